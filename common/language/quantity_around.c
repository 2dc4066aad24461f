/* quantity_around: signs, currencies, comparators and approximators beside a number; see
 * quantity_parts.h. */
#include "language/quantity_parts.h"

#include "language/currency.h"
#include "language/grammar.h"

static bool
is_minus(uint32_t c)
{
	return c == '-' || c == U'－' || c == 0x2212 || c == 0x25BC || c == 0x25BD;
}

static bool
is_plus(uint32_t c)
{
	return c == '+' || c == U'＋' || c == 0x25B2 || c == 0x25B3;
}

void
quantity_negate(struct quantity *q)
{
	q->value = decimal_neg(q->value);
	if (q->op != OP_RANGE)	/* -5-10%: only the lower end */
		q->high = q->value;
}

/* 负3.2万元, 零下5度; but not 减负3.2万元, 自负, 正负. */
static void
take_sign_word(struct span text, struct quantity *q, struct glyph last)
{
	struct glyph before;

	if (last.c != U'负' && last.c != U'下')
		return;
	before = glyph_before(text, q->start - last.n);
	if (last.c == U'下') {
		if (before.c != U'零')
			return;
		q->start -= before.n;
	}
	if (last.c == U'负' &&
	    word_table_ends(&number_words, "nominus", span_slice(text, 0, q->start - last.n)))
		return;
	q->start -= last.n;
	quantity_negate(q);
}

/* Has a minus no other meaning before it: 最低-6℃? */
static bool
is_signed(const struct quantity *q)
{
	return q->kind == KIND_MONEY || q->kind == KIND_PERCENT || q->value.scale != 0 ||
	    word_table_is(&number_words, "degrees", q->unit);
}

/* Moves q->start over a sign.  A hyphen behind a word (政协-2件) is a sign only
 * of amounts, percentages and temperatures. */
static void
take_sign(struct span text, struct quantity *q)
{
	struct glyph sign = glyph_before(text, q->start), before;

	if (!is_minus(sign.c) && !is_plus(sign.c)) {
		take_sign_word(text, q, sign);
		return;
	}
	before = glyph_before(text, q->start - sign.n);
	if (numeral_arabic(before.c) >= 0 || character_is_letter(before.c) || is_minus(before.c))
		return;
	if (sign.c != 0x25BC && sign.c != 0x25B2 && character_is_han(before.c) && !is_signed(q))
		return;
	q->start -= sign.n;
	if (is_minus(sign.c))
		quantity_negate(q);
}

/* The bound that 75≤ and 85< state of what follows. */
static enum op
mirrored(struct span text, size_t at, size_t *end)
{
	struct glyph g = glyph_at(text, at), next;
	enum op op;

	switch (g.c) {
	case 0x2264: case 0x2266: op = OP_GE; break;
	case 0x2265: case 0x2267: op = OP_LE; break;
	case '<': case U'＜': op = OP_GT; break;
	case '>': case U'＞': op = OP_LT; break;
	default: return OP_EQ;
	}
	next = glyph_at(text, at + g.n);
	if (next.c == '=' && (op == OP_GT || op == OP_LT))
		op = op == OP_GT ? OP_GE : OP_LE;
	if (next.c == '=')
		next = glyph_at(text, at + g.n + next.n), g.n++;
	if (!character_is_han(next.c) && !character_is_letter(next.c))
		return OP_EQ;
	*end = at + g.n;
	return op;
}

/* Comparators and approximators on both sides; a bound beats an approximator,
 * the word before beats the one after. */
static void
take_bounds_around(struct span text, struct quantity *q, unsigned flags)
{
	struct bound before = bound_before(text, q->start, (flags & NUMERAL_LEADS) != 0);
	struct bound after = bound_after(text, q->end), best = before;
	bool vague = (flags & NUMERAL_VAGUE) != 0;
	size_t end;
	enum op op;

	if (q->kind == KIND_SCORE && after.of_marks != OP_EQ)
		after.op = after.of_marks;
	if (before.part) {
		q->start = before.start;
		before = bound_before(text, q->start, false);
		best = before;
		vague = true;
	}
	if (!quantity_is_bound(before.op) && (quantity_is_bound(after.op) || before.op == OP_EQ))
		best = after;
	if (before.op != OP_EQ)
		q->from = before.start;
	else
		q->from = q->start;
	q->to = after.op != OP_EQ ? after.end : q->end;
	if (best.op == OP_EQ && vague)
		best = (struct bound){ .op = OP_ABOUT, .lean = LEAN_ABOVE };
	if (best.op == OP_EQ && (op = mirrored(text, q->end, &end)) != OP_EQ) {
		best.op = op;
		best.lean = op == OP_GE || op == OP_GT ? LEAN_ABOVE : LEAN_BELOW;
		q->to = end;
	}
	if (q->op != OP_RANGE)
		q->op = best.op;
	q->lean = best.lean;
}

/* Is the character before a quantity neither a sign nor the end of a word about it? */
static inline bool
is_plain_before(uint32_t c)
{
	bool sign = character_is_han(c) ? c == U'负' || c == U'下' :
	    is_minus(c) || is_plus(c);

	return !sign && !bound_may_end(c) && !currency_may(c);
}

static inline bool
is_mirrored(uint32_t c)
{
	return c == '<' || c == '>' || c == U'＜' || c == U'＞' || (c >= 0x2264 && c <= 0x2267);
}

/* Does no word about it begin with the character behind a quantity? */
static inline bool
is_plain_after(uint32_t c)
{
	return !is_mirrored(c) && !bound_may_start(c);
}

void
quantity_take_bounds(struct span text, struct quantity *q, unsigned flags)
{
	if (!(flags & NUMERAL_VAGUE) && !bound_may_end(glyph_before(text, q->start).c) &&
	    is_plain_after(glyph_at(text, q->end).c)) {
		q->from = q->start;
		q->to = q->end;
		return;
	}
	take_bounds_around(text, q, flags);
}

void
quantity_take_surroundings(struct span text, struct quantity *q, unsigned flags)
{
	if (!(flags & NUMERAL_VAGUE) && is_plain_before(glyph_before(text, q->start).c) &&
	    is_plain_after(glyph_at(text, q->end).c)) {
		q->from = q->start;
		q->to = q->end;
		return;
	}
	currency_take(text, q);
	take_sign(text, q);
	quantity_take_bounds(text, q, flags);
}
