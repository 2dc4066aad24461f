/* source: opens operands and reads them in blocks; see source.h. */
#include "input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SOURCE_CHUNK = 256 * 1024 };

static char stdin_name[] = "-";
static char *const stdin_only[] = { stdin_name };

void
source_operands(char *const **operands, size_t *n)
{
	if (*n != 0)
		return;
	*operands = stdin_only;
	*n = 1;
}

/* A pipe or terminal, which may have bytes later? */
static bool
may_wait(const char *operand)
{
	struct stat st;

	if ((strcmp(operand, "-") == 0 ? fstat(STDIN_FILENO, &st) : stat(operand, &st)) != 0)
		return false;	/* cannot be read at all */
	return !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

void
source_init(struct source *s, char *const *operands, size_t n, size_t chunk,
    struct diag *diag)
{
	source_operands(&operands, &n);
	*s = (struct source){
		.operands = operands,
		.n = n,
		.chunk = chunk == 0 ? SOURCE_CHUNK : chunk,
		.fd = -1,
		.diag = diag,
	};
	for (size_t i = 0; i < n && !s->may_wait; i++)
		s->may_wait = may_wait(operands[i]);
}

static void
complain(struct source *s, const char *what, int error)
{
	diag_message(s->diag, DIAG_ERROR, (struct place){ s->name, 0, 0 },
	    "%s: %s", what, strerror(error));
}

/* Why fd cannot be read, 0 if it can, as far as that is known before anything starts:
 * a directory can be opened, and standard input may be closed. */
static int
unreadable(int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return errno;
	return S_ISDIR(st.st_mode) ? EISDIR : 0;
}

static void
close_current(struct source *s)
{
	if (s->fd > STDIN_FILENO)
		close(s->fd);
	s->fd = -1;
	s->failed = false;
}

static bool
open_current(struct source *s)
{
	int reason;

	if (strcmp(s->name, "-") == 0) {
		s->fd = STDIN_FILENO;
	} else {
		do
			s->fd = open(s->name, O_RDONLY | O_NOCTTY);
		while (s->fd < 0 && errno == EINTR);
	}
	if (s->fd < 0) {
		complain(s, "cannot open", errno);
		return false;
	}
	reason = unreadable(s->fd);
	if (reason != 0) {
		complain(s, "cannot read", reason);
		close_current(s);
		return false;
	}
	return true;
}

bool
source_next(struct source *s)
{
	close_current(s);
	while (s->next < s->n) {
		const struct source_start *start = s->next == 0 ? s->start : NULL;

		s->name = s->operands[s->next++];
		s->at = s->end = 0;
		if (start != NULL) {
			s->fd = start->fd;
			s->ahead = start->ahead;
			s->at = start->at;
			s->end = start->end;
		}
		if (s->fd >= 0 || open_current(s))
			return true;
	}
	return false;
}

/* One read() of at most n bytes, of the part if there is one. */
static ssize_t
read_once(struct source *s, char *room, size_t n)
{
	ssize_t got;

	if (s->end == 0)
		return read(s->fd, room, n);
	if (s->end - s->at < (off_t)n)
		n = (size_t)(s->end - s->at);
	got = n == 0 ? 0 : pread(s->fd, room, n, s->at);
	if (got > 0)
		s->at += got;
	return got;
}

/* A pipe may stay empty for long: what is known so far should be out by then. */
static void
before_read(const struct source *s)
{
	struct pollfd p = { .fd = s->fd, .events = POLLIN };

	if (s->on_wait != NULL && poll(&p, 1, 0) == 0)
		s->on_wait(s->on_wait_data);
}

bool
source_read(struct source *s, struct buf *b)
{
	char *room;
	ssize_t got;

	if (s->fd < 0)
		return false;
	if (s->ahead.n > 0) {
		buf_add_span(b, s->ahead);
		s->ahead.n = 0;
		return true;
	}
	before_read(s);
	room = buf_reserve(b, s->chunk);
	do
		got = read_once(s, room, s->chunk);
	while (got < 0 && errno == EINTR);
	if (got < 0) {
		complain(s, "cannot read", errno);
		s->failed = true;
	}
	if (got <= 0)
		return false;
	b->n += (size_t)got;
	return true;
}

void
source_release(struct source *s)
{
	close_current(s);
}

bool
source_read_all(const char *operand, struct buf *b, struct diag *diag)
{
	char *const operands[] = { (char *)operand };	/* is not written to */
	struct source s;
	bool good;

	source_init(&s, operands, 1, 0, diag);
	good = source_next(&s);
	while (good && source_read(&s, b))
		;
	good = good && !s.failed;
	source_release(&s);
	return good;
}
