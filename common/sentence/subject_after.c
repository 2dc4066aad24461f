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

/* The noun behind a count as far as it has been read: bytes start..at. */
struct noun {
	size_t start, at;
	size_t particle;	/* behind its last 的; NONE: it has none */
	size_t bracket;		/* where one begins that is still open; NONE: none is */
};

/* 7家“爱心商会”代表: bytes of the quotation that begins at byte at; 0: none does. */
static size_t
quoted(struct span text, size_t at, size_t hi, struct glyph first)
{
	size_t close = first.c != U'“' ? NONE : span_find(span_slice(text, at, hi), SPAN("”"));

	return close != NONE && close < AFTER_MAX ? close + strlen("”") : 0;
}

/* Notes what brackets the character that n has come to opens or closes; false: it ends the noun. */
static bool
pass_mark(struct noun *n, struct glyph g)
{
	unsigned bits = subject_mark_of(g.c);

	if (n->at > n->start && (bits & MARK_OPEN) != 0)
		n->bracket = n->at;
	else if (n->bracket != NONE && (bits & MARK_CLOSE) != 0)
		n->bracket = NONE;
	else
		return (bits & MARK_EDGE) == 0;
	return true;
}

/* Reads n on, up to what ends it, or hi. */
static void
read_noun(const struct subject_words *w, struct span text, size_t hi, struct noun *n)
{
	size_t from = n->at, name, quote;
	struct glyph g;

	for (; n->at < hi; n->at += g.n) {
		g = glyph_at(text, n->at);
		if (n->at == n->start && (quote = quoted(text, n->at, hi, g)) != 0) {
			g.n = (unsigned)quote;
			continue;
		}
		if (!pass_mark(n, g) ||
		    ends_noun(w, (struct stretch){ text, n->at, hi }, g, n->at > from, &name))
			return;
		if (name > n->at)
			g.n = (unsigned)(name - n->at);
		if (g.c == U'的')
			n->particle = n->at + g.n;
	}
}

/* Takes off n what is no part of a name, and what is too long for one. */
static void
trim_noun(struct noun *n, struct span text)
{
	if (n->bracket != NONE)
		n->at = n->bracket;	/* 96个村（社区） yes, 7人（含…， no */
	if (n->particle == n->at)
		n->at -= strlen("的");	/* 0—14岁人口的 */
	if (n->particle != NONE && n->particle < n->at && n->at - n->start > AFTER_MAX)
		n->start = n->particle;
	if (n->at - n->start <= AFTER_MAX)
		return;
	n->at = n->start + AFTER_MAX;
	while (n->at > n->start && glyph_continues(text.p[n->at]))
		n->at--;
}

struct span
subject_after(const struct subject_words *w, struct span text, size_t lo,
    size_t hi)
{
	struct lexicon_match match;
	struct noun n = { .particle = NONE, .bracket = NONE };

	lo += word_table_at_start(&grammar, "of", span_slice(text, lo, hi));
	n.start = n.at = lo;
	if (stretch_starts(&w->noun, (struct stretch){ text, lo, hi }, glyph_at(text, lo),
	    &match))
		n.at = match.end;
	read_noun(w, text, hi, &n);
	trim_noun(&n, text);
	return (struct span){ text.p + n.start,
	    subject_names(text, n.start, n.at) ? n.at - n.start : 0 };
}
