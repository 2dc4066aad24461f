/* box_columns: the columns of a table by geometry; see box_columns.h. */
#include "input/box_columns.h"

#include <string.h>

#include "input/box_column.h"
#include "input/box_columns_parts.h"
#include "input/box_text.h"
#include "text/character.h"

enum {
	TOUCH = 95,		/* percent of an em between lines that overlap … */
	HEADER_CHUNKS = 4,
	PART_ROWS = 3,		/* of a form, at least, that show how a column is set in them */
	OVERLAPPING = 80,	/* percent of an em between lines whose letters overlap, at most */
	LETTER = 150,		/* percent of an em: the widest letter */
	PART_GAP = 600,		/* percent of an em between them, where fewer show it */
	CROWDED = 2		/* strips that may have two chunks in a column of the page before */
};

/* A column without any text of its own below a header that hangs over the gap
 * between two columns: the header spans them. */
static bool
hangs_over(const struct box_grid *grid, const struct box_page *page, size_t c,
    size_t from, size_t to)
{
	uint32_t bottom = 0, left = UINT32_MAX, right = UINT32_MAX;

	if (c == 0 || c + 1 == grid->ncolumns)
		return false;
	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];
		size_t at = (size_t)chunk->column;

		if (chunk->spans)
			continue;
		if (at == c)
			bottom = chunk->strip;
		if (at == c - 1 && left == UINT32_MAX)
			left = chunk->strip;
		if (at == c + 1 && right == UINT32_MAX)
			right = chunk->strip;
	}
	return bottom < left && bottom < right && left != UINT32_MAX && right != UINT32_MAX;
}

static bool
drop_hanging(struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	for (size_t c = 1; c + 1 < grid->ncolumns; c++) {
		if (grid->columns[c].chunks > 3 || !hangs_over(grid, page, c, from, to))
			continue;
		memmove(&grid->columns[c], &grid->columns[c + 1],
		    (grid->ncolumns - c - 1) * sizeof *grid->columns);
		grid->ncolumns--;
		return true;
	}
	return false;
}

/* The topmost and the lowest chunk of every column; -1: none. */
static void
find_ends(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	for (size_t c = 0; c < grid->ncolumns; c++)
		grid->top[c] = grid->bottom[c] = -1;
	for (size_t i = from; i < to; i++) {
		int32_t c = page->chunks[i].column;

		if (page->chunks[i].spans)
			continue;
		if (grid->top[c] < 0)
			grid->top[c] = (int32_t)i;
		grid->bottom[c] = (int32_t)i;
	}
}

/* Does column below have all its text under that of the other, a header? */
static bool
is_headed_by(const struct box_grid *grid, const struct box_page *page, size_t below,
    size_t header)
{
	if (grid->top[below] < 0 || grid->bottom[header] < 0)
		return false;
	return grid->columns[header].chunks <= HEADER_CHUNKS &&
	    box_distance(&page->chunks[grid->bottom[header]],
		&page->chunks[grid->top[below]]) > TOUCH;
}

/* A column of nothing but a header beside one without any: they are one, the
 * header set differently from what stands below it. */
static bool
marry_columns(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	find_ends(grid, page, from, to);
	for (size_t c = 0; c + 1 < grid->ncolumns; c++)
		if (is_headed_by(grid, page, c, c + 1) || is_headed_by(grid, page, c + 1, c)) {
			box_column_merge(grid, c);
			return true;
		}
	return false;
}

/* Headers set to the left stand left of numbers set to the right: where each column without
 * a header is right of one with nothing else, the two are one, and no header hangs over a
 * gap. */
static void
marry_all(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	size_t pairs = 0, headless = 0;
	uint32_t head = UINT32_MAX;

	find_ends(grid, page, from, to);
	for (size_t c = 0; c + 1 < grid->ncolumns; c++)
		if (is_headed_by(grid, page, c + 1, c) && grid->columns[c + 1].numbers > 0) {
			pairs++;
			head = page->chunks[grid->bottom[c]].strip;
		}
	for (size_t c = 0; c < grid->ncolumns; c++)
		headless += grid->top[c] >= 0 && page->chunks[grid->top[c]].strip > head;
	if (pairs < 2 || pairs != headless)
		return;
	for (size_t c = 0; c + 1 < grid->ncolumns; c++)
		if (is_headed_by(grid, page, c + 1, c)) {
			box_column_merge(grid, c);
			memmove(&grid->top[c + 1], &grid->top[c + 2],
			    (grid->ncolumns - c - 1) * sizeof *grid->top);
			memmove(&grid->bottom[c + 1], &grid->bottom[c + 2],
			    (grid->ncolumns - c - 1) * sizeof *grid->bottom);
		}
}

/* Does a text of column c alone stand beside one of the next column alone? */
static bool
stand_beside(const struct box_page *page, size_t c, size_t from, size_t to)
{
	struct box_column own = { .bands = { 0 } }, next = { .bands = { 0 } };

	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		if (!chunk->spans && chunk->column == (int32_t)c)
			box_column_set_band(&own, chunk);
		if (!chunk->spans && chunk->column == (int32_t)c + 1)
			box_column_set_band(&next, chunk);
	}
	return box_column_beside(own.bands, next.bands);
}

/* Are there rows enough that show that all in the column are numbers, or few right behind
 * the names? */
static bool
are_parts(const struct box_page *page, size_t from, const struct box_column *names,
    const struct box_column *numbers)
{
	int64_t gap = (int64_t)numbers->x0 - names->x1;

	if (names->numbers > 0 || names->chunks < PART_ROWS || numbers->numbers == 0)
		return false;
	if (numbers->chunks < PART_ROWS)
		return numbers->numbers == numbers->chunks &&
		    gap * 100 <= (int64_t)page->chunks[from].em * PART_GAP;
	return numbers->numbers * 4 >= numbers->chunks * 3;
}

/* Names set to the left and numbers set to the right of the same cells may have no place in
 * common where their rows are of different parts of a form.  Never side by side, they are one
 * column. */
static bool
join_parts(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	for (size_t c = 1; c + 1 < grid->ncolumns; c++) {
		if (!are_parts(page, from, &grid->columns[c], &grid->columns[c + 1]) ||
		    stand_beside(page, c, from, to))
			continue;
		box_column_merge(grid, c);
		return true;
	}
	return false;
}

/* The chunks of strips first..end - 1. */
static void
find_chunks(const struct box_page *page, size_t first, size_t end, size_t *from, size_t *to)
{
	*from = page->strips[first].first;
	*to = page->strips[end - 1].first + page->strips[end - 1].n;
}

/* Is the chunk no single letter of a text set wide? */
static bool
is_text(const struct box_chunk *chunk)
{
	return ((int64_t)chunk->x1 - chunk->x0) * 100 > (int64_t)chunk->em * LETTER;
}

/* Do two texts lie side by side in one column, on one line or on two whose letters overlap?
 * One of the two may be a letter of an upright text. */
static bool
share_place(const struct box_grid *grid, const struct box_chunk *a, const struct box_chunk *b)
{
	bool texts = a->strip == b->strip ? is_text(a) && is_text(b) : is_text(a) || is_text(b);

	return texts && (a->x1 <= b->x0 || b->x1 <= a->x0) &&
	    box_column_of(grid, a) == box_column_of(grid, b);
}

/* How many of chunks from..to - 1 have such a text before them. */
static size_t
count_texts(const struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];
		bool found = false;

		for (size_t k = i; !found && k-- > from &&
		    box_distance(&page->chunks[k], chunk) <= OVERLAPPING;)
			found = share_place(grid, &page->chunks[k], chunk);
		n += found;
	}
	return n;
}

/* In how many strips two chunks lie in one column, side by side. */
static size_t
count_crowded(const struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	size_t n = 0;

	for (size_t s = first; s < end; s++) {
		const struct box_strip *strip = &page->strips[s];
		bool crowded = false;

		for (size_t i = strip->first + 1; !crowded && i < strip->first + strip->n; i++)
			crowded = page->chunks[i - 1].x1 <= page->chunks[i].x0 &&
			    box_column_of(grid, &page->chunks[i - 1]) ==
			    box_column_of(grid, &page->chunks[i]);
		n += crowded;
	}
	return n;
}

/* A number longer than those of the page before, set to the right below them. */
static bool
is_flush(const struct box_grid *grid, const struct box_page *page, const struct box_chunk *chunk,
    const struct box_column *known)
{
	for (size_t c = 0; c < grid->ncolumns && box_is_figure(page, chunk); c++) {
		int64_t off = (int64_t)chunk->x1 - known[c].x1;

		if (known[c].numbers > 0 &&
		    (off < 0 ? -off : off) * 100 <= (int64_t)chunk->em * BOX_FLUSH)
			return true;
	}
	return false;
}

/* 合计 may stand in a cell over several columns. */
static bool
is_total(const struct box_page *page, const struct box_chunk *chunk)
{
	return box_is_total(box_word_text(page, chunk->first));
}

/* Do nearly all of the chunks lie in one column each, or end as those above them do? */
static bool
fits(const struct box_grid *grid, const struct box_page *page, size_t from, size_t to,
    const struct box_column *known)
{
	size_t fit = 0;

	for (size_t i = from; i < to; i++) {
		size_t in = 0;

		for (size_t c = 0; c < grid->ncolumns; c++)
			in += box_column_overlaps(&page->chunks[i], &grid->columns[c]);
		fit += in == 1 || is_flush(grid, page, &page->chunks[i], known) ||
		    is_total(page, &page->chunks[i]);
	}
	return grid->ncolumns > 1 && fit * 10 >= (to - from) * 9;
}

bool
box_columns_take(struct box_grid *grid, struct box_page *page, size_t first, size_t end,
    const struct box_known *known)
{
	size_t from, to;

	memcpy(grid->columns, known->columns, known->n * sizeof *known->columns);
	grid->ncolumns = known->n;
	for (size_t c = 0; c < known->n; c++)
		box_column_widen(&grid->columns[c], known->columns[c].left,
		    known->columns[c].right);
	find_chunks(page, first, end, &from, &to);
	box_columns_part(grid, page, from, to);
	find_chunks(page, first, end, &from, &to);
	if (!fits(grid, page, from, to, known->columns) ||
	    count_crowded(grid, page, first, end) > CROWDED)
		return false;
	grid->crowded = count_texts(grid, page, from, to);
	box_columns_clear_spans(page, from, to);
	box_columns_give(grid, page, from, to);
	for (size_t c = 0; c < known->n; c++) {
		grid->columns[c].x0 = known->columns[c].x0;
		grid->columns[c].x1 = known->columns[c].x1;
	}
	for (size_t i = from; i < to; i++)
		if (!box_is_middle_word(page, &page->chunks[i]))	/* it may be over several */
			box_column_widen(&grid->columns[page->chunks[i].column],
			    page->chunks[i].x0, page->chunks[i].x1);
	return true;
}

void
box_columns_close(struct box_grid *grid)
{
	for (size_t c = 0; c < grid->ncolumns; c++) {
		struct box_column *column = &grid->columns[c];

		if (column->left >= column->right) {
			column->left = column->x0;
			column->right = column->x1;
		}
	}
}

void
box_columns_assign(struct box_grid *grid, struct box_page *page, size_t first, size_t end)
{
	size_t from, to;

	find_chunks(page, first, end, &from, &to);
	box_columns_give(grid, page, from, to);
}

/* 栏次 1 2 3: is chunk i a number that says how many there are in its line so far? */
static bool
counts_columns(const struct box_page *page, size_t i)
{
	struct span s = box_word_text(page, page->chunks[i].first);
	unsigned value = 0, n = 0;

	if (page->chunks[i].n > 1 || s.n > 2)
		return false;
	for (size_t k = 0; k < s.n && byte_is_digit(s.p[k]); k++)
		value = value * 10 + (unsigned)(s.p[k] - '0');
	for (size_t k = page->strips[page->chunks[i].strip].first; k <= i; k++)
		n += box_is_figure(page, &page->chunks[k]);
	return value > 0 && value == n;
}

/* Has the column nothing but numbers in chunks from..to - 1? */
static bool
has_numbers(const struct box_grid *grid, const struct box_page *page, size_t column, size_t from,
    size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		if (chunk->spans || box_column_of(grid, chunk) != (int32_t)column)
			continue;
		if (!box_is_figure(page, chunk))
			return false;
		n++;
	}
	return n > 0;
}

/* The number of a column, in the middle of its cell below the header, may have no place in
 * common with what ends at the right below it: the two are one column, however far apart where
 * that holds numbers alone. */
static void
join_numbering(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to && page->chunks[i].strip == page->chunks[from].strip; i++) {
		const struct box_chunk *chunk = &page->chunks[i];
		int32_t c = box_column_of(grid, chunk);
		size_t near;
		int64_t gap;

		if (c < 0 || grid->columns[c].chunks != 1 || !counts_columns(page, i))
			continue;
		near = box_column_neighbour(grid, (size_t)c);
		if (near == NONE)
			continue;
		gap = near > (size_t)c ? (int64_t)grid->columns[near].x0 - chunk->x1 :
		    (int64_t)chunk->x0 - grid->columns[near].x1;
		if (gap <= chunk->em || has_numbers(grid, page, near, i + 1, to))
			box_column_merge(grid, near < (size_t)c ? near : (size_t)c);
	}
}

/* Columns of strips first..end - 1, with the chunks cut that are several cells. */
static bool
cut_columns(struct box_grid *grid, struct box_page *page, size_t first, size_t end)
{
	size_t from, to;

	for (int turn = 0; turn < 2; turn++) {
		find_chunks(page, first, end, &from, &to);
		if (!box_columns_find(grid, page, from, to))
			return false;
		if (turn > 0 || !box_columns_part(grid, page, from, to))
			break;
	}
	return true;
}

bool
box_columns_of_body(struct box_grid *grid, struct box_page *page, size_t first,
    size_t body, size_t end)
{
	size_t from, to;

	if (!cut_columns(grid, page, body, end))
		return false;
	find_chunks(page, body, end, &from, &to);
	join_numbering(grid, page, from, to);
	find_chunks(page, first, end, &from, &to);
	box_columns_drop_middles(grid, page, from, page->strips[body].first, to);
	box_columns_clear_spans(page, from, page->strips[body].first);
	box_columns_part(grid, page, from, page->strips[body].first);
	box_columns_assign(grid, page, body, end);
	return true;
}

bool
box_columns_of_all(struct box_grid *grid, struct box_page *page, size_t first, size_t end)
{
	size_t from, to;

	if (!cut_columns(grid, page, first, end))
		return false;
	find_chunks(page, first, end, &from, &to);
	box_columns_drop_middles(grid, page, from, from, to);
	box_columns_give(grid, page, from, to);
	marry_all(grid, page, from, to);
	do
		box_columns_give(grid, page, from, to);
	while (drop_hanging(grid, page, from, to) || marry_columns(grid, page, from, to) ||
	    join_parts(grid, page, from, to));
	return true;
}
