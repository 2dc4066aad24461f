/* subject: the words around a figure; see subject.h. */
#include "sentence/subject_parts.h"

#include "language/grammar.h"
#include "language/numeral.h"
#include "text/blank.h"

bool
subject_is_verb(const struct subject_words *w, struct span phrase)
{
	struct lexicon_match match;

	return lexicon_at(&w->verb, phrase, 0, &match) && match.end == phrase.n &&
	    w->kind[match.row] == PHRASE_VERB;
}

bool
subject_is_change(const struct subject_words *w, struct span after)
{
	struct lexicon_match match;

	return word_table_starts(&qualifiers, "to", after) ||
	    (lexicon_at(&w->cue, after, 0, &match) &&
	    (w->cue_bit[match.row] & (CUE_UP | CUE_DOWN)) != 0);
}

bool
subject_is_common(const struct subject_words *w, struct span noun)
{
	return subject_is_listed(&w->common, noun);
}

bool
subject_is_echo(const struct subject_words *w, struct span phrase)
{
	return subject_is_listed(&w->echo, phrase);
}

unsigned
subject_lone_cue(struct span text, size_t hi, size_t *start)
{
	struct span words = blank_trim(span_slice(text, 0, hi));	/* 较上年减 5万元 */
	struct glyph last;

	hi = (size_t)(words.p + words.n - text.p);
	last = glyph_before(text, hi);
	if ((last.c != U'增' && last.c != U'减' && last.c != U'減') ||
	    numeral_arabic(glyph_at(text, numeral_blanks(text, hi)).c) < 0)
		return 0;
	*start = hi - last.n;
	if (!word_table_ends(&qualifiers, "yardstick", span_slice(text, 0, *start)))
		return 0;
	return last.c == U'增' ? CUE_UP : CUE_DOWN;
}

static unsigned
cues_in(const struct subject_words *w, const struct passage *p, size_t lo, size_t hi)
{
	struct span upto = span_slice(p->text, 0, hi);
	struct lexicon_match match;
	size_t start;
	unsigned cues = subject_lone_cue(p->text, hi, &start);

	while ((lo = lexicon_next(&w->cue, upto, lo)) < hi) {
		struct glyph g = glyph_at(upto, lo);

		if (lexicon_walk_at(&w->cue, p->text, lo, g, &match) && match.end <= hi) {
			cues |= w->cue_bit[match.row];
			lo = match.end;
		} else
			lo += g.n;
	}
	return cues;
}

static bool
is_pause(struct span text, size_t at)
{
	uint32_t c = glyph_at(text, at).c;

	return c == 0xFF0C || c == ',' || c == 0xFF1A || c == ':';
}

/* The X of `X中，`, when that is what stands before mark. */
static struct span
among(const struct subject_words *w, const struct passage *p, size_t lo, size_t mark)
{
	struct subject none = { .last_cue = 0 };
	size_t start, outer;
	bool wall;

	if (mark == NONE || mark < lo + 9 ||
	    memcmp(p->text.p + mark - 3, "中", 3) != 0 || !is_pause(p->text, mark) ||
	    memcmp(p->text.p + mark - 6, "其", 3) == 0)
		return (struct span){ p->text.p + lo, 0 };
	mark -= 3;
	start = subject_clause_start(p, lo, mark, &outer, &wall);
	return subject_phrase(w, (struct stretch){ p->text, start, mark }, true, false, &none);
}

unsigned
subject_cues(const struct subject_words *w, const struct passage *p, size_t lo,
    size_t hi, struct span *named)
{
	size_t mark;
	bool wall = false;

	subject_clause_start(p, lo, hi, &mark, &wall);
	*named = among(w, p, lo, mark);
	return cues_in(w, p, lo, hi);
}

struct subject
subject_before(const struct subject_words *w, const struct passage *p, size_t lo, size_t hi,
    bool count)
{
	struct subject s = { .phrase = { p->text.p + hi, 0 }, .cues = cues_in(w, p, lo, hi) };
	size_t start, mark;
	bool wall = false;

	start = subject_clause_start(p, lo, hi, &mark, &wall);
	s.among = among(w, p, lo, mark);
	s.phrase = subject_phrase(w, (struct stretch){ p->text, start, hi }, start == lo, count,
	    &s);
	/* 群众满意度：95%, 项目支出（87.45万元）, 基本支出，405.4万元: the noun
	 * stands before the mark. */
	while (s.phrase.n == 0 && s.last_cue == 0 && mark != NONE && mark > lo && !wall) {
		hi = mark;
		start = subject_clause_start(p, lo, hi, &mark, &wall);
		s.phrase = subject_phrase(w, (struct stretch){ p->text, start, hi }, start == lo,
		    count, &s);
	}
	return s;
}
