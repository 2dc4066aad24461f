/* relate_unsaid_share_behind: shares of what a sentence behind them tells; see
 * relate_unsaid_parts.h. */
#include "language/grammar.h"
#include "relation/relate_unsaid_parts.h"

/* What the share m is said to be of: 占基本支出的79.3%; empty: nothing is. */
static struct span
base_name(const struct sentence *s, const struct mention *m)
{
	struct span words = mentions_text(s->ms, m->full.n > m->phrase.n ? m->full : m->phrase);
	size_t at = word_table_find(&grammar, "share", words);

	if (at != NONE)
		return word_table_rest(&grammar, "share", words);
	return m->share_base ? words : SPAN("");
}

/* Is e an amount that part may be some of, by that name? */
static bool
is_base(const struct sentence *s, const struct mention *e, const struct mention *part,
    struct span name)
{
	return e->cell.row == 0 && unsaid_amount(e) && relate_same_unit(e, part) &&
	    decimal_cmp(e->q.value, part->q.value) > 0 &&
	    recall_names(name, mentions_text(s->ms, e->label));
}

/* The only amount of the paragraph that goes by that name, behind the sentence of m; NULL: none
 * does, or several do, or one before it. */
static const struct mention *
base_behind(const struct sentence *s, const struct mention *m, const struct mention *part,
    struct span name)
{
	const struct mentions *ms = s->ms;
	const struct mention *base = NULL;

	for (const struct mention *e = ms->at; e < ms->at + ms->n; e++) {
		if (e == part || !is_base(s, e, part, name))
			continue;
		if (base != NULL || e->sentence <= m->sentence)
			return NULL;
		base = e;
	}
	return base;
}

/* Is another share of the paragraph of the same, so that a miss may be the base's? */
static bool
is_one_of_several(const struct sentence *s, const struct mention *m, struct span name)
{
	for (const struct mention *e = s->ms->at; e < s->ms->at + s->ms->n; e++)
		if (e != m && e->q.kind == KIND_PERCENT && e->function == FUNCTION_SHARE &&
		    recall_names(name, base_name(s, e)))
			return true;
	return false;
}

/* 工资支出612.40万元，占基本支出的79.30%。基本支出合计772.26万元: links the share m of what stands
 * right before it with its base behind, if that gives it or would but for a telling slip. */
static void
relate_behind(const struct sentence *s, struct mention *m)
{
	const struct mention *part = m - 1, *base;
	struct span name = base_name(s, m);
	struct term a, b, rate = relate_term(m);
	enum closure_slip fit;

	if (name.n == 0 || !unsaid_amount(part) || part->sentence != m->sentence ||
	    (base = base_behind(s, m, part, name)) == NULL)
		return;
	a = relate_term(part);
	b = relate_term(base);
	fit = closure_rate_fit(&a, &b, &rate);
	if (fit == SLIP_NEEDLESS || (fit == SLIP_TELLING && !is_one_of_several(s, m, name)))
		mentions_link(s->ms, m, relate_by_fit(REL_SHARE, fit, SLIP_NEEDLESS), "$/$",
		    (size_t[]){ part->id, base->id });
}

void
unsaid_shares_behind(const struct sentence *s)
{
	for (size_t i = s->from + 1; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (m->q.kind == KIND_PERCENT && m->function == FUNCTION_SHARE &&
		    m->nlinks == 0 && !m->paired && unsaid_is_stated(m))
			relate_behind(s, m);
	}
}
