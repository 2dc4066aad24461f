/* check_named_operands: the figures of a group that a check means beside the one that it
 * is about; see check_named_parts.h. */
#include "check/check_named_parts.h"

/* Are the figures of the rule of one side of the books?  Those of a sum are, not so
 * where something is taken off (结余＝预算－支出), or where columns of a row are named. */
static bool
keeps_side(const struct trial *t)
{
	if (t->check->test != TEST_SUM || t->group->rule->scope == SCOPE_ROW)
		return false;
	for (size_t i = 1; i < t->check->n; i++)
		if (t->check->signs[i] < 0)
			return false;
	return true;
}

static bool
is_of_year(const struct trial *t, size_t i, int anchor, int year)
{
	if (rule_figure_is(named_operand(t, i), TRAIT_PRIOR))
		return anchor != 0 && year == anchor - 1;
	return t->check->test == TEST_GROWTH || anchor == 0 || year == 0 || anchor == year;
}

/* May player be operand i beside the anchor?  Not if it is of another year, nor of another
 * side of the books where these are kept apart. */
static bool
goes_with(const struct check *c, const struct trial *t, size_t i, const struct player *player)
{
	enum side x = c->in->items[t->anchor].side, y = c->in->items[player->entry].side;

	return (player->figures >> t->check->operands[i] & 1) != 0 && player->entry != t->anchor &&
	    is_of_year(t, i, check_entry(c, t->anchor)->figure.year,
	    check_entry(c, player->entry)->figure.year) &&
	    (x == SIDE_NONE || y == SIDE_NONE || x == y || !keeps_side(t));
}

/* The figure that operand i names beside the anchor.  NONE: none; *clear is false
 * if there are several of different values. */
static size_t
find_operand(const struct check *c, const struct trial *t, size_t i, bool *clear)
{
	size_t found = NONE;

	for (size_t k = 0; k < t->group->n; k++) {
		const struct player *player = &t->group->list[k];

		if (!goes_with(c, t, i, player))
			continue;
		if (found == NONE)
			found = player->entry;
		else if (decimal_cmp(check_entry(c, player->entry)->figure.value,
		    check_entry(c, found)->figure.value) != 0)
			*clear = false;
		if (rule_figure_is(named_operand(t, i), TRAIT_FIRST))
			break;
	}
	return found;
}

/* Every figure that operand i names beside the anchor, into c->scratch.terms; false: none. */
static bool
add_each(struct check *c, const struct trial *t, size_t i)
{
	size_t before = c->scratch.terms.n;

	for (size_t k = 0; k < t->group->n; k++)
		if (goes_with(c, t, i, &t->group->list[k]))
			addends_add(&c->scratch.terms, t->group->list[k].entry, t->check->signs[i]);
	return c->scratch.terms.n > before;
}

/* The one figure that operand i names beside the anchor, into c->scratch.terms; false if it is
 * missing or not clear. */
static bool
add_one(struct check *c, const struct trial *t, size_t i)
{
	bool clear = true;
	size_t at = find_operand(c, t, i, &clear);

	if (clear && at != NONE)
		addends_add(&c->scratch.terms, at, t->check->signs[i]);
	return clear && (at != NONE || rule_figure_is(named_operand(t, i), TRAIT_OPTIONAL));
}

/* Operands behind the first into c->scratch.terms; false if one is missing or not
 * clear. */
bool
named_operands(struct check *c, const struct trial *t)
{
	c->scratch.terms.n = 0;
	for (size_t i = 1; i < t->check->n; i++)
		if (!(rule_figure_is(named_operand(t, i), TRAIT_EACH) ?
		    add_each : add_one)(c, t, i))
			return false;
	return true;
}
