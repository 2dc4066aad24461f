/* markup: what stands for itself in a page. */
#include "record/markup.h"
#include "unit.h"

static const struct {
	struct span from;
	const char *text, *flat;
} rows[] = {
	{ { "", 0 }, "", "" },
	{ { "支出1.50万元", 16 }, "支出1.50万元", "支出1.50万元" },
	{ { "<b>", 3 }, "&lt;b&gt;", "&lt;b&gt;" },
	{ { "&amp;", 5 }, "&amp;amp;", "&amp;amp;" },
	{ { "\"'", 2 }, "&quot;&#39;", "&quot;&#39;" },
	{ { "a\n\tb", 4 }, "a\n\tb", "a  b" },
	{ { "a\0b", 3 }, "a\uFFFDb", "a\uFFFDb" },
	{ { "\x1b[1m\x7f", 5 }, "\uFFFD[1m\uFFFD", "\uFFFD[1m\uFFFD" },
	{ { "]]>--><!", 8 }, "]]&gt;--&gt;&lt;!", "]]&gt;--&gt;&lt;!" }
};

int
main(void)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_reset(&b);
		markup_text(&b, rows[i].from);
		check_text(rows[i].text, rows[i].text, buf_str(&b));
		buf_reset(&b);
		markup_flat(&b, rows[i].from);
		check_text(rows[i].flat, rows[i].flat, buf_str(&b));
	}
	buf_release(&b);
	return unit_done();
}
