/* relate_unsaid_run: which amounts of a sentence may make up another of it; see
 * relate_unsaid_run.h. */
#include "relation/relate_unsaid_run.h"

#include "language/grammar.h"
#include "relation/relate_sum.h"
#include "relation/relate_yearly.h"
#include "sentence/reach.h"
#include "text/punct.h"

bool
run_is_addend_inside(const struct mention *m, const struct mention *total)
{
	return unsaid_is_stated(m) && m->function == FUNCTION_PRIMARY && !m->member &&
	    m->paired == total->paired && (m->nlinks == 0 || m->q.kind == KIND_SCORE) &&
	    relate_same_unit(m, total) && !relate_is_per(m);
}

bool
run_is_addend(const struct mention *m, const struct mention *total)
{
	return m->depth == total->depth && run_is_addend_inside(m, total);
}

bool
unsaid_is_explained(const struct sentence *s, const struct mention *m)
{
	if (mention_linked(m, REL_SUM) || mention_linked(m, REL_DELTA) ||
	    mention_linked(m, REL_AVERAGE) || (mention_linked(m, REL_LIKELY) && !m->member))
		return true;
	for (size_t i = s->from; i < s->to; i++)
		if (s->ms->at[i].total == m->id && !mention_linked(&s->ms->at[i], REL_WITHIN))
			return true;
	return false;
}

/* 四个领域, 三批: does a count of nothing in particular say that there are as many as of run?  Of
 * those that follow it (三类，A类150人，B类230人) total, if before them, is the first. */
static bool
counts_parts(const struct sentence *s, const struct run *run, const struct mention *total)
{
	const struct mention *first = &s->ms->at[run->at[0]];

	for (size_t i = s->from; i < s->to; i++) {
		const struct mention *m = &s->ms->at[i];

		if (m->id != 0 && (m > total || first < total) &&
		    m->q.kind == KIND_COUNT && m->q.value.scale == 0 &&
		    m->clause == total->clause && !relate_same_unit(m, total) &&
		    m->q.value.c == (decimal_coefficient)run->n &&
		    !word_table_starts(&qualifiers, "allofthem",
		    span_slice(s->text, m->q.to, s->text.n)) &&
		    (word_table_is(&name_words, "things", m->q.unit) ||
		    word_table_is(&qualifiers, "piece", m->q.unit)))
			return true;
	}
	return false;
}

void
run_reset(struct run *run)
{
	run->n = 0;
	run->divided = run->counted = run->skipped = false;
}

void
run_take(struct run *run, const struct mention *m, size_t at)
{
	run->at[run->n] = at;
	run->terms[run->n++] = relate_term(m);
}

static bool
is_same_text(const struct sentence *s, struct pooled a, struct pooled b)
{
	return a.n != 0 && span_eq(mentions_text(s->ms, a), mentions_text(s->ms, b));
}

/* 产出指标50分，得49.5分；效益指标30分，得29分: what goes by the total's own name, or has
 * the same words before it, stands beside it and is no part of it. */
static bool
is_sibling(const struct sentence *s, const struct mention *m, const struct mention *total)
{
	return is_same_text(s, total->label, m->label) || is_same_text(s, total->phrase, m->phrase);
}

bool
run_has_digits(const struct mention *total, const struct run *run)
{
	struct term whole = relate_term(total);

	return closure_digits(&whole, run->terms, run->n) >= UNSAID_HELD;
}

/* 国内1,284件，涉外96件: is what the one is called the other kind of what the other is? */
static bool
are_two_kinds(const struct sentence *s, const struct run *run)
{
	struct span a, b, rest;
	size_t end;

	if (run->n != 2)
		return false;
	end = s->ms->at[run->at[1]].q.to;
	rest = span_slice(s->text, end, end + REACH_CLAUSE < s->text.n ?
	    end + REACH_CLAUSE : s->text.n);
	if (word_table_starts(&qualifiers, "rest",
	    span_slice(rest, punct_starts(rest, ','), rest.n)))
		return false;	/* 城镇320人，农村480人，其余为外来人员 */
	a = mentions_text(s->ms, s->ms->at[run->at[0]].phrase);
	b = mentions_text(s->ms, s->ms->at[run->at[1]].phrase);
	return (word_table_starts(&qualifiers, "oneside", a) &&
	    word_table_starts(&qualifiers, "otherside", b)) ||
	    (word_table_starts(&qualifiers, "otherside", a) &&
	    word_table_starts(&qualifiers, "oneside", b));
}

/* 清明期间1.86万人次，其余时间2.47万人次: does run end with all that has no name of its own? */
static bool
ends_with_rest(const struct sentence *s, const struct run *run)
{
	return run->n > 1 && word_table_starts(&qualifiers, "rest",
	    mentions_text(s->ms, s->ms->at[run->at[run->n - 1]].phrase));
}

/* 投入20分、过程30分、产出50分，自评得分94分: are the marks of run full marks, which make a
 * hundred, and total what was got of it? */
static bool
are_full_marks(const struct run *run, const struct mention *total)
{
	const struct term hundred = { decimal_of(100), decimal_of(1), true };

	return decimal_cmp(total->q.value, hundred.value) < 0 &&
	    closure_sum(&hundred, run->terms, run->n);
}

/* 时效扣0.5分；成本扣1分；满意度92%，扣2分: is total only one more mark taken off? */
static bool
is_taken_off(const struct sentence *s, const struct mention *total)
{
	return total->function != FUNCTION_SUM && (total->taken ||
	    word_table_ends(&qualifiers, "taken", mentions_text(s->ms, total->phrase)));
}

/* 满分50分，得46分，扣4分：一是…扣2分；二是…扣2分: marks taken off make up no others than those
 * taken off, nor do others make up these. */
static bool
is_other_mark(const struct sentence *s, const struct mention *m, const struct mention *total)
{
	return total->q.kind == KIND_SCORE && total->function != FUNCTION_SUM &&
	    is_taken_off(s, m) != is_taken_off(s, total);
}

/* 很满意（5分）、满意（4分）、一般（2分）: does run go on in the row that total begins? */
static bool
goes_on_row(const struct sentence *s, const struct run *run, const struct mention *total)
{
	const struct mention *first = &s->ms->at[run->at[0]];
	struct span words;

	if (first != total + 1)
		return false;
	words = unsaid_between(s, total, first);
	words = span_slice(words, punct_starts(words, ')'), words.n);
	return span_starts(words, SPAN("、"));
}

/* 自评97.2分。产出得49分，效益得29分，满意度10分，预算执行9.2分: is total a mark beside those
 * of run, as all of them together make the mark before it, or would but for a slip? */
static bool
is_beside_marks(const struct sentence *s, const struct run *run, const struct mention *total)
{
	struct term terms[RUN_MAX + 1], whole;
	const struct mention *m = total;

	do {
		if (m == s->ms->at || total->sentence - m[-1].sentence > 1)
			return false;
		m--;
	} while (!mention_is_mark(m) || decimal_cmp(m->q.value, total->q.value) <= 0);
	for (size_t k = 0; k < run->n; k++)
		terms[k] = run->terms[k];
	terms[run->n] = relate_term(total);
	whole = relate_term(m);
	return closure_fit(&whole, terms, run->n + 1) != SLIP_NONE;
}

/* Marks do not overlap, and all are told. */
static void
settle(const struct sentence *s, struct run *run, const struct mention *total)
{
	run->divided |= (total->q.kind == KIND_SCORE && run->n > 2 &&
	    !goes_on_row(s, run, total) && !is_beside_marks(s, run, total) &&
	    !are_full_marks(run, total) && !is_taken_off(s, total)) ||
	    (ends_with_rest(s, run) && run_has_digits(total, run));
	run->counted |= run->n > 1 && counts_parts(s, run, total);
	run->divided |= run->counted ||
	    (are_two_kinds(s, run) && run_has_digits(total, run));
}

bool
unsaid_divides(struct span words)
{
	return word_table_in(&qualifiers, "divides", words) &&
	    !word_table_in(&qualifiers, "undivided", words);
}

/* ，分两期拨付，第一期: do words between a total and its first part, up to their last comma, say
 * how it was divided, so that parts may go by its own name? */
static bool
divides_apart(struct span words)
{
	size_t end = 0, at;

	while ((at = punct_find(span_slice(words, end, words.n), ',')) != NONE) {
		end += at;
		end += punct_starts(span_slice(words, end, words.n), ',');
	}
	return end != 0 && unsaid_divides(span_slice(words, 0, end));
}

/* 安排900万元，分两批下达，第一批600万元，第二批300万元，拨付835万元: has run as many parts as a
 * count between total and the first of them says that it was divided into? */
static bool
is_told_number(const struct sentence *s, const struct mention *total, const struct run *run)
{
	const struct mention *first, *count;

	if (run->n < 2)
		return false;
	first = &s->ms->at[run->at[0]];
	count = first - 1;
	return count > total && count->id != 0 && count->q.kind == KIND_COUNT &&
	    count->q.value.scale == 0 && count->q.value.c == (decimal_coefficient)run->n &&
	    word_table_is(&qualifiers, "piece", count->q.unit) &&
	    unsaid_divides(unsaid_between(s, total, first));
}

/* 资金486万元：甲120万元、乙180万元、丙186万元，已支付462万元: leaves of the run behind a colon
 * those joined by 、, where what stands behind these does not make the total with them. */
static void
end_row(const struct sentence *s, const struct mention *total, struct run *run)
{
	struct term whole = relate_term(total);
	size_t row = 1;

	if (run->n < 3 || punct_starts(unsaid_between(s, total, &s->ms->at[run->at[0]]), ':') == 0)
		return;
	while (row < run->n && span_starts(unsaid_between(s, &s->ms->at[run->at[row - 1]],
	    &s->ms->at[run->at[row]]), SPAN("、")))
		row++;
	if (row > 1 && !closure_sum(&whole, run->terms, run->n))
		run->n = row;
}

/* 项目分三年实施，总预算900万元，2022年300万元、2023年280万元、2024年320万元: do the words before
 * the total say how many years there are, and has run an amount for each? */
static bool
is_of_said_years(const struct sentence *s, const struct mention *total, const struct run *run)
{
	for (size_t k = 0; k < run->n; k++) {
		const struct mention *m = &s->ms->at[run->at[k]];

		if (m->year == 0 || (k > 0 && m->year != s->ms->at[run->at[k - 1]].year + 1))
			return false;
	}
	return run->n > 1 && relate_years_in(unsaid_words_before(s, total)) == run->n;
}

void
run_behind(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];
	bool apart = false;

	run_reset(run);
	for (size_t k = i + 1; k < s->to && run->n < RUN_MAX; k++) {
		const struct mention *m = &s->ms->at[k];

		if ((m->function == FUNCTION_SUM && relate_same_unit(m, total)) ||
		    is_told_number(s, total, run))
			break;
		run->skipped |= m->function == FUNCTION_PRIOR && m->year != 0 &&
		    relate_same_unit(m, total);
		if (!run_is_addend(m, total) || is_other_mark(s, m, total) ||
		    word_table_ends(&name_words, "eachof", mentions_text(s->ms, m->before)))
			continue;
		if (run->n == 0)
			apart = divides_apart(unsaid_between(s, total, m));
		if (!apart && is_sibling(s, m, total)) {
			run_reset(run);
			return;
		}
		run_take(run, m, k);
	}
	end_row(s, total, run);
	run->divided = run->n > 1 &&
	    (unsaid_divides(unsaid_between(s, total, &s->ms->at[run->at[0]])) ||
	    is_of_said_years(s, total, run));
	settle(s, run, total);
}

/* 2022年安排300万元，2023年安排280万元: has m no words of its own, or those of the first of run? */
static bool
is_called_as(const struct sentence *s, const struct mention *m, const struct run *run)
{
	return m->phrase.n == 0 || run->n == 0 || span_eq(mentions_text(s->ms, m->phrase),
	    mentions_text(s->ms, s->ms->at[run->at[0]].phrase));
}

void
run_years(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];
	int year = 0;

	run_reset(run);
	for (size_t k = i + 1; k < s->to && run->n < RUN_MAX; k++) {
		const struct mention *m = &s->ms->at[k];

		if (m->id == 0)
			continue;
		if (!unsaid_is_stated(m) || m->member || m->paired ||
		    m->nlinks != 0 || !is_called_as(s, m, run) ||
		    (m->function != FUNCTION_PRIMARY && m->function != FUNCTION_PRIOR) ||
		    m->year <= year || m->depth != total->depth || !relate_same_unit(m, total))
			break;
		year = m->year;
		run_take(run, m, k);
	}
	run->divided = run->n > 1 && (word_table_in(&qualifiers, "divides",
	    unsaid_between(s, total, &s->ms->at[run->at[0]])) || is_of_said_years(s, total, run));
}

/* 收入15.32亿元，加上调入资金2.18亿元，收入总量为17.50亿元. */
static bool
is_added(const struct sentence *s, const struct run *run)
{
	return word_table_starts(&grammar, "plus",
	    mentions_text(s->ms, s->ms->at[run->at[0]].phrase));
}

/* Are the parts, by the words before them, a row of sets.tsv (上半年, 下半年)? */
static bool
is_known_set(const struct sentence *s, const struct run *run)
{
	uint64_t named = 0;

	for (size_t k = 0; k < run->n; k++)
		named |= wordset_in(&s->words->sets,
		    mentions_text(s->ms, s->ms->at[run->at[k]].before));
	return named != 0 && relate_known_set(s->words, named, run->n);
}

/* Has m been told as the sum of what stands before it, right or wrong? */
static bool
is_summed(const struct mention *m)
{
	return mention_linked(m, REL_SUM) || (mention_linked(m, REL_LIKELY) && !m->member);
}

/* 行政20名、事业30名，共50名；实有行政18名、事业29名，共47名: what stood before the sum told
 * (fresh: behind it) is told with it, unless run takes it up again and adds up. */
static void
leave_told(const struct mention *total, struct run *run, size_t fresh)
{
	struct term whole = relate_term(total);

	if (fresh != 1 && fresh < run->n && !closure_sum(&whole, run->terms, run->n))
		run->n = fresh;
}

/* 2022年300万元、2023年450万元、2024年250万元: does m tell the year before that of the one that run
 * took last? */
static bool
is_year_before(const struct sentence *s, const struct mention *m, const struct mention *total,
    const struct run *run)
{
	return m->function == FUNCTION_PRIOR && m->year != 0 && run->n > 0 &&
	    m->year + 1 == s->ms->at[run->at[run->n - 1]].year && unsaid_is_stated(m) &&
	    !m->member && m->nlinks == 0 && m->depth == total->depth &&
	    relate_same_unit(m, total);
}

/* 收案186件，结案21件；去年收案207件: is m of a year behind that of total? */
static bool
is_later(const struct mention *m, const struct mention *total)
{
	return total->year != 0 && m->year > total->year;
}

/* 参保人数从2017年的7.2万人、1.4万人，增加到2022年的10.1万人、2.2万人: are all parts of one
 * year, and total of another? */
static bool
is_of_other_year(const struct sentence *s, const struct mention *total, const struct run *run)
{
	int year = run->n != 0 ? s->ms->at[run->at[0]].year : 0;

	for (size_t k = 0; k < run->n; k++)
		if (s->ms->at[run->at[k]].year != year)
			return false;
	return year != 0 && total->year != 0 && total->year != year;
}

bool
run_is_of_flows(const struct sentence *s, const struct mention *total, const struct run *run)
{
	bool flows = false;

	if (!word_table_in(&qualifiers, "allyears", mentions_text(s->ms, total->before)))
		return false;
	for (size_t k = 0; k < run->n; k++) {
		struct span label = mentions_text(s->ms, s->ms->at[run->at[k]].label);

		if (word_table_in(&qualifiers, "earlier", label))
			return false;
		flows |= !word_table_in(&qualifiers, "brought", label);
	}
	return flows;
}

/* 会议8次，每季度通报1次，全年4次: does m tell what each span of time has, so that a whole behind
 * it is so many times that? */
static bool
is_of_each_span(const struct sentence *s, const struct mention *m)
{
	static const char *const spans[] = { "parts02", "parts04", "parts12" };
	struct span words = mentions_text(s->ms, m->before);

	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
		if (word_table_in(&qualifiers, spans[i], words))
			return true;
	return false;
}

/* May m be one of the parts of total, counted as that is or by one of the words units? */
static bool
is_counted(const struct mention *m, const struct mention *total, struct span units)
{
	return run_is_addend(m, total) || (relate_sum_counts(units, total, m) &&
	    m->depth == total->depth && m->paired == total->paired && run_is_addend(m, m));
}

void
run_before(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];
	struct span units = relate_sum_units(total, s->text);
	size_t fresh = NONE;

	run_reset(run);
	for (size_t k = i; k-- > s->from && run->n < RUN_MAX; ) {
		const struct mention *m = &s->ms->at[k];

		if (relate_same_unit(m, total) && (m->function == FUNCTION_SUM ||
		    word_table_ends(&qualifiers, "gathers", mentions_text(s->ms, m->before))))
			break;
		if (fresh == NONE && relate_same_unit(m, total) && is_summed(m))
			fresh = run->n;
		if ((is_counted(m, total, units) && !is_later(m, total) &&
		    !is_other_mark(s, m, total) && !unsaid_is_explained(s, m)) ||
		    is_year_before(s, m, total, run))
			run_take(run, m, k);
	}
	if (run->n < 2)
		return;		/* that makes up nothing */
	if (is_of_other_year(s, total, run) || is_of_each_span(s, &s->ms->at[run->at[0]]))
		run->n = 0;
	leave_told(total, run, fresh);
	if (run->n > 1) {
		struct span words = unsaid_between(s, &s->ms->at[run->at[0]], total);
		size_t comma = punct_starts(words, ',');

		run->divided = word_table_in(&qualifiers, "gathers", unsaid_clause(s, total));
		run->counted = run->divided && ((comma != 0 && words.n > comma &&
		    word_table_at_end(&qualifiers, "gathers", words) == words.n - comma) ||
		    is_added(s, run) ||
		    is_known_set(s, run));
	}
	settle(s, run, total);
}

bool
run_is_outside(const struct sentence *s, size_t total, const struct run *run)
{
	if (run->at[0] + 1 == total && span_starts(unsaid_between(s, &s->ms->at[run->at[0]],
	    &s->ms->at[total]), SPAN("、")))
		return true;
	for (size_t k = run->at[0] + 1; k < total; k++)
		if (s->ms->at[k].depth < s->ms->at[total].depth)
			return true;
	return false;
}
