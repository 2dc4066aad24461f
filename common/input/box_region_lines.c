/* box_region_lines: what a line of a page is to the tables above and below it; see
 * box_region_parts.h. */
#include "input/box_region_parts.h"

#include "input/box_text.h"
#include "input/line_words.h"
#include "input/para_label.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	INDENT = 300,		/* percent of an em: the most that running text is indented */
	HEADINGS = 4		/* one below the other, at most */
};

static bool
has_colon(const struct box_page *page, const struct box_chunk *chunk)
{
	for (size_t w = chunk->first; w < chunk->first + chunk->n; w++)
		if (punct_in(box_word_text(page, w), ':'))
			return true;
	return false;
}

/* Does a word stand in a chunk that says this (linewords.tsv)? */
static bool
has_word(const struct box_page *page, const struct box_chunk *chunk, const char *says)
{
	for (size_t w = chunk->first; w < chunk->first + chunk->n; w++)
		if (word_table_in(&line_words, says, box_word_text(page, w)))
			return true;
	return false;
}

static bool
ends_with(const struct box_page *page, const struct box_chunk *chunk, const char *says)
{
	return word_table_ends(&line_words, says, box_word_text(page, chunk->first + chunk->n - 1));
}

static struct span
first_word(const struct box_page *page, const struct box_strip *strip)
{
	return box_word_text(page, page->chunks[strip->first].first);
}

bool
strip_has_colons(const struct box_page *page, const struct box_strip *strip)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (!has_colon(page, &page->chunks[i]))
			return false;
	return true;
}

bool
strip_is_signature(const struct box_page *page, const struct box_strip *strip)
{
	return strip_has_colons(page, strip) && word_table_starts(&line_words, "signature",
	    first_word(page, strip));
}

/* 编制单位：某某局  金额单位：万元: chunks with colons, of which one names what the
 * figures of a table are counted in. */
static bool
is_caption(const struct box_page *page, const struct box_strip *strip)
{
	bool unit = false;

	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		unit |= has_word(page, chunk, "unit") && ends_with(page, chunk, "money");
	}
	return unit && strip_has_colons(page, strip);
}

bool
strip_is_unit_line(const struct box_page *page, const struct box_strip *strip)
{
	bool unit = false;

	if (strip->n > 4 || strip->kind == BOX_PROSE)
		return false;
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		unit |= has_word(page, &page->chunks[i], "unitcolon");
	return is_caption(page, strip) || (strip->n <= 3 && unit &&
	    (int64_t)strip->x1 - strip->x0 < (int64_t)strip->em * 10);
}

int32_t
strip_letter_size(const struct box_page *page, const struct box_strip *strip)
{
	int32_t size = 0;

	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		for (size_t w = chunk->first; w < chunk->first + chunk->n; w++)
			if (glyph_at(box_word_text(page, w), 0).c >= 0x2E80 &&
			    page->words[w].em > size)
				size = page->words[w].em;
	}
	return size;
}

/* 附件2, by itself: what comes below belongs together. */
static bool
is_attachment(const struct box_page *page, const struct box_strip *strip)
{
	struct span s = first_word(page, strip);

	return strip->n == 1 && (int64_t)strip->x1 - strip->x0 < (int64_t)strip->em * 5 &&
	    word_table_starts(&line_words, "attachment", s);
}

bool
strip_is_numbered(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *first = &page->chunks[strip->first];
	struct span s = box_word_text(page, first->first), number;
	size_t name = word_table_at_start(&line_words, "table", s);

	if (strip->n > 2 || name == 0)
		return false;
	number = span_slice(s, name, s.n);
	if (number.n == 0 && first->n > 1)
		number = box_word_text(page, first->first + 1);
	return number.n != 0 && (box_is_number(number) || (number.n == glyph_at(number, 0).n &&
	    character_is_numeral(glyph_at(number, 0).c)));
}

bool
strip_is_heading(const struct box_page *page, size_t i)
{
	const struct box_strip *strip = &page->strips[i];
	int32_t below;

	if (is_attachment(page, strip) || strip_is_numbered(page, strip))
		return true;
	if (strip->kind != BOX_SHORT || i + 1 == page->nstrips)
		return false;
	below = strip_letter_size(page, strip + 1);
	return below > 0 &&
	    (int64_t)strip_letter_size(page, strip) * 100 > (int64_t)below * BOX_LARGER;
}

/* Does the strip begin as a heading of a chapter, 第三部分, 第一章?  Rows of tables have other
 * labels. */
static bool
begins_chapter(const struct box_page *page, const struct box_strip *strip)
{
	struct span s = first_word(page, strip);

	return glyph_at(s, 0).c == 0x7B2C && para_label(s);	/* 第 */
}

static bool
is_at_left(const struct box_page *page, const struct box_strip *strip)
{
	return ((int64_t)strip->x0 - page->left) * 100 <= (int64_t)strip->em * INDENT;
}

static bool
is_in_middle(const struct box_page *page, const struct box_strip *strip)
{
	int64_t off = (int64_t)strip->x0 + strip->x1 - 2 * (int64_t)page->left - page->width;

	return (off < 0 ? -off : off) * 100 <= (int64_t)strip->em * INDENT;
}

bool
strip_is_labelled(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *first = &page->chunks[strip->first];

	if (strip->n == 2 && first->n == 1)
		return is_at_left(page, strip) && !strip_has_figure(page, strip) &&
		    box_is_label(box_word_text(page, first->first));
	if (strip->kind != BOX_SHORT || strip->n > 1)
		return false;
	if (begins_chapter(page, strip))
		return is_at_left(page, strip) || is_in_middle(page, strip);
	return is_at_left(page, strip) && box_is_label(first_word(page, strip));
}

bool
strip_begins_section(const struct box_page *page, size_t i)
{
	size_t most = i + HEADINGS;
	bool chapter = begins_chapter(page, &page->strips[i]);

	while (i < most && i < page->nstrips && strip_is_labelled(page, &page->strips[i]))
		i++;
	return i < page->nstrips ? page->strips[i].kind == BOX_PROSE : chapter;
}

bool
strip_is_numbered_heading(const struct box_page *page, size_t i)
{
	const struct box_strip *strip = &page->strips[i];
	const struct box_chunk *number = &page->chunks[strip->first];

	return strip->n == 2 && number->n == 1 && is_at_left(page, strip) &&
	    box_is_label(box_word_text(page, number->first)) &&
	    !strip_has_figure(page, strip) && strip_begins_section(page, i);
}

bool
strip_begins_form(const struct box_page *page, const struct box_strip *strip)
{
	if (strip->kind != BOX_SHORT || strip->n > 2)
		return false;
	return strip->n == 1 ? box_is_form_pair(page, &page->chunks[strip->first]) :
	    word_table_is(&line_words, "form", first_word(page, strip));
}

bool
strip_is_total(const struct box_page *page, const struct box_strip *strip)
{
	return strip->n == 1 && box_is_total(first_word(page, strip));
}

bool
strip_is_number(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *chunk = &page->chunks[strip->first];

	return strip->n == 1 && chunk->n == 1 &&
	    box_is_number(box_word_text(page, chunk->first));
}

bool
strip_has_figure(const struct box_page *page, const struct box_strip *strip)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (box_is_figure(page, &page->chunks[i]))
			return true;
	return false;
}
