/* para_open: what a line leaves open and the next one goes on with, for para.c: a bracket, a
 * quotation mark, or the name of a budget account, which is written over three levels
 * (农林水支出（类）林业和草原（款）事业机构（项）) and fills more than a line.
 */
#ifndef INPUT_PARA_OPEN_H
#define INPUT_PARA_OPEN_H

#include "base/buf.h"

/* Does a bracket or quote stay open at the end of s? */
bool para_bracket_open(struct span s);

/* Does s begin inside a bracket: is one closed before any is opened? */
bool para_bracket_closes(struct span s);

/* Does s end behind （类） or （款）, or in the name that follows it? */
bool para_account_open(struct span s);

/* Does next name the last level of an account, before any clause ends? */
bool para_account_goes_on(struct span next);

/* para_about_quote where the first bytes do not say no. */
bool para_about_quote_read(struct span last, struct span paragraph, struct span next);

/* Could s be a quotation mark alone? */
static inline bool
para_may_be_quote(struct span s)
{
	return s.n != 0 && (s.p[0] == '\xE2' || s.p[0] == ' ');
}

/* 2023年度 over “ over 三公 over ” over 经费支出: is one of two lines a quotation mark, and the
 * other what stands beside that in its sentence?  paragraph: what it is so far. */
static inline bool
para_about_quote(struct span last, struct span paragraph, struct span next)
{
	return (para_may_be_quote(next) || para_may_be_quote(last)) &&
	    para_about_quote_read(last, paragraph, next);
}

#endif
