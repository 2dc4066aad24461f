/* level_parts: what the files of level share; included by level*.c alone.
 *
 *   level           the headings that are open, and those that push others down
 *   level_choose    the level that fits a label best
 *   level_oddity    what a report without damage would not have
 *   level_titles    what the titles of open headings say of another
 */
#ifndef OUTLINE_LEVEL_PARTS_H
#define OUTLINE_LEVEL_PARTS_H

#include "outline/level.h"

enum { LEVEL_CHAPTERS = 3 };	/* a chapter of this number is no second item of a list */

/* The level above level that has an open heading; 0: none. */
static inline int
level_parent(const struct levels *ls, int level)
{
	for (int i = level - 1; i > 0; i--)
		if (ls->at[i].open)
			return i;
	return 0;
}

/* Is it 一、 or （一）? */
static inline bool
level_is_chinese(enum label_form form)
{
	return form == LABEL_CHINESE || form == LABEL_CHINESE_PAREN;
}

/* Is label 4. behind node, 3、, both typed: one list whose mark changes? */
static inline bool
level_changes_mark(const struct level_node *node, const struct label *label)
{
	return (node->form == LABEL_NUMBER_COMMA || node->form == LABEL_NUMBER_DOT) &&
	    (label->form == LABEL_NUMBER_COMMA || label->form == LABEL_NUMBER_DOT) &&
	    node->form != label->form && !node->blank && !label->blank &&
	    node->written + 1 == label->ordinal;
}

/* Do the converter's own numbers count as those of chapters: 2、 and 3、 among 一、 and 四、?
 * (level.c) */
bool level_counts_chapters(const struct levels *ls, int level, const struct label *l);

/* Does l, 3、 behind 四、, go on with the converter's 2、? (level_choose.c) */
bool level_counts_on(const struct levels *ls, int level, const struct label *l);

/* Are all numbers behind a text 1., as html2text begins every list anew?  Then q's, one of
 * them, goes on with any 1. that is open and has its text in its line or not, as q has. */
static inline bool
level_is_one(const struct levels *ls, const struct level_query *q, const struct level_node *node)
{
	return ls->ones > LEVEL_ONES && ls->others == 0 && q->text && q->label->ordinal == 1 &&
	    label_is_automatic_dot(q->label) && node->blank && node->form == q->label->form &&
	    node->written == 1 && node->run_in == q->run_in;
}

/* How much the title of an open heading is like title; 0: not at all.  (level_titles.c) */
int level_title_score(const struct level_node *node, struct span title);

#endif
