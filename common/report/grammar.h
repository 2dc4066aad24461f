/* grammar, name_words: words that the programs know by themselves.
 *
 * grammar (data/grammar.tsv): short words that do the same work in every sentence, whatever it
 * is about: 为 占 的 年.  name_words (data/namewords.tsv): words in the names of amounts, rates
 * and columns: 合计 率 预算.  Each table explains its uses; word_table.h has the questions.
 * particle.h has the words that say how text is cut, qualifier.h those that turn what is said
 * of a figure.
 */
#ifndef REPORT_GRAMMAR_H
#define REPORT_GRAMMAR_H

#include "text/word_table.h"

extern struct word_table grammar, name_words;

#endif
