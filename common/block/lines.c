/* lines: what a line may be that is one cell of a table; see lines.h. */
#include "block/lines.h"

#include "block/caption.h"
#include "language/label.h"
#include "language/torn_name.h"
#include "text/character.h"
#include "text/data.h"
#include "text/lexicon.h"
#include "text/punct.h"

extern const struct data_table data_linecells;

enum {
	NUMBER_BYTES = 20, DASH_BYTES = 6, LABEL_BYTES = 96, WEIGHT_DIGITS = 3,
	NAME_LINES = 4		/* of a name above titles, at most */
};

/* Built once and kept: a constant in effect. */
static const struct lexicon *
words(void)
{
	static struct lexicon lx;

	if (lx.table == NULL)
		lexicon_build(&lx, &data_linecells, 0, LEXICON_FORWARD, NULL);
	return &lx;
}

/* The line at, or the one behind it if that is empty. */
static size_t
over_empty(const struct block *b, size_t at)
{
	return at + 1 < b->nlines && form_is_empty(form_line(b, at)) ? at + 1 : at;
}

static bool
is_bracket(struct span s)
{
	return punct_starts(s, '(') != 0 && punct_ends(s, ')') != 0;
}

/* By enum lines_role. */
static const char *const cell_roles[] = {
	"", "start", "ordinal", "line", "weight", "mark", "remark", "caption", "amount", "percent",
	"head", "key"
};

static enum lines_role
role_named(const char *name)
{
	size_t i = sizeof cell_roles / sizeof *cell_roles - 1;

	while (i > 0 && strcmp(cell_roles[i], name) != 0)
		i--;
	return (enum lines_role)i;
}

enum lines_role
lines_role(struct span line)
{
	struct span text;
	struct lexicon_match match;
	enum lines_role role;

	if (line.n != 0 && (unsigned char)line.p[0] > 0xE3 &&
	    !lexicon_may(words(), glyph_at(line, 0).c))
		return LINES_NONE;	/* nearly always: no blank to trim, no word */
	text = blank_trim(line);
	if (text.n < 3 || text.n > LINES_TITLE_BYTES ||
	    !lexicon_at(words(), text, 0, &match))
		return LINES_NONE;
	role = role_named(DATA_CELL(&data_linecells, match.row, 1));
	if (role == LINES_CAPTION || role == LINES_REMARK || match.end == text.n)
		return role;
	text = span_slice(text, match.end, text.n);
	return (role == LINES_AMOUNT || role == LINES_PERCENT) && is_bracket(text) ? role :
	    LINES_NONE;
}

/* A dash for none, —, ——; docx2txt writes -- for each, with blanks around. */
static bool
is_dash(struct span s)
{
	if (span_eq(s, SPAN("—")) || span_eq(s, SPAN("——")))
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '-' && s.p[i] != ' ')
			return false;
	return s.n != 0 && s.n <= DASH_BYTES;
}

bool
lines_is_value(struct span text)
{
	struct span s;
	size_t digits = 0;

	if (text.n != 0 && (unsigned char)text.p[0] > 0xE3)
		return false;		/* nearly always: no dash or blank */
	s = blank_trim(text);
	if (s.n > NUMBER_BYTES)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '.' && c != ',' && c != '-' && c != '%')
			return is_dash(s);
	}
	return digits != 0 || is_dash(s);
}

/* 2130306, the code of a function, before the name of its row. */
static bool
is_code(struct span text)
{
	struct span s = blank_trim(text);

	if (s.n != 5 && s.n != 7)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.p[0] == '2';
}

/* Is the line the numbered name of a row, 一、基本支出, whose amounts stand below it?  Below a
 * heading stand no two numbers. */
static bool
heads_amounts(const struct block *b, size_t at)
{
	struct span first, second;
	struct label label;

	if (at + 2 >= b->nlines || label_read(form_line(b, at), &label) == 0 ||
	    label.form != LABEL_CHINESE)
		return false;
	first = form_line(b, at = over_empty(b, at + 1));
	second = at + 1 < b->nlines ? form_line(b, over_empty(b, at + 1)) : SPAN("");
	return lines_is_value(first) && memchr(first.p, '.', first.n) != NULL &&
	    lines_is_value(second);
}

bool
lines_holds_value(const struct block *b, size_t at)
{
	struct span text = form_line(b, at);

	return !lines_is_gap(b, at) && !(b->lines[at].flags & LINE_BLANK) &&
	    lines_is_value(text) && !is_code(text);
}

enum line_kind
lines_kind(const struct block *b, size_t at)
{
	struct span text = form_line(b, at);

	if (lines_is_gap(b, at))
		return GAP;
	if (b->lines[at].flags & LINE_BLANK)
		return HOLLOW;
	if (lines_is_value(text))
		return is_code(text) ? CODE : VALUE;
	return text.n > LABEL_BYTES || form_is_sentence(text) ||
	    (caption_parts(text) && !heads_amounts(b, at)) ? OTHER : LABEL;
}

/* The marks' columns hold whole numbers and decimals of three digits. */
bool
lines_mark(struct span text, unsigned *hundredths)
{
	struct span s = blank_trim(text);
	unsigned value = 0, places = 0;
	size_t i = 0;

	for (; i < s.n && i < WEIGHT_DIGITS && byte_is_digit(s.p[i]); i++)
		value = value * 10 + (unsigned)(s.p[i] - '0');
	if (i == 0)
		return false;
	if (i < s.n && s.p[i] == '.')
		for (i++; i < s.n && places < 2 && byte_is_digit(s.p[i]); i++, places++)
			value = value * 10 + (unsigned)(s.p[i] - '0');
	for (; places < 2; places++)
		value *= 10;
	*hundredths = value;
	return i == s.n;
}

/* The next line that is not empty; nlines if there is none. */
size_t
lines_next(const struct block *b, size_t at)
{
	while (at < b->nlines && lines_is_gap(b, at))
		at++;
	return at;
}

size_t
lines_name_above(const struct plan *plan, size_t titles, bool spaced)
{
	const struct block *b = plan->region;
	size_t first = titles, lines = 0, gaps = 0;

	for (size_t at = titles; at-- > 0 && plan->marks[at] == MARK_PROSE &&
	    lines < NAME_LINES;) {
		struct torn_name name = { .n = 0 };
		struct span text = blank_trim(form_line(b, at));
		size_t next = lines_next(b, at + 1);

		if (lines_is_gap(b, at)) {
			if (!spaced && (gaps++ > 0 || lines > 0))
				break;
			continue;
		}
		if (lines_kind(b, at) != LABEL)
			break;
		torn_name_add(&name, text);
		if (lines > 0 && punct_starts(blank_trim(form_line(b, next)), '(') == 0 &&
		    !torn_name_add(&name, blank_trim(form_line(b, next))))
			break;
		first = at;
		lines++;
	}
	return first;
}
