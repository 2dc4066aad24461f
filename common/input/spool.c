/* spool: keeps standard input; see spool.h. */
#include "input/spool.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/out.h"

enum { SPOOL_CHUNK = 256 * 1024 };

/* Open for reading and writing; -1: none. */
static int
nameless_file(const char *directory)
{
	struct buf path = BUF_INIT;
	char *name;
	int fd;

	buf_addf(&path, "%s/.spool.XXXXXX", directory);
	name = buf_detach(&path);
	fd = mkstemp(name);
	if (fd >= 0)
		unlink(name);
	free(name);
	return fd;
}

/* All that is left of one descriptor to the other; 0, or errno. */
static int
copy(int from, int to)
{
	struct buf bytes = BUF_INIT;
	int error = 0;
	ssize_t n;

	do {
		n = read(from, buf_reserve(&bytes, SPOOL_CHUNK), SPOOL_CHUNK);
		if (n > 0)
			error = out_write(to, bytes.p, (size_t)n);
		else if (n < 0 && errno != EINTR)
			error = errno;
	} while (error == 0 && n != 0);
	buf_release(&bytes);
	return error;
}

off_t
spool_stdin(const char *directory)
{
	off_t at = lseek(STDIN_FILENO, 0, SEEK_CUR);
	int fd, error;

	if (at >= 0 || errno != ESPIPE)
		return at;
	fd = nameless_file(directory);
	if (fd < 0)
		return -1;
	error = copy(STDIN_FILENO, fd);
	if (error == 0 && (dup2(fd, STDIN_FILENO) < 0 || lseek(STDIN_FILENO, 0, SEEK_SET) < 0))
		error = errno;
	close(fd);
	errno = error;
	return error == 0 ? 0 : -1;
}

bool
spool_can_reopen(const char *operand)
{
	struct stat st;

	return stat(operand, &st) != 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode);
}
