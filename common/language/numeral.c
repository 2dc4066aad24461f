/* numeral: which reader a number belongs to; see numeral.h. */
#include "language/numeral_parts.h"

enum { BLANKS_MAX = 8 };

size_t
numeral_pass_blanks(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);
	bool line_end = false;

	for (int i = 0; i < BLANKS_MAX && numeral_is_blank(g.c); i++) {
		if (g.c == '\n' && line_end)
			break;
		line_end |= g.c == '\n';
		at += g.n;
		g = glyph_at(text, at);
	}
	return at;
}

bool
numeral_read(struct span text, size_t at, struct numeral *out)
{
	struct glyph g = glyph_at(text, at);

	if (numeral_arabic(g.c) >= 0) {
		numeral_read_arabic(text, at, NUMERAL_THOUSANDS, out);
		return true;
	}
	return numeral_value(g.c) != 0 && numeral_read_chinese(text, at, out);
}

static bool
read_grouped(struct span text, size_t at, struct numeral_groups groups, struct numeral *out)
{
	struct numeral n;

	if (numeral_arabic(glyph_at(text, at).c) <= 0)
		return false;
	numeral_read_arabic(text, at, groups, &n);
	if (!(n.flags & NUMERAL_GROUPED) || (n.flags & NUMERAL_OVERFLOW))
		return false;
	*out = n;
	return true;
}

bool
numeral_read_spaced(struct span text, size_t at, struct numeral *out)
{
	return read_grouped(text, at, (struct numeral_groups){ .digits = 3, .spaced = true }, out);
}

bool
numeral_read_myriads(struct span text, size_t at, struct numeral *out)
{
	return read_grouped(text, at, (struct numeral_groups){ .digits = 4 }, out);
}
