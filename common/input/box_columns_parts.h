/* box_columns_parts: what the files of box_columns share; included by these alone.
 *
 *   box_columns_find    makes columns of chunks
 *   box_columns_give    says which column a chunk stands in
 *   box_columns_part    cuts chunks that are cells of several columns
 *   box_columns_middle  takes out columns of nothing but totals over several
 *
 * Chunks from..to - 1 of the page are those of the table.
 */
#ifndef INPUT_BOX_COLUMNS_PARTS_H
#define INPUT_BOX_COLUMNS_PARTS_H

#include "input/box_grid.h"

enum {
	BOX_FLUSH = 30		/* percent of an em: left ends, or middles, in line */
};

/* Says of these chunks that they span no columns. */
void box_columns_clear_spans(struct box_page *page, size_t from, size_t to);

/* Makes the columns anew and says which chunks span several.  False: there are too
 * many columns. */
bool box_columns_find(struct box_grid *grid, struct box_page *page, size_t from, size_t to);

/* Gives each chunk its column, and each column what is known of its chunks; -1, where a table
 * has no columns but those of its header. */
void box_columns_give(struct box_grid *grid, struct box_page *page, size_t from, size_t to);

/* Cuts the chunks that are cells of several columns; false: there are none.  Chunks
 * behind them have other numbers then. */
bool box_columns_part(const struct box_grid *grid, struct box_page *page, size_t from,
    size_t to);

/* Takes out the columns in which chunks body..to - 1 have nothing but 合计, 栏次 and the like,
 * where the header, chunks from..body - 1, has its lowest cells on either side; or makes one of
 * such a column and that of names beside it, above which there is no header. */
void box_columns_drop_middles(struct box_grid *grid, const struct box_page *page, size_t from,
    size_t body, size_t to);

#endif
