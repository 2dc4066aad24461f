/* writer: records as TSV, CSV or JSON lines; see writer.h. */
#include "record/writer.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/digits.h"
#include "base/lanes.h"
#include "base/mem.h"
#include "base/out.h"
#include "record/json.h"
#include "record/tsv.h"

enum { BLOCK = 128 * 1024 };

struct writer {
	int fd;
	int error;		/* errno of the first failed write; 0: none */
	struct record_options options;
	const char *const *names;
	size_t n;
	size_t at;		/* column of the next field */
	bool empty;		/* the record so far is one empty field */
	struct buf *keys;	/* JSON lines: {"NAME": or ,"NAME": by column */
	struct buf scratch;
	size_t used;
	char *block;
};

/* --- bytes ------------------------------------------------------------- */

void
writer_flush(struct writer *w)
{
	if (w->error == 0)
		w->error = out_write(w->fd, w->block, w->used);
	w->used = 0;
}

void
writer_on_wait(void *w)
{
	writer_flush(w);
}

static void
put_long(struct writer *w, const char *p, size_t n)
{
	writer_flush(w);
	if (n < BLOCK) {
		memcpy(w->block, p, n);
		w->used = n;
	} else if (w->error == 0)
		w->error = out_write(w->fd, p, n);
}

static inline void
put(struct writer *w, const char *p, size_t n)
{
	if (n > BLOCK - w->used) {
		put_long(w, p, n);
		return;
	}
	if (n != 0)
		memcpy(w->block + w->used, p, n);
	w->used += n;
}

static inline void
put_char(struct writer *w, char c)
{
	if (w->used == BLOCK)
		writer_flush(w);
	w->block[w->used++] = c;
}

/* --- TSV --------------------------------------------------------------- */

char *
writer_room(struct writer *w, size_t n)
{
	if (n > BLOCK || w->options.format != RECORD_TSV)
		return NULL;
	if (n > BLOCK - w->used)
		writer_flush(w);
	return w->block + w->used;
}

void
writer_took(struct writer *w, const char *end)
{
	w->used = (size_t)(end - w->block);
}

static void
put_tsv_escaped(struct writer *w, struct span s)
{
	size_t clean = 0;

	if (s.n <= BLOCK / 2) {
		writer_took(w, tsv_escape(writer_room(w, 2 * s.n), s));
		return;
	}
	for (size_t i = 0; i < s.n; i++) {
		if (!tsv_is_special(s.p[i]))
			continue;
		put(w, s.p + clean, i - clean);
		put_char(w, '\\');
		put_char(w, tsv_letter(s.p[i]));
		clean = i + 1;
	}
	put(w, s.p + clean, s.n - clean);
}

/* --- CSV --------------------------------------------------------------- */

/* The bytes of v that a field without quotes cannot have. */
static inline lanes
csv_special(lanes v)
{
	return (lanes)(v == ',') | (lanes)(v == '"') | (lanes)(v == '\n') | (lanes)(v == '\r');
}

/* Blanks at either end are quoted too: many readers drop them otherwise. */
static inline bool
needs_quotes(struct span s)
{
	lanes special;

	if (s.n == 0)
		return false;
	if (s.p[0] == ' ' || s.p[s.n - 1] == ' ')
		return true;
	if (s.n <= LANES)
		return lanes_any(csv_special(lanes_load_few(s.p, s.n)));
	special = csv_special(lanes_load(s.p + s.n - LANES));
	for (size_t i = 0; i + LANES < s.n; i += LANES)
		special |= csv_special(lanes_load(s.p + i));
	return lanes_any(special);
}

/* A field that needs quotes; most hold none themselves. */
static void
put_csv(struct writer *w, struct span s)
{
	size_t room, n;

	if (memchr(s.p, '"', s.n) == NULL) {
		put_char(w, '"');
		put(w, s.p, s.n);
		put_char(w, '"');
		return;
	}
	if (s.n > SIZE_MAX / 2 - 2)
		mem_exhausted();
	room = 2 * s.n + 2;
	buf_reset(&w->scratch);
	n = csv_write2(buf_reserve(&w->scratch, room), room, s.p, s.n, CSV_QUOTE);
	put(w, w->scratch.p, n);
}

/* --- JSON -------------------------------------------------------------- */

static void
put_json(struct writer *w, struct span s)
{
	buf_reset(&w->scratch);
	json_add(&w->scratch, s);
	put(w, w->scratch.p, w->scratch.n);
}

static void
make_keys(struct writer *w)
{
	w->keys = mem_zeroed(w->n, sizeof *w->keys);
	for (size_t i = 0; i < w->n; i++) {
		buf_add_char(&w->keys[i], i == 0 ? '{' : ',');
		json_add(&w->keys[i], span_of(w->names[i]));
		buf_add_char(&w->keys[i], ':');
	}
}

/* --- records ----------------------------------------------------------- */

/* What stands before a field. */
static inline void
begin_field(struct writer *w)
{
	size_t i = w->at++;

	if (w->options.format == RECORD_JSONL) {
		if (w->n == 0)
			put_char(w, i == 0 ? '[' : ',');
		else if (i < w->n)
			put(w, w->keys[i].p, w->keys[i].n);
	} else if (i != 0)
		put_char(w, w->options.format == RECORD_CSV ? ',' : '\t');
}

/* A field that needs no escapes or quotes, in TSV or CSV. */
static inline void
put_plain(struct writer *w, struct span s, char separator)
{
	char *to;

	if (w->at++ != 0)
		put_char(w, separator);
	if (s.n > BLOCK - w->used) {
		put_long(w, s.p, s.n);
		return;
	}
	to = w->block + w->used;
	w->used += s.n;
	span_copy(to, s.p, s.n);
}

/* A field that needs escapes or quotes. */
static void
put_field(struct writer *w, struct span s)
{
	begin_field(w);
	switch (w->options.format) {
	case RECORD_TSV:
		put_tsv_escaped(w, s);
		break;
	case RECORD_CSV:
		put_csv(w, s);
		break;
	case RECORD_JSONL:
		put_json(w, s);
		break;
	}
}

void
writer_field(struct writer *w, struct span s)
{
	enum record_format format = w->options.format;

	w->empty = w->at == 0 && s.n == 0;
	if (format == RECORD_TSV && !tsv_needs_escapes(s))
		put_plain(w, s, '\t');
	else if (format == RECORD_CSV && !needs_quotes(s))
		put_plain(w, s, ',');
	else
		put_field(w, s);
}

void
writer_plain(struct writer *w, struct span s)
{
	if (w->options.format == RECORD_TSV)
		put_plain(w, s, '\t');
	else
		writer_field(w, s);
}

void
writer_uint(struct writer *w, uint64_t v)
{
	char text[DIGITS_MOST];

	w->empty = false;
	begin_field(w);
	put(w, text, (size_t)(digits_put(text, v) - text));
}

void
writer_decimal(struct writer *w, struct decimal d)
{
	char text[DECIMAL_TEXT_MAX];
	bool quoted = w->options.format == RECORD_JSONL;

	w->empty = false;
	begin_field(w);
	if (quoted)
		put_char(w, '"');
	put(w, text, (size_t)(decimal_put(text, d) - text));
	if (quoted)
		put_char(w, '"');
}

/* A CSV record that is one empty field would be a blank line, and readers
 * skip those. */
void
writer_end(struct writer *w)
{
	if (w->options.format == RECORD_JSONL) {
		if (w->at == 0)
			put_char(w, w->n == 0 ? '[' : '{');
		put_char(w, w->n == 0 ? ']' : '}');
	} else if (w->options.format == RECORD_CSV && w->at == 1 && w->empty)
		put(w, "\"\"", 2);
	put_char(w, '\n');
	w->at = 0;
	w->empty = false;
}

void
writer_raw(struct writer *w, struct span s)
{
	put(w, s.p, s.n);
}

/* --- life -------------------------------------------------------------- */

static void
put_header(struct writer *w)
{
	if (w->options.bom)
		put(w, "\xEF\xBB\xBF", 3);
	if (w->n == 0 || w->options.no_header || w->options.format == RECORD_JSONL)
		return;
	for (size_t i = 0; i < w->n; i++)
		writer_field(w, span_of(w->names[i]));
	writer_end(w);
}

struct writer *
writer_open(int fd, const char *const *names, size_t n,
    const struct record_options *options)
{
	struct writer *w = mem_zeroed(1, sizeof *w);

	w->fd = fd;
	w->names = names;
	w->n = n;
	if (options != NULL)
		w->options = *options;
	w->block = mem_resize(NULL, BLOCK, 1);
	if (w->options.format == RECORD_JSONL && n != 0)
		make_keys(w);
	out_prepare();
	put_header(w);
	writer_flush(w);
	return w;
}

bool
writer_failed(const struct writer *w)
{
	return w->error != 0;
}

static void
release(struct writer *w)
{
	for (size_t i = 0; w->keys != NULL && i < w->n; i++)
		buf_release(&w->keys[i]);
	free(w->keys);
	buf_release(&w->scratch);
	free(w->block);
	free(w);
}

void
writer_close(struct writer *w, struct diag *diag)
{
	const char *name = w->options.name;

	writer_flush(w);
	if (close(w->fd) != 0 && w->error == 0)
		w->error = errno;
	diag_unwritten(diag, name != NULL ? name : "standard output", w->error);
	release(w);
}
