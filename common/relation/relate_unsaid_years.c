/* relate_unsaid_years: changes between two years that their words name; see
 * relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/date.h"
#include "language/grammar.h"

/* 2023年比2022年: the years that the words before m set against one another; false: none. */
static bool
years_named(const struct sentence *s, const struct mention *m, int *now, int *then)
{
	struct span words = unsaid_clause(s, m);
	size_t at = word_table_find(&qualifiers, "against", words);

	if (at == NONE)
		return false;
	*now = date_year_in(span_slice(words, 0, at));
	*then = date_year_in(span_slice(words, at, words.n));
	return *now != 0 && *then != 0 && *now != *then;
}

/* The amount of a year nearest before m in its paragraph, of the label and unit of like, if that
 * is not NULL; NULL: there is none. */
static const struct mention *
amount_of_year(const struct sentence *s, const struct mention *m, int year,
    const struct mention *like)
{
	for (const struct mention *e = m; e-- > s->ms->at; )
		if (e->year == year && unsaid_is_stated(e) && decimal_sign(e->q.value) > 0 &&
		    (e->q.kind == KIND_MONEY || e->q.kind == KIND_COUNT) &&
		    mention_does(e, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_SUM |
		    1u << FUNCTION_PRIOR) && (like == NULL || (relate_same_unit(e, like) &&
		    span_eq(mentions_text(s->ms, e->label), mentions_text(s->ms, like->label)))))
			return e;
	return NULL;
}

/* Links m with now and then as what it is by closes, or would be but for a slip. */
static void
link_growth(const struct sentence *s, struct mention *m, const struct mention *now,
    const struct mention *then)
{
	bool up = (m->last_cue & CUE_UP) != 0;
	struct term d = relate_term(now), base = relate_term(then), rate = relate_term(m);

	if (!decimal_sub(up ? now->q.value : then->q.value, up ? then->q.value : now->q.value,
	    &d.value))
		return;
	mentions_link(s->ms, m, relate_by_fit(REL_GROWTH, closure_rate_fit(&d, &base, &rate),
	    SLIP_NEEDLESS), up ? "$/$-1" : "1-$/$", (size_t[]){ now->id, then->id });
}

bool
unsaid_between_years(const struct sentence *s, struct mention *m)
{
	const struct mention *now, *then;
	int year, before;

	if (m->function != FUNCTION_GROWTH || m->q.kind != KIND_PERCENT ||
	    (m->last_cue & (CUE_UP | CUE_DOWN)) == 0 || !years_named(s, m, &year, &before))
		return false;
	if ((now = amount_of_year(s, m, year, NULL)) == NULL ||
	    (then = amount_of_year(s, m, before, now)) == NULL)
		return amount_of_year(s, m, before, NULL) == NULL;
	link_growth(s, m, now, then);
	return m->nlinks != 0;
}
