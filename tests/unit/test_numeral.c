/* Numerals without units, row by row (numeral.rows says how). */
#include "rows.h"

#include "language/numeral.h"

static void
check_row(void *context, char *text, size_t number)
{
	const char *expected = rows_expected(text);
	static struct buf got;
	struct numeral n;

	(void)context;
	(void)number;
	buf_reset(&got);
	if (!numeral_read(span_of(text), 0, &n)) {
		buf_add_char(&got, '-');
	} else if (n.flags & NUMERAL_OVERFLOW) {
		buf_add_str(&got, "overflow");
	} else {
		buf_add(&got, text, n.end);
		buf_add_char(&got, '|');
		decimal_print(&got, n.value);
		buf_addf(&got, "|%d", n.place);
		CHECK(n.solid <= n.end);
	}
	check_text(text, expected, buf_str(&got));
}

int
main(int argc, char **argv)
{
	rows_each(argc > 1 ? argv[1] : "tests/unit/numeral.rows", check_row, NULL);
	CHECK(numeral_digit(0x4E24) == 2 && numeral_digit('2') == -1);
	CHECK(numeral_arabic(0xFF19) == 9 && numeral_arabic('a') == -1);
	CHECK(numeral_power(0x4E07) == 4 && numeral_power(0x4E00) == 0);
	CHECK(numeral_blanks(SPAN("　 \n\n5"), 0) == 5);
	return unit_done();
}
