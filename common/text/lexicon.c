/* lexicon: a trie whose edges live in one hash table; see lexicon.h.
 *
 * A node is a number, an edge the pair (node, character); following one is one
 * probe.  Backward lexicons hold their words reversed.  An around lexicon
 * holds the part before the anchor reversed, then the mark ANCHOR (no
 * character has that number), then the rest: walking out from a place in
 * text, every node reached on the left is asked for words that go on. */
#include "text/lexicon.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/glyph.h"

enum { ROOT = 1, ANCHOR = 0x110000 };

static size_t
slot_of(const struct lexicon *lx, uint64_t key)
{
	return (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & lx->mask;
}

/* The node behind the edge (node, c); 0: no such edge. */
static uint32_t
step(const struct lexicon *lx, uint32_t node, uint32_t c)
{
	uint64_t key = (uint64_t)node << 32 | c;
	size_t at = slot_of(lx, key);

	for (; lx->slots[at].key != 0; at = (at + 1) & lx->mask)
		if (lx->slots[at].key == key)
			return lx->slots[at].node;
	return 0;
}

static uint32_t
grow(struct lexicon *lx, uint32_t node, uint32_t c)
{
	uint64_t key = (uint64_t)node << 32 | c;
	size_t at = slot_of(lx, key);

	for (; lx->slots[at].key != 0; at = (at + 1) & lx->mask)
		if (lx->slots[at].key == key)
			return lx->slots[at].node;
	lx->slots[at].key = key;
	if (node == ROOT)
		lx->first[(c >> 6) & 63] |= UINT64_C(1) << (c & 63);
	return lx->slots[at].node = (uint32_t)++lx->nodes;
}

static uint32_t
grow_forward(struct lexicon *lx, uint32_t node, struct span word)
{
	struct glyph g;

	for (size_t at = 0; (g = glyph_at(word, at)).n != 0; at += g.n)
		node = grow(lx, node, g.c);
	return node;
}

static uint32_t
grow_backward(struct lexicon *lx, uint32_t node, struct span word)
{
	struct glyph g;

	for (size_t at = word.n; (g = glyph_before(word, at)).n != 0; at -= g.n)
		node = grow(lx, node, g.c);
	return node;
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

/* The node of word, grown; 0 if the word has no place in this lexicon. */
static uint32_t
grow_word(struct lexicon *lx, struct span word, lexicon_anchor *anchor)
{
	size_t at;
	uint32_t node;

	if (lx->way == LEXICON_FORWARD)
		return grow_forward(lx, ROOT, word);
	if (lx->way == LEXICON_BACKWARD)
		return grow_backward(lx, ROOT, word);
	at = find_anchor(word, anchor);
	if (at == word.n)
		return 0;
	node = grow_backward(lx, ROOT, span_slice(word, 0, at));
	node = grow(lx, node, ANCHOR);
	return grow_forward(lx, node, span_slice(word, at, word.n));
}

/* An upper bound of the edges: one per byte and one per word. */
static size_t
edges_at_most(const struct data_table *table, size_t column)
{
	size_t n = 0;

	for (size_t i = 0; i < table->rows; i++)
		n += 2 + strlen(DATA_CELL(table, i, column)) / 2;
	return n;
}

void
lexicon_build(struct lexicon *lx, const struct data_table *table,
    size_t column, enum lexicon_way way, lexicon_anchor *anchor)
{
	size_t edges = edges_at_most(table, column) * 2;
	size_t slots = 64;

	while (slots < edges)
		slots *= 2;
	*lx = (struct lexicon){ .table = table, .mask = slots - 1, .nodes = ROOT, .way = way };
	lx->slots = mem_zeroed(slots, sizeof *lx->slots);
	lx->row = mem_zeroed(slots, sizeof *lx->row);
	for (size_t i = 0; i < table->rows; i++) {
		struct span word = span_of(DATA_CELL(table, i, column));
		uint32_t node = word.n == 0 ? 0 : grow_word(lx, word, anchor);

		if (node != 0 && lx->row[node] == 0)
			lx->row[node] = (uint32_t)i + 1;
	}
}

void
lexicon_release(struct lexicon *lx)
{
	free(lx->slots);
	free(lx->row);
	*lx = (struct lexicon){ 0 };
}

/* Walks forward from node; the end of the longest word, 0 if there is none. */
static size_t
walk_forward(const struct lexicon *lx, uint32_t node, struct span text,
    size_t at, size_t *row)
{
	size_t end = 0;
	struct glyph g;

	for (; (g = glyph_at(text, at)).n != 0; at += g.n) {
		node = step(lx, node, g.c);
		if (node == 0)
			break;
		if (lx->row[node] != 0) {
			end = at + g.n;
			*row = lx->row[node] - 1;
		}
	}
	return end;
}

bool
lexicon_at(const struct lexicon *lx, struct span text, size_t at,
    struct lexicon_match *match)
{
	if (!lexicon_may(lx, glyph_at(text, at).c))
		return false;
	match->start = at;
	match->end = walk_forward(lx, ROOT, text, at, &match->row);
	return match->end != 0;
}

bool
lexicon_before(const struct lexicon *lx, struct span text, size_t at,
    struct lexicon_match *match)
{
	uint32_t node = ROOT;
	bool found = false;
	struct glyph g;

	if (!lexicon_may(lx, glyph_before(text, at).c))
		return false;
	match->end = at;
	for (; (g = glyph_before(text, at)).n != 0; at -= g.n) {
		node = step(lx, node, g.c);
		if (node == 0)
			break;
		if (lx->row[node] != 0) {
			found = true;
			match->start = at - g.n;
			match->row = lx->row[node] - 1;
		}
	}
	return found;
}

bool
lexicon_around(const struct lexicon *lx, struct span text, size_t at,
    struct lexicon_match *match)
{
	uint32_t node = ROOT;
	size_t start = at;
	struct glyph g;

	match->end = 0;
	while (node != 0) {
		uint32_t middle = step(lx, node, ANCHOR);
		size_t row = 0;
		size_t end = middle == 0 ? 0 : walk_forward(lx, middle, text, at, &row);

		if (end != 0 && end >= match->end)
			*match = (struct lexicon_match){ start, end, row };
		g = glyph_before(text, start);
		if (g.n == 0)
			break;
		node = step(lx, node, g.c);
		start -= g.n;
	}
	return match->end != 0;
}
