/* numeral_values: what characters of numerals are worth; see numeral.h. */
#include "language/numeral.h"

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
