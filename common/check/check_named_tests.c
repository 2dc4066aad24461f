/* check_named_tests: does a check hold for the figures that it means; see
 * check_named_parts.h. */
#include "check/check_named_parts.h"

enum { SLIP_DIGITS = 4 };	/* of a number that one wrong digit explains, at least */

/* Would one wrong digit, or two swapped ones, of the stated figure explain the miss? */
bool
named_is_slip(const struct check *c, const struct finding *f)
{
	enum edit edit = hint_edit(check_entry(c, f->stated_entry), f->computed);

	for (size_t i = 0; i < f->n; i++)
		if (check_entry(c, c->out.findings->operands[f->first + i])->rough)
			return false;
	return (edit == EDIT_SWAP || edit == EDIT_DIGIT) && hint_digits(f->stated) >= SLIP_DIGITS;
}

/* The last finding is what the trial has found. */
static void
name_finding(struct check *c, const struct trial *t)
{
	const struct named_rule *r = t->group->rule;
	struct finding *f = &c->out.findings->list[c->out.findings->n - 1];

	if (r->kind == RULE_NAMED)
		f->name = r->name;
	else
		f->rule = r->kind;
	if (f->severity < r->severity)
		f->severity = r->severity;
	if (r->message.n > 0 && f->severity <= FINDING_WARNING)
		named_put_message(c, t, f);
}

static enum finding_severity
severity_of(enum verdict v)
{
	return v == VERDICT_HOLDS ? FINDING_OK :
	    v == VERDICT_ROUNDING ? FINDING_ROUNDING : FINDING_ERROR;
}

static const char *
limit_key(const struct rule_check *check, enum finding_severity severity)
{
	if (severity == FINDING_OK)
		return "named.ok";
	if (severity == FINDING_ROUNDING)
		return "named.rounding";
	return check->test == TEST_MOST ? "named.most" : check->test == TEST_LEAST ?
	    "named.least" : "named.equal";
}

static void
report_limit(struct check *c, const struct trial *trial, enum finding_severity severity,
    const struct tally *t)
{
	struct buf parts = BUF_INIT;
	struct slot slot;

	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_NAMED, trial->anchor,
	    (struct computed){ t->computed, t->difference })->shape = SHAPE_SUM;
	for (size_t i = 0; i < c->scratch.terms.n; i++)
		findings_term(c->out.findings, c->scratch.terms.list[i].entry,
		    c->scratch.terms.list[i].sign);
	check_terms_text(c, &c->scratch.terms, &parts);
	slot = (struct slot){ "parts", buf_span(&parts) };
	check_say(c, limit_key(trial->check, severity), &slot, 1);
	buf_release(&parts);
}

/* Is the right side a limit, and the stated figure within it? */
static bool
is_within(const struct rule_check *check, struct decimal difference)
{
	int sign = decimal_sign(difference);

	return (check->test == TEST_MOST && sign < 0) || (check->test == TEST_LEAST && sign > 0);
}

/* One part of several that a rule knows may be all that this form has: only a slip says
 * that it was meant to be all of the total. */
static bool
is_beginning(const struct check *c, const struct trial *t, struct decimal computed)
{
	return c->scratch.terms.n == 1 && rule_figure_is(named_operand(t, 1), TRAIT_EACH) &&
	    hint_edit(check_entry(c, t->anchor), computed) == EDIT_NONE;
}

/* That one figure alone is missed is not told as 各项之和: what is stated should be that. */
static void
test_sum(struct check *c, const struct trial *trial)
{
	struct tally t = tally_limit(c->in->ledger, trial->anchor, &c->scratch.terms);
	enum finding_severity severity;

	if (t.overflow)
		check_overflow(c, trial->anchor);
	if (t.verdict == VERDICT_NONE ||
	    (t.verdict == VERDICT_FAILS && is_beginning(c, trial, t.computed)))
		return;
	if (is_within(trial->check, t.difference))
		t.verdict = VERDICT_HOLDS;
	severity = severity_of(t.verdict);
	if (severity == FINDING_ERROR && (t.rough || t.mixed))
		severity = FINDING_WARNING;
	if (trial->check->test == TEST_SUM &&
	    (c->scratch.terms.n > 1 || t.verdict != VERDICT_FAILS))
		check_report_tally(c, RULE_SUM, severity, trial->anchor, &t);
	else
		report_limit(c, trial, severity, &t);
}

/* A rate below its limit has not been worked out: where the finding would say so by its
 * kind, nothing is told. */
static void
test_number(struct check *c, const struct trial *t)
{
	bool named = t->group->rule->kind == RULE_NAMED;
	const struct entry *e = check_entry(c, t->anchor);
	enum finding_severity severity = FINDING_ERROR;
	struct decimal difference;

	if (e->rough || !decimal_sub(e->figure.value, t->check->number, &difference))
		return;
	if (decimal_sign(difference) == 0 || is_within(t->check, difference))
		severity = FINDING_OK;
	if (!check_wanted(c, severity) || (severity == FINDING_OK && !named))
		return;
	check_begin(c, severity, RULE_NAMED, t->anchor,
	    (struct computed){ t->check->number, difference });
	check_say(c, limit_key(t->check, severity), NULL, 0);
}

static void
test_quotient(struct check *c, const struct trial *t)
{
	bool growth = t->check->test == TEST_GROWTH;
	size_t at[3];

	if (c->scratch.terms.n != t->check->n - 1)
		return;
	for (size_t i = 0; i < c->scratch.terms.n; i++)
		at[i] = c->scratch.terms.list[i].entry;
	check_quotient_of(c, growth ? RULE_GROWTH : RULE_RATE, t->anchor, at, growth ?
	    SHAPE_GROWTH : c->scratch.terms.n == 3 ? SHAPE_TOGETHER : SHAPE_RATIO);
}

/* Tries one check; true if there is a finding more than before. */
bool
named_try(struct check *c, const struct trial *t)
{
	size_t before = c->out.findings->n;

	if (t->check->constant)
		test_number(c, t);
	else if (!named_operands(c, t) || c->scratch.terms.n == 0)
		return false;
	else if (t->check->test == TEST_RATIO || t->check->test == TEST_GROWTH)
		test_quotient(c, t);
	else
		test_sum(c, t);
	if (c->out.findings->n == before)
		return false;
	name_finding(c, t);
	return true;
}
