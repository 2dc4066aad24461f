/* quantity_digits: what Arabic digits are; see quantity_parts.h. */
#include "language/quantity_parts.h"

#include "language/grammar.h"

enum { STREWN_MAX = 16 };	/* digits with a blank behind each */

/* 大棚1 160亩; 20.18万户、1 715亩: does a noun end before at, or, but for a pause, what is counted
 * before it? */
static bool
is_begun(struct span text, size_t at)
{
	struct glyph g = glyph_before(text, at);
	bool pause = g.c == U'、';

	if (pause)
		g = glyph_before(text, at - g.n);
	return character_is_han(g.c) && !(pause && character_is_numeral(g.c));
}

/* One number with a blank for a separator, where a unit touches it. */
static void
read_spaced(struct span text, size_t at, struct measured *m)
{
	struct numeral spaced;
	struct naming name;
	struct unit unit;
	struct glyph g;
	bool whole;

	if (m->n.flags != 0 || m->n.digits > 4 || (g = glyph_at(text, m->n.end)).n == 0 ||
	    numeral_arabic(glyph_at(text, m->n.end + g.n).c) < 0)
		return;
	whole = g.c == ',' ? numeral_read_myriads(text, at, &spaced) :
	    m->n.digits <= 3 && numeral_read_spaced(text, at, &spaced);
	if (whole && is_begun(text, at) && !naming_before(text, at, &name) &&
	    unit_at(text, numeral_blanks(text, spaced.end), &unit))
		m->n = spaced;
}

/* 维护费1, 234.5万元: a blank behind the comma of thousands, where a noun touches the first group
 * and money is told; several amounts of a list would be parted so, too (分别支出100, 200万元). */
static void
read_parted(struct span text, size_t at, struct measured *m)
{
	enum { NEAR = 60 };		/* bytes */
	struct span before = span_slice(text, at > NEAR ? at - NEAR : 0, at);
	struct numeral rest;
	struct decimal thousands;
	struct naming name;
	struct unit unit;
	size_t next = m->n.end + 2;

	if (m->n.flags != 0 || m->n.digits > 3 || m->n.value.c == 0 ||
	    !span_starts_at(text, m->n.end, SPAN(", ")) ||
	    numeral_arabic(glyph_at(text, next).c) < 0 || !numeral_read(text, next, &rest) ||
	    (rest.flags & ~(unsigned)(NUMERAL_POINT | NUMERAL_ZERO | NUMERAL_SCALED)) ||
	    rest.digits + rest.place - rest.power != 3 ||
	    !unit_at(text, numeral_blanks(text, rest.end), &unit) || unit.kind != KIND_MONEY)
		return;
	if (!character_is_han(glyph_before(text, at).c) ||
	    word_table_ends(&number_words, "nonoun", before) ||
	    word_table_in(&qualifiers, "apart", before) || naming_before(text, at, &name) ||
	    !decimal_shift(m->n.value, 3 + rest.power, &thousands) ||
	    !decimal_add(thousands, rest.value, &rest.value))
		return;
	rest.digits += m->n.digits;
	rest.flags = (rest.flags & ~(unsigned)NUMERAL_ZERO) | NUMERAL_GROUPED;
	m->n = rest;
}

/* 1 0 0 %, 3 2 6 . 5 0 万元: every digit parted from the next by a blank, as long as money
 * or a percentage stands behind. */
static void
read_strewn(struct span text, size_t at, struct measured *m)
{
	char packed[STREWN_MAX];
	size_t n = 0, end = at;
	struct unit unit;
	struct numeral whole;

	while (n < STREWN_MAX && end < text.n &&
	    (numeral_arabic((unsigned char)text.p[end]) >= 0 || (n > 0 && text.p[end] == '.'))) {
		packed[n++] = text.p[end++];
		if (end >= text.n || text.p[end] != ' ')
			break;
		end++;
	}
	if (n < 3 || n == STREWN_MAX || packed[n - 1] == '.' ||
	    !unit_at(text, end, &unit) || unit.kind > KIND_PERCENT ||
	    !numeral_read((struct span){ packed, n }, 0, &whole) ||
	    whole.end != n || (whole.flags & ~(unsigned)NUMERAL_POINT))
		return;
	whole.end = whole.solid = text.p[end - 1] == ' ' ? end - 1 : end;
	m->n = whole;
}

/* .5万元: a point before the digits is theirs where no unit ends before it (经费2万元.3万元)
 * and money or a percentage stands behind. */
static size_t
read_pointed(struct span text, size_t at, struct measured *m)
{
	struct glyph point = glyph_before(text, at), before;
	struct unit unit;
	size_t start = at - point.n;

	if ((point.c != '.' && point.c != U'．') ||
	    (m->n.flags & ~(unsigned)(NUMERAL_SCALED | NUMERAL_ZERO)))
		return at;
	before = glyph_before(text, start);
	if (before.c != 0 && !character_is_han(before.c) && before.c != U'，' &&
	    before.c != U'：')
		return at;
	if ((before.n != 0 && unit_at(text, start - before.n, &unit)) ||
	    !unit_at(text, numeral_blanks(text, m->n.end), &unit) || unit.kind > KIND_PERCENT ||
	    !decimal_shift(m->n.value, -m->n.digits, &m->n.value))
		return at;
	m->n.place -= m->n.digits;
	m->n.flags = (m->n.flags & ~(unsigned)NUMERAL_ZERO) | NUMERAL_POINT;
	return start;
}

enum quantity_found
quantity_digits(struct span text, size_t from, size_t at, struct quantity *q, size_t *next)
{
	struct measured m;
	struct trap trap;
	struct idiom idiom;
	bool found;

	numeral_read(text, at, &m.n);
	if (m.n.digits == 1)
		read_strewn(text, at, &m);
	read_spaced(text, at, &m);
	read_parted(text, at, &m);
	at = read_pointed(text, at, &m);
	*next = m.n.end;
	if (m.n.flags & NUMERAL_OVERFLOW)
		return QUANTITY_TOO_LARGE;
	if ((m.n.flags & NUMERAL_ZERO) && character_is_colon(glyph_at(text, m.n.end).c) &&
	    quantity_proportion(text, at, &m.n, q))
		return QUANTITY_READ;	/* 09:54:07 */
	if (trap_read(text, at, &m.n, &trap))
		return quantity_found_if(quantity_fill_trap(q, from, &trap, &m.n));
	if (quantity_ratio(text, at, &m.n, q)) {
		if (q->kind == KIND_RATIO)
			quantity_take_bounds(text, q, 0);
		return QUANTITY_READ;
	}
	quantity_find_unit(text, &m);
	if (!m.has_unit)
		m.has_unit = quantity_find_unit_before(text, at, &m);
	found = quantity_measured(text, at, &m, q) || quantity_bracketed(text, at, &m, q);
	if (!found && idiom_around(text, at, &idiom) && idiom.end >= m.n.end) {
		*next = idiom.end;
		return quantity_found_if(quantity_fill_idiom(q, from, &idiom));
	}
	if (!found && !quantity_bare(text, at, &m, q))
		return QUANTITY_TOO_LARGE;
	quantity_tell_slogan(text, &m.n, q);
	return QUANTITY_READ;
}
