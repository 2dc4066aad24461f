/* capture: what a piece of code writes to a descriptor, as text. */
#ifndef CAPTURE_H
#define CAPTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"

struct capture {
	int fd;			/* the descriptor that is redirected */
	int saved;
	FILE *file;
};

static inline void
capture_start(struct capture *c, int fd)
{
	fflush(NULL);
	c->fd = fd;
	c->saved = dup(fd);
	c->file = tmpfile();
	if (c->saved < 0 || c->file == NULL || dup2(fileno(c->file), fd) < 0) {
		perror("capture");
		exit(1);
	}
}

/* Replaces the contents of out by what was written. */
static inline void
capture_end(struct capture *c, struct buf *out)
{
	char block[4096];
	size_t n;

	fflush(NULL);
	dup2(c->saved, c->fd);
	close(c->saved);
	rewind(c->file);
	buf_reset(out);
	while ((n = fread(block, 1, sizeof block, c->file)) > 0)
		buf_add(out, block, n);
	fclose(c->file);
}

#endif
