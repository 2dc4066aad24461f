/* numeral: what characters are worth, and which reader a number belongs to; see numeral.h. */
#include "report/numeral_parts.h"

enum { BLANKS_MAX = 8 };

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
