/* relate_unsaid_misprint: rates and shares that nothing gives, but one pair of their sentence
 * would if one of their digits were another; see relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "sentence/operand_words.h"

enum {
	STEM_MAX = 4,		/* characters of a rate's name that are looked at */
	REACH_WHOLE = 24	/* figures before a share among which its base is looked for */
};

/* A percentage, and the one pair found so far. */
struct guess {
	const struct sentence *s;
	struct mention *m;
	struct term rate;
	const struct mention *part, *whole;
	size_t found;
	bool closes;		/* some pair gives it as it stands */
};

/* Has the percentage three digits, so that few pairs are one digit from it? */
static bool
is_long(const struct guess *g)
{
	struct decimal least;

	return decimal_mul(g->rate.quantum, decimal_of(100), &least) &&
	    decimal_cmp(g->rate.value, least) >= 0;
}

static void
try_pair(struct guess *g, const struct mention *part, const struct mention *whole)
{
	struct term a, b;

	if (part == NULL || whole == NULL || part == whole || !unsaid_amount(whole) ||
	    !relate_same_unit(part, whole) ||
	    decimal_cmp(part->q.value, whole->q.value) >= 0)
		return;
	a = relate_term(part);
	b = relate_term(whole);
	if (closure_rate(&a, &b, &g->rate))
		g->closes = true;
	else if (misprint_rate_alone(&a, &b, &g->rate) &&
	    (g->found == 0 || decimal_cmp(g->whole->q.value, whole->q.value) != 0 ||
	    decimal_cmp(g->part->q.value, part->q.value) != 0)) {
		g->found++;
		g->part = part;
		g->whole = whole;
	}
}

/* Do the words of a, and what it counts, hold a character of the rate's name, and deny none? */
static bool
is_akin(const struct guess *g, const struct mention *a)
{
	struct span name = word_table_before(&name_words, "rate",
	    mentions_text(g->s->ms, g->m->phrase));
	struct span before = mentions_text(g->s->ms, a->before);
	struct span label = mentions_text(g->s->ms, a->label);
	size_t from = name.n;
	bool akin = false;

	for (int i = 0; i < STEM_MAX && from > 0; i++) {
		struct glyph c = glyph_before(name, from);
		struct span word = span_slice(name, from - c.n, from);

		from -= c.n;
		if (operand_word_is_turned(before, word) || operand_word_is_turned(label, word))
			return false;
		akin |= span_has(before, word) || span_has(label, word);
	}
	return akin;
}

/* The nearest amount before e in its sentence in the same unit that is no part. */
static const struct mention *
before(const struct guess *g, const struct mention *e)
{
	for (const struct mention *b = e; b-- > g->s->ms->at + g->s->from; )
		if (unsaid_amount(b) && !b->member && relate_same_unit(e, b))
			return b;
	return NULL;
}

/* The first amount of the sentence in the unit of e. */
static const struct mention *
first(const struct guess *g, const struct mention *e)
{
	for (const struct mention *b = g->s->ms->at + g->s->from; b < e; b++)
		if (unsaid_amount(b) && relate_same_unit(e, b))
			return b;
	return NULL;
}

static const struct mention *
total_of(const struct guess *g, const struct mention *e)
{
	return e->total == NONE ? NULL : mentions_before(g->s->ms, g->m, e->total);
}

/* 拨付486.00万元，年初预算720.00万元，到位率67.5%: the amounts of m's clause that it may be of, the
 * nearest that is no part and is not what is lacking, and those that are called like it. */
static void
try_rate(struct guess *g)
{
	const struct sentence *s = g->s;
	const struct mention *from = s->ms->at + s->from;
	bool nearest = true;

	for (const struct mention *a = g->m; a-- > from && a->clause == g->m->clause; ) {
		bool akin;

		if (!unsaid_amount(a))
			continue;
		akin = is_akin(g, a);
		if (!akin && (!nearest || !is_long(g) || a->member ||
		    word_table_in(&qualifiers, "lacking", mentions_text(s->ms, a->before))))
			continue;
		try_pair(g, a, total_of(g, a));
		try_pair(g, a, before(g, a));
		try_pair(g, a, first(g, a));
		if (is_long(g)) {
			try_pair(g, before(g, a), a);
			try_pair(g, first(g, a), a);
		}
		nearest &= akin;
	}
}

/* May e be of what gives the percentage by words not looked at: an amount in the unit of u, whatever
 * it does? */
static bool
is_alike(const struct mention *e, const struct mention *u)
{
	return unsaid_is_stated(e) && decimal_sign(e->q.value) > 0 && relate_same_unit(e, u);
}

/* Do a and b, or either with the one behind it (next), give the percentage? */
static bool
gives(const struct guess *g, const struct mention *a, const struct mention *b)
{
	const struct mention *end = g->s->ms->at + g->s->to;
	struct term x = relate_term(a), y = relate_term(b), both;

	if (closure_rate(&x, &y, &g->rate))
		return true;
	both = x;
	if (a + 1 < end && is_alike(a + 1, a) &&
	    decimal_add(x.value, a[1].q.value, &both.value) &&
	    closure_rate(&both, &y, &g->rate))
		return true;
	both = y;
	return b + 1 < end && is_alike(b + 1, b) &&
	    decimal_add(y.value, b[1].q.value, &both.value) &&
	    closure_rate(&x, &both, &g->rate);
}

/* 优秀8个、良好12个、合格4个，优良率83.33%: do other figures of the sentence give it? */
static bool
is_given_otherwise(const struct guess *g)
{
	const struct mention *from = g->s->ms->at + g->s->from, *to = g->s->ms->at + g->s->to;

	for (const struct mention *a = from; a < to; a++)
		for (const struct mention *b = from; b < to && is_alike(a, g->part); b++)
			if (a != b && is_alike(b, g->part) && gives(g, a, b))
				return true;
	return false;
}

/* 办结8,599件，办结率99.50%，满意率98.6%: is the pair what another rate is of? */
static bool
is_of_another(const struct guess *g)
{
	size_t ids[2];

	for (const struct mention *e = g->m; e-- > g->s->ms->at + g->s->from; )
		if (mentions_quotient(g->s->ms, e, REL_RATE, ids) && ids[0] == g->part->id &&
		    ids[1] == g->whole->id)
			return true;
	return false;
}

static void
link_found(const struct guess *g)
{
	if (g->found == 1 && !g->closes && !is_of_another(g) && !is_given_otherwise(g))
		mentions_link(g->s->ms, g->m, REL_LIKELY, "$/$",
		    (size_t[]){ g->part->id, g->whole->id });
}

void
unsaid_misprints(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct guess g = { .s = s, .m = &s->ms->at[i] };
		const struct mention *m = g.m;

		if (m->q.kind != KIND_PERCENT || m->nlinks != 0 || m->paired ||
		    !unsaid_is_stated(m) || decimal_sign(m->q.value) <= 0 ||
		    !span_eq(m->q.unit, SPAN("%")) || decimal_cmp(m->q.value, decimal_of(100)) >= 0)
			continue;
		g.rate = relate_term(m);
		if (mention_does(m, 1 << FUNCTION_RATE | 1 << FUNCTION_OTHER) != 0 &&
		    word_table_ends(&name_words, "rate", mentions_text(s->ms, m->phrase)))
			try_rate(&g);
		link_found(&g);
	}
}
