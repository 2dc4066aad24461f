/* cell_header_columns: what each column holds, by the rows that head it: see cell_header.h. */
#include "relation/cell_header.h"

#include "base/mem.h"
#include "language/date.h"
#include "language/grammar.h"
#include "language/total_name.h"
#include "language/year_word.h"
#include "relation/cell_header_span.h"
#include "relation/cell_header_words.h"
#include "relation/cell_text.h"
#include "relation/column_formula.h"
#include "text/punct.h"

extern const struct data_table data_headers;

/* 数量, 完成面积 in a table of amounts: how much of something, in no unit that is known. */
static bool
is_quantity(struct span name, const struct unit_hint *hint, size_t word)
{
	return hint->kind == KIND_COUNT &&
	    span_ends(name, span_of(DATA_CELL(&data_headers, word, 0)));
}

/* 升降（D=（B-C）/C×100%）: what the column is made of gives per cent. */
static bool
formula_says_percent(struct span text, struct unit_hint *hint)
{
	struct column_formula f;

	if (!column_formula_behind(text, &f) || !f.percent)
		return false;
	*hint = (struct unit_hint){ KIND_PERCENT, SPAN("%"), 0 };
	return true;
}

/* Reads one header cell. */
static void
describe_column(const struct grid *g, struct span text, struct grid_column *column)
{
	struct span name = header_outside_brackets(text);
	size_t word = header_word(g, name);
	struct year_word year;

	*column = (struct grid_column){ .year = date_year_in(text) };
	if (column->year == 0 && g->year != 0 && year_word_last(text, &year) &&
	    !year_word_is_compared(text, &year))
		column->year = g->year + year.years;
	column->side = relate_side(g->words, text);
	column->purpose = header_purposes(g, name);
	column->has_hint = quantity_header_hint(text, &column->hint) ||
	    formula_says_percent(text, &column->hint);
	if (word == NONE)
		return;
	header_word_kind(word, column);
	if (!column->has_hint && header_counts_whole(word)) {
		column->whole = span_ends(name, span_of(DATA_CELL(&data_headers, word, 0)));
		column->has_hint = column->whole && header_word_hint(word, &column->hint);
	} else if (!column->has_hint && header_word_hint(word, &column->hint)) {
		if (span_eq(column->hint.unit, SPAN("-"))) {
			column->money = column->hint.kind == KIND_MONEY;
			column->quantity = is_quantity(name, &column->hint, word);
		} else
			column->has_hint = true;
	}
}

/* The column that names rows: the first word of labelcols.tsv that a header
 * cell ends with. */
static size_t
label_column(const struct grid *g)
{
	size_t best = NONE, rank = SIZE_MAX;
	struct lexicon_match match;

	for (size_t c = 0; c < g->ncells && c < g->starts[1]; c++)
		if (lexicon_before(&g->label_columns, g->cells[c].text,
		    g->cells[c].text.n, &match) && match.row < rank) {
			rank = match.row;
			best = c;
		}
	return best;
}

/* 计量单位: a column that holds the unit of each row's target. */
static size_t
unit_column(const struct grid *g)
{
	for (size_t c = 1; c < g->ncells; c++)
		if (word_table_is(&particles, "unithead", g->cells[c].text))
			return c;
	return NONE;
}

static bool
is_code_header(const struct grid *g, size_t c)
{
	return (g->columns[c].has_kind && g->columns[c].kind == KIND_CODE) ||
	    header_is_code(g->cells[c].text);
}

/* Codes may take several columns before the name, of which only one is headed
 * 科目编码: what stands in any of them is no figure. */
static void
mark_codes(struct grid *g)
{
	for (size_t h = 0; h < g->halves && g->label_column != NONE; h++) {
		size_t from = g->starts[h], to = from + g->label_column;
		bool codes = false;

		for (size_t c = from; c < to && c < g->ncolumns; c++)
			codes |= is_code_header(g, c);
		for (size_t c = from; codes && c < to && c < g->ncolumns; c++) {
			g->columns[c].has_kind = true;
			g->columns[c].kind = KIND_CODE;
		}
	}
}

/* Row r, just read, is the second one of a header, and merged cells left no trace in
 * the first one, or in this one: finds out from the width of the row below. */
static bool
fit_pieces(struct grid *g, size_t r, size_t header)
{
	struct grid_row *row = &g->rows[r];
	size_t width = r + 1 < g->table->nrows ? g->table->rows[r + 1].cells : 0;
	size_t above = header < r ? header_cells(g, header) : 0, last = g->ncells;

	if (header != r - 1 || g->halves > 1 || !g->rows[header].is_header ||
	    g->rows[header].goes_on || g->rows[header].width != 0 ||
	    above < 2 || above >= width || g->ncells == 0)
		return false;
	if (g->ncells == width) {
		while (row->left < width && g->cells[row->left].text.n == 0)
			row->left++;
		while (last > row->left && g->cells[last - 1].text.n == 0)
			last--;
		row->right = (uint32_t)(width - last);
	} else if (g->ncells < width && g->cells[0].text.n == 0) {
		while (row->left < g->ncells && g->cells[row->left].text.n == 0)
			row->left++;
		row->right = (uint32_t)(width - g->ncells);	/* empty ones are left out */
	} else if (g->ncells + 1 == width && above <= g->ncells) {
		row->left = 1;
	} else if (above + g->ncells > width && above + g->ncells - width < above) {
		size_t k = above + g->ncells - width;

		row->left = header_span(g, r, header, k);
		row->right = (uint32_t)(above - row->left - k);
	}
	if (row->left > 0 && row->left + row->right < above)
		row->width = (uint32_t)width;
	else
		row->left = row->right = 0;
	return row->width != 0;
}

/* Makes room for so many cells in the row being read. */
static void
set_width(struct grid *g, size_t width)
{
	while (g->cells_cap < width)
		g->cells = mem_grow(g->cells, g->cells_cap, &g->cells_cap, sizeof *g->cells);
	g->ncells = width;
}

/* Leaves out the blanks that fill up both rows of a header. */
static void
leave_filling(struct grid *g, size_t r, size_t header)
{
	size_t above, own;

	if (!header_is_filled(g, r, header, &above, &own))
		return;
	g->rows[header].filled = (uint32_t)above;
	if (g->cells[0].text.n != 0) {
		g->rows[r].filled = (uint32_t)own;
		g->ncells = own;
	}
}

/* Gives the row the texts of all its columns. */
static void
complete_pieces(struct grid *g, size_t r)
{
	size_t width = g->rows[r].width;

	set_width(g, width);
	for (size_t c = 0; c < width; c++) {
		g->cells[c].text = blank_trim(header_text(g, r, c));
		g->cells[c].is_number = false;
	}
}

/* Has column c a header of its own in the rows up + 1 … r? */
static bool
has_own_header(const struct grid *g, size_t up, size_t r, size_t c)
{
	while (r > up && header_is_rest(cell_text(g, r, c)))
		r--;
	return r > up;
}

/* Describes a cell over several columns. */
static void
describe_above(struct grid *g, struct span text,
    struct grid_column *above)
{
	describe_column(g, text, above);
	above->name = g->names.n;
	cell_add_plain(&g->names, text);
	above->name_n = g->names.n - above->name;
}

/* Gives column what the cell above it says and its own header does not. */
static void
inherit(struct grid_column *column, const struct grid_column *above)
{
	if (column->year == 0)
		column->year = above->year;
	if (column->side == SIDE_NONE && above->side != SIDE_NONE) {
		column->side = above->side;
		column->upper = above->name;
		column->upper_n = above->name_n;
	}
	if (!column->has_hint && above->has_hint) {
		column->hint = above->hint;
		column->has_hint = true;
	}
}

/* 支出数（万元） and beside it 其中 over columns of its own: what the cell above column c says
 * only that these are parts gives them the unit of the column before them. */
static void
take_unit_of_whole(const struct grid *g, size_t c, struct span text, struct grid_column *above)
{
	if (c > 0 && !above->has_hint && g->columns[c - 1].has_hint &&
	    word_table_starts(&particles, "parts", text)) {
		above->hint = g->columns[c - 1].hint;
		above->has_hint = true;
	}
}

/* Gives the columns of header r, row by row merged over them, what the cells of row up
 * say that their own header does not. */
static void
inherit_from_row(struct grid *g, size_t up, size_t r)
{
	struct grid_column above = { .year = 0 };

	for (size_t c = 0; c < g->ncells; c++) {
		struct span upper = blank_trim(cell_text(g, up, c));
		struct grid_column *column = &g->columns[c];
		bool own = has_own_header(g, up, r, c);

		if (upper.n != 0) {
			above = (struct grid_column){ .year = 0 };
			if (own) {
				describe_above(g, upper, &above);
				take_unit_of_whole(g, c, upper, &above);
			}
		}
		if (own)
			inherit(column, &above);
	}
}

/* The same where no trace is left of merged cells and row r stands below cells of the
 * header above it: below each of them as many columns. */
static void
inherit_from_pieces(struct grid *g, size_t r)
{
	const struct grid_row *row = &g->rows[r];
	size_t cells = header_cells(g, r - 1) - row->left - row->right, each;
	struct grid_column above = { .year = 0 };

	if (cells == 0 || (row->width - row->left - row->right) % cells != 0)
		return;
	each = (row->width - row->left - row->right) / cells;
	for (size_t c = row->left; c < row->width - row->right; c++) {
		size_t k = c - row->left;

		if (k % each == 0) {
			struct span upper = blank_trim(cell_text(g, r - 1, row->left + k / each));

			above = (struct grid_column){ .year = 0 };
			describe_above(g, upper, &above);
			take_unit_of_whole(g, c, upper, &above);
		}
		inherit(&g->columns[c], &above);
	}
}

/* The year of a cell over several columns is that of each of them; so is its
 * unit, where the lower header has none, and the side of the books. */
static void
inherit_from_above(struct grid *g, size_t r)
{
	for (size_t up = r; up > 0 && g->rows[up].goes_on; up--)
		inherit_from_row(g, up - 1, r);
}

/* Gives the cells of row r, just read, the texts of the header that it completes. */
static void
complete_header(struct grid *g, size_t r)
{
	size_t n = g->ncells;

	if (n < g->ncolumns)
		set_width(g, g->ncolumns);
	for (size_t c = n; c < g->ncells; c++) {
		g->cells[c].text = (struct span){ "", 0 };
		g->cells[c].is_number = false;
	}
	for (size_t c = 0; c < g->ncells; c++)
		if (header_is_rest(g->cells[c].text))
			g->cells[c].text = blank_trim(header_text(g, r, c));
}

/* The unit in the corner of the header, for the rows below it: a later header without one
 * (二、经费情况 below 一、人员情况（人）) leaves amounts in the unit of the caption. */
static void
take_corner_unit(struct grid *g)
{
	struct unit_hint hint;

	if (quantity_header_hint(g->cells[0].text, &hint)) {
		g->unit = hint;
		g->has_unit = true;
	} else if (g->has_unit && g->unit.kind == KIND_COUNT && g->caption.kind == KIND_MONEY)
		g->unit = g->caption;
}

static void
read_header(struct grid *g)
{
	while (g->columns_cap < g->ncells)
		g->columns = mem_grow(g->columns, g->columns_cap, &g->columns_cap,
		    sizeof *g->columns);
	g->ncolumns = g->ncells;
	buf_reset(&g->names);
	for (size_t c = 0; c < g->ncells; c++) {
		struct grid_column *column = &g->columns[c];

		describe_column(g, g->cells[c].text, column);
		column->name = g->names.n;
		cell_add_plain(&g->names, g->cells[c].text);
		column->name_n = g->names.n - column->name;
	}
	if (g->ncells > 0)
		take_corner_unit(g);
	g->label_column = label_column(g);
	g->coded = g->label_column != NONE && cell_codes_begin(g, g->label_column);
	mark_codes(g);
	g->unit_column = unit_column(g);
}

/* The text that header r has in two columns at least, and no other; empty if it has
 * several. */
static struct span
only_text(const struct grid *g, size_t r)
{
	struct span only = { "", 0 };
	size_t n = 0;

	for (size_t c = 0; c < g->ncells; c++) {
		struct span text = blank_trim(cell_text(g, r, c));

		if (text.n == 0)
			continue;
		if (n++ > 0 && !span_eq(text, only))
			return (struct span){ "", 0 };
		only = text;
	}
	return n > 1 ? only : (struct span){ "", 0 };
}

/* 决算数 below each of 本年支出合计, 基本支出 and 项目支出: the columns are told apart by
 * the rows above, which name them. */
static void
name_from_above(struct grid *g, size_t r)
{
	g->rows[r].repeats = g->rows[r].goes_on && only_text(g, r).n != 0;
	for (size_t c = 0; g->rows[r].repeats && c < g->ncells; c++) {
		struct grid_column *column = &g->columns[c];

		column->name = g->names.n;
		cell_add_plain(&g->names, blank_trim(header_over(g, r, c)));
		column->name_n = g->names.n - column->name;
	}
}

/* Is every cell of the header read last a side of the books, and no more than that? */
static bool
tells_sides(const struct grid *g)
{
	struct lexicon_match match;

	for (size_t c = 0; c < g->ncells; c++) {
		struct span text = g->cells[c].text;

		if (g->columns[c].side == SIDE_NONE || g->columns[c].upper_n != 0 ||
		    !lexicon_at(&g->words->roles, text, 0, &match) || match.end != text.n)
			return false;
	}
	return true;
}

/* Is column c one of amounts, and named so: 上级资金, not 拨款比上年增长? */
static bool
is_named_money(const struct grid *g, size_t c)
{
	struct span name = header_outside_brackets(g->cells[c].text);
	size_t word = g->columns[c].money ? header_word(g, name) : NONE;

	return word != NONE && span_ends(name, span_of(DATA_CELL(&data_headers, word, 0)));
}

/* 县级（万元） | 小计: is column c one of totals behind amounts? */
static bool
is_total_of_money(const struct grid *g, size_t c)
{
	return c > 0 && g->columns[c - 1].has_hint && g->columns[c - 1].hint.kind == KIND_MONEY &&
	    total_name_is(g->cells[c].text);
}

/* Where the table says no unit and the columns of amounts that do say one say the same, it is
 * that of the others, too: 预算数（万元） | 上级资金, and of their totals. */
static void
share_unit(struct grid *g)
{
	const struct unit_hint *unit = NULL;

	if (g->has_unit)
		return;
	for (size_t c = 0; c < g->ncolumns; c++) {
		const struct grid_column *column = &g->columns[c];

		if (!column->has_hint || column->hint.kind != KIND_MONEY)
			continue;
		if (unit != NULL && !span_eq(unit->unit, column->hint.unit))
			return;
		if (unit != NULL && unit->power != column->hint.power)
			return;
		unit = &column->hint;
	}
	for (size_t c = 0; unit != NULL && c < g->ncolumns; c++)
		if (!g->columns[c].has_hint &&
		    (is_named_money(g, c) || is_total_of_money(g, c))) {
			g->columns[c].hint = *unit;
			g->columns[c].has_hint = true;
		}
}

/* Are all numbers below row r in column c whole?  Totals may have lost cells before theirs. */
static bool
are_whole_below(const struct grid *g, size_t r, size_t c)
{
	struct quantity q;

	while (++r < g->table->nrows)
		if (cell_number(g, r, c, &q) &&
		    !total_name_is(blank_trim(cell_text(g, r, 0))) &&
		    decimal_cmp(q.quantum, decimal_of(1)) < 0)
			return false;
	return true;
}

/* Takes from the columns of header r the units that are for whole numbers, where those below
 * are not. */
static void
drop_broken(struct grid *g, size_t r)
{
	for (size_t c = 0; c < g->ncolumns; c++)
		if (g->columns[c].whole && !are_whole_below(g, r, c))
			g->columns[c].has_hint = false;
}

/* Row r, just read, is a header from now on. */
void
header_take(struct grid *g, size_t r, size_t header, bool goes_on)
{
	grid_take_half(g, 0);
	g->rows[r].goes_on = goes_on;
	leave_filling(g, r, header);
	if (goes_on)
		complete_header(g, r);
	else if (r > 0 && fit_pieces(g, r, header))
		complete_pieces(g, r);
	read_header(g);
	if (goes_on) {
		header_take_rests(g, r);
		inherit_from_above(g, r);
	} else if (r > 0 && g->rows[r].width != 0)
		inherit_from_pieces(g, r);
	drop_broken(g, r);
	share_unit(g);
	name_from_above(g, r);
	g->rows[r].sides = tells_sides(g);
}

/* Does the column take numbers, as far as its header says? */
bool
header_takes_numbers(const struct grid_column *column)
{
	return column->has_hint || column->money || column->has_kind ||
	    column->side != SIDE_NONE;
}
