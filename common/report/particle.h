/* particle: short words that say how text about figures, lists and titles is to be cut
 * or read (data/particles.tsv, which explains each use).
 *
 * A use that the table does not know has no words.
 */
#ifndef REPORT_PARTICLE_H
#define REPORT_PARTICLE_H

#include "base/buf.h"

/* Bytes of the longest word of this use that text begins with, ends with; 0: none. */
size_t particle_at_start(const char *use, struct span text);
size_t particle_at_end(const char *use, struct span text);

/* Is text such a word; does one stand in it? */
bool particle_is(const char *use, struct span text);
bool particle_in(const char *use, struct span text);

#endif
