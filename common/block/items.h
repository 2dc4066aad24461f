/* items: numbered texts in cells, of which the next ones look like the beginning of a row:
 * 目标1：… 目标2：…, 1.… 2.… */
#ifndef BLOCK_ITEMS_H
#define BLOCK_ITEMS_H

#include "base/buf.h"

/* The beginning of an item: 目标 1 ：, or 1 ． */
struct item {
	struct span word;
	unsigned number;	/* 0: it is none */
};

/* Reads the item that a text begins with. */
struct item item_read(struct span s);

/* Is an item the next one of the same list? */
bool item_follows(struct item before, struct item item);

#endif
