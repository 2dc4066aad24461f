/* bars_lone: pipe tables whose cells hold paragraphs, as Python's html2text
 * writes them: every cell on lines of its own, a bar alone on a line between
 * two of them, two blanks and a line of two blanks behind a row, the rule of a
 * pipe table behind the first.
 *
 * Only the rule makes it a table, and only if it has as many cells as the row
 * before it.  The first cell may be missing: where nothing but its text has
 * been seen, nothing tells it from a paragraph. */
#include "block/bars.h"

#include "block/caption.h"

enum {
	ROW_LINES = 256,
	FIRST_LINES = 24	/* of a row's first cell, with the empty ones between */
};

struct lone_row {
	size_t end;		/* behind its last line; 0: there is none */
	size_t bars;
};

static bool
is_lone(struct span s)
{
	s = span_trim(s);
	return s.n == 1 && s.p[0] == '|';
}

static bool
is_hard(struct span s)
{
	return s.n > 1 && s.p[s.n - 1] == ' ' && s.p[s.n - 2] == ' ';
}

static bool
is_hard_gap(const struct block *b, size_t i)
{
	return i < b->nlines && is_hard(form_line(b, i)) && form_is_empty(form_line(b, i));
}

static size_t
skip_gaps(const struct block *b, size_t at)
{
	while (at < b->nlines && form_is_empty(form_line(b, at)))
		at++;
	return at;
}

/* The row that starts at line at: to its last line with blanks at the end. */
static struct lone_row
read_row(const struct block *b, size_t at)
{
	struct lone_row row = { 0, 0 };

	for (size_t i = at; i < b->nlines && i < at + ROW_LINES; i++) {
		struct span text = form_line(b, i);

		if (is_lone(text))
			row.bars++;
		else if (memchr(text.p, '|', text.n) != NULL ||
		    (row.bars == 0 && i >= at + FIRST_LINES))
			break;
		if (!is_hard(text) || !is_hard_gap(b, i + 1))
			continue;
		while (is_hard_gap(b, i + 1))
			i++;
		row.end = i + 1;
		break;
	}
	return row;
}

bool
bars_lone_begins(const struct block *b, size_t at)
{
	struct span text = form_line(b, at);

	if (is_lone(text))
		return true;
	return at + 2 < b->nlines && is_lone(form_line(b, at + 2)) &&
	    form_is_empty(form_line(b, at + 1)) && !form_is_empty(text) &&
	    memchr(text.p, '|', text.n) == NULL && !caption_parts(text);
}

/* Cells of the rule that follows at line at; *behind is the line behind it. */
static size_t
rule_at(const struct block *b, size_t at, size_t *behind)
{
	at = skip_gaps(b, at);
	*behind = at + 1;
	return at < b->nlines ? bars_pipe_rule(form_line(b, at)) : 0;
}

/* A caption or a note does not begin a row. */
static bool
may_begin_row(const struct block *b, size_t at)
{
	struct span text;

	if (at >= b->nlines)
		return false;
	text = span_trim(form_line(b, at));
	return is_lone(text) || !caption_parts(text);
}

size_t
bars_lone_end(const struct block *b, size_t at)
{
	struct lone_row row = read_row(b, at);
	size_t next, after, end;

	if (row.end == 0 || row.bars == 0 || rule_at(b, row.end, &next) != row.bars + 1)
		return 0;
	end = next;
	for (;;) {
		next = skip_gaps(b, next);
		if (!may_begin_row(b, next))
			return end;
		row = read_row(b, next);
		if (row.end == 0 || rule_at(b, row.end, &after) != 0)
			return end;
		next = row.end;
		if (row.bars != 0)
			end = next;
	}
}

/* The cells of lines from..to, to being the row's end. */
static void
add_row(struct bars *bars, size_t from, size_t to)
{
	const struct block *b = bars->block;
	size_t slot = 0, last = NONE;

	bars_add_row(bars, from);
	for (size_t i = from; i < to; i++) {
		struct span text = span_trim(form_line(b, i));
		size_t start = (size_t)(text.p - b->text.p);

		if (is_lone(text)) {
			slot++;
			last = NONE;
		} else if (text.n != 0) {
			bars_add_marked(bars, (struct bars_piece){
				.row = (uint32_t)bars->nrows - 1, .slot = (uint32_t)slot,
				.start = (uint32_t)start, .end = (uint32_t)(start + text.n),
				.torn = last != NONE && last + 1 == i
			});
			last = i;
		}
	}
	bars->rows[bars->nrows - 1].slots = (uint32_t)slot + 1;
}

void
bars_lone_build(struct block *block)
{
	struct bars bars = { .block = block };
	size_t at = 0;

	while ((at = skip_gaps(block, at)) < block->nlines) {
		struct lone_row row;

		if (bars_pipe_rule(form_line(block, at)) != 0) {
			at++;
			continue;
		}
		row = read_row(block, at);
		if (row.end == 0)	/* its end was behind the table's */
			row.end = block->nlines;
		add_row(&bars, at, row.end);
		at = row.end;
	}
	bars_build(&bars, &block->table);
	bars_close(&bars);
}
