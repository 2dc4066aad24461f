/* said: what labels were found to say, kept for the next time they come (text/recent.h).
 *
 * Half the labels of a report are 基本支出, 项目支出 and their like, and each is asked
 * again and again.
 */
#ifndef SENTENCE_SAID_H
#define SENTENCE_SAID_H

#include "base/buf.h"

enum { SAID_LEAST = 4, SAID_TEXT = 50 };	/* bytes of a label that is kept */

/* One cache line. */
struct said {
	uint64_t sets;		/* the words of sets.tsv in it, if set_told */
	bool side_told, set_told;
	uint8_t side;		/* enum side, if side_told */
	uint8_t n;		/* bytes of text */
	char text[SAID_TEXT];
};

struct said_table;

/* An empty table, which stays until the program ends. */
struct said_table *said_open(void);

/* The place of label, with what is known of it; NULL if it is too short or too long to be
 * kept. */
struct said *said_find(struct said_table *t, struct span label);

#endif
