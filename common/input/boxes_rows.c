/* boxes_rows: the rows of tables by geometry as lines, over page breaks too; see
 * boxes_parts.h. */
#include "input/boxes_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_text.h"
#include "input/box_torn.h"
#include "input/line_words.h"
#include "text/amount.h"
#include "text/character.h"

enum {
	NAMES = 4,		/* in a column that may be indented */
	SAME_LEFT = 100,	/* hundredths of a point */
	INDENT_EMS = 4		/* of a name; more is the middle of its cell */
};

/* Lines of one cell: complete numbers keep apart. */
static bool
parts_lines(const struct boxes *b, size_t start, const struct box_chunk *chunk)
{
	struct span before = boxes_text_since(b, start),
	    next = box_word_text(&b->page, chunk->first);

	if (chunk->rest || amount_is_torn(before, next))
		return false;
	if (box_is_number(next))
		return box_is_number(before);
	return box_blank_between(before, next) &&
	    !byte_is_digit(next.p[0]) && next.p[0] != '.' && next.p[0] != '%';
}

/* Where a name of a column begins or has its middle. */
struct name_place {
	int32_t at, width;
};

static int
by_place(const void *a, const void *b)
{
	const struct name_place *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

/* What places that several share say of how names are set. */
struct shared {
	size_t n;		/* names at such a place */
	size_t sure;		/* of these, with one of another width: others are in line anyhow */
	int32_t least;		/* the first of the places */
};

static struct shared
find_shared(struct name_place *places, size_t n)
{
	struct shared shared = { .least = INT32_MAX };

	qsort(places, n, sizeof *places, by_place);
	for (size_t i = 0, end; i < n; i = end) {
		int32_t least = places[i].width, most = least;

		for (end = i + 1; end < n && places[end].at - places[end - 1].at <= SAME_LEFT;
		    end++) {
			least = places[end].width < least ? places[end].width : least;
			most = places[end].width > most ? places[end].width : most;
		}
		if (end == i + 1)
			continue;
		shared.n += end - i;
		shared.sure += most - least > SAME_LEFT ? end - i : 0;
		if (shared.least == INT32_MAX)
			shared.least = places[i].at;
	}
	return shared;
}

/* Where the names of a column begin, when they are set to the left: at the
 * leftmost place that several share, and most share theirs with another, more than
 * their middle.  No such: INT32_MAX. */
static int32_t
left_of(struct name_place *lefts, struct name_place *middles, size_t n)
{
	struct shared left = find_shared(lefts, n), middle = find_shared(middles, n);

	return n >= NAMES && left.n * 2 >= n && left.n >= middle.n && left.sure >= middle.sure ?
	    left.least : INT32_MAX;
}

/* The names of a column, by the first line of each: where they begin, and their middles.  Notes
 * how large the letters of the widest are, which tells it best.  Returns how many there are. */
static size_t
measure_names(struct boxes *b, size_t column, struct name_place *lefts,
    struct name_place *middles)
{
	size_t n = 0;
	int32_t widest = -1;

	for (size_t i = 0; i < b->grid.ncells; i++) {
		const struct box_cell *cell = &b->grid.cells[i];
		const struct box_chunk *chunk = &b->page.chunks[cell->chunk];
		int32_t width = chunk->x1 - chunk->x0;

		if (cell->column != column || chunk->spans ||
		    (i > 0 && cell[-1].row == cell->row && cell[-1].column == column))
			continue;
		if (width > widest) {
			widest = width;
			b->ems[column] = chunk->em;
		}
		middles[n] = (struct name_place){ chunk->x0 + width / 2, width };
		lefts[n++] = (struct name_place){ chunk->x0, width };
	}
	return n;
}

/* Finds the columns of names, and the first row with a number: those above it
 * are the header. */
static void
find_names(struct boxes *b)
{
	struct name_place *lefts = mem_resize(NULL, b->grid.ncells + 1, sizeof *lefts);
	struct name_place *middles = mem_resize(NULL, b->grid.ncells + 1, sizeof *middles);

	b->body = UINT32_MAX;
	for (size_t i = 0; i < b->grid.ncells; i++)
		if (b->grid.cells[i].row < b->body && box_is_number(box_word_text(&b->page,
		    b->page.chunks[b->grid.cells[i].chunk].first)))
			b->body = b->grid.cells[i].row;
	for (size_t c = 0; c < b->grid.ncolumns; c++) {
		const struct box_column *column = &b->grid.columns[c];
		size_t n = measure_names(b, c, lefts, middles);

		b->lefts[c] = column->numbers * 2 > column->chunks ? INT32_MAX :
		    left_of(lefts, middles, n);
	}
	free(lefts);
	free(middles);
}

/* Totals and upright texts stand in the middle of their cells, numbers where they like. */
static bool
is_indented(const struct boxes *b, const struct box_chunk *chunk)
{
	struct span first = box_word_text(&b->page, chunk->first);
	struct span last = box_word_text(&b->page, chunk->first + chunk->n - 1);

	if (chunk->spans || chunk->above > 0 || box_is_total(first) ||
	    word_table_ends(&line_words, "sum", last))
		return false;
	return box_is_label(first) || box_begins_chinese(first);
}

/* Names are indented by their level, which says what is part of what; totals
 * and headers, in the middle of their cells, are not. */
static size_t
indent_of(const struct boxes *b, const struct box_cell *cell)
{
	const struct box_chunk *chunk = &b->page.chunks[cell->chunk];
	int64_t indent = (int64_t)chunk->x0 - b->lefts[cell->column];
	int64_t em = b->ems[cell->column];

	if (cell->row < b->body || !is_indented(b, chunk) || indent * 2 < em ||
	    indent > INDENT_EMS * em)
		return 0;
	return (size_t)((indent * 2 + em / 2) / em);
}

/* The cells from at on that are one row; returns the one behind them. */
static size_t
add_row(struct boxes *b, size_t at)
{
	struct ready *line = boxes_begin_line(b, LINE_ROW | LINE_TAB | LINE_ESCAPE);
	const struct box_cell *cells = b->grid.cells;
	uint32_t row = cells[at].row, column = 0;
	size_t start = b->text.n;

	for (; at < b->grid.ncells && cells[at].row == row; at++) {
		const struct box_chunk *chunk = &b->page.chunks[cells[at].chunk];

		for (; column < cells[at].column; column++) {
			buf_add_char(&b->text, '\t');
			start = b->text.n;
		}
		for (size_t i = b->text.n > start ? 0 : indent_of(b, &cells[at]); i > 0; i--)
			buf_add_char(&b->text, ' ');
		if (b->text.n > start && parts_lines(b, start, chunk))
			buf_add_char(&b->text, ' ');
		boxes_add_chunk(b, line, chunk);
	}
	for (; column + 1 < b->grid.ncolumns; column++)
		buf_add_char(&b->text, '\t');
	line->end = (uint32_t)b->text.n;
	return at;
}

/* Field c of a line of a row; empty behind the last one. */
static struct span
field_of(struct span line, size_t c)
{
	for (;; c--) {
		const char *tab = line.n == 0 ? NULL : memchr(line.p, '\t', line.n);
		size_t n = tab == NULL ? line.n : (size_t)(tab - line.p);

		if (c == 0)
			return span_slice(line, 0, n);
		line = span_slice(line, tab == NULL ? n : n + 1, line.n);
	}
}

/* Do the two make one number, one at the foot of a page and one at the top of the next?
 * Whole numbers do as a code only, which stands before all names: behind one they are
 * values of two rows, 10 over 5. */
static bool
makes_number_of_pages(struct span row, size_t c, struct span rest)
{
	struct span held = field_of(row, c);

	if (amount_is_torn(held, rest) || box_torn_is_begun(held, rest))
		return true;
	if (!box_torn_makes_number(held, rest))
		return false;
	for (size_t before = 0; span_is_digits(rest) && before < c; before++)
		if (field_of(row, before).n > 0 && !span_is_digits(field_of(row, before)))
			return false;
	return true;
}

bool
boxes_ends_held(const struct boxes *b, const struct box_chunk *chunk)
{
	struct span rest = box_word_text(&b->page, chunk->first);

	for (size_t c = 0; chunk->n == 1 && c < b->known.n; c++)
		if (chunk->x0 < b->known.columns[c].x1 && b->known.columns[c].x0 < chunk->x1)
			return makes_number_of_pages(buf_span(&b->held_text), c, rest);
	return false;
}

/* Is the row of the cells from at on, the first of its page, the rest of the last
 * row of the page before: cells that go on below, half of them below full lines,
 * and no number that ends none above?  The first line of each tells. */
static bool
is_torn_row(const struct boxes *b, size_t at)
{
	const struct box_cell *cells = b->grid.cells;
	uint32_t row = cells[at].row;
	size_t n = 0, full = 0;
	uint32_t column = UINT32_MAX;

	for (; at < b->grid.ncells && cells[at].row == row; at++) {
		const struct box_chunk *chunk = &b->page.chunks[cells[at].chunk];
		struct span s = box_word_text(&b->page, chunk->first);
		enum tail above = b->tails[cells[at].column];
		bool ends = boxes_ends_held(b, chunk);

		if (cells[at].column == column)
			continue;
		column = cells[at].column;
		if (above == TAIL_NONE || box_is_label(s) ||
		    (chunk->n == 1 && box_is_number(s) && !ends))
			return false;
		full += above == TAIL_FULL || (s.n == 1 && s.p[0] == '%') || ends;
		n++;
	}
	return full * 2 >= n;
}

static void
note_tails(struct boxes *b)
{
	const struct box_cell *cells = b->grid.cells;
	size_t i = b->grid.ncells;
	uint32_t row = i == 0 ? 0 : cells[i - 1].row;

	for (size_t c = 0; c < BOX_COLUMNS; c++)
		b->tails[c] = TAIL_NONE;
	for (; i > 0 && cells[i - 1].row == row; i--)
		if (b->tails[cells[i - 1].column] == TAIL_NONE)
			b->tails[cells[i - 1].column] = box_is_full(&b->grid,
			    &b->page.chunks[cells[i - 1].chunk]) ? TAIL_FULL : TAIL_SHORT;
}

static void
drop_line(struct boxes *b)
{
	struct ready *line = &b->ready[--b->nready];

	b->text.n = line->start;
	b->npoints = line->map;
}

/* Remembers the first rows of a table; at its continuation leaves those out
 * that come again. */
static void
note_row(struct boxes *b, size_t row, bool continues, bool *repeats)
{
	const struct ready *line = &b->ready[b->nready - 1];
	struct span text = { b->text.p + line->start, line->end - line->start };

	if (row >= REPEATED_ROWS)
		*repeats = false;
	if (!continues && row < REPEATED_ROWS) {
		buf_reset(&b->header[row]);
		buf_add_span(&b->header[row], text);
		b->nheader = row + 1;
	}
	if (!continues || !*repeats)
		return;
	*repeats = row < b->nheader && span_eq(text, buf_span(&b->header[row]));
	if (*repeats)
		drop_line(b);
}

/* Keeps the last line back, a row at the end of a page. */
void
boxes_hold_row(struct boxes *b)
{
	const struct ready *last;

	if (!b->in_table || b->nready == 0)
		return;
	last = &b->ready[--b->nready];
	b->held = *last;
	buf_reset(&b->held_text);
	buf_add(&b->held_text, b->text.p + last->start, last->end - last->start);
	while (b->held_points_cap < last->nmap)
		b->held_points = mem_grow(b->held_points, b->held_points_cap,
		    &b->held_points_cap, sizeof *b->held_points);
	if (last->nmap != 0)
		memcpy(b->held_points, b->points + last->map,
		    last->nmap * sizeof *b->points);
	b->holding = true;
}

/* A row that is copied: its text, where that stood, and its physical line. */
struct copied_row {
	struct span text;
	const struct map_point *points;
	size_t npoints;
	uint32_t number;
};

/* Appends field c of a row to line, with what its points say. */
static void
copy_field(struct boxes *b, struct ready *line, const struct copied_row *row, size_t c)
{
	struct span field = field_of(row->text, c);
	size_t at = (size_t)(field.p - row->text.p);

	for (size_t i = 0; i < row->npoints; i++) {
		struct map_point point = row->points[i];

		if (point.out < at || point.out >= at + field.n)
			continue;
		point.out = (uint32_t)(point.out - at + b->text.n - line->start);
		point.line += (int32_t)(row->number - line->number);
		b->points = mem_grow(b->points, b->npoints, &b->points_cap, sizeof *b->points);
		b->points[b->npoints++] = point;
		line->nmap++;
	}
	buf_add_span(&b->text, field);
}

/* Gives the held row out, each cell with its rest where torn is a line that holds
 * the rest of the row. */
void
boxes_give_held(struct boxes *b, const struct ready *torn)
{
	struct ready *line = boxes_begin_line(b, b->held.flags);
	struct copied_row held = { buf_span(&b->held_text), b->held_points, b->held.nmap,
		b->held.number }, rest = { .npoints = 0 };
	struct buf copy = BUF_INIT;
	struct map_point *points = NULL;

	b->holding = false;
	line->number = b->held.number;
	if (torn != NULL) {
		buf_add(&copy, b->text.p + torn->start, torn->end - torn->start);
		line->flags |= torn->flags;
		points = mem_resize(NULL, torn->nmap + 1, sizeof *points);
		if (torn->nmap != 0)
			memcpy(points, b->points + torn->map, torn->nmap * sizeof *points);
		rest = (struct copied_row){ buf_span(&copy), points, torn->nmap, torn->number };
	}
	for (size_t c = 0; c < b->known.n; c++) {
		if (c > 0)
			buf_add_char(&b->text, '\t');
		copy_field(b, line, &held, c);
		if (torn != NULL)
			copy_field(b, line, &rest, c);
	}
	line->end = (uint32_t)b->text.n;
	buf_release(&copy);
	free(points);
}

/* The first row on the page is the rest of the held one, given out just before, with what
 * was joined to it. */
static void
join_held(struct boxes *b)
{
	struct ready torn = b->ready[b->old + 1];

	b->nready = b->old + 1;
	boxes_hold_row(b);
	boxes_give_held(b, &torn);
}

void
boxes_add_table(struct boxes *b, bool continues)
{
	bool repeats = true;
	size_t row = 0, first = b->nready;

	if (!continues)
		boxes_add_empty(b);
	find_names(b);
	for (size_t at = 0; at < b->grid.ncells; row++) {
		bool torn = continues && first == b->old + 1 && b->nready == first &&
		    is_torn_row(b, at);

		at = add_row(b, at);
		if (torn)
			join_held(b);
		note_row(b, row, continues, &repeats);
	}
	note_tails(b);
	memcpy(b->known.columns, b->grid.columns, b->grid.ncolumns * sizeof *b->grid.columns);
	b->known.n = b->grid.ncolumns;
	b->in_table = true;
	b->new_page = false;
}
