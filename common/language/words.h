/* words: a short list of words of one kind, from data/outline.tsv.
 *
 * For a handful of words tried at one place of a text; longer lists are a
 * lexicon's business.
 */
#ifndef LANGUAGE_WORDS_H
#define LANGUAGE_WORDS_H

#include "base/buf.h"

enum { WORDS_SECONDS = 4 };

struct words {
	const char *kind;
	struct span *word;
	size_t n, cap;
	uint64_t begin[WORDS_SECONDS];	/* by the low bits of the second and the third byte:
					 * does a word of three bytes and more have them?
					 * All set: some are shorter */
};

/* The words of kind, which the table has.  Static. */
const struct words *words_of(const char *kind);

/* May a word begin at p, where three bytes are?  Nearly always not. */
static inline bool
words_may_begin(const struct words *ws, const char *p)
{
	return ws->begin[(unsigned char)p[1] % WORDS_SECONDS] >> (p[2] & 63) & 1;
}

/* Bytes of the first word that text begins with; 0: none. */
size_t words_length(const struct words *ws, struct span text);

/* Does text begin, end with, or hold one of the words? */
static inline bool
words_begin(const struct words *ws, struct span text)
{
	if (text.n >= 3 && !words_may_begin(ws, text.p))
		return false;
	return words_length(ws, text) > 0;
}

/* Does text end with one of the words; does one stand in it? */
bool words_end(const struct words *ws, struct span text);
bool words_in(const struct words *ws, struct span text);

#endif
