/* relate_share_other: shares of what does not stand right before them; see
 * relate_share_parts.h. */
#include "relation/relate_share_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/relate_share_sum.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* 三项合计占经费250万元的40%: may m tell, in the clause of the base right behind it, how many
 * things were told? */
static bool
may_number(const struct mention *m, const struct mention *base)
{
	enum { MOST = 9 };

	return m->q.kind == KIND_COUNT && m->sentence == base->sentence &&
	    m->clause == base->clause && decimal_cmp(m->q.value, decimal_of(MOST)) <= 0;
}

/* Is m, right before the share, what that is of, by its function or by the words before it? */
static bool
is_base(const struct mentions *ms, const struct mention *m, const struct mention *share)
{
	return m->sentence == share->sentence && (m->function == FUNCTION_BASE ||
	    ((share->cues & CUE_SHARE) == 0 && m->clause == share->clause &&
	    word_table_in(&grammar, "share", mentions_text(ms, m->before))));
}

/* Bytes of words before 占, or all. */
static size_t
words_before_share(struct span words)
{
	size_t share = word_table_find(&grammar, "share", words);

	return share == NONE ? words.n : share;
}

bool
relate_share_of_several(const struct mentions *ms, const struct mention *share, struct span text)
{
	const struct mention *first = share;
	enum told_which which;
	struct span words;
	size_t end;

	if (first > ms->at && is_base(ms, first - 1, share))
		first--;
	end = first->q.from;
	if (first > ms->at && first != share && may_number(first - 1, first))
		first--;
	first = relate_before_ordinal(ms, first);
	if (first == ms->at || first[-1].sentence != share->sentence ||
	    first[-1].q.to > end)
		return false;
	words = span_slice(text, first[-1].q.to, end);
	words = span_slice(words, punct_starts(words, ')'), words.n);
	words = span_slice(words, punct_starts(words, ','), words.n);
	return word_table_starts(&qualifiers, "several", words) ||
	    relate_tells_several(span_slice(words, 0, words_before_share(words)), &which) != 0;
}

bool
share_is_excess(const struct mentions *ms, const struct mention *base)
{
	return word_table_in(&qualifiers, "surpassing", mentions_text(ms, base->before));
}

void
share_of_excess(struct mentions *ms, size_t i, const struct recalled *of,
    const struct recalled *base, const struct recall *recall)
{
	const struct recalled *total = of->member ? operand_by_id(recall, of->total) : of;
	struct term a, b = relate_recalled_term(base), rate = relate_term(&ms->at[i]), whole = rate;
	size_t ids[2];

	if (total == NULL || total->id == base->id || !operand_same_unit(total, base) ||
	    !decimal_add(rate.value, decimal_of(100), &whole.value))
		return;
	a = relate_recalled_term(total);
	ids[0] = total->id;
	ids[1] = base->id;
	if (closure_rate(&a, &b, &rate))
		mentions_link(ms, &ms->at[i], REL_SHARE, "$/$", ids);
	else if (closure_rate_edit(&a, &b, &whole))
		mentions_link(ms, &ms->at[i], REL_GROWTH, "$/$-1", ids);
}

bool
share_is_of_total(const struct recalled *of, const struct recalled *base,
    const struct recall *recall, const struct term *rate, size_t ids[2])
{
	const struct recalled *total = of->member ? operand_by_id(recall, of->total) : NULL;
	struct term a, b = relate_recalled_term(base);

	if (total == NULL || total->id == base->id || !operand_same_unit(total, base))
		return false;		/* nothing is told as a share of itself */
	a = relate_recalled_term(total);
	ids[0] = total->id;
	ids[1] = base->id;
	return closure_rate_fit(&a, &b, rate) >= SLIP_TELLING;
}

bool
share_is_of_total_of(const struct recalled *of, const struct operands *bs,
    const struct recall *recall, const struct term *rate, size_t ids[2])
{
	for (size_t k = 0; k < bs->n; k++)
		if (bs->at[k]->function != FUNCTION_BASE &&	/* told with its own share */
		    share_is_of_total(of, bs->at[k], recall, rate, ids))
			return true;
	return false;
}

/* 项目支出640万元，…占财政拨款项目支出的24%: does the base that share m names hold where its money
 * came from, and base, that only resembles it, not? */
static bool
is_of_other_money(const struct mentions *ms, const struct mention *m,
    const struct recalled *base)
{
	struct span name = mentions_text(ms, m->phrase);
	size_t n = word_table_at_start(&qualifiers, "granted", name);

	return n != 0 && n < name.n &&
	    !span_has(recalled_label(base), span_slice(name, 0, n));
}

/* 投资48.6亿元，占年度计划60亿元的81%，其中重点项目36.2亿元，占年度计划79.9%: does share m name a
 * target, and was base said to be another figure's? */
static bool
is_target_of_other(const struct mentions *ms, const struct mention *m,
    const struct recalled *base)
{
	return base->function == FUNCTION_BASE &&
	    word_table_ends(&qualifiers, "aim", mentions_text(ms, m->phrase));
}

/* 可支配收入中位数7,860元；工资性收入5,412元，占可支配收入的57.1%: is base the midpoint of what
 * share m names? */
static bool
is_of_midpoint(const struct mentions *ms, const struct mention *m, const struct recalled *base)
{
	return word_table_ends(&qualifiers, "midpoint", recalled_label(base)) &&
	    !word_table_ends(&qualifiers, "midpoint", mentions_text(ms, m->phrase));
}

bool
share_is_of_another(const struct mentions *ms, const struct mention *m,
    const struct recalled *base)
{
	return is_of_other_money(ms, m, base) || is_target_of_other(ms, m, base) ||
	    is_of_midpoint(ms, m, base);
}

bool
share_is_of_earlier(const struct mention *m, const struct recalled *f,
    const struct recalled *base, const struct recall *recall, size_t ids[2])
{
	struct term rate = relate_term(m), part, whole = relate_recalled_term(base);
	const struct recalled *e;

	if (decimal_cmp(rate.quantum, decimal_of(1)) >= 0)
		return false;
	for (size_t back = 0; back < REACH_OPERAND && (e = recall_back(recall, back)) != NULL &&
	    e->block == recall->block && e->sentence == m->sentence; back++) {
		part = relate_recalled_term(e);
		if (e->id >= f->id || !operand_is_amount(e) || e->depth > m->depth ||
		    !operand_same_unit(e, base) || !closure_rate(&part, &whole, &rate))
			continue;
		ids[0] = e->id;
		ids[1] = base->id;
		return true;
	}
	return false;
}

bool
share_is_of_bracketed(const struct mentions *ms, size_t i, const struct recalled *base,
    const struct term *rate, size_t ids[2])
{
	const struct mention *m = &ms->at[i], *part = m + 1;
	struct term a, b = relate_recalled_term(base);

	if (i + 1 >= ms->n || part->sentence != m->sentence || part->depth <= m->depth ||
	    !mention_is_exact(part) || part->dimension != base->dimension)
		return false;
	a = relate_term(part);
	ids[0] = part->id;
	ids[1] = base->id;
	return closure_rate(&a, &b, rate);
}

/* Is the share i the second figure of its sentence, behind what was planned, which its words name
 * as what it is of? */
static bool
is_of_plan_alone(const struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i], *plan = m - 1;

	return i > 1 && m->q.kind == KIND_PERCENT && m->q.op == OP_EQ && m->cell.row == 0 &&
	    plan->id != 0 && plan->q.op == OP_EQ && plan->sentence == m->sentence &&
	    plan->clause == m->clause && plan->depth == m->depth &&
	    plan[-1].sentence != m->sentence && decimal_sign(plan->q.value) > 0 &&
	    plan->function == FUNCTION_BASE &&
	    word_table_in(&qualifiers, "planned", mentions_text(ms, plan->before));
}

bool
share_of_sentence_before(struct mentions *ms, size_t i)
{
	struct mention *m = &ms->at[i];
	struct term rate = relate_term(m), whole, part;
	const struct mention *slipped = NULL;
	enum closure_slip fit;
	size_t slips = 0;

	if (!is_of_plan_alone(ms, i))
		return false;
	whole = relate_term(m - 1);
	for (size_t k = i - 1; k-- > 0 && ms->at[k].sentence + 1 == m->sentence; ) {
		const struct mention *e = &ms->at[k];

		if (!mention_is_exact(e) || e->member || e->depth != m->depth || e->cell.row != 0 ||
		    e->function != FUNCTION_PRIMARY || !relate_same_unit(e, m - 1))
			continue;
		part = relate_term(e);
		fit = closure_rate_fit(&part, &whole, &rate);
		if (fit == SLIP_NEEDLESS) {
			mentions_link(ms, m, REL_SHARE, "$/$", (size_t[]){ e->id, m[-1].id });
			return true;
		}
		slips += fit == SLIP_TELLING;
		slipped = fit == SLIP_TELLING ? e : slipped;
	}
	if (slips == 1)
		mentions_link(ms, m, REL_LIKELY, "$/$", (size_t[]){ slipped->id, m[-1].id });
	return slips == 1;
}

/* 税收收入8.57亿元，非税收入4.29亿元，税收占比66.6%: may m, which is one of several, have the share
 * that goes by name: does it go by it, or if not exact by one that begins so? */
static bool
goes_by(const struct mentions *ms, const struct mention *m, struct span name, bool exact)
{
	struct span label = mentions_text(ms, m->label);

	return m->member && mention_is_exact(m) && m->q.kind != KIND_PERCENT &&
	    (exact ? span_eq(name, label) : span_starts(label, name));
}

const struct recalled *
share_named_sharer(const struct mentions *ms, size_t i, const struct recall *recall)
{
	const struct mention *m = &ms->at[i], *begins = NULL;
	struct span name = mentions_text(ms, m->phrase);
	bool several = false;

	if (m->share_base || name.n == 0)
		return NULL;
	for (size_t k = i; k-- > 0 && ms->at[k].sentence == m->sentence; ) {
		if (goes_by(ms, &ms->at[k], name, true))
			return operand_by_id(recall, ms->at[k].id);
		if (!goes_by(ms, &ms->at[k], name, false))
			continue;
		several |= begins != NULL;
		begins = &ms->at[k];
	}
	return begins == NULL || several ? NULL : operand_by_id(recall, begins->id);
}

/* 医疗收入1.86亿元，占总收入的89.42%；补助0.21亿元，占10.10%: has e a share of its own? */
static bool
is_shared_too(struct mentions *ms, const struct mention *m, const struct recalled *e)
{
	const struct mention *before = mentions_before(ms, m, e->id);

	return before == NULL || before[1].q.kind == KIND_PERCENT;
}

/* The amounts of the clause that f, an amount of it with the share m, may be some of. */
static struct operands
wholes_beside(struct mentions *ms, const struct mention *m, const struct recalled *f,
    const struct recall *recall)
{
	struct operands out = { .n = 0 };
	const struct recalled *e;

	for (size_t back = 0; back < REACH_OPERAND && (e = recall_back(recall, back)) != NULL &&
	    e->block == f->block && e->sentence == f->sentence; back++)
		if (e->id != f->id && operand_is_amount(e) && e->op == OP_EQ && !e->cell &&
		    !e->member && e->depth <= f->depth && operand_same_unit(e, f) &&
		    e->clause == m->clause && !is_shared_too(ms, m, e))
			operands_add(&out, e);
	return out;
}

bool
share_misprinted(struct mentions *ms, struct mention *m, const struct recall *recall)
{
	const struct recalled *f = recall_back(recall, 0);
	struct term part, rate = relate_term(m);
	size_t ids[2] = { 0, 0 }, found = 0;
	struct operands bs;

	if (f == NULL || f->id + 1 != m->id || f->block != recall->block ||
	    f->sentence != m->sentence || !operand_is_amount(f) || f->op != OP_EQ ||
	    m->q.op != OP_EQ || (m->cues & CUE_SUM) != 0 || relate_share_of_kind(ms, m))
		return false;
	bs = wholes_beside(ms, m, f, recall);
	if (m->share_base && bs.n > 1)
		return false;
	part = relate_recalled_term(f);
	ids[0] = f->id;
	for (size_t k = 0; k < bs.n; k++) {
		struct term whole = relate_recalled_term(bs.at[k]);

		if (!closure_rate_slip(&part, &whole, &rate) ||
		    !misprint_rate(&part, &whole, &rate))
			continue;
		ids[1] = bs.at[k]->id;
		found++;
	}
	if (found == 1)
		mentions_link(ms, m, REL_LIKELY, "$/$", ids);
	return found == 1;
}

/* Has one of the parts before last, of its list, a share of its own? */
static bool
is_shared_out(const struct mentions *ms, const struct mention *last)
{
	for (const struct mention *m = last; m-- > ms->at && m->id != last->total &&
	    m->sentence == last->sentence; )
		if (m->function == FUNCTION_SHARE)
			return true;
	return false;
}

const struct mention *
relate_share_holder(struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	const struct mention *total = part->member ? mentions_before(ms, part, part->total) : NULL;

	if (total == NULL || total->sentence != m->sentence || !relate_same_unit(total, base) ||
	    decimal_cmp(base->q.value, total->q.value) <= 0 || relate_closes_rate(part, base, m))
		return part;
	return relate_closes_rate(total, base, m) ||
	    (relate_is_settled(part) && !is_shared_out(ms, part)) ? total : part;
}

size_t
share_holder(struct mentions *ms, const struct mention *m, const struct recalled *of,
    const struct recalled *base)
{
	const struct mention *part = mentions_before(ms, m, of->id);
	const struct mention *whole = mentions_before(ms, m, base->id);

	return part == NULL || whole == NULL ? of->id :
	    relate_share_holder(ms, m, part, whole)->id;
}

/* Where the brackets open that m stands in, in their text; NONE: before the figure ahead of m. */
static size_t
bracket_before(const struct mention *m, struct span text, size_t from)
{
	size_t at = m->q.from;

	while (at > from && punct_starts(span_slice(text, at, text.n), '(') == 0)
		at -= glyph_before(text, at).n;
	return at > from ? at : NONE;
}

bool
share_is_of_noun(const struct mentions *ms, size_t i, struct span text)
{
	const struct mention *m = &ms->at[i];
	size_t open, k = i;

	if (m->depth == 0 || i == 0 || m[-1].sentence != m->sentence)
		return false;
	open = bracket_before(m, text, m[-1].q.to);
	while (k-- > 0 && ms->at[k].sentence == m->sentence && ms->at[k].q.kind == KIND_PERCENT)
		;
	return open != NONE && character_is_han(glyph_before(text, open).c) &&
	    k < i && ms->at[k].clause != m->clause;
}

bool
share_names_place(const struct mentions *ms, const struct mention *m)
{
	return m->share_base && word_table_is(&grammar, "area", mentions_text(ms, m->phrase));
}

bool
share_ends_alike(const struct recalled *a, const struct recalled *b)
{
	enum { NOUN = 6 };	/* bytes of two ideographs, the shortest */

	return glyph_common_end(recalled_label(a), recalled_label(b)) >= NOUN;
}

/* 辅警386人，警力占户籍人口的9.8‱: the words before 占 name what has the share, and
 * that is not f. */
static bool
names_another(const struct mentions *ms, const struct mention *m, const struct recalled *f)
{
	struct span phrase = mentions_text(ms, m->phrase);
	size_t at = word_table_find(&grammar, "share", phrase);

	return at != NONE && at > 0 && at + strlen("占比") < phrase.n &&
	    !recall_names(span_slice(phrase, 0, at), recalled_label(f));
}

/* 失能和半失能占75%: do the words before 占 name several of what was told, and not f alone? */
static bool
is_of_joined(const struct mentions *ms, const struct mention *m, const struct recalled *f)
{
	struct span words = mentions_text(ms, m->phrase);

	return !m->share_base && word_table_in(&qualifiers, "joins", words) &&
	    !span_eq(words, recalled_label(f)) &&
	    word_table_find(&grammar, "share", words) == NONE;
}

bool
share_names_another(const struct mentions *ms, const struct mention *m, const struct recalled *f)
{
	return names_another(ms, m, f) || is_of_joined(ms, m, f);
}
