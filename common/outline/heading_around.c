/* heading_around: what stands around a labelled paragraph; see heading_parts.h. */
#include "outline/heading_parts.h"

#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { ATTACHED_BODY = 45 };	/* inside an attachment: bytes of prose, not of a cell */

/* 。 ， ： and what stands for it. */
static bool
is_sentence_mark(uint32_t c)
{
	return c == 0x3002 || c == 0xFF0C || c == 0xFF1A || c == ':';
}

/* Does an ideograph begin with this byte? */
static inline bool
is_ideograph(char byte)
{
	return (unsigned char)byte - 0xE4u <= 0xE9 - 0xE4;
}

/* Passes over ideographs from byte at on, but not far beyond byte most. */
static inline size_t
pass_words(struct span text, size_t at, size_t most)
{
	while (at <= most && text.n - at >= 3 && is_ideograph(text.p[at]))
		at += 3;
	return at;
}

/* 商品和服务支出231.48万元: words and an amount at once, which a table has in two cells; or ； at
 * the end, as lines of a list have it. */
static bool
is_listed_amount(struct span line)
{
	if (punct_ends(line, ';') != 0)
		return true;
	if (line.n == 0 || glyph_before(line, line.n).c != 0x5143 || !is_ideograph(line.p[0]))
		return false;		/* no 元 at its end */
	for (size_t at = 0; at < line.n; at++)
		if (character_is_digit((unsigned char)line.p[at]))
			return memchr(line.p, ' ', line.n) == NULL;
	return false;
}

bool
heading_like_cell_read(struct span text)
{
	size_t start = label_blanks(text, 0), end = shape_trim(text, start), from = start;

	if (end - start > HEADING_ROW_BYTES || is_listed_amount(span_slice(text, start, end)))
		return false;
	for (size_t at = start; (at = pass_words(text, at, from + HEADING_CELL_BYTES)) < end;) {
		struct glyph g = glyph_at(text, at);

		if (g.n == 0 || is_sentence_mark(g.c) || at - from > HEADING_CELL_BYTES)
			return false;
		if (g.c == ' ')
			from = at + 1;
		at += g.n;
	}
	return end - from <= HEADING_CELL_BYTES;
}

/* 二、 behind the chapter 1、: no list of duties, unless 一、 began one. */
static bool
is_next_chapter(const struct circumstances *o, const struct candidate *c)
{
	const struct level_node *top = &o->levels.at[o->levels.shift + 1];

	return c->label->form == LABEL_CHINESE && o->duty_form != LABEL_CHINESE && top->open &&
	    c->label->ordinal == top->ordinal + 1;
}

bool
heading_in_duties(const struct circumstances *o, const struct candidate *c)
{
	return o->duty && !levels_continue(&o->levels, c->label) && !is_next_chapter(o, c) &&
	    (o->duty_form == LABEL_NONE || (o->duty_form == c->label->form &&
	    (!c->label->blank || o->duty_blank)));
}

bool
heading_is_prose(const struct slot *slot)
{
	return slot != NULL && slot->block.kind == BLOCK_PARAGRAPH &&
	    slot->label.form == LABEL_NONE && shape_has_words(slot_text(slot));
}

bool
heading_in_forms(const struct circumstances *o)
{
	const struct level_node *top = &o->levels.at[1];

	return o->attached && !(top->open && top->form <= LABEL_CHINESE);
}

bool
heading_has_body(const struct circumstances *o, const struct candidate *c)
{
	if (c->next == NULL)
		return false;
	if (c->next->block.kind == BLOCK_TABLE)
		return !heading_in_forms(o);
	return heading_is_prose(c->next) &&
	    (!heading_in_forms(o) || slot_text(c->next).n >= ATTACHED_BODY);
}

bool
heading_sibling_follows(const struct candidate *c)
{
	return c->next != NULL && c->next->label.form == c->label->form &&
	    c->next->label.ordinal > c->label->ordinal;
}

/* A browser writes every automatic number with a dot: 1. below 2., a typed one too. */
static bool
dots_follow(const struct candidate *c)
{
	return c->next != NULL && label_is_automatic_dot(c->label) &&
	    c->next->label.form == LABEL_NUMBER_DOT && c->next->label.ordinal == 1;
}

/* The form that stands at the level of c, however a converter wrote it: （1） for （一）. */
static enum label_form
form_meant(const struct candidate *c)
{
	static const unsigned char forms[] = { 0, LABEL_CHINESE, LABEL_CHINESE_PAREN };

	return c->base > 0 && c->base < HEADING_DEEP && c->label->form > forms[c->base] ?
	    forms[c->base] : c->label->form;
}

bool
heading_child_follows(const struct candidate *c)
{
	if (dots_follow(c))
		return true;
	return c->next != NULL && c->next->label.form > form_meant(c) &&
	    c->next->label.form < LABEL_ATTACHMENT && c->next->label.ordinal == 1;
}

bool
heading_heads_row(const struct candidate *c)
{
	struct span next;

	if (c->next == NULL || c->next->block.kind != BLOCK_PARAGRAPH ||
	    c->next->label.form != LABEL_NONE)
		return false;
	next = slot_text(c->next);
	return !shape_has_words(next) || shape_cell_amount(next) != 0;
}

bool
heading_in_lost_table(const struct circumstances *o, const struct candidate *c)
{
	struct span next;

	if (o->cells < HEADING_CELLS || c->label->form <= LABEL_SECTION)
		return false;
	if (heading_child_follows(c) || c->next == NULL || c->next->block.kind == BLOCK_TABLE)
		return false;
	next = slot_text(c->next);
	if (c->next->label.form == LABEL_NONE && !heading_like_cell(next))
		return false;
	return c->query.listed ||
	    !(c->query.known.strength[1] > 1 && levels_continue(&o->levels, c->label));
}
