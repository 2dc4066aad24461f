/* relate_unsaid: what figures of a sentence make of one another; see
 * relate_unsaid.h. */
#include "relation/relate_unsaid.h"

#include <limits.h>

#include "relation/relate_unsaid_parts.h"
#include "sentence/reach.h"
#include "text/character.h"

enum { SENTENCE_MAX = 96 };	/* mentions; longer ones are tables that lost their form */

/* The lead of 。, that of the full-width marks, or a bracket. */
static const bool may_begin_mark[UCHAR_MAX + 1] = {
	[0xE3] = true, [0xEF] = true, ['('] = true, [','] = true, [';'] = true, [':'] = true
};

/* The words before m, from the last mark or figure on. */
struct span
unsaid_clause(const struct sentence *s, const struct mention *m)
{
	static const char *const marks[] = { "，", "。", "；", "（", "(", "：", ",", ";", ":" };
	size_t from = m->q.from, last = 0;

	if (m > s->ms->at + s->from && m[-1].cell.row == 0 && m[-1].q.to <= m->q.from)
		last = m[-1].q.to;
	while (from > last && m->q.from - from < REACH_CLAUSE) {
		struct span rest;

		from--;
		if (!may_begin_mark[(unsigned char)s->text.p[from]])
			continue;
		rest = span_slice(s->text, from, m->q.from);
		if (rest.n > 1 && rest.p[0] == ',' && character_is_digit((unsigned char)rest.p[1]))
			continue;	/* 1,234 */
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (span_starts(rest, span_of(marks[i])))
				return span_slice(rest, strlen(marks[i]), rest.n);
	}
	return span_slice(s->text, from, m->q.from);
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
	{ unsaid_changes, 3 },
	{ unsaid_shares, 3 },
	{ unsaid_sums, 3 },		/* what nothing but arithmetic holds together */
	{ unsaid_likewise, 3 },
	{ unsaid_row_rates, 3 },	/* what the rates around it do */
	{ unsaid_misprints, 1 },
};

void
relate_unsaid(const struct relate_words *w, struct mentions *ms, struct span text,
    const struct recall *recall)
{
	struct sentence s = { .words = w, .ms = ms, .text = text, .recall = recall };

	for (s.from = 0; s.from < ms->n; s.from = s.to) {
		s.to = s.from + 1;
		while (s.to < ms->n && ms->at[s.to].sentence == ms->at[s.from].sentence)
			s.to++;
		for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
			if (s.to - s.from >= passes[i].least && s.to - s.from <= SENTENCE_MAX)
				passes[i].link(&s);
	}
}
