/* subject_parts: what the files of subject share; included by these alone.
 *
 *   subject_words       the lists of words, built once
 *   subject_clause      marks, and the clauses between them
 *   subject_phrase      of the words before a figure the noun phrase
 *   subject_after       the noun behind a count
 *   subject             the words around a figure, put together; single questions
 */
#ifndef SENTENCE_SUBJECT_PARTS_H
#define SENTENCE_SUBJECT_PARTS_H

#include "sentence/subject.h"
#include "text/glyph.h"

/* What data/phrase.tsv says of its words; the kind of a row in struct subject_words. */
enum phrase_kind { PHRASE_LEAD, PHRASE_JOIN, PHRASE_TRAIL, PHRASE_VERB, PHRASE_STOP, PHRASE_COMMON,
	PHRASE_ENTIRE, PHRASE_ECHO, PHRASE_NOUN, PHRASE_HOLLOW, PHRASE_NAMED, PHRASE_INNER };

/* What a punctuation mark does to the words around it. */
enum mark {
	MARK_NONE = 0,
	MARK_CLAUSE = 1 << 0,	/* ends a clause */
	MARK_OPEN = 1 << 1,
	MARK_CLOSE = 1 << 2,
	MARK_FILLER = 1 << 3,	/* no part of a noun phrase at either end */
	MARK_EDGE = 1 << 4,	/* ends the noun behind a count */
	MARK_WALL = 1 << 5	/* a phrase is never sought beyond it */
};

/* What the mark c does, enum mark bits; of what is no ideograph. */
unsigned subject_mark_of_other(uint32_t c);

/* Most characters are ideographs, and no marks. */
static inline unsigned
subject_mark_of(uint32_t c)
{
	return c >= 0x4E00 && c < 0xFF00 ? MARK_NONE : subject_mark_of_other(c);
}

/* The marks that end or bracket clauses. */
void subject_marks(struct charset *marks);

/* 比上年减2.5万元: the cue of a lone 增 or 减, which begins at *start, between a former time and
 * the number at byte hi; 0: none, and *start is what it was. */
unsigned subject_lone_cue(struct span text, size_t hi, size_t *start);

/* Start of the clause that ends at hi: just behind the last mark that is not
 * inside brackets closed before hi; *mark is where that mark begins, or
 * NONE; *wall whether nothing beyond it may be looked at. */
size_t subject_clause_start(const struct passage *p, size_t lo, size_t hi, size_t *mark,
    bool *wall);

/* Bytes lo..hi of a text, which words are taken off until a phrase is left. */
struct stretch {
	struct span text;
	size_t lo, hi;
};

/* The word of lx that the stretch starts with, as with first. */
static inline bool
stretch_starts(const struct lexicon *lx, struct stretch s, struct glyph first,
    struct lexicon_match *match)
{
	return lexicon_may(lx, first.c) && lexicon_walk_at(lx, s.text, s.lo, first, match) &&
	    match->end <= s.hi;
}

/* Is words, as a whole, a word of list? */
static inline bool
subject_is_listed(const struct lexicon *list, struct span words)
{
	struct lexicon_match match;

	return lexicon_at(list, words, 0, &match) && match.end == words.n;
}

/* Is there a word in bytes lo..hi of text, not only a sign or a letter: 3.0m×3.0m, 25.29㎡P1.5? */
bool subject_names(struct span text, size_t lo, size_t hi);

/* The noun phrase of the stretch, which of what is counted has no verb (count); joined: without
 * words that join it to the figure before.  What else it says goes to out. */
struct span subject_phrase(const struct subject_words *w, struct stretch s, bool joined, bool count,
    struct subject *out);

#endif
