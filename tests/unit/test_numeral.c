/* Numerals without units, row by row (numeral.rows says how). */
#include "unit.h"

#include <stdlib.h>

#include "report/numeral.h"

static void
check_row(const char *text, const char *expected)
{
	static struct buf got;
	struct numeral n;

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

static void
read_rows(FILE *f)
{
	char *line = NULL, *arrow;
	size_t cap = 0, n;

	while (getline(&line, &cap, f) > 0) {
		n = strlen(line);
		if (n > 0 && line[n - 1] == '\n')
			line[n - 1] = '\0';
		arrow = strstr(line, " → ");
		if (line[0] == '#' || line[0] == '\0' || arrow == NULL)
			continue;
		*arrow = '\0';
		check_row(line, arrow + strlen(" → "));
	}
	free(line);
}

int
main(int argc, char **argv)
{
	FILE *f = fopen(argc > 1 ? argv[1] : "tests/unit/numeral.rows", "r");

	CHECK(f != NULL);
	if (f != NULL) {
		read_rows(f);
		fclose(f);
	}
	CHECK(numeral_digit(0x4E24) == 2 && numeral_digit('2') == -1);
	CHECK(numeral_arabic(0xFF19) == 9 && numeral_arabic('a') == -1);
	CHECK(numeral_power(0x4E07) == 4 && numeral_power(0x4E00) == 0);
	CHECK(numeral_blanks(SPAN("　 \n\n5"), 0) == 5);
	return unit_done();
}
