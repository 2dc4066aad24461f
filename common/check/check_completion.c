/* check_completion: 完成预算的63.78% of an item whose budget stands in another place, as in
 * the 三公 table (domain.md §2, row 5).
 *
 * The sentence says how much was spent of the item, the table what was planned; both by
 * names that data/aliases.tsv knows.  Where budgets of one name differ (January's and
 * December's), nobody knows which is meant.
 */
#include "check/check_rules.h"

#include "check/repeat.h"
#include "text/data.h"

extern const struct data_table data_rates;

/* Is a percentage by this name what was spent of what was planned? */
static bool
is_completion(const struct check *c, const struct entry *e, struct span *item)
{
	size_t row;

	if (e->figure.table != 0 || e->figure.kind != KIND_PERCENT || e->rough || e->bound ||
	    e->relations != 0)
		return false;
	row = relate_rate_name(c->in->words->sides, e->figure.label, item);
	return row != NONE && item->n != 0 &&
	    strcmp(DATA_CELL(&data_rates, row, 1), "<final>") == 0 &&
	    operand_words_in_cell(span_of(DATA_CELL(&data_rates, row, 2)), SPAN(""), SIDE_BUDGET);
}

/* An amount of an item that is known by its name. */
static bool
is_known(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);

	return c->in->items[i].name.n != 0 && c->in->items[i].trust == ITEM_SURE && !e->rough &&
	    !e->bound && e->figure.kind == KIND_MONEY;
}

static bool
is_planned(enum side side)
{
	return side == SIDE_BUDGET || side == SIDE_INITIAL;
}

/* The budget of the item that entry spent states; false if there is none, or several. */
static bool
find_budget(const struct check *c, size_t spent, size_t *budget)
{
	const struct item *item = &c->in->items[spent];
	struct decimal difference;
	bool found = false;

	for (size_t i = 0; i < c->in->ledger->n; i++) {
		if (!is_known(c, i) || !is_planned(c->in->items[i].side) ||
		    !span_eq(c->in->items[i].name, item->name) || (item->year != 0 &&
		    c->in->items[i].year != 0 && c->in->items[i].year != item->year))
			continue;
		if (found && repeat_compare(check_entry(c, i), check_entry(c, *budget),
		    &difference) != VERDICT_HOLDS)
			return false;
		*budget = i;
		found = true;
	}
	return found;
}

void
check_completions(struct check *c)
{
	for (size_t i = 1; i < c->in->ledger->n; i++) {
		size_t at[2] = { i - 1, 0 };
		struct span item;

		if (!is_completion(c, check_entry(c, i), &item) || !is_known(c, i - 1) ||
		    check_entry(c, i - 1)->figure.table != 0 ||
		    is_planned(c->in->items[i - 1].side) ||
		    !span_eq(check_entry(c, i - 1)->figure.label, item) ||
		    !find_budget(c, i - 1, &at[1]) ||
		    decimal_sign(check_entry(c, at[1])->figure.value) == 0)
			continue;
		check_quotient_of(c, RULE_RATE, i, at, SHAPE_RATIO);
	}
}
