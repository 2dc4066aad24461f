/* outline_body: paragraphs that are no headings, and what they say about what follows: a
 * colon before a list, a list of duties, notes. */
#include "outline/outline_parts.h"

#include "text/glyph.h"

static struct span
last_clause(struct span text)
{
	size_t at = text.n;
	struct glyph g;

	while ((g = glyph_before(text, at)).n > 0 && text.n - at < 120 &&
	    g.c != 0xFF0C && g.c != 0x3002 && g.c != 0xFF1B)
		at -= g.n;
	return span_slice(text, at, text.n);
}

/* Can a colon or a blank behind one end with this byte? */
static bool
may_end_colon(char byte)
{
	unsigned char b = (unsigned char)byte;

	return b == 0x9A || b == ':' || b == ' ' || b == 0x80;
}

static bool
ends_with_colon(struct span text)
{
	size_t at = text.n;
	struct glyph g;

	while ((g = glyph_before(text, at)).c == ' ' || g.c == 0x3000)
		at -= g.n;
	return g.c == 0xFF1A || g.c == ':';
}

/* Does text say that duties follow?  lead: behind its colon. */
static bool
speaks_of_duties(const struct outline *o, struct span text, bool lead)
{
	return (words_in(o->words.duty, text) || (lead && words_in(o->words.errand, text))) &&
	    !words_in(o->words.deed, text);
}

static void
begin_duties(struct outline *o)
{
	o->now.duty = true;
	o->now.duty_form = LABEL_NONE;
}

void
outline_enter_duties(struct outline *o, struct span text)
{
	if (speaks_of_duties(o, text, o->now.lead))
		begin_duties(o);
}

void
outline_enter_duties_of(struct outline *o, struct slot *slot, struct span title)
{
	struct memo *memo = slot_memo(slot);
	bool duty;

	if (memo == NULL || memo->n != title.n) {	/* joined, or without its marks */
		duty = words_in(o->words.duty, title);
	} else if (memo_tells(memo, MEMO_DUTY)) {
		duty = memo_holds(memo, MEMO_DUTY);
	} else {
		duty = words_in(o->words.duty, title);
		memo_keep(memo, MEMO_DUTY, duty);
	}
	if (duty)
		outline_enter_duties(o, title);
}

/* 注：1、… and 备注：1、… : what is numbered on below it are notes too. */
static void
note_remark(struct outline *o, struct span text)
{
	size_t at = words_length(o->words.remark, text);
	struct label label;

	if (glyph_at(text, at).c == 0xFF1A || glyph_at(text, at).c == ':')
		at += glyph_at(text, at).n;
	if (label_read(span_slice(text, at, text.n), &label) == 0)
		return;
	o->now.list.form = label.form;
	o->now.list.written = o->now.list.first = label.ordinal;
}

static __attribute__((noinline)) void
read_lead(struct outline *o, struct span text)
{
	o->now.lead = ends_with_colon(text);
	if (o->now.lead)
		outline_enter_duties(o, last_clause(text));
}

void
outline_note_lead(struct outline *o, struct span text)
{
	o->now.lead = false;
	if (text.n != 0 && may_end_colon(text.p[text.n - 1]))
		read_lead(o, text);
}

/* What the text of slot says by itself. */
static void
read_body(const struct outline *o, struct slot *slot)
{
	struct span text = slot_text(slot);
	bool lead = text.n != 0 && may_end_colon(text.p[text.n - 1]) && ends_with_colon(text);

	slot_keep(slot, SLOT_CELL, heading_like_cell(text));
	slot_keep(slot, SLOT_LEAD, lead);
	slot_keep(slot, SLOT_DUTIES, lead && speaks_of_duties(o, last_clause(text), true));
	slot_keep(slot, SLOT_REMARK, words_begin(o->words.remark, text));
}

void
outline_pass_body(struct outline *o, struct slot *slot)
{
	if (!slot_tells(slot, SLOT_CELL))
		read_body(o, slot);
	o->now.hungry = false;
	o->now.text = true;
	o->mentioned = 0;
	o->lost.last = LOST_NONE;
	o->now.cells = slot_holds(slot, SLOT_CELL) ? o->now.cells + 1 : 0;
	o->now.lead = slot_holds(slot, SLOT_LEAD);
	if (slot_holds(slot, SLOT_DUTIES))
		begin_duties(o);
	if (slot_holds(slot, SLOT_REMARK))
		note_remark(o, slot_text(slot));
}

struct block *
outline_body(struct outline *o, struct slot *slot)
{
	outline_pass_body(o, slot);
	return outline_place(o, slot, ROLE_BODY);
}

/* Does text end with ， ； or 、? */
static bool
ends_clause(struct span text)
{
	switch (glyph_before(text, shape_trim(text, 0)).c) {
	case 0xFF0C: case 0xFF1B: case 0x3001: case ';':
		return true;
	default:
		return false;
	}
}

/* A labelled paragraph that is no outline_heading. */
void
outline_pass_item(struct outline *o, struct slot *slot)
{
	outline_pass_body(o, slot);
	if (o->now.duty && o->now.duty_form == LABEL_NONE &&
	    !levels_continue(&o->now.levels, &slot->label)) {
		o->now.duty_form = slot->label.form;
		o->now.duty_blank = slot->label.blank;
	}
	if (o->now.list.form != slot->label.form ||
	    o->now.list.written + 1 != slot->label.ordinal)
		o->now.list.first = slot->label.ordinal;
	o->now.list.form = slot->label.form;
	o->now.list.written = slot->label.ordinal;
	o->now.list.open = ends_clause(slot_text(slot));
	if (slot_shape(slot)->columns)
		o->now.cells += HEADING_CELLS;
}

struct block *
outline_item(struct outline *o, struct slot *slot)
{
	outline_pass_item(o, slot);
	return outline_place(o, slot, ROLE_BODY);
}

void
outline_pass_table(struct outline *o)
{
	o->now.hungry = o->now.lead = false;
	o->now.text = true;
}
