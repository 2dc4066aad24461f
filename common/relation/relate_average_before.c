/* relate_average_before: averages of what was told before them, which miss by a slip; see
 * relate_average_parts.h. */
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

/* May a be told by one count and one amount that stand before it: is it an average of what its
 * word names, 人均 and not 平均? */
static bool
may_look_back(const struct average *a)
{
	return a->says == SAYS_AVERAGE && a->counts[0] != '-';
}

/* Links a so with its only count and its only amount, if it has no others and they nearly make
 * one another. */
static void
link_lone_pair(struct mentions *ms, const struct average *a)
{
	if (a->amounts == 1 && a->ncounts == 1 &&
	    average_is_near(a->count[0], a->m, a->amount[0]))
		average_link(ms, a, a->amount[0], a->count[0], REL_LIKELY);
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
static struct mention *
only_kin(const struct mentions *ms, const struct average *a)
{
	struct span name = mentions_text(ms, a->m->label);
	struct mention *kin = NULL;

	for (size_t k = 0; k < a->amounts; k++) {
		struct mention *m = a->amount[k];

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
	const struct mention *count;
	struct mention *kin;

	if (!may_look_back(a))
		return;
	average_collect(ms, i, AROUND_TWO, a);
	count = last_whole_count(a);
	kin = count == NULL ? NULL : only_kin(ms, a);
	if (kin != NULL && average_is_slip(kin, count, a->m))
		average_link(ms, a, kin, count, REL_LIKELY);
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
