/* subject: the words around a figure: what it measures, and which words say
 * how it stands to other figures.
 *
 * Works on repaired text; every span points into it.  The word lists are
 * data/phrase.tsv, and data/cues.tsv with ways.tsv.
 */
#ifndef SENTENCE_SUBJECT_H
#define SENTENCE_SUBJECT_H

#include "sentence/mention.h"
#include "text/charset.h"
#include "text/lexicon.h"

struct subject_words {
	struct lexicon lead, trail, verb, stop, common, echo, noun, hollow;
	unsigned char *kind;		/* by row of data/phrase.tsv, which these are of */
	struct lexicon cue, cue_end;	/* data/cues.tsv, forward and backward */
	unsigned *cue_bit;		/* by row of it */
	struct charset marks;		/* what ends or brackets clauses and sentences */
};

/* Reads the words; frees what was made of them. */
void subject_open(struct subject_words *w);
void subject_close(struct subject_words *w);

/* A text whose figures are being read, with the places that every figure asks
 * for: noted once, when the first figure is found. */
struct passage {
	struct span text;
	struct places marks;	/* ， 。 ； ： （ … and perhaps others */
};

/* Frees the places; the text is the caller's. */
void passage_release(struct passage *p);

/* Begins a text, which the caller keeps. */
void subject_passage(const struct subject_words *w, struct passage *p, struct span text);

/* The words between the figure before and a figure. */
struct subject {
	struct span phrase;	/* noun phrase without fillers and cues; may be empty */
	struct span full;	/* the same with the verb before the noun */
	unsigned cues;		/* enum cue bits anywhere in between */
	unsigned last_cue;	/* bits of the cue directly before the figure */
	struct span cue;	/* that word as written */
	bool share_base;	/* the phrase follows 占: it names the base of a share */
	struct span among;	/* X of `X中，…`: what follows are parts of X; may be empty */
};

/* Reads bytes lo..hi of p's text: the stretch of one sentence that ends where the
 * figure begins.
 * count: the figure is a count, so that what was done (开展…活动) is no part
 * of the noun; amounts keep it (建筑安装工程费). */
struct subject subject_before(const struct subject_words *w, const struct passage *p,
    size_t lo, size_t hi, bool count);

/* The cues of bytes lo..hi alone, and the X of `X中，` at their end: for dates
 * and list numbers, which measure nothing. */
unsigned subject_cues(const struct subject_words *w, const struct passage *p, size_t lo,
    size_t hi, struct span *named);

/* The noun right behind a count, bytes lo..hi of text: 5个股室, 22条建议. */
struct span subject_after(const struct subject_words *w, struct span text,
    size_t lo, size_t hi);

/* Is phrase no more than what was done with what is named behind: 安排, 拨付? */
bool subject_is_verb(const struct subject_words *w, struct span phrase);

/* Do the words behind a figure begin by saying how it changed: 降至, 压减到? */
bool subject_is_change(const struct subject_words *w, struct span after);

/* Is the noun one that many amounts have: 资金, 支出? */
bool subject_is_common(const struct subject_words *w, struct span noun);

/* Does phrase say only how a figure stands to the one before, which names what is
 * measured: 得 in 预算编制满分4分，得3.5分, 实际 in 起诉率目标75%，实际71%? */
bool subject_is_echo(const struct subject_words *w, struct span phrase);

#endif
