/* fold: what is meant by characters that converters leak (data/fold.tsv):
 * radicals and compatibility forms of PDF fonts, no-break and zero-width
 * characters, private use, control characters.
 *
 * The table is read at the first look-up and kept, so a program that meets none of
 * these characters pays nothing.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/buf.h"

struct fold_range {
	uint32_t first, last;
	struct span to;		/* in static storage; empty: dropped */
};

/* True if character is to be replaced by *to (empty: by nothing). */
bool fold_lookup(uint32_t character, struct span *to);

/* The table, rising: *n ranges.  Static. */
const struct fold_range *fold_ranges(size_t *n);

#endif
