/* columns_rows: which lines of a page are one row; see columns_apart.h for cells over
 * several rows.
 *
 * A row is lines that follow each other.  What a row of certain lines costs
 * says how odd it would be: two numbers in one cell, a text that goes on
 * although there was room for it, numbers without a name.  The rows that cost
 * least together are taken.  Time is linear in the number of lines. */
#include "report/columns_apart.h"

#include "base/mem.h"
#include "report/columns_merged.h"
#include "report/torn_name.h"

enum {
	CODE_LINES = 4,		/* of the body, where a line of the header may stand */
	REST_LINES = 3,		/* between a text and its rest */
	COST_NUMBERS = 40,	/* two numbers in one cell */
	COST_ITEM = 30,		/* an item that goes on with a text */
	COST_TEXT = 10,		/* a text goes on that had room */
	COST_SHORT = 3,		/* with a character or two */
	COST_WRAPPED = 1,	/* it had none, or is centred below the other */
	COST_MIXED = 10, COST_MIXED_TEXT = 3,
	COST_COMPLETE = 4,	/* a line that has text and numbers goes on with a text */
	COST_NO_TEXT = 12, COST_NO_NUMBER = 8, COST_HEADER_ROW = 5,
	COST_TAIL = 8,		/* a cell begins with a percent sign or a comma */
	UNIT = 6,		/* width of a unit */
	COST_LONELY = 16,	/* a row of one text, not in the first column */
	COST_BEGUN = 3,		/* texts begin beside one that goes on */
	COST_REST = 4,		/* a row begins with the rest of a text above it */
	COST_BLANK = 6,	/* a blank line inside a row */
	COST_NO_BLANK = 4,	/* rows without one between them, where there are such */
	COST_HEADER = 6,	/* a line above all numbers in a row with numbers */
	COST_FIRST = 4,		/* text above the numbers where it goes on below them */
	OFTEN = 2,		/* so many times as often is how it is */
	CLEARLY = 2,
	COST_ORDER = 8,		/* numbers above their text where they stand below it, or reverse */
	COST_SKEWED = 3,	/* a cell a line off the middle of its row, where they are centred */
	SKEWED_MOST = 2,	/* so many lines count */
	HEAD_BYTES = 120,
	COST_ASKEW = 24		/* all cells of a row together, at most */
};

/* How the rows of a page are. */
struct manner {
	uint32_t blanks;	/* blank lines part rows: 0, or how clearly */
	int above;		/* numbers stand above (1) or below (-1) their texts */
	bool first;		/* texts that go on do so below the line of the numbers */
};

/* A row being tried. */
struct trial {
	const struct run *last[COLUMNS_MAX];	/* of each column */
	uint8_t top[COLUMNS_MAX], bottom[COLUMNS_MAX];	/* the lines of each, from 0 */
	uint32_t cost;
	uint8_t lines;
	bool numbers, texts, item, header;
	bool lonely;		/* one text, not in the first column */
	bool above, below;	/* a line of numbers alone stands before, behind a text */
	bool before, behind;	/* a line of text alone stands before, behind one with both */
};

/* Digits behind the last of these; SIZE_MAX if there is none. */
static size_t
digits_behind(struct span s, char mark)
{
	for (size_t n = 0; n < s.n; n++)
		if (s.p[s.n - n - 1] == mark)
			return n;
	return SIZE_MAX;
}

/* The last digit of a number, or of a percentage. */
static bool
is_last_digit(struct span s)
{
	return s.n == 1 || (s.n == 2 && s.p[1] == '%');
}

/* Are all numbers of a line as short as the ends of torn ones? */
static bool
has_scraps_only(const struct columns *c, const struct column_line *line)
{
	for (size_t i = 0; i < line->runs; i++) {
		const struct run *run = &c->runs[line->first + i];

		if (run->number && columns_text(c, run).n > 2)
			return false;
	}
	return true;
}

/* Is upper the beginning of a number that lower ends?  1,9 over 66.50: what
 * stands behind the last comma is too short; 12. over 50; 12 over .50; 12.5
 * over 0, where nothing else stands, or none but ends of names and numbers in rows whose
 * cells are centred. */
static bool
is_torn(const struct columns *c, const struct run *upper, const struct run *lower)
{
	struct span a = columns_text(c, upper), b = columns_text(c, lower);
	size_t comma = digits_behind(a, ','), point = digits_behind(a, '.');

	if (b.p[0] == '.' || b.p[0] == ',' || point == 0)
		return true;
	if (b.p[0] < '0' || b.p[0] > '9')
		return false;
	if (point == SIZE_MAX)
		return comma < 3;
	if (point != 1 || !is_last_digit(b))
		return false;
	return c->centred ? has_scraps_only(c, &c->lines[lower->line]) :
	    b.n == 1 && !c->lines[lower->line].texts;
}

/* 其他资金：30.00: a name and all of its amount. */
static bool
is_complete(struct span s)
{
	size_t colon = span_find(s, SPAN("：")), digits = 0;

	if (colon == SIZE_MAX || digits_behind(s, '.') != 2)
		return false;
	for (size_t i = colon + 3; i < s.n; i++) {
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != ',' && s.p[i] != '.')
			return false;
		digits++;
	}
	return digits != 0;
}

/* Does the text fill its column, so that it may go on below? */
static bool
is_full(const struct columns *c, const struct run *run)
{
	const struct column *column = &c->column[run->column];

	if (is_complete(columns_text(c, run)))
		return false;
	return !run->spans && run->size > 2 &&
	    ((run->right[c->measure] + 1 >= column->wrap && column->wraps > 1) ||
		(run->size + 2 >= column->size && column->sizes > 1));
}

/* Does run stand one blank behind another, which may have pushed it from its place? */
static bool
is_pushed(const struct columns *c, const struct run *run)
{
	const struct run *before = run - 1;

	return run > &c->runs[c->lines[run->line].first] &&
	    before->right[c->measure] + 1 >= run->left[c->measure];
}

static bool
is_centred(const struct columns *c, const struct run *upper, const struct run *lower)
{
	int a = upper->left[c->measure] + upper->right[c->measure];
	int b = lower->left[c->measure] + lower->right[c->measure];

	if (is_pushed(c, upper) || is_pushed(c, lower))
		return false;
	return upper->left[c->measure] != lower->left[c->measure] && lower->size <= upper->size + COLUMNS_SHORT &&
	    a - b <= 2 && b - a <= 2 && !upper->spans && !lower->spans;
}

static uint32_t
mixed_cost(const struct columns *c, const struct run *run)
{
	const struct column *column = &c->column[run->column];

	if (run->size >= COLUMNS_LONG)
		return COST_ITEM;	/* a number alone does not begin running text */
	if (run->number)
		return COST_MIXED;
	return column->texts > column->numbers || run->size <= COLUMNS_SHORT / 2 ?
	    COST_MIXED_TEXT : COST_MIXED;
}

static bool
has_digit(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* Is run the unit, or the end of it, of the number in upper? */
static bool
is_unit(const struct columns *c, const struct run *upper, const struct run *run)
{
	return run->size <= UNIT && !has_digit(columns_text(c, run)) &&
	    has_digit(columns_text(c, upper));
}

/* Does run begin with what never begins a cell? */
static bool
is_tail(struct span s)
{
	static const char *const tails[] = {
		"%", "％", "）", ")", "、", "，", "。", "；", "/", "”", "》"
	};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (span_starts(s, span_of(tails[i])))
			return s.n > 1 || s.p[0] != '/';
	return false;
}

/* A long text of several clauses that has not come to its end. */
static bool
is_unfinished(const struct columns *c, const struct run *upper)
{
	struct span s = columns_text(c, upper);

	return upper->size >= COLUMNS_LONG && !span_ends(s, SPAN("。")) &&
	    !span_ends(s, SPAN("；")) && (span_find(s, SPAN("，")) != SIZE_MAX ||
		span_find(s, SPAN("；")) != SIZE_MAX ||
		span_find(s, SPAN("。")) != SIZE_MAX);
}

/* Do numbers stand behind run in its line? */
static bool
names_numbers(const struct columns *c, const struct run *run)
{
	const struct column_line *line = &c->lines[run->line];

	return line->numbers && c->runs[line->first + line->runs - 1U].column > run->column &&
	    !c->runs[line->first].number;
}

/* Is run the whole name of a column, 年初预算数, and not the end of another one: 全年 over
 * 预算数? */
static bool
is_head(const struct columns *c, const struct run *upper, const struct run *run)
{
	struct span a = columns_text(c, upper), b = columns_text(c, run);
	char both[HEAD_BYTES];

	if (run->size <= COLUMNS_SHORT / 2 || a.n + b.n > sizeof both ||
	    head_words_kind(c->words, b) == HEAD_UNKNOWN)
		return false;
	memcpy(both, a.p, a.n);
	memcpy(both + a.n, b.p, b.n);
	return head_words_kind(c->words, (struct span){ both, a.n + b.n }) == HEAD_UNKNOWN;
}

/* Is upper, in a row of the table, the whole name of a total, 本年收入合计? */
static bool
is_total(const struct columns *c, const struct run *upper)
{
	const struct column_line *line = &c->lines[upper->line];

	return !line->header && line->numbers && upper->size > COLUMNS_SHORT &&
	    head_words_kind(c->words, columns_text(c, upper)) == HEAD_TOTAL;
}

/* What it costs that run stands in one cell with upper. */
static uint32_t
cell_cost(const struct columns *c, const struct run *upper, const struct run *run)
{
	if (run->label)
		return columns_is_paragraph(c, upper, run) ? 0 : COST_ITEM;
	if (run->column == 0 && torn_name_begins_row(columns_text(c, run)))
		return COST_ITEM;
	if (run->number && span_eq(columns_text(c, upper), SPAN("-")))
		return COST_WRAPPED;	/* its sign */
	if (upper->number && run->number)
		return is_torn(c, upper, run) ?
		    COST_WRAPPED : COST_NUMBERS;
	if (upper->number || run->number)
		return mixed_cost(c, run);
	if ((c->lines[run->line].header && is_head(c, upper, run)) || is_total(c, upper))
		return COST_ITEM;
	if ((upper->size <= COLUMNS_SHORT / 2 && run->size <= COLUMNS_SHORT / 2) ||
	    is_unit(c, upper, run))
		return COST_WRAPPED;
	if (is_unfinished(c, upper))
		return COST_WRAPPED;
	if (is_full(c, upper) || is_centred(c, upper, run))
		return COST_WRAPPED;
	return run->size <= COLUMNS_SHORT && run->size * 3 <= upper->size ? COST_SHORT :
	    COST_TEXT;
}

/* What it costs that run is not the rest of upper. */
static uint32_t
rest_cost(const struct columns *c, const struct run *upper, const struct run *run)
{
	if (upper->number && run->number)
		return is_torn(c, upper, run) ? COST_TAIL : 0;
	if (upper->number || run->number || !(is_full(c, upper) || is_unfinished(c, upper)))
		return 0;
	return run->size * 2 <= upper->size ? COST_REST : COST_REST / 2;
}

/* What it costs that a cell begins with run, which stands in line k of those
 * filled. */
static uint32_t
begin_cost(const struct columns *c, const struct run *run, size_t k)
{
	if (run->label)
		return 0;
	if (!run->number && is_tail(columns_text(c, run)))
		return COST_TAIL;
	for (size_t back = 1; back <= k && back <= REST_LINES; back++) {
		const struct column_line *line = &c->lines[c->kept[k - back]];

		for (size_t i = 0; i < line->runs; i++) {
			const struct run *upper = &c->runs[line->first + i];

			if (upper->column == run->column)
				return rest_cost(c, upper, run);
		}
	}
	return 0;
}

/* Texts that go on: what speaks against it in one cell may be outweighed by
 * the others. */
struct going_on {
	uint32_t cost, cells;
	bool named;		/* one of them names the numbers of its line */
	uint32_t begun;		/* texts that begin beside them */
};

static void
try_run(const struct columns *c, struct trial *t, const struct run *run,
    size_t k, struct going_on *on)
{
	const struct run *upper = t->last[run->column];

	t->last[run->column] = run;
	t->bottom[run->column] = t->lines;
	if (upper == NULL)
		t->top[run->column] = t->lines;
	t->item |= run->label;
	if (upper == NULL) {
		t->cost += begin_cost(c, run, k);
		on->begun += !run->number;
	} else if (run->label || run->number || upper->number)
		t->cost += cell_cost(c, upper, run);
	else {
		on->cost += cell_cost(c, upper, run);
		on->cells++;
		on->named |= names_numbers(c, run);
	}
}

static void
try_line(const struct columns *c, struct trial *t, size_t k)
{
	const struct column_line *line = &c->lines[c->kept[k]];
	struct going_on on = { 0 };
	size_t runs = 0;

	for (size_t i = 0; i < line->runs; i++) {
		const struct run *run = &c->runs[line->first + i];

		if (!columns_is_apart(c, run)) {
			try_run(c, t, run, k, &on);
			runs++;
		} else if (t->last[run->column] != NULL) {
			on.cost += COST_WRAPPED;
			on.cells++;
		}
	}
	t->lines++;
	if (on.cells != 0)
		t->cost += (on.cost + on.cells - 1) / on.cells +
		    (on.begun > 1 ? COST_BEGUN : 0) + (on.named ? COST_COMPLETE : 0);
	if (runs == 0)
		return;
	if (!line->texts)
		*(t->texts ? &t->below : &t->above) = true;
	t->lonely = !t->texts && !t->numbers && runs == 1 && line->runs == 1 &&
	    c->runs[line->first].column != 0;
	if (line->numbers && t->texts && !t->numbers)
		t->before = true;
	if (!line->numbers && t->numbers && t->texts)
		t->behind = true;
	t->header |= line->header;
	t->numbers |= line->numbers;
	t->texts |= line->texts;
}

/* How many lines the cells of a row are off its middle, and how many cells are. */
static uint32_t
count_askew(const struct columns *c, const struct trial *t, uint32_t *cells)
{
	uint32_t lines = 0;

	*cells = 0;
	for (size_t k = 0; k < c->ncolumns; k++) {
		int off = t->top[k] + t->bottom[k] + 1 - t->lines;

		if (t->last[k] == NULL || off == 0)
			continue;
		off = off < 0 ? -off : off;
		lines += off < SKEWED_MOST ? (uint32_t)off : SKEWED_MOST;
		++*cells;
	}
	return lines;
}

static uint32_t
askew_cost(const struct columns *c, const struct trial *t)
{
	uint32_t cells, cost = c->centred ? COST_SKEWED * count_askew(c, t, &cells) : 0;

	return cost < COST_ASKEW ? cost : COST_ASKEW;
}

static uint32_t
row_cost(const struct columns *c, const struct trial *t, const struct manner *manner)
{
	uint32_t cost = t->cost + askew_cost(c, t);

	if (!t->texts)
		cost += COST_NO_TEXT;
	if (t->header && t->numbers)
		cost += COST_HEADER;
	if (!t->numbers && !t->item)
		cost += t->header ? COST_HEADER_ROW :
		    t->lonely ? COST_LONELY : COST_NO_NUMBER;
	if ((t->above && manner->above < 0) || (t->below && manner->above > 0))
		cost += COST_ORDER;
	if (t->before && manner->first)
		cost += COST_FIRST;
	return cost;
}

static void
fit_rows(struct columns *c, size_t n, const struct manner *manner)
{
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

			if (k > from && c->lines[c->kept[k]].gap)
				t.cost += COST_BLANK * (manner->blanks > 1 ? manner->blanks : 1);
			try_line(c, &t, k);
			cost = row_cost(c, &t, manner);
			if (cost < c->fit[k + 1].cost)
				c->fit[k + 1] = (struct row_fit){
					cost, (uint32_t)(k + 1 - from)
				};
		}
	}
}

/* Do rows of several lines put numbers above or below their texts, and do these go on
 * below the first line with both? */
static void
look_manner(const struct columns *c, size_t n, struct manner *manner)
{
	size_t above = 0, below = 0, before = 0, behind = 0;

	for (size_t end = n; end > 0; end -= c->fit[end].lines) {
		struct trial t = { .cost = 0 };

		for (size_t k = end - c->fit[end].lines; k < end; k++)
			try_line(c, &t, k);
		above += t.above && t.texts && !t.header;
		below += t.below && !t.header;
		before += t.before && !t.behind && !t.header;
		behind += t.behind && !t.before && !t.header;
	}
	manner->above = (above > below) - (above < below);
	manner->first = !manner->blanks && behind > OFTEN * before;
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
			try_line(c, &t, k);
		for (size_t k = 0; k < c->ncolumns; k++)
			used += t.last[k] != NULL;
		if (t.lines < 2 || t.header || used < 2)
			continue;
		count_askew(c, &t, &cells);
		if (cells * 4 > used)
			askew++;
		else
			even += t.lines > 2;
	}
	return even > OFTEN * askew;
}

/* Fits the rows as if cells were centred, without the names merged over several of them;
 * where that does not come out, as if they were not.  Returns how many lines tell rows. */
static size_t
fit_centred(struct columns *c, size_t n, size_t kept, const struct manner *manner)
{
	c->full = columns_full(c, kept);
	c->centred = true;
	kept = columns_keep(c, n);
	fit_rows(c, kept, manner);
	c->centred = look_centred(c, kept);
	if (c->centred)
		return kept;
	kept = columns_keep(c, n);
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

		if (!span_eq(s, SPAN("类")) && !span_eq(s, SPAN("款")) && !span_eq(s, SPAN("项")))
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

uint32_t
columns_rows(struct columns *c, size_t from, size_t to, uint32_t row)
{
	struct manner manner = { .above = 0 };
	size_t n = 0, kept;
	bool header = c->heads.rows == 0;
	uint32_t first;

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
	kept = columns_set_apart(c, n);
	manner.blanks = look_blanks(c, kept);
	c->centred = false;
	fit_rows(c, kept, &manner);
	look_manner(c, kept, &manner);
	if (!manner.blanks)
		kept = fit_centred(c, n, kept, &manner);
	else if (manner.above != 0 || manner.first)
		fit_rows(c, kept, &manner);
	first = row;
	row = number_rows(c, kept, row);
	columns_put_back(c, n);
	if (c->centred)
		columns_place_merged(c, n, first, row);
	return row;
}
