/* diag: messages and exit status; see diag.h. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { WARNINGS_PER_DOCUMENT = 20 };

void
diag_init(struct diag *d, const char *program)
{
	*d = (struct diag){ .program = program, .limit = WARNINGS_PER_DOCUMENT };
}

static void
print_place(const struct diag *d, struct place place)
{
	fprintf(stderr, "%s: ", d->program);
	if (place.doc == NULL)
		return;
	fprintf(stderr, "%s:", place.doc);
	if (place.line != 0)
		fprintf(stderr, "%zu:", place.line);
	if (place.line != 0 && place.col != 0)
		fprintf(stderr, "%zu:", place.col);
	fputc(' ', stderr);
}

/* Counts a warning that is not printed. */
static void
hide(struct diag *d, const char *doc)
{
	if (d->limit_doc == NULL && doc != NULL)
		d->limit_doc = mem_copy(doc, strlen(doc));
	d->hidden++;
}

void
diag_message(struct diag *d, enum severity severity, struct place place,
    const char *format, ...)
{
	va_list args;

	if (severity == DIAG_ERROR)
		diag_raise(d, STATUS_TROUBLE);
	else if (d->limit == 0) {
		hide(d, place.doc);
		return;
	} else
		d->limit--;
	print_place(d, place);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

void
diag_flush(struct diag *d)
{
	if (d->hidden != 0) {
		print_place(d, (struct place){ d->limit_doc, 0, 0 });
		fprintf(stderr, "%zu more warnings like these\n", d->hidden);
	}
	d->hidden = 0;
	d->limit = WARNINGS_PER_DOCUMENT;
	free(d->limit_doc);
	d->limit_doc = NULL;
}

void
diag_raise(struct diag *d, enum status status)
{
	if (status > d->status)
		d->status = status;
}
