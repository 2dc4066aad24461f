/* relate_unsaid: what figures of a sentence make of one another; see
 * relate_unsaid.h. */
#include "relation/relate_unsaid.h"

#include "relation/relate_unsaid_parts.h"
#include "sentence/reach.h"
#include "text/character.h"
#include "text/glyph.h"

enum { SENTENCE_MAX = 96 };	/* mentions; longer ones are tables that lost their form */

/* The words before m, from the last mark or figure on. */
struct span
unsaid_clause(const struct sentence *s, const struct mention *m)
{
	size_t at = m->q.from, least = at > REACH_CLAUSE ? at - REACH_CLAUSE : 0;
	struct glyph g;

	if (m > s->ms->at + s->from && m[-1].cell.row == 0 && m[-1].q.to <= at &&
	    m[-1].q.to > least)
		least = m[-1].q.to;
	for (; at > least && (g = glyph_before(s->text, at)).n <= at - least; at -= g.n)
		if (character_is_mark_of(g.c, U"，。；（(：,;:") &&
		    (g.c != ',' || at == m->q.from ||
		    !byte_is_digit(s->text.p[at])))	/* 1,234 */
			break;
	return span_slice(s->text, at, m->q.from);
}

/* What stands in a sentence: a bit for each kind of figure, and one for what a figure does. */
enum {
	PERCENT = 1 << KIND_PERCENT,
	AMOUNT = 1 << KIND_MONEY | 1 << KIND_COUNT | 1 << KIND_SCORE,
	SHARE = 1 << (KINDS + FUNCTION_SHARE),
	DELTA = 1 << (KINDS + FUNCTION_DELTA),
	ANY = ~0
};

/* What is looked for in a sentence, in this order: each pass leaves alone what one before it has
 * linked.  A pass is only made where one of what it is about stands.  Two places matter to what is
 * found.  Changes come ahead of sums: what words call an increase, now less then, would add up with
 * then to now as well.  Misprints come last: they take what nothing else explains.  All the others
 * read from the sure to the guessed. */
static const struct {
	void (*link)(const struct sentence *s);
	int about;
	size_t least;		/* figures that the sentence must have */
} passes[] = {
	{ unsaid_parts_above, AMOUNT, 2 },	/* what words say of the sentence before */
	{ unsaid_totals_above, AMOUNT, 1 },
	{ unsaid_rates, PERCENT, 2 },		/* what goes by a name of its own */
	{ unsaid_states, DELTA, 1 },
	{ unsaid_changes, ANY, 3 },
	{ unsaid_shares, PERCENT | SHARE, 3 },
	{ unsaid_shares_behind, PERCENT, 2 },
	{ unsaid_sums, AMOUNT, 3 },		/* what nothing but arithmetic holds together */
	{ unsaid_likewise, AMOUNT, 3 },
	{ unsaid_row_rates, PERCENT, 3 },	/* what the rates around it do */
	{ unsaid_grades, PERCENT, 1 },
	{ unsaid_misprints, PERCENT, 1 },
	{ unsaid_only_pairs, PERCENT, 2 },	/* which asks for less where no others can be */
};

static int
what_stands(const struct sentence *s)
{
	int found = 0;

	for (const struct mention *m = s->ms->at + s->from; m < s->ms->at + s->to; m++)
		found |= 1 << m->q.kind | 1 << (KINDS + (int)m->function);
	return found;
}

void
relate_unsaid(const struct relate_words *w, struct mentions *ms, struct span text,
    const struct recall *recall)
{
	unsigned char known[SENTENCE_MAX];
	struct sentence s = {
		.words = w, .ms = ms, .text = text, .recall = recall, .known = known
	};

	for (s.from = 0; s.from < ms->n; s.from = s.to) {
		int found;

		s.to = s.from + 1;
		while (s.to < ms->n && ms->at[s.to].sentence == ms->at[s.from].sentence)
			s.to++;
		if (s.to - s.from > SENTENCE_MAX)
			continue;
		memset(known, 0, s.to - s.from);
		found = what_stands(&s);
		for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
			if ((passes[i].about & found) != 0 && s.to - s.from >= passes[i].least)
				passes[i].link(&s);
	}
}
