/* heading_parts: what the files share that tell headings; included by heading*.c alone.
 *
 *   heading          what is asked of every labelled paragraph, and what a title must be like
 *   heading_around   what stands around it
 *   heading_sibling  what those of one list say of each other
 *   heading_cut      where the title ends in one that goes on with text or a figure
 */
#ifndef OUTLINE_HEADING_PARTS_H
#define OUTLINE_HEADING_PARTS_H

#include "outline/heading.h"

enum { HEADING_DEEP = 3,	/* 1. and below is where lists live */
	HEADING_LISTED = 20,	/* characters: the longest title in a list, or before a comma … */
	HEADING_ALIKE = 60 };	/* … and one that is built as its sibling is */

/* At level 1 or 2, where sections are rather than lists? */
static inline bool
heading_is_top(const struct candidate *c)
{
	return c->base < HEADING_DEEP;
}

/* By its number (一、 or （一）), whatever level that is taken for? */
static inline bool
heading_is_typed(const struct candidate *c)
{
	return c->label->form <= LABEL_CHINESE_PAREN;
}

/* Does a template have such a title at its level? */
static inline bool
heading_is_known(const struct candidate *c)
{
	return c->base < TEMPLATE_LEVELS && c->query.known.strength[c->base] > 1;
}

/* Is it called in the usual words, however it was announced: （一）主要职能。? */
static inline bool
heading_is_usual(const struct candidate *c)
{
	return c->base < TEMPLATE_LEVELS && c->query.known.strength[c->base] == 3;
}

/* --- heading_around.c ------------------------------------------------------- */

/* Is c one of a list of duties, and does not go on with the headings? */
bool heading_in_duties(const struct circumstances *o, const struct candidate *c);

/* In an attachment that is a form, not a report with sections of its own? */
bool heading_in_forms(const struct circumstances *o);

/* Does text of its own follow c, not the next label? */
bool heading_has_body(const struct circumstances *o, const struct candidate *c);

/* Is the next paragraph the item after c? */
bool heading_sibling_follows(const struct candidate *c);

/* Is it the first of a list below c? */
bool heading_child_follows(const struct candidate *c);

/* In a run of cells, an unknown title that no prose and no child follows: a row of a table whose
 * form was lost (一、一般公共服务支出). */
bool heading_in_lost_table(const struct circumstances *o, const struct candidate *c);

/* --- heading_sibling.c ------------------------------------------------------ */

/* 3.森林旅游。… behind the section 1.造林绿化。… and a 2. that is a sentence: is c, which a list
 * of items leads to, a title of the list that the open heading began? */
bool heading_rejoins(const struct circumstances *o, const struct candidate *c);

/* Is c, a sentence alone on its line, the next behind another, and do both begin or end alike?
 * However long it is then, up to HEADING_ALIKE. */
bool heading_goes_on_alike(const struct circumstances *o, const struct candidate *c);

/* How many commas a sentence with nothing below it may have and be the title behind the one
 * that is open: that has them, too. */
unsigned heading_sibling_commas(const struct circumstances *o, const struct candidate *c);

/* Is the next paragraph the item behind c, a short title with its text in the line? */
bool heading_title_follows(const struct candidate *c);

/* --- heading_cut.c ---------------------------------------------------------- */

/* 一、部门概况（一）主要职能。…: the first part begins in the same line.  The title ends
 * before it.  Of a label LABEL_CHINESE. */
void heading_cut_part(struct candidate *c);

/* （1）古建筑抢险加固76.50万元，修缮…: is c one of the items that split a total, level 4?  Its
 * title ends before the amount. */
bool heading_cut_amount(const struct circumstances *o, struct candidate *c);

/* What heading_cut_clause asks of the shape. */
bool heading_has_clause(const struct shape *s);

/* 2.目标不够细化，12个指标…。 behind the section 1.编制不够科学。…, or the first sentence of a 1.
 * before the title 2.编制不够科学。…: is what stands before the comma its title? */
bool heading_cut_clause(const struct circumstances *o, struct candidate *c);

#endif
