/* blocks_region: the lines around anything that may be a table, collected and planned by the
 * form that fits them (table_form.h). */
#include "block/blocks_parts.h"

#include "base/mem.h"

enum {
	REGION_LINES = 1 << 16, REGION_BYTES = 1 << 21,	/* most of one table */
	TAIL_LINES = 64, TAIL_BYTES = 1 << 13	/* looked at behind the last line of a table */
};

/* Behind prose, a line of another form than the region's begins a new one. */
static bool
is_other_form(const struct blocks *bs, struct span text)
{
	const struct table_form *form = table_form_hint(text);

	return form != NULL && bs->hint != NULL && form != bs->hint;
}

/* The mark of lines that stand in no table of form: bars where that has TABs, and the reverse. */
static unsigned
foreign_mark(const struct table_form *form)
{
	if (form == &table_bars)
		return LINE_TAB;
	return form == &table_tabs || form == &table_cells ? LINE_BAR : 0;
}

/* Right below a table of TABs, does the line read ahead begin one of bars, or the reverse? */
static bool
begins_other(const struct blocks *bs)
{
	unsigned mark = foreign_mark(bs->hint);

	return mark != 0 && (bs->ahead.flags & (LINE_TAB | LINE_BAR)) == mark &&
	    is_other_form(bs, bs->ahead.text);
}

/* Behind a row with TABs, a line without them is a row of one name, and the TAB of the next line
 * may be that of an empty cell (catdoc). */
static bool
is_behind_name(const struct blocks *bs)
{
	size_t row = bs->region.nlines - 1 - bs->tail.lines;

	return bs->hint == &table_tabs && bs->tail.prose == 1 &&
	    bs->tail.lines < bs->region.nlines && (bs->region.lines[row].flags & LINE_TAB);
}

/* Does the line read ahead still belong to the region? */
static bool
region_goes_on(struct blocks *bs)
{
	const struct tail *tail = &bs->tail;

	bs->touches = bs->ahead.given != NULL ||
	    table_form_touches(bs->ahead.text, bs->ahead.flags);
	if (bs->ahead.given != NULL)
		return !begins_other(bs) && (line_has_role(&bs->ahead, "cell") ||
		    line_has_role(&bs->ahead, "blank")) &&
		    span_eq(bs->ahead.given->section,
			buf_span(&bs->region.place.section));
	if (bs->region.place.given)
		return false;
	if (bs->touches)
		return !begins_other(bs) && (tail->prose == 0 || bs->hint == NULL ||
		    is_behind_name(bs) || !(is_other_form(bs, bs->ahead.text) ||
		    table_lines_begin(bs->ahead.text)));
	return tail->lines < TAIL_LINES && tail->bytes < TAIL_BYTES;
}

/* Is a region of so many lines and bytes as large as one may be? */
static bool
is_full(size_t lines, size_t bytes)
{
	return lines >= REGION_LINES || bytes >= REGION_BYTES;
}

/* Does the line read ahead say which form the region has?  The first one that speaks does; but a
 * caption with blanks in it (表3  资金情况表) speaks for columns, and TABs below it overrule it. */
static bool
says_form(const struct blocks *bs)
{
	return bs->hint == NULL ||
	    (bs->hint == &table_columns && (bs->ahead.flags & LINE_TAB));
}

/* Puts the line read ahead into the region. */
static void
collect_line(struct blocks *bs)
{
	struct tail *tail = &bs->tail;
	bool speaks = table_form_speaks(bs->ahead.text, bs->ahead.flags) ||
	    (bs->touches && is_behind_name(bs));

	if (bs->touches && says_form(bs))
		bs->hint = table_form_hint(bs->ahead.text);
	if (bs->touches) {
		*tail = (struct tail){ .prose = speaks ? 0 : tail->prose };
	} else {
		tail->lines++;
		tail->bytes += bs->ahead.text.n + 1;
		tail->prose += !(bs->ahead.flags & LINE_BLANK);
	}
	blocks_keep_ahead(bs);
}

/* Flags of lines that must be looked at one by one. */
struct closely {
	unsigned any;		/* with any of these flags, */
	unsigned alone;		/* or with this one of TAB and bar, and without the other */
};

/* Lines that may overrule what the region is taken for (says_form), or begin another one. */
static struct closely
looked_at_closely(const struct table_form *form)
{
	return (struct closely){ FACT_ALONE | (form == &table_columns ? LINE_TAB : 0),
		foreign_mark(form) };
}

/* Does the region go on with this line for certain, as one that may stand in no table, or by
 * its flags?  Then its tail is brought up to date, as collect_line does; else it stays as it
 * is. */
static inline bool
is_plain(struct span text, unsigned flags, struct closely closely, struct tail *tail)
{
	if ((flags & closely.any) || ((flags & closely.alone) &&
	    (flags & (LINE_TAB | LINE_BAR)) == closely.alone))
		return false;
	if (flags & (LINE_TAB | LINE_BAR)) {
		if (tail->prose != 0)
			return false;
		tail->lines = tail->bytes = 0;
		return true;
	}
	if (text.n != 0 && table_form_touches(text, flags))
		return false;
	if (tail->lines >= TAIL_LINES || tail->bytes >= TAIL_BYTES)
		return false;
	tail->lines++;
	tail->bytes += text.n + 1;
	tail->prose += !(flags & LINE_BLANK);
	return true;
}

/* Puts the lines into the region that come next and are as plain as those of most tables and
 * of the text behind, all at once. */
static void
collect_run(struct blocks *bs)
{
	struct line_run run;
	struct closely closely = looked_at_closely(bs->hint);
	struct tail tail = bs->tail;
	size_t n = 0, start, bytes;

	if (bs->hint == NULL || bs->region.place.given)
		return;
	line_run(bs->reader, &run);
	start = run.start;
	bytes = bs->region.text.n;
	for (; n < run.n && !is_full(bs->region.nlines + n, bytes); n++) {
		size_t end = run.facts[n].end;

		if (!is_plain((struct span){ run.p + start, end - start }, run.facts[n].flags,
		    closely, &tail))
			break;
		bytes += end - start + 1;
		start = end + 1;
	}
	bs->tail = tail;
	block_add_run(&bs->region, &run, n);
	line_pass(bs->reader, n);
}

static void
collect_lines(struct blocks *bs)
{
	bs->hint = NULL;
	bs->touches = true;
	bs->tail = (struct tail){ .lines = 0 };
	if (bs->ahead.given != NULL)
		block_set_given(&bs->region, bs->ahead.given);
	do {
		bs->cut = is_full(bs->region.nlines, bs->region.text.n);
		if (bs->cut)
			return;
		collect_line(bs);
		collect_run(bs);
	} while (blocks_read_ahead(bs) == LINE_TEXT && region_goes_on(bs));
}

static bool
has_table(const struct plan *plan, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (plan->marks[i] & MARK_TABLE)
			return true;
	return false;
}

/* Where the form that the lines speak for finds no table, cells may still stand
 * alone on their lines. */
static void
plan_region(struct blocks *bs)
{
	struct plan *plan = &bs->plan;
	size_t n = bs->region.nlines;

	plan->region = &bs->region;
	plan->given = bs->region.place.given;
	if (n > plan->marks_cap) {
		plan->marks = mem_resize(plan->marks, n, 1);
		plan->marks_cap = n;
	}
	memset(plan->marks, MARK_PROSE, n);
	bs->form = table_form_of(&bs->region);
	if (bs->form != NULL)
		bs->form->plan(plan);
	if (bs->form != &table_lines && !plan->given && !has_table(plan, n)) {
		memset(plan->marks, MARK_PROSE, n);
		bs->form = &table_lines;
		bs->form->plan(plan);
	}
	bs->planned = n;
}

bool
blocks_may_begin_table(struct blocks *bs)
{
	const struct line *line = &bs->ahead;

	if (!bs->prose)
		bs->prose = line->given != NULL ? !line_has_role(line, "cell") :
		    form_is_running(line->text, line->flags) ||
		    !table_form_touches(line->text, line->flags);
	return !bs->prose;
}

void
blocks_collect(struct blocks *bs)
{
	collect_lines(bs);
	plan_region(bs);
}
