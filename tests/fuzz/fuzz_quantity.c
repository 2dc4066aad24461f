/* Any bytes through quantity_next, quantity_cell and quantity_unit_hint: no
 * crash, offsets inside the text and moving on, and the same figures from
 * wherever the caller starts. */
#include <stdint.h>
#include <stdlib.h>

#include "language/quantity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool ok)
{
	if (!ok)
		abort();
}

/* A copy of exactly size bytes, so that a step beyond them is seen. */
static struct span
copied(const uint8_t *data, size_t size)
{
	char *p = malloc(size + (size == 0));

	require(p != NULL);
	if (size > 0)
		memcpy(p, data, size);
	return (struct span){ p, size };
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = copied(data, size);
	struct quantity q;
	struct unit_hint hint;
	bool overflow;
	size_t at = 0;

	while (quantity_next(text, at, &q, &overflow)) {
		require(q.start >= at && q.start < q.end && q.end <= text.n);
		require(q.from <= q.start && q.to >= q.end && q.to <= text.n);
		require(q.op != OP_RANGE || decimal_cmp(q.value, q.high) <= 0);
		require(q.unit.n > 0);
		at = q.end;
	}
	if (quantity_cell(text, &q))
		require(q.start <= q.end && q.end <= text.n && q.kind < KIND_DATE);
	if (quantity_unit_hint(text, &hint))
		require(hint.unit.n > 0 && hint.power >= 0);
	free((void *)(uintptr_t)text.p);
	return 0;
}
