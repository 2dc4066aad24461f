/* para_hang: items of lists as browsers write them, the lines behind the first indented like the
 * text behind its number:
 *
 *         2. 行道树修剪项目。预算85.00万元，实际支出83.30万元，执行率
 *            98.00%。全年修剪行道树1860株。
 *
 * w3m, elinks and lynx do so at every depth.
 */
#ifndef INPUT_PARA_HANG_H
#define INPUT_PARA_HANG_H

#include "base/buf.h"

/* Does next, which begins with a blank, stand below the text of an item that paragraph, from its
 * first line on, begins with, last, the line above, being as full as next is? */
bool para_hangs_read(struct span paragraph, struct span last, struct span next);

/* The same of any line. */
static inline bool
para_hangs(struct span paragraph, struct span last, struct span next)
{
	return next.n != 0 && next.p[0] == ' ' && para_hangs_read(paragraph, last, next);
}

#endif
