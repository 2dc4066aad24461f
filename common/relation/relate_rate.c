/* relate_rate: rates, and the two figures they are made of; see relate_rate.h and
 * relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

#include "language/grammar.h"

extern const struct data_table data_rates;

/* --- the rate ------------------------------------------------------------------------ */

/* Is prefix one of words, perhaps with 人员 behind it? */
static bool
is_one_of(const struct operand_words *words, struct span prefix)
{
	for (size_t i = 0; i < words->n; i++)
		if (span_starts(prefix, words->word[i]) && (prefix.n == words->word[i].n ||
		    word_table_is(&name_words, "persons",
		    span_slice(prefix, words->word[i].n, prefix.n))))
			return true;
	return false;
}

/* 编制控制率, 在职人员控制率: does prefix only name what is divided, or by what? */
static bool
names_operand(const struct rated *of, struct span prefix)
{
	return prefix.n != 0 && (is_one_of(&of->part, prefix) || is_one_of(&of->whole, prefix));
}

/* 3项执行率为100%: is the rate said of the things counted right before it, each of which has it, so
 * that it is none of their number? */
static bool
is_of_each_counted(const struct rate *r)
{
	return r->bare && DATA_CELL(&data_rates, r->row, 1)[0] == '<' && r->m->joined;
}

bool
rate_read(struct rate *r, const struct relate_words *w)
{
	const struct mention *m = r->m;
	struct span name = rate_name(r);

	r->row = m->q.op != OP_EQ ? NONE : relate_rate_name(w, name, &r->prefix);
	if (r->row == NONE)
		return false;
	r->of = &w->rated[r->row];
	r->named = names_operand(r->of, r->prefix);
	if (r->named)
		r->prefix.n = 0;
	r->bare = name.n == strlen(DATA_CELL(&data_rates, r->row, 0));
	if (is_of_each_counted(r))
		return false;
	r->term = relate_term(m);
	return m->q.kind != KIND_RATIO ||	/* 师生比1:15, which is no per cent */
	    (decimal_shift(r->term.value, 2, &r->term.value) &&
	    decimal_shift(r->term.quantum, 2, &r->term.quantum));
}

/* --- what it may be made of ---------------------------------------------------------- */

bool
rate_is_of(const struct recalled *f, struct span prefix)
{
	return operand_is_amount(f) && !f->cell && f->op == OP_EQ &&
	    (prefix.n == 0 || f->kind != KIND_MONEY || recall_names(prefix, recalled_label(f)));
}

/* “三公”经费预算28万元，实际支出24.85万元: does f say no more than that it was spent, of what the
 * figure before it is by the rate's name? */
static bool
is_spent_of(const struct rate *r, const struct recalled *f)
{
	const struct recalled *b = word_table_is(&qualifiers, "spending", recalled_label(f)) ?
	    operand_by_id(r->recall, f->id - 1) : NULL;

	return b != NULL && b->block == f->block && b->sentence == f->sentence &&
	    operand_is_amount(f) && !f->cell && f->op == OP_EQ && rate_is_of(b, r->prefix);
}

/* 执行率 and its like are of money, by roles of amounts; of counts only where these stand
 * in the rate's own sentence: 计划新建1,400户 / 新建1,376户 / 发放补助633万元，执行率99%. */
static bool
is_counted_apart(const struct rate *r, const struct recalled *f)
{
	return f->kind == KIND_COUNT && DATA_CELL(&data_rates, r->row, 1)[0] == '<' &&
	    (f->block != r->recall->block || f->sentence != r->m->sentence);
}

bool
rate_is_pending(const struct recalled *f)
{
	return f->kind == KIND_COUNT && (word_table_in(&qualifiers, "pending", recalled_label(f)) ||
	    word_table_ends(&qualifiers, "pending", recalled_words(f)));
}

/* 已完成投资计划486.4亿元: does the name of f, though a plan's, say that it was done? */
static bool
says_done(const struct rate *r, const struct recalled *f)
{
	struct span label = recalled_label(f);

	for (size_t i = 0; i < r->of->part.n; i++) {
		size_t at = span_find(label, r->of->part.word[i]);

		if (at != NONE && word_table_ends(&grammar, "already", span_slice(label, 0, at)))
			return true;
	}
	return false;
}

void
rate_weigh(struct rate *r, const struct recalled *f)
{
	const struct rated *of = r->of;
	struct rate_names names = rate_names_of(f);

	if (rate_is_named(&of->part, &names) && !rate_is_pending(f) &&
	    !word_table_starts(&qualifiers, "owed", names.label.text))
		operands_add(&r->as, f);
	if (rate_is_named(&of->whole, &names) && !rate_is_excess(r, f) && !says_done(r, f))
		operands_add(&r->bs, f);
}

/* Weighs what is remembered of this passage. */
static void
weigh_passage(struct rate *r)
{
	const struct recall *recall = r->recall;
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++)
		if (f->block + REACH_PASSAGE >= recall->block &&
		    (rate_is_of(f, r->prefix) || is_spent_of(r, f)) && !is_counted_apart(r, f))
			rate_weigh(r, f);
}

/* 隐患2,340处，当场整改1,872处，限期整改468处，当场整改率80%: leaves of what may be divided the one
 * of the sentence that has the rate's very name, if there is one, and no money right before the
 * rate has a name that ends with it (支出240万元，其中教育支出60万元，支出率80%). */
static void
prefer_namesake(struct rate *r)
{
	struct span name = word_table_before(&name_words, "rate", rate_name(r));

	if (r->as.n != 0 && r->as.at[0]->id + 1 == r->m->id && r->as.at[0]->kind == KIND_MONEY &&
	    span_ends(recalled_label(r->as.at[0]), name))
		return;
	for (size_t i = 0; name.n != 0 && i < r->as.n && !rate_of_grades(&r->as); i++)
		if (r->as.at[i]->block == r->recall->block &&
		    r->as.at[i]->sentence == r->m->sentence &&
		    span_eq(recalled_label(r->as.at[i]), name)) {
			r->as.at[0] = r->as.at[i];
			r->as.n = 1;
			return;
		}
}

/* --- what stands right before it ------------------------------------------------------ */

/* 收案8,642件（含旧存512件），结案8,210件; 资金36万元，其中甲24万元、乙12万元，支出33万元: is b
 * told of what stands before it, and not named by the rate's words, so that a, behind it, is none
 * of b?  So are parts that make all of their total, their shares, and to money what has another
 * unit. */
static bool
is_aside(const struct rate *r, const struct recalled *a, const struct recalled *b)
{
	const struct mention *m = mentions_before(r->ms, r->m, b->id);

	if (b->depth > r->m->depth)
		return !rate_operand(&r->of->whole, b);
	return (a->kind == KIND_MONEY && !operand_same_unit(a, b)) ||
	    b->function == FUNCTION_SHARE ||
	    (m != NULL && !a->member && relate_is_settled(m));
}

/* The figure before the last one but those. */
static const struct recalled *
before_last(const struct rate *r)
{
	const struct recalled *a = recall_back(r->recall, 0), *b;
	size_t back = 1;

	while ((b = recall_back(r->recall, back)) != NULL && is_aside(r, a, b) &&
	    b->block == r->recall->block && b->sentence == r->m->sentence)
		back++;
	return b;
}

/* What a, which stands right before its rate, is a part of or was to be: the total of
 * its list, or what stands before it, in its sentence. */
static const struct recalled *
before_part(const struct recalled *a, const struct rate *r)
{
	const struct recalled *b = before_last(r);
	bool goal = r->of->target && rate_is_goal(r, a) && b != NULL && !rate_is_goal(r, b);

	if (a->member && !goal)
		b = operand_by_id(r->recall, a->total);
	return b != NULL && operand_is_amount(b) && operand_same_unit(a, b) &&
	    b->block == a->block && b->sentence == a->sentence && (!b->member || goal) &&
	    (b->op == OP_EQ || (b->op == OP_GE && r->of->target)) ? b : NULL;
}

/* 补助合计75万元，已支出75万元，完成率100%; 抽查357台，其中合格354台，合格率99.16%:
 * the numerator stands directly before the rate; then there is no other, and what
 * stands before it in the sentence is what it was to be.  Empty where that is not so. */
static struct operands
beside(struct rate *r)
{
	const struct recalled *a = recall_back(r->recall, 0), *b;
	struct operands *as = &r->as;
	struct operands out = { .n = 0 };

	if (as->n == 0 || as->at[0] != a || a->id + 1 != r->m->id ||
	    a->block != r->recall->block || a->sentence != r->m->sentence ||
	    (a->kind != KIND_COUNT && (a->kind != KIND_MONEY || a->member)))
		return out;
	b = before_part(a, r);
	if (a->kind == KIND_COUNT && b == NULL)
		return out;
	as->n = 1;
	if (b != NULL)
		operands_add(&out, b);
	return out;
}

/* Would one slip make the rate of the two? */
static bool
is_slip(const struct rate *r, const struct recalled *a, const struct recalled *b)
{
	struct term part = relate_recalled_term(a), whole = relate_recalled_term(b);

	return closure_rate_slip(&part, &whole, &r->term);
}

/* A count and what it is counted among, in one sentence: no other pair can be meant,
 * unless the second is smaller and nothing says that it is the whole. */
static void
link_counts(const struct rate *r, const struct recalled *a, const struct recalled *b)
{
	bool sure;

	if (r->of->target && rate_is_goal(r, a) && !rate_is_goal(r, b)) {
		const struct recalled *swap = a;	/* 128.5公里，超额完成年度计划120公里 */

		a = b;
		b = swap;
	}
	sure = (a->member && a->total == b->id) || rate_operand(&r->of->whole, b) ||
	    decimal_cmp(b->value, a->value) >= 0;
	if (!sure && decimal_cmp(r->term.value, decimal_of(100)) <= 0 && !is_slip(r, a, b))
		return;		/* 共受理636件次，其中网上407件，办结630件，办结率99.06% */
	rate_link(r, sure ? REL_RATE : REL_LIKELY, (size_t[]){ a->id, b->id });
}

/* --- which it is ---------------------------------------------------------------------- */

/* The pair beside the rate, those of its sentence, those that its words name: in ids.
 * near is what beside found. */
static bool
find_pair(struct rate *r, const struct operands *near, size_t ids[2])
{
	return rate_of_counts(r, ids) || operands_closing(&r->as, &r->bs, &r->term, ids) ||
	    ((near->n == 0 || operands_in_sentence(&r->bs, r->m, r->recall)) &&
	    rate_guess(r, ids));
}

/* 项目资金480万元，支出48.0万元，执行率100%: what stands right before the outlay by the name of
 * money given, where the sentence has no budget; in ids. */
static bool
money_given(const struct rate *r, const struct operands *near, size_t ids[2])
{
	if (near->n == 0 || r->as.n == 0 || !r->bare ||
	    near->at[0]->kind != KIND_MONEY || operands_in_sentence(&r->bs, r->m, r->recall) ||
	    !word_table_ends(&qualifiers, "purse", recalled_label(near->at[0])) ||
	    decimal_cmp(r->as.at[0]->value, near->at[0]->value) > 0)
		return false;
	ids[0] = r->as.at[0]->id;
	ids[1] = near->at[0]->id;
	return true;
}

/* Do both stand in sentences next to one another, or in one? */
static bool
are_near(const struct recalled *before, const struct recalled *f)
{
	return before->block == f->block && before->sentence + 1 >= f->sentence;
}

/* The only one of them that is no part; NULL: there is none, or more. */
static const struct recalled *
only_whole(const struct operands *as)
{
	const struct recalled *whole = NULL;

	for (size_t i = 0; i < as->n; i++) {
		if (as->at[i]->member)
			continue;
		if (whole != NULL)
			return NULL;
		whole = as->at[i];
	}
	return whole;
}

/* 补助资金7,460万元。…实际支出7,236.2万元，支出率97%: does a, right before the rate, say no more
 * than that it was spent, and b that it was to be, so that a slip is one though the rate has few
 * digits?  An investment may be spent over years. */
static bool
is_of_all_spent(const struct rate *r, const struct recalled *a, const struct recalled *b)
{
	struct term part = relate_recalled_term(a), whole = relate_recalled_term(b);

	return a->id + 1 == r->m->id && b->block == a->block && b->sentence + 1 == a->sentence &&
	    word_table_is(&qualifiers, "spending", recalled_label(a)) &&
	    word_table_ends(&name_words, "source", recalled_label(b)) &&
	    closure_rate_misprint(&part, &whole, &r->term);
}

/* 资金7,826万元。已支出7,591万元，支出进度97.20%: the nearest money given before the only outlay,
 * a sentence away at most, and only if a slip explains the miss; in ids. */
static bool
money_given_before(const struct rate *r, size_t ids[2])
{
	const struct recalled *a = only_whole(&r->as), *b;

	if (a == NULL || a->kind != KIND_MONEY || !r->bare || r->bs.n != 0 ||
	    a->block != r->recall->block || a->sentence + 1 < r->m->sentence)
		return false;
	for (size_t id = a->id; (b = operand_by_id(r->recall, --id)) != NULL && are_near(b, a); ) {
		if (b->member || b->kind != KIND_MONEY || !operand_is_amount(b) ||
		    !operand_same_unit(a, b) || b->op != OP_EQ || b->cell)
			continue;
		ids[0] = a->id;
		ids[1] = b->id;
		return word_table_ends(&qualifiers, "purse", recalled_label(b)) &&
		    decimal_cmp(a->value, b->value) <= 0 &&
		    (is_slip(r, a, b) || is_of_all_spent(r, a, b));
	}
	return false;
}

/* The amount before budget in its sentence that is no part, or sums parts up, of the same unit;
 * NULL: none. */
static const struct mention *
spent_before(const struct mentions *ms, const struct mention *budget)
{
	for (const struct mention *m = budget; m-- > ms->at && m->sentence == budget->sentence; )
		if (!m->member && mention_is_exact(m) && relate_same_unit(m, budget) &&
		    mention_does(m, 1 << FUNCTION_PRIMARY | 1 << FUNCTION_SUM))
			return m;
	return NULL;
}

/* 较年初预算560.00万元少支27.90万元，完成预算的95.02%: right behind what was left of a budget, and
 * by no name of its own, the rate is over that budget, of what it was held against; in ids. */
static bool
is_behind_saving(const struct rate *r, size_t ids[2])
{
	const struct mention *saved = r->m - 1, *budget = r->m - 2, *spent;
	const struct recalled *base;

	if (r->m < r->ms->at + 3 || r->prefix.n != 0 ||
	    DATA_CELL(&data_rates, r->row, 1)[0] != '<' || saved->sentence != r->m->sentence ||
	    budget->sentence != r->m->sentence || !relate_same_unit(saved, budget) ||
	    (saved->function != FUNCTION_DELTA &&
	    !word_table_ends(&qualifiers, "less", mentions_text(r->ms, saved->phrase))) ||
	    (spent = spent_before(r->ms, budget)) == NULL)
		return false;
	base = operand_by_id(r->recall, budget->id);
	ids[0] = spent->id;
	ids[1] = budget->id;
	return base != NULL && base->op == OP_EQ && rate_operand(&r->of->whole, base) &&
	    (base->side != SIDE_INITIAL || !word_table_in(&qualifiers, "amended", rate_name(r)));
}

/* 河道260.00万元，预算270.00万元，执行率96.30%: right behind how a part of a list stands otherwise,
 * and by no name of its own, is the rate of the two?  In ids. */
static bool
is_of_item(const struct rate *r, size_t ids[2])
{
	const struct mention *base = r->m - 1, *part = r->m - 2;
	const struct recalled *f;

	if (r->m < r->ms->at + 2 || !r->bare || DATA_CELL(&data_rates, r->row, 1)[0] != '<' ||
	    base->sentence != r->m->sentence || base->clause != r->m->clause ||
	    part->sentence != base->sentence || part->clause != base->clause ||
	    !(part->member || part->listed) || base->member || !relate_same_unit(part, base) ||
	    !relate_is_stance(r->ms, base))
		return false;
	f = operand_by_id(r->recall, base->id);
	ids[0] = part->id;
	ids[1] = base->id;
	return f != NULL && f->op == OP_EQ && rate_operand(&r->of->whole, f);
}

/* 小学生600人，中学生480人，教师72人，师生比1:15: is it a ratio, and are there several that it may
 * be of? */
static bool
is_ratio_of_several(const struct rate *r)
{
	return r->m->q.kind == KIND_RATIO && (r->as.n > 1 || r->bs.n > 1);
}

/* 抽查12个项目，抽查资金448万元，抽查比例60%、70%: is it the first of several rates told by one
 * name, of which each is of something else? */
static bool
is_one_of_several(const struct rate *r)
{
	const struct mention *next = r->m + 1;

	return next < r->ms->at + r->ms->n && next->q.kind == KIND_PERCENT &&
	    next->sentence == r->m->sentence && next->phrase.n == 0 && next->last_cue == 0 &&
	    next->q.start <= r->m->q.to + strlen("、");
}

static bool
link_slipped(const struct rate *r)
{
	size_t ids[2];

	if (!rate_slipped(r, ids))
		return false;
	rate_link(r, REL_LIKELY, ids);
	return true;
}

/* 执行率, 整改率 …: operands by rates.tsv, of what the prefix names. */
bool
relate_rate(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	struct rate r = { .ms = ms, .m = m, .recall = recall };
	struct operands near;
	size_t ids[2], weighed;
	bool closes;

	if (!rate_read(&r, w) || (m->joined && !r.bare))
		return false;	/* 3个项目执行率100%: of the three, which are not divided */
	if (is_behind_saving(&r, ids) || is_of_item(&r, ids)) {
		rate_link(&r, REL_RATE, ids);
		return true;
	}
	weigh_passage(&r);
	prefer_namesake(&r);
	closes = operands_closing(&r.as, &r.bs, &r.term, ids);
	if ((closes && is_one_of_several(&r)) || (!closes && rate_of_sums(&r, ids))) {
		rate_link(&r, REL_RATE, ids);
		return true;
	}
	if (!closes && (rate_link_grades(&r) || is_ratio_of_several(&r) || is_one_of_several(&r)))
		return true;
	weighed = r.as.n;
	near = beside(&r);
	if ((near.n != 0 && operands_closing(&r.as, &near, &r.term, ids)) ||
	    rate_of_count(&r, ids)) {
		rate_link(&r, REL_RATE, ids);
		return true;
	}
	if (near.n != 0 && r.as.at[0]->kind == KIND_COUNT) {
		if (operands_closing(&r.as, &r.bs, &r.term, ids) ||
		    rate_of_any_counts(&r, ids))	/* 共12项，完成10项，部分完成2项 */
			rate_link(&r, REL_RATE, ids);
		else
			link_counts(&r, r.as.at[0], near.at[0]);
		return true;
	}
	if (r.as.n != weighed)
		closes = operands_closing(&r.as, &r.bs, &r.term, ids);
	if (!closes && rate_link_named(&r))
		return true;
	if (!closes && rate_follows_another(&r))
		return false;
	if (!find_pair(&r, &near, ids) && !money_given(&r, &near, ids) &&
	    !money_given_before(&r, ids))
		return !rate_of_grades(&r.as) && (rate_link_far(&r) || link_slipped(&r));
	rate_link(&r, REL_RATE, ids);
	return true;
}
