/* relate_unsaid_slip: changes that words or nothing but a slip tell of; see
 * relate_unsaid_change.h. */
#include "relation/relate_unsaid_change.h"

#include "language/grammar.h"
#include "language/misprint.h"

/* 年初预算1,022.89万元，调整后1,781.86万元，比年初预算增加: do the words behind 比 begin with
 * what label ends with?  beside: the two stand side by side, and less of it will do (比预算). */
static bool
names_base(struct span words, struct span label, bool beside)
{
	const size_t least = beside ? 6 : 12;	/* bytes of two ideographs, of four */
	struct glyph g;

	for (size_t at = 0; at < words.n; at += g.n) {
		struct span base = span_slice(words, at, words.n);
		size_t against = word_table_at_start(&qualifiers, "against", base);

		g = glyph_at(words, at);
		if (against == 0)
			continue;
		base = span_slice(base, against, base.n);
		for (size_t n = base.n; n >= least; n -= glyph_before(base, n).n)
			if (span_ends(label, span_slice(base, 0, n)))
				return true;
		return false;
	}
	return false;
}

/* The verb of a change that words begin with; empty: none. */
static struct span
verb_of(struct span words)
{
	return span_slice(words, 0, word_table_at_start(&qualifiers, "excess", words));
}

bool
change_of_whole(const struct sentence *s, struct mention *m, const struct pair *p)
{
	const struct mention *off = m - 1, *base = NULL;
	struct span verb = verb_of(unsaid_clause(s, m));
	size_t bases = 0;

	if (m->function != FUNCTION_GROWTH || verb.n == 0 || off < s->ms->at + s->from ||
	    !unsaid_amount(off) || !span_eq(verb, verb_of(unsaid_clause(s, off))))
		return false;
	for (size_t i = 0; i < p->n; i++)
		if (p->at[i] != off && relate_same_unit(p->at[i], off) &&
		    p->at[i]->clause == m->clause && change_is_earlier(s, p->at[i], off)) {
			base = p->at[i];
			bases++;
		}
	if (bases == 1)
		mentions_link(s->ms, m, REL_GROWTH, "$/$", (size_t[]){ off->id, base->id });
	return true;
}

bool
change_of_named_base(const struct sentence *s, struct mention *m, const struct pair *p, bool up)
{
	struct term x, y, d = relate_term(m);

	for (size_t i = 0; i < p->n && m->q.kind != KIND_PERCENT; i++) {
		struct change c = { m - 1, p->at[i], true };

		if (c.then >= c.now || !unsaid_amount(c.now) || !relate_same_unit(c.now, m) ||
		    !names_base(unsaid_words_before(s, m), mentions_text(s->ms, c.then->label),
		    c.then + 1 == c.now))
			continue;
		x = relate_term(up ? c.now : c.then);
		y = relate_term(up ? c.then : c.now);
		if (closure_slip(&x, (struct term[]){ y, d }, 2) == SLIP_NONE)
			return false;
		change_link(s, m, &c, up);
		return true;
	}
	return false;
}

/* The last amount of the paragraph before m, a change, by whose name both m and then, of the year
 * before, are called; NULL: there is none. */
static const struct mention *
told_now(const struct sentence *s, const struct mention *m, const struct mention *then)
{
	struct span changed = mentions_text(s->ms, m->label);
	struct span told = mentions_text(s->ms, then->label);

	for (const struct mention *e = m; e-- > s->ms->at; ) {
		struct span name = mentions_text(s->ms, e->label);

		if (name.n != 0 && unsaid_amount(e) && relate_same_unit(e, m) &&
		    span_starts(changed, name) && span_ends(told, name))
			return change_is_earlier(s, then, e) ? e : NULL;
	}
	return NULL;
}

bool
change_told_behind(const struct sentence *s, struct mention *m, const struct pair *p, bool up)
{
	struct term x, y, d = relate_term(m);

	for (size_t i = 0; i < p->n && m->q.kind != KIND_PERCENT; i++) {
		struct change c = { NULL, p->at[i], true };
		enum closure_slip fit;

		if (c.then < m || (c.now = told_now(s, m, c.then)) == NULL)
			continue;
		x = relate_term(up ? c.now : c.then);
		y = relate_term(up ? c.then : c.now);
		fit = closure_fit_difference(&x, &y, &d);
		if (fit == SLIP_NONE ||
		    (fit != SLIP_NEEDLESS && !change_is_against_other(s, m)))
			return false;
		change_link(s, m, &c, up);
		return true;
	}
	return false;
}

/* more, less, off: do they differ by that? */
static bool
differ(const struct term *t, const void *of)
{
	struct decimal off;

	(void)of;
	return decimal_sub(t[0].value, t[1].value, &off) && decimal_cmp(off, t[2].value) == 0;
}

static const struct misprint_test difference = { differ, NULL };

/* May c be what m tells, by where its figures stand: the fewer digits there are, the nearer?
 * 税收365万元，增加23万元；非税313万元，增加41万元: what no word tells apart is in its clause. */
static bool
is_near(const struct sentence *s, const struct mention *m, const struct change *c, int digits)
{
	bool beside = c->now + 1 == m || c->then + 1 == m;
	bool both = beside && (c->now + 2 == m || c->then + 2 == m);

	return digits >= UNSAID_HELD + (both ? 0 : beside ? 1 : 2) &&
	    (c->sure || (c->now->clause == m->clause && c->then->clause == m->clause &&
	    !change_is_against_other(s, m)));
}

void
change_slipped(const struct sentence *s, struct mention *m, const struct pair *p, bool up)
{
	size_t found = 0, ids[2] = { 0, 0 };

	for (size_t k = 0; k < p->n * p->n && m->q.kind != KIND_PERCENT && !m->member; k++) {
		size_t i = k / p->n, j = k % p->n;
		const struct mention *more, *less;
		struct change c;
		struct term t[3];

		if (i == j || !relate_same_unit(p->at[i], p->at[j]))
			continue;
		c = change_of(s, p->at[i], p->at[j], up);
		if (i > j && c.sure)
			continue;	/* a slip may have made the larger the smaller */
		more = up == (i < j) ? c.now : c.then;
		less = up == (i < j) ? c.then : c.now;
		t[0] = relate_term(more);
		t[1] = relate_term(less);
		t[2] = relate_term(m);
		if (closure_slip(&t[0], t + 1, 2) == SLIP_NONE ||	/* the cheaper question */
		    !is_near(s, m, &c, closure_digits(&t[0], t + 1, 2)) ||
		    !misprint_explains(t, 3, &difference, NULL))
			continue;
		found++;
		ids[0] = more->id;
		ids[1] = less->id;
	}
	if (found == 1)
		mentions_link(s->ms, m, REL_LIKELY, "$-$", ids);
}

/* 批次下降12.9%，人次下降10.0%，2023年为365批1,140人次: does m go by no name, or by one that
 * either of c has, be it its unit? */
static bool
is_called_so(const struct sentence *s, const struct mention *m, const struct change *c)
{
	struct span name = mentions_text(s->ms, m->phrase);

	return name.n == 0 || span_has(name, c->now->q.unit) ||
	    recall_alike(name, mentions_text(s->ms, c->now->label)) ||
	    recall_alike(name, mentions_text(s->ms, c->then->label));
}

/* 其中火灾631起，…，火灾起数下降10.11%（上年为702起）: does m go by the name of now, and not of
 * all that now is a part of? */
static bool
is_own_name(const struct sentence *s, const struct mention *m, const struct mention *now)
{
	struct span name = mentions_text(s->ms, now->label);

	return name.n != 0 && span_starts(mentions_text(s->ms, m->phrase), name);
}

/* 游客1,256万人次，上年1,117万人次，收入98.6亿元，增长15.2%: stands an amount of something else
 * between last and m, behind it, which goes by no name? */
static bool
is_of_other_amount(const struct mention *last, const struct mention *m, bool named)
{
	for (const struct mention *e = last + 1; e < m && !named; e++)
		if (unsaid_amount(e) && !relate_same_unit(e, last))
			return true;
	return false;
}

/* 投诉246件，同比下降18.0%，2023年为300件: is then, behind m, of a year, and now, before it, of the
 * one that need not be named? */
static bool
is_told_behind(const struct sentence *s, const struct mention *m, const struct change *c)
{
	return c->now < m && c->then > m && c->now->year == 0 && c->then->year != 0 &&
	    change_is_against_other(s, m);
}

/* 教育支出18.6亿元，增长6.9%，上年为17.4亿元: does m stand between now and then? */
static bool
is_between(const struct mention *m, const struct change *c)
{
	return c->sure && c->now + 1 == m && c->then == m + 1;
}

/* Is c in the clause of m what m may tell: the two right before it, or said to be earlier and
 * later? */
static bool
may_be_told(const struct sentence *s, const struct mention *m, const struct change *c)
{
	const struct mention *last = c->now > c->then ? c->now : c->then;
	const struct mention *other = c->now > c->then ? c->then : c->now;
	bool beside = last + 1 == m && other + 2 == m;

	return (c->sure || is_told_behind(s, m, c) ||
	    (beside && !change_is_against_other(s, m))) &&
	    c->now->clause == m->clause && c->then->clause == m->clause &&
	    (!c->now->member || is_between(m, c) || is_own_name(s, m, c->now)) &&
	    !c->then->member &&
	    is_called_so(s, m, c) &&
	    !is_of_other_amount(last, m, m->phrase.n != 0) &&
	    (decimal_cmp(m->q.value, decimal_of(100)) < 0 || m < c->now);
}

/* Would the change c, in percent, be m if one digit of that were another; any will do
 * where the two stand right before it? */
static bool
is_misprint_of(const struct mention *m, const struct change *c, bool up)
{
	struct term now = relate_term(c->now), then = relate_term(c->then), rate = relate_term(m);
	struct term step = now;
	struct decimal least;
	bool beside = is_between(m, c) ||
	    (c->sure && c->now < m && c->then < m && m - c->now <= 2 && m - c->then <= 2);

	return decimal_mul(rate.quantum, decimal_of(beside ? 1 : 100), &least) &&
	    decimal_cmp(rate.value, least) >= 0 &&
	    (up ? decimal_sub(now.value, then.value, &step.value) :
	    decimal_sub(then.value, now.value, &step.value)) && decimal_sign(step.value) > 0 &&
	    misprint_rate_alone(&step, &then, &rate);
}

void
change_misprinted(const struct sentence *s, struct mention *m, const struct pair *p, bool up)
{
	struct change only = { NULL, NULL, false };
	size_t found = 0;

	if (m->function != FUNCTION_GROWTH || !span_eq(m->q.unit, SPAN("%")) || m->member)
		return;
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = i + 1; k < p->n; k++) {
			struct change c;

			if (!relate_same_unit(p->at[i], p->at[k]))
				continue;
			c = change_of(s, p->at[i], p->at[k], up);
			if (!may_be_told(s, m, &c) || !is_misprint_of(m, &c, up))
				continue;
			only = c;
			found++;
		}
	if (found == 1)
		change_link(s, m, &only, up);
}
