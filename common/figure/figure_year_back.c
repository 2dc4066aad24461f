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

/* 比2023年减少12万元至34.5万元: is the figure at byte from what became of the topic by the change
 * before it? */
static bool
is_outcome(const struct reading *rd, size_t from)
{
	struct span words = span_trim(span_slice(rd->text, rd->done, from));

	return rd->done > rd->against.end && words.n != 0 &&
	    word_table_at_end(&qualifiers, "became", words) == words.n;
}

void
figure_leave_comparison(struct reading *rd, size_t from)
{
	struct span words;

	if (rd->against.end == NONE)
		return;
	words = span_slice(rd->text, rd->against.end, from);
	if (rd->against.end > from || (!punct_in(words, ',') && !punct_in(words, ';') &&
	    !is_outcome(rd, from))) {
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

/* 58件，是2022年29件的2倍；: does the clause behind q hold a multiple, whose base is
 * of that year? */
static bool
is_multiplied(const struct reading *rd, const struct quantity *q, struct span before)
{
	return (word_table_ends(&grammar, "is", before) ||
	    word_table_ends(&grammar, "first", before)) &&
	    word_table_in(&grammar, "manifold", figure_rest_of_clause(rd->text, q->to));
}

/* 按2020年同口径数据对比，: do the words behind the year, up to the comma, end so? */
static bool
is_compared_behind(const struct reading *rd, const struct quantity *q)
{
	enum { CLAUSE = 60 };	/* bytes */
	struct span rest = span_slice(rd->text, q->to, q->to + CLAUSE);

	return punct_in(rest, ',') && word_table_ends(&qualifiers, "comparing",
	    span_slice(rest, 0, punct_find(rest, ',')));
}

/* 低于2021年12%、2022年10%: one more of the years that the sentence compares with? */
static bool
is_compared_again(const struct reading *rd, const struct quantity *q)
{
	return rd->against.end != NONE && rd->done > rd->against.end &&
	    figure_joins(span_slice(rd->text, rd->done, q->from));
}

bool
figure_year_is_compared(const struct reading *rd, const struct quantity *q)
{
	struct span before = span_slice(rd->text, rd->sentence_at, q->from);

	while (before.n > 0 && before.p[before.n - 1] == ' ')	/* PDF parts Chinese and digits */
		before.n--;
	return word_table_ends(&qualifiers, "against", before) ||
	    word_table_ends(&qualifiers, "beyond", before) ||
	    is_compared_again(rd, q) || is_compared_behind(rd, q) ||
	    is_multiplied(rd, q, before);
}
