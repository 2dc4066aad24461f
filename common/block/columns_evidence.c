/* columns_evidence: are the lines of a candidate a table, or a form, a list, a table of
 * contents, or text whose words a converter has spread?  Each kind of line is counted, and
 * how many runs stand exactly above others. */
#include "block/columns_evidence.h"

#include "block/table_form.h"
#include "language/date.h"
#include "text/character.h"

enum {
	PLACES = 512,
	CLAUSE_GAP = 3,
	FEW_RUNS = 6,		/* tell nothing about how even they are */
	PADDED = 4, WIDE_GAP = 3,
	LONG_TEXT = 48,		/* display width */
	CLOSED = 6,		/* one in so many */
	BROKEN = 8		/* one in so many lines broken: nothing can be trusted */
};

/* What speaks for a table and against it. */
struct evidence {
	size_t rows;		/* with several cells */
	size_t numbered;	/* of them with a number */
	size_t forms;		/* of them that read 负责人： */
	size_t columns;		/* with cells in several rows */
	size_t clauses;		/* whose gap stands behind a comma or full stop */
	size_t contents;	/* lines of a heading and a page number */
	size_t broken;		/* lines with half a character: cells wrote over others */
	size_t padded;		/* rows with a gap that is wider than it needs to be */
	size_t closed;		/* lines whose columns have only one blank between them */
	size_t even, runs;	/* of those behind the first of a line: that stand
				 * exactly above others, and all */
};

/* How many runs begin, end and have their middle at a place. */
struct places {
	uint32_t at[3][PLACES];
};

static bool
is_form_line(const struct columns *c, const struct column_line *line)
{
	size_t n = 0;

	for (size_t k = 0; k < line->runs; k++) {
		struct span s = columns_text(c, &c->runs[line->first + k]);

		n += span_has(s, SPAN("：")) || memchr(s.p, ':', s.n);
	}
	return n * 2 > line->runs;
}

/* Is a gap right behind a comma or full stop? */
static bool
is_clause_line(const struct columns *c, const struct column_line *line)
{
	for (size_t k = 0; k + 1 < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k];
		struct span s = columns_text(c, run);

		if (run[1].left[BY_CHARACTER] - run->right[BY_CHARACTER] <= CLAUSE_GAP &&
		    (span_ends(s, SPAN("，")) || span_ends(s, SPAN("。")) ||
			span_ends(s, SPAN("；"))))
			return true;
	}
	return false;
}

/* A heading and the page it is on. */
static bool
is_contents_line(const struct columns *c, const struct column_line *line)
{
	const struct run *run = &c->runs[line->first];
	struct span last;

	if (line->runs != 2 || !run[1].number)
		return false;
	last = columns_text(c, &run[1]);
	return run[0].label && last.n <= 3 && memchr(last.p, '.', last.n) == NULL &&
	    memchr(last.p, '%', last.n) == NULL;
}

static bool
is_padded(const struct columns *c, const struct column_line *line)
{
	for (size_t k = 1; k < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k];

		if (run->left[BY_CHARACTER] - run[-1].right[BY_CHARACTER] >= WIDE_GAP)
			return true;
	}
	return false;
}

/* Is all before byte n of s a year, of which the date goes on with what stands there? */
static bool
is_date_torn(struct span s, size_t n)
{
	size_t year = date_year_at_start(s);

	return year != 0 && span_trim(span_slice(s, year, n)).n == 0;
}

/* Does a text end in a number of its own?  Then it is several cells, unless it is a date of which
 * the rest stands below, 2024 年 4. */
static bool
is_closed_up(const struct columns *c, const struct column_line *line)
{
	for (size_t k = 0; k < line->runs; k++) {
		struct span s = columns_text(c, &c->runs[line->first + k]);
		size_t n = s.n;

		while (n > 0 && (byte_is_digit(s.p[n - 1]) ||
		    s.p[n - 1] == '.' || s.p[n - 1] == ',' || s.p[n - 1] == '%'))
			n--;
		if (n > 1 && n < s.n && s.p[n - 1] == ' ' && !is_date_torn(s, n))
			return true;
	}
	return false;
}

static void
places_of(const struct run *run, enum measure m, size_t at[3])
{
	at[0] = run->left[m];
	at[1] = run->right[m];
	at[2] = ((size_t)run->left[m] + run->right[m]) / 2;
}

static void
count_places(const struct columns *c, size_t from, size_t to, enum measure m,
    struct places *places)
{
	*places = (struct places){ .at = { { 0 } } };
	for (size_t i = from; i < to; i++)
		for (size_t k = 1; k < c->lines[i].runs; k++) {
			size_t at[3];

			places_of(&c->runs[c->lines[i].first + k], m, at);
			for (size_t n = 0; n < 3; n++)
				places->at[n][at[n] % PLACES]++;
		}
}

/* Does it stand exactly above another run, or a character beside? */
static bool
is_even(const struct places *places, const struct run *run, enum measure m)
{
	size_t at[3];

	places_of(run, m, at);
	for (size_t n = 0; n < 3; n++) {
		const uint32_t *count = places->at[n];

		if (count[(at[n] + PLACES - 1) % PLACES] + count[at[n] % PLACES] +
		    count[(at[n] + 1) % PLACES] > 1)
			return true;
	}
	return false;
}

/* Rows whose runs may be even: not a name and a long text over all columns. */
static bool
has_several_rows(const struct columns *c, size_t from, size_t to)
{
	size_t rows = 0;

	for (size_t i = from; i < to && rows < 2; i++)
		rows += c->lines[i].runs > 2 || (c->lines[i].runs == 2 &&
		    c->runs[c->lines[i].first + 1U].size < LONG_TEXT);
	return rows > 1;
}

/* By the better of both measures; not in the header, whose cells often stand
 * above several columns.  One row below it says nothing. */
static void
look_even(const struct columns *c, size_t from, size_t to, struct evidence *e)
{
	from = columns_body(c, from, to);
	if (!has_several_rows(c, from, to))
		return;
	for (size_t m = 0; m < MEASURES; m++) {
		struct places places;
		size_t even = 0, runs = 0;

		count_places(c, from, to, (enum measure)m, &places);
		for (size_t i = from; i < to; i++)
			for (size_t k = 1; k < c->lines[i].runs; k++) {
				even += is_even(&places,
				    &c->runs[c->lines[i].first + k], (enum measure)m);
				runs++;
			}
		if (even >= e->even)
			e->even = even;
		e->runs = runs;
	}
}

bool
columns_is_table(const struct columns *c, size_t from, size_t to)
{
	struct evidence e = { 0 };
	uint32_t cells[COLUMNS_MAX] = { 0 };

	for (size_t i = from; i < to; i++) {
		const struct column_line *line = &c->lines[i];

		if (line->runs == 0)
			continue;
		for (size_t k = 0; k < line->runs; k++)
			cells[c->runs[line->first + k].column]++;
		e.rows += line->runs > 1;
		e.numbered += line->runs > 1 && line->numbers;
		if (line->runs > 1 && is_form_line(c, line))
			e.forms++;
		else
			e.clauses += is_clause_line(c, line);
		e.contents += is_contents_line(c, line);
		e.closed += is_closed_up(c, line);
		e.padded += is_padded(c, line);
		e.broken += span_has(form_line(c->region, i), SPAN("\uFFFD"));
	}
	for (size_t k = 0; k < COLUMNS_MAX; k++)
		e.columns += cells[k] > 1;
	look_even(c, from, to, &e);
	if (e.columns < 2 || e.padded * PADDED < e.rows || (e.forms + e.clauses) * 2 > e.rows ||
	    e.contents * 2 > e.rows ||
	    e.broken * BROKEN > e.rows || e.closed * CLOSED > e.rows ||
	    (e.runs >= FEW_RUNS && e.even * 2 < e.runs))
		return false;
	return e.rows >= 3 || (e.rows >= 2 && e.numbered >= 1);
}
