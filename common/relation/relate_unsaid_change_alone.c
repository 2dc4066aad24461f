/* relate_unsaid_change_alone: what says of a change that no two figures of its sentence are its
 * own; see relate_unsaid_change.h. */
#include "relation/relate_unsaid_change.h"

#include "language/grammar.h"

bool
change_is_one_of_several(const struct sentence *s, const struct mention *m)
{
	const struct mention *next = m + 1;

	return next < s->ms->at + s->to && next->q.kind == m->q.kind && next->phrase.n == 0 &&
	    next->last_cue == 0 && word_table_in(&qualifiers, "apart", unsaid_clause(s, m));
}

/* Does id stand among the ids of expression? */
static bool
holds_id(struct span expression, size_t id)
{
	for (size_t at = 0; at < expression.n; at++) {
		size_t n = 0;

		for (; at < expression.n && expression.p[at] >= '0' && expression.p[at] <= '9';
		    at++)
			n = n * 10 + (size_t)(expression.p[at] - '0');
		if (n == id)
			return true;
	}
	return false;
}

bool
change_is_used(const struct sentence *s, const struct mention *m)
{
	for (size_t i = s->from; i < s->to; i++)
		for (size_t k = 0; k < s->ms->at[i].nlinks; k++)
			if (s->ms->at[i].function != FUNCTION_GROWTH &&
			    holds_id(mentions_text(s->ms, s->ms->at[i].links[k].of), m->id))
				return true;
	return false;
}

bool
change_is_of_pace(const struct sentence *s, const struct mention *m)
{
	return m > s->ms->at && word_table_in(&grammar, "pace", unsaid_between(s, m - 1, m));
}

bool
change_is_of_several(const struct sentence *s, const struct mention *m)
{
	size_t n = 0;

	if ((m->cues & CUE_SUM) == 0 &&
	    !word_table_starts(&particles, "together", unsaid_clause(s, m)))
		return false;
	for (const struct mention *e = s->ms->at + s->from; e < m; e++)
		n += e->id != 0 && relate_same_unit(e, m);
	return n > 2;
}

bool
change_is_one_taken(const struct sentence *s, const struct mention *m)
{
	size_t n = 0;

	for (size_t i = s->from; i < s->to && m->q.kind == KIND_SCORE; i++)
		n += s->ms->at[i].q.kind == KIND_SCORE &&
		    word_table_ends(&qualifiers, "taken", mentions_text(s->ms, s->ms->at[i].label));
	return n > 1;
}

bool
change_is_in_brackets(const struct sentence *s, const struct mention *m, const struct pair *p)
{
	if (p->at[0]->depth >= m->depth || p->at[1]->depth >= m->depth)
		return false;
	for (const struct mention *e = m; e-- > s->ms->at + s->from && e->depth >= m->depth; )
		if (unsaid_amount(e))
			return true;
	return false;
}
