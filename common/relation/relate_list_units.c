/* relate_list_units: lists of counts by several measure words, which one of the total stands for;
 * see relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "text/punct.h"

/* May m be the total of a list that begins with mention first, right behind it? */
static bool
is_total(const struct mention *m, const struct mention *first)
{
	return mention_is_exact(m) && m->q.kind == KIND_COUNT && list_states(m) && !m->member &&
	    m->sentence == first->sentence && m->clause == first->clause &&
	    m->depth == first->depth;
}

/* Do only 、, or only commas, stand before those from k on that go on with the list? */
static bool
goes_on(const struct mentions *ms, size_t k, size_t first)
{
	struct span before = mentions_text(ms, ms->at[k].before);

	if (span_starts(before, SPAN("、")))
		return k == first + 1 ||
		    span_starts(mentions_text(ms, ms->at[k - 1].before), SPAN("、"));
	return punct_starts(before, ',') != 0 && (k == first + 1 ||
	    punct_starts(mentions_text(ms, ms->at[k - 1].before), ',') != 0);
}

/* Is the list that begins with mention first parted by commas, behind which others may stand? */
static bool
is_by_commas(const struct mentions *ms, size_t first)
{
	return first + 1 < ms->n &&
	    punct_starts(mentions_text(ms, ms->at[first + 1].before), ',') != 0;
}

/* The counts told in one breath from mention first on, by whatever they are measured. */
static void
collect_counts(const struct mentions *ms, size_t first, struct list *list)
{
	const struct mention *a = &ms->at[first];

	list->n = 0;
	for (size_t k = first; k < ms->n && list->n < LIST_MAX; k++) {
		const struct mention *m = &ms->at[k];

		if (!mention_is_exact(m) || m->q.kind != KIND_COUNT || !list_states(m) ||
		    m->member || m->excused || m->sentence != a->sentence ||
		    m->depth != a->depth ||
		    (k > first && !goes_on(ms, k, first)))
			break;
		list->parts[list->n++] = k;
	}
}

/* Are some of the list measured as the total is, and others not? */
static bool
are_mixed(const struct mentions *ms, const struct list *list, const struct mention *total)
{
	size_t same = 0;

	for (size_t k = 0; k < list->n; k++)
		same += relate_same_unit(&ms->at[list->parts[k]], total);
	return same > 0 && same < list->n;
}

bool
list_of_units(const struct relate_words *w, struct mentions *ms, size_t i)
{
	enum { LEAST = 3 };
	const struct mention *first = &ms->at[i];
	struct relate_total total;
	struct list list;

	if (i == 0 || first->q.kind != KIND_COUNT || (first->cues & CUE_PARTS) == 0 ||
	    (first->cues & CUE_SOME) != 0 || !is_total(first - 1, first))
		return false;
	collect_counts(ms, i, &list);
	total = list_total_of(first - 1);
	if (list.n < LEAST || !are_mixed(ms, &list, first - 1) ||
	    list_fit(ms, &list, &total) < (is_by_commas(ms, i) ? SLIP_TELLING : SLIP_WEAK))
		return false;
	relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total, first->cues);
	return true;
}
