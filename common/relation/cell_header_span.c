/* cell_header_span: above which cells of a header the row below it stands, where merged cells
 * left no trace; see cell_header_span.h. */
#include "relation/cell_header_span.h"

#include "language/grammar.h"
#include "relation/cell_header.h"
#include "relation/cell_header_words.h"
#include "relation/cell_text.h"

extern const struct data_table data_headers;

/* Does the cell over column c of row r say that it is a rate (+1), or does its column say
 * otherwise (-1)?  0: nothing is known. */
static int
rate_fits(const struct grid *g, struct span head, size_t r, size_t c)
{
	size_t word = header_word(g, header_outside_brackets(head));
	struct span value = blank_trim(cell_text(g, r, c));
	struct unit_hint hint;
	bool percent = span_ends(value, SPAN("%")) || span_ends(value, SPAN("％"));
	bool rate = word != NONE && header_word_hint(word, &hint) &&
	    hint.kind == KIND_PERCENT;

	return rate == percent ? rate : rate && quantity_header_hint(head, &hint) ? 0 : -1;
}

/* Does text say what the numbers below it are, and not that there are notes? */
static bool
names_numbers(const struct grid *g, struct span text)
{
	size_t word = header_word(g, header_outside_brackets(text));

	return header_heads_numbers(g, text) && (word == NONE ||
	    strcmp(DATA_CELL(&data_headers, word, 1), "text") != 0);
}

/* Does the cell over column c of row r say that numbers are there, or does it stand below
 * another, as those over numbers do: are they (+1) or not (-1)?  0: nothing is known. */
static int
number_fits(const struct grid *g, struct span head, bool below, size_t r, size_t c)
{
	struct span value = blank_trim(cell_text(g, r, c));
	bool named = names_numbers(g, head);
	struct quantity q;

	if (value.n == 0 || word_table_is(&particles, "nothing", value) || (!named && !below))
		return 0;
	return !quantity_cell(value, &q) ? -1 : named;
}

static int
head_fits(const struct grid *g, struct span head, bool below, size_t r, size_t c)
{
	return rate_fits(g, head, r, c) + number_fits(g, head, below, r, c);
}

/* Row r, just read, has a cell for every column below k cells of header that are merged over
 * several, the first of which is its left-th: how well do the names of both stand above
 * the rates and numbers of the row below? */
static int
heads_fit(const struct grid *g, size_t r, size_t header, size_t left, size_t k)
{
	size_t above = header_cells(g, header), n = g->ncells;
	int fit = 0;

	for (size_t c = 0; c < left; c++)
		fit += head_fits(g, blank_trim(cell_text(g, header, c)), false, r + 1, c);
	for (size_t c = left; c < left + k; c++)
		fit += names_numbers(g, blank_trim(cell_text(g, header, c)));
	for (size_t c = 0; c < n; c++)
		fit += head_fits(g, g->cells[c].text, true, r + 1, left + c);
	for (size_t c = left + k; c < above; c++)
		fit += head_fits(g, blank_trim(cell_text(g, header, c)), false, r + 1,
		    c - k + n);
	return fit;
}

/* Among equals the first, a single one called 其中 or the last that names no rate. */
uint32_t
header_span(const struct grid *g, size_t r, size_t header, size_t k)
{
	size_t p = header_cells(g, header) - k, best = p;
	int high = heads_fit(g, r, header, p, k), fit;

	for (size_t c = 1; k == 1 && c <= p; c++)
		if (word_table_starts(&particles, "parts", blank_trim(cell_text(g, header, c))))
			return (uint32_t)c;
	while (--p > 0) {
		fit = heads_fit(g, r, header, p, k);
		if (fit > high || (fit == high && k > 1)) {
			high = fit;
			best = p;
		}
	}
	return (uint32_t)best;
}
