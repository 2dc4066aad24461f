/* cell_header: which rows of a table are headers, and which of them belong together; see
 * cell_header.h. */
#include "relation/cell_header.h"

#include "language/date.h"
#include "language/grammar.h"
#include "relation/cell_header_words.h"
#include "relation/cell_text.h"
#include "relation/derived.h"
#include "text/punct.h"

enum { HEADER_ROWS_BELOW = 2 };	/* of a header, before the row that numbers the columns */

/* （万元）, （万, 元）: is text nothing but brackets, or a part of them? */
static bool
is_bracketed(struct span text)
{
	size_t open = punct_find(text, '('), close = punct_find(text, ')');
	struct span end = span_slice(text, close == NONE ? text.n : close, text.n);

	return (open == 0 || (open == NONE && close != NONE)) &&
	    (close == NONE || punct_starts(end, ')') == end.n);
}

bool
header_is_rest(struct span text)
{
	text = blank_trim(text);
	return text.n == 0 || is_bracketed(text);
}

struct span
header_over(const struct grid *g, size_t r, size_t c)
{
	struct span own = cell_text(g, r, c), text = own;

	while ((header_is_rest(text) || g->rows[r].repeats) && g->rows[r].goes_on) {
		r--;
		text = cell_text(g, r, c);
	}
	return text.n != 0 ? text : own;
}

void
header_take_rests(struct grid *g, size_t r)
{
	struct unit_hint hint;

	for (size_t c = 0; c < g->ncolumns; c++) {
		struct span text = cell_text(g, r, c);

		if (text.n != 0 && header_is_rest(text) && quantity_header_hint(text, &hint)) {
			g->columns[c].hint = hint;
			g->columns[c].has_hint = true;
		}
	}
}

size_t
header_cells(const struct grid *g, size_t r)
{
	return g->rows[r].filled != 0 ? g->rows[r].filled : g->table->rows[r].cells;
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
		return cell_text(g, r - 1, header_cells(g, r - 1) - (row->width - c));
	if (row->width > header_cells(g, r) && cell_text(g, r, 0).n != 0)
		c -= row->left;
	return header_over(g, r, c);
}

/* 一般公共预算：557.67: a name and its amount in one cell. */
static bool
is_filled_in(struct span text)
{
	size_t colon = punct_find(text, ':');
	bool overflow = false;
	struct quantity q;

	return colon != NONE && quantity_next(text, colon, &q, &overflow) &&
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
	return word_table_ends(&grammar, "day", text) && date_year_in(text) != 0;
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

/* 2021, and nothing else; 0: text is no year. */
static int
bare_year(struct span text)
{
	int year = 0;

	if (text.n != 4 || (text.p[0] != '1' && text.p[0] != '2'))
		return 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return 0;
		year = year * 10 + (text.p[i] - '0');
	}
	return year > 1980 && year < 2060 ? year : 0;
}

/* 指标 | 2021 | 2022 | 2023 | 三年平均: are the row's numbers years, one after the other, behind
 * a name? */
static bool
has_years(const struct grid *g)
{
	size_t years = 0;
	int last = 0;

	if (g->ncells == 0 || g->cells[0].is_number || g->cells[0].text.n == 0)
		return false;
	for (size_t c = 1; c < g->ncells; c++) {
		int year = bare_year(g->cells[c].text);

		if (!g->cells[c].is_number)
			continue;
		if (year == 0 || (years > 0 && year != last + 1 && year != last - 1))
			return false;
		last = year;
		years++;
	}
	return years >= 2;
}

/* 任务名称 | 主要内容 | 预算金额（万元）: does the row give a column its unit, and name another as
 * that of what rows are about? */
static bool
names_and_measures(const struct grid *g)
{
	bool names = false, measures = false;

	for (size_t c = 1; c < g->ncells; c++) {
		struct span text = g->cells[c].text;
		struct lexicon_match match;
		struct unit_hint hint;

		if (quantity_header_hint(text, &hint) && header_heads_numbers(g, text))
			measures = true;
		else if (lexicon_before(&g->label_columns, text, text.n, &match))
			names = true;
	}
	return names && measures;
}

/* 一级指标 | 二级指标 | 三级指标 | 指标值: does the row name several columns as those of what rows
 * are about? */
static bool
names_levels(const struct grid *g)
{
	struct lexicon_match match;
	size_t names = 0;

	for (size_t c = 0; c < g->ncells; c++)
		names += lexicon_before(&g->label_columns, g->cells[c].text, g->cells[c].text.n,
		    &match) && match.start == 0;
	return names > 1;
}

/* 指标名称 | 计量单位 | 数量: does a column have the unit of each row? */
static bool
names_units(const struct grid *g)
{
	size_t c = 1;

	while (c < g->ncells && !word_table_is(&particles, "unithead", g->cells[c].text))
		c++;
	return c < g->ncells;
}

/* 执行率 alone in the first row, over the row of the other names and （%）: is the only text of
 * row r the beginning of a name that goes on below it? */
static bool
is_over_rest(const struct grid *g, size_t r)
{
	size_t c = 0;

	while (c < g->ncells && g->cells[c].text.n == 0)
		c++;
	return c > 0 && c < g->ncells && is_bracketed(blank_trim(cell_text(g, r + 1, c))) &&
	    blank_trim(cell_text(g, r + 1, 0)).n != 0;
}

/* A header row: several short texts, no number but years, and either the first row or
 * one whose further cells use a header's words. */
bool
header_begins(const struct grid *g, size_t r)
{
	size_t texts = short_texts(g), words = 0;

	if (texts < 2)
		return r == 0 && (has_years(g) || (texts == 1 && is_over_rest(g, r)));
	for (size_t c = 1; c < g->ncells && words < 2; c++)
		words += header_heads_numbers(g, g->cells[c].text);
	return (r == 0 || words >= 2 || (words == 1 &&
	    (texts == 2 || names_and_measures(g) || names_levels(g) || names_units(g)))) &&
	    !has_filled_in(g) && !has_requirement(g);
}

/* A word that heads columns: 科目名称, 款, 决算数, 2024年. */
static bool
is_heading_word(const struct grid *g, size_t c)
{
	struct span text = g->cells[c].text;
	struct lexicon_match match;

	return header_word(g, text) != NONE || header_is_year(text) ||
	    word_table_is(&name_words, "subtotal", text) || header_is_code(text) ||
	    lexicon_before(&g->label_columns, text, text.n, &match);
}

/* The first row below r that has a number in column c, of a few; NONE: there is none. */
static size_t
number_below(const struct grid *g, size_t r, size_t c)
{
	enum { ROWS = 10 };
	struct quantity q;

	for (size_t k = r + 1; k < g->table->nrows && k <= r + ROWS; k++)
		if (cell_number(g, k, c, &q))
			return k;
	return NONE;
}

/* Row r, just read, parts the cells of the header above that are merged over several
 * columns, and is blank below the others: heading words or names above numbers, some of them
 * right above (or above one more row of the header), the first of them not alone.  A name
 * that is in two lines beside them goes on with a heading word, 2023年 over 决算数, or with
 * its unit, 实际支出 over （万元）, which may be all that the row holds. */
static bool
parts_header(const struct grid *g, size_t r, size_t header)
{
	size_t texts = 0, parted = 0, heads = 0, rests = 0;

	for (size_t c = 0; c < g->ncells; c++) {
		size_t number = number_below(g, r, c);
		bool word = is_heading_word(g, c);
		bool whole = header_text(g, header, c).n != 0 &&
		    (c + 1 == g->ncells || header_text(g, header, c + 1).n != 0);

		if (g->cells[c].text.n == 0)
			continue;
		if (header_is_rest(g->cells[c].text) && header_text(g, header, c).n != 0) {
			rests++;
			continue;
		}
		if ((whole && !(word && g->cells[0].text.n == 0)) || g->cells[c].is_number ||
		    (!word && number == NONE))
			return false;
		heads += word || number <= r + 2;
		texts++;
		parted += header_text(g, header, c).n == 0;
	}
	return r == header + 1 && (texts == 0 ? rests > 0 :
	    texts > 1 && parted > 0 && heads > 0);
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

/* The cells of row r before the blanks at its end. */
static size_t
cells_filled(const struct grid *g, size_t r)
{
	size_t n = g->table->rows[r].cells;

	while (n > 0 && blank_trim(cell_text(g, r, n - 1)).n == 0)
		n--;
	return n;
}

/* Has each of the first n cells of row r a text? */
static bool
are_all_named(const struct grid *g, size_t r, size_t n)
{
	for (size_t c = 0; c < n; c++)
		if (blank_trim(cell_text(g, r, c)).n == 0)
			return false;
	return true;
}

/* The last column has no header, though the row below fills it: cells that were merged over
 * several columns have become one, and the names behind them have moved up. */
bool
header_is_filled(const struct grid *g, size_t r, size_t header, size_t *above, size_t *own)
{
	size_t width = g->ncells, texts = short_texts(g), merged;

	if (header == NONE || header + 1 != r || r + 1 >= g->table->nrows || g->halves != 1 ||
	    g->rows[header].goes_on || texts < 2 || has_filled_in(g) || has_requirement(g) ||
	    g->table->rows[header].cells != width || cells_filled(g, r + 1) != width)
		return false;
	*above = cells_filled(g, header);
	*own = cells_filled(g, r);
	merged = *above + texts - width;
	return *own < width && *above < width && *above + texts > width && merged < texts &&
	    texts % merged == 0 && are_all_named(g, header, *above);
}

/* A second row of a header goes on with the first one where the first cell is
 * merged over both, or others are over several columns, or the columns are numbered
 * below it. */
bool
header_goes_on(const struct grid *g, size_t r, size_t header)
{
	size_t above, own;

	if (header == NONE || r != header + 1 || g->half != 0 || g->ncells == 0)
		return false;
	if (g->ncells > g->ncolumns)	/* the cells at the end of that above are left out */
		return g->cells[0].text.n == 0 && parts_header(g, r, header);
	if (header_is_filled(g, r, header, &above, &own))
		return false;
	if (g->ncells < g->ncolumns && (g->cells[0].text.n != 0 ||
	    g->table->rows[header].cells != g->ncolumns))
		return false;		/* else the empty cells at its end are left out */
	return (header_begins(g, r) && g->cells[0].text.n == 0 &&
	    header_text(g, header, 0).n != 0) || parts_header(g, r, header) ||
	    is_above_numbers(g, r);
}
