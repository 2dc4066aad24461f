/* relate_average_year: amounts of a year by its months or days; see relate_average_parts.h. */
#include "relation/relate_average_parts.h"

#include "language/grammar.h"

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
