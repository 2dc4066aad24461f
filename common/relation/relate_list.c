/* relate_list: totals and their parts in a sentence (domain.md §2, rows 1
 * and 2).
 *
 * A list opens where a cue (其中, 分别为, X中，) stands between a total and
 * what follows.
 */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "relation/relate_growth.h"
#include "text/punct.h"

/* Cues that open a list. */
static const unsigned opening = CUE_PARTS | CUE_WHOLE | CUE_SOME;

/* Does any figure stand behind such a cue? */
static bool
has_opening(const struct mentions *ms)
{
	unsigned cues = 0;

	for (size_t i = 0; i < ms->n; i++)
		cues |= ms->at[i].cues;
	return (cues & opening) != 0;
}

/* Does a sum follow the list: 两项合计962.15万元?  Then that figure is
 * checked, and naming the same parts twice would say one thing two times. */
static bool
sum_follows(const struct mentions *ms, size_t first)
{
	for (size_t i = first + 1; i < ms->n && i < first + LIST_SCOPE_MAX; i++) {
		if (ms->at[i].sentence != ms->at[first].sentence)
			break;
		if (ms->at[i].function == FUNCTION_SUM &&
		    relate_same_unit(&ms->at[i], &ms->at[first]))
			return true;
	}
	return false;
}

/* 公共安全支出1,956.40万元。按经济分类：工资1,468.20万元，商品821.94万元，合计2,290.14万元:
 * is the list summed up in its own sentence, and the total that stands in another one
 * not what it makes? */
static bool
has_own_sum(const struct mentions *ms, size_t first, const struct relate_total *total)
{
	struct list list;

	for (size_t i = first; i-- > 0 && ms->at[i].sentence == ms->at[first].sentence; )
		if (ms->at[i].id == total->id)
			return false;
	if (!sum_follows(ms, first))
		return false;
	list_collect(ms, first, list_scope_end(ms, first), &list);
	return list_closing_run(ms, &list, 2, total) == 0;
}

/* Marks the list that opens at i if it gives each of a row before it another amount; 上年 before
 * the first is said of all. */
static bool
take_pairs(struct mentions *ms, size_t i)
{
	size_t n = list_answers_row(ms, i);

	for (size_t k = 0; k < n; k++) {
		ms->at[i + k].paired = true;
		if ((ms->at[i].cues & CUE_PRIOR) != 0)
			ms->at[i + k].year = ms->at[i].year;
	}
	return n != 0;
}

/* 增长较快的支出包括：教育18亿元、卫生11亿元: do words say that these are some of what nobody tells
 * the whole of? */
static bool
is_chosen(const struct mentions *ms, const struct mention *m)
{
	return word_table_in(&qualifiers, "chosen", mentions_text(ms, m->before));
}

static bool
says_opening(struct span words)
{
	return word_table_in(&qualifiers, "opening", words);
}

/* 1,216万元（包括调入资金等），收入总量为10,255万元: do the words that open a list stand in
 * brackets that are closed before m? */
static bool
is_opened_inside(const struct mentions *ms, const struct mention *m)
{
	struct span words = mentions_text(ms, m->before);
	size_t close = words.n, open;

	if (!punct_in(words, ')'))
		return false;
	while (close > 0 && punct_starts(span_slice(words, close, words.n), ')') == 0)
		close--;
	if (says_opening(span_slice(words, close, words.n)))
		return false;
	open = punct_find(words, '(');
	return open == NONE || open > close || !says_opening(span_slice(words, 0, open));
}

/* 净增7人，其中新增12人、减少5人: is the total a change on balance, of which a rise and a fall are
 * no parts, and does the list that opens at i not make it? */
static bool
is_on_balance(const struct mentions *ms, size_t i, const struct relate_total *total)
{
	const struct mention *before = &ms->at[i == 0 ? 0 : i - 1];
	struct list list;

	if (!word_table_in(&qualifiers, "net", mentions_text(ms, before->label)))
		return false;
	list_collect(ms, i, list_scope_end(ms, i), &list);
	return list_closing_run(ms, &list, 2, total) == 0;
}

/* Such words open nothing, and make no part of a sum (…），收入合计10,255万元). */
static void
leave_inner_cues(struct mentions *ms)
{
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];

		if (!list_opens(m) || !is_opened_inside(ms, m))
			continue;
		m->cues &= ~opening;
		if ((m->cues & CUE_SUM) != 0)
			m->function = FUNCTION_SUM;
	}
}

/* 其中10亿元以上项目2个、亿元以上10亿元以下项目18个: is the amount at i a limit that names what is
 * counted behind it in its clause? */
static bool
is_limit_of_name(const struct mentions *ms, size_t i)
{
	const struct mention *limit = &ms->at[i], *next = limit + 1;

	return limit->q.kind == KIND_MONEY && limit->q.op != OP_EQ && next->id != 0 &&
	    next->sentence == limit->sentence && next->clause == limit->clause &&
	    !span_starts(mentions_text(ms, next->before), SPAN("、")) &&
	    (next->q.kind == KIND_COUNT || (next->q.op != OP_EQ && i + 2 < ms->n &&
	    is_limit_of_name(ms, i + 1)));
}

/* 其中管材每公里58万元计243.6万元: the cue before a price, which is no part, opens the list with
 * the amount behind it; that before a limit the list of what this names. */
static void
pass_cues_on(struct mentions *ms)
{
	for (size_t i = 0; i + 1 < ms->n; i++)
		if ((ms->at[i].cues & opening) != 0 && is_limit_of_name(ms, i)) {
			ms->at[i + 1].cues |= ms->at[i].cues & opening;
			ms->at[i].cues &= ~opening;
		}

	for (size_t i = 0; i + 1 < ms->n; i++) {
		const struct mention *price = &ms->at[i];
		struct mention *next = &ms->at[i + 1];

		if (price->function == FUNCTION_AVERAGE && (price->cues & opening) != 0 &&
		    list_states(next) && next->id != 0 && next->sentence == price->sentence &&
		    next->clause == price->clause && relate_same_unit(next, price))
			next->cues |= price->cues & opening;
	}
}

/* 一是分成37万元，二是公益金85万元，三是其他经费共计4.50万元: an item of its own, behind others,
 * that is not what they make, is a part and no sum. */
static void
leave_item_sums(struct mentions *ms)
{
	struct term terms[LIST_MAX], sum;
	const struct mention *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < ms->n && n < LIST_MAX; i++) {
		struct mention *m = &ms->at[i];

		if (!m->listed || m->id == 0 || (first != NULL && !relate_same_unit(m, first)))
			continue;
		if (first == NULL)
			first = m;
		sum = relate_term(m);
		if (m->function == FUNCTION_SUM && n > 0 && m->phrase.n != 0 &&
		    !closure_sum(&sum, terms, n))
			m->function = FUNCTION_PRIMARY;
		if (m->function == FUNCTION_PRIMARY)
			terms[n++] = sum;
	}
}

/* 基本支出100万元，…，基本支出中人员经费80万元: where the name of mention i begins with that of
 * an amount before it and 中, it is one of the parts of that, and named by what stands behind; of
 * counts where that is the first part of a list. */
static void
take_among(struct mentions *ms, size_t i)
{
	enum { LEAST = 6, SHORTEST = 15 };	/* bytes of two ideographs, and of five */
	struct mention *m = &ms->at[i];
	struct span label = mentions_text(ms, m->label);

	if ((m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) || m->among.n != 0 ||
	    label.n < SHORTEST)
		return;
	for (size_t j = i; j-- > 0 && i - j <= LIST_MAX; ) {
		struct span name = mentions_text(ms, ms->at[j].label);
		size_t end;

		if (name.n < LEAST || !span_starts(label, name) ||
		    !list_can_be_total(&ms->at[j], m) ||
		    (m->q.kind != KIND_MONEY && !list_opens(&ms->at[j])) ||
		    word_table_find(&grammar, "amid", label) != name.n)
			continue;
		end = name.n + word_table_at_start(&grammar, "amid",
		    span_slice(label, name.n, label.n));
		if (end + LEAST > label.n)
			return;
		m->among = (struct pooled){ m->label.at, name.n };
		m->label = (struct pooled){ m->label.at + end, label.n - end };
		return;
	}
}

/* 其中酒驾414起：饮酒驾驶257起，醉酒驾驶157起: a colon right behind what a cue opens a list with
 * opens the list of that, if what follows makes it or would but for a slip. */
static void
open_behind_colons(struct mentions *ms)
{
	for (size_t i = 1; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		struct relate_total total;
		struct list list;

		if (!list_opens(m - 1) || list_opens(m) || !list_can_be_total(m - 1, m) ||
		    m->sentence != m[-1].sentence ||
		    punct_starts(mentions_text(ms, m->before), ':') == 0)
			continue;
		total = list_total_of(m - 1);
		if (!list_large_enough(ms, i, &total))
			continue;
		list_collect(ms, i, list_scope_end(ms, i), &list);
		if (list_closing_run(ms, &list, 2, &total) != 0 ||
		    (list.n > 1 && list_fit(ms, &list, &total) != SLIP_NONE))
			m->cues |= CUE_PARTS;
	}
}

/* 投向4个领域：…: is m a count of three or more right behind an amount and before a colon with
 * amounts that can be parts of that? */
static bool
is_count_of_list(const struct mentions *ms, const struct mention *m)
{
	enum { LEAST = 3 };
	const struct mention *whole = m - 1, *first = m + 1;

	return m->q.kind == KIND_COUNT && m->q.op == OP_EQ && m->q.value.scale == 0 &&
	    m->q.value.c >= LEAST && first->q.kind == KIND_MONEY && list_states(first) &&
	    !list_opens(first) && m->sentence == first->sentence &&
	    whole->sentence == first->sentence && list_can_be_total(whole, first) &&
	    punct_find(mentions_text(ms, first->before), ':') != NONE;
}

/* 投向4个领域：甲200万元、乙120万元、…: as many amounts as the count says are what the amount
 * before it is broken down into, and open its list, if they make it or would but for a slip; one
 * that does not tell is enough where they make more. */
static void
open_behind_counts(struct mentions *ms)
{
	for (size_t i = 1; i + 1 < ms->n; i++) {
		const struct mention *count = &ms->at[i];
		struct relate_total total;
		struct term terms[LIST_MAX];
		struct decimal residue;
		struct list list;
		enum closure_slip fit;

		if (!is_count_of_list(ms, count))
			continue;
		list_collect(ms, i + 1, list_scope_end(ms, i + 1), &list);
		if (list.n < (size_t)count->q.value.c)
			continue;
		list.n = (size_t)count->q.value.c;
		total = list_total_of(count - 1);
		fit = list_fit(ms, &list, &total);
		relate_terms(ms, (struct part_run){ list.parts, list.n }, terms);
		if (fit >= SLIP_TELLING || (fit == SLIP_WEAK &&
		    closure_residue(&total.term, terms, list.n, &residue) &&
		    decimal_sign(residue) < 0))
			ms->at[i + 1].cues |= CUE_PARTS;
	}
}

void
relate_lists(const struct relate_words *w, struct mentions *ms, struct span heading,
    struct recall *recall)
{
	struct relate_total total;

	if (has_opening(ms)) {
		leave_inner_cues(ms);
		pass_cues_on(ms);
		open_behind_colons(ms);
	}
	open_behind_counts(ms);
	list_open_ways(ms, recall);
	leave_item_sums(ms);
	for (size_t i = 1; i < ms->n; i++)
		take_among(ms, i);
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		struct span name;

		if (m->member || m->paired || !list_states(m) || m->id == 0 ||
		    m->q.kind == KIND_PERCENT || m->q.kind > KIND_SCORE)
			continue;
		if (take_pairs(ms, i) || list_of_units(w, ms, i))
			continue;
		name = mentions_text(ms, m->among);
		if (name.n != 0) {
			if (!sum_follows(ms, i) &&
			    list_find_named(ms, i, name, recall, &total))
				list_link_opened(w, ms, i, &total);
		} else if (list_opens(m) && !is_chosen(ms, m) &&
		    relate_growth_in_turn(ms, i) == 0 &&
		    list_find_total(ms, i, recall, &total) && !has_own_sum(ms, i, &total)) {
			if (!is_on_balance(ms, i, &total))
				list_link_opened(w, ms, i, &total);
		}
		else if (m->depth > 0)
			list_in_brackets(w, ms, i);
		else
			list_of_each(w, ms, i);
	}
	list_uses(w, ms, recall);
	list_known_sets(w, ms, recall);
	list_numbered(w, ms, heading, recall);
	list_announced(w, ms, recall);
	list_shared(w, ms, recall);
}

