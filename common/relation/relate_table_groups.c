/* relate_table_groups: weights written with the name of a group of rows (domain.md §2, row 16);
 * see relate_table_parts.h. */
#include "relation/relate_table_parts.h"

#include "language/grammar.h"
#include "relation/cell_text.h"
#include "text/blank.h"
#include "text/punct.h"

/* What stands in a cell; empty: nothing. */
static struct span
text_at(const struct table_relations *tr, size_t r, size_t cell)
{
	const struct table_cell *c = table_at(tr->g->table, r, cell);

	return c == NULL || c->pieces == 0 ? (struct span){ "", 0 } : blank_trim(c->text);
}

/* Is a weight all that its cell holds: （50分）? */
static bool
is_alone(const struct table_relations *tr, const struct mention *m)
{
	const struct table_cell *c = table_at(tr->g->table, m->cell.row - 1, m->cell.column - 1);
	struct span before = { "", 0 };

	if (c != NULL && m->q.start <= c->text.n)
		before = blank_trim(span_slice(c->text, 0, m->q.start));
	return before.n != 0 && punct_starts(before, '(') == before.n;
}

/* The first row of the group whose weight is m.  Where a converter has torn a merged cell the
 * weight stands alone in the row below that of the name, or further down. */
static size_t
first_of_group(const struct table_relations *tr, const struct mention *m)
{
	size_t r = m->cell.row - 1;

	if (!is_alone(tr, m))
		return r;
	for (size_t up = r; up-- > 0 && !tr->g->rows[up].is_header && !tr->g->rows[up].is_total; )
		if (text_at(tr, up, m->cell.column - 1).n != 0)
			return up;
	return r;
}

/* Does a row of the table stand right above the first group, with a weight of its own and
 * nothing in the column of the groups?  Then names merged over rows stand in the middle of
 * theirs, and the rows below a name are not all of its group. */
static bool
is_off_its_rows(const struct table_relations *tr, size_t i)
{
	size_t r = first_of_group(tr, &tr->ms->at[i]), cell = tr->ms->at[i].cell.column - 1;

	return r > 0 && !tr->g->rows[r - 1].is_header && !tr->g->rows[r - 1].is_total &&
	    table_in_row(tr, r - 1, PURPOSE_WEIGHT) != NULL && text_at(tr, r - 1, cell).n == 0;
}

/* Does the cell hold a name and, at its end, the weight m, and no rule by which marks
 * are given (指标清晰得3分，否则不得分; 实际次数÷计划次数×30分)? */
static bool
ends_with_weight(const struct grid *g, const struct mention *m)
{
	enum { NAME_MAX = 60 };	/* bytes */
	static const char *const closing[] = { "）", ")", "】", "]", " ", "　", "\n", "\t" };
	const struct table_cell *cell = table_at(g->table, m->cell.row - 1, m->cell.column - 1);
	struct span text;

	if (cell == NULL || cell->text.n > NAME_MAX || m->q.end > cell->text.n)
		return false;
	text = span_slice(cell->text, m->q.end, cell->text.n);
	for (size_t i = 0; i < sizeof closing / sizeof *closing; )
		if (span_starts(text, span_of(closing[i]))) {
			text = span_slice(text, strlen(closing[i]), text.n);
			i = 0;
		} else
			i++;
	return text.n == 0 &&
	    !word_table_in(&qualifiers, "rule", span_slice(cell->text, 0, m->q.start));
}

/* 产出（50分）: the weight of a group, written with its name. */
static bool
is_group_mark(const struct table_relations *tr, const struct mention *m)
{
	return m->cell.row != 0 && !m->cell.whole && m->id != 0 && m->q.kind == KIND_SCORE &&
	    m->q.op == OP_EQ && table_in_row(tr, m->cell.row - 1, PURPOSE_WEIGHT) != NULL &&
	    ends_with_weight(tr->g, m);
}

/* The rows of a group: those that the cell with its weight spans, as far as one sees.  A row
 * with fewer cells than the first has lost some, and so the rest of the group (cut); one with
 * more has a remark at its end. */
struct group_rows {
	size_t first, end;
	bool cut;
};

static struct group_rows
rows_of_group(const struct table_relations *tr, const struct mention *m)
{
	const struct table *table = tr->g->table;
	size_t first = first_of_group(tr, m), last = m->cell.row - 1, r;

	for (r = first; r < table->nrows; r++) {
		if (tr->g->rows[r].is_header || (r > first && (tr->g->rows[r].is_total ||
		    (r > last && text_at(tr, r, m->cell.column - 1).n != 0))))
			break;
		if (table->rows[r].cells < table->rows[first].cells)
			return (struct group_rows){ first, r, true };
	}
	return (struct group_rows){ first, r, false };
}

/* The group in the same column before m (step -1) or behind it (1); NULL: there is none. */
static const struct mention *
group_beside(const struct table_relations *tr, const struct mention *m, int step)
{
	for (const struct mention *e = m; (e += step) >= tr->ms->at && e < tr->ms->at + tr->ms->n;)
		if (e->cell.column == m->cell.column && is_group_mark(tr, e))
			return e;
	return NULL;
}

/* What the weight of m exceeds that of the rows by; false: it cannot be told. */
static bool
lack_of(const struct table_relations *tr, const struct mention *m, const struct group_rows *rows,
    struct decimal *lack)
{
	*lack = m->q.value;
	for (size_t r = rows->first; r < rows->end; r++) {
		const struct mention *weight = table_in_row(tr, r, PURPOSE_WEIGHT);

		if (weight != NULL && !decimal_sub(*lack, weight->q.value, lack))
			return false;
	}
	return true;
}

/* Where the second of two groups begins.  A merged cell that a page break has cut shows its
 * name on the second page alone, so that its first rows seem to be of the group above, which
 * has too much by just what the second lacks.  NONE: they are what one of the two needs. */
static size_t
border_of(const struct table_relations *tr, const struct mention *a, const struct mention *b)
{
	struct group_rows above = rows_of_group(tr, a), below = rows_of_group(tr, b);
	struct decimal over, lack, moved = decimal_of(0);

	if (above.cut || below.cut || above.end != below.first ||
	    !lack_of(tr, a, &above, &over) || !lack_of(tr, b, &below, &lack) ||
	    decimal_sign(over) >= 0 || decimal_sign(lack) <= 0)
		return below.first;
	over = decimal_neg(over);
	for (size_t r = above.end; r-- > above.first + 1; ) {
		const struct mention *weight = table_in_row(tr, r, PURPOSE_WEIGHT);
		bool of_above, of_below;

		if (weight != NULL && !decimal_add(moved, weight->q.value, &moved))
			break;
		of_above = decimal_cmp(moved, over) == 0;
		of_below = decimal_cmp(moved, lack) == 0;
		if (of_above || of_below)
			return of_above && of_below ? r : NONE;
	}
	return below.first;
}

/* The rows of the group whose weight is m, but for a merged cell cut by a page break; none
 * where that is in doubt. */
static struct group_rows
rows_in_doubt(const struct table_relations *tr, const struct mention *m)
{
	struct group_rows rows = rows_of_group(tr, m);
	const struct mention *before = group_beside(tr, m, -1), *next = group_beside(tr, m, 1);
	size_t first = before == NULL ? rows.first : border_of(tr, before, m);
	size_t end = next == NULL ? rows.end : border_of(tr, m, next);

	if (first == NONE || end == NONE)
		return (struct group_rows){ 0, 0, false };
	rows.first = first;
	rows.end = end < rows.end ? end : rows.end;
	return rows;
}

/* 产出 / 指标 / （50分）: may the name above a weight that stands alone go on from the row above
 * it, so that the group may begin there? */
static bool
may_begin_above(const struct table_relations *tr, const struct mention *m)
{
	size_t first = first_of_group(tr, m);

	return first > 0 && first != m->cell.row - 1 && !tr->g->rows[first - 1].is_header &&
	    !tr->g->rows[first - 1].is_total &&
	    text_at(tr, first - 1, m->cell.column - 1).n != 0;
}

/* Calls a weight that was torn from its name by that. */
static void
name_torn(const struct table_relations *tr, struct mention *m)
{
	size_t first = first_of_group(tr, m), at = tr->ms->pool.n;

	if (first == m->cell.row - 1)
		return;
	cell_add_plain(&tr->ms->pool, cell_bare_label(text_at(tr, first, m->cell.column - 1)));
	m->label = (struct pooled){ at, tr->ms->pool.n - at };
}

/* 产出指标（50分）: the weights of the rows that the cell spans.  A group of one
 * row is believed where another group of the table has added up: a converter
 * that lost the empty cells would show one row of many. */
static void
relate_group_mark(struct table_relations *tr, size_t i, bool off, bool *trusted)
{
	struct group_rows rows = rows_in_doubt(tr, &tr->ms->at[i]);
	bool doubtful = off || rows.cut || may_begin_above(tr, &tr->ms->at[i]);

	name_torn(tr, &tr->ms->at[i]);
	column_clear(tr);
	for (size_t r = rows.first; r < rows.end; r++) {
		const struct mention *weight = table_in_row(tr, r, PURPOSE_WEIGHT);

		if (weight != NULL && weight->id != 0)
			column_add(tr, (size_t)(weight - tr->ms->at));
	}
	if (tr->nparts >= 2) {
		if (doubtful && !column_closes(tr, &tr->ms->at[i]))
			return;
		column_link(tr, &tr->ms->at[i], REL_PART);
		*trusted |= column_closes(tr, &tr->ms->at[i]);
	} else if (tr->nparts == 1 && *trusted && !doubtful)
		mentions_link(tr->ms, &tr->ms->at[tr->parts[0]], REL_SAME, "$", &tr->ms->at[i].id);
}

/* Is m a group's weight in a column that has none in the row of the table's first one?  Then it is
 * no group inside another: a converter has put groups of one level into several columns. */
static bool
is_apart(const struct table_relations *tr, const struct mention *first, const struct mention *m)
{
	const struct grid_row *row = &tr->g->rows[first->cell.row - 1];

	for (size_t i = 0; i < row->nmentions; i++) {
		const struct mention *e = &tr->ms->at[row->mentions + i];

		if (e->cell.column == m->cell.column && is_group_mark(tr, e))
			return false;
	}
	return m->cell.column != first->cell.column;
}

/* Does the table have such a one? */
static bool
are_apart(const struct table_relations *tr)
{
	const struct mention *first = NULL;

	for (size_t i = 0; i < tr->ms->n; i++) {
		const struct mention *m = &tr->ms->at[i];

		if (!is_group_mark(tr, m))
			continue;
		if (first == NULL)
			first = m;
		if (is_apart(tr, first, m))
			return true;
	}
	return false;
}

void
table_relate_groups(struct table_relations *tr)
{
	bool trusted = false, off = are_apart(tr), first = true;

	for (size_t i = 0; i < tr->ms->n; i++) {
		if (!is_group_mark(tr, &tr->ms->at[i]))
			continue;
		off |= first && is_off_its_rows(tr, i);
		first = false;
		relate_group_mark(tr, i, off, &trusted);
	}
}

void
table_relate_group_total(struct table_relations *tr, size_t r)
{
	const struct mention *total = table_in_row(tr, r, PURPOSE_WEIGHT);
	size_t column = NONE, groups = 0, from = r, to = tr->g->rows[r].mentions;

	if (total == NULL || total->q.kind != KIND_SCORE)
		return;
	while (from > 0 && !tr->g->rows[from - 1].is_total)
		from--;
	from = from < r && tr->g->rows[from].mentions < to ? tr->g->rows[from].mentions : to;
	for (size_t i = from; i < to; i++)
		if (is_group_mark(tr, &tr->ms->at[i]) && tr->ms->at[i].cell.column < column)
			column = tr->ms->at[i].cell.column;
	column_clear(tr);
	for (size_t i = from; i < to; i++) {
		const struct mention *m = &tr->ms->at[i];

		if (is_group_mark(tr, m) && m->cell.column == column) {
			column_add(tr, i);
			groups++;
		} else if (groups == 0 && (m->cell.purpose & PURPOSE_WEIGHT) != 0 &&
		    m == table_in_row(tr, m->cell.row - 1, PURPOSE_WEIGHT))
			column_add(tr, i);
	}
	if (groups < 2 || !column_closes(tr, total))
		return;
	for (size_t i = 0; i < tr->nparts; i++)
		mentions_link(tr->ms, &tr->ms->at[tr->parts[i]], REL_PART, "$#2", &total->id);
}
