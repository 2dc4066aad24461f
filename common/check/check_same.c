/* check_same: the same quantity printed twice.
 *
 * Two figures state one quantity when item, unit, side of the books and year
 * agree (item.h).  Labels are shorter than scopes: a project's 项目支出 is not the
 * department's.  So figures far apart are taken for different quantities unless
 * an edit turns one into the other, and labels that no table knows are compared
 * only between text and tables, or where amounts have two digits swapped.
 */
#include "check/check_same.h"

#include <stdlib.h>

#include "base/mem.h"
#include "check/repeat.h"
#include "language/grammar.h"
#include "relation/cell.h"

enum {
	CLUSTERS_MAX = 4,	/* more values than that: the label is no name */
	MEMBERS_MAX = 64	/* looked at of one quantity */
};

/* A statement to be sorted: the first bytes of its name tell most apart. */
struct order {
	uint64_t begins;
	const struct statement *statement;
};

/* Same quantity first by name, then year, side, and place. */
static int
compare_statements(const void *pa, const void *pb)
{
	const struct order *x = pa, *y = pb;
	const struct statement *a = x->statement, *b = y->statement;
	int order;

	if (x->begins != y->begins)
		return x->begins < y->begins ? -1 : 1;
	order = span_order(a->item.name, b->item.name);
	if (order != 0)
		return order;
	if (a->item.year != b->item.year)
		return a->item.year < b->item.year ? -1 : 1;
	if (a->item.side != b->item.side)
		return a->item.side < b->item.side ? -1 : 1;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

bool
statement_is_stray(const struct check *c, struct statement *s)
{
	if (s->place == UNASKED)
		s->place = check_is_stray(c, s->entry) ? STRAY : KEPT;
	return s->place == STRAY;
}

/* Puts the strays behind the others, which stay in order; returns how many those are. */
static size_t
part_strays(const struct check *c, struct statement *s, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!statement_is_stray(c, &s[i])) {
			struct statement swap = s[kept];

			s[kept++] = s[i];
			s[i] = swap;
		}
	return kept;
}

/* The first eight bytes, so that numbers compare as the names do. */
static uint64_t
beginning(struct span name)
{
	uint64_t v = 0;

	for (size_t i = 0; i < 8; i++)
		v = v << 8 | (i < name.n ? (unsigned char)name.p[i] : 0);
	return v;
}

static void
sort_statements(struct statements *s)
{
	struct order *order = mem_zeroed(s->n + 1, sizeof(*order));
	struct statement *sorted = mem_zeroed(s->n + 1, sizeof(*sorted));

	for (size_t i = 0; i < s->n; i++)
		order[i] = (struct order){ beginning(s->list[i].item.name), &s->list[i] };
	qsort(order, s->n, sizeof(*order), compare_statements);
	for (size_t i = 0; i < s->n; i++)
		sorted[i] = *order[i].statement;
	free(order);
	free(s->list);
	s->list = sorted;
}

static void
collect(struct check *c, struct statements *s)
{
	int year = ledger_year(c->in->ledger);

	for (size_t i = 0; i < c->in->ledger->n; i++) {
		struct item item = c->in->items[i];

		if (decimal_sign(check_entry(c, i)->figure.value) == 0 ||
		    repeat_is_row(c->in->ledger, i) || repeat_is_unheaded(c->in->ledger, i) ||
		    check_entry(c, i)->figure.kind == KIND_BARE ||
		    item.name.n == 0 || check_is_basic(c, i) || staff_is_of_unit(c, i) ||
		    (item.side == SIDE_PRIOR &&	/* 上年结转 is this year's */
		    !word_table_starts(&name_words, "begun", item.name)))
			continue;
		if (item.trust == ITEM_PLAIN && (item_is_vague(c->in->words, item.name) ||
		    check_entry(c, i)->figure.kind == KIND_SCORE))
			continue;
		if (item.year == 0)
			item.year = year;
		s->list = mem_grow(s->list, s->n, &s->cap, sizeof(*s->list));
		s->list[s->n++] = (struct statement){ .item = item, .entry = i };
	}
}

/* Only an edit counts for budgets (预算 may be that of January or that of December), for
 * rates that no table knows (before and after go by one name), and for names that
 * only resemble one (一般公共预算财政拨款支出 may be all of the outlay or less). */
static bool
is_near(const struct check *c, const struct statement *sa, const struct statement *sb)
{
	const struct entry *a = check_entry(c, sa->entry), *b = check_entry(c, sb->entry);

	return repeat_near(a, b, sa->item.side == SIDE_BUDGET ||
	    sa->item.trust == ITEM_NEAR || sb->item.trust == ITEM_NEAR ||
	    (sa->item.trust == ITEM_PLAIN && a->figure.kind != KIND_COUNT));
}

void
check_twice(struct check *c, enum finding_severity severity, size_t stated, size_t other,
    struct decimal difference)
{
	const struct figure *o = &check_entry(c, other)->figure;
	struct buf line = BUF_INIT;
	struct slot slots[3];

	check_begin(c, severity, RULE_SAME, stated, (struct computed){ o->value, difference });
	findings_operand(c->out.findings, other);
	buf_add_uint(&line, o->line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "other", o->raw };
	slots[2] = (struct slot){ "otherlabel", o->label };
	check_say(c, check_key(c, "same", severity), slots, 3);
	buf_release(&line);
}

bool
check_first_of_rows(const struct check *c, size_t one, struct decimal whole)
{
	enum { ROWS = 8 };
	const struct figure *first = &check_entry(c, one)->figure;
	struct decimal sum = first->value;
	size_t rows = 1;

	if (first->table == 0)
		return false;
	for (size_t i = one + 1; i < c->in->ledger->n && rows < ROWS; i++) {
		const struct figure *f = &check_entry(c, i)->figure;

		if (f->table != first->table || f->row > first->row + rows)
			return false;
		if (f->column != first->column || f->row != first->row + rows)
			continue;
		if (f->kind != first->kind || !decimal_add(sum, f->value, &sum))
			return false;
		if (decimal_cmp(sum, whole) == 0)
			return true;
		rows++;
	}
	return false;
}

void
check_report_twice(struct check *c, enum finding_severity severity, size_t stated, size_t other,
    struct decimal difference)
{
	if (severity == FINDING_OK)
		check_hold(c, RULE_SAME, SHAPE_ONE, (size_t[]){ stated, other }, 2);
	if (!check_wanted(c, severity))
		return;
	check_twice(c, severity, stated, other, difference);
	if (severity <= FINDING_WARNING)
		check_say_scale(c, stated, other);
}

/* What is said of one item, one year and one side: statements that agree are one
 * cluster. */
struct saying {
	struct statement *s;
	size_t n;
	size_t first[CLUSTERS_MAX], count[CLUSTERS_MAX];	/* by cluster: of its statements */
	size_t clusters;
};

/* Statements that agree with an earlier one join its cluster.  False: there are too many
 * clusters. */
static bool
make_clusters(struct check *c, struct saying *q)
{
	q->clusters = 0;
	for (size_t i = 0; i < q->n; i++) {
		struct decimal difference;
		size_t k = 0;

		while (k < q->clusters && repeat_compare(check_entry(c, q->s[i].entry),
		    check_entry(c, q->s[q->first[k]].entry), &difference) == VERDICT_FAILS)
			k++;
		if (k == CLUSTERS_MAX)
			return false;
		if (k == q->clusters) {
			q->first[q->clusters] = i;
			q->count[q->clusters++] = 0;
		}
		q->count[k]++;
		q->s[i].cluster = k;
	}
	return true;
}

static void
report_agreeing(struct check *c, struct forms *forms, const struct saying *q)
{
	for (size_t i = 0; i < q->n; i++) {
		const struct statement *s = &q->s[i], *one = &q->s[q->first[s->cluster]];
		struct decimal difference;
		enum verdict v;

		if (s == one || !statements_compare(c, forms, s, one))
			continue;
		v = repeat_compare(check_entry(c, s->entry), check_entry(c, one->entry),
		    &difference);
		if (v == VERDICT_HOLDS)
			check_report_twice(c, FINDING_OK, s->entry, one->entry, difference);
		else if (v == VERDICT_ROUNDING)
			check_report_twice(c, FINDING_ROUNDING, s->entry, one->entry, difference);
	}
}

/* Certain only if one is surely known by its name, or counts go by one, and a slip
 * explains the difference: else the scopes may differ. */
static enum finding_severity
severity_of(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct entry *e = check_entry(c, a->entry);
	bool counts = e->figure.kind == KIND_COUNT;

	if (staffs_of_two_scopes(c, a->entry, b->entry) ||
	    a->item.side == SIDE_BUDGET || a->item.side == SIDE_INCOME ||
	    (a->item.trust == ITEM_PLAIN && !counts) ||
	    (a->item.trust == ITEM_NEAR && b->item.trust == ITEM_NEAR))
		return FINDING_WARNING;
	return hint_edit(e, check_entry(c, b->entry)->figure.value) == EDIT_NONE ?
	    FINDING_WARNING : FINDING_ERROR;
}

/* The cluster stated most often speaks for the quantity; among equals the one
 * without a figure that breaks other relations, then the one that stands
 * first. */
static size_t
usual_cluster(const struct check *c, const struct saying *q)
{
	size_t usual = 0;

	for (size_t k = 1; k < q->clusters; k++) {
		bool doubt = c->out.suspect[q->s[q->first[usual]].entry];

		if (q->count[k] > q->count[usual] || (q->count[k] == q->count[usual] &&
		    doubt && !c->out.suspect[q->s[q->first[k]].entry]))
			usual = k;
	}
	return usual;
}

/* Of labels that no table knows: the text says one value, the tables another,
 * and nobody both, or all stands in the text. */
static bool
is_clear_cut(const struct check *c, const struct saying *q)
{
	bool text[2] = { false, false }, table[2] = { false, false };

	if (q->s[0].item.trust != ITEM_PLAIN)
		return true;
	if (q->clusters != 2)
		return false;
	for (size_t i = 0; i < q->n; i++)
		(check_entry(c, q->s[i].entry)->figure.table == 0 ? text : table)
		    [q->s[i].cluster] = true;
	return (!table[0] && !table[1]) || (!(text[0] && table[0]) && !(text[1] && table[1]));
}

/* Does odd stand in a form that is another's than one of the usual cluster?  Then
 * 自评得分 in the text is the other's, too. */
static bool
is_of_another(struct check *c, struct forms *forms, const struct saying *q,
    const struct statement *odd, size_t usual)
{
	for (size_t k = 0; k < q->n; k++)
		if (q->s[k].cluster == usual && forms_apart(forms,
		    check_entry(c, q->s[k].entry), check_entry(c, odd->entry)))
			return true;
	return false;
}

/* 由24万元压减到16.8万元，下降30%: is a change between the two told right behind them? */
static bool
is_change_between(struct check *c, size_t a, size_t b)
{
	size_t last = a > b ? a : b;

	for (size_t i = last + 1; i <= last + REACH_BEHIND && i < c->in->ledger->n; i++) {
		struct relations r = check_relations(c, i);

		if (!check_has(c, i, REL_GROWTH) && !check_has(c, i, REL_DELTA))
			continue;
		while (relations_next(&r)) {
			size_t at[2];

			if ((r.relation == REL_GROWTH || r.relation == REL_DELTA) &&
			    formula_next(&r.expression, &c->scratch.formula) &&
			    check_pair(c, &c->scratch.formula, at) &&
			    at[0] + at[1] == a + b && (at[0] == a || at[0] == b))
				return true;
		}
	}
	return false;
}

/* 在职职工128人（含聘用人员32人）…在编人员96人: is what two counts differ by a part of one of them,
 * told right behind it? */
static bool
is_without_part(struct check *c, size_t a, size_t b, struct decimal difference)
{
	const struct figure *f, *whole = &check_entry(c, a)->figure;
	struct decimal part = decimal_abs(difference);
	size_t from = a;

	if (decimal_cmp(whole->value, check_entry(c, b)->figure.value) < 0)
		from = b;
	for (size_t i = from + 1; i <= from + REACH_BEHIND && i < c->in->ledger->n; i++) {
		f = &check_entry(c, i)->figure;
		if (f->kind == KIND_COUNT && f->kind == whole->kind &&
		    decimal_cmp(f->value, part) == 0 &&
		    (check_has(c, i, REL_WITHIN) || check_has(c, i, REL_PART)))
			return true;
	}
	return false;
}

static void
report_contradictions(struct check *c, struct forms *forms, const struct saying *q)
{
	bool told[CLUSTERS_MAX] = { false };
	size_t usual = usual_cluster(c, q);

	for (size_t i = 0; i < q->n; i++) {
		const struct statement *one = &q->s[q->first[usual]], *odd = &q->s[i];
		struct decimal difference;

		if (odd->cluster == usual || told[odd->cluster] ||
		    is_of_another(c, forms, q, odd, usual))
			continue;
		for (size_t k = 0; k < q->n && !statements_compare(c, forms, one, odd); k++)
			if (q->s[k].cluster == usual)
				one = &q->s[k];
		if (!statements_compare(c, forms, one, odd) || !is_near(c, odd, one) ||
		    is_change_between(c, odd->entry, one->entry))
			continue;
		repeat_compare(check_entry(c, odd->entry), check_entry(c, one->entry),
		    &difference);
		if (is_without_part(c, odd->entry, one->entry, difference) ||
		    staffs_differ_by_outsiders(c, odd, difference) ||
		    check_first_of_rows(c, odd->entry, check_entry(c, one->entry)->figure.value) ||
		    check_first_of_rows(c, one->entry, check_entry(c, odd->entry)->figure.value))
			continue;
		told[odd->cluster] = true;
		check_report_twice(c, severity_of(c, odd, one), odd->entry, one->entry,
		    difference);
	}
}

/* True if the value of one that guesses its side is stated elsewhere for
 * another side of the same item: then it means that side. */
static bool
is_explained(struct check *c, const struct statement *all, size_t n,
    const struct statement *one)
{
	if (one->item.plain_side)
		return false;
	for (size_t i = 0; i < n; i++) {
		struct decimal difference;

		if (all[i].item.side == one->item.side && all[i].item.year == one->item.year)
			continue;
		if (repeat_same_kind(check_entry(c, all[i].entry), check_entry(c, one->entry)) &&
		    repeat_compare(check_entry(c, all[i].entry),
		    check_entry(c, one->entry), &difference) == VERDICT_HOLDS)
			return true;
	}
	return false;
}

/* One item, one year, one side; s[0..n). */
static void
check_quantity(struct check *c, struct forms *forms, struct statement *s, size_t n)
{
	struct saying q;

	if (n < 2 || n > MEMBERS_MAX)
		return;
	q.s = s;
	q.n = n;
	if (!make_clusters(c, &q))
		return;
	report_agreeing(c, forms, &q);
	if (q.clusters > 1 && is_clear_cut(c, &q))
		report_contradictions(c, forms, &q);
}

static bool
same_quantity(const struct check *c, const struct statement *a, const struct statement *b)
{
	return a->item.year == b->item.year && a->item.side == b->item.side &&
	    repeat_same_kind(check_entry(c, a->entry), check_entry(c, b->entry));
}

/* All statements of one item; those of one unit, year and side are compared. */
static void
check_item(struct check *c, struct forms *forms, struct statement *s, size_t n)
{
	struct statement group[MEMBERS_MAX];
	bool done[MEMBERS_MAX] = { false };

	if (n < 2 || n > MEMBERS_MAX)
		return;
	for (size_t i = 0; i < n; i++) {
		size_t m = 0;

		for (size_t k = i; k < n; k++) {
			if (done[k] || !same_quantity(c, &s[i], &s[k]))
				continue;
			done[k] = true;
			if (!is_explained(c, s, n, &s[k]))
				group[m++] = s[k];
		}
		check_quantity(c, forms, group, m);
	}
}

void
check_same(struct check *c)
{
	struct statements s = { 0 };
	size_t from = 0;

	forms_init(&s.forms, c->in->ledger);
	collect(c, &s);
	if (s.n > 0)
		sort_statements(&s);
	while (from < s.n) {
		size_t to = from + 1;

		while (to < s.n && span_eq(s.list[to].item.name, s.list[from].item.name))
			to++;
		if (to - from > 1)
			check_item(c, &s.forms, s.list + from,
			    part_strays(c, s.list + from, to - from));
		from = to;
	}
	check_slips(c, &s);
	check_repetitions(c);
	forms_release(&s.forms);
	free(s.list);
}
