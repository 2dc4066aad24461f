/* cell_header_words: what the words of a header or a label say of the numbers below and
 * beside them; see cell_header_words.h. */
#include "relation/cell_header_words.h"

#include "language/date.h"
#include "language/grammar.h"
#include "relation/cell_header.h"
#include "relation/cell_text.h"
#include "text/glyph.h"
#include "text/punct.h"

extern const struct data_table data_codecols, data_headers;

/* 预算执行率得分 is a mark, however long the name of what it is given for. */
static bool
ends_in_mark(const struct lexicon_match *match, struct span text)
{
	return match->end == text.n &&
	    strcmp(DATA_CELL(&data_headers, match->row, 1), kind_names[KIND_SCORE]) == 0;
}

/* The longest word of headers.tsv that stands in text, or the mark at its end; NONE if
 * none. */
size_t
header_word(const struct grid *g, struct span text)
{
	struct lexicon_match match;
	size_t best = NONE, longest = 0;
	char plain[HEADER_CELL_MAX];
	struct glyph c;

	text = cell_plain(text, plain);
	for (size_t at = 0; at < text.n; at += c.n) {
		c = glyph_at(text, at);
		if (lexicon_may(&g->headers, c.c) &&
		    lexicon_walk_at(&g->headers, text, at, c, &match) &&
		    (match.end - match.start >= longest || ends_in_mark(&match, text))) {
			longest = match.end - match.start;
			best = match.row;
		}
	}
	return best;
}

static unsigned
purpose_named(const char *name)
{
	static const char *const names[] = {
		"weight", "mark", "rate", "target", "actual", "budget", "final",
		"change", "weighed"
	};

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return 1U << i;
	return 0;
}

unsigned
header_purposes(const struct grid *g, struct span text)
{
	struct lexicon_match match;
	unsigned purposes = 0;
	char plain[HEADER_CELL_MAX];
	struct glyph c;

	text = cell_plain(text, plain);
	for (size_t at = 0; at < text.n; at += c.n) {
		c = glyph_at(text, at);
		if (!lexicon_may(&g->purposes, c.c) ||
		    !lexicon_walk_at(&g->purposes, text, at, c, &match))
			continue;
		purposes |= purpose_named(LEXICON_CELL(&g->purposes, match, 1));
		c.n = (uint32_t)(match.end - at);
	}
	return purposes;
}

/* What stands before the brackets of a header, which tell how it is worked out:
 * 得分（20分*执行率）. */
struct span
header_outside_brackets(struct span text)
{
	size_t open = punct_find(text, '(');

	return open == NONE || open == 0 ? text : span_slice(text, 0, open);
}

/* 2023年, 2023年度: a column of that year. */
bool
header_is_year(struct span text)
{
	size_t characters = 0;

	for (size_t i = 0; i < text.n && characters <= 6; characters++)
		i += glyph_at(text, i).n;
	return characters <= 6 && date_year_in(text) != 0;
}

/* Does text say what the numbers below it are: 得分, 年初目标值(A), 2023年? */
bool
header_heads_numbers(const struct grid *g, struct span text)
{
	return header_word(g, text) != NONE || header_is_year(text) ||
	    header_purposes(g, header_outside_brackets(text)) != 0;
}

bool
header_word_hint(size_t row, struct unit_hint *hint)
{
	const char *kind = DATA_CELL(&data_headers, row, 1);
	const char *unit = DATA_CELL(&data_headers, row, 2);

	for (int k = KIND_MONEY; k <= KIND_BARE; k++)
		if (strcmp(kind, kind_names[k]) == 0) {
			*hint = (struct unit_hint){ (enum kind)k, span_of(unit), 0 };
			return true;
		}
	return false;
}

/* Is what the word of this row names an amount in a table of amounts? */
static bool
is_amount_here(const struct grid *g, size_t row)
{
	return g->has_unit && g->unit.kind == KIND_MONEY &&
	    strcmp(DATA_CELL(&data_headers, row, 3), "money") == 0;
}

bool
header_counts_whole(size_t row)
{
	return strcmp(DATA_CELL(&data_headers, row, 3), "whole") == 0;
}

/* 村（社区）书记轮训: does the name of a row go on behind its first bracket, so that what that
 * holds is part of it and no unit?  车辆（台）数 does not. */
static bool
goes_on_behind(struct span label)
{
	size_t close = punct_find(label, ')');
	struct span rest;

	if (close == NONE || punct_starts(label, '(') != 0)
		return false;
	rest = span_slice(label, close, label.n);
	rest = blank_trim(span_slice(rest, punct_starts(rest, ')'), rest.n));
	return rest.n != 0 && (unsigned char)rest.p[0] >= 0xE4 &&
	    (unsigned char)rest.p[0] <= 0xE9 && !word_table_starts(&name_words, "number", rest);
}

bool
header_name_unit(struct span name, struct unit_hint *hint)
{
	return !goes_on_behind(name) && quantity_header_hint(name, hint);
}

/* The unit that a label gives: in brackets, or by a header's word. */
bool
header_label_unit(const struct grid *g, struct span label, struct unit_hint *hint)
{
	size_t word;

	if (header_name_unit(label, hint))
		return true;
	word = header_word(g, label);
	return word != NONE && header_word_hint(word, hint) &&
	    !span_eq(hint->unit, SPAN("-")) && !is_amount_here(g, word) &&
	    !header_counts_whole(word);
}

void
header_word_kind(size_t row, struct grid_column *column)
{
	const char *kind = DATA_CELL(&data_headers, row, 1);

	for (int k = KIND_DATE; k <= KIND_CODE; k++)
		if (strcmp(kind, kind_names[k]) == 0) {
			column->has_kind = true;
			column->kind = (enum kind)k;
		}
}

/* 类, 款, 项: alone in its cell, the header of a level of codes. */
bool
header_is_code(struct span text)
{
	for (size_t i = 0; i < data_codecols.rows; i++)
		if (span_eq(text, span_of(DATA_CELL(&data_codecols, i, 0))))
			return true;
	return false;
}
