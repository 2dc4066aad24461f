/* cell_header_words: what the words of a header, headers.tsv and columns.tsv, say of the
 * numbers below; for the files of cell_header alone. */
#ifndef RELATION_CELL_HEADER_WORDS_H
#define RELATION_CELL_HEADER_WORDS_H

#include "relation/cell.h"

/* The longest word of headers.tsv that stands in text: its row there; NONE if none. */
size_t header_word(const struct grid *g, struct span text);

/* The unit that a row of headers.tsv gives, and the kind of what is no figure; false, or
 * column left as it is: it gives none. */
bool header_word_hint(size_t row, struct unit_hint *hint);
void header_word_kind(size_t row, struct grid_column *column);

/* Is the unit of that row for whole numbers alone, below headers that end in its word? */
bool header_counts_whole(size_t row);

/* The enum purpose bits of the words of columns.tsv that stand in text. */
unsigned header_purposes(const struct grid *g, struct span text);

/* What stands before the brackets of a header, which tell how it is worked out:
 * 得分（20分*执行率）. */
struct span header_outside_brackets(struct span text);

/* 2023年, 2023年度: a column of that year. */
bool header_is_year(struct span text);

/* 类, 款, 项: alone in its cell, the header of a level of codes (codecols.tsv). */
bool header_is_code(struct span text);

/* Does text say what the numbers below it are: 得分, 年初目标值(A), 2023年? */
bool header_heads_numbers(const struct grid *g, struct span text);

#endif
