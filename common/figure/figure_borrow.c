/* figure_borrow: labels of figures whose own words name nothing; see figure_parts.h. */
#include "figure/figure_parts.h"

#include "language/grammar.h"
#include "text/punct.h"

extern const struct data_table data_grades;

static struct pooled
join_words(struct mentions *ms, struct span a, struct span b)
{
	struct pooled p = { ms->pool.n, a.n + b.n };

	buf_reserve(&ms->pool, a.n + b.n);	/* a may be in the pool itself */
	buf_add_span(&ms->pool, a);
	buf_add_span(&ms->pool, b);
	return p;
}

/* 96.8%，比目标值95%高1.8个百分点，比上年下降0.4个百分点: is b what something is held against? */
static bool
is_aim(const struct figures *fs, const struct mention *b)
{
	struct span phrase = mentions_text(&fs->mentions, b->phrase);

	return word_table_starts(&qualifiers, "against", phrase) && word_table_is(&qualifiers,
	    "aim", word_table_behind(&qualifiers, "against", phrase));
}

/* 合格率98.81%，较上年的96.66%提高2.15个百分点: the nearest percentage with a name, of those
 * that stand before m in its sentence. */
static const struct mention *
rate_before(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	const struct mention *first = fs->mentions.at;

	for (const struct mention *b = m; b-- > first && b->cell.row == m->cell.row &&
	    b->sentence == rd->sentence && b->q.kind == KIND_PERCENT; )
		if (b->phrase.n != 0 && b->function != FUNCTION_GROWTH && b->label.n != 0 &&
		    !word_table_is(&name_words, "points", b->q.unit) && !is_aim(fs, b))
			return b;
	return NULL;
}

/* 赤字率由3%左右提高到3.87%, 年中调整为110万元, 经市人大批准调整为110万元: what it became. */
static bool
is_outcome(const struct figures *fs, const struct reading *rd, const struct mention *m)
{
	struct span phrase = mentions_text(&fs->mentions, m->phrase);

	return (phrase.n == 0 || word_table_is(&grammar, "midyear", phrase) ||
	    word_table_ends(&grammar, "approval", phrase)) &&
	    figure_became(rd, m->q.from).n != 0;
}

/* 普及率由上年的90.8%提高到92.6%: label without the word for last year that it begins with. */
static struct pooled
of_this_year(const struct mentions *ms, struct pooled label)
{
	struct span words = mentions_text(ms, label);
	struct span rest = word_table_behind(&particles, "lastyear", words);

	return rest.n == 0 ? label :
	    (struct pooled){ label.at + words.n - rest.n, rest.n };
}

static bool
label_of_rate(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s)
{
	bool change = m->function == FUNCTION_GROWTH || m->function == FUNCTION_DELTA;
	const struct mention *rate;

	if (m->q.kind != KIND_PERCENT ||
	    !((change && word_table_is(&name_words, "points", m->q.unit)) ||
	    m->function == FUNCTION_PRIOR || is_outcome(fs, rd, m)) ||
	    (rate = rate_before(fs, rd, m)) == NULL)
		return false;
	if (change)
		m->label = join_words(&fs->mentions, mentions_text(&fs->mentions, rate->label),
		    s->cue);
	else if (m->function == FUNCTION_PRIOR)
		m->label = rate->label;
	else
		m->label = of_this_year(&fs->mentions, rate->label);
	return true;
}

bool
figure_label_outcome(struct figures *fs, const struct reading *rd, struct mention *m)
{
	struct mentions *ms = &fs->mentions;
	struct span before, rest;

	if (m[-1].q.kind != m->q.kind || !is_outcome(fs, rd, m))
		return false;
	before = mentions_text(ms, m[-1].label);
	rest = word_table_behind(&qualifiers, "earlier", before);
	if (rest.n == 0 || rest.n == before.n)
		return false;
	m->label = (struct pooled){ m[-1].label.at + before.n - rest.n, rest.n };
	return true;
}

/* What stands before the side of the books in the label of an amount before m in its sentence:
 * 会议费 of 会议费预算. */
static struct span
name_before(const struct figures *fs, const struct mention *m)
{
	const struct mentions *ms = &fs->mentions;

	for (const struct mention *b = m; b-- > ms->at && b->sentence == m->sentence &&
	    b->cell.row == m->cell.row; ) {
		struct span label = mentions_text(ms, b->label);
		struct span name = span_slice(label, 0, label.n - b->phrase.n);

		if (b->q.kind == KIND_MONEY && b->phrase.n != 0 && b->label.n > b->phrase.n &&
		    span_ends(label, mentions_text(ms, b->phrase)) &&
		    word_table_ends(&particles, "outlay", name))
			return name;
	}
	return (struct span){ "", 0 };
}

bool
figure_label_dated(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s)
{
	enum { NAME_BYTES = 120 };
	struct mentions *ms = &fs->mentions;
	struct span phrase, name;
	bool dated;

	name = figure_name_before_year(fs, rd, s, &dated);
	if (!dated)
		return false;
	buf_reserve(&ms->pool, NAME_BYTES + m->phrase.n);	/* before spans into it are taken */
	phrase = mentions_text(ms, m->phrase);
	if (!figure_is_role(fs, span_slice(phrase,
	    word_table_at_start(&qualifiers, "granted", phrase), phrase.n)))
		return false;
	if (name.n == 0)
		name = name_before(fs, m);
	if (name.n == 0 || name.n > NAME_BYTES)
		return false;
	m->label = join_words(ms, name, phrase);
	fs->block.topic = m->label;
	return true;
}

/* 决策（权重15%）得13.5分, 决策（15分）14分: what is said in brackets and behind them is of what
 * stands before. */
static bool
label_of_bracket(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s)
{
	struct span before = { rd->text.p, s->phrase.n != 0 ? (size_t)(s->phrase.p - rd->text.p) :
	    m->q.from };
	size_t open = punct_ends(before, '('), mark = open != 0 ? open : punct_ends(before, ')');
	size_t start;
	struct subject outer;

	if (mark == 0 || m->cell.row != 0 ||
	    (s->phrase.n != 0 && !subject_is_echo(&fs->words, s->phrase)))
		return false;	/* mostly the first */
	if (open == 0 && fs->mentions.n > 1 && m[-1].cell.row == 0 && m[-1].label.n != 0 &&
	    m[-1].q.to + mark == before.n) {
		m->label = join_words(&fs->mentions,
		    mentions_text(&fs->mentions, m[-1].label), s->phrase);
		return true;
	}
	start = figure_words_start(rd);
	if (open == 0 || before.n - mark <= start)
		return false;
	outer = subject_before(&fs->words, rd->passage, start, before.n - mark, false);
	if (outer.phrase.n == 0)
		return false;
	m->label = join_words(&fs->mentions, outer.phrase, s->phrase);
	return true;
}

/* 80至90分为良, 得分85分以上为优秀: a band is of its grade. */
static bool
label_of_grade(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s)
{
	/* Not the grade before. */
	struct span own = word_table_starts(&grammar, "is", s->phrase) ?
	    span_slice(s->phrase, 0, 0) : s->phrase;
	struct span rest = span_slice(rd->text, m->q.to, rd->text.n), grade = { "", 0 };

	if (m->q.kind != KIND_SCORE || m->q.op == OP_EQ || !word_table_starts(&grammar, "is", rest))
		return false;
	rest = word_table_behind(&grammar, "is", rest);
	for (size_t i = 0; i < data_grades.rows; i++) {
		struct span word = span_of(DATA_CELL(&data_grades, i, 0));

		if (word.n > grade.n && span_starts(rest, word))
			grade = word;
	}
	if (grade.n == 0)
		return false;
	m->label = join_words(&fs->mentions, own, grade);
	return true;
}

bool
figure_borrow_label(struct figures *fs, const struct reading *rd, struct mention *m,
    const struct subject *s, bool named)
{
	return (!named && label_of_rate(fs, rd, m, s)) || label_of_bracket(fs, rd, m, s) ||
	    label_of_grade(fs, rd, m, s);
}
