/* width: how many columns text takes on a terminal or in a fixed-pitch file.
 *
 * As converters count: a Chinese character, full-width form or Chinese
 * punctuation mark is 2 columns, a combining or zero-width character 0,
 * everything else 1 (East Asian Ambiguous is 1; see width_text_wide).
 */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include "base/buf.h"

/* width_of a character that is neither below U+0300 nor an ideograph. */
unsigned width_of_rare(uint32_t character);

/* Columns of one character: 0, 1 or 2.  Below U+0300 are no wide and no combining ones. */
static inline unsigned
width_of(uint32_t character)
{
	if (character < 0x300)
		return 1;
	return character >= 0x4E00 && character <= 0x9FFF ? 2 : width_of_rare(character);
}

/* Columns of UTF-8 text; a byte that is not UTF-8 takes 1. */
size_t width_text(struct span text);

/* The same where quotes, dashes, … ① ≥ ± and other characters that Chinese
 * fonts draw wide (East Asian Ambiguous) take 2. */
size_t width_text_wide(struct span text);

#endif
