/* label_parts: what the files of label share; included by these alone.
 *
 *   label_numbers       十二, 12, XII
 *   label_forms         one function for the labels that begin alike
 *   label               which of them to ask, and the quick way for the usual ones
 *
 * A cursor is a reading position.  Functions that take a copy of it fill *out and return
 * where the heading's text begins, or 0: no such label.
 */
#ifndef LANGUAGE_LABEL_PARTS_H
#define LANGUAGE_LABEL_PARTS_H

#include "language/label.h"
#include "text/glyph.h"

enum { LABEL_WIDE_BLANK = 0x3000, LABEL_HARD_BLANK = 0xA0, LABEL_BULLET = 0x2022 };

/* --- a reading position ---------------------------------------------------- */

struct cursor {
	struct span text;
	size_t at;
};

/* The marks of a Markdown converter (## **一、…**) count as blanks. */
static inline bool
label_is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == LABEL_WIDE_BLANK || c == LABEL_HARD_BLANK ||
	    c == '*' || c == '#';
}

static inline uint32_t
cursor_peek(const struct cursor *c)
{
	return glyph_at(c->text, c->at).c;
}

static inline void
cursor_skip_blanks(struct cursor *c)
{
	c->at += label_blanks(c->text, c->at);
}

/* Is c in set, a string of characters below U+10000: u"）)"? */
static inline bool
cursor_is_in(uint32_t c, const uint_least16_t *set)
{
	while (*set != 0)
		if (*set++ == c)
			return true;
	return false;
}

/* Takes the next character (after blanks) whatever it is; 0 at the end. */
static inline uint32_t
cursor_take_any(struct cursor *c)
{
	struct glyph g;

	cursor_skip_blanks(c);
	g = glyph_at(c->text, c->at);
	c->at += g.n;
	return g.c;
}

/* Takes the next character (after blanks) if it is one of set; inlined because
 * set is known where it is called. */
static inline __attribute__((always_inline)) bool
cursor_take(struct cursor *c, const uint_least16_t *set)
{
	struct cursor ahead = *c;

	if (!cursor_is_in(cursor_take_any(&ahead), set))
		return false;
	*c = ahead;
	return true;
}

/* --- numbers ----------------------------------------------------------------- */

/* 0-9 for an ASCII or full-width digit, else -1. */
static inline int
label_digit_value(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	if (c >= 0xFF10 && c <= 0xFF19)
		return (int)(c - 0xFF10);
	return -1;
}

/* 1-10 for 一 to 十, else 0. */
static inline unsigned
label_chinese_value(uint32_t c)
{
	switch (c) {
	case U'一': return 1;
	case U'二': return 2;
	case U'三': return 3;
	case U'四': return 4;
	case U'五': return 5;
	case U'六': return 6;
	case U'七': return 7;
	case U'八': return 8;
	case U'九': return 9;
	case U'十': return 10;
	default: return 0;
	}
}

/* 1-10 for 壹 to 拾, else 0. */
static inline unsigned
label_formal_value(uint32_t c)
{
	switch (c) {
	case U'壹': return 1;
	case U'贰': return 2;
	case U'叁': return 3;
	case U'肆': return 4;
	case U'伍': return 5;
	case U'陆': return 6;
	case U'柒': return 7;
	case U'捌': return 8;
	case U'玖': return 9;
	case U'拾': return 10;
	default: return 0;
	}
}

static inline bool
label_is_roman(uint32_t c)
{
	return c >= 0x2160 && c <= 0x216B;	/* Ⅰ to Ⅻ */
}

static inline bool
label_is_roman_letter(uint32_t c)
{
	return c == 'I' || c == 'V' || c == 'X';
}

/* 1-8 for A to H, where I begins the Roman numbers; else 0. */
static inline unsigned
label_letter_value(uint32_t c)
{
	return c >= 'A' && c <= 'H' ? c - 'A' + 1 : 0;
}

/* These take a number, with blanks inside it, and return its value; 0: there is none.
 * 一 … 九十九. */
unsigned label_take_chinese(struct cursor *c);

/* Digits, up to LABEL_ORDINAL_MAX. */
unsigned label_take_digits(struct cursor *c);

/* Either. */
unsigned label_take_number(struct cursor *c);

/* I to XII in letters. */
unsigned label_take_roman(struct cursor *c);

/* --- forms -------------------------------------------------------------------- */

/* 一、 and 一）, no enumeration such as 一、二季度. */
size_t label_chinese(struct cursor c, struct label *out);

/* 1、 1. 1） 2.3 2.3.1 */
size_t label_number(struct cursor c, struct label *out);

/* （一） （1） */
size_t label_paren(struct cursor c, struct label *out);

/* 第一部分 第一章 第一节 */
size_t label_part(struct cursor c, struct label *out);

/* 附件1 附表一 附件1-2 附件：1 */
size_t label_attachment(struct cursor c, struct label *out);

/* 壹、 拾壹、 Ⅰ、 Ⅱ. IV. A. before words. */
size_t label_formal(struct cursor c, struct label *out);

/* ① ❶ ⑴ ⒈ ㈠: number and form in one character. */
size_t label_single(struct cursor c, struct label *out);

#endif
