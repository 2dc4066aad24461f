/* shape: how a labelled paragraph is built: a bare title, a title with its
 * text behind it in the same paragraph, one sentence, or a whole text.
 *
 * Looks at punctuation, length and amounts alone (domain.md §1: signs of a
 * body item); what they mean at a place is outline's business.
 */
#ifndef LANGUAGE_SHAPE_H
#define LANGUAGE_SHAPE_H

#include "base/buf.h"

enum shape_kind {
	SHAPE_EMPTY,		/* nothing but the label */
	SHAPE_BARE,		/* no sentence end: 基本支出情况 */
	SHAPE_RUN_IN,		/* title, full stop, text: 机构设置情况。根据… */
	SHAPE_COLON,		/* title, colon, text: 主要职能：负责… */
	SHAPE_SENTENCE,		/* one sentence and no more: 严格执行预算。 */
	SHAPE_TEXT		/* anything longer */
};

struct shape {
	enum shape_kind kind;
	size_t start;		/* of the title in the paragraph's text */
	size_t end;		/* its end, blanks and a closing colon left out */
	size_t body;		/* where the text after it starts; length if none */
	unsigned chars;		/* characters of the title */
	unsigned commas;	/* ， and , in it */
	size_t amount;		/* offset of its first amount outside brackets; NONE: none */
	bool colon;		/* bare: ends with a colon */
	bool list;		/* bare: a colon that announces a list (包括： 如下：) */
	bool columns;		/* a row of a table set with blanks: wide gaps inside, or
				 * amounts or a second label behind single ones */
	bool wide;		/* no ASCII in the title */
	bool bracketed;		/* a bracket opens in it */
};

/* The shape of text from byte from on. */
void shape_read(struct span text, size_t from, struct shape *out);

/* Does the amount at shape->amount follow the words at once and a comma
 * follow it: 古建筑抢险加固76.50万元，修缮…?  True for a short name before. */
bool shape_names_amount(struct span text, const struct shape *shape);

/* Bytes of the amount that text begins with, up to a blank or the end, as in a cell of its
 * own: 1,524.60.  0: none; a number without point and comma may be a year or a page's. */
size_t shape_cell_amount(struct span text);

/* shape_trim where a blank may end. */
size_t shape_trim_read(struct span s, size_t start);

/* Can this byte end a blank?  Asked before decoding. */
static inline bool
shape_may_end_blank(char byte)
{
	unsigned char b = (unsigned char)byte;

	return b <= '*' || b == 0x80 || b == 0xA0;
}

/* The end of s without the blanks at its end; not before start. */
static inline size_t
shape_trim(struct span s, size_t start)
{
	if (s.n <= start || !shape_may_end_blank(s.p[s.n - 1]))
		return s.n;	/* nearly always */
	return shape_trim_read(s, start);
}

/* Characters of s, counted up to limit. */
unsigned shape_chars(struct span s, unsigned limit);

/* shape_is_noise where the first byte does not say no. */
bool shape_is_noise_read(struct span s);

/* Is nothing in s a character or digit (<!-- -->, ----, &nbsp;, “ ”)? */
static inline bool
shape_is_noise(struct span s)
{
	enum { QUOTES = 16 };		/* bytes of a line of nothing but “ ” */

	return (s.n == 0 || (unsigned char)s.p[0] < 0x80 ||
	    (s.n <= QUOTES && s.p[0] == '\xE2')) && shape_is_noise_read(s);
}

/* shape_has_words where the first byte does not say yes. */
bool shape_has_words_read(struct span s);

/* Has s a Chinese character or letter at all (so it is not just a figure)? */
static inline bool
shape_has_words(struct span s)
{
	if (s.n >= 3 && (unsigned char)s.p[0] - 0xE4u <= 0xE9 - 0xE4)
		return true;		/* nearly always */
	return shape_has_words_read(s);
}

#endif
