/* nomem: memory that runs out, preloaded into a program (tests/cli/nomem.sh).
 *
 * NOMEM_AT=N refuses the Nth allocation of a process and all that follow;
 * NOMEM_ONCE=1 the Nth alone, as when other programs have the memory for a
 * moment.  Libraries' allocations count like those of the program itself. */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

/* The allocator behind this one, by the names that glibc gives it. */
extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);

static unsigned long wanted, seen;
static bool once;

__attribute__((constructor)) static void
begin(void)
{
	const char *at = getenv("NOMEM_AT");

	wanted = at == NULL ? 0 : strtoul(at, NULL, 10);
	once = getenv("NOMEM_ONCE") != NULL;
}

static bool
refused(void)
{
	if (wanted == 0 || ++seen < wanted || (once && seen > wanted))
		return false;
	errno = ENOMEM;
	return true;
}

void *
malloc(size_t n)
{
	return refused() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return refused() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return refused() ? NULL : __libc_realloc(p, n);
}
