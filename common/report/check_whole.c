/* check_whole: what the whole unit's quantities are made of, wherever they stand in
 * the text: 支出总计 in one section, 基本支出 and 项目支出 in others (data/wholes.tsv).
 */
#include "report/check_rules.h"

#include "text/data.h"

extern const struct data_table data_wholes;

enum { PARTS_MAX = 4 };

struct whole {
	struct span names[PARTS_MAX + 1];	/* the total, then its parts */
	ptrdiff_t at[PARTS_MAX + 1];
	size_t n;
	int year;
};

static void
read_names(size_t row, struct whole *w)
{
	struct span parts = span_of(DATA_CELL(&data_wholes, row, 1));

	*w = (struct whole){ .names = { span_of(DATA_CELL(&data_wholes, row, 0)) }, .n = 1 };
	while (parts.n != 0 && w->n <= PARTS_MAX)
		w->names[w->n++] = span_cut(&parts, ',');
	for (size_t i = 0; i < w->n; i++)
		w->at[i] = NO_ENTRY;
}

/* Takes the first statement of each quantity, all of one year. */
static void
see(const struct check *c, struct whole *w, size_t entry)
{
	const struct figure *f = &check_entry(c, entry)->figure;
	const struct item *item = &c->items[entry];

	if (f->kind != KIND_MONEY || f->table != 0 || item->trust != ITEM_SURE ||
	    item->side != SIDE_FINAL || decimal_sign(f->value) <= 0)
		return;
	for (size_t i = 0; i < w->n; i++) {
		if (w->at[i] != NO_ENTRY || !span_eq(item->name, w->names[i]))
			continue;
		if (w->year != 0 && item->year != 0 && w->year != item->year)
			return;
		if (w->year == 0)
			w->year = item->year;
		w->at[i] = (ptrdiff_t)entry;
		return;
	}
}

/* Loads the parts; false if one was not found, or says itself what it is part of. */
static bool
load(struct check *c, const struct whole *w)
{
	c->terms.n = 0;
	for (size_t i = 1; i < w->n; i++) {
		if (w->at[i] == NO_ENTRY || check_has(c, (size_t)w->at[i], REL_PART))
			return false;
		addends_add(&c->terms, (size_t)w->at[i], 1);
	}
	return w->at[0] != NO_ENTRY;
}

static void
compare(struct check *c, const struct whole *w)
{
	size_t total = (size_t)w->at[0];
	struct tally t;
	enum edit edit;

	t = tally_sum(c->ledger, total, &c->terms);
	if (t.verdict == VERDICT_HOLDS || t.verdict == VERDICT_ROUNDING) {
		check_report_tally(c, RULE_SUM, t.verdict == VERDICT_HOLDS ? FINDING_OK :
		    FINDING_ROUNDING, total, &t);
		return;
	}
	if (t.verdict != VERDICT_FAILS || t.rough)
		return;
	edit = hint_edit(check_entry(c, total), t.computed);
	if ((edit == EDIT_SWAP || edit == EDIT_DIGIT) && hint_digits(t.stated) >= 4)
		check_report_tally(c, RULE_SUM, FINDING_WARNING, total, &t);
}

void
check_wholes(struct check *c)
{
	for (size_t row = 0; row < data_wholes.rows; row++) {
		struct whole w;

		read_names(row, &w);
		for (size_t i = 0; i < c->ledger->n; i++)
			see(c, &w, i);
		if (load(c, &w))
			compare(c, &w);
	}
}
