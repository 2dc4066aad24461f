/* escape: what tsv_escape did is undone; other backslashes stay (escape.h). */
#include "unit.h"

#include "input/escape.h"
#include "record/tsv.h"

static void
undo(const char *expected, const char *escaped)
{
	char text[80];

	*escape_undo(text, span_of(escaped)) = '\0';
	check_text(escaped, expected, text);
}

static void
test_undo(void)
{
	undo("", "");
	undo("全年支出685.98万元", "全年支出685.98万元");
	undo("a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e");
	undo("\t", "\\t");
	undo("\\t", "\\\\t");		/* a backslash and a t */
	undo("\\\t", "\\\\\\t");
	undo("C:\\Users", "C:\\Users");	/* nobody escaped that */
	undo("\\", "\\");		/* cut off */
	undo("x\\", "x\\");
}

/* In place, as readers do, and there and back again. */
static void
test_in_place(void)
{
	static const char *const texts[] = { "", "\\", "\t\n\r\\", "\\t\\n", "一\t二\\三\n", "\\\\" };
	char text[80];

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char *end = tsv_escape(text, span_of(texts[i]));

		CHECK(memchr(text, '\t', (size_t)(end - text)) == NULL);
		CHECK(memchr(text, '\n', (size_t)(end - text)) == NULL);
		*escape_undo(text, (struct span){ text, (size_t)(end - text) }) = '\0';
		check_text("there and back", texts[i], text);
	}
}

int
main(void)
{
	test_undo();
	test_in_place();
	return unit_done();
}
