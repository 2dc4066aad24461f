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

/* What is looked for in a sentence, in this order: each pass leaves alone what one before it has
 * linked.  Two places matter to what is found.  Changes come ahead of sums: what words call an
 * increase, now less then, would add up with then to now as well.  Misprints come last: they take
 * what nothing else explains.  All the others read from the sure to the guessed. */
static const struct {
	void (*link)(const struct sentence *s);
	size_t least;		/* figures that the sentence must have */
} passes[] = {
	{ unsaid_parts_above, 1 },	/* what words say of the sentence before */
	{ unsaid_totals_above, 1 },
	{ unsaid_rates, 2 },		/* what goes by a name of its own */
	{ unsaid_states, 1 },
	{ unsaid_changes, 3 },
	{ unsaid_shares, 3 },
	{ unsaid_shares_behind, 2 },
	{ unsaid_sums, 3 },		/* what nothing but arithmetic holds together */
	{ unsaid_likewise, 3 },
	{ unsaid_row_rates, 3 },	/* what the rates around it do */
	{ unsaid_grades, 1 },
	{ unsaid_misprints, 1 },
	{ unsaid_only_pairs, 2 },	/* which asks for less than these where no others can be */
};

void
relate_unsaid(const struct relate_words *w, struct mentions *ms, struct span text,
    const struct recall *recall)
{
	unsigned char known[SENTENCE_MAX];
	struct sentence s = {
		.words = w, .ms = ms, .text = text, .recall = recall, .known = known
	};

	for (s.from = 0; s.from < ms->n; s.from = s.to) {
		s.to = s.from + 1;
		while (s.to < ms->n && ms->at[s.to].sentence == ms->at[s.from].sentence)
			s.to++;
		if (s.to - s.from > SENTENCE_MAX)
			continue;
		memset(known, 0, s.to - s.from);
		for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
			if (s.to - s.from >= passes[i].least)
				passes[i].link(&s);
	}
}
