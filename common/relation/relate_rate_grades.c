/* relate_rate_grades: rates of grades, 满意70份，基本满意20份，不满意10份; see
 * relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

extern const struct data_table data_rates;

/* 非常满意150份、满意38份、基本满意8份，满意度100%: which of one list's parts the
 * rate takes together is not said. */
bool
rate_of_grades(const struct operands *as)
{
	return as->n >= 2 && as->at[0]->kind == KIND_COUNT && as->at[0]->member &&
	    as->at[1]->member && as->at[0]->total == as->at[1]->total &&
	    as->at[0]->breakdown == as->at[1]->breakdown;
}

/* Does the name of f end with word, in quotes or not (“基本满意”)? */
static bool
ends_with(const struct recalled *f, struct span word)
{
	struct span name = recalled_label(f);

	if (span_ends(name, SPAN("”")))
		name.n -= strlen("”");
	return span_ends(name, word);
}

/* Counts of m's sentence by the numerator's word, farthest first, and by its opposite. */
struct grades {
	struct term at[OPERANDS_MAX];
	size_t ids[OPERANDS_MAX + 1];	/* room for that of the whole */
	size_t n;
	const struct recalled *opposite, *whole;
};

/* 满意70份，基本满意20份，不满意10份: the grades that word names, of whole. */
static struct grades
grades_of(const struct rate *r, struct span word, const struct recalled *whole)
{
	struct operands counts = rate_counts(r);
	const struct operands *as = &r->as;
	struct grades g = { .whole = whole };

	for (size_t i = as->n; i-- > 0; )
		if (as->at[i]->block == r->recall->block && as->at[i]->sentence == r->m->sentence &&
		    operand_same_unit(as->at[i], whole) && as->at[i]->id > whole->id &&
		    ends_with(as->at[i], word)) {
			g.ids[g.n] = as->at[i]->id;
			g.at[g.n++] = relate_recalled_term(as->at[i]);
		}
	for (size_t i = 0; i < counts.n && counts.at[i]->id > whole->id; i++)
		if (operand_same_unit(counts.at[i], whole) &&
		    ends_with(counts.at[i], word) &&
		    !operand_words_in_cell(word, recalled_label(counts.at[i]), SIDE_NONE))
			g.opposite = counts.at[i];
	return g;
}

/* How many grades, from the first, the rate takes together, two or more; 0: none.  *all is what
 * they all come to. */
static size_t
taken_together(const struct grades *g, const struct term *rate, struct decimal *all)
{
	struct term sum = g->at[0], whole = relate_recalled_term(g->whole);
	size_t taken = 0;

	for (size_t i = 1; i < g->n; i++) {
		if (!decimal_add(sum.value, g->at[i].value, &sum.value))
			return 0;
		if (taken == 0 && closure_rate(&sum, &whole, rate))
			taken = i + 1;
	}
	*all = sum.value;
	return taken;
}

/* Does the rate take another count of its sentence, behind the whole, into the first two grades
 * (一般8份), or leave one out of all (1-2/100)? */
static bool
takes_another(const struct rate *r, const struct grades *g, struct decimal all)
{
	struct operands counts = rate_counts(r);
	struct term whole = relate_recalled_term(g->whole), part = whole;

	for (size_t i = 0; i < counts.n; i++)
		if (counts.at[i]->id > g->whole->id && operand_same_unit(counts.at[i], g->whole) &&
		    ((decimal_add(all, counts.at[i]->value, &part.value) &&
		    closure_rate(&part, &whole, &r->term)) ||
		    (decimal_sub(whole.value, counts.at[i]->value, &part.value) &&
		    closure_rate(&part, &whole, &r->term))))
			return true;
	return false;
}

/* 公租房开工164套，开工率82%；棚户区开工96套，开工率120%；廉租房开工27套，开工率100%: has the
 * figure numbered id a rate of its own right behind it, so that it is no grade? */
static bool
is_rated(const struct rate *r, size_t id)
{
	const struct mention *m = mentions_before(r->ms, r->m, id);

	return m != NULL && m + 1 < r->m && m[1].q.kind == KIND_PERCENT;
}

/* 非常满意60份，满意30份，一般10份，满意率80%: are two grades all that the rate can take together,
 * which it does but for a digit? */
static bool
is_misprint(const struct rate *r, const struct grades *g, struct decimal all)
{
	struct term part = relate_recalled_term(g->whole), whole = part;

	part.value = all;
	return g->n == 2 && !is_rated(r, g->ids[0]) &&
	    closure_rate_misprint(&part, &whole, &r->term) && !takes_another(r, g, all);
}

/* 非常满意200份，满意104份，一般16份，满意率95%: links the rate with the grades that it takes
 * together, taken of them or, but for a digit, two; true if there are any. */
static bool
link_together(const struct rate *r, struct grades *g, size_t taken, struct decimal all)
{
	enum relation rel = taken != 0 ? REL_RATE : REL_LIKELY;

	if (taken == 0 && !is_misprint(r, g, all))
		return false;
	if (taken == 0)
		taken = g->n;
	g->ids[taken] = g->whole->id;
	mentions_link_quotient(r->ms, r->m, rel, g->ids,
	    (struct quotient_sides){ .over = taken, .n = taken + 1 });
	return true;
}

/* Of grades, the rate is what the opposite leaves of the whole where they are all told;
 * else of what it takes together.  False: there are no
 * grades. */
bool
rate_link_grades(const struct rate *r)
{
	struct span word = span_of(DATA_CELL(&data_rates, r->row, 1));
	struct term terms[2], left;
	struct decimal all;
	struct grades g;
	size_t taken;

	if (r->as.n < 2 || r->as.at[0]->kind != KIND_COUNT ||
	    !operands_in_sentence(&r->bs, r->m, r->recall))
		return false;
	g = grades_of(r, word, r->bs.at[0]);
	if (g.n < 2)
		return false;
	taken = taken_together(&g, &r->term, &all);
	if (g.opposite == NULL)
		return link_together(r, &g, taken, all);
	terms[0] = left = relate_recalled_term(g.opposite);
	terms[1] = (struct term){ all, left.quantum, true };
	left = relate_recalled_term(g.whole);
	if (!closure_sum(&left, terms, 2))
		return link_together(r, &g, taken, all);
	if (taken == 0 || closure_rate(&terms[1], &left, &r->term))
		mentions_link(r->ms, r->m, REL_RATE, "1-$/$",
		    (size_t[]){ g.opposite->id, g.whole->id });
	else
		link_together(r, &g, taken, all);
	return true;
}
