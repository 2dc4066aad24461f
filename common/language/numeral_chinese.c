/* numeral_chinese: Chinese numerals, by places or digit by digit; see numeral_parts.h. */
#include "language/numeral_parts.h"

#define LARGEST ((int64_t)1000000000000000)	/* 千万亿: Chinese numerals end there */

/* A Chinese numeral while it is read: total of closed 万 and 亿 parts, section
 * below the next one, digit not yet given its place. */
struct section {
	int64_t total, section;
	int digit;		/* -1: none waiting */
	int last;		/* power of the last 十 百 千 in this section; 4: none yet */
	int unit;		/* power of the last character, a multiplier; 0: 零 or digit */
	int before;		/* unit as the waiting digit found it */
	bool leads;
	bool any;
};

static int64_t
ten_to(int power)
{
	int64_t v = 1;

	while (power-- > 0)
		v *= 10;
	return v;
}

/* 十 百 千: false if it cannot stand here. */
static bool
take_small(struct section *s, int power)
{
	if (power >= s->last || s->digit == 0)
		return false;
	if (s->digit < 0 && s->any && (power > 1 || s->unit == 1))
		return false;
	s->leads |= !s->any && power > 1;
	s->section += (s->digit < 0 ? 1 : s->digit) * ten_to(power);
	s->digit = -1;
	s->last = s->unit = power;
	return true;
}

/* 万 亿: closes the section. */
static bool
take_large(struct section *s, int power)
{
	int64_t part = s->section + (s->digit > 0 ? s->digit : 0);

	if (!s->any) {
		s->leads = true;
		part = 1;
	}
	if ((power == 4 && s->total != 0 && s->total < LARGEST && s->total % 100000000 != 0) ||
	    s->total + part == 0 || s->total > LARGEST / ten_to(power))
		return false;
	if (power == 8)
		s->total = (s->total + part) * 100000000;
	else
		s->total += part * 10000;
	s->section = 0;
	s->digit = -1;
	s->last = 4;
	s->unit = power;
	return true;
}

static bool
take(struct section *s, uint32_t c)
{
	int digit = numeral_digit(c), power;
	bool ok;

	if (c == U'廿' || c == U'卅') {
		ok = s->digit < 0 && s->last > 1;
		if (ok) {
			s->section += c == U'廿' ? 20 : 30;
			s->last = s->unit = 1;
		}
	} else if (digit == 0) {
		ok = s->any && s->unit > 0;
		s->unit = 0;
	} else if (digit > 0) {
		ok = s->digit < 0;
		if (ok)
			s->digit = digit;
	} else {
		power = numeral_multiplier(c);
		ok = power >= 4 ? take_large(s, power) : power > 0 && take_small(s, power);
	}
	s->any |= ok;
	return ok;
}

/* The Chinese digit at byte at; 二0二四: an ASCII zero before one is typed for 〇. */
static int
string_digit(struct span text, size_t at, struct glyph *g)
{
	*g = glyph_at(text, at);
	if (g->c == '0' && numeral_digit(glyph_at(text, at + 1).c) > 0)
		return 0;
	return numeral_digit(g->c);
}

/* 二〇二四, 一二三六: digit by digit. */
static void
read_string(struct span text, size_t at, struct numeral *n)
{
	struct numeral_digits d = { 0 };
	struct glyph g;
	int digit;

	while ((digit = string_digit(text, at, &g)) >= 0) {
		numeral_push(&d, digit);
		at += g.n;
	}
	n->end = n->solid = at;
	n->digits = d.written;
	n->place = 0;
	n->flags |= NUMERAL_STRING;
	if (d.n > NUMERAL_DIGITS_MAX)
		n->flags |= NUMERAL_OVERFLOW;
	else
		n->value = decimal_of(0), n->value.c = numeral_digits_value(&d);
}

/* The 五 of 一万五 and 三百二 stands one place below. */
static int64_t
section_value(const struct section *s)
{
	if (s->digit < 0)
		return s->total + s->section;
	return s->total + s->section + s->digit * ten_to(s->unit > 1 ? s->unit - 1 : 0);
}

/* 点五 behind a Chinese numeral, g is the 点; 万 and 亿 may close it. */
static void
read_chinese_fraction(struct span text, struct numeral *n, struct glyph g)
{
	size_t at = n->end + g.n;
	int v;

	if (numeral_digit(glyph_at(text, at).c) < 0)
		return;
	while ((v = numeral_digit((g = glyph_at(text, at)).c)) >= 0 &&
	    n->value.scale < NUMERAL_FAST_DIGITS) {
		n->value.c = n->value.c * 10 + v;
		n->value.scale++;
		at += g.n;
	}
	n->place = -n->value.scale;
	n->flags |= NUMERAL_POINT;
	n->end = n->solid = at;
	n->power = numeral_read_multipliers(text, n);
	n->place += n->power;
	if (!decimal_shift(n->value, n->power, &n->value))
		n->flags |= NUMERAL_OVERFLOW;
}

/* 两个亿, 三十多万: what stands behind a numeral that is complete. */
static void
multiply(struct span text, struct numeral *n)
{
	int power = numeral_read_multipliers(text, n);

	n->power = power != 0 ? power : n->power;
	n->place += power;
	if (!decimal_shift(n->value, power, &n->value))
		n->flags |= NUMERAL_OVERFLOW;
}

/* What *s has read up to byte at, and what stands behind it. */
static void
read_places(struct span text, size_t at, struct section *s, struct numeral *n)
{
	struct glyph g = glyph_at(text, at);

	n->power = s->digit < 0 && s->unit >= 4 ? s->unit : 0;
	s->unit = s->digit >= 0 ? s->before : s->unit;
	n->value = (struct decimal){ section_value(s), 0 };
	/* spelled out, a numeral is exact to one; 三十万 is as rough as 30万 */
	n->place = n->power;
	n->end = n->solid = at;
	n->flags |= s->leads ? NUMERAL_LEADS : 0;
	if (g.c == U'点')
		read_chinese_fraction(text, n, g);
	if (numeral_is_multiplied(text, n))
		multiply(text, n);
}

/* 零点五, 〇点八: does a fraction stand behind the zero g at byte at, and nothing else? */
static bool
is_nought(struct span text, size_t at, struct glyph g)
{
	struct glyph point = glyph_at(text, at + g.n);

	return numeral_digit(g.c) == 0 && point.c == U'点' &&
	    numeral_digit(glyph_at(text, at + g.n + point.n).c) >= 0;
}

bool
numeral_read_chinese(struct span text, size_t at, struct numeral *n)
{
	struct section s = { .digit = -1, .last = 4 };
	struct glyph g = glyph_at(text, at);
	size_t start = at;

	n->flags = NUMERAL_CHINESE;
	n->digits = 0;
	for (; g.n != 0; g = glyph_at(text, at)) {
		if (s.digit >= 0 && string_digit(text, at, &g) >= 0 && s.total + s.section == 0) {
			read_string(text, start, n);
			n->power = 0;
			return true;
		}
		if (!take(&s, g.c))
			break;
		at += g.n;
		if (s.digit >= 0) {
			s.before = s.unit;
			s.unit = 0;
		}
	}
	if (!s.any) {
		if (!is_nought(text, at, g))
			return false;
		at += g.n;
	}
	read_places(text, at, &s, n);
	return true;
}
