/* figure_year: which year is spoken of, and dates that cannot be meant; see figure_parts.h. */
#include "report/figure_parts.h"

#include "report/date.h"
#include "report/qualifier.h"

extern const struct data_table data_stale;

enum { YEAR_FIRST = 1990, YEAR_LAST = 2099 };

/* The year that a date begins with: four digits; 0 if none. */
static int
year_of(struct span text, const struct quantity *q)
{
	int year = 0, digit;
	size_t at = q->start, n;

	if (q->kind != KIND_DATE)
		return 0;
	for (int i = 0; i < 4; i++, at += n) {
		if (at >= q->end || (digit = date_digit(text, at, &n)) < 0)
			return 0;
		year = year * 10 + digit;
	}
	return year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

void
figure_leave_comparison(struct reading *rd, size_t from)
{
	struct span words;

	if (rd->compared == SIZE_MAX)
		return;
	words = span_slice(rd->text, rd->compared, from);
	if (rd->compared > from || (span_find(words, SPAN("，")) == SIZE_MAX &&
	    span_find(words, SPAN("；")) == SIZE_MAX && span_find(words, SPAN(",")) == SIZE_MAX)) {
		rd->compared = rd->compared > from ? rd->compared : from;
		return;
	}
	rd->year = rd->own_year;
	rd->compared = SIZE_MAX;
}

/* Is this date a year that the report cannot mean here? */
static bool
is_stale(const struct figures *fs, const struct reading *rd,
    const struct quantity *q)
{
	struct span before = span_slice(rd->text, 0, q->from);
	struct span after = span_slice(rd->text, q->to, rd->text.n);
	int year = year_of(rd->text, q);

	if (fs->year == 0 || year == 0 || year == fs->year)
		return false;
	if (span_ends(before, SPAN(" ")))	/* PDF parts Chinese and digits */
		before.n--;
	if (span_starts(after, SPAN(" ")))
		after = span_slice(after, 1, after.n);
	for (size_t r = 0; r < data_stale.rows; r++) {
		struct span b = span_of(DATA_CELL(&data_stale, r, 0));
		struct span a = span_of(DATA_CELL(&data_stale, r, 1));
		struct span w = span_of(DATA_CELL(&data_stale, r, 2));

		if (span_ends(before, b) && span_starts(after, a) &&
		    span_find(rd->text, w) != SIZE_MAX &&
		    (b.n == 0 || span_find(span_slice(rd->text, q->from, q->to),
		    SPAN("月")) != SIZE_MAX))
			return year < fs->year || b.n != 0;
	}
	return false;
}

/* The fiscal year of a report: that of its title, else the first …年度, else
 * the first year there is. */
static void
learn_year(struct figures *fs, const struct reading *rd,
    const struct quantity *q, int year)
{
	int rank = fs->block->place.role == ROLE_TITLE ? 3 :
	    span_find(span_slice(rd->text, q->start, q->to + 3), SPAN("年度")) != SIZE_MAX ? 2 : 1;

	if (rd->row != 0 || rank <= fs->year_rank)
		return;
	fs->year = year;
	fs->year_rank = rank;
}

/* 与2020年预算持平，其中：: a year that only the clause it stands in is about. */
static bool
is_compared_with(const struct reading *rd, const struct quantity *q)
{
	return qualifier_ends("against", span_slice(rd->text, rd->sentence_at, q->from));
}

void
figure_pass_other(struct figures *fs, struct reading *rd, const struct quantity *q)
{
	int year = year_of(rd->text, q);
	bool stale = is_stale(fs, rd, q);
	bool nodate = q->kind == KIND_DATE &&
	    !date_is_possible(span_slice(rd->text, q->start, q->end));
	struct span named;

	rd->cues |= subject_cues(&fs->words, rd->passage, figure_words_start(rd), q->from, &named);
	if (named.n != 0)
		rd->among = mentions_keep(&fs->mentions, named);
	if (year != 0) {
		if (is_compared_with(rd, q)) {
			if (rd->compared == SIZE_MAX)
				rd->own_year = rd->year;
			rd->compared = q->to;
		} else
			rd->compared = SIZE_MAX;
		rd->year = year;
		learn_year(fs, rd, q, year);
	}
	rd->listed = q->kind == KIND_ORDINAL;
	if (stale || nodate || fs->options.all) {
		struct mention *m = mentions_add(&fs->mentions);

		m->q = *q;
		figure_finish_place(rd, m);
		m->function = FUNCTION_OTHER;
		m->year = year;
		if (stale)
			mentions_link(&fs->mentions, m, "stale", "", NULL);
		else if (nodate)
			mentions_link(&fs->mentions, m, "nodate", "", NULL);
	}
}
