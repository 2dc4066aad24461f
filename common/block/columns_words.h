/* columns_words: the words of a line in columns, and the runs made of them. */
#ifndef BLOCK_COLUMNS_WORDS_H
#define BLOCK_COLUMNS_WORDS_H

#include "block/columns.h"
#include "text/character.h"

/* A word: bytes without a blank, and the blanks before it. */
struct word {
	uint32_t start, end;
	size_t left[MEASURES], right[MEASURES];
	size_t gap;		/* characters … */
	size_t gap_bytes;
};

/* Where reading has come to in a line. */
struct at {
	size_t byte;
	size_t column[MEASURES];
};

/* The next word of the line; false: there is none, and the line is read to its end. */
bool columns_next_word(struct span text, struct at *at, struct word *word);

/* Digits, with a sign, commas, points and a percent sign; or a dash alone. */
bool columns_is_number(struct span s);

/* May a number begin with this byte?  Most words do not. */
static inline bool
columns_may_be_number(char byte)
{
	return byte_is_digit(byte) || byte == '-' || byte == '+' || byte == '.' || byte == ',' ||
	    byte == "—"[0] || byte == "－"[0];
}

/* Is the word the 年 of the year that run last, right before it, ends with: 2022 年决算数?  Nothing
 * parts these, though other cells may begin right there. */
bool columns_is_in_year(struct span text, const struct run *last, const struct word *word);

/* Adds a run, which may not be one of c's own; pointers to these are void then. */
void columns_push_run(struct columns *c, const struct run *run);

/* Adds a run of one word. */
void columns_add_run(struct columns *c, size_t line, const struct word *word, bool number);

/* The word goes on with the run before it. */
void columns_extend_run(struct run *run, const struct word *word);

/* Parts run k of line i before the word, where a cell ends. */
void columns_part_run(struct columns *c, size_t i, size_t k, const struct word *word);

/* The runs of line i: one blank parts two numbers only, and then also the texts at both
 * ends of them, but no year.  False: there are too many. */
bool columns_read_runs(struct columns *c, size_t i, struct span text);

#endif
