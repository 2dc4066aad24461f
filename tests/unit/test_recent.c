/* recent: a text keeps its place until another one takes it, and says so. */
#include <stddef.h>

#include "text/recent.h"
#include "unit.h"

struct place {
	uint64_t found;
	char other[46];
	uint8_t n;
	char text[9];
};

static const struct recent_form form = {
	.size = sizeof(struct place), .n = offsetof(struct place, n), .least = 4, .most = 9, .bits = 2
};

static void
test_limits(void)
{
	struct recent r;
	bool known;

	recent_init(&r, &form);
	CHECK(recent_find(&r, SPAN("123"), &known) == NULL);
	CHECK(recent_find(&r, SPAN("1234"), &known) != NULL && !known);
	CHECK(recent_find(&r, SPAN("123456789"), &known) != NULL && !known);
	CHECK(recent_find(&r, SPAN("1234567890"), &known) == NULL);
	CHECK((uintptr_t)recent_find(&r, SPAN("123456789"), &known) % 64 == 0 && known);
	recent_release(&r);
}

/* Of a hundred texts at four places the last at each is known, and no other. */
static void
test_displaced(void)
{
	struct recent r;
	struct buf text = BUF_INIT;
	struct place *last[4] = { NULL };
	size_t places = 0, wrong = 0;
	bool known;

	recent_init(&r, &form);
	for (size_t i = 0; i < 100; i++) {
		struct place *p;
		size_t k = 0;

		buf_reset(&text);
		buf_addf(&text, "text %zu", i);
		p = recent_find(&r, buf_span(&text), &known);
		wrong += known;
		p->found = i;
		while (k < places && last[k] != p)
			k++;
		if (k == places)
			last[places++] = p;
	}
	CHECK(places == 4 && wrong == 0);
	for (size_t k = 0; k < places; k++) {
		buf_reset(&text);
		buf_addf(&text, "text %zu", (size_t)last[k]->found);
		CHECK(recent_find(&r, buf_span(&text), &known) == last[k] && known);
	}
	buf_release(&text);
	recent_release(&r);
}

int
main(void)
{
	test_limits();
	test_displaced();
	return unit_done();
}
