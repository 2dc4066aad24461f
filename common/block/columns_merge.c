/* columns_merge: two columns become one. */
#include "block/columns_fit.h"

enum {
	NEAR = 3,		/* blanks between two halves of one column */
	SECTION_LINES = 3,	/* of a column of one section of a form … */
	SECTION_NEAR = 16	/* … and blanks to that of the other section */
};

/* Do columns a and b both hold something in one line? */
bool
columns_side_by_side(const struct columns *c, size_t a, size_t b)
{
	return c->beside[a] >> b & 1;
}

static uint64_t
renamed(uint64_t mask, size_t a, size_t b, size_t last)
{
	uint64_t bit = 1;

	if (mask & bit << b)
		mask |= bit << a;
	mask &= ~(bit << b);
	if (mask & bit << last)
		mask = (mask & ~(bit << last)) | bit << b;
	return mask;
}

void
columns_merge(struct columns *c, size_t from, size_t to, size_t a, size_t b)
{
	struct column *into = &c->column[a], *other = &c->column[b];
	size_t last = --c->ncolumns;

	c->merges++;
	into->left = other->left < into->left ? other->left : into->left;
	into->right = other->right > into->right ? other->right : into->right;
	into->lines += other->lines;
	into->numbers += other->numbers;
	into->texts += other->texts;
	c->beside[a] |= c->beside[b];
	c->beside[b] = c->beside[last];
	for (size_t i = 0; i <= last; i++)
		c->beside[i] = renamed(c->beside[i], a, b, last);
	for (size_t i = from; i < to; i++) {
		c->masks[i - from] = renamed(c->masks[i - from], a, b, last);
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			struct run *run = &c->runs[c->lines[i].first + k];

			if (run->column == b)
				run->column = (uint8_t)a;
			else if (run->column == last)
				run->column = (uint8_t)b;
		}
	}
	c->column[b] = c->column[last];
}

static size_t
distance(const struct column *a, const struct column *b)
{
	if (a->left >= b->right)
		return (size_t)(a->left - b->right);
	return b->left >= a->right ? (size_t)(b->left - a->right) : 0;
}

/* A column of hardly any cells right beside another one, never filled together
 * with it: the heading of that one. */
void
columns_merge_strays(struct columns *c, size_t from, size_t to)
{
	const struct columns_lines lines = { from, columns_body(c, from, to), to };

	for (size_t a = 0; a < c->ncolumns; a++) {
		size_t best = NONE, near = NEAR + 1;

		if (c->column[a].lines > 1 + (to - from) / 16)
			continue;
		for (size_t b = 0; b < c->ncolumns; b++) {
			size_t n = distance(&c->column[a], &c->column[b]);

			if (b != a && n < near &&
			    (n == 0 || c->column[a].numbers == 0) &&
			    c->column[b].lines > c->column[a].lines &&
			    !columns_side_by_side(c, a, b) &&
			    (n == 0 || columns_may_head(c, &lines, a, b))) {
				near = n;
				best = b;
			}
		}
		if (best != NONE) {
			columns_merge(c, from, to, best < a ? best : a, best < a ? a : best);
			a = SIZE_MAX;	/* from the start; there is one less */
		}
	}
}

/* Numbers a character further left or right than others, never beside them: one column
 * that a line prints a little aside. */
void
columns_merge_neighbours(struct columns *c, size_t from, size_t to)
{
	for (size_t a = 0; a < c->ncolumns; a++)
		for (size_t b = a + 1; b < c->ncolumns; b++)
			if (c->column[a].texts + c->column[b].texts == 0 &&
			    distance(&c->column[a], &c->column[b]) == 0 &&
			    !columns_side_by_side(c, a, b))
				columns_merge(c, from, to, a, b--);
}

/* --- numbers one blank behind others ---------------------------------------------- */

/* Are all runs of column a numbers one blank behind another number of their line? */
static bool
is_pushed(const struct columns *c, size_t from, size_t to, size_t a)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (run->column == a && (k == 0 || !run->number || !run[-1].number ||
			    run->left[BY_CHARACTER] > run[-1].right[BY_CHARACTER] + 1))
				return false;
		}
	return true;
}

/* The column of numbers next to a at the right, never filled beside it; a if there is none. */
static size_t
numbers_behind(const struct columns *c, size_t a)
{
	size_t best = a;

	for (size_t b = 0; b < c->ncolumns; b++)
		if (c->column[b].left >= c->column[a].right &&
		    (best == a || c->column[b].left < c->column[best].left))
			best = b;
	return best == a || c->column[best].texts != 0 ||
	    c->column[best].lines <= c->column[a].lines || columns_side_by_side(c, a, best) ?
	    a : best;
}

void
columns_merge_pushed(struct columns *c, size_t from, size_t to)
{
	for (size_t a = 0; a < c->ncolumns; a++) {
		size_t b = c->column[a].texts == 0 && c->column[a].lines == 1 ?
		    numbers_behind(c, a) : a;

		if (b == a || !is_pushed(c, from, to, a))
			continue;
		columns_merge(c, from, to, b < a ? b : a, b < a ? a : b);
		a = SIZE_MAX;	/* from the start; there is one less */
	}
}

/* --- sections of a form ------------------------------------------------------------ */

/* The lines in which a column holds something. */
struct extent {
	size_t first, last, lines;
	bool named;		/* the first one has texts only, names of columns */
};

static void
find_extents(const struct columns *c, size_t from, size_t to, struct extent *extents)
{
	memset(extents, 0, COLUMNS_MAX * sizeof *extents);
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			struct extent *e = &extents[c->runs[c->lines[i].first + k].column];

			if (e->lines++ == 0) {
				e->first = i;
				e->named = c->lines[i].runs > 2 && !c->lines[i].numbers;
			}
			e->last = i;
		}
}

/* Does nothing but b stand between column a and what is right of both? */
static bool
is_next(const struct columns *c, size_t a, size_t b)
{
	if (c->column[b].left < c->column[a].right)
		return false;
	for (size_t i = 0; i < c->ncolumns; i++)
		if (i != a && i != b && c->column[i].left < c->column[b].left &&
		    c->column[i].right > c->column[a].left)
			return false;
	return true;
}

/* May columns a and b be of two sections of a form, the lower one below names of its own? */
static bool
are_sections(const struct columns *c, const struct extent *extents, size_t a, size_t b)
{
	const struct extent *x = &extents[a], *y = &extents[b];

	return x->lines >= SECTION_LINES && y->lines >= SECTION_LINES &&
	    ((y->named && x->last < y->first) || (x->named && y->last < x->first)) &&
	    distance(&c->column[a], &c->column[b]) <= SECTION_NEAR && is_next(c, a, b);
}

void
columns_merge_sections(struct columns *c, size_t from, size_t to)
{
	struct extent extents[COLUMNS_MAX];

	find_extents(c, from, to, extents);
	for (size_t a = 0; a < c->ncolumns; a++)
		for (size_t b = 0; b < c->ncolumns; b++) {
			if (a == b || !are_sections(c, extents, a, b))
				continue;
			columns_merge(c, from, to, a < b ? a : b, a < b ? b : a);
			find_extents(c, from, to, extents);
			b = SIZE_MAX;
		}
}
