/* block: the text and lines of one block, and where a byte of it stands in
 * the input; see block.h.  How lines become blocks is in blocks.c. */
#include "block/block.h"

#include <stdlib.h>

#include "base/mem.h"

enum { KEEP_BYTES = 1 << 18, KEEP_LINES = 1 << 12 };

static void
place_reset(struct block_place *place)
{
	place->given = place->joined = false;
	place->role = ROLE_BODY;
	place->level = -1;
	place->body = 0;
	buf_reset(&place->section);
	buf_reset(&place->label);
	buf_reset(&place->title);
}

void
block_init(struct block *b)
{
	*b = (struct block){ .kind = BLOCK_BLANK };
	place_reset(&b->place);
}

/* Blocks wait in queues: one large table each would add up. */
static void
give_back(struct block *b)
{
	buf_release(&b->text);
	free(b->lines);
	free(b->points);
	b->lines = NULL;
	b->points = NULL;
	b->lines_cap = b->points_cap = 0;
	table_release(&b->table);
}

void
block_reset(struct block *b)
{
	if (b->text.cap > KEEP_BYTES || b->lines_cap > KEEP_LINES)
		give_back(b);
	if (b->kind == BLOCK_TABLE)
		table_reset(&b->table);
	b->kind = BLOCK_BLANK;
	b->document = NULL;
	b->quantities = (struct block_quantities){ .n = 0 };
	b->nlines = b->made = b->npoints = 0;
	buf_reset(&b->text);
	place_reset(&b->place);
}

void
block_release(struct block *b)
{
	give_back(b);
	buf_release(&b->place.section);
	buf_release(&b->place.label);
	buf_release(&b->place.title);
	block_init(b);
}

static struct map
map_of(const struct block *b, const struct block_line *line)
{
	if (line->nmap == 0)
		return (struct map){ NULL, 0 };
	return (struct map){ b->points + line->map, line->nmap };
}

static void
add_points(struct block *b, struct map map)
{
	size_t n = b->npoints + map.n;

	if (map.n == 0)
		return;
	if (n > b->points_cap) {
		b->points_cap = n > 2 * b->points_cap ? n : 2 * b->points_cap;
		b->points = mem_resize(b->points, b->points_cap, sizeof *b->points);
	}
	memcpy(b->points + b->npoints, map.at, map.n * sizeof *map.at);
	b->npoints = n;
}

/* Appends n bytes of line, for which there is room.  The copy comes last, so
 * that nothing need be kept over a call. */
static inline void
put_line(struct block *b, const struct line *line, bool feed, size_t drop, size_t n)
{
	struct block_line *to = &b->lines[b->nlines++];
	size_t at = b->text.n;

	b->text.p[at] = '\n';
	at += feed;
	b->text.n = at + n;
	to->number = line->number;
	to->start = (uint32_t)at;
	to->end = (uint32_t)(at + n);
	to->shift = (uint32_t)drop;
	to->map = (uint32_t)b->npoints;
	to->nmap = (uint32_t)line->map.n;
	to->flags = line->flags;
	span_copy(b->text.p + at, line->text.p + drop, n);
}

static size_t
bytes_left(const struct line *line, size_t drop)
{
	return line->text.n > drop ? line->text.n - drop : 0;
}

/* Makes room first, and keeps the line's map. */
static __attribute__((noinline)) void
add_with_care(struct block *b, const struct line *line, bool feed, size_t drop)
{
	size_t n = bytes_left(line, drop);

	if (b->nlines == b->lines_cap)
		b->lines = mem_grow(b->lines, b->nlines, &b->lines_cap,
		    sizeof *b->lines);
	buf_reserve(&b->text, n + 1);
	put_line(b, line, feed, drop, n);
	add_points(b, line->map);
}

void
block_add_line(struct block *b, const struct line *line, bool join, size_t drop)
{
	bool feed = !join && b->nlines != 0;
	size_t n = bytes_left(line, drop);

	if (line->map.n != 0 || b->nlines == b->lines_cap || b->text.cap - b->text.n < n + 1)
		add_with_care(b, line, feed, drop);
	else
		put_line(b, line, feed, drop, n);	/* nearly always */
}

static struct block_line *
lines_room(struct block *b, size_t n)
{
	if (b->lines_cap - b->nlines < n) {
		b->lines_cap = b->lines_cap * 2 > b->nlines + n ? b->lines_cap * 2 : b->nlines + n;
		b->lines = mem_resize(b->lines, b->lines_cap, sizeof *b->lines);
	}
	return b->lines + b->nlines;
}

/* The run lies in memory as the block's text shall: a LF behind each line. */
void
block_add_run(struct block *b, const struct line_run *run, size_t n)
{
	struct block_line *to = lines_room(b, n);
	size_t bytes = n == 0 ? 0 : run->facts[n - 1].end - run->start;
	uint32_t start, moved;

	if (n == 0)
		return;
	if (b->nlines != 0)
		buf_add_char(&b->text, '\n');
	start = (uint32_t)b->text.n;
	moved = start - (uint32_t)run->start;
	buf_add(&b->text, run->p + run->start, bytes);
	for (size_t i = 0; i < n; i++) {
		uint32_t end = run->facts[i].end + moved;

		to[i] = (struct block_line){ .number = run->number + i, .start = start,
			.end = end, .map = (uint32_t)b->npoints, .flags = run->facts[i].flags };
		start = end + 1;
	}
	b->nlines += n;
}

void
block_add_lines(struct block *b, const struct block *from, size_t at, size_t to)
{
	struct block_line *line = lines_room(b, to - at), *end = line + (to - at);
	size_t start = from->lines[at].start, n = from->lines[to - 1].end - start;
	uint32_t map = (uint32_t)b->npoints - from->lines[at].map, moved;

	if (b->nlines != 0)
		buf_add_char(&b->text, '\n');
	moved = (uint32_t)(b->text.n - start);
	memcpy(line, from->lines + at, (to - at) * sizeof *line);
	b->nlines += to - at;
	for (; line < end; line++) {
		if (line->nmap != 0)
			add_points(b, map_of(from, line));
		line->start += moved;
		line->end += moved;
		line->map += map;
	}
	memcpy(buf_reserve(&b->text, n + 1), from->text.p + start, n);
	b->text.n += n;
}

struct line
block_line_at(const struct block *b, size_t i)
{
	const struct block_line *from = &b->lines[i];

	return (struct line){
		.text = { b->text.p + from->start, from->end - from->start },
		.number = from->number,
		.flags = from->flags,
		.map = map_of(b, from),
	};
}

/* The last line that starts at or before byte at. */
static const struct block_line *
line_holding(const struct block *b, size_t at)
{
	size_t low = 0, high = b->nlines + b->made;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (b->lines[middle].start <= at)
			low = middle;
		else
			high = middle;
	}
	return &b->lines[low];
}

struct block_spot
block_locate(const struct block *b, size_t at)
{
	const struct block_line *line;
	size_t in;

	if (b->nlines == 0)
		return (struct block_spot){ 0, 0 };
	line = b->nlines == 1 && b->made == 0 ? b->lines : line_holding(b, at);
	if (at > line->end)
		at = line->end;
	in = (at > line->start ? at - line->start : 0) + line->shift;
	if (line->nmap == 0)		/* nearly always */
		return (struct block_spot){ line->number, in + 1 };
	return (struct block_spot){
		map_line(map_of(b, line), in, line->number),
		map_in(map_of(b, line), in) + 1
	};
}

/* The line of block_make that goes on with physical line number, or a new one. */
static struct block_line *
made_line(struct block *b, size_t number)
{
	size_t n = b->nlines + b->made;

	if (b->made != 0 && b->lines[n - 1].number == number)
		return &b->lines[n - 1];
	b->lines = mem_grow(b->lines, n, &b->lines_cap, sizeof *b->lines);
	b->lines[n] = (struct block_line){
		.number = number, .start = (uint32_t)b->text.n,
		.end = (uint32_t)b->text.n, .map = (uint32_t)b->npoints
	};
	b->made++;
	return &b->lines[n];
}

void
block_make(struct block *b, struct span bytes, size_t at)
{
	struct block_spot spot = block_locate(b, at);
	struct block_line *line = made_line(b, spot.line);
	size_t out = b->text.n - line->start;

	if (map_in(map_of(b, line), out) != spot.col - 1) {
		b->points = mem_grow(b->points, b->npoints, &b->points_cap,
		    sizeof *b->points);
		b->points[b->npoints++] = (struct map_point){
			.out = (uint32_t)out, .in = (uint32_t)(spot.col - 1)
		};
		line->nmap++;
	}
	buf_add_span(&b->text, bytes);
	line->end = (uint32_t)b->text.n;
}
