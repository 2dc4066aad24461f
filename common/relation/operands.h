/* operands: the figures that a rate, a share, a change or a sum may be made of.
 *
 * Operands are sought backwards among the figures remembered.  Words limit the
 * candidates; among those the pair that adds up is taken, else the one nearest to
 * what the words say.
 */
#ifndef RELATION_OPERANDS_H
#define RELATION_OPERANDS_H

#include "relation/relate.h"
#include "sentence/reach.h"

enum { OPERANDS_MAX = 6 };	/* candidates weighed for one operand */

/* Candidates for one operand, nearest first. */
struct operands {
	const struct recalled *at[OPERANDS_MAX];
	size_t n;
};

/* Adds f if there is room. */
void operands_add(struct operands *c, const struct recalled *f);

/* Money or a count that stands for itself, no change and no year before. */
static inline bool
operand_is_amount(const struct recalled *f)
{
	return (f->kind == KIND_MONEY || f->kind == KIND_COUNT) &&
	    (f->function == FUNCTION_PRIMARY || f->function == FUNCTION_SUM ||
	    f->function == FUNCTION_BASE);
}

/* 首次突破2万亿元: more than that, how much more another amount says. */
static inline bool
operand_is_exceeded(const struct recalled *f)
{
	return f->op == OP_GT || f->op == OP_GE;
}

/* Same dimension (relate_dimension). */
static inline bool
operand_same_unit(const struct recalled *a, const struct recalled *b)
{
	return a->dimension == b->dimension;
}

/* The figure remembered by its number, or NULL. */
const struct recalled *operand_by_id(const struct recall *r, size_t id);

/* The nearest pair (a, b) of one dimension with 100·a/b = rate as rounding leaves it; where there
 * is none, the nearest that is less than a unit of rate's last place off.  False: none. */
bool operands_closing(const struct operands *as, const struct operands *bs,
    const struct term *rate, size_t ids[2]);

/* Does the nearest of the candidates stand in the sentence of m? */
bool operands_in_sentence(const struct operands *c, const struct mention *m,
    const struct recall *recall);

#endif
