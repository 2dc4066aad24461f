/* relate_share_each: shares told one by one behind the amounts that have them; see
 * relate_share_parts.h. */
#include "relation/relate_share_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "sentence/formula.h"

enum {
	SHARES_MAX = 32,	/* percentages behind one 分别占 */
	ROW_MAX = 16,		/* amounts that one 分别占 speaks of */
	CONFIRM = 2,		/* shares that must come out of a base that nothing names */
	CONFIRM_FAR = 3		/* the same, of one that stands further off */
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

/* 三项分别占: is m the number of the n things told before it, in words that sum them up? */
static bool
sums_up(const struct mention *m, size_t n)
{
	return mention_is_exact(m) && m->q.kind == KIND_COUNT &&
	    word_table_is(&name_words, "items", m->q.unit) &&
	    decimal_cmp(m->q.value, decimal_of((long long)n)) == 0;
}

/* Are the n mentions from from on amounts of one unit, told in one clause, and in the sentence of
 * the share first; or, where a number right behind them says how many they are (上述四项), in
 * one of their own? */
static bool
is_row_before(const struct mentions *ms, size_t from, size_t first, size_t n)
{
	const struct mention *a = &ms->at[from];
	bool counted = from + n < first;

	for (const struct mention *m = a; m < a + n; m++)
		if (!mention_is_exact(m) || m->function != FUNCTION_PRIMARY ||
		    m->q.kind == KIND_PERCENT || !relate_same_unit(m, a) ||
		    (m->clause != a->clause && !counted) || m->sentence != a->sentence ||
		    m->depth != ms->at[first].depth)
			return false;
	return a->sentence + (counted && ms->at[first - 1].retold) >= ms->at[first].sentence;
}

/* How many of the n shares from first on of the amounts from from on come out of base; 0 where
 * none of them is exact enough to tell, and there are no more than may come out by chance. */
static size_t
count_closing(const struct mentions *ms, const size_t row[2], size_t n,
    const struct recalled *base)
{
	struct term whole = relate_recalled_term(base);
	size_t come = 0, telling = 0;

	for (size_t k = 0; k < n; k++) {
		struct term part = relate_term(&ms->at[row[0] + k]);
		struct term rate = relate_term(&ms->at[row[1] + k]);

		if (decimal_cmp(part.value, whole.value) > 0)
			return 0;
		if (!closure_rate(&part, &whole, &rate))
			continue;
		come++;
		telling += decimal_cmp(rate.quantum, decimal_of(1)) < 0;
	}
	return telling == 0 && n <= CONFIRM ? 0 : come;
}

/* Links share m with part over whole. */
static void
link_share(struct mentions *ms, struct mention *m, const struct mention *part, size_t whole)
{
	mentions_link(ms, m, REL_SHARE, "$/$", (size_t[]){ part->id, whole });
	m->label = part->label;
	m->function = FUNCTION_OTHER;
}

/* 防控36.2万元、振兴52.4万元，共计88.6万元，分别占40.9%、59.1%: of the parts of the sum right
 * before the n shares from first on, if it has as many. */
static bool
share_of_summed(struct mentions *ms, size_t first, size_t n)
{
	const struct mention *total = &ms->at[first - 1];
	struct formula f = { .n = 0 };
	bool found = false;

	for (size_t i = 0; i < total->nlinks && !found; i++) {
		struct span expression = mentions_text(ms, total->links[i].of);

		found = total->links[i].rel == REL_SUM && formula_next(&expression, &f) &&
		    f.shape == SHAPE_SUM && f.n == n && f.minus == 0;
	}
	for (size_t k = 0; found && k < n; k++) {
		const struct mention *part = mentions_before(ms, &ms->at[first], f.ids[k]);

		if (part != NULL)
			link_share(ms, &ms->at[first + k], part, ms->at[first - 1].id);
	}
	formula_release(&f);
	return found;
}

bool
share_of_each(struct mentions *ms, size_t first, const struct recall *recall)
{
	size_t n = count_shares(ms, first), from;
	const struct recalled *f;

	if (n < CONFIRM || first < n)
		return false;
	if (share_of_summed(ms, first, n))
		return true;
	from = first - n - (first > n && sums_up(&ms->at[first - 1], n));
	if (!is_row_before(ms, from, first, n))
		return false;
	for (size_t back = n; (f = recall_back(recall, back)) != NULL; back++) {
		bool far = f->block + 1 < recall->block || back >= REACH_OPERAND;

		if (!operand_is_amount(f) || f->op != OP_EQ || f->id >= ms->at[from].id ||
		    f->dimension != ms->at[from].dimension ||
		    count_closing(ms, (size_t[]){ from, first }, n, f) <
		    (far ? CONFIRM_FAR : CONFIRM))
			continue;
		for (size_t k = 0; k < n; k++)
			link_share(ms, &ms->at[first + k], &ms->at[from + k], f->id);
		return true;
	}
	return false;
}

/* 分别完成2.16亿元和4.24亿元，分别占在建路段投资的57%和21%: is none of the n shares from first
 * on that of a part in its total, and does the base that they name go by another name? */
static bool
is_of_other_base(const struct mentions *ms, size_t first, const size_t *parts, size_t n,
    const struct recall *recall)
{
	struct span name = mentions_text(ms, ms->at[first].phrase);
	bool beyond = false;	/* no digit explains one of them */

	if (!ms->at[first].share_base || name.n == 0)
		return false;
	if (word_table_in(&qualifiers, "purse", name) && ms->at[parts[0]].q.kind != KIND_MONEY)
		return true;	/* 甲12家80万元、乙8家20万元，分别占资金总额的80%和20% */
	for (size_t k = 0; k < n; k++) {
		const struct mention *m = &ms->at[parts[n - 1 - k]];
		const struct recalled *total = operand_by_id(recall, m->total);
		struct term part = relate_term(m), whole, rate = relate_term(&ms->at[first + k]);

		if (total == NULL || recall_names(name, recalled_label(total)))
			return false;
		whole = relate_recalled_term(total);
		if (closure_rate(&part, &whole, &rate))
			return false;
		beyond |= !misprint_rate(&part, &whole, &rate);
	}
	return beyond;
}

bool
share_of_parts(struct mentions *ms, size_t first, const struct recall *recall)
{
	size_t shares = 1, parts[SHARES_MAX], n = 0;
	bool other;

	while (first + shares < ms->n && shares < SHARES_MAX &&
	    ms->at[first + shares].q.kind == KIND_PERCENT &&
	    ms->at[first + shares].phrase.n == 0 &&
	    ms->at[first + shares].sentence == ms->at[first].sentence)
		shares++;
	for (size_t j = first; j-- > 0 && n < shares; )
		if (ms->at[j].id != 0 && ms->at[j].member &&
		    ms->at[j].total != NONE &&
		    ms->at[j].sentence == ms->at[first].sentence)
			parts[n++] = j;
	if (n < shares || shares < 2)
		return false;
	other = is_of_other_base(ms, first, parts, shares, recall);
	for (size_t k = 0; k < shares; k++) {
		size_t ids[2] = { ms->at[parts[n - 1 - k]].id, ms->at[parts[n - 1 - k]].total };

		if (!other && operand_by_id(recall, ids[1]) != NULL)
			mentions_link(ms, &ms->at[first + k], REL_SHARE, "$/$", ids);
		ms->at[first + k].label = ms->at[parts[n - 1 - k]].label;
		ms->at[first + k].function = FUNCTION_OTHER;
	}
	return true;
}

/* Is m one more share behind that of first: a percentage of no words of its own, and no bound
 * that it is held against (占56.7%，超过55%的要求)? */
static bool
is_next_share(const struct mention *m, const struct mention *first)
{
	return m->q.kind == KIND_PERCENT && m->phrase.n == 0 && m->last_cue == 0 &&
	    m->q.op == OP_EQ && m->sentence == first->sentence;
}

bool
share_of_amounts(struct mentions *ms, size_t first, const struct recall *recall)
{
	struct operands bs = { .n = 0 };
	size_t shares = 1, end = first;
	const struct recalled *base;

	while (first + shares < ms->n && shares < OPERANDS_MAX &&
	    is_next_share(&ms->at[first + shares], &ms->at[first]))
		shares++;
	if (first > 0 && ms->at[first - 1].function == FUNCTION_BASE &&
	    (base = operand_by_id(recall, ms->at[first - 1].id)) != NULL) {
		operands_add(&bs, base);
		end--;		/* 分别占支出300万元的26%和74% */
	}
	if (shares < 2 || end < shares)
		return false;
	for (size_t j = end - shares; j < end; j++)
		if (ms->at[j].id == 0 || ms->at[j].function != FUNCTION_PRIMARY ||
		    ms->at[j].sentence != ms->at[first].sentence ||
		    !relate_same_unit(&ms->at[j], &ms->at[first - 1]))
			return false;
	if (end == first)
		share_bases(ms, &ms->at[first], recall_back(recall, 0), recall, &bs);
	for (size_t k = 0; k < shares && bs.n != 0; k++) {
		size_t ids[2] = { ms->at[end - shares + k].id, bs.at[0]->id };

		mentions_link(ms, &ms->at[first + k], REL_SHARE, "$/$", ids);
		ms->at[first + k].function = FUNCTION_OTHER;
	}
	return true;
}
