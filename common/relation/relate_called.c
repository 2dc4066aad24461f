/* relate_called: names behind a list; see relate_called.h.
 *
 * 三公经费支出22.84万元，其中车辆21.48万元、接待1.36万元，比预算26.00万元节约3.16万元: the nearest
 * name before the budget is 接待, and what it is of only the numbers say.
 */
#include "relation/relate_called.h"

#include "sentence/formula.h"

/* Do a and m stand in one sentence, or m in the next? */
static bool
are_near(const struct mention *a, const struct mention *m)
{
	return a->sentence + 1 >= m->sentence;
}

/* Nearest part of total before m, in the sentence before at most (其中基金312万元。与上年3,410万元
 * 相比增加241万元); NULL: m is no part's neighbour. */
static const struct mention *
last_part(const struct mentions *ms, const struct mention *m, size_t total)
{
	const struct mention *part = m;

	while (part > ms->at && are_near(part, m) && !part->member)
		part--;
	return part->member && part->total == total && are_near(part, m) ? part : NULL;
}

/* 减少3.16万元，下降12.15%: m is by how much of a hundred what was changed has, right before it. */
static void
call_after_change(struct mentions *ms, struct mention *m, const struct mention *part,
    const struct mention *whole)
{
	struct mention *next = m + 1;
	size_t ids[2];

	if (next < ms->at + ms->n && next->sentence == m->sentence &&
	    mentions_quotient(ms, next, REL_GROWTH, ids) && ids[0] == m->id)
		mentions_rename(ms, next, part, whole);
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
	call_after_change(ms, m, part, whole);
}

/* The nearest amount before m in its sentence that m, without a name of its own, is called like, a
 * change with a word for that behind it; NULL: none is. */
static const struct mention *
namesake(const struct mentions *ms, const struct mention *m)
{
	struct span label = mentions_text(ms, m->label);

	for (const struct mention *a = m; a-- > ms->at && a->sentence == m->sentence; )
		if (a->id != 0 && a->q.kind != m->q.kind && a->label.n != 0 &&
		    (m->function == FUNCTION_GROWTH ?
		    span_starts(label, mentions_text(ms, a->label)) :
		    span_eq(label, mentions_text(ms, a->label))))
			return a;
	return NULL;
}

/* 设备费76万元、服务费38万元，占预算的12.97%; 游客92万人次，讲座36场，增长5%: m, a share or a
 * change without a name, is of what its relation says, the first of ids, and not of what stands
 * before it. */
static void
call_like(struct mentions *ms, struct mention *m, const size_t ids[2])
{
	const struct mention *like = m->phrase.n == 0 ? namesake(ms, m) : NULL, *own;

	if (like == NULL || like->id == ids[0] || like->id == ids[1] ||
	    (own = mentions_before(ms, m, ids[0])) == NULL || own->sentence != m->sentence)
		return;
	mentions_rename(ms, m, like, own);
}

/* Fills ids with the two figures that m is the change in per cent between; false: it is none. */
static bool
grows_between(const struct mentions *ms, const struct mention *m, size_t ids[2])
{
	struct formula f = { .ids = NULL };
	struct span expression;
	bool found = false;

	for (size_t k = 0; k < m->nlinks && !found; k++) {
		expression = mentions_text(ms, m->links[k].of);
		found = m->links[k].rel == REL_GROWTH && formula_next(&expression, &f) &&
		    (f.shape == SHAPE_GROWTH || f.shape == SHAPE_DECREASE);
	}
	if (found) {
		ids[0] = f.ids[0];
		ids[1] = f.ids[1];
	}
	formula_release(&f);
	return found;
}

void
relate_called(struct mentions *ms)
{
	for (size_t i = 2; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		size_t ids[2];

		if (m->nlinks == 0 || m->member || m->cell.row != 0)
			continue;
		if (mentions_quotient(ms, m, REL_SHARE, ids))
			call_like(ms, m, ids);
		if (grows_between(ms, m, ids))
			call_like(ms, m, ids);
		if (m[-1].member)
			continue;
		if (mentions_difference(ms, m, REL_DELTA, ids) ||
		    mentions_quotient(ms, m, REL_RATE, ids))
			call_after_whole(ms, m, ids);
	}
}
