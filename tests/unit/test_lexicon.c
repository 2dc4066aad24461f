/* Longest match forward, backward and around an anchor. */
#include "unit.h"
#include "unit_table.h"

#include "text/lexicon.h"

static const char *const cells[] = {
	"人", "a", "人次", "b", "个", "c", "个百分点", "d", "", "e", "次人", "f", "人", "g", "kWh", "h"
};
static struct data_table words;

static const char *const around_cells[] = {
	"统一", "", "一", "", "一起", "", "进一步", "", "四个一", "", "没有数", "", "一一对应", ""
};
static struct data_table around;

static bool
is_one(uint32_t c)
{
	return c == 0x4E00 || c == 0x56DB;	/* 一 四 */
}

/* The word that matched, or "none". */
static void
check_match(const char *name, const char *expected, bool ok, const char *text,
    struct lexicon_match m)
{
	struct buf b = BUF_INIT;

	if (ok)
		buf_add(&b, text + m.start, m.end - m.start);
	else
		buf_add_str(&b, "none");
	check_text(name, expected, buf_str(&b));
	buf_release(&b);
}

/* A word at which a longer one stands is found where that goes wrong late, whichever of them the
 * table has first; its cells may lap over. */
static void
test_beginnings(void)
{
	static const uint32_t at[] = { 0, 13, 3 };	/* 项目支出, 项, 目支出 */
	const struct data_table lap = { "lap", 1, 3, "项目支出\0项", at };
	struct lexicon lx;
	struct lexicon_match m;
	bool ok;

	lexicon_build(&lx, &lap, 0, LEXICON_FORWARD, NULL);
	ok = lexicon_at(&lx, SPAN("项目支付"), 0, &m);
	check_match("late", "项", ok, "项目支付", m);
	CHECK(m.row == 1);
	ok = lexicon_at(&lx, SPAN("目支出"), 0, &m);
	check_match("lapping over", "目支出", ok, "目支出", m);
	CHECK(m.row == 2 && !lexicon_at(&lx, SPAN("目支付"), 0, &m));
	lexicon_release(&lx);
	lexicon_build(&lx, &lap, 0, LEXICON_BACKWARD, NULL);
	ok = lexicon_before(&lx, SPAN("各项目支出"), SPAN("各项目支出").n, &m);
	check_match("backward", "项目支出", ok, "各项目支出", m);
	ok = lexicon_before(&lx, SPAN("乙目支出"), SPAN("乙目支出").n, &m);
	check_match("its end", "目支出", ok, "乙目支出", m);
	lexicon_release(&lx);
}

static void
test_forward(void)
{
	struct lexicon lx;
	struct lexicon_match m;
	bool ok;

	lexicon_build(&lx, &words, 0, LEXICON_FORWARD, NULL);
	ok = lexicon_at(&lx, SPAN("5人次数"), 1, &m);
	check_match("longest", "人次", ok, "5人次数", m);
	CHECK(m.row == 1 && LEXICON_CELL(&lx, m, 1)[0] == 'b');
	ok = lexicon_at(&lx, SPAN("人民"), 0, &m);
	check_match("shorter", "人", ok, "人民", m);
	CHECK(m.row == 0);
	ok = lexicon_at(&lx, SPAN("个百分"), 0, &m);
	check_match("falls back", "个", ok, "个百分", m);
	CHECK(!lexicon_at(&lx, SPAN("民"), 0, &m));
	CHECK(!lexicon_at(&lx, SPAN("人"), 3, &m));
	CHECK(!lexicon_at(&lx, SPAN(""), 0, &m));
	ok = lexicon_at(&lx, SPAN("5kWh"), 1, &m);
	check_match("ASCII", "kWh", ok, "5kWh", m);
	CHECK(!lexicon_at(&lx, SPAN("\xE4\xBA"), 0, &m));
	lexicon_release(&lx);
}

static void
test_backward(void)
{
	struct lexicon lx;
	struct lexicon_match m;
	bool ok;

	lexicon_build(&lx, &words, 0, LEXICON_BACKWARD, NULL);
	ok = lexicon_before(&lx, SPAN("每次人5"), 9, &m);
	check_match("longest", "次人", ok, "每次人5", m);
	ok = lexicon_before(&lx, SPAN("两人5"), 6, &m);
	check_match("shorter", "人", ok, "两人5", m);
	CHECK(!lexicon_before(&lx, SPAN("人"), 0, &m));
	lexicon_release(&lx);
}

static void
test_around(void)
{
	struct lexicon lx;
	struct lexicon_match m;
	bool ok;

	lexicon_build(&lx, &around, 0, LEXICON_AROUND, is_one);
	ok = lexicon_around(&lx, SPAN("系统一个"), 6, &m);
	check_match("before the anchor", "统一", ok, "系统一个", m);
	ok = lexicon_around(&lx, SPAN("进一步"), 3, &m);
	check_match("on both sides", "进一步", ok, "进一步", m);
	ok = lexicon_around(&lx, SPAN("统一起来"), 3, &m);
	check_match("what reaches further", "一起", ok, "统一起来", m);
	ok = lexicon_around(&lx, SPAN("四个一"), 0, &m);
	check_match("the first anchor", "四个一", ok, "四个一", m);
	ok = lexicon_around(&lx, SPAN("一一对应"), 0, &m);
	check_match("two anchors", "一一对应", ok, "一一对应", m);
	ok = lexicon_around(&lx, SPAN("四个二"), 0, &m);
	check_match("none", "none", ok, "四个二", m);
	lexicon_release(&lx);
}

static const char *const seconds_cells[] = { "套数", "", "套m", "", "册", "", "mm套", "", "m", "" };
static struct data_table seconds;

/* What the second character says, and where it says nothing. */
static void
test_seconds(void)
{
	struct lexicon lx;
	struct lexicon_match m;

	lexicon_build(&lx, &seconds, 0, LEXICON_FORWARD, NULL);
	CHECK(lexicon_at(&lx, SPAN("套数"), 0, &m) && m.end == 6);
	CHECK(!lexicon_at(&lx, SPAN("套餐"), 0, &m));
	CHECK(!lexicon_at(&lx, SPAN("套"), 0, &m));
	CHECK(lexicon_at(&lx, SPAN("套m、"), 0, &m) && m.end == 4);
	CHECK(!lexicon_at(&lx, SPAN("套n、"), 0, &m));
	CHECK(lexicon_at(&lx, SPAN("册餐"), 0, &m) && m.end == 3);
	CHECK(lexicon_at(&lx, SPAN("m套餐"), 0, &m) && m.end == 1);
	CHECK(lexicon_at(&lx, SPAN("mm套餐"), 0, &m) && m.end == 5);
	lexicon_release(&lx);
	lexicon_build(&lx, &seconds, 0, LEXICON_BACKWARD, NULL);
	CHECK(lexicon_before(&lx, SPAN("餐套数"), 9, &m) && m.start == 3);
	CHECK(!lexicon_before(&lx, SPAN("餐数"), 6, &m));
	CHECK(!lexicon_before(&lx, SPAN("数"), 3, &m));
	CHECK(lexicon_before(&lx, SPAN("餐册"), 6, &m) && m.start == 3);
	CHECK(lexicon_before(&lx, SPAN("餐套m"), 7, &m) && m.start == 3);
	CHECK(lexicon_before(&lx, SPAN("餐m"), 4, &m) && m.start == 3);
	CHECK(lexicon_before(&lx, SPAN("餐mm套"), 8, &m) && m.start == 3);
	lexicon_release(&lx);
}

/* Of a word with several rows the one that says so; others are not there. */
static void
test_some_rows(void)
{
	struct lexicon lx;
	struct lexicon_match m;

	lexicon_build_of(&lx, &words, "g|h", LEXICON_FORWARD);
	CHECK(lexicon_at(&lx, SPAN("人次"), 0, &m) && m.row == 6 && m.end == SPAN("人").n);
	CHECK(lexicon_at(&lx, SPAN("kWh"), 0, &m) && m.row == 7);
	CHECK(!lexicon_at(&lx, SPAN("个"), 0, &m));
	lexicon_release(&lx);
}

int
main(void)
{
	words = unit_table("words", 2, 8, cells);
	around = unit_table("around", 2, 7, around_cells);
	seconds = unit_table("seconds", 2, 5, seconds_cells);
	test_beginnings();
	test_forward();
	test_seconds();
	test_backward();
	test_around();
	test_some_rows();
	return unit_done();
}
