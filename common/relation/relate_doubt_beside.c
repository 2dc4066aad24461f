/* relate_doubt_beside: figures of one rank, of which none is a rate of the other; see
 * relate_doubt_parts.h. */
#include "relation/relate_doubt_parts.h"

#include "language/grammar.h"

/* Is share, right behind base, that of another amount (审定487.60万元，审减率4.84%)? */
static bool
is_of_other(const struct mentions *ms, const struct mention *share, const struct mention *base)
{
	size_t ids[2];

	return share->nlinks != 0 && !((mentions_quotient(ms, share, REL_SHARE, ids) ||
	    mentions_quotient(ms, share, REL_RATE, ids) ||
	    mentions_quotient(ms, share, REL_LIKELY, ids)) && ids[0] == base->id);
}

/* 应到位520万元，实际到位494万元，到位率95%；实际支出469.3万元，使用率95%: does part say no more
 * than that it was spent, so that it was of base, of which share tells what it is of itself, and
 * does m come out of both, but for one slip?  The rate of a budget may be of another. */
static bool
is_spent_of(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *share, const struct mention *base)
{
	return (share->nlinks != 0 || decimal_cmp(share->q.value, decimal_of(100)) == 0) &&
	    part->q.kind == KIND_MONEY &&
	    word_table_is(&qualifiers, "spending", mentions_text(ms, part->label)) &&
	    !word_table_ends(&name_words, "executed", mentions_text(ms, m->phrase)) &&
	    relate_fits_rate(closure_rate_edit, part, base, m);
}

/* 行政村236个，已通客车236个，通达率100%: is share that of all of what stands before base? */
static bool
is_of_all(const struct mentions *ms, const struct mention *share, const struct mention *base)
{
	const struct mention *whole = base - (base > ms->at);

	return decimal_cmp(share->q.value, decimal_of(100)) == 0 && (share->nlinks != 0 ||
	    (whole != base && whole->sentence == base->sentence &&
	    relate_same_unit(whole, base) && decimal_cmp(whole->q.value, base->q.value) == 0));
}

static bool
is_named_rate(const struct mentions *ms, const struct mention *m)
{
	return word_table_ends(&name_words, "rate", mentions_text(ms, m->phrase));
}

/* 优秀24个（占20%）、良好72个（占60%）: has each of two amounts its rate in brackets? */
static bool
are_bracketed(const struct mention *share, const struct mention *base, const struct mention *m,
    const struct mention *part)
{
	return share->depth > base->depth && m->depth > part->depth && base->depth == part->depth;
}

bool
doubt_item_before(const struct claim *c)
{
	const struct mentions *ms = c->ms;
	const struct mention *m = c->m, *part = c->part, *base = c->base;
	const struct mention *share = base + 1;

	return base + 2 == part && part + 1 == m && base->sentence == m->sentence &&
	    share->q.kind == KIND_PERCENT && (share->function == m->function ||
	    is_named_rate(ms, share)) &&
	    !is_of_other(ms, share, base) && !share->share_base && !m->share_base &&
	    !is_spent_of(ms, m, part, share, base) &&
	    (base->clause < part->clause || are_bracketed(share, base, m, part)) &&
	    part->clause == m->clause && !(part->member && part->total == base->id) &&
	    !is_of_all(ms, share, base);
}

bool
doubt_untold(const struct claim *c)
{
	const struct mention *m = c->m, *part = c->part, *base = c->base;
	const struct mention *rated = base + 1;

	return base + 2 == part && part + 1 == m && base->sentence == m->sentence &&
	    mention_is_exact(rated) && rated->q.kind == KIND_PERCENT && rated->nlinks == 0 &&
	    is_named_rate(c->ms, rated) && is_named_rate(c->ms, m) && part->total != base->id &&
	    decimal_sign(rated->q.value) > 0 &&
	    decimal_cmp(rated->q.value, decimal_of(100)) != 0;
}

bool
doubt_own_count(const struct claim *c)
{
	const struct mention *m = c->m, *part = c->part, *base = c->base;
	bool rated = false;

	if (part >= base || part->total == base->id ||
	    part->sentence != m->sentence || part->clause == base->clause ||
	    base->clause != m->clause || !relate_is_akin(c->ms, m, base))
		return false;
	for (const struct mention *e = part + 1; e < base && e->clause == part->clause; e++)
		rated |= e->q.kind == KIND_PERCENT && is_named_rate(c->ms, e);
	return rated;
}
