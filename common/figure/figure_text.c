/* figure_text: the quantities of one text, each with the words about it; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/date.h"
#include "language/grammar.h"
#include "sentence/reach.h"
#include "sentence/written.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

void
figure_note_blank(struct figures *fs, const struct reading *rd, const struct unfilled *blank)
{
	struct mention *m = mentions_add(&fs->mentions);

	m->q = (struct quantity){
		.start = blank->start, .end = blank->end, .from = blank->start, .to = blank->end,
		.kind = KIND_CODE, .op = OP_EQ, .unit = SPAN("-"),
	};
	m->at = rd->base + blank->start;
	m->length = blank->end - blank->start;
	m->function = FUNCTION_OTHER;
	m->year = fs->report.year;
	mentions_link(&fs->mentions, m, REL_BLANK, "", NULL);
}

/* Notes the slots up to byte hi. */
static void
pass_blanks(struct figures *fs, struct reading *rd, size_t hi)
{
	while (rd->blank.start < hi) {
		figure_note_blank(fs, rd, &rd->blank);
		if (!unfilled_next(rd->text, rd->blank.end, &rd->blank))
			rd->blank.start = NONE;
	}
}

struct span
figure_words_before(const struct reading *rd, size_t from)
{
	enum { WORDS_MAX = 60 };
	size_t lo = from - rd->done > WORDS_MAX ? from - WORDS_MAX : rd->done;

	while (lo < from && glyph_continues(rd->text.p[lo]))
		lo++;
	return span_slice(rd->text, lo, from);
}

static bool
is_pause(struct span s)
{
	return punct_starts(s, ',') != 0 || punct_starts(s, ':') != 0;
}

/* 支出860万元中，; 项目支出（860万元）中，: do the words behind a figure say that what
 * follows is part of it? */
static bool
is_amid(struct span after)
{
	static const char *const brackets[] = { "）", ")" };

	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (span_starts(after, span_of(brackets[i]))) {
			after = span_slice(after, strlen(brackets[i]), after.n);
			break;
		}
	return word_table_starts(&grammar, "amid", after) &&
	    is_pause(word_table_behind(&grammar, "amid", after));
}

/* 640万元用于道路，180万元用于…: do the words about m say what the amount before it
 * was for, and nothing of m? */
static bool
is_next_amount(const struct reading *rd, const struct mention *m, const struct subject *s)
{
	struct span words = span_slice(rd->text, rd->done, m->q.from);

	return m->q.kind == KIND_MONEY && rd->done > rd->sentence_at && s->last_cue == 0 &&
	    word_table_starts(&grammar, "purpose", words) &&
	    (punct_ends(words, ',') != 0 || span_ends(words, SPAN("、")) ||
	    punct_ends(words, ';') != 0);
}

/* 其中：用于交通1.10亿元，用于教育0.80亿元: does m go on with a list of uses? */
static bool
is_next_use(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	struct span words = span_slice(rd->text, rd->done, m->q.from);
	const struct mention *last = fs->mentions.n > 1 ? m - 1 : m;

	return last != m && !last->excused && last->cell.row == m->cell.row && last->id != 0 &&
	    last->sentence == rd->sentence && last->q.kind == m->q.kind &&
	    rd->done > rd->sentence_at && words.n > strlen("，") &&
	    word_table_starts(&grammar, "purpose", span_slice(words, strlen("，"), words.n)) &&
	    word_table_in(&grammar, "purpose", mentions_text(&fs->mentions, last->before));
}

/* 用于巩固脱贫成果安排资金19,204万元: is m what was given for the use that begins its sentence,
 * and no part of it? */
static bool
is_given_for_use(const struct reading *rd, const struct mention *m)
{
	struct span words = span_slice(rd->text, rd->sentence_at, m->q.from);
	size_t at;

	if (rd->done > rd->sentence_at || !word_table_ends(&qualifiers, "granting", words))
		return false;
	at = word_table_find(&grammar, "purpose", words);
	return at != NONE && !punct_in(span_slice(words, at, words.n), ',');
}

/* 占11.11%；: does the text break off behind this clause? */
static bool
is_unfinished(struct span rest)
{
	enum { CLAUSE_MAX = 240 };	/* bytes; long ones are not walked for each figure */

	size_t end = punct_ends(rest, ';');

	return rest.n <= CLAUSE_MAX && end != 0 && !span_has(rest, SPAN("。")) &&
	    punct_find(rest, ';') == rest.n - end;
}

/* 四级手术占比: does the phrase stand right behind an ordinal, which is part of the name?
 * 一是 and the numbers of lists are none. */
static bool
is_ranked(const struct reading *rd, struct span phrase)
{
	struct span before = span_slice(rd->text, 0, rd->done);

	return rd->listed && phrase.n != 0 && phrase.p == rd->text.p + rd->done &&
	    glyph_before(before, before.n).c >= 0x4E00 &&
	    !word_table_ends(&grammar, "first", before);
}

/* 行政运行（项），主要用于人员支出，年初预算为20万元: what it is for is over where a side of
 * the books of the item itself is named. */
static bool
is_of_item(const struct figures *fs, const struct reading *rd, const struct subject *s)
{
	return fs->block.item.n != 0 && (rd->cues & CUE_REASON) == 0 && !rd->excused &&
	    s->phrase.n != 0 && figure_is_role(fs, s->phrase);
}

/* 3374万乡村人口: a number with 万 or 亿 and no unit, before what it counts? */
static bool
is_scaled(const struct reading *rd, const struct mention *m)
{
	struct span number = span_slice(rd->text, m->q.start, m->q.to);

	return m->q.kind == KIND_BARE && m->cell.row == 0 &&
	    word_table_ends(&grammar, "scale", number);
}

/* Adds the cues of the words before m, s, to those of its clause, and says whether the clause
 * gives a reason or a use, so that its amounts are no parts of others. */
static void
read_cues(struct figures *fs, struct reading *rd, const struct mention *m, const struct subject *s)
{
	rd->cues |= s->cues & CUES_OF_CLAUSE ? figure_open_cues(fs, rd, m->q.from, s->cues) :
	    s->cues;
	if ((rd->cues & CUE_PURPOSE) != 0 &&
	    (m == fs->mentions.at || is_next_amount(rd, m, s) || is_next_use(fs, rd, m) ||
	    is_given_for_use(rd, m)))	/* 1.用于救助1,308万元: of no amount before it */
		rd->cues &= ~(unsigned)CUE_PURPOSE;
	if (fs->mentions.n > 1 && m[-1].amid && m[-1].cell.row == m->cell.row)
		rd->cues |= CUE_PARTS;
	figure_follow_topic(fs, rd);
	if ((rd->cues & (CUE_REASON | CUE_PURPOSE)) != 0 && !is_of_item(fs, rd, s))
		rd->excused = true;
}

/* 2020年比2016年增长…: the year that the words between the figure before m, the last mention, and m
 * hold something against; 0: none. */
static int
year_held(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	const struct mention *last = m;
	struct span words;
	size_t at;

	while (last > fs->mentions.at && last[-1].id == 0)
		last--;
	if (last == fs->mentions.at || last[-1].q.to > m->q.from)
		return 0;		/* nothing to be held, or in another cell */
	words = span_slice(rd->text, last[-1].q.to, m->q.from);
	at = word_table_find(&qualifiers, "against", words);
	return at == NONE ? 0 : date_year_in(span_slice(words, at, words.n));
}

/* Keeps the words of s, which say what m is. */
static void
keep_words(struct figures *fs, const struct reading *rd, struct mention *m, const struct subject *s)
{
	m->phrase = s->phrase.n != 0 && memchr(s->phrase.p, ' ', s->phrase.n) != NULL ?
	    mentions_keep_closed(&fs->mentions, s->phrase) :
	    mentions_keep(&fs->mentions, s->phrase);
	if (s->full.n > s->phrase.n)
		m->full = mentions_keep(&fs->mentions, s->full);
	m->among = s->among.n != 0 ? mentions_keep(&fs->mentions, s->among) : rd->among;
	if (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT || (s->cues & CUE_PRIOR) != 0 ||
	    (m->q.kind == KIND_SCORE && (rd->cues & CUE_PARTS) != 0))
		m->before = mentions_keep(&fs->mentions, figure_words_before(rd, m->q.from));
	m->against = (s->cues & (CUE_UP | CUE_DOWN)) != 0 ? year_held(fs, rd, m) : 0;
	m->yearago = m->q.kind == KIND_PERCENT && word_table_in(&name_words, "yearago",
	    figure_words_before(rd, m->q.from));
}

/* The year that is spoken of, or the one before it where the words say so. */
static int
year_of_words(const struct figures *fs, const struct reading *rd, const struct subject *s)
{
	if ((s->last_cue & CUE_PRIOR) != 0 && rd->year == 0 && fs->report.year != 0)
		return fs->report.year - 1;
	return rd->year != 0 ? rd->year : fs->report.year;
}

/* ，其余为县直。: do the words behind a figure, up to the end of its sentence, tell of all others
 * without a figure? */
static bool
names_others(struct span behind)
{
	size_t comma = punct_starts(behind, ',');

	return comma != 0 && span_has(behind, SPAN("。")) &&
	    word_table_starts(&qualifiers, "rest", span_slice(behind, comma, behind.n));
}

/* How m stands in its sentence, and what the words behind it, up to byte next, make of it. */
static void
note_place(const struct figures *fs, const struct reading *rd, struct mention *m, size_t next)
{
	struct span behind = span_slice(rd->text, m->q.to, next);

	m->clause = rd->clause;
	m->depth = rd->depth;
	m->listed = rd->listed;
	m->excused = rd->excused;
	m->retold = word_table_ends(&qualifiers, "retold", span_slice(rd->text, 0, m->q.from));
	m->of_period = rd->period_to != 0 && rd->period_to == rd->done &&
	    m->q.from - rd->done <= REACH_NEXT;
	m->and_others = word_table_starts(&grammar, "others", behind) || (names_others(behind) &&
	    !word_table_starts(&qualifiers, "rest", mentions_text(&fs->mentions, m->label)));
	m->holds_more = punct_starts(behind, '(') != 0 && punct_find(behind, ')') != NONE &&
	    word_table_starts(&grammar, "holding",
	    span_slice(behind, punct_starts(behind, '('), behind.n));
	m->amid = is_amid(behind);
	if (m->function == FUNCTION_PRIOR && word_table_starts(&grammar, "amidof", behind))
		m->function = FUNCTION_OTHER;	/* 上年366天中的338天 */
	m->unfinished = is_unfinished(span_slice(rd->text, m->q.to, rd->text.n));
}

/* The side of the books that an amount's name is on; 预算安排专项资金6项735万元: behind a count,
 * that of the words before both. */
static enum side
side_of(struct figures *fs, const struct mention *m)
{
	struct mentions *ms = &fs->mentions;
	enum side side = relate_side(fs->relations,
	    mentions_text(ms, m->full.n != 0 ? m->full : m->label));

	if (side == SIDE_NONE && figure_is_amount_of_count(ms, m))
		side = relate_side(fs->relations, mentions_text(ms, m[-1].before));
	return side;
}

/* 扣1分, 扣除支付不及时1分, 项目支出节约7.70万元: is m no part of what stands before it? */
static bool
is_taken(const struct figures *fs, const struct mention *m)
{
	struct span label = mentions_text(&fs->mentions, m->label);

	if (m->q.kind == KIND_SCORE)
		return word_table_ends(&qualifiers, "taken", label) ||
		    (word_table_starts(&qualifiers, "taken", label) &&
		    !word_table_ends(&grammar, "got", label));
	return m->q.kind == KIND_MONEY && word_table_ends(&qualifiers, "saves", label);
}

/* 每平方米能耗61元: so much for each, though no cue says so. */
static void
make_average(struct mention *m)
{
	m->function = FUNCTION_AVERAGE;
	if (m->q.kind == KIND_MONEY)
		m->cues |= CUE_AVERAGE;
}

/* Fills in what the words around say of the mention added last; each step needs those before
 * it.  words: what they say, for the caller. */
static void
describe(struct figures *fs, struct reading *rd, struct mention *m, size_t next,
    struct subject *words)
{
	struct subject s;
	struct span after = { "", 0 };

	m->sentence = rd->sentence;
	figure_leave_comparison(rd, m->q.from);
	if (rd->former.end != 0)
		figure_leave_former(rd, m->q.from);
	figure_return_to_year(fs, rd, m->q.from);
	figure_look_before(fs, rd, m, &s);
	figure_keep_bettering(fs, rd, m, &s);
	read_cues(fs, rd, m, &s);
	if (m->q.kind == KIND_RATIO)
		figure_take_ratio_name(rd->text, &s);
	if (figure_is_named_behind(fs, rd, m, &s) || figure_is_of_target(rd, m))
		s.phrase.n = 0;
	if (m->q.kind == KIND_COUNT || s.phrase.n == 0 || is_scaled(rd, m))
		after = figure_noun_behind(fs, rd, m, next);
	m->year = year_of_words(fs, rd, &s);
	keep_words(fs, rd, m, &s);
	m->cues = rd->cues;
	m->last_cue = s.last_cue;
	m->share_base = s.share_base;
	m->function = figure_function(fs, m, rd, &s);
	m->year = figure_year_said(fs, rd, m);
	m->which = mentions_keep(&fs->mentions, figure_which(fs, rd, m, &s));
	figure_label(fs, rd, m, &s, after);
	if (m->function == FUNCTION_PRIMARY && s.last_cue == 0 && figure_is_for_each(s.full))
		make_average(m);
	if (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT)
		m->side = side_of(fs, m);
	m->ranked = is_ranked(rd, s.phrase);
	m->taken = is_taken(fs, m);
	note_place(fs, rd, m, next);
	*words = s;
}

struct block_spot
figure_spot(const struct block *b, size_t offset)
{
	return block_locate(b, table_origin(&b->table, buf_span(&b->text), offset));
}

void
figure_finish_place(const struct reading *rd, struct mention *m)
{
	m->at = rd->base + m->q.start;
	m->length = m->q.end - m->q.start;
	m->cell.row = rd->row;
	m->cell.column = rd->column;
}

/* 35岁以下40人, 36至50岁52人: does m, a bound or a range, only say which are counted
 * right behind it? */
static bool
describes_next(const struct reading *rd, const struct mention *m, const struct quantity *next)
{
	return m->q.kind == KIND_COUNT && m->q.op != OP_EQ && next->kind == KIND_COUNT &&
	    next->op == OP_EQ && next->from >= m->q.to && next->from - m->q.to <= REACH_NEXT &&
	    places_next(&rd->passage->marks, m->q.to, next->from) >= next->from;
}

/* 占62.50；, or an account's 支出决算为3.70。: a number with decimals and no unit, where the
 * words before it and what stands beside it have one. */
static bool
lacks_unit(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	bool sided = m->cell.row == 0 && fs->block.account_end != 0 && m->phrase.n != 0 &&
	    m->label.n > fs->block.item.n &&
	    span_starts(mentions_text(&fs->mentions, m->label), fs->block.item);

	return m->cell.row == 0 && m->q.kind == KIND_BARE && m->q.op == OP_EQ && rd->depth == 0 &&
	    decimal_cmp(m->q.quantum, decimal_of(1)) < 0 &&
	    (sided || (m->last_cue & CUE_SHARE) != 0) && unfilled_unit(rd->text, m->q.to);
}

/* Where two such words may stand beside m: before a change, 比上年度减增加; behind the
 * sentence of a completion, 。决算数大小于.  False: nowhere, as nearly always. */
static bool
may_be_both(const struct reading *rd, const struct mention *m, const struct subject *s,
    size_t *from, size_t *to)
{
	enum { BEFORE = 6, BEHIND = 24 };	/* bytes */
	size_t cue = s->cue.n == 0 ? 0 : (size_t)(s->cue.p - rd->text.p);

	if (m->function == FUNCTION_DELTA) {
		*from = cue - BEFORE;
		*to = cue + s->cue.n;
		return cue >= BEFORE && word_table_ends(&particles, "turn",
		    span_slice(rd->text, cue - BEFORE, cue));
	}
	*from = m->q.to;
	*to = m->q.to + BEHIND;
	return m->q.kind == KIND_PERCENT && word_table_starts(&particles, "verdict",
	    span_slice(rd->text, m->q.to, rd->text.n));
}

/* Words of a template beside m of which one was to be struck out. */
static void
note_both(struct figures *fs, const struct reading *rd, const struct mention *m,
    const struct subject *s)
{
	struct unfilled both;
	size_t from, to;

	if (m->cell.row == 0 && may_be_both(rd, m, s, &from, &to) &&
	    unfilled_both(rd->text, from, to, &both))
		figure_note_blank(fs, rd, &both);
}

/* 3个项目执行率100%: do words without a mark join the rate m to a count? */
static bool
is_joined(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	struct span between;

	if (m->function != FUNCTION_RATE || m == fs->mentions.at || m[-1].id == 0 ||
	    m[-1].q.kind != KIND_COUNT || m[-1].q.to > m->q.from)
		return false;
	between = span_slice(rd->text, m[-1].q.to, m->q.from);
	for (const char *mark = ",:;()"; *mark != '\0'; mark++)
		if (punct_in(between, *mark))
			return false;
	return !span_has(between, SPAN("。")) &&
	    !span_has(between, SPAN("、")) &&
	    !span_has(between, SPAN("\n"));
}

/* q as a mention with all that is said of it; next is the quantity behind it or NULL. */
static void
take_figure(struct figures *fs, struct reading *rd, const struct quantity *q,
    const struct quantity *next)
{
	struct mention *m = mentions_add(&fs->mentions);
	struct subject words;

	m->q = *q;
	if (rd->money != NULL && m->q.kind == KIND_BARE &&
	    decimal_cmp(m->q.quantum, decimal_of(1)) < 0)
		quantity_apply(&m->q, rd->money);
	m->id = 1;
	figure_finish_place(rd, m);
	describe(fs, rd, m, next != NULL ? next->from : rd->text.n, &words);
	m->joined = is_joined(fs, rd, m);
	if (lacks_unit(fs, rd, m))
		mentions_link(&fs->mentions, m, REL_BLANK, "", NULL);
	if ((m->q.kind != KIND_SCORE || m->function != FUNCTION_OTHER) &&
	    (next == NULL || !describes_next(rd, m, next)))
		rd->cues = 0;
	rd->listed = false;
	rd->among = (struct pooled){ 0, 0 };
	note_both(fs, rd, m, &words);
}

/* All quantities of the text, in order; true if it has any.  They are read before anything
 * is asked about them, at best those of several blocks at a time: the code for the one and for
 * the other has no room in a processor's cache together.  Numbers too long for one are
 * remembered. */
static bool
read_quantities(struct figures *fs, struct reading *rd)
{
	const struct block_quantities *read = &fs->block.given->quantities;
	struct figures_text *text = &fs->text;

	if (read->read && rd->row == 0 && rd->from == 0) {
		rd->overflow = read->overflow;
		text->quantities = read->at;
		text->n = read->n;
	} else {
		text->own.n = 0;
		rd->overflow = quantity_list_read(&text->own, rd->text, rd->from);
		text->quantities = text->own.at;
		text->n = text->own.n;
	}
	return text->n != 0;
}

/* The quantity q, with what stands between it and the one before. */
static void
take_quantity(struct figures *fs, struct reading *rd, const struct quantity *q,
    const struct quantity *next)
{
	figure_pass_marks(fs, rd, rd->done, q->from);
	pass_blanks(fs, rd, q->from);
	if (q->kind >= KIND_DATE)
		figure_pass_other(fs, rd, q);
	else
		take_figure(fs, rd, q, next);
	figure_pass_marks(fs, rd, q->from, q->start);
	rd->done = q->to;
}

void
figure_read_text(struct figures *fs, struct reading *rd)
{
	fs->text.written = false;
	if (rd->row != 0 || !unfilled_next(rd->text, 0, &rd->blank))
		rd->blank.start = NONE;
	if (read_quantities(fs, rd)) {
		fs->text.written = fs->text.n > 1 && (rd->row == 0 || punct_in(rd->text, ',')) &&
		    written_may(rd->text);
		if (fs->text.written)
			figure_read_written(fs, rd->text);
		subject_passage(&fs->words, &fs->text.passage, rd->text);
		rd->passage = &fs->text.passage;
	}
	for (size_t i = 0; i < fs->text.n; i++)
		take_quantity(fs, rd, &fs->text.quantities[i],
		    i + 1 < fs->text.n ? &fs->text.quantities[i + 1] : NULL);
	pass_blanks(fs, rd, rd->text.n);
	if (rd->overflow)
		diag_message(fs->block.diag, DIAG_WARNING, (struct place){
		    fs->block.given->document, figure_spot(fs->block.given, rd->base).line, 0 },
		    "a number of more than 38 digits is not a figure");
}

