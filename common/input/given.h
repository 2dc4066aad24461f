/* given: line records (what jxsplit writes) read back as lines.
 *
 * Columns doc line section level role label title text; more may follow.
 * The header row may be missing (awk drops it) or come again (two files one
 * behind the other).
 */
#ifndef INPUT_GIVEN_H
#define INPUT_GIVEN_H

#include "input/line.h"

enum role { ROLE_TITLE, ROLE_HEADING, ROLE_BODY, ROLE_CONT, ROLE_CELL, ROLE_BLANK };
enum { ROLES = ROLE_BLANK + 1 };

/* The names of the roles, by enum role. */
extern const char *const role_names[ROLES];

struct given {
	struct span doc;
	size_t number;
	struct line_given columns;
	struct span text;
	struct buf unescaped;	/* where fields with escapes live */
};

/* Is line the row of column names?  Columns may follow these. */
bool given_is_header(struct span line);

/* Does a document that begins with these bytes hold line records as another
 * program wants them: "CSV" or "JSON lines" (jxsplit --csv, --jsonl)?  NULL: no;
 * *perhaps: more bytes will tell. */
const char *given_for_others(struct span bytes, bool *perhaps);

/* Does line look like a record: 8 fields, a line number, a known role? */
bool given_is_record(struct span line);

/* Takes a record apart; false if it is none.  The spans live as long as line
 * and until the next call. */
bool given_parse(struct given *g, struct span line);

/* Frees the memory of the spans; a given of zeros has none. */
void given_release(struct given *g);

#endif
