/* check_years: last year's amounts in this year's report against last year's own.
 *
 * Which figures are kept of a report is data/yearly.tsv's business: quantities of
 * the whole unit, by names that mean nothing else.  Budgets are kept only because
 * an amount that agrees with one is none of the outlay.  Amounts may be restated,
 * so a miss is never more than a warning.
 */
#include "check/check_rules.h"

#include <stdlib.h>

#include "base/mem.h"
#include "check/repeat.h"
#include "relation/relate_balance.h"
#include "text/data.h"

extern const struct data_table data_yearly;

enum { COLUMN_NAME, COLUMN_SAYS };

/* --- what is kept -------------------------------------------------------------- */

/* The row with this name that says this; NONE: none. */
static size_t
row_of(struct span name, const char *says)
{
	for (size_t i = 0; i < data_yearly.rows; i++)
		if (strcmp(DATA_CELL(&data_yearly, i, COLUMN_SAYS), says) == 0 &&
		    span_eq(name, span_of(DATA_CELL(&data_yearly, i, COLUMN_NAME))))
			return i;
	return NONE;
}

/* Does a word that says this stand in text? */
static bool
says(struct span text, const char *what)
{
	for (size_t i = 0; i < data_yearly.rows; i++)
		if (strcmp(DATA_CELL(&data_yearly, i, COLUMN_SAYS), what) == 0 &&
		    span_has(text, span_of(DATA_CELL(&data_yearly, i, COLUMN_NAME))))
			return true;
	return false;
}

/* Bytes of the word for last year that label begins with. */
static size_t
last_year_length(struct span label)
{
	for (size_t i = 0; i < data_yearly.rows; i++) {
		struct span word = span_of(DATA_CELL(&data_yearly, i, COLUMN_NAME));

		if (strcmp(DATA_CELL(&data_yearly, i, COLUMN_SAYS), "last") == 0 &&
		    span_starts(label, word))
			return word.n;
	}
	return 0;
}

/* The quantity that item is, a cell of yearly.tsv; empty: none that is kept.  What only
 * resembles it (全年支出) is kept loosely. */
static struct span
quantity_of(const struct item *item)
{
	size_t row = row_of(item->name, "final");

	if (row == NONE)
		return SPAN("");
	return span_of(DATA_CELL(&data_yearly, row, COLUMN_NAME));
}

static bool
is_last(const struct entry *e, int year)
{
	return e->figure.year == year - 1 || last_year_length(e->name) > 0;
}

static void
keep(struct years *years, const struct entry *e, struct span quantity,
    enum yearly_time time, bool loose)
{
	struct yearly kept = {
		.figure = e->figure, .quantity = quantity, .time = time, .loose = loose
	};

	if (!says(e->name, "restated") && !says(e->header, "restated"))
		years_keep(years, &kept);
}

/* The balance that goes from one year to the next: 年末结转 and, a year later,
 * 年初结转 or 上年结转. */
static bool
keep_balance(struct check *c, struct years *years, size_t i, int year)
{
	const struct entry *e = check_entry(c, i);
	const char *role = balance_role(c->in->words->sides, e->name);
	struct span name = c->in->items[i].name;
	bool opening = role != NULL && strcmp(role, "opening") == 0;
	bool closing = role != NULL && strcmp(role, "closing") == 0;

	if (e->figure.kind != KIND_MONEY ||
	    row_of(name, opening ? "opening" : closing ? "closing" : "none") == NONE)
		return false;
	if (opening && (e->figure.year == year || e->figure.year == 0))
		keep(years, e, SPAN("结转结余"), YEARLY_LAST, true);
	else if (closing)
		keep(years, e, SPAN("结转结余"), e->figure.year == year - 1 ?
		    YEARLY_LAST : YEARLY_OWN, true);
	return true;
}

/* A figure by its own name: 2022年决算数|基本支出, 上年三公经费. */
static void
keep_named(struct check *c, struct years *years, size_t i, int year,
    struct item_reader *reader)
{
	struct entry e = *check_entry(c, i);
	struct item item = c->in->items[i];
	size_t last = last_year_length(e.name);
	struct span quantity;
	bool planned;

	if (last > 0) {
		e.name = span_slice(e.name, last, e.name.n);
		if (!item_of(reader, &e, &item))
			return;
	}
	quantity = quantity_of(&item);
	planned = item.side == SIDE_BUDGET || item.side == SIDE_INITIAL;
	if (quantity.n == 0 || (e.figure.kind == KIND_PERCENT))
		return;
	if (last > 0 || item.side == SIDE_PRIOR || e.figure.year == year - 1) {
		if (!planned)
			keep(years, check_entry(c, i), quantity, YEARLY_LAST,
			    item.trust == ITEM_NEAR);
	} else if (e.figure.year == year || e.figure.year == 0)
		keep(years, &e, quantity, planned ? YEARLY_OTHER : YEARLY_OWN,
		    item.trust == ITEM_NEAR);
}

/* Of a change now - before or a growth now/before - 1, whose label names what
 * changed: marks before, which goes by that name (比上年的798.15万元增加). */
static void
keep_compared(struct check *c, struct years *years, size_t i, int year, bool *kept)
{
	struct relations r = check_relations(c, i);

	while (relations_next(&r)) {
		size_t at[2];

		if ((r.relation != REL_DELTA && r.relation != REL_GROWTH) ||
		    !formula_next(&r.expression, &c->scratch.formula) ||
		    c->scratch.formula.n != 2 ||
		    !check_pair(c, &c->scratch.formula, at))
			continue;
		for (size_t k = 0; k < 2; k++) {
			const struct entry *before = check_entry(c, at[k]);
			const struct item *now = &c->in->items[at[1 - k]];
			struct span quantity = quantity_of(now);

			if (kept[at[k]] || quantity.n == 0 || now->side != SIDE_FINAL ||
			    before->rough || before->bound || !is_last(before, year) ||
			    is_last(check_entry(c, at[1 - k]), year) ||
			    says(before->name, "planned") ||
			    !repeat_same_kind(before, check_entry(c, at[1 - k])))
				continue;
			kept[at[k]] = true;
			keep(years, before, quantity, YEARLY_LAST, now->trust == ITEM_NEAR);
		}
	}
}

void
check_keep(struct check *c, struct years *years)
{
	int year = years_year(years);
	bool *kept = mem_zeroed(c->in->ledger->n + 1, sizeof(*kept));
	struct item_reader reader;

	item_reader_open(&reader, c->in->words, c->in->ledger);
	for (size_t i = 0; i < c->in->ledger->n; i++)
		if (check_has(c, i, REL_DELTA) || check_has(c, i, REL_GROWTH))
			keep_compared(c, years, i, year, kept);
	for (size_t i = 0; i < c->in->ledger->n; i++)
		if (!kept[i] && c->in->items[i].name.n > 0 && !check_is_stray(c, i) &&
		    decimal_sign(check_entry(c, i)->figure.value) != 0 &&
		    check_entry(c, i)->figure.kind != KIND_BARE &&
		    !keep_balance(c, years, i, year))
			keep_named(c, years, i, year, &reader);
	item_reader_close(&reader);
	free(kept);
}

/* --- one year against the next -------------------------------------------------- */

struct pair {
	struct check *check;
	const struct years_report *earlier, *later;	/* entries: later's, then earlier's */
};

static void
add_report(struct ledger *l, const struct years_report *r, struct span elsewhere)
{
	for (size_t i = 0; i < r->n; i++) {
		struct entry *e;

		ledger_add(l, &r->list[i].figure);
		e = &l->entries[l->n - 1];
		e->elsewhere = elsewhere;
		e->quote = r->list[i].quote;
	}
}

struct match {
	enum verdict verdict;	/* the best there is */
	size_t own;		/* of earlier's list, which gives it */
	struct decimal difference;
};

/* What earlier says of the quantity that the later's figure i states of its year.
 * VERDICT_NONE: nothing, or something else is meant. */
static struct match
look_up(const struct pair *p, size_t i)
{
	const struct yearly *stated = &p->later->list[i], *own;
	const struct entry *a = check_entry(p->check, i);
	struct match best = { VERDICT_NONE, 0, decimal_of(0) };

	for (size_t k = 0; k < p->earlier->n; k++) {
		const struct entry *b = check_entry(p->check, p->later->n + k);
		struct match m = { VERDICT_NONE, k, decimal_of(0) };

		own = &p->earlier->list[k];
		if (own->time == YEARLY_LAST || !span_eq(own->quantity, stated->quantity) ||
		    !repeat_same_kind(a, b))
			continue;
		m.verdict = repeat_compare(a, b, &m.difference);
		if (own->time == YEARLY_OTHER) {
			if (m.verdict == VERDICT_HOLDS)
				return (struct match){ VERDICT_NONE, 0, decimal_of(0) };
			continue;
		}
		if (m.verdict == VERDICT_FAILS && !repeat_near(a, b, stated->loose || own->loose))
			continue;
		if (m.verdict != VERDICT_NONE &&
		    (best.verdict == VERDICT_NONE || m.verdict < best.verdict))
			best = m;
	}
	return best;
}

/* Figures that agree in two amounts or more, of seven digits together, and
 * do so more often than not, are of one unit though nothing names it. */
static bool
is_kin(const struct pair *p)
{
	enum { AMOUNTS = 2, DIGITS = 7 };
	size_t agree = 0, differ = 0;
	int digits = 0;

	for (size_t i = 0; i < p->later->n; i++) {
		enum verdict v = p->later->list[i].time == YEARLY_LAST ?
		    look_up(p, i).verdict : VERDICT_NONE;

		agree += v == VERDICT_HOLDS;
		differ += v == VERDICT_FAILS;
		if (v == VERDICT_HOLDS)
			digits += hint_digits(p->later->list[i].figure.value);
	}
	return agree >= AMOUNTS && digits >= DIGITS && agree >= differ;
}

static void
report(const struct pair *p, size_t stated, const struct match *m,
    enum finding_severity severity)
{
	struct check *c = p->check;
	size_t other = p->later->n + m->own;
	const struct figure *o = &check_entry(c, other)->figure;
	struct buf line = BUF_INIT, year = BUF_INIT;
	struct slot slots[6];

	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_PRIOR, stated, (struct computed){ o->value, m->difference });
	findings_operand(c->out.findings, other);
	buf_add_uint(&line, o->line);
	buf_add_uint(&year, (size_t)p->earlier->year);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "year", buf_span(&year) };
	slots[2] = (struct slot){ "other", o->raw };
	slots[3] = (struct slot){ "otherlabel", o->label };
	slots[4] = (struct slot){ "document", p->earlier->document };
	slots[5] = (struct slot){ "quantity", p->later->list[stated].quantity };
	check_say(c, check_key(c, "prior", severity), slots, 6);
	if (severity == FINDING_WARNING)
		check_say_scale(c, stated, other);
	buf_release(&line);
	buf_release(&year);
}

/* Has the later report said the same of the same quantity before? */
static bool
is_repeated(const struct pair *p, size_t i)
{
	const struct yearly *a = &p->later->list[i];

	for (size_t k = 0; k < i; k++) {
		const struct yearly *b = &p->later->list[k];

		if (b->time == YEARLY_LAST && span_eq(a->quantity, b->quantity) &&
		    decimal_cmp(a->figure.value, b->figure.value) == 0)
			return true;
	}
	return false;
}

void
check_years(struct check *c, const struct years_report *earlier,
    const struct years_report *later, enum years_kin kin)
{
	struct pair p = { c, earlier, later };

	add_report(c->in->ledger, later, SPAN(""));
	add_report(c->in->ledger, earlier, earlier->document);
	if (kin == YEARS_PERHAPS && !is_kin(&p))
		return;
	for (size_t i = 0; i < later->n; i++) {
		struct match m;

		if (later->list[i].time != YEARLY_LAST)
			continue;
		m = look_up(&p, i);
		if (m.verdict == VERDICT_HOLDS)
			report(&p, i, &m, FINDING_OK);
		else if (m.verdict == VERDICT_ROUNDING)
			report(&p, i, &m, FINDING_ROUNDING);
		else if (m.verdict == VERDICT_FAILS && !is_repeated(&p, i))
			report(&p, i, &m, FINDING_WARNING);
	}
}
