/* remains: what is left of a table whose rows a converter destroyed.
 *
 * Where every cell has become a line, or every row a line of words and numbers
 * with single blanks, nobody can tell the columns.  Such lines are text, but no
 * running text: a number without a unit in them measures nothing that could be
 * named.  It is a figure only if the table's caption gave its unit, or if the line before
 * names what is counted (编制人数) and it stands alone on its line.
 */
#ifndef FIGURE_REMAINS_H
#define FIGURE_REMAINS_H

#include "figure/loose.h"
#include "language/quantity.h"
#include "relation/cell.h"
#include "sentence/mention.h"

enum { REMAINS_NAME = 45 };	/* bytes of the longest name of a count */

struct remains {
	struct unit_hint unit;	/* of the caption (单位：万元) above */
	struct unit_hint column;	/* of a header since (（万元）) */
	bool has_unit, has_column;
	size_t run;		/* scraps that stand together, so far */
	bool above;		/* name is the line above a number, which was read last */
	size_t nname;		/* bytes of the last scrap; 0: that was long, or a number */
	char name[REMAINS_NAME];
	struct loose loose;	/* what titles of columns say of numbers */
};

/* A document begins; an attachment, or running text. */
void remains_begin(struct remains *re);
void remains_reset(struct remains *re);

/* A paragraph goes by.  Is it a scrap: a few words and numbers that make no
 * sentence? */
bool remains_read(struct remains *re, struct span text);

/* A table goes by.  Where its rows were inferred, scraps below it, which are what could
 * not be put into rows, are in the unit that a name of its rows gives. */
void remains_table(struct remains *re, const struct table *table);

/* The numbers of such a table that its own titles say nothing of: ms are its figures. */
void remains_cells(const struct remains *re, const struct table *table, struct span text,
    struct mentions *ms);

/* Does a caption or a title above say what numbers are? */
bool remains_is_open(struct remains *re);

/* Is q, which running text would have as the number of an item, a code or the like, a
 * cell: a number between blanks? */
bool remains_is_cell(struct span text, const struct quantity *q, struct quantity *cell);

/* 76.73 — 95.91%, -0.87 -31.52%: is q, read as a range, two cells of a row set with blanks? */
bool remains_splits(struct span text, const struct quantity *q, struct quantity cells[2]);

/* The figures of a scrap: bare ones take the unit of their column or of the table, or
 * are dropped.  True if there were any: the others are no list, either.  heading: it is
 * taken for one. */
bool remains_settle(struct remains *re, struct span text, struct mentions *ms, bool heading);

/* Is text, just read, a whole number below the name of a count that g knows: 编制人数 and
 * 46?  Then q is that count, and name that name. */
bool remains_count(const struct remains *re, const struct grid *g, struct span text,
    struct quantity *q, struct span *name);

/* For a list of tables: where one was of which nothing is left but scraps. */
struct lost_table {
	size_t line;		/* its first number; 0: none so far */
	size_t scraps;		/* paragraphs with numbers */
};

enum { LOST_SCRAPS = 8 };	/* fewer are no table */

/* A paragraph goes by, whose first line is line.  False: a sentence, which ends
 * what was lost. */
bool lost_read(struct lost_table *lost, struct span text, size_t line);

#endif
