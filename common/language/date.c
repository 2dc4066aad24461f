/* date: see date.h. */
#include "language/date.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"

enum { YEAR = U'年', MONTH = U'月', DAY = U'日' };

bool
date_is_year(const struct numeral *n)
{
	return (n->flags & ~(unsigned)(NUMERAL_CHINESE | NUMERAL_STRING)) == 0 && n->digits == 4 &&
	    n->value.c >= DATE_FIRST && n->value.c <= DATE_LAST;
}

size_t
date_year_at_start(struct span text)
{
	enum { DIGITS = 4 };
	struct glyph g;
	size_t n = 0, end;

	while (n < text.n && n < DIGITS && byte_is_digit(text.p[n]))
		n++;
	end = numeral_blanks(text, n);
	g = glyph_at(text, end);
	return n == DIGITS && g.c == YEAR ? end + g.n : 0;
}

/* A whole number from 1 to max at or behind blanks; its end, 0 if none. */
static size_t
read_small(struct span text, size_t at, int max)
{
	struct glyph g;
	struct numeral n;
	int value = 0, digits = 0;

	at = numeral_blanks(text, at);
	g = glyph_at(text, at);
	if (numeral_digit(g.c) > 0 || numeral_power(g.c) == 1) {
		if (!numeral_read(text, at, &n) || n.flags != NUMERAL_CHINESE ||
		    n.value.c < 1 || n.value.c > max)
			return 0;
		return n.end;
	}
	for (; numeral_arabic(g.c) >= 0 && digits < 3; digits++) {
		value = value * 10 + numeral_arabic(g.c);
		at += g.n;
		g = glyph_at(text, at);
	}
	return digits > 0 && digits < 3 && value >= 1 && value <= max ? at : 0;
}

/* The end of four digits that are a year; 0 if there are none. */
static size_t
read_year(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);
	int value = numeral_arabic(g.c), digits = 0;

	if (value != 1 && value != 2)
		return 0;
	value = 0;
	for (; numeral_arabic(g.c) >= 0 && digits < 5; digits++) {
		value = value * 10 + numeral_arabic(g.c);
		at += g.n;
		g = glyph_at(text, at);
	}
	return digits == 4 && value >= DATE_FIRST && value <= DATE_LAST ? at : 0;
}

/* The end of character c at or behind blanks; 0 if another stands there. */
static size_t
expect(struct span text, size_t at, uint32_t c)
{
	struct glyph g;

	at = numeral_blanks(text, at);
	g = glyph_at(text, at);
	return g.c == c ? at + g.n : 0;
}

/* Behind a connector of a span of time (- — 至 到 和 、), or 0. */
static size_t
connector_end(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at = numeral_blanks(text, at));

	if (character_is_dash(g.c)) {
		at += g.n;
		g = glyph_at(text, at);
		return character_is_dash(g.c) ? at + g.n : at;
	}
	return g.c == U'至' || g.c == U'到' || g.c == U'和' || g.c == U'、' ? at + g.n : 0;
}

/* 份 底 初 末 中旬 上旬 下旬 中 底前 behind a month. */
static size_t
month_tail(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at), next = glyph_at(text, at + g.n);

	switch (g.c) {
	case U'底': case U'末':
		return at + g.n + (next.c == U'前' ? next.n : 0);
	case U'份': case U'初':
		return at + g.n;
	case U'上': case U'中': case U'下':
		return next.c == U'旬' ? at + g.n + next.n : at;
	default:
		return at;
	}
}

/* 31日, 31号, 1日至15日 behind a month. */
static size_t
day_tail(struct span text, size_t at)
{
	size_t day = read_small(text, at, 31), end;

	if (day == 0)
		return at;
	end = expect(text, day, DAY);
	return end != 0 ? end : (end = expect(text, day, U'号')) != 0 ? end : at;
}

static size_t
after_month(struct span text, size_t at)
{
	size_t end = day_tail(text, at);

	return end != at ? end : month_tail(text, at);
}

/* What may follow 2024年. */
static size_t
after_year(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);
	size_t month, end;

	if (g.c == U'度' || g.c == U'底' || g.c == U'初' || g.c == U'末')
		return at + g.n;
	month = read_small(text, at, 12);
	if (month == 0)
		return at;
	end = expect(text, month, MONTH);
	if (end == 0 && (end = connector_end(text, month)) != 0) {
		month = read_small(text, end, 12);
		end = month == 0 ? 0 : expect(text, month, MONTH);
	}
	return end == 0 ? at : after_month(text, end);
}

/* 2024.12.31 and its kin; a month alone only with two digits. */
static size_t
read_parted(struct span text, size_t at, uint32_t separator)
{
	size_t start = at + glyph_at(text, at).n;
	size_t month = read_small(text, start, 12), day, next;
	struct glyph g;

	if (month == 0 || numeral_arabic(glyph_at(text, start).c) < 0)
		return 0;
	g = glyph_at(text, month);
	day = g.c == separator ? read_small(text, month + g.n, 31) : 0;
	if (day != 0 && numeral_arabic(glyph_at(text, day).c) < 0)
		return (next = expect(text, day, DAY)) != 0 ? next : day;
	if (separator == U'、' || month - start != 2)
		return 0;
	g = glyph_at(text, numeral_blanks(text, month));
	/* 2024.12万元 is an amount, 2024.12 before a pause is not */
	if (g.c >= 0x3400 && g.c < 0xA000 && g.c != U'至')
		return 0;
	if (g.c == '%' || g.c == U'％' || g.c == 0x2030 || numeral_arabic(g.c) >= 0 ||
	    (g.c | 32) - 'a' < 26)
		return 0;
	return month;
}

static size_t
read_from_year(struct span text, size_t year)
{
	size_t end = expect(text, year, YEAR), second;
	struct glyph g = glyph_at(text, year);

	if (end != 0)
		return after_year(text, end);
	second = connector_end(text, year);
	second = second == 0 ? 0 : read_year(text, numeral_blanks(text, second));
	if (second != 0) {
		end = expect(text, second, YEAR);
		return end == 0 ? second : after_year(text, end);
	}
	if (g.c == '.' || g.c == '-' || g.c == '/' || g.c == U'、' || g.c == U'．' ||
	    g.c == U'／' || g.c == U'－')
		return read_parted(text, year, g.c);
	return 0;
}

/* 12月31日, 1—9月份, 1至9月. */
static size_t
read_from_month(struct span text, size_t month)
{
	size_t end = expect(text, month, MONTH), second;

	if (end == 0 && (end = connector_end(text, month)) != 0) {
		second = read_small(text, end, 12);
		end = second == 0 ? 0 : expect(text, second, MONTH);
	}
	return end == 0 ? 0 : after_month(text, end);
}

/* 31日, but not 31日内 and 5日均值. */
static size_t
read_day(struct span text, size_t day)
{
	size_t end = expect(text, day, DAY);
	uint32_t c = end == 0 ? 0 : glyph_at(text, end).c, next;

	if (end == 0 || c == U'内' || c == U'均')
		return 0;
	next = glyph_at(text, end + 3).c;
	return c == U'以' && next == U'内' ? 0 : end;
}

/* 9时30分, 9点半, 9点至11点. */
static size_t
read_hour(struct span text, size_t hour)
{
	struct glyph g = glyph_at(text, hour), next;
	size_t end = hour + g.n, minute;

	if (g.c != U'时' && g.c != U'点')
		return 0;
	next = glyph_at(text, end);
	minute = read_small(text, end, 59);
	if (minute != 0 && glyph_at(text, minute).c == U'分')
		return minute + 3;
	switch (next.c) {
	case U'半': case U'整': case U'钟':
		return end + next.n;
	case U'至': case U'前': case U'后': case U'起':
	case '-': case 0x2014:
		return end;
	default:
		return g.c == U'时' ? end : 0;
	}
}

/* Whether a character may stand behind a month, day or hour without year. */
static bool
goes_on(uint32_t c)
{
	switch (c) {
	case MONTH: case DAY: case U'时': case U'点':
	case U'至': case U'到': case U'和': case U'、':
		return true;
	default:
		return character_is_dash(c);
	}
}

/* 20231231日, 1231日: a page has lost the 年 and 月 of a day, and perhaps what stood between
 * the year and the number of an item before it. */
static size_t
read_glued(struct span text, const struct numeral *n)
{
	int64_t value = (int64_t)n->value.c, year, month;

	if (n->flags != 0 || n->digits < 4 || n->digits > 9)
		return 0;
	year = value / (n->digits == 7 ? 1000 : 10000) % 10000;
	month = value / 100 % 100;
	if (n->digits < 7 ? n->digits != 4 || month < 1 || month > 12 || value % 100 < 1 ||
	    value % 100 > 31 : year < DATE_FIRST || year > DATE_LAST)
		return 0;
	return expect(text, n->end, DAY);
}

size_t
date_read(struct span text, size_t at, const struct numeral *n)
{
	size_t run, end;

	if (n->flags & NUMERAL_GROUPED)
		return 0;		/* no year has a separator */
	if (n->flags & NUMERAL_CHINESE) {
		if (n->flags & NUMERAL_STRING)
			return date_is_year(n) && (end = expect(text, n->end, YEAR)) != 0 ?
			    after_year(text, end) : 0;
		run = n->flags == NUMERAL_CHINESE ? n->end : 0;
	} else {
		run = n->digits >= 4 ? read_year(text, at) : 0;
		if (run == 0 && n->digits >= 4 && (end = read_glued(text, n)) != 0)
			return end;
		if (run != 0 && (end = read_from_year(text, run)) != 0)
			return end;
		run = n->flags & ~(unsigned)NUMERAL_ZERO ? 0 : n->end;
	}
	if (run == 0 || n->value.c > 31 || n->value.c < 1 || n->value.scale != 0 ||
	    !goes_on(glyph_at(text, numeral_blanks(text, run)).c))
		return 0;
	if (n->value.c <= 12 && (end = read_from_month(text, run)) != 0)
		return end;
	if ((end = read_day(text, run)) != 0)
		return end;
	return n->value.c <= 24 && !(n->flags & NUMERAL_CHINESE) ? read_hour(text, run) : 0;
}

int
date_digit(struct span text, size_t at, size_t *n)
{
	static const char chinese[] = "〇一二三四五六七八九";

	*n = 1;
	if (byte_is_digit(text.p[at]))
		return text.p[at] - '0';
	*n = 3;
	if (text.n - at < 3 || ((unsigned char)text.p[at] > 0xE5 && text.p[at] != '\xef'))
		return -1;	/* most ideographs */
	if (memcmp(text.p + at, "\xef\xbc", 2) == 0 &&
	    (unsigned char)text.p[at + 2] >= 0x90 && (unsigned char)text.p[at + 2] <= 0x99)
		return (unsigned char)text.p[at + 2] - 0x90;
	for (int d = 0; d < 10; d++)
		if (memcmp(text.p + at, chinese + 3 * d, 3) == 0)
			return d;
	return -1;
}

/* May a year of this century begin with such a byte: 2, ２ (EF BC 92), 二 (E4 BA 8C)? */
static bool
may_begin_year(char byte)
{
	return byte == '2' || byte == '\xef' || byte == '\xe4';
}

int
date_year_in(struct span text)
{
	for (size_t i = 0, n; i < text.n; i += n) {
		int year = 0, digits = 0, digit;

		n = 1;
		if (!may_begin_year(text.p[i]))
			continue;
		for (size_t at = i; digits < 4 && at < text.n &&
		    (digit = date_digit(text, at, &n)) >= 0; at += n, digits++)
			year = year * 10 + digit;
		if (digits == 4 && year >= 2000 && year <= DATE_LAST)
			return year;
		n = glyph_at(text, i).n;
	}
	return 0;
}

/* The whole number that ends at byte at; 0: there is none. */
static int
small_before(struct span text, size_t at)
{
	size_t from = at;
	struct numeral n;

	while (from > 0 && text.p[from - 1] == ' ')
		from--;
	at = from;
	while (from > 0 && at - from < 9) {	/* no more than three characters: 三十一 */
		struct glyph g = glyph_before(text, from);

		if (numeral_arabic(g.c) < 0 && numeral_digit(g.c) < 0 && numeral_power(g.c) != 1)
			break;
		from -= g.n;
	}
	return from < at && numeral_read(text, from, &n) && n.end == at && n.value.scale == 0 &&
	    n.value.c < 100 ? (int)n.value.c : 0;
}

bool
date_is_possible(struct span text)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	size_t month = word_table_find(&grammar, "month", text);
	size_t day = word_table_find(&grammar, "day", text);
	int m, d, year = date_year_in(text);

	if (month == NONE || day == NONE || day < month ||
	    word_table_in(&grammar, "month", span_slice(text, month + 3, text.n)))
		return true;
	m = small_before(text, month);
	d = small_before(text, day);
	if (m == 0 || d == 0)
		return true;
	if (m == 2 && d == 29 && year != 0)
		return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return m <= 12 && d <= days[m - 1];
}

bool
date_when(struct span text, int when[3])
{
	size_t n = 0;

	when[0] = when[1] = when[2] = 0;
	for (size_t i = 0; i < text.n; ) {
		int value = 0;

		if (!character_is_digit((unsigned char)text.p[i])) {
			i++;
			continue;
		}
		if (n == 3)
			return false;
		for (; i < text.n && character_is_digit((unsigned char)text.p[i]); i++)
			if ((value = 10 * value + (text.p[i] - '0')) > DATE_LAST)
				return false;
		when[n++] = value;
	}
	return when[0] >= DATE_REPORTED && when[1] >= 1 && when[1] <= 12 && when[2] <= 31;
}
