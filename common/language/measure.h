/* measure: units that one quantity may be written in: 3.2万吨（6400万斤）.
 *
 * data/measures.tsv names them.  What is measured is rounded even where it is written whole
 * (5公里, 300亩), unlike what is counted (300人).
 */
#ifndef LANGUAGE_MEASURE_H
#define LANGUAGE_MEASURE_H

#include "base/buf.h"
#include "language/decimal.h"

struct measure {
	struct span name;	/* units of one name turn into each other; static */
	struct decimal worth;	/* of the unit, in that of the measure with the worth of 1 */
};

/* Which measure unit is of, written as in records; false: none that is known. */
bool measure_of(struct span unit, struct measure *out);

#endif
