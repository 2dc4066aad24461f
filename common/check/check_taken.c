/* check_taken: the mark of the whole against what was taken off a hundred (domain.md §2, row 16).
 *
 *   满分100分，预算编制扣2分，绩效管理扣3分，得95分
 *   自评得分92.3分，共扣7.7分
 *
 * Where no full mark is told a hundred is meant: marks of the whole are of that.
 */
#include "check/check_rules.h"
#include "language/grammar.h"

static bool
is_taken(const struct check *c, size_t i)
{
	return word_table_ends(&qualifiers, "taken", check_entry(c, i)->figure.label);
}

/* 满分100分，预算编制扣2分，绩效管理扣3分，得95分: what could be got in all, in the paragraph of
 * entry mark; NONE: that is not said, or of several. */
static size_t
full_beside(const struct check *c, size_t mark)
{
	const struct entries line = check_paragraph_around(c, mark);
	size_t full = NONE;

	for (size_t i = line.from; i < line.to; i++) {
		if (!check_is_mark(c, i) ||
		    !word_table_ends(&qualifiers, "full", check_entry(c, i)->figure.label))
			continue;
		if (full != NONE)
			return NONE;
		full = i;
	}
	if (full != NONE &&
	    decimal_cmp(check_entry(c, full)->figure.value, decimal_of(CHECK_FULL_MARK)) != 0)
		return NONE;
	return full;
}

/* Takes off full what was taken off in the paragraph, but for what is a part of that. */
static bool
load_taken(struct check *c, size_t mark, size_t full)
{
	const struct entries line = check_paragraph_around(c, mark);

	c->scratch.terms.n = 0;
	addends_add(&c->scratch.terms, full, 1);
	for (size_t i = full + 1; i < line.to; i++)
		if (check_is_mark(c, i) && i != mark && !check_has(c, i, REL_PART) &&
		    is_taken(c, i))
			addends_add(&c->scratch.terms, i, -1);
	return c->scratch.terms.n > 1;
}

/* Tells the mark of the whole against what was taken off full; that of several that are told
 * only some are meant is no error. */
static void
check_taken_off(struct check *c, size_t mark, size_t full)
{
	struct tally t;

	if (full == mark || !load_taken(c, mark, full))
		return;
	t = tally_sum(c->in->ledger, mark, &c->scratch.terms);
	if (t.verdict == VERDICT_NONE || (t.verdict == VERDICT_FAILS &&
	    hint_edit(check_entry(c, mark), t.computed) == EDIT_NONE && c->scratch.terms.n > 2))
		return;
	check_report_tally(c, RULE_SUM, t.verdict == VERDICT_HOLDS ? FINDING_OK : FINDING_ERROR,
	    mark, &t);
}

/* 其中：投入18分（满分20分）、产出…: a mark that the one of the whole is made of, or a full one. */
static bool
is_of_whole(const struct check *c, size_t i)
{
	return check_is_mark(c, i) && (check_has(c, i, REL_PART) ||
	    word_table_ends(&qualifiers, "full", check_entry(c, i)->figure.label));
}

/* 自评得分96分，扣4分。扣分原因：…扣2分，…扣1分: is the one at i, right behind the mark it was
 * taken off, all that is missing from a hundred?  What follows then tells what it was for. */
static bool
is_all_missing(const struct check *c, size_t mark, size_t i)
{
	struct decimal sum;

	return i == mark + 1 && decimal_add(check_entry(c, mark)->figure.value,
	    check_entry(c, i)->figure.value, &sum) &&
	    decimal_cmp(sum, decimal_of(CHECK_FULL_MARK)) == 0;
}

/* Is the first of three terms or more, right behind mark, as much as all the others, which then
 * tell what it was for, and do not all of them leave mark of a hundred? */
static bool
is_first_all(const struct check *c, size_t mark)
{
	const struct addends *terms = &c->scratch.terms;
	struct decimal sum = decimal_of(0), all;

	for (size_t k = 1; k < terms->n; k++)
		if (!decimal_add(sum, check_entry(c, terms->list[k].entry)->figure.value, &sum))
			return false;
	return terms->n > 2 && terms->list[0].entry == mark + 1 && decimal_cmp(sum,
	    check_entry(c, terms->list[0].entry)->figure.value) == 0 &&
	    decimal_add(sum, sum, &all) &&
	    decimal_add(all, check_entry(c, mark)->figure.value, &all) &&
	    decimal_cmp(all, decimal_of(CHECK_FULL_MARK)) != 0;
}

/* What was taken off in the paragraph of mark, behind it: into the terms what says it is all of it
 * (*all), else each.  False: nothing was, or other marks stand there, too, but for those that the
 * mark is made of and all that was taken off behind them. */
static bool
load_behind(struct check *c, size_t mark, bool *all)
{
	const struct entries line = check_paragraph_around(c, mark);
	bool others = false;

	*all = false;
	c->scratch.terms.n = 0;
	for (size_t i = mark + 1; i < line.to; i++) {
		if (check_entry(c, i)->figure.kind != KIND_SCORE)
			continue;
		if (!check_is_mark(c, i) || !is_taken(c, i)) {
			if (!is_of_whole(c, i))
				return false;
			others = true;
			continue;
		}
		if (*all || check_has(c, i, REL_PART))
			continue;
		*all = check_has(c, i, REL_SUM) || is_all_missing(c, mark, i) ||
		    word_table_starts(&particles, "together", check_entry(c, i)->figure.label);
		if (*all)
			c->scratch.terms.n = 0;
		addends_add(&c->scratch.terms, i, -1);
	}
	if (is_first_all(c, mark)) {
		c->scratch.terms.n = 1;
		*all = true;
	}
	return c->scratch.terms.n > 0 && (*all || !others);
}

/* Begins the finding that mark should be computed, a hundred less the terms. */
static void
report_hundred(struct check *c, enum finding_severity severity, size_t mark,
    struct computed computed)
{
	struct buf parts = BUF_INIT;
	struct slot slot;

	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_SUM, mark, computed);
	buf_add_str(&parts, "100");
	for (size_t k = 0; k < c->scratch.terms.n; k++) {
		size_t i = c->scratch.terms.list[k].entry;

		findings_term(c->out.findings, i, -1);
		buf_add_str(&parts, "－");
		buf_add_span(&parts, check_entry(c, i)->figure.raw);
	}
	slot = (struct slot){ "parts", buf_span(&parts) };
	check_say(c, check_key(c, "taken", severity), &slot, 1);
	buf_release(&parts);
}

/* 自评得分92.3分，共扣7.7分: a miss where a mark of the whole is told and all that was taken off
 * it, where more was got than that leaves, or where a slip explains it. */
static void
check_hundred(struct check *c, size_t mark)
{
	struct computed off = { decimal_of(CHECK_FULL_MARK), decimal_of(0) };
	bool all;

	if (decimal_cmp(check_entry(c, mark)->figure.value, decimal_of(CHECK_FULL_MARK / 2)) <= 0 ||
	    decimal_cmp(check_entry(c, mark)->figure.value, decimal_of(CHECK_FULL_MARK)) > 0 ||
	    !load_behind(c, mark, &all))
		return;
	for (size_t k = 0; k < c->scratch.terms.n; k++)
		if (!decimal_sub(off.value,
		    check_entry(c, c->scratch.terms.list[k].entry)->figure.value, &off.value))
			return;
	if (!decimal_sub(check_entry(c, mark)->figure.value, off.value, &off.difference))
		return;
	if (decimal_sign(off.difference) == 0)
		report_hundred(c, FINDING_OK, mark, off);
	else if (decimal_sign(off.difference) > 0 || (all &&
	    word_table_in(&qualifiers, "overall", check_entry(c, mark)->figure.label)) ||
	    ((all || c->scratch.terms.n > 1) &&
	    hint_edit(check_entry(c, mark), off.value) != EDIT_NONE))
		report_hundred(c, FINDING_WARNING, mark, off);
}

void
check_taken(struct check *c, size_t mark)
{
	size_t full = full_beside(c, mark);

	if (full != NONE)
		check_taken_off(c, mark, full);
	else if (!check_has_any(c, mark, REL_PART, REL_SCORE))
		check_hundred(c, mark);
}
