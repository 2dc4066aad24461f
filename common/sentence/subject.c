/* subject: the words around a figure; see subject.h. */
#include "sentence/subject_parts.h"

#include "language/grammar.h"
#include "language/label.h"
#include "text/character.h"
#include "text/glyph.h"

/* Bytes: a longer noun behind a figure is cut after its last 的. */
enum { AFTER_MAX = 45, PHRASE_MAX = 75, NOUN_MIN = 6, HOLLOW_MAX = 6 };

/* What a punctuation mark does to the words around it. */
enum mark {
	MARK_NONE = 0,
	MARK_CLAUSE = 1 << 0,	/* ends a clause */
	MARK_OPEN = 1 << 2,
	MARK_CLOSE = 1 << 3,
	MARK_FILLER = 1 << 4,	/* no part of a noun phrase at either end */
	MARK_EDGE = 1 << 5,	/* ends the noun behind a count */
	MARK_WALL = 1 << 6	/* a phrase is never sought beyond it */
};

static unsigned
mark_of_other(uint32_t c)
{
	switch (c) {
	case 0xFF0C: case ',':					/* ， */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE;
	case 0x3002: case 0xFF01: case 0xFF1F:			/* 。 ！ ？ */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE | MARK_WALL;
	case 0xFF1B: case ';': case '!': case '?':		/* ； */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE | MARK_WALL;
	case 0xFF1A: case ':':					/* ： */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE;
	case 0xFF08: case '(': case 0xFF3B: case '[':		/* （ ［ */
		return MARK_CLAUSE | MARK_OPEN | MARK_EDGE;
	case 0xFF09: case ')': case 0xFF3D: case ']':		/* ） ］ */
		return MARK_CLOSE | MARK_FILLER | MARK_EDGE;
	case '\n': case 0x3010: case 0x3011:			/* 【 】 */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE;
	case 0x3001: case ' ': case '\t': case 0x3000:		/* 、 */
		return MARK_FILLER | MARK_EDGE;
	case '.':			/* typed for 。 */
		return MARK_FILLER | MARK_EDGE;
	case '-': case 0x2014: case 0xB7:			/* — · */
		return MARK_FILLER;
	case 0x201C: case 0x201D:				/* “ ” */
		return MARK_EDGE;
	default:
		return MARK_NONE;
	}
}

/* Most characters are ideographs, and no marks. */
static inline unsigned
mark_of(uint32_t c)
{
	return c >= 0x4E00 && c < 0xFF00 ? MARK_NONE : mark_of_other(c);
}

/* All marks that mark_of gives a part in clauses, those of one byte first. */
static const uint32_t clause_marks[] = {
	'\n', '!', '(', ')', ',', ':', ';', '?', '[', ']', 0x3011, 0xFF0C, 0x3002, 0xFF08,
	0xFF1A, 0xFF01, 0xFF1F, 0xFF1B, 0xFF09, 0xFF3B, 0xFF3D, 0x3010
};

void
subject_marks(struct charset *marks)
{
	*marks = (struct charset){ 0 };
	for (size_t i = 0; i < sizeof clause_marks / sizeof *clause_marks; i++)
		charset_add(marks, clause_marks[i]);
}

void
passage_release(struct passage *p)
{
	places_release(&p->marks);
}

void
subject_passage(const struct subject_words *w, struct passage *p, struct span text)
{
	p->text = text;
	charset_find(&w->marks, text, &p->marks);
}

/* Start of the clause that ends at hi: just behind the last mark that is not
 * inside brackets closed before hi; *mark is where that mark begins, or
 * NONE; *wall whether nothing beyond it may be looked at. */
static size_t
clause_start(const struct passage *p, size_t lo, size_t hi, size_t *mark, bool *wall)
{
	size_t inside = NONE;	/* the last mark in brackets, which may not open here */
	int closed = 0;

	for (size_t at = hi; places_last(&p->marks, lo, at, &at); ) {
		struct glyph g = glyph_at(p->text, at);
		unsigned bits = mark_of(g.c);

		if ((bits & MARK_CLOSE) != 0)
			closed++;
		else if ((bits & MARK_OPEN) != 0 && closed > 0)
			closed--;
		else if ((bits & MARK_CLAUSE) != 0 && closed > 0)
			inside = inside == NONE ? at : inside;
		else if ((bits & MARK_CLAUSE) != 0) {
			*mark = at;
			*wall = (bits & MARK_WALL) != 0;
			return at + g.n;
		}
	}
	*mark = closed > 0 ? inside : NONE;
	if (*mark == NONE)
		return lo;
	*wall = (mark_of(glyph_at(p->text, *mark).c) & MARK_WALL) != 0;
	return *mark + glyph_at(p->text, *mark).n;
}

/* Bytes lo..hi of a text, which words are taken off until a phrase is left. */
struct stretch {
	struct span text;
	size_t lo, hi;
};

/* Drops fillers from the start; *first is the character that follows. */
static inline void
skip_fillers(struct stretch *s, struct glyph *first)
{
	for (;; s->lo += first->n) {
		*first = glyph_at(s->text, s->lo);
		if (s->lo >= s->hi || (mark_of(first->c) & MARK_FILLER) == 0)
			return;
	}
}

/* The word of lx that the stretch starts with, as with first. */
static inline bool
starts_with(const struct lexicon *lx, struct stretch s, struct glyph first,
    struct lexicon_match *match)
{
	return lexicon_may(lx, first.c) && lexicon_walk_at(lx, s.text, s.lo, first, match) &&
	    match->end <= s.hi;
}

/* Drops fillers from the end; *last is the character before what is left. */
static inline void
skip_fillers_back(struct stretch *s, struct glyph *last)
{
	for (;; s->hi -= last->n) {
		*last = glyph_before(s->text, s->hi);
		if (s->hi <= s->lo ||
		    (mark_of(last->c) & (MARK_FILLER | MARK_CLOSE)) != MARK_FILLER)
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
		if (starts_with(&w->cue, s, first, &match) &&
		    (w->cue_bit[match.row] & opening) != 0)
			*share |= (w->cue_bit[match.row] & CUE_SHARE) != 0;
		else if (!starts_with(&w->lead, s, first, &match) ||
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
		if (starts_with(&w->verb, (struct stretch){ s.text, at, s.hi }, g,
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

		if (!starts_with(&w->cue, (struct stretch){ s.text, at, s.hi }, g, &match)) {
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

static unsigned
cues_in(const struct subject_words *w, const struct passage *p, size_t lo, size_t hi)
{
	struct span upto = span_slice(p->text, 0, hi);
	struct lexicon_match match;
	unsigned cues = 0;

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

/* Of a long phrase the end: whole names where it is a list of them, else what stands behind
 * 的. */
static size_t
keep_tail(struct span text, size_t lo, size_t hi)
{
	enum { LEAST = 18 };		/* bytes of a name behind 的 */
	size_t name, at;

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
	return lo;
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

/* Is words, as a whole, a word of list? */
static bool
is_listed(const struct lexicon *list, struct span words)
{
	struct lexicon_match match;

	return lexicon_at(list, words, 0, &match) && match.end == words.n;
}

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
	return is_listed(&w->common, noun);
}

bool
subject_is_echo(const struct subject_words *w, struct span phrase)
{
	return is_listed(&w->echo, phrase);
}

/* Is there a word, not only a sign or a letter: 3.0m×3.0m, 25.29㎡P1.5? */
static bool
names_something(struct span text, size_t lo, size_t hi)
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

/* The noun phrase of the stretch, of what is counted if count; joined as for strip_start. */
static struct span
phrase_in(const struct subject_words *w, struct stretch s, bool joined, bool count,
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
		s.lo = cut;
		s.lo = strip_start(w, s, true, &out->share_base);
	}
	s.lo = keep_tail(s.text, s.lo, s.hi);
	if (!names_something(s.text, s.lo, s.hi) ||
	    (s.hi - s.lo <= HOLLOW_MAX && is_listed(&w->hollow, span_slice(s.text, s.lo, s.hi))))
		s.hi = s.lo;
	return (struct span){ s.text.p + s.lo, s.hi - s.lo };
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
	start = clause_start(p, lo, mark, &outer, &wall);
	return phrase_in(w, (struct stretch){ p->text, start, mark }, true, false, &none);
}

unsigned
subject_cues(const struct subject_words *w, const struct passage *p, size_t lo,
    size_t hi, struct span *named)
{
	size_t mark;
	bool wall = false;

	clause_start(p, lo, hi, &mark, &wall);
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

	start = clause_start(p, lo, hi, &mark, &wall);
	s.among = among(w, p, lo, mark);
	s.phrase = phrase_in(w, (struct stretch){ p->text, start, hi }, start == lo, count, &s);
	/* 群众满意度：95%, 项目支出（87.45万元）, 基本支出，405.4万元: the noun
	 * stands before the mark. */
	while (s.phrase.n == 0 && s.last_cue == 0 && mark != NONE && mark > lo && !wall) {
		hi = mark;
		start = clause_start(p, lo, hi, &mark, &wall);
		s.phrase = phrase_in(w, (struct stretch){ p->text, start, hi }, start == lo,
		    count, &s);
	}
	return s;
}

/* Does a word that ends the noun behind a figure start the stretch, as with first?  *name is
 * the end of a word of names that starts there instead (公共, 服务中心), or its start.
 * inside: part of the noun stands before it. */
static bool
ends_noun(const struct subject_words *w, struct stretch s, struct glyph first, bool inside,
    size_t *name)
{
	struct lexicon_match match;

	*name = s.lo;
	if (starts_with(&w->stop, s, first, &match)) {
		if (w->kind[match.row] == PHRASE_STOP)
			return true;
	} else if (!inside || !starts_with(&w->verb, s, first, &match))
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
	if (starts_with(&w->noun, (struct stretch){ text, lo, hi }, glyph_at(text, lo),
	    &match))
		lo = match.end;
	for (at = lo; at < hi; at += g.n) {
		struct stretch rest = { text, at, hi };
		unsigned bits;

		g = glyph_at(text, at);
		bits = mark_of(g.c);
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
	return (struct span){ text.p + start, names_something(text, start, at) ? at - start : 0 };
}
