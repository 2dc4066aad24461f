/* Where numbers may begin: both engines, every character, every place. */
#include "unit.h"

#include "language/candidate.h"
#include "language/numeral.h"
#include "text/utf8.h"

enum { PLACES = 80 };

/* Text of before blanks, the character c and behind blanks; its bytes. */
static struct span
with_character(char *out, size_t before, uint32_t c, size_t behind)
{
	size_t n = before;

	memset(out, ' ', before);
	n += utf8_encode(c, out + n);
	memset(out + n, ' ', behind);
	return (struct span){ out, n + behind };
}

/* Does each engine find c (or nothing) in that text? */
static bool
is_found(uint32_t c, bool starts, size_t before, size_t behind)
{
	char text[2 * PLACES + 4];
	struct span s = with_character(text, before, c, behind);
	size_t expected = starts ? before : s.n;

	return candidate_next_with(CANDIDATE_PORTABLE, s, 0) == expected &&
	    candidate_next_with(CANDIDATE_AVX2, s, 0) == expected;
}

static void
test_characters(void)
{
	size_t wrong = 0;

	for (uint32_t c = 1; c < 0x20000; c++) {
		if (c >= 0xD800 && c < 0xE000)
			continue;
		wrong += !is_found(c, numeral_anchor(c), 0, 0);
		wrong += !is_found(c, numeral_anchor(c), 40, 40);
	}
	CHECK(wrong == 0);
}

static void
test_places(void)
{
	static const uint32_t numerals[] = { '0', '9', 0xFF10, 0xFF19, 0x4E00, 0x4EBF, 0x5EFF, 0x9646, 0x534A };
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		for (size_t before = 0; before < PLACES; before++)
			for (size_t behind = 0; behind < PLACES; behind++)
				wrong += !is_found(numerals[i], true, before, behind);
	CHECK(wrong == 0);
}

/* From every place of s, what both engines say, as the text from there on. */
static void
check_walk(const char *text, const char *expected)
{
	struct span s = span_of(text);

	for (enum candidate_engine e = CANDIDATE_PORTABLE; e < CANDIDATE_ENGINES; e++) {
		struct buf got = BUF_INIT;

		for (size_t at = 0; (at = candidate_next_with(e, s, at)) < s.n; at++) {
			buf_add_uint(&got, at);
			buf_add_char(&got, ' ');
		}
		check_text(text, expected, buf_str(&got));
		buf_release(&got);
	}
}

int
main(void)
{
	test_characters();
	test_places();
	check_walk("", "");
	check_walk("零陆〇", "3 ");	/* a numeral does not begin with 零 or 〇 */
	check_walk("减半，十分", "3 9 ");
	check_walk("预算收入1,234.5万元，其中：财政拨款二百万元，其他收入０元", "12 14 15 16 18 19 49 52 55 76 ");
	check_walk("的的的的的的的的的的的的的的的的5", "48 ");
	CHECK(candidate_next(SPAN("1年2月"), 1) == 4);
	CHECK(candidate_next(SPAN("1年"), 4) == 4);
	return unit_done();
}
