/* check_named_told: what has been said, so that nothing is told twice; see
 * check_named_parts.h. */
#include "check/check_named_parts.h"

#include <stdlib.h>

#include "base/mem.h"

void
named_told_open(struct named_told *told, size_t entries)
{
	*told = (struct named_told){ .n = 0 };
	told->stated.last = mem_zeroed(entries + 1, sizeof(*told->stated.last));
	told->least.last = mem_zeroed(entries + 1, sizeof(*told->least.last));
}

void
named_told_close(struct named_told *told)
{
	free(told->stated.last);
	free(told->stated.before);
	free(told->least.last);
	free(told->least.before);
}

static void
chain(struct chains *chains, size_t finding, size_t entry)
{
	chains->before = mem_grow(chains->before, finding, &chains->cap, sizeof(*chains->before));
	chains->before[finding] = chains->last[entry];
	chains->last[entry] = finding + 1;
}

static size_t
least_operand(const struct findings *fs, const struct finding *f)
{
	size_t least = f->stated_entry;

	for (size_t i = 0; i < f->n; i++)
		if (fs->operands[f->first + i] < least)
			least = fs->operands[f->first + i];
	return least;
}

void
named_note(struct named_told *told, const struct findings *fs)
{
	for (; told->n < fs->n; told->n++) {
		const struct finding *f = &fs->list[told->n];

		chain(&told->stated, told->n, f->stated_entry);
		chain(&told->least, told->n, least_operand(fs, f));
	}
}

static bool
has_operand(const struct findings *fs, const struct finding *f, size_t entry)
{
	for (size_t i = 0; i < f->n; i++)
		if (fs->operands[f->first + i] == entry)
			return true;
	return false;
}

static bool
same_operands(const struct findings *fs, const struct finding *a, const struct finding *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!has_operand(fs, b, fs->operands[a->first + i]))
			return false;
	return true;
}

/* Has as much, or more, been said of the figures of the last finding; or of the one that
 * it is about, that it should be the same? */
bool
named_is_told(const struct named_told *told, const struct findings *fs)
{
	const struct finding *f = &fs->list[fs->n - 1], *other;
	size_t i;

	for (i = told->least.last[least_operand(fs, f)]; i != 0; i = told->least.before[i - 1]) {
		other = &fs->list[i - 1];
		if (other->severity <= f->severity && other->numbers && same_operands(fs, other, f))
			return true;
	}
	for (i = told->stated.last[f->stated_entry]; i != 0; i = told->stated.before[i - 1]) {
		other = &fs->list[i - 1];
		if (other->severity <= f->severity && other->numbers && f->severity != FINDING_OK &&
		    decimal_cmp(other->computed, f->computed) == 0)
			return true;
	}
	return false;
}
