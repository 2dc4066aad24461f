/* subject_phrase: of the words before a figure the noun phrase; see subject_parts.h. */
#include "sentence/subject_parts.h"

#include "language/grammar.h"
#include "language/label.h"
#include "text/blank.h"
#include "text/character.h"

/* Bytes. */
enum { PHRASE_MAX = 75, PHRASE_WHOLE = 105, NOUN_MIN = 6, HOLLOW_MAX = 6 };

/* Drops fillers from the start; *first is the character that follows. */
static inline void
skip_fillers(struct stretch *s, struct glyph *first)
{
	for (;; s->lo += first->n) {
		*first = glyph_at(s->text, s->lo);
		if (s->lo >= s->hi || (subject_mark_of(first->c) & MARK_FILLER) == 0)
			return;
	}
}

/* Drops fillers from the end; *last is the character before what is left. */
static inline void
skip_fillers_back(struct stretch *s, struct glyph *last)
{
	for (;; s->hi -= last->n) {
		*last = glyph_before(s->text, s->hi);
		if (s->hi <= s->lo ||
		    (subject_mark_of(last->c) & (MARK_FILLER | MARK_CLOSE)) != MARK_FILLER)
			return;
	}
}

/* The word of lx that the stretch ends with, as with last. */
static inline bool
ends_with(const struct lexicon *lx, struct stretch s, struct glyph last,
    struct lexicon_match *match)
{
	return lexicon_may(lx, last.c) && lexicon_walk_before(lx, s.text, s.hi, last, match) &&
	    match->start >= s.lo;
}

/* Where the stretch ends without fillers and cues; notes the cue nearest to the figure. */
static size_t
strip_end(const struct subject_words *w, struct stretch s, struct subject *out)
{
	struct lexicon_match match;
	struct glyph last;
	unsigned lone;
	size_t start;

	if ((lone = subject_lone_cue(s.text, s.hi, &start)) != 0 && start >= s.lo) {
		out->last_cue = lone;
		out->cue = blank_trim(span_slice(s.text, start, s.hi));
		s.hi = start;
	}
	for (;; s.hi = match.start) {
		skip_fillers_back(&s, &last);
		if (ends_with(&w->cue_end, s, last, &match) && w->cue_bit[match.row] != 0) {
			if (out->last_cue == 0) {
				out->last_cue = w->cue_bit[match.row];
				out->cue = span_slice(s.text, match.start, s.hi);
			}
		} else if (!ends_with(&w->trail, s, last, &match) ||
		    w->kind[match.row] == PHRASE_ENTIRE)
			return s.hi;
	}
}

/* Where the stretch starts without fillers and words that lead to a phrase; joined: without
 * those that join it to the figure before, too. */
static size_t
strip_start(const struct subject_words *w, struct stretch s, bool joined, bool *share)
{
	const unsigned opening = CUE_PARTS | CUE_WHOLE | CUE_SOME | CUE_SUM |
	    CUE_SHARE | CUE_PURPOSE;
	struct lexicon_match match;
	struct glyph first;

	for (;; s.lo = match.end) {
		skip_fillers(&s, &first);
		if (s.lo >= s.hi)
			return s.hi;
		if (stretch_starts(&w->cue, s, first, &match) &&
		    (w->cue_bit[match.row] & opening) != 0)
			*share |= (w->cue_bit[match.row] & CUE_SHARE) != 0;
		else if (!stretch_starts(&w->lead, s, first, &match) ||
		    w->kind[match.row] == PHRASE_INNER ||	/* 及时受理率 begins so */
		    (!joined && w->kind[match.row] == PHRASE_JOIN))
			return s.lo;
	}
}

/* Behind the last verb that leaves a noun behind it; unless anywhere, only a verb that
 * stands first.  The start of the stretch if there is none. */
static size_t
cut_verb(const struct subject_words *w, struct stretch s, bool anywhere)
{
	struct lexicon_match match;
	size_t at = s.lo, cut = s.lo;
	struct glyph g;

	while (at + NOUN_MIN < s.hi) {
		g = glyph_at(s.text, at);
		if (stretch_starts(&w->verb, (struct stretch){ s.text, at, s.hi }, g,
		    &match) &&
		    (match.end + NOUN_MIN <= s.hi || w->kind[match.row] == PHRASE_NAMED)) {
			at = match.end;
			if (w->kind[match.row] == PHRASE_NAMED)
				continue;
			at += word_table_at_start(&grammar, "did", span_slice(s.text, at, s.hi));
			cut = at;
		} else if (!anywhere)
			break;
		else
			at += g.n;
	}
	return cut;
}

/* 项目支出包括会议经费: behind the last word that begins a list of parts, where a noun stands
 * behind that; otherwise the start of the stretch. */
static size_t
cut_opening(const struct subject_words *w, struct stretch s)
{
	struct span upto = span_slice(s.text, 0, s.hi);
	struct lexicon_match match;
	size_t at = s.lo, cut = s.lo;

	while ((at = lexicon_next(&w->cue, upto, at)) + NOUN_MIN < s.hi) {
		struct glyph g = glyph_at(upto, at);

		if (!stretch_starts(&w->cue, (struct stretch){ s.text, at, s.hi }, g, &match)) {
			at += g.n;
			continue;
		}
		at = match.end;
		if ((w->cue_bit[match.row] & (CUE_PARTS | CUE_SOME)) != 0 &&
		    match.end + NOUN_MIN <= s.hi)
			cut = match.end;
	}
	return cut;
}

/* Of a long phrase the end: whole names where it is a list of them, else what stands behind
 * 的; where there is neither, all of it that is no sentence. */
static size_t
keep_tail(struct span text, size_t lo, size_t hi)
{
	enum { LEAST = 18 };		/* bytes of a name behind 的 */
	size_t name, at, start = lo;

	if (hi - lo <= PHRASE_MAX)
		return lo;
	lo = hi - PHRASE_MAX;
	while (lo < hi && glyph_continues(text.p[lo]))
		lo++;
	name = span_find(span_slice(text, lo, hi), SPAN("、"));
	if (name != NONE)
		return lo + name + strlen("、");
	for (at = lo; at + LEAST <= hi; at += glyph_at(text, at).n)
		if (glyph_at(text, at).c == U'的')
			return at + glyph_at(text, at).n;
	return hi - start <= PHRASE_WHOLE ? start : lo;
}

/* （二）专项债券资金, ①甲项目, 一、本次资金 at the beginning: behind the label of an item;
 * those in plain numbers have been read as such. */
static size_t
skip_item_label(struct span text, size_t lo, size_t hi)
{
	struct span rest = span_slice(text, lo, hi);
	struct label l;

	if (!label_possible(rest) || label_read(rest, &l) == 0 ||
	    (l.form != LABEL_CHINESE_PAREN && l.form != LABEL_CIRCLED &&
	    (l.form != LABEL_CHINESE || lo != 0)))
		return lo;
	return lo + l.text;
}

bool
subject_names(struct span text, size_t lo, size_t hi)
{
	size_t letters = 0;
	struct glyph g;

	for (; lo < hi; lo += g.n) {
		g = glyph_at(text, lo);
		if (character_is_han(g.c))
			return true;
		letters += (g.c | 32) - 'a' < 26 || g.c >= 0x3400;
	}
	return letters > 1;
}

/* 修缮加固: where the name behind the verb that ends at byte cut begins, which is the verb where
 * all that follows is another word for what was done. */
static size_t
before_pair(struct stretch s, size_t cut)
{
	if (!word_table_is(&particles, "act", span_slice(s.text, cut, s.hi)))
		return cut;
	return cut - word_table_at_end(&particles, "act", span_slice(s.text, s.lo, cut));
}

struct span
subject_phrase(const struct subject_words *w, struct stretch s, bool joined, bool count,
    struct subject *out)
{
	size_t cut;

	s.hi = strip_end(w, s, out);
	s.lo = skip_item_label(s.text, s.lo, s.hi);
	s.lo = strip_start(w, s, joined, &out->share_base);
	out->full = (struct span){ s.text.p + s.lo, s.hi - s.lo };
	if ((out->cues & (CUE_PARTS | CUE_SOME)) != 0)
		s.lo = cut_opening(w, s);
	cut = cut_verb(w, s, count);
	if (cut != s.lo && (count || !subject_is_common(w, span_slice(s.text, cut, s.hi)))) {
		s.lo = before_pair(s, cut);
		s.lo = strip_start(w, s, true, &out->share_base);
	}
	s.lo = keep_tail(s.text, s.lo, s.hi);
	if (!subject_names(s.text, s.lo, s.hi) || (s.hi - s.lo <= HOLLOW_MAX &&
	    subject_is_listed(&w->hollow, span_slice(s.text, s.lo, s.hi))))
		s.hi = s.lo;
	return (struct span){ s.text.p + s.lo, s.hi - s.lo };
}
