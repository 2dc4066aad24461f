/* crew: several processes over one input; see crew.h. */
#include "input/crew.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/turn.h"
#include "input/pieces.h"

enum { JOBS_MAX = 256 };

/* What the processes share. */
struct shared {
	struct turn turn;
	pthread_mutex_t lock;	/* of what follows */
	struct pieces pieces;
	size_t taken;		/* pieces given out */
	atomic_size_t orderly;	/* processes that came to their end */
};

/* Those that this process has started. */
struct children {
	pid_t ids[JOBS_MAX];
	size_t n;
};

/* As many processes as are wanted, or 1 if several would be of no use. */
static size_t
processes(const struct crew *crew, char *const *operands, size_t n)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t jobs = crew->jobs;

	if (jobs == 0)
		jobs = processors < 1 ? 1 : (size_t)processors;
	if (jobs > JOBS_MAX)
		jobs = JOBS_MAX;
	if (jobs == 1 || !pieces_worthwhile(operands, n))
		return 1;
	for (size_t i = 0; n > 1 && i < n; i++)
		if (strcmp(operands[i], "-") == 0)
			return 1;	/* its place in the file is everybody's */
	return jobs;
}

/* Shared by this process and those it starts; NULL: not to be had. */
static struct shared *
share(const struct crew *crew, size_t n)
{
	int zero = open("/dev/zero", O_RDWR);
	struct shared *s;

	if (zero < 0)
		return NULL;
	s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED, zero, 0);
	close(zero);
	if (s == MAP_FAILED)
		return NULL;
	if (!turn_init(&s->turn) || !turn_lock_init(&s->lock)) {
		munmap(s, sizeof *s);
		return NULL;
	}
	s->pieces = (struct pieces){ .n = n, .whole = crew->whole };
	return s;
}

static bool
next_piece(struct shared *s, char *const *operands, struct piece *piece, size_t *number)
{
	bool more;

	if (turn_failed(&s->turn))
		return false;
	pthread_mutex_lock(&s->lock);
	more = pieces_next(&s->pieces, operands, piece);
	*number = s->taken;
	s->taken += more;
	pthread_mutex_unlock(&s->lock);
	return more;
}

/* The header row of records that the piece is a part of: n bytes; false, with a message
 * in diag, if they are not there any more. */
static bool
read_header(const char *operand, size_t n, struct buf *header, struct diag *diag)
{
	int fd = strcmp(operand, "-") == 0 ? STDIN_FILENO : open(operand, O_RDONLY);
	ssize_t got = fd < 0 ? -1 : pread(fd, buf_reserve(header, n), n, 0);

	if (got < 0 || (size_t)got != n)
		diag_cannot(diag, "read the header of", operand, got < 0 ? errno : EIO);
	else
		header->n = n;
	if (fd > STDIN_FILENO)
		close(fd);
	return header->n == n;
}

static void
work_on(const struct crew *crew, char *const *operands, const struct piece *piece,
    struct diag *diag)
{
	struct source_start start = {
		.fd = -1, .at = piece->at, .end = piece->end, .passed = piece->passed
	};
	struct buf header = BUF_INIT;

	if (piece->header == 0 ||
	    read_header(operands[piece->first], piece->header, &header, diag)) {
		start.ahead = buf_span(&header);
		crew->work(crew->data, operands + piece->first, piece->n,
		    piece->end != 0 ? &start : NULL);
	}
	buf_release(&header);
	diag_flush(diag);
}

/* What one of the processes does. */
static void
take_part(const struct crew *crew, struct shared *s, char *const *operands,
    struct diag *diag)
{
	struct turn_holder holder;
	struct piece piece;
	size_t number;

	turn_join(&holder, &s->turn);
	while (next_piece(s, operands, &piece, &number)) {
		turn_begin(&holder, number);
		work_on(crew, operands, &piece, diag);
		diag_unwritten(diag, "standard output", turn_end(&holder));
	}
	diag_unwritten(diag, "standard output", turn_leave(&holder));
	atomic_fetch_add(&s->orderly, 1);
}

/* Do not outlive the process that started this one. */
static void
die_with(pid_t parent)
{
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
	if (getppid() != parent)
		_exit(STATUS_TROUBLE);
}

/* A process that did not come to its end (killed, out of memory) has left a
 * hole in the output: the others shall stop. */
static void
end_all(const struct children *c, struct diag *diag)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->ids[i] > 0)
			kill(c->ids[i], SIGTERM);
	diag_message(diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
	    "one of %zu processes ended early: the output is not complete; "
	    "--jobs=1 does without them", c->n);
}

/* Waits for one of them; false: there is none, or it fell by the way. */
static bool
await(struct shared *s, struct children *c, struct diag *diag)
{
	int status;
	pid_t child;
	size_t orderly;

	do
		child = wait(&status);
	while (child < 0 && errno == EINTR);
	for (size_t i = 0; i < c->n; i++)
		if (c->ids[i] == child)
			c->ids[i] = 0;
	orderly = atomic_load(&s->orderly);
	if (child < 0 || !WIFEXITED(status) || orderly == 0)
		return false;
	atomic_fetch_sub(&s->orderly, 1);
	if (WEXITSTATUS(status) != 0)
		diag_raise(diag, WEXITSTATUS(status) == STATUS_FINDING ?
		    STATUS_FINDING : STATUS_TROUBLE);
	return true;
}

static void
await_all(struct shared *s, struct children *c, struct diag *diag)
{
	bool good = true;

	for (size_t i = 0; i < c->n; i++)
		if (!await(s, c, diag) && good) {
			good = false;
			end_all(c, diag);
		}
}

/* True in a child, which takes part and then ends as this process would. */
static bool
start_all(struct children *c, size_t jobs)
{
	pid_t self = getpid();

	for (c->n = 0; c->n < jobs; c->n++) {
		pid_t child = fork();

		if (child == 0) {
			die_with(self);
			return true;
		}
		if (child < 0)
			break;
		c->ids[c->n] = child;
	}
	return false;
}

void
crew_run(const struct crew *crew, char *const *operands, size_t n, struct diag *diag)
{
	struct children children;
	struct shared *s;
	size_t jobs;

	source_operands(&operands, &n);
	jobs = processes(crew, operands, n);
	s = jobs > 1 ? share(crew, n) : NULL;
	if (s == NULL) {
		crew->work(crew->data, operands, n, NULL);
		return;
	}
	if (start_all(&children, jobs))
		take_part(crew, s, operands, diag);
	else if (children.n == 0)
		crew->work(crew->data, operands, n, NULL);
	else
		await_all(s, &children, diag);
	munmap(s, sizeof *s);
}
