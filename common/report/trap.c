/* trap: see trap.h.  Each recogniser takes the numeral that was read, with the
 * character before or after it where that decides most cases, and says whether
 * it is its kind; the order in trap_read is from sure to likely. */
#include "report/trap.h"

#include "report/context.h"
#include "report/date.h"
#include "report/grammar.h"
#include "report/unit.h"
#include "text/character.h"
#include "text/glyph.h"

enum { BLANKS_MAX = 64 };

static inline bool
is_letter(uint32_t c)
{
	return (c | 32) - 'a' < 26 || (c | 32) - 0xFF41 < 26 || c == '_';
}

/* Does a list label fit at byte at: at the start of text or behind 。；：? */
static bool
is_at_pause(struct span text, size_t at)
{
	struct glyph g = glyph_before(text, at);

	for (int i = 0; i < BLANKS_MAX && (g.c == ' ' || g.c == 0x3000 || g.c == 0xA0); i++)
		g = glyph_before(text, at -= g.n);
	switch (g.c) {
	case 0: case '\n': case '\t': case ';': case ':': case '!': case '?': case ']': case '*':
	case 0x3002: case 0xFF1B: case 0xFF1A: case 0xFF01: case 0xFF1F: case 0x201D: case 0x2003:
		return true;
	default:
		return false;
	}
}

/* A number, where it stands, and the characters around it. */
struct number_at {
	struct span text;
	size_t at;
	const struct numeral *n;
	struct glyph before, after;
};

/* Behind the character after the number. */
static inline size_t
behind(const struct number_at *x)
{
	return x->n->end + x->after.n;
}

static bool
is_plain(const struct numeral *n, int digits)
{
	return n->flags == 0 && n->digits <= digits;
}

static bool
found(struct trap *out, size_t start, size_t end, enum kind kind)
{
	*out = (struct trap){ start, end, kind, false };
	return true;
}

/* （1） (2) and, at a pause, 1） */
static bool
read_bracketed(const struct number_at *x, struct trap *out)
{
	if (x->after.c != 0xFF09 && x->after.c != ')')
		return false;
	if (x->before.c == 0xFF08 || x->before.c == '(')
		return found(out, x->at - x->before.n, behind(x), KIND_ORDINAL);
	return is_at_pause(x->text, x->at) && found(out, x->at, behind(x), KIND_ORDINAL);
}

/* Whether a list of numbers starts here: 3、5、7个. */
static bool
is_list(struct span text, size_t at)
{
	struct numeral next;
	struct glyph g;

	if (numeral_arabic(glyph_at(text, at).c) < 0 || !numeral_read(text, at, &next))
		return false;
	g = glyph_at(text, next.end);
	return g.c == 0x3001 && numeral_arabic(glyph_at(text, next.end + g.n).c) >= 0;
}

/* 1.提升指数2.提高速度: does the label before that of n stand in the sentence, as n does right
 * before words? */
static bool
is_next_label(const struct number_at *x)
{
	enum { FAR = 300 };	/* bytes */
	size_t least = x->at > FAR ? x->at - FAR : 0;
	struct span text = x->text;
	char digit;

	if (x->n->flags != 0 || x->n->digits != 1 || x->n->value.c < 2 ||
	    !character_is_point(x->after.c) || !character_is_han(glyph_at(text, behind(x)).c))
		return false;
	digit = (char)('0' + x->n->value.c - 1);
	for (size_t i = x->at; i-- > least; )
		if (text.p[i] == digit && glyph_at(text, i + 1).c == x->after.c &&
		    character_is_han(glyph_at(text, i + 1 + x->after.n).c) &&
		    (i == 0 || !byte_is_digit(text.p[i - 1])))
			return true;
	return false;
}

/* 1、 and 1. at a pause; the number may touch what follows: 1、2022年, 1.部门. */
static bool
read_listed(const struct number_at *x, struct trap *out)
{
	size_t end = behind(x);

	if (x->after.c != 0x3001 && !character_is_point(x->after.c))
		return false;
	if ((!is_at_pause(x->text, x->at) && !is_next_label(x)) || is_list(x->text, end))
		return false;
	return found(out, x->at, end, KIND_ORDINAL);
}

/* Behind the full stop of a number as labels have it, of one digit or two; 0: not so. */
static size_t
label_stop(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);
	int digits = 0;

	for (; numeral_arabic(g.c) >= 0 && digits < 3; digits++)
		g = glyph_at(text, at += g.n);
	return digits <= 2 && character_is_point(g.c) ? at + g.n : 0;
}

/* 1.2022年: no decimal ends in a year. */
static bool
is_label_of_year(struct span text, size_t stop, const struct numeral *n)
{
	struct numeral year;

	return n->value.scale == 4 && numeral_read(text, stop, &year) && date_is_year(&year) &&
	    date_read(text, stop, &year) != 0;
}

/* 6.15个村完成改造 at the beginning: nor does one count villages. */
static bool
is_label_of_count(struct span text, size_t at, size_t stop, const struct numeral *n)
{
	struct unit unit;

	return numeral_blanks(text, 0) == at && numeral_arabic(glyph_at(text, at).c) > 0 &&
	    numeral_arabic(glyph_at(text, stop).c) > 0 && unit_at(text, n->end, &unit) &&
	    unit.kind == KIND_COUNT &&
	    word_table_is(&particles, "counted", span_slice(text, n->end, unit.end)) &&
	    character_is_han(glyph_at(text, unit.end).c);
}

/* A number that only looks like a decimal: a label, and what it is glued to.  The label ends
 * behind its full stop. */
static bool
read_glued_label(const struct number_at *x, struct trap *out)
{
	size_t stop = label_stop(x->text, x->at);

	return stop != 0 &&
	    (is_label_of_year(x->text, stop, x->n) ||
	    is_label_of_count(x->text, x->at, stop, x->n)) && found(out, x->at, stop, KIND_ORDINAL);
}

/* 1.1.2: numbers with more than one full stop are labels or codes. */
static bool
read_dotted(const struct number_at *x, struct trap *out)
{
	struct glyph next, after = x->after;
	size_t end = x->n->end;

	while (character_is_point(after.c)) {
		next = glyph_at(x->text, end + after.n);
		if (numeral_arabic(next.c) < 0)
			break;
		end += after.n;
		for (; numeral_arabic(next.c) >= 0; next = glyph_at(x->text, end))
			end += next.n;
		after = next;
	}
	return end != x->n->end && found(out, x->at, end, KIND_ORDINAL);
}

/* 2.3本项目 at a pause, or glued to the figure before (3541.07万元2.3本项目). */
static bool
read_section_number(const struct number_at *x, struct trap *out)
{
	struct unit unit;
	size_t next;

	if (x->n->value.scale > 2 || x->n->digits - x->n->value.scale > 2)
		return false;
	next = numeral_blanks(x->text, x->n->end);
	if (numeral_power(glyph_at(x->text, next).c) != 0)
		return false;
	if (x->before.c != 0x5143 && x->before.c != '%' && x->before.c != 0xFF05 &&
	    !is_at_pause(x->text, x->at))
		return false;
	if (!(character_is_han(x->after.c) || x->after.c == ' ' || x->after.c == 0x3001) ||
	    (unit_at(x->text, next, &unit) &&
	    (unit.numeral != UNIT_WHOLE || unit.end != unit.first)))
		return false;
	return found(out, x->at, x->n->end, KIND_ORDINAL);
}

/* 1项目覆盖全县 at the beginning: an item whose mark a page has lost; no word counts there. */
static bool
read_unmarked(const struct number_at *x, struct trap *out)
{
	struct span rest = span_slice(x->text, x->n->end, x->text.n);

	return x->n->digits == 1 && numeral_blanks(x->text, 0) == x->at &&
	    !word_table_starts(&particles, "unitnoun", rest) &&
	    word_table_starts(&particles, "unitword", rest) &&
	    found(out, x->at, x->n->end, KIND_ORDINAL);
}

static bool
read_label(const struct number_at *x, struct trap *out)
{
	if (x->n->flags == NUMERAL_POINT)
		return read_glued_label(x, out) || read_section_number(x, out);
	return is_plain(x->n, 2) &&
	    (read_bracketed(x, out) || read_listed(x, out) || read_unmarked(x, out));
}

/* 〔2019〕17号, [2020]10号: from the bracket to 号. */
static bool
read_document(const struct number_at *x, struct trap *out)
{
	struct glyph g;
	static const uint32_t opens[] = { 0x3014, 0xFF3B, '[', '(', 0xFF08, 0x3010, 0xFE5D, 0x3008,
	    '<' };
	size_t end = behind(x), digits;

	if (!date_is_year(x->n))
		return false;
	for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
		if (x->before.c != opens[i])
			continue;
		if (character_is_han(x->after.c) || numeral_arabic(x->after.c) >= 0 ||
		    x->after.c == 0)
			return false;
		g = glyph_at(x->text, end = numeral_blanks(x->text, end));
		if (g.c == 0x7B2C)	/* 第 */
			g = glyph_at(x->text, end += g.n);
		for (digits = 0; numeral_arabic(g.c) >= 0 && digits < 8; digits++)
			g = glyph_at(x->text, end += g.n);
		if (digits == 0)
			return found(out, x->at, x->n->end, KIND_DATE);
		if (g.c == 0x53F7)	/* 号 */
			end += g.n;
		return found(out, x->at - x->before.n, end, KIND_CODE);
	}
	return false;
}

/* Behind the unit of an ordinal: 六届 二次会议, 十九届 二中、三中全会, 十二届 人大三次会议. */
static size_t
session_end(struct span text, size_t at)
{
	struct glyph g;
	struct numeral n;
	size_t next = numeral_blanks(text, at);

	next += word_table_at_start(&particles, "session", span_slice(text, next, text.n));
	for (int i = 0; i < 16; i++) {
		g = glyph_at(text, next);
		if (i > 0 && g.c == 0x3001)
			next += g.n;
		if (!numeral_read(text, next, &n) || (n.flags & ~(unsigned)NUMERAL_CHINESE) != 0)
			return at;
		g = glyph_at(text, n.end);
		if (g.c != 0x6B21 && g.c != 0x4E2D)	/* 次 中 */
			return at;
		at = next = n.end + g.n;
	}
	return at;
}

/* The end of an ordinal whose numeral ends at n->end: its unit, its session. */
static size_t
ordinal_end(struct span text, const struct numeral *n)
{
	struct unit unit;
	size_t end = n->solid;

	if (!unit_at(text, end, &unit))
		return end;
	end = unit.first;
	return word_table_ends(&name_words, "session", span_slice(text, 0, end)) ?
	    session_end(text, end) : end;
}

/* 电话2,000件次, 编号1,200个: too few digits for the number of a telephone or a post
 * office, or parted by thousands, and a measure word behind them. */
static bool
is_count(struct span text, const struct numeral *n)
{
	enum { DIGITS_MAX = 5 };
	struct unit unit;

	return (n->flags & ~(unsigned)(NUMERAL_GROUPED | NUMERAL_VAGUE)) == 0 &&
	    ((n->flags & NUMERAL_GROUPED) != 0 || n->digits <= DIGITS_MAX) &&
	    unit_at(text, numeral_blanks(text, n->end), &unit) && unit.kind == KIND_COUNT;
}

/* 第12条, 第六届二次, 前10名, 电话：12345. */
static bool
read_named(const struct number_at *x, struct trap *out)
{
	struct naming name;
	size_t code;

	if (!naming_may(x->before.c) || !naming_before(x->text, x->at, &name) || !name.strong)
		return false;
	if (name.kind == KIND_ORDINAL)
		return found(out, name.end == x->at ? name.start : x->at,
		    ordinal_end(x->text, x->n), KIND_ORDINAL);
	code = trap_code_end(x->text, x->at);
	if ((x->n->flags & NUMERAL_SCALED) ||	/* 120急救电话1.2万个 */
	    (name.counts && is_count(x->text, x->n)))
		return false;
	return !(x->n->flags & NUMERAL_CHINESE) &&
	    found(out, x->at, code > x->n->end ? code : x->n->end, KIND_CODE);
}

size_t
trap_code_end(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);
	size_t end = at;

	for (;; g = glyph_at(text, at)) {
		if (is_letter(g.c) || numeral_arabic(g.c) >= 0)
			end = at += g.n;
		else if (g.c == '-' || g.c == '.' || g.c == '/' || g.c == 0xFF0D || g.c == '@')
			at += g.n;
		else
			return end;
	}
}

/* COVID-19, G20, PM2.5: digits behind letters; but LED20盏, GDP5.5%: a word of
 * letters may stand before an amount. */
/* office365: three small letters and more are a word. */
static bool
is_lower_word(struct span text, size_t at)
{
	size_t n = 0;

	while (n < 3 && at > n && text.p[at - n - 1] >= 'a' && text.p[at - n - 1] <= 'z')
		n++;
	return n == 3;
}

static bool
read_behind_letter(const struct number_at *x, struct trap *out)
{
	struct glyph second;
	struct unit unit;
	struct glyph before = x->before;
	bool joined = x->before.c == '-' || x->before.c == '.' || x->before.c == '/';

	if (joined)
		before = glyph_before(x->text, x->at - x->before.n);
	if (!is_letter(before.c))
		return false;
	second = glyph_before(x->text, x->at - before.n);
	if (!joined && is_letter(second.c) && !is_lower_word(x->text, x->at) &&
	    unit_at(x->text, numeral_blanks(x->text, x->n->end), &unit) && unit.kind < KIND_SCORE)
		return false;
	return found(out, x->at, trap_code_end(x->text, x->at), KIND_CODE);
}

/* 20xx年度: a year that somebody has made unknown; its end, 0 if it is none. */
static size_t
unknown_year_end(struct span text, size_t at)
{
	struct span rest = span_slice(text, at, text.n);
	size_t end = 4;

	if (!span_starts(rest, SPAN("20xx")) && !span_starts(rest, SPAN("20XX")))
		return 0;
	rest = span_slice(rest, end, rest.n);
	end = word_table_at_start(&grammar, "fiscal", rest);
	if (end == 0)
		end = word_table_at_start(&grammar, "year", rest);
	return end == 0 ? 0 : (size_t)(rest.p - text.p) + end;
}

/* 5A级, 4K, 3D: letters behind digits that are no unit. */
static bool
read_before_letter(const struct number_at *x, struct trap *out)
{
	struct unit unit;
	size_t year;

	if (!is_letter(x->after.c))
		return false;
	if ((year = unknown_year_end(x->text, x->at)) != 0)
		return found(out, x->at, year, KIND_DATE);
	if (unit_at(x->text, x->n->end, &unit) && !is_letter(glyph_at(x->text, unit.end).c) &&
	    numeral_arabic(glyph_at(x->text, unit.end).c) < 0)
		return false;
	return found(out, x->at, trap_code_end(x->text, x->at), KIND_CODE);
}

/* 0000-5550126, 010301: a number does not begin with 0. */
static bool
read_zero_led(const struct number_at *x, struct trap *out)
{
	struct unit unit;

	if (!(x->n->flags & NUMERAL_ZERO) || (x->n->flags & ~(unsigned)NUMERAL_ZERO) != 0 ||
	    (x->n->digits < 4 && unit_at(x->text, x->n->end, &unit)))
		return false;
	return found(out, x->at, trap_code_end(x->text, x->at), KIND_CODE);
}

/* 平台2.0版: an edition.  支出（208类）: a code of the budget's classes. */
static bool
read_edition(const struct number_at *x, struct trap *out)
{
	if (x->after.c == 0x7248 && x->n->flags == NUMERAL_POINT)		/* 版 */
		return found(out, x->at, behind(x), KIND_CODE);
	return x->after.c == 0x7C7B && x->n->flags == 0 && x->n->digits == 3 &&	/* 类 */
	    (x->before.c == 0xFF08 || x->before.c == '(') &&
	    character_closes(glyph_at(x->text, behind(x)).c) &&
	    found(out, x->at, behind(x), KIND_CODE);
}

/* ×100%: part of a formula. */
static bool
read_formula(const struct number_at *x, struct trap *out)
{
	if ((x->after.c != '%' && x->after.c != 0xFF05) || x->n->flags != 0 || x->n->value.c != 100)
		return false;
	if (x->before.c != 0xD7 && x->before.c != '*' && x->before.c != 0xFF0A &&
	    x->before.c != 0x2A2F &&
	    x->before.c != 'x' && x->before.c != 'X' && x->before.c != 0x2715)
		return false;
	return found(out, x->at, behind(x), KIND_CODE);
}

/* 三大职能, but 3大于2 compares and 14大类 are counted. */
static bool
read_great(const struct number_at *x, struct trap *out)
{
	struct glyph next;
	static const uint32_t others[] = { 0x4E8E, 0x7EA6, 0x6982, 0x591A, 0x5C0F, 0x5E45, 0x529B,
	    0x91CF, 0 };

	if (x->after.c != 0x5927 || x->n->value.c > 99 || x->n->value.scale != 0)
		return false;
	next = glyph_at(x->text, behind(x));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (next.c == others[i])
			return false;
	if (next.c == 0x7C7B && !(x->n->flags & NUMERAL_CHINESE))	/* 类 */
		return false;
	found(out, x->at, behind(x), KIND_ORDINAL);
	out->counted = true;
	return true;
}

/* 一是 二是; 六届二次. */
static bool
read_chinese_ordinal(const struct number_at *x, struct trap *out)
{
	if (x->after.c == 0x662F && x->n->value.c < 20)	/* 是 */
		return found(out, x->at, behind(x), KIND_ORDINAL);
	if (x->after.c == 0x5C4A)				/* 届 */
		return found(out, x->at, session_end(x->text, behind(x)), KIND_ORDINAL);
	return false;
}

static bool
read_date(const struct number_at *x, struct trap *out)
{
	size_t end = date_read(x->text, x->at, x->n);

	/* 不少于30日 is a length of time */
	if (end != 0 && glyph_at(x->text, numeral_blanks(x->text, x->n->end)).c == 0x65E5 &&
	    bound_before(x->text, x->at, false).op != OP_EQ)
		return false;
	return end != 0 && found(out, x->at, end, KIND_DATE);
}

bool
trap_read(struct span text, size_t at, const struct numeral *n, struct trap *out)
{
	const struct number_at x = {
		text, at, n, glyph_before(text, at), glyph_at(text, n->end)
	};

	if (n->flags & NUMERAL_CHINESE)
		return read_named(&x, out) || read_date(&x, out) ||
		    read_chinese_ordinal(&x, out) || read_great(&x, out);
	return read_label(&x, out) || read_document(&x, out) || read_date(&x, out) ||
	    read_dotted(&x, out) || read_named(&x, out) || read_formula(&x, out) ||
	    read_edition(&x, out) || read_behind_letter(&x, out) ||
	    read_before_letter(&x, out) || read_zero_led(&x, out) || read_great(&x, out);
}
