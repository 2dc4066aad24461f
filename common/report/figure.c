/* figure: figure records of a report's blocks; see figure.h. */
#include "report/figure.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/blank.h"
#include "report/cell.h"
#include "report/qualifier.h"
#include "report/relate.h"
#include "report/relate_average.h"
#include "report/relate_balance.h"
#include "report/relate_compare.h"
#include "report/relate_columns.h"
#include "report/date.h"
#include "report/relate_capital.h"
#include "report/relate_each.h"
#include "report/relate_items.h"
#include "report/relate_marks.h"
#include "report/relate_names.h"
#include "report/relate_ratio.h"
#include "report/relate_score.h"
#include "report/relate_stage.h"
#include "report/relate_table.h"
#include "report/relate_unsaid.h"
#include "report/relate_whole.h"
#include "report/remains.h"
#include "report/subject.h"
#include "text/glyph.h"

extern const struct data_table data_stale, data_rates;

enum { YEAR_FIRST = 1990, YEAR_LAST = 2099 };

/* Cues that hold up to the end of their clause only. */
enum { CUES_OF_CLAUSE = CUE_SOME | CUE_REASON | CUE_PURPOSE };

struct figures {
	struct figures_options options;
	struct subject_words words;
	struct relate_words relations;
	struct table_relations table;
	struct column_relations columns;
	struct grid grid;
	struct mentions mentions;
	struct recall recall;
	struct items items;
	struct remains remains;
	struct grades grades;
	struct passage passage;	/* the text that is being read */
	struct figure *out;
	size_t cap;
	size_t next_id;
	int year;		/* fiscal year of the report; 0: not known yet */
	int year_rank;		/* how sure: 1 any year, 2 …年度, 3 the title */
	struct buf heading;	/* title of the section */
	struct span item;	/* run-in title of this paragraph; may be empty */
	const struct block *block;
	struct pooled topic;	/* what the paragraph speaks of, in the pool */
	struct pooled head;	/* the topic that a list breaks down */
	struct diag *diag;
};

/* A place in a text that is being read. */
struct reading {
	struct span text;
	const struct passage *passage;	/* text, once it has a quantity */
	size_t base;		/* offset of text in the block's text */
	size_t row, column;
	size_t from;		/* where reading begins: behind a heading's bare number */
	size_t done;		/* end of the last quantity of any kind */
	unsigned cues;		/* cues passed since the last figure */
	size_t sentence, clause;
	size_t sentence_at;	/* where the sentence begins */
	int depth;
	int year;		/* year named last in this sentence */
	int own_year;		/* the one before 与2020年相比，; year goes back to it */
	size_t compared;	/* where such a year ends; SIZE_MAX: none */
	bool listed, excused, after_prior_year;
	struct blank blank;	/* the next slot left empty; start SIZE_MAX: none */
	struct pooled among;
};

struct figures *
figures_open(const struct figures_options *options)
{
	struct figures *fs = mem_zeroed(1, sizeof *fs);

	fs->options = *options;
	subject_open(&fs->words);
	relate_open(&fs->relations);
	table_relations_open(&fs->table);
	grades_open(&fs->grades);
	grid_open(&fs->grid);
	mentions_init(&fs->mentions);
	recall_reset(&fs->recall);
	return fs;
}

void
figures_close(struct figures *fs)
{
	if (fs == NULL)
		return;
	subject_close(&fs->words);
	relate_close(&fs->relations);
	table_relations_close(&fs->table);
	grades_close(&fs->grades);
	column_relations_close(&fs->columns);
	grid_close(&fs->grid);
	mentions_release(&fs->mentions);
	passage_release(&fs->passage);
	buf_release(&fs->heading);
	free(fs->out);
	free(fs);
}

/* The year that a date begins with: four digits; 0 if none. */
static int
year_of(struct span text, const struct quantity *q)
{
	int year = 0, digit;
	size_t at = q->start, n;

	if (q->kind != KIND_DATE)
		return 0;
	for (int i = 0; i < 4; i++, at += n) {
		if (at >= q->end || (digit = date_digit(text, at, &n)) < 0)
			return 0;
		year = year * 10 + digit;
	}
	return year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

static void
end_sentence(struct reading *rd, size_t at)
{
	rd->sentence_at = at;
	rd->cues = 0;
	rd->sentence++;
	rd->clause++;
	rd->excused = false;
	rd->year = 0;
	rd->compared = SIZE_MAX;
}

/* Digits with the mark of a list number: 2. 2、 2） and not 30万元用于…. */
static bool
is_list_number(struct span text, size_t at)
{
	struct glyph g = glyph_at(text, at);

	if (g.c < '1' || g.c > '9')
		return false;
	while (g.c >= '0' && g.c <= '9')
		g = glyph_at(text, at += g.n);
	return g.c == 0x3001 || g.c == 0xFF09 || g.c == ')' || g.c == 0xFF0E ||	/* 、 ） ． */
	    (g.c == '.' && glyph_at(text, at + 1).c > '9');
}

/* Does 二是 or （2） stand at byte at: one more of what was begun before? */
static bool
goes_on(struct span text, size_t at)
{
	static const char digits[] = "二三四五六七八九十";
	struct glyph g = glyph_at(text, at);

	if (g.c == 0xFF08 || g.c == '(' || g.c == 0x5176)	/* （ 其二 */
		g = glyph_at(text, at += g.n);
	if (is_list_number(text, at) || (g.c >= 0x2461 && g.c <= 0x2473))
		return true;
	for (size_t i = 0; g.n == 3 && i < sizeof digits - 1; i += 3)
		if (memcmp(text.p + at, digits + i, 3) == 0)
			return true;
	return false;
}

/* A slot that nobody filled in: no figure, but a matter for jxcheck. */
static void
note_blank(struct figures *fs, const struct reading *rd, const struct blank *blank)
{
	struct mention *m = mentions_add(&fs->mentions);

	m->q = (struct quantity){
		.start = blank->start, .end = blank->end, .from = blank->start, .to = blank->end,
		.kind = KIND_CODE, .op = OP_EQ, .unit = SPAN("-"),
	};
	m->at = rd->base + blank->start;
	m->length = blank->end - blank->start;
	m->header = SIZE_MAX;
	m->function = FUNCTION_OTHER;
	m->year = fs->year;
	mentions_link(&fs->mentions, m, "blank", "", NULL);
}

/* Notes the slots up to byte hi. */
static void
pass_blanks(struct figures *fs, struct reading *rd, size_t hi)
{
	while (rd->blank.start < hi) {
		note_blank(fs, rd, &rd->blank);
		if (!blank_next(rd->text, rd->blank.end, &rd->blank))
			rd->blank.start = SIZE_MAX;
	}
}

/* Notes the punctuation between lo, where the first mark may be, and hi: sentences,
 * clauses, brackets. */
static void
note_marks(struct figures *fs, struct reading *rd, size_t lo, size_t hi)
{
	struct blank choice;

	for (; lo < hi; lo = places_next(&rd->passage->marks, lo, hi)) {
		struct glyph g = glyph_at(rd->text, lo);

		lo += g.n;
		switch (g.c) {
		case 0x3002: case 0xFF01: case 0xFF1F:	/* 。 ！ ？ */
			end_sentence(rd, lo);
			break;
		case 0xFF1B: case ';':			/* ； */
			rd->clause++;
			if ((rd->excused || rd->cues != 0) && !goes_on(rd->text, lo)) {
				rd->excused = false;
				rd->cues &= ~(unsigned)CUES_OF_CLAUSE;
			}
			break;
		case 0xFF08: case '(':			/* （ */
			rd->depth++;
			if (rd->row == 0 && blank_choice(rd->text, lo - g.n, &choice))
				note_blank(fs, rd, &choice);
			break;
		case 0xFF09: case ')':			/* ） */
			rd->depth -= rd->depth > 0;
			break;
		default:
			break;
		}
	}
}

/* The same; often there is none. */
static inline void
pass_marks(struct figures *fs, struct reading *rd, size_t lo, size_t hi)
{
	if ((lo = places_next(&rd->passage->marks, lo, hi)) < hi)
		note_marks(fs, rd, lo, hi);
}

static bool
is_rate_phrase(const struct figures *fs, struct span phrase)
{
	struct span prefix;

	return relate_rate_name(&fs->relations, phrase, &prefix) != SIZE_MAX;
}

/* 满分20分, or the first figure of 20分得18.5分: what could be got, no mark. */
static bool
is_full_mark(const struct reading *rd, const struct mention *m, struct span phrase)
{
	if (qualifier_ends("full", phrase))
		return true;
	for (size_t at = m->q.to; at < rd->text.n; at += glyph_at(rd->text, at).n)
		if (glyph_at(rd->text, at).c == 0x5F97)		/* 得, not 得分率 */
			return !span_starts(span_slice(rd->text, at, rd->text.n), SPAN("得分率"));
		else if (glyph_at(rd->text, at).c != 0xFF0C && glyph_at(rd->text, at).c != 0xFF09)
			break;
	return false;
}

/* Do the words between a base and a percentage of it end as such words do? */
static bool
ends_as_base(struct span words)
{
	static const char *const ends[] = { "的", "的比例为", "的比重为", "的比例达", "的比例是",
	    "的比重达", "的比例达到", "的比例", "的比重" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (span_ends(words, span_of(ends[i])))
			return true;
	return false;
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
	    (before->q.kind != KIND_MONEY && before->q.kind != KIND_COUNT) ||
	    !ends_as_base(span_slice(rd->text, at, m->q.from)))
		return false;
	/* 占全县98个村（社区）的87.67%: the base's noun may stand between. */
	return span_starts(span_slice(rd->text, at, m->q.from), SPAN("的")) || (before->function == FUNCTION_BASE &&
	    span_find(span_slice(rd->text, at, m->q.from), SPAN("，")) == SIZE_MAX);
}

static bool
is_before_year(const struct figures *fs, const struct mention *m)
{
	return fs->year != 0 && m->year != 0 && m->year < fs->year;
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
		return FUNCTION_SHARE;
	if ((s->last_cue & (CUE_UP | CUE_DOWN)) != 0)
		return span_eq(m->q.unit, SPAN("百分点")) ? FUNCTION_DELTA : FUNCTION_GROWTH;
	if (is_before_year(fs, m))
		return FUNCTION_PRIOR;
	return is_rate_phrase(fs, s->full) ? FUNCTION_RATE : FUNCTION_OTHER;
}

/* What the figure does in its sentence. */
static enum function
function_of(struct figures *fs, const struct mention *m,
    const struct reading *rd, const struct subject *s)
{
	unsigned last = s->last_cue;

	if (m->q.kind == KIND_PERCENT)
		return percent_function(fs, m, rd, s);
	if (m->q.kind == KIND_SCORE && (m->q.op != OP_EQ || is_full_mark(rd, m, s->phrase)))
		return FUNCTION_OTHER;
	if (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT && m->q.kind != KIND_SCORE)
		return FUNCTION_OTHER;
	if ((last & (CUE_UP | CUE_DOWN)) != 0)
		return FUNCTION_DELTA;
	if ((last & CUE_PRIOR) != 0 || is_before_year(fs, m) || qualifier_starts("prior", s->phrase))
		return FUNCTION_PRIOR;
	if ((last & CUE_SAME) != 0)
		return FUNCTION_SAME;
	if ((last & CUE_AVERAGE) != 0)
		return FUNCTION_AVERAGE;
	if ((last & CUE_SUM) != 0)	/* 其中：本年收入合计80万元 is a part */
		return (s->cues & (CUE_PARTS | CUE_WHOLE)) != 0 ? FUNCTION_PRIMARY : FUNCTION_SUM;
	if (s->share_base)
		return FUNCTION_BASE;
	return FUNCTION_PRIMARY;
}

/* Is phrase no more than 预算, 实际支出, 执行率: a side of something that is
 * named elsewhere? */
static bool
is_role(const struct figures *fs, struct span phrase)
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
	if (!is_role(fs, phrase))
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

/* The label of a figure whose own phrase says only how it changed: the topic
 * of the sentence with the change. */
static void
label_mention(struct figures *fs, struct mention *m, const struct subject *s,
    struct span after)
{
	struct mentions *ms = &fs->mentions;
	struct span none = { "", 0 };
	struct pooled subject = m->phrase.n != 0 ? m->phrase : fs->topic;

	/* Spans into the pool do not survive its growth. */
	buf_reserve(&ms->pool, subject.n + fs->topic.n + after.n + s->phrase.n + s->full.n + 64);
	if (fs->topic.n != 0 && m->phrase.n != 0 &&
	    (m->function == FUNCTION_GROWTH || m->function == FUNCTION_DELTA) &&
	    is_compared(fs, mentions_text(ms, m->phrase)))
		subject = fs->topic;
	if (is_completion(fs, m, s)) {
		m->label = join(ms, mentions_text(ms, fs->topic), s->full.n != 0 ? s->full : s->phrase);
		return;
	}
	switch (m->function) {
	case FUNCTION_SHARE:
		m->label = s->share_base && m->phrase.n != 0 && fs->topic.n != 0 ?
		    join(ms, mentions_text(ms, fs->topic), SPAN("占")) : subject;
		if (s->share_base && m->phrase.n != 0 && fs->topic.n != 0) {
			buf_add_span(&ms->pool, (struct span){ s->phrase.p, s->phrase.n });
			m->label.n += s->phrase.n;
		}
		return;
	case FUNCTION_GROWTH:
	case FUNCTION_DELTA:
		m->label = join(ms, mentions_text(ms, subject), s->cue);
		return;
	case FUNCTION_SUM:
		m->label = join(ms, mentions_text(ms, m->phrase), s->cue);
		return;
	case FUNCTION_PRIOR:
		fs->topic = subject;
		m->label = (s->last_cue & CUE_PRIOR) != 0 && s->cue.n > 3 ?
		    join(ms, SPAN("上年"), mentions_text(ms, subject)) : subject;
		return;
	case FUNCTION_AVERAGE:
		m->label = join(ms, s->cue, mentions_text(ms, subject));
		return;
	default:
		break;
	}
	if (fs->item.n != 0 && m->phrase.n != 0 && is_role(fs, mentions_text(ms, m->phrase))) {
		buf_reserve(&ms->pool, fs->item.n + m->phrase.n);
		m->label = join(ms, fs->item, mentions_text(ms, m->phrase));
		return;
	}
	if (after.n != 0 && (m->q.kind == KIND_COUNT || m->phrase.n == 0))
		m->label = join(ms, after, none);
	else
		m->label = subject;
	if (m->label.n != 0 && (m->phrase.n != 0 || after.n != 0) &&
	    m->function != FUNCTION_BASE && (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT) &&
	    (fs->topic.n == 0 || m->phrase.n == 0 ||
	    !is_yardstick(fs, mentions_text(ms, m->phrase))))
		fs->topic = m->label;
}

/* A list breaks down the topic before it; the sentence after the list speaks
 * of that topic again. */
static void
follow_topic(struct figures *fs, const struct reading *rd)
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

/* Where the words about the next figure begin: behind the last quantity and
 * the last end of a sentence. */
static size_t
words_start(const struct reading *rd)
{
	return rd->done > rd->sentence_at ? rd->done : rd->sentence_at;
}

/* The last words between the quantity before and byte from. */
static struct span
words_before(const struct reading *rd, size_t from)
{
	enum { WORDS_MAX = 60 };
	size_t lo = from - rd->done > WORDS_MAX ? from - WORDS_MAX : rd->done;

	while (lo < from && glyph_continues(rd->text.p[lo]))
		lo++;
	return span_slice(rd->text, lo, from);
}

/* 主要是车辆增加；, 原因是压缩开支；: what is listed or given as a reason ends
 * with its clause, no figure in it, unless 二是 goes on with it. */
static unsigned
without_closed_list(const struct figures *fs, const struct reading *rd, size_t from,
    unsigned cues)
{
	const unsigned clause = CUES_OF_CLAUSE;
	size_t start = words_start(rd), at = from;
	struct span named;

	if ((cues & clause) == 0)
		return cues;
	while (at > start && rd->text.p[at - 1] != ';' &&
	    (at < start + 3 || memcmp(rd->text.p + at - 3, "；", 3) != 0))
		at--;
	if (at > start && !goes_on(rd->text, at))
		cues = (cues & ~clause) |
		    (subject_cues(&fs->words, rd->passage, at, from, &named) & clause);
	return cues;
}

/* Behind the clause that compares with another year. */
static void
leave_comparison(struct reading *rd, size_t from)
{
	struct span words;

	if (rd->compared == SIZE_MAX)
		return;
	words = span_slice(rd->text, rd->compared, from);
	if (rd->compared > from || (span_find(words, SPAN("，")) == SIZE_MAX &&
	    span_find(words, SPAN("；")) == SIZE_MAX && span_find(words, SPAN(",")) == SIZE_MAX)) {
		rd->compared = rd->compared > from ? rd->compared : from;
		return;
	}
	rd->year = rd->own_year;
	rd->compared = SIZE_MAX;
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
	return span_starts(after, SPAN("中，")) || span_starts(after, SPAN("中："));
}

/* 640万元用于道路，180万元用于…: do the words about m say what the amount before it
 * was for, and nothing of m? */
static bool
is_next_amount(const struct reading *rd, const struct mention *m, const struct subject *s)
{
	struct span words = span_slice(rd->text, rd->done, m->q.from);

	return m->q.kind == KIND_MONEY && rd->done > rd->sentence_at && s->last_cue == 0 &&
	    span_starts(words, SPAN("用于")) &&
	    (span_ends(words, SPAN("，")) || span_ends(words, SPAN("、")) || span_ends(words, SPAN("；")));
}

/* 占11.11%；: does the text break off behind this clause? */
static bool
is_unfinished(struct span rest)
{
	return span_ends(rest, SPAN("；")) && span_find(rest, SPAN("。")) == SIZE_MAX &&
	    span_find(rest, SPAN("；")) == rest.n - strlen("；");
}

/* Fills in what the words around say of the mention added last. */
static void
describe(struct figures *fs, struct reading *rd, struct mention *m, size_t next)
{
	struct subject s;
	struct span after = { "", 0 };

	leave_comparison(rd, m->q.from);
	subject_before(&fs->words, rd->passage, words_start(rd), m->q.from,
	    m->q.kind == KIND_COUNT, &s);
	rd->cues |= without_closed_list(fs, rd, m->q.from, s.cues);
	if (is_next_amount(rd, m, &s))
		rd->cues &= ~(unsigned)CUE_PURPOSE;
	if (fs->mentions.n > 1 && m[-1].amid && m[-1].row == m->row)
		rd->cues |= CUE_PARTS;
	follow_topic(fs, rd);
	if ((rd->cues & (CUE_REASON | CUE_PURPOSE)) != 0)
		rd->excused = true;
	if (m->q.kind == KIND_COUNT || s.phrase.n == 0)
		after = subject_after(&fs->words, rd->text, m->q.to, next);
	m->year = rd->year != 0 ? rd->year : fs->year;
	if ((s.last_cue & CUE_PRIOR) != 0 && rd->year == 0 && fs->year != 0)
		m->year = fs->year - 1;
	m->phrase = mentions_keep(&fs->mentions, s.phrase);
	if (s.full.n > s.phrase.n)
		m->full = mentions_keep(&fs->mentions, s.full);
	m->among = s.among.n != 0 ? mentions_keep(&fs->mentions, s.among) : rd->among;
	if (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT)
		m->before = mentions_keep(&fs->mentions, words_before(rd, m->q.from));
	m->cues = rd->cues;
	m->last_cue = s.last_cue;
	m->share_base = s.share_base;
	m->function = function_of(fs, m, rd, &s);
	label_mention(fs, m, &s, after);
	if (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT)
		m->side = relate_side(&fs->relations, mentions_text(&fs->mentions,
		    m->full.n != 0 ? m->full : m->label));
	m->sentence = rd->sentence;
	m->clause = rd->clause;
	m->depth = rd->depth;
	m->listed = rd->listed;
	m->excused = rd->excused;
	m->and_others = span_starts(span_slice(rd->text, m->q.to, next), SPAN("等"));
	m->amid = is_amid(span_slice(rd->text, m->q.to, next));
	if (m->function == FUNCTION_PRIOR && span_starts(span_slice(rd->text, m->q.to, next), SPAN("中的")))
		m->function = FUNCTION_OTHER;	/* 上年366天中的338天 */
	m->unfinished = is_unfinished(span_slice(rd->text, m->q.to, rd->text.n));
}

/* Is this date a year that the report cannot mean here? */
static bool
is_stale(const struct figures *fs, const struct reading *rd,
    const struct quantity *q)
{
	struct span before = span_slice(rd->text, 0, q->from);
	struct span after = span_slice(rd->text, q->to, rd->text.n);
	int year = year_of(rd->text, q);

	if (fs->year == 0 || year == 0 || year == fs->year)
		return false;
	if (span_ends(before, SPAN(" ")))	/* PDF parts Chinese and digits */
		before.n--;
	if (span_starts(after, SPAN(" ")))
		after = span_slice(after, 1, after.n);
	for (size_t r = 0; r < data_stale.rows; r++) {
		struct span b = span_of(DATA_CELL(&data_stale, r, 0));
		struct span a = span_of(DATA_CELL(&data_stale, r, 1));
		struct span w = span_of(DATA_CELL(&data_stale, r, 2));

		if (span_ends(before, b) && span_starts(after, a) &&
		    span_find(rd->text, w) != SIZE_MAX &&
		    (b.n == 0 || span_find(span_slice(rd->text, q->from, q->to),
		    SPAN("月")) != SIZE_MAX))
			return year < fs->year || b.n != 0;
	}
	return false;
}

/* Where the byte at an offset stands (table.h). */
static struct block_spot
place_of(const struct block *b, size_t offset)
{
	return block_locate(b, table_origin(&b->table, buf_span(&b->text), offset));
}

static void
finish_place(const struct reading *rd, struct mention *m)
{
	m->at = rd->base + m->q.start;
	m->length = m->q.end - m->q.start;
	m->row = rd->row;
	m->column = rd->column;
	m->header = SIZE_MAX;
}

/* The fiscal year of a report: that of its title, else the first …年度, else
 * the first year there is. */
static void
learn_year(struct figures *fs, const struct reading *rd,
    const struct quantity *q, int year)
{
	int rank = fs->block->place.role == ROLE_TITLE ? 3 :
	    span_find(span_slice(rd->text, q->start, q->to + 3), SPAN("年度")) != SIZE_MAX ? 2 : 1;

	if (rd->row != 0 || rank <= fs->year_rank)
		return;
	fs->year = year;
	fs->year_rank = rank;
}

/* 与2020年预算持平，其中：: a year that only the clause it stands in is about. */
static bool
is_compared_with(const struct reading *rd, const struct quantity *q)
{
	return qualifier_ends("against", span_slice(rd->text, rd->sentence_at, q->from));
}

/* A date, ordinal or code: no figure, but it may name the year. */
static void
pass_other(struct figures *fs, struct reading *rd, const struct quantity *q)
{
	int year = year_of(rd->text, q);
	bool stale = is_stale(fs, rd, q);
	bool nodate = q->kind == KIND_DATE &&
	    !date_is_possible(span_slice(rd->text, q->start, q->end));
	struct span named;

	rd->cues |= subject_cues(&fs->words, rd->passage, words_start(rd), q->from, &named);
	if (named.n != 0)
		rd->among = mentions_keep(&fs->mentions, named);
	if (year != 0) {
		if (is_compared_with(rd, q)) {
			if (rd->compared == SIZE_MAX)
				rd->own_year = rd->year;
			rd->compared = q->to;
		} else
			rd->compared = SIZE_MAX;
		rd->year = year;
		learn_year(fs, rd, q, year);
	}
	rd->listed = q->kind == KIND_ORDINAL;
	if (stale || nodate || fs->options.all) {
		struct mention *m = mentions_add(&fs->mentions);

		m->q = *q;
		finish_place(rd, m);
		m->function = FUNCTION_OTHER;
		m->year = year;
		if (stale)
			mentions_link(&fs->mentions, m, "stale", "", NULL);
		else if (nodate)
			mentions_link(&fs->mentions, m, "nodate", "", NULL);
	}
}

/* 35岁以下40人, 36至50岁52人: does m, a bound or a range, only say which are counted
 * right behind it? */
static bool
describes_next(const struct reading *rd, const struct mention *m, const struct quantity *next)
{
	enum { NEAR = 6 };	/* bytes: two ideographs */

	return m->q.kind == KIND_COUNT && m->q.op != OP_EQ && next->kind == KIND_COUNT &&
	    next->op == OP_EQ && next->from >= m->q.to && next->from - m->q.to <= NEAR &&
	    places_next(&rd->passage->marks, m->q.to, next->from) >= next->from;
}

/* All quantities of one text: a paragraph or a cell. */
static void
read_text(struct figures *fs, struct reading *rd)
{
	struct quantity two[2], *q = &two[0], *next = &two[1], *last;
	bool overflow = false, more;

	more = quantity_next(rd->text, rd->from, q, &overflow);
	if (rd->row != 0 || !blank_next(rd->text, 0, &rd->blank))
		rd->blank.start = SIZE_MAX;
	if (more) {
		subject_passage(&fs->words, &fs->passage, rd->text);
		rd->passage = &fs->passage;
	}
	while (more) {
		bool follows = quantity_next(rd->text, q->to, next, &overflow);

		pass_marks(fs, rd, rd->done, q->from);
		pass_blanks(fs, rd, q->from);
		if (q->kind >= KIND_DATE)
			pass_other(fs, rd, q);
		else {
			struct mention *m = mentions_add(&fs->mentions);

			m->q = *q;
			m->id = 1;
			finish_place(rd, m);
			describe(fs, rd, m, follows ? next->from : rd->text.n);
			if ((m->q.kind != KIND_SCORE || m->function != FUNCTION_OTHER) &&
			    !(follows && describes_next(rd, m, next)))
				rd->cues = 0;
			rd->listed = false;
			rd->among = (struct pooled){ 0, 0 };
		}
		pass_marks(fs, rd, q->from, q->start);
		rd->done = q->to;
		last = q;
		q = next;
		next = last;
		more = follows;
	}
	pass_blanks(fs, rd, rd->text.n);
	if (overflow)
		diag_message(fs->diag, DIAG_WARNING, (struct place){
		    fs->block->document, place_of(fs->block, rd->base).line, 0 },
		    "a number of more than 38 digits is not a figure");
}

/* Numbers the mentions from first on. */
static void
number(struct figures *fs, size_t first)
{
	const struct mention *before = NULL;

	for (size_t i = first; i < fs->mentions.n; i++) {
		struct mention *m = &fs->mentions.at[i];

		if (m->id == 0)
			continue;
		m->id = ++fs->next_id;
		m->dimension = before != NULL && before->q.kind == m->q.kind &&
		    span_eq(before->q.unit, m->q.unit) ? before->dimension :
		    relate_dimension(&fs->relations, &m->q);
		before = m;
	}
}

/* How the figures of a paragraph belong together. */
static void
relate_figures(struct figures *fs, struct span text)
{
	relate_lists(&fs->relations, &fs->mentions, buf_span(&fs->heading), &fs->recall);
	relate_twins(&fs->relations, &fs->mentions);
	for (size_t i = 0; i < fs->mentions.n; i++)
		relate_mention(&fs->relations, &fs->mentions, i, &fs->recall);
	relate_averages(&fs->relations, &fs->mentions);
	relate_balances(&fs->relations, &fs->mentions);
	relate_ratios(&fs->mentions);
	relate_comparisons(&fs->relations, &fs->mentions, text);
	relate_wholes(&fs->relations, &fs->mentions);
	relate_names(&fs->relations, &fs->mentions, text);
	relate_scores(&fs->grades, &fs->mentions, text);
	relate_marks(&fs->mentions);
	relate_capitals(&fs->mentions, text);
	relate_unsaid(&fs->relations, &fs->mentions, text, &fs->recall);
	relate_stages(&fs->relations, &fs->mentions, 0);
}

/* Where the words of a heading begin whose number stands without a mark: 1 项目概况. */
static size_t
behind_bare_number(const struct block *b)
{
	struct span label = buf_span(&b->place.label), text = buf_span(&b->text);
	size_t at = b->place.role == ROLE_HEADING && label.n > 0 &&
	    (unsigned char)(label.p[label.n - 1] - '0') <= 9 ? span_find(text, label) : SIZE_MAX;

	return at == SIZE_MAX ? 0 : at + label.n;
}

/* The year of a report is the first that its title or text names. */
static void
read_paragraph(struct figures *fs, const struct block *b)
{
	struct reading rd = { .text = buf_span(&b->text), .compared = SIZE_MAX,
		.from = behind_bare_number(b) };
	bool scrap;

	fs->item = (struct span){ "", 0 };
	if (b->place.role == ROLE_HEADING) {
		buf_reset(&fs->heading);
		buf_add_span(&fs->heading, buf_span(&b->place.title));
		if (b->place.body < b->text.n)
			fs->item = buf_span(&b->place.title);
	}
	if (b->place.level == 0)
		remains_reset(&fs->remains);
	scrap = remains_read(&fs->remains, rd.text);
	read_text(fs, &rd);
	scrap = scrap && remains_settle(&fs->remains, rd.text, &fs->mentions);
	number(fs, 0);
	if (scrap)
		return;
	if (fs->mentions.n != 0)
		relate_figures(fs, rd.text);
	items_paragraph(&fs->relations, &fs->items, rd.text, &fs->mentions,
	    b->place.role == ROLE_HEADING ? b->place.level : -1, &fs->recall);
	fs->recall.opened = span_ends(rd.text, SPAN("：")) || span_ends(rd.text, SPAN(":"));
}

/* A cell with running text; bare amounts in it take the table's unit. */
static void
read_cell(void *context, struct span text, size_t row, size_t column)
{
	struct figures *fs = context;
	const struct block *b = fs->block;
	struct reading rd = { .text = text, .row = row, .column = column,
	    .compared = SIZE_MAX };
	size_t first = fs->mentions.n;

	rd.base = table_offset(&b->table, buf_span(&b->text), text.p);
	read_text(fs, &rd);
	for (size_t i = first; i < fs->mentions.n; i++) {
		struct mention *m = &fs->mentions.at[i];

		m->header = fs->grid.rows[row - 1].header;
		m->under = column - 1;
		if (m->q.kind == KIND_BARE && fs->grid.has_unit &&
		    fs->grid.unit.kind == KIND_MONEY)
			quantity_apply(&m->q, &fs->grid.unit);
	}
}

static void
read_table(struct figures *fs, const struct block *b)
{
	fs->topic = (struct pooled){ 0, 0 };
	fs->item = (struct span){ "", 0 };
	fs->remains.run = 0;
	grid_read(&fs->grid, &fs->relations, b, fs->year, &fs->mentions, read_cell, fs);
	number(fs, 0);
	relate_stages(&fs->relations, &fs->mentions, 0);
	for (size_t h = 0; h < fs->grid.halves && !b->table.loose; h++) {
		grid_take_half(&fs->grid, h);
		relate_table(&fs->table, &fs->relations, &fs->grid, &fs->mentions);
		relate_columns(&fs->columns, &fs->relations, &fs->grid, &fs->mentions);
		relate_grade_column(&fs->grades, &fs->grid, &fs->mentions);
	}
}

/* rel and of: the links joined by commas. */
static void
join_links(struct mentions *ms, const struct mention *m, struct pooled *rel,
    struct pooled *of)
{
	*rel = (struct pooled){ ms->pool.n, 0 };
	for (size_t i = 0; i < m->nlinks; i++) {
		if (i != 0)
			buf_add_char(&ms->pool, ',');
		buf_add_str(&ms->pool, m->links[i].rel);
	}
	rel->n = ms->pool.n - rel->at;
	*of = (struct pooled){ ms->pool.n, 0 };
	for (size_t i = 0; i < m->nlinks; i++) {
		buf_reserve(&ms->pool, m->links[i].of.n + 1);
		if (i != 0)
			buf_add_char(&ms->pool, ',');
		buf_add_span(&ms->pool, mentions_text(ms, m->links[i].of));
	}
	of->n = ms->pool.n - of->at;
}

static void
fill(const struct figures *fs, const struct mention *m, struct figure *f)
{
	const struct block *b = fs->block;
	struct block_spot spot = place_of(b, m->at);

	*f = (struct figure){
		.id = m->id, .line = spot.line, .col = spot.col,
		.table = m->row != 0 ? b->table.number : 0,
		.row = m->row, .column = m->column,
		.section = buf_span(&b->place.section),
		.raw = table_bytes(&b->table, buf_span(&b->text), m->at, m->length),
		.unit = m->q.unit, .year = m->year, .kind = m->q.kind,
		.op = m->q.op, .lean = m->q.lean, .value = m->q.value,
		.high = m->q.high, .quantum = m->q.quantum,
	};
}

/* Turns the mentions into records; the pool no longer moves after this. */
static size_t
publish(struct figures *fs)
{
	struct mentions *ms = &fs->mentions;

	while (fs->cap < ms->n)
		fs->out = mem_grow(fs->out, fs->cap, &fs->cap, sizeof *fs->out);
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];

		if (m->nlinks > 1)
			join_links(ms, m, &m->phrase, &m->among);
		else if (m->nlinks == 1) {
			m->phrase = mentions_keep(ms, span_of(m->links[0].rel));
			m->among = m->links[0].of;
		}
	}
	for (size_t i = 0; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];

		fill(fs, m, &fs->out[i]);
		fs->out[i].label = mentions_text(ms, m->label);
		if (m->nlinks != 0) {
			fs->out[i].rel = mentions_text(ms, m->phrase);
			fs->out[i].of = mentions_text(ms, m->among);
		}
	}
	return ms->n;
}

static void
new_report(struct figures *fs)
{
	recall_reset(&fs->recall);
	items_reset(&fs->items);
	remains_reset(&fs->remains);
	grades_reset(&fs->grades);
	fs->next_id = 0;
	fs->year = 0;
	fs->year_rank = 0;
	buf_reset(&fs->heading);
}

size_t
figures_of(struct figures *fs, const struct block *b, struct diag *diag,
    const struct figure **out)
{
	mentions_reset(&fs->mentions);
	fs->topic = fs->head = (struct pooled){ 0, 0 };
	fs->block = b;
	fs->diag = diag;
	*out = fs->out;
	switch (b->kind) {
	case BLOCK_DOCUMENT:
		new_report(fs);
		return 0;
	case BLOCK_BLANK:
		return 0;
	case BLOCK_PARAGRAPH:
		fs->recall.block++;
		read_paragraph(fs, b);
		break;
	case BLOCK_TABLE:
		fs->recall.block++;
		read_table(fs, b);
		break;
	}
	if (fs->mentions.n == 0)
		return 0;
	publish(fs);
	*out = fs->out;
	return fs->mentions.n;
}
