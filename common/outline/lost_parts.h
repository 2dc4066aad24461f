/* lost_parts: what the files of lost share; included by lost*.c alone.
 *
 *   lost           titles without numbers
 *   lost_level     where they stand
 *   lost_run_in    those whose text follows in their line
 *   lost_marks     those with the marks of Markdown
 *   lost_shape     what they look like, and what names a table
 */
#ifndef OUTLINE_LOST_PARTS_H
#define OUTLINE_LOST_PARTS_H

#include "outline/lost.h"

enum { LOST_LEAST = 4,	/* characters of a title … */
	LOST_SHORT = 20,	/* … and of most of them, alone on their line */
	LOST_BODY = 36,		/* bytes of a paragraph that a title heads */
	LOST_PART = 2, LOST_NUMBER = 3, LOST_ITEM = 4 };	/* levels of （一）, 1. and （1） */

/* Is slot, which may be NULL, a paragraph without label of so many bytes at least that ends as
 * a sentence does? */
bool lost_is_text(struct slot *slot, size_t least);

/* Is it the shape of a title of so many characters at most? */
bool lost_is_title_shape(const struct shape *s, unsigned most);

/* Is slot, which may be NULL, a short line without figures, as a title is? */
bool lost_is_short_title(struct slot *slot);

/* 文物安全守住底线。开展…: does slot, which may be NULL, begin with a sentence as short as a
 * title, without label? */
bool lost_is_run_in(struct slot *slot);

/* How many titles stand right below c and one another, with a text behind the last of them: 2
 * below a chapter with its first part and the first item of that; at most 2. */
int lost_height(const struct candidate *c);

/* 表1 2023年度支出预算执行情况表: is text a table's or a picture's, not a section's? */
bool lost_is_caption(struct span text);

/* Does c, whose title and next block are known, name the table right below it, or below the line
 * of its unit? */
bool lost_names_table(const struct candidate *c);

/* At which level title, which answers to hit, stands; 0: it is not known. */
int lost_known_level(const struct circumstances *now, struct span title,
    const struct template_hit *hit);

/* The level of c, an unknown title alone on its line. */
int lost_title_level(const struct circumstances *now, const struct candidate *c);

/* The deepest level of c, with titles of parts and items right below it, the chapter being
 * numbered or not: there are no more than three. */
int lost_deepest_over(const struct circumstances *now, const struct candidate *c);

/* By how many levels 第一部分 and the like push 一、 down. */
static inline int
lost_shift(const struct circumstances *now)
{
	return (int)now->levels.shift;
}

/* Is the last heading of this kind in this section still open? */
static inline bool
lost_is_sibling(const struct circumstances *now, const struct lost *lost, enum lost_kind kind)
{
	int level = lost->level[kind];

	return level > 0 && now->levels.at[level].open &&
	    levels_above(&now->levels, level) == lost->above[kind];
}

/* 优化流程，交易效率稳步提升: bytes of the first clause of the title of shape s in slot; 0: it
 * has not two, or is none. */
size_t lost_clause(const struct slot *slot, const struct shape *s);

/* 文物安全守住底线。开展…: is c one of several in a row, or announced by a colon?  Then c->level
 * is its level. */
bool lost_accept_run_in(const struct circumstances *now, const struct lost *lost,
    const struct templates *t, struct candidate *c);

/* Is c a title behind such marks?  Nearly always its first byte says no. */
bool lost_is_marked_read(const struct candidate *c);

static inline bool
lost_is_marked(const struct candidate *c)
{
	return c->text.n > 0 && c->text.p[0] == '#' && lost_is_marked_read(c);
}

#endif
