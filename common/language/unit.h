/* unit: what may stand after a number: money, per cent, measure words (domain.md §3).
 *
 * data/units.tsv names them; longest match wins, so 个百分点 is not 个 and 人次
 * is not 人.  A unit may be compound (元/人, 批次/千人) and then money becomes
 * CNY/人.  Multipliers (万元) belong to the number and are read there; only
 * unit_whole, which has no number, takes them as part of the unit.
 */
#ifndef LANGUAGE_UNIT_H
#define LANGUAGE_UNIT_H

#include "language/quantity.h"

/* Which numbers a unit goes with. */
enum unit_numeral {
	UNIT_ANY,
	UNIT_WHOLE,		/* no decimals */
	UNIT_WEAK,		/* a Chinese numeral only with evidence that it counts */
	UNIT_DIGITS,		/* no Chinese numerals */
	UNIT_SPELT		/* of a word that is none, but not behind digits */
};

struct unit {
	size_t end;		/* byte behind the unit in text */
	size_t first;		/* the same without /人 of a compound */
	enum kind kind;		/* may be KIND_DATE, KIND_ORDINAL: not a figure */
	int power;		/* number × 10^power is in base units */
	enum unit_numeral numeral;
	struct span base;	/* as in records; static, but part of text where it is
				 * compound (批次/千人) and not CNY/… */
};

/* The unit that starts at byte at of text; false if there is none. */
bool unit_at(struct span text, size_t at, struct unit *out);

/* All of text is one unit, with multiplier: 万元, ㎡, 万人次. */
bool unit_whole(struct span text, struct unit_hint *hint);

#endif
