/* relate_target: targets of running text; see relate_target.h. */
#include "relation/relate_target.h"

#include "language/grammar.h"
#include "sentence/reach.h"

/* The words between the figure before m and m, no more than a clause of them. */
static struct span
words_before(const struct mentions *ms, struct span text, const struct mention *m)
{
	size_t from = m > ms->at && m[-1].q.to <= m->q.from ? m[-1].q.to : 0;

	if (m->q.from - from > REACH_CLAUSE)
		from = m->q.from - REACH_CLAUSE;
	return span_slice(text, from, m->q.from);
}

static bool
is_measured(const struct mention *m)
{
	return m->id != 0 && m->cell.row == 0 && m->q.lean == LEAN_NONE && !m->excused &&
	    (m->q.kind == KIND_PERCENT || m->q.kind == KIND_COUNT);
}

/* A target may be a bound (≥95%), what was reached of it is none. */
static bool
is_target(const struct mentions *ms, struct span text, const struct mention *m)
{
	return m->id != 0 && m->cell.row == 0 && !m->excused &&
	    (m->q.kind == KIND_PERCENT || m->q.kind == KIND_COUNT) &&
	    word_table_in(&qualifiers, "aim", words_before(ms, text, m));
}

static bool
is_reached(const struct mentions *ms, struct span text, const struct mention *m)
{
	return is_measured(m) && m->q.op == OP_EQ &&
	    word_table_in(&qualifiers, "reached", words_before(ms, text, m));
}

/* Does a mark with its full mark stand right behind m in its sentence? */
static bool
is_marked(const struct mentions *ms, const struct mention *m)
{
	const struct mention *mark = m + 1;

	for (size_t reach = REACH_MARK; reach-- > 0 && mark < ms->at + ms->n &&
	    mark->sentence == m->sentence && mark->q.kind == KIND_SCORE; mark++)
		if (mention_linked(mark, REL_SCORE))
			return true;
	return false;
}

void
relate_targets(struct mentions *ms, struct span text)
{
	for (size_t i = 0; i + 2 < ms->n; i++) {
		struct mention *m = &ms->at[i], *actual = m + 1;

		if (actual->sentence == m->sentence && actual->q.kind == m->q.kind &&
		    relate_same_unit(m, actual) && is_marked(ms, actual) &&
		    is_target(ms, text, m) && is_reached(ms, text, actual))
			mentions_link(ms, actual, REL_ACTUAL, "$", &m->id);
	}
}
