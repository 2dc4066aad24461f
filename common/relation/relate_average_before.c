/* relate_average_before: averages of what was told before them, and whether a slip explains that
 * they miss; see relate_average_parts.h. */
#include "relation/relate_average_parts.h"

#include "language/grammar.h"
#include "relation/operands.h"

bool
average_speaks_of(const struct mentions *ms, const struct average *a)
{
	struct span noun = mentions_text(ms, a->m->phrase);

	return noun.n == 0 || a->says != SAYS_AVERAGE || word_table_starts(&grammar, "by", noun) ||
	    recall_alike(noun, mentions_text(ms, a->amount[0]->label));
}

bool
average_is_slip(const struct mention *amount, const struct mention *count,
    const struct mention *average)
{
	struct term x = relate_term(amount), y = relate_term(count), z = relate_term(average);

	return decimal_shift(z.value, 2, &z.value) && decimal_shift(z.quantum, 2, &z.quantum) &&
	    (closure_rate_edit(&x, &y, &z) || closure_rate_shifted(&x, &y, &z));
}

/* How many of so many quanta: a digit by a digit as they are printed; false if too many. */
static bool
in_quanta(struct decimal value, struct decimal quantum, decimal_coefficient *out)
{
	struct decimal quanta;

	if (!decimal_div(value, quantum, 0, &quanta))
		return false;
	*out = quanta.c;
	return true;
}

/* Do two whole numbers differ in one digit, or in two neighbours swapped? */
static bool
differ_in_one(decimal_coefficient a, decimal_coefficient b)
{
	int differing = 0;
	bool swapped = false;
	decimal_coefficient last_a = 0, last_b = 0;

	for (; a != 0 && b != 0; a /= 10, b /= 10) {
		if (a % 10 != b % 10) {
			swapped = differing == 1 && a % 10 == last_b && b % 10 == last_a;
			differing++;
			last_a = a % 10;
			last_b = b % 10;
		} else if (differing == 1)
			last_a = last_b = -1;
	}
	return a == b && (differing == 1 || (differing == 2 && swapped));
}

bool
average_is_misprint(const struct mention *amount, const struct mention *count,
    const struct mention *average)
{
	decimal_coefficient made, told;
	struct decimal each;

	return decimal_mul(count->q.value, average->q.quantum, &each) &&
	    in_quanta(amount->q.value, each, &made) &&
	    in_quanta(average->q.value, average->q.quantum, &told) &&
	    differ_in_one(made, told);
}

bool
average_is_near(const struct mention *count, const struct mention *average,
    const struct mention *amount)
{
	struct term total = relate_term(amount), made = total;
	struct decimal off;

	if (!decimal_mul(count->q.value, average->q.value, &made.value) ||
	    !decimal_sub(total.value, made.value, &off) ||
	    !decimal_mul(decimal_abs(off), decimal_of(4), &off))
		return false;
	return decimal_cmp(off, total.value) <= 0 || closure_slip(&total, &made, 1) != SLIP_NONE ||
	    average_is_slip(amount, count, average);
}

void
average_link_before(struct mentions *ms, size_t i, struct average *a)
{
	const struct mention *m = a->m;

	if ((i > 0 && ms->at[i - 1].sentence == m->sentence) ||
	    (i + 1 < ms->n && ms->at[i + 1].sentence == m->sentence))
		return;
	average_collect(ms, i, AROUND_TWO, a);
	if (a->amounts == 1 && a->ncounts == 1 && a->says == SAYS_AVERAGE && a->counts[0] != '-' &&
	    average_speaks_of(ms, a) && average_is_near(a->count[0], m, a->amount[0]))
		mentions_link(ms, a->m, REL_LIKELY, "$/$",
		    (size_t[]){ a->amount[0]->id, a->count[0]->id });
}

void
average_link_kin(struct mentions *ms, size_t i, struct average *a)
{
	struct span name = mentions_text(ms, a->m->label);
	const struct mention *kin = NULL, *count = NULL;

	average_collect(ms, i, AROUND_TWO, a);
	for (size_t k = a->ncounts; k-- > 0; )
		if (!a->count[k]->member)
			count = a->count[k];
	if (a->says != SAYS_AVERAGE || a->counts[0] == '-' || count == NULL)
		return;
	for (size_t k = 0; k < a->amounts; k++) {
		const struct mention *m = a->amount[k];

		if (m->year != a->m->year ||
		    !recall_alike(name, mentions_text(ms, m->label)))
			continue;
		if (kin != NULL)
			return;
		kin = m;
	}
	if (kin != NULL && average_is_slip(kin, count, a->m))
		mentions_link(ms, a->m, REL_LIKELY, "$/$", (size_t[]){ kin->id, count->id });
}

void
average_link_named(struct mentions *ms, size_t i, struct average *a)
{
	size_t amounts, ncounts;
	struct span name;

	average_collect(ms, i, AROUND_TWO, a);
	amounts = a->amounts;
	ncounts = a->ncounts;
	a->amounts = a->ncounts = 0;
	for (size_t k = 0; k < ncounts; k++)
		if (a->count[k]->sentence == a->m->sentence)
			a->count[a->ncounts++] = a->count[k];
	if (a->ncounts != 1 || a->says != SAYS_AVERAGE || a->counts[0] == '-')
		return;
	name = mentions_text(ms, a->count[0]->label);
	name.n -= word_table_at_end(&qualifiers, "gathers", name);
	for (size_t k = 0; k < amounts; k++) {
		if (a->amount[k]->sentence == a->m->sentence)
			return;
		if (name.n != 0 && span_starts(mentions_text(ms, a->amount[k]->label), name))
			a->amount[a->amounts++] = a->amount[k];
	}
	if (a->amounts == 1 && average_is_near(a->count[0], a->m, a->amount[0]))
		mentions_link(ms, a->m, REL_LIKELY, "$/$",
		    (size_t[]){ a->amount[0]->id, a->count[0]->id });
}
