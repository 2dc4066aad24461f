/* para_title: lines that are titles, though a comma or a full line says that text goes on, and
 * those that are the first half of one. */
#ifndef INPUT_PARA_TITLE_H
#define INPUT_PARA_TITLE_H

#include "base/buf.h"

/* Are there clauses in s, not a title, a caption or a row of cells? */
bool para_is_prose(struct span s);

/* Does next begin as an item of a list without labels, 资金管理：… (but 其中：… goes on)? */
bool para_begins_with_name(struct span next);

/* Is next the rest of a title whose line, last, is full: …改进措施以及⏎下一步打算, or a few
 * words without the indentation, indent, that paragraphs have here? */
bool para_rest_of_title(size_t indent, struct span last, struct span next);

/* 四、全年履职取得的成效以及推进乡村振⏎兴等工作的完成情况: is last, of so many columns, a heading
 * whose line is long and no title yet, and next the end of one? */
bool para_torn_heading(size_t columns, struct span last, struct span next);

/* （一）坚持党建引领，全面加强自身建设: is last, one line, a title with clauses, by its marks? */
bool para_title_of_clauses(struct span last);

/* （一）主要职责，机构、人员等基本情况: does such a title end with last, because its last word is
 * one that titles end with and next begins with nothing that goes on behind it? */
bool para_title_ends(struct span last, struct span next);

#endif
