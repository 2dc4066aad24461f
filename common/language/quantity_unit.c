/* quantity_unit: the unit that goes with a number; see quantity_parts.h. */
#include "language/quantity_parts.h"

#include "language/date.h"
#include "language/grammar.h"

enum { BRACKET_MAX = 8 };	/* characters of a unit in brackets */

/* Does unit go with n?  本 takes decimals only where nothing follows it (生均藏书88.7册；
 * but 2.3本项目), 成 only up to ten. */
static bool
goes_with(struct span text, const struct numeral *n, const struct unit *unit)
{
	if (unit->kind == KIND_PERCENT && unit->power != 0)
		return n->value.scale <= 1 && n->power == 0 && n->value.c <= 100 &&
		    decimal_cmp(n->value, decimal_of(10)) <= 0;
	return unit->numeral != UNIT_WHOLE || !(n->flags & NUMERAL_POINT) ||
	    (n->flags & NUMERAL_SCALED) || unit->end != unit->first ||
	    quantity_pauses(glyph_at(text, unit->end).c);
}

/* 6分30秒: minutes, no marks. */
static void
tell_minutes(struct span text, struct measured *m)
{
	struct numeral seconds;

	if (m->unit.kind != KIND_SCORE || numeral_arabic(glyph_at(text, m->unit.end).c) < 0 ||
	    !numeral_read(text, m->unit.end, &seconds) ||
	    !word_table_starts(&grammar, "seconds", span_slice(text, seconds.end, text.n)))
		return;
	m->unit.kind = KIND_COUNT;
	m->unit.base = SPAN("分钟");
}

size_t
quantity_skip_inclusive(struct span text, size_t at)
{
	return at + word_table_at_start(&particles, "inclusive", span_slice(text, at, text.n));
}

/* 3000（万元）: the unit in brackets behind the number it belongs to; years have none. */
static bool
find_unit_bracketed(struct span text, struct measured *m)
{
	size_t open = numeral_blanks(text, m->n.end), start, end;
	struct glyph g;
	struct unit_hint hint;

	if (open >= text.n || (text.p[open] != '(' && text.p[open] != "（"[0]))
		return false;	/* nearly always */
	g = glyph_at(text, open);
	if (!character_opens(g.c))
		return false;
	if ((end = quantity_skip_inclusive(text, open)) != open)
		return unit_at(text, end, &m->unit);
	if (date_is_year(&m->n))
		return false;
	start = end = open + g.n;
	for (int i = 0; i < BRACKET_MAX && (g = glyph_at(text, end)).n != 0; i++, end += g.n)
		if (character_closes(g.c))
			break;
	if (!character_closes(g.c) ||
	    !unit_whole(span_slice(text, start, end), &hint) || hint.kind > KIND_PERCENT)
		return false;
	m->unit = (struct unit){ .end = end + g.n, .first = end + g.n, .kind = hint.kind,
	    .power = hint.power, .numeral = UNIT_ANY, .base = hint.unit };
	return true;
}

/* 70,734,万元: a separator too many; behind 流动比率1.32, another clause begins. */
static bool
find_unit_separated(struct span text, struct measured *m)
{
	size_t at = m->n.end;
	struct glyph g;

	if (at >= text.n || text.p[at] != ',' || (m->n.flags & NUMERAL_GROUPED) == 0)
		return false;
	g = glyph_at(text, at + 1);
	if (numeral_multiplier(g.c) < 4 || !unit_at(text, at + 1 + g.n, &m->unit) ||
	    m->unit.kind != KIND_MONEY)
		return false;
	m->unit.power += numeral_multiplier(g.c);
	return true;
}

/* A unit that does not stand right behind the number. */
static bool
find_unit_apart(struct span text, struct measured *m)
{
	return find_unit_bracketed(text, m) || find_unit_separated(text, m);
}

bool
quantity_find_unit_before(struct span text, size_t at, struct measured *m)
{
	struct glyph g = glyph_before(text, at);
	size_t end, start;
	struct unit_hint hint;

	if (g.c == ' ' || character_is_colon(g.c))
		g = glyph_before(text, at -= g.n);
	if (!character_closes(g.c) || date_is_year(&m->n))
		return false;
	start = end = at - g.n;
	for (int i = 0; i < BRACKET_MAX && (g = glyph_before(text, start)).n != 0;
	    i++, start -= g.n)
		if (character_opens(g.c))
			break;
	if (!character_opens(g.c) ||
	    !unit_whole(span_slice(text, start, end), &hint) || hint.kind > KIND_SCORE)
		return false;
	m->unit = (struct unit){ .end = m->n.end, .first = m->n.end, .kind = hint.kind,
	    .power = hint.power, .numeral = UNIT_ANY, .base = hint.unit };
	m->end = m->n.end;
	return true;
}

void
quantity_find_unit(struct span text, struct measured *m)
{
	struct numeral *n = &m->n;

	m->has_unit = unit_at(text, numeral_blanks(text, n->end), &m->unit);
	if (!m->has_unit && (n->flags & NUMERAL_VAGUE) && n->solid != n->end) {
		n->flags &= ~(unsigned)NUMERAL_VAGUE;
		n->end = n->solid;
		m->has_unit = unit_at(text, numeral_blanks(text, n->end), &m->unit);
	}
	m->has_unit = m->has_unit ? goes_with(text, n, &m->unit) : find_unit_apart(text, m);
	m->half = false;
	if (m->has_unit)
		tell_minutes(text, m);
	m->end = m->has_unit ? m->unit.end : n->end;
}
