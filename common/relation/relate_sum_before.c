/* relate_sum_before: 合计 and the amounts of sentences and paragraphs before it, one of each, that
 * it adds up; see relate_sum.h. */
#include "relation/relate_sum.h"

#include "language/grammar.h"
#include "relation/operands.h"

/* 三项, 三个项目: does count say how many of what has been told m adds up? */
static bool
counts_told(const struct mentions *ms, const struct mention *count, const struct mention *m)
{
	return word_table_is(&qualifiers, "piece", count->q.unit) ||
	    (word_table_is(&name_words, "things", count->q.unit) &&
	    word_table_starts(&grammar, "undertaking", mentions_text(ms, m->before)));
}

/* How many 以上三项合计 says that it adds up: the count right before m, or before the sums that
 * stand right before it (三项合计预算535万元，支出517万元); 0: it does not say. */
static size_t
announced_count(const struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i], *count = m - 1;

	while (count > ms->at && count->sentence == m->sentence && count->clause + 1 >= m->clause &&
	    mention_linked(count, REL_SUM))
		count--;
	if (i == 0 || count->sentence != m->sentence || count->q.kind != KIND_COUNT ||
	    !counts_told(ms, count, m) || count->q.value.scale != 0 ||
	    count->q.value.c < 2 || count->q.value.c > OPERANDS_MAX)
		return 0;
	return (size_t)count->q.value.c;
}

bool
relate_sum_leaves_another(const struct mentions *ms, const struct term *total,
    const struct term *terms, const size_t *at, size_t n)
{
	enum { LEAST = 3 };
	struct span words = mentions_text(ms, ms->at[at[0]].before);

	words = word_table_behind(&particles, "listing", words);
	return n >= LEAST && word_table_starts(&qualifiers, "another", words) &&
	    (closure_sum(total, terms + 1, n - 1) ||
	    (closure_fit(total, terms, n) == SLIP_NONE &&
	    closure_slip(total, terms + 1, n - 1) == SLIP_TELLING));
}

/* May f be the only amount of an item that m adds up, next to be found before the item of
 * last (NULL: before m's own paragraph)? */
static bool
is_item_amount(const struct recalled *f, const struct mention *m, const struct recalled *last,
    const struct recall *recall)
{
	size_t block = last == NULL ? recall->block : last->block;

	return f->function == FUNCTION_PRIMARY && f->op == OP_EQ && !f->cell &&
	    f->block + 1 >= block &&
	    (last == NULL ? f->block != recall->block || f->sentence != m->sentence :
	    f->block != last->block || f->sentence != last->sentence || f->clause != last->clause);
}

/* Does f say nothing of an item's amount: a change, so much for each, what was aimed at? */
static bool
is_no_item(const struct recalled *f)
{
	return f->function == FUNCTION_DELTA || f->function == FUNCTION_AVERAGE ||
	    word_table_in(&qualifiers, "aim", recalled_words(f));
}

/* 支出100万元，其中：甲30万元；乙40万元。上述两项合计70万元: are all items parts of one amount,
 * which stands right before the first of them, so that it has no others; or is none a part? */
static bool
are_of_one(const struct recalled *const *items, size_t n, const struct recalled *before)
{
	for (size_t i = 0; i < n; i++)
		if (items[i]->member != items[0]->member ||
		    (items[i]->member && (before == NULL || items[i]->total != before->id)))
			return false;
	return true;
}

/* The amount of m's dimension remembered before the item back places ago; NULL: there is none. */
static const struct recalled *
amount_before(const struct mention *m, size_t back, const struct recall *recall)
{
	const struct recalled *f;

	while (++back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL)
		if (f->dimension == m->dimension && !is_no_item(f))
			return f;
	return NULL;
}

/* What m is the sum of by the words right before it (以上三项合计预算); empty: they do not say. */
static struct span
noun_right_before(const struct mentions *ms, const struct mention *m)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */
	struct span name = mentions_text(ms, m->phrase);

	name = span_slice(name, word_table_at_start(&qualifiers, "pooled", name), name.n);
	return name.n < LEAST ? SPAN("") : name;
}

/* Items that a total is said to add up, one amount each, the last first. */
struct item_run {
	const struct recalled *at[OPERANDS_MAX];
	struct term terms[OPERANDS_MAX];
	size_t n;
	size_t back;		/* how far back the first of them was told */
};

/* Collects count items before m: of all that they tell where noun is empty, else of what goes by
 * it; false: there are not as many, or one of them tells more than one. */
static bool
collect_items(struct item_run *run, const struct mention *m, size_t count, struct span noun,
    const struct recall *recall)
{
	const struct recalled *f;

	*run = (struct item_run){ .n = 0 };
	for (; run->n < count && run->back < REACH_OPERAND &&
	    (f = recall_back(recall, run->back)) != NULL; run->back++) {
		if (f->dimension != m->dimension || is_no_item(f) || (noun.n != 0 &&
		    (!span_ends(recalled_label(f), noun) ||
		    (f->block == recall->block && f->sentence == m->sentence))))
			continue;
		if (!is_item_amount(f, m, run->n == 0 ? NULL : run->at[run->n - 1], recall))
			return false;
		run->terms[run->n] = relate_recalled_term(f);
		run->at[run->n++] = f;
	}
	return run->n != 0 && run->n == count &&
	    are_of_one(run->at, run->n, amount_before(m, run->back - 1, recall));
}

/* 城市低保86.40万元，农村低保135.20万元。两项合计221.60万元: collects the amounts of the sentence
 * before that of m; false: they are not as many as count, or one is no amount of its own. */
static bool
collect_sentence(struct item_run *run, const struct mention *m, size_t count,
    const struct recall *recall)
{
	const struct recalled *f;

	*run = (struct item_run){ .n = 0 };
	for (; (f = recall_back(recall, run->back)) != NULL && f->block == recall->block &&
	    f->sentence + 1 >= m->sentence; run->back++) {
		if (f->sentence == m->sentence || f->dimension != m->dimension || is_no_item(f))
			continue;
		if (run->n == count || f->member || f->cell ||
		    f->function != FUNCTION_PRIMARY || f->op != OP_EQ)
			return false;
		run->terms[run->n] = relate_recalled_term(f);
		run->at[run->n++] = f;
	}
	return run->n != 0 && run->n == count;
}

bool
relate_sum_is_beside(const struct mentions *ms, size_t i)
{
	return i > 0 && mention_linked(&ms->at[i - 1], REL_SUM) && announced_count(ms, i) != 0;
}

/* 1.甲：85万元。2.乙：27万元。以上两项合计112万元: the items stand in sentences or paragraphs
 * of their own, one amount each, or one that goes by the noun of m (合计预算), or are all that the
 * sentence before tells; a miss where a slip explains it. */
bool
relate_sum_of_items(struct mentions *ms, struct mention *m, size_t i, const struct recall *recall)
{
	size_t count = announced_count(ms, i), ids[OPERANDS_MAX];
	struct span noun = noun_right_before(ms, m);
	struct term total = relate_term(m);
	struct item_run run;
	bool all = count != 0 && !relate_sum_is_beside(ms, i) &&
	    collect_items(&run, m, count, SPAN(""), recall);
	enum closure_slip fit;

	if (count == 0 || (!all && (noun.n == 0 || !collect_items(&run, m, count, noun, recall)) &&
	    !collect_sentence(&run, m, count, recall)) ||
	    (fit = closure_fit(&total, run.terms, run.n)) == SLIP_NONE)
		return false;
	for (size_t k = 0; k < run.n; k++)
		ids[run.n - 1 - k] = run.at[k]->id;
	mentions_link_sum(ms, m, all ? REL_SUM : relate_by_fit(REL_SUM, fit, SLIP_TELLING), ids,
	    run.n);
	return true;
}

/* 一季度支出20万元。二季度支出30万元。…全年合计支出100万元: as many of the amounts before m, a
 * sentence each, as are a row of sets.tsv; a miss where a slip explains it. */
bool
relate_sum_of_set(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	struct term terms[OPERANDS_MAX], total;
	size_t ids[OPERANDS_MAX], n = 0;
	const struct recalled *f, *last = NULL;
	uint64_t named = 0, word;

	if (m->member || m->q.op != OP_EQ || (m->cues & CUE_SUM) == 0)
		return false;
	for (size_t back = 0; n < OPERANDS_MAX && (f = recall_back(recall, back)) != NULL; back++) {
		if (f->dimension != m->dimension || f->function == FUNCTION_DELTA)
			continue;
		word = wordset_in(&w->sets, recalled_words(f));
		if (word == 0 || f->member || !is_item_amount(f, m, last, recall))
			return false;
		named |= word;
		terms[n] = relate_recalled_term(f);
		ids[n++] = f->id;
		last = f;
		if (n > 1 && relate_known_set(w, named, n))
			break;
	}
	total = relate_term(m);
	if (n < 2 || !relate_known_set(w, named, n) ||
	    closure_fit(&total, terms, n) == SLIP_NONE)
		return false;
	mentions_link_sum(ms, m, REL_SUM, ids, n);
	return true;
}

/* May f be the next amount, reading backwards, that a 合计 at the head of a sentence adds up:
 * of the sentence of last, or the only one of the paragraph before its? */
static bool
goes_on_run(const struct recalled *f, const struct recalled *last, const struct recall *recall)
{
	if (last->block == recall->block)
		return f->block == last->block && f->sentence == last->sentence;
	return f->block + 1 == last->block;
}

/* Does the phrase of m say that it is of what has been told: 以上合计, or nothing: 合计? */
static bool
is_of_what_was_told(const struct mentions *ms, const struct mention *m)
{
	struct span phrase = mentions_text(ms, m->phrase);

	return phrase.n == 0 || word_table_starts(&qualifiers, "told", phrase);
}

/* 在职人员经费320.60万元，其中基本工资180.00万元: is f a part of an amount of its paragraph? */
static bool
is_part_beside(const struct recalled *f, const struct recall *recall)
{
	const struct recalled *total = f->member && f->block != recall->block ?
	    operand_by_id(recall, f->total) : NULL;

	return total != NULL && total->block == f->block;
}

/* 支出合计, 项目支出共计: what m is the sum of, by which its parts go as well; empty: it says no
 * more than that it is a sum. */
static struct span
noun_of(const struct mentions *ms, const struct mention *m)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */
	struct span name =
	    word_table_before(&qualifiers, "pooled", mentions_text(ms, m->label));

	return is_of_what_was_told(ms, m) || name.n < LEAST ? SPAN("") : name;
}

/* A 合计 with the amounts before it. */
struct told_run {
	struct span noun;		/* what those go by; empty: they are all there are */
	struct term terms[OPERANDS_MAX];
	size_t ids[OPERANDS_MAX], n;
	const struct recalled *last;
	bool listed;			/* each has a number or a paragraph of its own */
};

/* Is f none of the run, nor anything that breaks it off? */
static bool
is_passed_over(const struct told_run *run, const struct recalled *f, const struct mention *m,
    const struct recall *recall)
{
	if (f->dimension != m->dimension || is_part_beside(f, recall))
		return true;
	return run->noun.n != 0 && (is_no_item(f) || !span_ends(recalled_label(f), run->noun) ||
	    (f->block == recall->block && f->sentence == m->sentence));
}

/* 一是新建学校3所，投入2600万元: does the sentence of the figure remembered back places ago begin
 * with a number of a list? */
static bool
is_numbered_sentence(const struct recall *recall, size_t back)
{
	const struct recalled *f = recall_back(recall, back), *e = f;

	for (; e != NULL && e->block == f->block && e->sentence == f->sentence;
	    e = recall_back(recall, ++back))
		if (e->listed)
			return true;
	return false;
}

/* Does the figure remembered back places ago stand in a numbered sentence right before that of the
 * last of the run? */
static bool
goes_on_numbered(const struct told_run *run, const struct recall *recall, size_t back)
{
	const struct recalled *f = recall_back(recall, back);

	return f->block == run->last->block &&
	    f->sentence + 1 == run->last->sentence && is_numbered_sentence(recall, back);
}

/* 上年结转100万元，拨款800万元，其他60万元，本年收入合计860万元: do all of the run but one make the
 * total, or those of it that stand nearest?  The latter are left in the run. */
static bool
makes_less(struct told_run *run, const struct term *total)
{
	struct term rest[OPERANDS_MAX];
	size_t k = run->n;

	while (k >= 2 && !closure_sum(total, run->terms, k))
		k--;
	if (k >= 2) {
		run->n = k;
		return false;
	}
	for (size_t left = 0; left < run->n; left++) {
		size_t n = 0;

		for (k = 0; k < run->n; k++)
			if (k != left)
				rest[n++] = run->terms[k];
		if (closure_sum(total, rest, n))
			return true;
	}
	return false;
}

/* Collects the run that m may be the sum of; false: there is none, or which amounts it holds is
 * not told. */
static bool
collect_told(struct told_run *run, const struct mention *m, const struct recall *recall)
{
	const struct recalled *f;

	for (size_t back = 0; run->n < OPERANDS_MAX && (f = recall_back(recall, back)) != NULL;
	    back++) {
		const struct recalled *last = run->last;

		if (last == NULL && f->block + 1 < recall->block)
			return false;
		if (is_passed_over(run, f, m, recall))
			continue;
		if (last != NULL && f->block == last->block && f->block != recall->block &&
		    !goes_on_numbered(run, recall, back))
			return false;	/* which of both is the item's? */
		if (last != NULL && !goes_on_run(f, last, recall) &&
		    !goes_on_numbered(run, recall, back))
			break;
		if (f->function != FUNCTION_PRIMARY || f->op != OP_EQ || f->cell || f->member)
			return false;
		run->terms[run->n] = relate_recalled_term(f);
		run->ids[run->n++] = f->id;
		run->listed &= f->block != recall->block || is_numbered_sentence(recall, back);
		run->last = f;
	}
	return true;
}

/* The same of run, empty but for its noun; how well it makes the total: SLIP_NONE where it does
 * not, or would but for a slip in few digits of items that have no numbers. */
static enum closure_slip
weigh_told(struct told_run *run, const struct mention *m, const struct recall *recall)
{
	enum { LEAST = 3 };
	bool named = run->noun.n != 0;
	struct term total = relate_term(m);
	enum closure_slip fit;

	run->listed = true;
	if (!collect_told(run, m, recall) || run->n < (named ? 2 : LEAST) ||
	    (named && (!run->listed || makes_less(run, &total))))
		return SLIP_NONE;
	fit = closure_fit(&total, run->terms, run->n);
	return fit >= (run->listed && run->n >= LEAST ? SLIP_WEAK : SLIP_TELLING) ? fit : SLIP_NONE;
}

/* 甲85万元；乙27万元；丙30万元。合计142万元: all amounts of the sentence before, or one of each
 * paragraph right before, or those of them that go by the noun of m (支出合计); a miss where a slip
 * explains it, by few digits only where the items are numbered or in paragraphs of their own.
 * 1.拨款收入90万元。2.其他收入6万元。3.上年结转4万元。收入总计100万元: where not those of its noun
 * alone make m, all that are numbered. */
bool
relate_sum_of_run(struct mentions *ms, struct mention *m, size_t i, const struct recall *recall)
{
	struct told_run run = { .noun = noun_of(ms, m) };
	bool named = run.noun.n != 0, first = i == 0 || m[-1].sentence != m->sentence;
	enum closure_slip fit;

	if ((m->q.kind != KIND_MONEY && !(named && m->q.kind == KIND_COUNT)) ||
	    m->q.op != OP_EQ || m->member ||
	    (named ? !first && !mention_linked(m - 1, REL_SUM) :
	    !first || !is_of_what_was_told(ms, m)))
		return false;
	fit = weigh_told(&run, m, recall);
	if (fit == SLIP_NONE && named && first) {
		run = (struct told_run){ .n = 0 };
		fit = weigh_told(&run, m, recall);
		if (!run.listed || fit < SLIP_TELLING)
			return false;
	}
	if (fit == SLIP_NONE)
		return false;
	mentions_link_sum_back(ms, m, relate_by_fit(REL_SUM, fit, SLIP_TELLING), run.ids, run.n);
	return true;
}

/* Do the parts miss the total by a slip of no more than a fifth of it? */
static bool
nearly_makes(const struct term *total, const struct term *parts, size_t n)
{
	enum { FIFTH = 5 };
	struct decimal residue;

	return closure_slip(total, parts, n) != SLIP_NONE &&
	    closure_residue(total, parts, n, &residue) &&
	    decimal_mul(decimal_abs(residue), decimal_of(FIFTH), &residue) &&
	    decimal_cmp(residue, total->value) <= 0;
}

/* （一）预算编制（15分），自评得14.5分； / … / 合计得95.4分: one mark for each paragraph right
 * before m's, that could be got and was; a miss where a slip explains it. */
bool
relate_sum_of_marks(struct mentions *ms, struct mention *m, const struct recall *recall)
{
	enum { LEAST = 3, GAP = 2, MARKS_MAX = 32 };
	struct term terms[MARKS_MAX], total;
	size_t ids[MARKS_MAX], n = 0, block = recall->block;
	const struct recalled *f;

	if (m->q.kind != KIND_SCORE || m->member || m->q.op != OP_EQ || ((m->cues & CUE_SUM) == 0 &&
	    !word_table_in(&name_words, "entire", mentions_text(ms, m->label))))
		return false;
	for (size_t back = 0; n < MARKS_MAX && (f = recall_back(recall, back)) != NULL; back++) {
		if (f->block == block || f->dimension != m->dimension ||
		    f->function != FUNCTION_PRIMARY)
			continue;
		if (f->op != OP_EQ || f->cell || f->block + GAP < block)
			break;
		block = f->block;
		terms[n] = relate_recalled_term(f);
		ids[n++] = f->id;
	}
	total = relate_term(m);
	if (n < LEAST || (!closure_sum(&total, terms, n) && !nearly_makes(&total, terms, n)))
		return false;
	mentions_link_sum_back(ms, m, REL_SUM, ids, n);
	return true;
}
