/* figure_label: what a figure is called; see figure_parts.h. */
#include "report/figure_parts.h"

#include "report/qualifier.h"

extern const struct data_table data_rates;

enum { ROOM = 64 };	/* bytes for the words that a label adds of its own: 占, 上年 */

bool
figure_is_role(const struct figures *fs, struct span phrase)
{
	struct lexicon_match match;
	struct span prefix;
	size_t row;

	if (lexicon_at(&fs->relations.roles, phrase, 0, &match) && match.end == phrase.n)
		return true;
	row = relate_rate_name(&fs->relations, phrase, &prefix);
	return row != SIZE_MAX && prefix.n == 0 && DATA_CELL(&data_rates, row, 1)[0] == '<';
}

static struct pooled
join(struct mentions *ms, struct span a, struct span b)
{
	struct pooled p = { ms->pool.n, a.n + b.n };

	buf_reserve(&ms->pool, a.n + b.n);
	buf_add_span(&ms->pool, a);
	buf_add_span(&ms->pool, b);
	return p;
}

/* 预算, 为预算, 上年: no more than what something is held against. */
static bool
is_yardstick(const struct figures *fs, struct span phrase)
{
	enum side side;

	if (span_starts(phrase, SPAN("为")))
		phrase = span_slice(phrase, strlen("为"), phrase.n);
	if (!figure_is_role(fs, phrase))
		return false;
	side = relate_side(&fs->relations, phrase);
	return side == SIDE_INITIAL || side == SIDE_BUDGET || side == SIDE_PRIOR;
}

/* 比上年决算数减少, 较2022年预算增加: the phrase says what it is compared with,
 * not what changed. */
static bool
is_compared(const struct figures *fs, struct span phrase)
{
	return qualifier_starts("against", phrase) || is_yardstick(fs, phrase);
}

/* 完成年初预算的95%, 为预算的96.7%: of what the sentence speaks of. */
static bool
is_completion(const struct figures *fs, const struct mention *m, const struct subject *s)
{
	return fs->topic.n != 0 && m->phrase.n != 0 && m->q.kind == KIND_PERCENT &&
	    (m->function == FUNCTION_SHARE || m->function == FUNCTION_OTHER ||
	    m->function == FUNCTION_RATE) && !s->share_base &&
	    (s->full.n > s->phrase.n || span_starts(s->phrase, SPAN("为"))) &&
	    is_yardstick(fs, mentions_text(&fs->mentions, m->phrase));
}

/* 占…的比重: named after its base where the sentence has a topic of its own. */
static struct pooled
share_label(struct figures *fs, const struct mention *m, const struct subject *s,
    struct pooled subject)
{
	struct pooled label;

	if (!s->share_base || m->phrase.n == 0 || fs->topic.n == 0)
		return subject;
	label = join(&fs->mentions, mentions_text(&fs->mentions, fs->topic), SPAN("占"));
	buf_add_span(&fs->mentions.pool, s->phrase);
	label.n += s->phrase.n;
	return label;
}

/* Is what m is called what the sentence speaks of from now on? */
static bool
sets_topic(const struct figures *fs, const struct mention *m, struct span after)
{
	if (m->label.n == 0 || (m->phrase.n == 0 && after.n == 0) || m->function == FUNCTION_BASE ||
	    (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT))
		return false;
	return fs->topic.n == 0 || m->phrase.n == 0 ||
	    !is_yardstick(fs, mentions_text(&fs->mentions, m->phrase));
}

/* The label of a figure that states a quantity of its own. */
static struct pooled
own_label(struct figures *fs, const struct mention *m, struct pooled subject, struct span after)
{
	struct mentions *ms = &fs->mentions;
	struct span none = { "", 0 };

	if (after.n != 0 && (m->q.kind == KIND_COUNT || m->phrase.n == 0))
		return join(ms, after, none);
	return subject;
}

/* 预算执行率满分20分，得19.47分; 起诉率目标为75%，实际71.3%; 进度为48.6%、72.1%: the
 * figure before, of the same unit, names what is measured.  Amounts have the
 * topic of the sentence. */
static bool
label_echo(struct figures *fs, const struct reading *rd, struct mention *m, struct span after)
{
	struct mentions *ms = &fs->mentions;
	const struct mention *before = m - 1;

	if (ms->n < 2 || before->row != 0 || before->sentence != rd->sentence ||
	    before->label.n == 0 || m->q.kind == KIND_MONEY || before->q.kind != m->q.kind ||
	    (m->function != FUNCTION_OTHER && m->function != FUNCTION_PRIMARY) ||
	    !span_eq(before->q.unit, m->q.unit))
		return false;
	if (m->phrase.n == 0 ? after.n != 0 || !figure_joins(figure_words_before(rd, m->q.from)) :
	    !subject_is_echo(&fs->words, mentions_text(ms, m->phrase)))
		return false;
	buf_reserve(&ms->pool, before->label.n + m->phrase.n);
	m->label = join(ms, mentions_text(ms, before->label), mentions_text(ms, m->phrase));
	return true;
}

/* …（项）”18.60万元: does only the account that the paragraph begins with stand before
 * the figure? */
static bool
follows_account(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	size_t at = fs->account_end;

	if (at == 0 || m->row != 0 || m->q.from < at)
		return false;
	while (at < m->q.from && (rd->text.p[at] == ' ' || rd->text.p[at] == '\t'))
		at++;
	return at == m->q.from;
}

/* 中央财政补贴47.5%为614.39万元: the amount is what the percentage before it names. */
static bool
label_of_percentage(struct figures *fs, const struct reading *rd, struct mention *m)
{
	const struct mention *before = m - 1;

	if (fs->mentions.n < 2 || m->q.kind != KIND_MONEY || m->phrase.n != 0 ||
	    before->q.kind != KIND_PERCENT || before->sentence != rd->sentence ||
	    before->row != m->row || before->label.n == 0 ||
	    before->function == FUNCTION_GROWTH || !span_eq(figure_words_before(rd, m->q.from), SPAN("为")))
		return false;
	m->label = before->label;
	return true;
}

/* The label of a figure whose own phrase says only how it changed is the topic
 * of the sentence with the change. */
void
figure_label(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s, struct span after)
{
	struct mentions *ms = &fs->mentions;
	struct pooled subject = m->phrase.n != 0 ? m->phrase : fs->topic;
	bool named = m->phrase.n != 0;

	/* Spans into the pool do not survive its growth. */
	buf_reserve(&ms->pool, subject.n + fs->topic.n + fs->item.n + after.n + s->phrase.n +
	    s->full.n + s->cue.n + ROOM);
	if (fs->topic.n != 0 && named &&
	    (m->function == FUNCTION_GROWTH || m->function == FUNCTION_DELTA) &&
	    is_compared(fs, mentions_text(ms, m->phrase))) {
		subject = fs->topic;
		named = false;
	}
	if ((m->q.kind == KIND_PERCENT || m->q.kind == KIND_SCORE) &&
	    figure_borrow_label(fs, rd, m, s, named))
		return;
	if (is_completion(fs, m, s)) {
		m->label = join(ms, mentions_text(ms, fs->topic), s->full.n != 0 ? s->full : s->phrase);
		return;
	}
	switch (m->function) {
	case FUNCTION_SHARE:
		m->label = share_label(fs, m, s, subject);
		return;
	case FUNCTION_GROWTH:
	case FUNCTION_DELTA:
		m->label = join(ms, mentions_text(ms, subject), s->cue);
		return;
	case FUNCTION_SUM:
		m->label = join(ms, mentions_text(ms, m->phrase), s->cue);
		if (m->phrase.n != 0)
			fs->topic = m->label;	/* 收入合计100万元，增长5% */
		return;
	case FUNCTION_PRIOR:
		fs->topic = subject;
		m->label = (s->last_cue & CUE_PRIOR) != 0 && s->cue.n > strlen("上") ?
		    join(ms, SPAN("上年"), mentions_text(ms, subject)) : subject;
		return;
	case FUNCTION_AVERAGE:
		m->label = join(ms, s->cue, mentions_text(ms, subject));
		return;
	default:
		break;
	}
	if (follows_account(fs, rd, m)) {
		fs->topic = m->label = mentions_keep(ms, fs->item);
		return;
	}
	if (label_echo(fs, rd, m, after) || label_of_percentage(fs, rd, m))
		return;
	if (fs->item.n != 0 && m->phrase.n != 0 && figure_is_role(fs, mentions_text(ms, m->phrase))) {
		m->label = join(ms, fs->item, mentions_text(ms, m->phrase));
		return;
	}
	m->label = own_label(fs, m, subject, after);
	if (sets_topic(fs, m, after))
		fs->topic = m->label;
}

void
figure_follow_topic(struct figures *fs, const struct reading *rd)
{
	const struct mentions *ms = &fs->mentions;

	if ((rd->cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) != 0)
		fs->head = fs->topic;
	else if (fs->head.n != 0 && ms->n > 1 &&
	    ms->at[ms->n - 2].sentence != rd->sentence) {
		fs->topic = fs->head;
		fs->head.n = 0;
	}
}
