/* wordset: a lexicon walked over a whole text; see wordset.h. */
#include "text/wordset.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* Copies the words of one cell, each with a NUL behind it. */
static void
take_cell(struct wordset *ws, struct span cell, size_t row, char separator)
{
	size_t start = 0;

	for (size_t i = 0; i <= cell.n; i++) {
		if (i < cell.n && (separator == '\0' || cell.p[i] != separator))
			continue;
		if (i > start) {
			assert(ws->words.rows < WORDSET_MAX);
			ws->row[row] |= UINT64_C(1) << ws->words.rows++;
			buf_add(&ws->bytes, cell.p + start, i - start);
			buf_add_char(&ws->bytes, '\0');
		}
		start = i + 1;
	}
}

/* The lexicon finds the longest word at a place, and of twins the first: each
 * word answers for those that it begins with. */
static void
find_prefixes(struct wordset *ws)
{
	for (size_t i = 0; i < ws->words.rows; i++)
		for (size_t j = 0; j < ws->words.rows; j++)
			if (span_starts(span_of(DATA_CELL(&ws->words, i, 0)),
			    span_of(DATA_CELL(&ws->words, j, 0))))
				ws->holds[i] |= UINT64_C(1) << j;
}

void
wordset_open(struct wordset *ws, const struct data_table *table, size_t column, char separator)
{
	const char **cells, *p;

	*ws = (struct wordset){ .words = { table->name, 1, 0, NULL }, .rows = table->rows };
	assert(table->rows <= WORDSET_MAX);
	for (size_t r = 0; r < table->rows; r++)
		take_cell(ws, span_of(DATA_CELL(table, r, column)), r, separator);
	cells = mem_zeroed(WORDSET_MAX, sizeof *cells);
	p = ws->bytes.p;
	for (size_t i = 0; i < ws->words.rows; i++, p += strlen(p) + 1)
		cells[i] = p;
	ws->words.cells = cells;
	find_prefixes(ws);
	lexicon_build(&ws->lexicon, &ws->words, 0, LEXICON_FORWARD, NULL);
}

void
wordset_close(struct wordset *ws)
{
	lexicon_release(&ws->lexicon);
	free((void *)(uintptr_t)ws->words.cells);
	buf_release(&ws->bytes);
}

uint64_t
wordset_in(const struct wordset *ws, struct span text)
{
	struct lexicon_match match;
	struct glyph g;
	uint64_t found = 0;

	for (size_t at = 0; (at = lexicon_next(&ws->lexicon, text, at)) < text.n; at += g.n) {
		g = glyph_at(text, at);
		if (lexicon_walk_at(&ws->lexicon, text, at, g, &match))
			found |= ws->holds[match.row];
	}
	return found;
}
