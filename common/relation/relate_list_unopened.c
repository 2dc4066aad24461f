/* relate_list_unopened: lists that no cue opens, told by their numbers or their brackets; see
 * relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "text/glyph.h"
#include "text/punct.h"

/* Runs of numbered amounts that no cue has opened; what else a numbered item
 * says (较预算节约20余万元) is passed over. */
void
list_numbered(const struct relate_words *w, struct mentions *ms, struct span heading,
    const struct recall *recall)
{
	struct relate_total total;
	struct list list;

	list.n = 0;
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
		relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total, CUE_PARTS);
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

/* 实有35人（含聘用人员8人）, （含8名聘用人员）: do words say that m is in the staff before its
 * bracket, and on no post? */
static bool
is_outside(const struct mentions *ms, const struct mention *m)
{
	struct span before = mentions_text(ms, m->before);

	return word_table_in(&grammar, "holding", before) &&
	    (word_table_in(&qualifiers, "outside", before) ||
	    word_table_in(&qualifiers, "outside", mentions_text(ms, m->label)));
}

/* 4,894元（全国5,963元、全省4,881元）: is m what the amount before its bracket is held against? */
static bool
is_of_wider(const struct mentions *ms, const struct mention *m)
{
	return word_table_is(&grammar, "area", mentions_text(ms, m->label));
}

/* Do the names of j, a whole, and of all parts of list end in one noun (资产总额; 行政单位资产)? */
static bool
is_noun_of(const struct mentions *ms, const struct list *list, size_t j)
{
	enum { NOUN = 6 };	/* bytes of two ideographs, the shortest */
	struct span name = mentions_text(ms, ms->at[j].label);
	struct span noun = mentions_text(ms, ms->at[list->parts[0]].label);

	for (size_t k = 1; k < list->n; k++)
		noun = span_slice(noun, noun.n - glyph_common_end(noun,
		    mentions_text(ms, ms->at[list->parts[k]].label)), noun.n);
	return noun.n >= NOUN && span_has(name, span_slice(noun, noun.n - NOUN, noun.n));
}

/* 资产总额4.7亿元，负债总额1.0亿元，净资产3.7亿元（行政单位资产0.8亿元，事业单位资产3.9亿元）: the
 * amount of that noun before near that the list in brackets adds up to, in its sentence, as it
 * does not to near; near: there is none. */
static size_t
made_before(const struct mentions *ms, const struct list *list, const struct term *terms,
    size_t near)
{
	enum { REACH = 4 };	/* figures */
	const struct mention *first = &ms->at[list->parts[0]];

	for (size_t j = near; j-- > 0 && near - j <= REACH &&
	    ms->at[j].sentence == first->sentence; ) {
		struct term whole = relate_term(&ms->at[j]);

		if (ms->at[j].depth < first->depth && list_can_be_total(&ms->at[j], first) &&
		    closure_sum(&whole, terms, list->n) && is_noun_of(ms, list, j))
			return j;
	}
	return near;
}

/* 46人（年初42人，招聘6人、退休2人）; 152项（原156项中取消4项）: do words say that the first of
 * those in brackets, m, was there before, or does it make the whole less what was taken from it? */
static bool
is_former(const struct mentions *ms, const struct mention *m, const struct term *whole,
    const struct term *terms, size_t n)
{
	struct term left[LIST_MAX];

	if (word_table_ends(&qualifiers, "earlier", mentions_text(ms, m->before)))
		return true;
	if (n < 2 || decimal_cmp(terms[0].value, whole->value) <= 0)
		return false;
	memcpy(left, terms, n * sizeof *terms);
	left[0] = *whole;
	return closure_sum(&terms[0], left, n);
}

/* 2,368万元（分两批下达：第一批1,750万元、第二批618万元）: stand the parts of list behind a number
 * that says how many they are, and nothing else between that and total j? */
static bool
are_counted(const struct mentions *ms, const struct list *list, size_t j)
{
	size_t first = list->parts[0];
	const struct mention *count = &ms->at[first - 1];

	return first == j + 2 && count->depth == ms->at[first].depth &&
	    count->q.kind == KIND_COUNT && count->q.op == OP_EQ &&
	    decimal_cmp(count->q.value, decimal_of((long long)list->n)) == 0 &&
	    (ms->at[first].which.n != 0 ||
	    punct_in(mentions_text(ms, ms->at[first].before), ':'));
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
	struct decimal residue;
	enum closure_slip fit;
	size_t j = i, k, made;

	while (j-- > 0 && i - j <= 4)
		if (ms->at[j].depth < m->depth && list_can_be_total(&ms->at[j], m))
			break;
	if (j >= i || i - j > 4 || ms->at[j].sentence != m->sentence)
		return;
	total = list_total_of(&ms->at[j]);
	whole = total.term;
	for (k = i; k < ms->n && k < i + LIST_SCOPE_MAX && ms->at[k].depth >= m->depth &&
	    list.n < LIST_MAX; k++)
		if (list_can_be_part(&ms->at[k], m)) {
			terms[list.n] = relate_term(&ms->at[k]);
			list.parts[list.n++] = k;
		}
	if (is_former(ms, m, &whole, terms, list.n))
		return;
	fit = closure_fit(&whole, terms, list.n);
	if (fit != SLIP_NEEDLESS && list.n >= 2 &&
	    (made = made_before(ms, &list, terms, j)) != j) {
		total = list_total_of(&ms->at[made]);
		fit = SLIP_NEEDLESS;
	}
	if (fit != SLIP_NEEDLESS && list_with_changes(w, ms, i, k, &total))
		return;
	if (list.n >= 2 && (fit >= SLIP_TELLING ||
	    (fit == SLIP_WEAK && list.n > 2 && m->q.kind == KIND_SCORE) ||	/* all told */
	    relate_are_known_set(w, ms, list.parts, list.n)))
		relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total, CUE_WHOLE);
	else if (list.n > 2 && j + 1 == i && relate_are_known_set(w, ms, list.parts, 2) &&
	    fit != SLIP_NONE)	/* not those two alone */
		relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total, CUE_PARTS);
	else if (list.n == 1 && is_outside(ms, m) && j + 1 == i && list_large_enough(ms, i, &total))
		relate_parts(w, ms, (struct part_run){ list.parts, 1 }, &total, CUE_SOME);
	else if (list.n >= 2 && are_counted(ms, &list, j))
		relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total, CUE_PARTS);
	else if (list.n >= 2 && j + 1 == i && !is_of_wider(ms, m) && (is_enumerated(ms, &list) ||
	    (closure_residue(&whole, terms, list.n, &residue) && decimal_sign(residue) < 0 &&
	    fit != SLIP_NONE)))
		/* 8,600万元（6,200万元，4,200万元） */
		relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total, CUE_PARTS);
}
