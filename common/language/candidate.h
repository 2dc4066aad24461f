/* candidate: where in text a number may begin, found fast.
 *
 * Most text holds no number, so this walk decides the speed of everything
 * that reads figures.  text is UTF-8; at and the places found are where
 * characters start.
 */
#ifndef LANGUAGE_CANDIDATE_H
#define LANGUAGE_CANDIDATE_H

#include "base/buf.h"

/* The first place at or after byte at where a character stands that
 * numeral_starts (or 半, for 减半); text.n if there is none. */
size_t candidate_next(struct span text, size_t at);

/* The engines behind it, for tests; unsupported ones do what the portable one
 * does. */
enum candidate_engine { CANDIDATE_PORTABLE, CANDIDATE_AVX2, CANDIDATE_ENGINES };
size_t candidate_next_with(enum candidate_engine engine, struct span text, size_t at);

#endif
