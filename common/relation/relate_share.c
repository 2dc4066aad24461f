/* relate_share: shares, what has them and what they are shares of; see
 * relate_share.h. */
#include "relation/relate_share_parts.h"

#include "language/grammar.h"

/* 2022年项目支出180万元，占支出总额720万元的25%: last year's amount right before its base. */
static bool
is_right_before(const struct recalled *f, const struct recalled *base)
{
	return base != NULL && f->function == FUNCTION_PRIOR && f->id + 1 == base->id &&
	    f->dimension == base->dimension;
}

/* 完成32.1亿元，占市下达计划55亿元的58.4%，占省下达计划50.2亿元的64.0%: is f what a share before
 * that of base is of? */
static bool
is_earlier_base(const struct recalled *f, const struct recalled *base)
{
	return base != NULL && f->function == FUNCTION_BASE;
}

/* The figure that a share is a share of: what stands before it in its sentence, if there is one
 * in the unit of the base (脱贫户1,286户4,152人，占全镇9,640户的13.34%). */
static const struct recalled *
sharer(const struct mention *m, const struct recall *recall,
    const struct recalled *base)
{
	const struct recalled *f, *first = NULL;

	if ((f = share_added(m, recall, base)) != NULL)
		return f;
	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		if (f->block != recall->block || f->sentence != m->sentence)
			break;
		if ((!operand_is_amount(f) && !is_right_before(f, base)) || f == base ||
		    f->depth > m->depth || is_earlier_base(f, base))
			continue;
		if (first != NULL && first->clause == m->clause && f->clause != m->clause)
			break;	/* 12万人；岗位4,093个，完成计划2,000人的204% */
		if (base == NULL || operand_same_unit(f, base))
			return f;
		if (first == NULL)
			first = f;
		else if (f->clause != m->clause)
			break;
	}
	return first;
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

/* 占采购总量的70% of 政府采购总额: do both names end in a word for all there is, and tell of the
 * same? */
static bool
is_all_of(struct span name, const struct recalled *f)
{
	struct span label = recalled_label(f);
	size_t all = word_table_at_end(&qualifiers, "altogether", name),
	    whole = word_table_at_end(&qualifiers, "altogether", label);

	return all != 0 && whole != 0 && all < name.n &&
	    recall_names(span_slice(name, 0, name.n - all),
	    span_slice(label, 0, label.n - whole));
}

void
share_bases(const struct mentions *ms, const struct mention *m, const struct recalled *of,
    const struct recall *recall, struct operands *out)
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
	for (size_t back = 0; (f = recall_back(recall, back)) != NULL &&
	    out->n < OPERANDS_MAX && (named || f->block == recall->block); back++) {
		if (f->id == of->id || !operand_is_amount(f) || !operand_same_unit(f, of) ||
		    operand_is_exceeded(f) || decimal_cmp(f->value, of->value) < 0 ||
		    share_told_of(ms, m, f))
			continue;
		if (named ? recall_names(name, recalled_label(f)) || is_amended(name, f) ||
		    is_all_of(name, f) : !f->member)
			operands_add(out, f);
	}
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

/* 支出总计3,214.60万元…支出合计3,198.45万元…占本年支出合计的93%: the base whose whole name the text
 * says right before the share; NULL: there is none, or several that differ. */
static const struct recalled *
base_in_full(const struct mention *m, const struct operands *bs, struct span text)
{
	enum { LEAST = 12 };	/* bytes of four ideographs */
	struct span words = span_slice(text, 0, m->q.from);
	const struct recalled *found = NULL;

	words.n -= word_table_at_end(&grammar, "of", words);
	for (size_t i = 0; i < bs->n; i++) {
		if (bs->at[i]->label_n < LEAST || !span_ends(words, recalled_label(bs->at[i])))
			continue;
		if (found != NULL && decimal_cmp(found->value, bs->at[i]->value) != 0)
			return NULL;
		found = bs->at[i];
	}
	return found;
}

/* Of several bases by the name behind 占 that do not give the share: the one of that
 * very name, or of that in full, or that stands in the sentence; NULL where nobody
 * can tell. */
static const struct recalled *
named_base(const struct mentions *ms, const struct mention *m, const struct operands *bs,
    struct span text, const struct recall *recall)
{
	struct span name = mentions_text(ms, m->phrase);
	const struct recalled *f;

	for (size_t i = 0; i < bs->n; i++)
		if (span_eq(recalled_label(bs->at[i]), name))
			return bs->at[i];
	if ((f = base_in_full(m, bs, text)) != NULL)
		return f;
	for (size_t back = 1; (f = recall_back(recall, back)) != NULL &&
	    f->block == recall->block && f->sentence == m->sentence; back++)
		if (operand_is_amount(f) && span_eq(recalled_label(f), name) &&
		    operand_same_unit(f, bs->at[0]))
			return f;	/* less than what has the share */
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

/* 应急装备12.38万元，占该项目支出的59.98%: is the base one that was spoken of before, which need
 * not be what goes by its name? */
static bool
is_pointed_to(const struct mentions *ms, const struct mention *m)
{
	return m->share_base &&
	    word_table_in(&qualifiers, "pointing", mentions_text(ms, m->phrase));
}

/* A share that is being linked. */
struct share {
	struct mentions *ms;
	size_t i;			/* mention */
	struct span text;		/* it stands in */
	const struct recall *recall;
	struct term rate;
	const struct recalled *of;	/* what has it */
	const struct recalled *base;	/* what it is told to be of, right before it; or NULL */
	struct operands bases;		/* base, or what it may be of */
};

static struct mention *
share_mention(const struct share *s)
{
	return &s->ms->at[s->i];
}

/* 占全年预算的25%: does the share name its base, and that does not stand before it? */
static bool
names_base(const struct share *s)
{
	const struct mention *m = share_mention(s);

	return s->base == NULL && m->share_base && m->phrase.n != 0;
}

/* The figure right before mention i that its words say it is of; NULL: there is none. */
static const struct recalled *
explicit_base(const struct mentions *ms, size_t i, const struct recall *recall)
{
	const struct recalled *base = recall_back(recall, 0);

	return base != NULL && i > 0 && base->id == ms->at[i - 1].id &&
	    (base->function == FUNCTION_BASE || (ms->at[i].cues & CUE_SHARE) == 0) ? base : NULL;
}

/* Finds what has the share and what it may be of; false: the first is not told. */
static bool
find_operands(struct share *s)
{
	const struct mention *m = share_mention(s);

	s->of = s->base != NULL ? NULL : share_named_sharer(s->ms, s->i, s->recall);
	if (s->of == NULL)
		s->of = sharer(m, s->recall, s->base);
	if (s->of == NULL || m->q.op != OP_EQ || s->of->op != OP_EQ ||
	    share_names_another(s->ms, m, s->of))
		return false;
	if (decimal_sign(s->of->value) == 0 && s->base == NULL && !s->of->member &&
	    !names_base(s))
		return false;	/* nothing is 0% of all there is */
	if (s->base != NULL)
		operands_add(&s->bases, s->base);
	else
		share_bases(s->ms, m, s->of, s->recall, &s->bases);
	return true;
}

/* Fills ids with what has the share, or what stands for it, and what gives it, or would but for a
 * slip of those that words leave no doubt of; false: nothing does. */
static bool
find_closing(const struct share *s, size_t ids[2])
{
	const struct mention *m = share_mention(s);
	const struct recalled *of = s->of;
	struct operands as = { .n = 0 };

	operands_add(&as, of);
	if (operands_closing(&as, &s->bases, &s->rate, ids))
		return true;
	if (s->base != NULL && (share_is_of_total(of, s->base, s->recall, &s->rate, ids) ||
	    share_is_of_earlier(m, of, s->base, s->recall, ids) ||
	    share_is_of_bracketed(s->ms, s->i, s->base, &s->rate, ids)))
		return true;
	if ((m->share_base && share_is_of_total_of(of, &s->bases, s->recall, &s->rate, ids)) ||
	    base_ahead(s->ms, s->i, of, &s->rate, ids) ||
	    is_share_of(of, whole_of(s->ms, s->i, of, s->recall), &s->rate, ids))
		return true;
	if (!m->share_base)
		return false;
	if (s->bases.n == 0 || share_names_place(s->ms, m))
		return closing_share(of, &s->rate, s->recall, ids);
	return closing_beside(s->ms, m, of, s->recall, ids);
}

/* 农户2,400户9,000人；脱贫户360户1,260人，占农户的15%: has what stands right before what has the
 * share, counted in its clause by another measure word, the share to places that are no accident?
 * Fills ids. */
static bool
find_other_measure(const struct share *s, size_t ids[2])
{
	struct share other = *s;
	const struct recalled *of = operand_by_id(s->recall, s->of->id - 1);

	if (of == NULL || s->base != NULL || decimal_cmp(s->rate.quantum, decimal_of(1)) >= 0 ||
	    of->kind != KIND_COUNT || s->of->kind != KIND_COUNT || !operand_is_amount(of) ||
	    of->op != OP_EQ || of->block != s->of->block || of->sentence != s->of->sentence ||
	    of->clause != s->of->clause || operand_same_unit(of, s->of) ||
	    !recall_names(recalled_label(s->of), recalled_label(of)))
		return false;
	other.of = of;
	other.bases.n = 0;
	share_bases(s->ms, share_mention(s), of, s->recall, &other.bases);
	return find_closing(&other, ids);
}

/* Is a base that nothing names but a guess?  It is, unless it is the list's total, or the plan
 * right before what was spent of it; the share of 四级手术 is not that of 微创手术 before it. */
static bool
is_guess(const struct share *s)
{
	const struct mention *m = share_mention(s);
	struct span phrase = mentions_text(s->ms, m->phrase);

	if (s->base != NULL || names_base(s))
		return false;
	if (is_of_grand(s->ms, s->i, s->of, s->recall))
		return true;
	if (!s->of->member && !(is_spent_of(s->of, s->bases.at[0]) && s->of->id + 1 == m->id))
		return true;
	return !m->share_base && phrase.n != 0 &&
	    (m->ranked || !recall_names(phrase, recalled_label(s->of)));
}

/* Fills ids with what has the share and the one base that can be meant, though it does not give
 * it; false: nobody can tell. */
static bool
find_missed(const struct share *s, size_t ids[2])
{
	const struct mention *m = share_mention(s);
	const struct recalled *base;

	if (s->bases.n == 0 || is_pointed_to(s->ms, m) ||
	    (!m->share_base && (m->cues & CUE_SUM) != 0) ||	/* 合计占10%: not of the last */
	    is_guess(s))
		return false;
	base = names_base(s) ? named_base(s->ms, m, &s->bases, s->text, s->recall) : s->bases.at[0];
	if (base == NULL || !operand_same_unit(s->of, base) ||
	    (names_base(s) && share_is_of_another(s->ms, m, base)) ||
	    (share_names_place(s->ms, m) && !share_ends_alike(s->of, base)))
		return false;
	ids[0] = share_holder(s->ms, m, s->of, base);
	ids[1] = base->id;
	return true;
}

static bool
link_share(struct mentions *ms, size_t i, struct span text, const struct recall *recall)
{
	struct share s = {
		.ms = ms, .i = i, .text = text, .recall = recall, .rate = relate_term(&ms->at[i]),
		.base = explicit_base(ms, i, recall)
	};
	size_t ids[2];

	if (i > 0 && ms->at[i - 1].amid)	/* 860万元中，人员经费占六成 */
		return false;
	if (!find_operands(&s))
		return false;
	if (s.base != NULL && share_is_excess(ms, &ms->at[i - 1])) {
		share_of_excess(ms, i, s.of, s.base, recall);
		return true;
	}
	if (!find_closing(&s, ids) && !find_other_measure(&s, ids) && !find_missed(&s, ids))
		return false;
	if (s.base == NULL && !names_base(&s))
		prefer_ahead(ms, i, s.of, recall, ids);
	if (ids[0] == ids[1])
		return false;
	mentions_link(ms, &ms->at[i], REL_SHARE, "$/$", ids);
	return true;
}

void
relate_share(struct mentions *ms, size_t i, struct span text, const struct recall *recall)
{
	struct mention *m = &ms->at[i];

	if (share_is_of_noun(ms, i, text))
		return;
	if ((m->cues & CUE_EACH) == 0 && relate_share_of_several(ms, m, text))
		return;		/* but 三者分别占57%、29%和14% */
	if ((m->cues & CUE_EACH) != 0) {
		if (!share_of_parts(ms, i, recall))
			share_of_each(ms, i, recall);
	} else if (!share_of_amounts(ms, i, recall) && !link_share(ms, i, text, recall) &&
	    !share_of_sentence_before(ms, i) && !share_of_named(ms, m, recall) &&
	    !share_of_named_behind(ms, m))
		share_misprinted(ms, m, recall);
}
