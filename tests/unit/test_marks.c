/* test_marks: rows from runs of cell marks; cases in marks.rows. */
#include "rows.h"

#include "block/marks_fit.h"

enum { ITEMS = 64 };

static size_t
read_items(const char *s, struct marks_item *items)
{
	size_t n = 0;

	while (*s != '\0' && n < ITEMS) {
		unsigned cells = 0, run = 2;

		for (; *s >= '0' && *s <= '9'; s++)
			cells = cells * 10 + (unsigned)(*s - '0');
		if (*s == ':')
			for (run = 0, s++; *s >= '0' && *s <= '9'; s++)
				run = run * 10 + (unsigned)(*s - '0');
		while (*s == ' ')
			s++;
		items[n++] = (struct marks_item){
			.cells = cells, .run = run,
			.cost = { run == 2 ? 3 : MARKS_NEVER, 3, 0, 6 }
		};
	}
	return n;
}

static void
print_rows(const struct marks_item *items, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		if (i != 0 && items[i].choice >= MARKS_ROW)
			buf_add_str(out, items[i].choice == MARKS_TABLE ? " | " : " ");
		if (items[i].choice == MARKS_SAME)
			buf_add_char(out, '+');
		for (unsigned k = 0; k < items[i].lead; k++)
			buf_add_char(out, '.');
		buf_add_uint(out, items[i].cells);
	}
}

static void
test_row(void *fit, char *row, size_t number)
{
	const char *expected = rows_expected(row);
	struct marks_item items[ITEMS];
	struct buf out = BUF_INIT;
	size_t n = read_items(row, items);

	(void)number;
	marks_fit(fit, items, n);
	print_rows(items, n, &out);
	check_text(row, expected, buf_str(&out));
	buf_release(&out);
}

int
main(int argc, char **argv)
{
	struct marks_fit fit = { NULL, 0 };

	rows_each(argc > 1 ? argv[1] : "tests/unit/marks.rows", test_row, &fit);
	marks_release(&fit);
	return unit_done();
}
