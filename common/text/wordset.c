/* wordset: a lexicon walked over a whole text; see wordset.h. */
#include "text/wordset.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* The number of a word among those that have been taken; how many these are, if it is none. */
static size_t
number_of(const struct wordset *ws, const uint32_t *at, struct span word)
{
	size_t i = 0;

	while (i < ws->words.rows && (at[i + 1] - at[i] != word.n + 1 ||
	    memcmp(ws->bytes.p + at[i], word.p, word.n) != 0))
		i++;
	return i;
}

/* Takes the words of one cell, but for those that other rows have, too: copies them, each with
 * a NUL behind it, and puts down in at where they are. */
static void
take_cell(struct wordset *ws, uint32_t *at, struct span cell, size_t row, char separator)
{
	size_t start = 0;

	for (size_t i = 0; i <= cell.n; i++) {
		struct span word = span_slice(cell, start, i);
		size_t number;

		if (i < cell.n && (separator == '\0' || cell.p[i] != separator))
			continue;
		start = i + 1;
		if (word.n == 0)
			continue;
		number = number_of(ws, at, word);
		if (number == ws->words.rows) {
			assert(number < WORDSET_MAX);
			at[++ws->words.rows] = at[number] + (uint32_t)word.n + 1;
			buf_add(&ws->bytes, word.p, word.n);
			buf_add_char(&ws->bytes, '\0');
		}
		ws->row[row] |= UINT64_C(1) << number;
	}
}

/* The character that a word begins or ends with. */
static uint32_t
edge_of(struct span word, enum lexicon_way way)
{
	return (way == LEXICON_FORWARD ? glyph_at(word, 0) : glyph_before(word, word.n)).c;
}

/* How many characters the n words begin or end with. */
static size_t
count_edges(const struct span *word, size_t n, enum lexicon_way way)
{
	uint32_t edges[WORDSET_MAX];
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		edges[count] = edge_of(word[i], way);
		while (edges[k] != edges[count])
			k++;
		count += k == count;
	}
	return count;
}

/* The lexicon finds the longest word at a place: each word answers for those that it begins
 * (ends) with. */
static void
find_parts(struct wordset *ws, const struct span *word, enum lexicon_way way)
{
	for (size_t i = 0; i < ws->words.rows; i++)
		for (size_t j = 0; j < ws->words.rows; j++)
			if (way == LEXICON_FORWARD ? span_starts(word[i], word[j]) :
			    span_ends(word[i], word[j]))
				ws->holds[i] |= UINT64_C(1) << j;
}

static void
note_edges(struct wordset *ws, const struct span *word, enum lexicon_way way)
{
	for (size_t i = 0; i < ws->words.rows; i++) {
		uint32_t c = edge_of(word[i], way);

		if (!charset_has(&ws->edges, c))
			charset_add(&ws->edges, c);
	}
}

void
wordset_open(struct wordset *ws, const struct data_table *table, size_t column, char separator)
{
	struct span word[WORDSET_MAX];
	uint32_t *at;
	enum lexicon_way way;

	*ws = (struct wordset){ .words = { table->name, 1, 0, NULL, NULL }, .rows = table->rows };
	assert(table->rows <= WORDSET_MAX);
	at = mem_zeroed(WORDSET_MAX + 1, sizeof *at);
	for (size_t r = 0; r < table->rows; r++)
		take_cell(ws, at, span_of(DATA_CELL(table, r, column)), r, separator);
	ws->words.text = ws->bytes.p;
	ws->words.at = at;
	for (size_t i = 0; i < ws->words.rows; i++)
		word[i] = span_of(DATA_CELL(&ws->words, i, 0));
	way = count_edges(word, ws->words.rows, LEXICON_BACKWARD) <
	    count_edges(word, ws->words.rows, LEXICON_FORWARD) ?
	    LEXICON_BACKWARD : LEXICON_FORWARD;
	find_parts(ws, word, way);
	note_edges(ws, word, way);
	lexicon_build(&ws->lexicon, &ws->words, 0, way, NULL);
}

void
wordset_close(struct wordset *ws)
{
	lexicon_release(&ws->lexicon);
	free((void *)(uintptr_t)ws->words.at);
	buf_release(&ws->bytes);
}

/* The first place at or behind byte at where a word may begin (its last character). */
static inline size_t
next_edge(const struct wordset *ws, struct span text, size_t at)
{
	enum { LONG = 64 };	/* bytes for which the charset is quicker */

	return text.n - at > LONG ? charset_next(&ws->edges, text, at) :
	    lexicon_next(&ws->lexicon, text, at);
}

uint64_t
wordset_in(const struct wordset *ws, struct span text)
{
	const struct lexicon *lx = &ws->lexicon;
	struct lexicon_match match;
	struct glyph g;
	uint64_t found = 0;

	for (size_t at = 0; at < text.n && (at = next_edge(ws, text, at)) < text.n; at += g.n) {
		g = glyph_at(text, at);
		if (lx->way == LEXICON_FORWARD ? lexicon_walk_at(lx, text, at, g, &match) :
		    lexicon_walk_before(lx, text, at + g.n, g, &match))
			found |= ws->holds[match.row];
	}
	return found;
}
