/* loose: numbers of tables whose rows a converter destroyed.
 *
 * Lines go by that make no sentences (remains.h).  Titles of columns among them say what
 * the numbers below are; a number takes the first column to the right of the number
 * before it that can hold it, from the left again behind the name of a row.  Where the
 * columns come one after the other, each below its title, all numbers there are that
 * title's.  What no title accounts for gets no unit: it is no figure.
 *
 * Their labels are those of cells, NAME|TITLE, with nothing on the side that is not known:
 * nobody can tell the rows, so jxcheck compares them with nothing (ledger.h).
 *
 * Titles hold until others come, or running text.
 */
#ifndef FIGURE_LOOSE_H
#define FIGURE_LOOSE_H

#include "figure/loose_heads.h"
#include "sentence/mention.h"

struct loose {
	struct loose_lines lines;	/* since the last number */
	struct loose_heads heads;
	struct unit_hint money;	/* last unit of money that a caption or a title gave */
	bool has_money;
	size_t column;		/* the next number's, from 0 */
	struct unit_hint own;	/* unit of a measure's target, for what was reached */
	bool has_own;
	bool exact;		/* numbers and columns left are as many, or it is one number */
	bool amounts;		/* the row has an amount with decimals */
	bool signs;		/* rates are written with % */
	bool ragged;		/* amounts of the table have fewer decimals than two */
	size_t counted;		/* numbers of columns met: 1, 2 … */
	size_t numbers;		/* left in the line */
	bool units;		/* the form has a column of units */
	bool fresh;		/* no number since the titles */
	bool numbering;		/* numbers of columns: 栏次 */
	size_t sentences;	/* since the last number */
	size_t name_n;
	char name[LOOSE_NAME];	/* of the row */
};

/* A report begins. */
void loose_reset(struct loose *l);

/* Running text, a heading or a table goes by: titles above it hold no longer, those of
 * text only if there is more of it than a cell of remarks would have. */
void loose_end(struct loose *l);
void loose_sentence(struct loose *l, struct span text);

/* Are there titles above?  Asked where a number comes. */
bool loose_is_open(struct loose *l);

/* The unit of a caption: another table begins. */
void loose_unit(struct loose *l, const struct unit_hint *unit);

/* The name of a table goes by: no title of a column above it is of what follows. */
void loose_caption(struct loose *l);

/* A line without numbers; is it taken for a heading? */
void loose_words(struct loose *l, struct span text, bool heading);

/* A table begins whose rows were inferred: titles may stand above it. */
void loose_table(struct loose *l);

/* Gives m, a number without a unit in column c (from 0) of as many columns of numbers of
 * a table whose rows were inferred, the unit that titles above the table tell. */
void loose_cell(const struct loose *l, size_t c, size_t columns, struct span raw,
    struct mention *m);

/* What became of a number. */
enum loose_found { LOOSE_UNKNOWN, LOOSE_NONE, LOOSE_FIGURE };

/* 30310 个人补贴 12.40, 303 对家庭的补助: is q, at the start of text, the code of a row, and
 * not so many of what its name begins with (159 批 6 6 begins with a quantity)? */
bool loose_is_code(struct span text, const struct quantity *q);

/* Index of the first figure of ms, which may hold dates and codes, too; n: none. */
size_t loose_first(const struct mentions *ms);

/* A line with numbers: those of ms.  At least one is a figure.  Begin, then ask
 * for each of these in turn. */
struct loose_line {
	struct loose *loose;
	struct span text;
	size_t at;		/* behind the number before */
	size_t numbers;		/* in the line */
	struct span name;	/* the words last met in it */
	size_t taken;		/* of them */
};

/* The line text, whose numbers are those of ms; reads the lines before it first, if they may be
 * its heads.  Valid until the next line; l owns what it points to. */
struct loose_line loose_line(struct loose *l, struct span text, const struct mentions *ms);

/* Number m: gives it its unit if it is bare, and a label if that is known; line->name is what
 * stands before it on its line.  LOOSE_NONE: it is no figure; LOOSE_UNKNOWN: nothing is
 * known of it. */
enum loose_found loose_take(struct loose_line *line, struct mentions *ms, struct mention *m);

#endif
