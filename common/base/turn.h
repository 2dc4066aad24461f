/* turn: processes that share standard output write it in the order of their
 * pieces of the work.
 *
 * The pieces are numbered from 0.  What a process writes while it works on a
 * piece (out_write: records to standard output, messages to standard error) is
 * held back until all pieces before it are written, then goes straight through.
 * A process does not wait for that: it goes on with its next piece, and holds
 * back what is of that, too, until so many bytes or pieces wait that memory
 * would be wasted.  When a write fails, all of them stop: the failure is one,
 * and so is its message.
 */
#ifndef BASE_TURN_H
#define BASE_TURN_H

#include <pthread.h>

#include "base/buf.h"

/* Lives in memory that the processes share. */
struct turn {
	pthread_mutex_t lock;
	pthread_cond_t passed;
	size_t now;		/* the piece whose turn it is */
	bool failed;		/* a write failed, or a process is gone */
};

enum { TURN_PIECES = 4 };	/* most that one process holds back */

/* What a process has written of a piece that waits for its turn. */
struct turn_held {
	size_t piece;
	bool ended;		/* there is no more of it */
	struct buf out, err;
};

/* One process's side of it. */
struct turn_holder {
	struct turn *turn;
	struct turn_held held[TURN_PIECES];	/* a ring, in order … */
	size_t first, n;			/* … the last is the piece in work */
};

/* False if the system has no locks for several processes. */
bool turn_init(struct turn *t);

/* For processes that share memory; a lock for whatever else they share. */
bool turn_lock_init(pthread_mutex_t *lock);

/* Can one of the processes no longer write, or is it gone?  Then nobody needs to go on. */
bool turn_failed(struct turn *t);

/* This process writes through h, which stays where it is, until turn_leave.  Pieces that this
 * process does are begun and ended one after the other. */
void turn_join(struct turn_holder *h, struct turn *t);

/* Its next piece of the work.  Every piece must be begun and ended by somebody. */
void turn_begin(struct turn_holder *h, size_t piece);

/* The piece is done; it is passed on when its turn comes.  0, or the errno of a
 * write that failed (EPIPE after somebody else's). */
int turn_end(struct turn_holder *h);

/* There is no more work: waits for the turn of all that is held back.  Returns
 * what turn_end does. */
int turn_leave(struct turn_holder *h);

#endif
