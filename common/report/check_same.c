/* check_same: the same quantity printed twice.
 *
 * Two figures state one quantity when item, unit, side of the books and year
 * agree (item.h).  Labels are shorter than scopes: a project's 项目支出 is not the
 * department's.  So figures far apart are taken for different quantities unless
 * an edit turns one into the other, and labels that no table knows are compared
 * only between text and tables.
 */
#include "report/check_rules.h"

#include "report/cell.h"
#include "report/forms.h"
#include "report/repeat.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	CLUSTERS_MAX = 4,	/* more values than that: the label is no name */
	MEMBERS_MAX = 64,	/* looked at of one quantity */
	SIMILAR_MAX = 256	/* text figures a cell is compared with */
};

struct statement {
	struct item item;
	size_t entry;
	size_t cluster;		/* those that agree share a number */
	enum { UNASKED, STRAY, KEPT } place;	/* check_is_stray, where it matters */
};

/* A statement to be sorted: the first bytes of its name tell most apart. */
struct order {
	uint64_t begins;
	const struct statement *statement;
};

struct statements {
	struct statement *list;
	size_t n, cap;
	struct forms forms;
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

/* A number in text that took its unit from a caption. */
static bool
is_scrap(const struct figure *f)
{
	return f->table == 0 && f->kind == KIND_MONEY && f->raw.n != 0 &&
	    f->raw.p[f->raw.n - 1] <= '9' && f->raw.p[f->raw.n - 1] >= '0';
}

/* 三公经费 24.80 28.00 21.64 in text: a row without its table, and who knows which
 * column is meant. */
static bool
is_one_of_scraps(const struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure;

	if (!is_scrap(f))
		return false;
	for (int step = -1; step <= 1; step += 2) {
		size_t k = i + (size_t)step;

		if (k < c->ledger->n && check_entry(c, k)->figure.line == f->line &&
		    is_scrap(&check_entry(c, k)->figure))
			return true;
	}
	return false;
}

/* Numbers of one label next to each other under no header that tells them
 * apart: the columns were lost, so who knows which one is meant. */
static bool
is_one_of_row(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);

	if (e->figure.table == 0)
		return is_one_of_scraps(c, i);
	for (int step = -1; step <= 1; step += 2) {
		size_t k = i + (size_t)step;
		const struct figure *f;

		if (k >= c->ledger->n)
			continue;
		f = &check_entry(c, k)->figure;
		if (f->table == e->figure.table && span_eq(f->label, e->figure.label) &&
		    (f->row == e->figure.row ? f->column != e->figure.column :
		    e->header.n == 0))
			return true;
	}
	return false;
}

/* 编制数: 办公室 12, 业务科 18, 合计 30: of a column whose header names the quantity,
 * the rows with names of their own are parts of it, and only the total is it. */
static bool
is_one_of_column(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);

	if (e->figure.table == 0 || e->header.n == 0 || grid_is_total(e->name))
		return false;
	for (size_t k = i > REACH_COLUMN ? i - REACH_COLUMN : 0;
	    k < c->ledger->n && k <= i + REACH_COLUMN; k++) {
		const struct entry *o = check_entry(c, k);

		if (o->figure.table == e->figure.table && o->figure.row != e->figure.row &&
		    span_eq(o->header, e->header) && !span_eq(o->name, e->name) &&
		    span_eq(c->items[k].name, c->items[i].name))
			return true;
	}
	return false;
}

bool
check_is_stray(const struct check *c, size_t i)
{
	return is_one_of_row(c, i) || is_one_of_column(c, i);
}

static bool
is_stray(const struct check *c, struct statement *s)
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
		if (!is_stray(c, &s[i])) {
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
	int year = ledger_year(c->ledger);

	for (size_t i = 0; i < c->ledger->n; i++) {
		struct item item = c->items[i];

		if (decimal_sign(check_entry(c, i)->figure.value) == 0 ||
		    check_entry(c, i)->figure.kind == KIND_BARE ||
		    item.name.n == 0 || item.side == SIDE_PRIOR || check_is_basic(c, i))
			continue;
		if (item.trust == ITEM_PLAIN && (item_is_vague(c->words, item.name) ||
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

	check_begin(c, severity, RULE_SAME, stated, o->value, difference);
	findings_operand(c->findings, other);
	buf_add_uint(&line, o->line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "other", o->raw };
	slots[2] = (struct slot){ "otherlabel", o->label };
	check_say(c, check_key(c, "same", severity), slots, 3);
	buf_release(&line);
}

static void
report(struct check *c, enum finding_severity severity, size_t stated, size_t other,
    struct decimal difference)
{
	if (!check_wanted(c, severity))
		return;
	check_twice(c, severity, stated, other, difference);
	if (severity <= FINDING_WARNING)
		check_say_scale(c, stated, other);
}

/* Statements that agree with an earlier one join its cluster.  Returns the
 * number of clusters; *count[k] statements are in cluster k. */
static size_t
make_clusters(struct check *c, struct statement *s, size_t n, size_t *first,
    size_t *count)
{
	size_t clusters = 0;

	for (size_t i = 0; i < n; i++) {
		struct decimal difference;
		size_t k = 0;

		while (k < clusters && repeat_compare(check_entry(c, s[i].entry),
		    check_entry(c, s[first[k]].entry), &difference) == VERDICT_FAILS)
			k++;
		if (k == CLUSTERS_MAX)
			return CLUSTERS_MAX + 1;
		if (k == clusters) {
			first[clusters] = i;
			count[clusters++] = 0;
		}
		count[k]++;
		s[i].cluster = k;
	}
	return clusters;
}

/* 总支出125万元，其中本年支出116万元: one name, yet not one quantity; nor what is
 * worked out from the other. */
static bool
is_part_of(struct check *c, const struct figure *f, size_t id)
{
	struct span rel = f->rel, of = f->of, expression;
	enum relation relation;

	while (formula_relation(&rel, &of, &relation, &expression)) {
		bool of_parts = relation == REL_SUM || relation == REL_DELTA;

		if (relation != REL_PART && relation != REL_LIKELY && relation != REL_WITHIN &&
		    !of_parts)
			continue;
		while (formula_next(&expression, &c->formula))
			for (size_t i = 0; i < c->formula.n; i++)
				if (c->formula.ids[i] == id)
					return true;
	}
	return false;
}

/* 支出合计 is the year's, 支出总计 what is left over with it: they differ by that, in
 * columns (本年支出合计|决算数) too. */
static bool
is_year_against_all(const struct entry *a, const struct entry *b)
{
	return span_ends(a->name, SPAN("合计")) && span_ends(b->name, SPAN("总计"));
}

/* Bytes that a and b have in common at their ends. */
static size_t
common_end(struct span a, struct span b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n])
		n++;
	return n;
}

/* 行政编制8名，实有7名；工勤编制1名，实有1名: the count right before each of the two, of
 * another kind and by the same word, says of whom it speaks. */
static bool
is_of_neighbour(struct check *c, const struct statement *a, const struct statement *b)
{
	const struct entry *x, *y, *ea, *eb;
	size_t end;

	if (a->entry == 0 || b->entry == 0 || a->item.trust == ITEM_PLAIN)
		return false;
	ea = check_entry(c, a->entry);
	eb = check_entry(c, b->entry);
	x = check_entry(c, a->entry - 1);
	y = check_entry(c, b->entry - 1);
	if (ea->figure.table != 0 || eb->figure.table != 0 || !span_eq(ea->name, eb->name) ||
	    x->figure.line != ea->figure.line || y->figure.line != eb->figure.line ||
	    !repeat_same_kind(x, ea) || !repeat_same_kind(y, eb))
		return false;
	end = common_end(x->name, y->name);
	return end >= strlen("数") && end < x->name.n && end < y->name.n;
}

/* 35岁以下40人、36至50岁52人: parts of one list, so two of them. */
static bool
are_siblings(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct figure *x = &check_entry(c, a->entry)->figure;
	const struct figure *y = &check_entry(c, b->entry)->figure;

	return x->table == 0 && y->table == 0 && x->of.n != 0 && span_eq(x->of, y->of) &&
	    span_eq(x->rel, y->rel) && check_has_any(c, a->entry, REL_PART, REL_WITHIN);
}

/* 执行率98.45%，较上年的97.20%提高1.25个百分点: is how far they are apart stated right behind
 * them? */
static bool
are_told_apart(struct check *c, const struct statement *a, const struct statement *b)
{
	enum { BEHIND = 2 };
	size_t last = a->entry > b->entry ? a->entry : b->entry;

	for (size_t i = last + 1; i < c->ledger->n && i <= last + BEHIND; i++)
		if (check_has(c, i, REL_DELTA) &&
		    is_part_of(c, &check_entry(c, i)->figure, check_entry(c, a->entry)->figure.id) &&
		    is_part_of(c, &check_entry(c, i)->figure, check_entry(c, b->entry)->figure.id))
			return true;
	return false;
}

/* Between labels that no table knows only text and tables are compared; of two
 * that only resemble a name, neither vouches for the other. */
static bool
may_compare(struct check *c, struct forms *forms, const struct statement *a,
    const struct statement *b)
{
	const struct entry *ea = check_entry(c, a->entry), *eb = check_entry(c, b->entry);
	const struct figure *x = &ea->figure, *y = &eb->figure;

	if (is_part_of(c, x, y->id) || is_part_of(c, y, x->id) || forms_apart(forms, ea, eb))
		return false;
	if (are_siblings(c, a, b) || are_told_apart(c, a, b))
		return false;
	if (is_of_neighbour(c, a, b) || (a->item.trust == ITEM_NEAR && b->item.trust == ITEM_NEAR))
		return false;
	if (is_year_against_all(ea, eb) || is_year_against_all(eb, ea))
		return false;
	if (a->item.trust != ITEM_PLAIN)
		return true;
	return (x->table == 0) != (y->table == 0);
}

static void
report_agreeing(struct check *c, struct forms *forms, const struct statement *s, size_t n,
    const size_t *first)
{
	for (size_t i = 0; i < n; i++) {
		const struct statement *one = &s[first[s[i].cluster]];
		struct decimal difference;
		enum verdict v;

		if (&s[i] == one || !may_compare(c, forms, &s[i], one))
			continue;
		v = repeat_compare(check_entry(c, s[i].entry), check_entry(c, one->entry),
		    &difference);
		if (v == VERDICT_HOLDS)
			report(c, FINDING_OK, s[i].entry, one->entry, difference);
		else if (v == VERDICT_ROUNDING)
			report(c, FINDING_ROUNDING, s[i].entry, one->entry, difference);
	}
}

/* Certain only if both are known by their names, or counts go by one, and a slip
 * explains the difference: else the scopes may differ. */
static enum finding_severity
severity_of(const struct check *c, const struct statement *a, size_t other)
{
	const struct entry *e = check_entry(c, a->entry);
	bool counts = e->figure.kind == KIND_COUNT;

	if (a->item.side == SIDE_BUDGET || a->item.side == SIDE_INCOME ||
	    (a->item.trust == ITEM_PLAIN && !counts))
		return FINDING_WARNING;
	return hint_edit(e, check_entry(c, other)->figure.value) == EDIT_NONE ?
	    FINDING_WARNING : FINDING_ERROR;
}

/* The cluster stated most often speaks for the quantity; among equals the one
 * without a figure that breaks other relations, then the one that stands
 * first. */
static size_t
usual_cluster(const struct check *c, const struct statement *s, const size_t *first,
    const size_t *count, size_t clusters)
{
	size_t usual = 0;

	for (size_t k = 1; k < clusters; k++) {
		bool doubt = c->suspect[s[first[usual]].entry];

		if (count[k] > count[usual] || (count[k] == count[usual] &&
		    doubt && !c->suspect[s[first[k]].entry]))
			usual = k;
	}
	return usual;
}

/* Of labels that no table knows: the text says one value, the tables another,
 * and nobody both. */
static bool
is_clear_cut(const struct check *c, const struct statement *s, size_t n, size_t clusters)
{
	bool text[2] = { false, false }, table[2] = { false, false };

	if (s[0].item.trust != ITEM_PLAIN)
		return true;
	if (clusters != 2)
		return false;
	for (size_t i = 0; i < n; i++)
		(check_entry(c, s[i].entry)->figure.table == 0 ? text : table)
		    [s[i].cluster] = true;
	return !(text[0] && table[0]) && !(text[1] && table[1]);
}

/* Does odd stand in a form that is another's than one of the usual cluster?  Then
 * 自评得分 in the text is the other's, too. */
static bool
is_of_another(struct check *c, struct forms *forms, const struct statement *s, size_t n,
    const struct statement *odd, size_t usual)
{
	for (size_t k = 0; k < n; k++)
		if (s[k].cluster == usual && forms_apart(forms, check_entry(c, s[k].entry),
		    check_entry(c, odd->entry)))
			return true;
	return false;
}

static void
report_contradictions(struct check *c, struct forms *forms, const struct statement *s, size_t n,
    const size_t *first, const size_t *count, size_t clusters)
{
	bool told[CLUSTERS_MAX] = { false };
	size_t usual = usual_cluster(c, s, first, count, clusters);

	for (size_t i = 0; i < n; i++) {
		const struct statement *one = &s[first[usual]], *odd = &s[i];
		struct decimal difference;

		if (odd->cluster == usual || told[odd->cluster] ||
		    is_of_another(c, forms, s, n, odd, usual))
			continue;
		for (size_t k = 0; k < n && !may_compare(c, forms, one, odd); k++)
			if (s[k].cluster == usual)
				one = &s[k];
		if (!may_compare(c, forms, one, odd) || !is_near(c, odd, one))
			continue;
		told[odd->cluster] = true;
		repeat_compare(check_entry(c, odd->entry), check_entry(c, one->entry),
		    &difference);
		report(c, severity_of(c, odd, one->entry), odd->entry, one->entry, difference);
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
	size_t first[CLUSTERS_MAX], count[CLUSTERS_MAX], clusters;

	if (n < 2 || n > MEMBERS_MAX)
		return;
	clusters = make_clusters(c, s, n, first, count);
	if (clusters > CLUSTERS_MAX)
		return;
	report_agreeing(c, forms, s, n, first);
	if (clusters > 1 && is_clear_cut(c, s, n, clusters))
		report_contradictions(c, forms, s, n, first, count, clusters);
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

static bool
is_plain_count(const struct check *c, const struct statement *s)
{
	const struct figure *f = &check_entry(c, s->entry)->figure;

	return s->item.trust == ITEM_PLAIN && f->kind == KIND_COUNT &&
	    hint_digits(f->value) >= 3;
}

/* 营造林 in the text, 营造林任务完成面积 in the table: one name holds the other. */
static bool
is_similar(const struct check *c, const struct statement *cell, const struct statement *text)
{
	const struct entry *a = check_entry(c, cell->entry), *b = check_entry(c, text->entry);
	enum edit edit;

	if (!repeat_same_kind(a, b) ||
	    cell->item.side != text->item.side ||
	    span_eq(cell->item.name, text->item.name) ||
	    (span_find(cell->item.name, text->item.name) == SIZE_MAX &&
	    span_find(text->item.name, cell->item.name) == SIZE_MAX))
		return false;
	edit = hint_edit(a, b->figure.value);
	return edit == EDIT_SWAP || edit == EDIT_DIGIT || edit == EDIT_TEN;
}

/* A count in a table that is one slip away from one in the text whose name holds
 * its own, or the other way round. */
static void
check_similar(struct check *c, const struct statement *const *texts, size_t ntexts,
    struct statement *cell)
{
	const struct entry *a = check_entry(c, cell->entry);
	const struct statement *like = NULL;
	struct decimal difference;

	if (a->figure.table == 0 || !is_plain_count(c, cell) || is_stray(c, cell))
		return;
	for (size_t i = 0; i < ntexts; i++)
		if (is_similar(c, cell, texts[i]))
			like = texts[i];
	if (like != NULL && decimal_sub(a->figure.value,
	    check_entry(c, like->entry)->figure.value, &difference))
		report(c, FINDING_WARNING, cell->entry, like->entry, difference);
}

static void
check_slips(struct check *c, struct statements *s)
{
	const struct statement *texts[SIMILAR_MAX];
	size_t n = 0;

	for (size_t i = 0; i < s->n && n < SIMILAR_MAX; i++)
		if (check_entry(c, s->list[i].entry)->figure.table == 0 &&
		    is_plain_count(c, &s->list[i]) && !is_stray(c, &s->list[i]))
			texts[n++] = &s->list[i];
	for (size_t i = 0; i < s->n && n > 0; i++)
		check_similar(c, texts, n, &s->list[i]);
}

/* A figure that says itself what it repeats: 大写, 折合, a group of one row. */
static void
check_again(struct check *c, size_t again, size_t first)
{
	const struct entry *a = check_entry(c, again), *b = check_entry(c, first);
	struct decimal difference;
	struct hint hint;
	enum verdict v;

	if (a->rough || a->bound || b->rough || b->bound || !repeat_same_kind(a, b))
		return;
	v = repeat_compare(a, b, &difference);
	if (v == VERDICT_NONE)
		check_overflow(c, again);
	else if (v == VERDICT_HOLDS)
		report(c, FINDING_OK, again, first, difference);
	else if (v == VERDICT_ROUNDING)
		report(c, FINDING_ROUNDING, again, first, difference);
	else {
		hint = hint_value(c->ledger, again, b->figure.value);
		report(c, check_plausible(&hint, a->figure.value, difference) ?
		    FINDING_ERROR : FINDING_WARNING, again, first, difference);
	}
}

static void
check_repetitions(struct check *c)
{
	for (size_t i = 0; i < c->ledger->n; i++) {
		struct span rel = check_entry(c, i)->figure.rel;
		struct span of = check_entry(c, i)->figure.of, expression;
		enum relation relation;

		if (!check_has(c, i, REL_SAME))
			continue;
		while (formula_relation(&rel, &of, &relation, &expression)) {
			ptrdiff_t first;

			if (relation != REL_SAME || !formula_next(&expression, &c->formula))
				continue;
			first = ledger_find(c->ledger, c->formula.ids[0]);
			if (first != NO_ENTRY && (size_t)first != i)
				check_again(c, i, (size_t)first);
		}
	}
}

void
check_same(struct check *c)
{
	struct statements s = { 0 };
	size_t from = 0;

	forms_init(&s.forms, c->ledger);
	collect(c, &s);
	if (s.n > 0)
		sort_statements(&s);
	while (from < s.n) {
		size_t to = from + 1;

		while (to < s.n && span_eq(s.list[to].item.name, s.list[from].item.name))
			to++;
		if (to - from > 1)
			check_item(c, &s.forms, s.list + from, part_strays(c, s.list + from, to - from));
		from = to;
	}
	check_slips(c, &s);
	check_repetitions(c);
	forms_release(&s.forms);
	free(s.list);
}
