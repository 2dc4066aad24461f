/* bars_padded: rows between bars with no rules at all, every line equally wide
 * (antiword), and lines with bars that are not padded either; where all of these
 * have as many cells, a line is a row.
 *
 * Nothing tells where a row ends, but a cell is wrapped only when it is full:
 * where the text below would have had room behind the text above, a row
 * begins.  Lines with other bars than those above begin a row, too. */
#include "block/bars.h"

#include <stdlib.h>

#include "base/mem.h"
#include "language/grammar.h"
#include "language/label.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/width.h"

enum {
	NARROW = 10,		/* columns: a cell whose text runs downwards */
	LONG_TEXT = 30,		/* bytes: a paragraph of a cell */
	OPENING = 6,		/* columns of 其中： */
	SHORT_CELL = 16,	/* columns: between blanks, cells so wide are not wrapped */
	SLACK = 2		/* columns: a bar may stand so far from those of other rows */
};

/* One cell of the line above, as far as the row has come. */
struct column_state {
	bool filled;		/* has text in this row */
	struct span last;	/* its last text */
	size_t line;		/* where that stands */
};

/* The label of a row.  One that is late stands a line below its figures,
 * because its indent left it no room: its own line holds blanks alone. */
struct row_label {
	size_t blanks, nblanks;	/* late: those above it, in the block's text */
	size_t piece;		/* late: its first piece */
	size_t indent;
	bool late, numbered, opens;	/* opens: with 其中： */
};

struct padded {
	struct bars bars;
	struct bars_setting *setting;	/* NULL: the bars touch the texts */
	struct column_state *columns;
	size_t row_line;	/* the row's first line */
	bool counted;		/* not padded: every line is a row */
	struct row_label *labels;	/* of all rows */
	size_t nlabels, labels_cap;
};

/* What the cell of one line says about the row. */
enum verdict {
	GOES_ON,		/* it was wrapped */
	MAY_GO_ON,		/* perhaps another paragraph of the cell */
	BEGINS			/* it was not: a row begins */
};

/* The text between two bars and its indent. */
static struct span
cell_of(const struct padded *t, const struct bars_post *post)
{
	struct span s = span_slice(buf_span(&t->bars.block->text), post[0].end,
	    post[1].start);

	if (form_is_empty(s))
		return span_slice(s, 0, 0);
	while (s.p[s.n - 1] == ' ')
		s.n--;
	return t->setting == NULL ? s :
	    span_slice(s, bars_setting_blanks(t->setting, post->edge, s), s.n);
}

/* Columns that the text of a cell may take. */
static size_t
room_of(const struct padded *t, const struct bars_post *post)
{
	size_t width = post[1].column - post[0].column - 1;

	return t->setting == NULL || width < 2 ? width : width - 2;
}

static bool
same_bars(const struct bars *b, size_t i, size_t k)
{
	size_t n, m;
	const struct bars_post *x = bars_posts_of(b, i, &n), *y = bars_posts_of(b, k, &m);

	if (n != m)
		return false;
	for (size_t j = 0; j < n; j++)
		if (x[j].column != y[j].column)
			return false;
	return true;
}

/* Columns of what cannot be parted at the start of s: a word or a character. */
static size_t
first_width(struct span s)
{
	size_t n = glyph_at(s, 0).n;

	if (s.n > 0 && (unsigned char)s.p[0] < 0x80)
		while (n < s.n && (unsigned char)s.p[n] < 0x80 && s.p[n] != ' ')
			n++;
	return width_text(span_slice(s, 0, n));
}

/* （2024年完工项目）, （㎡）: goes on with what stands above, unless it is a
 * label or a number. */
static bool
is_aside(struct span s)
{
	struct label label;

	return (span_starts(s, SPAN("（")) || span_starts(s, SPAN("("))) && s.n > 3 &&
	    (unsigned char)s.p[s.n - 1] >= 0x80 &&
	    (!label_possible(s) || label_read(s, &label) == 0);
}

/* One Chinese character and no more: text that runs downwards. */
static bool
is_character(struct span s)
{
	return s.n > 1 && glyph_at(s, 0).n == s.n;
}

static bool
ends_sentence(struct span s)
{
	return s.n >= LONG_TEXT &&
	    (span_ends(s, SPAN("。")) || span_ends(s, SPAN("；")) || span_ends(s, SPAN("，")));
}

static enum verdict
judge(const struct column_state *state, struct span text, size_t width, size_t line)
{
	if (!state->filled)
		return MAY_GO_ON;
	if (state->line + 1 == line && width_text(state->last) + first_width(text) > width &&
	    !bars_are_numbers(state->last, text))
		return GOES_ON;
	if (is_aside(text) || (is_character(text) && is_character(state->last)))
		return MAY_GO_ON;
	return width <= NARROW && !span_has_digit(text) && !span_has_digit(state->last) ?
	    MAY_GO_ON : ends_sentence(state->last) ? MAY_GO_ON : BEGINS;
}

/* Only the first cell has text, and that starts at its very edge: a label
 * whose indent left no room for it in the line above, where its figures are. */
static bool
is_late_label(const struct padded *t, size_t i, size_t filled)
{
	const struct column_state *state = &t->columns[0];
	struct span text;
	size_t n;
	const struct bars_post *post = bars_posts_of(&t->bars, i, &n);

	if (n < 2 || filled != 1 || state->filled || i != t->row_line + 1)
		return false;
	text = cell_of(t, post);
	return text.n != 0 && text.p[0] != ' ';
}

/* 120.00, -3, 1,200, 8.5%. */
static bool
is_whole_number(struct span s)
{
	size_t n = s.n != 0 && s.p[0] == '-', digits = n;

	while (n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') ||
	    (n > digits && (s.p[n] == ',' || s.p[n] == '.'))))
		n++;
	return n > digits && s.p[n - 1] != ',' && s.p[n - 1] != '.' &&
	    (n == s.n || (n + 1 == s.n && s.p[n] == '%'));
}

/* 2024: may be the rest of a header. */
static bool
is_year(struct span s)
{
	return s.n == 4 && (span_starts(s, SPAN("20")) || span_starts(s, SPAN("19")));
}

/* May text below what the state says be the whole of a number?  Where bars touch the cells,
 * what stands above must tell that the number did not begin there. */
static bool
is_number_below(const struct column_state *state, bool spaced, struct span text)
{
	return is_whole_number(text) && (spaced || !state->filled || bars_are_numbers(
	    state->last, text) || (!span_has_digit(state->last) && !is_year(text)));
}

/* Is every cell of line i a whole one: a name first, numbers behind it?  Between blanks
 * a number may be left out, and short texts are whole, too. */
static bool
is_row(const struct padded *t, size_t i)
{
	size_t n, numbers = 0, texts = 0, blank = 0;
	const struct bars_post *post = bars_posts_of(&t->bars, i, &n);
	bool spaced = t->setting != NULL, narrow = true;

	for (size_t k = 0; k + 1 < n; k++) {
		struct span text = cell_of(t, &post[k]);

		if (text.n == 0 && (k == 0 || !spaced))
			return false;
		if (k == 0 && !t->columns[0].filled)
			return false;
		narrow = narrow && room_of(t, &post[k]) <= SHORT_CELL;
		if (text.n == 0)
			blank++;
		else if (k > 0 && is_number_below(&t->columns[k], spaced, text))
			numbers++;
		else
			texts++;
	}
	return (numbers != 0 && texts == 1) || (spaced && narrow && blank == 0 && texts > 1);
}

/* Does line i go on with the row above it? */
static bool
goes_on(const struct padded *t, size_t i)
{
	size_t n, filled = 0, wrapped = 0, late = 0;
	const struct bars_post *post = bars_posts_of(&t->bars, i, &n);

	if (!same_bars(&t->bars, i, t->row_line) || is_row(t, i))
		return false;
	for (size_t k = 0; k + 1 < n; k++) {
		struct span text = cell_of(t, &post[k]);
		enum verdict verdict;

		if (text.n == 0)
			continue;
		filled++;
		verdict = judge(&t->columns[k], text, room_of(t, &post[k]), i);
		if (verdict == BEGINS)
			return false;
		wrapped += verdict == GOES_ON;
		late += verdict == MAY_GO_ON && !t->columns[k].filled;
	}
	if (filled == 0)
		return true;
	return wrapped != 0 ? late == 0 : late == 0 || is_late_label(t, i, filled);
}

/* --- labels --------------------------------------------------------------- */

static void
add_label(struct padded *t)
{
	t->labels = mem_grow(t->labels, t->nlabels, &t->labels_cap, sizeof *t->labels);
	t->labels[t->nlabels++] = (struct row_label){ .late = false };
}

/* The first cell of line i has text, for the first time in its row. */
static void
note_label(struct padded *t, size_t i, struct span text)
{
	struct row_label *row = &t->labels[t->nlabels - 1];
	struct label label;

	while (row->indent < text.n && text.p[row->indent] == ' ')
		row->indent++;
	text = span_slice(text, row->indent, text.n);
	row->numbered = label_possible(text) && label_read(text, &label) != 0;
	row->opens = word_table_starts(&particles, "parts", text);
	if (i == t->row_line || row->indent != 0)
		return;
	row->late = true;
	row->blanks = t->bars.posts[t->bars.lines[t->row_line]].end;
	row->nblanks = t->bars.posts[t->bars.lines[t->row_line] + 1].start - row->blanks;
	row->piece = t->bars.npieces;
}

/* Gives late labels the indent of the next label that is numbered as they are,
 * else that of the row above. */
static void
indent_labels(struct padded *t)
{
	size_t numbered = NONE;

	for (size_t r = t->nlabels; r-- > 0;) {
		struct row_label *row = &t->labels[r];

		if (row->numbered && row->late)
			row->indent = numbered == NONE ? 0 : numbered;
		else if (row->numbered)
			numbered = row->indent;
	}
	for (size_t r = 0; r < t->nlabels; r++) {
		struct row_label *row = &t->labels[r], *above = row - 1;

		if (!row->late)
			continue;
		if (!row->numbered && r > 0)
			row->indent = above->indent + (above->opens ? OPENING : 0);
		if (row->indent > row->nblanks)
			row->indent = row->nblanks;
		if (row->indent == 0)
			continue;
		t->bars.pieces[row->piece].torn = true;
		bars_add_piece(&t->bars, (struct bars_piece){ .row = (uint32_t)r,
		    .start = (uint32_t)row->blanks,
		    .end = (uint32_t)(row->blanks + row->indent) });
	}
}

/* --- rows ----------------------------------------------------------------- */

static void
begin_row(struct padded *t, size_t i)
{
	size_t n;
	const struct bars_post *post = bars_posts_of(&t->bars, i, &n);

	bars_add_row(&t->bars, i);
	add_label(t);
	t->row_line = i;
	if (n == 0)
		return;
	memset(t->columns, 0, n * sizeof *t->columns);
	t->bars.rows[t->bars.nrows - 1].slots = post[n - 1].edge;
}

static void
read_line(struct padded *t, size_t i)
{
	const char *base = t->bars.block->text.p;
	size_t n;
	const struct bars_post *post = bars_posts_of(&t->bars, i, &n);

	if (n < 2 || bars_is_rule(form_line(t->bars.block, i)))
		return;
	if (t->bars.nrows == 0 || t->counted || !goes_on(t, i))
		begin_row(t, i);
	for (size_t k = 0; k + 1 < n; k++) {
		struct column_state *state = &t->columns[k];
		struct span text = cell_of(t, &post[k]);
		size_t start = (size_t)(text.p - base);

		if (text.n == 0)
			continue;
		if (k == 0 && !state->filled)
			note_label(t, i, text);
		bars_add_piece(&t->bars, (struct bars_piece){
			.row = (uint32_t)t->bars.nrows - 1, .slot = post[k].edge,
			.start = (uint32_t)start, .end = (uint32_t)(start + text.n),
			.torn = state->filled && state->line + 1 == i &&
			    width_text(state->last) + first_width(text) >
			    room_of(t, &post[k])
		});
		*state = (struct column_state){ true, text, i };
	}
}

static size_t
most_posts(const struct bars *b)
{
	size_t most = 1;

	for (size_t i = 0; i < b->block->nlines; i++)
		if (b->lines[i + 1] - b->lines[i] > most)
			most = b->lines[i + 1] - b->lines[i];
	return most;
}

void
bars_padded_build(struct block *block)
{
	struct padded t = { .row_line = 0 };

	bars_open(&t.bars, block, false);
	t.counted = bars_count_cells(&t.bars, SLACK);
	if (!t.counted)
		bars_find_edges(&t.bars, SLACK);
	if (t.bars.nedges > 1) {
		t.columns = mem_zeroed(most_posts(&t.bars), sizeof *t.columns);
		t.setting = bars_setting_read(&t.bars);
		for (size_t i = 0; i < block->nlines; i++)
			read_line(&t, i);
		indent_labels(&t);
	}
	bars_build(&t.bars, &block->table);
	free(t.columns);
	free(t.setting);
	free(t.labels);
	bars_close(&t.bars);
}
