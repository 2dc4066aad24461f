/* utf8: decoding by hand-worked examples; both validators against a decoder
 * that tries every character, at every alignment. */
#include "text/utf8.h"
#include "unit.h"

#include <stdlib.h>

struct example {
	const char *bytes;
	size_t n;
	size_t length;		/* utf8_decode */
	uint32_t character;
	size_t bad;		/* utf8_bad when length is 0 */
};

static const struct example examples[] = {
	{ "A", 1, 1, 'A', 0 },
	{ "\0", 1, 1, 0, 0 },
	{ "\xC2\xA0", 2, 2, 0xA0, 0 },
	{ "\xE4\xB8\x80", 3, 3, 0x4E00, 0 },
	{ "\xEF\xBF\xBF", 3, 3, 0xFFFF, 0 },
	{ "\xF0\xA0\x80\x80", 4, 4, 0x20000, 0 },
	{ "\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF, 0 },
	{ "\x80", 1, 0, 0, 1 },
	{ "\xC0\x80", 2, 0, 0, 1 },		/* overlong NUL */
	{ "\xC1\xBF", 2, 0, 0, 1 },
	{ "\xE0\x9F\xBF", 3, 0, 0, 1 },		/* overlong */
	{ "\xED\xA0\x80", 3, 0, 0, 1 },		/* surrogate D800 */
	{ "\xF0\x8F\xBF\xBF", 4, 0, 0, 1 },	/* overlong */
	{ "\xF4\x90\x80\x80", 4, 0, 0, 1 },	/* above U+10FFFF */
	{ "\xF5\x80\x80\x80", 4, 0, 0, 1 },
	{ "\xE4\xB8", 2, 0, 0, 2 },		/* truncated */
	{ "\xE4\xB8" "A", 3, 0, 0, 2 },
	{ "\xE4" "A", 2, 0, 0, 1 },
	{ "\xF0\xA0\x80", 3, 0, 0, 3 },
	{ "\xF0\xA0" "A", 3, 0, 0, 2 },
};

static void
test_examples(void)
{
	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		const struct example *e = &examples[i];
		uint32_t c = 0;
		size_t length = utf8_decode(e->bytes, e->n, &c);

		CHECK(length == e->length && c == e->character);
		if (length == 0)
			CHECK(utf8_bad(e->bytes, e->n) == e->bad);
	}
}

static void
test_every_character(void)
{
	size_t wrong = 0;

	for (uint32_t c = 0; c < 0x110000; c++) {
		char bytes[4];
		uint32_t back = 0;
		size_t n = utf8_encode(c, bytes);
		bool surrogate = c >= 0xD800 && c < 0xE000;

		if (surrogate ? utf8_decode(bytes, n, &back) != 0 :
		    utf8_decode(bytes, n, &back) != n || back != c)
			wrong++;
		if (utf8_valid(bytes, n) == surrogate)
			wrong++;
	}
	CHECK(wrong == 0);
}

static void
test_incomplete(void)
{
	CHECK(utf8_incomplete("", 0) == 0);
	CHECK(utf8_incomplete("ab", 2) == 0);
	CHECK(utf8_incomplete("a\xE4", 2) == 1);
	CHECK(utf8_incomplete("a\xE4\xB8", 3) == 2);
	CHECK(utf8_incomplete("\xE4\xB8\x80", 3) == 0);
	CHECK(utf8_incomplete("\xF0\xA0\x80", 3) == 3);
	CHECK(utf8_incomplete("\x80\x80\x80\x80", 4) == 0);
	CHECK(utf8_incomplete("\xE0\x80", 2) == 0);	/* wrong already */
}

/* The slow truth: one character after the other. */
static bool
decodes(const char *p, size_t n)
{
	uint32_t c;

	for (size_t i = 0; i < n;) {
		size_t length = utf8_decode(p + i, n - i, &c);

		if (length == 0)
			return false;
		i += length;
	}
	return true;
}

/* Each bad example at every place of a text of three vectors' length. */
static void
test_alignments(void)
{
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		for (size_t at = 0; at + 4 <= 100; at++) {
			char text[100];
			size_t n = at + examples[i].n;
			bool truth;

			memset(text, 'x', sizeof text);
			memcpy(text + at, examples[i].bytes, examples[i].n);
			truth = examples[i].length != 0;
			wrong += utf8_valid_with(UTF8_PORTABLE, text, 100) != truth;
			wrong += utf8_valid_with(UTF8_AVX2, text, 100) != truth;
			wrong += utf8_valid_with(UTF8_AVX2, text, n) != decodes(text, n);
		}
	}
	CHECK(wrong == 0);
}

/* Random text of whole characters with a few bytes changed. */
static void
test_random(void)
{
	size_t wrong = 0, valid = 0;
	uint32_t seed = 1;

	for (int round = 0; round < 20000; round++) {
		char text[160];
		size_t n = 0;
		bool truth;

		while (n < 150) {
			seed = seed * 1103515245 + 12345;
			n += utf8_encode((seed >> 8) % 3 == 0 ? seed % 128 :
			    (seed >> 8) % 3 == 1 ? 0x4E00 + seed % 20000 :
			    0x10000 + seed % 0x100000, text + n);
		}
		for (int hits = (int)(seed >> 20 & 1); hits-- > 0;) {
			seed = seed * 1103515245 + 12345;
			text[(seed >> 16) % n] = (char)(seed >> 8);
		}
		truth = decodes(text, n);
		valid += truth;
		wrong += utf8_valid_with(UTF8_PORTABLE, text, n) != truth;
		wrong += utf8_valid_with(UTF8_AVX2, text, n) != truth;
	}
	CHECK(wrong == 0);
	CHECK(valid > 5000 && valid < 19000);
}

int
main(void)
{
	test_examples();
	test_every_character();
	test_incomplete();
	test_alignments();
	test_random();
	return unit_done();
}
