/* record_cut: where records may be cut; see record_cut.h. */
#include "input/record_cut.h"

#include <unistd.h>

#include "text/character.h"

enum {
	BLOCK = 256 * 1024,
	SEARCH_MAX = 16 * 1024 * 1024	/* bytes: a longer document is not searched to its end */
};

size_t
record_cut_header(struct span start)
{
	size_t end = span_find(start, SPAN("\n"));

	return span_starts(start, SPAN("doc\t")) && end < start.n ? end + 1 : 0;
}

/* The first two columns of a record, up to the number of its line. */
static bool
read_start(struct span line, struct span *document)
{
	size_t tab = span_find(line, SPAN("\t"));

	*document = span_slice(line, 0, tab);
	return tab + 1 < line.n && byte_is_digit(line.p[tab + 1]);
}

/* The next whole line of b from *at on; false: it is not all there. */
static bool
next_line(struct span b, size_t *at, struct span *line)
{
	struct span rest = span_slice(b, *at, b.n);
	size_t end = span_find(rest, SPAN("\n"));

	*line = span_slice(rest, 0, end);
	*at += end + 1;
	return end < rest.n;
}

/* The first record in b, after the line that is cut off, with another document
 * than that before it; 0: none. */
static size_t
change_in(struct span b)
{
	struct span line, document, before = { NULL, 0 };
	size_t at = 0, start;

	if (!next_line(b, &at, &line))
		return 0;
	for (start = at; next_line(b, &at, &line); start = at) {
		if (!read_start(line, &document))
			continue;
		if (before.p != NULL && !span_eq(document, before))
			return start;
		before = document;
	}
	return 0;
}

off_t
record_cut_after(int fd, off_t from)
{
	struct buf b = BUF_INIT;
	size_t found = 0;
	ssize_t got = 1;

	for (size_t want = BLOCK; found == 0 && got > 0 && want <= SEARCH_MAX; want *= 2) {
		while (b.n < want && got > 0) {
			got = pread(fd, buf_reserve(&b, want - b.n), want - b.n,
			    from + (off_t)b.n);
			b.n += got > 0 ? (size_t)got : 0;
		}
		found = change_in(buf_span(&b));
	}
	buf_release(&b);
	return found == 0 ? -1 : from + (off_t)found;
}

size_t
record_cut_lines(int fd, off_t from, off_t to)
{
	struct buf b = BUF_INIT;
	size_t lines = 0;

	while (from < to) {
		size_t n = to - from < BLOCK ? (size_t)(to - from) : BLOCK;
		ssize_t got = pread(fd, buf_reserve(&b, n), n, from);

		if (got <= 0)
			break;
		for (ssize_t i = 0; i < got; i++)
			lines += b.p[i] == '\n';
		from += got;
	}
	buf_release(&b);
	return lines;
}
