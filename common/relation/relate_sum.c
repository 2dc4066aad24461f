/* relate_sum: 合计 and the figures of its sentence that it adds up; see relate_sum.h. */
#include "relation/relate_sum.h"

#include <string.h>

#include "language/grammar.h"
#include "relation/operands.h"
#include "relation/relate_sum_parts.h"

static bool
is_opened(const struct mention *m)
{
	return (m->cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) != 0;
}

/* 每家补助3万元; 每架3.8万元; 奖金标准3万元: what each one gets or costs is no part of what all
 * do. */
static bool
is_price(const struct mentions *ms, const struct mention *p)
{
	struct span before = mentions_text(ms, p->before);

	return p->function == FUNCTION_AVERAGE || (p->cues & CUE_AVERAGE) != 0 ||
	    word_table_in(&qualifiers, "apiece", before) ||
	    word_table_ends(&qualifiers, "allotted", mentions_text(ms, p->label)) ||
	    word_table_ends(&name_words, "eachof", before);
}

/* 单价分别为1,500元、3,200元: a row may go on with prices. */
bool
relate_is_price(const struct mentions *ms, const struct mention *p)
{
	while (p > ms->at && p->phrase.n == 0 && p[-1].sentence == p->sentence &&
	    span_starts(mentions_text(ms, p->before), SPAN("、")) && relate_same_unit(p, p - 1))
		p--;
	return is_price(ms, p);
}

/* 2022年300万元、2023年450万元: does p tell the year before that of the first of run? */
static bool
is_year_before(const struct mentions *ms, const struct mention *p, const struct sum_run *run)
{
	return p->function == FUNCTION_PRIOR && p->year != 0 && run->n > 0 &&
	    p->year + 1 == ms->at[run->at[run->n - 1]].year;
}

/* 人均650元，其中中央520元: does p open the list of what an average is made of? */
static bool
opens_average(const struct mentions *ms, const struct mention *p)
{
	return (p->cues & CUE_PARTS) != 0 && p > ms->at && p[-1].function == FUNCTION_AVERAGE &&
	    p[-1].sentence == p->sentence && relate_same_unit(p - 1, p);
}

/* Leaves out of the run what was collected last of a clause. */
static void
leave_clause(const struct mentions *ms, size_t clause, struct sum_run *run)
{
	while (run->n > 0 && ms->at[run->at[run->n - 1]].clause == clause)
		run->n--;
}

static void
collect_run(const struct mentions *ms, size_t i, struct span text, struct sum_run *run)
{
	const struct mention *m = &ms->at[i];

	*run = (struct sum_run){ .units = relate_sum_units(m, text) };
	for (size_t j = i; j-- > 0 && run->n < SUM_MAX; ) {
		const struct mention *p = &ms->at[j];

		if (p->sentence != m->sentence || p->function == FUNCTION_SUM)
			break;
		if (opens_average(ms, p)) {
			leave_clause(ms, p->clause, run);
			break;
		}
		if (run->n == 0 && (p->cues & CUE_PARTS) != 0 &&
		    !relate_sum_counts(run->units, m, p))
			break;		/* 金额共计97万元，其中货物231个，金额共计48万元 */
		if (p->q.kind == KIND_COUNT && p->clause == m->clause && run->n == 0 &&
		    word_table_is(&name_words, "items", p->q.unit) && p->q.value.scale == 0 &&
		    p->q.value.c < SUM_MAX)
			run->count = (size_t)p->q.value.c;
		else if (relate_is_price(ms, p))
			continue;
		else if (p->id != 0 && (!p->excused || m->excused) &&
		    (p->function == FUNCTION_PRIMARY || is_year_before(ms, p, run)) &&
		    p->depth <= m->depth && relate_sum_counts(run->units, m, p)) {
			run->nested |= run->n > 0 && is_opened(&ms->at[run->at[run->n - 1]]);
			run->terms[run->n] = relate_term(p);
			run->at[run->n++] = j;
		}
	}
}

/* A加B，其中：b，加C，合计: leaves out the breakdown of one of them, if the
 * rest adds up; true if it did. */
static bool
without_breakdown(const struct mentions *ms, const struct term *total, struct sum_run *run)
{
	struct sum_run rest;

	for (size_t first = run->n - 1; first-- > 0; ) {
		const struct mention *p = &ms->at[run->at[first]];

		if (!is_opened(p))
			continue;
		for (size_t last = first + 1; last-- > 0; ) {
			rest = *run;
			rest.n = last;
			for (size_t k = first + 1; k < run->n; k++, rest.n++) {
				rest.terms[rest.n] = run->terms[k];
				rest.at[rest.n] = run->at[k];
			}
			if (rest.n >= 2 && closure_sum(total, rest.terms, rest.n)) {
				*run = rest;
				return true;
			}
		}
	}
	return false;
}

/* 加上转移性收入49.2亿元, 本级收入加上补助收入49.2亿元: is m told as what is added, its name long
 * or short? */
static bool
is_added(const struct mentions *ms, const struct mention *m)
{
	struct span name = mentions_text(ms, m->full.n > m->phrase.n ? m->full : m->phrase);

	return word_table_starts(&grammar, "plus", name) ||
	    word_table_in(&particles, "adding", name);
}

/* 收入147.1亿元。加上转移性收入49.2亿元，收入合计196.3亿元: what 加上 adds to
 * stands in a sentence before; only if that adds up. */
static bool
with_amount_before(const struct mentions *ms, const struct term *total, struct sum_run *run)
{
	const struct mention *first = &ms->at[run->at[run->n - 1]];
	size_t weighed = 0;

	if (run->n == SUM_MAX || !is_added(ms, first))
		return false;
	for (size_t j = run->at[run->n - 1], left = REACH_OPERAND;
	    j-- > 0 && left-- > 0 && weighed < OPERANDS_MAX; ) {
		const struct mention *p = &ms->at[j];

		if (p->id == 0 || p->function != FUNCTION_PRIMARY || !relate_same_unit(p, first) ||
		    p->q.op != OP_EQ)
			continue;
		weighed++;
		run->terms[run->n] = relate_term(p);
		run->at[run->n] = j;
		if (closure_sum(total, run->terms, run->n + 1)) {
			run->n++;
			return true;
		}
	}
	return false;
}

/* 支出完成70万元，增长17%。加上上解支出1万元，支出总计76万元, and nothing adds up: puts the nearest
 * amount that is no part of another before the run; false: its paragraph has none. */
static bool
with_base(const struct mentions *ms, struct sum_run *run)
{
	enum { SENTENCES = 2 };	/* the one between breaks it down (其中：税收收入7亿元) */
	const struct mention *first = &ms->at[run->at[run->n - 1]];

	for (size_t j = run->at[run->n - 1]; j-- > 0 && run->n < SUM_MAX; ) {
		const struct mention *p = &ms->at[j];

		if (p->sentence + SENTENCES < first->sentence)
			break;
		if (p->id == 0 || p->member || p->function != FUNCTION_PRIMARY ||
		    p->q.op != OP_EQ || !relate_same_unit(p, first))
			continue;
		run->terms[run->n] = relate_term(p);
		run->at[run->n++] = j;
		return true;
	}
	return false;
}

/* 计划金额共计300万元，实际采购金额共计240万元: is one of the run more than the total, or do all
 * miss it by more than half of it, and no slip explains that?  Then they are not its parts. */
static bool
misses_far(const struct term *total, const struct sum_run *run)
{
	struct decimal residue;
	bool far = closure_residue(total, run->terms, run->n, &residue) &&
	    decimal_add(residue, residue, &residue) &&
	    decimal_cmp(decimal_abs(residue), decimal_abs(total->value)) > 0;

	for (size_t k = 0; k < run->n && !far; k++)
		far = decimal_cmp(run->terms[k].value, total->value) > 0;
	return far && closure_slip(total, run->terms, run->n) == SLIP_NONE;
}

/* 送审860万元，一标段420万元、二标段360万元，合计870万元: how many of the nearest, but not all, a
 * slip keeps from making the total; 0: none. */
static size_t
nearest_but_slip(const struct term *total, const struct sum_run *run)
{
	size_t k = run->n - 1;

	while (k >= 2 && closure_slip(total, run->terms, k) == SLIP_NONE)
		k--;
	return k >= 2 ? k : 0;
}

/* Does the run begin with what is added to an amount of a sentence before it? */
static bool
lacks_base(const struct mentions *ms, const struct sum_run *run)
{
	const struct mention *first = &ms->at[run->at[run->n - 1]];

	return is_added(ms, first) &&
	    (run->at[run->n - 1] == 0 || first[-1].sentence != first->sentence);
}

/* 收入147.1亿元。加上转移性收入49.2亿元，收入合计169.3亿元: is one amount all of the run, and no
 * slip explains that it misses with what it is added to? */
static bool
is_alone(const struct mentions *ms, const struct term *total, struct sum_run *run)
{
	return run->n < 2 && (run->n == 0 || !lacks_base(ms, run) || !with_base(ms, run) ||
	    closure_slip(total, run->terms, run->n) == SLIP_NONE);
}

/* What is added up here is no part of what was broken down before it; what
 * is left of that breakdown need not be complete. */
static void
set_free(struct mentions *ms, const struct sum_run *run)
{
	for (size_t k = 0; k < run->n; k++) {
		struct mention *m = &ms->at[run->at[k]];
		size_t of = m->total;

		for (size_t j = 0; j < run->n && m->member; j++)
			if (ms->at[run->at[j]].id == of)
				m->member = false;
		if (m->member || of == NONE)
			continue;
		m->total = NONE;
		mention_unlink(m);
		for (size_t j = run->at[run->n - 1]; j < run->at[0]; j++)
			if (ms->at[j].total == of && ms->at[j].nlinks != 0)
				ms->at[j].links[0].rel = REL_WITHIN;
	}
}

/* 演出120场、培训36期、展览14场，共计170场: puts counts by other words that stand among the run
 * into it, too, if with them it makes the total, or if it would not make it but for a slip.  False:
 * neither would they, and nobody can tell what is added up. */
static bool
with_other_counts(const struct mentions *ms, const struct mention *m, const struct term *total,
    struct sum_run *run)
{
	struct sum_run all = { .n = 0 };

	bool slipped = closure_slip(total, run->terms, run->n) != SLIP_NONE;

	if (m->q.kind != KIND_COUNT || run->n < 2)
		return true;
	for (size_t j = run->at[0] + 1; j-- > run->at[run->n - 1] && all.n < SUM_MAX; ) {
		const struct mention *p = &ms->at[j];

		if (p->id == 0 || p->q.kind != KIND_COUNT || p->function != FUNCTION_PRIMARY ||
		    p->depth > m->depth || p->clause != m->clause || relate_is_price(ms, p))
			continue;
		all.terms[all.n] = relate_term(p);
		all.at[all.n++] = j;
	}
	if (all.n <= run->n || (slipped && !closure_sum(total, all.terms, all.n)))
		return true;
	*run = all;
	return closure_fit(total, all.terms, all.n) != SLIP_NONE;
}

/* 4个方面、29个单位共计50项问题: what is counted in another word is no part; leaves of the run what
 * is counted as m, nearest to it (编制18名、44名；实有17人、41人，合计58人).  False: no two are. */
static bool
counts_alike(const struct mentions *ms, const struct mention *m, struct sum_run *run)
{
	size_t k = 0;

	while (k < run->n && (m->q.kind != KIND_COUNT || run->units.n != 0 ||
	    span_eq(ms->at[run->at[k]].q.unit, m->q.unit)))
		k++;
	if (k < run->n && (k < 2 || ms->at[run->at[k]].clause == m->clause))
		return false;
	run->n = k;
	return true;
}

/* 4,000元，80人; 80人，4,000元: what the number of those beside amount p makes of it, behind it or,
 * by_count, before it; false: none stands there. */
static bool
product_at(const struct mentions *ms, size_t p, size_t end, bool by_count, struct decimal *product)
{
	const struct mention *m = &ms->at[p], *count;

	if (m->q.kind != KIND_MONEY || (by_count ? p == 0 : p + 1 >= end))
		return false;
	count = by_count ? m - 1 : m + 1;
	return count->id != 0 && count->q.kind == KIND_COUNT && count->q.op == OP_EQ &&
	    count->sentence == m->sentence && decimal_mul(m->q.value, count->q.value, product);
}

/* 一档4,000元，80人；二档3,000元，120人；合计68万元: are the amounts of the run what each one gets?
 * With their numbers they then come near the total, be it right or not. */
static bool
are_prices(const struct mentions *ms, const struct term *total, const struct sum_run *run, size_t i,
    bool by_count)
{
	struct decimal sum = decimal_of(0), product, off;

	for (size_t k = 0; k < run->n; k++)
		if (!product_at(ms, run->at[k], i, by_count, &product) ||
		    !decimal_add(sum, product, &sum))
			return false;
	return decimal_sub(sum, total->value, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_cmp(off, total->value) <= 0;
}

static bool
closes(const struct term *total, const struct sum_run *run, size_t n)
{
	return closure_sum(total, run->terms, n);
}

/* 甲15个，完成14个，完成率93%；乙12个，合计27个: is a count of the run, right behind one, what
 * the rate behind it is made of, so that it is no part of a sum beside that one? */
static bool
has_rated(const struct mentions *ms, const struct sum_run *run)
{
	for (size_t k = 0; k + 1 < run->n; k++) {
		const struct mention *part = &ms->at[run->at[k]], *rate = part + 1;

		if (part->q.kind == KIND_COUNT && run->at[k] == run->at[k + 1] + 1 &&
		    rate < ms->at + ms->n && rate->q.kind == KIND_PERCENT &&
		    rate->sentence == part->sentence && mention_linked(rate, REL_RATE))
			return true;
	}
	return false;
}

/* Links m as the sum of the n nearest of the run. */
static void
link_run(struct mentions *ms, struct mention *m, const struct sum_run *run, size_t n)
{
	size_t ids[SUM_MAX];

	for (size_t j = 0; j < n; j++)
		ids[j] = ms->at[run->at[n - 1 - j]].id;
	mentions_link_sum(ms, m, REL_SUM, ids, n);
}

/* 主要原因：一是绩效奖38.50万元；二是乡镇补贴15.30万元，合计53.80万元: is one of the run told in a
 * reason, which tells other amounts as well, and neither do they make the total nor would they but
 * for a slip? */
static bool
are_reasons(const struct mentions *ms, const struct term *total, const struct sum_run *run)
{
	for (size_t k = 0; k < run->n; k++)
		if (ms->at[run->at[k]].excused)
			return closure_fit(total, run->terms, run->n) == SLIP_NONE;
	return false;
}

/* 两项合计: the figures before it in the sentence; as many as add up, else
 * as many as the count before it says, else all, if no breakdown stands
 * among them. */
bool
relate_sum(const struct relate_words *w, struct mentions *ms, struct mention *m, size_t i,
    struct span text)
{
	struct term total = relate_term(m);
	struct sum_run run;
	size_t k, alike;

	collect_run(ms, i, text, &run);
	if (sum_keep_told(ms, m, text, &run)) {
		link_run(ms, m, &run, run.n);
		return true;
	}
	if (run.n != 0 && with_amount_before(ms, &total, &run))
		run.nested = false;
	if (run.n != 0 && !closes(&total, &run, run.n))
		sum_with_added(w, ms, m, &total, &run);
	if (is_alone(ms, &total, &run) || are_reasons(ms, &total, &run))
		return false;
	if (!closes(&total, &run, run.n) &&
	    (are_prices(ms, &total, &run, i, false) || are_prices(ms, &total, &run, i, true) ||
	    relate_is_spent_from(w, ms, m, (struct part_run){ run.at, run.n }) ||
	    !sum_leave_plans(w, ms, m, &run) || !sum_leave_sides(w, ms, m, &run)))
		return false;
	if (relate_sum_leaves_another(ms, &total, run.terms, run.at, run.n))
		sum_leave_nearest(&run, 1);
	for (k = run.n; k >= 2 && !closes(&total, &run, k); k--)
		continue;
	if (k < 2 && sum_leave_later(ms, m, &total, &run))
		k = run.n;
	if (k < 2 && run.nested && without_breakdown(ms, &total, &run)) {
		set_free(ms, &run);
		k = run.n;
	}
	if (k < 2 && lacks_base(ms, &run) && !with_base(ms, &run))
		return true;
	if (k < 2 && (run.count > run.n || has_rated(ms, &run)))
		return false;
	if (k < 2 && misses_far(&total, &run) && (k = nearest_but_slip(&total, &run)) == 0)
		return true;
	if (k < 2 && run.count >= 2)
		k = run.count;
	if (k < 2 && run.nested && closure_slip(&total, run.terms, run.n) != SLIP_TELLING)
		return true;
	alike = run.n;
	if (k < 2 && (!with_other_counts(ms, m, &total, &run) ||
	    (run.n == alike && !counts_alike(ms, m, &run))))
		return false;
	if (k < 2)
		k = run.n;
	link_run(ms, m, &run, k);
	return true;
}

bool
relate_told_sum(struct mentions *ms, struct mention *m, size_t i, struct span text)
{
	struct term total = relate_term(m);
	struct sum_run run;

	if (m->member || m->q.op != OP_EQ)
		return false;
	collect_run(ms, i, text, &run);
	if (!sum_keep_told(ms, m, text, &run) ||
	    closure_fit(&total, run.terms, run.n) == SLIP_NONE)
		return false;
	link_run(ms, m, &run, run.n);
	return true;
}

/* 一批批复投资, 二批批复投资, 合计批复投资: three names or more with one end. */
static bool
names_alike(const struct mentions *ms, const struct mention *m, const struct sum_run *run)
{
	enum { END = 6, LEAST = 3 };	/* bytes of two ideographs; parts */
	struct span name = mentions_text(ms, m->label);

	if (name.n < END || run->n < LEAST || run->nested || m->q.kind != KIND_MONEY)
		return false;
	for (size_t k = 0; k < run->n; k++)
		if (!span_ends(mentions_text(ms, ms->at[run->at[k]].label),
		    span_slice(name, name.n - END, name.n)))
			return false;
	return true;
}

/* 甲参保6万人，其中在职4万人、退休2万人；乙参保18万人，合计参保24万人: leaves of the run what is
 * no part of another there and goes by the name of m; true where two or more make it, or would
 * but for a slip. */
static bool
keep_namesakes(const struct mentions *ms, const struct mention *m, struct sum_run *run)
{
	enum { END = 6 };	/* bytes of two ideographs */
	struct span name = mentions_text(ms, m->label);
	struct term total = relate_term(m);
	size_t n = 0;

	for (size_t k = 0; k < run->n && name.n >= END; k++) {
		const struct mention *part = &ms->at[run->at[k]];

		if (part->member || !span_ends(mentions_text(ms, part->label),
		    span_slice(name, name.n - END, name.n)))
			continue;
		run->at[n] = run->at[k];
		run->terms[n++] = run->terms[k];
	}
	run->n = n;
	return n >= 2 && closure_fit(&total, run->terms, n) != SLIP_NONE;
}

/* 人员多86万元，公用少12万元，相抵后基本支出多74万元；项目支出多211万元，合计多285万元: how many of
 * the run, the nearest of it, make the total; 0: no two or more do. */
static size_t
nearest_making(const struct term *total, const struct sum_run *run)
{
	size_t k = run->n;

	while (k >= 2 && !closure_sum(total, run->terms, k))
		k--;
	return k >= 2 ? k : 0;
}

/* 合计批复投资500万元: 合计 before the noun makes it a sum if it adds up, or its
 * parts go by its name. */
bool
relate_opened_sum(struct mentions *ms, struct mention *m, size_t i)
{
	struct term total;
	struct sum_run run;
	size_t making;

	if ((m->cues & CUE_SUM) == 0 || m->member || m->q.op != OP_EQ)
		return false;
	collect_run(ms, i, SPAN(""), &run);
	total = relate_term(m);
	making = nearest_making(&total, &run);
	if (run.n < 2 || (making == 0 && !names_alike(ms, m, &run) &&
	    !(run.nested && keep_namesakes(ms, m, &run))))
		return false;
	link_run(ms, m, &run, making != 0 ? making : run.n);
	return true;
}
