/* figure_written: the numbers of computations that a text writes out (written.h), which alone
 * would be codes, fractions and ranges; see figure_parts.h. */
#include "report/figure_parts.h"

#include "base/mem.h"
#include "report/written.h"
#include "text/character.h"

/* The number of operand o as it stands in text. */
static struct quantity
operand_quantity(struct span text, const struct written_operand *o)
{
	struct quantity q;

	quantity_cell(span_slice(text, o->start, o->end), &q);
	q.start += o->start;
	q.end += o->start;
	q.from += o->start;
	q.to += o->start;
	return q;
}

/* Replaces the quantities that lie in w by its operands. */
static void
replace(struct figures *fs, struct span text, const struct written *w)
{
	size_t first = 0, last, n = fs->nquantities;

	while (first < n && fs->quantities[first].end <= w->start)
		first++;
	for (last = first; last < n && fs->quantities[last].start < w->end; last++)
		;
	for (size_t i = n; i < n + w->n; i++)
		fs->quantities = mem_grow(fs->quantities, i, &fs->quantities_cap,
		    sizeof *fs->quantities);
	memmove(fs->quantities + first + w->n, fs->quantities + last,
	    (n - last) * sizeof *fs->quantities);
	for (size_t i = 0; i < w->n; i++)
		fs->quantities[first + i] = operand_quantity(text, &w->operand[i]);
	fs->nquantities = n - (last - first) + w->n;
}

/* 120.50+86.40=206.90万元: numbers without a unit that are added up have that of their sum. */
static void
give_unit(struct figures *fs, struct span text, const struct written *w)
{
	struct quantity *first, *sum;
	struct unit_hint hint;
	struct span raw;
	size_t digits;

	for (first = fs->quantities; first->start < w->start; first++)
		;
	sum = first + w->n;
	if (w->product || w->over < w->n || sum >= fs->quantities + fs->nquantities ||
	    sum->start < w->result || sum->kind >= KIND_BARE)
		return;
	raw = span_slice(text, sum->start, sum->end);
	for (digits = raw.n; digits > 0 && !byte_is_digit(raw.p[digits - 1]); digits--)
		;
	if (!quantity_unit_hint(span_slice(raw, digits, raw.n), &hint))
		return;
	for (size_t i = 0; i < w->n; i++)
		if (first[i].kind == KIND_BARE)
			quantity_apply(&first[i], &hint);
}

void
figure_read_written(struct figures *fs, struct span text)
{
	struct written w;

	for (size_t at = 0; written_next(text, at, &w); at = w.end) {
		replace(fs, text, &w);
		give_unit(fs, text, &w);
	}
}
