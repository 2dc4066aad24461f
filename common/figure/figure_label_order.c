/* figure_label_order: who is asked what a figure is called, in which order; see
 * figure_label_parts.h. */
#include "figure/figure_label_parts.h"

#include "language/grammar.h"

enum { ROOM = 64 };	/* bytes for the words that a label adds of its own: 占, 上年 */

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

/* --- labels that are not simply the figure's own words -------------------------------- */

static bool
borrowed(const struct labelling *l)
{
	return figure_borrow_label(l->fs, l->rd, l->m, l->s, is_named(l->fs, l->m));
}

static bool
of_outcome(const struct labelling *l)
{
	return figure_label_outcome(l->fs, l->rd, l->m);
}

static bool
of_date(const struct labelling *l)
{
	return figure_label_dated(l->fs, l->rd, l->m, l->s);
}

/* What is known of a figure without its words. */
enum trait {
	NAMED = 1 << 0,		/* it has a phrase of its own */
	NAMELESS = 1 << 1,
	TOPICAL = 1 << 2,	/* its sentence speaks of something */
	NOUNLESS = 1 << 3,	/* no noun stands behind it */
	IN_TEXT = 1 << 4,	/* it stands in no cell */
	LATER = 1 << 5,		/* not the first of its text */
	BESIDE = 1 << 6,	/* behind another of its sentence */
	FIRST = 1 << 7,		/* of its sentence */
	CHANGE = 1 << 8,	/* by its function: how something changed */
	STANDING = 1 << 9,	/* how much there is or was */
	ACCOUNTED = 1 << 10,	/* its paragraph begins with an account */
	ITEMIZED = 1 << 11	/* its paragraph speaks of an item */
};

enum {
	MONEY = 1 << KIND_MONEY, COUNT = 1 << KIND_COUNT, PERCENT = 1 << KIND_PERCENT,
	SCORE = 1 << KIND_SCORE, ANY = (1 << KINDS) - 1
};

/* By another figure, by its function, by the title: who is asked (figure_label_parts.h), in this
 * order, and of which figures.  The first that has a label for one ends it; hardly any is asked of
 * most figures. */
static const struct namer {
	unsigned kinds;		/* any of these */
	unsigned traits;	/* all of these */
	bool (*label)(const struct labelling *l);
} namers[] = {
	{ PERCENT, NAMED | BESIDE, label_within },
	{ ANY, CHANGE | LATER, label_changed_pair },
	{ PERCENT | SCORE, 0, borrowed },
	{ MONEY | COUNT, IN_TEXT | BESIDE, of_outcome },
	{ MONEY, NAMED | IN_TEXT | STANDING, of_date },
	{ PERCENT, NAMED | TOPICAL, label_completion },
	{ PERCENT, 0, label_mean },
	{ ANY, NAMED | BESIDE, label_held },
	{ ANY, 0, label_by_function },
	{ MONEY, NAMELESS | TOPICAL | NOUNLESS, label_newly },
	{ ANY, IN_TEXT | ACCOUNTED, label_of_account },
	{ MONEY | COUNT, NAMELESS | NOUNLESS | BESIDE, label_total },
	{ SCORE, NOUNLESS | BESIDE, label_total_mark },
	{ ANY, NAMED | IN_TEXT, label_of_title },
	{ MONEY | COUNT, NAMED | TOPICAL | LATER, label_beside },
	{ COUNT, NAMELESS | NOUNLESS | LATER, label_of_bound },
	{ ANY & ~MONEY, IN_TEXT | BESIDE, label_echo },
	{ MONEY, NAMELESS | BESIDE, label_of_percentage },
	{ PERCENT, NAMELESS | NOUNLESS | BESIDE, label_again },
	{ COUNT, NAMED | BESIDE, label_goes_on },
	{ PERCENT, NAMELESS, label_of_formula },
	{ ANY, NAMED | IN_TEXT | FIRST, label_of_project },
	{ ANY, NAMED | ITEMIZED, label_role_of_item },
	{ COUNT, NAMED | TOPICAL | NOUNLESS, label_undone },
};

static unsigned
traits_of(const struct labelling *l)
{
	const struct mentions *ms = &l->fs->mentions;
	const struct mention *m = l->m;
	bool later = ms->n > 1;

	return (m->phrase.n != 0 ? NAMED : NAMELESS) |
	    (l->fs->block.topic.n != 0 ? TOPICAL : 0u) |
	    (l->after.n == 0 ? NOUNLESS : 0u) |
	    (m->cell.row == 0 ? IN_TEXT : 0u) |
	    (later ? LATER : 0u) |
	    (later && m[-1].sentence == m->sentence && m[-1].cell.row == m->cell.row ?
	    BESIDE : 0u) |
	    (ms->n == l->rd->sentence_figures + 1 ? FIRST : 0u) |
	    (mention_does(m, 1 << FUNCTION_GROWTH | 1 << FUNCTION_DELTA) ? CHANGE : 0u) |
	    (mention_does(m, 1 << FUNCTION_PRIMARY | 1 << FUNCTION_PRIOR) ? STANDING : 0u) |
	    (l->fs->block.account_end != 0 ? ACCOUNTED : 0u) |
	    (l->fs->block.item.n != 0 ? ITEMIZED : 0u);
}

/* False: none of them has a label for the figure. */
static bool
label_otherwise(const struct labelling *l)
{
	unsigned traits = traits_of(l);

	for (size_t i = 0; i < sizeof namers / sizeof *namers; i++)
		if ((namers[i].kinds >> l->m->q.kind & 1) != 0 &&
		    (namers[i].traits & ~traits) == 0 && namers[i].label(l))
			return true;
	return false;
}

/* --- the label -------------------------------------------------------------------------- */

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
	if (label_otherwise(&(struct labelling){ fs, rd, m, s, after }))
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
