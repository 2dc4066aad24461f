/* cell_groups: merged cells of headers; see cell_groups.h. */
#include "relation/cell_groups.h"

#include "language/total_name.h"
#include "relation/cell_text.h"

bool
groups_recur(const struct grid *g, size_t header, size_t c)
{
	struct span text = blank_trim(cell_text(g, header, c));

	for (size_t k = 0; g->rows[header].sides && k < g->table->rows[header].cells; k++)
		if (k != c && span_eq(blank_trim(cell_text(g, header, k)), text))
			return true;
	return false;
}

/* The first of the rows, without numbers, that the header may begin with. */
static size_t
first_row(const struct grid *g, size_t header)
{
	size_t up = header;

	while (up > 0 && header - up + 1 < GROUP_ROWS && g->rows[up - 1].nmentions == 0)
		up--;
	return up;
}

/* The cell of a row that is merged over column c, not beyond column from: its text
 * stands in its first column. */
static size_t
cell_over(const struct grid *g, size_t row, size_t c, size_t from)
{
	for (size_t k = c + 1; k-- > from; )
		if (blank_trim(cell_text(g, row, k)).n != 0)
			return k;
	return NONE;
}

void
groups_above(const struct grid *g, size_t header, size_t c, struct group_path *path)
{
	size_t from = 0, last = groups_recur(g, header, c) ? header : header + 1;

	path->n = 0;
	for (size_t row = first_row(g, header); row < last; row++) {
		size_t at = cell_over(g, row, c, from);

		if (at == NONE)
			continue;
		path->row[path->n] = row;
		path->column[path->n++] = at;
		from = at;
	}
}

static struct span
text_of(const struct grid *g, const struct group_path *path, size_t i)
{
	return blank_trim(cell_text(g, path->row[i], path->column[i]));
}

struct span
groups_last(const struct grid *g, const struct group_path *path)
{
	return path->n > 0 ? text_of(g, path, path->n - 1) : (struct span){ "", 0 };
}

bool
groups_is_total(const struct grid *g, const struct group_path *path)
{
	return path->n > 0 && total_name_is(text_of(g, path, path->n - 1));
}

struct span
groups_name(const struct grid *g, const struct group_path *path)
{
	size_t i = path->n;

	if (i == 0)
		return (struct span){ "", 0 };
	while (i > 1 && total_name_is(text_of(g, path, i - 1)))
		i--;
	return text_of(g, path, i - 1);
}
