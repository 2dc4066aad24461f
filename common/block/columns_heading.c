/* columns_heading: a heading alone on its line, 二、支出情况, that ends a table in columns and
 * is no item of a list in its rows. */
#include "block/columns_extent.h"

#include "language/label.h"

enum {
	LIST_LINES = 64	/* between items of a list in the rows */
};

/* The line of the item before this one in a list of the table, 八、… above 九、卫生健康支出,
 * with the same indent; NULL: it is none of a list. */
static const struct column_line *
item_before(const struct columns *c, size_t i, size_t least, size_t far,
    const struct label *label)
{
	uint16_t left = c->runs[c->lines[i].first].left[BY_CHARACTER];

	for (size_t at = i, lines = 0; at > least && lines < far; at--) {
		const struct column_line *line = &c->lines[at - 1];

		lines += line->runs != 0;
		for (size_t k = 0; k < line->runs; k++) {
			const struct run *run = &c->runs[line->first + k];
			struct label above;

			if (run->label && run->left[BY_CHARACTER] == left &&
			    label_read(columns_text(c, run), &above) != 0)
				return above.form == label->form &&
				    above.ordinal + 1 == label->ordinal ? line : NULL;
		}
	}
	return NULL;
}

/* Is it the item that comes next in a list of the table?  In the right half of a table
 * the indent varies. */
static bool
is_next_item(const struct columns *c, size_t i, size_t least, const struct label *label)
{
	uint16_t left = c->runs[c->lines[i].first].left[BY_CHARACTER];

	return (left >= COLUMNS_FAR_IN && label->ordinal > 1) ||
	    item_before(c, i, least, EXTENT_CELL_LINES, label) != NULL;
}

/* Are most cells of a line names that stand in headers? */
static bool
has_names(const struct columns *c, const struct column_line *line)
{
	size_t known = 0;

	for (size_t k = 0; k < line->runs; k++)
		known += head_words_kind(c->words,
		    columns_text(c, &c->runs[line->first + k])) != HEAD_UNKNOWN;
	return known * 2 > line->runs;
}

/* Does a row below begin with the item that comes next? */
static bool
goes_on_below(const struct columns *c, size_t i, size_t n, const struct label *label)
{
	for (size_t at = i + 1; at < n && at - i <= LIST_LINES; at++) {
		const struct column_line *line = &c->lines[at];
		struct label below;

		if (line->class == LINE_IS_MULTI && c->runs[line->first].label &&
		    label_read(columns_text(c, &c->runs[line->first]), &below) != 0 &&
		    below.form == label->form)
			return below.ordinal == label->ordinal + 1;
	}
	return false;
}

/* May the line head what stands below, behind rows of amounts?  It is no item of a list
 * in the rows, or has none of the amounts that the item before has in its row. */
static bool
leaves_rows(const struct columns *c, size_t i, size_t least, size_t n,
    const struct label *label)
{
	const struct column_line *item = item_before(c, i, least, LIST_LINES, label);
	size_t above = i;

	while (above > least && columns_class(c, above - 1) == LINE_IS_BLANK)
		above--;
	return above > least && c->lines[above - 1].numbers &&
	    c->runs[c->lines[i].first].left[BY_CHARACTER] < COLUMNS_FAR_IN &&
	    (item == NULL || item->numbers) && !goes_on_below(c, i, n, label);
}

/* Does the header of another table stand right below, or below further headings?  Known
 * names say so; others when numbers stand right below them. */
static bool
heads_table(const struct columns *c, size_t i, size_t n)
{
	const struct column_line *head;
	size_t at = i + 1;

	while (at + 1 < n && at - i < EXTENT_HEADINGS && columns_class(c, at) == LINE_IS_SINGLE &&
	    c->runs[c->lines[at].first].label)
		at++;
	head = &c->lines[at];
	return head->class == LINE_IS_MULTI && !head->numbers && at + 1 < n &&
	    (has_names(c, head) || (head->runs >= EXTENT_NAMES && c->lines[at + 1].numbers));
}

/* 附件 2 and what it is called, behind a blank line, is no row; else
 * 一、部门概况 alone between blank lines: a heading below the fields of a cover, though
 * numbers stand on lines of their own further down.  Behind a blank line and right
 * above the header of a table: a heading between two tables. */
bool
columns_is_heading(const struct columns *c, size_t i, size_t least, size_t n)
{
	struct span s = columns_text(c, &c->runs[c->lines[i].first]);
	struct label label;

	if (columns_class(c, i) != LINE_IS_SINGLE || i == 0 || i + 1 >= n ||
	    columns_class(c, i - 1) != LINE_IS_BLANK || !label_possible(s) ||
	    label_read(s, &label) == 0)
		return false;
	if (label.form == LABEL_ATTACHMENT)
		return true;
	if (label.form != LABEL_CHINESE || c->lines[i].numbers)
		return false;
	return columns_class(c, i + 1) == LINE_IS_BLANK ? !is_next_item(c, i, least, &label) :
	    heads_table(c, i, n) && leaves_rows(c, i, least, n, &label);
}
