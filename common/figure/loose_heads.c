/* loose_heads: titles of columns among loose words; see loose_heads.h. */
#include "figure/loose_heads.h"

#include "language/grammar.h"
#include "language/shape.h"
#include "text/blank.h"
#include "text/character.h"
#include "text/lexicon.h"
#include "text/punct.h"

extern const struct data_table data_loose, data_captions;

enum {
	TORN = 5,		/* pieces of one title, at most */
	NAME_PIECES = 4,	/* of the name of a row; of more, nobody knows which are it */
	SHORT = 3,		/* bytes: a piece of one character is the rest of something */
	UNIT_BYTES = 16,	/* （万元） */
	PIECES = 400,
	CUT = 0xFFFD		/* stands for half a character */
};

/* Words as they were set: apart by blanks or lines. */
struct pieces {
	char text[LOOSE_TEXT];
	uint16_t end[PIECES];
	size_t n;
};

/* --- lines and pieces --------------------------------------------------- */

/* Makes room: the older half of the lines is forgotten. */
static void
drop_half(struct loose_lines *lines)
{
	const char *half = memchr(lines->text + lines->n / 2, '\n', lines->n - lines->n / 2);

	lines->n -= (size_t)(half + 1 - lines->text);
	memmove(lines->text, half + 1, lines->n);
}

void
loose_lines_add(struct loose_lines *lines, struct span text)
{
	if (text.n > LOOSE_LINE) {
		lines->n = 0;
		return;
	}
	if (lines->n + text.n + 1 > LOOSE_TEXT)
		drop_half(lines);
	memcpy(lines->text + lines->n, text.p, text.n);
	lines->n += text.n;
	lines->text[lines->n++] = '\n';
}

static size_t
piece_start(const struct pieces *p, size_t i)
{
	return i == 0 ? 0 : p->end[i - 1];
}

/* Pieces from up to to, joined. */
static struct span
joined(const struct pieces *p, size_t from, size_t to)
{
	size_t start = piece_start(p, from);

	return (struct span){ p->text + start, piece_start(p, to) - start };
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

/* The words of all lines; of very many, the first. */
static void
split(struct span text, struct pieces *p)
{
	struct glyph g;

	p->n = 0;
	for (size_t at = 0, from; at < text.n && p->n < PIECES;) {
		while ((g = glyph_at(text, at)).n != 0 && (blank_is(g.c) || g.c == CUT))
			at += g.n;
		from = at;
		at = piece_end(text, from);
		if (at == from)
			continue;
		memcpy(p->text + piece_start(p, p->n), text.p + from, at - from);
		p->end[p->n] = (uint16_t)(piece_start(p, p->n) + at - from);
		p->n++;
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

	while (n < s.n && byte_is_digit(s.p[n]))
		n++;
	if (n != DIGITS)
		return s;
	s = span_slice(s, n, s.n);
	return word_table_behind(&grammar, "fiscal", s);
}

/* Is s, from an opening bracket on, no more than that bracket, or what a line's end has
 * left of it? */
static bool
is_bracket(struct span s)
{
	size_t close = punct_find(s, ')');

	return close == NONE ? s.n <= UNIT_BYTES :
	    close + punct_starts(span_slice(s, close, s.n), ')') == s.n;
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
	struct span word, title;
	size_t open, row;
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
	column->has_hint = (open < s.n &&
	    quantity_unit_hint(span_slice(s, open, s.n), &column->hint) &&
	    memchr(column->hint.unit.p, '/', column->hint.unit.n) == NULL) ||
	    (column->role == LOOSE_UNIT &&
	    quantity_unit_hint(span_of(DATA_CELL(&data_loose, row, 2)), &column->hint));
	title = cut ? span_of(DATA_CELL(&data_loose, row, 0)) :
	    (struct span){ s.p, (size_t)(word.p + word.n - s.p) };
	column->name_n = title.n <= LOOSE_NAME ? title.n : 0;
	memcpy(column->name, title.p, column->name_n);
	return true;
}

/* The title that begins with piece i: how many pieces make it, 0: none does. */
static size_t
title_at(const struct pieces *p, size_t i, struct loose_column *column, enum loose_role *role)
{
	struct glyph g = glyph_at(joined(p, i, i + 1), 0);

	if (!character_is_digit(g.c) && !lexicon_may(titles(), g.c))
		return 0;		/* nearly always */
	for (size_t n = p->n - i < TORN ? p->n - i : TORN; n > 0; n--)
		if (is_title(joined(p, i, i + n), column, role))
			return n;
	return 0;
}

/* Takes the pieces behind the titles as the name of a row, unless they are the rest of
 * titles (数, 元）) or too many. */
static void
take_name(const struct pieces *p, size_t from, char name[LOOSE_NAME], size_t *name_n)
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

/* The titles; returns where the pieces behind the last one begin. */
static size_t
take_titles(const struct pieces *p, struct loose_heads *heads)
{
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
		heads->units |= role == LOOSE_UNITS;
		heads->numbers |= role == LOOSE_NUMBERS;
		if (role != LOOSE_WORDS && role != LOOSE_UNITS && heads->n < LOOSE_COLUMNS)
			heads->columns[heads->n++] = column;
	}
	return behind;
}

/* The unit of money that s, cut, is but for its last character: （万. */
static bool
cut_unit(struct span s, struct unit_hint *unit)
{
	size_t cut = span_find(s, SPAN("\xEF\xBF\xBD"));

	s = span_slice(s, 0, cut);
	for (size_t row = 0; cut != NONE && s.n != 0 && row < data_captions.rows; row++) {
		struct span word = span_of(DATA_CELL(&data_captions, row, 0));

		if (word.n == s.n + SHORT && span_starts(word, s) &&
		    strcmp(DATA_CELL(&data_captions, row, 1), "unit") == 0)
			return quantity_unit_hint(word, unit);
	}
	return false;
}

static bool
take_unit(const struct pieces *p, struct unit_hint *hint)
{
	struct span all = joined(p, 0, p->n), rest;
	struct unit_hint unit;
	size_t at = 0, open;
	bool found = false;

	while ((open = punct_find(rest = span_slice(all, at, all.n), '(')) != NONE) {
		at += open + punct_starts(span_slice(rest, open, rest.n), '(');
		rest = span_slice(all, at, at + UNIT_BYTES);
		rest = span_slice(rest, 0, punct_find(rest, ')'));
		if ((quantity_unit_hint(rest, &unit) || cut_unit(rest, &unit)) &&
		    unit.kind == KIND_MONEY) {
			*hint = unit;
			found = true;
		}
	}
	return found;
}

void
loose_lines_read(const struct loose_lines *lines, struct loose_words *words)
{
	struct pieces p;

	split((struct span){ lines->text, lines->n }, &p);
	words->heads.n = 0;
	words->heads.units = words->heads.numbers = false;
	take_name(&p, take_titles(&p, &words->heads), words->name, &words->name_n);
	words->has_unit = take_unit(&p, &words->unit);
}
