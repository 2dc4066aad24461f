/* heading_cut: titles that end before their paragraph does; see heading_parts.h. */
#include "outline/heading_parts.h"

#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { CLAUSE_MIN = 5 };	/* characters of the shortest clause that is a title */

void
heading_cut_part(struct candidate *c)
{
	struct shape *s = c->shape;
	struct span title = span_slice(c->text, s->start, s->end);
	size_t at;

	if (!s->bracketed)
		return;			/* nearly always */
	at = span_find(title, SPAN("（一）"));
	if (at == NONE && !s->wide)
		at = span_find(title, SPAN("(一)"));
	if (at == NONE || at == 0)
		return;
	s->body = s->start + at;
	s->end = shape_trim(span_slice(c->text, 0, s->body), s->start);
	s->kind = SHAPE_RUN_IN;
	c->query.title = span_slice(c->text, s->start, s->end);
}

bool
heading_cut_amount(const struct circumstances *o, struct candidate *c)
{
	if (c->base <= HEADING_DEEP || o->attached || !shape_names_amount(c->text, c->shape))
		return false;
	if (!o->lead && !levels_continue(&o->levels, c->label) &&
	    (!c->label->blank || (o->hungry && punct_ends(c->text, ';') != 0)))
		return false;	/* a list right below a title splits no amount of that */
	c->shape->body = c->shape->amount;
	c->shape->end = shape_trim(span_slice(c->text, 0, c->shape->amount), c->shape->start);
	return true;
}

bool
heading_has_clause(const struct shape *s)
{
	return s->commas > 0 && (s->kind == SHAPE_SENTENCE || s->kind == SHAPE_RUN_IN ||
	    s->kind == SHAPE_TEXT);
}

/* Is c one of a list whose items may begin with a clause: 1. or a typed （一）? */
static bool
may_end_at_comma(const struct candidate *c)
{
	return heading_has_clause(c->shape) && (c->base == HEADING_DEEP ||
	    c->label->form == LABEL_CHINESE_PAREN);
}

/* Is c the next behind a title with its text in the line? */
static bool
goes_on_with_text(const struct circumstances *o, const struct candidate *c)
{
	const struct level_node *node = &o->levels.at[c->level];

	return levels_continue(&o->levels, c->label) && node->open && node->run_in;
}

/* Is c the first, right below a heading, before such a title?  Its first sentence is one but
 * for a figure in it. */
static bool
begins_with_text(const struct circumstances *o, const struct candidate *c)
{
	return c->label->ordinal == 1 && o->hungry && c->shape->kind == SHAPE_RUN_IN &&
	    heading_title_follows(c);
}

bool
heading_cut_clause(const struct circumstances *o, struct candidate *c)
{
	struct shape *s = c->shape;
	struct span title;
	size_t comma;

	if (!may_end_at_comma(c) || c->query.listed || o->duty || o->attached ||
	    !(goes_on_with_text(o, c) || begins_with_text(o, c)))
		return false;
	title = span_slice(c->text, s->start, c->text.n);
	if ((comma = punct_find(title, ',')) == NONE)
		return false;
	title.n = comma;
	s->chars = shape_chars(title, HEADING_LISTED + 1);
	if (s->chars < CLAUSE_MIN || s->chars > HEADING_LISTED || span_has_digit(title))
		return false;
	s->end = s->start + comma;
	s->body = s->end + glyph_at(c->text, s->end).n;
	s->kind = SHAPE_RUN_IN;
	c->query.title = title;
	return true;
}
