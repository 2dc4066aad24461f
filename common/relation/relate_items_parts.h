/* relate_items_parts: what the files that follow numbered paragraphs share; included by
 * relate_items*.c alone.
 *
 *   relate_items           totals that a paragraph announces, and their items
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

/* 1.基本支出368.22万元，占90.57%。 （1）工资福利316.84万元； （2）…: numbered paragraphs below one
 * that says what they make.  Notes the paragraph p in it; links its amount, of block. */
void items_follow_unannounced(struct items *it, const struct item_paragraph *p,
    struct mentions *ms, size_t block);

#endif
