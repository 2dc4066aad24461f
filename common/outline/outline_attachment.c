/* outline_attachment: 附件1 and 附表1, which are sections beside those of the report, and lists
 * of them, which are not; see outline_parts.h. */
#include "outline/outline_parts.h"

#include "block/caption.h"
#include "block/lines.h"
#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	CAPTION = 50,			/* characters of an attachment's title … */
	WRAPPED = 3 * 14,		/* bytes of one that may have wrapped … */
	TAIL_BYTES = 30,		/* … and of the line with the rest of it */
	DATE_BYTES = 60
};

/* 2024年… */
static bool
begins_with_year(struct span text)
{
	for (size_t i = 0; i < 4; i++)
		if (i >= text.n || text.p[i] < '0' || text.p[i] > '9')
			return false;
	return word_table_starts(&grammar, "year", span_slice(text, 4, text.n));
}

/* 附件：1.基础数据表 with the table right below it is that attachment itself. */
static bool
has_table(const struct slot *next)
{
	return next != NULL && next->block.kind == BLOCK_TABLE;
}

/* Is slot the first cell of a form whose cells have come to stand alone on their lines: 部门名称,
 * 一级指标, or 单位：万元 above it? */
static bool
begins_form(const struct outline *o, struct slot *slot)
{
	struct span text;

	if (slot == NULL || slot->block.kind != BLOCK_PARAGRAPH || slot_shape(slot)->commas > 0)
		return false;
	text = span_trim(slot_text(slot));
	switch (lines_role(text)) {
	case LINES_START: case LINES_ORDINAL: case LINES_HEAD: case LINES_CAPTION:
		return true;
	default:
		return words_begin(o->words.field, text) && slot_shape(slot)->kind <= SHAPE_BARE;
	}
}

/* 附件：2023年度自评表 names a table, and a form begins below it: that attachment itself. */
static bool
heads_form(const struct outline *o, struct slot *slot, struct slot *next)
{
	struct span text = slot_text(slot);

	return caption_names_table(span_slice(text, slot->label.text, text.n)) &&
	    begins_form(o, next);
}

/* Does the title behind the label begin with digits that are no year of their own?  A year
 * is one behind a blank, or behind the colon of a numbered label: 附件1：2024年…, or below 第四部分
 * 附件, or above a form. */
static bool
begins_with_number(const struct outline *o, struct slot *slot, struct slot *next)
{
	const struct label *label = &slot->label;
	struct span text = slot_text(slot);
	uint32_t c = glyph_at(text, label->text).c;

	if (c < '0' || c > '9')
		return false;
	if (!begins_with_year(span_slice(text, label->text, text.n)))
		return true;
	return !label->blank && (label->text <= label->end || (label->ordinal == 0 &&
	    !o->annexed && !heads_form(o, slot, next)));
}

/* 附件：1.基础数据表 and 附件1：… followed by 附件2：…: a list of them. */
static bool
lists_attachments(const struct outline *o, struct slot *slot, struct slot *next)
{
	struct span text = slot_text(slot);
	bool empty = slot_shape(slot)->kind == SHAPE_EMPTY;
	uint32_t c = glyph_at(text, slot->label.end).c;

	if (c == '.' || c == 0xFF0E || c == 0x3001 || begins_with_number(o, slot, next))
		return !has_table(next);
	if (o->mentioned != 0 && slot->label.ordinal == o->mentioned + 1)
		return true;
	if (empty && slot->label.ordinal == 0)
		return next != NULL && next->label.ordinal == 1 &&
		    (outline_is_attachment(next) || (next->label.form >= LABEL_NUMBER_COMMA &&
		    next->label.form <= LABEL_NUMBER_HALF));
	return !empty && next != NULL && outline_is_attachment(next) &&
	    next->label.ordinal == slot->label.ordinal + 1 &&
	    slot_shape(next)->kind != SHAPE_EMPTY;
}

/* 2025年4月16日, on its own. */
static bool
is_date(struct span text)
{
	size_t end = shape_trim(text, 0);

	return end < DATE_BYTES && word_table_ends(&grammar, "day", span_slice(text, 0, end)) &&
	    word_table_in(&grammar, "year", text);
}

/* A line 附件1 below a web page's headline, or 附件：… that ends a table of contents, with the
 * report's own title next: the report is an attachment itself, or has one. */
static bool
precedes_report(const struct outline *o, const struct slot *next)
{
	struct span title;

	if (o->now.started || next == NULL || next->block.kind != BLOCK_PARAGRAPH)
		return false;
	title = span_trim(slot_text(next));
	return title.n > 0 && span_starts(buf_span(&o->title), title);
}

static bool
is_caption(struct slot *next)
{
	const struct shape *shape = heading_is_prose(next) ? slot_shape(next) : NULL;

	return shape != NULL && shape->kind == SHAPE_BARE && !shape->colon &&
	    shape->chars <= CAPTION;
}

/* 附件：自评表 over the unit that signs and the date, or the date alone: a letter's end, not the
 * attachment itself. */
static bool
is_above_date(struct outline *o, struct slot *next)
{
	size_t i = 0;

	if (next->block.kind != BLOCK_PARAGRAPH)
		return false;
	if (is_date(slot_text(next)))
		return true;
	if (!is_caption(next))
		return false;
	lookahead_next(&o->look, &i);
	i++;
	outline_read(next = lookahead_next(&o->look, &i));
	return next != NULL && next->block.kind == BLOCK_PARAGRAPH && is_date(slot_text(next));
}

static bool
accept_attachment(struct outline *o, struct slot *slot, struct slot *next)
{
	const struct label *l = &slot->label;
	const struct shape *shape = slot_shape(slot);
	bool glued = l->text == l->end;
	struct span rest = span_slice(slot_text(slot), l->text, slot->block.text.n);

	if (slot->plain || next == NULL || contents_paged(slot_text(slot)) ||
	    contents_leads(slot_text(slot)) || precedes_report(o, next))
		return false;
	if (shape->kind == SHAPE_EMPTY)
		return true;
	if (shape->kind != SHAPE_BARE || shape->chars > CAPTION || is_above_date(o, next))
		return false;
	if (!glued)
		return true;
	return (l->ordinal != 0 || caption_names_table(rest)) &&
	    !words_begin(o->words.mention, rest);
}

/* …绩效评价指标体系及评 with 分表 alone below it: is it the end of title, which wrapped and
 * names no table yet? */
static bool
is_title_tail(struct span title, struct slot *tail)
{
	struct span text;

	if (title.n < WRAPPED || caption_names_table(title) || !is_caption(tail))
		return false;
	text = span_trim(slot_text(tail));
	return text.n <= TAIL_BYTES && !span_has_digit(text) && caption_names_table(text);
}

/* Is slot the report's own title again, or what runs above its pages? */
static bool
repeats_title(const struct outline *o, const struct slot *slot)
{
	struct span text = span_trim(slot_text(slot));

	return text.n > 0 && (span_eq(text, span_trim(buf_span(&o->title))) ||
	    span_eq(text, buf_span(&o->head)));
}

/* The line below 附件1, at *i; the one behind it where that is the report's own title again, at
 * the head of a new page. */
static struct slot *
title_of(struct outline *o, size_t *i)
{
	struct slot *head = lookahead_next(&o->look, i), *title;
	size_t behind = *i + 1;

	if (!is_caption(head) || !repeats_title(o, head))
		return head;
	outline_read(title = lookahead_next(&o->look, &behind));
	if (!is_caption(title) || punct_starts(span_trim(slot_text(title)), '(') != 0)
		return head;
	*i = behind;
	return title;
}

/* Joins the lines below slot, which is 附件1 or that and a title, to its title: next, and the one
 * behind, where the title wraps. */
static void
join_lines(struct outline *o, struct slot *slot, struct slot *next)
{
	size_t i = 0;

	if (slot_shape(slot)->kind == SHAPE_EMPTY) {
		next = title_of(o, &i);
		if (!is_caption(next))
			return;
		outline_join_title(slot, next);
		i++;
		outline_read(next = lookahead_next(&o->look, &i));
	}
	if (is_title_tail(buf_span(&slot->block.place.title), next))
		outline_join_title(slot, next);
}

static void
open_attachment(struct outline *o, const struct label *label)
{
	o->attachment = label->ordinal > o->attachment ? label->ordinal : o->attachment + 1;
	levels_reset(&o->now.levels);
	buf_reset(&o->path);
	buf_add_char(&o->path, 'A');
	buf_add_uint(&o->path, o->attachment);
	o->path_end[0] = o->path.n;
	o->now.attached = o->now.started = true;
	o->annexed = false;
	o->front = o->now.hungry = o->now.lead = o->now.duty = false;
	o->now.list.form = LABEL_NONE;
}

struct block *
outline_attachment(struct outline *o, struct slot *slot)
{
	struct slot *next = outline_following(o);
	struct block *b;

	if (lists_attachments(o, slot, next)) {
		b = outline_body(o, slot);
		o->mentioned = slot->label.ordinal;
		o->now.list = (struct list){ next != NULL && next->label.form != LABEL_NONE ?
		    next->label.form : LABEL_NUMBER_DOT, slot->label.ordinal, false, 0 };
		return b;
	}
	if (!accept_attachment(o, slot, next))
		return outline_body(o, slot);
	open_attachment(o, &slot->label);
	outline_place_heading(o, slot, 0, slot_shape(slot));
	join_lines(o, slot, next);
	return &slot->block;
}

bool
outline_names_annex(struct slot *slot)
{
	return outline_is_attachment(slot) && slot->label.ordinal == 0 &&
	    slot_shape(slot)->kind == SHAPE_EMPTY;
}

/* Does slot stand below a report's title: its first section, or what it begins with? */
static bool
begins_report(struct slot *slot)
{
	if (slot == NULL || slot->block.kind != BLOCK_PARAGRAPH)
		return false;
	if (slot->label.form != LABEL_NONE)
		return slot->label.ordinal == 1;
	return slot_shape(slot)->kind > SHAPE_BARE || slot_shape(slot)->commas > 0;
}

/* Has the report come to its last chapters? */
static bool
nears_end(const struct outline *o)
{
	enum { CHAPTERS = 3 };
	const struct level_node *top = &o->now.levels.at[1];

	return top->open && top->form == LABEL_CHINESE && top->ordinal >= CHAPTERS;
}

/* Does a report begin with 一、 in the next paragraph, or behind words there that end with a
 * colon? */
static bool
another_begins(struct outline *o)
{
	struct slot *next = outline_following(o);
	size_t i = 0;

	if (next != NULL && next->block.kind == BLOCK_PARAGRAPH &&
	    next->label.form == LABEL_NONE && punct_ends(slot_text(next), ':') != 0) {
		lookahead_next(&o->look, &i);
		i++;
		outline_read(next = lookahead_next(&o->look, &i));
	}
	return next != NULL && next->label.form == LABEL_CHINESE && next->label.ordinal == 1;
}

bool
outline_is_annexed_read(struct outline *o, struct slot *slot)
{
	if (!(o->annexed ? begins_report(outline_following(o)) :
	    nears_end(o) && another_begins(o)))
		return false;
	return front_is_report(o->titles, slot) &&
	    !caption_names_table(span_trim(slot_text(slot)));
}

struct block *
outline_annexed(struct outline *o, struct slot *slot)
{
	open_attachment(o, &slot->label);
	slot->label.start = slot->label.end = 0;
	outline_place_heading(o, slot, 0, slot_shape(slot));
	return &slot->block;
}

void
outline_return(struct outline *o)
{
	levels_reset(&o->now.levels);
	buf_reset(&o->path);
	o->path_end[0] = 0;
	o->now.attached = false;
}
