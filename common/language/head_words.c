/* head_words: names in headers of tables; see head_words.h. */
#include "language/head_words.h"

#include <stdlib.h>

#include "base/mem.h"
#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/lexicon.h"

extern const struct data_table data_heads;

struct head_words {
	struct lexicon names, ends;
	struct data_table table;	/* each end of each name, a row */
	uint32_t *at;
	size_t cap;
};

static void
add_ends(struct head_words *hw, size_t row)
{
	struct span s = span_of(DATA_CELL(&data_heads, row, 0));

	for (size_t at = 0; at < s.n; at += glyph_at(s, at).n) {
		hw->at = mem_grow(hw->at, hw->table.rows, &hw->cap, sizeof *hw->at);
		hw->at[hw->table.rows++] = DATA_CELL_AT(&data_heads, row, 0) + (uint32_t)at;
	}
}

struct head_words *
head_words_open(void)
{
	struct head_words *hw = mem_zeroed(1, sizeof *hw);

	hw->table = (struct data_table){ "ends of heads", 1, 0, data_heads.text, NULL };
	for (size_t row = 0; row < data_heads.rows; row++)
		add_ends(hw, row);
	hw->table.at = hw->at;
	lexicon_build(&hw->names, &data_heads, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&hw->ends, &hw->table, 0, LEXICON_FORWARD, NULL);
	return hw;
}

void
head_words_close(struct head_words *hw)
{
	if (hw == NULL)
		return;
	lexicon_release(&hw->names);
	lexicon_release(&hw->ends);
	free(hw->at);
	free(hw);
}

/* 2023年, 2023年度: the name of a group, by itself. */
static bool
is_year(struct span s)
{
	size_t digits = 0;

	while (digits < s.n && byte_is_digit(s.p[digits]))
		digits++;
	s = span_slice(s, digits, s.n);
	return digits == 4 && (word_table_is(&grammar, "year", s) ||
	    word_table_is(&grammar, "fiscal", s));
}

static enum head_kind
kind_of_row(size_t row)
{
	static const struct {
		const char *name;
		enum head_kind kind;
	} kinds[] = {
		{ "text", HEAD_TEXT }, { "total", HEAD_TOTAL }, { "code", HEAD_CODE },
		{ "form", HEAD_FORM }
	};
	struct span s = span_of(DATA_CELL(&data_heads, row, 1));

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (span_eq(s, span_of(kinds[i].name)))
			return kinds[i].kind;
	return HEAD_ANY;
}

enum head_kind
head_words_kind(const struct head_words *hw, struct span s)
{
	struct lexicon_match match;

	if (lexicon_at(&hw->names, s, 0, &match) && match.end == s.n)
		return kind_of_row(match.row);
	return is_year(s) ? HEAD_ANY : HEAD_UNKNOWN;
}

bool
head_words_end(const struct head_words *hw, struct span s)
{
	struct lexicon_match match;

	return lexicon_at(&hw->ends, s, 0, &match) && match.end == s.n;
}

bool
head_words_form(struct span s)
{
	for (size_t row = 0; row < data_heads.rows; row++) {
		const char *name = DATA_CELL(&data_heads, row, 0);

		if ((s.n == 0 || name[0] == s.p[0]) && span_starts(span_of(name), s) &&
		    kind_of_row(row) == HEAD_FORM)
			return true;
	}
	return false;
}
