/* table_spread: headers whose merged cells left no trace; see table_spread.h.
 *
 * Below a cell over several columns stand its parts, side by side, and below one that is
 * merged over both rows nothing.  So the blanks and the runs of texts in the lower row are
 * as many as the cells of the upper one, and tell the place of each.  Where there is one
 * run for several cells, its first text comes again for each, 预算数 | 决算数 over 合计 | 其中 |
 * 合计 | 其中, or, below the first row or before a cell that is merged over both, each takes as
 * many columns. */
#include "block/table_spread.h"

#include "base/mem.h"
#include "language/grammar.h"
#include "text/character.h"

enum {
	HEADER_ROWS = 4,	/* of a header at most */
	SPREAD_COLUMNS = 128	/* wider tables are left alone */
};

/* --- rows of texts -------------------------------------------------------------- */

static struct span
text_at(const struct table *t, size_t r, size_t c)
{
	const struct table_cell *cell = table_at(t, r, c);

	return cell == NULL || cell->pieces == 0 ? (struct span){ "", 0 } : cell->text;
}

static bool
begins_like_number(struct span s)
{
	return byte_is_digit(s.p[0]) || s.p[0] == '-';
}

/* Texts alone, none of them a number. */
static bool
is_words(const struct table *t, size_t r)
{
	size_t texts = 0;

	for (size_t c = 0; c < t->rows[r].cells; c++) {
		struct span s = text_at(t, r, c);

		if (s.n != 0 && begins_like_number(s))
			return false;
		texts += s.n != 0;
	}
	return texts > 1;
}

/* 类 | 款 | 项: do the first columns below row r hold parts of its first cell?  Then it has its
 * first cell. */
static bool
has_levels(const struct table *t, size_t r)
{
	return r + 1 < t->nrows && word_table_is(&particles, "codelevel", text_at(t, r + 1, 0)) &&
	    word_table_is(&particles, "codelevel", text_at(t, r + 1, 1));
}

/* How many cells row r has if nothing is blank between them, and something behind; 0: it
 * is no such row. */
static size_t
count_cells(const struct table *t, size_t r)
{
	size_t n = 0;

	while (n < t->rows[r].cells && text_at(t, r, n).n != 0)
		n++;
	for (size_t c = n; c < t->rows[r].cells; c++)
		if (text_at(t, r, c).n != 0)
			return 0;
	return n < t->cols || has_levels(t, r) ? n : 0;
}

/* --- what stands below ---------------------------------------------------------- */

/* Is column c blank below row r?  Not where a cell of the row below is merged over it, as its
 * own parts show: of the rows of a header there are those before end. */
static bool
is_blank_below(const struct table *t, size_t r, size_t end, size_t c)
{
	for (size_t k = r + 1; k < end; k++)
		if (text_at(t, k, c).n != 0)
			return false;
	return true;
}

struct below {
	size_t blanks, runs;
	size_t first, length;	/* the last run */
};

static struct below
look_below(const struct table *t, size_t r, size_t end)
{
	struct below b = { .blanks = 0 };

	for (size_t c = 0; c < t->cols; c++) {
		if (is_blank_below(t, r, end, c)) {
			b.blanks++;
			continue;
		}
		if (c == 0 || is_blank_below(t, r, end, c - 1)) {
			b.runs++;
			b.first = c;
		}
		b.length = c + 1 - b.first;
	}
	return b;
}

/* Gives the table the columns that it has above parts: blank ones at its end may be left out. */
static void
widen(struct table *t, size_t r, size_t end, size_t cells)
{
	struct below b = look_below(t, r, end);
	size_t cols = cells + t->cols - b.blanks - b.runs;

	if (has_levels(t, r) && cols > t->cols && cols <= SPREAD_COLUMNS)
		t->cols = cols;
}

/* How often does the first text of the only run stand in it: 合计 | 财政拨款 | 合计 | 其他? */
static size_t
count_first(const struct table *t, size_t r, const struct below *b)
{
	size_t n = 0;

	for (size_t c = b->first; c < b->first + b->length; c++)
		n += span_eq(text_at(t, r, c), text_at(t, r, b->first));
	return n;
}

/* Marks in starts the columns below which the cells of row r begin, that many; false if that
 * cannot be told.  The rows of the header end before end. */
static bool
mark_starts(const struct table *t, size_t r, size_t end, size_t cells, bool starts[SPREAD_COLUMNS])
{
	struct below b = look_below(t, r, end);
	size_t over = cells - b.blanks, each = 0;
	bool again = false;

	if (b.runs == 0 || cells < b.blanks + b.runs ||
	    (b.blanks > 0 && !is_blank_below(t, r, end, 0) && !has_levels(t, r)))
		return false;		/* in the last case it may be short itself */
	if (over != b.runs) {
		again = b.runs == 1 && count_first(t, r + 1, &b) == over;
		each = (r > 0 || b.first + b.length < t->cols) && b.runs == 1 &&
		    b.length % over == 0 ? b.length / over : 0;
		if (!again && each < 2)
			return false;
	}
	for (size_t c = 0; c < t->cols; c++)
		starts[c] = is_blank_below(t, r, end, c) || c == 0 ||
		    is_blank_below(t, r, end, c - 1) ||
		    (again ? span_eq(text_at(t, r + 1, c), text_at(t, r + 1, b.first)) :
		    each != 0 && (c - b.first) % each == 0);
	return true;
}

/* --- moving --------------------------------------------------------------------- */

/* Gives row r new cells, the old ones at their places and blank ones between. */
static void
move_cells(struct table *t, size_t r, const uint32_t *places, size_t n)
{
	size_t from = t->rows[r].first, to = t->ncells;

	for (size_t c = 0; c < t->cols; c++) {
		t->cells = mem_grow(t->cells, t->ncells, &t->cells_cap, sizeof *t->cells);
		t->cells[t->ncells++] = (struct table_cell){ .text = { "", 0 } };
	}
	for (size_t i = 0; i < n; i++)
		t->cells[to + places[i]] = t->cells[from + i];
	t->rows[r].first = (uint32_t)to;
	t->rows[r].cells = (uint32_t)t->cols;
}

/* Fills places with the columns of the cells of row r; false if that many do not fit what
 * stands below, or one that is blank would stand above something. */
static bool
find_places(const struct table *t, size_t r, size_t end, size_t cells,
    uint32_t places[SPREAD_COLUMNS])
{
	bool starts[SPREAD_COLUMNS];
	size_t n = 0;

	if (cells < 2 || cells >= t->cols || !mark_starts(t, r, end, cells, starts))
		return false;
	for (size_t c = 0; c < t->cols; c++)
		if (starts[c]) {
			if (n < cells && text_at(t, r, n).n == 0 && !is_blank_below(t, r, end, c))
				return false;
			places[n++] = (uint32_t)c;
		}
	return n == cells;
}

/* Spreads row r of a header whose rows end before end.  A lower one has blank cells below
 * those that are merged over both. */
static void
spread_row(struct table *t, size_t r, size_t end)
{
	uint32_t places[SPREAD_COLUMNS];
	size_t cells = count_cells(t, r);

	if (cells != 0)
		widen(t, r, end, cells);
	else if (r > 0)
		cells = t->rows[r].cells;
	if (find_places(t, r, end, cells, places))
		move_cells(t, r, places, cells);
}

void
table_spread(struct table *t)
{
	size_t rows = 0;

	if (t->cols < 3 || t->cols > SPREAD_COLUMNS)
		return;
	while (rows < HEADER_ROWS && rows < t->nrows && is_words(t, rows))
		rows++;
	if (rows == t->nrows)
		return;		/* no numbers: there is no telling a header */
	for (size_t r = rows; r-- > 1;)
		spread_row(t, r - 1, rows);
}

/* --- names of groups ------------------------------------------------------------- */

static bool
is_filled(const struct table *t, size_t r, size_t c)
{
	const struct table_cell *cell = table_at(t, r, c);

	return cell != NULL && cell->pieces != 0;
}

/* How many columns beside c, to the left or the right, row r leaves blank above names
 * in the next row. */
static size_t
count_beside(const struct table *t, size_t r, size_t c, int step)
{
	size_t n = 0;

	for (c += (size_t)step; c < t->cols && !is_filled(t, r, c) && is_filled(t, r + 1, c);
	    c += (size_t)step)
		n++;
	return n;
}

/* Moves the name in row r and column c, if it is one of a group. */
static void
centre_cell(struct table *t, size_t r, size_t c)
{
	size_t left = count_beside(t, r, c, -1), right = count_beside(t, r, c, 1);
	struct table_cell *cell = &t->cells[t->rows[r].first + c], *to, blank;

	if (!is_filled(t, r, c) || !is_filled(t, r + 1, c) || left == 0 || right == 0)
		return;
	to = cell - (left < right ? left : right);
	blank = *to;
	*to = *cell;
	*cell = blank;
}

void
table_centre(struct table *t)
{
	for (size_t r = 0; r + 2 < t->nrows && r < HEADER_ROWS; r++)
		for (size_t c = 1; is_filled(t, r, 0) && !is_filled(t, r + 1, 0) &&
		    c < t->rows[r].cells; c++)
			centre_cell(t, r, c);
}
