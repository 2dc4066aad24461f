/* figure_label: what a figure is called; see figure_parts.h. */
#include "figure/figure_label_parts.h"

#include "language/grammar.h"
#include "sentence/reach.h"
#include "text/glyph.h"
#include "text/punct.h"

extern const struct data_table data_rates;

enum {
	ROOM = 64,	/* bytes for the words that a label adds of its own: 占, 上年 */
	LABEL_BYTES = 384,	/* of one that is put together */
	ONE_IDEOGRAPH = 3
};

bool
figure_is_role(const struct figures *fs, struct span phrase)
{
	struct lexicon_match match;
	struct span prefix;
	size_t row;

	if (lexicon_at(&fs->relations->roles, phrase, 0, &match) && match.end == phrase.n)
		return true;
	row = relate_rate_name(fs->relations, phrase, &prefix);
	return row != NONE && prefix.n == 0 && DATA_CELL(&data_rates, row, 1)[0] == '<';
}

struct pooled
label_join(struct mentions *ms, struct span a, struct span b)
{
	struct pooled p = { ms->pool.n, 0 };

	if (a.n > b.n && span_ends(a, b))
		b.n = 0;
	if (a.n + b.n > LABEL_BYTES)
		a.n = 0;
	p.n = a.n + b.n;
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

	phrase = word_table_behind(&grammar, "is", phrase);
	if (!figure_is_role(fs, phrase))
		return false;
	side = relate_side(fs->relations, phrase);
	return side == SIDE_INITIAL || side == SIDE_BUDGET || side == SIDE_PRIOR;
}

bool
label_is_compared(const struct figures *fs, struct span phrase)
{
	return word_table_starts(&qualifiers, "against", phrase) || is_yardstick(fs, phrase);
}

struct pooled
label_topic_with(struct figures *fs, struct span phrase)
{
	struct mentions *ms = &fs->mentions;
	struct span topic = mentions_text(ms, fs->block.topic);

	return span_ends(topic, phrase) ? fs->block.topic : label_join(ms, topic, phrase);
}

bool
label_completion(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	const struct subject *s = l->s;
	struct mentions *ms = &fs->mentions;

	if (!mention_does(m, 1u << FUNCTION_SHARE | 1u << FUNCTION_OTHER | 1u << FUNCTION_RATE) ||
	    s->share_base ||
	    (s->full.n <= s->phrase.n && !word_table_starts(&grammar, "is", s->phrase)) ||
	    !is_yardstick(fs, mentions_text(ms, m->phrase)))
		return false;
	m->label = label_join(ms, mentions_text(ms, fs->block.topic),
	    s->full.n != 0 ? s->full : s->phrase);
	return true;
}

/* 占…的比重: named after its base where the sentence has a topic of its own. */
static struct pooled
share_label(struct figures *fs, const struct mention *m, const struct subject *s,
    struct pooled subject)
{
	struct pooled label;

	if (subject.n == ONE_IDEOGRAPH && (s->last_cue & CUE_SHARE) != 0)	/* 税占比 */
		return label_join(&fs->mentions, mentions_text(&fs->mentions, subject), s->cue);
	if (!s->share_base || m->phrase.n == 0 || fs->block.topic.n == 0)
		return subject;
	label = label_join(&fs->mentions, mentions_text(&fs->mentions, fs->block.topic),
	    SPAN("占"));
	buf_add_span(&fs->mentions.pool, s->phrase);
	label.n += s->phrase.n;
	return label;
}

/* 单价, 每米 behind what is counted (电脑60台，单价4,800元): a price of each. */
static bool
is_price(const struct figures *fs, const struct mention *m)
{
	struct span phrase = mentions_text(&fs->mentions, m->phrase);

	return m->q.kind == KIND_MONEY && m > fs->mentions.at && m[-1].q.kind == KIND_COUNT &&
	    m[-1].sentence == m->sentence &&
	    (word_table_at_end(&particles, "apiece", phrase) != 0 ||
	    word_table_at_start(&particles, "apiece", phrase) != 0);
}

bool
label_sets_topic(const struct figures *fs, const struct mention *m, struct span after)
{
	if (m->label.n == 0 || (m->phrase.n == 0 && after.n == 0) || m->function == FUNCTION_BASE ||
	    (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) || is_price(fs, m))
		return false;
	return fs->block.topic.n == 0 || m->phrase.n == 0 ||
	    !is_yardstick(fs, mentions_text(&fs->mentions, m->phrase));
}

bool
label_of_bound(const struct labelling *l)
{
	struct figures *fs = l->fs;
	const struct reading *rd = l->rd;
	struct mention *m = l->m;
	struct mentions *ms = &fs->mentions;
	const struct mention *bound = m - 1;

	if (m->q.op != OP_EQ || bound->cell.row != m->cell.row || bound->q.kind != KIND_COUNT ||
	    bound->q.op == OP_EQ || span_eq(bound->q.unit, m->q.unit) || m->q.from < bound->q.to ||
	    m->q.from - bound->q.to > REACH_NEXT ||
	    places_next(&rd->passage->marks, bound->q.to, m->q.from) < m->q.from)
		return false;
	m->label = label_join(ms, mentions_text(ms, fs->block.topic),
	    span_slice(rd->text, bound->q.from, bound->q.to));
	return true;
}

/* 投入指标满分15分，得14.5分; 清淤量目标60万方，实际58万方: what m, by an echo, is of, without the
 * word for what could be got or was aimed at. */
static struct span
label_of_got(const struct mentions *ms, const struct mention *before, const struct mention *m)
{
	struct span label = mentions_text(ms, before->label);
	size_t n = 0;

	if (m->q.kind != KIND_SCORE)
		n = m->phrase.n == 0 ? 0 : word_table_at_end(&qualifiers, "aim", label);
	else if (word_table_starts(&grammar, "got", mentions_text(ms, m->phrase)))
		n = word_table_at_end(&qualifiers, "full", label);
	return span_slice(label, 0, n < label.n ? label.n - n : label.n);
}

bool
label_echo(const struct labelling *l)
{
	struct figures *fs = l->fs;
	const struct reading *rd = l->rd;
	struct mention *m = l->m;
	struct span after = l->after;
	struct mentions *ms = &fs->mentions;
	const struct mention *before = m - 1;

	if (before->label.n == 0 || before->q.kind != m->q.kind ||
	    (m->function != FUNCTION_OTHER && m->function != FUNCTION_PRIMARY) ||
	    !span_eq(before->q.unit, m->q.unit))
		return false;
	if (m->phrase.n == 0 ? after.n != 0 || !figure_joins(figure_words_before(rd, m->q.from)) :
	    !subject_is_echo(&fs->words, mentions_text(ms, m->phrase)))
		return false;
	buf_reserve(&ms->pool, before->label.n + m->phrase.n + ROOM);
	if (label_of_pair(fs, rd, m))
		return true;
	m->label = label_join(ms, label_of_got(ms, before, m), mentions_text(ms, m->phrase));
	return true;
}

bool
label_of_account(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	size_t at = fs->block.account_end;

	if (m->q.from < at)
		return false;
	while (at < m->q.from && (l->rd->text.p[at] == ' ' || l->rd->text.p[at] == '\t'))
		at++;
	if (at != m->q.from)
		return false;
	fs->block.topic = m->label = mentions_keep(&fs->mentions, fs->block.item);
	return true;
}

bool
label_of_title(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	struct mentions *ms = &fs->mentions;
	struct span phrase = mentions_text(ms, m->phrase);
	struct span title = fs->block.item.n != 0 ? fs->block.item : buf_span(&fs->report.heading);
	size_t n = title.n != 0 ? word_table_at_start(&particles, "aforesaid", phrase) : 0;

	if (n == 0)
		return false;
	/* they are counted: 该类指标4个 */
	n = word_table_before(&name_words, "indicator", span_slice(phrase, 0, n)).n;
	fs->block.topic = m->label = label_join(ms, title, span_slice(phrase, n, phrase.n));
	return true;
}

bool
figure_is_amount_of_count(const struct mentions *ms, const struct mention *m)
{
	if (m->q.kind != KIND_MONEY || m == ms->at || m[-1].q.kind != KIND_COUNT ||
	    m[-1].sentence != m->sentence || m[-1].cell.row != m->cell.row)
		return false;
	for (const struct mention *b = m - 1; b > ms->at && b[-1].sentence == m->sentence; b--)
		if (b[-1].q.kind == KIND_MONEY)
			return false;
	return true;
}

/* 收入合计100万元, and what follows is of that; 共计50项具体问题: what is counted. */
static void
label_sum(struct figures *fs, struct mention *m, const struct subject *s, struct span after)
{
	struct mentions *ms = &fs->mentions;
	struct span name = mentions_text(ms, m->phrase);

	if (m->q.kind == KIND_COUNT && after.n != 0) {
		m->label = mentions_keep(ms, after);
		return;
	}
	/* 电脑60台，单价4,800元，合计28.80万元 */
	if (m->phrase.n == 0 && ms->n > 1 && m[-1].sentence == m->sentence && is_price(fs, m - 1))
		name = mentions_text(ms, fs->block.topic);
	else if (m->phrase.n == 0 && figure_is_amount_of_count(ms, m))
		name = mentions_text(ms, m[-1].label);
	m->label = label_join(ms, name, s->cue);
	if (m->phrase.n != 0)
		fs->block.topic = m->label;
}

/* Is b, before m in its sentence, as many or as much of the same unit, and named? */
static bool
is_like(const struct mention *b, const struct mention *m)
{
	return b->sentence == m->sentence && b->cell.row == m->cell.row && b->label.n != 0 &&
	    b->q.kind == m->q.kind && (m->q.kind == KIND_COUNT || m->q.kind == KIND_MONEY) &&
	    span_eq(b->q.unit, m->q.unit);
}

bool
label_total(const struct labelling *l)
{
	enum { LEAST = 6 };		/* bytes of a name */
	struct mention *m = l->m;
	struct mentions *ms = &l->fs->mentions;
	const struct mention *b = m - 1;
	struct span words, name;

	if (ms->n < 3 || !is_like(b, m) || !is_like(b - 1, m))
		return false;
	words = span_slice(l->rd->text, b->q.to, m->q.from);
	words = span_trim(span_slice(words, punct_starts(words, ','), words.n));
	if (words.n == 0 || word_table_at_end(&qualifiers, "gathers", words) != words.n)
		return false;
	name = mentions_text(ms, b->label);
	while (b-- > ms->at && is_like(b, m))
		name = span_slice(name, name.n - glyph_common_end(name,
		    mentions_text(ms, b->label)), name.n);
	if (name.n < LEAST)
		name.n = 0;
	m->label = label_join(ms, name, words);
	return true;
}

bool
label_total_mark(const struct labelling *l)
{
	enum { TOTAL_WORDS = 9 };	/* bytes: 合计得 */
	struct mention *m = l->m;
	struct mentions *ms = &l->fs->mentions;
	struct span words, sum;

	if (ms->n < 3 || m[-1].q.kind != KIND_SCORE || m->phrase.n > TOTAL_WORDS)
		return false;
	words = span_slice(l->rd->text, m[-1].q.to, m->q.from);
	words = span_trim(span_slice(words, punct_starts(words, ','), words.n));
	sum = span_slice(words, 0, words.n - word_table_at_end(&grammar, "got", words));
	if (sum.n == 0 || sum.n == words.n ||
	    word_table_at_end(&qualifiers, "gathers", sum) != sum.n)
		return false;
	m->label = mentions_keep(ms, words);
	return true;
}

bool
label_within(const struct labelling *l)
{
	struct mention *m = l->m;
	const struct subject *s = l->s;
	struct mentions *ms = &l->fs->mentions;
	const struct mention *term = m - 1;

	if (term->q.kind != KIND_COUNT || s->phrase.p != l->rd->text.p + term->q.to ||
	    !word_table_is(&particles, "term", term->q.unit) ||
	    !word_table_starts(&grammar, "inside", s->phrase))
		return false;
	m->label = mentions_keep(ms, span_slice(l->rd->text, term->q.start,
	    term->q.to + s->phrase.n));
	return true;
}

bool
label_role_of_item(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	struct mentions *ms = &fs->mentions;

	if (!figure_is_role(fs, mentions_text(ms, m->phrase)) ||
	    word_table_is(&name_words, "staff", mentions_text(ms, m->phrase)))
		return false;
	m->label = label_join(ms, fs->block.item, mentions_text(ms, m->phrase));
	if (ms->n < 2 || m[-1].sentence != l->rd->sentence)
		fs->block.topic = m->label;	/* 本年支出48万元，增加9万元 */
	return true;
}

bool
label_by_function(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	const struct subject *s = l->s;
	struct span after = l->after;
	struct mentions *ms = &fs->mentions;
	struct pooled subject = m->phrase.n != 0 ? m->phrase : fs->block.topic;

	switch (m->function) {
	case FUNCTION_SHARE:
		m->label = share_label(fs, m, s, subject);
		return true;
	case FUNCTION_GROWTH:
	case FUNCTION_DELTA:
		label_change(fs, l->rd, m, s, after);
		return true;
	case FUNCTION_SUM:
		label_sum(fs, m, s, after);
		return true;
	case FUNCTION_PRIOR:
		label_prior(fs, m, s, after);
		return true;
	case FUNCTION_AVERAGE:
		fs->block.topic = subject;	/* 标准由每人每月650元提高到690元 */
		m->label = label_join(ms, s->cue, mentions_text(ms, subject));
		return true;
	default:
		return false;
	}
}

bool
label_mean(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	const struct subject *s = l->s;
	struct mentions *ms = &fs->mentions;
	struct pooled subject = m->phrase.n != 0 ? m->phrase : fs->block.topic;

	if (m->function != FUNCTION_OTHER || (s->last_cue & CUE_AVERAGE) == 0)
		return false;
	m->label = label_join(ms, mentions_text(ms, subject), s->cue);	/* 收入年均增长 */
	return true;
}

void
figure_follow_topic(struct figures *fs, const struct reading *rd)
{
	const struct mentions *ms = &fs->mentions;

	if ((rd->cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) != 0)
		fs->block.head = fs->block.topic;
	else if (fs->block.head.n != 0 && ms->n > 1 &&
	    ms->at[ms->n - 2].sentence != rd->sentence) {
		fs->block.topic = fs->block.head;
		fs->block.head.n = 0;
	}
}

