/* Words of the tables of particles and qualifiers at the edges of a text and in it. */
#include "unit.h"

#include "language/grammar.h"

/* The longest word of the use counts, not the longest word. */
static void
test_edges(void)
{
	CHECK(word_table_at_start(&particles, "names", SPAN("，分别为：办公室")) == SPAN("，分别为：").n);
	CHECK(word_table_at_start(&particles, "names", SPAN("，分别为办公室")) == SPAN("，分别为").n);
	CHECK(word_table_at_start(&particles, "names", SPAN("，办公室")) == 0);
	CHECK(word_table_at_end(&particles, "base", SPAN("公里的比例为")) == SPAN("的比例为").n);
	CHECK(word_table_at_end(&particles, "base", SPAN("公里的")) == SPAN("的").n);
	CHECK(word_table_at_end(&particles, "base", SPAN("公里")) == 0);
	CHECK(word_table_at_start(&particles, "names", SPAN("")) == 0 &&
	    word_table_at_end(&particles, "base", SPAN("")) == 0);
}

/* A word of another use is none, and one of two uses is both. */
static void
test_uses(void)
{
	CHECK(word_table_at_start(&particles, "lastyear", SPAN("，即办公室")) == 0);
	CHECK(word_table_is(&particles, "numbered", SPAN("年")) &&
	    word_table_is(&particles, "recent", SPAN("年")));
	CHECK(word_table_is(&particles, "numbered", SPAN("期")) &&
	    !word_table_is(&particles, "recent", SPAN("期")));
	CHECK(!word_table_is(&particles, "recent", SPAN("年度")));
	CHECK(word_table_in(&particles, "gradehead", SPAN("评价等级（优/良）")));
	CHECK(!word_table_in(&particles, "gradehead", SPAN("评价得分")));
	CHECK(!word_table_in(&particles, "no such use", SPAN("等级")) &&
	    !word_table_is(&particles, "", SPAN("年")));
}

static void
test_qualifiers(void)
{
	CHECK(word_table_ends(&qualifiers, "full", SPAN("本项满分")) &&
	    !word_table_ends(&qualifiers, "full", SPAN("满分项")));
	CHECK(word_table_starts(&qualifiers, "opposite", SPAN("不满意")) &&
	    !word_table_starts(&qualifiers, "opposite", SPAN("满意")));
	CHECK(word_table_in(&qualifiers, "outside", SPAN("含编外人员")) &&
	    !word_table_in(&qualifiers, "outside", SPAN("在编人员")));
	CHECK(word_table_at_end(&qualifiers, "full", SPAN("本项满分")) == SPAN("满分").n);
	CHECK(word_table_at_end(&qualifiers, "full", SPAN("本项")) == 0);
}

int
main(void)
{
	test_edges();
	test_uses();
	test_qualifiers();
	return unit_done();
}
