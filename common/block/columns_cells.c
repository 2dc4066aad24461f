/* columns_cells: what it costs that a run goes on with the cell above it, or begins one.
 *
 * Costs are small whole numbers, found by trial on the outputs of all converters; only how
 * they compare matters. */
#include "block/columns_trial.h"

#include "block/columns_apart.h"
#include "language/torn_name.h"
#include "language/total_name.h"
#include "text/amount.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"
#include "text/width.h"

enum {
	REST_LINES = 3,		/* between a text and its rest */
	CHARACTER = 2,		/* its width */
	INDENT = 2,		/* of a text of one character that goes on */
	COST_NUMBERS = 40,	/* two numbers in one cell */
	COST_ITEM = 30,		/* an item that goes on with a text */
	COST_TEXT = 10,		/* a text goes on that had room */
	COST_SHORT = 3,		/* with a character or two */
	COST_MIXED = 10, COST_MIXED_TEXT = 3,
	COST_TAIL = 8,		/* a cell begins with a percent sign or a comma */
	UNIT = 6,		/* width of a unit */
	COST_REST = 4,		/* a row begins with the rest of a text above it */
	HEAD_BYTES = 120
};

/* Digits behind the last of these; NONE if there is none. */
static size_t
digits_behind(struct span s, char mark)
{
	for (size_t n = 0; n < s.n; n++)
		if (s.p[s.n - n - 1] == mark)
			return n;
	return NONE;
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

/* The run that line has in the column of run; NULL: none. */
static const struct run *
run_above(const struct columns *c, const struct column_line *line, const struct run *run)
{
	for (size_t i = 0; i < line->runs; i++)
		if (c->runs[line->first + i].column == run->column)
			return &c->runs[line->first + i];
	return NULL;
}

/* Does run end an amount with separators that line begins in its column? */
static bool
ends_amount(const struct columns *c, const struct column_line *line, const struct run *run)
{
	const struct run *upper = run_above(c, line, run);

	return upper != NULL && upper->number &&
	    amount_is_torn(columns_text(c, upper), columns_text(c, run));
}

/* Do all numbers of a line end amounts that the line above begins?  4,565,000 over .00 beside
 * 12,120,00 over 0.00. */
static bool
ends_amounts(const struct columns *c, const struct column_line *above,
    const struct column_line *line)
{
	for (size_t i = 0; i < line->runs; i++) {
		const struct run *run = &c->runs[line->first + i];

		if (run->number && !ends_amount(c, above, run))
			return false;
	}
	return true;
}

/* 其他资金：30.00: a name and all of its amount. */
static bool
is_complete(struct span s)
{
	size_t colon = span_find(s, SPAN("：")), digits = 0;

	if (colon == NONE || digits_behind(s, '.') != 2)
		return false;
	for (size_t i = colon + 3; i < s.n; i++) {
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != ',' && s.p[i] != '.')
			return false;
		digits++;
	}
	return digits != 0;
}

/* The display width of what no line break parts at the beginning of s: a character, or digits,
 * with the brackets around them, 〔2024〕.  A digit alone takes the room of a character with its
 * blank. */
static size_t
piece_width(struct span s)
{
	struct glyph g;
	size_t n = 0, width;

	while (character_is_mark_of(glyph_at(s, n).c, PUNCT_OPENS))
		n += glyph_at(s, n).n;
	do {
		g = glyph_at(s, n);
		n += g.n;
	} while (g.n == 1 && glyph_at(s, n).n == 1 && s.p[n] != ' ');
	while (character_is_mark_of(glyph_at(s, n).c, PUNCT_CLINGS))
		n += glyph_at(s, n).n;
	width = width_text(span_slice(s, 0, n));
	return width < CHARACTER ? CHARACTER : width;
}

/* Does the text fill its column, so that it may go on below with rest?  One character does not,
 * unless it is indented: 水 over 费、电费. */
static bool
is_full(const struct columns *c, const struct run *run, const struct run *rest)
{
	const struct column *column = &c->column[run->column];

	if (is_complete(columns_text(c, run)))
		return false;
	return !run->spans && (run->size > 2 || run->left[c->measure] > column->left + INDENT) &&
	    ((run->right[c->measure] + 1 >= column->wrap && column->wraps > 1) ||
		(column->sizes > 1 &&
		    run->size + piece_width(columns_text(c, rest)) >= column->size));
}

/* Does run begin with what never begins a cell? */
static bool
is_tail(struct span s)
{
	uint32_t c = glyph_at(s, 0).c;

	return character_is_mark_of(c, U"%％）)、，。；”》") || (c == '/' && s.n > 1);
}

/* How sure is it that lower, below a number that fills its column, is the end of that? */
enum end { END_NOT, END_MAYBE, END_LIKELY, END_SURE };

static enum end
end_of_number(const struct columns *c, const struct run *upper, const struct run *lower)
{
	struct span a = columns_text(c, upper), b = columns_text(c, lower);
	size_t point = digits_behind(a, '.');

	if (!upper->number)
		return END_NOT;
	if (amount_is_torn(a, b))
		return END_SURE;
	if (upper->size < c->column[upper->column].digits || b.n > 2 || !byte_is_digit(b.p[0]))
		return END_NOT;
	if (point == NONE)
		return span_is_digits(a) && span_is_digits(b) ? END_MAYBE : END_NOT;
	return point == 1 && is_last_digit(b) ? END_LIKELY : END_NOT;
}

/* May the text lower be the end of the cell that upper begins? */
static bool
may_end_text(const struct columns *c, const struct run *upper, const struct run *lower)
{
	return is_tail(columns_text(c, lower)) ||
	    (!upper->number && !lower->label && is_full(c, upper, lower));
}

/* Is the line of lower nothing but the ends of cells that the line of upper begins and that
 * fill their columns?  10 | 92. over 0 | 33; 预算执行 | 4 | 3.8 over 率 | | 8.  One of the numbers
 * shows that for sure, or a row would have more of them. */
static bool
is_line_of_ends(const struct columns *c, const struct run *upper, const struct run *lower)
{
	const struct column_line *above = &c->lines[upper->line], *line = &c->lines[lower->line];
	enum end least = END_SURE, most = END_NOT;
	size_t numbers = 0, ends = 0;

	for (size_t i = 0; i < above->runs; i++)
		numbers += c->runs[above->first + i].number;
	for (size_t i = 0; i < line->runs; i++) {
		const struct run *run = &c->runs[line->first + i], *over = run_above(c, above, run);
		enum end end;

		if (over == NULL || (!run->number && !may_end_text(c, over, run)))
			return false;
		if (!run->number)
			continue;
		end = end_of_number(c, over, run);
		least = end < least ? end : least;
		most = end > most ? end : most;
		ends++;
	}
	return least != END_NOT && (most == END_SURE || (least == END_LIKELY && ends < numbers));
}

/* Is upper the beginning of an amount with separators that lower ends, in a line of nothing
 * but such ends: 14,479,363.0 over 9? */
static bool
is_torn_amount(const struct columns *c, const struct run *upper, const struct run *lower)
{
	return is_line_of_ends(c, upper, lower) ||
	    (amount_is_torn(columns_text(c, upper), columns_text(c, lower)) &&
	    (has_scraps_only(c, &c->lines[lower->line]) ||
		ends_amounts(c, &c->lines[upper->line], &c->lines[lower->line])));
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
	if (point == NONE)
		return comma < 3;
	if (point != 1 || !is_last_digit(b))
		return false;
	return c->centred ? has_scraps_only(c, &c->lines[lower->line]) :
	    b.n == 1 && !c->lines[lower->line].texts;
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
	return upper->left[c->measure] != lower->left[c->measure] &&
	    lower->size <= upper->size + COLUMNS_SHORT &&
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

/* Is run the unit, or the end of it, of the number in upper? */
static bool
is_unit(const struct columns *c, const struct run *upper, const struct run *run)
{
	return run->size <= UNIT && !span_has_digit(columns_text(c, run)) &&
	    span_has_digit(columns_text(c, upper));
}

/* A long text of several clauses that has not come to its end. */
static bool
is_unfinished(const struct columns *c, const struct run *upper)
{
	struct span s = columns_text(c, upper);

	return upper->size >= COLUMNS_LONG && !span_ends(s, SPAN("。")) &&
	    !span_ends(s, SPAN("；")) && (span_has(s, SPAN("，")) ||
		span_has(s, SPAN("；")) ||
		span_has(s, SPAN("。")));
}

/* Do numbers stand behind run in its line? */
bool
columns_names_numbers(const struct columns *c, const struct run *run)
{
	const struct column_line *line = &c->lines[run->line];

	return line->numbers && c->runs[line->first + line->runs - 1U].column > run->column &&
	    !c->runs[line->first].number;
}

/* Are both lines together no known name, though not too long for one? */
bool
columns_is_unknown_with(const struct columns *c, const struct run *upper, const struct run *run)
{
	struct span a = columns_text(c, upper), b = columns_text(c, run);
	char both[HEAD_BYTES];

	if (a.n + b.n > sizeof both)
		return false;
	memcpy(both, a.p, a.n);
	memcpy(both + a.n, b.p, b.n);
	return head_words_kind(c->words, (struct span){ both, a.n + b.n }) == HEAD_UNKNOWN;
}

/* Is run the whole name of a column, 年初预算数, and not the end of another one: 全年 over
 * 预算数? */
static bool
is_head(const struct columns *c, const struct run *upper, const struct run *run)
{
	return run->size > COLUMNS_SHORT / 2 &&
	    head_words_kind(c->words, columns_text(c, run)) != HEAD_UNKNOWN &&
	    columns_is_unknown_with(c, upper, run);
}

/* Is upper all of a name that a row of a form begins with, 单位名称, so that run begins the
 * next row? */
static bool
is_form_name(const struct columns *c, const struct run *upper, const struct run *run)
{
	return run->column == 0 && run->size > COLUMNS_SHORT / 2 &&
	    !span_starts(columns_text(c, run), SPAN("（")) &&
	    c->lines[upper->line].runs > 1 &&
	    head_words_kind(c->words, columns_text(c, upper)) == HEAD_FORM &&
	    columns_is_unknown_with(c, upper, run);
}

/* Is upper all of a name, 全年实际完成情况, and run what stands below it, longer than that? */
static bool
is_text_below(const struct columns *c, const struct run *upper, const struct run *run)
{
	return run->column != 0 && run->size > upper->size &&
	    !span_starts(columns_text(c, run), SPAN("（")) &&
	    torn_name_is(columns_text(c, upper));
}

/* Do the amounts of line i stand in it, or in the line right above it and nothing else? */
static bool
has_amounts(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];

	return line->numbers || (i > 0 && !line->gap && columns_class(c, i - 1) != LINE_IS_BLANK &&
	    line[-1].numbers && !line[-1].texts && !line[-1].header);
}

/* Is run, in a row of the table, the whole name of a total, 本年收入合计? */
static bool
is_total(const struct columns *c, const struct run *run)
{
	const struct column_line *line = &c->lines[run->line];

	return !line->header && has_amounts(c, run->line) && run->size > COLUMNS_SHORT &&
	    (head_words_kind(c->words, columns_text(c, run)) == HEAD_TOTAL ||
		total_name_is(columns_text(c, run)));
}

/* Where the first lines of names are indented, is run, alone in its line, the rest of one? */
static bool
is_hanging(const struct columns *c, const struct run *upper, const struct run *run)
{
	return c->hanging && run->column == 0 && c->lines[run->line].runs == 1 &&
	    c->lines[upper->line].numbers && run->left[c->measure] == c->column[0].left &&
	    upper->left[c->measure] > run->left[c->measure];
}

/* What it costs that run stands in one cell with upper. */
uint32_t
columns_cell_cost(const struct columns *c, const struct run *upper, const struct run *run)
{
	if (run->label)
		return columns_is_paragraph(c, upper, run) ? 0 : COST_ITEM;
	if (run->column == 0 && torn_name_begins_row(columns_text(c, run)))
		return COST_ITEM;
	if (run->number && span_eq(columns_text(c, upper), SPAN("-")))
		return COLUMNS_COST_WRAPPED;	/* its sign */
	if (upper->number && run->number)
		return is_torn_amount(c, upper, run) || columns_tears(c, upper, run) ||
		    is_torn(c, upper, run) ? COLUMNS_COST_WRAPPED : COST_NUMBERS;
	if (upper->number || run->number)
		return mixed_cost(c, run);
	if ((c->lines[run->line].header && is_head(c, upper, run)) || is_total(c, upper) ||
	    is_total(c, run) || is_form_name(c, upper, run) ||
	    is_text_below(c, upper, run))
		return COST_ITEM;
	if ((upper->size <= COLUMNS_SHORT / 2 && run->size <= COLUMNS_SHORT / 2) ||
	    is_unit(c, upper, run))
		return COLUMNS_COST_WRAPPED;
	if (is_unfinished(c, upper))
		return COLUMNS_COST_WRAPPED;
	if (is_full(c, upper, run) || is_centred(c, upper, run) || is_hanging(c, upper, run))
		return COLUMNS_COST_WRAPPED;
	return run->size <= COLUMNS_SHORT && run->size * 3 <= upper->size ? COST_SHORT :
	    COST_TEXT;
}

/* Is run, alone in its line, a character or two right below where upper begins? */
static bool
is_scrap(const struct columns *c, const struct run *upper, const struct run *run)
{
	return run->size <= COLUMNS_SHORT / 2 && run->size * 3 <= upper->size &&
	    c->lines[run->line].runs == 1 && run->line == upper->line + 1 &&
	    run->left[c->measure] == upper->left[c->measure] && !run->label;
}

/* What it costs that run is not the rest of upper. */
static uint32_t
rest_cost(const struct columns *c, const struct run *upper, const struct run *run)
{
	if (upper->number && run->number)
		return is_torn_amount(c, upper, run) || columns_tears(c, upper, run) ?
		    COST_NUMBERS : is_torn(c, upper, run) ? COST_TAIL : 0;
	if (!upper->number && !run->number && is_scrap(c, upper, run))
		return COST_REST;
	if (upper->number || run->number || !(is_full(c, upper, run) || is_unfinished(c, upper)))
		return 0;
	return run->size * 2 <= upper->size ? COST_REST : COST_REST / 2;
}

/* What it costs that a cell begins with run, which stands in line k of those
 * filled. */
uint32_t
columns_begin_cost(const struct columns *c, const struct run *run, size_t k)
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
