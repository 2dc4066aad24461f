/* lookahead: blocks read before they are handed out; see lookahead.h. */
#include "outline/lookahead.h"

/* So many blocks at a time are filled from files: the processor then has the code for one
 * kind of work at hand, which does not fit there together with all the rest. */
enum { AT_ONCE = 32, AT_ONCE_BYTES = 1 << 14 };

void
lookahead_init(struct lookahead *look, struct blocks *source)
{
	look->source = source;
	look->head = look->n = 0;
	look->ended = false;
	look->lent = NULL;
	look->quantities = (struct quantity_list){ .n = 0 };
	for (size_t i = 0; i < LOOKAHEAD; i++)
		block_init(&look->ring[i].block);
	lookahead_remember(look, NULL);
}

void
lookahead_remember(struct lookahead *look, struct memos *ms)
{
	for (size_t i = 0; i < LOOKAHEAD; i++)
		look->ring[i].memos = ms;
}

void
lookahead_release(struct lookahead *look)
{
	for (size_t i = 0; i < LOOKAHEAD; i++)
		block_release(&look->ring[i].block);
	quantity_list_release(&look->quantities);
}

static bool
fill(struct lookahead *look)
{
	struct slot *slot = &look->ring[(look->head + look->n) % LOOKAHEAD];

	if (look->ended)
		return false;
	slot->read = slot->shaped = slot->cont = slot->title = slot->plain = slot->matched = false;
	slot->told = slot->held = 0;
	if (!blocks_next(look->source, &slot->block)) {
		look->ended = true;
		return false;
	}
	slot->text = buf_span(&slot->block.text);
	slot->noise = slot->block.kind == BLOCK_PARAGRAPH && shape_is_noise(slot->text);
	slot->empty = slot->noise || slot->block.kind == BLOCK_BLANK;
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

/* Reads the labels of the paragraphs in the ring, and the shapes of those that have one: both
 * will be asked for. */
static void
read_labels(struct lookahead *look)
{
	for (size_t i = 0; i < look->n; i++) {
		struct slot *slot = &look->ring[i];

		if (slot->block.kind != BLOCK_PARAGRAPH || slot->block.place.given)
			continue;
		slot_read(slot);
		if (slot->label.form != LABEL_NONE)
			slot_shape(slot);
	}
}

/* Fills the first slot, and more where nobody waits for its block. */
static __attribute__((noinline)) bool
fill_some(struct lookahead *look)
{
	size_t bytes = 0, most = blocks_may_wait(look->source) ? 1 : AT_ONCE;

	look->head = 0;			/* the first slots are warm */
	while (look->n < most && bytes < AT_ONCE_BYTES && fill(look))
		bytes += look->ring[look->n - 1].block.text.n;
	read_labels(look);
	if (blocks_want_quantities(look->source))
		read_quantities(look);
	return look->n != 0;
}

/* The slot taken last is no longer in use. */
static void
take_back(struct lookahead *look)
{
	struct slot *slot = look->lent;

	look->lent = NULL;
	if (slot == NULL || slot->block.text.cap <= LOOKAHEAD_KEPT)
		return;
	block_release(&slot->block);
	block_init(&slot->block);
}

struct slot *
lookahead_take_on(struct lookahead *look)
{
	take_back(look);
	return look->n == 0 && !fill_some(look) ? NULL : lookahead_take(look);
}

/* The block i places ahead (0: the one the next take returns); NULL at the
 * end of input or of what can be kept. */
static struct slot *
peek(struct lookahead *look, size_t i)
{
	/* One place less than there are: the block taken last is still lent. */
	while (look->n <= i)
		if (look->n == LOOKAHEAD - 1 || !fill(look))
			return NULL;
	return &look->ring[(look->head + i) % LOOKAHEAD];
}

struct slot *
lookahead_next_on(struct lookahead *look, size_t *i)
{
	struct slot *slot;

	while ((slot = peek(look, *i)) != NULL && slot->empty)
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
slot_find_memo(struct slot *slot)
{
	const struct shape *s = &slot->shape;

	return find_memo(slot, span_slice(slot_text(slot), s->start, s->end));
}
