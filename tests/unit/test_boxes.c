/* test_boxes: where the bytes of lines made of word boxes stand. */
#include <stdio.h>
#include <unistd.h>

#include "block/block.h"
#include "input/box_text.h"
#include "input/line.h"
#include "unit.h"

#define HEADER "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
#define AT(x, y, width, text) ON("1", x, y, width, text)
#define ON(page, x, y, width, text) "5\t" page "\t" y "\t" x "\t0\t0\t" x "\t" y "\t" width "\t12\t100\t" text "\n"

/* Lines 2 to 7, in the order of columns, as poppler gives them. */
static const char input[] = HEADER
    AT("60", "100", "40", "人员经费")
    AT("60", "120", "40", "公用经费")
    AT("60", "140", "20", "合计")
    AT("200", "100", "25", "12.50")
    AT("200", "120", "20", "3.60")
    AT("200", "140", "25", "16.10");

/* A header at the foot of a page below its unit, lines 3 to 6; rows on the next one. */
static const char torn_input[] = HEADER
    ON("1", "400", "700", "80", "单位：万元")
    ON("1", "60", "720", "20", "收入")
    ON("1", "60", "740", "20", "项目")
    ON("1", "200", "720", "20", "金额")
    ON("1", "200", "740", "30", "决算数")
    ON("2", "60", "60", "40", "财政拨款")
    ON("2", "200", "60", "25", "12.50")
    ON("2", "60", "80", "40", "其他收入")
    ON("2", "200", "80", "20", "3.60");

static void
set_input(const char *text)
{
	FILE *f = tmpfile();

	CHECK(f != NULL && fputs(text, f) >= 0 && fflush(f) == 0);
	CHECK(dup2(fileno(f), 0) == 0 && lseek(0, 0, SEEK_SET) == 0);
	fclose(f);
}

static size_t
start_of(const struct block *b, const char *text)
{
	return span_find(buf_span(&b->text), span_of(text));
}

/* A text of a table and where it stands in the input. */
struct place_of {
	const char *text;
	size_t line, col;
};

/* What is known of a table; places end with one without text. */
struct expected {
	size_t rows, cols;
	struct place_of places[6];
};

static void
check_table(const struct block *b, const struct expected *expected)
{
	CHECK(b->table.nrows == expected->rows && b->table.cols == expected->cols);
	for (const struct place_of *p = expected->places; p->text != NULL; p++) {
		struct block_spot spot = block_locate(b, start_of(b, p->text));

		CHECK(spot.line == p->line && spot.col == p->col);
	}
}

/* Looks into the first table of a text. */
static void
with_table(const char *text, const struct expected *expected)
{
	struct line_options line_options = { .chunk = 1 };
	struct block_options options = { .tables = true };
	struct diag diag;
	struct line_reader *lines;
	struct blocks *blocks;
	struct block b;
	bool more;

	set_input(text);
	diag_init(&diag, "test");
	lines = line_open(NULL, 0, &line_options, &diag);
	blocks = blocks_open(lines, &options);
	block_init(&b);
	do
		more = blocks_next(blocks, &b);
	while (more && b.kind != BLOCK_TABLE);
	CHECK(more);
	if (more)
		check_table(&b, expected);
	CHECK(!blocks_next(blocks, &b));
	block_release(&b);
	blocks_close(blocks);
	line_close(lines);
}

static const struct expected places = { 3, 2, {
	{ "人员", 2, 33 }, { "12.50", 5, 35 }, { "50", 5, 38 }, { "合计", 4, 33 }, { "16.10", 7, 35 },
} };

static const struct expected torn_places = { 4, 2, {
	{ "收入", 3, 33 }, { "项目", 4, 33 }, { "决算数", 6, 35 }, { "12.50", 8, 33 },
} };

static void
test_numbers(void)
{
	static const char *const numbers[] = { "0", "12", "1,204.00", "-3.5", "98%", "1234567.8", "(12)" };
	static const char *const others[] = { "", "1,9", "1,966.", ".50", "12,34", "1.2.3", "12万", "-", "," };

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		CHECK(box_is_number(span_of(numbers[i])));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		CHECK(!box_is_number(span_of(others[i])));
}

static void
test_labels(void)
{
	static const char *const labels[] = { "一、收入", "（二）", "(3)甲", "4.乙", "十五、", "其中：" };
	static const char *const others[] = { "一般", "3.5", "（50分）", "收入", "", "2024年" };

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		CHECK(box_is_label(span_of(labels[i])));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		CHECK(!box_is_label(span_of(others[i])));
}

int
main(void)
{
	test_numbers();
	test_labels();
	with_table(input, &places);
	with_table(torn_input, &torn_places);
	return unit_done();
}
