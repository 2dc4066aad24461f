/* relate_rate_counts: rates of counts that stand in their own sentence; see
 * relate_rate_parts.h. */
#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/relate_rate_parts.h"

/* 超计划20个: do the words of f say how far the target was passed?  Where that follows
 * (超目标任务（280人）20人), f is the target. */
static bool
says_passed(const struct rate *r, const struct recalled *f)
{
	const struct recalled *next;

	if (!word_table_starts(&qualifiers, "passed", recalled_label(f)) ||
	    word_table_ends(&qualifiers, "ofyear", recalled_label(f)))
		return false;
	next = f->id + 1 < r->m->id ? operand_by_id(r->recall, f->id + 1) : NULL;
	return next == NULL || !operand_same_unit(f, next) || next->block != f->block ||
	    next->sentence != f->sentence;
}

/* 超额完成年度350个的建设任务 has its name behind it. */
bool
rate_is_goal(const struct rate *r, const struct recalled *f)
{
	struct span name = recalled_label(f);

	return rate_operand(&r->of->whole, f) || (r->of->target &&
	    word_table_starts(&qualifiers, "passed", name) &&
	    word_table_ends(&qualifiers, "ofyear", name));
}

/* 演出54场次，比计划45场次多9场次: has f the name of the target before it only because it says none
 * itself?  Then it is how far that was passed; or its words say so (超计划20个). */
bool
rate_is_excess(const struct rate *r, const struct recalled *f)
{
	const struct recalled *target = operand_by_id(r->recall, f->id - 1);

	if (says_passed(r, f))
		return true;
	return r->of->target && target != NULL && f->kind == KIND_COUNT &&
	    operand_same_unit(target, f) &&
	    target->sentence == f->sentence && target->block == f->block &&
	    target->clause == f->clause && span_eq(recalled_label(target), recalled_label(f)) &&
	    !operand_words_name(&r->of->whole, recalled_words(f), SIDE_NONE);
}

/* The counts of the rate's sentence before it, nearest first, without what is over a target. */
struct operands
rate_counts(const struct rate *r)
{
	struct operands out = { .n = 0 };
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND &&
	    (f = recall_back(r->recall, back)) != NULL; back++) {
		if (f->block != r->recall->block || f->sentence != r->m->sentence)
			break;
		if (f->kind == KIND_COUNT && f->op == OP_EQ && !rate_is_excess(r, f))
			operands_add(&out, f);
	}
	return out;
}

bool
rate_of_count(struct rate *r, size_t ids[2])
{
	struct operands as = { .n = 0 }, bs = rate_counts(r);
	int over = decimal_cmp(r->term.value, decimal_of(100));

	if (bs.n < 2 || bs.at[0] != recall_back(r->recall, 0) || bs.at[0]->id + 1 != r->m->id ||
	    over == 0 || (over > 0 && !r->of->target))	/* any is all of itself */
		return false;
	operands_add(&as, bs.at[0]);
	return operands_closing(&as, &bs, &r->term, ids);
}

/* 收回有效问卷288份。满意274人，满意度95.14%: does b end the sentence before that of m,
 * which begins with a? */
static bool
is_sentence_before(const struct recalled *a, const struct recalled *b, const struct mention *m)
{
	return a->id + 1 == m->id && b->block == a->block && b->sentence + 1 == m->sentence;
}

/* 收回有效问卷588份，表示满意的541人，满意度92.01%: each filled in one sheet, so that the rate can
 * be of nothing else. */
static bool
are_answers(const struct rate *r, const struct recalled *a, const struct recalled *b)
{
	return a->id + 1 == r->m->id && b->id < a->id && b->block == a->block &&
	    span_eq(r->of->part.word[0], SPAN("满意")) && decimal_cmp(a->value, b->value) <= 0 &&
	    !a->member && word_table_ends(&qualifiers, "answers", recalled_label(b));
}

/* 床位120张，其中护理型86张，…，入住84人，入住率70%: of several that it may be over the one that
 * gives the rate with a, or would but for a slip in the rate; else the nearest. */
static const struct recalled *
counted_base(const struct rate *r, const struct term *a)
{
	const struct operands *bs = &r->bs;
	const struct recalled *slipped = NULL;

	for (size_t i = 0; i < bs->n && bs->at[i]->block == r->recall->block &&
	    bs->at[i]->dimension == bs->at[0]->dimension; i++) {
		struct term b = relate_recalled_term(bs->at[i]);

		if (closure_rate(a, &b, &r->term))
			return bs->at[i];
		if (slipped == NULL && closure_rate_misprint(a, &b, &r->term))
			slipped = bs->at[i];
	}
	return slipped != NULL ? slipped : bs->at[0];
}

/* 床位2,400张，入住1,536人，入住率64%: counts in two measure words, the nearest that the
 * rate's words name, in its sentence; exactly or but for one slip. */
static bool
counts_apart(const struct rate *r, size_t ids[2])
{
	const struct operands *as = &r->as, *bs = &r->bs;
	const struct recalled *base;
	struct term a, b;

	if (!operands_in_sentence(as, r->m, r->recall) ||
	    (!operands_in_sentence(bs, r->m, r->recall) &&
	    (bs->n == 0 || !is_sentence_before(as->at[0], bs->at[0], r->m))) ||
	    as->at[0]->kind != KIND_COUNT || bs->at[0]->kind != KIND_COUNT ||
	    as->at[0]->id == bs->at[0]->id || operand_same_unit(as->at[0], bs->at[0]))
		return false;
	a = relate_recalled_term(as->at[0]);
	base = counted_base(r, &a);
	b = relate_recalled_term(base);
	ids[0] = as->at[0]->id;
	ids[1] = base->id;
	return closure_rate(&a, &b, &r->term) || are_answers(r, as->at[0], base) ||
	    (decimal_cmp(r->term.value, decimal_of(100)) < 0 &&
	    closure_rate_edit(&a, &b, &r->term));
}

bool
rate_of_any_counts(struct rate *r, size_t ids[2])
{
	struct operands counts = rate_counts(r);

	return decimal_cmp(r->term.quantum, decimal_of(1)) < 0 &&
	    operands_closing(&counts, &counts, &r->term, ids);
}

/* 举办演出48场次，目标45场次，完成率107.66%: the only two counts of the sentence, one of
 * them by its words what the rate is over. */
static bool
counts_against(const struct rate *r, size_t ids[2])
{
	struct operands counts = rate_counts(r);
	bool first = counts.n == 2 && rate_operand(&r->of->whole, counts.at[0]);
	const struct recalled *a, *b;

	if (!r->of->target || counts.n != 2 || first == rate_operand(&r->of->whole, counts.at[1]) ||
	    counts.at[0]->id + 1 != r->m->id || !operand_same_unit(counts.at[0], counts.at[1]))
		return false;
	a = counts.at[first];
	b = counts.at[!first];
	ids[0] = a->id;
	ids[1] = b->id;
	return operand_is_amount(a) && operand_is_amount(b) && !a->member && !b->member;
}

/* Is a one of b's, as its sentence says (37个乡镇中，35个已完成)? */
static bool
is_among(const struct rate *r, const struct recalled *a, const struct recalled *b)
{
	const struct mention *m = mentions_before(r->ms, r->m, a->id);

	return m != NULL && m->member && m->total == b->id;
}

/* 37个乡镇中，35个已完成建设，完成率96.59%: would the count right before the rate over another of
 * its measure word in the sentence, no part, give it but for a slip; in the rate alone, where
 * there is more than one such?  Of a target only if one is said to be among the other.  In ids. */
bool
rate_slipped(struct rate *r, size_t ids[2])
{
	struct operands counts = rate_counts(r), bases = { .n = 0 };
	const struct recalled *a = counts.n == 0 ? NULL : counts.at[0];
	struct term part, whole;

	if (a == NULL || a->id + 1 != r->m->id || !operand_is_amount(a) || rate_is_pending(a) ||
	    word_table_is(&qualifiers, "aim", recalled_label(a)))
		return false;	/* 开工1,120套，目标1,100套，开工率101.8% */
	for (size_t i = 1; i < counts.n; i++)
		if (operand_same_unit(a, counts.at[i]) && !counts.at[i]->member)
			operands_add(&bases, counts.at[i]);
	part = relate_recalled_term(a);
	ids[0] = a->id;
	for (size_t i = 0; i < bases.n; i++) {
		const struct recalled *b = bases.at[i];

		if (!operand_is_amount(b) || (r->of->target && !is_among(r, a, b)))
			continue;
		whole = relate_recalled_term(b);
		ids[1] = b->id;
		if (decimal_cmp(a->value, b->value) > 0 && !misprint_rate(&part, &whole, &r->term))
			continue;
		if (closure_rate_slip(&part, &whole, &r->term) &&
		    (bases.n == 1 || closure_rate_misprint(&part, &whole, &r->term)))
			return true;
	}
	return false;
}

/* What rates.tsv does not name is looked for only where it names no numerator. */
bool
rate_of_counts(struct rate *r, size_t ids[2])
{
	return counts_apart(r, ids) || (r->as.n == 0 && (rate_of_any_counts(r, ids) ||
	    (r->prefix.n == 0 && counts_against(r, ids))));
}
