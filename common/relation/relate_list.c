/* relate_list: totals and their parts in a sentence (domain.md §2, rows 1
 * and 2).
 *
 * A list opens where a cue (其中, 分别为, X中，) stands between a total and
 * what follows.  Inside it a further cue opens a nested list, which breaks
 * down the part just named or, as a second breakdown, the outer total again;
 * later parts may belong to either.  The reading that adds up wins.
 */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "text/punct.h"

extern const struct data_table data_subsets;

static void
give_ids(struct list *to, const struct list *from, size_t start, size_t n)
{
	to->n = 0;
	for (size_t i = 0; i < n; i++)
		to->parts[to->n++] = from->parts[start + i];
}

/* Links the nested list that opens where scope does, inside a list of outer: to the part before
 * it (NONE: there is none) or to outer again.  Returns the index behind what it took. */
static size_t
nested(const struct relate_words *w, struct mentions *ms, struct scope scope, size_t before,
    const struct relate_total *outer)
{
	const struct mention *first = &ms->at[scope.first];
	struct list list, run;
	struct relate_total total = *outer, change;
	size_t k = 0;

	list_collect(ms, scope.first, scope.end, &list);
	if (list.n == 0)
		return scope.first + 1;
	if (before != NONE) {
		total = list_total_of(&ms->at[before]);
		k = list_closing_run(ms, &list, 1, &total);
	}
	if (k == 0 && (k = list_closing_run(ms, &list, 2, outer)) != 0) {
		/* Sub-parts and what follows them close on the outer total too
		 * when only the part before them is wrong. */
		if (ms->at[list.parts[k - 1]].clause == first->clause)
			total = *outer;
		else
			k = 0;
	}
	if (k == 0 && list_find_change(ms, scope.first, &change)) {
		total = change;		/* 调整为979万元，调增224万元，主要是… */
		k = list_closing_run(ms, &list, 2, &total);
	}
	if (k == 0) {
		list_leave_beside(w, ms, &list, &total);
		k = list_likely_run(ms, &list);
	}
	if (!list_large_enough(ms, list.parts[0], &total))
		total = *outer;
	give_ids(&run, &list, 0, k);
	relate_parts(w, ms, (struct part_run){ run.parts, run.n }, &total, first->cues);
	return run.parts[run.n - 1] + 1;
}

/* Is m by its name a subset of a part that is in the list already (小微企业 of
 * 中小企业)?  data/subsets.tsv. */
static bool
is_subset(const struct mentions *ms, const struct list *list, const struct mention *m)
{
	struct span label = mentions_text(ms, m->label);

	for (size_t r = 0; list->n != 0 && r < data_subsets.rows; r++) {
		if (!span_has(label, span_of(DATA_CELL(&data_subsets, r, 0))))
			continue;
		for (size_t i = 0; i < list->n; i++)
			if (span_has(mentions_text(ms, ms->at[list->parts[i]].label),
			    span_of(DATA_CELL(&data_subsets, r, 1))))
				return true;
	}
	return false;
}

/* 一般公共预算100万元，基金预算50万元，其中：基本60万元，项目90万元: do the amounts
 * before the list, two or more in its sentence, make what the list makes? */
static bool
is_of_several(const struct mentions *ms, size_t first, const struct list *list)
{
	struct term terms[LIST_MAX], sum = relate_term(&ms->at[first]);
	size_t n = 0;

	for (size_t i = 1; i < list->n; i++)
		if (!decimal_add(sum.value, ms->at[list->parts[i]].q.value, &sum.value))
			return false;
	for (size_t i = first;
	    i-- > 0 && n < LIST_MAX && ms->at[i].sentence == ms->at[first].sentence; ) {
		if (!list_can_be_part(&ms->at[i], &ms->at[first]))
			continue;
		terms[n++] = relate_term(&ms->at[i]);
		if (n >= 2 && closure_sum(&sum, terms, n))
			return true;
	}
	return false;
}

/* 男30人，女21人；本科40人，大专11人: what follows a list that is complete, behind ；,
 * breaks its total down again, if it makes it or misses by a slip; not where it says of what
 * it is (；在编人员中，). */
static void
second_list(const struct relate_words *w, struct mentions *ms, const struct list *list, size_t k,
    const struct relate_total *total)
{
	struct term terms[LIST_MAX];
	struct decimal residue;
	enum closure_slip fit;
	size_t n = 0;

	if (k < 2 || k >= list->n || ms->at[list->parts[k]].among.n != 0 ||
	    !list_closes(ms, list->parts, k, total) ||
	    ms->at[list->parts[k]].clause == ms->at[list->parts[k - 1]].clause)
		return;
	for (; k + n < list->n &&
	    ms->at[list->parts[k + n]].clause == ms->at[list->parts[k]].clause; n++)
		terms[n] = relate_term(&ms->at[list->parts[k + n]]);
	if (n < 2 || !closure_residue(&total->term, terms, n, &residue) ||
	    (fit = closure_fit(&total->term, terms, n)) == SLIP_NONE ||
	    (fit != SLIP_NEEDLESS && (list_lacks_much(&residue, &total->term) ||
	    word_table_ends(&qualifiers, "gathers",
	    mentions_text(ms, ms->at[list->parts[k + n - 1]].label)))))
		return;		/* 尚有5个，问题总数72个 */
	relate_parts(w, ms, (struct part_run){ list->parts + k, n }, total, CUE_PARTS);
}

/* 三公经费41.52万元，其中：出国0万元；用车41.52万元；接待2.60万元: do the first k add up
 * without one that the set of them (sets.tsv) is not complete without? */
static bool
misses_one(const struct relate_words *w, const struct mentions *ms, const struct list *list,
    size_t k)
{
	return k > 1 && k < list->n && relate_are_known_set(w, ms, list->parts, list->n) &&
	    !relate_are_known_set(w, ms, list->parts, k);
}

/* 基本支出792万元，其中：人员经费664万元，包括：工资等。公用经费128万元，包括：办公费等: puts the
 * amounts that open the next sentences into the list, if with them the set of sets.tsv is complete,
 * and they make the total or miss it by a slip; how many it then has, or 0. */
static size_t
rest_of_set(const struct relate_words *w, const struct mentions *ms, struct list *list,
    const struct relate_total *total)
{
	enum { SET_MAX = 5 };
	const struct mention *part = &ms->at[list->parts[0]];
	size_t i = list->parts[0] + 1, sentence = part->sentence;
	struct term terms[SET_MAX] = { relate_term(part) };
	struct list all = { .parts = { list->parts[0] }, .n = 1 };

	while (all.n < SET_MAX && (all.n == 1 || !relate_are_known_set(w, ms, all.parts, all.n))) {
		while (i < ms->n && ms->at[i].sentence == sentence)
			i++;
		if (i == ms->n || ms->at[i].sentence != ++sentence ||
		    !list_can_be_part(&ms->at[i], part))
			return 0;
		terms[all.n] = relate_term(&ms->at[i]);
		all.parts[all.n++] = i;
	}
	if (!relate_are_known_set(w, ms, all.parts, all.n) ||
	    closure_fit(&total->term, terms, all.n) == SLIP_NONE)
		return 0;
	*list = all;
	return all.n;
}

/* 一是购置60万元，配套市级资金5万元。二是奖补25万元。三是补助15万元: leaves of the list those that
 * a number stands before, if they make the total; how many they are, or 0. */
static size_t
listed_closing(const struct mentions *ms, struct list *list, const struct relate_total *total)
{
	struct list listed = { .n = 0 };

	for (size_t i = 0; i < list->n; i++)
		if (ms->at[list->parts[i]].listed)
			listed.parts[listed.n++] = list->parts[i];
	if (listed.n < 2 || !list_closes(ms, listed.parts, listed.n, total))
		return 0;
	*list = listed;
	return listed.n;
}

/* 道路建设120万元，农民增收80万元，技能提升60万元: puts those into the list as well whose names end
 * with a word of change, if it makes the total only with them; how many they are. */
static size_t
with_changes_named(const struct mentions *ms, struct scope scope, struct list *list,
    const struct relate_total *total)
{
	enum { LEAST = 3 };
	struct list wide = { .n = 0 };

	for (size_t i = scope.first; i < scope.end && wide.n < LIST_MAX; i++) {
		struct mention m = ms->at[i];

		if (m.function == FUNCTION_DELTA && m.phrase.n != 0 && (m.cues & CUE_PRIOR) == 0)
			m.function = FUNCTION_PRIMARY;
		if (list_can_be_part(&m, &ms->at[scope.first]))
			wide.parts[wide.n++] = i;
	}
	if (wide.n < LEAST || !list_closes(ms, wide.parts, wide.n, total))
		return 0;
	*list = wide;
	return wide.n;
}

/* Links the list that opens at first with the given total. */
static void
list_of(const struct relate_words *w, struct mentions *ms, size_t first,
    const struct relate_total *total)
{
	size_t end = list_scope_end(ms, first), i = first, k;
	struct list list = { .n = 0 }, all = { .n = 0 };

	while (i < end && all.n < LIST_MAX) {
		struct mention *m = &ms->at[i];

		if (i > first && list_opens(m) && !m->member &&
		    list_can_be_part(m, &ms->at[first])) {
			size_t before = list.n ? list.parts[list.n - 1] : NONE;

			i = nested(w, ms, (struct scope){ i, end }, before, total);
			continue;
		}
		if (list_can_be_part(m, &ms->at[first])) {
			if (!is_subset(ms, &list, m) && !list_is_done_of_part(ms, &list, i))
				list.parts[list.n++] = i;
			all.parts[all.n++] = i;
		}
		i++;
	}
	if (list.n == 0)
		return;
	k = list_closing_run(ms, &list, 2, total);
	if (misses_one(w, ms, &list, k))
		k = list.n;
	if (k == 0 && all.n > list.n && (k = list_closing_run(ms, &all, 2, total)) != 0)
		list = all;	/* 用车251万元、购置56万元: no subset here */
	if (k == 0)
		k = list_with_uses(ms, (struct scope){ first, end }, &list, total);
	if (k == 0)
		k = with_changes_named(ms, (struct scope){ first, end }, &list, total);
	if (k == 0 && ms->at[first].listed)
		k = listed_closing(ms, &list, total);
	if (k == 0 && decimal_cmp(ms->at[list.parts[0]].q.value, total->term.value) == 0)
		k = 1;		/* 共14万元，其中：中央14万元，已支出7万元 */
	if (k == 0 && (is_of_several(ms, first, &list) || list_in_turns(w, ms, &list) ||
	    list_in_columns(w, ms, &list) ||
	    list_with_changes(w, ms, first, end, total)))
		return;
	if (k == 0)
		k = list_breath_run(ms, &list, total);
	if (k == 0)
		k = list_rest_run(ms, &list, total);
	if (k == 0) {
		list_leave_others(w, ms, &list);
		if (!relate_are_known_set(w, ms, list.parts, list.n))
			list_leave_beside(w, ms, &list, total);
	}
	if (k == 0 && !relate_are_known_set(w, ms, list.parts, k = list_likely_run(ms, &list)))
		k = list_small_run(ms, &list, k, total);
	if (k == 1 && (i = rest_of_set(w, ms, &list, total)) != 0)
		k = i;
	relate_parts(w, ms, (struct part_run){ list.parts, k }, total, ms->at[first].cues);
	second_list(w, ms, &list, k, total);
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
	list_collect(ms, first, list_scope_end(ms, first), &list);
	return sum_follows(ms, first) && list_closing_run(ms, &list, 2, total) == 0;
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

	while (close > 0 && punct_starts(span_slice(words, close, words.n), ')') == 0)
		close--;
	if (punct_starts(span_slice(words, close, words.n), ')') == 0 ||
	    says_opening(span_slice(words, close, words.n)))
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
		m->cues &= ~(unsigned)(CUE_PARTS | CUE_WHOLE | CUE_SOME);
		if ((m->cues & CUE_SUM) != 0)
			m->function = FUNCTION_SUM;
	}
}

/* 其中管材每公里58万元计243.6万元: the cue before a price, which is no part, opens the list with
 * the amount behind it. */
static void
pass_cues_on(struct mentions *ms)
{
	const unsigned opening = CUE_PARTS | CUE_WHOLE | CUE_SOME;

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
 * an amount before it and 中, it is one of the parts of that, and named by what stands behind. */
static void
take_among(struct mentions *ms, size_t i)
{
	enum { LEAST = 6, SHORTEST = 15 };	/* bytes of two ideographs, and of five */
	struct mention *m = &ms->at[i];
	struct span label = mentions_text(ms, m->label), name;
	size_t at, end;

	if (m->q.kind != KIND_MONEY || label.n < SHORTEST)
		return;
	at = word_table_find(&grammar, "amid", label);
	if (at == NONE || at < LEAST)
		return;
	name = span_slice(label, 0, at);
	end = at + word_table_at_start(&grammar, "amid", span_slice(label, at, label.n));
	for (size_t j = i; j-- > 0 && i - j <= LIST_MAX && end + LEAST <= label.n; )
		if (list_can_be_total(&ms->at[j], m) &&
		    span_eq(mentions_text(ms, ms->at[j].label), name)) {
			m->among = (struct pooled){ m->label.at, at };
			m->label = (struct pooled){ m->label.at + end, label.n - end };
			return;
		}
}

void
relate_lists(const struct relate_words *w, struct mentions *ms, struct span heading,
    struct recall *recall)
{
	struct relate_total total;

	leave_inner_cues(ms);
	pass_cues_on(ms);
	leave_item_sums(ms);
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		struct span name;

		if (m->member || m->paired || !list_states(m) || m->id == 0 ||
		    m->q.kind == KIND_PERCENT || m->q.kind > KIND_SCORE)
			continue;
		if (take_pairs(ms, i))
			continue;
		if (m->among.n == 0 && i > 0)
			take_among(ms, i);
		name = mentions_text(ms, m->among);
		if (name.n != 0) {
			if (!sum_follows(ms, i) &&
			    list_find_named(ms, i, name, recall, &total))
				list_of(w, ms, i, &total);
		} else if (list_opens(m) && !is_chosen(ms, m) &&
		    list_find_total(ms, i, recall, &total) && !has_own_sum(ms, i, &total)) {
			if (!is_on_balance(ms, i, &total))
				list_of(w, ms, i, &total);
		}
		else if (m->depth > 0)
			list_in_brackets(w, ms, i);
	}
	list_uses(w, ms);
	list_known_sets(w, ms, recall);
	list_numbered(w, ms, heading, recall);
	list_shared(w, ms, recall);
}

