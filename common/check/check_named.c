/* check_named: the rules of rule files (rule.h); see check_named_parts.h.
 *
 * Figures are put in groups by the scope of a rule; a group is tested once for
 * every figure that the left side of the check names.  Where a name fits
 * figures of different values nobody knows which one is meant: nothing is
 * said.
 */
#include "check/check_named_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "check/rule_match.h"

enum { ANCHORS_MOST = 64 };

struct players {
	struct player *list;
	size_t n, cap;
};

static uint64_t
key_of(const struct named_rule *r, const struct entry *e)
{
	const struct figure *f = &e->figure;

	switch (r->scope) {
	case SCOPE_ROW: return (uint64_t)f->table << 32 | f->row;
	case SCOPE_COLUMN: return ((uint64_t)f->table << 32 | f->column) ^ span_hash(e->header);
	case SCOPE_TABLE: return f->table;
	case SCOPE_SECTION: return span_hash(f->section);
	default: return 0;
	}
}

static int
compare(const void *pa, const void *pb)
{
	const struct player *a = pa, *b = pb;

	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

/* The best of several checks is the finding: the first that holds, else the first that
 * can be tried. */
static void
try_checks(struct check *c, const struct group *g, size_t anchor)
{
	size_t before = c->out.findings->n;
	bool all = c->out.all;

	c->out.all |= g->rule->nchecks > 1;
	for (size_t i = 0; i < g->rule->nchecks; i++) {
		struct trial t = { g, &g->rule->checks[i], anchor };
		struct finding *list;

		if (!named_try(c, &t))
			continue;
		list = c->out.findings->list;
		if (c->out.findings->n > before + 1 &&
		    list[before + 1].severity > list[before].severity)
			list[before] = list[before + 1];
		c->out.findings->n = before + 1;
		if (list[before].severity == FINDING_OK)
			break;
	}
	c->out.all = all;
}

static void
test_group(struct check *c, const struct group *g, size_t anchor, struct named_told *told)
{
	struct findings *fs = c->out.findings;
	size_t before = fs->n;
	const struct finding *f;

	try_checks(c, g, anchor);
	if (fs->n == before)
		return;
	f = &fs->list[before];
	if (!check_wanted(c, f->severity) || named_is_told(told, fs) ||
	    (g->rule->slip && f->severity <= FINDING_WARNING && !named_is_slip(c, f)))
		fs->n = before;
	else
		named_note(told, fs);
}

static void
test_rule(struct check *c, const struct group *g, struct named_told *told)
{
	size_t left = g->rule->checks[0].operands[0], anchors = 0;

	for (size_t k = 0; k < g->n && anchors < ANCHORS_MOST; k++) {
		if ((g->list[k].figures >> left & 1) == 0)
			continue;
		anchors++;
		test_group(c, g, g->list[k].entry, told);
		if (rule_figure_is(&g->rule->figures[left], TRAIT_FIRST))
			break;
	}
}

static void
collect(const struct check *c, struct players *ps)
{
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		const struct entry *e = check_entry(c, i);
		const struct rule_fit *fits;
		size_t n = rule_matcher_fits(c->in->matcher, e, &c->in->items[i], &fits);

		for (size_t k = 0; k < n; k++) {
			const struct named_rule *r = &c->in->rules->list[fits[k].rule];

			ps->list = mem_grow(ps->list, ps->n, &ps->cap, sizeof(*ps->list));
			ps->list[ps->n++] = (struct player){
				fits[k].rule, key_of(r, e), i, fits[k].figures
			};
		}
	}
}

void
check_named(struct check *c)
{
	struct players ps = { .n = 0 };
	struct named_told told;

	if (c->in->matcher == NULL)
		return;
	collect(c, &ps);
	if (ps.n > 0)
		qsort(ps.list, ps.n, sizeof(*ps.list), compare);
	named_told_open(&told, c->in->ledger->n);
	named_note(&told, c->out.findings);
	for (size_t from = 0, to; from < ps.n; from = to) {
		struct group g = { &c->in->rules->list[ps.list[from].rule], ps.list + from, 0 };

		for (to = from; to < ps.n && ps.list[to].rule == ps.list[from].rule &&
		    ps.list[to].key == ps.list[from].key; to++)
			g.n++;
		test_rule(c, &g, &told);
	}
	named_told_close(&told);
	free(ps.list);
}
