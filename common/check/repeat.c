/* repeat: one quantity printed twice; see repeat.h. */
#include "check/repeat.h"

#include "check/hint.h"

bool
repeat_same_kind(const struct entry *a, const struct entry *b)
{
	return a->figure.kind == b->figure.kind &&
	    ledger_same_unit(a, b);
}

enum verdict
repeat_compare(const struct entry *a, const struct entry *b, struct decimal *difference)
{
	struct precision p;
	struct precision_reach ra, rb;
	struct decimal off, slack, near;

	precision_reset(&p);
	precision_note(&p, a);
	precision_note(&p, b);
	if (!decimal_sub(a->figure.value, b->figure.value, difference) ||
	    !precision_reach(&p, a, &ra) || !precision_reach(&p, b, &rb) ||
	    !decimal_add(ra.half, rb.half, &slack))
		return VERDICT_NONE;
	off = decimal_abs(*difference);
	if (decimal_sign(off) == 0)
		return VERDICT_HOLDS;
	if (decimal_cmp(off, slack) <= 0)	/* 326.71 and 326.72 may both be 326.715 */
		return a->scale != b->scale ? VERDICT_HOLDS : VERDICT_ROUNDING;
	near = decimal_cmp(a->figure.quantum, b->figure.quantum) > 0 ?
	    a->figure.quantum : b->figure.quantum;
	if (a->places != b->places || a->scale != b->scale)
		return decimal_cmp(off, near) <= 0 ? VERDICT_ROUNDING : VERDICT_FAILS;
	return VERDICT_FAILS;
}

bool
repeat_near(const struct entry *a, const struct entry *b, bool edit_only)
{
	struct decimal low = decimal_abs(a->figure.value), high = decimal_abs(b->figure.value);

	if (decimal_cmp(low, high) > 0) {
		struct decimal swap = low;

		low = high;
		high = swap;
	}
	if (!decimal_mul(low, decimal_make(15, 1), &low))
		return false;
	return (!edit_only && decimal_cmp(high, low) <= 0) ||
	    hint_edit(a, b->figure.value) != EDIT_NONE || hint_unit_slip(a, b);
}

/* Does b stand right behind a in one text, with a mark or a word for "and" between, by its name? */
static bool
goes_on(const struct figure *a, const struct figure *b)
{
	enum { MARK = 3 };	/* bytes */
	size_t behind = a->col + a->raw.n;

	return a->table == 0 && b->table == 0 && a->line == b->line && a->kind == b->kind &&
	    b->col >= behind && b->col <= behind + MARK && span_eq(a->label, b->label) &&
	    decimal_cmp(a->value, b->value) != 0;
}

bool
repeat_is_row(const struct ledger *l, size_t i)
{
	const struct figure *f = &l->entries[i].figure;

	return (i > 0 && goes_on(&l->entries[i - 1].figure, f)) ||
	    (i + 1 < l->n && goes_on(f, &l->entries[i + 1].figure));
}

/* Does b stand in the row of a, below a header of its own or below none either, and go by the
 * name of a? */
static bool
shares_row(const struct figure *a, const struct figure *b)
{
	return b->column != a->column && span_starts(b->label, a->label) &&
	    (b->label.n == a->label.n || b->label.p[a->label.n] == '|');
}

bool
repeat_is_unheaded(const struct ledger *l, size_t i)
{
	const struct figure *f = &l->entries[i].figure;
	size_t from = i, to = i;
	bool shared = false;

	if (f->table == 0 || f->label.n == 0 || span_has(f->label, SPAN("|")))
		return false;
	while (from > 0 && l->entries[from - 1].figure.table == f->table &&
	    l->entries[from - 1].figure.row == f->row)
		from--;
	while (to < l->n && l->entries[to].figure.table == f->table &&
	    l->entries[to].figure.row == f->row)
		to++;
	for (; from < to; from++) {
		const struct figure *other = &l->entries[from].figure;

		if (from != i && other->column == f->column)
			return false;	/* a text, which names what it counts */
		shared |= shares_row(f, other);
	}
	return shared;
}
