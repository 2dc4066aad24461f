/* blocks_paragraph: lines joined to a paragraph, with the help of para.h, and the blank lines
 * at a page break inside one. */
#include "block/blocks_parts.h"

#include "input/para_torn.h"
#include "input/repair.h"
#include "text/glyph.h"

enum {
	BLANK_RECORDS = 16,		/* inside a paragraph, together */
	PARAGRAPH_BYTES = 1 << 16	/* no more lines are joined beyond this */
};

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

/* Does a line that goes on with the one above for certain begin with a blank?  Then its text
 * does, as the page number of an entry of a table of contents may. */
static bool
is_spaced(const struct line *line)
{
	return (line->flags & LINE_MORE) && line->text.p[0] == ' ';
}

static void
join_line(struct blocks *bs, const struct line *line, struct block *out)
{
	size_t drop = bs->options.whole ? 0 : para_indent(line->text);

	if (!bs->options.whole)
		drop_blanks(out);
	if (para_needs_blank(buf_span(&out->text), line->text) || (drop != 0 && is_spaced(line)))
		buf_add_char(&out->text, ' ');
	block_add_line(out, line, true, drop);
	blocks_take(bs, line);
}

/* A record of a heading's label alone: its title comes as a paragraph of its own,
 * so that 附件1 and 部门… do not make 1部门. */
static bool
is_lone_label(const struct block *out)
{
	struct span text = buf_span(&out->text);
	size_t start = span_find(text, buf_span(&out->place.label));

	if (out->nlines > 1 || out->place.label.n == 0 || start == NONE)
		return false;
	return para_indent(text) >= start &&
	    repair_is_blank(span_slice(text, start + out->place.label.n, text.n));
}

static bool
continues(struct blocks *bs, const struct line *last, const struct line *line,
    const struct block *out)
{
	if (line->given != NULL || out->place.given)
		return line_has_role(line, "cont") && !is_lone_label(out);
	if (out->text.n > PARAGRAPH_BYTES)
		return false;
	if (line->flags & (LINE_FIRST | LINE_MORE))
		return (line->flags & LINE_MORE) != 0 ||
		    ((line->flags & LINE_PROSE) != 0 && para_is_split(last->text, line->text));
	return para_continues(&bs->para, last, buf_span(&out->text), line);
}

/* Line i of the region, read if need be; false if there is none or if it
 * cannot belong to a paragraph. */
static bool
look_at(struct blocks *bs, size_t i, struct line *line)
{
	if (i < bs->region.nlines) {
		*line = block_line_at(&bs->region, i);
		return !blocks_begins_table(bs, i);
	}
	if (blocks_read_ahead(bs) != LINE_TEXT || blocks_may_begin_table(bs))
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
			blocks_keep_ahead(bs);
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
			block_set_given(&bs->region, bs->ahead.given);
		blocks_keep_ahead(bs);
		if (blocks_read_ahead(bs) != LINE_TEXT)
			return false;
	}
	bs->noted = i;
	if (bs->ahead.given == NULL || !continues(bs, NULL, &bs->ahead, out))
		return false;
	take_blanks(bs, i, out);
	return true;
}

/* The last line of out, as far as para asks for it. */
static inline struct line
last_line(const struct block *out)
{
	const struct block_line *last = &out->lines[out->nlines - 1];

	return (struct line){ .text = { out->text.p + last->start, last->end - last->start },
		.flags = last->flags };
}

/* Does the paragraph out go on with the next line? */
static bool
goes_on(struct blocks *bs, struct block *out)
{
	const struct line *line = blocks_peek(bs);
	struct line last;

	if (line == NULL || blocks_at_table(bs))
		return false;
	if (!out->place.given && line->given == NULL && !(line->flags & LINE_MORE) &&
	    para_is_over(buf_span(&out->text)))
		return false;	/* most paragraphs */
	last = last_line(out);
	if (!(line->flags & LINE_BLANK))
		return continues(bs, &last, line, out);
	if (out->place.given && line->given != NULL)
		return pass_blank_records(bs, out);
	return !out->place.given && line->given == NULL &&
	    para_waits(&bs->para, &last, buf_span(&out->text)) &&
	    pass_blanks(bs, &last, out);
}

/* Where a portion of text that begins at from ends: behind a full stop, if one stands in its
 * second half; else before some character. */
static size_t
portion_end(struct span text, size_t from)
{
	const struct span stop = SPAN("。");
	size_t end = from + PARAGRAPH_BYTES, least = from + PARAGRAPH_BYTES / 2;

	while (end > least && glyph_continues(text.p[end]))
		end--;
	for (size_t at = end; at > least; at--)
		if (span_starts(span_slice(text, at - stop.n, end), stop))
			return at;
	return end;
}

/* A line longer than any paragraph comes in portions, a paragraph each, so that neither memory
 * nor time grows with it, where figures are read; whoever prints lines gets it whole.  Only
 * the first may be a heading.  False: this was the last. */
static __attribute__((noinline)) bool
take_portion(struct blocks *bs, const struct line *line, struct block *out)
{
	struct line portion = *line;
	size_t from = bs->portion;
	bool more = line->text.n - from > PARAGRAPH_BYTES;

	if (more)
		portion.text.n = portion_end(line->text, from);
	if (from != 0 && out->place.given) {
		out->place.role = ROLE_BODY;
		out->place.level = -1;
	}
	block_add_line(out, &portion, true, from);
	bs->portion = more ? portion.text.n : 0;
	return more;
}

/* Puts into out what the paragraph has of its first line; false: all the rest of it. */
static bool
begin_paragraph(struct blocks *bs, const struct line *line, struct block *out)
{
	if (line->text.n > PARAGRAPH_BYTES && bs->options.tables)
		return take_portion(bs, line, out);
	block_add_line(out, line, true, 0);	/* nearly always */
	return false;
}

void
blocks_take_paragraph(struct blocks *bs, const struct line *line, struct block *out)
{
	out->kind = BLOCK_PARAGRAPH;
	out->place.role = ROLE_BODY;
	if (line->given != NULL)
		block_set_given(out, line->given);
	if (!begin_paragraph(bs, line, out)) {
		blocks_take(bs, line);
		while (goes_on(bs, out))
			join_line(bs, blocks_peek(bs), out);
	}
	out->place.body = out->text.n;
	if (bs->options.tables)
		captions_add(&bs->captions, buf_span(&out->text));
}
