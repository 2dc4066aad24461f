/* outline: which blocks are headings, at what level, in which section.
 *
 * Pulls blocks, looks ahead a bounded number of them, and hands them on with
 * their place filled in.  Levels and ordinals are inferred from the sequence
 * (domain.md §1), because converters damage automatic numbering.
 */
#ifndef OUTLINE_OUTLINE_H
#define OUTLINE_OUTLINE_H

#include "block/block.h"

struct outline;			/* opaque */
struct memos;			/* memo.h */

/* Takes over neither blocks nor anything else; both must outlive it. */
struct outline *outline_open(struct blocks *blocks);

/* From now on o looks up in ms, and keeps there, what it finds out about short
 * texts.  ms outlives it; a later outline can use it again. */
void outline_remember(struct outline *o, struct memos *ms);

/* The next block, in order, with place filled; NULL at the end.  It belongs
 * to the outline and is valid until the next call. */
struct block *outline_next(struct outline *o);

/* Frees the outline and the blocks it lent; not the blocks it was opened for. */
void outline_close(struct outline *o);

#endif
