/* figure_function: what a figure does in its sentence; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "language/date.h"
#include "text/blank.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

static bool
is_rate_phrase(const struct figures *fs, struct span phrase)
{
	struct span prefix;

	return relate_rate_name(fs->relations, phrase, &prefix) != NONE;
}

/* 10分中得9.5分, 10分扣0.5分得9.5分, 10分不扣分: does rest, behind a mark, say what of it was given
 * or taken off? Not 97分中，决策得9.5分, whose parts follow, nor 得9.5分扣0.5分, the mark
 * itself. */
static bool
is_drawn_on(struct span rest, struct span phrase)
{
	struct glyph g = glyph_at(rest, 0);

	if (word_table_starts(&grammar, "amid", rest))
		return punct_starts(span_slice(rest, g.n, rest.n), ',') == 0;
	if (word_table_ends(&qualifiers, "opposite", span_slice(rest, 0, g.n)))
		rest = span_slice(rest, g.n, rest.n);
	return word_table_starts(&qualifiers, "taken", rest) &&
	    !word_table_ends(&grammar, "got", phrase);
}

/* 满分20分, or the first figure of 20分得18.5分 or （20分）18.5分: what could be got, no
 * mark. */
static bool
is_full_mark(const struct reading *rd, const struct mention *m, struct span phrase)
{
	if (word_table_ends(&qualifiers, "full", phrase) ||
	    is_drawn_on(span_slice(rd->text, m->q.to, rd->text.n), phrase))
		return true;
	for (size_t at = m->q.to, n = 1; n != 0; at += n) {
		struct span rest = span_slice(rd->text, at, rd->text.n);

		if (word_table_starts(&grammar, "got", rest))
			return !word_table_starts(&name_words, "scored", rest);
		if ((n = punct_starts(rest, ')')) != 0 && n < rest.n && byte_is_digit(rest.p[n]))
			return true;
		if (n == 0 && (n = punct_starts(rest, ',')) == 0)
			n = punct_starts(rest, ':');	/* 绩效管理（30分）：得29分 */
	}
	return false;
}

bool
figure_is_of_target(const struct reading *rd, const struct mention *m)
{
	struct span words = span_trim(span_slice(rd->text, rd->done, m->q.from));
	size_t n = word_table_at_start(&qualifiers, "goal", words);

	return n != 0 && word_table_starts(&grammar, "of", span_slice(words, n, words.n));
}

/* 完成目标值60公里的97%: what stands before the percentage is its base. */
static bool
follows_base(const struct reading *rd, const struct mention *m,
    const struct mention *before)
{
	size_t at = rd->done;

	while (at < m->q.from && rd->text.p[at] == ' ')
		at++;
	if (before == NULL || before->sentence != rd->sentence || m->q.from < at + 3 ||
	    before->q.to < rd->done ||		/* 19.4万人，城镇化率由2022年的51.9%: a date */
	    (before->q.kind != KIND_MONEY && before->q.kind != KIND_COUNT) ||
	    word_table_at_end(&particles, "base", span_slice(rd->text, at, m->q.from)) == 0)
		return false;
	/* 占全县98个村（社区）的87.67%: the base's noun may stand between. */
	return figure_is_of_target(rd, m) ||
	    word_table_starts(&grammar, "of", span_slice(rd->text, at, m->q.from)) ||
	    (before->function == FUNCTION_BASE &&
	    !punct_in(span_slice(rd->text, at, m->q.from), ','));
}

/* 2020年旅游收入2.36亿元，比2019年减少: is m held against the year before its own, so that it is
 * not what another was in the year before? */
static bool
is_held_itself(const struct reading *rd, const struct mention *m)
{
	enum { YEAR = 8 };	/* bytes of four digits, with blanks */
	struct span rest = blank_trim(span_slice(rd->text, m->q.to, rd->text.n));
	size_t n;

	rest = blank_trim(span_slice(rest, punct_starts(rest, ','), rest.n));
	n = word_table_at_start(&qualifiers, "against", rest);
	return n != 0 && m->year != 0 &&
	    date_year_in(span_slice(rest, n, n + YEAR < rest.n ? n + YEAR : rest.n)) ==
	    m->year - 1;
}

static bool
is_before_year(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	return fs->report.year != 0 && m->year != 0 && m->year < fs->report.year &&
	    !is_held_itself(rd, m);
}

/* 下降19.44%，超额完成下降10%的年度目标: a change that was aimed at, not one that came about? */
static bool
is_aimed_at(const struct reading *rd, const struct mention *m)
{
	enum { WORD = 12 };	/* bytes of four ideographs before 目标 */
	struct span rest = span_slice(rd->text, m->q.to, rd->text.n);
	size_t of = word_table_at_start(&grammar, "of", rest);

	return of != 0 && word_table_in(&qualifiers, "goal",
	    span_slice(rest, of, of + 2 * WORD)) && !punct_in(span_slice(rest, of, of + WORD), ',');
}

/* 每降低一个百分点扣1分: the step of a rule, which says of nothing that it fell? */
static bool
is_step(const struct reading *rd, const struct subject *s)
{
	return (s->last_cue & (CUE_UP | CUE_DOWN)) != 0 && s->cue.n != 0 &&
	    word_table_ends(&qualifiers, "steps",
		span_slice(rd->text, 0, (size_t)(s->cue.p - rd->text.p)));
}

/* 税收占比由2020年的48.2%提高到57.6%: is the percentage m of a year that 由 stands before, so that
 * it is what a share was, and not one of the amounts told before it? */
static bool
is_since_year(const struct reading *rd, const struct mention *m)
{
	enum { WORDS = 30 };	/* bytes of 由2020年12月底的 */
	size_t lo = m->q.from > rd->sentence_at + WORDS ? m->q.from - WORDS : rd->sentence_at;
	struct span words;
	size_t since;

	while (lo < m->q.from && glyph_continues(rd->text.p[lo]))
		lo++;
	words = span_slice(rd->text, lo, m->q.from);
	since = word_table_find(&qualifiers, "since", words);
	return since != NONE && lo + since < rd->done &&
	    date_year_in(span_slice(words, since, words.n)) != 0;
}

/* Is the percentage m what before, one that was no share of an amount told, became? */
static bool
is_such_outcome(const struct reading *rd, const struct mention *m, const struct mention *before)
{
	return before != NULL && before->q.kind == KIND_PERCENT &&
	    before->sentence == rd->sentence && before->function == FUNCTION_OTHER &&
	    figure_became(rd, m->q.from).n != 0;
}

/* What a percentage does in its sentence; the figure before may turn out to
 * be its base. */
static enum function
percent_function(struct figures *fs, const struct mention *m,
    const struct reading *rd, const struct subject *s)
{
	struct mention *before = fs->mentions.n > 1 ?
	    &fs->mentions.at[fs->mentions.n - 2] : NULL;

	if ((s->last_cue & CUE_PRIOR) != 0)
		return FUNCTION_PRIOR;
	if (follows_base(rd, m, before)) {
		before->function = FUNCTION_BASE;
		return FUNCTION_SHARE;
	}
	if ((rd->cues & (CUE_SHARE | CUE_EACH)) != 0)
		return is_since_year(rd, m) || is_such_outcome(rd, m, before) ? FUNCTION_OTHER :
		    FUNCTION_SHARE;
	if ((s->last_cue & (CUE_UP | CUE_DOWN)) != 0 && is_aimed_at(rd, m))
		return FUNCTION_OTHER;
	if ((s->last_cue & (CUE_UP | CUE_DOWN)) != 0)
		return word_table_is(&name_words, "points", m->q.unit) ? FUNCTION_DELTA :
		    FUNCTION_GROWTH;
	if (is_before_year(fs, rd, m))
		return FUNCTION_PRIOR;
	return is_rate_phrase(fs, s->full) ? FUNCTION_RATE : FUNCTION_OTHER;
}

/* 由5人组成, 由5家预算单位构成: what something consists of, not what it was. */
static bool
is_composed(const struct reading *rd, const struct mention *m)
{
	enum { NOUN = 36 };	/* bytes of twelve ideographs */
	struct span rest = span_slice(rd->text, m->q.to, rd->text.n);
	struct glyph g;

	for (size_t at = 0; at < rest.n && at <= NOUN; at += g.n) {
		g = glyph_at(rest, at);
		if (word_table_starts(&qualifiers, "composes", span_slice(rest, at, rest.n)))
			return true;
		if (!character_is_han(g.c))
			break;
	}
	return false;
}

/* 由80万元调整为50万元, 与80人相比: what was before it became something else. */
static bool
is_recast(const struct reading *rd, const struct mention *m)
{
	return word_table_starts(&grammar, "recastto",
	    span_slice(rd->text, m->q.to, rd->text.n));
}

/* 收案320件（不含上年旧存28件），下降1.3%: is the figure what the one before its bracket leaves
 * out? */
static bool
is_left_out(const struct reading *rd, const struct subject *s)
{
	return rd->depth > 0 && word_table_starts(&grammar, "leftout", s->phrase);
}

/* Is m, or a figure before it, an amount that goes on with a list in one breath from the one
 * before that? */
static bool
goes_on_list(const struct reading *rd, const struct mention *m)
{
	const struct mention *before = m - 1;

	return before->id != 0 && before->q.kind == m->q.kind &&
	    before->sentence == rd->sentence && before->function == FUNCTION_PRIMARY &&
	    before->q.to <= m->q.from &&
	    span_starts(span_slice(rd->text, before->q.to, m->q.from), SPAN("、"));
}

void
figure_keep_bettering(const struct figures *fs, const struct reading *rd, const struct mention *m,
    struct subject *s)
{
	enum { NOUN = 6 };	/* bytes of two ideographs */

	if ((s->last_cue & (CUE_UP | CUE_DOWN)) == 0 || (s->cues & CUE_PRIOR) != 0 ||
	    m->q.kind != KIND_MONEY || s->phrase.n < NOUN || fs->mentions.n < 3 ||
	    s->phrase.p + s->phrase.n != s->cue.p ||
	    !word_table_is(&name_words, "bettering", s->cue) ||
	    !goes_on_list(rd, m) || !goes_on_list(rd, m - 1))
		return;
	s->phrase.n += s->cue.n;
	s->last_cue &= ~(unsigned)(CUE_UP | CUE_DOWN);
	s->cues &= ~(unsigned)(CUE_UP | CUE_DOWN);
}

enum function
figure_function(struct figures *fs, const struct mention *m,
    const struct reading *rd, const struct subject *s)
{
	unsigned last = s->last_cue;

	if (is_step(rd, s))
		return FUNCTION_OTHER;
	if (m->q.kind == KIND_PERCENT)
		return percent_function(fs, m, rd, s);
	if (m->q.kind == KIND_SCORE && (m->q.op != OP_EQ || is_full_mark(rd, m, s->phrase)))
		return FUNCTION_OTHER;
	if (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT && m->q.kind != KIND_SCORE)
		return FUNCTION_OTHER;
	if (figure_is_again(fs, rd, m))
		return FUNCTION_SAME;
	if ((last & (CUE_UP | CUE_DOWN)) != 0)
		return FUNCTION_DELTA;
	if (is_left_out(rd, s))
		return FUNCTION_OTHER;
	if (((last & CUE_PRIOR) != 0 && !is_composed(rd, m)) || is_before_year(fs, rd, m) ||
	    word_table_starts(&qualifiers, "prior", s->phrase) || is_recast(rd, m))
		return FUNCTION_PRIOR;
	if ((last & CUE_SAME) != 0 && s->phrase.n == 0)	/* not 物资收入折合800万元 */
		return FUNCTION_SAME;
	if ((last & CUE_AVERAGE) != 0)
		return FUNCTION_AVERAGE;
	if ((last & CUE_SUM) != 0)	/* 其中：本年收入合计80万元 is a part */
		return (s->cues & (CUE_PARTS | CUE_WHOLE)) != 0 ? FUNCTION_PRIMARY : FUNCTION_SUM;
	if (s->share_base)
		return FUNCTION_BASE;
	return FUNCTION_PRIMARY;
}

bool
figure_is_for_each(struct span phrase)
{
	enum { UNIT_MAX = 3 };		/* characters */
	size_t at = word_table_find(&qualifiers, "apiece", phrase), end;
	struct unit_hint hint;

	if (at == NONE)
		return false;
	end = at + word_table_at_start(&qualifiers, "apiece", span_slice(phrase, at, phrase.n));
	if (end == phrase.n ||
	    !word_table_is(&number_words, "nonoun", span_slice(phrase, at, end)))
		return true;	/* no 每 */
	if (word_table_starts(&particles, "term", span_slice(phrase, end, phrase.n)))
		return false;
	for (size_t to = end, n = 0; n < UNIT_MAX && to < phrase.n; n++) {
		to += glyph_at(phrase, to).n;
		if (quantity_unit_hint(span_slice(phrase, end, to), &hint) &&
		    hint.kind == KIND_COUNT)
			return true;
	}
	return false;
}
