/* bars: the cells of a table of drawn lines become a grid; see bars.h. */
#include "block/bars.h"

#include <stdlib.h>

#include "base/mem.h"

void
bars_add_row(struct bars *bars, size_t line)
{
	bars->rows = mem_grow(bars->rows, bars->nrows, &bars->rows_cap,
	    sizeof *bars->rows);
	bars->rows[bars->nrows++] = (struct bars_row){ .line = (uint32_t)line };
}

void
bars_add_piece(struct bars *bars, struct bars_piece piece)
{
	bars->pieces = mem_grow(bars->pieces, bars->npieces, &bars->pieces_cap,
	    sizeof *bars->pieces);
	bars->pieces[bars->npieces++] = piece;
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
	if (!*open && !span_has(span_slice(s, at + 2, s.n), SPAN("**")))
		return 0;
	*open = !*open;
	return 2;
}

void
bars_add_marked(struct bars *bars, struct bars_piece piece)
{
	struct span s = span_slice(buf_span(&bars->block->text), piece.start, piece.end);
	size_t from = 0, start = piece.start;
	bool open = false;

	if (memchr(s.p, '*', s.n) == NULL && memchr(s.p, '\\', s.n) == NULL &&
	    memchr(s.p, '<', s.n) == NULL) {
		bars_add_piece(bars, piece);
		return;
	}
	for (size_t at = 0; at <= s.n; at++) {
		size_t n = at < s.n ? markup_at(s, at, &open) : 0;

		if (n == 0 && at < s.n)
			continue;
		if (from < at) {
			piece.start = (uint32_t)(start + from);
			piece.end = (uint32_t)(start + at);
			bars_add_piece(bars, piece);
			piece.torn = true;
		}
		if (at < s.n && s.p[at] == '<')
			piece.torn = false;
		from = at + n;
		at += n == 1 ? 1 : n - (n != 0);	/* the escaped one is text */
	}
}
