/* shape: how a labelled paragraph is built; see shape.h. */
#include "language/shape.h"

#include "base/lanes.h"
#include "language/grammar.h"
#include "language/label.h"
#include "language/numeral.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	TITLE_MAX = 60,		/* characters that may be a title */
	COLON_MAX = 16,		/* characters before a colon that has text behind it */
	NAME_MIN = 4, NAME_MAX = 16, NAME_BYTES = NAME_MAX * 4,
	GAP = 3			/* ASCII blanks that part two columns */
};

enum { STOP = 0x3002, SEMICOLON = 0xFF1B, COMMA = 0xFF0C, COLON = 0xFF1A,
	BANG = 0xFF01, ASK = 0xFF1F, OPEN = 0xFF08, CLOSE = 0xFF09 };

/* Digits at from with a unit that makes them an amount; returns their end. */
static size_t
amount_end(struct span text, size_t from)
{
	size_t at = from;
	struct glyph g;

	while (character_is_digit((g = glyph_at(text, at)).c) || g.c == '.' || g.c == ',' ||
	    g.c == 0xFF0E)
		at += g.n;
	at += label_blanks(text, at);
	while (numeral_multiplier((g = glyph_at(text, at)).c) >= 4)	/* 万亿 */
		at += g.n;
	switch (g.c) {
	case U'元':
	case '%': case 0xFF05:
	case U'人': case U'名':
	case U'辆':
		return at + g.n;
	default:
		return 0;
	}
}

/* XX万元, **元: the slot of an amount that nobody filled in, at from? */
static bool
is_amount_slot(struct span text, size_t from)
{
	char filler = text.p[from];
	size_t at = from;
	struct glyph g;

	while (at < text.n && text.p[at] == filler)
		at++;
	g = glyph_at(text, at);
	return g.c == U'元' ||
	    (numeral_multiplier(g.c) >= 4 && glyph_at(text, at + g.n).c == U'元');
}

/* What the walk over the title sees. */
struct walk {
	size_t at;
	size_t colon;		/* of the first colon outside brackets; NONE */
	unsigned colon_chars;
	unsigned depth;		/* of brackets */
	bool digits;		/* the last character was a digit */
	unsigned blanks;	/* just passed */
};

/* What a character that is not plain means in a title. */
enum sign { SIGN_NONE, SIGN_STOP, SIGN_END, SIGN_COMMA, SIGN_COLON, SIGN_OPEN, SIGN_CLOSE,
	SIGN_DIGIT, SIGN_POINT, SIGN_BLANK, SIGN_SLOT };

/* ASCII, and by its low six bits U+FF00 to U+FF3F. */
static const unsigned char ascii_signs[128] = {
	[';'] = SIGN_END, [','] = SIGN_COMMA, [':'] = SIGN_COLON, ['('] = SIGN_OPEN,
	[')'] = SIGN_CLOSE, ['0'] = SIGN_DIGIT, ['1'] = SIGN_DIGIT, ['2'] = SIGN_DIGIT,
	['3'] = SIGN_DIGIT, ['4'] = SIGN_DIGIT, ['5'] = SIGN_DIGIT, ['6'] = SIGN_DIGIT,
	['7'] = SIGN_DIGIT, ['8'] = SIGN_DIGIT, ['9'] = SIGN_DIGIT, ['.'] = SIGN_POINT,
	[' '] = SIGN_BLANK, ['\t'] = SIGN_BLANK, ['X'] = SIGN_SLOT, ['x'] = SIGN_SLOT,
	['*'] = SIGN_SLOT,
};
static const unsigned char wide_signs[64] = {
	[SEMICOLON & 63] = SIGN_END, [BANG & 63] = SIGN_END, [ASK & 63] = SIGN_END,
	[COMMA & 63] = SIGN_COMMA, [COLON & 63] = SIGN_COLON, [OPEN & 63] = SIGN_OPEN,
	[CLOSE & 63] = SIGN_CLOSE, [0x10] = SIGN_DIGIT, [0x11] = SIGN_DIGIT,
	[0x12] = SIGN_DIGIT, [0x13] = SIGN_DIGIT, [0x14] = SIGN_DIGIT, [0x15] = SIGN_DIGIT,
	[0x16] = SIGN_DIGIT, [0x17] = SIGN_DIGIT, [0x18] = SIGN_DIGIT, [0x19] = SIGN_DIGIT,
};

static inline enum sign
sign_of(uint32_t c, struct shape *out)
{
	if (c < 0x80) {
		out->wide = false;
		return (enum sign)ascii_signs[c];
	}
	if (c >> 6 == 0xFF00 >> 6)
		return (enum sign)wide_signs[c & 63];
	return c == STOP ? SIGN_STOP : SIGN_NONE;
}

static void
walk_colon(struct walk *w, const struct shape *out)
{
	if (w->depth != 0 || w->colon != NONE)
		return;
	w->colon = w->at;
	w->colon_chars = out->chars;
}

static void
walk_digit(struct walk *w, struct span text, struct shape *out)
{
	if (!w->digits && w->depth == 0 && out->amount == NONE &&
	    amount_end(text, w->at) != 0)
		out->amount = w->at;
}

static inline void
walk_sign(struct walk *w, struct span text, enum sign sign, struct shape *out)
{
	switch (sign) {
	case SIGN_OPEN:
		w->depth++;
		out->bracketed = true;
		break;
	case SIGN_CLOSE:
		w->depth -= w->depth > 0;
		break;
	case SIGN_COMMA:
		out->commas++;
		break;
	case SIGN_COLON:
		walk_colon(w, out);
		break;
	case SIGN_DIGIT:
		walk_digit(w, text, out);
		break;
	case SIGN_SLOT:
		if (w->depth == 0 && out->amount == NONE && is_amount_slot(text, w->at))
			out->amount = w->at;
		break;
	default:
		break;
	}
	w->digits = sign == SIGN_DIGIT || sign == SIGN_POINT;
	if (sign == SIGN_BLANK) {
		w->blanks++;
		return;
	}
	if (w->blanks >= GAP)
		out->columns = true;
	w->blanks = 0;
}

size_t
shape_trim_read(struct span s, size_t start)
{
	size_t end = s.n;
	struct glyph g;

	while (end > start && shape_may_end_blank(s.p[end - 1]) &&
	    (g = glyph_before(s, end)).n > 0 &&
	    label_blanks(span_slice(s, 0, end), end - g.n) == g.n)
		end -= g.n;
	return end;
}

/* A colon decides: at the end of a bare title, or before its text. */
static void
use_colon(struct span text, const struct walk *w, struct shape *out)
{
	size_t after = w->colon + glyph_at(text, w->colon).n;

	if (shape_trim(text, after) == after) {
		if (out->kind != SHAPE_BARE)
			return;
		out->end = w->colon;
		out->colon = true;
		out->list = word_table_ends(&particles, "announces", span_slice(text, 0, w->colon));
	} else if (w->colon_chars <= COLON_MAX && w->colon_chars > 0) {
		out->kind = SHAPE_COLON;
		out->end = w->colon;
		out->chars = w->colon_chars;
		out->body = after;
		if (out->amount != NONE && out->amount > w->colon)
			out->amount = NONE;
	}
}

static bool
is_han(uint32_t c)
{
	return c >= 0x4E00 && c <= 0x9FFF;
}

/* Does the point at byte at end a sentence, as where somebody typed all punctuation in
 * ASCII: 主要职能. 承担医疗任务? */
static bool
ends_sentence(struct span text, size_t at)
{
	size_t next = at + 1 + label_blanks(text, at + 1);

	return is_han(glyph_before(text, at).c) &&
	    (next >= text.n || is_han(glyph_at(text, next).c));
}

/* “健全办案体系。加强…”: does a quotation go on at byte at? */
static bool
is_quoted(struct span text, size_t from, size_t at)
{
	size_t open, close;

	while ((open = span_find(span_slice(text, from, at), SPAN("“"))) != NONE) {
		from += open + strlen("“");
		if ((close = span_find(span_slice(text, from, at), SPAN("”"))) == NONE)
			return true;
		from += close;
	}
	return false;
}

/* The sentence end at w->at: is anything behind it? */
static void
end_sentence(struct span text, const struct walk *w, struct glyph g, struct shape *out)
{
	size_t after = w->at + g.n;

	out->end = w->at;
	out->body = text.n;
	if (shape_trim(text, after) == after)
		out->kind = SHAPE_SENTENCE;
	else if ((g.c == STOP || g.c == '.') && !is_quoted(text, out->start, w->at)) {
		out->kind = SHAPE_RUN_IN;
		out->body = after;
	} else
		out->kind = SHAPE_TEXT;
}

/* Does a character U+4000 to U+9FFF begin with this byte? */
static inline bool
is_plain(char byte)
{
	return (unsigned char)byte - 0xE4u <= 0xE9 - 0xE4;
}

enum { STEP = 15 };	/* bytes of LANES: five characters */

/* How many bytes at the lower address are zero in a word that was read there? */
static inline size_t
zero_bytes(uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(word) / 8;
#else
	return (size_t)__builtin_clzll(word) / 8;
#endif
}

/* How many bytes of p[0..15] are of plain characters, up to the first of another?
 * Only bytes that go on with a character are 80 to BF. */
static inline size_t
plain_bytes(const char *p)
{
	uint64_t other[2];
	lanes v = lanes_load(p), hit;

	hit = (lanes)(v - 0x80 >= 0x40) & (lanes)(v - 0xE4 > 0xE9 - 0xE4);
	memcpy(other, &hit, sizeof other);
	return other[0] != 0 ? zero_bytes(other[0]) :
	    other[1] != 0 ? 8 + zero_bytes(other[1]) : LANES;
}

/* Passes the plain characters at w->at, which titles are made of, up to one more
 * than a title has; blanks before one part columns. */
static inline void
walk_plain(struct walk *w, struct span text, struct shape *out)
{
	const char *p = text.p + w->at;
	size_t left = text.n - w->at, most = (TITLE_MAX + 1 - out->chars) * (size_t)3;
	size_t at = 0, n = LANES;

	if (w->blanks != 0)
		return;
	if (left > most)
		left = most;
	for (; n == LANES && left - at >= LANES; at += n < LANES ? n : STEP)
		n = plain_bytes(p + at);
	while (n == LANES && left - at >= 3 && is_plain(p[at]))
		at += 3;
	if (at == 0)
		return;
	w->at += at;
	w->digits = false;
	out->chars += (unsigned)at / 3;
}

size_t
shape_cell_amount(struct span text)
{
	size_t at = 0;
	bool parted = false;

	for (; at < text.n && text.p[at] != ' '; at++) {
		parted |= text.p[at] == '.' || text.p[at] == ',';
		if (!character_is_digit((unsigned char)text.p[at]) && text.p[at] != '.' &&
		    text.p[at] != ',' && (text.p[at] != '-' || at != 0))
			return 0;
	}
	return parted ? at : 0;
}

/* Does a title go on as a row of cells does that was set with single blanks: with an
 * amount behind its words, or with another label like its own (二、基金收入 202.80
 * 二、外交支出)? */
static bool
is_row(struct span text, struct span title)
{
	struct label own, other;

	for (size_t at = 0; at + 1 < title.n; at++) {
		struct span rest = span_slice(title, at + 1, title.n);

		if (title.p[at] != ' ')
			continue;
		if (shape_cell_amount(rest) != 0)
			return true;
		if (label_possible(rest) && label_read(rest, &other) != 0 &&
		    other.form == LABEL_CHINESE && label_read(text, &own) != 0 &&
		    own.form == other.form)
			return true;
	}
	return false;
}

void
shape_read(struct span text, size_t from, struct shape *out)
{
	struct walk w = { .at = from, .colon = NONE };
	struct glyph g;

	*out = (struct shape){ .kind = SHAPE_BARE, .start = from, .end = text.n,
		.body = text.n, .amount = NONE, .wide = true };
	for (;; w.at += g.n, out->chars++) {
		enum sign sign;

		if (w.at < text.n && is_plain(text.p[w.at]))
			walk_plain(&w, text, out);
		g = glyph_at(text, w.at);
		if (g.n == 0)
			break;
		if (out->chars > TITLE_MAX) {
			out->kind = SHAPE_TEXT;
			out->wide = false;	/* for all we know … */
			out->bracketed = true;
			break;
		}
		sign = sign_of(g.c, out);
		if (sign == SIGN_POINT && w.depth == 0 && ends_sentence(text, w.at))
			sign = SIGN_STOP;
		if (sign == SIGN_STOP || (sign == SIGN_END && w.depth == 0)) {
			end_sentence(text, &w, g, out);
			break;
		}
		walk_sign(&w, text, sign, out);
	}
	if (w.colon != NONE)
		use_colon(text, &w, out);
	out->end = shape_trim(span_slice(text, 0, out->end), from);
	if (out->kind == SHAPE_BARE && !out->wide && !out->columns)
		out->columns = span_ends(span_slice(text, 0, out->end), SPAN("|")) ||
		    is_row(text, span_slice(text, from, out->end));
	if (out->end == from)
		out->kind = from >= text.n ? SHAPE_EMPTY : SHAPE_TEXT;
}

bool
shape_names_amount(struct span text, const struct shape *shape)
{
	struct span name;
	unsigned chars;
	size_t after;

	if (shape->amount == NONE || shape->amount - shape->start > NAME_BYTES)
		return false;
	name = span_slice(text, shape->start, shape->amount);
	chars = shape_chars(name, NAME_MAX + 1);
	if (chars < NAME_MIN || chars > NAME_MAX)
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (character_is_digit(glyph_at(name, i).c))
			return false;
	if (punct_in(name, ','))
		return false;
	after = amount_end(text, shape->amount);
	return glyph_at(text, after).c == COMMA || glyph_at(text, after).c == ',';
}

unsigned
shape_chars(struct span s, unsigned limit)
{
	unsigned n = 0;
	struct glyph g;

	for (size_t at = 0; n < limit && (g = glyph_at(s, at)).n > 0; at += g.n)
		n++;
	return n;
}

bool
shape_has_words_read(struct span s)
{
	struct glyph g;

	for (size_t at = 0; (g = glyph_at(s, at)).n > 0; at += g.n)
		if ((g.c >= 0x3400 && g.c <= 0x9FFF) || (g.c >= 'A' && g.c <= 'z'))
			return true;
	return false;
}

static bool
is_quote(struct span s)
{
	return span_starts(s, SPAN("“")) || span_starts(s, SPAN("”"));
}

bool
shape_is_noise_read(struct span s)
{
	size_t close;

	if (span_starts(s, SPAN("&nbsp;")))
		s = span_slice(s, strlen("&nbsp;"), s.n);
	else if (span_starts(s, SPAN("```{=")) && (close = span_find(s, SPAN("}"))) != NONE)
		s = span_slice(s, close, s.n);	/* pandoc's comment between two lists */
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (is_quote(span_slice(s, i, s.n)))
			i += strlen("“") - 1;	/* of another font, above the line they belong to */
		else if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		    (c >= 'a' && c <= 'z'))
			return false;
	}
	return true;
}
