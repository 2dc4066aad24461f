/* check_cause: one root cause, one finding.
 *
 * A wrong figure breaks every relation that it stands in.  Where one change of
 * one figure would make several findings vanish, the finding that states this
 * figure speaks for all, and names the lines of the others as evidence; that it
 * is printed differently elsewhere (RULE_SAME) is among them.  A wrong total that
 * was added up further is one cause, too: check_carried.
 */
#include "check/check_rules.h"

#include <stdlib.h>

#include "base/mem.h"
#include "language/closure.h"

enum {
	CAUSES_MAX = 64,	/* findings of a report that are weighed */
	OPERANDS_MAX = 40,	/* operands of one finding */
	LINES_SHOWN = 6
};

struct causes {
	size_t at[CAUSES_MAX];	/* findings */
	bool merged[CAUSES_MAX];
	size_t n;
	unsigned char *uses;	/* by entry: in how many of them it stands */
};

/* A figure, what it should be, and the findings that say so. */
struct cause {
	size_t entry;
	struct decimal to;
	bool by[CAUSES_MAX];
	size_t n;
	bool slip;		/* it is one edit away */
	bool printed;		/* it stands in the report, as the same */
	bool summed;		/* it is what the parts of the figure make */
};

static size_t
operand(const struct check *c, const struct finding *f, size_t k)
{
	return c->out.findings->operands[f->first + k];
}

/* What operand k of f would have to be for f to hold exactly. */
static bool
closing_value(const struct check *c, const struct finding *f, size_t k, struct decimal *to)
{
	struct decimal value = check_entry(c, operand(c, f, k))->figure.value;

	if (k == 0) {
		*to = f->computed;
		return f->rule == RULE_SUM || f->rule == RULE_DELTA || f->rule == RULE_SAME;
	}
	switch (f->rule) {
	case RULE_SAME:
		*to = check_entry(c, f->stated_entry)->figure.value;
		return true;
	case RULE_SUM:
		return (c->out.findings->signs[f->first + k] < 0 ? decimal_sub : decimal_add)(value,
		    f->difference, to);
	case RULE_DELTA:
		return (k == 1 ? decimal_add : decimal_sub)(value, f->difference, to);
	default:
		return false;
	}
}

static struct term
term_of(const struct check *c, size_t entry, size_t changed, struct decimal to)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	return (struct term){ entry == changed ? to : f->value, f->quantum, f->kind == KIND_COUNT };
}

/* A share or rate with one operand changed, or a change over what was before. */
static bool
quotient_closes(const struct check *c, const struct finding *f, size_t changed,
    struct decimal to)
{
	struct term rate = term_of(c, operand(c, f, 0), changed, to);
	struct term a = term_of(c, operand(c, f, 1), changed, to);
	struct term b = term_of(c, operand(c, f, 2), changed, to);
	struct term base = b, change = a;

	if (closure_rate(&a, &b, &rate))
		return true;
	if (f->rule != RULE_GROWTH)
		return false;
	if (decimal_sub(a.value, b.value, &change.value)) {
		change.value = decimal_abs(change.value);
		if (closure_rate(&change, &b, &rate))
			return true;
	}
	return (decimal_sub(b.value, a.value, &base.value) && closure_rate(&a, &base, &rate)) ||
	    (decimal_add(b.value, a.value, &base.value) && closure_rate(&a, &base, &rate));
}

/* A mark, or outlay, and what it could be at most, one of them changed. */
static bool
mark_fits(const struct check *c, const struct finding *f, size_t changed, struct decimal to)
{
	struct term mark = term_of(c, operand(c, f, 0), changed, to);
	struct term weight = term_of(c, operand(c, f, 1), changed, to);

	return decimal_cmp(mark.value, weight.value) <= 0;
}

/* So many at so much each, or so much for each of so many, to the last place, one of the
 * three changed. */
static bool
each_closes(const struct check *c, const struct finding *f, size_t changed, struct decimal to)
{
	struct term stated = term_of(c, operand(c, f, 0), changed, to);
	struct term a = term_of(c, operand(c, f, 1), changed, to);
	struct term b = term_of(c, operand(c, f, 2), changed, to);
	struct decimal product, off, most = stated.quantum;

	if (f->shape == SHAPE_PRODUCT)
		return decimal_mul(a.value, b.value, &product) &&
		    decimal_sub(stated.value, product, &off) &&
		    decimal_cmp(decimal_abs(off), most) <= 0;
	return decimal_mul(stated.value, b.value, &product) &&
	    decimal_sub(a.value, product, &off) && decimal_mul(b.value, stated.quantum, &most) &&
	    decimal_cmp(decimal_abs(off), decimal_abs(most)) <= 0;
}

/* Of a sum, within what its numbers lose by rounding: a slip that another finding
 * tells need not close it to the last place. */
static bool
sum_closes(const struct check *c, const struct finding *f, struct decimal to,
    struct decimal needed)
{
	struct decimal gap, slack = decimal_of(0), twice;

	for (size_t k = 0; k < f->n; k++)
		if (!decimal_add(slack, check_entry(c, operand(c, f, k))->figure.quantum, &slack))
			return false;
	return decimal_sub(needed, to, &gap) && decimal_add(gap, gap, &twice) &&
	    decimal_cmp(decimal_abs(twice), slack) <= 0;
}

/* Would f hold with the cause put right? */
static bool
holds_with(const struct check *c, const struct finding *f, const struct cause *cause)
{
	size_t n = f->n < OPERANDS_MAX ? f->n : OPERANDS_MAX;
	struct decimal needed;

	for (size_t k = 0; k < n; k++) {
		if (operand(c, f, k) != cause->entry)
			continue;
		if ((f->rule == RULE_RATE || f->rule == RULE_SHARE || f->rule == RULE_GROWTH) &&
		    f->n == 3)
			return quotient_closes(c, f, cause->entry, cause->to);
		if (f->rule == RULE_SCORE || f->rule == RULE_BUDGET)
			return mark_fits(c, f, cause->entry, cause->to);
		if (f->rule == RULE_AVERAGE)
			return each_closes(c, f, cause->entry, cause->to);
		return closing_value(c, f, k, &needed) && (decimal_cmp(needed, cause->to) == 0 ||
		    (f->rule == RULE_SUM && cause->slip && sum_closes(c, f, cause->to, needed)));
	}
	return false;
}

static void
collect(const struct check *c, struct causes *cs)
{
	cs->n = 0;
	for (size_t i = 0; i < c->out.findings->n && cs->n < CAUSES_MAX; i++) {
		const struct finding *f = &c->out.findings->list[i];

		if (f->severity > FINDING_WARNING || !f->numbers)
			continue;
		if (f->rule == RULE_SUM || f->rule == RULE_DELTA || f->rule == RULE_RATE ||
		    f->rule == RULE_SHARE || f->rule == RULE_GROWTH ||
		    ((f->rule == RULE_SCORE || f->rule == RULE_BUDGET) && f->n == 2) ||
		    (f->rule == RULE_AVERAGE && f->n == 3) || f->rule == RULE_SAME) {
			cs->merged[cs->n] = false;
			cs->at[cs->n++] = i;
		}
	}
}

static bool
is_exact(const struct finding *f)
{
	return f->rule == RULE_SUM || f->rule == RULE_DELTA || f->rule == RULE_SAME;
}

/* A coarse percentage is given by many values: only one that a slip leads to is believed, or
 * that is printed, or of a share what all parts make. */
static void
weigh(const struct check *c, const struct causes *cs, struct cause *cause)
{
	enum edit edit = hint_edit(check_entry(c, cause->entry), cause->to);

	cause->n = 0;
	cause->slip = edit != EDIT_NONE && edit != EDIT_OTHER && edit != EDIT_SIGN;
	for (size_t j = 0; j < cs->n; j++) {
		const struct finding *f = &c->out.findings->list[cs->at[j]];

		cause->by[j] = !cs->merged[j] && (cause->slip || cause->printed || is_exact(f) ||
		    f->rule == RULE_SCORE || f->rule == RULE_BUDGET ||
		    (cause->summed && f->rule == RULE_SHARE)) &&
		    holds_with(c, f, cause);
		cause->n += cause->by[j];
	}
}

/* Does entry stand in two findings or more? */
static bool
is_shared(const struct causes *cs, size_t entry)
{
	return cs->uses[entry] > 1;
}

static void
count_uses(const struct check *c, struct causes *cs)
{
	cs->uses = mem_zeroed(c->in->ledger->n + 1, sizeof(*cs->uses));
	for (size_t j = 0; j < cs->n; j++) {
		const struct finding *f = &c->out.findings->list[cs->at[j]];

		for (size_t k = 0; k < f->n && k < OPERANDS_MAX; k++)
			cs->uses[operand(c, f, k)]++;
	}
}

/* The change that explains finding i and most others. */
static bool
find_cause(const struct check *c, const struct causes *cs, size_t i, struct cause *best)
{
	const struct finding *f = &c->out.findings->list[cs->at[i]];
	size_t n = f->n < OPERANDS_MAX ? f->n : OPERANDS_MAX;

	*best = (struct cause){ .n = 1 };
	for (size_t k = 0; k < n; k++) {
		struct cause cause = { .entry = operand(c, f, k) };

		if (!is_shared(cs, cause.entry) || !closing_value(c, f, k, &cause.to))
			continue;
		cause.printed = f->rule == RULE_SAME;
		cause.summed = f->rule == RULE_SUM && k == 0;
		weigh(c, cs, &cause);
		if (cause.n > best->n ||
		    (cause.n == best->n && cause.n > 1 && cause.slip && !best->slip))
			*best = cause;
	}
	return best->n > 1;
}

/* Is the cause what the parts of a total make, and are shares among what it explains? */
static bool
are_shares_of(const struct check *c, const struct causes *cs, const struct cause *cause)
{
	bool found = false;

	for (size_t j = 0; j < cs->n; j++)
		found |= cause->by[j] &&
		    c->out.findings->list[cs->at[j]].rule == RULE_SHARE;
	return cause->summed && found;
}

/* The finding that states the figure, the worst of them; else the worst.  One that says that it
 * is printed differently elsewhere knows less than one that says so in its hint. */
static size_t
speaker(const struct check *c, const struct causes *cs, const struct cause *cause)
{
	size_t best = NONE, rank = 0;

	for (size_t j = 0; j < cs->n; j++) {
		const struct finding *f = &c->out.findings->list[cs->at[j]];
		size_t r = f->severity == FINDING_ERROR ? 2 : 1;

		if (!cause->by[j])
			continue;
		r = r * 2 + (f->stated_entry == cause->entry && (f->rule != RULE_SAME ||
		    check_has(c, f->stated_entry, REL_SAME)));
		if (f->rule == RULE_SUM && are_shares_of(c, cs, cause))
			r += 4;		/* all are of what the parts make */
		if (best == NONE || r > rank) {
			best = j;
			rank = r;
		}
	}
	return best;
}

static void
say_cause(struct check *c, const struct causes *cs, const struct cause *cause, size_t chosen)
{
	struct buf lines = BUF_INIT, line = BUF_INIT, to = BUF_INIT, count = BUF_INIT,
	    kept = BUF_INIT;
	struct finding *f = &c->out.findings->list[cs->at[chosen]];
	const struct entry *e = check_entry(c, cause->entry);
	bool named = f->blamed == cause->entry &&
	    decimal_cmp(f->blamed_to, cause->to) == 0;
	struct slot slots[5];
	size_t shown = 0, last = 0, others = 0;

	for (size_t j = 0; j < cs->n; j++) {
		const struct finding *o = &c->out.findings->list[cs->at[j]];
		size_t at = check_entry(c, o->stated_entry)->figure.line;

		if (!cause->by[j] || j == chosen || (named && o->rule == RULE_SAME))
			continue;	/* the hint names where the other is printed */
		others++;
		if (at == last || shown++ >= LINES_SHOWN)
			continue;
		if (shown > 1)
			buf_add_str(&lines, "、");
		buf_add_uint(&lines, at);
		last = at;
	}
	buf_add_uint(&line, e->figure.line);
	buf_add_uint(&count, others);
	wording_amount(&to, e, cause->to);
	slots[0] = (struct slot){ "lines", buf_span(&lines) };
	slots[1] = (struct slot){ "line", buf_span(&line) };
	slots[2] = (struct slot){ "from", e->figure.raw };
	slots[3] = (struct slot){ "to", buf_span(&to) };
	slots[4] = (struct slot){ "count", buf_span(&count) };
	buf_add(&kept, c->out.findings->text.p + f->message, named ? f->message_n : f->plain_n);
	if (others > 0)
		wording_say(&kept, named ? "cause.also" : "cause.one", c->out.english, slots, 5);
	f->message = c->out.findings->text.n;
	f->message_n = kept.n;
	buf_add_span(&c->out.findings->text, buf_span(&kept));
	buf_release(&lines);
	buf_release(&line);
	buf_release(&to);
	buf_release(&count);
	buf_release(&kept);
}

static void
drop_merged(struct check *c, const struct causes *cs, const bool *drop)
{
	struct findings *fs = c->out.findings;
	size_t kept = 0, k = 0;

	for (size_t i = 0; i < fs->n; i++) {
		if (k < cs->n && cs->at[k] == i && drop[k++])
			continue;
		fs->list[kept++] = fs->list[i];
	}
	fs->n = kept;
}

void
check_causes(struct check *c)
{
	bool drop[CAUSES_MAX] = { false };
	struct causes cs;
	struct cause cause;

	collect(c, &cs);
	if (cs.n < 2)
		return;
	count_uses(c, &cs);
	for (size_t i = 0; i < cs.n; i++) {
		size_t chosen;

		if (cs.merged[i] || !find_cause(c, &cs, i, &cause))
			continue;
		chosen = speaker(c, &cs, &cause);
		say_cause(c, &cs, &cause, chosen);
		for (size_t j = 0; j < cs.n; j++)
			if (cause.by[j]) {
				cs.merged[j] = true;
				drop[j] = j != chosen;
			}
	}
	drop_merged(c, &cs, drop);
	free(cs.uses);
}
