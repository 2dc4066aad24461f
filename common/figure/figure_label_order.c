/* figure_label_order: who is asked what a figure is called, in which order; see
 * figure_label_parts.h. */
#include "figure/figure_label_parts.h"

#include "language/grammar.h"

enum {
	ROOM = 64,	/* bytes for the words that a label adds of its own: 占, 上年 */

	/* What a figure does in its sentence, a bit each. */
	CHANGES = 1 << FUNCTION_GROWTH | 1 << FUNCTION_DELTA,
	STANDS = 1 << FUNCTION_PRIMARY | 1 << FUNCTION_PRIOR
};

/* The label of a figure that states a quantity of its own. */
static struct pooled
own_label(struct figures *fs, const struct mention *m, struct pooled subject, struct span after)
{
	struct mentions *ms = &fs->mentions;
	struct span none = { "", 0 };

	if (after.n == 0 && m->q.kind == KIND_COUNT && fs->block.topic.n != 0 &&
	    word_table_starts(&grammar, "is", mentions_text(ms, m->phrase)) &&
	    !span_ends(span_trim(mentions_text(ms, m->before)), mentions_text(ms, m->phrase)))
		return fs->block.topic;		/* 2个为“良”，1个因征地受阻被评为“中” */
	if (after.n == 0 || (m->phrase.n != 0 && word_table_is(&qualifiers, "composes", after)))
		return subject;		/* 评价组由5人组成 */
	if (m->q.kind == KIND_COUNT || m->q.kind == KIND_BARE || m->phrase.n == 0)
		return label_join(ms, after, none);
	return subject;
}

/* Has m words of its own, not only how or against what it changed? */
static bool
is_named(const struct figures *fs, const struct mention *m)
{
	return m->phrase.n != 0 && (fs->block.topic.n == 0 ||
	    (m->function != FUNCTION_GROWTH && m->function != FUNCTION_DELTA) ||
	    !label_is_compared(fs, mentions_text(&fs->mentions, m->phrase)));
}

/* A label that is not simply what the figure's own words are: by another figure, by its function,
 * by the title.  The first that is asked has it; false: none has one.
 *
 * Each is asked only of figures that may have such a label by what is known of them without their
 * words: hardly any is asked of most figures. */
static bool
label_otherwise(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s, struct span after)
{
	const struct mentions *ms = &fs->mentions;
	bool money = m->q.kind == KIND_MONEY, count = m->q.kind == KIND_COUNT;
	bool percent = m->q.kind == KIND_PERCENT, score = m->q.kind == KIND_SCORE;
	bool phrase = m->phrase.n != 0, topic = fs->block.topic.n != 0;
	bool text = m->cell.row == 0;		/* it stands in no cell */
	bool alone = after.n == 0;		/* no noun behind it */
	bool first = ms->n == rd->sentence_figures + 1;		/* of its sentence */
	bool beside = ms->n > 1 && m[-1].sentence == m->sentence &&
	    m[-1].cell.row == m->cell.row;	/* behind another one there */

	return (percent && phrase && beside && label_within(fs, rd, m, s)) ||
	    (mention_does(m, CHANGES) && ms->n > 2 && label_changed_pair(fs, rd, m, s)) ||
	    ((percent || score) && figure_borrow_label(fs, rd, m, s, is_named(fs, m))) ||
	    ((money || count) && text && beside && figure_label_outcome(fs, rd, m)) ||
	    (money && phrase && text && mention_does(m, STANDS) &&
		figure_label_dated(fs, rd, m, s)) ||
	    (percent && phrase && topic && label_completion(fs, m, s)) ||
	    (percent && label_mean(fs, m, s)) ||
	    (phrase && beside && label_held(fs, rd, m, s)) ||
	    label_by_function(fs, rd, m, s, after) ||
	    (money && !phrase && topic && alone && label_newly(fs, rd, m)) ||
	    (fs->block.account_end != 0 && text && label_of_account(fs, rd, m)) ||
	    ((money || count) && !phrase && alone && beside && label_total(fs, rd, m)) ||
	    (score && alone && beside && label_total_mark(fs, rd, m)) ||
	    (phrase && text && label_of_title(fs, m)) ||
	    ((money || count) && phrase && topic && ms->n > 1 && label_beside(fs, m)) ||
	    (count && !phrase && alone && ms->n > 1 && label_of_bound(fs, rd, m)) ||
	    (!money && text && beside && label_echo(fs, rd, m, after)) ||
	    (money && !phrase && beside && label_of_percentage(rd, m)) ||
	    (percent && !phrase && alone && beside && label_again(rd, m)) ||
	    (count && phrase && beside && label_goes_on(rd, m)) ||
	    (percent && !phrase && label_of_formula(fs, rd, m)) ||
	    (phrase && text && first && label_of_project(fs, rd, m)) ||
	    (phrase && fs->block.item.n != 0 && label_role_of_item(fs, rd, m)) ||
	    (count && phrase && topic && alone && label_undone(fs, m));
}

/* The label of a figure whose own phrase says only how it changed is the topic
 * of the sentence with the change. */
static void
label_of_words(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s, struct span after)
{
	struct pooled subject = m->phrase.n != 0 ? m->phrase : fs->block.topic;

	/* Spans into the pool do not survive its growth. */
	buf_reserve(&fs->mentions.pool,
	    subject.n + 2 * fs->block.topic.n + fs->block.item.n + fs->report.heading.n + after.n +
	    s->phrase.n + s->full.n + s->cue.n + ROOM);
	if (label_otherwise(fs, rd, m, s, after))
		return;
	m->label = own_label(fs, m, subject, after);
	if (label_sets_topic(fs, m, after))
		fs->block.topic = m->label;
}

void
figure_label(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s, struct span after)
{
	struct pooled phrase = m->phrase, topic;

	label_leaves_last_year(fs, rd, m);
	topic = fs->block.topic;
	label_of_row(fs, rd, m, s);
	if (label_of_span(fs, m)) {
		label_of_words(fs, rd, m, s, after);
		m->phrase = phrase;
		fs->block.topic = topic;
		return;
	}
	label_of_words(fs, rd, m, s, after);
	if (m->label.n == 0 || (m->q.kind == KIND_BARE && m->phrase.n == 0))
		label_goes_to(fs, rd, m);
}
