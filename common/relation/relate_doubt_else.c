/* relate_doubt_else: what the sentence tells besides, which a rate may be of; see
 * relate_doubt_parts.h. */
#include "relation/relate_doubt_parts.h"

#include "language/grammar.h"

/* Are both told before m? */
static bool
is_behind_both(const struct claim *c)
{
	return c->part != NULL && c->base != NULL && c->part < c->m && c->base < c->m;
}

bool
doubt_is_of_part(const struct mentions *ms, const struct mention *m)
{
	for (const struct mention *e = m; e >= ms->at && e->sentence == m->sentence &&
	    !doubt_is_amount(e); e--)
		if ((e->cues & CUE_PARTS) != 0)
			return true;
	return false;
}

bool
doubt_of_part(const struct claim *c)
{
	return is_behind_both(c) && c->m->function != FUNCTION_SHARE &&
	    doubt_is_of_part(c->ms, c->m);
}

bool
doubt_told_before(const struct claim *c)
{
	struct span name = mentions_text(c->ms, c->m->phrase);
	size_t ids[2] = { c->a->id, c->b->id }, of[2];

	if (!is_behind_both(c) || name.n == 0)
		return false;
	for (const struct mention *e = c->m; e-- > c->ms->at; )
		if (e->sentence != c->m->sentence && e > c->part && e > c->base &&
		    (mentions_quotient(c->ms, e, REL_RATE, of) ||
		    mentions_quotient(c->ms, e, REL_LIKELY, of)) &&
		    of[0] == ids[0] && of[1] == ids[1] &&
		    relate_closes_rate(c->part, c->base, e))
			return true;
	return false;
}

bool
doubt_bracket_behind(const struct claim *c)
{
	const struct mention *first = c->part < c->base ? c->part : c->base;

	return is_behind_both(c) && first > c->ms->at && first->depth > c->m->depth &&
	    c->part->depth == c->base->depth && first[-1].depth < first->depth &&
	    first[-1].q.kind == KIND_PERCENT && first[-1].sentence == first->sentence;
}

bool
doubt_told_above(const struct claim *c)
{
	size_t last = c->a->id > c->b->id ? c->a->id : c->b->id;
	const struct recalled *f;

	if (c->a->block == c->recall->block || c->b->block == c->recall->block)
		return false;
	for (size_t back = 0; (f = recall_back(c->recall, back)) != NULL && f->id > last; back++) {
		struct term rate = relate_recalled_term(f);

		if (f->block != c->recall->block && f->kind == KIND_PERCENT && f->op == OP_EQ &&
		    rate.quantum.scale > 0 && closure_rate(&c->of, &c->over, &rate))
			return true;
	}
	return false;
}

bool
doubt_told_behind(const struct claim *c)
{
	const struct mention *end = c->ms->at + c->ms->n;

	if (c->rel != REL_RATE || !is_behind_both(c) || c->part->sentence != c->m->sentence)
		return false;
	for (const struct mention *e = c->m + 1; e < end && e->sentence == c->m->sentence; e++)
		if (mention_is_exact(e) && e->q.kind == KIND_PERCENT && e->phrase.n != 0 &&
		    e->clause == c->m->clause && e->q.quantum.scale > 0 &&
		    relate_closes_rate(c->part, c->base, e))
			return true;
	return false;
}

bool
doubt_both(const struct claim *c)
{
	const struct mention *first = c->base, *second = c->part;
	struct decimal both;

	if (!is_behind_both(c) || first + 1 != second || first->member ||
	    first->sentence != c->m->sentence || first->side != second->side ||
	    !recall_alike(mentions_text(c->ms, first->label),
	    mentions_text(c->ms, second->label)) ||
	    !decimal_add(first->q.value, second->q.value, &both))
		return false;
	for (const struct mention *e = first; e-- > c->ms->at && e->sentence == first->sentence; )
		if (doubt_is_amount(e) && relate_same_unit(e, first) &&
		    decimal_cmp(e->q.value, both) >= 0 &&
		    doubt_makes(both, e->q.value, &c->m->q))
			return true;
	return false;
}

/* How many parts of base are told before part. */
static size_t
parts_told(const struct mention *base, const struct mention *part)
{
	size_t n = 0;

	for (const struct mention *e = base + 1; e < part; e++)
		n += e->member && e->total == base->id;
	return n;
}

bool
doubt_kinds(const struct claim *c)
{
	const struct mention *base = c->base, *part = c->part;
	size_t all;

	if (!is_behind_both(c) || part->total == base->id)
		return false;
	all = parts_told(base, part);
	for (const struct mention *first = base + 1; first < part && all > 2; first++) {
		struct decimal sum = first->q.value;
		size_t n = 1;

		for (const struct mention *e = first + 1; e < part && first->total == base->id &&
		    e->total == base->id && doubt_is_amount(e); e++)
			if (++n == all || !decimal_add(sum, e->q.value, &sum))
				break;
			else if (decimal_cmp(sum, base->q.value) < 0 &&
			    doubt_makes(part->q.value, sum, &c->m->q))
				return true;
	}
	return false;
}

/* The words before the figure e, back to the figure before it; dates are among them. */
static struct span
words_before(const struct claim *c, const struct mention *e)
{
	const struct mention *last = e;

	while (last > c->ms->at && last[-1].sentence == e->sentence && last[-1].id == 0)
		last--;
	return last > c->ms->at && last[-1].sentence == e->sentence ?
	    span_slice(c->text, last[-1].q.to, e->q.from) : SPAN("");
}

bool
doubt_until(const struct claim *c)
{
	const struct mention *part = c->m;

	while (part < c->ms->at + c->ms->n && part->id != c->a->id)
		part++;
	return part > c->m && part < c->ms->at + c->ms->n && c->m->cell.row == 0 &&
	    word_table_in(&qualifiers, "until", words_before(c, c->m)) &&
	    word_table_in(&qualifiers, "until", words_before(c, part));
}

/* Is another rate of the paragraph that of the two? */
static bool
is_taken_pair(const struct claim *c, const struct mention *part, const struct mention *whole)
{
	size_t ids[2];

	for (const struct mention *e = c->ms->at; e < c->ms->at + c->ms->n; e++)
		if (e != c->m && (mentions_quotient(c->ms, e, REL_RATE, ids) ||
		    mentions_quotient(c->ms, e, REL_SHARE, ids) ||
		    mentions_quotient(c->ms, e, REL_LIKELY, ids)) &&
		    ids[0] == part->id && ids[1] == whole->id)
			return true;
	return false;
}

/* Is m one of several rates in a row (分别为95%、90%)? */
static bool
is_in_row(const struct mentions *ms, const struct mention *m)
{
	return (m->cues & CUE_EACH) != 0 || (m > ms->at && m[-1].q.kind == KIND_PERCENT &&
	    m[-1].sentence == m->sentence && m->phrase.n == 0) ||
	    (m + 1 < ms->at + ms->n && m[1].q.kind == KIND_PERCENT &&
	    m[1].sentence == m->sentence && m[1].phrase.n == 0);
}

bool
meant_beside(const struct claim *c, size_t ids[2])
{
	const struct mention *m = c->m;

	if (m->share_base || m->q.op != OP_EQ || m->cell.row != 0 || is_in_row(c->ms, m) ||
	    decimal_sign(m->q.value) <= 0 || decimal_cmp(m->q.value, decimal_of(100)) == 0)
		return false;
	for (const struct mention *part = m; part-- > c->ms->at &&
	    part->sentence == m->sentence; )
		for (const struct mention *e = part; doubt_is_amount(part) && e-- > c->ms->at &&
		    e->sentence + 1 >= m->sentence; )
			if (doubt_is_amount(e) && relate_same_unit(e, part) &&
			    decimal_cmp(part->q.value, e->q.value) < 0 &&
			    !is_taken_pair(c, part, e) &&
			    doubt_makes(part->q.value, e->q.value, &m->q)) {
				ids[0] = part->id;
				ids[1] = e->id;
				return true;
			}
	return false;
}
