/* check_sum_lists: which figures say that they are parts of which; see check_sum_parts.h. */
#include "check/check_sum_parts.h"

#include <stdlib.h>

#include "base/mem.h"

/* Is a likely relation one part of a list, not a formula of its own? */
static bool
names_total(struct check *c, struct span expression)
{
	return formula_next(&expression, &c->scratch.formula) &&
	    c->scratch.formula.shape == SHAPE_ONE;
}

/* 年初预算444.40万元，…追加66.60万元，全年预算数511.00万元: is entry i, said to be part of what
 * expression names, made of just that and more? */
static bool
is_made_of(struct check *c, size_t i, struct span expression)
{
	return check_has(c, i, REL_SUM) && check_names(c, &check_entry(c, i)->figure,
	    1u << REL_SUM, formula_first_id(expression));
}

static void
collect(struct check *c, struct sums *s)
{
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		struct relations r = check_relations(c, i);

		if (!check_has_any(c, i, REL_PART, REL_WITHIN))
			continue;
		while (relations_next(&r)) {
			if (r.relation != REL_PART && r.relation != REL_WITHIN &&
			    (r.relation != REL_LIKELY || !names_total(c, r.expression)))
				continue;
			if (r.relation == REL_WITHIN && is_made_of(c, i, r.expression))
				continue;
			s->members = mem_grow(s->members, s->nmembers,
			    &s->members_cap, sizeof(*s->members));
			s->members[s->nmembers++] = (struct member){
				r.expression, r.relation != REL_PART,
				r.relation == REL_LIKELY, i };
		}
	}
}

static int
compare_expressions(const struct member *a, const struct member *b)
{
	size_t n = a->expression.n < b->expression.n ? a->expression.n : b->expression.n;
	int order = n == 0 ? 0 : memcmp(a->expression.p, b->expression.p, n);

	if (order != 0)
		return order;
	if (a->expression.n != b->expression.n)
		return a->expression.n < b->expression.n ? -1 : 1;
	return (int)a->within - (int)b->within;
}

static int
compare_members(const void *pa, const void *pb)
{
	const struct member *a = pa, *b = pb;
	int order = compare_expressions(a, b);

	if (order != 0)
		return order;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static void
make_lists(struct sums *s)
{
	for (size_t i = 0; i < s->nmembers; i++) {
		if (i > 0 && compare_expressions(&s->members[i - 1], &s->members[i]) == 0) {
			s->lists[s->nlists - 1].n++;
			continue;
		}
		s->lists = mem_grow(s->lists, s->nlists, &s->lists_cap, sizeof(*s->lists));
		s->lists[s->nlists++] = (struct list){ .first = i, .n = 1 };
	}
}

static void
make_claims(struct check *c, struct sums *s, size_t list)
{
	struct span expression = s->members[s->lists[list].first].expression;

	while (formula_next(&expression, &c->scratch.formula)) {
		size_t total = ledger_find(c->in->ledger, c->scratch.formula.ids[0]);

		if (c->scratch.formula.shape != SHAPE_ONE || total == NONE)
			continue;
		s->claims = mem_grow(s->claims, s->nclaims, &s->claims_cap, sizeof(*s->claims));
		s->claims[s->nclaims++] = (struct claim){
			total, c->scratch.formula.group, list,
			s->lists[list].readings++ };
	}
}

static int
compare_claims(const void *pa, const void *pb)
{
	const struct claim *a = pa, *b = pb;

	if (a->total != b->total)
		return a->total < b->total ? -1 : 1;
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	return a->list < b->list ? -1 : a->list > b->list;
}

void
sums_read(struct check *c, struct sums *s)
{
	*s = (struct sums){ 0 };
	collect(c, s);
	if (s->nmembers > 0)
		qsort(s->members, s->nmembers, sizeof(*s->members), compare_members);
	make_lists(s);
	for (size_t i = 0; i < s->nlists; i++)
		make_claims(c, s, i);
	if (s->nclaims > 0)
		qsort(s->claims, s->nclaims, sizeof(*s->claims), compare_claims);
}

void
sums_release(struct sums *s)
{
	free(s->members);
	free(s->lists);
	free(s->claims);
}
