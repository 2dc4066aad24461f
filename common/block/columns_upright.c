/* columns_upright: texts written upright at the left, 绩 效 指 标, are a column of their
 * own; see columns.h.
 *
 * Beside them stand names that are merged over several rows, too, and no line may hold
 * something of both: so they were taken for one column. */
#include "block/columns_fit.h"

enum {
	CHARACTER = 2,		/* display width */
	LINES = 3,		/* of such a text at least */
	NEAR_LINES = 3,		/* from one to the next at most */
	NAMES = 2,		/* beside it at least … */
	BESIDE = 12		/* … so many lines above and below it at most */
};

/* Where the text stands, by the measure of the page. */
struct upright {
	size_t left, right;
	size_t lines, last;	/* so far, and the last one */
};

static bool
is_character(const struct run *run)
{
	return !run->number && !run->label && run->size == CHARACTER;
}

/* Is run the end of a name that the line above begins, 护 below 公车运行维?  That stands above
 * it, or further in by no more than a blank; what is beside an upright text does not. */
static bool
is_rest(const struct columns *c, size_t from, const struct run *run)
{
	const struct column_line *above = &c->lines[run->line - (run->line > from)];
	const struct run *upper = &c->runs[above->first];

	return run->line > from && above->runs != 0 && upper->column == run->column &&
	    !is_character(upper) && !upper->number &&
	    upper->left[c->measure] <= run->right[c->measure] + 1;
}

/* Does run go on with the text?  Else it may begin one. */
static bool
take_character(struct upright *text, const struct run *run, enum measure m)
{
	size_t left = run->left[m];

	if (text->lines == 0 || run->line - text->last > NEAR_LINES ||
	    left > text->left + 1 || left + 1 < text->left)
		*text = (struct upright){ .left = left };
	text->lines++;
	text->last = run->line;
	if (run->right[m] > text->right)
		text->right = run->right[m];
	return text->lines >= LINES;
}

static size_t
leftmost(const struct columns *c)
{
	size_t first = 0;

	for (size_t i = 1; i < c->ncolumns; i++)
		if (c->column[i].left < c->column[first].left)
			first = i;
	return first;
}

/* An upright text in that column; false: there is none. */
static bool
find_upright(const struct columns *c, size_t from, size_t to, size_t column,
    struct upright *text)
{
	*text = (struct upright){ .left = 0 };
	for (size_t i = from; i < to; i++) {
		const struct column_line *line = &c->lines[i];
		const struct run *run = &c->runs[line->first];

		if (line->runs != 0 && run->column == column && is_character(run) &&
		    !is_rest(c, from, run) && take_character(text, run, c->measure))
			return true;
	}
	return false;
}

/* Where the names right of the text and around it begin; NONE: there are too few. */
static size_t
find_names(const struct columns *c, size_t from, size_t to, size_t column,
    const struct upright *text)
{
	size_t left = NONE, n = 0;

	from = text->last > from + BESIDE ? text->last - BESIDE : from;
	to = to > text->last + BESIDE ? text->last + BESIDE : to;
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (run->column != column || run->left[c->measure] <= text->right)
				continue;
			n++;
			if (run->left[c->measure] < left)
				left = run->left[c->measure];
		}
	return n < NAMES ? NONE : left;
}

void
columns_part_upright(struct columns *c, size_t from, size_t to)
{
	size_t column = leftmost(c), left;
	struct upright text;

	if (c->ncolumns == 0 || c->ncolumns == COLUMNS_MAX ||
	    !find_upright(c, from, to, column, &text) ||
	    (left = find_names(c, from, to, column, &text)) == NONE)
		return;
	c->column[c->ncolumns] = (struct column){
		.left = (uint16_t)left, .right = c->column[column].right
	};
	c->column[column].right = (uint16_t)text.right;
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			struct run *run = &c->runs[c->lines[i].first + k];

			if (run->column == column && run->left[c->measure] >= left)
				run->column = (uint8_t)c->ncolumns;
		}
	c->ncolumns++;
}
