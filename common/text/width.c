/* width: display width of characters; see width.h.  The ranges are
 * those of Unicode's EastAsianWidth (W and F; A) and of the combining marks
 * that a Chinese report may hold. */
#include "text/width.h"

#include "text/glyph.h"

struct range {
	uint32_t first, last;
};

static const struct range zero_width[] = {
	{ 0x0300, 0x036F },	/* combining marks */
	{ 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2060, 0x206F },
	{ 0x20D0, 0x20F0 }, { 0x302A, 0x302D }, { 0x3099, 0x309A },
	{ 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF },
	{ 0xE0000, 0xE0FFF },
};

static const struct range wide[] = {
	{ 0x1100, 0x115F },	/* Hangul */
	{ 0x231A, 0x231B }, { 0x2329, 0x232A }, { 0x23E9, 0x23EC },
	{ 0x2E80, 0x303E },	/* radicals, Chinese punctuation */
	{ 0x3041, 0x4DBF },	/* kana, enclosed, squared, extension A */
	{ 0x4E00, 0xA4CF }, { 0xA960, 0xA97F }, { 0xAC00, 0xD7A3 },
	{ 0xF900, 0xFAFF }, { 0xFE10, 0xFE19 }, { 0xFE30, 0xFE6F },
	{ 0xFF01, 0xFF60 }, { 0xFFE0, 0xFFE6 },
	{ 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FC }, { 0x1F900, 0x1F9FF },
	{ 0x20000, 0x3FFFD },
};

static const struct range ambiguous[] = {
	{ 0x00A1, 0x00A1 }, { 0x00A4, 0x00A4 }, { 0x00A7, 0x00A8 },
	{ 0x00AA, 0x00AA }, { 0x00AD, 0x00AE }, { 0x00B0, 0x00B4 },
	{ 0x00B6, 0x00BA }, { 0x00BC, 0x00BF }, { 0x00D7, 0x00D7 },
	{ 0x00F7, 0x00F7 }, { 0x0391, 0x03A9 }, { 0x03B1, 0x03C9 },
	{ 0x0401, 0x0451 }, { 0x2010, 0x2010 }, { 0x2013, 0x2016 },
	{ 0x2018, 0x2019 }, { 0x201C, 0x201D }, { 0x2020, 0x2022 },
	{ 0x2024, 0x2027 }, { 0x2030, 0x2030 }, { 0x2032, 0x2033 },
	{ 0x2035, 0x2035 }, { 0x203B, 0x203B }, { 0x2074, 0x2074 },
	{ 0x2081, 0x2084 }, { 0x20AC, 0x20AC }, { 0x2103, 0x2103 },
	{ 0x2105, 0x2105 }, { 0x2109, 0x2109 }, { 0x2113, 0x2113 },
	{ 0x2116, 0x2116 }, { 0x2121, 0x2122 }, { 0x2153, 0x215E },
	{ 0x2160, 0x216B }, { 0x2170, 0x2179 }, { 0x2190, 0x2199 },
	{ 0x2200, 0x22BF },	/* mathematical operators */
	{ 0x2460, 0x2595 },	/* enclosed numbers, box drawing, blocks */
	{ 0x25A0, 0x25EF }, { 0x2605, 0x2606 }, { 0x2609, 0x2609 },
	{ 0x260E, 0x260F }, { 0x261C, 0x261E }, { 0x2640, 0x2642 },
	{ 0x2660, 0x266F }, { 0xFFFD, 0xFFFD },
};

#define IS_IN(character, table) \
	is_in(character, table, sizeof(table) / sizeof(table)[0])

static bool
is_in(uint32_t character, const struct range *table, size_t n)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (character > table[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && character >= table[low].first;
}

unsigned
width_of_rare(uint32_t character)
{
	if (IS_IN(character, wide))
		return 2;
	return IS_IN(character, zero_width) ? 0 : 1;
}

static size_t
measure(struct span text, bool wide_too)
{
	size_t columns = 0;
	struct glyph g;

	for (size_t at = 0; at < text.n; at += g.n) {
		g = glyph_at(text, at);
		columns += width_of(g.c);
		if (wide_too && g.c >= 0x80 && IS_IN(g.c, ambiguous))
			columns++;
	}
	return columns;
}

size_t
width_text(struct span text)
{
	return measure(text, false);
}

size_t
width_text_wide(struct span text)
{
	return measure(text, true);
}
