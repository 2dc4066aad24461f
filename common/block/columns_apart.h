/* columns_apart: cells over several rows of a table in columns: texts written upright,
 * names torn by narrow columns, brackets and further paragraphs below a text.
 *
 * They say nothing about where rows begin, so they are set apart before the rows are
 * found and put back afterwards.
 */
#ifndef BLOCK_COLUMNS_APART_H
#define BLOCK_COLUMNS_APART_H

#include "block/columns.h"

enum {
	COLUMNS_ROW_LINES = 12,	/* most lines of a row */
	COLUMNS_SHORT = 4,	/* width of a character or two */
	COLUMNS_LONG = 24	/* of a text that may go on, over several columns */
};

/* Sets apart what goes on with the text above it in the n lines c->filled; returns how
 * many lines hold more than that: c->kept. */
size_t columns_set_apart(struct columns *c, size_t n);

/* Lists in c->kept those of these lines in which not everything is apart, and notes the
 * blank lines between; returns how many there are. */
size_t columns_keep(struct columns *c, size_t n);

/* Does a run say nothing about where rows begin? */
static inline bool
columns_is_apart(const struct columns *c, const struct run *run)
{
	return run->follows || (run->apart && !c->centred);
}

/* Gives what was set apart the row of what is above it. */
void columns_put_back(struct columns *c, size_t n);

/* Are both sentences of one cell, though the second one begins like an item? */
bool columns_is_paragraph(const struct columns *c, const struct run *upper,
    const struct run *run);

#endif
