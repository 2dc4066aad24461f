/* tabs_items: the lines of a region with TABs, as items that go together whatever the
 * reading. */
#include "block/tabs_items.h"

#include "base/mem.h"
#include "block/caption.h"
#include "language/label.h"
#include "text/punct.h"

/* What the readings cost: a line end inside a cell is rare, most of all behind
 * or before long text; two empty lines hardly stand inside a table. */
enum {
	WRAP_BYTES = 72,	/* where catdoc wraps unless told not to */
	FULL_BYTES = 70		/* no further character fitted behind these */
};

size_t
tabs_count(struct span text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\t';
	return n;
}

bool
tabs_start(struct span text)
{
	return text.n != 0 && text.p[0] == '\t';
}

/* The line without the TAB it starts with. */
struct span
tabs_behind(struct span text)
{
	return span_slice(text, tabs_start(text), text.n);
}

static bool
is_only_tabs(struct span text)
{
	return tabs_count(text) == text.n;
}

static bool
is_page_number(struct span s)
{
	if (s.n == 0 || s.n > 3)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

/* A line of two fields that is no row: "1.<TAB>text" or "一、概况<TAB>3". */
bool
tabs_is_list_line(struct span text)
{
	const char *tab = memchr(text.p, '\t', text.n);
	size_t at = (size_t)(tab - text.p);
	struct span first = span_slice(text, 0, at);
	struct span rest = span_slice(text, at + 1, text.n);
	struct label label;

	if (span_has(first, SPAN("……")) ||
	    span_has(first, SPAN("....")))
		return is_page_number(rest);
	if (!label_possible(first) || label_read(first, &label) == 0)
		return false;
	return label.text >= first.n || is_page_number(rest);
}

bool
tabs_is_caption(struct span text)
{
	struct span first = tabs_first_field(text);

	return first.n < text.n && span_ends(first, SPAN("。")) &&
	    caption_is_unit(span_slice(text, first.n, text.n));
}

static bool
has_blank(struct span text)
{
	return memchr(text.p, ' ', text.n) != NULL ||
	    memchr(text.p, '\t', text.n) != NULL;
}

/* Can the line end between these two be one that wrapping put there? */
static bool
may_be_wrapped(struct span above, struct span below)
{
	size_t word = 0;

	if (above.n >= FULL_BYTES && !has_blank(above))
		return true;
	while (word < below.n && below.p[word] != ' ' && below.p[word] != '\t')
		word++;
	return above.n + 1 + word > WRAP_BYTES;
}

/* A line end that wrapping put in place of a TAB: had there been no blank to
 * break at, the line would be full. */
bool
tabs_is_wrapped(struct span above)
{
	if (memchr(above.p, '\t', above.n) != NULL)
		return true;
	return above.n < FULL_BYTES && memchr(above.p, ' ', above.n) == NULL;
}

/* TABs that stand together, or before a line end, are no doing of catdoc's. */
static bool
has_empty_field(struct span text)
{
	const char *tab = text.p, *end = text.p + text.n;

	if (is_only_tabs(text))
		return text.n > 1;
	while ((tab = memchr(tab, '\t', (size_t)(end - tab))) != NULL)
		if (++tab == end || *tab == '\t')
			return true;
	return false;
}

/* From a region's lines alone. */
struct tabs_shape
tabs_shape_of(const struct block *b)
{
	size_t tabs = 0, empty = 0, wide = 0, broken = 0, whole = 0;

	for (size_t i = 0; i < b->nlines; i++) {
		struct span text = form_line(b, i), above;

		wide += text.n > WRAP_BYTES;
		if (!(b->lines[i].flags & LINE_TAB))
			continue;
		tabs++;
		empty += has_empty_field(text);
		if (i == 0)
			continue;
		above = form_line(b, i - 1);
		if (form_is_empty(above))
			whole++;
		else if (!may_be_wrapped(above, text))
			broken++;
	}
	return (struct tabs_shape){
		.literal = empty * 8 > tabs,
		.spaced = broken * 8 <= whole,
		.wrapped = broken * 8 <= whole && wide == 0
	};
}

/* The end of the item that begins with line at. */
static size_t
end_of_item(const struct block *b, const struct tabs_shape *shape, size_t at)
{
	size_t end = at + 1;

	if (!shape->wrapped)
		return end;
	while (end < b->nlines && !form_is_empty(form_line(b, end)) &&
	    may_be_wrapped(form_line(b, end - 1), form_line(b, end)))
		end++;
	return end;
}

static uint32_t
count_cells(const struct block *b, size_t from, size_t to)
{
	size_t n = 1 + tabs_count(tabs_behind(form_line(b, from)));

	for (size_t at = from + 1; at < to; at++)
		n += tabs_count(form_line(b, at)) +
		    tabs_is_wrapped(form_line(b, at - 1));
	return (uint32_t)n;
}

/* The cell marks that this many line ends stand for. */
static uint32_t
marks_of(const struct tabs_shape *shape, size_t blanks)
{
	size_t ends = shape->spaced ? (blanks + 2) / 2 : blanks + 1;

	return (uint32_t)(ends < MARKS_LEAD ? ends : MARKS_LEAD) * 2;
}

/* What stands between an item and the one before it. */
struct tabs_gap {
	size_t from;		/* the line behind that */
	uint32_t more;		/* marks that stand on lines of their own */
};

/* Item n begins at line at. */
static void
add_item(struct plan *plan, const struct tabs_shape *shape, size_t n, size_t at,
    struct tabs_gap gap)
{
	const struct block *b = plan->region;
	struct plan_item *item;
	bool tab = tabs_start(form_line(b, at));
	size_t end = end_of_item(b, shape, at);

	plan->items = mem_grow(plan->items, n, &plan->items_cap,
	    sizeof *plan->items);
	plan->runs = mem_grow(plan->runs, n, &plan->runs_cap,
	    sizeof *plan->runs);
	item = &plan->items[n];
	*item = (struct plan_item){
		.gap = (uint32_t)gap.from, .first = (uint32_t)at,
		.end = (uint32_t)end,
		.cells = tabs_is_caption(form_line(b, at)) ? 1 : count_cells(b, at, end)
	};
	item->parting = !tab && item->cells == 2 && end == at + 1 &&
	    tabs_is_list_line(form_line(b, at));
	plan->runs[n] = (struct marks_item){
		.cells = item->cells, .fixed = shape->literal, .lead = tab,
		.run = shape->literal ? 2 :
		    marks_of(shape, at - gap.from) + gap.more + tab
	};
}

size_t
tabs_read_items(struct plan *plan, const struct tabs_shape *shape)
{
	const struct block *b = plan->region;
	struct tabs_gap gap = { 0, 0 };
	size_t n = 0;

	for (size_t at = 0; at < b->nlines; at++) {
		struct span text = form_line(b, at);

		if (form_is_empty(text))
			continue;
		if (!shape->literal && is_only_tabs(text)) {
			gap.more += gap.more < MARKS_LEAD;
			continue;
		}
		add_item(plan, shape, n, at, gap);
		at = plan->items[n++].end - 1;
		gap = (struct tabs_gap){ at + 1, 0 };
	}
	return n;
}
