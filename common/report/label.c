/* label: what is written at the start of a heading or list item; see label.h. */
#include "report/label.h"

#include "report/particle.h"
#include "text/glyph.h"

enum { WIDE_BLANK = 0x3000, HARD_BLANK = 0xA0, BULLET = 0x2022 };

/* A reading position: everything is a glyph at at. */
struct cursor {
	struct span text;
	size_t at;
};

/* The marks of a Markdown converter (## **一、…**) count as blanks. */
static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == WIDE_BLANK || c == HARD_BLANK ||
	    c == '*' || c == '#';
}

size_t
label_blanks_read(struct span text, size_t from)
{
	size_t at = from;
	struct glyph g;

	for (;;) {
		while (text.n - at >= 3 && memcmp(text.p + at, "\u3000", 3) == 0)
			at += 3;	/* nearly all */
		if (at >= text.n || !label_may_be_blank(text.p[at]) ||
		    !is_blank((g = glyph_at(text, at)).c))
			return at - from;
		at += g.n;
	}
}

static inline uint32_t
peek(const struct cursor *c)
{
	return glyph_at(c->text, c->at).c;
}

static inline void
skip_blanks(struct cursor *c)
{
	c->at += label_blanks(c->text, c->at);
}

/* Is c in set, a string of characters below U+10000: u"）)"? */
static inline bool
is_in(uint32_t c, const uint_least16_t *set)
{
	while (*set != 0)
		if (*set++ == c)
			return true;
	return false;
}

/* Takes the next character (after blanks) whatever it is; 0 at the end. */
static inline uint32_t
take_any(struct cursor *c)
{
	struct glyph g;

	skip_blanks(c);
	g = glyph_at(c->text, c->at);
	c->at += g.n;
	return g.c;
}

/* Takes the next character (after blanks) if it is one of set; inlined because
 * set is known where it is called. */
static inline __attribute__((always_inline)) bool
take(struct cursor *c, const uint_least16_t *set)
{
	struct cursor ahead = *c;

	if (!is_in(take_any(&ahead), set))
		return false;
	*c = ahead;
	return true;
}

/* 0-9 for an ASCII or full-width digit, else -1. */
static int
digit_value(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	if (c >= 0xFF10 && c <= 0xFF19)
		return (int)(c - 0xFF10);
	return -1;
}

/* 1-10 for 一 to 十, else 0. */
static unsigned
chinese_value(uint32_t c)
{
	switch (c) {
	case 0x4E00: return 1;
	case 0x4E8C: return 2;
	case 0x4E09: return 3;
	case 0x56DB: return 4;
	case 0x4E94: return 5;
	case 0x516D: return 6;
	case 0x4E03: return 7;
	case 0x516B: return 8;
	case 0x4E5D: return 9;
	case 0x5341: return 10;
	default: return 0;
	}
}

/* The value of 一 to 十 at c; 0 for anything else.  They begin with E4 or E5. */
static inline unsigned
chinese_at(const struct cursor *c)
{
	if (c->at >= c->text.n || ((unsigned char)c->text.p[c->at] & 0xFE) != 0xE4)
		return 0;
	return chinese_value(peek(c));
}

/* 一 … 九十九; blanks inside are passed over. */
static unsigned
read_chinese(struct cursor *c)
{
	unsigned value = 0, last = 0, v;
	bool tens = false;

	for (;;) {
		struct cursor ahead = *c;

		if (last != 0 || tens)
			skip_blanks(&ahead);
		v = chinese_at(&ahead);
		if (v == 0 || (v == 10 && tens) || (v < 10 && last != 0))
			break;
		if (v == 10) {
			value = (last ? last : 1) * 10;
			tens = true;
			last = 0;
		} else {
			value += v;
			last = v;
			if (!tens)
				value = v;
		}
		c->at = ahead.at + 3;
	}
	return value;
}

static unsigned
read_digits(struct cursor *c)
{
	unsigned value = 0;
	struct glyph g;
	int v;

	while ((v = digit_value((g = glyph_at(c->text, c->at)).c)) >= 0) {
		value = value * 10 + (unsigned)v;
		if (value > LABEL_ORDINAL_MAX)
			return 0;
		c->at += g.n;
	}
	return value;
}

static unsigned
read_number(struct cursor *c)
{
	return digit_value(peek(c)) >= 0 ? read_digits(c) : read_chinese(c);
}

unsigned
label_ordinal(struct span text, size_t from, size_t *end)
{
	struct cursor c = { text, from };
	unsigned value = read_number(&c);

	*end = c.at;
	return value;
}

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
	return read_chinese(&c) != 0 && take(&c, u"季级类线产等月期批者、");
}

static size_t
chinese_label(struct cursor c, struct label *out)
{
	unsigned ordinal = read_chinese(&c);
	uint32_t mark = take_any(&c);

	if (ordinal == 0)
		return 0;
	if (is_in(mark, u"）)"))
		return finish(c, out, LABEL_CHINESE_PAREN, ordinal);
	if (!is_in(mark, u"、.．﹑､") || enumerates(c))
		return 0;
	return finish(c, out, LABEL_CHINESE, ordinal);
}

/* After "1.": 2022年 begins the text, 5 makes it 1.5 or the label 1.5 . */
static bool
year_follows(struct cursor c)
{
	int digits = 0;
	struct glyph g;

	while (digit_value((g = glyph_at(c.text, c.at)).c) >= 0) {
		c.at += g.n;
		digits++;
	}
	return digits == 4 && take(&c, u"年-—~～至");
}

/* Does a word begin here whose first character is a unit: 1.2人员情况, 3.2 分项结论? */
static bool
unit_begins_word(const struct cursor *c)
{
	return particle_at_start("unitword", span_slice(c->text, c->at, c->text.n)) != 0;
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
		ordinal = read_digits(&c);
		depth++;
	} while (ordinal != 0 && ordinal < 30 && depth < LABEL_DEPTH_MAX &&
	    (peek(&c) == '.' || peek(&c) == 0xFF0E) && take(&c, u".．"));
	if (take(&c, u"、") && digit_value(peek(&c)) >= 0)	/* 2.3、4.5 is a list */
		return 0;
	unit = c;
	if (ordinal == 0 || ordinal >= 30 || digit_value(peek(&c)) >= 0)
		return 0;
	if (peek(&c) < 0x80 && !is_blank(peek(&c)))
		return 0;
	skip_blanks(&unit);
	if (is_in(peek(&unit), u"万亿元千百个人件次公平米亩吨倍分年月日小克级版以至左余多％%‰－—～~，。；") &&
	    !unit_begins_word(&unit))
		return 0;
	finish(c, out, LABEL_DECIMAL, ordinal);
	out->depth = depth;
	out->parent = parent;
	return out->text;
}

static size_t
number_label(struct cursor c, struct label *out)
{
	unsigned ordinal = read_digits(&c);
	uint32_t mark = take_any(&c);

	if (ordinal == 0)
		return 0;
	if (is_in(mark, u"）)"))
		return finish(c, out, LABEL_NUMBER_HALF, ordinal);
	if (is_in(mark, u"、﹑､")) {
		struct cursor ahead = c;

		if (read_digits(&ahead) != 0 && take(&ahead, u"月日、季号"))
			return 0;
		return finish(c, out, LABEL_NUMBER_COMMA, ordinal);
	}
	if (!is_in(mark, u".．"))
		return 0;
	if (digit_value(peek(&c)) >= 0 && !year_follows(c))
		return decimal_label(c, out, ordinal);
	return finish(c, out, LABEL_NUMBER_DOT, ordinal);
}

static size_t
paren_label(struct cursor c, struct label *out)
{
	enum label_form form;
	unsigned ordinal;

	if (!take(&c, u"（("))
		return 0;
	skip_blanks(&c);
	form = digit_value(peek(&c)) >= 0 ? LABEL_NUMBER_PAREN : LABEL_CHINESE_PAREN;
	ordinal = read_number(&c);
	if (ordinal == 0 || !take(&c, u"）)"))
		return 0;
	take(&c, u"、");		/* （一）、 is met now and then */
	return finish(c, out, form, ordinal);
}

static size_t
part_label(struct cursor c, struct label *out)
{
	enum label_form form;
	unsigned ordinal;
	size_t end;

	if (!take(&c, u"第"))
		return 0;
	skip_blanks(&c);
	ordinal = read_number(&c);
	if (ordinal == 0)
		return 0;
	if (take(&c, u"章篇"))
		form = LABEL_PART;
	else if (take(&c, u"节"))
		form = LABEL_SECTION;
	else if (take(&c, u"部") && take(&c, u"分"))
		form = LABEL_PART;
	else
		return 0;
	end = c.at;
	take(&c, u"：:、.．");
	finish(c, out, form, ordinal);
	out->end = end;
	return out->text;
}

/* 附件1-2: the second number stays in the label. */
static void
skip_sub_number(struct cursor *c)
{
	struct cursor ahead = *c;

	if (take(&ahead, u"-－—.．") && read_digits(&ahead) != 0)
		*c = ahead;
}

static size_t
attachment_label(struct cursor c, struct label *out)
{
	enum label_form form;
	struct cursor number;
	unsigned ordinal;

	if (!take(&c, u"附"))
		return 0;
	if (take(&c, u"件"))
		form = LABEL_ATTACHMENT;
	else if (take(&c, u"表"))
		form = LABEL_ANNEX;
	else
		return 0;
	number = c;
	take(&number, u"：:");
	skip_blanks(&number);
	ordinal = read_number(&number);
	if (ordinal != 0) {
		c = number;
		skip_sub_number(&c);
	}
	finish(c, out, form, ordinal);
	if (take(&c, u"：:")) {
		out->text = c.at + label_blanks(c.text, c.at);
		out->blank = out->text > c.at && out->text < c.text.n;
	}
	return out->text;
}

/* ① ❶ ⑴ ⒈ ㈠: number and form in one character. */
static size_t
single_label(struct cursor c, struct label *out)
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

/* 1-10 for 壹 to 拾, else 0. */
static unsigned
formal_value(uint32_t c)
{
	switch (c) {
	case 0x58F9: return 1;
	case 0x8D30: return 2;
	case 0x53C1: return 3;
	case 0x8086: return 4;
	case 0x4F0D: return 5;
	case 0x9646: return 6;
	case 0x67D2: return 7;
	case 0x634C: return 8;
	case 0x7396: return 9;
	case 0x62FE: return 10;
	default: return 0;
	}
}

static bool
is_roman(uint32_t c)
{
	return c >= 0x2160 && c <= 0x216B;	/* Ⅰ to Ⅻ */
}

static bool
is_roman_letter(uint32_t c)
{
	return c == 'I' || c == 'V' || c == 'X';
}

/* I to XII in letters; 0 for none. */
static unsigned
read_roman_letters(struct cursor *c)
{
	static const char *const numbers[] = { "I", "II", "III", "IV", "V", "VI",
		"VII", "VIII", "IX", "X", "XI", "XII" };
	size_t from = c->at;

	while (is_roman_letter(peek(c)))
		c->at++;
	for (unsigned i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (span_eq(span_slice(c->text, from, c->at), span_of(numbers[i])))
			return i + 1;
	return 0;
}

unsigned
label_roman(struct span text, size_t from, size_t *end)
{
	struct cursor c = { text, from };
	struct glyph g = glyph_at(text, from);
	unsigned value = is_roman(g.c) ? g.c - 0x2160 + 1 :
	    is_roman_letter(g.c) ? read_roman_letters(&c) : 0;

	*end = is_roman(g.c) ? from + g.n : c.at;
	return value;
}

/* 1-8 for A to H, where I begins the Roman numbers; else 0. */
static unsigned
letter_value(uint32_t c)
{
	return c >= 'A' && c <= 'H' ? c - 'A' + 1 : 0;
}

/* 壹、 拾壹、 Ⅰ、 Ⅱ. IV. A. before words. */
static size_t
formal_label(struct cursor c, struct label *out)
{
	struct glyph g = glyph_at(c.text, c.at);
	unsigned letter = letter_value(g.c), ordinal = letter + formal_value(g.c);
	struct cursor text;

	if (is_roman_letter(g.c))
		ordinal = read_roman_letters(&c);
	else
		c.at += g.n;
	if (is_roman(g.c))
		ordinal = g.c - 0x2160 + 1;
	else if (ordinal == 10 && formal_value(peek(&c)) != 0)
		ordinal += formal_value(take_any(&c));
	if (ordinal == 0 || !take(&c, u"、.．"))
		return 0;
	text = c;
	skip_blanks(&text);
	if (peek(&text) < 0x3400 && text.at < c.text.n)
		return 0;
	out->letter = letter != 0;
	return finish(c, out, LABEL_FORMAL, ordinal);
}

/* Can a label begin with this byte? */
static bool
may_start(unsigned char b)
{
	switch (b) {
	case '(':
	case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
	case 'A': case 'B': case 'C': case 'D': case 'E': case 'F': case 'G': case 'H':
	case 'I': case 'V': case 'X':
	case 0xE2:			/* ① ⑴ ⒈ ❶ Ⅰ */
	case 0xE3:			/* ㈠ */
	case 0xE4: case 0xE5: case 0xE6:	/* 一 to 十, 壹 to 拾, … */
	case 0xE7: case 0xE8: case 0xE9:	/* … 第 and 附 */
	case 0xEF:			/* （ and full-width digits */
		return true;
	default:
		return false;
	}
}

#define SECOND(byte) (UINT64_C(1) << ((byte) & 63))

const uint64_t label_seconds[LABEL_LEADS] = {
	SECOND(0xB8) | SECOND(0xB9) | SECOND(0xBA) | SECOND(0xBB) | SECOND(0xBC),
	SECOND(0x85) | SECOND(0x8D) | SECOND(0x8F) | SECOND(0x9B) | SECOND(0xA3),
	SECOND(0x8B) | SECOND(0x8D) | SECOND(0x9F),
	SECOND(0x8E) | SECOND(0xAC),
	SECOND(0x82) | SECOND(0xB4),
	SECOND(0x99),
};

bool
label_possible_read(struct span text)
{
	size_t at = label_blanks(text, 0);
	struct glyph g;

	if (text.n - at > 2 && label_excluded(text.p + at))
		return false;
	if (at >= text.n || !may_start((unsigned char)text.p[at]))
		return false;	/* most lines end here */
	g = glyph_at(text, at);
	if (g.c < 0x80)
		return (g.c >= '0' && g.c <= '9') || g.c == '(' || is_roman_letter(g.c) ||
		    letter_value(g.c) != 0;
	return chinese_value(g.c) != 0 || g.c == 0xFF08 || g.c == 0x7B2C ||
	    g.c == 0x9644 || (g.c >= 0xFF10 && g.c <= 0xFF19) ||
	    (g.c >= 0x2460 && g.c <= 0x249B) || (g.c >= 0x2776 && g.c <= 0x277F) ||
	    (g.c >= 0x3220 && g.c <= 0x3229) || is_roman(g.c) || formal_value(g.c) != 0 ||
	    g.c == BULLET;
}

/* --- the usual labels ------------------------------------------------------- */

enum { USUAL = 12 };		/* bytes of a bracketed number, a blank and the byte behind */

static inline bool
is_at(const char *p, const char *mark)
{
	return memcmp(p, mark, 3) == 0;
}

/* One or two ASCII digits at p; returns their bytes. */
static inline size_t
usual_digits(const char *p, unsigned *value)
{
	unsigned first = (unsigned)(p[0] - '0'), second = (unsigned)(p[1] - '0');

	*value = second <= 9 ? first * 10 + second : first;
	return first > 9 ? 0 : second > 9 ? 1 : 2;
}

/* One of 一 to 十 at p. */
static inline size_t
usual_chinese(const char *p, unsigned *value)
{
	struct span s = { p, 3 };

	*value = ((unsigned char)p[0] & 0xFE) == 0xE4 ? chinese_value(glyph_at(s, 0).c) : 0;
	return *value != 0 ? 3 : 0;
}

/* （一） (1) */
static inline size_t
usual_paren(const char *p, enum label_form *form, unsigned *ordinal)
{
	size_t at = p[0] == '(' ? 1 : 3, n = usual_digits(p + at, ordinal);

	*form = n != 0 ? LABEL_NUMBER_PAREN : LABEL_CHINESE_PAREN;
	if (n == 0)
		n = usual_chinese(p + at, ordinal);
	at += n;
	if (n == 0)
		return 0;
	return p[at] == ')' ? at + 1 : is_at(p + at, "）") ? at + 3 : 0;
}

/* 1. 1． 1、 */
static inline size_t
usual_number(const char *p, enum label_form *form, unsigned *ordinal)
{
	size_t at = usual_digits(p, ordinal);

	*form = LABEL_NUMBER_DOT;
	if (p[at] == '.')
		return at + 1;
	if (is_at(p + at, "．"))
		return at + 3;
	*form = LABEL_NUMBER_COMMA;
	return is_at(p + at, "、") ? at + 3 : 0;
}

/* 一、 but no 二、三 */
static inline size_t
usual_ordinal(const char *p, enum label_form *form, unsigned *ordinal)
{
	size_t at = usual_chinese(p, ordinal);
	unsigned next;

	*form = LABEL_CHINESE;
	return at != 0 && is_at(p + at, "、") && usual_chinese(p + at + 3, &next) == 0 ?
	    at + 3 : 0;
}

/* The labels of nearly all headings, where a Chinese character follows them at
 * once or behind a blank, which leaves nothing else to ask; 0: to be read with
 * care. */
static inline size_t
read_usual(struct span text, struct label *out)
{
	enum label_form form = LABEL_NONE;
	unsigned ordinal = 0;
	size_t end = 0;
	bool blank;

	if (text.n < USUAL)
		return 0;
	if (text.p[0] >= '0' && text.p[0] <= '9')
		end = usual_number(text.p, &form, &ordinal);
	else if (text.p[0] == '(' || is_at(text.p, "（"))
		end = usual_paren(text.p, &form, &ordinal);
	else
		end = usual_ordinal(text.p, &form, &ordinal);
	blank = text.p[end] == ' ';
	if (end == 0 || ordinal == 0 || (unsigned char)text.p[end + blank] - 0xE4u > 0xE9 - 0xE4)
		return 0;
	*out = (struct label){ .form = form, .ordinal = ordinal, .depth = 1,
		.end = end, .text = end + blank, .blank = blank };
	return end + blank;
}

/* • 一、项目概况: a web page's list around a heading.  Other lists may have bullets of
 * their own. */
static size_t
bulleted_label(struct cursor c, struct label *out)
{
	size_t at = c.at + glyph_at(c.text, c.at).n, blanks = label_blanks(c.text, at);

	if (blanks == 0 || glyph_at(c.text, at + blanks).c == BULLET ||
	    label_read(span_slice(c.text, at, c.text.n), out) == 0 ||
	    out->form > LABEL_CHINESE_PAREN) {
		out->form = LABEL_NONE;
		return 0;
	}
	out->start += at;
	out->end += at;
	out->text += at;
	return out->text;
}

size_t
label_read(struct span text, struct label *out)
{
	struct cursor c = { text, 0 };
	size_t usual = read_usual(text, out);
	uint32_t first;

	if (usual != 0)
		return usual;
	c.at = label_blanks(text, 0);
	first = peek(&c);

	*out = (struct label){ .form = LABEL_NONE, .start = c.at };
	if (digit_value(first) >= 0)
		return number_label(c, out);
	if (first == '(' || first == 0xFF08)
		return paren_label(c, out);
	if (chinese_value(first) != 0)
		return chinese_label(c, out);
	if (first == 0x7B2C)
		return part_label(c, out);
	if (first == 0x9644)
		return attachment_label(c, out);
	if (first == BULLET)
		return bulleted_label(c, out);
	if (is_roman_letter(first) || is_roman(first) || formal_value(first) != 0 ||
	    letter_value(first) != 0)
		return formal_label(c, out);
	return single_label(c, out);
}
