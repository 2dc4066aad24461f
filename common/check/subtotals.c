/* subtotals: totals among the parts of a total; see subtotals.h. */
#include "check/subtotals.h"

#include <string.h>

enum { TERMS_MAX = 256,	/* longer lists are left alone */
	LEAST = 2 };	/* parts that are not zero, of a subtotal */

static const struct figure *
figure_of(const struct ledger *l, const struct addends *terms, size_t i)
{
	return &l->entries[terms->list[i].entry].figure;
}

/* Is the sum of n numbers total, but for what they lose by rounding? */
static bool
comes_to(struct decimal sum, const struct figure *total, size_t n)
{
	struct decimal gap, slack;

	return decimal_sub(sum, total->value, &gap) && decimal_add(gap, gap, &gap) &&
	    decimal_mul(total->quantum, decimal_of((int64_t)n + 1), &slack) &&
	    decimal_cmp(decimal_abs(gap), slack) <= 0;
}

/* How many parts right behind part i it is the total of; 0: of none. */
static size_t
run_of(const struct ledger *l, const struct addends *terms, size_t i)
{
	const struct figure *total = figure_of(l, terms, i);
	struct decimal sum = decimal_of(0);
	size_t filled = 0, best = 0;

	if (decimal_sign(total->value) <= 0)
		return 0;
	for (size_t k = i + 1; k < terms->n; k++) {
		const struct figure *part = figure_of(l, terms, k);

		if (decimal_sign(part->value) < 0 || !decimal_add(sum, part->value, &sum))
			break;
		filled += decimal_sign(part->value) != 0;
		if (filled >= LEAST && comes_to(sum, total, k - i))
			best = k - i;
		else if (decimal_cmp(sum, total->value) > 0)
			break;
	}
	return best;
}

bool
subtotals_drop(const struct ledger *l, struct addends *terms)
{
	size_t n = terms->n, kept = 0;

	if (n > TERMS_MAX)
		return false;
	for (size_t i = 0; i < n; i++) {
		size_t run = run_of(l, terms, i);

		terms->list[kept++] = terms->list[i];
		i += run;
	}
	terms->n = kept;
	return kept < n;
}

/* How many of the parts right behind part i come to what it is itself: several that are not
 * zero, or one that is the same where that may be; 0: none. */
static size_t
children_of(const struct ledger *l, const struct addends *terms, size_t i, bool single)
{
	const struct figure *total = figure_of(l, terms, i);
	size_t run = run_of(l, terms, i);

	if (run > 0 || !single || i + 1 == terms->n || decimal_sign(total->value) <= 0)
		return run;
	return decimal_cmp(total->value, figure_of(l, terms, i + 1)->value) == 0;
}

/* Puts the parts into those that they are parts of, from the last on; total: where one part
 * may be all of another, only what is as much as that, NULL: anything. */
static bool
nest(const struct ledger *l, struct addends *terms, const struct figure *total)
{
	size_t n = terms->n;

	for (size_t i = n; i-- > 0;) {
		bool may = total == NULL ||
		    decimal_cmp(figure_of(l, terms, i)->value, total->value) == 0;
		size_t run = children_of(l, terms, i, may);

		memmove(&terms->list[i + 1], &terms->list[i + 1 + run],
		    (terms->n - i - 1 - run) * sizeof *terms->list);
		terms->n -= run;
	}
	return terms->n < n;
}

bool
subtotals_nest(const struct ledger *l, struct addends *terms, size_t total)
{
	bool several = false;

	if (terms->n > TERMS_MAX)
		return false;
	for (size_t i = 0; !several && i < terms->n; i++)
		several = run_of(l, terms, i) > 0;
	return nest(l, terms, several ? NULL : &l->entries[total].figure);
}
