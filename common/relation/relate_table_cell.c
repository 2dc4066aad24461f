/* relate_table_cell: amounts that one cell of a table lists, and their total; see
 * relate_table_parts.h. */
#include "relation/relate_table_parts.h"

#include "language/grammar.h"

enum { LISTED_MAX = 16 };	/* amounts that a total of a cell adds up */

/* Do both stand in one cell, and neither is all of it? */
static bool
are_in_one_cell(const struct mention *a, const struct mention *b)
{
	return a->cell.row == b->cell.row && a->cell.column == b->cell.column && !a->cell.whole &&
	    !b->cell.whole;
}

/* May m be a part of total, or that: an amount as it stands that is nobody's part? */
static bool
is_listed(const struct mention *m, const struct mention *total)
{
	return mention_is_exact(m) && m->q.kind == KIND_MONEY && m->depth == total->depth &&
	    !m->member && m->nlinks == 0 && relate_same_unit(m, total) && !relate_is_per(m);
}

/* 办公费12.3万元；印刷费4.5万元；合计16.8万元: links total with all amounts of its cell before
 * it; a miss where a slip explains it. */
static void
relate_listed(struct mentions *ms, struct mention *total)
{
	struct term terms[LISTED_MAX], whole = relate_term(total);
	size_t ids[LISTED_MAX], n = 0;

	for (const struct mention *m = total; m-- > ms->at && are_in_one_cell(m, total); ) {
		if (m->id == 0 || !relate_same_unit(m, total))
			continue;
		if (n == LISTED_MAX || !is_listed(m, total))
			return;
		terms[n] = relate_term(m);
		ids[n++] = m->id;
	}
	if (n < 2)
		return;
	mentions_link_sum_back(ms, total, relate_by_fit(REL_SUM, closure_fit(&whole, terms, n),
	    SLIP_NEEDLESS), ids, n);
}

void
table_relate_cell_totals(struct mentions *ms)
{
	for (size_t i = 2; i < ms->n; i++) {
		struct mention *m = &ms->at[i];

		if (!m->cell.whole && m->cell.row != 0 && is_listed(m, m) &&
		    are_in_one_cell(m - 1, m) && are_in_one_cell(m - 2, m) &&
		    word_table_is(&qualifiers, "gathers", mentions_text(ms, m->label)))
			relate_listed(ms, m);
	}
}
