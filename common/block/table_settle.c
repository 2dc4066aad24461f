/* table_settle: numbers that have drifted out of their columns; see table_settle.h. */
#include "block/table_settle.h"

#include <string.h>

#include "base/mem.h"
#include "block/columns_words.h"
#include "text/character.h"

enum {
	COLUMNS = 32,		/* wider tables are left alone */
	HEADS_LEAST = 3,	/* names of a header */
	NAMES_LEAST = 2,	/* of them above numbers that have drifted */
	ROWS_LEAST = 3		/* that fill just what it names, or its first ones */
};

/* The filled cells of a row, by their columns. */
struct filled {
	size_t at[COLUMNS], n;
	size_t numbers;		/* of them, behind the first */
};

/* Digits, or dashes for none. */
static bool
is_number(struct span s)
{
	size_t digits = 0;

	if (columns_is_number(s))
		return true;
	for (size_t i = 0; i < s.n; i++) {
		digits += byte_is_digit(s.p[i]);
		if (!byte_is_digit(s.p[i]) && memchr(",.%-", s.p[i], 4) == NULL)
			return false;
	}
	return digits != 0;
}

static struct filled
look(const struct table *t, size_t r)
{
	struct filled f = { .n = 0 };

	for (size_t c = 0; c < t->rows[r].cells && c < COLUMNS; c++) {
		const struct table_cell *cell = &t->cells[t->rows[r].first + c];

		if (cell->pieces == 0)
			continue;
		f.numbers += f.n > 0 && is_number(cell->text);
		f.at[f.n++] = c;
	}
	return f;
}

static bool
is_header(const struct filled *f)
{
	return f->n >= HEADS_LEAST && f->numbers == 0;
}

/* Does a row fill just what the header names, all of it or from a name on, where those before are
 * merged over several rows? */
static bool
fills_names(const struct filled *row, const struct filled *header)
{
	return row->n <= header->n && memcmp(row->at, header->at + (header->n - row->n),
	    row->n * sizeof *row->at) == 0;
}

/* Do most rows first..end - 1? */
static bool
is_usual(const struct table *t, const struct filled *header, size_t first, size_t end)
{
	size_t usual = 0, rows = 0;

	for (size_t r = first; r < end; r++) {
		struct filled f = look(t, r);

		rows += f.numbers > 0;
		usual += f.numbers > 0 && fills_names(&f, header);
	}
	return usual >= ROWS_LEAST && usual * 2 > rows;
}

/* Moves the cells of row r from their columns to others, in order; the rest stays. */
static void
move_cells(struct table *t, size_t r, const struct filled *from, const struct filled *to)
{
	size_t old = t->rows[r].first, at = t->ncells;

	for (size_t c = 0; c < t->cols; c++) {
		struct table_cell cell = { .text = { "", 0 } };

		if (c < t->rows[r].cells)
			cell = t->cells[old + c];
		t->cells = mem_grow(t->cells, t->ncells, &t->cells_cap, sizeof *t->cells);
		t->cells[t->ncells++] = cell;
	}
	for (size_t i = 0; i < from->n; i++)
		t->cells[at + from->at[i]] = (struct table_cell){ .text = { "", 0 } };
	for (size_t i = 0; i < from->n; i++)
		t->cells[at + to->at[i]] = t->cells[old + from->at[i]];
	t->rows[r].first = (uint32_t)at;
	t->rows[r].cells = (uint32_t)t->cols;
}

/* Gives the cells of row r the columns of the header in order, from the name that its first one
 * stands below on, where those that stand elsewhere are numbers; false: it is no such row. */
static bool
settle_row(struct table *t, size_t r, const struct filled *header)
{
	struct filled f = look(t, r), names = { .n = 0 };
	size_t from = t->rows[r].first;

	if (f.n < HEADS_LEAST || f.n > header->n || fills_names(&f, header))
		return false;
	names.n = f.n;
	memcpy(names.at, header->at + (header->n - f.n), f.n * sizeof *names.at);
	if (f.at[0] != names.at[0])
		return false;
	for (size_t i = 0; i < f.n; i++)
		if (f.at[i] != names.at[i] && !is_number(t->cells[from + f.at[i]].text))
			return false;
	move_cells(t, r, &f, &names);
	return true;
}

/* The first column of a row behind all its texts. */
static size_t
behind_texts(const struct table *t, size_t r)
{
	struct filled f = look(t, r);
	size_t at = f.n;

	while (at > 1 && is_number(t->cells[t->rows[r].first + f.at[at - 1]].text))
		at--;
	return at == 0 ? 0 : f.at[at - 1] + 1;
}

/* The filled cells from column first on. */
static struct filled
cells_from(const struct table *t, size_t r, size_t first)
{
	struct filled all = look(t, r), f = { .n = 0 };

	for (size_t i = 0; i < all.n; i++)
		if (all.at[i] >= first)
			f.at[f.n++] = all.at[i];
	return f;
}

static bool
is_percentage(const struct table *t, size_t r, size_t c)
{
	return span_ends(t->cells[t->rows[r].first + c].text, SPAN("%"));
}

/* The names above numbers, and which of them head percentages. */
struct names {
	struct filled at;
	size_t first;		/* column behind all texts */
	bool rate[COLUMNS];
};

/* Do percentages stand below name k, and but few other cells, which may have drifted there, or in
 * its place in rows of as many numbers as there are names? */
static bool
is_rate(const struct table *t, size_t header, size_t end, const struct names *names, size_t k)
{
	size_t rates = 0, others = 0, c = names->at.at[k];

	for (size_t r = header + 1; r < end; r++) {
		struct filled numbers = cells_from(t, r, names->first);

		if (numbers.n == names->at.n && is_percentage(t, r, numbers.at[k]))
			return true;
		if (c >= t->rows[r].cells || t->cells[t->rows[r].first + c].pieces == 0)
			continue;
		if (is_percentage(t, r, c))
			rates++;
		else
			others++;
	}
	return rates > 2 * others;
}

/* Does each number of a row stand below a name? */
static bool
are_below(const struct filled *numbers, const struct filled *names)
{
	size_t k = 0;

	for (size_t i = 0; i < numbers->n; i++) {
		while (k < names->n && names->at[k] < numbers->at[i])
			k++;
		if (k == names->n || names->at[k] != numbers->at[i])
			return false;
	}
	return true;
}

/* How do the numbers of a row stand to the names above them: below names, or drifted, where the
 * last one is a percentage and ought to be, or stands below its name? */
enum standing { STAND_BELOW, STAND_DRIFTED, STAND_ASTRAY };

static enum standing
standing(const struct table *t, size_t r, const struct names *names, const struct filled *numbers)
{
	const struct filled *at = &names->at;
	size_t n = numbers->n, i = 0;

	if (n > at->n)
		return STAND_ASTRAY;
	if (are_below(numbers, at))
		return STAND_BELOW;
	while (numbers->at[i] == at->at[i])
		i++;
	for (size_t k = 0; k < at->n; k++)
		if (at->at[k] == numbers->at[i])
			return STAND_ASTRAY;
	return n == at->n || numbers->at[n - 1] == at->at[n - 1] ||
	    (names->rate[n - 1] && is_percentage(t, r, numbers->at[n - 1])) ?
	    STAND_DRIFTED : STAND_ASTRAY;
}

/* Moves the numbers of rows first..end - 1 below the names of header, where all of them stand
 * behind all texts, and in each row below these names or drifted from there.  Returns whether
 * any were. */
static bool
settle_numbers(struct table *t, size_t header, size_t end)
{
	struct names names = { .first = 0 };
	struct filled above = { .n = 0 };
	size_t rows = 0, drifted = 0;

	if (header > 0)
		above = look(t, header - 1);
	for (size_t r = header + 1; r < end; r++) {
		size_t behind = look(t, r).numbers > 0 ? behind_texts(t, r) : 0;

		names.first = behind > names.first ? behind : names.first;
	}
	names.at = cells_from(t, header, names.first);
	if (is_header(&above) || names.at.n < NAMES_LEAST)
		return false;
	for (size_t k = 0; k < names.at.n; k++)
		names.rate[k] = is_rate(t, header, end, &names, k);
	for (size_t r = header + 1; r < end; r++) {
		struct filled numbers = cells_from(t, r, names.first);
		enum standing how = standing(t, r, &names, &numbers);

		if (look(t, r).numbers == 0)
			continue;
		if (how == STAND_ASTRAY)
			return false;
		rows++;
		drifted += how == STAND_DRIFTED;
	}
	if (rows < ROWS_LEAST || drifted == 0)
		return false;
	for (size_t r = header + 1; r < end; r++) {
		struct filled numbers = cells_from(t, r, names.first);

		if (look(t, r).numbers > 0 &&
		    standing(t, r, &names, &numbers) == STAND_DRIFTED)
			move_cells(t, r, &numbers, &names.at);
	}
	return true;
}

static bool
is_blank_column(const struct table *t, size_t c)
{
	for (size_t r = 0; r < t->nrows; r++)
		if (c < t->rows[r].cells && t->cells[t->rows[r].first + c].pieces != 0)
			return false;
	return true;
}

/* Takes out the columns that nothing is left in. */
static void
drop_blank(struct table *t)
{
	for (size_t c = t->cols; c-- > 0;) {
		if (!is_blank_column(t, c))
			continue;
		for (size_t r = 0; r < t->nrows; r++) {
			struct table_cell *cells = &t->cells[t->rows[r].first];

			if (c >= t->rows[r].cells)
				continue;
			t->rows[r].cells--;
			memmove(cells + c, cells + c + 1,
			    (t->rows[r].cells - c) * sizeof *cells);
		}
		t->cols--;
	}
}

void
table_settle(struct table *t)
{
	bool moved = false;

	if (t->cols > COLUMNS)
		return;
	for (size_t h = 0, end; h < t->nrows; h = end) {
		struct filled header = look(t, h);

		end = h + 1;
		if (!is_header(&header))
			continue;
		for (; end < t->nrows; end++) {
			struct filled f = look(t, end);

			if (is_header(&f))
				break;
		}
		if (is_usual(t, &header, h + 1, end))
			for (size_t r = h + 1; r < end; r++)
				moved |= settle_row(t, r, &header);
		moved |= settle_numbers(t, h, end);
	}
	if (moved)
		drop_blank(t);
}
