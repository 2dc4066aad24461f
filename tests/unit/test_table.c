/* test_table: grids, and how column counts make rows (table.rows). */
#include <stdlib.h>

#include "block/rows_fit.h"
#include "block/table.h"
#include "rows.h"

/* A number at *s, or FIT_NEVER for x; moves *s behind it. */
static uint32_t
read_number(const char **s)
{
	uint32_t v = 0;

	if (**s == 'x') {
		++*s;
		return FIT_NEVER;
	}
	while (**s >= '0' && **s <= '9')
		v = v * 10 + (uint32_t)(*(*s)++ - '0');
	return v;
}

static size_t
read_items(const char *s, struct fit_item *items)
{
	size_t n = 0;

	while (*s != '\0') {
		struct fit_item item = { .cost = { 5, 0, FIT_NEVER } };

		item.alone = item.joined = read_number(&s);
		for (int k = 0; k < 3 && *s == '/'; k++) {
			s++;
			item.cost[k] = (uint8_t)read_number(&s);
		}
		while (*s == ' ')
			s++;
		items[n++] = item;
	}
	return n;
}

static void
print_rows(const struct fit_item *items, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n;) {
		uint32_t width = items[i].alone;

		if (i != 0)
			buf_add_str(out, items[i].choice == FIT_TABLE ? " | " : " ");
		while (++i < n && items[i].choice == FIT_JOIN)
			width += items[i].joined;
		buf_add_uint(out, width);
	}
}

static void
test_row(void *fit, char *row, size_t number)
{
	const char *expected = rows_expected(row);
	struct fit_item items[64];
	struct buf out = BUF_INIT;
	size_t n = read_items(row, items);

	(void)number;
	rows_fit(fit, items, n);
	print_rows(items, n, &out);
	check_text(row, expected, buf_str(&out));
	buf_release(&out);
}

static void
test_rows(const char *path)
{
	struct fit fit = { NULL, 0 };

	rows_each(path, test_row, &fit);
	fit_release(&fit);
}

/* a | b LF c | (empty) over d: pieces joined, short rows, empty cells. */
static void
test_grid(void)
{
	struct span text = SPAN("a b c d");
	struct table t;

	table_init(&t);
	table_add_row(&t, 0);
	table_add_cell(&t);
	table_add_piece(&t, 0, 1);
	table_add_cell(&t);
	table_add_piece(&t, 2, 3);
	table_add_piece(&t, 4, 5);
	table_add_cell(&t);
	table_add_row(&t, 3);
	table_add_cell(&t);
	table_add_piece(&t, 6, 7);
	table_finish(&t, text);
	CHECK(t.nrows == 2 && t.cols == 3 && t.ncells == 4);
	CHECK(span_eq(table_at(&t, 0, 0)->text, SPAN("a")));
	CHECK(span_eq(table_at(&t, 0, 1)->text, SPAN("b\nc")));
	CHECK(table_at(&t, 0, 2)->text.n == 0 && table_at(&t, 0, 2)->pieces == 0);
	CHECK(span_eq(table_at(&t, 1, 0)->text, SPAN("d")));
	CHECK(table_at(&t, 1, 1) == NULL && table_at(&t, 2, 0) == NULL);
	table_reset(&t);
	CHECK(t.nrows == 0 && t.cols == 0 && t.ncells == 0);
	table_release(&t);
}

int
main(int argc, char **argv)
{
	test_rows(argc > 1 ? argv[1] : "tests/unit/table.rows");
	test_grid();
	return unit_done();
}
