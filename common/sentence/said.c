/* said: what is kept of labels; see said.h. */
#include "sentence/said.h"

#include <stddef.h>

#include "base/mem.h"
#include "text/recent.h"

_Static_assert(offsetof(struct said, text) == offsetof(struct said, n) + 1, "text behind n");

struct said_table {
	struct recent labels;
};

struct said_table *
said_open(void)
{
	const struct recent_form form = {
		.size = sizeof(struct said), .n = offsetof(struct said, n),
		.least = SAID_LEAST, .most = SAID_TEXT, .bits = 10
	};
	struct said_table *t = mem_zeroed(1, sizeof *t);

	recent_init(&t->labels, &form);
	return t;
}

struct said *
said_find(struct said_table *t, struct span label)
{
	bool known;
	struct said *s = recent_find(&t->labels, label, &known);

	if (s != NULL && !known)
		s->side_told = s->set_told = false;
	return s;
}
