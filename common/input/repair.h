/* repair: takes out of a line what converters put in.
 *
 * Dropped or replaced: the characters of data/fold.tsv (control, zero-width,
 * no-break, private use, radicals and compatibility ideographs that PDF fonts
 * leak, ligatures, vertical forms) and the marks of data/artefact.tsv
 * ([bookmark: _GoBack], [image: …], <span …>, <!-- -->), the stars of **bold**
 * the backslash of \. and the > before a line in Markdown, character references (&lt;).  The text
 * around them stays, and so do fields that are text (PAGEREF, TOC), masked
 * names (李**、王**) and everything full-width.
 *
 * A tag may go on over line ends (<span, style="…">): its line, and the next.
 *
 * A line that holds nothing but a running page number (data/footer.tsv) is a
 * footer.  A number alone is not: it may be a cell; see repair_page_number.
 */
#ifndef INPUT_REPAIR_H
#define INPUT_REPAIR_H

#include "input/mapped.h"
#include "input/scan.h"
#include "text/character.h"

enum { REPAIR_FOOTER_MAX = 128 };	/* bytes of the longest footer */

struct repair {
	struct mapped text;
	struct scan scan;	/* of the line being repaired */
	size_t pages;		/* form feeds in the last line */
	size_t zeros;		/* NUL characters in the last line */
	bool in_tag;		/* the last line ended inside a tag: it goes on in the next */
	bool follows;		/* the last line goes on with the text of the one above, in whose
				 * tag it began */
	bool spoken;		/* the paragraph of that tag has text so far … */
	bool in_markup;		/* … or the line where it began is one of HTML */
};

/* Before the first line; frees what has been allocated since. */
void repair_init(struct repair *r);
void repair_release(struct repair *r);

/* A document begins: no tag is open. */
void repair_document(struct repair *r);

/* Does text begin with the mark of a quotation, as Markdown writes indented paragraphs (> 一、…)?
 * Not where it tells the way to a page (> 首页 > 公开). */
bool repair_is_quoted(struct span text);

/* Repairs text, whose own map is *map: returns text itself and leaves *map
 * where nothing was to do, else text that lives until the next call and its
 * map.  text is UTF-8. */
struct span repair_line(struct repair *r, struct span text, struct map *map);

/* The same where scan tells what stands in text, which begins at its byte at. */
struct span repair_scanned(struct repair *r, struct span text, struct map *map,
    const struct scan *scan, size_t at);

/* How many bytes of text are blanks and U+3000 at its beginning: most lines that
 * begin with these are indented headings and paragraphs. */
static inline size_t
repair_indent(struct span text)
{
	size_t at = 0;

	for (;;) {
		if (at < text.n && text.p[at] == ' ')
			at++;
		else if (text.n - at >= 3 && memcmp(text.p + at, "\u3000", 3) == 0)
			at += 3;
		else
			return at;
	}
}

/* Does text begin, at byte at, with something a footer or page number may hold
 * in that place?  By its bytes; the first is none of ASCII's. */
static inline bool
repair_wide_in_page(struct span text, size_t at)
{
	/* By the first byte, E0 to EF: the second, the least third, and how many. */
	static const unsigned char wide[16][3] = {
		[0x3] = { 0x80, 0x80, 1 },	/* U+3000 */
		[0x5] = { 0x85, 0xB1, 1 },	/* 共 */
		[0x7] = { 0xAC, 0xAC, 1 },	/* 第 */
		[0xF] = { 0xBC, 0x8D, 0x99 - 0x8D + 1 }	/* － and digits */
	};
	const unsigned char *p = (const unsigned char *)text.p + at;
	const unsigned char *w = wide[p[0] & 15];

	if (text.n - at < 3 || p[0] == 0xC2 || p[0] == 0xE2)
		return true;		/* · and dashes */
	return p[0] >> 4 == 0xE && p[1] == w[0] && (unsigned)p[2] - w[1] < w[2];
}

/* Could this be a footer or page number?  Asked of every short line: digits
 * alone, blanks, dashes, P, 第 and 共 begin one. */
static inline bool
repair_may_be_page(struct span text)
{
	size_t at = repair_indent(text);

	if (at == text.n)
		return false;
	if ((unsigned char)text.p[at] >= 0x80)
		return repair_wide_in_page(text, at);
	if (text.p[at] < '0' || text.p[at] > '9')
		return text.p[at] == '-' || text.p[at] == '~' || text.p[at] == 'P' ||
		    text.p[at] == 'p';
	while (at < text.n && byte_is_digit(text.p[at]))
		at++;
	return at == text.n || text.p[at] == ' ' ||
	    ((unsigned char)text.p[at] >= 0x80 && repair_wide_in_page(text, at));
}

/* Is this repaired line a running page number (— 1 —, 第 1 页 共 9 页)? */
bool repair_is_footer(struct span text);

/* A number of up to four digits that is all of the line; 0 if it is not. */
size_t repair_page_number(struct span text);

/* Only blanks, TABs and U+3000, or nothing?  Asked of every line: calls nobody unless U+3000
 * may come. */
bool repair_is_wide_blank(struct span text);
static inline bool
repair_is_blank(struct span text)
{
	size_t at = 0;

	while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\t'))
		at++;
	return at == text.n || (text.p[at] == '\xE3' && repair_is_wide_blank(text));
}

#endif
