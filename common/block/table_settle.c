/* table_settle: numbers that have drifted out of their columns; see table_settle.h. */
#include "block/table_settle.h"

#include <string.h>

#include "base/mem.h"
#include "text/character.h"

enum {
	COLUMNS = 32,		/* wider tables are left alone */
	HEADS_LEAST = 3,	/* names of a header */
	ROWS_LEAST = 3		/* that fill just what it names */
};

/* The filled cells of a row, by their columns. */
struct filled {
	size_t at[COLUMNS], n;
	size_t numbers;		/* of them, behind the first */
};

static bool
is_number(struct span s)
{
	size_t digits = 0;

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

static bool
are_equal(const struct filled *a, const struct filled *b)
{
	return a->n == b->n && memcmp(a->at, b->at, a->n * sizeof *a->at) == 0;
}

/* Do most rows first..end - 1 fill just what the header names? */
static bool
is_usual(const struct table *t, const struct filled *header, size_t first, size_t end)
{
	size_t usual = 0, rows = 0;

	for (size_t r = first; r < end; r++) {
		struct filled f = look(t, r);

		rows += f.numbers > 0;
		usual += f.numbers > 0 && are_equal(&f, header);
	}
	return usual >= ROWS_LEAST && usual * 2 > rows;
}

/* Gives the cells of row r the columns of the header in order, where those that stand elsewhere
 * are numbers; false: it is no such row. */
static bool
settle_row(struct table *t, size_t r, const struct filled *header)
{
	struct filled f = look(t, r);
	size_t from = t->rows[r].first, to = t->ncells;

	if (f.n != header->n || f.at[0] != header->at[0] || are_equal(&f, header))
		return false;
	for (size_t i = 0; i < f.n; i++)
		if (f.at[i] != header->at[i] && !is_number(t->cells[from + f.at[i]].text))
			return false;
	for (size_t c = 0; c < t->cols; c++) {
		t->cells = mem_grow(t->cells, t->ncells, &t->cells_cap, sizeof *t->cells);
		t->cells[t->ncells++] = (struct table_cell){ .text = { "", 0 } };
	}
	for (size_t i = 0; i < f.n; i++)
		t->cells[to + header->at[i]] = t->cells[from + f.at[i]];
	t->rows[r].first = (uint32_t)to;
	t->rows[r].cells = (uint32_t)t->cols;
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
	}
	if (moved)
		drop_blank(t);
}
