/* boxes: pages of word boxes as lines of text; see boxes.h. */
#include "input/boxes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_body.h"
#include "input/box_grid.h"
#include "input/box_page.h"
#include "input/box_part.h"
#include "input/box_region.h"
#include "input/box_text.h"
#include "input/repair.h"
#include "text/amount.h"

enum {
	TEXT_BYTES = 1 << 20,	/* most of one page */
	COORDINATE = 10000000,	/* hundredths of a point; more is nonsense */
	SPACED = 230,		/* percent of an em between lines: an empty line */
	INDENT_BLANKS = 24,
	HEAD_BYTES = 200,	/* of a running head */
	NAMES = 4,		/* in a column that may be indented */
	SAME_LEFT = 100,	/* hundredths of a point */
	INDENT_EMS = 4,		/* of a name; more is the middle of its cell */
	REPEATED_ROWS = 8,	/* of a header at most */
	CAPTIONS = 4,		/* lines above a table that may come again */
	CONTINUED_BYTES = 12	/* （续表） */
};

enum { LEVEL, PAGE, PAR, BLOCK, LINE, WORD, LEFT, TOP, WIDTH, HEIGHT, CONF, TEXT, FIELDS };

struct ready {
	uint32_t start, end;	/* in text */
	uint32_t map, nmap;
	uint32_t number, flags;
};

/* Where the text of a word stands in its row. */
struct origin {
	uint32_t column;
	uint32_t inner, n;	/* points of its own, where the row was repaired */
};

/* What the last row on a page has in a column. */
enum tail { TAIL_NONE, TAIL_SHORT, TAIL_FULL };

struct boxes {
	struct box_page page;
	struct box_grid grid;
	int64_t group[4];	/* page, paragraph, block and line of the last word */
	uint32_t groups;
	struct origin *origins;	/* of every word */
	size_t origins_cap;
	struct map_point *inner;
	size_t ninner, inner_cap;

	struct buf text;	/* of the lines that are ready */
	struct map_point *points;
	size_t npoints, points_cap;
	struct ready *ready;
	size_t nready, ready_cap, given;
	struct buf cell;

	int32_t lefts[BOX_COLUMNS];	/* of the table at hand: where names begin */
	uint32_t body;		/* and its first row below the header */

	bool holding;		/* the last row of the page before, which may go on */
	struct ready held;
	struct buf held_text;
	struct map_point *held_points;
	size_t held_points_cap;

	bool new_page;		/* the next line of text is the first on its page */
	bool in_table;		/* the last line was a row */
	struct box_column known[BOX_COLUMNS];	/* of that table */
	size_t nknown;
	struct buf caption, heading;	/* lines above it, and of its header */
	struct buf numbering;	/* the line below that numbers its columns */
	struct buf header[REPEATED_ROWS];	/* its first rows */
	size_t nheader;
	enum tail tails[BOX_COLUMNS];	/* of its last row */
	struct buf head;	/* the first line of the page before */
	int32_t head_base;
};

bool
boxes_is_header(struct span line)
{
	return span_starts(line, SPAN("level\tpage_num\tpar_num\tblock_num\tline_num\t"
	    "word_num\tleft\ttop\twidth\theight\tconf\ttext"));
}

struct boxes *
boxes_open(void)
{
	return mem_zeroed(1, sizeof(struct boxes));
}

void
boxes_close(struct boxes *b)
{
	if (b == NULL)
		return;
	box_page_release(&b->page);
	box_grid_release(&b->grid);
	buf_release(&b->text);
	buf_release(&b->cell);
	buf_release(&b->head);
	buf_release(&b->caption);
	buf_release(&b->heading);
	buf_release(&b->numbering);
	buf_release(&b->held_text);
	free(b->held_points);
	for (size_t i = 0; i < REPEATED_ROWS; i++)
		buf_release(&b->header[i]);
	free(b->origins);
	free(b->inner);
	free(b->points);
	free(b->ready);
	free(b);
}

void
boxes_document(struct boxes *b)
{
	box_page_reset(&b->page);
	b->nready = b->given = b->ninner = 0;
	b->in_table = b->new_page = b->holding = false;
	b->nknown = b->nheader = 0;
	buf_reset(&b->head);
	buf_reset(&b->caption);
	buf_reset(&b->heading);
	buf_reset(&b->numbering);
	b->group[0] = -1;
}

/* --- lines that are ready ------------------------------------------------ */

static struct ready *
begin_line(struct boxes *b, unsigned flags)
{
	b->ready = mem_grow(b->ready, b->nready, &b->ready_cap, sizeof *b->ready);
	b->ready[b->nready] = (struct ready){
		.start = (uint32_t)b->text.n, .end = (uint32_t)b->text.n,
		.map = (uint32_t)b->npoints, .flags = flags | LINE_REPAIRED,
	};
	return &b->ready[b->nready++];
}

/* What comes in the line, after some bytes more, stands there in the input. */
static void
add_point(struct boxes *b, struct ready *line, uint32_t row, uint32_t column, uint32_t more)
{
	if (line->number == 0)
		line->number = row;
	b->points = mem_grow(b->points, b->npoints, &b->points_cap, sizeof *b->points);
	b->points[b->npoints++] = (struct map_point){
		.out = (uint32_t)(b->text.n - line->start) + more, .in = column,
		.line = (int32_t)(row - line->number),
	};
	line->nmap++;
}

static void
add_word(struct boxes *b, struct ready *line, size_t i)
{
	const struct box_word *word = &b->page.words[i];
	const struct origin *origin = &b->origins[i];
	struct span text = box_word_text(&b->page, i);

	add_point(b, line, word->row, origin->column, 0);
	for (size_t k = 0; k < origin->n; k++)
		add_point(b, line, word->row, b->inner[origin->inner + k].in,
		    b->inner[origin->inner + k].out);
	buf_add_span(&b->text, text);
	if (memchr(text.p, '\\', text.n) != NULL)
		line->flags |= LINE_ESCAPE;
}

static struct span
text_since(const struct boxes *b, size_t start)
{
	return (struct span){ b->text.p + start, b->text.n - start };
}

static void
add_chunk(struct boxes *b, struct ready *line, const struct box_chunk *chunk)
{
	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		if (i > chunk->first && box_blank_before(&b->page, i))
			buf_add_char(&b->text, ' ');
		add_word(b, line, i);
	}
}

static void
add_empty(struct boxes *b)
{
	uint32_t above = b->nready == 0 ? 1 : b->ready[b->nready - 1].number;

	if (b->nready == 0 || !(b->ready[b->nready - 1].flags & LINE_BLANK))
		begin_line(b, LINE_BLANK)->number = above;
}

/* --- running text -------------------------------------------------------- */

static void
strip_text(const struct boxes *b, const struct box_strip *strip, struct buf *to)
{
	buf_reset(to);
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		if (i > strip->first)
			buf_add_char(to, ' ');
		box_chunk_text(&b->page, &b->page.chunks[i], to);
	}
}

static void
add_prose(struct boxes *b, const struct box_strip *strip)
{
	struct ready *line = begin_line(b, b->new_page ? LINE_PROSE | LINE_PAGE : LINE_PROSE);
	int64_t indent = ((int64_t)strip->x0 - b->page.left) * 2 / strip->em;
	size_t start = b->text.n;

	for (int64_t i = 0; i < indent && i < INDENT_BLANKS; i++)
		buf_add_char(&b->text, ' ');
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *chunk = &b->page.chunks[i];

		if (i > strip->first && ((chunk->x0 - chunk[-1].x1) * 2 > strip->em ||
		    box_blank_between(text_since(b, start), box_word_text(&b->page, chunk->first))))
			buf_add_char(&b->text, ' ');
		add_chunk(b, line, chunk);
	}
	line->end = (uint32_t)b->text.n;
	b->new_page = false;
	b->in_table = false;
}

/* --- tables -------------------------------------------------------------- */

/* Lines of one cell: complete numbers keep apart. */
static bool
parts_lines(const struct boxes *b, size_t start, const struct box_chunk *chunk)
{
	struct span before = text_since(b, start), next = box_word_text(&b->page, chunk->first);

	if (amount_is_torn(before, next))
		return false;
	if (box_is_number(next))
		return box_is_number(before);
	return box_blank_between(before, next) &&
	    !(next.p[0] >= '0' && next.p[0] <= '9') && next.p[0] != '.' && next.p[0] != '%';
}

static int
by_value(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? -1 : x > y;
}

/* How many of these places are shared by several; *least is the first of them. */
static size_t
count_shared(int32_t *places, size_t n, int32_t *least)
{
	size_t shared = 0;

	*least = INT32_MAX;
	qsort(places, n, sizeof *places, by_value);
	for (size_t i = 0; i < n; i++) {
		bool near = (i > 0 && places[i] - places[i - 1] <= SAME_LEFT) ||
		    (i + 1 < n && places[i + 1] - places[i] <= SAME_LEFT);

		shared += near;
		if (near && *least == INT32_MAX)
			*least = places[i];
	}
	return shared;
}

/* Where the names of a column begin, when they are set to the left: at the
 * leftmost place that several share, and most share theirs with another, more than
 * their middle.  No such: INT32_MAX. */
static int32_t
left_of(int32_t *lefts, int32_t *middles, size_t n)
{
	int32_t left, middle;
	size_t shared = count_shared(lefts, n, &left);

	return n >= NAMES && shared * 2 >= n && shared >= count_shared(middles, n, &middle) ?
	    left : INT32_MAX;
}

/* Finds the columns of names, and the first row with a number: those above it
 * are the header. */
static void
find_names(struct boxes *b)
{
	int32_t *lefts = mem_resize(NULL, b->grid.ncells + 1, sizeof *lefts);
	int32_t *middles = mem_resize(NULL, b->grid.ncells + 1, sizeof *middles);

	b->body = UINT32_MAX;
	for (size_t c = 0; c < b->grid.ncolumns; c++) {
		const struct box_column *column = &b->grid.columns[c];
		size_t n = 0;

		for (size_t i = 0; i < b->grid.ncells; i++) {
			const struct box_cell *cell = &b->grid.cells[i];
			const struct box_chunk *chunk = &b->page.chunks[cell->chunk];

			if (cell->column == c && !chunk->spans) {
				middles[n] = chunk->x0 + (chunk->x1 - chunk->x0) / 2;
				lefts[n++] = chunk->x0;
			}
			if (cell->row < b->body &&
			    box_is_number(box_word_text(&b->page, chunk->first)))
				b->body = cell->row;
		}
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

	if (chunk->spans || chunk->above > 0 || span_ends(last, SPAN("计")) || box_is_total(first))
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

	if (cell->row < b->body || !is_indented(b, chunk) || indent * 2 < chunk->em ||
	    indent > INDENT_EMS * (int64_t)chunk->em)
		return 0;
	return (size_t)((indent * 2 + chunk->em / 2) / chunk->em);
}

/* The cells from at on that are one row; returns the one behind them. */
static size_t
add_row(struct boxes *b, size_t at)
{
	struct ready *line = begin_line(b, LINE_ROW | LINE_TAB | LINE_ESCAPE);
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
		add_chunk(b, line, chunk);
	}
	for (; column + 1 < b->grid.ncolumns; column++)
		buf_add_char(&b->text, '\t');
	line->end = (uint32_t)b->text.n;
	return at;
}

/* Is the row of the cells from at on, the first of its page, the rest of the last
 * row of the page before: cells that go on below, half of them below full lines,
 * and no number of its own? */
static bool
is_torn_row(const struct boxes *b, size_t at)
{
	const struct box_cell *cells = b->grid.cells;
	uint32_t row = cells[at].row;
	size_t n = 0, full = 0;

	for (; at < b->grid.ncells && cells[at].row == row; at++, n++) {
		const struct box_chunk *chunk = &b->page.chunks[cells[at].chunk];
		struct span s = box_word_text(&b->page, chunk->first);
		enum tail above = b->tails[cells[at].column];

		if (above == TAIL_NONE || box_is_label(s) ||
		    (chunk->n == 1 && box_is_number(s)))
			return false;
		full += above == TAIL_FULL || (s.n == 1 && s.p[0] == '%');
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
static void
hold_row(struct boxes *b)
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

/* Appends a field of a row to line, with what its points say; text, points and
 * number are the row's. */
static void
copy_field(struct boxes *b, struct ready *line, struct span text, struct span field,
    const struct map_point *points, size_t n, uint32_t number)
{
	size_t at = (size_t)(field.p - text.p);

	for (size_t i = 0; i < n; i++) {
		struct map_point point = points[i];

		if (point.out < at || point.out >= at + field.n)
			continue;
		point.out = (uint32_t)(point.out - at + b->text.n - line->start);
		point.line += (int32_t)(number - line->number);
		b->points = mem_grow(b->points, b->npoints, &b->points_cap, sizeof *b->points);
		b->points[b->npoints++] = point;
		line->nmap++;
	}
	buf_add_span(&b->text, field);
}

/* Gives the held row out, each cell with its rest where torn is a line that holds
 * the rest of the row. */
static void
give_held(struct boxes *b, const struct ready *torn)
{
	struct ready *line = begin_line(b, b->held.flags);
	struct span text = buf_span(&b->held_text), rest = { b->text.p, 0 };
	struct buf copy = BUF_INIT;
	struct map_point *points = NULL;

	b->holding = false;
	line->number = b->held.number;
	if (torn != NULL) {
		buf_add(&copy, b->text.p + torn->start, torn->end - torn->start);
		rest = buf_span(&copy);
		line->flags |= torn->flags;
		points = mem_resize(NULL, torn->nmap + 1, sizeof *points);
		if (torn->nmap != 0)
			memcpy(points, b->points + torn->map, torn->nmap * sizeof *points);
	}
	for (size_t c = 0; c < b->nknown; c++) {
		if (c > 0)
			buf_add_char(&b->text, '\t');
		copy_field(b, line, text, field_of(text, c), b->held_points,
		    b->held.nmap, b->held.number);
		if (torn != NULL)
			copy_field(b, line, rest, field_of(rest, c), points, torn->nmap,
			    torn->number);
	}
	line->end = (uint32_t)b->text.n;
	buf_release(&copy);
	free(points);
}

/* The first row on the page is the rest of the held one, given out just before. */
static void
join_held(struct boxes *b)
{
	struct ready torn = b->ready[1];

	b->nready = 0;
	give_held(b, &torn);
}

static void
add_table(struct boxes *b, bool continues)
{
	bool repeats = true;
	size_t row = 0, first = b->nready;

	if (b->in_table && !continues)
		add_empty(b);
	find_names(b);
	for (size_t at = 0; at < b->grid.ncells; row++) {
		bool torn = continues && first == 1 && b->nready == 1 && is_torn_row(b, at);

		at = add_row(b, at);
		if (torn)
			join_held(b);
		note_row(b, row, continues, &repeats);
	}
	note_tails(b);
	memcpy(b->known, b->grid.columns, b->grid.ncolumns * sizeof *b->known);
	b->nknown = b->grid.ncolumns;
	b->in_table = true;
	b->new_page = false;
}

/* --- pages ---------------------------------------------------------------- */

static bool
is_footer(struct boxes *b, const struct box_strip *strip)
{
	struct span s;

	strip_text(b, strip, &b->cell);
	s = buf_span(&b->cell);
	return s.n <= REPAIR_FOOTER_MAX && (repair_is_footer(s) || repair_page_number(s) != 0);
}

/* Appends what strips first..end - 1 say, a line each. */
static void
note_lines(struct boxes *b, struct buf *to, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		strip_text(b, &b->page.strips[i], &b->cell);
		buf_add_span(to, buf_span(&b->cell));
		buf_add_char(to, '\n');
	}
}

/* 栏次 1 2 3: a line of numbers that count up. */
static bool
is_numbering(const struct boxes *b, const struct box_strip *strip)
{
	unsigned n = 0;

	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		struct span s = box_word_text(&b->page, b->page.chunks[i].first);
		unsigned value = 0;

		if (!box_is_figure(&b->page, &b->page.chunks[i]))
			continue;
		for (size_t k = 0; k < s.n && value < BOX_COLUMNS; k++)
			value = value * 10 + (unsigned)(s.p[k] - '0');
		if (value != ++n)
			return false;
	}
	return n > 1;
}

/* Remembers the title and the header of a table that begins in strips
 * first..end - 1; at is the first one behind the table before. */
static void
note_heading(struct boxes *b, size_t at, size_t first)
{
	buf_reset(&b->caption);
	buf_reset(&b->heading);
	buf_reset(&b->numbering);
	note_lines(b, &b->caption, first - at > CAPTIONS ? first - CAPTIONS : at, first);
	if (b->grid.header == 0)
		return;
	note_lines(b, &b->heading, first, b->grid.body);
	if (is_numbering(b, &b->page.strips[b->grid.body]))
		note_lines(b, &b->numbering, b->grid.body, b->grid.body + 1);
}

/* The line at the head of the text, which is cut off there. */
static struct span
take_line(struct span *text)
{
	size_t n = span_find(*text, SPAN("\n"));
	struct span line = span_slice(*text, 0, n);

	*text = span_slice(*text, n + 1, text->n);
	return line;
}

/* Is the strip one of the lines above the table, perhaps with 续 behind it? */
static bool
is_caption(struct boxes *b, size_t i)
{
	struct span rest = buf_span(&b->caption), line;

	strip_text(b, &b->page.strips[i], &b->cell);
	while (rest.n > 0) {
		line = take_line(&rest);
		if (span_starts(buf_span(&b->cell), line) &&
		    b->cell.n <= line.n + CONTINUED_BYTES)
			return true;
	}
	return false;
}

/* Where the rows go on below the title and header of the table before, repeated
 * at strip top: top when they are not. */
static size_t
skip_heading(struct boxes *b, size_t top, size_t stop)
{
	struct span rest = buf_span(&b->heading), line;
	size_t at = top;

	if (!b->in_table || rest.n == 0)
		return top;
	while (at < stop && at < top + CAPTIONS && is_caption(b, at))
		at++;
	for (; rest.n > 0 && at < stop; at++) {
		line = take_line(&rest);
		strip_text(b, &b->page.strips[at], &b->cell);
		if (!span_eq(buf_span(&b->cell), line))
			return top;
	}
	if (rest.n > 0 || at == stop)
		return top;
	rest = buf_span(&b->numbering);
	line = take_line(&rest);
	strip_text(b, &b->page.strips[at], &b->cell);
	return at + (line.n != 0 && at + 1 < stop && span_eq(buf_span(&b->cell), line));
}

/* Leaves out page numbers at the bottom and top. */
static void
trim_numbers(struct boxes *b, size_t *first, size_t *end)
{
	const struct box_strip *strips = b->page.strips;

	*first = 0;
	*end = b->page.nstrips;
	while (*end > 0 && is_footer(b, &strips[*end - 1]))
		--*end;
	if (*first < *end && strips[0].n == 1 && is_footer(b, &strips[0]))
		++*first;
}

/* The strip behind what the page before had at its top, too. */
static size_t
skip_head(struct boxes *b, size_t first, size_t end)
{
	const struct box_strip *strip = &b->page.strips[first];

	if (first == end)
		return first;
	strip_text(b, strip, &b->cell);
	if (b->cell.n > HEAD_BYTES)
		buf_reset(&b->cell);
	if (b->cell.n != 0 && span_eq(buf_span(&b->cell), buf_span(&b->head)) &&
	    strip->base / 100 == b->head_base / 100)
		return first + 1;
	buf_reset(&b->head);
	buf_add_span(&b->head, buf_span(&b->cell));
	b->head_base = strip->base;
	return first;
}

/* The strips of the page but for what is repeated on every page: its number, its
 * running head, and the title and header of a table that goes on. */
static void
trim_page(struct boxes *b, size_t *first, size_t *end)
{
	size_t at;

	trim_numbers(b, first, end);
	at = skip_heading(b, *first, *end);
	if (at == *first) {
		*first = skip_head(b, *first, *end);
		at = skip_heading(b, *first, *end);
	}
	*first = at;
}

static void
add_lines(struct boxes *b, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct box_strip *strip = &b->page.strips[i];

		if (i > 0 && ((int64_t)strip->base - strip[-1].base) * 100 >
		    (int64_t)strip->em * SPACED)
			add_empty(b);
		add_prose(b, strip);
	}
}

/* Do strips first..*end - 1 go on with the table of the page before?  All, or those before
 * what people sign below it: *end is behind them then. */
static bool
goes_on(struct boxes *b, size_t first, size_t *end)
{
	size_t ends[] = { *end, box_region_signature(&b->page, first, *end) };

	for (size_t i = 0; i < 2 && ends[i] > first && ends[i] <= *end; i++) {
		bool continues;

		if (box_grid_build(&b->grid, &b->page, first, ends[i], b->known, b->nknown,
		    &continues) && continues) {
			*end = ends[i];
			return true;
		}
	}
	return false;
}

/* The words so far are a page. */
static void
lay_out(struct boxes *b)
{
	size_t at, top, stop, first, end;

	buf_reset(&b->text);
	b->npoints = b->nready = b->given = 0;
	if (b->holding)
		give_held(b, NULL);
	box_page_order(&b->page);
	trim_page(b, &top, &stop);
	at = top;
	b->page.nstrips = stop;
	b->new_page = true;
	while (box_region(&b->page, at, b->in_table && at == top, &first, &end)) {
		bool continues;

		box_part_cells(&b->page, first, end);
		continues = b->in_table && first == top && goes_on(b, first, &end);
		if (!continues && !box_region(&b->page, at, false, &first, &end))
			break;
		if (!continues && box_body_split(&b->page, first, end)) {
			end++;
			b->page.nstrips = ++stop;
		}
		if (continues || box_grid_build(&b->grid, &b->page, first, end, NULL, 0,
		    &continues)) {
			add_lines(b, at, first);
			if (!continues)
				note_heading(b, at, first);
			add_table(b, continues);
		} else
			add_lines(b, at, end);
		at = end;
	}
	add_lines(b, at, stop);
	hold_row(b);
	box_page_reset(&b->page);
	b->ninner = 0;
}

/* --- rows of the input ----------------------------------------------------- */

/* A decimal number in hundredths. */
static int32_t
hundredths(struct span s)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	int64_t v = 0;
	int places = -1;

	for (size_t i = minus; i < s.n && places < 2; i++) {
		if (s.p[i] == '.' && places < 0) {
			places = 0;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9')
			break;
		v = v < COORDINATE ? v * 10 + (s.p[i] - '0') : v;
		places += places >= 0;
	}
	for (places = places < 0 ? 0 : places; places < 2; places++)
		v = v < COORDINATE ? v * 10 : v;
	v = v > COORDINATE ? COORDINATE : v;
	return (int32_t)(minus ? -v : v);
}

static bool
cut_fields(struct span line, struct span fields[FIELDS])
{
	for (size_t i = 0; i < FIELDS; i++) {
		const char *tab = line.n == 0 ? NULL : memchr(line.p, '\t', line.n);
		size_t n = tab == NULL || i == TEXT ? line.n : (size_t)(tab - line.p);

		fields[i] = span_slice(line, 0, n);
		if (tab == NULL)
			return i == TEXT;
		line = span_slice(line, n + 1, line.n);
	}
	return true;
}

static void
note_origin(struct boxes *b, const struct line *row, size_t at, size_t n)
{
	struct origin *origin;

	b->origins = mem_grow(b->origins, b->page.nwords, &b->origins_cap, sizeof *b->origins);
	origin = &b->origins[b->page.nwords];
	*origin = (struct origin){ (uint32_t)map_in(row->map, at), (uint32_t)b->ninner, 0 };
	for (size_t i = 0; i < row->map.n; i++) {
		struct map_point point = row->map.at[i];

		if (point.out <= at || point.out >= at + n)
			continue;
		point.out -= (uint32_t)at;
		b->inner = mem_grow(b->inner, b->ninner, &b->inner_cap, sizeof *b->inner);
		b->inner[b->ninner++] = point;
		origin->n++;
	}
}

static void
take_word(struct boxes *b, struct span fields[FIELDS], const struct line *row)
{
	int32_t box[4];
	size_t at = (size_t)(fields[TEXT].p - row->text.p);
	bool same = b->page.nwords > 0;

	for (int i = 0; i < 4; i++) {
		int64_t v = hundredths(fields[PAGE + i]);

		same = same && b->group[i] == v;
		b->group[i] = v;
		box[i] = hundredths(fields[LEFT + i]);
	}
	b->groups += !same;
	note_origin(b, row, at, fields[TEXT].n);
	buf_add_span(&b->page.text, fields[TEXT]);
	for (size_t i = b->page.text.n - fields[TEXT].n; i < b->page.text.n; i++)
		if (b->page.text.p[i] == '\t')
			b->page.text.p[i] = ' ';
	box_page_add(&b->page, box, fields[TEXT].n, (uint32_t)row->number, b->groups);
}

void
boxes_add(struct boxes *b, const struct line *row)
{
	struct span fields[FIELDS];
	bool begins;

	if (!cut_fields(row->text, fields))
		return;
	begins = hundredths(fields[PAGE]) != b->group[0] || fields[LEVEL].p[0] == '1';
	if (b->page.nwords > 0 && (begins || b->page.nwords >= BOXES_WORDS ||
	    b->page.text.n > TEXT_BYTES))
		lay_out(b);
	if (span_eq(fields[LEVEL], SPAN("5")) && fields[TEXT].n != 0 &&
	    !repair_is_blank(fields[TEXT]) && fields[TEXT].n <= TEXT_BYTES)
		take_word(b, fields, row);
}

void
boxes_end(struct boxes *b)
{
	if (b->page.nwords > 0)
		lay_out(b);
	else
		b->nready = b->given = 0;
	if (b->holding)
		give_held(b, NULL);
}

bool
boxes_next(struct boxes *b, struct line *line)
{
	const struct ready *from;

	if (b->given == b->nready)
		return false;
	from = &b->ready[b->given++];
	*line = (struct line){
		.text = { b->text.p + from->start, from->end - from->start },
		.number = from->number, .flags = from->flags,
		.map = { b->points + from->map, from->nmap },
	};
	return true;
}
