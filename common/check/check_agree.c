/* check_agree: one quantity, told in other words: 结转下年425.35万元 in the text
 * and 425.35 under 合计|结转金额 in a table.
 *
 * check_same compares what goes by one name.  Here two figures belong together
 * because their names have characters in common, the more the fewer digits the
 * figures have: a number of four digits does not recur by chance.  That they
 * agree is told; that they differ only where one edit turns the one into the
 * other and the text's figure stands nowhere else.
 */
#include "check/check_rules.h"
#include "check/check_same.h"
#include "check/repeat.h"
#include "check/slip.h"
#include "language/grammar.h"
#include "language/total_name.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/glyph.h"

enum {
	LABEL_GLYPHS = 40,	/* characters of a name that are looked at */
	TWINS_MAX = 8,		/* figures of one value that are looked at */
	TEXTS_MAX = 256,	/* text figures a cell is compared with */
	LONG = 4,		/* digits that do not recur by chance */
	VERY_LONG = 5,
	UNIQUE = 7
};

struct name {
	uint32_t at[LABEL_GLYPHS];
	size_t n;
};

static void
name_add(struct name *name, struct span s)
{
	struct glyph g;

	for (size_t at = 0; at < s.n && name->n < LABEL_GLYPHS; at += g.n) {
		g = glyph_at(s, at);
		if (g.c >= 0x3400 && g.c < 0xA000)	/* ideographs */
			name->at[name->n++] = g.c;
	}
}

/* The name of a row, and of a total row the column's, too. */
static void
name_of(const struct entry *e, struct name *name)
{
	name->n = 0;
	name_add(name, e->name);
	if (e->figure.kind != KIND_SCORE)
		name_add(name, e->header);
}

/* How many characters of a stand in b, two or more together. */
static size_t
likeness(const struct name *a, const struct name *b)
{
	size_t like = 0, counted = 0;

	for (size_t i = 0; i + 1 < a->n; i++)
		for (size_t k = 0; k + 1 < b->n; k++)
			if (a->at[i] == b->at[k] && a->at[i + 1] == b->at[k + 1]) {
				like += i < counted ? 1 : 2;
				counted = i + 2;
				break;
			}
	return like;
}

/* May the two speak of one year and one side of the books? */
static bool
same_scope(const struct check *c, size_t a, size_t b)
{
	const struct item *x = &c->in->items[a], *y = &c->in->items[b];
	int years[2] = { check_entry(c, a)->figure.year, check_entry(c, b)->figure.year };

	if (years[0] != 0 && years[1] != 0 && years[0] != years[1])
		return false;
	return x->name.n == 0 || y->name.n == 0 || !x->plain_side || !y->plain_side ||
	    x->side == y->side;
}

static bool
is_stated(const struct entry *e)
{
	return !e->rough && !e->bound && decimal_sign(e->figure.value) != 0 &&
	    (e->figure.kind == KIND_MONEY || e->figure.kind == KIND_COUNT ||
	    e->figure.kind == KIND_PERCENT || e->figure.kind == KIND_SCORE);
}

static bool
is_alike(const struct check *c, size_t a, size_t b, int digits)
{
	const struct entry *x = check_entry(c, a), *y = check_entry(c, b);
	bool across = (x->figure.table == 0) != (y->figure.table == 0);
	struct name p, q;
	size_t like, least;

	if (x->figure.table != 0 && y->figure.table != 0)
		return false;
	if (digits >= UNIQUE)
		return true;
	name_of(x, &p);
	name_of(y, &q);
	like = likeness(&p, &q);
	if (across && digits >= LONG)
		return like >= 2;
	if (digits >= VERY_LONG)
		return like >= 2;
	if (digits >= LONG)
		return like >= 3;
	name_of(x->figure.table == 0 ? x : y, &p);
	least = p.n < 3 ? 3 : p.n;
	return like >= 4 || (across && like >= least);
}

static void
say(struct check *c, enum finding_severity severity, size_t stated, size_t other,
    struct decimal difference)
{
	const struct figure *o = &check_entry(c, other)->figure;
	struct hint hint;

	check_twice(c, severity, stated, other, difference);
	if (severity <= FINDING_WARNING) {
		hint = hint_value(c->in->ledger, stated, o->value);
		check_say_hint(c, &hint);
	}
}

/* Figures before i of its value that seem to be the same quantity: the nearest
 * one of the text and every one in a table. */
static void
tell_agreement(struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);
	int digits = hint_digits(e->figure.value);
	size_t cursor = 0, looked = 0, k;

	while (looked++ < TWINS_MAX && (k = ledger_value(c->in->ledger, e->figure.unit,
	    e->figure.value, &cursor)) != NONE) {
		if (k >= i)
			return;
		if (!is_stated(check_entry(c, k)) ||
		    check_entry(c, k)->figure.para == e->figure.para ||
		    check_entry(c, k)->figure.kind != e->figure.kind ||
		    !same_scope(c, i, k) || !is_alike(c, i, k, digits))
			continue;
		say(c, FINDING_OK, i, k, decimal_of(0));
	}
}

/* Is there another figure of this value, in a table or by another name than i's? */
static bool
has_twin(struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);
	size_t cursor = 0;
	size_t at;

	while ((at = ledger_value(c->in->ledger, e->figure.unit, e->figure.value, &cursor)) !=
	    NONE) {
		const struct entry *o = check_entry(c, at);

		if (at != i && (o->figure.table != 0 || !span_eq(o->name, e->name)))
			return true;
	}
	return false;
}

/* Digits that do not recur by chance: of a rate as it is printed, four of 98.70%; amounts are
 * often round. */
static int
telling_digits(const struct figure *f)
{
	struct decimal whole;
	int n = 0;

	if (f->kind != KIND_PERCENT || !decimal_div(decimal_abs(f->value), f->quantum, 0, &whole))
		return hint_digits(f->value);
	for (; whole.c > 0; whole.c /= 10)
		n++;
	return n;
}

/* 合计 under 支出数: is cell the total of a column, and its header all that text is called
 * (实际支出)? */
static bool
is_total_of(const struct entry *cell, const struct entry *text)
{
	struct span column = word_table_before(&name_words, "number", cell->header);
	struct span before;
	size_t hollow;

	if (column.n <= 3 || !span_ends(text->name, column) || !total_name_is(cell->name))
		return false;
	before = span_slice(text->name, 0, text->name.n - column.n);
	while ((hollow = word_table_at_end(&qualifiers, "hollow", before)) != 0)
		before.n -= hollow;
	return before.n == 0;
}

/* Names that would make the text's figure and the cell's one quantity: the text's
 * whole name stands in the cell's, or all but what a name is filled with. */
static bool
is_named_alike(const struct check *c, size_t cell, size_t text)
{
	struct name p, q;
	size_t like;

	if (is_total_of(check_entry(c, cell), check_entry(c, text)))
		return true;
	name_of(check_entry(c, cell), &p);
	name_of(check_entry(c, text), &q);
	like = likeness(&q, &p);
	return like >= 4 || (like >= 3 && like == q.n);
}

/* The total of what is left in each row (结转数), which has no side of the books? */
static bool
is_difference(const struct check *c, size_t cell)
{
	return check_has(c, cell, REL_DELTA) && total_name_is(check_entry(c, cell)->name);
}

/* Would one slip of the hand make text's figure of that of cell, of the same year and side,
 * and stands it nowhere else? */
static bool
is_slip_of(struct check *c, size_t text, size_t cell)
{
	enum edit edit = hint_edit(check_entry(c, text), check_entry(c, cell)->figure.value);

	return (edit == EDIT_SWAP || edit == EDIT_DIGIT || edit == EDIT_TEN ||
	    edit == EDIT_TEN_THOUSAND) && same_scope(c, cell, text) &&
	    (is_difference(c, cell) ||
	    c->in->items[cell].side == c->in->items[text].side) && !has_twin(c, text);
}

/* A figure of the text; its value by slip_fixed: cheap to compare. */
struct text_figure {
	size_t entry;
	int64_t value;
	size_t next;		/* the one behind it of its kind and unit; NONE: none */
};

/* The figures of the text, each kind and unit in a chain of its own: no cell is
 * compared with what it is never the same as. */
struct text_figures {
	struct text_figure at[TEXTS_MAX];
	size_t n;
	struct chain {
		size_t first, last;
	} chains[TEXTS_MAX];
	size_t nchains;
};

/* The chain of what is like entry; NULL: there is none. */
static struct chain *
chain_of(const struct check *c, struct text_figures *texts, size_t entry)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	for (size_t i = 0; i < texts->nchains; i++) {
		size_t first = texts->at[texts->chains[i].first].entry;
		const struct figure *like = &check_entry(c, first)->figure;

		if (like->kind == f->kind && span_eq(like->unit, f->unit))
			return &texts->chains[i];
	}
	return NULL;
}

static void
add_text(const struct check *c, struct text_figures *texts, size_t entry, int64_t value)
{
	struct chain *chain = chain_of(c, texts, entry);
	size_t at = texts->n++;

	texts->at[at] = (struct text_figure){ entry, value, NONE };
	if (chain == NULL) {
		texts->chains[texts->nchains++] = (struct chain){ at, at };
		return;
	}
	texts->at[chain->last].next = at;
	chain->last = at;
}

static void
compare_with_cell(struct check *c, size_t cell, struct text_figures *texts)
{
	const struct entry *a = check_entry(c, cell);
	int64_t value = slip_fixed(a->figure.value);
	size_t like = NONE;
	struct decimal difference;
	const struct chain *chain = value == 0 ? NULL : chain_of(c, texts, cell);

	for (size_t i = chain == NULL ? NONE : chain->first; i != NONE;
	    i = texts->at[i].next) {
		size_t text = texts->at[i].entry;
		const struct entry *b;

		if (!slip_may_be(value, texts->at[i].value))
			continue;
		b = check_entry(c, text);
		if (decimal_cmp(a->figure.value, b->figure.value) == 0)
			return;		/* it has been told already */
		if (a->scale != b->scale && is_named_alike(c, cell, text) &&
		    repeat_compare(a, b, &difference) == VERDICT_HOLDS)
			return;		/* 83.47万元 of 834,720元 */
		if (telling_digits(&a->figure) < LONG)
			return;
		if (is_named_alike(c, cell, text) && is_slip_of(c, text, cell))
			like = text;
	}
	if (like != NONE &&
	    !check_first_of_rows(c, cell, check_entry(c, like)->figure.value) &&
	    decimal_sub(check_entry(c, like)->figure.value, a->figure.value, &difference))
		say(c, FINDING_WARNING, like, cell, difference);
}

/* Figures of which something is said already: one slip, one finding. */
static bool *
told(const struct check *c)
{
	const struct findings *fs = c->out.findings;
	bool *entries = mem_zeroed(c->in->ledger->n + 1, sizeof(*entries));

	for (size_t i = 0; i < fs->n; i++)
		for (size_t k = 0; fs->list[i].severity <= FINDING_WARNING && k < fs->list[i].n;
		    k++)
			entries[fs->operands[fs->list[i].first + k]] = true;
	return entries;
}

/* 得分率分别为86.67%、83.44%和82.00%: a name that figures beside it have, too, says of none
 * what it is of. */
static bool
shares_name(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);

	for (size_t k = i == 0 ? 0 : i - 1; k <= i + 1 && k < c->in->ledger->n; k++) {
		const struct entry *o = check_entry(c, k);

		if (k != i && o->figure.para == e->figure.para && o->figure.table == 0 &&
		    o->figure.kind == e->figure.kind && span_eq(o->name, e->name))
			return true;
	}
	return false;
}

/* Text figures of enough digits that stand nowhere else against the cells. */
static void
find_slips(struct check *c)
{
	struct text_figures texts;
	bool *known = told(c);

	texts.n = texts.nchains = 0;
	for (size_t i = 0; i < c->in->ledger->n && texts.n < TEXTS_MAX; i++) {
		const struct entry *e = check_entry(c, i);

		if (e->figure.table == 0 && is_stated(e) && e->figure.kind != KIND_SCORE &&
		    !known[i] && c->in->items[i].name.n != 0 && slip_fixed(e->figure.value) != 0 &&
		    telling_digits(&e->figure) >= LONG && !shares_name(c, i))
			add_text(c, &texts, i, slip_fixed(e->figure.value));
	}
	for (size_t i = 0; i < c->in->ledger->n && texts.n > 0; i++) {
		const struct entry *e = check_entry(c, i);

		if (e->figure.table != 0 && is_stated(e) && !known[i] &&
		    (c->in->items[i].name.n != 0 || is_difference(c, i)))
			compare_with_cell(c, i, &texts);
	}
	free(known);
}

/* --- totals of both sides --------------------------------------------------------- */

/* 财政拨款收入支出总计, 收、支总计: the total of both sides of the books, in the text? */
static bool
is_total_of_both(const struct entry *e)
{
	return e->figure.table == 0 && e->figure.kind == KIND_MONEY && !e->rough && !e->bound &&
	    word_table_ends(&name_words, "grandtotal", e->name) &&
	    word_table_in(&name_words, "in", e->name) &&
	    word_table_in(&name_words, "out", e->name);
}

/* 收入支出总计0.3万元, where the tables have a total of 2,961.68万元: the cell of a row 总计 in
 * whose stead the text took 元 for 万元, or of which it has a digit wrong, under 财政拨款 if
 * the text says that; NONE if there is none, or one agrees. */
static size_t
total_mistaken(struct check *c, size_t text)
{
	const struct entry *e = check_entry(c, text);
	bool granted = word_table_in(&name_words, "granted", e->name);
	bool telling = telling_digits(&e->figure) >= LONG;
	size_t found = NONE;
	struct decimal difference;

	for (size_t i = 0; i < c->in->ledger->n; i++) {
		const struct entry *cell = check_entry(c, i);

		if (cell->figure.table == 0 || !repeat_same_kind(cell, e) ||
		    !word_table_is(&name_words, "grandtotal", cell->name) || cell->rough ||
		    cell->bound)
			continue;
		if (repeat_compare(cell, e, &difference) != VERDICT_FAILS)
			return NONE;
		if ((hint_unit_slip(cell, e) || (telling && is_slip_of(c, text, i))) &&
		    (found == NONE || (granted &&
		    word_table_in(&name_words, "granted", cell->header))))
			found = i;
	}
	return found;
}

static void
check_totals(struct check *c)
{
	enum { MOST = 32 };	/* such totals of one report */
	size_t totals = 0;

	for (size_t i = 0; i < c->in->ledger->n && totals < MOST; i++) {
		const struct entry *e = check_entry(c, i);
		struct decimal difference;
		size_t cell;

		if (!is_total_of_both(e))
			continue;
		totals++;
		if ((cell = total_mistaken(c, i)) == NONE ||
		    !decimal_sub(e->figure.value, check_entry(c, cell)->figure.value,
		    &difference))
			continue;
		check_twice(c, FINDING_WARNING, i, cell, difference);
		check_say_scale(c, i, cell);
	}
}

void
check_agree(struct check *c)
{
	if (c->out.all)
		for (size_t i = 0; i < c->in->ledger->n; i++)
			if (is_stated(check_entry(c, i)))
				tell_agreement(c, i);
	find_slips(c);
	check_totals(c);
}
