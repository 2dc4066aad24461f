/* check_grade: the grade that a mark was given against the bands that the
 * report states, else against the widest that any scheme allows
 * (data/grades.tsv).
 */
#include "check/check_rules.h"

extern const struct data_table data_grades;

struct graded {
	size_t low, high;	/* entries of the bounds, or NONE */
	struct span word;
};

/* The entry of the id that *s starts with, which is taken; NONE: none. */
static size_t
take_bound(const struct check *c, struct span *s)
{
	size_t id = 0, i = 0;

	for (; i < s->n && i < 15 && s->p[i] >= '0' && s->p[i] <= '9'; i++)
		id = id * 10 + (size_t)(s->p[i] - '0');
	*s = span_slice(*s, i, s->n);
	return i == 0 ? NONE : ledger_find(c->in->ledger, id);
}

/* L:U=WORD or WORD. */
static bool
parse(const struct check *c, struct span s, struct graded *g)
{
	*g = (struct graded){ NONE, NONE, s };
	if (!span_has(s, SPAN("=")))
		return s.n != 0;
	g->low = take_bound(c, &s);
	if (!span_starts(s, SPAN(":")))
		return false;
	s = span_slice(s, 1, s.n);
	g->high = take_bound(c, &s);
	if (!span_starts(s, SPAN("=")))
		return false;
	g->word = span_slice(s, 1, s.n);
	return g->low != NONE || g->high != NONE;
}

/* On the safe side: 80至90分为良 leaves open where 90 belongs. */
static bool
is_within(const struct check *c, const struct graded *g, struct decimal value)
{
	if (g->low != NONE) {
		const struct figure *f = &check_entry(c, g->low)->figure;
		int order = decimal_cmp(value, f->value);

		if (order < 0 || (order == 0 && f->op == OP_GT))
			return false;
	}
	if (g->high != NONE) {
		const struct figure *f = &check_entry(c, g->high)->figure;
		int order = decimal_cmp(value, f->op == OP_RANGE ? f->high : f->value);

		if (order > 0 || (order == 0 && f->op == OP_LT))
			return false;
	}
	return true;
}

/* data/grades.tsv: 1 within its row, 0 not, -1 nothing is known. */
static int
is_usual(struct span word, struct decimal value)
{
	for (size_t i = 0; i < data_grades.rows; i++) {
		struct decimal bound;

		if (!span_eq(word, span_of(DATA_CELL(&data_grades, i, 0))))
			continue;
		if (decimal_parse(span_of(DATA_CELL(&data_grades, i, 1)), &bound) &&
		    decimal_cmp(value, bound) < 0)
			return 0;
		if (decimal_parse(span_of(DATA_CELL(&data_grades, i, 2)), &bound) &&
		    decimal_cmp(value, bound) >= 0)
			return 0;
		return 1;
	}
	return -1;
}

static void
band_text(const struct check *c, const struct graded *g, struct buf *b)
{
	static const char *const signs[] = { "", "≥", "≤", "＞", "＜", "", "" };
	size_t bounds[2] = { g->low, g->high };

	for (size_t i = 0; i < 2; i++) {
		const struct figure *f;

		if (bounds[i] == NONE || (i == 1 && bounds[1] == bounds[0]))
			continue;
		f = &check_entry(c, (size_t)bounds[i])->figure;
		if (b->n != 0)
			buf_add_str(b, "，");
		buf_add_str(b, signs[f->op]);
		buf_add_span(b, f->raw);
	}
}

static void
report(struct check *c, enum finding_severity severity, size_t mark, const struct graded *g)
{
	struct buf band = BUF_INIT;
	struct slot slots[2];

	if (!check_wanted(c, severity))
		return;
	findings_begin(c->out.findings, severity, RULE_GRADE, c->in->ledger, mark);
	if (g->low != NONE)
		findings_operand(c->out.findings, g->low);
	if (g->high != NONE && g->high != g->low)
		findings_operand(c->out.findings, g->high);
	band_text(c, g, &band);
	slots[0] = (struct slot){ "grade", g->word };
	slots[1] = (struct slot){ "band", buf_span(&band) };
	check_say(c, check_key(c, "grade", severity), slots, 2);
	buf_release(&band);
}

/* 97.84分：执行9.84分、…、满意度9.80分，等级为“优”: what the grade right behind the last of
 * a list of marks is of, the total of its line; else mark itself. */
static size_t
whole_mark(struct check *c, size_t mark)
{
	struct relations r = check_relations(c, mark);
	size_t total;

	while (relations_next(&r)) {
		if (r.relation != REL_PART && r.relation != REL_LIKELY)
			continue;
		total = take_bound(c, &r.expression);
		if (total != NONE &&
		    (r.expression.n == 0 || span_starts(r.expression, SPAN("#"))) &&
		    check_entry(c, total)->figure.para ==
		    check_entry(c, mark)->figure.para)
			return total;
	}
	return mark;
}

static void
check_grade(struct check *c, size_t mark, struct span expression)
{
	bool stated = span_has(expression, SPAN("="));
	struct decimal value;
	struct graded g;
	int usual;

	if (!parse(c, expression, &g))
		return;
	mark = whole_mark(c, mark);
	value = check_entry(c, mark)->figure.value;
	if (stated) {
		report(c, is_within(c, &g, value) ? FINDING_OK : FINDING_ERROR, mark, &g);
		return;
	}
	usual = is_usual(g.word, value);
	if (usual < 0 || decimal_cmp(value, decimal_of(100)) > 0)
		return;
	report(c, usual ? FINDING_OK : FINDING_WARNING, mark, &g);
}

void
check_grades(struct check *c)
{
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		struct relations r = check_relations(c, i);

		if (!check_has(c, i, REL_GRADE))
			continue;
		while (relations_next(&r))
			if (r.relation == REL_GRADE)
				check_grade(c, i, r.expression);
	}
}
