/* trap: see trap.h.  Each recogniser takes the numeral that was read, with the
 * character before or after it where that decides most cases, and says whether
 * it is its kind; the order in trap_read is from sure to likely. */
#include "language/trap_parts.h"

#include "language/context.h"
#include "language/date.h"
#include "language/grammar.h"
#include "language/unit.h"
#include "text/character.h"

/* Of either width, or _: what names and codes are made of beside digits. */
static inline bool
is_code_letter(uint32_t c)
{
	return (c | 32) - 'a' < 26 || (c | 32) - 0xFF41 < 26 || c == '_';
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
	return end != x->n->end && trap_found(out, x->at, end, KIND_ORDINAL);
}

/* 〔2019〕17号, [2020]10号: from the bracket to 号.  （2022—2023年） is a span of years. */
static bool
read_document(const struct number_at *x, struct trap *out)
{
	struct glyph g;
	size_t end = trap_behind(x), digits;

	if (!date_is_year(x->n) || !character_is_one_of(x->before.c, U"〔［[(（【﹝〈<") ||
	    character_is_han(x->after.c) || numeral_arabic(x->after.c) >= 0 || x->after.c == 0 ||
	    character_is_one_of(x->after.c, U"—-－–~～"))
		return false;
	g = glyph_at(x->text, end = numeral_blanks(x->text, end));
	if (g.c == U'第')
		g = glyph_at(x->text, end += g.n);
	for (digits = 0; numeral_arabic(g.c) >= 0 && digits < 8; digits++)
		g = glyph_at(x->text, end += g.n);
	if (digits == 0)
		return trap_found(out, x->at, x->n->end, KIND_DATE);
	if (g.c == U'号')
		end += g.n;
	return trap_found(out, x->at - x->before.n, end, KIND_CODE);
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
		if (i > 0 && g.c == U'、')
			next += g.n;
		if (!numeral_read(text, next, &n) || (n.flags & ~(unsigned)NUMERAL_CHINESE) != 0)
			return at;
		g = glyph_at(text, n.end);
		if (g.c != U'次' && g.c != U'中')
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
		return trap_found(out, name.end == x->at ? name.start : x->at,
		    ordinal_end(x->text, x->n), KIND_ORDINAL);
	code = trap_code_end(x->text, x->at);
	if ((x->n->flags & NUMERAL_SCALED) ||	/* 120急救电话1.2万个 */
	    (name.counts && is_count(x->text, x->n)))
		return false;
	return !(x->n->flags & NUMERAL_CHINESE) &&
	    trap_found(out, x->at, code > x->n->end ? code : x->n->end, KIND_CODE);
}

size_t
trap_code_end(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);
	size_t end = at;

	for (;; g = glyph_at(text, at)) {
		if (is_code_letter(g.c) || numeral_arabic(g.c) >= 0)
			end = at += g.n;
		else if (g.c == '-' || g.c == '.' || g.c == '/' || g.c == U'－' || g.c == '@')
			at += g.n;
		else
			return end;
	}
}

/* office365: three small letters and more are a word. */
static bool
is_lower_word(struct span text, size_t at)
{
	size_t n = 0;

	while (n < 3 && at > n && text.p[at - n - 1] >= 'a' && text.p[at - n - 1] <= 'z')
		n++;
	return n == 3;
}

/* COVID-19, G20, PM2.5: digits behind letters; but LED20盏, GDP5.5%: a word of
 * letters may stand before an amount. */
static bool
read_behind_letter(const struct number_at *x, struct trap *out)
{
	struct glyph second;
	struct unit unit;
	struct glyph before = x->before;
	bool joined = x->before.c == '-' || x->before.c == '.' || x->before.c == '/';

	if (joined)
		before = glyph_before(x->text, x->at - x->before.n);
	if (!is_code_letter(before.c))
		return false;
	second = glyph_before(x->text, x->at - before.n);
	if (!joined && is_code_letter(second.c) && !is_lower_word(x->text, x->at) &&
	    unit_at(x->text, numeral_blanks(x->text, x->n->end), &unit) && unit.kind < KIND_SCORE)
		return false;
	return trap_found(out, x->at, trap_code_end(x->text, x->at), KIND_CODE);
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

	if (!is_code_letter(x->after.c))
		return false;
	if ((year = unknown_year_end(x->text, x->at)) != 0)
		return trap_found(out, x->at, year, KIND_DATE);
	if (unit_at(x->text, x->n->end, &unit) && !is_code_letter(glyph_at(x->text, unit.end).c) &&
	    numeral_arabic(glyph_at(x->text, unit.end).c) < 0)
		return false;
	return trap_found(out, x->at, trap_code_end(x->text, x->at), KIND_CODE);
}

/* 0000-5550126, 010301: a number does not begin with 0. */
static bool
read_zero_led(const struct number_at *x, struct trap *out)
{
	struct unit unit;

	if (!(x->n->flags & NUMERAL_ZERO) || (x->n->flags & ~(unsigned)NUMERAL_ZERO) != 0 ||
	    (x->n->digits < 4 && unit_at(x->text, x->n->end, &unit)))
		return false;
	return trap_found(out, x->at, trap_code_end(x->text, x->at), KIND_CODE);
}

/* 平台2.0版: an edition.  支出（208类）: a code of the budget's classes. */
static bool
read_edition(const struct number_at *x, struct trap *out)
{
	if (x->after.c == U'版' && x->n->flags == NUMERAL_POINT)
		return trap_found(out, x->at, trap_behind(x), KIND_CODE);
	return x->after.c == U'类' && x->n->flags == 0 && x->n->digits == 3 &&
	    (x->before.c == U'（' || x->before.c == '(') &&
	    character_closes(glyph_at(x->text, trap_behind(x)).c) &&
	    trap_found(out, x->at, trap_behind(x), KIND_CODE);
}

/* ×100%: part of a formula. */
static bool
read_formula(const struct number_at *x, struct trap *out)
{
	if ((x->after.c != '%' && x->after.c != U'％') || x->n->flags != 0 || x->n->value.c != 100)
		return false;
	if (x->before.c != 0xD7 && x->before.c != '*' && x->before.c != U'＊' &&
	    x->before.c != 0x2A2F &&
	    x->before.c != 'x' && x->before.c != 'X' && x->before.c != 0x2715)
		return false;
	return trap_found(out, x->at, trap_behind(x), KIND_CODE);
}

/* 三大职能, but 3大于2 compares and 14大类 are counted. */
static bool
read_great(const struct number_at *x, struct trap *out)
{
	struct glyph next;

	if (x->after.c != U'大' || x->n->value.c > 99 || x->n->value.scale != 0)
		return false;
	next = glyph_at(x->text, trap_behind(x));
	if (next.c == 0 || word_table_starts(&number_words, "notgreat",
	    span_slice(x->text, trap_behind(x), x->text.n)))
		return false;
	if (next.c == U'类' && !(x->n->flags & NUMERAL_CHINESE))
		return false;
	return trap_found(out, x->at, trap_behind(x), KIND_ORDINAL);
}

/* 一是 二是; 六届二次. */
static bool
read_chinese_ordinal(const struct number_at *x, struct trap *out)
{
	if (x->after.c == U'是' && x->n->value.c < 20)
		return trap_found(out, x->at, trap_behind(x), KIND_ORDINAL);
	if (x->after.c == U'届')
		return trap_found(out, x->at, session_end(x->text, trap_behind(x)), KIND_ORDINAL);
	return false;
}

static bool
read_date(const struct number_at *x, struct trap *out)
{
	size_t end = date_read(x->text, x->at, x->n);

	/* 不少于30日 is a length of time */
	if (end != 0 && glyph_at(x->text, numeral_blanks(x->text, x->n->end)).c == U'日' &&
	    bound_before(x->text, x->at, false).op != OP_EQ)
		return false;
	return end != 0 && trap_found(out, x->at, end, KIND_DATE);
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
	return trap_label(&x, out) || read_document(&x, out) || read_date(&x, out) ||
	    read_dotted(&x, out) || read_named(&x, out) || read_formula(&x, out) ||
	    read_edition(&x, out) || read_behind_letter(&x, out) ||
	    read_before_letter(&x, out) || read_zero_led(&x, out) || read_great(&x, out);
}

