/* relate_unsaid: what figures of a sentence make of one another; see
 * relate_unsaid.h. */
#include "relation/relate_unsaid.h"

#include "relation/relate_unsaid_parts.h"
#include "sentence/reach.h"
#include "text/character.h"

enum { SENTENCE_MAX = 96 };	/* mentions; longer ones are tables that lost their form */

/* The lead of 。, that of the full-width marks, or a bracket. */
static inline bool
may_begin_mark(unsigned char lead)
{
	return lead == 0xE3 || lead == 0xEF || lead == '(' || lead == ',' || lead == ';' ||
	    lead == ':';
}

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
		if (!may_begin_mark((unsigned char)s->text.p[from]))
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

/* Is a figure of the sentence a share, or might it be one?  Of most it is not. */
static bool
has_share(const struct sentence *s)
{
	bool found = false;

	for (size_t i = s->from; i < s->to; i++)
		found |= (s->ms->at[i].q.kind == KIND_PERCENT) |
		    (s->ms->at[i].function == FUNCTION_SHARE);
	return found;
}

void
relate_unsaid(const struct relate_words *w, struct mentions *ms, struct span text,
    const struct recall *recall)
{
	struct sentence s = { .words = w, .ms = ms, .text = text };

	for (s.from = 0; s.from < ms->n; s.from = s.to) {
		s.to = s.from + 1;
		while (s.to < ms->n && ms->at[s.to].sentence == ms->at[s.from].sentence)
			s.to++;
		if (s.to - s.from > SENTENCE_MAX)
			continue;
		unsaid_parts_above(&s);
		unsaid_totals_above(&s);
		if (s.to - s.from < 3) {
			unsaid_misprints(&s);
			continue;
		}
		unsaid_rates(&s, recall);
		unsaid_changes(&s);
		if (has_share(&s))
			unsaid_shares(&s);
		unsaid_sums(&s);
		unsaid_likewise(&s);
		unsaid_row_rates(&s);
		unsaid_misprints(&s);
	}
}
