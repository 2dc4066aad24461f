/* line_reader: the reader of line.h from inside.
 *
 * Three stages, a room each.  line_take finds the bytes of the next line and
 * gives their text; line_finish repairs it and sets the flags; line makes
 * documents of the lines.  A line that is taken stays until it is given, so
 * that a document can be announced before it.  Offsets, not pointers, because
 * reading on moves the block.
 *
 * In the middle of plain text line_next goes past all of them: the facts of
 * the window (facts.h) tell what the next lines are.
 */
#ifndef INPUT_LINE_READER_H
#define INPUT_LINE_READER_H

#include "input/boxes.h"
#include "input/convert.h"
#include "input/facts.h"
#include "input/given.h"
#include "input/line.h"
#include "input/page.h"
#include "input/repair.h"
#include "input/source.h"

enum pending { PENDING_NOTHING, PENDING_OPERAND, PENDING_HEADER };

/* A line as taken from the block. */
struct taken {
	bool waits;		/* it has not been given yet */
	size_t start, end;	/* in the block, without line end */
	unsigned found;		/* bits 1 << enum scan_class */
	bool valid;		/* UTF-8 */
	size_t shift;		/* bytes of a byte order mark before it */
	bool converted;
	struct span text;	/* once converted */
	struct map map;
};

struct line_reader {
	struct source source;
	struct convert convert;
	struct repair repair;
	struct given given;
	struct boxes *boxes;	/* NULL until word boxes come */
	struct diag *diag;
	bool records;		/* line records are welcome */
	bool broken;		/* bad options: no input */

	struct buf block;	/* bytes read; those before at are taken */
	size_t at;
	struct scan scan;	/* of the block's bytes from window on */
	size_t window;
	struct facts facts;	/* of its lines … */
	bool told;		/* … if they have been found */
	struct scan other;	/* of converted and repaired text */

	bool open;		/* an operand is open */
	bool drained;		/* it has no more bytes to read */
	bool skip_lf;		/* the last line ended in CR: an LF belongs to it */
	bool fresh;		/* a byte order mark may stand here */
	bool header_next;	/* in UTF-16: an ASCII "==> NAME <==" line follows */

	struct taken taken;
	enum pending pending;	/* a document waits to be announced … */
	struct buf next_name;	/* … by this name */
	struct buf name;	/* of the current document */
	bool cut;		/* it began with a "==> NAME <==" line */
	bool blank_held;	/* an empty line waits: tail's separator? */
	bool first;		/* no line seen yet: records or text? */
	bool opening;		/* nothing but blank lines so far: HTML? */
	bool in_page;		/* it is: lines come from page, …  */
	struct page *page;	/* (NULL until needed) */
	struct buf page_name;	/* … of this document, … */
	enum line_event after;	/* … and this comes behind them */
	bool steady;		/* nothing pending: the next line is that of facts.next */
	bool in_records;
	bool in_boxes;
	size_t number;		/* of the last line given */
	size_t pages;		/* form feeds so far */
	bool zeros;		/* NUL has been complained about */
};

/* --- line_take ---------------------------------------------------------------- */

/* Reads once.  Bytes of the block from keep on stay, moved to the front;
 * returns by how much they moved. */
size_t reader_fill(struct line_reader *r, size_t keep);

/* Finds the classes of the bytes from byte from on; false if none are left. */
bool reader_look(struct line_reader *r, size_t from);

/* Takes the next line of the open operand; false at its end. */
bool reader_take(struct line_reader *r);

/* The bytes of the line that is taken, and its text. */
struct span reader_bytes(const struct line_reader *r);
struct span reader_text(struct line_reader *r);

/* Is the text in the block, as it was given? */
bool reader_in_block(const struct line_reader *r);

/* --- line_finish -------------------------------------------------------------- */

/* The flags of text in which these classes were found (scan.h). */
unsigned reader_flags(struct span text, unsigned found);

/* The flags of line are those of its text, in which found was found: repairs it if
 * need be, and finds out whether it is a footer. */
void reader_finish(struct line_reader *r, struct line *line, unsigned found);

/* Makes line an empty one if it is a running page number by its looks. */
void reader_drop_footer(struct line *line);

/* --- line --------------------------------------------------------------------- */

/* The next event, whatever it takes and whatever the document is. */
enum line_event reader_next(struct line_reader *r, struct line *line);

#endif
