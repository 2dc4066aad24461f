/* years: reports kept to be held against those of other years; see years.h. */
#include "check/years.h"

#include <stdlib.h>

#include "base/mem.h"
#include "language/date.h"
#include "text/glyph.h"

struct years {
	struct years_report *ring;
	size_t n;		/* reports ever kept */
	size_t at;		/* years_next: how many of them have been looked at */
	const struct quotes *quotes;	/* of the report begun */
	struct buf text;	/* its bytes; spans do not know them until it ends */
};

struct years *
years_open(void)
{
	struct years *y = mem_zeroed(1, sizeof(*y));

	y->ring = mem_zeroed(YEARS_REPORTS, sizeof(*y->ring));
	return y;
}

static void
free_report(struct years_report *r)
{
	free(r->list);
	free(r->bytes);
	*r = (struct years_report){ 0 };
}

void
years_close(struct years *y)
{
	if (y == NULL)
		return;
	for (size_t i = 0; i < YEARS_REPORTS; i++)
		free_report(&y->ring[i]);
	free(y->ring);
	buf_release(&y->text);
	free(y);
}

static struct years_report *
latest(const struct years *y)
{
	return &y->ring[(y->n - 1) % YEARS_REPORTS];
}

/* --- keeping ------------------------------------------------------------------ */

/* The buffer may still move, so a span has its length alone until settle says where
 * it is. */
static struct span
keep(struct years *y, struct span s)
{
	s = span_slice(s, 0, YEARS_TEXT);
	buf_add_span(&y->text, s);
	s.p = NULL;
	return s;
}

/* Spans were kept one behind the other: in the same order each gets its bytes. */
static void
settle(struct span *s, const char **at)
{
	s->p = *at;
	*at += s->n;
}

/* A title that comes every year is the same but for its digits. */
static struct span
keep_title(struct years *y, struct span title)
{
	size_t from = y->text.n, n;

	for (size_t i = 0; i < title.n && i < YEARS_TEXT; i += n) {
		n = glyph_at(title, i).n;
		if (date_digit(title, i, &n) < 0)
			buf_add_span(&y->text, span_slice(title, i, i + n));
	}
	return (struct span){ NULL, y->text.n - from };
}

static int
year_of(struct span digits, int otherwise)
{
	int year = 0;

	for (size_t i = 0; i < digits.n && i < 4; i++)
		year = year * 10 + (digits.p[i] - '0');
	return digits.n == 4 ? year : otherwise;
}

void
years_begin(struct years *y, struct span document, const struct meta *meta, int year,
    const struct quotes *quotes)
{
	const struct span none = { "", 0 };
	struct years_report *r;

	y->n++;
	r = latest(y);
	free_report(r);
	buf_reset(&y->text);
	y->quotes = quotes;
	r->document = keep(y, document);
	r->unit = keep(y, meta == NULL ? none : meta_field(meta, META_UNIT));
	r->kind = keep(y, meta == NULL ? none : meta_field(meta, META_KIND));
	r->title = keep_title(y, meta == NULL ? none : meta_title(meta));
	r->year = year_of(meta == NULL ? none : meta_field(meta, META_YEAR), year);
	r->list = mem_zeroed(YEARS_FIGURES, sizeof(*r->list));
}

int
years_year(const struct years *y)
{
	return latest(y)->year;
}

void
years_keep(struct years *y, const struct yearly *figure)
{
	struct years_report *r = latest(y);
	struct yearly *to = &r->list[r->n];
	const struct figure *f = &figure->figure;

	if (r->n == YEARS_FIGURES)
		return;
	r->n++;
	*to = *figure;
	to->figure.rel = to->figure.of = (struct span){ "", 0 };
	to->figure.section = keep(y, f->section);
	to->figure.label = keep(y, f->label);
	to->figure.raw = keep(y, f->raw);
	to->figure.unit = keep(y, f->unit);
	to->quote = keep(y, y->quotes == NULL ? (struct span){ "", 0 } :
	    quotes_line(y->quotes, f->line));
}

static int
compare_places(const void *pa, const void *pb)
{
	const struct yearly *a = pa, *b = pb;

	return a->figure.id < b->figure.id ? -1 : a->figure.id > b->figure.id;
}

void
years_end(struct years *y)
{
	struct years_report *r = latest(y);
	const char *at;

	r->bytes = mem_zeroed(y->text.n + 1, 1);
	if (y->text.n > 0)
		memcpy(r->bytes, y->text.p, y->text.n);
	at = r->bytes;
	settle(&r->document, &at);
	settle(&r->unit, &at);
	settle(&r->kind, &at);
	settle(&r->title, &at);
	for (size_t i = 0; i < r->n; i++) {
		settle(&r->list[i].figure.section, &at);
		settle(&r->list[i].figure.label, &at);
		settle(&r->list[i].figure.raw, &at);
		settle(&r->list[i].figure.unit, &at);
		settle(&r->list[i].quote, &at);
	}
	qsort(r->list, r->n, sizeof(*r->list), compare_places);
	r->list = mem_resize(r->list, r->n + 1, sizeof(*r->list));
	y->at = 0;
}

/* --- kinship ------------------------------------------------------------------ */

/* The self-evaluation of the whole outlay and the final accounts speak of all
 * that a unit has; a project's report of that project alone. */
static bool
is_of_all(struct span kind)
{
	return span_eq(kind, SPAN("whole")) || span_eq(kind, SPAN("accounts"));
}

static enum years_kin
kin(const struct years_report *a, const struct years_report *b)
{
	bool unnamed = a->unit.n == 0 || b->unit.n == 0 || a->kind.n == 0 || b->kind.n == 0;

	if (a->year == 0 || b->year == 0 || abs(a->year - b->year) != 1)
		return YEARS_STRANGERS;
	if (a->unit.n != 0 && b->unit.n != 0 && !span_eq(a->unit, b->unit))
		return YEARS_STRANGERS;
	if (span_eq(a->kind, SPAN("budget")) || span_eq(b->kind, SPAN("budget")))
		return YEARS_STRANGERS;
	if (unnamed)
		return YEARS_PERHAPS;
	if (is_of_all(a->kind) && is_of_all(b->kind))
		return YEARS_SAME_UNIT;
	return span_eq(a->kind, b->kind) && span_eq(a->title, b->title) ?
	    YEARS_SAME_UNIT : YEARS_STRANGERS;
}

enum years_kin
years_next(struct years *y, const struct years_report **earlier,
    const struct years_report **later)
{
	const struct years_report *now = latest(y);
	size_t kept = y->n < YEARS_REPORTS ? y->n : YEARS_REPORTS;

	while (++y->at < kept) {
		const struct years_report *r = &y->ring[(y->n - 1 - y->at) % YEARS_REPORTS];
		enum years_kin found = kin(r, now);

		if (found == YEARS_STRANGERS)
			continue;
		*earlier = r->year < now->year ? r : now;
		*later = r->year < now->year ? now : r;
		return found;
	}
	return YEARS_STRANGERS;
}
