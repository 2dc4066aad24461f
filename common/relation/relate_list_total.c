/* relate_list_total: the total that a list is of; see relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "relation/operands.h"
#include "sentence/reach.h"

enum { TOTALS_MAX = 6 };	/* totals that are weighed for one list */

/* The list that opens at i, in its simple reading. */
static struct list
opened_list(const struct mentions *ms, size_t i)
{
	struct list list;

	list_collect(ms, i, list_scope_end(ms, i), &list);
	return list;
}

/* Does it add up to total? */
static bool
opened_closes(const struct mentions *ms, const struct list *list, const struct relate_total *total)
{
	return list_closing_run(ms, list, 2, total) != 0;
}

/* 竣工631户。按方式分，重建246户、加固385户；按对象分，…: does best stand in a list of all of the
 * total total, which the list that opens at i breaks down in another way? */
static bool
is_broken_again(const struct mentions *ms, size_t i, const struct relate_total *best,
    const struct relate_total *total)
{
	bool in_list = false;

	if ((ms->at[i].cues & CUE_WHOLE) == 0)
		return false;
	for (size_t j = i; j-- > 0 && i - j <= LIST_MAX && ms->at[j].id != total->id; ) {
		in_list |= ms->at[j].id == best->id;
		if ((ms->at[j].cues & CUE_WHOLE) != 0)
			return in_list;
	}
	return false;
}

/* How well a slip explains that the list misses total. */
static enum closure_slip
opened_slip(const struct mentions *ms, const struct list *list, const struct relate_total *total)
{
	return list->n < 2 ? SLIP_NONE : list_slip(ms, list, total);
}

/* The same of those of its first clause, or told in its first breath: 其中甲120万元，乙60万元；
 * 结余13万元. */
static enum closure_slip
begun_slip(const struct mentions *ms, const struct list *list, const struct relate_total *total)
{
	struct list begun = *list;

	begun.n = list_likely_run(ms, list);
	return begun.n < 2 ? SLIP_NONE : list_fit(ms, &begun, total);
}

/* 排查216件，化解209件，…，其中：…: is candidate, before best in its sentence, what the list that
 * opens at i misses by a slip, and best is not, nor is best all in its first part (编制46人，实有
 * 41人，其中在职41人，离退休12人)? */
static bool
is_missed_less(const struct mentions *ms, size_t i, const struct list *list,
    const struct relate_total *best, const struct relate_total *candidate)
{
	return list_sentence_of(ms, i, best) == list_sentence_of(ms, i, candidate) &&
	    decimal_cmp(best->term.value, ms->at[i].q.value) != 0 &&
	    opened_slip(ms, list, best) == SLIP_NONE && begun_slip(ms, list, best) == SLIP_NONE &&
	    opened_slip(ms, list, candidate) != SLIP_NONE;
}

/* Does the list make candidate only with what is left of that, told behind its first clause:
 * 拨款260万元，支出246万元，其中甲142万元，乙104万元；结余14万元? */
static bool
closes_with_left(const struct mentions *ms, const struct list *list,
    const struct relate_total *candidate)
{
	size_t k = list_closing_run(ms, list, 2, candidate);

	return k > 2 && word_table_starts(&qualifiers, "pending",
	    mentions_text(ms, ms->at[list->parts[k - 1]].label)) &&
	    !span_starts(mentions_text(ms, ms->at[list->parts[k - 1]].before), SPAN("、"));
}

/* Does best stand right before the list that opens at i, which misses it by a slip, and is
 * candidate, further off, what it makes only with what is left of that? */
static bool
is_nearer(const struct mentions *ms, size_t i, const struct list *list,
    const struct relate_total *best, const struct relate_total *candidate)
{
	return ms->at[i - 1].id == best->id && !ms->at[i - 1].member &&
	    closes_with_left(ms, list, candidate) && begun_slip(ms, list, best) != SLIP_NONE;
}

/* 接待费168万元；…合计472万元。其中：出国费0万元；接待费168万元，其中：接待312批次；…: does the
 * list, as far as the next one opens, make candidate by one of its parts alone? */
static bool
closes_by_one(const struct mentions *ms, const struct list *list,
    const struct relate_total *candidate)
{
	size_t n = 0;

	for (size_t k = 0, end = list_closing_run(ms, list, 2, candidate); k < end; k++)
		n += decimal_sign(ms->at[list->parts[k]].q.value) != 0;
	return n == 1;
}

/* The best total so far, if one has been found. */
struct choice {
	struct relate_total *best;
	bool found;
};

/* Takes candidate as the total of the list that opens at i unless a better one is known; true when
 * the search may stop. */
static bool
weigh_total(const struct mentions *ms, size_t i, const struct list *list,
    const struct relate_total *candidate, struct choice *choice)
{
	struct relate_total *best = choice->best;
	bool found = choice->found;

	if (!list_large_enough(ms, i, candidate))
		return false;
	choice->found = true;
	if (opened_closes(ms, list, candidate) && !(found &&
	    (closes_by_one(ms, list, candidate) || is_nearer(ms, i, list, best, candidate) ||
	    (list_is_of_other_side(ms, i, best, candidate) &&
	    begun_slip(ms, list, best) != SLIP_NONE)))) {
		*best = *candidate;
		return true;
	}
	if (!found || is_broken_again(ms, i, best, candidate) ||
	    is_missed_less(ms, i, list, best, candidate))
		*best = *candidate;
	return false;
}

/* 货物、工程规模分别为93万元和169万元。从形式看，…: is k one of a row that 分别为 opens, so
 * that it is what its name says in part? */
static bool
is_of_row(const struct mentions *ms, size_t k)
{
	const struct mention *m = &ms->at[k];
	const struct mention *e = m->phrase.n == 0 && k > 0 ? m - 1 : m + 1;

	if (e == ms->at + ms->n || e->sentence != m->sentence || !relate_same_unit(e, m) ||
	    (e > m && e->phrase.n != 0))
		return false;
	while (k > 0 && ms->at[k].phrase.n == 0 && ms->at[k - 1].sentence == m->sentence)
		k--;
	return (ms->at[k].cues & (CUE_WHOLE | CUE_EACH)) != 0;
}

/* How many figures the list that opens at i has right behind one another, none with a name
 * of its own: 分别为145万元、140万元. */
static size_t
nameless_row(const struct mentions *ms, size_t i)
{
	size_t n = 1;

	while (i + n < ms->n && ms->at[i + n].phrase.n == 0 && ms->at[i + n].q.op == OP_EQ &&
	    ms->at[i + n].at <= ms->at[i + n - 1].at + ms->at[i + n - 1].length + REACH_LISTED &&
	    relate_same_unit(&ms->at[i], &ms->at[i + n]))
		n++;
	return n;
}

/* Where the figures end that a row at i may answer: before the percentages and the sum of them
 * that stand between (高血压患者8,640人、糖尿病患者3,210人，合计11,850人，管理率分别为75%和76%，
 * 管理人数分别为6,480人和2,440人); 0 where the row makes up that sum. */
static size_t
answered_end(const struct mentions *ms, size_t i)
{
	size_t end = i;

	for (; end > 0 && ms->at[end - 1].sentence == ms->at[i].sentence; end--) {
		struct relate_total sum;
		struct list list;

		if (ms->at[end - 1].q.kind == KIND_PERCENT)
			continue;
		if (ms->at[end - 1].function != FUNCTION_SUM)
			break;
		sum = list_total_of(&ms->at[end - 1]);
		list = opened_list(ms, i);
		if (opened_closes(ms, &list, &sum))
			return 0;
	}
	return end;
}

/* 2022年500万元，2023年600万元: has m, in a row of n before end, no name but a year of its own? */
static bool
is_told_by_year(const struct mentions *ms, const struct mention *m, size_t end, size_t n)
{
	for (size_t k = end - n; k < end && m->year != 0; k++)
		if (&ms->at[k] != m && ms->at[k].year == m->year)
			return false;
	return m->year != 0;
}

/* Do the n figures before end tell each by its own name or year (甲120万元、乙150万元), or all in
 * one row by that of the first (应拨120万元、150万元)?  Those of a row: *row is true. */
static bool
are_told_each(const struct mentions *ms, size_t end, size_t n, bool *row)
{
	*row = ms->at[end - n].phrase.n != 0 && nameless_row(ms, end - n) == n;
	for (size_t k = end - n; k < end && !*row; k++)
		if (ms->at[k].phrase.n == 0 && !is_told_by_year(ms, &ms->at[k], end, n))
			return false;
	return true;
}

/* 2021年40万元、2022年45万元、2023年50万元，其中差旅费三年分别为8万元、9万元、7万元: is the row of
 * n at i what one thing came to in each of the n years told right before it? */
static bool
is_yearly(const struct mentions *ms, size_t i, size_t n)
{
	size_t end = answered_end(ms, i);

	if (end < n || n < 2 || span_has(mentions_text(ms, ms->at[i].phrase), SPAN("、")))
		return false;
	for (size_t k = end - n; k < end; k++)
		if (!is_told_by_year(ms, &ms->at[k], end, n))
			return false;
	return true;
}

/* 甲局经费18.60万元，乙局经费22.40万元，其中接待费分别为3.20万元、5.10万元: is the row of n at i
 * what one part came to in each of the n told right before it by like names, none of which is less
 * than that, and would no slip make it the parts of the last? */
static bool
is_of_each_before(const struct mentions *ms, size_t i, size_t n)
{
	size_t end = answered_end(ms, i);
	struct relate_total last;
	struct list list;

	if (end < n || n < 2 || span_has(mentions_text(ms, ms->at[i].phrase), SPAN("、")))
		return false;
	for (size_t k = 0; k < n; k++) {
		const struct mention *before = &ms->at[end - n + k], *part = &ms->at[i + k];

		if (before->phrase.n == 0 || !relate_same_unit(before, part) ||
		    decimal_cmp(before->q.value, part->q.value) < 0 ||
		    !recall_alike(mentions_text(ms, before->label),
		    mentions_text(ms, ms->at[end - 1].label)))
			return false;
	}
	last = list_total_of(&ms->at[end - 1]);
	list = opened_list(ms, i);
	return list_fit(ms, &list, &last) == SLIP_NONE;
}

size_t
list_answers_row(const struct mentions *ms, size_t i)
{
	bool whole = (ms->at[i].cues & CUE_WHOLE) != 0, row;
	size_t n = nameless_row(ms, i), end;
	struct relate_total last;
	struct list list;

	if (whole && (ms->at[i].cues & CUE_PARTS) != 0)
		whole = is_yearly(ms, i, n) || is_of_each_before(ms, i, n);
	if (n < 2 || (end = answered_end(ms, i)) < n || !are_told_each(ms, end, n, &row) ||
	    !(whole || (row && end == i && (ms->at[i].phrase.n != 0 || ms->at[i].cues != 0))))
		return 0;
	for (size_t k = end - n; k < end; k++)
		if (ms->at[k].id == 0 || ms->at[k].q.op != OP_EQ ||
		    ms->at[k].sentence != ms->at[i].sentence ||
		    !relate_same_unit(&ms->at[k], &ms->at[i]))
			return 0;
	last = list_total_of(&ms->at[end - 1]);
	list = opened_list(ms, i);
	return opened_closes(ms, &list, &last) ? 0 : n;
}

/* 投入100万元，其中：购置135万元: the first part is larger than the amount directly
 * before the list, in its sentence, or one slip explains that it is. */
static bool
find_exceeded(const struct mentions *ms, size_t i, const struct list *opened,
    struct relate_total *total)
{
	struct list list;
	size_t j = i, changes = 0;	/* ，下降18.61%，减收4.98亿元 */

	/* 共68批次、642人次，其中国内82批次606人次: two totals; 38万元，占88%。其中：购置98万元 */
	while (j-- > 0 && i - j <= 2 + changes &&
	    ms->at[j].sentence + (ms->at[i - 1].sentence != ms->at[i].sentence) >=
	    ms->at[i].sentence) {
		if (list_can_be_total(&ms->at[j], &ms->at[i]))
			break;
		changes += ms->at[j].q.kind == KIND_PERCENT || ms->at[j].function == FUNCTION_DELTA;
	}
	if (j >= i || i - j > 2 + changes || !list_can_be_total(&ms->at[j], &ms->at[i]) ||
	    list_is_parallel(ms, j, i) || (ms->at[i].cues & CUE_SOME) != 0)
		return false;
	*total = list_total_of(&ms->at[j]);
	if ((ms->at[i].cues & CUE_PARTS) != 0 && j + 1 + changes == i &&
	    ms->at[j].sentence == ms->at[i].sentence)
		return true;
	list = *opened;
	list.n = list_likely_run(ms, opened);
	return list.n >= 2 && list_slip(ms, &list, total) != SLIP_NONE;
}

/* 项目32个，…；线索4条，其中甲5条、乙3条: is found another thing in another clause, which no slip
 * makes the total of the list that opens at i, and the amount right before that, counted as it,
 * missed by one, though its first part is more? */
static bool
is_exceeded_beside(const struct mentions *ms, size_t i, const struct list *list,
    const struct relate_total *found)
{
	const struct mention *beside = &ms->at[i - 1];
	struct relate_total total = list_total_of(beside);

	return beside->id != found->id && beside->clause == ms->at[i].clause &&
	    beside->sentence == ms->at[i].sentence && (ms->at[i].cues & CUE_PARTS) != 0 &&
	    list_can_be_total(beside, &ms->at[i]) && span_eq(beside->q.unit, ms->at[i].q.unit) &&
	    !beside->member && opened_slip(ms, list, found) == SLIP_NONE &&
	    begun_slip(ms, list, &total) != SLIP_NONE;
}

/* 满分100分，其中：投入10分、过程25分: is j what could be got, right before a list of what
 * could be got, not of marks (其中投入得9分)? */
static bool
is_full_mark(const struct mentions *ms, size_t j, size_t i)
{
	const struct mention *m = &ms->at[j];

	return m->q.kind == KIND_SCORE && m->function == FUNCTION_OTHER && j + 1 == i &&
	    m->id != 0 && m->q.op == OP_EQ && m->sentence == ms->at[i].sentence &&
	    m->depth == ms->at[i].depth &&
	    !word_table_ends(&grammar, "got", mentions_text(ms, ms->at[i].label));
}

/* 支出4.86万元，较预算数6.20万元减少1.34万元: is j what something is held against? */
static bool
is_yardstick(const struct mentions *ms, size_t j)
{
	return j > 0 &&
	    word_table_starts(&qualifiers, "against", mentions_text(ms, ms->at[j].phrase));
}

bool
list_find_change(const struct mentions *ms, size_t i, struct relate_total *total)
{
	const struct mention *m = i > 0 ? &ms->at[i - 1] : NULL;
	struct list list;

	if (m == NULL || m->function != FUNCTION_DELTA || m->id == 0 || m->q.op != OP_EQ ||
	    m->sentence != ms->at[i].sentence || !relate_same_unit(m, &ms->at[i]))
		return false;
	*total = list_total_of(m);
	list = opened_list(ms, i);
	return opened_closes(ms, &list, total) || opened_slip(ms, &list, total) == SLIP_TELLING;
}

/* Does the list miss total by a slip, and not by a third of it? */
static bool
misses_little(const struct mentions *ms, const struct list *list, const struct relate_total *total)
{
	struct term terms[LIST_MAX];
	struct decimal residue;

	relate_terms(ms, (struct part_run){ list->parts, list->n }, terms);
	return list->n > 1 && closure_slip(&total->term, terms, list->n) != SLIP_NONE &&
	    closure_residue(&total->term, terms, list->n, &residue) &&
	    !list_lacks_much(&residue, &total->term);
}

/* Is total, in a sentence before that of the row that opens at i, neither what this makes nor what
 * it misses by a slip?  It need not be parts (蔬菜85万吨。…肉、蛋分别为30万吨、10万吨). */
static bool
is_before_row(const struct mentions *ms, size_t i, const struct list *list,
    const struct relate_total *total)
{
	return (ms->at[i].cues & (CUE_WHOLE | CUE_PARTS)) == CUE_WHOLE &&
	    nameless_row(ms, i) > 1 && !opened_closes(ms, list, total) &&
	    !misses_little(ms, list, total);
}

/* 咨询类126件。 / 前三的如下：城乡规划类118件、社会保障类76件…: the nearest amount above that the
 * list may be of or, where that makes far more, what that is a part of; false: neither. */
static bool
take_nearest(const struct mentions *ms, const struct list *list, const struct recall *recall,
    const struct recalled *f, struct relate_total *total)
{
	*total = list_remembered(recall, f);
	if (!list_far_exceeds(ms, list->parts, list->n, f->value))
		return true;
	if (!f->member || (f = operand_by_id(recall, f->total)) == NULL)
		return false;
	*total = list_remembered(recall, f);
	return misses_little(ms, list, total);
}

/* The total in the paragraphs before: what the list adds up to, else what it misses by a
 * slip, else the nearest in the one before; of a row, which does not say that it is parts
 * (PM2.5、PM10浓度分别为28微克、48微克), only where a slip explains the miss. */
static bool
find_above(const struct mentions *ms, size_t i, const struct list *list,
    const struct recall *recall, struct relate_total *total)
{
	const struct recalled *f;
	bool found = false, slips = false, far = false;
	bool row = (ms->at[i].cues & (CUE_WHOLE | CUE_PARTS)) == CUE_WHOLE &&
	    nameless_row(ms, i) > 1;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		struct relate_total it;

		if (f->block + REACH_PASSAGE < recall->block || f->cell)
			break;
		if (f->dimension != ms->at[i].dimension || f->op != OP_EQ ||
		    (f->function != FUNCTION_PRIMARY && f->function != FUNCTION_SUM))
			continue;
		if (decimal_cmp(f->value, ms->at[i].q.value) < 0)
			continue;
		if (slips && f->block + 1 < recall->block)
			break;		/* the nearer one is meant, though another adds up */
		it = list_remembered(recall, f);
		if (opened_closes(ms, list, &it)) {
			*total = it;
			return true;
		}
		if (!slips && opened_slip(ms, list, &it) == SLIP_TELLING) {
			*total = it;
			found = slips = true;
		}
		if (!found && f->block + 1 >= recall->block &&
		    (!row || misses_little(ms, list, &it))) {
			found = true;
			far = !take_nearest(ms, list, recall, f, total);
		}
	}
	return found && (slips || !far);
}

/* The total of the list that opens at i: among the figures before it in the
 * paragraph and, where there is none, in the one before, the nearest that
 * the list adds up to, else the nearest. */
bool
list_find_total(const struct mentions *ms, size_t i, const struct recall *recall,
    struct relate_total *total)
{
	size_t weighed = 0;
	struct choice choice = { total, false };
	bool own = false;
	struct list list;

	if (list_find_change(ms, i, total))
		return true;
	list = opened_list(ms, i);
	for (size_t j = i; j-- > 0 && i - j <= LIST_MAX && weighed < TOTALS_MAX; ) {
		struct relate_total it;

		if ((!list_can_be_total(&ms->at[j], &ms->at[i]) && !is_full_mark(ms, j, i)) ||
		    list_is_parallel(ms, j, i))
			continue;
		it = list_total_of(&ms->at[j]);
		if (((is_yardstick(ms, j) || (is_of_row(ms, j) &&
		    ms->at[j].sentence != ms->at[i].sentence)) &&
		    !opened_closes(ms, &list, &it)) ||
		    (ms->at[j].sentence != ms->at[i].sentence && is_before_row(ms, i, &list, &it)))
			continue;
		/* A total in the list's own sentence is its total. */
		if (choice.found && ms->at[j].sentence != ms->at[i].sentence && own &&
		    !is_broken_again(ms, i, total, &it))
			break;
		own |= ms->at[j].sentence == ms->at[i].sentence &&
		    list_large_enough(ms, i, &it);
		weighed += list_large_enough(ms, i, &it);
		if (weigh_total(ms, i, &list, &it, &choice))
			return true;
	}
	if (!choice.found && find_above(ms, i, &list, recall, total))
		return true;
	if (choice.found && !is_exceeded_beside(ms, i, &list, total))
		return true;
	return find_exceeded(ms, i, &list, total);
}

/* Is label the name, or does it name both sides of which name is one (收、支总预算:
 * 收入预算)? */
static bool
is_called(struct span label, struct span name)
{
	enum { SIDE = 6 };	/* bytes of 收入, 支出 */
	size_t persons = word_table_at_end(&name_words, "persons", name);
	size_t within = word_table_at_start(&grammar, "within", name);

	if (span_ends(label, name) || (within != 0 && within < name.n &&
	    span_ends(label, span_slice(name, within, name.n))))
		return true;
	name.n -= persons;	/* 在编150人；在编人员中 */
	if (persons != 0 && name.n != 0 && span_ends(label, name))
		return true;
	name.n += persons;
	if (!word_table_starts(&name_words, "sides", name))
		return false;
	return word_table_in(&particles, "bothsides", label) &&
	    span_ends(label, span_slice(name, SIDE, name.n));
}

/* 资金3,039万元（其中…市级资金151万元）。本次下达的资金中有2,587万元为直达资金: is f less than half
 * of what would be a part of it? */
static bool
is_far_less(const struct recalled *f, const struct mention *m)
{
	struct decimal twice;

	return decimal_add(f->value, f->value, &twice) && decimal_cmp(twice, m->q.value) < 0;
}

/* 收案2,064件，审结2,083件。收案中，一审1,503件，二审395件，再审166件: the amount before the list
 * in its paragraph that it adds up to. */
static bool
find_closing(const struct mentions *ms, size_t i, struct relate_total *total)
{
	const struct list list = opened_list(ms, i);

	for (size_t j = i; j-- > 0 && i - j <= LIST_MAX; ) {
		struct relate_total it;

		if (!list_can_be_total(&ms->at[j], &ms->at[i]) || ms->at[j].member)
			continue;
		it = list_total_of(&ms->at[j]);
		if (!opened_closes(ms, &list, &it))
			continue;
		*total = it;
		return true;
	}
	return false;
}

/* 应收水费742万元，实收686万元。实收水费中，农业水费218万元: does name begin with the label of j,
 * in the sentence before that of mention i, and is the rest the noun of what is listed there, and
 * of the amount that j is told beside? */
static bool
is_short_of(const struct mentions *ms, size_t j, size_t i, struct span name)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */
	struct span label = mentions_text(ms, ms->at[j].label), noun;

	if (label.n < LEAST || label.n + LEAST > name.n || !span_starts(name, label) ||
	    j == 0 || ms->at[j].sentence + 1 != ms->at[i].sentence)
		return false;
	noun = span_slice(name, label.n, name.n);
	return ms->at[j - 1].sentence == ms->at[j].sentence &&
	    relate_same_unit(&ms->at[j - 1], &ms->at[j]) &&
	    span_ends(mentions_text(ms, ms->at[j - 1].label), noun) &&
	    span_ends(mentions_text(ms, ms->at[i].label), noun);
}

bool
list_find_named(const struct mentions *ms, size_t i, struct span name,
    const struct recall *recall, struct relate_total *total)
{
	const struct mention *m = &ms->at[i];
	const struct recalled *f;

	for (size_t j = i; j-- > 0 && i - j <= LIST_MAX; )
		if (list_can_be_total(&ms->at[j], m) &&
		    (is_called(mentions_text(ms, ms->at[j].label), name) ||
		    is_short_of(ms, j, i, name))) {
			*total = list_total_of(&ms->at[j]);
			return true;
		}
	if (find_closing(ms, i, total))
		return true;
	for (size_t back = 0; (f = recall_back(recall, back)) != NULL; back++)
		if (!f->cell && f->dimension == m->dimension && f->function == FUNCTION_PRIMARY &&
		    span_ends(recalled_label(f), name) && !is_far_less(f, m)) {
			*total = list_remembered(recall, f);
			return true;
		}
	return false;
}
