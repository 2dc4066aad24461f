/* convert: detection and conversion of encodings, line by line; see
 * convert.h. */
#include "input/convert.h"

#include <strings.h>

#include "text/utf8.h"

enum { SETTLED = 32, SETTLED_RATIO = 4, COMMON_RATIO = 3, BAD_RATIO = 2,
	FOREIGN = 8, FOREIGN_RATIO = 2 };

/* UTF-16 without a mark: bytes looked at, and one character in so many may be a rare one. */
enum { UNMARKED_BYTES = 512, UNMARKED_RARE = 10 };

/* Names that need no iconv, and old names of what GB18030 contains. */
static const struct {
	const char *name;
	enum encoding encoding;
	const char *charset;
} names[] = {
	{ "UTF-8", ENCODING_UTF8, NULL },
	{ "UTF8", ENCODING_UTF8, NULL },
	{ "UTF-16", ENCODING_UTF16LE, NULL },
	{ "UTF16", ENCODING_UTF16LE, NULL },
	{ "UTF-16LE", ENCODING_UTF16LE, NULL },
	{ "UTF16LE", ENCODING_UTF16LE, NULL },
	{ "UTF-16BE", ENCODING_UTF16BE, NULL },
	{ "UTF16BE", ENCODING_UTF16BE, NULL },
	{ "GB18030", ENCODING_CHARSET, "GB18030" },
	{ "GBK", ENCODING_CHARSET, "GB18030" },
	{ "GB2312", ENCODING_CHARSET, "GB18030" },
	{ "EUC-CN", ENCODING_CHARSET, "GB18030" },
	{ "CP936", ENCODING_CHARSET, "GB18030" },
};

static bool
load(struct convert *c, const char *charset, const char *name)
{
	enum codepage_result result = codepage_open(&c->codepage, charset);

	c->loaded = result == CODEPAGE_OK;
	if (result == CODEPAGE_UNKNOWN)
		diag_message(c->diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
		    "unknown encoding '%s': iconv -l lists the names", name);
	else if (result == CODEPAGE_UNFIT)
		diag_message(c->diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
		    "cannot read encoding '%s': convert the input with iconv first",
		    name);
	return c->loaded;
}

bool
convert_init(struct convert *c, const char *name, struct diag *diag)
{
	*c = (struct convert){ .diag = diag };
	if (name == NULL)
		return true;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strcasecmp(name, names[i].name) != 0)
			continue;
		c->named = c->encoding = names[i].encoding;
		return names[i].charset == NULL || load(c, names[i].charset, name);
	}
	c->named = c->encoding = ENCODING_CHARSET;
	return load(c, name, name);
}

void
convert_release(struct convert *c)
{
	if (c->loaded)
		codepage_close(&c->codepage);
	mapped_release(&c->text);
}

void
convert_document(struct convert *c)
{
	c->encoding = c->named;
	c->utf8 = c->gb = c->bad = 0;
	c->foreign = c->told = false;
}

/* Does UTF-16 of a report hold it often? */
static bool
is_common(uint32_t character)
{
	if (character < 0x80)
		return character >= ' ' || (character >= '\t' && character <= '\r');
	return (character >= 0x2000 && character < 0x2700) ||	/* marks, digits in circles */
	    (character >= 0x3000 && character < 0x3030) ||
	    (character >= 0x4E00 && character < 0xA000) ||
	    (character >= 0xFF00 && character < 0xFFF0);
}

/* Are these the first bytes of UTF-16 in this order of bytes?  ASCII characters are what tells:
 * their zero bytes stand in no other text, but by mistake.  Most pairs of ASCII bytes are a
 * Chinese character in UTF-16, too; hardly a text has them alone. */
static bool
is_unmarked(struct span bytes, bool big)
{
	size_t ascii = 0, pairs = 0, rare = 0, units = bytes.n / 2;

	for (size_t at = 0; at + 2 <= bytes.n; at += 2) {
		unsigned high = (unsigned char)bytes.p[at + (big ? 0 : 1)];
		unsigned low = (unsigned char)bytes.p[at + (big ? 1 : 0)];

		if (low == 0 && high == 0)
			return false;
		ascii += high == 0 && low < 0x80;
		pairs += high > 0 && high < 0x80 && low < 0x80;
		rare += !is_common(high << 8 | low);
	}
	return ascii > 0 && rare * UNMARKED_RARE < units && (pairs <= ascii || pairs * 2 < units);
}

/* Settles the encoding of a document that begins so if it is UTF-16 without a mark. */
static void
judge_unmarked(struct convert *c, struct span bytes, bool *more)
{
	if (c->encoding != ENCODING_OPEN || bytes.n == 0 ||
	    memchr(bytes.p, '\0', bytes.n) == NULL)
		return;
	*more = bytes.n < UNMARKED_BYTES;
	if (is_unmarked(bytes, false))
		c->encoding = ENCODING_UTF16LE;
	else if (is_unmarked(bytes, true))
		c->encoding = ENCODING_UTF16BE;
}

size_t
convert_mark(struct convert *c, struct span bytes, bool *more)
{
	static const struct {
		struct span mark;
		enum encoding encoding;
	} marks[] = {
		{ { "\xEF\xBB\xBF", 3 }, ENCODING_UTF8 },
		{ { "\xFF\xFE", 2 }, ENCODING_UTF16LE },
		{ { "\xFE\xFF", 2 }, ENCODING_UTF16BE },
	};

	*more = false;
	c->encoding = c->named;
	for (size_t i = 0; i < 3; i++) {
		if (span_starts(bytes, marks[i].mark)) {
			c->encoding = marks[i].encoding;
			return marks[i].mark.n;
		}
		*more |= bytes.n < marks[i].mark.n &&
		    span_starts(marks[i].mark, bytes);
	}
	judge_unmarked(c, span_slice(bytes, 0, UNMARKED_BYTES), more);
	return 0;
}

bool
convert_is_wide(const struct convert *c)
{
	return c->encoding == ENCODING_UTF16LE || c->encoding == ENCODING_UTF16BE;
}

static bool
is_ascii(struct span s)
{
	size_t at = 0;

	for (; s.n - at >= 8; at += 8) {
		uint64_t word;

		memcpy(&word, s.p + at, 8);
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			return false;
	}
	for (; at < s.n; at++)
		if ((unsigned char)s.p[at] >= 0x80)
			return false;
	return true;
}

/* One character of the line by the encoding in use; 0: none. */
static size_t
decode(const struct convert *c, enum encoding encoding, const char *p, size_t n,
    uint32_t *character)
{
	switch (encoding) {
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return utf16_decode(p, n, encoding == ENCODING_UTF16BE, character);
	case ENCODING_CHARSET:
		return codepage_decode(&c->codepage, p, n, character);
	default:
		return utf8_decode(p, n, character);
	}
}

/* Bytes to pass over where no character stands. */
static size_t
bad_bytes(enum encoding encoding, const char *p, size_t n)
{
	switch (encoding) {
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return n < 2 ? n : 2;
	case ENCODING_CHARSET:
		return 1;
	default:
		return utf8_bad(p, n);
	}
}

static void
warn(struct convert *c, struct place place, size_t at, unsigned char byte)
{
	place.col = at + 1;
	if (c->foreign) {
		if (!c->told)
			diag_message(c->diag, DIAG_ERROR, place,
			    "neither UTF-8 nor GB18030 from byte 0x%02X on, or no text; "
			    "name its encoding with -e, as in -e BIG5", byte);
		c->told = true;
		return;
	}
	diag_message(c->diag, DIAG_WARNING, place,
	    "cannot decode byte 0x%02X: U+FFFD stands for it", byte);
}

/* Rewrites line as UTF-8 into c->text. */
static void
rewrite(struct convert *c, enum encoding encoding, struct span line,
    size_t shift, struct place place)
{
	size_t at = 0;

	mapped_reset(&c->text);
	while (at < line.n) {
		uint32_t character = UTF8_REPLACEMENT;
		size_t n = decode(c, encoding, line.p + at, line.n - at, &character);

		if (n == 0) {
			warn(c, place, shift + at, (unsigned char)line.p[at]);
			n = bad_bytes(encoding, line.p + at, line.n - at);
			character = UTF8_REPLACEMENT;
		}
		mapped_put(&c->text, character, shift + at);
		at += n;
	}
}

static void
settle(struct convert *c)
{
	if (c->utf8 >= SETTLED && c->utf8 >= SETTLED_RATIO * c->gb)
		c->encoding = ENCODING_UTF8;
	else if (c->gb >= SETTLED && c->gb >= SETTLED_RATIO * c->utf8)
		c->encoding = ENCODING_CHARSET;
}

/* Two-byte characters above U+00FF: a line of UTF-8 would hardly hold these
 * and no Chinese ones. */
static bool
has_odd_pairs(struct span line)
{
	for (size_t at = 0; at < line.n; at++)
		if ((unsigned char)line.p[at] > 0xC3 && (unsigned char)line.p[at] < 0xE0)
			return true;
	return false;
}

static bool
looks_gb(const struct convert *c, struct span line, struct utf8_look u,
    struct gb_look g)
{
	if (!g.whole || g.common < COMMON_RATIO * g.rare || g.common == 0)
		return false;
	if (u.bad > 0)
		return u.bad > BAD_RATIO * u.long_ones &&
		    g.common + c->gb > c->utf8;
	if (c->gb > 0)
		return c->utf8 == 0 && g.rare == 0;
	return c->utf8 == 0 && u.long_ones == 0 && g.rare == 0 && has_odd_pairs(line);
}

/* Does line, which is UTF-8, speak for it?  Nothing has spoken for GB18030 so far, and
 * Chinese characters that are well-formed UTF-8 do not. */
static bool
speaks_for_utf8(struct convert *c, struct span line)
{
	size_t n = c->utf8;

	for (size_t at = 0; at < line.n && n < SETTLED; at++)
		n += (unsigned char)line.p[at] >= 0xE0;
	if (n == c->utf8)
		return false;
	c->utf8 = n;
	settle(c);
	return true;
}

/* The encoding of one line that is not ASCII in an unsettled document. */
static enum encoding
judge(struct convert *c, struct span line, bool valid)
{
	struct utf8_look u;
	struct gb_look g;

	if (valid && c->gb == 0 && speaks_for_utf8(c, line))
		return ENCODING_UTF8;	/* most documents, with their first lines */
	u = utf8_look(line);
	g = gb_look(line);
	if (looks_gb(c, line, u, g) &&
	    (c->loaded || load(c, "GB18030", "GB18030"))) {
		c->gb += g.common;
		settle(c);
		return ENCODING_CHARSET;
	}
	c->utf8 += u.long_ones;
	c->bad += u.bad;
	c->foreign = c->foreign ||
	    (c->gb == 0 && c->bad >= FOREIGN && c->bad > FOREIGN_RATIO * c->utf8);
	settle(c);
	return ENCODING_UTF8;
}

struct span
convert_line(struct convert *c, const struct convert_given *given, struct map *map)
{
	enum encoding encoding = c->encoding;
	struct span line = given->line;

	mapped_reset(&c->text);
	*map = (struct map){ NULL, 0 };
	if (!convert_is_wide(c)) {
		if (encoding != ENCODING_UTF8 && is_ascii(line))
			encoding = ENCODING_UTF8;
		else if (encoding == ENCODING_OPEN)
			encoding = judge(c, line, given->valid);
		if (encoding == ENCODING_UTF8 && (given->valid || utf8_valid(line.p, line.n))) {
			if (given->shift == 0)
				return line;
			mapped_add(&c->text, line, given->shift);
			*map = mapped_map(&c->text);
			return line;
		}
	}
	rewrite(c, encoding, line, given->shift, given->place);
	*map = mapped_map(&c->text);
	return buf_span(&c->text.text);
}
