/* relate_unsaid_sum: amounts of a sentence that make up another of it; see
 * relate_unsaid_parts.h. */
#include "relation/relate_unsaid_run.h"

#include "language/grammar.h"
#include "relation/relate_balance.h"
#include "relation/relate_names.h"
#include "relation/relate_sum.h"
#include "sentence/formula.h"
#include "sentence/recall.h"
#include "text/punct.h"

enum {
	CLOSE = 4,		/* digits of three parts or more that nearly make the total */
	TOLD = 5		/* and of a slip in one that does not */
};

/* 年初预算480万元，全年预算530万元，支出总计510万元: are budgets as a whole among what would make
 * up an amount that is none? */
static bool
has_plans(const struct sentence *s, const struct mention *total, const struct run *run)
{
	bool found = false;

	if (relate_is_plan(s->words, mentions_text(s->ms, total->label)))
		return false;
	for (size_t k = 0; k < run->n && !found; k++)
		found = relate_is_plan(s->words, mentions_text(s->ms, s->ms->at[run->at[k]].label));
	return found && relate_is_outcome(s->words, mentions_text(s->ms, total->label));
}

/* 年初结转27.45万元，年初结余12.10万元，本年收入合计640.18万元: is total balanced against one of
 * the run? */
static bool
has_other_side(const struct sentence *s, const struct mention *total, const struct run *run)
{
	for (size_t k = 0; k < run->n; k++)
		if (balance_apart(s->words, s->ms, total, &s->ms->at[run->at[k]]))
			return true;
	return false;
}

/* Is residue no more than that part of the total? */
static bool
is_within(const struct decimal *residue, const struct term *total, int part)
{
	struct decimal scaled;

	return decimal_mul(decimal_abs(*residue), decimal_of(part), &scaled) &&
	    decimal_cmp(scaled, total->value) <= 0;
}

static bool
is_largest(const struct term *total, const struct run *run)
{
	for (size_t i = 0; i < run->n; i++)
		if (decimal_cmp(run->terms[i].value, total->value) > 0)
			return false;
	return true;
}

/* 一类24座、二类68座、三类31座: are the amounts of run, first to last, told in one breath, and no
 * others between them? */
static bool
is_breath(const struct sentence *s, const struct run *run)
{
	for (size_t k = 1; k < run->n; k++)
		if (run->at[k] != run->at[k - 1] + 1 || !span_starts(unsaid_between(s,
		    &s->ms->at[run->at[k - 1]], &s->ms->at[run->at[k]]), SPAN("、")))
			return false;
	return !s->ms->at[run->at[run->n - 1]].and_others;
}

/* 工资1,010万元、商品304万元、补助206万元: does the run go on from total as one more of it? */
static bool
goes_on_from(const struct sentence *s, const struct mention *total, const struct run *run)
{
	const struct mention *first = &s->ms->at[run->at[0]];

	return first == total + 1 && span_starts(unsaid_between(s, total, first), SPAN("、"));
}

/* 年末余额105.39亿元，当年回收9.24亿元，年初余额98.15亿元: is the last of run what there was
 * before, so that others may be to be taken from it?  What was carried over is added to what came
 * in (总收入, 上年结转). */
static bool
ends_earlier(const struct sentence *s, const struct mention *total, const struct run *run)
{
	const struct mention *last = &s->ms->at[run->at[run->n - 1]];

	return run->at[0] < run->at[run->n - 1] &&
	    word_table_starts(&qualifiers, "earlier", mentions_text(s->ms, last->label)) &&
	    (!word_table_in(&qualifiers, "brought", mentions_text(s->ms, last->label)) ||
	    word_table_in(&qualifiers, "brought", mentions_text(s->ms, total->label)));
}

/* 粮食38.3万吨，肉类5.8万吨，蔬菜46.4万吨: names total, as none of the run does, all of something
 * (地区生产总值)?  Else it may be one more of its kind. */
static bool
is_of_all(const struct sentence *s, const struct mention *total, const struct run *run)
{
	for (size_t k = 0; k < run->n; k++)
		if (word_table_in(&name_words, "entire",
		    mentions_text(s->ms, s->ms->at[run->at[k]].label)))
			return false;
	return word_table_in(&name_words, "entire", mentions_text(s->ms, total->label)) ||
	    word_table_in(&name_words, "entire", mentions_text(s->ms, total->before));
}

/* How the whole run makes total: as rel, REL_LIKELY, or REL_NONE for not at all.  Where it
 * does not add up, few digits tell a slip only if words say that it should, and it is
 * no large part that is missing. */
static enum relation
relation_of(const struct sentence *s, const struct mention *m, const struct run *run,
    enum relation rel)
{
	bool before;
	struct term total;
	enum closure_slip slip;
	struct decimal residue;
	int digits;

	if (run->n < 2)
		return REL_NONE;	/* mostly */
	before = rel == REL_SUM;
	total = relate_term(m);
	if (!is_largest(&total, run) && !run->counted)
		return REL_NONE;
	digits = closure_digits(&total, run->terms, run->n);
	if (closure_sum(&total, run->terms, run->n))
		return run->divided || digits >= UNSAID_HELD ? rel : REL_NONE;
	if (run->skipped || mention_linked(m, REL_NAMES) || ends_earlier(s, m, run))
		return REL_NONE;	/* it has been counted */
	if (!run->divided && goes_on_from(s, m, run))
		return REL_NONE;
	if (closure_residue(&total, run->terms, run->n, &residue) &&
	    relate_misses_one(s->ms, run->at, run->n, &residue))
		return REL_NONE;
	slip = closure_slip(&total, run->terms, run->n);
	if (slip == SLIP_TELLING && (run->divided || (!before && digits >= TOLD)))
		return REL_LIKELY;
	if (slip == SLIP_NONE || !closure_residue(&total, run->terms, run->n, &residue))
		return REL_NONE;
	if (run->counted)
		return REL_LIKELY;
	if (run->divided)
		return is_within(&residue, &total, 3) ? REL_LIKELY : REL_NONE;
	if (before && !is_breath(s, run) && !is_of_all(s, m, run))
		return REL_NONE;
	return run->n >= 3 && digits >= (is_breath(s, run) ? UNSAID_HELD : CLOSE) &&
	    is_within(&residue, &total, 10) ? REL_LIKELY : REL_NONE;
}

/* 项目12个（含上年结转3个），年初批复5个，年中新增4个: the parts that run misses stand in
 * the brackets right behind total; true if with them it adds up. */
static bool
complete(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];
	struct run wide;
	struct term whole = relate_term(total);

	run_reset(&wide);
	for (size_t k = i + 1; k < run->at[0] && wide.n + run->n < RUN_MAX; k++)
		if (s->ms->at[k].depth == total->depth + 1 &&
		    run_is_addend_inside(&s->ms->at[k], total))
			run_take(&wide, &s->ms->at[k], k);
	for (size_t k = 0; k < run->n; k++)
		run_take(&wide, &s->ms->at[run->at[k]], run->at[k]);
	if (wide.n == run->n || !closure_sum(&whole, wide.terms, wide.n))
		return false;
	*run = wide;
	return true;
}

/* 支出预算30.00万元，支出决算24.54万元；接待费支出预算3.01万元，支出决算2.48万元: do total and
 * its run name both what was planned and what was spent? */
static bool
mixes_sides(const struct sentence *s, const struct mention *total, const struct run *run)
{
	bool planned = false, spent = false;

	for (size_t k = 0; k <= run->n && total->q.kind == KIND_MONEY; k++) {
		const struct mention *m = k < run->n ? &s->ms->at[run->at[k]] : total;
		enum side side = relate_side(s->words, mentions_text(s->ms, m->label));

		planned |= side == SIDE_BUDGET || side == SIDE_INITIAL;
		spent |= side == SIDE_FINAL;
	}
	return planned && spent;
}

/* 全局80人，由公务员30人、事业人员45人、工勤人员10人组成: do words say that total consists of the
 * run, which begins right behind it, and nothing else? */
static bool
is_composed(const struct sentence *s, const struct mention *total, const struct run *run)
{
	const struct mention *first = &s->ms->at[run->at[0]];
	const struct mention *last = &s->ms->at[run->at[run->n - 1]];
	struct span words = unsaid_between(s, total, first);

	words = span_slice(words, punct_starts(words, ','), words.n);
	return first == total + 1 && total->nlinks == 0 && is_breath(s, run) &&
	    word_table_starts(&qualifiers, "since", words) &&
	    word_table_starts(&qualifiers, "composes",
	    span_slice(s->text, last->q.to, s->text.n));
}

/* Links the parts of run to total by rel; REL_NONE: not at all. */
static void
link_run(const struct sentence *s, const struct mention *total, const struct run *run,
    enum relation rel)
{
	size_t ids[2] = { total->id, mentions_breakdowns(s->ms, total->id) + 1 };

	for (size_t k = 0; k < run->n && rel != REL_NONE; k++) {
		struct mention *m = &s->ms->at[run->at[k]];

		mentions_link(s->ms, m, rel, ids[1] > 1 ? "$#$" : "$", ids);
		m->member = true;
		m->total = total->id;
		m->breakdown = ids[1];
	}
}

/* 为1,600名减免163.04万元，直免1,386名、142.68万元，报销214名、20.36万元: do the figures, steps
 * from those of run, which belongs to total i, make the one so far from that total? */
static bool
makes_beside(const struct sentence *s, size_t i, const struct run *run, ptrdiff_t steps)
{
	const struct mention *total = &s->ms->at[i], *whole = total + steps;
	struct run beside;
	struct term of;

	if ((steps < 0 && i == s->from) || i + 1 == s->to || !unsaid_amount(whole) ||
	    relate_same_unit(whole, total) || whole->clause != total->clause)
		return false;
	run_reset(&beside);
	for (size_t k = 0; k < run->n; k++) {
		const struct mention *m = &s->ms->at[run->at[k]] + steps;

		if (run->at[k] + 1 == s->to || !unsaid_is_stated(m) ||
		    !relate_same_unit(m, whole))
			return false;
		run_take(&beside, m, run->at[k]);
	}
	of = relate_term(whole);
	return run_has_digits(whole, &beside) && closure_sum(&of, beside.terms, beside.n);
}

/* 资助1,035人次、111.25万元，春季440人次、50.6万元，秋季595人次、60.65万元，免费471人次、35万元:
 * stands beside each part of what stands steps from total i one more of the total's kind?  These
 * are the run then, whatever comes behind them. */
static void
run_beside(const struct sentence *s, size_t i, struct run *run, ptrdiff_t steps)
{
	const struct mention *at = s->ms->at, *whole = &at[i] + steps;
	struct run beside;

	if ((steps < 0 && i == s->from) || i + 1 == s->to || whole->clause != at[i].clause ||
	    !unsaid_amount(whole) || relate_same_unit(whole, &at[i]))
		return;
	run_reset(&beside);
	for (size_t k = i + 1; k < s->to; k++) {
		const struct mention *m = &at[k] - steps;

		if (!at[k].member || at[k].total != whole->id)
			continue;
		if (beside.n == RUN_MAX || m <= &at[i] || m >= at + s->to ||
		    !run_is_addend(m, &at[i]))
			return;
		run_take(&beside, m, (size_t)(m - at));
	}
	if (beside.n < 2)
		return;
	*run = beside;
	run->divided = true;
}

/* 扑救17.4万起，救援10.4万起，合计占70.7%；救助5.4万起: does a share between total and the end of
 * its run gather what stands before it, so that total is one of those? */
static bool
is_gathered(const struct sentence *s, size_t i, const struct run *run)
{
	for (size_t k = i + 1; k < run->at[run->n - 1]; k++) {
		const struct mention *m = &s->ms->at[k];
		struct span words = span_slice(s->text, m[-1].q.to, m->q.from);

		words = span_slice(words, punct_starts(words, ','), words.n);
		if (m->q.kind == KIND_PERCENT && word_table_starts(&qualifiers, "gathers", words))
			return true;
	}
	return false;
}

/* Does the sum that link tells add up the figures numbered one and other? */
static bool
adds_up(const struct mentions *ms, const struct link *link, size_t one, size_t other)
{
	struct span expression = mentions_text(ms, link->of);
	struct formula f = { .n = 0 };
	size_t found = 0;

	if (link->rel == REL_SUM && formula_next(&expression, &f))
		for (size_t k = 0; k < f.n; k++)
			found += f.ids[k] == one || f.ids[k] == other;
	formula_release(&f);
	return found == 2;
}

/* 送审2,400万元；道路审定900万元、管网审定1,200万元，合计2,100万元: does a sum behind the run
 * add up what it begins with? */
static bool
has_sum_behind(const struct sentence *s, const struct run *run)
{
	for (size_t k = run->at[run->n - 1] + 1; k < s->to; k++)
		for (size_t n = 0; n < s->ms->at[k].nlinks; n++)
			if (adds_up(s->ms, &s->ms->at[k].links[n], s->ms->at[run->at[0]].id,
			    s->ms->at[run->at[1]].id))
				return true;
	return false;
}

/* Are two of the mentions from..to (not including to) of the unit of total?  Fewer make up
 * nothing. */
static bool
may_have_parts(const struct sentence *s, const struct mention *total, size_t from, size_t to)
{
	size_t n = 0;

	while (from < to && n < 2)
		n += relate_same_unit(&s->ms->at[from++], total);
	return n == 2;
}

/* 15个（含转列5个），年初8个（含结转1个），年中8个（含转列5个）: is m behind the brackets that
 * total stands in? */
static bool
is_outside(const struct sentence *s, const struct mention *total, const struct mention *m)
{
	struct span words = span_slice(s->text, total->q.to, m->q.from);
	size_t close = total->depth == 0 ? NONE : punct_find(words, ')');

	return close != NONE && punct_find(span_slice(words, 0, close), '(') == NONE;
}

/* Is the run, which does not make total, outside its brackets by another name, or does the
 * sentence go on behind it with what its last goes by?  Then it is not all of it. */
static bool
is_loose(const struct sentence *s, const struct mention *total, const struct run *run)
{
	const struct mentions *ms = s->ms;
	const struct mention *last = &ms->at[run->at[run->n - 1]];
	struct span name = mentions_text(ms, last->label);

	for (size_t k = 0; k < run->n; k++)
		if (is_outside(s, total, &ms->at[run->at[k]]) &&
		    !recall_names(mentions_text(ms, total->label),
		    mentions_text(ms, ms->at[run->at[k]].label)))
			return true;
	for (const struct mention *e = last + 1; total->depth != 0 && e < ms->at + s->to; e++)
		if (unsaid_amount(e) && relate_same_unit(e, last) &&
		    span_eq(mentions_text(ms, e->label), name))
			return true;
	return false;
}

/* 车辆144万元；垃圾桶1,800个36万元，单价200元: does the sentence tell behind total an amount like
 * its parts, which a price explains, so that these are not all? */
static bool
leaves_priced(const struct sentence *s, const struct mention *total)
{
	for (const struct mention *e = total + 1; e < s->ms->at + s->to; e++)
		if (mention_linked(e, REL_AVERAGE) && unsaid_amount(e) && !e->member &&
		    relate_same_unit(e, total) && e->depth == total->depth &&
		    span_has(mentions_text(s->ms, e->links[0].of), SPAN("*")))
			return true;
	return false;
}

/* 培训320人，业务280人，党务150人，都参加110人: does the last of run count again some of the
 * others? */
static bool
ends_with_both(const struct sentence *s, const struct run *run)
{
	return run->n > 1 && word_table_in(&qualifiers, "twice",
	    mentions_text(s->ms, s->ms->at[run->at[run->n - 1]].before));
}

static bool
link_parts(const struct sentence *s, size_t i)
{
	const struct mention *total = &s->ms->at[i];
	enum relation rel;
	struct run run;

	if (!may_have_parts(s, total, i + 1, s->to))
		return false;
	run_behind(s, i, &run);
	if (run.n < 2)
		run_years(s, i, &run);
	run_beside(s, i, &run, 1);
	run_beside(s, i, &run, -1);
	run.divided |= run.n > 1 && (makes_beside(s, i, &run, 1) ||
	    makes_beside(s, i, &run, -1));
	rel = run.n > 1 && is_composed(s, total, &run) ? REL_PART :
	    relation_of(s, total, &run, REL_PART);
	if (rel == REL_LIKELY)
		rel = complete(s, i, &run) ? REL_PART :
		    mixes_sides(s, total, &run) || is_gathered(s, i, &run) ||
		    leaves_priced(s, total) || ends_with_both(s, &run) ||
		    has_sum_behind(s, &run) || has_other_side(s, total, &run) ||
		    is_loose(s, total, &run) ? REL_NONE : rel;
	link_run(s, total, &run, rel);
	return rel != REL_NONE;
}

/* 共扣8.7分：甲扣0.6分，乙扣3分，丙扣1.1分，丁扣4分: does a sum of the sentence add up mention i
 * and what run ends with?  Then that is no part of it. */
static bool
is_summed_with(const struct sentence *s, size_t i, const struct run *run)
{
	for (size_t k = s->from; k < s->to && run->n != 0; k++) {
		const struct mention *m = &s->ms->at[k];

		for (size_t n = 0; n < m->nlinks; n++)
			if (adds_up(s->ms, &m->links[n], s->ms->at[i].id,
			    s->ms->at[run->at[0]].id))
				return true;
	}
	return false;
}

/* 接件374件次，其中窗口173件、网上201件，办结368件: are the amounts of run, last to first, said
 * to be parts of something before them? */
static bool
is_of_list(const struct sentence *s, const struct run *run)
{
	const struct mention *first = run->n == 0 ? NULL : &s->ms->at[run->at[run->n - 1]];

	return first != NULL && (first->cues & CUE_PARTS) != 0 && first > s->ms->at + s->from;
}

/* Do the words before mention i end with a word for what is to be reached? */
static bool
is_aim(const struct sentence *s, size_t i)
{
	return word_table_ends(&qualifiers, "aim", unsaid_clause(s, &s->ms->at[i]));
}

/* 任务400万元，1-11月362万元，12月53万元，全年415万元: does the run begin with what was to be
 * reached, and is none of the others, nor total, so that they are held against it? */
static bool
begins_with_aim(const struct sentence *s, size_t total, const struct run *run)
{
	bool found = run->n > 2 && is_aim(s, run->at[run->n - 1]) && !is_aim(s, total);

	for (size_t k = 0; k + 1 < run->n && found; k++)
		found = !is_aim(s, run->at[k]);
	return found;
}

/* How the run makes total i, without the aim that it begins with where that is no part of it. */
static enum relation
sum_of(const struct sentence *s, size_t i, struct run *run)
{
	enum relation all = relation_of(s, &s->ms->at[i], run, REL_SUM), rest;

	if (all == REL_SUM || !begins_with_aim(s, i, run))
		return all;
	run->n--;
	rest = relation_of(s, &s->ms->at[i], run, REL_SUM);
	return all == REL_NONE && rest == REL_LIKELY ? REL_NONE : rest;
}

/* 服务186户；认定35户，总数212户，较上年末177户净增35户: does the sentence tell by how much total
 * is more than it was, so that it need not be made of what stands before it? */
static bool
is_held_against(const struct sentence *s, const struct mention *total)
{
	size_t ids[2];

	for (size_t k = s->from; k < s->to; k++)
		if (mentions_difference(s->ms, &s->ms->at[k], REL_DELTA, ids) &&
		    ids[0] == total->id)
			return true;
	return false;
}

/* 标准分别为2万元、1万元: is one of run what each of several things costs or gets, which is no part
 * of anything? */
static bool
has_price(const struct sentence *s, const struct run *run)
{
	for (size_t k = 0; k < run->n; k++)
		if (relate_is_price(s->ms, &s->ms->at[run->at[k]]))
			return true;
	return false;
}

/* 下设甲中心、乙站、4个管理所，共6个: does one of run end a row of names that have no numbers, so
 * that these count, too?  In 14个村、2个社区 the name before 、 has the number before it. */
static bool
ends_names(const struct sentence *s, const struct run *run)
{
	const struct span comma = SPAN("、");

	for (size_t k = 0; k < run->n; k++) {
		struct span words = unsaid_words_before(s, &s->ms->at[run->at[k]]);

		if (span_ends(words, comma) &&
		    span_has(span_slice(words, 0, words.n - comma.n), comma))
			return true;
	}
	return false;
}

/* 效能38分、效率28.5分、效应30分，扣除支付不及时1分，综合得分95.5分: is a mark that was taken off
 * the last figure before total, which was not? */
static bool
is_behind_taken(const struct sentence *s, size_t total)
{
	const struct mention *m = &s->ms->at[total];

	return total > s->from && m->q.kind == KIND_SCORE && !m->taken &&
	    m[-1].q.kind == KIND_SCORE && m[-1].taken && m[-1].clause == m->clause;
}

/* 第一批14个、第二批21个，已完工30个: does 已 stand before the name of total, and before that of
 * none of run, so that it is what was done of all of them? */
static bool
is_done_of(const struct sentence *s, const struct mention *total, const struct run *run)
{
	if (!word_table_starts(&grammar, "already", mentions_text(s->ms, total->label)))
		return false;
	for (size_t k = 0; k < run->n; k++)
		if (word_table_in(&grammar, "already",
		    mentions_text(s->ms, s->ms->at[run->at[k]].label)))
			return false;
	return true;
}

static void
link_sum(const struct sentence *s, size_t i)
{
	struct mention *total = &s->ms->at[i];
	size_t ids[RUN_MAX];
	enum relation rel;
	struct run run;

	if (!may_have_parts(s, total, s->from, i))
		return;
	run_before(s, i, &run);
	rel = sum_of(s, i, &run);
	for (size_t k = 0; k < run.n; k++)
		ids[k] = s->ms->at[run.at[run.n - 1 - k]].id;
	if (rel != REL_NONE && (rel == REL_SUM ||
	    (!is_of_list(s, &run) && !run_is_outside(s, i, &run) && !is_held_against(s, total) &&
	    !ends_names(s, &run) && !is_behind_taken(s, i) && !is_done_of(s, total, &run) &&
	    !is_summed_with(s, i, &run) && !run_is_of_flows(s, total, &run) &&
	    !has_plans(s, total, &run) && !has_price(s, &run) &&
	    !has_other_side(s, total, &run) && !mixes_sides(s, total, &run) &&
	    !relate_is_spent_from(s->words, s->ms, total, (struct part_run){ run.at, run.n }))))
		mentions_link_sum(s->ms, total, rel, ids, run.n);
}

/* Has the sentence a total and two parts? */
static bool
may_have_sum(const struct sentence *s)
{
	enum { LEAST = 3 };
	size_t n = 0;

	for (size_t i = s->from; i < s->to && n < LEAST; i++)
		n += unsaid_is_stated(&s->ms->at[i]) &&
		    (s->ms->at[i].function == FUNCTION_PRIMARY ||
		    s->ms->at[i].function == FUNCTION_SUM);
	return n == LEAST;
}

/* 受理186件，批准148件，不批准38件；受理起诉402件，…: the clause of mention i behind it, where the
 * sentence goes on with another of its unit behind the ；. */
static bool
clause_of(const struct sentence *s, size_t i, struct sentence *clause)
{
	const struct mention *total = &s->ms->at[i];

	*clause = *s;
	clause->to = i;
	while (clause->to < s->to && s->ms->at[clause->to].clause == total->clause)
		clause->to++;
	for (size_t k = clause->to; k < s->to; k++)
		if (run_is_addend(&s->ms->at[k], total))
			return clause->to - i > 2;
	return false;
}

/* 财力1,867.48万元。由本级收入111.11万元，加上级补助1,756.37万元构成: does what stands behind the
 * last figure of the sentence say that its amounts are what something consists of? */
static bool
tells_composition(const struct sentence *s)
{
	return word_table_starts(&qualifiers, "composes",
	    span_slice(s->text, s->ms->at[s->to - 1].q.to, s->text.n));
}

/* 处分835人。处分处级干部42人，科级干部190人，其他人员603人: begins what first is called with what
 * total is, and does the last of run, three or more, name all others? */
static bool
goes_on_to_rest(const struct sentence *s, const struct mention *total, const struct run *run)
{
	enum { LEAST = 3 };
	const struct mention *first = &s->ms->at[run->at[0]];
	const struct mention *last = &s->ms->at[run->at[run->n - 1]];
	struct span name = mentions_text(s->ms, total->label);

	return run->n >= LEAST && name.n != 0 &&
	    span_starts(mentions_text(s->ms, first->label), name) &&
	    word_table_in(&qualifiers, "rest", mentions_text(s->ms, last->label));
}

/* 检查单位1,300家次，罚款48.60万元。城市、农村分别检查862家次和438家次: the amounts of the
 * sentence are the parts of what has a name like theirs in the sentence before. */
void
unsaid_parts_above(const struct sentence *s)
{
	const struct mention *first = &s->ms->at[s->from];
	struct sentence above;
	struct span name;
	struct run run;
	bool divides;

	if (s->from == 0 || !unsaid_amount(first) || first[-1].sentence + 1 != first->sentence)
		return;
	run_reset(&run);
	for (size_t k = s->from; k < s->to && run.n < RUN_MAX &&
	    run_is_addend(&s->ms->at[k], first); k++)
		run_take(&run, &s->ms->at[k], k);
	if (run.n < 2)
		return;
	name = mentions_text(s->ms, first->phrase);
	divides = unsaid_divides(name) || tells_composition(s);
	run.divided = true;
	above = *s;
	for (above.to = above.from; above.from > 0 &&
	    s->ms->at[above.from - 1].sentence == first[-1].sentence; above.from--)
		continue;
	for (size_t i = above.to; i-- > above.from && run.n > (divides ? 1 : 2); ) {
		const struct mention *total = &s->ms->at[i];

		if (!unsaid_amount(total) || !relate_same_unit(total, first) || total->member ||
		    unsaid_is_explained(&above, total) ||
		    !recall_alike(name, mentions_text(s->ms, total->label)) ||
		    (!divides && !goes_on_to_rest(s, total, &run)))
			continue;
		if (run_has_digits(total, &run))
			link_run(s, total, &run, relation_of(s, total, &run, REL_PART));
		return;
	}
}

void
unsaid_sums(const struct sentence *s)
{
	struct sentence clause;

	if (!may_have_sum(s))
		return;
	for (size_t i = s->from; i < s->to; i++)
		if (unsaid_amount(&s->ms->at[i]) && !unsaid_is_explained(s, &s->ms->at[i]) &&
		    !link_parts(s, i) && !(clause_of(s, i, &clause) && link_parts(&clause, i)) &&
		    !mention_linked(&s->ms->at[i], REL_SCORE))	/* a mark of its own */
			link_sum(s, i);
}

