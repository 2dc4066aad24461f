/* relate_ratio_undone: rates of what is left when what was not done is taken off, and rates in
 * thousandths; see relate_ratio_parts.h. */
#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/relate_ratio_parts.h"

/* Do the words of m deny what the rate is of, or a character of it (未收, 尚未缴纳; 收缴率)? */
static bool
is_undone(const struct rate *r, struct span stem, const struct mention *m)
{
	bool undone = ratio_is_turned(r, m, stem);

	for (size_t at = 0; at < stem.n && !undone; at += glyph_at(stem, at).n)
		undone = ratio_is_turned(r, m, span_slice(stem, at, at + glyph_at(stem, at).n));
	return undone;
}

bool
ratio_of_undone(const struct rate *r)
{
	const struct mention *a, *b;
	struct span stem = ratio_stem(r);
	struct term done, whole, rate = relate_term(r->m);
	bool owed;

	if (!ratio_beside(r, &a, &b) || stem.n == 0 || !ratio_has_whole(r, a, b) ||
	    word_table_starts(&qualifiers, "opposite", stem) ||
	    !is_undone(r, stem, a) || is_undone(r, stem, b) ||
	    decimal_cmp(rate.value, decimal_of(100)) >= 0)
		return false;
	owed = word_table_in(&qualifiers, "owed", mentions_text(r->ms, b->before)) ||
	    (span_has(mentions_text(r->ms, b->label), stem) && !ratio_is_done(r, stem, b));
	done = whole = relate_term(b);
	if (!owed && (!ratio_is_done(r, stem, b) ||
	    (r->n > 2 && relate_same_unit(r->near[2], b))))
		return false;	/* 旧存26件，新收412件，办结420件，未办结18件，办结率95.89% */
	if (!(owed ? decimal_sub(whole.value, a->q.value, &done.value) :
	    decimal_add(whole.value, a->q.value, &whole.value)) ||
	    !closure_rate_misprint(&done, &whole, &rate))
		return false;
	mentions_link(r->ms, r->m, owed ? REL_RATE : REL_LIKELY, owed ? "1-$/$" : "$/($+$)",
	    owed ? (size_t[]){ a->id, b->id } : (size_t[]){ b->id, a->id, b->id });
	return true;
}

/* 样品386份，其中水稻142份、玉米118份、其他126份，不合格7份，抽查合格率98.19%: what is not so,
 * right before the rate, leaves so much of the count before it that is no part, or would but for
 * one digit. */
bool
ratio_of_other(const struct rate *r)
{
	const struct mention *a = r->near[0], *b = r->n > 1 ? r->near[1] : NULL;
	struct span stem = ratio_stem(r);
	struct term left, whole, rate = relate_term(r->m);

	if (b != NULL && b->member)
		b = mentions_before(r->ms, b, b->total);
	if (b == NULL || a->id + 1 != r->m->id || a->member || stem.n == 0 ||
	    a->q.kind != KIND_COUNT || !relate_same_unit(a, b) || !ratio_is_telling(r->m) ||
	    a->clause != r->m->clause || b->clause != r->m->clause ||
	    word_table_starts(&qualifiers, "opposite", stem) ||
	    !word_table_starts(&qualifiers, "opposite", mentions_text(r->ms, a->label)) ||
	    !ratio_is_turned(r, a, stem) ||
	    span_has(mentions_text(r->ms, b->label), stem))
		return false;
	left = whole = relate_term(b);
	if (!decimal_sub(whole.value, a->q.value, &left.value) || decimal_sign(left.value) <= 0 ||
	    !closure_rate_misprint(&left, &whole, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_RATE, "1-$/$", (size_t[]){ a->id, b->id });
	return true;
}

void
ratio_of_thousand(const struct rate *r)
{
	const struct mention *a, *b;
	struct span stem = ratio_stem(r);
	struct term x, y, rate = relate_term(r->m);

	if (!span_eq(r->m->q.unit, SPAN("‰")) || stem.n == 0 || !ratio_beside(r, &a, &b) ||
	    !ratio_is_done(r, stem, a) || decimal_cmp(a->q.value, b->q.value) >= 0 ||
	    !decimal_shift(rate.value, -1, &rate.value) ||
	    !decimal_shift(rate.quantum, -1, &rate.quantum))
		return;
	x = relate_term(a);
	y = relate_term(b);
	if (closure_rate(&x, &y, &rate) || misprint_rate_alone(&x, &y, &rate))
		mentions_link(r->ms, r->m, REL_RATE, "$/$", (size_t[]){ a->id, b->id });
}
