/* cell_header: rows that head columns; see cell_header.h. */
#include "report/cell_header.h"

#include "base/mem.h"
#include "report/cell_text.h"
#include "report/date.h"
#include "report/derived.h"
#include "report/particle.h"
#include "report/year_word.h"
#include "text/glyph.h"
#include "text/punct.h"

extern const struct data_table data_codecols, data_headers;

enum { HEADER_ROWS_BELOW = 2 };	/* of a header, before the row that numbers the columns */

/* The text of cell c of row r; where it is empty, or the same in every column, and the
 * row goes on with a header right above it, the text there. */
static struct span
header_over(const struct grid *g, size_t r, size_t c)
{
	struct span own = cell_text(g, r, c), text = own;

	while ((text.n == 0 || g->rows[r].repeats) && g->rows[r].goes_on) {
		r--;
		text = cell_text(g, r, c);
	}
	return text.n != 0 ? text : own;
}

/* The header of column c in row r, with the text of a cell that is merged over it and
 * the row above, or names what it says the same of. */
struct span
header_text(const struct grid *g, size_t r, size_t c)
{
	const struct grid_row *row = &g->rows[r];

	if (row->width != 0 && c < row->left)
		return cell_text(g, r - 1, c);
	if (row->width != 0 && c < row->width && row->width - c <= row->right)
		return cell_text(g, r - 1, g->table->rows[r - 1].cells - (row->width - c));
	if (row->width > g->table->rows[r].cells)
		c -= row->left;
	return header_over(g, r, c);
}

/* The longest word of headers.tsv that stands in text; SIZE_MAX if none. */
static size_t
header_word(const struct grid *g, struct span text)
{
	struct lexicon_match match;
	size_t best = SIZE_MAX, longest = 0;
	char plain[HEADER_CELL_MAX];
	struct glyph c;

	text = cell_plain(text, plain);
	for (size_t at = 0; at < text.n; at += c.n) {
		c = glyph_at(text, at);
		if (lexicon_may(&g->headers, c.c) &&
		    lexicon_walk_at(&g->headers, text, at, c, &match) &&
		    match.end - match.start >= longest) {
			longest = match.end - match.start;
			best = match.row;
		}
	}
	return best;
}

static unsigned
purpose_named(const char *name)
{
	static const char *const names[] = {
		"weight", "mark", "rate", "target", "actual", "budget", "final",
		"change"
	};

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return 1U << i;
	return 0;
}

static unsigned
purposes_in(const struct grid *g, struct span text)
{
	struct lexicon_match match;
	unsigned purposes = 0;
	char plain[HEADER_CELL_MAX];
	struct glyph c;

	text = cell_plain(text, plain);
	for (size_t at = 0; at < text.n; at += c.n) {
		c = glyph_at(text, at);
		if (!lexicon_may(&g->purposes, c.c) ||
		    !lexicon_walk_at(&g->purposes, text, at, c, &match))
			continue;
		purposes |= purpose_named(LEXICON_CELL(&g->purposes, match, 1));
		c.n = (uint32_t)(match.end - at);
	}
	return purposes;
}

/* What stands before the brackets of a header, which tell how it is worked out:
 * 得分（20分*执行率）. */
static struct span
outside_brackets(struct span text)
{
	size_t open = punct_find(text, '(');

	return open == SIZE_MAX || open == 0 ? text : span_slice(text, 0, open);
}

/* 2023年, 2023年度: a column of that year. */
static bool
is_year(struct span text)
{
	size_t characters = 0;

	for (size_t i = 0; i < text.n && characters <= 6; characters++)
		i += glyph_at(text, i).n;
	return characters <= 6 && date_year_in(text) != 0;
}

/* Does text say what the numbers below it are: 得分, 年初目标值(A), 2023年? */
static bool
heads_numbers(const struct grid *g, struct span text)
{
	return header_word(g, text) != SIZE_MAX || is_year(text) ||
	    purposes_in(g, outside_brackets(text)) != 0;
}

/* 一般公共预算：557.67: a name and its amount in one cell. */
static bool
is_filled_in(struct span text)
{
	size_t colon = punct_find(text, ':');
	bool overflow = false;
	struct quantity q;

	return colon != SIZE_MAX && quantity_next(text, colon, &q, &overflow) &&
	    q.kind < KIND_DATE;
}

/* How many texts the row holds if all are short and none is a number, else 0. */
static size_t
short_texts(const struct grid *g)
{
	size_t texts = 0;

	for (size_t c = 0; c < g->ncells; c++) {
		if (g->cells[c].text.n > HEADER_CELL_MAX || g->cells[c].is_number)
			return 0;
		texts += g->cells[c].text.n != 0;
	}
	return texts;
}

/* 2024年3月28日: the date in a form, which heads no column. */
static bool
is_day(struct span text)
{
	return date_year_in(text) != 0 && span_ends(text, SPAN("日"));
}

static bool
has_filled_in(const struct grid *g)
{
	for (size_t c = 0; c < g->ncells; c++)
		if (is_filled_in(g->cells[c].text) || is_day(g->cells[c].text))
			return true;
	return false;
}

/* ≥95%得满分, or the % of a number in the row above: no header says so. */
static bool
has_requirement(const struct grid *g)
{
	enum op op;

	for (size_t c = 0; c < g->ncells; c++)
		if (cell_sign(g->cells[c].text, &op) != 0 ||
		    span_eq(g->cells[c].text, SPAN("%")))
			return true;
	return false;
}

/* A header row: several short texts, no number, and either the first row or
 * one whose further cells use a header's words. */
bool
header_begins(const struct grid *g, size_t r)
{
	size_t texts = short_texts(g), words = 0;

	if (texts < 2)
		return false;
	for (size_t c = 1; c < g->ncells && words < 2; c++)
		words += heads_numbers(g, g->cells[c].text);
	return (r == 0 || words >= 2 || (words == 1 && texts == 2)) &&
	    !has_filled_in(g) && !has_requirement(g);
}

/* The unit in the brackets of a header: 预算投资（万元）, 规模(㎡). */
bool
header_unit(struct span text, struct unit_hint *hint)
{
	size_t open = punct_find(text, '(');

	if (open == SIZE_MAX)
		return false;
	text = span_slice(text, open, text.n);
	text = span_slice(text, punct_starts(text, '('), text.n);
	return quantity_unit_hint(blank_trim(span_slice(text, 0, punct_find(text, ')'))), hint);
}

static bool
hint_of_word(size_t row, struct unit_hint *hint)
{
	const char *kind = DATA_CELL(&data_headers, row, 1);
	const char *unit = DATA_CELL(&data_headers, row, 2);

	for (int k = KIND_MONEY; k <= KIND_BARE; k++)
		if (strcmp(kind, kind_names[k]) == 0) {
			*hint = (struct unit_hint){ (enum kind)k, span_of(unit), 0 };
			return true;
		}
	return false;
}

/* Is what the word of this row names an amount in a table of amounts? */
static bool
is_amount_here(const struct grid *g, size_t row)
{
	return g->has_unit && g->unit.kind == KIND_MONEY &&
	    strcmp(DATA_CELL(&data_headers, row, 3), "money") == 0;
}

/* The unit that a label gives: in brackets, or by a header's word. */
bool
header_label_unit(const struct grid *g, struct span label, struct unit_hint *hint)
{
	size_t word;

	if (header_unit(label, hint))
		return true;
	word = header_word(g, label);
	return word != SIZE_MAX && hint_of_word(word, hint) && !span_eq(hint->unit, SPAN("-")) &&
	    !is_amount_here(g, word);
}

static void
kind_of_word(size_t row, struct grid_column *column)
{
	const char *kind = DATA_CELL(&data_headers, row, 1);

	for (int k = KIND_DATE; k <= KIND_CODE; k++)
		if (strcmp(kind, kind_names[k]) == 0) {
			column->has_kind = true;
			column->kind = (enum kind)k;
		}
}

/* Reads one header cell. */
static void
describe_column(const struct grid *g, const struct relate_words *words,
    struct span text, struct grid_column *column)
{
	struct span name = outside_brackets(text);
	size_t word = header_word(g, name);
	struct year_word year;

	*column = (struct grid_column){ .year = date_year_in(text) };
	if (column->year == 0 && g->year != 0 && year_word_last(text, &year) &&
	    !year_word_is_compared(text, &year))
		column->year = g->year + year.years;
	column->side = relate_side(words, text);
	column->purpose = purposes_in(g, name);
	column->has_hint = header_unit(text, &column->hint);
	if (word == SIZE_MAX)
		return;
	kind_of_word(word, column);
	if (!column->has_hint && hint_of_word(word, &column->hint)) {
		if (span_eq(column->hint.unit, SPAN("-")))
			column->money = column->hint.kind == KIND_MONEY;
		else
			column->has_hint = true;
	}
}

/* The column that names rows: the first word of labelcols.tsv that a header
 * cell ends with. */
static size_t
label_column(const struct grid *g)
{
	size_t best = SIZE_MAX, rank = SIZE_MAX;
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
		if (particle_is("unithead", g->cells[c].text))
			return c;
	return SIZE_MAX;
}

/* 类, 款, 项: alone in its cell, the header of a level of codes. */
static bool
is_code_word(struct span text)
{
	for (size_t i = 0; i < data_codecols.rows; i++)
		if (span_eq(text, span_of(DATA_CELL(&data_codecols, i, 0))))
			return true;
	return false;
}

static bool
is_code_header(const struct grid *g, size_t c)
{
	return (g->columns[c].has_kind && g->columns[c].kind == KIND_CODE) ||
	    is_code_word(g->cells[c].text);
}

/* Codes may take several columns before the name, of which only one is headed
 * 科目编码: what stands in any of them is no figure. */
static void
mark_codes(struct grid *g)
{
	for (size_t h = 0; h < g->halves && g->label_column != SIZE_MAX; h++) {
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

/* A word that heads columns: 科目名称, 款, 决算数, 2024年. */
static bool
is_heading_word(const struct grid *g, size_t c)
{
	struct span text = g->cells[c].text;
	struct lexicon_match match;

	return header_word(g, text) != SIZE_MAX || is_year(text) ||
	    span_eq(text, SPAN("小计")) || is_code_word(text) ||
	    lexicon_before(&g->label_columns, text, text.n, &match);
}

/* Right below row r, or below one more row of the header. */
static bool
has_number_below(const struct grid *g, size_t r, size_t c)
{
	struct quantity q;

	return quantity_cell(blank_trim(cell_text(g, r + 1, c)), &q) ||
	    (r + 2 < g->table->nrows && quantity_cell(blank_trim(cell_text(g, r + 2, c)), &q));
}

/* Row r, just read, parts the cells of the header above that are merged over several
 * columns, and is blank below the others: heading words or names right above numbers,
 * the first of them not alone. */
static bool
parts_header(const struct grid *g, size_t r, size_t header)
{
	size_t texts = 0, parted = 0;

	for (size_t c = 0; c < g->ncells; c++) {
		bool whole = header_text(g, header, c).n != 0 &&
		    (c + 1 == g->ncells || header_text(g, header, c + 1).n != 0);

		if (g->cells[c].text.n == 0)
			continue;
		if (whole || g->cells[c].is_number ||
		    (!is_heading_word(g, c) && !has_number_below(g, r, c)))
			return false;
		texts++;
		parted += header_text(g, header, c).n == 0;
	}
	return r == header + 1 && texts > 1 && parted > 0;
}

/* Does a row right below r, or below the one that follows it, number the columns?  Then
 * all texts above it are the header's, whatever their words: 因公出国（境）费. */
static bool
is_above_numbers(const struct grid *g, size_t r)
{
	size_t end = r + 1 + HEADER_ROWS_BELOW;

	if (short_texts(g) == 0 || has_filled_in(g))
		return false;
	for (size_t k = r + 1; k < end && k < g->table->nrows; k++)
		if (derived_numbered(g->table, k))
			return true;
	return false;
}

/* A second row of a header goes on with the first one where the first cell is
 * merged over both, or others are over several columns, or the columns are numbered
 * below it. */
bool
header_goes_on(const struct grid *g, size_t r, size_t header)
{
	if (header == SIZE_MAX || r != header + 1 || g->half != 0 ||
	    g->ncells != g->ncolumns || g->ncells == 0)
		return false;
	return (header_begins(g, r) && g->cells[0].text.n == 0 &&
	    header_text(g, header, 0).n != 0) || parts_header(g, r, header) ||
	    is_above_numbers(g, r);
}

/* Above which cell of a header does the row below it stand, if above one?  The last
 * one that names no rate. */
static uint32_t
span_of_header(const struct grid *g, size_t header)
{
	size_t p = g->table->rows[header].cells - 1, word;
	struct unit_hint hint;

	for (; p > 1; p--) {
		word = header_word(g, blank_trim(cell_text(g, header, p)));
		if (word == SIZE_MAX || !hint_of_word(word, &hint) || hint.kind != KIND_PERCENT)
			break;
	}
	return (uint32_t)p;
}

/* Row r, just read, is the second one of a header, and merged cells left no trace in
 * the first one, or in this one: finds out from the width of the row below. */
static bool
fit_pieces(struct grid *g, size_t r, size_t header)
{
	struct grid_row *row = &g->rows[r];
	size_t width = r + 1 < g->table->nrows ? g->table->rows[r + 1].cells : 0;
	size_t above = header < r ? g->table->rows[header].cells : 0, last = g->ncells;

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
	} else if (g->ncells + 1 == width && above <= g->ncells) {
		row->left = 1;
	} else if (above + g->ncells == width + 1) {
		row->left = span_of_header(g, header);
		row->right = (uint32_t)above - row->left - 1;
	}
	if (row->left > 0 && row->left + row->right < above)
		row->width = (uint32_t)width;
	else
		row->left = row->right = 0;
	return row->width != 0;
}

/* Gives the row the texts of all its columns. */
static void
complete_pieces(struct grid *g, size_t r)
{
	size_t width = g->rows[r].width;

	while (g->cells_cap < width)
		g->cells = mem_grow(g->cells, g->cells_cap, &g->cells_cap, sizeof *g->cells);
	g->ncells = width;
	for (size_t c = 0; c < width; c++) {
		g->cells[c].text = blank_trim(header_text(g, r, c));
		g->cells[c].is_number = false;
	}
}

/* Has column c a header of its own in the rows up + 1 … r? */
static bool
has_own_header(const struct grid *g, size_t up, size_t r, size_t c)
{
	while (r > up && cell_text(g, r, c).n == 0)
		r--;
	return r > up;
}

/* Describes a cell over several columns. */
static void
describe_above(struct grid *g, const struct relate_words *words, struct span text,
    struct grid_column *above)
{
	describe_column(g, words, text, above);
	above->name = g->names.n;
	cell_add_plain(&g->names, text);
	above->name_n = g->names.n - above->name;
}

/* Gives the columns of header r, row by row merged over them, what the cells of row up
 * say that their own header does not. */
static void
inherit_from_row(struct grid *g, const struct relate_words *words, size_t up, size_t r)
{
	struct grid_column above = { .year = 0 };

	for (size_t c = 0; c < g->ncells; c++) {
		struct span upper = blank_trim(cell_text(g, up, c));
		struct grid_column *column = &g->columns[c];
		bool own = has_own_header(g, up, r, c);

		if (upper.n != 0) {
			above = (struct grid_column){ .year = 0 };
			if (own)
				describe_above(g, words, upper, &above);
		}
		if (!own)
			continue;
		if (column->year == 0)
			column->year = above.year;
		if (column->side == SIDE_NONE && above.side != SIDE_NONE) {
			column->side = above.side;
			column->upper = above.name;
			column->upper_n = above.name_n;
		}
		if (!column->has_hint && above.has_hint) {
			column->hint = above.hint;
			column->has_hint = true;
		}
	}
}

/* The year of a cell over several columns is that of each of them; so is its
 * unit, where the lower header has none, and the side of the books. */
static void
inherit_from_above(struct grid *g, const struct relate_words *words, size_t r)
{
	for (size_t up = r; up > 0 && g->rows[up].goes_on; up--)
		inherit_from_row(g, words, up - 1, r);
}

/* Gives the cells of row r, just read, the texts of the header that it completes. */
static void
complete_header(struct grid *g, size_t r)
{
	for (size_t c = 0; c < g->ncells; c++)
		if (g->cells[c].text.n == 0)
			g->cells[c].text = blank_trim(header_text(g, r, c));
}

static void
read_header(struct grid *g, const struct relate_words *words)
{
	struct unit_hint hint;

	while (g->columns_cap < g->ncells)
		g->columns = mem_grow(g->columns, g->columns_cap, &g->columns_cap,
		    sizeof *g->columns);
	g->ncolumns = g->ncells;
	buf_reset(&g->names);
	for (size_t c = 0; c < g->ncells; c++) {
		struct grid_column *column = &g->columns[c];

		describe_column(g, words, g->cells[c].text, column);
		column->name = g->names.n;
		cell_add_plain(&g->names, g->cells[c].text);
		column->name_n = g->names.n - column->name;
		if (c == 0 && header_unit(g->cells[c].text, &hint)) {
			g->unit = hint;
			g->has_unit = true;
		}
	}
	g->label_column = label_column(g);
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
tells_sides(const struct grid *g, const struct relate_words *words)
{
	struct lexicon_match match;

	for (size_t c = 0; c < g->ncells; c++) {
		struct span text = g->cells[c].text;

		if (g->columns[c].side == SIDE_NONE || g->columns[c].upper_n != 0 ||
		    !lexicon_at(&words->roles, text, 0, &match) || match.end != text.n)
			return false;
	}
	return true;
}

/* Row r, just read, is a header from now on. */
void
header_take(struct grid *g, const struct relate_words *words, size_t r, size_t header,
    bool goes_on)
{
	grid_take_half(g, 0);
	g->rows[r].goes_on = goes_on;
	if (goes_on)
		complete_header(g, r);
	else if (r > 0 && fit_pieces(g, r, header))
		complete_pieces(g, r);
	read_header(g, words);
	if (goes_on)
		inherit_from_above(g, words, r);
	name_from_above(g, r);
	g->rows[r].sides = tells_sides(g, words);
}

/* Does the column take numbers, as far as its header says? */
bool
header_takes_numbers(const struct grid_column *column)
{
	return column->has_hint || column->money || column->has_kind ||
	    column->side != SIDE_NONE;
}
