/* neighbours: two digits that bound a count; see neighbours.h. */
#include "language/neighbours.h"

#include "language/grammar.h"
#include "text/glyph.h"

/* Follows high low as people say it: 三四, and 三五? */
static bool
are_neighbours(int low, int high)
{
	return low > 0 && (high == low + 1 || (low == 3 && high == 5));
}

/* 十 百 千 and then 万 亿 from *at; returns the power. */
static int
read_power(struct span text, size_t *at)
{
	int power = 0;

	for (int i = 0; i < 2; i++) {
		struct glyph g = glyph_at(text, *at);
		int p = numeral_power(g.c);

		if (p == 0 || (i > 0 && p < 4))
			break;
		power += p;
		*at += g.n;
	}
	return power;
}

/* What stands before makes it a list: 第三四季度, 周二三, 十一二月 is read elsewhere. */
static bool
is_named(struct span text, size_t at)
{
	uint32_t c = glyph_before(text, at).c;

	return c == U'第' || c == U'周' || c == U'初' || c == U'、' ||
	    numeral_value(c) != 0;
}

bool
neighbours_read(struct span text, size_t at, struct neighbours *out)
{
	struct glyph g = glyph_at(text, at), next;
	bool teens = g.c == U'十';
	size_t end = teens ? at + g.n : at;
	int low, high, power;

	g = glyph_at(text, end);
	next = glyph_at(text, end + g.n);
	low = numeral_digit(g.c);
	high = numeral_digit(next.c);
	if (!are_neighbours(low, high) || g.c == U'两' || is_named(text, at))
		return false;
	end += g.n + next.n;
	power = read_power(text, &end);
	if (teens && power != 0 && power < 4)
		return false;
	if (!unit_at(text, numeral_blanks(text, end), &out->unit) || out->unit.kind > KIND_SCORE ||
	    out->unit.numeral >= UNIT_WEAK || out->unit.power != 0 ||
	    (power == 0 && word_table_is(&particles, "numbered", out->unit.base)))
		return false;
	out->place = power;
	return decimal_shift(decimal_of(teens ? 10 + low : low), power, &out->low) &&
	    decimal_shift(decimal_of(teens ? 10 + high : high), power, &out->high);
}
