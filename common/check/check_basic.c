/* check_basic: what basic outlay says of an item of the 三公经费 against all that was spent
 * of it (domain.md §2, rows 13 and 18).
 *
 * 公务接待费 7.42 below 商品和服务支出 in the table of basic outlay, and 0.60 in all: a part
 * that is larger than the whole, whatever projects have spent besides.  Which of the two
 * is wrong nobody can tell.
 */
#include "check/check_rules.h"

#include "check/repeat.h"
#include "text/data.h"

extern const struct data_table data_basics;

/* The row of basics.tsv of entry i; rows if it is of none. */
static size_t
row_of_item(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);
	size_t r = 0;

	if (c->in->items[i].name.n == 0 || c->in->items[i].trust != ITEM_SURE || e->rough ||
	    e->bound ||
	    e->figure.kind != KIND_MONEY)
		return data_basics.rows;
	while (r < data_basics.rows &&
	    !span_eq(c->in->items[i].name, span_of(DATA_CELL(&data_basics, r, 0))))
		r++;
	return r;
}

/* Does cell i stand below the class of row? */
static bool
is_basic(struct check *c, size_t i, size_t row)
{
	size_t above = check_entry(c, i)->figure.table == 0 ? NONE : check_cell_above(c, i);

	return above != NONE && span_eq(check_entry(c, above)->name,
	    span_of(DATA_CELL(&data_basics, row, 1)));
}

bool
check_is_basic(struct check *c, size_t i)
{
	size_t row = check_entry(c, i)->figure.table == 0 ? data_basics.rows : row_of_item(c, i);

	return row < data_basics.rows && is_basic(c, i, row);
}

/* What was spent of the item of basic in all, as the report has it elsewhere. */
struct whole {
	size_t entry;
	bool found, unanimous;
};

static void
find_whole(struct check *c, size_t basic, size_t row, struct whole *w)
{
	const struct item *item = &c->in->items[basic];
	struct decimal difference;

	*w = (struct whole){ .unanimous = true };
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		const struct item *other = &c->in->items[i];

		if (i == basic || !span_eq(other->name, item->name) || row_of_item(c, i) != row ||
		    other->side != item->side || (other->year != 0 && item->year != 0 &&
		    other->year != item->year) || is_basic(c, i, row))
			continue;
		if (w->found)
			w->unanimous &= repeat_compare(check_entry(c, i),
			    check_entry(c, w->entry), &difference) == VERDICT_HOLDS;
		if (!w->found || decimal_cmp(check_entry(c, i)->figure.value,
		    check_entry(c, w->entry)->figure.value) > 0)
			w->entry = i;
		w->found = true;
	}
}

static void
report(struct check *c, enum finding_severity severity, size_t basic, size_t whole,
    struct decimal difference)
{
	const struct figure *o = &check_entry(c, whole)->figure;
	struct buf line = BUF_INIT;
	struct slot slots[3];

	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_WITHIN, basic, (struct computed){ o->value, difference });
	findings_operand(c->out.findings, whole);
	buf_add_uint(&line, o->line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "other", o->raw };
	slots[2] = (struct slot){ "otherlabel", o->label };
	check_say(c, check_key(c, "basic", severity), slots, 3);
	buf_release(&line);
}

/* More than what is stated in all, wherever it is stated? */
static void
check_item(struct check *c, size_t basic, size_t row)
{
	struct whole w;
	struct decimal difference;
	enum verdict v;

	find_whole(c, basic, row, &w);
	if (!w.found)
		return;
	v = repeat_compare(check_entry(c, basic), check_entry(c, w.entry), &difference);
	if (v == VERDICT_NONE)
		return;
	if (decimal_sign(difference) <= 0 || v == VERDICT_HOLDS)
		report(c, FINDING_OK, basic, w.entry, difference);
	else if (v == VERDICT_ROUNDING)
		report(c, FINDING_ROUNDING, basic, w.entry, difference);
	else
		report(c, w.unanimous ? FINDING_ERROR : FINDING_WARNING, basic, w.entry,
		    difference);
}

void
check_basics(struct check *c)
{
	for (size_t i = 0; i < c->in->ledger->n; i++)
		if (check_is_basic(c, i))
			check_item(c, i, row_of_item(c, i));
}
