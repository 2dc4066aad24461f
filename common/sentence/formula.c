/* formula: lists of relations and expressions of figure ids; see formula.h. */
#include "sentence/formula.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/character.h"

void
formula_release(struct formula *f)
{
	free(f->ids);
	*f = (struct formula){ 0 };
}

/* The bytes of *s up to the first separator, which is taken too. */
static struct span
take_until(struct span *s, char separator)
{
	const char *end = s->n == 0 ? NULL : memchr(s->p, separator, s->n);
	struct span head = *s;

	if (end == NULL) {
		*s = span_slice(*s, s->n, s->n);
		return head;
	}
	head.n = (size_t)(end - s->p);
	*s = span_slice(*s, head.n + 1, s->n);
	return head;
}

void
relations_take(struct relations *r)
{
	r->relation = relation_named(take_until(&r->rel, ','));
	r->expression = take_until(&r->of, ',');
}

static bool
take_number(struct span *s, size_t *out)
{
	size_t i = 0, v = 0;

	while (i < s->n && byte_is_digit(s->p[i])) {
		if (v > (SIZE_MAX - 9) / 10)
			return false;
		v = v * 10 + (size_t)(s->p[i++] - '0');
	}
	*s = span_slice(*s, i, s->n);
	*out = v;
	return i > 0;
}

static bool
take_char(struct span *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = span_slice(*s, 1, s->n);
	return true;
}

static bool
take_id(struct span *s, struct formula *f)
{
	f->ids = mem_grow(f->ids, f->n, &f->cap, sizeof(*f->ids));
	if (!take_number(s, &f->ids[f->n]))
		return false;
	f->n++;
	return true;
}

/* 1-A/B: the one is a number here, not an id. */
static bool
parse_decrease(struct span s, struct formula *f)
{
	f->n = 0;
	f->shape = SHAPE_DECREASE;
	return span_starts(s, SPAN("1-")) && (s = span_slice(s, 2, s.n), true) &&
	    take_id(&s, f) && take_char(&s, '/') && take_id(&s, f) && s.n == 0;
}

/* A, (A+B): what is above a line or below it. */
static bool
take_side(struct span *s, struct formula *f)
{
	if (!take_char(s, '('))
		return take_id(s, f);
	do
		if (!take_id(s, f))
			return false;
	while (take_char(s, '+'));
	return take_char(s, ')');
}

/* What is below the line of A/(B-A). */
static bool
parse_rise(struct span s, struct formula *f)
{
	f->shape = SHAPE_RISE;
	return f->n == 1 && take_char(&s, '(') && take_id(&s, f) && take_char(&s, '-') &&
	    take_id(&s, f) && take_char(&s, ')') && s.n == 0 && f->ids[2] == f->ids[0];
}

/* A/(B-A), A/(B+A): a change over what was there before it; A/(B+C), (A+B)/C, (A+B)/(C+D). */
static bool
parse_joined(struct span s, struct formula *f)
{
	bool rises, falls;

	f->n = 0;
	if (!take_side(&s, f) || !take_char(&s, '/'))
		return false;
	f->times = f->n;
	rises = parse_rise(s, f);
	f->n = rises ? 2 : f->times;
	if (rises)
		return true;
	if (!take_side(&s, f) || s.n != 0 || f->n < 3)
		return false;
	falls = f->times == 1 && f->n == 3 && f->ids[2] == f->ids[0];
	f->shape = falls ? SHAPE_FALL : SHAPE_TOGETHER;
	if (falls)
		f->n = 2;
	return true;
}

/* A/=12: of a number, not of the figure with that id. */
static bool
parse_even(struct span s, struct formula *f)
{
	f->shape = SHAPE_EVEN;
	return take_char(&s, '/') && take_char(&s, '=') && take_number(&s, &f->times) &&
	    f->times != 0 && s.n == 0;
}

static bool
parse_sum(struct span *s, struct formula *f)
{
	f->shape = SHAPE_SUM;
	while (s->n > 0) {
		bool minus = s->p[0] == '-';

		if (s->p[0] == '/')
			return f->minus == 0 && parse_even(*s, f);

		if (!take_char(s, minus ? '-' : '+') || !take_id(s, f) ||
		    (minus && f->n > FORMULA_SIGNED))
			return false;
		if (minus)
			f->minus |= UINT64_C(1) << (f->n - 1);
	}
	return true;
}

static bool
parse_pair(struct span *s, struct formula *f, enum shape shape)
{
	f->shape = shape;
	if (!take_char(s, "-/*"[shape - SHAPE_DIFFERENCE]) || !take_id(s, f))
		return false;
	if (shape == SHAPE_RATIO && span_eq(*s, SPAN("-1"))) {
		f->shape = SHAPE_GROWTH;
		return true;
	}
	if (shape == SHAPE_RATIO && take_char(s, '*')) {
		f->shape = SHAPE_SCALED;
		return take_number(s, &f->times) && f->times != 0 && s->n == 0;
	}
	return s->n == 0;
}

/* A/B^N: so many years between both. */
static bool
parse_yearly(struct span s, struct formula *f)
{
	f->shape = SHAPE_YEARLY;
	if (take_char(&s, '/') && take_id(&s, f) && take_char(&s, '^') &&
	    take_number(&s, &f->times) && f->times != 0 && s.n == 0)
		return true;
	f->n = 1;
	return false;
}

/* +C*D, as many as there are, and then +E. */
static bool
parse_bill(struct span *s, struct formula *f)
{
	f->shape = SHAPE_BILL;
	f->times = 1;
	f->alone = 0;
	while (s->n > 0) {
		if (!take_char(s, '+') || !take_id(s, f))
			return false;
		if (f->alone > 0 || s->n == 0 || s->p[0] == '+')
			f->alone++;
		else if (!take_char(s, '*') || !take_id(s, f))
			return false;
	}
	return true;
}

/* (A*B+C*D)*12: so much in each of so many months. */
static bool
parse_bill_times(struct span s, struct formula *f)
{
	size_t close = span_find(s, SPAN(")*"));
	struct span lines;

	if (close == NONE || !take_char(&s, '('))
		return false;
	lines = span_slice(s, 0, close - 1);
	s = span_slice(s, close + 1, s.n);
	f->n = 0;
	return take_id(&lines, f) && take_char(&lines, '*') && take_id(&lines, f) &&
	    parse_bill(&lines, f) && f->alone == 0 && take_number(&s, &f->times) &&
	    f->times != 0 && s.n == 0;
}

static bool
parse_product(struct span *s, struct formula *f)
{
	f->shape = SHAPE_PRODUCT;
	f->times = 1;
	if (!take_char(s, '*') || !take_id(s, f))
		return false;
	if (s->n != 0 && s->p[0] == '+')
		return parse_bill(s, f);
	return s->n == 0 || (take_char(s, '*') && take_number(s, &f->times) && s->n == 0);
}

static bool
parse(struct span s, struct formula *f)
{
	struct span whole;

	if (parse_decrease(s, f) || parse_joined(s, f) || parse_bill_times(s, f))
		return true;
	f->n = 0;
	f->minus = 0;
	f->group = 1;
	f->shape = SHAPE_ONE;
	if (!take_id(&s, f))
		return false;
	if (s.n == 0)
		return true;
	whole = s;
	switch (s.p[0]) {
	case '#': return take_char(&s, '#') && take_number(&s, &f->group) && s.n == 0;
	case '+': return parse_sum(&s, f);
	case '-':
		return parse_pair(&s, f, SHAPE_DIFFERENCE) || (f->n = 1, parse_sum(&whole, f));
	case '/': return parse_even(s, f) || parse_yearly(s, f) ||
		parse_pair(&s, f, SHAPE_RATIO);
	case '*': return parse_product(&s, f);
	default: return false;
	}
}

bool
formula_next(struct span *expression, struct formula *f)
{
	while (expression->n > 0)
		if (parse(take_until(expression, '|'), f))
			return true;
	return false;
}

size_t
formula_first_id(struct span expression)
{
	size_t id;

	return take_number(&expression, &id) ? id : 0;
}
