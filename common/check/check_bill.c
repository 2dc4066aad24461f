/* check_bill: several things at their prices, and what they cost together (domain.md §2,
 * row 21).
 */
#include "check/check_rules.h"

/* Does the i-th of the formula stand alone, and is no half of a line? */
static bool
is_alone(const struct check *c, size_t i)
{
	return i + c->scratch.formula.alone >= c->scratch.formula.n;
}

/* Adds to sum the line that entry at, the i-th of the formula, ends: its product with the one
 * before it, or itself where it stands alone.  False: overflow. */
static bool
add_line(struct check *c, size_t i, size_t at, struct decimal *sum)
{
	struct decimal line = check_entry(c, at)->figure.value, each = decimal_of(1);

	if (!is_alone(c, i) && i % 2 == 0)
		return true;
	if (!is_alone(c, i))
		each = check_entry(c, c->scratch.terms.list[i - 1].entry)->figure.value;
	return decimal_mul(each, line, &line) && decimal_add(*sum, line, sum);
}

/* Loads what all lines come to and adds them to text; false if a figure is missing or a bound. */
static bool
load_lines(struct check *c, struct decimal *sum, struct buf *text)
{
	*sum = decimal_of(0);
	c->scratch.terms.n = 0;
	if (c->scratch.formula.times != 1)
		buf_add_str(text, "（");
	for (size_t i = 0; i < c->scratch.formula.n; i++) {
		size_t at = ledger_find(c->in->ledger, c->scratch.formula.ids[i]);
		if (at == NONE || check_entry(c, at)->bound ||
		    check_entry(c, at)->rough)
			return false;
		addends_add(&c->scratch.terms, at, 1);
		buf_add_str(text, i == 0 ? "" : is_alone(c, i) || i % 2 == 0 ? "＋" : "×");
		buf_add_span(text, check_entry(c, at)->figure.raw);
		if (!add_line(c, i, at, sum))
			return false;
	}
	if (c->scratch.formula.times == 1)
		return true;
	buf_addf(text, "）×%zu", c->scratch.formula.times);
	return decimal_mul(*sum, decimal_of((long long)c->scratch.formula.times), sum);
}

/* Prices may be rounded themselves, and something small may have been left out: never an
 * error. */
static enum finding_severity
severity_of(const struct entry *stated, struct decimal difference)
{
	return decimal_cmp(decimal_abs(difference), stated->figure.quantum) < 0 ? FINDING_OK :
	    FINDING_WARNING;
}

void
check_bill(struct check *c, size_t stated, struct span expression)
{
	const struct entry *e = check_entry(c, stated);
	struct decimal sum, difference;
	enum finding_severity severity;
	struct buf text = BUF_INIT;
	struct hint hint = { .edit = EDIT_NONE };
	struct slot slot;

	if (formula_next(&expression, &c->scratch.formula) &&
	    c->scratch.formula.shape == SHAPE_BILL && !e->bound &&
	    !e->rough && load_lines(c, &sum, &text) &&
	    decimal_sub(e->figure.value, sum, &difference) &&
	    check_wanted(c, severity = severity_of(e, difference))) {
		if (severity == FINDING_WARNING)
			hint = hint_value(c->in->ledger, stated, sum);
		check_begin(c, severity, RULE_AVERAGE, stated,
		    (struct computed){ sum, difference })->shape = SHAPE_BILL;
		for (size_t i = 0; i < c->scratch.terms.n; i++)
			findings_operand(c->out.findings, c->scratch.terms.list[i].entry);
		slot = (struct slot){ "formula", buf_span(&text) };
		check_say(c, check_key(c, "average", severity), &slot, 1);
		check_say_hint(c, &hint);
	}
	buf_release(&text);
}
