/* columns_narrow: two amounts of a row that stand below each other, for their columns are so
 * narrow and so near each other that pdftotext sets the second one below the first.
 *
 *	1402.50    1387.9
 *	           98.96
 *	           5
 *	           %
 */
#ifndef BLOCK_COLUMNS_NARROW_H
#define BLOCK_COLUMNS_NARROW_H

#include "block/columns.h"

/* Gives such pieces in lines from..to, whose columns and rows are known, the row of the first
 * one, and those of the second amount the next column; and what is left of amounts in lines of
 * nothing else the row above.  Only where it is certain which piece is whose: an amount has two
 * digits behind the point, a rate its per cent sign. */
void columns_part_narrow(struct columns *c, size_t from, size_t to);

#endif
