/* relate_called: figures behind a list that took the name of its last part, and are of the whole
 * that the list is of. */
#ifndef RELATION_RELATE_CALLED_H
#define RELATION_RELATE_CALLED_H

#include "sentence/mention.h"

/* Renames the changes and rates of ms, and the amounts that they are held against, that are of a
 * whole and bear the name of its last part.  All other relations must stand. */
void relate_called(struct mentions *ms);

#endif
