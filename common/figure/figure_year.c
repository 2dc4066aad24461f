/* figure_year: which year is spoken of, and dates that cannot be meant; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/date.h"
#include "language/grammar.h"
#include "language/year_word.h"
#include "text/glyph.h"
#include "text/punct.h"

extern const struct data_table data_stale;

/* The year whose four digits stand at byte at, before end; 0 if none.  *behind is the byte behind
 * them. */
static int
year_at(struct span text, size_t at, size_t end, size_t *behind)
{
	int year = 0, digit;
	size_t n;

	for (int i = 0; i < 4; i++, at += n) {
		if (at >= end || (digit = date_digit(text, at, &n)) < 0)
			return 0;
		year = year * 10 + digit;
	}
	*behind = at;
	return year >= DATE_REPORTED && year <= DATE_LAST ? year : 0;
}

/* The year that a date begins with; 0 if none. */
static int
year_of(struct span text, const struct quantity *q)
{
	size_t behind;

	return q->kind == KIND_DATE ? year_at(text, q->start, q->end, &behind) : 0;
}

/* The second year of 2021—2024年 and 2022、2023; *between is what stands between the
 * two.  0: the date names one year. */
static int
second_year(struct span text, const struct quantity *q, struct span *between)
{
	size_t first, at, behind;
	int year;

	if (year_at(text, q->start, q->end, &first) == 0)
		return 0;
	for (at = first; at < q->end; at += glyph_at(text, at).n) {
		if ((year = year_at(text, at, q->end, &behind)) != 0) {
			*between = span_slice(text, first, at);
			return year;
		}
	}
	return 0;
}

static void
add_year(struct year_list *years, int year)
{
	if (years->n < YEARS_MAX)
		years->at[years->n++] = year;
	else
		years->n = 0;	/* no list that anybody would write */
}

bool
figure_joins(struct span words)
{
	words = span_trim(words);
	return words.n != 0 && word_table_at_end(&qualifiers, "joins", words) == words.n;
}

/* 2022年至2024年度: is this the second year of a range in two dates? */
static bool
is_range_end(const struct reading *rd, const struct quantity *q)
{
	struct span words;

	if (rd->years.n != 1 || rd->years.end > q->from)
		return false;
	words = span_trim(span_slice(rd->text, rd->years.end, q->from));
	return words.n != 0 && word_table_at_end(&qualifiers, "until", words) == words.n;
}

/* One more of the years named in a row, or the first of others; last is its second. */
static void
list_year(struct reading *rd, const struct quantity *q, int year, int last, struct span between)
{
	struct year_list *years = &rd->years;

	if (last == year && is_range_end(rd, q))
		for (int y = years->at[0] + 1; y < year && years->n != 0; y++)
			add_year(years, y);
	else if (years->n != 0 && (years->next != 0 || rd->done != years->end ||
	    !figure_joins(span_slice(rd->text, years->end, q->from))))
		years->n = 0;
	years->next = 0;
	years->end = q->to;
	add_year(years, year);
	if (last != year && !figure_joins(between))
		while (++year < last && years->n != 0)
			add_year(years, year);
	if (last != year)
		add_year(years, last);
}

/* 2022年、2023年支出分别为100万元、110万元: the year of that list that m is of; 0: none. */
static int
year_of_list(struct reading *rd, const struct mention *m)
{
	struct year_list *years = &rd->years;
	struct span words = span_slice(rd->text, rd->done, m->q.from);

	if (years->n < 2 || rd->depth != 0)
		return 0;
	if (word_table_in(&qualifiers, "apart", words))
		years->next = 0;
	else if (years->next == 0 || years->next >= years->n || !figure_joins(words))
		return 0;
	return years->at[years->next++];
}

/* 上年支出50万元: the year that the words right before m say, not those of what it is
 * held against (比上年增加5万元; 与上年相比，支出60万元); 0: none. */
static int
year_of_words(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	struct span words = span_slice(rd->text, figure_words_start(rd), m->q.from), rest;
	struct year_word w;
	int from;

	if (!year_word_last(words, &w))
		return 0;
	rest = span_slice(words, w.end, words.n);
	if (year_word_is_compared(words, &w) ? m->function == FUNCTION_DELTA ||
	    m->function == FUNCTION_GROWTH || punct_in(rest, ',') :
	    punct_in(rest, ',') && punct_starts(rest, ',') == 0)
		return 0;
	if (punct_in(rest, ';'))
		return 0;
	from = w.named && rd->year != 0 ? rd->year : fs->report.year;
	return from == 0 ? 0 : from + w.years;
}

/* 上年收入100万元、支出90万元: the year of the amount right before m, as its words say, which a
 * mark of enumeration alone parts from m; 0: none. */
static int
year_of_neighbour(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	const struct mention *before = m - 1;
	struct span words;

	if (m == fs->mentions.at || !before->dated || before->id == 0 ||
	    before->sentence != rd->sentence || before->depth != rd->depth ||
	    before->cell.row != rd->row || before->q.kind != m->q.kind)
		return 0;
	words = span_slice(rd->text, before->q.to, m->q.from);
	return span_starts(words, SPAN("、")) ? before->year : 0;
}

/* 比2023年度增加2.55万元: a change belongs to the year in which it came about. */
static bool
is_change(const struct reading *rd, const struct mention *m)
{
	return rd->against.end != NONE &&
	    (m->function == FUNCTION_DELTA || m->function == FUNCTION_GROWTH);
}

int
figure_year_said(const struct figures *fs, struct reading *rd, struct mention *m)
{
	int year = year_of_list(rd, m);

	if (year != 0)
		return year;
	if ((year = year_of_words(fs, rd, m)) != 0 ||
	    (year = year_of_neighbour(fs, rd, m)) != 0) {
		m->dated = true;
		return year;
	}
	if (is_change(rd, m))
		return rd->own_year != 0 ? rd->own_year : fs->report.year;
	return m->year;
}

/* 12月, １２月, 十二月: does the month of a date end a year? */
static bool
is_last_month(struct span date)
{
	size_t month = word_table_find(&grammar, "month", date);
	struct span number = span_trim(span_slice(date, 0, month == NONE ? 0 : month));
	struct glyph ones = glyph_before(number, number.n);
	struct glyph tens = glyph_before(number, number.n - ones.n);

	return (numeral_arabic(ones.c) == 2 && numeral_arabic(tens.c) == 1) ||
	    (ones.c == U'二' && tens.c == U'十');
}

/* A report is written in the year behind its own (截止2024年3月31日，已公开2023年度决算), and a
 * project is evaluated up to some years later; of the end of such a year it knows nothing yet. */
static bool
is_written_then(const struct figures *fs, const struct reading *rd, const struct quantity *q,
    int year)
{
	enum { LATEST = 3 };		/* years behind that of the project */

	return year > fs->report.year && year <= fs->report.year + LATEST &&
	    !is_last_month(span_slice(rd->text, q->from, q->to));
}

/* May the report speak of this year, and of the day in it? */
static bool
is_own_year(const struct figures *fs, int year)
{
	return (year >= fs->report.year_first && year <= fs->report.year) ||
	    (fs->report.planned && year == fs->report.year - 1);
}

/* Is this date a year that the report cannot mean here? */
static bool
is_stale(const struct figures *fs, const struct reading *rd,
    const struct quantity *q)
{
	struct span before = span_slice(rd->text, 0, q->from);
	struct span after = span_slice(rd->text, q->to, rd->text.n);
	int year = year_of(rd->text, q);

	if (fs->report.year_rank <= YEAR_OF_A_DAY || year == 0 || is_own_year(fs, year))
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
		    span_has(rd->text, w) &&
		    (b.n == 0 || word_table_in(&grammar, "month",
		    span_slice(rd->text, q->from, q->to))))
			return year < fs->report.year ||
			    (b.n != 0 && !is_written_then(fs, rd, q, year));
	}
	return false;
}

/* 2022-04-07 15:25, 发布日期：2023-06-15: the day on which something was written or put on
 * a site, which says nothing of a fiscal year.  截至2022-12-31 does. */
static bool
is_stamp(const struct reading *rd, const struct quantity *q)
{
	struct span date = span_slice(rd->text, q->start, q->end);
	struct span before = span_trim(span_slice(rd->text, 0, q->from));
	size_t parts = 0;

	if (glyph_at(rd->text, q->to).c == U'《')	/* 按照2017年《…规范》 */
		return true;
	if (word_table_ends(&qualifiers, "until", before))
		return false;
	before.n -= punct_ends(before, ':');
	if (word_table_ends(&qualifiers, "stamp", before))
		return true;
	for (size_t i = 0; i < date.n; i++)
		parts += date.p[i] == '-' || date.p[i] == '/' || date.p[i] == '.';
	return parts != 0 && !word_table_in(&grammar, "year", date) &&
	    !word_table_in(&grammar, "month", date);
}

/* 2023年政府采购预算, and not 预算执行 or 预算绩效: do the words behind a year say that it
 * is one to come? */
static bool
is_plan(struct span words)
{
	enum { NEAR = 60 };	/* bytes */

	words = span_slice(words, 0, NEAR);
	words = span_slice(words, 0, punct_find(words, ','));
	return word_table_in(&name_words, "budget", words) &&
	    !word_table_in(&qualifiers, "carriedout", words);
}

/* What the date q can say of the fiscal year: a day or a month (2026年5月) is when something was
 * done, most often behind that year, but for one that it ends with (截至2025年12月31日). */
static enum year_rank
year_rank(const struct figures *fs, const struct reading *rd, const struct quantity *q)
{
	struct span date = span_slice(rd->text, q->start, q->to);

	if (fs->report.titled)
		return YEAR_OF_THE_TITLE;
	if (word_table_in(&grammar, "fiscal", span_slice(rd->text, q->start, q->to + 3)))
		return YEAR_FISCAL;
	if (word_table_in(&grammar, "month", date) && !(is_last_month(date) &&
	    word_table_ends(&qualifiers, "until", span_trim(span_slice(rd->text, 0, q->start)))))
		return YEAR_OF_A_DAY;
	return YEAR_NAMED;
}

/* The fiscal year of a report: that of its title, else the first …年度, else
 * the first year there is, but not one that something began with (自2014年以来); of a title of
 * several years the last. */
static void
learn_year(struct figures *fs, const struct reading *rd,
    const struct quantity *q, int year, int last)
{
	enum year_rank rank = year_rank(fs, rd, q);
	bool to = rank == YEAR_OF_THE_TITLE && fs->report.year_rank == rank &&
	    is_range_end(rd, q);

	if (rank == YEAR_NAMED && fs->report.year_rank == rank && is_range_end(rd, q) &&
	    fs->report.year == rd->years.at[0]) {
		fs->report.year = 0;	/* 1998年至2006年 */
		fs->report.year_rank = YEAR_UNKNOWN;
		return;
	}
	if (rd->row != 0 || (rank <= fs->report.year_rank && !to) ||
	    (rank < YEAR_OF_THE_TITLE && rd->against.end == q->to) || (rank < YEAR_FISCAL &&
	    word_table_ends(&qualifiers, "epoch", span_slice(rd->text, 0, q->from))))
		return;
	fs->report.year = rank == YEAR_OF_THE_TITLE ? last : year;
	if (!to)
		fs->report.year_first = year;
	fs->report.year_rank = rank;
	fs->report.planned = rank != YEAR_FISCAL &&
	    is_plan(span_slice(rd->text, q->to, rd->text.n));
}

/* 2024年决算5万元，2023年为4万元；: is the year of q, behind which no name stands, told beside
 * the one named before it, or the report's (而2020年仅为66.7%；), which the next clause goes back
 * to? */
static bool
is_beside(const struct figures *fs, const struct reading *rd, const struct quantity *q, int year)
{
	struct span behind = span_slice(rd->text, q->to, rd->text.n);

	if (year < (rd->year != 0 ? rd->year : fs->report.year) &&
	    word_table_ends(&particles, "whereas", span_slice(rd->text, 0, q->from)) &&
	    word_table_starts(&qualifiers, "merely", behind))
		return true;
	return rd->year > year && rd->done != rd->years.end &&
	    (word_table_starts(&grammar, "is", behind) ||
	    word_table_starts(&grammar, "first", behind) ||
	    numeral_arabic(glyph_at(behind, 0).c) >= 0);
}

/* 2024年6月开工，2024年2月竣工: do the words between two days and those behind them say that what
 * begins on the first ends on the second, and that nothing else does? */
static bool
is_begun_and_finished(struct span between, struct span behind)
{
	size_t verb = word_table_at_start(&particles, "begun", between), comma;
	struct span rest = span_slice(between, verb, between.n);

	if (verb == 0 || (comma = punct_starts(rest, ',')) == 0 ||
	    !word_table_starts(&particles, "finished", behind))
		return false;
	rest = span_slice(rest, comma, rest.n);
	return rest.n == 0 || word_table_is(&particles, "thereon", rest);
}

/* 2024年6月至2024年2月: the date before q, where q ends what begins there, and before it begins;
 * NULL: q does no such thing. */
static const struct quantity *
reversed_from(const struct figures *fs, const struct reading *rd, const struct quantity *q)
{
	const struct quantity *from = q > fs->text.quantities ? q - 1 : NULL;
	struct span between;
	int begin[3], end[3];

	if (from == NULL || from->kind != KIND_DATE || q->kind != KIND_DATE)
		return NULL;
	between = span_trim(span_slice(rd->text, from->to, q->from));
	if ((!word_table_is(&particles, "lasts", between) &&
	    !is_begun_and_finished(between, span_slice(rd->text, q->to, rd->text.n))) ||
	    !date_when(span_slice(rd->text, from->start, from->end), begin) ||
	    !date_when(span_slice(rd->text, q->start, q->end), end))
		return NULL;
	for (size_t i = 0; i < 3; i++)
		if (begin[i] != end[i])
			return begin[i] > end[i] && end[i] != 0 ? from : NULL;
	return NULL;
}

/* 2023年13月: a month right behind its year that no year has. */
static bool
is_no_month(const struct reading *rd, const struct quantity *q)
{
	struct span text = span_slice(rd->text, q->start, q->end);
	size_t month = word_table_find(&grammar, "month", text);
	int number = 0;

	if (q->start != rd->done || month == NONE || month > 2 ||
	    !word_table_ends(&grammar, "year", span_slice(rd->text, 0, q->start)))
		return false;
	for (size_t i = 0; i < month; i++)
		number = 10 * number + (text.p[i] - '0');
	return number > 12 && number < 100;
}

/* 2023年2月30日: a day that no calendar has. */
static bool
is_no_date(const struct reading *rd, const struct quantity *q)
{
	return q->kind == KIND_DATE && (is_no_month(rd, q) ||
	    !date_is_possible(span_slice(rd->text, q->start, q->end)));
}

/* ，主要是2016年购置的车辆需维修；: does the date q stand in a reason, which ends with its
 * clause? */
static bool
is_in_reason(const struct figures *fs, const struct reading *rd, const struct quantity *q)
{
	return (figure_open_cues(fs, rd, q->from, rd->cues) & (CUE_REASON | CUE_SOME)) != 0;
}

/* Does the date q, of year, name what the clause compares with, or what it tells beside the
 * sentence's own year?  That is kept, to go back to. */
static void
note_comparison(const struct figures *fs, struct reading *rd, const struct quantity *q, int year)
{
	if (figure_year_is_compared(rd, q)) {
		if (rd->against.end == NONE)
			rd->own_year = rd->year;
		rd->against.end = q->to;
		rd->against.from = figure_words_start(rd);
		rd->against.to = q->from;
		return;
	}
	rd->against.end = NONE;
	if (!is_beside(fs, rd, q, year) && !is_in_reason(fs, rd, q))
		rd->beside = false;
	else if (!rd->beside) {
		rd->own_year = rd->year;
		rd->beside = true;
	}
}

/* Notes the year of the date q; the sentence goes back to its own year behind what that one is
 * compared with, or stands beside. */
static void
pass_year(struct figures *fs, struct reading *rd, const struct quantity *q, int year)
{
	struct span between = { "", 0 };
	int last = second_year(rd->text, q, &between);

	figure_begin_former(fs, rd, q, year);
	note_comparison(fs, rd, q, year);
	if (last < year)
		last = year;
	learn_year(fs, rd, q, year, last);
	if (rd->against.end == q->to && last != year)
		rd->years.n = 0;	/* 与1998—2002年比较: of no figure */
	else
		list_year(rd, q, year, last, between);
	rd->year = last;
}

/* Adds q, the date that cannot be meant, or whatever it is with the option all; rel says what is
 * wrong with it, REL_NONE: nothing.  from: the date that it is the end of, and comes before; NULL:
 * none. */
static void
add_other(struct figures *fs, const struct reading *rd, const struct quantity *q,
    const struct quantity *from, enum relation rel)
{
	struct mention *m = mentions_add(&fs->mentions);

	m->q = *q;
	if (from != NULL)
		m->q.start = m->q.from = from->start;
	figure_finish_place(rd, m);
	m->function = FUNCTION_OTHER;
	m->year = year_of(rd->text, q);
	mentions_link(&fs->mentions, m, rel, from != NULL ? ">" : "", NULL);
}

void
figure_pass_other(struct figures *fs, struct reading *rd, const struct quantity *q)
{
	const struct quantity *from = reversed_from(fs, rd, q);
	enum relation rel = from != NULL ? REL_NODATE : is_stale(fs, rd, q) ? REL_STALE :
	    is_no_date(rd, q) ? REL_NODATE : REL_NONE;
	int year = year_of(rd->text, q);
	struct span named;

	rd->cues |= subject_cues(&fs->words, rd->passage, figure_words_start(rd), q->from, &named);
	if (named.n != 0)
		rd->among = mentions_keep(&fs->mentions, named);
	if (year != 0 && !is_stamp(rd, q) && !figure_is_deferred(fs, rd, q, year))
		pass_year(fs, rd, q, year);
	if (q->kind == KIND_DATE && year == 0)
		rd->period_to = q->to;
	rd->listed = q->kind == KIND_ORDINAL;
	rd->ranking = rd->listed &&
	    word_table_starts(&grammar, "rank", span_slice(rd->text, q->start, q->end));
	if (rel != REL_NONE || fs->options.all)
		add_other(fs, rd, q, from, rel);
}
