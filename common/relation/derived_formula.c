/* derived_formula: the formulas that number columns, 3=1+2 and （5）＝（4）/（3）, read. */
#include "relation/derived.h"

enum {
	FORMULA_BYTES = 64,
	NUMBER_MOST = 99
};

/* The sign at text[*at] in ASCII, full width or not; moves behind it. */
static char
take_sign(struct span text, size_t *at)
{
	static const struct { const char *form; char plain; } forms[] = {
		{ "＝", '=' }, { "＋", '+' }, { "－", '-' }, { "—", '-' }, { "–", '-' },
		{ "−", '-' }, { "／", '/' }, { "÷", '/' }, { "×", '*' }, { "（", '(' },
		{ "）", ')' }, { "％", '%' }
	};
	struct span rest = span_slice(text, *at, text.n);
	unsigned char lead = (unsigned char)text.p[*at];

	if (lead < 0xC3 || (lead > 0xE2 && lead != 0xEF))
		return text.p[(*at)++];		/* ASCII, or of an ideograph */
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (span_starts(rest, span_of(forms[i].form))) {
			*at += strlen(forms[i].form);
			return forms[i].plain;
		}
	return text.p[(*at)++];
}

/* text without blanks, in ASCII; false if it is too long or holds words. */
static bool
plain_text(struct span text, char *out, size_t *n)
{
	*n = 0;
	for (size_t at = 0; at < text.n; ) {
		char c = take_sign(text, &at);

		if (c == ' ' || c == '\t' || c == '\n')
			continue;
		if ((unsigned char)c >= 0x80 || *n + 1 >= FORMULA_BYTES)
			return false;
		out[(*n)++] = c;
	}
	out[*n] = '\0';
	return *n > 0;
}

/* A column's number or letter; COLUMN_NOTHING if there is none. */
static unsigned
take_column(const char **s)
{
	unsigned v = 0;

	if (**s >= 'A' && **s <= 'Z')
		return COLUMN_LETTERS + 1 + (unsigned)(*(*s)++ - 'A');
	while (**s >= '0' && **s <= '9' && v <= NUMBER_MOST)
		v = v * 10 + (unsigned)(*(*s)++ - '0');
	return v > NUMBER_MOST ? COLUMN_NOTHING : v;
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

/* The rest of a quotient: nothing, *100%, or -1. */
static bool
ends_quotient(const char *s, struct column_formula *f)
{
	if (strcmp(s, "-1") == 0) {
		f->shape = COLUMN_GROWTH;
		return true;
	}
	return *s == '\0' || strcmp(s, "*100") == 0 || strcmp(s, "*100%") == 0;
}

/* (A-B)/B */
static bool
read_growth(const char *s, struct column_formula *f)
{
	unsigned a, b;

	if (*s++ != '(' || (a = take_column(&s)) == COLUMN_NOTHING || *s++ != '-' ||
	    (b = take_column(&s)) == COLUMN_NOTHING || *s++ != ')' || *s++ != '/' ||
	    take_column(&s) != b)
		return false;
	f->shape = COLUMN_RATIO;
	if (!add_term(f, a, 1) || !add_term(f, b, 1) || !ends_quotient(s, f) ||
	    f->shape == COLUMN_GROWTH)
		return false;
	f->shape = COLUMN_GROWTH;
	return true;
}

static bool
read_expression(const char *s, struct column_formula *f)
{
	int sign = 1;

	if (*s == '(')
		return read_growth(s, f);
	f->shape = COLUMN_SUM;
	while (add_term(f, take_column(&s), sign)) {
		if (*s == '\0')
			return f->n > 1;
		if (*s == '/' && f->n == 1) {
			s++;
			f->shape = COLUMN_RATIO;
			return add_term(f, take_column(&s), 1) && ends_quotient(s, f);
		}
		if (*s != '+' && *s != '-')
			return false;
		sign = *s++ == '+' ? 1 : -1;
	}
	return false;
}

bool
column_formula_read(struct span cell, struct column_formula *f)
{
	char plain[FORMULA_BYTES];
	const char *s = plain;
	size_t n;

	*f = (struct column_formula){ .own = COLUMN_NOTHING };
	if (cell.n >= FORMULA_BYTES || !plain_text(cell, plain, &n))
		return false;
	if (*s == '(' && plain[n - 1] == ')' && strchr(s, '/') == NULL) {
		plain[n - 1] = '\0';	/* (3=1+2), （A） */
		s++;
	}
	f->own = take_column(&s);
	if (f->own != COLUMN_NOTHING && *s == '\0')
		return true;
	if (f->own != COLUMN_NOTHING && *s == '=')
		return read_expression(s + 1, f);
	f->own = COLUMN_NOTHING;
	return read_expression(s = plain[0] == '(' && strchr(plain, '/') == NULL ?
	    plain + 1 : plain, f);
}
