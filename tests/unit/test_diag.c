/* diag: what a message looks like, which status it means, how many are shown. */
#include "base/diag.h"

#include "capture.h"
#include "unit.h"

static struct buf said = BUF_INIT;

static void
say(struct diag *d, enum severity severity, struct place place)
{
	struct capture c;

	capture_start(&c, STDERR_FILENO);
	diag_message(d, severity, place, "cannot read '%s'", "12.3.4万元");
	capture_end(&c, &said);
}

static void
test_places(void)
{
	struct diag d;

	diag_init(&d, "jxtest");
	say(&d, DIAG_WARNING, (struct place){ NULL, 0, 0 });
	check_text("no place", "jxtest: cannot read '12.3.4万元'\n", buf_str(&said));
	say(&d, DIAG_WARNING, (struct place){ "a.txt", 0, 7 });
	check_text("file", "jxtest: a.txt: cannot read '12.3.4万元'\n", buf_str(&said));
	say(&d, DIAG_WARNING, (struct place){ "a.txt", 12, 0 });
	check_text("line", "jxtest: a.txt:12: cannot read '12.3.4万元'\n", buf_str(&said));
	CHECK(d.status == STATUS_OK);
	say(&d, DIAG_ERROR, (struct place){ "a.txt", 12, 5 });
	check_text("col", "jxtest: a.txt:12:5: cannot read '12.3.4万元'\n", buf_str(&said));
	CHECK(d.status == STATUS_TROUBLE);
	diag_raise(&d, STATUS_FINDING);
	CHECK(d.status == STATUS_TROUBLE);
}

static void
test_limit(void)
{
	struct diag d;
	struct capture c;
	char name[] = "a.txt";
	size_t lines = 0;

	diag_init(&d, "jxtest");
	capture_start(&c, STDERR_FILENO);
	for (int i = 0; i < 50; i++)
		diag_message(&d, DIAG_WARNING, (struct place){ name, 1, 0 }, "odd");
	name[0] = 'x';	/* the caller's memory may be gone by now */
	diag_flush(&d);
	capture_end(&c, &said);
	for (size_t i = 0; i < said.n; i++)
		lines += said.p[i] == '\n';
	CHECK(lines == 21);
	CHECK(span_ends(buf_span(&said),
	    SPAN("jxtest: a.txt: 30 more warnings like these\n")));
	say(&d, DIAG_WARNING, (struct place){ "b.txt", 0, 0 });
	CHECK(said.n > 0);
}

static void
test_silent(void)
{
	struct diag d;

	diag_init(&d, "jxtest");
	d.silent = true;
	say(&d, DIAG_WARNING, (struct place){ "a.txt", 1, 0 });
	CHECK(said.n == 0 && d.status == STATUS_OK);
	say(&d, DIAG_ERROR, (struct place){ "a.txt", 1, 0 });
	CHECK(said.n == 0 && d.status == STATUS_TROUBLE);
	d.silent = false;
	say(&d, DIAG_WARNING, (struct place){ "a.txt", 1, 0 });
	check_text("no longer", "jxtest: a.txt:1: cannot read '12.3.4万元'\n", buf_str(&said));
}

int
main(void)
{
	test_places();
	test_silent();
	test_limit();
	buf_release(&said);
	return unit_done();
}
