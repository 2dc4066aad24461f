/* Chunks: what the lines of a document become does not depend on the pieces in which they are
 * read.  Documents of lines at random, of every kind that a report has and of every form of
 * table, read whole and in pieces of many sizes. */
#include "outline/outline.h"
#include "unit.h"

static const char *const kinds[] = {
	"一、基本情况\n",
	"（一）基本支出情况\n",
	"（3）“三公”经费。全年支出3.20万元，比上年减少0.50万元。\n",
	"1.预算执行率\n",
	"表1  支出情况表\n",
	"全年支出685.98万元，其中：项目支出87.54万元，基本支出598.53万元。\n",
	"本次评价工作坚持“客观、公正、科学、规范”的原则，采\n",
	"用业务处室自评与工作组复评相结合的方式进行，主要职责如下：\n",
	"— 3 —\n", "　　12\n", "　\n", "\n", "\n", "  \n", "无\xE3\x80\n", "\f5\n",
	"带回车的行\r\n",
	"\t编制数\n", "\t18\n", "\t合计\t38\n", "预算\t3.00\t2.80\n",
	"| 水费 | 3.00 |\n", "| 电费 |\t4.00\n",
	"项目          预算数          执行数\n",
	"水费            3.00            2.80\n",
	"<b>注</b>：单位为万元\n",
};

enum {
	KINDS = sizeof kinds / sizeof kinds[0],
	DOCUMENTS = 60,
	LINES = 120
};

/* Park and Miller's generator: the same documents everywhere. */
static size_t
chance(unsigned long *state, size_t n)
{
	*state = *state * 16807 % 2147483647;
	return (size_t)(*state / 8) % n;
}

static void
show_block(struct buf *out, const struct block *b)
{
	buf_addf(out, "%d %d ", (int)b->kind, (int)b->place.role);
	buf_add_span(out, buf_span(&b->place.section));
	for (size_t i = 0; i < b->nlines; i++)
		buf_addf(out, " %zu", b->lines[i].number);
	buf_add_char(out, ' ');
	buf_add_span(out, buf_span(&b->text));
	buf_add_char(out, '\n');
}

static void
show(struct buf *out, FILE *f, size_t chunk)
{
	char path[32];
	char *operand = path;
	struct diag diag;
	struct line_options options = { .chunk = chunk };
	struct block_options block_options = { .only_outline = false };
	struct line_reader *lines;
	struct blocks *blocks;
	struct outline *outline;
	const struct block *b;

	rewind(f);
	snprintf(path, sizeof path, "/dev/fd/%d", fileno(f));
	diag_init(&diag, "test_chunks");
	lines = line_open(&operand, 1, &options, &diag);
	blocks = blocks_open(lines, &block_options);
	outline = outline_open(blocks);
	buf_reset(out);
	while ((b = outline_next(outline)) != NULL)
		show_block(out, b);
	outline_close(outline);
	blocks_close(blocks);
	line_close(lines);
}

static void
test_document(unsigned long seed)
{
	static const size_t chunks[] = { 1, 2, 3, 5, 11, 23, 37, 61, 127, 300 };
	struct buf whole = BUF_INIT, got = BUF_INIT;
	unsigned long state = seed * 7919;
	FILE *f = tmpfile();
	char name[64];

	for (size_t i = 0; i < LINES; i++)
		fputs(kinds[chance(&state, KINDS)], f);
	show(&whole, f, 0);
	CHECK(whole.n > LINES);
	for (size_t i = 0; i < sizeof chunks / sizeof chunks[0]; i++) {
		show(&got, f, chunks[i]);
		snprintf(name, sizeof name, "document %lu in pieces of %zu", seed, chunks[i]);
		check_text(name, buf_str(&whole), buf_str(&got));
	}
	fclose(f);
	buf_release(&whole);
	buf_release(&got);
}

int
main(void)
{
	for (unsigned long seed = 1; seed <= DOCUMENTS; seed++)
		test_document(seed);
	return unit_done();
}
