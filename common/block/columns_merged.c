/* columns_merged: names that are merged over several rows; see columns_merged.h. */
#include "block/columns_merged.h"

enum {
	PART = 3,		/* of the columns, one in so many, that a row fills at least */
	CENTS = 3		/* characters from the point to the end of money */
};

static const struct run *
run_in(const struct columns *c, size_t i, size_t column)
{
	const struct column_line *line = &c->lines[i];

	for (size_t k = 0; k < line->runs; k++)
		if (c->runs[line->first + k].column == column)
			return &c->runs[line->first + k];
	return NULL;
}

/* Does a column hold money, 1,250.00?  That is no name that is merged, nor is what stands
 * left of it, as the few incomes beside many expenses; a weight, 12.5, may be. */
static bool
has_money(const struct columns *c, size_t n, size_t column)
{
	size_t money = 0;

	for (size_t k = 0; k < n; k++) {
		const struct run *run = run_in(c, c->kept[k], column);
		struct span s = { .n = 0 };

		if (run != NULL && run->number)
			s = columns_text(c, run);
		money += s.n > CENTS && (s.p[s.n - CENTS] == '.' || memchr(s.p, ',', s.n) != NULL);
	}
	return money > 1;
}

bool
columns_are_merged(const struct columns *c, size_t n)
{
	size_t rows = 0, filled[COLUMNS_MAX] = { 0 };

	for (size_t end = n; end > 0; end -= c->fit[end].lines) {
		bool numbers = false, has[COLUMNS_MAX] = { false };
		size_t cells = 0;

		for (size_t k = end - c->fit[end].lines; k < end; k++) {
			const struct column_line *line = &c->lines[c->kept[k]];

			numbers |= line->numbers;
			for (size_t i = 0; i < line->runs; i++)
				has[c->runs[line->first + i].column] = true;
		}
		for (size_t i = 0; i < c->ncolumns; i++)
			cells += has[i];
		numbers &= cells * PART >= c->ncolumns;	/* no numbers that are torn there */
		rows += numbers;
		for (size_t i = 0; numbers && i < c->ncolumns; i++)
			filled[i] += has[i];
	}
	for (size_t i = 0; i < c->ncolumns; i++) {
		if (filled[i] * 5 >= rows * 3)
			return i > 0;
		if (has_money(c, n, i))
			break;
	}
	return false;
}
