/* bars_ruled: tables with rules between their rows: pandoc's grid tables, box
 * drawing, what databases print.
 *
 * Every rule ends the cells above it in the slots that it crosses; a cell goes
 * on where there is none (merged downwards), and where no bar parts it from
 * the slot to the right (merged across).  A table that has rules only around
 * its header and at its ends holds a row on every line between them, unless
 * its lines look like wrapped cells. */
#include "block/bars.h"

#include <stdlib.h>

#include "base/mem.h"

/* What a slot is in. */
struct slot_state {
	uint32_t row;		/* where its cell began */
	bool filled;		/* the cell has text */
	bool gap;		/* and an empty line behind it */
	size_t left;		/* columns that its last line leaves empty */
};

struct ruled {
	struct bars bars;
	struct slot_state *slots;
	bool each_line;		/* is a row */
	bool fresh;		/* a rule went by: the next text begins a row */
};

static struct span
between(const struct bars *b, const struct bars_post *post)
{
	return span_slice(buf_span(&b->block->text), post[0].end, post[1].start);
}

static bool
has_rule(const struct bars *b, size_t i)
{
	size_t n;
	const struct bars_post *post = bars_posts_of(b, i, &n);

	for (size_t k = 0; k < n; k++)
		if (post[k].rule && !post[k].inner)
			return true;
	return false;
}

/* --- is every line a row? -------------------------------------------------- */

/* Could the text of the line below have stood behind this one's, too, or are
 * both numbers?  Then it was not wrapped. */
static bool
had_room(const struct bars *b, const struct bars_post *above,
    const struct bars_post *below)
{
	struct span over = span_trim(between(b, above));
	struct span under = span_trim(between(b, below));
	size_t room = above[1].column - above[0].column;

	return over.n != 0 && under.n != 0 && (bars_are_numbers(over, under) ||
	    bars_width(b->measure, over) + bars_width(b->measure, under) + 3 < room);
}

/* Lines i - 1 and i of one section: +1 if they look like two rows, -1 if the
 * second goes on with the first, 0 if it may be either. */
static int
are_rows(const struct bars *b, size_t i)
{
	size_t n, m;
	const struct bars_post *above = bars_posts_of(b, i - 1, &n);
	const struct bars_post *below = bars_posts_of(b, i, &m);
	int rows = 0;

	if (n < 2 || m < 2 || span_trim(between(b, below)).n == 0)
		return -1;
	for (size_t k = 0; n == m && k + 1 < n && rows == 0; k++)
		rows = had_room(b, above + k, below + k);
	return rows;
}

static bool
each_line_is_row(const struct bars *b)
{
	size_t lines = b->block->nlines, inner = 0;
	int rows = 0, wrapped = 0;

	for (size_t i = 1; i < lines; i++) {
		if (has_rule(b, i)) {
			inner += i + 1 < lines;
			if (memchr(form_line(b->block, i).p, '=', form_line(b->block, i).n))
				return false;
			continue;
		}
		if (has_rule(b, i - 1))
			continue;
		if (are_rows(b, i) < 0)
			wrapped++;
		else
			rows += are_rows(b, i);
	}
	return rows > 0 && wrapped * 4 <= rows && inner * 3 <= lines;
}

/* --- rows ------------------------------------------------------------------ */

/* A rule from edge a to edge b: what is above ends. */
static void
end_cells(struct ruled *r, size_t a, size_t b)
{
	for (size_t c = a; c < b; c++)
		r->slots[c] = (struct slot_state){ .row = (uint32_t)r->bars.nrows };
	r->fresh = true;
}

/* What stands in slot between two posts of line i. */
static void
add_text(struct ruled *r, size_t i, size_t slot, const struct bars_post *from,
    const struct bars_post *to)
{
	const char *text = r->bars.block->text.p;
	size_t start = from->end, end = to->start, width;
	struct slot_state *s = &r->slots[slot];

	s->gap |= from->inner;
	while (start < end && text[start] == ' ')
		start++;
	while (start < end && text[end - 1] == ' ')
		end--;
	if (start == end) {
		s->gap = true;
		return;
	}
	while (s->row >= r->bars.nrows)
		bars_add_row(&r->bars, i);
	width = bars_width(r->bars.measure, (struct span){ text + start, end - start });
	bars_add_marked(&r->bars, (struct bars_piece){
		.row = (uint32_t)s->row, .slot = (uint32_t)slot,
		.start = (uint32_t)start, .end = (uint32_t)end,
		.torn = s->filled && !s->gap && width >= s->left
	});
	s->filled = true;
	s->gap = false;
	s->left = to->column - from->column > width + 3 ?
	    to->column - from->column - width - 3 : 0;
}

/* The cell between two posts on edges; the cells of a grid within it are lines of its text. */
static void
add_cell(struct ruled *r, size_t i, const struct bars_post *from, const struct bars_post *to)
{
	const struct bars_post *next;

	for (const struct bars_post *post = from; post < to; post = next) {
		next = post + 1;
		while (next < to && !next->inner)
			next++;
		if (!post->inner || !post->rule)
			add_text(r, i, from->edge, post, next);
	}
}

/* What stands behind the last post that is on an edge: a row that nothing closes, or
 * text beyond the border, which goes with the last cell. */
static void
add_tail(struct ruled *r, size_t i, const struct bars_post *last)
{
	struct span text = buf_span(&r->bars.block->text), line = form_line(r->bars.block, i);
	struct bars_post from = *last, to = { .column = last->column };

	to.start = (uint32_t)(line.p + line.n - text.p);
	if (span_trim(span_slice(text, from.end, to.start)).n == 0)
		return;
	if (from.edge + 1 == r->bars.nedges) {
		from.edge--;
		r->slots[from.edge].gap = true;
	}
	add_text(r, i, from.edge, &from, &to);
}

/* The line's pieces between posts that stand on edges.  First the rules, then,
 * in a second round, the text. */
static void
read_pieces(struct ruled *r, size_t i, bool rules)
{
	size_t n, from = NONE;
	const struct bars_post *post = bars_posts_of(&r->bars, i, &n);
	bool rule = false;

	for (size_t k = 0; k < n; k++) {
		if (post[k].edge == BARS_NO_EDGE)
			continue;
		if (from != NONE && rule == rules) {
			if (rule)
				end_cells(r, post[from].edge, post[k].edge);
			else
				add_cell(r, i, &post[from], &post[k]);
		}
		from = k;
		rule = post[k].rule;
	}
	if (from != NONE && !rule && !rules)
		add_tail(r, i, &post[from]);
}

/* Does the line hold text or room for it? */
static bool
has_cells(const struct bars *b, size_t i)
{
	size_t n;
	const struct bars_post *post = bars_posts_of(b, i, &n);

	for (size_t k = 0; k + 1 < n; k++)
		if (!post[k].rule)
			return true;
	return false;
}

/* A line where some cells go on and a rule ends others begins no row yet. */
static void
read_line(struct ruled *r, size_t i)
{
	struct bars *b = &r->bars;
	bool rule = has_rule(b, i);
	size_t n;
	const struct bars_post *post = bars_posts_of(b, i, &n);

	if (n == 0)
		return;
	if (!rule && (r->fresh || r->each_line || b->nrows == 0)) {
		if (!r->fresh)
			end_cells(r, 0, b->nedges - 1);
		bars_add_row(b, i);
		r->fresh = false;
	}
	if (rule)
		read_pieces(r, i, true);
	if (!has_cells(b, i))
		return;
	read_pieces(r, i, false);
	if (!rule)
		for (size_t k = n; k-- > 0;)
			if (post[k].edge != BARS_NO_EDGE) {
				if (b->rows[b->nrows - 1].slots < post[k].edge)
					b->rows[b->nrows - 1].slots = post[k].edge;
				break;
			}
}

void
bars_ruled_build(struct block *block)
{
	struct ruled r = { .fresh = true };
	bool nests;

	bars_open(&r.bars, block, true);
	nests = bars_find_inner(&r.bars);
	bars_find_crossed_edges(&r.bars);
	if (r.bars.nedges > 1) {
		r.slots = mem_zeroed(r.bars.nedges, sizeof *r.slots);
		r.each_line = !nests && each_line_is_row(&r.bars);
		for (size_t i = 0; i < block->nlines; i++)
			read_line(&r, i);
	}
	bars_build(&r.bars, &block->table);
	free(r.slots);
	bars_close(&r.bars);
}
