/* memo: what a first look at a short text has found out, kept for the next
 * time it comes (text/recent.h).
 *
 * Reports of one kind share their headings but for the numbers before them, so
 * in a stream of them most titles have been read before.  Their labels are left out.
 */
#ifndef OUTLINE_MEMO_H
#define OUTLINE_MEMO_H

#include "language/shape.h"
#include "outline/memos.h"
#include "outline/template.h"

enum { MEMO_LEAST = 8, MEMO_TEXT = 108 };	/* bytes of a text that is kept */

/* What may be asked of a text behind a label, or of a title alone. */
enum memo_fact {
	MEMO_SHAPE,		/* its shape is kept */
	MEMO_KNOWN,		/* how well it is known as a title, strength, is kept */
	MEMO_OPENER,		/* an opener begins it (heading.c) */
	MEMO_DUTY		/* it speaks of duties (outline.c) */
};

/* Two cache lines: offsets in a short text fit into a byte. */
struct memo {
	uint32_t stamp;		/* changes when another text takes the place */
	uint16_t told, held;	/* facts that are kept, and those of them that hold */
	uint8_t kind, end, body, chars, commas, amount, signs;
	uint8_t strength[TEMPLATE_LEVELS];
	uint8_t n;		/* bytes of text */
	char text[MEMO_TEXT];
};

/* The place of text: with what is known of it, or empty.  NULL if text is too
 * short or too long to be kept. */
struct memo *memos_find(struct memos *ms, struct span text);

/* The shape of a text that stands from byte from on, if it is kept; else false. */
bool memo_shape(const struct memo *m, size_t from, struct shape *out);
void memo_keep_shape(struct memo *m, size_t from, const struct shape *shape);

static inline bool
memo_tells(const struct memo *m, enum memo_fact fact)
{
	return m->told >> fact & 1;
}

static inline bool
memo_holds(const struct memo *m, enum memo_fact fact)
{
	return m->held >> fact & 1;
}

static inline void
memo_keep(struct memo *m, enum memo_fact fact, bool holds)
{
	m->told |= (uint16_t)(1u << fact);
	m->held |= (uint16_t)((unsigned)holds << fact);
}

#endif
