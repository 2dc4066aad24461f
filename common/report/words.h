/* words: short lists of words of one kind, from data/outline.tsv.
 *
 * For a handful of words tried at one place of a text; longer lists are a
 * lexicon's business.
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "base/buf.h"

/* Does text begin, end with, or hold a word of kind? */
bool words_begin(const char *kind, struct span text);
bool words_end(const char *kind, struct span text);
bool words_in(const char *kind, struct span text);

/* Bytes of the first word of kind that text begins with; 0: none. */
size_t words_length(const char *kind, struct span text);

#endif
