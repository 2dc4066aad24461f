/* relate_list_relation: is a list all of its total or some of it; see
 * relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/relate_names.h"

/* The label of a total by its number, before a part of it; empty: it stands elsewhere. */
static struct span
label_of(const struct mentions *ms, size_t id, size_t part)
{
	for (size_t i = part; i-- > 0 && part - i <= LIST_MAX; )
		if (ms->at[i].id == id)
			return mentions_text(ms, ms->at[i].label);
	return SPAN("");
}

/* 平均得分95.6分，其中：甲97.8分，乙93.4分: what has an average need not
 * make it. */
static bool
is_average(const struct mentions *ms, size_t id, size_t part)
{
	return word_table_in(&name_words, "average", label_of(ms, id, part));
}

/* 零售总额57.2亿元；城乡居民人均可支配收入分别为3.3万元、1.4万元: does the name of a part say
 * that it is what each one has? */
static bool
is_for_each(const struct mentions *ms, size_t part)
{
	return word_table_in(&grammar, "foreach", mentions_text(ms, ms->at[part].label));
}

/* 总分100分，其中投入10分得9分，过程25分得24分: marks, of what could be got in all; 自评97分 is
 * what was. */
static bool
are_marks_of_all(const struct mentions *ms, size_t id, size_t part)
{
	struct span whole = label_of(ms, id, part);

	return ms->at[part].q.kind == KIND_SCORE &&
	    word_table_ends(&grammar, "got", mentions_text(ms, ms->at[part].label)) &&
	    !word_table_in(&grammar, "got", whole) && !word_table_ends(&grammar, "rated", whole);
}

static bool
approximate(const struct mentions *ms, const size_t *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ms->at[parts[i]].q.op != OP_EQ)
			return true;
	return false;
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
bool
list_lacks_much(const struct decimal *residue, const struct term *total)
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

/* 省外资金21亿元、外资1,120万美元、省内资金6亿元: does money in another currency stand among the
 * parts, so that they lack it? */
static bool
lacks_currency(const struct mentions *ms, const size_t *parts, size_t n)
{
	const struct mention *first = &ms->at[parts[0]];

	for (const struct mention *m = first + 1; m < &ms->at[parts[n - 1]]; m++)
		if (m->id != 0 && m->q.kind == KIND_MONEY && first->q.kind == KIND_MONEY &&
		    m->depth == first->depth && !relate_same_unit(m, first))
			return true;
	return false;
}

/* 应急用车3辆、执法用车5辆、其他用车4辆: does the last part name all others, so that the
 * list is complete? */
static bool
names_rest(const struct mentions *ms, const size_t *parts, size_t n)
{
	return word_table_starts(&qualifiers, "rest",
	    mentions_text(ms, ms->at[parts[n - 1]].label));
}

bool
list_is_done_of_plan(const struct relate_words *w, const struct mentions *ms, size_t first,
    struct span whole)
{
	struct span part = mentions_text(ms, ms->at[first].label);
	enum side side = relate_side(w, whole);

	if (side != SIDE_INITIAL && side != SIDE_BUDGET &&
	    !word_table_in(&qualifiers, "planned", whole) &&
	    !word_table_ends(&qualifiers, "invested", whole))
		return false;
	if (word_table_in(&qualifiers, "carriedout", part) ||
	    word_table_in(&qualifiers, "carriedout", mentions_text(ms, ms->at[first].before)))
		return true;
	side = relate_side(w, part);
	return side != SIDE_INITIAL && side != SIDE_BUDGET &&
	    word_table_in(&qualifiers, "period", part) &&
	    !word_table_ends(&qualifiers, "period", part);
}

/* 一季度640万元，上半年累计1,440万元，前三季度累计2,240万元: does a part hold what those before it
 * came to, from the beginning of the year? */
static bool
are_running(const struct mentions *ms, const size_t *parts, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct span before = mentions_text(ms, ms->at[parts[i]].before);

		if (word_table_in(&name_words, "running", before) &&
		    word_table_in(&qualifiers, "period", before))
			return true;
	}
	return false;
}

/* 其中：高等教育年初预算为1,062.45万元，支出决算为1,170.36万元: is one part a plan, and the next
 * what was spent of it?  Then they are one thing told twice. */
static bool
are_plan_and_outcome(const struct relate_words *w, const struct mentions *ms,
    const size_t *parts, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct mention *plan = &ms->at[parts[i - 1]], *m = &ms->at[parts[i]];
		enum side side = relate_side(w, mentions_text(ms, plan->label));

		if (m->q.kind == KIND_MONEY && plan + 1 == m && plan->clause == m->clause &&
		    (side == SIDE_INITIAL || side == SIDE_BUDGET) &&
		    relate_side(w, mentions_text(ms, m->phrase)) == SIDE_FINAL)
			return true;
	}
	return false;
}

/* 5辆，其中执法用车3辆、通信用车9辆、应急用车1辆: is one of the parts, told in one clause, more
 * than the total alone, so that it cannot be one of several kinds? */
static bool
is_outgrown(const struct mentions *ms, struct part_run run, const struct term *total)
{
	bool larger = false;

	for (size_t i = 0; i < run.n; i++) {
		if (ms->at[run.at[i]].clause != ms->at[run.at[0]].clause)
			return false;
		larger |= decimal_cmp(ms->at[run.at[i]].q.value, total->value) > 0;
	}
	return larger;
}

/* 17个项目，其中11个…；9个…；15个…: are the parts more than twice the total, as what is found of
 * several kinds is? */
static bool
are_far_too_many(const struct mentions *ms, struct part_run run, const struct decimal *residue,
    const struct term *total)
{
	return decimal_sign(*residue) < 0 &&
	    decimal_cmp(decimal_abs(*residue), total->value) > 0 && !is_outgrown(ms, run, total);
}

/* 出租车1,200辆，其中电动车900辆；巡游车800辆、网约车400辆: do those from another clause on make
 * the total by themselves, so that it is divided twice? */
static bool
divides_again(const struct mentions *ms, const struct term *total, const struct term *terms,
    struct part_run run)
{
	for (size_t i = 1; i + 1 < run.n; i++)
		if (ms->at[run.at[i]].clause != ms->at[run.at[i - 1]].clause &&
		    closure_sum(total, terms + i, run.n - i))
			return true;
	return false;
}

/* 案件498件，其中民事430件、刑事85件、行政5件: three or more counts told in one breath, by a
 * measure word of things that are of one kind each; people and projects may be of several, and so
 * may what is measured (地表水26.3亿立方米、地下水8.2亿立方米). */
static bool
are_kinds(const struct mentions *ms, struct part_run run)
{
	const struct mention *first = &ms->at[run.at[0]];

	for (size_t i = 1; i < run.n; i++)
		if (run.at[i] != run.at[i - 1] + 1 || ms->at[run.at[i]].clause != first->clause)
			return false;
	return run.n >= 3 && first->q.kind == KIND_COUNT &&
	    decimal_cmp(first->q.quantum, decimal_of(1)) == 0 &&
	    !word_table_is(&name_words, "mixed", first->q.unit);
}

/* 教职工320人，党员、团员分别为86人、45人: do several names stand before 分别, is much of the total
 * missing from what they are, and no slip why?  Then it need not be divided into those. */
static bool
are_some_named(const struct mentions *ms, struct part_run run, const struct term *terms,
    const struct relate_total *total)
{
	struct span names = mentions_text(ms, ms->at[run.at[0]].label);
	struct decimal residue;

	return word_table_in(&qualifiers, "joins", names) &&
	    closure_residue(&total->term, terms, run.n, &residue) &&
	    decimal_sign(residue) > 0 && list_lacks_much(&residue, &total->term) &&
	    closure_slip(&total->term, terms, run.n) == SLIP_NONE;
}

/* 限价90万元，三家报价分别为88.6万元、86.2万元: are those of run what several offered to do it for,
 * of which one is taken, and total is no offer? */
static bool
are_offers(const struct mentions *ms, struct part_run run, size_t total)
{
	size_t n = 0;

	while (n < run.n && word_table_in(&qualifiers, "offers",
	    mentions_text(ms, ms->at[run.at[n]].label)))
		n++;
	return n == run.n && !word_table_in(&qualifiers, "offers",
	    label_of(ms, total, run.at[0]));
}

/* A list of two parts or more that does not make its total, and by how much it misses. */
struct miss {
	const struct relate_words *words;
	const struct mentions *ms;
	struct part_run run;
	const struct term *terms;	/* of the run */
	const struct relate_total *total;
	unsigned cues;
	struct decimal residue;
};

/* How well a slip explains the miss; marks are told so that it must. */
static enum closure_slip
slip_of(const struct miss *k)
{
	enum closure_slip slip = closure_slip(&k->total->term, k->terms, k->run.n);

	return slip == SLIP_WEAK && is_telling(k->ms, k->run.at, k->run.n, k->cues) ?
	    SLIP_TELLING : slip;
}

/* 571万元，其中主要项目：设备212万元、材料158万元: do the words between 其中 and the first part say
 * that these need not be all? */
static bool
are_chief(const struct miss *k)
{
	return (k->cues & CUE_PARTS) != 0 && decimal_sign(k->residue) > 0 &&
	    word_table_in(&qualifiers, "chief",
	    mentions_text(k->ms, k->ms->at[k->run.at[0]].before));
}

/* 经营主体12,486户，其中企业3,862户、个体8,524户: two kinds that leave a tenth of the smaller at
 * most, which a third kind may be as well as a slip. */
static bool
may_leave_third(const struct miss *k)
{
	enum { TENTH = 10 };
	struct decimal tenfold;

	if (k->run.n != 2 || k->ms->at[k->run.at[0]].q.kind != KIND_COUNT ||
	    decimal_sign(k->residue) <= 0 || !decimal_mul(k->residue, decimal_of(TENTH), &tenfold))
		return false;
	return decimal_cmp(tenfold, k->terms[0].value) < 0 &&
	    decimal_cmp(tenfold, k->terms[1].value) < 0;
}

/* By whether the words say that there are more parts, or that these are all. */
static enum relation
relation_by_words(const struct miss *k, enum closure_slip slip)
{
	const struct mention *at = k->ms->at;
	const size_t *parts = k->run.at;
	size_t n = k->run.n;

	if ((k->cues & CUE_SOME) != 0 || at[parts[n - 1]].and_others || are_chief(k))
		return REL_WITHIN;
	if (names_rest(k->ms, parts, n))
		return slip == SLIP_NONE ? REL_LIKELY : REL_PART;
	if ((k->cues & CUE_PURPOSE) != 0 && decimal_sign(k->residue) > 0)
		return REL_LIKELY;	/* 用于 opens no list of all */
	if (slip == SLIP_TELLING && may_leave_third(k))
		return REL_LIKELY;
	if (slip == SLIP_TELLING || (n > 2 && at[parts[0]].listed && at[parts[1]].listed))
		return REL_PART;
	return slip == SLIP_WEAK && !list_lacks_much(&k->residue, &k->total->term) &&
	    !list_may_go_on(k->words, k->ms, k->run, k->terms, &k->total->term) ? REL_LIKELY :
	    REL_WITHIN;
}

/* Of parts that come to more than their total, which may overlap (女党员, 35岁以下). */
static enum relation
relation_beyond(const struct miss *k)
{
	const struct mentions *ms = k->ms;
	enum closure_slip slip;

	if (list_overlaps(k->words, ms, k->run, &k->total->term) ||
	    list_are_levels(ms, k->run, &k->total->term))
		return REL_NONE;
	slip = slip_of(k);
	if (slip == SLIP_TELLING)
		return relation_by_words(k, slip);
	if (slip == SLIP_NONE && are_kinds(ms, k->run) &&
	    !are_far_too_many(ms, k->run, &k->residue, &k->total->term))
		return REL_LIKELY;
	return k->terms[0].exact && (slip == SLIP_NONE || (k->run.n > 2 &&
	    are_far_too_many(ms, k->run, &k->residue, &k->total->term))) ? REL_NONE : REL_LIKELY;
}

/* Of parts that come to less. */
static enum relation
relation_short(const struct miss *k)
{
	if (list_leaves_some(k->words, k->ms, k->run, &k->total->term))
		return REL_WITHIN;
	return relation_by_words(k, slip_of(k));
}

/* Do the names of the parts say that these are all, and does a slip explain the miss? */
static bool
are_all_named(const struct miss *k)
{
	return (k->cues & CUE_SOME) == 0 && !k->ms->at[k->run.at[k->run.n - 1]].and_others &&
	    list_names_all(k->words, k->ms, k->run.at, k->run.n) && slip_of(k) != SLIP_NONE;
}

/* 分项看：低保比上年8,801.2万元增加161.2万元；供养比上年…: are the parts what others are held
 * against?  What is not compared goes untold. */
static bool
are_compared_with(const struct miss *k)
{
	for (size_t i = 0; i < k->run.n; i++) {
		const struct mention *m = &k->ms->at[k->run.at[i]];

		if (m->function != FUNCTION_PRIOR ||
		    !word_table_in(&qualifiers, "against", mentions_text(k->ms, m->before)))
			return false;
	}
	return true;
}

static enum relation
relation_of_miss(const struct miss *k)
{
	const struct mentions *ms = k->ms;
	const size_t *parts = k->run.at;
	bool beyond = decimal_sign(k->residue) < 0;

	if (are_compared_with(k))
		return REL_NONE;
	if (are_all_named(k))
		return REL_PART;
	if (!beyond && (breaks_off(ms, parts, k->run.n) ||
	    lacks_currency(ms, parts, k->run.n) || list_is_done_of_plan(k->words, ms,
	    parts[0], label_of(ms, k->total->id, parts[0]))))
		return REL_WITHIN;
	if (relate_misses_one(ms, parts, k->run.n, &k->residue))
		return REL_NONE;
	if (relate_are_known_set(k->words, ms, parts, k->run.n))
		return REL_PART;
	if ((k->cues & (CUE_WHOLE | CUE_SOME)) == CUE_WHOLE)
		return are_some_named(ms, k->run, k->terms, k->total) ? REL_WITHIN : REL_PART;
	return beyond ? relation_beyond(k) : relation_short(k);
}

bool
relate_outgrows(const struct mention *m, const struct relate_total *total)
{
	struct term part = relate_term(m);
	struct decimal values[MISPRINTS_MAX];

	if (decimal_cmp(part.value, total->term.value) <= 0)
		return false;
	for (size_t n = misprint_values(&part, values); n-- > 0; )
		if (decimal_cmp(values[n], total->term.value) <= 0)
			return false;
	for (size_t n = misprint_values(&total->term, values); n-- > 0; )
		if (decimal_cmp(values[n], part.value) >= 0)
			return false;
	return true;
}

/* 支出决算57.34万元。其中：甲36.8万元、乙2.4万元: what rel, of a list that misses, is where its
 * total stands in another clause, or even sentence, and it misses by so much that no slip explains
 * it: then the list is one of some, or of something else. */
static enum relation
elsewhere(const struct miss *k, enum relation rel)
{
	const struct mention *first = &k->ms->at[k->run.at[0]], *total = first;

	while (total > k->ms->at && total->id != k->total->id)
		total--;
	if ((rel != REL_PART && rel != REL_LIKELY) || first->listed || slip_of(k) != SLIP_NONE ||
	    (total->id == k->total->id && total->clause == first->clause))
		return rel;
	if (decimal_sign(k->residue) > 0)
		return list_lacks_much(&k->residue, &k->total->term) ? REL_WITHIN : rel;
	return list_far_exceeds(k->ms, k->run.at, k->run.n, k->total->term.value) ? REL_NONE : rel;
}

/* How a list belongs to its total: all of it (part), all of it as far as one
 * can see (likely), or some of it (within). */
static enum relation
relation_of(const struct relate_words *w, const struct mentions *ms, struct part_run run,
    const struct relate_total *total, unsigned cues)
{
	struct term terms[LIST_MAX];
	struct miss miss = { w, ms, run, terms, total, cues, { 0, 0 } };
	const size_t *parts = run.at;

	if (run.n < 2)	/* 居民人均收入6.1万元，其中城镇居民人均收入6.9万元: of each, no part */
		return is_average(ms, total->id, parts[0]) ||
		    (is_for_each(ms, parts[0]) &&
		    decimal_cmp(ms->at[parts[0]].q.value, total->term.value) > 0) ||
		    relate_outgrows(&ms->at[parts[0]], total) ? REL_NONE : REL_WITHIN;
	relate_terms(ms, run, terms);
	if (closure_sum(&total->term, terms, run.n))
		return REL_PART;
	if (is_average(ms, total->id, parts[0]) || is_for_each(ms, parts[0]) ||
	    are_running(ms, parts, run.n) || run.n == LIST_MAX ||	/* there may be more */
	    divides_again(ms, &total->term, terms, run) || are_offers(ms, run, total->id) ||
	    list_sets_off(w, ms, run) ||
	    list_is_cumulative(ms, run))
		return REL_NONE;
	if (approximate(ms, parts, run.n) || are_marks_of_all(ms, total->id, parts[0]))
		return REL_WITHIN;
	if (!closure_residue(&total->term, terms, run.n, &miss.residue))
		return REL_PART;
	return elsewhere(&miss, relation_of_miss(&miss));
}

/* Which breakdown of total this is: 1 unless others of its parts have been
 * found, 2 after one list, and so on. */
static size_t
breakdown(const struct mentions *ms, const struct relate_total *total)
{
	size_t before = total->used;

	for (size_t i = 0; i < ms->n && i < LIST_SCOPE_MAX; i++)
		if (ms->at[i].total == total->id && ms->at[i].breakdown > before)
			before = ms->at[i].breakdown;
	return before + 1;
}

/* 预算168.50万元；全年支出155.86万元，结余12.64万元: is one of them what is left of the total, so
 * that another is what was spent of it, whatever side the total stands on? */
static bool
tell_what_is_left(const struct mentions *ms, struct part_run parts)
{
	for (size_t i = 0; i < parts.n; i++)
		if (word_table_in(&qualifiers, "pending",
		    mentions_text(ms, ms->at[parts.at[i]].label)))
			return true;
	return false;
}

void
relate_parts(const struct relate_words *w, struct mentions *ms, struct part_run parts,
    const struct relate_total *total, unsigned cues)
{
	bool several = list_of_several(ms, parts, total);
	enum relation rel = several ? REL_NONE : relation_of(w, ms, parts, total, cues);
	size_t ids[2] = { total->id, breakdown(ms, total) };
	enum side side = total->side != SIDE_NONE && tell_what_is_left(ms, parts) ? SIDE_NONE :
	    total->side;

	if (are_plan_and_outcome(w, ms, parts.at, parts.n) &&
	    (rel != REL_PART || !list_closes(ms, parts.at, parts.n, total)))
		return;
	for (size_t i = 0; i < parts.n; i++) {
		struct mention *m = &ms->at[parts.at[i]];

		if (rel != REL_NONE)
			mentions_link(ms, m, rel, ids[1] > 1 ? "$#$" : "$", ids);
		m->breakdown = ids[1];
		m->member = true;
		m->total = total->id;
		if (side != SIDE_NONE)
			m->side = side;
	}
}
