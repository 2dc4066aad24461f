/* relate_doubt: all that speaks against what a rate is said to be of; see relate_doubt.h. */
#include "relation/relate_doubt_parts.h"

#include "language/misprint.h"

/* One thing that may speak against a claim. */
struct doubt {
	const char *why;
	unsigned time;		/* when it is asked (doubt_time) */
	unsigned unless;	/* the fits that outweigh it */
	bool (*holds)(const struct claim *c);
	/* What is meant instead, if that is told.  Without holds it is what speaks against the
	 * claim. */
	bool (*meant)(const struct claim *c, size_t ids[2]);
};

/* In the order in which they are asked: of a paragraph that is known, first what is meant
 * instead. */
static const struct doubt doubts[] = {
	{ "a rate of all, of one thing", DOUBT_GUESSED, 0, doubt_joint_of_one, NULL },
	{ "right behind another measure", DOUBT_GUESSED, 0, doubt_measure, NULL },
	{ "a rate before it is of these", DOUBT_GUESSED, 0, doubt_more, NULL },
	{ "the base of what else is told with it", DOUBT_GUESSED, 0, doubt_base_elsewhere, NULL },
	{ "only some of what it is of", DOUBT_GUESSED | DOUBT_AHEAD, 0, doubt_some, NULL },
	{ "one base of a row", DOUBT_GUESSED, 0, doubt_row_base, NULL },
	{ "ten times too much or too little", DOUBT_GUESSED, 0, doubt_tenfold, NULL },

	{ "counts that only stand near", DOUBT_LINKED, FIT_ROUNDED | FIT_HAND | FIT_SHIFTED,
	    doubt_near_counts, NULL },
	{ "in brackets behind another", DOUBT_LINKED, FIT_ROUNDED, doubt_bracket_behind, NULL },
	{ "told of these above", DOUBT_LINKED, FIT_ROUNDED, doubt_told_above, NULL },
	{ "a rate before others is of these", DOUBT_LINKED, 0, doubt_told, NULL },

	{ "of those who answered", DOUBT_HERE, FIT_ROUNDED, NULL, meant_answers },
	{ "of what has its name", DOUBT_READ, FIT_ROUNDED, NULL, meant_namesake },
	{ "of the whole list", DOUBT_READ, FIT_ROUNDED, NULL, meant_list },
	{ "over what it was saved of", DOUBT_READ, FIT_ROUNDED, NULL, meant_exceeding },
	{ "what stands right beside gives it", DOUBT_READ, FIT_ROUNDED, NULL, meant_own },
	{ "over another that it names", DOUBT_READ, FIT_ROUNDED, NULL, meant_base },
	{ "over the item before", DOUBT_HERE, FIT_ROUNDED, doubt_item_before, meant_behind },
	{ "beside another that is not of this", DOUBT_HERE, FIT_ROUNDED, doubt_untold,
	    meant_behind },
	{ "beside a namesake with a rate", DOUBT_HERE, FIT_ROUNDED, doubt_namesake, meant_behind },
	{ "over the plan of another", DOUBT_HERE, FIT_SLIP, doubt_plan, meant_behind },

	{ "over another of its sentence", DOUBT_READ, FIT_ROUNDED, NULL, meant_beside },

	{ "of both over what stands before them", DOUBT_HERE, FIT_ROUNDED, doubt_both, NULL },
	{ "over some of the parts", DOUBT_HERE, FIT_ROUNDED, doubt_kinds, NULL },
	{ "of a part that is not told", DOUBT_HERE, FIT_ROUNDED, doubt_of_part, NULL },
	{ "told of these before", DOUBT_HERE, FIT_ROUNDED, doubt_told_before, NULL },
	{ "told of these behind", DOUBT_HERE, FIT_ROUNDED, doubt_told_behind, NULL },
	{ "of another day", DOUBT_READ, FIT_ROUNDED, doubt_until, NULL },
	{ "it chooses what is counted", DOUBT_READ, 0, doubt_choice, NULL },
	{ "of what is done in time, or will be", DOUBT_READ, FIT_ROUNDED,
	    doubt_other_time, NULL },
	{ "asked for", DOUBT_READ, FIT_ROUNDED, doubt_required, NULL },
	{ "of what is left without some", DOUBT_READ, FIT_ROUNDED, doubt_set_aside, NULL },
	{ "of a part by its name", DOUBT_READ, FIT_ROUNDED, doubt_named_part, NULL },
	{ "of what another is over", DOUBT_READ, FIT_ROUNDED, doubt_base_of_other, NULL },
	{ "of all the rest", DOUBT_READ, FIT_PRINTED, doubt_rest, NULL },
	{ "two counts with rates of their own", DOUBT_HERE, FIT_PRINTED, doubt_own_count, NULL },
	{ "of the count before it", DOUBT_HERE, FIT_PRINTED, doubt_count_before, NULL },
	{ "over what brackets tell", DOUBT_HERE, FIT_PRINTED, doubt_bracketed, NULL },
	{ "over what is not done yet", DOUBT_HERE, FIT_PRINTED, doubt_pending, NULL },
	{ "over what its own name counts", DOUBT_HERE, FIT_ROUNDED, doubt_turned, NULL },
	{ "of a shorter time", DOUBT_HERE, FIT_PRINTED, doubt_time_told, NULL },
	{ "of several joined", DOUBT_READ, FIT_ROUNDED, doubt_joined, NULL },

	{ "counts twice too much", DOUBT_READ, FIT_EDIT | FIT_SHIFTED, doubt_twice_count,
	    meant_total },
	{ "money twice too much", DOUBT_READ, FIT_RATE | FIT_SHIFTED, doubt_twice_money,
	    meant_total },
};

void
claim_fill(struct claim *c, const struct term *stated)
{
	c->part = mentions_before(c->ms, c->m, c->a->id);
	c->base = mentions_before(c->ms, c->m, c->b->id);
	c->of = relate_recalled_term(c->a);
	c->over = relate_recalled_term(c->b);
	c->stated = *stated;
}

/* --- fits ------------------------------------------------------------------------------ */

/* Is the rate, to half a unit of its last place, what amount is of whole? */
static bool
is_printed(struct decimal amount, struct decimal whole, const struct quantity *rate)
{
	struct decimal off, most;

	return decimal_shift(amount, 2, &amount) && decimal_mul(whole, rate->value, &off) &&
	    decimal_sub(amount, off, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_mul(whole, rate->quantum, &most) && decimal_cmp(off, most) <= 0;
}

bool
doubt_makes(struct decimal amount, struct decimal whole, const struct quantity *rate)
{
	struct quantity exactly = *rate;

	if (rate->quantum.scale <= 0)
		exactly.quantum = decimal_of(0);
	return is_printed(amount, whole, &exactly);
}

static bool
holds(const struct claim *c, enum fit fit)
{
	const struct term *a = &c->of, *b = &c->over, *rate = &c->stated;

	switch (fit) {
	case FIT_PRINTED:
		return is_printed(a->value, b->value, &c->m->q);
	case FIT_ROUNDED:
		return closure_rate(a, b, rate);
	case FIT_RATE:
		return closure_rate_misprint(a, b, rate);
	case FIT_HAND:
		return misprint_rate(a, b, rate);
	case FIT_SLIP:
		return closure_rate_slip(a, b, rate);
	case FIT_EDIT:
		return closure_rate_edit(a, b, rate);
	case FIT_SHIFTED:
		return closure_rate_shifted(a, b, rate);
	}
	return false;
}

/* A fit that is known to hold makes looser ones hold, too, which are dearer. */
bool
claim_fits(struct claim *c, unsigned fits)
{
	const unsigned looser = FIT_ROUNDED | FIT_RATE | FIT_HAND | FIT_SLIP | FIT_EDIT;

	if ((fits & looser) != 0)
		fits |= FIT_ROUNDED;
	for (unsigned fit = FIT_PRINTED; fit <= FIT_SHIFTED; fit *= 2) {
		if ((fits & fit) == 0)
			continue;
		if ((c->asked & fit) == 0 && holds(c, (enum fit)fit))
			c->held |= fit == FIT_ROUNDED ? looser : fit;
		c->asked |= fit;
		if ((c->held & fit) != 0)
			return true;
	}
	return false;
}

/* --- the decision ---------------------------------------------------------------------- */

struct doubted
claim_doubt(struct claim *c, enum doubt_time time)
{
	struct doubted out = { .why = NULL };
	unsigned times = time;

	if (time == DOUBT_READ && c->part != NULL && c->base != NULL && c->m->cell.row == 0)
		times |= DOUBT_HERE;
	for (size_t i = 0; i < sizeof doubts / sizeof *doubts; i++) {
		const struct doubt *d = &doubts[i];

		if ((d->time & times) == 0 || (d->holds != NULL && !d->holds(c)) ||
		    (d->unless != 0 && claim_fits(c, d->unless)))
			continue;
		if (d->meant != NULL)
			out.meant = d->meant(c, out.ids);
		if (d->holds != NULL || out.meant) {
			out.why = d->why;
			break;
		}
	}
	return out;
}
