/* quantity_ratio: ratios and percentages in words; see quantity_parts.h. */
#include "language/quantity_parts.h"

#include "language/grammar.h"

enum { PARTS_MOST = 8, RATIO_SCALE = 6, RATIO_PLACES = 2,
	SCALE_LEAST = 500 /* of maps, 1:500 */ };

static const struct span of_parts = { "分之", 6 };

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

bool
quantity_percent_words(struct span text, size_t at, struct quantity *q)
{
	struct glyph g = glyph_at(text, at);
	struct numeral n;
	size_t next = at + g.n + of_parts.n;

	if ((g.c != U'百' && g.c != U'千' && g.c != U'万') ||
	    !span_starts_at(text, at + g.n, of_parts) ||
	    !numeral_read(text, next, &n) || (n.flags & (NUMERAL_OVERFLOW | NUMERAL_STRING)))
		return false;
	quantity_fill(q, at, n.solid, KIND_PERCENT);
	q->unit = g.c == U'百' ? SPAN("%") : g.c == U'千' ? SPAN("‰") : SPAN("‱");
	return quantity_set(q, &n, 0);
}

/* 三分之二, 10分之1: n was read before 分之. */
static bool
read_fraction_words(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct numeral top;

	if (!span_starts_at(text, n->end, of_parts) ||
	    !numeral_read(text, n->end + of_parts.n, &top) ||
	    ((n->flags | top.flags) & (NUMERAL_OVERFLOW | NUMERAL_STRING | NUMERAL_VAGUE)))
		return false;
	quantity_fill(q, at, top.end, KIND_RATIO);
	return set_quotient(q, top.value, n->value);
}

/* 2/3: whole numbers, the lower one greater. */
static bool
read_fraction(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct glyph slash = glyph_at(text, n->end);
	struct numeral below;

	if ((slash.c != '/' && slash.c != U'／') || n->flags != 0 || n->digits > 3 ||
	    numeral_arabic(glyph_at(text, n->end + slash.n).c) < 0 ||
	    !numeral_read(text, n->end + slash.n, &below) || below.flags != 0 || below.digits > 3 ||
	    decimal_cmp(n->value, below.value) >= 0 || n->value.c == 0 ||
	    glyph_at(text, below.end).c == slash.c)
		return false;
	quantity_fill(q, at, below.end, KIND_RATIO);
	return set_quotient(q, n->value, below.value);
}

/* 8:30 is a time unless 比 stands near. */
static bool
is_time(struct span text, size_t at, const struct numeral *hour, const struct numeral *minute)
{
	struct glyph before = glyph_before(text, at), after = glyph_at(text, minute->end);

	return (hour->flags & ~(unsigned)NUMERAL_ZERO) == 0 &&
	    (minute->flags & ~(unsigned)NUMERAL_ZERO) == 0 &&
	    minute->digits == 2 && hour->value.c < 25 && minute->value.c < 60 &&
	    before.c != U'比' && before.c != U'按' && before.c != U'为' && after.c != U'的';
}

/* 1:500地形图, 1:10000比例尺: of a map. */
static bool
is_scale(struct span text, size_t end, const struct numeral *one, const struct numeral *scale)
{
	return decimal_cmp(one->value, decimal_of(1)) == 0 &&
	    decimal_cmp(scale->value, decimal_of(SCALE_LEAST)) >= 0 &&
	    word_table_starts(&qualifiers, "map", span_slice(text, end, text.n));
}

bool
quantity_proportion(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct numeral part[PARTS_MOST];
	int parts = 0;
	size_t end = n->end;
	struct glyph g = glyph_at(text, end);

	while (parts < PARTS_MOST && character_is_colon(g.c) &&
	    numeral_arabic(glyph_at(text, end + g.n).c) >= 0 &&
	    numeral_read(text, end + g.n, &part[parts]) &&
	    !(part[parts].flags & ~(unsigned)(NUMERAL_POINT | NUMERAL_ZERO))) {
		end = part[parts++].end;
		g = glyph_at(text, end);
	}
	if (parts != 0 && parts <= 2 && is_time(text, at, n, &part[0]))
		return quantity_fill(q, at, end, KIND_DATE);
	if (parts == 0 || (n->flags & ~(unsigned)NUMERAL_POINT) != 0)
		return false;
	if (parts > 1 || is_scale(text, end, n, &part[0]))
		return quantity_fill(q, at, end, KIND_CODE);
	quantity_fill(q, at, end, KIND_RATIO);
	return set_quotient(q, n->value, part[0].value);
}

/* 翻一番 is twice, 翻两番 four times. */
static bool
read_doubling(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	struct glyph before = glyph_before(text, at), after = glyph_at(text, n->end);

	if (before.c != U'翻' || after.c != U'番' || n->value.scale != 0 ||
	    n->value.c < 1 || n->value.c > 9)
		return false;
	quantity_fill(q, at - before.n, n->end + after.n, KIND_RATIO);
	q->unit = SPAN("倍");
	q->value = q->high = decimal_of(1LL << (int)n->value.c);
	return true;
}

/* 减少一半, 压减了一半: at stands on 一. */
static bool
read_half(struct span text, size_t at, struct quantity *q)
{
	struct span before = span_slice(text, 0, at);
	size_t verb;


	if (!span_starts_at(text, at, SPAN("一半")))	/* a numeral, as those of numeral.c */
		return false;
	before = word_table_before(&grammar, "did", before);
	verb = word_table_at_end(&particles, "halves", before);
	if (verb == 0)
		return false;
	quantity_fill(q, before.n - verb, at + strlen("一半"), KIND_RATIO);
	q->unit = SPAN("倍");
	q->value = q->high = q->quantum = decimal_make(5, 1);
	return true;
}

bool
quantity_halving(struct span text, size_t at, struct quantity *q)
{
	struct glyph before = glyph_before(text, at);

	if (read_half(text, at, q))
		return true;
	if (before.c != U'减' || glyph_at(text, at).c != U'半')
		return false;
	quantity_fill(q, at - before.n, at + 3, KIND_RATIO);
	q->unit = SPAN("倍");
	q->value = q->high = q->quantum = decimal_make(5, 1);
	return true;
}

/* What quantity_ratio does where the character behind n may begin the rest of a ratio. */
static __attribute__((noinline)) bool
read_ratio(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	if (numeral_is_chinese(n))
		return read_fraction_words(text, at, n, q) || read_doubling(text, at, n, q);
	return read_fraction(text, at, n, q) || quantity_proportion(text, at, n, q) ||
	    read_fraction_words(text, at, n, q) || read_doubling(text, at, n, q);
}

bool
quantity_ratio(struct span text, size_t at, const struct numeral *n, struct quantity *q)
{
	uint32_t c = glyph_at(text, n->end).c;

	return (c == U'分' || c == U'番' || c == '/' || c == U'／' ||	/* 分 of 分之, 番 */
	    character_is_colon(c)) && read_ratio(text, at, n, q);
}
