/* relate_items_parts: what the files that follow numbered paragraphs share; included by
 * relate_items*.c alone.
 *
 *   relate_items           totals that a paragraph announces, and their items
 *   relate_items_lines     items without numbers
 *   relate_items_number    how a paragraph is numbered
 *   relate_items_below     numbered paragraphs below an amount that nothing announces
 */
#ifndef RELATION_RELATE_ITEMS_PARTS_H
#define RELATION_RELATE_ITEMS_PARTS_H

#include "relation/relate_items.h"

/* What a paragraph is numbered with: 1、 （1） 一、 ① （一） ——, or the account it begins with. */
enum form {
	FORM_NONE, FORM_DIGITS, FORM_BRACKETS, FORM_CHINESE, FORM_CIRCLED, FORM_CHINESE_BRACKETS,
	FORM_DASH, FORM_ACCOUNT
};

enum {
	ITEMS_GAP_MAX = 4,		/* paragraphs between two items of a list */
	ITEMS_SECTION_LEVEL = 2		/* headings down to it end all lists */
};

/* The form of the number that text begins with; never FORM_ACCOUNT. */
enum form items_form(struct span text);

/* The number of text as it is written: 2 of 2、 and 二、; 0: it has none. */
unsigned items_ordinal(struct span text);

/* Could m be a part of what was announced, whichever side it is on?  What so many things at a
 * price make only where it is on that of the total (支出25.50万元…408人次，每生625元), or is what
 * its paragraph begins with (5、报刊费12万元，按12家每家1万元测算). */
bool items_is_amount(const struct mentions *ms, const struct mention *m,
    const struct announcement *a);

/* The amount of a paragraph that is a part of what was announced: the first on the total's side
 * of the books, else the only one on no other, which what later sentences tell of it does not
 * touch; NULL: there is none. */
struct mention *items_part_in(struct mentions *ms, const struct announcement *a);

/* 接待费2万元，车辆费5万元，具体情况如下： 1.接待费2万元…: is m what the announcement has said of
 * the same thing? */
bool items_restated(const struct announcement *a, const struct mentions *ms,
    const struct mention *m, const struct recall *recall);

/* Says that m is a part of total.  Accounts need not all be told, and a converter may have torn
 * one of so long a list: of these it is one among others. */
void items_link_part(const struct announcement *a, const struct relate_total *total,
    struct mentions *ms, struct mention *m);

/* 1.教育支出633.00万元，占33.24%；: the share right behind an item is of what the list breaks
 * down, if that gives it or would but for one slip.  True: it is linked. */
bool items_link_share(const struct relate_total *total, struct mentions *ms, struct mention *m);

/* The paragraph p, without number, for the list that is open last. */
void items_link_line(const struct relate_words *w, struct items *it,
    const struct item_paragraph *p, struct mentions *ms, const struct recall *recall);

/* 1.基本支出368.22万元，占90.57%。 （1）工资福利316.84万元； （2）…: numbered paragraphs below one
 * that says what they make.  Notes the paragraph p in it; links its amount, of block. */
void items_follow_unannounced(struct items *it, const struct item_paragraph *p,
    struct mentions *ms, size_t block);

#endif
