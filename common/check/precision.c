/* precision: half a unit of which last place; see precision.h. */
#include "check/precision.h"

#include "language/grammar.h"

enum {
	ROUNDED = 8,		/* 亿: the power of ten of units that amounts are rounded to */
	PLACES = 2		/* that most amounts are rounded to */
};

void
precision_reset(struct precision *p)
{
	p->n = 0;
	p->own = false;
}

/* Of one unit as it is written? */
static bool
is_like(const struct entry *a, const struct entry *b)
{
	return a->scale == b->scale && ledger_same_unit(a, b);
}

void
precision_note(struct precision *p, const struct entry *e)
{
	const struct figure *f = &e->figure;

	for (size_t i = 0; i < p->n; i++) {
		if (!is_like(p->group[i].like, e))
			continue;
		if (decimal_cmp(f->quantum, p->group[i].finest) < 0)
			p->group[i].finest = f->quantum;
		return;
	}
	if (p->n == PRECISION_GROUPS)
		return;
	p->group[p->n].like = e;
	p->group[p->n].finest = f->quantum;
	p->n++;
}

bool
precision_is_coarser(const struct entry *part, const struct entry *total)
{
	return is_like(part, total) && part->places > 0 &&
	    decimal_cmp(part->figure.quantum, total->figure.quantum) > 0;
}

bool
precision_exact(const struct entry *e)
{
	const struct figure *f = &e->figure;

	if (e->rough || e->bound)
		return false;
	if (decimal_sign(f->value) == 0)
		return true;
	switch (f->kind) {
	case KIND_MONEY:
		return decimal_cmp(f->quantum, decimal_make(1, 2)) <= 0;
	case KIND_PERCENT:	/* 比目标值90%高6.1个百分点: targets are set, not worked out */
		return e->places == 0 && word_table_ends(&qualifiers, "fixed", f->label);
	default:
		return e->places == 0 && e->scale <= 0;
	}
}

static struct decimal
finest_for(const struct precision *p, const struct entry *e)
{
	for (size_t i = 0; i < p->n && !p->own; i++)
		if (is_like(p->group[i].like, e))
			return p->group[i].finest;
	return e->figure.quantum;
}

/* One unit of the last digit that is not zero: 300多人 lies within 100 of 300,
 * 28.6万人次左右 within 0.1万. */
static struct decimal
last_digit_unit(struct decimal d)
{
	struct decimal t = decimal_trim(d), unit = { 1, t.scale };

	if (t.c == 0)
		return unit;
	while (t.c % 10 == 0) {
		t.c /= 10;
		unit.c *= 10;
	}
	return unit;
}

/* 657.0亿元: is the last place it is told to a 0 behind the point?  Who prints that drops none, and
 * the place is its own. */
static bool
prints_zero(const struct entry *e)
{
	struct decimal tens;

	return e->places > 0 &&
	    decimal_shift(e->figure.value, e->places - e->scale - 1, &tens) &&
	    decimal_trim(tens).scale <= 0;
}

bool
precision_reach(const struct precision *p, const struct entry *e,
    struct precision_reach *out)
{
	const struct decimal half = decimal_make(5, 1);
	struct decimal finest = prints_zero(e) ? e->figure.quantum : finest_for(p, e), hundredfold;

	*out = (struct precision_reach){ decimal_of(0), decimal_of(0) };
	if (e->rough) {
		out->wide = last_digit_unit(e->figure.value);
		return decimal_mul(out->wide, half, &out->half);
	}
	if (precision_exact(e))
		return true;
	if (!decimal_mul(finest, half, &out->half) || !decimal_shift(finest, 2, &hundredfold))
		return false;
	out->wide = out->half;
	/* 7.23亿人 of 14.1178亿人: two zeros are rarely dropped; 3.1亿元 of 26.81亿元, or 2.35万元
	 * of 44.239万元, is rounded as often as one of them. */
	return (e->places > 0 && e->places < PLACES && e->scale < ROUNDED &&
	    decimal_cmp(e->figure.quantum, hundredfold) < 0) ||
	    decimal_mul(e->figure.quantum, half, &out->wide);
}
