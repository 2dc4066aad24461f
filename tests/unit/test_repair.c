/* repair: rows of repair.rows; maps; that scan finds all that repair changes. */
#include "input/repair.h"
#include "input/scan.h"
#include "text/data.h"
#include "text/utf8.h"
#include "rows.h"

#include <stdlib.h>

extern const struct data_table data_fold;

static size_t
escape_digits(char c)
{
	return c == 'u' ? 4 : c == 'U' ? 6 : 0;
}

/* Appends s with its escapes replaced. */
static void
unescape(struct buf *to, struct span s)
{
	for (size_t i = 0; i < s.n; i++) {
		char code[8] = { 0 }, bytes[4];
		size_t digits;

		if (s.p[i] != '\\' || i + 1 == s.n) {
			buf_add_char(to, s.p[i]);
			continue;
		}
		digits = escape_digits(s.p[++i]);
		if (digits == 0) {
			buf_add_char(to, s.p[i] == 't' ? '\t' : s.p[i] == 'f' ? '\f' :
			    s.p[i] == '0' ? '\0' : s.p[i]);
			continue;
		}
		memcpy(code, s.p + i + 1, digits);
		buf_add(to, bytes, utf8_encode((uint32_t)strtoul(code, NULL, 16), bytes));
		i += digits;
	}
}

static void
check_row(void *r, char *row, size_t number)
{
	static struct scan scan;
	const char *expect = rows_expected(row);
	struct span got;
	struct buf input = BUF_INIT, expected = BUF_INIT, result = BUF_INIT;
	struct map map = { NULL, 0 };
	bool odd;

	(void)number;
	unescape(&input, span_of(row));
	unescape(&expected, span_of(expect));
	got = repair_line(r, buf_span(&input), &map);
	odd = (scan_text(&scan, buf_span(&input)) & 1u << SCAN_ODD) != 0;
	CHECK(odd || got.p == input.p);
	if (repair_is_footer(got) && got.p[0] != '\t') {
		CHECK(repair_may_be_page(got));
		got = SPAN("(footer)");
	}
	buf_add_span(&result, got);
	check_text(buf_str(&input), buf_str(&expected), buf_str(&result));
	buf_release(&input);
	buf_release(&expected);
	buf_release(&result);
}

static void
test_rows(const char *path)
{
	struct repair r;

	repair_init(&r);
	rows_each(path, check_row, &r);
	repair_release(&r);
}

/* The line "AB[bookmark: x]中⼀C" in bytes: A0 B1 [2 … ]14 中15 ⼀18 C21. */
static void
test_map(void)
{
	struct repair r;
	struct span text = SPAN("AB[bookmark: x]中⼀C");
	struct map map = { NULL, 0 };

	repair_init(&r);
	text = repair_line(&r, text, &map);
	CHECK(span_eq(text, SPAN("AB中一C")));
	CHECK(map_in(map, 0) == 0 && map_in(map, 1) == 1);
	CHECK(map_in(map, 2) == 15);		/* 中 */
	CHECK(map_in(map, 5) == 18);		/* 一 */
	CHECK(map_in(map, 8) == 21);		/* C */
	CHECK(map_in(map, 9) == 22);		/* the end */
	repair_release(&r);
}

/* The text has a map of its own: every 3 bytes came from 2, as in GB18030. */
static void
test_map_on_map(void)
{
	static const struct map_point points[] = { { 3, 2, 0 }, { 6, 4, 0 }, { 9, 6, 0 } };
	struct repair r;
	struct span text = SPAN("中\u200B文A");
	struct map map = { points, 3 };

	repair_init(&r);
	text = repair_line(&r, text, &map);
	CHECK(span_eq(text, SPAN("中文A")));
	CHECK(map_in(map, 0) == 0 && map_in(map, 3) == 4 && map_in(map, 6) == 6);
	repair_release(&r);
}

/* Every character of the table is found by scan, or it would stay. */
static void
test_odd(void)
{
	static struct scan scan;
	size_t missed = 0;

	for (size_t row = 0; row < data_fold.rows; row++) {
		unsigned long first = strtoul(DATA_CELL(&data_fold, row, 0), NULL, 16);
		unsigned long last = strtoul(DATA_CELL(&data_fold, row, 1), NULL, 16);

		for (unsigned long c = first; c <= last && c < first + 7000; c++) {
			char bytes[8] = "中";
			size_t n = 3 + utf8_encode((uint32_t)c, bytes + 3);

			missed += !(scan_text(&scan, (struct span){ bytes, n }) & 1u << SCAN_ODD);
		}
	}
	CHECK(missed == 0);
}

static void
test_page_numbers(void)
{
	CHECK(repair_page_number(SPAN("12")) == 12);
	CHECK(repair_page_number(SPAN("  １２ ")) == 12);
	CHECK(repair_page_number(SPAN("12345")) == 0);
	CHECK(repair_page_number(SPAN("1 2")) == 0);
	CHECK(repair_page_number(SPAN("1.2")) == 0);
	CHECK(repair_page_number(SPAN("")) == 0);
	CHECK(repair_may_be_page(SPAN(" \u3000 12")));
	CHECK(repair_may_be_page(SPAN("\u3000\u3000１２\u3000")));
	CHECK(repair_may_be_page(SPAN("\u3000— 1 —")));
	CHECK(!repair_may_be_page(SPAN("\u3000\u3000（三）“三公”经费")));
	CHECK(!repair_may_be_page(SPAN("\u3000")));
	CHECK(repair_is_blank(SPAN(" \t\u3000 ")));
	CHECK(!repair_is_blank(SPAN(" \u3001")));
}

int
main(int argc, char **argv)
{
	test_rows(argc > 1 ? argv[1] : "tests/unit/repair.rows");
	test_map();
	test_map_on_map();
	test_odd();
	test_page_numbers();
	return unit_done();
}
