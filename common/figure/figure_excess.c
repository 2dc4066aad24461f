/* figure_excess: by how much more was done than in another year; see figure_parts.h.
 *
 * 比上年多受理213件 is a change like 增加213件, but for a verb behind the word that says so
 * (domain.md §2, row 7): its words are those up to 多, and 受理 is no name.
 */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"

/* 比上年多受理213件: which way the words go whose last characters, but for those of a verb, say
 * that there was more or less, *end behind these; 0: they say no such thing. */
static unsigned
excess_before_verb(struct span words, size_t *end)
{
	enum { VERB_MAX = 3 };		/* characters */

	for (int k = 0; k <= VERB_MAX && words.n != 0; k++) {
		struct glyph g = glyph_before(words, words.n);

		*end = words.n;
		if (word_table_ends(&qualifiers, "outdone", words))
			return CUE_UP;
		if (word_table_ends(&qualifiers, "undone", words))
			return CUE_DOWN;
		if (!character_is_han(g.c))
			return 0;
		words.n -= g.n;
	}
	return 0;
}

void
figure_take_excess(const struct reading *rd, const struct mention *m, struct subject *s)
{
	struct span words = s->phrase, against;
	size_t end, start = (size_t)(words.p - rd->text.p);
	unsigned way;

	if (((s->cues & (CUE_UP | CUE_DOWN | CUE_PRIOR)) == 0 && rd->against.end != m->q.from) ||
	    s->last_cue != 0 || words.n == 0 || words.p + words.n != rd->text.p + m->q.from ||
	    (way = excess_before_verb(words, &end)) == 0)
		return;
	against = span_slice(words, 0, end - glyph_before(words, end).n);
	if (against.n == 0 ? rd->against.end != m->q.from || rd->done != start :
	    !word_table_ends(&qualifiers, "yardstick", against))
		return;
	s->cue = span_slice(words, 0, end);
	s->phrase.n = s->full.n = 0;
	s->cues |= way;
	s->last_cue = way;
}
