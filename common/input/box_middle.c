/* box_middle: totals in the middle of cells merged over columns; see box_middle.h.
 *
 * 合计 alone in its row before the first number stands over the names, or over these and
 * the columns before them that are blank beside it.  It is over several where it is in the
 * middle of all, and neither set as another text of its column nor in the middle of that. */
#include "input/box_middle.h"

#include "input/box_text.h"

/* Percent of an em. */
enum {
	FLUSH = 30,		/* ends are in line */
	CENTRED = 15,		/* … middles are */
	OWN = 50,		/* a middle is off that of its column */
	OFF = 200		/* … of all columns of its cell, whose ends are not known well */
};

/* What is looked at on a page, at most. */
enum {
	TOTALS = 64,		/* with blank columns before them */
	PEERS_SEEN = 4,		/* texts of a column that tell how it is set */
	PEERS = 16		/* texts that have the middle of one of these */
};

/* A cell and the columns that are blank on either side of it. */
struct middle {
	struct box_grid *grid;
	struct box_page *page;
	size_t at;		/* of the grid's cells */
	size_t first, last;	/* columns */
};

static bool
is_within(int64_t off, int64_t em, int64_t percent)
{
	return (off < 0 ? -off : off) * 100 <= em * percent;
}

static const struct box_chunk *
chunk_of(const struct middle *m, size_t cell)
{
	return &m->page->chunks[m->grid->cells[cell].chunk];
}

/* Has a cell one line, with blank columns before it in its row? */
static bool
find_blanks(struct middle *m)
{
	const struct box_cell *cells = m->grid->cells, *cell = &cells[m->at];

	m->first = 0;
	m->last = m->grid->ncolumns - 1;
	if (m->at > 0 && cell[-1].row == cell->row) {
		const struct box_chunk *before = chunk_of(m, m->at - 1);

		for (m->first = cell[-1].column + 1; before->spans && m->first < cell->column &&
		    m->grid->columns[m->first].x0 < before->x1; m->first++)
			;
	}
	if (m->at + 1 < m->grid->ncells && cell[1].row == cell->row)
		m->last = (size_t)cell[1].column - 1;
	return m->first < cell->column && cell->column <= m->last;
}

/* May the text of a cell show how others of the chunk's column are set? */
static bool
is_peer(const struct middle *m, const struct box_chunk *chunk, size_t cell)
{
	const struct box_chunk *other = chunk_of(m, cell);

	return m->grid->cells[cell].column == (uint32_t)chunk->column && !other->spans &&
	    other != chunk && !box_is_figure(m->page, other) && !box_is_middle_word(m->page, other);
}

static bool
begins_with(const struct box_chunk *a, const struct box_chunk *b)
{
	return is_within((int64_t)a->x0 - b->x0, a->em, CENTRED);
}

/* Does a text begin in line with another one of its column, of another width? */
static bool
is_left_set(const struct middle *m, const struct box_chunk *chunk)
{
	for (size_t i = 0; i < m->grid->ncells; i++)
		if (is_peer(m, chunk, i) && begins_with(chunk, chunk_of(m, i)) &&
		    !is_within((int64_t)chunk->x1 - chunk_of(m, i)->x1, chunk->em, FLUSH))
			return true;
	return false;
}

static bool
has_middle_of(const struct box_chunk *a, const struct box_chunk *b)
{
	return is_within(((int64_t)a->x0 + a->x1 - b->x0 - b->x1) / 2, a->em, CENTRED);
}

/* Do other texts of the column begin in line with the chunk (two of them, or the only one),
 * or has one that is not set to the left the same middle? */
static bool
is_set_alike(const struct middle *m, const struct box_chunk *chunk)
{
	size_t peers = 0, begin = 0, all = 0;

	for (size_t i = 0; i < m->grid->ncells; i++) {
		const struct box_chunk *other = chunk_of(m, i);

		if (!is_peer(m, chunk, i))
			continue;
		all++;
		begin += begins_with(chunk, other);
		if (has_middle_of(chunk, other) && peers++ < PEERS && !is_left_set(m, other))
			return true;
	}
	return begin > 1 || (begin == 1 && all < PEERS_SEEN);
}

/* Does a header tell where columns end? */
static bool
is_known(const struct box_grid *grid)
{
	return grid->header > 0 || grid->continues;
}

/* Is the chunk in the middle of columns a..b, as near as percent of an em? */
static bool
is_middle_of(const struct middle *m, const struct box_chunk *chunk, size_t a, size_t b,
    int64_t percent)
{
	const struct box_column *first = &m->grid->columns[a], *last = &m->grid->columns[b];
	int64_t left = is_known(m->grid) ? first->left : first->x0;
	int64_t right = is_known(m->grid) ? last->right : last->x1;

	return is_within((left + right - chunk->x0 - chunk->x1) / 2, chunk->em, percent);
}

/* Is the column one of numbers, in which no name stands? */
static bool
is_amounts(const struct middle *m, const struct box_chunk *chunk)
{
	size_t figures = 0, names = 0;

	for (size_t i = 0; i < m->grid->ncells; i++) {
		names += is_peer(m, chunk, i);
		figures += m->grid->cells[i].column == (uint32_t)chunk->column &&
		    box_is_figure(m->page, chunk_of(m, i));
	}
	return figures > 0 && figures >= names;
}

/* Has a cell of the header that is merged over the columns from the first blank one on the
 * same middle as the chunk? */
static bool
is_below_wide(const struct middle *m, const struct box_chunk *chunk)
{
	for (size_t i = 0; i < m->grid->ncells && m->grid->cells[i].row < m->grid->header; i++) {
		const struct box_chunk *head = chunk_of(m, i);

		if (head->spans && m->grid->cells[i].column == m->first &&
		    has_middle_of(chunk, head))
			return true;
	}
	return false;
}

/* Is the chunk, in the middle of the blank columns, as other texts of its own column are?  Where
 * the header tells the edges of the columns, a middle that fits says more. */
static bool
is_own(const struct middle *m, const struct box_chunk *chunk)
{
	bool over;

	if (is_amounts(m, chunk) || is_below_wide(m, chunk))
		return false;
	over = is_middle_of(m, chunk, m->first, m->last, CENTRED) &&
	    !is_middle_of(m, chunk, (size_t)chunk->column, (size_t)chunk->column, FLUSH);
	if (over && is_known(m->grid))
		return false;
	if (is_set_alike(m, chunk))
		return true;
	return !over && is_known(m->grid) &&
	    is_middle_of(m, chunk, (size_t)chunk->column, (size_t)chunk->column, OWN);
}

/* Leaves out columns behind the cell that are blank, too, where it is in the middle of those up
 * to its own or some behind that, as the header shows them. */
static void
narrow_blanks(struct middle *m, const struct box_chunk *chunk)
{
	size_t last = (size_t)chunk->column;

	if (!is_known(m->grid) || is_middle_of(m, chunk, m->first, m->last, OFF))
		return;
	while (last < m->last && !is_middle_of(m, chunk, m->first, last, OWN))
		last++;
	m->last = last;
}

/* Is the chunk in the middle of the blank columns, and of no less? */
static bool
is_over_all(struct middle *m, const struct box_chunk *chunk)
{
	if (!is_amounts(m, chunk) && is_below_wide(m, chunk))
		return true;
	narrow_blanks(m, chunk);
	return is_middle_of(m, chunk, m->first, m->last, OFF) && !is_own(m, chunk);
}

void
box_middle_find(struct box_grid *grid, struct box_page *page)
{
	struct middle m = { .grid = grid, .page = page };
	size_t totals = 0;

	for (m.at = 0; m.at < grid->ncells && totals < TOTALS; m.at++) {
		struct box_cell *cell = &grid->cells[m.at];
		struct box_chunk *chunk = &page->chunks[cell->chunk];

		if (cell->row < grid->header || chunk->spans || !box_is_middle_word(page, chunk) ||
		    !find_blanks(&m))
			continue;
		totals++;
		if (!is_over_all(&m, chunk))
			continue;
		cell->column = (uint32_t)m.first;
		chunk->column = (int32_t)m.first;
		chunk->spans = true;
	}
}
