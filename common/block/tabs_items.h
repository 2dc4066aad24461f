/* tabs_items: the lines of a region with TABs, as items of a plan (table_form.h), for
 * table_tabs. */
#ifndef BLOCK_TABS_ITEMS_H
#define BLOCK_TABS_ITEMS_H

#include "block/table_form.h"

/* How the lines of a region came about. */
struct tabs_shape {
	bool literal;		/* empty cells are TABs in a row, and line ends end rows */
	bool spaced;		/* paragraphs have empty lines between them … */
	bool wrapped;		/* … and are wrapped */
};

/* How the TABs of a region's lines are to be read, by these lines alone. */
struct tabs_shape tabs_shape_of(const struct block *region);

/* Fills plan->items, and plan->runs but for what joining costs; returns how many there
 * are. */
size_t tabs_read_items(struct plan *plan, const struct tabs_shape *shape);

/* Says of each of the n items what it costs to join it with the one before. */
void tabs_weigh_items(struct plan *plan, const struct tabs_shape *shape, size_t n);

/* Says of items between numbers that count on (序号) that they belong to the rows these begin;
 * after tabs_weigh_items, where empty cells are no TABs. */
void tabs_weigh_counted(struct plan *plan, size_t n);

/* Says of items below 类 款 项 which rows begin with codes and totals, and what belongs to these;
 * after tabs_weigh_items, where empty cells are no TABs. */
void tabs_weigh_coded(struct plan *plan, size_t n);

/* Is text a sentence above a table, with the table's unit at the right end of its line:
 * 各单位支出如下。<TAB>单位：万元?  Then it is no row. */
bool tabs_is_caption(struct span text);

/* Is line at a footnote, 2含上年结转资金。, at the end of a page in the middle of a table: empty
 * lines around it, and beyond them two rows as wide, of which the lower, which ends in a number, is
 * no header? */
bool tabs_note_between(const struct block *b, size_t above, size_t at, size_t below);

/* Says that the item begins a row of the same table; flush: with no empty cell before it. */
void tabs_begin_row(struct marks_item *run, bool flush);

/* The text before the first TAB. */
struct span tabs_first_field(struct span text);

/* Does text begin with a TAB? */
bool tabs_start(struct span text);

/* How many TABs text has. */
size_t tabs_count(struct span text);

/* Is a line with one TAB no row: "1.<TAB>text" or "一、概况<TAB>3"? */
bool tabs_is_list_line(struct span text);

/* The line without the TAB it starts with. */
struct span tabs_behind(struct span text);

/* Was the line wrapped in place of a TAB, so that the next one is a further cell? */
bool tabs_is_wrapped(struct span above);

#endif
