/* findings: findings on the way out (design.md, findings), and which of them
 * an auditor has dismissed.
 */
#ifndef RECORD_FINDINGS_H
#define RECORD_FINDINGS_H

#include "check/finding.h"
#include "record/writer.h"

/* doc line section severity rule stated computed difference figures message
 * fingerprint */
enum { FINDING_COLUMNS = 11 };
extern const char *const finding_columns[FINDING_COLUMNS];

/* One finding of document as a record; f is of fs, whose entries are those of l. */
void finding_write(struct writer *w, const char *document, const struct ledger *l,
    const struct findings *fs, const struct finding *f);

/* The same as "report.txt:49: error: message [rule fingerprint]". */
void finding_write_gcc(struct writer *w, const char *document,
    const struct ledger *l, const struct findings *fs, const struct finding *f);

/* Fingerprints to be silent about. */
struct dismissals {
	uint64_t *list;
	size_t n, cap;
};

/* Adds a file of fingerprints to d, which begins as zeros: 16 hex digits, one a line or anywhere
 * in it, so that the lines of jxcheck's own output will do; '#' starts a comment.  Another line
 * without any is a warning.  False, with a message in diag, if it cannot be read. */
bool dismissals_read(struct dismissals *d, const char *file, struct diag *diag);

/* Is the finding with this fingerprint one of them?  Of dismissals of zeros, none is. */
bool dismissals_has(const struct dismissals *d, uint64_t fingerprint);
void dismissals_release(struct dismissals *d);

#endif
