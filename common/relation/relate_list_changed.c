/* relate_list_changed: lists that hold what was added to a budget or taken from it; see
 * relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "relation/relate_balance.h"
#include "sentence/reach.h"

/* What a list makes, by the roles of amounts.tsv. */
struct changed {
	struct term terms[EQUATION_TERMS];	/* what is taken negative */
	size_t ids[EQUATION_TERMS];
	bool minus[EQUATION_TERMS];
	size_t n;
	bool budget;		/* one is what a budget begins with */
	bool changed;		/* one is added or taken */
	bool bare;		/* there is nothing but these two */
};

static bool
is_role(const char *role, const char *name)
{
	return role != NULL && strcmp(role, name) == 0;
}

/* Was m added (追加100万元) or taken (调减20万元), in the same breath as first? */
static bool
is_change(const struct mention *m, const struct mention *first, const char *role)
{
	return m->function == FUNCTION_DELTA && m->id != 0 && !m->excused &&
	    m->depth == first->depth && relate_same_unit(m, first) &&
	    (is_role(role, "added") || is_role(role, "cut"));
}

/* Adds m; false where there are too many. */
static bool
add(struct changed *c, const struct mention *m, bool minus)
{
	if (c->n == EQUATION_TERMS)
		return false;
	c->terms[c->n] = relate_term(m);
	if (minus)
		c->terms[c->n].value = decimal_neg(c->terms[c->n].value);
	c->minus[c->n] = minus;
	c->ids[c->n++] = m->id;
	return true;
}

/* Is one of them a change, as brackets alone need not have? */
static bool
has_change(const struct mentions *ms, size_t first, size_t end)
{
	size_t i = first;

	while (i < end && ms->at[i].function != FUNCTION_DELTA)
		i++;
	return i < end || ms->at[first].depth > 0;
}

/* The parts and changes from mention first up to end; the first is none that is taken, and
 * one is what the budget began with.  That and a change are enough, and in brackets that and
 * what was added, by whatever word. */
static bool
collect(const struct relate_words *w, const struct mentions *ms, size_t first, size_t end,
    struct changed *c)
{
	bool bracketed = ms->at[first].depth > 0;

	c->bare = !bracketed;
	for (size_t i = first; i < end; i++) {
		const struct mention *m = &ms->at[i];
		bool part = list_can_be_part(m, &ms->at[first]), change;
		const char *role;

		if (!part && m->function != FUNCTION_DELTA)
			continue;
		role = balance_role(w, mentions_text(ms, m->before));
		change = is_change(m, &ms->at[first], role);
		if (!part && !change)
			continue;
		c->changed |= change || (bracketed && is_role(role, "added"));
		c->budget |= is_role(role, "initial") || is_role(role, "opening");
		c->bare &= i == first ? is_role(role, "initial") : change;
		if (!add(c, m, change && is_role(role, "cut")))
			return false;
	}
	return c->n > (bracketed || c->bare ? 1 : 2) && c->changed && c->budget && !c->minus[0];
}

/* Links the total, mention at, with what makes it. */
static void
link(struct mentions *ms, size_t at, const struct changed *c, enum relation rel)
{
	char format[2 * EQUATION_TERMS + 1];
	size_t used = 0;

	for (size_t i = 0; i < c->n && used + 2 < sizeof format; i++) {
		if (i > 0)
			format[used++] = c->minus[i] ? '-' : '+';
		format[used++] = '$';
	}
	format[used] = '\0';
	mentions_link(ms, &ms->at[at], rel, format, c->ids);
}

bool
list_with_changes(const struct relate_words *w, struct mentions *ms, size_t first, size_t end,
    const struct relate_total *total)
{
	struct changed c = { .n = 0 };
	enum relation rel;
	size_t at = first;

	if (ms->at[first].q.kind != KIND_MONEY || !has_change(ms, first, end) ||
	    !collect(w, ms, first, end, &c))
		return false;
	while (at > 0 && first - at < REACH_SENTENCE && ms->at[at].id != total->id)
		at--;
	if (ms->at[at].id != total->id || mention_linked(&ms->at[at], REL_SUM))
		return !c.bare;
	rel = relate_by_fit(REL_SUM, closure_fit(&total->term, c.terms, c.n), SLIP_TELLING);
	if (rel != REL_NONE)
		link(ms, at, &c, rel);
	return !c.bare;
}
