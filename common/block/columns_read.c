/* columns_read: all lines of a region, cut into runs and classified; see columns.h. */
#include "block/columns.h"

#include <stdlib.h>

#include "base/mem.h"
#include "block/columns_words.h"
#include "block/table_form.h"

void
columns_read(struct columns *c, const struct block *region)
{
	if (c->words == NULL)
		c->words = head_words_open();
	c->region = region;
	c->nruns = 0;
	while (c->lines_cap < region->nlines)
		c->lines = mem_grow(c->lines, c->lines_cap, &c->lines_cap,
		    sizeof *c->lines);
	while (c->width_cap < region->nlines)
		c->width = mem_grow(c->width, c->width_cap, &c->width_cap, 1);
	for (size_t i = 0; i < region->nlines; i++) {
		struct span text = form_line(region, i);

		c->lines[i] = (struct column_line){ .class = LINE_IS_BLANK };
		if (region->lines[i].flags & LINE_BLANK)
			continue;
		if (text.n <= COLUMNS_BYTES && columns_read_runs(c, i, text))
			columns_classify(c, i);
		else
			c->lines[i] = (struct column_line){ .class = LINE_IS_PROSE };
	}
}

void
columns_release(struct columns *c)
{
	free(c->runs);
	free(c->lines);
	free(c->width);
	free(c->masks);
	free(c->filled);
	free(c->kept);
	free(c->fit);
	free(c->costs);
	free(c->keys);
	head_words_close(c->words);
}
