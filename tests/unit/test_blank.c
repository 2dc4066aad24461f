/* blank: white space at the ends of text goes, inside it stays (blank.h). */
#include "unit.h"

#include "text/blank.h"

static void
trim(const char *expected, const char *text)
{
	struct buf got = BUF_INIT;

	buf_add_span(&got, blank_trim(span_of(text)));
	check_text(text, expected, buf_str(&got));
	buf_release(&got);
}

int
main(void)
{
	trim("", "");
	trim("", " \t\n\r\v\f\u3000\u00A0");
	trim("支出", "支出");
	trim("支 出", "\u3000支 出\u3000 ");
	trim("支\u3000出", "\u00A0支\u3000出\t");
	trim("a", " a");
	trim("。", "。");		/* E3 80 82: begins like U+3000 */
	trim("\u300A书\u300B", "\u300A书\u300B");
	trim("\u00B7", " \u00B7\n");	/* C2 B7: begins like U+00A0 */
	CHECK(blank_is(0x3000) && blank_is('\n') && !blank_is('a') && !blank_is(0x2014));
	return unit_done();
}
