/* punct: punctuation of either width.  Half the reports have , ; : ( where the
 * others have ， ； ： （.
 *
 * A mark is named by its ASCII form.  Between two digits , and : are part of a
 * number or a time (1,234 12:30), and no marks.
 */
#ifndef TEXT_PUNCT_H
#define TEXT_PUNCT_H

#include "base/buf.h"

/* Sets of marks, of either width, for character_is_mark_of.  It looks at one character: who may
 * meet numbers asks punct_parts_digits first, or leaves them behind. */
#define PUNCT_CLAUSES U"，；,;"		/* between the clauses of a sentence */
#define PUNCT_ENDS U"。，；,;"		/* these, and its end */
#define PUNCT_LISTS U"。，；、,;"	/* these, and between what is listed in a clause */
#define PUNCT_BREAKS U"。，；：,;:"	/* ends of clauses, and what announces the next */
#define PUNCT_CLINGS U"，。、；：！？）”’》」』】〕％%‰,;)]"	/* no line begins with them */
#define PUNCT_OPENS U"（“‘《「『【〔([" /* … nor ends with these */

enum { PUNCT_WIDE = 3 };	/* bytes of U+FF0C and its kin */

/* The full-width form of mark.  They follow one another as ASCII does: EF BC 80 is U+FF00, the
 * place of the blank. */
static inline void
punct_widen(char mark, char wide[PUNCT_WIDE])
{
	wide[0] = '\xef';
	wide[1] = '\xbc';
	wide[2] = (char)(mark - ' ' + 0x80);
}

/* Bytes of the mark that s begins or ends with; 0: another character stands there. */
static inline size_t
punct_starts(struct span s, char mark)
{
	char wide[PUNCT_WIDE];

	if (s.n != 0 && s.p[0] == mark)
		return 1;
	punct_widen(mark, wide);
	return s.n >= PUNCT_WIDE && memcmp(s.p, wide, PUNCT_WIDE) == 0 ? PUNCT_WIDE : 0;
}

static inline size_t
punct_ends(struct span s, char mark)
{
	char wide[PUNCT_WIDE];

	if (s.n != 0 && s.p[s.n - 1] == mark)
		return 1;
	punct_widen(mark, wide);
	return s.n >= PUNCT_WIDE && memcmp(s.p + s.n - PUNCT_WIDE, wide, PUNCT_WIDE) == 0 ?
	    PUNCT_WIDE : 0;
}

/* Does the ASCII character at byte at stand between two digits? */
bool punct_parts_digits(struct span s, size_t at);

/* The byte at which the first such mark begins; NONE: there is none. */
size_t punct_find(struct span s, char mark);

/* 较上年持平；一般性支出: what stands behind the last of PUNCT_CLAUSES in s, words without numbers;
 * all of it, if there is none. */
struct span punct_last_clause(struct span s);

static inline bool
punct_in(struct span s, char mark)
{
	return punct_find(s, mark) != NONE;
}

#endif
