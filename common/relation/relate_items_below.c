/* relate_items_below: numbered paragraphs below one that says what they make, where nothing
 * announces them; see relate_items_parts.h. */
#include "relation/relate_items_parts.h"

#include "text/punct.h"

/* The amount of a paragraph for what stands around it: its first, on side if it has one
 * there. */
static struct mention *
first_amount(struct mentions *ms, uint64_t dimension, enum side side)
{
	struct mention *first = NULL;

	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];

		if (m->id == 0 || m->function != FUNCTION_PRIMARY || m->q.op != OP_EQ ||
		    m->excused ||
		    (dimension == 0 ? m->q.kind != KIND_MONEY : m->dimension != dimension))
			continue;
		if (side == SIDE_NONE || m->side == side)
			return m;
		if (first == NULL)
			first = m;
	}
	return first;
}

/* m is the next item below u: says that it is what those before it leave of the total,
 * where that is no accident. */
static void
add_below(struct unannounced *u, struct mentions *ms, struct mention *m)
{
	struct buf format = BUF_INIT;
	size_t ids[ITEMS_PARTS + 1] = { u->total.id };
	enum closure_slip fit;

	if (u->n == ITEMS_PARTS)
		return;
	u->parts[u->n] = relate_term(m);
	u->ids[u->n++] = m->id;
	fit = closure_fit(&u->total.term, u->parts, u->n);
	if (u->n < 2 || m->member || decimal_sign(m->q.value) == 0 || fit < SLIP_TELLING)
		return;
	buf_add_char(&format, '$');
	for (size_t i = 0; i + 1 < u->n; i++) {
		buf_add_str(&format, "-$");
		ids[i + 1] = u->ids[i];
	}
	mentions_link(ms, m, fit != SLIP_NEEDLESS ? REL_LIKELY : u->n == 2 ? REL_DELTA : REL_SUM,
	    buf_str(&format), ids);
	buf_release(&format);
}

/* Is a paragraph numbered in form, ordinal, the next below u? */
static bool
is_next_below(const struct unannounced *u, int form, unsigned ordinal, size_t block)
{
	return form != FORM_NONE && block - u->last <= ITEMS_GAP_MAX &&
	    (u->child == FORM_NONE ? ordinal == 1 && form != u->own : form == u->child);
}

void
items_follow_unannounced(struct items *it, const struct item_paragraph *p, struct mentions *ms,
    size_t block)
{
	int form;
	unsigned ordinal;
	struct unannounced *u;
	struct mention *m;

	if (it->nbelow == 0 && ms->n == 0)
		return;
	form = (int)items_form(p->text);
	ordinal = form == FORM_NONE || it->nbelow == 0 ? 0 : items_ordinal(p->text);
	if (p->level >= 0 && p->level <= ITEMS_SECTION_LEVEL)
		it->nbelow = 0;
	while (it->nbelow > 0 && !is_next_below(&it->below[it->nbelow - 1], form, ordinal, block))
		it->nbelow--;
	if (it->nbelow > 0) {
		u = &it->below[it->nbelow - 1];
		m = first_amount(ms, u->dimension, u->total.side);
		u->child = form;
		u->last = block;
		if (m != NULL)
			add_below(u, ms, m);
		else
			it->nbelow = 0;	/* that says nothing of the sort */
	}
	m = first_amount(ms, 0, SIDE_NONE);
	if (m != NULL && it->nbelow < ITEMS_NESTED && punct_ends(p->text, ':') == 0)
		it->below[it->nbelow++] = (struct unannounced){
			.total = { m->id, relate_term(m), m->side, 0 },
			.dimension = m->dimension, .own = form, .last = block };
}
