/* figure_label_change: what a change is called, and what it is held against; see
 * figure_label_parts.h. */
#include "figure/figure_label_parts.h"

#include "language/grammar.h"
#include "text/punct.h"

/* 比年初预算42万元: the side of the books that phrase holds the topic against; empty if it
 * says something else. */
static struct span
held_against(const struct figures *fs, struct span phrase)
{
	struct span rest = word_table_behind(&qualifiers, "against", phrase);

	if (rest.n == phrase.n || rest.n == 0 || !figure_is_role(fs, rest))
		rest.n = 0;
	return rest;
}

/* 公务接待费支出决算数比预算数, 收支较上年决算数: without what the change is held against. */
static struct pooled
changed(const struct figures *fs, struct pooled phrase)
{
	struct span text = mentions_text(&fs->mentions, phrase);
	size_t at = word_table_find(&grammar, "heldto", text);

	if (at != NONE && at != 0 && held_against(fs, span_slice(text, at, text.n)).n != 0)
		phrase.n = at;
	return phrase;
}

/* 支出15.83亿元，下降2.2%，剔除一次性因素后增长4.5%: is m the change of what its sentence speaks
 * of, which its own words only say how to reckon? */
static bool
is_recast(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	return m->phrase.n != 0 && fs->block.topic.n != 0 && fs->mentions.n > 1 &&
	    m[-1].sentence == rd->sentence && m[-1].cell.row == m->cell.row &&
	    word_table_starts(&qualifiers, "recast", mentions_text(&fs->mentions, m->phrase));
}

/* Is m, a change, held against a year that its clause names (与2016年决算相比减少), its
 * phrase no more than the side of the books that is compared? */
static bool
is_of_compared_year(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	return rd->against.end == m->q.from &&
	    figure_is_role(fs, mentions_text(&fs->mentions, m->phrase));
}

/* 得分95.6分，较上年的94.4分提高1.2分: the mark of this year before m in its sentence. */
static struct pooled
score_before(const struct figures *fs, const struct mention *m)
{
	for (const struct mention *b = m; b-- > fs->mentions.at && b->cell.row == m->cell.row &&
	    b->sentence == m->sentence && b->q.kind == KIND_SCORE; )
		if (b->function != FUNCTION_PRIOR &&
		    !word_table_starts(&particles, "lastyear",
		    mentions_text(&fs->mentions, b->label)))
			return b->label;
	return fs->block.topic;
}

/* 经费减少3.59万元，其中：公务用车费减少3.40万元，下降15.31%: what m says no name of is what the
 * change right before it is of, be it a part of the topic. */
static struct pooled
change_before(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	const struct mention *b = m - 1;
	struct span phrase;

	if (fs->mentions.n < 2 || b->function != FUNCTION_DELTA || b->sentence != rd->sentence ||
	    b->cell.row != m->cell.row || b->phrase.n == 0)
		return fs->block.topic;
	phrase = mentions_text(&fs->mentions, b->phrase);
	return label_is_compared(fs, phrase) || figure_is_role(fs, phrase) ? fs->block.topic :
	    changed(fs, b->phrase);
}

void
label_change(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s, struct span after)
{
	struct mentions *ms = &fs->mentions;
	struct pooled subject = fs->block.topic;

	if (m->q.kind == KIND_COUNT && after.n != 0 && !subject_is_change(&fs->words, after) &&
	    (m->phrase.n == 0 || label_is_compared(fs, mentions_text(ms, m->phrase))))
		subject = mentions_keep(ms, after);
	else if (m->q.kind == KIND_SCORE && m->phrase.n == 0)
		subject = score_before(fs, m);
	else if (is_recast(fs, rd, m))
		subject = label_topic_with(fs, mentions_text(ms, m->phrase));
	else if (m->phrase.n != 0 &&
	    (fs->block.topic.n == 0 || (!label_is_compared(fs, mentions_text(ms, m->phrase)) &&
	    !is_of_compared_year(fs, rd, m)))) {
		subject = changed(fs, m->phrase);
		if (ms->n < 2 || m[-1].sentence != rd->sentence || m[-1].cell.row != m->cell.row)
			fs->block.topic = subject;
	} else if (m->phrase.n == 0)
		subject = change_before(fs, rd, m);
	m->label = label_join(ms, mentions_text(ms, subject), s->cue);
}

/* Is phrase a side of the books (执行数, 年初预算; 支出 may be another amount), and the topic
 * what they are of? */
static bool
is_side_of_topic(const struct figures *fs, struct span phrase)
{
	struct span topic = mentions_text(&fs->mentions, fs->block.topic);

	return phrase.n != 0 && topic.n != 0 && figure_is_role(fs, phrase) &&
	    !subject_is_common(&fs->words, phrase) &&
	    (!figure_is_role(fs, topic) || subject_is_common(&fs->words, topic));
}

/* 接待游客38万人次，收入3.2亿元，分别比上年的36万人次和2.9亿元: last year's figure, which says no
 * more than that, is of the one of its unit before it, where the one right before is of another.
 * NULL: there is none. */
static const struct mention *
same_unit_before(const struct mentions *ms, const struct mention *m)
{
	const struct mention *b = m - 1;

	if (ms->n < 3 || m->phrase.n != 0 || (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) ||
	    b->id == 0 || (b->q.kind != KIND_MONEY && b->q.kind != KIND_COUNT) ||
	    (span_eq(b->q.unit, m->q.unit) && b->function != FUNCTION_AVERAGE))
		return NULL;
	for (; b->sentence == m->sentence && b->cell.row == m->cell.row; b--) {
		if (b->id != 0 && b->q.kind == m->q.kind && span_eq(b->q.unit, m->q.unit) &&
		    b->function != FUNCTION_AVERAGE)
			return b->function == FUNCTION_PRIMARY && b->label.n != 0 ? b : NULL;
		if (b == ms->at)
			break;
	}
	return NULL;
}

void
label_prior(struct figures *fs, struct mention *m, const struct subject *s, struct span after)
{
	enum { YEAR_WORD = 6 };		/* bytes of the word for last year */
	struct mentions *ms = &fs->mentions;
	struct span phrase = mentions_text(ms, m->phrase);
	struct pooled subject = m->phrase.n != 0 ? m->phrase : fs->block.topic;
	const struct mention *like = m->q.kind != KIND_COUNT || after.n == 0 ?
	    same_unit_before(ms, m) : NULL;

	if (m->q.kind == KIND_COUNT && after.n != 0 && !subject_is_change(&fs->words, after))
		fs->block.topic = subject = mentions_keep(ms, after);
	else if (like != NULL)
		subject = like->label;
	else if (m->q.kind == KIND_SCORE && m->phrase.n == 0)
		subject = score_before(fs, m);
	else if (is_side_of_topic(fs, phrase))
		subject = label_topic_with(fs, phrase);
	else
		fs->block.topic = subject;
	buf_reserve(&ms->pool, subject.n + YEAR_WORD);
	m->label = (s->last_cue & CUE_PRIOR) != 0 && s->cue.n > strlen("上") ?
	    label_join(ms, SPAN("上年"), mentions_text(ms, subject)) : subject;
}

/* 比预算节约, behind what was spent: how much less than the budget that is; the word for it,
 * empty if phrase says something else. */
static struct span
fallen_short(const struct figures *fs, struct span phrase)
{
	size_t n = word_table_at_end(&qualifiers, "less", phrase);
	struct span rest = span_slice(phrase, 0, phrase.n - n);

	return span_slice(phrase, n != 0 &&
	    held_against(fs, rest).n != 0 ? rest.n : phrase.n, phrase.n);
}

/* 建成泵站14座，较计划12座多2座: what was planned of those right before m, a count, and how many
 * more there are. */
static bool
label_planned(struct figures *fs, struct mention *m, struct span phrase)
{
	struct span rest = word_table_behind(&qualifiers, "against", phrase);

	if (m[-1].q.kind != KIND_COUNT || !span_eq(m[-1].q.unit, m->q.unit))
		return false;
	if (rest.n == phrase.n ? !word_table_is(&qualifiers, "differs", phrase) ||
	    !word_table_starts(&qualifiers, "against", mentions_text(&fs->mentions,
	    m[-1].phrase)) : !word_table_is(&qualifiers, "planned", rest) &&
	    !word_table_is(&qualifiers, "aim", rest))
		return false;
	m->label = label_topic_with(fs, rest);
	return true;
}

bool
label_beside(const struct labelling *l)
{
	enum { MOST = 36 };	/* bytes; other phrases name something */
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	struct span phrase = mentions_text(&fs->mentions, m->phrase), against, less;

	if (m->phrase.n > MOST || m[-1].sentence != m->sentence)
		return false;
	if (m->q.kind == KIND_COUNT)
		return label_planned(fs, m, phrase);
	less = fallen_short(fs, phrase);
	if (less.n != 0) {
		m->label = label_topic_with(fs, less);
		return true;
	}
	against = held_against(fs, phrase);
	if (against.n == 0 ? !word_table_is(&qualifiers, "less", phrase) :
	    subject_is_common(&fs->words, against))
		return false;
	if (against.n == 0)
		m->label = label_topic_with(fs, phrase);
	else {
		m->function = FUNCTION_PRIOR;	/* a change that follows is one of it */
		m->label = is_side_of_topic(fs, against) ? label_topic_with(fs, against) :
		    mentions_keep(&fs->mentions, against);
	}
	return true;
}

bool
label_undone(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	const struct mentions *ms = &fs->mentions;
	struct span phrase = mentions_text(ms, m->phrase);
	struct span done = word_table_behind(&particles, "undone", phrase);

	if (done.n == phrase.n || span_has(mentions_text(ms, fs->block.topic), done))
		return false;
	m->label = label_topic_with(fs, phrase);
	return true;
}

void
label_leaves_last_year(struct figures *fs, const struct reading *rd, const struct mention *m)
{
	struct pooled *topic = &fs->block.topic;
	struct span words, rest;

	if (m->phrase.n != 0 || topic->n == 0)
		return;
	rest = word_table_behind(&particles, "lastyear", mentions_text(&fs->mentions, *topic));
	if (rest.n == 0 || rest.n == topic->n)
		return;			/* nearly always */
	words = figure_words_before(rd, m->q.from);
	words = span_slice(words, punct_starts(words, ','), words.n);
	if (word_table_starts(&qualifiers, "now", words))
		*topic = (struct pooled){ topic->at + topic->n - rest.n, rest.n };
}

bool
label_newly(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	struct mentions *ms = &fs->mentions;
	struct span words, rest;
	size_t n;

	words = figure_words_before(l->rd, m->q.from);
	n = word_table_at_end(&qualifiers, "newly", words);
	rest = word_table_behind(&particles, "moment", mentions_text(ms, fs->block.topic));
	if (n == 0 || rest.n == fs->block.topic.n)
		return false;
	m->label = label_join(ms, rest, span_slice(words, words.n - n, words.n));
	return true;
}
