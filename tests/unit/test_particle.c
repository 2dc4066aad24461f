/* particle, qualifier: words of their tables at the edges of a text and in it. */
#include "unit.h"

#include "report/particle.h"
#include "report/qualifier.h"

/* The longest word of the use counts, not the longest word. */
static void
test_edges(void)
{
	CHECK(particle_at_start("names", SPAN("，分别为：办公室")) == SPAN("，分别为：").n);
	CHECK(particle_at_start("names", SPAN("，分别为办公室")) == SPAN("，分别为").n);
	CHECK(particle_at_start("names", SPAN("，办公室")) == 0);
	CHECK(particle_at_end("base", SPAN("公里的比例为")) == SPAN("的比例为").n);
	CHECK(particle_at_end("base", SPAN("公里的")) == SPAN("的").n);
	CHECK(particle_at_end("base", SPAN("公里")) == 0);
	CHECK(particle_at_start("names", SPAN("")) == 0 && particle_at_end("base", SPAN("")) == 0);
}

/* A word of another use is none, and one of two uses is both. */
static void
test_uses(void)
{
	CHECK(particle_at_start("lastyear", SPAN("，即办公室")) == 0);
	CHECK(particle_is("numbered", SPAN("年")) && particle_is("recent", SPAN("年")));
	CHECK(particle_is("numbered", SPAN("期")) && !particle_is("recent", SPAN("期")));
	CHECK(!particle_is("recent", SPAN("年度")));
	CHECK(particle_in("gradehead", SPAN("评价等级（优/良）")));
	CHECK(!particle_in("gradehead", SPAN("评价得分")));
	CHECK(!particle_in("no such use", SPAN("等级")) && !particle_is("", SPAN("年")));
}

static void
test_qualifiers(void)
{
	CHECK(qualifier_ends("full", SPAN("本项满分")) && !qualifier_ends("full", SPAN("满分项")));
	CHECK(qualifier_starts("opposite", SPAN("不满意")) && !qualifier_starts("opposite", SPAN("满意")));
	CHECK(qualifier_in("outside", SPAN("含编外人员")) && !qualifier_in("outside", SPAN("在编人员")));
	CHECK(qualifier_at_end("full", SPAN("本项满分")) == SPAN("满分").n);
	CHECK(qualifier_at_end("full", SPAN("本项")) == 0);
}

int
main(void)
{
	test_edges();
	test_uses();
	test_qualifiers();
	return unit_done();
}
