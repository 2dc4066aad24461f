/* figure_label_held: what a figure is called that only says what it is held against, or that
 * shares its words with others; see figure_label_parts.h. */
#include "figure/figure_label_parts.h"

#include "language/grammar.h"
#include "text/glyph.h"
#include "text/punct.h"

/* Do a and b stand in one sentence, or one cell? */
static bool
are_beside(const struct mention *a, const struct mention *b)
{
	return a->sentence == b->sentence && a->cell.row == b->cell.row;
}

static bool
joins(const struct reading *rd, size_t from, size_t to)
{
	return from <= to && figure_joins(span_slice(rd->text, from, to));
}

/* How many quantities behind m go on with its list, one of its kind each. */
static size_t
listed_behind(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	size_t n = 0, to = m->q.to;

	for (size_t i = 0; i < fs->text.n; i++) {
		const struct quantity *q = &fs->text.quantities[i];

		if (q->from < to)
			continue;
		if (q->kind != m->q.kind || !joins(rd, to, q->from))
			break;
		to = q->to;
		n++;
	}
	return n;
}

/* 门诊人次、住院人次: are they names of several things? */
static bool
names_several(struct span phrase)
{
	struct glyph g;

	for (size_t at = 0; at < phrase.n; at += g.n) {
		g = glyph_at(phrase, at);
		if (g.c == U'、' || g.c == U'和' || g.c == U'与' || g.c == U'及')
			return true;
	}
	return false;
}

/* 合格率91.3%，优秀率36.8%，分别提高2.1个和1.5个百分点: the figures before, to which 分别 gives
 * those of m's list; NULL: none. *index: which of the list m is. */
static const struct mention *
paired_row(const struct figures *fs, const struct reading *rd, const struct mention *m,
    size_t *index)
{
	const struct mention *first = m, *own;
	size_t at, n;

	while (first > fs->mentions.at && are_beside(first - 1, m) &&
	    first[-1].q.kind == m->q.kind && joins(rd, first[-1].q.to, first->q.from))
		first--;
	at = first > fs->mentions.at && are_beside(first - 1, m) ? first[-1].q.to :
	    rd->sentence_at;
	if (at >= first->q.from || !word_table_in(&qualifiers, "apart",
	    span_slice(rd->text, at, first->q.from)))
		return NULL;
	n = (size_t)(m - first) + 1 + listed_behind(fs, rd, m);
	if (n < 2 || (size_t)(first - fs->mentions.at) < n)
		return NULL;
	own = first - n;
	for (size_t i = 0; i < n; i++)
		if (!are_beside(&own[i], m) || own[i].label.n == 0 || own[i].id == 0 ||
		    own[i].function == FUNCTION_GROWTH || own[i].function == FUNCTION_DELTA ||
		    (i > 0 && joins(rd, own[i - 1].q.to, own[i].q.from)))
			return NULL;
	*index = (size_t)(m - first);
	return own;
}

/* The one of those that is m's. */
static const struct mention *
paired(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	size_t index;
	const struct mention *row = paired_row(fs, rd, m, &index);

	return row == NULL ? NULL : row + index;
}

/* 甲82万元，乙96万元，两者占比分别为46.07%和53.93%: each is of its own of those. */
static void
label_of_several(struct figures *fs, const struct reading *rd, struct mention *m)
{
	struct mentions *ms = &fs->mentions;
	const struct mention *row;
	size_t index;

	if (ms->n < 3 || m[-1].sentence != m->sentence || (m->phrase.n != 0 ?
	    !word_table_starts(&qualifiers, "several", mentions_text(ms, m->phrase)) :
	    m[-1].called.n == 0 || !figure_joins(figure_words_before(rd, m->q.from))) ||
	    (row = paired_row(fs, rd, m, &index)) == NULL)
		return;
	m->called = row[index].label;
}

/* 路灯86万元、绿化215万元，结算金额分别为84万元、214万元: the words before 分别 say what else
 * there is of each of those before, which have names of their own. */
void
label_of_row(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s)
{
	struct mentions *ms = &fs->mentions;
	const struct mention *row;
	struct span phrase;
	size_t index;

	if (m->q.kind == KIND_PERCENT) {
		label_of_several(fs, rd, m);
		return;
	}
	if (ms->n < 3 || m->function != FUNCTION_PRIMARY ||
	    (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) ||
	    m[-1].sentence != m->sentence || (m->phrase.n == 0 ?
	    !figure_joins(figure_words_before(rd, m->q.from)) :
	    !word_table_in(&qualifiers, "apart", span_slice(rd->text,
	    (size_t)(s->phrase.p + s->phrase.n - rd->text.p), m->q.from))) ||
	    (row = paired_row(fs, rd, m, &index)) == NULL)
		return;
	phrase = mentions_text(ms, m[-(ptrdiff_t)index].phrase);
	if (phrase.n == 0 || span_eq(mentions_text(ms, row[0].label),
	    mentions_text(ms, row[1].label)) || names_several(phrase))
		return;
	buf_reserve(&ms->pool, row[index].label.n + phrase.n);
	m->called = label_join(ms, mentions_text(ms, row[index].label),
	    mentions_text(ms, m[-(ptrdiff_t)index].phrase));
}

/* 比目标值高, 为目标值, 目标: no more than what m is held against? */
static bool
is_held(const struct mention *m, struct span phrase)
{
	bool percent = m->q.kind == KIND_PERCENT;

	if (percent) {
		struct span rest = word_table_behind(&grammar, "is", phrase);

		rest = word_table_behind(&qualifiers, "against", rest);
		if (word_table_is(&qualifiers, "aim", rest) ||
		    word_table_is(&qualifiers, "planned", rest))
			return true;
	}
	if (percent && word_table_is(&name_words, "points", m->q.unit) &&
	    word_table_is(&qualifiers, "differs", phrase))
		return true;		/* 收缴率96.8%，比目标值95%高1.8个百分点 */
	return ((percent && word_table_is(&name_words, "points", m->q.unit)) ||
	    word_table_ends(&qualifiers, "differs", phrase)) &&
	    (word_table_starts(&qualifiers, "against", phrase) ||
	    word_table_starts(&qualifiers, "beyond", phrase));
}

bool
label_held(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	const struct subject *s = l->s;
	struct mentions *ms = &fs->mentions;
	const struct mention *before = m - 1;
	struct span words;

	if (!is_held(m, mentions_text(ms, m->phrase)))
		return false;
	while (before > ms->at && are_beside(before, m) &&
	    is_held(before, mentions_text(ms, before->phrase)))
		before--;
	if (!are_beside(before, m) || before->label.n == 0 || before->id == 0 ||
	    m->depth != before->depth)
		return false;
	if (m->q.kind == KIND_PERCENT) {
		const struct mention *own = paired(fs, l->rd, m);

		before = own != NULL ? own : before;
	}
	words = s->full.n != 0 ? s->full : mentions_text(ms, m->phrase);
	if (word_table_is(&qualifiers, "aim", word_table_behind(&qualifiers, "against", words)))
		words = word_table_behind(&qualifiers, "against", words);
	m->label = label_join(ms, mentions_text(ms, before->label), words);
	return true;
}

bool
label_changed_pair(const struct labelling *l)
{
	struct figures *fs = l->fs;
	struct mention *m = l->m;
	struct mentions *ms = &fs->mentions;
	const struct mention *own;

	if ((m->phrase.n != 0 && !label_is_compared(fs, mentions_text(ms, m->phrase))) ||
	    (own = paired(fs, l->rd, m)) == NULL)
		return false;
	m->label = label_join(ms, mentions_text(ms, own->label), l->s->cue);
	return true;
}

bool
label_of_pair(struct figures *fs, const struct reading *rd, struct mention *m)
{
	struct mentions *ms = &fs->mentions;
	struct span label = mentions_text(ms, m[-1].label), own;
	const struct mention *pair = paired(fs, rd, m);

	if (pair == NULL || pair == ms->at)
		return false;
	own = mentions_text(ms, pair[-1].label);
	if (!span_starts(label, own))
		return false;
	m->label = label_join(ms, mentions_text(ms, pair->label),
	    span_slice(label, own.n, label.n));
	return true;
}

bool
label_goes_on(const struct labelling *l)
{
	const struct reading *rd = l->rd;
	struct mention *m = l->m;
	const struct mention *before = m - 1;

	if (before->phrase.n == 0 || !span_eq(before->q.unit, m->q.unit) ||
	    before->label.n != before->phrase.n ||
	    !word_table_starts(&grammar, "of", span_slice(rd->text, m->q.to, rd->text.n)) ||
	    !word_table_starts(&qualifiers, "joins", span_slice(rd->text, before->q.to,
	    m->q.from)))
		return false;
	m->label = m->phrase;
	return true;
}

/* Where the first = of text stands. */
static size_t
equals_sign(struct span text)
{
	struct glyph g;

	for (size_t at = 0; (g = glyph_at(text, at)).n > 0; at += g.n)
		if (g.c == '=' || g.c == 0xFF1D)
			return at;
	return NONE;
}

bool
label_of_formula(const struct labelling *l)
{
	struct figures *fs = l->fs;
	const struct reading *rd = l->rd;
	struct mention *m = l->m;
	struct subject named;
	struct glyph g;
	size_t at;

	g = glyph_before(rd->text, m->q.from);
	if (g.c != '=' && g.c != 0xFF1D)
		return false;
	at = equals_sign(span_slice(rd->text, rd->sentence_at, m->q.from));
	if (at == NONE)
		return false;
	named = subject_before(&fs->words, rd->passage, rd->sentence_at, rd->sentence_at + at,
	    false);
	if (named.phrase.n == 0)
		return false;
	m->label = mentions_keep(&fs->mentions, named.phrase);
	return true;
}

bool
label_again(const struct labelling *l)
{
	struct mention *m = l->m;
	const struct mention *before = m - 1;

	if (before->q.kind != KIND_PERCENT || before->label.n == 0 ||
	    !span_eq(before->q.unit, m->q.unit) || m->depth != before->depth ||
	    (m->function != FUNCTION_OTHER && m->function != FUNCTION_PRIMARY) ||
	    !word_table_is(&grammar, "is", figure_words_before(l->rd, m->q.from)))
		return false;
	m->label = before->label;
	return true;
}

void
label_goes_to(struct figures *fs, const struct reading *rd, struct mention *m)
{
	const struct mention *before = m - 1;
	struct span words;

	if (fs->mentions.n < 2 || before->label.n == 0 ||
	    before->q.kind != m->q.kind || !are_beside(before, m) ||
	    m->depth != before->depth || !span_eq(before->q.unit, m->q.unit) ||
	    before->q.to >= m->q.from)
		return;
	words = span_slice(rd->text, before->q.to, m->q.from);
	words = span_slice(words, punct_starts(words, ','), words.n);
	if (word_table_starts(&qualifiers, "to", words) ||
	    (word_table_starts(&qualifiers, "against", words) && !punct_in(words, ',')))
		m->label = before->label;
}

bool
label_of_span(struct figures *fs, struct mention *m)
{
	enum { LONGEST = 12 };		/* bytes of such a phrase */
	struct mentions *ms = &fs->mentions;
	struct pooled topic = fs->block.topic;
	struct span phrase = mentions_text(ms, m->phrase);
	bool moment;

	if (phrase.n == 0 || phrase.n > LONGEST)
		return false;
	moment = word_table_is(&particles, "moment", phrase);
	if (topic.n == 0 || m->q.kind == KIND_PERCENT ||
	    (!moment && !word_table_is(&particles, "span", phrase)))
		return false;
	buf_reserve(&ms->pool, topic.n + phrase.n);
	phrase = mentions_text(ms, m->phrase);
	m->phrase = !moment ? label_topic_with(fs, phrase) : label_join(ms, phrase,
	    word_table_behind(&particles, "moment", mentions_text(ms, topic)));
	return true;
}

bool
label_of_percentage(const struct labelling *l)
{
	struct mention *m = l->m;
	const struct mention *before = m - 1;
	struct span words;

	if (before->q.kind != KIND_PERCENT || before->label.n == 0 ||
	    before->function == FUNCTION_GROWTH || before->share_base)
		return false;
	words = figure_words_before(l->rd, m->q.from);
	words = span_slice(words, punct_starts(words, ','), words.n);
	if (word_table_is(&grammar, "thatis", words)) {
		m->called = before->label;	/* 付30%即180万元 is of the topic, too */
		return false;
	}
	if (!word_table_is(&grammar, "is", words))
		return false;
	m->label = before->label;
	return true;
}
