/* quantity: the grammar of quantities in running text; see quantity.h. */
#include "report/quantity.h"

#include "text/glyph.h"
#include "text/lexicon.h"

extern const struct data_table data_units;

const char *const kind_names[] = {
	"money", "percent", "count", "score", "ratio", "bare", "date", "ordinal", "code"
};

const char *const op_names[] = { "=", ">=", "<=", ">", "<", "~", ".." };

static const struct lexicon *
units(void)
{
	static struct lexicon lx;

	if (lx.table == NULL)
		lexicon_build(&lx, &data_units, 0, LEXICON_FORWARD, NULL);
	return &lx;
}

/* The value 0-9 of an ASCII or full-width digit, else -1. */
static int
digit(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

static size_t
skip_blanks(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);

	while (g.c == ' ' || g.c == '\n' || g.c == 0x3000 || g.c == 0xA0 || g.c == '\t') {
		at += g.n;
		g = glyph_at(text, at);
	}
	return at;
}

static bool
groups_of_three(struct span text, size_t at)
{
	for (int i = 0; i < 3; i++) {
		struct glyph g = glyph_at(text, at);

		if (digit(g.c) < 0)
			return false;
		at += g.n;
	}
	return digit(glyph_at(text, at).c) < 0;
}

/* Reads digits, separators and a fraction from at; returns the end. */
static size_t
read_number(struct span text, size_t at, struct decimal *value, bool *overflow)
{
	struct decimal d = { 0, 0 };
	bool point = false;
	int digits = 0;

	for (;;) {
		struct glyph g = glyph_at(text, at);
		int v = digit(g.c);

		if (v >= 0 && digits < 37) {
			d.c = d.c * 10 + v;
			d.scale += point;
			digits++;
		} else if (v >= 0) {
			*overflow = true;
		} else if ((g.c == ',' || g.c == 0xFF0C) && !point &&
		    groups_of_three(text, at + g.n)) {
			at += g.n;
			continue;
		} else if ((g.c == '.' || g.c == 0xFF0E) && !point &&
		    digit(glyph_at(text, at + g.n).c) >= 0) {
			point = true;
		} else {
			break;
		}
		at += g.n;
	}
	*value = d;
	return at;
}

static int
multiplier(uint32_t c)
{
	return c == 0x4EBF ? 8 : c == 0x4E07 ? 4 : 0;
}

static enum kind
kind_of(const char *name)
{
	for (int i = 0; i <= KIND_CODE; i++)
		if (strcmp(kind_names[i], name) == 0)
			return (enum kind)i;
	return KIND_CODE;
}

/* Fills q from a number at byte at; false if it has too many digits. */
static bool
read_quantity(struct span text, size_t at, struct quantity *q)
{
	struct lexicon_match m;
	bool overflow = false;
	int power = 0, written;
	size_t end;

	*q = (struct quantity){ .start = at, .kind = KIND_BARE, .unit = SPAN("-") };
	end = q->end = read_number(text, at, &q->value, &overflow);
	if (overflow)
		return false;
	written = q->value.scale;
	end = skip_blanks(text, end);
	power = multiplier(glyph_at(text, end).c);
	if (power != 0)
		q->end = end += 3;
	if (lexicon_at(units(), text, end, &m) && strcmp(LEXICON_CELL(units(), m, 1), "none") != 0) {
		q->kind = kind_of(LEXICON_CELL(units(), m, 1));
		q->unit = span_of(LEXICON_CELL(units(), m, 2));
		if (q->unit.n == 0)
			q->unit = span_slice(text, m.start, m.end);
		q->end = m.end;
	}
	if (q->kind == KIND_COUNT && q->unit.n == 3 && memcmp(q->unit.p, "年", 3) == 0 &&
	    q->value.c >= 1900 && q->value.c < 2100)
		q->kind = KIND_DATE;
	q->from = q->start;
	q->to = q->end;
	return decimal_shift(q->value, power, &q->value) &&
	    decimal_shift(decimal_make(1, written), power, &q->quantum);
}

bool
quantity_next(struct span text, size_t from, struct quantity *q, bool *overflow)
{
	bool ignored;
	struct decimal d;

	*overflow = false;
	for (size_t at = from; at < text.n; ) {
		struct glyph g = glyph_at(text, at);

		if (digit(g.c) < 0) {
			at += g.n;
			continue;
		}
		if (read_quantity(text, at, q)) {
			q->value = decimal_trim(q->value);
			q->high = q->value;
			return true;
		}
		*overflow = true;
		at = read_number(text, at, &d, &ignored);
	}
	return false;
}

bool
quantity_cell(struct span cell, struct quantity *q)
{
	bool overflow;
	size_t at = skip_blanks(cell, 0);

	if (!quantity_next(cell, at, q, &overflow) || q->start != at ||
	    skip_blanks(cell, q->end) != cell.n)
		return false;
	return q->kind < KIND_DATE;
}

bool
quantity_unit_hint(struct span text, struct unit_hint *hint)
{
	struct lexicon_match m;

	for (size_t at = 0; at < text.n; at += glyph_at(text, at).n) {
		int power = multiplier(glyph_at(text, at).c);

		if (lexicon_at(units(), text, at + (power ? 3 : 0), &m)) {
			hint->kind = kind_of(LEXICON_CELL(units(), m, 1));
			hint->unit = span_of(LEXICON_CELL(units(), m, 2));
			if (hint->unit.n == 0)
				hint->unit = span_slice(text, m.start, m.end);
			hint->power = power;
			return hint->kind < KIND_DATE;
		}
	}
	return false;
}

bool
quantity_apply(struct quantity *q, const struct unit_hint *hint)
{
	if (!decimal_shift(q->value, hint->power, &q->value) ||
	    !decimal_shift(q->high, hint->power, &q->high) ||
	    !decimal_shift(q->quantum, hint->power, &q->quantum))
		return false;
	q->kind = hint->kind;
	q->unit = hint->unit;
	return true;
}
