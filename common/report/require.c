/* require: a report held against a template; see require.h. */
#include "report/require.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/label.h"
#include "report/words.h"
#include "text/glyph.h"

enum { KEY_MIN = 6 };	/* bytes a title must have left to be part of another */

const char *const require_names[] = { "missing", "order", "empty" };

struct wanted {
	struct buf title, key;	/* as written; what counts of it */
	bool optional;
	bool found, full;
	size_t line, place;	/* place: which heading of the report it is */
	struct buf section;
};

struct require {
	struct wanted *wanted;
	size_t n, cap;
	struct require_finding *findings;
	size_t findings_cap;
	size_t headings;	/* seen in this report */
	struct buf key;
	struct words filler;
};

struct require *
require_open(void)
{
	struct require *r = mem_zeroed(1, sizeof(*r));

	words_load(&r->filler, "filler");
	return r;
}

void
require_close(struct require *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->n; i++) {
		buf_release(&r->wanted[i].title);
		buf_release(&r->wanted[i].key);
		buf_release(&r->wanted[i].section);
	}
	buf_release(&r->key);
	words_release(&r->filler);
	free(r->wanted);
	free(r->findings);
	free(r);
}

/* Bytes at at that do not count: a bracket with its content, punctuation,
 * blanks, a filler word. */
static size_t
filler(const struct words *words, struct span title, size_t at)
{
	struct span rest = span_slice(title, at, title.n);
	struct glyph g = glyph_at(title, at);
	size_t close, n;

	if (g.c == 0xFF08 && (close = span_find(rest, SPAN("）"))) != SIZE_MAX)
		return close + strlen("）");
	if ((g.c >= 0x3000 && g.c < 0x3400) || (g.c >= 0xFF00 && g.c < 0xFF61) ||
	    (g.c >= 0x2000 && g.c < 0x2070) || g.c == ' ')
		return g.n;
	n = words_length(words, rest);
	return n < rest.n ? n : 0;
}

static void
make_key(const struct words *words, struct buf *key, struct span title)
{
	size_t n;

	buf_reset(key);
	for (size_t at = 0; at < title.n;)
		if ((n = filler(words, title, at)) > 0)
			at += n;
		else {
			n = glyph_at(title, at).n;
			buf_add(key, title.p + at, n);
			at += n;
		}
}

void
require_add(struct require *r, struct span line)
{
	struct wanted *w;
	struct span text = line;

	while (text.n > 0 && text.p[0] == ' ')
		text = span_slice(text, 1, text.n);
	while (text.n > 0 && (text.p[text.n - 1] == '\r' || text.p[text.n - 1] == ' '))
		text.n--;
	if (text.n == 0 || text.p[0] == '#')
		return;
	r->wanted = mem_grow(r->wanted, r->n, &r->cap, sizeof(*w));
	w = &r->wanted[r->n++];
	memset(w, 0, sizeof(*w));
	w->optional = text.p[0] == '?';
	text = span_slice(text, w->optional, text.n);
	buf_add_span(&w->title, span_slice(text, label_blanks(text, 0), text.n));
	make_key(&r->filler, &w->key, buf_span(&w->title));
}

static bool
fits(struct span a, struct span b)
{
	if (span_eq(a, b))
		return true;
	return a.n >= KEY_MIN && b.n >= KEY_MIN &&
	    (span_find(a, b) != SIZE_MAX || span_find(b, a) != SIZE_MAX);
}

static void
begin_report(struct require *r)
{
	r->headings = 0;
	for (size_t i = 0; i < r->n; i++)
		r->wanted[i].found = r->wanted[i].full = false;
}

/* A title that fits in full wins over one that is only part of another. */
static struct wanted *
find_wanted(struct require *r, struct span key)
{
	for (size_t i = 0; i < r->n; i++)
		if (!r->wanted[i].found && span_eq(buf_span(&r->wanted[i].key), key))
			return &r->wanted[i];
	for (size_t i = 0; i < r->n; i++)
		if (!r->wanted[i].found && fits(buf_span(&r->wanted[i].key), key))
			return &r->wanted[i];
	return NULL;
}

static void
take_heading(struct require *r, const struct block *b)
{
	struct wanted *w;

	r->headings++;
	make_key(&r->filler, &r->key, buf_span(&b->place.title));
	w = find_wanted(r, buf_span(&r->key));
	if (w == NULL)
		return;
	w->found = true;
	w->full = b->place.body < b->text.n;
	w->line = b->lines[0].number;
	w->place = r->headings;
	buf_reset(&w->section);
	buf_add_span(&w->section, buf_span(&b->place.section));
}

static bool
is_within(struct span section, struct span is)
{
	return span_starts(section, is) &&
	    (section.n == is.n || section.p[is.n] == '.');
}

/* Text below a heading fills its section and those above it. */
static void
take_text(struct require *r, struct span section)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->wanted[i].found && !r->wanted[i].full &&
		    is_within(section, buf_span(&r->wanted[i].section)))
			r->wanted[i].full = true;
}

void
require_take(struct require *r, const struct block *b)
{
	if (b->kind == BLOCK_DOCUMENT)
		begin_report(r);
	else if (b->kind == BLOCK_PARAGRAPH && b->place.role == ROLE_HEADING)
		take_heading(r, b);
	if (b->kind == BLOCK_TABLE || (b->kind == BLOCK_PARAGRAPH &&
	    (b->place.role == ROLE_BODY || b->place.body < b->text.n)))
		take_text(r, buf_span(&b->place.section));
}

static void
add_finding(struct require *r, size_t *n, const struct wanted *w,
    enum require_problem problem)
{
	r->findings = mem_grow(r->findings, *n, &r->findings_cap, sizeof(*r->findings));
	r->findings[(*n)++] = (struct require_finding){ problem, w->optional,
		w->found ? w->line : 0,
		w->found ? buf_span(&w->section) : (struct span){ "", 0 },
		buf_span(&w->title) };
}

size_t
require_findings(struct require *r, const struct require_finding **out)
{
	size_t n = 0, last = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct wanted *w = &r->wanted[i];

		if (!w->found) {
			if (!w->optional)
				add_finding(r, &n, w, REQUIRE_MISSING);
			continue;
		}
		if (w->place < last)
			add_finding(r, &n, w, REQUIRE_ORDER);
		else
			last = w->place;
		if (!w->full)
			add_finding(r, &n, w, REQUIRE_EMPTY);
	}
	*out = r->findings;
	return n;
}
