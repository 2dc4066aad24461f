/* cell_header_span: above which cells of a header the row below it stands, where merged cells
 * left no trace: 序号 | 名称 | 预算安排 | 备注 above 年初预算 | 全年预算. */
#ifndef RELATION_CELL_HEADER_SPAN_H
#define RELATION_CELL_HEADER_SPAN_H

#include "relation/cell.h"

/* Row r, just read, has names below k cells of header, the row above it, and only below
 * those, which stand side by side.  Returns the place of the first of them, from 0: where
 * all names together fit best what stands in the row of the body below, rates above rates
 * and numbers above numbers.  k is less than the cells of header. */
uint32_t header_span(const struct grid *g, size_t r, size_t header, size_t k);

#endif
