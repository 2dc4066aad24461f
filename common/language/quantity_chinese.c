/* quantity_chinese: what a Chinese numeral is: it needs evidence that it counts; see
 * quantity_parts.h. */
#include "language/quantity_parts.h"

#include "language/grammar.h"
#include "language/neighbours.h"

/* What may stand before a count that is behind its noun: 祠堂一处、 but not 的一处、 */
static bool
ends_noun(struct span words)
{
	uint32_t c = glyph_before(words, words.n).c;

	return character_is_han(c) ? !word_table_ends(&number_words, "nonoun", words) :
	    character_is_letter(c);
}

/* 变压器一套18.8万元: is what stands behind the count of things what they cost?  最大一项
 * 268万元 is one of several. */
static bool
is_priced(struct span text, const struct quantity *q)
{
	struct measured price;

	if (!character_is_digit(glyph_at(text, q->to).c) ||
	    !(word_table_is(&particles, "pair", q->unit) ||
	    word_table_is(&particles, "channel", q->unit)) ||
	    !numeral_read(text, q->to, &price.n))
		return false;
	quantity_find_unit(text, &price);
	return price.has_unit && price.unit.kind == KIND_MONEY;
}

static bool
is_counted(struct span text, const struct quantity *q, enum counting what)
{
	struct glyph before = glyph_before(text, q->from);

	if (counting_before(text, q->from, what))
		return true;
	/* 一户一档 counts nothing */
	return what == COUNTING_COUNT && ends_noun(span_slice(text, 0, q->from)) &&
	    glyph_before(text, q->from - before.n).c != U'一' &&
	    (quantity_pauses(glyph_at(text, q->to).c) ||
	    word_table_starts(&grammar, "others", span_slice(text, q->to, text.n)) ||
	    is_priced(text, q));
}

/* 公车二辆, 空调二台。: 二 ranks before most units (二期), and stands for 两 before a few. */
static bool
is_pair(struct span text, const struct quantity *q)
{
	uint32_t before = glyph_before(text, q->from).c;

	if (!character_is_han(before) && !character_is_letter(before))
		return false;	/* 二级 begins most cells with it */
	if (word_table_is(&particles, "pair", q->unit))
		return ends_noun(span_slice(text, 0, q->from)) ||
		    is_counted(text, q, COUNTING_COUNT);
	return word_table_is(&particles, "channel", q->unit) && is_counted(text, q, COUNTING_COUNT);
}

/* The evidence that a Chinese numeral with a unit states a quantity. */
static bool
is_stated(struct span text, size_t at, const struct measured *m, struct quantity *q)
{
	bool single = numeral_is_single(&m->n, at);
	uint32_t first = glyph_at(text, at).c;

	if (m->half)
		return true;
	if (q->op != OP_EQ)
		return !m->has_unit || m->unit.numeral != UNIT_DIGITS;
	if (m->n.flags & NUMERAL_LEADS)
		return q->kind == KIND_MONEY && is_counted(text, q, COUNTING_COUNT);
	if (q->kind == KIND_SCORE)
		return !single || is_counted(text, q, COUNTING_SCORE);
	if (q->kind == KIND_PERCENT || q->kind == KIND_RATIO)
		return !m->has_unit || m->unit.numeral != UNIT_DIGITS;
	if (single && first == U'二' && q->kind == KIND_COUNT) {	/* 二次, 二期 */
		if (is_pair(text, q))
			return true;
		q->kind = KIND_ORDINAL;
		return true;
	}
	if ((single && first == U'一') || (m->has_unit && m->unit.numeral == UNIT_WEAK))
		return is_counted(text, q, COUNTING_COUNT);
	return !m->has_unit || m->unit.numeral != UNIT_DIGITS;
}

/* 约一万二, 金额三万五: no unit, but large, and a word before it says that it
 * is a quantity. */
static bool
read_chinese_bare(struct span text, size_t at, const struct measured *m, struct quantity *q)
{
	const struct decimal least = { 10000, 0 };
	bool money = (m->n.flags & NUMERAL_COUNTED) != 0 ||	/* 两个亿 */
	    counting_before(text, at, COUNTING_MONEY);

	if ((m->n.flags & NUMERAL_LEADS) || decimal_cmp(m->n.value, least) <= 0 ||
	    !quantity_pauses(glyph_at(text, m->n.end).c) ||
	    (!money && bound_before(text, at, false).op == OP_EQ))
		return false;
	quantity_fill(q, at, m->n.end, money ? KIND_MONEY : KIND_BARE);
	if (money)
		q->unit = SPAN("CNY");
	if (!quantity_set(q, &m->n, 0))
		return false;
	quantity_take_bounds(text, q, m->n.flags & NUMERAL_VAGUE);
	return true;
}

/* 百万人次以上 */
static bool
is_bounded_after(struct span text, struct measured *m)
{
	quantity_find_unit(text, m);
	return m->has_unit && bound_after(text, m->unit.end).op != OP_EQ;
}

/* 检察一部、检察二部; 一批项目…，二批项目…: does 二 stand before the same word nearby?  What
 * is counted would be 两, so these are the first, the second, and so on. */
static bool
is_one_of_several(struct span text, size_t at, const struct measured *m)
{
	enum { NEAR = 240 };		/* bytes */
	struct glyph before = glyph_before(text, at);
	struct span near = span_slice(text, at > NEAR ? at - NEAR : 0, m->n.end + NEAR);
	char two[6] = "二";
	size_t found;

	if (!word_table_starts(&particles, "ranked", span_slice(text, m->n.end, text.n)) ||
	    !numeral_is_single(&m->n, at) ||
	    before.c == U'分' || before.c == U'共' || counting_before(text, at, COUNTING_COUNT))
		return false;		/* 分三批实施, 共三批 */
	memcpy(two + 3, text.p + m->n.end, 3);
	for (; (found = span_find(near, (struct span){ two, sizeof two })) != NONE;
	    near = span_slice(near, found + 3, near.n)) {
		before = glyph_before(near, found);
		if (before.c != U'第' && numeral_power(before.c) == 0 &&
		    numeral_digit(before.c) < 0)
			return true;
	}
	return false;
}

/* 四、五、六标段: does the numeral before name the one before in a row of such things? */
static bool
is_next_in_row(struct span text, size_t at, const struct measured *m)
{
	struct glyph mark = glyph_before(text, at);
	int own = numeral_digit(glyph_at(text, at).c);

	return mark.c == U'、' && numeral_is_single(&m->n, at) && own > 1 &&
	    numeral_digit(glyph_before(text, at - mark.n).c) == own - 1 &&
	    word_table_starts(&particles, "enumerated", span_slice(text, m->n.end, text.n));
}

/* 近百, 上万: do the words before byte at make 百 千 万 a number?  A sign does not
 * (点击查看>> 万元). */
static bool
is_led(struct span text, size_t at)
{
	struct glyph g = glyph_before(text, at);

	if (bound_before(text, at, true).op == OP_EQ)
		return false;
	while (g.c == ' ')
		g = glyph_before(text, at -= g.n);
	return character_is_han(g.c);
}

/* A Chinese numeral that is neither trap nor idiom; false: nothing. */
static bool
read_chinese_figure(struct span text, size_t at, struct measured *m, struct quantity *q)
{
	if (m->n.flags & (NUMERAL_STRING | NUMERAL_OVERFLOW))
		return false;
	if ((m->n.flags & NUMERAL_LEADS) && !(m->n.flags & NUMERAL_VAGUE) &&	/* 百余处 */
	    !is_led(text, at) && !is_bounded_after(text, m))
		return false;
	if (quantity_ratio(text, at, &m->n, q)) {
		quantity_take_bounds(text, q, 0);
		return true;
	}
	quantity_find_unit(text, m);
	if (!quantity_measured(text, at, m, q))
		return read_chinese_bare(text, at, m, q);
	if (q->kind >= KIND_DATE)
		return true;
	if (m->has_unit && m->unit.numeral == UNIT_DIGITS && q->kind == KIND_COUNT && !m->half)
		return false;
	if (!is_stated(text, at, m, q))
		return false;
	if (q->kind == KIND_COUNT && q->op == OP_EQ && (is_next_in_row(text, at, m) ||
	    is_one_of_several(text, at, m))) {
		q->kind = KIND_ORDINAL;
		return true;
	}
	quantity_tell_slogan(text, &m->n, q);
	return true;
}

/* Do two digits stand side by side: a string of them, or 十七 with 八 behind? */
static bool
may_be_neighbours(struct span text, const struct numeral *n)
{
	return n->digits == 2 || (n->digits == 0 && numeral_digit(glyph_at(text, n->solid).c) > 0);
}

/* 三四十次, 七八人: from the lower to the upper. */
static bool
read_neighbours(struct span text, size_t at, struct quantity *q)
{
	struct neighbours n;

	if (!neighbours_read(text, at, &n))
		return false;
	quantity_fill(q, at, n.unit.end, n.unit.kind);
	q->unit = n.unit.base;
	q->value = n.low;
	q->high = n.high;
	q->op = OP_RANGE;
	q->quantum = decimal_of(1);
	quantity_take_bounds(text, q, 0);
	return decimal_shift(q->quantum, n.place, &q->quantum);
}

/* 零点五: where the numeral begins whose fraction the digit at byte at is; no number is looked for
 * at a zero. */
static size_t
behind_nought(struct span text, size_t from, size_t at)
{
	struct glyph point = glyph_before(text, at), zero;

	if (point.c != U'点')
		return at;		/* nearly always */
	zero = glyph_before(text, at - point.n);
	return numeral_digit(zero.c) == 0 && zero.n + point.n <= at - from ?
	    at - point.n - zero.n : at;
}

bool
quantity_chinese(struct span text, size_t from, size_t place, struct quantity *q, size_t *next)
{
	struct idiom idiom = { 0 };
	struct measured m;
	struct trap trap;
	size_t at = behind_nought(text, from, place);
	uint32_t first = glyph_at(text, at).c;
	size_t idiom_end = idiom_around(text, at, &idiom) ? idiom.end : 0;
	bool found;

	*next = place + 3;
	if (numeral_power(first) != 0 && quantity_percent_words(text, at, q)) {
		quantity_take_bounds(text, q, 0);
		return true;
	}
	found = (first == U'一' || first == U'半') && quantity_halving(text, at, q);
	if (!found && numeral_read(text, at, &m.n)) {
		*next = m.n.solid;
		if (may_be_neighbours(text, &m.n) && read_neighbours(text, at, q))
			found = true;
		else if (trap_read(text, at, &m.n, &trap))
			found = quantity_fill_trap(q, from, &trap, &m.n);
		else
			found = read_chinese_figure(text, at, &m, q);
	}
	if (idiom_end != 0 && (!found || idiom_end > q->end ||
	    (idiom_end == q->end && idiom.start <= q->start))) {
		if (idiom_end > *next)
			*next = idiom_end;
		return quantity_fill_idiom(q, from, &idiom);
	}
	return found;
}
