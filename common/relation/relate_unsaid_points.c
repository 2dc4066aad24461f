/* relate_unsaid_points: percentages and how many points they are apart; see
 * relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "text/punct.h"

/* 高于70%的国家标准21.6个百分点: a rate that the next is so much above, not one that is open
 * upwards. */
static bool
is_base_beyond(const struct sentence *s, const struct mention *then)
{
	return then->id != 0 && then->q.kind == KIND_PERCENT && then->cell.row == 0 &&
	    (then->q.op == OP_GT || then->q.op == OP_LT) &&
	    !word_table_is(&name_words, "points", then->q.unit) &&
	    word_table_is(&qualifiers, "beyond", span_slice(s->text, then->q.from, then->q.start));
}

/* Are the n mentions from i on of the sentence, rates as they stand, at this depth? */
static bool
are_rates(const struct sentence *s, size_t i, size_t n, int depth)
{
	for (size_t k = i; k < i + n; k++)
		if (k >= s->to || !unsaid_is_stated(&s->ms->at[k]) ||
		    s->ms->at[k].q.kind != KIND_PERCENT || s->ms->at[k].depth != depth ||
		    word_table_is(&name_words, "points", s->ms->at[k].q.unit))
			return false;
	return true;
}

/* 96.4%，较序时进度（91.67%）快4.73个百分点: does then, the base, stand in brackets behind words
 * that hold something against it? */
static bool
is_base_in_brackets(const struct sentence *s, const struct mention *now,
    const struct mention *then)
{
	struct span words = unsaid_between(s, now, then);

	while (punct_starts(words, ',') != 0)
		words = span_slice(words, punct_starts(words, ','), words.n);
	return then->depth == now->depth + 1 && punct_ends(words, '(') != 0 &&
	    !punct_in(words, ',') && (word_table_starts(&qualifiers, "beyond", words) ||
	    word_table_starts(&qualifiers, "against", words));
}

bool
unsaid_points(const struct sentence *s, struct mention *m)
{
	const struct mention *now = m - 2;
	struct mention *then = m - 1;
	struct term x, y, d = relate_term(m);
	bool beyond, up;
	size_t ids[2];
	enum relation rel;

	if (m < s->ms->at + s->from + 2 || m->q.kind != KIND_PERCENT ||
	    !word_table_is(&name_words, "points", m->q.unit) ||
	    !are_rates(s, (size_t)(now - s->ms->at), 1, m->depth) || m->clause != now->clause ||
	    now->function == FUNCTION_PRIOR ||	/* 9.5%，低于9%的控制指标0.4个百分点 */
	    word_table_in(&qualifiers, "steps", unsaid_between(s, then, m)))	/* 每降低1个 */
		return false;
	beyond = then->depth == m->depth && is_base_beyond(s, then);
	if (beyond) {
		then->q.op = OP_EQ;	/* the word is said of the other */
		then->q.lean = LEAN_NONE;
	} else if (!are_rates(s, (size_t)(then - s->ms->at), 1, then->depth))
		return false;
	if (!beyond && !is_base_in_brackets(s, now, then) && (then->depth != m->depth ||
	    !(word_table_starts(&qualifiers, "beyond", mentions_text(s->ms, then->label)) ||
	    word_table_starts(&qualifiers, "against", unsaid_clause(s, then)))))
		return false;
	up = decimal_cmp(now->q.value, then->q.value) >= 0;
	x = relate_term(up ? now : then);
	y = relate_term(up ? then : now);
	ids[0] = up ? now->id : then->id;
	ids[1] = up ? then->id : now->id;
	rel = relate_by_fit(REL_DELTA, closure_fit_difference(&x, &y, &d), SLIP_NEEDLESS);
	if (rel != REL_NONE)
		mentions_link(s->ms, m, rel, "$-$", ids);
	return true;
}

/* How many changes in points stand from i on, one behind the other: 0.7个、1.2个百分点. */
static size_t
points_from(const struct sentence *s, size_t i)
{
	enum { MOST = 4 };
	const struct mention *m = &s->ms->at[i];
	size_t n = 0;

	while (i + n < s->to && n < MOST && m[n].id != 0 &&
	    word_table_is(&name_words, "points", m[n].q.unit) && (n == 0 ||
	    word_table_is(&qualifiers, "joins", unsaid_between(s, &m[n - 1], &m[n]))))
		n++;
	return n;
}

/* 分别达到84.6%、71.3%，分别比上年提高0.7个、1.2个百分点（上年分别为83.9%、70.1%）: as many rates,
 * changes and rates before, one of which adds up. */
static void
link_each(const struct sentence *s, size_t i)
{
	struct mention *m = &s->ms->at[i];
	size_t n = (m->last_cue & (CUE_UP | CUE_DOWN)) != 0 ? points_from(s, i) : 0;
	bool up = (m->last_cue & CUE_UP) != 0, closes = false;

	if (n < 2 || i < s->from + n || !are_rates(s, i - n, n, m->depth) ||
	    !are_rates(s, i + n, n, m->depth + 1))
		return;
	for (size_t k = 0; k < n; k++) {
		struct term now = relate_term(&m[k - n]), then = relate_term(&m[k + n]);
		struct term by = relate_term(&m[k]);

		closes |= up ? closure_difference(&now, &then, &by) :
		    closure_difference(&then, &now, &by);
	}
	for (size_t k = 0; k < n && closes; k++) {
		size_t ids[2] = { m[k - n].id, m[k + n].id };

		if (m[k].nlinks != 0)
			continue;
		mentions_link(s->ms, &m[k], REL_DELTA, "$-$", up ? ids :
		    (size_t[]){ ids[1], ids[0] });
	}
}

void
unsaid_points_each(const struct sentence *s)
{
	enum { LEAST = 6 };	/* figures: two rates, their changes, the rates before */

	for (size_t i = s->from; i < s->to && s->to - s->from >= LEAST; i++)
		link_each(s, i);
}
