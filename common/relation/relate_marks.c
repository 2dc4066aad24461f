/* relate_marks: marks and rates of one another; see relate_marks.h. */
#include "relation/relate_marks.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/relate.h"
#include "sentence/formula.h"
#include "sentence/reach.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

static bool
ends_with(const struct mentions *ms, const struct mention *m, struct word_table *t,
    const char *says)
{
	return word_table_ends(t, says, mentions_text(ms, m->phrase)) ||
	    word_table_ends(t, says, mentions_text(ms, m->label));
}

static bool
is_full_mark(const struct mentions *ms, const struct mention *m)
{
	return mention_is_mark(m) &&
	    (word_table_ends(&qualifiers, "full", mentions_text(ms, m->phrase)) ||
	    word_table_ends(&qualifiers, "full", mentions_text(ms, m->label)));
}

/* 执行率97.5%，按照10分权重，得分9.75分: the words around m that make it what could be got. */
static bool
is_weight(const struct mention *m, struct span text)
{
	return mention_is_mark(m) &&
	    word_table_ends(&grammar, "by", span_slice(text, 0, m->q.from)) &&
	    word_table_starts(&qualifiers, "full", span_slice(text, m->q.to, text.n));
}

/* 产出指标50分得47.5分: has got been held against full? */
static bool
is_out_of(const struct mentions *ms, const struct mention *got, const struct mention *full)
{
	for (size_t k = 0; k < got->nlinks; k++)
		if (got->links[k].rel == REL_SCORE &&
		    formula_first_id(mentions_text(ms, got->links[k].of)) == full->id)
			return true;
	return false;
}

/* 得分18分，得分率90%，该部分分值20分: does the full mark of the mark right before rate i stand
 * right behind it, with no name of its own? */
static bool
is_full_behind(const struct mentions *ms, size_t i)
{
	const struct mention *full = &ms->at[i + 1], *got = &ms->at[i - 1];

	return i + 1 < ms->n && is_full_mark(ms, full) && full->sentence == got->sentence &&
	    full->clause == got->clause && full->nlinks == 0 && got->nlinks == 0 &&
	    (word_table_is(&qualifiers, "full", mentions_text(ms, full->phrase)) ||
	    word_table_in(&qualifiers, "pointing", mentions_text(ms, full->phrase)));
}

/* 满分20分，得18分，得分率90%: the two marks before it in its sentence. */
static void
relate_scoring_rate(struct mentions *ms, size_t i)
{
	const struct mention *got = &ms->at[i - 1], *full = got - 1;

	if (is_full_behind(ms, i))
		full = &ms->at[i + 1];
	else if (i < 2)
		return;
	else if (full->taken && i > 2)
		full--;			/* 满分50分，扣2分，得48分，得分率96% */
	if (!mention_is_mark(got) || !mention_is_mark(full) ||
	    full->sentence != ms->at[i].sentence ||
	    got->clause != ms->at[i].clause || full->clause != ms->at[i].clause)
		return;
	if (decimal_cmp(got->q.value, full->q.value) > 0) {
		const struct mention *swap = got;

		got = full;
		full = swap;
	}
	if (is_full_mark(ms, full) || is_out_of(ms, got, full))
		mentions_link(ms, &ms->at[i], REL_RATE, "$/$", (size_t[]){ got->id, full->id });
}

/* 满分20分，得18分；执行分值30分，执行率93%，得27.9分: may the full mark at full be that of the
 * mark at i, with no other mark between them, nor the end of what is said of one indicator? */
static bool
may_be_full_of(const struct mentions *ms, size_t full, size_t i, struct span text)
{
	size_t from = full < i ? full : i, to = full < i ? i : full;

	if (ms->at[full].sentence != ms->at[i].sentence || !is_full_mark(ms, &ms->at[full]))
		return false;
	for (size_t k = from + 1; k < to; k++)
		if (mention_is_mark(&ms->at[k]))
			return false;
	return !punct_in(span_slice(text, ms->at[from].q.to, ms->at[to].q.from), ';');
}

/* The full mark near mark i, the one before it first; NONE for none. */
static size_t
near_full_mark(const struct mentions *ms, size_t i, struct span text)
{
	if (i > 0 && ms->at[i - 1].sentence == ms->at[i].sentence &&
	    is_weight(&ms->at[i - 1], text))
		return i - 1;
	for (size_t step = 1; step <= REACH_MARK && step <= i; step++)
		if (may_be_full_of(ms, i - step, i, text))
			return i - step;
	for (size_t step = 1; step <= REACH_MARK && i + step < ms->n; step++)
		if (may_be_full_of(ms, i + step, i, text))
			return i + step;
	return NONE;
}

/* 指标10分，执行率96%，得9.6分: is the mark right before the rate, by whatever name, the full
 * one, as it gives m or would but for a slip?  Its index; NONE: it is none. */
static size_t
mark_before(const struct mentions *ms, const struct mention *rate, const struct mention *m)
{
	const struct mention *full = rate - 1;
	struct term a = relate_term(m), b, r = relate_term(rate);

	if (rate == ms->at || !mention_is_mark(full) || full->nlinks != 0 || full->taken ||
	    full->sentence != m->sentence || ends_with(ms, full, &grammar, "got"))
		return NONE;
	b = relate_term(full);
	return closure_rate(&a, &b, &r) || misprint_rate(&a, &b, &r) ?
	    (size_t)(full - ms->at) : NONE;
}

/* 执行率96.45%。根据评分标准，该项满分10分，得9.65分: stands rate at the end of the sentence before
 * m, and does the full mark, which begins that of m, point back to it? */
static bool
is_pointed_at(const struct mentions *ms, const struct mention *rate, const struct mention *full,
    const struct mention *m)
{
	return full + 1 == m && rate + 1 == full && full->sentence == m->sentence &&
	    rate->sentence + 1 == m->sentence &&
	    word_table_in(&qualifiers, "pointing", mentions_text(ms, full->label));
}

/* 执行率96.45%，得9.65分: written to decimals, so not in steps, and short of the
 * full mark, which some schemes give from 95 % on. */
static void
relate_rate_mark(struct mentions *ms, size_t i, struct span text)
{
	struct mention *m = &ms->at[i];
	bool behind = i >= 2 && (is_full_mark(ms, m - 1) || is_weight(m - 1, text));
	const struct mention *rate = m - (behind ? 2 : 1);
	size_t full = near_full_mark(ms, i, text);

	while (rate > ms->at && rate->depth > m->depth && rate->sentence == m->sentence)
		rate--;		/* 执行率92%（支出184万元，预算200万元） */
	if (full == NONE)
		full = mark_before(ms, rate, m);
	if (rate->q.kind != KIND_PERCENT || rate->q.op != OP_EQ || full == NONE ||
	    (rate->sentence != m->sentence && !is_pointed_at(ms, rate, &ms->at[full], m)) ||
	    !ends_with(ms, rate, &name_words, "executed") ||
	    m->q.quantum.scale <= 0 || decimal_cmp(m->q.value, ms->at[full].q.value) >= 0)
		return;
	mentions_link_instead(ms, m, REL_SCORE, "$*$", (size_t[]){ ms->at[full].id, rate->id });
}

/* 分值20分，完成率85%，按比例计17分: the mark and the percentage right before it, in either
 * order. */
static void
relate_pro_rata(struct mentions *ms, size_t i)
{
	struct mention *m = &ms->at[i];
	bool behind = m[-1].q.kind == KIND_SCORE;
	const struct mention *full = m - (behind ? 1 : 2), *rate = m - (behind ? 2 : 1);

	if (is_full_behind(ms, i))	/* 按比例得2.85分（满分3分）: its own */
		full = m + 1;
	else if (mention_linked(full, REL_SCORE))	/* a mark that was got, of another */
		return;
	if (rate->q.kind != KIND_PERCENT || !mention_is_exact(rate) || !mention_is_mark(full) ||
	    rate->sentence != m->sentence || full->sentence != m->sentence || full->taken ||
	    decimal_cmp(rate->q.value, decimal_of(100)) > 0)
		return;
	mentions_link_instead(ms, m, REL_SCORE, "$*$", (size_t[]){ full->id, rate->id });
}

/* --- what is left of a full mark ------------------------------------------------------------- */

enum { TAKEN_MAX = 8, TIE_MAX = 36 };	/* marks taken off one; bytes between such */

/* A full mark and what was taken off it, the nearest of these first. */
struct deduction {
	const struct mention *full, *taken[TAKEN_MAX];
	size_t n;
};

/* The words between two mentions; empty where there is a table between. */
static struct span
between(struct span text, const struct mention *a, const struct mention *b)
{
	return b->q.from < a->q.to ? SPAN("") : span_slice(text, a->q.to, b->q.from);
}

/* 数量指标（15分）。延迟一个月，扣2分，得13分: is m the full mark in brackets that end the sentence
 * before another's, a title of that? */
static bool
is_titled(const struct mention *m, size_t sentence, struct span text)
{
	struct span rest = span_slice(text, m->q.to, text.n);
	size_t close = punct_starts(rest, ')');

	return m->depth == 1 && m->sentence + 1 == sentence && close != 0 &&
	    span_starts(span_slice(rest, close, rest.n), SPAN("。"));
}

/* 应扣1.5分，满分8分，实得6.5分: does a full mark without a name follow right on what was taken
 * off? */
static bool
is_after_taken(const struct mentions *ms, const struct mention *full, struct span text)
{
	const struct mention *taken = full - 1;
	struct span words;

	if (full == ms->at || !mention_is_mark(taken) || !taken->taken ||
	    taken->sentence != full->sentence)
		return false;
	words = between(text, taken, full);
	return word_table_is(&qualifiers, "full",
	    span_slice(words, punct_starts(words, ','), words.n));
}

/* 每发现一处扣1分: is m what is taken off for each of what may be found? */
static bool
is_step(const struct mention *m, struct span text)
{
	size_t from = m->q.from;
	struct glyph g;

	while (from > 0 && (g = glyph_before(text, from)).n != 0 &&
	    !character_is_mark_of(g.c, U"，。；：,;:（("))
		from -= g.n;
	return word_table_in(&qualifiers, "steps", span_slice(text, from, m->q.from));
}

/* Collects the marks taken off right before mark i, and the mark before those. */
static bool
collect_taken(const struct mentions *ms, size_t i, struct span text, struct deduction *d)
{
	const struct mention *m = &ms->at[i];

	*d = (struct deduction){ .n = 0 };
	for (const struct mention *e = m; e-- > ms->at && d->full == NULL; ) {
		if (e->id == 0 || e->q.kind != KIND_SCORE || (e->taken && is_step(e, text)))
			continue;
		if (!mention_is_mark(e) || (e->sentence != m->sentence &&
		    (e->taken || !is_titled(e, m->sentence, text))))
			return false;
		if (!e->taken)
			d->full = e;
		else if (d->n == TAKEN_MAX)
			return false;
		else
			d->taken[d->n++] = e;
		if (e->taken && (e->cues & CUE_PARTS) != 0)
			d->n = 0;	/* 扣3分，其中资金管理扣2分，组织实施扣1分 */
	}
	if (d->full != NULL && d->n == 0 && is_after_taken(ms, d->full, text))
		d->taken[d->n++] = d->full - 1;
	return d->full != NULL && d->n != 0;
}

/* Does the name of full, or its place, say that it is what could be got? */
static bool
is_told_full(const struct mentions *ms, const struct mention *full, const struct mention *m)
{
	return is_full_mark(ms, full) || full->depth > m->depth ||
	    full->function == FUNCTION_OTHER || ends_with(ms, full, &qualifiers, "overall");
}

/* ，最终得分为, 该指标得: do the words before mark m name no indicator but that of full? */
static bool
is_of_same(const struct mentions *ms, struct span words, const struct mention *full)
{
	size_t n;

	words = word_table_before(&grammar, "is", words);
	words = word_table_before(&grammar, "got", words);
	while ((n = punct_starts(words, ',')) != 0 || (n = punct_starts(words, ')')) != 0 ||
	    (n = word_table_at_start(&qualifiers, "assessed", words)) != 0)
		words = span_slice(words, n, words.n);
	return words.n == 0 || recall_names(words, mentions_text(ms, full->label));
}

/* Is that a deduction of what could be got, and is m what it leaves?  sure: the words of a form
 * say so, so that nothing need explain a miss. */
static bool
is_left(const struct mentions *ms, const struct mention *m, struct span text,
    const struct deduction *d, bool *sure)
{
	const struct mention *first = d->taken[d->n - 1], *last = d->taken[0];
	bool told = is_told_full(ms, d->full, m);
	struct span words = between(text, d->full, first);

	if (last < d->full)
		last = d->full;
	*sure = told && d->n == 1 && d->full + 2 == m && words.n <= TIE_MAX &&
	    between(text, last, m).n <= TIE_MAX;
	if (punct_in(between(text, d->full, m), ';') || (!is_full_mark(ms, d->full) &&
	    decimal_cmp(d->full->q.value, m->q.value) < 0) ||	/* 加分2分 */
	    !is_of_same(ms, between(text, last, m), d->full))
		return false;
	return told || word_table_is(&qualifiers, "taken",
	    span_slice(words, punct_starts(words, ','), words.n));
}

/* How well the deduction leaves m. */
static enum closure_slip
fit_left(const struct mention *m, const struct deduction *d)
{
	struct term total = relate_term(d->full), parts[TAKEN_MAX + 1] = { relate_term(m) };

	for (size_t k = 0; k < d->n; k++)
		parts[k + 1] = relate_term(d->taken[k]);
	return closure_fit(&total, parts, d->n + 1);
}

bool
relate_mark_left(struct mentions *ms, size_t i, struct span text)
{
	struct mention *m = &ms->at[i];
	struct deduction d;
	struct buf format = BUF_INIT;
	size_t ids[TAKEN_MAX + 1];
	bool sure;

	if (m->taken || !word_table_ends(&grammar, "got", mentions_text(ms, m->phrase)) ||
	    !collect_taken(ms, i, text, &d) || !is_left(ms, m, text, &d, &sure) ||
	    (!sure && fit_left(m, &d) == SLIP_NONE))
		return false;
	ids[0] = d.full->id;
	buf_add_char(&format, '$');
	for (size_t k = d.n; k-- > 0; ) {
		ids[d.n - k] = d.taken[k]->id;
		buf_add_str(&format, "-$");
	}
	mentions_link(ms, m, d.n == 1 ? REL_DELTA : REL_SUM, buf_str(&format), ids);
	buf_release(&format);
	return true;
}

/* 扣5分，一是归档滞后，扣3分；二是公示不及时，扣2分: is m what the next marks taken off add up
 * to? */
static bool
is_broken_down(const struct mentions *ms, const struct mention *m)
{
	const struct mention *next = m + 1;

	return next < ms->at + ms->n && next->sentence == m->sentence && mention_is_mark(next) &&
	    next->taken && (next->cues & CUE_PARTS) == 0;
}

/* 决策（20分）得18分，过程（20分）得17分，扣分5分: is another mark told before m in its clause, so
 * that what is taken off may be of both? */
static bool
has_mark_before(const struct mentions *ms, const struct mention *m)
{
	for (const struct mention *e = m; e-- > ms->at && e->clause == m->clause &&
	    e->sentence == m->sentence; )
		if (mention_is_mark(e))
			return true;
	return false;
}

/* 过程指标共25分，实得22分，得分率88%，扣3分: links m, taken off, with the two marks before it in
 * its clause, what could be got and what was. */
static void
relate_taken(struct mentions *ms, struct mention *m, struct span text)
{
	const struct mention *of[2];	/* got, full */
	size_t n = 0;
	struct term full, got, taken = relate_term(m);
	enum closure_slip fit;

	if (!word_table_is(&qualifiers, "taken", mentions_text(ms, m->phrase)) ||
	    is_broken_down(ms, m))
		return;			/* 预算编制扣2分 is not all */
	for (const struct mention *e = m; e-- > ms->at && n < 2; )
		if (e->id != 0 && e->q.kind == KIND_SCORE)
			of[n++] = e;
	if (n < 2 || of[0]->clause != m->clause || of[1]->clause != m->clause ||
	    !mention_is_mark(of[0]) || !mention_is_mark(of[1]) || of[0]->taken || of[1]->taken ||
	    of[0]->excused || of[1]->excused || !(mention_linked(of[0], REL_SCORE) ||
	    is_of_same(ms, between(text, of[1], of[0]), of[1])))
		return;
	full = relate_term(of[1]);
	got = relate_term(of[0]);
	fit = closure_fit_difference(&full, &got, &taken);
	if (fit == SLIP_NEEDLESS || !has_mark_before(ms, of[1]))
		mentions_link(ms, m, relate_by_fit(REL_DELTA, fit, SLIP_WEAK), "$-$",
		    (size_t[]){ of[1]->id, of[0]->id });
}

/* 扣7分。扣分原因：执行率未达标扣3分；产出扣2分；满意度扣2分。: links m, the last mark of its
 * sentence, with those of the next, all of them taken off, which begins with a word for that and
 * does not say that they are some. */
static void
relate_taken_behind(struct mentions *ms, struct mention *m, struct span text)
{
	const struct mention *part = m + 1, *end = ms->at + ms->n;
	struct term parts[TAKEN_MAX], total = relate_term(m);
	size_t ids[TAKEN_MAX], n = 0;
	struct span words;

	for (; part < end && part->sentence == m->sentence + 1; part++) {
		if (part->id == 0 || part->q.kind != KIND_SCORE)
			continue;
		if (!mention_is_mark(part) || !part->taken || part->nlinks != 0 ||
		    part->and_others || n == TAKEN_MAX)
			return;
		parts[n] = relate_term(part);
		ids[n++] = part->id;
	}
	if (n < 2 || m[1].sentence != m->sentence + 1)
		return;
	words = between(text, m, m + 1);
	words = span_slice(words, span_starts(words, SPAN("。")) ? strlen("。") : 0, words.n);
	words = word_table_behind(&qualifiers, "detailed", words);
	if (word_table_starts(&qualifiers, "taken", words) && punct_in(words, ':') &&
	    !word_table_in(&qualifiers, "chief", words))
		mentions_link_sum(ms, m, relate_by_fit(REL_SUM, closure_fit(&total, parts, n),
		    SLIP_TELLING), ids, n);
}

/* --- marks and rates ------------------------------------------------------------------------- */

void
relate_marks(struct mentions *ms, struct span text)
{
	for (size_t i = 1; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];

		if (m->id != 0 && m->q.kind == KIND_PERCENT && m->q.op == OP_EQ &&
		    m->nlinks == 0 && ends_with(ms, m, &name_words, "scored"))
			relate_scoring_rate(ms, i);
		else if (i >= 2 && mention_is_mark(m) &&
		    word_table_starts(&name_words, "prorata", mentions_text(ms, m->phrase)))
			relate_pro_rata(ms, i);
		else if (mention_is_mark(m) && !is_full_mark(ms, m) &&
		    ends_with(ms, m, &grammar, "got"))
			relate_rate_mark(ms, i, text);
		else if (m->taken && m->q.kind == KIND_SCORE && mention_is_exact(m) &&
		    m->cell.row == 0 && m->nlinks == 0)
			relate_taken(ms, &ms->at[i], text);
		if (m->taken && m->q.kind == KIND_SCORE && mention_is_exact(m) && m->nlinks == 0)
			relate_taken_behind(ms, &ms->at[i], text);
	}
}
