/* relate_rate_link: links a rate to what it is made of, unless words or numbers say that it is not
 * of these; see relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

#include "language/grammar.h"
#include "relation/relate_sober.h"

/* 新收案件9,679件，审结7,739件，结案率70.28%: is the whole only what came in anew, to which
 * what was left over belongs as well, and no slip keeps the rate from it? */
static bool
is_of_new(const struct rate *r, const struct recalled *part, const struct recalled *whole)
{
	struct term a = relate_recalled_term(part), b = relate_recalled_term(whole);

	return whole->kind == KIND_COUNT &&
	    word_table_in(&qualifiers, "newly", recalled_label(whole)) &&
	    !closure_rate_edit(&a, &b, &r->term) &&
	    !closure_rate_shifted(&a, &b, &r->term);
}

/* Has the rate e the name of r, or one ends with the other (投资完成率, 完成率)? */
static bool
is_namesake(const struct rate *r, const struct mention *e)
{
	struct span name = mentions_text(r->ms, e->phrase), own = rate_name(r);

	return e->function == FUNCTION_RATE && name.n != 0 && own.n != 0 &&
	    (span_ends(name, own) || span_ends(own, name));
}

/* 开工12,460套，开工率108.8%（其中公租房开工3,120套，开工率116.9%）; 建成4.06万套，占任务的112.2%；
 * 公租房开工1,770套，开工率60%: has the whole been rated itself, so that a part of it, or what
 * another clause tells, had a target of its own, and no slip keeps the rate from it? */
static bool
is_of_rated(const struct rate *r, const struct recalled *part, const struct recalled *whole)
{
	const struct mention *rated = mentions_before(r->ms, r->m, whole->id);
	struct term a = relate_recalled_term(part), b = relate_recalled_term(whole);

	if (rated == NULL || ++rated == r->m || rated->q.kind != KIND_PERCENT)
		return false;
	return !closure_rate_edit(&a, &b, &r->term) &&
	    ((part->total == whole->id && is_namesake(r, rated)) ||
	    (whole->sentence == r->m->sentence && whole->clause != r->m->clause &&
	    (rated->function == FUNCTION_SHARE || rated->function == FUNCTION_RATE)));
}

/* Is the rate of others, as words say, or as these would make it absurd? */
static bool
is_of_others(const struct rate *r, const struct recalled *part, const struct recalled *whole)
{
	return (part->kind == KIND_COUNT && relate_is_absurd(r->m, part, whole)) ||
	    is_of_new(r, part, whole) || is_of_rated(r, part, whole);
}

void
rate_link(const struct rate *r, enum relation rel, const size_t ids[2])
{
	const struct recalled *part = operand_by_id(r->recall, ids[0]);
	const struct recalled *whole = operand_by_id(r->recall, ids[1]);

	if (!(part != NULL && whole != NULL && is_of_others(r, part, whole)) &&
	    !relate_rate_is_told(r->ms, r->m, ids))
		mentions_link(r->ms, r->m, rel, "$/$", ids);
}
