/* facts: what a glance tells of every line of a window (scan.h).
 *
 * Most lines are handed out as they stand: their flags (line.h) follow from
 * the maps and from their first bytes.  So all lines of a window are told at
 * once, and whoever reads them may take many together (line_run).
 */
#ifndef INPUT_FACTS_H
#define INPUT_FACTS_H

#include "input/line.h"
#include "input/scan.h"

struct facts {
	size_t n;		/* lines that end in the window */
	size_t next;		/* of them, not yet taken */
	struct line_fact at[SCAN_WINDOW];
};

_Static_assert(SCAN_WINDOW <= UINT16_MAX + 1, "a line's end fits");

/* The lines of the window at p, the first of which begins at byte from. */
void facts_find(struct facts *facts, const struct scan *scan, const char *p, size_t from);

#endif
