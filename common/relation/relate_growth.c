/* relate_growth: changes in percent, of what changed and of what it was before; see
 * relate_growth.h. */
#include "relation/relate_growth_parts.h"

#include "language/grammar.h"
#include "relation/relate_each.h"
#include "sentence/formula.h"
#include "text/punct.h"

/* 门诊12.86万人次，上年为11.85万人次；出院5,862人次，下降2.30%: has m's clause an amount of
 * its own, and prior belongs to the clause before? */
static bool
is_of_clause_before(const struct mention *m, const struct recalled *prior,
    const struct recall *recall)
{
	const struct recalled *f;

	if (prior->clause == m->clause)
		return false;
	for (size_t back = 0; (f = recall_back(recall, back)) != NULL && f != prior; back++)
		if (f->block == recall->block && f->clause == m->clause && growth_may_be_of(f))
			return true;
	return false;
}

/* Does 100·(x-y)/y (or its negative) give the rate? */
static bool
grows(const struct recalled *x, const struct recalled *y, bool up,
    const struct term *rate)
{
	struct term a = relate_recalled_term(x), b = relate_recalled_term(y), d = a;

	if (up ? !decimal_sub(a.value, b.value, &d.value) :
	    !decimal_sub(b.value, a.value, &d.value))
		return false;
	return closure_rate(&d, &b, rate);
}

/* 保有量6辆，比上年的7辆减少1辆，运行费用下降4.1%: is m the change of something else than now, of
 * what prior was, or of an average, which that is not? */
static bool
is_of_else(const struct mentions *ms, const struct mention *m, const struct recalled *now,
    const struct recalled *prior)
{
	return growth_has_own_name(ms, m, now, prior) || growth_is_of_uncounted(ms, m, prior) ||
	    (prior->kind == KIND_COUNT && (m->cues & CUE_AVERAGE) != 0);
}

/* Is m, by its words, not what delta is of prior, and does it not come out of them; of money, not
 * but for a slip in it? */
static bool
is_not_of_delta(const struct mentions *ms, const struct mention *m,
    const struct recalled *delta, const struct recalled *prior)
{
	struct term d = relate_recalled_term(delta), base = relate_recalled_term(prior);
	struct term rate = relate_term(m);

	return is_of_else(ms, m, delta, prior) && !(delta->kind == KIND_MONEY ?
	    closure_rate_misprint(&d, &base, &rate) : closure_rate(&d, &base, &rate));
}

/* 2022年12.6万人次，2023年15.8万人次，2023年较2021年增长48.2%: do m's words, or those of the amount
 * of the change right before it (比2019年减少3.14亿元，同比下降57.1%), name another year than
 * prior's? */
static bool
is_since_another_year(const struct mentions *ms, const struct mention *m,
    const struct recalled *prior)
{
	int year = growth_year_held(ms, m);

	return year != 0 && prior->year != 0 && year != prior->year && prior->year != m->year;
}

bool
relate_growth_of_before(const struct mentions *ms, const struct mention *m)
{
	const struct mention *now = m - 1;
	struct span words = mentions_text(ms, m->before);

	if (m == ms->at || now->function != FUNCTION_GROWTH || now->sentence != m->sentence)
		return false;
	words = span_slice(words, punct_starts(words, '('), words.n);
	words = span_slice(words, punct_starts(words, ','), words.n);
	if (word_table_starts(&particles, "lastyear", words) || m->year < now->year)
		return m->year <= now->year;
	return m->depth > now->depth && m->year != now->year;
}

/* 税收比重72%（上年70%），增长5%; 由62%提高到65%，提高3个百分点；税收增长8.6%: is prior a rate told
 * in brackets that were closed before m, or one whose change another clause has told, so that m is
 * no change of that rate, but of what it is a rate of? */
static bool
is_level_beside(const struct mentions *ms, const struct mention *m, const struct recalled *prior)
{
	if (prior->kind != KIND_PERCENT)
		return false;
	for (const struct mention *e = m; e >= ms->at && e->id != prior->id; e--)
		if (e->depth < prior->depth || (e->clause < m->clause &&
		    e->function == FUNCTION_DELTA && e->q.kind == KIND_PERCENT))
			return true;
	return false;
}

/* Which way the words of m say that something went: CUE_UP, CUE_DOWN; 0: both or neither. */
static unsigned
way_of(const struct mention *m)
{
	unsigned way = m->last_cue & (CUE_UP | CUE_DOWN);

	return way == (CUE_UP | CUE_DOWN) || decimal_sign(m->q.value) <= 0 ? 0 : way;
}

/* 支出1,845.62万元。与上年相比增加96.31万元。增长5.51%。: the amount of the change of which m, a
 * sentence of nothing else, is the percentage: the last figure of the sentence before.  NULL: it
 * is none. */
static const struct recalled *
told_apart(const struct mentions *ms, const struct mention *m, const struct recall *recall)
{
	const struct mention *delta = m - 1;

	return m > ms->at && m->phrase.n == 0 && (m->cues & CUE_PRIOR) == 0 &&
	    delta->id + 1 == m->id && delta->function == FUNCTION_DELTA &&
	    delta->sentence + 1 == m->sentence && way_of(delta) == way_of(m) ?
	    operand_by_id(recall, delta->id) : NULL;
}

/* Is the change delta, right before m and behind prior, what m is of prior? */
static bool
is_of_delta(const struct mention *m, const struct recalled *delta, const struct recalled *prior)
{
	return delta != NULL && delta->id > prior->id && operand_same_unit(delta, prior) &&
	    (delta->clause == m->clause || delta->id + 1 == m->id);
}

/* Links m with what prior became: the amount that gives m, or the first that may be meant. */
static bool
link_became(struct mentions *ms, struct mention *m, const struct recalled *prior,
    const struct recall *recall)
{
	bool up = (m->last_cue & CUE_UP) != 0;
	struct operands xs = { .n = 0 };
	struct term rate = relate_term(m);
	const struct recalled *now;
	size_t k = 0;

	growth_operands(ms, m, prior, recall, &xs);
	if (xs.n == 0)
		return false;
	while (k < xs.n && !grows(xs.at[k], prior, up, &rate))
		k++;
	now = xs.at[k < xs.n ? k : 0];
	if (k == xs.n && (is_of_else(ms, m, now, prior) || growth_is_said_of_another(now, prior)))
		return false;
	mentions_link(ms, m, REL_GROWTH, !up ? "1-$/$" :
	    relate_is_added(now->value, recalled_label(now), prior->value) ? "$/$" : "$/$-1",
	    (size_t[]){ now->id, prior->id });
	return true;
}

/* ，比2019年决算数下降: what the clause names that m is held against; empty: nothing. */
static struct span
held_name(const struct mentions *ms, const struct mention *m)
{
	struct span words = mentions_text(ms, m->before);
	size_t n;

	words = span_slice(words, punct_starts(words, ','), words.n);
	n = word_table_at_start(&qualifiers, "against", words);
	words = span_slice(words, n, n == 0 ? 0 : words.n);
	return word_table_starts(&qualifiers, "against", words) ? SPAN("") : words;	/* 同比 */
}

bool
relate_growth_held_otherwise(const struct mentions *ms, const struct mention *m)
{
	struct span then, name;

	if (m - ms->at < 2 || m[-1].function != FUNCTION_DELTA ||
	    m[-1].sentence != m->sentence || m[-2].sentence != m->sentence)
		return false;
	then = held_name(ms, m - 2);
	name = m->before.n == 0 ? mentions_text(ms, m->phrase) :	/* behind a year */
	    held_name(ms, m);
	return then.n != 0 && name.n != 0 && !recall_alike(then, name);
}

/* 2018年支出386,420万元，比2017年增支7,106万元，增长1.87%: the formula of the growth m in terms of
 * delta and of prior, which no word but its year, among later ones, makes what there was before: of
 * what there was before prior, if that alone comes out. */
static const char *
formula_of(struct mentions *ms, const struct mention *m, const struct recalled *delta,
    const struct recalled *prior)
{
	struct term d = relate_recalled_term(delta), y = relate_recalled_term(prior), then = y;
	struct term rate = relate_term(m);
	const struct mention *told = mentions_before(ms, m, prior->id);
	bool up = (m->last_cue & CUE_UP) != 0;

	if (told == NULL || (told->cues & CUE_PRIOR) != 0 || closure_rate(&d, &y, &rate) ||
	    !(up ? decimal_sub(y.value, d.value, &then.value) :
	    decimal_add(y.value, d.value, &then.value)) || !closure_rate(&d, &then, &rate))
		return "$/$";
	return up ? "$/($-$)" : "$/($+$)";
}

/* 减少20万元，增长率-6.7%: is a fall told as a growth below zero?  No formula of what it fell by
 * gives that. */
static bool
is_fall_as_growth(const struct mention *m)
{
	return (m->last_cue & CUE_UP) != 0 && decimal_sign(m->q.value) < 0;
}

static bool
link_growth(struct mentions *ms, struct mention *m, const struct recall *recall)
{
	const struct recalled *prior = growth_prior(ms, m, recall);
	const struct recalled *delta = growth_in_sentence(m, recall, FUNCTION_DELTA);
	struct term rate = relate_term(m);

	if (relate_growth_of_before(ms, m) || relate_growth_held_otherwise(ms, m) ||
	    (prior != NULL && growth_told_behind(ms, m) != NULL))
		return false;
	if (delta == NULL)
		delta = told_apart(ms, m, recall);
	if (is_fall_as_growth(m) && prior == NULL)
		return false;
	if (prior == NULL || growth_part_since(ms, m, recall, prior) ||
	    is_level_beside(ms, m, prior) || growth_is_of_another(ms, m, prior, recall) ||
	    is_since_another_year(ms, m, prior) || is_of_clause_before(m, prior, recall) ||
	    (prior->clause != m->clause && delta != NULL && delta->clause == m->clause))
		return growth_of_change(ms, m, delta, recall);
	if (m->q.op != OP_EQ)
		return false;
	if (!is_of_delta(m, delta, prior))
		return link_became(ms, m, prior, recall);
	if (is_not_of_delta(ms, m, delta, prior) ||
	    growth_is_of_budget(delta, prior, true, (m->last_cue & CUE_UP) != 0, &rate))
		return false;
	mentions_link(ms, m, REL_GROWTH, formula_of(ms, m, delta, prior),
	    (size_t[]){ delta->id, prior->id, delta->id });
	return true;
}

bool
relate_growth_is_first(const struct mentions *ms, size_t i)
{
	const struct mention *next = &ms->at[i + 1];

	return i + 1 < ms->n && next->sentence == ms->at[i].sentence &&
	    next->q.kind == KIND_PERCENT && next->phrase.n == 0 && next->last_cue == 0;
}

/* Does a rise (or fall) from prior to now give the percentage m? */
static bool
is_growth(const struct mention *now, const struct mention *prior, const struct mention *m,
    bool up)
{
	struct term x = relate_term(now), y = relate_term(prior), rate = relate_term(m), d = x;

	return (up ? decimal_sub(x.value, y.value, &d.value) :
	    decimal_sub(y.value, x.value, &d.value)) && closure_rate(&d, &y, &rate);
}

/* May the n figures from then on be what those from now on were, in one sentence: of the same
 * units, and no sums or averages (年均150万元)? */
static bool
are_now_and_then(const struct mentions *ms, size_t now, size_t then, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		const struct mention *x = &ms->at[now + k], *y = &ms->at[then + k];

		if (!mention_is_exact(x) || !mention_is_exact(y) || x->sentence != y->sentence ||
		    x->sentence != ms->at[now].sentence || !relate_same_unit(x, y) ||
		    (y->cues & (CUE_SUM | CUE_AVERAGE)) != 0)
			return false;
	}
	return true;
}

/* Links the n changes in percent from first on with the figures from now on and what these were,
 * if one of them comes out. */
static bool
link_now_and_then(struct mentions *ms, size_t first, size_t n, const size_t of[2])
{
	bool up = (ms->at[first].last_cue & CUE_UP) != 0, closes = false;

	if (!are_now_and_then(ms, of[0], of[1], n) ||
	    ms->at[of[0]].sentence != ms->at[first].sentence)
		return false;
	for (size_t k = 0; k < n; k++)
		closes |= is_growth(&ms->at[of[0] + k], &ms->at[of[1] + k], &ms->at[first + k], up);
	for (size_t k = 0; k < n && closes; k++) {
		size_t ids[2] = { ms->at[of[0] + k].id, ms->at[of[1] + k].id };

		mentions_link(ms, &ms->at[first + k], REL_GROWTH, up ? "$/$-1" : "1-$/$", ids);
	}
	return closes;
}

/* 甲由200元提高到210元，乙由400元提高到460元，分别提高5%和15%: links the n changes from first on
 * each with what it became and what that was, if one of them comes out. */
static bool
link_each_became(struct mentions *ms, size_t first, size_t n)
{
	const struct mention *then = &ms->at[first - 2 * n];
	bool up = (ms->at[first].last_cue & CUE_UP) != 0, closes = false;

	for (size_t k = 0; k < n; k++, then += 2) {
		if (!mention_is_exact(then) || !mention_is_exact(then + 1) ||
		    then->sentence != ms->at[first].sentence || !relate_same_unit(then, then + 1) ||
		    !word_table_in(&qualifiers, "since", mentions_text(ms, then->before)) ||
		    !word_table_in(&qualifiers, "to", mentions_text(ms, then[1].before)))
			return false;
		closes |= is_growth(then + 1, then, &ms->at[first + k], up);
	}
	for (size_t k = 0; k < n && closes; k++) {
		size_t at = first - 2 * n + 2 * k, ids[2] = { ms->at[at + 1].id, ms->at[at].id };

		mentions_link(ms, &ms->at[first + k], REL_GROWTH, up ? "$/$-1" : "1-$/$", ids);
	}
	return closes;
}

/* 1,386宗，212.7亿元（上年分别为1,303宗、190亿元），分别增长6.37%和11.95%: as many amounts now,
 * as many before; or these behind the percentages
 * (水费3.06万元、电费15.30万元，分别下降10.0%和5.0%，上年 分别为3.40万元和16.10万元). */
static bool
link_each_growth(struct mentions *ms, size_t first)
{
	size_t n = 1;

	while (relate_growth_is_first(ms, first + n - 1) && n < OPERANDS_MAX)
		n++;
	if (n < 2 || first < n)
		return false;
	if (first + 2 * n <= ms->n && word_table_in(&particles, "lastyear",
	    mentions_text(ms, ms->at[first + n].before)) &&
	    link_now_and_then(ms, first, n, (size_t[]){ first - n, first + n }))
		return true;
	return first >= 2 * n && (link_each_became(ms, first, n) ||
	    link_now_and_then(ms, first, n, (size_t[]){ first - 2 * n, first - n }));
}

/* Is mention i an amount that stands for itself, or that there was before? */
static bool
is_told(const struct mention *m)
{
	const unsigned told = 1 << FUNCTION_PRIMARY | 1 << FUNCTION_PRIOR | 1 << FUNCTION_AVERAGE;

	return mention_is_exact(m) && mention_does(m, told) != 0 &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT);
}

size_t
relate_growth_in_turn(const struct mentions *ms, size_t i)
{
	const struct mention *first = &ms->at[i];
	struct span words;
	size_t n = 0;

	while (i >= 2 * n + 2 && ms->at[i - 2 * n - 2].sentence == first->sentence &&
	    ms->at[i - 2 * n - 1].function == FUNCTION_GROWTH &&
	    is_told(&ms->at[i - 2 * n - 2]))
		n++;
	if (n < 2 || i + n > ms->n)
		return 0;
	words = mentions_text(ms, first->before);
	if (!word_table_in(&qualifiers, "apart", words) ||
	    (!word_table_in(&particles, "lastyear", words) &&
	    (first->year == 0 || first->year == ms->at[i - 2 * n].year)))
		return 0;
	for (size_t k = 0; k < n; k++)
		if (ms->at[i + k].sentence != first->sentence || !is_told(&ms->at[i + k]))
			return 0;
	return n;
}

/* Links mention i, a change in percent, with the amount before it and what that was, told behind
 * all of them, if one of them comes out; false: they are not told so. */
static bool
link_in_turn(struct mentions *ms, size_t i)
{
	size_t then = i + 1, n = 0, now;
	bool closes = false;

	while (then < ms->n && ms->at[then].sentence == ms->at[i].sentence &&
	    (n = relate_growth_in_turn(ms, then)) == 0)
		then++;
	if (n == 0)
		return false;
	now = then - 2 * n;
	if (i < now || (i - now) % 2 == 0)
		return false;
	for (size_t k = 0; k < n; k++) {
		const struct mention *m = &ms->at[now + 2 * k];

		closes |= relate_same_unit(m, &ms->at[then + k]) &&
		    is_growth(m, &ms->at[then + k], m + 1, (m[1].last_cue & CUE_UP) != 0);
	}
	then += (i - now) / 2;
	if (closes && relate_same_unit(&ms->at[i - 1], &ms->at[then]))
		mentions_link(ms, &ms->at[i], REL_GROWTH,
		    (ms->at[i].last_cue & CUE_UP) != 0 ? "$/$-1" : "1-$/$",
		    (size_t[]){ ms->at[i - 1].id, ms->at[then].id });
	return true;
}

/* 上年1,000.00万元，减少14.00万元，增长1.40%: is m how much the amount right before it is of what
 * there was, so that both tell one change, and the words say that it went either way? */
static bool
is_against_amount(const struct mentions *ms, const struct mention *m)
{
	const struct mention *delta = m - 1;
	unsigned way = way_of(m);

	return m > ms->at && way != 0 && m->phrase.n == 0 && (m->cues & CUE_PRIOR) == 0 &&
	    delta->function == FUNCTION_DELTA &&
	    delta->id + 1 == m->id && delta->sentence == m->sentence &&
	    delta->clause == m->clause && (way_of(delta) | way) == (CUE_UP | CUE_DOWN) &&
	    way_of(delta) != way;
}

/* Links m to the amount of the change that it is told with, if m is over that one's base and
 * has the opposite verb; whether the numbers agree is for checks to say. */
static void
link_opposite(struct mentions *ms, struct mention *m)
{
	for (size_t k = 0; k < m->nlinks && is_against_amount(ms, m); k++)
		if (m->links[k].rel == REL_GROWTH &&
		    formula_first_id(mentions_text(ms, m->links[k].of)) == m[-1].id) {
			mentions_link(ms, m, REL_AGAINST, "$", &m[-1].id);
			return;
		}
}

void
relate_growth(struct mentions *ms, size_t i, const struct recall *recall)
{
	if (link_in_turn(ms, i) || relate_each_own_change(ms, i))
		return;
	if (!relate_growth_is_first(ms, i))
		link_growth(ms, &ms->at[i], recall);
	else if (!relate_each_change(ms, i))
		link_each_growth(ms, i);
	link_opposite(ms, &ms->at[i]);
}

