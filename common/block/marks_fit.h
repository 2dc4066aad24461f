/* marks_fit: rows from runs of cell marks.
 *
 * catdoc reads a Word table as one sequence of texts with cell marks between
 * them, a row's end being one more mark, and writes a TAB for a mark and a line
 * end for two that stand together.  So a run of marks inside a row means that
 * empty cells lie there, and a run at a row's end that empty cells close this
 * row or open the next: only widths can tell.  The pieces between line ends are
 * items; marks_fit finds the cheapest reading, in which neighbouring rows differ
 * in width as seldom as may be.  Time is linear in the number of items, memory
 * bounded by it.
 */
#ifndef BLOCK_MARKS_FIT_H
#define BLOCK_MARKS_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum marks_choice {
	MARKS_SAME,		/* a further paragraph of the cell above */
	MARKS_NEXT,		/* the row above goes on behind empty cells */
	MARKS_ROW,		/* a row starts */
	MARKS_TABLE		/* a table starts */
};

enum { MARKS_NEVER = 255, MARKS_LEAD = 15 };	/* MARKS_LEAD: most empty cells told */

struct marks_item {
	uint32_t cells;		/* its fields */
	uint32_t run;		/* marks before it; at least 2 */
	bool fixed;		/* the marks before it are known: lead opens the row */
	bool flush;		/* a row that it begins has no empty cell before it */
	uint8_t cost[4];	/* by enum marks_choice */
	uint8_t choice;		/* result: enum marks_choice */
	uint8_t lead;		/* fixed: given. Result: empty cells before its first field */
};

struct marks_state;

struct marks_fit {
	struct marks_state *states;
	size_t cap;
};

/* Frees the scratch; one of zeros has none. */
void marks_release(struct marks_fit *fit);

/* Fills in choice and lead of items[0..n-1]; the first one starts a table. */
void marks_fit(struct marks_fit *fit, struct marks_item *items, size_t n);

#endif
