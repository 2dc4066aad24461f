/* relate_stage: counts that cannot be more than an earlier one; see
 * relate_stage.h. */
#include "language/grammar.h"
#include "relation/relate_balance.h"
#include "relation/relate_stage.h"
#include "sentence/reach.h"

extern const struct data_table data_stages;

enum {
	WORDS_MAX = 36		/* bytes before a count that say what it counts */
};

/* A row of stages.tsv. */
struct stage {
	size_t row;
	const struct staged *of;
};

static bool
is_count(const struct mention *m)
{
	return mention_is_exact(m) & (m->q.kind == KIND_COUNT) & (m->q.lean == LEAN_NONE) &
	    (m->function == FUNCTION_PRIMARY);
}

/* Is m what was carried over from the year before (旧存26件)? */
static bool
is_carried(const struct mentions *ms, const struct mention *m)
{
	return word_table_in(&qualifiers, "carried", mentions_text(ms, m->before));
}

/* 不予受理4件: does m count those for which it was not done? */
static bool
is_denied(const struct mentions *ms, const struct mention *m)
{
	struct span name = mentions_text(ms, m->phrase);

	return word_table_starts(&grammar, "not", name) ||
	    word_table_starts(&grammar, "none", name);
}

/* 收到来信46件、来访128批次，办结160件: does a row go on behind mention k, before mention i, so
 * that the one is not all of it? */
static bool
is_of_row(const struct mentions *ms, size_t k, size_t i)
{
	return k + 1 < i && ms->at[k + 1].sentence == ms->at[k].sentence &&
	    word_table_starts(&qualifiers, "joins", mentions_text(ms, ms->at[k + 1].before));
}

/* 上年旧存26件，新受理412件，办结420件: is what was there before told as an amount of its own? */
static bool
follows_opening(const struct relate_words *w, const struct mentions *ms, const struct mention *m)
{
	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; ) {
		const char *role;

		if (e->dimension != m->dimension || e->depth != m->depth)
			continue;
		role = balance_role(w, mentions_text(ms, e->before));
		if (role != NULL && (strcmp(role, "start") == 0 || strcmp(role, "opening") == 0))
			return true;
	}
	return false;
}

/* 办结131件（含上年结转15件）. */
static bool
is_explained(const struct relate_words *w, const struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i];

	if (follows_opening(w, ms, m))
		return true;
	return i + 1 < ms->n && m[1].sentence == m->sentence && m[1].depth > m->depth &&
	    is_carried(ms, &m[1]);
}

/* 建议36件、提案48件，共84件，办结84件: what adds up mention k and others before
 * mention i, if there is such; else k. */
static const struct mention *
sum_with(const struct mentions *ms, size_t k, size_t i)
{
	for (size_t at = k + 1; at < i; at++)
		for (size_t n = 0; n < ms->at[at].nlinks; n++)
			if (ms->at[at].links[n].rel == REL_SUM &&
			    ms->at[at].dimension == ms->at[k].dimension)
				return &ms->at[at];
	return &ms->at[k];
}

/* 办理1,284件，其中线上办理417件，线下办理867件，办结1,279件: the total of part e, of which m, no
 * part of it and not named like e, is a stage as well; e: of no other. */
static const struct mention *
whole_of(struct mentions *ms, const struct mention *e, const struct mention *m)
{
	const struct mention *total;

	if (!e->member || (m->member && m->total == e->total) ||
	    recall_names(mentions_text(ms, m->label), mentions_text(ms, e->label)))
		return e;
	total = mentions_before(ms, e, e->total);
	return total == NULL || total->sentence != m->sentence ||
	    total->dimension != m->dimension ? e : total;
}

/* 收到3,284条，市直收到2,016条，各县收到1,268条，答复3,281条: the count that e and those before it
 * in its sentence, of its unit, add up to; e: of none. */
static const struct mention *
made_with(const struct mentions *ms, const struct mention *e)
{
	enum { MOST = 4 };
	struct decimal sum = e->q.value;
	size_t n = 1;

	for (const struct mention *k = e;
	    k-- > ms->at && n <= MOST && k->sentence == e->sentence; ) {
		if (!is_count(k) || k->dimension != e->dimension || k->depth != e->depth)
			continue;
		if (n++ > 1 && decimal_cmp(k->q.value, sum) == 0)
			return k;
		if (!decimal_add(sum, k->q.value, &sum))
			break;
	}
	return e;
}

/* 完成反馈问题整改28个；信访件整改126件: do the words tell of the later stage as well, so
 * that what they count is no earlier one of another matter? */
static bool
is_of_stage(const struct stage *stage, struct span before)
{
	return operand_words_name(&stage->of->later, before, SIDE_NONE);
}

/* 抽检蔬菜300批次合格297批次，水果200批次合格196批次: the count between that of item k, which has
 * its own later stage, and mention i that this one is of; mention k: there is none.  NULL:
 * another stands there, but not as that item's two. */
static const struct mention *
own_of(const struct mentions *ms, size_t k, size_t i, const struct stage *stage)
{
	const struct mention *m = &ms->at[i], *own = &ms->at[k];
	size_t later = i;

	for (size_t j = i; j-- > k + 1; ) {
		const struct mention *e = &ms->at[j];

		if (e->id == 0 || e->dimension != m->dimension)
			continue;
		if (is_of_stage(stage, mentions_text(ms, e->before))) {
			later = j;
			break;
		}
		own = e;
	}
	if (later == i || own == &ms->at[k])
		return &ms->at[k];
	return own == m - 1 && later == k + 1 && span_eq(mentions_text(ms, m->before),
	    mentions_text(ms, ms->at[later].before)) ? own : NULL;
}

/* The nearest count before i in its sentence that is of an earlier stage: 受理纠纷1,286件，…；
 * 派发工单9,640件，办结9,592件 has its own, whatever it is called. */
static bool
link_stage(struct mentions *ms, size_t i, size_t first, const struct stage *stage)
{
	struct mention *m = &ms->at[i];
	bool certain = strcmp(DATA_CELL(&data_stages, stage->row, 2), "certain") == 0;
	bool beside = false;
	const struct mention *own;

	for (size_t k = i, reach = REACH_STAGE; k-- > first && reach-- > 0; ) {
		const struct mention *e = &ms->at[k];
		struct span before = mentions_text(ms, e->before);

		if (e->sentence != m->sentence || e->cell.row != m->cell.row ||
		    e->cell.column != m->cell.column)
			return false;
		if (!is_count(e) || e->dimension != m->dimension)
			continue;
		if (beside && e->clause != m->clause)	/* that is another matter's */
			return false;
		if (!operand_words_name(&stage->of->earlier, before, SIDE_NONE) ||
		    is_carried(ms, e) || is_denied(ms, e)) {
			beside |= e->clause == m->clause;
			continue;
		}
		if (e->clause != m->clause && is_of_stage(stage, before))
			return false;
		own = own_of(ms, k, i, stage);
		if (own != e) {
			if (own != NULL)
				mentions_link(ms, m, certain ? REL_STAGE : REL_LATER, "$",
				    &own->id);
			return own != NULL;
		}
		e = sum_with(ms, k, i);
		if (e == &ms->at[k] && is_of_row(ms, k, i))
			return false;
		e = made_with(ms, whole_of(ms, e, m));
		if (!m->member || (m->total != e->id && !(e->member && e->total == m->total)))
			mentions_link(ms, m, certain ? REL_STAGE : REL_LATER, "$", &e->id);
		return true;
	}
	return false;
}

/* Does a count stand before mention i in its sentence? */
static bool
follows_count(const struct mentions *ms, size_t i, size_t first)
{
	for (size_t k = i, reach = REACH_STAGE; k-- > first && reach-- > 0; )
		if (ms->at[k].sentence != ms->at[i].sentence)
			return false;
		else if (is_count(&ms->at[k]) && ms->at[k].dimension == ms->at[i].dimension)
			return true;
	return false;
}

void
relate_stages(const struct relate_words *w, struct mentions *ms, size_t first)
{
	for (size_t i = first; i < ms->n; i++) {
		struct span before = mentions_text(ms, ms->at[i].before);
		uint64_t named;

		if (!is_count(&ms->at[i]) || !follows_count(ms, i, first))
			continue;
		if (before.n > WORDS_MAX)
			before = span_slice(before, before.n - WORDS_MAX, before.n);
		named = wordset_in(&w->stages, before);
		if (named == 0 || is_carried(ms, &ms->at[i]))
			continue;
		for (size_t row = 0; row < w->stages.rows; row++) {
			const struct stage stage = { row, &w->staged[row] };

			if ((w->stages.row[row] & named) != 0 &&
			    operand_words_name(&stage.of->later, before, SIDE_NONE) &&
			    (is_explained(w, ms, i) || link_stage(ms, i, first, &stage)))
				break;
		}
	}
}
