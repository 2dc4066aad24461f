/* relate_rate_ahead: rates whose operands stand behind them; see relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

#include "language/grammar.h"

/* 水费收缴率98.5%，应收1,248.6万元，实收1,229.87万元: does f, behind the rate, go by no more than
 * what words say of an operand? */
static bool
names_role(const struct rated *of, const struct recalled *f)
{
	struct span name = recalled_label(f);

	for (size_t i = 0; i < of->part.n; i++)
		if (span_eq(name, of->part.word[i]))
			return true;
	for (size_t i = 0; i < of->whole.n; i++)
		if (span_eq(name, of->whole.word[i]))
			return true;
	return false;
}

/* The figures behind the rate, which stand in its clause, but no parts (其中：税收80万元); how
 * far back the one before it is. */
static size_t
weigh_behind(struct rate *r)
{
	const struct mention *m = r->m;
	const struct recalled *f;
	size_t back = 0;

	for (; (f = recall_back(r->recall, back)) != NULL && f->id > m->id; back++)
		if (f->sentence == m->sentence && f->clause == m->clause && !f->member &&
		    rate_is_of(f, names_role(r->of, f) || f->depth > m->depth ? SPAN("") :
		    r->prefix))
			rate_weigh(r, f);
	return back;
}

/* 公务接待费6.15万元，完成预算的76.88%（预算8.00万元）: is the only base in brackets behind the
 * rate, and what is divided right before it?  In ids. */
static bool
is_bracketed(const struct rate *r, size_t ids[2])
{
	if (r->as.n != 1 || r->bs.n != 1 || r->as.at[0]->id + 1 != r->m->id ||
	    r->bs.at[0]->id != r->m->id + 1 || r->bs.at[0]->depth <= r->m->depth ||
	    !operand_same_unit(r->as.at[0], r->bs.at[0]))
		return false;
	ids[0] = r->as.at[0]->id;
	ids[1] = r->bs.at[0]->id;
	return true;
}

/* 电梯抽查650台，抽查覆盖率26.21%（全市在用电梯2,480台）: what the rate is of by its name stands
 * right before it, and all there are, alone in brackets, right behind; back: how far the rate is
 * remembered.  In ids. */
static bool
is_counted_in_brackets(const struct rate *r, size_t back, size_t ids[2])
{
	const struct recalled *part = recall_back(r->recall, back + 1), *whole, *next;

	if (back == 0 || part == NULL || part->id + 1 != r->m->id || r->prefix.n == 0)
		return false;
	whole = recall_back(r->recall, back - 1);
	next = back == 1 ? NULL : recall_back(r->recall, back - 2);
	if (part->kind != KIND_COUNT || part->sentence != r->m->sentence ||
	    part->op != OP_EQ || whole->op != OP_EQ || whole->depth <= r->m->depth ||
	    (next != NULL && next->depth > r->m->depth && next->sentence == r->m->sentence) ||
	    !operand_same_unit(part, whole) || decimal_cmp(part->value, whole->value) > 0 ||
	    !recall_names(r->prefix, recalled_label(part)))
		return false;
	ids[0] = part->id;
	ids[1] = whole->id;
	return true;
}

/* 预算160万元，执行率75%，支出120万元: does a, right behind the rate, say no more than that it was
 * spent, and come out of f, but for one slip? */
static bool
is_all_spent(const struct rate *r, const struct recalled *a, const struct recalled *f)
{
	struct term part = relate_recalled_term(a), whole = relate_recalled_term(f);

	return a->kind == KIND_MONEY && a->id == r->m->id + 1 &&
	    word_table_is(&qualifiers, "spending", recalled_label(a)) &&
	    closure_rate_edit(&part, &whole, &r->term);
}

/* 回访850人，满意率96%，满意816人: of what stands behind the rate, over what stands right before
 * it; back as above. */
static void
weigh_whole_before(struct rate *r, size_t back)
{
	const struct recalled *f = recall_back(r->recall, back + 1);

	if (r->as.n == 1 && r->bs.n == 0 && f != NULL &&
	    f->id + 1 == r->m->id && f->sentence == r->m->sentence && rate_is_of(f, SPAN("")) &&
	    operand_same_unit(f, r->as.at[0]) && rate_operand(&r->of->whole, f) &&
	    (r->as.at[0]->kind == KIND_COUNT || is_all_spent(r, r->as.at[0], f)))
		operands_add(&r->bs, f);
}

/* The figure right behind the rate, if brackets hold it and the rate's words name it as what is
 * divided by; NULL: there is none.  back: how far the rate is remembered. */
static const struct recalled *
base_in_brackets(const struct rate *r, size_t back)
{
	const struct recalled *f = back == 0 ? NULL : recall_back(r->recall, back - 1);

	return f != NULL && f->id == r->m->id + 1 && f->sentence == r->m->sentence &&
	    f->depth > r->m->depth && f->op == OP_EQ &&
	    rate_operand(&r->of->whole, f) ? f : NULL;
}

/* 差旅费支出85万元，其中…、境外26万元。差旅经费控制率94%（预算安排90万元）: links the rate over
 * base with the nearest figure before it in its paragraph that its words name and that is no part
 * of another, if that gives it or would but for a slip.  True if so. */
static bool
link_bracketed(const struct rate *r, const struct recalled *base, size_t back)
{
	const struct recalled *f;
	struct term a, b = relate_recalled_term(base);

	while ((f = recall_back(r->recall, ++back)) != NULL && f->block == r->recall->block) {
		size_t ids[2] = { f->id, base->id };

		if (f->member || !rate_is_of(f, r->prefix) || !rate_operand(&r->of->part, f) ||
		    f->kind != base->kind ||
		    (f->kind == KIND_MONEY && !operand_same_unit(f, base)))
			continue;
		a = relate_recalled_term(f);
		if (!closure_rate_edit(&a, &b, &r->term))
			return false;
		rate_link(r, f->id + 1 == r->m->id ||
		    closure_rate(&a, &b, &r->term) ? REL_RATE : REL_LIKELY, ids);
		return true;
	}
	return false;
}

/* Do the rate's words name f as what is divided by, and not as what is divided? */
static bool
is_whole_alone(const struct rate *r, const struct recalled *f)
{
	return rate_operand(&r->of->whole, f) && !rate_operand(&r->of->part, f);
}

/* 新增就业6,120人，完成目标任务的102%（目标任务6,000人）: what is divided is f, right before the
 * rate; or what f is a part of (公路18.6公里，其中双车道6.2公里、单车道12.4公里). */
static void
add_done(struct rate *r, const struct recalled *f)
{
	const struct recalled *total = f->member ? operand_by_id(r->recall, f->total) : NULL;
	struct term a, b = relate_recalled_term(r->bs.at[0]);

	if (total != NULL && total->block == f->block && operand_same_unit(total, f)) {
		a = relate_recalled_term(total);
		if (closure_rate(&a, &b, &r->term))
			f = total;
	}
	operands_add(&r->as, f);
}

/* 分别完成120%和100%（目标分别为5个和15个）: is m the first of several rates of as many things? */
static bool
is_first_of_rates(const struct mentions *ms, const struct mention *m)
{
	const struct mention *next = m + 1;

	return (m->cues & CUE_EACH) != 0 || (next < ms->at + ms->n &&
	    next->sentence == m->sentence && next->q.kind == KIND_PERCENT &&
	    next->phrase.n == 0 && next->last_cue == 0 && next->depth == m->depth);
}

void
relate_rate_ahead(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	struct rate r = { .ms = ms, .m = m, .recall = recall };
	const struct recalled *f, *base;
	size_t ids[2], back;

	if (!rate_read(&r, w))
		return;
	back = weigh_behind(&r);
	f = recall_back(recall, back + 1);
	if (f != NULL && (f->clause != m->clause || f->depth > m->depth ||
	    !rate_is_of(f, r.prefix)))
		f = NULL;
	base = base_in_brackets(&r, back);
	if (base != NULL && f != NULL && f->id + 1 == m->id && operand_same_unit(f, base)) {
		r.as.n = 0;	/* 完成预算的107%（预算600万元），支出420万元 */
		r.bs = (struct operands){ .at = { base }, .n = 1 };
	} else if (base != NULL && !is_first_of_rates(ms, m) && link_bracketed(&r, base, back))
		return;
	if (r.as.n != 0 && r.bs.n == 1 && r.as.at[0] == r.bs.at[0]) {
		if (f != NULL && is_whole_alone(&r, f))
			r.bs.at[0] = f;	/* 开放床位520张，使用率90%，日均占用床位468张 */
		else
			r.as.n = 0;	/* 应参保 is no 参保 */
	}
	if (r.as.n == 0 && r.bs.n == 1 && f != NULL && operand_same_unit(f, r.bs.at[0]))
		add_done(&r, f);
	weigh_whole_before(&r, back);
	if (operands_closing(&r.as, &r.bs, &r.term, ids))
		rate_link(&r, REL_RATE, ids);
	else if (is_first_of_rates(ms, m))
		return;
	else if (is_bracketed(&r, ids) || is_counted_in_brackets(&r, back, ids) ||
	    (!rate_of_grades(&r.as) && r.as.n == 1 && rate_nearest_pair(&r.as, &r.bs, ids) &&
	    !rate_is_doubted(&r, DOUBT_AHEAD, REL_RATE, ids)))
		rate_link(&r, REL_RATE, ids);
}
