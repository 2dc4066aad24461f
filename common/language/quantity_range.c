/* quantity_range: from one number to another; see quantity_parts.h. */
#include "language/quantity_parts.h"

#include "language/date.h"
#include "language/grammar.h"

static bool
behind_connector(uint32_t c)
{
	return c == U'从' || c == U'由' || c == U'自';
}

/* Where the upper end of a range begins behind at; 0 if no connector is there. */
static size_t
range_next(struct span text, size_t at, bool *word)
{
	struct glyph g = glyph_at(text, at = numeral_blanks(text, at)), again;

	if (character_opens(g.c))
		g = glyph_at(text, at = quantity_skip_inclusive(text, at));

	*word = g.c == U'至' || g.c == U'到';
	if (*word)
		return numeral_blanks(text, at + g.n);
	if (character_is_han(g.c))	/* most are */
		return 0;
	if (!character_is_dash(g.c))
		return 0;
	again = glyph_at(text, at + g.n);
	if (again.c == g.c)
		at += again.n;
	return numeral_blanks(text, at + g.n);
}

/* Most numbers end before an ideograph, and of those only 至 (E8 87 B3) and 到 (E5 88 B0)
 * connect. */
static inline bool
may_be_range(struct span text, size_t at)
{
	unsigned char lead = at < text.n ? (unsigned char)text.p[at] : 0xE4;

	return lead < 0xE4 || lead > 0xE9 || lead == 0xE8 || lead == 0xE5;
}

/* 207.4538 — 100%, PAGE 1 — 2016年: two numbers with a dash between them. */
static bool
are_apart(struct span text, const struct measured *low, const struct measured *high)
{
	if (low->has_unit || numeral_is_chinese(&low->n))
		return false;
	return decimal_cmp(low->n.value, high->n.value) > 0 ||
	    (date_is_year(&high->n) && !date_is_year(&low->n) &&
	    word_table_starts(&grammar, "year", span_slice(text, high->n.end, text.n)));
}

/* 减少120万元至3456.7万元: an amount by which something changed, and what it became?  A rate is
 * raised by so much to so much (增加200元至500元): there the first is less, and both are round. */
static bool
is_change_to(struct span text, size_t at, const struct measured *low, const struct measured *high)
{
	return low->unit.kind == KIND_MONEY && high->unit.kind == KIND_MONEY &&
	    word_table_ends(&particles, "changes", span_slice(text, 0, at)) &&
	    (decimal_cmp(low->n.value, high->n.value) > 0 ||
	    ((low->n.flags | high->n.flags) & NUMERAL_POINT));
}

bool
quantity_read_upper(struct span text, size_t at, const struct measured *low, struct measured *high)
{
	bool word;
	size_t next = may_be_range(text, low->end) ? range_next(text, low->end, &word) : 0;

	if (next == 0 || !numeral_starts(glyph_at(text, next).c) ||
	    !numeral_read(text, next, &high->n) ||
	    (high->n.flags & (NUMERAL_OVERFLOW | NUMERAL_STRING | NUMERAL_LEADS | NUMERAL_ZERO)) ||
	    (numeral_is_chinese(&low->n) != numeral_is_chinese(&high->n) && !word))
		return false;
	quantity_find_unit(text, high);
	if (!word && glyph_at(text, low->end).c == ' ' && are_apart(text, low, high))
		return false;
	if (!high->has_unit)
		return !low->has_unit && !word && !numeral_is_chinese(&low->n);
	if (!low->has_unit)
		return true;
	return span_eq(low->unit.base, high->unit.base) &&
	    !(word && is_change_to(text, at, low, high)) &&
	    !behind_connector(glyph_before(text, at).c);
}

bool
quantity_set_range(struct quantity *q, const struct measured *low, const struct measured *high)
{
	int power = high->has_unit ? high->unit.power : 0;
	struct numeral lower = low->n;
	struct decimal upper, swap;

	if (!low->has_unit && lower.power == 0 && high->n.power != 0) {
		if (!decimal_shift(high->n.value, -high->n.power, &upper))
			return false;
		if (decimal_cmp(lower.value, upper) < 0) {
			if (!decimal_shift(lower.value, high->n.power, &lower.value))
				return false;
			lower.place += high->n.power;
		}
	}
	if (!quantity_set(q, &lower, power) ||
	    !decimal_shift(high->n.value, power, &upper))
		return false;
	q->high = decimal_trim(upper);
	if (decimal_cmp(q->value, q->high) > 0) {
		swap = q->value;
		q->value = q->high;
		q->high = swap;
	}
	q->op = OP_RANGE;
	q->end = high->end;
	return true;
}
