/* relate_called: names behind a list; see relate_called.h.
 *
 * 三公经费支出22.84万元，其中车辆21.48万元、接待1.36万元，比预算26.00万元节约3.16万元: the nearest
 * name before the budget is 接待, and what it is of only the numbers say.
 */
#include "relation/relate_called.h"

/* Nearest part of total before m; NULL: m is no part's neighbour. */
static const struct mention *
last_part(const struct mentions *ms, const struct mention *m, size_t total)
{
	const struct mention *part = m;

	while (part > ms->at && part->sentence == m->sentence && !part->member)
		part--;
	return part->member && part->total == total && part->sentence == m->sentence ? part : NULL;
}

/* m is held against base, one of the two numbered ids: both are of the other. */
static void
call_after_whole(struct mentions *ms, struct mention *m, const size_t ids[2])
{
	struct mention *base = m - 1;
	const struct mention *whole, *part;

	while (base > ms->at && base->id != ids[0] && base->id != ids[1] && !base->member)
		base--;
	if (base->member || (base->id != ids[0] && base->id != ids[1]))
		return;
	whole = mentions_before(ms, m, base->id == ids[0] ? ids[1] : ids[0]);
	if (whole == NULL || whole->member ||
	    (part = last_part(ms, base, whole->id)) == NULL)
		return;
	mentions_rename(ms, base, part, whole);
	mentions_rename(ms, m, part, whole);
}

void
relate_called(struct mentions *ms)
{
	for (size_t i = 2; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		size_t ids[2];

		if (m->nlinks == 0 || m->member || m[-1].member || m->cell.row != 0)
			continue;
		if (mentions_difference(ms, m, REL_DELTA, ids) ||
		    mentions_quotient(ms, m, REL_RATE, ids))
			call_after_whole(ms, m, ids);
	}
}
