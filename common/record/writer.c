/* writer: records as TSV, CSV or JSON lines; see writer.h. */
#include "record/writer.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/digits.h"
#include "base/mem.h"
#include "base/out.h"

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

static inline bool
is_tsv_special(char c)
{
	return c == '\t' || c == '\n' || c == '\r' || c == '\\';
}

/* Sixteen bytes at a time; the compiler knows what the machine has for it. */
enum { LANES = 16 };
typedef unsigned char lanes __attribute__((vector_size(LANES)));

/* Is any byte of p[0..15] below 0x0E or equal to a backslash? */
static inline bool
suspects_any(const char *p)
{
	uint64_t half[2];
	lanes v, hit;

	memcpy(&v, p, sizeof v);
	hit = (lanes)(v < 0x0E) | (lanes)(v == '\\');
	memcpy(half, &hit, sizeof half);
	return (half[0] | half[1]) != 0;
}

/* Any byte of p[0..7] below 0x0E or equal to a backslash raises its top bit. */
static inline uint64_t
suspects(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word, x;

	memcpy(&word, p, sizeof word);
	x = word ^ (ones * '\\');
	return (((word - ones * 0x0E) & ~word) | ((x - ones) & ~x)) & (ones << 7);
}

/* False only if no byte of s must be escaped. */
static inline bool
needs_escapes(struct span s)
{
	uint64_t hit = 0;

	if (s.n < 8) {
		for (size_t i = 0; i < s.n; i++)
			hit |= is_tsv_special(s.p[i]);
		return hit != 0;
	}
	for (size_t i = 0; i + 8 < s.n; i += 8)
		hit |= suspects(s.p + i);
	return (hit | suspects(s.p + s.n - 8)) != 0;
}

static char
tsv_letter(char c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	default:
		return c;
	}
}

/* One byte, escaped if need be. */
static inline char *
escape_byte(char *to, char c)
{
	if ((unsigned char)c <= '\\' && is_tsv_special(c)) {
		*to++ = '\\';
		c = tsv_letter(c);
	}
	*to++ = c;
	return to;
}

/* At most seven bytes, nearly always clean: those of a label. */
static char *
escape_few(char *to, struct span s)
{
	uint32_t half[2];
	char word[8];

	if (s.n >= 4) {
		memcpy(&half[0], s.p, 4);
		memcpy(&half[1], s.p + s.n - 4, 4);
		memcpy(word, half, sizeof word);
		if (suspects(word) == 0) {
			memcpy(to, &half[0], 4);
			memcpy(to + s.n - 4, &half[1], 4);
			return to + s.n;
		}
	}
	for (size_t i = 0; i < s.n; i++)
		to = escape_byte(to, s.p[i]);
	return to;
}

/* Eight to fifteen bytes, if they are clean; else NULL. */
static inline char *
copy_clean_words(char *to, struct span s)
{
	uint64_t first, last;

	if ((suspects(s.p) | suspects(s.p + s.n - 8)) != 0)
		return NULL;
	memcpy(&first, s.p, 8);
	memcpy(&last, s.p + s.n - 8, 8);
	memcpy(to, &first, 8);
	memcpy(to + s.n - 8, &last, 8);
	return to + s.n;
}

/* Sixteen bytes and more, as far as they are clean; returns how many.  The last
 * sixteen may be looked at twice. */
static inline size_t
copy_clean_lanes(char *to, struct span s)
{
	size_t i = 0, last = s.n - LANES;

	for (; i < last && !suspects_any(s.p + i); i += LANES)
		memcpy(to + i, s.p + i, LANES);
	if (i < last || suspects_any(s.p + last))
		return i < last ? i : last;
	memcpy(to + last, s.p + last, LANES);
	return s.n;
}

char *
writer_escape(char *to, struct span s)
{
	size_t i = 0;
	char *end;

	if (s.n < 8)
		return escape_few(to, s);
	if (s.n < LANES && (end = copy_clean_words(to, s)) != NULL)
		return end;
	while (s.n - i >= LANES) {
		size_t n = copy_clean_lanes(to, span_slice(s, i, s.n));

		i += n;
		to += n;
		if (i < s.n)
			to = escape_byte(to, s.p[i++]);
	}
	while (i < s.n)
		to = escape_byte(to, s.p[i++]);
	return to;
}

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
		writer_took(w, writer_escape(writer_room(w, 2 * s.n), s));
		return;
	}
	for (size_t i = 0; i < s.n; i++) {
		if (!is_tsv_special(s.p[i]))
			continue;
		put(w, s.p + clean, i - clean);
		put_char(w, '\\');
		put_char(w, tsv_letter(s.p[i]));
		clean = i + 1;
	}
	put(w, s.p + clean, s.n - clean);
}

/* --- CSV --------------------------------------------------------------- */

/* Sixteen bytes that hold all of p[0..n-1], n <= 16, and nothing else. */
static inline lanes
load_few(const char *p, size_t n)
{
	uint64_t half[2] = { 0, 0 };
	lanes v;

	if (n >= 8) {
		memcpy(&half[0], p, 8);
		memcpy(&half[1], p + n - 8, 8);
	} else if (n >= 4) {
		memcpy(&half[0], p, 4);
		memcpy(&half[1], p + n - 4, 4);
	} else if (n != 0) {
		half[0] = (unsigned char)p[0] | (uint64_t)(unsigned char)p[n / 2] << 8 |
		    (uint64_t)(unsigned char)p[n - 1] << 16;
	}
	memcpy(&v, half, sizeof v);
	return v;
}

/* The bytes of v that a field without quotes cannot have. */
static inline lanes
csv_special(lanes v)
{
	return (lanes)(v == ',') | (lanes)(v == '"') | (lanes)(v == '\n') | (lanes)(v == '\r');
}

static inline bool
is_any(lanes v)
{
	uint64_t half[2];

	memcpy(half, &v, sizeof half);
	return (half[0] | half[1]) != 0;
}

/* Blanks at either end are quoted too: many readers drop them otherwise. */
static inline bool
needs_quotes(struct span s)
{
	lanes special, v;

	if (s.n == 0)
		return false;
	if (s.p[0] == ' ' || s.p[s.n - 1] == ' ')
		return true;
	if (s.n <= LANES)
		return is_any(csv_special(load_few(s.p, s.n)));
	memcpy(&v, s.p + s.n - LANES, sizeof v);
	special = csv_special(v);
	for (size_t i = 0; i + LANES < s.n; i += LANES) {
		memcpy(&v, s.p + i, sizeof v);
		special |= csv_special(v);
	}
	return is_any(special);
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
add_json_control(struct buf *out, unsigned char c)
{
	static const char letters[] = "btn\0fr";
	static const char hex[] = "0123456789abcdef";

	buf_add_char(out, '\\');
	if (c >= '\b' && c <= '\r' && letters[c - '\b'] != '\0') {
		buf_add_char(out, letters[c - '\b']);
		return;
	}
	buf_add_str(out, "u00");
	buf_add_char(out, hex[c >> 4]);
	buf_add_char(out, hex[c & 15]);
}

static void
add_json(struct buf *out, struct span s)
{
	size_t clean = 0;

	buf_add_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buf_add(out, s.p + clean, i - clean);
		clean = i + 1;
		if (c < 0x20) {
			add_json_control(out, c);
			continue;
		}
		buf_add_char(out, '\\');
		buf_add_char(out, (char)c);
	}
	if (clean < s.n)
		buf_add(out, s.p + clean, s.n - clean);
	buf_add_char(out, '"');
}

static void
put_json(struct writer *w, struct span s)
{
	buf_reset(&w->scratch);
	add_json(&w->scratch, s);
	put(w, w->scratch.p, w->scratch.n);
}

static void
make_keys(struct writer *w)
{
	w->keys = mem_zeroed(w->n, sizeof *w->keys);
	for (size_t i = 0; i < w->n; i++) {
		buf_add_char(&w->keys[i], i == 0 ? '{' : ',');
		add_json(&w->keys[i], span_of(w->names[i]));
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
	if (format == RECORD_TSV && !needs_escapes(s))
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
