/* reach: how far from one figure another is looked for that belongs to it.
 *
 * Reports say what belongs together by putting it together.  These distances are judged
 * by hand on reports: each covers the longest sentence, row or form met where people
 * would still see the two as one statement.  Further off, figures fit by accident more
 * often than by intent.  They also bound the work that one figure can cause, whatever
 * the input.
 */
#ifndef SENTENCE_REACH_H
#define SENTENCE_REACH_H

/* Figures in running text, counted back from the one in hand unless said otherwise. */
enum {
	REACH_OPERAND = 24,	/* to an operand that is named: two long sentences */
	REACH_CHANGES = 24,	/* from a list of changes to the list of what changed */
	REACH_FAR_RATE = 8,	/* from a rate to a numerator in the paragraph before */
	REACH_STAGE = 6,	/* to the count of an earlier stage: 申报, 批准, 完成 */
	REACH_RATE = 4,		/* to what a rate without names is made of: 预算, 调整, 支出 */
	REACH_MARK = 4,		/* either way, from a mark to its full mark or rate */
	REACH_SENTENCE = 256,	/* to the end of one; what has more figures is several */
	REACH_OUTSIDE = 8,	/* forward, from a staff to its part on no post */
	REACH_BEHIND = 3,	/* forward, to what a clause right behind it says of it */
	REACH_OVER = 2		/* forward, from a staff to by how much it is over its posts */
};

/* Paragraphs. */
enum {
	REACH_PASSAGE = 4	/* to an operand; what is further back is another matter */
};

/* Bytes; a Chinese character has three. */
enum {
	REACH_CLAUSE = 90,	/* of the words before a figure that tell what it is */
	REACH_SHARE = 60,	/* from a count to what it may be a share of if a digit is wrong */
	REACH_TWIN = 24,	/* between a figure and its twin: ，涉及资金 */
	REACH_NEXT = 6,		/* to what a bound describes: 35岁以下40人 */
	REACH_LISTED = 3	/* between figures of an enumeration: 、 */
};

/* Figures in tables. */
enum {
	REACH_ROW = 32,		/* either way, along a row: as many cells as forms have */
	REACH_COLUMN = 24,	/* either way, to another row of a column */
	REACH_MARKS = 64,	/* either way, to marks that tell how finely marks are given */
	REACH_FORM = 256	/* back into the form above: as many cells as it has */
};

#endif
