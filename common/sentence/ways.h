/* ways: the cues of data/cues.tsv and, from data/ways.tsv, the ways to break a total down
 * (分税种看，, 按性质分，), as one table.
 *
 * A way is said by a noun and the words behind it; the table has every noun with every end,
 * so that whoever looks for cues finds them like any other.
 */
#ifndef SENTENCE_WAYS_H
#define SENTENCE_WAYS_H

#include "base/buf.h"
#include "text/data.h"

struct cue_ways {
	struct data_table cues;	/* word, cue: those of data/cues.tsv first */
	struct buf text;	/* of the table */
};

/* Makes the table of cues of cues.tsv and the ways; frees it. */
void ways_open(struct cue_ways *w);
void ways_close(struct cue_ways *w);

#endif
