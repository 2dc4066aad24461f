/* blocks: how the lines of a document become blocks; see block.h.
 *
 * Lines come from the reader, or from the region: lines that were read ahead,
 * because only what follows tells whether they are a table or where a
 * paragraph ends.  A line that may stand in a table makes the segmenter collect
 * a region and have the table form that fits plan it (table_form.h).  Everything
 * else is a paragraph or blank, decided line by line with the help of para.h. */
#include "report/block.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/para.h"
#include "input/repair.h"
#include "report/caption.h"
#include "report/table_form.h"

enum {
	REGION_LINES = 1 << 16, REGION_BYTES = 1 << 21,	/* most of one table */
	TAIL_LINES = 64, TAIL_BYTES = 1 << 13,	/* looked at behind the last line of a table */
	BLANK_RECORDS = 16,		/* inside a paragraph, together */
	PARAGRAPH_BYTES = 1 << 24,	/* no more lines are joined beyond this */
	DOCUMENTS = 1024,		/* names kept */
	SKIPPED = 128			/* paragraphs at a time */
};

/* The lines at the end of a region that speak for no table. */
struct tail {
	size_t lines, bytes;	/* bytes: with a LF each */
	size_t prose;		/* not blank */
};

struct blocks {
	struct line_reader *reader;
	struct block_options options;
	bool have;		/* event and ahead are not yet taken */
	bool prose;		/* ahead is known to begin no table */
	enum line_event event;
	struct line ahead;

	struct block region;	/* lines read ahead of those handed out */
	size_t next;		/* the first of them not handed out */
	size_t noted;		/* those before were shown to para */
	struct tail tail;
	bool touches;		/* the line read ahead may stand in a table */
	bool cut;		/* the region ended because it was full */
	const struct table_form *hint;	/* its form, as far as its lines have told */
	struct plan plan;
	size_t planned;		/* lines of the region that have marks */
	const struct table_form *form;
	struct line view;	/* line viewed of the region */
	size_t viewed;		/* SIZE_MAX: none */

	struct para_state para;
	struct captions captions;
	size_t tables;		/* so far in this document */
	char *documents[DOCUMENTS];
	size_t ndocuments;
};

static enum line_event
read_ahead(struct blocks *bs)
{
	if (!bs->have) {
		bs->event = line_next(bs->reader, &bs->ahead);
		bs->have = true;
		bs->prose = false;
	}
	return bs->event;
}

/* Puts the line read ahead behind those of the region. */
static void
keep_ahead(struct blocks *bs)
{
	block_add_line(&bs->region, &bs->ahead, false, 0);
	bs->viewed = SIZE_MAX;		/* its text may have moved */
	bs->have = false;
}

static void
set_given(struct block *out, const struct line_given *given)
{
	struct block_place *place = &out->place;

	place->given = true;
	for (size_t i = 0; i <= ROLE_BLANK; i++)
		if (span_eq(given->role, span_of(role_names[i])))
			place->role = (enum role)i;
	if (given->level.n == 1)
		place->level = given->level.p[0] - '0';
	buf_add_span(&place->section, given->section);
	buf_add_span(&place->label, given->label);
	buf_add_span(&place->title, given->title);
}

/* --- regions ----------------------------------------------------------- */

static bool
is_role(const struct line *line, const char *role)
{
	return line->given != NULL &&
	    span_eq(line->given->role, span_of(role));
}

/* Behind prose, a line of another form than the region's begins a new one. */
static bool
is_other_form(const struct blocks *bs, struct span text)
{
	const struct table_form *form = table_form_hint(text);

	return form != NULL && bs->hint != NULL && form != bs->hint;
}

/* Does the line read ahead still belong to the region? */
static bool
region_goes_on(struct blocks *bs)
{
	const struct tail *tail = &bs->tail;

	bs->touches = bs->ahead.given != NULL ||
	    table_form_touches(bs->ahead.text, bs->ahead.flags);
	if (bs->ahead.given != NULL)
		return (is_role(&bs->ahead, "cell") ||
		    is_role(&bs->ahead, "blank")) &&
		    span_eq(bs->ahead.given->section,
			buf_span(&bs->region.place.section));
	if (bs->region.place.given)
		return false;
	if (bs->touches)
		return tail->prose == 0 || bs->hint == NULL ||
		    !(is_other_form(bs, bs->ahead.text) ||
			table_lines_begin(bs->ahead.text));
	return tail->lines < TAIL_LINES && tail->bytes < TAIL_BYTES;
}

/* Is a region of so many lines and bytes as large as one may be? */
static bool
is_full(size_t lines, size_t bytes)
{
	return lines >= REGION_LINES || bytes >= REGION_BYTES;
}

/* Puts the line read ahead into the region. */
static void
collect_line(struct blocks *bs)
{
	struct tail *tail = &bs->tail;
	bool speaks = table_form_speaks(bs->ahead.text, bs->ahead.flags);

	if (bs->touches && bs->hint == NULL)
		bs->hint = table_form_hint(bs->ahead.text);
	if (bs->touches) {
		*tail = (struct tail){ .prose = speaks ? 0 : tail->prose };
	} else {
		tail->lines++;
		tail->bytes += bs->ahead.text.n + 1;
		tail->prose += !(bs->ahead.flags & LINE_BLANK);
	}
	keep_ahead(bs);
}

/* Does the region go on with this line for certain, as one that may stand in no table, or by
 * its flags?  Then its tail is brought up to date, as collect_line does. */
static inline bool
is_plain(struct span text, unsigned flags, struct tail *tail)
{
	if (flags & FACT_ALONE)
		return false;
	if (flags & (LINE_TAB | LINE_BAR)) {
		bool goes_on = tail->prose == 0;

		tail->lines = tail->bytes = 0;
		return goes_on;
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
	struct tail tail = bs->tail;
	size_t n = 0, start, bytes;

	if (bs->hint == NULL || bs->region.place.given)
		return;
	line_run(bs->reader, &run);
	start = run.start;
	bytes = bs->region.text.n;
	for (; n < run.n && !is_full(bs->region.nlines + n, bytes); n++) {
		size_t end = run.facts[n].end;

		if (!is_plain((struct span){ run.p + start, end - start }, run.facts[n].flags, &tail))
			break;
		bs->tail = tail;
		bytes += end - start + 1;
		start = end + 1;
	}
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
		set_given(&bs->region, bs->ahead.given);
	do {
		bs->cut = is_full(bs->region.nlines, bs->region.text.n);
		if (bs->cut)
			return;
		collect_line(bs);
		collect_run(bs);
	} while (read_ahead(bs) == LINE_TEXT && region_goes_on(bs));
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

/* Is the line read ahead one that may begin a table?  Then we read on until it
 * can be told.  Asked again and again of a line that waits. */
static bool
may_begin_table(struct blocks *bs)
{
	const struct line *line = &bs->ahead;

	if (!bs->prose)
		bs->prose = line->given != NULL ? !is_role(line, "cell") :
		    !table_form_touches(line->text, line->flags);
	return !bs->prose;
}

/* --- the next line ------------------------------------------------------ */

/* All of it has been handed out. */
static void
forget_region(struct blocks *bs)
{
	if (bs->next == 0)
		return;
	block_reset(&bs->region);
	bs->next = bs->noted = bs->planned = 0;
	bs->viewed = SIZE_MAX;
}

/* peek where a line must be read or taken from the region. */
static __attribute__((noinline)) const struct line *
peek_on(struct blocks *bs)
{
	if (bs->next == bs->region.nlines) {
		forget_region(bs);
		if (read_ahead(bs) != LINE_TEXT)
			return NULL;
		if (!may_begin_table(bs))
			return &bs->ahead;
		collect_lines(bs);
		plan_region(bs);
	}
	if (bs->viewed != bs->next) {
		bs->view = block_line_at(&bs->region, bs->next);
		bs->viewed = bs->next;
	}
	return &bs->view;
}

/* The next line not yet taken; NULL before a document and at the end. */
static inline const struct line *
peek(struct blocks *bs)
{
	if (bs->have && bs->prose && bs->region.nlines == 0 && bs->event == LINE_TEXT)
		return &bs->ahead;	/* asked before: the end of the paragraph above */
	return peek_on(bs);
}

/* The next line is done with. */
static void
advance(struct blocks *bs)
{
	if (bs->next == bs->region.nlines)
		bs->have = false;
	else
		bs->next++;
}

static void
take(struct blocks *bs, const struct line *line)
{
	if (bs->next == bs->region.nlines || bs->next >= bs->noted)
		para_line(&bs->para, line);
	advance(bs);
}

/* Is line i of the region the first of a table? */
static bool
begins_table(const struct blocks *bs, size_t i)
{
	return i < bs->planned && (bs->plan.marks[i] & MARK_TABLE);
}

static bool
at_table(const struct blocks *bs)
{
	return begins_table(bs, bs->next);
}

/* --- blocks ------------------------------------------------------------- */

/* The region's lines are of one section: what its first line says holds. */
static void
copy_given(struct block *out, const struct block *region)
{
	if (!region->place.given)
		return;
	out->place.given = true;
	buf_add_span(&out->place.section, buf_span(&region->place.section));
}

static void
begin_document(struct blocks *bs, struct block *out)
{
	char **name = &bs->documents[bs->ndocuments++ % DOCUMENTS];
	const char *document = line_document(bs->reader);

	free(*name);
	*name = mem_copy(document, strlen(document));
	out->kind = BLOCK_DOCUMENT;
	para_document(&bs->para);
	captions_reset(&bs->captions);
	bs->tables = 0;
	bs->have = false;
}

static void
take_blank(struct blocks *bs, const struct line *line, struct block *out)
{
	out->kind = BLOCK_BLANK;
	out->place.role = ROLE_BLANK;
	if (line->given != NULL)
		set_given(out, line->given);
	block_add_line(out, line, true, 0);
	take(bs, line);
}

/* Its lines are not shown to para: how wide they are says nothing. */
static void
take_table(struct blocks *bs, struct block *out)
{
	size_t at = bs->next, end = at + 1;

	while (end < bs->planned && bs->plan.marks[end] != MARK_PROSE &&
	    !(bs->plan.marks[end] & MARK_TABLE))
		end++;
	out->kind = BLOCK_TABLE;
	copy_given(out, &bs->region);
	out->place.role = ROLE_CELL;
	if (!bs->options.only_outline)
		block_add_lines(out, &bs->region, at, end);
	bs->next = end;
	out->table.number = ++bs->tables;
	if (bs->options.tables) {
		bs->form->build(&bs->plan, at, out);
		table_finish(&out->table, buf_span(&out->text));
		captions_find(&bs->captions, &out->table);
		out->table.cut = bs->cut && end == bs->planned;
	}
	captions_reset(&bs->captions);
}

/* Blanks at the end of a line that goes on are no part of the text. */
static void
drop_blanks(struct block *out)
{
	struct block_line *last = &out->lines[out->nlines - 1];

	while (last->end > last->start && out->text.p[out->text.n - 1] == ' ') {
		out->text.n--;
		last->end--;
	}
}

static void
join_line(struct blocks *bs, const struct line *line, struct block *out)
{
	size_t drop = bs->options.whole ? 0 : para_indent(line->text);

	if (!bs->options.whole)
		drop_blanks(out);
	if (para_needs_blank(buf_span(&out->text), line->text))
		buf_add_char(&out->text, ' ');
	block_add_line(out, line, true, drop);
	take(bs, line);
}

/* A record of a heading's label alone: its title comes as a paragraph of its own,
 * so that 附件1 and 部门… do not make 1部门. */
static bool
is_lone_label(const struct block *out)
{
	struct span text = buf_span(&out->text);
	size_t start = span_find(text, buf_span(&out->place.label));

	if (out->nlines > 1 || out->place.label.n == 0 || start == SIZE_MAX)
		return false;
	return para_indent(text) >= start &&
	    repair_is_blank(span_slice(text, start + out->place.label.n, text.n));
}

static bool
continues(struct blocks *bs, const struct line *last, const struct line *line,
    const struct block *out)
{
	if (line->given != NULL || out->place.given)
		return is_role(line, "cont") && !is_lone_label(out);
	if (out->text.n > PARAGRAPH_BYTES)
		return false;
	if (line->flags & (LINE_FIRST | LINE_MORE))
		return line->flags & LINE_MORE;
	return para_continues(&bs->para, last, buf_span(&out->text), line);
}

/* Line i of the region, read if need be; false if there is none or if it
 * cannot belong to a paragraph. */
static bool
look_at(struct blocks *bs, size_t i, struct line *line)
{
	if (i < bs->region.nlines) {
		*line = block_line_at(&bs->region, i);
		return !begins_table(bs, i);
	}
	if (read_ahead(bs) != LINE_TEXT || may_begin_table(bs))
		return false;
	*line = bs->ahead;
	return true;
}

/* Takes the blank lines before line end of the region over. */
static void
take_blanks(struct blocks *bs, size_t end, struct block *out)
{
	for (; bs->next < end; bs->next++) {
		struct line line = block_line_at(&bs->region, bs->next);

		block_add_line(out, &line, true, bs->options.whole ? 0 : line.text.n);
	}
}

/* Blank lines inside a paragraph, at a page break: shows them to para, keeps
 * them in the region, and takes them over if the line behind them goes on. */
static bool
pass_blanks(struct blocks *bs, const struct line *last, struct block *out)
{
	size_t i = bs->next;
	struct line line;

	while (look_at(bs, i, &line) && (line.flags & LINE_BLANK)) {
		if (i == bs->region.nlines)
			keep_ahead(bs);
		if (i >= bs->noted) {
			para_line(&bs->para, &line);
			bs->noted = i + 1;
		}
		i++;
		if (!para_waits(&bs->para, last, buf_span(&out->text)))
			return false;
	}
	if (!look_at(bs, i, &line) || !continues(bs, last, &line, out))
		return false;
	take_blanks(bs, i, out);
	return true;
}

/* Records of blank lines inside a paragraph: kept in the region, and taken over
 * if the record behind them goes on with it. */
static bool
pass_blank_records(struct blocks *bs, struct block *out)
{
	size_t i = bs->next;

	if (i < bs->region.nlines)
		return false;
	for (; i < bs->next + BLANK_RECORDS && bs->ahead.given != NULL &&
	    (bs->ahead.flags & LINE_BLANK); i++) {
		if (i == bs->next)
			set_given(&bs->region, bs->ahead.given);
		keep_ahead(bs);
		if (read_ahead(bs) != LINE_TEXT)
			return false;
	}
	bs->noted = i;
	if (bs->ahead.given == NULL || !continues(bs, NULL, &bs->ahead, out))
		return false;
	take_blanks(bs, i, out);
	return true;
}

/* Does the paragraph out go on with the next line? */
static bool
goes_on(struct blocks *bs, struct block *out)
{
	const struct line *line = peek(bs);
	struct line last;

	if (line == NULL || at_table(bs))
		return false;
	if (!out->place.given && line->given == NULL && para_is_over(buf_span(&out->text)))
		return false;	/* most paragraphs */
	last = block_line_at(out, out->nlines - 1);
	if (!(line->flags & LINE_BLANK))
		return continues(bs, &last, line, out);
	if (out->place.given && line->given != NULL)
		return pass_blank_records(bs, out);
	return !out->place.given && line->given == NULL &&
	    para_waits(&bs->para, &last, buf_span(&out->text)) &&
	    pass_blanks(bs, &last, out);
}

static void
take_paragraph(struct blocks *bs, const struct line *line, struct block *out)
{
	out->kind = BLOCK_PARAGRAPH;
	out->place.role = ROLE_BODY;
	if (line->given != NULL)
		set_given(out, line->given);
	block_add_line(out, line, true, 0);
	take(bs, line);
	while (goes_on(bs, out))
		join_line(bs, peek(bs), out);
	out->place.body = out->text.n;
	if (bs->options.tables)
		captions_add(&bs->captions, buf_span(&out->text));
}

/* Over lines of the region that begin no table. */
static void
skip_region(struct blocks *bs)
{
	struct span texts[SKIPPED];
	size_t n = 0;

	for (; bs->next < bs->region.nlines && !at_table(bs); bs->next++) {
		const struct block_line *line = &bs->region.lines[bs->next];

		if (line->flags & LINE_BLANK)
			continue;
		if (n == SKIPPED) {
			captions_add_all(&bs->captions, texts, n);
			n = 0;
		}
		texts[n++] = form_line(&bs->region, bs->next);
	}
	captions_add_all(&bs->captions, texts, n);
}

/* Over lines of the reader that may stand in no table, as far as they are known. */
static void
skip_run(struct blocks *bs)
{
	struct span texts[SKIPPED];
	struct line_run run;
	size_t n = 0, at = 0, start;

	line_run(bs->reader, &run);
	start = run.start;
	for (; at < run.n && n < SKIPPED; at++) {
		unsigned flags = run.facts[at].flags;
		struct span text = { run.p + start, run.facts[at].end - start };

		if ((flags & FACT_ALONE) || (text.n != 0 && !form_is_running(text, flags) &&
		    table_form_touches(text, flags)))
			break;
		texts[n] = text;
		n += !(flags & LINE_BLANK);
		start += text.n + 1;
	}
	captions_add_all(&bs->captions, texts, n);
	line_pass(bs->reader, at);
}

/* Over everything but tables; what could be a caption is remembered. */
static const struct line *
skip_prose(struct blocks *bs)
{
	const struct line *line;

	while ((line = peek(bs)) != NULL && !at_table(bs)) {
		if (!(line->flags & LINE_BLANK))
			captions_add(&bs->captions, line->text);
		advance(bs);
		skip_region(bs);
		if (bs->next == bs->region.nlines && !bs->have)
			skip_run(bs);
	}
	return line;
}

bool
blocks_next(struct blocks *bs, struct block *out)
{
	const struct line *line = bs->options.only_tables ? skip_prose(bs) :
	    peek(bs);

	block_reset(out);
	if (line == NULL && bs->event == LINE_END)
		return false;
	if (line == NULL)
		begin_document(bs, out);
	else if (at_table(bs))
		take_table(bs, out);
	else if (line->flags & LINE_BLANK)
		take_blank(bs, line, out);
	else
		take_paragraph(bs, line, out);
	if (bs->ndocuments != 0)
		out->document = bs->documents[(bs->ndocuments - 1) % DOCUMENTS];
	return true;
}

bool
blocks_may_wait(const struct blocks *bs)
{
	return line_may_wait(bs->reader);
}

struct blocks *
blocks_open(struct line_reader *reader, const struct block_options *options)
{
	struct blocks *bs = mem_zeroed(1, sizeof *bs);

	bs->reader = reader;
	bs->options = *options;
	block_init(&bs->region);
	para_init(&bs->para);
	captions_reset(&bs->captions);
	return bs;
}

void
blocks_close(struct blocks *bs)
{
	block_release(&bs->region);
	plan_release(&bs->plan);
	for (size_t i = 0; i < DOCUMENTS; i++)
		free(bs->documents[i]);
	free(bs);
}
