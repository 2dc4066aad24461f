/* relate_groups: totals among grouped columns; see relate_groups.h. */
#include "relation/relate_groups.h"

#include "language/total_name.h"
#include "relation/cell_groups.h"

enum { COLUMNS_MAX = 48 };

struct grouped {
	struct mention *m;
	struct group_path path;
	struct span side;	/* the text that recurs in every group; empty: none */
	bool total;
};

/* Do two paths share their first n cells? */
static bool
share(const struct group_path *a, const struct group_path *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a->n <= i || b->n <= i || a->row[i] != b->row[i] ||
		    a->column[i] != b->column[i])
			return false;
	return true;
}

/* Is it all of a cell beside the total's own: that cell has no columns below it, or it is
 * their 小计? */
static bool
is_part(const struct grouped *total, const struct grouped *m)
{
	size_t above = total->path.n - 1;

	if (m->m == total->m || !share(&total->path, &m->path, above) ||
	    !relate_same_unit(m->m, total->m) || !span_eq(m->side, total->side) ||
	    share(&total->path, &m->path, above + 1))
		return false;
	return m->path.n == above + 1 ? !m->total : m->path.n == above + 2 && m->total;
}

/* 用车费小计: the name of a group and its 小计 in one cell, which a converter made of two,
 * so that nobody can tell what else is in the group. */
static bool
is_glued(const struct grid *g, const struct group_path *path)
{
	enum { WORD_BYTES = 9 };	/* 合 计 */
	struct span text = groups_last(g, path);

	return groups_is_total(g, path) && text.n > WORD_BYTES;
}

/* The numbers of row r with the headers above them; 0 if the row has a name. */
static size_t
read_row(const struct grid *g, struct mentions *ms, size_t r, struct grouped *out)
{
	const struct grid_row *row = &g->rows[r];
	size_t n = 0;

	if (row->is_header || row->label != NONE || row->header == NONE ||
	    row->header == 0 || row->nmentions > COLUMNS_MAX)
		return 0;
	for (size_t i = 0; i < row->nmentions; i++) {
		struct mention *m = &ms->at[row->mentions + i];
		struct grouped *o = &out[n];

		if (m->id == 0 || m->cell.header == NONE || m->q.op != OP_EQ ||
		    (m->q.kind != KIND_MONEY && m->q.kind != KIND_BARE))
			continue;
		groups_above(g, m->cell.header, m->cell.under, &o->path);
		if (o->path.n == 0)
			continue;
		if (is_glued(g, &o->path))
			return 0;
		o->m = m;
		o->total = groups_is_total(g, &o->path);
		o->side = groups_recur(g, m->cell.header, m->cell.under) ? grid_header(g, m) :
		    SPAN("");
		n++;
	}
	return n;
}

/* The parts of a total among the n at at. */
struct parts {
	const struct grouped *at[COLUMNS_MAX];
	size_t n;
};

static struct parts
all_parts_of(const struct grouped *at, size_t n, const struct grouped *total)
{
	struct parts parts = { .n = 0 };

	for (size_t k = 0; k < n; k++)
		if (is_part(total, &at[k]))
			parts.at[parts.n++] = &at[k];
	return parts;
}

/* Another total in the same row of headers, where no merged cell tells what each is of;
 * NULL: there is none. */
static const struct grouped *
beside(const struct grouped *at, size_t n, const struct grouped *total)
{
	for (size_t k = 0; k < n; k++)
		if (at[k].total && &at[k] != total && at[k].path.n == total->path.n &&
		    share(&at[k].path, &total->path, total->path.n - 1) &&
		    span_eq(at[k].side, total->side))
			return &at[k];
	return NULL;
}

/* How many of the parts from the one at first on make inner: as few as can, two at least;
 * else 0. */
static size_t
closing_run(const struct parts *parts, size_t first, const struct grouped *inner)
{
	struct term total = relate_term(inner->m), terms[COLUMNS_MAX];

	for (size_t n = 0; first + n < parts->n; n++) {
		terms[n] = relate_term(parts->at[first + n]->m);
		if (n > 0 && closure_sum(&total, terms, n + 1))
			return n + 1;
	}
	return 0;
}

/* 合计 | 出国费 | 小计 | 购置费 | 运行费 | 接待费, in one row: those behind 小计 that make it are
 * its parts, and it is a part of 合计 with the others.  None where nothing makes it. */
static struct parts
parted(const struct parts *parts, const struct grouped *inner, bool of_inner)
{
	struct parts out = { .n = 0 };
	size_t first = 0, run;

	while (first < parts->n && parts->at[first] < inner)
		first++;
	run = closing_run(parts, first, inner);
	if (run == 0)
		return out;
	for (size_t k = 0; k < parts->n; k++) {
		if (k == first && !of_inner)
			out.at[out.n++] = inner;
		if ((k >= first && k < first + run) == of_inner)
			out.at[out.n++] = parts->at[k];
	}
	return out;
}

static struct parts
parts_of(const struct grid *g, const struct grouped *at, size_t n, const struct grouped *total)
{
	struct parts parts = all_parts_of(at, n, total);
	const struct grouped *other = beside(at, n, total);
	struct buf scratch = BUF_INIT;
	unsigned rank, others;

	if (other == NULL)
		return parts;
	rank = total_name_rank(groups_last(g, &total->path), &scratch);
	others = total_name_rank(groups_last(g, &other->path), &scratch);
	buf_release(&scratch);
	if (rank == others)
		return (struct parts){ .n = 0 };
	return parted(&parts, rank < others ? total : other, rank < others);
}

/* Are they all, as far as one can see?  A header that a converter has torn leaves a group
 * out: they make the total, or would but for a slip, or are known to be complete. */
static bool
are_all(const struct grid *g, const struct relate_words *words, const struct grouped *total,
    const struct parts *parts)
{
	struct term term = relate_term(total->m), terms[COLUMNS_MAX];
	uint64_t named = 0;

	for (size_t i = 0; i < parts->n; i++) {
		terms[i] = relate_term(parts->at[i]->m);
		named |= relate_sets(words, groups_name(g, &parts->at[i]->path));
	}
	return closure_fit(&term, terms, parts->n) != SLIP_NONE ||
	    relate_known_set(words, named, parts->n);
}

void
relate_groups(const struct grid *g, const struct relate_words *words, struct mentions *ms)
{
	struct grouped at[COLUMNS_MAX];

	for (size_t r = 0; r < g->table->nrows; r++) {
		size_t n = read_row(g, ms, r, at);

		for (size_t i = 0; i < n; i++) {
			struct parts parts;

			if (!at[i].total)
				continue;
			parts = parts_of(g, at, n, &at[i]);
			if (parts.n == 0 || !are_all(g, words, &at[i], &parts))
				continue;
			for (size_t k = 0; k < parts.n; k++)
				mentions_link(ms, parts.at[k]->m, REL_PART, "$", &at[i].m->id);
		}
	}
}
