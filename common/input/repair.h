/* repair: takes out of a line what converters put in.
 *
 * Dropped or replaced: the characters of data/fold.tsv (control, zero-width,
 * no-break, private use, radicals and compatibility ideographs that PDF fonts
 * leak, ligatures, vertical forms) and the marks of data/artefact.tsv
 * ([bookmark: _GoBack], [image: …], <span …>, <!-- -->), the stars of **bold**
 * and the backslash of \. in Markdown, character references (&lt;).  The text
 * around them stays, and so do fields that are text (PAGEREF, TOC), masked
 * names (李**、王**) and everything full-width.
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

/* Is this repaired line a running page number (— 1 —, 第 1 页 共 9 页)? */
bool repair_is_footer(struct span text);

/* A number of up to four digits that is all of the line; 0 if it is not. */
size_t repair_page_number(struct span text);

/* Only blanks, TABs and U+3000, or nothing? */
bool repair_is_blank(struct span text);

#endif
