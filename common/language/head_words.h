/* head_words: names that stand in headers of tables (heads.tsv), found whole or by
 * their ends; years are names too. */
#ifndef LANGUAGE_HEAD_WORDS_H
#define LANGUAGE_HEAD_WORDS_H

#include "base/buf.h"

struct head_words;

/* What is known of a column, or of a line, by a name. */
enum head_kind {
	HEAD_UNKNOWN,		/* no name of the list */
	HEAD_ANY,
	HEAD_TEXT,		/* no amounts stand below */
	HEAD_TOTAL,		/* something stands below */
	HEAD_CODE,		/* codes stand below, or 类 款 项 */
	HEAD_FORM		/* begins a line of a form, which has no header */
};

/* Reads the words of heads.tsv; to be closed. */
struct head_words *head_words_open(void);
void head_words_close(struct head_words *hw);	/* NULL: nothing */

/* Is s, all of it, a name? */
enum head_kind head_words_kind(const struct head_words *hw, struct span s);

/* Is s how a name ends, 政拨款, or all of it? */
bool head_words_end(const struct head_words *hw, struct span s);

/* Does s begin the name of a line of a form, 预算部门名 of 预算部门名称? */
bool head_words_form(struct span s);

#endif
