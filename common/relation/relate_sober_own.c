/* relate_sober_own: rates that what stands around them gives; see relate_sober_own.h. */
#include "relation/relate_sober_own.h"

#include "language/grammar.h"
#include "text/punct.h"

bool
sober_makes(struct decimal amount, const struct mention *whole, const struct mention *m)
{
	struct decimal off, least;

	if (!decimal_shift(amount, 2, &amount) ||
	    !decimal_mul(whole->q.value, m->q.value, &off) ||
	    !decimal_sub(amount, off, &off))
		return false;
	if (m->q.quantum.scale <= 0)
		return decimal_sign(off) == 0;
	return decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_mul(whole->q.value, m->q.quantum, &least) && decimal_cmp(off, least) <= 0;
}

static bool
is_amount(const struct mention *m)
{
	return mention_is_exact(m) && m->cell.row == 0 &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT);
}

/* Is whole, in the sentence behind m, a total of what part is one of? */
static bool
is_total_behind(const struct mention *whole, const struct mention *m, const struct mention *part)
{
	return whole->sentence == m->sentence + 1 &&
	    (whole->function == FUNCTION_SUM || (whole->cues & CUE_SUM) != 0) &&
	    is_amount(whole) && relate_same_unit(whole, part) &&
	    decimal_cmp(whole->q.value, part->q.value) > 0;
}

/* The amount over which part makes the rate m; NULL: there is none. */
static const struct mention *
own_base(const struct mentions *ms, const struct mention *m, const struct mention *part)
{
	const struct mention *e = m;

	while (e > ms->at && e[-1].sentence == m->sentence)
		e--;
	if (e > ms->at && (e->cues & CUE_PARTS) != 0)	/* 答复279件。其中公开86件，公开率30.82% */
		for (size_t sentence = e[-1].sentence; e > ms->at && e[-1].sentence == sentence; )
			e--;
	for (; e < ms->at + ms->n && e->sentence <= m->sentence + 1; e++)
		if (e != part && ((e->sentence <= m->sentence && is_amount(e) &&
		    relate_same_unit(e, part) && decimal_cmp(e->q.value, part->q.value) >= 0) ||
		    is_total_behind(e, m, part)) && sober_makes(part->q.value, e, m))
			return e;
	return NULL;
}

bool
sober_of_own(const struct mentions *ms, const struct mention *m, const struct mention *part,
    size_t ids[2])
{
	const struct mention *ahead = m + 1 < ms->at + ms->n && m[1].clause == m->clause ?
	    m + 1 : NULL;
	const struct mention *parts[] = { m > ms->at ? m - 1 : NULL, part, ahead }, *base;

	if (m->share_base || m->q.op != OP_EQ || m->cell.row != 0 ||
	    decimal_sign(m->q.value) <= 0 || decimal_cmp(m->q.value, decimal_of(100)) == 0)
		return false;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i] == NULL || parts[i]->sentence != m->sentence || !is_amount(parts[i]) ||
		    (base = own_base(ms, m, parts[i])) == NULL)
			continue;
		ids[0] = parts[i]->id;
		ids[1] = base->id;
		return true;
	}
	return false;
}

const struct mention *
sober_answers(const struct mentions *ms, const struct mention *base, const struct mention *part)
{
	if (base->q.kind != KIND_COUNT || part->q.kind != KIND_COUNT)
		return NULL;
	for (const struct mention *e = part; e-- > base; )
		if (e->q.kind == KIND_COUNT && mention_is_exact(e) && e->cell.row == 0 &&
		    !relate_same_unit(e, part) &&
		    word_table_is(&name_words, "sheets", e->q.unit) &&
		    word_table_ends(&qualifiers, "answers", mentions_text(ms, e->label)))
			return e == base ? NULL : e;
	return NULL;
}

const struct mention *
sober_namesake(const struct mentions *ms, const struct mention *m, const struct mention *base)
{
	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; )
		if (e != base && is_amount(e) && relate_same_unit(e, base) &&
		    recall_names(mentions_text(ms, m->phrase), mentions_text(ms, e->label)) &&
		    sober_makes(e->q.value, base, m))
			return e;
	return NULL;
}

bool
sober_chooses(const struct mentions *ms, const struct mention *m, struct span text)
{
	const struct mention *next = m + 1;
	struct span between;

	if (next == ms->at + ms->n || m->cell.row != 0 || next->sentence != m->sentence ||
	    next->q.kind != KIND_COUNT || next->q.start < m->q.to)
		return false;
	between = span_slice(text, m->q.to, next->q.start);
	return word_table_starts(&grammar, "of", between) && !punct_in(between, ',') &&
	    span_find(between, SPAN("、")) == NONE && !punct_in(between, ';');
}

void
sober_name_chosen(struct mentions *ms, struct mention *m, struct span text)
{
	struct span name = mentions_text(ms, m->label), noun;
	size_t at = ms->pool.n;

	if (m->q.kind != KIND_PERCENT || m->q.op != OP_EQ || name.n == 0 ||
	    !sober_chooses(ms, m, text))
		return;
	noun = span_slice(text, m->q.to, m[1].q.start);
	noun = span_trim(span_slice(noun, word_table_at_start(&grammar, "of", noun), noun.n));
	if (noun.n == 0)
		return;
	buf_reserve(&ms->pool, noun.n + name.n);
	name = mentions_text(ms, m->label);
	buf_add_span(&ms->pool, noun);
	buf_add_span(&ms->pool, name);
	m->label = (struct pooled){ at, ms->pool.n - at };
}

bool
sober_is_of_named_part(const struct mentions *ms, const struct mention *m,
    const struct recalled *const of[2])
{
	struct span name = mentions_text(ms, m->phrase);

	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; ) {
		struct span label = mentions_text(ms, e->label);

		if (e->member && label.n != 0 && label.n < name.n && span_starts(name, label))
			return !span_has(recalled_label(of[0]), label) &&
			    !span_has(recalled_label(of[1]), label);
	}
	return false;
}

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

/* Is base, with a rate of its own, what another clause tells right before part? */
static bool
is_item_before(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	const struct mention *share = base + 1;

	return base + 2 == part && part + 1 == m && base->sentence == m->sentence &&
	    share->q.kind == KIND_PERCENT && (share->function == m->function ||
	    is_named_rate(ms, share)) &&
	    !is_of_other(ms, share, base) && !share->share_base && !m->share_base &&
	    !is_spent_of(ms, m, part, share, base) &&
	    base->clause < part->clause && part->clause == m->clause &&
	    !(part->member && part->total == base->id) &&
	    !is_of_all(ms, share, base);
}

static bool
goes_on(const struct mentions *ms, const struct mention *m)
{
	return span_starts(mentions_text(ms, m->before), SPAN("、"));
}

/* 甲市123项、乙市95项、丙市82项，三市占全区的61%: do both stand in one row, of which a share is
 * told that has words of its own? */
static bool
are_of_row(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	return m->function == FUNCTION_SHARE && base + 1 == part && goes_on(ms, part) &&
	    part->sentence == base->sentence && part->total != base->id &&
	    goes_on(ms, base) && m->phrase.n != 0 &&
	    !recall_names(mentions_text(ms, m->phrase), mentions_text(ms, part->label));
}

/* 开工15,214户、开工率98.6%，完工14,230户、完工率92.2%: does the rate of base, which is of nothing
 * that is told, say that there are more, or fewer, of which both may be? */
static bool
is_of_untold(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	const struct mention *rated = base + 1;

	return base + 2 == part && part + 1 == m && base->sentence == m->sentence &&
	    mention_is_exact(rated) && rated->q.kind == KIND_PERCENT && rated->nlinks == 0 &&
	    is_named_rate(ms, rated) && is_named_rate(ms, m) && part->total != base->id &&
	    decimal_sign(rated->q.value) > 0 &&
	    decimal_cmp(rated->q.value, decimal_of(100)) != 0;
}

bool
sober_is_sibling(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	return is_item_before(ms, m, part, base) || are_of_row(ms, m, part, base) ||
	    is_of_untold(ms, m, part, base);
}

bool
sober_is_own_count(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base)
{
	bool rated = false;

	if (part == NULL || base == NULL || part >= base || base >= m || part->total == base->id ||
	    part->sentence != m->sentence || part->clause == base->clause ||
	    base->clause != m->clause || !relate_is_akin(ms, m, base) ||
	    sober_makes(part->q.value, base, m))
		return false;
	for (const struct mention *e = part + 1; e < base && e->clause == part->clause; e++)
		rated |= e->q.kind == KIND_PERCENT && is_named_rate(ms, e);
	return rated;
}

const struct mention *
sober_total_behind(const struct mentions *ms, const struct mention *m, const struct mention *part)
{
	struct term a = relate_term(part), b, rate = relate_term(m);

	for (const struct mention *e = m + 1; e < ms->at + ms->n &&
	    e->sentence <= m->sentence + 1; e++) {
		if (!is_total_behind(e, m, part))
			continue;
		b = relate_term(e);
		if (closure_rate_edit(&a, &b, &rate))
			return e;
	}
	return NULL;
}
