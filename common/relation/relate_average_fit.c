/* relate_average_fit: do a count, an amount and an average give one another, or would they but for
 * a slip?  See relate_average_parts.h. */
#include "relation/relate_average_parts.h"

bool
average_as_rate(struct term *average)
{
	return decimal_shift(average->value, 2, &average->value) &&
	    decimal_shift(average->quantum, 2, &average->quantum);
}

/* count·each, in as many months. */
static bool
product_of(const struct mention *count, const struct mention *each, size_t times,
    struct decimal *product)
{
	return decimal_mul(count->q.value, each->q.value, product) &&
	    decimal_mul(*product, decimal_of((long long)times), product);
}

/* By how much the amount, so many of each, so many times, misses that. */
static bool
miss_of(const struct term t[3], size_t times, struct decimal *off)
{
	struct decimal made;

	return decimal_mul(t[1].value, t[2].value, &made) &&
	    decimal_mul(made, decimal_of((long long)times), &made) &&
	    decimal_sub(t[0].value, made, off);
}

bool
average_makes_amount(const struct term t[3], size_t times, bool nearly)
{
	struct decimal off;

	return miss_of(t, times, &off) &&
	    decimal_cmp(decimal_abs(off), t[0].quantum) < (nearly ? 1 : 0);
}

static bool
make_amount(const struct term *t, const void *times)
{
	struct decimal off;

	return miss_of(t, *(const size_t *)times, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_cmp(off, t[0].quantum) <= 0;
}

/* Half of the amount's last place to either side of what the others make; or that amount over
 * those, up or down. */
static bool
amount_window(const struct term *t, size_t x, const void *times, struct interval *window)
{
	struct decimal n = decimal_of((long long)*(const size_t *)times), half, others;
	int scale = t[x].quantum.scale + 2;
	struct interval made = interval_exact(t[0].value);

	*window = (struct interval){ decimal_of(0), decimal_of(INT64_MAX) };
	if (!decimal_mul(t[0].quantum, decimal_make(5, 1), &half) ||
	    !decimal_mul(x == 1 ? n : t[1].value, x == 2 ? n : t[2].value, &others) ||
	    (x == 0 && (!decimal_mul(others, n, &made.lo) || !decimal_mul(others, n, &made.hi))) ||
	    !interval_add(made, (struct interval){ decimal_neg(half), half }, &made))
		return true;
	if (x == 0)
		*window = made;
	else if (decimal_sign(others) > 0 && decimal_div(made.lo, others, scale, &made.lo) &&
	    decimal_div(made.hi, others, scale, &made.hi))
		*window = made;
	return true;
}

const struct misprint_test average_amount_test = { make_amount, amount_window };

/* 每公里1万元: has the number but one digit, which half of what may be told comes out as, and do
 * count and average miss the amount by more than a tenth? */
static bool
is_coarse(const struct mention *amount, const struct mention *count, const struct mention *average)
{
	struct decimal ten, made, off;

	return decimal_shift(average->q.quantum, 1, &ten) &&
	    decimal_cmp(average->q.value, ten) < 0 &&
	    decimal_mul(count->q.value, average->q.value, &made) &&
	    decimal_sub(amount->q.value, made, &off) &&
	    decimal_shift(decimal_abs(off), 1, &off) &&
	    decimal_cmp(off, decimal_abs(amount->q.value)) > 0;
}

bool
average_comes_out(const struct mention *amount, const struct mention *count,
    const struct mention *average)
{
	struct term x = relate_term(amount), y = relate_term(count), z = relate_term(average);

	return average_as_rate(&z) && closure_rate(&x, &y, &z) &&
	    !is_coarse(amount, count, average);
}

/* average = amount/count as it is printed, rounded to its last place? */
static bool
is_average_as_printed(const struct mention *amount, const struct mention *count,
    const struct mention *average)
{
	struct decimal made, off, least;

	return !is_coarse(amount, count, average) &&
	    decimal_mul(count->q.value, average->q.value, &made) &&
	    decimal_sub(amount->q.value, made, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_mul(count->q.value, average->q.quantum, &least) &&
	    decimal_cmp(off, least) <= 0;
}

bool
average_holds(const struct average *a, const struct mention *count, const struct mention *amount,
    bool nearly)
{
	if (a->says == SAYS_AVERAGE)
		return nearly ? average_comes_out(amount, count, a->m) :
		    is_average_as_printed(amount, count, a->m);
	return average_makes_amount((struct term[]){ relate_term(amount), relate_term(count),
	    relate_term(a->m) }, average_is_by_time(a) ? a->times : 1, nearly);
}

/* Cuts value to whole quanta: 1,073,280 as it is printed, 107.33万. */
static bool
as_printed(struct decimal *value, struct decimal quantum)
{
	return decimal_div(*value, quantum, 0, value) && decimal_mul(*value, quantum, value);
}

/* Does a slip explain that the first count times a, so many times, misses the first amount? */
static bool
misses_by_slip(const struct average *a, size_t times)
{
	struct term total = relate_term(a->amount[0]), made = total;

	return product_of(a->count[0], a->m, times, &made.value) &&
	    as_printed(&made.value, total.quantum) &&
	    closure_slip(&total, &made, 1) != SLIP_NONE;
}

bool
average_is_product_slip(const struct average *a)
{
	return misses_by_slip(a, 1);
}

/* 1,036.80万元，2,160人，月人均480元: does one slip in what each of them gets a month explain the
 * miss? */
static bool
is_slip_by_time(const struct average *a)
{
	struct term total = relate_term(a->amount[0]), each = relate_term(a->m);
	struct term all = { decimal_of(1), decimal_of(1), true };

	return decimal_mul(a->count[0]->q.value, decimal_of((long long)a->times), &all.value) &&
	    average_as_rate(&each) && closure_rate_edit(&total, &all, &each);
}

bool
average_is_times_slip(const struct average *a)
{
	return misses_by_slip(a, a->times) || is_slip_by_time(a);
}

bool
average_is_slip(const struct mention *amount, const struct mention *count,
    const struct mention *average)
{
	struct term x = relate_term(amount), y = relate_term(count), z = relate_term(average);

	return average_as_rate(&z) &&
	    (closure_rate_edit(&x, &y, &z) || closure_rate_shifted(&x, &y, &z));
}

bool
average_is_misprint(const struct mention *amount, const struct mention *count,
    const struct mention *average)
{
	struct term told = relate_term(average);
	struct decimal values[MISPRINTS_MAX], made, each;
	size_t n = misprint_values(&told, values);

	if (!decimal_mul(count->q.value, told.quantum, &each) ||
	    !decimal_div(amount->q.value, each, 0, &made) ||
	    !decimal_mul(made, told.quantum, &made))
		return false;
	for (size_t i = 0; i < n; i++)
		if (decimal_cmp(values[i], made) == 0)
			return true;
	return false;
}

bool
average_is_near(const struct mention *count, const struct mention *average,
    const struct mention *amount)
{
	struct term total = relate_term(amount), made = total;
	struct decimal off;

	if (!decimal_mul(count->q.value, average->q.value, &made.value) ||
	    !decimal_sub(total.value, made.value, &off) ||
	    !decimal_mul(decimal_abs(off), decimal_of(4), &off))
		return false;
	return decimal_cmp(off, total.value) <= 0 || closure_slip(&total, &made, 1) != SLIP_NONE ||
	    average_is_slip(amount, count, average);
}
