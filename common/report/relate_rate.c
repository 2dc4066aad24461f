/* relate_rate: rates, and the two figures they are made of; see relate_rate.h. */
#include "report/relate_rate.h"

#include "report/operands.h"

extern const struct data_table data_rates;

/* 支出75万元，其中：接待31万元，完成预算的15.5%: a part's rate is over its own
 * budget, which need not be printed, and not over that of the whole. */
static bool
is_part_over_other(const struct recalled *a, const struct recalled *b)
{
	return a->kind == KIND_MONEY && a->member && !b->member && a->total != b->id;
}

/* The nearest pair of one dimension, whole amounts before parts of others. */
static bool
likely_pair(const struct operands *as, const struct operands *bs,
    size_t ids[2])
{
	for (int members = 0; members <= 1; members++)
		for (size_t i = 0; i < as->n; i++)
			for (size_t j = 0; j < bs->n; j++) {
				if (as->at[i]->id == bs->at[j]->id ||
				    !operand_same_unit(as->at[i], bs->at[j]) ||
				    is_part_over_other(as->at[i], bs->at[j]) ||
				    (!members && (as->at[i]->member || bs->at[j]->member)))
					continue;
				ids[0] = as->at[i]->id;
				ids[1] = bs->at[j]->id;
				return true;
			}
	return false;
}

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
speaks_of(const struct mention *m, struct span prefix, size_t numerator,
    const struct recall *recall)
{
	const struct recalled *f = operand_by_id(recall, numerator);

	return f->kind != KIND_COUNT || prefix.n == 0 || numerator + 1 == m->id ||
	    recall_names(prefix, recalled_label(f));
}

/* Is f an operand that words name, by its label, its side or the words before it
 * (实有74人)? */
static bool
is_operand(const struct operand_words *words, const struct recalled *f)
{
	return operand_words_name(words, recalled_label(f), f->side) ||
	    operand_words_name(words, recalled_words(f), SIDE_NONE);
}

/* What a, which stands right before its rate, is a part of or was to be: the total of
 * its list, or what stands before it, in its sentence. */
static const struct recalled *
before_part(const struct recalled *a, const struct recall *recall)
{
	const struct recalled *b = a->member ? operand_by_id(recall, a->total) : recall_back(recall, 1);

	return b != NULL && operand_is_amount(b) && operand_same_unit(a, b) && b->block == a->block &&
	    b->sentence == a->sentence && !b->member && b->op == OP_EQ ? b : NULL;
}

/* 补助合计75万元，已支出75万元，完成率100%; 抽查357台，其中合格354台，合格率99.16%:
 * the numerator stands directly before the rate; then there is no other, and what
 * stands before it in the sentence is what it was to be.  Empty where that is not so. */
static struct operands
beside(const struct mention *m, struct operands *as, const struct recall *recall)
{
	const struct recalled *a = recall_back(recall, 0), *b;
	struct operands out = { .n = 0 };

	if (as->n == 0 || as->at[0] != a || a->id + 1 != m->id ||
	    a->block != recall->block || a->sentence != m->sentence ||
	    (a->kind != KIND_COUNT && (a->kind != KIND_MONEY || a->member)))
		return out;
	b = before_part(a, recall);
	if (a->kind == KIND_COUNT && b == NULL)
		return out;
	as->n = 1;
	if (b != NULL)
		operands_add(&out, b);
	return out;
}

/* A count and what it is counted among, in one sentence: no other pair can be meant,
 * unless the second is smaller and nothing says that it is the whole. */
static void
link_counts(struct mentions *ms, struct mention *m, const struct rated *of,
    const struct recalled *a, const struct recalled *b)
{
	bool sure = (a->member && a->total == b->id) || is_operand(&of->whole, b) ||
	    decimal_cmp(b->value, a->value) >= 0;

	mentions_link(ms, m, sure ? "rate" : "likely", "$/$", (size_t[]){ a->id, b->id });
}

/* A rate whose base stands far away. */
struct far {
	const struct recalled *a;
	struct term rate;
	const struct rated *of;	/* what it is made of */
	bool exactly;		/* else but for one slip, which is worth a look */
};

/* May b be what far's rate is over?  What is as much as the numerator is that figure
 * again; a target may be a least (不少于1.80万亩). */
static bool
may_be_base(const struct far *far, const struct recalled *b)
{
	return operand_is_amount(b) && !b->cell && operand_same_unit(far->a, b) &&
	    (b->op == OP_EQ || (b->op == OP_GE && far->of->target)) &&
	    decimal_cmp(b->value, far->a->value) != 0;
}

/* 计划新建水厂2座，铺设管网186.4公里: do words before the figure back places ago, or
 * before those before it in its sentence, say that it was to be?  A least always was. */
static bool
is_planned(const struct recall *recall, const struct far *far, size_t back)
{
	const struct recalled *b = recall_back(recall, back), *f = b;

	for (; f != NULL && f->block == b->block && f->sentence == b->sentence;
	    f = recall_back(recall, ++back))
		if (f->op == OP_GE || is_operand(&far->of->whole, f))
			return true;
	return false;
}

/* Does b give the rate: exactly, or but for one digit of the rate or, of counts, of
 * an operand?  Amounts have too many digits for that. */
static bool
gives_far(const struct far *far, const struct recalled *b)
{
	struct term part = relate_recalled_term(far->a), whole = relate_recalled_term(b);

	if (far->exactly)
		return (far->of->target || decimal_cmp(b->value, far->a->value) > 0) &&
		    closure_rate(&part, &whole, &far->rate);
	return far->a->kind == KIND_COUNT && closure_rate_slip(&part, &whole, &far->rate);
}

/* The same of labels that are alike; the cheaper question first. */
static bool
fits_far(const struct far *far, const struct recalled *b)
{
	struct span of = recalled_label(far->a), name = recalled_label(b);

	if (far->exactly)
		return gives_far(far, b) && recall_alike(of, name);
	return far->a->kind == KIND_COUNT && recall_alike(of, name) && gives_far(far, b);
}

/* 安装智能水表18,204只，完成率98.4%, and how many were planned stands pages
 * before: what is like it and gives the rate; only where that is no accident. */
static const struct recalled *
far_base(const struct recall *recall, const struct far *far, size_t back)
{
	const struct recalled *b;

	for (size_t k = back; (b = recall_back(recall, k)) != NULL; k++)
		if (may_be_base(far, b) && fits_far(far, b) &&
		    (far->exactly || !far->of->target || is_planned(recall, far, k)))
			return b;
	return NULL;
}

/* May a be the numerator of the rate m: in its sentence, or by the rate's name
 * (完工项目139个; … 完工率)? */
static bool
may_be_part(const struct mentions *ms, const struct mention *m, const struct recalled *a,
    const struct recall *recall)
{
	struct span name = mentions_text(ms, m->phrase);

	if (!operand_is_amount(a) || a->op != OP_EQ)
		return false;
	if (a->block == recall->block && a->sentence == m->sentence)
		return true;
	return span_ends(name, SPAN("率")) && name.n > strlen("率") &&
	    span_find(recalled_label(a), span_slice(name, 0, name.n - strlen("率"))) != SIZE_MAX;
}

static bool
link_far_rate(struct mentions *ms, struct mention *m, const struct rated *of,
    const struct recall *recall, bool exactly)
{
	struct far far = { .rate = relate_term(m), .of = of, .exactly = exactly };
	const struct recalled *b;

	if (decimal_cmp(far.rate.quantum, decimal_of(1)) >= 0)
		return false;
	for (size_t i = 0; i < REACH_FAR_RATE && (far.a = recall_back(recall, i)) != NULL; i++) {
		if (far.a->block + 1 < recall->block)
			break;
		if (!may_be_part(ms, m, far.a, recall) || (b = far_base(recall, &far, i + 1)) == NULL)
			continue;
		mentions_link(ms, m, exactly ? "rate" : "likely", "$/$",
		    (size_t[]){ far.a->id, b->id });
		return true;
	}
	return false;
}

/* 非常满意150份、满意38份、基本满意8份，满意度100%: which of one list's parts the
 * rate takes together is not said. */
static bool
are_grades(const struct operands *as)
{
	return as->n >= 2 && as->at[0]->kind == KIND_COUNT && as->at[0]->member &&
	    as->at[1]->member && as->at[0]->total == as->at[1]->total &&
	    as->at[0]->breakdown == as->at[1]->breakdown;
}

static bool
is_part_before(const struct recalled *part, const struct mention *m)
{
	return part->kind == KIND_MONEY && part->member && part->id + 1 == m->id;
}

/* ；公务接待费31000元，完成预算的15.5%: the only part in its clause, right before m. */
static bool
is_sole_part(const struct recalled *part, const struct mention *m, const struct recall *recall)
{
	const struct recalled *f;

	if (!is_part_before(part, m) || part->clause != m->clause)
		return false;
	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL; back++)
		if (f != part && f->member && f->total == part->total && f->clause == part->clause &&
		    f->block == part->block)
			return false;
	return true;
}

static bool
in_clause(const struct recalled *f, const struct mention *m, const struct recall *recall)
{
	return f->block == recall->block && f->sentence == m->sentence && f->clause == m->clause;
}

/* 甲项目预算120万元，支出96.8万元；乙项目预算200万元，结转18.30万元，执行率90.85%: is only the
 * base in the rate's clause, and has the clause of the numerator a base of its own? */
static bool
is_of_other_clause(const struct operands *as, const struct operands *bs, const struct mention *m,
    const struct recall *recall)
{
	const struct recalled *a = as->at[0];

	if (!in_clause(bs->at[0], m, recall) || in_clause(a, m, recall))
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
guessed_pair(const struct mention *m, struct span prefix, bool bare, struct operands *as,
    struct operands *bs, const struct recall *recall, size_t ids[2])
{
	if (are_grades(as) || !keep_near(as, recall) || !keep_near(bs, recall))
		return false;
	if (is_of_other_clause(as, bs, m, recall))
		return false;
	if ((bare && is_part_before(as->at[0], m)) || is_sole_part(as->at[0], m, recall))
		as->n = 1;
	return likely_pair(as, bs, ids) && speaks_of(m, prefix, ids[0], recall);
}

/* May f be an operand of a rate of what prefix names? */
static bool
is_of(const struct recalled *f, struct span prefix)
{
	return operand_is_amount(f) && !f->cell && f->op == OP_EQ &&
	    (prefix.n == 0 || f->kind != KIND_MONEY || recall_names(prefix, recalled_label(f)));
}

/* 执行率 and its like are of money, by roles of amounts; of counts only where these stand
 * in the rate's own sentence: 计划新建1,400户 / 新建1,376户 / 发放补助633万元，执行率99%. */
static bool
is_counted_apart(size_t row, const struct recalled *f, const struct mention *m,
    const struct recall *recall)
{
	return f->kind == KIND_COUNT && DATA_CELL(&data_rates, row, 1)[0] == '<' &&
	    (f->block != recall->block || f->sentence != m->sentence);
}

/* Adds f to what may be divided and to what it may be divided by. */
static void
weigh(const struct rated *of, const struct recalled *f, struct operands *as,
    struct operands *bs)
{
	if (is_operand(&of->part, f))
		operands_add(as, f);
	if (is_operand(&of->whole, f))
		operands_add(bs, f);
}

/* The row of rates.tsv that m goes by; SIZE_MAX for none. */
static size_t
row_of(const struct relate_words *w, const struct mentions *ms, const struct mention *m,
    struct span *name, struct span *prefix)
{
	*name = mentions_text(ms, m->full.n != 0 ? m->full : m->phrase);
	return m->q.op != OP_EQ ? SIZE_MAX : relate_rate_name(w, *name, prefix);
}

void
relate_rate_ahead(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	struct operands as = { .n = 0 }, bs = { .n = 0 };
	struct span name, prefix = { NULL, 0 };
	struct term rate = relate_term(m);
	const struct recalled *f;
	size_t ids[2], back = 0, row = row_of(w, ms, m, &name, &prefix);

	for (; row != SIZE_MAX && (f = recall_back(recall, back)) != NULL && f->id > m->id; back++)
		if (f->sentence == m->sentence && f->clause == m->clause && is_of(f, prefix))
			weigh(&w->rated[row], f, &as, &bs);
	if (as.n != 0 && bs.n == 1 && as.at[0] == bs.at[0])
		as.n = 0;		/* 应参保 is no 参保 */
	if (as.n == 0 && bs.n == 1 && (f = recall_back(recall, back + 1)) != NULL &&
	    f->clause == m->clause && is_of(f, prefix) && operand_same_unit(f, bs.at[0]))
		operands_add(&as, f);	/* 新增就业6,120人，完成目标任务的102%（目标任务6,000人） */
	if (!operands_closing(&as, &bs, &rate, ids) &&
	    (are_grades(&as) || as.n != 1 || !likely_pair(&as, &bs, ids)))
		return;
	mentions_link(ms, m, "rate", "$/$", ids);
}

/* 收回有效问卷288份。满意274人，满意度95.14%: does b end the sentence before that of m,
 * which begins with a? */
static bool
is_sentence_before(const struct recalled *a, const struct recalled *b, const struct mention *m)
{
	return a->id + 1 == m->id && b->block == a->block && b->sentence + 1 == m->sentence;
}

/* 床位2,400张，入住1,536人，入住率64%: counts in two measure words, the nearest that the
 * rate's words name, in its sentence; exactly or but for one slip. */
static bool
counts_apart(const struct operands *as, const struct operands *bs, const struct mention *m,
    const struct recall *recall, size_t ids[2])
{
	struct term a, b, rate = relate_term(m);

	if (!operands_in_sentence(as, m, recall) || (!operands_in_sentence(bs, m, recall) &&
	    (bs->n == 0 || !is_sentence_before(as->at[0], bs->at[0], m))) ||
	    as->at[0]->kind != KIND_COUNT || bs->at[0]->kind != KIND_COUNT ||
	    as->at[0]->id == bs->at[0]->id || operand_same_unit(as->at[0], bs->at[0]))
		return false;
	a = relate_recalled_term(as->at[0]);
	b = relate_recalled_term(bs->at[0]);
	ids[0] = as->at[0]->id;
	ids[1] = bs->at[0]->id;
	return closure_rate(&a, &b, &rate) || (decimal_cmp(rate.value, decimal_of(100)) < 0 &&
	    closure_rate_edit(&a, &b, &rate));
}

/* The counts of m's sentence before it, nearest first. */
static struct operands
counts_of_sentence(const struct mention *m, const struct recall *recall)
{
	struct operands out = { .n = 0 };
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL; back++) {
		if (f->block != recall->block || f->sentence != m->sentence)
			break;
		if (f->kind == KIND_COUNT && f->op == OP_EQ)
			operands_add(&out, f);
	}
	return out;
}

/* 培育300人，超目标任务（280人）20人，完成率107.14%: do two counts of the sentence, by
 * whatever name, give the rate to places that are no accident? */
static bool
counts_closing(const struct mention *m, const struct recall *recall, size_t ids[2])
{
	struct operands counts = counts_of_sentence(m, recall);
	struct term rate = relate_term(m);

	return decimal_cmp(rate.quantum, decimal_of(1)) < 0 &&
	    operands_closing(&counts, &counts, &rate, ids);
}

/* 举办演出48场次，目标45场次，完成率107.66%: the only two counts of the sentence, one of
 * them by its words what the rate is over. */
static bool
counts_against(const struct rated *of, const struct mention *m, const struct recall *recall,
    size_t ids[2])
{
	struct operands counts = counts_of_sentence(m, recall);
	bool first = counts.n == 2 && is_operand(&of->whole, counts.at[0]);
	const struct recalled *a, *b;

	if (!of->target || counts.n != 2 || first == is_operand(&of->whole, counts.at[1]) ||
	    counts.at[0]->id + 1 != m->id || !operand_same_unit(counts.at[0], counts.at[1]))
		return false;
	a = counts.at[first];
	b = counts.at[!first];
	ids[0] = a->id;
	ids[1] = b->id;
	return operand_is_amount(a) && operand_is_amount(b) && !a->member && !b->member;
}

/* 办结118件，…，其中按期办结117件，按期办结率97.50%: the count right before the rate over
 * whichever count of the sentence gives it, 118 or the 120 that came in. */
static bool
count_closing(const struct mention *m, const struct recall *recall, size_t ids[2])
{
	struct operands as = { .n = 0 }, bs = counts_of_sentence(m, recall);
	struct term rate = relate_term(m);

	if (bs.n < 2 || bs.at[0] != recall_back(recall, 0) || bs.at[0]->id + 1 != m->id ||
	    decimal_cmp(rate.value, decimal_of(100)) >= 0)	/* any is all of itself */
		return false;
	operands_add(&as, bs.at[0]);
	return operands_closing(&as, &bs, &rate, ids);
}

/* Counts of m's sentence by the numerator's word, farthest first, and by its opposite. */
struct grades {
	struct term at[OPERANDS_MAX];
	size_t n;
	const struct recalled *opposite, *whole;
};

/* 满意70份，基本满意20份，不满意10份: the grades that word names, of whole. */
static struct grades
grades_of(const struct mention *m, struct span word, const struct operands *as,
    const struct recalled *whole, const struct recall *recall)
{
	struct operands counts = counts_of_sentence(m, recall);
	struct grades g = { .whole = whole };

	for (size_t i = as->n; i-- > 0; )
		if (as->at[i]->block == recall->block && as->at[i]->sentence == m->sentence &&
		    operand_same_unit(as->at[i], whole) && as->at[i]->id > whole->id &&
		    span_ends(recalled_label(as->at[i]), word))
			g.at[g.n++] = relate_recalled_term(as->at[i]);
	for (size_t i = 0; i < counts.n && counts.at[i]->id > whole->id; i++)
		if (operand_same_unit(counts.at[i], whole) &&
		    span_ends(recalled_label(counts.at[i]), word) &&
		    !relate_operand(word, recalled_label(counts.at[i]), SIDE_NONE))
			g.opposite = counts.at[i];
	return g;
}

/* Does the rate take the first two grades together, or more of them?  *all is what they
 * all come to. */
static bool
takes_together(const struct grades *g, const struct term *rate, struct decimal *all)
{
	struct term sum = g->at[0], whole = relate_recalled_term(g->whole);
	bool closes = false;

	for (size_t i = 1; i < g->n; i++) {
		if (!decimal_add(sum.value, g->at[i].value, &sum.value))
			return false;
		closes |= closure_rate(&sum, &whole, rate);
	}
	*all = sum.value;
	return closes;
}

/* Of grades, the rate is what the opposite leaves of the whole where they are all told;
 * else nothing is said of a rate that takes some of them together.  False: there are no
 * grades. */
static bool
link_grades(struct mentions *ms, struct mention *m, size_t row, const struct operands *as,
    const struct operands *bs, const struct recall *recall)
{
	struct span word = span_of(DATA_CELL(&data_rates, row, 1));
	struct term rate = relate_term(m), terms[2], left;
	struct decimal all;
	struct grades g;
	bool closes;

	if (as->n < 2 || as->at[0]->kind != KIND_COUNT || !operands_in_sentence(bs, m, recall))
		return false;
	g = grades_of(m, word, as, bs->at[0], recall);
	if (g.n < 2)
		return false;
	closes = takes_together(&g, &rate, &all);
	if (g.opposite == NULL)
		return closes;
	terms[0] = left = relate_recalled_term(g.opposite);
	terms[1] = (struct term){ all, left.quantum, true };
	left = relate_recalled_term(g.whole);
	if (!closure_sum(&left, terms, 2))
		return closes;
	if (!closes || closure_rate(&terms[1], &left, &rate))
		mentions_link(ms, m, "rate", "1-$/$", (size_t[]){ g.opposite->id, g.whole->id });
	return true;
}

/* 乙项目预算200万元，支出180万元，执行率90%；综合执行率93.33%: has a rate before m in its
 * sentence been told to be of these two, so that m, whose words say more than its name, is
 * of more? */
static bool
is_of_more(const struct mentions *ms, const struct mention *m, const size_t ids[2], bool bare)
{
	size_t other[2];

	for (const struct mention *e = m; !bare && e-- > ms->at && e->sentence == m->sentence; )
		if (e->function == FUNCTION_RATE && mentions_quotient(ms, e, "rate", other) &&
		    other[0] == ids[0] && other[1] == ids[1])
			return true;
	return false;
}

/* 收入12,708万元，占年初预算18,000万元的70.6%。支出36,290万元，完成调整预算的93.4%: is the base, of
 * another sentence, one that something said with it has been divided by? */
static bool
is_base_of_other(const struct mentions *ms, const struct mention *m, const size_t ids[2],
    const struct recall *recall)
{
	const struct recalled *base = operand_by_id(recall, ids[1]);
	size_t other[2];

	if (base == NULL || base->block != recall->block || base->sentence == m->sentence)
		return false;
	for (const struct mention *e = m; e-- > ms->at; )
		if (e->sentence == base->sentence && (mentions_quotient(ms, e, "share", other) ||
		    mentions_quotient(ms, e, "rate", other)) && other[1] == ids[1] && other[0] != ids[0])
			return true;
	return false;
}

/* 执行率, 整改率 …: operands by rates.tsv, of what the prefix names. */
bool
relate_rate(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	struct operands as = { .n = 0 }, bs = { .n = 0 }, near;
	struct term rate = relate_term(m);
	struct span prefix = { NULL, 0 }, name;
	const struct recalled *f;
	size_t ids[2], row = row_of(w, ms, m, &name, &prefix);
	bool bare;

	if (row == SIZE_MAX)
		return false;
	bare = name.n == strlen(DATA_CELL(&data_rates, row, 0));
	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL; back++)
		if (f->block + REACH_PASSAGE >= recall->block && is_of(f, prefix) &&
		    !is_counted_apart(row, f, m, recall))
			weigh(&w->rated[row], f, &as, &bs);
	if (!operands_closing(&as, &bs, &rate, ids) && link_grades(ms, m, row, &as, &bs, recall))
		return true;
	near = beside(m, &as, recall);
	if ((near.n != 0 && operands_closing(&as, &near, &rate, ids)) ||
	    count_closing(m, recall, ids)) {
		mentions_link(ms, m, "rate", "$/$", ids);
		return true;
	}
	if (near.n != 0 && as.at[0]->kind == KIND_COUNT) {
		link_counts(ms, m, &w->rated[row], as.at[0], near.at[0]);
		return true;
	}
	if (counts_apart(&as, &bs, m, recall, ids) ||
	    (as.n == 0 && (counts_closing(m, recall, ids) ||
	    (prefix.n == 0 && counts_against(&w->rated[row], m, recall, ids))))) {
		mentions_link(ms, m, "rate", "$/$", ids);
		return true;
	}
	if (!operands_closing(&as, &bs, &rate, ids) &&
	    ((near.n != 0 && !operands_in_sentence(&bs, m, recall)) ||
	    !guessed_pair(m, prefix, bare, &as, &bs, recall, ids) ||
	    is_of_more(ms, m, ids, bare) || is_base_of_other(ms, m, ids, recall)))
		return !are_grades(&as) && (link_far_rate(ms, m, &w->rated[row], recall, true) ||
		    link_far_rate(ms, m, &w->rated[row], recall, false));
	mentions_link(ms, m, "rate", "$/$", ids);
	return true;
}
