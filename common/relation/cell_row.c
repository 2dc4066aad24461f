/* cell_row: what a row of a table is; see cell_row.h. */
#include "relation/cell_row.h"

#include "language/grammar.h"
#include "language/total_name.h"
#include "relation/cell_header.h"
#include "relation/cell_shift.h"
#include "relation/cell_text.h"
#include "relation/derived.h"

/* Is the name of the row in the first column, or behind codes in that which names rows? */
static size_t
named_by(const struct grid *g)
{
	size_t c = 0;

	if (g->label_column == 0 || g->label_column == NONE)
		return 0;
	while (c < g->label_column && c < g->ncells && g->columns[c].has_kind &&
	    g->columns[c].kind == KIND_CODE && (g->cells[c].is_number || c > 0))
		c++;
	return c == g->label_column ? c : NONE;
}

/* Has the row a name and behind it but numbers, each under a column of amounts as it stands, or
 * codes before the name, each in a column of theirs?  The name of a total is often merged over
 * columns. */
static bool
stands_right(const struct grid *g)
{
	size_t numbers = 0, name = named_by(g);

	if (name == NONE || name >= g->ncells || g->cells[name].text.n == 0 ||
	    g->cells[name].is_number || total_name_is(g->cells[name].text))
		return false;
	for (size_t c = name + 1; c < g->ncells; c++) {
		if (g->cells[c].text.n == 0)
			continue;
		if (!g->cells[c].is_number || c >= g->ncolumns ||
		    (name == 0 && !g->columns[c].has_hint && !g->columns[c].money))
			return false;
		numbers++;
	}
	return numbers > 0;
}

/* May a number stand in column c: so says its header, or a row near row r that has all cells? */
static bool
takes_numbers(const struct grid *g, size_t r, size_t c)
{
	enum { ROWS = 20 };
	struct quantity q;
	size_t from = g->rows[r].header + 1;

	if (r > from + ROWS)
		from = r - ROWS;
	if (header_takes_numbers(&g->columns[c]))
		return true;
	for (size_t k = from; k < g->table->nrows && k < r + ROWS; k++)
		if (g->table->rows[k].cells == g->ncolumns &&
		    cell_number(g, k, c, &q))
			return true;
	return false;
}

/* How the numbers with a % of the row being read stand if those from the first on are moved
 * right so far: below 0: one of them below marks or amounts; 1: below columns of per cent, where
 * there is one; 0: nothing tells. */
static int
percents_stand(const struct grid *g, size_t first, size_t last, size_t shift)
{
	int stand = 0;

	for (size_t c = first; c <= last && c + shift < g->ncolumns; c++) {
		const struct grid_column *column = &g->columns[c + shift];

		if (!g->cells[c].is_number || g->cells[c].q.kind != KIND_PERCENT ||
		    !column->has_hint)
			continue;
		if (column->hint.kind != KIND_PERCENT)
			return -1;
		stand = 1;
	}
	return stand;
}

/* How far the numbers of a short row are moved right: as far as the end of
 * the header allows while the last of them stands under a column of numbers, and none with
 * a % under one of others.  Where they stand right as they are, the cells at the end of the row
 * are empty. */
static size_t
shift_of(const struct grid *g, size_t r, size_t last_number)
{
	size_t cells = g->table->rows[r].cells, first = g->rows[r].first_number, shift;
	int stand = percents_stand(g, first, last_number, 0);

	if (cells >= g->ncolumns || stands_right(g) || stand > 0)
		return 0;
	if (total_name_is(g->cells[0].text) &&
	    takes_numbers(g, r, last_number + g->ncolumns - cells))
		return g->ncolumns - cells;
	for (shift = g->ncolumns - cells; shift > 0; shift--)
		if (header_takes_numbers(&g->columns[last_number + shift]) &&
		    (stand < 0 || percents_stand(g, first, last_number, shift) >= 0))
			return shift;
	/* The row may end before its header does: no cell is written behind
	 * the last number. */
	for (shift = g->ncolumns - 1 - last_number; shift > 0; shift--)
		if (header_takes_numbers(&g->columns[last_number + shift]) &&
		    (stand < 0 || percents_stand(g, first, last_number, shift) >= 0))
			return shift;
	return 0;
}

static bool
is_code(const struct grid_cell *cell)
{
	return cell->is_number && cell->q.kind == KIND_CODE;
}

/* The same for a row that blanks fill up behind its numbers: 小计 | 120 | 60 | | where 120
 * or 60 stands below the names of the rows. */
static void
shift_filled(const struct grid *g, struct grid_row *row, size_t last_number)
{
	size_t column = g->label_column, first = 0, shift;

	if (column >= g->ncells || !g->cells[column].is_number || is_code(&g->cells[column]))
		return;
	while (!g->cells[first].is_number)
		first++;
	shift = column + 1 - first;
	if (first == 0 || last_number + shift >= g->ncolumns ||
	    !header_takes_numbers(&g->columns[last_number + shift]))
		return;
	row->first_number = first;
	row->shift = shift;
}

/* Do the numbers of the row being read, from first on, stand below columns of numbers, and
 * those with a % below no marks or amounts, if they are moved right so far? */
static bool
stands_right_moved(const struct grid *g, size_t first, size_t last, size_t shift)
{
	for (size_t c = first; c <= last; c++)
		if (g->cells[c].is_number && !header_takes_numbers(&g->columns[c + shift]))
			return false;
	return percents_stand(g, first, last, shift) >= 0;
}

/* 年度资金总额 | 640 | 702 | 97.5% | with the first number below a column that no header names,
 * as the name's is merged over it: each number stands right if they are moved right to the first
 * column that is headed. */
static void
shift_unheaded(const struct grid *g, struct grid_row *row, size_t last)
{
	size_t first = row->first_number, column = first;

	while (column < g->ncolumns && g->columns[column].name_n == 0)
		column++;
	if (first == 0 || first >= last || column == first || column == g->ncolumns ||
	    last + column - first >= g->ncolumns || g->cells[first - 1].text.n == 0 ||
	    !stands_right_moved(g, first, last, column - first))
		return;
	row->shift = column - first;
}

/* 合计 | 640.00 | 512.00 below 类 | 款 | 项 | 名称 | 支出 | 基本: the name of a total, merged over
 * the codes and the names, leaves its numbers below those.  last: the cell of
 * its last number. */
static void
shift_over_codes(const struct grid *g, struct grid_row *row, size_t last)
{
	size_t shift = g->label_column;

	if (shift == NONE || shift == 0 || last < 1 || g->ncolumns < 2 ||
	    !g->cells[1].is_number || g->columns[1].kind != KIND_CODE ||
	    !g->columns[1].has_kind || last + shift >= g->ncolumns || is_code(&g->cells[1]) ||
	    !cell_names_total(g->cells[0].text))
		return;
	row->first_number = 1;
	row->shift = shift;
}

/* 96 | 90 | 93.75% | blank below 供养人员 | 编制数 | 实有人数 | 控制率: numbers from below the
 * names of rows on, as that of the row is merged with those above, stand right one column further,
 * and not as they are. */
static void
shift_nameless(const struct grid *g, struct grid_row *row, size_t last)
{
	if (row->first_number != 0 || last + 1 >= g->ncolumns || g->ncells > g->ncolumns ||
	    percents_stand(g, 0, last, 0) >= 0 || !stands_right_moved(g, 0, last, 1))
		return;
	row->shift = 1;
}

/* How far right the numbers of row r stand of where they are written, the last of them in
 * cell last: as sums show or else widths. */
static void
take_shift(const struct grid *g, size_t r, size_t last)
{
	struct grid_row *row = &g->rows[r];
	size_t shift = shift_by_sums(g, r, last);

	if (shift != NONE || row->header == NONE) {
		row->shift = shift != NONE ? shift : 0;
		return;
	}
	row->shift = shift_of(g, r, last);
	if (row->shift == 0)
		shift_filled(g, row, last);
	if (row->shift == 0)
		shift_unheaded(g, row, last);
	if (row->shift == 0)
		shift_nameless(g, row, last);
}

size_t
row_begin(const struct grid *g)
{
	return g->starts[g->half] < g->ncells ? g->starts[g->half] : g->ncells;
}

size_t
row_end(const struct grid *g)
{
	return g->starts[g->half + 1] < g->ncells ? g->starts[g->half + 1] : g->ncells;
}

/* 计算机 | 台 | 12: does cell c hold the unit of the row?  单位 is an office as well. */
static bool
is_row_unit(const struct grid *g, size_t c)
{
	struct unit_hint hint;

	return c == g->unit_column && quantity_unit_hint(g->cells[c].text, &hint);
}

static void
find_label(struct grid *g, struct grid_row *row)
{
	size_t column = row->header == NONE || g->label_column == NONE ? NONE :
	    g->label_column + g->starts[g->half];

	row->label = NONE;
	if (column < row_end(g) && row->shift == 0 && g->cells[column].text.n != 0 &&
	    !is_code(&g->cells[column])) {
		row->label = column;
		return;
	}
	for (size_t c = row_begin(g); c < row_end(g) && c < row->first_number; c++)
		if (g->cells[c].text.n != 0 && (row->label == NONE || !(is_row_unit(g, c) ||
		    word_table_is(&particles, "nothing", g->cells[c].text))))
			row->label = c;
	/* 合计 | 100 | | 100 | 93.75: the name of a total is that of each half. */
	if (row->label == NONE && g->half != 0 && row->first_number < row_end(g) &&
	    total_name_is(g->cells[0].text))
		row->label = 0;
}

/* Is cell c of row r the whole number that is so much more than first? */
static bool
is_next(const struct grid *g, size_t r, size_t c, const struct quantity *first, int64_t more)
{
	struct quantity q;
	struct decimal off;

	return cell_number(g, r, c, &q) && q.kind == KIND_BARE &&
	    decimal_cmp(q.quantum, decimal_of(1)) == 0 &&
	    decimal_sub(q.value, first->value, &off) &&
	    decimal_cmp(off, decimal_of(more)) == 0;
}

/* Is row r nothing but whole numbers that count up, 2 3 4: those of the columns? */
static bool
numbers_columns(const struct grid *g, size_t r)
{
	enum { COLUMNS = 3 };
	struct quantity first;
	int64_t n = 0;

	for (size_t c = 0; c < g->table->rows[r].cells; c++) {
		if (blank_trim(cell_text(g, r, c)).n == 0)
			continue;
		if (n == 0 && !cell_number(g, r, c, &first))
			return false;
		if (!is_next(g, r, c, &first, n))
			return false;
		n++;
	}
	return n >= COLUMNS;
}

bool
row_counts(const struct grid *g, size_t r, size_t c)
{
	enum { COUNTED = 6 };
	struct quantity q;
	int64_t above = 0, below = 0;

	if (!cell_number(g, r, c, &q) || !is_next(g, r, c, &q, 0))
		return false;
	if (numbers_columns(g, r))
		return true;
	while (above < COUNTED && (size_t)above < r &&
	    is_next(g, r - (size_t)above - 1, c, &q, -above - 1))
		above++;
	while (above + below < COUNTED && r + (size_t)below + 1 < g->table->nrows &&
	    is_next(g, r + (size_t)below + 1, c, &q, below + 1))
		below++;
	return above + below + 1 >= COUNTED;
}

bool
row_is_number(const struct grid *g, size_t header, size_t c)
{
	return is_code(&g->cells[c]) ||
	    (header != NONE && c < g->ncolumns && g->columns[c].has_kind &&
		(g->columns[c].kind == KIND_ORDINAL || g->columns[c].kind == KIND_CODE));
}

/* 总分 | | 度 | | 100: what a name above has lost stands beside the name of a total, which is the
 * row's. */
static void
take_torn_total(struct grid *g, struct grid_row *row)
{
	enum { TORN_BYTES = 3 };

	if (g->label.n > TORN_BYTES)
		return;
	for (size_t c = row_begin(g); c < row->label && row->rank == 0; c++) {
		row->rank = total_name_rank(blank_trim(g->cells[c].text), &g->scratch);
		if (row->rank != 0) {
			row->label = c;
			g->label = cell_bare_label(g->cells[c].text);
		}
	}
}

/* 全年 below 四季度: a total, if not by its name. */
static bool
ends_year(const struct grid *g, size_t r)
{
	return r > 0 && derived_word("whole", g->label, true) &&
	    derived_word("yearend", grid_label(g, r - 1), true);
}

/* The name in the cell of row's label, without a code before it. */
static struct span
name_of(const struct grid *g, const struct grid_row *row)
{
	struct span text = g->cells[row->label].text, code;

	if (g->coded)
		text = span_slice(text, cell_code(text, &code), text.n);
	return cell_bare_label(text);
}

void
row_describe(struct grid *g, size_t r, size_t header)
{
	enum { RANK_OF_YEAR = 2 };	/* as 合计 has in totals.tsv */
	struct grid_row *row = &g->rows[r];
	size_t last = NONE;

	*row = (struct grid_row){ .header = header, .first_number = g->ncells,
	    .label = NONE };
	for (size_t c = row_begin(g); c < row_end(g); c++)
		if (g->cells[c].is_number) {
			if (row->first_number == g->ncells && !row_is_number(g, header, c))
				row->first_number = c;
			last = c;
		}
	if (last != NONE && g->halves == 1)
		take_shift(g, r, last);
	if (header != NONE && last != NONE && g->halves == 1)
		shift_over_codes(g, row, last);
	find_label(g, row);
	if (row->label != NONE) {
		row->indent = cell_indent(cell_text(g, r, row->label));
		g->label = name_of(g, row);
		row->rank = total_name_rank(g->label, &g->scratch);
		if (row->rank == 0 && g->table->aligned)
			take_torn_total(g, row);
		if (row->rank == 0 && ends_year(g, r))
			row->rank = RANK_OF_YEAR;
		row->name = g->label;
		row->is_total = row->rank != 0;
		row->is_change = word_table_ends(&qualifiers, "change", g->label);
	}
}
