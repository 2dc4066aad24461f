/* bare: headings whose number stands without a mark: 一 基本情况, 1 部门概况, Ⅰ 概况, and
 * 1部门概况, as converters write Word's numbers that nothing follows;
 * those of which a page has lost the number alone: 、项目绩效情况, ）总体完成情况.
 *
 * A line of a list or a row of a table looks the same, so the number is a label
 * only where it opens the outline with its first part or a known title behind it,
 * or goes on from a heading written so.  A mark is one before a known title, where the
 * outline has such numbers.
 */
#ifndef OUTLINE_BARE_H
#define OUTLINE_BARE_H

#include "outline/level.h"
#include "outline/lookahead.h"
#include "outline/promised.h"

enum { BARE_BYTES = 96 };	/* of the longest such line */

/* Ⅰ or I to VIII, and a blank? */
static inline bool
bare_may_be_roman(struct span text)
{
	if (text.p[0] == '\xE2')
		return label_may_be_blank(text.p[3]);
	return (text.p[0] == 'I' || text.p[0] == 'V' || text.p[0] == 'X') && text.n > 5 &&
	    memchr(text.p, ' ', 5) != NULL;
}

/* 、 or ） or )? */
static inline bool
bare_may_be_mark(struct span text)
{
	return text.p[0] == ')' || memcmp(text.p, "、", 3) == 0 || memcmp(text.p, "）", 3) == 0;
}

/* Could text begin so, blanks before it left out?  One look at its first bytes. */
static inline bool
bare_possible(struct span text)
{
	while (text.n > 3 && text.p[0] == ' ')
		text = span_slice(text, 1, text.n);
	if (text.n > BARE_BYTES || text.n <= 3)
		return false;
	if ((unsigned char)(text.p[0] - '0') <= 9)
		return text.p[1] == ' ' || text.p[2] == ' ' ||
		    (unsigned char)text.p[1] >> 4 == 0xE || (unsigned char)text.p[2] >> 4 == 0xE;
	if ((unsigned char)text.p[0] >> 1 == 0xE4 >> 1)
		return label_may_be_blank(text.p[3]) ||
		    label_may_be_blank(text.p[text.n > 6 ? 6 : 3]);
	return bare_may_be_roman(text) || bare_may_be_mark(text);
}

/* Reads the number at the start of text and the blank behind it, which may be missing behind
 * digits (the label then ends where its text begins); out->form is
 * LABEL_CHINESE, LABEL_NUMBER_DOT or LABEL_FORMAL, or LABEL_NONE when there is none.
 * A mark without a number is LABEL_CHINESE or LABEL_CHINESE_PAREN with the ordinal 0. */
bool bare_read(struct span text, struct label *out);

/* Is next numbered 1 in whatever form: 1 below Ⅰ, 一、 below Ⅱ? */
bool bare_begins(const struct slot *next);

/* Is label, read by bare_read from slot, that of a heading?  next is the paragraph that
 * follows, or NULL. */
bool bare_accept(const struct levels *ls, const struct templates *t, struct slot *slot,
    const struct label *label, const struct slot *next);

/* Is the title behind it one of the table of contents, which has chapters and parts?  Then label
 * is from now on one of a converter's. */
bool bare_is_promised(const struct promised *p, struct span text, struct label *label);

/* Is it that of a part, below a chapter whose number is lost, as antiword writes those of
 * headings with a style?  Then label is from now on one of a converter's. */
bool bare_is_part(const struct levels *ls, const struct slot *slot, struct label *label,
    const struct slot *next);

#endif
