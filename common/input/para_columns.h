/* para_columns: how wide a line is, for para.c.
 *
 * A character has one column, one of three bytes and more two (quotes and dashes
 * are wide in Chinese fonts), a blank none (in PDF it stands for the narrow gap
 * around ASCII digits).
 */
#ifndef INPUT_PARA_COLUMNS_H
#define INPUT_PARA_COLUMNS_H

#include "base/buf.h"

/* Columns of s, or a number above most if there are more than most. */
size_t para_columns(struct span s, size_t most);

#endif
