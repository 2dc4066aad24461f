/* relate_rate_guess: which figures a rate speaks of where none give it; see
 * relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

#include "language/grammar.h"

/* --- the nearest pair -------------------------------------------------------------- */

/* 支出75万元，其中：接待31万元，完成预算的15.5%: a part's rate is over its own
 * budget, which need not be printed, and not over that of the whole. */
static bool
is_part_over_other(const struct recalled *a, const struct recalled *b)
{
	return a->kind == KIND_MONEY && a->member && !b->member && a->total != b->id;
}

/* 收案321件，其中中院收案43件，占13.4%。审结300件，结案率93%: a count that is no part is not over
 * the part of another sentence. */
static bool
is_over_part(const struct recalled *a, const struct recalled *b)
{
	return b->kind == KIND_COUNT && b->member && !a->member &&
	    (a->block != b->block || a->sentence != b->sentence);
}

/* 预算168.50万元，其中市级42.00万元，县级126.50万元；支出155.86万元，结余12.64万元: is b another
 * part of the total of a, which itself is one of what a may be over? */
static bool
is_beside_total(const struct recalled *a, const struct recalled *b, const struct operands *bs)
{
	if (a->kind != KIND_MONEY || !a->member || !b->member || a->total != b->total)
		return false;
	for (size_t i = 0; i < bs->n; i++)
		if (bs->at[i]->id == a->total && operand_same_unit(a, bs->at[i]))
			return true;
	return false;
}

/* 送审468.00万元，核减12.36万元后结算价455.64万元，核减率2.64%: is b what is left of another of bs
 * without a, so that a is said of that one? */
static bool
is_left_without(const struct recalled *a, const struct recalled *b, const struct operands *bs)
{
	struct decimal whole;

	if (!decimal_add(a->value, b->value, &whole))
		return false;
	for (size_t i = 0; i < bs->n; i++)
		if (operand_same_unit(bs->at[i], b) &&
		    decimal_cmp(bs->at[i]->value, whole) == 0)
			return true;
	return false;
}

/* May a be divided by b, one of bs? */
static bool
may_be_pair(const struct recalled *a, const struct recalled *b, const struct operands *bs)
{
	return a->id != b->id && operand_same_unit(a, b) && !is_part_over_other(a, b) &&
	    !is_over_part(a, b) && !is_beside_total(a, b, bs) && !is_left_without(a, b, bs);
}

/* The nearest pair; whole: of two that are no parts of others. */
static bool
nearest_pair(const struct operands *as, const struct operands *bs, bool whole, size_t ids[2])
{
	for (size_t i = 0; i < as->n; i++)
		for (size_t j = 0; j < bs->n; j++) {
			const struct recalled *a = as->at[i], *b = bs->at[j];

			if ((whole && (a->member || b->member)) || !may_be_pair(a, b, bs))
				continue;
			ids[0] = a->id;
			ids[1] = b->id;
			return true;
		}
	return false;
}

bool
rate_nearest_pair(const struct operands *as, const struct operands *bs, size_t ids[2])
{
	return nearest_pair(as, bs, true, ids) || nearest_pair(as, bs, false, ids);
}

/* --- may it be meant --------------------------------------------------------------- */

/* Drops candidates from further back than a heading and a paragraph: too far
 * for a guess. */
static bool
keep_near(struct operands *c, const struct recall *recall)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->at[i]->block + 2 >= recall->block)
			c->at[n++] = c->at[i];
	c->n = n;
	return n > 0;
}

/* Counts that do not give the rate are its operands only where the rate has
 * no name of its own (合格率), shares it with the numerator, or follows it
 * directly; otherwise it speaks of something else. */
static bool
speaks_of(const struct rate *r, size_t numerator)
{
	const struct recalled *f = operand_by_id(r->recall, numerator);

	return f->kind != KIND_COUNT || r->prefix.n == 0 || numerator + 1 == r->m->id ||
	    recall_names(r->prefix, recalled_label(f));
}

/* A rate that begins another sentence (…、项目支出530万元。预算完成率98%) is the totals'. */
static bool
is_part_before(const struct recalled *part, const struct rate *r)
{
	return part->kind == KIND_MONEY && part->member && part->id + 1 == r->m->id &&
	    part->block == r->recall->block && part->sentence == r->m->sentence;
}

/* ；公务接待费31000元，完成预算的15.5%: the only part in its clause, right before the rate. */
static bool
is_sole_part(const struct recalled *part, const struct rate *r)
{
	const struct recalled *f;

	if (!is_part_before(part, r) || part->clause != r->m->clause)
		return false;
	for (size_t back = 0; back < REACH_OPERAND &&
	    (f = recall_back(r->recall, back)) != NULL; back++)
		if (f != part && f->member && f->total == part->total &&
		    f->clause == part->clause && f->block == part->block)
			return false;
	return true;
}

bool
rate_in_clause(const struct recalled *f, const struct rate *r)
{
	return f->block == r->recall->block && f->sentence == r->m->sentence &&
	    f->clause == r->m->clause;
}

/* 甲项目预算120万元，支出96.8万元；乙项目预算200万元，结转18.30万元，执行率90.85%: is only the
 * base in the rate's clause, and has the clause of the numerator a base of its own? */
static bool
is_of_other_clause(const struct rate *r)
{
	const struct operands *bs = &r->bs;
	const struct recalled *a = r->as.at[0];

	if (!rate_in_clause(bs->at[0], r) || rate_in_clause(a, r))
		return false;
	for (size_t i = 1; i < bs->n; i++)
		if (bs->at[i]->block == a->block && bs->at[i]->sentence == a->sentence &&
		    bs->at[i]->clause == a->clause && bs->at[i]->id != a->id)
			return true;
	return false;
}

/* The operands where none give the rate: near, and those that it speaks of; of
 * a part that stands right before it, and nothing else, if it is the only one in its
 * clause or the rate has no more than its name (bare): 预算执行率 behind a list is
 * the totals'. */
static bool
guessed_pair(struct rate *r, size_t ids[2])
{
	if (rate_of_grades(&r->as) || !keep_near(&r->as, r->recall) ||
	    !keep_near(&r->bs, r->recall) || is_of_other_clause(r))
		return false;
	if ((r->bare && is_part_before(r->as.at[0], r)) || is_sole_part(r->as.at[0], r))
		r->as.n = 1;
	return rate_nearest_pair(&r->as, &r->bs, ids) && speaks_of(r, ids[0]);
}

/* --- or is it known to be of others ------------------------------------------------ */

bool
rate_is_joint(const struct rate *r)
{
	return word_table_starts(&qualifiers, "joint", rate_name(r));
}

/* 甲项目预算100万元，支出95万元；乙项目预算200万元，支出180万元。综合执行率91.67%: is it by its
 * name a rate of several things together, and does the passage tell what was spent of more than
 * one?  Leaves out what was spent of a part. */
static bool
is_joint(struct rate *r)
{
	struct operands *as = &r->as;
	size_t n = 0;

	for (size_t i = 0; i < as->n && rate_is_joint(r); i++)
		if (!as->at[i]->member)	/* 支出1,176万元，其中三公经费支出12万元 */
			as->at[n++] = as->at[i];
	if (n != 0)
		as->n = n;
	return rate_is_joint(r) && as->n > 1 &&
	    as->at[1]->block == as->at[0]->block &&
	    (as->at[1]->clause != as->at[0]->clause || as->at[1]->sentence != as->at[0]->sentence);
}

/* 公务接待费4.75万元，完成预算的99.37%: does an amount that the words do not name stand right
 * before the rate, in its clause, so that it is that one's, whose budget is not told?  What is left
 * or was saved is no such. */
bool
rate_follows_another(const struct rate *r)
{
	const struct recalled *f = recall_back(r->recall, 0);
	struct span name;

	if (f == NULL || f->id + 1 != r->m->id || f->kind != KIND_MONEY || f->label_n == 0 ||
	    !rate_in_clause(f, r))
		return false;
	name = recalled_label(f);
	for (size_t i = 0; i < r->as.n; i++)
		if (rate_in_clause(r->as.at[i], r))
			return false;
	for (size_t i = 0; i < r->bs.n; i++)
		if (r->bs.at[i] == f)
			return false;
	return span_starts(mentions_text(r->ms, r->m->label), name) &&
	    !word_table_in(&qualifiers, "pending", name) &&
	    !word_table_in(&qualifiers, "less", name);
}

/* The same of the count that only a slip in the rate keeps from giving it, where the one that goes
 * by the name of a base would not give it even so; of what stands right before the rate or has all
 * its name. */
static void
prefer_slipped(const struct rate *r, const struct recalled *a, const struct operands *bs,
    size_t ids[2])
{
	struct term part = relate_recalled_term(a);
	struct term named = relate_recalled_term(operand_by_id(r->recall, ids[1]));

	if (closure_rate_misprint(&part, &named, &r->term) || (a->id + 1 != r->m->id &&
	    !span_eq(recalled_label(a),
	    word_table_before(&name_words, "rate", rate_name(r)))))
		return;
	for (size_t i = 0; i < bs->n; i++) {
		struct term whole = relate_recalled_term(bs->at[i]);

		if (bs->at[i] == a || !operand_same_unit(a, bs->at[i]) ||
		    decimal_cmp(whole.value, part.value) <= 0 ||
		    !closure_rate_misprint(&part, &whole, &r->term))
			continue;
		ids[1] = bs->at[i]->id;
		return;
	}
}

/* 受理3,122件，派单713件，按时结案706件，按时结案率99%: of a count, the count of the sentence that
 * it gives the rate over is meant rather than one that goes by the name of a base. */
static void
prefer_closing(const struct rate *r, size_t ids[2])
{
	struct operands as = { .n = 0 }, bs = rate_counts(r);
	const struct recalled *a = operand_by_id(r->recall, ids[0]);
	size_t closing[2];

	operands_add(&as, a);
	if (a->kind != KIND_COUNT)
		return;
	if (operands_closing(&as, &bs, &r->term, closing))
		ids[1] = closing[1];
	else
		prefer_slipped(r, a, &bs, ids);
}

/* The 合计 behind base in its sentence, of its unit; NULL: there is none. */
static const struct recalled *
summed_up(const struct recall *recall, const struct recalled *base)
{
	const struct recalled *f, *sum = NULL;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL && f != base; back++)
		if (f->block == base->block && f->sentence == base->sentence &&
		    f->function == FUNCTION_SUM && operand_same_unit(f, base))
			sum = f;
	return sum;
}

/* 计划800万元，配套400万元，合计1,200万元。 / 完成1,140万元，完成率95%: what is divided is more
 * than the base, though the rate says less, and the base is summed up: has it be over the sum if
 * that gives it, or only that would but for a slip; false: neither would. */
static bool
leave_addend(const struct rate *r, size_t ids[2])
{
	const struct recalled *a = operand_by_id(r->recall, ids[0]);
	const struct recalled *b = operand_by_id(r->recall, ids[1]), *sum;
	struct term part = relate_recalled_term(a), whole = relate_recalled_term(b), all;

	if (a->kind != KIND_MONEY || decimal_cmp(r->term.value, decimal_of(100)) > 0 ||
	    decimal_cmp(a->value, b->value) <= 0 || (sum = summed_up(r->recall, b)) == NULL)
		return true;
	all = relate_recalled_term(sum);
	if (!closure_rate(&part, &all, &r->term) && closure_rate_edit(&part, &whole, &r->term))
		return true;
	ids[1] = sum->id;
	return closure_rate_edit(&part, &all, &r->term);
}

bool
rate_guess(struct rate *r, size_t ids[2])
{
	if (is_joint(r) || !guessed_pair(r, ids) ||
	    rate_is_doubted(r, DOUBT_GUESSED, REL_RATE, ids) || !leave_addend(r, ids))
		return false;
	prefer_closing(r, ids);
	return true;
}
