/* loose_heads: the titles of columns in text that is all that is left of a table.
 *
 * Converters tear titles over lines (分 / 值), set several on a line, or print the
 * upper halves of all of them before the lower ones.  The words between two numbers
 * are kept as pieces; once a number comes, the titles among them are told by
 * data/loose.tsv.
 */
#ifndef REPORT_LOOSE_HEADS_H
#define REPORT_LOOSE_HEADS_H

#include "report/quantity.h"

enum {
	LOOSE_PIECES = 160, LOOSE_TEXT = 2048, LOOSE_LINE = 200,	/* bytes of a line of titles */
	LOOSE_COLUMNS = 16, LOOSE_NAME = 90
};

/* What stands below a title. */
enum loose_role { LOOSE_WORDS, LOOSE_NUMBERS, LOOSE_MONEY, LOOSE_UNIT, LOOSE_VALUE, LOOSE_UNITS };

/* Words since the last number, as they were set: apart by blanks or lines. */
struct loose_pieces {
	char text[LOOSE_TEXT];
	uint16_t end[LOOSE_PIECES];
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

void loose_pieces_add(struct loose_pieces *p, struct span text);

/* The titles among the pieces, left to right, and the name of a row behind them, which
 * is copied to name; *name_n is 0 if there is none.  False: no title is there, and heads
 * is left alone. */
bool loose_heads_read(const struct loose_pieces *p, struct loose_heads *heads,
    char name[LOOSE_NAME], size_t *name_n);

/* The unit in brackets among the pieces, also where it is torn (（万 / 元）): of money. */
bool loose_unit_read(const struct loose_pieces *p, struct unit_hint *hint);

#endif
