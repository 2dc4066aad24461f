/* relate_list: totals and their parts in a sentence (domain.md §2, rows 1
 * and 2).
 *
 * A list opens where a cue (其中, 分别为, X中，) stands between a total and
 * what follows.  Inside it a further cue opens a nested list, which breaks
 * down the part just named or, as a second breakdown, the outer total again;
 * later parts may belong to either.  The reading that adds up wins.
 */
#include "report/relate.h"
#include "report/qualifier.h"

extern const struct data_table data_subsets;

enum {
	LIST_MAX = 64,		/* parts of one list that are weighed */
	TOTALS_MAX = 6,		/* totals that are weighed for one list */
	SCOPE_MAX = 4 * LIST_MAX	/* figures that one list may span */
};

struct list {
	size_t parts[LIST_MAX];
	size_t n;
};

/* States an amount of its own; last year's, too, where a sentence is about
 * last year. */
static bool
states(const struct mention *m)
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

static bool
opens(const struct mention *m)
{
	return (m->cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) != 0 && states(m) &&
	    m->id != 0 && !m->excused;
}

static bool
can_be_part(const struct mention *m, const struct mention *first)
{
	return m->id != 0 && states(m) && same_time(m, first) && !m->excused &&
	    !m->member && m->depth <= first->depth && relate_same_unit(m, first) &&
	    m->q.kind <= KIND_SCORE && m->q.kind != KIND_PERCENT;
}

static bool
can_be_total(const struct mention *m, const struct mention *first)
{
	return m->id != 0 && !m->excused && m->q.op == OP_EQ &&
	    relate_same_unit(m, first) && (states(m) || m->function == FUNCTION_SUM) &&
	    same_time(m, first) && (m->depth <= first->depth || m->amid);
}

/* Index behind the last mention that a list starting at first may reach: the
 * end of its sentence, or of the run of numbered items. */
static size_t
scope_end(const struct mentions *ms, size_t first)
{
	size_t i;

	for (i = first + 1; i < ms->n && i < first + SCOPE_MAX; i++) {
		const struct mention *m = &ms->at[i];

		if (m->sentence != ms->at[first].sentence &&
		    !(m->listed && ms->at[first].listed))
			break;
		if (m->function == FUNCTION_SUM && relate_same_unit(m, &ms->at[first]))
			break;
		if (m->depth < ms->at[first].depth)
			break;		/* the bracket that it opens in has closed */
	}
	return i;
}

/* 平均得分95.6分，其中：甲97.8分，乙93.4分: what has an average need not
 * make it.  The total by its number, before a part of it. */
static bool
is_average(const struct mentions *ms, size_t id, size_t part)
{
	for (size_t i = part; i-- > 0 && part - i <= LIST_MAX; )
		if (ms->at[i].id == id)
			return span_find(mentions_text(ms, ms->at[i].label), SPAN("平均")) != SIZE_MAX;
	return false;
}

static struct relate_total
total_of(const struct mention *m)
{
	return (struct relate_total){ m->id, relate_term(m), m->side, 0 };
}

static struct relate_total
remembered(const struct recall *recall, const struct recalled *f)
{
	return (struct relate_total){ f->id, relate_recalled_term(f), f->side,
	    recall_breakdowns(recall, f->id) };
}

static bool
closes(const struct mentions *ms, const size_t *parts, size_t n,
    const struct relate_total *total)
{
	struct term terms[LIST_MAX];

	for (size_t i = 0; i < n; i++)
		terms[i] = relate_term(&ms->at[parts[i]]);
	return n > 0 && closure_sum(&total->term, terms, n);
}

static bool
approximate(const struct mentions *ms, const size_t *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ms->at[parts[i]].q.op != OP_EQ)
			return true;
	return false;
}

/* All parts of one row of sets.tsv, and nothing else? */
static bool
known_set(const struct relate_words *w, const struct mentions *ms, const size_t *parts, size_t n)
{
	uint64_t named = 0;

	for (size_t i = 0; i < n; i++)
		named |= wordset_in(&w->sets, mentions_text(ms, ms->at[parts[i]].label));
	return relate_known_set(w, named, n);
}

/* Marks do not overlap and are all told: there a slip says more than among numbers
 * of so few digits elsewhere. */
static bool
is_telling(const struct mentions *ms, const size_t *parts, size_t n, unsigned cues)
{
	return (cues & CUE_SOME) == 0 && !ms->at[parts[n - 1]].and_others &&
	    ms->at[parts[0]].q.kind == KIND_SCORE;
}

/* Is more than a third of the total missing?  Then few digits do not tell a slip from
 * a list that breaks off (每个乡镇5万元，共30万元，其中甲镇5万元、乙镇5万元). */
static bool
is_large(const struct decimal *residue, const struct term *total)
{
	struct decimal thrice;

	return decimal_mul(decimal_abs(*residue), decimal_of(3), &thrice) &&
	    decimal_cmp(thrice, decimal_abs(total->value)) > 0;
}

/* 教育支出260万元，占26%；卫生支出110万元，占11%； and no more: parts that ； divides,
 * and the next is torn off. */
static bool
breaks_off(const struct mentions *ms, const size_t *parts, size_t n)
{
	const struct mention *last = &ms->at[parts[n - 1]];

	return last->unfinished && ms->at[parts[n - 2]].clause != last->clause;
}

/* 在职45人，其中：党员32人，占71.11%，女同志18人，占40%: does the share behind each part say
 * that it is of the total, and are the shares more than a hundred, too?  Then the parts
 * overlap. */
static bool
shares_overlap(const struct mentions *ms, const size_t *parts, size_t n, const struct term *total)
{
	struct decimal sum = decimal_of(0), most = decimal_of(101);	/* beyond all rounding */

	for (size_t i = 0; i < n; i++) {
		const struct mention *m = &ms->at[parts[i]], *share = m + 1;
		struct term part = relate_term(m), rate;

		if (parts[i] + 1 >= ms->n || share->function != FUNCTION_SHARE ||
		    share->sentence != m->sentence)
			return false;
		rate = relate_term(share);
		if (!closure_rate(&part, total, &rate) ||
		    !decimal_add(sum, rate.value, &sum))
			return false;
	}
	return decimal_cmp(sum, most) > 0;
}

/* How a list belongs to its total: all of it (part), all of it as far as one
 * can see (likely), or some of it (within). */
static const char *
list_relation(const struct relate_words *w, const struct mentions *ms, const size_t *parts, size_t n,
    const struct relate_total *total, unsigned cues)
{
	struct term terms[LIST_MAX];
	struct decimal residue;
	enum closure_slip slip;

	if (n < 2)
		return is_average(ms, total->id, parts[0]) ? NULL : "within";
	for (size_t i = 0; i < n; i++)
		terms[i] = relate_term(&ms->at[parts[i]]);
	if (closure_sum(&total->term, terms, n))
		return "part";
	if (is_average(ms, total->id, parts[0]))
		return NULL;
	if (approximate(ms, parts, n))
		return "within";
	if (!closure_residue(&total->term, terms, n, &residue))
		return "part";
	if (decimal_sign(residue) > 0 && breaks_off(ms, parts, n))
		return "within";
	if ((cues & CUE_WHOLE) != 0 || known_set(w, ms, parts, n))
		return "part";
	if (decimal_sign(residue) < 0 && shares_overlap(ms, parts, n, &total->term))
		return NULL;
	slip = closure_slip(&total->term, terms, n);
	if (slip == SLIP_WEAK && is_telling(ms, parts, n, cues))
		slip = SLIP_TELLING;
	/* Parts that exceed their total may overlap (女党员, 35岁以下). */
	if (decimal_sign(residue) < 0 && slip != SLIP_TELLING)
		return terms[0].exact && slip == SLIP_NONE ? NULL : "likely";
	if ((cues & CUE_SOME) != 0 || ms->at[parts[n - 1]].and_others)
		return "within";
	if (slip == SLIP_TELLING ||
	    (n > 2 && ms->at[parts[0]].listed && ms->at[parts[1]].listed))
		return "part";
	return slip == SLIP_WEAK && !is_large(&residue, &total->term) ? "likely" : "within";
}

/* Which breakdown of total this is: 1 unless others of its parts have been
 * found, 2 after one list, and so on. */
static size_t
breakdown(const struct mentions *ms, const struct relate_total *total)
{
	size_t before = total->used;

	for (size_t i = 0; i < ms->n && i < SCOPE_MAX; i++)
		if (ms->at[i].total == total->id && ms->at[i].breakdown > before)
			before = ms->at[i].breakdown;
	return before + 1;
}

void
relate_parts(const struct relate_words *w, struct mentions *ms, const size_t *parts,
    size_t n, const struct relate_total *total, unsigned cues)
{
	const char *rel = list_relation(w, ms, parts, n, total, cues);

	size_t ids[2] = { total->id, breakdown(ms, total) };

	for (size_t i = 0; i < n; i++) {
		struct mention *m = &ms->at[parts[i]];

		if (rel != NULL)
			mentions_link(ms, m, rel, ids[1] > 1 ? "$#$" : "$", ids);
		m->breakdown = ids[1];
		m->member = true;
		m->total = total->id;
		if (total->side != SIDE_NONE)
			m->side = total->side;
	}
}

/* 甲68个、乙51个、丙18个、丁10个: does the list go on with part k in one breath? */
static bool
goes_on(const struct mentions *ms, const struct list *list, size_t k)
{
	return k > 1 && k < list->n &&
	    span_starts(mentions_text(ms, ms->at[list->parts[k]].before), SPAN("、")) &&
	    span_starts(mentions_text(ms, ms->at[list->parts[k - 1]].before), SPAN("、"));
}

/* The longest run parts[0..k) that closes on total; 0 if none does.  No run ends
 * where the list goes on: that it closes there is an accident. */
static size_t
closing_run(const struct mentions *ms, const struct list *list, size_t least,
    const struct relate_total *total)
{
	for (size_t k = list->n; k >= least && k > 0; k--)
		if (closes(ms, list->parts, k, total) && !goes_on(ms, list, k))
			return k;
	return 0;
}

/* How many parts the list has when nothing closes: those joined by 、, or of the
 * first clause if it names several, else all. */
static size_t
likely_run(const struct mentions *ms, const struct list *list)
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

/* Of k parts those before the first, but the first itself, that is larger than the
 * total: 收入120万元，其中拨款100万元，支出130万元. */
static size_t
small_run(const struct mentions *ms, const struct list *list, size_t k,
    const struct relate_total *total)
{
	for (size_t i = 1; i < k; i++)
		if (decimal_cmp(ms->at[list->parts[i]].q.value, total->term.value) > 0)
			return i;
	return k;
}

/* The candidates from first up to end, stopping at the next cue. */
static void
collect(const struct mentions *ms, size_t first, size_t end, struct list *list)
{
	list->n = 0;
	for (size_t i = first; i < end && list->n < LIST_MAX; i++) {
		if (i > first && opens(&ms->at[i]))
			break;
		if (can_be_part(&ms->at[i], &ms->at[first]))
			list->parts[list->n++] = i;
	}
}

static void
give_ids(struct list *to, const struct list *from, size_t start, size_t n)
{
	to->n = 0;
	for (size_t i = 0; i < n; i++)
		to->parts[to->n++] = from->parts[start + i];
}

/* Is total large enough for the first part of the list that opens at i? */
static bool
large_enough(const struct mentions *ms, size_t i, const struct relate_total *total)
{
	return decimal_cmp(total->term.value, ms->at[i].q.value) >= 0;
}

/* Links the nested list that opens at first, inside a list of outer: to the
 * part before it or to outer again.  Returns the index behind what it took. */
static size_t
nested(const struct relate_words *w, struct mentions *ms, size_t first, size_t end, size_t before,
    const struct relate_total *outer)
{
	struct list list, run;
	struct relate_total total = *outer;
	size_t k = 0;

	collect(ms, first, end, &list);
	if (list.n == 0)
		return first + 1;
	if (before != SIZE_MAX) {
		total = total_of(&ms->at[before]);
		k = closing_run(ms, &list, 1, &total);
	}
	if (k == 0 && (k = closing_run(ms, &list, 2, outer)) != 0) {
		/* Sub-parts and what follows them close on the outer total too
		 * when only the part before them is wrong. */
		if (ms->at[list.parts[k - 1]].clause == ms->at[first].clause)
			total = *outer;
		else
			k = 0;
	}
	if (k == 0)
		k = likely_run(ms, &list);
	if (!large_enough(ms, list.parts[0], &total))
		total = *outer;
	give_ids(&run, &list, 0, k);
	relate_parts(w, ms, run.parts, run.n, &total, ms->at[first].cues);
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
	if (n >= 2 && n < list->n && !known_set(w, ms, list->parts, list->n))
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
	for (size_t i = first; i-- > 0 && n < LIST_MAX && ms->at[i].sentence == ms->at[first].sentence; ) {
		if (!can_be_part(&ms->at[i], &ms->at[first]))
			continue;
		terms[n++] = relate_term(&ms->at[i]);
		if (n >= 2 && closure_sum(&sum, terms, n))
			return true;
	}
	return false;
}

/* 男30人，女21人；本科40人，大专11人: what follows a list that is complete, behind ；,
 * breaks its total down again, if it makes it or misses by a slip. */
static void
second_list(const struct relate_words *w, struct mentions *ms, const struct list *list, size_t k,
    const struct relate_total *total)
{
	struct term terms[LIST_MAX];
	struct decimal residue;
	size_t n = 0;

	if (k < 2 || k >= list->n || !closes(ms, list->parts, k, total) ||
	    ms->at[list->parts[k]].clause == ms->at[list->parts[k - 1]].clause)
		return;
	for (; k + n < list->n &&
	    ms->at[list->parts[k + n]].clause == ms->at[list->parts[k]].clause; n++)
		terms[n] = relate_term(&ms->at[list->parts[k + n]]);
	if (n < 2 || !closure_residue(&total->term, terms, n, &residue) ||
	    (!closure_sum(&total->term, terms, n) &&
	    (closure_slip(&total->term, terms, n) == SLIP_NONE || is_large(&residue, &total->term))))
		return;
	relate_parts(w, ms, list->parts + k, n, total, CUE_PARTS);
}

/* Links the list that opens at first with the given total. */
static void
list_of(const struct relate_words *w, struct mentions *ms, size_t first, const struct relate_total *total)
{
	size_t end = scope_end(ms, first), i = first, k;
	struct list list = { .n = 0 }, all = { .n = 0 };

	while (i < end && all.n < LIST_MAX) {
		struct mention *m = &ms->at[i];

		if (i > first && opens(m) && !m->member && can_be_part(m, &ms->at[first])) {
			size_t before = list.n ? list.parts[list.n - 1] : SIZE_MAX;

			i = nested(w, ms, i, end, before, total);
			continue;
		}
		if (can_be_part(m, &ms->at[first])) {
			if (!is_subset(ms, &list, m))
				list.parts[list.n++] = i;
			all.parts[all.n++] = i;
		}
		i++;
	}
	if (list.n == 0)
		return;
	k = closing_run(ms, &list, 2, total);
	if (k == 0 && all.n > list.n && (k = closing_run(ms, &all, 2, total)) != 0)
		list = all;	/* 用车251万元、购置56万元: no subset here */
	if (k == 0 && decimal_cmp(ms->at[list.parts[0]].q.value, total->term.value) == 0)
		k = 1;		/* 共14万元，其中：中央14万元，已支出7万元 */
	if (k == 0 && is_of_several(ms, first, &list))
		return;
	if (k == 0)
		leave_outsiders(w, ms, &list);
	if (k == 0 && !known_set(w, ms, list.parts, k = likely_run(ms, &list)))
		k = small_run(ms, &list, k, total);
	relate_parts(w, ms, list.parts, k, total, ms->at[first].cues);
	second_list(w, ms, &list, k, total);
}

/* Does the list that opens at i add up to total, in its simple reading? */
static bool
list_closes(const struct mentions *ms, size_t i, const struct relate_total *total)
{
	struct list list;

	collect(ms, i, scope_end(ms, i), &list);
	return closing_run(ms, &list, 2, total) != 0;
}

/* Takes candidate as the total unless a better one is known; true when the
 * search may stop. */
static bool
weigh_total(const struct mentions *ms, size_t i,
    const struct relate_total *candidate, struct relate_total *best, bool *found)
{
	if (!large_enough(ms, i, candidate))
		return false;
	if (list_closes(ms, i, candidate)) {
		*best = *candidate;
		*found = true;
		return true;
	}
	if (!*found)
		*best = *candidate;
	*found = true;
	return false;
}

/* 分别为50万元和60万元，上年分别为40万元和55万元: does k stand in a row that 分别为 opens, as
 * the list at i is one?  Then neither is a part of the other. */
static bool
is_parallel(const struct mentions *ms, size_t k, size_t i)
{
	if ((ms->at[i].cues & CUE_WHOLE) == 0 || ms->at[k].sentence != ms->at[i].sentence)
		return false;
	while (k > 0 && (ms->at[k].cues & CUE_WHOLE) == 0 && ms->at[k].phrase.n == 0 &&
	    ms->at[k - 1].sentence == ms->at[k].sentence)
		k--;
	return (ms->at[k].cues & CUE_WHOLE) != 0 && !ms->at[k].member;
}

/* 投入100万元，其中：购置135万元: the first part is larger than the amount directly
 * before the list, in its sentence, or one slip explains that it is. */
static bool
find_exceeded(const struct mentions *ms, size_t i, struct relate_total *total)
{
	struct term terms[LIST_MAX];
	struct list list;

	size_t j = i;

	/* 共68批次、642人次，其中国内82批次606人次: two totals */
	while (j-- > 0 && i - j <= 2 && ms->at[j].sentence == ms->at[i].sentence)
		if (can_be_total(&ms->at[j], &ms->at[i]))
			break;
	if (j >= i || i - j > 2 || !can_be_total(&ms->at[j], &ms->at[i]) ||
	    is_parallel(ms, j, i) || (ms->at[i].cues & CUE_SOME) != 0)
		return false;
	*total = total_of(&ms->at[j]);
	collect(ms, i, scope_end(ms, i), &list);
	list.n = likely_run(ms, &list);
	for (size_t k = 0; k < list.n; k++)
		terms[k] = relate_term(&ms->at[list.parts[k]]);
	if ((ms->at[i].cues & CUE_PARTS) != 0 && j + 1 == i &&
	    ms->at[j].sentence == ms->at[i].sentence)
		return true;
	return list.n >= 2 && closure_slip(&total->term, terms, list.n) != SLIP_NONE;
}

/* The total of the list that opens at i: among the figures before it in the
 * paragraph and, where there is none, in the one before, the nearest that
 * the list adds up to, else the nearest. */
static bool
find_total(const struct mentions *ms, size_t i, const struct recall *recall,
    struct relate_total *total)
{
	const struct recalled *f;
	size_t weighed = 0;
	bool found = false, own = false;

	for (size_t j = i; j-- > 0 && i - j <= LIST_MAX && weighed < TOTALS_MAX; ) {
		struct relate_total it = total_of(&ms->at[j]);

		if (!can_be_total(&ms->at[j], &ms->at[i]) || is_parallel(ms, j, i))
			continue;
		/* A total in the list's own sentence is its total. */
		if (found && ms->at[j].sentence != ms->at[i].sentence && own)
			break;
		own |= ms->at[j].sentence == ms->at[i].sentence &&
		    large_enough(ms, i, &it);
		weighed++;
		if (weigh_total(ms, i, &it, total, &found))
			return true;
	}
	for (size_t back = 0; !found && (f = recall_back(recall, back)) != NULL; back++) {
		struct relate_total it;

		if (f->block + 1 < recall->block || f->cell)
			break;
		if (f->dimension != ms->at[i].dimension || f->op != OP_EQ ||
		    (f->function != FUNCTION_PRIMARY && f->function != FUNCTION_SUM))
			continue;
		it = remembered(recall, f);
		weigh_total(ms, i, &it, total, &found);
	}
	return found || find_exceeded(ms, i, total);
}

/* Is label the name, or does it name both sides of which name is one (收、支总预算:
 * 收入预算)? */
static bool
is_called(struct span label, struct span name)
{
	static const char *const both[] = { "收、支", "收支" };
	enum { SIDE = 6 };	/* bytes of 收入, 支出 */

	if (span_ends(label, name))
		return true;
	if (!span_starts(name, SPAN("收入")) && !span_starts(name, SPAN("支出")))
		return false;
	for (size_t i = 0; i < sizeof both / sizeof *both; i++)
		if (span_find(label, span_of(both[i])) != SIZE_MAX &&
		    span_ends(label, span_slice(name, SIDE, name.n)))
			return true;
	return false;
}

/* The figure remembered under the name that `X中，` gives. */
static bool
find_named(const struct mentions *ms, const struct mention *m, size_t i,
    struct span name, const struct recall *recall, struct relate_total *total)
{
	const struct recalled *f;

	for (size_t j = i; j-- > 0 && i - j <= LIST_MAX; )
		if (can_be_total(&ms->at[j], m) &&
		    is_called(mentions_text(ms, ms->at[j].label), name)) {
			*total = total_of(&ms->at[j]);
			return true;
		}
	for (size_t back = 0; (f = recall_back(recall, back)) != NULL; back++)
		if (!f->cell && f->dimension == m->dimension &&
		    f->function == FUNCTION_PRIMARY &&
		    span_ends(recalled_label(f), name)) {
			*total = remembered(recall, f);
			return true;
		}
	return false;
}

/* Does a sum follow the list: 两项合计962.15万元?  Then that figure is
 * checked, and naming the same parts twice would say one thing two times. */
static bool
sum_follows(const struct mentions *ms, size_t first)
{
	for (size_t i = first + 1; i < ms->n && i < first + SCOPE_MAX; i++) {
		if (ms->at[i].sentence != ms->at[first].sentence)
			break;
		if (ms->at[i].function == FUNCTION_SUM &&
		    relate_same_unit(&ms->at[i], &ms->at[first]))
			return true;
	}
	return false;
}

/* Runs of parts that make up a known set (基本支出 + 项目支出) under a total
 * in the same paragraph, without any cue word. */
static void
known_sets(const struct relate_words *w, struct mentions *ms)
{
	for (size_t i = 1; i + 1 < ms->n; i++) {
		const struct mention *a = &ms->at[i];
		size_t pair[2] = { i, i + 1 };
		struct relate_total total;
		size_t j = i;

		if (a->member || ms->at[i + 1].member || a->id == 0 ||
		    a->sentence != ms->at[i + 1].sentence ||
		    !can_be_part(a, a) || !can_be_part(&ms->at[i + 1], a) ||
		    !known_set(w, ms, pair, 2))
			continue;
		while (j-- > 0 && i - j <= 8)
			if (can_be_total(&ms->at[j], a) && !ms->at[j].member)
				break;
		if (j >= i || i - j > 8 || is_parallel(ms, j, i))
			continue;
		total = total_of(&ms->at[j]);
		if (!large_enough(ms, i, &total))
			continue;
		if (ms->at[j].sentence == a->sentence || closes(ms, pair, 2, &total))
			relate_parts(w, ms, pair, 2, &total, CUE_PARTS);
	}
}

/* Takes f as the total if the list adds up to it, which ends the search, or if it is
 * the first that was *found. */
static bool
take_total(const struct mentions *ms, const struct list *list, const struct recall *recall,
    const struct recalled *f, struct relate_total *total, bool *found)
{
	struct relate_total it = remembered(recall, f);
	bool sums = closes(ms, list->parts, list->n, &it);

	if (!*found || sums)
		*total = it;
	*found = true;
	return sums;
}

/* 1.…4.68万元；2.…5.01万元；… without any total in sight: the heading above
 * says what they are parts of (项目支出情况).  Takes the figure remembered
 * under that name that they add up to, else the latest. */
static bool
find_headed(const struct mentions *ms, const struct list *list,
    struct span heading, const struct recall *recall, struct relate_total *total)
{
	const struct recalled *f;
	bool found = false;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL; back++) {
		if (f->cell || f->dimension != ms->at[list->parts[0]].dimension ||
		    f->function != FUNCTION_PRIMARY || f->label_n < 6 ||
		    span_find(heading, recalled_label(f)) == SIZE_MAX)
			continue;
		if (take_total(ms, list, recall, f, total, &found))
			break;
	}
	return found;
}

/* The figure that a paragraph ending with a colon announced: the nearest in
 * it that the list adds up to, else the last. */
static bool
find_announced(const struct mentions *ms, const struct list *list,
    const struct recall *recall, struct relate_total *total)
{
	const struct recalled *f;
	bool found = false;

	for (size_t back = 0; recall->opened && (f = recall_back(recall, back)) != NULL; back++) {
		if (f->block + 1 < recall->block || f->cell)
			break;
		if (f->dimension != ms->at[list->parts[0]].dimension || f->op != OP_EQ ||
		    f->function != FUNCTION_PRIMARY)
			continue;
		if (take_total(ms, list, recall, f, total, &found))
			break;
	}
	return found;
}

/* Runs of numbered amounts that no cue has opened; what else a numbered item
 * says (较预算节约20余万元) is passed over. */
static void
headed_lists(const struct relate_words *w, struct mentions *ms, struct span heading, const struct recall *recall)
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
	if (find_announced(ms, &list, recall, &total) || (heading.n != 0 &&
	    find_headed(ms, &list, heading, recall, &total)))
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
static void
bracket_list(const struct relate_words *w, struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i];
	struct list list = { .n = 0 };
	struct relate_total total;
	struct term terms[LIST_MAX], whole;
	size_t j = i;

	while (j-- > 0 && i - j <= 4)
		if (ms->at[j].depth < m->depth && can_be_total(&ms->at[j], m))
			break;
	if (j >= i || i - j > 4 || ms->at[j].sentence != m->sentence)
		return;
	total = total_of(&ms->at[j]);
	whole = total.term;
	for (size_t k = i; k < ms->n && k < i + SCOPE_MAX && ms->at[k].depth >= m->depth &&
	    list.n < LIST_MAX; k++)
		if (can_be_part(&ms->at[k], m)) {
			terms[list.n] = relate_term(&ms->at[k]);
			list.parts[list.n++] = k;
		}
	if (list.n >= 2 && (closure_sum(&whole, terms, list.n) ||
	    closure_slip(&whole, terms, list.n) == SLIP_TELLING ||
	    known_set(w, ms, list.parts, list.n)))
		relate_parts(w, ms, list.parts, list.n, &total, CUE_WHOLE);
	else if (list.n > 2 && j + 1 == i && known_set(w, ms, list.parts, 2) &&
	    closure_slip(&whole, terms, list.n) != SLIP_NONE)	/* not those two alone */
		relate_parts(w, ms, list.parts, list.n, &total, CUE_PARTS);
	else if (list.n == 1 && is_outside(ms, m) && j + 1 == i && large_enough(ms, i, &total))
		relate_parts(w, ms, list.parts, 1, &total, CUE_SOME);
	else if (list.n >= 2 && is_enumerated(ms, &list) && j + 1 == i)
		relate_parts(w, ms, list.parts, list.n, &total, CUE_PARTS);
}

void
relate_lists(const struct relate_words *w, struct mentions *ms, struct span heading, struct recall *recall)
{
	struct relate_total total;

	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		struct span name = mentions_text(ms, m->among);

		if (m->member || !states(m) || m->id == 0 ||
		    m->q.kind == KIND_PERCENT || m->q.kind > KIND_SCORE)
			continue;
		if (name.n != 0) {
			if (!sum_follows(ms, i) &&
			    find_named(ms, m, i, name, recall, &total))
				list_of(w, ms, i, &total);
		} else if (opens(m) && find_total(ms, i, recall, &total))
			list_of(w, ms, i, &total);
		else if (m->depth > 0)
			bracket_list(w, ms, i);
	}
	known_sets(w, ms);
	headed_lists(w, ms, heading, recall);
}
