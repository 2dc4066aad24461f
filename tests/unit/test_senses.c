/* What the words of a table say of a text (senses.h). */
#include "unit.h"

#include "text/senses.h"

static const char *const cells[] = {
	"上年", "before", "上年同期", "same", "本年", "now", "年", "time", "同期", "time", "上年", "past"
};
static const struct data_table table = { "table", 2, 6, cells };

/* Senses in the order of the rows: before 1, same 2, now 4, time 8, past 16. */
enum { BEFORE = 1, SAME = 2, NOW = 4, TIME = 8, PAST = 16 };

static void
test_bits(const struct senses *s)
{
	CHECK(s->n == 5);
	CHECK(senses_bit(s, senses_key("before")) == BEFORE && senses_bit(s, senses_key("past")) == PAST);
	CHECK(senses_bit(s, senses_key("never")) == 0);
}

/* A word says what it says, twice if it stands twice, and what the words at its own
 * beginning or end say: 上年 begins 上年同期, 同期 ends it, 年 ends 上年. */
static void
test_ends(const struct senses *s)
{
	CHECK(senses_starting(s, SPAN("上年决算")) == (BEFORE | PAST));
	CHECK(senses_starting(s, SPAN("上年同期数")) == (BEFORE | PAST | SAME));
	CHECK(senses_starting(s, SPAN("比上年")) == 0);
	CHECK(senses_ending(s, SPAN("比上年")) == (BEFORE | PAST | TIME));
	CHECK(senses_ending(s, SPAN("较上年同期")) == (SAME | TIME));
	CHECK(senses_ending(s, SPAN("上年数")) == 0);
	CHECK(senses_starting(s, SPAN("")) == 0 && senses_ending(s, SPAN("")) == 0);
}

static void
test_inside(const struct senses *s)
{
	CHECK(senses_in(s, SPAN("为本年数"), ~(senses_mask)0) == (NOW | TIME));
	CHECK(senses_in(s, SPAN("支出"), ~(senses_mask)0) == 0);
	CHECK(senses_in(s, SPAN("为本年数"), TIME) == TIME);
	CHECK(senses_in(s, SPAN("为本年数"), PAST) == 0);
	CHECK(senses_of(s, SPAN("上年")) == (BEFORE | PAST));
	CHECK(senses_of(s, SPAN("上年同期")) == SAME);
	CHECK(senses_of(s, SPAN("上年同")) == 0);
}

/* The longest word that says it, though a longer one says something else. */
static void
test_lengths(const struct senses *s)
{
	CHECK(senses_start(s, SPAN("上年同期数"), SAME) == SPAN("上年同期").n);
	CHECK(senses_start(s, SPAN("上年同期数"), PAST) == SPAN("上年").n);
	CHECK(senses_start(s, SPAN("上年同期数"), NOW) == 0);
	CHECK(senses_start(s, SPAN("数"), PAST) == 0 && senses_start(s, SPAN(""), PAST) == 0);
	CHECK(senses_end(s, SPAN("较上年同期"), SAME) == SPAN("上年同期").n);
	CHECK(senses_end(s, SPAN("较上年同期"), TIME) == SPAN("同期").n);
	CHECK(senses_end(s, SPAN("较上年同期"), PAST) == 0);
}

int
main(void)
{
	static struct senses s;

	senses_open(&s, &table);
	test_bits(&s);
	test_ends(&s);
	test_inside(&s);
	test_lengths(&s);
	return unit_done();
}
