/* boxes: pages of word boxes as lines of text; see boxes.h, and boxes_parts.h for the
 * other files. */
#include "input/boxes_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_body.h"
#include "input/box_part.h"
#include "input/box_region.h"
#include "input/repair.h"

enum {
	TEXT_BYTES = 1 << 20,	/* most of one page */
	COORDINATE = 10000000,	/* hundredths of a point; more is nonsense */
	LARGER = 130,		/* percent: letters that are so of another kind of line */
	SPACED = 230		/* percent of an em between lines: an empty line */
};

enum { LEVEL, PAGE, PAR, BLOCK, LINE, WORD, LEFT, TOP, WIDTH, HEIGHT, CONF, TEXT, FIELDS };

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
	buf_release(&b->head_text);
	free(b->head_words);
	buf_release(&b->held_text);
	free(b->held_points);
	for (size_t i = 0; i < REPEATED_ROWS; i++)
		buf_release(&b->header[i]);
	boxes_release_carried(&b->carried);
	boxes_release_carried(&b->table);
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
	b->nready = b->given = b->waiting = b->old = b->ninner = 0;
	b->in_table = b->new_page = b->holding = false;
	b->known.n = b->nheader = b->above = 0;
	boxes_drop_carried(&b->carried);
	boxes_drop_carried(&b->table);
	buf_reset(&b->head);
	buf_reset(&b->caption);
	buf_reset(&b->heading);
	buf_reset(&b->numbering);
	b->nhead_words = 0;
	b->group[0] = -1;
}

/* --- pages ---------------------------------------------------------------- */

/* Is the first line of a page in smaller letters than the next?  It is the running head, and
 * not the first of two lines of a title. */
static bool
is_head(const struct box_strip *first, const struct box_strip *next)
{
	return (int64_t)next->em * 100 > (int64_t)first->em * LARGER;
}

static void
add_lines(struct boxes *b, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct box_strip *strip = &b->page.strips[i];

		if (i > 0 && (((int64_t)strip->base - strip[-1].base) * 100 >
		    (int64_t)strip->em * SPACED || (i == 1 && is_head(strip - 1, strip))))
			boxes_add_empty(b);
		boxes_add_prose(b, strip);
	}
}

/* Do strips first..*end - 1 go on with the table of the page before?  All, or those before
 * what people sign below it: *end is behind them then. */
static bool
goes_on(struct boxes *b, size_t first, size_t *end)
{
	size_t ends[] = { *end, box_region_signature(&b->page, first, *end) };

	for (size_t i = 0; i < 2 && ends[i] > first && ends[i] <= *end; i++)
		if (box_grid_build(&b->grid, &b->page, first, ends[i], &b->known) &&
		    b->grid.continues) {
			*end = ends[i];
			return true;
		}
	return false;
}

/* Orders the words of a page: strips top and on are left of what is repeated, with what
 * is carried from the page before.  A header at its foot is carried to the next one, if
 * there is one. */
static void
order_page(struct boxes *b, bool last, size_t *top)
{
	size_t stop, foot;

	boxes_join_percents(b);
	box_page_order(&b->page);
	boxes_trim_page(b, top, &stop);
	b->foot = b->page.nstrips - stop;
	boxes_put_carried(b, &b->carried, *top);
	b->page.nstrips -= b->foot;
	foot = last ? b->page.nstrips : box_region_foot(&b->page, *top);
	if (foot == b->page.nstrips)
		return;
	boxes_carry(b, &b->carried, foot);
	b->foot += b->page.nstrips - foot;
	b->page.nstrips = foot;
}

/* Forgets the page before but for what waits, and orders this one: strips *top and on are
 * left of what is repeated. */
static void
begin_page(struct boxes *b, bool last, size_t *top)
{
	if (b->nready > 0)
		b->above = b->ready[b->nready - 1].number;
	boxes_drop_lines(b);
	b->waiting = NONE;
	if (b->holding)
		boxes_give_held(b, NULL);
	order_page(b, last, top);
	b->new_page = true;
}

/* Where the next table stands, from strip at on; at is the top of the page below what is
 * repeated: the table of the page before may go on there, or be joined with it. */
enum found { FOUND_NONE, FOUND_NEW, FOUND_MORE };

static enum found
find_table(struct boxes *b, size_t at, bool top, size_t *first, size_t *end)
{
	bool more = b->in_table && top;

	if (!box_region(&b->page, at, more, first, end))
		return FOUND_NONE;
	box_part_cells(&b->page, *first, *end);
	if (more && *first == at) {
		bool fits = goes_on(b, *first, end);

		if (boxes_join(b, *first, *end) && box_region(&b->page, at, true, first, end)) {
			box_part_cells(&b->page, *first, *end);
			return FOUND_NEW;
		}
		if (fits && (b->grid.continues || goes_on(b, *first, end)))
			return FOUND_MORE;
	}
	return box_region(&b->page, at, false, first, end) ? FOUND_NEW : FOUND_NONE;
}

/* The words so far are a page; last: of the document. */
static void
lay_out(struct boxes *b, bool last)
{
	size_t at, top, first, end;
	enum found found;

	begin_page(b, last, &top);
	at = top;
	while ((found = find_table(b, at, at == top, &first, &end)) != FOUND_NONE) {
		size_t line;

		boxes_drop_carried(&b->table);
		if (found == FOUND_NEW && box_body_split(&b->page, first, end))
			end++;
		if (found == FOUND_MORE || box_grid_build(&b->grid, &b->page, first, end, NULL)) {
			add_lines(b, at, first);
			line = b->nready;
			if (found == FOUND_NEW)
				boxes_note_heading(b, at, first);
			boxes_add_table(b, found == FOUND_MORE);
			if (found == FOUND_NEW && !last && end == b->page.nstrips)
				boxes_keep_table(b, first, line);
		} else
			add_lines(b, at, end);
		b->grid.nedges = 0;
		at = end;
	}
	add_lines(b, at, b->page.nstrips);
	boxes_hold_row(b);
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
		lay_out(b, false);
	if (span_eq(fields[LEVEL], SPAN("5")) && fields[TEXT].n != 0 &&
	    !repair_is_blank(fields[TEXT]) && fields[TEXT].n <= TEXT_BYTES)
		take_word(b, fields, row);
}

void
boxes_end(struct boxes *b)
{
	if (b->page.nwords > 0 || b->carried.nwords > 0)
		lay_out(b, true);
	else
		boxes_drop_lines(b);
	b->waiting = NONE;
	if (b->holding)
		boxes_give_held(b, NULL);
}

bool
boxes_next(struct boxes *b, struct line *line)
{
	const struct ready *from;

	if (b->given == b->nready || b->given == b->waiting)
		return false;
	from = &b->ready[b->given++];
	*line = (struct line){
		.text = { b->text.p + from->start, from->end - from->start },
		.number = from->number, .flags = from->flags,
		.map = { b->points + from->map, from->nmap },
	};
	return true;
}
