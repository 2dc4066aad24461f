/* particle: short words that say how text about figures, lists and titles is to be cut
 * or read (data/particles.tsv, which explains each use; qualifier.h has those that turn
 * what is said of a figure).
 *
 * A use that the table does not know has no words.
 */
#ifndef REPORT_PARTICLE_H
#define REPORT_PARTICLE_H

#include "text/word_table.h"

extern struct word_table particles;

/* Bytes of the longest word of this use that text begins with, ends with; 0: none. */
static inline size_t
particle_at_start(const char *use, struct span text)
{
	return word_table_at_start(&particles, use, text);
}

static inline size_t
particle_at_end(const char *use, struct span text)
{
	return word_table_at_end(&particles, use, text);
}

/* Is text such a word; does one stand in it? */
static inline bool
particle_is(const char *use, struct span text)
{
	return word_table_is(&particles, use, text);
}

static inline bool
particle_in(const char *use, struct span text)
{
	return word_table_in(&particles, use, text);
}

#endif
