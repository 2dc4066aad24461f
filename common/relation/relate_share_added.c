/* relate_share_added: shares of a budget that were added to it; see relate_share_parts.h. */
#include "relation/relate_share_parts.h"

#include "language/grammar.h"

/* A change that stands in the sentence of m, place figures back; NULL: there is none. */
static const struct recalled *
change_back(const struct mention *m, const struct recall *recall, size_t place)
{
	const struct recalled *f = recall_back(recall, place);

	return f != NULL && f->function == FUNCTION_DELTA && f->block == recall->block &&
	    f->sentence == m->sentence && f->op == OP_EQ && f->depth <= m->depth ? f : NULL;
}

const struct recalled *
share_added(const struct mention *m, const struct recall *recall, const struct recalled *base)
{
	const struct recalled *f = change_back(m, recall, base != NULL);
	struct term part, whole, rate = relate_term(m);
	bool named = f != NULL && word_table_ends(&name_words, "added", recalled_label(f));

	if (base == NULL)
		return named && m->share_base ? f : NULL;
	if (f == NULL || base != recall_back(recall, 0) || f->id + 1 != base->id ||
	    !operand_same_unit(f, base))
		return NULL;
	part = relate_recalled_term(f);
	whole = relate_recalled_term(base);
	return closure_rate(&part, &whole, &rate) ||
	    (named && closure_rate_edit(&part, &whole, &rate)) ? f : NULL;
}
