/* memo: a table with one place for each text, found by its hash; see memo.h. */
#include "report/memo.h"

#include <stdlib.h>

#include "base/mem.h"

enum { LEAST = 8, PLACES_BITS = 11, PLACES = 1 << PLACES_BITS };
#define NO_AMOUNT 255u
enum sign { COLON = 1 << 0, LIST = 1 << 1, COLUMNS = 1 << 2, WIDE = 1 << 3 };

_Static_assert(MEMO_TEXT < 255, "offsets fit into a byte");

enum { LINE = 64 };		/* bytes of a cache line */
_Static_assert(sizeof(struct memo) % LINE == 0, "a memo has lines of its own");

struct memos {
	struct memo *place;	/* PLACES of them, where a line begins */
	char *memory;
};

struct memos *
memos_open(void)
{
	struct memos *ms = mem_zeroed(1, sizeof *ms);

	ms->memory = mem_zeroed(PLACES + 1, sizeof(struct memo));
	ms->place = (struct memo *)(void *)(ms->memory + LINE - (uintptr_t)ms->memory % LINE);
	return ms;
}

void
memos_close(struct memos *ms)
{
	if (ms != NULL)
		free(ms->memory);
	free(ms);
}

struct memo *
memos_find(struct memos *ms, struct span text)
{
	struct memo *m;

	if (text.n < LEAST || text.n > MEMO_TEXT)
		return NULL;
	m = &ms->place[span_hash_ends(text) >> (64 - PLACES_BITS)];
	if (m->n == text.n && memcmp(m->text, text.p, text.n) == 0)
		return m;
	m->stamp++;
	m->told = m->held = 0;
	m->n = (uint8_t)text.n;
	memcpy(m->text, text.p, text.n);
	return m;
}

bool
memo_shape(const struct memo *m, size_t from, struct shape *out)
{
	if (!memo_tells(m, MEMO_SHAPE))
		return false;
	*out = (struct shape){ .kind = (enum shape_kind)m->kind, .start = from,
		.end = from + m->end, .body = from + m->body, .chars = m->chars,
		.commas = m->commas, .amount = m->amount == NO_AMOUNT ? SIZE_MAX : from + m->amount,
		.colon = m->signs & COLON, .list = m->signs & LIST,
		.columns = m->signs & COLUMNS, .wide = m->signs & WIDE };
	return true;
}

void
memo_keep_shape(struct memo *m, size_t from, const struct shape *shape)
{
	memo_keep(m, MEMO_SHAPE, true);
	m->kind = (uint8_t)shape->kind;
	m->end = (uint8_t)(shape->end - from);
	m->body = (uint8_t)(shape->body - from);
	m->chars = (uint8_t)shape->chars;
	m->commas = (uint8_t)shape->commas;
	m->amount = shape->amount == SIZE_MAX ? NO_AMOUNT : (uint8_t)(shape->amount - from);
	m->signs = (uint8_t)((shape->colon ? COLON : 0) | (shape->list ? LIST : 0) |
	    (shape->columns ? COLUMNS : 0) | (shape->wide ? WIDE : 0));
}
