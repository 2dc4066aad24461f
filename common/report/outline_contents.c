/* outline_contents: where a table of contents begins and where it ends. */
#include "report/outline_parts.h"

/* Does the report's title begin here, behind a table of contents without page
 * numbers? */
static bool
title_follows(struct outline *o, struct slot *slot)
{
	if (!o->front || o->contents.paged > 0 || o->contents.first == 0)
		return false;
	slot_read(slot);
	if (slot->label.form != LABEL_NONE)
		return false;
	o->front = !front_read(o->titles, &o->look, slot, &o->title) || !slot->title;
	return slot->title;
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

/* Opens a table of contents whose line 目录 was lost, if slot, the first with a label, is
 * its first entry: others follow, and then this one comes again, or each ends with the
 * number of its page. */
static void
find_contents(struct outline *o, struct slot *slot)
{
	enum { ENTRIES = 4 };		/* fewer may be sections of a few words */
	struct span first = slot_text(slot);
	unsigned page = contents_glued_page(first), before = 0;
	size_t paged = 0, n = 1;
	struct slot *next;

	if (slot->label.ordinal != 1 || !is_entry(slot))
		return;
	for (size_t i = 0; (next = lookahead_next(&o->look, &i)) != NULL && is_entry(next); i++, n++) {
		if (n >= ENTRIES && ((slot->label.form == LABEL_PART &&
		    next->label.form == LABEL_PART && next->label.ordinal == 1) ||
		    span_eq(span_trim(slot_text(next)), span_trim(first)))) {
			contents_open(&o->contents, false);
			return;
		}
		if (paged + 1 == n && page != 0 && page >= before)
			paged++;
		before = page;
		page = contents_glued_page(slot_text(next));
	}
	if (paged >= ENTRIES)
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

/* In a table of contents? */
bool
outline_in_contents_read(struct outline *o, struct slot *slot)
{
	struct slot *next;
	struct span text = slot_text(slot);

	if (contents_may_begin(text) && contents_begin(&o->contents, text))
		return true;
	if (!o->contents.active && !o->now.started && !o->searched && names_contents(o, slot))
		return true;
	if (!o->contents.active)
		return false;
	if (title_follows(o, slot) || announced_find(&o->announced, text) != 0) {
		contents_reset(&o->contents);
		return false;
	}
	next = outline_following(o);
	if (!contents_take(&o->contents, text, next != NULL &&
	    next->block.kind == BLOCK_PARAGRAPH ? slot_text(next) : span_slice(text, 0, 0)))
		return false;
	announced_add(&o->announced, text);
	return true;
}
