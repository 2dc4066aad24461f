/* relate_list_opened: a list that a cue opens, with the lists in it; see relate_list_parts.h.
 *
 * Inside it a further cue opens a nested list, which breaks down the part just named or, as a
 * second breakdown, the outer total again; later parts may belong to either.  The reading that
 * adds up wins.
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

/* 收入986万元，其中甲952万元、乙34万元；支出896万元，其中丙612万元、丁374万元: do the parts
 * before the last make outer, so that the last is none, and nested is a list of that, which
 * misses it by a slip, though it makes outer as well? */
static bool
is_of_last(const struct mentions *ms, const struct list *parts, const struct list *nested,
    const struct relate_total *outer)
{
	struct relate_total last = list_total_of(&ms->at[parts->parts[parts->n - 1]]);

	return parts->n > 2 && list_closes(ms, parts->parts, parts->n - 1, outer) &&
	    list_fit(ms, nested, &last) >= SLIP_TELLING;
}

/* Behind the last mention of scope that a list of total may reach: where it does not make that
 * and stands in an item of a larger list, the end of its clause. */
static size_t
reach(const struct mentions *ms, struct scope scope, const struct relate_total *total)
{
	size_t end = scope.first;
	struct list list;

	if (!list_is_in_item(ms, scope.first, total))
		return scope.end;
	list_collect(ms, scope.first, scope.end, &list);
	if (list_closing_run(ms, &list, 2, total) != 0)
		return scope.end;
	while (end < scope.end && ms->at[end].clause == ms->at[scope.first].clause)
		end++;
	return end;
}

/* 其中民生支出31亿元；教育、卫生、农林水支出分别为8亿元、6亿元和7亿元: does list, in another
 * clause than the figure before it, only give each of the names before it its own, and not make
 * total, nor miss it by a slip? */
static bool
is_row_apart(const struct mentions *ms, const struct list *list, const struct relate_total *total)
{
	const struct mention *first = &ms->at[list->parts[0]];

	return (first->cues & (CUE_WHOLE | CUE_PARTS)) == CUE_WHOLE && first > ms->at &&
	    first->sentence == first[-1].sentence && first->clause != first[-1].clause &&
	    span_has(mentions_text(ms, first->before), SPAN("、")) &&
	    list_fit(ms, list, total) == SLIP_NONE;
}

/* Links the nested list that opens where scope does, inside a list of outer that has parts
 * before it, if any: to the last of them or to outer again.  Returns the index behind what it
 * took. */
static size_t
nested(const struct relate_words *w, struct mentions *ms, struct scope scope,
    const struct list *parts, const struct relate_total *outer)
{
	const struct mention *first = &ms->at[scope.first];
	struct list list, run;
	struct relate_total total = *outer, change;
	size_t k = 0;

	if (parts->n != 0) {
		total = list_total_of(&ms->at[parts->parts[parts->n - 1]]);
		scope.end = reach(ms, scope, &total);
	}
	list_collect(ms, scope.first, scope.end, &list);
	list_leave_stances(ms, &list);
	if (list.n == 0)
		return scope.first + 1;
	if (parts->n != 0)
		k = list_closing_run(ms, &list, 1, &total);
	if (k == 0 && (k = list_closing_run(ms, &list, 2, outer)) != 0) {
		/* Sub-parts and what follows them close on the outer total too
		 * when only the part before them, the first, is wrong. */
		if (parts->n == 1 && ms->at[list.parts[k - 1]].clause != first->clause)
			k = 0;
		else if (!is_of_last(ms, parts, &list, outer))
			total = *outer;
	}
	if (k == 0 && list_find_change(ms, scope.first, &change)) {
		total = change;		/* 调整为979万元，调增224万元，主要是… */
		k = list_closing_run(ms, &list, 2, &total);
	}
	if (k == 0) {
		list_leave_others(w, ms, &list, &total);
		list_leave_beside(w, ms, &list, &total);
		k = list_likely_run(ms, &list);
		list.n = k;
		if (list_fit(ms, &list, &total) == SLIP_NONE &&
		    list_fit(ms, &list, outer) != SLIP_NONE)
			total = *outer;	/* 新建268座、改建184座；公交专用96座、… */
	}
	if (!list_large_enough(ms, list.parts[0], &total))
		total = *outer;
	if (parts->n != 0 && is_row_apart(ms, &list, &total))
		return list.parts[list.n - 1] + 1;
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

/* 在册320人，其中甲180人、乙140人；新收90人，解除231人; …；应检180台，已检176台: is one of the
 * parts by its name what came in anew, or was to be done, so that they are no parts of those
 * there were? */
static bool
are_flows(const struct mentions *ms, const size_t *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct span label = mentions_text(ms, ms->at[parts[i]].label);

		if (word_table_starts(&qualifiers, "newly", label) ||
		    word_table_starts(&qualifiers, "owed", label))
			return true;
	}
	return false;
}

/* 男30人，女21人；本科40人，大专11人: what follows a list that is complete, behind ；, breaks its
 * total down again, if it makes it or misses by a slip; not where it says of what it is
 * (；在编人员中,).  The index in list behind it; 0: it does not. */
static size_t
next_list(const struct relate_words *w, struct mentions *ms, const struct list *list, size_t k,
    const struct relate_total *total)
{
	struct term terms[LIST_MAX];
	struct decimal residue;
	enum closure_slip fit;
	size_t n = 0;

	if (ms->at[list->parts[k]].among.n != 0 ||
	    ms->at[list->parts[k]].clause == ms->at[list->parts[k - 1]].clause)
		return 0;
	for (; k + n < list->n &&
	    ms->at[list->parts[k + n]].clause == ms->at[list->parts[k]].clause; n++)
		terms[n] = relate_term(&ms->at[list->parts[k + n]]);
	if (n < 2 || !closure_residue(&total->term, terms, n, &residue) ||
	    (fit = closure_fit(&total->term, terms, n)) == SLIP_NONE ||
	    (fit != SLIP_NEEDLESS && (list_lacks_much(&residue, &total->term) ||
	    are_flows(ms, list->parts + k, n) ||
	    word_table_ends(&qualifiers, "gathers",
	    mentions_text(ms, ms->at[list->parts[k + n - 1]].label)))))
		return 0;	/* 尚有5个，问题总数72个 */
	relate_parts(w, ms, (struct part_run){ list->parts + k, n }, total, CUE_PARTS);
	return k + n;
}

/* All such behind the first k of list, if these make the total. */
static void
further_lists(const struct relate_words *w, struct mentions *ms, const struct list *list, size_t k,
    const struct relate_total *total)
{
	if (k < 2 || !list_closes(ms, list->parts, k, total))
		return;
	while (k != 0 && k < list->n)
		k = next_list(w, ms, list, k, total);
}

/* 基本支出792万元，其中：人员经费664万元，包括：工资等。公用经费128万元，包括：办公费等: puts the
 * amounts that open the next sentences into the list, if with them the set of sets.tsv is
 * complete, and they make the total or miss it by a slip; how many it then has, or 0. */
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

/* 一是购置60万元，配套市级资金5万元。二是奖补25万元。三是补助15万元: leaves of the list those
 * that a number stands before, if they make the total; how many they are, or 0. */
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

/* 道路建设120万元，农民增收80万元，技能提升60万元: puts those into the list as well whose names
 * end with a word of change, if it makes the total only with them; how many they are. */
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

/* 固定资产640万元，其中房屋320万元，较年初600万元增加40万元: is m what the total is held
 * against, or how far off that is (分别比限额低2万元和3万元), by its own words or those of the
 * row that it goes on with?  An answer (比较满意) is neither. */
static bool
is_yardstick(const struct mentions *ms, const struct mention *m)
{
	while (m > ms->at && m->phrase.n == 0 && m[-1].sentence == m->sentence &&
	    word_table_is(&qualifiers, "joins", mentions_text(ms, m->before)) &&
	    relate_same_unit(m, m - 1))
		m--;
	return word_table_starts(&qualifiers, "against", mentions_text(ms, m->phrase)) &&
	    !word_table_ends(&qualifiers, "graded", mentions_text(ms, m->phrase));
}

/* A list that a cue opens. */
struct opened {
	const struct relate_words *words;
	struct mentions *ms;
	struct scope scope;
	const struct relate_total *total;
	struct list list;	/* its parts */
	struct list all;	/* with what others have, or is part of them by its name */
	bool stances;		/* some of all say how their item stands otherwise */
};

/* 其中专任教师416人；专任教师中高级104人: is m told as part of a part of the list, by its name?
 * */
static bool
is_among_parts(const struct mentions *ms, const struct list *list, const struct mention *m)
{
	for (size_t k = 0; m->among.n != 0 && k < list->n; k++)
		if (span_eq(mentions_text(ms, m->among),
		    mentions_text(ms, ms->at[list->parts[k]].label)))
			return true;
	return false;
}

/* Reads the list; those in it that open behind a further cue are linked. */
static void
read_opened(struct opened *o)
{
	struct mentions *ms = o->ms;
	struct list *list = &o->list;
	const struct mention *first = &ms->at[o->scope.first];

	o->list.n = o->all.n = 0;
	for (size_t i = o->scope.first; i < o->scope.end && o->all.n < LIST_MAX; ) {
		struct mention *m = &ms->at[i];

		if (is_among_parts(ms, list, m)) {
			o->scope.end = i;
			break;
		}
		if (!list_can_be_part(m, first) || is_yardstick(ms, m)) {
			i++;
		} else if (m > first && list_opens(m) && !m->member) {
			size_t pairs = list_answers_row(ms, i);

			i = pairs != 0 ? i + pairs : nested(o->words, ms,
			    (struct scope){ i, o->scope.end }, list, o->total);
		} else {
			if (!is_subset(ms, list, m))
				list_take(ms, list, i);
			o->all.parts[o->all.n++] = i++;
		}
	}
	list_take_done(ms, list, o->total);
	o->stances = list_leave_stances(ms, list);
}

/* 三公经费41.52万元，其中：出国0万元；用车41.52万元；接待2.60万元: do the first k add up
 * without one that the set of them (sets.tsv) is not complete without, and that is not denied? */
static bool
misses_one(const struct opened *o, size_t k)
{
	const struct relate_words *w = o->words;
	const struct mentions *ms = o->ms;
	const struct list *list = &o->list;

	return k > 1 && k < list->n && !list_denies(ms, list, o->total) &&
	    relate_are_known_set(w, ms, list->parts, list->n) &&
	    !relate_are_known_set(w, ms, list->parts, k);
}

/* How many of the list, from the first, make the total; the list may become another reading of
 * what stands there, which does.  0: none do. */
static size_t
closing_parts(struct opened *o)
{
	struct mentions *ms = o->ms;
	struct list *list = &o->list;
	size_t k = list_closing_run(ms, list, 2, o->total);

	if (misses_one(o, k))
		return list->n;
	if (k == 0 && o->all.n > list->n &&
	    (k = list_closing_run(ms, &o->all, 2, o->total)) != 0)
		*list = o->all;	/* 用车251万元、购置56万元: no subset here */
	if (k == 0)
		k = list_with_uses(ms, o->scope, list, o->total);
	if (k == 0)
		k = with_changes_named(ms, o->scope, list, o->total);
	if (k == 0 && ms->at[o->scope.first].listed)
		k = listed_closing(ms, list, o->total);
	if (k == 0 && decimal_cmp(ms->at[list->parts[0]].q.value, o->total->term.value) == 0)
		k = 1;		/* 共14万元，其中：中央14万元，已支出7万元 */
	return k;
}

/* How many are meant though they do not make the total. */
static size_t
likely_parts(struct opened *o)
{
	struct mentions *ms = o->ms;
	struct list *list = &o->list;
	size_t k;

	if (o->all.n > list->n && list_fit(ms, list, o->total) == SLIP_NONE &&
	    list_fit(ms, &o->all, o->total) == SLIP_TELLING)
		*list = o->all;	/* 项目200万元，人均经费60万元: a name, not so much for each */
	k = list_breath_run(ms, list, o->total);
	if (k == 0)
		k = list_rest_run(ms, list, o->total);
	if (k == 0)
		k = list_named_run(o->words, ms, list, o->total);
	if (k != 0)
		return k;
	list_leave_others(o->words, ms, list, o->total);
	if (!relate_are_known_set(o->words, ms, list->parts, list->n))
		list_leave_beside(o->words, ms, list, o->total);
	k = list_likely_run(ms, list);
	return relate_are_known_set(o->words, ms, list->parts, k) ? k :
	    list_small_run(ms, list, k, o->total);
}

/* 受理915个，办结900个。其中县级受理1,668个、市级851个: is the total of a sentence before, and do
 * the first k parts make so much more, and by no slip, that something else is meant? */
static bool
is_far_beyond(const struct opened *o, size_t k)
{
	const struct mention *first = &o->ms->at[o->scope.first];
	const struct mention *total = mentions_before(o->ms, first, o->total->id);

	return total != NULL && total->sentence != first->sentence &&
	    list_fit(o->ms, &o->list, o->total) == SLIP_NONE &&
	    list_far_exceeds(o->ms, o->list.parts, k, o->total->term.value);
}

/* How many amounts in the unit of m its clause tells from it on. */
static size_t
told_in_clause(const struct mentions *ms, const struct mention *m)
{
	size_t n = 0;

	for (const struct mention *e = m; e < ms->at + ms->n && e->sentence == m->sentence &&
	    e->clause == m->clause; e++)
		n += relate_same_unit(e, m) && list_states(e);
	return n;
}

/* 签约32个，其中亿元以上17个；开工24个: does 其中 open the first of two without a colon, and do
 * both make more than there are, though their names say nothing of being all? */
static bool
is_one_example(const struct opened *o, size_t k)
{
	const struct mentions *ms = o->ms;
	const size_t *parts = o->list.parts;
	struct decimal sum;

	return k == 2 && !punct_in(mentions_text(ms, ms->at[parts[0]].before), ':') &&
	    decimal_add(ms->at[parts[0]].q.value, ms->at[parts[1]].q.value, &sum) &&
	    decimal_cmp(sum, o->total->term.value) > 0 &&
	    !relate_are_known_set(o->words, ms, parts, k) &&
	    !list_are_all_kinds(o->words, ms, parts, k);
}

/* 签约46个，其中亿元以上18个；开工31个，投产17个: is the first alone in its clause, and the
 * next in one that tells several, or one that the first is only an example beside, so that it
 * does not go on with what was opened? */
static bool
is_uneven(const struct opened *o, size_t k)
{
	const struct mentions *ms = o->ms;
	const struct mention *first = &ms->at[o->list.parts[0]], *next;

	if (k < 2 || first->q.kind != KIND_COUNT ||
	    list_fit(ms, &o->list, o->total) == SLIP_NEEDLESS)
		return false;
	next = &ms->at[o->list.parts[1]];
	return first->sentence == next->sentence && first->clause != next->clause &&
	    told_in_clause(ms, first) == 1 &&
	    (told_in_clause(ms, next) > 1 || is_one_example(o, k));
}

void
list_link_opened(const struct relate_words *w, struct mentions *ms, size_t first,
    const struct relate_total *total)
{
	struct opened o;
	struct list *list = &o.list;
	size_t k, whole;

	o.words = w;
	o.ms = ms;
	o.scope = (struct scope){ first, list_scope_end(ms, first) };
	o.scope.end = reach(ms, o.scope, total);
	o.total = total;
	read_opened(&o);
	if (list->n == 0 || (o.stances &&
	    (list_in_turns(w, ms, &o.all) || list_in_columns(w, ms, &o.all))))
		return;
	k = closing_parts(&o);
	if (k == 0 && (is_row_apart(ms, list, total) ||
	    is_of_several(ms, first, list) || list_in_turns(w, ms, list) ||
	    list_in_columns(w, ms, list) ||
	    list_with_changes(w, ms, first, o.scope.end, total)))
		return;
	if (k == 0) {
		k = likely_parts(&o);
		if (is_far_beyond(&o, k) || is_uneven(&o, k))
			return;
	}
	if (k == 1 && (whole = rest_of_set(w, ms, list, total)) != 0)
		k = whole;
	relate_parts(w, ms, (struct part_run){ list->parts, k }, total, ms->at[first].cues);
	further_lists(w, ms, list, k, total);
}
