/* relate_codes: rows by their classification codes; see relate_codes.h. */
#include "relation/relate_codes.h"

#include "language/numeral.h"
#include "relation/cell_text.h"
#include "text/glyph.h"

enum {
	CODE_MIN = 3, CODE_MAX = 7,	/* digits: 类 three, 款 and 项 two each */
	LEVELS = 3
};

struct code {
	char digits[CODE_MAX];
	size_t n;
};

/* The last row seen with a code of each level. */
struct levels {
	struct code code[LEVELS];
	size_t row[LEVELS];	/* NONE: none */
};

/* Appends the digits of a cell; false if there is anything else, or too much. */
static bool
add_digits(struct code *code, struct span s)
{
	struct glyph g;

	for (size_t i = 0; i < s.n; i += g.n) {
		int digit;

		g = glyph_at(s, i);
		if (g.c == ' ')
			continue;
		digit = numeral_arabic(g.c);
		if (digit < 0 || code->n == CODE_MAX)
			return false;
		code->digits[code->n++] = (char)('0' + digit);
	}
	return true;
}

/* The digits that the text of a cell begins with: 20805行政事业单位养老支出. */
static bool
read_named(struct span text, struct code *code)
{
	struct span digits;

	code->n = 0;
	return cell_code(text, &digits) != 0 && add_digits(code, digits);
}

/* The digits before the label of row r, or in it; false if it has none, or other text beside
 * them that is not the rest of its name: 2080506缴费 before 职业年金. */
static bool
read_digits(const struct grid *g, size_t r, struct code *code)
{
	const struct grid_row *row = &g->rows[r];

	code->n = 0;
	if (row->label == NONE || row->is_header)
		return false;
	for (size_t c = g->starts[g->half]; c < row->label; c++) {
		const struct table_cell *cell = table_at(g->table, r, c);

		if (cell != NULL && !add_digits(code, cell->text))
			return read_named(cell->text, code);
	}
	return code->n > 0 || read_named(grid_label(g, r), code);
}

/* Have the digits the length of a code? */
static bool
is_code(const struct code *code)
{
	return code->n >= CODE_MIN && code->n % 2 == 1;
}

static bool
read_code(const struct grid *g, size_t r, struct code *code)
{
	return read_digits(g, r, code) && is_code(code);
}

static size_t
level_of(const struct code *code)
{
	return (code->n - CODE_MIN) / 2;
}

static bool
begins_with(const struct code *code, const struct code *prefix)
{
	return code->n > prefix->n && memcmp(code->digits, prefix->digits, prefix->n) == 0;
}

static bool
same_code(const struct code *a, const struct code *b)
{
	return a->n == b->n && memcmp(a->digits, b->digits, a->n) == 0;
}

/* The row above that code is a part of.  A code that comes again has lost its last
 * level on the way. */
static size_t
parent_of(const struct levels *above, const struct code *code)
{
	size_t own = level_of(code);

	if (above->row[own] != NONE && same_code(code, &above->code[own]))
		return above->row[own];
	for (size_t level = level_of(code); level-- > 0; )
		if (above->row[level] != NONE && begins_with(code, &above->code[level]))
			return above->row[level];
	return NONE;
}

static bool
any_parent(const struct grid *g)
{
	struct code code, before = { .n = 0 };

	for (size_t r = 0; r < g->table->nrows; r++) {
		if (!read_code(g, r, &code))
			continue;
		if (before.n != 0 && begins_with(&code, &before))
			return true;
		before = code;
	}
	return false;
}

/* The code of a row that has no number; false: it has one, or no code. */
static bool
read_lone_code(const struct grid *g, size_t r, struct code *code)
{
	return r < g->table->nrows && read_code(g, r, code) &&
	    g->rows[r].first_number >= g->table->rows[r].cells;
}

/* The row above that row r, without a code, is a part of: beside the code in the row before,
 * which is a part of last, or behind, which has no number, where a name is torn over two
 * lines. */
static size_t
parent_of_torn(const struct grid *g, size_t r, const struct levels *above, size_t last)
{
	struct code code;

	if (g->rows[r].is_total || g->rows[r].is_header || g->rows[r].label == NONE)
		return NONE;
	if (r > 0 && read_lone_code(g, r - 1, &code))
		return last;
	return read_lone_code(g, r + 1, &code) ? parent_of(above, &code) : NONE;
}

bool
relate_codes(const struct grid *g, size_t *parent)
{
	struct levels above = { .row = { NONE, NONE, NONE } };
	struct code code;
	size_t last = NONE;

	if (!any_parent(g))
		return false;
	for (size_t r = 0; r < g->table->nrows; r++) {
		if (!read_digits(g, r, &code)) {
			parent[r] = parent_of_torn(g, r, &above, last);
			continue;
		}
		if (!is_code(&code)) {	/* one that has lost a digit: beside the last */
			parent[r] = last;
			continue;
		}
		last = parent[r] = parent_of(&above, &code);
		if (parent[r] != NONE && parent[r] == above.row[level_of(&code)])
			continue;
		for (size_t level = level_of(&code); level < LEVELS; level++)
			above.row[level] = NONE;
		above.code[level_of(&code)] = code;
		above.row[level_of(&code)] = r;
	}
	return true;
}
