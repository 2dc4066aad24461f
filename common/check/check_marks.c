/* check_marks: the mark of the whole against the marks of the text whose full marks make
 * a hundred (domain.md §2, row 16).
 *
 *   自评得分95.2分。（一）预算编制（10分）：得10分。（二）预算执行（20分）：得19.2分。 …
 *
 * The marks stand in paragraphs of their own, so no relation names them.  That their full
 * marks make a hundred, and no more follow, says that they are all.
 */
#include "check/check_rules.h"
#include "language/grammar.h"

enum { LEAST = 3 };

struct entries
check_paragraph_around(const struct check *c, size_t i)
{
	size_t para = check_entry(c, i)->figure.para;
	struct entries around = { i, i + 1 };

	while (around.from > 0 && i - around.from < REACH_MARKS &&
	    check_entry(c, around.from - 1)->figure.para == para)
		around.from--;
	while (around.to < c->in->ledger->n && around.to - i <= REACH_MARKS &&
	    check_entry(c, around.to)->figure.para == para)
		around.to++;
	return around;
}

bool
check_is_scheme(const struct check *c, size_t i)
{
	struct span label = check_entry(c, i)->figure.label;

	return check_is_mark(c, i) && word_table_ends(&qualifiers, "allmarks", label) &&
	    !word_table_in(&grammar, "got", label) && !word_table_in(&grammar, "rated", label) &&
	    decimal_cmp(check_entry(c, i)->figure.value, decimal_of(CHECK_FULL_MARK)) == 0;
}

/* The mark of the whole, which nothing has been said of yet, and not the full one of another, nor
 * by how much it changed? */
static bool
is_overall(struct check *c, size_t i)
{
	struct span label = check_entry(c, i)->figure.label;

	if (check_is_scheme(c, i) ||
	    (i + 1 < c->in->ledger->n && check_weight_of(c, i + 1) == i) ||
	    (i > 0 && check_weight_of(c, i - 1) == i))
		return false;
	return check_is_mark(c, i) && !check_has(c, i, REL_SUM) && !check_has(c, i, REL_LIKELY) &&
	    !check_has(c, i, REL_PART) && word_table_in(&qualifiers, "overall", label) &&
	    !word_table_ends(&qualifiers, "moved", label) &&
	    !word_table_in(&name_words, "average", label);
}

/* Adds up the marks behind total; false where their full marks are not a hundred. */
static bool
load_marks(struct check *c, size_t total)
{
	struct decimal full = decimal_of(0);

	c->scratch.terms.n = 0;
	for (size_t i = total + 1; i < c->in->ledger->n && i <= total + REACH_MARKS; i++) {
		size_t weight;

		if (is_overall(c, i))
			break;
		if (!check_is_mark(c, i) || (weight = check_weight_of(c, i)) == NONE)
			continue;
		addends_add(&c->scratch.terms, i, 1);
		if (weight < total ||
		    !decimal_add(full, check_entry(c, weight)->figure.value, &full))
			return false;
	}
	return c->scratch.terms.n >= LEAST && decimal_cmp(full, decimal_of(CHECK_FULL_MARK)) == 0;
}

/* Has one of the terms more than its full mark?  That has been said. */
static bool
has_excess(struct check *c)
{
	for (size_t k = 0; k < c->scratch.terms.n; k++) {
		size_t i = c->scratch.terms.list[k].entry;
		size_t weight = check_weight_of(c, i);

		if (decimal_cmp(check_entry(c, i)->figure.value,
		    check_entry(c, weight)->figure.value) > 0)
			return true;
	}
	return false;
}

void
check_marks(struct check *c)
{
	for (size_t i = 0; i < c->in->ledger->n; i++)
		if (check_is_mark(c, i))
			check_full_marks(c, i);
	for (size_t i = 0; i < c->in->ledger->n; i++)
		if (is_overall(c, i) || (check_is_mark(c, i) &&
		    word_table_ends(&name_words, "earned", check_entry(c, i)->figure.label)))
			check_taken(c, i);
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		struct tally t;

		if (!is_overall(c, i) || !load_marks(c, i) || has_excess(c))
			continue;
		t = tally_sum(c->in->ledger, i, &c->scratch.terms);
		if (t.verdict == VERDICT_NONE)
			continue;
		check_report_tally(c, RULE_SUM, t.verdict == VERDICT_HOLDS ? FINDING_OK :
		    t.verdict == VERDICT_ROUNDING ? FINDING_ROUNDING : FINDING_ERROR, i, &t);
	}
}
