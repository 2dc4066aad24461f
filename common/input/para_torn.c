/* para_torn: quantities torn over the lines of a cell; see para_torn.h. */
#include "input/para_torn.h"

#include "input/line_words.h"
#include "text/blank.h"
#include "text/character.h"
#include "text/lexicon.h"
#include "text/punct.h"

extern const struct data_table data_units;

enum {
	DECIMALS = 2,
	LONG_NUMBER = 4,	/* digits before the point that fill a narrow cell */
	UNIT_BYTES = 48
};

/* Built on first use and constant from then on. */
static const struct lexicon *
units(void)
{
	static struct lexicon words;

	if (words.table == NULL)
		lexicon_build(&words, &data_units, 0, LEXICON_FORWARD, NULL);
	return &words;
}

/* Bytes of the unit, of figures and not of dates, that s begins with; 0: none. */
static size_t
unit_at_start(struct span s)
{
	struct lexicon_match match;
	const char *kind;

	if (!lexicon_at(units(), s, 0, &match))
		return 0;
	kind = LEXICON_CELL(units(), match, 1);
	return strcmp(kind, "date") == 0 || strcmp(kind, "ordinal") == 0 ||
	    strcmp(kind, "none") == 0 ? 0 : match.end;
}

/* Without 万 and 亿, which are the number's. */
static struct span
behind_multipliers(struct span s)
{
	while (word_table_starts(&line_words, "scale", s))
		s = word_table_behind(&line_words, "scale", s);
	return s;
}

/* Is s a unit, 元 or 元/场, and nothing else?  Multipliers before it are the number's. */
static bool
is_unit(struct span s)
{
	size_t n;

	s = behind_multipliers(s);
	n = unit_at_start(s);
	if (n == 0 || n == s.n)
		return n != 0;
	return s.p[n] == '/' && n + 1 < s.n &&
	    unit_at_start(span_slice(s, n + 1, s.n)) == s.n - n - 1;
}

/* Where the number begins that ends at byte end of s. */
static size_t
number_start(struct span s, size_t end)
{
	while (end > 0 &&
	    (byte_is_digit(s.p[end - 1]) || s.p[end - 1] == '.' || s.p[end - 1] == ','))
		end--;
	return end;
}

/* The words behind the last number of s; NULL where it has none. */
static struct span
begun_unit(struct span s)
{
	size_t at = s.n;

	while (at > 0 && !byte_is_digit(s.p[at - 1]))
		at--;
	return at == 0 ? (struct span){ NULL, 0 } : blank_trim(span_slice(s, at, s.n));
}

/* Chinese characters and nothing else: 1处； is over. */
static bool
is_chinese(struct span s)
{
	struct glyph g;

	for (size_t at = 0; at < s.n; at += g.n)
		if (!character_is_han((g = glyph_at(s, at)).c))
			return false;
	return s.n != 0;
}

bool
para_torn_waits(struct span last)
{
	struct span begun = begun_unit(blank_trim(last));

	return is_chinese(begun) && !is_unit(begun);
}

/* Does a pause follow, or the end of the cell?  A mark of 10分 is one in brackets only:
 * 分 below a number may be the title of the next column. */
static bool
is_over(struct span rest, bool begun, bool marks)
{
	if (rest.n == 0)
		return !marks || begun;
	if (punct_starts(rest, ')') != 0)
		return true;
	return begun && (punct_starts(rest, ',') != 0 || punct_starts(rest, ';') != 0 ||
	    span_starts(rest, SPAN("。")) || span_starts(rest, SPAN("、")));
}

static bool
completes_unit(struct span last, struct span next)
{
	struct span begun = begun_unit(last);
	char joined[UNIT_BYTES];
	size_t n = 0;
	struct glyph g;

	while ((g = glyph_at(next, n)).n != 0 &&
	    (g.c >= 0x4E00 || g.c == '/' || g.c == '%' || g.c == 0x33A1) && g.c < 0xFF00)
		n += g.n;		/* ㎡ is U+33A1 */
	if (begun.p == NULL || n == 0 || begun.n + n > sizeof joined ||
	    (number_start(last, last.n) == 0 && word_table_is(&line_words, "money", next)))
		return false;		/* amounts in one column, their units in the next */
	memcpy(joined, begun.p, begun.n);
	memcpy(joined + begun.n, next.p, n);
	return is_unit((struct span){ joined, begun.n + n }) &&
	    is_over(blank_trim(span_slice(next, n, next.n)),
	    begun.n != 0 || span_has(last, SPAN("，")),
	    word_table_is(&line_words, "mark", span_slice(next, 0, n)));
}

/* 44257 over 00.00: no number begins with two digits of which one is 0. */
static bool
begins_amid_digits(struct span last, struct span next)
{
	return byte_is_digit(last.p[last.n - 1]) && next.n > 2 && next.p[0] == '0' &&
	    byte_is_digit(next.p[1]) && memchr(next.p, '.', next.n) != NULL;
}

/* Does an amount with all its decimals stand before byte at of s, behind a blank? */
static bool
is_behind_amount(struct span s, size_t at)
{
	struct span before = blank_trim(span_slice(s, 0, at));
	size_t n = before.n;

	return before.n < at && n > DECIMALS + 1 && before.p[n - 1 - DECIMALS] == '.' &&
	    span_is_digits(span_slice(before, n - DECIMALS, n)) &&
	    byte_is_digit(before.p[n - 2 - DECIMALS]);
}

/* 7,467 over .53 万: no text begins with a point. */
static bool
completes_point(struct span last, struct span next)
{
	struct span number = span_slice(last, number_start(last, last.n), last.n);

	return next.n > 1 && next.p[0] == '.' && byte_is_digit(next.p[1]) && number.n != 0 &&
	    byte_is_digit(number.p[number.n - 1]) && memchr(number.p, '.', number.n) == NULL;
}

/* 1307.6 over 3, ≤1406. over 06万元: the last decimals, where the number above is long, or
 * behind an amount that has its own: 1402.50 1387.9 over 5. */
static bool
completes_number(struct span last, struct span next)
{
	size_t start = number_start(last, last.n), digits = 0, point;
	struct span number = span_slice(last, start, last.n), unit;

	if (begins_amid_digits(last, next))
		return true;
	while (digits < next.n && byte_is_digit(next.p[digits]))
		digits++;
	unit = blank_trim(span_slice(next, digits, next.n));
	for (point = 0; point < number.n && number.p[point] != '.'; point++)
		continue;
	if (digits == 0 || point == number.n || number.n - point - 1 + digits != DECIMALS)
		return false;
	if (unit.n != 0)
		return is_unit(unit);
	if (start > 0)
		return is_behind_amount(last, start) && digits == next.n;
	return point + 1 == number.n || point >= LONG_NUMBER;
}

bool
para_torn_read(struct span last, struct span next)
{
	last = blank_trim(last);
	next = blank_trim(next);
	if (last.n == 0 || next.n == 0)
		return false;
	if (byte_is_digit(next.p[0]))
		return completes_number(last, next);
	if (completes_point(last, next))
		return true;
	return completes_unit(last, next);
}

/* Bytes of the number that s begins with; 0: it begins with none. */
static size_t
number_end(struct span s)
{
	size_t n = 0;

	while (n < s.n && (byte_is_digit(s.p[n]) || (n > 0 && (s.p[n] == '.' || s.p[n] == ','))))
		n++;
	return n;
}

/* 支出决算为34. over 38万元，: does the number that begins at byte start of last end in its point,
 * behind a word, and do the n bytes of next have its decimals? */
static bool
is_split_at_point(struct span last, size_t start, struct span next, size_t n)
{
	size_t point = span_find(span_slice(last, start, last.n), SPAN("."));

	return point != 0 && start + point + 1 == last.n && n <= DECIMALS &&
	    span_is_digits(span_slice(next, 0, n)) &&
	    character_is_han(glyph_before(last, start).c);
}

/* 年末结转2 over 71.53万元，: does the number that begins at byte start of last have few digits and
 * no point, behind words that say that an amount follows? */
static bool
is_split_before_point(struct span last, size_t start)
{
	enum { FIRST = 3 };		/* digits above; four may be a year */

	return last.n - start <= FIRST &&
	    memchr(last.p + start, '.', last.n - start) == NULL &&
	    word_table_ends(&line_words, "stated", blank_trim(span_slice(last, 0, start)));
}

bool
para_split_read(struct span last, struct span next)
{
	struct span rest;
	size_t start, n = number_end(next);

	last = blank_trim(last);
	start = number_start(last, last.n);
	if (start == 0 || start == last.n || !(is_split_before_point(last, start) ||
	    is_split_at_point(last, start, next, n)))
		return false;
	rest = behind_multipliers(blank_trim(span_slice(next, n, next.n)));
	n = unit_at_start(rest);
	return n != 0 && is_over(blank_trim(span_slice(rest, n, rest.n)), true, false);
}
