/* line_words: words by which lines and boxes are told apart before they are read
 * (data/linewords.tsv, which explains what each says). */
#ifndef INPUT_LINE_WORDS_H
#define INPUT_LINE_WORDS_H

#include "text/word_table.h"

extern struct word_table line_words;

#endif
