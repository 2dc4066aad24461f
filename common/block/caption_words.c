/* caption_words: the words above and below tables, and the units that they say; see
 * caption_parts.h. */
#include "block/caption_parts.h"

#include "language/grammar.h"
#include "language/label.h"
#include "language/quantity.h"
#include "text/blank.h"
#include "text/data.h"
#include "text/lexicon.h"

extern const struct data_table data_captions;

enum { HEADER_ROWS = 2 };

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
size_t
caption_ends_with(struct span s, const char *role)
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
	at -= caption_ends_with(span_slice(s, 0, at), "money");
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
bool
caption_find_unit(struct span s, struct unit_mark *mark)
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
		if (!is_unit(mark->unit) && !unit_of_amounts(mark->unit, &mark->unit)) {
			end = at + quantity_glued_unit(mark->unit);
			mark->unit = span_slice(s, at, end);
			if (end == at)
				continue;
		}
		mark->start = mark_start(s, start);
		mark->end = end + closes(s, end);
		return true;
	}
	return false;
}

/* The unit in brackets at the end of s: 控制情况（万元）. */
bool
caption_bracket_unit(struct span s, struct span *unit)
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

void
caption_set_unit(struct table *t, struct span unit)
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
void
caption_unit_of_header(struct table *t)
{
	struct span unit = { NULL, 0 }, other;
	struct unit_mark mark;
	size_t with = 0;

	for (size_t r = 0; r < HEADER_ROWS && r < t->nrows; r++)
		for (size_t c = 0; c < t->rows[r].cells && c < 64; c++) {
			struct span text = table_at(t, r, c)->text;

			if (text.n > CAPTION_BYTES)
				continue;
			if (caption_find_unit(text, &mark))
				caption_set_unit(t, mark.unit);
			if (r > 0 || !caption_bracket_unit(text, &other))
				continue;
			if (with++ == 0)
				unit = other;
			else if (!span_eq(unit, other))
				return;
		}
	if (with > 1 && with * 2 >= t->rows[0].cells)
		caption_set_unit(t, unit);
}

/* --- notes ------------------------------------------------------------- */

bool
caption_is_note(struct span text)
{
	struct span s = blank_trim(text);
	struct lexicon_match match;

	return lexicon_at(words(LEXICON_FORWARD), s, 0, &match) &&
	    (is_role(&match, "note") || is_role(&match, "form"));
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
			caption_set_unit(t, unit);
			return;
		}
		s = span_slice(s, end == s.n ? end : end + glyph_at(s, end).n, s.n);
	}
}
