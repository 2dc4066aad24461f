/* grammar, name_words, particles, qualifiers, owners, number_words: words that the programs know
 * by themselves.
 *
 *   grammar      short words that do the same work in every sentence, whatever it is
 *                about: 为 占 的 年 (data/grammar.tsv)
 *   name_words   words in the names of amounts, rates and columns: 合计 率 预算
 *                (data/namewords.tsv)
 *   particles    short words that say how text about figures, lists and titles is to be
 *                cut or read: ，分别为 其中： (data/particles.tsv)
 *   qualifiers   short words that turn what is said of a figure: 满分 比上年
 *                (data/qualifiers.tsv)
 *   owners       words that end the name of a project or an organ: 项目 中心 本级
 *                (data/owners.tsv)
 *   number_words characters right beside a number that change how it is read: 减负 大于
 *                (data/numberwords.tsv)
 *
 * Each table explains its uses; word_table.h has the questions.
 */
#ifndef LANGUAGE_GRAMMAR_H
#define LANGUAGE_GRAMMAR_H

#include "text/word_table.h"

extern struct word_table grammar, name_words, particles, qualifiers, owners, number_words;

#endif
