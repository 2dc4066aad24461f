/* recent: short texts met lately, each with what was found out about it.
 *
 * Reports of one kind say the same words again and again.  What follows from the bytes of a
 * text alone may be kept for the next time it comes: it is never wrong, only forgotten when
 * another text needs the place, which is told by its hash.
 *
 * A place is a struct of the caller's that ends with the text:
 *
 *	struct place { …; uint8_t n; char text[MOST]; };
 */
#ifndef TEXT_RECENT_H
#define TEXT_RECENT_H

#include "base/buf.h"

struct recent_form {
	size_t size;		/* of a place: so many cache lines of 64 bytes */
	size_t n;		/* offset of n in it; the text stands right behind */
	size_t least, most;	/* bytes of a text that is kept: from 4 on, at most 255 */
	unsigned bits;		/* there are 1 << bits places */
};

struct recent {
	struct recent_form form;
	char *places;		/* where a cache line begins */
	char *memory;
};

/* No text has been met; all bytes of the places are 0.  form is copied.  recent_release frees the
 * places, and what recent_find has returned is gone. */
void recent_init(struct recent *r, const struct recent_form *form);
void recent_release(struct recent *r);

/* The place of text.  *known: it has been there since it was met last; else only its n and
 * text are of this text.  NULL: it is too short or too long to be kept. */
void *recent_find(struct recent *r, struct span text, bool *known);

#endif
