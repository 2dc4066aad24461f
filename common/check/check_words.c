/* check_words: what words say of two figures, the two sides of the books, and shares of
 * one whole (domain.md §2, rows 4, 6 and 11).
 */
#include "check/check_rules.h"

#include <stdlib.h>

#include "base/mem.h"

/* Digits of a figure in which one wrong one is no accident. */
enum { SLIP_DIGITS = 4 };

struct comparison {
	size_t stated, other;
	struct decimal difference;	/* stated - other */
	struct decimal off, slack;	/* what rounding explains of it */
};

static bool
compare(const struct check *c, struct comparison *k)
{
	const struct entry *a = check_entry(c, k->stated), *b = check_entry(c, k->other);

	if (a->bound ||		/* the other may be, 高于90%的目标: it is held against that */
	    !decimal_sub(a->figure.value, b->figure.value, &k->difference))
		return false;
	k->off = decimal_abs(k->difference);
	k->slack = decimal_cmp(a->figure.quantum, b->figure.quantum) > 0 ?
	    a->figure.quantum : b->figure.quantum;
	if (precision_exact(a) && precision_exact(b))
		k->slack = decimal_of(0);
	return true;
}

/* Is the difference more than a part of the other figure? */
static bool
exceeds(const struct check *c, const struct comparison *k, long long part)
{
	struct decimal scaled;

	return decimal_mul(k->off, decimal_of(part), &scaled) &&
	    decimal_cmp(scaled, decimal_abs(check_entry(c, k->other)->figure.value)) > 0;
}

/* 持平 of what is a hundredth apart is a way of speaking. */
static enum finding_severity
severity_of(const struct check *c, const struct comparison *k, enum relation said)
{
	bool rough = check_entry(c, k->stated)->rough || check_entry(c, k->other)->rough;
	int sign = decimal_sign(k->difference);

	switch (said) {
	case REL_EQUAL:
		if (decimal_cmp(k->off, k->slack) <= 0)
			return FINDING_OK;
		return exceeds(c, k, 100) && !rough ? FINDING_ERROR : FINDING_WARNING;
	case REL_ABOUT:
		return exceeds(c, k, 10) ? FINDING_WARNING : FINDING_OK;
	case REL_ATMOST:
	case REL_ATLEAST:
		if (sign != (said == REL_ATMOST ? 1 : -1))
			return FINDING_OK;
		if (decimal_cmp(k->off, k->slack) <= 0)
			return FINDING_WARNING;
		return rough ? FINDING_WARNING : FINDING_ERROR;
	default:
		if (sign == (said == REL_OVER ? 1 : -1))
			return FINDING_OK;
		return sign == 0 || rough ? FINDING_WARNING : FINDING_ERROR;
	}
}

static const char *const keys[] = {
	"words.equal", "words.about", "words.over", "words.under",
	"words.atmost", "words.atleast"
};

/* Looks up what the figure k->stated is compared with, and compares. */
static bool
load_comparison(struct check *c, struct comparison *k, struct span expression)
{
	size_t other;

	if (!formula_next(&expression, &c->scratch.formula) ||
	    (other = ledger_find(c->in->ledger, c->scratch.formula.ids[0])) == NONE)
		return false;
	k->other = other;
	return compare(c, k);
}

static void
check_comparison(struct check *c, size_t stated, enum relation said, struct span expression)
{
	struct comparison k = { .stated = stated };
	enum finding_severity severity;
	struct slot slot;

	if (!load_comparison(c, &k, expression))
		return;
	severity = severity_of(c, &k, said);
	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_WORDS, stated,
	    (struct computed){ check_entry(c, k.other)->figure.value, k.difference });
	findings_operand(c->out.findings, k.other);
	slot = (struct slot){ "other", check_entry(c, k.other)->figure.raw };
	check_say(c, severity == FINDING_OK ? "words.ok" : keys[said - REL_EQUAL], &slot, 1);
}

/* --- words against a percentage -------------------------------------------------------- */

/* 完成年初预算的97.5%，决算数大于预算数: is the rate, however it was rounded, not on the side of a
 * hundred that the words say? */
static void
check_hundred(struct check *c, size_t stated, enum relation said)
{
	const struct entry *e = check_entry(c, stated);
	struct decimal difference, half;
	struct slot slot = { "other", SPAN("100%") };
	bool over = said == REL_OVER || said == REL_ATLEAST;

	if (e->bound || e->rough || said < REL_OVER || said > REL_ATLEAST ||
	    !decimal_mul(e->figure.quantum, decimal_make(5, 1), &half) ||
	    !decimal_sub(e->figure.value, decimal_of(100), &difference) ||
	    decimal_sign(difference) == (over ? 1 : -1) ||
	    decimal_cmp(decimal_abs(difference), half) <= 0 || !check_wanted(c, FINDING_ERROR))
		return;
	check_begin(c, FINDING_ERROR, RULE_WORDS, stated,
	    (struct computed){ decimal_of(100), difference });
	check_say(c, over ? "words.over" : "words.under", &slot, 1);
}

/* By entry: do errors or warnings so far state it?  The caller frees it. */
static bool *
told_so_far(const struct check *c)
{
	bool *told = mem_zeroed(c->in->ledger->n, sizeof *told);

	for (size_t i = 0; i < c->out.findings->n; i++)
		if (c->out.findings->list[i].severity <= FINDING_WARNING)
			told[c->out.findings->list[i].stated_entry] = true;
	return told;
}

/* Has the change that the figure states been found to be another one: before, as told says, or
 * by the findings added last, which are of this figure? */
static bool
is_change_told(const struct check *c, const bool *told, size_t stated)
{
	const struct findings *fs = c->out.findings;

	for (size_t i = fs->n; i-- > 0 && fs->list[i].stated_entry == stated; )
		if (fs->list[i].severity <= FINDING_WARNING)
			return true;
	return told[stated];
}

/* 减少14.00万元，增长1.40%: the numbers are of one change, and the verbs are not. */
static void
check_against(struct check *c, const bool *told, size_t stated, struct span expression)
{
	const struct figure *f = &check_entry(c, stated)->figure;
	struct slot slot;
	size_t other;

	if (!formula_next(&expression, &c->scratch.formula) || is_change_told(c, told, stated) ||
	    (other = ledger_find(c->in->ledger, c->scratch.formula.ids[0])) == NONE ||
	    !check_wanted(c, FINDING_ERROR))
		return;
	check_begin(c, FINDING_ERROR, RULE_WORDS, stated,
	    (struct computed){ f->value, decimal_of(0) });
	findings_operand(c->out.findings, other);
	slot = (struct slot){ "other", check_entry(c, other)->figure.raw };
	check_say(c, "words.against", &slot, 1);
}

/* --- both sides of the books ---------------------------------------------------------- */

/* 总计 is often written of what came in and what went out, without what was carried
 * over on either side: only a slip of long figures is an error. */
static enum finding_severity
severity_of_balance(const struct check *c, const struct comparison *k, const struct hint *hint)
{
	const struct entry *a = check_entry(c, k->stated), *b = check_entry(c, k->other);

	if (decimal_sign(k->difference) == 0)
		return FINDING_OK;
	if (decimal_cmp(k->off, k->slack) <= 0)
		return FINDING_ROUNDING;
	return hint->edit != EDIT_NONE && !a->rough && !b->rough &&
	    hint_digits(a->figure.value) >= SLIP_DIGITS &&
	    hint_digits(b->figure.value) >= SLIP_DIGITS ? FINDING_ERROR : FINDING_WARNING;
}

static void
check_balance(struct check *c, size_t stated, struct span expression)
{
	struct comparison k = { .stated = stated };
	struct hint hint = { .edit = EDIT_NONE };
	enum finding_severity severity;
	const struct figure *other;
	struct slot slots[2];

	if (!load_comparison(c, &k, expression))
		return;
	other = &check_entry(c, k.other)->figure;
	if (decimal_cmp(k.off, k.slack) > 0)
		hint = hint_value(c->in->ledger, stated, other->value);
	hint.evidence = NONE;	/* the other side itself */
	severity = severity_of_balance(c, &k, &hint);
	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_WORDS, stated,
	    (struct computed){ other->value, k.difference });
	findings_operand(c->out.findings, k.other);
	slots[0] = (struct slot){ "other", other->raw };
	slots[1] = (struct slot){ "otherlabel", other->label };
	check_say(c, check_key(c, "balance", severity), slots, 2);
	check_say_hint(c, &hint);
}

/* --- shares of one whole ------------------------------------------------------------ */

/* The sum of the shares, and half a unit of each one's last place. */
static bool
add_shares(const struct check *c, struct decimal *sum, struct decimal *slack)
{
	struct decimal half;

	*sum = *slack = decimal_of(0);
	for (size_t i = 0; i < c->scratch.terms.n; i++) {
		const struct figure *f = &check_entry(c, c->scratch.terms.list[i].entry)->figure;

		if (!decimal_add(*sum, f->value, sum) ||
		    !decimal_mul(f->quantum, decimal_make(5, 1), &half) ||
		    !decimal_add(*slack, half, slack))
			return false;
	}
	return true;
}

static bool
load_shares(struct check *c)
{
	c->scratch.terms.n = 0;
	for (size_t i = 0; i < c->scratch.formula.n; i++) {
		size_t at = ledger_find(c->in->ledger, c->scratch.formula.ids[i]);

		if (at == NONE || check_entry(c, at)->bound)
			return false;
		addends_add(&c->scratch.terms, at, 1);
	}
	return c->scratch.terms.n > 1;
}

/* Is one of the shares known to be wrong?  Then that is why they miss. */
static bool
is_told(const struct check *c)
{
	for (size_t i = 0; i < c->out.findings->n; i++)
		for (size_t k = 0; k < c->scratch.terms.n; k++)
			if (c->out.findings->list[i].severity <= FINDING_WARNING &&
			    c->out.findings->list[i].stated_entry == c->scratch.terms.list[k].entry)
				return true;
	return false;
}

static void
check_whole(struct check *c, size_t stated, struct span expression)
{
	enum finding_severity severity = FINDING_WARNING;
	struct decimal sum, slack, difference;
	struct buf parts = BUF_INIT;
	struct slot slot;

	if (!formula_next(&expression, &c->scratch.formula) || !load_shares(c) ||
	    !add_shares(c, &sum, &slack) || !decimal_sub(sum, decimal_of(100), &difference))
		return;
	if (decimal_sign(difference) == 0)
		severity = FINDING_OK;
	else if (decimal_cmp(decimal_abs(difference), slack) <= 0)
		severity = FINDING_ROUNDING;
	if (!check_wanted(c, severity) || (severity == FINDING_WARNING && is_told(c)))
		return;
	check_begin(c, severity, RULE_WHOLE, stated, (struct computed){ sum, difference });
	for (size_t i = 0; i < c->scratch.terms.n; i++)
		if (c->scratch.terms.list[i].entry != stated)
			findings_operand(c->out.findings, c->scratch.terms.list[i].entry);
	check_terms_text(c, &c->scratch.terms, &parts);
	slot = (struct slot){ "parts", buf_span(&parts) };
	check_say(c, severity == FINDING_OK ? "whole.ok" : severity == FINDING_ROUNDING ?
	    "whole.rounding" : "whole.warning", &slot, 1);
	buf_release(&parts);
}

void
check_words(struct check *c)
{
	bool *told = NULL;

	for (size_t i = 0; i < c->in->ledger->n; i++) {
		struct relations r = check_relations(c, i);

		if (!check_has_any(c, i, REL_EQUAL, REL_WHOLE))
			continue;
		if (told == NULL && check_has(c, i, REL_AGAINST))
			told = told_so_far(c);
		while (relations_next(&r)) {
			if (r.relation == REL_WHOLE)
				check_whole(c, i, r.expression);
			else if (r.relation == REL_AGAINST)
				check_against(c, told, i, r.expression);
			else if (r.relation == REL_BALANCE)
				check_balance(c, i, r.expression);
			else if (span_eq(r.expression, SPAN("%")))
				check_hundred(c, i, r.relation);
			else if (r.relation >= REL_EQUAL && r.relation < REL_BALANCE)
				check_comparison(c, i, r.relation, r.expression);
		}
	}
	free(told);
}
