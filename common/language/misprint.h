/* misprint: would numbers agree but for one slip of the hand in one of them?
 *
 * Where words leave open which figures belong together, those that agree do.  But a relation
 * that is only found where it holds is never seen to fail; so of readings none of which holds
 * the one is taken that a slip keeps from it.  A slip is one digit that should be another, two
 * neighbours swapped, or a point that is one place off, or four (元 for 万元).
 *
 * By chance a slip explains a miss, too: the more often, the fewer digits there are and the
 * wider the test.  A test for this should be as narrow as numbers are printed, and only one of
 * the readings that words admit should pass it.
 */
#ifndef LANGUAGE_MISPRINT_H
#define LANGUAGE_MISPRINT_H

#include "language/closure.h"

enum { MISPRINTS_MAX = 200 };

/* What t would be with one digit another, or two neighbours swapped: the number of values put
 * into out. */
size_t misprint_values(const struct term *t, struct decimal out[MISPRINTS_MAX]);

/* Those that lie in window, and perhaps some by its ends. */
size_t misprint_values_in(const struct term *t, const struct interval *window,
    struct decimal out[MISPRINTS_MAX]);

/* A question of terms; of is whatever else it must know. */
struct misprint_test {
	/* Do the terms agree? */
	bool (*agree)(const struct term *terms, const void *of);
	/* Where the value of terms[x] has to lie, if not below 0, for them to agree as the others
	 * are: few slips reach there, and only those are tried.  False: nowhere.  NULL: all are. */
	bool (*window)(const struct term *terms, size_t x, const void *of, struct interval *window);
};

/* Would the n terms, which do not agree, do so but for one slip in one of them?  They are
 * changed meanwhile and left as they were. */
bool misprint_explains(struct term *terms, size_t n, const struct misprint_test *test,
    const void *of);

/* The same of 100·a/b = rate (closure_rate).  Narrower than closure_rate_edit, which takes the
 * step of a digit for a slip even where it carries into the next. */
bool misprint_rate(const struct term *a, const struct term *b, const struct term *rate);

/* The same of a digit of rate alone. */
bool misprint_rate_alone(const struct term *a, const struct term *b, const struct term *rate);

#endif
