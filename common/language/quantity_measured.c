/* quantity_measured: a number with its unit; see quantity_parts.h. */
#include "language/quantity_parts.h"

#include "language/date.h"
#include "language/grammar.h"

extern const struct data_table data_halves;

/* Do the words that end at end say that there is no more, and no word goes on there: 元整, 圆正,
 * 元（整）? */
static bool
says_no_more(struct span text, size_t end)
{
	struct glyph g = glyph_before(text, end);

	if (g.c == U'）' || g.c == ')')
		g = glyph_before(text, end - g.n);
	return (g.c == U'整' || g.c == U'正') &&
	    !character_is_han(glyph_at(text, end).c);
}

/* 3元5角2分, 叁元伍角整: what stands behind 元 in smaller coin. */
static bool
take_coins(struct span text, struct quantity *q)
{
	static const struct { uint32_t c; int scale; } coins[] = { { U'角', 1 }, { U'分', 2 } };
	struct numeral n;
	struct glyph g;
	struct decimal part;

	for (int i = 0; i < 2; i++) {
		size_t at = q->end;

		g = glyph_at(text, at);
		if (g.c == U'零')
			at += g.n;
		else if (!numeral_starts(g.c))
			break;
		if (!numeral_read(text, at, &n) || n.value.scale != 0 || n.value.c > 9 ||
		    (n.flags & ~(unsigned)NUMERAL_CHINESE) != 0)
			continue;
		g = glyph_at(text, n.end);
		if (g.c != coins[i].c || !decimal_shift(n.value, -coins[i].scale, &part))
			continue;
		if (!decimal_add(q->value, part, &q->value))
			return false;
		q->high = q->value;
		q->quantum = decimal_make(1, coins[i].scale);
		q->end = n.end + g.n;
	}
	g = glyph_at(text, q->end);
	if ((g.c == U'整' || g.c == U'正') && !character_is_han(glyph_at(text, q->end + g.n).c))
		q->end += g.n;
	if (says_no_more(text, q->end))
		q->quantum = decimal_make(1, 2);
	return true;
}

/* Adds tenths to q, up to end. */
static bool
add_tenths(struct quantity *q, int tenths, int power, size_t end)
{
	struct decimal part;

	if (!decimal_shift(decimal_make(tenths, 1), power, &part) ||
	    !decimal_add(q->value, part, &q->value) ||
	    !decimal_shift(decimal_make(1, 1), power, &q->quantum))
		return false;
	q->value = q->high = decimal_trim(q->value);
	q->end = end;
	return true;
}

/* Does 半 behind a unit begin a word of its own: 3人半数, 5次半年? */
static bool
begins_half(struct span text, size_t at)
{
	return word_table_starts(&number_words, "nohalf",
	    span_slice(text, at + glyph_at(text, at).n, text.n));
}

/* 3个半月, 一个半小时: behind 个. */
static bool
take_half_of(struct span text, struct measured *m, struct quantity *q)
{
	if (!span_eq(q->unit, SPAN("个")))
		return false;
	for (size_t r = 0; r < data_halves.rows; r++) {
		struct span tail = span_of(DATA_CELL(&data_halves, r, 0));

		if (span_starts_at(text, q->end, tail)) {
			q->unit = span_of(DATA_CELL(&data_halves, r, 1));
			m->half = true;
			return add_tenths(q, 5, 0, q->end + tail.n);
		}
	}
	return false;
}

/* Is the digit that ends at end the tenth of 九成五 or 9成5, not a number of its own? */
static bool
ends_tenths(struct span text, const struct measured *m, size_t end)
{
	uint32_t c = glyph_at(text, end).c;

	if (numeral_is_chinese(&m->n))
		return numeral_value(c) == 0;
	return quantity_pauses(c) || bound_after(text, end).op != OP_EQ;
}

/* 九十八分半, 两年半, 三个半小时; 九成五, 9成5, 七成半: the half or the tenth behind the unit. */
static void
take_half(struct span text, struct measured *m, struct quantity *q)
{
	struct glyph g = glyph_at(text, q->end);
	int digit = numeral_is_chinese(&m->n) ? numeral_digit(g.c) : numeral_arabic(g.c);

	if (m->n.flags & (NUMERAL_POINT | NUMERAL_VAGUE))
		return;
	if (g.c == U'半') {
		if (take_half_of(text, m, q) || begins_half(text, q->end))
			return;
		m->half = m->unit.kind <= KIND_SCORE && m->unit.kind != KIND_MONEY &&
		    add_tenths(q, 5, m->unit.power, q->end + g.n);
	} else if (m->unit.kind == KIND_PERCENT && m->unit.power == 1 && digit > 0 &&
	    ends_tenths(text, m, q->end + g.n))
		add_tenths(q, digit, m->unit.power, q->end + g.n);
}

/* 近三年, 近5年: the last years, no approximate number. */
static bool
is_recent(struct span text, const struct quantity *q)
{
	struct glyph before = glyph_before(text, q->start);

	return before.c == U'近' && word_table_is(&particles, "recent", q->unit);
}

/* 5科2室, 四股一室: rooms of an office are counted, behind what counts its sections. */
static bool
counts_offices(struct span text, size_t at, const struct measured *m)
{
	return m->unit.kind == KIND_ORDINAL && m->n.digits <= 1 &&
	    word_table_is(&particles, "room", m->unit.base) &&
	    word_table_ends(&particles, "office", span_slice(text, 0, at));
}

/* How the words about m, whose unit may stand behind the end of a range, are to be read:
 * see quantity_take_bounds. */
static unsigned
flags_about(struct span text, size_t at, const struct measured *m, const struct unit *unit)
{
	bool leads = numeral_is_chinese(&m->n) &&
	    (numeral_multiplier(glyph_at(text, at).c) != 0 || numeral_is_single(&m->n, at));
	bool vague = (m->n.flags & NUMERAL_VAGUE) != 0 ||
	    (unit->end > m->n.end + strlen("个多") && span_starts_at(text, m->n.end, SPAN("个多")));

	return (leads ? (unsigned)NUMERAL_LEADS : 0) | (vague ? (unsigned)NUMERAL_VAGUE : 0);
}

/* 1.2个、0.5个百分点: the unit that the next number of a list names in full, of which m has but
 * the first word. */
static void
take_full_unit(struct span text, struct measured *m)
{
	struct span word = span_slice(text, m->n.end, m->unit.end);
	size_t end = m->unit.end;
	struct measured next;

	for (int i = 0; i < QUANTITY_LIST; i++) {
		struct glyph g = glyph_at(text, end);

		if (!quantity_lists(g.c) || numeral_arabic(glyph_at(text, end + g.n).c) < 0 ||
		    !numeral_read(text, end + g.n, &next.n) ||
		    !span_starts_at(text, next.n.end, word))
			return;
		quantity_find_unit(text, &next);
		if (!next.has_unit || next.unit.end == next.n.end + word.n)
			end = next.n.end + word.n;
		else {
			if (next.unit.kind == KIND_PERCENT) {
				m->unit.kind = next.unit.kind;
				m->unit.base = next.unit.base;
			}
			return;
		}
	}
}

bool
quantity_measured(struct span text, size_t at, struct measured *m, struct quantity *q)
{
	struct measured high;
	const struct measured *last = m;
	bool compound;

	if (m->n.digits == 4 && date_is_year(&m->n) && word_table_starts(&number_words, "yearnoun",
	    span_slice(text, m->n.end, text.n)))
		return false;
	if (m->has_unit && m->unit.kind == KIND_COUNT &&
	    quantity_lists(glyph_at(text, m->unit.end).c))
		take_full_unit(text, m);
	if (quantity_read_upper(text, at, m, &high) && high.has_unit)
		last = &high;
	if (!last->has_unit || (last->unit.kind == KIND_DATE && (m->n.flags & NUMERAL_POINT)))
		return false;	/* 1551.84 年度资金: a cell and the next one */
	quantity_fill(q, at, last->end,
	    last == m && counts_offices(text, at, m) ? KIND_COUNT : last->unit.kind);
	q->unit = last->unit.base;
	if (last == m ? !quantity_set(q, &m->n, m->unit.power) : !quantity_set_range(q, m, last))
		return false;
	compound = last->unit.end != last->unit.first;
	if (q->kind == KIND_MONEY && !compound && q->op != OP_RANGE && !take_coins(text, q))
		return false;
	if (q->op != OP_RANGE && !compound)
		take_half(text, m, q);
	if (q->kind >= KIND_DATE)
		return true;
	quantity_take_surroundings(text, q, flags_about(text, at, m, &last->unit));
	if (is_recent(text, q))
		q->kind = KIND_DATE;
	return true;
}

bool
quantity_bracketed(struct span text, size_t at, const struct measured *m, struct quantity *q)
{
	struct glyph open = glyph_before(text, at), close = glyph_at(text, m->n.end);
	size_t end = m->n.end + close.n;
	struct numeral n = m->n;
	struct unit unit;
	int power = 0;

	if (!character_opens(open.c) || !character_closes(close.c) ||
	    (!(n.flags & (NUMERAL_POINT | NUMERAL_GROUPED)) &&
	    !word_table_ends(&particles, "sinks", span_slice(text, 0, at - open.n))))
		return false;		/* （5）万元以上的项目: a label */
	for (struct glyph g; numeral_multiplier((g = glyph_at(text, end)).c) >= 4; end += g.n)
		power += numeral_multiplier(g.c);
	if (!unit_at(text, end, &unit) || unit.kind != KIND_MONEY)
		return false;
	quantity_fill(q, at - open.n, unit.end, KIND_MONEY);
	q->unit = unit.base;
	if (!quantity_set(q, &n, power + unit.power))
		return false;
	quantity_negate(q);
	return true;
}
