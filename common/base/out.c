/* out: all bytes to a descriptor; see out.h. */
#include "base/out.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
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

int
out_write(int fd, const char *p, size_t n)
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

void
out_report(struct diag *diag, const char *name, int error)
{
	if (error == 0)
		return;
	diag_raise(diag, STATUS_TROUBLE);
	if (error != EPIPE)
		diag_message(diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
		    "%s: %s", name, strerror(error));
}
