/* explain_parts: what the files that explain a finding share; included by explain*.c
 * alone.
 *
 *   explain               the message, each part in turn, the likely slip
 *   explain_operands      the figures, with the lines that they stand on
 *   explain_computation   what they give
 *   explain_tolerance     what rounding may explain, and why
 */
#ifndef CHECK_EXPLAIN_PARTS_H
#define CHECK_EXPLAIN_PARTS_H

#include "check/explain.h"
#include "check/precision.h"
#include "check/wording.h"

struct explain {
	struct buf *out;
	const struct explain_case *of;
	const struct finding *finding;
	struct precision precision;	/* of the finding's operands */
};

/* The operands, the stated one first. */
static inline const struct entry *
explain_operand(const struct explain *x, size_t i)
{
	return &x->of->ledger->entries[x->of->findings->operands[x->finding->first + i]];
}

/* --- explain.c ------------------------------------------------------------ */

/* Appends a line, indented: the template key of messages.tsv with n slots filled in. */
void explain_say(struct explain *x, const char *key, const struct slot *slots, size_t n);

/* Appends s in one line: a label or figure may hold line ends of its cell. */
void explain_flat(struct buf *b, struct span s);

/* --- explain_operands.c --------------------------------------------------- */

/* Says where operand i stands and what it is called, and quotes its line. */
void explain_say_operand(struct explain *x, size_t i);

/* --- explain_computation.c ------------------------------------------------ */

/* Nothing is said where the finding has no numbers. */
void explain_say_computation(struct explain *x);

/* Is the stated figure a quotient of the others? */
bool explain_is_quotient(const struct explain *x);

/* What is above the line of the quotient, or below it, taken together as printed, and how far off
 * that may be at the widest; false: too large. */
bool explain_side(const struct explain *x, bool above, struct decimal *value,
    struct decimal *wide);

/* What the shape of the finding makes of a and b, to some places more than are printed;
 * false if it cannot be told. */
bool explain_quotient(const struct explain *x, struct decimal a, struct decimal b,
    struct decimal *out);

/* --- explain_tolerance.c -------------------------------------------------- */

/* Nothing is said where there is no second figure. */
void explain_say_tolerance(struct explain *x);

#endif
