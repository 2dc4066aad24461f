/* table_lines: tables that have become one cell a line, without any mark of a
 * row's end (LibreOffice's text, docx2txt, odt2txt).
 *
 * Rows are inferred only where nothing else is possible.  Amounts: one label and
 * then always as many numbers, three times at least.  Marks: titles of columns
 * that end with those of weight and mark, and below them rows that end with two
 * numbers, the mark no greater than its weight.  All other lines stay text. */
#include "report/table_form.h"

#include "base/mem.h"
#include "report/caption.h"
#include "text/data.h"
#include "text/lexicon.h"

extern const struct data_table data_linecells;

enum {
	NUMBER_BYTES = 20, TITLE_BYTES = 45, LABEL_BYTES = 96,
	LEAST_ROWS = 3, LEAST_VALUES = 6, MOST_VALUES = 12, LEAST_MARKS = 4, MOST_COLUMNS = 14,
	WEIGHT_DIGITS = 3, CHARACTER_BYTES = 3, REMARK_BYTES = 240,
	INDENTED_BYTES = 160	/* a caption that is set at the right */
};

/* What a line is by itself. */
enum line_kind {
	LABEL, VALUE, CODE,
	HOLLOW,		/* nothing but U+3000 */
	GAP, OTHER
};

/* --- words -------------------------------------------------------------- */

/* Built once and kept: a constant in effect. */
static const struct lexicon *
words(void)
{
	static struct lexicon lx;

	if (lx.table == NULL)
		lexicon_build(&lx, &data_linecells, 0, LEXICON_FORWARD, NULL);
	return &lx;
}

static struct span
trim(struct span s)
{
	for (;;) {
		if (s.n > 0 && s.p[0] == ' ')
			s = span_slice(s, 1, s.n);
		else if (span_starts(s, SPAN("\u3000")))
			s = span_slice(s, 3, s.n);
		else if (s.n > 0 && s.p[s.n - 1] == ' ')
			s.n--;
		else if (span_ends(s, SPAN("\u3000")))
			s.n -= 3;
		else
			return s;
	}
}

/* The first letter of the role of the word that text starts with; 0: none.
 * Captions and remarks may go on behind it, titles may not. */
static char
role_of(struct span line)
{
	struct span text;
	struct lexicon_match match;
	char role;

	if (line.n != 0 && (unsigned char)line.p[0] > 0xE3 &&
	    !lexicon_may(words(), glyph_at(line, 0).c))
		return 0;		/* nearly always: no blank to trim, no word */
	text = trim(line);
	if (text.n < 6 || text.n > TITLE_BYTES ||
	    !lexicon_at(words(), text, 0, &match))
		return 0;
	role = DATA_CELL(&data_linecells, match.row, 1)[0];
	return role == 'c' || role == 'r' || match.end == text.n ? role : 0;
}

/* Nothing but a number, perhaps with a per cent sign, or a dash for none. */
static bool
is_value(struct span text)
{
	struct span s;
	size_t digits = 0;

	if (text.n != 0 && (unsigned char)text.p[0] > 0xE3)
		return false;		/* nearly always: no dash or blank */
	s = trim(text);
	if (s.n > NUMBER_BYTES)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '.' && c != ',' && c != '-' && c != '%')
			return span_eq(s, SPAN("—")) || span_eq(s, SPAN("——"));
	}
	return digits != 0 || span_eq(s, SPAN("-")) || span_eq(s, SPAN("--"));
}

/* The marks' columns hold whole numbers and decimals of three digits. */
static bool
read_mark(struct span text, unsigned *hundredths)
{
	struct span s = trim(text);
	unsigned value = 0, places = 0;
	size_t i = 0;

	for (; i < s.n && i < WEIGHT_DIGITS && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		value = value * 10 + (unsigned)(s.p[i] - '0');
	if (i == 0)
		return false;
	if (i < s.n && s.p[i] == '.')
		for (i++; i < s.n && places < 2 && s.p[i] >= '0' &&
		    s.p[i] <= '9'; i++, places++)
			value = value * 10 + (unsigned)(s.p[i] - '0');
	for (; places < 2; places++)
		value *= 10;
	*hundredths = value;
	return i == s.n;
}

/* 2130306, the code of a function, before the name of its row. */
static bool
is_code(struct span text)
{
	struct span s = trim(text);

	if (s.n != 5 && s.n != 7)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.p[0] == '2';
}

static enum line_kind
kind_of(const struct block *b, size_t at)
{
	struct span text = form_line(b, at);

	if (form_is_empty(text) || (b->lines[at].flags & LINE_FOOTER))
		return GAP;
	if (b->lines[at].flags & LINE_BLANK)
		return HOLLOW;
	if (is_value(text))
		return is_code(text) ? CODE : VALUE;
	return text.n > LABEL_BYTES || form_is_sentence(text) ||
	    caption_parts(text) ? OTHER : LABEL;
}

/* --- amounts ------------------------------------------------------------ */

/* A run of labels and the values behind it. */
struct group {
	size_t label;		/* its last label … */
	size_t labels;		/* how many there are */
	size_t first, end;	/* lines of the values */
	size_t values, gaps;	/* gaps: empty lines between the label and the last value */
	size_t decimals;	/* values with a decimal point */
};

static bool
has_point(struct span text)
{
	return memchr(text.p, '.', text.n) != NULL;
}

/* Reads the group that begins at line at; false if it has no values. */
static bool
read_group(const struct plan *plan, size_t at, struct group *g)
{
	const struct block *b = plan->region;
	size_t gaps = 0;

	*g = (struct group){ .first = b->nlines };
	for (; at < b->nlines; at++) {
		enum line_kind kind = kind_of(b, at);

		if (plan->marks[at] != MARK_PROSE || kind == OTHER ||
		    ((kind == LABEL || kind == CODE) && g->values != 0))
			break;
		if (kind == CODE)
			continue;
		if (kind == GAP) {
			gaps++;
		} else if (kind == LABEL) {
			g->label = at;
			g->labels++;
			gaps = 0;
		} else {
			if (g->values++ == 0)
				g->first = at;
			g->decimals += has_point(form_line(b, at));
			g->gaps += gaps;
			gaps = 0;
			g->end = at + 1;
		}
	}
	if (g->values == 0)
		g->end = at < b->nlines ? at + 1 : at;
	return g->values != 0;
}

/* One label and as many values, the empty ones of them empty lines. */
static bool
fits(const struct group *g, size_t values, bool spaced)
{
	if (g->labels == 0)
		return false;
	if (g->values == values)
		return spaced || g->gaps <= 1;
	return !spaced && g->values < values && g->values + g->gaps == values;
}

/* As many values, and nothing between them and their label. */
static bool
is_strict(const struct group *g, size_t values, bool spaced)
{
	return g->labels != 0 && g->values == values &&
	    g->gaps <= (spaced ? values : 0);
}

/* Are the labels the titles of all columns, and the row below has none? */
static bool
is_unnamed(const struct group *g, size_t values)
{
	return g->labels == values + 1;
}

/* Is the label the last character of the one above? */
static bool
is_torn(const struct plan *plan, const struct group *g)
{
	return g->labels == 2 &&
	    trim(form_line(plan->region, g->label)).n <= CHARACTER_BYTES;
}

static void
mark_row(struct plan *plan, const struct group *g, size_t values)
{
	bool gaps = g->values < values;

	for (size_t at = g->label + 1; at < g->end; at++)
		plan->marks[at] = gaps ||
		    kind_of(plan->region, at) != GAP ? MARK_CELL : MARK_GAP;
	if (is_unnamed(g, values))
		plan->marks[g->first] = MARK_ROW | 1 << MARK_SHIFT;
	else
		plan->marks[g->label] = is_torn(plan, g) ? MARK_MORE : MARK_ROW;
}

/* The labels before that of the group: rows of one cell, or, where there are as
 * many as columns, the titles of these. */
static void
mark_labels(struct plan *plan, const struct group *g, size_t from, size_t columns)
{
	bool unnamed = is_unnamed(g, columns - 1);
	size_t end = g->label + unnamed, left = g->labels - !unnamed;

	for (size_t at = from; at < end; at++) {
		bool title = left >= columns;

		if (kind_of(plan->region, at) != LABEL) {
			plan->marks[at] = MARK_GAP;
			continue;
		}
		plan->marks[at] = MARK_ROW;
		left--;
		if (!title)
			continue;
		for (size_t n = columns - 1; n > 0 && ++at < end;) {
			bool label = kind_of(plan->region, at) == LABEL;

			plan->marks[at] = label ? MARK_CELL : MARK_GAP;
			n -= label;
			left -= label;
		}
	}
}

/* The first line of the titles above the label of g, if there are enough. */
static size_t
titles_before(const struct block *b, const struct group *g, size_t from,
    size_t columns)
{
	size_t at = g->label + is_unnamed(g, columns - 1);

	if (g->labels < columns)
		return g->label;
	while (at > from && columns > 0)
		columns -= kind_of(b, --at) == LABEL;
	return at;
}

static bool
names_rate(struct span s)
{
	return span_find(s, SPAN("率")) != SIZE_MAX || span_find(s, SPAN("比")) != SIZE_MAX ||
	    span_find(s, SPAN("%")) != SIZE_MAX;
}

/* Does a title fit the value below it: per cent signs under rates and nowhere else,
 * and no rate of a thousand? */
static bool
may_head(struct span title, struct span value)
{
	bool percent = memchr(value.p, '%', value.n) != NULL;

	if (names_rate(title))
		return percent || memchr(value.p, ',', value.n) == NULL;
	return !percent;
}

/* Are the labels from line at on the titles of the values of g?  Of two header rows
 * that became one cell a line, nobody can tell which titles stand above which. */
static bool
are_titles(const struct plan *plan, const struct group *g, size_t at, size_t values)
{
	const struct block *b = plan->region;
	size_t value = g->first;

	if (g->values != values || is_unnamed(g, values))
		return true;
	for (bool first = true; at < g->label; at++) {
		if (kind_of(b, at) != LABEL)
			continue;
		while (!first && value < g->end && kind_of(b, value) == GAP)
			value++;
		if (!first && value < g->end &&
		    !may_head(form_line(b, at), form_line(b, value++)))
			return false;
		first = false;
	}
	return true;
}

/* Groups of one size from line at on; returns where the next may begin, so that
 * no line is read more than LEAST_ROWS times.  They are rows if most of their
 * values are amounts. */
static size_t
plan_amounts(struct plan *plan, size_t at, bool spaced)
{
	const struct block *b = plan->region;
	struct group first, g;
	size_t values, rows = 0, end, from, filled = 0, decimals = 0, strict = 0;

	if (!read_group(plan, at, &first))
		return first.end > at ? first.end : at + 1;
	values = first.values;
	for (end = first.end, g = first; rows == 0 || fits(&g, values, spaced); rows++) {
		end = g.end;
		strict += is_strict(&g, values, spaced);
		filled += g.values;
		decimals += g.decimals;
		if (!read_group(plan, end, &g) || g.labels > values + 2)
			break;
	}
	if (values < 2 || values > MOST_VALUES || first.labels == 0 ||
	    strict < LEAST_ROWS || strict * 2 < rows || decimals * 2 < filled)
		return rows < LEAST_ROWS || first.labels == 0 ? first.end : end;
	at = titles_before(b, &first, at, values + 1);
	if (!are_titles(plan, &first, at, values))
		at = first.label;
	mark_labels(plan, &first, at, values + 1);
	mark_row(plan, &first, values);
	plan->marks[at] |= MARK_TABLE;
	for (from = first.end; from < end; from = g.end) {
		read_group(plan, from, &g);
		mark_labels(plan, &g, from, values + 1);
		mark_row(plan, &g, values);
	}
	return end;
}

/* --- marks -------------------------------------------------------------- */

/* The next line that is not empty; nlines if there is none. */
static size_t
next_line(const struct block *b, size_t at)
{
	while (at < b->nlines && kind_of(b, at) == GAP)
		at++;
	return at;
}

/* The titles of a table of marks. */
struct titles {
	size_t columns;		/* 0: there are none */
	size_t end;		/* the line behind the last one */
	size_t apart;		/* columns from that of the weight to that of the mark */
	bool remark;		/* a column for remarks behind the mark */
};

/* Titles that begin with line at: somewhere those of weight and mark, behind it at
 * most that of remarks. */
static struct titles
read_titles(const struct block *b, size_t at)
{
	struct titles t = { .columns = 0 };
	size_t n = 0, weight = 0;

	if (role_of(form_line(b, at)) != 's')
		return t;
	for (; at < b->nlines && n < MOST_COLUMNS; at = next_line(b, at + 1)) {
		char role = role_of(form_line(b, at));

		if (kind_of(b, at) != LABEL)
			return t;
		n++;
		if (role == 'w')
			weight = n;
		if (role != 'm' || weight == 0)
			continue;
		t.apart = n - weight;
		t.end = next_line(b, at + 1);
		t.remark = t.end < b->nlines && role_of(form_line(b, t.end)) == 'r';
		t.end = t.remark ? t.end + 1 : at + 1;
		t.columns = n + t.remark;
		return t;
	}
	return t;
}

/* The row from line at on: its cells, of which one is the weight and, some columns
 * further, the last one is the mark, no greater.  Empty lines between the two are
 * empty cells unless all lines are spaced.  Returns the line behind the mark; 0 if
 * there is no such row. */
static size_t
read_row(const struct block *b, size_t at, const struct titles *t, bool spaced,
    size_t *cells)
{
	unsigned weights[MOST_COLUMNS + 1] = { 0 }, mark;
	size_t steps = 0;

	*cells = 0;
	for (; at < b->nlines && *cells < t->columns + 4; at++) {
		struct span text = form_line(b, at);
		size_t before = (steps + MOST_COLUMNS + 1 - t->apart) % (MOST_COLUMNS + 1);
		bool gap = kind_of(b, at) == GAP;

		if (gap && (spaced || *cells == 0 || t->apart == 1))
			continue;
		*cells += !gap;
		if (gap || !read_mark(text, &mark)) {
			mark = 0;
			if (text.n > REMARK_BYTES || (!gap && caption_is_note(text)))
				return 0;
		} else if (steps >= t->apart && weights[before] > 0 &&
		    mark + 1 <= weights[before]) {
			return at + 1;
		} else {
			mark++;
		}
		weights[steps++ % (MOST_COLUMNS + 1)] = mark;
	}
	return 0;
}

/* Is the line at the remark of the row that ends before it?  It is no label of
 * the next row, where that has one but for it. */
static size_t
behind_remark(const struct block *b, size_t end, bool spaced)
{
	size_t at = spaced ? next_line(b, end) : end;

	if (at >= b->nlines || kind_of(b, at) == GAP ||
	    kind_of(b, at) == VALUE || caption_is_note(form_line(b, at)))
		return end;
	return at + 1;
}

/* One Chinese character. */
static bool
is_character(struct span s)
{
	return s.n == CHARACTER_BYTES && (unsigned char)s.p[0] >= 0xE4;
}

/* A cell that goes on with the one above: brackets, the rest of 满意度 指标. */
static bool
goes_on(const struct block *b, size_t above, size_t at)
{
	struct span text = trim(form_line(b, at)), before = trim(form_line(b, above));

	if (text.n == 0 || is_character(before))
		return text.n == 0 || is_character(text);
	return (span_starts(text, SPAN("（")) && span_ends(text, SPAN("）"))) ||
	    (before.n <= 9 && !span_ends(before, SPAN("指标")) &&
	    text.n <= 12 && span_ends(text, SPAN("指标")));
}

static void
mark_cells(struct plan *plan, size_t from, size_t to, size_t surplus)
{
	const struct block *b = plan->region;
	size_t above = b->nlines;

	for (size_t at = from; at < to; at++) {
		if (kind_of(b, at) == GAP) {
			plan->marks[at] = MARK_GAP;
			continue;
		}
		plan->marks[at] = above == b->nlines ? MARK_ROW :
		    surplus > 0 && goes_on(b, above, at) ? MARK_MORE : MARK_CELL;
		above = at;
	}
}

/* Do the lines of the region have an empty one between any two? */
static bool
is_spaced(const struct block *b)
{
	size_t pairs = 0, gaps = 0;

	for (size_t at = 1; at < b->nlines; at++) {
		bool gap = kind_of(b, at) == GAP;

		gaps += gap;
		pairs += !gap && kind_of(b, at - 1) != GAP;
	}
	return pairs * 16 < gaps;
}

/* The first of the lines above that are one character each (绩 效 指 标): the
 * title of a column, too. */
static size_t
characters_above(const struct block *b, size_t at)
{
	for (size_t i = at; i-- > 0 && at - i <= 2;) {
		if (kind_of(b, i) == GAP)
			continue;
		if (!is_character(trim(form_line(b, i))))
			break;
		at = i;
	}
	return at;
}

/* Empty lines between weight and mark, which ends before line end, are cells. */
static void
mark_empty(struct plan *plan, size_t end, const struct titles *t)
{
	for (size_t at = end - t->apart; at < end; at++)
		if (plan->marks[at] == MARK_GAP)
			plan->marks[at] = MARK_CELL;
}

static size_t
plan_marks(struct plan *plan, size_t at, bool spaced)
{
	const struct block *b = plan->region;
	size_t end, cells, widest = 0, rows = 0, from;
	struct titles t = read_titles(b, at);

	if (t.columns < LEAST_MARKS)
		return at;
	for (from = t.end; (end = read_row(b, from, &t, spaced, &cells)) != 0;
	    from = t.remark ? behind_remark(b, end, spaced) : end) {
		rows++;
		if (cells + t.remark > widest)
			widest = cells + t.remark;
	}
	if (rows < LEAST_ROWS || widest < t.columns)
		return at;	/* a title among them that is none */
	at = characters_above(b, at);
	mark_cells(plan, at, t.end, 1);
	plan->marks[at] |= MARK_TABLE;
	for (from = t.end; (end = read_row(b, from, &t, spaced, &cells)) != 0; from = t.end) {
		t.end = t.remark ? behind_remark(b, end, spaced) : end;
		mark_cells(plan, next_line(b, from), t.end, 1);
		memset(plan->marks + from, MARK_GAP, next_line(b, from) - from);
		if (!spaced && t.apart > 1)
			mark_empty(plan, end, &t);
	}
	return t.end;
}

/* --- the form ----------------------------------------------------------- */

_Static_assert((int)TITLE_BYTES < (int)FORM_RUNNING, "longer lines do not touch");

static bool
lines_touch(struct span text, unsigned flags)
{
	if (text.n == 0 || (flags & LINE_TAB))
		return false;
	if (text.p[0] == ' ' && text.n <= INDENTED_BYTES)
		text = trim(text);
	if (text.n > TITLE_BYTES)
		return false;	/* nearly always */
	return is_value(text) || role_of(text) != 0;
}

bool
table_lines_begin(struct span text)
{
	return role_of(text) == 'c';
}

/* Such lines stand in tables of any form. */
static bool
lines_own(struct span text)
{
	(void)text;
	return false;
}

/* Most regions have no table of this kind: looks at the numbers first. */
static bool
has_values(const struct block *b)
{
	size_t values = 0;

	for (size_t at = 0; at < b->nlines && values < LEAST_VALUES; at++)
		values += b->lines[at].start != b->lines[at].end &&
		    is_value(form_line(b, at));
	return values == LEAST_VALUES;
}

static void
lines_plan(struct plan *plan)
{
	size_t n = plan->region->nlines;
	bool spaced;

	if (!has_values(plan->region))
		return;
	spaced = is_spaced(plan->region);
	for (size_t at = 0; at < n;) {
		size_t end = plan_marks(plan, at, spaced);

		at = end > at ? end : at + 1;
	}
	for (size_t at = 0; at < n;) {
		if (plan->marks[at] != MARK_PROSE)
			at++;
		else
			at = plan_amounts(plan, at, spaced);
	}
}

static void
lines_build(const struct plan *plan, size_t at, struct block *b)
{
	b->table.loose = true;
	for (size_t i = 0; i < b->nlines; i++) {
		enum mark kind = plan->marks[at + i] & MARK_KIND;

		if (kind == MARK_GAP)
			continue;
		if (kind == MARK_ROW)
			table_add_row(&b->table, i);
		if (plan->marks[at + i] >> MARK_SHIFT)
			table_add_cell(&b->table);	/* an empty label */
		if (kind != MARK_MORE)
			table_add_cell(&b->table);
		if (b->lines[i].start < b->lines[i].end)
			table_add_piece(&b->table, b->lines[i].start,
			    b->lines[i].end);
	}
}

const struct table_form table_lines = {
	"lines", lines_touch, lines_own, lines_plan, lines_build
};
