/* relate_ratio_undone: rates of what is left when what was not done is taken off; see
 * relate_ratio_parts.h.  What is left itself, as an amount, is relate_unsaid_left's.
 */
#include "relation/relate_ratio_parts.h"

#include "language/grammar.h"

/* Do the words of m deny what the rate is of, or a character of it (未收, 尚未缴纳; 收缴率)? */
static bool
is_undone(const struct rate *r, struct span stem, const struct mention *m)
{
	bool undone = ratio_is_turned(r, m, stem);

	for (size_t at = 0; at < stem.n && !undone; at += glyph_at(stem, at).n)
		undone = ratio_is_turned(r, m, span_slice(stem, at, at + glyph_at(stem, at).n));
	return undone;
}

/* Links the rate with what a leaves of b, if that gives it or would but for one digit. */
static bool
link_less(const struct rate *r, const struct mention *a, const struct mention *b)
{
	struct term whole = relate_term(b), left = whole, rate = relate_term(r->m);

	if (!decimal_sub(whole.value, a->q.value, &left.value) || decimal_sign(left.value) <= 0 ||
	    !closure_rate_misprint(&left, &whole, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_RATE, "1-$/$", (size_t[]){ a->id, b->id });
	return true;
}

/* The same with b over what a and b are together. */
static bool
link_of_both(const struct rate *r, const struct mention *a, const struct mention *b)
{
	struct term part = relate_term(b), both = part, rate = relate_term(r->m);

	if (!decimal_add(part.value, a->q.value, &both.value) ||
	    !closure_rate_misprint(&part, &both, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_LIKELY, "$/($+$)", (size_t[]){ b->id, a->id, b->id });
	return true;
}

/* 应收缴218.50万元, and 任务数 of 任务完成率: is b what was to be done? */
static bool
is_owed(const struct rate *r, struct span stem, const struct mention *b)
{
	return word_table_in(&qualifiers, "owed", mentions_text(r->ms, b->before)) ||
	    (span_has(mentions_text(r->ms, b->label), stem) && !ratio_is_done(r, stem, b));
}

bool
ratio_of_undone(const struct rate *r)
{
	const struct mention *a, *b;
	struct span stem = r->stem;

	if (!ratio_beside(r, &a, &b) || stem.n == 0 || !ratio_has_whole(r, a, b) ||
	    word_table_starts(&qualifiers, "opposite", stem) ||
	    !is_undone(r, stem, a) || is_undone(r, stem, b) ||
	    decimal_cmp(r->m->q.value, decimal_of(100)) >= 0)
		return false;
	if (is_owed(r, stem, b))
		return link_less(r, a, b);
	/* 旧存26件，新收412件，办结420件，未办结18件，办结率95.89% */
	return ratio_is_done(r, stem, b) && (r->n <= 2 || !relate_same_unit(r->near[2], b)) &&
	    link_of_both(r, a, b);
}

bool
ratio_of_other(const struct rate *r)
{
	const struct mention *a = r->near[0], *b = r->n > 1 ? r->near[1] : NULL;
	struct span stem = r->stem;

	if (b != NULL && b->member)
		b = mentions_before(r->ms, b, b->total);
	return b != NULL && a->id + 1 == r->m->id && !a->member && stem.n != 0 &&
	    a->q.kind == KIND_COUNT && relate_same_unit(a, b) && ratio_is_telling(r->m) &&
	    a->clause == r->m->clause && b->clause == r->m->clause &&
	    !word_table_starts(&qualifiers, "opposite", stem) &&
	    word_table_starts(&qualifiers, "opposite", mentions_text(r->ms, a->label)) &&
	    ratio_is_turned(r, a, stem) && !span_has(mentions_text(r->ms, b->label), stem) &&
	    link_less(r, a, b);
}
