/* caption: title and unit of a table; see caption.h. */
#include "block/caption_parts.h"

#include "language/grammar.h"
#include "language/label.h"
#include "language/shape.h"
#include "text/blank.h"
#include "text/character.h"

enum { TITLE_BYTES = 180 };

static bool
is_sentence(struct span s)
{
	static const struct span ends[] = {
		{ "。", 3 }, { "；", 3 }, { "：", 3 }, { "，", 3 }, { "！", 3 },
		{ ":", 1 }, { ";", 1 }
	};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (span_ends(s, ends[i]))
			return true;
	return span_has(s, SPAN("。")) ||
	    memchr(s.p, '\t', s.n) != NULL;	/* or a row, or a list */
}

/* Text without its unit mark and attachment label; sets the unit. */
static struct span
without_marks(struct span s, struct table *t, struct buf *room)
{
	struct unit_mark mark;
	struct label label;

	if (caption_find_unit(s, &mark)) {
		caption_set_unit(t, mark.unit);
		buf_reset(room);
		buf_add_span(room, span_slice(s, 0, mark.start));
		buf_add_span(room, span_slice(s, mark.end, s.n));
		s = buf_span(room);
	}
	s = blank_trim(s);
	if (label_read(s, &label) != 0 && (label.form == LABEL_ATTACHMENT ||
	    label.form == LABEL_ANNEX))
		s = span_slice(s, label.text, s.n);
	return blank_trim(s);
}

static void
set_title(struct table *t, struct span s)
{
	struct span unit;

	if (s.n > TITLE_BYTES || is_sentence(s))
		return;
	buf_reset(&t->title);
	buf_add_span(&t->title, s);
	/* 增减率（%） above cells alone on their lines is a title of their columns. */
	if ((!t->loose || caption_names_table(s)) && caption_bracket_unit(s, &unit))
		caption_set_unit(t, unit);
}

bool
caption_is_unit(struct span s)
{
	struct unit_mark mark;

	s = blank_trim(s);
	return caption_find_unit(s, &mark) && mark.start == 0 && mark.end == s.n;
}

/* 公开01表, 财决02-1表: the number of a prescribed form, below its name or above it. */
static bool
is_form_number(struct span s)
{
	enum { LONGEST = 24 };		/* bytes */
	size_t n = s.n - caption_ends_with(s, "last");

	return s.n <= LONGEST && n > 0 && n < s.n && byte_is_digit(s.p[n - 1]);
}

void
captions_reset(struct captions *c)
{
	c->next = c->unit_n = 0;
	for (size_t i = 0; i < CAPTION_LINES; i++)
		c->n[i] = 0;
}

/* Where cells stand alone on their lines, titles of columns come between the unit
 * and the table.  True if caption settles which unit was the last one named. */
static bool
note_unit(struct captions *c, struct span caption)
{
	struct unit_mark mark;

	if (caption.n == 0 || caption.n > CAPTION_BYTES || span_ends(caption, SPAN("。"))) {
		c->unit_n = 0;
		return true;
	}
	if (caption.n > TITLE_BYTES || !caption_find_unit(caption, &mark) ||
	    mark.unit.n > CAPTION_UNIT)
		return false;
	c->unit_n = mark.unit.n;
	memcpy(c->unit, mark.unit.p, mark.unit.n);
	return true;
}

static void
keep_text(struct captions *c, size_t i, struct span paragraph)
{
	c->n[i] = paragraph.n <= CAPTION_BYTES ? paragraph.n : 0;
	if (c->n[i] != 0)
		memcpy(c->text[i], paragraph.p, paragraph.n);
}

/* Of many only the last ones matter. */
void
captions_add_all(struct captions *c, const struct span *paragraphs, size_t n)
{
	c->next += n;
	for (size_t k = 1; k <= CAPTION_LINES && k <= n; k++)
		keep_text(c, (c->next - k) % CAPTION_LINES, paragraphs[n - k]);
	while (n > 0 && !note_unit(c, paragraphs[n - 1]))
		n--;
}

void
captions_add(struct captions *c, struct span paragraph)
{
	captions_add_all(c, &paragraph, 1);
}

/* The k-th paragraph before the table, from 1; empty if it is none. */
static struct span
text_before(const struct captions *c, size_t k)
{
	size_t i = (c->next + CAPTION_LINES - k) % CAPTION_LINES;

	return (struct span){ c->text[i], k <= c->next ? c->n[i] : 0 };
}

/* Is what stands right before the table a running head?  Title and unit are behind it, at the
 * foot of the page before. */
static bool
is_below_page(const struct captions *c)
{
	struct span head = text_before(c, 1);

	return caption_ends_with(blank_trim(text_before(c, 3)), "last") != 0 &&
	    caption_is_unit(text_before(c, 2)) && !caption_parts(head) && !is_sentence(head);
}

/* The unit that the k-th paragraph before the table ends with, above the table's name: it may
 * have been set at the right of a line of text, 情况见下表。      单位：万元. */
static void
take_unit_above(const struct captions *c, size_t k, struct table *t)
{
	struct span above = blank_trim(k <= CAPTION_LINES ? text_before(c, k) : SPAN(""));
	struct unit_mark mark;

	if (t->unit.n == 0 && above.n != 0 && caption_names_table(buf_span(&t->title)) &&
	    caption_find_unit(above, &mark) && mark.end == above.n)
		caption_set_unit(t, mark.unit);
}

void
captions_find(const struct captions *c, struct table *t)
{
	struct buf room = BUF_INIT;
	bool number = false;
	size_t k;

	for (k = 1 + is_below_page(c); k <= CAPTION_LINES; k++) {
		struct span s = text_before(c, k);

		if (s.n == 0)
			break;
		s = without_marks(s, t, &room);
		if (s.n == 0 || caption_is_note(s))
			continue;
		if (!shape_has_words(s) || (number && !caption_names_table(s)))
			break;		/* 94.12%: a cell of another table */
		set_title(t, s);
		number = is_form_number(s);
		if (!number)
			break;
	}
	buf_release(&room);
	caption_unit_of_header(t);
	take_unit_above(c, k + 1, t);
	if (t->loose && c->unit_n != 0)
		caption_set_unit(t, (struct span){ c->unit, c->unit_n });
}

/* 表1  下属单位情况, 表 3-2：…, 图4 …: a number and a blank or mark behind it. */
bool
caption_is_numbered(struct span s)
{
	size_t at = word_table_at_start(&particles, "caption", s), end;
	unsigned number;
	struct glyph g;

	if (at == 0)
		return false;
	at += at < s.n && s.p[at] == ' ';
	while ((number = label_ordinal(s, at, &end)) != 0) {
		g = glyph_at(s, at = end);
		if (g.c != '-' && g.c != '.' && g.c != 0x2014 && g.c != 0x2013)
			break;
		at += g.n;
	}
	if (number == 0)
		return false;
	g = glyph_at(s, at);
	return g.c == ' ' || g.c == 0x3000 || g.c == 0xA0 || g.c == ':' || g.c == 0xFF1A ||
	    g.c == 0x3001;
}

bool
caption_names_table(struct span line)
{
	struct span s = blank_trim(line);

	return s.n <= TITLE_BYTES && (caption_ends_with(s, "last") != 0 || caption_is_numbered(s));
}

bool
caption_parts(struct span line)
{
	struct span s = blank_trim(line);
	struct unit_mark mark;
	struct label label;

	if (caption_is_note(s) || (s.n <= TITLE_BYTES &&
	    (caption_ends_with(s, "last") != 0 || caption_find_unit(s, &mark) ||
	    caption_is_numbered(s))))
		return true;
	if (!label_possible(s) || label_read(s, &label) == 0)
		return false;
	return label.form == LABEL_ATTACHMENT || label.form == LABEL_ANNEX ||
	    label.form == LABEL_PART || label.form == LABEL_CHINESE ||
	    label.form == LABEL_CHINESE_PAREN;
}
