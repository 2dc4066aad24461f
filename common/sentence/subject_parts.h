/* subject_parts: what the files of subject share; included by these alone.
 *
 *   subject_words       the lists of words, built once
 *   subject             clauses and phrases around a figure, by these words and by marks
 */
#ifndef SENTENCE_SUBJECT_PARTS_H
#define SENTENCE_SUBJECT_PARTS_H

#include "sentence/subject.h"

/* What data/phrase.tsv says of its words; the kind of a row in struct subject_words. */
enum phrase_kind { PHRASE_LEAD, PHRASE_JOIN, PHRASE_TRAIL, PHRASE_VERB, PHRASE_STOP, PHRASE_COMMON,
	PHRASE_ENTIRE, PHRASE_ECHO, PHRASE_NOUN, PHRASE_HOLLOW, PHRASE_NAMED, PHRASE_INNER };

/* The marks that end or bracket clauses. */
void subject_marks(struct charset *marks);

#endif
