/* diag: messages and exit status; see diag.h. */
#include "base/diag.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/out.h"

enum { WARNINGS_PER_DOCUMENT = 20 };

void
diag_init(struct diag *d, const char *program)
{
	*d = (struct diag){ .program = program, .limit = WARNINGS_PER_DOCUMENT };
}

static void
add_place(struct buf *text, const struct diag *d, struct place place)
{
	buf_addf(text, "%s: ", d->program);
	if (place.doc == NULL)
		return;
	buf_addf(text, "%s:", place.doc);
	if (place.line != 0)
		buf_addf(text, "%zu:", place.line);
	if (place.line != 0 && place.col != 0)
		buf_addf(text, "%zu:", place.col);
	buf_add_char(text, ' ');
}

/* The whole line at once, so that it is not torn by another program's. There
 * is nowhere left to say that this failed. */
static void
print(struct buf *text)
{
	buf_add_char(text, '\n');
	(void)out_write(STDERR_FILENO, text->p, text->n);
	buf_release(text);
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
	struct buf text = BUF_INIT;
	va_list args;

	if (severity == DIAG_ERROR)
		diag_raise(d, STATUS_TROUBLE);
	if (d->silent)
		return;
	if (severity != DIAG_ERROR && d->limit == 0) {
		hide(d, place.doc);
		return;
	}
	if (severity != DIAG_ERROR)
		d->limit--;
	add_place(&text, d, place);
	va_start(args, format);
	buf_addv(&text, format, args);
	va_end(args);
	print(&text);
}

void
diag_flush(struct diag *d)
{
	if (d->hidden != 0) {
		struct buf text = BUF_INIT;

		add_place(&text, d, (struct place){ d->limit_doc, 0, 0 });
		buf_addf(&text, "%zu more warnings like these", d->hidden);
		print(&text);
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

void
diag_unwritten(struct diag *d, const char *name, int error)
{
	if (error == 0)
		return;
	diag_raise(d, STATUS_TROUBLE);
	if (error != EPIPE)
		diag_message(d, DIAG_ERROR, (struct place){ NULL, 0, 0 },
		    "%s: %s", name, strerror(error));
}

void
diag_cannot(struct diag *d, const char *what, const char *name, int error)
{
	diag_message(d, DIAG_ERROR, (struct place){ NULL, 0, 0 },
	    "cannot %s '%s': %s", what, name, strerror(error));
}
