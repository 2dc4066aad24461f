/* check_named: the rules of rule files.
 *
 * Figures are put in groups by the scope of a rule; a group is tested once for
 * every figure that the left side of the check names.  Where a name fits
 * figures of different values nobody knows which one is meant: nothing is
 * said.
 */
#include "report/check_rules.h"
#include "report/rule.h"

#include <stdlib.h>

#include "base/mem.h"

enum { ANCHORS_MOST = 64, LABEL_BYTES = 300 };

struct grouped {
	uint64_t key;
	size_t entry;
	unsigned fits;		/* bit i: figure i of the rule */
};

struct group {
	const struct named_rule *rule;
	const struct grouped *list;
	size_t n;
};

static struct span
matched_text(const struct named_rule *r, const struct entry *e)
{
	struct span s = r->scope == SCOPE_ROW ? e->header :
	    r->scope == SCOPE_COLUMN ? e->name : e->figure.label;

	return span_slice(s, 0, LABEL_BYTES);
}

static unsigned
figures_that_fit(const struct named_rule *r, const struct entry *e)
{
	unsigned fits = 0;

	if (e->figure.kind >= KIND_DATE || e->bound ||
	    (r->scope <= SCOPE_TABLE && e->figure.table == 0))
		return 0;
	if (r->where != NULL && !regex_match(r->where, span_slice(e->header, 0, LABEL_BYTES)))
		return 0;
	for (size_t i = 0; i < r->nfigures; i++)
		if (regex_match(r->figures[i].label, matched_text(r, e)))
			fits |= 1u << i;
	return fits;
}

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
	const struct grouped *a = pa, *b = pb;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

/* Are the figures of the rule of one side of the books?  Those of a sum are, not so
 * where something is taken off (结余＝预算－支出), or where columns of a row are named. */
static bool
keeps_side(const struct named_rule *r)
{
	if (r->test != TEST_SUM || r->scope == SCOPE_ROW)
		return false;
	for (size_t i = 1; i < r->n; i++)
		if (r->signs[i] < 0)
			return false;
	return true;
}

/* May the figure stand in one relation with the anchor?  Not if it is of another
 * year, nor of another side of the books where these are kept apart. */
static bool
goes_with(const struct check *c, const struct named_rule *r, size_t anchor, size_t entry)
{
	int a = check_entry(c, anchor)->figure.year, b = check_entry(c, entry)->figure.year;
	enum side x = c->items[anchor].side, y = c->items[entry].side;
	bool prior = r->test == TEST_GROWTH;

	if (entry == anchor || (!prior && a != 0 && b != 0 && a != b))
		return false;
	return x == SIDE_NONE || y == SIDE_NONE || x == y || !keeps_side(r);
}

/* The figure that operand i names beside anchor.  NO_ENTRY: none; *clear is false
 * if there are several of different values. */
static ptrdiff_t
find_operand(const struct check *c, const struct group *g, size_t anchor, size_t i,
    bool *clear)
{
	ptrdiff_t found = NO_ENTRY;

	for (size_t k = 0; k < g->n; k++) {
		size_t e = g->list[k].entry;

		if ((g->list[k].fits >> g->rule->operands[i] & 1) == 0 ||
		    !goes_with(c, g->rule, anchor, e))
			continue;
		if (found == NO_ENTRY)
			found = (ptrdiff_t)e;
		else if (decimal_cmp(check_entry(c, e)->figure.value,
		    check_entry(c, (size_t)found)->figure.value) != 0)
			*clear = false;
	}
	return found;
}

/* Every figure that operand i names beside anchor, into c->terms; false: none. */
static bool
add_each(struct check *c, const struct group *g, size_t anchor, size_t i)
{
	size_t before = c->terms.n;

	for (size_t k = 0; k < g->n; k++)
		if ((g->list[k].fits >> g->rule->operands[i] & 1) != 0 &&
		    goes_with(c, g->rule, anchor, g->list[k].entry))
			addends_add(&c->terms, g->list[k].entry, g->rule->signs[i]);
	return c->terms.n > before;
}

/* The one figure that operand i names beside anchor, into c->terms; false if it is
 * missing or not clear. */
static bool
add_one(struct check *c, const struct group *g, size_t anchor, size_t i)
{
	bool clear = true;
	ptrdiff_t at = find_operand(c, g, anchor, i, &clear);

	if (clear && at != NO_ENTRY)
		addends_add(&c->terms, (size_t)at, g->rule->signs[i]);
	return clear && (at != NO_ENTRY || g->rule->figures[g->rule->operands[i]].optional);
}

/* Operands behind the first into c->terms; false if one is missing or not
 * clear. */
static bool
find_operands(struct check *c, const struct group *g, size_t anchor)
{
	c->terms.n = 0;
	for (size_t i = 1; i < g->rule->n; i++) {
		bool each = g->rule->figures[g->rule->operands[i]].each;

		if (!(each ? add_each : add_one)(c, g, anchor, i))
			return false;
	}
	return true;
}

/* --- what is said ------------------------------------------------------------------ */

/* The message of the rule instead of the one that f has; the likely slip stays. */
static void
put_message(struct check *c, const struct named_rule *r, struct finding *f)
{
	struct buf old = BUF_INIT, template = BUF_INIT;
	struct span all = span_slice(buf_span(&c->findings->text), f->message,
	    f->message + f->message_n);
	size_t hint = f->hint;

	buf_add_span(&old, all);
	buf_add_span(&template, r->message);
	c->findings->text.n = f->message;
	check_say_text(c, buf_str(&template));
	if (hint != 0) {
		f->hint = c->findings->text.n - f->message;
		buf_add_span(&c->findings->text, span_slice(buf_span(&old), hint, old.n));
		f->message_n = c->findings->text.n - f->message;
	}
	buf_release(&old);
	buf_release(&template);
}

/* Has the same been said of the figure before? */
static bool
is_told(const struct findings *fs, size_t last)
{
	const struct finding *f = &fs->list[last];

	for (size_t i = 0; i < last && f->severity != FINDING_OK; i++)
		if (fs->list[i].stated_entry == f->stated_entry && fs->list[i].numbers &&
		    fs->list[i].severity <= f->severity &&
		    decimal_cmp(fs->list[i].computed, f->computed) == 0)
			return true;
	return false;
}

/* The last finding, if there is one more than before, is the rule's. */
static void
name_finding(struct check *c, const struct named_rule *r, size_t before)
{
	struct finding *f;

	if (c->findings->n == before)
		return;
	if (is_told(c->findings, before)) {
		c->findings->n = before;
		return;
	}
	f = &c->findings->list[before];
	f->rule = RULE_NAMED;
	f->name = r->name;
	if (f->severity < r->severity)
		f->severity = r->severity;
	if (r->message.n > 0 && f->severity <= FINDING_WARNING)
		put_message(c, r, f);
}

/* --- the tests ------------------------------------------------------------------------ */

static enum finding_severity
severity_of(enum verdict v)
{
	return v == VERDICT_HOLDS ? FINDING_OK :
	    v == VERDICT_ROUNDING ? FINDING_ROUNDING : FINDING_ERROR;
}

static const char *
limit_key(const struct named_rule *r, enum finding_severity severity)
{
	if (severity == FINDING_OK)
		return "named.ok";
	if (severity == FINDING_ROUNDING)
		return "named.rounding";
	return r->test == TEST_MOST ? "named.most" : r->test == TEST_LEAST ? "named.least" :
	    "named.equal";
}

static void
report_limit(struct check *c, const struct named_rule *r, enum finding_severity severity,
    size_t anchor, const struct tally *t)
{
	struct buf parts = BUF_INIT;
	struct slot slot;

	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_NAMED, anchor, t->computed, t->difference)->shape =
	    SHAPE_SUM;
	for (size_t i = 0; i < c->terms.n; i++)
		findings_term(c->findings, c->terms.list[i].entry, c->terms.list[i].sign);
	check_terms_text(c, &c->terms, &parts);
	slot = (struct slot){ "parts", buf_span(&parts) };
	check_say(c, limit_key(r, severity), &slot, 1);
	buf_release(&parts);
}

static void
test_sum(struct check *c, const struct named_rule *r, size_t anchor)
{
	struct tally t = tally_sum(c->ledger, anchor, &c->terms);
	int sign = decimal_sign(t.difference);
	enum finding_severity severity;

	if (t.overflow)
		check_overflow(c, anchor);
	if (t.verdict == VERDICT_NONE)
		return;
	if ((r->test == TEST_MOST && sign < 0) || (r->test == TEST_LEAST && sign > 0))
		t.verdict = VERDICT_HOLDS;
	severity = severity_of(t.verdict);
	if (severity == FINDING_ERROR && (t.rough || t.mixed))
		severity = FINDING_WARNING;
	if (r->test == TEST_SUM)
		check_report_tally(c, RULE_SUM, severity, anchor, &t);
	else
		report_limit(c, r, severity, anchor, &t);
}

static void
test_number(struct check *c, const struct named_rule *r, size_t anchor)
{
	const struct entry *e = check_entry(c, anchor);
	enum finding_severity severity = FINDING_ERROR;
	struct decimal difference;
	int sign;

	if (e->rough || !decimal_sub(e->figure.value, r->number, &difference))
		return;
	sign = decimal_sign(difference);
	if (sign == 0 || (r->test == TEST_MOST && sign < 0) ||
	    (r->test == TEST_LEAST && sign > 0))
		severity = FINDING_OK;
	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_NAMED, anchor, r->number, difference);
	check_say(c, limit_key(r, severity), NULL, 0);
}

static void
test_group(struct check *c, const struct group *g, size_t anchor)
{
	const struct named_rule *r = g->rule;
	size_t before = c->findings->n, at[2];

	if (r->constant) {
		test_number(c, r, anchor);
	} else if (!find_operands(c, g, anchor) || c->terms.n == 0) {
		return;
	} else if (r->test == TEST_RATIO || r->test == TEST_GROWTH) {
		if (c->terms.n != 2)
			return;
		at[0] = c->terms.list[0].entry;
		at[1] = c->terms.list[1].entry;
		check_quotient_of(c, r->test == TEST_RATIO ? RULE_RATE : RULE_GROWTH, anchor,
		    at, r->test == TEST_RATIO ? SHAPE_RATIO : SHAPE_GROWTH);
	} else {
		test_sum(c, r, anchor);
	}
	name_finding(c, r, before);
}

static void
check_rule(struct check *c, const struct named_rule *r, struct grouped *list)
{
	size_t n = 0;

	for (size_t i = 0; i < c->ledger->n; i++) {
		const struct entry *e = check_entry(c, i);
		unsigned fits = figures_that_fit(r, e);

		if (fits != 0)
			list[n++] = (struct grouped){ key_of(r, e), i, fits };
	}
	if (n > 0)
		qsort(list, n, sizeof(*list), compare);
	for (size_t from = 0, to; from < n; from = to) {
		struct group g = { r, list + from, 0 };
		size_t anchors = 0;

		for (to = from; to < n && list[to].key == list[from].key; to++)
			g.n++;
		for (size_t k = from; k < to && anchors < ANCHORS_MOST; k++) {
			if ((list[k].fits >> r->operands[0] & 1) == 0)
				continue;
			anchors++;
			test_group(c, &g, list[k].entry);
		}
	}
}

void
check_named(struct check *c)
{
	struct grouped *list;

	if (c->rules == NULL || c->rules->n == 0)
		return;
	list = mem_zeroed(c->ledger->n + 1, sizeof(*list));
	for (size_t i = 0; i < c->rules->n; i++)
		check_rule(c, &c->rules->list[i], list);
	free(list);
}
