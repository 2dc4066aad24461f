/* scan: both engines on the same bytes; windows cut anywhere. */
#include "input/scan.h"
#include "unit.h"

static struct scan one, other;

/* Maps of the same bits, as far as mask goes? */
static bool
same_words(const struct scan_word *a, const struct scan_word *b, uint64_t mask)
{
	return (((a->end ^ b->end) | (a->tab ^ b->tab) |
	    (a->odd ^ b->odd) | (a->gap ^ b->gap)) & mask) == 0;
}

static bool
same_maps(const struct scan *a, const struct scan *b, size_t n)
{
	if (a->n != b->n || a->valid != b->valid)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!same_words(&a->words[i / 64], &b->words[i / 64], UINT64_C(1) << (i % 64)))
			return false;
	return true;
}

static const unsigned char interesting[] = {
	0, 1, '\t', '\n', '\r', '\f', ' ', '&', '*', '/', '0', '9', ';', '<', '=', '[', 'b', 'i', 'p', '\\', 'z',
	0x7F, 0x80, 0x81, 0x85, 0x8B, 0x8F, 0x90, 0x99, 0x9F, 0xA0, 0xA8, 0xAD,
	0xAF, 0xB8, 0xB9, 0xBA, 0xBB, 0xBC, 0xBF, 0xC2, 0xC3, 0xE2, 0xE3, 0xE4,
	0xEE, 0xEF, 0xF0, 0xF3, 0xF4, 0xFF
};

static void
test_engines(void)
{
	uint32_t seed = 7;
	size_t wrong = 0;

	for (int round = 0; round < 20000; round++) {
		char bytes[203];
		size_t n = 1 + seed % 200;

		for (size_t i = 0; i < sizeof bytes; i++) {
			seed = seed * 1103515245 + 12345;
			bytes[i] = (char)interesting[(seed >> 16) % sizeof interesting];
		}
		scan_window_with(SCAN_PORTABLE, &one, bytes + 3, n);
		scan_window_with(SCAN_AVX2, &other, bytes + 3, n);
		wrong += !same_maps(&one, &other, n);
	}
	CHECK(wrong == 0);
}

/* Text as it comes, with now and then a byte that is wrong: the words that
 * need a close look and those that do not, in any order. */
static void
test_sieve(void)
{
	static const char *const pieces[] = {
		"部门", "预算", "，", "：", "９", "（", "ａ", "“", "”", "—", "\u200B",
		"12.5", " ", "  ", "\t", "\n", "\r", "①", "\u00A0", "é", "\uFEFF", "\uE000",
		"𠀀", "[", "|", "ࠀ", "퟿", "\x01", "\xE4", "\xBC", "\x90", "\xEF\xBC", "\xF0"
	};
	enum { PIECES = sizeof pieces / sizeof *pieces, USUAL = 9 };
	uint32_t seed = 11;
	size_t wrong = 0;

	for (int round = 0; round < 20000; round++) {
		char bytes[480];
		size_t n = 0;

		while (n < 300 + seed % 128) {
			size_t rare = (seed >> 8) % 64 == 0 ? PIECES : USUAL;
			struct span s;

			seed = seed * 1103515245 + 12345;
			s = span_of(pieces[(seed >> 16) % rare]);
			memcpy(bytes + n, s.p, s.n);
			n += s.n;
		}
		scan_window_with(SCAN_PORTABLE, &one, bytes, n);
		scan_window_with(SCAN_AVX2, &other, bytes, n);
		wrong += !same_maps(&one, &other, n);
	}
	CHECK(wrong == 0);
}

static void
test_classes(void)
{
	struct span s = SPAN("a\t\t b\tc\\\n\f");
	unsigned found;

	scan_window(&one, s.p, s.n);
	CHECK(scan_line(&one, 0, &found) == 8);
	CHECK(found == (1u << SCAN_TAB | 1u << SCAN_ODD));
	CHECK(scan_line(&one, 5, &found) == 8 && found == (1u << SCAN_TAB | 1u << SCAN_ODD));
	CHECK(scan_line(&one, 6, &found) == 8 && found == 1u << SCAN_ODD);
	CHECK(scan_line(&one, 8, &found) == 8 && found == 0);
	CHECK(scan_line(&one, 9, &found) == NONE && found == 1u << SCAN_ODD);
	CHECK(scan_line(&one, 10, &found) == NONE && found == 0);
	CHECK(scan_text(&one, s) == (1u << SCAN_TAB | 1u << SCAN_ODD));
}

/* Two blanks side by side; one at the end of a window may be the first. */
static void
test_gaps(void)
{
	struct span s = SPAN("a b\nc  d\n e");
	unsigned found;

	scan_window(&one, s.p, s.n);
	CHECK(scan_line(&one, 0, &found) == 3 && found == 0);
	CHECK(scan_line(&one, 4, &found) == 8 && found == 1u << SCAN_GAP);
	CHECK(scan_line(&one, 7, &found) == 8 && found == 0);
	CHECK(scan_line(&one, 9, &found) == NONE && found == 0);
	scan_window(&one, s.p, 2);
	CHECK(scan_line(&one, 0, &found) == NONE && found == 1u << SCAN_GAP);
}

/* Frequent characters of reports need no second look. */
static void
test_plain(void)
{
	CHECK((scan_text(&one, SPAN("一、部门（单位）“概况”：2024年，支出12.5万元；"
	    "《办法》〔2024〕7号……①≥≤㎡％‰—·")) & 1u << SCAN_ODD) == 0);
}

int
main(void)
{
	test_engines();
	test_sieve();
	test_classes();
	test_gaps();
	test_plain();
	return unit_done();
}
