/* relate_average_misprint: averages and prices that nothing makes but for one slip; see
 * relate_average_parts.h. */
#include "relation/relate_average_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"

/* A pair of figures that an average may be of. */
struct pair {
	struct mention *amount;
	const struct mention *count;
};

/* amount, count, each: do so many of each make the amount as it is printed? */
static bool
make_amount(const struct term *t, const void *times)
{
	struct decimal made, off;

	return decimal_mul(t[1].value, t[2].value, &made) &&
	    decimal_mul(made, decimal_of((long long)*(const size_t *)times), &made) &&
	    decimal_sub(t[0].value, made, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_cmp(off, t[0].quantum) <= 0;
}

/* Have the three so many digits that a slip is hardly an accident?  Round numbers are one slip
 * from making one another too often (200人, 每人1,500元, 36万元), less so where the word says what
 * is counted. */
static bool
have_digits(const struct average *a, const struct term t[3])
{
	enum { TELLING = 8 };
	bool named = a->says == SAYS_AVERAGE && a->counts[0] != '-';

	return closure_digits(&t[0], &t[0], 0) + closure_digits(&t[1], &t[1], 0) +
	    closure_digits(&t[2], &t[2], 0) + named >= TELLING;
}

/* Would the pair make the average as it is printed but for one slip: of an average that is no
 * round one the slip is in itself, as the amount tells too little of the others? */
static bool
nearly_makes(const struct average *a, const struct pair *p)
{
	enum { FEW = 100, ENOUGH = 1000 };
	struct term t[3] = { relate_term(p->amount), relate_term(p->count), relate_term(a->m) };
	struct decimal few, enough;
	size_t times = average_is_by_time(a) ? a->times : 1;

	if (times == 0)
		return false;
	if (have_digits(a, t) && misprint_explains(t, 3, make_amount, &times))
		return true;
	if (a->says != SAYS_AVERAGE || a->counts[0] == '-' ||
	    !decimal_mul(t[2].quantum, decimal_of(FEW), &few) ||
	    !decimal_mul(t[2].quantum, decimal_of(ENOUGH), &enough) ||
	    decimal_cmp(t[2].value, few) < 0 || !average_as_rate(&t[2]))
		return false;
	return closure_rate_misprint(&t[0], &t[1], &t[2]) &&
	    (decimal_cmp(a->m->q.value, enough) >= 0 ||
	    average_is_misprint(p->amount, p->count, a->m));
}

/* 260组，单价1,380元，计35.88万元；14组，单价2.45万元: is m what each of something costs? */
static bool
is_price(const struct relate_words *w, const struct mentions *ms, struct mention *m)
{
	struct average other;

	return average_may_be(m) && average_read(w, ms, m, &other);
}

/* 展览16个，其中基本陈列5个、临展11个，临展平均每个10.80万元: is m broken down, so that the average
 * may be of some of it? */
static bool
is_broken_down(const struct mentions *ms, const struct mention *m)
{
	for (size_t k = 0; k < ms->n; k++)
		if (ms->at[k].total == m->id && ms->at[k].id != 0)
			return true;
	return false;
}

/* 应补助108.8万元，实际发放108.8万元: the same numbers? */
static bool
tell_the_same(const struct pair *a, const struct pair *b)
{
	return decimal_cmp(a->amount->q.value, b->amount->q.value) == 0 &&
	    decimal_cmp(a->count->q.value, b->count->q.value) == 0;
}

void
average_link_misprint(const struct relate_words *w, struct mentions *ms, size_t i,
    enum around around, struct average *a)
{
	enum { PAIRS = 9 };
	struct pair found = { NULL, NULL };

	average_collect(ms, i, around, a);
	if (a->ncounts * a->amounts > PAIRS)
		average_leave_wholes(ms, a);
	if (a->ncounts * a->amounts > PAIRS)
		average_narrow(a);
	if (a->ncounts * a->amounts > PAIRS ||
	    word_table_in(&qualifiers, "norm", mentions_text(ms, a->m->before)))
		return;
	for (size_t k = 0; k < a->amounts * a->ncounts; k++) {
		struct pair p = { a->amount[k / a->ncounts], a->count[k % a->ncounts] };

		if (mention_linked(p.amount, REL_AVERAGE) || is_broken_down(ms, p.count) ||
		    average_of_another(a, p.count, p.amount) || is_price(w, ms, p.amount) ||
		    !nearly_makes(a, &p))
			continue;
		if (found.amount != NULL && !tell_the_same(&found, &p))
			return;
		found = p;
	}
	a->amount[0] = found.amount;
	if (found.amount == NULL || (a->amounts == 1 && average_of_several(w, ms, a)))
		return;
	average_link(ms, a, found.amount, found.count, REL_LIKELY);
}
