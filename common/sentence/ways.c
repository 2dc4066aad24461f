/* ways: nouns and ends put together; see ways.h. */
#include "sentence/ways.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

extern const struct data_table data_cues, data_ways;

enum { COLUMNS = 2 };

static bool
is_end(size_t row)
{
	return strcmp(DATA_CELL(&data_ways, row, 1), "end") == 0;
}

/* Noun and end as one word, which the caller frees. */
static char *
joined(size_t noun, size_t end)
{
	struct buf word = BUF_INIT;

	buf_add_str(&word, DATA_CELL(&data_ways, noun, 0));
	buf_add_str(&word, DATA_CELL(&data_ways, end, 0));
	return buf_detach(&word);
}

void
ways_open(struct cue_ways *w)
{
	size_t ends = 0, row = data_cues.rows;
	const char **cells;

	for (size_t r = 0; r < data_ways.rows; r++)
		ends += is_end(r);
	w->fixed = row;
	w->cues = (struct data_table){ data_cues.name, COLUMNS,
	    row + ends * (data_ways.rows - ends), NULL };
	cells = mem_zeroed(w->cues.rows * COLUMNS, sizeof *cells);
	memcpy(cells, data_cues.cells, row * COLUMNS * sizeof *cells);
	for (size_t n = 0; n < data_ways.rows; n++)
		for (size_t e = 0; e < data_ways.rows && !is_end(n); e++) {
			if (!is_end(e))
				continue;
			cells[row * COLUMNS] = joined(n, e);
			cells[row++ * COLUMNS + 1] = "whole";
		}
	w->cues.cells = cells;
}

void
ways_close(struct cue_ways *w)
{
	for (size_t r = w->fixed; r < w->cues.rows; r++)
		free((void *)(uintptr_t)w->cues.cells[r * COLUMNS]);
	free((void *)(uintptr_t)w->cues.cells);
}
