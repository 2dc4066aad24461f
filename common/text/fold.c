/* fold: the table of leaked characters; see fold.h. */
#include "text/fold.h"

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

const struct fold_range *
fold_ranges(size_t *n)
{
	static struct fold_range *ranges;

	*n = data_fold.rows;
	if (ranges != NULL)
		return ranges;
	ranges = mem_zeroed(*n, sizeof *ranges);
	for (size_t i = 0; i < *n; i++)
		ranges[i] = (struct fold_range){
			hexadecimal(DATA_CELL(&data_fold, i, 0)),
			hexadecimal(DATA_CELL(&data_fold, i, 1)),
			replacement(DATA_CELL(&data_fold, i, 2)),
		};
	return ranges;
}

bool
fold_lookup(uint32_t character, struct span *to)
{
	size_t low = 0, high, n;
	const struct fold_range *ranges = fold_ranges(&n);

	high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (character > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == n || character < ranges[low].first)
		return false;
	*to = ranges[low].to;
	return true;
}
