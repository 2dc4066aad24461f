/* relate_share_each: shares told one by one behind the amounts that have them; see
 * relate_share_parts.h. */
#include "relation/relate_share_parts.h"

enum {
	ROW_MAX = 16,		/* amounts that one 分别占 speaks of */
	CONFIRM = 2		/* shares that must come out of a base that nothing names */
};

/* How many percentages stand in a row from mention first on; 0: more than are weighed. */
static size_t
count_shares(const struct mentions *ms, size_t first)
{
	size_t n = 1;

	while (first + n < ms->n && n <= ROW_MAX &&
	    ms->at[first + n].q.kind == KIND_PERCENT && ms->at[first + n].q.op == OP_EQ &&
	    ms->at[first + n].phrase.n == 0 &&
	    ms->at[first + n].sentence == ms->at[first].sentence)
		n++;
	return n <= ROW_MAX ? n : 0;
}

/* Are the n mentions before first amounts of one unit, told in one clause with it? */
static bool
is_row_before(const struct mentions *ms, size_t first, size_t n)
{
	const struct mention *a = &ms->at[first - n];

	for (const struct mention *m = a; m < a + n; m++)
		if (!mention_is_exact(m) || m->function != FUNCTION_PRIMARY ||
		    m->q.kind == KIND_PERCENT || !relate_same_unit(m, a) ||
		    m->clause != a->clause || m->sentence != ms->at[first].sentence ||
		    m->depth != ms->at[first].depth)
			return false;
	return true;
}

/* How many of the n shares from first on come out of base; 0 where none of them is exact enough
 * to tell. */
static size_t
count_closing(const struct mentions *ms, size_t first, size_t n, const struct recalled *base)
{
	struct term whole = relate_recalled_term(base);
	size_t come = 0, telling = 0;

	for (size_t k = 0; k < n; k++) {
		struct term part = relate_term(&ms->at[first - n + k]);
		struct term rate = relate_term(&ms->at[first + k]);

		if (decimal_cmp(part.value, whole.value) > 0)
			return 0;
		if (!closure_rate(&part, &whole, &rate))
			continue;
		come++;
		telling += decimal_cmp(rate.quantum, decimal_of(1)) < 0;
	}
	return telling == 0 ? 0 : come;
}

bool
share_of_each(struct mentions *ms, size_t first, const struct recall *recall)
{
	size_t n = count_shares(ms, first);
	const struct recalled *f;

	if (n < CONFIRM || first < n || !is_row_before(ms, first, n))
		return false;
	for (size_t back = n; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		if (f->block + 1 < recall->block || !operand_is_amount(f) || f->op != OP_EQ ||
		    f->id >= ms->at[first - n].id ||
		    f->dimension != ms->at[first - 1].dimension ||
		    count_closing(ms, first, n, f) < CONFIRM)
			continue;
		for (size_t k = 0; k < n; k++) {
			mentions_link(ms, &ms->at[first + k], REL_SHARE, "$/$",
			    (size_t[]){ ms->at[first - n + k].id, f->id });
			ms->at[first + k].label = ms->at[first - n + k].label;
			ms->at[first + k].function = FUNCTION_OTHER;
		}
		return true;
	}
	return false;
}
