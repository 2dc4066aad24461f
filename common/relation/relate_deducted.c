/* relate_deducted: what is taken off a row of a table; see relate_deducted.h. */
#include "relation/relate_deducted.h"

#include "language/grammar.h"

enum { DEDUCTED_MAX = 3 };	/* 减：累计折旧; 减：固定资产减值准备 … */

/* Rows gross, what is taken off it, and net, the first behind these. */
struct deduction {
	size_t gross, net;
};

bool
deducted_is_row(const struct table_relations *tr, size_t r)
{
	return tr->g->rows[r].label != NONE &&
	    (word_table_starts(&particles, "deducted", grid_label(tr->g, r)) ||
		word_table_ends(&name_words, "deducted", grid_label(tr->g, r)));
}

/* Is row r, below the header of row like, one of amounts that belongs to no other row? */
static bool
is_free(const struct table_relations *tr, size_t r, size_t like)
{
	const struct grid_row *row = &tr->g->rows[r];

	return row->label != NONE && !row->is_header && !row->is_total && row->nmentions != 0 &&
	    row->header == tr->g->rows[like].header && tr->parent[r] == NONE;
}

/* The terms of d in the column of net, those that are taken off with the other sign: their
 * number, at most DEDUCTED_MAX + 1, with ids told in ids; 0: some are missing. */
static size_t
column_terms(const struct table_relations *tr, struct deduction d, const struct mention *net,
    struct term *terms, size_t *ids)
{
	size_t n = 0;

	for (size_t r = d.gross; r < d.net; r++, n++) {
		const struct mention *m = column_mention(tr, r, net);

		if (m == NULL || !column_adds_up(tr, m))
			return 0;
		terms[n] = relate_term(m);
		if (n != 0)
			terms[n].value = decimal_neg(terms[n].value);
		ids[n] = m->id;
	}
	return n;
}

/* Does some column say that net is what is left? */
static bool
is_left(const struct table_relations *tr, struct deduction d)
{
	for (size_t i = 0; i < tr->g->rows[d.net].nmentions; i++) {
		const struct mention *net = table_mention(tr, d.net, i);
		struct term total = relate_term(net), terms[DEDUCTED_MAX + 1];
		size_t ids[DEDUCTED_MAX + 1], n;

		if (!column_adds_up(tr, net) || decimal_sign(net->q.value) == 0)
			continue;
		n = column_terms(tr, d, net, terms, ids);
		if (n != 0 && closure_sum(&total, terms, n))
			return true;
	}
	return false;
}

/* The deduction that begins with row gross; its net is 0 if none does. */
static struct deduction
deduction_at(const struct table_relations *tr, size_t gross)
{
	struct deduction d = { gross, gross + 1 };

	if (!is_free(tr, gross, gross) || deducted_is_row(tr, gross))
		return (struct deduction){ gross, 0 };
	while (d.net < tr->g->table->nrows && d.net - gross <= DEDUCTED_MAX &&
	    is_free(tr, d.net, gross) && deducted_is_row(tr, d.net))
		d.net++;
	if (d.net == gross + 1 || d.net == tr->g->table->nrows || !is_free(tr, d.net, gross) ||
	    deducted_is_row(tr, d.net))
		return (struct deduction){ gross, 0 };
	if (!word_table_ends(&name_words, "net", grid_label(tr->g, d.net)) && !is_left(tr, d))
		d.net = 0;
	return d;
}

void
relate_deducted_find(struct table_relations *tr)
{
	for (size_t gross = 0; gross + 2 < tr->g->table->nrows; gross++) {
		struct deduction d = deduction_at(tr, gross);

		for (size_t r = gross; r < d.net; r++)
			tr->parent[r] = d.net;
	}
}

/* Links net, a figure of the row of that name in d, to what it is left of. */
static void
link_net(struct table_relations *tr, struct deduction d, struct mention *net)
{
	static const char *const formats[] = { "$-$", "$-$-$", "$-$-$-$" };
	struct term terms[DEDUCTED_MAX + 1];
	size_t ids[DEDUCTED_MAX + 1], n;

	if (net->nlinks != 0 || !column_adds_up(tr, net))
		return;
	n = column_terms(tr, d, net, terms, ids);
	if (n > 1)
		mentions_link(tr->ms, net, n == 2 ? REL_DELTA : REL_SUM, formats[n - 2], ids);
}

void
relate_deducted(struct table_relations *tr)
{
	for (size_t gross = 0; gross + 2 < tr->g->table->nrows; gross++) {
		struct deduction d = { gross, tr->parent[gross] };

		if (d.net == NONE || d.net <= gross)
			continue;
		for (size_t i = 0; i < tr->g->rows[d.net].nmentions; i++)
			link_net(tr, d, table_mention(tr, d.net, i));
		gross = d.net;
	}
}
