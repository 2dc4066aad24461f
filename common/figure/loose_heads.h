/* loose_heads: the titles of columns in text that is all that is left of a table.
 *
 * Converters tear titles over lines (分 / 值), set several on a line, or print the
 * upper halves of all of them before the lower ones.  The lines between two numbers
 * are kept; once a number comes, they are taken apart at their blanks, and the titles
 * among the pieces are told by data/loose.tsv.
 */
#ifndef FIGURE_LOOSE_HEADS_H
#define FIGURE_LOOSE_HEADS_H

#include "language/quantity.h"

enum {
	LOOSE_TEXT = 2048, LOOSE_LINE = 200,	/* bytes of all lines; of a line of titles */
	LOOSE_COLUMNS = 16, LOOSE_NAME = 90
};

/* What stands below a title. */
enum loose_role { LOOSE_WORDS, LOOSE_NUMBERS, LOOSE_MONEY, LOOSE_UNIT, LOOSE_VALUE, LOOSE_UNITS };

/* Lines without numbers since the last one, as they were set. */
struct loose_lines {
	char text[LOOSE_TEXT];	/* LF behind each */
	size_t n;
};

/* A column that holds numbers. */
struct loose_column {
	enum loose_role role;
	struct unit_hint hint;	/* LOOSE_UNIT: always; LOOSE_MONEY: where has_hint */
	bool has_hint;
	size_t name_n;
	char name[LOOSE_NAME];
};

struct loose_heads {
	struct loose_column columns[LOOSE_COLUMNS];
	size_t n;
	bool units;		/* the title of a column of units is among them */
	bool numbers;		/* what follows are numbers of columns: 栏次 */
};

/* What such lines say. */
struct loose_words {
	struct loose_heads heads;	/* the titles among them, left to right; n is 0: none */
	struct unit_hint unit;	/* of money, in brackets, also where it is torn (（万 / 元）) */
	bool has_unit;
	size_t name_n;		/* of the row, behind the titles; 0: there is none */
	char name[LOOSE_NAME];
};

/* Remembers a line; a very long one is running text, and nothing before it counts. */
void loose_lines_add(struct loose_lines *lines, struct span text);

/* Fills words with the titles, the name and the unit that the lines hold; its spans are those of
 * lines. */
void loose_lines_read(const struct loose_lines *lines, struct loose_words *words);

#endif
