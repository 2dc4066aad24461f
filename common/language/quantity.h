/* quantity: the grammar of quantities in running text (domain.md §3).
 *
 * Recognises a number with its sign, multiplier, unit, comparator,
 * approximator or range, and tells quantities from years, dates, ordinals,
 * document numbers, codes, list numbers, slogans and numerals inside words.
 * Knows nothing of sentences, labels or tables.
 */
#ifndef LANGUAGE_QUANTITY_H
#define LANGUAGE_QUANTITY_H

#include "language/decimal.h"

enum kind {
	KIND_MONEY, KIND_PERCENT, KIND_COUNT, KIND_SCORE, KIND_RATIO, KIND_BARE,
	/* not figures; shown with --kind=all */
	KIND_DATE, KIND_ORDINAL, KIND_CODE
};
enum { KINDS = KIND_CODE + 1 };

/* money percent …, by enum kind. */
extern const char *const kind_names[KINDS];

enum op { OP_EQ, OP_GE, OP_LE, OP_GT, OP_LT, OP_ABOUT, OP_RANGE };
enum { OPS = OP_RANGE + 1 };

/* = >= …, by enum op. */
extern const char *const op_names[OPS];

/* Which way an approximator widens the value; for checking. */
enum lean {
	LEAN_NONE,
	LEAN_BOTH,		/* 约 左右 */
	LEAN_BELOW,		/* 近 不足 */
	LEAN_ABOVE		/* 余 多 超 */
};

struct quantity {
	size_t start, end;	/* raw: digits to unit as written, 余 and 多 inside, 约 and ≥ not */
	size_t from, to;	/* the same with comparators and approximators around it */
	enum kind kind;
	enum op op;
	enum lean lean;
	struct decimal value;	/* base unit: yuan, number before %, count (28.6万: 286000) */
	struct decimal high;	/* OP_RANGE: upper end; else = value */
	struct decimal quantum;	/* one unit in the last written place, base unit */
	struct span unit;	/* CNY % ‰ 百分点 分 ㎡ CNY/场 …; "-": none; static or in text */
};

/* Finds the first quantity (or date, ordinal, code) at or after byte from of
 * text; false if there is none.  text is repaired UTF-8; it may hold LF
 * between lines of a table cell.  Overflow (more than 38 digits) is not a
 * quantity: *overflow is set and the digits are skipped. */
bool quantity_next(struct span text, size_t from, struct quantity *q, bool *overflow);

/* Quantities of a text, or of several, one behind the other. */
struct quantity_list {
	struct quantity *at;
	size_t n, cap;
};

/* Adds one; frees them, and the list is empty. */
void quantity_list_add(struct quantity_list *list, const struct quantity *q);
void quantity_list_release(struct quantity_list *list);

/* Adds all that quantity_next finds in text from byte from on; true if it passed over one of
 * more than 38 digits. */
bool quantity_list_read(struct quantity_list *list, struct span text, size_t from);

/* May text hold a quantity, date, ordinal or code at all? */
bool quantity_may(struct span text);

/* A whole table cell that is only a number, possibly with sign, parentheses,
 * separators and a unit (`1,820.00`, `(1.5)`, `99.83%`, `≥4次`, `0　`).
 * On success q is filled, kind KIND_BARE with unit "-" when no unit is
 * written. */
bool quantity_cell(struct span cell, struct quantity *q);

/* A unit as a caption, header or row label gives it: "万元", "（人）",
 * "单位：万元", "批复规模（㎡）".  True if text names one: base unit, kind and
 * the power of ten from the written number to the base unit (万元: 4, CNY). */
struct unit_hint {
	enum kind kind;
	struct span unit;
	int power;
};
bool quantity_unit_hint(struct span text, struct unit_hint *hint);

/* 万元收入: bytes of the amount's unit that s begins with, a word glued to it, as converters write
 * the caption 单位：万元 and the first cell below it; 0: there is none.  元 alone begins names of
 * places, too. */
size_t quantity_glued_unit(struct span s);

/* The same of a header of a table: the unit in its brackets (预算投资（万元）, 规模(㎡)) or the
 * percent sign at its end (完成预算%). */
bool quantity_header_hint(struct span text, struct unit_hint *hint);

/* Gives a bare quantity the unit of hint: value, high and quantum scaled. */
bool quantity_apply(struct quantity *q, const struct unit_hint *hint);

#endif
