/* template: the titles of sections that finance bureaus prescribe (domain.md §1, outlines).
 *
 * Reports follow one of a few templates, and authors vary the wording
 * (data/sections.tsv holds which words a title must have).  A known title
 * says at which level its section usually stands, whatever became of its
 * number.
 */
#ifndef OUTLINE_TEMPLATE_H
#define OUTLINE_TEMPLATE_H

#include "base/buf.h"

enum { TEMPLATE_TITLE = 120,	/* bytes of the longest title that may be known */
	TEMPLATE_LEVELS = 4,	/* levels 1 to 3; index 0 is unused */
	TEMPLATE_SETS = 2, TEMPLATE_WORDS = 4 };

/* Which titles of the table one answers to, as bits. */
struct template_set {
	uint64_t bits[TEMPLATE_SETS];
};

/* Words of the table, as bits. */
struct template_words {
	uint64_t bits[TEMPLATE_WORDS];
};

struct template_hit {
	/* By level: 0 not known there; 1 met there; 2 usual there but with
	 * other words around; 3 the usual place and wording. */
	int strength[TEMPLATE_LEVELS];
	struct template_words words;	/* by which it answers to them */
	struct template_set rows;	/* titles of the table that it answers to, and those that
				 * stand beside them … */
	struct template_set tops;	/* … and those it answers to that are usual at level 1 */
	bool point;		/* an item of problems or measures, though it has words of a
				 * known title: 加强资产管理; then nothing else is said */
	int exact;		/* level where it is the usual wording to the word; 0: none */
};

struct templates;		/* opaque: the compiled table */

/* The table, read when it is first asked for.  Static. */
const struct templates *templates_known(void);

/* The strengths of title (a heading without its label); all zero if it is
 * none of ours, or too long to be one. */
void template_match(const struct templates *t, struct span title,
    struct template_hit *hit);

/* The same, and fills in the rest of hit, which template_match leaves as it is. */
void template_know(const struct templates *t, struct span title,
    struct template_hit *hit);

/* template_know where the usual wording counts alone (3); faster. */
void template_know_near(const struct templates *t, struct span title,
    struct template_hit *hit);

/* Is any title in set? */
static inline bool
template_any(const struct template_set *set)
{
	return (set->bits[0] | set->bits[1]) != 0;
}

/* Has a any words, and b all of them?  Then the second of two titles repeats the first,
 * which a template never does: 绩效指标完成情况 and 产出指标完成情况. */
bool template_repeats(const struct template_words *a, const struct template_words *b);

/* Do two titles answer to one of the table?  Then the section of the first
 * may hold the other: 存在的问题及改进措施 and 改进措施. */
bool template_meets(const struct template_set *a, const struct template_set *b);

/* Are all titles of a, and it has some, in b? */
bool template_within(const struct template_set *a, const struct template_set *b);

/* Does section answer to what comes right behind title in a template?  Then title is no
 * section of its own any more: 存在问题 behind 评价结论及建议. */
bool template_is_behind(const struct template_set *section, const struct template_set *title);

#endif
