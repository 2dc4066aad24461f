/* relate_growth_delta: changes in amount against what there was before, and percentages that
 * these explain; see relate_growth.h. */
#include "relation/relate_growth_parts.h"

#include "language/grammar.h"

/* 191347万元，增长15.35%，增收25457万元: the percentage stands before the
 * change that explains it; where none does, that of the amount they follow. */
static void
explain_growth(struct mentions *ms, const struct mention *m, size_t i,
    const struct recall *recall)
{
	bool up = (m->last_cue & CUE_UP) != 0, told;
	struct mention *growth = i > 0 ? &ms->at[i - 1] : NULL;
	struct term rate, d = relate_term(m), base;
	const struct recalled *y, *nearest = NULL;

	if (growth == NULL || growth->function != FUNCTION_GROWTH || growth->nlinks != 0 ||
	    growth->sentence != m->sentence || growth->q.op != OP_EQ ||
	    up != ((growth->last_cue & CUE_UP) != 0))
		return;
	told = i > 1 && growth[-1].function == FUNCTION_DELTA &&
	    growth[-1].sentence == growth->sentence;	/* 减少17件，下降14.3%，比2022年减少34件 */
	rate = relate_term(growth);
	for (size_t back = 0; back < REACH_OPERAND && (y = recall_back(recall, back)) != NULL;
	    back++) {
		if (y->block != recall->block || y->dimension != m->dimension ||
		    !growth_may_be_of(y))
			continue;
		if (nearest == NULL && !told && y->sentence == m->sentence &&
		    (!y->member || y->id + 1 == growth->id))
			nearest = y;
		base = relate_recalled_term(y);
		if ((up ? decimal_sub(base.value, d.value, &base.value) :
		    decimal_add(base.value, d.value, &base.value)) &&
		    closure_rate(&d, &base, &rate)) {
			nearest = y;
			break;
		}
	}
	if (nearest != NULL && m->phrase.n == 0 && growth->phrase.n == 0)
		mentions_link(ms, growth, REL_GROWTH, up ? "$/($-$)" : "$/($+$)",
		    (size_t[]){ m->id, nearest->id, m->id });
}

/* 2024年上线率75.10%。2023年上线率73.96%，较上年提高2.15个百分点: is prior, which its year makes
 * one and no word, what changed by m since the year before it, and not x of another
 * sentence?  Not where m says 本年比上年, and of amounts 比上年 is said of this year's, too. */
static bool
is_changed_itself(struct mentions *ms, const struct mention *m, const struct recalled *x,
    const struct recalled *prior)
{
	const struct mention *e = mentions_before(ms, m, prior->id);

	return prior->kind == KIND_PERCENT && e != NULL && (e->cues & CUE_PRIOR) == 0 &&
	    (m->cues & CUE_PRIOR) != 0 &&
	    !word_table_in(&qualifiers, "now", mentions_text(ms, m->before)) &&
	    (x->block != prior->block || x->sentence != m->sentence);
}

/* 培训合格率100%。2023年上线率73.96%: is x a rate of another sentence by another name? */
static bool
is_other_rate(const struct mention *m, const struct recalled *x, const struct recalled *prior)
{
	struct span name = recalled_label(prior);

	return x->kind == KIND_PERCENT &&
	    (x->block != prior->block || x->sentence != m->sentence) &&
	    word_table_at_start(&particles, "lastyear", name) < name.n &&
	    !recall_names(recalled_label(x), growth_without_last_year(name));
}

/* …比上年减少34.46万元，主要是公用经费减少32.86万元: has the sentence told a change before m in
 * its unit, which is one of something else by its name? */
static bool
is_other_change(const struct mentions *ms, const struct mention *m, const struct recalled *x,
    const struct recalled *prior, const struct recall *recall)
{
	struct span name = mentions_text(ms, m->phrase);

	const struct recalled *told = growth_in_sentence(m, recall, FUNCTION_DELTA);

	return name.n != 0 && told != NULL && told->dimension == m->dimension &&
	    !span_eq(name, recalled_label(x)) &&
	    !span_eq(name, growth_without_last_year(recalled_label(prior)));
}

/* 比上年净增23万元，其中新增35万元、减少12万元: does m go on with what makes up a change on balance
 * that stands before it in the sentence? */
static bool
is_of_balance(const struct mention *m, const struct recall *recall)
{
	const struct recalled *delta = growth_in_sentence(m, recall, FUNCTION_DELTA);

	return delta != NULL && word_table_in(&qualifiers, "net", recalled_label(delta));
}

/* 印刷费3万元，邮电费2万元，这两项比上年的8万元合计减少3万元: is m what all together changed
 * by, and not one of them? */
static bool
is_of_all(const struct mentions *ms, const struct mention *m)
{
	return word_table_starts(&qualifiers, "gathers", mentions_text(ms, m->before));
}

/* 即办件占60.21%，时限压缩72.4%，高于上年的68.9%，提升3.5个百分点: does another percentage stand
 * between prior and x, which is further off? */
static bool
is_beyond_another(struct mentions *ms, const struct mention *m, const struct recalled *x,
    const struct recalled *prior)
{
	const struct mention *e = mentions_before(ms, m, prior->id);

	if (e == NULL || prior->kind != KIND_PERCENT || x->kind != KIND_PERCENT)
		return false;
	while (e-- > ms->at && e->id != x->id)
		if (e->id != 0 && e->q.kind == KIND_PERCENT && e->sentence == m->sentence &&
		    !word_table_is(&name_words, "points", e->q.unit))
			return true;
	return false;
}

/* Is e how an amount changed the other way than by m, by no name of its own? */
static bool
is_countered_by(const struct mention *m, const struct mention *e)
{
	const unsigned ways = CUE_UP | CUE_DOWN;

	return e->function == FUNCTION_DELTA && relate_same_unit(e, m) && !e->member &&
	    (e->last_cue & m->last_cue & ways) == 0 && e->phrase.n == 0;
}

bool
relate_growth_is_one_of_both(const struct mentions *ms, const struct mention *m)
{
	const struct mention *e;

	if (word_table_in(&qualifiers, "net", mentions_text(ms, m->label)))
		return false;
	for (e = m + 1; e < ms->at + ms->n && e->sentence == m->sentence &&
	    e->function != FUNCTION_PRIOR; e++)
		if (is_countered_by(m, e))
			return true;
	for (e = m; m->phrase.n == 0 && e-- > ms->at && e->sentence == m->sentence &&
	    e->function != FUNCTION_PRIOR; )
		if (is_countered_by(m, e))
			return true;
	return false;
}

/* Change in amount against a prior figure in the same sentence. */
static bool
link_delta(struct mentions *ms, struct mention *m, const struct recall *recall)
{
	const struct recalled *prior = growth_prior(ms, m, recall);
	bool up = (m->last_cue & CUE_UP) != 0;
	struct operands xs = { .n = 0 };
	struct term d = relate_term(m), x, y;
	size_t ids[2], k;

	if (prior == NULL || m->q.kind != prior->kind || m->q.op != OP_EQ ||
	    (m->q.kind == KIND_COUNT && m->dimension != prior->dimension) ||
	    growth_part_since(ms, m, recall, prior) || growth_is_of_another(ms, m, prior, recall))
		return false;
	growth_operands(ms, m, prior, recall, &xs);
	if (xs.n == 0)
		return false;
	y = relate_recalled_term(prior);
	for (k = 0; k < xs.n; k++) {
		x = relate_recalled_term(xs.at[k]);
		if (up ? closure_difference(&x, &y, &d) : closure_difference(&y, &x, &d))
			break;
	}
	if (k == xs.n && (is_of_balance(m, recall) || is_of_all(ms, m) ||
	    relate_growth_is_one_of_both(ms, m)))
		return false;
	if (k == xs.n && (is_changed_itself(ms, m, xs.at[0], prior) ||
	    is_other_rate(m, xs.at[0], prior) || is_beyond_another(ms, m, xs.at[0], prior)))
		return false;
	if (k == xs.n && prior->kind != KIND_PERCENT &&
	    growth_is_said_of_another(xs.at[0], prior))
		return false;
	if (k == xs.n && (m->excused || is_other_change(ms, m, xs.at[0], prior, recall)))
		return false;
	if (k == xs.n && prior->clause != m->clause &&
	    (prior->id + 1 != m->id || xs.at[0]->id + 1 != prior->id))
		return false;	/* …比上年285万元…；购置56万元，增加56万元 */
	if (k == xs.n)
		k = 0;
	ids[up ? 0 : 1] = xs.at[k]->id;
	ids[up ? 1 : 0] = prior->id;
	mentions_link(ms, m, REL_DELTA, "$-$", ids);
	return true;
}

void
relate_delta(struct mentions *ms, size_t i, const struct recall *recall)
{
	if (!link_delta(ms, &ms->at[i], recall))
		explain_growth(ms, &ms->at[i], i, recall);
}

bool
growth_is_since_other(const struct mentions *ms, const struct mention *m,
    const struct recalled *delta, const struct recalled *y)
{
	bool up = (m->last_cue & CUE_UP) != 0;
	struct term d = relate_recalled_term(delta), then = relate_recalled_term(y);
	struct term rate = relate_term(m);
	const struct mention *told = m == ms->at ? m : m - 1;

	return m->yearago && told->id == delta->id &&
	    word_table_in(&particles, "moment", mentions_text(ms, told->before)) &&
	    !((up ? decimal_sub : decimal_add)(then.value, d.value, &then.value) &&
	    closure_rate(&d, &then, &rate));
}
