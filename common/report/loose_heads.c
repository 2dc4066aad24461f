/* loose_heads: titles of columns among loose words; see loose_heads.h. */
#include "report/loose_heads.h"

#include "report/shape.h"
#include "text/blank.h"
#include "text/lexicon.h"
#include "text/punct.h"

extern const struct data_table data_loose;

enum {
	TORN = 5,		/* pieces of one title, at most */
	NAME_PIECES = 4,	/* of the name of a row; of more, nobody knows which are it */
	SHORT = 3,		/* bytes: a piece of one character is the rest of something */
	UNIT_BYTES = 16,	/* （万元） */
	CUT = 0xFFFD		/* stands for half a character */
};

/* --- pieces ------------------------------------------------------------- */

static size_t
piece_start(const struct loose_pieces *p, size_t i)
{
	return i == 0 ? 0 : p->end[i - 1];
}

/* Pieces from up to to, joined. */
static struct span
joined(const struct loose_pieces *p, size_t from, size_t to)
{
	size_t start = piece_start(p, from);

	return (struct span){ p->text + start, piece_start(p, to) - start };
}

/* Makes room: the older half is forgotten. */
static void
drop_half(struct loose_pieces *p)
{
	size_t half = p->n / 2, start = piece_start(p, half);

	memmove(p->text, p->text + start, p->end[p->n - 1] - start);
	for (size_t i = half; i < p->n; i++)
		p->end[i - half] = (uint16_t)(p->end[i] - start);
	p->n -= half;
}

static void
add_piece(struct loose_pieces *p, struct span piece)
{
	size_t start;

	while (p->n == LOOSE_PIECES || (p->n != 0 && p->end[p->n - 1] + piece.n > LOOSE_TEXT))
		drop_half(p);
	start = piece_start(p, p->n);
	memcpy(p->text + start, piece.p, piece.n);
	p->end[p->n++] = (uint16_t)(start + piece.n);
}

/* Where the piece that begins at byte at ends: at a blank, or behind the half character
 * that html2text leaves where it cuts a cell. */
static size_t
piece_end(struct span text, size_t at)
{
	struct glyph g;

	while ((g = glyph_at(text, at)).n != 0 && !blank_is(g.c)) {
		at += g.n;
		if (g.c == CUT)
			break;
	}
	return at;
}

void
loose_pieces_add(struct loose_pieces *p, struct span text)
{
	struct glyph g;

	if (text.n > LOOSE_LINE)
		p->n = 0;		/* no row of titles is as long */
	for (size_t at = 0, from; at < text.n && text.n <= LOOSE_LINE;) {
		while ((g = glyph_at(text, at)).n != 0 && (blank_is(g.c) || g.c == CUT))
			at += g.n;
		from = at;
		at = piece_end(text, from);
		if (at > from)
			add_piece(p, span_slice(text, from, at));
	}
}

/* --- titles ------------------------------------------------------------- */

/* Built on first use and constant from then on. */
static const struct lexicon *
titles(void)
{
	static struct lexicon words;

	if (words.table == NULL)
		lexicon_build(&words, &data_loose, 0, LEXICON_FORWARD, NULL);
	return &words;
}

/* Without 2023 and 年度 before it: 2023年决算数, 2023年度决算数. */
static struct span
behind_year(struct span s)
{
	enum { DIGITS = 4 };
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (n != DIGITS)
		return s;
	s = span_slice(s, n, s.n);
	return span_starts(s, SPAN("年度")) ? span_slice(s, strlen("年度"), s.n) : s;
}

/* Is s, from an opening bracket on, no more than that bracket, or what a line's end has
 * left of it? */
static bool
is_bracket(struct span s)
{
	size_t close = punct_find(s, ')');

	return close == SIZE_MAX ? s.n <= UNIT_BYTES : close + punct_starts(span_slice(s, close, s.n), ')') == s.n;
}

/* The row of the title that word is, or, where it was cut, begins; data_loose.rows: none. */
static size_t
title_row(struct span word, bool cut)
{
	struct lexicon_match match;
	size_t row = data_loose.rows;

	if (word.n == 0 || !lexicon_may(titles(), glyph_at(word, 0).c))
		return row;
	if (lexicon_at(titles(), word, 0, &match) && match.end == word.n)
		return match.row;
	if (cut)
		for (row = 0; row < data_loose.rows; row++)
			if (span_starts(span_of(DATA_CELL(&data_loose, row, 0)), word))
				break;
	return row;
}

/* Is s the title of a column, whole?  What is in brackets tells its unit. */
static bool
is_title(struct span s, struct loose_column *column, enum loose_role *role)
{
	static const char *const roles[] = { "text", "number", "money", "unit", "value", "units" };
	bool cut = glyph_before(s, s.n).c == CUT;
	size_t open, row;
	struct span word;
	const char *name;

	if (cut)
		s.n -= glyph_before(s, s.n).n;
	open = punct_find(s, '(');
	word = behind_year(span_slice(s, 0, open));
	row = title_row(word, cut);
	if (row == data_loose.rows || !is_bracket(span_slice(s, open, s.n)))
		return false;
	*column = (struct loose_column){ .has_hint = false };
	name = DATA_CELL(&data_loose, row, 1);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strcmp(name, roles[i]) == 0)
			*role = column->role = (enum loose_role)i;
	column->has_hint = (open < s.n && quantity_unit_hint(span_slice(s, open, s.n), &column->hint)) ||
	    (column->role == LOOSE_UNIT &&
	    quantity_unit_hint(span_of(DATA_CELL(&data_loose, row, 2)), &column->hint));
	column->name_n = word.p + word.n - s.p <= LOOSE_NAME ? (size_t)(word.p + word.n - s.p) : 0;
	memcpy(column->name, s.p, column->name_n);
	return true;
}

/* The title that begins with piece i: how many pieces make it, 0: none does. */
static size_t
title_at(const struct loose_pieces *p, size_t i, struct loose_column *column, enum loose_role *role)
{
	for (size_t n = p->n - i < TORN ? p->n - i : TORN; n > 0; n--)
		if (is_title(joined(p, i, i + n), column, role))
			return n;
	return 0;
}

/* Takes the pieces behind the titles as the name of a row, unless they are the rest of
 * titles (数, 元）) or too many. */
static void
take_name(const struct loose_pieces *p, size_t from, char name[LOOSE_NAME], size_t *name_n)
{
	struct span s;

	*name_n = 0;
	while (from < p->n && (joined(p, from, from + 1).n <= SHORT ||
	    punct_ends(joined(p, from, from + 1), ')') != 0))
		from++;
	s = joined(p, from, p->n);
	if (p->n - from > NAME_PIECES || s.n > LOOSE_NAME || !shape_has_words(s))
		return;
	memcpy(name, s.p, s.n);
	*name_n = s.n;
}

bool
loose_heads_read(const struct loose_pieces *p, struct loose_heads *heads, char name[LOOSE_NAME],
    size_t *name_n)
{
	struct loose_heads found = { .n = 0 };
	size_t behind = 0, n;

	for (size_t i = 0; i < p->n; i += n) {
		struct loose_column column;
		enum loose_role role = LOOSE_WORDS;

		n = title_at(p, i, &column, &role);
		if (n == 0) {
			n = 1;
			continue;
		}
		behind = i + n;
		found.units |= role == LOOSE_UNITS;
		found.numbers |= role == LOOSE_NUMBERS;
		if (role != LOOSE_WORDS && role != LOOSE_UNITS && found.n < LOOSE_COLUMNS)
			found.columns[found.n++] = column;
	}
	take_name(p, behind, name, name_n);
	if (found.n == 0)
		return false;
	*heads = found;
	return true;
}

bool
loose_unit_read(const struct loose_pieces *p, struct unit_hint *hint)
{
	struct span all = joined(p, 0, p->n), rest;
	struct unit_hint unit;
	size_t at = 0, open;
	bool found = false;

	while ((open = punct_find(rest = span_slice(all, at, all.n), '(')) != SIZE_MAX) {
		at += open + punct_starts(span_slice(rest, open, rest.n), '(');
		rest = span_slice(all, at, at + UNIT_BYTES);
		rest = span_slice(rest, 0, punct_find(rest, ')'));
		if (quantity_unit_hint(rest, &unit) && unit.kind == KIND_MONEY) {
			*hint = unit;
			found = true;
		}
	}
	return found;
}
