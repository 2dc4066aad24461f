/* numeral: digits, separators, Chinese numerals and multipliers; see numeral.h. */
#include "report/numeral.h"

#include "report/context.h"
#include "text/character.h"
#include "text/glyph.h"

enum { FAST_DIGITS = 18, DIGITS_MAX = 37, BLANKS_MAX = 8 };

#define LARGEST ((int64_t)1000000000000000)	/* 千万亿: Chinese numerals end there */

#define DIGIT(c, value) [(c) - NUMERAL_FIRST] = NUMERAL_DIGIT | (value)
#define POWER(c, value) [(c) - NUMERAL_FIRST] = NUMERAL_POWER | (value)

const unsigned char numeral_values[NUMERAL_LAST - NUMERAL_FIRST + 1] = {
	DIGIT(0x96F6, 0),						/* 零 */
	DIGIT(0x4E00, 1), DIGIT(0x58F9, 1),				/* 一 壹 */
	DIGIT(0x4E8C, 2), DIGIT(0x8D30, 2), DIGIT(0x4E24, 2),		/* 二 贰 两 */
	DIGIT(0x4E09, 3), DIGIT(0x53C1, 3),				/* 三 叁 */
	DIGIT(0x56DB, 4), DIGIT(0x8086, 4),				/* 四 肆 */
	DIGIT(0x4E94, 5), DIGIT(0x4F0D, 5),				/* 五 伍 */
	DIGIT(0x516D, 6), DIGIT(0x9646, 6),				/* 六 陆 */
	DIGIT(0x4E03, 7), DIGIT(0x67D2, 7),				/* 七 柒 */
	DIGIT(0x516B, 8), DIGIT(0x634C, 8),				/* 八 捌 */
	DIGIT(0x4E5D, 9), DIGIT(0x7396, 9),				/* 九 玖 */
	POWER(0x5341, 1), POWER(0x62FE, 1),				/* 十 拾 */
	POWER(0x767E, 2), POWER(0x4F70, 2),				/* 百 佰 */
	POWER(0x5343, 3), POWER(0x4EDF, 3),				/* 千 仟 */
	POWER(0x4E07, 4), POWER(0x4EBF, 8),				/* 万 亿 */
	[0x5EFF - NUMERAL_FIRST] = NUMERAL_TENS,			/* 廿 卅 */
	[0x5345 - NUMERAL_FIRST] = NUMERAL_TENS,
	[0x534A - NUMERAL_FIRST] = NUMERAL_HALF				/* 半 */
};

bool
numeral_anchor(uint32_t c)
{
	return numeral_is_anchor(c);
}

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\n' || c == 0x3000 || c == 0xA0 || c == 0x2002 ||
	    c == 0x2003 || c == 0x2009;
}

size_t
numeral_pass_blanks(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);
	bool line_end = false;

	for (int i = 0; i < BLANKS_MAX && is_blank(g.c); i++) {
		if (g.c == '\n' && line_end)
			break;
		line_end |= g.c == '\n';
		at += g.n;
		g = glyph_at(text, at);
	}
	return at;
}

/* Digits as they are read: a 64-bit sum while it lasts, then 128 bits. */
struct digits {
	uint64_t low;
	decimal_coefficient wide;
	int n;			/* significant digits */
	int written;
	bool spaced;		/* groups are parted by blanks: 1 160 */
	int group;		/* digits of a group */
};

static void
push(struct digits *d, int v)
{
	d->written++;
	if (d->n == 0 && v == 0)
		return;
	if (++d->n <= FAST_DIGITS)
		d->low = d->low * 10 + (unsigned)v;
	else if (d->n == FAST_DIGITS + 1)
		d->wide = (decimal_coefficient)d->low * 10 + v;
	else if (d->n <= DIGITS_MAX)
		d->wide = d->wide * 10 + v;
}

static decimal_coefficient
digits_value(const struct digits *d)
{
	return d->n <= FAST_DIGITS ? (decimal_coefficient)d->low : d->wide;
}

/* ASCII digits, as many as the 64-bit sum takes: most of what is read. */
static size_t
read_ascii(struct span text, size_t at, struct digits *d)
{
	size_t start = at, first, end;

	if (d->n == 0)
		while (at < text.n && text.p[at] == '0')
			at++;
	first = at;
	end = d->n >= FAST_DIGITS ? at : at + (size_t)(FAST_DIGITS - d->n);
	for (end = end < text.n ? end : text.n; at < end; at++) {
		unsigned v = (unsigned)(text.p[at] - '0');

		if (v > 9)
			break;
		d->low = d->low * 10 + v;
	}
	d->n += (int)(at - first);
	d->written += (int)(at - start);
	return at;
}

/* Full-width digits begin with EF; ASCII digits are left when the 64-bit sum
 * is full. */
static inline bool
may_be_digit(struct span text, size_t at)
{
	return at < text.n && ((unsigned char)text.p[at] == 0xEF ||
	    (unsigned)(text.p[at] - '0') <= 9);
}

static inline size_t
read_digits(struct span text, size_t at, struct digits *d)
{
	struct glyph g;
	int v;

	at = read_ascii(text, at, d);
	while (may_be_digit(text, at) && (v = numeral_arabic((g = glyph_at(text, at)).c)) >= 0) {
		push(d, v);
		at += g.n;
	}
	return at;
}

/* The end of a separator and exactly as many digits as a group has from at; 0 if not
 * there. */
static size_t
group_end(struct span text, size_t at, int digits, bool spaced)
{
	struct glyph g = glyph_at(text, at);
	size_t end;

	if (spaced ? g.c != ' ' && g.c != 0xA0 && g.c != 0x2009 && g.c != 0x202F :
	    g.c != ',' && g.c != 0xFF0C)
		return 0;
	end = at + g.n;
	for (int i = 0; i < digits; i++) {
		g = glyph_at(text, end);
		if (numeral_arabic(g.c) < 0)
			return 0;
		end += g.n;
	}
	return numeral_arabic(glyph_at(text, end).c) < 0 ? end : 0;
}

/* A full-width comma is a separator like any other (1，234亩, domain.md §3),
 * but before a mark, where it is more often a pause (得分98，100分): there it
 * counts when the first group needs company, that is, when the last group has
 * a fraction or a second separator. */
static bool
is_group(struct span text, size_t at, size_t end)
{
	struct glyph g = glyph_at(text, at), next = glyph_at(text, end);

	if (g.c == ',' || (next.c != 0x5206 && next.c != 0))	/* 分 */
		return true;
	return next.c == '.' || next.c == 0xFF0E || group_end(text, end, 3, false) != 0 ||
	    numeral_arabic(glyph_at(text, at + g.n).c) == 0;
}

/* Whether a number may go on behind digits with a separator of groups or a point:
 * these begin with neither an ideograph's lead nor a letter or %. */
static inline bool
may_go_on(struct span text, size_t at)
{
	unsigned char b = at < text.n ? (unsigned char)text.p[at] : 0;

	return b == '.' || b == ',' || b == ' ' || b == '\n' ||
	    b == 0xEF || b == 0xC2 || b == 0xE2 || b == 0xE3;
}

static size_t
read_groups(struct span text, size_t at, struct digits *d, unsigned *flags)
{
	size_t end;

	while ((end = group_end(text, at, d->group, d->spaced)) != 0 && d->written <= 3 + DIGITS_MAX &&
	    ((*flags & NUMERAL_GROUPED) || d->spaced || is_group(text, at, end))) {
		*flags |= NUMERAL_GROUPED;
		at = read_digits(text, at + glyph_at(text, at).n, d);
	}
	return at;
}

/* Where the digits of a fraction start if a point stands at at; else 0.
 * Converters put a blank before the point (36 .25万元) or behind it. */
static size_t
fraction_start(struct span text, size_t at, const struct digits *d)
{
	struct glyph g = glyph_at(text, at);
	size_t next;

	if (g.c == '.' && numeral_arabic(glyph_at(text, at + 1).c) >= 0)
		return at + 1;
	if (is_blank(g.c)) {
		next = numeral_blanks(text, at);
		if (next - at > 3)
			return 0;
		at = next;
		g = glyph_at(text, at);
	}
	if (!character_is_point(g.c))
		return 0;
	at += g.n;
	if (numeral_arabic(glyph_at(text, at).c) >= 0)
		return at;
	/* 36. 25万元, 486 . 20万元, but not the label in 1. 2022年 */
	next = numeral_blanks(text, at);
	if (d->written < 2 || next == at || next - at > 1)
		return 0;
	return numeral_arabic(glyph_at(text, next).c) >= 0 ? next : 0;
}

/* Separators and a fraction behind the first digits; returns how many digits
 * stand before the point. */
static int
read_on(struct span text, struct digits *d, struct numeral *out)
{
	size_t point;
	int whole;

	if (d->written <= d->group)
		out->end = read_groups(text, out->end, d, &out->flags);
	whole = d->written;
	point = fraction_start(text, out->end, d);
	if (point != 0) {
		out->end = read_digits(text, point, d);
		out->flags |= NUMERAL_POINT;
	}
	return whole;
}

static void
read_arabic(struct span text, size_t at, struct numeral *out, int group, bool spaced)
{
	struct digits d = { .spaced = spaced, .group = group };
	int whole;

	out->flags = 0;
	out->end = read_digits(text, at, &d);
	whole = may_go_on(text, out->end) ? read_on(text, &d, out) : d.written;
	if (whole > 1 && numeral_arabic(glyph_at(text, at).c) == 0)
		out->flags |= NUMERAL_ZERO;
	out->digits = d.written;
	out->place = whole - d.written;
	if (d.n > DIGITS_MAX || d.written - whole > DECIMAL_SCALE_MAX)
		out->flags |= NUMERAL_OVERFLOW;
	else
		out->value = (struct decimal){ digits_value(&d), d.written - whole };
}

/* 千瓦 千克 千米 and 百分点 are units of their own. */
static bool
begins_unit(struct span text, size_t at, uint32_t c)
{
	uint32_t next = glyph_at(text, at).c;

	if (c == 0x5343)
		return next == 0x74E6 || next == 0x514B || next == 0x7C73 || next == 0x4F0F ||
		    next == 0x5361;
	return c == 0x767E && next == 0x5206;
}

static bool
is_vague(uint32_t c)
{
	return c == 0x591A || c == 0x4F59 || c == 0x51E0;	/* 多 余 几 */
}

/* 20来天, 十来个; but not 3来源: g stands at at. */
static inline bool
is_about(struct span text, size_t at, struct glyph g)
{
	if (g.c != 0x6765)		/* 来 */
		return false;
	switch (glyph_at(text, at + g.n).c) {
	case 0x4E2A: case 0x5929: case 0x4EBA: case 0x5E74: case 0x6B21:	/* 个 天 人 年 次 */
	case 0x6237: case 0x5BB6: case 0x4EA9: case 0x5C81: case 0x4E07:	/* 户 家 亩 岁 万 */
	case 0x4EF6: case 0x540D: case 0x5206: case 0x5143: case 0x79CD:	/* 件 名 分 元 种 */
		return true;
	default:
		return false;
	}
}

/* PDF text has a blank before them too: 40 余场, but not 40 余额. */
static bool
is_vague_apart(struct span text, size_t at, struct glyph g)
{
	uint32_t next = glyph_at(text, at + g.n).c;

	return g.c != 0x51E0 && next >= 0x4E00 && next <= 0x9FFF && next != 0x989D &&
	    next != 0x4E0B && next != 0x6B3E && next != 0x6570;
}

/* 2个亿, 2个多亿: what stands between the digits and 亿, where nothing that could be counted
 * (2个亿元村, 3个亿级产业) is behind it; else 0. */
static size_t
counted_length(struct span text, size_t at, struct numeral *n)
{
	size_t end = at, billion;
	bool vague;

	if (!span_starts(span_slice(text, at, text.n), SPAN("个")))
		return 0;
	end += strlen("个");
	vague = is_vague(glyph_at(text, end).c);
	if (vague)
		end += glyph_at(text, end).n;
	if (!span_starts(span_slice(text, end, text.n), SPAN("亿")))
		return 0;
	billion = end + strlen("亿");
	if (character_is_han(glyph_at(text, billion).c) && bound_after(text, billion).op == OP_EQ)
		return 0;
	n->flags |= NUMERAL_COUNTED | (vague ? NUMERAL_VAGUE : 0u);
	return end - at;
}

/* 百 千 万 亿 after digits, 多 余 几 before or after them; returns the power. */
static int
read_multipliers(struct span text, struct numeral *n)
{
	int power = 0, last = 0;

	n->end += counted_length(text, n->end, n);
	for (;;) {
		size_t at = n->flags & NUMERAL_VAGUE ? n->end : numeral_blanks(text, n->end);
		struct glyph g = glyph_at(text, at);
		int p = numeral_multiplier(g.c);

		if (p > 1 && !begins_unit(text, at + g.n, g.c) && (last == 0 || p > last)) {
			power += p;
			last = p;
			n->end = n->solid = at + g.n;
		} else if (!(n->flags & NUMERAL_VAGUE) && ((is_vague(g.c) &&
		    (at == n->end || is_vague_apart(text, at, g))) ||
		    (at == n->end && is_about(text, at, g)))) {
			n->flags |= NUMERAL_VAGUE;
			n->end = at + g.n;
		} else {
			return power;
		}
	}
}

/* Adds 5千 to 3万, 4000 to 3万, 2000万 to 1亿: what follows must fill the
 * places below the multiplier or carry one of its own. */
static void
read_rest(struct span text, struct numeral *n)
{
	struct numeral rest;
	struct decimal sum;
	struct glyph zero = glyph_at(text, n->end);
	bool gap = zero.c == 0x96F6;	/* 1亿零500万 */
	size_t at = gap ? n->end + zero.n : n->end;

	if (numeral_arabic(glyph_at(text, at).c) < 0)
		return;
	read_arabic(text, at, &rest, 3, false);
	rest.solid = rest.end;
	if (rest.flags != 0)
		return;
	rest.power = read_multipliers(text, &rest);
	if (rest.power == 0 && !gap ? rest.digits != n->power : rest.digits + rest.power > n->power)
		return;
	if (!decimal_shift(rest.value, rest.power, &rest.value) ||
	    !decimal_add(n->value, rest.value, &sum))
		return;
	n->value = sum;
	n->place = rest.power;
	n->power = rest.power;
	n->end = rest.end;
	n->solid = rest.solid;
	n->flags |= rest.flags & NUMERAL_VAGUE;
	if (rest.power >= 4)
		read_rest(text, n);
}

static void
read_arabic_scaled(struct span text, size_t at, struct numeral *n, int group, bool spaced)
{
	read_arabic(text, at, n, group, spaced);
	n->solid = n->end;
	n->power = 0;
	if (n->flags & NUMERAL_OVERFLOW)
		return;
	n->power = read_multipliers(text, n);
	if (n->power == 0)
		return;
	n->flags |= NUMERAL_SCALED;
	if (!decimal_shift(n->value, n->power, &n->value)) {
		n->flags |= NUMERAL_OVERFLOW;
		return;
	}
	n->place += n->power;
	if (!(n->flags & (NUMERAL_POINT | NUMERAL_VAGUE)) && n->power > 1 && n->place == n->power)
		read_rest(text, n);
}

/* A Chinese numeral while it is read: total of closed 万 and 亿 parts, section
 * below the next one, digit not yet given its place. */
struct section {
	int64_t total, section;
	int digit;		/* -1: none waiting */
	int last;		/* power of the last 十 百 千 in this section; 4: none yet */
	int unit;		/* power of the last character, if it was a multiplier; 0: 零 or digit */
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

	if (c == 0x5EFF || c == 0x5345) {	/* 廿 卅 */
		ok = s->digit < 0 && s->last > 1;
		if (ok) {
			s->section += c == 0x5EFF ? 20 : 30;
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
	struct digits d = { 0 };
	struct glyph g;
	int digit;

	while ((digit = string_digit(text, at, &g)) >= 0) {
		push(&d, digit);
		at += g.n;
	}
	n->end = n->solid = at;
	n->digits = d.written;
	n->place = 0;
	n->flags |= NUMERAL_STRING;
	if (d.n > DIGITS_MAX)
		n->flags |= NUMERAL_OVERFLOW;
	else
		n->value = decimal_of(0), n->value.c = digits_value(&d);
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
	    n->value.scale < FAST_DIGITS) {
		n->value.c = n->value.c * 10 + v;
		n->value.scale++;
		at += g.n;
	}
	n->place = -n->value.scale;
	n->flags |= NUMERAL_POINT;
	n->end = n->solid = at;
	n->power = read_multipliers(text, n);
	n->place += n->power;
	if (!decimal_shift(n->value, n->power, &n->value))
		n->flags |= NUMERAL_OVERFLOW;
}

/* Not inlined: it would have Arabic numerals save its registers. */
static __attribute__((noinline)) bool
read_chinese(struct span text, size_t at, struct numeral *n)
{
	struct section s = { .digit = -1, .last = 4 };
	struct glyph g = glyph_at(text, at);
	size_t start = at;
	int before = 0;		/* the unit before a waiting digit */

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
			before = s.unit;
			s.unit = 0;
		}
	}
	if (!s.any)
		return false;
	n->power = s.digit < 0 && s.unit >= 4 ? s.unit : 0;
	s.unit = s.digit >= 0 ? before : s.unit;
	n->value = (struct decimal){ section_value(&s), 0 };
	/* spelled out, a numeral is exact to one; 三十万 is as rough as 30万 */
	n->place = n->power;
	n->end = n->solid = at;
	n->flags |= s.leads ? NUMERAL_LEADS : 0;
	if (g.c == 0x70B9) {		/* 点 */
		read_chinese_fraction(text, n, g);
		g = glyph_at(text, n->end);
	}
	if (((is_vague(g.c) || is_about(text, n->end, g)) && !(n->flags & NUMERAL_VAGUE)) ||
	    counted_length(text, n->end, n) != 0) {	/* 两个亿 */
		int power;

		power = read_multipliers(text, n);
		n->power = power != 0 ? power : n->power;
		n->place += power;
		if (!decimal_shift(n->value, power, &n->value))
			n->flags |= NUMERAL_OVERFLOW;
	}
	return true;
}

bool
numeral_read(struct span text, size_t at, struct numeral *out)
{
	struct glyph g = glyph_at(text, at);

	if (numeral_arabic(g.c) >= 0) {
		read_arabic_scaled(text, at, out, 3, false);
		return true;
	}
	return numeral_value(g.c) != 0 && read_chinese(text, at, out);
}

static bool
read_grouped(struct span text, size_t at, int group, bool spaced, struct numeral *out)
{
	struct numeral n;

	if (numeral_arabic(glyph_at(text, at).c) <= 0)
		return false;
	read_arabic_scaled(text, at, &n, group, spaced);
	if (!(n.flags & NUMERAL_GROUPED) || (n.flags & NUMERAL_OVERFLOW))
		return false;
	*out = n;
	return true;
}

bool
numeral_read_spaced(struct span text, size_t at, struct numeral *out)
{
	return read_grouped(text, at, 3, true, out);
}

bool
numeral_read_myriads(struct span text, size_t at, struct numeral *out)
{
	return read_grouped(text, at, 4, false, out);
}
