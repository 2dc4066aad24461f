/* subject: the words around a figure; see subject.h. */
#include "report/subject.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/glyph.h"

extern const struct data_table data_phrase, data_cues;

enum phrase_kind { PHRASE_LEAD, PHRASE_JOIN, PHRASE_TRAIL, PHRASE_VERB, PHRASE_STOP };

/* Bytes: a longer noun behind a figure is cut after its last 的. */
enum { AFTER_MAX = 45, PHRASE_MAX = 75, NOUN_MIN = 6 };

static const struct {
	const char *name;
	unsigned bit;
} cue_names[] = {
	{ "parts", CUE_PARTS }, { "whole", CUE_WHOLE }, { "some", CUE_SOME },
	{ "share", CUE_SHARE }, { "up", CUE_UP }, { "down", CUE_DOWN },
	{ "prior", CUE_PRIOR }, { "average", CUE_AVERAGE }, { "sum", CUE_SUM },
	{ "reason", CUE_REASON }, { "purpose", CUE_PURPOSE },
	{ "same", CUE_SAME }, { "each", CUE_EACH },
};

static unsigned
cue_bit(const char *name)
{
	for (size_t i = 0; i < sizeof cue_names / sizeof *cue_names; i++)
		if (strcmp(name, cue_names[i].name) == 0)
			return cue_names[i].bit;
	return 0;
}

static unsigned char
phrase_kind(const char *name)
{
	static const char *const names[] = { "lead", "join", "trail", "verb", "stop" };

	for (unsigned char i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return i;
	return PHRASE_STOP;
}

/* A word may have several rows of different kinds, and a lexicon knows the
 * first row of a word only; so each list of kinds is a table of its own. */
static void
list_open(struct subject_list *list, enum lexicon_way way, const char *kinds)
{
	const struct data_table *all = &data_phrase;
	const char **cells = mem_zeroed(all->rows, sizeof *cells);
	size_t rows = 0;

	list->kind = mem_zeroed(all->rows, sizeof *list->kind);
	for (size_t r = 0; r < all->rows; r++)
		if (strstr(kinds, DATA_CELL(all, r, 1)) != NULL) {
			list->kind[rows] = phrase_kind(DATA_CELL(all, r, 1));
			cells[rows++] = DATA_CELL(all, r, 0);
		}
	list->rows = (struct data_table){ all->name, 1, rows, cells };
	lexicon_build(&list->lexicon, &list->rows, 0, way, NULL);
}

static void
list_close(struct subject_list *list)
{
	lexicon_release(&list->lexicon);
	free((void *)(uintptr_t)list->rows.cells);
	free(list->kind);
}

void
subject_open(struct subject_words *w)
{
	list_open(&w->lead, LEXICON_FORWARD, "lead join");
	list_open(&w->trail, LEXICON_BACKWARD, "trail");
	list_open(&w->stop, LEXICON_FORWARD, "verb stop");
	lexicon_build(&w->cue, &data_cues, 0, LEXICON_FORWARD, NULL);
	lexicon_build(&w->cue_end, &data_cues, 0, LEXICON_BACKWARD, NULL);
	w->cue_bit = mem_zeroed(data_cues.rows, sizeof *w->cue_bit);
	for (size_t r = 0; r < data_cues.rows; r++)
		w->cue_bit[r] = cue_bit(DATA_CELL(&data_cues, r, 1));
}

void
subject_close(struct subject_words *w)
{
	list_close(&w->lead);
	list_close(&w->trail);
	list_close(&w->stop);
	lexicon_release(&w->cue);
	lexicon_release(&w->cue_end);
	free(w->cue_bit);
}

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
mark_of(uint32_t c)
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
	case 0xFF08: case '(':					/* （ */
		return MARK_CLAUSE | MARK_OPEN | MARK_EDGE;
	case 0xFF09: case ')':					/* ） */
		return MARK_CLOSE | MARK_FILLER | MARK_EDGE;
	case '\n': case 0x3010: case 0x3011:			/* 【 】 */
		return MARK_CLAUSE | MARK_FILLER | MARK_EDGE;
	case 0x3001: case ' ': case '\t': case 0x3000:		/* 、 */
		return MARK_FILLER | MARK_EDGE;
	case '-': case 0x2014: case 0xB7:			/* — · */
		return MARK_FILLER;
	case 0x201C: case 0x201D:				/* “ ” */
		return MARK_EDGE;
	default:
		return MARK_NONE;
	}
}

/* Start of the clause that ends at hi: just behind the last mark that is not
 * inside brackets closed before hi; *mark is where that mark begins, or
 * SIZE_MAX; *wall whether nothing beyond it may be looked at. */
static size_t
clause_start(struct span text, size_t lo, size_t hi, size_t *mark, bool *wall)
{
	struct glyph g;
	int closed = 0;

	*mark = SIZE_MAX;
	for (; hi > lo && (g = glyph_before(text, hi)).n != 0; hi -= g.n) {
		unsigned bits;

		if (g.c >= 0x4E00 && g.c < 0xFF00)
			continue;
		bits = mark_of(g.c);
		if ((bits & MARK_CLOSE) != 0)
			closed++;
		else if ((bits & MARK_OPEN) != 0 && closed > 0)
			closed--;
		else if ((bits & MARK_CLAUSE) != 0) {
			*mark = hi - g.n;
			*wall = (bits & MARK_WALL) != 0;
			return hi;
		}
	}
	return lo;
}

static size_t
skip_fillers(struct span text, size_t lo, size_t hi)
{
	struct glyph g;

	for (; lo < hi; lo += g.n) {
		g = glyph_at(text, lo);
		if ((mark_of(g.c) & MARK_FILLER) == 0)
			break;
	}
	return lo;
}

static size_t
skip_fillers_back(struct span text, size_t lo, size_t hi)
{
	struct glyph g;

	for (; hi > lo; hi -= g.n) {
		g = glyph_before(text, hi);
		if ((mark_of(g.c) & (MARK_FILLER | MARK_CLOSE)) != MARK_FILLER)
			break;
	}
	return hi;
}

/* Drops fillers and cues from the end; notes the cue nearest to the figure. */
static size_t
strip_end(const struct subject_words *w, struct span text, size_t lo, size_t hi,
    struct subject *out)
{
	struct lexicon_match match;

	for (;;) {
		hi = skip_fillers_back(text, lo, hi);
		if (lexicon_before(&w->cue_end, text, hi, &match) &&
		    match.start >= lo && w->cue_bit[match.row] != 0) {
			if (out->last_cue == 0) {
				out->last_cue = w->cue_bit[match.row];
				out->cue = span_slice(text, match.start, hi);
			}
		} else if (!lexicon_before(&w->trail.lexicon, text, hi, &match) ||
		    match.start < lo)
			return hi;
		hi = match.start;
	}
}

static size_t
strip_start(const struct subject_words *w, struct span text, size_t lo,
    size_t hi, bool joined, bool *share)
{
	const unsigned opening = CUE_PARTS | CUE_WHOLE | CUE_SOME | CUE_SUM |
	    CUE_SHARE | CUE_PURPOSE;
	struct lexicon_match match;

	for (;;) {
		lo = skip_fillers(text, lo, hi);
		if (lo >= hi)
			return hi;
		if (lexicon_at(&w->cue, text, lo, &match) && match.end <= hi &&
		    (w->cue_bit[match.row] & opening) != 0)
			*share |= (w->cue_bit[match.row] & CUE_SHARE) != 0;
		else if (!lexicon_at(&w->lead.lexicon, text, lo, &match) || match.end > hi ||
		    (!joined && w->lead.kind[match.row] == PHRASE_JOIN))
			return lo;
		lo = match.end;
	}
}

/* Drops everything up to the last verb that leaves a noun behind it; unless
 * anywhere, only a verb that stands first. */
static size_t
cut_verb(const struct subject_words *w, struct span text, size_t lo, size_t hi,
    bool anywhere)
{
	struct lexicon_match match;
	size_t at = lo, cut = lo;

	while (at + NOUN_MIN < hi) {
		if (lexicon_at(&w->stop.lexicon, text, at, &match) &&
		    w->stop.kind[match.row] == PHRASE_VERB && match.end + NOUN_MIN <= hi) {
			at = match.end;
			if (at + 3 <= hi && memcmp(text.p + at, "了", 3) == 0)
				at += 3;
			cut = at;
		} else if (!anywhere)
			break;
		else
			at += glyph_at(text, at).n;
	}
	return cut;
}

static unsigned
cues_in(const struct subject_words *w, struct span text, size_t lo, size_t hi)
{
	struct lexicon_match match;
	struct glyph g;
	unsigned cues = 0;

	for (; lo < hi; lo += g.n) {
		g = glyph_at(text, lo);
		if (g.c >= 0x4E00 && lexicon_may(&w->cue, g.c) && lexicon_at(&w->cue, text, lo, &match) &&
		    match.end <= hi) {
			cues |= w->cue_bit[match.row];
			g.n = (uint32_t)(match.end - lo);
		}
	}
	return cues;
}

static size_t
keep_tail(struct span text, size_t lo, size_t hi)
{
	if (hi - lo <= PHRASE_MAX)
		return lo;
	lo = hi - PHRASE_MAX;
	while (lo < hi && glyph_continues(text.p[lo]))
		lo++;
	return lo;
}

static struct span
phrase_in(const struct subject_words *w, struct span text, size_t lo, size_t hi,
    bool joined, bool count, struct subject *out)
{
	size_t cut;

	hi = strip_end(w, text, lo, hi, out);
	lo = strip_start(w, text, lo, hi, joined, &out->share_base);
	out->full = (struct span){ text.p + lo, hi - lo };
	cut = cut_verb(w, text, lo, hi, count);
	if (cut != lo)
		lo = strip_start(w, text, cut, hi, true, &out->share_base);
	lo = keep_tail(text, lo, hi);
	return (struct span){ text.p + lo, hi - lo };
}

/* The X of `X中，`, when that is what stands before mark. */
static struct span
among(const struct subject_words *w, struct span text, size_t lo, size_t mark)
{
	struct subject none = { .last_cue = 0 };
	size_t start, outer;
	bool wall;

	if (mark == SIZE_MAX || mark < lo + 9 ||
	    memcmp(text.p + mark - 3, "中，", 6) != 0 ||
	    memcmp(text.p + mark - 6, "其", 3) == 0)
		return (struct span){ text.p + lo, 0 };
	mark -= 3;
	start = clause_start(text, lo, mark, &outer, &wall);
	return phrase_in(w, text, start, mark, true, false, &none);
}

unsigned
subject_cues(const struct subject_words *w, struct span text, size_t lo,
    size_t hi, struct span *named)
{
	size_t mark;
	bool wall = false;

	clause_start(text, lo, hi, &mark, &wall);
	*named = among(w, text, lo, mark);
	return cues_in(w, text, lo, hi);
}

void
subject_before(const struct subject_words *w, struct span text, size_t lo,
    size_t hi, bool count, struct subject *out)
{
	size_t start, mark;
	bool wall = false;

	*out = (struct subject){ .phrase = { text.p + hi, 0 } };
	out->cues = cues_in(w, text, lo, hi);
	start = clause_start(text, lo, hi, &mark, &wall);
	out->among = among(w, text, lo, mark);
	out->phrase = phrase_in(w, text, start, hi, start == lo, count, out);
	/* 群众满意度：95%, 项目支出（87.45万元）, 基本支出，405.4万元: the noun
	 * stands before the mark. */
	while (out->phrase.n == 0 && out->last_cue == 0 && mark != SIZE_MAX &&
	    mark > lo && !wall) {
		hi = mark;
		start = clause_start(text, lo, hi, &mark, &wall);
		out->phrase = phrase_in(w, text, start, hi, start == lo, count, out);
	}
}

struct span
subject_after(const struct subject_words *w, struct span text, size_t lo,
    size_t hi)
{
	struct lexicon_match match;
	size_t at, start, particle = SIZE_MAX, bracket = SIZE_MAX;
	struct glyph g;

	if (lo + 3 <= hi && memcmp(text.p + lo, "的", 3) == 0)
		lo += 3;
	start = lo;
	for (at = lo; at < hi; at += g.n) {
		unsigned bits;

		g = glyph_at(text, at);
		bits = mark_of(g.c);
		if (at > start && (bits & MARK_OPEN) != 0)
			bracket = at;
		else if (bracket != SIZE_MAX && (bits & MARK_CLOSE) != 0)
			bracket = SIZE_MAX;
		else if ((bits & MARK_EDGE) != 0)
			break;
		if (lexicon_at(&w->stop.lexicon, text, at, &match) && match.end <= hi &&
		    (at > lo || w->stop.kind[match.row] == PHRASE_STOP))
			break;
		if (g.c == 0x7684)	/* 的 */
			particle = at + g.n;
	}
	if (bracket != SIZE_MAX)
		at = bracket;	/* 96个村（社区） yes, 7人（含…， no */
	if (particle != SIZE_MAX && particle < at)
		start = particle;
	if (at - start > AFTER_MAX) {
		at = start + AFTER_MAX;
		while (at > start && glyph_continues(text.p[at]))
			at--;
	}
	return (struct span){ text.p + start, at - start };
}
