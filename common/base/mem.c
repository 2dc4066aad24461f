/* mem: allocation that never returns NULL; see mem.h. */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

static const char *program = "jixiao";

_Noreturn void
mem_exhausted(void)
{
	fprintf(stderr, "%s: out of memory\n", program);
	exit(STATUS_TROUBLE);
}

_Noreturn void
mem_without(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s: %s\n", program, what, why);
	exit(STATUS_TROUBLE);
}

void
mem_program(const char *name)
{
	program = name;
}

void *
mem_zeroed(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
mem_resize(void *p, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		mem_exhausted();
	n *= size;
	p = realloc(p, n ? n : 1);
	if (p == NULL)
		mem_exhausted();
	return p;
}

char *
mem_copy(const char *p, size_t n)
{
	char *copy;

	if (n == SIZE_MAX)
		mem_exhausted();
	copy = mem_resize(NULL, n + 1, 1);
	if (n != 0)
		memcpy(copy, p, n);
	copy[n] = '\0';
	return copy;
}

void *
mem_double(void *p, size_t *cap, size_t size)
{
	if (*cap > SIZE_MAX / 2 - 8)
		mem_exhausted();
	*cap = *cap ? *cap * 2 : 8;
	return mem_resize(p, *cap, size);
}
