/* check_named: the rules of rule files (rule.h).
 *
 * Figures are put in groups by the scope of a rule; a group is tested once for
 * every figure that the left side of the check names.  Where a name fits
 * figures of different values nobody knows which one is meant: nothing is
 * said.
 */
#include "report/check_rules.h"
#include "report/rule_match.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	ANCHORS_MOST = 64,
	SLIP_DIGITS = 4		/* of a number that one wrong digit explains, at least */
};

/* A figure that takes part in a rule. */
struct player {
	size_t rule;
	uint64_t key;		/* the same in one group */
	size_t entry;
	unsigned figures;	/* bit i: it is figure i of the rule */
};

struct players {
	struct player *list;
	size_t n, cap;
};

struct group {
	const struct named_rule *rule;
	const struct player *list;
	size_t n;
};

/* One check of a rule of one group, about one figure. */
struct trial {
	const struct group *group;
	const struct rule_check *check;
	size_t anchor;
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

/* Are the figures of the rule of one side of the books?  Those of a sum are, not so
 * where something is taken off (结余＝预算－支出), or where columns of a row are named. */
static bool
keeps_side(const struct trial *t)
{
	if (t->check->test != TEST_SUM || t->group->rule->scope == SCOPE_ROW)
		return false;
	for (size_t i = 1; i < t->check->n; i++)
		if (t->check->signs[i] < 0)
			return false;
	return true;
}

static const struct rule_figure *
operand_of(const struct trial *t, size_t i)
{
	return &t->group->rule->figures[t->check->operands[i]];
}

static bool
is_of_year(const struct trial *t, size_t i, int anchor, int year)
{
	if (rule_figure_is(operand_of(t, i), TRAIT_PRIOR))
		return anchor != 0 && year == anchor - 1;
	return t->check->test == TEST_GROWTH || anchor == 0 || year == 0 || anchor == year;
}

/* May player be operand i beside the anchor?  Not if it is of another year, nor of another
 * side of the books where these are kept apart. */
static bool
goes_with(const struct check *c, const struct trial *t, size_t i, const struct player *player)
{
	enum side x = c->items[t->anchor].side, y = c->items[player->entry].side;

	return (player->figures >> t->check->operands[i] & 1) != 0 && player->entry != t->anchor &&
	    is_of_year(t, i, check_entry(c, t->anchor)->figure.year,
	    check_entry(c, player->entry)->figure.year) &&
	    (x == SIDE_NONE || y == SIDE_NONE || x == y || !keeps_side(t));
}

/* The figure that operand i names beside the anchor.  NO_ENTRY: none; *clear is false
 * if there are several of different values. */
static ptrdiff_t
find_operand(const struct check *c, const struct trial *t, size_t i, bool *clear)
{
	ptrdiff_t found = NO_ENTRY;

	for (size_t k = 0; k < t->group->n; k++) {
		const struct player *player = &t->group->list[k];

		if (!goes_with(c, t, i, player))
			continue;
		if (found == NO_ENTRY)
			found = (ptrdiff_t)player->entry;
		else if (decimal_cmp(check_entry(c, player->entry)->figure.value,
		    check_entry(c, (size_t)found)->figure.value) != 0)
			*clear = false;
		if (rule_figure_is(operand_of(t, i), TRAIT_FIRST))
			break;
	}
	return found;
}

/* Every figure that operand i names beside the anchor, into c->terms; false: none. */
static bool
add_each(struct check *c, const struct trial *t, size_t i)
{
	size_t before = c->terms.n;

	for (size_t k = 0; k < t->group->n; k++)
		if (goes_with(c, t, i, &t->group->list[k]))
			addends_add(&c->terms, t->group->list[k].entry, t->check->signs[i]);
	return c->terms.n > before;
}

/* The one figure that operand i names beside the anchor, into c->terms; false if it is
 * missing or not clear. */
static bool
add_one(struct check *c, const struct trial *t, size_t i)
{
	bool clear = true;
	ptrdiff_t at = find_operand(c, t, i, &clear);

	if (clear && at != NO_ENTRY)
		addends_add(&c->terms, (size_t)at, t->check->signs[i]);
	return clear && (at != NO_ENTRY || rule_figure_is(operand_of(t, i), TRAIT_OPTIONAL));
}

/* Operands behind the first into c->terms; false if one is missing or not
 * clear. */
static bool
find_operands(struct check *c, const struct trial *t)
{
	c->terms.n = 0;
	for (size_t i = 1; i < t->check->n; i++)
		if (!(rule_figure_is(operand_of(t, i), TRAIT_EACH) ? add_each : add_one)(c, t, i))
			return false;
	return true;
}

/* --- what has been said ---------------------------------------------------------------- */

/* Findings that share an entry, in chains. */
struct chains {
	size_t *last;		/* by entry: 1 + its last finding; 0: none */
	size_t *before;		/* by finding: the same */
	size_t cap;
};

/* What has been said, so that nothing is told twice. */
struct told {
	struct chains stated;	/* by the figure that they are about */
	struct chains least;	/* by the first of their figures, to find those of the same */
	size_t n;
};

static void
told_open(struct told *told, size_t entries)
{
	*told = (struct told){ .n = 0 };
	told->stated.last = mem_zeroed(entries + 1, sizeof(*told->stated.last));
	told->least.last = mem_zeroed(entries + 1, sizeof(*told->least.last));
}

static void
told_close(struct told *told)
{
	free(told->stated.last);
	free(told->stated.before);
	free(told->least.last);
	free(told->least.before);
}

static void
chain(struct chains *chains, size_t finding, size_t entry)
{
	chains->before = mem_grow(chains->before, finding, &chains->cap, sizeof(*chains->before));
	chains->before[finding] = chains->last[entry];
	chains->last[entry] = finding + 1;
}

static size_t
least_operand(const struct findings *fs, const struct finding *f)
{
	size_t least = f->stated_entry;

	for (size_t i = 0; i < f->n; i++)
		if (fs->operands[f->first + i] < least)
			least = fs->operands[f->first + i];
	return least;
}

static void
note(struct told *told, const struct findings *fs)
{
	for (; told->n < fs->n; told->n++) {
		const struct finding *f = &fs->list[told->n];

		chain(&told->stated, told->n, f->stated_entry);
		chain(&told->least, told->n, least_operand(fs, f));
	}
}

static bool
has_operand(const struct findings *fs, const struct finding *f, size_t entry)
{
	for (size_t i = 0; i < f->n; i++)
		if (fs->operands[f->first + i] == entry)
			return true;
	return false;
}

static bool
same_operands(const struct findings *fs, const struct finding *a, const struct finding *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!has_operand(fs, b, fs->operands[a->first + i]))
			return false;
	return true;
}

/* Has as much, or more, been said of the figures of the last finding; or of the one that
 * it is about, that it should be the same? */
static bool
is_told(const struct told *told, const struct findings *fs)
{
	const struct finding *f = &fs->list[fs->n - 1], *other;
	size_t i;

	for (i = told->least.last[least_operand(fs, f)]; i != 0; i = told->least.before[i - 1]) {
		other = &fs->list[i - 1];
		if (other->severity <= f->severity && other->numbers && same_operands(fs, other, f))
			return true;
	}
	for (i = told->stated.last[f->stated_entry]; i != 0; i = told->stated.before[i - 1]) {
		other = &fs->list[i - 1];
		if (other->severity <= f->severity && other->numbers && f->severity != FINDING_OK &&
		    decimal_cmp(other->computed, f->computed) == 0)
			return true;
	}
	return false;
}

/* --- what is said ------------------------------------------------------------------ */

static void
add_quotient(const struct check *c, struct buf *b)
{
	bool joined = c->terms.n > 2;

	buf_add_span(b, check_entry(c, c->terms.list[0].entry)->figure.raw);
	buf_add_str(b, joined ? "÷（" : "÷");
	buf_add_span(b, check_entry(c, c->terms.list[1].entry)->figure.raw);
	if (!joined)
		return;
	buf_add_str(b, "＋");
	buf_add_span(b, check_entry(c, c->terms.list[2].entry)->figure.raw);
	buf_add_str(b, "）");
}

/* The operands as the check has them: 138.75÷142.00. */
static void
add_parts(const struct check *c, const struct rule_check *check, struct buf *b)
{
	if (check->constant)
		decimal_print(b, check->number);
	else if (check->test == TEST_RATIO || check->test == TEST_GROWTH) {
		add_quotient(c, b);
	} else
		check_terms_text(c, &c->terms, b);
}

/* The message of the rule instead of the one that f has; the likely slip stays. */
static void
put_message(struct check *c, const struct trial *t, struct finding *f)
{
	struct buf old = BUF_INIT, template = BUF_INIT, parts = BUF_INIT;
	struct span all = span_slice(buf_span(&c->findings->text), f->message,
	    f->message + f->message_n);
	size_t hint = f->hint;

	buf_add_span(&old, all);
	buf_add_span(&template, t->group->rule->message);
	add_parts(c, t->check, &parts);
	c->findings->text.n = f->message;
	check_say_text(c, buf_str(&template), buf_span(&parts));
	if (hint != 0) {
		f->hint = c->findings->text.n - f->message;
		buf_add_span(&c->findings->text, span_slice(buf_span(&old), hint, old.n));
		f->message_n = c->findings->text.n - f->message;
	}
	buf_release(&old);
	buf_release(&template);
	buf_release(&parts);
}

/* Would one wrong digit, or two swapped ones, of the stated figure explain the miss? */
static bool
is_slip(const struct check *c, const struct finding *f)
{
	enum edit edit = hint_edit(check_entry(c, f->stated_entry), f->computed);

	for (size_t i = 0; i < f->n; i++)
		if (check_entry(c, c->findings->operands[f->first + i])->rough)
			return false;
	return (edit == EDIT_SWAP || edit == EDIT_DIGIT) && hint_digits(f->stated) >= SLIP_DIGITS;
}

/* The last finding is what the trial has found. */
static void
name_finding(struct check *c, const struct trial *t)
{
	const struct named_rule *r = t->group->rule;
	struct finding *f = &c->findings->list[c->findings->n - 1];

	if (r->kind == RULE_NAMED)
		f->name = r->name;
	else
		f->rule = r->kind;
	if (f->severity < r->severity)
		f->severity = r->severity;
	if (r->message.n > 0 && f->severity <= FINDING_WARNING)
		put_message(c, t, f);
}

/* --- the tests ------------------------------------------------------------------------ */

static enum finding_severity
severity_of(enum verdict v)
{
	return v == VERDICT_HOLDS ? FINDING_OK :
	    v == VERDICT_ROUNDING ? FINDING_ROUNDING : FINDING_ERROR;
}

static const char *
limit_key(const struct rule_check *check, enum finding_severity severity)
{
	if (severity == FINDING_OK)
		return "named.ok";
	if (severity == FINDING_ROUNDING)
		return "named.rounding";
	return check->test == TEST_MOST ? "named.most" : check->test == TEST_LEAST ?
	    "named.least" : "named.equal";
}

static void
report_limit(struct check *c, const struct trial *trial, enum finding_severity severity,
    const struct tally *t)
{
	struct buf parts = BUF_INIT;
	struct slot slot;

	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_NAMED, trial->anchor, t->computed, t->difference)->shape =
	    SHAPE_SUM;
	for (size_t i = 0; i < c->terms.n; i++)
		findings_term(c->findings, c->terms.list[i].entry, c->terms.list[i].sign);
	check_terms_text(c, &c->terms, &parts);
	slot = (struct slot){ "parts", buf_span(&parts) };
	check_say(c, limit_key(trial->check, severity), &slot, 1);
	buf_release(&parts);
}

/* Is the right side a limit, and the stated figure within it? */
static bool
is_within(const struct rule_check *check, struct decimal difference)
{
	int sign = decimal_sign(difference);

	return (check->test == TEST_MOST && sign < 0) || (check->test == TEST_LEAST && sign > 0);
}

/* One part of several that a rule knows may be all that this form has: only a slip says
 * that it was meant to be all of the total. */
static bool
is_beginning(const struct check *c, const struct trial *t, struct decimal computed)
{
	return c->terms.n == 1 && rule_figure_is(operand_of(t, 1), TRAIT_EACH) &&
	    hint_edit(check_entry(c, t->anchor), computed) == EDIT_NONE;
}

static void
test_sum(struct check *c, const struct trial *trial)
{
	struct tally t = tally_sum(c->ledger, trial->anchor, &c->terms);
	enum finding_severity severity;

	if (t.overflow)
		check_overflow(c, trial->anchor);
	if (t.verdict == VERDICT_NONE ||
	    (t.verdict == VERDICT_FAILS && is_beginning(c, trial, t.computed)))
		return;
	if (is_within(trial->check, t.difference))
		t.verdict = VERDICT_HOLDS;
	severity = severity_of(t.verdict);
	if (severity == FINDING_ERROR && (t.rough || t.mixed))
		severity = FINDING_WARNING;
	if (trial->check->test == TEST_SUM)
		check_report_tally(c, RULE_SUM, severity, trial->anchor, &t);
	else
		report_limit(c, trial, severity, &t);
}

/* A rate below its limit has not been worked out: where the finding would say so by its
 * kind, nothing is told. */
static void
test_number(struct check *c, const struct trial *t)
{
	bool named = t->group->rule->kind == RULE_NAMED;
	const struct entry *e = check_entry(c, t->anchor);
	enum finding_severity severity = FINDING_ERROR;
	struct decimal difference;

	if (e->rough || !decimal_sub(e->figure.value, t->check->number, &difference))
		return;
	if (decimal_sign(difference) == 0 || is_within(t->check, difference))
		severity = FINDING_OK;
	if (!check_wanted(c, severity) || (severity == FINDING_OK && !named))
		return;
	check_begin(c, severity, RULE_NAMED, t->anchor, t->check->number, difference);
	check_say(c, limit_key(t->check, severity), NULL, 0);
}

static void
test_quotient(struct check *c, const struct trial *t)
{
	bool growth = t->check->test == TEST_GROWTH;
	size_t at[3];

	if (c->terms.n != t->check->n - 1)
		return;
	for (size_t i = 0; i < c->terms.n; i++)
		at[i] = c->terms.list[i].entry;
	check_quotient_of(c, growth ? RULE_GROWTH : RULE_RATE, t->anchor, at, growth ?
	    SHAPE_GROWTH : c->terms.n == 3 ? SHAPE_TOGETHER : SHAPE_RATIO);
}

/* Tries one check; true if there is a finding more than before. */
static bool
try_check(struct check *c, const struct trial *t)
{
	size_t before = c->findings->n;

	if (t->check->constant)
		test_number(c, t);
	else if (!find_operands(c, t) || c->terms.n == 0)
		return false;
	else if (t->check->test == TEST_RATIO || t->check->test == TEST_GROWTH)
		test_quotient(c, t);
	else
		test_sum(c, t);
	if (c->findings->n == before)
		return false;
	name_finding(c, t);
	return true;
}

/* The best of several checks is the finding: the first that holds, else the first that
 * can be tried. */
static void
try_checks(struct check *c, const struct group *g, size_t anchor)
{
	size_t before = c->findings->n;
	bool all = c->all;

	c->all |= g->rule->nchecks > 1;
	for (size_t i = 0; i < g->rule->nchecks; i++) {
		struct trial t = { g, &g->rule->checks[i], anchor };
		struct finding *list;

		if (!try_check(c, &t))
			continue;
		list = c->findings->list;
		if (c->findings->n > before + 1 && list[before + 1].severity > list[before].severity)
			list[before] = list[before + 1];
		c->findings->n = before + 1;
		if (list[before].severity == FINDING_OK)
			break;
	}
	c->all = all;
}

static void
test_group(struct check *c, const struct group *g, size_t anchor, struct told *told)
{
	struct findings *fs = c->findings;
	size_t before = fs->n;
	const struct finding *f;

	try_checks(c, g, anchor);
	if (fs->n == before)
		return;
	f = &fs->list[before];
	if (!check_wanted(c, f->severity) || is_told(told, fs) ||
	    (g->rule->slip && f->severity <= FINDING_WARNING && !is_slip(c, f)))
		fs->n = before;
	else
		note(told, fs);
}

static void
test_rule(struct check *c, const struct group *g, struct told *told)
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
	for (size_t i = 0; i < c->ledger->n; i++) {
		const struct entry *e = check_entry(c, i);
		const struct rule_fit *fits;
		size_t n = rule_matcher_fits(c->matcher, e, &c->items[i], &fits);

		for (size_t k = 0; k < n; k++) {
			const struct named_rule *r = &c->rules->list[fits[k].rule];

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
	struct told told;

	if (c->matcher == NULL)
		return;
	collect(c, &ps);
	if (ps.n > 0)
		qsort(ps.list, ps.n, sizeof(*ps.list), compare);
	told_open(&told, c->ledger->n);
	note(&told, c->findings);
	for (size_t from = 0, to; from < ps.n; from = to) {
		struct group g = { &c->rules->list[ps.list[from].rule], ps.list + from, 0 };

		for (to = from; to < ps.n && ps.list[to].rule == ps.list[from].rule &&
		    ps.list[to].key == ps.list[from].key; to++)
			g.n++;
		test_rule(c, &g, &told);
	}
	told_close(&told);
	free(ps.list);
}
