/* relate_yearly: changes per year over several; see relate_yearly.h. */
#include "relation/relate_yearly.h"

#include "language/date.h"
#include "language/grammar.h"
#include "language/numeral.h"
#include "sentence/reach.h"
#include "text/glyph.h"

/* --- how many years words speak of ---------------------------------------------------------- */

enum { YEARS_MOST = 20 };

/* 2021年至2023年: how many years there are from the one that n has read to the one behind it;
 * 0: no other follows. */
static size_t
years_through(struct span words, const struct numeral *n)
{
	struct span rest;
	struct numeral last;
	size_t end = n->end + word_table_at_start(&grammar, "year",
	    span_slice(words, n->end, words.n));

	rest = span_slice(words, end, words.n);
	end = word_table_at_start(&particles, "lasts", rest);
	if (end == 0 || !numeral_read(rest, end, &last) || !date_is_year(&last) ||
	    last.value.c <= n->value.c || last.value.c - n->value.c >= YEARS_MOST)
		return 0;
	return (size_t)(last.value.c - n->value.c) + 1;
}

/* 近三年, no 第三年: how many years n, read at byte at, says there are; 0: it does not. */
static size_t
years_counted(struct span words, size_t at, const struct numeral *n)
{
	struct span rest = span_slice(words, n->end, words.n);
	size_t year = word_table_at_start(&grammar, "year", rest);

	if (n->flags != (n->flags & NUMERAL_CHINESE) || n->value.scale != 0 || n->value.c < 2 ||
	    n->value.c > YEARS_MOST || year == 0 ||
	    word_table_ends(&grammar, "rank", span_slice(words, 0, at)) ||
	    word_table_starts(&particles, "schoolyear", span_slice(rest, year, rest.n)))
		return 0;
	return (size_t)n->value.c;
}

size_t
relate_years_in(struct span words)
{
	size_t years = 0, more;
	struct numeral n;
	struct glyph g;

	for (size_t at = 0; at < words.n; at += g.n) {
		g = glyph_at(words, at);
		if (!numeral_read(words, at, &n))
			continue;
		more = date_is_year(&n) ? years_through(words, &n) :
		    years_counted(words, at, &n);
		if (more != 0 && years != 0 && more != years)
			return 0;
		years = more != 0 ? more : years;
		g.n = (uint32_t)(n.end - at);
	}
	return years;
}

/* --- changes per year ----------------------------------------------------------------------- */

static bool
is_yearly(const struct mentions *ms, const struct mention *m)
{
	return mention_is_exact(m) && m->q.kind == KIND_PERCENT && m->nlinks == 0 &&
	    decimal_sign(m->q.value) > 0 &&
	    word_table_ends(&qualifiers, "yearly", mentions_text(ms, m->label));
}

static bool
is_amount(const struct mention *a, const struct mention *m)
{
	return mention_is_exact(a) && a->sentence == m->sentence && !a->excused &&
	    (a->q.kind == KIND_MONEY || a->q.kind == KIND_COUNT) &&
	    mention_does(a, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_PRIOR) &&
	    decimal_sign(a->q.value) > 0;
}

/* 、484万元, 和484万元: is a the next of a list behind the one before it, of the same year or of
 * the next? */
static bool
goes_on(const struct mentions *ms, const struct mention *a)
{
	int years = a->year - a[-1].year;

	return (years == 0 || (a[-1].year != 0 && years == 1)) &&
	    word_table_starts(&qualifiers, "joins", mentions_text(ms, a->before));
}

/* 2021年至2023年分别为400万元、440万元、484万元: how many amounts of one name, one for each
 * year, end with last, in one breath; *first is that where they begin. */
static size_t
run_to(const struct mentions *ms, const struct mention *last, const struct mention **first)
{
	size_t n = 1;

	*first = last;
	while (*first > ms->at && is_amount(*first - 1, last) &&
	    relate_same_unit(*first - 1, last) && goes_on(ms, *first)) {
		(*first)--;
		n++;
	}
	return n;
}

/* The first amount before last that is of an earlier year and of its unit, and how many years lie
 * between; NULL: there is none. */
static const struct mention *
amount_before(const struct mentions *ms, const struct mention *last, size_t *years)
{
	enum { LEAST = 3, MOST = 30 };
	const struct mention *first;
	size_t n = run_to(ms, last, &first);

	if (n >= LEAST) {
		*years = n - 1;
		return first;
	}
	for (const struct mention *a = last; a-- > ms->at && is_amount(a, last); )
		if (relate_same_unit(a, last) && a->year != 0 && a->year < last->year &&
		    last->year - a->year <= MOST) {
			*years = (size_t)(last->year - a->year);
			return a;
		}
	return NULL;
}

void
relate_yearly(struct mentions *ms)
{
	for (size_t i = 2; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		const struct mention *last = m - 1, *first;
		struct buf format = BUF_INIT;
		size_t years;

		if (m->q.kind != KIND_PERCENT || !is_yearly(ms, m) || !is_amount(last, m) ||
		    (first = amount_before(ms, last, &years)) == NULL || years < 2)
			continue;
		buf_addf(&format, "$/$^%zu", years);
		mentions_link(ms, m, REL_GROWTH, buf_str(&format),
		    (size_t[]){ last->id, first->id });
		buf_release(&format);
	}
}
