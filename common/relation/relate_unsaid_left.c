/* relate_unsaid_left: what is left of a count, or has not become so; see relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "sentence/reach.h"
#include "text/character.h"
#include "text/punct.h"

/* The words behind m up to the next mark: 个项目未完工. */
static struct span
words_behind(const struct sentence *s, const struct mention *m)
{
	size_t to = m->q.to;
	struct glyph g;

	for (; to < s->text.n && to - m->q.to < REACH_CLAUSE; to += g.n) {
		g = glyph_at(s->text, to);
		if (!character_is_han(g.c))
			break;
	}
	return span_slice(s->text, m->q.to, to);
}

/* The noun of what did not become so: 完工 of 尚未完工, or of 35个项目未完工; empty where m
 * tells of none. */
static struct span
undone(const struct sentence *s, const struct mention *m)
{
	struct span words = unsaid_clause(s, m);

	if (!word_table_in(&grammar, "not", words))
		words = words_behind(s, m);
	words.n -= word_table_at_end(&grammar, "of", words);	/* 未支付的60万元 */
	return word_table_rest(&grammar, "not", words);
}

/* Does the last character of noun stand in the words for m, and none of what is undone? */
static bool
is_done(const struct sentence *s, const struct mention *m, struct span noun)
{
	struct span words = unsaid_clause(s, m), label = mentions_text(s->ms, m->label);
	struct span end = noun.n == 0 ? noun :
	    span_slice(noun, noun.n - glyph_before(noun, noun.n).n, noun.n);

	return !word_table_in(&grammar, "not", words) &&
	    (span_has(words, end) || span_has(label, end));
}

/* 共14个，完工11个，在建3个: the first two of three counts, the last of its sentence but for what
 * brackets tell, that m, what is left, belongs to; true if it has been linked with them. */
static bool
relate_left(const struct sentence *s, struct mention *m)
{
	const struct mention *at[3] = { NULL };
	size_t n = 0;

	if (m->q.kind != KIND_COUNT || m->function != FUNCTION_PRIMARY || m->member ||
	    m - s->ms->at < (ptrdiff_t)s->from + 2)
		return false;
	for (const struct mention *e = s->ms->at + s->from; e < s->ms->at + s->to; e++) {
		if (!unsaid_amount(e) || !relate_same_unit(e, m) || e->depth > m->depth)
			continue;
		if (n == 3 || e->member)
			return false;
		at[n++] = e;
	}
	if (n != 3 || at[2] != m || decimal_cmp(at[0]->q.value, at[1]->q.value) <= 0 ||
	    !word_table_in(&qualifiers, "left", unsaid_clause(s, m)))
		return false;
	mentions_link(s->ms, m, REL_DELTA, "$-$", (size_t[]){ at[0]->id, at[1]->id });
	return true;
}

/* 安排资金600万元。…，支付540万元，支付率90%，未支付60万元; 化解12.85亿元，占存量20.40亿元的63%，
 * 剩余7.55亿元: what a rate or share before m in its sentence, the only one, is of, of the unit
 * of m, and in whole what that is over; NULL: there is none. */
static const struct mention *
rated(const struct sentence *s, const struct mention *m, const struct mention **whole)
{
	const struct mention *done = NULL;
	size_t ids[2];

	for (const struct mention *e = s->ms->at + s->from; e < m; e++) {
		if (!mentions_quotient(s->ms, e, REL_RATE, ids) &&
		    !mentions_quotient(s->ms, e, REL_SHARE, ids))
			continue;
		if (done != NULL)
			return NULL;
		done = mentions_before(s->ms, e, ids[0]);
		*whole = mentions_before(s->ms, m, ids[1]);
		if (done == NULL || *whole == NULL || !unsaid_amount(done) ||
		    !unsaid_amount(*whole))
			return NULL;
		if (!relate_same_unit(done, m) || !relate_same_unit(*whole, m))
			done = NULL;
	}
	return done;
}

/* Does a mark that ends what is said of one thing stand between a and b? */
static bool
is_behind_end(const struct sentence *s, const struct mention *a, const struct mention *b)
{
	return punct_in(span_slice(s->text, a->q.to, b->q.from), ';');
}

/* Does a slip explain that whole is less than what is done and left of it? */
static bool
is_slip_of(const struct mention *whole, const struct mention *done, const struct mention *left)
{
	struct term total = relate_term(whole);

	return closure_slip(&total, (struct term[]){ relate_term(done), relate_term(left) }, 2) !=
	    SLIP_NONE;
}

enum { STATES_MOST = 6 };	/* that things are told to be in */

/* A whole, what is done of it, and all else that is told of it but what is not; how well the first
 * two leave that, and all of them. */
struct states {
	size_t ids[STATES_MOST], n;
	enum closure_slip two, all;
};

/* 项目68个，已完工61个，在建5个，未开工2个，取消1个: fills st with whole, done and what is told of
 * m's unit behind done, but m, up to the end of what is said of it; false: that is too much. */
static bool
find_states(const struct sentence *s, const struct mention *m, const struct mention *whole,
    const struct mention *done, struct states *st)
{
	struct term total = relate_term(whole), parts[STATES_MOST];

	parts[0] = relate_term(m);
	parts[1] = relate_term(done);
	st->ids[0] = whole->id;
	st->ids[1] = done->id;
	st->n = 2;
	st->two = closure_fit(&total, parts, 2);
	for (const struct mention *e = done + 1; e < s->ms->at + s->to; e++) {
		if (e > m && is_behind_end(s, m, e))
			break;
		if (e == m || !unsaid_amount(e) || e->member || e->depth != m->depth ||
		    !relate_same_unit(e, m))
			continue;
		if (st->n == STATES_MOST)
			return false;
		st->ids[st->n] = e->id;
		parts[st->n++] = relate_term(e);
	}
	st->all = closure_fit(&total, parts, st->n);
	return true;
}

/* Links m, which is not done, with whole less done, or less all states that are told of besides;
 * with neither where nobody can tell which of them is meant.  True if it did. */
static bool
link_undone(const struct sentence *s, struct mention *m, const struct mention *whole,
    const struct mention *done)
{
	static const char *const less[STATES_MOST + 1] = {
		"", "", "$-$", "$-$-$", "$-$-$-$", "$-$-$-$-$", "$-$-$-$-$-$"
	};
	struct states st;

	if (!find_states(s, m, whole, done, &st))
		return false;
	if (st.n == 2 || st.two == SLIP_NEEDLESS ||
	    (st.two == SLIP_TELLING && st.all == SLIP_NONE))
		mentions_link(s->ms, m, REL_DELTA, "$-$", st.ids);
	else if (st.all == SLIP_NEEDLESS)
		mentions_link(s->ms, m, REL_SUM, less[st.n], st.ids);
	else if (st.all == SLIP_TELLING && st.two == SLIP_NONE)
		mentions_link(s->ms, m, REL_LIKELY, less[st.n], st.ids);
	else
		return false;
	return true;
}

/* 问题40个，已完成36个、达到序时进度3个，未达到1个: is whole, behind another amount, told as done
 * itself and done but the next of its row, so that it is no part of that? */
static bool
is_beside_done(const struct sentence *s, const struct mention *whole, const struct mention *done)
{
	struct span words = mentions_text(s->ms, whole->before);

	words = span_slice(words, punct_starts(words, ','), words.n);
	return whole > s->ms->at + s->from && whole + 1 == done &&
	    relate_same_unit(whole - 1, whole) && word_table_starts(&grammar, "already", words) &&
	    span_starts(mentions_text(s->ms, done->before), SPAN("、"));
}

/* 项目67个，已完工65个，完工率97.01%，未完工2个: what was to be done less what has been, which
 * stands right behind it among the amounts of the sentence. */
static bool
relate_undone(const struct sentence *s, struct mention *m)
{
	struct span noun = undone(s, m);
	const struct mention *whole = NULL, *done = NULL;

	if (noun.n == 0 || word_table_in(&qualifiers, "earlier", unsaid_clause(s, m)))
		return false;	/* 上年未支付的 is none of this year's */
	for (const struct mention *e = s->ms->at + s->from; e < m; e++) {
		if (whole != NULL && e->function == FUNCTION_PRIOR && relate_same_unit(e, m))
			return false;	/* 2022年付720万元 */
		if (!unsaid_amount(e) || e->member || !relate_same_unit(e, m))
			continue;
		if (whole != NULL && is_done(s, e, noun)) {
			if (done != NULL || is_beside_done(s, whole, e))
				return false;	/* 已付720万元，又付1,200万元 */
			done = e;
		} else if (done == NULL)
			whole = e;
		else if (is_behind_end(s, done, e))
			return false;	/* 达标171份；检测污水样60份，未达标3份 */
	}
	if (done == NULL && (done = rated(s, m, &whole)) != NULL && !is_done(s, done, noun))
		done = NULL;
	if (done == NULL || (decimal_cmp(whole->q.value, done->q.value) < 0 &&
	    !is_slip_of(whole, done, m)))
		return false;	/* 亩均90元，兑付5,916.80万元，未兑付17.80万元 */
	return link_undone(s, m, whole, done);
}

/* May m be what has not become so, and no mark taken for that (满意度未达目标扣2分)?  undone: the
 * sentence speaks of such. */
static bool
may_be_undone(const struct mention *m, bool undone)
{
	return undone && m->function == FUNCTION_PRIMARY && !m->member && !m->taken &&
	    unsaid_amount(m);
}

bool
unsaid_speaks_of_undone(const struct sentence *s)
{
	size_t from = s->ms->at[s->from].q.from, to = s->ms->at[s->to - 1].q.to + REACH_CLAUSE;

	from = from > REACH_CLAUSE ? from - REACH_CLAUSE : 0;
	return from < to && word_table_in(&grammar, "not",
	    span_slice(s->text, from, to < s->text.n ? to : s->text.n));
}

bool
unsaid_left(const struct sentence *s, struct mention *m, bool undone)
{
	return (may_be_undone(m, undone) && relate_undone(s, m)) || relate_left(s, m);
}

/* --- what remains of an amount ------------------------------------------------------ */

enum { TAKEN_MOST = 6 };	/* amounts taken from one */

/* An amount, and those between it and what remains of it. */
struct remainder {
	const struct mention *whole, *taken[TAKEN_MOST];
	size_t n;
};

/* Does the amount less what was taken leave m, or would it but for a slip? */
static bool
leaves(const struct remainder *r, const struct mention *m, bool nearly)
{
	struct term whole = relate_term(r->whole), parts[TAKEN_MOST + 1];

	parts[0] = relate_term(m);
	for (size_t i = 0; i < r->n; i++)
		parts[i + 1] = relate_term(r->taken[i]);
	return nearly ? closure_slip(&whole, parts, r->n + 1) != SLIP_NONE :
	    closure_sum(&whole, parts, r->n + 1);
}

/* Is another amount of m's unit told between it and the end of its sentence, and not of it in
 * brackets (空置28套，自用6套)? */
static bool
is_followed(const struct sentence *s, const struct mention *m)
{
	for (const struct mention *e = m + 1; e < s->ms->at + s->to; e++)
		if (e->id != 0 && relate_same_unit(e, m) && e->depth <= m->depth)
			return true;
	return false;
}

/* Is no amount of m's unit told before whole in its sentence? */
static bool
is_first(const struct sentence *s, const struct mention *m, const struct mention *whole)
{
	for (const struct mention *e = s->ms->at + s->from; e < whole; e++)
		if (e->id != 0 && e->function != FUNCTION_AVERAGE && relate_same_unit(e, m))
			return false;
	return true;
}

/* 申请900万元，批复800万元，核减100万元；首批480万元、第二批240万元: do what was taken first make
 * all of the amount, so that nothing can remain of it behind the others? */
static bool
is_used_up(const struct remainder *r)
{
	struct term whole = relate_term(r->whole), parts[TAKEN_MOST];

	for (size_t n = 0; n + 1 < r->n; ) {
		parts[n] = relate_term(r->taken[r->n - 1 - n]);
		if (closure_sum(&whole, parts, ++n))
			return true;
	}
	return false;
}

/* Is one slip why r does not leave m?  Either whole is the first amount and the others, none of
 * them as large, are told one by one; or the two stand side by side, and it tells. */
static bool
is_all_but_slip(const struct sentence *s, const struct mention *m, const struct remainder *r)
{
	struct term whole = relate_term(r->whole);
	struct term parts[2] = { relate_term(m), relate_term(r->taken[0]) };

	if (is_followed(s, m) || word_table_is(&qualifiers, "joins", unsaid_between(s, r->whole,
	    r->taken[r->n - 1])))
		return false;
	if (r->n == 1 && closure_slip(&whole, parts, 2) == SLIP_TELLING)
		return true;
	for (size_t i = 0; i < r->n; i++)
		if (r->n > 1 && decimal_cmp(r->taken[i]->q.value, r->whole->q.value) >= 0)
			return false;
	return !is_used_up(r) && is_first(s, m, r->whole) && leaves(r, m, true);
}

/* The amount before m in its sentence that m remains of, less all behind it but what brackets, or
 * a list that makes its total, tell of those; wholes: or any list; nearly: but for a slip.  False
 * if there is none, or one of them is told of another year or roughly. */
static bool
find_remainder(const struct sentence *s, const struct mention *m, struct remainder *r,
    bool wholes, bool nearly)
{
	r->n = 0;
	for (const struct mention *e = m; e-- > s->ms->at + s->from; ) {
		if (e->id == 0 || !relate_same_unit(e, m) || e->function == FUNCTION_AVERAGE ||
		    (wholes ? e->member : relate_is_settled(e)) || e->depth > m->depth)
			continue;
		if (!unsaid_amount(e) || e->depth < m->depth)
			return false;
		r->whole = e;
		if (r->n != 0 && (nearly ? is_all_but_slip(s, m, r) : leaves(r, m, false)))
			return true;
		if (r->n == TAKEN_MOST)
			return false;
		r->taken[r->n++] = e;
	}
	return false;
}

/* Is m what the sentence says that something was planned at, or kept within? */
static bool
takes_from(const struct sentence *s, const struct mention *m)
{
	return m->side == SIDE_BUDGET || m->side == SIDE_INITIAL ||
	    word_table_in(&qualifiers, "planned", unsaid_clause(s, m));
}

/* Do words before a figure say that it is what is left: by how they begin, or as all of them? */
static bool
tells_rest(struct span words)
{
	return word_table_starts(&qualifiers, "remains", words) ||
	    word_table_is(&qualifiers, "restalone", words);
}

/* Do the words before m say so, or 仍有 before it and behind it what has not become of it yet
 * (仍有1,114万元待化解)? */
static bool
is_rest(const struct sentence *s, const struct mention *m)
{
	struct span words = unsaid_clause(s, m);

	return tells_rest(words) || (word_table_is(&qualifiers, "persists", words) &&
	    word_table_in(&qualifiers, "pending", words_behind(s, m)));
}

/* 支出16.90万元，从安排的20万元中列支，余3.10万元: the same where what was taken, the only amount
 * before the one it was taken from, is told first. */
static bool
find_turned(const struct sentence *s, const struct mention *m, struct remainder *r, bool nearly)
{
	const struct mention *two[2] = { NULL };
	size_t n = 0;

	for (const struct mention *e = s->ms->at + s->from; e < m; e++) {
		if (e->id == 0 || !relate_same_unit(e, m) || e->function == FUNCTION_AVERAGE)
			continue;
		if (n == 2 || !unsaid_amount(e) || e->depth != m->depth)
			return false;
		two[n++] = e;
	}
	if (n != 2 || !word_table_starts(&qualifiers, "spared", unsaid_clause(s, m)) ||
	    decimal_cmp(two[0]->q.value, two[1]->q.value) >= 0 ||
	    (nearly && is_followed(s, m)) || !takes_from(s, two[1]))
		return false;
	r->whole = two[1];
	r->taken[0] = two[0];
	r->n = 1;
	return leaves(r, m, nearly);
}

/* 已支付1,012.35万元，支付进度88.03%（预算1150万元），余款137.65万元: the same by the only rate
 * before m, wherever what that is over stands. */
static bool
find_rated(const struct sentence *s, const struct mention *m, struct remainder *r, bool nearly)
{
	r->whole = NULL;
	r->taken[0] = rated(s, m, &r->whole);
	r->n = 1;
	return r->taken[0] != NULL && relate_same_unit(r->whole, m) && leaves(r, m, nearly) &&
	    (!nearly || !is_followed(s, m));
}

/* Is there something that m remains of, by any of these? */
static bool
finds(const struct sentence *s, const struct mention *m, struct remainder *r, bool nearly)
{
	return find_remainder(s, m, r, false, nearly) ||
	    find_remainder(s, m, r, true, nearly) || find_rated(s, m, r, nearly) ||
	    find_turned(s, m, r, nearly);
}

/* Does one of m's unit stand before it in the sentence? */
static bool
has_one_before(const struct sentence *s, const struct mention *m)
{
	for (const struct mention *e = s->ms->at + s->from; e < m; e++)
		if (relate_same_unit(e, m))
			return true;
	return false;
}

void
unsaid_remainder(const struct sentence *s, struct mention *m)
{
	static const char *const less[TAKEN_MOST + 1] = {
		"$", "$-$", "$-$-$", "$-$-$-$", "$-$-$-$-$", "$-$-$-$-$-$", "$-$-$-$-$-$-$"
	};
	struct remainder r;
	size_t ids[TAKEN_MOST + 1];
	bool holds;

	if (m->member || !(unsaid_amount(m) || m->function == FUNCTION_DELTA) ||
	    !unsaid_is_stated(m) || !has_one_before(s, m) ||
	    !is_rest(s, m))
		return;
	holds = finds(s, m, &r, false);
	if (!holds && !finds(s, m, &r, true))
		return;
	ids[0] = r.whole->id;
	for (size_t i = 0; i < r.n; i++)
		ids[i + 1] = r.taken[r.n - 1 - i]->id;
	mentions_link(s->ms, m, !holds ? REL_LIKELY : r.n == 1 ? REL_DELTA : REL_SUM, less[r.n],
	    ids);
}
