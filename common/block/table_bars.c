/* table_bars: tables made of drawn lines.  Which of its kinds (bars.h) one is
 * stands in its first lines. */
#include "block/bars.h"

#include "block/caption.h"
#include "text/glyph.h"

enum {
	HEADER_LINES = 8,	/* most of a pipe table's header without bars around it */
	GAP_LINES = 6,		/* most lines of a cell behind an empty one */
	PAGE_LINES = 4,		/* empty lines at a page break inside a table */
	TEXT_BYTES = 180
};

enum kind { KIND_NONE, KIND_RULED, KIND_PIPES, KIND_PADDED, KIND_LONE, KIND_TRAILED,
	KIND_BARE, KIND_RUNNING };

/* --- single lines ---------------------------------------------------------- */

/* May a bar or a crossing other than '|' begin here?  (U+25xx, U+FFxx) */
static bool
may_begin(const char *p, size_t n)
{
	if (*p == '+')
		return true;
	if (*p == '\xE2')
		return n > 2 && (p[1] == '\x94' || p[1] == '\x95');
	return *p == '\xEF' && n > 2 && ((p[1] == '\xBD' && p[2] == '\x9C') ||
	    (p[1] == '\xBC' && p[2] == '\x8B'));
}

static bool
bars_touch(struct span text, unsigned flags)
{
	size_t at = 0;

	(void)flags;
	while (at < text.n && text.p[at] == ' ')
		at++;
	return at < text.n && may_begin(text.p + at, text.n - at) && bars_begin(text);
}

static bool
bars_own(struct span text)
{
	return bars_begin(text) || bars_pipe_rule(text) > 1 || bars_trailed(text) > 1 ||
	    bars_bare(text) != 0 || bars_runs(text);
}

/* --- how far a table goes --------------------------------------------------- */

static bool
has_bar(struct span text)
{
	return memchr(text.p, '|', text.n) != NULL;
}

static bool
is_gap(const struct block *b, size_t i)
{
	return form_is_empty(form_line(b, i));
}

static bool
ends_in_bar(struct span text)
{
	struct glyph last;

	text = span_trim(text);
	last = glyph_before(text, text.n);
	return bars_class_of(last.c) == BARS_BAR || bars_class_of(last.c) == BARS_CROSSING;
}

static size_t
count_posts(struct span text)
{
	size_t n = 0;

	for (size_t at = 0; at < text.n; at++)
		if (text.p[at] == '|' || text.p[at] == '\xE2' || text.p[at] == '\xEF')
			n += bars_begin(span_slice(text, at, at + 3));
	return n;
}

/* An empty line behind every row (a paragraph each): behind the last line of bars with as
 * many of them as line from; else behind that. */
static size_t
end_of_apart(const struct block *b, size_t from)
{
	size_t posts = count_posts(form_line(b, from)), at = from;

	while (at + 2 < b->nlines && is_gap(b, at + 1) && bars_begin(form_line(b, at + 2)) &&
	    ends_in_bar(form_line(b, at + 2)) &&
	    count_posts(form_line(b, at + 2)) == posts)
		at += 2;
	return at + 1 < b->nlines && !is_gap(b, at + 1) && bars_begin(form_line(b, at + 1)) ?
	    from + 1 : at + 1;
}

/* Lines that begin with bars, from line at on; page breaks inside are passed
 * if a table that rules end is not yet at its last one. */
static size_t
end_of_lines(const struct block *b, size_t at, enum kind kind)
{
	bool ruled = kind == KIND_RULED;
	size_t end = at;

	for (; at < b->nlines; at++) {
		if (bars_begin(form_line(b, at)) &&
		    (kind != KIND_PADDED || ends_in_bar(form_line(b, at)))) {
			end = at + 1;
			continue;
		}
		if (!is_gap(b, at) || !ruled || at - end >= PAGE_LINES ||
		    bars_is_rule(form_line(b, end - 1)))
			break;
	}
	return end;
}

/* The line of the pipe rule that belongs to the header at line from; NONE
 * if there is none. */
static size_t
rule_below(const struct block *b, size_t from)
{
	bool around = bars_begin(form_line(b, from));

	for (size_t i = from + 1; i < b->nlines && i <= from + HEADER_LINES; i++) {
		size_t cells = bars_pipe_rule(form_line(b, i));

		if (cells != 0)
			return cells > 1 ? i : NONE;
		if (around || is_gap(b, i))
			break;
	}
	return NONE;
}

/* Behind an empty line: does the pipe table go on?  Then a line with bars
 * follows soon, and it is no header of another table. */
static bool
pipes_resume(const struct block *b, size_t at)
{
	for (size_t i = at; i < b->nlines && i <= at + GAP_LINES; i++) {
		struct span text = form_line(b, i);

		if (has_bar(text))
			return rule_below(b, i) == NONE;
		if (text.n == 0 || text.n > TEXT_BYTES || caption_parts(text))
			return false;
	}
	return false;
}

static size_t
end_of_pipes(const struct block *b, size_t at)
{
	for (; at < b->nlines; at++) {
		struct span text = form_line(b, at);

		if (text.n == 0 || (!has_bar(text) && caption_parts(text)))
			return at;
		if (is_gap(b, at) && !pipes_resume(b, at + 1))
			return at;
	}
	return at;
}

/* The same where the first cells are empty: | | 总额 | 5.00 |. */
static size_t
trailed_cells(struct span text)
{
	size_t empty = 0;

	for (text = span_trim(text); text.n > 1 && text.p[0] == '|' && text.p[1] == ' '; empty++)
		text = span_trim(span_slice(text, 1, text.n));
	return empty + bars_trailed(text);
}

/* Behind the lines from at on that have as many cells. */
static size_t
end_of_trailed(const struct block *b, size_t at)
{
	size_t cells = bars_trailed(form_line(b, at));

	while (at < b->nlines && trailed_cells(form_line(b, at)) == cells)
		at++;
	return at;
}

/* Has a line of text at least two cells, and are there two lines? */
static bool
has_cells(const struct block *b, size_t from, size_t to)
{
	size_t lines = 0, cells = 0;

	for (size_t i = from; i < to; i++) {
		struct span text = form_line(b, i);

		if (is_gap(b, i) || bars_is_rule(text))
			continue;
		lines++;
		cells += count_posts(text) > 2;
	}
	return cells != 0 && (lines > 1 || bars_is_rule(form_line(b, from)));
}

/* --- plan and grid ---------------------------------------------------------- */

/* A rule with crossings, not the |=== or |---| of a markup. */
static bool
begins_ruled(struct span text)
{
	text = span_trim(text);
	return text.n != 0 && bars_begin(text) && bars_is_rule(text) &&
	    (text.p[0] != '|' || memchr(text.p, '+', text.n) != NULL);
}

static enum kind
kind_at(const struct block *b, size_t at, size_t *rule)
{
	struct span text = form_line(b, at);

	if (bars_lone_begins(b, at) && bars_lone_end(b, at) != 0)
		return KIND_LONE;
	if (begins_ruled(text))
		return KIND_RULED;
	*rule = has_bar(text) ? rule_below(b, at) : NONE;
	if (*rule != NONE)
		return KIND_PIPES;
	if (bars_running_end(b, at) != at)
		return KIND_RUNNING;
	if (bars_bare_end(b, at) != at)
		return KIND_BARE;
	if (bars_trailed(text) > 1 && end_of_trailed(b, at) > at + 1)
		return KIND_TRAILED;
	return bars_begin(text) && ends_in_bar(text) ? KIND_PADDED : KIND_NONE;
}

static void
mark_table(struct plan *plan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		plan->marks[i] = is_gap(plan->region, i) ? MARK_GAP : MARK_MORE;
	plan->marks[from] = MARK_ROW | MARK_TABLE;
}

/* Marks what begins at line at; returns the line behind it. */
static size_t
plan_at(struct plan *plan, size_t at)
{
	const struct block *b = plan->region;
	size_t rule, end = at;
	enum kind kind = kind_at(b, at, &rule);

	switch (kind) {
	case KIND_NONE:
		return at + 1;
	case KIND_LONE:
		end = bars_lone_end(b, at);
		break;
	case KIND_PIPES:
		end = bars_begin(form_line(b, rule)) ? end_of_lines(b, rule, KIND_PIPES) :
		    end_of_pipes(b, rule + 1);
		bars_pipes_plan(plan, at, rule, end);
		return end;
	case KIND_RUNNING:
		end = bars_running_end(b, at);
		mark_table(plan, at, end);
		return end;
	case KIND_TRAILED:
	case KIND_BARE:
		end = kind == KIND_BARE ? bars_bare_end(b, at) : end_of_trailed(b, at);
		memset(plan->marks + at, MARK_ROW, end - at);
		plan->marks[at] |= MARK_TABLE;
		return end;
	case KIND_RULED:
		end = end_of_lines(b, at, KIND_RULED);
		break;
	case KIND_PADDED:
		end = end_of_lines(b, at, KIND_PADDED);
		if (end == at + 1)
			end = end_of_apart(b, at);
		break;
	}
	if (kind == KIND_LONE || has_cells(b, at, end))
		mark_table(plan, at, end);
	return end;
}

static void
bars_plan(struct plan *plan)
{
	for (size_t at = 0; at < plan->region->nlines;)
		at = plan_at(plan, at);
}

static void
bars_make(const struct plan *plan, size_t at, struct block *table)
{
	size_t rule;

	switch (kind_at(table, 0, &rule)) {
	case KIND_PIPES:
	case KIND_TRAILED:
	case KIND_BARE:
		bars_pipes_build(plan, at, table);
		return;
	case KIND_RULED:
		bars_ruled_build(table);
		return;
	case KIND_LONE:
		bars_lone_build(table);
		return;
	case KIND_RUNNING:
		bars_running_build(table);
		return;
	default:
		bars_padded_build(table);
	}
}

const struct table_form table_bars = {
	"bars", bars_touch, bars_own, bars_plan, bars_make
};
