/* outline_contents: where a table of contents begins and where it ends. */
#include "outline/outline_parts.h"

enum { ENTRIES = 4 };		/* fewer may be sections of a few words */

/* Is text no more than the end of an entry that wrapped? */
static bool
is_tail(const struct outline *o, struct span text)
{
	text = span_slice(text, label_blanks(text, 0), shape_trim(text, 0));
	return text.n > 0 && words_length(o->words.tail, text) == text.n;
}

static bool
is_entry(struct slot *slot)
{
	if (slot->block.kind != BLOCK_PARAGRAPH)
		return false;
	slot_read(slot);
	if (slot->label.form == LABEL_PART)
		return true;
	return slot->label.form != LABEL_NONE && !slot_shape(slot)->colon &&
	    (slot->shape.kind == SHAPE_BARE || slot->shape.kind == SHAPE_SENTENCE);
}

/* A line between the entries of a table of contents: a running head, a page number. */
static bool
is_between_entries(const struct slot *slot)
{
	enum { CHARS = 40 };

	return slot->block.kind == BLOCK_PARAGRAPH && slot->label.form == LABEL_NONE &&
	    shape_chars(slot_text(slot), CHARS + 1) <= CHARS;
}

/* A line of words without marks. */
static bool
is_title_alone(struct slot *slot)
{
	const struct shape *s = slot_shape(slot);

	return s->kind == SHAPE_BARE && !s->colon && s->commas == 0;
}

/* Does first, an entry, come again behind others, with few lines that are none?  第一部分 does so
 * behind titles, some of which have lost their numbers. */
static bool
comes_again(struct outline *o, struct slot *first)
{
	enum { BETWEEN = 3 };
	bool part = first->label.form == LABEL_PART;
	struct slot *next;
	size_t between = 0, n = 1;

	for (size_t i = 0; (next = lookahead_next(&o->look, &i)) != NULL; i++) {
		if (!is_entry(next)) {
			if (!is_between_entries(next) ||
			    (++between > BETWEEN && !(part && is_title_alone(next))))
				return false;
			continue;
		}
		if (n++ >= ENTRIES && ((part &&
		    next->label.form == LABEL_PART && next->label.ordinal == 1) ||
		    span_eq(span_trim(slot_text(next)), span_trim(slot_text(first)))))
			return true;
	}
	return false;
}

/* Do first and the entries behind it end with page numbers, glued to them, that rise? */
static bool
pages_rise(struct outline *o, struct slot *first)
{
	unsigned page = contents_glued_page(slot_text(first)), before = 0;
	struct slot *next;
	size_t n = 0;

	for (size_t i = 0; page != 0 && page >= before && n < ENTRIES &&
	    (next = lookahead_next(&o->look, &i)) != NULL && is_entry(next); i++, n++) {
		before = page;
		page = contents_glued_page(slot_text(next));
	}
	return n >= ENTRIES;
}

/* Opens a table of contents whose line 目录 was lost, if slot, the first with a label, is
 * its first entry: others follow, and then this one comes again, or each ends with the
 * number of its page. */
static void
find_contents(struct outline *o, struct slot *slot)
{
	if (slot->label.ordinal != 1 || !is_entry(slot))
		return;
	if (comes_again(o, slot))
		contents_open(&o->contents, false);
	else if (pages_rise(o, slot))
		contents_open(&o->contents, true);
}

/* Is slot the name of a table of contents?  One may begin with slot, too. */
static bool
names_contents(struct outline *o, struct slot *slot)
{
	struct slot *next;

	slot_read(slot);
	if (slot->label.form == LABEL_NONE) {
		if (!contents_is_name(slot_text(slot)) || (next = outline_following(o)) == NULL ||
		    next->label.ordinal != 1)
			return false;
		contents_open(&o->contents, false);
		return true;
	}
	o->searched = true;
	find_contents(o, slot);
	return false;
}

/* Does the first of the parts come, behind nothing but entries?  A list of tables at the
 * end of a table of contents may go without page numbers. */
static bool
parts_follow(struct outline *o)
{
	struct slot *next;

	if (o->contents.label.form != LABEL_PART)
		return false;
	for (size_t i = 0; (next = lookahead_next(&o->look, &i)) != NULL && is_entry(next); i++)
		if (next->label.form == LABEL_PART)
			return next->label.ordinal == 1;
	return false;
}

/* Behind the entry of an annex: does the first entry come, behind a list of tables and
 * perhaps the title? */
static bool
first_follows(struct outline *o)
{
	enum { BETWEEN = 3 };
	struct slot *next;
	size_t between = 0;

	if (!o->contents.annexed)
		return false;
	for (size_t i = 0; (next = lookahead_next(&o->look, &i)) != NULL; i++) {
		if (is_entry(next)) {
			if (contents_is_first(&o->contents, slot_text(next)))
				return true;
		} else if (!is_between_entries(next) || ++between > BETWEEN)
			return false;
	}
	return false;
}

/* Is slot 第一部分 or 一、 over a paragraph, no entry, or over a first section that has one, behind
 * a table of contents of which a web page left but a few lines, or that words titles otherwise? */
static bool
text_begins(struct outline *o, struct slot *slot)
{
	enum { DEEPER = 2 };
	struct slot *next;
	size_t i = 0;

	if (o->contents.paged > 0 || o->contents.n == 0 || !is_entry(slot) ||
	    slot->label.form > LABEL_CHINESE || slot->label.ordinal != 1)
		return false;
	outline_read(next = lookahead_next(&o->look, &i));
	while (i < DEEPER && next != NULL && next->label.form > LABEL_CHINESE &&
	    next->label.ordinal == 1 && slot_shape(next)->kind == SHAPE_BARE) {
		i++;
		outline_read(next = lookahead_next(&o->look, &i));
	}
	return next != NULL && next->block.kind == BLOCK_PARAGRAPH &&
	    (next->label.form == LABEL_NONE || next->label.ordinal == 1) &&
	    slot_shape(next)->kind >= SHAPE_RUN_IN &&
	    span_ends(span_trim(slot_text(next)), SPAN("。"));
}

/* Is slot an entry that lost its page number and perhaps its end, with the first one again
 * behind it? */
static bool
breaks_off(struct outline *o, struct slot *slot)
{
	struct slot *next;

	if (!is_entry(slot))
		return false;
	next = outline_following(o);
	return next != NULL && is_entry(next) && next->label.form == o->contents.label.form &&
	    contents_is_first(&o->contents, slot_text(next));
}

/* Does an entry of the table of contents with its page number come soon? */
static bool
pages_go_on(struct outline *o)
{
	enum { LINES = 2 };		/* an entry that wraps takes as many */
	struct slot *next;

	for (size_t i = 0, n = 0; n < LINES && (next = lookahead_next(&o->look, &i)) != NULL &&
	    next->block.kind == BLOCK_PARAGRAPH; i++, n++)
		if (contents_is_paged_entry(&o->contents, slot_text(next)))
			return true;
	return false;
}

/* Does one, or does the table break off with slot? */
static bool
contents_go_on(struct outline *o, struct slot *slot)
{
	return pages_go_on(o) || parts_follow(o) || first_follows(o) || breaks_off(o, slot);
}

/* Does the report's title begin here, behind a table of contents that is over, if its entries have
 * page numbers? */
static bool
title_follows(struct outline *o, struct slot *slot)
{
	if (!o->front || (o->contents.paged == 0 && o->contents.first == 0))
		return false;
	slot_read(slot);
	if (slot->label.form != LABEL_NONE || is_tail(o, slot_text(slot)) ||
	    (o->contents.paged > 0 && (pages_go_on(o) ||
	    contents_is_paged_entry(&o->contents, slot_text(slot)))))
		return false;
	o->front = !front_read(o->titles, &o->look, slot, &o->title, &o->head) ||
	    !slot->title;
	return slot->title;
}

/* Is slot the report's title again, or its first line, with the first heading behind it? */
static bool
title_again(struct outline *o, struct slot *slot)
{
	struct span text = span_trim(slot_text(slot)), title = buf_span(&o->title);
	struct slot *next;

	if (o->contents.n == 0 || text.n == 0 || !span_starts(title, text))
		return false;
	for (size_t i = 0; (next = lookahead_next(&o->look, &i)) != NULL; i++) {
		if (next->block.kind != BLOCK_PARAGRAPH)
			return false;
		slot_read(next);
		if (next->label.form != LABEL_NONE)
			return next->label.ordinal == 1 &&
			    !contents_is_paged_entry(&o->contents, slot_text(next));
		if (!span_ends(title, span_trim(slot_text(next))))
			return false;
	}
	return false;
}

bool
outline_in_contents_read(struct outline *o, struct slot *slot)
{
	struct span text = slot_text(slot);

	if (contents_may_begin(text) && contents_begin(&o->contents, text))
		return true;
	if (!o->contents.active && !o->now.started && !o->searched && names_contents(o, slot))
		return true;
	if (!o->contents.active)
		return false;
	if (title_follows(o, slot) || title_again(o, slot) || text_begins(o, slot) ||
	    announced_find(&o->announced, text) != 0) {
		contents_reset(&o->contents);
		return false;
	}
	if (!contents_take(&o->contents, text, contents_go_on(o, slot)))
		return false;
	announced_add(&o->announced, text);
	promised_add(&o->promised, text);
	return true;
}
