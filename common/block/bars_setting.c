/* bars_setting: tables without rules written with a blank on either side of every text:
 * | 合计 | 80 | 76 |.  Where the texts of a column stand at its right edge or in its middle,
 * the blanks before them are no indent. */
#include "block/bars.h"

#include <stdlib.h>

#include "base/mem.h"

enum { CENTRED = 1 };	/* blanks: so many more may stand on one side of a centred text */

struct bars_setting {
	bool seen;		/* has text */
	bool ragged;		/* its texts do not end at the same edge */
	bool shifted;		/* some of them do not stand in the middle */
	size_t behind, width;	/* of the first of them: blanks behind it, columns */
};

static size_t
blanks_before(struct span cell)
{
	size_t n = 0;

	while (n < cell.n && cell.p[n] == ' ')
		n++;
	return n;
}

static size_t
blanks_behind(struct span cell)
{
	size_t n = 0;

	while (n < cell.n && cell.p[cell.n - n - 1] == ' ')
		n++;
	return n;
}

/* Notes how the text of a cell, so many columns wide, stands in it; false: a bar touches
 * it. */
static bool
note_cell(struct bars_setting *column, struct span cell, size_t width)
{
	size_t before = blanks_before(cell), behind = blanks_behind(cell);

	if (before == cell.n)
		return true;
	if (!column->seen) {
		column->behind = behind;
		column->width = width;
	}
	column->seen = true;
	column->ragged |= behind != column->behind || width != column->width;
	column->shifted |= before > behind + CENTRED || behind > before + CENTRED;
	return before != 0 && behind != 0;
}

struct bars_setting *
bars_setting_read(const struct bars *bars)
{
	struct bars_setting *columns = mem_zeroed(bars->nedges, sizeof *columns);
	bool spaced = true, seen = false;

	for (size_t i = 0; i < bars->block->nlines && spaced; i++) {
		size_t n;
		const struct bars_post *post = bars_posts_of(bars, i, &n);

		if (n < 2 || bars_is_rule(form_line(bars->block, i)))
			continue;
		for (size_t k = 0; k + 1 < n && spaced; k++)
			spaced = note_cell(&columns[post[k].edge],
			    span_slice(buf_span(&bars->block->text), post[k].end,
			    post[k + 1].start), post[k + 1].column - post[k].column);
		seen = true;
	}
	if (spaced && seen)
		return columns;
	free(columns);
	return NULL;
}

size_t
bars_setting_blanks(const struct bars_setting *columns, size_t slot, struct span cell)
{
	size_t blanks = blanks_before(cell);

	if (blanks == 0 || !columns[slot].ragged || !columns[slot].shifted)
		return blanks;
	return 1;
}
