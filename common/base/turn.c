/* turn: one output, written in the order of the pieces; see turn.h. */
#include "base/turn.h"

#include <errno.h>
#include <unistd.h>

#include "base/out.h"

/* No process holds back more than this: it waits for its turn instead. */
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

void
turn_fail(struct turn *t)
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

/* Has the turn come?  Waits until it has, if wanted; 0, or EPIPE when there is
 * nobody left to write for. */
static int
await(struct turn_holder *h, bool wait)
{
	struct turn *t = h->turn;
	int error;

	pthread_mutex_lock(&t->lock);
	while (wait && t->now != h->piece && !t->failed)
		pthread_cond_wait(&t->passed, &t->lock);
	h->mine = t->now == h->piece;
	error = t->failed ? EPIPE : 0;
	pthread_mutex_unlock(&t->lock);
	return error;
}

static int
write_held(struct turn_holder *h)
{
	int error = out_pass(STDOUT_FILENO, h->out.p, h->out.n);

	(void)out_pass(STDERR_FILENO, h->err.p, h->err.n);
	buf_reset(&h->out);
	buf_reset(&h->err);
	return error;
}

static int
write_in_turn(void *data, int fd, const char *p, size_t n)
{
	struct turn_holder *h = data;
	bool wait = h->out.n + h->err.n + n > HOLD_MAX;
	int error = await(h, wait);

	if (error == 0 && h->mine) {
		error = write_held(h);
		if (error == 0)
			error = out_pass(fd, p, n);
		if (error != 0 && fd == STDOUT_FILENO)
			turn_fail(h->turn);
	} else if (error == 0)
		buf_add(fd == STDOUT_FILENO ? &h->out : &h->err, p, n);
	return error;
}

void
turn_join(struct turn_holder *h, struct turn *t)
{
	*h = (struct turn_holder){ .turn = t, .out = BUF_INIT, .err = BUF_INIT };
}

void
turn_begin(struct turn_holder *h, size_t piece)
{
	h->piece = piece;
	h->mine = false;
	out_through(write_in_turn, h);
}

int
turn_end(struct turn_holder *h)
{
	struct turn *t = h->turn;
	int error = await(h, true);

	out_through(NULL, NULL);
	if (error == 0)
		error = write_held(h);
	pthread_mutex_lock(&t->lock);
	if (t->now == h->piece)
		t->now++;
	pthread_cond_broadcast(&t->passed);
	pthread_mutex_unlock(&t->lock);
	if (error != 0)
		turn_fail(t);
	return error;
}

void
turn_leave(struct turn_holder *h)
{
	buf_release(&h->out);
	buf_release(&h->err);
}
