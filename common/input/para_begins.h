/* para_begins: lines that begin as none can, so that they go on with the one before, for para.c.
 */
#ifndef INPUT_PARA_BEGINS_H
#define INPUT_PARA_BEGINS_H

#include "base/buf.h"

/* Does next begin with a mark that no line begins with, with the rest of a number that ends
 * paragraph or its unit (62700.00 | 元，), of a date (11月18 | 日，), with a bracket that the
 * sentence ends behind (项）。), or with an amount that is not named (其他支出 | 8.30元，)? */
bool para_begins_inside(struct span paragraph, struct span next);

#endif
