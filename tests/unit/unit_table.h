/* unit_table: a table of words (text/data.h) that a test writes down as strings. */
#ifndef UNIT_TABLE_H
#define UNIT_TABLE_H

#include "base/buf.h"
#include "base/mem.h"
#include "text/data.h"

/* The table of these cells, row by row; lives until the program ends. */
static inline struct data_table
unit_table(const char *name, size_t columns, size_t rows, const char *const *cells)
{
	uint32_t *at = mem_zeroed(columns * rows + 1, sizeof *at);
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < columns * rows; i++) {
		at[i] = (uint32_t)text.n;
		buf_add_str(&text, cells[i]);
		buf_add_char(&text, '\0');
	}
	return (struct data_table){ name, columns, rows, text.p, at };
}

#endif
