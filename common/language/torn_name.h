/* torn_name: names of rows and columns that narrow columns tear (tornnames.tsv).
 *
 * A name is put together from its parts in order, 经济效 and 益指标.  A part that is a
 * name by itself is never torn. */
#ifndef LANGUAGE_TORN_NAME_H
#define LANGUAGE_TORN_NAME_H

#include "base/buf.h"

enum { TORN_NAME_BYTES = 48 };

struct torn_name {
	char text[TORN_NAME_BYTES];	/* the parts so far, without blanks around them */
	size_t n;			/* 0: none */
};

/* Does part go on with a name that those before it began?  If not, it is the first one
 * of what comes. */
bool torn_name_add(struct torn_name *name, struct span part);

/* Is text all of a name, which goes on below only with a bracket? */
bool torn_name_is(struct span text);

/* Does text begin with a name with which a row begins, or with the better part of one? */
bool torn_name_begins_row(struct span text);

#endif
