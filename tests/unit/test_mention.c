/* test_mention: the relations of a figure in the making (mention.h). */
#include "unit.h"

#include "sentence/mention.h"

/* What m's link says, as a string until the next call. */
static const char *
link_text(const struct mentions *ms, const struct mention *m, size_t link)
{
	static char text[64];
	struct span of = mentions_text(ms, m->links[link].of);

	snprintf(text, sizeof text, "%.*s", (int)of.n, of.p);
	return text;
}

static void
test_expressions(void)
{
	struct mentions ms;
	struct mention *m;
	size_t ids[] = { 7, 12, 3 }, pair[2];

	mentions_init(&ms);
	m = mentions_add(&ms);
	mentions_link(&ms, m, REL_SHARE, "$/($+$)", ids);
	mentions_link_sum(&ms, m, REL_SUM, ids, 3);
	mentions_link_sum_back(&ms, m, REL_SUM, ids, 3);
	mentions_link(&ms, m, REL_RATE, "$/$", ids);
	check_text("shares", "7/(12+3)", link_text(&ms, m, 0));
	check_text("sum", "7+12+3", link_text(&ms, m, 1));
	check_text("sum from the end", "3+12+7", link_text(&ms, m, 2));
	CHECK(mentions_quotient(&ms, m, REL_RATE, pair) && pair[0] == 3 && pair[1] == 12);
	CHECK(!mentions_quotient(&ms, m, REL_SHARE, pair));
	CHECK(!mentions_difference(&ms, m, REL_RATE, pair));
	mentions_release(&ms);
}

/* One expression is told once, by the surer relation; another relation of the same figures is
 * another. */
static void
test_once(void)
{
	struct mentions ms;
	struct mention *m;
	size_t ids[] = { 7, 12 };

	mentions_init(&ms);
	m = mentions_add(&ms);
	mentions_link(&ms, m, REL_LIKELY, "$/$", ids);
	mentions_link(&ms, m, REL_LIKELY, "$/$", ids);
	CHECK(m->nlinks == 1 && m->links[0].rel == REL_LIKELY);
	mentions_link(&ms, m, REL_SHARE, "$/$", ids);
	CHECK(m->nlinks == 1 && m->links[0].rel == REL_SHARE);
	mentions_link(&ms, m, REL_PART, "$", ids);
	mentions_link_text(&ms, m, REL_PART, SPAN("7"));
	mentions_link_sum(&ms, m, REL_WITHIN, ids, 1);
	CHECK(m->nlinks == 3 && ms.unlinked == 0);
	check_text("share", "7/12", link_text(&ms, m, 0));
	check_text("within", "7", link_text(&ms, m, 2));
	mentions_release(&ms);
}

/* A relation that finds no room is counted, and leaves the others and the pool as they are. */
static void
test_full(void)
{
	struct mentions ms;
	struct mention *m;
	size_t id = 5, pool;

	mentions_init(&ms);
	m = mentions_add(&ms);
	for (; id < 5 + MENTION_LINKS; id++)
		mentions_link(&ms, m, REL_PART, "$", &id);
	CHECK(m->nlinks == MENTION_LINKS && ms.unlinked == 0);
	pool = ms.pool.n;
	mentions_link(&ms, m, REL_SAME, "$", &id);
	mentions_link_text(&ms, m, REL_GRADE, SPAN("1:2=good"));
	mentions_link_sum(&ms, m, REL_SUM, &id, 1);
	CHECK(m->nlinks == MENTION_LINKS && ms.unlinked == 3 && ms.pool.n == pool);
	CHECK(!mention_linked(m, REL_SAME));
	mention_unlink(m);
	mentions_link(&ms, m, REL_SAME, "$", &id);
	CHECK(mention_linked(m, REL_SAME) && !mention_linked(m, REL_PART));
	mentions_reset(&ms);
	CHECK(ms.unlinked == 0 && ms.n == 0);
	mentions_release(&ms);
}

int
main(void)
{
	test_expressions();
	test_once();
	test_full();
	return unit_done();
}
