/* Outlines: every tests/outline/CASE.txt, read whole and byte by byte, gives
 * CASE.expected (line, section, level, label, title of each heading); and the
 * levels of single labels among open headings. */
#include <dirent.h>
#include <stdlib.h>

#include "outline/level.h"
#include "outline/outline.h"
#include "unit.h"

static void
show_heading(struct buf *out, const struct block *b)
{
	const struct block_place *p = &b->place;

	buf_addf(out, "%zu\t", b->lines[0].number);
	buf_add_span(out, buf_span(&p->section));
	buf_addf(out, "\t%d\t", p->level);
	buf_add_span(out, buf_span(&p->label));
	buf_add_char(out, '\t');
	buf_add_span(out, buf_span(&p->title));
	buf_add_char(out, '\n');
}

static void
show_outline(struct buf *out, char *path, size_t chunk)
{
	struct diag diag;
	struct line_options options = { .chunk = chunk };
	struct block_options block_options = { .whole = true };
	struct line_reader *lines;
	struct blocks *blocks;
	struct outline *outline;
	const struct block *b;

	diag_init(&diag, "test_outline");
	lines = line_open(&path, 1, &options, &diag);
	blocks = blocks_open(lines, &block_options);
	outline = outline_open(blocks);
	while ((b = outline_next(outline)) != NULL)
		if (b->kind == BLOCK_PARAGRAPH &&
		    (b->place.role == ROLE_HEADING || b->place.role == ROLE_TITLE))
			show_heading(out, b);
	outline_close(outline);
	blocks_close(blocks);
	line_close(lines);
	CHECK(diag.status == STATUS_OK);
}

static void
read_file(struct buf *out, const char *path)
{
	FILE *f = fopen(path, "r");
	int c;

	CHECK(f != NULL);
	while (f != NULL && (c = getc(f)) != EOF)
		buf_add_char(out, (char)c);
	if (f != NULL)
		fclose(f);
}

static void
test_case(const char *directory, struct span name)
{
	struct buf path = BUF_INIT, expected = BUF_INIT, got = BUF_INIT;
	static const size_t chunks[] = { 0, 1, 7 };

	buf_addf(&path, "%s/%.*s.expected", directory, (int)name.n, name.p);
	read_file(&expected, buf_str(&path));
	for (size_t i = 0; i < sizeof(chunks) / sizeof(chunks[0]); i++) {
		buf_reset(&path);
		buf_reset(&got);
		buf_addf(&path, "%s/%.*s.txt", directory, (int)name.n, name.p);
		buf_str(&path);		/* ends it with a NUL */
		show_outline(&got, path.p, chunks[i]);
		check_text(path.p, buf_str(&expected), buf_str(&got));
	}
	buf_release(&path);
	buf_release(&expected);
	buf_release(&got);
}

static void
test_cases(const char *directory)
{
	DIR *d = opendir(directory);
	struct dirent *entry;

	CHECK(d != NULL);
	while (d != NULL && (entry = readdir(d)) != NULL) {
		struct span name = span_of(entry->d_name);

		if (span_ends(name, SPAN(".txt")))
			test_case(directory, span_slice(name, 0, name.n - strlen(".txt")));
	}
	if (d != NULL)
		closedir(d);
}

/* Opens a heading and returns "LEVEL ORDINAL" as 100 * level + ordinal. */
static unsigned
open_label(struct levels *ls, const char *text, int strength1, int strength2)
{
	struct label label;
	struct level_query q = { .label = &label };
	struct level_offer offer;
	size_t at = label_read(span_of(text), &label);
	int level;

	q.title = span_slice(span_of(text), at, strlen(text));
	q.known.strength[1] = strength1;
	q.known.strength[2] = strength2;
	level_choose(ls, &q, &offer);
	level = offer.at[0].level;
	return (unsigned)level * 100 + level_open(ls, level, &q);
}

/* How odd text would be at level. */
static int
oddity(const struct levels *ls, int level, const char *text)
{
	struct label label;
	struct level_query q;

	label_read(span_of(text), &label);
	level_ask(&q, &label, span_of("预算执行"));
	return level_oddity(ls, level, &q);
}

static void
test_oddity(void)
{
	struct levels ls;

	levels_reset(&ls);
	CHECK(oddity(&ls, 1, "一、基本情况") == 0);
	CHECK(oddity(&ls, 1, "三、基本情况") > oddity(&ls, 1, "3、 基本情况"));
	CHECK(oddity(&ls, 1, "3、 基本情况") > 0);
	open_label(&ls, "1、 部门基本情况", 3, 0);
	open_label(&ls, "二、支出情况", 3, 0);
	CHECK(oddity(&ls, 1, "三、绩效") == 0 && oddity(&ls, 1, "3、 绩效") == 0);
	CHECK(oddity(&ls, 1, "2、 绩效") == 0);	/* the converter counts its own */
	CHECK(oddity(&ls, 1, "5、 绩效") > 0);
	CHECK(oddity(&ls, 1, "八、绩效") > oddity(&ls, 1, "8、 绩效"));
	CHECK(oddity(&ls, 1, "1、 绩效") > oddity(&ls, 1, "5、 绩效"));
	CHECK(oddity(&ls, 1, "3.绩效") > 0);	/* no form of chapters */
	CHECK(oddity(&ls, 3, "1.绩效") == 0);
	CHECK(oddity(&ls, 4, "（1） 绩效") > oddity(&ls, 2, "（1） 绩效"));
}

static void
test_levels(void)
{
	struct levels ls;

	levels_reset(&ls);
	CHECK(open_label(&ls, "1、 部门基本情况", 3, 0) == 101);
	CHECK(open_label(&ls, "（一）职能", 0, 0) == 201);
	CHECK(open_label(&ls, "1.机构设置。", 0, 3) == 301);
	CHECK(open_label(&ls, "（1）内设机构", 0, 0) == 401);
	CHECK(open_label(&ls, "①办公室", 0, 0) == 501);
	CHECK(open_label(&ls, "（2） 人员", 0, 0) == 402);
	CHECK(open_label(&ls, "2.人员情况。", 0, 3) == 302);
	CHECK(open_label(&ls, "（2） 绩效目标", 0, 3) == 202);
	CHECK(open_label(&ls, "二、支出情况", 0, 0) == 102);
	CHECK(open_label(&ls, "2、 政府性基金预算", 3, 0) == 103);
	CHECK(open_label(&ls, "五、资产", 0, 0) == 105);
	CHECK(open_label(&ls, "1、 绩效情况", 3, 0) == 106);
	CHECK(open_label(&ls, "1、收入说明", 0, 0) == 301);
	CHECK(open_label(&ls, "2、 支出说明", 0, 0) == 302);
	levels_reset(&ls);
	CHECK(open_label(&ls, "第一部分 概况", 0, 0) == 101);
	CHECK(open_label(&ls, "一、职能", 0, 0) == 201);
	CHECK(open_label(&ls, "（一）职能", 0, 0) == 301);
	CHECK(open_label(&ls, "第二部分 说明", 0, 0) == 102);
	CHECK(open_label(&ls, "一、收入", 0, 0) == 201);
}

int
main(int argc, char **argv)
{
	test_levels();
	test_oddity();
	test_cases(argc > 1 ? argv[1] : "tests/outline");
	return unit_done();
}
