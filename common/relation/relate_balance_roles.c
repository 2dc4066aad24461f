/* relate_balance_roles: the parts that amounts play in a balance, by the words before them; see
 * relate_balance.h.
 */
#include "relation/relate_balance.h"

#include "language/grammar.h"

extern const struct data_table data_amounts;

/* The last role that words give; those that must be the whole name only if they are. */
static const char *
last_role(const struct relate_words *w, struct span before, struct span name)
{
	const char *role = NULL;
	struct lexicon_match match;
	size_t at = 0;

	while (lexicon_each(&w->amounts, before, &at, &match))
		if (LEXICON_CELL(&w->amounts, match, 2)[1] == 'n' ||	/* in, not is */
		    span_eq(name, span_of(LEXICON_CELL(&w->amounts, match, 0))))
			role = LEXICON_CELL(&w->amounts, match, 1);
	return role;
}

const char *
balance_role(const struct relate_words *w, struct span words)
{
	return last_role(w, words, SPAN(""));
}

const char *
balance_role_of_name(const struct relate_words *w, struct span name)
{
	return last_role(w, name, name);
}

/* 年初预算8个项目965万元: the words before m when no more than a noun parts it from a
 * count; else those before itself. */
static struct span
words_of(const struct mentions *ms, const struct mention *m)
{
	enum { NOUN = 12 };	/* bytes */
	const struct mention *count = m > ms->at ? m - 1 : m;

	if (m->q.kind == KIND_MONEY && m->before.n <= NOUN && count->id != 0 &&
	    count->q.kind == KIND_COUNT && count->clause == m->clause &&
	    count->sentence == m->sentence && count->q.to + m->before.n == m->q.from)
		return mentions_text(ms, count->before);
	return mentions_text(ms, m->before);
}

const char *
balance_role_of_figure(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m)
{
	return last_role(w, words_of(ms, m), mentions_text(ms, m->phrase));
}

/* 年初结转 beside 本年收入合计. */
static bool
is_carried_beside(const struct mentions *ms, const char *role, const struct mention *of_year)
{
	return strcmp(role, "opening") == 0 &&
	    word_table_in(&qualifiers, "now", mentions_text(ms, of_year->before));
}

bool
balance_apart(const struct relate_words *w, const struct mentions *ms,
    const struct mention *a, const struct mention *b)
{
	const char *of_a = balance_role_of_figure(w, ms, a);
	const char *of_b = of_a == NULL ? NULL : balance_role_of_figure(w, ms, b);

	return of_b != NULL && strcmp(of_a, of_b) != 0 &&
	    (equations_set_off(&w->equations, span_of(of_a), span_of(of_b)) ||
	    equations_takes_from(&w->equations, span_of(of_a), span_of(of_b)) ||
	    (equations_only_takes(&w->equations, span_of(of_b)) &&
	    relate_side(w, mentions_text(ms, a->label)) != SIDE_FINAL) ||
	    is_carried_beside(ms, of_a, b) || is_carried_beside(ms, of_b, a));
}

bool
balance_role_is_first(const char *role)
{
	return strcmp(role, "start") == 0 || strcmp(role, "opening") == 0;
}

bool
balance_role_is_stock(const char *role)
{
	static const char *const roles[] = { "start", "end", "closing", "owed" };

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strcmp(role, roles[i]) == 0)
			return true;
	return false;
}

bool
balance_role_is_flow(const char *role)
{
	return strcmp(role, "joined") == 0 || strcmp(role, "gone") == 0;
}

bool
balance_role_is_side(const char *role)
{
	return strcmp(role, "resources") == 0 || strcmp(role, "uses") == 0;
}

bool
balance_counts_twice(const struct mentions *ms, const size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n && ms->at[at[i]].member; k++)
			if (ms->at[at[i]].total == ms->at[at[k]].id)
				return true;
	return false;
}
