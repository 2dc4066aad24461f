/* out: all bytes to a descriptor, and the message when that fails.
 *
 * A write may be short, interrupted or refused for now; this is the one place
 * that knows it.  A reader that went away is an error of write() here, never
 * a signal, so that a program can end quietly with the right status.
 */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* From now on a closed pipe is EPIPE instead of a signal. */
void out_prepare(void);

/* Writes all n bytes; 0, or the errno of the write that failed. */
int out_write(int fd, const char *p, size_t n);

/* Raises the status for a failed write to name; prints "NAME: REASON" unless
 * the reader just went away (EPIPE).  error 0: nothing happens. */
void out_report(struct diag *diag, const char *name, int error);

#endif
