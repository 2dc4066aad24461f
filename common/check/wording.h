/* wording: the messages of findings, in Chinese or English.
 *
 * Templates are rows of data/messages.tsv; {name} in one is replaced by the
 * slot of that name.  Amounts are written in the unit that the report uses:
 * 1281500 yuan beside a figure in 万元 is 128.15万元.
 */
#ifndef CHECK_WORDING_H
#define CHECK_WORDING_H

#include "check/ledger.h"

struct slot {
	const char *name;
	struct span text;
};

/* Appends template key, filled in; nothing if there is no such template. */
void wording_say(struct buf *out, const char *key, bool english,
    const struct slot *slots, size_t n);

/* Appends template, filled in. */
void wording_fill(struct buf *out, const char *template, const struct slot *slots, size_t n);

/* Appends value in the written unit of the figure like, with at least the
 * places of like; bare if it cannot be scaled. */
void wording_amount(struct buf *out, const struct entry *like, struct decimal value);

/* Appends how far two figures like like are apart: the same, or bare if it cannot be
 * scaled; two percentages are so many points apart. */
void wording_difference(struct buf *out, const struct entry *like, struct decimal value,
    bool english);

#endif
