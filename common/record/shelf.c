/* shelf: pages under names of a list; see shelf.h. */
#include "record/shelf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/out.h"
#include "input/source.h"
#include "record/folder.h"
#include "record/tsv.h"
#include "record/writer.h"

enum { FOLDER_BYTES = 2 };

struct shelf {
	const char *path;
	const char *list;	/* name of the file */
	struct buf lines;	/* what it holds */
	size_t at;		/* of the next line */
	size_t line;		/* and its number */
	struct span file;	/* of the report at hand, in lines; none: it has none */
	struct buf name, aside;	/* of a file, and of the same while it is written */
};

static bool
is_safe(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    c == '-' || c == '_';
}

static bool
is_file_name(struct span file)
{
	for (size_t i = 0; i < file.n; i++)
		if (!is_safe(file.p[i]))
			return false;
	return file.n >= FOLDER_BYTES;
}

/* The next line of the list in two; false: no more, or it is not of that form, and
 * the list stays where it is. */
static bool
next_line(struct shelf *s, struct span *name, struct span *file)
{
	struct span rest = span_slice(buf_span(&s->lines), s->at, s->lines.n);
	size_t end = span_find(rest, SPAN("\n"));
	struct span line = span_slice(rest, 0, end == NONE ? rest.n : end);
	size_t tab = span_find(line, SPAN("\t"));

	if (tab == NONE)
		return false;
	*name = span_slice(line, 0, tab);
	*file = span_slice(line, tab + 1, line.n);
	if (!is_file_name(*file))
		return false;
	s->at += line.n + (end != NONE);
	s->line++;
	return true;
}

/* Is every line as it should be?  Then the list starts again. */
static bool
lines_are_good(struct shelf *s, struct diag *diag)
{
	struct span name, file;
	bool good;

	while (next_line(s, &name, &file))
		;
	good = s->at == s->lines.n;
	if (!good)
		diag_message(diag, DIAG_ERROR, (struct place){ s->list, s->line + 1, 0 },
		    "is no name, TAB and file name of letters, digits, '-' and '_'");
	s->at = s->line = 0;
	return good;
}

static bool
read_list(struct shelf *s, struct diag *diag)
{
	return source_read_all(s->list, &s->lines, diag) && lines_are_good(s, diag);
}

struct shelf *
shelf_open(const char *path, const char *list, struct diag *diag)
{
	struct shelf *s = mem_zeroed(1, sizeof *s);

	s->path = path;
	s->list = list;
	if (read_list(s, diag) && folder_make(path, diag))
		return s;
	shelf_close(s);
	return NULL;
}

static bool
is_named(const char *doc, struct span escaped)
{
	struct span plain = span_of(doc);
	struct buf b = BUF_INIT;
	bool same;

	b.n = (size_t)(tsv_escape(buf_reserve(&b, 2 * plain.n + 1), plain) - b.p);
	same = span_eq(buf_span(&b), escaped);
	buf_release(&b);
	return same;
}

void
shelf_name(const struct shelf *s, size_t page, struct buf *name)
{
	if (s->file.n == 0)
		return;
	buf_add_span(name, s->file);
	if (page > 1)
		buf_addf(name, "-%zu", page);
	buf_add_str(name, ".html");
}

/* Of this page: DIR/FI/FILE.html, and DIR/FI/.FILE.html beside it; DIR/FI is made. */
static bool
set_names(struct shelf *s, size_t page, struct diag *diag)
{
	buf_reset(&s->name);
	buf_add_str(&s->name, s->path);
	buf_add_char(&s->name, '/');
	buf_add(&s->name, s->file.p, FOLDER_BYTES);
	if (!folder_make(buf_str(&s->name), diag))
		return false;
	buf_reset(&s->aside);
	buf_add_span(&s->aside, buf_span(&s->name));
	buf_add_str(&s->name, "/");
	buf_add_str(&s->aside, "/.");
	shelf_name(s, page, &s->name);
	shelf_name(s, page, &s->aside);
	return true;
}

static int
write_aside(struct shelf *s, struct span bytes)
{
	int fd = open(buf_str(&s->aside), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), error;

	if (fd < 0)
		return errno;
	error = out_write(fd, bytes.p, bytes.n);
	if (close(fd) != 0 && error == 0)
		error = errno;
	if (error == 0 && rename(buf_str(&s->aside), buf_str(&s->name)) != 0)
		error = errno;
	if (error != 0)
		unlink(buf_str(&s->aside));
	return error;
}

void
shelf_turn_to(struct shelf *s, const char *doc, struct diag *diag)
{
	struct span name;

	if (next_line(s, &name, &s->file) && is_named(doc, name))
		return;
	s->file.n = 0;
	diag_message(diag, DIAG_ERROR, (struct place){ s->list, s->line, 0 },
	    "does not name '%s', the next report", doc);
}

void
shelf_put(struct shelf *s, size_t page, struct span bytes, struct diag *diag)
{
	int error;

	if (s->file.n == 0 || !set_names(s, page, diag))
		return;
	error = write_aside(s, bytes);
	if (error != 0)
		diag_cannot(diag, "write", buf_str(&s->name), error);
}

void
shelf_close(struct shelf *s)
{
	if (s == NULL)
		return;
	buf_release(&s->lines);
	buf_release(&s->name);
	buf_release(&s->aside);
	free(s);
}
