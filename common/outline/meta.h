/* meta: what a report says of itself: whose it is, of which year and kind, with
 * which score and grade.
 *
 * The words to look for are patterns in data/meta.tsv; the first row of a field
 * that matches anywhere in the report decides.
 */
#ifndef OUTLINE_META_H
#define OUTLINE_META_H

#include "block/block.h"

enum meta_field { META_UNIT, META_YEAR, META_KIND, META_SCORE, META_GRADE, META_FIELDS };

struct meta;			/* opaque: one report's, and the patterns */

/* Reads the patterns of meta.tsv; no report yet.  To be closed. */
struct meta *meta_open(void);
void meta_close(struct meta *m);

/* Forgets the report; the next block is of another one. */
void meta_reset(struct meta *m);

/* Takes note of a placed block (outline_next). */
void meta_take(struct meta *m, const struct block *b);

/* The report's title, its lines joined; empty if it has none.  These spans
 * live until the next meta_reset. */
struct span meta_title(const struct meta *m);

/* What is known of the report; empty: nothing.  The year in ASCII digits; the
 * kind as data/meta.tsv has it: whole project transfer accounts budget. */
struct span meta_field(const struct meta *m, enum meta_field field);

/* The kind that a title alone says, as above; empty: none.  m keeps what it knows. */
struct span meta_kind_of(struct meta *m, struct span title);

#endif
