/* front_title: what one line says about a report's title; see front_parts.h. */
#include "outline/front_parts.h"

#include "language/date.h"
#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { CODE_DIGITS = 6 };

struct span
front_without_extension(const struct front *front, struct span text)
{
	for (size_t at = text.n; at > 0 && text.n - at < 8; at--)
		if (text.p[at - 1] == '.' &&
		    words_begin(front->file, span_slice(text, at, text.n)))
			return span_slice(text, 0, at - 1);
	return text;
}

bool
front_is_phrase(struct slot *slot, unsigned chars)
{
	struct span text = front_trimmed(slot);

	return slot->label.form == LABEL_NONE && text.n > 0 &&
	    shape_chars(text, chars + 1) <= chars && shape_has_words(text) &&
	    slot_shape(slot)->kind == SHAPE_BARE && !slot_shape(slot)->colon;
}

bool
front_is_bracketed(struct span text)
{
	return text.n > 3 && punct_starts(text, '(') != 0 && punct_ends(text, ')') != 0;
}

static struct span
without_brackets(struct span text)
{
	size_t open = punct_find(text, '(');

	if (open == NONE || open == 0 ||
	    !front_is_bracketed(span_slice(text, open, text.n)))
		return text;
	return span_slice(text, 0, open);
}

bool
front_is_field(const struct front *front, struct span text)
{
	if (front_is_bracketed(text))
		return punct_find(text, ':') != NONE;
	return words_begin(front->field, text) && memchr(text.p, ' ', text.n) != NULL;
}

/* Does text begin with a year? */
static bool
is_dated(struct span text)
{
	return text.n > 0 && byte_is_digit(text.p[0]) &&
	    word_table_in(&grammar, "year", text);
}

/* …关于“…”资金使用情况, 2020年…任务完成情况: what it is about or which year's, and that it
 * reports it. */
static bool
is_about(const struct front *front, struct span text)
{
	return words_end(front->state, text) && (words_in(front->about, text) || is_dated(text));
}

/* …绩效自评工作…, but not 会议…: does text say what a letter of these is about? */
static bool
has_matter(const struct front *front, struct span text)
{
	return is_dated(text) || words_in(front->subject, text) || words_in(front->report, text);
}

bool
front_ends_title(const struct front *front, struct slot *slot)
{
	struct span text = without_brackets(front_without_extension(front, front_trimmed(slot)));
	struct buf packed = BUF_INIT;
	struct glyph g;
	bool ends;

	if (!front_is_phrase(slot, FRONT_TITLE))
		return false;
	for (size_t at = 0; (g = glyph_at(text, at)).n > 0; at += g.n)
		if (label_blanks(span_slice(text, 0, at + g.n), at) == 0)
			buf_add(&packed, text.p + at, g.n);
	ends = words_end(front->title, buf_span(&packed)) ||
	    is_about(front, buf_span(&packed)) ||
	    (words_end(front->letter, buf_span(&packed)) &&
	    has_matter(front, buf_span(&packed)));
	buf_release(&packed);
	return ends;
}

bool
front_ends_letter(const struct front *front, const struct front_lines *f, size_t i)
{
	return i > 0 && !f->apart[i] && front_is_phrase(f->line[i], FRONT_LINE) &&
	    words_end(front->letter, front_trimmed(f->line[i])) &&
	    front_is_phrase(f->line[i - 1], FRONT_LINE) &&
	    has_matter(front, front_trimmed(f->line[i - 1]));
}

static bool
is_date(struct span text)
{
	return (word_table_ends(&grammar, "day", text) ||
	    word_table_ends(&grammar, "month", text)) && word_table_in(&grammar, "year", text);
}

/* A line with an index or a telephone number (监督索引号530923…), or the number of a document
 * (云财绩〔2024〕9号), is no title's. */
static bool
has_code(const struct front *front, struct span text)
{
	size_t digits = 0;

	if (words_end(front->number, text))
		return span_has_digit(text);
	for (size_t i = 0; i < text.n && digits < CODE_DIGITS; i++)
		digits = byte_is_digit(text.p[i]) ? digits + 1 : 0;
	return digits == CODE_DIGITS;
}

bool
front_lacks_organ(const struct front *front, struct span text)
{
	return !words_in(front->organ, text) && (words_begin(front->report, text) ||
	    ((is_dated(text) || words_begin(front->about, text)) &&
	    words_in(front->report, text)));
}

bool
front_names_owner(const struct front *front, struct span text)
{
	text = without_brackets(text);	/* …办公室（本级） */
	return words_end(front->organ, text) || words_end(front->affair, text);
}

/* Does a title that begins with text say whose report it is, and of which year? */
static bool
is_complete(const struct front *front, struct span text)
{
	return words_in(front->organ, text) && word_table_in(&grammar, "fiscal", text);
}

/* 某县公路管理所绩效自评 above 某县公路管理所2022年度…: what runs above the pages, or whose it is,
 * and the title, not the halves of one. */
static bool
begins_alike(struct span before, struct span text)
{
	enum { ALIKE = 18 };		/* bytes: 某某县某某局 */

	return span_starts(text, before) ||
	    (before.n > ALIKE && span_starts(text, span_slice(before, 0, ALIKE)));
}

bool
front_goes_before(const struct front *front, const struct front_lines *f, size_t i)
{
	struct span before = front_trimmed(f->line[i - 1]), text = front_trimmed(f->line[i]);

	if (!front_is_phrase(f->line[i - 1], FRONT_LINE) || is_date(before) ||
	    has_code(front, before) || begins_alike(before, text) || is_complete(front, text))
		return false;
	if (!f->apart[i] || (front_names_owner(front, before) && front_lacks_organ(front, text)))
		return true;
	return word_table_in(&grammar, "fiscal", before) &&
	    !word_table_in(&grammar, "fiscal", text);
}

bool
front_is_report(const struct front *front, struct slot *slot)
{
	return front_ends_title(front, slot) && words_in(front->report, front_trimmed(slot));
}
