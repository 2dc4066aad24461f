/* fold: what is meant by characters that converters leak (data/fold.tsv):
 * radicals and compatibility forms of PDF fonts, no-break and zero-width
 * characters, private use, control characters.
 *
 * The table is read at the first look-up, so a program that meets none of
 * these characters pays nothing.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/buf.h"

struct fold_range {
	uint32_t first, last;
	struct span to;		/* in static storage; empty: dropped */
};

struct fold {
	struct fold_range *ranges;	/* rising; NULL until first used */
	size_t n;
};

#define FOLD_INIT { NULL, 0 }

/* True if character is to be replaced by *to (empty: by nothing). */
bool fold_lookup(struct fold *fold, uint32_t character, struct span *to);

/* Frees the table, which is made anew when next asked; spans given out end with it. */
void fold_release(struct fold *fold);

#endif
