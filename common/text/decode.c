/* decode: charsets through iconv, with tables for one and two bytes; see
 * decode.h.  iconv is slow, and a report has some hundreds of the tens of thousands of
 * characters: those of two bytes are asked for as they come, each once. */
#include "text/decode.h"

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "text/utf8.h"

enum {
	NOT_ASKED = 0,		/* of two bytes: iconv does not know them yet */
	GOES_ON = 0x110000,	/* the beginning of a longer one */
	NOT_A_CHARACTER,
	SECOND = 256,
	LEADS = 128,
	LONGEST = 4		/* bytes */
};

/* Converts n bytes that should be one character. */
static uint32_t
convert(iconv_t cd, const char *bytes, size_t n)
{
	char in[4], out[16];
	char *from = in, *to = out;
	size_t left = n, room = sizeof out;
	uint32_t character;

	memcpy(in, bytes, n);
	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &from, &left, &to, &room) == (size_t)-1)
		return errno == EINVAL ? GOES_ON : NOT_A_CHARACTER;
	/* stateful charsets keep the character back until they are asked */
	iconv(cd, NULL, NULL, &to, &room);
	if (utf8_decode(out, sizeof out - room, &character) != sizeof out - room ||
	    character == 0)
		return NOT_A_CHARACTER;
	return character;
}

/* The bytes that cut lines and name documents must mean themselves. */
static bool
is_ascii_based(const struct codepage *cs)
{
	for (uint32_t c = 1; c < 0x7F; c++)
		if (cs->single[c] != c && c != '\\' && c != '~' && c >= ' ')
			return false;
	return cs->single['\n'] == '\n' && cs->single['\r'] == '\r' &&
	    cs->single['\t'] == '\t';
}

static void
make_tables(struct codepage *cs)
{
	cs->single = mem_zeroed(256, sizeof *cs->single);
	cs->pair = mem_zeroed(LEADS * SECOND, sizeof *cs->pair);
	for (unsigned byte = 1; byte < 256; byte++) {
		char c = (char)byte;

		cs->single[byte] = convert(cs->iconv, &c, 1);
	}
}

/* Asks for the two bytes at p, and remembers what they say. */
static __attribute__((noinline)) uint32_t
ask(uint32_t *pair, iconv_t cd, const char *p)
{
	return *pair = p[1] == '\0' ? NOT_A_CHARACTER : convert(cd, p, 2);
}

/* What the two bytes at p say, the first of which is no ASCII and begins a longer character. */
static inline uint32_t
pair_at(const struct codepage *cs, const char *p)
{
	unsigned lead = (unsigned char)p[0], second = (unsigned char)p[1];
	uint32_t *pair = &cs->pair[(lead - 0x80) * SECOND + second];

	return *pair != NOT_ASKED ? *pair : ask(pair, cs->iconv, p);
}

enum codepage_result
codepage_open(struct codepage *cs, const char *name)
{
	errno = 0;
	cs->iconv = iconv_open("UTF-8", name);
	if (cs->iconv == (iconv_t)-1 && errno == ENOMEM)
		mem_exhausted();
	if (cs->iconv == (iconv_t)-1)
		return CODEPAGE_UNKNOWN;
	make_tables(cs);
	if (is_ascii_based(cs))
		return CODEPAGE_OK;
	codepage_close(cs);
	return CODEPAGE_UNFIT;
}

void
codepage_close(struct codepage *cs)
{
	iconv_close(cs->iconv);
	free(cs->single);
	free(cs->pair);
}

/* A character of more bytes than one, or than two where those are in the table. */
static __attribute__((noinline)) size_t
decode_long(const struct codepage *cs, const char *p, size_t n, uint32_t *character)
{
	size_t length = (unsigned char)p[0] >= 0x80 ? 3 : 2;

	for (; length <= LONGEST && length <= n; length++) {
		uint32_t c = convert(cs->iconv, p, length);

		if (c == NOT_A_CHARACTER)
			return 0;
		if (c != GOES_ON) {
			*character = c;
			return length;
		}
	}
	return 0;
}

size_t
codepage_decode(const struct codepage *cs, const char *p, size_t n,
    uint32_t *character)
{
	uint32_t c = n == 0 ? NOT_A_CHARACTER : cs->single[(unsigned char)p[0]];
	size_t length = 1;

	if (c == GOES_ON && (unsigned char)p[0] >= 0x80) {
		c = n == 1 ? NOT_A_CHARACTER : pair_at(cs, p);
		length = 2;
	}
	if (c == NOT_A_CHARACTER)
		return 0;
	if (c == GOES_ON)
		return decode_long(cs, p, n, character);
	*character = c;
	return length;
}

static uint32_t
unit_at(const char *p, bool big)
{
	uint32_t first = (unsigned char)p[0], second = (unsigned char)p[1];

	return big ? first << 8 | second : second << 8 | first;
}

size_t
utf16_decode(const char *p, size_t n, bool big, uint32_t *character)
{
	uint32_t unit, low;

	if (n < 2)
		return 0;
	unit = unit_at(p, big);
	if (unit < 0xD800 || unit > 0xDFFF) {
		*character = unit;
		return 2;
	}
	if (unit > 0xDBFF || n < 4)
		return 0;
	low = unit_at(p + 2, big);
	if (low < 0xDC00 || low > 0xDFFF)
		return 0;
	*character = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
	return 4;
}

struct utf8_look
utf8_look(struct span line)
{
	struct utf8_look look = { 0, 0, 0 };

	for (size_t at = 0; at < line.n;) {
		uint32_t character;
		size_t length = utf8_decode(line.p + at, line.n - at, &character);

		look.long_ones += length >= 3;
		look.short_ones += length == 2;
		look.bad += length == 0;
		at += length == 0 ? utf8_bad(line.p + at, line.n - at) : length;
	}
	return look;
}

static bool
is_in(unsigned char c, unsigned char low, unsigned char high)
{
	return c >= low && c <= high;
}

/* Bytes of the GB18030 character at p by its shape alone; 0 for none. */
static size_t
gb_length(const unsigned char *p, size_t n)
{
	if (p[0] < 0x80)
		return 1;
	if (n < 2 || !is_in(p[0], 0x81, 0xFE))
		return 0;
	if (is_in(p[1], 0x40, 0xFE) && p[1] != 0x7F)
		return 2;
	return n >= 4 && is_in(p[1], '0', '9') && is_in(p[2], 0x81, 0xFE) &&
	    is_in(p[3], '0', '9') ? 4 : 0;
}

struct gb_look
gb_look(struct span line)
{
	struct gb_look look = { 0, 0, true };
	const unsigned char *p = (const unsigned char *)line.p;

	for (size_t at = 0; at < line.n;) {
		size_t length = gb_length(p + at, line.n - at);

		if (length == 2 && p[at + 1] >= 0xA1 &&
		    (is_in(p[at], 0xA1, 0xA3) || is_in(p[at], 0xB0, 0xF7)))
			look.common++;
		else if (length > 1)
			look.rare++;
		else if (length == 0)
			look.whole = false;
		at += length == 0 ? 1 : length;
	}
	return look;
}
