/* pieces: where a long input may be cut; see pieces.h. */
#include "input/pieces.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/header.h"
#include "input/record_cut.h"

enum {
	PIECE = 1024 * 1024,	/* bytes: some milliseconds of work */
	WORTHWHILE = 2 * PIECE,
	MANY = 64,		/* pieces: so many may be larger, for each costs its opening */
	BLOCK = 32 * 1024,	/* bytes read at a time in search of a header */
	HEADER_MAX = 8192
};

static const off_t TO_THE_END = INT64_MAX;

static bool
is_stdin(const char *operand)
{
	return strcmp(operand, "-") == 0;
}

/* Bytes in the operand's file; negative if it is none or cannot be said. */
static off_t
size_of(const char *operand)
{
	struct stat st;

	if ((is_stdin(operand) ? fstat(STDIN_FILENO, &st) : stat(operand, &st)) != 0)
		return -1;
	return S_ISREG(st.st_mode) ? st.st_size : -1;
}

static int
open_operand(const char *operand)
{
	return is_stdin(operand) ? STDIN_FILENO : open(operand, O_RDONLY | O_NOCTTY);
}

static void
close_operand(int fd)
{
	if (fd > STDIN_FILENO)
		close(fd);
}

/* Appends up to n bytes from offset at on; false at the end or an error, behind which nothing
 * is cut: who reads the piece meets the error again and tells it. */
static bool
read_at(int fd, off_t at, size_t n, struct buf *b)
{
	ssize_t got = pread(fd, buf_reserve(b, n), n, at);

	if (got > 0)
		b->n += (size_t)got;
	return got > 0;
}

/* What cuts the operand that begins at offset at: header lines, or, where
 * *header is set, documents of records; false: nothing.  CSV, JSON lines and
 * UTF-16 can be told by how they begin. */
static bool
can_be_cut(int fd, off_t at, size_t *header)
{
	static const char *const others[] = {
		"doc", "\"doc", "{\"", "\xFF\xFE", "\xFE\xFF"
	};
	struct buf start = BUF_INIT;
	struct span s;
	bool good;

	good = read_at(fd, at, HEADER_MAX, &start);
	s = buf_span(&start);
	*header = record_cut_header(s);
	if (span_starts(s, SPAN("\xEF\xBB\xBF")))
		s = span_slice(s, 3, s.n);
	for (size_t i = 0; *header == 0 && i < sizeof others / sizeof *others; i++)
		good = good && !span_starts(s, span_of(others[i]));
	buf_release(&start);
	return good;
}

/* Is the line at offset at a header? */
static bool
is_header_at(int fd, off_t at)
{
	struct buf b = BUF_INIT;
	struct span line, name;
	bool header;

	read_at(fd, at, HEADER_MAX, &b);
	line = buf_span(&b);
	line.n = span_find(line, SPAN("\n"));
	if (line.n > b.n)
		line.n = 0;
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	header = header_read(line, &name);
	buf_release(&b);
	return header;
}

/* The first header in b that begins after offset 0 of it, where b was read from
 * at; 0: none. */
static off_t
header_in(int fd, struct span b, off_t at)
{
	struct span mark = SPAN("\n==> ");
	size_t from = 0;

	for (;;) {
		size_t found = span_find(span_slice(b, from, b.n), mark);

		if (found >= b.n - from)
			return 0;
		from += found + 1;
		if (is_header_at(fd, at + (off_t)from))
			return at + (off_t)from;
	}
}

/* Offset of the first header line after at; negative: there is none. */
static off_t
header_after(int fd, off_t at)
{
	struct buf b = BUF_INIT;
	off_t found = 0;

	while (found == 0 && read_at(fd, at, BLOCK, &b)) {
		found = header_in(fd, buf_span(&b), at);
		if (b.n <= 8)
			break;
		at += (off_t)b.n - 8;	/* a mark may stand across the edge */
		buf_reset(&b);
	}
	buf_release(&b);
	return found == 0 ? -1 : found;
}

/* Where the document before the header at offset at ends: tail -v puts a line
 * end between them that belongs to neither. */
static off_t
before_header(int fd, off_t at)
{
	struct buf b = BUF_INIT;
	struct span s;
	off_t end = at;

	if (at > 3 && read_at(fd, at - 3, 3, &b)) {
		s = buf_span(&b);
		if (span_eq(s, SPAN("\n\r\n")))
			end = at - 2;
		else if (span_ends(s, SPAN("\n\n")))
			end = at - 1;
	}
	buf_release(&b);
	return end;
}

/* Goes on to the next operand. */
static void
leave(struct pieces *p)
{
	p->next++;
	p->at = 0;
}

/* The piece ends before the first document that begins after offset at. */
static void
end_piece(struct pieces *p, int fd, off_t at, struct piece *piece)
{
	off_t next = p->header == 0 ? header_after(fd, at) : record_cut_after(fd, at);

	if (next < 0)
		return;
	piece->end = p->header == 0 ? before_header(fd, next) : next;
	if (p->header != 0)
		p->passed += record_cut_lines(fd, piece->at, next);
	p->at = next;
}

/* Where to begin in an operand, as far as it has not been begun; negative: it is
 * not to be cut. */
static off_t
begin(struct pieces *p, int fd)
{
	off_t start = fd == STDIN_FILENO ? lseek(fd, 0, SEEK_CUR) : 0;

	p->passed = 0;
	if (p->whole || start < 0 || !can_be_cut(fd, start, &p->header))
		return -1;
	if (p->header == 0)
		return start;
	return start == 0 ? (off_t)p->header : -1;	/* it is read from offset 0 */
}

static off_t
piece_of(off_t size)
{
	return size >= (off_t)MANY * PIECE ? 2 * PIECE : PIECE;
}

/* A part of the next operand, which has size bytes; false if it is not to be cut. */
static bool
cut(struct pieces *p, const char *operand, off_t size, struct piece *piece)
{
	int fd = open_operand(operand);
	off_t start = p->at;

	if (fd < 0)
		return false;
	if (start == 0)
		start = begin(p, fd);
	if (start >= 0) {
		*piece = (struct piece){ .first = p->next, .n = 1, .at = start,
			.end = TO_THE_END, .header = p->header, .passed = p->passed };
		if (size - start > WORTHWHILE)
			end_piece(p, fd, start + piece_of(size), piece);
		if (piece->end == TO_THE_END)
			leave(p);
	}
	close_operand(fd);
	return start >= 0;
}

bool
pieces_next(struct pieces *p, char *const *operands, struct piece *piece)
{
	off_t total = 0;

	*piece = (struct piece){ .first = p->next };
	while (p->next < p->n && total < PIECE) {
		off_t size = size_of(operands[p->next]);

		if (size > WORTHWHILE && piece->n > 0)
			break;
		if (size > WORTHWHILE && cut(p, operands[p->next], size, piece))
			break;
		total += size < 0 ? PIECE : size;
		piece->n++;
		leave(p);
	}
	return piece->n > 0;
}

bool
pieces_worthwhile(char *const *operands, size_t n)
{
	off_t total = 0;

	for (size_t i = 0; i < n && total < WORTHWHILE; i++) {
		off_t size = size_of(operands[i]);

		total += size < 0 ? 0 : size;
	}
	return total >= WORTHWHILE;
}
