/* turn: one output, written in the order of the pieces; see turn.h. */
#include "base/turn.h"

#include <errno.h>
#include <unistd.h>

#include "base/out.h"

/* No process holds back more bytes than this: it waits for its turn instead. */
enum { HOLD_MAX = 4 * 1024 * 1024 };

bool
turn_lock_init(pthread_mutex_t *lock)
{
	pthread_mutexattr_t shared;
	bool good;

	if (pthread_mutexattr_init(&shared) != 0)
		return false;
	good = pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED) == 0 &&
	    pthread_mutex_init(lock, &shared) == 0;
	pthread_mutexattr_destroy(&shared);
	return good;
}

bool
turn_init(struct turn *t)
{
	pthread_condattr_t shared;
	bool good;

	t->now = 0;
	t->failed = false;
	if (!turn_lock_init(&t->lock) || pthread_condattr_init(&shared) != 0)
		return false;
	good = pthread_condattr_setpshared(&shared, PTHREAD_PROCESS_SHARED) == 0 &&
	    pthread_cond_init(&t->passed, &shared) == 0;
	pthread_condattr_destroy(&shared);
	return good;
}

/* Everybody stops; whoever waits wakes up. */
static void
fail(struct turn *t)
{
	pthread_mutex_lock(&t->lock);
	t->failed = true;
	pthread_cond_broadcast(&t->passed);
	pthread_mutex_unlock(&t->lock);
}

bool
turn_failed(struct turn *t)
{
	bool failed;

	pthread_mutex_lock(&t->lock);
	failed = t->failed;
	pthread_mutex_unlock(&t->lock);
	return failed;
}

/* What is first in h, its turn being next. */
static struct turn_held *
oldest(struct turn_holder *h)
{
	return &h->held[h->first];
}

/* The piece in work. */
static struct turn_held *
newest(struct turn_holder *h)
{
	return &h->held[(h->first + h->n - 1) % TURN_PIECES];
}

static size_t
bytes_held(const struct turn_holder *h)
{
	size_t n = 0;

	for (size_t i = 0; i < TURN_PIECES; i++)
		n += h->held[i].out.n + h->held[i].err.n;
	return n;
}

/* Has the turn of the oldest piece come?  Waits until it has, if wanted; 0, or
 * EPIPE when there is nobody left to write for. */
static int
await(struct turn_holder *h, bool wait, bool *come)
{
	struct turn *t = h->turn;
	int error;

	pthread_mutex_lock(&t->lock);
	while (wait && t->now != oldest(h)->piece && !t->failed)
		pthread_cond_wait(&t->passed, &t->lock);
	*come = t->now == oldest(h)->piece;
	error = t->failed ? EPIPE : 0;
	pthread_mutex_unlock(&t->lock);
	return error;
}

static int
write_held(struct turn_held *held)
{
	int error = out_pass(STDOUT_FILENO, held->out.p, held->out.n);

	(void)out_pass(STDERR_FILENO, held->err.p, held->err.n);	/* who could be told? */
	buf_reset(&held->out);
	buf_reset(&held->err);
	return error;
}

/* The oldest piece has had its turn. */
static void
pass_on(struct turn_holder *h)
{
	struct turn *t = h->turn;

	h->first = (h->first + 1) % TURN_PIECES;
	h->n--;
	pthread_mutex_lock(&t->lock);
	t->now++;
	pthread_cond_broadcast(&t->passed);
	pthread_mutex_unlock(&t->lock);
}

/* Writes what is held of pieces whose turn has come.  Waits for it while there are
 * too many bytes, with more to come, or more than most pieces: nobody can wait for
 * this process meanwhile, for its oldest piece goes first.  *straight: that is the
 * one in work. */
static int
settle(struct turn_holder *h, size_t more, size_t most, bool *straight)
{
	*straight = false;
	while (h->n != 0 && !*straight) {
		bool come, wait = bytes_held(h) + more > HOLD_MAX || h->n > most;
		int error = await(h, wait, &come);

		if (error != 0 || !come)
			return error;
		error = write_held(oldest(h));
		if (error != 0) {
			fail(h->turn);
			return error;
		}
		*straight = !oldest(h)->ended;
		if (!*straight)
			pass_on(h);
	}
	return 0;
}

static int
write_in_turn(void *data, int fd, const char *p, size_t n)
{
	struct turn_holder *h = data;
	struct turn_held *held = newest(h);
	bool straight;
	int error = settle(h, n, TURN_PIECES, &straight);

	if (error == 0 && straight) {
		error = out_pass(fd, p, n);
		if (error != 0 && fd == STDOUT_FILENO)
			fail(h->turn);
	} else if (error == 0)
		buf_add(fd == STDOUT_FILENO ? &held->out : &held->err, p, n);
	return error;
}

void
turn_join(struct turn_holder *h, struct turn *t)
{
	*h = (struct turn_holder){ .turn = t };
}

void
turn_begin(struct turn_holder *h, size_t piece)
{
	h->n++;
	newest(h)->piece = piece;
	newest(h)->ended = false;
	out_through(write_in_turn, h);
}

int
turn_end(struct turn_holder *h)
{
	bool straight;

	out_through(NULL, NULL);
	newest(h)->ended = true;
	return settle(h, 0, TURN_PIECES - 1, &straight);
}

int
turn_leave(struct turn_holder *h)
{
	bool straight;
	int error = settle(h, 0, 0, &straight);

	for (size_t i = 0; i < TURN_PIECES; i++) {
		buf_release(&h->held[i].out);
		buf_release(&h->held[i].err);
	}
	return error;
}
