/* Which words of a table stand in a text (wordset.h). */
#include "unit.h"
#include "unit_table.h"

#include "text/wordset.h"

static const char *const cells[] = {
	"基本支出|项目支出", "基本|支出", "", "货物|工程|服务", "支出"
};
static struct data_table table;

/* The words are, from bit 0: 基本支出 项目支出 基本 支出 货物 工程 服务 支出. */
static void
test_parts(void)
{
	struct wordset ws;

	wordset_open(&ws, &table, 0, '|');
	CHECK(ws.rows == 5);
	CHECK(ws.row[0] == 3 && ws.row[1] == 12 && ws.row[2] == 0 && ws.row[3] == 0x70 &&
	    ws.row[4] == 0x80);
	CHECK(wordset_in(&ws, SPAN("")) == 0);
	CHECK(wordset_in(&ws, SPAN("收入合计")) == 0);
	/* 基本 begins 基本支出, 支出 ends it and stands in two rows */
	CHECK(wordset_in(&ws, SPAN("其中基本支出")) == (1 | 4 | 8 | 0x80));
	CHECK(wordset_in(&ws, SPAN("项目支出")) == (2 | 8 | 0x80));
	CHECK(wordset_in(&ws, SPAN("工程和服务")) == (0x20 | 0x40));
	wordset_close(&ws);
}

static void
test_whole_cells(void)
{
	struct wordset ws;

	wordset_open(&ws, &table, 0, '\0');
	CHECK(ws.row[0] == 1 && ws.row[2] == 0 && ws.row[4] == 8);
	CHECK(wordset_in(&ws, SPAN("基本支出|项目支出")) == (1 | 8));
	wordset_close(&ws);
}

int
main(void)
{
	table = unit_table("table", 1, 5, cells);
	test_parts();
	test_whole_cells();
	return unit_done();
}
