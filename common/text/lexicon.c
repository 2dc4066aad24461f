/* lexicon: a trie whose edges live in one hash table; see lexicon.h.
 *
 * A node is a number, an edge the pair (node, character); following one is one
 * probe.  An edge knows the longest word on the way to it, so that where a walk ends is all
 * that need be looked at.  Backward lexicons hold their words reversed.  An around lexicon
 * holds the part before the anchor reversed, then the mark ANCHOR (no
 * character has that number), then the rest: walking out from a place in
 * text, every node reached on the left is asked for words that go on. */
#include "text/lexicon.h"

#include <limits.h>
#include <stdlib.h>

#include "base/mem.h"
#include "text/glyph.h"

enum { ROOT = 1, ANCHOR = 0xFFFF, NODES_MAX = 0xFFFE };

static inline size_t
slot_of(const struct lexicon *lx, uint32_t key)
{
	return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 40) & lx->mask;
}

/* Which slot is that of the edge (node, c), or the free one where it belongs. */
static inline size_t
place_of(const struct lexicon *lx, uint32_t node, uint32_t c)
{
	uint32_t key = node << 16 | c;
	size_t at = slot_of(lx, key);

	while (lx->slots[at].key != key && lx->slots[at].key != 0)
		at = (at + 1) & lx->mask;
	return at;
}

static inline const struct lexicon_slot *
find(const struct lexicon *lx, uint32_t node, uint32_t c)
{
	return &lx->slots[place_of(lx, node, c)];
}

/* The edge from the root by c; NULL: there is none.  Ask lexicon_may before. */
static inline const struct lexicon_slot *
enter(const struct lexicon *lx, uint32_t c)
{
	const struct lexicon_slot *slot;

	if (c >= ANCHOR)
		return NULL;
	slot = find(lx, ROOT, c);
	return slot->key == 0 ? NULL : slot;
}

/* The edge that follows from by c; NULL: there is none.  Most questions end
 * at the bits of from, without a probe. */
static inline const struct lexicon_slot *
follow(const struct lexicon *lx, const struct lexicon_slot *from, uint32_t c)
{
	const struct lexicon_slot *slot;

	if ((from->next >> (c & 63) & 1) == 0 || c >= ANCHOR)
		return NULL;
	slot = find(lx, from->node, c);
	return slot->key == 0 ? NULL : slot;
}

/* --- building ---------------------------------------------------------------- */

/* A lexicon that is being built. */
struct growing {
	struct lexicon *lx;
	struct lexicon_slot *slots;	/* those of lx */
	unsigned char *bytes;
	lexicon_anchor *anchor;
	uint32_t nodes;
};

/* The edge that follows from by c, made if need be; from is NULL for the root.  NULL: no
 * room. */
static inline struct lexicon_slot *
grow(struct growing *g, struct lexicon_slot *from, uint32_t c)
{
	uint32_t node = from == NULL ? ROOT : from->node;
	struct lexicon_slot *slot;

	if (c > ANCHOR || g->nodes >= NODES_MAX)
		return NULL;
	slot = &g->slots[place_of(g->lx, node, c)];
	if (slot->key != 0)
		return slot;
	slot->key = node << 16 | c;
	slot->node = (uint16_t)++g->nodes;
	if (from == NULL)
		g->lx->first[(c >> 6) & 63] |= UINT64_C(1) << (c & 63);
	else
		from->next |= UINT64_C(1) << (c & 63);
	if (from != NULL && from->key >> 16 == ROOT)
		g->lx->second[from->key & 63] |= UINT64_C(1) << (c & 63);
	return slot;
}

/* Both follow word from *slot's node (NULL: the root) and return the last
 * edge, grown; NULL if the word does not fit. */
static struct lexicon_slot *
grow_forward(struct growing *g, struct lexicon_slot *slot, struct span word)
{
	struct glyph c;

	for (size_t at = 0; (c = glyph_at(word, at)).n != 0; at += c.n) {
		slot = grow(g, slot, c.c);
		if (slot == NULL)
			return NULL;
	}
	return slot;
}

static struct lexicon_slot *
grow_backward(struct growing *g, struct span word)
{
	struct lexicon_slot *slot = NULL;
	struct glyph c;

	for (size_t at = word.n; (c = glyph_before(word, at)).n != 0; at -= c.n) {
		slot = grow(g, slot, c.c);
		if (slot == NULL)
			return NULL;
	}
	return slot;
}

/* Byte of the first anchor in word; word.n if it has none. */
static size_t
find_anchor(struct span word, lexicon_anchor *anchor)
{
	struct glyph g;
	size_t at = 0;

	while ((g = glyph_at(word, at)).n != 0 && !anchor(g.c))
		at += g.n;
	return at;
}

/* The last edge of word, grown; NULL if the word has no place in this lexicon. */
static struct lexicon_slot *
grow_word(struct growing *g, struct span word)
{
	struct lexicon_slot *slot;
	size_t at;

	if (g->lx->way == LEXICON_FORWARD)
		return grow_forward(g, NULL, word);
	if (g->lx->way == LEXICON_BACKWARD)
		return grow_backward(g, word);
	at = find_anchor(word, g->anchor);
	if (at == word.n)
		return NULL;
	slot = grow_backward(g, span_slice(word, 0, at));
	if (at > 0 && slot == NULL)
		return NULL;
	slot = grow(g, slot, ANCHOR);
	return slot == NULL ? NULL : grow_forward(g, slot, span_slice(word, at, word.n));
}

/* So many slots, a power of two; those in use move. */
static void
set_slots(struct growing *g, size_t n)
{
	struct lexicon_slot *old = g->slots;
	size_t before = old == NULL ? 0 : g->lx->mask + 1;

	g->lx->slots = g->slots = mem_zeroed(n, sizeof *g->slots);
	g->lx->mask = n - 1;
	for (size_t i = 0; i < before; i++)
		if (old[i].key != 0)
			g->slots[place_of(g->lx, old[i].key >> 16, old[i].key & 0xFFFF)] = old[i];
	free(old);
}

static void
add_word(struct growing *g, struct span word, size_t row)
{
	struct lexicon_slot *slot;

	/* room for an edge per byte: slots must not move while a word grows; with half of
	 * them free, most probes are the only one, and few pages are touched */
	while ((g->nodes + word.n + 1) * 2 > g->lx->mask + 1)
		set_slots(g, 2 * (g->lx->mask + 1));
	slot = grow_word(g, word);
	if (slot == NULL)
		return;
	if (slot->row == 0)
		slot->row = (uint16_t)(row + 1);
	g->bytes[row] = (unsigned char)word.n;
	if (slot->key >> 16 == ROOT)
		g->lx->second[slot->key & 63] = UINT64_MAX;
}

/* The same lexicon, made with the program; NULL: none was. */
static const struct lexicon *
find_ready(const struct data_table *table, const char *says, enum lexicon_way way)
{
	for (const struct lexicon *lx = lexicons_ready; lx->table != NULL; lx++)
		if (lx->table == table && lx->way == way && strcmp(lx->says, says) == 0)
			return lx;
	return NULL;
}

/* Does the row say one of the words? */
static bool
is_said(const struct data_table *table, size_t row, const char *says)
{
	struct span cell, words = span_of(says);

	if (words.n == 0)
		return true;
	cell = span_of(DATA_CELL(table, row, 1));
	while (words.n != 0)
		if (span_eq(span_cut(&words, '|'), cell))
			return true;
	return false;
}

/* Tells each edge the longest word on the way to it, which as yet is known where words end.  An
 * edge's node has a greater number than the one it comes from. */
static void
hand_on_words(const struct growing *g)
{
	uint16_t *row = mem_zeroed(g->nodes + 1, sizeof *row);
	uint32_t *from = mem_zeroed(g->nodes + 1, sizeof *from);

	for (size_t i = 0; i <= g->lx->mask; i++)
		if (g->slots[i].key != 0) {
			row[g->slots[i].node] = g->slots[i].row;
			from[g->slots[i].node] = g->slots[i].key >> 16;
		}
	for (uint32_t node = ROOT + 1; node <= g->nodes; node++)
		if (row[node] == 0)
			row[node] = row[from[node]];
	for (size_t i = 0; i <= g->lx->mask; i++)
		g->slots[i].row = row[g->slots[i].node];
	free(row);
	free(from);
}

/* Fills lx, whose table, way and says are set. */
static void
build(struct lexicon *lx, size_t column, lexicon_anchor *anchor)
{
	const struct data_table *table = lx->table;
	struct growing g = { lx, NULL, mem_zeroed(table->rows + 1, 1), anchor, ROOT };
	size_t slots = 64, rows = 0;

	for (size_t i = 0; i < table->rows; i++)
		rows += is_said(table, i, lx->says);
	/* most words share their beginning: one node and a half a word are seldom passed */
	while (slots < 3 * rows)
		slots *= 2;
	set_slots(&g, slots);
	for (size_t i = 0; i < table->rows && i < NODES_MAX; i++) {
		struct span word = span_of(DATA_CELL(table, i, column));

		if (word.n > 0 && word.n <= UCHAR_MAX && is_said(table, i, lx->says))
			add_word(&g, word, i);
	}
	hand_on_words(&g);
	lx->anchor = *find(lx, ROOT, ANCHOR);
	lx->bytes = g.bytes;
	lx->own = true;
}

void
lexicon_build(struct lexicon *lx, const struct data_table *table,
    size_t column, enum lexicon_way way, lexicon_anchor *anchor)
{
	const struct lexicon *ready = column == 0 ? find_ready(table, "", way) : NULL;

	*lx = ready != NULL ? *ready : (struct lexicon){ .table = table, .way = way, .says = "" };
	if (ready == NULL)
		build(lx, column, anchor);
}

void
lexicon_build_of(struct lexicon *lx, const struct data_table *table, const char *says,
    enum lexicon_way way)
{
	const struct lexicon *ready = find_ready(table, says, way);

	*lx = ready != NULL ? *ready : (struct lexicon){ .table = table, .way = way, .says = says };
	if (ready == NULL)
		build(lx, 0, NULL);
}

void
lexicon_release(struct lexicon *lx)
{
	if (lx->own) {
		free((void *)(uintptr_t)lx->slots);
		free((void *)(uintptr_t)lx->bytes);
	}
	*lx = (struct lexicon){ 0 };
}

/* --- finding ----------------------------------------------------------------- */

/* Walks on from edge, which ends at byte at; returns the last edge. */
static inline const struct lexicon_slot *
walk_forward(const struct lexicon *lx, const struct lexicon_slot *edge, struct span text, size_t at)
{
	while (edge->next != 0) {
		struct glyph g = glyph_at(text, at);
		const struct lexicon_slot *next = follow(lx, edge, g.c);

		if (next == NULL)
			break;
		edge = next;
		at += g.n;
	}
	return edge;
}

bool
lexicon_really_walk_at(const struct lexicon *lx, struct span text, size_t at, struct glyph g,
    struct lexicon_match *match)
{
	const struct lexicon_slot *edge = enter(lx, g.c);

	if (edge == NULL)
		return false;
	edge = walk_forward(lx, edge, text, at + g.n);
	if (edge->row == 0)
		return false;
	*match = (struct lexicon_match){ at, at + lx->bytes[edge->row - 1u], edge->row - 1u };
	return true;
}

bool
lexicon_really_walk_before(const struct lexicon *lx, struct span text, size_t at, struct glyph g,
    struct lexicon_match *match)
{
	const struct lexicon_slot *edge = enter(lx, g.c), *next;
	size_t start = at;

	if (edge == NULL)
		return false;
	while (edge->next != 0) {
		start -= g.n;
		g = glyph_before(text, start);
		next = follow(lx, edge, g.c);
		if (next == NULL)
			break;
		edge = next;
	}
	if (edge->row == 0)
		return false;
	*match = (struct lexicon_match){ at - lx->bytes[edge->row - 1u], at, edge->row - 1u };
	return true;
}

/* An anchor in a text and what has been read before it. */
struct anchored {
	struct span text;
	size_t at;			/* where the anchor stands */
	struct glyph anchor;
	size_t start;			/* of the part before it */
	const struct lexicon_slot *edge;	/* that part; NULL: the root */
};

/* Words that go on behind the anchor mark. */
static inline void
walk_from_anchor(const struct lexicon *lx, const struct anchored *a, struct lexicon_match *match)
{
	const struct lexicon_slot *anchor = &lx->anchor, *edge;
	size_t end;

	if (a->edge != NULL) {
		if ((a->edge->next >> (ANCHOR & 63) & 1) == 0)
			return;
		anchor = find(lx, a->edge->node, ANCHOR);
		if (anchor->key == 0)
			return;
	}
	edge = follow(lx, anchor, a->anchor.c);
	if (edge == NULL)
		return;
	edge = walk_forward(lx, edge, a->text, a->at + a->anchor.n);
	if (edge->row == 0)
		return;
	end = a->start + lx->bytes[edge->row - 1u];
	if (end >= match->end)
		*match = (struct lexicon_match){ a->start, end, edge->row - 1u };
}

bool
lexicon_around(const struct lexicon *lx, struct span text, size_t at,
    struct lexicon_match *match)
{
	struct anchored a = { text, at, glyph_at(text, at), at, NULL };
	struct glyph g;

	match->end = 0;
	for (;;) {
		walk_from_anchor(lx, &a, match);
		g = glyph_before(text, a.start);
		if (a.edge != NULL)
			a.edge = follow(lx, a.edge, g.c);
		else
			a.edge = lexicon_may(lx, g.c) ? enter(lx, g.c) : NULL;
		if (a.edge == NULL)
			return match->end != 0;
		a.start -= g.n;
	}
}
