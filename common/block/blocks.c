/* blocks: how the lines of a document become blocks; see block.h.
 *
 * Lines come from the reader, or from the region: lines that were read ahead,
 * because only what follows tells whether they are a table or where a
 * paragraph ends.  A line that may stand in a table makes the segmenter collect
 * a region and have the table form that fits plan it (table_form.h).  Everything
 * else is a paragraph or blank, decided line by line with the help of para.h. */
#include "block/blocks_parts.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	SKIPPED = 128			/* paragraphs at a time */
};

void
blocks_keep_ahead(struct blocks *bs)
{
	block_add_line(&bs->region, &bs->ahead, false, 0);
	bs->viewed = NONE;		/* its text may have moved */
	bs->have = bs->prose = false;
}

void
block_set_given(struct block *out, const struct line_given *given)
{
	struct block_place *place = &out->place;

	place->given = true;
	for (size_t i = 0; i < ROLES; i++)
		if (span_eq(given->role, span_of(role_names[i])))
			place->role = (enum role)i;
	if (given->level.n == 1)
		place->level = given->level.p[0] - '0';
	buf_add_span(&place->section, given->section);
	buf_add_span(&place->label, given->label);
	buf_add_span(&place->title, given->title);
}

/* All of it has been handed out. */
static void
forget_region(struct blocks *bs)
{
	if (bs->next == 0)
		return;
	block_reset(&bs->region);
	bs->next = bs->noted = bs->planned = 0;
	bs->viewed = NONE;
}

/* Out of line: blocks_peek is asked of every line and most often has the answer. */
__attribute__((noinline)) const struct line *
blocks_peek_on(struct blocks *bs)
{
	if (bs->next == bs->region.nlines) {
		forget_region(bs);
		if (blocks_read_ahead(bs) != LINE_TEXT)
			return NULL;
		if (!blocks_may_begin_table(bs))
			return &bs->ahead;
		blocks_collect(bs);
	}
	if (bs->viewed != bs->next) {
		bs->view = block_line_at(&bs->region, bs->next);
		bs->viewed = bs->next;
	}
	return &bs->view;
}

/* The region's lines are of one section: what its first line says holds. */
static void
copy_given(struct block *out, const struct block *region)
{
	if (!region->place.given)
		return;
	out->place.given = true;
	buf_add_span(&out->place.section, buf_span(&region->place.section));
}

static __attribute__((noinline)) void
begin_document(struct blocks *bs, struct block *out)
{
	char **name = &bs->documents[bs->ndocuments++ % BLOCKS_DOCUMENTS];
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
		block_set_given(out, line->given);
	block_add_line(out, line, true, 0);
	blocks_take(bs, line);
}

/* The first line with text behind a table that ends before line end of the region, as far as
 * it has been read; empty if there is none. */
static struct span
line_below(const struct blocks *bs, size_t end)
{
	for (; end < bs->region.nlines; end++)
		if (!(bs->region.lines[end].flags & LINE_BLANK))
			return form_line(&bs->region, end);
	if (bs->have && bs->event == LINE_TEXT && !(bs->ahead.flags & LINE_BLANK))
		return bs->ahead.text;
	return (struct span){ "", 0 };
}

/* Its lines are not shown to para: how wide they are says nothing. */
static __attribute__((noinline)) void
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
		caption_below(&out->table, line_below(bs, end));
		out->table.cut = bs->cut && end == bs->planned;
	}
	captions_reset(&bs->captions);
}

/* Over lines of the region that begin no table. */
static void
skip_region(struct blocks *bs)
{
	struct span texts[SKIPPED];
	size_t n = 0;

	for (; bs->next < bs->region.nlines && !blocks_at_table(bs); bs->next++) {
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

	while ((line = blocks_peek(bs)) != NULL && !blocks_at_table(bs)) {
		if (!(line->flags & LINE_BLANK))
			captions_add(&bs->captions, line->text);
		blocks_advance(bs);
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
	    blocks_peek(bs);

	block_reset(out);
	if (line == NULL && bs->event == LINE_END)
		return false;
	if (line == NULL)
		begin_document(bs, out);
	else if (blocks_at_table(bs))
		take_table(bs, out);
	else if (line->flags & LINE_BLANK)
		take_blank(bs, line, out);
	else
		blocks_take_paragraph(bs, line, out);
	if (bs->ndocuments != 0)
		out->document = bs->documents[(bs->ndocuments - 1) % BLOCKS_DOCUMENTS];
	return true;
}

bool
blocks_want_quantities(const struct blocks *bs)
{
	return bs->options.quantities;
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
	for (size_t i = 0; i < BLOCKS_DOCUMENTS; i++)
		free(bs->documents[i]);
	free(bs);
}
