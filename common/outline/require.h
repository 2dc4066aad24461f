/* require: does a report have the sections that a template asks for?
 *
 * The template is a list of titles, one a line, in order; '?' before one says
 * that it may be missing, '-' that it may answer 无, '|' parts two wordings, '#'
 * begins a comment.  A line [NAME] begins another template: the one that a report
 * fits best counts.  Wording is matched with
 * tolerance: brackets, punctuation and words such as 部门 单位 的 情况 do not count.
 * Of the templates known, only those count that are for reports of the kind that the title
 * says; there may be none.
 */
#ifndef OUTLINE_REQUIRE_H
#define OUTLINE_REQUIRE_H

#include "block/block.h"

struct require;

enum require_problem {
	REQUIRE_MISSING,
	REQUIRE_ORDER,
	REQUIRE_EMPTY,		/* the next heading follows at once */
	REQUIRE_NONE,		/* 无, where more than that is asked for */
	REQUIRE_FITS		/* no problem: title is the name of the template used */
};

/* missing order empty none fits, by enum require_problem. */
extern const char *const require_names[];

struct require_finding {
	enum require_problem problem;
	bool optional;		/* the template has '?' before it */
	size_t line;		/* of the heading; 0: missing */
	struct span section;	/* its path; empty: missing */
	struct span title;	/* as the template has it */
};

/* No template yet; to be closed. */
struct require *require_open(void);

/* Adds one line of the template. */
void require_add(struct require *r, struct span line);

/* Adds the template of data/templates.tsv that has this name, or for "known" all of
 * them; false if there is none. */
bool require_add_known(struct require *r, struct span name);

/* Adds the names of data/templates.tsv to out, blanks between them. */
void require_known_names(struct buf *out);

/* Does it ask for nothing? */
bool require_is_empty(const struct require *r);

/* Takes the next block that outline_next placed; a BLOCK_DOCUMENT starts a
 * new report. */
void require_take(struct require *r, const struct block *b);

/* The findings of the report taken so far, in the template's order, behind the
 * name of the template where there are several; none if no template is for such reports; valid
 * until the next call.  Returns how many. */
size_t require_findings(struct require *r, const struct require_finding **out);

/* Frees r with the findings lent last. */
void require_close(struct require *r);

#endif
