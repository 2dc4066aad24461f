/* relate_unsaid_rate: rates whose operands stand behind them, or that go by no more than
 * 完成; see relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/operands.h"
#include "relation/relate_balance.h"
#include "relation/relate_rate.h"

/* The words between the figure before m and m, without the comma. */
static struct span
words_before(const struct sentence *s, const struct mention *m)
{
	struct span words = unsaid_between(s, m - 1, m);

	return span_starts(words, SPAN("，")) ? span_slice(words, strlen("，"), words.n) : words;
}

/* Was m planned, by its side or by the words before it? */
static bool
is_planned(const struct sentence *s, const struct mention *m)
{
	return m->side == SIDE_BUDGET || m->side == SIDE_INITIAL ||
	    word_table_in(&qualifiers, "planned", mentions_text(s->ms, m->before));
}

/* Links m with part over whole: sure if it comes out, likely if it would but for a slip. */
static void
link_quotient(const struct sentence *s, struct mention *m, const struct mention *part,
    const struct mention *whole)
{
	struct term a = relate_term(part), b = relate_term(whole), rate = relate_term(m);

	mentions_link(s->ms, m, relate_by_fit(REL_RATE, closure_rate_fit(&a, &b, &rate),
	    SLIP_NEEDLESS), "$/$", (size_t[]){ part->id, whole->id });
}

/* 计划500万元，实际支出490万元，完成98%: what stands right before the percentage over the
 * nearest amount of its sentence that was planned; a miss only where a slip explains it,
 * for the words may speak of the works. */
static void
relate_done(const struct sentence *s, struct mention *m)
{
	const struct mention *done = m - 1, *plan = done;

	if (m->function != FUNCTION_OTHER || m->q.kind != KIND_PERCENT || done->member ||
	    !unsaid_amount(done) ||
	    word_table_in(&qualifiers, "planned", mentions_text(s->ms, done->before)) ||
	    !word_table_is(&qualifiers, "attains", words_before(s, m)))
		return;
	do {
		if (plan == s->ms->at + s->from)
			return;
		plan--;
	} while (!unsaid_amount(plan) || !relate_same_unit(plan, done) || !is_planned(s, plan));
	link_quotient(s, m, done, plan);
}

/* May a be some of b: counts of one measure word, or persons of those that came (人: 人次)? */
static bool
may_be_some(const struct mention *a, const struct mention *b)
{
	struct span unit = b->q.unit;

	if (relate_same_unit(a, b))
		return true;
	return b->q.kind == KIND_COUNT && word_table_ends(&name_words, "times", unit) &&
	    span_eq(word_table_before(&name_words, "times", unit), a->q.unit);
}

/* 就业309人，就业率65.05%: is m, if it is called a rate of something, called by what part is? */
static bool
is_rate_of(const struct sentence *s, const struct mention *m, const struct mention *part)
{
	return m->function == FUNCTION_OTHER || recall_alike(mentions_text(s->ms, m->phrase),
	    mentions_text(s->ms, part->label));
}

/* 全县86个村中，79个村建成服务站，建成率91.86%: a rate that no table names is of the count right
 * before it over a count before that in its sentence, if it comes out; over the only one, too, if
 * it would but for a slip. */
static void
relate_unnamed(const struct sentence *s, struct mention *m)
{
	const struct mention *part = m - 1, *whole = NULL;
	struct term a, b = { .exact = true }, rate;
	size_t n = 0;

	if (m->q.kind != KIND_PERCENT || part->q.kind != KIND_COUNT || !unsaid_amount(part) ||
	    part->clause != m->clause || !is_rate_of(s, m, part) ||
	    !word_table_ends(&name_words, "rate", mentions_text(s->ms, m->phrase)))
		return;
	a = relate_term(part);
	rate = relate_term(m);
	for (const struct mention *e = part; e-- > s->ms->at + s->from; ) {
		bool larger = decimal_cmp(e->q.value, part->q.value) > 0;

		if (!unsaid_amount(e) || !may_be_some(part, e) ||
		    (e->member && m->function != FUNCTION_OTHER))
			continue;
		b = relate_term(e);
		if (!larger && !misprint_rate(&a, &b, &rate))
			continue;	/* what is no more is no whole, unless by a slip */
		whole = e;
		n++;
		if (larger && closure_rate(&a, &b, &rate)) {
			mentions_link(s->ms, m, REL_RATE, "$/$", (size_t[]){ part->id, whole->id });
			return;
		}
	}
	b = n == 1 ? relate_term(whole) : b;
	if (n == 1 && closure_rate_slip(&a, &b, &rate))
		mentions_link(s->ms, m, REL_LIKELY, "$/$", (size_t[]){ part->id, whole->id });
}

/* 公路1,428.6公里。优良路率87.6%（优良路1,251.3公里）: of what the rate is called by, alone in
 * brackets right behind it, over the nearest amount before that is no part, if it comes out or
 * would but for a slip in the rate. */
static void
relate_told_in_brackets(const struct sentence *s, struct mention *m)
{
	const struct mention *part = m + 1, *end = s->ms->at + s->to, *whole = m;
	struct span stem;

	if (m->q.kind != KIND_PERCENT || part >= end || part->depth <= m->depth ||
	    !unsaid_amount(part) || (part + 1 < end && part[1].depth > m->depth))
		return;
	stem = mentions_text(s->ms, m->phrase);
	if (!word_table_ends(&name_words, "rate", stem))
		return;
	stem = word_table_before(&name_words, "rate", stem);
	if (stem.n == 0 || !span_ends(mentions_text(s->ms, part->label), stem))
		return;
	do {
		if (whole == s->ms->at)
			return;
		whole--;
	} while (!unsaid_amount(whole) || whole->member || !relate_same_unit(whole, part));
	if (decimal_cmp(whole->q.value, part->q.value) > 0 &&
	    relate_fits_rate(closure_rate_misprint, part, whole, m))
		mentions_link(s->ms, m, REL_RATE, "$/$", (size_t[]){ part->id, whole->id });
}

/* 工会经费按工资总额2%计提，工资总额1,860万元，计提37.2万元: of the only two amounts of its
 * sentence the smaller over the larger, if it comes out or would but for a slip. */
static void
relate_levied(const struct sentence *s, struct mention *m)
{
	const struct mention *first = NULL, *second = NULL, *part;

	if (m->q.kind != KIND_PERCENT || !word_table_starts(&qualifiers, "levied",
	    span_slice(s->text, m->q.to, s->text.n)))
		return;
	for (const struct mention *e = s->ms->at + s->from; e < s->ms->at + s->to; e++) {
		if (e->q.kind != KIND_MONEY || !unsaid_amount(e))
			continue;
		if (second != NULL)
			return;
		*(first == NULL ? &first : &second) = e;
	}
	if (second == NULL || !relate_same_unit(first, second))
		return;
	part = decimal_cmp(first->q.value, second->q.value) < 0 ? first : second;
	link_quotient(s, m, part, part == first ? second : first);
}

/* 合同价620万元，按3%预留质保金18.6万元: the amount right behind a percentage that was set is so
 * much of the only larger one before it, or of that which gives it; a miss where a slip explains
 * it. */
static void
relate_set_rate(const struct sentence *s, struct mention *m)
{
	struct mention *part = m + 1;
	const struct mention *whole = NULL;
	struct term rate, a, b;
	enum closure_slip fit = SLIP_NONE;
	size_t n = 0;

	if (m->q.kind != KIND_PERCENT || part >= s->ms->at + s->to || part->nlinks != 0 ||
	    part->q.kind != KIND_MONEY || part->clause != m->clause || !unsaid_amount(part) ||
	    part->member || !word_table_starts(&qualifiers, "retained",
	    unsaid_between(s, m, part)))
		return;
	a = relate_term(part);
	rate = relate_term(m);
	rate.quantum = decimal_make(1, 6);
	for (const struct mention *e = m; e-- > s->ms->at + s->from && fit != SLIP_NEEDLESS; ) {
		if (!unsaid_amount(e) || !relate_same_unit(e, part) ||
		    decimal_cmp(e->q.value, part->q.value) <= 0)
			continue;
		b = relate_term(e);
		fit = closure_rate_fit(&a, &b, &rate);
		whole = e;
		n++;
	}
	if (fit == SLIP_NEEDLESS || (n == 1 && fit != SLIP_NONE))
		mentions_link(s->ms, part, relate_by_fit(REL_AVERAGE, fit, SLIP_NEEDLESS), "$*$",
		    (size_t[]){ whole->id, m->id });
}

/* Does the rate come out of what it is linked with? */
static bool
comes_out(const struct sentence *s, const struct mention *m, const struct recall *recall)
{
	const struct recalled *a, *b;
	struct term x, y, rate = relate_term(m);
	size_t ids[2];

	if (!mentions_quotient(s->ms, m, REL_RATE, ids) ||
	    (a = operand_by_id(recall, ids[0])) == NULL ||
	    (b = operand_by_id(recall, ids[1])) == NULL)
		return true;	/* of nothing that could be looked at */
	x = relate_recalled_term(a);
	y = relate_recalled_term(b);
	return closure_rate(&x, &y, &rate);
}

/* 可用资金558.60万元，使用资金541.26万元，使用率96.9%，结余17.34万元: stands another amount
 * between x and the rate m, so that x is not what the rate is of? */
static bool
is_behind_another(const struct mention *x, const struct mention *rest, const struct mention *m)
{
	for (const struct mention *e = x + 1; e < m; e++)
		if (e != rest && unsaid_amount(e) && !e->member && e->depth == x->depth &&
		    relate_same_unit(e, x))
			return true;
	return false;
}

/* 项目资金500万元，其中中央资金300万元、省级资金200万元。支付457万元: the total of the list that x
 * is told behind, in the same unit; NULL: what stands before x is no list. */
static const struct mention *
listed_before(const struct mentions *ms, const struct mention *x)
{
	size_t total = NONE;

	for (const struct mention *e = x; e-- > ms->at; ) {
		if (!unsaid_amount(e) || !relate_same_unit(e, x))
			continue;
		if (e->member && e->total != NONE)
			total = e->total;
		else
			return e->id == total ? e : NULL;
	}
	return NULL;
}

/* Do x and rest make another sum than the one listed right before them?  Then a rate that
 * they give is of that one, and comes out of them by accident. */
static bool
is_of_another_sum(const struct sentence *s, const struct mention *x, struct decimal sum)
{
	const struct mention *listed = listed_before(s->ms, x);

	return listed != NULL && !x->member && decimal_cmp(listed->q.value, x->q.value) > 0 &&
	    decimal_cmp(listed->q.value, sum) != 0;
}

/* 缺口485万元: does e say that so much is lacking? */
static bool
is_lack(const struct sentence *s, const struct mention *e)
{
	return unsaid_amount(e) &&
	    word_table_in(&qualifiers, "lacking", mentions_text(s->ms, e->before));
}

static bool
tells_lack(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++)
		if (is_lack(s, &s->ms->at[i]))
			return true;
	return false;
}

/* Is rest what x lacks, by the words before it (缺口485万元, 结转763.54万元), and does x give
 * the rate of both, exactly or, in its clause, but for one slip?  What has a rest is not whole
 * (到位率100%；结余1.4万元). */
static bool
is_rest(const struct sentence *s, const struct mention *m, const struct mention *x,
    const struct mention *rest, bool exactly)
{
	struct term part, whole, rate;

	if (rest == x || !relate_same_unit(rest, x) || !is_lack(s, rest) ||
	    is_behind_another(x, rest, m))
		return false;
	part = whole = relate_term(x);
	rate = relate_term(m);
	return decimal_add(x->q.value, rest->q.value, &whole.value) &&
	    !is_of_another_sum(s, x, whole.value) &&
	    (exactly ? closure_rate(&part, &whole, &rate) : !is_planned(s, x) &&
	    x < m && m - x <= 2 &&
	    x->clause == m->clause && rest->clause == m->clause && rest <= m + 1 &&
	    (closure_rate_slip(&part, &whole, &rate) ||
	    misprint_rate_alone(&part, &whole, &rate)));
}

static bool
has_role(const struct sentence *s, const struct mention *m, const char *role)
{
	const char *said = balance_role(s->words, mentions_text(s->ms, m->before));

	return said != NULL && strcmp(said, role) == 0;
}

/* 2022年结转资金100万元，2023年下达资金500万元: does m, by its name and a year before that of the
 * amount other, tell what was left over? */
static bool
is_of_earlier_year(const struct sentence *s, const struct mention *m, const struct mention *other)
{
	return m->year != 0 && m->year < other->year &&
	    word_table_in(&qualifiers, "brought", mentions_text(s->ms, m->label));
}

/* Was m there already, or left over from the year before that of other? */
static bool
is_carried(const struct sentence *s, const struct mention *m, const struct mention *other)
{
	return has_role(s, m, "opening") || has_role(s, m, "start") ||
	    is_of_earlier_year(s, m, other);
}

/* 年初预算2,963万元，追加418.26万元，支出3,327.94万元，完成率98.42%;
 * 上年结转20万元，本年预算180万元，支出190万元， 执行率95%;
 * 旧存26件，新收412件，办结420件，未结18件，办结率95.89%: links m with x, right before it or
 * before what is left, over the two amounts before x, if they give it, printed to places that
 * are no accident, or where it does not come out otherwise; or one of them was left over from
 * the year before, where one slip may be, too, unless brackets tell it of the other
 * (1,250万元（含上年结转150万元）). */
static bool
relate_both(const struct sentence *s, struct mention *m)
{
	const struct mention *x, *b, *c;
	struct term part, whole, rate = relate_term(m);
	bool carried;

	x = m - 1;
	if (x - s->ms->at < (ptrdiff_t)s->from + 2 || !relate_same_unit(x - 1, x - 2))
		return false;	/* neither before x nor before what is left are there two */
	if (has_role(s, x, "left"))
		x--;
	if (x - s->ms->at < (ptrdiff_t)s->from + 2)
		return false;
	b = x - 1;
	c = x - 2;
	if (!unsaid_amount(x) || x->q.kind == KIND_SCORE ||
	    !unsaid_is_stated(b) || !unsaid_is_stated(c) ||
	    !relate_same_unit(x, b) || !relate_same_unit(b, c))
		return false;
	carried = (is_carried(s, b, x) || is_carried(s, c, x)) && b->depth == c->depth;
	if (!carried && m->nlinks == 0 && decimal_cmp(rate.quantum, decimal_of(1)) >= 0)
		return false;
	part = relate_term(x);
	whole = relate_term(b);
	if (!decimal_add(b->q.value, c->q.value, &whole.value) ||
	    (!closure_rate(&part, &whole, &rate) &&
	    !(carried && closure_rate_edit(&part, &whole, &rate))))
		return false;
	mentions_link_instead(s->ms, m, REL_RATE, "$/($+$)",
	    (size_t[]){ x->id, c->id, b->id });
	return true;
}

/* 支出13,108.46万元，执行率94.50%，结转763.54万元: links m with what gives it of that and
 * what is left. */
static bool
relate_rest(const struct sentence *s, struct mention *m, bool exactly)
{
	for (size_t i = s->from; i < s->to; i++) {
		const struct mention *x = &s->ms->at[i];

		for (size_t k = s->from; k < s->to && unsaid_amount(x) &&
		    x->q.kind != KIND_SCORE; k++) {
			const struct mention *rest = &s->ms->at[k];

			if (!is_rest(s, m, x, rest, exactly))
				continue;
			mentions_link_instead(s->ms, m, REL_RATE, "$/($+$)",
			    (size_t[]){ x->id, rest->id, x->id });
			return true;
		}
	}
	return false;
}

/* A rate by its name, if it is of nothing yet or does not come out. */
static void
relate_named(const struct sentence *s, struct mention *m)
{
	if (m->nlinks == 0)
		relate_rate_ahead(s->words, s->ms, m, s->recall);
	if (m->nlinks > 1 || (m->nlinks == 1 && comes_out(s, m, s->recall)))
		return;
	if (!relate_both(s, m) && decimal_cmp(m->q.value, decimal_of(100)) < 0 && tells_lack(s) &&
	    !relate_rest(s, m, true) && m->nlinks == 0)
		relate_rest(s, m, false);
}

void
unsaid_rates(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (!unsaid_is_stated(m) || m->paired)
			continue;
		if (m->nlinks == 0)
			relate_set_rate(s, m);
		if (m->function == FUNCTION_RATE) {
			relate_named(s, m);
			if (m->nlinks == 0 && i > s->from)
				relate_unnamed(s, m);
			if (m->nlinks == 0)
				relate_told_in_brackets(s, m);
		} else if (m->nlinks == 0 && i == s->from)
			relate_levied(s, m);
		else if (m->nlinks == 0) {
			relate_done(s, m);
			if (m->nlinks == 0)
				relate_unnamed(s, m);
			if (m->nlinks == 0)
				relate_told_in_brackets(s, m);
			if (m->nlinks == 0)
				relate_levied(s, m);
		}
	}
}
