/* test_cells: cells of the tables of data/ that say one of a few words.  What reads them knows
 * these words, some by their first letters, and takes what is misspelt for the usual one. */
#include "unit.h"

#include "text/data.h"

extern const struct data_table data_averages, data_balances, data_captions, data_codes,
    data_columns, data_cues, data_currencies, data_frugal, data_linecells, data_roles,
    data_savings, data_stages, data_yearwords;

/* A column, from 0, and all that it may say, each word between blanks; "  ": it may be empty. */
static const struct column {
	const struct data_table *table;
	size_t column;
	const char *words;
} columns[] = {
	{ &data_averages, 2, " average each unit month day period " },
	{ &data_balances, 2, " columns passage sentence " },
	{ &data_balances, 3, " apart certain likely sure telling total " },
	{ &data_captions, 1, " unit form note last money " },
	{ &data_codes, 1, " code ordinal - " },
	{ &data_columns, 1,
	    " weight mark rate target actual budget final change weighed - " },
	{ &data_cues, 1,
	    " parts whole some share up down prior average sum reason purpose same each none - " },
	{ &data_currencies, 2, " yes no " },
	{ &data_frugal, 1, " less more " },
	{ &data_linecells, 1, " amount start key remark caption percent mark weight ordinal line "
	    "head " },
	{ &data_roles, 1, " none initial budget final prior income " },
	{ &data_savings, 4, "  change rest either alone " },
	{ &data_stages, 2, " certain likely " },
	{ &data_yearwords, 2, "  report named " },
};

static void
test_column(const struct column *c)
{
	char name[64], word[64];

	for (size_t row = 0; row < c->table->rows; row++) {
		const char *cell = DATA_CELL(c->table, row, c->column);

		snprintf(name, sizeof name, "%s, row %zu", c->table->name, row + 1);
		snprintf(word, sizeof word, " %s ", cell);
		check_text(name, "known", strstr(c->words, word) != NULL ? "known" : cell);
	}
}

int
main(void)
{
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		test_column(&columns[i]);
	return unit_done();
}
