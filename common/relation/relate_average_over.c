/* relate_average_over: averages over something else than one count: two counts told in one breath,
 * the mean of several, a year; see relate_average_parts.h. */
#include "relation/relate_average_parts.h"

#include "language/grammar.h"

/* 新建3万亩、改造1.2万亩: is b the next count behind a, joined to it? */
static bool
are_joined(const struct mentions *ms, const struct mention *a, const struct mention *b)
{
	struct span before = mentions_text(ms, b->before);

	return a + 1 == b && relate_same_unit(a, b) && a->sentence == b->sentence &&
	    !a->member && !b->member && (span_starts(before, SPAN("、")) ||
	    word_table_starts(&qualifiers, "joins", before));
}

/* 草地12亩、林地18亩、园地10亩: does the row of a and b go on with a third on either side? */
static bool
is_joined_on(const struct mentions *ms, const struct mention *a, const struct mention *b)
{
	return (a > ms->at && are_joined(ms, a - 1, a)) ||
	    (b + 1 < ms->at + ms->n && are_joined(ms, b, b + 1));
}

/* Both of them as one count; false: too large. */
static bool
put_together(const struct mention *a, const struct mention *b, struct mention *both)
{
	*both = *b;
	if (decimal_cmp(a->q.quantum, b->q.quantum) < 0)
		both->q.quantum = a->q.quantum;
	return decimal_add(a->q.value, b->q.value, &both->q.value);
}

bool
average_is_joined(const struct mentions *ms, const struct mention *count)
{
	return (count > ms->at && are_joined(ms, count - 1, count)) ||
	    (count + 1 < ms->at + ms->n && are_joined(ms, count, count + 1));
}

bool
average_link_both(struct mentions *ms, const struct average *a)
{
	for (size_t i = 0; a->says == SAYS_AVERAGE && a->amounts == 1 && i < a->ncounts; i++) {
		const struct mention *first = a->count[i] - 1, *second = a->count[i];
		struct mention both;
		bool sure;

		if (second == ms->at || !are_joined(ms, first, second) ||
		    is_joined_on(ms, first, second) ||
		    !put_together(first, second, &both))
			continue;
		sure = average_comes_out(a->amount[0], &both, a->m);
		if (!sure && !average_is_slip(a->amount[0], &both, a->m))
			continue;
		mentions_link(ms, a->m, sure ? REL_AVERAGE : REL_LIKELY, "$/($+$)",
		    (size_t[]){ a->amount[0]->id, first->id, second->id });
		return true;
	}
	return false;
}

/* Does the mean lie between two of the counts of its unit? */
static bool
is_mean_of_counts(const struct average *a, const struct mention *mean)
{
	bool least = false, most = false;

	for (size_t i = 0; i < a->ncounts; i++) {
		int cmp = decimal_cmp(a->count[i]->q.value, mean->q.value);

		if (!relate_same_unit(a->count[i], mean))
			continue;
		least |= cmp < 0;
		most |= cmp > 0;
	}
	return least && most;
}

bool
average_link_mean(struct mentions *ms, struct average *a)
{
	struct mention *mean = a->m - 1;

	if (a->says == SAYS_AVERAGE || a->m == ms->at || mean->sentence != a->m->sentence ||
	    mean->q.kind != KIND_COUNT || !mention_is_exact(mean) ||
	    (mean->cues & CUE_AVERAGE) == 0 || !is_mean_of_counts(a, mean))
		return false;
	a->count[0] = mean;
	a->ncounts = 1;
	if (a->amounts == 1 && average_holds(a, mean, a->amount[0], true))
		average_link(ms, a, a->amount[0], mean, REL_AVERAGE);
	else if (a->amounts == 1 && !average_is_by_time(a) && average_is_product_slip(a))
		average_link(ms, a, a->amount[0], mean, REL_LIKELY);
	return true;
}

/* --- a year ---------------------------------------------------------------------------- */

/* Is the average the amount over so many of a year, or, by one digit, nearly so? */
static bool
is_over(const struct average *a, long long many, bool nearly)
{
	struct term all = { decimal_of(many), decimal_of(1), true };
	struct term amount = relate_term(a->amount[0]), average = relate_term(a->m);

	return average_as_rate(&average) &&
	    (!nearly ? closure_rate(&amount, &all, &average) :
	    many == YEAR ? closure_rate_edit(&amount, &all, &average) :
	    closure_rate_slip(&amount, &all, &average));
}

bool
average_link_year(struct mentions *ms, const struct average *a)
{
	bool months = word_table_starts(&grammar, "month", span_of(a->counts));
	bool days = word_table_starts(&name_words, "days", span_of(a->counts));

	if (a->says != SAYS_AVERAGE || !(months || days) || a->ncounts != 0 || a->amounts != 1)
		return false;
	for (int nearly = 0; nearly < 2; nearly++) {
		if (months ? is_over(a, YEAR, nearly) : is_over(a, DAYS, nearly)) {
			mentions_link(ms, a->m, REL_AVERAGE, months ? "$/=12" : "$/=365",
			    &a->amount[0]->id);
			return true;
		}
		if (days && is_over(a, LEAP_DAYS, nearly)) {
			mentions_link(ms, a->m, REL_AVERAGE, "$/=366", &a->amount[0]->id);
			return true;
		}
	}
	return false;
}
