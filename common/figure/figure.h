/* figure: one record for every quantity, with what it measures and how it
 * relates to others (design.md, figure records).
 */
#ifndef FIGURE_FIGURE_H
#define FIGURE_FIGURE_H

#include "block/block.h"
#include "language/quantity.h"

struct figure {
	size_t id;		/* 1-based within the document, in order of appearance */
	size_t line, col;	/* of the first byte of raw, in the input as given */
	size_t table, row, column;	/* 1-based cell; table 0: running text */
	struct span section;
	struct span label;	/* what is measured; cells: row label|column header */
	struct span raw;
	struct span unit;
	int year;		/* fiscal year it speaks of; 0 unknown */
	enum kind kind;
	enum op op;
	enum lean lean;
	struct decimal value, high, quantum;
	struct span rel;	/* relation names, comma separated; empty: none */
	struct span of;		/* one expression of ids per relation, comma separated */
	struct span scope;	/* whose it is, where a heading above it or the head of its
				 * paragraph names a project or an organ; else empty */
	size_t para;		/* the line that its paragraph begins on; in a table: line */
};

/* Relations and their expressions.  N is a figure id of the same report.
 *
 *   rel     of              says
 *   part    T  T|U  T#2     this is one of the parts that make up T; T|U: either
 *                           reading is admissible, likeliest first; #2: a second,
 *                           separate breakdown of T
 *   likely  T               a part of T; the list seems to be all of it, but a miss
 *                           is no more than worth a look
 *           A+B  A-B  A/B   the same of a sum, difference or quotient that labels
 *                           suggest and nothing states
 *   within  T               a part of T, the list is not exhaustive: sum <= T
 *   sum     A+B+C | A+B-C   this is the total of those before it, some taken away
 *   share   A/B             100·A/B, per cent
 *           (A+B+C)/D       the same of several together
 *   rate    A/B             100·A/B, an execution, completion, control … rate
 *           A/(B+C)         the same of what was carried over and what was granted
 *           (A+B)/(C+D)     the same of several together
 *           A/=365          the same of so many days
 *   growth  A/B-1 | 1-A/B | D/B   per cent from prior B to A; decrease; change D over B
 *   delta   A-B             the change in amount
 *   same    A               A written again (大写, 折合)
 *   actual  T               what was reached of target T
 *   score   W | W*R         a mark out of weight W; an execution-rate mark: weight times rate R
 *   average A/B | A*B       A per B; A of them at B each
 *           A*B*12          the same in each of so many months
 *           A/B*100         A per hundred of B
 *           A*B+C*D         several things at their prices; (A*B+C*D)*12: in so many months
 *           A/B^N           what grew from B to A in N years, by so much in each
 *           A/=12           A spread over so many months; A+B/=2: the mean of both
 *   grade   L:U=优 | 优     a mark given that grade, for which the report states the
 *                           bounds L and U (either may be missing; one figure that is
 *                           a range: L:L), or states none
 *   blank                   no figure: a slot of a template that was not filled in; or a
 *                           figure whose unit was left out
 *   balance A               what was spent, and A came in: as much on both sides
 *   stale           a year that the report cannot mean
 *   nodate          a day that no calendar has (2月30日); of >: a period that ends before it
 *                   begins; of <: an end in a cell, before the start in another; of >=: a
 *                   day that is past the target's, with the full mark
 *   names   =N              a count of things of which N are named
 *   stage   A               counts what comes later than A in a procedure: no more
 *   later   A               the same, but cases carried over may be among them
 *   equal   A               words say that this is as much as A; about: nearly; over,
 *                           under: more, less; atmost, atleast: no more, no less; of %:
 *                           than a hundred per cent
 *   against A               A and this are one change, and their verbs are opposite
 *   whole   A+B             these shares make up a hundred
 */

/* Is f a quantity, or else a date or an empty slot of which something is to be said?
 * Other dates, ordinals and codes are there for the figures that refer to them. */
static inline bool
figure_counts(const struct figure *f)
{
	return f->kind < KIND_DATE || f->rel.n != 0;
}

/* How many of figures[0..n-1] do. */
static inline size_t
figures_counting(const struct figure *figures, size_t n)
{
	size_t counting = 0;

	for (size_t i = 0; i < n; i++)
		counting += figure_counts(&figures[i]);
	return counting;
}

/* Extractor state of one run: word lists, figures remembered for relations. */
struct figures;

struct figures_options {
	bool all;		/* dates, ordinals and codes too */
};

/* Reads the word lists; options are copied.  To be closed. */
struct figures *figures_open(const struct figures_options *options);

/* Figures of one placed block (outline_next), in order.  *out stays valid
 * until the next call.  A BLOCK_DOCUMENT starts a new report. Returns how many. */
size_t figures_of(struct figures *fs, const struct block *b, struct diag *diag,
    const struct figure **out);

/* Frees fs, which may be NULL, with the figures lent last. */
void figures_close(struct figures *fs);

#endif
