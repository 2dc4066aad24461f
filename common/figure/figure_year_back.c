/* figure_year_back: where a sentence speaks again of the year that it spoke of before; see
 * figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "language/year_word.h"
#include "text/character.h"
#include "text/punct.h"

void
figure_return_to_year(const struct figures *fs, struct reading *rd, size_t from)
{
	struct span words = span_slice(rd->text, figure_words_start(rd), from);
	struct year_word w;

	if (rd->year == 0 || fs->report.year == 0 || !year_word_last(words, &w) ||
	    w.named || w.years != 0 || year_word_is_compared(words, &w))
		return;
	rd->year = fs->report.year;
	rd->against.end = NONE;
}

void
figure_leave_comparison(struct reading *rd, size_t from)
{
	struct span words;

	if (rd->against.end == NONE)
		return;
	words = span_slice(rd->text, rd->against.end, from);
	if (rd->against.end > from || (!punct_in(words, ',') && !punct_in(words, ';'))) {
		rd->against.end = rd->against.end > from ? rd->against.end : from;
		return;
	}
	rd->year = rd->own_year;
	rd->against.end = NONE;
}

void
figure_begin_former(const struct figures *fs, struct reading *rd, const struct quantity *q,
    int year)
{
	struct span before = span_trim(span_slice(rd->text, rd->sentence_at, q->from));

	rd->former.end = 0;
	if (rd->row != 0 || (fs->report.year != 0 && year >= fs->report.year) ||
	    !word_table_ends(&qualifiers, "since", before))
		return;
	rd->former.end = q->to;
	rd->former.own = rd->year;
}

void
figure_leave_former(struct reading *rd, size_t from)
{
	struct span words;

	if (rd->done <= rd->former.end)
		return;
	words = span_trim(span_slice(rd->text, figure_words_start(rd), from));
	if (rd->former.end > rd->sentence_at && word_table_ends(&qualifiers, "became", words))
		rd->year = rd->former.own;
	rd->former.end = 0;
}

bool
figure_is_deferred(const struct figures *fs, const struct reading *rd, const struct quantity *q,
    int year)
{
	return fs->report.year != 0 && year > fs->report.year && rd->row == 0 &&
	    word_table_ends(&qualifiers, "deferred",
	    span_trim(span_slice(rd->text, rd->sentence_at, q->from))) &&
	    !span_has_digit(figure_rest_of_clause(rd->text, q->to));
}
