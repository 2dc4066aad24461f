/* block: what the lines of a document form: paragraphs, tables, blank lines.
 *
 * Lines go in, blocks come out, in order; every line belongs to exactly one
 * block.  A block owns its text, so blocks can be queued; the memory of one
 * is reused by filling it again.
 */
#ifndef BLOCK_BLOCK_H
#define BLOCK_BLOCK_H

#include "base/buf.h"
#include "block/table.h"
#include "input/given.h"
#include "input/line.h"

enum block_kind {
	BLOCK_DOCUMENT,		/* a new document begins; no lines */
	BLOCK_BLANK,		/* one blank line */
	BLOCK_PARAGRAPH,	/* one or more lines joined */
	BLOCK_TABLE		/* a grid, with the blank lines inside it */
};

/* Small, because a table may have tens of thousands of them; a block never
 * holds more than 4 GiB. */
struct block_line {
	size_t number;		/* physical line, 1-based */
	uint32_t start, end;	/* its bytes in block.text */
	uint32_t shift;		/* bytes of the line dropped before start */
	uint32_t map, nmap;	/* its points in block.points */
	uint32_t flags;		/* enum line_flag */
};

/* Set by outline (outline.h), except for line records, which bring it along:
 * then given is true, and role, level, section, label and title are filled
 * by blocks_next. */
struct block_place {
	bool given;
	enum role role;		/* of the first line; the others are cont (cell in a table) */
	int level;		/* heading: 0 title or attachment, 1, 2, …; else -1 */
	struct buf section;	/* path: 0, 2.1.3, A1, A1.2 */
	struct buf label;	/* heading label as written, or empty */
	struct buf title;	/* heading text without its label and run-in body */
	bool joined;		/* title: some of it stands in the block behind */
	size_t body;		/* heading: where in text a run-in body starts; text.n: none */
};

struct quantity;

/* All quantities of a paragraph's text (language/quantity.h), where they have been read ahead:
 * the outline's, while it lends the block. */
struct block_quantities {
	const struct quantity *at;
	size_t n;
	bool read;
	bool overflow;		/* a number of more than 38 digits was passed over */
};

struct block {
	enum block_kind kind;
	struct buf text;	/* paragraph: lines joined; table: lines with LF between */
	struct block_line *lines;
	size_t nlines, lines_cap;
	size_t made;		/* lines behind those nlines: of block_make */
	struct map_point *points;
	size_t npoints, points_cap;
	struct table table;	/* BLOCK_TABLE only */
	struct block_quantities quantities;
	struct block_place place;
	const char *document;	/* name of the document it belongs to; the segmenter's,
				 * kept until 1024 more documents have begun */
};

/* An empty block.  Every one is released, which frees its text, lines, grid and place and
 * leaves it empty. */
void block_init(struct block *b);

/* Empties b and keeps its memory, unless that was a very large table's. */
void block_reset(struct block *b);
void block_release(struct block *b);

/* Appends one line; the bytes before text.n that are already there stay.
 * join: text follows the line before without LF (a paragraph), drop bytes at
 * its start left out; else an LF comes first where there is a line before. */
void block_add_line(struct block *b, const struct line *line, bool join,
    size_t drop);

/* The same for the first n lines of a run, each on a line of its own. */
void block_add_run(struct block *b, const struct line_run *run, size_t n);

/* The same for lines from..to (not including to) of another block. */
void block_add_lines(struct block *b, const struct block *from, size_t at,
    size_t to);

/* Appends to the text bytes that stand for those at byte at of its lines:
 * what a table's cells are made of where a piece of a line does not do.  No
 * lines may be added any more. */
void block_make(struct block *b, struct span bytes, size_t at);

/* Line i of b as block_add_line got it (less what was dropped). */
struct line block_line_at(const struct block *b, size_t i);

/* Physical line (1-based) and byte column (1-based) of byte at of text.  A
 * byte between two lines belongs to the end of the first. */
struct block_spot {
	size_t line;
	size_t col;
};
struct block_spot block_locate(const struct block *b, size_t at);

struct block_options {
	bool tables;		/* parse the grids (false: table.rows stays empty) */
	bool whole;		/* keep every byte of every line (jxsplit prints them);
				 * false: white space where lines are joined is dropped */
	bool only_tables;	/* no paragraphs or blank lines, only the other blocks */
	bool only_outline;	/* tables without their lines: it is enough that they are there */
	bool quantities;	/* those of paragraphs will be asked for: whoever reads several
				 * blocks at a time may read them, too */
};

struct blocks;			/* opaque: the segmenter */

/* Blocks of lines, which the caller closes after them; options are copied. */
struct blocks *blocks_open(struct line_reader *lines,
    const struct block_options *options);

/* Was it opened with the option quantities? */
bool blocks_want_quantities(const struct blocks *bs);

/* line_may_wait of its lines. */
bool blocks_may_wait(const struct blocks *bs);

/* Fills *out with the next block; false at the end of all input. */
bool blocks_next(struct blocks *bs, struct block *out);

/* Frees the segmenter and the names of documents; the reader is the caller's. */
void blocks_close(struct blocks *bs);

#endif
