/* lookahead: blocks read before they are handed out; see lookahead.h. */
#include "outline/lookahead.h"

enum { KEEP_BYTES = 1 << 15 };	/* a larger buffer is given back: there are many slots */

/* So many blocks at a time are filled from files: the processor then has the code for one
 * kind of work at hand, which does not fit there together with all the rest. */
enum { AT_ONCE = 32, AT_ONCE_BYTES = 1 << 14 };

void
lookahead_init(struct lookahead *look, struct blocks *source)
{
	look->source = source;
	look->head = look->n = look->lent = 0;
	look->ended = false;
	look->quantities = (struct quantity_list){ .n = 0 };
	for (size_t i = 0; i < LOOKAHEAD_RING; i++)
		block_init(&look->ring[i].block);
	lookahead_remember(look, NULL);
}

void
lookahead_remember(struct lookahead *look, struct memos *ms)
{
	for (size_t i = 0; i < LOOKAHEAD_RING; i++)
		look->ring[i].memos = ms;
}

void
lookahead_release(struct lookahead *look)
{
	for (size_t i = 0; i < LOOKAHEAD_RING; i++)
		block_release(&look->ring[i].block);
	quantity_list_release(&look->quantities);
}

static bool
fill(struct lookahead *look)
{
	struct slot *slot = &look->ring[(look->head + look->n) % LOOKAHEAD_RING];

	if (look->ended)
		return false;
	slot->read = slot->shaped = slot->cont = slot->title = slot->plain = false;
	if (!blocks_next(look->source, &slot->block)) {
		look->ended = true;
		return false;
	}
	look->n++;
	return true;
}

/* Reads the quantities of the paragraphs in the ring, all of which were read at once. */
static void
read_quantities(struct lookahead *look)
{
	const struct quantity *at;

	look->quantities.n = 0;
	for (size_t i = 0; i < look->n; i++) {
		struct block *b = &look->ring[i].block;
		size_t before = look->quantities.n;

		if (b->kind != BLOCK_PARAGRAPH)
			continue;
		b->quantities.overflow = quantity_list_read(&look->quantities,
		    buf_span(&b->text), 0);
		b->quantities.n = look->quantities.n - before;
		b->quantities.read = true;
	}
	at = look->quantities.at;	/* moves no longer */
	for (size_t i = 0; at != NULL && i < look->n; at += look->ring[i++].block.quantities.n)
		look->ring[i].block.quantities.at = at;
}

/* Fills the first slot, and more where nobody waits for its block. */
static bool
fill_some(struct lookahead *look)
{
	size_t bytes = 0;

	look->head = 0;			/* the first slots are warm */
	if (!fill(look))
		return false;
	while (!blocks_may_wait(look->source) && look->n < AT_ONCE &&
	    (bytes += look->ring[look->n - 1].block.text.n) < AT_ONCE_BYTES && fill(look))
		;
	if (blocks_want_quantities(look->source))
		read_quantities(look);
	return true;
}

void
lookahead_give_back(struct lookahead *look)
{
	for (; look->lent > 0; look->lent--) {
		size_t at = (look->head + LOOKAHEAD_RING - look->lent) % LOOKAHEAD_RING;
		struct block *b = &look->ring[at].block;

		if (b->text.cap <= KEEP_BYTES)
			continue;
		block_release(b);
		block_init(b);
	}
}

struct slot *
lookahead_take(struct lookahead *look)
{
	struct slot *slot;

	if (look->n == 0 && !fill_some(look))
		return NULL;
	slot = &look->ring[look->head];
	look->head = (look->head + 1) % LOOKAHEAD_RING;
	look->n--;
	look->lent++;
	return slot;
}

bool
lookahead_is_ready(const struct lookahead *look)
{
	return look->n != 0 && look->lent < LOOKAHEAD_LENT && !blocks_may_wait(look->source);
}

/* The block i places ahead (0: the one the next take returns); NULL at the
 * end of input or of what can be kept. */
static struct slot *
peek(struct lookahead *look, size_t i)
{
	while (look->n <= i)
		if (look->n == LOOKAHEAD - 1 || !fill(look))
			return NULL;
	return &look->ring[(look->head + i) % LOOKAHEAD_RING];
}

static bool
is_empty(const struct slot *slot)
{
	return slot->block.kind == BLOCK_BLANK ||
	    (slot->block.kind == BLOCK_PARAGRAPH && shape_is_noise(slot_text(slot)));
}

struct slot *
lookahead_next(struct lookahead *look, size_t *i)
{
	struct slot *slot;

	while ((slot = peek(look, *i)) != NULL && is_empty(slot))
		++*i;
	if (slot == NULL || slot->block.kind == BLOCK_DOCUMENT)
		return NULL;
	return slot;
}

void
slot_read_label(struct slot *slot)
{
	struct span text = slot_text(slot);

	slot->read = true;
	if (label_possible(text) && label_read(text, &slot->label) > 0)
		return;
	slot->label = (struct label){ .form = LABEL_NONE, .text = label_blanks(text, 0) };
}

static struct memo *
find_memo(struct slot *slot, struct span text)
{
	slot->memo = slot->memos == NULL ? NULL : memos_find(slot->memos, text);
	if (slot->memo != NULL)
		slot->stamp = slot->memo->stamp;
	return slot->memo;
}

void
slot_read_shape(struct slot *slot)
{
	struct span text = slot_text(slot);
	struct memo *memo;
	size_t from;

	slot_read(slot);
	slot->shaped = true;
	from = slot->label.text;
	memo = find_memo(slot, span_slice(text, from, text.n));
	if (memo != NULL && memo_shape(memo, from, &slot->shape))
		return;
	shape_read(text, from, &slot->shape);
	if (memo != NULL)
		memo_keep_shape(memo, from, &slot->shape);
}

struct memo *
slot_memo(struct slot *slot)
{
	const struct shape *s = &slot->shape;

	if (slot->memo != NULL && slot->memo->stamp == slot->stamp &&
	    slot->memo->n == s->end - s->start)
		return slot->memo;	/* the whole text is its title */
	return find_memo(slot, span_slice(slot_text(slot), s->start, s->end));
}
