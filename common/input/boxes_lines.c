/* boxes_lines: word boxes as lines of text; see boxes_parts.h. */
#include "input/boxes_parts.h"

#include "base/mem.h"
#include "input/box_text.h"

enum { INDENT_BLANKS = 24 };

struct ready *
boxes_begin_line(struct boxes *b, unsigned flags)
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

void
boxes_add_chunk(struct boxes *b, struct ready *line, const struct box_chunk *chunk)
{
	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		if (i > chunk->first && box_blank_before(&b->page, i))
			buf_add_char(&b->text, ' ');
		add_word(b, line, i);
	}
}

void
boxes_add_empty(struct boxes *b)
{
	uint32_t above = b->nready == 0 ? b->above : b->ready[b->nready - 1].number;

	if (above != 0 && (b->nready == 0 || !(b->ready[b->nready - 1].flags & LINE_BLANK)))
		boxes_begin_line(b, LINE_BLANK)->number = above;
}

/* --- running text -------------------------------------------------------- */

void
boxes_strip_text(const struct boxes *b, const struct box_strip *strip, struct buf *to)
{
	buf_reset(to);
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		if (i > strip->first)
			buf_add_char(to, ' ');
		box_chunk_text(&b->page, &b->page.chunks[i], to);
	}
}

void
boxes_add_prose(struct boxes *b, const struct box_strip *strip)
{
	int64_t indent = ((int64_t)strip->x0 - b->page.left) * 2 / strip->em;
	size_t start = b->text.n;
	struct ready *line;

	if (b->in_table)
		boxes_add_empty(b);
	line = boxes_begin_line(b, b->new_page ? LINE_PROSE | LINE_PAGE : LINE_PROSE);
	for (int64_t i = 0; i < indent && i < INDENT_BLANKS; i++)
		buf_add_char(&b->text, ' ');
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *chunk = &b->page.chunks[i];

		if (i > strip->first && ((chunk->x0 - chunk[-1].x1) * 2 > strip->em ||
		    box_blank_between(boxes_text_since(b, start),
		    box_word_text(&b->page, chunk->first))))
			buf_add_char(&b->text, ' ');
		boxes_add_chunk(b, line, chunk);
	}
	line->end = (uint32_t)b->text.n;
	b->new_page = false;
	b->in_table = false;
}
