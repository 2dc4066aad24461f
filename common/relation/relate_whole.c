/* relate_whole: shares that make up a hundred; see relate_whole.h. */
#include "relation/relate_whole.h"

#include "language/grammar.h"
#include "sentence/formula.h"

enum {
	SHARES_MAX = 16,
	FEW = 3			/* so many shares and a slip are no accident */
};

static bool
is_share(const struct mention *m)
{
	return m->id != 0 && m->q.kind == KIND_PERCENT && m->q.op == OP_EQ &&
	    m->function == FUNCTION_SHARE && span_eq(m->q.unit, SPAN("%"));
}

static const struct term hundred = { { 100, 0 }, { 1, 0 }, true };

/* What m's words say that it is a share of: 货物支出 of 货物合同额占货物支出的; empty: nothing. */
static struct span
base_of(const struct mentions *ms, const struct mention *m)
{
	struct span name = mentions_text(ms, m->phrase);

	if (m->share_base)
		return name;
	return word_table_rest(&grammar, "share", name);
}

static bool
has_other_base(const struct mentions *ms, const struct mention *m, const struct mention *first)
{
	struct span base = base_of(ms, m), other = base_of(ms, first);

	return (m->share_base || (base.n != 0 && other.n != 0)) && !span_eq(base, other);
}

/* Is m part of what the shares before it are shares of, by its name if it has one (占基本支出
 * 的)?  The first may have any cue (其中), the others none but their 占. */
static bool
goes_on(const struct mentions *ms, const struct mention *m, const struct mention *first)
{
	return m->sentence == first->sentence && m->depth == first->depth &&
	    m->share_base == first->share_base && !has_other_base(ms, m, first) &&
	    (m->cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME | CUE_EACH)) == 0;
}

/* Shares of one decimal or more: n of them may be off by half a unit each. */
static bool
make_hundred(const struct term *shares, size_t n)
{
	struct term total = hundred;

	total.exact = false;
	total.quantum = shares[0].quantum;
	return closure_sum(&total, shares, n);
}

/* Does one slip explain that they are no hundred, rounded as they are?  By a unit of the last place
 * more or less they may be off without any. */
static bool
slips_from_hundred(const struct term *shares, size_t n)
{
	struct term total = hundred;

	for (int units = -1; units <= 1; units++) {
		struct decimal off;

		if (!decimal_mul(shares[0].quantum, decimal_of(units), &off) ||
		    !decimal_add(hundred.value, off, &total.value))
			return false;
		if (closure_slip(&total, shares, n) > (n < FEW ? SLIP_WEAK : SLIP_NONE) &&
		    (units == 0 || n > FEW))
			return true;
	}
	return false;
}

/* 45.24%；13.48%；3.71%；34.85%；5.41%: so many shares, told to a decimal, that are a little
 * more than a hundred; less would only say that the rest is not told. */
static bool
overshoots(const struct term *shares, size_t n)
{
	enum { MANY = 4, MOST = 105 };
	struct decimal sum = decimal_of(0);

	if (n < MANY || decimal_cmp(shares[0].quantum, decimal_of(1)) >= 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!decimal_add(sum, shares[i].value, &sum))
			return false;
	return decimal_cmp(sum, decimal_of(100)) > 0 && decimal_cmp(sum, decimal_of(MOST)) <= 0;
}

/* 占项目的18%；…占项目的6%: do words name what they are shares of, or call all of them the same? */
static bool
are_of_named(const struct mentions *ms, const size_t *at, size_t n)
{
	const struct mention *first = &ms->at[at[0]];

	if (base_of(ms, first).n != 0)
		return true;
	for (size_t i = 1; i < n; i++)
		if (!span_eq(mentions_text(ms, ms->at[at[i]].label),
		    mentions_text(ms, first->label)))
			return false;
	return first->label.n != 0;
}

/* 占项目的18%；…占项目的6%；…占项目的22%: are they not so few of what they name that the rest may
 * just not be told? */
static bool
are_nearly_all(const struct term *shares, size_t n)
{
	enum { LEAST = 90 };
	struct decimal sum = decimal_of(0);

	for (size_t i = 0; i < n; i++)
		if (!decimal_add(sum, shares[i].value, &sum))
			return false;
	return decimal_cmp(sum, decimal_of(LEAST)) >= 0;
}

/* Is each share told by the amounts that it is of?  Then each is right or wrong for itself,
 * and what they make up says only whether they overlap.  *one: they are all of one amount. */
static bool
are_counted(const struct mentions *ms, const size_t *at, size_t n, bool *one)
{
	size_t ids[2], base = 0;
	size_t counted = 0;

	*one = true;
	for (size_t i = 0; i < n; i++) {
		if (!mentions_quotient(ms, &ms->at[at[i]], REL_SHARE, ids))
			continue;
		*one &= base == 0 || base == ids[1];
		base = ids[1];
		counted++;
	}
	return counted == n;
}

/* 2023年项目支出占30%，2022年占25%，…: shares of one thing in several years make up nothing. */
static bool
are_of_one_year(const struct mentions *ms, const size_t *at, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (ms->at[at[i]].year != ms->at[at[0]].year)
			return false;
	return true;
}

/* 房屋占比最大，为66%，其次为设备，占8.22%: are they told in the order of their size?  Then the
 * rest need not be. */
static bool
are_by_size(const struct mentions *ms, const size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct mention *m = &ms->at[at[i]];

		if (word_table_in(&qualifiers, "largest", mentions_text(ms, m->before)) ||
		    word_table_in(&qualifiers, "largest", mentions_text(ms, m->label)))
			return true;
	}
	return false;
}

/* 甲120万元，占60%；乙80万元，占40%: the amount right before the share m, which that is said of and
 * nothing is told to be the base of; NULL: there is none. */
static const struct mention *
own_amount(const struct mentions *ms, const struct mention *m)
{
	const struct mention *a = m - 1;

	return m > ms->at && m->nlinks == 0 && !m->share_base && a->sentence == m->sentence &&
	    a->clause == m->clause && a->depth == m->depth && a->cell.row == m->cell.row &&
	    mention_is_exact(a) && (a->q.kind == KIND_MONEY || a->q.kind == KIND_COUNT) &&
	    a->function == FUNCTION_PRIMARY && !a->excused ? a : NULL;
}

/* Links the n shares at, which make a hundred and have no base, with the amounts right before
 * them: what each is of can only be all of these. */
static void
link_own(struct mentions *ms, const size_t *at, size_t n)
{
	size_t ids[SHARES_MAX + 1];
	const struct mention *first = own_amount(ms, &ms->at[at[0]]);

	for (size_t i = 0; i < n; i++) {
		const struct mention *a = own_amount(ms, &ms->at[at[i]]);

		if (a == NULL || !relate_same_unit(a, first))
			return;
		ids[i + 1] = a->id;
	}
	for (size_t i = 0; i < n; i++) {
		ids[0] = ids[i + 1];
		mentions_link_quotient(ms, &ms->at[at[i]], REL_SHARE, ids,
		    (struct quotient_sides){ 1, n + 1 });
	}
}

/* Two or more shares that stand together. */
static void
relate_run(const struct relate_words *w, struct mentions *ms, const size_t *at, size_t n)
{
	struct term shares[SHARES_MAX] = { 0 };
	size_t ids[SHARES_MAX];
	bool one, counted = are_counted(ms, at, n, &one);

	for (size_t i = 0; i < n; i++) {
		shares[i] = relate_term(&ms->at[at[i]]);
		shares[i].exact = false;
		ids[i] = ms->at[at[i]].id;
	}
	if (!one || relate_traits_differ(w, ms, at, n))
		return;
	if (make_hundred(shares, n))
		link_own(ms, at, n);
	if (make_hundred(shares, n) || (are_of_one_year(ms, at, n) && !are_by_size(ms, at, n) &&
	    (relate_are_known_set(w, ms, at, n) || (!counted && !ms->at[at[0]].share_base &&
	    (!are_of_named(ms, at, n) || are_nearly_all(shares, n)) &&
	    (overshoots(shares, n) || slips_from_hundred(shares, n))))))
		mentions_link_sum(ms, &ms->at[at[n - 1]], REL_WHOLE, ids, n);
}

/* Do the n shares at make a hundred that the share m would go beyond? */
static bool
is_complete(const struct mentions *ms, const struct mention *m, const size_t *at, size_t n)
{
	struct term shares[SHARES_MAX] = { 0 };

	if (n < 2 || n == SHARES_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		shares[i] = relate_term(&ms->at[at[i]]);
	shares[n] = relate_term(m);
	for (size_t i = 0; i <= n; i++)
		shares[i].exact = false;
	return make_hundred(shares, n) && !make_hundred(shares, n + 1);
}

/* 男性占54%，女性占46%；35岁以下占30%，…: does m begin another clause of several shares, as the one
 * before it has several? */
static bool
begins_another(const struct mentions *ms, size_t m, const size_t *at, size_t n)
{
	size_t clause = ms->at[m].clause;

	if (n < 2 || ms->at[at[n - 1]].clause == clause ||
	    ms->at[at[n - 2]].clause != ms->at[at[n - 1]].clause)
		return false;
	while (++m < ms->n && ms->at[m].clause == clause &&
	    ms->at[m].sentence == ms->at[at[0]].sentence)
		if (is_share(&ms->at[m]))
			return true;
	return false;
}

/* Is the share i one more of those at? */
static bool
is_one_more(const struct mentions *ms, size_t i, const size_t *at, size_t n)
{
	const struct mention *m = &ms->at[i];

	return n < SHARES_MAX && goes_on(ms, m, &ms->at[at[0]]) && !is_complete(ms, m, at, n) &&
	    !begins_another(ms, i, at, n);
}

/* 甲占12%，乙占8%，两项合计占20%: is m the share of several that have one each, too? */
static bool
is_of_shared(struct mentions *ms, const struct mention *m)
{
	for (size_t k = 0; k < m->nlinks; k++) {
		struct span of = mentions_text(ms, m->links[k].of);
		const struct mention *first;

		if (m->links[k].rel != REL_SHARE || !span_starts(of, SPAN("(")))
			continue;
		first = mentions_before(ms, m, formula_first_id(span_slice(of, 1, of.n)));
		return first != NULL && is_share(&first[1]);
	}
	return false;
}

void
relate_wholes(const struct relate_words *w, struct mentions *ms)
{
	size_t at[SHARES_MAX], n = 0;

	for (size_t i = 0; i < ms->n; i++) {
		if (!is_share(&ms->at[i]))
			continue;
		if (is_of_shared(ms, &ms->at[i])) {	/* what they make up is told */
			n = 0;
			continue;
		}
		if (n > 0 && !is_one_more(ms, i, at, n)) {
			if (n > 1)
				relate_run(w, ms, at, n);
			n = 0;
		}
		at[n++] = i;
	}
	if (n > 1)
		relate_run(w, ms, at, n);
}
