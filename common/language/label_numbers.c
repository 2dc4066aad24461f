/* label_numbers: the numbers of labels: 十二, 12, XII. */
#include "language/label_parts.h"

/* The value of 一 to 十 at c; 0 for anything else.  They begin with E4 or E5. */
static inline unsigned
chinese_at(const struct cursor *c)
{
	if (c->at >= c->text.n || ((unsigned char)c->text.p[c->at] & 0xFE) != 0xE4)
		return 0;
	return label_chinese_value(cursor_peek(c));
}

/* 一 … 九十九; blanks inside are passed over. */
unsigned
label_take_chinese(struct cursor *c)
{
	unsigned value = 0, last = 0, v;
	bool tens = false;

	for (;;) {
		struct cursor ahead = *c;

		if (last != 0 || tens)
			cursor_skip_blanks(&ahead);
		v = chinese_at(&ahead);
		if (v == 0 || (v == 10 && tens) || (v < 10 && last != 0))
			break;
		if (v == 10) {
			value = (last ? last : 1) * 10;
			tens = true;
			last = 0;
		} else {
			value += v;
			last = v;
			if (!tens)
				value = v;
		}
		c->at = ahead.at + 3;
	}
	return value;
}

unsigned
label_take_digits(struct cursor *c)
{
	unsigned value = 0;
	struct glyph g;
	int v;

	while ((v = label_digit_value((g = glyph_at(c->text, c->at)).c)) >= 0) {
		value = value * 10 + (unsigned)v;
		if (value > LABEL_ORDINAL_MAX)
			return 0;
		c->at += g.n;
	}
	return value;
}

unsigned
label_take_number(struct cursor *c)
{
	return label_digit_value(cursor_peek(c)) >= 0 ? label_take_digits(c) :
	    label_take_chinese(c);
}

unsigned
label_ordinal(struct span text, size_t from, size_t *end)
{
	struct cursor c = { text, from };
	unsigned value = label_take_number(&c);

	*end = c.at;
	return value;
}

/* I to XII in letters; 0 for none. */
unsigned
label_take_roman(struct cursor *c)
{
	static const char *const numbers[] = { "I", "II", "III", "IV", "V", "VI",
		"VII", "VIII", "IX", "X", "XI", "XII" };
	size_t from = c->at;

	while (label_is_roman_letter(cursor_peek(c)))
		c->at++;
	for (unsigned i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (span_eq(span_slice(c->text, from, c->at), span_of(numbers[i])))
			return i + 1;
	return 0;
}

unsigned
label_roman(struct span text, size_t from, size_t *end)
{
	struct cursor c = { text, from };
	struct glyph g = glyph_at(text, from);
	unsigned value = label_is_roman(g.c) ? g.c - 0x2160 + 1 :
	    label_is_roman_letter(g.c) ? label_take_roman(&c) : 0;

	*end = label_is_roman(g.c) ? from + g.n : c.at;
	return value;
}
