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
		    ends_with(as->at[i], word))
			g.at[g.n++] = relate_recalled_term(as->at[i]);
	for (size_t i = 0; i < counts.n && counts.at[i]->id > whole->id; i++)
		if (operand_same_unit(counts.at[i], whole) &&
		    ends_with(counts.at[i], word) &&
		    !operand_words_in_cell(word, recalled_label(counts.at[i]), SIDE_NONE))
			g.opposite = counts.at[i];
	return g;
}

/* Does the rate take the first two grades together, or more of them?  *all is what they
 * all come to. */
static bool
takes_together(const struct grades *g, const struct term *rate, struct decimal *all)
{
	struct term sum = g->at[0], whole = relate_recalled_term(g->whole);
	bool closes = false;

	for (size_t i = 1; i < g->n; i++) {
		if (!decimal_add(sum.value, g->at[i].value, &sum.value))
			return false;
		closes |= closure_rate(&sum, &whole, rate);
	}
	*all = sum.value;
	return closes;
}

/* Of grades, the rate is what the opposite leaves of the whole where they are all told;
 * else nothing is said of a rate that takes some of them together.  False: there are no
 * grades. */
bool
rate_link_grades(const struct rate *r)
{
	struct span word = span_of(DATA_CELL(&data_rates, r->row, 1));
	struct term terms[2], left;
	struct decimal all;
	struct grades g;
	bool closes;

	if (r->as.n < 2 || r->as.at[0]->kind != KIND_COUNT ||
	    !operands_in_sentence(&r->bs, r->m, r->recall))
		return false;
	g = grades_of(r, word, r->bs.at[0]);
	if (g.n < 2)
		return false;
	closes = takes_together(&g, &r->term, &all);
	if (g.opposite == NULL)
		return closes;
	terms[0] = left = relate_recalled_term(g.opposite);
	terms[1] = (struct term){ all, left.quantum, true };
	left = relate_recalled_term(g.whole);
	if (!closure_sum(&left, terms, 2))
		return closes;
	if (!closes || closure_rate(&terms[1], &left, &r->term))
		mentions_link(r->ms, r->m, REL_RATE, "1-$/$",
		    (size_t[]){ g.opposite->id, g.whole->id });
	return true;
}
