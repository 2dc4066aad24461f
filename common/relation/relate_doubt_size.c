/* relate_doubt_size: rates that would be quite another number; see relate_doubt_parts.h. */
#include "relation/relate_doubt_parts.h"

#include "language/grammar.h"

enum { SOBER = 120 };		/* what is less is not twice as much by its operands */

/* 第一批下达260万元，第二批下达60万元，支出288万元，支出率90%: is the whole one of several by one
 * name, or of a row? */
static bool
is_of_several(const struct claim *c)
{
	const struct recalled *before = operand_by_id(c->recall, c->b->id - 1);

	return (c->base != NULL && (c->base->member || doubt_goes_on(c->ms, c->base))) ||
	    (before != NULL && before != c->a && before->block == c->b->block &&
	    before->sentence == c->b->sentence && operand_same_unit(before, c->b) &&
	    span_eq(recalled_label(before), recalled_label(c->b)));
}

/* 预算150万元，支出480万元，执行率96%: do the two stand right before m, so that no others can be
 * meant?  Of counts the whole may still be another (平均住院日7.2天，占用65,700天，使用率90%). */
static bool
is_beside(const struct claim *c)
{
	return c->a->id + 2 >= c->m->id && c->b->id + 2 >= c->m->id && c->a->id < c->m->id &&
	    c->b->id < c->m->id && !is_of_several(c);
}

/* Would the two make more than twice what the rate says? */
static bool
is_twice(const struct claim *c)
{
	struct decimal twice;

	return c->rel != REL_SHARE && c->m->q.kind != KIND_RATIO &&
	    decimal_cmp(c->stated.value, decimal_of(SOBER)) <= 0 &&
	    decimal_add(c->b->value, c->b->value, &twice) && decimal_cmp(c->a->value, twice) > 0;
}

bool
doubt_twice_count(const struct claim *c)
{
	return c->a->kind != KIND_MONEY && is_twice(c);
}

bool
doubt_twice_money(const struct claim *c)
{
	return c->a->kind == KIND_MONEY && is_twice(c) && !is_beside(c);
}

/* 安排2,400万元，占60.0%; 幼儿6,420人，占总数15,000人的42.8%: stands the rate, by no name of its
 * own, right behind the part, or behind the base that it names behind the part? */
static bool
is_right_behind(const struct claim *c)
{
	bool named = c->base != NULL && c->base + 1 == c->m && c->base->sentence == c->m->sentence;

	return c->m->phrase.n == 0 && c->a->id + (named ? 2 : 1) == c->m->id &&
	    c->a->id < c->m->id;
}

bool
doubt_rest(const struct claim *c)
{
	struct decimal rest;

	return !is_right_behind(c) && c->a->dimension == c->b->dimension &&
	    c->m->q.quantum.scale > 0 && decimal_sub(c->b->value, c->a->value, &rest) &&
	    decimal_sign(rest) > 0 && doubt_makes(rest, c->b->value, &c->m->q);
}

bool
doubt_tenfold(const struct claim *c)
{
	struct decimal would, tenth, ten_times;

	if (!decimal_mul(c->b->value, c->stated.value, &would) ||
	    !decimal_shift(would, -3, &tenth) || !decimal_shift(would, -1, &ten_times))
		return false;
	if (c->a->block != c->b->block && decimal_cmp(c->a->value, ten_times) > 0)
		return true;
	return (c->a->block != c->b->block || c->a->sentence != c->b->sentence) &&
	    decimal_cmp(c->a->value, tenth) < 0 &&
	    !closure_rate_shifted(&c->of, &c->over, &c->stated);
}
