/* relation: the names of relations; see relation.h. */
#include "sentence/relation.h"

#define NAME(relation, name) [REL_##relation] = { sizeof(name) - 1, name }
static const struct {
	unsigned n;
	char text[8];
} names[] = {
	NAME(PART, "part"), NAME(LIKELY, "likely"), NAME(WITHIN, "within"), NAME(SUM, "sum"),
	NAME(SHARE, "share"), NAME(RATE, "rate"), NAME(GROWTH, "growth"), NAME(DELTA, "delta"),
	NAME(SAME, "same"), NAME(ACTUAL, "actual"), NAME(SCORE, "score"),
	NAME(AVERAGE, "average"), NAME(STALE, "stale"), NAME(STAGE, "stage"),
	NAME(LATER, "later"), NAME(GRADE, "grade"), NAME(NAMES, "names"), NAME(BLANK, "blank"),
	NAME(EQUAL, "equal"), NAME(ABOUT, "about"), NAME(OVER, "over"), NAME(UNDER, "under"),
	NAME(ATMOST, "atmost"), NAME(ATLEAST, "atleast"),
	NAME(BALANCE, "balance"), NAME(AGAINST, "against"), NAME(WHOLE, "whole"),
	NAME(NODATE, "nodate"),
};
#undef NAME

enum { NAMES = sizeof(names) / sizeof(names[0]) };

_Static_assert(NAMES == (size_t)REL_NONE, "each relation has a name");
_Static_assert(REL_NONE <= 32, "a set of them is the bits of an unsigned");
_Static_assert(REL_WITHIN == REL_PART + 2 && REL_GROWTH == REL_SHARE + 2 &&
    REL_LATER == REL_STAGE + 1 && REL_ATLEAST == REL_EQUAL + 5, "asked for together");

struct span
relation_name(enum relation relation)
{
	return relation == REL_NONE ? SPAN("") :
	    (struct span){ names[relation].text, names[relation].n };
}

enum relation
relation_named(struct span name)
{
	for (size_t i = 0; i < NAMES; i++)
		if (names[i].n == name.n && name.n != 0 && names[i].text[0] == name.p[0] &&
		    memcmp(names[i].text, name.p, name.n) == 0)
			return (enum relation)i;
	return REL_NONE;
}
