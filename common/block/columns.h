/* columns: tables whose columns are aligned by blanks, taken apart.
 *
 * A line is cut into runs of text with at least two blanks between them.  Runs
 * that stand above each other are a column; the lines of a row are found from
 * what may and may not stand twice in a cell.  Positions are counted twice, by
 * characters and by display width, because converters pad by one or the other;
 * each page of a table takes the measure by which its runs line up better.
 *
 * Of lines:
 *   columns_read columns_words columns_class    cut into runs, and what each line is
 *   columns_extent columns_heading              where a table begins and ends
 *   columns_evidence                            whether it is one
 *   columns_ruled                               tables whose columns a rule of dashes says
 * Of a page, its columns:
 *   columns_serials columns_codes columns_behind columns_seam columns_weights
 *                                               runs that are several cells
 *   columns_cut                                 … when more is known
 *   columns_list                                a list that goes on over pages
 *   columns_header.h (lists its files)          the header by itself
 *   columns_fit (columns_fit.h lists its files) which runs stand in one column
 * Of a page, its rows:
 *   columns_rows columns_trial columns_cells    which lines are one row
 *   columns_apart columns_merged                cells over several rows
 *   columns_items                               cells with numbered texts
 *   columns_narrow                              amounts below those of the column before
 * Of all pages:
 *   columns_pages                               laid over each other
 *   columns_rest                                rows that a page break tears
 *   columns_totals                              totals parted from the amounts between them
 */
#ifndef BLOCK_COLUMNS_H
#define BLOCK_COLUMNS_H

#include "block/block.h"
#include "block/columns_header.h"
#include "language/head_words.h"

enum {
	COLUMNS_BYTES = 4096,	/* a longer line stands in no table */
	COLUMNS_READINGS = 6,	/* of a header */
	COLUMNS_PAGE = 1024,	/* lines of which columns are inferred together */
	COLUMNS_FAR_IN = 12	/* a line that begins this far right is no running text */
};

enum measure { BY_CHARACTER, BY_WIDTH, MEASURES };

enum column_class {
	LINE_IS_BLANK, LINE_IS_PROSE, LINE_IS_CAPTION,
	LINE_IS_SINGLE,		/* one run */
	LINE_IS_MULTI,		/* several */
	LINE_IS_RULE		/* dashes */
};

#define NO_ROW UINT32_MAX

struct run {
	uint32_t line;			/* of the region */
	uint32_t start, end;		/* bytes of the line */
	uint16_t left[MEASURES], right[MEASURES];
	uint16_t size;			/* display width without blanks */
	uint8_t column;
	bool number;			/* nothing but a number */
	bool label;			/* begins like a list item */
	bool spans;			/* stands above several columns */
	bool apart;			/* goes on with what stands above, whatever the rows */
	bool follows;			/* … as a further item of a list, or what it goes on with */
	bool placed;			/* stands in a header that was read by itself … */
	uint8_t level;			/* … and in which row of that */
	uint32_t row;			/* of its table; NO_ROW: none */
};

struct column_line {
	uint32_t first;			/* of its runs */
	uint8_t runs;
	uint8_t class;			/* enum column_class */
	bool numbers, texts;		/* has a run of that kind */
	bool gap;			/* behind a blank line */
	bool begins;			/* a row, for sure */
	bool header;			/* stands above the first number of its page */
	bool numbered;			/* its row is known, whatever stands around it */
};

struct column {
	uint16_t left, right;
	uint32_t lines;			/* in which it holds something */
	uint32_t numbers;		/* runs that are numbers */
	uint32_t texts;
	uint32_t labels;		/* texts that begin like list items */
	uint16_t wrap;			/* right end of the text that reaches furthest */
	uint16_t size;			/* of the largest text */
	uint32_t wraps, sizes;		/* texts that reach as far, are as large */
	uint16_t digits;		/* size of the largest number */
	uint32_t name;			/* a hash of the header's; 0: not known */
	uint8_t torn;			/* digits in the first line of codes torn there, or 0 */
};

/* How much of left..right, places on the line, stands in the column. */
static inline size_t
column_overlap(const struct column *column, size_t left, size_t right)
{
	left = column->left > left ? column->left : left;
	right = column->right < right ? column->right : right;
	return right > left ? right - left : 0;
}

/* The cheapest rows up to a line. */
struct row_fit {
	uint32_t cost;
	uint32_t lines;			/* in the last of them */
};

/* What it costs that a cell begins with a run, or goes on with it (columns_trial.h). */
struct run_costs {
	uint8_t begins, goes_on;
};

/* Working memory of the form; one region at a time. */
struct columns {
	const struct block *region;
	struct run *runs;
	size_t nruns, runs_cap;
	struct column_line *lines;	/* one for each line of the region */
	size_t lines_cap;
	uint8_t *width;			/* of the table that a line belongs to, in columns */
	size_t width_cap;

	/* the page being read */
	enum measure measure;
	struct column column[COLUMNS_MAX];
	size_t ncolumns, merges;
	struct heads heads;
	struct head_words *words;
	uint64_t letters;		/* of the header of the table's first page; 0: not known */
	uint64_t beside[COLUMNS_MAX];	/* columns filled in one line with this one */
	uint64_t *masks;		/* columns of a line */
	size_t masks_cap;
	uint32_t *filled;		/* lines that are not blank … */
	uint32_t *kept;			/* … and hold what says where rows begin */
	struct row_fit *fit;
	struct run_costs *costs;	/* one for each run … */
	size_t costs_cap;
	struct {
		unsigned last;		/* item of the list 一、 二、 on the page before; 0: none */
		unsigned at_edge;	/* the same of one at the left edge */
		uint16_t left[MEASURES];	/* where it begins */
		size_t edge;		/* where those at the edge do */
	} list;
	unsigned serial;		/* number of the last row of the page before; 0: none */
	bool centred;			/* cells of fewer lines are in the middle of their row */
	bool at_top;			/* a page before shows that cells are set at the top */
	bool hanging;			/* the first lines of names are indented, not the others */
	size_t filled_cap, kept_cap, fit_cap;

	/* the table being built */
	uint64_t *keys;
	size_t keys_cap;
};

/* Cuts all lines of the region into runs and says what each line is. */
void columns_read(struct columns *c, const struct block *region);

/* Says what line i is, whose runs have been cut. */
void columns_classify(struct columns *c, size_t i);

/* Parts numbers that count the rows from the names behind them, where several stand alone, the
 * header names them or they count on from the page before (c->serial).  Before the columns are
 * fitted. */
void columns_serials(struct columns *c, size_t from, size_t to);

/* Parts codes from the names behind them where several lines begin so: 2130306
 * 水利工程运行与维护.  Before the columns are fitted. */
void columns_codes(struct columns *c, size_t from, size_t to);

/* The same for amounts behind texts that fill their own column, where several
 * begin at one place, and before such texts, where several end at one place. */
void columns_edges(struct columns *c, size_t from, size_t to);

/* Parts numbers at the right of their column from the text one blank behind them. */
void columns_part_weights(struct columns *c, size_t from, size_t to);

/* Parts texts that fill their column from the cell one blank behind them. */
void columns_part_seams(struct columns *c, size_t from, size_t to);

/* Do texts that begin where this one does have amounts behind them, at a place that is
 * free in its line for one of n characters? */
bool columns_wants_amount(const struct columns *c, size_t from, size_t to,
    const struct run *text, size_t n);

/* Moves the amount behind a text, one blank from it, to where those of others are. */
void columns_put_amount(struct columns *c, size_t from, size_t to, struct run *text);

/* Moves amounts between the lines of a torn name to where those behind whole names are:
 * they stand further left, for nothing is before them. */
void columns_put_beside(struct columns *c, size_t from, size_t to);

/* Moves items before which the amount is missing to where those one blank behind amounts
 * begin: they stand further left, though in their column. */
void columns_put_items(struct columns *c, size_t from, size_t to);

/* The line of the first number, below the header, where numbers that count the
 * columns, 栏次 1 2 3, may be; from if there is no number. */
size_t columns_body(const struct columns *c, size_t from, size_t to);

/* The first line of the row whose numbers stand in line body, where its cells are centred
 * and those of several lines begin above it.  By c->measure. */
size_t columns_first_row(const struct columns *c, size_t from, size_t body, size_t to);

/* Moves the rows of a list that goes on from the page before to where it stood there, and
 * notes where it ends.  Before the columns are fitted. */
void columns_list(struct columns *c, size_t from, size_t to);
void columns_list_end(struct columns *c);

/* Parts the words of the header at single blanks: 基本支出 项目支出 are two cells,
 * 项 目 is one. */
void columns_heads(struct columns *c, size_t from, size_t to);

/* Columns of lines from..to, and the column of each of their runs; false if
 * there are too many. */
bool columns_fit(struct columns *c, size_t from, size_t to);

/* Cuts runs above several columns at single blanks, where their words stand in
 * one each; false if there are none.  Columns have to be fitted again then. */
bool columns_split(struct columns *c, size_t from, size_t to);

/* Finds the columns of codes in lines from..to that tear these: 20 over 1. */
void columns_find_torn(struct columns *c, size_t from, size_t to);

/* Is a code of such a column torn between upper and lower, the number below it? */
bool columns_tears(const struct columns *c, const struct run *upper, const struct run *lower);

/* Rows of lines from..to, whose columns are known; the first one has number
 * row.  Returns the number behind the last one. */
uint32_t columns_rows(struct columns *c, size_t from, size_t to, uint32_t row);

/* The table whose columns the rule in line rule says (pandoc's simple and
 * multiline tables), with its rows: returns the line behind it, 0 if there is
 * none; *from: its first line, not before least; *n: its columns. */
size_t columns_ruled(struct columns *c, size_t rule, size_t least, size_t *from,
    size_t *n);

/* Parts 本年收入合计 95.00 本年支出合计 in lines from..to of a table of n columns, where two
 * columns are free behind it. */
void columns_totals(struct columns *c, size_t from, size_t to, size_t n);

/* Cuts line i into runs by the columns that are known: a word goes to the one
 * it stands in or next to. */
void columns_cut(struct columns *c, size_t i);

/* Frees the lines, the runs and what they were fitted with; not c itself. */
void columns_release(struct columns *c);

static inline enum column_class
columns_class(const struct columns *c, size_t i)
{
	return (enum column_class)c->lines[i].class;
}

/* Does line i begin a page? */
static inline bool
columns_is_page(const struct columns *c, size_t i)
{
	return c->region->lines[i].flags & LINE_PAGE;
}

static inline struct span
columns_text(const struct columns *c, const struct run *run)
{
	const struct block_line *line = &c->region->lines[run->line];

	return (struct span){
		c->region->text.p + line->start + run->start, run->end - run->start
	};
}

#endif
