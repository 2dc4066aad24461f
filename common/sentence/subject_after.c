/* subject_after: the noun behind a count; see subject.h. */
#include "sentence/subject_parts.h"

#include "language/grammar.h"

/* Bytes: a longer noun is cut after its last 的. */
enum { AFTER_MAX = 45 };

/* Does a word that ends the noun behind a figure start the stretch, as with first?  *name is
 * the end of a word of names that starts there instead (公共, 服务中心), or its start.
 * inside: part of the noun stands before it. */
static bool
ends_noun(const struct subject_words *w, struct stretch s, struct glyph first, bool inside,
    size_t *name)
{
	struct lexicon_match match;

	*name = s.lo;
	if (stretch_starts(&w->stop, s, first, &match)) {
		if (w->kind[match.row] == PHRASE_STOP)
			return true;
	} else if (!inside || !stretch_starts(&w->verb, s, first, &match))
		return false;
	else if (w->kind[match.row] != PHRASE_NAMED)
		return true;
	*name = match.end;
	return false;
}

struct span
subject_after(const struct subject_words *w, struct span text, size_t lo,
    size_t hi)
{
	struct lexicon_match match;
	size_t at, start, name, particle = NONE, bracket = NONE;
	struct glyph g;

	lo += word_table_at_start(&grammar, "of", span_slice(text, lo, hi));
	start = lo;
	if (stretch_starts(&w->noun, (struct stretch){ text, lo, hi }, glyph_at(text, lo),
	    &match))
		lo = match.end;
	for (at = lo; at < hi; at += g.n) {
		struct stretch rest = { text, at, hi };
		unsigned bits;

		g = glyph_at(text, at);
		bits = subject_mark_of(g.c);
		if (at == start && g.c == U'“') {	/* 7家“爱心商会”代表 */
			size_t close = span_find(span_slice(text, at, hi), SPAN("”"));

			if (close != NONE && close < AFTER_MAX) {
				g.n = (unsigned)(close + strlen("”"));
				continue;
			}
		}
		if (at > start && (bits & MARK_OPEN) != 0)
			bracket = at;
		else if (bracket != NONE && (bits & MARK_CLOSE) != 0)
			bracket = NONE;
		else if ((bits & MARK_EDGE) != 0)
			break;
		if (ends_noun(w, rest, g, at > lo, &name))
			break;
		if (name > at)
			g.n = (unsigned)(name - at);
		if (g.c == U'的')
			particle = at + g.n;
	}
	if (bracket != NONE)
		at = bracket;	/* 96个村（社区） yes, 7人（含…， no */
	if (particle == at)
		at -= strlen("的");	/* 0—14岁人口的 */
	if (particle != NONE && particle < at && at - start > AFTER_MAX)
		start = particle;
	if (at - start > AFTER_MAX) {
		at = start + AFTER_MAX;
		while (at > start && glyph_continues(text.p[at]))
			at--;
	}
	return (struct span){ text.p + start, subject_names(text, start, at) ? at - start : 0 };
}
