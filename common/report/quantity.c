/* quantity: the grammar of quantities in running text; see quantity.h.
 *
 * A candidate is a place where a numeral may begin.  There the numeral is
 * read; then, in this order: is it something else (trap), a percentage or
 * ratio in words, a number with a unit, an idiom, a bare number?  Chinese
 * numerals need positive evidence, Arabic ones a reason not to be a figure. */
#include "report/quantity.h"

#include "report/candidate.h"
#include "report/context.h"
#include "report/currency.h"
#include "report/date.h"
#include "report/neighbours.h"
#include "report/numeral.h"
#include "report/trap.h"
#include "report/unit.h"
#include "text/glyph.h"

enum { LIST_MAX = 12, BRACKET_MAX = 8, STREWN_MAX = 16, RATIO_MAX = 8, RATIO_SCALE = 6, RATIO_PLACES = 2 };

const char *const kind_names[] = {
	"money", "percent", "count", "score", "ratio", "bare", "date", "ordinal", "code"
};

const char *const op_names[] = { "=", ">=", "<=", ">", "<", "~", ".." };

/* A numeral with the unit that goes with it. */
struct measured {
	struct numeral n;
	struct unit unit;
	bool has_unit;
	bool half;		/* 半 stood behind the unit: 一个半小时 */
	size_t end;
};

static bool
is_han(uint32_t c)
{
	return c >= 0x3400 && c < 0xA000;
}

static bool
is_chinese(const struct numeral *n)
{
	return (n->flags & NUMERAL_CHINESE) != 0;
}

/* One Chinese character: 一 三 十. */
static bool
is_single(const struct numeral *n, size_t at)
{
	return is_chinese(n) && n->solid == at + 3;
}

static bool
fill(struct quantity *q, size_t start, size_t end, enum kind kind)
{
	*q = (struct quantity){ .start = start, .end = end, .from = start, .to = end,
	    .kind = kind, .unit = SPAN("-"), .quantum = { 1, 0 } };
	return true;
}

static bool
fill_trap(struct quantity *q, size_t from, const struct trap *t, const struct numeral *n)
{
	fill(q, t->start < from ? from : t->start, t->end, t->kind);
	q->counted = t->counted;
	q->value = q->high = decimal_trim(n->value);
	return true;
}

/* value and quantum of n in units of unit. */
static bool
set_value(struct quantity *q, const struct numeral *n, int power)
{
	struct decimal one = { 1, 0 };

	if (!decimal_shift(n->value, power, &q->value) ||
	    !decimal_shift(one, n->place + power, &q->quantum))
		return false;
	q->value = q->high = decimal_trim(q->value);
	return true;
}

/* --- signs and bounds ---------------------------------------------------- */

static bool
is_minus(uint32_t c)
{
	return c == '-' || c == 0xFF0D || c == 0x2212 || c == 0x25BC || c == 0x25BD;
}

static bool
is_plus(uint32_t c)
{
	return c == '+' || c == 0xFF0B || c == 0x25B2 || c == 0x25B3;
}

static void
negate(struct quantity *q)
{
	q->value = decimal_neg(q->value);
	if (q->op != OP_RANGE)	/* -5-10%: only the lower end */
		q->high = q->value;
}

/* 负3.2万元, 零下5度; but not 减负3.2万元, 自负, 正负. */
static void
take_sign_word(struct span text, struct quantity *q, struct glyph last)
{
	static const uint32_t words[] = { 0x51CF, 0x81EA, 0x6B20, 0x62C5, 0x80A9, 0x62B1,
		0x80DC, 0x80CC, 0x5305, 0x8F9C, 0x6B63, 0x627F };	/* 减自欠担肩抱胜背包辜正承 */
	struct glyph before;

	if (last.c != 0x8D1F && last.c != 0x4E0B)	/* 负, 下 of 零下 */
		return;
	before = glyph_before(text, q->start - last.n);
	if (last.c == 0x4E0B) {
		if (before.c != 0x96F6)
			return;
		q->start -= before.n;
	}
	for (size_t i = 0; last.c == 0x8D1F && i < sizeof words / sizeof *words; i++)
		if (before.c == words[i])
			return;
	q->start -= last.n;
	negate(q);
}

/* Has a minus no other meaning before it: 最低-6℃? */
static bool
is_signed(const struct quantity *q)
{
	return q->kind == KIND_MONEY || q->kind == KIND_PERCENT || q->value.scale != 0 ||
	    span_eq(q->unit, SPAN("℃")) || span_eq(q->unit, SPAN("摄氏度"));
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
	if (numeral_arabic(before.c) >= 0 || (before.c | 32) - 'a' < 26 || is_minus(before.c))
		return;
	if (sign.c != 0x25BC && sign.c != 0x25B2 && is_han(before.c) && !is_signed(q))
		return;
	q->start -= sign.n;
	if (is_minus(sign.c))
		negate(q);
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
	case '<': case 0xFF1C: op = OP_GT; break;
	case '>': case 0xFF1E: op = OP_LT; break;
	default: return OP_EQ;
	}
	next = glyph_at(text, at + g.n);
	if (next.c == '=' && (op == OP_GT || op == OP_LT))
		op = op == OP_GT ? OP_GE : OP_LE;
	if (next.c == '=')
		next = glyph_at(text, at + g.n + next.n), g.n++;
	if (!is_han(next.c) && (next.c | 32) - 'a' >= 26)
		return OP_EQ;
	*end = at + g.n;
	return op;
}

static bool
is_bound(enum op op)
{
	return op == OP_GE || op == OP_LE || op == OP_GT || op == OP_LT;
}

/* Comparators and approximators on both sides; a bound beats an approximator,
 * the word before beats the one after. */
static void
take_bounds_around(struct span text, struct quantity *q, bool leads, bool vague)
{
	struct bound before = bound_before(text, q->start, leads), after = bound_after(text, q->end);
	struct bound best = before;
	size_t end;
	enum op op;

	if (before.part) {
		q->start = before.start;
		before = bound_before(text, q->start, false);
		best = before;
		vague = true;
	}
	if (!is_bound(before.op) && (is_bound(after.op) || before.op == OP_EQ))
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
	bool sign = is_han(c) ? c == 0x8D1F || c == 0x4E0B /* 负 下 */ : is_minus(c) || is_plus(c);

	return !sign && !bound_may_end(c) && !currency_may(c);
}

static inline bool
is_mirrored(uint32_t c)
{
	return c == '<' || c == '>' || c == 0xFF1C || c == 0xFF1E || (c >= 0x2264 && c <= 0x2267);
}

/* Does no word about it begin with the character behind a quantity? */
static inline bool
is_plain_after(uint32_t c)
{
	return !is_mirrored(c) && !bound_may_start(c);
}

static void
take_bounds(struct span text, struct quantity *q, bool leads, bool vague)
{
	if (!vague && !bound_may_end(glyph_before(text, q->start).c) &&
	    is_plain_after(glyph_at(text, q->end).c)) {
		q->from = q->start;
		q->to = q->end;
		return;
	}
	take_bounds_around(text, q, leads, vague);
}

/* What stands around the number itself: its currency, its sign, its bounds.  Nearly
 * always there is nothing, and the characters there tell. */
static void
take_surroundings(struct span text, struct quantity *q, bool leads, bool vague)
{
	if (!vague && is_plain_before(glyph_before(text, q->start).c) &&
	    is_plain_after(glyph_at(text, q->end).c)) {
		q->from = q->start;
		q->to = q->end;
		return;
	}
	currency_take(text, q);
	take_sign(text, q);
	take_bounds(text, q, leads, vague);
}

/* --- ratios and percentages in words ------------------------------------- */

static const struct span of_parts = { "分之", 6 };

static bool
starts_with(struct span text, size_t at, struct span word)
{
	return at <= text.n && span_starts(span_slice(text, at, text.n), word);
}

static bool
set_quotient(struct quantity *q, struct decimal a, struct decimal b)
{
	struct decimal back;

	if (!decimal_div(a, b, RATIO_SCALE, &q->value))
		return false;
	q->value = q->high = decimal_trim(q->value);
	/* 3/4 is 0.75; of 2/3 nobody says more than two places */
	q->quantum = decimal_make(1, decimal_mul(q->value, b, &back) &&
	    decimal_cmp(back, a) == 0 ? q->value.scale : RATIO_PLACES);
	return true;
}

/* 百分之五, 千分之三, 万分之五, 百分之98.5: at stands on 百 千 万. */
static bool
read_percent_words(struct span text, size_t at, struct quantity *q)
{
	struct glyph g = glyph_at(text, at);
	struct numeral n;
	size_t next = at + g.n + of_parts.n;

	if ((g.c != 0x767E && g.c != 0x5343 && g.c != 0x4E07) || !starts_with(text, at + g.n, of_parts) ||
	    !numeral_read(text, next, &n) || (n.flags & (NUMERAL_OVERFLOW | NUMERAL_STRING)))
		return false;
	fill(q, at, n.solid, KIND_PERCENT);
	q->unit = g.c == 0x767E ? SPAN("%") : g.c == 0x5343 ? SPAN("‰") : SPAN("‱");
	return set_value(q, &n, 0);
}

/* 三分之二, 10分之1: n was read before 分之. */
static bool
read_fraction_words(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct numeral top;

	if (!starts_with(text, n->end, of_parts) ||
	    !numeral_read(text, n->end + of_parts.n, &top) ||
	    ((n->flags | top.flags) & (NUMERAL_OVERFLOW | NUMERAL_STRING | NUMERAL_VAGUE)))
		return false;
	fill(q, at, top.end, KIND_RATIO);
	return set_quotient(q, top.value, n->value);
}

/* 2/3: whole numbers, the lower one greater. */
static bool
read_fraction(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct glyph slash = glyph_at(text, n->end);
	struct numeral below;

	if ((slash.c != '/' && slash.c != 0xFF0F) || n->flags != 0 || n->digits > 3 ||
	    numeral_arabic(glyph_at(text, n->end + slash.n).c) < 0 ||
	    !numeral_read(text, n->end + slash.n, &below) || below.flags != 0 || below.digits > 3 ||
	    decimal_cmp(n->value, below.value) >= 0 || n->value.c == 0 ||
	    glyph_at(text, below.end).c == slash.c)
		return false;
	fill(q, at, below.end, KIND_RATIO);
	return set_quotient(q, n->value, below.value);
}

static bool
is_colon(uint32_t c)
{
	return c == ':' || c == 0x2236 || c == 0xFF1A;
}

/* 8:30 is a time unless 比 stands near. */
static bool
is_time(struct span text, size_t at, const struct numeral *hour, const struct numeral *minute)
{
	struct glyph before = glyph_before(text, at), after = glyph_at(text, minute->end);

	return (hour->flags & ~(unsigned)NUMERAL_ZERO) == 0 && (minute->flags & ~(unsigned)NUMERAL_ZERO) == 0 &&
	    minute->digits == 2 && hour->value.c < 25 && minute->value.c < 60 &&
	    before.c != 0x6BD4 && before.c != 0x6309 && before.c != 0x4E3A && after.c != 0x7684;
}

/* 1:500地形图, 1:10000比例尺: of a map. */
static bool
is_scale(struct span text, size_t end, const struct numeral *one, const struct numeral *scale)
{
	static const char *const maps[] = { "地形", "比例尺", "正射", "数字", "地籍", "土地", "电子", "航测",
		"国土", "基础测绘", "测图", "影像", "DLG", "DOM" };
	struct span behind = span_slice(text, end, text.n);

	if (decimal_cmp(one->value, decimal_of(1)) != 0 || decimal_cmp(scale->value, decimal_of(500)) < 0)
		return false;
	for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
		if (span_starts(behind, span_of(maps[i])))
			return true;
	return false;
}

/* 3:1 is a quotient; 9.1:54.3:36.6 has no one value and is no figure. */
static bool
read_proportion(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct numeral part[RATIO_MAX];
	int parts = 0;
	size_t end = n->end;
	struct glyph g = glyph_at(text, end);

	while (parts < RATIO_MAX && is_colon(g.c) &&
	    numeral_arabic(glyph_at(text, end + g.n).c) >= 0 &&
	    numeral_read(text, end + g.n, &part[parts]) &&
	    !(part[parts].flags & ~(unsigned)(NUMERAL_POINT | NUMERAL_ZERO))) {
		end = part[parts++].end;
		g = glyph_at(text, end);
	}
	if (parts != 0 && parts <= 2 && is_time(text, at, n, &part[0]))
		return fill(q, at, end, KIND_DATE);
	if (parts == 0 || (n->flags & ~(unsigned)NUMERAL_POINT) != 0)
		return false;
	if (parts > 1 || is_scale(text, end, n, &part[0]))
		return fill(q, at, end, KIND_CODE);
	fill(q, at, end, KIND_RATIO);
	return set_quotient(q, n->value, part[0].value);
}

/* 翻一番 is twice, 翻两番 four times. */
static bool
read_doubling(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct glyph before = glyph_before(text, at), after = glyph_at(text, n->end);

	if (before.c != 0x7FFB || after.c != 0x756A || n->value.scale != 0 ||
	    n->value.c < 1 || n->value.c > 9)
		return false;
	fill(q, at - before.n, n->end + after.n, KIND_RATIO);
	q->unit = SPAN("倍");
	q->value = q->high = decimal_of(1LL << (int)n->value.c);
	return true;
}

/* 减少一半, 压减了一半: at stands on 一. */
static bool
read_half(struct span text, size_t at, struct quantity *q)
{
	static const char *const verbs[] = { "减少", "下降", "降低", "压减", "缩减", "减", "降" };
	struct span before = span_slice(text, 0, at);

	if (!starts_with(text, at, SPAN("一半")))
		return false;
	if (span_ends(before, SPAN("了")))
		before.n -= strlen("了");
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (span_ends(before, span_of(verbs[i]))) {
			fill(q, before.n - strlen(verbs[i]), at + strlen("一半"), KIND_RATIO);
			q->unit = SPAN("倍");
			q->value = q->high = q->quantum = decimal_make(5, 1);
			return true;
		}
	return false;
}

/* 减半: at stands on 半. */
static bool
read_halving(struct span text, size_t at, struct quantity *q)
{
	struct glyph before = glyph_before(text, at);

	if (read_half(text, at, q))
		return true;
	if (before.c != 0x51CF || glyph_at(text, at).c != 0x534A)	/* 减, 半 */
		return false;
	fill(q, at - before.n, at + 3, KIND_RATIO);
	q->unit = SPAN("倍");
	q->value = q->high = q->quantum = decimal_make(5, 1);
	return true;
}

static bool
read_ratio(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	uint32_t c = glyph_at(text, n->end).c;

	if (c != 0x5206 && c != 0x756A && c != '/' && c != 0xFF0F && !is_colon(c))
		return false;	/* 分 of 分之, 番 */
	if (is_chinese(n))
		return read_fraction_words(text, at, n, q) || read_doubling(text, at, n, q);
	return read_fraction(text, at, n, q) || read_proportion(text, at, n, q) ||
	    read_fraction_words(text, at, n, q) || read_doubling(text, at, n, q);
}

/* --- numbers with units --------------------------------------------------- */

static bool
is_pause(uint32_t c)
{
	return c == 0 || c == '\n' || c == ',' || c == ';' || c == '.' || c == ')' ||
	    (c >= 0x3001 && c <= 0x3002) || c == 0xFF0C || c == 0xFF1B || c == 0xFF09;
}

/* Does unit go with n?  本 takes decimals only where nothing follows it (生均藏书88.7册；
 * but 2.3本项目), 成 only up to ten. */
static bool
goes_with(struct span text, const struct numeral *n, const struct unit *unit)
{
	if (unit->kind == KIND_PERCENT && unit->power != 0)
		return n->value.scale <= 1 && n->power == 0 && n->value.c <= 100 &&
		    decimal_cmp(n->value, decimal_of(10)) <= 0;
	return unit->numeral != UNIT_WHOLE || !(n->flags & NUMERAL_POINT) ||
	    (n->flags & NUMERAL_SCALED) || unit->end != unit->first ||
	    is_pause(glyph_at(text, unit->end).c);
}

/* Behind the （含） of 90分（含）-100分 and 90（含）分. */
static size_t
skip_inclusive(struct span text, size_t at)
{
	static const struct span marks[] = { { "（含）", 9 }, { "(含)", 5 }, { "（不含）", 12 },
		{ "(不含)", 8 }, { "（含本数）", 15 } };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (starts_with(text, at, marks[i]))
			return at + marks[i].n;
	return at;
}

/* 3000（万元）: the unit in brackets behind the number it belongs to; years have none. */
static bool
find_unit_bracketed(struct span text, struct measured *m)
{
	size_t open = numeral_blanks(text, m->n.end), start, end;
	struct glyph g;
	struct unit_hint hint;

	if (open >= text.n || (text.p[open] != '(' && text.p[open] != "（"[0]))
		return false;	/* nearly always */
	g = glyph_at(text, open);
	if (g.c != '(' && g.c != 0xFF08)
		return false;
	if ((end = skip_inclusive(text, open)) != open)
		return unit_at(text, end, &m->unit);
	if (date_is_year(&m->n))
		return false;
	start = end = open + g.n;
	for (int i = 0; i < BRACKET_MAX && (g = glyph_at(text, end)).n != 0; i++, end += g.n)
		if (g.c == ')' || g.c == 0xFF09)
			break;
	if ((g.c != ')' && g.c != 0xFF09) ||
	    !unit_whole(span_slice(text, start, end), &hint) || hint.kind > KIND_PERCENT)
		return false;
	m->unit = (struct unit){ .end = end + g.n, .first = end + g.n, .kind = hint.kind,
	    .power = hint.power, .numeral = UNIT_ANY, .base = hint.unit };
	return true;
}

/* 预算数（万元）：356.8: the unit stands in brackets before the number. */
static bool
find_unit_before(struct span text, size_t at, struct measured *m)
{
	struct glyph g = glyph_before(text, at);
	size_t end, start;
	struct unit_hint hint;

	if (g.c == ' ' || is_colon(g.c))
		g = glyph_before(text, at -= g.n);
	if ((g.c != ')' && g.c != 0xFF09) || date_is_year(&m->n))
		return false;
	start = end = at - g.n;
	for (int i = 0; i < BRACKET_MAX && (g = glyph_before(text, start)).n != 0; i++, start -= g.n)
		if (g.c == '(' || g.c == 0xFF08)
			break;
	if ((g.c != '(' && g.c != 0xFF08) ||
	    !unit_whole(span_slice(text, start, end), &hint) || hint.kind > KIND_SCORE)
		return false;
	m->unit = (struct unit){ .end = m->n.end, .first = m->n.end, .kind = hint.kind,
	    .power = hint.power, .numeral = UNIT_ANY, .base = hint.unit };
	m->end = m->n.end;
	return true;
}

/* 6分30秒: minutes, no marks. */
static void
tell_minutes(struct span text, struct measured *m)
{
	struct numeral seconds;

	if (m->unit.kind != KIND_SCORE || numeral_arabic(glyph_at(text, m->unit.end).c) < 0 ||
	    !numeral_read(text, m->unit.end, &seconds) || !starts_with(text, seconds.end, SPAN("秒")))
		return;
	m->unit.kind = KIND_COUNT;
	m->unit.base = SPAN("分钟");
}

/* Fills m->unit; 多 余 几 stay with the number only before a unit. */
static void
find_unit(struct span text, struct measured *m)
{
	struct numeral *n = &m->n;

	m->has_unit = unit_at(text, numeral_blanks(text, n->end), &m->unit);
	if (!m->has_unit && (n->flags & NUMERAL_VAGUE)) {
		n->flags &= ~(unsigned)NUMERAL_VAGUE;
		n->end = n->solid;
		m->has_unit = unit_at(text, numeral_blanks(text, n->end), &m->unit);
	}
	m->has_unit = m->has_unit ? goes_with(text, n, &m->unit) : find_unit_bracketed(text, m);
	m->half = false;
	if (m->has_unit)
		tell_minutes(text, m);
	m->end = m->has_unit ? m->unit.end : n->end;
}

/* 3元5角2分, 叁元伍角整: what stands behind 元 in smaller coin. */
static bool
take_coins(struct span text, struct quantity *q)
{
	static const struct { uint32_t c; int scale; } coins[] = { { 0x89D2, 1 }, { 0x5206, 2 } };
	struct numeral n;
	struct glyph g;
	struct decimal part;

	for (int i = 0; i < 2; i++) {
		size_t at = q->end;

		if (glyph_at(text, at).c == 0x96F6)	/* 零 */
			at += 3;
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
	if (g.c == 0x6574 || g.c == 0x6B63)	/* 整 正 */
		q->end += g.n;
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
	static const uint32_t seconds[] = { 0x6570, 0x5E74, 0x5929, 0x4EF7, 0x5F84, 0x7A0B, 0x6210,
		0x5BFC, 0x81EA, 0x5C71, 0x5C9B, 0x5C0F, 0x6708 };	/* 数年天价径程成导自山岛小月 */
	uint32_t c = glyph_at(text, at + 3).c;

	for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
		if (c == seconds[i])
			return true;
	return false;
}

/* 3个半月, 一个半小时: behind 个. */
static bool
take_half_of(struct span text, struct measured *m, struct quantity *q)
{
	static const struct { struct span tail, unit; } halves[] = {
		{ { "半月", 6 }, { "个月", 6 } }, { { "半小时", 9 }, { "小时", 6 } },
		{ { "半学期", 9 }, { "学期", 6 } }, { { "半工作日", 12 }, { "个工作日", 12 } },
	};

	if (!span_eq(q->unit, SPAN("个")))
		return false;
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
		if (starts_with(text, q->end, halves[i].tail)) {
			q->unit = halves[i].unit;
			m->half = true;
			return add_tenths(q, 5, 0, q->end + halves[i].tail.n);
		}
	return false;
}

/* Is the digit that ends at end the tenth of 九成五 or 9成5, not a number of its own? */
static bool
ends_tenths(struct span text, const struct measured *m, size_t end)
{
	uint32_t c = glyph_at(text, end).c;

	if (is_chinese(&m->n))
		return numeral_value(c) == 0;
	return is_pause(c) || bound_after(text, end).op != OP_EQ;
}

/* 九十八分半, 两年半, 三个半小时; 九成五, 9成5, 七成半: the half or the tenth behind the unit. */
static void
take_half(struct span text, struct measured *m, struct quantity *q)
{
	struct glyph g = glyph_at(text, q->end);
	int digit = is_chinese(&m->n) ? numeral_digit(g.c) : numeral_arabic(g.c);

	if (m->n.flags & (NUMERAL_POINT | NUMERAL_VAGUE))
		return;
	if (g.c == 0x534A) {		/* 半 */
		if (take_half_of(text, m, q) || begins_half(text, q->end))
			return;
		m->half = m->unit.kind <= KIND_SCORE && m->unit.kind != KIND_MONEY &&
		    add_tenths(q, 5, m->unit.power, q->end + g.n);
	} else if (m->unit.kind == KIND_PERCENT && m->unit.power == 1 && digit > 0 &&
	    ends_tenths(text, m, q->end + g.n))
		add_tenths(q, digit, m->unit.power, q->end + g.n);
}

static bool
behind_connector(uint32_t c)
{
	return c == 0x4ECE || c == 0x7531 || c == 0x81EA;	/* 从 由 自 */
}

/* Where the upper end of a range begins behind at; 0 if no connector is there. */
static size_t
range_next(struct span text, size_t at, bool *word)
{
	struct glyph g = glyph_at(text, at = numeral_blanks(text, at)), again;

	if (g.c == '(' || g.c == 0xFF08)
		g = glyph_at(text, at = skip_inclusive(text, at));

	*word = g.c == 0x81F3 || g.c == 0x5230;	/* 至 到 */
	if (*word)
		return numeral_blanks(text, at + g.n);
	if (is_han(g.c))	/* most are */
		return 0;
	if (g.c != '-' && g.c != '~' && g.c != 0xFF5E && g.c != 0x223C && g.c != 0x301C &&
	    g.c != 0xFF0D && g.c != 0x2212 && (g.c < 0x2010 || g.c > 0x2015))
		return 0;
	again = glyph_at(text, at + g.n);
	if (again.c == g.c)
		at += again.n;
	return numeral_blanks(text, at + g.n);
}

/* Most numbers end before an ideograph, and of those only 至 (E8 87 B3) and 到 (E5 88 B0)
 * connect. */
static inline bool
may_be_range(struct span text, size_t at)
{
	unsigned char lead = at < text.n ? (unsigned char)text.p[at] : 0xE4;

	return lead < 0xE4 || lead > 0xE9 || lead == 0xE8 || lead == 0xE5;
}

/* The measured number behind a range connector; false if no range. */
static bool
read_upper(struct span text, size_t at, const struct measured *low, struct measured *high)
{
	bool word;
	size_t next = may_be_range(text, low->end) ? range_next(text, low->end, &word) : 0;

	if (next == 0 || !numeral_starts(glyph_at(text, next).c) ||
	    !numeral_read(text, next, &high->n) ||
	    (high->n.flags & (NUMERAL_OVERFLOW | NUMERAL_STRING | NUMERAL_LEADS | NUMERAL_ZERO)) ||
	    (is_chinese(&low->n) != is_chinese(&high->n) && !word))
		return false;
	find_unit(text, high);
	if (!high->has_unit)
		return !low->has_unit && !word && !is_chinese(&low->n);
	if (!low->has_unit)
		return true;
	return span_eq(low->unit.base, high->unit.base) &&
	    !behind_connector(glyph_before(text, at).c);
}

/* 10-20万元: multiplier and unit of the upper end belong to the lower too. */
static bool
set_range(struct quantity *q, const struct measured *low, const struct measured *high)
{
	int power = high->has_unit ? high->unit.power : 0;
	struct numeral lower = low->n;
	struct decimal upper, swap;

	if (!low->has_unit && lower.power == 0 && high->n.power != 0) {
		if (!decimal_shift(high->n.value, -high->n.power, &upper))
			return false;
		if (decimal_cmp(lower.value, upper) < 0) {
			if (!decimal_shift(lower.value, high->n.power, &lower.value))
				return false;
			lower.place += high->n.power;
		}
	}
	if (!set_value(q, &lower, power) ||
	    !decimal_shift(high->n.value, power, &upper))
		return false;
	q->high = decimal_trim(upper);
	if (decimal_cmp(q->value, q->high) > 0) {
		swap = q->value;
		q->value = q->high;
		q->high = swap;
	}
	q->op = OP_RANGE;
	q->end = high->end;
	return true;
}

/* 近三年, 近5年: the last years, no approximate number. */
static bool
is_recent(struct span text, const struct quantity *q)
{
	struct glyph before = glyph_before(text, q->start);
	struct span unit = q->unit;

	return before.c == 0x8FD1 && (span_eq(unit, SPAN("年")) || span_eq(unit, SPAN("个月")) ||
	    span_eq(unit, SPAN("天")) || span_eq(unit, SPAN("周")));
}

/* 5科2室, 四股一室: rooms of an office are counted, behind what counts its sections. */
static bool
counts_offices(struct span text, size_t at, const struct measured *m)
{
	static const uint_least16_t sections[] = u"科股部队所办站组处";
	struct glyph before = glyph_before(text, at);

	if (m->unit.kind != KIND_ORDINAL || !span_eq(m->unit.base, SPAN("室")) || m->n.digits > 1)
		return false;
	for (size_t i = 0; sections[i] != 0; i++)
		if (sections[i] == before.c)
			return true;
	return false;
}

/* Does m state a quantity of its unit?  Fills q from it. */
static bool
read_measured(struct span text, size_t at, struct measured *m, struct quantity *q)
{
	struct measured high;
	const struct measured *last = m;
	bool range = read_upper(text, at, m, &high);

	if (range && high.has_unit)
		last = &high;
	if (!last->has_unit)
		return false;
	fill(q, at, last->end, last == m && counts_offices(text, at, m) ? KIND_COUNT : last->unit.kind);
	q->unit = last->unit.base;
	if (range && last == &high ? !set_range(q, m, &high) : !set_value(q, &m->n, m->unit.power))
		return false;
	if (q->kind == KIND_MONEY && last->unit.end == last->unit.first && q->op != OP_RANGE &&
	    !take_coins(text, q))
		return false;
	if (q->op != OP_RANGE && last->unit.end == last->unit.first)
		take_half(text, m, q);
	if (q->kind >= KIND_DATE)
		return true;
	take_surroundings(text, q, is_chinese(&m->n) &&
	    (numeral_power(glyph_at(text, at).c) != 0 || m->n.solid == at + 3),
	    (m->n.flags & NUMERAL_VAGUE) != 0 ||
	    (last->unit.end > m->n.end + strlen("个多") && starts_with(text, m->n.end, SPAN("个多"))));
	if (is_recent(text, q))
		q->kind = KIND_DATE;
	return true;
}

/* What may stand before a count that is behind its noun: 祠堂一处、 CT一台、 but not 的一处、 */
static bool
is_noun_end(uint32_t c)
{
	static const uint32_t others[] = { 0x7684, 0x4E4B, 0x8FD9, 0x90A3, 0x6BCF, 0x540C, 0x67D0,
		0x4EFB, 0x552F, 0x4E0A, 0x4E0B, 0x53E6, 0x9010, 0x8FDB, 0x7EDF, 0x4E13, 0x5982,
		0x4E07, 0x4E0D, 0x662F, 0x4E3A, 0x5728, 0x6210, 0x5230, 0x5F53, 0x7B2C, 0x4E86,
		0x53C8, 0x6709, 0x4EE5, 0x7528, 0x628A, 0x5C06, 0x88AB, 0x5BF9, 0x5411, 0x7ED9,
		0x505A, 0x8D70, 0x6253, 0x548C, 0x4E0E, 0x53CA, 0x4E5F, 0x90FD, 0x5168, 0x540E,
		0x524D, 0x9996, 0x4E2D, 0x4E00, 0 };

	if (!is_han(c))
		return (c | 32) - 'a' < 26;
	for (size_t i = 0; others[i] != 0; i++)
		if (others[i] == c)
			return false;
	return true;
}

/* （12.5）万元: an amount in accounts that is less than nothing; at stands on
 * the number. */
static bool
read_bracketed(struct span text, size_t at, const struct measured *m, struct quantity *q)
{
	struct glyph open = glyph_before(text, at), close = glyph_at(text, m->n.end);
	size_t end = m->n.end + close.n;
	struct numeral n = m->n;
	struct unit unit;
	int power = 0;

	if ((open.c != '(' && open.c != 0xFF08) || (close.c != ')' && close.c != 0xFF09) ||
	    !(n.flags & (NUMERAL_POINT | NUMERAL_GROUPED)))
		return false;
	for (struct glyph g; (g = glyph_at(text, end)).c == 0x4E07 || g.c == 0x4EBF; end += g.n)
		power += g.c == 0x4E07 ? 4 : 8;
	if (!unit_at(text, end, &unit) || unit.kind != KIND_MONEY)
		return false;
	fill(q, at - open.n, unit.end, KIND_MONEY);
	q->unit = unit.base;
	if (!set_value(q, &n, power + unit.power))
		return false;
	negate(q);
	return true;
}

/* --- bare numbers ---------------------------------------------------------- */

/* 约5、6万元: two neighbouring digits that a word calls vague are one range. */
static bool
read_vague_pair(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct glyph pause = glyph_at(text, n->end);
	struct measured low = { .n = *n }, high;

	if (pause.c != 0x3001 || n->digits != 1 || n->flags != 0 ||
	    numeral_arabic(glyph_at(text, n->end + pause.n).c) < 0 ||
	    !numeral_read(text, n->end + pause.n, &high.n) || high.n.digits != 1)
		return false;
	find_unit(text, &high);
	if (!high.has_unit || high.unit.kind > KIND_SCORE ||
	    (bound_before(text, at, false).op != OP_ABOUT && bound_after(text, high.end).op != OP_ABOUT))
		return false;
	fill(q, at, high.end, high.unit.kind);
	q->unit = high.unit.base;
	if (!set_range(q, &low, &high))
		return false;
	take_bounds(text, q, false, false);
	return true;
}

/* 12.3、45.6万元: a number of a list has the unit of the one that ends it. */
static bool
read_listed(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct measured next;
	size_t end = n->end;
	struct glyph g;

	for (int i = 0; i < LIST_MAX; i++) {
		g = glyph_at(text, end);
		if (g.c != 0x3001 && g.c != ',' && g.c != 0x548C && g.c != 0x4E0E && g.c != 0x53CA)
			return false;
		if (numeral_arabic(glyph_at(text, end + g.n).c) < 0 ||
		    !numeral_read(text, end + g.n, &next.n) || (next.n.flags & NUMERAL_OVERFLOW))
			return false;
		find_unit(text, &next);
		if (next.has_unit)
			break;
		end = next.n.end;
	}
	if (!next.has_unit || next.unit.kind >= KIND_RATIO)
		return false;
	fill(q, at, n->end, next.unit.kind);
	q->unit = next.unit.base;
	return set_value(q, n, next.unit.power + (n->power == 0 ? next.n.power : 0));
}

/* Words that a measured number without a unit stands behind: 为 是 达 得分 ： … */
static bool
behind_statement(struct span text, size_t at)
{
	struct glyph g = glyph_before(text, at);

	while (g.c == ' ' || g.c == 0x3000)
		g = glyph_before(text, at -= g.n);
	switch (g.c) {
	case 0x4E3A: case 0x662F: case 0x8FBE: case 0x5206: case ':': case 0xFF1A:	/* 为 是 达 分 */
	case 0x5F97: case 0x5230: case 0x8BA1: case '=': case 0xF7: case 0xFF1D:	/* 得 到 计 = ÷ ＝ */
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
	long long month = n->value.scale == 2 ? n->value.c / 100 : n->value.c / 10;

	return (open == 0x201C || open == '"') && (close == 0x201D || close == '"') &&
	    (n->value.scale == 1 || n->value.scale == 2) && month >= 1 && month <= 12;
}

/* A number without unit: measured (a fraction, separators, a bound, behind
 * 为) or a name of something. */
static bool
read_bare(struct span text, size_t at, const struct measured *m, struct quantity *q)
{
	const struct numeral *n = &m->n;
	struct measured high;
	struct naming name;
	bool named = naming_before(text, at, &name), range = read_upper(text, at, m, &high);

	if (date_is_year(n) || is_quoted_day(text, at, n))
		return fill(q, at, n->end, KIND_DATE);
	if (!named && (read_vague_pair(text, at, n, q) || read_listed(text, at, n, q)))
		return true;
	fill(q, at, n->end, KIND_BARE);
	if (!set_value(q, n, 0) || (range && !set_range(q, m, &high)))
		return false;
	take_surroundings(text, q, false, false);
	if (q->kind == KIND_MONEY)
		return true;
	if (n->power >= 4 && is_pause(glyph_at(text, q->to).c) &&
	    counting_before(text, q->from, COUNTING_MONEY)) {
		q->kind = KIND_MONEY;	/* 金额20万。 */
		q->unit = SPAN("CNY");
		return true;
	}
	if (!named && ((n->flags & (NUMERAL_POINT | NUMERAL_GROUPED | NUMERAL_SCALED)) ||
	    is_bound(q->op) || q->op == OP_ABOUT ||
	    (!range && n->digits < 7 && behind_statement(text, q->start))))
		return true;
	if (range)
		fill(q, at, trap_code_end(text, at) > high.end ? trap_code_end(text, at) : high.end, KIND_CODE);
	else
		fill(q, at, n->end, KIND_CODE);
	if (named)
		q->kind = name.kind;
	return true;
}

/* --- candidates ------------------------------------------------------------- */

/* A count in short quotation marks is a slogan: “五个率先”. */
static void
tell_slogan(struct span text, const struct numeral *n, struct quantity *q)
{
	if (q->kind != KIND_COUNT || q->op == OP_RANGE || q->value.scale != 0 || q->value.c > 99 ||
	    (n->flags & (NUMERAL_VAGUE | NUMERAL_LEADS)) || !in_quotes(text, q->start, q->end))
		return;
	q->kind = KIND_ORDINAL;
	q->op = OP_EQ;
	q->from = q->start;
	q->to = q->end;
	q->counted = true;
}

static bool
fill_idiom(struct quantity *q, size_t from, const struct idiom *idiom)
{
	if (idiom->sense == SENSE_WORD)
		return false;
	return fill(q, idiom->start < from ? from : idiom->start, idiom->end,
	    idiom->sense == SENSE_DATE ? KIND_DATE : KIND_ORDINAL);
}

/* 大棚1 160亩: one number with a blank for a separator, where a noun stands
 * before it and a unit touches it. */
static void
read_spaced(struct span text, size_t at, struct measured *m)
{
	struct measured spaced;
	struct naming name;
	struct unit unit;
	struct glyph g;

	if (m->n.flags != 0 || m->n.digits > 4 || (g = glyph_at(text, m->n.end)).n == 0 ||
	    numeral_arabic(glyph_at(text, m->n.end + g.n).c) < 0)
		return;
	if (!(g.c == ',' ? numeral_read_myriads(text, at, &spaced.n) :
	    m->n.digits <= 3 && numeral_read_spaced(text, at, &spaced.n)) || !is_han(glyph_before(text, at).c) ||
	    naming_before(text, at, &name) ||
	    !unit_at(text, numeral_blanks(text, spaced.n.end), &unit))
		return;
	m->n = spaced.n;
}

/* 1 0 0 %, 3 2 6 . 5 0 万元: every digit parted from the next by a blank, as long as money
 * or a percentage stands behind. */
static void
read_strewn(struct span text, size_t at, struct measured *m)
{
	char packed[STREWN_MAX];
	size_t n = 0, end = at;
	struct unit unit;
	struct numeral whole;

	while (n < STREWN_MAX && end < text.n &&
	    (numeral_arabic((unsigned char)text.p[end]) >= 0 || (n > 0 && text.p[end] == '.'))) {
		packed[n++] = text.p[end++];
		if (end >= text.n || text.p[end] != ' ')
			break;
		end++;
	}
	if (n < 3 || n == STREWN_MAX || packed[n - 1] == '.' ||
	    !unit_at(text, end, &unit) || unit.kind > KIND_PERCENT ||
	    !numeral_read(span_slice((struct span){ packed, n }, 0, n), 0, &whole) ||
	    whole.end != n || (whole.flags & ~(unsigned)NUMERAL_POINT))
		return;
	whole.end = whole.solid = text.p[end - 1] == ' ' ? end - 1 : end;
	m->n = whole;
}

/* .5万元: a point before the digits is theirs where no unit ends before it (经费2万元.3万元)
 * and money or a percentage stands behind. */
static size_t
read_pointed(struct span text, size_t at, struct measured *m)
{
	struct glyph point = glyph_before(text, at), before;
	struct unit unit;
	size_t start = at - point.n;

	if ((point.c != '.' && point.c != 0xFF0E) || (m->n.flags & ~(unsigned)(NUMERAL_SCALED | NUMERAL_ZERO)))
		return at;
	before = glyph_before(text, start);
	if (before.c != 0 && !is_han(before.c) && before.c != 0xFF0C && before.c != 0xFF1A)
		return at;
	if ((before.n != 0 && unit_at(text, start - before.n, &unit)) ||
	    !unit_at(text, numeral_blanks(text, m->n.end), &unit) || unit.kind > KIND_PERCENT ||
	    !decimal_shift(m->n.value, -m->n.digits, &m->n.value))
		return at;
	m->n.place -= m->n.digits;
	m->n.flags = (m->n.flags & ~(unsigned)NUMERAL_ZERO) | NUMERAL_POINT;
	return start;
}

/* Looks at digits; *next is where to go on if they are nothing. */
static bool
consider_digits(struct span text, size_t from, size_t at, struct quantity *q, size_t *next,
    bool *overflow)
{
	struct measured m;
	struct trap trap;
	struct idiom idiom;
	bool found;

	numeral_read(text, at, &m.n);
	if (m.n.digits == 1)
		read_strewn(text, at, &m);
	read_spaced(text, at, &m);
	at = read_pointed(text, at, &m);
	*next = m.n.end;
	if (m.n.flags & NUMERAL_OVERFLOW) {
		*overflow = true;
		return false;
	}
	if ((m.n.flags & NUMERAL_ZERO) && is_colon(glyph_at(text, m.n.end).c) &&
	    read_proportion(text, at, &m.n, q))
		return true;	/* 09:54:07 */
	if (trap_read(text, at, &m.n, &trap))
		return fill_trap(q, from, &trap, &m.n);
	if (read_ratio(text, at, &m.n, q)) {
		if (q->kind == KIND_RATIO)
			take_bounds(text, q, false, false);
		return true;
	}
	find_unit(text, &m);
	if (!m.has_unit)
		m.has_unit = find_unit_before(text, at, &m);
	found = read_measured(text, at, &m, q) || read_bracketed(text, at, &m, q);
	if (!found && idiom_around(text, at, &idiom) && idiom.end >= m.n.end) {
		*next = idiom.end;
		return fill_idiom(q, from, &idiom);
	}
	if (!found && !read_bare(text, at, &m, q)) {
		*overflow = true;
		return false;
	}
	tell_slogan(text, &m.n, q);
	return true;
}

static bool
is_counted(struct span text, const struct quantity *q, enum counting what)
{
	struct glyph before = glyph_before(text, q->from);

	if (counting_before(text, q->from, what))
		return true;
	/* 一户一档 counts nothing */
	return what == COUNTING_COUNT && is_noun_end(before.c) &&
	    glyph_before(text, q->from - before.n).c != 0x4E00 &&
	    (is_pause(glyph_at(text, q->to).c) || starts_with(text, q->to, SPAN("等")));
}

/* The evidence that a Chinese numeral with a unit states a quantity. */
static bool
is_stated(struct span text, size_t at, const struct measured *m, struct quantity *q)
{
	bool single = is_single(&m->n, at);
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
		return true;
	if (single && first == 0x4E8C && q->kind == KIND_COUNT) {	/* 二次, 二期 */
		q->kind = KIND_ORDINAL;
		return true;
	}
	if ((single && first == 0x4E00) || (m->has_unit && m->unit.numeral == UNIT_WEAK))
		return is_counted(text, q, COUNTING_COUNT);
	return !m->has_unit || m->unit.numeral != UNIT_DIGITS;
}

/* 约一万二, 金额三万五: no unit, but large, and a word before it says that it
 * is a quantity. */
static bool
read_chinese_bare(struct span text, size_t at, const struct measured *m, struct quantity *q)
{
	const struct decimal least = { 10000, 0 };
	bool money = counting_before(text, at, COUNTING_MONEY);

	if ((m->n.flags & NUMERAL_LEADS) || decimal_cmp(m->n.value, least) <= 0 ||
	    !is_pause(glyph_at(text, m->n.end).c) ||
	    (!money && bound_before(text, at, false).op == OP_EQ))
		return false;
	fill(q, at, m->n.end, money ? KIND_MONEY : KIND_BARE);
	if (money)
		q->unit = SPAN("CNY");
	if (!set_value(q, &m->n, 0))
		return false;
	take_bounds(text, q, false, (m->n.flags & NUMERAL_VAGUE) != 0);
	return true;
}

/* 百万人次以上 */
static bool
is_bounded_after(struct span text, struct measured *m)
{
	find_unit(text, m);
	return m->has_unit && bound_after(text, m->unit.end).op != OP_EQ;
}

/* A Chinese numeral that is neither trap nor idiom; false: nothing. */
static bool
read_chinese_figure(struct span text, size_t at, struct measured *m, struct quantity *q)
{
	if (m->n.flags & (NUMERAL_STRING | NUMERAL_OVERFLOW))
		return false;
	if ((m->n.flags & NUMERAL_LEADS) && !(m->n.flags & NUMERAL_VAGUE) &&	/* 百余处 */
	    bound_before(text, at, true).op == OP_EQ && !is_bounded_after(text, m))
		return false;
	if (read_ratio(text, at, &m->n, q)) {
		take_bounds(text, q, false, false);
		return true;
	}
	find_unit(text, m);
	if (!read_measured(text, at, m, q))
		return read_chinese_bare(text, at, m, q);
	if (q->kind >= KIND_DATE)
		return true;
	if (m->has_unit && m->unit.numeral == UNIT_DIGITS && q->kind == KIND_COUNT && !m->half)
		return false;
	if (!is_stated(text, at, m, q))
		return false;
	tell_slogan(text, &m->n, q);
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
	fill(q, at, n.unit.end, n.unit.kind);
	q->unit = n.unit.base;
	q->value = n.low;
	q->high = n.high;
	q->op = OP_RANGE;
	q->quantum = decimal_of(1);
	take_bounds(text, q, false, false);
	return decimal_shift(q->quantum, n.place, &q->quantum);
}

/* Looks at a Chinese numeral: the longer of figure and idiom wins. */
static bool
consider_chinese(struct span text, size_t from, size_t at, struct quantity *q, size_t *next)
{
	struct idiom idiom = { 0 };
	struct measured m;
	struct trap trap;
	size_t idiom_end = idiom_around(text, at, &idiom) ? idiom.end : 0;
	bool found;

	*next = at + 3;
	if (read_percent_words(text, at, q)) {
		take_bounds(text, q, false, false);
		return true;
	}
	found = read_halving(text, at, q);
	if (!found && numeral_read(text, at, &m.n)) {
		*next = m.n.solid;
		if (may_be_neighbours(text, &m.n) && read_neighbours(text, at, q))
			found = true;
		else if (trap_read(text, at, &m.n, &trap))
			found = fill_trap(q, from, &trap, &m.n);
		else
			found = read_chinese_figure(text, at, &m, q);
	}
	if (idiom_end != 0 && (!found || idiom_end > q->end ||
	    (idiom_end == q->end && idiom.start <= q->start))) {
		if (idiom_end > *next)
			*next = idiom_end;
		return fill_idiom(q, from, &idiom);
	}
	return found;
}

/* Of the candidates, ASCII and full-width digits alone begin with such a byte. */
static bool
is_digit_lead(char byte)
{
	return (unsigned char)byte < 0x80 || (unsigned char)byte == 0xEF;
}

bool
quantity_next(struct span text, size_t from, struct quantity *q, bool *overflow)
{
	size_t at = from, next;
	bool found;

	*overflow = false;
	while ((at = candidate_next(text, at)) < text.n) {
		if (is_digit_lead(text.p[at]))
			found = consider_digits(text, from, at, q, &next, overflow);
		else
			found = consider_chinese(text, from, at, q, &next);
		if (found)
			return true;
		at = next > at ? next : at + 1;
	}
	return false;
}

/* --- cells ------------------------------------------------------------------- */

static bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == 0x3000 || c == 0xA0;
}

/* Whether a byte may be the first or last of a blank of is_space. */
static bool
is_edge(char byte)
{
	unsigned char b = (unsigned char)byte;

	return b <= ' ' || b == 0xC2 || b == 0xA0 || b == 0xE3 || b == 0x80;
}

static struct span
trimmed(struct span s, size_t *start)
{
	struct glyph g;
	size_t end = s.n;

	*start = 0;
	if (s.n > 0 && !is_edge(s.p[0]) && !is_edge(s.p[s.n - 1]))
		return s;
	while ((g = glyph_at(s, *start)).n != 0 && is_space(g.c))
		*start += g.n;
	while (end > *start && is_space((g = glyph_before(s, end)).c))
		end -= g.n;
	return span_slice(s, *start, end);
}

static void
move(struct quantity *q, size_t by)
{
	q->start += by;
	q->end += by;
	q->from += by;
	q->to += by;
}

/* A number from at that fills the rest of cell. */
static bool
read_whole(struct span cell, size_t at, struct quantity *q)
{
	enum { PLAIN = NUMERAL_POINT | NUMERAL_GROUPED };
	struct measured m;

	if (!numeral_read(cell, at, &m.n) ||
	    (m.n.flags & (NUMERAL_OVERFLOW | NUMERAL_STRING | NUMERAL_LEADS)))
		return false;
	if (at == 0 && m.n.end == cell.n && !(m.n.flags & ~(unsigned)PLAIN)) {
		fill(q, 0, cell.n, KIND_BARE);
		return set_value(q, &m.n, 0);	/* most cells: there is nothing else to ask */
	}
	if (m.n.end != cell.n && !(m.n.flags & NUMERAL_POINT) && date_read(cell, at, &m.n) != 0)
		return false;
	if (read_ratio(cell, at, &m.n, q)) {
		take_bounds(cell, q, false, false);
		return true;
	}
	find_unit(cell, &m);
	if (read_measured(cell, at, &m, q) || read_bracketed(cell, at, &m, q))
		return true;
	if (is_chinese(&m.n) || ((m.n.flags & NUMERAL_ZERO) && !(m.n.flags & NUMERAL_POINT)))
		return false;
	fill(q, at, m.n.end, KIND_BARE);
	if (!set_value(q, &m.n, 0))
		return false;
	take_surroundings(cell, q, false, false);
	return true;
}

/* (1.5) and （1.5）: less than nothing. */
static bool
read_negative(struct span cell, struct quantity *q)
{
	struct glyph open = glyph_at(cell, 0), close;
	size_t at;
	struct span inside;

	if (open.c != '(' && open.c != 0xFF08)
		return false;
	close = glyph_before(cell, cell.n);
	if ((close.c != ')' && close.c != 0xFF09) || cell.n < open.n + close.n)
		return false;
	inside = trimmed(span_slice(cell, open.n, cell.n - close.n), &at);
	if (numeral_arabic(glyph_at(inside, 0).c) < 0 || !read_whole(inside, 0, q) ||
	    q->end != inside.n || q->op != OP_EQ)
		return false;
	q->value = decimal_neg(q->value);
	q->high = decimal_neg(q->high);
	q->start = q->from = 0;
	q->end = q->to = cell.n;
	return true;
}

/* A line end that parts a number: 1,9 over 66.50, 12 over .5 */
static bool
is_parted(struct span s, size_t at)
{
	size_t digits = 0, back = at;
	struct glyph after = glyph_at(s, at + 1);

	while (back > 0 && numeral_arabic((uint32_t)(unsigned char)s.p[back - 1]) >= 0) {
		back--;
		digits++;
	}
	if (back > 0 && (s.p[back - 1] == ',' ? digits < 3 : s.p[back - 1] == '.' && digits == 0))
		return true;
	return after.c == '.' || after.c == ',' || after.c == '%';
}

/* Copies s without the line ends that part its number; 0 if there are none. */
static size_t
join(struct span s, char *out, size_t size)
{
	size_t n = 0;

	if (s.n > size || s.n == 0 || memchr(s.p, '\n', s.n) == NULL)
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n') {
			if (!is_parted(s, i))
				return 0;
		} else {
			out[n++] = s.p[i];
		}
	}
	return n;
}

static bool
read_joined(struct span cell, struct quantity *q)
{
	char bytes[64];
	struct span joined = { bytes, join(cell, bytes, sizeof bytes) };

	if (joined.n == 0 || numeral_arabic(glyph_at(joined, 0).c) < 0 ||
	    !read_whole(joined, 0, q) || q->end != joined.n ||
	    (q->kind != KIND_BARE && q->kind != KIND_PERCENT))
		return false;
	q->start = q->from = 0;
	q->end = q->to = cell.n;
	return true;
}

static inline bool
begins_with_digit(struct span text)
{
	return text.n > 0 && numeral_arabic((unsigned char)text.p[0]) >= 0;
}

bool
quantity_may(struct span text)
{
	return begins_with_digit(text) || candidate_next(text, 0) < text.n;
}

bool
quantity_cell(struct span cell, struct quantity *q)
{
	size_t start, at = begins_with_digit(cell) ? 0 : candidate_next(cell, 0);
	struct span s;

	if (at == cell.n)
		return false;
	s = trimmed(cell, &start);
	if (!read_joined(s, q) && !read_negative(s, q)) {
		if (!read_whole(s, at - start, q))
			return false;
		if (glyph_at(s, q->start).c == 0x25B2 || glyph_at(s, q->start).c == 0x25B3) {
			q->value = decimal_neg(q->value);	/* ▲ in accounts is a minus */
			q->high = decimal_neg(q->high);
		}
		if (q->from != 0 || q->to != s.n || q->kind >= KIND_DATE)
			return false;
	}
	move(q, start);
	return true;
}

/* --- units of tables ------------------------------------------------------------ */

/* Behind 单位： up to a bracket, blank or the end. */
static bool
hint_named(struct span text, struct unit_hint *hint)
{
	static const struct span name = { "单位", 6 };
	size_t at = span_find(text, name), start;
	struct span rest;
	struct glyph g;

	if (at == SIZE_MAX)
		return false;
	rest = trimmed(span_slice(text, at + name.n, text.n), &start);
	g = glyph_at(rest, 0);
	if (!is_colon(g.c))
		return false;
	rest = trimmed(span_slice(rest, g.n, rest.n), &start);
	for (at = 0; (g = glyph_at(rest, at)).n != 0; at += g.n)
		if (g.c == ')' || g.c == 0xFF09 || g.c == ' ' || g.c == 0x3001 || g.c == 0xFF0C ||
		    g.c == '\n' || g.c == 0x3000 || g.c == ']' || g.c == 0x3011)
			break;
	return unit_whole(span_slice(rest, 0, at), hint);
}

/* In brackets: （人）, (万元). */
static bool
hint_bracketed(struct span text, struct unit_hint *hint)
{
	struct glyph g;
	size_t open = SIZE_MAX, skip;

	for (size_t at = 0; (g = glyph_at(text, at)).n != 0; at += g.n) {
		if (g.c == '(' || g.c == 0xFF08)
			open = at + g.n;
		else if ((g.c == ')' || g.c == 0xFF09) && open != SIZE_MAX &&
		    unit_whole(trimmed(span_slice(text, open, at), &skip), hint))
			return true;
	}
	return false;
}

bool
quantity_unit_hint(struct span text, struct unit_hint *hint)
{
	size_t start;
	struct span s = trimmed(text, &start);

	return unit_whole(s, hint) || hint_named(s, hint) || hint_bracketed(s, hint);
}

bool
quantity_apply(struct quantity *q, const struct unit_hint *hint)
{
	struct decimal value, high, quantum;

	if (!decimal_shift(q->value, hint->power, &value) ||
	    !decimal_shift(q->high, hint->power, &high) ||
	    !decimal_shift(q->quantum, hint->power, &quantum))
		return false;
	q->value = decimal_trim(value);
	q->high = decimal_trim(high);
	q->quantum = decimal_trim(quantum);
	q->kind = hint->kind;
	q->unit = hint->unit;
	return true;
}
