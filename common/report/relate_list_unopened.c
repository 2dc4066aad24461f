/* relate_list_unopened: lists that no cue opens, told by their names, their numbers or
 * their brackets; see relate_list_parts.h. */
#include "report/relate_list_parts.h"

#include "report/qualifier.h"

/* 公务接待费1.5万元，公务用车购置费0万元，公务用车运行维护费8.5万元: does a row of sets.tsv
 * hold mention j as a part of its own beside the pair?  Then it is no total of theirs. */
static bool
is_beside_pair(const struct relate_words *w, const struct mentions *ms, size_t j, const size_t *pair)
{
	uint64_t beside = relate_sets(w, mentions_text(ms, ms->at[j].label));
	uint64_t first = relate_sets(w, mentions_text(ms, ms->at[pair[0]].label));
	uint64_t second = relate_sets(w, mentions_text(ms, ms->at[pair[1]].label));

	for (size_t r = 0; r < w->sets.rows && beside != 0; r++) {
		uint64_t row = w->sets.row[r], a = row & first, b = row & second, c = row & beside;

		if (a != 0 && b != 0 && c != 0 && (a & b) == 0 && (c & (a | b)) == 0)
			return true;
	}
	return false;
}

/* Runs of parts that make up a known set (基本支出 + 项目支出) under a total
 * in the same paragraph, without any cue word. */
void
list_known_sets(const struct relate_words *w, struct mentions *ms)
{
	for (size_t i = 1; i + 1 < ms->n; i++) {
		const struct mention *a = &ms->at[i];
		size_t pair[2] = { i, i + 1 };
		struct relate_total total;
		size_t j = i;

		if (a->member || ms->at[i + 1].member || a->id == 0 ||
		    a->sentence != ms->at[i + 1].sentence ||
		    !list_can_be_part(a, a) || !list_can_be_part(&ms->at[i + 1], a) ||
		    !list_is_known_set(w, ms, pair, 2))
			continue;
		while (j-- > 0 && i - j <= 8)
			if (list_can_be_total(&ms->at[j], a) && !ms->at[j].member)
				break;
		if (j >= i || i - j > 8 || list_is_parallel(ms, j, i) || is_beside_pair(w, ms, j, pair))
			continue;
		total = list_total_of(&ms->at[j]);
		if (!list_large_enough(ms, i, &total))
			continue;
		if (ms->at[j].sentence == a->sentence || list_closes(ms, pair, 2, &total))
			relate_parts(w, ms, pair, 2, &total, CUE_PARTS);
	}
}

/* Runs of numbered amounts that no cue has opened; what else a numbered item
 * says (较预算节约20余万元) is passed over. */
void
list_numbered(const struct relate_words *w, struct mentions *ms, struct span heading, const struct recall *recall)
{
	struct list list = { .n = 0 };
	struct relate_total total;

	for (size_t i = 0; i < ms->n && list.n < LIST_MAX; i++) {
		const struct mention *m = &ms->at[i];

		if (m->id == 0 || m->function != FUNCTION_PRIMARY || m->q.kind != KIND_MONEY)
			continue;
		if (m->member || (list.n == 0 && !m->listed))
			return;
		if (m->listed)
			list.parts[list.n++] = i;
	}
	if (list.n < 2)
		return;
	if (list_find_announced(ms, &list, recall, &total) || (heading.n != 0 &&
	    list_find_headed(ms, &list, heading, recall, &total)))
		relate_parts(w, ms, list.parts, list.n, &total, CUE_PARTS);
}

/* 公务员42人、工勤6人: are all parts said in one breath, and no others? */
static bool
is_enumerated(const struct mentions *ms, const struct list *list)
{
	for (size_t k = 1; k < list->n; k++)
		if (!span_starts(mentions_text(ms, ms->at[list->parts[k]].before), SPAN("、")) ||
		    list->parts[k] != list->parts[k - 1] + 1)
			return false;
	return !ms->at[list->parts[list->n - 1]].and_others;
}

/* 实有35人（含聘用人员8人）: do words say that m is in the staff before its bracket, and on
 * no post? */
static bool
is_outside(const struct mentions *ms, const struct mention *m)
{
	struct span before = mentions_text(ms, m->before);

	return span_find(before, SPAN("含")) != SIZE_MAX && qualifier_in("outside", before);
}

/* 12,860万元（第一批9,002万元、第二批3,858万元）: figures in brackets behind
 * one of their kind are its parts where they add up. */
void
list_in_brackets(const struct relate_words *w, struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i];
	struct list list = { .n = 0 };
	struct relate_total total;
	struct term terms[LIST_MAX], whole;
	size_t j = i;

	while (j-- > 0 && i - j <= 4)
		if (ms->at[j].depth < m->depth && list_can_be_total(&ms->at[j], m))
			break;
	if (j >= i || i - j > 4 || ms->at[j].sentence != m->sentence)
		return;
	total = list_total_of(&ms->at[j]);
	whole = total.term;
	for (size_t k = i; k < ms->n && k < i + LIST_SCOPE_MAX && ms->at[k].depth >= m->depth &&
	    list.n < LIST_MAX; k++)
		if (list_can_be_part(&ms->at[k], m)) {
			terms[list.n] = relate_term(&ms->at[k]);
			list.parts[list.n++] = k;
		}
	if (list.n >= 2 && (closure_sum(&whole, terms, list.n) ||
	    closure_slip(&whole, terms, list.n) == SLIP_TELLING ||
	    list_is_known_set(w, ms, list.parts, list.n)))
		relate_parts(w, ms, list.parts, list.n, &total, CUE_WHOLE);
	else if (list.n > 2 && j + 1 == i && list_is_known_set(w, ms, list.parts, 2) &&
	    closure_slip(&whole, terms, list.n) != SLIP_NONE)	/* not those two alone */
		relate_parts(w, ms, list.parts, list.n, &total, CUE_PARTS);
	else if (list.n == 1 && is_outside(ms, m) && j + 1 == i && list_large_enough(ms, i, &total))
		relate_parts(w, ms, list.parts, 1, &total, CUE_SOME);
	else if (list.n >= 2 && is_enumerated(ms, &list) && j + 1 == i)
		relate_parts(w, ms, list.parts, list.n, &total, CUE_PARTS);
}
