/* unit: data/units.tsv, looked up by longest match; see unit.h.
 *
 * A row of the table is turned into a struct when it first matches, and
 * constant from then on; so are the names of compounds of money (CNY/人). */
#include "language/unit.h"

#include "base/mem.h"
#include "language/context.h"
#include "language/numeral.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/lexicon.h"

extern const struct data_table data_units;

enum { COLUMN_WORD, COLUMN_KIND, COLUMN_BASE, COLUMN_POWER, COLUMN_NUMERAL };

struct row {
	bool filled;
	bool none;		/* a word that only begins like a unit */
	enum kind kind;
	int power;
	enum unit_numeral numeral;
	struct span base;	/* as written where the table says no other */
	struct span per;	/* CNY/WORD; empty: not asked for yet */
};

struct units {
	struct lexicon words;
	struct row *rows;
};

static int
index_of(const char *name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return (int)i;
	return -1;
}

static void
fill_row(struct row *row, size_t i)
{
	static const char *const numerals[] = { "any", "whole", "weak", "digits", "spelt" };
	int kind = index_of(DATA_CELL(&data_units, i, COLUMN_KIND), kind_names, KINDS);
	int numeral = index_of(DATA_CELL(&data_units, i, COLUMN_NUMERAL), numerals, 5);

	row->filled = true;
	row->none = kind < 0;
	row->kind = kind < 0 ? KIND_CODE : (enum kind)kind;
	row->numeral = numeral < 0 ? UNIT_ANY : (enum unit_numeral)numeral;
	row->base = span_of(DATA_CELL(&data_units, i, COLUMN_BASE));
	if (row->base.n == 0)
		row->base = span_of(DATA_CELL(&data_units, i, COLUMN_WORD));
	for (const char *p = DATA_CELL(&data_units, i, COLUMN_POWER); *p >= '0' && *p <= '9'; p++)
		row->power = row->power * 10 + (*p - '0');
}

static struct units *
units(void)
{
	static struct units u;

	if (u.rows != NULL)
		return &u;
	lexicon_build(&u.words, &data_units, COLUMN_WORD, LEXICON_FORWARD, NULL);
	u.rows = mem_zeroed(data_units.rows, sizeof *u.rows);
	return &u;
}

static struct row *
row_of(struct units *u, size_t i)
{
	if (!u->rows[i].filled)
		fill_row(&u->rows[i], i);
	return &u->rows[i];
}

/* CNY/WORD for a unit of counts. */
static struct span
per_word(struct row *row)
{
	struct buf name = BUF_INIT;

	if (row->per.n != 0)
		return row->per;
	buf_add_str(&name, "CNY/");
	buf_add_span(&name, row->base);
	row->per = buf_span(&name);
	return row->per;
}

static bool
is_slash(uint32_t c)
{
	return c == '/' || c == 0xFF0F;
}

/* Extends out by /人, /千人 if that stands behind it. */
static void
read_compound(struct span text, struct units *u, size_t start, struct unit *out)
{
	size_t slash = out->end;
	struct glyph g = glyph_at(text, slash), multiplier;
	struct lexicon_match m;
	size_t at = slash + g.n;
	struct row *row;

	if (!is_slash(g.c))
		return;
	multiplier = glyph_at(text, at);
	if (numeral_power(multiplier.c) > 1)
		at += multiplier.n;
	if (!lexicon_at(&u->words, text, at, &m))
		return;
	row = row_of(u, m.row);
	if (row->none || (row->kind != KIND_COUNT &&
	    (row->kind != KIND_DATE || out->kind != KIND_MONEY)) ||	/* 元/月 */
	    (out->kind == KIND_MONEY &&
	    (m.start != slash + g.n || !span_eq(out->base, SPAN("CNY")))))
		return;
	if (out->kind == KIND_MONEY)
		out->base = per_word(row);
	else
		out->base = (struct span){ text.p + start, m.end - start };
	out->end = m.end;
}

static void
fill_unit(const struct row *row, struct lexicon_match m, struct unit *out)
{
	out->end = out->first = m.end;
	out->kind = row->kind;
	out->power = row->power;
	out->numeral = row->numeral;
	out->base = row->base;
}

/* 32.15万元正在核实, 12.00万元整改到位: the last character of 元正, 元整 begins a word there. */
static void
leave_word(struct span text, struct unit *out)
{
	struct glyph last;

	if (out->kind != KIND_MONEY)
		return;
	last = glyph_before(text, out->end);
	if ((last.c == U'正' || last.c == U'整') &&
	    character_is_han(glyph_at(text, out->end).c))
		out->end = out->first = out->end - last.n;
}

/* Does c part a number from words before it, or end those words? */
static bool
may_precede_number(uint32_t c)
{
	switch (c) {
	case 0x3001: case 0xFF0C: case ',': case 0xFF1B: case ';':	/* 、 ， ； */
	case 0x2264: case 0x2265: case 0x2266: case 0x2267: case '<': case '>':
	case '-': case '~': case 0x2014: case 0x2013: case 0xFF5E:	/* 3-5名 */
		return true;
	default:
		return character_is_han(c) || character_is_digit(c) || character_opens(c) ||
		    character_is_colon(c);
	}
}

/* Does a digit from two to nine in Chinese end before byte at, with words before it that do not
 * make it a name (第三场)? */
static bool
follows_spelt_digit(struct span text, size_t at)
{
	struct glyph g = glyph_before(text, at), before = glyph_before(text, at -= g.n);
	struct naming name;

	if (g.c == U'两')
		return true;
	return numeral_digit(g.c) >= 3 && may_precede_number(before.c) &&
	    !numeral_starts(before.c) && !naming_before(text, at, &name);
}

/* Do digits within a sentence end before byte at (50名, 50余名, 1.2万名), no name's
 * (表3场地情况)?  At the start of a text they may be the label of a heading that has lost its
 * mark. */
static bool
follows_digits(struct span text, size_t at)
{
	struct glyph g = glyph_before(text, at);
	struct naming name;

	if (g.c == ' ')
		g = glyph_before(text, at -= g.n);
	while (numeral_power(g.c) > 1 || g.c == U'余' || g.c == U'多')
		g = glyph_before(text, at -= g.n);
	if (!character_is_digit(g.c))
		return false;
	while (character_is_digit(g.c) || g.c == '.' || g.c == ',')
		g = glyph_before(text, at -= g.n);
	if (at == 0 || naming_before(text, at, &name))
		return false;
	if (g.c == ' ')
		g = glyph_before(text, at - g.n);
	return may_precede_number(g.c);
}

/* The longest row at byte at that goes with what stands before it. */
static struct row *
row_at(struct units *u, struct span text, size_t at, struct lexicon_match *m)
{
	struct row *row;

	if (!lexicon_at(&u->words, text, at, m))
		return NULL;
	row = row_of(u, m->row);
	while (row->none && row->numeral == UNIT_SPELT &&
	    (follows_digits(text, at) || follows_spelt_digit(text, at))) {
		text.n = m->end - glyph_before(text, m->end).n;
		if (!lexicon_at(&u->words, text, at, m))
			return NULL;
		row = row_of(u, m->row);
	}
	return row;
}

bool
unit_at(struct span text, size_t at, struct unit *out)
{
	struct units *u = units();
	struct lexicon_match m;
	const struct row *row = row_at(u, text, at, &m);

	if (row == NULL || row->none ||
	    (character_is_letter((unsigned char)text.p[m.end - 1]) && m.end < text.n &&
	    character_is_letter((unsigned char)text.p[m.end])))
		return false;	/* 3m of 3max */
	fill_unit(row, m, out);
	leave_word(text, out);
	read_compound(text, u, at, out);
	return true;
}

bool
unit_whole(struct span text, struct unit_hint *hint)
{
	struct unit unit;
	size_t at = 0;
	int power = 0, p;
	struct glyph g;

	while ((p = numeral_power((g = glyph_at(text, at)).c)) > 1 && !unit_at(text, at, &unit)) {
		power += p;
		at += g.n;
		if (power > 16)
			return false;
	}
	if (!unit_at(text, at, &unit) || unit.end != text.n || unit.kind >= KIND_DATE)
		return false;
	*hint = (struct unit_hint){ unit.kind, unit.base, power + unit.power };
	return true;
}
