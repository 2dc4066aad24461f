/* outline_heading: paragraphs that are judged to be headings or not, with a label, without
 * one, and announced by the table of contents. */
#include "outline/bare.h"
#include "outline/outline_parts.h"

enum {
	WRAPPED = 14,			/* characters of a title that may have wrapped … */
	TAIL_BYTES = 30,		/* … and of the line with the rest of it */
	ITEMS = 4			/* level of （1） */
};

/* 第三部分 …部门决算情况 with 说明 alone below it: the end of a title that wrapped. */
static bool
is_title_tail(const struct outline *o, const struct candidate *c)
{
	struct span text;

	if (c->shape->kind != SHAPE_BARE || c->shape->chars < WRAPPED || c->shape->colon ||
	    !heading_is_prose(c->next))
		return false;
	text = slot_text(c->next);
	if (text.n > TAIL_BYTES)
		return false;
	text = span_slice(text, label_blanks(text, 0), shape_trim(text, 0));
	return words_length(o->words.tail, text) == text.n;
}

void
outline_read(struct slot *next)
{
	if (next != NULL && next->block.kind == BLOCK_PARAGRAPH)
		slot_read(next);
	else if (next != NULL)
		next->label.form = LABEL_NONE;
}

struct slot *
outline_following(struct outline *o)
{
	size_t i = 0;
	struct slot *next = lookahead_next(&o->look, &i);

	outline_read(next);
	return next;
}

/* "1. 古建筑抢险加固76.50万元，…" below 3.文物保护项目: a browser's number that
 * was （1） in the report.  It goes on with the number that follows, or with a 1
 * again. */
static bool
splits_amount(const struct outline *o, const struct candidate *c)
{
	const struct level_node *above = &o->now.levels.at[ITEMS - 1 + o->now.levels.shift];
	const struct level_node *same = &o->now.levels.at[ITEMS + o->now.levels.shift];
	unsigned ordinal = c->label->ordinal;

	if (!above->open || !shape_names_amount(c->text, c->shape))
		return false;
	if (o->now.lead)
		return !above->blank || ordinal == 1;
	return same->open && same->form == c->label->form &&
	    (ordinal == same->written + 1 || ordinal == 1);
}

int
outline_level_of_amount(const struct outline *o, const struct candidate *c, int level)
{
	return splits_amount(o, c) ? ITEMS + (int)o->now.levels.shift : level;
}

/* Does c, a title on a line of its own, head what follows? */
static bool
is_titled(const struct candidate *c)
{
	if (c->shape->kind != SHAPE_BARE || c->shape->colon || c->next == NULL)
		return false;
	if (heading_is_prose(c->next) && span_has(slot_text(c->next), SPAN("。")))
		return true;
	return c->next->block.kind == BLOCK_PARAGRAPH && bare_begins(c->next);
}

/* A title known at levels 1 and 2 belongs to 2 where the outline_heading above announces
 * it, else to 1. */
static void
settle_known(const struct levels *ls, struct template_hit *hit)
{
	if (hit->strength[1] <= 1)
		return;
	if (levels_announce(ls, &hit->tops)) {
		hit->strength[2] = hit->strength[2] > 0 ? hit->strength[1] : 1;
		hit->strength[1] = 1;
	} else if (hit->strength[2] > 1)
		hit->strength[2] = 1;
}

/* How well the title of slot is known at each level. */
static void
match_strength(const struct outline *o, struct slot *slot, struct level_query *q)
{
	struct memo *memo = slot->shape.kind == SHAPE_EMPTY ? NULL : slot_memo(slot);

	if (memo != NULL && memo_tells(memo, MEMO_KNOWN)) {
		for (int i = 0; i < TEMPLATE_LEVELS; i++)
			q->known.strength[i] = memo->strength[i];
		return;
	}
	template_match(o->templates, q->title, &q->known);
	if (memo == NULL)
		return;
	memo_keep(memo, MEMO_KNOWN, true);
	for (int i = 0; i < TEMPLATE_LEVELS; i++)
		memo->strength[i] = (uint8_t)q->known.strength[i];
}

/* Fills in what is known of the title, as far as that says something here. */
static void
match_known(struct outline *o, struct slot *slot, struct level_query *q)
{
	if (!label_is_automatic_dot(q->label)) {
		match_strength(o, slot, q);
		return;
	}
	template_know(o->templates, q->title, &q->known);
	if (q->known.strength[1] + q->known.strength[2] == 0)
		return;
	levels_know(&o->now.levels, o->templates);
	levels_promote(&o->now.levels, &q->known);
	settle_known(&o->now.levels, &q->known);
	q->follows = q->known.strength[1] == 3 && levels_follow(&o->now.levels, &q->known.tops);
}

/* Is c, a browser's number, one with its text behind it, right below a chapter of problems or
 * measures? */
static bool
is_remedy(const struct outline *o, const struct candidate *c)
{
	const struct levels *ls = &o->now.levels;
	const struct level_node *top = &ls->at[ls->shift + 1];

	return c->shape->kind == SHAPE_RUN_IN && levels_depth(ls) == (int)ls->shift + 1 &&
	    words_in(o->words.remedy, (struct span){ top->title, top->n });
}

/* The form of the first label that stands right below c, a title alone on its line;
 * LABEL_NONE: none does. */
static inline enum label_form
form_below(const struct candidate *c)
{
	return c->shape->kind == SHAPE_BARE && c->next != NULL &&
	    c->next->label.ordinal == 1 ? c->next->label.form : LABEL_NONE;
}

void
outline_read_behind(struct outline *o, struct candidate *c, size_t i)
{
	if (!lost_asks_behind(&o->now, &o->lost, c->next))
		return;
	outline_read(c->after = lookahead_next(&o->look, &i));
	i++;
	if (lost_asks_behind(&o->now, &o->lost, c->after))
		outline_read(c->beyond = lookahead_next(&o->look, &i));
}

/* What says something of a browser's number alone.  below: the form of the first label right
 * below it. */
static __attribute__((noinline)) void
ask_dot(const struct outline *o, struct candidate *c, enum label_form below)
{
	struct level_query *q = &c->query;

	q->items = below == LABEL_NUMBER_DOT && !c->next->label.blank;
	q->heads = below == LABEL_NUMBER_DOT && c->next->label.blank;
	q->titled = c->label->ordinal == 1 && is_titled(c);
	q->remedy = is_remedy(o, c);
	q->unlisted = promised_known(&o->promised);
	if (c->marks == 0)
		c->marks = lost_marks_behind(c->text, c->label->end, c->shape->start);
}

void
outline_ask(struct outline *o, struct slot *slot, struct slot *next, struct candidate *c)
{
	struct level_query *q = &c->query;
	enum label_form below;

	if (o->now.levels.spaced && !o->now.levels.kept && slot->label.form == LABEL_NUMBER_DOT)
		slot->label.blank = false;	/* the author's: it tells of no converter */
	c->slot = slot;
	c->text = slot_text(slot);
	c->label = &slot->label;
	c->shape = slot_shape(slot);
	c->next = next;
	below = form_below(c);
	level_ask(q, c->label, span_slice(c->text, c->shape->start, c->shape->end));
	q->hungry = o->now.hungry;
	q->listed = o->now.list.form == c->label->form &&
	    o->now.list.written + 1 == c->label->ordinal;
	q->dotted = c->label->form == LABEL_NUMBER_DOT && c->next != NULL &&
	    c->next->label.form == LABEL_DECIMAL && c->next->label.parent == c->label->ordinal;
	q->over = below == LABEL_CHINESE_PAREN;
	q->parts = below == LABEL_CHINESE;
	q->run_in = c->shape->kind == SHAPE_RUN_IN;
	q->text = o->now.text;
	q->full = o->full;
	c->marks = c->text.p[0] == '#' ? lost_marks_of(c->text) : 0;
	if (label_is_automatic_dot(c->label))
		ask_dot(o, c, below);
	if (c->shape->kind == SHAPE_EMPTY && heading_is_prose(c->next))
		q->title = slot_text(c->next);
	if ((c->label->form > LABEL_CHINESE_PAREN || o->now.cells >= HEADING_CELLS ||
	    o->now.duty) && c->shape->kind != SHAPE_TEXT)
		match_known(o, slot, q);
	levels_nest(&o->now.levels, q);
	level_choose(&o->now.levels, q, &c->offer);
	if (c->marks != 0 && o->lost.marks != 0 && label_is_automatic_dot(c->label)) {
		c->offer.n = 1;
		c->offer.at[0].level = lost_marked_level(&o->now, &o->lost, c->marks);
	}
}

unsigned
outline_enter(struct outline *o, struct candidate *c)
{
	c->query.run_in = c->shape->kind == SHAPE_RUN_IN;
	o->now.started = true;
	o->lost.last = LOST_NONE;
	o->mentioned = o->now.cells = 0;
	o->now.lead = o->now.duty = o->now.text = false;
	o->now.list.form = LABEL_NONE;
	o->now.hungry = c->shape->kind == SHAPE_BARE || c->shape->kind == SHAPE_EMPTY ||
	    c->shape->kind == SHAPE_SENTENCE;
	return level_open(&o->now.levels, c->level, &c->query);
}

static void
open_section(struct outline *o, struct candidate *c)
{
	outline_extend_path(o, c->level, outline_enter(o, c));
	o->front = o->annexed = false;
	if (c->label->form == LABEL_PART) {
		announced_open(&o->announced, c->label->ordinal);
		if (!o->now.attached)
			o->part = c->label->ordinal;
	}
}

/* Does the title of c, 第四部分, which has no words, stand on the next line, where that is 附件? */
static bool
is_annex(const struct candidate *c)
{
	return c->label->form == LABEL_PART && c->shape->kind == SHAPE_EMPTY &&
	    c->next != NULL && c->next->block.kind == BLOCK_PARAGRAPH &&
	    outline_names_annex(c->next);
}

/* 第一部分 某某局, with 概况 on the next line, be 某某局 on its own line or not: joins that, too.
 * joined: the line behind slot is part of its title. */
static void
join_owned(struct outline *o, struct slot *slot, bool joined)
{
	struct span title = span_trim(buf_span(&slot->block.place.title)), text;
	struct slot *next;
	size_t i = 0;

	if (!words_end(o->words.organ, title))
		return;
	next = lookahead_next(&o->look, &i);
	if (joined) {
		i++;
		outline_read(next = lookahead_next(&o->look, &i));
	}
	if (!heading_is_prose(next))
		return;
	text = slot_text(next);
	text = span_slice(text, label_blanks(text, 0), shape_trim(text, 0));
	if (words_length(o->words.first, text) == text.n)
		outline_join_title(slot, next);
}

/* slot is 第一部分 and its title, to which the line below was joined or not: joins what else is
 * part of it, and notes whether it is 附件. */
static __attribute__((noinline)) void
end_part(struct outline *o, struct slot *slot, bool joined)
{
	struct span title;
	struct label label;

	join_owned(o, slot, joined);
	title = buf_span(&slot->block.place.title);
	o->annexed = label_read(title, &label) == title.n &&
	    label.form == LABEL_ATTACHMENT && label.ordinal == 0;
}

struct block *
outline_heading(struct outline *o, struct slot *slot)
{
	struct candidate c;
	bool joined;

	if (!heading_possible(slot))
		return outline_item(o, slot);
	if (o->now.attached && slot->label.form == LABEL_PART && o->part != 0 &&
	    slot->label.ordinal > o->part)
		outline_return(o);
	if (label_is_automatic_dot(&slot->label)) {
		o->full = outline_full(o);
		outline_see_ones(o, &slot->label);
	}
	outline_ask(o, slot, outline_following(o), &c);
	o->full = 0;
	outline_set_level(o, &c, outline_foresee(o, &c));
	if (!heading_accept(&o->now, &c))
		return outline_item(o, slot);
	open_section(o, &c);
	lost_note_marks(&o->lost, c.marks, c.level);
	outline_place_heading(o, slot, c.level, c.shape);
	slot->block.place.body = c.shape->body;
	joined = (c.shape->kind == SHAPE_EMPTY && heading_is_prose(c.next)) ||
	    is_title_tail(o, &c) || is_annex(&c);
	if (joined)
		outline_join_title(slot, c.next);
	if (slot->label.form == LABEL_PART)
		end_part(o, slot, joined);
	outline_enter_duties_of(o, slot, buf_span(&slot->block.place.title));
	if (c.shape->body < c.text.n)
		outline_note_lead(o, c.text);
	return &slot->block;
}

/* level, or the next deeper one at which a heading may be missing. */
static int
level_not_full(struct outline *o, int level)
{
	unsigned full;

	if (level > (int)o->now.levels.shift + 2 || (full = outline_full(o)) == 0)
		return level;		/* nearly always */
	while ((full >> level & 1) != 0)
		level++;
	return level;
}

struct block *
outline_unlabelled(struct outline *o, struct slot *slot)
{
	struct candidate c = { .slot = slot, .text = slot_text(slot), .label = &slot->label };
	enum lost_kind kind = LOST_NONE;
	size_t i = 0;
	int gap;

	if ((gap = outline_gap(o, slot)) != 0) {
		c.shape = slot_shape(slot);
		level_ask(&c.query, c.label, c.text);
		c.level = gap;
		kind = c.shape->kind == SHAPE_RUN_IN ? LOST_RUN_IN : LOST_TITLE;
	} else if (lost_possible(&o->now, &o->lost, o->templates, &c)) {
		c.next = lookahead_next(&o->look, &i);
		outline_read(c.next);
		outline_read_behind(o, &c, i + 1);
		kind = lost_accept(&o->now, &o->lost, o->templates, &c);
		if (kind != LOST_NONE)
			c.level = level_not_full(o, c.level);
	}
	if (kind == LOST_NONE)
		return outline_body(o, slot);
	c.query.title = span_slice(c.text, c.shape->start, c.shape->end);
	slot->label.start = slot->label.end = 0;
	open_section(o, &c);
	lost_note(&o->lost, kind, &o->now, &c);
	lost_note_marks(&o->lost, lost_marks_of(c.text), c.level);
	outline_place_heading(o, slot, c.level, c.shape);
	slot->block.place.body = c.shape->body;
	outline_enter_duties(o, c.query.title);
	if (c.shape->body < c.text.n)
		outline_note_lead(o, c.text);
	return &slot->block;
}

/* A section of the table of contents begins. */
struct block *
outline_announced(struct outline *o, struct slot *slot, unsigned ordinal)
{
	struct candidate c = { .slot = slot, .text = slot_text(slot), .label = &slot->label,
		.level = 1 };

	slot->label = (struct label){ .form = LABEL_PART, .ordinal = ordinal, .depth = 1 };
	c.shape = slot_shape(slot);
	level_ask(&c.query, c.label, span_slice(c.text, c.shape->start, c.shape->end));
	open_section(o, &c);
	outline_place_heading(o, slot, c.level, c.shape);
	outline_enter_duties(o, c.query.title);
	return &slot->block;
}
