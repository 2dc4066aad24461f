/* check_again: figures that say themselves what they repeat: 大写, 折合, a group of one row. */
#include "check/check_same.h"

#include "check/repeat.h"

/* A figure that says itself what it repeats: 大写, 折合, a group of one row. */
static void
check_again(struct check *c, size_t again, size_t first)
{
	const struct entry *a = check_entry(c, again), *b = check_entry(c, first);
	struct decimal difference;
	struct hint hint;
	enum verdict v;

	if (a->rough || a->bound || b->rough || b->bound || !repeat_same_kind(a, b))
		return;
	v = repeat_compare(a, b, &difference);
	if (v == VERDICT_NONE)
		check_overflow(c, again);
	else if (v == VERDICT_HOLDS)
		check_report_twice(c, FINDING_OK, again, first, difference);
	else if (v == VERDICT_ROUNDING)
		check_report_twice(c, FINDING_ROUNDING, again, first, difference);
	else {
		hint = hint_value(c->in->ledger, again, b->figure.value);
		check_report_twice(c, check_plausible(&hint, a->figure.value, difference) ?
		    FINDING_ERROR : FINDING_WARNING, again, first, difference);
	}
}

void
check_repetitions(struct check *c)
{
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		struct relations r = check_relations(c, i);

		if (!check_has(c, i, REL_SAME))
			continue;
		while (relations_next(&r)) {
			size_t first;

			if (r.relation != REL_SAME ||
			    !formula_next(&r.expression, &c->scratch.formula))
				continue;
			first = ledger_find(c->in->ledger, c->scratch.formula.ids[0]);
			if (first != NONE && first != i)
				check_again(c, i, first);
		}
	}
}
