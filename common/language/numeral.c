/* numeral: what characters are worth, and which reader a number belongs to; see numeral.h. */
#include "language/numeral_parts.h"

enum { BLANKS_MAX = 8 };

#define DIGIT(c, value) [(c) - NUMERAL_FIRST] = NUMERAL_DIGIT | (value)
#define POWER(c, value) [(c) - NUMERAL_FIRST] = NUMERAL_POWER | (value)

const unsigned char numeral_values[NUMERAL_LAST - NUMERAL_FIRST + 1] = {
	DIGIT(U'零', 0),
	DIGIT(U'一', 1), DIGIT(U'壹', 1),
	DIGIT(U'二', 2), DIGIT(U'贰', 2), DIGIT(U'两', 2),
	DIGIT(U'三', 3), DIGIT(U'叁', 3),
	DIGIT(U'四', 4), DIGIT(U'肆', 4),
	DIGIT(U'五', 5), DIGIT(U'伍', 5),
	DIGIT(U'六', 6), DIGIT(U'陆', 6),
	DIGIT(U'七', 7), DIGIT(U'柒', 7),
	DIGIT(U'八', 8), DIGIT(U'捌', 8),
	DIGIT(U'九', 9), DIGIT(U'玖', 9),
	POWER(U'十', 1), POWER(U'拾', 1),
	POWER(U'百', 2), POWER(U'佰', 2),
	POWER(U'千', 3), POWER(U'仟', 3),
	POWER(U'万', 4), POWER(U'亿', 8),
	[U'廿' - NUMERAL_FIRST] = NUMERAL_TENS,
	[U'卅' - NUMERAL_FIRST] = NUMERAL_TENS,
	[U'半' - NUMERAL_FIRST] = NUMERAL_HALF
};

bool
numeral_anchor(uint32_t c)
{
	return numeral_is_anchor(c);
}

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
