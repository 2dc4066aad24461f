/* years: what the reports of a stream say of their units, kept so that the
 * report of one year can be held against that of the next.
 *
 * Of every report only the figures are kept that check_keep picks (a few
 * dozen), and only the last YEARS_REPORTS reports: memory is bounded, and a
 * longer stream must be sorted so that a unit's reports are no further apart.
 */
#ifndef CHECK_YEARS_H
#define CHECK_YEARS_H

#include "check/ledger.h"
#include "check/quotes.h"
#include "outline/meta.h"

enum { YEARS_REPORTS = 1024, YEARS_FIGURES = 64, YEARS_TEXT = 512 };

enum yearly_time {
	YEARLY_OWN,		/* the report's own year */
	YEARLY_LAST,		/* the year before */
	YEARLY_OTHER		/* its own year, planned: what may be meant instead */
};

struct yearly {
	struct figure figure;
	struct span quantity;	/* what it measures: a cell of yearly.tsv */
	struct span quote;	/* the line it stands in, if lines are kept */
	enum yearly_time time;
	bool loose;		/* the balance, or a name that may mean less: only an edit counts */
};

struct years_report {
	struct span document, unit, kind;
	struct span title;	/* without digits */
	int year;		/* fiscal year; 0: unknown */
	struct yearly *list;
	size_t n;
	char *bytes;		/* what the spans point at */
};

struct years;			/* opaque */

/* Keeps nothing yet; to be closed, NULL too. */
struct years *years_open(void);
void years_close(struct years *y);

/* Begins to keep a report: meta, if it is not NULL, knows whose it is and of which
 * year, else year is what its figures say.  quotes: where to look up the
 * lines of what is kept; NULL: nowhere. */
void years_begin(struct years *y, struct span document, const struct meta *meta,
    int year, const struct quotes *quotes);

/* Fiscal year of the report begun. */
int years_year(const struct years *y);

/* Keeps a figure of the report begun, unless there are too many. */
void years_keep(struct years *y, const struct yearly *figure);

/* Ends the report. */
void years_end(struct years *y);

enum years_kin {
	YEARS_STRANGERS,
	YEARS_PERHAPS,		/* unit or kind of one is not known (figure records) */
	YEARS_SAME_UNIT
};

/* The next kept report of the year before or behind the one just ended that may
 * be of its unit: *earlier and *later are the two.  YEARS_STRANGERS: no more. */
enum years_kin years_next(struct years *y, const struct years_report **earlier,
    const struct years_report **later);

#endif
