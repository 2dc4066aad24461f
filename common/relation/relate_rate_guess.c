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

static bool
in_clause(const struct recalled *f, const struct rate *r)
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

	if (!in_clause(bs->at[0], r) || in_clause(a, r))
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

/* 乙项目预算200万元，支出180万元，执行率90%；综合执行率93.33%: has a rate before this one in its
 * sentence been told to be of these two, so that this, whose words say more than its name, is
 * of more? */
static bool
is_of_more(const struct rate *r, const size_t ids[2])
{
	const struct mention *m = r->m;
	size_t other[2];

	if (r->bare)
		return false;
	for (const struct mention *e = m; e-- > r->ms->at && e->sentence == m->sentence; )
		if (e->function == FUNCTION_RATE && mentions_quotient(r->ms, e, REL_RATE, other) &&
		    other[0] == ids[0] && other[1] == ids[1])
			return true;
	return false;
}

/* 综合执行率: is it by its name a rate of several things together? */
static bool
is_called_joint(const struct rate *r)
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

	for (size_t i = 0; i < as->n && is_called_joint(r); i++)
		if (!as->at[i]->member)	/* 支出1,176万元，其中三公经费支出12万元 */
			as->at[n++] = as->at[i];
	if (n != 0)
		as->n = n;
	return is_called_joint(r) && as->n > 1 &&
	    as->at[1]->block == as->at[0]->block &&
	    (as->at[1]->clause != as->at[0]->clause || as->at[1]->sentence != as->at[0]->sentence);
}

/* 预算总额860万元。会议费支出1.5万元。整体执行率99.5%: is it by its name the rate of all, and what
 * is divided, by its own, something that the base does not speak of? */
static bool
is_joint_over_one(const struct rate *r, const size_t ids[2])
{
	const struct recalled *a = operand_by_id(r->recall, ids[0]);
	const struct recalled *base = operand_by_id(r->recall, ids[1]);
	struct span name = recalled_label(a);

	if (a->kind != KIND_MONEY || !is_called_joint(r) ||
	    word_table_is(&qualifiers, "spending", name))
		return false;
	name.n -= word_table_at_end(&name_words, "outlay", name);
	return name.n != 0 && !recall_alike(recalled_label(base), name);
}

/* 其中上级补助1,560万元，占60%: are the two of the quotient e money that is a part, and its
 * total? */
static bool
is_part_of(const struct rate *r, const struct mention *e, const size_t ids[2])
{
	const struct mention *part = mentions_before(r->ms, e, ids[0]);

	return part != NULL && part->q.kind == KIND_MONEY && part->member && part->total == ids[1];
}

/* 收入12,708万元，占年初预算18,000万元的70.6%。支出36,290万元，完成调整预算的93.4%: is the base, of
 * another sentence, one that something said with it has been divided by? */
static bool
is_base_of_other(const struct rate *r, const size_t ids[2])
{
	const struct recalled *base = operand_by_id(r->recall, ids[1]);
	size_t other[2];

	if (base == NULL || base->block != r->recall->block || base->sentence == r->m->sentence)
		return false;
	for (const struct mention *e = r->m; e-- > r->ms->at; )
		if (e->sentence == base->sentence &&
		    (mentions_quotient(r->ms, e, REL_SHARE, other) ||
		    mentions_quotient(r->ms, e, REL_RATE, other)) &&
		    other[1] == ids[1] && other[0] != ids[0] &&
		    !is_part_of(r, e, other))
			return true;
	return false;
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
	    !in_clause(f, r))
		return false;
	name = recalled_label(f);
	for (size_t i = 0; i < r->as.n; i++)
		if (in_clause(r->as.at[i], r))
			return false;
	for (size_t i = 0; i < r->bs.n; i++)
		if (r->bs.at[i] == f)
			return false;
	return span_starts(mentions_text(r->ms, r->m->label), name) &&
	    !word_table_in(&qualifiers, "pending", name) &&
	    !word_table_in(&qualifiers, "less", name);
}

/* 在职51人，编制52名、3名，编制控制率92.73%: may the rate be of these two, or does its
 * name, which is that of any of them, ask for a slip that explains the miss? */
static bool
is_near(const struct rate *r, const size_t ids[2])
{
	struct term a, b;

	if (!r->named)
		return true;
	a = relate_recalled_term(operand_by_id(r->recall, ids[0]));
	b = relate_recalled_term(operand_by_id(r->recall, ids[1]));
	return closure_rate_edit(&a, &b, &r->term);
}

/* 全年预算200万元，支出180万元，其中基本支出预算80万元，执行率95%: is what stands right before the
 * rate the budget of a part, and the base another's? */
static bool
is_base_of_part(const struct rate *r, const size_t ids[2])
{
	const struct recalled *f = recall_back(r->recall, 0);

	return f != NULL && f->id + 1 == r->m->id && f->id != ids[0] && f->id != ids[1] &&
	    f->member && f->kind == KIND_MONEY && f->block == r->recall->block &&
	    f->sentence == r->m->sentence && rate_operand(&r->of->whole, f);
}

/* 按时结案706件，结案率100%; 到位资金523万元。第一批资金支出171万元，支出率45.31%: is what is
 * divided, by its words, only some of what the rate or its base speaks of? */
bool
rate_is_of_some(const struct rate *r, const size_t ids[2])
{
	const struct recalled *a = operand_by_id(r->recall, ids[0]);
	const struct recalled *b = operand_by_id(r->recall, ids[1]);

	if (word_table_in(&qualifiers, "intime", recalled_label(a)) &&
	    !word_table_in(&qualifiers, "intime", rate_name(r)))
		return true;
	return (a->block != b->block || a->sentence != b->sentence) && a->listed && !b->listed;
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

/* 结算分别为84.72万元、215.60万元和139.25万元，核减率2.23%: is the base, unlike what is divided,
 * one of a row, so that the whole row may be meant, or none of it? */
static bool
is_of_row(const struct rate *r, const size_t ids[2])
{
	const struct recalled *base = operand_by_id(r->recall, ids[1]);
	const struct recalled *before = operand_by_id(r->recall, ids[1] - 1);

	return before != NULL && before->id != ids[0] && base->kind == KIND_MONEY &&
	    before->block == base->block && before->sentence == base->sentence &&
	    operand_same_unit(before, base) && ids[0] > ids[1] &&
	    span_eq(recalled_label(before), recalled_label(base)) &&
	    word_table_is(&qualifiers, "joins", recalled_words(base));
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

/* 从基金预算资金调入15万元。 / 本年支出97,420万元，完成年初预算的52%; 争取投资1,000万元。支出
 * 20.42万元，支付率68.07%: is what is divided, of another sentence than the base, more than ten
 * times what it would be, or less than a tenth, where no point has moved? */
static bool
is_far_beyond(const struct rate *r, const size_t ids[2])
{
	const struct recalled *a = operand_by_id(r->recall, ids[0]);
	const struct recalled *base = operand_by_id(r->recall, ids[1]);
	struct term part = relate_recalled_term(a), whole = relate_recalled_term(base);
	struct decimal would, tenth, ten_times;

	if (!decimal_mul(base->value, r->term.value, &would) ||
	    !decimal_shift(would, -3, &tenth) || !decimal_shift(would, -1, &ten_times))
		return false;
	if (a->block != base->block && decimal_cmp(a->value, ten_times) > 0)
		return true;
	return (a->block != base->block || a->sentence != base->sentence) &&
	    decimal_cmp(a->value, tenth) < 0 && !closure_rate_shifted(&part, &whole, &r->term);
}

/* 投资18亿元，占计划17.5亿元的102.9%。新建管网96公里，完成年度任务的120%: does the rate follow what
 * it is said of, in its clause, and is what is divided of another sentence and another unit? */
static bool
is_of_another_measure(const struct rate *r, const size_t ids[2])
{
	const struct recalled *a = operand_by_id(r->recall, ids[0]);
	const struct recalled *f = recall_back(r->recall, 0);

	return f != NULL && f->id + 1 == r->m->id && operand_is_amount(f) && in_clause(f, r) &&
	    (a->block != f->block || a->sentence != f->sentence) && !operand_same_unit(a, f) &&
	    f->label_n != 0 &&
	    recall_alike(mentions_text(r->ms, r->m->label), recalled_label(f));
}

bool
rate_guess(struct rate *r, size_t ids[2])
{
	if (is_joint(r) || !guessed_pair(r, ids) || is_joint_over_one(r, ids) ||
	    is_of_another_measure(r, ids) ||
	    !is_near(r, ids) || is_of_more(r, ids) || is_base_of_other(r, ids) ||
	    is_base_of_part(r, ids) || rate_is_of_some(r, ids) || is_of_row(r, ids) ||
	    is_far_beyond(r, ids) || !leave_addend(r, ids))
		return false;
	prefer_closing(r, ids);
	return true;
}
