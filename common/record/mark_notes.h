/* mark_notes: which findings about a report are shown, in reading order, and
 * which figures they are about.
 */
#ifndef RECORD_MARK_NOTES_H
#define RECORD_MARK_NOTES_H

#include "check/finding.h"

/* The finding findings.list[finding], shown beside its stated figure. */
struct mark_note {
	size_t finding;
	size_t entry;
};

/* Figure entry is an operand of notes[note]. */
struct mark_link {
	size_t entry;
	size_t note;
};

struct mark_notes {
	struct mark_note *notes;	/* by entry */
	size_t n, cap;
	struct mark_link *links;	/* by entry, then note; none twice */
	size_t nlinks, links_cap;
};

/* Empties ns, which is of zeros or was used before, and keeps its memory; frees it. */
void mark_notes_reset(struct mark_notes *ns);
void mark_notes_release(struct mark_notes *ns);

/* Shows fs->list[i].  After the last one comes mark_notes_sort, once. */
void mark_notes_add(struct mark_notes *ns, const struct findings *fs, size_t i);
void mark_notes_sort(struct mark_notes *ns, const struct findings *fs);

#endif
