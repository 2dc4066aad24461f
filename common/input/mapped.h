/* mapped: text made out of other text, with the map back.
 *
 * What convert and repair write into.  Text that stands where it stood needs
 * no map; each point says where a run of bytes came from (struct map).
 */
#ifndef INPUT_MAPPED_H
#define INPUT_MAPPED_H

#include "input/line.h"

struct mapped {
	struct buf text;
	struct map_point *points;
	size_t n, cap;
};

/* No bytes, with the memory kept; freed.  A mapped of zeros is empty. */
void mapped_reset(struct mapped *m);
void mapped_release(struct mapped *m);

/* Appends bytes that come from byte in of the line as given. */
void mapped_add(struct mapped *m, struct span bytes, size_t in);

/* Appends bytes from..to-1 of text, which has a map of its own. */
void mapped_copy(struct mapped *m, struct span text, struct map map,
    size_t from, size_t to);

/* Where its bytes come from; lives until m changes. */
struct map mapped_map(const struct mapped *m);

#endif
