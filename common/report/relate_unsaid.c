/* relate_unsaid: what figures of a sentence make of one another; see
 * relate_unsaid.h. */
#include "report/relate_unsaid.h"

#include "report/qualifier.h"
#include "report/relate_rate.h"

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

/* --- sums ------------------------------------------------------------------------------ */

struct run {
	size_t at[RUN_MAX];
	struct term terms[RUN_MAX];
	size_t n;
	bool divided;		/* words say that these are all the parts */
};

/* May m be one of the parts of total? */
static bool
is_addend(const struct mention *m, const struct mention *total)
{
	return is_stated(m) && m->function == FUNCTION_PRIMARY && !m->member &&
	    (m->nlinks == 0 || m->q.kind == KIND_SCORE) &&
	    m->depth == total->depth && relate_same_unit(m, total);
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
	for (size_t i = 0; i < m->nlinks; i++)
		if (!m->member || strcmp(m->links[i].rel, "sum") == 0)
			return true;
	for (size_t i = s->from; i < s->to; i++)
		if (s->ms->at[i].total == m->id)
			return true;
	return false;
}

static void
take(struct run *run, const struct mention *m, size_t at)
{
	run->at[run->n] = at;
	run->terms[run->n++] = relate_term(m);
}

/* The text between two figures. */
static struct span
words_between(const struct sentence *s, const struct mention *a, const struct mention *b)
{
	return a->q.to <= b->q.from ? span_slice(s->text, a->q.to, b->q.from) : SPAN("");
}

/* The amounts behind total i up to the next total. */
static void
collect_behind(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];

	run->n = 0;
	for (size_t k = i + 1; k < s->to && run->n < RUN_MAX; k++) {
		const struct mention *m = &s->ms->at[k];

		if (m->function == FUNCTION_SUM && relate_same_unit(m, total))
			break;
		if (is_addend(m, total))
			take(run, m, k);
	}
	/* Marks do not overlap, and all are told. */
	run->divided = run->n > 1 && ((total->q.kind == KIND_SCORE && run->n > 2) ||
	    qualifier_in("divides", words_between(s, total, &s->ms->at[run->at[0]])));
}

/* The amounts before total i, nearest first. */
static void
collect_before(const struct sentence *s, size_t i, struct run *run)
{
	const struct mention *total = &s->ms->at[i];

	run->n = 0;
	for (size_t k = i; k-- > s->from && run->n < RUN_MAX; ) {
		const struct mention *m = &s->ms->at[k];

		if (m->function == FUNCTION_SUM && relate_same_unit(m, total))
			break;
		if (is_addend(m, total) && !is_explained(s, m))
			take(run, m, k);
	}
	run->divided = run->n > 1 && qualifier_in("gathers",
	    words_between(s, &s->ms->at[run->at[0]], total));
}

/* Is residue no more than that part of the total? */
static bool
is_within(const struct decimal *residue, const struct term *total, int part)
{
	struct decimal scaled;

	return decimal_mul(decimal_abs(*residue), decimal_of(part), &scaled) &&
	    decimal_cmp(scaled, total->value) <= 0;
}

/* How the whole run makes total: as rel, "likely", or NULL for not at all.  Where it
 * does not add up, few digits tell a slip only if words say that it should, and it is
 * no large part that is missing. */
static const char *
relation_of(const struct mention *m, const struct run *run, const char *rel)
{
	struct term total = relate_term(m);
	enum closure_slip slip;
	struct decimal residue;
	int digits;

	if (run->n < 2)
		return NULL;
	digits = closure_digits(&total, run->terms, run->n);
	if (closure_sum(&total, run->terms, run->n))
		return run->divided || digits >= HELD ? rel : NULL;
	slip = closure_slip(&total, run->terms, run->n);
	if (slip == SLIP_TELLING && (run->divided || digits >= TOLD))
		return "likely";
	if (slip == SLIP_NONE || !closure_residue(&total, run->terms, run->n, &residue))
		return NULL;
	if (run->divided)
		return is_within(&residue, &total, 3) ? "likely" : NULL;
	return run->n >= 3 && digits >= CLOSE && is_within(&residue, &total, 10) ? "likely" : NULL;
}

static bool
link_parts(const struct sentence *s, size_t i)
{
	const struct mention *total = &s->ms->at[i];
	const char *rel;
	struct run run;

	collect_behind(s, i, &run);
	rel = relation_of(total, &run, "part");
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

static bool
may_change(const struct mention *m)
{
	switch (m->function) {
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

		if (m == like || !is_stated(m) || !may_change(m))
			continue;
		if (points ? span_eq(m->q.unit, SPAN("%")) : like->function == FUNCTION_GROWTH ?
		    m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT : relate_same_unit(m, like))
			p->at[p->n++] = m;
	}
}

/* The words before m, from the last comma on. */
static struct span
last_clause(const struct sentence *s, const struct mention *m)
{
	struct span words = mentions_text(s->ms, m->before);
	size_t n;

	while ((n = span_find(words, SPAN("，"))) != SIZE_MAX)
		words = span_slice(words, n + 3, words.n);
	return words;
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

	if (m->function == FUNCTION_DELTA)
		return up ? closure_difference(&x, &y, &rate) : closure_difference(&y, &x, &rate);
	return step(c, up, &d) && closure_rate(&d, &y, &rate);
}

static void
link_change(const struct sentence *s, struct mention *m, const struct change *c, bool up)
{
	if (m->function == FUNCTION_DELTA)
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

	return c->sure || (m->function == FUNCTION_DELTA ? closure_digits(&now, &d, 1) :
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

/* The only two that m may be the change of, if words tell them apart. */
static bool
only_pair(const struct sentence *s, const struct mention *m, const struct pair *p, bool up,
    struct change *out)
{
	if (p->n != 2 || !relate_same_unit(p->at[0], p->at[1]) ||
	    p->at[0]->member || p->at[1]->member || p->at[0]->function == FUNCTION_BASE ||
	    p->at[1]->function == FUNCTION_BASE || is_used(s, m))
		return false;
	*out = change_of(s, p->at[0], p->at[1], up);
	return out->sure && (out->then->function == FUNCTION_PRIOR || !is_against_other(s, m));
}

static void
relate_change(const struct sentence *s, struct mention *m)
{
	bool up = (m->last_cue & CUE_UP) != 0;
	struct change c;
	struct pair p;

	collect_pair(s, m, &p);
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

static void
relate_changes(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (is_stated(m) && m->nlinks == 0 &&
		    (m->function == FUNCTION_DELTA || m->function == FUNCTION_GROWTH))
			relate_change(s, m);
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
		relate_sums(&s);
	}
}
