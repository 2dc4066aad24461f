/* relation: how a figure belongs to others, by number and by name.
 *
 * Inside the programs a relation is its number; its name is what figure records say and
 * compared.tsv.  What each means stands in figure.h.
 */
#ifndef SENTENCE_RELATION_H
#define SENTENCE_RELATION_H

#include "base/buf.h"

/* In this order, because some are asked for together: PART to WITHIN, parts of a total; SHARE to
 * GROWTH, quotients; STAGE and LATER; EQUAL to ATLEAST, comparisons, up to WHOLE all that words say
 * of two figures or of one whole. */
enum relation {
	REL_PART, REL_LIKELY, REL_WITHIN, REL_SUM, REL_SHARE, REL_RATE, REL_GROWTH, REL_DELTA,
	REL_SAME, REL_ACTUAL, REL_SCORE, REL_AVERAGE, REL_STALE, REL_STAGE, REL_LATER, REL_GRADE,
	REL_NAMES, REL_BLANK, REL_EQUAL, REL_ABOUT, REL_OVER, REL_UNDER, REL_ATMOST,
	REL_ATLEAST, REL_BALANCE, REL_AGAINST, REL_WHOLE, REL_NODATE,
	REL_NONE		/* none, or none that is known here */
};

/* The name of a relation; empty for REL_NONE. */
struct span relation_name(enum relation relation);

/* The relation of that name; REL_NONE: there is none. */
enum relation relation_named(struct span name);

#endif
