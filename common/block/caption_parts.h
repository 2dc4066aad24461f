/* caption_parts: what the files of caption share; included by these alone.
 *
 *   caption            the lines above a table: which is its title, which parts two tables
 *   caption_words      the words of data/captions.tsv, and the units that lines say
 */
#ifndef BLOCK_CAPTION_PARTS_H
#define BLOCK_CAPTION_PARTS_H

#include "block/caption.h"

/* A unit as it stands in a line: 单位：万元, with its brackets and 金额. */
struct unit_mark {
	size_t start, end;
	struct span unit;
};

/* Length of the longest word of captions.tsv that s ends with, if it has that role there; 0: none
 * has. */
size_t caption_ends_with(struct span s, const char *role);

/* The first 单位：UNIT in s; false: there is none. */
bool caption_find_unit(struct span s, struct unit_mark *mark);

/* The unit in brackets at the end of s: 控制情况（万元）; false: there is none. */
bool caption_bracket_unit(struct span s, struct span *unit);

/* Gives t that unit, if it has none yet. */
void caption_set_unit(struct table *t, struct span unit);

/* Gives t, if it has none, the unit that most cells of its first row say, or one with 单位：. */
void caption_unit_of_header(struct table *t);

#endif
