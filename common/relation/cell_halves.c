/* cell_halves: tables that stand side by side in one; see cell_halves.h. */
#include "relation/cell_halves.h"

#include "relation/cell_header.h"
#include "relation/cell_text.h"

enum {
	HEADER_ROWS = 8,	/* looked at for halves */
	HALF_COLUMNS = 2	/* a half has a name and a number at least */
};

static bool
names_rows(const struct grid *g, size_t c)
{
	struct lexicon_match match;

	return lexicon_before(&g->label_columns, g->cells[c].text, g->cells[c].text.n, &match);
}

/* Does what stands at column first begin again at c: the same name, or another
 * (收入项目 决算数 支出项目 决算数) with the same header behind it? */
static bool
begins_again(const struct grid *g, size_t first, size_t c)
{
	return span_eq(g->cells[c].text, g->cells[first].text) || (c + 1 < g->ncells &&
	    names_rows(g, c) && g->cells[c + 1].text.n != 0 && !names_rows(g, c + 1) &&
	    span_eq(g->cells[c + 1].text, g->cells[first + 1].text));
}

/* Does column c hold texts in the rows below header row r, and no number? */
static bool
holds_names(const struct grid *g, size_t r, size_t c)
{
	size_t texts = 0;

	for (r++; r < g->table->nrows; r++) {
		struct quantity q;

		if (blank_trim(cell_text(g, r, c)).n == 0)
			continue;
		if (cell_number(g, r, c, &q))
			return false;
		texts++;
	}
	return texts > 0;
}

/* 1,300.00: is cell c of row r an amount, which no header is; a year is no such? */
static bool
is_amount(const struct grid *g, size_t r, size_t c)
{
	struct quantity q;

	return cell_number(g, r, c, &q) && (q.kind == KIND_MONEY ||
	    decimal_cmp(q.quantum, decimal_of(1)) < 0);
}

/* 资产 年初数 年末数 负债和净资产 年初数 年末数: the header, just read, is one name and the
 * same columns twice, though no table knows the names.  Returns where the second half
 * begins, 0 for nowhere. */
static size_t
second_half(const struct grid *g, size_t r)
{
	size_t half = g->ncells / 2;

	if (g->ncells % 2 != 0 || half < HALF_COLUMNS)
		return 0;
	for (size_t c = 0; c < g->ncells; c++)
		if (g->cells[c].text.n == 0 || is_amount(g, r, c) ||
		    (c % half != 0 && c < half &&
		    !span_eq(g->cells[c].text, g->cells[c + half].text)))
			return 0;
	return holds_names(g, r, 0) && holds_names(g, r, half) ? half : 0;
}

/* Where what stands at column first of the row being read begins again, as starts of halves. */
static void
find_starts(struct grid *g, size_t first)
{
	for (size_t c = first + HALF_COLUMNS + first; c < g->ncells && g->halves < HALVES_MAX; c++)
		if (begins_again(g, first, c))
			g->starts[g->halves++] = c - first;
}

/* No halves: the table is whole. */
static void
take_whole(struct grid *g)
{
	g->halves = 1;
	g->starts[0] = 0;
	for (size_t h = 1; h <= HALVES_MAX; h++)
		g->starts[h] = NONE;
}

/* Halves begin where the names of the header do: 类 款 科目名称 决算数 and again
 * 类 款 科目名称 决算数.  Looks at the first header that names rows. */
void
halves_find(struct grid *g)
{
	size_t first, offset;

	take_whole(g);
	if (g->table->cols < 2 * HALF_COLUMNS)
		return;
	for (size_t r = 0; r < g->table->nrows && r < HEADER_ROWS; r++) {
		if (g->table->rows[r].cells < 2 * HALF_COLUMNS)
			continue;
		cells_take_texts(g, r);
		for (first = 0; first < g->ncells && !names_rows(g, first); first++)
			continue;
		if (first == g->ncells && (offset = second_half(g, r)) != 0) {
			g->starts[g->halves++] = offset;
			return;
		}
		if (first == g->ncells)
			continue;
		find_starts(g, first);
		if (g->halves == 1)
			continue;
		cells_read_numbers(g, r);
		if (header_begins(g, r))
			return;
		take_whole(g);
	}
}

/* Items without an amount in any half are no header, however short. */
bool
halves_name_alone(const struct grid *g)
{
	size_t names = 0, texts = 0;

	if (g->halves == 1 || g->label_column == NONE)
		return false;
	for (size_t c = 0; c < g->ncells; c++)
		texts += g->cells[c].text.n != 0;
	for (size_t h = 0; h < g->halves; h++) {
		size_t c = g->starts[h] + g->label_column;

		names += c < g->ncells && g->cells[c].text.n != 0;
	}
	return names == texts;
}
