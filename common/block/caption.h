/* caption: what stands above a table: its title, its unit, and what is neither.
 *
 * Captions are short paragraphs; the words that tell them apart are in
 * data/captions.tsv.
 */
#ifndef BLOCK_CAPTION_H
#define BLOCK_CAPTION_H

#include "block/table.h"

enum { CAPTION_LINES = 4, CAPTION_BYTES = 240, CAPTION_UNIT = 24 };

/* The last paragraphs of a document, as far as they could be captions. */
struct captions {
	char text[CAPTION_LINES][CAPTION_BYTES];
	size_t n[CAPTION_LINES];	/* bytes; 0: too long to be one */
	size_t next;
	char unit[CAPTION_UNIT];	/* the last one named since a sentence went by */
	size_t unit_n;
};

/* Forgets them: a document begins, or a table has used them. */
void captions_reset(struct captions *c);

/* A paragraph went by; n of them did. */
void captions_add(struct captions *c, struct span paragraph);
void captions_add_all(struct captions *c, const struct span *paragraphs, size_t n);

/* Title and unit of a table that has its grid; both stay empty when nothing
 * says them. */
void captions_find(const struct captions *c, struct table *t);

/* The line below a table whose unit nothing above has said: a note that says it, as
 * 注：上表金额单位为万元 and 说明：本表以万元为单位 do. */
void caption_below(struct table *t, struct span note);

/* Text that starts like a note (说明：, 备注) or the head of a form (填报单位：). */
bool caption_is_note(struct span text);

/* Is s nothing but the unit of a table, 单位：万元, with blanks or TABs around? */
bool caption_is_unit(struct span s);

/* Does s begin with the number of a table or a picture, and a blank or mark behind it: 表 1  …? */
bool caption_is_numbered(struct span s);

/* Does the line name a table: 表二：固定资产情况表? */
bool caption_names_table(struct span line);

/* A line that parts two tables: a caption, an attachment label, a note below
 * a table, a heading.  Never a paragraph of a cell. */
bool caption_parts(struct span line);

#endif
