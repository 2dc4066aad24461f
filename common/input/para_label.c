/* para_label: labels that lines begin with; see para_label.h. */
#include "input/para_label.h"

#include "input/line_words.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { USUAL = 12,		/* bytes of most labels and the character behind */
	DIGITS = 2 };		/* of a number that lost its mark */

/* 一 to 十, 百 and digits. */
bool
para_numeral(uint32_t c)
{
	return character_is_digit(c) || character_is_numeral(c) || c == U'百';
}

/* Bytes of a run of up to three numerals at byte at. */
static size_t
numerals(struct span s, size_t at)
{
	size_t from = at;
	struct glyph g;

	for (int n = 0; n < 3 && para_numeral((g = glyph_at(s, at)).c); n++)
		at += g.n;
	return at - from;
}

/* 、 ． or ） of a label, by their bytes; 0: neither. */
static inline size_t
label_mark(const char *p)
{
	return memcmp(p, "、", 3) == 0 || memcmp(p, "．", 3) == 0 || memcmp(p, "）", 3) == 0 ? 3 :
	    0;
}

/* The labels that most lines with one have, 1. 1、 （1） and （一）, where an ideograph
 * follows: is_label without decoding.  False says nothing. */
static inline bool
is_usual_label(const char *p)
{
	size_t at = 0;

	if (memcmp(p, "（", 3) == 0)	/* one character in brackets */
		return (p[3] >= '0' && p[3] <= '9' && memcmp(p + 4, "）", 3) == 0) ||
		    (memcmp(p + 6, "）", 3) == 0 &&
		    para_numeral(glyph_at((struct span){ p + 3, 3 }, 0).c));
	while (at < 2 && p[at] >= '0' && p[at] <= '9')
		at++;
	if (at == 0)
		return false;
	at += p[at] == '.' ? 1 : label_mark(p + at);
	return (unsigned char)p[at] - 0xE4u <= 0xE9 - 0xE4 && (p[at - 1] < '0' || p[at - 1] > '9');
}

/* A label: 1. 1、 一、 （一） (1) 第一章 附件; 1.2 and 1、2 are none. */
static __attribute__((noinline)) bool
is_label(struct span s)
{
	struct glyph g = glyph_at(s, 0);
	bool bracket = g.c == '(' || g.c == 0xFF08;
	bool ordinal = g.c == U'第';
	size_t at = bracket || ordinal ? g.n : 0, n = numerals(s, at);
	struct glyph mark, then;

	if (n == 0)
		return word_table_starts(&line_words, "attachment", s);
	mark = glyph_at(s, at + n);
	then = glyph_at(s, at + n + mark.n);
	if (bracket)
		return mark.c == ')' || mark.c == 0xFF09;
	if (ordinal)
		return word_table_starts(&line_words, "division", span_slice(s, at + n, s.n));
	if (mark.c == U'、' && !character_is_digit(g.c))
		return true;		/* 三、2021年度… */
	return character_is_mark_of(mark.c, U"、.．)）") && !character_is_digit(then.c);
}

bool
para_label_read(struct span s)
{
	return (s.n >= USUAL && is_usual_label(s.p)) || is_label(s);
}

bool
para_label_is_begun(struct span s)
{
	struct span rest = span_trim(s);
	size_t open = punct_starts(rest, '(');

	rest = span_slice(rest, open, rest.n);
	return rest.n != 0 && rest.n <= DIGITS && span_is_digits(rest);
}

bool
para_label_is_torn(struct span last, struct span next)
{
	struct span title;
	size_t mark;

	if (!para_label_waits(last))
		return false;
	next = span_trim(next);
	mark = punct_starts(span_trim(last), '(') != 0 ? punct_starts(next, ')') :
	    span_starts(next, SPAN("、")) ? strlen("、") : 0;
	title = span_trim(span_slice(next, mark, next.n));
	return mark != 0 && character_is_han(glyph_at(title, 0).c);
}
