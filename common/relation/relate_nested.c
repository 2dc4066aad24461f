/* relate_nested: rows below a subtotal that nothing marks as its parts; see relate_nested.h. */
#include "relation/relate_nested.h"

#include "language/label.h"

enum {
	ROWS_MAX = 80,		/* of one total, as each may be tried with all behind it, and
				 * those with one another; of more none is looked at */
	LEVELS_MAX = 4
};

/* The rows of one total that have no parent yet, and below which of them each would stand. */
struct nest {
	struct table_relations *tr;
	size_t total;			/* row; NONE: there is none */
	size_t row[ROWS_MAX];
	size_t parent[ROWS_MAX];	/* index in row; NONE: the total's own */
	size_t n;
};

/* Is row r none of those below header that a total adds up? */
static bool
ends_run(const struct grid *g, size_t r, size_t header)
{
	const struct grid_row *row = &g->rows[r];

	return row->is_total || row->is_header || row->is_numbers || row->header != header;
}

static bool
is_total_below(const struct grid *g, size_t r, size_t header)
{
	return r < g->table->nrows && g->rows[r].is_total && g->rows[r].header == header;
}

/* Takes the rows from row at on that stand between totals and headers; returns the row behind
 * them.  The total below adds them up, or else the one above. */
static size_t
take_run(struct nest *x, size_t at)
{
	const struct grid *g = x->tr->g;
	size_t header = g->rows[at].header, r = at;

	x->n = 0;
	for (; r < g->table->nrows && !ends_run(g, r, header); r++)
		if (x->tr->parent[r] == NONE && g->rows[r].label != NONE && x->n <= ROWS_MAX) {
			if (x->n < ROWS_MAX)
				x->row[x->n] = r;
			x->n++;
		}
	x->total = NONE;
	if (is_total_below(g, r, header))
		x->total = r;
	else if (at > 0 && is_total_below(g, at - 1, header))
		x->total = at - 1;
	return r == at ? at + 1 : r;
}

/* Sets every row below the one that was found for it. */
static void
adopt(struct nest *x)
{
	for (size_t i = 0; i < x->n; i++)
		if (x->parent[i] != NONE)
			x->tr->parent[x->row[i]] = x->row[x->parent[i]];
	x->tr->nested = true;
}

/* Has row i no number at all? */
static bool
is_empty(const struct nest *x, size_t i)
{
	return x->tr->g->rows[x->row[i]].nmentions == 0;
}

/* --- by a column that adds up ------------------------------------------------------- */

/* Those of the rows behind the one in hand that stand below none of them, the nearest last. */
struct tops {
	size_t index[ROWS_MAX];
	struct term term[ROWS_MAX];
	size_t n;
};

/* How many of them make up total: the nearest, two at least; 0: none do. */
static size_t
run_of(const struct tops *tops, const struct term *total)
{
	struct decimal left = decimal_of(0);

	for (size_t n = 2; n <= tops->n && decimal_sign(left) >= 0; n++) {
		const struct term *parts = &tops->term[tops->n - n];

		if (closure_sum(total, parts, n))
			return n;
		if (!closure_residue(total, parts, n, &left))
			break;
	}
	return 0;
}

/* Does the column of total say which rows are parts of which: every row has more than nothing
 * there, and what is left adds up? */
static bool
nests(struct nest *x, const struct mention *total)
{
	struct tops tops = { .n = 0 };
	struct term sum = relate_term(total);
	bool any = false;

	if (!column_adds_up(x->tr, total))
		return false;
	for (size_t i = x->n; i-- > 0;) {
		const struct mention *m = column_mention(x->tr, x->row[i], total);
		struct term term;
		size_t run;

		x->parent[i] = NONE;
		if (is_empty(x, i))
			continue;
		if (m == NULL || decimal_sign(m->q.value) <= 0)
			return false;
		term = relate_term(m);
		for (run = run_of(&tops, &term); run > 0; run--) {
			x->parent[tops.index[--tops.n]] = i;
			any = true;
		}
		tops.index[tops.n] = i;
		tops.term[tops.n++] = term;
	}
	return any && tops.n >= 2 && closure_sum(&sum, tops.term, tops.n);
}

/* Sets rows without a number below what the rows behind them stand below. */
static void
place_empty(struct nest *x)
{
	for (size_t i = x->n - 1; i-- > 0;)
		if (is_empty(x, i) && x->parent[i + 1] != i)
			x->parent[i] = x->parent[i + 1];
}

/* Sets the rows below one another as the first column that tells it says; false: none does. */
static bool
nest_by_column(struct nest *x)
{
	for (size_t i = 0; x->total != NONE && i < x->tr->g->rows[x->total].nmentions; i++)
		if (nests(x, table_mention(x->tr, x->total, i))) {
			place_empty(x);
			return true;
		}
	return false;
}

/* --- by numbers -------------------------------------------------------------------- */

/* The last number of its form, and the row that bears it. */
struct level {
	enum label_form form;
	unsigned ordinal;
	size_t index;
};

/* Sets row i, which bears a number, below the last one of a level above its own; *n levels are
 * open.  False if the number does not go on with that of its level. */
static bool
take_number(struct nest *x, size_t i, const struct label *label, struct level *open, size_t *n)
{
	size_t level = 0;

	while (level < *n && open[level].form != label->form)
		level++;
	if (level == LEVELS_MAX ||
	    label->ordinal != (level < *n ? open[level].ordinal + 1 : 1))
		return false;
	open[level] = (struct level){ label->form, label->ordinal, i };
	*n = level + 1;
	x->parent[i] = level == 0 ? NONE : open[level - 1].index;
	return true;
}

/* 一、人员经费; 基本工资; 津贴补贴; 二、公用经费: sets each row without number below the last one
 * that bears one.  False if the numbers do not go on, or there are none, or no other rows. */
static bool
nest_by_numbers(struct nest *x)
{
	struct level open[LEVELS_MAX];
	size_t n = 0, plain = 0;
	struct label label;

	for (size_t i = 0; i < x->n; i++) {
		if (label_read(grid_label(x->tr->g, x->row[i]), &label) == 0) {
			if (n == 0)
				return false;
			x->parent[i] = open[n - 1].index;
			plain++;
		} else if (label.form == LABEL_DECIMAL || label.form >= LABEL_ATTACHMENT ||
		    !take_number(x, i, &label, open, &n))
			return false;
	}
	return plain > 0;
}

/* How the sums come out if the rows are nested so. */
struct proof {
	size_t closed;		/* those of rows below a number */
	size_t missed;
	size_t column;		/* of the first one missed, and by how much */
	struct decimal by;
	bool scattered;		/* another column, or another amount, is missed as well */
};

/* Notes that the sum which total states is missed, by so much. */
static void
count_miss(struct proof *p, const struct mention *total, struct decimal by)
{
	by = decimal_abs(by);
	if (p->missed++ == 0) {
		p->column = total->cell.under;
		p->by = by;
	} else if (p->column != total->cell.under || decimal_cmp(p->by, by) != 0)
		p->scattered = true;
}

/* Adds up what stands below index i, NONE: below the total, in the column of total. */
static void
prove(struct nest *x, struct proof *p, size_t i, const struct mention *total)
{
	struct term sum = relate_term(total);
	struct decimal by;

	if (!column_adds_up(x->tr, total))
		return;
	column_clear(x->tr);
	for (size_t k = 0; k < x->n; k++) {
		const struct mention *m = x->parent[k] != i ? NULL :
		    column_mention(x->tr, x->row[k], total);

		if (m != NULL && decimal_sign(m->q.value) != 0)
			column_add(x->tr, (size_t)(m - x->tr->ms->at));
	}
	if (x->tr->nparts < 2 || !closure_residue(&sum, x->tr->terms, x->tr->nparts, &by))
		return;
	if (!column_closes(x->tr, total))
		count_miss(p, total, by);
	else
		p->closed += i != NONE;
}

/* Do the sums come out, but for one figure that is amiss? */
static bool
is_proved(struct nest *x)
{
	struct proof p = { .closed = 0 };

	for (size_t i = 0; i <= x->n; i++) {
		size_t r = i < x->n ? x->row[i] : x->total;

		for (size_t k = 0; r != NONE && k < x->tr->g->rows[r].nmentions; k++)
			prove(x, &p, i < x->n ? i : NONE, table_mention(x->tr, r, k));
	}
	return p.closed > 0 && !p.scattered;
}

void
relate_nested(struct table_relations *tr)
{
	struct nest x = { .tr = tr };

	for (size_t at = 0; at < tr->g->table->nrows; ) {
		at = take_run(&x, at);
		if (x.n >= 3 && x.n <= ROWS_MAX &&
		    (nest_by_column(&x) || (nest_by_numbers(&x) && is_proved(&x))))
			adopt(&x);
	}
}
