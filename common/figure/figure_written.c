/* figure_written: the numbers of computations that a text writes out (written.h), which alone
 * would be codes, fractions and ranges; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "sentence/written.h"
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

/* The quantities of a text, those of computations put in their places. */
struct rewriting {
	const struct quantity *old;
	size_t n, taken;	/* of old: how many there are, how many have been passed */
	struct quantity_list made;
};

/* 120.50+86.40=206.90万元: numbers without a unit that are added up, the last w->n put down,
 * have that of their sum, which comes next. */
static void
give_unit(struct rewriting *rw, struct span text, const struct written *w)
{
	const struct quantity *sum = &rw->old[rw->taken];
	struct quantity *first = rw->made.at + rw->made.n - w->n;
	struct unit_hint hint;
	struct span raw;
	size_t digits;

	if (w->product || w->over < w->n || rw->taken == rw->n ||
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

/* The operands of w take the place of the quantities that lie in it. */
static void
rewrite(struct rewriting *rw, struct span text, const struct written *w)
{
	for (; rw->taken < rw->n && rw->old[rw->taken].end <= w->start; rw->taken++)
		quantity_list_add(&rw->made, &rw->old[rw->taken]);
	while (rw->taken < rw->n && rw->old[rw->taken].start < w->end)
		rw->taken++;
	for (size_t i = 0; i < w->n; i++) {
		struct quantity q = operand_quantity(text, &w->operand[i]);

		quantity_list_add(&rw->made, &q);
	}
	give_unit(rw, text, w);
}

void
figure_read_written(struct figures *fs, struct span text)
{
	struct rewriting rw = { .old = fs->text.quantities, .n = fs->text.n };
	struct written w;

	if (!written_next(text, 0, &w))
		return;
	do
		rewrite(&rw, text, &w);
	while (written_next(text, w.end, &w));
	while (rw.taken < rw.n)
		quantity_list_add(&rw.made, &rw.old[rw.taken++]);
	quantity_list_release(&fs->text.own);
	fs->text.own = rw.made;
	fs->text.quantities = rw.made.at;
	fs->text.n = rw.made.n;
}
