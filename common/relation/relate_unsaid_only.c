/* relate_unsaid_only: rates of the only two amounts that they can be of; see
 * relate_unsaid_parts.h.
 *
 * Where words name what is divided and what it is divided by, and nothing else that could be either
 * stands near, the size of a miss says nothing against the two: a digit at the head of an amount
 * moves the rate by as much as it likes.
 */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "sentence/operand_words.h"

/* The only amount in the unit of part that stands before it and is no part of another: in its
 * sentence, or, where that has none, in the one before; NULL: there are none or several, or others
 * that are no amounts of their own. */
static const struct mention *
only_before(const struct sentence *s, const struct mention *part)
{
	const struct mention *base = NULL;

	for (const struct mention *e = part;
	    e-- > s->ms->at && e->sentence + 1 >= part->sentence; ) {
		if (e->id == 0 || e->member || e->function == FUNCTION_SAME ||
		    !relate_same_unit(e, part))
			continue;
		if (base != NULL && base->sentence != e->sentence)
			break;
		if (base != NULL || !unsaid_amount(e) || e->depth != part->depth)
			return NULL;
		base = e;
	}
	return base;
}

/* Do two amounts or more that are told as parts of base stand between it and part? */
static bool
is_broken_down(const struct mention *base, const struct mention *part)
{
	enum { LEAST = 2 };
	size_t n = 0;

	for (const struct mention *e = base + 1; e < part; e++)
		n += e->member && e->total == base->id;
	return n >= LEAST;
}

/* The words of m, its verb with them. */
static struct span
words_of(const struct sentence *s, const struct mention *m)
{
	return mentions_text(s->ms, m->full.n > m->phrase.n ? m->full : m->phrase);
}

/* 占计划的95%, 为预算的101.9%: is m by its words over what was planned, and base that? */
static bool
is_over_plan(const struct sentence *s, const struct mention *m, const struct mention *base)
{
	enum { NOUN = 6 };	/* bytes of two ideographs */
	struct span words = words_of(s, m), name = mentions_text(s->ms, base->label);
	enum side side = relate_side(s->words, words);

	return mention_does(m, 1 << FUNCTION_SHARE | 1 << FUNCTION_RATE | 1 << FUNCTION_OTHER) &&
	    (side == SIDE_BUDGET || side == SIDE_INITIAL) &&
	    !word_table_ends(&name_words, "rate", words) &&
	    (base->side == SIDE_BUDGET || base->side == SIDE_INITIAL ||
	    (words.n >= NOUN && span_ends(name, span_slice(words, words.n - NOUN, words.n))) ||
	    word_table_in(&qualifiers, "planned", mentions_text(s->ms, base->before)));
}

static bool
is_named(const struct sentence *s, const struct operand_words *words, const struct mention *m)
{
	return operand_words_name(words, mentions_text(s->ms, m->label), m->side) ||
	    operand_words_name(words, mentions_text(s->ms, m->before), SIDE_NONE);
}

/* 支付率, 整改到位率: is m by its name a rate of part, be it in rates.tsv or not, over base, which
 * that table names or which has been broken down before part? */
static bool
is_rate_of(const struct sentence *s, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	struct span words = words_of(s, m), prefix;
	size_t row = relate_rate_name(s->words, words, &prefix);
	const struct rated *of = row == NONE ? NULL : &s->words->rated[row];

	if (of == NULL && !word_table_ends(&name_words, "rate", words))
		return false;
	if (!(of != NULL && is_named(s, &of->part, part)) && !relate_is_akin(s->ms, m, part))
		return false;
	return is_broken_down(base, part) || (of != NULL && is_named(s, &of->whole, base));
}

/* 涉及金额3,256万元，已整改金额3,126万元，占96.0%: is m a share of part in what stands right before
 * it, by a name that is like its own? */
static bool
is_bare_share(const struct sentence *s, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	struct decimal least;

	return m->function == FUNCTION_SHARE && !m->share_base && m->phrase.n == 0 &&
	    base + 1 == part && base->sentence == part->sentence &&
	    decimal_mul(m->q.quantum, decimal_of(100), &least) &&
	    decimal_cmp(m->q.value, least) >= 0 &&
	    recall_alike(mentions_text(s->ms, part->before), mentions_text(s->ms, base->before));
}

/* 支付342万元，支付率95%，结余18万元: does the figure right behind m tell what is left, so that m
 * may be over what that and its part make? */
static bool
has_rest(const struct sentence *s, const struct mention *m)
{
	const struct mention *rest = m + 1;

	return rest < s->ms->at + s->to && relate_same_unit(rest, m - 1) &&
	    word_table_in(&qualifiers, "lacking", mentions_text(s->ms, rest->before));
}

/* 案件1,286件，其中民事912件，刑事374件。调撤486件，调撤率53.3%: does part give m over what base
 * has been broken down into, so that it is of that? */
static bool
is_of_part(const struct mention *m, const struct mention *part, const struct mention *base)
{
	for (const struct mention *e = base + 1; e < part; e++)
		if (e->member && e->total == base->id && relate_same_unit(e, part) &&
		    relate_closes_rate(part, e, m))
			return true;
	return false;
}

/* 得14.50分，得分率72.5%（满分20分）: the full mark in brackets right behind m, a rate of the mark
 * right before it; NULL: m is no such, or no more stands there. */
static const struct mention *
full_behind(const struct sentence *s, const struct mention *m, const struct mention *part)
{
	const struct mention *full = m + 1;

	return mention_is_mark(part) && full < s->ms->at + s->to && mention_is_mark(full) &&
	    full->depth > m->depth && part->depth == m->depth &&
	    word_table_ends(&name_words, "rate", words_of(s, m)) &&
	    word_table_ends(&qualifiers, "full", mentions_text(s->ms, full->label)) ? full : NULL;
}

void
unsaid_only_pairs(const struct sentence *s)
{
	for (size_t i = s->from + 1; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];
		const struct mention *part = m - 1, *base;
		bool full;

		if (m->q.kind != KIND_PERCENT || m->nlinks != 0 || m->paired ||
		    !unsaid_is_stated(m) || !span_eq(m->q.unit, SPAN("%")) ||
		    !unsaid_amount(part) || part->clause != m->clause || has_rest(s, m))
			continue;
		base = full_behind(s, m, part);
		full = base != NULL;
		if (!full && (part->member || (base = only_before(s, part)) == NULL))
			continue;
		if ((full || is_over_plan(s, m, base) || is_rate_of(s, m, part, base) ||
		    is_bare_share(s, m, part, base)) &&
		    relate_fits_rate(closure_rate_edit, part, base, m) &&
		    !is_of_part(m, part, base))
			mentions_link(s->ms, m, REL_LIKELY, "$/$",
			    (size_t[]){ part->id, base->id });
	}
}
