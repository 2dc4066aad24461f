/* cell_text: what a cell holds, without blanks; see cell_text.h. */
#include "relation/cell_text.h"

#include <stdlib.h>

#include "base/lanes.h"
#include "base/mem.h"
#include "language/grammar.h"
#include "language/total_name.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	LABEL_MAX = 120,	/* bytes of a name */
	PARTS_WIDTH = 6		/* of 其中： */
};

struct span
cell_text(const struct grid *g, size_t row, size_t cell)
{
	const struct table_cell *c = table_at(g->table, row, cell);

	if (c == NULL || c->pieces == 0)
		return (struct span){ "", 0 };
	return c->text;
}

/* --- numbers ------------------------------------------------------------------- */

enum { NOT_ASKED, NO_NUMBER, NUMBER };	/* and where it stands in at */

struct cell_numbers {
	uint32_t *known;	/* of each cell of the table */
	size_t known_cap;
	struct quantity *at;
	size_t n, cap;
};

struct cell_numbers *
cell_numbers_open(void)
{
	return mem_zeroed(1, sizeof(struct cell_numbers));
}

void
cell_numbers_close(struct cell_numbers *numbers)
{
	free(numbers->known);
	free(numbers->at);
	free(numbers);
}

void
cell_numbers_begin(struct cell_numbers *numbers, const struct table *table)
{
	while (numbers->known_cap < table->ncells)
		numbers->known = mem_grow(numbers->known, numbers->known_cap, &numbers->known_cap,
		    sizeof *numbers->known);
	if (table->ncells != 0)
		memset(numbers->known, 0, table->ncells * sizeof *numbers->known);
	numbers->n = 0;
}

/* Reads cell, and keeps what it is. */
static void
ask_number(struct cell_numbers *numbers, const struct table_cell *cell, uint32_t *known)
{
	numbers->at = mem_grow(numbers->at, numbers->n, &numbers->cap, sizeof *numbers->at);
	*known = NO_NUMBER;
	if (quantity_cell(blank_trim(cell->text), &numbers->at[numbers->n]))
		*known = NUMBER + (uint32_t)numbers->n++;
}

bool
cell_number(const struct grid *g, size_t row, size_t cell, struct quantity *q)
{
	const struct table_cell *c = table_at(g->table, row, cell);
	uint32_t *known;

	if (c == NULL || c->pieces == 0)
		return false;
	known = &g->numbers->known[c - g->table->cells];
	if (*known == NOT_ASKED)
		ask_number(g->numbers, c, known);
	if (*known == NO_NUMBER)
		return false;
	*q = g->numbers->at[*known - NUMBER];
	return true;
}

/* Bytes of the amount of two decimals, 45.20, that s begins with; 0: none. */
static size_t
amount_at_start(struct span s)
{
	size_t n = 0, whole;

	while (n < s.n && (byte_is_digit(s.p[n]) || s.p[n] == ','))
		n++;
	whole = n;
	if (n == 0 || n == s.n || s.p[n++] != '.')
		return 0;
	while (n < s.n && byte_is_digit(s.p[n]))
		n++;
	return n == whole + 3 ? n : 0;
}

bool
cell_is_mixed(const struct grid *g, size_t row, size_t cell)
{
	struct span s = blank_trim(cell_text(g, row, cell));
	struct quantity q;
	size_t first = amount_at_start(s), last = s.n;

	while (last > 0 && (byte_is_digit(s.p[last - 1]) || s.p[last - 1] == ',' ||
	    s.p[last - 1] == '.'))
		last--;
	if (last == 0 || (first == 0 && last == s.n))
		return false;
	if ((first == 0 || (unsigned char)s.p[first] < 0x80) &&
	    ((unsigned char)s.p[last - 1] < 0x80 ||
		amount_at_start(span_slice(s, last, s.n)) == 0))
		return false;
	return !cell_number(g, row, cell, &q) && cell_sign(s, &(enum op){ OP_EQ }) == 0;
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of white space (ASCII, U+00A0, U+3000) at the start of s; *width is
 * how far they indent. */
static size_t
blanks_at_start(struct span s, unsigned *width)
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
size_t
cell_sign(struct span text, enum op *op)
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
read_number(const struct grid *g, size_t r, size_t c)
{
	struct grid_cell *cell = &g->cells[c];
	struct span rest = cell->text;
	enum op op;
	size_t n;

	if (cell_number(g, r, c, &cell->q))
		return true;
	n = cell_sign(rest, &op);
	if (n == 0)
		return false;
	rest = blank_trim(span_slice(rest, n, rest.n));
	if (!quantity_cell(rest, &cell->q) || cell->q.op != OP_EQ)
		return false;
	cell->text = rest;
	cell->q.op = op;
	return true;
}

/* Takes the texts of row r. */
void
cells_take_texts(struct grid *g, size_t r)
{
	g->ncells = g->table->rows[r].cells;
	while (g->cells_cap < g->ncells)
		g->cells = mem_grow(g->cells, g->cells_cap, &g->cells_cap, sizeof *g->cells);
	for (size_t c = 0; c < g->ncells; c++)
		g->cells[c].text = blank_trim(cell_text(g, r, c));
}

/* Finds the numbers among the texts taken. */
void
cells_read_numbers(struct grid *g, size_t r)
{
	for (size_t c = 0; c < g->ncells; c++) {
		struct grid_cell *cell = &g->cells[c];

		cell->may_hold = quantity_may(cell->text);
		cell->is_number = cell->may_hold && cell->text.n <= HEADER_CELL_MAX &&
		    read_number(g, r, c);
	}
}

/* --- codes --------------------------------------------------------------------- */

enum {
	CLASS_DIGITS = 3,	/* 类 of the budget's items: 205 */
	SECTION_DIGITS = 5,	/* 款: 20502 */
	ITEM_DIGITS = 7		/* 项: 2050203 */
};

/* Is s so many digits? */
static bool
is_digits(struct span s, size_t n)
{
	return s.n == n && span_is_digits(s);
}

/* A code of an item of the budget: its function (2…), the unit's (3…) or the
 * government's (5…) economic kind. */
static bool
is_item_code(struct span s)
{
	if (s.n != CLASS_DIGITS && s.n != SECTION_DIGITS && s.n != ITEM_DIGITS)
		return false;
	return span_is_digits(s) && (s.p[0] == '2' || s.p[0] == '3' || s.p[0] == '5');
}

size_t
cell_code(struct span text, struct span *code)
{
	size_t from = 0, to, end;

	if (text.n == 0 || (text.p[0] & 0x80 && text.p[0] != '\xef' && text.p[0] != '\xe3'))
		return 0;
	from += punct_starts(text, '(') + punct_starts(text, '[');
	to = from;
	while (to < text.n && text.p[to] >= '0' && text.p[to] <= '9')
		to++;
	*code = span_slice(text, from, to);
	if (!is_item_code(*code) || to == text.n)
		return 0;
	end = to;
	if (from != 0) {
		end += punct_starts(span_slice(text, to, text.n), ')') +
		    punct_starts(span_slice(text, to, text.n), ']');
		if (end == to)
			return 0;
	}
	end += span_starts(span_slice(text, end, text.n), SPAN("-"));
	text = blank_trim(span_slice(text, end, text.n));
	return text.n != 0 && (unsigned char)text.p[0] >= 0xE4 &&
	    (unsigned char)text.p[0] <= 0xE9 ? end : 0;
}

bool
cell_codes_begin(const struct grid *g, size_t c)
{
	struct span above = { "", 0 }, code;

	for (size_t r = 0; r < g->table->nrows; r++) {
		if (cell_code(blank_trim(cell_text(g, r, c)), &code) == 0)
			continue;
		if (above.n != 0 && code.n > above.n && span_starts(code, above))
			return true;
		above = code;
	}
	return false;
}

/* The first text of a row. */
static struct span
first_text(const struct grid *g, size_t r)
{
	struct span text = { "", 0 };

	for (size_t c = 0; r < g->table->nrows && c < g->table->rows[r].cells && text.n == 0; c++)
		text = blank_trim(cell_text(g, r, c));
	return text;
}


/* Three digits may count something: they are the code of a class where the row below has
 * that of one of its sections, or begins with the same and goes on with its own two. */
static bool
has_section_below(const struct grid *g, size_t r, struct span code)
{
	struct span below = first_text(g, r + 1);

	if (below.n > code.n)
		return is_item_code(below) && span_starts(below, code);
	for (size_t c = 0; span_eq(below, code) && c + 1 < g->table->rows[r + 1].cells; c++)
		if (span_eq(blank_trim(cell_text(g, r + 1, c)), code))
			return is_digits(blank_trim(cell_text(g, r + 1, c + 1)), 2);
	return false;
}

/* 208 | 05 | 01: the levels of a code in cells of their own, from cell c on; returns the
 * cell behind them, or c. */
static size_t
behind_levels(const struct grid *g, size_t c)
{
	size_t end = c;

	if (!is_item_code(g->cells[c].text) || g->cells[c].text.n != CLASS_DIGITS)
		return c;
	while (end + 1 < g->ncells && end < c + 2 && is_digits(g->cells[end + 1].text, 2))
		end++;
	return end == c ? c : end + 1;
}

/* Marks them where a name stands behind them. */
static bool
mark_levels(struct grid *g, size_t c)
{
	size_t end = behind_levels(g, c), name = end;

	while (end != c && name < g->ncells && g->cells[name].text.n == 0)
		name++;
	if (end == c || name == g->ncells || g->cells[name].is_number)
		return false;
	for (size_t i = c; i < end; i++)
		g->cells[i].q.kind = KIND_CODE;
	return true;
}

/* Before the name of its row a code is no amount, whatever its column is called: item
 * and name may stand below one header, 项目. */
static void
mark_code(struct grid *g, size_t r)
{
	size_t c = 0, name;

	while (c < g->ncells && g->cells[c].text.n == 0)
		c++;
	if (c == g->ncells || !g->cells[c].is_number || !is_item_code(g->cells[c].text) ||
	    mark_levels(g, c))
		return;
	for (name = c + 1; name < g->ncells && g->cells[name].text.n == 0; name++)
		;
	if (name < g->ncells && !g->cells[name].is_number &&	/* 红十字事业 holds a numeral */
	    (g->cells[c].text.n > CLASS_DIGITS || has_section_below(g, r, g->cells[c].text)))
		g->cells[c].q.kind = KIND_CODE;
}

/* Reads the cells of row r, each once. */
void
cells_read(struct grid *g, size_t r)
{
	cells_take_texts(g, r);
	cells_read_numbers(g, r);
	mark_code(g, r);
}

/* May white space begin at any of these bytes?  None does at 0, which stands behind a text. */
static inline bool
may_be_blank(lanes v)
{
	return lanes_any((lanes)(v - 1 < ' ') | (lanes)(v == 0xE3));
}

/* Bytes of s before its first white space. */
static size_t
plain_length(struct span s)
{
	size_t n = 0;

	while (s.n - n > LANES && !may_be_blank(lanes_load(s.p + n)))
		n += LANES;
	if (s.n - n <= LANES && !may_be_blank(lanes_load_few(s.p + n, s.n - n)))
		return s.n;
	while (n < s.n && !is_blank(s.p[n]) &&
	    !(s.p[n] == '\xe3' && s.n - n >= 3 && memcmp(s.p + n, "　", 3) == 0))
		n++;
	return n;
}

struct span
cell_plain(struct span s, char out[HEADER_CELL_MAX])
{
	size_t n = plain_length(s), length = 0;

	if (n == s.n || s.n > HEADER_CELL_MAX)
		return s;
	while (s.n != 0) {
		unsigned width;

		n = plain_length(s);
		memcpy(out + length, s.p, n);
		length += n;
		s = span_slice(s, n, s.n);
		s = span_slice(s, blanks_at_start(s, &width), s.n);
	}
	return (struct span){ out, length };
}

/* s without line ends and blanks, cut at LABEL_MAX, appended to out. */
void
cell_add_plain(struct buf *out, struct span s)
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
		s = span_slice(s, blanks_at_start(s, &width), s.n);
	}
}

/* Removes what is no part of a row's name: 其中：, 1、, （1）, 一、. */
struct span
cell_bare_label(struct span text)
{
	struct quantity q;
	bool overflow = false;
	size_t colon;

	text = blank_trim(text);
	for (int i = 0; i < 3 && text.n != 0; i++) {
		struct span before = text;

		text = span_slice(text, word_table_at_start(&particles, "parts", text), text.n);
		if (quantity_next(span_slice(text, 0, 24), 0, &q, &overflow) &&
		    q.from == 0 && q.kind == KIND_ORDINAL && q.to < text.n)
			text = span_slice(text, q.to, text.n);
		if (span_starts(text, SPAN("、")))
			text = span_slice(text, strlen("、"), text.n);
		text = span_slice(text, punct_starts(text, ':'), text.n);
		text = blank_trim(text);
		if (text.n == before.n)
			break;
	}
	while ((colon = punct_ends(text, ':')) != 0)
		text.n -= colon;
	return blank_trim(text);
}

bool
cell_names_total(struct span text)
{
	return total_name_may_end(text) && total_name_is(cell_bare_label(text));
}

unsigned
cell_indent(struct span text)
{
	unsigned width;
	size_t at = blanks_at_start(text, &width);

	/* 其中： stands before the first part; the next ones are set under it. */
	if (word_table_starts(&particles, "parts", span_slice(text, at, text.n)))
		width += PARTS_WIDTH;
	return width;
}
