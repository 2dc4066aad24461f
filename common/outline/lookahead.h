/* lookahead: the blocks that follow, read before they are handed out.
 *
 * A ring of blocks that are filled and emptied in turn, so nothing is copied.
 * Whoever looks ahead looks no further than it must: memory is that of the
 * blocks looked at.
 */
#ifndef OUTLINE_LOOKAHEAD_H
#define OUTLINE_LOOKAHEAD_H

#include "block/block.h"
#include "language/label.h"
#include "language/quantity.h"
#include "language/shape.h"
#include "outline/memo.h"

enum { LOOKAHEAD = 64,		/* most blocks kept, blank ones included */
	LOOKAHEAD_KEPT = 1 << 15 };	/* a larger buffer is given back: there are many slots */

/* What is asked of a paragraph several times, ahead and when it comes, where the answer follows
 * from its text alone. */
enum slot_fact {
	SLOT_POSSIBLE,		/* it could be a heading, by its shape (heading.h) */
	SLOT_PAGED,		/* it ends as an entry of a table of contents (contents.h) */
	SLOT_CELL,		/* it looks like a cell (heading.h) … */
	SLOT_LEAD,		/* … ends with a colon … */
	SLOT_DUTIES,		/* … before duties … */
	SLOT_REMARK		/* … and begins as a remark (outline_body.c) */
};

/* A block with what its label and shape say, each read when first asked for:
 * most blocks are never asked for a shape. */
struct slot {
	struct block block;
	struct span text;	/* its */
	bool read;		/* label is filled */
	bool shaped;		/* shape is filled */
	bool cont;		/* belongs to the title or label before */
	bool title;		/* first line of the report's title */
	bool plain;		/* no heading, whatever it looks like */
	bool noise;		/* a paragraph without a character or digit: a rule, a comment */
	bool empty;		/* that, or a blank line */
	uint8_t told, held;	/* facts that are known, and those of them that hold */
	struct label label;	/* form LABEL_NONE: no label */
	struct shape shape;	/* of what follows the label, or of all the text;
				 * ask slot_shape */
	bool matched;		/* near is filled */
	struct template_hit near;	/* of its title without a remark (lost.c) */
	struct memos *memos;	/* the outline's caller's; NULL: none */
	struct memo *memo;	/* of its title; ask slot_memo */
	uint32_t stamp;		/* of memo, while that is its title's */
};

struct lookahead {
	struct blocks *source;
	struct slot ring[LOOKAHEAD];
	size_t head, n;		/* those read ahead */
	struct slot *lent;	/* taken last */
	struct quantity_list quantities;	/* of the blocks that were read at once last */
	bool ended;
};

/* Nothing taken from source yet, which outlives look; frees the slots, not the source. */
void lookahead_init(struct lookahead *look, struct blocks *source);
void lookahead_release(struct lookahead *look);

/* From now on the shapes of slots, and what else is asked of titles, are kept in ms. */
void lookahead_remember(struct lookahead *look, struct memos *ms);

/* lookahead_take where nothing is read ahead, or much memory is to be given back. */
struct slot *lookahead_take_on(struct lookahead *look);

/* The next block, no longer read ahead; NULL at the end.  It is the caller's
 * until the next take. */
static inline struct slot *
lookahead_take(struct lookahead *look)
{
	const struct slot *lent = look->lent;

	if (look->n == 0 || (lent != NULL && lent->block.text.cap > LOOKAHEAD_KEPT))
		return lookahead_take_on(look);
	look->lent = &look->ring[look->head];
	look->head = (look->head + 1) % LOOKAHEAD;
	look->n--;
	return look->lent;
}

/* lookahead_next where block *i is not read yet, or is empty. */
struct slot *lookahead_next_on(struct lookahead *look, size_t *i);

/* Moves *i to the next block that is not blank (nor only a rule or comment
 * of a converter) and returns it; NULL if a
 * document begins, the input ends or there are too many blanks. */
static inline struct slot *
lookahead_next(struct lookahead *look, size_t *i)
{
	struct slot *slot = &look->ring[(look->head + *i) % LOOKAHEAD];

	if (*i >= look->n || slot->empty)
		return lookahead_next_on(look, i);
	return slot->block.kind == BLOCK_DOCUMENT ? NULL : slot;
}

/* slot_read where the label is not filled yet. */
void slot_read_label(struct slot *slot);

/* Fills the label of a paragraph. */
static inline void
slot_read(struct slot *slot)
{
	if (!slot->read)
		slot_read_label(slot);
}

static inline bool
slot_tells(const struct slot *slot, enum slot_fact fact)
{
	return slot->told >> fact & 1;
}

static inline bool
slot_holds(const struct slot *slot, enum slot_fact fact)
{
	return slot->held >> fact & 1;
}

/* Keeps whether the fact holds, and returns it. */
static inline bool
slot_keep(struct slot *slot, enum slot_fact fact, bool holds)
{
	slot->told |= (uint8_t)(1u << fact);
	slot->held |= (uint8_t)((unsigned)holds << fact);
	return holds;
}

/* slot_shape where it is not filled yet. */
void slot_read_shape(struct slot *slot);

/* The shape of a paragraph; its owner may move the title's end and body. */
static inline struct shape *
slot_shape(struct slot *slot)
{
	if (!slot->shaped)
		slot_read_shape(slot);
	return &slot->shape;
}

/* slot_memo where the title is not the whole text, or another has taken its place. */
struct memo *slot_find_memo(struct slot *slot);

/* What is kept of the title that the slot's shape tells; NULL: nothing, and nothing
 * is to be. */
static inline struct memo *
slot_memo(struct slot *slot)
{
	const struct shape *s = &slot->shape;

	if (slot->memo != NULL && slot->memo->stamp == slot->stamp &&
	    slot->memo->n == s->end - s->start)
		return slot->memo;	/* nearly always */
	return slot_find_memo(slot);
}

static inline struct span
slot_text(const struct slot *slot)
{
	return slot->text;
}

#endif
