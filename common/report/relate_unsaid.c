/* relate_unsaid: what figures of a sentence make of one another; see
 * relate_unsaid.h. */
#include "report/relate_unsaid.h"

#include "report/relate_rate.h"
#include "report/relate_unsaid_parts.h"

enum { SENTENCE_MAX = 96 };	/* mentions; longer ones are tables that lost their form */

/* The lead of 。, that of the full-width marks, or a bracket. */
static inline bool
may_begin_mark(unsigned char lead)
{
	return lead == 0xE3 || lead == 0xEF || lead == '(';
}

/* The words before m, from the last mark or figure on. */
struct span
unsaid_clause(const struct sentence *s, const struct mention *m)
{
	static const char *const marks[] = { "，", "。", "；", "（", "(", "：" };
	enum { REACH = 90 };	/* bytes */
	size_t from = m->q.from;

	while (from > 0 && m->q.from - from < REACH) {
		struct span rest;

		from--;
		if (!may_begin_mark((unsigned char)s->text.p[from]))
			continue;
		rest = span_slice(s->text, from, m->q.from);
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (span_starts(rest, span_of(marks[i])))
				return span_slice(rest, strlen(marks[i]), rest.n);
	}
	return span_slice(s->text, from, m->q.from);
}

static void
relate_rates_ahead(const struct sentence *s, const struct relate_words *w,
    const struct recall *recall)
{
	for (size_t i = s->from; i < s->to; i++)
		if (unsaid_is_stated(&s->ms->at[i]) && s->ms->at[i].nlinks == 0 &&
		    s->ms->at[i].function == FUNCTION_RATE)
			relate_rate_ahead(w, s->ms, &s->ms->at[i], recall);
}

void
relate_unsaid(const struct relate_words *w, struct mentions *ms, struct span text,
    const struct recall *recall)
{
	struct sentence s = { .ms = ms, .text = text };

	for (s.from = 0; s.from < ms->n; s.from = s.to) {
		s.to = s.from + 1;
		while (s.to < ms->n && ms->at[s.to].sentence == ms->at[s.from].sentence)
			s.to++;
		if (s.to - s.from < 3 || s.to - s.from > SENTENCE_MAX)
			continue;
		relate_rates_ahead(&s, w, recall);
		unsaid_changes(&s);
		unsaid_shares(&s);
		unsaid_sums(&s);
	}
}
