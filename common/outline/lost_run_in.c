/* lost_run_in: titles without numbers whose text follows in their line; see lost_parts.h. */
#include "outline/lost_parts.h"

#include "text/character.h"

enum {
	PHRASE_MAX = 30,	/* characters of a title with a comma … */
	CLAUSE = 12		/* … and bytes of its clauses */
};

size_t
lost_clause(const struct slot *slot, const struct shape *s)
{
	struct span title = span_slice(slot_text(slot), s->start, s->end);
	size_t clause;

	if (s->commas != 1 || s->chars > PHRASE_MAX || s->amount != NONE || s->columns ||
	    s->colon || span_has_digit(title))
		return 0;
	clause = span_find(title, SPAN("，"));
	return clause != NONE && clause >= CLAUSE && clause + CLAUSE < title.n ? clause : 0;
}

bool
lost_is_run_in(struct slot *slot)
{
	const struct shape *s;

	if (slot == NULL || slot->block.kind != BLOCK_PARAGRAPH || slot->label.form != LABEL_NONE)
		return false;
	s = slot_shape(slot);
	return s->kind == SHAPE_RUN_IN && s->chars >= LOST_LEAST &&
	    s->chars <= LOST_RUN_IN_MOST && s->commas == 0 && s->amount == NONE &&
	    !span_has_digit(span_slice(slot_text(slot), s->start, s->end));
}

/* Is title, right below a chapter, a problem or a measure? */
static bool
is_item(const struct circumstances *now, const struct templates *t, struct span title)
{
	const struct level_node *top = &now->levels.at[1 + now->levels.shift];
	struct template_hit hit;

	template_know(t, title, &hit);
	return hit.point || (hit.strength[LOST_PART] < 3 &&
	    words_in(now->remedy, (struct span){ top->title, top->n }));
}

/* The level of c, a title whose text follows in its line: problems and measures are 1. right
 * below a chapter, others （一）. */
static int
run_in_level(const struct circumstances *now, const struct lost *lost, const struct templates *t,
    const struct candidate *c)
{
	int level = LOST_NUMBER + lost_shift(now), depth = levels_depth(&now->levels);

	if (!now->hungry && lost_is_sibling(now, lost, LOST_RUN_IN))
		return lost->level[LOST_RUN_IN];
	if (depth == 1 + lost_shift(now))
		return is_item(now, t, c->query.title) ? level : depth + 1;
	return now->hungry && depth == level ? level + 1 : level;
}

/* 夯实基础，服务网络不断健全。… beside 聚焦生产，为农服务更加有力。…: built alike, clause by
 * clause? */
static bool
is_parallel(const struct lost *lost, const struct candidate *c)
{
	size_t clause = lost_clause(c->slot, c->shape);
	const struct shape *next;

	if (clause == 0 || c->shape->kind != SHAPE_RUN_IN)
		return false;
	if (lost->clause == clause)
		return true;
	if (c->next == NULL || c->next->block.kind != BLOCK_PARAGRAPH ||
	    c->next->label.form != LABEL_NONE)
		return false;
	next = slot_shape(c->next);
	return next->kind == SHAPE_RUN_IN && lost_clause(c->next, next) == clause;
}

/* Is c one of several that are built so, or announced? */
static bool
is_one_of_several(const struct circumstances *now, const struct lost *lost,
    const struct candidate *c)
{
	return now->lead || lost->last == LOST_RUN_IN || lost_is_run_in(c->next) ||
	    lost_is_sibling(now, lost, LOST_RUN_IN);
}

bool
lost_accept_run_in(const struct circumstances *now, const struct lost *lost,
    const struct templates *t, struct candidate *c)
{
	if (now->duty || !(lost_is_run_in(c->slot) ? is_one_of_several(now, lost, c) :
	    is_parallel(lost, c)) || words_begin(now->opener, c->query.title))
		return false;
	c->level = run_in_level(now, lost, t, c);
	return true;
}
