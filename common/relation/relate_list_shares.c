/* relate_list_shares: lists whose shares tell the total, which stands further off; see
 * relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "sentence/reach.h"

/* The share right behind mention i that names no base; NULL: there is none. */
static const struct mention *
share_behind(const struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i], *share = m + 1;

	return i + 1 < ms->n && share->id != 0 && share->function == FUNCTION_SHARE &&
	    !share->share_base && share->q.op == OP_EQ && share->sentence == m->sentence ? share :
	    NULL;
}

/* 教育支出386.40万元，占15.59%；卫生支出1,954.76万元，占78.87%；…: the amounts from i on
 * that have a share each. */
static void
collect(const struct mentions *ms, size_t i, struct list *list)
{
	const struct mention *first = &ms->at[i];

	list->n = 0;
	for (size_t k = i; k < ms->n && list->n < LIST_MAX && ms->at[k].sentence == first->sentence;
	    k++) {
		if (ms->at[k].q.kind == KIND_PERCENT || (!relate_same_unit(&ms->at[k], first) &&
		    share_behind(ms, k) == NULL))
			continue;	/* 技改项目168个、资金317.28万元 */
		if (!list_can_be_part(&ms->at[k], first) || share_behind(ms, k) == NULL)
			break;
		list->parts[list->n++] = k;
	}
}

/* Do half of the shares at least come out of total, by no accident?  all: every one.  What is as
 * much as one of several parts is that part, told before. */
static bool
gives_shares(const struct mentions *ms, const struct list *list, const struct term *total,
    bool all)
{
	size_t come = 0;

	for (size_t k = 0; k < list->n; k++) {
		struct term part = relate_term(&ms->at[list->parts[k]]);
		struct term rate = relate_term(share_behind(ms, list->parts[k]));
		int more = decimal_cmp(part.value, total->value);

		if (more == 0)
			return false;
		come += decimal_cmp(rate.quantum, decimal_of(1)) < 0 && more < 0 &&
		    closure_rate(&part, total, &rate);
	}
	return come * (all ? 1 : 2) >= list->n && come > 0;
}

/* 医疗收入186万元，占总收入的89%；财政补助收入21万元，占10%；…: is m, in the sentence of the list
 * that first begins, told to be a share of something itself, so that the list may go on from it? */
static bool
is_share_too(const struct mention *m, const struct mention *first)
{
	return m->sentence == first->sentence && m[1].function == FUNCTION_SHARE &&
	    m[1].sentence == m->sentence;
}

/* The total: before the list in its paragraph, or remembered; all: every share comes out of it. */
static bool
find_total(const struct mentions *ms, const struct list *list, const struct recall *recall,
    struct relate_total *total, bool all)
{
	const struct mention *first = &ms->at[list->parts[0]];
	const struct recalled *f;

	for (size_t j = list->parts[0]; j-- > 0 && j + REACH_SENTENCE > list->parts[0]; ) {
		*total = list_total_of(&ms->at[j]);
		if (list_can_be_total(&ms->at[j], first) && gives_shares(ms, list, &total->term,
		    all || is_share_too(&ms->at[j], first)))
			return true;
	}
	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		if (f->cell || f->block + REACH_PASSAGE < recall->block || f->op != OP_EQ ||
		    f->dimension != first->dimension ||
		    (f->function != FUNCTION_PRIMARY && f->function != FUNCTION_SUM))
			continue;
		*total = list_remembered(recall, f);
		if (gives_shares(ms, list, &total->term, all))
			return true;
	}
	return false;
}

void
list_shared(const struct relate_words *w, struct mentions *ms, const struct recall *recall)
{
	struct relate_total total;
	struct list list;

	for (size_t i = 0; i + 3 < ms->n; i += list.n < 2 ? 1 : list.parts[list.n - 1] + 1 - i) {
		collect(ms, i, &list);
		if (list.n >= 2 && (find_total(ms, &list, recall, &total, true) ||
		    find_total(ms, &list, recall, &total, false)))
			relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total,
			    CUE_PARTS);
	}
}
