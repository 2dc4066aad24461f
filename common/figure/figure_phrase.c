/* figure_phrase: phrases of which a part stands elsewhere, or that are none; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "language/year_word.h"
#include "text/glyph.h"
#include "text/punct.h"

/* The words of s up to the word for a year that they end with, 的 behind it or not; empty: they end
 * with none. */
static struct span
before_year_word(struct span s)
{
	struct year_word w;
	struct span rest;

	if (!year_word_last(s, &w))
		return SPAN("");
	rest = span_slice(s, w.end, s.n);
	return rest.n == 0 || word_table_is(&grammar, "of", rest) ? span_slice(s, 0, w.start) :
	    SPAN("");
}

struct span
figure_became(const struct reading *rd, size_t from)
{
	struct span words = span_trim(figure_words_before(rd, from)), before;

	if (word_table_ends(&qualifiers, "to", words))
		return words;
	before = before_year_word(words);
	return word_table_ends(&qualifiers, "to", before) ? before : SPAN("");
}

static void
drop_phrase(struct subject *s)
{
	s->phrase.n = s->full.n = 0;
}

/* 覆盖率由71.2%提高到今年的76.4%: drops a phrase that says no more than that something
 * became so, and in which year.  behind: what stands behind the figure before. */
static void
leave_outcome(struct span behind, struct subject *s)
{
	struct span before;

	if (s->phrase.n < word_table_at_start(&qualifiers, "to", behind)) {
		drop_phrase(s);		/* 恢复 of 恢复到 */
		return;
	}
	if (!word_table_starts(&qualifiers, "to", s->phrase))
		return;
	before = before_year_word(s->phrase);
	if (before.n != 0 && word_table_at_end(&qualifiers, "to", before) == before.n)
		drop_phrase(s);
}

/* 8所位于县城，4所…: drops words that say where those before stand, which is no name of these. */
static void
leave_place(struct subject *s)
{
	if (word_table_starts(&particles, "situated", s->phrase))
		drop_phrase(s);
}

/* 小（2）型水库41座: the phrase begins before the number in brackets, where that is a size. */
static void
take_size(const struct reading *rd, struct subject *s)
{
	struct span before = span_slice(rd->text, 0, rd->done);
	size_t close = punct_ends(before, ')'), open, size = 0;

	if (close == 0 || s->phrase.n == 0 || !word_table_starts(&particles, "sized", s->phrase))
		return;
	for (open = before.n - close; open > rd->sentence_at; open--) {
		size = punct_ends(span_slice(before, 0, open), '(');
		if (size != 0)
			break;
	}
	before = span_trim(span_slice(before, 0, open - (open > rd->sentence_at ? size : 0)));
	size = word_table_at_end(&particles, "size", before);
	if (size == 0 || before.n - size < rd->sentence_at)
		return;
	s->phrase.n += (size_t)(s->phrase.p - before.p) - (before.n - size);
	s->phrase.p = before.p + before.n - size;
}

void
figure_mend_phrase(const struct reading *rd, struct subject *s)
{
	if (s->phrase.n == 0)
		return;
	if (s->phrase.p == rd->text.p + rd->done && rd->done > rd->sentence_at) {
		leave_outcome(span_slice(rd->text, rd->done, rd->text.n), s);
		leave_place(s);
	}
	if (rd->listed)
		take_size(rd, s);
}
