/* context: the words around a number that change what it says (domain.md §3).
 *
 * Comparators and approximators before and after it (data/before.tsv,
 * data/after.tsv), words that make digits a code (data/codes.tsv), that make
 * 一个 a count (data/counting.tsv), and words, names and slogans that hold a
 * numeral (data/idioms.tsv).
 */
#ifndef LANGUAGE_CONTEXT_H
#define LANGUAGE_CONTEXT_H

#include "language/quantity.h"

struct bound {
	size_t start, end;	/* of the word; start == end: none */
	enum op op;		/* OP_EQ: none */
	enum lean lean;
	bool part;		/* 数 几: belongs to the number */
	enum op of_marks;	/* what it says of marks; OP_EQ: the same */
};

/* The word that ends before byte at, blanks and 人民币 between them allowed.
 * leads: the number begins with a multiplier, so 上 数 几 may stand before it. */
struct bound bound_before(struct span text, size_t at, bool leads);

/* The word that starts at byte at, or behind one blank. */
struct bound bound_after(struct span text, size_t at);

/* May a word or mark stand before byte at, or at it, that bound_before or bound_after
 * finds?  Most characters answer no. */
bool bound_may_end(uint32_t before);
bool bound_may_start(uint32_t after);

/* A word that makes the number behind it a name: 电话, 附件, 第, 前. */
struct naming {
	size_t start, end;	/* of the word */
	enum kind kind;		/* KIND_CODE or KIND_ORDINAL */
	bool strong;		/* whatever follows the number */
	bool counts;		/* but few digits before a measure word are an amount */
};

/* May such a word end with c, or stand before it?  Most characters answer no. */
bool naming_may(uint32_t c);

/* Is the number at byte at the name of something? */
bool naming_before(struct span text, size_t at, struct naming *out);

enum counting {
	COUNTING_COUNT, COUNTING_SCORE, COUNTING_MONEY, COUNTING_SPENT, COUNTING_FUND,
	COUNTING_THING
};

/* A word that says what is counted ends before byte at: a verb that makes 一个
 * a number, one of marks (扣五分), a noun of money (资金20万, 支出为20万), one of what
 * money goes to (采购), of who gives it (市级), of what is no money (点击量). */
bool counting_before(struct span text, size_t at, enum counting what);

enum sense { SENSE_WORD, SENSE_DATE, SENSE_ORDINAL, SENSE_SLOGAN };

struct idiom {
	size_t start, end;
	enum sense sense;
};

/* The idiom whose first numeral stands at byte at. */
bool idiom_around(struct span text, size_t at, struct idiom *out);

/* Does start..end stand in short quotation marks (“五个率先”), or in 《》? */
bool in_quotes(struct span text, size_t start, size_t end);

#endif
