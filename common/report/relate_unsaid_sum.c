/* relate_unsaid_sum: amounts of a sentence that make up another of it; see
 * relate_unsaid_parts.h. */
#include "report/relate_unsaid_parts.h"

#include "report/grammar.h"
#include "report/qualifier.h"
#include "report/reach.h"
#include "report/recall.h"
#include "report/relate_balance.h"
#include "report/relate_names.h"
#include "text/punct.h"

enum {
	RUN_MAX = 24,		/* parts of one total */
	CLOSE = 4,		/* of three parts or more that nearly make the total */
	TOLD = 5		/* and a slip in one that does not */
};

struct run {
	size_t at[RUN_MAX];
	struct term terms[RUN_MAX];
	size_t n;
	bool skipped;		/* an amount of another year stands among them */
	bool divided;		/* words say that these are all the parts */
	bool counted;		/* and so does a number of them, or nothing but the word for
				 * their sum stands between */
};

/* May m be one of the parts of total, or be one if it stood outside its brackets? */
static bool
is_addend_inside(const struct mention *m, const struct mention *total)
{
	return unsaid_is_stated(m) && m->function == FUNCTION_PRIMARY && !m->member &&
	    m->paired == total->paired && (m->nlinks == 0 || m->q.kind == KIND_SCORE) &&
	    relate_same_unit(m, total);
}

/* May m be one of the parts of total? */
static bool
is_addend(const struct mention *m, const struct mention *total)
{
	return m->depth == total->depth && is_addend_inside(m, total);
}

/* Is m broken down, or made of others, already? */
static bool
is_explained(const struct sentence *s, const struct mention *m)
{
	if (mention_linked(m, "sum") || mention_linked(m, "delta") ||
	    mention_linked(m, "average") || (mention_linked(m, "likely") && !m->member))
		return true;
	for (size_t i = s->from; i < s->to; i++)
		if (s->ms->at[i].total == m->id && !mention_linked(&s->ms->at[i], "within"))
			return true;
	return false;
}

/* 四个领域, 三批: does a count of nothing in particular say that there are n? */
static bool
counts_parts(const struct sentence *s, size_t n, const struct mention *total)
{
	for (size_t i = s->from; i < s->to; i++) {
		const struct mention *m = &s->ms->at[i];

		if (m->id != 0 && m->q.kind == KIND_COUNT && m->q.value.scale == 0 &&
		    !relate_same_unit(m, total) &&
		    m->q.value.c == (decimal_coefficient)n &&
		    (word_table_is(&name_words, "things", m->q.unit) ||
		    qualifier_is("piece", m->q.unit)))
			return true;
	}
	return false;
}

/* Empties run; its terms are many and need no emptying. */
static void
reset(struct run *run)
{
	run->n = 0;
	run->divided = run->counted = run->skipped = false;
}

static void
take(struct run *run, const struct mention *m, size_t at)
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

/* Have total and run so many digits that a slip among them is hardly an accident? */
static bool
has_digits(const struct mention *total, const struct run *run)
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
	if (qualifier_starts("rest", span_slice(rest, punct_starts(rest, ','), rest.n)))
		return false;	/* 城镇320人，农村480人，其余为外来人员 */
	a = mentions_text(s->ms, s->ms->at[run->at[0]].phrase);
	b = mentions_text(s->ms, s->ms->at[run->at[1]].phrase);
	return (qualifier_starts("oneside", a) && qualifier_starts("otherside", b)) ||
	    (qualifier_starts("otherside", a) && qualifier_starts("oneside", b));
}

/* 清明期间1.86万人次，其余时间2.47万人次: does run end with all that has no name of its own? */
static bool
ends_with_rest(const struct sentence *s, const struct run *run)
{
	return run->n > 1 && qualifier_starts("rest",
	    mentions_text(s->ms, s->ms->at[run->at[run->n - 1]].phrase));
}

/* Marks do not overlap, and all are told. */
static void
settle(const struct sentence *s, struct run *run, const struct mention *total)
{
	run->divided |= (total->q.kind == KIND_SCORE && run->n > 2) ||
	    (ends_with_rest(s, run) && has_digits(total, run));
	run->counted |= run->n > 1 && counts_parts(s, run->n, total);
	run->divided |= run->counted ||
	    (are_two_kinds(s, run) && has_digits(total, run));
}

/* 分三年实施, and not 上半年完成, which says how far it has got? */
static bool
divides(struct span words)
{
	return qualifier_in("divides", words) && !qualifier_in("undivided", words);
}

/* ，分两期拨付，第一期: do words between a total and its first part, up to their last comma, say
 * how it was divided, so that parts may go by its own name? */
static bool
divides_apart(struct span words)
{
	size_t end = 0, at;

	while ((at = punct_find(span_slice(words, end, words.n), ',')) != SIZE_MAX) {
		end += at;
		end += punct_starts(span_slice(words, end, words.n), ',');
	}
	return divides(span_slice(words, 0, end));
}

/* The amounts behind total i up to the next total; none where one of them is its like. */
static void
collect_behind(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];
	bool apart = false;

	reset(run);
	for (size_t k = i + 1; k < s->to && run->n < RUN_MAX; k++) {
		const struct mention *m = &s->ms->at[k];

		if (m->function == FUNCTION_SUM && relate_same_unit(m, total))
			break;
		run->skipped |= m->function == FUNCTION_PRIOR && m->year != 0 &&
		    relate_same_unit(m, total);
		if (!is_addend(m, total) || word_table_ends(&name_words, "eachof",
		    mentions_text(s->ms, m->before)))
			continue;
		if (run->n == 0)
			apart = divides_apart(unsaid_between(s, total, m));
		if (!apart && is_sibling(s, m, total)) {
			reset(run);
			return;
		}
		take(run, m, k);
	}
	run->divided = run->n > 1 && divides(unsaid_between(s, total, &s->ms->at[run->at[0]]));
	settle(s, run, total);
}

/* 分三年实施，2021年280万元、2022年320万元: amounts of years of their own, one behind the
 * other, behind total i. */
static void
collect_years(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];
	int year = 0;

	reset(run);
	for (size_t k = i + 1; k < s->to && run->n < RUN_MAX; k++) {
		const struct mention *m = &s->ms->at[k];

		if (m->id == 0)
			continue;
		if (!unsaid_is_stated(m) || m->member || m->paired ||
		    m->nlinks != 0 || m->phrase.n != 0 ||
		    (m->function != FUNCTION_PRIMARY && m->function != FUNCTION_PRIOR) ||
		    m->year <= year || m->depth != total->depth || !relate_same_unit(m, total))
			break;
		year = m->year;
		take(run, m, k);
	}
	run->divided = run->n > 1 && qualifier_in("divides",
	    unsaid_between(s, total, &s->ms->at[run->at[0]]));
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
	return mention_linked(m, "sum") || (mention_linked(m, "likely") && !m->member);
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

/* The amounts before total i, nearest first. */
static void
collect_before(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];
	size_t fresh = SIZE_MAX;

	reset(run);
	for (size_t k = i; k-- > s->from && run->n < RUN_MAX; ) {
		const struct mention *m = &s->ms->at[k];

		if (relate_same_unit(m, total) && (m->function == FUNCTION_SUM ||
		    qualifier_ends("gathers", mentions_text(s->ms, m->before))))
			break;
		if (fresh == SIZE_MAX && relate_same_unit(m, total) && is_summed(m))
			fresh = run->n;
		if ((is_addend(m, total) && !is_explained(s, m)) ||
		    is_year_before(s, m, total, run))
			take(run, m, k);
	}
	leave_told(total, run, fresh);
	if (run->n > 1) {
		struct span words = unsaid_between(s, &s->ms->at[run->at[0]], total);
		size_t comma = punct_starts(words, ',');

		run->divided = qualifier_in("gathers", unsaid_clause(s, total));
		run->counted = run->divided && ((comma != 0 && words.n > comma &&
		    qualifier_at_end("gathers", words) == words.n - comma) || is_added(s, run) ||
		    is_known_set(s, run));
	}
	settle(s, run, total);
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

/* How the whole run makes total: as rel, "likely", or NULL for not at all.  Where it
 * does not add up, few digits tell a slip only if words say that it should, and it is
 * no large part that is missing. */
static const char *
relation_of(const struct sentence *s, const struct mention *m, const struct run *run,
    const char *rel)
{
	bool before;
	struct term total;
	enum closure_slip slip;
	struct decimal residue;
	int digits;

	if (run->n < 2)
		return NULL;	/* mostly */
	before = strcmp(rel, "sum") == 0;
	total = relate_term(m);
	if (!is_largest(&total, run) && !(before && run->counted))
		return NULL;
	digits = closure_digits(&total, run->terms, run->n);
	if (closure_sum(&total, run->terms, run->n))
		return run->divided || digits >= UNSAID_HELD ? rel : NULL;
	if (run->skipped || mention_linked(m, "names"))
		return NULL;	/* it has been counted */
	if (closure_residue(&total, run->terms, run->n, &residue) &&
	    relate_misses_one(s->ms, run->at, run->n, &residue))
		return NULL;
	slip = closure_slip(&total, run->terms, run->n);
	if (slip == SLIP_TELLING && (run->divided || (!before && digits >= TOLD)))
		return "likely";
	if (slip == SLIP_NONE || !closure_residue(&total, run->terms, run->n, &residue))
		return NULL;
	if (run->counted)
		return "likely";
	if (run->divided)
		return is_within(&residue, &total, 3) ? "likely" : NULL;
	return run->n >= 3 && digits >= (is_breath(s, run) ? UNSAID_HELD : CLOSE) &&
	    is_within(&residue, &total, 10) ? "likely" : NULL;
}

/* 项目12个（含上年结转3个），年初批复5个，年中新增4个: the parts that run misses stand in
 * the brackets right behind total; true if with them it adds up. */
static bool
complete(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];
	struct run wide;
	struct term whole = relate_term(total);

	reset(&wide);
	for (size_t k = i + 1; k < run->at[0] && wide.n + run->n < RUN_MAX; k++)
		if (s->ms->at[k].depth == total->depth + 1 &&
		    is_addend_inside(&s->ms->at[k], total))
			take(&wide, &s->ms->at[k], k);
	for (size_t k = 0; k < run->n; k++)
		take(&wide, &s->ms->at[run->at[k]], run->at[k]);
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

/* Links the parts of run to total by rel; NULL: not at all. */
static void
link_run(const struct sentence *s, const struct mention *total, const struct run *run,
    const char *rel)
{
	for (size_t k = 0; k < run->n && rel != NULL; k++) {
		struct mention *m = &s->ms->at[run->at[k]];

		mentions_link(s->ms, m, rel, "$", &total->id);
		m->member = true;
		m->total = total->id;
		m->breakdown = 1;
	}
}

static bool
link_parts(const struct sentence *s, size_t i)
{
	const struct mention *total = &s->ms->at[i];
	const char *rel;
	struct run run;

	collect_behind(s, i, &run);
	if (run.n < 2)
		collect_years(s, i, &run);
	rel = relation_of(s, total, &run, "part");
	if (rel != NULL && strcmp(rel, "likely") == 0)
		rel = complete(s, i, &run) ? "part" : mixes_sides(s, total, &run) ? NULL : rel;
	link_run(s, total, &run, rel);
	return rel != NULL;
}

static void
link_sum(const struct sentence *s, size_t i)
{
	struct mention *total = &s->ms->at[i];
	size_t ids[RUN_MAX];
	const char *rel;
	struct run run;

	collect_before(s, i, &run);
	rel = relation_of(s, total, &run, "sum");
	for (size_t k = 0; k < run.n; k++)
		ids[k] = s->ms->at[run.at[run.n - 1 - k]].id;
	if (rel != NULL && (strcmp(rel, "sum") == 0 ||
	    (!has_plans(s, total, &run) && !has_other_side(s, total, &run) &&
	    !mixes_sides(s, total, &run))))
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
		if (is_addend(&s->ms->at[k], total))
			return clause->to - i > 2;
	return false;
}

/* 检查单位1,300家次，罚款48.60万元。城市、农村分别检查862家次和438家次: the amounts of the
 * sentence are the parts of what has a name like theirs in the sentence before. */
void
unsaid_parts_above(const struct sentence *s)
{
	struct sentence above = *s;
	const struct mention *first = &s->ms->at[s->from];
	struct span name = mentions_text(s->ms, first->phrase);
	struct run run;

	if (s->from == 0 || !unsaid_amount(first) || !divides(name) ||
	    first[-1].sentence + 1 != first->sentence)
		return;
	reset(&run);
	for (size_t k = s->from; k < s->to && run.n < RUN_MAX &&
	    is_addend(&s->ms->at[k], first); k++)
		take(&run, &s->ms->at[k], k);
	run.divided = true;
	for (above.to = above.from; above.from > 0 &&
	    s->ms->at[above.from - 1].sentence == first[-1].sentence; above.from--)
		continue;
	for (size_t i = above.to; i-- > above.from && run.n > 1; ) {
		const struct mention *total = &s->ms->at[i];

		if (!unsaid_amount(total) || !relate_same_unit(total, first) || total->member ||
		    is_explained(&above, total) ||
		    !recall_alike(name, mentions_text(s->ms, total->label)))
			continue;
		if (has_digits(total, &run))
			link_run(s, total, &run, relation_of(s, total, &run, "part"));
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
		if (unsaid_amount(&s->ms->at[i]) && !is_explained(s, &s->ms->at[i]) &&
		    !link_parts(s, i) && !(clause_of(s, i, &clause) && link_parts(&clause, i)))
			link_sum(s, i);
}
