/* outline: which blocks are headings; see outline.h.
 *
 * Nearly every block goes straight through: a paragraph that cannot start with
 * a label is body.  For one that does, three questions are asked in turn: at
 * which level would it stand (level.h; where that is open, outline_ahead.c reads on), does it
 * look like a outline_heading there (shape.h and what follows it), and where does its title
 * end. */
#include "outline/outline_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "outline/bare.h"
#include "text/character.h"
#include "text/punct.h"

static struct vocabulary
read_words(void)
{
	return (struct vocabulary){
		.duty = words_of("duty"),
		.errand = words_of("errand"),
		.deed = words_of("deed"),
		.opener = words_of("opener"),
		.mention = words_of("mention"),
		.first = words_of("first"),
		.tail = words_of("tail"),
		.budget = words_of("budget"),
		.section = words_of("section"),
		.remark = words_of("remark"),
		.unfilled = words_of("unfilled"),
		.none = words_of("none"),
		.remedy = words_of("remedy"),
		.organ = words_of("organ"),
		.field = words_of("field"),
	};
}

static void
begin_document(struct outline *o)
{
	o->now = (struct circumstances){
		.opener = o->words.opener,
		.first = o->words.first,
		.unfilled = o->words.unfilled,
		.none = o->words.none,
		.remedy = o->words.remedy,
	};
	contents_reset(&o->contents);
	announced_reset(&o->announced);
	promised_reset(&o->promised);
	buf_reset(&o->path);
	buf_reset(&o->title);
	buf_reset(&o->head);
	o->path_end[0] = 0;
	o->front = true;
	o->searched = false;
	o->attachment = o->mentioned = o->baffled = o->part = 0;
	o->annexed = false;
	o->lost = (struct lost){ .on = false };
}

struct outline *
outline_open(struct blocks *blocks)
{
	struct outline *o = mem_zeroed(1, sizeof(*o));

	lookahead_init(&o->look, blocks);
	o->templates = templates_known();
	o->titles = front_words();
	o->words = read_words();
	begin_document(o);
	return o;
}

void
outline_close(struct outline *o)
{
	lookahead_release(&o->look);
	buf_release(&o->path);
	buf_release(&o->title);
	buf_release(&o->head);
	free(o);
}

void
outline_remember(struct outline *o, struct memos *ms)
{
	lookahead_remember(&o->look, ms);
}

static struct block *
place_title(struct outline *o, struct slot *slot)
{
	struct block *b = outline_place(o, slot, ROLE_TITLE);

	b->place.level = 0;
	buf_reset(&b->place.title);
	buf_add_span(&b->place.title, buf_span(&o->title));
	return b;
}

/* Gives slot its label if its number stands without a mark. */
static void
read_bare(struct outline *o, struct slot *slot)
{
	struct label label;
	struct slot *next;

	if (o->now.attached || !bare_read(slot_text(slot), &label))
		return;
	next = outline_following(o);
	if (!bare_is_promised(&o->promised, slot_text(slot), &label) &&
	    !bare_is_part(&o->now.levels, slot, &label, next) &&
	    !bare_accept(&o->now.levels, o->templates, slot, &label, next))
		return;
	slot->label = label;
	slot->shaped = false;
}

/* What is_title_line asks of a line that is short enough. */
static bool
is_short_title(struct slot *slot, bool figures)
{
	struct span text = slot_text(slot);
	const struct shape *s;

	if (text.n == 0 || punct_starts(text, '(') != 0 || (!figures && span_has_digit(text)))
		return false;
	s = slot_shape(slot);
	return s->kind == SHAPE_BARE && s->commas == 0 && !s->colon && !s->columns;
}

/* A few words without a sentence's marks, and no （remark）?  figures: they may hold one. */
static inline bool
is_title_line(struct slot *slot, bool figures)
{
	enum { BYTES = 90 };

	return slot_text(slot).n <= BYTES && is_short_title(slot, figures);
}

/* 存在的问题, 七、 and then what there is to say of them, each in lines of their own: the
 * number is the title's. */
static void
read_number_behind(struct outline *o, struct slot *slot)
{
	size_t i = 0;
	struct slot *next = lookahead_next(&o->look, &i), *body;

	if (next == NULL || next->block.kind != BLOCK_PARAGRAPH ||
	    !label_possible(slot_text(next)))
		return;
	slot_read(next);
	if (next->label.form == LABEL_NONE || next->label.form > LABEL_NUMBER_PAREN ||
	    slot_shape(next)->kind != SHAPE_EMPTY)
		return;
	i++;
	body = lookahead_next(&o->look, &i);
	if (body == NULL || body->block.kind != BLOCK_PARAGRAPH ||
	    !shape_has_words(slot_text(body)) || is_title_line(body, true))
		return;
	slot->label = next->label;
	slot->label.start = slot->label.end = slot->label.text = 0;
	next->cont = true;
}

/* Gives slot, whose number is a converter's or lost, the one it has in the table of
 * contents.  One that is lost there says that others are, below what the table names. */
static void
read_promised(struct outline *o, struct slot *slot)
{
	const struct shape *s;
	struct slot *next;
	bool lost;

	if (o->now.attached || slot->label.form > LABEL_NUMBER_PAREN)
		return;
	s = slot_shape(slot);
	if (s->kind == SHAPE_EMPTY && slot->label.form != LABEL_NONE) {
		if (heading_is_prose(next = outline_following(o)))
			promised_find(&o->promised, slot_text(next), &slot->label);
	} else if (promised_doubtful(&slot->label)) {
		lost = slot->label.form == LABEL_NONE;
		if (promised_find(&o->promised, span_slice(slot_text(slot), s->start, s->end),
		    &slot->label) && lost)
			o->lost.on = true;
	}
}

/* The ordinal of the section without a number that slot begins, because the table of
 * contents has it; 0: none. */
static unsigned
announced_ordinal(const struct outline *o, struct slot *slot)
{
	const struct announced *a = &o->announced;

	if ((a->last == 0 && o->now.started) || promised_known(&o->promised))
		return 0;
	if (a->n > 0)
		return announced_find(a, slot_text(slot));
	if (o->title.n == 0 || !words_end(o->words.budget, buf_span(&o->title)))
		return 0;
	return announced_usual(a, slot_text(slot), o->words.section, o->words.duty);
}

/* May a paragraph without label be a heading?  Right below another, one whose text follows in
 * the line may, too. */
static bool
may_head(const struct outline *o, struct span text)
{
	return lost_may_be(&o->lost, text) || (o->now.hungry && lost_may_run_in(text));
}

static struct block *
paragraph(struct outline *o, struct slot *slot)
{
	unsigned ordinal;

	if (outline_in_contents(o, slot))
		return outline_place(o, slot, ROLE_BODY);
	if (o->front && !slot->cont)
		o->front = !front_read(o->titles, &o->look, slot, &o->title, &o->head);
	if (slot->title)
		return place_title(o, slot);
	if (slot->cont)
		return outline_place(o, slot, ROLE_CONT);
	slot_read(slot);
	if (slot->label.form == LABEL_NONE && bare_possible(slot_text(slot)))
		read_bare(o, slot);
	if (slot->label.form == LABEL_NONE && !o->now.attached && is_title_line(slot, false))
		read_number_behind(o, slot);
	if (promised_known(&o->promised))
		read_promised(o, slot);
	if (slot->label.form == LABEL_NONE && outline_is_annexed(o, slot))
		return outline_annexed(o, slot);
	if (slot->label.form == LABEL_NONE && (ordinal = announced_ordinal(o, slot)) != 0)
		return outline_announced(o, slot, ordinal);
	if (slot->label.form == LABEL_NONE)
		return slot->noise && slot_text(slot).n > 0 ? outline_place(o, slot, ROLE_BODY) :
		    o->now.attached || !may_head(o, slot_text(slot)) ?
		    outline_body(o, slot) : outline_unlabelled(o, slot);
	if (outline_is_attachment(slot))
		return outline_attachment(o, slot);
	return outline_heading(o, slot);
}

/* A line record says what its line is; only the body of a run-in outline_heading
 * must be found again. */
static struct block *
given(struct outline *o, struct slot *slot)
{
	struct block *b = &slot->block;
	struct span text = slot_text(slot);
	size_t at = span_find(text, buf_span(&b->place.title));

	buf_reset(&o->path);	/* for the blank lines at the end of a table */
	buf_add_span(&o->path, buf_span(&b->place.section));
	b->place.body = text.n;
	if (b->place.role == ROLE_HEADING && at != NONE && b->place.title.n > 0) {
		at += b->place.title.n;
		if (shape_has_words(span_slice(text, at, text.n)))
			b->place.body = at;
	}
	return b;
}

struct block *
outline_next(struct outline *o)
{
	struct slot *slot = lookahead_take(&o->look);

	if (slot == NULL)
		return NULL;
	if (slot->block.place.given)
		return given(o, slot);
	switch (slot->block.kind) {
	case BLOCK_DOCUMENT:
		begin_document(o);
		return outline_place(o, slot, ROLE_BODY);
	case BLOCK_BLANK:
		return outline_place(o, slot, ROLE_BLANK);
	case BLOCK_TABLE:
		if (o->contents.active)
			contents_take_grid(&o->contents);
		outline_pass_table(o);
		return outline_place(o, slot, ROLE_CELL);
	default:
		return paragraph(o, slot);
	}
}
