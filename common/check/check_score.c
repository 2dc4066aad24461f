/* check_score: marks out of their weights, execution-rate marks, targets.
 *
 * A mark is never above its weight; an execution-rate mark is weight times
 * min(rate, 1); a target that was missed does not earn the full mark.
 */
#include "check/check_rules.h"

#include "text/data.h"

extern const struct data_table data_frugal;

/* Comparators as reports print them, by enum op. */
static const char *const op_signs[] = { "", "≥", "≤", "＞", "＜", "约", "" };

/* A mark held against its weight alone, or against weight × rate. */
struct marking {
	size_t mark;
	size_t of[2];		/* weight, rate */
	size_t n;		/* of these: 1, 2 */
};

/* Says with template key that the mark should be computed, or at most that. */
static void
report_mark(struct check *c, const char *key, enum finding_severity severity,
    const struct marking *m, struct decimal computed)
{
	struct decimal difference;
	struct buf formula = BUF_INIT;
	struct slot slot;

	if (!check_wanted(c, severity) ||
	    !decimal_sub(check_entry(c, m->mark)->figure.value, computed, &difference))
		return;
	check_begin(c, severity, RULE_SCORE, m->mark, (struct computed){ computed, difference });
	for (size_t i = 0; i < m->n; i++) {
		findings_operand(c->out.findings, m->of[i]);
		if (i > 0)
			buf_add_str(&formula, "×");
		buf_add_span(&formula, check_entry(c, m->of[i])->figure.raw);
	}
	slot = (struct slot){ "formula", buf_span(&formula) };
	check_say(c, key, &slot, 1);
	buf_release(&formula);
}

static void
check_weight(struct check *c, size_t mark, size_t weight)
{
	const struct marking marking = { mark, { weight }, 1 };
	const struct figure *m = &check_entry(c, mark)->figure;
	const struct figure *w = &check_entry(c, weight)->figure;

	if (check_entry(c, mark)->bound || check_entry(c, weight)->bound)
		return;
	if (decimal_cmp(m->value, w->value) > 0)
		report_mark(c, "score.over", FINDING_ERROR, &marking, w->value);
	else
		report_mark(c, "score.within", FINDING_OK, &marking, w->value);
}

/* weight × min(rate, 100) / 100, and how far the rate's last place reaches. */
static bool
rate_mark(const struct figure *weight, const struct figure *rate,
    struct decimal *mark, struct decimal *reach)
{
	struct decimal capped = rate->value;

	if (decimal_cmp(capped, decimal_of(100)) > 0)
		capped = decimal_of(100);
	return decimal_mul(weight->value, capped, mark) &&
	    decimal_shift(*mark, -2, mark) &&
	    decimal_mul(weight->value, rate->quantum, reach) &&
	    decimal_mul(*reach, decimal_make(5, 3), reach);
}

/* The finest last place of the marks around one in its table: 10 beside 13.5 is 10.0. */
static struct decimal
finest_mark(const struct check *c, size_t mark)
{
	const struct entry *m = check_entry(c, mark);
	struct decimal finest = m->figure.quantum;

	for (size_t k = mark > REACH_MARKS ? mark - REACH_MARKS : 0;
	    k < c->in->ledger->n && k <= mark + REACH_MARKS && m->figure.table != 0; k++) {
		const struct figure *f = &check_entry(c, k)->figure;

		if (f->table == m->figure.table && f->kind == KIND_SCORE &&
		    decimal_cmp(f->quantum, finest) < 0)
			finest = f->quantum;
	}
	return finest;
}

/* Marks in steps are whole numbers: there a miss may be the scheme's doing. */
static enum finding_severity
mark_severity(const struct entry *mark, struct decimal finest, struct decimal off,
    struct decimal reach)
{
	struct decimal half, unit;

	if (!decimal_mul(finest, decimal_make(5, 1), &half) ||
	    !decimal_add(half, reach, &half) ||
	    !decimal_add(half, mark->figure.quantum, &unit))
		return FINDING_WARNING;
	if (decimal_cmp(off, half) <= 0)
		return FINDING_OK;
	if (mark->places > 0 && decimal_cmp(off, unit) <= 0)
		return FINDING_ROUNDING;
	return mark->places == 0 ? FINDING_WARNING : FINDING_ERROR;
}

static void
check_rate_mark(struct check *c, size_t mark, const size_t at[2])
{
	struct marking marking = { mark, { at[0], at[1] }, 2 };
	const struct entry *m = check_entry(c, mark);
	const struct figure *weight = &check_entry(c, at[0])->figure;
	struct decimal computed, reach, off;
	enum finding_severity severity;

	if (m->bound || check_entry(c, at[0])->bound || check_entry(c, at[1])->bound ||
	    decimal_cmp(check_entry(c, at[1])->figure.value,
	    decimal_of(CHECK_RATE_MAX)) > 0)
		return;
	if (decimal_cmp(m->figure.value, weight->value) > 0) {
		marking.n = 1;
		report_mark(c, "score.over", FINDING_ERROR, &marking, weight->value);
		return;
	}
	if (!rate_mark(weight, &check_entry(c, at[1])->figure, &computed, &reach) ||
	    !decimal_sub(m->figure.value, computed, &off)) {
		check_overflow(c, mark);
		return;
	}
	severity = mark_severity(m, finest_mark(c, mark), decimal_abs(off), reach);
	report_mark(c, check_key(c, "score", severity), severity, &marking, computed);
}

static void
check_mark(struct check *c, size_t mark, struct span expression)
{
	size_t at[2];

	while (formula_next(&expression, &c->scratch.formula)) {
		size_t weight = ledger_find(c->in->ledger, c->scratch.formula.ids[0]);

		if (c->scratch.formula.shape == SHAPE_PRODUCT &&
		    check_pair(c, &c->scratch.formula, at)) {
			check_rate_mark(c, mark, at);
			return;
		}
		if (c->scratch.formula.shape == SHAPE_ONE && weight != NONE) {
			check_weight(c, mark, weight);
			return;
		}
	}
}

size_t
check_weight_of(struct check *c, size_t i)
{
	struct relations r = check_relations(c, i);

	if (!check_has(c, i, REL_SCORE))
		return NONE;
	while (relations_next(&r))
		if (r.relation == REL_SCORE && formula_next(&r.expression, &c->scratch.formula))
			return ledger_find(c->in->ledger, c->scratch.formula.ids[0]);
	return NONE;
}

/* In one row of a table, or one paragraph of text. */
static bool
same_row(const struct entry *a, const struct entry *b)
{
	return a->figure.table == b->figure.table && (a->figure.table == 0 ?
	    a->figure.para == b->figure.para : a->figure.row == b->figure.row);
}

/* The mark in the row of the figure at i, to its right, else to its left. */
static size_t
mark_in_row(struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);

	for (size_t k = 1; k <= REACH_ROW && i + k < c->in->ledger->n; k++) {
		if (!same_row(e, check_entry(c, i + k)))
			break;
		if (check_weight_of(c, i + k) != NONE)
			return i + k;
	}
	for (size_t k = 1; k <= REACH_ROW && k <= i; k++) {
		if (!same_row(e, check_entry(c, i - k)))
			break;
		if (check_weight_of(c, i - k) != NONE)
			return i - k;
	}
	return NONE;
}

enum outcome { MET, MISSED, DIFFERS };

/* Does actual meet target?  Of a target without a comparator only less is a
 * miss, and whether less is worse the words of the row say: DIFFERS. */
static enum outcome
compare_target(const struct figure *target, const struct figure *actual)
{
	int order = decimal_cmp(actual->value, target->value);

	switch (target->op) {
	case OP_GE: return order >= 0 ? MET : MISSED;
	case OP_GT: return order > 0 ? MET : MISSED;
	case OP_LE: return order <= 0 ? MET : MISSED;
	case OP_LT: return order < 0 ? MET : MISSED;
	case OP_RANGE:
		return order >= 0 && decimal_cmp(actual->value, target->high) <= 0 ?
		    MET : DIFFERS;
	case OP_EQ: return order >= 0 ? MET : DIFFERS;
	default: return MET;
	}
}

/* Where the last of word in name ends; 0: it has none. */
static size_t
last_end(struct span name, struct span word)
{
	size_t end = 0, at;

	while ((at = span_find(span_slice(name, end, name.n), word)) != NONE)
		end += at + word.n;
	return end;
}

/* Costs, days and the like: less is better.  The last word of a name decides, 投诉处理率
 * is no 投诉, and the longest, 不合格率 no 合格率. */
static bool
is_frugal(const struct entry *target)
{
	size_t behind = 0, longest = 0;
	bool less = target->figure.kind == KIND_MONEY;

	for (size_t i = 0; i < data_frugal.rows && !less; i++)
		less = span_eq(target->figure.unit, span_of(DATA_CELL(&data_frugal, i, 0)));
	if (less)
		return true;
	for (size_t i = 0; i < data_frugal.rows; i++) {
		struct span word = span_of(DATA_CELL(&data_frugal, i, 0));
		size_t end = last_end(target->name, word);

		if (end < behind || end == 0 || (end == behind && word.n <= longest))
			continue;
		behind = end;
		longest = word.n;
		less = data_says(DATA_CELL(&data_frugal, i, 1), "less");
	}
	return less;
}

/* What was reached, what was to be, and the mark given for it; NONE: none. */
struct attained {
	size_t actual, target;
	size_t mark;
};

static void
report_target(struct check *c, const char *key, enum finding_severity severity,
    const struct attained *a)
{
	const struct figure *t = &check_entry(c, a->target)->figure;
	struct decimal difference;
	struct buf raw = BUF_INIT;
	struct slot slots[2];

	if (!check_wanted(c, severity) ||
	    !decimal_sub(check_entry(c, a->actual)->figure.value, t->value, &difference))
		return;
	check_begin(c, severity, RULE_TARGET, a->actual, (struct computed){ t->value, difference });
	findings_operand(c->out.findings, a->target);
	slots[1] = (struct slot){ "mark", { "", 0 } };
	if (a->mark != NONE) {
		findings_operand(c->out.findings, a->mark);
		slots[1].text = check_entry(c, a->mark)->figure.raw;
	}
	buf_add_str(&raw, op_signs[t->op]);
	buf_add_span(&raw, t->raw);
	slots[0] = (struct slot){ "target", buf_span(&raw) };
	check_say(c, key, slots, 2);
	buf_release(&raw);
}

/* Is there a mark with a weight of its own? */
static bool
has_mark(struct check *c, size_t mark)
{
	size_t weight = mark == NONE ? NONE : check_weight_of(c, mark);

	return weight != NONE && weight != mark;
}

static bool
has_full_mark(struct check *c, size_t mark)
{
	return has_mark(c, mark) && decimal_cmp(check_entry(c, mark)->figure.value,
	    check_entry(c, (size_t)check_weight_of(c, mark))->figure.value) == 0;
}

static void
check_target(struct check *c, size_t actual, size_t target)
{
	const struct entry *a = check_entry(c, actual), *t = check_entry(c, target);
	struct attained attained = { actual, target, NONE };
	enum outcome outcome;

	if (a->rough || t->rough || a->figure.op == OP_RANGE ||
	    a->figure.kind != t->figure.kind ||
	    !ledger_same_unit(a, t))
		return;
	outcome = compare_target(&t->figure, &a->figure);
	attained.mark = mark_in_row(c, actual);
	if (outcome == MET)
		report_target(c, "target.ok", FINDING_OK, &attained);
	else if (!has_full_mark(c, attained.mark)) {
		if (has_mark(c, attained.mark))
			report_target(c, "target.missed", FINDING_OK, &attained);
	} else if (outcome == MISSED)
		report_target(c, "target.error", FINDING_ERROR, &attained);
	else if (!is_frugal(t))
		report_target(c, "target.warning", FINDING_WARNING, &attained);
}

static bool
is_weight_of(const struct check *c, size_t i, size_t id)
{
	struct relations r = check_relations(c, i);

	while (relations_next(&r))
		if (r.relation == REL_PART && formula_first_id(r.expression) == id)
			return true;
	return false;
}

/* Loads the marks of the rows whose weights make up the group at i; false if a
 * row has none. */
static bool
load_group_marks(struct check *c, size_t i)
{
	const struct figure *group = &check_entry(c, i)->figure;

	c->scratch.terms.n = 0;
	for (size_t k = i + 1; k < c->in->ledger->n; k++) {
		const struct figure *f = &check_entry(c, k)->figure;
		size_t mark;

		if (f->table != group->table)
			break;
		if (f->kind != KIND_SCORE || !is_weight_of(c, k, group->id))
			continue;
		mark = mark_in_row(c, k);
		if (mark == NONE)
			return false;
		addends_add(&c->scratch.terms, mark, 1);
	}
	return c->scratch.terms.n >= 2;
}

/* 项目产出 of the text and 产出（35分） of the table, with one full mark. */
static bool
is_group_of(struct check *c, size_t text, size_t group)
{
	const struct entry *t = check_entry(c, text), *g = check_entry(c, group);
	size_t weight = check_weight_of(c, text);

	return g->figure.table != 0 && g->figure.kind == KIND_SCORE && !g->bound &&
	    g->name.n >= 6 && weight != NONE &&
	    decimal_cmp(check_entry(c, weight)->figure.value, g->figure.value) == 0 &&
	    (span_has(t->name, g->name) || span_has(g->name, t->name));
}

/* 项目产出（满分35分）得33.75分 in the text: the marks of the table's rows.  False if they do not
 * make it up, which is told only if sure. */
static bool
check_group_mark(struct check *c, size_t text, bool sure)
{
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		enum finding_severity severity = FINDING_OK;
		struct tally t;

		if (!is_group_of(c, text, i) || !load_group_marks(c, i))
			continue;
		t = tally_sum(c->in->ledger, text, &c->scratch.terms);
		if (t.verdict == VERDICT_NONE)
			return true;
		if (t.verdict == VERDICT_ROUNDING)
			severity = FINDING_ROUNDING;
		if (t.verdict == VERDICT_FAILS)
			severity = FINDING_ERROR;
		if (severity != FINDING_ERROR || sure)
			check_report_tally(c, RULE_SUM, severity, text, &t);
		return severity != FINDING_ERROR;
	}
	return true;
}

/* A misprint is in the mark of one group: where more differ, the table is the form of another
 * thing, a project's beside the text of the whole. */
static void
check_group_marks(struct check *c)
{
	enum { GROUPS_MAX = 64 };
	size_t tables = 0, left = GROUPS_MAX, wrong = 0, last = 0;

	for (size_t i = c->in->ledger->n; i-- > 0 && tables == 0; )
		tables = check_entry(c, i)->figure.kind == KIND_SCORE ?
		    check_entry(c, i)->figure.table : 0;
	for (size_t i = 0; i < c->in->ledger->n && tables != 0 && left > 0; i++) {
		const struct entry *e = check_entry(c, i);

		if (e->figure.table == 0 && e->figure.kind == KIND_SCORE && !e->bound &&
		    e->name.n >= 6 && check_has(c, i, REL_SCORE)) {
			if (!check_group_mark(c, i, false)) {
				wrong++;
				last = i;
			}
			left--;
		}
	}
	if (wrong == 1)
		check_group_mark(c, last, true);
}

void
check_scores(struct check *c)
{
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		struct relations r = check_relations(c, i);

		if (!check_has(c, i, REL_SCORE) && !check_has(c, i, REL_ACTUAL))
			continue;
		while (relations_next(&r)) {
			size_t target;

			if (r.relation == REL_SCORE)
				check_mark(c, i, r.expression);
			if (r.relation != REL_ACTUAL ||
			    !formula_next(&r.expression, &c->scratch.formula))
				continue;
			target = ledger_find(c->in->ledger, c->scratch.formula.ids[0]);
			if (target != NONE)
				check_target(c, i, target);
		}
	}
	check_group_marks(c);
}
