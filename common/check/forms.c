/* forms: one form, filled in for different things; see forms.h. */
#include "check/forms.h"

#include <stdlib.h>

#include "base/mem.h"
#include "check/repeat.h"
#include "text/character.h"

enum {
	SHARED_MAX = 128,	/* figures of a table that are looked at */
	DIFFERENT = 2		/* one wrong figure makes one, not this many */
};

void
forms_init(struct forms *forms, const struct ledger *ledger)
{
	*forms = (struct forms){ .ledger = ledger };
}

void
forms_release(struct forms *forms)
{
	free(forms->order);
	*forms = (struct forms){ .ledger = NULL };
}

struct order {
	const struct figure *figure;
	size_t entry;
};

static int
compare_order(const void *pa, const void *pb)
{
	const struct order *a = pa, *b = pb;
	int order;

	if (a->figure->table != b->figure->table)
		return a->figure->table < b->figure->table ? -1 : 1;
	order = span_order(a->figure->label, b->figure->label);
	if (order != 0)
		return order;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

/* Does the figure tell forms apart?  What was planned and done does, weights belong to
 * the form, and marks follow from the rest. */
static bool
is_filled_in(const struct entry *e)
{
	return e->figure.table != 0 && e->figure.label.n != 0 && !e->rough && !e->bound &&
	    decimal_sign(e->figure.value) != 0 && (e->figure.kind == KIND_MONEY ||
	    e->figure.kind == KIND_COUNT || e->figure.kind == KIND_PERCENT);
}

static void
build(struct forms *forms)
{
	const struct ledger *l = forms->ledger;
	struct order *order = mem_zeroed(l->n + 1, sizeof *order);

	for (size_t i = 0; i < l->n; i++)
		if (is_filled_in(&l->entries[i]))
			order[forms->n++] = (struct order){ &l->entries[i].figure, i };
	qsort(order, forms->n, sizeof *order, compare_order);
	forms->order = mem_zeroed(forms->n + 1, sizeof *forms->order);
	for (size_t i = 0; i < forms->n; i++)
		forms->order[i] = order[i].entry;
	free(order);
}

static const struct entry *
ordered(const struct forms *forms, size_t at)
{
	return &forms->ledger->entries[forms->order[at]];
}

/* Where the figures of a table begin in the order. */
static size_t
first_of(const struct forms *forms, size_t table)
{
	size_t lo = 0, hi = forms->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (ordered(forms, mid)->figure.table < table)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static size_t
end_of(const struct forms *forms, size_t from, size_t table)
{
	size_t to = from;

	while (to < forms->n && to - from < SHARED_MAX && ordered(forms, to)->figure.table == table)
		to++;
	return to;
}

/* Behind the figures of one label from at on. */
static size_t
next_label(const struct forms *forms, size_t at, size_t to)
{
	struct span label = ordered(forms, at)->figure.label;

	while (at < to && span_eq(ordered(forms, at)->figure.label, label))
		at++;
	return at;
}

/* Do at least half of the figures that both tables have under one label differ? */
static bool
tables_apart(const struct forms *forms, size_t a, size_t b)
{
	size_t i = first_of(forms, a), ni = end_of(forms, i, a);
	size_t k = first_of(forms, b), nk = end_of(forms, k, b);
	size_t different = 0, same = 0;

	while (i < ni && k < nk) {
		const struct entry *x = ordered(forms, i), *y = ordered(forms, k);
		int order = span_order(x->figure.label, y->figure.label);
		struct decimal difference;

		if (order == 0 && repeat_same_kind(x, y)) {
			if (repeat_compare(x, y, &difference) == VERDICT_FAILS)
				different++;
			else
				same++;
		}
		if (order <= 0)
			i = next_label(forms, i, ni);
		if (order >= 0)
			k = next_label(forms, k, nk);
	}
	return different >= DIFFERENT && different >= same;
}

static bool
tables_known_apart(struct forms *forms, size_t a, size_t b)
{
	struct form_pair *memo = &forms->memo[(a * 31 + b) % FORMS_MEMO];

	if (forms->order == NULL)
		build(forms);
	if (memo->a != a || memo->b != b)
		*memo = (struct form_pair){ a, b, tables_apart(forms, a, b) };
	return memo->apart;
}

/* The attachment that a section (A2.1) stands in; 0: none. */
static unsigned
attachment_of(struct span section)
{
	unsigned n = 0;

	if (!span_starts(section, SPAN("A")))
		return 0;
	for (size_t i = 1; i < section.n && byte_is_digit(section.p[i]) && n < 1000; i++)
		n = 10 * n + (unsigned)(section.p[i] - '0');
	return n;
}

bool
forms_apart(struct forms *forms, const struct entry *a, const struct entry *b)
{
	size_t x = a->figure.table, y = b->figure.table;
	unsigned in, of;

	if (x != 0 && y != 0)
		return x != y && tables_known_apart(forms, x < y ? x : y, x < y ? y : x);
	if (x != 0 || y != 0)
		return false;
	in = attachment_of(a->figure.section);
	of = attachment_of(b->figure.section);
	return in != 0 && of != 0 && in != of;
}
