/* para_hang: items of lists whose lines hang below their text; see para_hang.h. */
#include "input/para_hang.h"

#include "input/para_columns.h"
#include "text/character.h"

enum {
	LEAST = 40,		/* columns of a line that is full … */
	WORD = 16		/* … and of what did not fit into it, at most */
};

/* Columns before the text of an item, behind "  2. " or "  * "; 0: s is none. */
static size_t
text_column(struct span s)
{
	size_t from = span_repeats(s, 0, ' '), at = from, blanks;

	while (at < s.n && character_is_digit((unsigned char)s.p[at]))
		at++;
	if (at == s.n || s.p[at] != (at > from ? '.' : '*'))
		return 0;
	blanks = span_repeats(s, at + 1, ' ');
	return blanks == 0 ? 0 : at + 1 + blanks;
}

bool
para_hangs_read(struct span paragraph, struct span last, struct span next)
{
	size_t columns;

	if (text_column(paragraph) != span_repeats(next, 0, ' '))
		return false;
	columns = para_columns(last, SIZE_MAX);
	return columns >= LEAST && columns + WORD >= para_columns(next, SIZE_MAX);
}
