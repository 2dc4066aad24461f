/* replay FILE…: a fuzz target without a fuzzer.  Each file is given to it in
 * pieces, as it is, cut short, and with bytes changed; the changes follow from
 * the file alone, so that a failure comes again.  The last line written names
 * what was given when a target gave up; the whole run ends with "N inputs". */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
	PIECE = 2048,		/* bytes given at once, at most */
	PIECES = 4,		/* of a file */
	CUTS = 3,		/* of a piece, wherever they fall */
	CHANGED = 6,		/* copies of a piece */
	CHANGES = 8		/* bytes of a copy */
};

struct replay {
	const char *file;
	uint32_t state;		/* of the sequence of changes */
	unsigned long inputs;
};

/* The next of a sequence (xorshift32), below limit, which is not 0. */
static size_t
next(struct replay *r, size_t limit)
{
	r->state ^= r->state << 13;
	r->state ^= r->state >> 17;
	r->state ^= r->state << 5;
	return r->state % limit;
}

/* Gives the target n bytes in memory of their own, so that a sanitizer sees a
 * step behind them. */
static void
give(struct replay *r, const char *p, size_t n, const char *how)
{
	uint8_t *own = malloc(n + (n == 0));

	if (own == NULL)
		abort();
	memcpy(own, p, n);
	printf("%s: input %lu, %s, %zu bytes\n", r->file, ++r->inputs, how, n);
	fflush(stdout);
	LLVMFuzzerTestOneInput(own, n);
	free(own);
}

/* Bytes that mean something to a parser stand for others. */
static void
give_changed(struct replay *r, const char *p, size_t n)
{
	static const char marks[] = "\t\n\r \"',.;:|+-=()<>&%0189\xef\xbc\x80\xe4\xff";
	char copy[PIECE];

	memcpy(copy, p, n);
	for (size_t i = 0; i < CHANGES; i++) {
		size_t at = next(r, n);

		copy[at] = marks[next(r, sizeof marks)];
	}
	give(r, copy, n, "changed");
}

static void
give_piece(struct replay *r, const char *p, size_t n)
{
	give(r, p, n, "as it is");
	for (int i = 0; i < CUTS && n > 0; i++)
		give(r, p, next(r, n), "cut");
	for (int i = 0; i < CHANGED && n > 0; i++)
		give_changed(r, p, n);
}

/* Reads a whole file into b; false, with a message, if it cannot be read. */
static bool
read_file(const char *file, struct buf *b)
{
	FILE *f = fopen(file, "rb");
	char some[4096];
	size_t n;

	if (f == NULL) {
		printf("%s: cannot be opened\n", file);
		return false;
	}
	while ((n = fread(some, 1, sizeof some, f)) > 0)
		buf_add(b, some, n);
	if (ferror(f)) {
		printf("%s: cannot be read\n", file);
		fclose(f);
		return false;
	}
	fclose(f);
	return true;
}

/* The beginning of a file and PIECES - 1 places further on. */
static void
replay(struct replay *r, const struct buf *b)
{
	r->state = (uint32_t)(b->n * 2654435761u) | 1u;
	for (size_t i = 0; i < PIECES; i++) {
		size_t at = b->n / PIECES * i, n = b->n - at;

		give_piece(r, b->p + at, n < PIECE ? n : PIECE);
		if (b->n <= PIECE)
			break;
	}
}

int
main(int argc, char **argv)
{
	struct replay r = { 0 };
	struct buf b = BUF_INIT;

	for (int i = 1; i < argc; i++) {
		buf_reset(&b);
		r.file = argv[i];
		if (!read_file(argv[i], &b))
			return EXIT_FAILURE;
		replay(&r, &b);
	}
	buf_release(&b);
	printf("%lu inputs\n", r.inputs);
	return r.inputs == 0;
}
