/* heading_sibling: what the headings of one list say of each other; see heading_parts.h. */
#include "outline/heading_parts.h"

#include "text/character.h"
#include "text/punct.h"

/* The open heading that c, which bears a number of the same kind, stands behind at its level;
 * NULL: there is none. */
static const struct level_node *
sibling_of(const struct circumstances *o, const struct candidate *c)
{
	const struct level_node *node = &o->levels.at[c->level];

	return node->open && node->form == c->label->form && node->blank == c->label->blank &&
	    node->written < c->label->ordinal ? node : NULL;
}

bool
heading_rejoins(const struct circumstances *o, const struct candidate *c)
{
	const struct level_node *node = sibling_of(o, c);

	return node != NULL && o->list.first == node->written + 1 &&
	    node->run_in == (c->shape->kind == SHAPE_RUN_IN) &&
	    c->shape->chars <= HEADING_LISTED && c->shape->commas == 0 &&
	    !span_has_digit(c->query.title);
}

bool
heading_goes_on_alike(const struct circumstances *o, const struct candidate *c)
{
	const struct level_node *node = sibling_of(o, c);

	return node != NULL && node->written + 1 == c->label->ordinal && !node->run_in &&
	    c->shape->chars <= HEADING_ALIKE && c->shape->commas == 0 &&
	    levels_alike(&o->levels, c->level, c->query.title);
}

unsigned
heading_sibling_commas(const struct circumstances *o, const struct candidate *c)
{
	const struct level_node *node = sibling_of(o, c);

	return node != NULL && c->label->form == LABEL_CHINESE_PAREN &&
	    punct_find((struct span){ node->title, node->n }, ',') != NONE;
}

bool
heading_title_follows(const struct candidate *c)
{
	const struct shape *next;

	if (c->next == NULL || c->next->label.form != c->label->form ||
	    c->next->label.ordinal != c->label->ordinal + 1)
		return false;
	next = slot_shape(c->next);
	return next->kind == SHAPE_RUN_IN && next->commas == 0 && next->amount == NONE &&
	    next->chars <= HEADING_LISTED;
}
