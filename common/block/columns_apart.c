/* columns_apart: what goes on with the text above it, whatever the rows; see
 * columns_apart.h. */
#include "block/columns_apart.h"

#include <string.h>

#include "block/columns_items.h"
#include "language/grammar.h"
#include "language/quantity.h"
#include "language/torn_name.h"
#include "text/character.h"
#include "text/glyph.h"

enum {
	UPRIGHT_LINES = 3,	/* least lines of a text written upright */
	SURE_ROWS = 3,		/* with such a text in their first line */
	ROW_CELLS = 3,		/* in the first line of a row, at least */
	UPRIGHT_COLUMNS = 3	/* the names at the left may be */
};

/* How blank lines part rows. */
enum parting {
	NOT_PARTED,
	PARTED,
	PARTED_HIGH	/* and texts begin in the first line of theirs */
};

bool
columns_is_paragraph(const struct columns *c, const struct run *upper, const struct run *run)
{
	return !upper->number && !c->lines[run->line].numbers &&
	    (run->size >= COLUMNS_LONG || span_ends(columns_text(c, run), SPAN("。"))) &&
	    span_ends(columns_text(c, upper), SPAN("。"));
}

static const struct run *
run_in(const struct columns *c, size_t k, size_t column)
{
	const struct column_line *line = &c->lines[c->filled[k]];

	for (size_t i = 0; i < line->runs; i++)
		if (c->runs[line->first + i].column == column)
			return &c->runs[line->first + i];
	return NULL;
}

static bool
is_numeral(struct span s)
{
	return s.n == strlen("十") && character_is_numeral(glyph_at(s, 0).c);
}

/* A character or two in the first column, one under the other beside several
 * rows: 绩 效 指 标. */
static bool
is_upright(const struct columns *c, const struct run *run)
{
	return run != NULL && !run->number && !run->label && !run->apart &&
	    run->size <= COLUMNS_SHORT && !is_numeral(columns_text(c, run));
}

static void
set_apart(struct columns *c, const struct run *run)
{
	c->runs[run - c->runs].apart = true;
}

static bool
is_right_above(const struct columns *c, size_t k)
{
	return c->filled[k - 1] + 1 == c->filled[k];
}

/* Is what stands in that column of line k the rest of a longer text right above? */
static bool
is_wrapped(const struct columns *c, size_t k, size_t column)
{
	const struct run *upper, *run = run_in(c, k, column);

	if (run == NULL || k == 0 || !is_right_above(c, k))
		return false;
	upper = run_in(c, k - 1, column);
	return upper != NULL && upper->size > COLUMNS_SHORT;
}

/* An upright text of which one begins with line k. */
struct upright {
	size_t end;		/* behind its last line */
	size_t lines, single;	/* of one character */
};

/* Does line k begin a row, behind a blank line and with most of its cells? */
static bool
begins_row(const struct columns *c, size_t k)
{
	const struct column_line *line = &c->lines[c->filled[k]];

	return (k == 0 || !is_right_above(c, k)) && line->runs >= ROW_CELLS &&
	    line->runs * 2U >= c->ncolumns;
}

/* Does line k begin a row with a text in that column that is whole, or goes on right below? */
static bool
begins_upright(const struct columns *c, size_t k, size_t n, size_t column)
{
	const struct run *run = run_in(c, k, column), *below;

	if (run == NULL || !begins_row(c, k))
		return false;
	if (head_words_kind(c->words, columns_text(c, run)) == HEAD_TOTAL)
		return true;
	below = k + 1 < n && is_right_above(c, k + 1) ? run_in(c, k + 1, column) : NULL;
	return below != NULL && !below->number && below->size <= COLUMNS_SHORT;
}

/* Do texts in that column begin in the first lines of rows? */
static bool
begin_with_rows(const struct columns *c, size_t n, size_t column)
{
	size_t rows = 0;

	for (size_t k = 0; k < n && rows < SURE_ROWS; k++)
		rows += begins_upright(c, k, n, column);
	return rows == SURE_ROWS;
}

/* Where the text is centred over several rows that blank lines part, lines of these
 * may stand between its own, with nothing blank before or behind them.  Behind a
 * blank line another text begins, but in the first column only where the one
 * above is closed by a bracket, or texts begin with their row. */
static struct upright
read_upright(const struct columns *c, size_t k, size_t n, size_t column, enum parting parted)
{
	struct upright text = { .end = k };
	bool closed = column > 0;

	for (size_t at = k; at < n; at++) {
		const struct run *run = run_in(c, at, column);

		if (is_upright(c, run)) {
			if (at > k && !is_right_above(c, at) && (at > text.end || closed ||
			    (parted == PARTED_HIGH && begins_upright(c, at, n, column))))
				break;
			closed |= span_ends(columns_text(c, run), SPAN("）"));
			text.end = at + 1;
			text.lines++;
			text.single += run->size <= COLUMNS_SHORT / 2;
		} else if (run != NULL || at == k || at > text.end || parted == NOT_PARTED ||
		    !is_right_above(c, at))
			break;
	}
	return text;
}

/* Do blank lines part a fifth of the lines at least? */
static bool
are_parted(const struct columns *c, size_t n)
{
	size_t gaps = 0;

	for (size_t k = 1; k < n; k++)
		gaps += !is_right_above(c, k);
	return gaps * 5 > n;
}

/* What lines from..to hold in the column goes on with what stands above. */
static void
set_lines_apart(struct columns *c, size_t from, size_t to, size_t column)
{
	for (size_t i = from; i < to; i++)
		if (run_in(c, i, column) != NULL)
			set_apart(c, run_in(c, i, column));
}

/* Returns whether there are any; all: where there are others with single
 * characters, those of two count as well. */
static bool
find_upright(struct columns *c, size_t n, size_t column, bool all)
{
	enum parting parted = begin_with_rows(c, n, column) ? PARTED_HIGH :
	    are_parted(c, n) ? PARTED : NOT_PARTED;
	bool found = false;

	for (size_t k = 0; k < n;) {
		struct upright text;

		while (k < n && is_wrapped(c, k, column))
			k++;
		text = read_upright(c, k, n, column, parted);
		if (text.lines >= UPRIGHT_LINES && (text.single != 0 || all)) {
			found = true;
			set_lines_apart(c, k + 1, text.end, column);
		}
		k = text.end > k ? text.end : k + 1;
	}
	return found;
}

/* Those of the further columns: next to the names at the left, and where these begin with their
 * rows, in all columns that such texts begin in, too. */
static void
find_upright_beside(struct columns *c, size_t n)
{
	bool high = begin_with_rows(c, n, 0);

	for (size_t column = 1; column < c->ncolumns; column++) {
		bool with_rows = (high || column < UPRIGHT_COLUMNS) &&
		    begin_with_rows(c, n, column);

		high |= with_rows;
		if (column < UPRIGHT_COLUMNS || with_rows)
			find_upright(c, n, column, false);
	}
}

/* A unit, or what a narrow column leaves of 万元. */
static bool
may_be_unit(struct span s)
{
	struct unit_hint unit;
	size_t close = span_find(s, SPAN("）"));
	bool money = word_table_is(&grammar, "scale", s);

	return money || quantity_unit_hint(span_slice(s, 0, close), &unit);
}

/* Points or a unit in brackets at byte at, （50分） or （㎡）, or the beginning of them. */
static bool
is_remark_at(struct span s, size_t at)
{
	struct span rest = span_slice(s, at + 3, s.n);

	return span_starts(span_slice(s, at, s.n), SPAN("（")) && (rest.n == 0 ||
	    byte_is_digit(rest.p[0]) || may_be_unit(rest));
}

/* Such brackets that are not closed. */
static bool
is_open(struct span s)
{
	size_t open = span_find(s, SPAN("（"));

	return open != NONE && is_remark_at(s, open) &&
	    !span_has(span_slice(s, open, s.n), SPAN("）"));
}

/* Brackets belong to the text above, whatever stands beside them. */
static bool
is_bracket(const struct columns *c, const struct run *run, const struct run *upper)
{
	struct span s = columns_text(c, run);

	if (run->number || run->label || upper == NULL || upper->number)
		return false;
	return is_remark_at(s, 0) || (is_open(columns_text(c, upper)) &&
	    span_has(s, SPAN("）")));
}

/* The run above in the same column, at most a few lines up. */
static const struct run *
upper_run(const struct columns *c, size_t k, size_t column)
{
	for (size_t back = 1; back <= k && back <= COLUMNS_ROW_LINES; back++) {
		const struct run *run = run_in(c, k - back, column);

		if (run != NULL)
			return run;
	}
	return NULL;
}

static void
find_brackets(struct columns *c, size_t n)
{
	for (size_t k = 1; k < n; k++) {
		const struct column_line *line = &c->lines[c->filled[k]];

		for (size_t i = 0; i < line->runs; i++) {
			const struct run *run = &c->runs[line->first + i];

			if (is_bracket(c, run, upper_run(c, k, run->column)))
				set_apart(c, run);
		}
	}
}

/* Is line k the rest of a text right above, alone in its line, and ends in a colon? */
static bool
announces(const struct columns *c, size_t k)
{
	const struct column_line *line = &c->lines[c->filled[k]];
	const struct run *run = &c->runs[line->first], *upper;

	if (k == 0 || line->runs != 1 || !is_right_above(c, k) ||
	    !span_ends(columns_text(c, run), SPAN("：")))
		return false;
	upper = run_in(c, k - 1, run->column);
	return upper != NULL && !upper->number;
}

/* Below the end of a text with a colon, 按支出性质分：, stands what it announces, 基本支出, alone
 * in its line: a further paragraph of the cell. */
static void
find_announced(struct columns *c, size_t n)
{
	for (size_t k = 0; k + 1 < n; k++) {
		const struct column_line *next = &c->lines[c->filled[k + 1]];
		const struct run *run = &c->runs[next->first];

		if (next->runs == 1 && !run->number && announces(c, k) &&
		    run->column == c->runs[c->lines[c->filled[k]].first].column) {
			set_apart(c, run_in(c, k, run->column));
			set_apart(c, run);
		}
	}
}

/* A name being put together in a column. */
struct torn_cell {
	struct torn_name name;
	size_t first;		/* the run that it begins with */
};

static void
find_torn_name(struct columns *c, size_t k, size_t run, struct torn_cell *cell)
{
	const struct run *at = &c->runs[run];

	if (at->number || at->label)
		cell->name.n = 0;
	else if (!torn_name_add(&cell->name, columns_text(c, at)) ||
	    upper_run(c, k, at->column) == NULL)
		cell->first = run;
	else {
		set_apart(c, at);
		if (cell->name.n == 0)
			c->runs[cell->first].label = true;
	}
}

/* The parts of a known name are one cell, whatever stands beside them, and where it is
 * complete its first one begins a row. */
static void
find_torn_names(struct columns *c, size_t n)
{
	struct torn_cell cells[COLUMNS_MAX] = { { .first = 0 } };

	for (size_t k = 0; k < n; k++) {
		const struct column_line *line = &c->lines[c->filled[k]];

		for (size_t i = 0; i < line->runs; i++)
			find_torn_name(c, k, line->first + i,
			    &cells[c->runs[line->first + i].column]);
	}
}

/* A line of one sentence below another one: a further paragraph of the cell. */
static void
find_paragraphs(struct columns *c, size_t n)
{
	for (size_t k = 1; k < n; k++) {
		const struct column_line *line = &c->lines[c->filled[k]];
		const struct run *run = &c->runs[line->first], *upper;

		if (line->runs != 1 || run->column == 0)
			continue;
		upper = upper_run(c, k, run->column);
		if (upper != NULL && columns_is_paragraph(c, upper, run))
			set_apart(c, run);
	}
}

size_t
columns_keep(struct columns *c, size_t n)
{
	size_t kept = 0;
	bool gap = false;

	for (size_t k = 0; k < n; k++) {
		struct column_line *line = &c->lines[c->filled[k]];
		bool apart = true;

		gap |= k > 0 && c->filled[k - 1] + 1 != c->filled[k];
		for (size_t i = 0; i < line->runs; i++)
			apart &= columns_is_apart(c, &c->runs[line->first + i]);
		if (apart)
			continue;
		c->kept[kept++] = c->filled[k];
		line->gap = gap;
		gap = false;
	}
	return kept;
}

size_t
columns_set_apart(struct columns *c, size_t n)
{
	find_torn_names(c, n);
	if (find_upright(c, n, 0, false))
		find_upright(c, n, 0, true);
	find_upright_beside(c, n);
	find_brackets(c, n);
	find_announced(c, n);
	find_paragraphs(c, n);
	columns_find_items(c, n);
	return columns_keep(c, n);
}

void
columns_put_back(struct columns *c, size_t n)
{
	for (size_t k = 1; k < n; k++) {
		const struct column_line *line = &c->lines[c->filled[k]];

		for (size_t i = 0; i < line->runs; i++) {
			struct run *run = &c->runs[line->first + i];
			const struct run *upper;

			if (!columns_is_apart(c, run))
				continue;
			upper = upper_run(c, k, run->column);
			if (upper != NULL && upper->row != NO_ROW)
				run->row = upper->row;
		}
	}
}
