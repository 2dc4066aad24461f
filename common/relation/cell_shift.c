/* cell_shift: where the numbers of a total stand that has lost cells before them; see
 * cell_shift.h. */
#include "relation/cell_shift.h"

#include "language/total_name.h"
#include "relation/cell_text.h"

/* The rows from..to-1 that a total adds up. */
struct added {
	size_t from, to;
};

/* Does a name before the numbers of the row being read say that they are totals? */
static bool
names_total(const struct grid *g, const struct grid_row *row)
{
	for (size_t c = 0; c < row->first_number; c++)
		if (g->cells[c].text.n != 0 && cell_names_total(g->cells[c].text))
			return true;
	return false;
}

static struct added
rows_above(const struct grid *g, size_t r)
{
	struct added rows = { r, r };

	while (rows.from > g->rows[r].header + 1 && !g->rows[rows.from - 1].is_total)
		rows.from--;
	if (rows.from == rows.to)
		rows = (struct added){ r + 1, g->table->nrows };
	return rows;
}

/* The number that row k has in column c; false: it has none there. */
static bool
number_in(const struct grid *g, size_t r, size_t k, size_t c, struct quantity *q)
{
	const struct grid_row *row = &g->rows[k];

	if (k < r && c >= row->first_number + row->shift)
		c -= row->shift;
	return cell_number(g, k, c, q);
}

/* Is the number in cell c, of three digits at least, what the rows have in column under? */
static bool
is_sum(const struct grid *g, size_t r, struct added rows, size_t c, size_t under)
{
	enum { LEAST = 100, PARTS = 2 };
	const struct quantity *total = &g->cells[c].q;
	struct decimal sum = decimal_of(0), least;
	struct quantity q;
	size_t n = 0;

	if (!decimal_mul(total->quantum, decimal_of(LEAST), &least) ||
	    decimal_cmp(total->value, least) < 0)
		return false;
	for (size_t k = rows.from; k < rows.to; k++) {
		if (!number_in(g, r, k, under, &q))
			continue;
		if (!decimal_add(sum, q.value, &sum))
			return false;
		n += decimal_sign(q.value) != 0;
	}
	return n >= PARTS && decimal_cmp(sum, total->value) == 0;
}

size_t
shift_by_sums(const struct grid *g, size_t r, size_t last)
{
	enum { TELLING = 2 };
	const struct grid_row *row = &g->rows[r];
	size_t columns = row->header == NONE ? g->table->cols : g->ncolumns;
	struct added rows;
	size_t best = NONE, most = 0;

	if (last == NONE || last + 1 >= columns || !names_total(g, row))
		return NONE;
	rows = rows_above(g, r);
	for (size_t shift = 0; last + shift < columns; shift++) {
		size_t sums = 0, numbers = 0;

		for (size_t c = row->first_number; c <= last; c++) {
			numbers += g->cells[c].is_number;
			sums += g->cells[c].is_number && is_sum(g, r, rows, c, c + shift);
		}
		if (sums > most && (sums >= TELLING || sums == numbers)) {
			most = sums;
			best = shift;
		}
	}
	return best;
}
