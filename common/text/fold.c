/* fold: the table of leaked characters; see fold.h. */
#include "text/fold.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/data.h"

extern const struct data_table data_fold;

static uint32_t
hexadecimal(const char *s)
{
	uint32_t v = 0;

	for (; *s != '\0'; s++)
		v = v << 4 | (uint32_t)(*s <= '9' ? *s - '0' : *s - 'A' + 10);
	return v;
}

static struct span
replacement(const char *to)
{
	if (strcmp(to, "drop") == 0)
		return SPAN("");
	if (strcmp(to, "blank") == 0)
		return SPAN(" ");
	return span_of(to);
}

static void
load(struct fold *fold)
{
	fold->n = data_fold.rows;
	fold->ranges = mem_zeroed(fold->n, sizeof *fold->ranges);
	for (size_t i = 0; i < fold->n; i++)
		fold->ranges[i] = (struct fold_range){
			hexadecimal(DATA_CELL(&data_fold, i, 0)),
			hexadecimal(DATA_CELL(&data_fold, i, 1)),
			replacement(DATA_CELL(&data_fold, i, 2)),
		};
}

bool
fold_lookup(struct fold *fold, uint32_t character, struct span *to)
{
	size_t low = 0, high;

	if (fold->ranges == NULL)
		load(fold);
	high = fold->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (character > fold->ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == fold->n || character < fold->ranges[low].first)
		return false;
	*to = fold->ranges[low].to;
	return true;
}

void
fold_release(struct fold *fold)
{
	free(fold->ranges);
	*fold = (struct fold)FOLD_INIT;
}
