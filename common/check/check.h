/* check: which figures of a report cannot be true (domain.md §2).
 *
 * Takes the sealed ledger of one report and says what it found.  What is
 * compared comes from the columns rel and of; the same quantity printed twice,
 * staff, budgets and stale years are found by their labels.
 *
 * Severity: error only where the relation is certain and rounding cannot
 * explain the miss; rounding where it can; warning where a reader should look;
 * ok (asked for by all) for every relation that was tested and holds.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "check/finding.h"

struct rules;
struct years;
struct years_report;

struct check_options {
	bool all;		/* tell relations that hold, too */
	bool english;		/* messages in English */
	const struct rules *rules;	/* rule.h; NULL: none; they outlive the checker */
	struct years *years;	/* years.h: keeps what it has begun; NULL: nothing is kept */
};

/* The tables of a run. */
struct checker;

/* Reads the tables; options are copied, and what they point to outlives the checker.  To be
 * closed. */
struct checker *checker_open(const struct check_options *options);
void checker_close(struct checker *k);

/* Says, once for a report, that it goes on behind LEDGER_FIGURES_MAX figures, at line, and
 * is checked in pieces. */
void checker_say_cut(struct diag *diag, const char *document, size_t line);

/* Fills findings (reset first) with what is to be said about document.  A
 * relation whose arithmetic overflows is an error message in diag that names
 * its place, and no finding. */
void checker_report(const struct checker *k, struct ledger *l, const char *document,
    struct findings *findings, struct diag *diag);

/* Compares the report that years ended last with the next one kept there of the
 * year before or behind; l is emptied and filled with the figures of both.  The report
 * that the findings are about (years.h); NULL: there is none. */
const struct years_report *checker_years(const struct checker *k, struct years *years,
    struct ledger *l, struct findings *findings, struct diag *diag);

#endif
