/* check_yearly: so much per cent a year over several (domain.md §2, row 7).
 *
 * 3,630 is 3,000 grown by 10 % twice.  The years that lie between both are read from words, so
 * that a miss is told only where one slip in the rate explains it.
 */
#include "check/check_rules.h"

/* Places behind the point that powers are rounded to. */
enum { PLACES = 12 };

struct per_year {
	size_t stated, at[2], years;
	struct decimal computed, difference;
	enum finding_severity severity;
};

/* (1+rate/100)^years; false: overflow. */
static bool
grown(struct decimal rate, size_t years, struct decimal *out)
{
	struct decimal factor;

	if (!decimal_shift(rate, -2, &factor) ||
	    !decimal_add(factor, decimal_of(1), &factor))
		return false;
	*out = decimal_of(1);
	for (size_t i = 0; i < years; i++)
		if (!decimal_mul(*out, factor, out) ||
		    !decimal_div(*out, decimal_of(1), PLACES, out))
			return false;
	return true;
}

/* The rate, in whole quanta, whose power comes nearest below ratio, by halving. */
static bool
root(struct decimal ratio, struct decimal quantum, size_t years, struct decimal *rate)
{
	enum { STEPS = 40, MOST = 1 << 20 };
	long long low = 0, high = MOST;

	for (int i = 0; i < STEPS && high - low > 1; i++) {
		long long middle = (low + high) / 2;
		struct decimal at, power;

		if (!decimal_mul(quantum, decimal_of(middle), &at))
			return false;
		if (!grown(at, years, &power) || decimal_cmp(power, ratio) > 0)
			high = middle;
		else
			low = middle;
	}
	return low > 0 && decimal_mul(quantum, decimal_of(low), rate);
}

/* Rounds y->computed up by a quantum where half of one more is still below ratio. */
static bool
round_root(struct per_year *y, struct decimal ratio, struct decimal quantum)
{
	struct decimal half, power;

	if (!decimal_mul(quantum, decimal_make(5, 1), &half) ||
	    !decimal_add(y->computed, half, &half) || !grown(half, y->years, &power))
		return false;
	return decimal_cmp(power, ratio) > 0 || decimal_add(y->computed, quantum, &y->computed);
}

/* False where nothing is to be said. */
static bool
judge(const struct check *c, struct per_year *y)
{
	const struct figure *stated = &check_entry(c, y->stated)->figure;
	struct decimal ratio, off;

	if (!decimal_div(check_entry(c, y->at[0])->figure.value,
	    check_entry(c, y->at[1])->figure.value, PLACES, &ratio) ||
	    !root(ratio, stated->quantum, y->years, &y->computed) ||
	    !round_root(y, ratio, stated->quantum) ||
	    !decimal_sub(stated->value, y->computed, &y->difference))
		return false;
	off = decimal_abs(y->difference);
	y->severity = decimal_sign(off) == 0 ? FINDING_OK :
	    decimal_cmp(off, stated->quantum) <= 0 ? FINDING_ROUNDING : FINDING_WARNING;
	return y->severity != FINDING_WARNING ||
	    hint_edit(check_entry(c, y->stated), y->computed) != EDIT_NONE;
}

static void
report(struct check *c, const struct per_year *y)
{
	struct buf formula = BUF_INIT;
	struct hint hint = { .edit = EDIT_NONE };
	struct slot slot;

	if (!check_wanted(c, y->severity))
		return;
	if (y->severity == FINDING_WARNING)
		hint = hint_value(c->in->ledger, y->stated, y->computed);
	check_begin(c, y->severity, RULE_GROWTH, y->stated,
	    (struct computed){ y->computed, y->difference })->shape = SHAPE_YEARLY;
	findings_operand(c->out.findings, y->at[0]);
	findings_operand(c->out.findings, y->at[1]);
	buf_add_str(&formula, "（");
	buf_add_span(&formula, check_entry(c, y->at[0])->figure.raw);
	buf_add_str(&formula, "÷");
	buf_add_span(&formula, check_entry(c, y->at[1])->figure.raw);
	buf_addf(&formula, "）^（1/%zu）－1", y->years);
	slot = (struct slot){ "formula", buf_span(&formula) };
	check_say(c, check_key(c, "growth", y->severity), &slot, 1);
	check_say_hint(c, &hint);
	buf_release(&formula);
}

void
check_yearly(struct check *c, size_t stated, struct span expression)
{
	struct per_year y = { .stated = stated };

	while (formula_next(&expression, &c->scratch.formula)) {
		if (c->scratch.formula.shape != SHAPE_YEARLY ||
		    !check_pair(c, &c->scratch.formula, y.at) ||
		    decimal_sign(check_entry(c, y.at[1])->figure.value) <= 0)
			continue;
		y.years = c->scratch.formula.times;
		if (judge(c, &y))
			report(c, &y);
	}
}
