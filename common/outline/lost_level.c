/* lost_level: at which level a title without number stands, known or not; see lost_parts.h. */
#include "outline/lost_parts.h"

enum { PARTS = 3,		/* of a chapter that have nothing but text */
	PART = LOST_PART, ITEM = LOST_ITEM };

/* Is title as long as that of node, and ends or begins so? */
static bool
is_built_alike(const struct levels *ls, int level, struct span title)
{
	return levels_much_alike(ls, level, title) ||
	    (ls->at[level].n == title.n && levels_alike(ls, level, title));
}

/* The deepest level below a chapter at which a title answers to one of the table to which
 * hit belongs, too; 0: none.  Right below a heading there are no siblings. */
static int
level_of_kin(const struct circumstances *now, const struct template_hit *hit)
{
	int depth = levels_depth(&now->levels) - lost_shift(now);

	for (int i = depth; i >= PART && !now->hungry && hit->strength[1] != 3; i--)
		if (levels_are_kin(&now->levels, i + lost_shift(now), &hit->rows))
			return i;
	return 0;
}

int
lost_known_level(const struct circumstances *now, struct span title, const struct template_hit *hit)
{
	const struct levels *ls = &now->levels;
	bool announced = levels_announce(ls, &hit->tops);
	int depth = levels_depth(ls) - lost_shift(now);
	const struct level_node *part = &ls->at[PART + lost_shift(now)];
	int kin;

	if (hit->strength[LOST_NUMBER] == 3 && (depth > PART || (depth == PART && (now->hungry ||
	    !levels_alike(ls, PART + lost_shift(now), title)))))
		return LOST_NUMBER;
	if (depth >= LOST_NUMBER && !now->hungry && hit->exact != 1 && hit->strength[1] != 3 &&
	    is_built_alike(ls, depth + lost_shift(now), title))
		return depth;		/* 生态效益 behind 社会效益 */
	if (announced && depth >= PART && !now->hungry && hit->exact != 1 &&
	    hit->strength[PART] < 3 && levels_like(ls, title, false) == depth + lost_shift(now))
		return depth;	/* 部门履职绩效分析 behind 部门项目绩效分析 */
	if (depth >= PART && now->hungry && hit->strength[1] == 0 && hit->strength[PART] == 3)
		return depth < ITEM ? depth + 1 : ITEM;	/* 社会效益 right below 效益指标 */
	if (depth == 1 && now->hungry)
		return PART;		/* no chapter is empty before its first part */
	if (depth >= PART && ((hit->exact != 1 && template_repeats(&hit->words, &part->words)) ||
	    (depth == PART && now->hungry && template_meets(&hit->tops, &part->tops))))
		return LOST_NUMBER;
	kin = level_of_kin(now, hit);
	if (kin != 0)
		return kin;
	if (announced && (hit->strength[PART] > 0 || (now->hungry && hit->strength[1] == 3)))
		return PART;
	if (part->open && hit->strength[PART] > 0 &&
	    template_is_behind(&ls->at[1 + ls->shift].tops, &hit->tops))
		return PART;	/* 存在问题 beside 评价结论, below 评价结论及建议 */
	if (announced && part->open && template_meets(&hit->tops, &part->tops))
		return PART;	/* 项目管理情况 beside 项目组织情况, below 项目组织管理情况 */
	if (hit->strength[1] == 3)
		return 1;
	return hit->strength[PART] == 3 && levels_depth(ls) > 0 ? PART : 0;
}

/* Do the chapters have numbers, of whatever kind? */
static bool
has_numbers(const struct circumstances *now)
{
	const struct level_node *top = &now->levels.at[1 + now->levels.shift];

	return top->open && top->form != LABEL_NONE;
}

int
lost_deepest_over(const struct circumstances *now, const struct candidate *c)
{
	int level = LOST_NUMBER - lost_height(c), top = has_numbers(now) ? PART : 1;

	return (level < top ? top : level) + lost_shift(now);
}

/* The level of c, an unknown title behind a text: that of the heading it is like, else of the
 * last one below the chapter that stands alone on its line, too.  A chapter without number that has
 * its text right below it has no parts but those with titles below them, and phrases. */
static int
level_behind(const struct circumstances *now, const struct candidate *c)
{
	const struct levels *ls = &now->levels;
	int chapter = 1 + lost_shift(now), depth = levels_depth(ls);
	int like = levels_like(ls, c->query.title, false);

	if (like > chapter)
		return like;
	while (depth > chapter + 1 && ls->at[depth].run_in && c->shape->kind != SHAPE_RUN_IN)
		depth = depth - 1;
	if (depth > chapter || (depth == chapter && !has_numbers(now) && lost_height(c) == 0 &&
	    lost_clause(c->slot, c->shape) == 0))
		return depth;
	return depth + 1;
}

/* Is c, an unknown title with others below it, a chapter, chapters having no numbers: behind
 * several parts that have none below them? */
static bool
is_chapter_behind(const struct circumstances *now, const struct candidate *c)
{
	int part = PART + lost_shift(now);

	return !has_numbers(now) && levels_depth(&now->levels) == part &&
	    now->levels.at[part].ordinal >= PARTS && lost_height(c) > 0 &&
	    levels_like(&now->levels, c->query.title, false) != part;
}

int
lost_title_level(const struct circumstances *now, const struct candidate *c)
{
	int depth = levels_depth(&now->levels), level, most;

	if (now->hungry)
		return depth <= LOST_NUMBER + lost_shift(now) ? depth + 1 : depth;
	if (is_chapter_behind(now, c))
		return depth - 1;
	level = level_behind(now, c);
	most = lost_deepest_over(now, c);
	return level < most ? level : most;
}
