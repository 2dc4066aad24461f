/* operand_words: the words of a table's cell that name what a rate, a sum or a difference is
 * made of.
 *
 * A cell lists alternatives with commas between them: words that stand in the name of the
 * operand, or in angle brackets the side of the books that it is on (追加,<initial>; the sides
 * are those of data/roles.tsv).
 */
#ifndef SENTENCE_OPERAND_WORDS_H
#define SENTENCE_OPERAND_WORDS_H

#include "sentence/mention.h"

enum { OPERAND_WORDS = 16 };	/* of one cell; more are not read */

/* A cell taken apart; its words are the cell's bytes. */
struct operand_words {
	struct span word[OPERAND_WORDS];
	uint64_t characters[OPERAND_WORDS];	/* of each, by their last six bits: most labels
						 * lack one */
	size_t n;
	unsigned sides;		/* bits: 1 << enum side */
};

/* The side that a table calls so; SIDE_NONE if there is none of the name. */
enum side operand_side(struct span name);

/* Fills o with the alternatives of a cell. */
void operand_words_read(struct operand_words *o, struct span cell);

/* Which characters stand in s, a bit for the last six bits of each: what has others stands
 * nowhere in s. */
uint64_t operand_characters(struct span s);

/* A name, and its characters, for who asks it more than once. */
struct operand_label {
	struct span text;
	uint64_t characters;
};

static inline struct operand_label
operand_label_of(struct span text)
{
	return (struct operand_label){ text, operand_characters(text) };
}

/* Does word stand in label as its opposite (不满意), or in the name of what is looked into
 * (满意度测评)? */
bool operand_word_is_turned(struct span label, struct span word);

/* Is side one of theirs? */
static inline bool
operand_words_side(const struct operand_words *o, enum side side)
{
	return side != SIDE_NONE && (o->sides >> side & 1) != 0;
}

/* Does label hold one of the words, and not as its opposite? */
bool operand_words_in(const struct operand_words *o, const struct operand_label *label);

/* Does label, of an amount on side, hold one of the words, and not as its opposite, or is the
 * side one of theirs? */
bool operand_words_name(const struct operand_words *o, struct span label, enum side side);

/* Both at once, for cells that are seldom asked. */
bool operand_words_in_cell(struct span cell, struct span label, enum side side);

#endif
