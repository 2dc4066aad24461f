/* wanted: the findings that --explain asks for.
 */
#ifndef RECORD_WANTED_H
#define RECORD_WANTED_H

#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

struct wanted_mark {
	uint64_t mark;		/* its first digits, the others 0 */
	unsigned digits;	/* 4 to 16 */
	bool found;
};

struct wanted {
	struct wanted_mark *list;
	size_t n, cap;
};

/* Adds to w, which begins as zeros, fingerprints, or their first digits (4 or more), between
 * commas; false, with a message in diag, for anything else. */
bool wanted_parse(struct wanted *w, const char *list, struct diag *diag);

/* True if the fingerprint is asked for, which is remembered. */
bool wanted_has(struct wanted *w, uint64_t fingerprint);

/* An error message for every one that was asked for and not met. */
void wanted_missing(const struct wanted *w, struct diag *diag);

/* Frees the list. */
void wanted_release(struct wanted *w);

#endif
