/* pieces: where a long stream is cut, worked out by hand: at the first header
 * that begins 1 MiB or more after the piece does, the line end that tail -v
 * puts before it left out. */
#include "input/pieces.h"
#include "unit.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum { MB = 1024 * 1024, SIZE = 4 * MB };

static char path[] = "/tmp/test_pieces.XXXXXX";
static char *operands[] = { path, path };
static char *text;

static void
save(size_t n)
{
	FILE *f = fopen(path, "w");

	CHECK(f != NULL && fwrite(text, 1, n, f) == n && fclose(f) == 0);
}

/* Lines of 15 letters, no header anywhere. */
static void
fill(void)
{
	memset(text, 'x', SIZE);
	for (size_t i = 15; i < SIZE; i += 16)
		text[i] = '\n';
}

static void
put(size_t at, const char *s)
{
	memcpy(text + at, s, strlen(s));
}

/* A header at any offset about the edge of the first block that is searched. */
static void
test_edges(void)
{
	struct pieces p;
	struct piece piece;

	for (size_t k = 0; k < 24; k++) {
		size_t at = MB + 256 * 1024 - 12 + k;

		fill();
		put(at - 2, "\n\n==> a <==\n");
		save(SIZE);
		p = (struct pieces){ .n = 1 };
		CHECK(pieces_next(&p, operands, &piece));
		CHECK(piece.first == 0 && piece.n == 1);
		CHECK(piece.at == 0 && piece.end == (off_t)at - 1);
		CHECK(pieces_next(&p, operands, &piece));
		CHECK(piece.at == (off_t)at && piece.end == INT64_MAX);
		CHECK(!pieces_next(&p, operands, &piece));
	}
}

struct separator {
	const char *text;	/* put at 2 MiB */
	size_t header;		/* where in it the header begins; 0: none */
	size_t end;		/* where in it the document before ends */
};

static const struct separator separators[] = {
	{ "y\n==> a <==\n", 2, 2 },
	{ "y\n\n==> a <==\n", 3, 2 },
	{ "y\n\n\n==> a <==\n", 4, 3 },
	{ "y\r\n\r\n==> a <==\r\n", 5, 3 },
	{ "y\n==> a <== \n", 0, 0 },
	{ "y\n==> a\n", 0, 0 },
	{ "y==> a <==\n", 0, 0 },
	{ "y\n==>  <==\n", 0, 0 },	/* no name */
	{ "y\n==> 甲 <==\n", 2, 2 },
	{ "y\n==> a\n==> b <==\n", 8, 8 },
};

static void
test_separators(void)
{
	struct pieces p;
	struct piece piece;

	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		const struct separator *s = &separators[i];
		off_t at = 2 * MB;

		fill();
		put((size_t)at, s->text);
		save(SIZE);
		p = (struct pieces){ .n = 1 };
		CHECK(pieces_next(&p, operands, &piece));
		CHECK(piece.end == (s->header == 0 ? INT64_MAX : at + (off_t)s->end));
		CHECK(pieces_next(&p, operands, &piece) == (s->header != 0));
		CHECK(s->header == 0 || piece.at == at + (off_t)s->header);
	}
}

/* Records are cut between documents; the header row goes with every piece. */
static void
test_records(void)
{
	struct pieces p = { .n = 1 };
	struct piece piece;

	for (size_t i = 0; i < SIZE; i += 16)
		put(i, i < 2 * MB ? "a\t1\txxxxxxxxxxx\n" : "b\t1\txxxxxxxxxxx\n");
	put(0, "doc\tline\txxxxxx\n");
	put(MB + 512, "c\tx\txxxxxxxxxxx\n");	/* no record: its line is no number */
	save(SIZE);
	CHECK(pieces_next(&p, operands, &piece));
	CHECK(piece.header == 16 && piece.passed == 0);
	CHECK(piece.at == 16 && piece.end == 2 * MB);
	CHECK(pieces_next(&p, operands, &piece));
	CHECK(piece.header == 16 && piece.passed == 2 * MB / 16 - 1);
	CHECK(piece.at == 2 * MB && piece.end == INT64_MAX);
	CHECK(!pieces_next(&p, operands, &piece));
}

/* CSV, JSON lines, UTF-16 and operands that shall stay whole are not cut; short files
 * are read together, up to 1 MiB. */
static void
test_whole(void)
{
	static const char *const starts[] = {
		("\xEF\xBB\xBF" "doc\t"), "\"doc\"", "{\"doc\"", "\xFF\xFE", "\xFE\xFF"
	};
	struct pieces p;
	struct piece piece;

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		fill();
		put(2 * MB, "y\n==> a <==\n");
		put(0, starts[i]);
		save(SIZE);
		p = (struct pieces){ .n = 2 };
		CHECK(pieces_next(&p, operands, &piece) && piece.end == 0 && piece.n == 1);
		CHECK(pieces_next(&p, operands, &piece) && piece.first == 1);
		CHECK(!pieces_next(&p, operands, &piece));
	}
	fill();
	put(2 * MB, "y\n==> a <==\n");
	save(SIZE);
	p = (struct pieces){ .n = 1, .whole = true };
	CHECK(pieces_next(&p, operands, &piece) && piece.end == 0 && piece.n == 1);
	CHECK(pieces_worthwhile(operands, 1));
	save(MB - 1);
	p = (struct pieces){ .n = 2 };
	CHECK(pieces_next(&p, operands, &piece) && piece.end == 0 && piece.n == 2);
	CHECK(!pieces_next(&p, operands, &piece));
	CHECK(!pieces_worthwhile(operands, 2));
}

int
main(void)
{
	int fd = mkstemp(path);

	text = malloc(SIZE);
	CHECK(fd >= 0 && text != NULL);
	if (fd < 0 || text == NULL)
		return unit_done();
	close(fd);
	test_edges();
	test_separators();
	test_records();
	test_whole();
	unlink(path);
	free(text);
	return unit_done();
}
