/* relate_unsaid_grades: rates that take several grades of a list together; see
 * relate_unsaid_parts.h.
 *
 * 满意度 takes those that end in 满意, 优良率 the two that begin with 优 and with 良.  The list
 * must make its total, so that only the rate can be wrong.
 */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "sentence/operand_words.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	GRADES_MAX = 8,
	NOUN = 6	/* bytes of two ideographs */
};

/* A list of grades before a rate. */
struct grades {
	const struct mention *at[GRADES_MAX], *whole;	/* the first one first */
	bool taken[GRADES_MAX];
	size_t n, ntaken;
};

/* The last list of counts before m, of its sentence or, where m is the first figure of its own, of
 * the one before; false: there is none, or it does not make its total. */
static bool
read_grades(const struct sentence *s, const struct mention *m, struct grades *g)
{
	const struct mention *at = s->ms->at, *last = m;

	g->n = g->ntaken = 0;
	while (last > at && (!last->member || last->q.kind != KIND_COUNT) &&
	    last->sentence + 1 >= m->sentence)
		last--;
	if (!last->member || last->q.kind != KIND_COUNT || last->sentence + 1 < m->sentence ||
	    (last->sentence != m->sentence && m != at + s->from) ||
	    (g->whole = mentions_before(s->ms, m, last->total)) == NULL)
		return false;
	for (const struct mention *e = g->whole + 1; e <= last; e++)
		if (e->member && e->total == last->total && e->breakdown == last->breakdown) {
			if (g->n == GRADES_MAX || !relate_is_settled(e) ||
			    !mention_is_exact(e))
				return false;
			g->taken[g->n] = false;
			g->at[g->n++] = e;
		}
	return g->n > 2;
}

/* The name of a grade, without what stands around the quotation marks. */
static struct span
grade_name(const struct sentence *s, const struct mention *e)
{
	struct span name = mentions_text(s->ms, e->label);
	size_t open = span_find(name, SPAN("“"));

	if (open != NONE)
		name = span_slice(name, open + strlen("“"), name.n);
	if (span_ends(name, SPAN("”")))
		name.n -= strlen("”");
	return name;
}

/* 满意: takes those whose names end as stem does. */
static void
take_by_end(const struct sentence *s, struct span stem, struct grades *g)
{
	struct span noun = span_slice(stem, stem.n < NOUN ? 0 : stem.n - NOUN, stem.n);

	for (size_t k = 0; k < g->n; k++) {
		struct span name = grade_name(s, g->at[k]);

		g->taken[k] = noun.n == NOUN && span_ends(name, noun) &&
		    !operand_word_is_turned(name, noun);
		g->ntaken += g->taken[k];
	}
}

/* 优良: takes those whose names begin with one of the last two characters of stem, one each. */
static void
take_by_beginnings(const struct sentence *s, struct span stem, struct grades *g)
{
	struct glyph second = glyph_before(stem, stem.n);
	struct glyph first = glyph_before(stem, stem.n - second.n);
	size_t firsts = 0;

	g->ntaken = 0;
	for (size_t k = 0; k < g->n; k++) {
		struct glyph head = glyph_at(grade_name(s, g->at[k]), 0);

		g->taken[k] = head.c == first.c || head.c == second.c;
		g->ntaken += g->taken[k];
		firsts += head.c == first.c;
	}
	if (g->ntaken != 2 || firsts != 1)
		g->ntaken = 0;
}

/* Does another grade, taken with these, give the rate, or all but one? */
static bool
is_given_otherwise(const struct grades *g, const struct term *part, const struct term *whole,
    const struct term *rate)
{
	for (size_t k = 0; k < g->n; k++) {
		struct term more = *part, less = *whole;

		if ((!g->taken[k] && decimal_add(part->value, g->at[k]->q.value, &more.value) &&
		    closure_rate(&more, whole, rate)) ||
		    (decimal_sub(whole->value, g->at[k]->q.value, &less.value) &&
		    closure_rate(&less, whole, rate)))
			return true;
	}
	return false;
}

/* Links m with the grades taken over their whole: if they give it, or would but for one digit of
 * it. */
static void
link_taken(const struct sentence *s, struct mention *m, const struct grades *g)
{
	struct term part = relate_term(g->whole), whole = part, rate = relate_term(m);
	size_t ids[GRADES_MAX + 1], n = 0;
	bool closes;

	part.value = decimal_of(0);
	for (size_t k = 0; k < g->n; k++) {
		if (!g->taken[k])
			continue;
		if (!decimal_add(part.value, g->at[k]->q.value, &part.value))
			return;
		ids[n++] = g->at[k]->id;
	}
	closes = closure_rate(&part, &whole, &rate);
	if (!closes && (!closure_rate_misprint(&part, &whole, &rate) ||
	    is_given_otherwise(g, &part, &whole, &rate)))
		return;
	ids[n] = g->whole->id;
	mentions_link_quotient(s->ms, m, closes ? REL_RATE : REL_LIKELY, ids,
	    (struct quotient_sides){ .over = n, .n = n + 1 });
}

/* What m is the rate of: 优良 of 优良率, or of a rate of rates.tsv the word there (满意 of 满意度);
 * none: it is no rate. */
static struct span
stem_of(const struct sentence *s, const struct mention *m)
{
	struct span name = mentions_text(s->ms, m->phrase), prefix;
	size_t row = relate_rate_name(s->words, name, &prefix);

	if (row != NONE)
		return s->words->rated[row].part.n == 1 ? s->words->rated[row].part.word[0] :
		    SPAN("");
	return word_table_ends(&name_words, "rate", name) ?
	    word_table_before(&name_words, "rate", name) : SPAN("");
}

void
unsaid_grades(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];
		struct span stem;
		struct grades g;

		if (m->q.kind != KIND_PERCENT || m->nlinks != 0 || m->paired ||
		    !unsaid_is_stated(m) || !span_eq(m->q.unit, SPAN("%")) ||
		    !mention_does(m, 1 << FUNCTION_RATE | 1 << FUNCTION_OTHER))
			continue;
		stem = stem_of(s, m);
		if (stem.n < NOUN || !read_grades(s, m, &g))
			continue;
		take_by_end(s, stem, &g);
		if (g.ntaken != 2)
			take_by_beginnings(s, stem, &g);
		if (g.ntaken == 2)
			link_taken(s, m, &g);
	}
}
