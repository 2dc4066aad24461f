/* relate_unsaid: what figures of a sentence make of one another; see
 * relate_unsaid.h. */
#include "report/relate_unsaid.h"

#include "report/qualifier.h"
#include "report/relate_rate.h"
#include "text/punct.h"

enum {
	SENTENCE_MAX = 96,	/* mentions; longer ones are tables that lost their form */
	RUN_MAX = 24,		/* parts of one total */
	PAIR_MAX = 8,		/* figures that a change may be the change of */
	HELD = 3,		/* digits that make a sum that holds no accident */
	CLOSE = 4,		/* of three parts or more that nearly make the total */
	TOLD = 5		/* and a slip in one that does not */
};

struct sentence {
	struct mentions *ms;
	struct span text;
	size_t from, to;	/* its mentions */
};

static bool
is_stated(const struct mention *m)
{
	return m->id != 0 && m->row == 0 && m->q.op == OP_EQ && m->q.lean == LEAN_NONE &&
	    !m->excused;
}

/* The lead of 。, that of the full-width marks, or a bracket. */
static inline bool
may_begin_mark(unsigned char lead)
{
	return lead == 0xE3 || lead == 0xEF || lead == '(';
}

/* The words before m, from the last mark or figure on. */
static struct span
last_clause(const struct sentence *s, const struct mention *m)
{
	static const char *const marks[] = { "，", "。", "；", "（", "(", "：", ";", ":" };
	enum { REACH = 90 };	/* bytes */
	size_t from = m->q.from;

	while (from > 0 && m->q.from - from < REACH) {
		struct span rest;

		from--;
		if (!may_begin_mark((unsigned char)s->text.p[from]))
			continue;
		rest = span_slice(s->text, from, m->q.from);
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (span_starts(rest, span_of(marks[i])))
				return span_slice(rest, strlen(marks[i]), rest.n);
	}
	return span_slice(s->text, from, m->q.from);
}

/* --- sums ------------------------------------------------------------------------------ */

struct run {
	size_t at[RUN_MAX];
	struct term terms[RUN_MAX];
	size_t n;
	bool divided;		/* words say that these are all the parts */
	bool counted;		/* and so does a number of them, or nothing but the word for
				 * their sum stands between */
};

/* May m be one of the parts of total, or be one if it stood outside its brackets? */
static bool
is_addend_inside(const struct mention *m, const struct mention *total)
{
	return is_stated(m) && m->function == FUNCTION_PRIMARY && !m->member &&
	    (m->nlinks == 0 || m->q.kind == KIND_SCORE) && relate_same_unit(m, total);
}

/* May m be one of the parts of total? */
static bool
is_addend(const struct mention *m, const struct mention *total)
{
	return m->depth == total->depth && is_addend_inside(m, total);
}

static bool
may_be_total(const struct mention *m)
{
	return is_stated(m) && decimal_sign(m->q.value) > 0 &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT || m->q.kind == KIND_SCORE) &&
	    (m->function == FUNCTION_PRIMARY || m->function == FUNCTION_SUM);
}

/* Is m broken down, or made of others, already? */
static bool
is_explained(const struct sentence *s, const struct mention *m)
{
	if (mention_linked(m, "sum") || mention_linked(m, "delta") || mention_linked(m, "average") ||
	    (mention_linked(m, "likely") && !m->member))
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
		    (span_eq(m->q.unit, SPAN("项")) || span_eq(m->q.unit, SPAN("个")) ||
		    span_eq(m->q.unit, SPAN("批")) || span_eq(m->q.unit, SPAN("类"))))
			return true;
	}
	return false;
}

/* Empties run; its terms are many and need no emptying. */
static void
reset(struct run *run)
{
	run->n = 0;
	run->divided = run->counted = false;
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

/* The text between two figures. */
static struct span
words_between(const struct sentence *s, const struct mention *a, const struct mention *b)
{
	return a->q.to <= b->q.from ? span_slice(s->text, a->q.to, b->q.from) : SPAN("");
}

/* Marks do not overlap, and all are told. */
static void
settle(const struct sentence *s, struct run *run, const struct mention *total)
{
	run->divided |= total->q.kind == KIND_SCORE && run->n > 2;
	run->counted |= run->n > 1 && counts_parts(s, run->n, total);
	run->divided |= run->counted;
}

/* The amounts behind total i up to the next total; none where one of them is its like. */
static void
collect_behind(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];

	reset(run);
	for (size_t k = i + 1; k < s->to && run->n < RUN_MAX; k++) {
		const struct mention *m = &s->ms->at[k];

		if (m->function == FUNCTION_SUM && relate_same_unit(m, total))
			break;
		if (!is_addend(m, total))
			continue;
		if (is_sibling(s, m, total)) {
			reset(run);
			return;
		}
		take(run, m, k);
	}
	run->divided = run->n > 1 && qualifier_in("divides",
	    words_between(s, total, &s->ms->at[run->at[0]]));
	settle(s, run, total);
}

/* The amounts before total i, nearest first. */
static void
collect_before(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];

	reset(run);
	for (size_t k = i; k-- > s->from && run->n < RUN_MAX; ) {
		const struct mention *m = &s->ms->at[k];

		if (m->function == FUNCTION_SUM && relate_same_unit(m, total))
			break;
		if (is_addend(m, total) && !is_explained(s, m))
			take(run, m, k);
	}
	if (run->n > 1) {
		struct span words = words_between(s, &s->ms->at[run->at[0]], total);
		size_t comma = punct_starts(words, ',');

		run->divided = qualifier_in("gathers", last_clause(s, total));
		run->counted = run->divided && comma != 0 && words.n > comma &&
		    qualifier_at_end("gathers", words) == words.n - comma;
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

/* How the whole run makes total: as rel, "likely", or NULL for not at all.  Where it
 * does not add up, few digits tell a slip only if words say that it should, and it is
 * no large part that is missing. */
static const char *
relation_of(const struct mention *m, const struct run *run, const char *rel)
{
	bool before = strcmp(rel, "sum") == 0;
	struct term total = relate_term(m);
	enum closure_slip slip;
	struct decimal residue;
	int digits;

	if (run->n < 2 || (!is_largest(&total, run) && !(before && run->counted)))
		return NULL;
	digits = closure_digits(&total, run->terms, run->n);
	if (closure_sum(&total, run->terms, run->n))
		return run->divided || digits >= HELD ? rel : NULL;
	slip = closure_slip(&total, run->terms, run->n);
	if (slip == SLIP_TELLING && (run->divided || (!before && digits >= TOLD)))
		return "likely";
	if (slip == SLIP_NONE || !closure_residue(&total, run->terms, run->n, &residue))
		return NULL;
	if (run->counted)
		return "likely";
	if (run->divided)
		return is_within(&residue, &total, 3) ? "likely" : NULL;
	return run->n >= 3 && digits >= CLOSE && is_within(&residue, &total, 10) ? "likely" : NULL;
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

static bool
link_parts(const struct sentence *s, size_t i)
{
	const struct mention *total = &s->ms->at[i];
	const char *rel;
	struct run run;

	collect_behind(s, i, &run);
	rel = relation_of(total, &run, "part");
	if (rel != NULL && strcmp(rel, "likely") == 0 && complete(s, i, &run))
		rel = "part";
	for (size_t k = 0; k < run.n && rel != NULL; k++) {
		struct mention *m = &s->ms->at[run.at[k]];

		mentions_link(s->ms, m, rel, "$", &total->id);
		m->member = true;
		m->total = total->id;
		m->breakdown = 1;
	}
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
	rel = relation_of(total, &run, "sum");
	for (size_t k = 0; k < run.n; k++)
		ids[k] = s->ms->at[run.at[run.n - 1 - k]].id;
	if (rel != NULL)
		mentions_link_sum(s->ms, total, rel, ids, run.n);
}

static void
relate_sums(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++)
		if (may_be_total(&s->ms->at[i]) && !is_explained(s, &s->ms->at[i]) &&
		    !link_parts(s, i))
			link_sum(s, i);
}

/* --- changes --------------------------------------------------------------------------- */

/* Figures of a sentence that a change may be the change of. */
struct pair {
	const struct mention *at[PAIR_MAX];
	size_t n;
};

/* points: of percentages. */
static bool
may_change(const struct mention *m, bool points)
{
	switch (m->function) {
	case FUNCTION_GROWTH:
		return points;	/* 增长6.8%，较上年5.6%提高1.2个百分点 */
	case FUNCTION_PRIMARY: case FUNCTION_PRIOR: case FUNCTION_SUM: case FUNCTION_BASE:
		return true;
	case FUNCTION_RATE: case FUNCTION_OTHER: case FUNCTION_SHARE:
		return m->q.kind == KIND_PERCENT;
	default:
		return false;
	}
}

/* points: of percentages; else like's dimension, or any if like is none. */
static void
collect_pair(const struct sentence *s, const struct mention *like, struct pair *p)
{
	bool points = span_eq(like->q.unit, SPAN("百分点"));

	p->n = 0;
	for (size_t i = s->from; i < s->to && p->n < PAIR_MAX; i++) {
		const struct mention *m = &s->ms->at[i];

		if (m == like || !is_stated(m) || !may_change(m, points))
			continue;
		if (points ? span_eq(m->q.unit, SPAN("%")) : like->function == FUNCTION_GROWTH ?
		    m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT : relate_same_unit(m, like))
			p->at[p->n++] = m;
	}
}

/* Is m what something is held against: 较2022年决算数20.40万元? */
static bool
is_held_against(const struct sentence *s, const struct mention *m)
{
	struct span words = last_clause(s, m);

	return qualifier_starts("against", words) &&
	    (m == s->ms->at || m[-1].id == 0 || m[-1].q.to <= (size_t)(words.p - s->text.p));
}

/* Budgets come before what was spent of them. */
static bool
is_planned(const struct mention *m)
{
	return m->side == SIDE_INITIAL || m->side == SIDE_BUDGET;
}

/* Do the words before m, or the years, say that it is what there was before other? */
static bool
is_earlier(const struct sentence *s, const struct mention *m, const struct mention *other)
{
	if (m->function == FUNCTION_PRIOR)
		return other->function != FUNCTION_PRIOR || m->year < other->year;
	if (other->function == FUNCTION_PRIOR)
		return false;
	if (m->year != 0 && other->year != 0 && m->year != other->year)
		return m->year < other->year;
	if (is_planned(m) != is_planned(other) && (m->side == SIDE_FINAL || other->side == SIDE_FINAL))
		return is_planned(m);
	if (is_held_against(s, m) != is_held_against(s, other))
		return is_held_against(s, m);
	return qualifier_in("earlier", last_clause(s, m)) &&
	    !qualifier_in("earlier", last_clause(s, other));
}

/* What a change is between: now and then. */
struct change {
	const struct mention *now, *then;
	bool sure;		/* words say which is which */
};

/* Puts the pair a, b in order: by the words, else so that the change has its sign. */
static struct change
change_of(const struct sentence *s, const struct mention *a, const struct mention *b, bool up)
{
	bool larger = decimal_cmp(a->q.value, b->q.value) > 0;

	if (is_earlier(s, a, b))
		return (struct change){ b, a, true };
	if (is_earlier(s, b, a))
		return (struct change){ a, b, true };
	return larger == up ? (struct change){ a, b, false } : (struct change){ b, a, false };
}

/* now - then, upwards or downwards. */
static bool
step(const struct change *c, bool up, struct term *d)
{
	struct term x = relate_term(c->now), y = relate_term(c->then);

	*d = x;
	return up ? decimal_sub(x.value, y.value, &d->value) :
	    decimal_sub(y.value, x.value, &d->value);
}

/* Does the change m, an amount or a percentage, come out? */
static bool
comes_out(const struct change *c, const struct mention *m, bool up)
{
	struct term x = relate_term(c->now), y = relate_term(c->then), rate = relate_term(m), d;

	if (m->q.kind != KIND_PERCENT || m->function == FUNCTION_DELTA)
		return up ? closure_difference(&x, &y, &rate) : closure_difference(&y, &x, &rate);
	return step(c, up, &d) && closure_rate(&d, &y, &rate);
}

static void
link_change(const struct sentence *s, struct mention *m, const struct change *c, bool up)
{
	if (m->q.kind != KIND_PERCENT || m->function == FUNCTION_DELTA)
		mentions_link(s->ms, m, "delta", "$-$", up ?
		    (size_t[]){ c->now->id, c->then->id } : (size_t[]){ c->then->id, c->now->id });
	else
		mentions_link(s->ms, m, "growth", up ? "$/$-1" : "1-$/$",
		    (size_t[]){ c->now->id, c->then->id });
}

/* Few digits come out by accident: 5 people more, 3 and 8 of something else. */
static bool
is_no_accident(const struct mention *m, const struct change *c)
{
	struct term d = relate_term(m), now = relate_term(c->now);

	return c->sure || (m->function != FUNCTION_GROWTH ? closure_digits(&now, &d, 1) :
	    closure_digits(&d, &d, 0)) >= HELD;
}

/* The words from the figure before m to it: 同比 is against a year that need not be
 * printed. */
static bool
is_against_other(const struct sentence *s, const struct mention *m)
{
	size_t from = m > s->ms->at && m[-1].row == 0 && m[-1].q.to <= m->q.from ? m[-1].q.to : 0;

	return span_find(span_slice(s->text, from, m->q.from), SPAN("同比")) != SIZE_MAX;
}

/* 2023年50万元、2024年60万元，分别增长5%和20%: is m the first of changes of as many
 * things? */
static bool
is_one_of_several(const struct sentence *s, const struct mention *m)
{
	const struct mention *next = m + 1;

	return next < s->ms->at + s->to && next->q.kind == m->q.kind && next->phrase.n == 0 &&
	    next->last_cue == 0 && qualifier_in("apart", last_clause(s, m));
}

/* Does id stand among the ids of expression? */
static bool
holds_id(struct span expression, size_t id)
{
	for (size_t at = 0; at < expression.n; at++) {
		size_t n = 0;

		for (; at < expression.n && expression.p[at] >= '0' && expression.p[at] <= '9'; at++)
			n = n * 10 + (size_t)(expression.p[at] - '0');
		if (n == id)
			return true;
	}
	return false;
}

/* Is something else of the sentence reckoned from m, but how much that is in per
 * cent? */
static bool
is_used(const struct sentence *s, const struct mention *m)
{
	for (size_t i = s->from; i < s->to; i++)
		for (size_t k = 0; k < s->ms->at[i].nlinks; k++)
			if (s->ms->at[i].function != FUNCTION_GROWTH && holds_id(mentions_text(s->ms, s->ms->at[i].links[k].of), m->id))
				return true;
	return false;
}

/* 出院人次增长3.1%，平均住院日由8.1天下降到7.6天: is what follows m called otherwise? */
static bool
is_of_another(const struct sentence *s, const struct mention *m, const struct mention *first)
{
	struct span own = mentions_text(s->ms, m->phrase), other = mentions_text(s->ms, first->phrase);

	return m < first && own.n != 0 && other.n != 0 && !qualifier_in("earlier", other) &&
	    !recall_alike(own, other);
}

/* Those of p that are no part of a list; clause: and stand in it. */
static struct pair
wholes(const struct pair *p, size_t clause)
{
	struct pair own = { .n = 0 };

	for (size_t i = 0; i < p->n; i++)
		if (!p->at[i]->member && (clause == SIZE_MAX || p->at[i]->clause == clause))
			own.at[own.n++] = p->at[i];
	return own;
}

/* The only two that m may be the change of, in its clause or in the sentence, if words
 * tell them apart. */
static bool
only_pair(const struct sentence *s, const struct mention *m, const struct pair *p, bool up,
    struct change *out)
{
	struct pair own = wholes(p, m->clause);

	if (own.n != 2)
		own = wholes(p, SIZE_MAX);
	if (own.n != 2 || is_one_of_several(s, m) || !relate_same_unit(own.at[0], own.at[1]) ||
	    own.at[0]->function == FUNCTION_BASE || own.at[1]->function == FUNCTION_BASE ||
	    is_used(s, m) || is_of_another(s, m, own.at[0]))
		return false;
	*out = change_of(s, own.at[0], own.at[1], up);
	if (is_planned(out->then) && out->now > m)	/* 下达56.8亿元，增加3.2亿元，支出55.1亿元 */
		return false;
	if (out->then->clause != m->clause)	/* 增长4.2%；其中教育18.6亿元，上年17.4亿元 */
		return false;
	return out->sure && (out->then->function == FUNCTION_PRIOR || !is_against_other(s, m));
}

/* 增加58.21万元，增长15.46%，上年为376.51万元: a change in per cent of the only amount of
 * the year before, behind it. */
static bool
link_prior_behind(const struct sentence *s, struct mention *m, const struct pair *p)
{
	const struct mention *delta = m > s->ms->at ? m - 1 : NULL, *prior = NULL;

	if (delta == NULL || m->function != FUNCTION_GROWTH || delta->function != FUNCTION_DELTA ||
	    !is_stated(delta) || delta->clause != m->clause || m->phrase.n != 0)
		return false;
	for (size_t i = 0; i < p->n; i++) {
		if (!relate_same_unit(p->at[i], delta))
			continue;
		if (p->at[i]->function != FUNCTION_PRIOR || p->at[i] < m || prior != NULL)
			return false;
		prior = p->at[i];
	}
	if (prior == NULL)
		return false;
	mentions_link(s->ms, m, "growth", "$/$", (size_t[]){ delta->id, prior->id });
	return true;
}

static void
relate_change(const struct sentence *s, struct mention *m)
{
	bool up = (m->last_cue & CUE_UP) != 0;
	struct change c;
	struct pair p;

	collect_pair(s, m, &p);
	if (link_prior_behind(s, m, &p) || p.n < 2)
		return;
	for (size_t i = 0; i < p.n; i++)
		for (size_t k = i + 1; k < p.n; k++) {
			c = change_of(s, p.at[i], p.at[k], up);
			if (relate_same_unit(c.now, c.then) && comes_out(&c, m, up) &&
			    is_no_accident(m, &c)) {
				link_change(s, m, &c, up);
				return;
			}
		}
	if (only_pair(s, m, &p, up, &c))
		link_change(s, m, &c, up);
}

/* 较预算30万元节约3.60万元, 扣3.5分: a change though no word of cues.tsv says so. */
static bool
is_change(const struct sentence *s, const struct mention *m)
{
	size_t from = m > s->ms->at && m[-1].q.to <= m->q.from ? m[-1].q.to : 0;

	if (m->function == FUNCTION_DELTA || m->function == FUNCTION_GROWTH)
		return true;
	return m->function == FUNCTION_PRIMARY && m->row == 0 && !m->member &&
	    qualifier_in("less", span_slice(s->text, from, m->q.from));
}

static void
relate_changes(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (is_stated(m) && m->nlinks == 0 && is_change(s, m))
			relate_change(s, m);
	}
}

/* --- shares ---------------------------------------------------------------------------- */

/* 教育支出占总支出的比重为21.6%，教育支出8.64亿元，总支出40.00亿元: the pair behind the
 * share that gives it, or the only one, by the names. */
static void
relate_share_ahead(const struct sentence *s, struct mention *m)
{
	struct term a, b, rate = relate_term(m);
	const struct mention *part, *base;
	struct pair p = { .n = 0 };
	bool first;

	for (size_t i = s->from; &s->ms->at[i] < m; i++)
		if (may_be_total(&s->ms->at[i]))
			return;
	for (size_t i = (size_t)(m - s->ms->at) + 1; i < s->to && p.n < PAIR_MAX; i++)
		if (may_be_total(&s->ms->at[i]) && (p.n == 0 || relate_same_unit(&s->ms->at[i], p.at[0])))
			p.at[p.n++] = &s->ms->at[i];
	if (p.n != 2)
		return;
	first = decimal_cmp(p.at[0]->q.value, p.at[1]->q.value) > 0;
	part = p.at[first];
	base = p.at[!first];
	a = relate_term(part);
	b = relate_term(base);
	if (closure_rate(&a, &b, &rate) ||
	    (recall_alike(mentions_text(s->ms, m->phrase), mentions_text(s->ms, base->label)) &&
	    closure_rate_edit(&a, &b, &rate)))
		mentions_link(s->ms, m, "share", "$/$", (size_t[]){ part->id, base->id });
}

/* 授予中小企业268.40万元，占采购支出总额的69.44%，采购支出总额386.52万元: the only amount
 * behind the share that may be its base, if it goes by that name. */
static void
relate_share_named(const struct sentence *s, struct mention *m)
{
	const struct mention *part = m > s->ms->at ? m - 1 : NULL, *base = NULL;
	struct span name = mentions_text(s->ms, m->phrase);

	if (part == NULL || !m->share_base || name.n == 0 || !may_be_total(part) ||
	    part->clause != m->clause || part->sentence != m->sentence)
		return;
	for (size_t i = (size_t)(m - s->ms->at) + 1; i < s->to; i++) {
		const struct mention *b = &s->ms->at[i];

		if (!may_be_total(b) || !relate_same_unit(b, part) ||
		    decimal_cmp(part->q.value, b->q.value) > 0)
			continue;
		if (base != NULL)
			return;
		base = b;
	}
	if (base != NULL && recall_alike(name, mentions_text(s->ms, base->label)))
		mentions_link(s->ms, m, "share", "$/$", (size_t[]){ part->id, base->id });
}

static struct mention *
by_id(const struct sentence *s, size_t id)
{
	for (size_t i = s->from; i < s->to; i++)
		if (s->ms->at[i].id == id)
			return &s->ms->at[i];
	return NULL;
}

/* The base of the share m, of the form A/B, if it stands in the sentence. */
static const struct mention *
base_of(const struct sentence *s, const struct mention *m)
{
	for (size_t i = 0; i < m->nlinks; i++) {
		struct span of = mentions_text(s->ms, m->links[i].of);
		size_t at = span_find(of, SPAN("/")), id = 0;

		if (strcmp(m->links[i].rel, "share") != 0 || at == SIZE_MAX)
			continue;
		for (at++; at < of.n && of.p[at] >= '0' && of.p[at] <= '9'; at++)
			id = id * 10 + (size_t)(of.p[at] - '0');
		return by_id(s, id);
	}
	return NULL;
}

/* 满意168人，占80%；基本满意38人，占18.10%: what all other shares of the sentence
 * are shares of. */
static void
relate_share_beside(const struct sentence *s, struct mention *m)
{
	const struct mention *of = m > s->ms->at ? m - 1 : NULL, *base = NULL;
	size_t others = 0;

	if (of == NULL || m->share_base || !may_be_total(of) || of->sentence != m->sentence)
		return;
	for (size_t i = s->from; i < s->to; i++) {
		const struct mention *b;

		if (s->ms->at[i].function != FUNCTION_SHARE ||
		    decimal_sign(s->ms->at[i].q.value) == 0 ||	/* nothing is 0% of all */
		    (b = base_of(s, &s->ms->at[i])) == NULL)
			continue;
		if (base != NULL && b != base)
			return;
		base = b;
		others++;
	}
	if (others > 0 && base != of && relate_same_unit(of, base) &&
	    decimal_cmp(of->q.value, base->q.value) <= 0)
		mentions_link(s->ms, m, "share", "$/$", (size_t[]){ of->id, base->id });
}

static void
relate_shares(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (!is_stated(m) || mention_linked(m, "share") || m->function != FUNCTION_SHARE)
			continue;
		relate_share_beside(s, m);
		if (!mention_linked(m, "share"))
			relate_share_ahead(s, m);
		if (!mention_linked(m, "share"))
			relate_share_named(s, m);
	}
}

static void
relate_rates_ahead(const struct sentence *s, const struct relate_words *w,
    const struct recall *recall)
{
	for (size_t i = s->from; i < s->to; i++)
		if (is_stated(&s->ms->at[i]) && s->ms->at[i].nlinks == 0 &&
		    s->ms->at[i].function == FUNCTION_RATE)
			relate_rate_ahead(w, s->ms, &s->ms->at[i], recall);
}

void
relate_unsaid(const struct relate_words *w, struct mentions *ms, struct span text,
    const struct recall *recall)
{
	struct sentence s = { .ms = ms, .text = text };

	for (s.from = 0; s.from < ms->n; s.from = s.to) {
		s.to = s.from + 1;
		while (s.to < ms->n && ms->at[s.to].sentence == ms->at[s.from].sentence)
			s.to++;
		if (s.to - s.from < 3 || s.to - s.from > SENTENCE_MAX)
			continue;
		relate_rates_ahead(&s, w, recall);
		relate_changes(&s);
		relate_shares(&s);
		relate_sums(&s);
	}
}
