/* table_levels: codes merged over the columns of their levels; see table_levels.h. */
#include "block/table_levels.h"

#include "language/grammar.h"
#include "text/character.h"

enum {
	LEVELS_LEAST = 2,
	CODE_LEAST = 3,		/* digits of a whole code … */
	CODE_MOST = 9		/* … 类 three, then two for each level */
};

/* Columns first..end - 1 hold the names of levels in row header; rows header + 1..rows_end - 1
 * stand below them. */
struct levels {
	size_t header, rows_end;
	size_t first, end;
};

static bool
is_level(const struct table *t, size_t r, size_t c)
{
	const struct table_cell *cell = table_at(t, r, c);

	return cell != NULL && cell->pieces != 0 &&
	    word_table_is(&particles, "codelevel", cell->text);
}

/* The levels that row r names from its first one on; false: none. */
static bool
find_levels(const struct table *t, size_t r, struct levels *levels)
{
	size_t c = 0;

	while (c < t->rows[r].cells && !is_level(t, r, c))
		c++;
	levels->header = r;
	levels->first = c;
	while (is_level(t, r, c))
		c++;
	levels->end = c;
	return levels->end - levels->first >= LEVELS_LEAST;
}

/* The only column of levels that row r fills; levels->end: none, SIZE_MAX: several are. */
static size_t
only_filled(const struct table *t, const struct levels *levels, size_t r)
{
	size_t at = levels->end;

	for (size_t c = levels->first; c < levels->end; c++) {
		const struct table_cell *cell = table_at(t, r, c);

		if (cell == NULL || cell->pieces == 0)
			continue;
		if (at != levels->end)
			return SIZE_MAX;
		at = c;
	}
	return at;
}

/* Digits of a whole code; 0: it is none. */
static size_t
code_digits(struct span s)
{
	if (s.n < CODE_LEAST || s.n > CODE_MOST)
		return 0;
	for (size_t i = 0; i < s.n; i++)
		if (!byte_is_digit(s.p[i]))
			return 0;
	return s.n;
}

/* Are there whole codes below the levels, one in a row, and not each length in a column of its
 * own? */
static bool
are_merged(const struct table *t, const struct levels *levels)
{
	size_t column[CODE_MOST + 1] = { 0 }, lengths = 0, codes = 0;
	bool mixed = false;

	for (size_t r = levels->header + 1; r < levels->rows_end; r++) {
		size_t c = only_filled(t, levels, r), n;

		if (c == SIZE_MAX)
			return false;
		if (c == levels->end || (n = code_digits(table_at(t, r, c)->text)) == 0)
			continue;
		codes++;
		if (column[n] == 0) {
			for (size_t k = CODE_LEAST; k <= CODE_MOST; k++)
				mixed |= column[k] == c + 1;
			lengths++;
		}
		mixed |= column[n] != 0 && column[n] != c + 1;
		column[n] = c + 1;
	}
	return mixed || (codes > 0 && lengths == 1 && column[CODE_LEAST] == 0);
}

static void
merge(struct table *t, const struct levels *levels)
{
	for (size_t r = levels->header + 1; r < levels->rows_end; r++) {
		size_t c = only_filled(t, levels, r);
		struct table_cell *cells = &t->cells[t->rows[r].first];

		if (c == levels->end || c == levels->first)
			continue;
		cells[levels->first] = cells[c];
		cells[c] = (struct table_cell){ .first = cells[c].first, .text = { "", 0 } };
	}
}

void
table_levels(struct table *t)
{
	struct levels levels, next;

	for (size_t r = 0; r < t->nrows; r = levels.rows_end) {
		levels.rows_end = r + 1;
		if (!find_levels(t, r, &levels))
			continue;
		while (levels.rows_end < t->nrows && !find_levels(t, levels.rows_end, &next))
			levels.rows_end++;
		if (are_merged(t, &levels))
			merge(t, &levels);
	}
}
