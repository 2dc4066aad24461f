/* columns_codes: runs of text that are two cells with a single blank or none between: a
 * code before its name, an amount behind or before a text; see columns.h.
 *
 * One such run says nothing; several that part at one place have a column there. */
#include "block/columns.h"

#include "base/mem.h"
#include "language/grammar.h"
#include "language/label.h"
#include "text/character.h"

enum {
	FEW_LINES = 3,
	FEW_ENDS = 2,		/* amounts that end at one place */
	EDGES = 512,
	CENTRED = 4,		/* places by which codes of three digits stand further in */
	DECIMALS = 2, THOUSANDS = 3,
	REMARK_WIDTH = 8,	/* of four characters, behind a rate or a mark */
	NAME_WIDTH = 9		/* of a blank and a name of four characters */
};

/* Digits of the code that a run begins with, one blank or none before a Chinese name:
 * 2130306 水利工程运行与维护, 01 行政运行, or 06 出 beside the rest of one; 0: none.  Codes of
 * functions have 3, 5 or 7, or 2 for a section or an item alone. */
static size_t
leading_code(struct span s)
{
	size_t n = 0, name;

	while (n < s.n && byte_is_digit(s.p[n]))
		n++;
	name = n < s.n && s.p[n] == ' ' ? n + 1 : n;
	if ((n != 2 && n != 3 && n != 5 && n != 7) || name + (n == 2 ? 3 : 6) > s.n ||
	    (unsigned char)s.p[name] < 0xE4 || (name == n && n == 2))
		return 0;
	return n;
}

/* Cuts run k of line i, of ASCII from byte at on (counted in the run) or up to there,
 * at the blank before or behind these bytes, which a code may want. */
static void
part_run(struct columns *c, size_t i, size_t k, size_t at, bool code)
{
	struct column_line *line = &c->lines[i];
	size_t first = c->nruns;
	struct run *left, *right;
	uint16_t n, blank;

	for (size_t r = 0; r <= line->runs; r++) {
		c->runs = mem_grow(c->runs, c->nruns, &c->runs_cap, sizeof *c->runs);
		c->runs[c->nruns++] = c->runs[line->first + (r > k ? r - 1 : r)];
	}
	left = &c->runs[first + k];
	right = left + 1;
	n = (uint16_t)(code ? at : left->end - left->start - at);
	blank = !code || columns_text(c, left).p[at] == ' ';
	right->start = left->start + (uint32_t)at + (code && blank);
	left->end = right->start - blank;
	left->size = code ? n : left->size - n;
	right->size -= left->size;
	left->number = code;
	right->number = !code;
	for (size_t m = 0; m < MEASURES; m++) {
		right->left[m] = (uint16_t)(code ? left->left[m] + n + blank : right->right[m] - n);
		left->right[m] = (uint16_t)(right->left[m] - blank);
	}
	line->first = (uint32_t)first;
	line->runs++;
	columns_classify(c, i);
}

/* How many codes begin about a place, alone or before a name, how many of them with a 0,
 * how many have five digits or seven, and how many stand apart from a name. */
struct codes {
	uint16_t runs[EDGES], zeros[EDGES], longs[EDGES], apart[EDGES];
};

/* The digits of the code that a run is or begins with; 0: none. */
static size_t
code_of(const struct run *run, struct span s)
{
	if (!run->number)
		return leading_code(s);
	for (size_t i = 0; i < s.n; i++)
		if (!byte_is_digit(s.p[i]))
			return 0;
	return s.n <= 7 ? s.n : 0;
}

/* Counts the code that the run begins with, if it does, at its left edge and at those beside
 * that. */
static void
count_code(const struct columns *c, const struct run *run, struct codes *codes)
{
	struct span s = columns_text(c, run);
	size_t n = code_of(run, s), left = run->left[BY_CHARACTER];
	size_t from = left > CENTRED ? left - CENTRED : 0;

	for (size_t at = from; n != 0 && at <= left + CENTRED; at++) {
		codes->runs[at % EDGES]++;
		if (s.p[0] == '0')
			codes->zeros[at % EDGES]++;
		if (n == 5 || n == 7)
			codes->longs[at % EDGES]++;
		if (n == s.n || s.p[n] == ' ')
			codes->apart[at % EDGES]++;
	}
}

static void
count_codes(const struct columns *c, size_t from, size_t to, struct codes *codes)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++)
			count_code(c, &c->runs[c->lines[i].first + k], codes);
}

/* Two digits are a code only where others are that begin with 0, and those with no
 * blank behind them where some are longer and some stand apart: 2130306水利工程 in every row is
 * one cell. */
static bool
is_code(const struct run *run, struct span s, size_t digits, const struct codes *codes)
{
	size_t at = run->left[BY_CHARACTER] % EDGES;

	if (run->number || digits == 0 || codes->runs[at] < FEW_LINES)
		return false;
	return digits == 2 ? codes->zeros[at] != 0 : s.p[digits] == ' ' ||
	    (codes->longs[at] != 0 && codes->apart[at] != 0);
}

/* Several runs that begin so at one place have a column of codes. */
void
columns_codes(struct columns *c, size_t from, size_t to)
{
	struct codes codes = { .runs = { 0 } };

	count_codes(c, from, to, &codes);
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs && c->lines[i].runs < COLUMNS_MAX; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];
			struct span s = columns_text(c, run);
			size_t n = leading_code(s);

			if (c->lines[i].class == LINE_IS_MULTI && is_code(run, s, n, &codes))
				part_run(c, i, k, n, true);
		}
}

/* The byte of a run where an amount begins, behind Chinese and one blank; 0: none
 * does.  It may be torn: 1,084. */
static size_t
trailing_amount(struct span s)
{
	size_t at = s.n;
	bool amount = false;

	while (at > 0 && (byte_is_digit(s.p[at - 1]) ||
	    s.p[at - 1] == ',' || s.p[at - 1] == '.')) {
		at--;
		amount |= s.p[at] == ',' || s.p[at] == '.';
	}
	return amount && at > 3 && s.p[at - 1] == ' ' && (unsigned char)s.p[at - 2] >= 0x80 &&
	    byte_is_digit(s.p[at]) ? at : 0;
}

/* Is there an item behind an amount of n bytes and a blank?  It begins a cell. */
static bool
is_chinese_item(struct span s, size_t n)
{
	struct span rest = span_slice(s, n + 1, s.n);
	struct label label;

	return label_possible(rest) && label_read(rest, &label) != 0 && label.form == LABEL_CHINESE;
}

/* Is there the name of a total behind an amount of n bytes and a blank?  It begins a cell. */
static bool
is_total(const struct columns *c, struct span s, size_t n)
{
	return head_words_kind(c->words, span_slice(s, n + 1, s.n)) == HEAD_TOTAL;
}

/* The bytes of the amount that a run begins with, one blank before the name of the
 * next column, 5,458.42 一、一般公共服务支出; 0: none.  What is short may be a unit, but 总计
 * is none, nor is 无; what has no decimals may be a quantity, 1,200 平方米绿地, but of no item.
 * A rate may stand there too, 98.42% 部分活动改为线上. */
static size_t
leading_amount(const struct columns *c, const struct run *run, struct span s)
{
	size_t n = 0, point = 0, comma = 0;
	bool name, rate;

	for (; n < s.n && (byte_is_digit(s.p[n]) || s.p[n] == ',' || s.p[n] == '.'); n++) {
		if (s.p[n] == '.')
			point = n;
		else if (s.p[n] == ',')
			comma = n;
	}
	rate = point != 0 && n == point + DECIMALS + 1 && n < s.n && s.p[n] == '%';
	n += rate;
	if (n + 1 >= s.n || s.p[n] != ' ' || (unsigned char)s.p[n + 1] < 0x80)
		return 0;
	name = is_chinese_item(s, n) || is_total(c, s, n);
	if (point == 0)
		return name && comma != 0 && n == comma + THOUSANDS + 1 ? n : 0;
	name |= word_table_is(&particles, "unremarked", span_slice(s, n + 1, s.n));
	return n == point + DECIMALS + 1 + rate && (name ||
	    run->size >= n + (rate ? REMARK_WIDTH : NAME_WIDTH)) ? n : 0;
}

/* How many runs have such an amount at the end that begins at a place, how many one at
 * the beginning, or are one, that ends at a place. */
struct edges {
	uint16_t runs[MEASURES][EDGES];
	uint16_t ends[MEASURES][EDGES];
	uint16_t alone[MEASURES][EDGES];	/* only those that are one */
	size_t items;		/* 一、 behind such an amount */
};

static size_t
edge_of(const struct run *run, size_t at, size_t m)
{
	return (run->right[m] - (run->end - run->start - at)) % EDGES;
}

/* Where the first n bytes of a run, all ASCII, end. */
static size_t
end_of(const struct run *run, size_t n, size_t m)
{
	return (run->left[m] + n) % EDGES;
}

static void
count_edges(const struct columns *c, size_t from, size_t to, struct edges *edges)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];
			struct span s = columns_text(c, run);
			size_t at = run->number ? 0 : trailing_amount(s);
			size_t n = run->number ? s.n : leading_amount(c, run, s);

			edges->items += n > 0 && !run->number && is_chinese_item(s, n);
			for (size_t m = 0; at > 0 && m < MEASURES; m++)
				edges->runs[m][edge_of(run, at, m)]++;
			for (size_t m = 0; n > 0 && m < MEASURES; m++)
				edges->ends[m][end_of(run, n, m)]++;
			for (size_t m = 0; run->number && m < MEASURES; m++)
				edges->alone[m][end_of(run, n, m)]++;
		}
}

/* The bytes of a number with one decimal, a mark, that the run begins with, one blank before
 * a name or 无, where numbers end that stand alone: 83.7 迟，部分活动; 0: none. */
static size_t
leading_mark(const struct run *run, struct span s, const struct edges *edges)
{
	size_t n = 0, point;

	while (n < s.n && byte_is_digit(s.p[n]))
		n++;
	point = n;
	n += 2;
	if (point == 0 || n + 1 >= s.n || s.p[point] != '.' || !byte_is_digit(s.p[point + 1]) ||
	    s.p[n] != ' ' || (unsigned char)s.p[n + 1] < 0x80 || (run->size < n + REMARK_WIDTH &&
	    !word_table_is(&particles, "unremarked", span_slice(s, n + 1, s.n))))
		return 0;
	return edges->alone[0][end_of(run, n, 0)] >= FEW_LINES ||
	    edges->alone[1][end_of(run, n, 1)] >= FEW_LINES ? n : 0;
}

/* The bytes of the amount or mark that a run begins with, to be parted from what is behind;
 * 0: none. */
static size_t
amount_before(const struct columns *c, const struct run *run, const struct edges *edges)
{
	struct span s = columns_text(c, run);
	size_t n = run->number ? 0 : leading_amount(c, run, s);

	if (n == 0)
		return run->number ? 0 : leading_mark(run, s, edges);
	return edges->items > 0 || is_total(c, s, n) ||
	    edges->ends[0][end_of(run, n, 0)] >= FEW_ENDS ||
	    edges->ends[1][end_of(run, n, 1)] >= FEW_ENDS ? n : 0;
}

/* Does an amount end the run, where several begin at that place or stand behind texts that
 * begin where it does? */
static bool
ends_with_amount(const struct columns *c, size_t from, size_t to, const struct run *run,
    const struct edges *edges)
{
	size_t at = trailing_amount(columns_text(c, run));

	return at > 0 && (edges->runs[0][edge_of(run, at, 0)] >= FEW_LINES ||
	    edges->runs[1][edge_of(run, at, 1)] >= FEW_LINES ||
	    columns_wants_amount(c, from, to, run, run->end - run->start - at));
}

/* Parts amounts from the names behind them. */
static void
part_before(struct columns *c, size_t from, size_t to, const struct edges *edges)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs && c->lines[i].runs < COLUMNS_MAX; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			size_t n = amount_before(c, run, edges);

			if (n == 0)
				continue;
			part_run(c, i, k, n, true);
			if (k > 0)
				columns_put_amount(c, from, to,
				    &c->runs[c->lines[i].first + k - 1]);
		}
}

/* Parts amounts from the texts before them. */
static void
part_behind(struct columns *c, size_t from, size_t to, const struct edges *edges)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs && c->lines[i].runs < COLUMNS_MAX; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (c->lines[i].class != LINE_IS_MULTI ||
			    !ends_with_amount(c, from, to, run, edges))
				continue;
			part_run(c, i, k, trailing_amount(columns_text(c, run)), false);
			columns_put_amount(c, from, to, &c->runs[c->lines[i].first + k]);
		}
}

void
columns_edges(struct columns *c, size_t from, size_t to)
{
	struct edges edges = { .runs = { { 0 } } };

	count_edges(c, from, to, &edges);
	part_before(c, from, to, &edges);
	columns_put_items(c, from, to);
	part_behind(c, from, to, &edges);
	columns_put_beside(c, from, to);
}
