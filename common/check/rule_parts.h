/* rule_parts: what the files that read rule files share; included by rule*.c alone.
 *
 *   rule          a file line by line, and the rules that come with the program
 *   rule_words    names, signs and patterns of a line, and what is wrong with one
 *   rule_lines    every kind of line but check: what a rule is called, where it
 *                 holds, which figures it is about
 *   rule_check    a check: what must hold between the figures
 *
 * (rule_match and rule_need, which stand by themselves, find the figures of a report
 * that are meant.)
 */
#ifndef CHECK_RULE_PARTS_H
#define CHECK_RULE_PARTS_H

#include "check/rule.h"

/* The line being read: rest is what is left of it. */
struct rule_parser {
	struct rules *rules;
	const char *file;
	struct diag *diag;
	const char *start;	/* of the line */
	struct span rest;
	size_t line;
	bool open;		/* a rule has begun … */
	bool checked;		/* … and has a check, right or wrong */
	bool good;
	bool shipped;		/* the file comes with the program: its patterns are right */
};

static inline struct named_rule *
rule_current(struct rule_parser *p)
{
	return &p->rules->list[p->rules->n - 1];
}

/* --- rule_words.c --------------------------------------------------------- */

/* An error message about this line: what is wrong at where, and the word there, if it
 * is not empty; the other begins at what is left of the line. */
void rule_mistake_at(struct rule_parser *p, const char *where, const char *what, struct span word);
void rule_mistake(struct rule_parser *p, const char *what);

/* Passes blanks and TABs. */
void rule_skip_blanks(struct rule_parser *p);

/* The next word: up to a blank or sign; may be empty. */
struct span rule_take_name(struct rule_parser *p);

/* Consumes sign if it comes next. */
bool rule_take_sign(struct rule_parser *p, const char *sign);

/* Is nothing left but blanks and a remark?  want: something is a mistake. */
bool rule_at_end(struct rule_parser *p);
void rule_want_end(struct rule_parser *p);

/* What stands in /PATTERN/, \/ in it a slash; p is NULL after a mistake. */
struct span rule_take_pattern(struct rule_parser *p);

/* Index of the next word in names, which ends with NULL; -1, and a mistake that begins
 * with what, if it is not there. */
int rule_choose(struct rule_parser *p, const char *const *names, const char *what);

/* --- rule_lines.c --------------------------------------------------------- */

/* The rest of a line, behind the word that it begins with. */
void rule_read_rule(struct rule_parser *p);
void rule_read_scope(struct rule_parser *p);
void rule_read_kind(struct rule_parser *p);
void rule_read_severity(struct rule_parser *p);
void rule_read_figure(struct rule_parser *p);
void rule_read_where(struct rule_parser *p);
void rule_read_message(struct rule_parser *p);

/* The rule above, if there is one, ends here: is it complete? */
void rule_close(struct rule_parser *p);

/* Index of the figure called name; r->nfigures: none is. */
size_t rule_find_figure(const struct named_rule *r, struct span name);

/* --- rule_check.c --------------------------------------------------------- */

/* The rest of a line check: appends the check to the rule that is open; what is wrong is a mistake
 * of the line. */
void rule_read_check(struct rule_parser *p);

#endif
