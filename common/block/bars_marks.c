/* bars_marks: which characters are bars, rules and crossings; see bars.h. */
#include "block/bars.h"

#include "text/character.h"

enum {
	LONG_NUMBER = 5		/* digits: one without separators may be torn */
};

static enum bars_class
class_of_box(uint32_t c)
{
	static const char light_and_heavy[] = "--||--||--||";	/* U+2500..250B */

	if (c < 0x250C)
		return light_and_heavy[c - 0x2500] == '-' ? BARS_RULE : BARS_BAR;
	if (c == 0x254C || c == 0x254D || c == 0x2550)
		return BARS_RULE;
	if (c == 0x254E || c == 0x254F || c == 0x2551)
		return BARS_BAR;
	return c < 0x2571 ? BARS_CROSSING : BARS_TEXT;	/* then diagonals and halves */
}

enum bars_class
bars_class_of(uint32_t c)
{
	switch (c) {
	case '|':
	case 0xFF5C:			/* full-width bar */
		return BARS_BAR;
	case '-':
	case '=':
	case 0xFF0D:
	case 0xFF1D:
		return BARS_RULE;
	case '+':
	case 0xFF0B:
		return BARS_CROSSING;
	default:
		return c >= 0x2500 && c < 0x2580 ? class_of_box(c) : BARS_TEXT;
	}
}

static bool
is_ascii_rule(char c)
{
	return c == '-' || c == '=';
}

/* A plus is a crossing where a rule of two characters touches it: +-- or +:- */
static bool
plus_crosses(struct span s, size_t at)
{
	const char *p = s.p + at;

	if (s.n - at > 2 && is_ascii_rule(p[2]) && (is_ascii_rule(p[1]) || p[1] == ':'))
		return true;
	return at >= 2 && is_ascii_rule(p[-2]) && (is_ascii_rule(p[-1]) || p[-1] == ':');
}

bool
bars_is_post(struct span s, size_t at, struct glyph g)
{
	enum bars_class class = bars_class_of(g.c);

	if (g.c == '+')
		return plus_crosses(s, at);
	return class == BARS_BAR || class == BARS_CROSSING;
}

bool
bars_begin(struct span s)
{
	struct glyph g;

	s = span_trim(s);
	g = glyph_at(s, 0);
	return g.n != 0 && bars_is_post(s, 0, g);
}

bool
bars_is_rule(struct span s)
{
	bool rules = false;
	struct glyph g;

	s = span_trim(s);
	if (!bars_begin(s))
		return false;
	for (size_t at = 0; at < s.n; at += g.n) {
		enum bars_class class;

		g = glyph_at(s, at);
		class = bars_class_of(g.c);
		if (class == BARS_TEXT && g.c != ':')
			return false;
		rules |= class == BARS_RULE;
	}
	return rules;
}

/* Cells of hyphens, colons at their ends, bars (or plus signs) between them
 * and perhaps around them. */
size_t
bars_pipe_rule(struct span s)
{
	size_t cells = 0, hyphens = 0, bars = 0;

	s = span_trim(s);
	for (size_t at = 0; at < s.n; at++)
		switch (s.p[at]) {
		case '-':
			cells += hyphens++ == 0;
			break;
		case '|':
		case '+':
			if (hyphens == 0 && at != 0)
				return 0;
			hyphens = 0;
			bars++;
			break;
		case ':':
		case ' ':
			break;
		default:
			return 0;
		}
	return bars != 0 ? cells : 0;
}

/* A number with a point: 1,234.50, -3.0, 8.5%. */
static bool
is_decimal(struct span s)
{
	size_t points = 0;

	for (size_t at = 0; at < s.n; at++) {
		if ((s.p[at] < '0' || s.p[at] > '9') && s.p[at] != ',' && s.p[at] != '.' &&
		    s.p[at] != '-' && s.p[at] != '%')
			return false;
		points += s.p[at] == '.';
	}
	return points == 1 && s.n > 2;
}

bool
bars_are_numbers(struct span above, struct span below)
{
	if (span_is_digits(above) && span_is_digits(below))
		return above.n < LONG_NUMBER;
	return is_decimal(above) && is_decimal(below) && above.p[above.n - 1] != '.';
}
