/* line: the physical lines of every document among the operands.
 *
 * A reader opens the operands one after the other (none, or "-": standard
 * input), cuts streams at "==> NAME <==" lines (what head -v and tail -v
 * print, with the blank line tail puts before them), decodes UTF-8/UTF-16/
 * GB18030, ends lines at LF, CRLF or a lone CR, and repairs converter
 * artefacts (repair.h).  A document that begins as HTML is laid out in lines
 * first (page.h).  Every line keeps a map back to the bytes given.
 *
 * Memory: one block of input, or the longest line; of HTML, one document.
 */
#ifndef INPUT_LINE_H
#define INPUT_LINE_H

#include "base/buf.h"
#include "base/diag.h"

/* From offsets in repaired text to byte offsets in the line as given: an
 * offset p stands at at[i].in + (p - at[i].out) for the last i with
 * at[i].out <= p.  No entries: both are the same.  A map may be shorter than
 * that only in the tail of a line. */
struct map_point {
	uint32_t out;
	uint32_t in;
	int32_t line;		/* lines below line.number where it stands (boxes.h) */
};

struct map {
	const struct map_point *at;
	size_t n;
};

/* Byte offset in the line as given of byte out of the repaired text. */
size_t map_in(struct map map, size_t out);

/* Number of the physical line it stands in, where the line's own is number. */
size_t map_line(struct map map, size_t out, size_t number);

enum line_flag {
	LINE_BLANK = 1 << 0,	/* only white space (U+3000, U+00A0 too) */
	LINE_TAB = 1 << 1,	/* holds a TAB somewhere */
	LINE_ESCAPE = 1 << 2,	/* holds TAB, CR, LF or backslash: the writer must escape */
	LINE_FOOTER = 1 << 3,	/* was a running page number; text is empty, LINE_BLANK set too */
	LINE_PAGE = 1 << 4,	/* a form feed stood before or in this line */
	LINE_REPAIRED = 1 << 5,	/* text differs from the bytes given */
	LINE_CELL = 1 << 6,	/* a TAB, and nothing behind it that must be escaped */
	LINE_GIVEN = 1 << 7,	/* comes from a line record: given is set */
	LINE_FIRST = 1 << 8,	/* of a page of HTML: begins a paragraph … */
	LINE_MORE = 1 << 9,	/* … or goes on with the one above, whatever it looks like */
	LINE_BAR = 1 << 10,	/* holds a vertical bar (ASCII) somewhere */
	LINE_ROW = 1 << 11,	/* a row of a table for certain, a TAB between its cells */
	LINE_PROSE = 1 << 12,	/* in no table for certain */
	LINE_DENSE = 1 << 13	/* no two blanks side by side, for certain */
};

/* What a line record (the output of jxsplit) already says about its line. */
struct line_given {
	struct span section, level, role, label, title;
};

struct line {
	struct span text;	/* repaired, no line end; valid until the next line_next */
	size_t number;		/* 1-based within its document */
	unsigned flags;		/* enum line_flag */
	struct map map;
	const struct line_given *given;	/* NULL for plain text */
};

enum line_event {
	LINE_END,		/* no more input */
	LINE_DOCUMENT,		/* a new document: line_document() names it */
	LINE_TEXT		/* *line is filled */
};

struct line_reader;		/* opaque */

struct line_options {
	const char *encoding;	/* -e NAME; NULL: detect per document */
	bool records;		/* accept line records (jxsplit's TSV) as well as text */
	size_t chunk;		/* bytes asked of each read(); 0: a good size (tests use 1) */
	const struct source_start *start;	/* of the first operand (source.h); NULL */
};

/* A reader over operands[0..n-1]; NULL never.  Messages go to diag; an
 * unreadable file is an error message and the next operand follows. The
 * operands and diag must outlive the reader. */
struct line_reader *line_open(char *const *operands, size_t n,
    const struct line_options *options, struct diag *diag);

/* The next event.  A document with no lines is announced too. */
enum line_event line_next(struct line_reader *r, struct line *line);

/* f(data) is called whenever the reader would have to wait for more input: the
 * moment to hand over what is buffered (writer_on_wait). */
void line_on_wait(struct line_reader *r, void (*f)(void *), void *data);

/* May a line have to be waited for, because some operand is no file?  Then whoever has
 * read enough to answer should do so before reading on. */
bool line_may_wait(const struct line_reader *r);

/* What is known of a line before it is handed out. */
struct line_fact {
	uint16_t end;		/* where its text ends, in the run */
	uint16_t flags;		/* enum line_flag, enum fact_flag */
};

enum fact_flag {
	FACT_CLOSE = 1 << 14,	/* to be looked at closely: the other flags say nothing */
	FACT_CR = 1 << 15,	/* ends in CR, with LF or without */
	FACT_ALONE = FACT_CLOSE | FACT_CR	/* only line_next can read it */
};

/* Lines that come next, for those who take many at once: line i ends at
 * p + facts[i].end, and the next begins behind its LF.  Those without
 * FACT_ALONE, up to the first that has it, are what line_next would give, with an
 * empty map.  Valid until the next line_next. */
struct line_run {
	const char *p;
	size_t start;		/* the first begins at p + start */
	const struct line_fact *facts;
	size_t n;		/* 0: none is known yet, or there are no more */
	size_t number;		/* of the first */
};

/* Fills *run; reads nothing. */
void line_run(const struct line_reader *r, struct line_run *run);

/* The caller has taken the first n lines of the run. */
void line_pass(struct line_reader *r, size_t n);

/* Name of the current document: the operand, NAME of a "==> NAME <==" line,
 * or "-"; valid until the next LINE_DOCUMENT. */
const char *line_document(const struct line_reader *r);

/* Says what diag has kept back, and frees the reader with all that it has lent. */
void line_close(struct line_reader *r);

#endif
