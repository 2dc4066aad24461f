/* relate_growth_own: changes of something else than what the amounts before them count; see
 * relate_growth_parts.h. */
#include "relation/relate_growth_parts.h"

#include "language/grammar.h"

bool
growth_is_of_uncounted(const struct mentions *ms, const struct mention *m, const struct recalled *f)
{
	return f->kind == KIND_COUNT &&
	    word_table_ends(&name_words, "uncounted", mentions_text(ms, m->phrase));
}

bool
growth_has_own_name(const struct mentions *ms, const struct mention *m, const struct recalled *now,
    const struct recalled *prior)
{
	struct span name = mentions_text(ms, m->phrase);

	return name.n != 0 &&
	    !recall_alike(name, recalled_label(now)) &&
	    !recall_alike(name, recalled_label(prior));
}

bool
growth_is_of_own(const struct mentions *ms, const struct mention *m,
    const struct recalled *delta, const struct recalled *y, bool held)
{
	struct term d = relate_recalled_term(delta), base = relate_recalled_term(y);
	struct term rate = relate_term(m);
	bool up = (m->last_cue & CUE_UP) != 0, told = true;

	if (!growth_has_own_name(ms, m, delta, y))
		return false;
	if (!held)
		told = up ? decimal_sub(base.value, d.value, &base.value) :
		    decimal_add(base.value, d.value, &base.value);
	return !told || !closure_rate(&d, &base, &rate);
}
