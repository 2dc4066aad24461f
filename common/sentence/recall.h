/* recall: the figures of a report that later sentences may refer to.
 *
 * A ring of the last RECALL_SIZE figures with a copy of what is needed to
 * find them again: label, unit, value, side of the books.  Bounded, so that
 * relations are looked for among what a reader still remembers.
 */
#ifndef SENTENCE_RECALL_H
#define SENTENCE_RECALL_H

#include "sentence/mention.h"

enum { RECALL_SIZE = 256, RECALL_LABEL = 96 };

struct recalled {
	size_t id;
	enum kind kind;
	enum op op;
	struct decimal value, quantum;
	uint64_t dimension;	/* of the mention */
	enum function function;
	enum side side;
	int year;
	size_t block;		/* counts blocks */
	size_t sentence, clause;
	bool member, listed, cell;
	size_t total, breakdown;	/* of the mention */
	int depth;
	unsigned char label_n, words_n;
	char label[RECALL_LABEL];
	char words[RECALL_LABEL];	/* amounts: what stands before it, unshortened */
};

struct recall {
	struct recalled ring[RECALL_SIZE];
	size_t n;		/* figures ever remembered */
	size_t block;		/* current block */
	bool opened;		/* the paragraph before ended with a colon */
};

/* Forgets everything: a new report begins. */
void recall_reset(struct recall *r);

/* Remembers m, with the ends of its texts; the oldest is forgotten for it. */
void recall_push(struct recall *r, const struct mentions *ms,
    const struct mention *m);

/* The figure remembered back places ago (0: the latest); NULL past the end. */
static inline const struct recalled *
recall_back(const struct recall *r, size_t back)
{
	if (back >= r->n || back >= RECALL_SIZE)
		return NULL;
	return &r->ring[(r->n - 1 - back) % RECALL_SIZE];
}

static inline struct span
recalled_label(const struct recalled *f)
{
	return (struct span){ f->label, f->label_n };
}

static inline struct span
recalled_words(const struct recalled *f)
{
	return (struct span){ f->words, f->words_n };
}

/* How many breakdowns of figure id are remembered. */
size_t recall_breakdowns(const struct recall *r, size_t id);

/* Does a name speak of a label?  One contains the other once both are
 * trimmed; empty names match nothing. */
bool recall_names(struct span name, struct span label);

/* The same, or do they have two characters in a row in common? */
bool recall_alike(struct span a, struct span b);

#endif
