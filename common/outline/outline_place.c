/* outline_place: where a heading stands, and how it is called; see outline_parts.h. */
#include "outline/outline_parts.h"

/* Appends a title without Markdown's ** inside and the blanks beside them, which
 * the Chinese text had not. */
static void
add_unmarked(struct buf *title, struct span text)
{
	size_t at;

	while ((at = memchr(text.p, '*', text.n) != NULL ? span_find(text, SPAN("**")) :
	    NONE) != NONE) {
		size_t end = at;

		while (end > 0 && text.p[end - 1] == ' ')
			end--;
		buf_add_span(title, span_slice(text, 0, end));
		text = span_slice(text, at + 2, text.n);
		while (text.n > 0 && text.p[0] == ' ')
			text = span_slice(text, 1, text.n);
	}
	buf_add_span(title, text);
}

void
outline_place_heading(struct outline *o, struct slot *slot, int level,
    const struct shape *shape)
{
	struct block_place *p = &slot->block.place;

	outline_place(o, slot, ROLE_HEADING);
	p->level = level;
	outline_set_piece(&p->label, &slot->block.text, slot->label.start, slot->label.end);
	buf_reset(&p->title);
	if (slot->shape.wide)
		outline_set_piece(&p->title, &slot->block.text, shape->start, shape->end);
	else
		add_unmarked(&p->title, span_slice(slot_text(slot), shape->start, shape->end));
}

void
outline_join_title(struct slot *slot, struct slot *next)
{
	struct span text = slot_text(next);
	size_t start = label_blanks(text, 0);

	buf_add_span(&slot->block.place.title, span_slice(text, start, slot_shape(next)->end));
	slot->block.place.joined = true;
	next->cont = true;
}

void
outline_extend_path(struct outline *o, int level, unsigned ordinal)
{
	int parent = level - 1;

	while (parent > 0 && !o->now.levels.at[parent].open)
		parent--;
	o->path.n = o->path_end[parent];
	if (o->path.n > 0)
		buf_add_char(&o->path, '.');
	buf_add_uint(&o->path, ordinal);
	o->path_end[level] = o->path.n;
}
