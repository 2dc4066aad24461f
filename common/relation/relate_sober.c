/* relate_sober: the rates of a paragraph, once more when all of it is known; see relate_sober.h. */
#include "relation/relate_sober.h"

#include "language/grammar.h"
#include "relation/operands.h"
#include "relation/relate_doubt.h"
#include "text/punct.h"

/* What is said of the rate m, if that is one thing and its operands are remembered. */
static bool
read_claim(struct claim *c)
{
	struct mention *m = c->m;
	struct term stated = relate_term(m);
	size_t ids[2];

	if (m->nlinks != 1 || m->q.kind != KIND_PERCENT ||
	    (!mentions_quotient(c->ms, m, REL_RATE, ids) &&
	    !mentions_quotient(c->ms, m, REL_SHARE, ids) &&
	    !mentions_quotient(c->ms, m, REL_LIKELY, ids)))
		return false;
	c->rel = m->links[0].rel;
	c->a = operand_by_id(c->recall, ids[0]);
	c->b = operand_by_id(c->recall, ids[1]);
	if (c->a == NULL || c->b == NULL)
		return false;
	claim_fill(c, &stated);
	return true;
}

/* 调撤率53.3%（占民商事案件）: the base that brackets behind m in text name; empty: none do. */
static struct span
told_behind(const struct mention *m, struct span text)
{
	struct span rest = span_slice(text, m->q.to, text.n);
	size_t open = punct_starts(rest, '('), close;

	rest = span_slice(rest, open, rest.n);
	close = punct_find(rest, ')');
	if (open == 0 || close == NONE || !word_table_starts(&grammar, "share", rest))
		return SPAN("");
	return word_table_behind(&grammar, "share", span_slice(rest, 0, close));
}

/* The figure before m in its sentence that name, what the brackets behind m hold, names, and of
 * which part may be some; NULL: there is none. */
static const struct mention *
base_named(const struct mentions *ms, const struct mention *m, struct span name,
    const struct mention *part)
{
	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; )
		if (e != part && mention_is_exact(e) && e->label.n != 0 &&
		    e->dimension == part->dimension &&
		    decimal_cmp(e->q.value, part->q.value) >= 0 &&
		    span_has(name, mentions_text(ms, e->label)))
			return e;
	return NULL;
}

/* 调撤503件，调撤率54.9%（占民商事案件）: links the rate m, which nobody has explained, with what
 * stands right before it by a like name, over the base that the brackets behind it name. */
static void
link_told_behind(struct mentions *ms, struct mention *m, struct span text)
{
	const struct mention *part = m - 1, *base;
	struct span name;

	if (m == ms->at || m->q.kind != KIND_PERCENT || m->nlinks != 0 || !mention_is_exact(m) ||
	    m->cell.row != 0 || part->sentence != m->sentence || !mention_is_exact(part))
		return;
	name = told_behind(m, text);
	if (name.n == 0 || !relate_is_akin(ms, m, part) ||
	    (base = base_named(ms, m, name, part)) == NULL)
		return;
	mentions_link(ms, m, REL_LIKELY, "$/$", (size_t[]){ part->id, base->id });
}

/* 支付率100%的项目9个: puts the noun of what m chooses before its name (项目支付率), for it is not
 * the rate of all. */
static void
name_chosen(struct mentions *ms, struct mention *m, struct span text)
{
	struct span name = mentions_text(ms, m->label), noun;
	size_t at = ms->pool.n;

	if (m->q.kind != KIND_PERCENT || m->q.op != OP_EQ || name.n == 0 ||
	    !doubt_chooses(ms, m, text))
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

/* 剔除不可比因素后调整率5%: is the rate m by its name one of something else than is printed? */
static bool
is_recast(const struct mentions *ms, const struct mention *m)
{
	const unsigned rates = 1u << FUNCTION_RATE | 1u << FUNCTION_OTHER | 1u << FUNCTION_GROWTH;

	return mention_does(m, rates) && m->q.kind == KIND_PERCENT && m->nlinks == 1 &&
	    word_table_starts(&qualifiers, "recast", mentions_text(ms, m->phrase));
}

void
relate_sober(struct mentions *ms, struct span text, const struct recall *recall)
{
	for (struct mention *m = ms->at; m < ms->at + ms->n; m++) {
		struct claim c = { .ms = ms, .m = m, .recall = recall, .text = text };
		bool recast = is_recast(ms, m), claimed;
		struct doubted d;

		link_told_behind(ms, m, text);
		name_chosen(ms, m, text);
		claimed = read_claim(&c);
		if (recast && (!claimed || !claim_fits(&c, FIT_ROUNDED))) {
			mention_unlink(m);
			continue;
		}
		if (!claimed)
			continue;
		d = claim_doubt(&c, DOUBT_READ);
		if (d.why != NULL)
			mention_unlink(m);
		if (d.meant)
			mentions_link(ms, m, c.rel, "$/$", d.ids);
	}
}
