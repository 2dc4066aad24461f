/* relate_ratio_saving: rates of what is left over; see relate_ratio_parts.h. */
#include "language/grammar.h"
#include "relation/relate_ratio_parts.h"
#include "sentence/operand_words.h"

extern const struct data_table data_savings;

/* The nearest amount that one of the comma-separated words speaks of; other only where
 * there is no second: 比预算节约3.24万元 is no budget, nor is 较预算数分别节约0.40万元. */
static const struct mention *
worded(const struct rate *r, const char *words, const struct mention *other)
{
	const struct mention *found = NULL;

	for (size_t i = 0; i < r->n; i++) {
		if (!operand_words_in_cell(span_of(words), mentions_text(r->ms, r->near[i]->before),
		    SIDE_NONE))
			continue;
		if (r->near[i] == other)
			found = other;
		else if (other == NULL || !word_table_ends(&qualifiers, "less",
		    mentions_text(r->ms, r->near[i]->before)))
			return r->near[i];
	}
	return found;
}

/* 预算320.00万元，实际298.60万元，节约22.40万元，节约率6.69%: the rate is right by what was
 * spent, and what was saved is not what is left; true if so, which is then said. */
static bool
link_wrong_saving(const struct rate *r, const struct mention *saved,
    const struct mention *spent, const struct mention *planned)
{
	struct term rate = relate_term(r->m), x = relate_term(planned), left = x;
	const struct mention *of[] = { saved, spent, planned };

	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (of[i] == NULL || of[i] == of[(i + 1) % 3] || !relate_same_unit(of[i], planned))
			return false;
	if (relate_closes_rate(saved, planned, r->m) ||
	    !decimal_sub(planned->q.value, spent->q.value, &left.value) ||
	    !closure_rate(&left, &x, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_RATE, "1-$/$", (size_t[]){ spent->id, planned->id });
	if (!mention_linked(saved, REL_DELTA))
		mentions_link(r->ms, &r->ms->at[saved - r->ms->at], REL_DELTA, "$-$",
		    (size_t[]){ planned->id, spent->id });
	return true;
}

/* 年初结转10万元，本年收入240万元，本年支出241.40万元，年末结余8.60万元，结余率3.44%: what was
 * brought over from last year, which is there to be spent, too; NULL: nothing was. */
static const struct mention *
brought_over(const struct rate *r, const struct mention *planned)
{
	for (size_t i = 0; i < r->n; i++) {
		struct span label = mentions_text(r->ms, r->near[i]->label);

		if (r->near[i] != planned && relate_same_unit(r->near[i], planned) &&
		    word_table_starts(&name_words, "begun", label))
			return r->near[i];
	}
	return NULL;
}

/* Does the rate hold of all that was there to be spent, opening and planned?  Links it; true,
 * too, where it does not, and the base is not known: neither amount alone makes the rate. */
static bool
link_with_brought(const struct rate *r, const struct mention *saved,
    const struct mention *planned)
{
	const struct mention *opening = planned == NULL ? NULL : brought_over(r, planned);
	struct term left, base, rate = relate_term(r->m);

	if (opening == NULL || saved == NULL || saved == opening ||
	    !relate_same_unit(saved, planned) || relate_closes_rate(saved, planned, r->m))
		return false;
	left = relate_term(saved);
	base = relate_term(planned);
	if (decimal_add(base.value, opening->q.value, &base.value) &&
	    closure_rate(&left, &base, &rate))
		mentions_link(r->ms, r->m, REL_RATE, "$/($+$)",
		    (size_t[]){ saved->id, opening->id, planned->id });
	return true;
}

/* Is the rate of that row of savings.tsv worked out so? */
static bool
has_form(size_t row, const char *form)
{
	return data_says(DATA_CELL(&data_savings, row, 4), form);
}

/* Does row of savings.tsv speak of m, whose operands it found? */
static bool
is_saving(size_t row, struct span name, const struct mention *saved)
{
	bool whole = span_eq(name, span_of(DATA_CELL(&data_savings, row, 0)));

	return has_form(row, "rest") ? saved == NULL && whole : !has_form(row, "alone") || whole;
}

/* 年初预算100万元，调整后预算90万元，调整率10%: how far spent and planned are apart, over
 * planned.  Which is taken from which is not said, and the rate may have either sign. */
static void
link_change(const struct rate *r, const struct mention *spent, const struct mention *planned)
{
	bool negative = decimal_sign(r->m->q.value) < 0;
	bool less = decimal_cmp(spent->q.value, planned->q.value) < 0;

	mentions_link(r->ms, r->m, less == negative ? REL_GROWTH : REL_RATE,
	    less == negative ? "$/$-1" : "1-$/$", (size_t[]){ spent->id, planned->id });
}

/* 由1,668.60万元调整为1,720.55万元: what spent was before, as words say; else planned, unless that
 * stands in another clause; NULL: then none is known. */
static const struct mention *
changed_from(const struct rate *r, const struct mention *spent, const struct mention *planned)
{
	const struct mention *was = spent - (spent != r->ms->at);

	if (was != spent && was->id != 0 && was->clause == spent->clause &&
	    relate_same_unit(was, spent) &&
	    word_table_in(&qualifiers, "since", mentions_text(r->ms, was->before)))
		return was;
	return planned->clause == spent->clause ? planned : NULL;
}

/* 送审386.40万元，审定352.18万元，审减率9.7%: is the rate one of what was spent?  Links it. */
static bool
link_over_spent(const struct rate *r, const struct mention *spent, const struct mention *planned)
{
	struct term left, base, rate = relate_term(r->m);

	if (spent == NULL || planned == NULL || spent == planned || !ratio_is_telling(r->m) ||
	    !relate_same_unit(spent, planned))
		return false;
	left = relate_term(planned);
	base = relate_term(spent);
	if (!decimal_sub(left.value, base.value, &left.value) ||
	    !closure_rate(&left, &base, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_GROWTH, "$/$-1", (size_t[]){ planned->id, spent->id });
	return true;
}

/* 预算20万元，压减2万元，压减率10%: the change right before the rate, if one of words says that it
 * was saved; NULL: it is none. */
static const struct mention *
changed_by(const struct rate *r, const char *words)
{
	const struct mention *m = r->m - 1;

	return r->m > r->ms->at && m->function == FUNCTION_DELTA && mention_is_exact(m) &&
	    m->sentence == r->m->sentence && m->depth == r->m->depth &&
	    operand_words_in_cell(span_of(words), mentions_text(r->ms, m->before), SIDE_NONE) ?
	    m : NULL;
}

/* Is the rate, but for a slip, what was saved of what was planned? */
static bool
is_near_saving(const struct rate *r, const struct mention *saved, const struct mention *spent,
    const struct mention *planned)
{
	struct term left = relate_term(planned), base = left, rate = relate_term(r->m);

	if (saved != NULL)
		return saved != planned && relate_same_unit(saved, planned) &&
		    relate_fits_rate(closure_rate_edit, saved, planned, r->m);
	return spent != planned && relate_same_unit(spent, planned) &&
	    decimal_sub(planned->q.value, spent->q.value, &left.value) &&
	    closure_rate_edit(&left, &base, &rate);
}

/* 压减360万元，压减率12%（上年安排3,000万元）: what stands in brackets of its own right behind the
 * rate, if it is an amount like saved and one of words speaks of it; NULL: nothing does. */
static const struct mention *
planned_behind(const struct rate *r, const char *words, const struct mention *saved)
{
	const struct mention *m = r->m + 1;

	return saved != NULL && m < r->ms->at + r->ms->n && m->id == r->m->id + 1 &&
	    m->sentence == r->m->sentence && m->depth == r->m->depth + 1 &&
	    mention_is_exact(m) && relate_same_unit(m, saved) &&
	    operand_words_in_cell(span_of(words), mentions_text(r->ms, m->before), SIDE_NONE) ?
	    m : NULL;
}

/* 较预算数5.00万元节约1.28万元，节约率25.60%: what stands right before what was saved, and is what
 * that is held against, if one of words speaks of it; NULL: nothing does. */
static const struct mention *
held_against(const struct rate *r, const char *words, const struct mention *saved)
{
	const struct mention *m;

	if (saved == NULL || saved == r->ms->at)
		return NULL;
	m = saved - 1;
	return saved + 1 == r->m && m->id != 0 &&
	    m->clause == saved->clause && m->sentence == saved->sentence &&
	    m->depth == saved->depth && mention_is_exact(m) && relate_same_unit(m, saved) &&
	    word_table_starts(&qualifiers, "against", mentions_text(r->ms, m->phrase)) &&
	    operand_words_in_cell(span_of(words), mentions_text(r->ms, m->before), SIDE_NONE) ?
	    m : NULL;
}

/* Does one of words stand in what is printed before m? */
static bool
speaks_of(const struct rate *r, const struct mention *m, const char *words)
{
	return operand_words_in_cell(span_of(words), mentions_text(r->ms, m->before), SIDE_NONE);
}

/* 采购规模9.62亿元，较采购计划节约1.38亿元，节约率12.55%: is what was saved, right before the rate,
 * held against a plan that words speak of and no figure tells, so that this was as much more than
 * the amount before it?  Links the rate so, if it comes out or would but for a slip. */
static bool
link_untold_plan(const struct rate *r, const char *words, const struct mention *saved)
{
	const struct mention *spent;
	struct term part, plan, rate = relate_term(r->m);

	if (saved == NULL || saved == r->ms->at || saved + 1 != r->m)
		return false;
	spent = saved - 1;
	if (spent->id == 0 || spent->clause != r->m->clause ||
	    spent->depth != saved->depth || spent->member ||
	    !mention_is_exact(spent) || !relate_same_unit(spent, saved) ||
	    spent->function != FUNCTION_PRIMARY ||
	    !speaks_of(r, saved, words) || speaks_of(r, spent, words))
		return false;
	part = relate_term(saved);
	plan = relate_term(spent);
	if (!decimal_add(plan.value, part.value, &plan.value) ||
	    !closure_rate_edit(&part, &plan, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_RATE, "$/($+$)",
	    (size_t[]){ saved->id, spent->id, saved->id });
	return true;
}

/* 服务预算640万元, 工程预算1,320万元: do the words before both, amounts of one unit, end alike? */
static bool
is_told_like(const struct mentions *ms, const struct mention *a, const struct mention *b)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */

	return mention_is_exact(a) && relate_same_unit(a, b) && glyph_common_end(
	    mentions_text(ms, a->before), mentions_text(ms, b->before)) >= LEAST;
}

/* 货物预算286万元、成交262万元，工程预算640万元、成交611万元，总节约率6.2%: is m by its name of all
 * there are, and are part and base but the last of several told in pairs? */
static bool
is_of_all_pairs(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base)
{
	const struct mention *first = part < base ? part : base, *last = part < base ? base : part;

	if (!word_table_starts(&name_words, "entire", mentions_text(ms, m->phrase)) ||
	    first + 1 != last)
		return false;
	for (const struct mention *e = first; e - ms->at > 1 && e[-2].sentence == m->sentence; e--)
		if (is_told_like(ms, e - 2, first) && is_told_like(ms, e - 1, last))
			return true;
	return false;
}

bool
ratio_of_saving(const struct rate *r)
{
	const struct mention *saved, *spent, *planned;
	struct span name = mentions_text(r->ms, r->m->phrase);
	struct lexicon_match match;
	size_t row;

	if (!lexicon_before(&r->words->savings, name, name.n, &match))
		return false;
	row = match.row;
	saved = changed_by(r, DATA_CELL(&data_savings, row, 1));
	if (saved == NULL)
		saved = worded(r, DATA_CELL(&data_savings, row, 1), NULL);
	spent = worded(r, DATA_CELL(&data_savings, row, 2), saved);
	planned = worded(r, DATA_CELL(&data_savings, row, 3), saved);
	if (planned == NULL)
		planned = planned_behind(r, DATA_CELL(&data_savings, row, 3), saved);
	if (planned == NULL)
		planned = held_against(r, DATA_CELL(&data_savings, row, 3), saved);
	if (!is_saving(row, name, saved))
		return false;
	if ((planned == NULL || planned == saved) &&
	    link_untold_plan(r, DATA_CELL(&data_savings, row, 3), saved))
		return true;
	if (planned == NULL || (saved == NULL && spent == NULL) || (spent != NULL &&
	    is_of_all_pairs(r->ms, r->m, spent, planned)))
		return true;
	if (has_form(row, "alone") && !is_near_saving(r, saved, spent, planned))
		return true;
	if (has_form(row, "either") && link_over_spent(r, spent, planned))
		return true;
	if (link_with_brought(r, saved, planned) || link_wrong_saving(r, saved, spent, planned))
		return true;
	if (has_form(row, "change") && spent != NULL && spent != planned &&
	    relate_same_unit(spent, planned)) {
		if ((planned = changed_from(r, spent, planned)) != NULL)
			link_change(r, spent, planned);
	} else if (saved != NULL && saved != planned && relate_same_unit(saved, planned))
		mentions_link(r->ms, r->m, REL_RATE, "$/$", (size_t[]){ saved->id, planned->id });
	else if (spent != NULL && spent != planned && saved != planned &&
	    relate_same_unit(spent, planned))
		mentions_link(r->ms, r->m, REL_RATE, "1-$/$", (size_t[]){ spent->id, planned->id });
	return true;
}
