/* relate_average_price: what so many things at one price come to; see relate_average_parts.h.
 *
 * The words tie a count to a price more or less closely (enum tie); only the closest are readings.
 * A reading that gives the amount is meant; where none does, the only one is that would but for one
 * slip, if words say that the amount sums up what stands before it.
 */
#include "relation/relate_average_parts.h"

#include "language/grammar.h"

enum { READINGS_MAX = 6, FEW = 2 };

/* How closely a count is tied to a price: called so by it (每头 18,420头) or not, beside it, in its
 * clause, its sentence or the one before. */
enum tie { TIE_NONE, TIE_FAR, TIE_BESIDE, TIE_BEFORE, TIE_SENTENCE, TIE_CLAUSE, TIE_CALLED };

/* A line alone, paid for one of these counts, so many times. */
struct readings {
	const struct mention *count[READINGS_MAX];
	size_t times[READINGS_MAX];
	size_t n;
	enum tie tie;
};

/* How often the price is paid for each of count; 0: nothing tells. */
static size_t
times_of(const struct bill *b, const struct average *price, struct mention *count)
{
	struct span before = mentions_text(b->ms, count->before);
	bool apiece = word_table_in(&qualifiers, "apiece", before);
	bool timed = average_is_by_time(price);
	struct average per = { .m = NULL };
	size_t times = timed ? 0 : 1;

	if (apiece && !timed) {		/* 每次126户，每户800元，两次 */
		times = 0;
		if (!average_read(b->words, b->ms, count, &per))
			return 0;
	}
	for (struct mention *m = b->total; m-- > b->ms->at && m->sentence == b->total->sentence; ) {
		if (m == count || !mention_is_exact(m) || m->q.kind != KIND_COUNT ||
		    m->q.value.scale != 0 || m->q.value.c > TIMES_MAX)
			continue;
		if (timed ? average_counts_times(price, m) :
		    apiece && average_counts(b->ms, &per, m))
			return (size_t)m->q.value.c;
	}
	if (price->says == SAYS_MONTH && !apiece &&
	    word_table_in(&qualifiers, "allyear", mentions_text(b->ms, b->total->before)))
		times = YEAR;
	return times;
}

/* How closely m, before the total, is tied to the price. */
static enum tie
tie_of(const struct bill *b, const struct average *price, const struct mention *m)
{
	const struct mention *p = price->m;
	bool called = average_counts(b->ms, price, m);
	bool beside = m->clause == p->clause && m->sentence == p->sentence &&
	    (m + 1 == p || m > p);

	if (!price_is_plain(m) || m->q.kind != KIND_COUNT || average_counts_times(price, m) ||
	    !mention_does(m, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_SUM | 1u << FUNCTION_BASE |
	    1u << FUNCTION_AVERAGE))
		return TIE_NONE;
	if (!called && (m->member || price->counts[0] != '+'))	/* 260人，每人次 */
		return TIE_NONE;
	if (beside)
		return called ? TIE_CALLED : TIE_BESIDE;
	if (m->member || word_table_in(&qualifiers, "aim", mentions_text(b->ms, m->before)))
		return TIE_NONE;
	if (!called)
		return m->sentence == p->sentence ? TIE_FAR : TIE_NONE;
	return m->sentence != p->sentence ? TIE_BEFORE :
	    m->clause != p->clause ? TIE_SENTENCE : TIE_CLAUSE;
}

/* 抽检260批次，合格257批次，不合格3批次: leaves of several counts that which the others make. */
static void
keep_whole(struct readings *r)
{
	struct decimal sum = decimal_of(0), half;

	for (size_t k = 0; k < r->n; k++)
		if (!decimal_add(sum, r->count[k]->q.value, &sum))
			return;
	for (size_t k = 0; r->n > 2 && k < r->n; k++) {
		if (!decimal_mul(r->count[k]->q.value, decimal_of(2), &half) ||
		    decimal_cmp(half, sum) != 0)
			continue;
		r->count[0] = r->count[k];
		r->times[0] = r->times[k];
		r->n = 1;
	}
}

/* Reads the counts that are tied to the only price the closest. */
static void
read_readings(const struct bill *b, struct readings *r)
{
	const struct average *price = &b->lines[0].price;

	*r = (struct readings){ .tie = TIE_NONE };
	for (struct mention *m = b->total; m-- > b->ms->at &&
	    m->sentence + 1 >= b->total->sentence; ) {
		enum tie tie = m->id == 0 ? TIE_NONE : tie_of(b, price, m);

		if (tie == TIE_NONE || tie < r->tie || r->n == READINGS_MAX)
			continue;
		if (tie > r->tie)
			r->n = 0;
		r->tie = tie;
		r->count[r->n] = m;
		r->times[r->n] = times_of(b, price, m);
		r->n += r->times[r->n] != 0;
	}
	keep_whole(r);
}

/* Does reading k make the total, or would it but for one digit in it, or for any slip in any of the
 * three where the count stands beside the price and is called so? */
static enum relation
reading_fits(const struct bill *b, const struct readings *r, size_t k)
{
	struct term t[3] = { relate_term(b->total), relate_term(r->count[k]),
	    relate_term(b->lines[0].price.m) };

	if (average_makes_amount(t, r->times[k], false))
		return REL_AVERAGE;
	return misprint_explains(t, r->tie == TIE_CALLED ? 3 : 1, &average_amount_test,
	    &r->times[k]) ? REL_LIKELY : REL_NONE;
}

/* The reading that makes the total, or the only one that would but for a slip, and how it fits. */
static enum relation
choose_reading(const struct bill *b, const struct readings *r, size_t *chosen)
{
	enum relation rel = REL_NONE;

	for (size_t k = 0; k < r->n; k++) {
		enum relation fits = reading_fits(b, r, k);

		if (fits == REL_NONE)
			continue;
		if (fits == REL_LIKELY && rel == REL_LIKELY)
			return REL_NONE;
		*chosen = k;
		rel = fits;
		if (fits == REL_AVERAGE)
			break;
	}
	return rel;
}

/* 每度0.82元，电费15.28万元；每吨3.45元，水费1.47万元: does another row of a count, its price and
 * what they come to stand in the sentence, and hold? */
static bool
has_twin(const struct bill *b)
{
	const struct mention *m = b->total, *end = b->ms->at + b->ms->n;

	while (m > b->ms->at && m[-1].sentence == b->total->sentence)
		m--;
	for (m++; m + 1 < end && m[1].sentence == b->total->sentence; m++)
		if (m + 1 != b->total && price_is_plain(m) && m->q.kind == KIND_MONEY &&
		    m[-1].q.kind == KIND_COUNT && m[1].q.kind == KIND_MONEY &&
		    (mention_linked(m, REL_AVERAGE) || mention_linked(m + 1, REL_AVERAGE)))
			return true;
	return false;
}

/* 共10.10万元（含配件0.50万元）; 每眼8万元，财政补助180万元，占62.5%: is the total broken down
 * behind it, or only some of what the line comes to? */
static bool
is_broken_down(const struct bill *b)
{
	const struct mention *next = b->total + 1;

	return next < b->ms->at + b->ms->n && next->sentence == b->total->sentence &&
	    (next->depth > b->total->depth ||
	    (next->function == FUNCTION_SHARE && !next->share_base) ||
	    (next->cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) != 0);
}

/* Do words, or the order of the figures, say that the total sums up its only line, and nothing
 * that stands before that? */
static bool
is_of_line(const struct bill *b, const struct readings *r)
{
	const struct average *price = &b->lines[0].price;
	bool row = price->m + 1 == b->total && r->tie == TIE_CALLED;
	struct term total = relate_term(b->total);

	if (is_broken_down(b) || closure_digits(&total, &total, 0) < FEW)
		return false;
	if (b->before != NULL && b->before->clause == b->total->clause &&
	    decimal_cmp(b->before->q.value, b->total->q.value) <= 0)
		return false;
	return (bill_is_told(b) && !average_is_capped(b->ms, price)) || (row && has_twin(b));
}

bool
price_link(const struct bill *b)
{
	const struct average *price = &b->lines[0].price;
	struct readings r;
	size_t k = 0;
	enum relation rel;
	struct buf format = BUF_INIT;

	if ((price->m + 1 != b->total && !bill_is_told(b)) || b->total->nlinks != 0 ||
	    price->m->nlinks != 0 || price->m->member ||
	    !average_is_price(price) || price->says == SAYS_PERIOD)
		return false;
	read_readings(b, &r);
	rel = choose_reading(b, &r, &k);
	if (rel == REL_NONE || !is_of_line(b, &r))
		return false;
	buf_add_str(&format, "$*$");
	if (r.times[k] != 1)
		buf_addf(&format, "*%zu", r.times[k]);
	mentions_link(b->ms, b->total, rel, buf_str(&format),
	    (size_t[]){ r.count[k]->id, price->m->id });
	buf_release(&format);
	return true;
}
