/* written: computations in running text; see written.h.
 *
 *   computation  side { sign side } [ × 100% ]
 *   side         [ name ] number | ( computation )
 *
 * of which only a sum, a product, or one sum over another are told. */
#include "sentence/written.h"

#include "language/date.h"
#include "language/grammar.h"
#include "language/quantity.h"
#include "text/character.h"
#include "text/glyph.h"

enum {
	OPERAND_BYTES = 30,
	NAME_BYTES = 48,
	DEPTH_MAX = 3
};

/* A sign of arithmetic in any of its forms; 0 for all else. */
static char
sign_of(uint32_t c)
{
	switch (c) {
	case '+': case 0xFF0B: return '+';
	case '-': case 0xFF0D: case 0x2014: case 0x2013: case 0x2212: return '-';
	case '*': case 0xD7: case 0xFF0A: return '*';
	case '/': case 0xFF0F: case 0xF7: return '/';
	case '(': case 0xFF08: case '[': case 0xFF3B: return '(';
	case ')': case 0xFF09: case ']': case 0xFF3D: return ')';
	case '=': case 0xFF1D: return '=';
	default: return 0;
	}
}

/* Is sign, of sign_of, one of signs? */
static bool
is_one_of(char sign, const char *signs)
{
	return sign != 0 && strchr(signs, sign) != NULL;
}

static size_t
skip_blanks(struct span text, size_t at)
{
	while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\n'))
		at++;
	return at;
}

/* The sign at *at, behind blanks; *at moves behind it if it is wanted, one of signs. */
static char
take_sign(struct span text, size_t *at, const char *signs)
{
	size_t from = skip_blanks(text, *at);
	struct glyph g = glyph_at(text, from);
	char sign = sign_of(g.c);

	if (!is_one_of(sign, signs))
		return 0;
	*at = from + g.n;
	return sign;
}

/* Where the number at byte at ends, its unit with it; at: none stands there. */
static size_t
operand_end(struct span text, size_t at)
{
	size_t to = at, end = at;
	struct quantity q;
	struct glyph g;

	if (!character_is_digit(glyph_at(text, at).c))
		return at;
	for (; to < text.n && to - at < OPERAND_BYTES; to += g.n) {
		g = glyph_at(text, to);
		if (sign_of(g.c) != 0 || g.c == 0xFF0C || g.c == 0x3002 || g.c == 0xFF1B ||
		    g.c == 0x3001 || g.c == '\n' || g.c == '\t')
			break;
	}
	while (to > at && text.p[to - 1] == ' ')
		to--;
	if (quantity_cell(span_slice(text, at, to), &q) && q.op == OP_EQ && q.kind < KIND_DATE)
		end = to;
	return end;
}

/* Where the number begins that a name at byte at stands before: 追加预算213.65, 2023年预算500;
 * at: no name does. */
static size_t
behind_name(struct span text, size_t at)
{
	size_t year = date_year_at_start(span_slice(text, at, text.n)), to = at + year;
	struct glyph g = glyph_at(text, to);

	while (to < text.n && to - at < NAME_BYTES && character_is_han(g.c)) {
		to += g.n;
		g = glyph_at(text, to);
	}
	return to > at + year && character_is_digit(g.c) ? to : at;
}

static bool
take_operand(struct span text, size_t *at, struct written *w)
{
	size_t from = behind_name(text, skip_blanks(text, *at)), end = operand_end(text, from);

	if (end == from || w->n == WRITTEN_OPERANDS)
		return false;
	w->operand[w->n++] = (struct written_operand){ from, end, false };
	*at = end;
	return true;
}

/* ×100%, with or without its sign of per cent. */
static bool
take_hundred(struct span text, size_t *at)
{
	size_t end = *at;

	if (take_sign(text, &end, "*") == 0)
		return false;
	end = skip_blanks(text, end);
	if (!span_starts(span_slice(text, end, text.n), SPAN("100")))
		return false;
	end += strlen("100");
	if (span_starts(span_slice(text, end, text.n), SPAN("%")))
		end += strlen("%");
	else if (span_starts(span_slice(text, end, text.n), SPAN("％")))
		end += strlen("％");
	if (character_is_digit(glyph_at(text, end).c) || glyph_at(text, end).c == '.')
		return false;
	*at = end;
	return true;
}

/* What a side is, as far as it can be told. */
enum form { FORM_NONE, FORM_ONE, FORM_SUM, FORM_PRODUCT, FORM_QUOTIENT };

static enum form take_computation(struct span text, size_t *at, struct written *w);

static enum form
take_side(struct span text, size_t *at, struct written *w)
{
	enum form form;

	if (take_sign(text, at, "(") == 0)
		return take_operand(text, at, w) ? FORM_ONE : FORM_NONE;
	if (w->depth == DEPTH_MAX)
		return FORM_NONE;
	w->depth++;
	form = take_computation(text, at, w);
	w->depth--;
	return take_sign(text, at, ")") != 0 ? form : FORM_NONE;
}

/* form, of what was read before sign, with the side behind it. */
static enum form
join(struct span text, size_t *at, struct written *w, enum form form, char sign)
{
	size_t first = w->n;
	enum form side = take_side(text, at, w);

	if (sign == '/' && (form == FORM_ONE || form == FORM_SUM) &&
	    (side == FORM_ONE || side == FORM_SUM)) {
		w->over = first;
		return FORM_QUOTIENT;
	}
	if (side != FORM_ONE || w->n != first + 1)
		return FORM_NONE;
	w->operand[first].minus = sign == '-';
	if (sign == '*')
		return form == FORM_ONE || form == FORM_PRODUCT ? FORM_PRODUCT : FORM_NONE;
	return sign != '/' && (form == FORM_ONE || form == FORM_SUM) ? FORM_SUM : FORM_NONE;
}

static enum form
take_computation(struct span text, size_t *at, struct written *w)
{
	enum form form = take_side(text, at, w);
	char sign;

	while (form != FORM_NONE) {
		size_t before = skip_blanks(text, *at);

		if (take_hundred(text, at)) {
			w->plain = true;
			break;
		}
		if ((sign = take_sign(text, at, "+-*/")) == 0)
			break;
		w->plain |= sign == '+' || sign == '*' || glyph_at(text, before).c == 0xF7;
		form = join(text, at, w, form, sign);
	}
	return form;
}

/* Where the number behind = begins; behind brackets 为 says the same. */
static size_t
result_behind(struct span text, const struct written *w)
{
	size_t at = w->end, is;

	if (take_sign(text, &at, "=") != 0)
		return skip_blanks(text, at);
	is = word_table_at_start(&grammar, "is", span_slice(text, at, text.n));
	return w->bracketed && w->plain && is != 0 ? skip_blanks(text, at + is) : NONE;
}

/* 87.1%（318天/365天）: do the brackets hold no more than one measured number over another, right
 * behind a percentage?  Bare numbers may be anything (第12/31期). */
static bool
is_of_rate(struct span text, const struct written *w)
{
	struct span before = span_slice(text, 0, w->start);

	return w->over == 1 && w->n == 2 && (span_ends(before, SPAN("%")) ||
	    span_ends(before, SPAN("％"))) &&
	    !character_is_digit(glyph_before(text, w->operand[0].end).c) &&
	    !character_is_digit(glyph_before(text, w->operand[1].end).c);
}

static bool
read_at(struct span text, size_t at, struct written *w)
{
	size_t end = at, inner = at;
	enum form form;

	*w = (struct written){ .start = at };
	form = take_computation(text, &end, w);
	if (form < FORM_SUM)
		return false;
	if (form != FORM_QUOTIENT)
		w->over = w->n;
	w->product = form == FORM_PRODUCT;
	w->end = end;
	w->bracketed = take_sign(text, &inner, "(") != 0 &&
	    sign_of(glyph_before(text, end).c) == ')';
	w->result = result_behind(text, w);
	return w->result != NONE || (w->bracketed && (w->plain || is_of_rate(text, w)));
}

/* Does text hold a slash, and brackets right behind a percentage? */
static bool
has_slash_behind_rate(struct span text)
{
	return memchr(text.p, '/', text.n) != NULL && (span_has(text, SPAN("%（")) ||
	    span_has(text, SPAN("%(")));
}

bool
written_may(struct span text)
{
	enum { SIGNS_LEAD = 0xC3 };	/* the first byte of × and ÷, and of no ideograph */

	return memchr(text.p, '=', text.n) != NULL || has_slash_behind_rate(text) ||
	    memchr(text.p, SIGNS_LEAD, text.n) != NULL ||
	    span_has(text, SPAN("＝"));
}

/* May a computation begin with the character at byte at: a bracket, or a digit that goes on
 * no number and no word of letters? */
static bool
may_begin(struct span text, size_t at, struct glyph g)
{
	uint32_t before = glyph_before(text, at).c;

	if (sign_of(g.c) == '(')
		return true;
	return character_is_digit(g.c) && !character_is_digit(before) && before != '.' &&
	    before != ',' && !character_is_letter(before) && !is_one_of(sign_of(before), "+-*/");
}

bool
written_next(struct span text, size_t from, struct written *out)
{
	struct glyph g;

	for (size_t at = from; at < text.n; at += g.n) {
		g = glyph_at(text, at);
		if (may_begin(text, at, g) && read_at(text, at, out))
			return true;
	}
	return false;
}
