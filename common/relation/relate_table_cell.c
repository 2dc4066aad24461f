/* relate_table_cell: amounts that one cell of a table lists, and their total; see
 * relate_table_parts.h. */
#include "relation/relate_table_parts.h"

#include "language/grammar.h"
#include "relation/cell_header_words.h"
#include "relation/derived.h"
#include "text/punct.h"

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

/* Do words end with the name of a rate whose base is what was to be done, or planned, and stands
 * nothing but a mark before it? */
static bool
is_rate_of_target(const struct table_relations *tr, struct span words)
{
	struct span before;
	size_t row = relate_rate_name(tr->words, words, &before);

	return row != NONE && before.n == punct_ends(before, ',') &&
	    (tr->words->rated[row].target ||
	    (tr->words->rated[row].whole.sides & 1u << SIDE_BUDGET) != 0);
}

/* Does m stand under 目标值?  Numbers in sentences of cells do not know what a column is for. */
static bool
is_aimed_at(const struct table_relations *tr, const struct mention *m)
{
	struct span header = m->cell.header == NONE ? SPAN("") : grid_header(tr->g, m);

	return (header_purposes(tr->g, header) & PURPOSE_TARGET) != 0 ||
	    (derived_word("due", header, false) && !derived_word("paid", header, false));
}

/* The only amount of the row that is measured as a and stands under 目标值; NULL: there is none, or
 * there are several. */
static const struct mention *
target_in(const struct table_relations *tr, size_t r, const struct mention *a)
{
	const struct mention *found = NULL;

	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++) {
		const struct mention *m = table_mention(tr, r, i);

		if (m->id == 0 || !is_aimed_at(tr, m) ||
		    (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) ||
		    m->q.op == OP_ABOUT || !relate_same_unit(m, a))
			continue;
		if (found != NULL)
			return NULL;
		found = m;
	}
	return found;
}

void
table_relate_cell_rates(const struct table_relations *tr, size_t r)
{
	for (size_t i = 1; i < tr->g->rows[r].nmentions; i++) {
		struct mention *m = table_mention(tr, r, i);
		const struct mention *a = table_mention(tr, r, i - 1), *target;
		struct term x, y, rate = relate_term(m);

		if (m->id == 0 || m->q.kind != KIND_PERCENT || !mention_is_exact(m) ||
		    m->nlinks != 0 || !are_in_one_cell(a, m) || !mention_is_exact(a) ||
		    is_aimed_at(tr, m) ||
		    !(is_rate_of_target(tr, mentions_text(tr->ms, m->label)) ||
		    is_rate_of_target(tr, mentions_text(tr->ms, m->before))) ||
		    (target = target_in(tr, r, a)) == NULL)
			continue;
		x = relate_term(a);
		y = relate_term(target);
		if (closure_rate_misprint(&x, &y, &rate))
			mentions_link(tr->ms, m, REL_RATE, "$/$",
			    (size_t[]){ a->id, target->id });
	}
}
