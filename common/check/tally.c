/* tally: a total against its parts, in exact decimals; see tally.h. */
#include "check/tally.h"

#include <stdlib.h>

#include "base/mem.h"
#include "language/measure.h"

void
addends_add(struct addends *t, size_t entry, int sign)
{
	t->list = mem_grow(t->list, t->n, &t->cap, sizeof(*t->list));
	t->list[t->n++] = (struct addend){ entry, sign };
}

void
addends_release(struct addends *t)
{
	free(t->list);
	*t = (struct addends){ 0 };
}

/* Kinds that can be added; a bare figure has lost its unit, not its sense. */
static bool
comparable(const struct figure *a, const struct figure *b)
{
	return a->kind == b->kind || a->kind == KIND_BARE || b->kind == KIND_BARE;
}

static bool
note(const struct ledger *l, size_t total, size_t entry, struct precision *p,
    struct tally *t)
{
	const struct entry *whole = &l->entries[total], *e = &l->entries[entry];

	if ((e->bound && entry != total) || !comparable(&whole->figure, &e->figure))
		return false;
	t->rough |= e->rough;
	t->mixed |= !ledger_same_unit(whole, e);
	t->whole &= e->places == 0;
	t->unitless &= e->figure.kind == KIND_BARE && e->figure.quantum.scale == 0;
	precision_note(p, e);
	return true;
}

/* A tally being taken. */
struct sum {
	struct tally t;
	struct decimal wide;	/* the most that rounding may explain; t.slack is the least */
};

/* 1,074公里: is e, written whole, measured and not counted?  Of what is added up it may be
 * rounded; what a rate is taken of was set. */
static bool
is_measured(const struct entry *e)
{
	struct measure measure;

	return e->figure.kind == KIND_COUNT && !e->rough && precision_exact(e) &&
	    decimal_sign(e->figure.value) != 0 && measure_of(e->figure.unit, &measure);
}

/* Adds half a place of e to the two bounds of what rounding explains. */
static bool
add_reach(const struct precision *p, const struct entry *e, struct sum *sum)
{
	struct tally *t = &sum->t;
	struct precision_reach reach;

	if (!precision_reach(p, e, &reach) || (is_measured(e) &&
	    !decimal_mul(e->figure.quantum, decimal_make(5, 1), &reach.wide)) ||
	    !decimal_add(t->slack, reach.half, &t->slack) ||
	    !decimal_add(sum->wide, reach.wide, &sum->wide))
		return false;
	t->rounded += decimal_sign(reach.half) > 0 || is_measured(e);
	return true;
}

static bool
add_up(const struct ledger *l, size_t total, const struct addends *terms,
    const struct precision *p, struct sum *sum)
{
	struct tally *t = &sum->t;

	t->stated = l->entries[total].figure.value;
	t->computed = t->slack = sum->wide = decimal_of(0);
	if (!add_reach(p, &l->entries[total], sum))
		return false;
	for (size_t i = 0; i < terms->n; i++) {
		const struct entry *e = &l->entries[terms->list[i].entry];

		if (!(terms->list[i].sign < 0 ? decimal_sub : decimal_add)
		    (t->computed, e->figure.value, &t->computed) ||
		    !add_reach(p, e, sum))
			return false;
	}
	return decimal_sub(t->stated, t->computed, &t->difference);
}

/* 50 of 30, 12 and 10: so much is off only if each of the whole numbers was rounded by a full half,
 * and all the same way, which four or more are not. */
static bool
is_all_off(const struct tally *t, struct decimal off)
{
	enum { ALL_OFF = 4 };	/* numbers */

	return t->whole && t->rounded >= ALL_OFF && decimal_cmp(off, t->slack) == 0;
}

static enum verdict
judge(struct sum *sum)
{
	struct tally *t = &sum->t;
	struct decimal wide = sum->wide;
	struct decimal off = decimal_abs(t->difference);

	if (decimal_sign(off) == 0)
		return VERDICT_HOLDS;
	if (t->rough)
		return decimal_cmp(off, wide) <= 0 ? VERDICT_HOLDS : VERDICT_FAILS;
	if (decimal_cmp(off, t->slack) <= 0)
		return is_all_off(t, off) ? VERDICT_FAILS : VERDICT_ROUNDING;
	if (decimal_cmp(off, wide) > 0)
		return VERDICT_FAILS;
	t->slack = wide;
	return VERDICT_ROUNDING;
}

/* 14.1178亿人: 7.23亿人, 6.88亿人: are all terms parts of total told to fewer places? */
static bool
are_coarser(const struct ledger *l, size_t total, const struct addends *terms)
{
	for (size_t i = 0; i < terms->n; i++)
		if (terms->list[i].sign < 0 ||
		    !precision_is_coarser(&l->entries[terms->list[i].entry], &l->entries[total]))
			return false;
	return terms->n > 1;
}

/* Is what is off no more than half of one for each number, of a total that is large enough for
 * that? */
static bool
is_off_by_halves(const struct tally *t)
{
	enum { LARGE = 100 };
	struct decimal off;

	return decimal_cmp(decimal_abs(t->stated), decimal_of(LARGE)) >= 0 && decimal_mul(
	    decimal_abs(t->difference), decimal_of(2), &off) &&
	    decimal_cmp(off, decimal_of((long long)t->terms->n + 1)) <= 0;
}

struct tally
tally_limit(const struct ledger *l, size_t total, const struct addends *terms)
{
	struct sum sum = {
		.t = { .terms = terms, .verdict = VERDICT_NONE, .whole = true,
			.unitless = true }
	};
	struct precision p;

	precision_reset(&p);
	if (!note(l, total, total, &p, &sum.t))
		return sum.t;
	for (size_t i = 0; i < terms->n; i++)
		if (!note(l, total, terms->list[i].entry, &p, &sum.t))
			return sum.t;
	p.own = are_coarser(l, total, terms);
	if (add_up(l, total, terms, &p, &sum))
		sum.t.verdict = judge(&sum);
	else
		sum.t.overflow = true;
	sum.t.unitless = sum.t.unitless && terms->n > 1 && is_off_by_halves(&sum.t);
	return sum.t;
}

struct tally
tally_sum(const struct ledger *l, size_t total, const struct addends *terms)
{
	if (l->entries[total].bound)
		return (struct tally){ .terms = terms, .verdict = VERDICT_NONE };
	return tally_limit(l, total, terms);
}
