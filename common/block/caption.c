/* caption: title and unit of a table; see caption.h. */
#include "block/caption.h"

#include "language/grammar.h"
#include "language/label.h"
#include "language/quantity.h"
#include "language/shape.h"
#include "text/blank.h"
#include "text/character.h"
#include "text/data.h"
#include "text/lexicon.h"

extern const struct data_table data_captions;

enum { TITLE_BYTES = 180, HEADER_ROWS = 2 };

/* A unit as it stands in a line: 单位：万元, with its brackets and 金额. */
struct unit_mark {
	size_t start, end;
	struct span unit;
};

/* --- words ------------------------------------------------------------- */

/* Length of the white space character at byte at; 0 if there is none. */
static size_t
blank_at(struct span s, size_t at)
{
	struct span rest = span_slice(s, at, s.n);

	if (rest.n == 0)
		return 0;
	switch ((unsigned char)rest.p[0]) {
	case ' ':
	case '\t':
	case '\n':
		return 1;
	case 0xE3:
		return span_starts(rest, SPAN("\u3000")) ? 3 : 0;
	case 0xC2:
		return span_starts(rest, SPAN("\u00A0")) ? 2 : 0;
	default:
		return 0;
	}
}

/* The word lists, built at the first table and kept: constants in effect. */
static const struct lexicon *
words(enum lexicon_way way)
{
	static struct lexicon forward, backward;
	struct lexicon *lx = way == LEXICON_FORWARD ? &forward : &backward;

	if (lx->table == NULL)
		lexicon_build(lx, &data_captions, 0, way, NULL);
	return lx;
}

/* Is that the word's role in captions.tsv? */
static bool
is_role(const struct lexicon_match *match, const char *role)
{
	return strcmp(DATA_CELL(&data_captions, match->row, 1), role) == 0;
}

static bool
is_unit(struct span s)
{
	struct lexicon_match match;

	return lexicon_at(words(LEXICON_FORWARD), s, 0, &match) &&
	    match.end == s.n && is_role(&match, "unit");
}

/* Length of the longest word that s ends with, if it is of that role. */
static size_t
ends_with(struct span s, const char *role)
{
	struct lexicon_match match;

	if (!lexicon_before(words(LEXICON_BACKWARD), s, s.n, &match) ||
	    !is_role(&match, role))
		return 0;
	return match.end - match.start;
}

/* --- units ------------------------------------------------------------- */

/* Length of the bracket that ends before byte at; 0 if there is none. */
static size_t
opening_before(struct span s, size_t at)
{
	struct span before = span_slice(s, 0, at);

	return span_ends(before, SPAN("（")) ? 3 : span_ends(before, SPAN("("));
}

/* Length of the bracket at byte at; 0 if there is none. */
static size_t
closes(struct span s, size_t at)
{
	struct span rest = span_slice(s, at, s.n);

	return span_starts(rest, SPAN("）")) ? 3 : span_starts(rest, SPAN(")"));
}

/* Over the colon behind 单位, at byte at; 0 if there is none. */
static size_t
over_colon(struct span s, size_t at)
{
	size_t n;

	while ((n = blank_at(s, at)) != 0)
		at += n;
	if (span_starts(span_slice(s, at, s.n), SPAN("：")))
		at += 3;
	else if (at < s.n && s.p[at] == ':')
		at += 1;
	else
		return 0;
	while ((n = blank_at(s, at)) != 0)
		at += n;
	return at;
}

/* The bracket and the 金额 before 单位 belong to the mark. */
static size_t
mark_start(struct span s, size_t at)
{
	at -= ends_with(span_slice(s, 0, at), "money");
	return at - opening_before(s, at);
}

/* 万元、人: of several units that a table has, the one of its amounts; false if s is no list of
 * units, or of one alone. */
static bool
unit_of_amounts(struct span s, struct span *unit)
{
	struct unit_hint hint;
	bool found = false;
	size_t end;

	for (; s.n != 0; s = span_slice(s, end + SPAN("、").n, s.n)) {
		struct span one;

		end = span_find(s, SPAN("、"));
		end = end == NONE ? s.n : end;
		one = span_slice(s, 0, end);
		if (!is_unit(one))
			return false;
		if (!found && quantity_unit_hint(one, &hint) && hint.kind == KIND_MONEY) {
			*unit = one;
			found = true;
		}
	}
	return found;
}

/* The first 单位：UNIT in s. */
static bool
find_unit(struct span s, struct unit_mark *mark)
{
	size_t at = 0, found, end;

	while ((found = span_find(span_slice(s, at, s.n), SPAN("单位"))) != NONE) {
		size_t start = at + found;

		at = start + SPAN("单位").n;
		end = over_colon(s, at);
		if (end == 0)
			continue;
		at = end;
		while (end < s.n && blank_at(s, end) == 0 && closes(s, end) == 0)
			end++;
		mark->unit = span_slice(s, at, end);
		if (!is_unit(mark->unit) && !unit_of_amounts(mark->unit, &mark->unit))
			continue;
		mark->start = mark_start(s, start);
		mark->end = end + closes(s, end);
		return true;
	}
	return false;
}

/* The unit in brackets at the end of s: 控制情况（万元）. */
static bool
bracket_unit(struct span s, struct span *unit)
{
	size_t end, at;

	s = blank_trim(s);
	end = span_ends(s, SPAN("）")) ? s.n - 3 : s.n - span_ends(s, SPAN(")"));
	if (end == s.n)
		return false;
	for (at = end; at > 0 && end - at < 32; at--)
		if (opening_before(s, at) != 0)
			break;
	*unit = blank_trim(span_slice(s, at, end));
	return opening_before(s, at) != 0 && is_unit(*unit);
}

static void
set_unit(struct table *t, struct span unit)
{
	if (t->unit.n == 0)
		buf_add_span(&t->unit, unit);
}

/* Where the clause that s begins with ends. */
static size_t
clause_end(struct span s)
{
	static const struct span marks[] = {
		{ "，", 3 }, { "。", 3 }, { "；", 3 }, { ",", 1 }, { ";", 1 }
	};
	size_t end = s.n;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t at = span_find(s, marks[i]);

		end = at < end ? at : end;
	}
	return end;
}

/* Over the words that a note begins with and those of what it speaks of: 注：1.上表金额. */
static struct span
noted(struct span s)
{
	struct label label;
	size_t n;

	do {
		while ((n = blank_at(s, 0)) != 0 ||
		    (n = word_table_at_start(&particles, "tablenote", s)) != 0)
			s = span_slice(s, n, s.n);
		n = label_possible(s) && label_read(s, &label) != 0 ? label.text : 0;
		s = span_slice(s, n, s.n);
	} while (n != 0);
	return s;
}

/* The unit that a clause of a note says, all of it: 单位为万元, 金额单位：元, 以万元为单位. */
static bool
unit_of_clause(struct span s, struct span *unit)
{
	size_t n;

	s = blank_trim(noted(s));
	n = word_table_at_start(&particles, "unitis", s);
	if (n == 0)
		return false;
	*unit = blank_trim(word_table_before(&particles, "asunit", span_slice(s, n, s.n)));
	return is_unit(*unit) || unit_of_amounts(*unit, unit);
}

/* Most cells of the first row say the same unit, or a cell says 单位：. */
static void
unit_of_header(struct table *t)
{
	struct span unit = { NULL, 0 }, other;
	struct unit_mark mark;
	size_t with = 0;

	for (size_t r = 0; r < HEADER_ROWS && r < t->nrows; r++)
		for (size_t c = 0; c < t->rows[r].cells && c < 64; c++) {
			struct span text = table_at(t, r, c)->text;

			if (text.n > CAPTION_BYTES)
				continue;
			if (find_unit(text, &mark))
				set_unit(t, mark.unit);
			if (r > 0 || !bracket_unit(text, &other))
				continue;
			if (with++ == 0)
				unit = other;
			else if (!span_eq(unit, other))
				return;
		}
	if (with > 1 && with * 2 >= t->rows[0].cells)
		set_unit(t, unit);
}

/* --- titles ------------------------------------------------------------ */

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

	if (find_unit(s, &mark)) {
		set_unit(t, mark.unit);
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
	if (bracket_unit(s, &unit))
		set_unit(t, unit);
}

/* 公开01表, 财决02-1表: the number of a prescribed form, which stands below or above its name. */
static bool
is_form_number(struct span s)
{
	enum { LONGEST = 24 };		/* bytes */
	size_t n = s.n - ends_with(s, "last");

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
	if (caption.n > TITLE_BYTES || !find_unit(caption, &mark) || mark.unit.n > CAPTION_UNIT)
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
	struct span head = text_before(c, 1), unit = blank_trim(text_before(c, 2));
	struct unit_mark mark;

	return ends_with(blank_trim(text_before(c, 3)), "last") != 0 &&
	    find_unit(unit, &mark) && mark.start == 0 && mark.end == unit.n &&
	    !caption_parts(head) && !is_sentence(head);
}

void
captions_find(const struct captions *c, struct table *t)
{
	struct buf room = BUF_INIT;
	bool number = false;

	for (size_t k = 1 + is_below_page(c); k <= CAPTION_LINES; k++) {
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
	unit_of_header(t);
	if (t->loose && c->unit_n != 0)
		set_unit(t, (struct span){ c->unit, c->unit_n });
}

void
caption_below(struct table *t, struct span note)
{
	struct span s = blank_trim(note), unit;

	if (t->unit.n != 0 || s.n > CAPTION_BYTES || !caption_is_note(s))
		return;
	while (s.n != 0) {
		size_t end = clause_end(s);

		if (unit_of_clause(span_slice(s, 0, end), &unit)) {
			set_unit(t, unit);
			return;
		}
		s = span_slice(s, end == s.n ? end : end + glyph_at(s, end).n, s.n);
	}
}

bool
caption_is_note(struct span text)
{
	struct span s = blank_trim(text);
	struct lexicon_match match;

	return lexicon_at(words(LEXICON_FORWARD), s, 0, &match) &&
	    (is_role(&match, "note") || is_role(&match, "form"));
}

/* 表1  下属单位情况, 表3-2：…, 图4 …: a number and a blank or mark behind it. */
static bool
is_numbered(struct span s)
{
	size_t at = word_table_at_start(&particles, "caption", s), end;
	unsigned number;
	struct glyph g;

	if (at == 0)
		return false;
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

	return s.n <= TITLE_BYTES && (ends_with(s, "last") != 0 || is_numbered(s));
}

bool
caption_parts(struct span line)
{
	struct span s = blank_trim(line);
	struct unit_mark mark;
	struct label label;

	if (caption_is_note(s) || (s.n <= TITLE_BYTES &&
	    (ends_with(s, "last") != 0 || find_unit(s, &mark) || is_numbered(s))))
		return true;
	if (!label_possible(s) || label_read(s, &label) == 0)
		return false;
	return label.form == LABEL_ATTACHMENT || label.form == LABEL_ANNEX ||
	    label.form == LABEL_PART || label.form == LABEL_CHINESE ||
	    label.form == LABEL_CHINESE_PAREN;
}
