/* repair_page: lines that hold nothing but a running page number; see repair.h. */
#include "input/repair.h"

#include "text/data.h"
#include "text/glyph.h"

extern const struct data_table data_footer;

enum { FOOTER_MAX = 64, PAGE_DIGITS = 4 };

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0xFF0D ||
	    c == 0x2500 || c == 0x2212 || c == '~' || c == 0xB7;
}

/* One character of a footer's shape; 0 for a blank. */
static uint32_t
shape_of(uint32_t c)
{
	if (c == ' ' || c == 0x3000 || c == '\t')
		return 0;
	if (is_dash(c))
		return '-';
	if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
		return '1';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 'A';
	return c == 0xFF0C ? ',' : c == 0xFF0F ? '/' : c;
}

/* Reduces text to the form of footer.tsv's first column in out, which has
 * room for FOOTER_MAX bytes; false if it cannot be a footer. */
static bool
reduce(struct span text, char *out, size_t *n)
{
	uint32_t last = 0;
	size_t run = 0;
	struct glyph g;

	*n = 0;
	for (size_t at = 0; at < text.n; at += g.n) {
		uint32_t c;

		g = glyph_at(text, at);
		c = shape_of(g.c);
		run = c == last ? run + 1 : 1;
		if (c == '1' && run > PAGE_DIGITS)
			return false;
		last = c;
		if (c == 0 || ((c == '-' || c == '1') && run > 1))
			continue;
		if (c < 0x80) {
			out[(*n)++] = (char)c;
		} else {
			memcpy(out + *n, text.p + at, g.n);
			*n += g.n;
		}
	}
	return true;
}

static bool
may_begin_footer(uint32_t c)
{
	return is_dash(c) || c == 'P' || c == 'p' || c == U'第' || c == U'共';
}

static struct span
without_indent(struct span text)
{
	size_t at = 0;

	while (at < text.n) {
		struct glyph g = glyph_at(text, at);

		if (shape_of(g.c) != 0)
			break;
		at += g.n;
	}
	return span_slice(text, at, text.n);
}

bool
repair_is_footer(struct span text)
{
	char shape[FOOTER_MAX];
	size_t n;

	text = without_indent(text);
	while (text.n > 0 && text.p[text.n - 1] == ' ')
		text.n--;
	if (text.n > FOOTER_MAX || !may_begin_footer(glyph_at(text, 0).c) ||
	    !reduce(text, shape, &n))
		return false;
	for (size_t row = 0; row < data_footer.rows; row++)
		if (span_eq((struct span){ shape, n },
		    span_of(DATA_CELL(&data_footer, row, 0))))
			return true;
	return false;
}

size_t
repair_page_number(struct span text)
{
	size_t number = 0, digits = 0;
	bool over = false;
	struct glyph g;

	text = without_indent(text);
	for (size_t at = 0; at < text.n; at += g.n) {
		g = glyph_at(text, at);
		if (shape_of(g.c) == 0) {
			over = true;
			continue;
		}
		if (shape_of(g.c) != '1' || over || ++digits > PAGE_DIGITS)
			return 0;
		number = number * 10 + (g.c & 15);
	}
	return number;
}
