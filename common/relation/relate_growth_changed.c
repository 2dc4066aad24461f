/* relate_growth_changed: changes told in an amount and in percent; see relate_growth_parts.h. */
#include "relation/relate_growth_parts.h"

#include "language/grammar.h"
#include "text/punct.h"

/* 增加0.5万元，下降5%: the amount says which way it went. */
static bool
goes_up(const struct mentions *ms, const struct mention *m)
{
	if (m > ms->at && m[-1].function == FUNCTION_DELTA && m[-1].clause == m->clause &&
	    m->phrase.n == 0)
		m--;
	return (m->last_cue & CUE_UP) != 0;
}

/* 补助1.86亿元，其中…、市级0.16亿元，比上年增加0.24亿元: what grew by delta, which is more than y,
 * the last part of a list, and does not name it: the whole. */
static const struct recalled *
grown(const struct recalled *delta, const struct recalled *y, bool up,
    const struct recall *recall)
{
	const struct recalled *total = y->member ? operand_by_id(recall, y->total) : NULL;

	return up && total != NULL && decimal_cmp(delta->value, y->value) > 0 &&
	    operand_same_unit(total, delta) && growth_is_silent(delta, y) ? total : y;
}

/* 支出480万元，比上年增加580万元，增长100%: nothing grows by more than it is; true if so.  Behind
 * 平均每个站点25辆 it is what the average is of that has grown: then nothing is said. */
static bool
outgrows(struct mentions *ms, struct mention *m, const struct recalled *delta,
    const struct recalled *y, bool up)
{
	const struct mention *whole = mentions_before(ms, m, y->id);

	if (!up || decimal_cmp(delta->value, y->value) <= 0 || m == ms->at ||
	    m[-1].id != delta->id || y->block != delta->block || y->sentence != delta->sentence)
		return false;
	if (whole == NULL || (!mention_linked(whole, REL_AVERAGE) &&
	    (whole->cues & CUE_AVERAGE) == 0))
		mentions_link(ms, m - 1, REL_WITHIN, "$", &y->id);
	return true;
}

/* 总支出1,184.80万元，较2022年的862.10万元增加322.70万元: is delta by how much y differs from the
 * amount before it, or from what that is the last part of? */
static bool
is_left_by(const struct operands *ys, const struct recalled *delta, const struct recalled *y,
    bool up, const struct recall *recall)
{
	struct term d = relate_recalled_term(delta), then = relate_recalled_term(y);
	const struct recalled *last = operand_by_id(recall, y->id - 1);
	size_t whole = last != NULL && last->member ? last->total : y->id - 1;

	for (size_t k = 0; k < ys->n; k++) {
		struct term now = relate_recalled_term(ys->at[k]);

		if ((ys->at[k]->id + 1 == y->id || ys->at[k]->id == whole) &&
		    ys->at[k]->block == y->block && (up ? closure_difference(&now, &then, &d) :
		    closure_difference(&then, &now, &d)))
			return true;
	}
	return false;
}

/* 较年初预算数1,420.00万元增加103.66万元: what delta stands right behind, if it is held against
 * that, which is no difference itself (较预算数节约5.10万元); NULL: it is not. */
static const struct recalled *
held_against(const struct operands *ys, const struct recalled *delta, bool up,
    const struct recall *recall)
{
	for (size_t k = 0; k < ys->n; k++)
		if (ys->at[k]->id + 1 == delta->id &&
		    (is_left_by(ys, delta, ys->at[k], up, recall) ||
		    (relate_growth_says_held(punct_last_clause(recalled_words(ys->at[k]))) &&
		    !word_table_ends(&qualifiers, "less", recalled_words(ys->at[k])))))
			return ys->at[k];
	return NULL;
}

/* 比年初240万元减少53万元: may y, which is not held, be what there was before all the same? */
static bool
may_be_since(const struct recalled *delta, const struct recalled *y)
{
	struct span words = recalled_words(y), clause = punct_last_clause(words);

	return y->id + 1 == delta->id && y->block == delta->block && y->clause == delta->clause &&
	    word_table_starts(&qualifiers, "against", clause) &&
	    !word_table_starts(&particles, "degree", clause) &&	/* 较大事故47起 */
	    !word_table_ends(&qualifiers, "less", words);
}

bool
growth_of_change(struct mentions *ms, struct mention *m, const struct recalled *delta,
    const struct recall *recall)
{
	bool up = goes_up(ms, m);
	struct operands ys = { .n = 0 };
	struct term rate = relate_term(m);
	const struct recalled *y, *held;
	const struct mention *before = mentions_latest(ms, m);

	if (delta == NULL || before == NULL || delta->id != before->id || m->q.op != OP_EQ ||
	    delta->op != OP_EQ || delta->kind == KIND_PERCENT)
		return false;
	growth_operands(ms, m, delta, recall, &ys);
	if (word_table_in(&qualifiers, "net", recalled_label(delta)) &&
	    !growth_is_balance_of(before, &ys))
		return false;
	y = held = held_against(&ys, delta, up, recall);
	if (y == NULL)
		y = growth_changed(&ys, delta, up, &rate, recall);
	if (y == NULL && (y = growth_changed_above(delta, up, &rate, recall)) == NULL)
		return false;
	if (y->block == recall->block && y->sentence == m->sentence &&
	    relate_growth_of_part(ms, m, y->id, recalled_label(y)))
		return false;		/* 其中会议费减少1.30万元，下降26% */
	if (growth_is_of_budget(delta, y, y == held, up, &rate) ||
	    growth_is_of_several(ms, m, y) || growth_is_of_average(ms, m, y, up) ||
	    growth_is_of_uncounted(ms, m, y) || growth_is_of_own(ms, m, delta, y, y == held))
		return false;
	if (y == held) {
		mentions_link(ms, m, REL_GROWTH, "$/$", (size_t[]){ delta->id, y->id });
		return true;
	}
	if (recalled_label(y).n == 0 && recalled_words(y).n == 0)
		return false;	/* a torn paragraph's rest: 比上年的 … 190.36万元减少7.82万元 */
	y = grown(delta, y, up, recall);
	if (growth_is_since_other(ms, m, delta, y) || may_be_since(delta, y))
		return false;
	if (outgrows(ms, m, delta, y, up))
		return true;
	mentions_link(ms, m, REL_GROWTH, up ? "$/($-$)" : "$/($+$)",
	    (size_t[]){ delta->id, y->id, delta->id });
	return true;
}
