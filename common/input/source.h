/* source: the bytes of every operand, one operand after the other.
 *
 * No operands, or "-", stand for standard input.  A file that cannot be
 * opened or read is an error message (status 2) and the next one follows.
 * A short read is handed on at once, so that a pipe's first line can be
 * answered before its last one is written.
 */
#ifndef INPUT_SOURCE_H
#define INPUT_SOURCE_H

#include <sys/types.h>

#include "base/buf.h"
#include "base/diag.h"

/* How to read the first operand when it is not simply opened and read: the
 * caller has read its beginning to see what it is, or wants a part of it. */
struct source_start {
	int fd;			/* opened already, the source's to close; -1: not yet */
	struct span ahead;	/* read from fd already; must outlive the source */
	off_t at, end;		/* read these bytes of a regular file; end 0: read on from
				 * where fd stands to the end of the file */
	size_t passed;		/* lines of the file between ahead and at */
};

struct source {
	char *const *operands;
	size_t n;
	size_t next;		/* index of the operand to open next */
	size_t chunk;		/* bytes asked of each read() */
	const char *name;	/* of the open operand */
	const struct source_start *start;	/* NULL: the first is like the others */
	struct span ahead;	/* bytes to hand on before the next read() */
	int fd;			/* -1: none open */
	bool failed;		/* the operand could not be read to its end */
	bool may_wait;		/* some operand is a pipe or a terminal */
	off_t at, end;		/* of the part to read; end 0: all there is */
	struct diag *diag;
	void (*on_wait)(void *data);	/* NULL, or called before a read that would wait */
	void *on_wait_data;
};

/* chunk 0 means a good size.  operands and diag must outlive the source. */
void source_init(struct source *s, char *const *operands, size_t n,
    size_t chunk, struct diag *diag);

/* No operands stand for standard input: sets *operands and *n so. */
void source_operands(char *const **operands, size_t *n);

/* Opens the next readable operand; s->name is its name.  False: no more. */
bool source_next(struct source *s);

/* Appends what one read() brings to b; false at the end of the operand or
 * after a read error (which has been reported). */
bool source_read(struct source *s, struct buf *b);

/* Closes the operand that is open, if any; there is nothing else to free. */
void source_release(struct source *s);

/* Appends all bytes of one operand to b; false, with a message in diag, if they cannot
 * be read to the end. */
bool source_read_all(const char *operand, struct buf *b, struct diag *diag);

#endif
