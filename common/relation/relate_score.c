/* relate_score: full marks and grades; see relate_score.h. */
#include "relation/relate_score.h"

#include "language/grammar.h"
#include "relation/relate_marks.h"
#include "relation/relate_score_total.h"
#include "text/character.h"
#include "text/punct.h"

extern const struct data_table data_grades;

enum {
	TIE_MAX = 36,		/* bytes between a mark and its full mark */
	BAND_MAX = 36,		/* bytes between a bound and its grade */
	REACH_MAX = 40		/* mentions looked back over for one grade */
};

void
grades_open(struct grades *gr)
{
	lexicon_build(&gr->words, &data_grades, 0, LEXICON_FORWARD, NULL);
	gr->n = 0;
}

void
grades_close(struct grades *gr)
{
	lexicon_release(&gr->words);
}

void
grades_reset(struct grades *gr)
{
	gr->n = 0;
}

/* The grade that stands at byte at of text, quoted or not, and nothing but that:
 * 优化 is none, and “优”的项目4个 speaks of a class of them. */
static bool
grade_at(const struct grades *gr, struct span text, size_t at, struct span *word)
{
	struct lexicon_match match;
	struct glyph g = glyph_at(text, at);

	if (g.c == 0x201C || g.c == '"' || g.c == U'「')	/* “ */
		at += g.n;
	if (at >= text.n || !lexicon_at(&gr->words, text, at, &match))
		return false;
	g = glyph_at(text, match.end);
	if (g.c == 0x201D || g.c == '"' || g.c == U'」')	/* ” */
		g = glyph_at(text, match.end + g.n);
	if (character_is_han(g.c) && g.c != U'等' && g.c != U'级' && g.c != U'档')
		return false;		/* 等 级 档 may follow a grade */
	*word = span_of(LEXICON_CELL(&gr->words, match, 0));
	return true;
}

static bool
is_full(const struct mentions *ms, const struct mention *m)
{
	return word_table_ends(&qualifiers, "full", mentions_text(ms, m->phrase));
}

static bool
is_taken(const struct mentions *ms, const struct mention *m)
{
	return word_table_ends(&qualifiers, "taken", mentions_text(ms, m->phrase));
}

static struct span
between(struct span text, const struct mention *a, const struct mention *b)
{
	return b->q.from < a->q.to ? (struct span){ text.p, 0 } :
	    span_slice(text, a->q.to, b->q.from);
}

static bool
ends_phrase(struct span s)
{
	static const char marks[] = ",;:()";

	for (size_t i = 0; marks[i] != '\0'; i++)
		if (punct_ends(s, marks[i]) != 0)
			return true;
	return span_ends(s, SPAN("。")) || span_ends(s, SPAN("、"));
}

/* The noun in front of the bracket that holds full: 项目决策（满分20分）得. */
static struct span
noun_before(struct span text, const struct mention *full)
{
	size_t open = full->q.from, bracket, start;

	while ((bracket = punct_ends(span_slice(text, 0, open), '(')) == 0 && open > 0 &&
	    full->q.from - open < TIE_MAX)
		open--;
	if (bracket == 0)
		return (struct span){ text.p, 0 };
	start = open -= bracket;
	while (start > 0 && open - start < TIE_MAX && !ends_phrase(span_slice(text, 0, start)))
		start--;
	return span_slice(text, start, start == 0 || open - start < TIE_MAX ? open : start);
}

/* 96.4分（满分100分）: does the full mark stand in the bracket right behind m? */
static bool
has_full_behind(const struct mentions *ms, struct span text, const struct mention *m,
    const struct mention *full)
{
	struct span gap;

	if (!mention_is_mark(full) || !is_full(ms, full) || full->sentence != m->sentence ||
	    full->depth != m->depth + 1)
		return false;
	gap = between(text, m, full);
	return gap.n <= TIE_MAX / 2 && punct_starts(gap, '(') != 0;
}

/* 满分20分）得18.5分: does the full mark stand before m, and is it no other mark's?  The last of
 * a list of them is not that of the first of a list of marks (得分分别为). */
static bool
has_full_before(const struct mentions *ms, struct span text, size_t i)
{
	const struct mention *m = &ms->at[i], *full = &ms->at[i - 1];
	struct span gap;

	if (!mention_is_mark(full) || full->function != FUNCTION_OTHER ||
	    full->sentence != m->sentence ||
	    is_taken(ms, full) || (i > 1 && mention_is_mark(&ms->at[i - 2]) &&
	    has_full_behind(ms, text, &ms->at[i - 2], full)))
		return false;
	gap = between(text, full, m);
	if (full->depth > m->depth && punct_ends(gap, ')') == gap.n && gap.n != 0)
		return true;	/* 决策（15分）14分 */
	return gap.n <= TIE_MAX && word_table_in(&grammar, "got", gap) &&
	    !punct_in(gap, ';') &&
	    (m->last_cue & (CUE_EACH | CUE_WHOLE)) == 0;
}

/* Links a mark with the full mark beside it. */
static void
relate_weight(struct mentions *ms, struct span text, size_t i)
{
	struct mention *m = &ms->at[i];
	const struct mention *full;
	struct span noun;

	if (i + 1 < ms->n && has_full_behind(ms, text, m, m + 1)) {
		mentions_link(ms, m, REL_SCORE, "$", &m[1].id);
	} else if (!relate_mark_left(ms, i, text) && i > 0 && has_full_before(ms, text, i)) {
		full = &ms->at[i - 1];
		mentions_link(ms, m, REL_SCORE, "$", &full->id);
		noun = noun_before(text, full);
		if (noun.n != 0 && full->depth > m->depth)
			m->label = mentions_keep(ms, noun);
	}
}

/* 为优 behind a bound, with no clause in between. */
static bool
grade_of_bound(const struct grades *gr, struct span text, const struct mention *m,
    size_t limit, struct span *word)
{
	size_t end = m->q.to + BAND_MAX < limit ? m->q.to + BAND_MAX : limit;
	struct glyph g;

	for (size_t at = m->q.to; at < end; at += g.n) {
		g = glyph_at(text, at);
		if (character_is_mark_of(g.c, PUNCT_LISTS))
			return false;
		if ((g.c == U'为' || g.c == U'是') &&
		    grade_at(gr, text, at + g.n, word))
			return true;
	}
	return false;
}

static bool
is_lower(enum op op)
{
	return op == OP_GE || op == OP_GT || op == OP_RANGE;
}

/* 75≤得分＜85分: both bounds, if the one before belongs to the same band. */
static void
note_band(struct grades *gr, const struct mentions *ms, struct span text, size_t i,
    struct span word)
{
	const struct mention *m = &ms->at[i], *before = i > 0 ? &ms->at[i - 1] : NULL;
	struct band band = { .word = word };
	struct span gap;

	if (is_lower(m->q.op))
		band.low = m->id;
	if (!is_lower(m->q.op) || m->q.op == OP_RANGE)
		band.high = m->id;
	if (before != NULL && before->id != 0 && is_lower(before->q.op) &&
	    before->q.op != OP_RANGE && band.low == 0) {
		gap = between(text, before, m);
		if (gap.n <= TIE_MAX && !punct_in(gap, ';') &&
		    !word_table_in(&grammar, "is", gap))
			band.low = before->id;
	}
	if (gr->n < BANDS_MAX)
		gr->band[gr->n++] = band;
}

/* Two bands or more make a scheme, and a later one replaces it. */
static void
read_bands(struct grades *gr, const struct mentions *ms, struct span text)
{
	struct grades old = *gr;
	struct span word;

	gr->n = 0;
	for (size_t i = 0; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];
		size_t limit = i + 1 < ms->n ? ms->at[i + 1].q.from : text.n;

		if (m->id != 0 && (m->q.kind == KIND_SCORE || m->q.kind == KIND_BARE) &&
		    m->q.op != OP_EQ && grade_of_bound(gr, text, m, limit, &word))
			note_band(gr, ms, text, i, word);
	}
	if (gr->n < 2)
		*gr = old;
}

static const struct band *
band_of(const struct grades *gr, struct span word)
{
	for (size_t i = 0; i < gr->n; i++)
		if (span_eq(gr->band[i].word, word))
			return &gr->band[i];
	return NULL;
}

/* A grade that the report's scheme does not have is left alone. */
static void
link_grade(const struct grades *gr, struct mentions *ms, struct mention *m, struct span word)
{
	const struct band *band = band_of(gr, word);
	struct buf expression = BUF_INIT;

	if (gr->n != 0 && band == NULL)
		return;
	if (band != NULL) {
		if (band->low != 0)
			buf_add_uint(&expression, band->low);
		buf_add_char(&expression, ':');
		if (band->high != 0)
			buf_add_uint(&expression, band->high);
		buf_add_char(&expression, '=');
	}
	buf_add_span(&expression, word);
	mentions_link_text(ms, m, REL_GRADE, buf_span(&expression));
	buf_release(&expression);
}

/* A mark, by its function: no change in one (比上年提高1.5分), nor last year's. */
static bool
may_be_graded(const struct mention *m)
{
	return mention_is_mark(m) && m->function != FUNCTION_OTHER &&
	    m->function != FUNCTION_DELTA && m->function != FUNCTION_PRIOR;
}

/* The mark that a grade at byte at is for: the nearest before it in its sentence that is no
 * part of another and was not taken off (得97.2分，扣2.8分，等级为优). */
static struct mention *
graded(struct mentions *ms, struct span text, size_t at)
{
	size_t reach = REACH_MAX, lo = 0, hi = ms->n;

	while (lo < hi) {	/* the first that ends behind at */
		size_t mid = lo + (hi - lo) / 2;

		if (ms->at[mid].q.to <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (size_t i = lo; i-- > 0 && reach-- > 0; ) {
		struct mention *m = &ms->at[i];

		if (!may_be_graded(m) || m->member || is_full(ms, m) || is_taken(ms, m))
			continue;
		if (span_has(span_slice(text, m->q.to, at), SPAN("。")))
			return NULL;
		return m;
	}
	return NULL;
}

/* 自评等级中，优3个: does what stands right behind the name of the grade, at byte at, with no word
 * like 为 between, tell of what the rest is said rather than which grade it is? */
static bool
is_amid(struct span text, size_t at)
{
	struct span name = span_slice(text, 0, at);

	return word_table_starts(&grammar, "amid", span_slice(text, at, text.n)) &&
	    !word_table_ends(&grammar, "is", name) && punct_ends(name, ':') == 0;
}

/* 等级为“优”, 评为良好. */
static void
read_grades(const struct grades *gr, struct mentions *ms, struct span text)
{
	size_t from = 0, found;
	struct span word;

	while ((found = word_table_find(&name_words, "gradeis",
	    span_slice(text, from, text.n))) != NONE) {
		struct mention *m;

		from += found;
		from += word_table_at_start(&name_words, "gradeis", span_slice(text, from, text.n));
		if (is_amid(text, from) || !grade_at(gr, text, from, &word))
			continue;
		m = graded(ms, text, from);
		if (m != NULL)
			link_grade(gr, ms, m, word);
	}
}

void
relate_scores(struct grades *gr, struct mentions *ms, struct span text)
{
	bool any = false;

	for (size_t i = 0; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];

		if (m->id == 0 || m->q.kind != KIND_SCORE)
			continue;
		any = true;
		if (!mention_is_mark(m) || m->function == FUNCTION_OTHER)
			continue;
		relate_weight(ms, text, i);
	}
	if (!any)
		return;
	relate_score_totals(ms, text);
	read_bands(gr, ms, text);
	read_grades(gr, ms, text);
}

static bool
is_grade_header(struct span header)
{
	return word_table_in(&particles, "gradehead", header);
}

/* The one mark of row r. */
static struct mention *
mark_in_row(const struct grid *g, struct mentions *ms, size_t r)
{
	struct mention *mark = NULL;

	for (size_t i = 0; i < g->rows[r].nmentions; i++) {
		struct mention *m = &ms->at[g->rows[r].mentions + i];

		if (!mention_is_mark(m) || !m->cell.whole ||
		    (m->cell.purpose & PURPOSE_WEIGHT) != 0)
			continue;
		if (mark != NULL)
			return NULL;
		mark = m;
	}
	return mark;
}

static void
grade_row(const struct grades *gr, const struct grid *g, struct mentions *ms, size_t r)
{
	struct mention *mark = mark_in_row(g, ms, r);
	size_t shift = g->rows[r].shift;

	for (size_t k = 0; mark != NULL && k < g->table->rows[r].cells; k++) {
		const struct table_cell *cell = table_at(g->table, r, k);
		const struct table_cell *header;
		struct span word;

		if (cell == NULL || cell->text.n == 0 || cell->text.n > 20 ||
		    !grade_at(gr, cell->text, 0, &word) || cell->text.n > word.n + 6)
			continue;
		header = table_at(g->table, g->rows[r].header,
		    k >= g->rows[r].first_number ? k + shift : k);
		if (header != NULL && is_grade_header(header->text)) {
			link_grade(gr, ms, mark, word);
			return;
		}
	}
}

void
relate_grade_column(const struct grades *gr, const struct grid *g, struct mentions *ms)
{
	for (size_t r = 0; r < g->table->nrows; r++)
		if (g->rows[r].nmentions != 0 && !g->rows[r].is_header &&
		    g->rows[r].header != NONE)
			grade_row(gr, g, ms, r);
}
