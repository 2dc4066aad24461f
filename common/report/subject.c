/* subject: the words around a figure; see subject.h. */
#include "report/subject.h"

#include <stdlib.h>

#include "base/mem.h"

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
 * first row of a word only; the kinds are kept apart by giving each lexicon
 * its own rows. */
static void
build_kind(struct lexicon *lx, enum lexicon_way way, const char *kinds)
{
	const struct data_table *all = &data_phrase;
	const char **cells = mem_zeroed(all->rows * 2, sizeof *cells);
	struct data_table *part = mem_zeroed(1, sizeof *part);
	size_t rows = 0;

	for (size_t r = 0; r < all->rows; r++)
		if (strstr(kinds, DATA_CELL(all, r, 1)) != NULL) {
			cells[rows * 2] = DATA_CELL(all, r, 0);
			cells[rows * 2 + 1] = DATA_CELL(all, r, 1);
			rows++;
		}
	*part = (struct data_table){ all->name, 2, rows, cells };
	lexicon_build(lx, part, 0, way, NULL);
}

static void
release_kind(struct lexicon *lx)
{
	const struct data_table *part = lx->table;

	lexicon_release(lx);
	free((void *)(uintptr_t)part->cells);
	free((void *)(uintptr_t)part);
}

void
subject_open(struct subject_words *w)
{
	build_kind(&w->lead, LEXICON_FORWARD, "lead join");
	build_kind(&w->trail, LEXICON_BACKWARD, "trail");
	build_kind(&w->stop, LEXICON_FORWARD, "verb stop");
	lexicon_build(&w->cue, &data_cues, 0, LEXICON_FORWARD, NULL);
	w->cue_bit = mem_zeroed(data_cues.rows, sizeof *w->cue_bit);
	for (size_t r = 0; r < data_cues.rows; r++)
		w->cue_bit[r] = cue_bit(DATA_CELL(&data_cues, r, 1));
}

void
subject_close(struct subject_words *w)
{
	release_kind(&w->lead);
	release_kind(&w->trail);
	release_kind(&w->stop);
	lexicon_release(&w->cue);
	free(w->cue_bit);
}

static bool
kind_is(const struct lexicon *lx, const struct lexicon_match *match,
    enum phrase_kind kind)
{
	return phrase_kind(LEXICON_CELL(lx, *match, 1)) == kind;
}

static size_t
next_character(struct span text, size_t at)
{
	at++;
	while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static size_t
previous_character(struct span text, size_t lo, size_t at)
{
	at--;
	while (at > lo && ((unsigned char)text.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* Punctuation by its last byte and length: three-byte marks and ASCII. */
static bool
holds(struct span text, size_t at, size_t end, const char *marks)
{
	size_t n = end - at;

	for (const char *m = marks; *m != '\0'; ) {
		size_t len = (unsigned char)*m < 0x80 ? 1 : 3;

		if (len == n && memcmp(m, text.p + at, n) == 0)
			return true;
		m += len;
	}
	return false;
}

/* Start of the clause that ends at hi: just behind the last mark that is not
 * inside brackets closed before hi; *mark is where that mark begins, or
 * SIZE_MAX. */
static size_t
clause_start(struct span text, size_t lo, size_t hi, size_t *mark)
{
	size_t at = hi, end;
	int closed = 0;

	*mark = SIZE_MAX;
	while (at > lo) {
		end = at;
		at = previous_character(text, lo, at);
		if (holds(text, at, end, "）)"))
			closed++;
		else if (closed > 0 && holds(text, at, end, "（("))
			closed--;
		else if (holds(text, at, end, "，。；：！？（,;:!?(\n【】")) {
			*mark = at;
			return end;
		}
	}
	return lo;
}

static bool
is_filler(struct span text, size_t at, size_t end)
{
	return holds(text, at, end, " \t\n、，。；：）)　“”,;:—·-") ||
	    (end - at == 2 && memcmp(text.p + at, "\xc2\xb7", 2) == 0);
}

static size_t
skip_fillers(struct span text, size_t lo, size_t hi)
{
	while (lo < hi) {
		size_t next = next_character(text, lo);

		if (!is_filler(text, lo, next))
			break;
		lo = next;
	}
	return lo;
}

static size_t
skip_fillers_back(struct span text, size_t lo, size_t hi)
{
	while (hi > lo) {
		size_t before = previous_character(text, lo, hi);

		if (!is_filler(text, before, hi) || holds(text, before, hi, "）)”"))
			break;
		hi = before;
	}
	return hi;
}

/* Is the bytes from..to of text exactly one cue word?  Looks for the longest
 * cue that ends at hi. */
static size_t
cue_before(const struct subject_words *w, struct span text, size_t lo, size_t hi,
    unsigned *bits)
{
	struct lexicon_match match;
	size_t at = hi, found = hi;

	*bits = 0;
	for (int i = 0; i < 6 && at > lo; i++) {
		at = previous_character(text, lo, at);
		if (lexicon_at(&w->cue, text, at, &match) && match.end == hi) {
			*bits = w->cue_bit[match.row];
			found = at;
		}
	}
	return found;
}

/* Drops fillers and cues from the end; notes the cue nearest to the figure. */
static size_t
strip_end(const struct subject_words *w, struct span text, size_t lo, size_t hi,
    unsigned *last_cue)
{
	struct lexicon_match match;
	unsigned bits;
	size_t at;

	for (;;) {
		hi = skip_fillers_back(text, lo, hi);
		at = cue_before(w, text, lo, hi, &bits);
		if (bits != 0 && at >= lo) {
			if (*last_cue == 0)
				*last_cue = bits;
			hi = at;
		} else if (lexicon_before(&w->trail, text, hi, &match) &&
		    match.start >= lo)
			hi = match.start;
		else
			return hi;
	}
}

static size_t
strip_start(const struct subject_words *w, struct span text, size_t lo,
    size_t hi, bool joined, bool *share)
{
	struct lexicon_match match;
	unsigned bits;

	for (;;) {
		lo = skip_fillers(text, lo, hi);
		if (lo >= hi)
			return hi;
		if (lexicon_at(&w->cue, text, lo, &match) && match.end <= hi &&
		    (bits = w->cue_bit[match.row] &
		    (CUE_PARTS | CUE_WHOLE | CUE_SOME | CUE_SUM | CUE_SHARE | CUE_PURPOSE)) != 0)
			*share |= (bits & CUE_SHARE) != 0;
		else if (!lexicon_at(&w->lead, text, lo, &match) || match.end > hi ||
		    (!joined && kind_is(&w->lead, &match, PHRASE_JOIN)))
			return lo;
		lo = match.end;
	}
}

/* Drops everything up to the last verb that leaves a noun behind it. */
static size_t
cut_verb(const struct subject_words *w, struct span text, size_t lo, size_t hi)
{
	struct lexicon_match match;
	size_t at = lo, cut = lo;

	while (at + NOUN_MIN < hi) {
		if (lexicon_at(&w->stop, text, at, &match) &&
		    kind_is(&w->stop, &match, PHRASE_VERB) &&
		    match.end + NOUN_MIN <= hi) {
			at = match.end;
			if (at + 3 <= hi && memcmp(text.p + at, "了", 3) == 0)
				at += 3;
			cut = at;
		} else
			at = next_character(text, at);
	}
	return cut;
}

static unsigned
cues_in(const struct subject_words *w, struct span text, size_t lo, size_t hi)
{
	struct lexicon_match match;
	unsigned cues = 0;

	while (lo < hi) {
		if (lexicon_at(&w->cue, text, lo, &match) && match.end <= hi) {
			cues |= w->cue_bit[match.row];
			lo = match.end;
		} else
			lo = next_character(text, lo);
	}
	return cues;
}

static size_t
keep_tail(struct span text, size_t lo, size_t hi)
{
	if (hi - lo <= PHRASE_MAX)
		return lo;
	lo = hi - PHRASE_MAX;
	while (lo < hi && ((unsigned char)text.p[lo] & 0xC0) == 0x80)
		lo++;
	return lo;
}

static struct span
phrase_in(const struct subject_words *w, struct span text, size_t lo, size_t hi,
    bool joined, struct subject *out)
{
	size_t cut;

	hi = strip_end(w, text, lo, hi, &out->last_cue);
	lo = strip_start(w, text, lo, hi, joined, &out->share_base);
	cut = cut_verb(w, text, lo, hi);
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

	if (mark == SIZE_MAX || mark < lo + 9 ||
	    memcmp(text.p + mark - 3, "中", 3) != 0 ||
	    !holds(text, mark, mark + 3, "，"))
		return (struct span){ text.p + lo, 0 };
	mark -= 3;
	start = clause_start(text, lo, mark, &outer);
	return phrase_in(w, text, start, mark, true, &none);
}

void
subject_before(const struct subject_words *w, struct span text, size_t lo,
    size_t hi, struct subject *out)
{
	size_t start, mark;

	*out = (struct subject){ .phrase = { text.p + hi, 0 } };
	out->cues = cues_in(w, text, lo, hi);
	start = clause_start(text, lo, hi, &mark);
	out->among = among(w, text, lo, mark);
	out->phrase = phrase_in(w, text, start, hi, start == lo, out);
	/* 群众满意度：95%, 项目支出（87.45万元）, 基本支出，405.4万元: the noun
	 * stands before the mark. */
	while (out->phrase.n == 0 && out->last_cue == 0 && mark != SIZE_MAX &&
	    mark > lo && !holds(text, mark, start, "。；！？;!?")) {
		hi = mark;
		start = clause_start(text, lo, hi, &mark);
		out->phrase = phrase_in(w, text, start, hi, start == lo, out);
	}
}

struct span
subject_after(const struct subject_words *w, struct span text, size_t lo,
    size_t hi)
{
	struct lexicon_match match;
	size_t at, start, particle = SIZE_MAX;

	if (lo + 3 <= hi && memcmp(text.p + lo, "的", 3) == 0)
		lo += 3;
	start = lo;
	for (at = lo; at < hi; at = next_character(text, at)) {
		size_t next = next_character(text, at);

		if (holds(text, at, next, "，。；：！？（）、,;:!?() \n\t　“”"))
			break;
		if (lexicon_at(&w->stop, text, at, &match) && match.end <= hi &&
		    (at > lo || kind_is(&w->stop, &match, PHRASE_STOP)))
			break;
		if (holds(text, at, next, "的"))
			particle = next;
	}
	if (particle != SIZE_MAX && particle < at)
		start = particle;
	if (at - start > AFTER_MAX) {
		at = start + AFTER_MAX;
		while (at > start && ((unsigned char)text.p[at] & 0xC0) == 0x80)
			at--;
	}
	return (struct span){ text.p + start, at - start };
}
