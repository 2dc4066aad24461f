/* relate_share: shares, what has them and what they are shares of; see
 * relate_share.h. */
#include "relation/relate_share_parts.h"

#include "language/grammar.h"

enum { SHARES_MAX = 32 };	/* percentages behind one 分别占 */

/* 2022年项目支出180万元，占支出总额720万元的25%: last year's amount right before its base. */
static bool
is_right_before(const struct recalled *f, const struct recalled *base)
{
	return base != NULL && f->function == FUNCTION_PRIOR && f->id + 1 == base->id &&
	    f->dimension == base->dimension;
}

/* 年中追加735万元，占年初预算3,500万元的21%: is what was added so much of the base behind it? Or
 * would it be but for a slip, by a name that leaves no doubt? */
static bool
is_added_of(const struct mention *m, const struct recall *recall, const struct recalled *base)
{
	const struct recalled *f = base == NULL ? NULL : recall_back(recall, 1);
	struct term part, whole, rate = relate_term(m);

	if (f == NULL || base != recall_back(recall, 0) || f->function != FUNCTION_DELTA ||
	    f->id + 1 != base->id || f->block != recall->block || f->sentence != m->sentence ||
	    f->op != OP_EQ || f->depth > m->depth || !operand_same_unit(f, base))
		return false;
	part = relate_recalled_term(f);
	whole = relate_recalled_term(base);
	return closure_rate(&part, &whole, &rate) ||
	    (word_table_ends(&name_words, "added", recalled_label(f)) &&
	    closure_rate_edit(&part, &whole, &rate));
}

/* The figure that a share is a share of: what stands before it in its sentence, if there is one
 * in the unit of the base (脱贫户1,286户4,152人，占全镇9,640户的13.34%). */
static const struct recalled *
sharer(const struct mention *m, const struct recall *recall,
    const struct recalled *base)
{
	const struct recalled *f, *first = NULL;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		if (f->block != recall->block || f->sentence != m->sentence)
			break;
		if ((!operand_is_amount(f) && !is_right_before(f, base)) || f == base ||
		    f->depth > m->depth)
			continue;
		if (base == NULL || operand_same_unit(f, base))
			return f;
		if (first == NULL)
			first = f;
		else if (f->clause != m->clause)
			break;
	}
	if (first != NULL)
		return first;
	return is_added_of(m, recall, base) ? recall_back(recall, 1) : NULL;
}

bool
relate_share_of_kind(const struct mentions *ms, const struct mention *share)
{
	return share->share_base &&
	    word_table_at_start(&particles, "kindred", mentions_text(ms, share->phrase)) != 0;
}

/* 占调整预算的95% of 调整后预算数860万元: do the base's name and f's, or the words before f, both
 * mean the budget at the end of the year? */
static bool
is_amended(struct span name, const struct recalled *f)
{
	return word_table_in(&qualifiers, "amended", name) &&
	    (word_table_in(&qualifiers, "amended", recalled_label(f)) ||
	    word_table_in(&qualifiers, "amended", recalled_words(f)));
}

/* Candidates for the base of a share: by the name behind 占, or the total of
 * the list that the sharer is a part of. */
static void
bases(const struct mentions *ms, const struct mention *m,
    const struct recalled *of, const struct recall *recall, struct operands *out)
{
	struct span name = mentions_text(ms, m->phrase);
	const struct recalled *f;
	bool named = m->share_base && name.n != 0;

	if (relate_share_of_kind(ms, m))
		return;
	if (!named)
		for (size_t i = 0; i < ms->n; i++)
			if (ms->at[i].id == of->id && ms->at[i].total != NONE &&
			    (f = operand_by_id(recall, ms->at[i].total)) != NULL)
				operands_add(out, f);
	for (size_t back = 0; (f = recall_back(recall, back)) != NULL; back++) {
		if (f->id == of->id || !operand_is_amount(f) || !operand_same_unit(f, of) ||
		    operand_is_exceeded(f) || decimal_cmp(f->value, of->value) < 0 ||
		    share_told_of(ms, m, f))
			continue;
		if (named ? recall_names(name, recalled_label(f)) || is_amended(name, f) :
		    f->block == recall->block && !f->member)
			operands_add(out, f);
	}
}

/* 分别占75%、10%和3%: one share for each of as many parts before it. */
static bool
link_shares(struct mentions *ms, size_t first, const struct recall *recall)
{
	size_t shares = 1, parts[SHARES_MAX], n = 0;

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
	for (size_t k = 0; k < shares; k++) {
		size_t ids[2] = { ms->at[parts[n - 1 - k]].id, ms->at[parts[n - 1 - k]].total };

		if (operand_by_id(recall, ids[1]) != NULL)
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

/* 分别为26亿元和74亿元，占全国的26%和74%: as many amounts before as there are
 * shares, over the one base that is named; the first of each belong together. */
static bool
link_shares_named(struct mentions *ms, size_t first, const struct recall *recall)
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
		bases(ms, &ms->at[first], recall_back(recall, 0), recall, &bs);
	for (size_t k = 0; k < shares && bs.n != 0; k++) {
		size_t ids[2] = { ms->at[end - shares + k].id, bs.at[0]->id };

		mentions_link(ms, &ms->at[first + k], REL_SHARE, "$/$", ids);
		ms->at[first + k].function = FUNCTION_OTHER;
	}
	return true;
}

/* 占全市总量的59.0%, and no figure goes by that name: the nearest that gives
 * the share; figures of few digits give too many. */
static bool
closing_share(const struct recalled *of, const struct term *rate,
    const struct recall *recall, size_t ids[2])
{
	struct term part = relate_recalled_term(of), whole;
	const struct recalled *f;

	if (decimal_cmp(rate->quantum, decimal_of(1)) >= 0)
		return false;
	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		whole = relate_recalled_term(f);
		if (f->block + 1 < recall->block || f->id == of->id || !operand_is_amount(f) ||
		    operand_is_exceeded(f) || !operand_same_unit(f, of) ||
		    !closure_rate(&part, &whole, rate))
			continue;
		ids[0] = of->id;
		ids[1] = f->id;
		return true;
	}
	return false;
}

/* 政府采购支出118.40万元，…，占采购支出总额的95%: of the passage, what is alike by name and gives
 * the share, before what bears the name elsewhere and does not; out of the paragraph only where
 * that is no accident. */
static bool
closing_beside(const struct mentions *ms, const struct mention *m, const struct recalled *of,
    const struct recall *recall, size_t ids[2])
{
	struct term part = relate_recalled_term(of), whole, rate = relate_term(m);
	struct span name = mentions_text(ms, m->phrase);
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		if (f->block != recall->block && (f->block + REACH_PASSAGE < recall->block ||
		    decimal_cmp(rate.quantum, decimal_of(1)) >= 0))
			return false;
		whole = relate_recalled_term(f);
		if (f->id == of->id || !operand_is_amount(f) || operand_is_exceeded(f) ||
		    !operand_same_unit(f, of) || !recall_alike(name, recalled_label(f)) ||
		    !closure_rate(&part, &whole, &rate))
			continue;
		ids[0] = of->id;
		ids[1] = f->id;
		return true;
	}
	return false;
}

/* Of several bases by the name behind 占 that do not give the share: the one of that
 * very name, or that stands in the sentence; NULL where nobody can tell. */
static const struct recalled *
named_base(const struct mentions *ms, const struct mention *m, const struct operands *bs,
    const struct recall *recall)
{
	struct span name = mentions_text(ms, m->phrase);

	for (size_t i = 0; i < bs->n; i++)
		if (span_eq(recalled_label(bs->at[i]), name))
			return bs->at[i];
	return bs->n == 1 || operands_in_sentence(bs, m, recall) ? bs->at[0] : NULL;
}

/* 基本支出1,286.40万元，占支出的60%；…支出总计2,144.00万元: the amount behind in the
 * sentence that gives the share. */
static bool
base_ahead(const struct mentions *ms, size_t i, const struct recalled *of,
    const struct term *rate, size_t ids[2])
{
	struct term part = relate_recalled_term(of);

	for (size_t k = i + 1; k < ms->n && ms->at[k].sentence == ms->at[i].sentence; k++) {
		const struct mention *m = &ms->at[k];
		struct term whole = relate_term(m);

		if (m->id == 0 || m->dimension != of->dimension || m->q.op != OP_EQ ||
		    (m->function != FUNCTION_PRIMARY && m->function != FUNCTION_SUM) ||
		    decimal_cmp(whole.value, part.value) < 0 || !closure_rate(&part, &whole, rate))
			continue;
		ids[0] = of->id;
		ids[1] = m->id;
		return true;
	}
	return false;
}

/* Does a over b make the rate as printed, not only as what they may be rounded from? */
static bool
makes_as_printed(const struct recalled *a, const struct recalled *b, const struct term *rate)
{
	struct term part = relate_recalled_term(a), whole = relate_recalled_term(b);

	part.exact = whole.exact = true;
	return closure_rate(&part, &whole, rate);
}

/* 财政拨款960万元；其他收入12万元，占1.19%；收入合计1,008万元: if of over that numbered ids[1]
 * makes the share only as it may be rounded, and over an amount behind it in the sentence does
 * as printed, puts that into ids. */
static void
prefer_ahead(const struct mentions *ms, size_t i, const struct recalled *of,
    const struct recall *recall, size_t ids[2])
{
	const struct recalled *base = operand_by_id(recall, ids[1]);
	struct term rate = relate_term(&ms->at[i]);
	struct recalled part = *of;

	part.quantum = decimal_of(0);
	if (base != NULL && !makes_as_printed(of, base, &rate))
		base_ahead(ms, i, &part, &rate, ids);
}

/* 辅警386人，警力占户籍人口的9.8‱: the words before 占 name what has the share, and
 * that is not f. */
static bool
names_another(const struct mentions *ms, const struct mention *m, const struct recalled *f)
{
	struct span phrase = mentions_text(ms, m->phrase);
	size_t at = word_table_find(&grammar, "share", phrase);

	return at != NONE && at > 0 && at + strlen("占比") < phrase.n &&
	    !recall_names(span_slice(phrase, 0, at), recalled_label(f));
}

/* What the sharer is a part of, as the sentence of mention i says; NULL: of nothing. */
static const struct recalled *
whole_of(const struct mentions *ms, size_t i, const struct recalled *of,
    const struct recall *recall)
{
	for (size_t k = i; k-- > 0 && ms->at[k].sentence == ms->at[i].sentence; )
		if (ms->at[k].id == of->id)
			return ms->at[k].total == NONE ? NULL :
			    operand_by_id(recall, ms->at[k].total);
	return NULL;
}

/* 实际采购298.60万元，其中中小企业250.00万元，占政府采购支出总额的83.72%: the total that the
 * sharer is a part of gives the share, by whatever name. */
static bool
is_share_of(const struct recalled *of, const struct recalled *base, const struct term *rate,
    size_t ids[2])
{
	struct operands as = { .n = 0 }, bs = { .n = 0 };

	if (base == NULL)
		return false;
	operands_add(&as, of);
	operands_add(&bs, base);
	return operands_closing(&as, &bs, rate, ids);
}

/* 全年预算200万元，实际支出180万元，占90%: is base the plan, or the money given, that stands right
 * before what was spent of it? */
static bool
is_spent_of(const struct recalled *f, const struct recalled *base)
{
	bool spent = f->side == SIDE_FINAL ||
	    word_table_ends(&qualifiers, "done", recalled_label(f));
	bool plan = base->side == SIDE_BUDGET || base->side == SIDE_INITIAL ||
	    word_table_ends(&qualifiers, "purse", recalled_label(base));

	return f->kind == KIND_MONEY && base->id + 1 == f->id && base->block == f->block &&
	    base->sentence == f->sentence && !base->member && spent && plan;
}

/* 少数民族1,831人，占24.4%，其中回族1,762人，占23.5%: is the share of f, a part, one of what its
 * total has the share behind it of? */
static bool
is_of_grand(struct mentions *ms, size_t i, const struct recalled *f,
    const struct recall *recall)
{
	const struct recalled *total = whole_of(ms, i, f, recall);
	struct term part = relate_recalled_term(f), rate = relate_term(&ms->at[i]), share, whole;
	const struct mention *s;

	if (total == NULL || (s = mentions_before(ms, &ms->at[i], total->id)) == NULL ||
	    s[1].q.kind != KIND_PERCENT || s[1].sentence != s->sentence ||
	    decimal_sign(s[1].q.value) <= 0 || s + 1 >= &ms->at[i])
		return false;
	whole = relate_recalled_term(total);
	share = relate_term(&s[1]);
	return decimal_shift(whole.value, 2, &whole.value) &&
	    decimal_mul(whole.value, share.quantum, &whole.quantum) &&
	    decimal_div(whole.value, share.value, 2, &whole.value) &&
	    decimal_div(whole.quantum, share.value, 2, &whole.quantum) &&
	    decimal_div(whole.quantum, share.value, 2, &whole.quantum) &&
	    closure_rate(&part, &whole, &rate);
}

/* 其中街头献血21,846人次，团体献血9,372人次，街头献血占70.0%: the part of the sentence that a share
 * of no base names; NULL: none. */
static const struct recalled *
named_sharer(const struct mentions *ms, size_t i, const struct recall *recall)
{
	const struct mention *m = &ms->at[i];
	struct span name = mentions_text(ms, m->phrase);

	if (m->share_base || name.n == 0)
		return NULL;
	for (size_t k = i; k-- > 0 && ms->at[k].sentence == m->sentence; )
		if (ms->at[k].member && mention_is_exact(&ms->at[k]) &&
		    ms->at[k].q.kind != KIND_PERCENT &&
		    span_eq(name, mentions_text(ms, ms->at[k].label)))
			return operand_by_id(recall, ms->at[k].id);
	return NULL;
}

/* 应急装备12.38万元，占该项目支出的59.98%: is the base one that was spoken of before, which need
 * not be what goes by its name? */
static bool
is_pointed_to(const struct mentions *ms, const struct mention *m)
{
	return m->share_base &&
	    word_table_in(&qualifiers, "pointing", mentions_text(ms, m->phrase));
}

/* 失能和半失能占75%: do the words before 占 name several of what was told, and not f alone? */
static bool
is_of_joined(const struct mentions *ms, const struct mention *m, const struct recalled *f)
{
	struct span words = mentions_text(ms, m->phrase);

	return !m->share_base && word_table_in(&qualifiers, "joins", words) &&
	    !span_eq(words, recalled_label(f)) &&
	    word_table_find(&grammar, "share", words) == NONE;
}

/* 项目支出640万元，…占财政拨款项目支出的24%: does the base that a share names hold where its money
 * came from, and base, that only resembles it, not? */
static bool
is_of_other_money(const struct mentions *ms, const struct mention *m,
    const struct recalled *base)
{
	struct span name = mentions_text(ms, m->phrase);
	size_t n = word_table_at_start(&qualifiers, "granted", name);

	return n != 0 && n < name.n &&
	    !span_has(recalled_label(base), span_slice(name, 0, n));
}

static bool
link_share(struct mentions *ms, struct mention *m, size_t i,
    const struct recall *recall)
{
	struct operands as = { .n = 0 }, bs = { .n = 0 };
	struct term rate = relate_term(m);
	const struct recalled *f, *base = recall_back(recall, 0);
	bool explicit_base = base != NULL && i > 0 && base->id == ms->at[i - 1].id &&
	    (base->function == FUNCTION_BASE || (m->cues & CUE_SHARE) == 0);
	size_t ids[2];

	if (i > 0 && ms->at[i - 1].amid)	/* 860万元中，人员经费占六成 */
		return false;
	f = explicit_base ? NULL : named_sharer(ms, i, recall);
	if (f == NULL)
		f = sharer(m, recall, explicit_base ? base : NULL);
	if (f == NULL || m->q.op != OP_EQ || f->op != OP_EQ || names_another(ms, m, f) ||
	    is_of_joined(ms, m, f))
		return false;
	if (decimal_sign(f->value) == 0 && !explicit_base && !f->member &&
	    !(m->share_base && m->phrase.n != 0))
		return false;	/* nothing is 0% of all there is */
	operands_add(&as, f);
	if (explicit_base)
		operands_add(&bs, base);
	else
		bases(ms, m, f, recall, &bs);
	if (!operands_closing(&as, &bs, &rate, ids) &&
	    !(explicit_base && (share_is_of_total(f, base, recall, &rate, ids) ||
	    share_is_of_earlier(m, f, base, recall, ids) ||
	    share_is_of_bracketed(ms, i, base, &rate, ids))) &&
	    !(m->share_base && share_is_of_total_of(f, &bs, recall, &rate, ids)) &&
	    !base_ahead(ms, i, f, &rate, ids) &&
	    !is_share_of(f, whole_of(ms, i, f, recall), &rate, ids) &&
	    !(m->share_base && (bs.n == 0 ? closing_share(f, &rate, recall, ids) :
	    closing_beside(ms, m, f, recall, ids)))) {
		bool named = m->share_base && m->phrase.n != 0;

		/* An unnamed base is only a guess unless it is the list's total; the share of
		 * 四级手术 is not that of 微创手术 before it, nor 合计占10% that of the last. */
		if (bs.n == 0 || is_pointed_to(ms, m) ||
		    (!m->share_base && (m->cues & CUE_SUM) != 0) ||
		    (!explicit_base && !named && is_of_grand(ms, i, f, recall)) ||
		    (!explicit_base && !named && !f->member &&
		    !(is_spent_of(f, bs.at[0]) && f->id + 1 == m->id)) ||
		    (!explicit_base && !m->share_base && m->phrase.n != 0 && (m->ranked ||
		    !recall_names(mentions_text(ms, m->phrase), recalled_label(f)))))
			return false;
		base = named && !explicit_base ? named_base(ms, m, &bs, recall) : bs.at[0];
		if (base == NULL || !operand_same_unit(f, base) ||
		    (named && is_of_other_money(ms, m, base)))
			return false;
		ids[0] = f->id;
		ids[1] = base->id;
	}
	if (!explicit_base && !(m->share_base && m->phrase.n != 0))
		prefer_ahead(ms, i, f, recall, ids);
	mentions_link(ms, m, REL_SHARE, "$/$", ids);
	return true;
}

void
relate_share(struct mentions *ms, size_t i, const struct recall *recall)
{
	struct mention *m = &ms->at[i];

	if ((m->cues & CUE_EACH) != 0) {
		if (!link_shares(ms, i, recall))
			share_of_each(ms, i, recall);
	} else if (!link_shares_named(ms, i, recall) && !link_share(ms, m, i, recall) &&
	    !share_of_sentence_before(ms, i))
		share_of_named(ms, m, recall);
}
