/* stream: the readers that every program stacks up, opened and closed together:
 * lines of some operands, their blocks, and the outline of those. */
#ifndef OUTLINE_STREAM_H
#define OUTLINE_STREAM_H

#include "outline/outline.h"

struct stream {
	struct line_reader *lines;
	struct blocks *blocks;
	struct outline *outline;
};

/* The outline of operands[0..n-1], read as the options say (line.h, block.h).  What
 * line_open asks of its arguments holds here, too. */
struct stream stream_open(char *const *operands, size_t n, const struct line_options *lines,
    const struct block_options *blocks, struct diag *diag);

/* Closes the three in reverse order; the operands and diag are the caller's. */
void stream_close(struct stream *s);

#endif
