/* relate_mean: means of rows, and shares of the days of a year; see relate_mean.h. */
#include "relation/relate_mean.h"

#include "language/closure.h"
#include "language/grammar.h"
#include "relation/relate.h"
#include "sentence/reach.h"

enum {
	ROW_MAX = 16,
	LEAST = 100		/* of counts, so that a mean is no accident */
};

/* --- means ------------------------------------------------------------------------------ */

/* Is m a mean by its words, and of all of a row alike? */
static bool
is_mean(const struct mentions *ms, const struct mention *m)
{
	return mention_is_exact(m) && m->cell.row == 0 && m->nlinks == 0 &&
	    (m->cues & CUE_AVERAGE) != 0 &&
	    m->q.kind != KIND_RATIO && m->q.kind != KIND_BARE &&
	    (m->q.kind != KIND_COUNT || decimal_cmp(m->q.value, decimal_of(LEAST)) >= 0) &&
	    !word_table_in(&qualifiers, "weighted", mentions_text(ms, m->label)) &&
	    !word_table_in(&qualifiers, "weighted", mentions_text(ms, m->before));
}

/* 260万元、310万元和330万元，三年累计900万元，年均300万元: m, or the sum of the row between that
 * and m. */
static const struct mention *
row_end(const struct mentions *ms, const struct mention *m)
{
	const struct mention *sum = m - 1;

	return sum->sentence == m->sentence && relate_same_unit(sum, m) &&
	    (mention_linked(sum, REL_SUM) || sum->function == FUNCTION_SUM ||
	    word_table_in(&qualifiers, "gathers", mentions_text(ms, sum->before))) ? sum : m;
}

/* How many figures of m's unit stand in one row right before it, with no more than a mark between
 * each and the next. */
static size_t
row_before(const struct mentions *ms, const struct mention *m)
{
	size_t n = 0;

	for (const struct mention *e = m; e-- > ms->at && n < ROW_MAX; n++) {
		if (!mention_is_exact(e) || e->cell.row != 0 || e->sentence != m->sentence ||
		    !relate_same_unit(e, m) ||
		    (n > 0 && e->at + e->length + REACH_LISTED < e[1].at))
			break;
	}
	return n;
}

/* 五个单位中前三名得分95分、94分、93分: does the count before the row say that there are more? */
static bool
is_some(const struct mentions *ms, const struct mention *first, size_t n)
{
	const struct mention *count = first - 1;

	return first > ms->at && count->id != 0 && count->sentence == first->sentence &&
	    count->q.kind == KIND_COUNT &&
	    decimal_cmp(count->q.value, decimal_of((long long)n)) != 0;
}

/* Does the mean m come out of the n before end, or would it but for a slip? */
static bool
is_near_mean(const struct mention *m, const struct mention *end, size_t n)
{
	struct term sum = relate_term(end - n), mean = relate_term(m);
	struct term all = { decimal_of((long long)n), decimal_of(1), true };

	for (const struct mention *e = end - n + 1; e < end; e++)
		if (!decimal_add(sum.value, e->q.value, &sum.value))
			return false;
	return decimal_shift(mean.value, 2, &mean.value) &&
	    decimal_shift(mean.quantum, 2, &mean.quantum) &&
	    closure_rate_edit(&sum, &all, &mean);
}

static void
link_mean(struct mentions *ms, struct mention *m, const struct mention *end, size_t n)
{
	struct buf format = BUF_INIT;
	size_t ids[ROW_MAX];

	for (size_t i = 0; i < n; i++) {
		buf_add_str(&format, i == 0 ? "$" : "+$");
		ids[i] = end[(ptrdiff_t)i - (ptrdiff_t)n].id;
	}
	buf_addf(&format, "/=%zu", n);
	mentions_link(ms, m, REL_AVERAGE, buf_str(&format), ids);
	buf_release(&format);
}

/* --- days of a year ---------------------------------------------------------------------- */

/* 1至9月优良天数240天: do the words before m speak of months? */
static bool
is_of_months(const struct mention *m, struct span text)
{
	size_t from = m->q.from > REACH_CLAUSE ? m->q.from - REACH_CLAUSE : 0;

	return word_table_in(&grammar, "month", span_slice(text, from, m->q.from));
}

/* 优良天数: days of a year that were as they should be. */
static bool
is_of_days(const struct mentions *ms, const struct mention *m, struct span text)
{
	return mention_is_exact(m) && m->q.kind == KIND_COUNT && !m->of_period &&
	    !is_of_months(m, text) &&
	    word_table_is(&name_words, "days", m->q.unit) &&
	    word_table_in(&qualifiers, "gooddays", mentions_text(ms, m->label));
}

/* Would one digit of the percentage or of the days make it so much of a year? */
static bool
is_year_slip(const struct term *days, const struct term *year, const struct term *rate)
{
	const struct term whole = { decimal_of(10000), decimal_of(1), true };
	struct term made = *rate;	/* rate·year/100 are the days */

	return closure_rate_misprint(days, year, rate) ||
	    (decimal_mul(made.value, year->value, &made.value) &&
	    decimal_mul(made.quantum, year->value, &made.quantum) &&
	    closure_rate_misprint(&made, &whole, days));
}

/* Links the percentage m with the days right before it, over those of a year, if it is that or a
 * slip keeps it from that; in some years fewer days are told. */
static void
link_days(struct mentions *ms, struct mention *m)
{
	static const struct { long long n; const char *format; } years[] = {
		{ 365, "$/=365" }, { 366, "$/=366" }
	};
	struct term days = relate_term(m - 1), rate = relate_term(m);

	for (int slip = 0; slip < 2; slip++)
		for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
			struct term year = { decimal_of(years[i].n), decimal_of(1), true };

			if (slip ? is_year_slip(&days, &year, &rate) :
			    closure_rate(&days, &year, &rate)) {
				mentions_link(ms, m, REL_RATE, years[i].format, &m[-1].id);
				return;
			}
		}
}

static bool
is_rate_of_days(const struct mentions *ms, const struct mention *m, struct span text)
{
	struct span words = mentions_text(ms, m->label);

	return mention_is_exact(m) && m->cell.row == 0 && m->nlinks == 0 &&
	    m->q.kind == KIND_PERCENT && span_eq(m->q.unit, SPAN("%")) &&
	    m[-1].sentence == m->sentence && m[-1].depth <= m->depth &&
	    word_table_in(&qualifiers, "gooddays", words) && is_of_days(ms, m - 1, text);
}

void
relate_means(struct mentions *ms, struct span text)
{
	for (size_t i = 1; i < ms->n; i++) {
		struct mention *m = &ms->at[i];

		if (is_rate_of_days(ms, m, text))
			link_days(ms, m);
		else if (i > 1 && is_mean(ms, m)) {
			const struct mention *end = row_end(ms, m);
			size_t n = row_before(ms, end);

			if (n > 1 && !is_some(ms, end - n, n) &&
			    (m->q.kind == KIND_SCORE || is_near_mean(m, end, n)))
				link_mean(ms, m, end, n);
		}
	}
}
