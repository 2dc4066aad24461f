/* blocks_parts: what the files of the segmenter share; included by these alone.
 *
 *   blocks              the next line, the next block
 *   blocks_region       lines read ahead, because they may be a table
 *   blocks_paragraph    lines joined to a paragraph
 */
#ifndef BLOCK_BLOCKS_PARTS_H
#define BLOCK_BLOCKS_PARTS_H

#include "block/block.h"
#include "block/caption.h"
#include "block/table_form.h"
#include "input/para.h"

enum { BLOCKS_DOCUMENTS = 1024 };	/* names kept */

/* The lines at the end of a region that speak for no table. */
struct tail {
	size_t lines, bytes;	/* bytes: with a LF each */
	size_t prose;		/* not blank */
};

struct blocks {
	struct line_reader *reader;
	struct block_options options;
	bool have;		/* event and ahead are not yet taken */
	bool prose;		/* … and ahead is a line known to begin no table */
	enum line_event event;
	struct line ahead;

	struct block region;	/* lines read ahead of those handed out */
	size_t next;		/* the first of them not handed out */
	size_t portion;		/* bytes of the next line that are handed out already */
	size_t noted;		/* those before were shown to para */
	struct tail tail;
	bool touches;		/* the line read ahead may stand in a table */
	bool cut;		/* the region ended because it was full */
	const struct table_form *hint;	/* its form, as far as its lines have told */
	struct plan plan;
	size_t planned;		/* lines of the region that have marks */
	const struct table_form *form;
	struct line view;	/* line viewed of the region */
	size_t viewed;		/* NONE: none */

	struct para_state para;
	struct captions captions;
	size_t tables;		/* so far in this document */
	char *documents[BLOCKS_DOCUMENTS];
	size_t ndocuments;
};

/* --- lines --------------------------------------------------------------- */

static inline enum line_event
blocks_read_ahead(struct blocks *bs)
{
	if (!bs->have) {
		bs->event = line_next(bs->reader, &bs->ahead);
		bs->have = true;
	}
	return bs->event;
}

/* Puts the line read ahead behind those of the region. */
void blocks_keep_ahead(struct blocks *bs);

/* Is the line read ahead one that may begin a table?  Then we read on until it
 * can be told.  Asked again and again of a line that waits. */
bool blocks_may_begin_table(struct blocks *bs);

/* Reads the region that begins with the line read ahead, and plans it. */
void blocks_collect(struct blocks *bs);

/* blocks_peek where a line must be read or taken from the region. */
const struct line *blocks_peek_on(struct blocks *bs);

/* The next line not yet taken; NULL before a document and at the end. */
static inline const struct line *
blocks_peek(struct blocks *bs)
{
	if (bs->prose && bs->region.nlines == 0)
		return &bs->ahead;	/* asked before: the end of the paragraph above */
	return blocks_peek_on(bs);
}

/* The next line is done with. */
static inline void
blocks_advance(struct blocks *bs)
{
	if (bs->next == bs->region.nlines)
		bs->have = bs->prose = false;
	else
		bs->next++;
}

/* The same, of a line that para has to know. */
static inline void
blocks_take(struct blocks *bs, const struct line *line)
{
	if (bs->next == bs->region.nlines || bs->next >= bs->noted)
		para_line(&bs->para, line);
	blocks_advance(bs);
}

/* Is line i of the region the first of a table? */
static inline bool
blocks_begins_table(const struct blocks *bs, size_t i)
{
	return i < bs->planned && (bs->plan.marks[i] & MARK_TABLE);
}

static inline bool
blocks_at_table(const struct blocks *bs)
{
	return blocks_begins_table(bs, bs->next);
}

/* --- line records --------------------------------------------------------- */

/* Has the record of the line this role? */
static inline bool
line_has_role(const struct line *line, const char *role)
{
	return line->given != NULL && span_eq(line->given->role, span_of(role));
}

/* Gives a block the place that the record of its first line says. */
void block_set_given(struct block *out, const struct line_given *given);

/* --- paragraphs ----------------------------------------------------------- */

/* Fills out with the paragraph that begins with line, the next one. */
void blocks_take_paragraph(struct blocks *bs, const struct line *line, struct block *out);

#endif
