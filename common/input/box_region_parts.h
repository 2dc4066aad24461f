/* box_region_parts: what the files share that find where the tables of a page stand; included by
 * box_region*.c alone.
 *
 *   box_region         where a table begins and ends
 *   box_region_lines   what a line is to the tables above and below it
 *   box_region_cells   running text that stands in cells
 *
 * All of them only look at the page; strips are its lines (box_page.h).
 */
#ifndef INPUT_BOX_REGION_PARTS_H
#define INPUT_BOX_REGION_PARTS_H

#include "input/box_region.h"

enum { BOX_LARGER = 118 };	/* percent of another line's letters: in larger ones */

/* Are two strips, by their numbers, at most this percentage of an em apart from base to base? */
bool strips_near(const struct box_page *page, size_t above, size_t below,
    int64_t percent);

/* --- box_region_lines.c ---------------------------------------------------- */

/* Has every chunk a colon? */
bool strip_has_colons(const struct box_page *page, const struct box_strip *strip);

/* 填表人：某某  填报日期：…, below a table? */
bool strip_is_signature(const struct box_page *page, const struct box_strip *strip);

/* 单位：万元: the line above a table that names the unit of its figures? */
bool strip_is_unit_line(const struct box_page *page, const struct box_strip *strip);

/* How large the Chinese words are: the size of digits and signs says nothing, their widths
 * differ too much from font to font.  0: there are none. */
int32_t strip_letter_size(const struct box_page *page, const struct box_strip *strip);

/* 表2  收支情况表, 表 2: a table's number, with its title behind a gap? */
bool strip_is_numbered(const struct box_page *page, const struct box_strip *strip);

/* Is strip i a line by itself in larger letters than the next one: a heading or a title, no part
 * of a table? */
bool strip_is_heading(const struct box_page *page, size_t i);

/* Is it a line with a label at the left, behind a gap or not, or that of a chapter in the
 * middle? */
bool strip_is_labelled(const struct box_page *page, const struct box_strip *strip);

/* Is strip i a line with a label, and running text below the last of such lines: headings?  Below
 * that of a chapter the page may end. */
bool strip_begins_section(const struct box_page *page, size_t i);

/* Is strip i such a line, too, whose label stands by itself before a gap: 四、 | 资产情况? */
bool strip_is_numbered_heading(const struct box_page *page, size_t i);

/* 项目名称 学校食堂改造: the first line of a form, whose two cells stand close together, cut or
 * not? */
bool strip_begins_form(const struct box_page *page, const struct box_strip *strip);

/* Is it 合计 alone, a number alone? */
bool strip_is_total(const struct box_page *page, const struct box_strip *strip);
bool strip_is_number(const struct box_page *page, const struct box_strip *strip);

/* Is one of its chunks a figure? */
bool strip_has_figure(const struct box_page *page, const struct box_strip *strip);

/* --- box_region_cells.c ---------------------------------------------------- */

/* The next strip with cells below line at, which is running text; at: what stands between
 * them is no text of a cell. */
size_t box_region_behind_text(const struct box_page *page, size_t at);

#endif
