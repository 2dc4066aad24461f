/* trap_label: numbers that label a paragraph or an item of a list; see trap_parts.h. */
#include "language/trap_parts.h"

#include "language/date.h"
#include "language/grammar.h"
#include "language/unit.h"
#include "text/character.h"

enum { BLANKS_MAX = 64 };

/* Does a list label fit at byte at: at the start of text or behind 。；：? */
static bool
is_at_pause(struct span text, size_t at)
{
	struct glyph g = glyph_before(text, at);

	for (int i = 0; i < BLANKS_MAX && (g.c == ' ' || g.c == 0x3000 || g.c == 0xA0); i++)
		g = glyph_before(text, at -= g.n);
	switch (g.c) {
	case 0: case '\n': case '\t': case ';': case ':': case '!': case '?': case ']': case '*':
	case U'。': case U'；': case U'：': case U'！': case U'？': case 0x201D: case 0x2003:
		return true;
	default:
		return false;
	}
}

static bool
is_plain(const struct numeral *n, int digits)
{
	return n->flags == 0 && n->digits <= digits;
}

/* 当年结余（5）万元，: is the number in brackets an amount below nothing, behind its name, and
 * no label?  The unit stands right behind, and a pause. */
static bool
is_loss(const struct number_at *x)
{
	size_t end = trap_behind(x);
	struct glyph g = glyph_at(x->text, end);
	struct unit unit;

	if (!character_is_han(g.c) ||
	    !word_table_ends(&particles, "sinks", span_slice(x->text, 0, x->at - x->before.n)))
		return false;
	for (; numeral_multiplier(g.c) >= 4; g = glyph_at(x->text, end))
		end += g.n;
	return unit_at(x->text, end, &unit) && unit.kind == KIND_MONEY &&
	    !character_is_han(glyph_at(x->text, unit.end).c);
}

/* （1） (2) and, at a pause, 1）; 幼儿园[3]24.47万所: the mark of a footnote */
static bool
read_bracketed(const struct number_at *x, struct trap *out)
{
	if ((x->before.c == '[' && x->after.c == ']') ||
	    (x->before.c == U'［' && x->after.c == U'］'))
		return trap_found(out, x->at - x->before.n, trap_behind(x), KIND_ORDINAL);
	if (x->after.c != U'）' && x->after.c != ')')
		return false;
	if (x->before.c == U'（' || x->before.c == '(')
		return !is_loss(x) &&
		    trap_found(out, x->at - x->before.n, trap_behind(x), KIND_ORDINAL);
	return is_at_pause(x->text, x->at) && trap_found(out, x->at, trap_behind(x), KIND_ORDINAL);
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
	return g.c == U'、' && numeral_arabic(glyph_at(text, next.end + g.n).c) >= 0;
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
	    !character_is_point(x->after.c) || !character_is_han(glyph_at(text, trap_behind(x)).c))
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
	size_t end = trap_behind(x);

	if (x->after.c != U'、' && !character_is_point(x->after.c))
		return false;
	if ((!is_at_pause(x->text, x->at) && !is_next_label(x)) || is_list(x->text, end))
		return false;
	return trap_found(out, x->at, end, KIND_ORDINAL);
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

/* Does the number begin its text or a sentence? */
static bool
begins_sentence(const struct number_at *x)
{
	return x->before.c == U'。' || x->before.c == U'；' || x->before.c == ';' ||
	    numeral_blanks(x->text, 0) == x->at;
}

/* 6.15个村完成改造, 2.65岁及以上老年人: nor does one count parts of villages or years of age. */
static bool
is_label_of_count(const struct number_at *x, size_t stop)
{
	struct span text = x->text;
	size_t end = x->n->end;
	struct unit unit;

	return numeral_arabic(glyph_at(text, x->at).c) > 0 &&
	    numeral_arabic(glyph_at(text, stop).c) > 0 && unit_at(text, end, &unit) &&
	    unit.kind == KIND_COUNT &&
	    word_table_is(&particles, "counted", span_slice(text, end, unit.end)) &&
	    character_is_han(glyph_at(text, unit.end).c);
}

/* 4.0-6岁儿童: were 4.0 the lower end of a range, the upper one had its decimal, too. */
static bool
is_label_of_range(const struct number_at *x)
{
	struct glyph dash = x->after;
	struct numeral high;
	struct unit unit;

	return x->n->value.scale == 1 && x->n->value.c % 10 == 0 && character_is_dash(dash.c) &&
	    numeral_read(x->text, trap_behind(x), &high) && (high.flags & NUMERAL_POINT) == 0 &&
	    unit_at(x->text, high.end, &unit) && unit.kind == KIND_COUNT &&
	    character_is_han(glyph_at(x->text, unit.end).c);
}

/* A number that only looks like a decimal: a label, and what it is glued to.  The label ends
 * behind its full stop. */
static bool
read_glued_label(const struct number_at *x, struct trap *out)
{
	size_t stop = label_stop(x->text, x->at);

	return stop != 0 &&
	    (is_label_of_year(x->text, stop, x->n) ||
	    (begins_sentence(x) && (is_label_of_count(x, stop) || is_label_of_range(x)))) &&
	    trap_found(out, x->at, stop, KIND_ORDINAL);
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
	if (x->before.c != U'元' && x->before.c != '%' && x->before.c != U'％' &&
	    !is_at_pause(x->text, x->at))
		return false;
	if (!(character_is_han(x->after.c) || x->after.c == ' ' || x->after.c == U'、') ||
	    (unit_at(x->text, next, &unit) &&
	    (unit.numeral != UNIT_WHOLE || unit.end != unit.first)))
		return false;
	return trap_found(out, x->at, x->n->end, KIND_ORDINAL);
}

/* 1项目覆盖全县 at the beginning: an item whose mark a page has lost; no word counts there. */
static bool
read_unmarked(const struct number_at *x, struct trap *out)
{
	struct span rest = span_slice(x->text, x->n->end, x->text.n);

	return x->n->digits == 1 && numeral_blanks(x->text, 0) == x->at &&
	    !word_table_starts(&particles, "unitnoun", rest) &&
	    word_table_starts(&particles, "unitword", rest) &&
	    trap_found(out, x->at, x->n->end, KIND_ORDINAL);
}

bool
trap_label(const struct number_at *x, struct trap *out)
{
	if (x->n->flags == NUMERAL_POINT)
		return read_glued_label(x, out) || read_section_number(x, out);
	return is_plain(x->n, 2) &&
	    (read_bracketed(x, out) || read_listed(x, out) || read_unmarked(x, out));
}
