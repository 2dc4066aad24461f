/* relate_column: figures of one column of a table as parts of a total.
 *
 * The parts are collected in the scratch of struct table_relations, weighed and
 * linked.
 */
#ifndef RELATION_RELATE_COLUMN_H
#define RELATION_RELATE_COLUMN_H

#include "relation/cell.h"

/* A table whose figures are being related, and what is worked with. */
struct table_relations {
	const struct grid *g;
	struct mentions *ms;	/* all of them g's */
	const struct relate_words *words;
	size_t *parts;		/* scratch: indices of mentions */
	size_t nparts, parts_cap;
	struct term *terms;	/* scratch: the same as terms */
	size_t terms_cap;
	size_t *parent;		/* scratch: by row */
	size_t parent_cap;
	bool coded;		/* parents are told by classification codes */
	bool nested;		/* nothing but the sums tells some of them: relate_nested */
};

/* Mention i of row r. */
static inline struct mention *
table_mention(const struct table_relations *tr, size_t r, size_t i)
{
	return &tr->ms->at[tr->g->rows[r].mentions + i];
}

/* No parts; one more: the mention at index i. */
void column_clear(struct table_relations *tr);
void column_add(struct table_relations *tr, size_t i);

/* Two parts at least, and they add up to total? */
bool column_closes(const struct table_relations *tr, const struct mention *total);

/* Is what is missing no more than a tenth, or what one wrong digit makes? */
bool column_is_near(const struct table_relations *tr, const struct mention *total);

/* Is total, which the parts do not add up to, no sum of them: their average, an amount for each
 * (元/人), or the last of a column that goes on from row to row (累计, 余额)? */
bool column_is_no_sum(const struct table_relations *tr, const struct mention *total);

/* Links the parts to total; they are members from now on. */
void column_link(struct table_relations *tr, const struct mention *total, enum relation rel);

/* The mention of row r under the same column as like; NULL: none. */
struct mention *column_mention(const struct table_relations *tr, size_t r,
    const struct mention *like);

/* A cell that is an amount, a count or a bare number, and nothing else; what each got on
 * average adds up to nothing. */
bool column_adds_up(const struct table_relations *tr, const struct mention *m);

/* The parts of total in its column: rows from..to (not to), those of parent p only;
 * p NONE: those without parent that are no totals. */
void column_collect(struct table_relations *tr, size_t from, size_t to, size_t p,
    const struct mention *total);

#endif
