/* relate_rate_link: links a rate to what it is made of, unless words or numbers say that it is not
 * of these; see relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"
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

/* 受理1,286件，办结1,262件，办结率93.18%: is what the rate is over named by its words, in its
 * sentence, or one of the two right before it, and what these make no further from it than a tenth?
 * What words name behind it may be. */
static bool
is_named_near(const struct rate *r, const struct recalled *whole, const struct term *a,
    const struct term *b)
{
	struct decimal made, off;

	if (whole->id > r->m->id)
		return true;	/* 抽查650台，抽查覆盖率21.26%（在用电梯2,480台） */
	return (rate_operand(&r->of->whole, whole) || whole->id + 2 == r->m->id) &&
	    whole->block == r->recall->block &&
	    whole->sentence == r->m->sentence && decimal_shift(a->value, 2, &made) &&
	    decimal_div(made, b->value, 2, &made) && decimal_sub(made, r->term.value, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(10), &off) &&
	    decimal_cmp(off, r->term.value) <= 0;
}

/* 常住人口43.3万人，参保31.2万人，参保率96.8%; 设计能力5万吨/日，处理1,642万吨，日均4万吨，负荷率
 * 89.8%: are the two counts, of which no slip makes the rate, only what stands nearest, and may
 * what it is over not have been told at all? */
static bool
is_unexplained(const struct rate *r, const struct recalled *part, const struct recalled *whole)
{
	struct term a = relate_recalled_term(part), b = relate_recalled_term(whole);

	return part->kind == KIND_COUNT && !whole->cell && r->m->q.kind != KIND_RATIO &&
	    !closure_rate(&a, &b, &r->term) && !misprint_rate(&a, &b, &r->term) &&
	    !closure_rate_shifted(&a, &b, &r->term) && !is_named_near(r, whole, &a, &b);
}

/* Is the rate of others, as words say, or as these would make it absurd? */
static bool
is_of_others(const struct rate *r, const struct recalled *part, const struct recalled *whole)
{
	return (part->kind == KIND_COUNT && relate_is_absurd(r->m, part, whole)) ||
	    is_of_new(r, part, whole) || is_of_rated(r, part, whole) ||
	    is_unexplained(r, part, whole);
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
