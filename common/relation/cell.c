/* cell: the figures of a table; see cell.h. */
#include "relation/cell.h"

#include <stdlib.h>

#include "base/mem.h"
#include "language/date.h"
#include "language/grammar.h"
#include "language/total_name.h"
#include "relation/cell_groups.h"
#include "relation/cell_halves.h"
#include "relation/cell_header.h"
#include "relation/cell_row.h"
#include "relation/cell_text.h"
#include "relation/derived.h"

extern const struct data_table data_headers, data_labelcols, data_columns;

void
grid_open(struct grid *g, const struct relate_words *words)
{
	*g = (struct grid){
		.words = words, .scratch = BUF_INIT, .numbers = cell_numbers_open()
	};
	lexicon_build(&g->headers, &data_headers, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&g->label_columns, &data_labelcols, 0, LEXICON_BACKWARD, NULL);
	lexicon_build(&g->purposes, &data_columns, 0, LEXICON_FORWARD, NULL);
}

void
grid_close(struct grid *g)
{
	lexicon_release(&g->headers);
	lexicon_release(&g->label_columns);
	lexicon_release(&g->purposes);
	free(g->all_rows);
	free(g->columns);
	free(g->cells);
	cell_numbers_close(g->numbers);
	buf_release(&g->names);
	buf_release(&g->name);
	buf_release(&g->scratch);
}

struct span
grid_header(const struct grid *g, const struct mention *m)
{
	if (m->cell.header == NONE)
		return (struct span){ "", 0 };
	return blank_trim(header_text(g, m->cell.header, m->cell.under));
}

struct span
grid_label(const struct grid *g, size_t r)
{
	if (g->rows[r].label == NONE)
		return (struct span){ "", 0 };
	return blank_trim(cell_text(g, r, g->rows[r].label));
}

/* A row of amounts in all columns, none of them for names. */
static bool
is_nameless(const struct grid *g, const struct grid_row *row)
{
	return row->header != NONE && row->shift == 0 && row->first_number == row_begin(g) &&
	    g->ncells == g->ncolumns && !row_is_number(g, row->header, row->first_number);
}

/* The name of row r, just described: its label, or that of the row or header that a cell
 * merged over several rows stands in. */
static struct span
row_name(const struct grid *g, size_t r)
{
	size_t header = g->rows[r].header;

	if (g->rows[r].label != NONE)
		return g->label;
	if (is_nameless(g, &g->rows[r]))
		return (struct span){ "", 0 };
	for (size_t up = r; up-- > 0 && r - up <= 8 && (header == NONE || up > header); )
		if (g->rows[up].label != NONE)
			return cell_bare_label(cell_text(g, up, g->rows[up].label));
	if (header != NONE)
		return cell_bare_label(cell_text(g, header, 0));
	return (struct span){ "", 0 };
}

/* Adds the part of a label that g->names holds at at, behind what it has so far. */
static void
add_header(struct buf *pool, const struct grid *g, size_t label, size_t at, size_t n)
{
	if (n == 0)
		return;
	if (pool->n != label)
		buf_add_char(pool, '|');
	buf_add(pool, g->names.p + at, n);
}

/* 决算数 in one column of each group, or 小计 of one: the group names what is counted.
 * True if the column's own header says no more than that. */
static bool
add_group(struct buf *pool, const struct grid *g, const struct mention *m)
{
	const struct grid_column *column = &g->columns[m->cell.under];
	bool total = total_name_is(grid_header(g, m));
	struct span upper = { g->names.p + column->upper, column->upper_n };
	struct group_path path;
	size_t at = pool->n;

	if (m->cell.header == 0 || (!total && !groups_recur(g, m->cell.header, m->cell.under)))
		return false;
	groups_above(g, m->cell.header, m->cell.under, &path);
	cell_add_plain(pool, groups_name(g, &path));
	if (total && span_eq(span_slice(buf_span(pool), at, pool->n), upper))
		pool->n = at;		/* it will follow the name, as the side */
	return total && path.n > 1 && pool->n > at;
}

/* Where no name stands in front of a row, the column's is that of what is counted, and
 * the header above tells of which side: 公务接待费|决算数. */
static struct pooled
cell_label(const struct grid *g, struct mentions *ms, const struct mention *m)
{
	struct pooled label = { ms->pool.n, 0 };

	if (g->pair != NONE)
		cell_add_plain(&ms->pool, cell_bare_label(g->cells[g->pair].text));
	else
		buf_add_span(&ms->pool, buf_span(&g->name));
	if (m->cell.header != NONE) {
		const struct grid_column *column = &g->columns[m->cell.under];
		bool named = ms->pool.n != label.at;

		if (named || !add_group(&ms->pool, g, m))
			add_header(&ms->pool, g, label.at, column->name, column->name_n);
		if (!named)
			add_header(&ms->pool, g, label.at, column->upper, column->upper_n);
	}
	label.n = ms->pool.n - label.at;
	return label;
}

/* The same for the row being read, which is asked once for all its numbers, but
 * for those with a name of their own. */
static bool
has_label_unit(struct grid *g, size_t r)
{
	if (g->pair != NONE) {
		g->label_asked = false;
		return header_label_unit(g, g->cells[g->pair].text, &g->label_unit);
	}
	if (!g->label_asked)
		g->has_label_unit = header_label_unit(g, grid_label(g, r), &g->label_unit);
	g->label_asked = true;
	return g->has_label_unit;
}

/* The first cell of row r, just read, names the unit of this row and of those
 * that it is merged over: 资产情况（万元）. */
static void
read_group(struct grid *g)
{
	if (g->ncells == 0 || g->cells[0].text.n == 0)
		return;
	g->has_group_unit = header_name_unit(g->cells[0].text, &g->group_unit) &&
	    (g->group_unit.kind == KIND_MONEY || g->group_unit.kind == KIND_COUNT);
}

/* Where rows were inferred and no header is known, only decimals are sure to be
 * amounts in the table's unit; where that is of the corner of a header, no number is that stands
 * below none. */
static bool
takes_table_unit(const struct grid *g, const struct mention *m)
{
	if (g->caption.kind == KIND_BARE &&
	    (m->cell.header == NONE || g->columns[m->cell.under].name_n == 0))
		return false;
	return g->has_unit && (!g->table->loose || m->cell.header != NONE ||
	    decimal_cmp(m->q.quantum, decimal_of(1)) < 0);
}

/* Persons are counted whole. */
static bool
fits_group(const struct grid *g, const struct mention *m)
{
	return g->has_group_unit && (g->group_unit.kind != KIND_COUNT ||
	    decimal_cmp(m->q.quantum, decimal_of(1)) >= 0);
}

/* 离退休 84.65 is no number of persons; what was reached of 受益人口（万人） is. */
static bool
is_amount(const struct grid *g, const struct mention *m)
{
	return (m->cell.purpose & (PURPOSE_TARGET | PURPOSE_ACTUAL)) == 0 && g->has_unit &&
	    g->unit.kind == KIND_MONEY && g->label_unit.kind == KIND_COUNT &&
	    decimal_cmp(m->q.quantum, decimal_of(1)) < 0;
}

/* Gives the number the unit of its column or row, unless that counts persons and it is not
 * whole: then it stands below another's header, and has none that is known. */
static void
apply_hint(struct mention *m, const struct unit_hint *hint)
{
	if (hint->kind != KIND_COUNT || hint->power != 0 ||
	    decimal_cmp(m->q.quantum, decimal_of(1)) >= 0 ||
	    !word_table_is(&name_words, "people", hint->unit))
		quantity_apply(&m->q, hint);
}

/* 指标 | 计量单位 | 数量 | 金额 | 增减额 | 增长, 子项目 | 工程量 | 单位: is m, below column,
 * told in the unit that its row names before it, or right behind?  No price or amount of money is
 * told in 台, and what is called 增长 may be a rate. */
static bool
takes_row_unit(const struct grid *g, const struct mention *m, const struct grid_column *column)
{
	struct span name;

	if (!g->has_row_unit || column == NULL || g->unit_column > m->cell.under + 1 ||
	    g->split_target != NONE || (column->money && g->row_unit.kind != KIND_MONEY) ||
	    (m->cell.purpose & ~(unsigned)(PURPOSE_BUDGET | PURPOSE_FINAL | PURPOSE_CHANGE)) != 0)
		return false;
	name = span_slice(buf_span(&g->names), column->name, column->name + column->name_n);
	return column->name_n != 0 && !derived_word("each", name, false) &&
	    ((m->cell.purpose & PURPOSE_CHANGE) != 0 ||
	    !derived_word("change", name, false));
}

/* Unit of a bare number: its header's, the row label's, the corner's or the
 * table's. */
static void
apply_unit(struct grid *g, struct mention *m)
{
	const struct grid_column *column = m->cell.under < g->ncolumns &&
	    m->cell.header != NONE ? &g->columns[m->cell.under] : NULL;

	if (m->q.kind != KIND_BARE)
		return;
	if (column == NULL && row_counts(g, m->cell.row - 1, m->cell.column - 1)) {
		m->q.kind = KIND_ORDINAL;
		return;
	}
	if (column != NULL && column->has_kind) {
		m->q.kind = column->kind;
		return;
	}
	if (g->has_row_unit && (m->cell.purpose & (PURPOSE_TARGET | PURPOSE_ACTUAL)) != 0) {
		apply_hint(m, &g->row_unit);
		return;
	}
	if (column != NULL && column->has_hint) {
		apply_hint(m, &column->hint);
		return;
	}
	if (takes_row_unit(g, m, column)) {
		apply_hint(m, &g->row_unit);
		return;
	}
	if (has_label_unit(g, m->cell.row - 1) && !is_amount(g, m)) {
		apply_hint(m, &g->label_unit);
		return;
	}
	/* The unit of the table is that of its amounts, not of its targets. */
	if ((m->cell.purpose & (PURPOSE_TARGET | PURPOSE_ACTUAL)) != 0)
		return;
	if (fits_group(g, m))
		quantity_apply(&m->q, &g->group_unit);
	else if (takes_table_unit(g, m) && !(column != NULL && column->quantity &&
	    g->unit.kind == KIND_MONEY))
		quantity_apply(&m->q, &g->unit);
}

/* Names and numbers take turns in a row: 编制数 | 62 | 在职人数 | 57.  The name right
 * before the number in cell c, where the header names no column of numbers there, nor of
 * targets, before which may stand what earns the marks; NONE: the row's own name will do. */
static size_t
pair_label(const struct grid *g, const struct grid_row *row, size_t c)
{
	size_t at = c;

	if (c <= row->first_number || (row->header != NONE && c < g->ncolumns &&
	    (header_takes_numbers(&g->columns[c]) || g->columns[c].purpose != 0)))
		return NONE;
	while (at > 0 && g->cells[at - 1].text.n == 0)
		at--;
	if (at == 0 || g->cells[at - 1].is_number || at - 1 <= row->first_number ||
	    g->cells[at - 1].text.n > HEADER_CELL_MAX)
		return NONE;
	return at - 1;
}

static void
add_number(struct grid *g, struct mentions *ms, size_t r, size_t c)
{
	struct mention *m = mentions_add(ms);
	struct grid_row *row = &g->rows[r];
	const struct grid_cell *cell = &g->cells[c];
	size_t under = c + (c >= row->first_number ? row->shift : 0);

	m->q = cell->q;
	m->cell.row = r + 1;
	m->cell.column = c + 1;
	m->cell.whole = true;
	m->cell.header = row->header != NONE && under < g->ncolumns ? row->header : NONE;
	m->cell.under = under;
	m->at = table_offset(g->table, buf_span(&g->block->text),
	    cell->text.p + cell->q.start);
	m->length = cell->q.end - cell->q.start;
	m->function = FUNCTION_OTHER;
	m->year = g->year;
	if (m->cell.header != NONE) {
		if (g->columns[under].year != 0)
			m->year = g->columns[under].year;
		else if (row->year != 0)
			m->year = row->year;
		m->side = g->columns[under].side;
		m->cell.purpose = g->columns[under].purpose;
	}
	if (c == g->split_target)
		m->cell.purpose |= PURPOSE_TARGET;
	row->purposes |= m->cell.purpose;
	if (m->q.op == OP_EQ && (m->cell.purpose & PURPOSE_TARGET) != 0)
		m->q.op = g->row_op;
	g->pair = pair_label(g, row, c);
	apply_unit(g, m);
	m->id = m->q.kind < KIND_DATE;
	m->label = cell_label(g, ms, m);
}

/* | 年度 | 在职人数 | / | 2022 | 50 |: the year that the row is of, where its first cell
 * that is not empty stands in a column of dates; 0: it is not. */
static int
year_of_row(const struct grid *g, const struct grid_row *row)
{
	size_t name = 0;

	while (name < g->ncells && g->cells[name].text.n == 0)
		name++;
	if (row->header == NONE || name >= g->ncells || name >= g->ncolumns ||
	    !g->columns[name].has_kind || g->columns[name].kind != KIND_DATE)
		return 0;
	return date_year_in(g->cells[name].text);
}

/* Takes the unit of the row's numbers, if text is one. */
static bool
take_row_unit(struct grid *g, struct span text)
{
	if (!g->has_row_unit && text.n != 0 && quantity_unit_hint(text, &g->row_unit))
		g->has_row_unit = true;
	return g->has_row_unit;
}

/* A target may be split over columns, whatever their headers: sign, value, unit. */
static void
read_split_target(struct grid *g, const struct grid_row *row)
{
	g->has_row_unit = false;
	g->row_op = OP_EQ;
	g->split_target = NONE;
	for (size_t c = 0; c < g->ncells; c++) {
		enum op op;
		size_t n = cell_sign(g->cells[c].text, &op);

		if (n == 0 || n != g->cells[c].text.n)
			continue;
		g->row_op = op;
		if (row->header == NONE || c + 2 >= g->ncells || !g->cells[c + 1].is_number ||
		    g->cells[c + 2].is_number || !take_row_unit(g, g->cells[c + 2].text))
			continue;
		g->split_target = c + 1;
	}
	if (row->header != NONE && g->unit_column < g->ncells)
		take_row_unit(g, g->cells[g->unit_column].text);
}

static void
read_row(struct grid *g, struct mentions *ms, size_t r)
{
	g->rows[r].mentions = ms->n;
	g->label_asked = false;
	read_split_target(g, &g->rows[r]);
	g->rows[r].year = year_of_row(g, &g->rows[r]);
	for (size_t c = row_begin(g); c < row_end(g); c++) {
		if (g->cells[c].text.n == 0)
			continue;
		if (g->cells[c].is_number)
			add_number(g, ms, r, c);
		else if (g->cells[c].may_hold)
			g->reader->read(g->reader->context, cell_text(g, r, c), r + 1, c + 1);
	}
	g->rows[r].nmentions = ms->n - g->rows[r].mentions;
}

void
grid_take_half(struct grid *g, size_t h)
{
	g->half = h;
	g->rows = g->all_rows + h * g->table->nrows;
}

/* Does row r number the columns: right below the header, or, where it says so, 栏次, on any
 * page of the table? */
static bool
numbers_columns(const struct grid *g, size_t r, size_t header)
{
	bool named;

	if (header == NONE)
		return false;
	if (derived_numbered_behind(g->table, r))
		return true;
	if (!derived_numbered(g->table, r))
		return false;
	named = r <= header + 2;
	for (size_t c = 0; !named && c < g->table->rows[r].cells; c++)
		named = word_table_is(&particles, "counts", blank_trim(cell_text(g, r, c)));
	return named;
}

/* Row r numbers the columns of header, in each half: there is nothing in it to read. */
static void
pass_numbers(struct grid *g, size_t r, size_t header, size_t mentions)
{
	for (size_t h = 0; h < g->halves; h++) {
		grid_take_half(g, h);
		g->rows[r] = (struct grid_row){ .header = header,
		    .label = NONE, .mentions = mentions, .is_numbers = true };
	}
}

/* Describes and reads row r, half by half. */
static void
read_halves(struct grid *g, struct mentions *ms, size_t r, bool is_header, size_t header)
{
	for (size_t h = 0; h < g->halves; h++) {
		grid_take_half(g, h);
		row_describe(g, r, is_header ? NONE : header);
		g->rows[r].is_header = is_header;
		buf_reset(&g->name);
		cell_add_plain(&g->name, row_name(g, r));
		read_row(g, ms, r);
	}
}

void
grid_read(struct grid *g, const struct block *b, int year, struct mentions *ms,
    const struct cell_reader *reader)
{
	size_t header = NONE, above, own;

	g->block = b;
	g->table = &b->table;
	cell_numbers_begin(g->numbers, g->table);
	g->year = year;
	g->reader = reader;
	g->ncolumns = 0;
	g->has_group_unit = false;
	g->has_unit = quantity_unit_hint(buf_span(&b->table.unit), &g->unit);
	if (!g->has_unit && g->above != NULL) {
		g->unit = *g->above;
		g->has_unit = true;
	}
	g->caption = g->has_unit ? g->unit : (struct unit_hint){ KIND_BARE, SPAN(""), 0 };
	halves_find(g);
	while (g->rows_cap < b->table.nrows * g->halves)
		g->all_rows = mem_grow(g->all_rows, g->rows_cap, &g->rows_cap,
		    sizeof *g->all_rows);
	grid_take_half(g, 0);
	for (size_t r = 0; r < b->table.nrows; r++) {
		bool is_header, goes_on;

		if (numbers_columns(g, r, header)) {
			pass_numbers(g, r, header, ms->n);
			continue;
		}
		cells_read(g, r);
		read_group(g);
		goes_on = header_goes_on(g, r, header);
		is_header = (goes_on || header_begins(g, r) ||
		    header_is_filled(g, r, header, &above, &own)) &&
		    (header == NONE || !halves_name_alone(g));
		goes_on = goes_on && is_header;
		read_halves(g, ms, r, is_header, header);
		if (!is_header)
			continue;
		header_take(g, r, header, goes_on);
		header = r;
	}
	grid_take_half(g, 0);
}
