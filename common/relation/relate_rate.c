/* relate_rate: the ways to tell what a rate is of, and when each is tried; see relate_rate.h and
 * relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

/* 小学生600人，中学生480人，教师72人，师生比1:15: is it a ratio, and are there several that it may
 * be of? */
static bool
is_ratio_of_several(const struct rate *r)
{
	return r->m->q.kind == KIND_RATIO && (r->as.n > 1 || r->bs.n > 1);
}

/* 抽查12个项目，抽查资金448万元，抽查比例60%、70%: is it the first of several rates told by one
 * name, of which each is of something else? */
static bool
is_one_of_several(const struct rate *r)
{
	const struct mention *next = r->m + 1;

	return next < r->ms->at + r->ms->n && next->q.kind == KIND_PERCENT &&
	    next->sentence == r->m->sentence && next->phrase.n == 0 && next->last_cue == 0 &&
	    next->q.start <= r->m->q.to + strlen("、");
}

/* 非常满意150份、满意38份、基本满意8份，满意度100%, and what they are of is not told. */
static bool
is_of_grades(const struct rate *r)
{
	return rate_of_grades(&r->as);
}

/* Is a guess better than what stands right before the rate? */
static bool
may_guess(const struct rate *r)
{
	return r->near.n == 0 || operands_in_sentence(&r->bs, r->m, r->recall);
}

/* The pair that its words name and that gives the rate. */
static bool
given(struct rate *r, size_t ids[2])
{
	ids[0] = r->giving[0];
	ids[1] = r->giving[1];
	return r->given;
}

/* --- the ways, in order ---------------------------------------------------------------- */

enum outcome {
	NONE_YET,
	OF_PAIR, LIKELY,	/* it is linked with the pair, as a relation or as a likely one */
	TOLD,			/* all is said of it that there is to say */
	UNKNOWN			/* it is not known what it is of */
};

/* A way to tell what a rate is of. */
struct way {
	enum { ANY, MISSED } of;	/* MISSED: no pair that its words name gives the rate */
	bool (*holds)(const struct rate *r);	/* NULL: always */
	rate_finder *find;			/* NULL: no pair is needed */
	enum outcome outcome;			/* if it holds and finds one */
};

/* The last row of each table always holds.  First by where the rate stands alone. */
static const struct way standing[] = {
	{ ANY, NULL, rate_behind_saving, OF_PAIR },
	{ ANY, NULL, rate_of_item, OF_PAIR },
	{ ANY, NULL, NULL, NONE_YET }
};

/* Then of the figures that its words name. */
static const struct way named[] = {
	{ ANY, is_one_of_several, given, OF_PAIR },
	{ MISSED, NULL, rate_of_sums, OF_PAIR },
	{ MISSED, rate_link_grades, NULL, TOLD },
	{ MISSED, is_ratio_of_several, NULL, TOLD },
	{ MISSED, is_one_of_several, NULL, TOLD },
	{ ANY, NULL, NULL, NONE_YET }
};

/* Then of what stands right before it, too. */
static const struct way beside[] = {
	{ ANY, NULL, rate_beside_gives, OF_PAIR },
	{ ANY, NULL, rate_of_count, OF_PAIR },
	{ ANY, rate_is_beside_counts, given, OF_PAIR },
	{ ANY, rate_is_beside_counts, rate_of_any_counts, OF_PAIR },
	{ ANY, rate_link_counts_beside, NULL, TOLD },
	{ MISSED, rate_link_named, NULL, TOLD },
	{ MISSED, rate_follows_another, NULL, UNKNOWN },
	{ ANY, NULL, rate_of_counts, OF_PAIR },
	{ ANY, NULL, given, OF_PAIR },
	{ ANY, may_guess, rate_guess, OF_PAIR },
	{ ANY, NULL, rate_over_given, OF_PAIR },
	{ ANY, NULL, rate_over_given_before, OF_PAIR },
	{ ANY, is_of_grades, NULL, UNKNOWN },
	{ ANY, rate_link_far, NULL, TOLD },
	{ ANY, NULL, rate_slipped, LIKELY },
	{ ANY, NULL, NULL, UNKNOWN }
};

/* The first way that holds: what comes of it. */
static enum outcome
seek(struct rate *r, const struct way *way)
{
	size_t ids[2] = { 0, 0 };

	while ((way->of == MISSED && r->given) || (way->holds != NULL && !way->holds(r)) ||
	    (way->find != NULL && !way->find(r, ids)))
		way++;
	if (way->outcome == OF_PAIR || way->outcome == LIKELY)
		rate_link(r, way->outcome == LIKELY ? REL_LIKELY : REL_RATE, ids);
	return way->outcome;
}

/* 执行率, 整改率 …: operands by rates.tsv, of what the prefix names. */
bool
relate_rate(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	struct rate r = { .ms = ms, .m = m, .recall = recall };
	enum outcome outcome;

	if (!rate_read(&r, w) || (m->joined && !r.bare))
		return false;	/* 3个项目执行率100%: of the three, which are not divided */
	outcome = seek(&r, standing);
	if (outcome == NONE_YET) {
		rate_weigh_passage(&r);
		outcome = seek(&r, named);
	}
	if (outcome == NONE_YET) {
		rate_look_beside(&r);
		outcome = seek(&r, beside);
	}
	return outcome != UNKNOWN;
}
