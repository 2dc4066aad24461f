/* What the words of a table say of a text (senses.h). */
#include "unit.h"
#include "unit_table.h"

#include "text/senses.h"

static const char *const cells[] = {
	"上年", "before", "上年同期", "same", "本年", "now", "年", "time", "同期", "time", "上年", "past"
};
static struct data_table table;

static struct senses s;

/* The senses of a list of names, of which ask is true for text; others: false. */
static bool
says(bool (*ask)(const struct senses *, struct span, unsigned), struct span text,
    const char *names)
{
	static const char *const all[] = { "before", "same", "now", "time", "past", "never" };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (ask(&s, text, senses_number(&s, senses_key(all[i]))) !=
		    (strstr(names, all[i]) != NULL))
			return false;
	return true;
}

static unsigned
sense(const char *name)
{
	return senses_number(&s, senses_key(name));
}

static void
test_numbers(void)
{
	CHECK(s.n == 5);
	CHECK(sense("before") == 0 && sense("past") == 4);
	CHECK(sense("never") == SENSES_NONE);
}

/* A word says what it says, twice if it stands twice, and what the words at its own
 * beginning or end say: 上年 begins 上年同期, 同期 ends it, 年 ends 上年. */
static void
test_ends(void)
{
	CHECK(says(senses_starts, SPAN("上年决算"), "before past"));
	CHECK(says(senses_starts, SPAN("上年同期数"), "before past same"));
	CHECK(says(senses_starts, SPAN("比上年"), ""));
	CHECK(says(senses_ends, SPAN("比上年"), "before past time"));
	CHECK(says(senses_ends, SPAN("较上年同期"), "same time"));
	CHECK(says(senses_ends, SPAN("上年数"), ""));
	CHECK(says(senses_starts, SPAN(""), "") && says(senses_ends, SPAN(""), ""));
	CHECK(says(senses_is, SPAN("上年"), "before past"));
	CHECK(says(senses_is, SPAN("上年同期"), "same"));
	CHECK(says(senses_is, SPAN("上年同"), ""));
}

static void
test_inside(void)
{
	CHECK(senses_find(&s, SPAN("为本年数"), senses_key("now")) == SPAN("为").n);
	CHECK(senses_find(&s, SPAN("为本年数"), senses_key("time")) == SPAN("为本").n);
	CHECK(senses_find(&s, SPAN("为本年数"), senses_key("past")) == NONE);
	CHECK(senses_find(&s, SPAN("为本年数"), senses_key("never")) == NONE);
	CHECK(senses_find(&s, SPAN("支出"), senses_key("time")) == NONE);
}

/* Long texts are looked through sixteen places at a time: a word is found wherever it stands, behind
 * characters that only begin like one, and none is where there is none. */
static void
test_long(void)
{
	enum { MOST = 60 };
	char text[MOST + 3 * 8];
	size_t wrong = 0;

	for (size_t before = 0; before <= MOST; before++)
		for (size_t behind = 0; behind + before <= MOST; behind++) {
			struct span whole = { text, before + 9 + behind };

			memset(text, 'x', sizeof text);
			memcpy(text + before, "上本年", 9);
			wrong += senses_find(&s, whole, senses_key("now")) != before + 3;
			wrong += senses_find(&s, whole, senses_key("time")) != before + 6;
			wrong += senses_find(&s, whole, senses_key("past")) != NONE;
		}
	CHECK(wrong == 0);
}

/* The longest word that says it, though a longer one says something else. */
static void
test_lengths(void)
{
	CHECK(senses_start(&s, SPAN("上年同期数"), sense("same")) == SPAN("上年同期").n);
	CHECK(senses_start(&s, SPAN("上年同期数"), sense("past")) == SPAN("上年").n);
	CHECK(senses_start(&s, SPAN("上年同期数"), sense("now")) == 0);
	CHECK(senses_start(&s, SPAN("数"), sense("past")) == 0);
	CHECK(senses_start(&s, SPAN(""), sense("past")) == 0);
	CHECK(senses_start(&s, SPAN("上年"), sense("never")) == 0);
	CHECK(senses_end(&s, SPAN("较上年同期"), sense("same")) == SPAN("上年同期").n);
	CHECK(senses_end(&s, SPAN("较上年同期"), sense("time")) == SPAN("同期").n);
	CHECK(senses_end(&s, SPAN("较上年同期"), sense("past")) == 0);
}

/* A table has as many senses as it needs; each is told from those whose bit is the same in
 * another word of the set. */
static void
test_many(void)
{
	enum { MANY = 150 };
	static char names[MANY][8], words[MANY][8];
	static const char *many[2 * MANY];
	static struct data_table big;
	static struct senses wide;	/* what is read stays */
	size_t right = 0, may = 0;

	for (size_t i = 0; i < MANY; i++) {
		snprintf(names[i], sizeof names[i], "s%zu", i);
		snprintf(words[i], sizeof words[i], "w%zuw", i);
		many[2 * i] = words[i];
		many[2 * i + 1] = names[i];
	}
	big = unit_table("big", 2, MANY, many);
	senses_open(&wide, &big);
	for (size_t i = 0; i < MANY; i++)
		for (size_t k = 0; k < MANY; k++)
			right += senses_is(&wide, span_of(words[i]),
			    senses_number(&wide, senses_key(names[k]))) == (i == k);
	/* names that share a place in the table of them are told together */
	for (size_t i = 0; i < MANY; i++)
		may += senses_may_begin(&wide, span_of(words[i]), senses_key(names[i])) &&
		    senses_may_close(&wide, span_of(words[i]), senses_key(names[i])) &&
		    senses_find(&wide, span_of(words[i]), senses_key(names[i])) == 0;
	CHECK(may == MANY);
	CHECK(wide.n == MANY);
	CHECK(right == (size_t)MANY * MANY);
}

int
main(void)
{
	table = unit_table("table", 2, 6, cells);
	senses_open(&s, &table);
	test_numbers();
	test_ends();
	test_inside();
	test_long();
	test_lengths();
	test_many();
	return unit_done();
}
