/* figure_label_tidy: labels as a clerk writes them beside a number; see figure_parts.h.
 *
 * Labels are tidied when all relations are known, which go by the words as they stand.
 */
#include "figure/figure_parts.h"

#include "base/lanes.h"
#include "language/grammar.h"
#include "language/year_word.h"
#include "sentence/reach.h"
#include "text/glyph.h"

extern const struct data_table data_labelwords;

enum {
	LABEL_LEAST = 6,	/* bytes of two ideographs, which a label keeps */
	ROW_WORDS = 90,		/* bytes before a row of figures in which 分别 stands */
	COLUMN_KIND = 1, COLUMN_KEEPS = 2
};

static size_t
kept(size_t row)
{
	const char *keeps = DATA_CELL(&data_labelwords, row, COLUMN_KEEPS);

	return keeps[0] == '-' ? 0 : strlen(keeps);
}

static bool
is_kind(size_t row, const char *kind)
{
	return strcmp(DATA_CELL(&data_labelwords, row, COLUMN_KIND), kind) == 0;
}

void
figure_tidy_open(struct label_words *w)
{
	lexicon_build_of(&w->head, &data_labelwords, "head|name", LEXICON_FORWARD);
	lexicon_build_of(&w->tail, &data_labelwords, "tail|name", LEXICON_BACKWARD);
}

void
figure_tidy_close(struct label_words *w)
{
	lexicon_release(&w->head);
	lexicon_release(&w->tail);
}

/* The label without words at its start that name nothing: 共发放低保金, 加上年初结转. */
static struct span
behind_heads(const struct label_words *w, struct span label)
{
	struct lexicon_match match;
	size_t n;

	while (lexicon_may(&w->head, glyph_at(label, 0).c) &&
	    lexicon_at(&w->head, label, 0, &match) && is_kind(match.row, "head")) {
		n = match.end - kept(match.row);
		if (n + LABEL_LEAST > label.n)
			break;
		label = span_slice(label, n, label.n);
	}
	return label;
}

/* The label without words at its end that name nothing: 减少了, 政协委员积极. */
static struct span
before_tails(const struct label_words *w, struct span label)
{
	struct lexicon_match match;
	size_t n;

	while (lexicon_may(&w->tail, glyph_before(label, label.n).c) &&
	    lexicon_before(&w->tail, label, label.n, &match) && is_kind(match.row, "tail")) {
		n = label.n - match.start - kept(match.row);
		if (n + LABEL_LEAST > label.n)
			break;
		label.n -= n;
	}
	return label;
}

/* The bytes that may begin one: “ is E2 80 9C. */
static inline lanes
quotes_in(lanes v)
{
	return (lanes)(v == '"') | (lanes)(v == 0xE2);
}

/* May label hold a quotation mark?  Few do. */
static bool
may_quote(struct span label)
{
	lanes found = { 0 };
	size_t at = 0;

	for (; label.n - at > LANES; at += LANES)
		found |= quotes_in(lanes_load(label.p + at));
	return lanes_any(found | quotes_in(lanes_load_few(label.p + at, label.n - at)));
}

/* 达到“压减: what stands behind a quotation mark that nothing closes; what stands before one
 * that has nothing behind it. */
static struct span
without_lone_quote(struct span label)
{
	size_t open = may_quote(label) ? span_find(label, SPAN("“")) : NONE, next;
	size_t n = strlen("“");

	if (open == NONE || span_find(span_slice(label, open, label.n), SPAN("”")) != NONE)
		return label;
	next = open + n;
	if (label.n - next >= LABEL_LEAST)
		return span_slice(label, next, label.n);
	return open >= LABEL_LEAST ? span_slice(label, 0, open) : label;
}

/* One name of a list: bytes from..to of the words that all of them have. */
struct part {
	size_t from, to;
};

enum { PARTS_MAX = 8 };

/* Where 和 or the like stands between two names of words, its end in *behind; NONE: nowhere,
 * or twice.  last: they are the last of more, and 及 may stand before one (设备及仪器制造业 is
 * one name). */
static size_t
only_and(struct span words, bool last, size_t *behind)
{
	size_t found = NONE;
	struct glyph g;

	for (size_t at = 0; at < words.n; at += g.n) {
		g = glyph_at(words, at);
		if (g.c != U'和' && g.c != U'与' && (g.c != U'及' || !last))
			continue;
		if (found != NONE)
			return NONE;
		found = at;
		*behind = at + g.n;
	}
	return found;
}

/* 起数、死亡人数和受伤人数: the n names of the list; false: it has not so many. */
static bool
split_names(struct span words, size_t n, struct part *part)
{
	size_t k = 0, from = 0, at, behind;

	while (k < n && (at = span_find(span_slice(words, from, words.n), SPAN("、"))) != NONE) {
		part[k++] = (struct part){ from, from + at };
		from += at + glyph_at(words, from + at).n;
	}
	if (k == n)
		return false;
	part[k++] = (struct part){ from, words.n };
	if (k + 1 == n && (at = only_and(span_slice(words, from, words.n), k > 1,
	    &behind)) != NONE) {
		part[k - 1].to = from + at;
		part[k++] = (struct part){ from + behind, words.n };
	}
	for (size_t i = 0; i < k; i++)
		if (part[i].to < part[i].from + LABEL_LEAST)
			return false;
	return k == n;
}

/* 城镇和农村居民人均收入: what stands behind the last of n names and is of all of them, which are
 * as long as each other and no measures themselves (起数和人数); empty: nothing is. */
static struct span
common_noun(struct span words, size_t n, const struct part *part)
{
	const struct part *last = &part[n - 1];
	size_t length = part[0].to - part[0].from;

	for (size_t i = 0; i + 1 < n; i++)
		if (part[i].to - part[i].from != length || word_table_ends(&particles, "measure",
		    span_slice(words, part[i].from, part[i].to)))
			return SPAN("");
	if (last->to - last->from < length + LABEL_LEAST || !word_table_ends(&particles,
	    "measure", span_slice(words, last->from, last->to)))
		return SPAN("");
	return span_slice(words, last->from + length, last->to);
}

/* How many bytes at the end of the label of a change say what change it is. */
static size_t
change_word(const struct figures *fs, const struct mention *m, struct span label)
{
	struct lexicon_match match;

	if ((m->function != FUNCTION_GROWTH && m->function != FUNCTION_DELTA) ||
	    !lexicon_before(&fs->words.cue_end, label, label.n, &match) ||
	    (fs->words.cue_bit[match.row] & (CUE_UP | CUE_DOWN)) == 0)
		return 0;
	return label.n - match.start;
}

/* Names that all of a list have: those of last year begin with a word that says so. */
static struct span
shared(const struct mentions *ms, const struct mention *m)
{
	return word_table_behind(&particles, "lastyear", mentions_text(ms, m->label));
}

/* How many figures from mention i on have one label, in a row; *said: the words
 * before them. */
static size_t
row_length(const struct figures *fs, struct span text, size_t i, struct span *said)
{
	const struct mentions *ms = &fs->mentions;
	const struct mention *m = &ms->at[i];
	size_t n = 1, from = i > 0 && m[-1].sentence == m->sentence ? m[-1].q.to : 0;

	for (; i + n < ms->n && m[n].id != 0 && m[n].sentence == m->sentence &&
	    m[n].year == m->year &&
	    m[n].q.from >= m[n - 1].q.to && m[n].q.from - m[n - 1].q.to <= REACH_NEXT &&
	    span_eq(shared(ms, &m[n]), shared(ms, m)) &&
	    figure_joins(span_slice(text, m[n - 1].q.to, m[n].q.from)); n++)
		;
	if (n < 2 || n > PARTS_MAX || from > m->q.from)
		return 1;
	if (m->q.from - from > ROW_WORDS)
		from = m->q.from - ROW_WORDS;
	*said = span_slice(text, from, m->q.from);
	return n;
}

/* 上年分别为40万元和55万元: the word for an earlier year in the words before m; empty: there is
 * none, or m tells a change against that year. */
static struct span
last_year(const struct mention *m, struct span words)
{
	struct year_word w;

	if (m->function == FUNCTION_GROWTH || m->function == FUNCTION_DELTA ||
	    !year_word_last(words, &w) || w.years >= 0 || year_word_is_compared(words, &w))
		return SPAN("");
	return span_slice(words, w.start, w.end);
}

/* 事故起数、死亡人数分别为126起、18人, 分别下降8.7%和14.3%: each of the n figures from mention i
 * on has its own of the names that their label is a list of, behind the word for the year. */
static void
share_names(struct figures *fs, size_t i, size_t n, struct span year)
{
	struct mentions *ms = &fs->mentions;
	struct part part[PARTS_MAX];
	struct span words = shared(ms, &ms->at[i]), noun;
	size_t apart = word_table_find(&qualifiers, "apart", words);
	size_t change = apart != NONE ? words.n - apart : change_word(fs, &ms->at[i], words);
	size_t behind = apart == NONE ? 0 :
	    word_table_at_start(&qualifiers, "apart", span_slice(words, apart, words.n));
	size_t prior = mentions_text(ms, ms->at[i].label).n - words.n;
	struct pooled all = { ms->at[i].label.at, 0 }, label;

	if (!split_names(span_slice(words, 0, words.n - change), n, part))
		return;
	for (size_t k = 0; k < n; k++) {
		buf_reserve(&ms->pool, prior + year.n + 2 * words.n + change);
		all.n = prior + words.n;
		words = span_slice(mentions_text(ms, all), prior, all.n);
		noun = common_noun(words, n, part);
		label = mentions_keep(ms, prior != 0 ?
		    span_slice(mentions_text(ms, all), 0, prior) : year);
		buf_add_span(&ms->pool, span_slice(words, part[k].from, part[k].to));
		if (k + 1 < n)
			buf_add_span(&ms->pool, noun);
		buf_add_span(&ms->pool, span_slice(words, words.n - change + behind, words.n));
		label.n = ms->pool.n - label.at;
		ms->at[i + k].label = label;
	}
}

/* 二类68座、三类31座; 第四种形态9人: is label, which m took over, the name of another of the
 * several that which tells m from, or does which end with it? */
static bool
is_of_another(const struct mention *m, struct span which, struct span label)
{
	size_t last = which.n - glyph_before(which, which.n).n;

	return span_ends(which, label) ||
	    (m->phrase.n == 0 && span_ends(label, span_slice(which, last, which.n)));
}

/* The label of m with the words that tell which of several it is: 一季度支出. */
static void
add_which(struct mentions *ms, struct mention *m)
{
	struct span which = mentions_text(ms, m->which), label = mentions_text(ms, m->label);
	struct pooled both;

	if (span_has(label, which) || (m->phrase.n != 0 &&
	    !span_starts(label, mentions_text(ms, m->phrase))))
		return;
	if (label.n < LABEL_LEAST || is_of_another(m, which, label))
		label.n = 0;		/* 分两批：第一批200万元 */
	buf_reserve(&ms->pool, which.n + label.n);
	both = mentions_keep(ms, mentions_text(ms, m->which));
	buf_add_span(&ms->pool, span_slice(mentions_text(ms, m->label), 0, label.n));
	both.n = ms->pool.n - both.at;
	m->label = both;
}

/* 一季度支出412万元，增长5%: what has no words of its own is of the same as the figure before it,
 * which was called so. */
static void
take_which(const struct mentions *ms, struct mention *m, struct pooled called)
{
	const struct mention *before = m - 1;

	if (before->which.n != 0 && m->phrase.n == 0 && called.n != 0 &&
	    before->sentence == m->sentence && before->cell.row == m->cell.row &&
	    span_starts(mentions_text(ms, m->label), mentions_text(ms, called)))
		m->which = before->which;
}

/* 三公"经费支出: the label of m without the one straight quotation mark in it, whose fellow is
 * not there. */
static void
leave_lone_quote(struct mentions *ms, struct mention *m)
{
	struct span label = mentions_text(ms, m->label);
	size_t at = may_quote(label) ? span_find(label, SPAN("\"")) : NONE, behind = at + 1;

	if (at == NONE || span_has(span_slice(label, behind, label.n), SPAN("\"")))
		return;
	buf_reserve(&ms->pool, label.n);
	label = mentions_text(ms, m->label);
	m->label = mentions_keep(ms, span_slice(label, 0, at));
	buf_add_span(&ms->pool, span_slice(label, behind, label.n));
	m->label.n = ms->pool.n - m->label.at;
}

static void
tidy(const struct figures *fs, struct mention *m)
{
	struct span label = mentions_text(&fs->mentions, m->label), name = label;

	if (word_table_is(&particles, "unnamed", label)) {
		m->label.n = 0;
		return;
	}
	name = without_lone_quote(name);
	name = before_tails(&fs->tidy, behind_heads(&fs->tidy, name));
	m->label = (struct pooled){ m->label.at + (size_t)(name.p - label.p), name.n };
}

/* All rows of figures with several names. 与上年的138起、21人相比: a row of the same names again
 * needs no word that gives them. */
static void
share_rows(struct figures *fs, struct span text)
{
	struct mentions *ms = &fs->mentions;
	uint64_t names = 0;

	for (size_t i = 0, n; i < ms->n; i += n) {
		uint64_t hash;
		struct span said = { "", 0 };

		n = 1;
		if (ms->at[i].cell.row != 0 || ms->at[i].id == 0 || ms->at[i].label.n == 0)
			continue;
		n = row_length(fs, text, i, &said);
		hash = n > 1 ? span_hash(shared(ms, &ms->at[i])) + n : 0;
		if (n > 1 && (hash == names || word_table_in(&qualifiers, "apart", said))) {
			share_names(fs, i, n, last_year(&ms->at[i], said));
			names = hash;
		}
	}
}

void
figure_tidy_labels(struct figures *fs, struct span text)
{
	struct mentions *ms = &fs->mentions;
	struct pooled said = { 0, 0 };

	share_rows(fs, text);
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		struct pooled label = m->label;

		if (m->which.n == 0 && i > 0)
			take_which(ms, m, said);
		if (m->which.n != 0)
			add_which(ms, m);
		said = label;
		if (m->called.n != 0)
			m->label = m->called;
		if (m->label.n != 0 && !m->cell.whole) {
			leave_lone_quote(ms, m);
			tidy(fs, m);
		}
	}
}
