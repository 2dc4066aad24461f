/* check_cause: one root cause, one finding.
 *
 * A wrong figure breaks every relation that it stands in.  Where one change of
 * one figure would make several findings vanish, the finding that states this
 * figure speaks for all, and names the lines of the others as evidence; that it
 * is printed differently elsewhere (RULE_SAME) is among them.  A wrong total that
 * was added up further is one cause, too: check_carried.
 */
#include "check/check_mend.h"

#include <stdlib.h>

#include "base/mem.h"

enum { LINES_SHOWN = 6 };

/* A figure, what it should be, and the findings that say so. */
struct cause {
	struct mend mend;
	bool by[CAUSES_MAX];
	size_t n, firm;		/* of these, those that are no limits */
	bool printed;		/* it stands in the report, as the same */
	bool summed;		/* it is what the parts of the figure make */
	size_t broken;		/* relations that hold and would not */
};

/* Is f a finding that a wrong figure may explain?  Of those about both sides of the books those
 * that a slip is the likely reason of. */
static bool
is_explicable(const struct finding *f)
{
	switch (f->rule) {
	case RULE_SUM:
	case RULE_DELTA:
	case RULE_RATE:
	case RULE_SHARE:
	case RULE_GROWTH:
	case RULE_SAME:
		return true;
	case RULE_AVERAGE:
	case RULE_SCORE:
		return f->n == 3 || mend_is_limit(f);
	case RULE_WORDS:
		return f->n == 2 && f->edit != EDIT_NONE;
	default:
		return mend_is_limit(f) && decimal_sign(f->difference) != 0;
	}
}

static void
collect(const struct check *c, struct causes *cs)
{
	cs->n = 0;
	for (size_t i = 0; i < c->out.findings->n && cs->n < CAUSES_MAX; i++) {
		const struct finding *f = &c->out.findings->list[i];

		if (f->severity > FINDING_WARNING || !f->numbers || !is_explicable(f))
			continue;
		cs->merged[cs->n] = false;
		cs->at[cs->n++] = i;
	}
}

static bool
is_exact(const struct finding *f)
{
	return f->rule == RULE_SUM || f->rule == RULE_DELTA || f->rule == RULE_SAME ||
	    f->rule == RULE_WORDS;
}

/* A coarse percentage is given by many values: only one that a slip leads to is believed, or
 * that is printed, or of a share what all parts make. */
static void
weigh(const struct check *c, const struct causes *cs, struct cause *cause)
{
	enum edit edit = hint_edit(check_entry(c, cause->mend.entry), cause->mend.to);
	bool moderate;		/* ten times as much, or less than nothing, passes any limit */

	cause->n = cause->firm = 0;
	cause->mend.slip = edit != EDIT_NONE && edit != EDIT_OTHER && edit != EDIT_SIGN;
	moderate = edit != EDIT_LENGTH && decimal_sign(cause->mend.to) >= 0;
	for (size_t j = 0; j < cs->n; j++) {
		const struct finding *f = &c->out.findings->list[cs->at[j]];

		cause->by[j] = !cs->merged[j] && (cause->mend.slip || cause->printed ||
		    is_exact(f) || mend_is_limit(f) ||
		    (cause->summed && f->rule == RULE_SHARE)) &&
		    (moderate || !mend_is_limit(f)) &&
		    mend_closes(c, c->out.findings, f, &cause->mend);
		cause->n += cause->by[j];
		cause->firm += cause->by[j] && !mend_is_limit(f);
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
			cs->uses[finding_operand(c->out.findings, f, k)]++;
	}
}

/* Which relations that hold each figure stands in. */
static void
index_held(const struct check *c, struct causes *cs)
{
	const struct findings *held = &c->out.held;
	size_t n = c->in->ledger->n;

	cs->first = mem_zeroed(n + 2, sizeof(*cs->first));
	cs->held = mem_zeroed(held->noperands + 1, sizeof(*cs->held));
	for (size_t i = 0; i < held->noperands; i++)
		cs->first[held->operands[i] + 2]++;
	for (size_t e = 2; e <= n; e++)
		cs->first[e] += cs->first[e - 1];
	for (size_t i = 0; i < held->n; i++)
		for (size_t k = 0; k < held->list[i].n; k++)
			cs->held[cs->first[finding_operand(held, &held->list[i], k) + 1]++] = i;
}

/* Is a the better explanation?  One that breaks as much as it mends is none. */
static bool
is_better(const struct cause *a, const struct cause *b)
{
	size_t of_a = a->n + b->broken, of_b = b->n + a->broken;

	if (a->n < 2 || (a->broken > 0 && a->broken >= a->firm))
		return false;
	return b->n < 2 || of_a > of_b || (of_a == of_b && a->mend.slip && !b->mend.slip);
}

/* Takes cause for best if it is better; of a figure of one finding alone it is none. */
static void
try_cause(const struct check *c, const struct causes *cs, struct cause *cause,
    struct cause *best)
{
	if (!is_shared(cs, cause->mend.entry))
		return;
	weigh(c, cs, cause);
	if (cause->n > 1)
		cause->broken = mend_weigh(c, cs, &cause->mend).broken;
	if (is_better(cause, best))
		*best = *cause;
}

/* The change that explains finding i and most others. */
static bool
find_cause(const struct check *c, const struct causes *cs, size_t i, struct cause *best)
{
	const struct finding *f = &c->out.findings->list[cs->at[i]];
	size_t n = f->n < OPERANDS_MAX ? f->n : OPERANDS_MAX;
	struct cause hinted = { .mend = { f->blamed, f->blamed_to, .slip = true } };

	*best = (struct cause){ .n = 1 };
	for (size_t k = 0; k < n; k++) {
		struct cause cause = { .mend.entry = finding_operand(c->out.findings, f, k) };

		if (!mend_value(c, c->out.findings, f, k, &cause.mend.to))
			continue;
		cause.printed = f->rule == RULE_SAME;
		cause.summed = f->rule == RULE_SUM && k == 0;
		try_cause(c, cs, &cause, best);
	}
	if (f->blamed != NONE && mend_closes(c, c->out.findings, f, &hinted.mend))
		try_cause(c, cs, &hinted, best);
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
		r = r * 2 + (f->stated_entry == cause->mend.entry && (f->rule != RULE_SAME ||
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

/* Does the hint of f say itself what the cause is? */
static bool
names_cause(const struct finding *f, const struct cause *cause)
{
	return f->blamed == cause->mend.entry && decimal_cmp(f->blamed_to, cause->mend.to) == 0;
}

/* Adds to text the lines of the findings but the chosen one that the cause explains, the first
 * few; returns how many these findings are. */
static size_t
add_lines(struct check *c, const struct causes *cs, const struct cause *cause, size_t chosen,
    struct buf *text)
{
	bool named = names_cause(&c->out.findings->list[cs->at[chosen]], cause);
	size_t shown = 0, last = 0, others = 0;

	for (size_t j = 0; j < cs->n; j++) {
		const struct finding *f = &c->out.findings->list[cs->at[j]];
		size_t at = check_entry(c, f->stated_entry)->figure.line;

		if (!cause->by[j] || j == chosen || (named && f->rule == RULE_SAME))
			continue;	/* the hint names where the other is printed */
		others++;
		if (at == last || shown++ >= LINES_SHOWN)
			continue;
		if (shown > 1)
			buf_add_str(text, "、");
		buf_add_uint(text, at);
		last = at;
	}
	return others;
}

/* Has the chosen finding say what the cause is of it and of the others. */
static void
say_cause(struct check *c, const struct causes *cs, const struct cause *cause, size_t chosen)
{
	struct buf lines = BUF_INIT, line = BUF_INIT, to = BUF_INIT, count = BUF_INIT,
	    kept = BUF_INIT;
	struct finding *f = &c->out.findings->list[cs->at[chosen]];
	const struct entry *e = check_entry(c, cause->mend.entry);
	bool named = names_cause(f, cause);
	size_t others = add_lines(c, cs, cause, chosen, &lines);

	buf_add_uint(&line, e->figure.line);
	buf_add_uint(&count, others);
	wording_amount(&to, e, cause->mend.to);
	buf_add(&kept, c->out.findings->text.p + f->message, named ? f->message_n : f->plain_n);
	if (others > 0)
		wording_say(&kept, named ? "cause.also" : "cause.one", c->out.english,
		    (const struct slot[]){ { "lines", buf_span(&lines) },
		    { "line", buf_span(&line) }, { "from", e->figure.raw },
		    { "to", buf_span(&to) }, { "count", buf_span(&count) } }, 5);
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

static void
merge(struct check *c, struct causes *cs)
{
	bool drop[CAUSES_MAX] = { false };
	struct cause cause;

	for (size_t i = 0; i < cs->n; i++) {
		size_t chosen;

		if (cs->merged[i] || !find_cause(c, cs, i, &cause))
			continue;
		chosen = speaker(c, cs, &cause);
		say_cause(c, cs, &cause, chosen);
		for (size_t j = 0; j < cs->n; j++)
			if (cause.by[j]) {
				cs->merged[j] = true;
				drop[j] = j != chosen;
			}
	}
	drop_merged(c, cs, drop);
}

void
check_causes(struct check *c)
{
	struct causes cs;

	collect(c, &cs);
	if (cs.n == 0)
		return;
	count_uses(c, &cs);
	index_held(c, &cs);
	check_blame(c, &cs);
	merge(c, &cs);
	free(cs.uses);
	free(cs.first);
	free(cs.held);
}
