/* memo: what is kept of titles; see memo.h. */
#include "outline/memo.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/mem.h"
#include "text/recent.h"

#define NO_AMOUNT 255u
enum sign { COLON = 1 << 0, LIST = 1 << 1, COLUMNS = 1 << 2, WIDE = 1 << 3, BRACKETED = 1 << 4 };

_Static_assert(MEMO_TEXT < 255, "offsets fit into a byte");
_Static_assert(offsetof(struct memo, text) == offsetof(struct memo, n) + 1, "text behind n");

struct memos {
	struct recent texts;
};

struct memos *
memos_open(void)
{
	const struct recent_form form = {
		.size = sizeof(struct memo), .n = offsetof(struct memo, n),
		.least = MEMO_LEAST, .most = MEMO_TEXT, .bits = 11
	};
	struct memos *ms = mem_zeroed(1, sizeof *ms);

	recent_init(&ms->texts, &form);
	return ms;
}

void
memos_close(struct memos *ms)
{
	if (ms != NULL)
		recent_release(&ms->texts);
	free(ms);
}

struct memo *
memos_find(struct memos *ms, struct span text)
{
	bool known;
	struct memo *m = recent_find(&ms->texts, text, &known);

	if (m != NULL && !known) {
		m->stamp++;
		m->told = m->held = 0;
	}
	return m;
}

bool
memo_shape(const struct memo *m, size_t from, struct shape *out)
{
	if (!memo_tells(m, MEMO_SHAPE))
		return false;
	*out = (struct shape){ .kind = (enum shape_kind)m->kind, .start = from,
		.end = from + m->end, .body = from + m->body, .chars = m->chars,
		.commas = m->commas, .amount = m->amount == NO_AMOUNT ? NONE : from + m->amount,
		.colon = m->signs & COLON, .list = m->signs & LIST,
		.columns = m->signs & COLUMNS, .wide = m->signs & WIDE,
		.bracketed = m->signs & BRACKETED };
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
	m->amount = shape->amount == NONE ? NO_AMOUNT : (uint8_t)(shape->amount - from);
	m->signs = (uint8_t)((shape->colon ? COLON : 0) | (shape->list ? LIST : 0) |
	    (shape->columns ? COLUMNS : 0) | (shape->wide ? WIDE : 0) |
	    (shape->bracketed ? BRACKETED : 0));
}
