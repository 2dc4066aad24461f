/* relate_funds: sources of funds below their total; see relate_funds.h. */
#include "relation/relate_funds.h"

#include "language/grammar.h"
#include "text/punct.h"

/* 其他资金（包括以前年度结转）: label without what a bracket at its end tells. */
static struct span
without_bracket(struct span label)
{
	size_t at = label.n;

	if (punct_ends(label, ')') == 0)
		return label;
	while (at > 0 && punct_starts(span_slice(label, at, label.n), '(') == 0)
		at--;
	return span_slice(label, 0, at == 0 ? label.n : at);
}

/* Is row r of those that header heads, with amounts, and is what it names one of says? */
static bool
is_row_of(const struct grid *g, size_t r, size_t header, const char *says)
{
	const struct grid_row *row = &g->rows[r];

	return row->label != NONE && row->header == header && !row->is_header &&
	    row->nmentions != 0 &&
	    word_table_ends(&name_words, says, without_bracket(grid_label(g, r)));
}

/* The row behind the last source below row p. */
static size_t
sources_end(const struct grid *g, const size_t *parent, size_t p)
{
	size_t r = p + 1;

	while (r < g->table->nrows && (parent[r] == NONE || parent[r] >= p) &&
	    !g->rows[r].is_total && is_row_of(g, r, g->rows[p].header, "source"))
		r++;
	return r;
}

void
relate_funds(const struct grid *g, size_t *parent)
{
	for (size_t p = 0; p + 2 < g->table->nrows; p++) {
		size_t end;

		if (g->rows[p].header == NONE ||
		    !is_row_of(g, p, g->rows[p].header, "funds"))
			continue;
		end = sources_end(g, parent, p);
		for (size_t r = p + 1; end > p + 2 && r < end; r++)
			if (parent[r] == NONE)
				parent[r] = p;
	}
}
