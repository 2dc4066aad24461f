/* relate_average_slip: averages that nothing around them gives, and the one pair of figures that
 * would but for a slip, of ever wider surroundings; see relate_average_parts.h. */
#include "relation/relate_average_parts.h"

#include "language/grammar.h"
#include "relation/operands.h"

/* --- the only pair before an average ------------------------------------------------- */

bool
average_speaks_of(const struct mentions *ms, const struct average *a)
{
	struct span noun = mentions_text(ms, a->m->phrase);

	return noun.n == 0 || a->says != SAYS_AVERAGE || word_table_starts(&grammar, "by", noun) ||
	    recall_alike(noun, mentions_text(ms, a->amount[0]->label));
}

/* May a be told by one count and one amount that stand before it: is it an average of what its
 * word names, 人均 and not 平均? */
static bool
may_look_back(const struct average *a)
{
	return a->says == SAYS_AVERAGE && a->counts[0] != '-';
}

/* Links a so with its only count and its only amount, if it has no others and they nearly make
 * one another; true if so. */
static bool
link_lone_pair(struct mentions *ms, const struct average *a)
{
	if (a->amounts != 1 || a->ncounts != 1 ||
	    !average_is_near(a->count[0], a->m, a->amount[0]))
		return false;
	average_link(ms, a, a->amount[0], a->count[0], REL_LIKELY);
	return true;
}

/* Is mention i all that its sentence has? */
static bool
is_alone(const struct mentions *ms, size_t i)
{
	size_t sentence = ms->at[i].sentence;

	return (i == 0 || ms->at[i - 1].sentence != sentence) &&
	    (i + 1 == ms->n || ms->at[i + 1].sentence != sentence);
}

bool
average_link_before(struct mentions *ms, size_t i, struct average *a)
{
	if (!may_look_back(a) || !is_alone(ms, i))
		return false;
	average_collect(ms, i, AROUND_TWO, a);
	return a->amounts == 1 && average_speaks_of(ms, a) && link_lone_pair(ms, a);
}

/* The last count before a that is no part; NULL: there is none. */
static const struct mention *
last_whole_count(const struct average *a)
{
	for (size_t k = 0; k < a->ncounts; k++)		/* nearest first */
		if (!a->count[k]->member)
			return a->count[k];
	return NULL;
}

/* The only amount of the year of a by a name like its own, which is no average itself (小学生均28
 * 册，初中生均41册); NULL: there is none, or several. */
static struct mention *
only_kin(const struct mentions *ms, const struct average *a)
{
	struct span name = mentions_text(ms, a->m->label);
	struct mention *kin = NULL;

	for (size_t k = 0; k < a->amounts; k++) {
		struct mention *m = a->amount[k];

		if (m->year != a->m->year || (m->cues & CUE_AVERAGE) != 0 ||
		    !recall_alike(name, mentions_text(ms, m->label)))
			continue;
		if (kin != NULL)
			return NULL;
		kin = m;
	}
	return kin;
}

bool
average_link_kin(struct mentions *ms, size_t i, struct average *a)
{
	const struct mention *count;
	struct mention *kin;

	if (!may_look_back(a))
		return false;
	average_collect(ms, i, AROUND_TWO, a);
	count = last_whole_count(a);
	kin = count == NULL ? NULL : only_kin(ms, a);
	if (kin == NULL || !average_is_slip(kin, count, a->m))
		return false;
	average_link(ms, a, kin, count, REL_LIKELY);
	return true;
}

/* Leaves of the counts those of the sentence of a. */
static void
leave_own_counts(struct average *a)
{
	size_t n = a->ncounts;

	a->ncounts = 0;
	for (size_t k = 0; k < n; k++)
		if (a->count[k]->sentence == a->m->sentence)
			a->count[a->ncounts++] = a->count[k];
}

/* Leaves of the amounts those whose names begin with that of the only count (公务接待 of 公务接待
 * 624人次); none where one stands in the sentence of a, which would be meant. */
static void
leave_amounts_named(const struct mentions *ms, struct average *a)
{
	struct span name = mentions_text(ms, a->count[0]->label);
	size_t n = a->amounts;

	name.n -= word_table_at_end(&qualifiers, "gathers", name);
	a->amounts = 0;
	for (size_t k = 0; k < n; k++)
		if (a->amount[k]->sentence == a->m->sentence)
			return;
	for (size_t k = 0; k < n; k++)
		if (name.n != 0 && span_starts(mentions_text(ms, a->amount[k]->label), name))
			a->amount[a->amounts++] = a->amount[k];
}

bool
average_link_named(struct mentions *ms, size_t i, struct average *a)
{
	if (!may_look_back(a))
		return false;
	average_collect(ms, i, AROUND_TWO, a);
	leave_own_counts(a);
	if (a->ncounts != 1)
		return false;
	leave_amounts_named(ms, a);
	return link_lone_pair(ms, a);
}

/* --- the only pair that one slip keeps from the average ------------------------------ */

/* A pair of figures that an average may be of. */
struct pair {
	struct mention *amount;
	const struct mention *count;
};

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

/* How well a slip explains that the pair does not make the average. */
enum nearness { NEAR_NOT, NEAR_LOOSELY, NEAR_AS_PRINTED };

/* 约445元 of 465元 is no number rounded, 约450元 may be one: is it further off what the pair makes
 * than the place to which it may be rounded? */
static bool
is_off_its_place(const struct average *a, const struct pair *p)
{
	struct term told = relate_term(a->m);
	struct decimal made, off, place = told.quantum, rest, whole;

	if (!decimal_div(p->amount->q.value, p->count->q.value, told.quantum.scale + 1, &made) ||
	    !decimal_sub(made, told.value, &off))
		return false;
	do {
		if (!decimal_mul(place, decimal_of(10), &place) ||
		    !decimal_div(told.value, place, 0, &whole) ||
		    !decimal_mul(whole, place, &whole) || !decimal_sub(told.value, whole, &rest))
			return false;
	} while (rest.c == 0);
	return decimal_mul(decimal_abs(off), decimal_of(10), &off) && decimal_cmp(off, place) > 0;
}

/* Would the pair make the average as it is printed but for one slip: of an average that is no
 * round one the slip is in itself, as the amount tells too little of the others? */
static enum nearness
nearly_makes(const struct average *a, const struct pair *p)
{
	enum { FEW = 100, ENOUGH = 1000 };
	struct term t[3] = { relate_term(p->amount), relate_term(p->count), relate_term(a->m) };
	struct decimal few, enough;
	size_t times = average_is_by_time(a) ? a->times : 1;

	if (times == 0)
		return NEAR_NOT;
	if (a->m->q.op == OP_ABOUT)
		return closure_digits(&t[2], &t[2], 0) > 1 &&
		    average_is_misprint(p->amount, p->count, a->m) && is_off_its_place(a, p) ?
		    NEAR_AS_PRINTED : NEAR_NOT;
	if (have_digits(a, t) && misprint_explains(t, 3, &average_amount_test, &times))
		return NEAR_AS_PRINTED;
	if (a->says != SAYS_AVERAGE || a->counts[0] == '-' ||
	    !decimal_mul(t[2].quantum, decimal_of(FEW), &few) ||
	    !decimal_mul(t[2].quantum, decimal_of(ENOUGH), &enough) ||
	    decimal_cmp(t[2].value, few) < 0 || !average_as_rate(&t[2]) ||
	    !closure_rate_misprint(&t[0], &t[1], &t[2]))
		return NEAR_NOT;
	if (average_is_misprint(p->amount, p->count, a->m))
		return NEAR_AS_PRINTED;
	return decimal_cmp(a->m->q.value, enough) >= 0 ? NEAR_LOOSELY : NEAR_NOT;
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

/* 春季1,350亩，秋季980亩，合计2,330亩，亩均…: leaves of the counts the last before a, where it sums
 * up others. */
static void
leave_sum(const struct mentions *ms, struct average *a)
{
	if (a->ncounts > 1 && a->count[0] < a->m && a->count[0]->sentence == a->m->sentence &&
	    a->says == SAYS_AVERAGE && (a->count[0]->function == FUNCTION_SUM ||
	    word_table_ends(&qualifiers, "gathers", mentions_text(ms, a->count[0]->before))))
		a->ncounts = 1;
}

/* 印数2000册，每册定价198元，印刷费23.60万元，单册印刷成本118元: does the sentence hold what the
 * amount is of each, so that a is something else? */
static bool
is_told_otherwise(const struct mentions *ms, const struct average *a, const struct pair *p)
{
	struct average other = *a;

	for (struct mention *m = ms->at + ms->n; m-- > ms->at && m->sentence >= a->m->sentence; ) {
		other.m = m;
		if (m->sentence == a->m->sentence && m != a->m && m != p->amount &&
		    average_is_stated(m) && relate_same_unit(m, a->m) &&
		    average_holds(&other, p->count, p->amount, false))
			return true;
	}
	return false;
}

bool
average_link_misprint(const struct relate_words *w, struct mentions *ms, size_t i,
    enum around around, struct average *a)
{
	enum { PAIRS = 9 };
	struct pair found = { NULL, NULL };
	enum nearness nearest = NEAR_NOT;

	average_collect(ms, i, around, a);
	leave_sum(ms, a);
	if (a->ncounts * a->amounts > PAIRS)
		average_leave_wholes(ms, a);
	if (a->ncounts * a->amounts > PAIRS)
		average_narrow(a);
	if (a->ncounts * a->amounts > PAIRS ||
	    word_table_in(&qualifiers, "norm", mentions_text(ms, a->m->before)))
		return false;
	for (size_t k = 0; k < a->amounts * a->ncounts; k++) {
		struct pair p = { a->amount[k / a->ncounts], a->count[k % a->ncounts] };
		enum nearness near = NEAR_NOT;

		if (!mention_linked(p.amount, REL_AVERAGE) && !is_broken_down(ms, p.count) &&
		    !average_of_another(ms, a, p.count, p.amount) && !is_price(w, ms, p.amount))
			near = nearly_makes(a, &p);
		if (near == NEAR_NOT || near < nearest)
			continue;
		if (near == nearest && !tell_the_same(&found, &p))
			return false;
		found = p;
		nearest = near;
	}
	a->amount[0] = found.amount;
	if (found.amount == NULL || (a->amounts == 1 && average_of_several(w, ms, a)) ||
	    is_told_otherwise(ms, a, &found))
		return false;
	average_link(ms, a, found.amount, found.count, REL_LIKELY);
	return true;
}

bool
average_link_listed(struct mentions *ms, size_t i, struct average *a)
{
	average_collect(ms, i, AROUND_TWO, a);
	average_leave_wholes(ms, a);
	if (a->says != SAYS_AVERAGE || a->counts[0] == '-' || a->amounts != 1 ||
	    a->ncounts != 1 || a->count[0] + 1 != a->m || a->amount[0] > a->count[0] ||
	    a->amount[0]->sentence == a->m->sentence || !is_broken_down(ms, a->amount[0]) ||
	    !average_speaks_of(ms, a) || !average_is_slip(a->amount[0], a->count[0], a->m))
		return false;
	average_link(ms, a, a->amount[0], a->count[0], REL_LIKELY);
	return true;
}
