/* relate_items_lines: parts without numbers, each in a paragraph of its own below one that
 * announces them; see relate_items_parts.h. */
#include "relation/relate_items_parts.h"

#include "language/grammar.h"
#include "text/blank.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	NAME_MAX_BYTES = 60,	/* twenty characters: more is no name */
	TAIL_MAX_BYTES = 6	/* behind the amount: more says something of it */
};

/* 基本支出911.70万元，其中： and then 人员经费…，主要包括：… and 公用经费… in paragraphs of
 * their own: the amount that begins the paragraph, as long as those so named are not
 * yet all. */
static void
link_named(const struct relate_words *w, struct items *it, struct mentions *ms,
    const struct recall *recall)
{
	struct announcement *top = &it->at[it->n - 1];
	struct mention *m = ms->n == 0 ? NULL :
	    top->other.id != 0 ? items_part_in(ms, top) : &ms->at[0];
	uint64_t named;

	if (m == NULL || m->id == 0 || m->dimension != top->dimension || m->member || m->excused ||
	    m->function != FUNCTION_PRIMARY || m->q.op != OP_EQ || m->sentence != 0 ||
	    relate_known_set(w, top->named, top->nnamed))
		return;
	named = relate_sets(w, mentions_text(ms, m->label));
	if (named == 0 && items_link_share(&top->total, ms, m))
		top->last = recall->block;
	if (named == 0 ||
	    (top->nnamed > 0 && !relate_known_set(w, top->named | named, top->nnamed + 1)) ||
	    items_restated(top, ms, m, recall))
		return;
	if (relate_outgrows(m, &top->total)) {
		it->n--;
		return;
	}
	items_link_part(top, &top->total, ms, m);
	top->named |= named;
	top->nnamed++;
	top->last = recall->block;
}

/* Is a name one phrase, not the beginning of a text, nor of a note? */
static bool
is_plain_name(struct span name)
{
	struct glyph g;

	if (name.n == 0 || name.n > NAME_MAX_BYTES || (unsigned char)name.p[0] < 0x80 ||
	    word_table_starts(&qualifiers, "another", name))
		return false;
	for (size_t at = 0; (g = glyph_at(name, at)).n != 0; at += g.n)
		if (character_is_mark_of(g.c, PUNCT_ENDS))
			return false;
	return true;
}

/* 商品和服务支出231.48万元；: the amount that a paragraph begins with, behind nothing but its
 * name; NULL: it begins otherwise. */
static struct mention *
line_amount(struct span text, struct mentions *ms, const struct announcement *a)
{
	struct mention *m = ms->at;
	struct span name;

	if (ms->n == 0 || !items_is_amount(ms, m, a) || m->cues != 0 || m->label.n == 0)
		return NULL;
	name = blank_trim(span_slice(text, 0, m->q.from));
	name.n -= punct_ends(name, ':');
	return is_plain_name(name) ? m : NULL;
}

/* Does a line tell no other amount of the unit of m, but for its share and what stands in brackets,
 * and does what it tells behind m, if anything, begin with a figure or a bracket? */
static bool
ends_line(struct span text, const struct mentions *ms, const struct mention *m)
{
	struct span tail = span_slice(text, m->q.to, text.n);

	for (const struct mention *e = m + 1; e < ms->at + ms->n; e++)
		if (e->dimension == m->dimension && e->function != FUNCTION_SHARE &&
		    e->depth == 0)
			return false;
	return tail.n <= TAIL_MAX_BYTES || punct_starts(tail, '(') != 0 ||
	    (m + 1 < ms->at + ms->n && m[1].depth == 0);
}

/* The first of them has to be a line of a name and its amount, so that the others are, whatever
 * they say of it besides. */
static struct mention *
line_part(struct span text, struct mentions *ms, const struct announcement *a,
    const struct recall *recall)
{
	struct mention *m = line_amount(text, ms, a);

	return m == NULL || (!a->lines && (!ends_line(text, ms, m) || a->nnamed > 0 ||
	    a->last + 1 < recall->block)) ? NULL : m;
}

/* True: m was a part of the list, which ends with it if the parts make what was announced. */
static bool
link_line(struct items *it, struct span text, struct mentions *ms, const struct recall *recall)
{
	struct announcement *a = &it->at[it->n - 1];
	struct mention *m = line_part(text, ms, a, recall);

	if (m == NULL || a->other.id != 0 || a->outer.id != 0 || a->nparts == ITEMS_PARTS ||
	    relate_outgrows(m, &a->total) || items_restated(a, ms, m, recall))
		return false;
	items_link_part(a, &a->total, ms, m);
	a->lines = true;
	a->parts[a->nparts++] = relate_term(m);
	for (size_t i = 0; i < it->n; i++)
		it->at[i].last = recall->block;
	if (a->nparts > 1 && closure_sum(&a->total.term, a->parts, a->nparts))
		it->n--;
	return true;
}

void
items_link_line(const struct relate_words *w, struct items *it, const struct item_paragraph *p,
    struct mentions *ms, const struct recall *recall)
{
	struct announcement *top = &it->at[it->n - 1];
	bool numbered = top->number.form != FORM_NONE || top->number.level > 0;

	if (ms->n == 0 && punct_ends(p->text, ':') != 0)
		top->last = recall->block;	/* 按功能分类： */
	if (numbered && it->n > 1 && it->at[it->n - 2].lines &&
	    line_amount(p->text, ms, &it->at[it->n - 2]) != NULL)
		it->n--;	/* the next line behind one that had numbered parts of its own */
	else if (numbered)
		return;
	if (!link_line(it, p->text, ms, recall) && it->n > 0 && !it->at[it->n - 1].lines)
		link_named(w, it, ms, recall);
}
