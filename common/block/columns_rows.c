/* columns_rows: which lines of a page are one row; see columns_apart.h for cells over
 * several rows.
 *
 * A row is lines that follow each other.  What a row of certain lines costs
 * says how odd it would be (columns_trial.h).  The rows that cost least together are
 * taken.  Time is linear in the number of lines. */
#include "block/columns.h"

#include "base/mem.h"
#include "block/columns_apart.h"
#include "block/columns_merged.h"
#include "block/columns_trial.h"
#include "language/date.h"
#include "language/grammar.h"

enum {
	CODE_LINES = 4,		/* of the body, where a line of the header may stand */
	COST_BLANK = 6,	/* a blank line inside a row */
	COST_NO_BLANK = 10,	/* rows without one between them, where there are such */
	OFTEN = 2,		/* so many times as often is how it is … */
	ALWAYS = 4,		/* … and as it always is */
	CLEARLY = 2, CERTAINLY = 3,
	HANGING = 3,		/* names that show that their first lines are indented */
	BLOCK_NAMES = 2,	/* of columns, behind the name of a block */
	LINES_LEAST = 3,	/* of a table of texts */
	YEAR_DIGITS = 4
};

static void
fit_rows(struct columns *c, size_t n, const struct manner *manner)
{
	columns_forget_costs(c, n);
	c->fit[0] = (struct row_fit){ 0, 0 };
	for (size_t i = 1; i <= n; i++)
		c->fit[i].cost = UINT32_MAX;
	for (size_t from = 0; from < n; from++) {
		struct trial t = { .cost = c->fit[from].cost };

		if (from > 0 && manner->blanks &&
		    !c->lines[c->kept[from]].gap)
			t.cost += COST_NO_BLANK * manner->blanks;
		for (size_t k = from; k < n && k - from < COLUMNS_ROW_LINES; k++) {
			uint32_t cost;

			if (k > from && c->lines[c->kept[k]].begins)
				break;
			if (k > from && c->lines[c->kept[k]].gap)
				t.cost += COST_BLANK * (manner->blanks > 1 ? manner->blanks : 1);
			columns_try_line(c, &t, k);
			cost = columns_row_cost(c, &t, manner);
			if (cost < c->fit[k + 1].cost)
				c->fit[k + 1] = (struct row_fit){
					cost, (uint32_t)(k + 1 - from)
				};
		}
	}
}

/* Does the name of the row that begins with line k of those kept begin further right than
 * where it goes on in the next line? */
static bool
hangs(const struct columns *c, size_t k)
{
	const struct column_line *line = &c->lines[c->kept[k]], *next = &c->lines[c->kept[k + 1]];
	const struct run *name = &c->runs[line->first], *rest = &c->runs[next->first];

	return line->numbers && !next->numbers && name->column == 0 && rest->column == 0 &&
	    !rest->label && rest->left[c->measure] == c->column[0].left &&
	    name->left[c->measure] > rest->left[c->measure];
}

/* Do rows of several lines put numbers above or below their texts, and do these go on
 * below the first line with both? */
static void
look_manner(struct columns *c, size_t n, struct manner *manner)
{
	size_t above = 0, below = 0, before = 0, behind = 0, hanging = 0;

	for (size_t end = n; end > 0; end -= c->fit[end].lines) {
		struct trial t = { .cost = 0 };

		for (size_t k = end - c->fit[end].lines; k < end; k++)
			columns_try_line(c, &t, k);
		above += t.above && t.texts && !t.header;
		below += t.below && !t.header;
		before += t.before && !t.behind && !t.header;
		behind += t.behind && !t.before && !t.header;
		hanging += c->fit[end].lines > 1 && hangs(c, end - c->fit[end].lines);
	}
	manner->above = (above > below) - (above < below);
	manner->first = 0;
	if (!manner->blanks)
		manner->first = behind > ALWAYS * before + ALWAYS ? CERTAINLY :
		    behind > OFTEN * before;
	c->hanging |= manner->first == CERTAINLY && hanging >= HANGING;
	if (c->hanging)
		manner->first = CERTAINLY;	/* as a page before shows */
}

/* Are the cells of a page centred?  So they are where rows of several lines come out with
 * nearly all cells in the middle, with some text above it. */
static bool
look_centred(const struct columns *c, size_t n)
{
	size_t even = 0, askew = 0;

	for (size_t end = n; end > 0; end -= c->fit[end].lines) {
		struct trial t = { .cost = 0 };
		uint32_t cells, used = 0;

		for (size_t k = end - c->fit[end].lines; k < end; k++)
			columns_try_line(c, &t, k);
		for (size_t k = 0; k < c->ncolumns; k++)
			used += t.last[k] != NULL;
		if (t.lines < 2 || t.header || used < 2)
			continue;
		columns_count_askew(c, &t, &cells);
		if (cells * 4 > used)
			askew++;
		else
			even += t.lines > 2;
	}
	return even > OFTEN * askew;
}

/* Fits the rows as if cells were centred; where that does not come out, or costs much more than
 * rows did whose texts all go on below their first line, or more at all than where that is certain,
 * as if they were not, and where names are merged over several rows, which are in the middle of
 * none.  Returns how many lines tell rows. */
static size_t
fit_centred(struct columns *c, size_t n, size_t kept, const struct manner *manner)
{
	uint32_t plain = c->fit[kept].cost;

	c->centred = !columns_are_merged(c, kept);
	if (c->centred) {
		kept = columns_keep(c, n);
		fit_rows(c, kept, manner);
		c->centred = look_centred(c, kept) && (manner->first == 0 || manner->above != 0 ||
		    c->fit[kept].cost <= plain * (manner->first == CERTAINLY ? 1 : CLEARLY));
		if (c->centred)
			return kept;
		kept = columns_keep(c, n);
	}
	fit_rows(c, kept, manner);
	return kept;
}

/* Do blank lines part rows?  At least one for three lines with text; clearly if
 * there is one for two. */
static uint32_t
look_blanks(const struct columns *c, size_t n)
{
	size_t gaps = 0;

	for (size_t k = 1; k < n; k++)
		gaps += c->lines[c->kept[k]].gap;
	return gaps * 4 < n ? 0 : gaps * 2 < n ? 1 : CLEARLY;
}

static uint32_t
number_rows(struct columns *c, size_t n, uint32_t row)
{
	uint32_t rows = 0, at;

	for (size_t end = n; end > 0; end -= c->fit[end].lines)
		rows++;
	at = rows;
	for (size_t end = n; end > 0; end -= c->fit[end].lines) {
		at--;
		for (size_t k = end - c->fit[end].lines; k < end; k++) {
			const struct column_line *line = &c->lines[c->kept[k]];

			for (size_t i = 0; i < line->runs; i++)
				c->runs[line->first + i].row = row + at;
		}
	}
	return row + rows;
}

/* The rows of a header that was read by itself. */
static uint32_t
number_heads(struct columns *c, uint32_t row)
{
	const struct heads *h = &c->heads;

	for (size_t i = 0; i < h->n; i++) {
		struct run *run = &c->runs[h->head[i].run];

		run->row = row + run->level;
	}
	return row + h->rows;
}

/* 类 款 项: names of the columns of a code. */
static bool
names_codes(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];

	for (size_t k = 0; k < line->runs; k++) {
		struct span s = columns_text(c, &c->runs[line->first + k]);

		if (!word_table_is(&name_words, "level", s))
			return false;
	}
	return line->runs > 1;
}

/* Where 类 款 项 is merged over the row of the total, 合计, its line stands below the
 * amounts of that row, and yet is a row of the header.  Returns the number behind it. */
static uint32_t
number_codes(struct columns *c, size_t from, size_t to, uint32_t row)
{
	for (size_t i = from, lines = 0; i < to && lines < CODE_LINES; i++) {
		struct column_line *line = &c->lines[i];

		lines += line->runs != 0;
		if (!names_codes(c, i))
			continue;
		for (size_t k = 0; k < line->runs; k++)
			c->runs[line->first + k].row = row;
		line->numbered = true;
		return row + 1;
	}
	return row;
}

/* Is s a year and nothing else but its unit, which stands above names of columns: 2023 年,
 * 2024 年度（万元）? */
static bool
is_year_name(struct span s)
{
	size_t year = date_year_at_start(s), open = span_find(s, SPAN("（"));
	struct span word;

	if (year == 0)
		return false;
	word = span_trim(span_slice(s, YEAR_DIGITS, open));
	return word_table_is(&grammar, "year", word) || word_table_is(&grammar, "fiscal", word);
}

/* Is s the name of a column, perhaps behind a year, 2023 年决算数, or that alone? */
static bool
is_column_name(const struct columns *c, struct span s)
{
	size_t year = date_year_at_start(s);

	return head_words_kind(c->words, span_slice(s, year, s.n)) != HEAD_UNKNOWN ||
	    is_year_name(s);
}

/* Is line k of those kept, below numbers, one of names of columns, as the header of the next block
 * of a form is: 经费情况  2023年决算数  2024年预算数?  One that begins with a year may be torn, and
 * years alone stand above such names. */
static bool
heads_block(const struct columns *c, size_t k)
{
	const struct column_line *line = &c->lines[c->kept[k]];
	size_t names = 0, torn = 0;

	if (k == 0 || line->numbers || line->header || line->runs < BLOCK_NAMES + 1 ||
	    !c->lines[c->kept[k - 1]].numbers)
		return false;
	for (size_t i = 1; i < line->runs; i++) {
		struct span s = columns_text(c, &c->runs[line->first + i]);

		if (is_column_name(c, s))
			names++;
		else
			torn += date_year_at_start(s) != 0;
	}
	return names >= BLOCK_NAMES && names + torn + 1 == line->runs;
}

/* Is line k of those kept one of names of columns, but for its first cell perhaps, or for a few
 * others? */
static bool
is_names_line(const struct columns *c, size_t k)
{
	const struct column_line *line = &c->lines[c->kept[k]];
	size_t names = 0;

	if (line->numbers || line->runs < BLOCK_NAMES + 1)
		return false;
	for (size_t i = 0; i < line->runs; i++)
		names += is_column_name(c, columns_text(c, &c->runs[line->first + i]));
	return names + 1 >= line->runs || (names > BLOCK_NAMES && names * 2 > line->runs);
}

static const struct run *
run_in(const struct columns *c, const struct column_line *line, size_t column)
{
	for (size_t i = 0; i < line->runs; i++)
		if (c->runs[line->first + i].column == column)
			return &c->runs[line->first + i];
	return NULL;
}

/* Does line k of those kept stand below one of names, or the rest of the first of these, and no
 * cell of it go on with its name, so that both are a known one, or in brackets? */
static bool
leaves_names(const struct columns *c, size_t k)
{
	const struct column_line *names, *line = &c->lines[c->kept[k]];
	size_t below = 0, above = k - 1;

	while (above > 0 && c->lines[c->kept[above]].runs == 1)
		above--;
	if (!is_names_line(c, above))
		return false;
	names = &c->lines[c->kept[above]];

	for (size_t i = 0; i < line->runs; i++) {
		const struct run *run = &c->runs[line->first + i],
		    *upper = run_in(c, names, run->column);

		if (upper == NULL)
			continue;
		if (span_starts(columns_text(c, run), SPAN("（")) ||
		    !columns_is_unknown_with(c, upper, run))
			return false;
		below++;
	}
	return below >= BLOCK_NAMES;
}

/* The rows that begin for sure: headers of blocks, and what stands below the names there. */
static void
begin_blocks(struct columns *c, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (heads_block(c, k) || (k > 0 && leaves_names(c, k)))
			c->lines[c->kept[k]].begins = true;
}

/* Is line k of those kept a name and n - 1 numbers, in the columns of those in line first, which
 * is such a line itself, or the same? */
static bool
holds_numbers(const struct columns *c, size_t k, size_t first, size_t n)
{
	const struct column_line *line = &c->lines[c->kept[k]];
	const struct run *run = &c->runs[line->first];
	const struct run *numbers = &c->runs[c->lines[c->kept[first]].first];

	if (line->runs != n || run->number || run->column != 0)
		return false;
	for (size_t i = 1; i < n; i++)
		if (!run[i].number || run[i].column != numbers[i].column)
			return false;
	return true;
}

/* Where the lines of a block below names of columns have as many numbers each, in one place, the
 * names pair with them in order, however they are set. */
static void
pair_names(struct columns *c, size_t n)
{
	for (size_t k = 0, end; k + 1 < n; k = end) {
		struct column_line *names = &c->lines[c->kept[k]];
		const struct run *numbers = &c->runs[c->lines[c->kept[k + 1]].first];
		bool paired = heads_block(c, k);

		for (end = k + 1; end < n && !heads_block(c, end); end++)
			if (c->lines[c->kept[end]].numbers || end == k + 1)
				paired = paired && holds_numbers(c, end, k + 1, names->runs);
		for (size_t i = 1; paired && i < names->runs; i++)
			c->runs[names->first + i].column = numbers[i].column;
	}
}

/* Do all lines fill nearly all columns, with texts alone?  Then each is a row, for cells that go
 * on leave others blank. */
static void
begin_lines(struct columns *c, size_t n)
{
	if (n < LINES_LEAST)
		return;
	for (size_t k = 0; k < n; k++) {
		const struct column_line *line = &c->lines[c->kept[k]];

		if (line->numbers || line->runs < BLOCK_NAMES + 1 ||
		    line->runs * 4U < c->ncolumns * 3U)
			return;
	}
	for (size_t k = 0; k < n; k++)
		c->lines[c->kept[k]].begins = true;
}

uint32_t
columns_rows(struct columns *c, size_t from, size_t to, uint32_t row)
{
	struct manner manner = { .above = 0 };
	size_t n = 0, kept;
	bool header = c->heads.rows == 0;

	if (!header && from < c->heads.body) {
		row = number_heads(c, row);
		from = c->heads.body;
		row = number_codes(c, from, to, row);
	}
	for (size_t i = from; i < to; i++) {
		if (c->lines[i].runs == 0 || c->lines[i].numbered)
			continue;
		header = header && !c->lines[i].numbers;
		c->lines[i].header = header;
		c->filled = mem_grow(c->filled, n, &c->filled_cap, sizeof *c->filled);
		c->filled[n++] = (uint32_t)i;
	}
	while (c->fit_cap < n + 1)
		c->fit = mem_grow(c->fit, c->fit_cap, &c->fit_cap, sizeof *c->fit);
	while (c->kept_cap < n)
		c->kept = mem_grow(c->kept, c->kept_cap, &c->kept_cap, sizeof *c->kept);
	columns_find_torn(c, from, to);
	kept = columns_set_apart(c, n);
	pair_names(c, kept);
	begin_blocks(c, kept);
	begin_lines(c, kept);
	manner.blanks = look_blanks(c, kept);
	manner.first = manner.blanks == 0 && c->heads.plain;
	c->centred = false;
	fit_rows(c, kept, &manner);
	look_manner(c, kept, &manner);
	if (!c->at_top)
		kept = fit_centred(c, n, kept, &manner);
	else if (manner.above != 0 || manner.first != 0)
		fit_rows(c, kept, &manner);
	row = number_rows(c, kept, row);
	columns_put_back(c, n);
	c->at_top |= manner.first != 0 && !c->centred;
	return row;
}
