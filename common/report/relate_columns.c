/* relate_columns: columns that follow from two others; see relate_columns.h. */
#include "report/relate_columns.h"

extern const struct data_table data_identities;

enum {
	COLUMNS_MAX = 12,	/* columns of amounts that are looked at */
	PAIRS_MAX = 16,		/* readings weighed for one column */
	WORDS = 2		/* operands of an identity */
};

struct column {
	size_t under;
	struct span header;
	enum side side;
	uint64_t results;	/* identities whose result it may be */
};

struct columns {
	struct column at[COLUMNS_MAX];
	size_t n;
	size_t from, to;	/* the rows that have them */
};

/* result = first sign second. */
struct reading {
	size_t first, second;	/* columns */
	bool plus;
	size_t closes, misses;	/* rows */
};

static bool
is_amount(const struct mention *m)
{
	return m->id != 0 && m->whole_cell && m->header != SIZE_MAX && m->q.op == OP_EQ &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT);
}

static struct mention *
at_column(const struct grid *g, struct mentions *ms, size_t r, size_t under)
{
	const struct grid_row *row = &g->rows[r];

	for (size_t i = 0; i < row->nmentions; i++) {
		struct mention *m = &ms->at[row->mentions + i];

		if (is_amount(m) && m->under == under)
			return m;
	}
	return NULL;
}

static void
note_column(const struct grid *g, const struct mention *m,
    struct columns *c)
{
	struct span header = grid_header(g, m);

	for (size_t i = 0; i < c->n; i++)
		if (c->at[i].under == m->under)
			return;
	if (c->n == COLUMNS_MAX || header.n == 0)
		return;
	c->at[c->n++] = (struct column){ .under = m->under, .header = header };
}

/* The rows from r on that stand under one header, and their columns. */
static void
read_columns(const struct grid *g, const struct mentions *ms,
    size_t r, struct columns *c)
{
	*c = (struct columns){ .from = r, .to = r };
	for (; c->to < g->table->nrows && g->rows[c->to].header == g->rows[r].header; c->to++) {
		const struct grid_row *row = &g->rows[c->to];

		for (size_t i = 0; i < row->nmentions; i++)
			if (is_amount(&ms->at[row->mentions + i]))
				note_column(g, &ms->at[row->mentions + i], c);
	}
}

static bool
row_closes(const struct mention *result, const struct mention *first,
    const struct mention *second, bool plus)
{
	struct term z = relate_term(result), x = relate_term(first);
	struct term parts[WORDS] = { plus ? x : z, relate_term(second) };

	return closure_sum(plus ? &z : &x, parts, WORDS);
}

/* Rows in which an operand is nothing prove nothing. */
static void
weigh(const struct grid *g, struct mentions *ms, const struct columns *c, size_t result,
    struct reading *rd)
{
	for (size_t r = c->from; r < c->to; r++) {
		const struct mention *z = at_column(g, ms, r, c->at[result].under);
		const struct mention *x = at_column(g, ms, r, c->at[rd->first].under);
		const struct mention *y = at_column(g, ms, r, c->at[rd->second].under);

		if (z == NULL || x == NULL || y == NULL || !relate_same_unit(x, y) ||
		    !relate_same_unit(x, z) || decimal_sign(y->q.value) == 0 ||
		    (decimal_sign(z->q.value) == 0 && decimal_cmp(x->q.value, y->q.value) == 0))
			continue;
		if (row_closes(z, x, y, rd->plus))
			rd->closes++;
		else
			rd->misses++;
	}
}

/* The reading of column result by one identity that gives most rows. */
static void
try_identity(const struct grid *g, struct mentions *ms, const struct columns *c,
    size_t result, size_t row, struct reading *best)
{
	struct span first = span_of(DATA_CELL(&data_identities, row, 1));
	struct span second = span_of(DATA_CELL(&data_identities, row, 3));
	size_t tries = 0;

	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->n; k++) {
			struct reading rd = { i, k, DATA_CELL(&data_identities, row, 2)[0] == '+', 0, 0 };

			if (i == k || i == result || k == result || tries == PAIRS_MAX ||
			    !relate_operand(first, c->at[i].header, c->at[i].side) ||
			    !relate_operand(second, c->at[k].header, c->at[k].side))
				continue;
			tries++;
			weigh(g, ms, c, result, &rd);
			if (rd.closes > best->closes)
				*best = rd;
		}
}

static void
link_rows(const struct grid *g, struct mentions *ms, const struct columns *c,
    size_t result, const struct reading *rd)
{
	for (size_t r = c->from; r < c->to; r++) {
		struct mention *z = at_column(g, ms, r, c->at[result].under);
		const struct mention *x = at_column(g, ms, r, c->at[rd->first].under);
		const struct mention *y = at_column(g, ms, r, c->at[rd->second].under);
		size_t ids[WORDS];

		if (z == NULL || x == NULL || y == NULL || !relate_same_unit(x, y) ||
		    !relate_same_unit(x, z))
			continue;
		ids[0] = x->id;
		ids[1] = y->id;
		if (rd->plus)
			mentions_link_sum(ms, z, "sum", ids, WORDS);
		else
			mentions_link(ms, z, "delta", "$-$", ids);
	}
}

/* One row that misses among two that close is a slip; one of two may be a table
 * of something else. */
static bool
is_believed(const struct reading *rd)
{
	return rd->closes > 0 && (rd->misses == 0 || rd->closes >= 2 * rd->misses);
}

/* Is one of the columns the result of some identity? */
static bool
find_results(const struct relate_words *w, struct columns *c)
{
	bool any = false;

	for (size_t i = 0; i < c->n; i++) {
		c->at[i].results = wordset_in(&w->results, c->at[i].header);
		any |= c->at[i].results != 0;
	}
	return any;
}

void
relate_columns(const struct relate_words *words, const struct grid *g, struct mentions *ms)
{
	struct columns c;

	for (size_t r = 0; r < g->table->nrows; r = c.to > r ? c.to : r + 1) {
		c.to = r;
		if (g->rows[r].is_header || g->rows[r].header == SIZE_MAX)
			continue;
		read_columns(g, ms, r, &c);
		if (c.n <= WORDS || !find_results(words, &c))
			continue;
		for (size_t i = 0; i < c.n; i++)
			c.at[i].side = relate_side(words, c.at[i].header);
		for (size_t i = 0; i < c.n; i++) {
			struct reading best = { .closes = 0 };

			for (size_t row = 0; c.at[i].results != 0 && row < words->results.rows; row++)
				if ((words->results.row[row] & c.at[i].results) != 0)
					try_identity(g, ms, &c, i, row, &best);
			if (is_believed(&best))
				link_rows(g, ms, &c, i, &best);
		}
	}
}
