/* check_product: so many things at so much each (domain.md §2, row 21).
 *
 * A rate that is paid (每人500元) is exact and so is a count: what is rounded is the
 * amount that they make, and a number of ten thousands (58.88万亩).
 */
#include "check/check_rules.h"
#include "check/precision.h"

/* Places behind the point of a quotient that no printed one has. */
enum { PLACES = 12 };

struct product {
	size_t stated, at[2], times;
	struct decimal computed, difference;
	enum finding_severity severity;
};

/* How far the product may be off for what the number of things was rounded by: half a unit of
 * its last place each, unless it is exact. */
static bool
reach_of_product(const struct entry *n, const struct entry *each, size_t times,
    struct decimal *reach)
{
	*reach = decimal_of(0);
	return precision_exact(n) ||
	    (decimal_mul(n->figure.quantum, decimal_make(5, 1), reach) &&
	    decimal_mul(*reach, decimal_abs(each->figure.value), reach) &&
	    decimal_shift(*reach, -entry_power(each), reach) &&
	    decimal_mul(*reach, decimal_of((long long)times), reach));
}

/* How far the stated amount may be off: half a unit of its last place, and what the
 * product may be.  So much per cent of an amount (按3%预留) is a rate that was set, and exact. */
static bool
judge(struct check *c, bool likely, struct product *p)
{
	const struct entry *stated = check_entry(c, p->stated);
	const struct entry *n = check_entry(c, p->at[0]), *each = check_entry(c, p->at[1]);
	struct decimal off, half, reach;

	if (!decimal_mul(n->figure.value, each->figure.value, &p->computed) ||
	    !decimal_shift(p->computed, -entry_power(each), &p->computed) ||
	    !decimal_mul(p->computed, decimal_of((long long)p->times), &p->computed) ||
	    !decimal_sub(stated->figure.value, p->computed, &p->difference) ||
	    !decimal_mul(stated->figure.quantum, decimal_make(5, 1), &half) ||
	    !reach_of_product(n, each, p->times, &reach) ||
	    !decimal_add(reach, half, &reach))
		return false;
	off = decimal_abs(p->difference);
	/* Cut off is less than one unit; 3人, each 4天, make 12天 and never 13. */
	if (decimal_cmp(off, half) <= 0)
		p->severity = FINDING_OK;
	else if (decimal_cmp(off, stated->figure.quantum) < 0 || decimal_cmp(off, reach) <= 0)
		p->severity = FINDING_ROUNDING;
	else
		p->severity = likely || stated->rough || n->rough || each->rough ?
		    FINDING_WARNING : FINDING_ERROR;
	return true;
}

static void
report(struct check *c, struct product *p)
{
	struct hint hint = { .edit = EDIT_NONE };
	struct buf formula = BUF_INIT;
	struct slot slot;

	if (p->severity <= FINDING_WARNING)
		hint = hint_value(c->in->ledger, p->stated, p->computed);
	if (p->severity == FINDING_ERROR &&
	    !check_plausible(&hint, check_entry(c, p->stated)->figure.value, p->difference))
		p->severity = FINDING_WARNING;
	if (p->severity == FINDING_OK && p->times == 1)
		check_hold(c, RULE_AVERAGE, SHAPE_PRODUCT,
		    (size_t[]){ p->stated, p->at[0], p->at[1] }, 3);
	if (!check_wanted(c, p->severity))
		return;
	check_begin(c, p->severity, RULE_AVERAGE, p->stated,
	    (struct computed){ p->computed, p->difference })->shape = SHAPE_PRODUCT;
	for (size_t i = 0; i < 2; i++) {
		findings_operand(c->out.findings, p->at[i]);
		buf_add_str(&formula, i == 0 ? "" : "×");
		buf_add_span(&formula, check_entry(c, p->at[i])->figure.raw);
	}
	if (p->times != 1)
		buf_addf(&formula, "×%zu", p->times);
	slot = (struct slot){ "formula", buf_span(&formula) };
	check_say(c, check_key(c, "average", p->severity), &slot, 1);
	check_say_hint(c, &hint);
	buf_release(&formula);
}

void
check_product(struct check *c, size_t stated, struct span expression, bool likely)
{
	struct product p = { .stated = stated };

	while (formula_next(&expression, &c->scratch.formula)) {
		if (c->scratch.formula.shape != SHAPE_PRODUCT ||
		    !check_pair(c, &c->scratch.formula, p.at) ||
		    check_entry(c, stated)->bound || check_entry(c, p.at[0])->bound ||
		    check_entry(c, p.at[1])->bound)
			continue;
		p.times = c->scratch.formula.times;
		if (judge(c, likely, &p))
			report(c, &p);
		else
			check_overflow(c, stated);
	}
}

/* --- so much a month, means ---------------------------------------------------------- */

/* What all the figures of the formula come to, and half a unit of the coarsest that is no count
 * and no mark, which are exact; false: one is not in the report, or is a bound. */
static bool
add_even(const struct check *c, const struct formula *f, const struct entry *stated,
    struct decimal *sum, struct decimal *quantum)
{
	int power = 0;		/* of days in per cent, but not of percentages */

	*sum = *quantum = decimal_of(0);
	for (size_t i = 0; i < f->n; i++) {
		size_t at = ledger_find(c->in->ledger, f->ids[i]);
		const struct entry *e = at == NONE ? NULL : check_entry(c, at);

		if (e == NULL || e->bound || !decimal_add(*sum, e->figure.value, sum))
			return false;
		if (e->figure.kind != KIND_COUNT && e->figure.kind != KIND_SCORE &&
		    decimal_cmp(e->figure.quantum, *quantum) > 0)
			*quantum = e->figure.quantum;
		if (!ledger_same_unit(e, stated))
			power = entry_power(stated);
	}
	return decimal_shift(*sum, power, sum) && decimal_shift(*quantum, power, quantum);
}

/* amount/times as the stated figure would print it, and how far that is off; false:
 * overflow. */
static bool
judge_even(const struct figure *stated, struct decimal amount, struct decimal slack,
    struct product *p)
{
	struct decimal times = decimal_of((long long)p->times), exact, off;

	if (!decimal_div(amount, times, PLACES, &exact) ||
	    !decimal_sub(stated->value, exact, &off) ||
	    !decimal_div(slack, times, PLACES, &slack) ||
	    !decimal_add(stated->quantum, slack, &slack) ||
	    !decimal_mul(slack, decimal_make(5, 1), &slack) ||
	    !decimal_div(exact, stated->quantum, 0, &p->computed) ||
	    !decimal_mul(p->computed, stated->quantum, &p->computed) ||
	    !decimal_sub(stated->value, p->computed, &p->difference))
		return false;
	off = decimal_abs(off);
	if (decimal_cmp(off, slack) <= 0)
		p->severity = FINDING_OK;
	else
		p->severity = decimal_cmp(off, stated->quantum) < 0 ? FINDING_ROUNDING :
		    FINDING_WARNING;	/* it may have been less than a year */
	return true;
}

static void
report_even(struct check *c, enum rule rule, const struct formula *f, const struct product *p)
{
	struct buf formula = BUF_INIT;
	struct slot slot;

	if (!check_wanted(c, p->severity))
		return;
	check_begin(c, p->severity, rule, p->stated,
	    (struct computed){ p->computed, p->difference })->shape = SHAPE_EVEN;
	for (size_t i = 0; i < f->n; i++) {
		size_t at = ledger_find(c->in->ledger, f->ids[i]);

		findings_operand(c->out.findings, at);
		buf_add_str(&formula, i > 0 ? "＋" : f->n > 1 ? "（" : "");
		buf_add_span(&formula, check_entry(c, at)->figure.raw);
	}
	buf_addf(&formula, "%s÷%zu", f->n > 1 ? "）" : "", p->times);
	slot = (struct slot){ "formula", buf_span(&formula) };
	check_say(c, check_key(c, rule_names[rule], p->severity), &slot, 1);
	buf_release(&formula);
}

void
check_even(struct check *c, enum rule rule, size_t stated, struct span expression)
{
	struct formula *f = &c->scratch.formula;
	struct product p = { .stated = stated };

	while (formula_next(&expression, f)) {
		struct decimal amount, slack;

		if (f->shape != SHAPE_EVEN || check_entry(c, stated)->bound ||
		    !add_even(c, f, check_entry(c, stated), &amount, &slack))
			continue;
		p.times = f->times;
		if (judge_even(&check_entry(c, stated)->figure, amount, slack, &p))
			report_even(c, rule, f, &p);
		else
			check_overflow(c, stated);
	}
}
