/* relate_columns_parts: what the files that relate columns share; included by
 * relate_columns*.c alone.
 *
 *   relate_columns        which equations the headers of a table suggest
 *   relate_columns_forms  those that are made of amounts and of how many there are: so many at so
 *                         much each, averages, means, running totals, flows
 *   relate_columns_rows   what its rows say of one: whether it holds, and their relations
 */
#ifndef RELATION_RELATE_COLUMNS_PARTS_H
#define RELATION_RELATE_COLUMNS_PARTS_H

#include "relation/relate_columns.h"

enum { TERMS_MAX = 13 };	/* twelve months and what there was before */

enum form { FORM_SUM, FORM_GROWTH, FORM_SHARE, FORM_PRODUCT, FORM_AVERAGE, FORM_MEAN };

/* What a running total adds up: the first term of its row and the total above; the first terms
 * of all rows; the total of the first row and the first terms since. */
enum run { RUN_NONE, RUN_STEP, RUN_ALL, RUN_SINCE };

/* result = what the form makes of the terms, in every row.  FORM_SHARE: the term
 * in the row over the term in row base.  FORM_MEAN: of the terms. */
struct equation {
	enum form form;
	size_t result;		/* columns */
	size_t terms[TERMS_MAX];
	bool minus[TERMS_MAX];
	size_t n;
	size_t base;
	bool yearly;		/* the second term stands in the row of the year before */
	bool falls;		/* a growth that is counted downwards: 降幅 */
	enum run run;
	size_t times;		/* column that a product is multiplied by, too; NONE: none */
	bool is_signed;		/* the result is negative somewhere: its signs mean something */
	size_t either;		/* term that is added or taken off, whichever a row shows, for its
				 * numbers have no signs (追加（减）); 0: none */
	bool vague;		/* its words fit other columns, too: one row must hold */
	size_t asked, holds;	/* rows */
	size_t rounded;		/* rows in which a product misses no more than its price has lost */
};

/* An equation without terms yet. */
static inline struct equation
equation_of(enum form form, size_t result)
{
	return (struct equation){ .form = form, .result = result, .times = NONE };
}

/* The columns of a view, which is the caller's. */
struct columns {
	const struct relate_words *words;
	struct grid_view *v;
	size_t total;		/* row of the total; NONE: none */
	const char *role[GRID_VIEW_MOST];	/* in a balance; NULL */
	enum side side[GRID_VIEW_MOST];
	bool amounts[GRID_VIEW_MOST];
};

/* Adds a column to e, to be taken off with minus; one too many is left out. */
void equation_add(struct equation *e, size_t column, bool minus);

/* The row next to r that is of the year before by its first cell; NONE: none is. */
size_t equation_row_before(const struct grid_view *v, size_t r);

/* Counts in e the rows that say something about it and those of which it holds. */
void equation_weigh(const struct columns *c, struct equation *e);

/* Weighs e and makes it *best, if more rows hold of it, or none of both and it has more words;
 * a best without terms is none. */
void equation_offer(const struct columns *c, struct equation *best, struct equation *e);

/* --- relate_columns_forms.c: each offers the equations of column result that it knows --- */

/* 累计支出: what the row has in another column and what was there a row above. */
void columns_by_running_total(const struct columns *c, size_t result, struct equation *best);

/* 人数 标准 金额, 人数 标准 月数 金额: so many at so much each.  Where the header names no amount,
 * two rows must hold. */
void columns_by_product(const struct columns *c, size_t result, struct equation *best);

/* 人数 支出 人均支出: any two columns, if they give it in some row. */
void columns_by_average(const struct columns *c, size_t result, struct equation *best);

/* 2021年 2022年 2023年 三年平均: of all columns before it, or those since one that is no amount. */
void columns_by_mean(const struct columns *c, size_t result, struct equation *best);

/* 应拨 已拨 未拨, 期初 入库 出库 期末: what balances.tsv says of columns. */
void columns_by_flow(const struct columns *c, size_t result, struct equation *best);

/* --- relate_columns_rows.c --- */

/* Links the rows by e, if half of those asked hold; else, of a few, those that only a slip keeps
 * from it. */
void equation_link(struct columns *c, const struct equation *e);

#endif
