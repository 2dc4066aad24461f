/* lines: line records, what jxsplit prints (design.md): one for every physical
 * line of a block, or one for a heading.
 *
 * From one record to the next little changes but the text, so as TSV each is
 * put together from pieces that are ready.
 */
#ifndef RECORD_LINES_H
#define RECORD_LINES_H

#include "block/block.h"
#include "record/writer.h"

enum { LINE_COLUMNS = 8 };

/* doc line section level role label title text */
extern const char *const line_columns[LINE_COLUMNS];

enum { LINES_TAIL = 16 };	/* bytes: two TABs, the name of a role, three TABs, NUL */

/* Line records on their way to out. */
struct lines {
	struct writer *out;
	const char *document;	/* head is of it; NULL: of none */
	struct buf head;	/* of the record before, up to its text: it changes little */
	size_t number_at;	/* where the line's number stands in it, … */
	size_t section_at;	/* … the section … */
	size_t tail_at;		/* … and the tail of role, which a heading has not */
	char *digit;		/* the last of the number */
	size_t number;
	enum role role;
	/* Behind the section of a line that is no heading, by role: level,
	 * role, label, title, each with TABs around. */
	char tail[ROLES][LINES_TAIL];
	size_t tail_n[ROLES];
};

/* No document yet.  out stays the caller's and may be NULL until a record is written;
 * lines_release frees what the records are put together in. */
void lines_init(struct lines *ls, struct writer *out);
void lines_release(struct lines *ls);

/* Writes the records of all lines of b, which outline_next placed.  Wants to
 * see the block that begins a document. */
void lines_write(struct lines *ls, const struct block *b);

/* Writes the record of b's first line if it is a title or heading. */
void lines_write_heading(struct lines *ls, const struct block *b);

/* Writes the lines of b as they are, each with a line end. */
void lines_write_raw(struct writer *w, const struct block *b);

/* Is b a title or heading? */
static inline bool
lines_is_heading(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH && (b->place.role == ROLE_HEADING ||
	    b->place.role == ROLE_TITLE);
}

#endif
