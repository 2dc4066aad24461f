/* regex: patterns, through PCRE2 (the one file that includes pcre2.h).
 *
 * A pattern is compiled once, with JIT where the machine has it, and matched
 * without allocation.  It sees UTF-8: . is a character, \d \s \w know
 * full-width forms (UCP), and bytes that are not UTF-8 match nothing and do no
 * harm.  A struct regex holds the last match, so it serves one loop at a time.
 */
#ifndef TEXT_REGEX_H
#define TEXT_REGEX_H

#include "base/buf.h"

enum regex_flag {
	REGEX_LITERAL = 1 << 0,	/* the pattern is plain text */
	REGEX_ANCHORED = 1 << 1,	/* matches only where it is told to look */
	REGEX_CASELESS = 1 << 2
};

struct regex;

/* NULL if pattern is wrong; error (if not NULL) then gets the reason and the
 * byte offset: "missing closing parenthesis at byte 3". */
struct regex *regex_open(struct span pattern, unsigned flags, struct buf *error);

/* The first match in text that starts at byte from or later; false if there
 * is none.  text lives until the last use of regex_group. */
bool regex_match(struct regex *re, struct span text, size_t from);

/* The match after the last one, empty matches included, each place once. */
bool regex_next(struct regex *re);

/* Group n of the last match (0: all of it); p is NULL if it took no part. */
struct span regex_group(const struct regex *re, size_t n);

/* Byte offsets of the last match in its text. */
size_t regex_start(const struct regex *re);
size_t regex_end(const struct regex *re);

/* re may be NULL. */
void regex_close(struct regex *re);

#endif
