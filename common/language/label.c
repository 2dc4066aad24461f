/* label: what is written at the start of a heading or list item; see label.h. */
#include "language/label_parts.h"

#include "text/character.h"

enum { USUAL = 12 };		/* bytes of a bracketed number, a blank and the byte behind */

#define SECOND(byte) (UINT64_C(1) << ((byte) & 63))

size_t
label_blanks_read(struct span text, size_t from)
{
	size_t at = from;
	struct glyph g;

	for (;;) {
		while (text.n - at >= 3 && memcmp(text.p + at, "\u3000", 3) == 0)
			at += 3;	/* nearly all */
		if (at >= text.n || !label_may_be_blank(text.p[at]) ||
		    !label_is_blank((g = glyph_at(text, at)).c))
			return at - from;
		at += g.n;
	}
}

/* Can a label begin with this byte? */
static bool
may_start(unsigned char b)
{
	switch (b) {
	case '(':
	case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
	case 'A': case 'B': case 'C': case 'D': case 'E': case 'F': case 'G': case 'H':
	case 'I': case 'V': case 'X':
	case 0xE2:			/* ① ⑴ ⒈ ❶ Ⅰ */
	case 0xE3:			/* ㈠ */
	case 0xE4: case 0xE5: case 0xE6:	/* 一 to 十, 壹 to 拾, … */
	case 0xE7: case 0xE8: case 0xE9:	/* … 第 and 附 */
	case 0xEF:			/* （ and full-width digits */
		return true;
	default:
		return false;
	}
}

const uint64_t label_seconds[LABEL_LEADS] = {
	SECOND(0xB8) | SECOND(0xB9) | SECOND(0xBA) | SECOND(0xBB) | SECOND(0xBC),
	SECOND(0x85) | SECOND(0x8D) | SECOND(0x8F) | SECOND(0x9B) | SECOND(0xA3),
	SECOND(0x8B) | SECOND(0x8D) | SECOND(0x9F),
	SECOND(0x8E) | SECOND(0xAC),
	SECOND(0x82) | SECOND(0xB4),
	SECOND(0x99),
};

bool
label_possible_read(struct span text)
{
	size_t at = label_blanks(text, 0);
	struct glyph g;

	if (text.n - at > 2 && label_excluded(text.p + at))
		return false;
	if (at >= text.n || !may_start((unsigned char)text.p[at]))
		return false;	/* most lines end here */
	g = glyph_at(text, at);
	if (g.c < 0x80)
		return (g.c >= '0' && g.c <= '9') || g.c == '(' || label_is_roman_letter(g.c) ||
		    label_letter_value(g.c) != 0;
	return label_chinese_value(g.c) != 0 || g.c == 0xFF08 || g.c == U'第' ||
	    g.c == U'附' || (g.c >= 0xFF10 && g.c <= 0xFF19) ||
	    (g.c >= 0x2460 && g.c <= 0x249B) || (g.c >= 0x2776 && g.c <= 0x277F) ||
	    (g.c >= 0x3220 && g.c <= 0x3229) || label_is_roman(g.c) ||
	    label_formal_value(g.c) != 0 || g.c == LABEL_BULLET;
}

static inline bool
is_at(const char *p, const char *mark)
{
	return memcmp(p, mark, 3) == 0;
}

/* One or two ASCII digits at p; returns their bytes. */
static inline size_t
usual_digits(const char *p, unsigned *value)
{
	unsigned first = (unsigned)(p[0] - '0'), second = (unsigned)(p[1] - '0');

	*value = second <= 9 ? first * 10 + second : first;
	return first > 9 ? 0 : second > 9 ? 1 : 2;
}

/* One of 一 to 十 at p. */
static inline size_t
usual_chinese(const char *p, unsigned *value)
{
	struct span s = { p, 3 };

	*value = ((unsigned char)p[0] & 0xFE) == 0xE4 ? label_chinese_value(glyph_at(s, 0).c) : 0;
	return *value != 0 ? 3 : 0;
}

/* （一） (1) */
static inline size_t
usual_paren(const char *p, enum label_form *form, unsigned *ordinal)
{
	size_t at = p[0] == '(' ? 1 : 3, n = usual_digits(p + at, ordinal);

	*form = n != 0 ? LABEL_NUMBER_PAREN : LABEL_CHINESE_PAREN;
	if (n == 0)
		n = usual_chinese(p + at, ordinal);
	at += n;
	if (n == 0)
		return 0;
	return p[at] == ')' ? at + 1 : is_at(p + at, "）") ? at + 3 : 0;
}

/* 1. 1． 1、 */
static inline size_t
usual_number(const char *p, enum label_form *form, unsigned *ordinal)
{
	size_t at = usual_digits(p, ordinal);

	*form = LABEL_NUMBER_DOT;
	if (p[at] == '.')
		return at + 1;
	if (is_at(p + at, "．"))
		return at + 3;
	*form = LABEL_NUMBER_COMMA;
	return is_at(p + at, "、") ? at + 3 : 0;
}

/* 一、 but no 二、三 */
static inline size_t
usual_ordinal(const char *p, enum label_form *form, unsigned *ordinal)
{
	size_t at = usual_chinese(p, ordinal);
	unsigned next;

	*form = LABEL_CHINESE;
	return at != 0 && is_at(p + at, "、") && usual_chinese(p + at + 3, &next) == 0 ?
	    at + 3 : 0;
}

/* The labels of nearly all headings, where a Chinese character follows them at
 * once or behind a blank, which leaves nothing else to ask; 0: to be read with
 * care. */
static inline size_t
read_usual(struct span text, struct label *out)
{
	enum label_form form = LABEL_NONE;
	unsigned ordinal = 0;
	size_t end = 0;
	bool blank;

	if (text.n < USUAL)
		return 0;
	if (byte_is_digit(text.p[0]))
		end = usual_number(text.p, &form, &ordinal);
	else if (text.p[0] == '(' || is_at(text.p, "（"))
		end = usual_paren(text.p, &form, &ordinal);
	else
		end = usual_ordinal(text.p, &form, &ordinal);
	blank = text.p[end] == ' ';
	if (end == 0 || ordinal == 0 || (unsigned char)text.p[end + blank] - 0xE4u > 0xE9 - 0xE4)
		return 0;
	*out = (struct label){ .form = form, .ordinal = ordinal, .depth = 1,
		.end = end, .text = end + blank, .blank = blank };
	return end + blank;
}

/* • 一、项目概况: a web page's list around a heading.  Other lists may have bullets of
 * their own. */
static size_t
bulleted_label(struct cursor c, struct label *out)
{
	size_t at = c.at + glyph_at(c.text, c.at).n, blanks = label_blanks(c.text, at);

	if (blanks == 0 || glyph_at(c.text, at + blanks).c == LABEL_BULLET ||
	    label_read(span_slice(c.text, at, c.text.n), out) == 0 ||
	    out->form > LABEL_CHINESE_PAREN) {
		out->form = LABEL_NONE;
		return 0;
	}
	out->start += at;
	out->end += at;
	out->text += at;
	return out->text;
}

/* Whatever it looks like. */
static __attribute__((noinline)) size_t
read_with_care(struct span text, struct label *out)
{
	struct cursor c = { text, label_blanks(text, 0) };
	uint32_t first = cursor_peek(&c);

	*out = (struct label){ .form = LABEL_NONE, .start = c.at };
	if (label_digit_value(first) >= 0)
		return label_number(c, out);
	if (first == '(' || first == 0xFF08)
		return label_paren(c, out);
	if (label_chinese_value(first) != 0)
		return label_chinese(c, out);
	if (first == U'第')
		return label_part(c, out);
	if (first == U'附')
		return label_attachment(c, out);
	if (first == LABEL_BULLET)
		return bulleted_label(c, out);
	if (label_is_roman_letter(first) || label_is_roman(first) ||
	    label_formal_value(first) != 0 || label_letter_value(first) != 0)
		return label_formal(c, out);
	return label_single(c, out);
}

size_t
label_read(struct span text, struct label *out)
{
	size_t usual = read_usual(text, out);

	return usual != 0 ? usual : read_with_care(text, out);
}
