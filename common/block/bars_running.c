/* bars_running: tables that antiword runs on as text where they are wider than its page: a
 * bar behind every cell, one more behind every row, and line ends wherever it wraps, or none.
 *
 *	项目 |预算数 |决算数 | |办公费 |5.20 |4.80 | |差旅费 |3.10
 *	|2.90 | |
 *
 * A row's own bar looks like an empty cell, so no row can be told alone: the rows are those of
 * one width that use up all cells with the fewest narrower rows (of merged cells) between them. */
#include "block/bars.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	LEAST_BARS = 2,		/* of a line that may begin such a table */
	LEAST_CELLS = 3, MOST_CELLS = 40,	/* of a row */
	LEAST_ROWS = 2,		/* of full width */
	MOST_ENDS = 16,		/* lines that it can end with */
	STARTS = 64,		/* room for as many as a row has cells; a power of two */
	NEVER = UINT16_MAX
};

/* What stands before each bar of a table's lines. */
struct running {
	bool *empty;		/* nothing: an empty cell, or the bar is a row's own */
	size_t n, cap;
	uint16_t *narrow;	/* fewest narrow rows that the first n can be; NEVER */
	uint8_t *cells;		/* of the last row of those */
};

/* Bars of a line of such a table: a blank before each, none behind, but before another
 * bar; 0: it is no such line. */
static size_t
running_bars(struct span s)
{
	size_t n = 0;

	if (memchr(s.p, '|', s.n) == NULL)
		return 0;
	s = span_trim(s);
	for (size_t at = 0; at < s.n; at++) {
		if (!bars_parts(s, at))
			continue;
		if (at != 0 && s.p[at - 1] != ' ')
			return 0;
		if (at + 2 < s.n && s.p[at + 1] == ' ' && s.p[at + 2] != '|')
			return 0;
		n++;
	}
	return n;
}

bool
bars_runs(struct span s)
{
	return running_bars(s) >= LEAST_BARS;
}

/* Can such a table begin with line at?  No line of it stands above. */
static bool
may_begin(const struct block *b, size_t at)
{
	struct span s = form_line(b, at);

	return bars_runs(s) && span_trim(s).p[0] != '|' &&
	    (at == 0 || running_bars(form_line(b, at - 1)) == 0);
}

/* Behind the first line from at on with a bar at its end, whose next one has none; 0: there is
 * none in the paragraph. */
static size_t
next_end(const struct block *b, size_t at)
{
	for (; at < b->nlines && !form_is_empty(form_line(b, at)); at++)
		if (span_ends(span_trim(form_line(b, at)), SPAN("|")) && (at + 1 == b->nlines ||
		    running_bars(form_line(b, at + 1)) == 0))
			return at + 1;
	return 0;
}

static void
read_cells(struct running *r, const struct block *b, size_t from, size_t to)
{
	bool empty = true;

	for (size_t i = from; i < to; i++) {
		struct span s = form_line(b, i);

		for (size_t at = 0; at < s.n; at++) {
			if (!bars_parts(s, at)) {
				empty = empty && s.p[at] == ' ';
				continue;
			}
			r->empty = mem_grow(r->empty, r->n, &r->cap, sizeof *r->empty);
			r->empty[r->n++] = empty;
			empty = true;
		}
	}
	r->narrow = mem_zeroed(r->n + 1, sizeof *r->narrow);
	r->cells = mem_zeroed(r->n + 1, sizeof *r->cells);
}

static void
running_release(struct running *r)
{
	free(r->empty);
	free(r->narrow);
	free(r->cells);
}

/* Where a narrow row that ends at the bar at hand may begin, fewest first: of ends of rows, those
 * that no later one is as good as, in order.  A ring; two bars pass before one may begin. */
struct starts {
	size_t at[STARTS];
	size_t first, n;
};

static size_t *
start_at(struct starts *s, size_t i)
{
	return &s->at[(s->first + i) % STARTS];
}

/* Rows may end at n, too.  Of several that are as good the first stays: its row is the widest. */
static void
add_start(struct starts *s, const struct running *r, size_t n)
{
	if (r->narrow[n] == NEVER)
		return;
	while (s->n != 0 && r->narrow[*start_at(s, s->n - 1)] > r->narrow[n])
		s->n--;
	*start_at(s, s->n++) = n;
}

/* Leaves out what is too far back: before n. */
static void
drop_starts(struct starts *s, size_t n)
{
	while (s->n != 0 && *start_at(s, 0) < n) {
		s->first++;
		s->n--;
	}
}

/* A row ends behind n bars and begins behind start of them. */
static void
end_row(struct running *r, size_t start, size_t n, unsigned narrow)
{
	if (narrow >= r->narrow[n])
		return;
	r->narrow[n] = (uint16_t)narrow;
	r->cells[n] = (uint8_t)(n - start - 1);
}

/* The fewest narrow rows that the bars can be if the others have so many cells; NEVER. */
static size_t
fit_rows(struct running *r, size_t cells)
{
	struct starts starts = { .n = 0 };

	r->narrow[0] = 0;
	for (size_t n = 1; n <= r->n; n++) {
		r->narrow[n] = NEVER;
		if (n > 1)
			add_start(&starts, r, n - 2);
		if (n > cells)
			drop_starts(&starts, n - cells);
		if (!r->empty[n - 1])
			continue;
		if (n > cells)
			end_row(r, n - cells - 1, n, r->narrow[n - cells - 1]);
		if (starts.n != 0)
			end_row(r, *start_at(&starts, 0), n,
			    r->narrow[*start_at(&starts, 0)] + 1u);
	}
	return r->narrow[r->n];
}

/* How many cells a row has; 0: the bars are no such table.  Most rows must have all of them. */
static size_t
find_cells(struct running *r)
{
	size_t best = 0, fewest = NEVER;

	for (size_t cells = LEAST_CELLS; cells <= MOST_CELLS && fewest != 0; cells++) {
		size_t narrow;

		if (r->n < LEAST_ROWS * (cells + 1))
			break;
		narrow = fit_rows(r, cells);
		if (narrow >= fewest || r->n < (narrow + LEAST_ROWS) * (cells + 1))
			continue;
		fewest = narrow;
		best = cells;
	}
	if (best != 0)
		fit_rows(r, best);
	return best;
}

/* Are lines from..to such a table? */
static bool
is_table(const struct block *b, size_t from, size_t to)
{
	struct running r = { .n = 0 };
	bool is;

	read_cells(&r, b, from, to);
	is = find_cells(&r) != 0;
	running_release(&r);
	return is;
}

size_t
bars_running_end(const struct block *b, size_t at)
{
	size_t end = at;

	if (!may_begin(b, at))
		return at;
	for (size_t tries = 0; tries < MOST_ENDS && (end = next_end(b, end)) != 0; tries++)
		if (is_table(b, at, end))
			return end;
	return at;
}

/* Where rows end: cells[n] becomes 0 for every bar but a row's own. */
static void
keep_rows(struct running *r)
{
	size_t n = r->n;

	while (n != 0) {
		size_t cells = r->cells[n];

		for (size_t k = 1; k <= cells; k++)
			r->cells[n - k] = 0;
		n -= cells + 1;
	}
}

struct building {
	struct bars bars;
	size_t slot;
	bool open;		/* its row has begun */
	bool more;		/* its cell has text already */
};

static void
open_row(struct building *t, size_t line)
{
	if (!t->open)
		bars_add_row(&t->bars, line);
	t->open = true;
}

static void
add_text(struct building *t, size_t line, struct span text)
{
	size_t start;

	text = span_trim(text);
	if (text.n == 0)
		return;
	open_row(t, line);
	start = (size_t)(text.p - t->bars.block->text.p);
	bars_add_piece(&t->bars, (struct bars_piece){
		.row = (uint32_t)t->bars.nrows - 1, .slot = (uint32_t)t->slot,
		.start = (uint32_t)start, .end = (uint32_t)(start + text.n), .torn = t->more
	});
	t->more = true;
}

/* own: it is a row's own bar. */
static void
add_bar(struct building *t, size_t line, bool own)
{
	open_row(t, line);
	t->slot++;
	t->more = false;
	if (!own)
		return;
	t->bars.rows[t->bars.nrows - 1].slots = (uint32_t)t->slot - 1;
	t->slot = 0;
	t->open = false;
}

/* The texts and bars of line i, the next of which is the one behind n others; returns how many
 * are behind the line. */
static size_t
add_line(struct building *t, const struct running *r, size_t i, size_t n)
{
	struct span s = form_line(t->bars.block, i);
	size_t from = 0;

	for (size_t at = 0; at < s.n; at++) {
		if (!bars_parts(s, at))
			continue;
		add_text(t, i, span_slice(s, from, at));
		n++;
		add_bar(t, i, r->cells[n] != 0);
		from = at + 1;
	}
	add_text(t, i, span_slice(s, from, s.n));
	return n;
}

void
bars_running_build(struct block *block)
{
	struct building t = { .bars = { .block = block } };
	struct running r = { .n = 0 };
	size_t n = 0;

	read_cells(&r, block, 0, block->nlines);
	if (find_cells(&r) != 0)
		keep_rows(&r);
	for (size_t i = 0; i < block->nlines; i++)
		n = add_line(&t, &r, i, n);
	bars_build(&t.bars, &block->table);
	bars_close(&t.bars);
	running_release(&r);
}
