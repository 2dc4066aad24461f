/* relate_score: marks and what they are measured by, outside the rows of a
 * form: the full mark named beside one (满分20分，得18.5分) and the grade that a
 * mark is given (domain.md §2, row 16).
 *
 * A report that states its bands (90分及以上为优，80至90分为良) does so in one
 * paragraph; they hold for every grade from there on.  Grades without bands
 * are left to data/grades.tsv.
 */
#ifndef RELATION_RELATE_SCORE_H
#define RELATION_RELATE_SCORE_H

#include "relation/cell.h"

enum { BANDS_MAX = 8 };

struct band {
	struct span word;	/* the grade, from data/grades.tsv */
	size_t low, high;	/* ids of its bounds; 0: open */
};

struct grades {
	struct lexicon words;	/* data/grades.tsv, forward */
	struct band band[BANDS_MAX];
	size_t n;
};

/* Reads the words for grades and holds no bands; freed. */
void grades_open(struct grades *gr);
void grades_close(struct grades *gr);

/* Forgets the bands: a new report begins. */
void grades_reset(struct grades *gr);

/* The mentions of one paragraph: full marks, bands, grades. */
void relate_scores(struct grades *gr, struct mentions *ms, struct span text);

/* The mentions of one table: a column of grades beside one of marks. */
void relate_grade_column(const struct grades *gr, const struct grid *g,
    struct mentions *ms);

#endif
