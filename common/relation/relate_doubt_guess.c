/* relate_doubt_guess: what speaks against a pair that nearness alone has found; see
 * relate_doubt_parts.h. */
#include "relation/relate_doubt_parts.h"

#include "language/grammar.h"

bool
doubt_joint_of_one(const struct claim *c)
{
	struct span name = recalled_label(c->a);

	if (c->a->kind != KIND_MONEY || !rate_is_joint(c->rate) ||
	    word_table_is(&qualifiers, "spending", name))
		return false;
	name.n -= word_table_at_end(&name_words, "outlay", name);
	return name.n != 0 && !recall_alike(recalled_label(c->b), name);
}

bool
doubt_measure(const struct claim *c)
{
	const struct recalled *a = c->a, *f = recall_back(c->recall, 0);

	return f != NULL && f->id + 1 == c->m->id && operand_is_amount(f) &&
	    rate_in_clause(f, c->rate) &&
	    (a->block != f->block || a->sentence != f->sentence) && !operand_same_unit(a, f) &&
	    f->label_n != 0 &&
	    recall_alike(mentions_text(c->ms, c->m->label), recalled_label(f));
}

bool
doubt_more(const struct claim *c)
{
	const struct mention *m = c->m;
	size_t other[2];

	if (c->rate->bare)
		return false;
	for (const struct mention *e = m; e-- > c->ms->at && e->sentence == m->sentence; )
		if (e->function == FUNCTION_RATE && mentions_quotient(c->ms, e, REL_RATE, other) &&
		    other[0] == c->a->id && other[1] == c->b->id)
			return true;
	return false;
}

/* 其中上级补助1,560万元，占60%: are the two of the quotient e money that is a part, and its
 * total? */
static bool
is_part_of(struct mentions *ms, const struct mention *e, const size_t ids[2])
{
	const struct mention *part = mentions_before(ms, e, ids[0]);

	return part != NULL && part->q.kind == KIND_MONEY && part->member && part->total == ids[1];
}

bool
doubt_base_elsewhere(const struct claim *c)
{
	const struct recalled *base = c->b;
	size_t other[2];

	if (base->block != c->recall->block || base->sentence == c->m->sentence)
		return false;
	for (const struct mention *e = c->m; e-- > c->ms->at; )
		if (e->sentence == base->sentence &&
		    (mentions_quotient(c->ms, e, REL_SHARE, other) ||
		    mentions_quotient(c->ms, e, REL_RATE, other)) &&
		    other[1] == c->b->id && other[0] != c->a->id &&
		    !is_part_of(c->ms, e, other))
			return true;
	return false;
}

bool
doubt_some(const struct claim *c)
{
	const struct recalled *a = c->a, *b = c->b;

	if (word_table_in(&qualifiers, "intime", recalled_label(a)) &&
	    !word_table_in(&qualifiers, "intime", rate_name(c->rate)))
		return true;
	return (a->block != b->block || a->sentence != b->sentence) && a->listed && !b->listed;
}

bool
doubt_row_base(const struct claim *c)
{
	const struct recalled *base = c->b, *before = operand_by_id(c->recall, base->id - 1);

	return before != NULL && before->id != c->a->id && base->kind == KIND_MONEY &&
	    before->block == base->block && before->sentence == base->sentence &&
	    operand_same_unit(before, base) && c->a->id > c->b->id &&
	    span_eq(recalled_label(before), recalled_label(base)) &&
	    word_table_is(&qualifiers, "joins", recalled_words(base));
}
