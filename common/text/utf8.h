/* utf8: UTF-8 as Unicode defines it, whatever the locale says.
 *
 * Overlong forms, surrogates, values above U+10FFFF and truncated sequences
 * are ill-formed.  What is ill-formed is measured as the Unicode Standard
 * recommends (chapter 3, "maximal subpart"), so that every decoder puts the
 * same number of U+FFFD.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_REPLACEMENT = 0xFFFD, UTF8_MOST = 4 };	/* UTF8_MOST: bytes of a character */

/* Decodes the character at p; returns its 1 to 4 bytes, or 0 when n is 0 or
 * what stands there is ill-formed. */
size_t utf8_decode(const char *p, size_t n, uint32_t *character);

/* Writes a character (a Unicode scalar value) and returns its bytes. */
static inline size_t
utf8_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* Bytes of the ill-formed sequence at p that one U+FFFD stands for: 1 to 3.
 * n > 0, and utf8_decode has returned 0 for it. */
size_t utf8_bad(const char *p, size_t n);

/* Bytes at the end of p that begin a character which is not complete: 0-3. */
size_t utf8_incomplete(const char *p, size_t n);

/* Is p well-formed from end to end?  A character cut off at the end is not. */
bool utf8_valid(const char *p, size_t n);

/* The engines behind utf8_valid, for tests; unsupported ones return what the
 * portable one does. */
enum utf8_engine { UTF8_PORTABLE, UTF8_AVX2, UTF8_ENGINES };
bool utf8_valid_with(enum utf8_engine engine, const char *p, size_t n);

#endif
