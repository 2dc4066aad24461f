/* rows: the cases of a .rows file, one a line; a line that begins with # is a comment.
 *
 * Most rows read "input → expected".
 */
#ifndef UNIT_ROWS_H
#define UNIT_ROWS_H

#include <stdlib.h>

#include "base/buf.h"
#include "unit.h"

/* Hands each line that is a case to check, without its end and followed by NUL; number is
 * that of the line.  A file that cannot be read is a failure. */
static inline void
rows_each(const char *path, void (*check)(void *context, char *row, size_t number),
    void *context)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0, number = 0;

	CHECK(f != NULL);
	while (f != NULL && getline(&line, &cap, f) > 0) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '#' && line[0] != '\0')
			check(context, line, number);
	}
	free(line);
	if (f != NULL)
		fclose(f);
}

/* Cuts a row at its arrow and returns what is expected; a row without one is a failure and
 * expects nothing. */
static inline char *
rows_expected(char *row)
{
	static const char sign[] = " → ";
	char *arrow = strstr(row, sign);

	CHECK(arrow != NULL);
	if (arrow == NULL)
		return row + strlen(row);
	*arrow = '\0';
	return arrow + strlen(sign);
}

#endif
