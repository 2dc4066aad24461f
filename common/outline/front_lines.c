/* front_lines: the lines before the first heading, without what a web page says beside the
 * report; see front_parts.h. */
#include "outline/front_parts.h"

#include "outline/contents.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { SITE_LINES = 48 };

struct span
front_trimmed(const struct slot *slot)
{
	struct span text = slot_text(slot);
	size_t start = label_blanks(text, 0), end = shape_trim(text, start);

	while (end > start && (text.p[end - 1] == '|' || text.p[end - 1] == ' '))
		end--;
	return span_slice(text, start, end);
}

/* > 信息公开 > 财政信息, -> 审计公告: where a page stands on its site. */
static bool
is_trail(struct span text)
{
	return span_starts(text, SPAN(">")) || span_has(text, SPAN("->")) ||
	    span_has(text, SPAN(">>")) ||
	    span_has(text, SPAN(" > "));
}

/* Links side by side, or fields (信息类别: … 公开方式: …): no sentence, and in many
 * pieces. */
static bool
is_bar(struct span text)
{
	enum { FIELDS = 3, PIECES = 5, LEAST = 60 };	/* LEAST: bytes */
	size_t fields = 0, pieces = 1;
	struct glyph g;

	if (text.n < LEAST)
		return false;
	for (size_t at = 0; (g = glyph_at(text, at)).n > 0; at += g.n) {
		if (g.c == 0x3002 || g.c == 0xFF0C)
			return false;
		fields += g.c == ':' || g.c == 0xFF1A;
		pieces += g.c == ' ';
	}
	return (fields >= FIELDS && pieces >= FIELDS) ||
	    (pieces >= PIECES && shape_chars(text, FRONT_TITLE + 1) > FRONT_TITLE);
}

/* 索引号：…, - 时效性: 有效, 来源：… 发布时间：…: what a web page says beside the report. */
static bool
is_site(const struct front *front, struct span text)
{
	size_t at = 0;
	struct glyph g;

	if (span_starts(text, SPAN("•")) || span_starts(text, SPAN("- ")))
		return true;	/* a list: of fields, of links */
	for (; (g = glyph_at(text, at)).c == '-' || g.c == '[' || g.c == '|' ||
	    g.c == 0xB7 || g.c == 0x3010 || (g.n > 0 && label_blanks(text, at) > 0); at += g.n)
		;
	return words_begin(front->site, span_slice(text, at, text.n)) || is_trail(text) ||
	    is_bar(text) || words_end(front->masthead, text);
}

bool
front_is_attachment(const struct slot *slot)
{
	return slot->label.form == LABEL_ATTACHMENT || slot->label.form == LABEL_ANNEX;
}

/* （目录） without its brackets. */
static struct span
without_marks(struct span text)
{
	size_t open = punct_starts(text, '('), close = punct_ends(text, ')');

	return open != 0 && close != 0 && open + close < text.n ?
	    span_slice(text, open, text.n - close) : text;
}

/* Takes slot into the front; false if it is behind it. */
static bool
add_line(const struct front *front, struct front_lines *f, struct slot *slot, bool apart)
{
	struct contents contents;

	if (slot->block.kind != BLOCK_PARAGRAPH || slot->block.place.given ||
	    f->n == FRONT_LINES)
		return false;
	slot_read(slot);
	if (contents_begin(&contents, without_marks(front_trimmed(slot)))) {
		f->contents = true;
		return false;
	}
	if (is_site(front, front_trimmed(slot)))
		return ++f->sites < SITE_LINES;
	if (slot->label.form != LABEL_NONE && !front_is_attachment(slot))
		return false;
	if (shape_chars(front_trimmed(slot), FRONT_TITLE + 1) > FRONT_TITLE)
		return false;
	f->apart[f->n] = apart || f->sites > f->passed;
	f->passed = f->sites;
	f->line[f->n++] = slot;
	return true;
}

void
front_collect(const struct front *front, struct lookahead *look, struct slot *first,
    struct front_lines *f)
{
	struct slot *slot;
	size_t i = 0, before = 0;
	bool more;

	f->n = f->sites = f->passed = 0;
	f->contents = false;
	more = add_line(front, f, first, true);
	while (more && (slot = lookahead_next(look, &i)) != NULL) {
		more = add_line(front, f, slot, i > before);
		before = ++i;
	}
}
