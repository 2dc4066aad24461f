/* out: all bytes to a descriptor; see out.h. */
#include "base/out.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <unistd.h>

void
out_prepare(void)
{
	signal(SIGPIPE, SIG_IGN);
}

/* True if the write may be tried again, after waiting if that is needed. */
static bool
again(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLOUT };

	if (errno == EINTR)
		return true;
	if (errno != EAGAIN && errno != EWOULDBLOCK)
		return false;
	return poll(&p, 1, -1) >= 0 || errno == EINTR;
}

static int (*between)(void *data, int fd, const char *p, size_t n);
static void *between_data;

void
out_through(int (*f)(void *data, int fd, const char *p, size_t n), void *data)
{
	between = f;
	between_data = data;
}

int
out_write(int fd, const char *p, size_t n)
{
	if (between != NULL && (fd == STDOUT_FILENO || fd == STDERR_FILENO))
		return between(between_data, fd, p, n);
	return out_pass(fd, p, n);
}

int
out_pass(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && !again(fd))
			return errno;
		if (done > 0) {
			p += done;
			n -= (size_t)done;
		}
	}
	return 0;
}
