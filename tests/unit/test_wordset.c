/* Which words of a table stand in a text (wordset.h). */
#include "unit.h"
#include "unit_table.h"

#include "relation/relate.h"
#include "text/wordset.h"

extern const struct data_table data_metawords, data_carried;

static const char *const cells[] = {
	"基本支出|项目支出", "基本|支出", "", "货物|工程|服务", "支出"
};
static struct data_table table;

/* The words are, from bit 0: 基本支出 项目支出 基本 支出 货物 工程 服务; 支出 of the last row is
 * that of the second. */
static void
test_parts(void)
{
	struct wordset ws;

	wordset_open(&ws, &table, 0, '|');
	CHECK(ws.rows == 5);
	CHECK(ws.row[0] == 3 && ws.row[1] == 12 && ws.row[2] == 0 && ws.row[3] == 0x70 &&
	    ws.row[4] == 8);
	CHECK(wordset_in(&ws, SPAN("")) == 0);
	CHECK(wordset_in(&ws, SPAN("收入合计")) == 0);
	/* 基本 begins 基本支出, 支出 ends it */
	CHECK(wordset_in(&ws, SPAN("其中基本支出")) == (1 | 4 | 8));
	CHECK(wordset_in(&ws, SPAN("项目支出")) == (2 | 8));
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

/* A table may hold as many rows as there are bits, of one word in all of them. */
static void
test_same_word(void)
{
	const char *const same[WORDSET_MAX] = { [0] = "甲|甲|乙", [1] = "乙|甲" };
	const char *cell[WORDSET_MAX];
	static struct data_table one;	/* its cells live as long as the program */
	struct wordset ws;

	for (size_t i = 0; i < WORDSET_MAX; i++)
		cell[i] = same[i] != NULL ? same[i] : "甲|乙|丙";
	one = unit_table("same", 1, WORDSET_MAX, cell);
	wordset_open(&ws, &one, 0, '|');
	CHECK(ws.words.rows == 3);
	CHECK(ws.row[0] == 3 && ws.row[1] == 3 && ws.row[WORDSET_MAX - 1] == 7);
	CHECK(wordset_in(&ws, SPAN("丙乙")) == 6);
	wordset_close(&ws);
}

/* The tables that are word sets leave room for what is still to be added to them; one that
 * has less needs a larger WORDSET_MAX. */
static void
check_room(const struct wordset *ws)
{
	enum { ROOM = 4 };

	printf("# %s: %zu words, %zu rows\n", ws->words.name, ws->words.rows, ws->rows);
	CHECK(ws->rows > 0 && ws->rows + ROOM <= WORDSET_MAX);
	CHECK(ws->words.rows > 0 && ws->words.rows + ROOM <= WORDSET_MAX);
}

static void
test_room(void)
{
	const struct relate_words *w = relate_words();
	struct wordset ws;

	check_room(&w->sets);
	check_room(&w->stages);
	check_room(&w->traits);
	check_room(&w->kinds);
	check_room(&w->equations.results);
	wordset_open(&ws, &data_metawords, 2, '|');
	check_room(&ws);
	wordset_close(&ws);
	wordset_open(&ws, &data_carried, 0, '\0');
	check_room(&ws);
	wordset_close(&ws);
}

int
main(void)
{
	table = unit_table("table", 1, 5, cells);
	test_parts();
	test_whole_cells();
	test_same_word();
	test_room();
	return unit_done();
}
