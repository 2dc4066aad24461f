/* relate_doubt: may a rate be of the two figures that it is said to be of?
 *
 * What a rate is of is told by words, by names and by what stands near, and all three may lead
 * astray.  So each pair that is found is a claim, and one table holds what speaks against such
 * claims: why, when it is asked, and which agreement of the numbers outweighs it.  A claim that is
 * doubted is dropped, or the rate is said to be of what is meant instead.
 */
#ifndef RELATION_RELATE_DOUBT_H
#define RELATION_RELATE_DOUBT_H

#include "relation/relate.h"

struct rate;

/* A rate and what it is said to be made of. */
struct claim {
	struct mentions *ms;
	struct mention *m;			/* the rate */
	const struct recall *recall;
	struct span text;			/* the paragraph; empty until it is known */
	const struct rate *rate;		/* how it was sought; NULL: that is forgotten */
	enum relation rel;
	const struct recalled *a, *b;		/* what is divided, and by what */
	const struct mention *part, *base;	/* the same, where the paragraph tells them */
	struct term of, over, stated;		/* their terms, and the rate's */
	unsigned asked, held;			/* fits, as far as they are known */
};

/* When a claim may be doubted. */
enum doubt_time {
	DOUBT_GUESSED = 1,	/* nearness alone has found it */
	DOUBT_LINKED = 2,	/* before the rate is linked, whatever has found it */
	DOUBT_READ = 4,		/* when all of the paragraph is known … */
	DOUBT_HERE = 8,		/* … and tells both before the rate, in running text */
	DOUBT_AHEAD = 16	/* it stands behind the rate */
};

/* How well the numbers agree, which may outweigh a doubt (closure.h, misprint.h). */
enum fit {
	FIT_PRINTED = 1,	/* to half a unit of the rate's last place */
	FIT_ROUNDED = 2,	/* closure_rate; where that holds, so do those up to FIT_EDIT */
	FIT_RATE = 4,		/* but for a digit of the rate */
	FIT_HAND = 8,		/* but for a slip as hands make it */
	FIT_SLIP = 16,		/* but for one slip, told of rates of many digits */
	FIT_EDIT = 32,		/* but for one slip */
	FIT_SHIFTED = 64	/* but for the place of a point */
};

/* Why a claim is not believed, and what the rate is of instead. */
struct doubted {
	const char *why;	/* NULL: it is believed */
	bool meant;		/* is known what it is of? */
	size_t ids[2];		/* then what is divided, and by what */
};

/* Fills in what the figures of c, which has the rest, say themselves. */
void claim_fill(struct claim *c, const struct term *stated);

/* Does one of these fits hold? */
bool claim_fits(struct claim *c, unsigned fits);

/* What speaks against the claim at that time, the first that is found. */
struct doubted claim_doubt(struct claim *c, enum doubt_time time);

/* 水质监测240份，合格231份，合格率96.25%；食品监测185份，不合格6份，合格率96.76%: is a rate
 * before m in its sentence that of the two figures ids, and stand other amounts between it and
 * m?  Then m, a rate, is of those, whatever they are called. */
bool doubt_is_told(const struct mentions *ms, const struct mention *m, const size_t ids[2]);

/* 审减率10%；其中预算12.3%，结算6.8%: does 其中 stand before m in its sentence, and no amount
 * behind that, so that m is of a part which is not told? */
bool doubt_is_of_part(const struct mentions *ms, const struct mention *m);

/* 支付率100%的项目9个: do the words of text between the rate m and a count behind it say that what
 * is counted has it, so that it chooses these and is none of what stands before it? */
bool doubt_chooses(const struct mentions *ms, const struct mention *m, struct span text);

#endif
