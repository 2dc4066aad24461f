/* relate_raised: stocks that grew by what was new; see relate_raised.h. */
#include "relation/relate_raised.h"

#include "language/grammar.h"
#include "sentence/recall.h"

/* A number of things or of money that stands for itself. */
static bool
is_stock(const struct mention *m)
{
	return mention_is_exact(m) && m->cell.row == 0 &&
	    (m->q.kind == KIND_COUNT || m->q.kind == KIND_MONEY);
}

/* 由12个增加到16个: do the words say that m became what it is from the one right before it? */
static bool
is_raised(const struct mentions *ms, const struct mention *m)
{
	return m > ms->at && is_stock(m) && is_stock(m - 1) && m[-1].sentence == m->sentence &&
	    relate_same_unit(m - 1, m) &&
	    ((m->cues & CUE_UP) != 0 || decimal_cmp(m[-1].q.value, m->q.value) < 0) &&
	    word_table_ends(&qualifiers, "to", mentions_text(ms, m->before)) &&
	    word_table_in(&qualifiers, "since", mentions_text(ms, m[-1].before));
}

/* Does m say how many came to what there was, then: 新建分馆4个? */
static bool
is_new(const struct mentions *ms, const struct mention *m, const struct mention *then)
{
	return is_stock(m) && relate_same_unit(m, then) && !m->member &&
	    word_table_in(&qualifiers, "newly", mentions_text(ms, m->before)) &&
	    (m + 1 == then || recall_alike(mentions_text(ms, m->label),
	    mentions_text(ms, then->label)));
}

/* ，新增6个 behind it says by how many m was raised: nothing before need. */
static bool
is_told_behind(const struct mentions *ms, const struct mention *m)
{
	const struct mention *next = m + 1;

	return next < ms->at + ms->n && next->sentence == m->sentence &&
	    next->clause == m->clause && is_stock(next) && relate_same_unit(next, m);
}

/* 新增7个，取消3个，由18个增加到22个: is another of the unit told between what is new and what
 * there was, which may have gone? */
static bool
has_another(const struct mention *new, const struct mention *then)
{
	for (const struct mention *e = new + 1; e < then; e++)
		if (is_stock(e) && relate_same_unit(e, then) && !e->member)
			return true;
	return false;
}

static void
link(struct mentions *ms, struct mention *now, const struct mention *new)
{
	struct term total = relate_term(now), parts[2] = { relate_term(now - 1), relate_term(new) };
	size_t ids[2] = { now[-1].id, new->id };
	enum relation rel = relate_by_fit(REL_SUM, closure_fit(&total, parts, 2), SLIP_NEEDLESS);

	if (rel != REL_NONE)
		mentions_link(ms, now, rel, "$+$", ids);
}

void
relate_raised(struct mentions *ms)
{
	for (size_t i = 2; i < ms->n; i++) {
		struct mention *now = &ms->at[i];
		const struct mention *new = now - 1;

		if (now->nlinks != 0 || !is_raised(ms, now) || is_told_behind(ms, now))
			continue;
		while (new > ms->at && new[-1].sentence == now->sentence &&
		    !is_new(ms, --new, now - 1))
			;
		if (is_new(ms, new, now - 1) && !has_another(new, now - 1))
			link(ms, now, new);
	}
}
