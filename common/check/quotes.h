/* quotes: the lines of one report, kept so that figures can be shown where
 * they stand.
 */
#ifndef CHECK_QUOTES_H
#define CHECK_QUOTES_H

#include "block/block.h"

struct quoted_line {
	size_t number;		/* physical line */
	size_t at, n;		/* its bytes in quotes.text */
};

struct quotes {
	struct buf text;
	struct quoted_line *lines;	/* ascending */
	size_t n, cap;
};

/* Forgets the lines: a document begins. */
void quotes_reset(struct quotes *q);
void quotes_release(struct quotes *q);

/* Keeps the lines of b, which follow those kept so far. */
void quotes_add(struct quotes *q, const struct block *b);

/* The text of a line; empty if it was not kept.  Valid until quotes_add. */
struct span quotes_line(const struct quotes *q, size_t number);

/* A piece of line around raw, short enough for a terminal, cut between
 * characters: *before and *after say how many bytes of it stand before and
 * behind raw, both 0 if raw is not there.  col: byte column (1-based) where raw
 * should stand, for lines that hold it more than once. */
struct span quotes_clip(struct span line, struct span raw, size_t col,
    size_t *before, size_t *after);

#endif
