/* relate_table_rate: columns divided by columns; see relate_table_rate.h.
 *
 * A row may have several columns that could be meant: 年初预算, 全年预算.  Those count that
 * give the rate; if none do, those that do in a row near by: then this one is wrong.
 */
#include "relation/relate_table_rate.h"

#include "language/grammar.h"
#include "relation/cell_text.h"
#include "relation/relate_balance.h"

extern const struct data_table data_rates;

enum {
	OPERANDS_MAX = 6,	/* columns weighed as operand of a rate */
	NEAR = 12		/* rows up and down */
};

/* One way to come to a rate. */
struct way {
	const struct mention *a, *b, *opening;	/* a/b, a/(b+opening); NULL: none */
};

/* The mentions of row r whose header (or side) satisfies an operand cell, in
 * the order of the words there. */
static size_t
operands(const struct table_relations *tr, size_t r,
    const char *words, const struct mention *out[OPERANDS_MAX])
{
	size_t found = 0;

	for (const char *word = words; *word != '\0' && found < OPERANDS_MAX; ) {
		size_t n = strcspn(word, ",");
		struct operand_words one;

		operand_words_read(&one, (struct span){ word, n });
		for (size_t i = 0; i < tr->g->rows[r].nmentions && found < OPERANDS_MAX; i++) {
			const struct mention *m = table_mention(tr, r, i);

			if (m->id != 0 && m->cell.header != NONE &&
			    m->q.kind != KIND_PERCENT && m->q.kind != KIND_SCORE &&
			    operand_words_name(&one, grid_header(tr->g, m), m->side))
				out[found++] = m;
		}
		word += n + (word[n] == ',');
	}
	return found;
}

/* What the row begins with: 上年结转. */
static const struct mention *
opening_in(const struct table_relations *tr, size_t r)
{
	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++) {
		const struct mention *m = table_mention(tr, r, i);
		const char *role = m->id == 0 || m->cell.header == NONE ? NULL :
		    balance_role(tr->words, grid_header(tr->g, m));

		if (role != NULL && strcmp(role, "opening") == 0)
			return m;
	}
	return NULL;
}

static bool
closes(const struct way *way, const struct mention *rate)
{
	struct term a = relate_term(way->a), b = relate_term(way->b), r = relate_term(rate);

	if (way->opening == NULL)
		return relate_closes_rate(way->a, way->b, rate);
	return decimal_add(b.value, way->opening->q.value, &b.value) && closure_rate(&a, &b, &r);
}

/* The number of row r in the column of m; NULL: none. */
static const struct mention *
beside(const struct table_relations *tr, size_t r, const struct mention *m)
{
	for (size_t i = 0; m != NULL && i < tr->g->rows[r].nmentions; i++) {
		const struct mention *other = table_mention(tr, r, i);

		if (other->id != 0 && other->cell.column == m->cell.column &&
		    other->cell.header == m->cell.header)
			return other;
	}
	return NULL;
}

/* ≥10公里 | 12公里 | 100%: a bound that was kept, which is all that the rate says; it need
 * not say by how much. */
static bool
is_kept(const struct way *way, const struct mention *rate)
{
	int order = decimal_cmp(way->a->q.value, way->b->q.value);

	return decimal_cmp(rate->q.value, decimal_of(100)) == 0 &&
	    (((way->b->q.op == OP_GE || way->b->q.op == OP_GT) && order >= 0) ||
	    ((way->b->q.op == OP_LE || way->b->q.op == OP_LT) && order <= 0));
}

/* Of how many rates near another it could be the way, and of how many it is. */
struct borne {
	size_t asked, holds;
};

static struct borne
borne_near(const struct table_relations *tr, size_t r, const struct way *way,
    const struct mention *rate)
{
	size_t to = r + NEAR < tr->g->table->nrows ? r + NEAR : tr->g->table->nrows;
	struct borne n = { 0, 0 };

	for (size_t near = r > NEAR ? r - NEAR : 0; near < to; near++) {
		struct way other = {
			beside(tr, near, way->a), beside(tr, near, way->b),
			beside(tr, near, way->opening)
		};
		const struct mention *there = beside(tr, near, rate);

		if (near == r || there == NULL || other.a == NULL || other.b == NULL ||
		    (other.opening != NULL) != (way->opening != NULL) ||
		    decimal_sign(other.b->q.value) == 0 || is_kept(&other, there))
			continue;
		n.asked++;
		n.holds += closes(&other, there);
	}
	return n;
}

static size_t
closing_near(const struct table_relations *tr, size_t r, const struct way *way,
    const struct mention *rate)
{
	return borne_near(tr, r, way, rate).holds;
}

enum { WAYS_MAX = 2 * OPERANDS_MAX * OPERANDS_MAX };

struct rate_ways {
	struct way list[WAYS_MAX];	/* likeliest first */
	size_t n;
};

/* The ways to rate m of row r by two columns, as row of rates.tsv has them. */
static void
add_pairs(struct rate_ways *ways, const struct table_relations *tr, size_t r, size_t row)
{
	const struct mention *as[OPERANDS_MAX], *bs[OPERANDS_MAX];
	size_t na = operands(tr, r, DATA_CELL(&data_rates, row, 1), as);
	size_t nb = operands(tr, r, DATA_CELL(&data_rates, row, 2), bs);

	for (size_t i = 0; i < na; i++)
		for (size_t j = 0; j < nb; j++)
			if (as[i] != bs[j] && relate_same_unit(as[i], bs[j]))
				ways->list[ways->n++] = (struct way){ as[i], bs[j], NULL };
}

/* The same with what the row begins with. */
static void
add_openings(struct rate_ways *ways, const struct table_relations *tr, size_t r)
{
	const struct mention *opening = opening_in(tr, r);
	size_t pairs = ways->n;

	for (size_t i = 0; i < pairs && opening != NULL; i++) {
		const struct way *way = &ways->list[i];

		if (opening != way->a && opening != way->b && relate_same_unit(opening, way->b))
			ways->list[ways->n++] = (struct way){ way->a, way->b, opening };
	}
}

/* The same with the column on either side, 上年未办结 beside 本年受理, where that gives the rates
 * near r. */
static void
add_neighbours(struct rate_ways *ways, const struct table_relations *tr, size_t r,
    const struct mention *rate, size_t pairs)
{
	for (size_t i = 0; i < pairs; i++)
		for (size_t k = 0; k < tr->g->rows[r].nmentions && ways->n < WAYS_MAX; k++) {
			const struct mention *m = table_mention(tr, r, k);
			struct way way = { ways->list[i].a, ways->list[i].b, m };

			if (m->id != 0 && m != way.a && m->cell.header == way.b->cell.header &&
			    (m->cell.column + 1 == way.b->cell.column ||
			    m->cell.column == way.b->cell.column + 1) &&
			    relate_same_unit(m, way.b) && closing_near(tr, r, &way, rate) > 0)
				ways->list[ways->n++] = way;
		}
}

/* The same with another column than that of the words, 小计 behind 预算安排 and its parts, where
 * that gives most of the rates near r, two of them at least. */
static void
add_columns(struct rate_ways *ways, const struct table_relations *tr, size_t r,
    const struct mention *rate, size_t pairs)
{
	enum { TELLING = 2 };

	for (size_t i = 0; i < pairs; i++)
		for (size_t k = 0; k < tr->g->rows[r].nmentions && ways->n < WAYS_MAX; k++) {
			const struct mention *m = table_mention(tr, r, k);
			struct way way = { ways->list[i].a, m, NULL };
			struct borne n;

			if (m->id == 0 || m == way.a || m == ways->list[i].b ||
			    m->cell.header != way.a->cell.header || !relate_same_unit(m, way.a))
				continue;
			n = borne_near(tr, r, &way, rate);
			if (n.holds >= TELLING && 2 * n.holds > n.asked)
				ways->list[ways->n++] = way;
		}
}

static void
link(struct mentions *ms, struct mention *m, const struct way *way)
{
	size_t ids[3] = { way->a->id, way->b->id, 0 };

	if (way->opening == NULL) {
		mentions_link(ms, m, REL_RATE, "$/$", ids);
		return;
	}
	ids[2] = way->opening->id;
	mentions_link(ms, m, REL_RATE, "$/($+$)", ids);
}

/* The first of the ways from `from` on that gives the rate; ways->n: none. */
static size_t
closing_way(const struct rate_ways *ways, size_t from, const struct mention *rate)
{
	while (from < ways->n && !closes(&ways->list[from], rate))
		from++;
	return from;
}

/* The way to most of the rates near r: where nothing was added to the budget, both its
 * columns are.  ways->n: none is. */
static size_t
usual_way(const struct rate_ways *ways, const struct table_relations *tr,
    size_t r, const struct mention *rate)
{
	size_t best = ways->n, most = 0;

	for (size_t i = 0; i < ways->n; i++) {
		size_t n = closing_near(tr, r, &ways->list[i], rate);

		if (n > most) {
			most = n;
			best = i;
		}
	}
	return best;
}

static bool
is_expected(struct span header)
{
	return word_table_in(&qualifiers, "expected", header);
}

/* 全年预算数 | 1-9月执行数 | 预计全年执行率: a rate that is yet to come of figures that are
 * there. */
static bool
is_to_come(const struct table_relations *tr, const struct mention *rate, const struct way *way)
{
	return is_expected(grid_header(tr->g, rate)) && !is_expected(grid_header(tr->g, way->a)) &&
	    !is_expected(grid_header(tr->g, way->b));
}

static void
relate_rate_by(const struct table_relations *tr, size_t r, struct mention *m, size_t row)
{
	struct rate_ways ways;
	size_t best, pairs;

	ways.n = 0;
	add_pairs(&ways, tr, r, row);
	if ((pairs = ways.n) == 0)
		return;
	best = closing_way(&ways, 0, m);
	if (best == ways.n) {
		add_openings(&ways, tr, r);
		add_neighbours(&ways, tr, r, m, pairs);
		add_columns(&ways, tr, r, m, pairs);
		best = closing_way(&ways, pairs, m);
	}
	if (best == ways.n)
		best = usual_way(&ways, tr, r, m);
	if (best == ways.n && (borne_near(tr, r, &ways.list[0], m).asked != 0 ||
	    is_to_come(tr, m, &ways.list[0])))
		return;		/* no row comes out, or will: the columns are others */
	best = best < ways.n ? best : 0;
	if (!is_kept(&ways.list[best], m))
		link(tr->ms, m, &ways.list[best]);
}

/* 执行率（%） without its unit. */
static struct span
rate_header(struct span header)
{
	static const char *const tails[] = { "）", "（", "％", ")", "(", "%" };

	for (size_t i = 0; i < sizeof tails / sizeof *tails; )
		if (span_ends(header, span_of(tails[i]))) {
			header.n -= strlen(tails[i]);
			i = 0;
		} else
			i++;
	return header;
}

/* Does the cell of m itself say that it is told in per cent? */
static bool
has_percent_sign(const struct table_relations *tr, const struct mention *m)
{
	struct span text = cell_text(tr->g, m->cell.row - 1, m->cell.column - 1);

	return span_has(text, SPAN("%")) || span_has(text, SPAN("％"));
}

/* 10, 10, 8.3 below 97.71% and 98.27%: are rates of the column written with the sign that m is
 * without?  Then the marks of another part of the form stand there. */
static bool
is_unsigned(const struct table_relations *tr, const struct mention *m)
{
	if (has_percent_sign(tr, m))
		return false;
	for (size_t r = 0; r < tr->g->table->nrows; r++) {
		const struct mention *other = beside(tr, r, m);

		if (other != NULL && has_percent_sign(tr, other))
			return true;
	}
	return false;
}

void
relate_row_rates(const struct table_relations *tr, size_t r)
{
	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++) {
		struct mention *m = table_mention(tr, r, i);
		struct span header, prefix;
		size_t row;

		if (m->id == 0 || m->q.kind != KIND_PERCENT || m->cell.header == NONE)
			continue;
		header = rate_header(grid_header(tr->g, m));
		row = relate_rate_name(tr->words, header, &prefix);
		if (row != NONE && !is_unsigned(tr, m))
			relate_rate_by(tr, r, m, row);
	}
}
