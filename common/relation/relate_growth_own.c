/* relate_growth_own: changes of something else than what the amounts before them count; see
 * relate_growth_parts.h. */
#include "relation/relate_growth_parts.h"

#include "language/grammar.h"

bool
growth_is_of_worth(const struct mentions *ms, const struct mention *m, const struct recalled *f)
{
	return f->kind == KIND_COUNT &&
	    word_table_ends(&name_words, "worth", mentions_text(ms, m->phrase));
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
    const struct recalled *delta, const struct recalled *y)
{
	struct term d = relate_recalled_term(delta), base = relate_recalled_term(y), then = base;
	struct term rate = relate_term(m);
	bool up = (m->last_cue & CUE_UP) != 0;

	if (!growth_has_own_name(ms, m, delta, y) || closure_rate(&d, &base, &rate))
		return false;
	return !(up ? decimal_sub(base.value, d.value, &then.value) :
	    decimal_add(base.value, d.value, &then.value)) || !closure_rate(&d, &then, &rate);
}
