/* html_library: see html_library.h. */
#include "text/html_library.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#if LIBXML_VERSION >= 21400
#define LIBRARY "libxml2.so.16"
#else
#define LIBRARY "libxml2.so.2"
#endif

_Noreturn static void
missing(void)
{
	if (errno == ENOMEM)
		mem_exhausted();
	mem_without("cannot read HTML", dlerror());
}

static void
take(void *library, const char *name, void *function, size_t n)
{
	void *found = library == NULL ? NULL : dlsym(library, name);

	if (found == NULL)
		missing();
	memcpy(function, &found, n);
}

/* --- memory of the library ---------------------------------------------- */

static void *
more(size_t n)
{
	return mem_resize(NULL, n, 1);
}

static void *
resized(void *p, size_t n)
{
	return mem_resize(p, n, 1);
}

static char *
copied(const char *s)
{
	return mem_copy(s, strlen(s));
}

const struct html_library *
html_library(void)
{
	static struct html_library functions;
	static void *library;

	if (library != NULL)
		return &functions;
	errno = 0;
	library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);
#define TAKE(name) take(library, #name, &functions.name##_, sizeof functions.name##_);
	HTML_FUNCTIONS(TAKE)
#undef TAKE
	(void)functions.xmlMemSetup_(free, more, resized, copied);
	return &functions;
}
