/* misprint: would numbers agree but for one slip; see misprint.h. */
#include "language/misprint.h"

/* What is tried: the term x in its place among terms. */
struct trial {
	struct term *terms, *x;
	const struct misprint_test *test;
	const void *of;
	struct term written;	/* x as it was */
};

/* How many of its last place t is; 0: more than are tried, or none. */
static uint64_t
units_of(const struct term *t)
{
	struct decimal units;

	if (decimal_sign(t->value) <= 0 || decimal_sign(t->quantum) <= 0 ||
	    !decimal_div(t->value, t->quantum, 0, &units) || units.c > INT64_MAX / 10)
		return 0;
	return (uint64_t)units.c;
}

/* Values of which units are quantum, from least of them to most. */
struct values {
	struct decimal *list;
	size_t n;
	struct decimal quantum;
	uint64_t least, most;
};

static void
add(struct values *v, uint64_t units)
{
	if (units >= v->least && units <= v->most && v->n < MISPRINTS_MAX &&
	    decimal_mul(v->quantum, decimal_of((long long)units), &v->list[v->n]))
		v->n++;
}

/* How many of the last place make one, if there are so many places behind the point. */
static uint64_t
power_of(int places)
{
	uint64_t power = 1;

	while (places-- > 0 && power < UINT64_MAX / 10)
		power *= 10;
	return power;
}

/* Those with another digit where power is one (of 2.6 also 0.6), or with that digit and the next
 * swapped. */
static void
add_at(struct values *v, uint64_t units, uint64_t power)
{
	uint64_t digit = units / power % 10, next = units / power / 10 % 10;
	bool leads = units / power < 10;
	bool below_one = v->quantum.scale > 0 && power == power_of(v->quantum.scale);
	uint64_t rest = units - digit * power;
	uint64_t first = leads && !below_one, last = v->most < rest ? 0 : (v->most - rest) / power;

	if (v->least > rest + first * power)
		first = (v->least - rest + power - 1) / power;
	for (uint64_t other = first; other < 10 && other <= last; other++)
		if (other != digit)
			add(v, rest + other * power);
	if (!leads && digit != next && (digit != 0 || units / power >= 100))
		add(v, units + 9 * digit * power - 9 * next * power);
}

static size_t
list_values(const struct term *t, struct values *v)
{
	uint64_t units = units_of(t);

	v->quantum = t->quantum;
	for (uint64_t power = 1; power <= units; power *= 10)
		add_at(v, units, power);
	return v->n;
}

size_t
misprint_values(const struct term *t, struct decimal out[MISPRINTS_MAX])
{
	struct values v = { .list = out, .most = UINT64_MAX };

	return list_values(t, &v);
}

size_t
misprint_values_in(const struct term *t, const struct interval *window,
    struct decimal out[MISPRINTS_MAX])
{
	struct values v = { .list = out, .most = UINT64_MAX };
	struct decimal end;

	if (decimal_div(window->lo, t->quantum, 0, &end) && end.c > 1 && end.c < INT64_MAX)
		v.least = (uint64_t)end.c - 1;
	if (decimal_div(window->hi, t->quantum, 0, &end) && end.c < INT64_MAX)
		v.most = end.c < 0 ? 0 : (uint64_t)end.c + 1;
	return list_values(t, &v);
}

static bool
agree(const struct trial *t)
{
	return t->test->agree(t->terms, t->of);
}

/* With the point elsewhere? */
static bool
agrees_shifted(const struct trial *t)
{
	static const int powers[] = { -4, -1, 1, 4 };

	for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
		if (decimal_shift(t->written.value, powers[i], &t->x->value) &&
		    decimal_shift(t->written.quantum, powers[i], &t->x->quantum) && agree(t))
			return true;
	return false;
}

/* What x would be with a digit another, as far as the test may agree of it. */
static size_t
values_to_try(const struct trial *t, struct decimal out[MISPRINTS_MAX])
{
	struct interval window;

	if (t->test->window == NULL)
		return misprint_values(&t->written, out);
	return t->test->window(t->terms, (size_t)(t->x - t->terms), t->of, &window) ?
	    misprint_values_in(&t->written, &window, out) : 0;
}

/* With one digit another, or two neighbours swapped? */
static bool
agrees_digit(const struct trial *t)
{
	struct decimal values[MISPRINTS_MAX];
	size_t n = values_to_try(t, values);

	for (size_t i = 0; i < n; i++) {
		t->x->value = values[i];
		if (agree(t))
			return true;
	}
	return false;
}

bool
misprint_explains(struct term *terms, size_t n, const struct misprint_test *test, const void *of)
{
	bool found = false;

	for (size_t i = 0; i < n && !found; i++) {
		struct trial t = { terms, &terms[i], test, of, terms[i] };

		found = units_of(&t.written) != 0 && (agrees_digit(&t) || agrees_shifted(&t));
		terms[i] = t.written;
	}
	return found;
}

static bool
is_rate(const struct term *t, const void *of)
{
	(void)of;
	return closure_rate(&t[0], &t[1], &t[2]);
}

static bool
rate_window(const struct term *t, size_t x, const void *of, struct interval *window)
{
	struct term at[2][3] = { { t[0], t[1], t[2] }, { t[0], t[1], t[2] } };

	(void)of;
	at[0][x].value = decimal_of(0);
	at[1][x].value = decimal_of(1);
	return closure_rate_window((struct closure_rate_terms[]){ { at[0][0], at[0][1], at[0][2] },
	    { at[1][0], at[1][1], at[1][2] } }, t[x].quantum.scale, window);
}

static const struct misprint_test rate_test = { is_rate, rate_window };

bool
misprint_rate(const struct term *a, const struct term *b, const struct term *rate)
{
	struct term terms[3] = { *a, *b, *rate };

	return misprint_explains(terms, 3, &rate_test, NULL);
}

bool
misprint_rate_alone(const struct term *a, const struct term *b, const struct term *rate)
{
	struct term terms[3] = { *a, *b, *rate };
	struct trial t = { terms, &terms[2], &rate_test, NULL, *rate };

	return agrees_digit(&t);
}
