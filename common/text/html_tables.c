/* html_tables: measures every <table> of a source, the innermost open one at a
 * time; see html_tables.h. */
#include "text/html_tables.h"

#include <stdlib.h>

#include "base/mem.h"

enum { PAGE_BYTES = 2000 };	/* of text in one cell that has tables in it */

/* An open table. */
struct measure {
	size_t table;		/* its index */
	size_t rows, cells, widest;	/* cells: of the row so far */
	size_t own, inner;	/* bytes of text, in it and in tables inside it */
	size_t cell, longest;	/* own bytes of a cell */
};

struct finder {
	struct html_tables *tables;
	struct measure *open;
	size_t n, cap;
};

static void
open_table(struct finder *f, size_t from)
{
	struct html_tables *ts = f->tables;

	ts->at = mem_grow(ts->at, ts->n, &ts->cap, sizeof *ts->at);
	f->open = mem_grow(f->open, f->n, &f->cap, sizeof *f->open);
	ts->at[ts->n] = (struct html_table){ from, from, false };
	f->open[f->n++] = (struct measure){ .table = ts->n++ };
}

static bool
is_layout(const struct measure *m)
{
	return m->rows < 2 || m->widest < 2 ||
	    (m->inner != 0 && (m->inner > m->own || m->longest > PAGE_BYTES));
}

static void
close_table(struct finder *f, size_t to)
{
	struct measure m = f->open[--f->n];
	struct html_table *table = &f->tables->at[m.table];

	if (f->n != 0)
		f->open[f->n - 1].inner += m.own + m.inner;
	table->to = to;
	table->counts = !is_layout(&m);
	if (table->counts)
		f->tables->n = m.table + 1;
}

static void
begin_cell(struct measure *m)
{
	m->rows += m->cells == 0;
	if (++m->cells > m->widest)
		m->widest = m->cells;
	m->cell = 0;
}

static size_t
text_bytes(struct span text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += (unsigned char)text.p[i] > ' ';
	return n;
}

static void
add_text(struct measure *m, struct span text)
{
	size_t n = text_bytes(text);

	m->own += n;
	m->cell += n;
	if (m->cell > m->longest)
		m->longest = m->cell;
}

static void
measure(void *context, const struct html_event *event)
{
	struct finder *f = context;
	bool part = event->kind == HTML_OPEN &&
	    (event->tag == HTML_ROW || event->tag == HTML_CELL);

	if (event->kind == HTML_OPEN && event->tag == HTML_TABLE)
		open_table(f, event->from);
	else if (part && f->n == 0)
		open_table(f, event->from);
	if (f->n == 0)
		return;
	if (event->kind == HTML_TEXT)
		add_text(&f->open[f->n - 1], event->text);
	else if (part && event->tag == HTML_ROW)
		f->open[f->n - 1].cells = 0;
	else if (part)
		begin_cell(&f->open[f->n - 1]);
	else if (event->kind == HTML_CLOSE && event->tag == HTML_TABLE)
		close_table(f, event->to);
}

/* Puts table at place i; crossed tags may not make it begin in the one before. */
static void
keep(struct html_tables *tables, size_t i, struct html_table table)
{
	size_t least = i == 0 ? 0 : tables->at[i - 1].to;

	if (table.from < least)
		table.from = least;
	if (table.to < table.from)
		table.to = table.from;
	tables->at[i] = table;
}

void
html_tables_find(struct html_tables *tables, struct span source)
{
	struct finder f = { .tables = tables };
	size_t kept = 0;

	tables->n = 0;
	html_read(source, measure, &f);
	while (f.n != 0)
		close_table(&f, source.n);
	for (size_t i = 0; i < tables->n; i++)
		if (tables->at[i].counts)
			keep(tables, kept++, tables->at[i]);
	tables->n = kept;
	free(f.open);
}

void
html_tables_release(struct html_tables *tables)
{
	free(tables->at);
	*tables = (struct html_tables){ .n = 0 };
}
