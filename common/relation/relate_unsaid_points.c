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
is_base_in_brackets(const struct sentence *s, const struct mention *then)
{
	struct span words = unsaid_between(s, then - 1, then);

	while (punct_starts(words, ',') != 0)
		words = span_slice(words, punct_starts(words, ','), words.n);
	return then->depth == then[-1].depth + 1 && punct_ends(words, '(') != 0 &&
	    !punct_in(words, ',') && (word_table_starts(&qualifiers, "beyond", words) ||
	    word_table_starts(&qualifiers, "against", words));
}

/* Links m, a change in points, with the higher of two rates less the lower. */
static void
link_apart(const struct sentence *s, struct mention *m, const struct mention *a,
    const struct mention *b)
{
	bool up = decimal_cmp(a->q.value, b->q.value) >= 0;
	const struct mention *high = up ? a : b, *low = up ? b : a;
	struct term x = relate_term(high), y = relate_term(low), d = relate_term(m);
	size_t ids[2] = { high->id, low->id };
	enum relation rel =
	    relate_by_fit(REL_DELTA, closure_fit_difference(&x, &y, &d), SLIP_NEEDLESS);

	if (rel != REL_NONE)
		mentions_link(s->ms, m, rel, "$-$", ids);
}

/* 高出全省平均水平2.2个百分点: what m is held against, as it may be called beside it (全省平均);
 * empty: m is held against nothing by its name. */
static struct span
held_against(const struct sentence *s, const struct mention *m)
{
	struct span words = unsaid_clause(s, m);
	size_t n = word_table_at_start(&qualifiers, "beyond", words);

	if (n == 0)
		return SPAN("");
	words = span_slice(words, n, words.n);
	while ((n = word_table_at_end(&qualifiers, "differs", words)) != 0 ||
	    (n = word_table_at_end(&qualifiers, "measured", words)) != 0)
		words.n -= n;
	return words;
}

/* 全省平均为89.3%，高出全省平均2.2个百分点: links m with two rates right beside it, of which one
 * goes by the name that m is held against and the other does not.  True if there are such. */
static bool
link_named(const struct sentence *s, struct mention *m)
{
	enum { LEAST = 6 };	/* bytes of two characters */
	struct span name = held_against(s, m);
	size_t i = (size_t)(m - s->ms->at);

	for (size_t from = i < s->from + 2 ? s->from : i - 2; name.n >= LEAST && from < i; from++) {
		const struct mention *a = &s->ms->at[from], *b = from + 1 < i ? a + 1 : m + 1;

		if (are_rates(s, from, 1, m->depth) &&
		    are_rates(s, (size_t)(b - s->ms->at), 1, m->depth) &&
		    a->clause == m->clause && b->clause == m->clause &&
		    span_has(unsaid_clause(s, a), name) != span_has(unsaid_clause(s, b), name)) {
			link_apart(s, m, a, b);
			return true;
		}
	}
	return false;
}

/* 6.3%，比全国平均3.0%高3.3个百分点，比全省平均5.1%高1.2个百分点: the rate that then and those
 * before it are held against in turns, right before them all. */
static const struct mention *
held_first(const struct sentence *s, const struct mention *then)
{
	const struct mention *now = then - 1;

	while (now > s->ms->at + s->from && now->clause == then->clause &&
	    word_table_is(&name_words, "points", now->q.unit)) {
		now--;
		if (now > s->ms->at + s->from &&
		    word_table_starts(&qualifiers, "beyond", unsaid_clause(s, now)))
			now--;
	}
	return now;
}

bool
unsaid_points(const struct sentence *s, struct mention *m)
{
	const struct mention *now;
	struct mention *then = m - 1;
	bool beyond;

	if (m < s->ms->at + s->from + 1 || m->q.kind != KIND_PERCENT ||
	    !word_table_is(&name_words, "points", m->q.unit) ||
	    word_table_in(&qualifiers, "steps", unsaid_between(s, then, m)))	/* 每降低1个 */
		return false;
	if (link_named(s, m))
		return true;
	if (m < s->ms->at + s->from + 2)
		return false;
	now = held_first(s, then);
	if (!are_rates(s, (size_t)(now - s->ms->at), 1, m->depth) || m->clause != now->clause ||
	    then[-1].function == FUNCTION_PRIOR)	/* 9.5%，低于9%的控制指标0.4个百分点 */
		return false;
	beyond = then->depth == m->depth && is_base_beyond(s, then);
	if (beyond) {
		then->q.op = OP_EQ;	/* the word is said of the other */
		then->q.lean = LEAN_NONE;
	} else if (!are_rates(s, (size_t)(then - s->ms->at), 1, then->depth))
		return false;
	if (!beyond && !is_base_in_brackets(s, then) && (then->depth != m->depth ||
	    !(word_table_starts(&qualifiers, "beyond", mentions_text(s->ms, then->label)) ||
	    word_table_starts(&qualifiers, "against", unsaid_clause(s, then)))))
		return false;
	link_apart(s, m, now, then);
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
