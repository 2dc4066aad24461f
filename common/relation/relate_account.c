/* relate_account: an account's amount and its 支出决算; see relate_account.h. */
#include "relation/relate_account.h"

static bool
states_amount(const struct mention *m)
{
	return m->id != 0 && m->q.kind == KIND_MONEY && m->q.op == OP_EQ &&
	    m->function == FUNCTION_PRIMARY;
}

/* Is label the account with a word behind it that says what was spent? */
static bool
is_final_of(const struct relate_words *w, struct span label, struct span account)
{
	return label.n > account.n && span_starts(label, account) &&
	    relate_side(w, span_slice(label, account.n, label.n)) == SIDE_FINAL;
}

void
relate_account(const struct relate_words *w, struct mentions *ms, struct span account)
{
	const struct mention *first = NULL;

	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		struct span label = mentions_text(ms, m->label);

		if (!states_amount(m))
			continue;
		if (first == NULL && !span_eq(label, account))
			return;
		if (first == NULL)
			first = m;
		else if (is_final_of(w, label, account) && relate_same_unit(m, first))
			mentions_link(ms, m, REL_SAME, "$", &first->id);
	}
}
