/* relate_unsaid_change: changes in a sentence, in amount or per cent, and the two figures
 * that they are between; see relate_unsaid_parts.h. */
#include "relation/relate_unsaid_change.h"

#include "language/grammar.h"
#include "relation/relate_growth.h"
#include "sentence/reach.h"
#include "text/punct.h"

/* points: of percentages. */
static bool
may_change(const struct mention *m, bool points)
{
	switch (m->function) {
	case FUNCTION_GROWTH:
		return points;	/* 增长6.8%，较上年5.6%提高1.2个百分点 */
	case FUNCTION_PRIMARY: case FUNCTION_PRIOR: case FUNCTION_SUM: case FUNCTION_BASE:
	case FUNCTION_AVERAGE:
		return true;
	case FUNCTION_OTHER:	/* 满分100分，得分96.5分，扣3.5分 */
		return m->q.kind == KIND_PERCENT || m->q.kind == KIND_SCORE;
	case FUNCTION_RATE: case FUNCTION_SHARE:
		return m->q.kind == KIND_PERCENT;
	default:
		return false;
	}
}

/* 共15个，其中年初8个，年中增加7个: does m, a change in amount by its own name, stand behind a part
 * in its unit that is no change? */
static bool
adds_to_part(const struct sentence *s, const struct mention *m)
{
	for (const struct mention *e = m; m->phrase.n != 0 && e >= s->ms->at + s->from; e--) {
		if (e != m && e->function != FUNCTION_DELTA && relate_same_unit(e, m))
			return true;
		if ((e->cues & (CUE_PARTS | CUE_SOME)) != 0)
			break;
	}
	return false;
}

/* Is the change m that of a part told since base? */
static bool
is_of_part(const struct sentence *s, const struct mention *m, const struct mention *base)
{
	return (m->function == FUNCTION_GROWTH || (m->function == FUNCTION_DELTA &&
	    m->q.kind != KIND_PERCENT && !adds_to_part(s, m))) &&
	    relate_growth_of_part(s->ms, m, base->id, mentions_text(s->ms, base->label));
}

/* May like be the change of m, by what both count?  points: of percentages; a growth is one of any
 * amounts. */
static bool
is_of_kind(const struct mention *m, const struct mention *like, bool points)
{
	if (points)
		return span_eq(m->q.unit, SPAN("%"));
	return like->function == FUNCTION_GROWTH ?
	    m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT : relate_same_unit(m, like);
}

/* The figures of the sentence that like may be the change of. */
static void
collect_pair(const struct sentence *s, const struct mention *like, struct pair *p)
{
	bool points = like->q.kind == KIND_PERCENT &&
	    word_table_is(&name_words, "points", like->q.unit);

	p->n = 0;
	for (size_t i = s->from; i < s->to && p->n < PAIR_MAX; i++) {
		const struct mention *m = &s->ms->at[i];

		if (m != like && is_of_kind(m, like, points) && unsaid_is_stated(m) &&
		    may_change(m, points) && !(m < like && is_of_part(s, like, m)))
			p->at[p->n++] = m;
	}
}

/* 较常年（1,412.8毫米）偏少8.9%: stands m alone in brackets that begin behind a clause of but such
 * words? */
static bool
is_bracketed_against(const struct sentence *s, const struct mention *m)
{
	struct span words = unsaid_words_before(s, m), clause = words;
	size_t n = punct_ends(words, '(');

	if (n == 0 || m->depth == 0)
		return false;
	words.n -= n;
	for (size_t at; (at = punct_find(words, ',')) != NONE; )
		words = span_slice(words, at + punct_starts(span_slice(words, at, words.n), ','),
		    words.n);
	return words.n < clause.n && word_table_starts(&qualifiers, "against", words);
}

static bool
is_held_against(const struct sentence *s, const struct mention *m)
{
	struct span words = unsaid_clause(s, m);

	return (word_table_starts(&qualifiers, "against", words) &&
	    (m == s->ms->at || m[-1].id == 0 || m[-1].q.to <= (size_t)(words.p - s->text.p))) ||
	    is_bracketed_against(s, m);
}

static bool
is_said_earlier(const struct sentence *s, const struct mention *m)
{
	return word_table_in(&qualifiers, "earlier", unsaid_clause(s, m));
}

/* What is asked of all pairs of a sentence; two bits of what is known each. */
enum question { ASK_HELD, ASK_EARLIER };

/* Asks it of m: once, since words do not change. */
static bool
ask_once(const struct sentence *s, const struct mention *m, enum question question,
    bool (*ask)(const struct sentence *s, const struct mention *m))
{
	size_t i = (size_t)(m - s->ms->at);
	unsigned char asked = (unsigned char)(1u << 2 * question);
	unsigned char yes = (unsigned char)(2u << 2 * question);

	if (i < s->from || i >= s->to)
		return ask(s, m);
	i -= s->from;
	if ((s->known[i] & asked) == 0)
		s->known[i] |= ask(s, m) ? asked | yes : asked;
	return (s->known[i] & yes) != 0;
}

bool
unsaid_held_against(const struct sentence *s, const struct mention *m)
{
	return ask_once(s, m, ASK_HELD, is_held_against);
}

/* 上年12万元: do the words before m say that it was so before? */
static bool
is_earlier_by_words(const struct sentence *s, const struct mention *m)
{
	return ask_once(s, m, ASK_EARLIER, is_said_earlier);
}

/* Budgets come before what was spent of them. */
static bool
is_planned(const struct mention *m)
{
	return m->side == SIDE_INITIAL || m->side == SIDE_BUDGET;
}

bool
change_is_earlier(const struct sentence *s, const struct mention *m, const struct mention *other)
{
	bool held;

	if (m->function == FUNCTION_PRIOR)
		return other->function != FUNCTION_PRIOR || m->year < other->year;
	if (other->function == FUNCTION_PRIOR)
		return false;
	if (m->year != 0 && other->year != 0 && m->year != other->year)
		return m->year < other->year;
	if (m->q.kind == KIND_SCORE && other->q.kind == KIND_SCORE)	/* none above the full */
		return m->function == FUNCTION_OTHER && other->function != FUNCTION_OTHER &&
		    decimal_cmp(m->q.value, other->q.value) >= 0;
	if (is_planned(m) != is_planned(other) &&
	    (m->side == SIDE_FINAL || other->side == SIDE_FINAL))
		return is_planned(m);
	if ((held = unsaid_held_against(s, m)) != unsaid_held_against(s, other))
		return held;
	return is_earlier_by_words(s, m) && !is_earlier_by_words(s, other);
}

struct change
change_of(const struct sentence *s, const struct mention *a, const struct mention *b, bool up)
{
	bool larger = decimal_cmp(a->q.value, b->q.value) > 0;

	if (change_is_earlier(s, a, b))
		return (struct change){ b, a, true };
	if (change_is_earlier(s, b, a))
		return (struct change){ a, b, true };
	return larger == up ? (struct change){ a, b, false } : (struct change){ b, a, false };
}

/* now - then, upwards or downwards. */
static bool
step(const struct change *c, bool up, struct term *d)
{
	struct term x = relate_term(c->now), y = relate_term(c->then);

	*d = x;
	return up ? decimal_sub(x.value, y.value, &d->value) :
	    decimal_sub(y.value, x.value, &d->value);
}

/* Does the change m, an amount or a percentage, come out? */
static bool
comes_out(const struct change *c, const struct mention *m, bool up)
{
	struct term x = relate_term(c->now), y = relate_term(c->then), rate = relate_term(m), d;

	if (m->q.kind != KIND_PERCENT || m->function == FUNCTION_DELTA)
		return up ? closure_difference(&x, &y, &rate) : closure_difference(&y, &x, &rate);
	return step(c, up, &d) && closure_rate(&d, &y, &rate);
}

void
change_link(const struct sentence *s, struct mention *m, const struct change *c, bool up)
{
	if (m->q.kind != KIND_PERCENT || m->function == FUNCTION_DELTA)
		mentions_link(s->ms, m, REL_DELTA, "$-$", up ?
		    (size_t[]){ c->now->id, c->then->id } : (size_t[]){ c->then->id, c->now->id });
	else
		mentions_link(s->ms, m, REL_GROWTH, !up ? "1-$/$" :
		    relate_is_added(c->now->q.value, mentions_text(s->ms, c->now->label),
		    c->then->q.value) ? "$/$" : "$/$-1",
		    (size_t[]){ c->now->id, c->then->id });
}

/* Few digits come out by accident: 5 people more, 3 and 8 of something else. */
static bool
is_no_accident(const struct mention *m, const struct change *c)
{
	struct term d = relate_term(m), now = relate_term(c->now);

	return c->sure || (m->function != FUNCTION_GROWTH ? closure_digits(&now, &d, 1) :
	    closure_digits(&d, &d, 0)) >= UNSAID_HELD;
}

struct span
unsaid_words_before(const struct sentence *s, const struct mention *m)
{
	size_t from = m > s->ms->at && m[-1].q.to <= m->q.from ? m[-1].q.to : 0;

	return span_slice(s->text, from, m->q.from);
}

bool
change_is_against_other(const struct sentence *s, const struct mention *m)
{
	struct span words = unsaid_words_before(s, m);

	return (m->cues & CUE_PRIOR) != 0 || word_table_in(&name_words, "yearago", words);
}

/* 出院人次增长3.1%，平均住院日由8.1天下降到7.6天: is what follows m called otherwise, or what
 * stands before it (内涝点由14处减至2处，投诉量下降63.7%)? */
static bool
is_of_another(const struct sentence *s, const struct mention *m, const struct pair *p)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */
	struct span own = mentions_text(s->ms, m->phrase);

	if (m->function == FUNCTION_GROWTH && (m->cues & CUE_AVERAGE) != 0 && p->n != 0 &&
	    p->at[0]->q.kind == KIND_COUNT && p->at[0]->function != FUNCTION_AVERAGE)
		return true;	/* 保有量6辆，上年7辆，单车费用下降4.1% */
	if (own.n == 0 || (m > p->at[0] && (m->function != FUNCTION_GROWTH || own.n < LEAST)))
		return false;
	if (p->n != 0 && p->at[0]->q.kind == KIND_COUNT && m->function == FUNCTION_GROWTH &&
	    word_table_ends(&name_words, "uncounted", own))
		return true;	/* 就业5,120人，上年4,860人，就业资金增长18.6% */
	for (size_t i = 0; i < p->n; i++) {
		struct span other = mentions_text(s->ms, p->at[i]->phrase);

		if (other.n != 0 && !word_table_in(&qualifiers, "earlier", other))
			return !recall_alike(own, other);
	}
	return false;
}

/* Those of p that are no part of a list; clause: and stand in it. */
static struct pair
wholes(const struct pair *p, size_t clause)
{
	struct pair own = { .n = 0 };

	for (size_t i = 0; i < p->n; i++)
		if (!p->at[i]->member && (clause == NONE || p->at[i]->clause == clause))
			own.at[own.n++] = p->at[i];
	return own;
}

/* 较上年1,196.72万元减少34.46万元，主要是公用经费减少32.86万元: has the sentence told a change
 * before m, which names something else than p? */
static bool
is_second_change(const struct sentence *s, const struct mention *m, const struct pair *p)
{
	struct span name = mentions_text(s->ms, m->phrase);
	bool told = false;

	for (size_t i = 0; i < p->n; i++)
		if (name.n == 0 || span_eq(name, mentions_text(s->ms, p->at[i]->phrase)))
			return false;
	for (size_t i = s->from; i < s->to && &s->ms->at[i] < m; i++)
		told |= s->ms->at[i].function == FUNCTION_DELTA && s->ms->at[i].nlinks != 0;
	return told && m->function == FUNCTION_DELTA;
}

static bool
tells_growth(const struct mention *m)
{
	return (m->last_cue & (CUE_UP | CUE_DOWN)) != 0;
}

/* 分别上升11.08%、1.21%，破案率提升15.1个百分点: is m the first of changes that are of one thing
 * each? */
static bool
is_of_one_thing_each(const struct sentence *s, const struct mention *m)
{
	return m->function == FUNCTION_GROWTH && change_is_one_of_several(s, m);
}

/* 比标准每辆3.5万元低0.3万元: does only one of both tell how much each is, and is neither last
 * year's? */
static bool
is_each_and_all(const struct sentence *s, const struct pair *own)
{
	size_t each = 0;

	for (size_t i = 0; i < 2; i++) {
		if (own->at[i]->function == FUNCTION_PRIOR)
			return false;
		each += word_table_in(&qualifiers, "apiece",
		    mentions_text(s->ms, own->at[i]->before));
	}
	return each == 1;
}

/* 去年投资5,061万元，今年增加了3,170万元，…；园区投资1,000万元: does what came of it, told in a
 * later clause or of quite another size, lie on the other side than m says, and not as far off? */
static bool
is_astray(const struct change *c, const struct mention *m, bool up)
{
	struct term d;
	struct decimal most;

	return c->now > m && m->function == FUNCTION_DELTA && step(c, up, &d) &&
	    decimal_sign(d.value) < 0 && decimal_cmp(decimal_abs(d.value), m->q.value) != 0 &&
	    (c->now->clause != m->clause || (decimal_shift(m->q.value, 1, &most) &&
	    decimal_cmp(decimal_abs(d.value), most) > 0));
}

/* 较2013年增加1,160万元，占2013年筹集的62.5%（2013年筹集7,205万元）: is what there was told in
 * brackets behind m, and right behind a percentage, of which it is the base, or before a clause
 * that tells of something else (减少162起（上年2,064起）；亡人火灾4起)? */
static bool
is_told_aside(const struct change *c, const struct mention *m)
{
	return c->then > m && c->then->depth > m->depth &&
	    ((c->now > m && c->now->clause != m->clause) || (c->then > m + 1 &&
	    c->then[-1].depth == m->depth && c->then[-1].q.kind == KIND_PERCENT));
}

/* 三项合计1,000万元，比上年增加30万元（上年社会资金135万元）: is what there was something else, by
 * words of its own, than what there is now? */
static bool
is_of_other_name(const struct sentence *s, const struct change *c)
{
	struct span now = mentions_text(s->ms, c->now->label);
	struct span words = mentions_text(s->ms, c->then->phrase);
	struct span then = word_table_behind(&particles, "lastyear", words);

	return then.n != 0 && then.n < words.n && now.n != 0 && !recall_alike(now, then) &&
	    !recall_alike(unsaid_words_before(s, c->now), then);
}

/* 由267,000万元调减为238,000万元，调减29,000万元，下降9.7%: stands m behind the amount that a
 * budget was changed by? */
static bool
is_behind_budget(const struct sentence *s, const struct mention *m)
{
	return m > s->ms->at && m->function == FUNCTION_GROWTH &&
	    m[-1].function == FUNCTION_DELTA && m[-1].sentence == m->sentence &&
	    word_table_ends(&qualifiers, "amending", mentions_text(s->ms, m[-1].label));
}

/* The only two that m may be the change of, in its clause or in the sentence, if words
 * tell them apart. */
static bool
only_pair(const struct sentence *s, const struct mention *m, const struct pair *p, bool up,
    struct change *out)
{
	struct pair own = wholes(p, m->clause);

	if (own.n != 2)
		own = wholes(p, NONE);
	if (own.n != 2)
		own = change_pair_behind(s, m);
	if (own.n != 2 || change_is_one_of_several(s, m) || is_of_one_thing_each(s, own.at[0]) ||
	    !relate_same_unit(own.at[0], own.at[1]) || is_each_and_all(s, &own) ||
	    own.at[0]->function == FUNCTION_BASE || own.at[1]->function == FUNCTION_BASE ||
	    change_is_used(s, m) || is_behind_budget(s, m) ||
	    relate_growth_held_otherwise(s->ms, m) || is_of_another(s, m, &own) ||
	    is_second_change(s, m, &own) || change_is_in_brackets(s, m, &own))
		return false;
	*out = change_of(s, own.at[0], own.at[1], up);
	if (change_is_of_pace(s, m) && (!tells_growth(out->now) || !tells_growth(out->then)))
		return false;
	if (is_astray(out, m, up) || is_told_aside(out, m) || is_of_other_name(s, out))
		return false;
	if (is_planned(out->then) && out->now > m)
		return false;		/* 下达56.8亿元，增加3.2亿元，支出55.1亿元 */
	if (out->then->clause != m->clause)	/* 增长4.2%；其中教育18.6亿元，上年17.4亿元 */
		return false;
	return out->sure && (out->then->function == FUNCTION_PRIOR ||
	    word_table_at_start(&particles, "lastyear", unsaid_clause(s, out->then)) != 0 ||
	    out->then->year != out->now->year || !change_is_against_other(s, m));
}

/* 增加58.21万元，增长15.46%，上年为376.51万元: a change in per cent of the only amount of
 * the year before, behind it. */
static bool
link_prior_behind(const struct sentence *s, struct mention *m, const struct pair *p)
{
	const struct mention *delta = m > s->ms->at ? m - 1 : NULL, *prior = NULL;

	if (delta == NULL || m->function != FUNCTION_GROWTH || delta->function != FUNCTION_DELTA ||
	    !unsaid_is_stated(delta) || delta->clause != m->clause || m->phrase.n != 0)
		return false;
	for (size_t i = 0; i < p->n; i++) {
		if (!relate_same_unit(p->at[i], delta))
			continue;
		if (p->at[i]->function != FUNCTION_PRIOR || p->at[i] < m || prior != NULL)
			return false;
		prior = p->at[i];
	}
	if (prior == NULL)
		return false;
	mentions_link(s->ms, m, REL_GROWTH, "$/$", (size_t[]){ delta->id, prior->id });
	return true;
}

static void
relate_change(const struct sentence *s, struct mention *m)
{
	bool up = (m->last_cue & CUE_UP) != 0;
	struct change c;
	struct pair p;

	collect_pair(s, m, &p);
	if (link_prior_behind(s, m, &p) || change_told_behind(s, m, &p, up) || p.n < 2 ||
	    change_is_one_taken(s, m) || change_is_of_several(s, m))
		return;
	for (size_t i = 0; i < p.n; i++)
		for (size_t k = i + 1; k < p.n; k++) {
			c = change_of(s, p.at[i], p.at[k], up);
			if (relate_same_unit(c.now, c.then) && comes_out(&c, m, up) &&
			    (c.sure || m->function != FUNCTION_GROWTH ||
			    !change_is_against_other(s, m)) &&
			    is_no_accident(m, &c)) {
				change_link(s, m, &c, up);
				return;
			}
		}
	if (change_of_whole(s, m, &p) || relate_growth_is_one_of_both(s->ms, m))
		return;
	if (!unsaid_before(s, m, up) && !change_of_named_base(s, m, &p, up) &&
	    only_pair(s, m, &p, up, &c))
		change_link(s, m, &c, up);
	else if (m->nlinks == 0 && !change_is_used(s, m)) {
		change_slipped(s, m, &p, up);
		change_misprinted(s, m, &p, up);
	}
}

bool
unsaid_is_change(const struct sentence *s, const struct mention *m)
{
	if (m->function == FUNCTION_DELTA || m->function == FUNCTION_GROWTH)
		return true;
	return m->function == FUNCTION_PRIMARY && m->cell.row == 0 && !m->member &&
	    word_table_in(&qualifiers, "less", unsaid_words_before(s, m));
}

/* Is the percentage m told of as a change that words, or what stands beside it, say all of? */
static bool
is_told_change(const struct sentence *s, struct mention *m)
{
	return unsaid_between_years(s, m) || unsaid_points(s, m) || unsaid_becomes(s, m) ||
	    unsaid_growth_beside(s, m) || unsaid_growth_to_behind(s, m);
}

/* An amount that no word calls a change is one only where two others are there to change. */
static bool
may_be_change(const struct sentence *s, const struct mention *m)
{
	struct pair p;

	if (m->q.kind == KIND_SCORE && (m->taken || m->function == FUNCTION_PRIMARY))
		return false;		/* relate_marks has asked */
	if (m->function != FUNCTION_PRIMARY || m->q.kind == KIND_PERCENT)
		return true;
	collect_pair(s, m, &p);
	return p.n > 1;
}

void
unsaid_changes(const struct sentence *s)
{
	bool undone = unsaid_speaks_of_undone(s);

	unsaid_points_each(s);
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (!unsaid_is_stated(m) || m->nlinks != 0 || (m->function == FUNCTION_GROWTH &&
		    relate_growth_of_before(s->ms, m)) ||
		    unsaid_left(s, m, undone))
			continue;
		if (!(m->q.kind == KIND_PERCENT && is_told_change(s, m)) &&
		    may_be_change(s, m) && unsaid_is_change(s, m) &&
		    !unsaid_gap(s, m) && !unsaid_saved_behind(s, m))
			relate_change(s, m);
		if (m->nlinks == 0 && !unsaid_excess(s, m))
			unsaid_remainder(s, m);
	}
}

