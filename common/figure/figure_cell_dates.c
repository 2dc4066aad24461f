/* figure_cell_dates: days in the cells of a row that cannot follow one another; see
 * figure_parts.h.
 *
 * A row that ends (竣工时间) before it begins (开工时间), and one whose indicator was met after the
 * day that it was to be met by, and has its full mark all the same.  Such days become records;
 * a month without a day is all of it.
 */
#include "figure/figure_parts.h"

#include "language/date.h"
#include "relation/cell_header_words.h"
#include "relation/derived.h"

/* The columns of a header that hold days to be compared; NONE: it has none. */
struct day_columns {
	size_t header;		/* the row that they were read in */
	size_t starts, ends, target, actual;
};

static struct span
cell_of(const struct grid *g, size_t r, size_t c)
{
	const struct table_cell *cell = c == NONE ? NULL : table_at(g->table, r, c);

	return cell == NULL ? SPAN("") : cell->text;
}

/* Notes column c in *column; two of a kind are none. */
static void
note_column(size_t *column, bool *twice, size_t c)
{
	*twice |= *column != NONE;
	*column = c;
}

/* Has the table marks, which targets may earn? */
static bool
has_marks(const struct mentions *ms)
{
	for (size_t i = 0; i < ms->n; i++)
		if ((ms->at[i].cell.purpose & PURPOSE_MARK) != 0)
			return true;
	return false;
}

/* marked: targets are wanted, too. */
static void
read_header(const struct grid *g, size_t header, bool marked, struct day_columns *d)
{
	bool twice = false;

	*d = (struct day_columns){ header, NONE, NONE, NONE, NONE };
	for (size_t c = 0; c < g->table->cols; c++) {
		struct span text = cell_of(g, header, c);
		unsigned purposes;

		if (text.n == 0)
			continue;
		if (derived_word("starts", text, true))
			note_column(&d->starts, &twice, c);
		if (derived_word("ends", text, true))
			note_column(&d->ends, &twice, c);
		if (!marked)
			continue;
		purposes = header_purposes(g, header_outside_brackets(text));
		if ((purposes & PURPOSE_TARGET) != 0)
			note_column(&d->target, &twice, c);
		if ((purposes & PURPOSE_ACTUAL) != 0)
			note_column(&d->actual, &twice, c);
	}
	if (twice)
		*d = (struct day_columns){ header, NONE, NONE, NONE, NONE };
}

/* Is the day of b surely before that of a?  Either may name no more than a month. */
static bool
is_before(struct span b, struct span a)
{
	int x[3], y[3];

	if (a.n == 0 || b.n == 0 || !date_when(b, x) || !date_when(a, y))
		return false;
	if (x[0] != y[0] || x[1] != y[1])
		return x[0] < y[0] || (x[0] == y[0] && x[1] < y[1]);
	return x[2] != 0 && y[2] != 0 && x[2] < y[2];
}

/* Has row r a mark, and it is its full one? */
static bool
has_full_mark(const struct grid *g, const struct mentions *ms, size_t r)
{
	const struct mention *mark = NULL, *weight = NULL;

	for (size_t i = 0; i < g->rows[r].nmentions; i++) {
		const struct mention *m = &ms->at[g->rows[r].mentions + i];

		if ((m->cell.purpose & PURPOSE_MARK) != 0)
			mark = m;
		else if ((m->cell.purpose & PURPOSE_WEIGHT) != 0)
			weight = m;
	}
	return mark != NULL && weight != NULL && decimal_sign(mark->q.value) > 0 &&
	    decimal_cmp(mark->q.value, weight->q.value) == 0;
}

/* Makes a record of the day in a cell of row r. */
static void
add_day(struct figures *fs, size_t r, size_t c, const char *why)
{
	struct span text = cell_of(&fs->grid, r, c), label = grid_label(&fs->grid, r);
	struct mention *m = mentions_add(&fs->mentions);

	m->q = (struct quantity){ .end = text.n, .to = text.n, .kind = KIND_DATE, .op = OP_EQ,
	    .unit = SPAN("-") };
	m->cell = (struct mention_cell){ .row = r + 1, .column = c + 1, .header = NONE };
	m->at = table_offset(fs->grid.table, buf_span(&fs->grid.block->text), text.p);
	m->length = text.n;
	m->function = FUNCTION_OTHER;
	m->label = mentions_keep(&fs->mentions, label);
	mentions_link_text(&fs->mentions, m, REL_NODATE, span_of(why));
}

void
figure_cell_dates(struct figures *fs)
{
	const struct grid *g = &fs->grid;
	struct day_columns d = { .header = NONE };
	bool marked = has_marks(&fs->mentions);

	for (size_t r = 0; r < g->table->nrows; r++) {
		size_t header = g->rows[r].header;

		if (header == NONE || g->rows[r].is_header)
			continue;
		if (header != d.header)
			read_header(g, header, marked, &d);
		if (d.starts != NONE && d.ends != NONE &&
		    is_before(cell_of(g, r, d.ends), cell_of(g, r, d.starts)))
			add_day(fs, r, d.ends, "<");
		if (d.target != NONE && d.actual != NONE &&
		    is_before(cell_of(g, r, d.target), cell_of(g, r, d.actual)) &&
		    has_full_mark(g, &fs->mentions, r))
			add_day(fs, r, d.actual, ">=");
	}
}
