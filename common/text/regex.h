/* regex: patterns, through PCRE2 (the one file that includes pcre2.h).
 *
 * A pattern is compiled once, when it comes again and again with JIT where the machine
 * has it, and matched without allocation.  It sees UTF-8: . is a character, \d \s \w know
 * full-width forms (UCP), and bytes that are not UTF-8 match nothing and do no
 * harm.  A struct regex holds the last match.
 */
#ifndef TEXT_REGEX_H
#define TEXT_REGEX_H

#include "base/buf.h"

struct regex;

/* The pattern compiled, to be closed; NULL if it is wrong: error (or NULL) gets the reason and the
 * byte offset: "missing closing parenthesis at byte 3". */
struct regex *regex_open(struct span pattern, struct buf *error);

/* Does the pattern match anywhere in text?  text lives until the last use of
 * regex_group.  Where trying all ways would take too long (PCRE2's limit), it does not. */
bool regex_match(struct regex *re, struct span text);

/* Group n of the last match (0: all of it); p is NULL if it took no part. */
struct span regex_group(const struct regex *re, size_t n);

/* re may be NULL. */
void regex_close(struct regex *re);

#endif
