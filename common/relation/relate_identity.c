/* relate_identity: 净值 = 原值 - 折旧 and what else data/balances.tsv knows of a passage; see
 * relate_identity.h. */
#include "relation/relate_identity.h"

#include <string.h>

#include "language/grammar.h"
#include "relation/operands.h"
#include "relation/relate_balance.h"

/* An amount that may follow from others, m, and what has been told before it. */
struct result {
	const struct relate_words *words;
	struct mentions *ms;
	struct mention *m;
	const struct recall *recall;
};

static bool
may_be_operand(const struct result *r, const struct recalled *f)
{
	return f->dimension == r->m->dimension && f->op == OP_EQ &&
	    f->function != FUNCTION_PRIOR && !f->member;
}

/* Candidates for the operand of an identity: the nearest amounts of m's
 * dimension in this or the paragraph before that words name. */
static void
operands_named(const struct result *r, const struct operand_words *words, struct operands *out)
{
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(r->recall, back)) != NULL;
	    back++) {
		if (f->block + REACH_PASSAGE < r->recall->block || f->cell)
			break;
		if (may_be_operand(r, f) && operand_words_name(words, recalled_words(f), f->side))
			operands_add(out, f);
	}
}

/* m = a sign b: how well does it come out? */
static enum closure_slip
fit_of(const struct result *r, const struct recalled *a, bool plus, const struct recalled *b)
{
	struct term result = relate_term(r->m), first = relate_recalled_term(a);
	struct term parts[2] = { plus ? first : result, relate_recalled_term(b) };

	return closure_fit(plus ? &result : &first, parts, 2);
}

/* Do m and both operands stand in one sentence? */
static bool
is_one_sentence(const struct result *r, const struct recalled *a, const struct recalled *b)
{
	return a->block == r->recall->block && b->block == r->recall->block &&
	    a->sentence == r->m->sentence && b->sentence == r->m->sentence;
}

/* 预算价298.00万元，中标价286.40万元，节约11.60万元: and nothing between them or before, nor is m
 * what has been left of years before, too? */
static bool
are_together(const struct result *r, const struct recalled *a, const struct recalled *b)
{
	const struct mention *m = r->m;
	bool rate = m > r->ms->at && m[-1].q.kind == KIND_PERCENT && m[-1].sentence == m->sentence;
	size_t near = rate ? 3 : 2;	/* 预算420万元，支出318万元，执行率75.71%，结转102万元 */
	const struct recalled *before = recall_back(r->recall, near);

	return is_one_sentence(r, a, b) && a->id + near >= m->id && b->id + near >= m->id &&
	    (before == NULL || before->block != r->recall->block ||
	    before->sentence != m->sentence || !operand_same_unit(before, a)) &&
	    !word_table_in(&qualifiers, "stock", mentions_text(r->ms, m->before));
}

/* Is it what a year began with? */
static bool
is_opening(const struct relate_words *w, struct span words)
{
	const char *role = balance_role(w, words);

	return role != NULL && strcmp(role, "opening") == 0;
}

/* 上年结转20.00万元，本年收入286.40万元，本年支出234.87万元，年末结转71.53万元: does what the year
 * began with, told in the passage, make up exactly for what a less b is short of m? */
static bool
has_opening(const struct result *r, const struct recalled *a, const struct recalled *b)
{
	struct term all = relate_recalled_term(a);
	struct term parts[3] = { relate_term(r->m), relate_recalled_term(b) };
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(r->recall, back)) != NULL &&
	    f->block + REACH_PASSAGE >= r->recall->block; back++) {
		if (f == a || f == b || f->dimension != r->m->dimension || f->op != OP_EQ ||
		    !is_opening(r->words, recalled_words(f)))
			continue;
		parts[2] = relate_recalled_term(f);
		parts[2].value = decimal_neg(parts[2].value);
		if (closure_sum(&all, parts, 3))
			return true;
	}
	return false;
}

/* 预算320万元，调剂增加26万元，资金总额400万元，支出387万元，结转13万元: is a less b nothing that
 * could be left, and stands between them what came to a or what b is spent of? */
static bool
is_overspent(const struct result *r, const struct recalled *a, const struct recalled *b)
{
	const struct recalled *f;

	for (size_t id = a->id; decimal_cmp(a->value, b->value) < 0 && ++id < b->id &&
	    (f = operand_by_id(r->recall, id)) != NULL; )
		if (operand_same_unit(f, a) && !f->member && !f->cell &&
		    f->function != FUNCTION_PRIOR &&
		    !word_table_starts(&particles, "lastyear", recalled_label(f)))
			return true;
	return false;
}

/* 累计结转271.53万元: does m tell of all years, so that those of one need not make it; or is it
 * more than a less b by what there was before, or by something else? */
static bool
is_of_more(const struct result *r, bool plus, const struct recalled *a, const struct recalled *b)
{
	return word_table_in(&qualifiers, "allyears", mentions_text(r->ms, r->m->before)) ||
	    (!plus && (has_opening(r, a, b) || is_overspent(r, a, b)));
}

/* The operands that fit rule: the first that do exactly, else the first that do but for one
 * digit. */
static bool
fitting_pair(const struct result *r, const struct equation_rule *rule, size_t ids[2])
{
	bool elsewhere = rule->trust == EQUATION_APART, plus = !rule->term[1].minus;
	enum closure_slip least = rule->trust == EQUATION_SURE ? SLIP_WEAK : SLIP_TELLING;
	struct operands as = { .n = 0 }, bs = { .n = 0 };
	bool found = false;

	operands_named(r, &rule->term[0].words, &as);
	operands_named(r, &rule->term[1].words, &bs);
	for (size_t i = 0; i < as.n; i++)
		for (size_t j = 0; j < bs.n; j++) {
			const struct recalled *a = as.at[i], *b = bs.at[j];
			enum closure_slip fit;

			if (a == b)
				continue;
			fit = fit_of(r, a, plus, b);
			if (fit != SLIP_NEEDLESS && (found || fit == SLIP_NONE ||
			    (elsewhere && is_one_sentence(r, a, b)) ||
			    (fit < least && !are_together(r, a, b)) || is_of_more(r, plus, a, b)))
				continue;
			ids[0] = a->id;
			ids[1] = b->id;
			if (fit == SLIP_NEEDLESS)
				return true;
			found = true;
		}
	return found;
}

/* Have two amounts that m may follow from been told in its passage? */
static bool
has_two_before(const struct result *r)
{
	const struct recalled *f;
	size_t n = 0;

	for (size_t back = 0; n < 2 && back < REACH_OPERAND &&
	    (f = recall_back(r->recall, back)) != NULL; back++) {
		if (f->block + REACH_PASSAGE < r->recall->block || f->cell)
			break;
		n += may_be_operand(r, f);
	}
	return n == 2;
}

bool
relate_identity(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	const struct result r = { .words = w, .ms = ms, .m = m, .recall = recall };
	const struct equations *e = &w->equations;
	uint64_t named;
	size_t ids[2];

	if (m->member || (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) || m->q.op != OP_EQ ||
	    !has_two_before(&r))
		return false;
	named = wordset_in(&e->results, mentions_text(ms, m->before));
	for (size_t row = 0; named != 0 && row < e->passage.n; row++) {
		bool plus = !e->passage.at[row].term[1].minus;

		/* 上年结转: what a year began with, not what it has left */
		if ((e->results.row[row] & named) == 0 ||
		    (!plus && is_opening(w, mentions_text(ms, m->label))) ||
		    !fitting_pair(&r, &e->passage.at[row], ids))
			continue;
		if (plus)
			mentions_link_sum(ms, m, REL_SUM, ids, 2);
		else
			mentions_link(ms, m, REL_DELTA, "$-$", ids);
		return true;
	}
	return false;
}
