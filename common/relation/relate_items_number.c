/* relate_items_number: how a paragraph is numbered; see relate_items_parts.h. */
#include "relation/relate_items_parts.h"

#include "language/label.h"
#include "text/character.h"
#include "text/glyph.h"

/* （1） and （一）, by the character behind the bracket. */
static enum form
form_in_brackets(uint32_t c)
{
	return character_is_digit(c) ? FORM_BRACKETS :
	    character_is_numeral(c) ? FORM_CHINESE_BRACKETS : FORM_NONE;
}

enum form
items_form(struct span text)
{
	struct glyph g = glyph_at(text, 0);
	size_t at = 0;
	uint32_t first;
	bool chinese;

	while (g.c == ' ' || g.c == 0x3000 || g.c == '\t')
		g = glyph_at(text, at += g.n);
	if (g.c == U'（' || g.c == '(')
		return form_in_brackets(glyph_at(text, at + g.n).c);
	if (g.c >= 0x2460 && g.c <= 0x2473)
		return FORM_CIRCLED;
	if (g.c == U'—' && glyph_at(text, at + g.n).c == U'—')
		return FORM_DASH;
	chinese = character_is_numeral(g.c);
	if (!chinese && !character_is_digit(g.c))
		return FORM_NONE;
	first = g.c;
	while (chinese ? character_is_numeral(g.c) : character_is_digit(g.c))
		g = glyph_at(text, at += g.n);
	while (g.c == ' ')	/* 2 、 */
		g = glyph_at(text, at += g.n);
	if (g.c == U'、' || (!chinese && (g.c == '.' || g.c == U'．') &&
	    !character_is_digit(glyph_at(text, at + g.n).c)))	/* 449.52万元 */
		return chinese ? FORM_CHINESE : FORM_DIGITS;
	return g.c == U'）' || g.c == ')' ? form_in_brackets(first) : FORM_NONE;
}

unsigned
items_ordinal(struct span text)
{
	struct label label;

	return label_possible(text) && label_read(text, &label) != 0 ? label.ordinal : 0;
}
