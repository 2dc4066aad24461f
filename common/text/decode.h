/* decode: characters of encodings other than UTF-8, and the evidence that
 * tells UTF-8 from GB18030.
 *
 * A codepage is an encoding that iconv knows, in which ASCII bytes stand for
 * themselves at the start of a character (GB18030, GBK, Big5, EUC, Shift_JIS,
 * ISO 8859 …), so that lines can be cut before decoding.  UTF-16 is decoded
 * here, without iconv.
 */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include <iconv.h>

#include "base/buf.h"

struct codepage {
	iconv_t iconv;
	uint32_t *single;	/* by byte: character, or one of the two below */
	uint32_t *pair;		/* by (lead - 0x80) << 8 | second byte, as far as asked for */
};

enum codepage_result {
	CODEPAGE_OK,
	CODEPAGE_UNKNOWN,	/* iconv does not know the name */
	CODEPAGE_UNFIT		/* not built on ASCII: UTF-32, UTF-7, EBCDIC … */
};

/* Loads the encoding that iconv calls name; on any failure nothing is held.  codepage_close frees
 * it. */
enum codepage_result codepage_open(struct codepage *cs, const char *name);

/* Frees what codepage_open has loaded; does nothing where that failed. */
void codepage_close(struct codepage *cs);

/* The character at p, of n bytes: how many of them it has, or 0 when none stands there, *character
 * being untouched. */
size_t codepage_decode(const struct codepage *cs, const char *p, size_t n,
    uint32_t *character);

/* The same for UTF-16; lone surrogates and half units are none. */
size_t utf16_decode(const char *p, size_t n, bool big, uint32_t *character);

/* What a line looks like when it is read as UTF-8 … */
struct utf8_look {
	size_t long_ones;	/* characters of 3 or 4 bytes */
	size_t short_ones;	/* characters of 2 bytes */
	size_t bad;		/* ill-formed sequences */
};
struct utf8_look utf8_look(struct span line);

/* … and as GB18030, whose common characters (GB 2312: hanzi, punctuation,
 * full-width forms) lie in rows B0 to F7 and A1 to A3, columns A1 to FE. */
struct gb_look {
	size_t common;
	size_t rare;		/* any other two or four bytes */
	bool whole;		/* nothing that cannot be GB18030 */
};
struct gb_look gb_look(struct span line);

#endif
