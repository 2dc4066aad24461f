/* relate_doubt_rated: figures that have rates themselves, or of which others have; see
 * relate_doubt_parts.h. */
#include "relation/relate_doubt_parts.h"

#include "language/grammar.h"

/* 受理1,286件，办结1,262件，办结率93.18%: is what the rate is over named by its words, in its
 * sentence, or one of the two right before it, and what these make no further from it than a tenth?
 * What words name behind it may be. */
static bool
is_named_near(const struct claim *c)
{
	const struct recalled *whole = c->b;
	struct decimal made, off;

	if (whole->id > c->m->id)
		return true;	/* 抽查650台，抽查覆盖率21.26%（在用电梯2,480台） */
	return (rate_operand(&c->rate->of->whole, whole) || whole->id + 2 == c->m->id) &&
	    whole->block == c->recall->block && whole->sentence == c->m->sentence &&
	    decimal_shift(c->of.value, 2, &made) &&
	    decimal_div(made, c->over.value, 2, &made) &&
	    decimal_sub(made, c->stated.value, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(10), &off) &&
	    decimal_cmp(off, c->stated.value) <= 0;
}

bool
doubt_near_counts(const struct claim *c)
{
	return c->a->kind == KIND_COUNT && !c->b->cell && c->m->q.kind != KIND_RATIO &&
	    !is_named_near(c);
}

bool
doubt_is_told(const struct mentions *ms, const struct mention *m, const size_t ids[2])
{
	bool others = false;
	size_t of[2];

	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; ) {
		if (others && (mentions_quotient(ms, e, REL_RATE, of) ||
		    mentions_quotient(ms, e, REL_LIKELY, of)) &&
		    of[0] == ids[0] && of[1] == ids[1])
			return true;
		others |= mention_is_exact(e) && (e->q.kind == KIND_MONEY ||
		    e->q.kind == KIND_COUNT) && e->function == FUNCTION_PRIMARY;
	}
	return false;
}

bool
doubt_told(const struct claim *c)
{
	return doubt_is_told(c->ms, c->m, (size_t[]){ c->a->id, c->b->id });
}

bool
doubt_base_of_other(const struct claim *c)
{
	const struct mention *m = c->m;

	for (const struct mention *e = m; c->rel == REL_LIKELY && e-- > c->ms->at &&
	    e->sentence == m->sentence; ) {
		struct term a, b = relate_recalled_term(c->a), rate = relate_term(e);
		const struct recalled *part;
		size_t ids[2];

		if (e->q.kind != KIND_PERCENT || (!mentions_quotient(c->ms, e, REL_RATE, ids) &&
		    !mentions_quotient(c->ms, e, REL_LIKELY, ids)) || ids[1] != c->a->id ||
		    (part = operand_by_id(c->recall, ids[0])) == NULL)
			continue;
		a = relate_recalled_term(part);
		if (closure_rate(&a, &b, &rate))
			return true;
	}
	return false;
}
