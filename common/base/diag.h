/* diag: the messages of a program and what they mean for its exit status.
 *
 * A message is "PROGRAM: PLACE: text" on standard error: lower case, the
 * subject in quotes, no full stop, what to do next if there is something.
 * The worst severity seen decides the exit status (design.md: 0 done,
 * 1 a finding or a missing section, 2 bad usage, unreadable input or a
 * failed write).
 *
 * Recognisers (language/ to check/) never print; they hand struct place and text to a
 * struct diag that the program owns.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

enum status {
	STATUS_OK = 0,
	STATUS_FINDING = 1,	/* error-level finding, missing section */
	STATUS_TROUBLE = 2	/* usage, unreadable input, failed write */
};

enum severity {
	DIAG_WARNING,		/* data repaired or replaced; exit unchanged */
	DIAG_ERROR		/* input or output failed; exit status 2 */
};

/* Where in the input a message belongs; any part may be absent. */
struct place {
	const char *doc;	/* NULL: no document */
	size_t line;		/* 1-based; 0: unknown */
	size_t col;		/* 1-based byte column; 0: unknown */
};

struct diag {
	const char *program;
	enum status status;	/* worst so far */
	size_t limit;		/* warnings still to be printed per document */
	size_t hidden;		/* warnings held back since the limit */
	bool silent;		/* the same input is read again: only the status counts */
	char *limit_doc;	/* a copy of its name: messages may outlive the document */
};

/* No message yet, the usual limit of them, and program, which is to stay, as their beginning.
 * What it may hold later is freed by diag_flush. */
void diag_init(struct diag *d, const char *program);

/* Prints one message and raises the status.  After 20 warnings about one
 * document the rest are counted, and diag_flush says how many there were. */
void diag_message(struct diag *d, enum severity severity, struct place place,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Says how many warnings were held back; called when a document ends. */
void diag_flush(struct diag *d);

/* Raises the status for a failed write to name; prints "NAME: REASON" unless
 * the reader just went away (EPIPE).  error 0: nothing happens. */
void diag_unwritten(struct diag *d, const char *name, int error);

/* The error "cannot WHAT 'NAME': REASON"; error is an errno. */
void diag_cannot(struct diag *d, const char *what, const char *name, int error);

/* Raises the status without a message. */
void diag_raise(struct diag *d, enum status status);

#endif
