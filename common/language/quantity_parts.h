/* quantity_parts: what the files of the grammar of quantities share; included by
 * quantity*.c alone.
 *
 *   quantity_digits     what Arabic digits are, asked in order
 *   quantity_chinese    the same of Chinese numerals
 *   quantity_measured   a number with its unit: 3元5角2分, 两年半, （12.5）万元
 *   quantity_unit       which unit goes with a number, behind it or in brackets
 *   quantity_range      10-20万元
 *   quantity_ratio      百分之五, 三分之二, 3:1, 翻一番, 减半
 *   quantity_bare       a number without unit: figure or name
 *   quantity_money      amounts without 元, by the amounts beside them
 *   quantity_around     signs, currencies, comparators and approximators
 *   quantity_cell       a table cell that is one number
 *   quantity_hint       the unit that a caption or header gives
 *
 * Recognisers read at byte at of text, where a numeral stands that was read
 * already, fill *q and return true; false: not this, and *q may hold anything.
 */
#ifndef LANGUAGE_QUANTITY_PARTS_H
#define LANGUAGE_QUANTITY_PARTS_H

#include "language/context.h"
#include "language/numeral.h"
#include "language/quantity.h"
#include "language/trap.h"
#include "language/unit.h"
#include "text/character.h"
#include "text/glyph.h"

/* A numeral with the unit that goes with it. */
struct measured {
	struct numeral n;
	struct unit unit;
	bool has_unit;
	bool half;		/* 半 stood behind the unit: 一个半小时 */
	size_t end;
};

static inline bool
numeral_is_chinese(const struct numeral *n)
{
	return (n->flags & NUMERAL_CHINESE) != 0;
}

/* One Chinese character, at byte at: 一 三 十. */
static inline bool
numeral_is_single(const struct numeral *n, size_t at)
{
	return numeral_is_chinese(n) && n->solid == at + 3;
}

static inline bool
span_starts_at(struct span text, size_t at, struct span word)
{
	return at <= text.n && span_starts(span_slice(text, at, text.n), word);
}

/* The end of the text or a mark that ends a clause. */
static inline bool
quantity_pauses(uint32_t c)
{
	return c == 0 || c == '\n' || c == ',' || c == ';' || c == '.' || c == ')' ||
	    (c >= 0x3001 && c <= 0x3002) || c == U'，' || c == U'；' || c == U'）';
}

static inline bool
quantity_is_bound(enum op op)
{
	return op == OP_GE || op == OP_LE || op == OP_GT || op == OP_LT;
}

enum { QUANTITY_LIST = 12 };	/* numbers of a list that one unit ends */

/* Does c part the numbers of a list that one unit ends? */
static inline bool
quantity_lists(uint32_t c)
{
	return c == U'、' || c == ',' || c == U'和' || c == U'与' || c == U'及';
}

/* --- filling in ---------------------------------------------------------- */

/* q is start..end, of this kind, with no value, unit "-".  Always true. */
static inline bool
quantity_fill(struct quantity *q, size_t start, size_t end, enum kind kind)
{
	*q = (struct quantity){ .start = start, .end = end, .from = start, .to = end,
	    .kind = kind, .unit = SPAN("-"), .quantum = { 1, 0 } };
	return true;
}

/* The same for what is no figure; nothing of it before byte from.  An idiom may be a word
 * of which nothing is to be told: false. */
bool quantity_fill_trap(struct quantity *q, size_t from, const struct trap *t,
    const struct numeral *n);
bool quantity_fill_idiom(struct quantity *q, size_t from, const struct idiom *idiom);

/* value, high and quantum of n in units of 10^power; false: more than 38 digits. */
static inline bool
quantity_set(struct quantity *q, const struct numeral *n, int power)
{
	struct decimal one = { 1, 0 };

	if (!decimal_shift(n->value, power, &q->value) ||
	    !decimal_shift(one, n->place + power, &q->quantum))
		return false;
	q->value = q->high = decimal_trim(q->value);
	return true;
}

/* A count in short quotation marks is a slogan: “五个率先”. */
void quantity_tell_slogan(struct span text, const struct numeral *n, struct quantity *q);

/* --- quantity_around.c --------------------------------------------------- */

/* How a number is written decides which words may stand about it: flags are
 * NUMERAL_LEADS (上 数 几 may, before 百 千 万) and NUMERAL_VAGUE (余 多: about). */
void quantity_take_bounds(struct span text, struct quantity *q, unsigned flags);

/* The same, and before it its currency and sign. */
void quantity_take_surroundings(struct span text, struct quantity *q, unsigned flags);

/* Less than nothing; of a range the lower end alone (-5-10%). */
void quantity_negate(struct quantity *q);

/* --- quantity_ratio.c ---------------------------------------------------- */

/* 百分之五, 千分之三, 万分之五, 百分之98.5: at stands on 百 千 万, nothing was read. */
bool quantity_percent_words(struct span text, size_t at, struct quantity *q);

/* 减半, 压减了一半: at stands on 半 or 一, nothing was read. */
bool quantity_halving(struct span text, size_t at, struct quantity *q);

/* 3:1 is a quotient; 9.1:54.3:36.6 has no one value and is a code, 8:30 a date. */
bool quantity_proportion(struct span text, size_t at, const struct numeral *n,
    struct quantity *q);

/* 三分之二, 2/3, 3:1, 翻一番. */
bool quantity_ratio(struct span text, size_t at, const struct numeral *n, struct quantity *q);

/* --- quantity_unit.c ----------------------------------------------------- */

/* Behind the （含） of 90分（含）-100分 and 90（含）分; at where there is none. */
size_t quantity_skip_inclusive(struct span text, size_t at);

/* Finds the unit behind m->n and fills the rest of m; 多 余 几 stay with the number only
 * before a unit. */
void quantity_find_unit(struct span text, struct measured *m);

/* 预算数（万元）：356.8: the unit stands in brackets before the number. */
bool quantity_find_unit_before(struct span text, size_t at, struct measured *m);

/* --- quantity_range.c ---------------------------------------------------- */

/* The measured number behind a connector (- ~ 至 到) behind low; false if no range. */
bool quantity_read_upper(struct span text, size_t at, const struct measured *low,
    struct measured *high);

/* q goes from low to high: the multiplier and the unit of high belong to low too. */
bool quantity_set_range(struct quantity *q, const struct measured *low,
    const struct measured *high);

/* --- quantity_measured.c, quantity_bare.c -------------------------------- */

/* Does m state a quantity of its unit? */
bool quantity_measured(struct span text, size_t at, struct measured *m, struct quantity *q);

/* （12.5）万元: an amount in accounts that is less than nothing. */
bool quantity_bracketed(struct span text, size_t at, const struct measured *m,
    struct quantity *q);

/* A number without unit: measured (a fraction, separators, a bound, behind 为), a year,
 * or a name of something (KIND_CODE, KIND_ORDINAL).  False: more than 38 digits. */
bool quantity_bare(struct span text, size_t at, const struct measured *m, struct quantity *q);

/* --- quantity_money.c ---------------------------------------------------- */

/* Makes money (CNY) of those of the n quantities of text that are amounts without 元: 其中市级500万
 * behind an amount.  Counts stay what they are. */
void quantity_settle_money(struct quantity *at, size_t n, struct span text);

/* --- quantity_digits.c, quantity_chinese.c ------------------------------- */

enum quantity_found {
	QUANTITY_NONE,
	QUANTITY_READ,		/* q is filled */
	QUANTITY_TOO_LARGE	/* more than 38 digits */
};

static inline enum quantity_found
quantity_found_if(bool read)
{
	return read ? QUANTITY_READ : QUANTITY_NONE;
}

/* Looks at a numeral, the first that may be something behind byte from; *next is where to
 * go on if it is nothing. */
enum quantity_found quantity_digits(struct span text, size_t from, size_t at,
    struct quantity *q, size_t *next);
bool quantity_chinese(struct span text, size_t from, size_t place, struct quantity *q,
    size_t *next);

/* --- quantity_cell.c ----------------------------------------------------- */

/* s without blanks (U+3000, U+00A0 and line ends too) at its ends; *start is where it
 * begins in s. */
struct span quantity_trim(struct span s, size_t *start);

#endif
