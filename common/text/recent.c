/* recent: a table with one place for each text; see recent.h. */
#include "text/recent.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	LINE = 64,	/* bytes of a cache line */
	HASHED = 4	/* bytes that span_hash_ends reads at least */
};

void
recent_init(struct recent *r, const struct recent_form *form)
{
	assert(form->size % LINE == 0 && form->least >= HASHED && form->most <= UINT8_MAX &&
	    form->n + 1 + form->most <= form->size);
	r->form = *form;
	r->memory = mem_zeroed(((size_t)1 << form->bits) * form->size + LINE, 1);
	r->places = r->memory + LINE - (uintptr_t)r->memory % LINE;
}

void
recent_release(struct recent *r)
{
	free(r->memory);
	*r = (struct recent){ .memory = NULL };
}

void *
recent_find(struct recent *r, struct span text, bool *known)
{
	const struct recent_form *form = &r->form;
	char *place, *n;

	if (text.n < form->least || text.n > form->most)
		return NULL;
	place = r->places + (span_hash_ends(text) >> (64 - form->bits)) * form->size;
	n = place + form->n;
	*known = (unsigned char)*n == text.n && memcmp(n + 1, text.p, text.n) == 0;
	if (!*known) {
		*n = (char)text.n;
		memcpy(n + 1, text.p, text.n);
	}
	return place;
}
