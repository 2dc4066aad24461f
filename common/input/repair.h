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

/* Could this be a footer or page number, by its first bytes?  Asked of every
 * short line: digits alone, blanks, dashes, P, 第 and 共 make one. */
static inline bool
repair_may_be_page(struct span text)
{
	enum { NO, DIGIT, YES };	/* else: what the second byte must be */
	static const unsigned char first[256] = {
		[' '] = YES, ['-'] = YES, ['~'] = YES, ['P'] = YES, ['p'] = YES,
		['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT,
		['5'] = DIGIT, ['6'] = DIGIT, ['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT,
		[0xC2] = YES, [0xE2] = YES, [0xE3] = 0x80, [0xE5] = 0x85,
		[0xE7] = 0xAC, [0xEF] = 0xBC
	};
	size_t at = 0;
	unsigned char wanted, c;

	if (text.n == 0)
		return false;
	wanted = first[(unsigned char)text.p[0]];
	if (wanted != DIGIT)
		return wanted == YES || (wanted != NO && text.n >= 3 &&
		    (unsigned char)text.p[1] == wanted);
	while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
		at++;
	c = at == text.n ? ' ' : (unsigned char)text.p[at];
	return c <= ' ' || c == 0xE3 || c == 0xEF;	/* blanks, full-width digits */
}

/* Is this repaired line a running page number (— 1 —, 第 1 页 共 9 页)? */
bool repair_is_footer(struct span text);

/* A number of up to four digits that is all of the line; 0 if it is not. */
size_t repair_page_number(struct span text);

/* Only blanks, TABs and U+3000, or nothing? */
bool repair_is_blank(struct span text);

#endif
