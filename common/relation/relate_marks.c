/* relate_marks: marks and rates of one another; see relate_marks.h. */
#include "relation/relate_marks.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/relate.h"
#include "sentence/formula.h"
#include "sentence/reach.h"
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

/* 满分20分，得18分，得分率90%: the two marks before it in its sentence. */
static void
relate_scoring_rate(struct mentions *ms, size_t i)
{
	const struct mention *got = &ms->at[i - 1], *full = &ms->at[i - 2];

	if (full->taken && i > 2)
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

	if (rate->q.kind != KIND_PERCENT || !mention_is_exact(rate) || !mention_is_mark(full) ||
	    rate->sentence != m->sentence || full->sentence != m->sentence || full->taken ||
	    decimal_cmp(rate->q.value, decimal_of(100)) > 0)
		return;
	mentions_link_instead(ms, m, REL_SCORE, "$*$", (size_t[]){ full->id, rate->id });
}

void
relate_marks(struct mentions *ms, struct span text)
{
	for (size_t i = 1; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];

		if (i >= 2 && m->id != 0 && m->q.kind == KIND_PERCENT && m->q.op == OP_EQ &&
		    m->nlinks == 0 && ends_with(ms, m, &name_words, "scored"))
			relate_scoring_rate(ms, i);
		else if (i >= 2 && mention_is_mark(m) &&
		    word_table_starts(&name_words, "prorata", mentions_text(ms, m->phrase)))
			relate_pro_rata(ms, i);
		else if (mention_is_mark(m) && !is_full_mark(ms, m) &&
		    ends_with(ms, m, &grammar, "got"))
			relate_rate_mark(ms, i, text);
	}
}
