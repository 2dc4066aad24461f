/* table_doubt: was a table misread?  See table_doubt.h. */
#include "block/table_doubt.h"

#include "language/label.h"
#include "language/total_name.h"
#include "text/blank.h"
#include "text/character.h"

enum {
	FEW = 2,		/* cells that one slip explains are fewer */
	MANY = 3,
	COUNTED = 4,		/* lines that are numbered one by one */
	CODE_COLUMNS = 2,	/* where codes begin */
	CLASS_DIGITS = 3,	/* of the shortest code */
	NAME_BYTES = 6,		/* of the shortest name */
	CROWDED_BYTES = 24	/* of a short text that holds the number of the next cell */
};

enum cell_kind {
	CELL_OTHER, CELL_WHOLE, CELL_AMOUNT,	/* 12; 1,034.74 */
	CELL_ITEM,				/* 十二、农林水支出 */
	CELL_NAME
};

static struct span
text_at(const struct table *t, size_t r, size_t c)
{
	const struct table_cell *cell = table_at(t, r, c);

	return cell == NULL ? SPAN("") : blank_trim(cell->text);
}

/* A number in Arabic digits: with a point, or whole. */
static enum cell_kind
number_kind(struct span s)
{
	size_t digits = 0, points = 0;

	for (size_t i = 0; i < s.n; i++) {
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		points += s.p[i] == '.';
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '.' && s.p[i] != ',' &&
		    (s.p[i] != '-' || i > 0))
			return CELL_OTHER;
	}
	if (digits == 0)
		return CELL_OTHER;
	return points == 1 ? CELL_AMOUNT : digits == s.n ? CELL_WHOLE : CELL_OTHER;
}

static enum cell_kind
kind_of(struct span s)
{
	struct label label;

	if (s.n == 0)
		return CELL_OTHER;
	if ((unsigned char)s.p[0] < 0x80)
		return number_kind(s);
	if (label_read(s, &label) != 0 && label.form == LABEL_CHINESE)
		return CELL_ITEM;
	return s.n >= NAME_BYTES ? CELL_NAME : CELL_OTHER;
}

/* The whole number that s is; 0: none, or a large one. */
static unsigned
small_number(struct span s)
{
	unsigned value = 0;

	if (s.n > CLASS_DIGITS || number_kind(s) != CELL_WHOLE)
		return 0;
	for (size_t i = 0; i < s.n; i++)
		value = value * 10 + (unsigned)(s.p[i] - '0');
	return value;
}

/* 201, 20103, 2010301: does row r begin with a code? */
static bool
has_code(const struct table *t, size_t r)
{
	struct span s = text_at(t, r, 0);

	return s.n >= CLASS_DIGITS && s.n % 2 == 1 && number_kind(s) == CELL_WHOLE;
}

/* Do items of a list stand in column c among amounts, or names behind codes? */
static bool
has_names(const struct table *t, size_t c)
{
	size_t items = 0, amounts = 0, names = 0, coded = 0;

	for (size_t r = 0; r < t->nrows; r++) {
		enum cell_kind kind = kind_of(text_at(t, r, c));
		bool code = has_code(t, r);

		items += kind == CELL_ITEM;
		amounts += kind == CELL_AMOUNT;
		names += code && kind == CELL_NAME;
		coded += code && kind == CELL_AMOUNT;
	}
	return (items >= MANY && amounts >= MANY) || (names >= FEW && coded >= FEW);
}

/* Do numbers count lines in column c, 38 over 39 over 40, which has amounts, too? */
static bool
has_line_numbers(const struct table *t, size_t c)
{
	unsigned last = 0;
	size_t run = 0, most = 0, amounts = 0, at = 0;

	for (size_t r = 0; r < t->nrows; r++) {
		struct span s = text_at(t, r, c);
		unsigned value = small_number(s);

		amounts += number_kind(s) == CELL_AMOUNT;
		if (value == 0)
			continue;
		run = value > last && value - last == r - at ? run + 1 : 1;
		last = value;
		at = r;
		if (run > most)
			most = run;
	}
	return most >= COUNTED && amounts > 0;
}

/* 21 among 201, 207 and 208, or 1 among them: are codes of column c torn? */
static bool
has_torn_codes(const struct table *t, size_t c)
{
	enum { FIRST = 200 };	/* the first class */
	size_t classes = 0, torn = 0;

	for (size_t r = 0; r < t->nrows; r++) {
		struct span s = text_at(t, r, c);

		if (number_kind(s) == CELL_AMOUNT)
			return false;
		if (number_kind(s) != CELL_WHOLE)
			continue;
		classes += small_number(s) > FIRST || s.n > CLASS_DIGITS;
		torn += s.n < CLASS_DIGITS;
	}
	return classes >= MANY && torn > 0 && torn < classes;
}

/* Row r, 合计 without a code: does it hold amounts, of which column c has none?  One that has two
 * names, 人员经费合计 and 公用经费合计, has none in most. */
static bool
leaves_out(const struct table *t, size_t r, size_t c)
{
	size_t amounts = 0, totals = 0, names = 0;

	if (text_at(t, r, c).n != 0)
		return false;		/* nearly always */
	for (size_t k = 0; k < t->cols; k++) {
		struct span s = text_at(t, r, k);
		bool name = s.n != 0 && number_kind(s) == CELL_OTHER;

		amounts += number_kind(s) == CELL_AMOUNT;
		names += name;
		totals += name && total_name_is(s) && k < c;
	}
	return totals == 1 && names == 1 && amounts > 0;
}

/* Do accounts have amounts in column c, and the total has none? */
static bool
has_no_total(const struct table *t, size_t c)
{
	size_t amounts = 0;

	for (size_t r = 0; r < t->nrows && amounts < FEW; r++)
		amounts += has_code(t, r) && number_kind(text_at(t, r, c)) == CELL_AMOUNT;
	for (size_t r = 0; r < t->nrows && amounts == FEW; r++)
		if (!has_code(t, r) && leaves_out(t, r, c))
			return true;
	return false;
}

/* Does row r begin behind c empty cells with a code, and with its name behind that? */
static bool
has_code_behind(const struct table *t, size_t r, size_t c)
{
	struct span s = text_at(t, r, c);

	for (size_t k = 0; k < c; k++)
		if (text_at(t, r, k).n != 0)
			return false;
	return s.n >= CLASS_DIGITS && s.n % 2 == 1 && number_kind(s) == CELL_WHOLE &&
	    kind_of(text_at(t, r, c + 1)) == CELL_NAME;
}

/* 208 | 养老支出, but then | 20805 | 养老支出: the codes of some rows stand a column or two
 * further right, and so do the amounts. */
static bool
has_moved_codes(const struct table *t)
{
	size_t straight = 0, moved = 0;

	for (size_t r = 0; r < t->nrows; r++) {
		straight += has_code_behind(t, r, 0);
		for (size_t c = 1; c <= CODE_COLUMNS; c++)
			moved += has_code_behind(t, r, c);
	}
	return straight > 0 && moved >= FEW;
}

/* Is this the rest of a table, whose first row holds amounts and whose list of items does not
 * begin with 一、? */
static bool
begins_late(const struct table *t)
{
	bool amounts = false;
	struct label label;

	for (size_t c = 0; t->nrows != 0 && c < t->cols; c++)
		amounts |= number_kind(text_at(t, 0, c)) == CELL_AMOUNT;
	for (size_t r = 0; amounts && r < t->nrows; r++)
		for (size_t c = 0; c < t->cols; c++)
			if (kind_of(text_at(t, r, c)) == CELL_ITEM)
				return label_read(text_at(t, r, c), &label) != 0 &&
				    label.ordinal > 1;
	return false;
}

/* 2处不 2合规: does a short text hold a number behind a blank, without a unit of its own? */
static bool
holds_number(struct span s)
{
	size_t i = s.n;

	if (s.n == 0 || s.n > CROWDED_BYTES)
		return false;
	while (i > 1 && s.p[i - 1] != ' ')
		i--;
	return i > 1 && (unsigned char)s.p[i - 2] >= 0x80 && i < s.n && byte_is_digit(s.p[i]);
}

/* Has column c numbers, but for a row with others whose number stands in the text of the
 * column before? */
static bool
has_crowded(const struct table *t, size_t c)
{
	size_t numbers = 0, crowded = 0;

	for (size_t r = 0; r < t->nrows; r++) {
		size_t others = 0;

		if (number_kind(text_at(t, r, c)) != CELL_OTHER)
			numbers++;
		if (text_at(t, r, c).n != 0 || !holds_number(text_at(t, r, c - 1)))
			continue;
		for (size_t k = 0; k < t->cols; k++)
			others += number_kind(text_at(t, r, k)) != CELL_OTHER;
		crowded += others > 0;
	}
	return crowded > 0 && numbers >= COUNTED;
}

/* The columns of two totals side by side in row r, 本年收入合计 | 584.48 | 本年支出合计; false: it
 * is no such row. */
static bool
find_totals(const struct table *t, size_t r, size_t at[2])
{
	size_t totals = 0;

	for (size_t c = 0; c < t->cols; c++) {
		struct span s = text_at(t, r, c);

		if (s.n == 0 || number_kind(s) != CELL_OTHER)
			continue;
		if (totals == 2 || !total_name_is(s))
			return false;
		at[totals++] = c;
	}
	return totals == 2;
}

/* Do totals of income and expenditure stand in other columns than those of a row above? */
static bool
has_moved_totals(const struct table *t)
{
	size_t first[2], at[2];
	bool found = false;

	for (size_t r = 0; r < t->nrows; r++) {
		if (!find_totals(t, r, at))
			continue;
		if (found && (at[0] != first[0] || at[1] != first[1]))
			return true;
		first[0] = at[0];
		first[1] = at[1];
		found = true;
	}
	return false;
}

/* Is there nothing in row r but an amount, below a row that has one there and others? */
static bool
is_lone_amount(const struct table *t, size_t r)
{
	size_t filled = 0, at = 0, above = 0;

	for (size_t c = 0; c < t->cols; c++) {
		if (text_at(t, r, c).n != 0) {
			filled++;
			at = c;
		}
		above += number_kind(text_at(t, r - 1, c)) == CELL_AMOUNT;
	}
	return filled == 1 && at > 0 && above > 1 &&
	    number_kind(text_at(t, r, at)) == CELL_AMOUNT &&
	    number_kind(text_at(t, r - 1, at)) == CELL_AMOUNT;
}

/* 1832.7 over 99.06 over 0%: do amounts that narrow cells tear stand below those of the column
 * before? */
static bool
has_lone_amounts(const struct table *t)
{
	size_t lone = 0;

	for (size_t r = 1; r < t->nrows; r++)
		lone += is_lone_amount(t, r);
	return lone >= FEW;
}

bool
table_is_doubtful(const struct table *t)
{
	if (has_moved_codes(t) || has_moved_totals(t) || begins_late(t))
		return true;
	if (!t->aligned)
		return false;
	if (has_lone_amounts(t))
		return true;
	for (size_t c = 0; c < t->cols; c++)
		if (has_names(t, c) || has_line_numbers(t, c) || has_no_total(t, c) ||
		    (c > 0 && has_crowded(t, c)) || (c < CODE_COLUMNS && has_torn_codes(t, c)))
			return true;
	return false;
}
