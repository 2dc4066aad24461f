/* outline: which blocks are headings; see outline.h.
 *
 * Nearly every block goes straight through: a paragraph that cannot start with
 * a label is body.  For one that does, three questions are asked in turn: at
 * which level would it stand (level.h), does it look like a heading there
 * (shape.h and what follows it), and where does its title end. */
#include "report/outline_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/bare.h"
#include "text/glyph.h"

enum {
	WRAPPED = 14,			/* characters of a title that may have wrapped … */
	TAIL_BYTES = 30,		/* … and of the line with the rest of it */
	ITEMS = 4			/* level of （1） */
};

static void
load_words(struct vocabulary *v)
{
	words_load(&v->duty, "duty");
	words_load(&v->errand, "errand");
	words_load(&v->deed, "deed");
	words_load(&v->opener, "opener");
	words_load(&v->mention, "mention");
	words_load(&v->first, "first");
	words_load(&v->tail, "tail");
	words_load(&v->budget, "budget");
	words_load(&v->section, "section");
}

static void
release_words(struct vocabulary *v)
{
	words_release(&v->duty);
	words_release(&v->errand);
	words_release(&v->deed);
	words_release(&v->opener);
	words_release(&v->mention);
	words_release(&v->first);
	words_release(&v->tail);
	words_release(&v->budget);
	words_release(&v->section);
}

struct outline *
outline_open(struct blocks *blocks)
{
	struct outline *o = mem_zeroed(1, sizeof(*o));

	lookahead_init(&o->look, blocks);
	o->templates = templates_open();
	o->titles = front_open();
	load_words(&o->words);
	o->now.opener = &o->words.opener;
	o->front = true;
	return o;
}

void
outline_close(struct outline *o)
{
	lookahead_release(&o->look);
	release_words(&o->words);
	front_close(o->titles);
	templates_close(o->templates);
	buf_release(&o->path);
	buf_release(&o->title);
	free(o);
}

void
outline_remember(struct outline *o, struct memos *ms)
{
	lookahead_remember(&o->look, ms);
}

static void
begin_document(struct outline *o)
{
	levels_reset(&o->now.levels);
	contents_reset(&o->contents);
	announced_reset(&o->announced);
	buf_reset(&o->path);
	buf_reset(&o->title);
	o->path_end[0] = 0;
	o->front = true;
	o->searched = false;
	o->started = o->now.attached = o->now.hungry = o->now.lead = o->now.duty = false;
	o->attachment = o->mentioned = 0;
	o->now.list.form = LABEL_NONE;
	o->lost = (struct lost){ .on = false };
	o->now.cells = 0;
}

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
	return words_length(&o->words.tail, text) == text.n;
}

/* --- what body text says about what follows ------------------------------ */

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

static void
enter_duties(struct outline *o, struct span text)
{
	if (!(words_in(&o->words.duty, text) ||
	    (o->now.lead && words_in(&o->words.errand, text))) ||
	    words_in(&o->words.deed, text))
		return;
	o->now.duty = true;
	o->now.duty_form = LABEL_NONE;
}

/* The same for a heading, before which no colon is remembered. */
static void
enter_duties_of_title(struct outline *o, struct slot *slot)
{
	struct span title = buf_span(&slot->block.place.title);
	struct memo *memo = slot_memo(slot);
	bool duty;

	if (memo != NULL && memo->n != title.n)
		memo = NULL;	/* joined, or without its marks */
	if (memo != NULL && memo_tells(memo, MEMO_DUTY))
		duty = memo_holds(memo, MEMO_DUTY);
	else
		duty = words_in(&o->words.duty, title);
	if (memo != NULL)
		memo_keep(memo, MEMO_DUTY, duty);
	if (duty)
		enter_duties(o, title);
}

/* 注：1、… and 备注：1、… : what is numbered on below it are notes too. */
static void
note_remark(struct outline *o, struct span text)
{
	size_t at = span_starts(text, SPAN("备")) ? strlen("备") : 0;
	struct label label;

	at += strlen("注");
	if (glyph_at(text, at).c == 0xFF1A || glyph_at(text, at).c == ':')
		at += glyph_at(text, at).n;
	if (label_read(span_slice(text, at, text.n), &label) == 0)
		return;
	o->now.list.form = label.form;
	o->now.list.written = label.ordinal;
}

static __attribute__((noinline)) void
read_lead(struct outline *o, struct span text)
{
	o->now.lead = ends_with_colon(text);
	if (o->now.lead)
		enter_duties(o, last_clause(text));
}

static inline void
note_lead(struct outline *o, struct span text)
{
	o->now.lead = false;
	if (text.n != 0 && may_end_colon(text.p[text.n - 1]))
		read_lead(o, text);
}

struct block *
outline_body(struct outline *o, struct slot *slot)
{
	struct span text = slot_text(slot);

	o->now.hungry = false;
	o->mentioned = 0;
	o->lost.last = LOST_NONE;
	o->now.cells = heading_like_cell(text) ? o->now.cells + 1 : 0;
	note_lead(o, text);
	if (span_starts(text, SPAN("注")) || span_starts(text, SPAN("备注")))
		note_remark(o, text);
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

/* A labelled paragraph that is no heading. */
static struct block *
item(struct outline *o, struct slot *slot)
{
	struct block *b = outline_body(o, slot);

	if (o->now.duty && o->now.duty_form == LABEL_NONE &&
	    !levels_continue(&o->now.levels, &slot->label))
		o->now.duty_form = slot->label.form;
	o->now.list.form = slot->label.form;
	o->now.list.written = slot->label.ordinal;
	o->now.list.open = ends_clause(slot_text(slot));
	if (slot_shape(slot)->columns)
		o->now.cells += HEADING_CELLS;
	return b;
}

/* --- headings -------------------------------------------------------------- */

struct slot *
outline_following(struct outline *o)
{
	size_t i = 0;
	struct slot *next = lookahead_next(&o->look, &i);

	if (next != NULL && next->block.kind == BLOCK_PARAGRAPH)
		slot_read(next);
	else if (next != NULL)
		next->label.form = LABEL_NONE;
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

	if (c->label->form != LABEL_NUMBER_DOT || !c->label->blank ||
	    !above->open || !shape_names_amount(c->text, c->shape))
		return false;
	if (o->now.lead)
		return !above->blank || ordinal == 1;
	return same->open && same->form == c->label->form &&
	    (ordinal == same->written + 1 || ordinal == 1);
}

/* A title known at levels 1 and 2 belongs to 2 where the heading above announces
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
	settle_known(&o->now.levels, &q->known);
}

static void
judge(struct outline *o, struct slot *slot, struct candidate *c)
{
	struct level_query *q = &c->query;

	c->slot = slot;
	c->text = slot_text(slot);
	c->label = &slot->label;
	c->shape = slot_shape(slot);
	c->next = outline_following(o);
	level_ask(q, c->label, span_slice(c->text, c->shape->start, c->shape->end));
	q->hungry = o->now.hungry;
	q->listed = o->now.list.form == c->label->form &&
	    o->now.list.written + 1 == c->label->ordinal;
	q->dotted = c->label->form == LABEL_NUMBER_DOT && c->next != NULL &&
	    c->next->label.form == LABEL_DECIMAL && c->next->label.parent == c->label->ordinal;
	q->over = c->shape->kind == SHAPE_BARE && c->next != NULL &&
	    c->next->label.form == LABEL_CHINESE_PAREN && c->next->label.ordinal == 1;
	if (c->shape->kind == SHAPE_EMPTY && heading_is_prose(c->next))
		q->title = slot_text(c->next);
	if ((c->label->form > LABEL_CHINESE_PAREN || o->now.cells >= HEADING_CELLS || o->now.duty) &&
	    c->shape->kind != SHAPE_TEXT)
		match_known(o, slot, q);
	levels_nest(&o->now.levels, c->label);
	c->level = level_choose(&o->now.levels, q);
	if (splits_amount(o, c))
		c->level = ITEMS + (int)o->now.levels.shift;
	c->base = c->level - (int)o->now.levels.shift;
	if (c->label->form < LABEL_CHINESE)
		c->base = 1;
}

static void
open_section(struct outline *o, struct candidate *c)
{
	unsigned ordinal = level_open(&o->now.levels, c->level, &c->query);

	outline_extend_path(o, c->level, ordinal);
	o->started = true;
	o->front = false;
	o->lost.last = LOST_NONE;
	if (c->label->form == LABEL_PART)
		announced_open(&o->announced, c->label->ordinal);
	o->mentioned = o->now.cells = 0;
	o->now.lead = o->now.duty = false;
	o->now.list.form = LABEL_NONE;
	o->now.hungry = c->shape->kind == SHAPE_BARE || c->shape->kind == SHAPE_EMPTY ||
	    c->shape->kind == SHAPE_SENTENCE;
}

static struct block *
heading(struct outline *o, struct slot *slot)
{
	struct candidate c;

	if (!heading_possible(slot_text(slot), slot_shape(slot)))
		return item(o, slot);
	judge(o, slot, &c);
	if (!heading_accept(&o->now, &c))
		return item(o, slot);
	open_section(o, &c);
	lost_note_marks(&o->lost, c.text, c.level);
	outline_place_heading(o, slot, c.level, c.shape->start, c.shape->end, c.shape->body);
	if ((c.shape->kind == SHAPE_EMPTY && heading_is_prose(c.next)) || is_title_tail(o, &c))
		outline_join_title(slot, c.next);
	enter_duties_of_title(o, slot);
	if (c.shape->body < c.text.n)
		note_lead(o, c.text);
	return &slot->block;
}

/* --- headings without labels ------------------------------------------------- */

static struct block *
unlabelled(struct outline *o, struct slot *slot)
{
	struct candidate c = { .slot = slot, .text = slot_text(slot), .label = &slot->label };
	enum lost_kind kind;

	if (!lost_possible(&o->now, &o->lost, o->templates, o->started, &c))
		return outline_body(o, slot);
	c.next = outline_following(o);
	kind = lost_accept(&o->now, &o->lost, o->templates, &o->words.first, o->started, &c);
	if (kind == LOST_NONE)
		return outline_body(o, slot);
	c.query.title = span_slice(c.text, c.shape->start, c.shape->end);
	slot->label.start = slot->label.end = 0;
	open_section(o, &c);
	lost_note(&o->lost, kind, c.level);
	lost_note_marks(&o->lost, c.text, c.level);
	outline_place_heading(o, slot, c.level, c.shape->start, c.shape->end, c.shape->body);
	enter_duties(o, c.query.title);
	if (c.shape->body < c.text.n)
		note_lead(o, c.text);
	return &slot->block;
}

/* The ordinal of the section without a number that slot begins; 0: none. */
static unsigned
announced_ordinal(const struct outline *o, struct slot *slot)
{
	const struct announced *a = &o->announced;

	if (a->last == 0 && o->started)
		return 0;
	if (a->n > 0)
		return announced_find(a, slot_text(slot));
	if (o->title.n == 0 || !words_end(&o->words.budget, buf_span(&o->title)))
		return 0;
	return announced_usual(a, slot_text(slot), &o->words.section, &o->words.duty);
}

/* A section of the table of contents begins. */
static struct block *
announced(struct outline *o, struct slot *slot, unsigned ordinal)
{
	struct candidate c = { .slot = slot, .text = slot_text(slot), .label = &slot->label,
		.level = 1 };

	slot->label = (struct label){ .form = LABEL_PART, .ordinal = ordinal, .depth = 1 };
	c.shape = slot_shape(slot);
	level_ask(&c.query, c.label, span_slice(c.text, c.shape->start, c.shape->end));
	open_section(o, &c);
	outline_place_heading(o, slot, c.level, c.shape->start, c.shape->end, slot->block.text.n);
	enter_duties(o, c.query.title);
	return &slot->block;
}

/* --- the flow ------------------------------------------------------------------ */

static struct block *
place_title(struct outline *o, struct slot *slot)
{
	struct block *b = outline_place(o, slot, ROLE_TITLE);

	b->place.level = 0;
	buf_reset(&b->place.title);
	buf_add_span(&b->place.title, buf_span(&o->title));
	return b;
}

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

enum { ENTRIES = 4 };		/* fewer may be sections of a few words */

/* A line between the entries of a table of contents: a running head, a page number. */
static bool
is_between_entries(const struct slot *slot)
{
	enum { CHARS = 40 };

	return slot->block.kind == BLOCK_PARAGRAPH && slot->label.form == LABEL_NONE &&
	    shape_chars(slot_text(slot), CHARS + 1) <= CHARS;
}

/* Does first, an entry, come again behind others, with few lines that are none? */
static bool
comes_again(struct outline *o, struct slot *first)
{
	enum { BETWEEN = 3 };
	struct slot *next;
	size_t between = 0, n = 1;

	for (size_t i = 0; (next = lookahead_next(&o->look, &i)) != NULL; i++) {
		if (!is_entry(next)) {
			if (!is_between_entries(next) || ++between > BETWEEN)
				return false;
			continue;
		}
		if (n++ >= ENTRIES && ((first->label.form == LABEL_PART &&
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

/* Does an entry of the table of contents with its page number come soon? */
static bool
contents_go_on(struct outline *o)
{
	enum { LINES = 2 };		/* an entry that wraps takes as many */
	struct slot *next;

	for (size_t i = 0, n = 0; n < LINES && (next = lookahead_next(&o->look, &i)) != NULL &&
	    next->block.kind == BLOCK_PARAGRAPH; i++, n++)
		if (contents_is_paged_entry(&o->contents, slot_text(next)))
			return true;
	return false;
}

/* In a table of contents? */
static bool
in_contents(struct outline *o, struct slot *slot)
{
	struct span text = slot_text(slot);

	if (contents_may_begin(text) && contents_begin(&o->contents, text))
		return true;
	if (!o->contents.active && !o->started && !o->searched && names_contents(o, slot))
		return true;
	if (!o->contents.active)
		return false;
	if (title_follows(o, slot) || announced_find(&o->announced, text) != 0) {
		contents_reset(&o->contents);
		return false;
	}
	if (!contents_take(&o->contents, text, contents_go_on(o)))
		return false;
	announced_add(&o->announced, text);
	return true;
}

static bool
is_noise(struct span text)
{
	return text.n > 0 && shape_is_noise(text);
}

/* Gives slot its label if its number stands without a mark. */
static void
read_bare(struct outline *o, struct slot *slot)
{
	struct label label;

	if (o->now.attached || !bare_read(slot_text(slot), &label) ||
	    !bare_accept(&o->now.levels, o->templates, slot, &label, outline_following(o)))
		return;
	slot->label = label;
	slot->shaped = false;
}

static struct block *
paragraph(struct outline *o, struct slot *slot)
{
	unsigned ordinal;

	if (in_contents(o, slot))
		return outline_place(o, slot, ROLE_BODY);
	if (o->front && !slot->cont)
		o->front = !front_read(o->titles, &o->look, slot, &o->title);
	if (slot->title)
		return place_title(o, slot);
	if (slot->cont)
		return outline_place(o, slot, ROLE_CONT);
	slot_read(slot);
	if (slot->label.form == LABEL_NONE && bare_possible(slot_text(slot)))
		read_bare(o, slot);
	if (slot->label.form == LABEL_NONE && (ordinal = announced_ordinal(o, slot)) != 0)
		return announced(o, slot, ordinal);
	if (slot->label.form == LABEL_NONE)
		return is_noise(slot_text(slot)) ? outline_place(o, slot, ROLE_BODY) :
		    o->now.attached || !lost_may_be(&o->lost, slot_text(slot)) ?
		    outline_body(o, slot) : unlabelled(o, slot);
	if (outline_is_attachment(slot))
		return outline_attachment(o, slot);
	return heading(o, slot);
}

/* A line record says what its line is; only the body of a run-in heading
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
	if (b->place.role == ROLE_HEADING && at != SIZE_MAX && b->place.title.n > 0) {
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
		o->now.hungry = false;
		return outline_place(o, slot, ROLE_CELL);
	default:
		return paragraph(o, slot);
	}
}
