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

		if (c.then < m || (c.now = told_now(s, m, c.then)) == NULL)
			continue;
		x = relate_term(up ? c.now : c.then);
		y = relate_term(up ? c.then : c.now);
		if (!closure_difference(&x, &y, &d) && (!change_is_against_other(s, m) ||
		    closure_slip(&x, (struct term[]){ y, d }, 2) == SLIP_NONE))
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
		    !misprint_explains(t, 3, differ, NULL))
			continue;
		found++;
		ids[0] = more->id;
		ids[1] = less->id;
	}
	if (found == 1)
		mentions_link(s->ms, m, REL_LIKELY, "$-$", ids);
}
