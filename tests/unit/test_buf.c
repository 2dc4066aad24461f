/* buf: invariants after each operation (buf.h). */
#include "base/buf.h"

#include <stdlib.h>

#include "unit.h"

static void
invariants(const struct buf *b)
{
	CHECK(b->n <= b->cap);
	CHECK(b->p != NULL || b->cap == 0);
}

static void
test_spans(void)
{
	CHECK(span_eq(SPAN("合计"), span_of("合计")));
	CHECK(!span_eq(SPAN("a"), SPAN("b")));
	CHECK(!span_eq(SPAN("a"), SPAN("ab")));
	CHECK(span_eq((struct span){ NULL, 0 }, SPAN("")));
	CHECK(span_starts(SPAN("附件1"), SPAN("附件")));
	CHECK(!span_starts(SPAN("附"), SPAN("附件")));
	CHECK(span_starts(SPAN("x"), SPAN("")));
	CHECK(span_ends(SPAN("10万元"), SPAN("万元")));
	CHECK(!span_ends(SPAN("元"), SPAN("万元")));
	CHECK(span_ends((struct span){ NULL, 0 }, SPAN("")));
}

static void
test_slice(void)
{
	struct span s = SPAN("abcdef");

	CHECK(span_eq(span_slice(s, 1, 3), SPAN("bc")));
	CHECK(span_eq(span_slice(s, 4, 99), SPAN("ef")));
	CHECK(span_slice(s, 5, 2).n == 0);
	CHECK(span_slice(s, 99, 100).n == 0);
	CHECK(span_slice((struct span){ NULL, 0 }, 0, 5).n == 0);
}

static void
test_find(void)
{
	CHECK(span_find(SPAN("其中：其中"), SPAN("：")) == 6);
	CHECK(span_find(SPAN("aab"), SPAN("ab")) == 1);
	CHECK(span_find(SPAN("abc"), SPAN("abcd")) == NONE);
	CHECK(span_find(SPAN("xcxxcabcd"), SPAN("abc")) == 5);
	CHECK(span_find(SPAN("ccccc"), SPAN("abc")) == NONE);
	CHECK(span_find(SPAN("不其中"), SPAN("其中")) == 3);
	CHECK(span_find(SPAN("abc"), SPAN("d")) == NONE);
	CHECK(span_find(SPAN("abc"), SPAN("")) == 0);
	CHECK(span_find(SPAN(""), SPAN("a")) == NONE);
}

static void
test_cut(void)
{
	struct span rest = SPAN("a,,bc");

	CHECK(span_eq(span_cut(&rest, ','), SPAN("a")) && span_eq(rest, SPAN(",bc")));
	CHECK(span_eq(span_cut(&rest, ','), SPAN("")) && span_eq(rest, SPAN("bc")));
	CHECK(span_eq(span_cut(&rest, ','), SPAN("bc")) && rest.n == 0);
	CHECK(span_cut(&rest, ',').n == 0 && rest.n == 0);
	rest = (struct span){ NULL, 0 };
	CHECK(span_cut(&rest, ',').n == 0 && rest.n == 0);
}

/* Published FNV-1a 64 vectors: fingerprints must never change. */
static void
test_hash(void)
{
	CHECK(span_hash(SPAN("")) == UINT64_C(0xcbf29ce484222325));
	CHECK(span_hash(SPAN("a")) == UINT64_C(0xaf63dc4c8601ec8c));
	CHECK(span_hash(SPAN("foobar")) == UINT64_C(0x85944171f73967e8));
}

static void
test_growth(void)
{
	struct buf b = BUF_INIT;

	invariants(&b);
	for (int i = 0; i < 10000; i++) {
		buf_add_char(&b, (char)('a' + i % 26));
		if (i % 1000 == 0)
			invariants(&b);
	}
	CHECK(b.n == 10000 && b.p[9999] == (char)('a' + 9999 % 26));
	buf_reset(&b);
	invariants(&b);
	CHECK(b.n == 0 && b.cap >= 10000);
	CHECK(buf_reserve(&b, 100000) == b.p);
	CHECK(b.cap >= 100000);
	invariants(&b);
	buf_release(&b);
	CHECK(b.p == NULL && b.n == 0 && b.cap == 0);
	buf_release(&b);
}

static void
test_text(void)
{
	struct buf b = BUF_INIT;
	char *detached;

	check_text("empty", "", buf_str(&b));
	CHECK(b.n == 0);
	buf_add_span(&b, SPAN("支出"));
	buf_add_uint(&b, 0);
	buf_add_char(&b, ' ');
	buf_add_uint(&b, UINT64_MAX);
	buf_addf(&b, " %d%s", -5, "万元");
	check_text("text", "支出0 18446744073709551615 -5万元", buf_str(&b));
	buf_add(&b, NULL, 0);
	detached = buf_detach(&b);
	check_text("detached", "支出0 18446744073709551615 -5万元", detached);
	CHECK(b.p == NULL && b.n == 0 && b.cap == 0);
	free(detached);
}

/* Numbers of every length, at both ends of it. */
static void
test_digits(void)
{
	static const char *const expected[] = {
		"0", "9", "10", "99", "100", "999", "1000", "9999", "10000", "99999",
		"100000", "999999", "1000000"
	};
	static const uint64_t values[] = {
		0, 9, 10, 99, 100, 999, 1000, 9999, 10000, 99999, 100000, 999999, 1000000
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		buf_reset(&b);
		buf_add_uint(&b, values[i]);
		check_text("digits", expected[i], buf_str(&b));
	}
	buf_reset(&b);
	buf_add_uint(&b, UINT64_C(9999999999999999999));
	check_text("nineteen nines", "9999999999999999999", buf_str(&b));
	buf_reset(&b);
	buf_add_uint(&b, UINT64_C(10000000000000000000));
	check_text("twenty digits", "10000000000000000000", buf_str(&b));
	buf_reset(&b);
	buf_add_uint(&b, UINT64_MAX);
	check_text("most", "18446744073709551615", buf_str(&b));
	buf_release(&b);
}

int
main(void)
{
	test_spans();
	test_slice();
	test_find();
	test_cut();
	test_hash();
	test_growth();
	test_text();
	test_digits();
	return unit_done();
}
