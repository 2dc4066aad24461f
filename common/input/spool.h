/* spool: standard input for who has to read it twice. */
#ifndef INPUT_SPOOL_H
#define INPUT_SPOOL_H

#include <stdbool.h>
#include <sys/types.h>

/* Where standard input stands now, so that lseek can take it back there.  A pipe
 * cannot go back: it is read to its end, and a copy of it, a file without a name on
 * the disk of directory, is standard input from now on.  -1, and errno, if there is
 * no room for that. */
off_t spool_stdin(const char *directory);

/* Can the operand be opened again with the same bytes in it?  So it can if it does
 * not exist: whoever reads it says so. */
bool spool_can_reopen(const char *operand);

#endif
