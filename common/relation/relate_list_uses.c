/* relate_list_uses: amounts that say what the one before them was for; see
 * relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "text/punct.h"

/* 320万元，主要用于维修150万元: do the words between m and the amount before it say what that was
 * for? */
static bool
opens_uses(const struct mentions *ms, const struct mention *m)
{
	struct span words = mentions_text(ms, m->before);

	words = span_slice(words, punct_starts(words, ','), words.n);
	return word_table_starts(&grammar, "purpose", words);
}

/* The uses that begin with mention first, told in one breath; none where something else is told
 * among them. */
static void
collect_uses(const struct mentions *ms, size_t first, struct list *list)
{
	const struct mention *a = &ms->at[first];

	list->n = 0;
	for (size_t i = first; i < ms->n && list->n < LIST_MAX; i++) {
		struct mention m = ms->at[i];

		if (m.sentence != a->sentence || m.clause != a->clause)
			break;
		if (i > first && !span_starts(mentions_text(ms, m.before), SPAN("、")))
			break;
		m.excused = false;
		if (!mention_is_exact(&m) || m.depth != a->depth || !list_can_be_part(&m, a)) {
			list->n = 0;
			return;
		}
		list->parts[list->n++] = i;
	}
}

/* Do the parts make at least the total? */
static bool
use_it_up(const struct mentions *ms, const struct list *list, const struct term *total)
{
	struct decimal sum = decimal_of(0);

	for (size_t i = 0; i < list->n; i++)
		if (!decimal_add(sum, ms->at[list->parts[i]].q.value, &sum))
			return false;
	return decimal_cmp(sum, total->value) >= 0;
}

void
list_uses(const struct relate_words *w, struct mentions *ms)
{
	for (size_t i = 1; i + 1 < ms->n; i++) {
		const struct mention *m = &ms->at[i], *whole = m - 1;
		struct relate_total total;
		struct list list;

		if (!m->excused || m->cell.row != 0 || m->q.kind != KIND_MONEY || m->member ||
		    (m->cues & (CUE_PURPOSE | CUE_REASON)) != CUE_PURPOSE ||
		    whole->sentence != m->sentence || whole->depth != m->depth ||
		    !list_can_be_total(whole, m) || !opens_uses(ms, m))
			continue;
		collect_uses(ms, i, &list);
		total = list_total_of(whole);
		if (list.n >= 2 && use_it_up(ms, &list, &total.term))
			relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total,
			    CUE_PURPOSE);
	}
}

/* Do the amounts of wide make the total, or, where those of list do not even nearly, would they but
 * for a slip that tells? */
static bool
makes_with_uses(const struct mentions *ms, const struct list *wide, const struct list *list,
    const struct relate_total *total)
{
	enum closure_slip fit = list_fit(ms, wide, total);

	return fit == SLIP_NEEDLESS ||
	    (fit == SLIP_TELLING && list_fit(ms, list, total) == SLIP_NONE);
}

size_t
list_with_uses(const struct mentions *ms, struct scope scope, struct list *list,
    const struct relate_total *total)
{
	enum { LEAST = 3 };
	struct list wide = { .n = 0 };
	bool uses = false;

	for (size_t i = scope.first; i < scope.end && wide.n < LIST_MAX; i++) {
		struct mention m = ms->at[i];
		bool use = m.excused && (m.cues & (CUE_PURPOSE | CUE_REASON)) == CUE_PURPOSE;

		m.excused &= !use;
		uses |= use;
		if (list_can_be_part(&m, &ms->at[scope.first]))
			wide.parts[wide.n++] = i;
	}
	if (!uses || wide.n < LEAST || !makes_with_uses(ms, &wide, list, total))
		return 0;
	*list = wide;
	return wide.n;
}
