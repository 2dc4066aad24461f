/* relate_unsaid_beside: changes that are told right beside what they are changes of; see
 * relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/relate_growth.h"
#include "sentence/reach.h"
#include "text/punct.h"

/* The amount before m is the base itself where it is what is held against (比控制价345.00万元
 * 下浮7.57%，节约26.10万元). */
bool
unsaid_saved_behind(const struct sentence *s, struct mention *m)
{
	const struct mention *now, *saved = m + 1;
	struct term d, base, rate;
	bool held;

	if (m->function != FUNCTION_GROWTH || (m->last_cue & CUE_DOWN) == 0 ||
	    m == s->ms->at + s->from || saved == s->ms->at + s->to)
		return false;
	now = m - 1;
	if (!unsaid_amount(now) || !unsaid_amount(saved) || !relate_same_unit(now, saved) ||
	    !unsaid_is_change(s, saved))
		return false;
	d = relate_term(saved);
	base = relate_term(now);
	rate = relate_term(m);
	held = unsaid_held_against(s, now);
	if ((!held && !decimal_add(base.value, d.value, &base.value)) ||
	    !closure_rate_edit(&d, &base, &rate))
		return false;
	mentions_link(s->ms, m, REL_GROWTH, held ? "$/$" : "$/($+$)",
	    (size_t[]){ saved->id, now->id, saved->id });
	return true;
}

/* 较招标控制价500.00万元下浮4.00%，为480.00万元: what there was right before m, and what it came to
 * right behind. */
bool
unsaid_becomes(const struct sentence *s, struct mention *m)
{
	const struct mention *then = m - 1, *now = m + 1;
	struct span words;

	if (m->function != FUNCTION_GROWTH || m == s->ms->at + s->from ||
	    now >= s->ms->at + s->to || !unsaid_amount(then) || !unsaid_amount(now) ||
	    !relate_same_unit(then, now))
		return false;
	words = unsaid_between(s, m, now);
	words = span_slice(words, punct_starts(words, ','), words.n);
	if (!word_table_is(&grammar, "is", words) || (!unsaid_held_against(s, then) &&
	    !relate_growth_says_held(unsaid_clause(s, then))))
		return false;
	mentions_link(s->ms, m, REL_GROWTH, (m->last_cue & CUE_UP) != 0 ? "$/$-1" : "1-$/$",
	    (size_t[]){ now->id, then->id });
	return true;
}

/* 预算826万元，其中财政拨款825万元；执行712万元，其中财政拨款711万元；差额114万元: the figure
 * before e in its sentence, of which those between are parts, or a rate (执行率86.2%). */
static const struct mention *
told_before(const struct sentence *s, const struct mention *e)
{
	const struct mention *b = e - 1;

	while (b > s->ms->at + s->from && (b->member || b->q.kind == KIND_PERCENT))
		b--;
	return b;
}

bool
unsaid_gap(const struct sentence *s, struct mention *m)
{
	struct span words = unsaid_words_before(s, m);
	const struct mention *a, *b;
	bool first;

	if (m->function != FUNCTION_PRIMARY || !word_table_in(&qualifiers, "gap", words))
		return false;
	if (word_table_in(&qualifiers, "fills", words))	/* 用事业基金弥补收支差额 */
		return true;
	if (m - s->ms->at < (ptrdiff_t)s->from + 2 ||
	    word_table_in(&particles, "lastyear", words))	/* 与上年决算相比差异 */
		return true;
	b = told_before(s, m);
	a = b > s->ms->at + s->from ? told_before(s, b) : b;
	if (a == b || !unsaid_amount(a) || !unsaid_amount(b) || !relate_same_unit(a, m) ||
	    !relate_same_unit(b, m))
		return true;
	first = decimal_cmp(a->q.value, b->q.value) > 0;
	mentions_link(s->ms, m, REL_DELTA, "$-$",
	    (size_t[]){ first ? a->id : b->id, first ? b->id : a->id });
	return true;
}

/* Does m, a percentage, go on with the change before it: 、, or ，增长 where that is one, too? */
static bool
goes_on(const struct sentence *s, const struct mention *m)
{
	const unsigned way = CUE_UP | CUE_DOWN;
	const struct mention *delta = m - 1;

	if (m->last_cue == 0)
		return word_table_is(&qualifiers, "joins", unsaid_between(s, delta, m));
	return m->function == FUNCTION_GROWTH && span_eq(m->q.unit, SPAN("%")) &&
	    m->clause == delta->clause && m->depth == delta->depth &&
	    (m->cues & CUE_PRIOR) == 0 && (m->last_cue & way) == (delta->last_cue & way);
}

bool
unsaid_growth_beside(const struct sentence *s, struct mention *m)
{
	const struct mention *delta = m - 1, *then;
	bool sure = m->last_cue == 0;
	struct term d, base, rate;
	size_t ids[2];

	if (m == s->ms->at + s->from || m->q.kind != KIND_PERCENT || m->phrase.n != 0 ||
	    delta->function != FUNCTION_DELTA || !goes_on(s, m) ||
	    !mentions_difference(s->ms, delta, REL_DELTA, ids) ||
	    (then = mentions_before(s->ms, m, ids[(delta->last_cue & CUE_UP) != 0])) == NULL)
		return false;
	d = relate_term(delta);
	base = relate_term(then);
	rate = relate_term(m);
	if (!sure && !closure_rate(&d, &base, &rate) && !misprint_rate_alone(&d, &base, &rate))
		return false;
	m->function = FUNCTION_GROWTH;
	mentions_link(s->ms, m, REL_GROWTH, "$/$", (size_t[]){ delta->id, then->id });
	return true;
}

bool
unsaid_growth_to_behind(const struct sentence *s, struct mention *m)
{
	const struct mention *delta = m - 1, *now = m + 1;
	bool up = (m->last_cue & CUE_UP) != 0;
	struct term d, base, rate;
	enum relation rel;

	if (m != s->ms->at + s->from + 1 || now >= s->ms->at + s->to || m->phrase.n != 0 ||
	    m->function != FUNCTION_GROWTH || delta->function != FUNCTION_DELTA ||
	    !unsaid_is_stated(delta) || !unsaid_amount(now) || now->member ||
	    !relate_same_unit(now, delta) || now->depth != m->depth ||
	    !recall_names(mentions_text(s->ms, delta->label), mentions_text(s->ms, now->label)))
		return false;
	d = relate_term(delta);
	base = relate_term(now);
	rate = relate_term(m);
	if (!(up ? decimal_sub : decimal_add)(base.value, d.value, &base.value))
		return false;
	rel = relate_by_fit(REL_GROWTH, closure_rate_edit(&d, &base, &rate) ?
	    closure_rate_fit(&d, &base, &rate) : SLIP_NONE, SLIP_NEEDLESS);
	mentions_link(s->ms, m, rel, up ? "$/($-$)" : "$/($+$)",
	    (size_t[]){ delta->id, now->id, delta->id });
	return rel != REL_NONE;
}
