/* crew: several processes, each of which reads some of the input.
 *
 * Reports depend on no other, so a long stream or list of files is read by as
 * many processes as there are processors, piece by piece (pieces.h), and what
 * they write comes out in order (turn.h).  Short input, a pipe, and a single
 * report are read by the one process there is.
 */
#ifndef INPUT_CREW_H
#define INPUT_CREW_H

#include "base/diag.h"
#include "input/source.h"

struct crew {
	size_t jobs;		/* processes; 0: one a processor */
	bool whole;		/* never cut an operand */
	/* Reads operands[0..n-1], the first as start says (NULL: simply), and
	 * leaves nothing in a buffer. */
	void (*work)(void *data, char *const *operands, size_t n,
	    const struct source_start *start);
	void *data;
};

/* Has all operands read; by this process alone where there can be no others.  Returns once in
 * every process: the first one has waited for the others, and *diag knows the worst of their
 * statuses.  Nothing may be waiting to be written when it is called. */
void crew_run(const struct crew *crew, char *const *operands, size_t n,
    struct diag *diag);

#endif
