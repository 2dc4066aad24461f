/* rows_fit: which pieces of a table are one row, from column counts alone.
 *
 * Converters mark the end of a row with something that also stands inside
 * cells (an empty line, a line end).  The pieces between such marks are items;
 * before each item there is a choice: it continues the row above, it starts a
 * row, or it starts a new table.  rows_fit takes the choices whose costs, plus
 * a fixed cost wherever two neighbouring rows differ in width, are least.
 * Time is linear in the number of items.
 */
#ifndef BLOCK_ROWS_FIT_H
#define BLOCK_ROWS_FIT_H

#include <stddef.h>
#include <stdint.h>

enum fit_choice { FIT_JOIN, FIT_ROW, FIT_TABLE };

enum {
	FIT_CHANGE = 4,		/* what a change of width costs */
	FIT_NARROW = 1,		/* what a row of one cell costs */
	FIT_NEVER = 255,	/* a choice that is as good as ruled out */
	FIT_DEPTH = 6		/* most items in one row */
};

struct fit_item {
	uint32_t alone;		/* cells of a row that starts here */
	uint32_t joined;	/* cells it adds to the row it continues */
	uint8_t cost[3];	/* by enum fit_choice */
	uint8_t choice;		/* result: enum fit_choice */
};

struct fit_state;

/* Working memory, reused from call to call. */
struct fit {
	struct fit_state *states;
	size_t cap;
};

/* Frees the scratch; one of zeros has none. */
void fit_release(struct fit *fit);

/* Fills in choice of items[0..n-1]; the first one starts a table. */
void rows_fit(struct fit *fit, struct fit_item *items, size_t n);

#endif
