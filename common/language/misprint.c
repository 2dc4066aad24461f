/* misprint: would numbers agree but for one slip; see misprint.h. */
#include "language/misprint.h"

/* What is tried: the term x in its place among terms. */
struct trial {
	struct term *terms, *x;
	misprint_test *agree;
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

	for (uint64_t other = leads && !below_one ? 1 : 0; other < 10; other++)
		if (other != digit)
			add(v, units - digit * power + other * power);
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

/* With the point elsewhere? */
static bool
agrees_shifted(const struct trial *t)
{
	static const int powers[] = { -4, -1, 1, 4 };

	for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
		if (decimal_shift(t->written.value, powers[i], &t->x->value) &&
		    decimal_shift(t->written.quantum, powers[i], &t->x->quantum) &&
		    t->agree(t->terms, t->of))
			return true;
	return false;
}

/* With one digit another, or two neighbours swapped? */
static bool
agrees_digit(const struct trial *t)
{
	struct decimal values[MISPRINTS_MAX];
	size_t n = misprint_values(&t->written, values);

	for (size_t i = 0; i < n; i++) {
		t->x->value = values[i];
		if (t->agree(t->terms, t->of))
			return true;
	}
	return false;
}

static bool
agrees(const struct trial *t)
{
	return agrees_digit(t) || (units_of(&t->written) != 0 && agrees_shifted(t));
}

bool
misprint_explains(struct term *terms, size_t n, misprint_test *agree, const void *of)
{
	bool found = false;

	for (size_t i = 0; i < n && !found; i++) {
		struct trial t = { terms, &terms[i], agree, of, terms[i] };

		found = agrees(&t);
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

bool
misprint_rate(const struct term *a, const struct term *b, const struct term *rate)
{
	struct term terms[3] = { *a, *b, *rate };

	return misprint_explains(terms, 3, is_rate, NULL);
}

bool
misprint_rate_alone(const struct term *a, const struct term *b, const struct term *rate)
{
	struct closure_rate_terms at[2] = { { *a, *b, *rate }, { *a, *b, *rate } };
	struct decimal values[MISPRINTS_MAX];
	struct term other = *rate;
	struct interval window;
	bool found = false;
	size_t n;

	at[0].rate.value = decimal_of(0);
	at[1].rate.value = decimal_of(1);
	if (!closure_rate_window(at, rate->quantum.scale, &window))
		return false;
	n = misprint_values_in(rate, &window, values);
	for (size_t i = 0; i < n && !found; i++) {
		other.value = values[i];
		found = closure_rate(a, b, &other);
	}
	return found;
}
