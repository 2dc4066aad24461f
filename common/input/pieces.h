/* pieces: operands in pieces that can be read each by itself.
 *
 * A report depends on no other.  So a long stream may be cut before any
 * "==> NAME <==" line, records in TSV between two documents, and a list of
 * operands between any two.  A file of something else, or in UTF-16, is one
 * piece, however long.
 */
#ifndef INPUT_PIECES_H
#define INPUT_PIECES_H

#include <sys/types.h>

#include "base/buf.h"

/* Holds no pointers of its own: processes may share it. */
struct pieces {
	size_t n;		/* operands */
	size_t next;		/* the operand to look at */
	off_t at;		/* where in it the next piece begins; 0: not begun */
	bool whole;		/* never cut an operand */
	size_t header;		/* records: bytes of the header row; 0: text */
	size_t passed;		/* records: lines before at, the header row left out */
};

struct piece {
	size_t first, n;	/* operands[first .. first + n - 1] */
	off_t at, end;		/* the bytes of the only operand; end 0: all of them all */
	size_t header;		/* records: read these bytes of its beginning first … */
	size_t passed;		/* … then there are lines that are not read */
};

/* The next piece of operands[0 .. p->n - 1]; false: no more.  *p was of zeros but for n and
 * whole.  Files that cannot
 * be read belong to a piece too: its reader says so. */
bool pieces_next(struct pieces *p, char *const *operands, struct piece *piece);

/* Is there enough to read for several processes?  Looks at the sizes alone. */
bool pieces_worthwhile(char *const *operands, size_t n);

#endif
