/* fold: single characters, and that the table is in order. */
#include "text/fold.h"
#include "text/data.h"
#include "unit.h"

extern const struct data_table data_fold;

static const struct {
	uint32_t from;
	const char *to;		/* NULL: stays */
} rows[] = {
	{ 0x2F00, "一" },	/* ⼀ Kangxi radical one */
	{ 0x2FD5, "龠" },
	{ 0x2F08, "人" },
	{ 0x2ED3, "长" },	/* radicals supplement */
	{ 0x2ED4, "门" },
	{ 0x2EF3, "龟" },
	{ 0xF900, "豈" },	/* compatibility ideographs */
	{ 0xFA0E, NULL },	/* … twelve of which are ordinary ones */
	{ 0xF9DC, "隆" },
	{ 0x2F800, "丽" },
	{ 0xFB01, "fi" },
	{ 0xFE35, "（" },
	{ 0xFE6A, "%" },
	{ 0x00A0, " " },
	{ 0x2003, " " },
	{ 0x200B, "" },
	{ 0xFEFF, "" },
	{ 0x00AD, "" },
	{ 0xE000, "" },
	{ 0xF0B7, "" },		/* Wingdings bullet */
	{ 0xE5E5, "\u3000" },
	{ 0x0000, "" },
	{ 0x000C, "" },
	{ 0x10FFFF, "" },
	{ '\t', NULL },
	{ 'A', NULL },
	{ 0x4E00, NULL },
	{ 0x3000, NULL },
	{ 0xFF10, NULL },	/* full-width digits are the author's */
	{ 0xFF0C, NULL },
	{ 0x201C, NULL },
	{ 0x2014, NULL },
	{ 0xB7, NULL },
	{ 0xFFFD, NULL },
};

static void
check_row(uint32_t from, const char *expected)
{
	struct span to = { NULL, 0 };
	bool found = fold_lookup(from, &to);

	CHECK(found == (expected != NULL));
	if (found && expected != NULL)
		CHECK(span_eq(to, span_of(expected)));
}

/* Rising ranges without overlap, or the search would miss some. */
static void
check_order(void)
{
	size_t wrong = 0, n;
	const struct fold_range *ranges = fold_ranges(&n);

	for (size_t i = 0; i < n; i++) {
		wrong += ranges[i].first > ranges[i].last;
		wrong += i > 0 && ranges[i - 1].last >= ranges[i].first;
	}
	CHECK(wrong == 0);
	CHECK(n == data_fold.rows && n > 1000);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check_row(rows[i].from, rows[i].to);
	check_order();
	return unit_done();
}
