/* lines: tables that have become one cell a line, without any mark of a row's end.
 *
 * For table_lines and its kinds.  Rows are inferred only where nothing else is possible
 * (lines_numbered.c, lines_marks.c, lines_funds.c, lines_amounts.c with lines_levels.c,
 * lines_titled.c); all other lines stay text.  Empty lines between cells may be all lines'
 * (then the lines are spaced), or empty cells.
 */
#ifndef BLOCK_LINES_H
#define BLOCK_LINES_H

#include "block/table_form.h"
#include "text/blank.h"

enum { LINES_TITLE_BYTES = 45 };

/* What a line is by itself. */
enum line_kind {
	LABEL, VALUE, CODE,
	HOLLOW,		/* nothing but U+3000 */
	GAP, OTHER
};

/* That of line at of the block. */
enum line_kind lines_kind(const struct block *b, size_t at);

/* Is line at empty, its kind GAP? */
static inline bool
lines_is_gap(const struct block *b, size_t at)
{
	return (b->lines[at].flags & LINE_FOOTER) || form_is_empty(form_line(b, at));
}

/* Is line at a value, its kind VALUE? */
bool lines_holds_value(const struct block *b, size_t at);

/* The next line from at on that is not empty; nlines if there is none. */
size_t lines_next(const struct block *b, size_t at);

/* Nothing but a number, perhaps with a per cent sign, or a dash for none? */
bool lines_is_value(struct span text);

/* The marks' columns hold whole numbers and decimals of three digits. */
bool lines_mark(struct span text, unsigned *hundredths);

/* What the words of linecells.tsv are, by its names. */
enum lines_role {
	LINES_NONE, LINES_START, LINES_ORDINAL, LINES_SECOND, LINES_WEIGHT, LINES_MARK,
	LINES_REMARK, LINES_CAPTION, LINES_AMOUNT, LINES_PERCENT, LINES_HEAD, LINES_KEY
};

/* The role of the word that text starts with.  Captions and remarks may go on behind it,
 * titles may not, but for brackets behind those of funds, 全年执行数（B）. */
enum lines_role lines_role(struct span line);

/* Is line at a label, and not the end of one, （万元） alone below the title it belongs to? */
bool lines_is_label(const struct block *b, size_t at);

/* 预算数, 2023年度（万元）: does the title head numbers, and no names? */
bool lines_heads_values(struct span title);

/* Are there, of the labels in lines from … end, others that head numbers than the last ones,
 * above so many columns of which the first has names? */
bool lines_have_levels(const struct block *b, size_t from, size_t end, size_t columns);

/* Marks those lines as the rows of a header above so many columns, the first of a table;
 * false if it cannot be told which stands above which, and nothing is marked. */
bool lines_mark_levels(struct plan *plan, size_t from, size_t end, size_t columns,
    bool spaced);

/* The first line of what stands before the titles that begin with a line: the name of
 * their rows, perhaps torn, perhaps with its unit in brackets below.  The line itself
 * if there is none. */
size_t lines_name_above(const struct plan *plan, size_t titles, bool spaced);

/* Mark the table that begins with line at, if one does; return the line behind what was
 * read.  All but marks are looked for in lines that are not marked yet; titled values
 * are found by the first one of them. */
size_t lines_plan_numbered(struct plan *plan, size_t at, bool spaced);
size_t lines_plan_marks(struct plan *plan, size_t at, bool spaced);
size_t lines_plan_funds(struct plan *plan, size_t at, bool spaced);
size_t lines_plan_titled(struct plan *plan, size_t at, bool spaced);
size_t lines_plan_amounts(struct plan *plan, size_t at, bool spaced);

#endif
