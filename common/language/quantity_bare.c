/* quantity_bare: a number without unit; see quantity_parts.h. */
#include "language/quantity_parts.h"

#include "language/date.h"
#include "text/punct.h"

/* 约5、6万元: two neighbouring digits that a word calls vague are one range. */
static bool
read_vague_pair(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct glyph pause = glyph_at(text, n->end);
	struct measured low = { .n = *n }, high;

	if (pause.c != U'、' || n->digits != 1 || n->flags != 0 ||
	    numeral_arabic(glyph_at(text, n->end + pause.n).c) < 0 ||
	    !numeral_read(text, n->end + pause.n, &high.n) || high.n.digits != 1)
		return false;
	quantity_find_unit(text, &high);
	if (!high.has_unit || high.unit.kind > KIND_SCORE ||
	    (bound_before(text, at, false).op != OP_ABOUT &&
	    bound_after(text, high.end).op != OP_ABOUT))
		return false;
	quantity_fill(q, at, high.end, high.unit.kind);
	q->unit = high.unit.base;
	if (!quantity_set_range(q, &low, &high))
		return false;
	quantity_take_bounds(text, q, 0);
	return true;
}

/* 12.3、45.6万元: a number of a list has the unit of the one that ends it. */
static bool
read_listed(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct measured next;
	size_t end = n->end;
	struct glyph g;

	for (int i = 0; i < QUANTITY_LIST; i++) {
		g = glyph_at(text, end);
		if (!quantity_lists(g.c))
			return false;
		if (numeral_arabic(glyph_at(text, end + g.n).c) < 0 ||
		    !numeral_read(text, end + g.n, &next.n) || (next.n.flags & NUMERAL_OVERFLOW))
			return false;
		quantity_find_unit(text, &next);
		if (next.has_unit)
			break;
		end = next.n.end;
	}
	if (!next.has_unit || next.unit.kind >= KIND_RATIO ||
	    (date_is_year(&next.n) && glyph_at(text, next.n.end).c == U'年'))
		return false;		/* 年: 概况1、2023年… */
	quantity_fill(q, at, n->end, next.unit.kind);
	q->unit = next.unit.base;
	return quantity_set(q, n, next.unit.power + (n->power == 0 ? next.n.power : 0));
}

/* Words that a measured number without a unit stands behind: 为 是 达 得分 ： …
 * It ends at byte end. */
static bool
behind_statement(struct span text, size_t at, size_t end)
{
	struct glyph g = glyph_before(text, at);
	struct unit each;

	if (glyph_at(text, end).c == '/' && unit_at(text, end + 1, &each))
		return true;		/* 补贴标准150/亩 */
	while (g.c == ' ' || g.c == 0x3000)
		g = glyph_before(text, at -= g.n);
	switch (g.c) {
	case U'数': case U'數':	/* 人数37， */
		return quantity_pauses(glyph_at(text, end).c);
	case U'为': case U'是': case U'达': case U'分':
	case U'得': case U'到': case U'计':
	case ':': case U'：': case '=': case U'＝': case 0xF7:	/* ÷ */
		return true;
	default:
		return false;
	}
}

/* “6.12”专案, “3.15”活动: a day that names something. */
static bool
is_quoted_day(struct span text, size_t at, const struct numeral *n)
{
	uint32_t open = glyph_before(text, at).c, close = glyph_at(text, n->end).c;
	decimal_coefficient month = n->value.scale == 2 ? n->value.c / 100 : n->value.c / 10;

	return (open == 0x201C || open == '"') && (close == 0x201D || close == '"') &&
	    (n->value.scale == 1 || n->value.scale == 2) && month >= 1 && month <= 12;
}

/* 730万（道路330万元、…）: an amount, by the unit of what it is made of. */
static bool
is_split_by_money(struct span text, size_t at)
{
	struct glyph open = glyph_at(text, at);
	size_t close;

	if (open.c != U'（' && open.c != '(')
		return false;
	text = span_slice(text, at + open.n, text.n);
	close = punct_find(text, ')');
	text = span_slice(text, 0, close == NONE ? 0 : close);
	return span_has(text, SPAN("万元")) ||
	    span_has(text, SPAN("亿元"));
}

/* 采购清运车84万: is money spent on what stands before the number? */
static bool
is_spent(struct span text, size_t at)
{
	enum { FAR = 16 };	/* characters */
	struct glyph g;

	for (int i = 0; i < FAR; i++) {
		if (counting_before(text, at, COUNTING_SPENT))
			return true;
		g = glyph_before(text, at);
		if (!character_is_han(g.c))
			return false;
		at -= g.n;
	}
	return false;
}

/* 甲县35万元；救助站86万。: does a noun alone stand between the number and an amount of a list?  A
 * comma may begin what the amount was for. */
static bool
is_next_of_money(struct span text, size_t at)
{
	enum { FAR = 16 };	/* characters */
	struct glyph g = glyph_before(text, at);

	for (int i = 0; i < FAR && character_is_han(g.c); i++)
		g = glyph_before(text, at -= g.n);
	if (g.c != U'、' && g.c != U'；' && g.c != ';')
		return false;
	g = glyph_before(text, at -= g.n);
	return g.c == U'元' &&
	    numeral_multiplier(glyph_before(text, at - g.n).c) >= 4;
}

/* Is the number an amount though its 元 was left out: 金额20万。 超过2个亿。? */
static bool
is_amount(struct span text, const struct numeral *n, const struct quantity *q)
{
	if (n->power < 4)
		return false;
	if (is_split_by_money(text, q->to))
		return true;
	return quantity_pauses(glyph_at(text, q->to).c) &&
	    ((n->flags & NUMERAL_COUNTED) || counting_before(text, q->from, COUNTING_MONEY) ||
	    is_spent(text, q->from) || is_next_of_money(text, q->from));
}

/* 75≤得分＜85分: a bound before a name has the unit of the one behind it. */
static bool
take_unit_across(struct span text, const struct numeral *n, struct quantity *q)
{
	enum { NAME = 10 };		/* characters */
	struct measured next;
	size_t at = q->to;
	struct glyph g = glyph_at(text, at);

	for (int i = 0; i < NAME && character_is_han(g.c); i++)
		g = glyph_at(text, at += g.n);
	if (at == q->to)
		return false;
	for (int i = 0; i < 2 && g.n > 0 && numeral_arabic(g.c) < 0; i++)
		g = glyph_at(text, at += g.n);
	if (numeral_arabic(g.c) < 0 || !quantity_is_bound(bound_before(text, at, false).op) ||
	    !numeral_read(text, at, &next.n))
		return false;
	quantity_find_unit(text, &next);
	if (!next.has_unit || next.unit.kind >= KIND_RATIO)
		return false;
	q->kind = next.unit.kind;
	q->unit = next.unit.base;
	return quantity_set(q, n, next.unit.power);
}

bool
quantity_bare(struct span text, size_t at, const struct measured *m, struct quantity *q)
{
	const struct numeral *n = &m->n;
	struct measured high;
	struct naming name;
	bool named = naming_before(text, at, &name),
	    range = quantity_read_upper(text, at, m, &high);

	if ((date_is_year(n) && !quantity_is_bound(bound_before(text, at, false).op)) ||
	    is_quoted_day(text, at, n))
		return quantity_fill(q, at, n->end, KIND_DATE);
	if (!named && (read_vague_pair(text, at, n, q) || read_listed(text, at, n, q)))
		return true;
	quantity_fill(q, at, n->end, KIND_BARE);
	if (!quantity_set(q, n, 0) || (range && !quantity_set_range(q, m, &high)))
		return false;
	quantity_take_surroundings(text, q, n->flags & NUMERAL_VAGUE);	/* 5000多万 */
	if (q->kind == KIND_MONEY ||
	    (!range && quantity_is_bound(q->op) && take_unit_across(text, n, q)))
		return true;
	if (is_amount(text, n, q)) {
		q->kind = KIND_MONEY;
		q->unit = SPAN("CNY");
		return true;
	}
	if (!named && ((n->flags & (NUMERAL_POINT | NUMERAL_GROUPED | NUMERAL_SCALED)) ||
	    quantity_is_bound(q->op) || q->op == OP_ABOUT ||
	    (!range && n->digits < 7 && behind_statement(text, q->start, n->end))))
		return true;
	if (range)
		quantity_fill(q, at,
		    trap_code_end(text, at) > high.end ? trap_code_end(text, at) :
		    high.end, KIND_CODE);
	else
		quantity_fill(q, at, n->end, KIND_CODE);
	if (named)
		q->kind = name.kind;
	return true;
}
