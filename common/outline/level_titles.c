/* level_titles: what the titles of open headings say of another; see level_parts.h. */
#include "outline/level_parts.h"

#include "language/grammar.h"

enum {
	TWO = 6,		/* bytes of two characters */
	LIKE_SIBLING = 2, SAME_HEAD = 3, SAME_TAIL = 1	/* what these weigh */
};

static void
know(struct level_node *node, const struct templates *t)
{
	struct template_hit hit;

	if (!node->open || node->known)
		return;
	template_know(t, (struct span){ node->title, node->n }, &hit);
	node->words = hit.words;
	node->rows = hit.rows;
	node->tops = hit.tops;
	node->known = true;
}

void
levels_know(struct levels *ls, const struct templates *t)
{
	for (int i = 1; i <= ls->depth; i++)
		know(&ls->at[i], t);
}

/* Below 第二部分 部门决算情况说明 chapters have words in common, 一般公共预算 and 支出决算, and
 * what is more in a title makes it another. */
bool
levels_announce(const struct levels *ls, const struct template_set *tops)
{
	const struct level_node *top = &ls->at[ls->shift + 1];

	if (ls->shift > 0 && ls->at[ls->shift].form == LABEL_PART)
		return top->open && template_within(tops, &top->tops);
	return top->open && template_meets(&top->tops, tops);
}

bool
levels_are_kin(const struct levels *ls, int level, const struct template_set *rows)
{
	const struct level_node *node = &ls->at[level];

	return node->open && node->known && template_meets(&node->rows, rows);
}

bool
levels_follow(const struct levels *ls, const struct template_set *tops)
{
	const struct level_node *top = &ls->at[ls->shift + 1];

	return top->open && top->known && template_is_behind(tops, &top->tops);
}

void
levels_promote(const struct levels *ls, struct template_hit *hit)
{
	const struct level_node *above = &ls->at[ls->shift];

	if (ls->shift == 0 || !above->open || above->form != LABEL_PART ||
	    !template_any(&above->tops) || hit->strength[2] <= hit->strength[1])
		return;
	hit->strength[1] = hit->strength[2];
	hit->strength[2] = 1;
}

/* Does title end with the same n bytes? */
static inline bool
same_end(const struct level_node *node, struct span title, size_t n)
{
	return node->open && title.n >= n && node->n >= n &&
	    memcmp(node->title + node->n - n, title.p + title.n - n, n) == 0;
}

/* Two titles of one kind: two characters at their end, and … */
static bool
like_sibling(const struct level_node *node, struct span title)
{
	return same_end(node, title, TWO);
}

/* … two at their beginning, or four at their end.
 * Two characters at the beginning of both, 部门 and 单位 left out. */
static bool
same_head(const struct level_node *node, struct span title)
{
	return memcmp(node->title, title.p, TWO) == 0 &&
	    !word_table_starts(&particles, "owner", title);
}

int
level_title_score(const struct level_node *node, struct span title)
{
	if (!like_sibling(node, title) || same_end(node, title, title.n))
		return 0;	/* 评价标准 behind 评价方法、评价标准 belongs below it */
	return LIKE_SIBLING + (same_head(node, title) ? SAME_HEAD : 0) +
	    (same_end(node, title, 2 * TWO) ? SAME_TAIL : 0);
}

static bool
much_like(const struct level_node *node, struct span title)
{
	return level_title_score(node, title) > LIKE_SIBLING;
}

bool
levels_much_alike(const struct levels *ls, int level, struct span title)
{
	return level_title_score(&ls->at[level], title) == LIKE_SIBLING + SAME_HEAD + SAME_TAIL;
}

bool
levels_alike(const struct levels *ls, int level, struct span title)
{
	const struct level_node *node = &ls->at[level];

	return node->open && (like_sibling(node, title) ||
	    (node->n >= TWO && title.n >= TWO && same_head(node, title)));
}

int
levels_like(const struct levels *ls, struct span title, bool closely)
{
	for (int i = levels_depth(ls); i > 0; i--)
		if (closely ? same_end(&ls->at[i], title, 3 * TWO) :
		    much_like(&ls->at[i], title))
			return i;
	return 0;
}
