/* derived_rows: columns that follow from two others by their numbers; see derived_rows.h. */
#include "relation/derived_rows.h"

#include "language/closure.h"
#include "relation/derived.h"
#include "relation/relate.h"

enum {
	COLUMNS_FEW = 12,	/* wider tables are not looked at */
	VOTERS = 64,		/* rows that are asked, a bit each */
	HOLDS = 2,		/* so many rows must hold, */
	DIGITS = 6,		/* with so many digits in all, of three one more, */
	SHARE = 3		/* and no more than one of so many miss */
};

/* Column target is a + b or, with minus, a - b, with either, whichever a row shows; less, where it
 * is a column, the number of that. */
struct claim {
	size_t target, a, b;
	size_t less;		/* NONE: none */
	bool minus, either;
	size_t holds, misses;
	int digits;		/* of what holds */
};

/* The rows, from the first on, that have in a column a number that says something: it is not 0,
 * and the row is no total, which carries what is wrong in a row that it adds. */
struct telling {
	uint64_t rows[COLUMNS_FEW];
};

enum told { TOLD_NOTHING, TOLD_HOLDS, TOLD_SLIP, TOLD_OTHER };

static const struct mention *
number_at(const struct grid_view *v, size_t row, size_t column)
{
	const struct mention *m = grid_view_at(v, row, column);

	return m != NULL && m->id != 0 && m->q.op == OP_EQ && (m->q.kind == KIND_MONEY ||
	    m->q.kind == KIND_COUNT || m->q.kind == KIND_BARE) ? m : NULL;
}

/* Is what is missing in a row, or taken twice, the number of a column that the claim does not
 * name? */
static bool
is_of_another(const struct grid_view *v, const struct claim *k, size_t row, struct decimal off)
{
	for (size_t c = 0; c < v->n; c++) {
		const struct mention *m = number_at(v, row, c);

		if (m != NULL && c != k->target && decimal_cmp(decimal_abs(m->q.value),
		    decimal_abs(off)) == 0)
			return true;
	}
	return false;
}

static bool
is_telling(const struct grid_view *v, size_t row, size_t column)
{
	const struct mention *m = number_at(v, row, column);

	return m != NULL && !v->g->rows[row].is_total && decimal_sign(m->q.value) != 0;
}

static struct telling
telling_rows(const struct grid_view *v)
{
	struct telling t = { { 0 } };

	for (size_t r = v->from; r < v->to && r - v->from < VOTERS; r++)
		for (size_t c = 0; c < v->n; c++)
			if (is_telling(v, r, c))
				t.rows[c] |= UINT64_C(1) << (r - v->from);
	return t;
}

/* Fills part with m, taken off with minus; false if it is of another unit than target. */
static bool
take_part(const struct mention *m, bool minus, const struct mention *target, struct term *part)
{
	if (!grid_view_adds(m, target))
		return false;
	*part = relate_term(m);
	if (minus)
		part->value = decimal_neg(part->value);
	return true;
}

/* What row, which tells of all columns of the claim, says of it: nothing where they are not of
 * one unit. */
static enum told
ask_signed(const struct grid_view *v, const struct claim *k, size_t row, int *digits)
{
	const struct mention *t = grid_view_at(v, row, k->target);
	size_t n = k->less == NONE ? 2 : 3;
	struct term total, parts[3];
	struct decimal off;

	if (!take_part(grid_view_at(v, row, k->a), false, t, &parts[0]) ||
	    !take_part(grid_view_at(v, row, k->b), k->minus, t, &parts[1]) ||
	    (n == 3 && !take_part(grid_view_at(v, row, k->less), true, t, &parts[2])))
		return TOLD_NOTHING;
	total = relate_term(t);
	*digits = closure_digits(&total, parts, n);
	if (closure_sum(&total, parts, n))
		return TOLD_HOLDS;
	if (closure_slip(&total, parts, n) == SLIP_NONE ||
	    !closure_residue(&total, parts, n, &off) || is_of_another(v, k, row, off))
		return TOLD_OTHER;
	return TOLD_SLIP;
}

/* The same with the sign of k that the row shows, which is put into k. */
static enum told
ask(const struct grid_view *v, struct claim *k, size_t row, int *digits)
{
	enum told plus, minus;

	if (!k->either)
		return ask_signed(v, k, row, digits);
	k->minus = true;
	minus = ask_signed(v, k, row, digits);
	k->minus = false;
	plus = ask_signed(v, k, row, digits);
	k->minus = minus == TOLD_HOLDS || (minus == TOLD_SLIP && plus == TOLD_OTHER);
	return k->minus ? minus : plus;
}

/* Asks the rows; false where one misses that no slip explains, or too few hold. */
static bool
is_believed(const struct grid_view *v, const struct telling *t, struct claim *k)
{
	uint64_t rows = t->rows[k->target] & t->rows[k->a] & t->rows[k->b];
	int digits = 0;

	if (k->less != NONE)
		rows &= t->rows[k->less];
	if (__builtin_popcountll(rows) < HOLDS)
		return false;
	for (; rows != 0; rows &= rows - 1) {
		enum told told = ask(v, k, v->from + (size_t)__builtin_ctzll(rows), &digits);

		if (told == TOLD_OTHER)
			return false;
		k->misses += told == TOLD_SLIP;
		k->holds += told == TOLD_HOLDS;
		k->digits += told == TOLD_HOLDS ? digits : 0;
	}
	return k->holds >= HOLDS && k->digits >= DIGITS + (k->less != NONE) &&
	    SHARE * k->misses <= k->holds + k->misses;
}

/* Has a relation told already what the numbers of a column are made of? */
static bool
is_linked(const struct grid_view *v, size_t column)
{
	for (size_t r = v->from; r < v->to; r++) {
		const struct mention *m = grid_view_at(v, r, column);

		if (m != NULL && (mention_linked(m, REL_SUM) || mention_linked(m, REL_DELTA) ||
		    mention_linked(m, REL_AVERAGE) || mention_linked(m, REL_LIKELY)))
			return true;
	}
	return false;
}

/* Links the target of a row with what makes it; a miss is likely. */
static void
link_row(struct grid_view *v, const struct claim *k, size_t row, bool misses)
{
	size_t ids[3] = { grid_view_at(v, row, k->a)->id, grid_view_at(v, row, k->b)->id };
	enum relation rel = k->minus ? REL_DELTA : REL_SUM;
	const char *format = k->minus ? "$-$" : "$+$";

	if (k->less != NONE) {
		ids[2] = grid_view_at(v, row, k->less)->id;
		format = "$+$-$";
	}
	mentions_link(v->ms, grid_view_at(v, row, k->target), misses ? REL_LIKELY : rel, format,
	    ids);
}

static void
link_claim(struct grid_view *v, struct claim *k)
{
	for (size_t r = v->from; r < v->to; r++) {
		int digits;
		enum told told = TOLD_NOTHING;

		if (is_telling(v, r, k->target) && is_telling(v, r, k->a) &&
		    is_telling(v, r, k->b) && (k->less == NONE || is_telling(v, r, k->less)))
			told = ask(v, k, r, &digits);
		if (told == TOLD_HOLDS || told == TOLD_SLIP)
			link_row(v, k, r, told == TOLD_SLIP);
	}
}

/* Weighs the claim and makes it *best if it is believed and more rows hold of it. */
static void
offer(const struct grid_view *v, const struct telling *t, struct claim k, struct claim *best)
{
	if (is_believed(v, t, &k) && k.holds > best->holds)
		*best = k;
}

/* Is the number of column b added or taken off, as its header says, and has it no sign? */
static bool
is_either(const struct grid_view *v, size_t b)
{
	if (!derived_word("either", grid_view_header(v, b), false))
		return false;
	for (size_t r = v->from; r < v->to; r++)
		if (grid_view_at(v, r, b) != NULL &&
		    decimal_sign(grid_view_at(v, r, b)->q.value) < 0)
			return false;
	return true;
}

/* Offers what the target of k may be of its a and b, which stand before it: a + b, a - b, b - a;
 * and a + b less another between. */
static void
offer_pair(const struct grid_view *v, const struct telling *t, struct claim k,
    struct claim *best)
{
	size_t a = k.a, b = k.b;

	k.less = NONE;
	k.either = is_either(v, b);
	offer(v, t, k, best);
	k.either = false;
	for (k.less = a + 1; k.less < k.target; k.less++)	/* 期初 收 支 期末 */
		if (k.less != b)
			offer(v, t, k, best);
	k.less = NONE;
	k.minus = true;
	offer(v, t, k, best);
	k.a = b;
	k.b = a;
	offer(v, t, k, best);
}

/* What column c is made of, of those before it which nothing has been made of. */
static struct claim
find_claim(const struct grid_view *v, const struct telling *t, size_t c, const bool *linked)
{
	struct claim best = { .holds = 0 }, k = { .target = c };

	for (k.a = 0; k.a < c; k.a++)
		for (k.b = k.a + 1; k.b < c && !linked[k.a]; k.b++)
			if (!linked[k.b] &&
			    (t->rows[c] & t->rows[k.a] & t->rows[k.b]) != 0)
				offer_pair(v, t, k, &best);
	return best;
}

void
derived_by_rows(struct grid_view *v)
{
	bool linked[COLUMNS_FEW];
	struct telling t;

	if (v->n > COLUMNS_FEW || v->to - v->from < HOLDS)
		return;
	t = telling_rows(v);
	for (size_t c = 0; c < v->n; c++)
		linked[c] = is_linked(v, c);
	for (size_t c = v->n; c-- > 2; ) {
		struct claim k = { .holds = 0 };

		if (!linked[c])
			k = find_claim(v, &t, c, linked);
		if (k.holds == 0)
			continue;
		link_claim(v, &k);
		linked[k.target] = linked[k.a] = linked[k.b] = true;
		if (k.less != NONE)
			linked[k.less] = true;
	}
}
