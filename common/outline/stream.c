/* stream: lines, blocks and outline of some operands; see stream.h. */
#include "outline/stream.h"

struct stream
stream_open(char *const *operands, size_t n, const struct line_options *lines,
    const struct block_options *blocks, struct diag *diag)
{
	struct stream s;

	s.lines = line_open(operands, n, lines, diag);
	s.blocks = blocks_open(s.lines, blocks);
	s.outline = outline_open(s.blocks);
	return s;
}

void
stream_close(struct stream *s)
{
	outline_close(s->outline);
	blocks_close(s->blocks);
	line_close(s->lines);
}
