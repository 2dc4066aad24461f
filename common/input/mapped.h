/* mapped: text made out of other text, with the map back.
 *
 * What convert and repair write into.  Text that stands where it stood needs
 * no map; each point says where a run of bytes came from (struct map).
 */
#ifndef INPUT_MAPPED_H
#define INPUT_MAPPED_H

#include "input/line.h"
#include "text/utf8.h"

struct mapped {
	struct buf text;
	struct map_point *points;
	size_t n, cap;
	size_t ahead;		/* of the last point: in - out, as size_t counts; 0: none */
};

/* No bytes, with the memory kept; freed.  A mapped of zeros is empty. */
void mapped_reset(struct mapped *m);
void mapped_release(struct mapped *m);

/* Appends bytes that come from byte in of the line as given. */
void mapped_add(struct mapped *m, struct span bytes, size_t in);

/* Makes room for one more point and the bytes of one more character. */
void mapped_widen(struct mapped *m);

/* Says where the byte that will come next stands, unless that is clear; there is room. */
static inline void
mapped_point(struct mapped *m, size_t in)
{
	size_t out = m->text.n;

	if (in - out == m->ahead)
		return;
	m->ahead = in - out;
	m->points[m->n++] = (struct map_point){ (uint32_t)out, (uint32_t)in, 0 };
}

/* Appends a character that comes from byte in of the line as given. */
static inline void
mapped_put(struct mapped *m, uint32_t character, size_t in)
{
	if (m->n == m->cap || m->text.cap - m->text.n < UTF8_MOST)
		mapped_widen(m);
	mapped_point(m, in);
	m->text.n += utf8_encode(character, m->text.p + m->text.n);
}

/* Appends bytes from..to-1 of text, which has a map of its own. */
void mapped_copy(struct mapped *m, struct span text, struct map map,
    size_t from, size_t to);

/* Where its bytes come from; lives until m changes. */
struct map mapped_map(const struct mapped *m);

#endif
