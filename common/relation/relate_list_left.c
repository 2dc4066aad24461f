/* relate_list_left: figures behind a total that are no parts of it; see relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "text/punct.h"
#include "relation/relate_balance.h"

size_t
list_small_run(const struct mentions *ms, const struct list *list, size_t k,
    const struct relate_total *total)
{
	struct term terms[LIST_MAX];
	size_t cut = 1;

	while (cut < k && (decimal_cmp(ms->at[list->parts[cut]].q.value, total->term.value) <= 0 ||
	    span_starts(mentions_text(ms, ms->at[list->parts[cut]].before), SPAN("、"))))
		cut++;
	if (cut >= k)
		return k;
	relate_terms(ms, (struct part_run){ list->parts, k }, terms);
	return closure_slip(&total->term, terms, k) == SLIP_NONE ? cut : k;
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

bool
list_denies(const struct mentions *ms, const struct list *list, const struct relate_total *total)
{
	struct span name = name_of_total(ms, total, list->parts[0]);

	for (size_t k = 0; k < list->n && name.n != 0; k++) {
		struct span noun = word_table_rest(&grammar, "not",
		    mentions_text(ms, ms->at[list->parts[k]].label));

		if (noun.n != 0 && span_ends(name, noun))
			return true;
	}
	return false;
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

/* 编制50人，其中行政20人；实有48人: is role set off against whole in an equation of balances.tsv,
 * or what is left of something that whole is taken from (支出286万元，其中统筹158万元；结余133万
 * 元)?  Then it is no part of a total, of which the first part plays first. */
static bool
is_balanced(const struct equations *e, const char *whole, const char *role, const char *first)
{
	if (whole == NULL || role == NULL)
		return false;
	return equations_set_off(e, span_of(whole), span_of(role)) ||
	    ((first == NULL || strcmp(first, whole) != 0) &&	/* 总支出，其中本年支出 */
	    equations_takes_from(e, span_of(role), span_of(whole)));
}

/* Is m by its name so balanced against the total, by its name or as an outlay? */
static bool
is_balanced_part(const struct relate_words *w, const struct mentions *ms, const struct weighed *of,
    struct span name, const struct mention *m)
{
	const struct equations *e = &w->equations;
	const char *role = balance_role_of_name(w, mentions_text(ms, m->label));
	const char *whole, *first;

	if (role == NULL)
		return false;
	whole = balance_role_of_name(w, name);
	first = balance_role_of_name(w, mentions_text(ms, ms->at[of->list->parts[0]].label));
	if (whole == NULL && of->total->side == SIDE_FINAL)
		return (first == NULL || strcmp(first, "outlay") != 0) &&
		    equations_takes_from(e, span_of(role), SPAN("outlay"));
	return is_balanced(e, whole, role, first);
}

/* 已完成投资560万元, 实际支出560万元: does m tell what became of something? */
static bool
is_outcome(const struct mentions *ms, const struct mention *m)
{
	struct span label = mentions_text(ms, m->label);

	return m->side == SIDE_FINAL || word_table_starts(&grammar, "already", label) ||
	    word_table_starts(&qualifiers, "carriedout", label);
}

/* 总投资800万元，其中市级资金400万元，完成投资608万元，完成率76%; …，实际支出780万元，节余20万元:
 * is the part at k, of a list that makes more than its total, told of the total: by what it is
 * called, by the rate or the share behind it, or as it makes that with what follows? */
static bool
is_of_whole(const struct mentions *ms, const struct weighed *of, size_t k)
{
	const struct list *list = of->list;
	const struct mention *first = &ms->at[list->parts[0]], *m = &ms->at[list->parts[k]];
	struct term part = relate_term(m), terms[LIST_MAX], rate;

	if (span_starts(mentions_text(ms, m->before), SPAN("、")))
		return false;
	if (is_outcome(ms, m) && !is_outcome(ms, first))
		return true;
	relate_terms(ms, (struct part_run){ list->parts + k, list->n - k }, terms);
	if (list->n - k > 1 && closure_sum(&of->total->term, terms, list->n - k))
		return true;
	if (list->parts[k] + 1 >= ms->n || m[1].q.kind != KIND_PERCENT ||
	    m[1].sentence != m->sentence)
		return false;
	rate = relate_term(m + 1);
	return closure_rate_fit(&part, &of->total->term, &rate) != SLIP_NONE;
}

/* 实有28人，其中党员20人，空编2名: does m tell what posts are vacant, and the total by its name
 * those who hold them? */
static bool
is_vacant(const struct mentions *ms, struct span total, const struct mention *m)
{
	return word_table_ends(&name_words, "vacancies", mentions_text(ms, m->label)) &&
	    total.n != 0 && !word_table_in(&name_words, "posts", total);
}

/* Is the part at k a quantity beside the total rather than in it? */
static bool
is_beside(const struct relate_words *w, const struct mentions *ms, const struct weighed *of,
    size_t k)
{
	const struct relate_total *total = of->total;
	const struct list *list = of->list;
	const struct mention *first = &ms->at[list->parts[0]], *m = &ms->at[list->parts[k]];
	struct span name;

	if (is_vacant(ms, name_of_total(ms, total, list->parts[0]), m))
		return true;
	if (of->exceeds && total->side != SIDE_NONE && total->side != SIDE_FINAL &&
	    first->side != SIDE_FINAL && m->side == SIDE_FINAL)
		return true;
	if (of->exceeds && !of->slip && is_of_whole(ms, of, k))
		return true;
	if (m->clause == first->clause)
		return false;
	name = name_of_total(ms, total, list->parts[0]);
	return (of->exceeds && is_total_itself(ms, list, k)) ||
	    is_balanced_part(w, ms, of, name, m);
}

/* 32亿元，其中旧房30亿元；水利36亿元；林业17亿元: does each of the list have a clause of its own,
 * and the first the one of what stands before it, with no colon between them? */
static bool
is_in_clauses(const struct mentions *ms, const struct list *list)
{
	const struct mention *first = &ms->at[list->parts[0]];

	for (size_t k = 1; k < list->n; k++)
		if (ms->at[list->parts[k]].clause == ms->at[list->parts[k - 1]].clause)
			return false;
	return first > ms->at && first[-1].clause == first->clause &&
	    punct_find(mentions_text(ms, first->before), ':') == NONE;
}

void
list_leave_beside(const struct relate_words *w, const struct mentions *ms, struct list *list,
    const struct relate_total *total)
{
	const struct mention *first = &ms->at[list->parts[0]];
	struct weighed weighed = { .list = list, .total = total };
	struct term terms[LIST_MAX];
	struct decimal residue;

	relate_terms(ms, (struct part_run){ list->parts, list->n }, terms);
	if (!closure_residue(&total->term, terms, list->n, &residue))
		return;
	weighed.exceeds = decimal_sign(residue) < 0;
	weighed.slip = closure_slip(&total->term, terms, list->n) != SLIP_NONE;
	for (size_t k = 1; k < list->n; k++)
		if (is_beside(w, ms, &weighed, k) ||
		    (k == 1 && weighed.exceeds && !weighed.slip &&
		    (list->n == 2 ? ms->at[list->parts[k]].clause != first->clause :
		    is_in_clauses(ms, list)))) {
			list->n = k;
			return;
		}
}

/* Drops from the end what is counted beside a staff rather than in it
 * (退休28人), unless the set that it belongs to is known. */
static void
leave_outsiders(const struct relate_words *w, const struct mentions *ms, struct list *list)
{
	size_t n = list->n;

	while (n > 2 && word_table_in(&qualifiers, "beside",
	    mentions_text(ms, ms->at[list->parts[n - 1]].label)))
		n--;
	if (n >= 2 && n < list->n && !relate_are_known_set(w, ms, list->parts, list->n))
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
	return word_table_at_end(&qualifiers, "done", label) != 0;
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

	for (size_t i = list->n; i-- > 1; ) {
		struct span label = mentions_text(ms, ms->at[list->parts[i]].label);

		if (is_done(label) && !span_eq(label, first) &&
		    (!is_done(first) || (begun && word_table_starts(&grammar, "already", label))))
			n = i;
	}
	for (size_t i = 0; i < list->n && n < list->n; i++)
		if (word_table_in(&qualifiers, "pending",
		    mentions_text(ms, ms->at[list->parts[i]].label)))
			return;
	list->n = n;
}

/* 其中2022年完成300万元，2023年完成250万元，累计完成550万元，剩余50万元: drops from a list that
 * does not add up what its parts have come to so far, and what follows. */
static void
leave_running(const struct mentions *ms, struct list *list)
{
	for (size_t k = 0; k < list->n; k++)
		if (word_table_in(&qualifiers, "running",
		    mentions_text(ms, ms->at[list->parts[k]].before))) {
			list->n = k > 1 ? k : list->n;
			return;
		}
}

/* 总收入410万元，其中地方收入271万元；加上级补助收入120万元、收入合计…: drops from a list that
 * does not add up what is added to it, and what follows. */
static void
leave_added(const struct mentions *ms, struct list *list)
{
	for (size_t k = 1; k < list->n; k++) {
		struct span words = mentions_text(ms, ms->at[list->parts[k]].before);

		words = span_slice(words, punct_starts(words, ',') + punct_starts(words, ';'),
		    words.n);
		if (word_table_starts(&particles, "adding", words)) {
			list->n = k;
			return;
		}
	}
}

/* 新增36台, 报废4辆: do the words say that so many came or went? */
static bool
is_flow(struct span words)
{
	return word_table_in(&qualifiers, "newly", words) ||
	    word_table_in(&qualifiers, "retired", words);
}

/* 车辆48辆，其中轿车20辆、客车16辆，年内新增4辆: drops from a list that does not add up what came
 * in or went, and what follows, where it stands apart from those before it, of which none did, nor
 * what their total counts. */
static void
leave_flows(const struct mentions *ms, struct list *list, struct span total)
{
	for (size_t k = 0; k < list->n; k++) {
		struct span words = mentions_text(ms, ms->at[list->parts[k]].before);

		if (k < 2 && (is_flow(total) || is_flow(words) ||
		    word_table_in(&qualifiers, "brought", words)))
			return;
		if (k > 1 && punct_starts(words, ',') != 0 && is_flow(words)) {
			list->n = k;
			return;
		}
	}
}

void
list_leave_others(const struct relate_words *w, const struct mentions *ms, struct list *list,
    const struct relate_total *total)
{
	leave_flows(ms, list, name_of_total(ms, total, list->parts[0]));
	leave_added(ms, list);
	leave_running(ms, list);
	leave_outsiders(w, ms, list);
	leave_parts_of_parts(ms, list);
	leave_stages(ms, list);
}

bool
list_leave_stances(const struct mentions *ms, struct list *list)
{
	struct list items = { .n = 0 };

	for (size_t k = 0; k < list->n; k++) {
		const struct mention *m = &ms->at[list->parts[k]];

		if (items.n == 0 || !relate_is_stance(ms, m) ||
		    m->clause != ms->at[items.parts[items.n - 1]].clause)
			items.parts[items.n++] = list->parts[k];
	}
	if (items.n < 2 || items.n == list->n)
		return false;
	*list = items;
	return true;
}
