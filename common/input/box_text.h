/* box_text: what words and runs of them say. */
#ifndef INPUT_BOX_TEXT_H
#define INPUT_BOX_TEXT_H

#include "input/box_page.h"

/* Its text, which lives as long as the page. */
struct span box_word_text(const struct box_page *page, size_t word);

/* Appends the text of a chunk: blanks stay where both sides are ASCII. */
void box_chunk_text(const struct box_page *page, const struct box_chunk *chunk,
    struct buf *to);

/* Needs a blank between the two when they are written one behind the other? */
bool box_blank_between(struct span before, struct span next);

/* The same of word i and the one before it in a chunk. */
bool box_blank_before(const struct box_page *page, size_t i);

/* A number as a cell holds it, with sign, separators and %. */
bool box_is_number(struct span s);

/* A number with two decimals, as amounts have them: no year, and no count with its
 * unit behind it. */
bool box_is_amount(struct span s);

/* A dash that stands for nothing, as a number of its own: no sign of one in the next line. */
bool box_is_nil(struct span s);

/* Does s begin as what stands right behind an amount: 万元, 亿, 元? */
bool box_begins_with_unit(struct span s);

/* Is its first character Chinese, or punctuation as wide? */
bool box_begins_chinese(struct span s);

/* Headers of two columns of a code, 类 and 款, 款 and 项?  项 and 目 are a word spread out. */
bool box_are_code_levels(struct span above, struct span below);

/* Says s that a column holds a level of a code: 类, 款? */
bool box_is_code_level(struct span s);

/* A word for a total: 合计, 总计, 本年收入合计. */
bool box_is_total(struct span s);

/* Is the text one that is set in the middle of its cell, however wide that is: 合计, 栏次? */
bool box_is_middle_word(const struct box_page *page, const struct box_chunk *chunk);

/* Does s begin with a label: 一、 （二） 3. 其中： */
bool box_is_label(struct span s);

/* Does the chunk begin with a label, and is no date: 4、12、20 */
bool box_begins_with_label(const struct box_page *page, const struct box_chunk *chunk);

/* Points or shares in brackets some way below a name: 产出指标 … （50分）. */
bool box_is_remark(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk);

/* Is the chunk a label that begins a form, with a gap and what it names behind it? */
bool box_is_form_pair(const struct box_page *page, const struct box_chunk *chunk);

/* Does the chunk, in a line right below the other, close a bracket that is open there: 元） below
 * 预算（万? */
bool box_closes_bracket(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk);

/* Is the chunk one word that is a number, or a dash in place of one? */
bool box_is_figure(const struct box_page *page, const struct box_chunk *chunk);

/* Has it Chinese words?  Fonts of digits have lines of another height. */
bool box_is_chinese(const struct box_page *page, const struct box_chunk *chunk);

#endif
