/* label_forms: the forms of labels, one function for those that begin alike. */
#include "language/label_parts.h"

#include "language/grammar.h"
#include "text/character.h"

enum { SUB_NUMBERS = 100 };	/* no 附件1-100 */

static size_t
finish(struct cursor c, struct label *out, enum label_form form, unsigned ordinal)
{
	size_t blanks = label_blanks(c.text, c.at);

	out->form = form;
	out->ordinal = ordinal;
	out->depth = 1;
	out->end = c.at;
	out->text = c.at + blanks;
	out->blank = blanks > 0 && out->text < c.text.n && c.text.p[c.at] != '*';
	return out->text;
}

/* 二、三产业 and 一、二季度 are enumerations, no labels. */
static bool
enumerates(struct cursor c)
{
	return label_take_chinese(&c) != 0 &&
	    (cursor_is_in(cursor_peek(&c), u"、") ||
	    word_table_starts(&particles, "enumerated", span_slice(c.text, c.at, c.text.n)));
}

/* 四：存在问题, where the mark was mistyped; 四?存在问题, where a code page had no 、 (RTF that
 * LibreOffice writes); 三：一 is a ratio. */
static bool
damaged_ends(uint32_t mark, struct cursor c)
{
	cursor_skip_blanks(&c);
	return cursor_is_in(mark, u"：:?") && character_is_han(cursor_peek(&c)) &&
	    label_chinese_value(cursor_peek(&c)) == 0;
}

size_t
label_chinese(struct cursor c, struct label *out)
{
	unsigned ordinal = label_take_chinese(&c);
	uint32_t mark = cursor_take_any(&c);

	if (ordinal == 0)
		return 0;
	if (cursor_is_in(mark, u"）)"))
		return finish(c, out, LABEL_CHINESE_PAREN, ordinal);
	if ((!cursor_is_in(mark, u"、.．﹑､") && !damaged_ends(mark, c)) || enumerates(c))
		return 0;
	return finish(c, out, LABEL_CHINESE, ordinal);
}

/* After "1.": 2022年 begins the text, 5 makes it 1.5 or the label 1.5 . */
static bool
year_follows(struct cursor c)
{
	int digits = 0;
	struct glyph g;

	while (label_digit_value((g = glyph_at(c.text, c.at)).c) >= 0) {
		c.at += g.n;
		digits++;
	}
	return digits == 4 && (cursor_is_in(cursor_peek(&c), u"-—~～") ||
	    word_table_starts(&particles, "yearnext", span_slice(c.text, c.at, c.text.n)));
}

/* Does a word begin here whose first character is a unit: 1.2人员情况, 3.2 分项结论? */
static bool
unit_begins_word(const struct cursor *c)
{
	return word_table_starts(&particles, "unitword", span_slice(c->text, c->at, c->text.n));
}

/* 1.2万元, 1.2％, 1.2～1.5, 1.2以上: does what follows say that the number is a quantity? */
static bool
unit_begins(const struct cursor *c)
{
	return cursor_is_in(cursor_peek(c), u"％%‰－—～~，。；") ||
	    word_table_starts(&particles, "measured", span_slice(c->text, c->at, c->text.n));
}

/* 2.3, 2.3、 and 2.3.1 before text that is not a unit: the number must be followed
 * by a blank or by a word, and money or lengths are no words. */
static size_t
decimal_label(struct cursor c, struct label *out, unsigned first)
{
	unsigned depth = 1, ordinal = first, parent;
	struct cursor unit;

	do {
		parent = ordinal;
		ordinal = label_take_digits(&c);
		depth++;
	} while (ordinal != 0 && ordinal < 30 && depth < LABEL_DEPTH_MAX &&
	    (cursor_peek(&c) == '.' || cursor_peek(&c) == 0xFF0E) && cursor_take(&c, u".．"));
	if (cursor_take(&c, u"、") && label_digit_value(cursor_peek(&c)) >= 0)
		return 0;		/* 2.3、4.5 is a list */
	unit = c;
	if (ordinal == 0 || ordinal >= 30 || label_digit_value(cursor_peek(&c)) >= 0)
		return 0;
	if (cursor_peek(&c) < 0x80 && !label_is_blank(cursor_peek(&c)))
		return 0;
	cursor_skip_blanks(&unit);
	if (unit_begins(&unit) && !unit_begins_word(&unit))
		return 0;
	finish(c, out, LABEL_DECIMAL, ordinal);
	out->depth = depth;
	out->parent = parent;
	return out->text;
}

size_t
label_number(struct cursor c, struct label *out)
{
	unsigned ordinal = label_take_digits(&c);
	uint32_t mark = cursor_take_any(&c);

	if (ordinal == 0)
		return 0;
	if (cursor_is_in(mark, u"）)"))
		return finish(c, out, LABEL_NUMBER_HALF, ordinal);
	if (cursor_is_in(mark, u"、﹑､")) {
		struct cursor ahead = c;

		if (label_take_digits(&ahead) != 0 && (cursor_is_in(cursor_peek(&ahead), u"、") ||
		    word_table_starts(&particles, "dateparts",
		    span_slice(ahead.text, ahead.at, ahead.text.n))))
			return 0;
		return finish(c, out, LABEL_NUMBER_COMMA, ordinal);
	}
	if (!cursor_is_in(mark, u".．"))
		return 0;
	if (label_digit_value(cursor_peek(&c)) >= 0 && !year_follows(c))
		return decimal_label(c, out, ordinal);
	return finish(c, out, LABEL_NUMBER_DOT, ordinal);
}

size_t
label_paren(struct cursor c, struct label *out)
{
	enum label_form form;
	unsigned ordinal;

	if (!cursor_take(&c, u"（("))
		return 0;
	cursor_skip_blanks(&c);
	form = label_digit_value(cursor_peek(&c)) >= 0 ? LABEL_NUMBER_PAREN : LABEL_CHINESE_PAREN;
	ordinal = label_take_number(&c);
	if (ordinal == 0 || !cursor_take(&c, u"）)"))
		return 0;
	cursor_take(&c, u"、");		/* （一）、 is met now and then */
	return finish(c, out, form, ordinal);
}

size_t
label_part(struct cursor c, struct label *out)
{
	enum label_form form;
	unsigned ordinal;
	size_t end;

	if (!cursor_take(&c, u"第"))
		return 0;
	cursor_skip_blanks(&c);
	ordinal = label_take_number(&c);
	if (ordinal == 0)
		return 0;
	if (cursor_take(&c, u"章篇"))
		form = LABEL_PART;
	else if (cursor_take(&c, u"节"))
		form = LABEL_SECTION;
	else if (cursor_take(&c, u"部") && cursor_take(&c, u"分"))
		form = LABEL_PART;
	else
		return 0;
	end = c.at;
	cursor_take(&c, u"：:、.．");
	finish(c, out, form, ordinal);
	out->end = end;
	return out->text;
}

/* 附件1-2: the second number stays in the label; that of 附件：1.2024年… is a year. */
static void
skip_sub_number(struct cursor *c)
{
	struct cursor ahead = *c;
	unsigned number;

	if (!cursor_take(&ahead, u"-－—.．"))
		return;
	number = label_take_digits(&ahead);
	if (number != 0 && number < SUB_NUMBERS)
		*c = ahead;
}

size_t
label_attachment(struct cursor c, struct label *out)
{
	enum label_form form;
	struct cursor number;
	unsigned ordinal;

	if (!cursor_take(&c, u"附"))
		return 0;
	if (cursor_take(&c, u"件"))
		form = LABEL_ATTACHMENT;
	else if (cursor_take(&c, u"表"))
		form = LABEL_ANNEX;
	else
		return 0;
	number = c;
	cursor_take(&number, u"：:");
	cursor_skip_blanks(&number);
	ordinal = label_take_number(&number);
	if (ordinal != 0) {
		c = number;
		skip_sub_number(&c);
	}
	finish(c, out, form, ordinal);
	if (cursor_take(&c, u"：:") || (ordinal != 0 && cursor_take(&c, u".．、"))) {
		out->text = c.at + label_blanks(c.text, c.at);
		out->blank = out->text > c.at && out->text < c.text.n;
	}
	return out->text;
}

size_t
label_single(struct cursor c, struct label *out)
{
	static const struct {
		uint32_t first, last;
		enum label_form form;
	} ranges[] = {
		{ 0x2460, 0x2473, LABEL_CIRCLED },
		{ 0x2474, 0x2487, LABEL_NUMBER_PAREN },
		{ 0x2488, 0x249B, LABEL_NUMBER_DOT },
		{ 0x2776, 0x277F, LABEL_CIRCLED },
		{ 0x3220, 0x3229, LABEL_CHINESE_PAREN },
	};
	struct glyph g = glyph_at(c.text, c.at);

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (g.c >= ranges[i].first && g.c <= ranges[i].last) {
			c.at += g.n;
			return finish(c, out, ranges[i].form, g.c - ranges[i].first + 1);
		}
	return 0;
}

size_t
label_formal(struct cursor c, struct label *out)
{
	struct glyph g = glyph_at(c.text, c.at);
	unsigned letter = label_letter_value(g.c), ordinal = letter + label_formal_value(g.c);
	struct cursor text;

	if (label_is_roman_letter(g.c))
		ordinal = label_take_roman(&c);
	else
		c.at += g.n;
	if (label_is_roman(g.c))
		ordinal = g.c - 0x2160 + 1;
	else if (ordinal == 10 && label_formal_value(cursor_peek(&c)) != 0)
		ordinal += label_formal_value(cursor_take_any(&c));
	if (ordinal == 0 || !cursor_take(&c, u"、.．"))
		return 0;
	text = c;
	cursor_skip_blanks(&text);
	if (cursor_peek(&text) < 0x3400 && text.at < c.text.n)
		return 0;
	out->letter = letter != 0;
	return finish(c, out, LABEL_FORMAL, ordinal);
}
