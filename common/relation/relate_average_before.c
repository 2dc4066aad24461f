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

/* May a be told by one count and one amount that stand before it: is it an average of what its
 * word names, 人均 and not 平均? */
static bool
may_look_back(const struct average *a)
{
	return a->says == SAYS_AVERAGE && a->counts[0] != '-';
}

/* Links a with amount over count, which do not give it: a slip is to be explained. */
static void
link_likely(struct mentions *ms, const struct average *a, const struct mention *amount,
    const struct mention *count)
{
	mentions_link(ms, a->m, REL_LIKELY, "$/$", (size_t[]){ amount->id, count->id });
}

/* Links a so with its only count and its only amount, if it has no others and they nearly make
 * one another. */
static void
link_lone_pair(struct mentions *ms, const struct average *a)
{
	if (a->amounts == 1 && a->ncounts == 1 &&
	    average_is_near(a->count[0], a->m, a->amount[0]))
		link_likely(ms, a, a->amount[0], a->count[0]);
}

/* Is mention i all that its sentence has? */
static bool
is_alone(const struct mentions *ms, size_t i)
{
	size_t sentence = ms->at[i].sentence;

	return (i == 0 || ms->at[i - 1].sentence != sentence) &&
	    (i + 1 == ms->n || ms->at[i + 1].sentence != sentence);
}

void
average_link_before(struct mentions *ms, size_t i, struct average *a)
{
	if (!may_look_back(a) || !is_alone(ms, i))
		return;
	average_collect(ms, i, AROUND_TWO, a);
	if (a->amounts == 1 && average_speaks_of(ms, a))
		link_lone_pair(ms, a);
}

/* The last count before a that is no part; NULL: there is none. */
static const struct mention *
last_whole_count(const struct average *a)
{
	for (size_t k = 0; k < a->ncounts; k++)		/* nearest first */
		if (!a->count[k]->member)
			return a->count[k];
	return NULL;
}

/* The only amount of the year of a by a name like its own, which is no average itself (小学生均28
 * 册，初中生均41册); NULL: there is none, or several. */
static const struct mention *
only_kin(const struct mentions *ms, const struct average *a)
{
	struct span name = mentions_text(ms, a->m->label);
	const struct mention *kin = NULL;

	for (size_t k = 0; k < a->amounts; k++) {
		const struct mention *m = a->amount[k];

		if (m->year != a->m->year || (m->cues & CUE_AVERAGE) != 0 ||
		    !recall_alike(name, mentions_text(ms, m->label)))
			continue;
		if (kin != NULL)
			return NULL;
		kin = m;
	}
	return kin;
}

void
average_link_kin(struct mentions *ms, size_t i, struct average *a)
{
	const struct mention *kin, *count;

	if (!may_look_back(a))
		return;
	average_collect(ms, i, AROUND_TWO, a);
	count = last_whole_count(a);
	kin = count == NULL ? NULL : only_kin(ms, a);
	if (kin != NULL && average_is_slip(kin, count, a->m))
		link_likely(ms, a, kin, count);
}

/* Leaves of the counts those of the sentence of a. */
static void
leave_own_counts(struct average *a)
{
	size_t n = a->ncounts;

	a->ncounts = 0;
	for (size_t k = 0; k < n; k++)
		if (a->count[k]->sentence == a->m->sentence)
			a->count[a->ncounts++] = a->count[k];
}

/* Leaves of the amounts those whose names begin with that of the only count (公务接待 of 公务接待
 * 624人次); none where one stands in the sentence of a, which would be meant. */
static void
leave_amounts_named(const struct mentions *ms, struct average *a)
{
	struct span name = mentions_text(ms, a->count[0]->label);
	size_t n = a->amounts;

	name.n -= word_table_at_end(&qualifiers, "gathers", name);
	a->amounts = 0;
	for (size_t k = 0; k < n; k++)
		if (a->amount[k]->sentence == a->m->sentence)
			return;
	for (size_t k = 0; k < n; k++)
		if (name.n != 0 && span_starts(mentions_text(ms, a->amount[k]->label), name))
			a->amount[a->amounts++] = a->amount[k];
}

void
average_link_named(struct mentions *ms, size_t i, struct average *a)
{
	if (!may_look_back(a))
		return;
	average_collect(ms, i, AROUND_TWO, a);
	leave_own_counts(a);
	if (a->ncounts != 1)
		return;
	leave_amounts_named(ms, a);
	link_lone_pair(ms, a);
}
