/* neighbours: two digits side by side that bound a count: 三四十次, 七八人, 五六百户,
 * 十七八岁, and 5、6万元 behind 约 (domain.md §3). */
#ifndef LANGUAGE_NEIGHBOURS_H
#define LANGUAGE_NEIGHBOURS_H

#include "language/numeral.h"
#include "language/unit.h"

struct neighbours {
	struct decimal low, high;	/* in units of unit */
	int place;			/* of the last written digit */
	struct unit unit;
};

/* The two Chinese digits, with 十 before or 十 百 千 万 亿 behind them, and the unit that
 * start at byte at; false where they may be something else (一二级, 三四期). */
bool neighbours_read(struct span text, size_t at, struct neighbours *out);

#endif
