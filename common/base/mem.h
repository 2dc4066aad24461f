/* mem: allocation that never returns NULL.
 *
 * A filter that is out of memory has nothing useful left to do, so every
 * function here prints "NAME: out of memory" to standard error and exits with
 * status 2 instead of returning NULL.  Sizes are in bytes; a product that
 * overflows counts as out of memory.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Name that the message starts with; a static string.  Default "jixiao". */
void mem_program(const char *name);

/* Ends the program so: for memory that a library could not get. */
_Noreturn void mem_exhausted(void);

/* Ends it likewise for something else that it cannot go on without: "NAME: WHAT: WHY". */
_Noreturn void mem_without(const char *what, const char *why);

/* n zeroed objects of size bytes each; the caller frees them with free(). */
void *mem_zeroed(size_t n, size_t size);

/* realloc() to n objects of size bytes; the old pointer is gone afterwards. */
void *mem_resize(void *p, size_t n, size_t size);

/* A copy of the first n bytes of p, with a NUL behind them; free() it. */
char *mem_copy(const char *p, size_t n);

/* What mem_grow does where there is no room. */
void *mem_double(void *p, size_t *cap, size_t size);

/* Makes room for at least one more element in a growing array: returns p,
 * moved if need be, and doubles *cap (in elements) when n has reached it. */
static inline void *
mem_grow(void *p, size_t n, size_t *cap, size_t size)
{
	return n < *cap ? p : mem_double(p, cap, size);
}

#endif
