/* cell: the figures of a table; see cell.h. */
#include "report/cell.h"

#include "report/date.h"
#include "report/derived.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/glyph.h"

extern const struct data_table data_codecols, data_headers, data_labelcols, data_columns,
    data_totals;

enum {
	HEADER_ROWS = 8,	/* looked at for halves */
	HALF_COLUMNS = 2,	/* a half has a name and a number at least */
	HEADER_CELL_MAX = 90,	/* bytes: a longer cell is a text, no header */
	LABEL_MAX = 120
};

void
grid_open(struct grid *g)
{
	*g = (struct grid){ .scratch = BUF_INIT };
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
	buf_release(&g->names);
	buf_release(&g->name);
	buf_release(&g->scratch);
}

static struct span
cell_text(const struct grid *g, size_t row, size_t cell)
{
	const struct table_cell *c = table_at(g->table, row, cell);

	if (c == NULL || c->pieces == 0)
		return (struct span){ "", 0 };
	return c->text;
}

/* The header of column c in row r; where that is empty and the row goes on with a
 * header right above it, the text of the cell that is merged over both. */
static struct span
header_text(const struct grid *g, size_t r, size_t c)
{
	const struct grid_row *row = &g->rows[r];
	struct span text;

	if (row->width != 0 && c < row->left)
		return cell_text(g, r - 1, c);
	if (row->width != 0 && c < row->width && row->width - c <= row->right)
		return cell_text(g, r - 1, g->table->rows[r - 1].cells - (row->width - c));
	if (row->width > g->table->rows[r].cells)
		c -= row->left;
	text = cell_text(g, r, c);
	while (text.n == 0 && g->rows[r].goes_on) {
		r--;
		text = cell_text(g, r, c);
	}
	return text;
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of white space (ASCII, U+00A0, U+3000) at the start of s; *width is
 * how far they indent. */
static size_t
leading_blanks(struct span s, unsigned *width)
{
	size_t at = 0;

	*width = 0;
	for (; at < s.n; *width += 1) {
		if (is_blank(s.p[at]))
			at++;
		else if (s.p[at] == '\xe3' && s.n - at >= 3 &&
		    memcmp(s.p + at, "　", 3) == 0) {
			at += 3;
			*width += 1;
		} else
			break;
	}
	return at;
}

/* May a blank begin or end with this byte?  U+3000 is E3 80 80. */
static inline bool
is_edge(char c)
{
	return (unsigned char)c <= ' ' || c == '\xe3' || c == '\x80';
}

static struct span
trim_blanks(struct span s)
{
	unsigned width;

	s = span_slice(s, leading_blanks(s, &width), s.n);
	for (;;) {
		if (s.n > 0 && is_blank(s.p[s.n - 1]))
			s.n--;
		else if (span_ends(s, SPAN("　")))
			s.n -= 3;
		else
			return s;
	}
}

static inline struct span
trim(struct span s)
{
	if (s.n > 0 && !is_edge(s.p[0]) && !is_edge(s.p[s.n - 1]))
		return s;	/* most have none */
	return trim_blanks(s);
}

#define SIGN(text, op) { text, sizeof text - 1, op }

static const struct {
	const char *p;
	size_t n;
	enum op op;
} signs[] = {
	SIGN("≥", OP_GE), SIGN("≧", OP_GE), SIGN(">=", OP_GE), SIGN("≤", OP_LE),
	SIGN("≦", OP_LE), SIGN("<=", OP_LE), SIGN(">", OP_GT), SIGN("＞", OP_GT),
	SIGN("<", OP_LT), SIGN("＜", OP_LT), SIGN("=", OP_EQ), SIGN("＝", OP_EQ),
};

/* The sign of comparison that text begins with: its length, 0 if there is
 * none. */
static size_t
sign_length(struct span text, enum op *op)
{
	if (text.n == 0 || (text.p[0] != '\xe2' && text.p[0] != '\xef' &&
	    (text.p[0] < '<' || text.p[0] > '>')))
		return 0;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (span_starts(text, (struct span){ signs[i].p, signs[i].n })) {
			*op = signs[i].op;
			return signs[i].n;
		}
	return 0;
}

/* A number with or without a sign of comparison before it: ≥95, =12场. */
static bool
read_number(struct grid_cell *cell)
{
	struct span rest = cell->text;
	enum op op;
	size_t n;

	if (quantity_cell(rest, &cell->q))
		return true;
	n = sign_length(rest, &op);
	if (n == 0)
		return false;
	rest = trim(span_slice(rest, n, rest.n));
	if (!quantity_cell(rest, &cell->q) || cell->q.op != OP_EQ)
		return false;
	cell->text = rest;
	cell->q.op = op;
	return true;
}

/* Takes the texts of row r. */
static void
take_texts(struct grid *g, size_t r)
{
	g->ncells = g->table->rows[r].cells;
	while (g->cells_cap < g->ncells)
		g->cells = mem_grow(g->cells, g->cells_cap, &g->cells_cap, sizeof *g->cells);
	for (size_t c = 0; c < g->ncells; c++)
		g->cells[c].text = trim(cell_text(g, r, c));
}

/* Finds the numbers among the texts taken. */
static void
read_numbers(struct grid *g)
{
	for (size_t c = 0; c < g->ncells; c++) {
		struct grid_cell *cell = &g->cells[c];

		cell->is_number = cell->text.n != 0 && cell->text.n <= HEADER_CELL_MAX &&
		    read_number(cell);
	}
}

/* Reads the cells of row r, each once. */
static void
read_cells(struct grid *g, size_t r)
{
	take_texts(g, r);
	read_numbers(g);
}

/* The longest word of headers.tsv that stands in text; SIZE_MAX if none. */
static size_t
header_word(const struct grid *g, struct span text)
{
	struct lexicon_match match;
	size_t best = SIZE_MAX, longest = 0;
	struct glyph c;

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

/* 一般公共预算：557.67: a name and its amount in one cell. */
static bool
is_filled_in(struct span text)
{
	size_t colon = span_find(text, SPAN("："));
	bool overflow = false;
	struct quantity q;

	if (colon == SIZE_MAX)
		colon = span_find(text, SPAN(":"));
	return colon != SIZE_MAX && quantity_next(text, colon, &q, &overflow) &&
	    q.kind < KIND_DATE;
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
		if (sign_length(g->cells[c].text, &op) != 0 ||
		    span_eq(g->cells[c].text, SPAN("%")))
			return true;
	return false;
}

/* A header row: several short texts, no number, and either the first row or
 * one whose further cells use a header's words. */
static bool
looks_like_header(const struct grid *g, size_t r)
{
	size_t texts = short_texts(g), words = 0;

	if (texts < 2)
		return false;
	for (size_t c = 1; c < g->ncells && words < 2; c++)
		words += header_word(g, g->cells[c].text) != SIZE_MAX ||
		    is_year(g->cells[c].text);
	return (r == 0 || words >= 2 || (words == 1 && texts == 2)) &&
	    !has_filled_in(g) && !has_requirement(g);
}

/* The unit in the brackets of a header: 预算投资（万元）, 规模(㎡). */
static bool
bracket_unit(struct span text, struct unit_hint *hint)
{
	size_t open = span_find(text, SPAN("（")), skip = 3, close;

	if (open == SIZE_MAX) {
		open = span_find(text, SPAN("("));
		skip = 1;
	}
	if (open == SIZE_MAX)
		return false;
	text = span_slice(text, open + skip, text.n);
	close = span_find(text, SPAN("）"));
	if (close == SIZE_MAX)
		close = span_find(text, SPAN(")"));
	return quantity_unit_hint(trim(span_slice(text, 0, close)), hint);
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
	struct glyph c;

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

/* Reads one header cell. */
static void
describe_column(const struct grid *g, const struct relate_words *words,
    struct span text, struct grid_column *column)
{
	size_t word = header_word(g, text);

	*column = (struct grid_column){ .year = date_year_in(text) };
	if (column->year == 0 && g->year != 0 && span_find(text, SPAN("上年")) != SIZE_MAX)
		column->year = g->year - 1;
	column->side = relate_side(words, text);
	column->purpose = purposes_in(g, text);
	column->has_hint = bracket_unit(text, &column->hint);
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

/* Bytes of s before its first white space. */
static size_t
plain_length(struct span s)
{
	size_t n = 0;

	while (n < s.n && !is_blank(s.p[n]) &&
	    !(s.p[n] == '\xe3' && s.n - n >= 3 && memcmp(s.p + n, "　", 3) == 0))
		n++;
	return n;
}

/* s without line ends and blanks, cut at LABEL_MAX, appended to out. */
static void
add_plain(struct buf *out, struct span s)
{
	if (s.n > LABEL_MAX) {
		s.n = LABEL_MAX;
		while (s.n > 0 && glyph_continues(s.p[s.n]))
			s.n--;
	}
	while (s.n != 0) {
		unsigned width;
		size_t n = plain_length(s);

		buf_add(out, s.p, n);
		s = span_slice(s, n, s.n);
		s = span_slice(s, leading_blanks(s, &width), s.n);
	}
}

/* 计量单位: a column that holds the unit of each row's target. */
static size_t
unit_column(const struct grid *g)
{
	static const char *const names[] = { "计量单位", "度量单位", "单位", "指标单位" };

	for (size_t c = 1; c < g->ncells; c++)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (span_eq(g->cells[c].text, span_of(names[i])))
				return c;
	return SIZE_MAX;
}

static bool
is_code_header(const struct grid *g, size_t c)
{
	if (g->columns[c].has_kind && g->columns[c].kind == KIND_CODE)
		return true;
	for (size_t i = 0; i < data_codecols.rows; i++)
		if (span_eq(g->cells[c].text, span_of(DATA_CELL(&data_codecols, i, 0))))
			return true;
	return false;
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

/* A second row of a header goes on with the first one where the first cell is
 * merged over both. */
static bool
goes_on_below(const struct grid *g, size_t r, size_t header)
{
	return header != SIZE_MAX && r == header + 1 && g->half == 0 &&
	    g->ncells == g->ncolumns && g->ncells > 0 && g->cells[0].text.n == 0 &&
	    header_text(g, header, 0).n != 0;
}

/* Above which cell of a header does the row below it stand, if above one?  The last
 * one that names no rate. */
static uint32_t
span_of_header(const struct grid *g, size_t header)
{
	size_t p = g->table->rows[header].cells - 1, word;
	struct unit_hint hint;

	for (; p > 1; p--) {
		word = header_word(g, trim(cell_text(g, header, p)));
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
		g->cells[c].text = trim(header_text(g, r, c));
		g->cells[c].is_number = false;
	}
}

/* The year of a cell over several columns is that of each of them; so is its
 * unit, where the lower header has none. */
static void
inherit_from_above(struct grid *g, size_t r)
{
	struct grid_column above = { .year = 0 };

	for (size_t c = 0; c < g->ncells; c++) {
		struct span upper = header_text(g, r - 1, c);
		bool own = cell_text(g, r, c).n != 0;

		if (upper.n != 0) {
			above.year = own ? date_year_in(upper) : 0;
			above.has_hint = own && bracket_unit(trim(upper), &above.hint);
		}
		if (!own)
			continue;
		if (g->columns[c].year == 0)
			g->columns[c].year = above.year;
		if (!g->columns[c].has_hint && above.has_hint) {
			g->columns[c].hint = above.hint;
			g->columns[c].has_hint = true;
		}
	}
}

/* Gives the cells of row r, just read, the texts of the header that it completes. */
static void
complete_header(struct grid *g, size_t r)
{
	for (size_t c = 0; c < g->ncells; c++)
		if (g->cells[c].text.n == 0)
			g->cells[c].text = trim(header_text(g, r, c));
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
		add_plain(&g->names, g->cells[c].text);
		column->name_n = g->names.n - column->name;
		if (c == 0 && bracket_unit(g->cells[c].text, &hint)) {
			g->unit = hint;
			g->has_unit = true;
		}
	}
	g->label_column = label_column(g);
	mark_codes(g);
	g->unit_column = unit_column(g);
}

/* Does the column take numbers, as far as its header says? */
static bool
takes_numbers(const struct grid_column *column)
{
	return column->has_hint || column->money || column->has_kind ||
	    column->side != SIDE_NONE;
}

/* How far the numbers of a short row are moved right: as far as the end of
 * the header allows while the last of them stands under a column of numbers. */
static size_t
shift_of(const struct grid *g, size_t r, size_t last_number)
{
	size_t cells = g->table->rows[r].cells, shift;

	if (cells >= g->ncolumns)
		return 0;
	for (shift = g->ncolumns - cells; shift > 0; shift--)
		if (takes_numbers(&g->columns[last_number + shift]))
			return shift;
	/* The row may end before its header does: no cell is written behind
	 * the last number. */
	for (shift = g->ncolumns - 1 - last_number; shift > 0; shift--)
		if (takes_numbers(&g->columns[last_number + shift]))
			return shift;
	return 0;
}

/* Removes what is no part of a row's name: 其中：, 1、, （1）, 一、. */
static struct span
bare_label(struct span text)
{
	struct quantity q;
	bool overflow = false;

	text = trim(text);
	for (int i = 0; i < 3 && text.n != 0; i++) {
		struct span before = text;

		if (span_starts(text, SPAN("其中")))
			text = span_slice(text, 6, text.n);
		if (quantity_next(span_slice(text, 0, 24), 0, &q, &overflow) &&
		    q.from == 0 && q.kind == KIND_ORDINAL && q.to < text.n)
			text = span_slice(text, q.to, text.n);
		if (span_starts(text, SPAN("：")) || span_starts(text, SPAN("、")))
			text = span_slice(text, 3, text.n);
		else if (span_starts(text, SPAN(":")))
			text = span_slice(text, 1, text.n);
		text = trim(text);
		if (text.n == before.n)
			break;
	}
	while (span_ends(text, SPAN("：")) || span_ends(text, SPAN(":")))
		text.n -= text.p[text.n - 1] == ':' ? 1 : 3;
	return trim(text);
}

static unsigned
indent_of(struct span text)
{
	unsigned width;
	size_t at = leading_blanks(text, &width);

	/* 其中： stands before the first part; the next ones are set under it. */
	if (span_starts(span_slice(text, at, text.n), SPAN("其中")))
		width += 6;
	return width;
}

/* The rank that totals.tsv gives a label, 0 for what is no total.  label has no blanks
 * at its ends. */
static unsigned
total_rank(struct span label, struct buf *scratch)
{
	if (!span_ends(label, SPAN("计")) && !span_ends(label, SPAN("分")))
		return 0;
	buf_reset(scratch);
	for (size_t i = 0; i < label.n; ) {
		unsigned width;
		size_t blanks = leading_blanks(span_slice(label, i, label.n), &width);

		i += blanks;
		if (i < label.n)
			buf_add_char(scratch, label.p[i++]);
	}
	for (size_t i = 0; i < data_totals.rows; i++) {
		struct span word = span_of(DATA_CELL(&data_totals, i, 0));

		if (span_eq(buf_span(scratch), word) ||
		    (strcmp(DATA_CELL(&data_totals, i, 1), "end") == 0 &&
		    span_ends(buf_span(scratch), word)))
			return (unsigned)(DATA_CELL(&data_totals, i, 2)[0] - '0');
	}
	return 0;
}

/* The first cell of the half in hand, and the one behind its last. */
static size_t
half_start(const struct grid *g)
{
	return g->starts[g->half] < g->ncells ? g->starts[g->half] : g->ncells;
}

static size_t
half_end(const struct grid *g)
{
	return g->starts[g->half + 1] < g->ncells ? g->starts[g->half + 1] : g->ncells;
}

static void
find_label(struct grid *g, struct grid_row *row)
{
	size_t column = row->header == SIZE_MAX || g->label_column == SIZE_MAX ? SIZE_MAX :
	    g->label_column + g->starts[g->half];

	row->label = SIZE_MAX;
	if (column < half_end(g) && row->shift == 0 && g->cells[column].text.n != 0) {
		row->label = column;
		return;
	}
	for (size_t c = half_start(g); c < half_end(g) && c < row->first_number; c++)
		if (g->cells[c].text.n != 0)
			row->label = c;
}

/* Describes row r, given the header above it. */
static void
describe_row(struct grid *g, size_t r, size_t header)
{
	struct grid_row *row = &g->rows[r];
	size_t last = SIZE_MAX;

	*row = (struct grid_row){ .header = header, .first_number = g->ncells,
	    .label = SIZE_MAX };
	for (size_t c = half_start(g); c < half_end(g); c++)
		if (g->cells[c].is_number) {
			if (row->first_number == g->ncells)
				row->first_number = c;
			last = c;
		}
	if (header != SIZE_MAX && last != SIZE_MAX && g->halves == 1)
		row->shift = shift_of(g, r, last);
	find_label(g, row);
	if (row->label != SIZE_MAX) {
		row->indent = indent_of(cell_text(g, r, row->label));
		g->label = bare_label(g->cells[row->label].text);
		row->rank = total_rank(g->label, &g->scratch);
		row->is_total = row->rank != 0;
	}
}

struct span
grid_header(const struct grid *g, const struct mention *m)
{
	if (m->header == SIZE_MAX)
		return (struct span){ "", 0 };
	return trim(header_text(g, m->header, m->under));
}

bool
grid_is_total(struct span text)
{
	struct buf scratch = BUF_INIT;
	bool total = total_rank(trim(text), &scratch) != 0;

	buf_release(&scratch);
	return total;
}

struct span
grid_label(const struct grid *g, size_t r)
{
	if (g->rows[r].label == SIZE_MAX)
		return (struct span){ "", 0 };
	return trim(cell_text(g, r, g->rows[r].label));
}

/* The name of row r, just described: its label, or that of the row or header that a cell
 * merged over several rows stands in. */
static struct span
row_name(const struct grid *g, size_t r)
{
	size_t header = g->rows[r].header;

	if (g->rows[r].label != SIZE_MAX)
		return g->label;
	for (size_t up = r; up-- > 0 && r - up <= 8 && (header == SIZE_MAX || up > header); )
		if (g->rows[up].label != SIZE_MAX)
			return bare_label(cell_text(g, up, g->rows[up].label));
	if (header != SIZE_MAX)
		return bare_label(cell_text(g, header, 0));
	return (struct span){ "", 0 };
}

static struct pooled
cell_label(const struct grid *g, struct mentions *ms, const struct mention *m)
{
	struct pooled label = { ms->pool.n, 0 };

	if (g->pair != SIZE_MAX)
		add_plain(&ms->pool, bare_label(g->cells[g->pair].text));
	else
		buf_add_span(&ms->pool, buf_span(&g->name));
	if (m->header != SIZE_MAX && g->columns[m->under].name_n != 0) {
		if (ms->pool.n != label.at)
			buf_add_char(&ms->pool, '|');
		buf_add(&ms->pool, g->names.p + g->columns[m->under].name,
		    g->columns[m->under].name_n);
	}
	label.n = ms->pool.n - label.at;
	return label;
}

/* The unit that a label gives: in brackets, or by a header's word. */
static bool
label_unit(const struct grid *g, struct span label, struct unit_hint *hint)
{
	size_t word;

	if (bracket_unit(label, hint))
		return true;
	word = header_word(g, label);
	return word != SIZE_MAX && hint_of_word(word, hint) && !span_eq(hint->unit, SPAN("-"));
}

/* The same for the row being read, which is asked once for all its numbers, but
 * for those with a name of their own. */
static bool
has_label_unit(struct grid *g, size_t r)
{
	if (g->pair != SIZE_MAX) {
		g->label_asked = false;
		return label_unit(g, g->cells[g->pair].text, &g->label_unit);
	}
	if (!g->label_asked)
		g->has_label_unit = label_unit(g, grid_label(g, r), &g->label_unit);
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
	g->has_group_unit = bracket_unit(g->cells[0].text, &g->group_unit) &&
	    (g->group_unit.kind == KIND_MONEY || g->group_unit.kind == KIND_COUNT);
}

/* Where rows were inferred and no header is known, only decimals are sure to be
 * amounts in the table's unit. */
static bool
takes_table_unit(const struct grid *g, const struct mention *m)
{
	return g->has_unit && (!g->table->loose || m->header != SIZE_MAX ||
	    decimal_cmp(m->q.quantum, decimal_of(1)) < 0);
}

/* Persons are counted whole. */
static bool
fits_group(const struct grid *g, const struct mention *m)
{
	return g->has_group_unit && (g->group_unit.kind != KIND_COUNT ||
	    decimal_cmp(m->q.quantum, decimal_of(1)) >= 0);
}

/* 离退休 84.65 is no number of persons. */
static bool
is_amount(const struct grid *g, const struct mention *m)
{
	return g->has_unit && g->unit.kind == KIND_MONEY && g->label_unit.kind == KIND_COUNT &&
	    decimal_cmp(m->q.quantum, decimal_of(1)) < 0;
}

/* Unit of a bare number: its header's, the row label's, the corner's or the
 * table's. */
static void
apply_unit(struct grid *g, struct mention *m)
{
	const struct grid_column *column = m->under < g->ncolumns &&
	    m->header != SIZE_MAX ? &g->columns[m->under] : NULL;

	if (m->q.kind != KIND_BARE)
		return;
	if (column != NULL && column->has_kind) {
		m->q.kind = column->kind;
		return;
	}
	if (g->has_row_unit && (m->purpose & (PURPOSE_TARGET | PURPOSE_ACTUAL)) != 0) {
		quantity_apply(&m->q, &g->row_unit);
		return;
	}
	if (column != NULL && column->has_hint) {
		quantity_apply(&m->q, &column->hint);
		return;
	}
	if (has_label_unit(g, m->row - 1) && !is_amount(g, m)) {
		quantity_apply(&m->q, &g->label_unit);
		return;
	}
	/* The unit of the table is that of its amounts, not of its targets. */
	if ((m->purpose & (PURPOSE_TARGET | PURPOSE_ACTUAL)) != 0)
		return;
	if (fits_group(g, m))
		quantity_apply(&m->q, &g->group_unit);
	else if (takes_table_unit(g, m))
		quantity_apply(&m->q, &g->unit);
}

/* Names and numbers take turns in a row: 编制数 | 62 | 在职人数 | 57.  The name right
 * before the number in cell c, where the header names no column of numbers there;
 * SIZE_MAX: the row's own name will do. */
static size_t
pair_label(const struct grid *g, const struct grid_row *row, size_t c)
{
	size_t at = c;

	if (c <= row->first_number || (row->header != SIZE_MAX && c < g->ncolumns &&
	    takes_numbers(&g->columns[c])))
		return SIZE_MAX;
	while (at > 0 && g->cells[at - 1].text.n == 0)
		at--;
	if (at == 0 || g->cells[at - 1].is_number || at - 1 <= row->first_number ||
	    g->cells[at - 1].text.n > HEADER_CELL_MAX)
		return SIZE_MAX;
	return at - 1;
}

static void
add_number(struct grid *g, struct mentions *ms, size_t r, size_t c)
{
	struct mention *m = mentions_add(ms);
	const struct grid_row *row = &g->rows[r];
	const struct grid_cell *cell = &g->cells[c];
	size_t under = c + (c >= row->first_number ? row->shift : 0);

	m->q = cell->q;
	m->row = r + 1;
	m->column = c + 1;
	m->whole_cell = true;
	m->header = row->header != SIZE_MAX && under < g->ncolumns ? row->header : SIZE_MAX;
	m->under = under;
	m->at = table_offset(g->table, buf_span(&g->block->text),
	    cell->text.p + cell->q.start);
	m->length = cell->q.end - cell->q.start;
	m->function = FUNCTION_OTHER;
	m->year = g->year;
	if (m->header != SIZE_MAX) {
		if (g->columns[under].year != 0)
			m->year = g->columns[under].year;
		m->side = g->columns[under].side;
		m->purpose = g->columns[under].purpose;
	}
	if (m->q.op == OP_EQ && (m->purpose & PURPOSE_TARGET) != 0)
		m->q.op = g->row_op;
	g->pair = pair_label(g, row, c);
	apply_unit(g, m);
	m->id = m->q.kind < KIND_DATE;
	m->label = cell_label(g, ms, m);
}

/* A target may be split over columns: sign, value, unit. */
static void
read_split_target(struct grid *g, const struct grid_row *row)
{
	g->has_row_unit = row->header != SIZE_MAX && g->unit_column < g->ncells &&
	    g->cells[g->unit_column].text.n != 0 &&
	    quantity_unit_hint(g->cells[g->unit_column].text, &g->row_unit);
	g->row_op = OP_EQ;
	for (size_t c = 0; c < g->ncells; c++) {
		enum op op;
		size_t n = sign_length(g->cells[c].text, &op);

		if (n != 0 && n == g->cells[c].text.n)
			g->row_op = op;
	}
}

static void
read_row(struct grid *g, struct mentions *ms, size_t r,
    cell_text_reader *reader, void *context)
{
	g->rows[r].mentions = ms->n;
	g->label_asked = false;
	read_split_target(g, &g->rows[r]);
	for (size_t c = half_start(g); c < half_end(g); c++) {
		if (g->cells[c].text.n == 0)
			continue;
		if (g->cells[c].is_number)
			add_number(g, ms, r, c);
		else
			reader(context, cell_text(g, r, c), r + 1, c + 1);
	}
	g->rows[r].nmentions = ms->n - g->rows[r].mentions;
}

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

/* Halves begin where the names of the header do: 类 款 科目名称 决算数 and again
 * 类 款 科目名称 决算数.  Looks at the first header that names rows. */
static void
find_halves(struct grid *g)
{
	size_t first, offset;

	g->halves = 1;
	g->starts[0] = 0;
	for (size_t h = 1; h <= HALVES_MAX; h++)
		g->starts[h] = SIZE_MAX;
	if (g->table->cols < 2 * HALF_COLUMNS)
		return;
	for (size_t r = 0; r < g->table->nrows && r < HEADER_ROWS; r++) {
		take_texts(g, r);
		for (first = 0; first < g->ncells && !names_rows(g, first); first++)
			continue;
		if (first == g->ncells)
			continue;
		read_numbers(g);
		if (!looks_like_header(g, r))
			continue;
		for (size_t c = first + 1; c < g->ncells && g->halves < HALVES_MAX; c++) {
			offset = c - first;
			if (offset < first + 2 || !begins_again(g, first, c))
				continue;
			g->starts[g->halves++] = offset;
		}
		if (g->halves > 1)
			return;
	}
}

void
grid_take_half(struct grid *g, size_t h)
{
	g->half = h;
	g->rows = g->all_rows + h * g->table->nrows;
}

/* Items without an amount in any half are no header, however short. */
static bool
holds_names_alone(const struct grid *g)
{
	size_t names = 0, texts = 0;

	if (g->halves == 1 || g->label_column == SIZE_MAX)
		return false;
	for (size_t c = 0; c < g->ncells; c++)
		texts += g->cells[c].text.n != 0;
	for (size_t h = 0; h < g->halves; h++) {
		size_t c = g->starts[h] + g->label_column;

		names += c < g->ncells && g->cells[c].text.n != 0;
	}
	return names == texts;
}

/* Describes and reads row r, half by half. */
static void
read_halves(struct grid *g, struct mentions *ms, size_t r, bool is_header, size_t header,
    cell_text_reader *reader, void *context)
{
	for (size_t h = 0; h < g->halves; h++) {
		grid_take_half(g, h);
		describe_row(g, r, is_header ? SIZE_MAX : header);
		g->rows[r].is_header = is_header;
		buf_reset(&g->name);
		add_plain(&g->name, row_name(g, r));
		read_row(g, ms, r, reader, context);
	}
}

/* Row r, just read, is a header from now on. */
static void
take_header(struct grid *g, const struct relate_words *words, size_t r, size_t header,
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
		inherit_from_above(g, r);
}

void
grid_read(struct grid *g, const struct relate_words *words,
    const struct block *b, int year, struct mentions *ms,
    cell_text_reader *reader, void *context)
{
	size_t header = SIZE_MAX;

	g->block = b;
	g->table = &b->table;
	g->year = year;
	g->ncolumns = 0;
	g->has_group_unit = false;
	g->has_unit = quantity_unit_hint(buf_span(&b->table.unit), &g->unit);
	find_halves(g);
	while (g->rows_cap < b->table.nrows * g->halves)
		g->all_rows = mem_grow(g->all_rows, g->rows_cap, &g->rows_cap,
		    sizeof *g->all_rows);
	grid_take_half(g, 0);
	for (size_t r = 0; r < b->table.nrows; r++) {
		bool is_header, goes_on;

		if (header != SIZE_MAX && r <= header + 2 && derived_numbered(g->table, r)) {
			g->rows[r] = (struct grid_row){ .header = header,
			    .label = SIZE_MAX, .mentions = ms->n, .is_numbers = true };
			continue;
		}
		read_cells(g, r);
		read_group(g);
		is_header = looks_like_header(g, r) &&
		    (header == SIZE_MAX || !holds_names_alone(g));
		goes_on = is_header && goes_on_below(g, r, header);
		read_halves(g, ms, r, is_header, header, reader, context);
		if (!is_header)
			continue;
		take_header(g, words, r, header, goes_on);
		header = r;
	}
	grid_take_half(g, 0);
}
