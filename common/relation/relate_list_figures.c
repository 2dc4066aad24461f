/* relate_list_figures: which figures may be a total or its parts, and how many of them
 * are; see relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* States an amount of its own; last year's, too, where a sentence is about
 * last year. */
bool
list_states(const struct mention *m)
{
	return m->function == FUNCTION_PRIMARY ||
	    (m->function == FUNCTION_PRIOR && m->year != 0);
}

/* Are both about this year, or about the same other year? */
static bool
same_time(const struct mention *a, const struct mention *b)
{
	return a->function != FUNCTION_PRIOR ? b->function != FUNCTION_PRIOR :
	    b->function == FUNCTION_PRIOR && a->year == b->year;
}

bool
list_opens(const struct mention *m)
{
	return (m->cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) != 0 && list_states(m) &&
	    m->id != 0 && !m->excused;
}

bool
list_can_be_part(const struct mention *m, const struct mention *first)
{
	return (m->id != 0) & !m->excused & !m->retold & !m->member &
	    (!m->taken | first->taken) & (m->depth <= first->depth) & (m->q.kind <= KIND_SCORE) &
	    (m->q.kind != KIND_PERCENT) && list_states(m) &&
	    same_time(m, first) && relate_same_unit(m, first) && !relate_is_per(m);
}

/* 评价24个县。结果分为优、良、中、差四个等级: 个 counts anything, so that what is divided
 * in another sentence is something else. */
static bool
is_other_thing(const struct mention *m, const struct mention *first)
{
	return first->q.kind == KIND_COUNT && word_table_is(&name_words, "things", first->q.unit) &&
	    (first->cues & CUE_PARTS) == 0 && m->sentence != first->sentence;
}

bool
list_can_be_total(const struct mention *m, const struct mention *first)
{
	if (first->taken && first->q.kind == KIND_MONEY && !m->taken)
		return false;	/* what was saved makes up no outlay */
	return !is_other_thing(m, first) && m->id != 0 && !m->excused && m->q.op == OP_EQ &&
	    relate_same_unit(m, first) && (list_states(m) || m->function == FUNCTION_SUM ||
	    m->function == FUNCTION_SAME) &&
	    same_time(m, first) && (m->depth <= first->depth || m->amid);
}

/* 合计, or 合计 before a noun: does m, no item of a numbered list, add up what is before it? */
static bool
adds_up(const struct mention *m)
{
	return m->function == FUNCTION_SUM || ((m->cues & CUE_SUM) != 0 && !m->listed);
}

/* 1、甲54万元，其中补助3万元； 2、乙46万元: is first, which has no number of a list, told in an
 * item that has, so that the next number ends what was opened in it? */
static bool
is_in_item(const struct mentions *ms, size_t first)
{
	size_t i = first;

	while (!ms->at[i].listed && i > 0 && ms->at[i - 1].sentence == ms->at[first].sentence)
		i--;
	return i != first && ms->at[i].listed;
}

size_t
list_scope_end(const struct mentions *ms, size_t first)
{
	bool item = is_in_item(ms, first);
	size_t i;

	for (i = first + 1; i < ms->n && i < first + LIST_SCOPE_MAX; i++) {
		const struct mention *m = &ms->at[i];

		if (m->sentence != ms->at[first].sentence &&
		    !(m->listed && ms->at[first].listed))
			break;
		if (adds_up(m) && relate_same_unit(m, &ms->at[first]))
			break;
		if (item && m->listed)
			break;
		if (m->depth < ms->at[first].depth)
			break;		/* the bracket that it opens in has closed */
	}
	return i;
}

struct relate_total
list_total_of(const struct mention *m)
{
	return (struct relate_total){ m->id, relate_term(m), m->side, 0 };
}

struct relate_total
list_remembered(const struct recall *recall, const struct recalled *f)
{
	return (struct relate_total){ f->id, relate_recalled_term(f), f->side,
	    recall_breakdowns(recall, f->id) };
}

bool
list_closes(const struct mentions *ms, const size_t *parts, size_t n,
    const struct relate_total *total)
{
	struct term terms[LIST_MAX];

	relate_terms(ms, (struct part_run){ parts, n }, terms);
	return n > 0 && closure_sum(&total->term, terms, n);
}

/* Is total large enough for the first part of the list that opens at i? */
bool
list_large_enough(const struct mentions *ms, size_t i, const struct relate_total *total)
{
	return decimal_cmp(total->term.value, ms->at[i].q.value) >= 0;
}

/* 甲68个、乙51个、丙18个、丁10个; 分别为68个、51个、18个和10个: does the list go on with part k
 * in one breath? */
static bool
goes_on(const struct mentions *ms, const struct list *list, size_t k)
{
	const struct mention *m = k < list->n ? &ms->at[list->parts[k]] : NULL;

	return k > 1 && m != NULL &&
	    (span_starts(mentions_text(ms, m->before), SPAN("、")) || (m->phrase.n == 0 &&
	    word_table_is(&qualifiers, "joins", mentions_text(ms, m->before)))) &&
	    span_starts(mentions_text(ms, ms->at[list->parts[k - 1]].before), SPAN("、"));
}

/* The longest run parts[0..k) that closes on total; 0 if none does.  No run ends
 * where the list goes on: that it closes there is an accident. */
size_t
list_closing_run(const struct mentions *ms, const struct list *list, size_t least,
    const struct relate_total *total)
{
	struct term terms[LIST_MAX];

	relate_terms(ms, (struct part_run){ list->parts, list->n }, terms);
	for (size_t k = list->n; k >= least && k > 0; k--)
		if (closure_sum(&total->term, terms, k) && !goes_on(ms, list, k))
			return k;
	return 0;
}

/* How many parts the list has when nothing closes: those joined by 、, or of the
 * first clause if it names several, else all. */
size_t
list_likely_run(const struct mentions *ms, const struct list *list)
{
	size_t k = list->n > 1 ? 2 : 0;

	while (goes_on(ms, list, k))
		k++;
	if (k > 2)
		return k;
	k = 0;
	while (k < list->n && ms->at[list->parts[k]].clause ==
	    ms->at[list->parts[0]].clause)
		k++;
	return k > 1 ? k : list->n;
}

size_t
list_breath_run(const struct mentions *ms, const struct list *list,
    const struct relate_total *total)
{
	struct term terms[LIST_MAX];
	size_t k = 1;

	terms[0] = relate_term(&ms->at[list->parts[0]]);
	for (; k < list->n; k++) {
		/* 35岁以下41人、36至50岁68人: the words may hold a figure. */
		const struct mention *next = &ms->at[list->parts[k - 1] + 1];

		if (!span_starts(mentions_text(ms, next->before), SPAN("、")))
			break;
		terms[k] = relate_term(&ms->at[list->parts[k]]);
	}
	return k > 1 && closure_slip(&total->term, terms, k) != SLIP_NONE ? k : 0;
}

bool
list_far_exceeds(const struct mentions *ms, const size_t *parts, size_t n, struct decimal total)
{
	struct decimal sum = decimal_of(0);

	for (size_t k = 0; k < n; k++)
		if (!decimal_add(sum, ms->at[parts[k]].q.value, &sum))
			return false;
	return decimal_mul(total, decimal_of(3), &total) && decimal_add(sum, sum, &sum) &&
	    decimal_cmp(sum, total) > 0;
}

enum closure_slip
list_fit(const struct mentions *ms, const struct list *list, const struct relate_total *total)
{
	struct term terms[LIST_MAX];

	relate_terms(ms, (struct part_run){ list->parts, list->n }, terms);
	return closure_fit(&total->term, terms, list->n);
}

enum closure_slip
list_slip(const struct mentions *ms, const struct list *list, const struct relate_total *total)
{
	struct term terms[LIST_MAX];

	relate_terms(ms, (struct part_run){ list->parts, list->n }, terms);
	return closure_slip(&total->term, terms, list->n);
}

size_t
list_rest_run(const struct mentions *ms, const struct list *list,
    const struct relate_total *total)
{
	for (size_t k = 1; k < list->n; k++) {
		const struct mention *m = &ms->at[list->parts[k]];
		struct list run;

		if (m->sentence != ms->at[list->parts[0]].sentence ||
		    !word_table_is(&qualifiers, "rest", mentions_text(ms, m->label)))
			continue;
		run = *list;
		run.n = k + 1;
		return list_fit(ms, &run, total) != SLIP_NONE ? run.n : 0;
	}
	return 0;
}

/* Stands m, of the unit of the figure before it, right behind that in its clause, with no more than
 * words between them? */
static bool
is_right_behind(const struct mentions *ms, const struct mention *m)
{
	struct span before = mentions_text(ms, m->before);

	return m[-1].clause == m->clause && relate_same_unit(&m[-1], m) && before.n != 0 &&
	    m[-1].q.to + before.n == m->q.from && !punct_in(before, ',') &&
	    !span_has(before, SPAN("、"));
}

/* 有分歧欠款0.3亿元已清偿0.18亿元: is m what has already been done of the figure before it? */
static bool
is_already_done(const struct mentions *ms, const struct mention *m)
{
	return is_right_behind(ms, m) &&
	    word_table_starts(&grammar, "already", mentions_text(ms, m->before));
}

/* 产出指标14项完成13项，效益指标8项完成7项: is figure i no more than what was done of the part
 * right before it, the last of list? */
static bool
is_done_of_part(const struct mentions *ms, const struct list *list, size_t i)
{
	const struct mention *m = &ms->at[i];
	struct span before = mentions_text(ms, m->before);

	return list->n != 0 && list->parts[list->n - 1] + 1 == i && (is_already_done(ms, m) ||
	    (m[-1].clause == m->clause && relate_same_unit(&m[-1], m) &&
	    m[-1].q.to + before.n == m->q.from && before.n != 0 &&
	    (word_table_is(&qualifiers, "attains", before) ||
	    word_table_is(&qualifiers, "done", before))));
}

/* 用车15.40万元，单车运行费2.20万元；接待3.60万元: does figure i, behind a part that list has, tell
 * by the words of its clause how much that is for each, or in each month? */
static bool
is_for_each(const struct mentions *ms, const struct list *list, size_t i)
{
	const struct mention *m = &ms->at[i];
	struct span words = mentions_text(ms, m->before);
	size_t from = 0;
	struct glyph g;

	if (list->n == 0)
		return false;
	for (size_t at = 0; at < words.n; at += g.n) {
		g = glyph_at(words, at);
		if (character_is_mark_of(g.c, PUNCT_CLAUSES))
			from = at + g.n;
	}
	words = span_slice(words, from, words.n);
	return (m->cues & CUE_AVERAGE) != 0 || word_table_in(&qualifiers, "apiece", words) ||
	    word_table_starts(&qualifiers, "unitary", words);
}

/* 有分歧欠款0.3亿元中的0.18亿元: is figure i some of the part right before it, the last of list? */
static bool
is_some_of_part(const struct mentions *ms, const struct list *list, size_t i)
{
	const struct mention *m = &ms->at[i];

	return list->n != 0 && list->parts[list->n - 1] + 1 == i && m[-1].clause == m->clause &&
	    relate_same_unit(&m[-1], m) &&
	    word_table_is(&grammar, "amidof", mentions_text(ms, m->before));
}

void
list_take(const struct mentions *ms, struct list *list, size_t i)
{
	if (is_some_of_part(ms, list, i))
		list->parts[list->n - 1] = i;
	else if (!is_done_of_part(ms, list, i) && !is_for_each(ms, list, i))
		list->parts[list->n++] = i;
}

void
list_take_done(const struct mentions *ms, struct list *list, const struct relate_total *total)
{
	struct list done;
	size_t n = 0;

	for (size_t k = 0; k < list->n; k++) {
		const struct mention *part = &ms->at[list->parts[k]];
		bool is_done = list->parts[k] + 1 < ms->n &&
		    list_can_be_part(part + 1, &ms->at[list->parts[0]]) &&
		    is_already_done(ms, part + 1);

		done.parts[k] = list->parts[k] + is_done;
		n += is_done;
	}
	done.n = list->n;
	if (n != 0 && !list_closes(ms, list->parts, list->n, total) &&
	    list_closes(ms, done.parts, done.n, total))
		*list = done;
}

/* The candidates from first up to end, stopping at the next cue. */
void
list_collect(const struct mentions *ms, size_t first, size_t end, struct list *list)
{
	list->n = 0;
	for (size_t i = first; i < end && list->n < LIST_MAX; i++) {
		if (i > first && list_opens(&ms->at[i]))
			break;
		if (list_can_be_part(&ms->at[i], &ms->at[first]))
			list_take(ms, list, i);
	}
}

/* 分别为50万元和60万元，上年分别为40万元和55万元: does k stand in a row that 分别为 opens, as
 * the list at i is one?  Then neither is a part of the other. */
bool
list_is_parallel(const struct mentions *ms, size_t k, size_t i)
{
	if ((ms->at[i].cues & CUE_WHOLE) == 0 || ms->at[k].sentence != ms->at[i].sentence)
		return false;
	while (k > 0 && (ms->at[k].cues & CUE_WHOLE) == 0 && ms->at[k].phrase.n == 0 &&
	    ms->at[k - 1].sentence == ms->at[k].sentence)
		k--;
	return (ms->at[k].cues & CUE_WHOLE) != 0 && !ms->at[k].member;
}

size_t
list_sentence_of(const struct mentions *ms, size_t i, const struct relate_total *total)
{
	while (i-- > 0)
		if (ms->at[i].id == total->id)
			return ms->at[i].sentence;
	return NONE;
}
