/* out: all bytes to a descriptor, and the message when that fails.
 *
 * A write may be short, interrupted or refused for now; this is the one place
 * that knows it.  A reader that went away is an error of write() here, never
 * a signal, so that a program can end quietly with the right status.
 */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include <stddef.h>

/* From now on a closed pipe is EPIPE instead of a signal. */
void out_prepare(void);

/* Writes all n bytes to fd, waiting as long as it takes; 0, or the errno of the write that
 * failed, some bytes perhaps written by then. */
int out_write(int fd, const char *p, size_t n);

/* From now on f stands between out_write and standard output and standard
 * error (turn.h); NULL: nothing does.  f returns 0 or an errno, and writes with
 * out_pass.  Descriptors belong to the whole process, and so does f. */
void out_through(int (*f)(void *data, int fd, const char *p, size_t n), void *data);

/* As out_write, but past f: what f itself writes with. */
int out_pass(int fd, const char *p, size_t n);

#endif
