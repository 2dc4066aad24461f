/* check_quotient: shares, rates, growth and averages; a figure written again.
 */
#include "check/check_quotient_parts.h"

#include "language/grammar.h"

/* Operands from up to before to as they are printed, in brackets if there are several. */
static void
side_text(const struct check *c, const struct tested *t, size_t from, size_t to, struct buf *b)
{
	bool several = to > from + 1;

	buf_add_str(b, several ? "（" : "");
	for (size_t k = from; k < to; k++) {
		buf_add_str(b, k > from ? "＋" : "");
		buf_add_span(b, check_entry(c, t->at[k])->figure.raw);
	}
	buf_add_str(b, several ? "）" : "");
}

static void
formula_text(struct check *c, const struct tested *t, struct buf *b)
{
	if (t->shape == SHAPE_DECREASE)
		buf_add_str(b, "1－");
	side_text(c, t, 0, t->over, b);
	buf_add_str(b, shape_joins(t->shape) ? "÷（" : "÷");
	side_text(c, t, t->over, t->n, b);
	if (shape_joins(t->shape)) {
		buf_add_str(b, t->shape == SHAPE_RISE ? "－" : "＋");
		buf_add_span(b, check_entry(c, t->at[0])->figure.raw);
		buf_add_str(b, "）");
	}
	if (t->shape == SHAPE_GROWTH)
		buf_add_str(b, "－1");
	if (t->shape == SHAPE_SCALED)
		buf_addf(b, "×%zu", t->scale);
}

/* 预算3万元，支出2.6万元，执行率96.67%: is it so far off that the 3 would have to be rounded by
 * a tenth?  That is no matter of the last place. */
static bool
is_far(const struct quotient *q, enum kind kind)
{
	enum { POINTS = 5 };

	return q->wide && kind == KIND_PERCENT &&
	    decimal_cmp(decimal_abs(q->difference), decimal_of(POINTS)) >= 0;
}

static enum finding_severity
severity_of(const struct quotient *q, const struct figure *stated, const struct hint *hint,
    bool likely)
{
	if (q->verdict == VERDICT_HOLDS)
		return FINDING_OK;
	if (q->verdict == VERDICT_ROUNDING)
		return is_far(q, stated->kind) ? FINDING_WARNING : FINDING_ROUNDING;
	return likely || q->rough || !check_plausible(hint, stated->value, q->difference) ?
	    FINDING_WARNING : FINDING_ERROR;
}

/* 480亿元，占600万元的80%: 元 and 万元 are mixed up in an amount, not in the percentage. */
static void
blame_amount(const struct check *c, size_t amount, const struct quotient *q, struct hint *hint)
{
	const struct figure *f = &check_entry(c, hint->entry)->figure;
	int power = decimal_cmp(q->computed, f->value) > 0 ? -4 : 4;
	struct decimal to;

	if (hint->edit == EDIT_TEN_THOUSAND && f->kind == KIND_PERCENT &&
	    decimal_shift(check_entry(c, amount)->figure.value, power, &to))
		*hint = (struct hint){ EDIT_TEN_THOUSAND, amount, to, NONE };
}

/* 6座，每座28万元，共计186万元: where no slip in the average explains the miss, one in the amount
 * that it is of may. */
static void
blame_total(struct check *c, const struct tested *t, struct hint *hint)
{
	struct decimal made;

	if (t->rule == RULE_AVERAGE && t->shape == SHAPE_RATIO && hint->edit == EDIT_NONE &&
	    decimal_mul(check_entry(c, t->stated)->figure.value,
	    check_entry(c, t->at[1])->figure.value, &made))
		*hint = hint_value(c->in->ledger, t->at[0], made);
}

/* Notes that it holds. */
static void
hold(struct check *c, const struct tested *t)
{
	size_t at[QUOTIENT_OPERANDS + 1] = { t->stated };

	memcpy(&at[1], t->at, t->n * sizeof *at);
	check_hold(c, t->rule, t->shape, at, t->n + 1)->over = t->over;
}

/* Begins the finding, with its operands. */
static void
begin(struct check *c, enum finding_severity severity, const struct tested *t,
    const struct quotient *q)
{
	struct finding *f = check_begin(c, severity, t->rule, t->stated,
	    (struct computed){ q->computed, q->difference });

	f->shape = t->shape;
	f->over = t->over;
	for (size_t k = 0; k < t->n; k++)
		findings_operand(c->out.findings, t->at[k]);
}

static void
report(struct check *c, const struct tested *t, const struct quotient *q)
{
	struct hint hint = { .edit = EDIT_NONE };
	enum finding_severity severity;
	struct buf formula = BUF_INIT;
	struct slot slot;

	if (q->verdict == VERDICT_FAILS)
		hint = hint_value(c->in->ledger, t->stated, q->computed);
	blame_amount(c, t->at[0], q, &hint);
	severity = severity_of(q, &check_entry(c, t->stated)->figure, &hint, t->likely);
	if (severity == FINDING_OK)
		hold(c, t);
	if (!check_wanted(c, severity))
		return;
	if (q->verdict == VERDICT_FAILS)
		blame_total(c, t, &hint);
	begin(c, severity, t, q);
	formula_text(c, t, &formula);
	slot = (struct slot){ "formula", buf_span(&formula) };
	check_say(c, check_key(c, rule_names[t->rule], severity), &slot, 1);
	check_say_hint(c, &hint);
	buf_release(&formula);
}

void
check_quotient_of(struct check *c, enum rule rule, size_t stated, const size_t *at,
    enum shape shape)
{
	struct tested t = {
		.rule = rule, .stated = stated, .shape = shape, .at = { at[0], at[1], at[0] },
		.over = 1, .n = shape == SHAPE_TOGETHER ? 3 : 2
	};
	struct quotient q;

	if (shape == SHAPE_TOGETHER)
		t.at[2] = at[2];
	q = quotient_examine(c, &t);

	if (q.verdict != VERDICT_NONE)
		report(c, &t, &q);
}

static bool
is_quotient(enum shape shape)
{
	return shape == SHAPE_RATIO || shape == SHAPE_SCALED || shape == SHAPE_GROWTH ||
	    shape == SHAPE_DECREASE || shape == SHAPE_TOGETHER || shape_joins(shape);
}

static bool
find_operands(const struct check *c, struct tested *t)
{
	const struct formula *f = &c->scratch.formula;

	t->over = f->shape == SHAPE_TOGETHER ? f->times : 1;
	t->n = f->shape == SHAPE_TOGETHER ? f->n : 2;
	if (t->n > QUOTIENT_OPERANDS || f->n < t->n)
		return false;
	for (size_t k = 0; k < t->n; k++)
		if ((t->at[k] = ledger_find(c->in->ledger, f->ids[k])) == NONE)
			return false;
	return true;
}

/* 发放200份，收回129份；其中满意181份，满意率94.27%: is the numerator more than another count
 * that it came from?  One of these is wrong, which is said, and no other base is meant. */
static bool
is_doubted(struct check *c, const size_t *at)
{
	struct relations r = check_relations(c, at[0]);

	while (relations_next(&r)) {
		size_t earlier = r.relation == REL_STAGE &&
		    formula_next(&r.expression, &c->scratch.formula) ?
		    ledger_find(c->in->ledger, c->scratch.formula.ids[0]) : NONE;

		if (earlier != NONE && earlier != at[1] &&
		    decimal_cmp(check_entry(c, at[0])->figure.value,
		    check_entry(c, earlier)->figure.value) > 0)
			return true;
	}
	return false;
}

/* All readings; the likeliest speaks for a miss. */
static void
check_one(struct check *c, enum rule rule, size_t stated, struct span expression,
    bool likely)
{
	struct quotient likeliest = { .verdict = VERDICT_NONE };
	struct tested t = { .rule = rule, .stated = stated, .likely = likely }, first = t;

	while (formula_next(&expression, &c->scratch.formula)) {
		struct quotient q;

		if (!is_quotient(c->scratch.formula.shape) || !find_operands(c, &t))
			continue;
		t.shape = c->scratch.formula.shape;
		t.scale = c->scratch.formula.times;
		q = quotient_examine(c, &t);
		if (q.verdict == VERDICT_HOLDS || q.verdict == VERDICT_ROUNDING) {
			report(c, &t, &q);
			return;
		}
		if (likeliest.verdict == VERDICT_NONE) {
			likeliest = q;
			first = t;
		}
	}
	if (likeliest.verdict != VERDICT_NONE && (rule != RULE_RATE || !is_doubted(c, first.at)))
		report(c, &first, &likeliest);
}

/* What a quotient that only labels suggest is called. */
static enum rule
likely_rule(struct check *c, size_t stated, struct span expression)
{
	enum kind kind = check_entry(c, stated)->figure.kind;
	enum shape shape;

	if (kind == KIND_MONEY || kind == KIND_COUNT)
		return RULE_AVERAGE;	/* 亩均1,800元, over 新建 and 改造 together */
	if (!formula_next(&expression, &c->scratch.formula))
		return kind == KIND_PERCENT ? RULE_RATE : RULE_AVERAGE;
	shape = c->scratch.formula.shape;
	if (shape == SHAPE_FALL &&	/* 已支付180万元，未支付20万元，支付率90% */
	    word_table_ends(&name_words, "rate", check_entry(c, stated)->figure.label))
		return RULE_RATE;
	if (shape == SHAPE_TOGETHER && c->scratch.formula.times > 1)
		return RULE_SHARE;
	if (shape != SHAPE_RATIO)
		return RULE_GROWTH;
	return kind == KIND_PERCENT ? RULE_RATE : RULE_AVERAGE;
}

void
check_quotients(struct check *c)
{
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		struct relations r = check_relations(c, i);

		if (!check_has_any(c, i, REL_SHARE, REL_GROWTH) && !check_has(c, i, REL_AVERAGE) &&
		    !check_has(c, i, REL_LIKELY))
			continue;
		while (relations_next(&r)) {
			switch (r.relation) {
			case REL_SHARE: check_one(c, RULE_SHARE, i, r.expression, false); break;
			case REL_RATE:
				check_base(c, RULE_RATE, i, r.expression);
				check_one(c, RULE_RATE, i, r.expression, false);
				check_even(c, RULE_RATE, i, r.expression);
				break;
			case REL_GROWTH:
				check_base(c, RULE_GROWTH, i, r.expression);
				check_one(c, RULE_GROWTH, i, r.expression, false);
				check_yearly(c, i, r.expression);
				break;
			case REL_AVERAGE:
				check_one(c, RULE_AVERAGE, i, r.expression, false);
				check_product(c, i, r.expression, false);
				check_bill(c, i, r.expression);
				check_even(c, RULE_AVERAGE, i, r.expression);
				break;
			case REL_LIKELY:
				check_one(c, likely_rule(c, i, r.expression), i, r.expression,
				    true);
				check_product(c, i, r.expression, true);
				check_bill(c, i, r.expression);
				break;
			default: break;
			}
		}
	}
}
