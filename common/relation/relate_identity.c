/* relate_identity: 净值 = 原值 - 折旧 and what else data/balances.tsv knows of a passage; see
 * relate_identity.h. */
#include "relation/relate_identity.h"

#include <string.h>

#include "language/grammar.h"
#include "relation/operands.h"
#include "relation/relate_balance.h"

/* Candidates for the operand of an identity: the nearest amounts of m's
 * dimension in this or the paragraph before that words name. */
static void
operands_named(const struct mention *m, const struct recall *recall,
    const struct operand_words *words, struct operands *out)
{
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		if (f->block + REACH_PASSAGE < recall->block || f->cell)
			break;
		if (f->dimension == m->dimension && f->op == OP_EQ &&
		    f->function != FUNCTION_PRIOR && !f->member &&
		    operand_words_name(words, recalled_words(f), f->side))
			operands_add(out, f);
	}
}

/* result = first sign second: how well does it come out? */
static enum closure_slip
fit_of(const struct term *result, const struct recalled *first, bool plus,
    const struct recalled *second)
{
	struct term a = relate_recalled_term(first);
	struct term parts[2] = { plus ? a : *result, relate_recalled_term(second) };

	return closure_fit(plus ? result : &a, parts, 2);
}

/* Do m and both operands stand in one sentence? */
static bool
is_one_sentence(const struct mention *m, const struct recalled *a, const struct recalled *b,
    const struct recall *recall)
{
	return a->block == recall->block && b->block == recall->block &&
	    a->sentence == m->sentence && b->sentence == m->sentence;
}

/* 预算价298.00万元，中标价286.40万元，节约11.60万元: and nothing between them or before, nor is m
 * what has been left of years before, too? */
static bool
are_together(const struct mentions *ms, const struct mention *m, const struct recalled *a,
    const struct recalled *b, const struct recall *recall)
{
	bool rate = m > ms->at && m[-1].q.kind == KIND_PERCENT && m[-1].sentence == m->sentence;
	size_t near = rate ? 3 : 2;	/* 预算420万元，支出318万元，执行率75.71%，结转102万元 */
	const struct recalled *before = recall_back(recall, near);

	return is_one_sentence(m, a, b, recall) && a->id + near >= m->id &&
	    b->id + near >= m->id &&
	    (before == NULL || before->block != recall->block || before->sentence != m->sentence ||
	    !operand_same_unit(before, a)) &&
	    !word_table_in(&qualifiers, "stock", mentions_text(ms, m->before));
}

/* The operands that fit rule: the first that do exactly, else the first that do but for one
 * digit. */
static bool
fitting_pair(const struct mentions *ms, const struct mention *m, const struct recall *recall,
    const struct equation_rule *rule, size_t ids[2])
{
	bool elsewhere = rule->trust == EQUATION_APART;
	enum closure_slip least = rule->trust == EQUATION_SURE ? SLIP_WEAK : SLIP_TELLING;
	struct operands as = { .n = 0 }, bs = { .n = 0 };
	struct term result = relate_term(m);
	bool found = false;

	operands_named(m, recall, &rule->term[0].words, &as);
	operands_named(m, recall, &rule->term[1].words, &bs);
	for (size_t i = 0; i < as.n; i++)
		for (size_t j = 0; j < bs.n; j++) {
			const struct recalled *a = as.at[i], *b = bs.at[j];
			enum closure_slip fit;

			if (a == b)
				continue;
			fit = fit_of(&result, a, !rule->term[1].minus, b);
			if (fit != SLIP_NEEDLESS && (found || fit == SLIP_NONE ||
			    (elsewhere && is_one_sentence(m, a, b, recall)) ||
			    (fit < least && !are_together(ms, m, a, b, recall))))
				continue;
			ids[0] = a->id;
			ids[1] = b->id;
			if (fit == SLIP_NEEDLESS)
				return true;
			found = true;
		}
	return found;
}

/* 上年结转: what a year began with, not what it has left. */
static bool
is_opening(const struct relate_words *w, const struct mentions *ms, const struct mention *m)
{
	const char *role = balance_role(w, mentions_text(ms, m->label));

	return role != NULL && strcmp(role, "opening") == 0;
}

bool
relate_identity(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	const struct equations *e = &w->equations;
	uint64_t named;
	size_t ids[2];

	if (m->member || (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) || m->q.op != OP_EQ)
		return false;
	named = wordset_in(&e->results, mentions_text(ms, m->before));
	for (size_t row = 0; named != 0 && row < e->passage.n; row++) {
		bool plus = !e->passage.at[row].term[1].minus;

		if ((e->results.row[row] & named) == 0 || (!plus && is_opening(w, ms, m)) ||
		    !fitting_pair(ms, m, recall, &e->passage.at[row], ids))
			continue;
		if (plus)
			mentions_link_sum(ms, m, REL_SUM, ids, 2);
		else
			mentions_link(ms, m, REL_DELTA, "$-$", ids);
		return true;
	}
	return false;
}
