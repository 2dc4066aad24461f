/* box_region: where the tables of a page stand; see box_region.h. */
#include "input/box_region.h"

#include "input/box_beside.h"
#include "input/box_text.h"
#include "input/line_words.h"
#include "input/para_label.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	INDENT = 300,		/* percent of an em: the most that running text is indented */
	APART = 500,		/* percent of an em between strips of one table */
	TOP_LINES = 40,		/* of cells before the first row with several, at most */
	FIRST_LINES = 6,	/* that show how wide a table is */
	TALL = 350,		/* between rows that are quite high */
	PACE = 12,		/* lines that show how far apart and how wide the rows are */
	HEADINGS = 4,		/* one below the other, at most */
	LARGER = 118,		/* of another line's letters */
	TITLE = 130,		/* a title is farther below a table than a line of a cell */
	HEAD_LINES = 8,		/* of one cell between the unit and that row, at most */
	CELL_GAP = 40,		/* between a label and the text beside it, at least */
	CELL_PITCH = 250,	/* between lines of such a text and the cells around it, at most */
	CELL_LINES = 24,	/* of such texts side by side */
	OVERLAPPING = 80,	/* percent of an em between lines whose letters overlap, at most */
	LINE_GAPS = 8,		/* of a line that are looked at */
	LINES_BETWEEN = 2,	/* two of its lines, and one of what stands beside it */
	LABEL_EMS = 8		/* of the label */
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

static bool
has_colons(const struct box_page *page, const struct box_strip *strip)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (!has_colon(page, &page->chunks[i]))
			return false;
	return true;
}

/* 填表人：某某  填报日期：…, below a table. */
static bool
is_signature(const struct box_page *page, const struct box_strip *strip)
{
	return has_colons(page, strip) && word_table_starts(&line_words, "signature",
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
	return unit && has_colons(page, strip);
}

/* 单位：万元: the line above a table that names the unit of its figures. */
static bool
is_unit_line(const struct box_page *page, const struct box_strip *strip)
{
	bool unit = false;

	if (strip->n > 4 || strip->kind == BOX_PROSE)
		return false;
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		unit |= has_word(page, &page->chunks[i], "unitcolon");
	return is_caption(page, strip) || (strip->n <= 3 && unit &&
	    (int64_t)strip->x1 - strip->x0 < (int64_t)strip->em * 10);
}

static bool
is_near(const struct box_page *page, size_t above, size_t below, int64_t percent)
{
	const struct box_strip *a = &page->strips[above], *b = &page->strips[below];
	int64_t em = a->em > b->em ? a->em : b->em;

	return ((int64_t)b->base - a->base) * 100 <= em * percent;
}

/* How large the Chinese words of a strip are: the size of digits and signs says
 * nothing, their widths differ too much from font to font.  0: there are none. */
static int32_t
letter_size(const struct box_page *page, const struct box_strip *strip)
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

/* 表2  收支情况表, 表 2: a table's number, with its title behind a gap. */
static bool
is_numbered_title(const struct box_page *page, const struct box_strip *strip)
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

/* A line by itself in larger letters than the next one: a heading or a title,
 * no part of a table. */
static bool
is_heading(const struct box_page *page, size_t i)
{
	const struct box_strip *strip = &page->strips[i];
	int32_t below;

	if (is_attachment(page, strip) || is_numbered_title(page, strip))
		return true;
	if (strip->kind != BOX_SHORT || i + 1 == page->nstrips)
		return false;
	below = letter_size(page, strip + 1);
	return below > 0 && (int64_t)letter_size(page, strip) * 100 > (int64_t)below * LARGER;
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

/* A line with a label at the left, or that of a chapter in the middle. */
static bool
is_labelled_line(const struct box_page *page, const struct box_strip *strip)
{
	if (strip->kind != BOX_SHORT || strip->n > 1)
		return false;
	if (begins_chapter(page, strip))
		return is_at_left(page, strip) || is_in_middle(page, strip);
	return is_at_left(page, strip) && box_is_label(first_word(page, strip));
}

/* Such lines with running text below the last of them: headings.  Below that of a chapter the
 * page may end. */
static bool
begins_section(const struct box_page *page, size_t i)
{
	size_t most = i + HEADINGS;
	bool chapter = begins_chapter(page, &page->strips[i]);

	while (i < most && i < page->nstrips && is_labelled_line(page, &page->strips[i]))
		i++;
	return i < page->nstrips ? page->strips[i].kind == BOX_PROSE : chapter;
}

/* Is the line above so placed that it can be no heading or title of the table,
 * only the header of some of its columns: neither at its left nor at its right
 * end, nor in its middle? */
static bool
heads_part(const struct box_page *page, size_t i, size_t first)
{
	const struct box_strip *strip = &page->strips[i];
	int64_t em = strip->em, x0 = INT32_MAX, x1 = INT32_MIN, middle;

	for (size_t row = first; row < page->nstrips && row < first + FIRST_LINES; row++) {
		x0 = page->strips[row].x0 < x0 ? page->strips[row].x0 : x0;
		x1 = page->strips[row].x1 > x1 ? page->strips[row].x1 : x1;
	}
	middle = (int64_t)strip->x0 + strip->x1 - x0 - x1;
	return strip->n == 1 && strip->x0 > x0 + 2 * em && strip->x1 + 2 * em < x1 &&
	    (middle > 3 * em || middle < -3 * em);
}

/* 项目名称 学校食堂改造: the first line of a form, whose two cells stand close together, cut
 * or not. */
static bool
begins_form(const struct box_page *page, const struct box_strip *strip)
{
	if (strip->kind != BOX_SHORT || strip->n > 2)
		return false;
	return strip->n == 1 ? box_is_form_pair(page, &page->chunks[strip->first]) :
	    word_table_is(&line_words, "form", first_word(page, strip));
}

/* Lines of one cell above the first row: the upper part of its header, known
 * as such by the unit line above it, or because it overlaps the row. */
static size_t
header_above(const struct box_page *page, size_t first, size_t least, bool continued)
{
	size_t at = first;

	if (continued && first - least <= TOP_LINES) {
		while (at > least && page->strips[at - 1].kind == BOX_SHORT &&
		    !is_unit_line(page, &page->strips[at - 1]) && !is_heading(page, at - 1))
			at--;
		if (at == least)
			return at;
		at = first;
	}

	while (at > least && page->strips[at - 1].kind == BOX_SHORT &&
	    first - at < HEAD_LINES && !is_unit_line(page, &page->strips[at - 1]) &&
	    is_near(page, at - 1, at, APART))
		at--;
	if (at > least && is_unit_line(page, &page->strips[at - 1]))
		return at;
	while (first > at && !is_heading(page, first - 1) &&
	    (is_near(page, first - 1, first, 100) || heads_part(page, first - 1, first)))
		first--;
	if (first > least && begins_form(page, &page->strips[first - 1]) &&
	    is_near(page, first - 1, first, APART))
		first--;
	return first;
}

static bool
is_total(const struct box_page *page, const struct box_strip *strip)
{
	return strip->n == 1 && box_is_total(first_word(page, strip));
}

static bool
is_number_line(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *chunk = &page->chunks[strip->first];

	return strip->n == 1 && chunk->n == 1 &&
	    box_is_number(box_word_text(page, chunk->first));
}

/* Does the line below follow at the distance of the rows before, within what
 * these take up from left to right? */
static bool
keeps_pace(const struct box_page *page, size_t first, size_t end)
{
	const struct box_strip *strip = &page->strips[end];
	int64_t before = 0;
	int32_t x0 = INT32_MAX, x1 = INT32_MIN;

	for (size_t i = end > first + PACE ? end - PACE : first; i < end; i++) {
		const struct box_strip *row = &page->strips[i];
		int64_t gap = i == first ? 0 : (int64_t)row->base - row[-1].base;

		before = gap > before ? gap : before;
		x0 = row->x0 < x0 ? row->x0 : x0;
		x1 = row->x1 > x1 ? row->x1 : x1;
	}
	return is_near(page, end - 1, end, TALL) &&
	    ((int64_t)strip->base - strip[-1].base) * 100 <= before * 115 &&
	    strip->x0 + strip->em / 2 > x0 && strip->x1 < x1 + strip->em / 2;
}

/* Is line end, below the rows of a table, the title of the next one, above the line that
 * names its unit, or a heading in larger letters than theirs? */
static bool
begins_another(const struct box_page *page, size_t first, size_t end)
{
	int32_t size = 0;

	if (is_near(page, end - 1, end, TITLE))
		return false;
	if (end + 1 < page->nstrips && is_unit_line(page, &page->strips[end + 1]))
		return true;
	for (size_t i = end; size == 0 && i > first && i + PACE > end; i--)
		size = letter_size(page, &page->strips[i - 1]);
	return size > 0 &&
	    (int64_t)letter_size(page, &page->strips[end]) * 100 > (int64_t)size * LARGER;
}

/* Lines of one cell below the last row: the rest of a wrapped cell, a total
 * without figures, names whose figures are all empty. */
static size_t
rows_below(const struct box_page *page, size_t first, size_t end)
{
	while (end < page->nstrips && page->strips[end].kind == BOX_SHORT &&
	    !is_unit_line(page, &page->strips[end]) && !is_heading(page, end) &&
	    !is_signature(page, &page->strips[end]) && !begins_section(page, end) &&
	    !begins_another(page, first, end)) {
		const struct box_strip *strip = &page->strips[end];

		if (!is_total(page, strip) && !is_near(page, end - 1, end, 100) &&
		    !keeps_pace(page, first, end) &&
		    !(is_number_line(page, strip) && is_near(page, end - 1, end, 250)) &&
		    (!is_near(page, end - 1, end, 175) ||
			strip->x0 + strip->em < page->strips[first].x0))
			break;
		end++;
	}
	return end;
}

/* Where the text begins that stands behind a short one and a gap, as in a cell beside a
 * label: words of one line of text have hardly any between them.  INT32_MAX: nowhere. */
static int32_t
behind_label(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *chunks = &page->chunks[strip->first];
	const struct box_word *before = &page->words[chunks->first];

	if (box_is_label(box_word_text(page, chunks->first)))
		return INT32_MAX;
	for (size_t i = 0; i < strip->n; i++)
		for (size_t w = chunks[i].first; w < chunks[i].first + chunks[i].n; w++) {
			const struct box_word *word = &page->words[w];

			if (((int64_t)before->x1 - strip->x0) > (int64_t)strip->em * LABEL_EMS)
				return INT32_MAX;
			if (((int64_t)word->x0 - before->x1) * 100 >= (int64_t)strip->em * CELL_GAP)
				return word->x0;
			before = word;
		}
	return INT32_MAX;
}

/* Does a word of the strip begin at x behind a gap? */
static bool
has_gap_at(const struct box_page *page, const struct box_strip *strip, int32_t x)
{
	const struct box_word *before = NULL;

	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		for (size_t w = page->chunks[i].first;
		    w < page->chunks[i].first + page->chunks[i].n; w++) {
			const struct box_word *word = &page->words[w];
			int64_t off = (int64_t)word->x0 - x;

			if (before != NULL && (off < 0 ? -off : off) * 5 <= strip->em &&
			    ((int64_t)word->x0 - before->x1) * 100 >= (int64_t)strip->em * CELL_GAP)
				return true;
			before = word;
		}
	return false;
}

/* Have both strips a gap with words behind it that begin in line, as the lines of two texts
 * side by side have? */
static bool
share_gap(const struct box_page *page, const struct box_strip *strip, const struct box_strip *other)
{
	const struct box_word *before = NULL;
	size_t gaps = 0;

	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		for (size_t w = page->chunks[i].first;
		    w < page->chunks[i].first + page->chunks[i].n; w++) {
			const struct box_word *word = &page->words[w];

			if (before != NULL && gaps < LINE_GAPS &&
			    ((int64_t)word->x0 - before->x1) * 100 >=
			    (int64_t)strip->em * CELL_GAP &&
			    (gaps++, has_gap_at(page, other, word->x0)))
				return true;
			before = word;
		}
	return false;
}

/* Do the letters of the two lines overlap, and is the one left of the other? */
static bool
is_beside(const struct box_strip *strip, const struct box_strip *other)
{
	int64_t drop = (int64_t)strip->base - other->base;

	return (drop < 0 ? -drop : drop) * 100 < (int64_t)strip->em * OVERLAPPING &&
	    (strip->x1 <= other->x0 || other->x1 <= strip->x0);
}

/* Does the strip begin where the text does that a strip near it has beside a label, or do
 * the two hold two texts side by side? */
static bool
is_cell_line(const struct box_page *page, size_t i)
{
	const struct box_strip *strip = &page->strips[i];

	if (behind_label(page, strip) != INT32_MAX)
		return true;
	for (size_t k = i > LINES_BETWEEN ? i - LINES_BETWEEN : 0;
	    k < page->nstrips && k <= i + LINES_BETWEEN; k++)
		if (k != i &&
		    (k < i ? is_near(page, k, i, CELL_PITCH) : is_near(page, i, k, CELL_PITCH)) &&
		    (is_beside(strip, &page->strips[k]) ||
		    has_gap_at(page, &page->strips[k], strip->x0) ||
			share_gap(page, strip, &page->strips[k])))
			return true;
	return false;
}

/* Are strips at..end - 1 lines of cells, or like the one above? */
static bool
is_cell_text(const struct box_page *page, size_t at, size_t end)
{
	for (size_t i = at; i < end; i++)
		if (page->strips[i].kind == BOX_PROSE && !is_cell_line(page, i) &&
		    (i == at || page->strips[i].x0 != page->strips[i - 1].x0))
			return false;
	return true;
}

/* The next strip with cells below line at, which is running text; at: what stands between
 * them is no text of a cell. */
static size_t
behind_cell_text(const struct box_page *page, size_t at)
{
	size_t end = at;

	while (end < page->nstrips && end < at + CELL_LINES &&
	    page->strips[end].kind != BOX_CELLS) {
		if (!is_near(page, end - 1, end, CELL_PITCH) ||
		    is_unit_line(page, &page->strips[end]))
			return at;
		end++;
	}
	return end < page->nstrips && page->strips[end].kind == BOX_CELLS &&
	    is_near(page, end - 1, end, CELL_PITCH) && is_cell_text(page, at, end) ? end : at;
}

bool
box_region(const struct box_page *page, size_t from, bool continued,
    size_t *first, size_t *end)
{
	size_t at = from, last, seen = 1;

	for (;; at = last + 1, seen = 1) {
		while (at < page->nstrips && (page->strips[at].kind != BOX_CELLS ||
		    is_unit_line(page, &page->strips[at]) ||
		    is_numbered_title(page, &page->strips[at])))
			at++;
		if (at == page->nstrips)
			return false;
		last = at;
		for (size_t i = at + 1; i < page->nstrips; i++) {
			if (page->strips[i].kind == BOX_PROSE)
				i = behind_cell_text(page, i);
			if (page->strips[i].kind == BOX_PROSE || !is_near(page, i - 1, i, APART) ||
			    is_unit_line(page, &page->strips[i]) || is_heading(page, i) ||
			    is_signature(page, &page->strips[i]))
				break;
			if (page->strips[i].kind == BOX_CELLS) {
				last = i;
				seen++;
			}
		}
		if (seen > 1 || continued)
			break;
	}
	*first = header_above(page, at, from, continued);
	if (!continued)
		*first = box_beside_above(page, *first, from);
	*end = box_beside_below(page, *first, rows_below(page, *first, last + 1));
	return true;
}

static bool
has_figure(const struct box_page *page, const struct box_strip *strip)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (box_is_figure(page, &page->chunks[i]))
			return true;
	return false;
}

size_t
box_region_foot(const struct box_page *page, size_t from)
{
	size_t at = page->nstrips, cells = 0;

	for (; at > from && page->nstrips - at <= HEAD_LINES; at--) {
		const struct box_strip *strip = &page->strips[at - 1];

		if (is_unit_line(page, strip))
			return cells > 0 ? at : page->nstrips;
		if (strip->kind == BOX_PROSE || has_figure(page, strip) || has_colons(page, strip))
			break;
		cells += strip->kind == BOX_CELLS;
	}
	return page->nstrips;
}

size_t
box_region_signature(const struct box_page *page, size_t first, size_t end)
{
	while (first < end &&
	    (page->strips[first].n < 2 || !has_colons(page, &page->strips[first])))
		first++;
	return first;
}
