/* require: a report held against a template; see require.h. */
#include "outline/require.h"

#include <limits.h>
#include <stdlib.h>

#include "base/mem.h"
#include "language/grammar.h"
#include "language/label.h"
#include "language/shape.h"
#include "language/words.h"
#include "outline/meta.h"
#include "text/data.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { KEY_MIN = 6,		/* bytes a title must have left to be part of another */
	NONE_BYTES = 120 };	/* of a sentence that says 无 and no more */

enum column { TEMPLATE, MARK, TITLE, KINDS };

extern const struct data_table data_templates;

const char *const require_names[] = { "missing", "order", "empty", "none", "fits" };

struct wanted {
	struct buf title, key;	/* as written; what counts of it, wordings parted by | */
	struct span *wordings;	/* those of key */
	size_t nwordings, wordings_cap;
	bool optional, lenient;	/* may be missing, may answer 无 */
	bool form;		/* a table that is attached */
	bool found, full, none;	/* full: it has text; none: which only says 无 */
	size_t line, place;	/* place: which heading of the report it is */
	struct buf section;
};

/* Sections first to end of struct require. */
struct outline_wanted {
	struct buf name;
	struct span kinds;	/* of reports that it is for, parted by |; empty: all */
	size_t first, end;
};

struct require {
	struct wanted *wanted;
	size_t n, cap;
	struct outline_wanted *templates;
	size_t ntemplates, templates_cap;
	struct require_finding *findings;
	size_t findings_cap;
	size_t headings;	/* seen in this report */
	struct meta *meta;	/* that knows kinds; NULL: they do not matter */
	struct span kind;	/* of this report; empty: not known */
	struct buf key;
	const struct words *filler, *none, *some;
};

struct require *
require_open(void)
{
	struct require *r = mem_zeroed(1, sizeof(*r));

	r->filler = words_of("filler");
	r->none = words_of("none");
	r->some = words_of("some");
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
		free(r->wanted[i].wordings);
	}
	if (r->meta != NULL)
		meta_close(r->meta);
	buf_release(&r->key);
	for (size_t i = 0; i < r->ntemplates; i++)
		buf_release(&r->templates[i].name);
	free(r->templates);
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

	if (punct_starts(rest, '(') != 0 && (close = punct_find(rest, ')')) != NONE)
		return close + punct_starts(span_slice(rest, close, rest.n), ')');
	if ((g.c >= 0x3000 && g.c < 0x3400) || (g.c >= 0xFF00 && g.c < 0xFF61) ||
	    (g.c >= 0x2000 && g.c < 0x2070) || g.c == ' ' ||
	    g.c == ',' || g.c == ':')
		return g.n;
	n = words_length(words, rest);
	return n < rest.n ? n : 0;
}

static void
add_key(const struct words *words, struct buf *key, struct span title)
{
	size_t n;

	for (size_t at = 0; at < title.n;)
		if ((n = filler(words, title, at)) > 0)
			at += n;
		else {
			n = glyph_at(title, at).n;
			buf_add(key, title.p + at, n);
			at += n;
		}
}

static void
make_key(const struct words *words, struct buf *key, struct span title)
{
	buf_reset(key);
	add_key(words, key, title);
}

/* Of each wording of a|b, with the bar between them. */
static void
make_keys(const struct words *words, struct buf *key, struct span titles)
{
	size_t bar;

	buf_reset(key);
	while ((bar = span_find(titles, SPAN("|"))) < titles.n) {
		add_key(words, key, span_slice(titles, 0, bar));
		buf_add_char(key, '|');
		titles = span_slice(titles, bar + 1, titles.n);
	}
	add_key(words, key, titles);
}

static void
add_template(struct require *r, struct span name)
{
	struct outline_wanted *t;

	r->templates = mem_grow(r->templates, r->ntemplates, &r->templates_cap, sizeof(*t));
	t = &r->templates[r->ntemplates++];
	memset(t, 0, sizeof(*t));
	t->first = t->end = r->n;
	buf_add_span(&t->name, name);
}

/* The marks before a title; returns it without them. */
static struct span
read_marks(struct wanted *w, struct span text)
{
	while (text.n > 0 && (text.p[0] == '?' || text.p[0] == '-')) {
		w->optional = w->optional || text.p[0] == '?';
		w->lenient = w->lenient || text.p[0] == '-';
		text = span_slice(text, 1, text.n);
	}
	return text;
}

static void
part_wordings(struct wanted *w)
{
	struct span left = buf_span(&w->key);

	while (left.n > 0) {
		w->wordings = mem_grow(w->wordings, w->nwordings, &w->wordings_cap,
		    sizeof *w->wordings);
		w->wordings[w->nwordings++] = span_cut(&left, '|');
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
	if (text.p[0] == '[' && text.p[text.n - 1] == ']') {
		add_template(r, span_slice(text, 1, text.n - 1));
		return;
	}
	if (r->ntemplates == 0)
		add_template(r, SPAN(""));
	r->wanted = mem_grow(r->wanted, r->n, &r->cap, sizeof(*w));
	w = &r->wanted[r->n++];
	r->templates[r->ntemplates - 1].end = r->n;
	memset(w, 0, sizeof(*w));
	text = read_marks(w, text);
	buf_add_span(&w->title, span_slice(text, label_blanks(text, 0), text.n));
	make_keys(r->filler, &w->key, buf_span(&w->title));
	part_wordings(w);
	w->form = word_table_ends(&name_words, "table", text) ||
	    word_table_starts(&name_words, "attached", text);
}

/* Does row i of templates.tsv begin a template? */
static bool
begins_known(size_t i)
{
	return i == 0 || strcmp(DATA_CELL(&data_templates, i - 1, TEMPLATE),
	    DATA_CELL(&data_templates, i, TEMPLATE)) != 0;
}

bool
require_add_known(struct require *r, struct span wanted)
{
	struct buf line = BUF_INIT;
	bool all = span_eq(wanted, SPAN("known")), found = false;

	if (all && r->meta == NULL)
		r->meta = meta_open();
	for (size_t i = 0; i < data_templates.rows; i++) {
		struct span name = span_of(DATA_CELL(&data_templates, i, TEMPLATE));

		if (!all && !span_eq(name, wanted))
			continue;
		if (begins_known(i)) {
			add_template(r, name);
			r->templates[r->ntemplates - 1].kinds =
			    span_of(DATA_CELL(&data_templates, i, KINDS));
		}
		found = true;
		buf_reset(&line);
		buf_add_span(&line, span_of(DATA_CELL(&data_templates, i, MARK)));
		buf_add_span(&line, span_of(DATA_CELL(&data_templates, i, TITLE)));
		require_add(r, buf_span(&line));
	}
	buf_release(&line);
	return found;
}

void
require_known_names(struct buf *out)
{
	for (size_t i = 0; i < data_templates.rows; i++)
		if (begins_known(i))
			buf_addf(out, "%s%s", i == 0 ? "" : " ",
			    DATA_CELL(&data_templates, i, TEMPLATE));
}

bool
require_is_empty(const struct require *r)
{
	return r->n == 0;
}

/* Is b part of a, or a of b? */
static bool
overlaps(struct span a, struct span b)
{
	struct span whole = a.n < b.n ? b : a, part = a.n < b.n ? a : b;

	return part.n >= KEY_MIN && whole.n <= part.n * 3 && span_has(whole, part);
}

/* Is key one of the wordings of w, or with part part of one? */
static bool
fits(const struct wanted *w, struct span key, bool part)
{
	for (size_t i = 0; i < w->nwordings; i++)
		if (part ? overlaps(w->wordings[i], key) : span_eq(w->wordings[i], key))
			return true;
	return false;
}

static void
begin_report(struct require *r)
{
	r->headings = 0;
	r->kind.n = 0;
	for (size_t i = 0; i < r->n; i++)
		r->wanted[i].found = r->wanted[i].full = false;
}

/* A title that fits in full wins over one that is only part of another. form: it is
 * an attachment's. */
static struct wanted *
find_wanted(struct require *r, const struct outline_wanted *t, struct span key, bool form)
{
	for (int part = 0; part <= 1; part++)
		for (size_t i = t->first; i < t->end; i++)
			if (!r->wanted[i].found && r->wanted[i].form == form &&
			    fits(&r->wanted[i], key, part))
				return &r->wanted[i];
	return NULL;
}

/* 无。 本单位无此项支出。: one short sentence that says so and no more. */
static bool
says_none(const struct require *r, struct span text)
{
	size_t start = label_blanks(text, 0);

	text = span_slice(text, start, shape_trim(text, start));
	if (text.n > NONE_BYTES || words_in(r->some, text))
		return false;
	return words_in(r->none, text);
}

static void
take_heading(struct require *r, const struct block *b)
{
	struct span body = span_slice(buf_span(&b->text), b->place.body, b->text.n);

	r->headings++;
	make_key(r->filler, &r->key, buf_span(&b->place.title));
	for (size_t i = 0; i < r->ntemplates; i++) {
		struct wanted *w = find_wanted(r, &r->templates[i], buf_span(&r->key),
		    b->place.level == 0);

		if (w == NULL)
			continue;
		w->found = true;
		w->full = body.n > 0;
		w->none = w->full && says_none(r, body);
		w->line = b->lines[0].number;
		w->place = r->headings;
		buf_reset(&w->section);
		buf_add_span(&w->section, buf_span(&b->place.section));
	}
}

static bool
is_within(struct span section, struct span is)
{
	return span_starts(section, is) &&
	    (section.n == is.n || section.p[is.n] == '.');
}

/* Text below a heading fills its section and those above it. */
static void
take_text(struct require *r, struct span section, bool none)
{
	for (size_t i = 0; i < r->n; i++) {
		struct wanted *w = &r->wanted[i];

		if (!w->found || (w->full && !w->none) ||
		    !is_within(section, buf_span(&w->section)))
			continue;
		w->none = none;
		w->full = true;
	}
}

static void
take_title(struct require *r, const struct block *b)
{
	if (r->meta != NULL && r->kind.n == 0 && span_eq(buf_span(&b->place.section), SPAN("0")))
		r->kind = meta_kind_of(r->meta, buf_span(&b->place.title));
}

void
require_take(struct require *r, const struct block *b)
{
	struct span section = buf_span(&b->place.section);

	if (b->kind == BLOCK_DOCUMENT)
		begin_report(r);
	else if (b->kind == BLOCK_PARAGRAPH && b->place.role == ROLE_TITLE)
		take_title(r, b);
	else if (b->kind == BLOCK_TABLE)
		take_text(r, section, false);
	else if (b->kind == BLOCK_PARAGRAPH && b->place.role == ROLE_HEADING) {
		take_heading(r, b);
		if (b->place.body < b->text.n)
			take_text(r, section, says_none(r, span_slice(buf_span(&b->text),
			    b->place.body, b->text.n)));
	} else if (b->kind == BLOCK_PARAGRAPH && b->place.role == ROLE_BODY)
		take_text(r, section, says_none(r, buf_span(&b->text)));
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

/* Is t for reports of the kind of this one? */
static bool
is_for_kind(const struct require *r, const struct outline_wanted *t)
{
	struct span kinds = t->kinds;

	if (r->kind.n == 0 || kinds.n == 0)
		return true;
	while (kinds.n > 0)
		if (span_eq(span_cut(&kinds, '|'), r->kind))
			return true;
	return false;
}

/* The template of which most is there and least is missing; NULL: none is for such reports. */
static const struct outline_wanted *
best_template(const struct require *r)
{
	const struct outline_wanted *best = NULL;
	long high = LONG_MIN;

	for (size_t i = 0; i < r->ntemplates; i++) {
		const struct outline_wanted *t = &r->templates[i];
		long fit = 0;

		if (!is_for_kind(r, t))
			continue;
		for (size_t j = t->first; j < t->end; j++)
			fit += r->wanted[j].found ? 1 : r->wanted[j].optional ? 0 : -1;
		if (fit > high) {
			high = fit;
			best = t;
		}
	}
	return best;
}

static void
add_section(struct require *r, size_t *n, const struct wanted *w, size_t *last)
{
	if (!w->found) {
		if (!w->optional)
			add_finding(r, n, w, REQUIRE_MISSING);
		return;
	}
	if (w->place < *last)
		add_finding(r, n, w, REQUIRE_ORDER);
	else
		*last = w->place;
	if (!w->full)
		add_finding(r, n, w, REQUIRE_EMPTY);
	else if (w->none && !w->lenient)
		add_finding(r, n, w, REQUIRE_NONE);
}

size_t
require_findings(struct require *r, const struct require_finding **out)
{
	const struct outline_wanted *best = best_template(r);
	size_t n = 0, last = 0;

	if (best != NULL && r->ntemplates > 1) {
		r->findings = mem_grow(r->findings, n, &r->findings_cap, sizeof(*r->findings));
		r->findings[n++] = (struct require_finding){ REQUIRE_FITS, true, 0,
			{ "", 0 }, buf_span(&best->name) };
	}
	for (size_t i = best != NULL ? best->first : 0; best != NULL && i < best->end; i++)
		add_section(r, &n, &r->wanted[i], &last);
	*out = r->findings;
	return n;
}
