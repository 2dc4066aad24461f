/* relate_list: totals and their parts in a sentence (domain.md §2, rows 1
 * and 2).
 *
 * A list opens where a cue (其中, 分别为, X中，) stands between a total and
 * what follows.  Inside it a further cue opens a nested list, which breaks
 * down the part just named or, as a second breakdown, the outer total again;
 * later parts may belong to either.  The reading that adds up wins.
 */
#include "report/relate_list_parts.h"

#include "report/grammar.h"
#include "report/qualifier.h"
#include "report/relate_balance.h"

extern const struct data_table data_subsets;

/* Of k parts those before the first, but the first itself, that is larger than the
 * total: 收入120万元，其中拨款100万元，支出130万元; not where it is said in one breath with
 * those before it (优5个、良21个), or makes all of them miss the total by a slip. */
static size_t
small_run(const struct mentions *ms, const struct list *list, size_t k,
    const struct relate_total *total)
{
	struct term terms[LIST_MAX];
	size_t cut = 1;

	while (cut < k && (decimal_cmp(ms->at[list->parts[cut]].q.value, total->term.value) <= 0 ||
	    span_starts(mentions_text(ms, ms->at[list->parts[cut]].before), SPAN("、"))))
		cut++;
	if (cut >= k)
		return k;
	for (size_t i = 0; i < k; i++)
		terms[i] = relate_term(&ms->at[list->parts[i]]);
	return closure_slip(&total->term, terms, k) == SLIP_NONE ? cut : k;
}

static void
give_ids(struct list *to, const struct list *from, size_t start, size_t n)
{
	to->n = 0;
	for (size_t i = 0; i < n; i++)
		to->parts[to->n++] = from->parts[start + i];
}

/* The name of the total, where it stands before mention first. */
static struct span
name_of_total(const struct mentions *ms, const struct relate_total *total, size_t first)
{
	for (size_t i = first; i-- > 0; )
		if (ms->at[i].id == total->id)
			return mentions_text(ms, ms->at[i].label);
	return SPAN("");
}

/* 编制50人，其中行政20人；实有48人: is m by its name what the total, by its own, is set off
 * against in an equation of balances.tsv? */
static bool
is_set_off(const struct relate_words *w, const struct mentions *ms, struct span total,
    const struct mention *m)
{
	const char *whole = balance_role_of_name(w, total);
	const char *role = balance_role_of_name(w, mentions_text(ms, m->label));

	return whole != NULL && role != NULL &&
	    equations_set_off(&w->equations, span_of(whole), span_of(role));
}

/* 固定资产200万元，其中房屋150万元；流动资产80万元，其中货币60万元: is the part at k broken down
 * itself, and the first one not? */
static bool
is_total_itself(const struct mentions *ms, const struct list *list, size_t k)
{
	size_t next = list->parts[k] + 1;

	return next < ms->n && ms->at[next].sentence == ms->at[list->parts[k]].sentence &&
	    list_opens(&ms->at[next]) && !(k > 0 && is_total_itself(ms, list, 0));
}

/* A list held against its total. */
struct weighed {
	const struct list *list;
	const struct relate_total *total;
	bool exceeds;		/* it makes more than that */
	bool slip;		/* one slip explains what it makes */
};

/* Is the part at k a quantity beside the total rather than in it? */
static bool
is_beside(const struct relate_words *w, const struct mentions *ms, const struct weighed *of,
    size_t k)
{
	const struct relate_total *total = of->total;
	const struct list *list = of->list;
	const struct mention *first = &ms->at[list->parts[0]], *m = &ms->at[list->parts[k]];

	if (of->exceeds && total->side != SIDE_NONE && total->side != SIDE_FINAL &&
	    first->side != SIDE_FINAL && m->side == SIDE_FINAL)
		return true;
	return m->clause != first->clause && ((of->exceeds && is_total_itself(ms, list, k)) ||
	    is_set_off(w, ms, name_of_total(ms, total, list->parts[0]), m));
}

/* 收入560万元，其中拨款500万元；支出530万元: drops from a list what is told beside its total, where
 * names say so or the list makes more than it; the second of two, where not even a slip
 * explains how it could make it. */
static void
leave_beside(const struct relate_words *w, const struct mentions *ms, struct list *list,
    const struct relate_total *total)
{
	const struct mention *first = &ms->at[list->parts[0]];
	struct weighed weighed = { .list = list, .total = total };
	struct term terms[LIST_MAX];
	struct decimal residue;

	for (size_t i = 0; i < list->n; i++)
		terms[i] = relate_term(&ms->at[list->parts[i]]);
	if (!closure_residue(&total->term, terms, list->n, &residue))
		return;
	weighed.exceeds = decimal_sign(residue) < 0;
	weighed.slip = closure_slip(&total->term, terms, list->n) != SLIP_NONE;
	for (size_t k = 1; k < list->n; k++)
		if (is_beside(w, ms, &weighed, k) ||
		    (list->n == 2 && weighed.exceeds && !weighed.slip &&
		    ms->at[list->parts[k]].clause != first->clause)) {
			list->n = k;
			return;
		}
}

/* The mentions that a list may hold: first to before end. */
struct scope {
	size_t first, end;
};

/* Links the nested list that opens where scope does, inside a list of outer: to the part before
 * it (SIZE_MAX: there is none) or to outer again.  Returns the index behind what it took. */
static size_t
nested(const struct relate_words *w, struct mentions *ms, struct scope scope, size_t before,
    const struct relate_total *outer)
{
	const struct mention *first = &ms->at[scope.first];
	struct list list, run;
	struct relate_total total = *outer;
	size_t k = 0;

	list_collect(ms, scope.first, scope.end, &list);
	if (list.n == 0)
		return scope.first + 1;
	if (before != SIZE_MAX) {
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
	if (k == 0) {
		leave_beside(w, ms, &list, &total);
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
		if (span_find(label, span_of(DATA_CELL(&data_subsets, r, 0))) == SIZE_MAX)
			continue;
		for (size_t i = 0; i < list->n; i++)
			if (span_find(mentions_text(ms, ms->at[list->parts[i]].label),
			    span_of(DATA_CELL(&data_subsets, r, 1))) != SIZE_MAX)
				return true;
	}
	return false;
}

/* Drops from the end what is counted beside a staff rather than in it
 * (退休28人), unless the set that it belongs to is known. */
static void
leave_outsiders(const struct relate_words *w, const struct mentions *ms, struct list *list)
{
	size_t n = list->n;

	while (n > 2 && qualifier_in("beside", mentions_text(ms, ms->at[list->parts[n - 1]].label)))
		n--;
	if (n >= 2 && n < list->n && !list_is_known_set(w, ms, list->parts, list->n))
		list->n = n;
}

/* 职工712人，其中卫生技术人员608人，占85.39%；高级职称96人，占卫技人员的15.79%: does the share
 * behind the part at k say that it is one of an earlier part? */
static bool
is_share_of_part(const struct mentions *ms, const struct list *list, size_t k)
{
	const struct mention *m = &ms->at[list->parts[k]], *share = m + 1;
	struct term part = relate_term(m), rate;

	if (list->parts[k] + 1 >= ms->n || share->function != FUNCTION_SHARE ||
	    !share->share_base || share->sentence != m->sentence)
		return false;
	rate = relate_term(share);
	for (size_t i = 0; i < k; i++) {
		struct term whole = relate_term(&ms->at[list->parts[i]]);

		if (closure_rate(&part, &whole, &rate) ||
		    recall_names(mentions_text(ms, share->phrase),
		    mentions_text(ms, ms->at[list->parts[i]].label)))
			return true;
	}
	return false;
}

/* Drops from a list that does not add up what is a part of one of its parts, and what follows. */
static void
leave_parts_of_parts(const struct mentions *ms, struct list *list)
{
	for (size_t k = 1; k < list->n; k++)
		if (is_share_of_part(ms, list, k)) {
			list->n = k;
			return;
		}
}

static bool
is_done(struct span label)
{
	return qualifier_at_end("done", label) != 0;
}

/* 其中集体访5批，办结118批; 其中已到位500万元，已支付420万元: drops from a list that does not
 * add up what became of the whole, which is none of its kinds; not where a part says of
 * what it did not become so. */
static void
leave_stages(const struct mentions *ms, struct list *list)
{
	struct span first = mentions_text(ms, ms->at[list->parts[0]].label);
	bool begun = word_table_starts(&grammar, "already", first) && is_done(first);
	size_t n = list->n;

	for (size_t i = 0; i < list->n; i++)
		if (qualifier_in("pending", mentions_text(ms, ms->at[list->parts[i]].label)))
			return;
	for (size_t i = list->n; i-- > 1; ) {
		struct span label = mentions_text(ms, ms->at[list->parts[i]].label);

		if (is_done(label) && !span_eq(label, first) &&
		    (!is_done(first) || (begun && word_table_starts(&grammar, "already", label))))
			n = i;
	}
	list->n = n;
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
	size_t n = 0;

	if (k < 2 || k >= list->n || ms->at[list->parts[k]].among.n != 0 ||
	    !list_closes(ms, list->parts, k, total) ||
	    ms->at[list->parts[k]].clause == ms->at[list->parts[k - 1]].clause)
		return;
	for (; k + n < list->n &&
	    ms->at[list->parts[k + n]].clause == ms->at[list->parts[k]].clause; n++)
		terms[n] = relate_term(&ms->at[list->parts[k + n]]);
	if (n < 2 || !closure_residue(&total->term, terms, n, &residue) ||
	    (!closure_sum(&total->term, terms, n) &&
	    (closure_slip(&total->term, terms, n) == SLIP_NONE ||
	    list_lacks_much(&residue, &total->term))))
		return;
	relate_parts(w, ms, (struct part_run){ list->parts + k, n }, total, CUE_PARTS);
}

/* 三公经费41.52万元，其中：出国0万元；用车41.52万元；接待2.60万元: do the first k add up
 * without one that the set of them (sets.tsv) is not complete without? */
static bool
misses_one(const struct relate_words *w, const struct mentions *ms, const struct list *list,
    size_t k)
{
	return k > 1 && k < list->n && list_is_known_set(w, ms, list->parts, list->n) &&
	    !list_is_known_set(w, ms, list->parts, k);
}

/* Does the name of the i-th part end with that of mention k? */
static bool
is_named_after(const struct mentions *ms, const struct list *list, size_t i, size_t k)
{
	struct span name = mentions_text(ms, ms->at[k].label);

	return name.n != 0 && span_ends(mentions_text(ms, ms->at[list->parts[i]].label), name);
}

/* The amounts before the list at first that it may break down in turns, farthest first: of
 * its kind, in one sentence. */
static size_t
totals_before(const struct mentions *ms, size_t first, size_t *at, size_t most)
{
	size_t n = 0, last = SIZE_MAX;

	for (size_t t = first; t-- > 0 && n < most; ) {
		if (ms->at[t].id == 0 || ms->at[t].member ||
		    !list_can_be_part(&ms->at[t], &ms->at[first]))
			continue;
		if (last != SIZE_MAX && ms->at[t].sentence != ms->at[last].sentence)
			break;
		last = t;
		for (size_t k = n++; k > 0; k--)
			at[k] = at[k - 1];
		at[0] = t;
	}
	return n;
}

/* Every other part of list, from the one at start on. */
static struct list
turns_of(const struct list *list, size_t start)
{
	struct list own = { .n = 0 };

	for (size_t i = start; i < list->n; i += 2)
		own.parts[own.n++] = list->parts[i];
	return own;
}

/* Do the names of all of turns end with the end of the total's? */
static bool
are_named_after(const struct mentions *ms, const struct list *turns, size_t total)
{
	for (size_t i = 0; i < turns->n; i++)
		if (!is_named_after(ms, turns, i, total))
			return false;
	return true;
}

/* Are all of turns on the side of the books that the total is on (预算数, 决算数)? */
static bool
are_of_side(const struct relate_words *w, const struct mentions *ms, const struct list *turns,
    size_t total)
{
	enum side side = relate_side(w, mentions_text(ms, ms->at[total].label));

	for (size_t i = 0; i < turns->n; i++)
		if (relate_side(w, mentions_text(ms, ms->at[turns->parts[i]].label)) != side)
			return false;
	return side != SIDE_NONE;
}

/* Do turns make the total, or miss it by a slip? */
static bool
may_make(const struct mentions *ms, const struct list *turns, size_t total)
{
	struct term terms[LIST_MAX], whole = relate_term(&ms->at[total]);

	for (size_t i = 0; i < turns->n; i++)
		terms[i] = relate_term(&ms->at[turns->parts[i]]);
	return closure_sum(&whole, terms, turns->n) ||
	    closure_slip(&whole, terms, turns->n) != SLIP_NONE;
}

/* 编制20名，现有人员18名。其中：机关编制12名，现有人员11名；中心编制8名，现有人员7名: links parts
 * that are in turn of two amounts before them, one of which they make, or that go by
 * their names; true if they are. */
static bool
in_turns(const struct relate_words *w, struct mentions *ms, const struct list *list)
{
	enum { TOTALS = 4 };
	struct list turns[2] = { turns_of(list, 0), turns_of(list, 1) };
	size_t at[TOTALS], n = totals_before(ms, list->parts[0], at, TOTALS);

	if (list->n < 4 || list->n % 2 != 0)
		return false;
	for (size_t a = 0; a + 1 < n; a++)
		for (size_t b = a + 1; b < n; b++) {
			struct relate_total totals[2] = { list_total_of(&ms->at[at[a]]),
			    list_total_of(&ms->at[at[b]]) };
			bool first = list_closes(ms, turns[0].parts, turns[0].n, &totals[0]);
			bool second = list_closes(ms, turns[1].parts, turns[1].n, &totals[1]);

			if (!(are_named_after(ms, &turns[0], at[a]) &&
			    are_named_after(ms, &turns[1], at[b])) &&
			    !(are_of_side(w, ms, &turns[0], at[a]) &&
			    are_of_side(w, ms, &turns[1], at[b]) &&
			    !are_of_side(w, ms, &turns[0], at[b])) &&
			    !(first && may_make(ms, &turns[1], at[b])) &&
			    !(second && may_make(ms, &turns[0], at[a])))
				continue;
			relate_parts(w, ms, (struct part_run){ turns[0].parts, turns[0].n },
			    &totals[0], CUE_PARTS);
			relate_parts(w, ms, (struct part_run){ turns[1].parts, turns[1].n },
			    &totals[1], CUE_PARTS);
			return true;
		}
	return false;
}

/* 基本支出792万元，其中：人员经费664万元，包括：工资等。公用经费128万元，包括：办公费等: the
 * amount that opens the next sentence, if with it the set of sets.tsv is complete, and it
 * makes the total or misses it by a slip; else SIZE_MAX. */
static size_t
second_of_set(const struct relate_words *w, const struct mentions *ms, const struct list *list,
    const struct relate_total *total)
{
	const struct mention *part = &ms->at[list->parts[0]];
	size_t pair[2] = { list->parts[0], list->parts[0] + 1 };
	struct term terms[2];

	while (pair[1] < ms->n && ms->at[pair[1]].sentence == part->sentence)
		pair[1]++;
	if (pair[1] == ms->n || ms->at[pair[1]].sentence != part->sentence + 1 ||
	    !list_can_be_part(&ms->at[pair[1]], part) || !list_is_known_set(w, ms, pair, 2))
		return SIZE_MAX;
	terms[0] = relate_term(part);
	terms[1] = relate_term(&ms->at[pair[1]]);
	return closure_sum(&total->term, terms, 2) ||
	    closure_slip(&total->term, terms, 2) != SLIP_NONE ? pair[1] : SIZE_MAX;
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
			size_t before = list.n ? list.parts[list.n - 1] : SIZE_MAX;

			i = nested(w, ms, (struct scope){ i, end }, before, total);
			continue;
		}
		if (list_can_be_part(m, &ms->at[first])) {
			if (!is_subset(ms, &list, m))
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
	if (k == 0 && ms->at[first].listed)
		k = listed_closing(ms, &list, total);
	if (k == 0 && decimal_cmp(ms->at[list.parts[0]].q.value, total->term.value) == 0)
		k = 1;		/* 共14万元，其中：中央14万元，已支出7万元 */
	if (k == 0 && (is_of_several(ms, first, &list) || in_turns(w, ms, &list) ||
	    list_with_changes(w, ms, first, end, total)))
		return;
	if (k == 0) {
		leave_outsiders(w, ms, &list);
		leave_parts_of_parts(ms, &list);
		leave_stages(ms, &list);
		if (!list_is_known_set(w, ms, list.parts, list.n))
			leave_beside(w, ms, &list, total);
	}
	if (k == 0 && !list_is_known_set(w, ms, list.parts, k = list_likely_run(ms, &list)))
		k = small_run(ms, &list, k, total);
	if (k == 1 && (i = second_of_set(w, ms, &list, total)) != SIZE_MAX)
		list.parts[k++] = i;
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

void
relate_lists(const struct relate_words *w, struct mentions *ms, struct span heading,
    struct recall *recall)
{
	struct relate_total total;

	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		struct span name = mentions_text(ms, m->among);

		if (m->member || m->paired || !list_states(m) || m->id == 0 ||
		    m->q.kind == KIND_PERCENT || m->q.kind > KIND_SCORE)
			continue;
		if (take_pairs(ms, i))
			continue;
		if (name.n != 0) {
			if (!sum_follows(ms, i) &&
			    list_find_named(ms, i, name, recall, &total))
				list_of(w, ms, i, &total);
		} else if (list_opens(m) && list_find_total(ms, i, recall, &total) &&
		    !has_own_sum(ms, i, &total))
			list_of(w, ms, i, &total);
		else if (m->depth > 0)
			list_in_brackets(w, ms, i);
	}
	list_known_sets(w, ms, recall);
	list_numbered(w, ms, heading, recall);
	list_shared(w, ms, recall);
}
