/* source: a file read whole, and what is said when it cannot be. */
#include "input/source.h"

#include "capture.h"
#include "unit.h"

static struct buf said = BUF_INIT;

/* Reads name into b; said is what standard error got. */
static bool
read_all(const char *name, struct buf *b, struct diag *d)
{
	struct capture c;
	bool good;

	diag_init(d, "jxtest");
	buf_reset(b);
	capture_start(&c, STDERR_FILENO);
	good = source_read_all(name, b, d);
	capture_end(&c, &said);
	return good;
}

static void
test_whole(struct buf *b)
{
	enum { BYTES = 600000 };	/* more than one read() brings */
	FILE *f = tmpfile();
	char name[32];
	struct diag d;
	size_t wrong = 0;

	for (size_t i = 0; i < BYTES; i++)
		putc((int)(i % 251), f);
	fflush(f);
	snprintf(name, sizeof name, "/dev/fd/%d", fileno(f));
	CHECK(read_all(name, b, &d));
	CHECK(d.status == STATUS_OK && said.n == 0);
	CHECK(b->n == BYTES);
	for (size_t i = 0; i < b->n; i++)
		wrong += (unsigned char)b->p[i] != i % 251;
	CHECK(wrong == 0);
	fclose(f);
	CHECK(!read_all("no-such-file", b, &d));
	CHECK(d.status == STATUS_TROUBLE && b->n == 0);
	check_text("no file", "jxtest: no-such-file: cannot open: No such file or directory\n",
	    buf_str(&said));
}

static void
test_unreadable(struct buf *b)
{
	struct diag d;

	CHECK(!read_all("/", b, &d));
	CHECK(d.status == STATUS_TROUBLE);
	check_text("a directory", "jxtest: /: cannot read: Is a directory\n", buf_str(&said));
	/* opens, but there is nothing mapped at address 0 */
	CHECK(!read_all("/proc/self/mem", b, &d));
	CHECK(d.status == STATUS_TROUBLE);
}

static bool
waits_for(const char *first, const char *second)
{
	char *operands[] = { (char *)first, (char *)second };
	struct source s;
	struct diag d;

	diag_init(&d, "jxtest");
	source_init(&s, operands, 2, 0, &d);
	source_release(&s);
	return s.may_wait;
}

static void
test_waits(void)
{
	char name[32];
	int ends[2];

	CHECK(pipe(ends) == 0);
	snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
	CHECK(!waits_for("tests/unit/test_source.c", "/"));
	CHECK(!waits_for("no-such-file", "tests/unit/unit.h"));
	CHECK(waits_for("tests/unit/test_source.c", name));
	CHECK(waits_for(name, "no-such-file"));
	close(ends[0]);
	close(ends[1]);
}

int
main(void)
{
	struct buf b = BUF_INIT;

	test_whole(&b);
	test_unreadable(&b);
	test_waits();
	buf_release(&b);
	buf_release(&said);
	return unit_done();
}
