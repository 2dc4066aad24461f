/* figure_year_later: years that are known once the figures are linked; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "text/character.h"

/* The total that mention i is a part of, among those right before it; NULL: none. */
static const struct mention *
total_before(const struct mentions *ms, size_t i)
{
	enum { NEAR = 32 };

	for (size_t k = i, left = NEAR; k-- > 0 && left-- > 0; )
		if (ms->at[k].id == ms->at[i].total)
			return ms->at[k].sentence == ms->at[i].sentence ? &ms->at[k] : NULL;
	return NULL;
}

void
figure_date_parts(struct figures *fs)
{
	for (size_t i = 1; i < fs->mentions.n; i++) {
		struct mention *m = &fs->mentions.at[i];
		const struct mention *total;

		if (m->id == 0 || m->total == NONE || m->dated || m->year != fs->report.year ||
		    m->function != FUNCTION_PRIMARY ||
		    (total = total_before(&fs->mentions, i)) == NULL || !total->dated)
			continue;
		m->year = total->year;
		m->dated = true;
	}
}

/* The year of the figure id, which stands near mention i; 0: unknown. */
static int
year_near(const struct mentions *ms, size_t i, size_t id)
{
	enum { NEAR = 16 };
	size_t end = i + NEAR < ms->n ? i + NEAR : ms->n;

	for (size_t k = i < NEAR ? 0 : i - NEAR; k < end; k++)
		if (ms->at[k].id == id)
			return ms->at[k].year;
	return 0;
}

/* The expression of a change without the 1 of 3/2-1 and 1-3/2, which is no figure. */
static struct span
operands(struct span of, enum relation rel)
{
	if (rel != REL_GROWTH)
		return of;
	if (span_starts(of, SPAN("1-")))
		return span_slice(of, 2, of.n);
	return span_ends(of, SPAN("-1")) ? span_slice(of, 0, of.n - 2) : of;
}

/* The last year of the figures that mention i, a change, is worked out from by link l; 0: one of
 * them is of no year, or l says no change. */
static int
last_year(const struct mentions *ms, size_t i, const struct link *l)
{
	struct span of = operands(mentions_text(ms, l->of), l->rel);
	int last = 0;

	if (l->rel != REL_DELTA && l->rel != REL_GROWTH)
		return 0;
	for (size_t at = 0; at < of.n; at++) {
		size_t id = 0;
		int year;

		for (; at < of.n && byte_is_digit(of.p[at]); at++)
			id = id * 10 + (size_t)(of.p[at] - '0');
		if (id == 0)
			continue;
		if ((year = year_near(ms, i, id)) == 0)
			return 0;
		last = year > last ? year : last;
	}
	return last;
}

void
figure_date_changes(struct mentions *ms)
{
	for (size_t i = 1; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		int year = m->nlinks == 0 || m->dated ? 0 : last_year(ms, i, &m->links[0]);

		if (year > m->year)
			m->year = year;
	}
}
