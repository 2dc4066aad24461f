/* column_formula: the formulas that number columns, read; see column_formula.h. */
#include "relation/column_formula.h"

#include <string.h>

#include "text/blank.h"
#include "text/character.h"
#include "text/utf8.h"

enum {
	FORMULA_BYTES = 96,
	NUMBER_MOST = 99,
	CIRCLED_ONE = U'①', CIRCLED_TWENTY = U'⑳',
	FULL_WIDTH = 0xFF00	/* the full-width forms of ! to ~ stand behind it */
};

/* A sign of a formula in ASCII: full-width forms, dashes, signs of arithmetic; NUL if c is none. */
static char
plain_sign(uint32_t c)
{
	if (c > FULL_WIDTH && c < FULL_WIDTH + 0x5F)
		c -= FULL_WIDTH - 0x20;
	if (c < 0x80)
		return (char)c;
	switch (c) {
	case U'–': case U'—': case U'−':
		return '-';
	case U'÷': case U'∕':
		return '/';
	case U'×':
		return '*';
	default:
		return '\0';
	}
}

/* Is c 栏 or 列, which may stand behind the number of a column? */
static bool
is_column_word(uint32_t c)
{
	return c == U'栏' || c == U'列';
}

static bool
add_number(char *out, size_t *n, unsigned v)
{
	if (*n + 3 > FORMULA_BYTES)
		return false;
	if (v >= 10)
		out[(*n)++] = (char)('0' + v / 10);
	out[(*n)++] = (char)('0' + v % 10);
	return true;
}

/* text without blanks, in ASCII, ended by NUL; false if it is too long or holds words. */
static bool
plain_text(struct span text, char *out, size_t *n)
{
	*n = 0;
	for (size_t at = 0, step; at < text.n; at += step) {
		uint32_t c;
		char sign;

		step = utf8_decode(text.p + at, text.n - at, &c);
		if (step == 0 || *n + 1 >= FORMULA_BYTES)
			return false;
		if (c >= CIRCLED_ONE && c <= CIRCLED_TWENTY) {
			if (!add_number(out, n, c - CIRCLED_ONE + 1))
				return false;
			continue;
		}
		if (is_column_word(c) && *n > 0 && byte_is_digit(out[*n - 1]))
			continue;
		sign = plain_sign(c);
		if (sign == '\0')
			return false;
		if (sign != ' ' && sign != '\t' && sign != '\n')
			out[(*n)++] = sign;
	}
	out[*n] = '\0';
	return *n > 0;
}

/* A column's number or letter, in brackets or not; COLUMN_NOTHING, and *s as it was, if there is
 * none. */
static unsigned
take_column(const char **s)
{
	const char *at = *s;
	bool open = *at == '(';
	unsigned v = 0;

	at += open;
	if (*at >= 'A' && *at <= 'Z')
		v = COLUMN_LETTERS + 1 + (unsigned)(*at++ - 'A');
	else
		while (byte_is_digit(*at) && v <= NUMBER_MOST)
			v = v * 10 + (unsigned)(*at++ - '0');
	if (v == 0 || (v > NUMBER_MOST && v <= COLUMN_LETTERS) || (open && *at++ != ')'))
		return COLUMN_NOTHING;
	*s = at;
	return v;
}

static bool
add_term(struct column_formula *f, unsigned column, int sign)
{
	if (column == COLUMN_NOTHING || f->n == COLUMN_TERMS)
		return false;
	f->terms[f->n] = column;
	f->signs[f->n++] = (signed char)sign;
	return true;
}

/* a+b-c, as far as it goes. */
static bool
take_sum(const char **s, struct column_formula *f)
{
	int sign = 1;

	while (add_term(f, take_column(s), sign)) {
		if (**s != '+' && **s != '-')
			return true;
		sign = *(*s)++ == '+' ? 1 : -1;
	}
	return false;
}

/* One side of a quotient: a, or (a+b). */
static bool
take_side(const char **s, struct column_formula *f)
{
	const char *at = *s;
	unsigned column = take_column(&at);

	if (column != COLUMN_NOTHING) {
		*s = at;
		return add_term(f, column, 1);
	}
	return *(*s)++ == '(' && take_sum(s, f) && *(*s)++ == ')';
}

static bool
has_minus(const struct column_formula *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->signs[i] < 0)
			return true;
	return false;
}

/* The quotient is a growth: a/b-1, (a-b)/b. */
static bool
make_growth(struct column_formula *f)
{
	f->shape = COLUMN_GROWTH;
	f->n = 2;
	f->above = 1;
	f->signs[1] = 1;
	f->percent = true;
	return true;
}

/* What stands behind the line of a quotient whose upper side is read, to the end. */
static bool
read_quotient(const char *s, struct column_formula *f)
{
	f->above = f->n;
	if (!take_side(&s, f))
		return false;
	if (f->n == 2 && (strcmp(s, "-1") == 0 || strcmp(s, "-100%") == 0))
		return make_growth(f);
	f->percent = *s == '*';
	if (*s != '\0' && strcmp(s, "*100") != 0 && strcmp(s, "*100%") != 0)
		return false;
	if (f->above == 2 && f->n == 3 && f->signs[1] < 0 && f->terms[1] == f->terms[2])
		return make_growth(f);
	f->shape = COLUMN_RATIO;
	return !has_minus(f);
}

static bool
read_expression(const char *s, struct column_formula *f)
{
	const char *at = s;

	if (take_side(&at, f) && *at == '/')
		return read_quotient(at + 1, f);
	if (f->n == 1 && *at == '*') {
		at++;
		f->shape = COLUMN_PRODUCT;
		return add_term(f, take_column(&at), 1) && *at == '\0';
	}
	f->n = 0;
	f->shape = COLUMN_SUM;
	return take_sum(&s, f) && *s == '\0' && f->n > 1;
}

/* Does the bracket that s, of n bytes, begins with close at its end? */
static bool
is_in_brackets(const char *s, size_t n)
{
	int depth = 0;

	for (size_t i = 0; i < n; i++) {
		depth += (s[i] == '(') - (s[i] == ')');
		if (depth == 0)
			return i > 0 && i == n - 1;
	}
	return false;
}

/* Takes the brackets off that hold all of s, of n bytes. */
static char *
without_brackets(char *s, size_t n)
{
	for (; is_in_brackets(s, n); s++, n -= 2)
		s[n - 1] = '\0';
	return s;
}

bool
column_formula_read(struct span cell, struct column_formula *f)
{
	char plain[FORMULA_BYTES];
	const char *s, *whole;
	size_t n;

	*f = (struct column_formula){ .own = COLUMN_NOTHING };
	if (cell.n >= FORMULA_BYTES || !plain_text(cell, plain, &n))
		return false;
	s = whole = without_brackets(plain, n);
	f->own = take_column(&s);
	if (f->own != COLUMN_NOTHING && *s == '\0')
		return true;
	if (f->own != COLUMN_NOTHING && *s == '=')
		return read_expression(s + 1, f);
	f->own = COLUMN_NOTHING;
	return read_expression(whole, f);
}

/* The last character of text; 0 if there is none. */
static uint32_t
last_character(struct span text)
{
	size_t at = text.n;
	uint32_t c = 0;

	while (at > 0 && ((unsigned char)text.p[--at] & 0xC0) == 0x80)
		continue;
	return utf8_decode(text.p + at, text.n - at, &c) == 0 ? 0 : c;
}

/* Where the last brackets of text open; NONE if it does not end with any. */
static size_t
last_brackets(struct span text)
{
	size_t open = NONE;
	uint32_t c;

	if (plain_sign(last_character(text)) != ')')
		return NONE;
	for (size_t at = 0, step; at < text.n; at += step) {
		step = utf8_decode(text.p + at, text.n - at, &c);
		if (step == 0)
			return NONE;
		if (plain_sign(c) == '(')
			open = at;
	}
	return open;
}

/* Can text end with a formula: does it end, before brackets that close, with what a formula is
 * written in?  Few headers do. */
static bool
may_end(struct span text)
{
	uint32_t c = last_character(text);

	while (plain_sign(c) == ')') {
		text.n -= c < 0x80 ? 1 : strlen("）");
		c = last_character(text);
	}
	return plain_sign(c) != '\0' || is_column_word(c) ||
	    (c >= CIRCLED_ONE && c <= CIRCLED_TWENTY);
}

/* The longest end of text that is a formula and does not begin within a word of ASCII. */
static bool
read_end(struct span text, struct column_formula *f)
{
	bool within = false;

	if (!may_end(text))
		return false;
	for (size_t at = 0; at < text.n; at++) {
		unsigned char byte = (unsigned char)text.p[at];
		bool word = byte_is_digit(text.p[at]) || character_is_letter(byte) || byte == '.';

		if ((byte & 0xC0) != 0x80 && !(word && within) &&
		    column_formula_read(span_slice(text, at, text.n), f))
			return true;
		within = word;
	}
	return false;
}

bool
column_formula_behind(struct span header, struct column_formula *f)
{
	size_t open;

	header = blank_trim(header);
	if (read_end(header, f))
		return true;
	open = last_brackets(header);
	return open != NONE && open > 0 && read_end(blank_trim(span_slice(header, 0, open)), f);
}
