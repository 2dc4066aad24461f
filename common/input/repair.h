/* repair: takes out of a line what converters put in.
 *
 * Dropped or replaced: the characters of data/fold.tsv (control, zero-width,
 * no-break, private use, radicals and compatibility ideographs that PDF fonts
 * leak, ligatures, vertical forms) and the marks of data/artefact.tsv
 * ([bookmark: _GoBack], [image: …]).  The text around them stays, and so do
 * fields that are text (PAGEREF, TOC) and everything full-width.
 *
 * A line that holds nothing but a running page number (data/footer.tsv) is a
 * footer.  A number alone is not: it may be a cell; see repair_page_number.
 */
#ifndef INPUT_REPAIR_H
#define INPUT_REPAIR_H

#include "input/mapped.h"
#include "input/scan.h"
#include "text/fold.h"

enum { REPAIR_FOOTER_MAX = 128 };	/* bytes of the longest footer */

struct repair {
	struct fold fold;
	struct mapped text;
	struct scan scan;	/* of the line being repaired */
	size_t pages;		/* form feeds in the last line */
	size_t zeros;		/* NUL characters in the last line */
};

void repair_init(struct repair *r);
void repair_release(struct repair *r);

/* Repairs text, whose own map is *map: returns text itself and leaves *map
 * where nothing was to do, else text that lives until the next call and its
 * map.  text is UTF-8. */
struct span repair_line(struct repair *r, struct span text, struct map *map);

/* Could a footer or page number begin with these bytes?  Asked of every short
 * line: digits, blanks, dashes, P, 第 and 共 alone do. */
static inline bool
repair_may_be_page(struct span text)
{
	static const unsigned char second[256] = {	/* 1: any byte */
		[' '] = 1, ['-'] = 1, ['~'] = 1, ['P'] = 1, ['p'] = 1,
		['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1,
		['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
		[0xC2] = 1, [0xE2] = 1, [0xE3] = 0x80, [0xE5] = 0x85,
		[0xE7] = 0xAC, [0xEF] = 0xBC
	};
	unsigned char wanted;

	if (text.n == 0)
		return false;
	wanted = second[(unsigned char)text.p[0]];
	return wanted == 1 || (wanted != 0 && text.n >= 3 && (unsigned char)text.p[1] == wanted);
}

/* Is this repaired line a running page number (— 1 —, 第 1 页 共 9 页)? */
bool repair_is_footer(struct span text);

/* A number of up to four digits that is all of the line; 0 if it is not. */
size_t repair_page_number(struct span text);

/* Only blanks, TABs and U+3000, or nothing? */
bool repair_is_blank(struct span text);

#endif
