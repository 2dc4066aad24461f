/* test_block: lines become blocks, and bytes of a block find their place in
 * the input again; texts and places worked out by hand. */
#include <unistd.h>

#include "block/block.h"
#include "unit.h"

struct feed {
	struct diag diag;
	struct line_reader *lines;
	struct blocks *blocks;
	struct block b;
	FILE *file;
	char path[32];
	char *operand;
};

static void
open_feed(struct feed *f, const char *text, size_t n,
    const struct block_options *options)
{
	struct line_options lines = { .records = true };

	f->file = tmpfile();
	fwrite(text, 1, n, f->file);
	rewind(f->file);
	snprintf(f->path, sizeof f->path, "/dev/fd/%d", fileno(f->file));
	f->operand = f->path;
	diag_init(&f->diag, "test");
	f->lines = line_open(&f->operand, 1, &lines, &f->diag);
	f->blocks = blocks_open(f->lines, options);
	block_init(&f->b);
}

static void
close_feed(struct feed *f)
{
	block_release(&f->b);
	blocks_close(f->blocks);
	line_close(f->lines);
	fclose(f->file);
}

/* The blocks of text, one word each: D, B, "P:lines:text", "T:rowsxcols". */
static void
summary(const char *text, const struct block_options *options, struct buf *out)
{
	struct feed f;

	open_feed(&f, text, strlen(text), options);
	buf_reset(out);
	while (blocks_next(f.blocks, &f.b)) {
		if (out->n != 0)
			buf_add_char(out, ' ');
		switch (f.b.kind) {
		case BLOCK_DOCUMENT:
			buf_add_char(out, 'D');
			break;
		case BLOCK_BLANK:
			buf_add_char(out, 'B');
			break;
		case BLOCK_PARAGRAPH:
			buf_addf(out, "P:%zu:", f.b.nlines);
			buf_add_span(out, buf_span(&f.b.text));
			break;
		case BLOCK_TABLE:
			buf_addf(out, "T:%zux%zu", f.b.table.nrows, f.b.table.cols);
			break;
		}
	}
	close_feed(&f);
}

static void
check_summary(const char *text, const char *expected)
{
	struct block_options options = { .tables = true };
	struct buf out = BUF_INIT;

	summary(text, &options, &out);
	check_text(text, expected, buf_str(&out));
	buf_release(&out);
}

static void
test_kinds(void)
{
	check_summary("", "D");
	check_summary("\n", "D B");
	check_summary("甲\n乙\n\n丙", "D P:1:甲 P:1:乙 B P:1:丙");
	check_summary("甲\n\ta\n\tb\n\n\tc\n\td\n\n\n乙\n",
	    "D P:1:甲 T:2x2 B B P:1:乙");
	check_summary("\t缩进的段落\n后文\n", "D P:1:\t缩进的段落 P:1:后文");
	check_summary("a\tb\tc\nd\te\tf\n后文\n", "D T:2x3 P:1:后文");
	check_summary("==> 一 <==\n甲\n\n==> 二 <==\n乙\n", "D P:1:甲 D P:1:乙");
}

/* Blank lines at the end belong to no table; tables apart keep their numbers. */
static void
test_tables(void)
{
	struct block_options options = { .tables = true };
	const char *text = "表一\n\ta\n\tb\n\n\tc\n\td\n\n\n\n说明：略\n\te\n\tf\n\n\tg\n\th\n";
	struct feed f;
	size_t seen = 0;

	open_feed(&f, text, strlen(text), &options);
	while (blocks_next(f.blocks, &f.b)) {
		if (f.b.kind != BLOCK_TABLE)
			continue;
		seen++;
		CHECK(f.b.table.number == seen);
		CHECK(f.b.lines[0].number == (seen == 1 ? 2u : 11u));
		CHECK(f.b.nlines == 5);
		CHECK(f.b.place.role == ROLE_CELL);
	}
	CHECK(seen == 2);
	close_feed(&f);
}

static void
check_spot(const struct block *b, const char *needle, size_t line, size_t col)
{
	size_t at = span_find(buf_span(&b->text), span_of(needle));
	struct block_spot spot;

	CHECK(at != NONE);
	if (at == NONE)
		return;
	spot = block_locate(b, at);
	if (spot.line != line || spot.col != col)
		printf("%s: expected %zu:%zu, got %zu:%zu\n", needle, line, col,
		    spot.line, spot.col);
	CHECK(spot.line == line && spot.col == col);
}

static void
test_locate(void)
{
	struct block_options options = { .tables = true };
	const char *text = "[bookmark: _GoBack]支出36万元\n"
	    "\t项目\n（甲）\n\t金额\n\n\t水费\n\t3.2\n";
	struct feed f;

	open_feed(&f, text, strlen(text), &options);
	CHECK(blocks_next(f.blocks, &f.b) && f.b.kind == BLOCK_DOCUMENT);
	CHECK(blocks_next(f.blocks, &f.b) && f.b.kind == BLOCK_PARAGRAPH);
	/* 19 bytes of bookmark, 6 of 支出. */
	check_spot(&f.b, "36", 1, 26);
	CHECK(blocks_next(f.blocks, &f.b) && f.b.kind == BLOCK_TABLE);
	check_spot(&f.b, "项目", 2, 2);
	check_spot(&f.b, "甲", 3, 4);
	check_spot(&f.b, "3.2", 7, 2);
	CHECK(!blocks_next(f.blocks, &f.b));
	close_feed(&f);
}

/* A sentence broken at the page's edge and by the page number. */
static void
test_joined(void)
{
	const char *text =
	    "本单位严格执行预算管理制度，全年一般公共预算支出共计685.98万元，其中基本支出占\n"
	    "59.28%，较上年有所下降，主要原因是压减了一般性支出，严格控制了各项公用经费的\n"
	    "— 1 —\n"
	    "开支范围和开支标准，取得了较好的成效，得到了上级部门的充分肯定和群众的一致好评。\n";
	struct block_options options = { .tables = true };
	struct feed f;

	open_feed(&f, text, strlen(text), &options);
	CHECK(blocks_next(f.blocks, &f.b) && f.b.kind == BLOCK_DOCUMENT);
	CHECK(blocks_next(f.blocks, &f.b) && f.b.kind == BLOCK_PARAGRAPH);
	CHECK(f.b.nlines == 4);
	check_spot(&f.b, "59.28", 2, 1);
	check_spot(&f.b, "开支范围", 4, 1);
	CHECK(span_has(buf_span(&f.b.text), SPAN("经费的开支")));
	CHECK(!blocks_next(f.blocks, &f.b));
	close_feed(&f);
}

/* Nothing is lost when every byte is asked for. */
static void
test_whole(void)
{
	struct block_options options = { .whole = true };
	const char *text = "  甲 \n\n\ta\t \n　\n\tb\n\n\tc\nd\n  \n\n乙\n";
	struct buf back = BUF_INIT;
	struct feed f;

	open_feed(&f, text, strlen(text), &options);
	while (blocks_next(f.blocks, &f.b))
		for (size_t i = 0; i < f.b.nlines; i++) {
			buf_add_span(&back, span_slice(buf_span(&f.b.text),
			    f.b.lines[i].start, f.b.lines[i].end));
			buf_add_char(&back, '\n');
		}
	check_text("whole", text, buf_str(&back));
	buf_release(&back);
	close_feed(&f);
}

/* A line record brings its role and section. */
static void
test_given(void)
{
	const char *text =
	    "doc\tline\tsection\tlevel\trole\tlabel\ttitle\ttext\n"
	    "r\t1\t1\t1\theading\t一、\t概况\t一、概况\n"
	    "r\t2\t1\t\tbody\t\t\t本站有人员三\n"
	    "r\t3\t1\t\tcont\t\t\t名。\n"
	    "r\t4\t1\t\tcell\t\t\t\\t项目\n"
	    "r\t5\t1\t\tcell\t\t\t\\t金额\n"
	    "r\t6\t1\t\tblank\t\t\t\n"
	    "r\t7\t1\t\tcell\t\t\t\\t水费\n"
	    "r\t8\t1\t\tcell\t\t\t\\t3\n";
	struct block_options options = { .tables = true };
	struct feed f;

	open_feed(&f, text, strlen(text), &options);
	CHECK(blocks_next(f.blocks, &f.b) && f.b.kind == BLOCK_DOCUMENT);
	CHECK(blocks_next(f.blocks, &f.b) && f.b.kind == BLOCK_PARAGRAPH);
	CHECK(f.b.place.given && f.b.place.role == ROLE_HEADING);
	CHECK(f.b.place.level == 1);
	check_text("title", "概况", buf_str(&f.b.place.title));
	CHECK(blocks_next(f.blocks, &f.b) && f.b.kind == BLOCK_PARAGRAPH);
	check_text("joined", "本站有人员三名。", buf_str(&f.b.text));
	CHECK(blocks_next(f.blocks, &f.b) && f.b.kind == BLOCK_TABLE);
	CHECK(f.b.place.given && f.b.table.nrows == 2 && f.b.table.cols == 2);
	check_text("section", "1", buf_str(&f.b.place.section));
	CHECK(!blocks_next(f.blocks, &f.b));
	close_feed(&f);
}

int
main(void)
{
	test_kinds();
	test_tables();
	test_locate();
	test_joined();
	test_whole();
	test_given();
	return unit_done();
}
