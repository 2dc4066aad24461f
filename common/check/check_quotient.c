/* check_quotient: shares, rates, growth and averages; a figure written again.
 *
 * The interval of the stated figure and that of A/B, A/B-1, 1-A/B, A/(B-A), A/(B+A) or
 * A/(B+C) must be able to meet.
 */
#include "check/check_rules.h"
#include "language/grammar.h"
#include "language/interval.h"

enum { OPERANDS = 3 };		/* A, B and C; C is A but for SHAPE_TOGETHER */

/* A figure said to be a quotient. */
struct tested {
	enum rule rule;
	size_t stated;
	size_t at[OPERANDS];	/* the entries it is made of */
	enum shape shape;
	bool likely;		/* nothing but labels says what is divided by what */
};

struct quotient {
	enum verdict verdict;
	struct decimal computed, difference;
	bool rough;
	bool wide;	/* only a whole number that was rounded explains it */
};

static bool
around(const struct entry *e, struct decimal reach, struct interval *out)
{
	return decimal_sub(e->figure.value, reach, &out->lo) &&
	    decimal_add(e->figure.value, reach, &out->hi);
}

/* The stated interval moved so that it stands beside A/B. */
static bool
move_stated(enum shape shape, struct decimal one, struct interval *z)
{
	if (shape == SHAPE_GROWTH)
		return interval_add(*z, interval_exact(one), z);
	if (shape == SHAPE_DECREASE)
		return interval_sub(interval_exact(one), *z, z);
	return true;
}

/* A one-sided statement (达98%以上) reaches without end on its open side. */
static void
open_side(const struct entry *stated, const struct decimal far, struct interval *z)
{
	enum op op = stated->figure.op;

	if (op == OP_GE || op == OP_GT)
		z->hi = far;
	if (op == OP_LE || op == OP_LT)
		z->lo = decimal_neg(far);
	if (op == OP_RANGE)
		z->hi = stated->figure.high;
}

struct setting {
	const struct entry *stated, *a, *b, *joined;	/* to b, if the shape says so */
	enum shape shape;
	int power;
	struct decimal one;	/* 10^power */
	struct precision precision;
};

static bool
reach_of(const struct setting *s, const struct entry *e, bool wide, struct interval *out)
{
	struct precision_reach reach;

	return precision_reach(&s->precision, e, &reach) &&
	    around(e, wide ? reach.wide : reach.half, out);
}

/* The same of what is stated, which was rounded, be it to cents or to whole ones. */
static bool
reach_of_stated(const struct setting *s, bool wide, struct interval *out)
{
	struct precision_reach reach;
	struct decimal half;

	if (!precision_reach(&s->precision, s->stated, &reach) ||
	    !decimal_mul(s->stated->figure.quantum, decimal_make(5, 1), &half))
		return false;
	if (decimal_cmp(reach.half, half) < 0 && precision_exact(s->stated))
		reach.half = half;
	if (decimal_cmp(reach.wide, reach.half) < 0)
		reach.wide = reach.half;
	return around(s->stated, wide ? reach.wide : reach.half, out);
}

/* What is divided by: B, or what it was before A was added or taken away, or with C. */
static bool
move_base(const struct setting *s, bool wide, struct interval *b)
{
	struct interval joined;

	if (!shape_joins(s->shape))
		return true;
	return reach_of(s, s->joined, wide, &joined) &&
	    (s->shape == SHAPE_RISE ? interval_sub : interval_add)(*b, joined, b);
}

/* The same of the numbers as they are printed. */
static bool
base_value(const struct setting *s, struct decimal *out)
{
	*out = s->b->figure.value;
	if (!shape_joins(s->shape))
		return true;
	return (s->shape == SHAPE_RISE ? decimal_sub : decimal_add)(*out,
	    s->joined->figure.value, out);
}

/* Can the quotient be what is stated, moved by below and above?  The operands
 * reach as their precision says (wide: at its widest).  False: overflow. */
static bool
test(const struct setting *s, bool wide, struct decimal below, struct decimal above,
    bool *meets)
{
	struct interval z, n, d;

	if (!reach_of_stated(s, wide, &z) || !reach_of(s, s->a, wide, &n) ||
	    !reach_of(s, s->b, wide, &d) || !move_base(s, wide, &d) ||
	    !decimal_sub(z.lo, below, &z.lo) || !decimal_add(z.hi, above, &z.hi))
		return false;
	if (decimal_sign(d.lo) <= 0 && !base_value(s, &d.lo))
		return false;
	open_side(s->stated, decimal_of(1000000000000), &z);
	return move_stated(s->shape, s->one, &z) &&
	    interval_quotient_meets(n, d, z, s->power, meets);
}

/* How far beyond half a unit a quotient of that last place may lie: half a unit more; of
 * a percentage without decimals that is much, so there only what was cut off, which is
 * less than that (49÷50 is no 97%). */
static bool
beyond(const struct setting *s, struct decimal *below, struct decimal *above)
{
	bool coarse = s->stated->places == 0;

	*below = decimal_of(0);
	return decimal_mul(s->stated->figure.quantum,
	    coarse ? decimal_make(4999, 4) : decimal_make(5, 1), above) &&
	    (coarse || decimal_mul(s->stated->figure.quantum, decimal_make(5, 1), below));
}

static bool
is_rough(const struct setting *s)
{
	return s->stated->rough || s->a->rough || s->b->rough || s->joined->rough;
}

/* Exact, near enough, or neither. */
static bool
judge(const struct setting *s, struct quotient *q)
{
	enum verdict *verdict = &q->verdict;
	const struct decimal none = decimal_of(0);
	struct decimal below, above;
	bool exact, near, wide;

	if (!test(s, false, none, none, &exact))
		return false;
	if (exact) {
		*verdict = VERDICT_HOLDS;
		return true;
	}
	if (!beyond(s, &below, &above) || !test(s, false, below, above, &near) ||
	    !test(s, true, none, none, &wide))
		return false;
	if (is_rough(s))
		*verdict = wide ? VERDICT_HOLDS : VERDICT_FAILS;
	else
		*verdict = near || wide ? VERDICT_ROUNDING : VERDICT_FAILS;
	q->wide = wide && !near;
	return true;
}

/* What the stated figure should be, at the places it is written with. */
static bool
compute(const struct setting *s, struct quotient *q)
{
	struct decimal top, base, value;
	int places = decimal_trim(s->stated->figure.quantum).scale;

	if (!decimal_shift(s->a->figure.value, s->power, &top) || !base_value(s, &base) ||
	    !decimal_div(top, base, places + 4, &value))
		return false;
	if (s->shape == SHAPE_GROWTH && !decimal_sub(value, s->one, &value))
		return false;
	if (s->shape == SHAPE_DECREASE && !decimal_sub(s->one, value, &value))
		return false;
	return decimal_div(value, decimal_of(1), places, &q->computed) &&
	    decimal_sub(s->stated->figure.value, q->computed, &q->difference);
}

/* Has it a value to divide by?  A target that is a least (不少于1.80万亩) has. */
static bool
is_base(const struct setting *s)
{
	return !s->joined->bound &&
	    (!s->b->bound || (s->shape == SHAPE_RATIO && s->b->figure.op == OP_GE));
}

static struct quotient
examine(struct check *c, const struct tested *t)
{
	struct quotient q = { .verdict = VERDICT_NONE };
	struct setting s = {
		.stated = check_entry(c, t->stated), .a = check_entry(c, t->at[0]),
		.b = check_entry(c, t->at[1]), .shape = t->shape,
		.joined = check_entry(c, t->at[2])
	};
	struct decimal base;

	if (word_table_is(&name_words, "points", s.stated->figure.unit) || s.a->bound ||
	    !is_base(&s) || !base_value(&s, &base) || decimal_sign(base) <= 0)
		return q;
	s.power = entry_power(s.stated);
	decimal_shift(decimal_of(1), s.power, &s.one);
	precision_reset(&s.precision);
	precision_note(&s.precision, s.stated);
	precision_note(&s.precision, s.a);
	precision_note(&s.precision, s.b);
	precision_note(&s.precision, s.joined);
	q.rough = is_rough(&s);
	if (judge(&s, &q) && compute(&s, &q))
		return q;
	check_overflow(c, t->stated);
	return (struct quotient){ .verdict = VERDICT_NONE };
}

static void
formula_text(struct check *c, const struct tested *t, struct buf *b)
{
	if (t->shape == SHAPE_DECREASE)
		buf_add_str(b, "1－");
	buf_add_span(b, check_entry(c, t->at[0])->figure.raw);
	buf_add_str(b, shape_joins(t->shape) ? "÷（" : "÷");
	buf_add_span(b, check_entry(c, t->at[1])->figure.raw);
	if (shape_joins(t->shape)) {
		buf_add_str(b, t->shape == SHAPE_RISE ? "－" : "＋");
		buf_add_span(b, check_entry(c, t->at[2])->figure.raw);
		buf_add_str(b, "）");
	}
	if (t->shape == SHAPE_GROWTH)
		buf_add_str(b, "－1");
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
		check_hold(c, t->rule, t->shape,
		    (size_t[]){ t->stated, t->at[0], t->at[1], t->at[2] },
		    t->shape == SHAPE_TOGETHER ? 4 : 3);
	if (!check_wanted(c, severity))
		return;
	if (q->verdict == VERDICT_FAILS)
		blame_total(c, t, &hint);
	check_begin(c, severity, t->rule, t->stated,
	    (struct computed){ q->computed, q->difference })->shape = t->shape;
	findings_operand(c->out.findings, t->at[0]);
	findings_operand(c->out.findings, t->at[1]);
	if (t->shape == SHAPE_TOGETHER)
		findings_operand(c->out.findings, t->at[2]);
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
		.rule = rule, .stated = stated, .shape = shape,
		.at = { at[0], at[1], shape == SHAPE_TOGETHER ? at[2] : at[0] }
	};
	struct quotient q = examine(c, &t);

	if (q.verdict != VERDICT_NONE)
		report(c, &t, &q);
}

static bool
is_quotient(enum shape shape)
{
	return shape == SHAPE_RATIO || shape == SHAPE_GROWTH || shape == SHAPE_DECREASE ||
	    shape_joins(shape);
}

static bool
find_operands(const struct check *c, size_t at[OPERANDS])
{
	size_t third;

	if (!check_pair(c, &c->scratch.formula, at))
		return false;
	at[2] = at[0];
	if (c->scratch.formula.shape != SHAPE_TOGETHER)
		return true;
	third = ledger_find(c->in->ledger, c->scratch.formula.ids[2]);
	if (third != NONE)
		at[2] = third;
	return third != NONE;
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

		if (!is_quotient(c->scratch.formula.shape) || !find_operands(c, t.at))
			continue;
		t.shape = c->scratch.formula.shape;
		q = examine(c, &t);
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
