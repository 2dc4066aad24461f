/* relate_numbered: rows by the numbers of their labels; see relate_numbered.h. */
#include "relation/relate_numbered.h"

#include "language/label.h"

enum {
	LEVELS_MAX = 4,
	ADOPTED_MAX = 4		/* rows between one number and the next */
};

struct level {
	enum label_form form;
	unsigned ordinal;
	size_t row;		/* the one that bears it */
	size_t parent;
};

struct levels {
	struct level at[LEVELS_MAX];
	size_t n;
};

static bool
read_number(const struct grid *g, size_t r, struct label *label)
{
	return g->rows[r].label != NONE && label_read(grid_label(g, r), label) != 0 &&
	    label->form != LABEL_DECIMAL && label->form < LABEL_ATTACHMENT && label->ordinal != 0;
}

/* A row that may have parts: it states amounts, and is no total itself. */
static bool
may_have_parts(const struct grid *g, size_t r, size_t header)
{
	const struct grid_row *row = &g->rows[r];

	return row->label != NONE && row->header == header && !row->is_header &&
	    !row->is_total && row->nmentions != 0;
}

/* The level that goes on with this number; those under it are left.  NULL for
 * none. */
static struct level *
going_on(struct levels *open, const struct label *label)
{
	for (size_t n = open->n; n-- > 0; )
		if (open->at[n].form == label->form && open->at[n].ordinal + 1 == label->ordinal) {
			open->n = n + 1;
			return &open->at[n];
		}
	return NULL;
}

static void
take_number(const struct grid *g, size_t *parent, struct levels *open, size_t r,
    const struct label *label)
{
	struct level *level = going_on(open, label);

	if (level == NULL && label->ordinal == 1 && open->n < LEVELS_MAX) {
		level = &open->at[open->n++];
		level->parent = r > 0 && may_have_parts(g, r - 1, g->rows[r].header) &&
		    g->rows[r - 1].indent <= g->rows[r].indent ? r - 1 : NONE;
	} else if (level == NULL) {
		open->n = 0;
		return;
	} else if (g->rows[level->row].indent == g->rows[r].indent || parent[r] == level->row) {
		/* whatever stands between the two, and though one is set in a little more */
		parent[r] = parent[level->row];
	}
	level->form = label->form;
	level->ordinal = label->ordinal;
	level->row = r;
	if (parent[r] == NONE)
		parent[r] = level->parent;
}

/* Does the list go on within the next rows? */
static bool
number_follows(const struct grid *g, const struct levels *open, size_t r)
{
	const struct level *level = &open->at[open->n - 1];
	struct label label;

	for (size_t k = r + 1; k < g->table->nrows && k <= r + ADOPTED_MAX; k++)
		if (read_number(g, k, &label) && label.form == level->form)
			return label.ordinal == level->ordinal + 1;
	return false;
}

/* A row without number: in the list it goes on with 其中 above it, else it ends
 * what was open. */
static void
take_plain(const struct grid *g, size_t *parent, struct levels *open, size_t r)
{
	size_t above = parent[r - 1];

	if (!number_follows(g, open, r)) {
		if (parent[r] == NONE)
			open->n = 0;
		return;
	}
	if (parent[r] == NONE && above == open->at[open->n - 1].row)
		parent[r] = above;
}

void
relate_numbered(const struct grid *g, size_t *parent)
{
	struct levels open = { .n = 0 };
	struct label label;

	for (size_t r = 0; r < g->table->nrows; r++) {
		const struct grid_row *row = &g->rows[r];

		if (row->is_header || row->is_total || row->label == NONE ||
		    (r > 0 && row->header != g->rows[r - 1].header))
			open.n = 0;
		if (row->is_header || row->is_total || row->label == NONE)
			continue;
		if (read_number(g, r, &label))
			take_number(g, parent, &open, r, &label);
		else if (open.n != 0)
			take_plain(g, parent, &open, r);
	}
}
