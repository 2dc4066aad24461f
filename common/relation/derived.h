/* derived: how the columns of a table follow from one another (domain.md §2,
 * row 23).
 *
 * A row under the header may number the columns and say so: 1, 2, 3=1+2,
 * 4=3/1; or the headers do: 预算（A） 执行率（B/A）.  Where nobody says it, a column
 * called 合计 is the sum of those beside it, 增减额 the difference and 完成率 the
 * quotient of two, if that holds in most rows of the table: then the rows where
 * it does not are wrong.
 */
#ifndef RELATION_DERIVED_H
#define RELATION_DERIVED_H

#include "relation/grid_view.h"
#include "text/word_table.h"

/* Does row r of t number the columns, below its header? */
bool derived_numbered(const struct table *t, size_t r);

/* Does a cell of row r begin with 栏次, and 1, 2, 3 stand behind it, whatever stands before it
 * and whatever it was glued to: 栏次一般公共服务 1 2 3? */
bool derived_numbered_behind(const struct table *t, size_t r);

/* What the words of data/derived.tsv say. */
extern struct word_table derived_words;

/* Does text hold a word of it that says what?  whole: is it one? */
static inline bool
derived_word(const char *what, struct span text, bool whole)
{
	return whole ? word_table_is(&derived_words, what, text) :
	    word_table_in(&derived_words, what, text);
}

/* Does the header of a change say that it is counted downwards, 下降率, and not either way,
 * 增减幅度? */
static inline bool
derived_falls(struct span header)
{
	return derived_word("fall", header, false) && !derived_word("both", header, false);
}

/* Links the mentions of the rows in view; links that stand are kept.  numbers: the row
 * that numbers the columns, or NONE. */
void derived_relate(struct grid_view *view, size_t numbers);

#endif
