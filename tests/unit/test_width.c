/* width: columns of characters that reports hold, by East Asian Width. */
#include "text/width.h"
#include "unit.h"

static const struct {
	const char *text;
	size_t columns, wide;
} rows[] = {
	{ "", 0, 0 },
	{ "abc 12.5%", 9, 9 },
	{ "绩效", 4, 4 },
	{ "，。（）", 8, 8 },
	{ "１２．５", 8, 8 },
	{ "\u3000\u3000", 4, 4 },
	{ "“a”", 3, 5 },
	{ "①≥…—", 4, 8 },
	{ "㎡", 2, 2 },
	{ "│├─", 3, 6 },
	{ "e\u0301", 1, 1 },
	{ "a\u200Bb", 2, 2 },
	{ "\U00020BB7", 2, 2 },
	{ "\xE4\xB8", 2, 2 },		/* two bytes that are no character */
};

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		CHECK(width_text(span_of(rows[i].text)) == rows[i].columns);
		CHECK(width_text_wide(span_of(rows[i].text)) == rows[i].wide);
	}
	return unit_done();
}
