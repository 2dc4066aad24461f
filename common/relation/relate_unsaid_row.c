/* relate_unsaid_row: rates told one after another of one base; see relate_unsaid_parts.h.
 *
 * A rate that misses by more than a slip is nobody's, unless its fellows show what it is of: where
 * two of the same words come out over one amount of the sentence, the third is over that, too
 * (domain.md §2, rows 3 and 7).
 */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"

enum { LEAST = 2 };	/* others that come out, so that this one is like them */

/* Is m a percentage right behind an amount of its clause that it may be of? */
static bool
has_part(const struct sentence *s, const struct mention *m)
{
	const unsigned rates = 1 << FUNCTION_RATE | 1 << FUNCTION_OTHER | 1 << FUNCTION_SHARE;

	return m > s->ms->at + s->from && unsaid_is_stated(m) && mention_does(m, rates) != 0 &&
	    span_eq(m->q.unit, SPAN("%")) && unsaid_amount(m - 1) && m[-1].clause == m->clause;
}

/* 预付款44.88万元（占合同价30%），到货款89.76万元（占60%）: have m and other the same words
 * before them, but that only one of two shares need say of what? */
static bool
are_called_alike(const struct sentence *s, const struct mention *m, const struct mention *other)
{
	if (m->function == FUNCTION_SHARE && (m->phrase.n == 0 || other->phrase.n == 0))
		return true;
	return m->phrase.n != 0 &&
	    span_eq(mentions_text(s->ms, m->phrase), mentions_text(s->ms, other->phrase));
}

/* Do m and other say the same, and of parts of one unit? */
static bool
is_like(const struct sentence *s, const struct mention *m, const struct mention *other)
{
	return other != m && has_part(s, other) && other->function == m->function &&
	    relate_same_unit(other - 1, m - 1) && are_called_alike(s, m, other);
}

/* Do so many of the rates like m come out over base that m must be over it, too? */
static bool
is_base(const struct sentence *s, const struct mention *m, const struct mention *base)
{
	size_t n = 0;

	for (const struct mention *e = base + 1; e < s->ms->at + s->to; e++)
		n += e > base + 1 && is_like(s, m, e) && relate_closes_rate(e - 1, base, e);
	return n >= LEAST;
}

/* 经费50.00万元，一季度用款8.50万元，进度17%；二季度末累计23.00万元，进度46%；…: links m with the
 * amount right before it, over what the others like it in the sentence are of. */
static void
relate_like_others(const struct sentence *s, struct mention *m)
{
	const struct mention *part = m - 1;

	if (!has_part(s, m) || m->nlinks != 0)
		return;
	for (const struct mention *base = s->ms->at + s->from; base < part; base++)
		if (unsaid_amount(base) && !base->member && relate_same_unit(base, part) &&
		    decimal_cmp(base->q.value, part->q.value) >= 0 && is_base(s, m, base)) {
			mentions_link(s->ms, m,
			    m->function == FUNCTION_SHARE ? REL_SHARE : REL_RATE, "$/$",
			    (size_t[]){ part->id, base->id });
			return;
		}
}

void
unsaid_row_rates(const struct sentence *s)
{
	size_t percents = 0;

	for (size_t i = s->from; i < s->to; i++)
		percents += s->ms->at[i].q.kind == KIND_PERCENT;
	for (size_t i = s->from; i < s->to && percents > LEAST; i++)
		if (s->ms->at[i].q.kind == KIND_PERCENT)
			relate_like_others(s, &s->ms->at[i]);
}
