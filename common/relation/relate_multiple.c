/* relate_multiple: multiples and fractions of amounts; see relate_multiple.h. */
#include "relation/relate_multiple.h"

#include "language/grammar.h"

/* An amount that may be so many times another. */
static bool
is_amount(const struct mention *m)
{
	return mention_is_exact(m) && (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT) &&
	    m->function != FUNCTION_DELTA;
}

/* What stands between m and the mention before it. */
static struct span
words_between(const struct mention *m, struct span text)
{
	return span_slice(text, m[-1].q.to, m->q.from);
}

/* 上年43万人次的2倍, 是上年的2倍: is m, behind its 的, of something before it, and not a rise? */
static bool
is_of_something(const struct mention *m, struct span text)
{
	return word_table_ends(&grammar, "of", words_between(m, text));
}

/* The last amount of dimension before mention i in its sentence; that of another year, or not:
 * as prior says.  NULL: there is none. */
static const struct mention *
amount_before(const struct mentions *ms, size_t i, const struct mention *like, bool prior)
{
	for (size_t k = i; k-- > 0 && ms->at[k].sentence == ms->at[i].sentence; )
		if (is_amount(&ms->at[k]) && &ms->at[k] != like &&
		    (ms->at[k].function == FUNCTION_PRIOR) == prior &&
		    (like == NULL || relate_same_unit(&ms->at[k], like)))
			return &ms->at[k];
	return NULL;
}

/* 由去年的1.56:1缩小到1.53:1: is m not so many times (倍) but two sides of a ratio? */
static bool
has_two_sides(const struct mention *m, struct span text)
{
	struct span raw = span_slice(text, m->q.from, m->q.to);

	return span_has(raw, SPAN(":")) || span_has(raw, SPAN("："));
}

/* What m is so many times of: the amount right before its 的, or last year's. */
static const struct mention *
base_of(const struct mentions *ms, size_t i, struct span text)
{
	const struct mention *m = &ms->at[i];
	struct span words = words_between(m, text);

	if (words.n == word_table_at_end(&grammar, "of", words))
		return is_amount(m - 1) ? m - 1 : NULL;
	words = word_table_before(&grammar, "of", words);
	if (!word_table_ends(&grammar, "formerly", words))
		return NULL;
	return amount_before(ms, i, NULL, true);
}

/* 增长1.5倍: 100·(now-then)/then is no less than so many times. */
static void
relate_rise(struct mentions *ms, size_t i)
{
	const struct mention *then = amount_before(ms, i, NULL, true), *now;

	if (then == NULL || (now = amount_before(ms, i, then, false)) == NULL)
		return;
	mentions_link(ms, &ms->at[i], REL_GROWTH, "$/$-1", (size_t[]){ now->id, then->id });
}

static void
relate_multiple(struct mentions *ms, size_t i, struct span text)
{
	struct mention *m = &ms->at[i];
	const struct mention *base, *now;

	if ((m->last_cue & CUE_UP) != 0) {
		relate_rise(ms, i);
		return;
	}
	if (has_two_sides(m, text) || !is_of_something(m, text) ||
	    (base = base_of(ms, i, text)) == NULL)
		return;
	if ((now = amount_before(ms, i, base, false)) != NULL)
		mentions_link(ms, m, REL_RATE, "$/$", (size_t[]){ now->id, base->id });
}

void
relate_multiples(struct mentions *ms, struct span text)
{
	for (size_t i = 2; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];

		if (m->q.kind == KIND_RATIO && mention_is_exact(m) && m->nlinks == 0 &&
		    m->cell.row == 0 && m->sentence == ms->at[i - 1].sentence)
			relate_multiple(ms, i, text);
	}
}
