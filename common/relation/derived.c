/* derived: sums, differences and quotients between columns; see derived.h. */
#include "relation/derived.h"

#include "language/grammar.h"
#include "language/total_name.h"
#include "relation/cell_text.h"
#include "relation/column_formula.h"
#include "relation/derived_formulas.h"
#include "relation/derived_rows.h"
#include "text/blank.h"

enum {
	VOTERS = 200		/* rows that are asked */
};

extern const struct data_table data_derived;

struct word_table derived_words = { .table = &data_derived };

/* 1栏次, 栏次1: takes the mark off a number with whose cell a converter has run its own together;
 * false: there is none. */
static bool
take_off_mark(struct span *text)
{
	size_t start = word_table_at_start(&derived_words, "mark", *text);
	size_t end = word_table_at_end(&derived_words, "mark", *text);

	if (start + end == 0 || start + end >= text->n)
		return false;
	*text = blank_trim(span_slice(*text, start, text->n - end));
	return true;
}

bool
derived_numbered(const struct table *t, size_t r)
{
	unsigned next = COLUMN_NOTHING;
	size_t numbers = 0, formulas = 0;
	bool marked = false;

	for (size_t c = 0; c < t->cols; c++) {
		const struct table_cell *cell = table_at(t, r, c);
		struct span text = cell == NULL ? (struct span){ "", 0 } : blank_trim(cell->text);
		struct column_formula f;

		if (text.n == 0)
			continue;
		marked |= take_off_mark(&text);
		if (!column_formula_read(text, &f) || f.own == COLUMN_NOTHING) {
			if (derived_word("mark", text, true))
				marked = true;	/* which may stand in both halves of a table */
			else if (!word_table_is(&particles, "codelevel", text))
				return false;
			continue;
		}
		if (f.own != (numbers == 0 ? (f.own > COLUMN_LETTERS ? COLUMN_LETTERS + 1u : 1u) :
		    next))
			return false;
		next = f.own + 1;
		numbers++;
		formulas += f.shape != COLUMN_PLAIN;
	}
	return numbers >= 2 && (formulas > 0 || marked || numbers >= 4);
}

bool
derived_numbered_behind(const struct table *t, size_t r)
{
	unsigned next = 1;
	size_t numbers = 0;
	bool named = false;

	for (size_t c = 0; c < t->cols; c++) {
		const struct table_cell *cell = table_at(t, r, c);
		struct span text = cell == NULL ? SPAN("") : blank_trim(cell->text);
		struct column_formula f;

		if (text.n == 0)
			continue;
		if (word_table_starts(&particles, "counts", text))
			named = true;
		else if (named && (!column_formula_read(text, &f) ||
		    f.own != (numbers == 0 && f.own > COLUMN_LETTERS ? COLUMN_LETTERS + 1u : next)))
			return false;
		else if (named) {
			next = f.own + 1;
			numbers++;
		}
	}
	return numbers >= 2;
}

enum reading {
	READING_SUM, READING_DIFFERENCE, READING_GROWTH, READING_FALL, READING_RATIO,
	READING_RATIO_OF_TWO	/* a/(b + the column behind b): 结案数 of 旧存 and 新收 */
};

/* Column target from columns a and b, or from the run a..b. */
struct claim {
	enum reading reading;
	size_t target, a, b;
	size_t holds, asked;
};

static bool
adds_up(const struct mention *m)
{
	return m != NULL && (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT ||
	    m->q.kind == KIND_BARE);
}

/* Marks make up a total, but no rate: 得分率 is a rule of its own (data/forms.rules). */
static bool
is_part(const struct mention *m)
{
	return adds_up(m) || (m != NULL && m->q.kind == KIND_SCORE);
}

/* 追加 | 调减: is what stands in column c of a row, m, taken off the total?  What has its sign in
 * front is added as it is. */
static bool
is_taken_off(const struct grid_view *v, size_t c, const struct mention *m)
{
	return decimal_sign(m->q.value) > 0 &&
	    derived_word("less", grid_view_header(v, c), true);
}

static bool
sum_holds(const struct grid_view *v, const struct claim *k, size_t row, bool *holds)
{
	struct term total = relate_term(grid_view_at(v, row, k->target)), parts[COLUMN_TERMS];
	size_t n = 0;

	for (size_t c = k->a; c <= k->b; c++) {
		const struct mention *m = grid_view_at(v, row, c);

		if (!is_part(m) || decimal_sign(m->q.value) == 0)
			continue;
		if (n == COLUMN_TERMS || !grid_view_adds(m, grid_view_at(v, row, k->target)))
			return false;
		parts[n] = relate_term(m);
		if (is_taken_off(v, c, m))
			parts[n].value = decimal_neg(parts[n].value);
		n++;
	}
	if (n < 2)
		return false;
	*holds = closure_sum(&total, parts, n);
	return true;
}

/* Adds to b the column behind that of claim k; false if the two cannot be added. */
static bool
add_second(const struct grid_view *v, const struct claim *k, size_t row, struct term *b)
{
	const struct mention *first = grid_view_at(v, row, k->b);
	const struct mention *second = grid_view_at(v, row, k->b + 1);

	return adds_up(second) && relate_same_unit(first, second) &&
	    decimal_add(b->value, second->q.value, &b->value);
}

/* Are both there and rates: 上年 and 本年, beside which 增减（百分点） is one less the other? */
static bool
are_rates(const struct mention *a, const struct mention *b)
{
	return a != NULL && b != NULL && a->q.kind == KIND_PERCENT && b->q.kind == KIND_PERCENT;
}

static bool
pair_holds(const struct grid_view *v, const struct claim *k, size_t row, bool *holds)
{
	const struct mention *t = grid_view_at(v, row, k->target),
	    *a = grid_view_at(v, row, k->a), *b = grid_view_at(v, row, k->b);
	struct term x, y, z, d;

	if (k->reading == READING_DIFFERENCE && are_rates(a, b)) {
		x = relate_term(a);
		y = relate_term(b);
		z = relate_term(t);
		*holds = closure_difference(&x, &y, &z);
		return true;
	}
	if (!adds_up(a) || !adds_up(b) || !relate_same_unit(a, b) ||
	    decimal_sign(b->q.value) <= 0 || decimal_cmp(a->q.value, b->q.value) == 0 ||
	    (k->reading == READING_DIFFERENCE && !relate_same_unit(a, t)))
		return false;
	x = relate_term(a);
	y = relate_term(b);
	z = relate_term(t);
	d = x;
	if (k->reading == READING_RATIO_OF_TWO && !add_second(v, k, row, &y))
		return false;
	if ((k->reading == READING_GROWTH && !decimal_sub(x.value, y.value, &d.value)) ||
	    (k->reading == READING_FALL && !decimal_sub(y.value, x.value, &d.value)))
		return false;
	*holds = k->reading == READING_DIFFERENCE ? closure_difference(&x, &y, &z) :
	    closure_rate(&d, &y, &z);
	return true;
}

/* Asks the rows; a claim is believed that holds in two at least, and in two of three.  A
 * total row in which a sum misses is no witness: it carries what is wrong in a row it adds. */
static bool
is_believed(const struct grid_view *v, struct claim *k)
{
	k->holds = k->asked = 0;
	for (size_t r = v->from; r < v->to && k->asked < VOTERS; r++) {
		const struct mention *t = grid_view_at(v, r, k->target);
		bool holds;

		if (t == NULL || decimal_sign(t->q.value) == 0 ||
		    !(k->reading == READING_SUM ? sum_holds : pair_holds)(v, k, r, &holds) ||
		    (!holds && k->reading == READING_SUM && v->g->rows[r].is_total))
			continue;
		k->asked++;
		k->holds += holds;
		if (k->asked == 6 && k->holds < 2)
			break;
	}
	return k->holds >= 2 && k->holds * 3 >= k->asked * 2;
}

static void
link_run(struct grid_view *v, const struct claim *k, size_t row)
{
	struct derived_terms terms = { .n = 0 };
	struct mention *target = grid_view_at(v, row, k->target);

	for (size_t c = k->a; c <= k->b && terms.n < COLUMN_TERMS; c++) {
		const struct mention *m = grid_view_at(v, row, c);

		if (m == NULL && cell_is_mixed(v->g, row, c))
			return;		/* a part is not known */
		if (!is_part(m))
			continue;
		grid_view_share_unit(v, target, m);
		grid_view_share_unit(v, m, target);
		terms.signs[terms.n] = is_taken_off(v, c, m) ? -1 : 1;
		terms.ids[terms.n++] = m->id;
	}
	if (terms.n > 1 && terms.signs[0] > 0)
		derived_link_sum(v, target, &terms);
}

/* May the figures of a row, a and b, be what claim k reads the target from? */
static bool
are_operands(const struct claim *k, const struct mention *a, const struct mention *b)
{
	return (adds_up(a) && adds_up(b)) || (k->reading == READING_DIFFERENCE && are_rates(a, b));
}

static void
link_pair(struct grid_view *v, const struct claim *k, size_t row)
{
	static const enum relation rels[] = {
		REL_SUM, REL_DELTA, REL_GROWTH, REL_GROWTH, REL_RATE, REL_RATE
	};
	static const char *const formats[] = {
		"", "$-$", "$/$-1", "1-$/$", "$/$", "$/($+$)"
	};
	struct mention *t = grid_view_at(v, row, k->target);
	const struct mention *a = grid_view_at(v, row, k->a),
	    *b = grid_view_at(v, row, k->b);
	const struct mention *second = k->reading != READING_RATIO_OF_TWO ? b :
	    grid_view_at(v, row, k->b + 1);
	size_t ids[3];

	if (!are_operands(k, a, b) || second == NULL || mention_linked(t, rels[k->reading]) ||
	    (k->reading == READING_DIFFERENCE && grid_view_is_fraction(t, a, b)))
		return;
	ids[0] = a->id;
	ids[1] = b->id;
	ids[2] = second->id;
	mentions_link(v->ms, t, rels[k->reading], formats[k->reading], ids);
}

static void
link_claim(struct grid_view *v, const struct claim *k)
{
	for (size_t r = v->from; r < v->to; r++)
		if (grid_view_at(v, r, k->target) != NULL)
			(k->reading == READING_SUM ? link_run : link_pair)(v, k, r);
}

static bool
is_better(const struct claim *a, const struct claim *b)
{
	return a->holds > b->holds || (a->holds == b->holds && a->asked < b->asked);
}

/* The run of columns beside a total that most rows add up to it. */
static void
relate_total(struct grid_view *v, size_t target)
{
	struct claim best = { READING_SUM, target, 0, 0, 0, 0 };

	for (size_t k = 2; k <= COLUMN_TERMS; k++) {
		struct claim right = { READING_SUM, target, target + 1, target + k, 0, 0 };
		struct claim left = { READING_SUM, target, target - k, target - 1, 0, 0 };

		if (target + k < v->n && is_believed(v, &right) && is_better(&right, &best))
			best = right;
		if (target >= k && is_believed(v, &left) && is_better(&left, &best))
			best = left;
	}
	if (best.holds > 0)
		link_claim(v, &best);
}

/* Are a and b, with the column behind b where that is meant, others than the target? */
static bool
is_other(const struct claim *k, size_t columns)
{
	size_t last = k->b + (k->reading == READING_RATIO_OF_TWO);

	return k->a != k->target && k->b != k->target && k->a != k->b && last < columns &&
	    last != k->target && last != k->a;
}

/* Links the target, row by row, with the two columns that give the most of it, read so; false:
 * none do. */
static bool
relate_pair(struct grid_view *v, size_t target, enum reading reading)
{
	struct claim best = { reading, target, 0, 0, 0, 0 };

	for (size_t a = 0; a < v->n; a++)
		for (size_t b = 0; b < v->n; b++) {
			struct claim k = { reading, target, a, b, 0, 0 };

			if (is_other(&k, v->n) && is_believed(v, &k) &&
			    is_better(&k, &best))
				best = k;
		}
	if (best.holds > 0)
		link_claim(v, &best);
	return best.holds > 0;
}

/* Are the numbers of the column differences of rates: so its header's unit says? */
static bool
is_of_points(const struct grid_view *v, size_t c)
{
	return word_table_in(&name_words, "points", grid_view_header(v, c));
}

static void
relate_column(struct grid_view *v, size_t c)
{
	struct span header = grid_view_header(v, c);
	bool change;

	if (header.n == 0)
		return;
	if (total_name_is(header) || derived_word("whole", header, true)) {
		relate_total(v, c);
		return;
	}
	change = derived_word("change", header, false);
	if (change && (!grid_view_percent(v, c) || is_of_points(v, c)))
		relate_pair(v, c, READING_DIFFERENCE);
	else if (change)
		relate_pair(v, c, derived_falls(header) ? READING_FALL :
		    READING_GROWTH);
	else if (grid_view_percent(v, c) && derived_word("ratio", header, false) &&
	    !relate_pair(v, c, READING_RATIO))
		relate_pair(v, c, READING_RATIO_OF_TWO);
}

void
derived_relate(struct grid_view *v, size_t numbers)
{
	derived_by_formulas(v, numbers);
	if (v->to - v->from >= 2)
		for (size_t c = 0; c < v->n; c++)
			relate_column(v, c);
	derived_by_rows(v);
}
