/* numeral_arabic: digits, what parts them, their fraction and multipliers; see numeral_parts.h. */
#include "language/numeral_parts.h"

#include "text/character.h"

/* ASCII digits, as many as the 64-bit sum takes: most of what is read. */
static size_t
read_ascii(struct span text, size_t at, struct numeral_digits *d)
{
	size_t start = at, first, end;

	if (d->n == 0)
		while (at < text.n && text.p[at] == '0')
			at++;
	first = at;
	end = d->n >= NUMERAL_FAST_DIGITS ? at : at + (size_t)(NUMERAL_FAST_DIGITS - d->n);
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
read_digits(struct span text, size_t at, struct numeral_digits *d)
{
	struct glyph g;
	int v;

	at = read_ascii(text, at, d);
	while (may_be_digit(text, at) && (v = numeral_arabic((g = glyph_at(text, at)).c)) >= 0) {
		numeral_push(d, v);
		at += g.n;
	}
	return at;
}

/* The end of a separator and exactly as many digits as a group has from at; 0 if not
 * there. */
static size_t
group_end(struct span text, size_t at, struct numeral_groups groups)
{
	struct glyph g = glyph_at(text, at);
	size_t end;

	if (groups.spaced ? g.c != ' ' && g.c != 0xA0 && g.c != 0x2009 && g.c != 0x202F :
	    g.c != ',' && g.c != U'，')
		return 0;
	end = at + g.n;
	for (int i = 0; i < groups.digits; i++) {
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

	if (g.c == ',' || (next.c != U'分' && next.c != 0))
		return true;
	return next.c == '.' || next.c == U'．' || group_end(text, end, NUMERAL_THOUSANDS) != 0 ||
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
read_groups(struct span text, size_t at, struct numeral_groups groups, struct numeral_digits *d,
    unsigned *flags)
{
	size_t end;

	while ((end = group_end(text, at, groups)) != 0 && d->written <= 3 + NUMERAL_DIGITS_MAX &&
	    ((*flags & NUMERAL_GROUPED) || groups.spaced || is_group(text, at, end))) {
		*flags |= NUMERAL_GROUPED;
		at = read_digits(text, at + glyph_at(text, at).n, d);
	}
	return at;
}

/* 1·8%: is the dot at at, in the middle of the line, a point?  Behind it are digits and a sign of
 * per cent; 3·15 is a day. */
static bool
is_raised_point(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);

	if (g.c != U'·' || numeral_arabic(glyph_at(text, at + g.n).c) < 0)
		return false;
	do
		at += g.n;
	while (numeral_arabic((g = glyph_at(text, at)).c) >= 0);
	return g.c == '%' || g.c == U'％';
}

/* Where the digits of a fraction start if a point stands at at; else 0.
 * Converters put a blank before the point (36 .25万元) or behind it. */
static size_t
fraction_start(struct span text, size_t at, const struct numeral_digits *d)
{
	struct glyph g = glyph_at(text, at);
	size_t next;

	if (g.c == '.' && numeral_arabic(glyph_at(text, at + 1).c) >= 0)
		return at + 1;
	if (numeral_is_blank(g.c)) {
		next = numeral_blanks(text, at);
		if (next - at > 3)
			return 0;
		at = next;
		g = glyph_at(text, at);
	}
	if (!character_is_point(g.c) && !is_raised_point(text, at))
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
read_on(struct span text, struct numeral_groups groups, struct numeral_digits *d,
    struct numeral *out)
{
	size_t point;
	int whole;

	if (d->written <= groups.digits)
		out->end = read_groups(text, out->end, groups, d, &out->flags);
	whole = d->written;
	point = fraction_start(text, out->end, d);
	if (point != 0) {
		out->end = read_digits(text, point, d);
		out->flags |= NUMERAL_POINT;
	}
	return whole;
}

static void
read_plain(struct span text, size_t at, struct numeral_groups groups, struct numeral *out)
{
	struct numeral_digits d = { 0 };
	int whole;

	out->flags = 0;
	out->end = read_digits(text, at, &d);
	whole = may_go_on(text, out->end) ? read_on(text, groups, &d, out) : d.written;
	if (whole > 1 && numeral_arabic(glyph_at(text, at).c) == 0)
		out->flags |= NUMERAL_ZERO;
	out->digits = d.written;
	out->place = whole - d.written;
	if (d.n > NUMERAL_DIGITS_MAX || d.written - whole > DECIMAL_SCALE_MAX)
		out->flags |= NUMERAL_OVERFLOW;
	else
		out->value = (struct decimal){ numeral_digits_value(&d), d.written - whole };
}

/* Adds 5千 to 3万, 4000 to 3万, 2000万 to 1亿: what follows must fill the
 * places below the multiplier or carry one of its own. */
static void
read_rest(struct span text, struct numeral *n)
{
	struct numeral rest;
	struct decimal sum;
	struct glyph zero = glyph_at(text, n->end);
	bool gap = zero.c == U'零';	/* 1亿零500万 */
	size_t at = gap ? n->end + zero.n : n->end;

	if (numeral_arabic(glyph_at(text, at).c) < 0)
		return;
	read_plain(text, at, NUMERAL_THOUSANDS, &rest);
	rest.solid = rest.end;
	if (rest.flags != 0)
		return;
	rest.power = numeral_read_multipliers(text, &rest);
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

void
numeral_read_arabic(struct span text, size_t at, struct numeral_groups groups, struct numeral *n)
{
	read_plain(text, at, groups, n);
	n->solid = n->end;
	n->power = 0;
	if (n->flags & NUMERAL_OVERFLOW)
		return;
	n->power = numeral_read_multipliers(text, n);
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
