/* quotes: lines kept to be shown; see quotes.h. */
#include "check/quotes.h"

#include <stdlib.h>

#include "base/mem.h"

enum { CLIP_BYTES = 90 };	/* on either side of the figure */

void
quotes_reset(struct quotes *q)
{
	q->n = 0;
	buf_reset(&q->text);
}

void
quotes_release(struct quotes *q)
{
	buf_release(&q->text);
	free(q->lines);
	*q = (struct quotes){ 0 };
}

void
quotes_add(struct quotes *q, const struct block *b)
{
	for (size_t i = 0; i < b->nlines; i++) {
		struct line line = block_line_at(b, i);

		q->lines = mem_grow(q->lines, q->n, &q->cap, sizeof(*q->lines));
		q->lines[q->n++] = (struct quoted_line){
			line.number, q->text.n, line.text.n
		};
		buf_add_span(&q->text, line.text);
	}
}

struct span
quotes_line(const struct quotes *q, size_t number)
{
	size_t low = 0, high = q->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (q->lines[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == q->n || q->lines[low].number != number)
		return SPAN("");
	return span_slice(buf_span(&q->text), q->lines[low].at,
	    q->lines[low].at + q->lines[low].n);
}

/* Where raw stands in line: the place nearest to want; NONE if nowhere. */
static size_t
find_near(struct span line, struct span raw, size_t want)
{
	size_t best = NONE, at = 0;

	while (raw.n > 0 && at + raw.n <= line.n) {
		size_t found = span_find(span_slice(line, at, line.n), raw);

		if (found == NONE)
			break;
		at += found;
		if (best == NONE || at <= want)
			best = at;
		else if (at - want < (best < want ? want - best : best - want))
			best = at;
		if (at >= want)
			break;
		at++;
	}
	return best;
}

static bool
inside_character(struct span s, size_t at)
{
	return at > 0 && at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80;
}

struct span
quotes_clip(struct span line, struct span raw, size_t col, size_t *before, size_t *after)
{
	size_t at = find_near(line, raw, col > 0 ? col - 1 : 0);
	size_t from, to;

	*before = *after = 0;
	if (at == NONE) {
		for (to = 2 * CLIP_BYTES; inside_character(line, to); to++)
			;
		return span_slice(line, 0, to);
	}
	from = at > CLIP_BYTES ? at - CLIP_BYTES : 0;
	to = line.n - at - raw.n > CLIP_BYTES ? at + raw.n + CLIP_BYTES : line.n;
	while (inside_character(line, from))
		from++;
	while (inside_character(line, to))
		to++;
	*before = at - from;
	*after = to - at - raw.n;
	return span_slice(line, from, to);
}
