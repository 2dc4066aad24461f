/* memo: what is kept of a text is what would be found out again; and outlines
 * are the same with and without it. */
#include <stdlib.h>
#include <unistd.h>

#include "input/source.h"
#include "outline/memo.h"
#include "outline/stream.h"
#include "unit.h"

static void
test_limits(void)
{
	struct memos *ms = memos_open();
	char longest[MEMO_TEXT + 1];

	memset(longest, 'a', sizeof longest);
	CHECK(memos_find(ms, SPAN("1.短")) == NULL);
	CHECK(memos_find(ms, SPAN("1.短句。")) != NULL);
	CHECK(memos_find(ms, (struct span){ longest, MEMO_TEXT }) != NULL);
	CHECK(memos_find(ms, (struct span){ longest, MEMO_TEXT + 1 }) == NULL);
	memos_close(ms);
	memos_close(NULL);
}

static void
test_facts(void)
{
	struct memos *ms = memos_open();
	struct memo *m = memos_find(ms, SPAN("基本情况"));

	CHECK(m != NULL && !memo_tells(m, MEMO_OPENER));
	memo_keep(m, MEMO_OPENER, false);
	memo_keep(m, MEMO_DUTY, true);
	CHECK(memos_find(ms, SPAN("基本情况")) == m);
	CHECK(memo_tells(m, MEMO_OPENER) && !memo_holds(m, MEMO_OPENER));
	CHECK(memo_tells(m, MEMO_DUTY) && memo_holds(m, MEMO_DUTY));
	CHECK(!memo_tells(m, MEMO_KNOWN));
	CHECK(memos_find(ms, SPAN("其他情况")) == NULL ||
	    !memo_tells(memos_find(ms, SPAN("其他情况")), MEMO_DUTY));
	memos_close(ms);
}

/* Another text takes the place: whoever points there is told by the stamp. */
static void
test_displaced(void)
{
	struct memos *ms = memos_open();
	struct memo *m = memos_find(ms, SPAN("一、基本情况"));
	uint32_t stamp = m->stamp;
	struct buf text = BUF_INIT;
	size_t i;

	memo_keep(m, MEMO_DUTY, true);
	for (i = 0; i < 1000000 && m->stamp == stamp; i++) {
		buf_reset(&text);
		buf_addf(&text, "heading %zu", i);
		memos_find(ms, buf_span(&text));
	}
	CHECK(m->stamp != stamp && !memo_tells(m, MEMO_DUTY) && !memo_holds(m, MEMO_DUTY));
	CHECK(span_eq((struct span){ m->text, m->n }, buf_span(&text)));
	buf_release(&text);
	memos_close(ms);
}

static bool
same_shape(const struct shape *a, const struct shape *b)
{
	return a->kind == b->kind && a->start == b->start && a->end == b->end &&
	    a->body == b->body && a->chars == b->chars && a->commas == b->commas &&
	    a->amount == b->amount && a->colon == b->colon && a->list == b->list &&
	    a->columns == b->columns && a->wide == b->wide;
}

/* All that a shape holds comes back, behind whatever label the text stands. */
static void
test_kept(void)
{
	static const char *const labels[] = { "", "一、", "（二） ", "199.", "第一部分　", "附件1-2：" };
	static const char *const texts[] = {
		"部门（单位）概况", "绩效目标：", "机构设置", "包括如下：", "其他 事项   说明",
		"支出12.5万元，其中：基本支出", "严格执行预算。", "名称：说明；另一句。",
		"机构设置情况。本单位内设三个股室。", "2024年预算执行情况", "没有编号的标题行"
	};
	enum { LABELS = sizeof labels / sizeof *labels, TEXTS = sizeof texts / sizeof *texts };
	struct memos *ms = memos_open();
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < TEXTS; i++)
		for (size_t j = 0; j < LABELS; j++) {
			size_t from = strlen(labels[j]);
			struct memo *m = memos_find(ms, span_of(texts[i]));
			struct shape shape, kept;

			buf_reset(&text);
			buf_addf(&text, "%s%s", labels[j], texts[i]);
			shape_read(buf_span(&text), from, &shape);
			CHECK(memo_shape(m, from, &kept) == (j > 0));
			if (j == 0)
				memo_keep_shape(m, from, &shape);
			CHECK(memo_shape(m, from, &kept) && same_shape(&shape, &kept));
		}
	buf_release(&text);
	memos_close(ms);
}

/* --- outlines --------------------------------------------------------------- */

static void
show_block(struct buf *out, const struct block *b)
{
	const struct block_place *p = &b->place;

	buf_addf(out, "%zu %d %d ", b->nlines == 0 ? 0 : b->lines[0].number, (int)p->role,
	    p->level);
	buf_add_span(out, buf_span(&p->section));
	buf_add_char(out, ' ');
	buf_add_span(out, buf_span(&p->label));
	buf_add_char(out, ' ');
	buf_add_span(out, buf_span(&p->title));
	buf_addf(out, " %zu\n", p->body);
}

static void
show_outline(struct buf *out, FILE *f, struct memos *ms)
{
	static char name[] = "shuffled";
	char *operands[] = { name };
	struct source_start start = { .fd = dup(fileno(f)) };
	const struct line_options lines = { .start = &start };
	const struct block_options blocks = { .whole = true };
	const struct block *b;
	struct stream s;
	struct diag diag;

	buf_reset(out);
	CHECK(lseek(start.fd, 0, SEEK_SET) == 0);
	diag_init(&diag, "test_memo");
	s = stream_open(operands, 1, &lines, &blocks, &diag);
	outline_remember(s.outline, ms);
	while ((b = outline_next(s.outline)) != NULL)
		show_block(out, b);
	stream_close(&s);
}

/* Parts of headings, put together in every order: the same titles come back
 * below other labels, before other text, and displace each other. */
static void
write_report(FILE *f, uint32_t seed)
{
	static const char *const labels[] = {
		"一、", "二、", "三、", "（一）", "（二）", "1.", "2. ", "1、", "（1）", "①", "",
		"第一部分 ", "附件1：", "2.1 "
	};
	static const char *const titles[] = {
		"基本情况", "主要职责", "机构设置情况。本单位内设三个股室。", "绩效目标：", "其他",
		"预算执行情况", "存在的问题及改进措施", "支出12.5万元，其中基本支出3万元。", "2024",
		"古建筑抢险加固76.50万元，修缮房屋。", "负责贯彻执行有关法律。", "部门概况..........3", ""
	};
	enum { LABELS = sizeof labels / sizeof *labels, TITLES = sizeof titles / sizeof *titles };

	for (int line = 0; line < 400; line++) {
		seed = seed * 1103515245 + 12345;
		if (line % 50 == 0)
			fprintf(f, "==> %d <==\n某单位2024年度部门整体支出绩效自评报告\n", line);
		fprintf(f, "%s%s\n", labels[(seed >> 16) % LABELS], titles[(seed >> 8) % TITLES]);
		if ((seed >> 24) % 3 == 0)
			fprintf(f, "本年度各项工作按计划完成，资金使用规范。\n");
	}
	fflush(f);
}

static void
test_outlines(void)
{
	struct memos *ms = memos_open();
	struct buf without = BUF_INIT, with = BUF_INIT;

	for (uint32_t seed = 1; seed <= 20; seed++) {
		FILE *f = tmpfile();

		CHECK(f != NULL);
		write_report(f, seed);
		show_outline(&without, f, NULL);
		show_outline(&with, f, ms);
		check_text("kept from other reports", buf_str(&without), buf_str(&with));
		show_outline(&with, f, ms);
		check_text("kept from the same report", buf_str(&without), buf_str(&with));
		fclose(f);
	}
	buf_release(&without);
	buf_release(&with);
	memos_close(ms);
}

int
main(void)
{
	test_limits();
	test_facts();
	test_displaced();
	test_kept();
	test_outlines();
	return unit_done();
}
