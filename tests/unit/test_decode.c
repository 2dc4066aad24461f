/* decode: charsets, UTF-16, and what a line looks like in each encoding. */
#include "text/decode.h"
#include "unit.h"

static void
test_gb18030(void)
{
	struct codepage cs;
	uint32_t c = 0;

	CHECK(codepage_open(&cs, "GB18030") == CODEPAGE_OK);
	CHECK(codepage_decode(&cs, "A", 1, &c) == 1 && c == 'A');
	CHECK(codepage_decode(&cs, "\xD6\xD0", 2, &c) == 2 && c == 0x4E2D);	/* 中 */
	CHECK(codepage_decode(&cs, "\xA3\xAC!", 3, &c) == 2 && c == 0xFF0C);	/* ， */
	CHECK(codepage_decode(&cs, "\x81\x30\x81\x30", 4, &c) == 4 && c == 0x80);
	CHECK(codepage_decode(&cs, "\x95\x32\x82\x36", 4, &c) == 4 && c == 0x20000);
	CHECK(codepage_decode(&cs, "\xD6", 1, &c) == 0);
	CHECK(codepage_decode(&cs, "\x81\x30\x81", 3, &c) == 0);
	CHECK(codepage_decode(&cs, "\xFF", 1, &c) == 0);
	CHECK(codepage_decode(&cs, "\xD6\n", 2, &c) == 0);
	CHECK(codepage_decode(&cs, "\xD6\0", 2, &c) == 0);
	CHECK(codepage_decode(&cs, "\0", 1, &c) == 1 && c == 0);
	CHECK(codepage_decode(&cs, "", 0, &c) == 0);
	codepage_close(&cs);
}

/* What was asked of iconv once is known from then on, that there is no such character, too; and
 * characters of other lengths stand between those of two bytes. */
static void
test_asked_again(void)
{
	const char text[] = "\xD6\xD0" "A\x81\x30\x81\x30\xCE\xC4";	/* 中 A U+0080 文 */
	const uint32_t expected[] = { 0x4E2D, 'A', 0x80, 0x6587 };
	struct codepage cs;
	uint32_t c = 0;

	CHECK(codepage_open(&cs, "GB18030") == CODEPAGE_OK);
	for (int time = 0; time < 2; time++) {
		size_t at = 0;

		for (size_t i = 0; i < 4; i++) {
			at += codepage_decode(&cs, text + at, sizeof text - 1 - at, &c);
			CHECK(c == expected[i]);
		}
		CHECK(at == sizeof text - 1);
		CHECK(codepage_decode(&cs, "\xD6\x3A\xB0\xA1", 4, &c) == 0);
		CHECK(codepage_decode(&cs, "\xB0\xA1\x3A", 3, &c) == 2 && c == 0x554A);
	}
	codepage_close(&cs);
}

static void
test_other_charsets(void)
{
	struct codepage cs;
	uint32_t c = 0;

	CHECK(codepage_open(&cs, "BIG5") == CODEPAGE_OK);
	CHECK(codepage_decode(&cs, "\xA4\xA4", 2, &c) == 2 && c == 0x4E2D);
	codepage_close(&cs);
	CHECK(codepage_open(&cs, "ISO-8859-1") == CODEPAGE_OK);
	CHECK(codepage_decode(&cs, "\xE9", 1, &c) == 1 && c == 0xE9);
	codepage_close(&cs);
	CHECK(codepage_open(&cs, "no-such-charset") == CODEPAGE_UNKNOWN);
	CHECK(codepage_open(&cs, "UTF-32") == CODEPAGE_UNFIT);
	CHECK(codepage_open(&cs, "IBM037") == CODEPAGE_UNFIT);
}

static void
test_utf16(void)
{
	uint32_t c = 0;

	CHECK(utf16_decode("\x2D\x4E", 2, false, &c) == 2 && c == 0x4E2D);
	CHECK(utf16_decode("\x4E\x2D", 2, true, &c) == 2 && c == 0x4E2D);
	CHECK(utf16_decode("\x40\xD8\x00\xDC", 4, false, &c) == 4 && c == 0x20000);
	CHECK(utf16_decode("\x40\xD8\x41\x00", 4, false, &c) == 0);	/* lone high */
	CHECK(utf16_decode("\x00\xDC", 2, false, &c) == 0);		/* lone low */
	CHECK(utf16_decode("\x40\xD8", 2, false, &c) == 0);
	CHECK(utf16_decode("A", 1, false, &c) == 0);
}

static void
test_looks(void)
{
	struct utf8_look u = utf8_look(span_of("元é\xE5\x85 x\xFF"));
	struct gb_look g;

	CHECK(u.long_ones == 1 && u.short_ones == 1 && u.bad == 2);
	g = gb_look(span_of("\xBC\xA8\xD0\xA7 100"));		/* 绩效 100 */
	CHECK(g.common == 2 && g.rare == 0 && g.whole);
	g = gb_look(span_of("\xE9\x46"));			/* 镕: not in GB 2312 */
	CHECK(g.common == 0 && g.rare == 1 && g.whole);
	g = gb_look(span_of("\xBC\xA8\xD0"));
	CHECK(g.common == 1 && !g.whole);
	g = gb_look(span_of("部门整体支出绩效自评"));		/* UTF-8 seen as GB18030 */
	CHECK(g.common < 2 * g.rare);
}

int
main(void)
{
	test_gb18030();
	test_asked_again();
	test_other_charsets();
	test_utf16();
	test_looks();
	return unit_done();
}
