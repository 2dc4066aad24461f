/* bars: drawn lines and what stands between them; see bars.h. */
#include "report/bars.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/glyph.h"
#include "text/width.h"

enum {
	SAMPLE = 64,		/* lines */
	NEAR = 4,		/* columns that a post may have moved from its edge */
	LONG_NUMBER = 5		/* digits: one without separators may be torn */
};

/* --- characters ---------------------------------------------------------- */

static enum bars_class
class_of_box(uint32_t c)
{
	static const char light_and_heavy[] = "--||--||--||";	/* U+2500..250B */

	if (c < 0x250C)
		return light_and_heavy[c - 0x2500] == '-' ? BARS_RULE : BARS_BAR;
	if (c == 0x254C || c == 0x254D || c == 0x2550)
		return BARS_RULE;
	if (c == 0x254E || c == 0x254F || c == 0x2551)
		return BARS_BAR;
	return c < 0x2571 ? BARS_CROSSING : BARS_TEXT;	/* then diagonals and halves */
}

enum bars_class
bars_class_of(uint32_t c)
{
	switch (c) {
	case '|':
	case 0xFF5C:			/* full-width bar */
		return BARS_BAR;
	case '-':
	case '=':
	case 0xFF0D:
	case 0xFF1D:
		return BARS_RULE;
	case '+':
	case 0xFF0B:
		return BARS_CROSSING;
	default:
		return c >= 0x2500 && c < 0x2580 ? class_of_box(c) : BARS_TEXT;
	}
}

static bool
is_box(uint32_t c)
{
	return c >= 0x2500 && c < 0x2580;
}

static bool
is_ascii_rule(char c)
{
	return c == '-' || c == '=';
}

/* A plus is a crossing where a rule of two characters touches it: +-- or +:- */
static bool
plus_crosses(struct span s, size_t at)
{
	const char *p = s.p + at;

	if (s.n - at > 2 && is_ascii_rule(p[2]) && (is_ascii_rule(p[1]) || p[1] == ':'))
		return true;
	return at >= 2 && is_ascii_rule(p[-2]) && (is_ascii_rule(p[-1]) || p[-1] == ':');
}

static bool
is_post(struct span s, size_t at, struct glyph g)
{
	enum bars_class class = bars_class_of(g.c);

	if (g.c == '+')
		return plus_crosses(s, at);
	return class == BARS_BAR || class == BARS_CROSSING;
}

bool
bars_begin(struct span s)
{
	struct glyph g;

	s = span_trim(s);
	g = glyph_at(s, 0);
	return g.n != 0 && is_post(s, 0, g);
}

bool
bars_is_rule(struct span s)
{
	bool rules = false;
	struct glyph g;

	s = span_trim(s);
	if (!bars_begin(s))
		return false;
	for (size_t at = 0; at < s.n; at += g.n) {
		enum bars_class class;

		g = glyph_at(s, at);
		class = bars_class_of(g.c);
		if (class == BARS_TEXT && g.c != ':')
			return false;
		rules |= class == BARS_RULE;
	}
	return rules;
}

/* Cells of hyphens, colons at their ends, bars (or plus signs) between them
 * and perhaps around them. */
size_t
bars_pipe_rule(struct span s)
{
	size_t cells = 0, hyphens = 0, bars = 0;

	s = span_trim(s);
	for (size_t at = 0; at < s.n; at++)
		switch (s.p[at]) {
		case '-':
			cells += hyphens++ == 0;
			break;
		case '|':
		case '+':
			if (hyphens == 0 && at != 0)
				return 0;
			hyphens = 0;
			bars++;
			break;
		case ':':
		case ' ':
			break;
		default:
			return 0;
		}
	return bars != 0 ? cells : 0;
}

/* A number with a point: 1,234.50, -3.0, 8.5%. */
static bool
is_decimal(struct span s)
{
	size_t points = 0;

	for (size_t at = 0; at < s.n; at++) {
		if ((s.p[at] < '0' || s.p[at] > '9') && s.p[at] != ',' && s.p[at] != '.' &&
		    s.p[at] != '-' && s.p[at] != '%')
			return false;
		points += s.p[at] == '.';
	}
	return points == 1 && s.n > 2;
}

static bool
is_digits(struct span s)
{
	for (size_t at = 0; at < s.n; at++)
		if (s.p[at] < '0' || s.p[at] > '9')
			return false;
	return s.n != 0;
}

bool
bars_are_numbers(struct span above, struct span below)
{
	if (is_digits(above) && is_digits(below))
		return above.n < LONG_NUMBER;
	return is_decimal(above) && is_decimal(below) && above.p[above.n - 1] != '.';
}

/* --- lines ---------------------------------------------------------------- */

static unsigned
columns_of(enum bars_measure measure, struct glyph g)
{
	char bytes[4];

	if (g.c < 0x80 || measure == BARS_POINTS)
		return 1;
	if (measure == BARS_NARROW || g.c >= 0x10000)
		return width_of(g.c);
	bytes[0] = (char)(0xE0 | g.c >> 12);
	bytes[1] = (char)(0x80 | (g.c >> 6 & 63));
	bytes[2] = (char)(0x80 | (g.c & 63));
	if (g.c < 0x800) {
		bytes[0] = (char)(0xC0 | g.c >> 6);
		bytes[1] = bytes[2];
		return (unsigned)width_text_wide((struct span){ bytes, 2 });
	}
	return (unsigned)width_text_wide((struct span){ bytes, 3 });
}

size_t
bars_width(enum bars_measure measure, struct span s)
{
	size_t width = 0;

	if (measure == BARS_NARROW)
		return width_text(s);
	if (measure == BARS_WIDE)
		return width_text_wide(s);
	for (size_t at = 0; at < s.n; at++)
		width += !glyph_continues(s.p[at]);
	return width;
}

static struct span
without_end_blanks(struct span s)
{
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

static enum bars_measure
measure_of(const struct block *b)
{
	size_t best = 0, most = 0;

	for (size_t m = 0; m < BARS_MEASURES; m++) {
		size_t before = 0, even = 0;

		for (size_t i = 0; i < b->nlines && i < SAMPLE; i++) {
			size_t width = bars_width((enum bars_measure)m,
			    without_end_blanks(form_line(b, i)));

			even += width == before;
			before = width;
		}
		if (even > most) {
			most = even;
			best = m;
		}
	}
	return (enum bars_measure)best;
}

/* What stands between two posts so far. */
struct stretch {
	size_t rules, others;
	bool box;
};

static void
add_post(struct bars *bars, size_t column, size_t start, size_t end,
    const struct stretch *since, bool plain)
{
	struct bars_post *post, *before;
	bool first = bars->nposts == 0;

	bars->posts = mem_grow(bars->posts, bars->nposts, &bars->posts_cap,
	    sizeof *bars->posts);
	post = &bars->posts[bars->nposts++];
	*post = (struct bars_post){
		.column = (uint32_t)column, .start = (uint32_t)start,
		.end = (uint32_t)end, .crossing = false
	};
	if (first || since == NULL)
		return;
	before = post - 1;
	before->rule = since->rules != 0 && since->others == 0 &&
	    (since->box || !plain);
	post->crossing = before->rule;
	before->crossing |= before->rule;
}

static void
read_line(struct bars *bars, size_t i, bool rules)
{
	struct span s = form_line(bars->block, i);
	size_t base = bars->block->lines[i].start, column = 0;
	struct stretch since = { 0, 0, false };
	bool any = false, plain = true;
	struct glyph g;

	for (size_t at = 0; at < s.n; at += g.n) {
		enum bars_class class;

		g = glyph_at(s, at);
		class = bars_class_of(g.c);
		if (class != BARS_TEXT && class != BARS_RULE && is_post(s, at, g) &&
		    (rules || class == BARS_BAR)) {
			plain = plain && class == BARS_BAR;
			add_post(bars, column, base + at, base + at + g.n,
			    any ? &since : NULL, plain);
			plain = class == BARS_BAR;
			since = (struct stretch){ 0, 0, false };
			any = true;
		} else if (class == BARS_RULE) {
			since.rules++;
			since.box |= is_box(g.c);
		} else if (g.c != ':')
			since.others++;
		column += columns_of(bars->measure, g);
	}
}

void
bars_open(struct bars *bars, const struct block *block, bool rules)
{
	*bars = (struct bars){ .block = block, .measure = measure_of(block) };
	bars->lines = mem_resize(NULL, block->nlines + 1, sizeof *bars->lines);
	for (size_t i = 0; i < block->nlines; i++) {
		bars->lines[i] = (uint32_t)bars->nposts;
		read_line(bars, i, rules);
	}
	bars->lines[block->nlines] = (uint32_t)bars->nposts;
}

void
bars_close(struct bars *bars)
{
	free(bars->posts);
	free(bars->lines);
	free(bars->edges);
	free(bars->pieces);
	free(bars->rows);
}

/* --- slots ---------------------------------------------------------------- */

/* 1 for each column where a post stands; *n is how many columns there are. */
static unsigned char *
columns_taken(const struct bars *bars, bool crossings, size_t *n)
{
	unsigned char *taken;

	*n = 0;
	for (size_t k = 0; k < bars->nposts; k++)
		if (bars->posts[k].column >= *n)
			*n = bars->posts[k].column + (size_t)1;
	taken = mem_zeroed(*n + 1, 1);
	for (size_t k = 0; k < bars->nposts; k++)
		if (!crossings || bars->posts[k].crossing)
			taken[bars->posts[k].column] = 1;
	return taken;
}

static void
find_edges(struct bars *bars, bool crossings, size_t slack)
{
	size_t n;
	unsigned char *taken = columns_taken(bars, crossings, &n);

	for (size_t c = 0; c < n; c++) {
		if (!taken[c] || (bars->nedges != 0 &&
		    c - bars->edges[bars->nedges - 1] <= slack))
			continue;
		bars->edges = mem_grow(bars->edges, bars->nedges, &bars->edges_cap,
		    sizeof *bars->edges);
		bars->edges[bars->nedges++] = (uint32_t)c;
	}
	free(taken);
}

/* The first edge from edge after on that is not before column. */
static size_t
edge_from(const struct bars *bars, size_t after, long column)
{
	size_t low = after, high = bars->nedges;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if ((long)bars->edges[middle] < column)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The edge nearest to column; BARS_NO_EDGE if none is near. */
static uint32_t
edge_near(const struct bars *bars, size_t after, long column, long near)
{
	size_t best = edge_from(bars, after, column);

	if (best > after && (best == bars->nedges || column - (long)bars->edges[best - 1] <
	    (long)bars->edges[best] - column))
		best--;
	if (best >= bars->nedges || labs((long)bars->edges[best] - column) > near)
		return BARS_NO_EDGE;
	return (uint32_t)best;
}

/* Sets the edges of n posts; returns how many stand on none.  drifting: a post
 * that is only near an edge moves all behind it. */
static size_t
set_edges(const struct bars *bars, struct bars_post *post, size_t n, long near,
    bool drifting)
{
	size_t after = 0, missed = 0;
	long drift = 0;

	for (size_t k = 0; k < n; k++) {
		long column = (long)post[k].column - drift;
		uint32_t edge = edge_near(bars, after, column, near);

		post[k].edge = edge;
		if (edge == BARS_NO_EDGE) {
			missed++;
			continue;
		}
		if (drifting)
			drift += column - (long)bars->edges[edge];
		after = edge + (size_t)1;
	}
	return missed;
}

static bool
all_on_edges(struct bars *bars, size_t line)
{
	struct bars_post *post = &bars->posts[bars->lines[line]];
	size_t n = bars->lines[line + 1] - bars->lines[line];

	return n == 0 || set_edges(bars, post, n, 0, false) == 0 ||
	    set_edges(bars, post, n, NEAR, true) == 0;
}

static void
number_edges(struct bars_post *post, size_t n)
{
	for (size_t k = 0; k < n; k++)
		post[k].edge = (uint32_t)k;
}

/* Neither columns nor counts fit: cells are counted from the left, so that none gets
 * lost.  Bars that are too many are text of the last one. */
static void
count_cells(const struct bars *bars, struct bars_post *post, size_t n)
{
	number_edges(post, n);
	for (size_t k = bars->nedges - 1; k < n; k++)
		post[k].edge = BARS_NO_EDGE;
	if (n >= bars->nedges)
		post[n - 1].edge = (uint32_t)bars->nedges - 1;
}

/* A bar that stands on no edge is part of the text, or else a character that
 * the converter counted otherwise has moved it, or there is one for each edge. */
static void
set_crossed_edges(struct bars *bars, size_t line)
{
	struct bars_post *post = &bars->posts[bars->lines[line]];
	size_t n = bars->lines[line + 1] - bars->lines[line];

	if (all_on_edges(bars, line))
		return;
	if (post[n - 1].column == bars->edges[bars->nedges - 1])
		set_edges(bars, post, n, 0, false);
	else
		count_cells(bars, post, n);
}

/* Has every line with posts as many as the border, the first line? */
static bool
posts_are_even(const struct bars *bars)
{
	size_t n = bars->lines[1] - bars->lines[0];

	for (size_t i = 1; i < bars->block->nlines; i++) {
		size_t posts = bars->lines[i + 1] - bars->lines[i];

		if (posts != 0 && posts != n)
			return false;
	}
	return n > 1;
}

/* The n-th post of every line stands on the n-th joint of the border. */
static void
count_edges(struct bars *bars)
{
	bars->nedges = 0;
	for (size_t k = 0; k < bars->lines[1]; k++) {
		bars->edges = mem_grow(bars->edges, bars->nedges, &bars->edges_cap,
		    sizeof *bars->edges);
		bars->edges[bars->nedges++] = bars->posts[k].column;
	}
	for (size_t i = 0; i < bars->block->nlines; i++)
		number_edges(&bars->posts[bars->lines[i]],
		    bars->lines[i + 1] - bars->lines[i]);
}

void
bars_find_crossed_edges(struct bars *bars)
{
	bool on = true;

	find_edges(bars, true, 0);
	if (bars->nedges == 0)
		return;
	for (size_t i = 0; i < bars->block->nlines; i++)
		on = all_on_edges(bars, i) && on;
	if (on)
		return;
	if (posts_are_even(bars)) {
		count_edges(bars);
		return;
	}
	for (size_t i = 0; i < bars->block->nlines; i++)
		set_crossed_edges(bars, i);
}

/* The least distance of two posts in one line. */
static size_t
least_distance(const struct bars *bars)
{
	size_t least = SIZE_MAX;

	for (size_t i = 0; i < bars->block->nlines; i++)
		for (size_t k = bars->lines[i] + (size_t)1; k < bars->lines[i + 1]; k++) {
			size_t d = bars->posts[k].column - bars->posts[k - 1].column;

			if (d < least)
				least = d;
		}
	return least;
}

void
bars_find_edges(struct bars *bars, size_t slack)
{
	size_t least = least_distance(bars);

	find_edges(bars, false, slack < least ? slack : least - 1);
	for (size_t k = 0; k < bars->nposts; k++)
		bars->posts[k].edge = (uint32_t)edge_from(bars, 0,
		    (long)bars->posts[k].column + 1) - 1;
}

/* --- the grid ------------------------------------------------------------- */

void
bars_add_row(struct bars *bars, size_t line)
{
	bars->rows = mem_grow(bars->rows, bars->nrows, &bars->rows_cap,
	    sizeof *bars->rows);
	bars->rows[bars->nrows++] = (struct bars_row){ .line = (uint32_t)line };
}

void
bars_add_piece(struct bars *bars, size_t row, size_t slot, size_t start,
    size_t end, bool torn)
{
	bars->pieces = mem_grow(bars->pieces, bars->npieces, &bars->pieces_cap,
	    sizeof *bars->pieces);
	bars->pieces[bars->npieces++] = (struct bars_piece){
		(uint32_t)row, (uint32_t)slot, (uint32_t)start, (uint32_t)end, torn
	};
}

static int
by_place(const void *a, const void *b)
{
	const struct bars_piece *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->slot != y->slot)
		return x->slot < y->slot ? -1 : 1;
	return x->start < y->start ? -1 : x->start > y->start;
}

/* The cells of row r; *k is its first piece. */
static void
build_row(const struct bars *bars, size_t r, size_t *k, struct table *table)
{
	const struct bars_piece *p = bars->pieces;

	for (size_t c = 0; c < bars->rows[r].slots || c == 0 ||
	    (*k < bars->npieces && p[*k].row == r); c++) {
		table_add_cell(table);
		for (; *k < bars->npieces && p[*k].row == r && p[*k].slot == c; ++*k)
			if (p[*k].torn)
				table_add_torn(table, p[*k].start, p[*k].end);
			else
				table_add_piece(table, p[*k].start, p[*k].end);
	}
}

/* Kinds that read a line from left to right note them so. */
static bool
are_in_order(const struct bars *bars)
{
	for (size_t i = 1; i < bars->npieces; i++)
		if (by_place(&bars->pieces[i - 1], &bars->pieces[i]) > 0)
			return false;
	return true;
}

void
bars_build(struct bars *bars, struct table *table)
{
	size_t k = 0;

	if (bars->nrows == 0)
		bars_add_row(bars, 0);
	if (!are_in_order(bars))
		qsort(bars->pieces, bars->npieces, sizeof *bars->pieces, by_place);
	for (size_t r = 0; r < bars->nrows; r++) {
		table_add_row(table, bars->rows[r].line);
		build_row(bars, r, &k, table);
	}
}

/* --- Markdown in cells ---------------------------------------------------- */

static bool
is_punctuation(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
	    (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/* Bytes of the line break <br>, <br/>, <br /> at byte at; 0 if there is none. */
static size_t
break_at(struct span s, size_t at)
{
	size_t end = at + 3;

	if (s.n - at < 4 || s.p[at] != '<' || (s.p[at + 1] | 32) != 'b' ||
	    (s.p[at + 2] | 32) != 'r')
		return 0;
	while (end < s.n && (s.p[end] == ' ' || s.p[end] == '/'))
		end++;
	return end < s.n && s.p[end] == '>' ? end + 1 - at : 0;
}

/* Bytes of markup at byte at: a line break, a backslash before punctuation,
 * two asterisks that have a partner. */
static size_t
markup_at(struct span s, size_t at, bool *open)
{
	if (s.p[at] == '<')
		return break_at(s, at);
	if (s.p[at] == '\\' && at + 1 < s.n && is_punctuation(s.p[at + 1]))
		return 1;
	if (s.p[at] != '*' || at + 1 >= s.n || s.p[at + 1] != '*')
		return 0;
	if (!*open && span_find(span_slice(s, at + 2, s.n), SPAN("**")) == SIZE_MAX)
		return 0;
	*open = !*open;
	return 2;
}

void
bars_add_marked(struct bars *bars, size_t row, size_t slot, size_t start,
    size_t end, bool torn)
{
	struct span s = span_slice(buf_span(&bars->block->text), start, end);
	bool open = false;
	size_t from = 0;

	if (memchr(s.p, '*', s.n) == NULL && memchr(s.p, '\\', s.n) == NULL &&
	    memchr(s.p, '<', s.n) == NULL) {
		bars_add_piece(bars, row, slot, start, end, torn);
		return;
	}
	for (size_t at = 0; at <= s.n; at++) {
		size_t n = at < s.n ? markup_at(s, at, &open) : 0;

		if (n == 0 && at < s.n)
			continue;
		if (from < at) {
			bars_add_piece(bars, row, slot, start + from, start + at, torn);
			torn = true;
		}
		if (at < s.n && s.p[at] == '<')
			torn = false;
		from = at + n;
		at += n == 1 ? 1 : n - (n != 0);	/* the escaped one is text */
	}
}
