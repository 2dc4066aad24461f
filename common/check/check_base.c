/* check_base: rates and growths of nothing (domain.md §2, rows 5 and 7).
 *
 * 年初预算为0万元，支出决算为12.60万元，完成年初预算的100%: there is no such rate.
 * 接待费0.30万元，比上年增加0.30万元，增长100%: nor such a growth, though it is often
 * printed.
 */
#include "check/check_rules.h"

/* Of the two entries at, what the quotient divides by, as printed; false if it is one of
 * another shape, or too large. */
static bool
base_of(const struct check *c, enum shape shape, const size_t at[2], struct decimal *base)
{
	const struct figure *a = &check_entry(c, at[0])->figure;
	const struct figure *b = &check_entry(c, at[1])->figure;

	*base = b->value;
	return shape == SHAPE_RATIO ||
	    (shape == SHAPE_RISE && decimal_sub(b->value, a->value, base));
}

static void
formula_text(const struct check *c, enum shape shape, const size_t at[2], struct buf *b)
{
	buf_add_span(b, check_entry(c, at[0])->figure.raw);
	buf_add_str(b, shape == SHAPE_RATIO ? "÷" : "÷（");
	buf_add_span(b, check_entry(c, at[1])->figure.raw);
	if (shape == SHAPE_RATIO)
		return;
	buf_add_str(b, "－");
	buf_add_span(b, check_entry(c, at[0])->figure.raw);
	buf_add_str(b, "）");
}

static void
report(struct check *c, enum rule rule, size_t stated, const size_t at[2])
{
	struct buf formula = BUF_INIT;
	struct slot slots[2];

	findings_begin(c->out.findings, FINDING_WARNING, rule, c->in->ledger, stated);
	findings_operand(c->out.findings, at[0]);
	findings_operand(c->out.findings, at[1]);
	formula_text(c, c->scratch.formula.shape, at, &formula);
	slots[0] = (struct slot){ "base", check_entry(c, at[1])->figure.raw };
	slots[1] = (struct slot){ "formula", buf_span(&formula) };
	check_say(c, rule == RULE_RATE ? "rate.base" : "growth.base", slots, 2);
	buf_release(&formula);
}

void
check_base(struct check *c, enum rule rule, size_t stated, struct span expression)
{
	enum shape shape = rule == RULE_RATE ? SHAPE_RATIO : SHAPE_RISE;
	struct decimal base;
	size_t at[2];

	if (!formula_next(&expression, &c->scratch.formula) || expression.n != 0 ||
	    c->scratch.formula.shape != shape || !check_pair(c, &c->scratch.formula, at) ||
	    !base_of(c, shape, at, &base) || decimal_sign(base) != 0 ||
	    decimal_sign(check_entry(c, at[0])->figure.value) == 0 ||
	    decimal_sign(check_entry(c, stated)->figure.value) == 0 ||
	    !check_wanted(c, FINDING_WARNING))
		return;
	report(c, rule, stated, at);
}
