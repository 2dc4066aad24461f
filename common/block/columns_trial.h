/* columns_trial: lines of a table in columns, tried as one row.
 *
 * What a row of certain lines costs says how odd it would be: two numbers in one cell, a
 * text that goes on although there was room for it, numbers without a name.
 */
#ifndef BLOCK_COLUMNS_TRIAL_H
#define BLOCK_COLUMNS_TRIAL_H

#include "block/columns.h"

enum {
	COLUMNS_COST_WRAPPED = 1	/* a text goes on that had no room, or is centred */
};

/* How the rows of a page are. */
struct manner {
	uint32_t blanks;	/* blank lines part rows: 0, or how clearly */
	int above;		/* numbers stand above (1) or below (-1) their texts */
	uint32_t first;		/* texts that go on do so below the line of the numbers: 0, or
				 * how clearly */
};

/* A row being tried. */
struct trial {
	const struct run *last[COLUMNS_MAX];	/* of each column */
	uint8_t top[COLUMNS_MAX], bottom[COLUMNS_MAX];	/* the lines of each, from 0 */
	uint32_t cost;
	uint8_t lines;
	bool numbers, texts, item, header;
	bool lonely;		/* one text, not in the first column */
	bool above, below;	/* a line of numbers alone stands before, behind a text */
	bool before, behind;	/* a line of text alone stands before, behind one with both */
};

/* To be called before lines of the n in c->kept are tried, and again when what bears on all of
 * them has changed: which are kept, c->centred, c->hanging. */
void columns_forget_costs(struct columns *c, size_t n);

/* Adds the next line to the row: line k of c->kept.  Lines are tried in many rows, but what
 * stands above a run in its column is the same in all rows that hold it, or nothing; so the
 * costs of each run are found out once and kept in c->costs. */
void columns_try_line(const struct columns *c, struct trial *t, size_t k);

/* What the row costs, if it ends here. */
uint32_t columns_row_cost(const struct columns *c, const struct trial *t,
    const struct manner *manner);

/* How many lines the cells of a row are off its middle, and how many cells are. */
uint32_t columns_count_askew(const struct columns *c, const struct trial *t, uint32_t *cells);

/* What it costs that run goes on with the one above it in its column. */
uint32_t columns_cell_cost(const struct columns *c, const struct run *upper,
    const struct run *run);

/* What it costs that a cell of the row begins with run, in line k of c->kept: nothing, if
 * it is not the rest of a text above. */
uint32_t columns_begin_cost(const struct columns *c, const struct run *run, size_t k);

/* Are both lines together no known name, though not too long for one? */
bool columns_is_unknown_with(const struct columns *c, const struct run *upper,
    const struct run *run);

/* Do numbers stand behind run in its line? */
bool columns_names_numbers(const struct columns *c, const struct run *run);

#endif
