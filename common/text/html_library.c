/* html_library: see html_library.h. */
#include "text/html_library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if LIBXML_VERSION >= 21400
#define LIBRARY "libxml2.so.16"
#else
#define LIBRARY "libxml2.so.2"
#endif

static void
take(void *library, const char *name, void *function, size_t n)
{
	void *found = library == NULL ? NULL : dlsym(library, name);

	if (found == NULL) {
		fprintf(stderr, "jixiao: cannot read HTML: %s\n", dlerror());
		exit(2);
	}
	memcpy(function, &found, n);
}

const struct html_library *
html_library(void)
{
	static struct html_library functions;
	static void *library;

	if (library != NULL)
		return &functions;
	library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);
#define TAKE(name) take(library, #name, &functions.name##_, sizeof functions.name##_);
	HTML_FUNCTIONS(TAKE)
#undef TAKE
	return &functions;
}
