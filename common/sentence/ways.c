/* ways: nouns and ends put together; see ways.h. */
#include "sentence/ways.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

extern const struct data_table data_cues, data_ways;

enum { COLUMNS = 2 };

static bool
is_end(size_t row)
{
	return strcmp(DATA_CELL(&data_ways, row, 1), "end") == 0;
}

/* Adds two words, as one, to the text of the table; where it stands there. */
static uint32_t
add_cell(struct cue_ways *w, const char *word, const char *end)
{
	size_t at = w->text.n;

	buf_add_str(&w->text, word);
	buf_add_str(&w->text, end);
	buf_add_char(&w->text, '\0');
	return (uint32_t)at;
}

/* The rows of cues.tsv, into at. */
static void
add_cues(struct cue_ways *w, uint32_t *at)
{
	for (size_t r = 0; r < data_cues.rows; r++)
		for (size_t c = 0; c < COLUMNS; c++)
			*at++ = add_cell(w, DATA_CELL(&data_cues, r, c), "");
}

void
ways_open(struct cue_ways *w)
{
	size_t ends = 0, row = data_cues.rows, rows;
	uint32_t *at, whole;

	*w = (struct cue_ways){ .text = BUF_INIT };
	for (size_t r = 0; r < data_ways.rows; r++)
		ends += is_end(r);
	rows = row + ends * (data_ways.rows - ends);
	at = mem_zeroed(rows * COLUMNS, sizeof *at);
	add_cues(w, at);
	whole = add_cell(w, "whole", "");
	for (size_t n = 0; n < data_ways.rows; n++)
		for (size_t e = 0; e < data_ways.rows && !is_end(n); e++) {
			if (!is_end(e))
				continue;
			at[row * COLUMNS] = add_cell(w, DATA_CELL(&data_ways, n, 0),
			    DATA_CELL(&data_ways, e, 0));
			at[row++ * COLUMNS + 1] = whole;
		}
	w->cues = (struct data_table){ data_cues.name, COLUMNS, rows, w->text.p, at };
}

void
ways_close(struct cue_ways *w)
{
	free((void *)(uintptr_t)w->cues.at);
	buf_release(&w->text);
}
