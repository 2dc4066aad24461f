/* relate_column: figures of one column as parts of a total; see relate_column.h. */
#include "report/relate_column.h"

#include "base/mem.h"
#include "report/derived.h"

void
column_clear(struct table_relations *tr)
{
	tr->nparts = 0;
}

void
column_add(struct table_relations *tr, size_t i)
{
	tr->parts = mem_grow(tr->parts, tr->nparts, &tr->parts_cap, sizeof *tr->parts);
	while (tr->terms_cap <= tr->nparts)
		tr->terms = mem_grow(tr->terms, tr->terms_cap, &tr->terms_cap, sizeof *tr->terms);
	tr->terms[tr->nparts] = relate_term(&tr->ms->at[i]);
	tr->parts[tr->nparts++] = i;
}

bool
column_closes(const struct table_relations *tr, const struct mention *total)
{
	struct term term = relate_term(total);

	return tr->nparts >= 2 && closure_sum(&term, tr->terms, tr->nparts);
}

void
column_link(struct table_relations *tr, const struct mention *total, const char *rel)
{
	size_t id = total->id;

	for (size_t i = 0; i < tr->nparts; i++) {
		mentions_link(tr->ms, &tr->ms->at[tr->parts[i]], rel, "$", &id);
		tr->ms->at[tr->parts[i]].member = true;
	}
}

struct mention *
column_mention(const struct table_relations *tr, size_t r, const struct mention *like)
{
	if (tr->g->rows[r].is_change)
		return NULL;
	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++) {
		struct mention *m = table_mention(tr, r, i);

		if (m->id != 0 && m->whole_cell && m->under == like->under &&
		    relate_same_unit(m, like))
			return m;
	}
	return NULL;
}

bool
column_adds_up(const struct table_relations *tr, const struct mention *m)
{
	return m->id != 0 && m->whole_cell && !(m->q.kind == KIND_MONEY &&
	    derived_word("average", grid_header(tr->g, m), false)) &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT || m->q.kind == KIND_BARE);
}

void
column_collect(struct table_relations *tr, size_t from, size_t to, size_t p,
    const struct mention *total)
{
	column_clear(tr);
	for (size_t r = from; r < to; r++) {
		const struct mention *m;

		if ((p != SIZE_MAX && tr->parent[r] != p) ||
		    (p == SIZE_MAX && (tr->parent[r] != SIZE_MAX || tr->g->rows[r].is_total)))
			continue;
		m = column_mention(tr, r, total);
		if (m != NULL)
			column_add(tr, (size_t)(m - tr->ms->at));
	}
}
