/* relate_growth_changed: changes told in an amount and in percent, and which figure it is that
 * changed. */
#include "relation/relate_growth_parts.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* 较上年增加15万元，增长50%, and what it was last year is not printed: the
 * change over what there was before it. */
static bool
grows_by(const struct recalled *delta, const struct recalled *y, bool up,
    const struct term *rate)
{
	struct term d = relate_recalled_term(delta), base = relate_recalled_term(y);

	return (up ? decimal_sub(base.value, d.value, &base.value) :
	    decimal_add(base.value, d.value, &base.value)) && closure_rate(&d, &base, rate);
}

/* 公务接待费支出决算0.3万元 …公务接待费支出决算增加0.1万元: does delta bear the very name of
 * y, and one that no other amount bears by chance (支出)? */
static bool
is_change_of(const struct recalled *delta, const struct recalled *y)
{
	enum { TELLING = 24 };	/* bytes of eight ideographs */
	struct span name = recalled_label(y);

	return name.n >= TELLING && y->label_n < RECALL_LABEL && y->id < delta->id &&
	    y->block + 1 >= delta->block && span_starts(recalled_label(delta), name);
}

/* 公务接待费支出2.66万元，占26.98%。公务接待费支出减少0.54万元: does the sentence of delta
 * go on with what the one before ended with, by its name? */
static bool
goes_on_with(const struct recalled *delta, const struct recalled *y)
{
	enum { LEAST = 12 };	/* bytes of four ideographs */
	struct span name = recalled_label(y);

	return y->sentence + 1 == delta->sentence && name.n >= LEAST &&
	    y->label_n < RECALL_LABEL && span_starts(recalled_label(delta), name);
}

/* 支出8.20万元，其中：…公务用车运行维护费7.00万元，比上年减少0.80万元: has delta the name of the
 * last part only because it says none itself? */
static bool
is_silent_of(const struct recalled *delta, const struct recalled *part)
{
	return part->member && !span_has(recalled_words(delta), recalled_label(part));
}

/* Is y what is broken down in the sentence of part? */
static bool
is_total_beside(const struct recalled *y, const struct recalled *part)
{
	return !y->member && y->block == part->block && y->sentence == part->sentence &&
	    y->id < part->id;
}

/* Bytes of a word that a name has more than another that says as much: 财政拨款. */
static size_t
dressing(struct span text)
{
	return word_table_at_start(&qualifiers, "dressing", text);
}

/* Does name begin with plain, but for words that it has more? */
static bool
is_dressed(struct span name, struct span plain)
{
	while (plain.n != 0) {
		size_t more = dressing(name);

		if (name.n != 0 && name.p[0] == plain.p[0] &&
		    glyph_at(name, 0).c == glyph_at(plain, 0).c) {
			more = glyph_at(name, 0).n;
			plain = span_slice(plain, more, plain.n);
		} else if (more == 0)
			return false;
		name = span_slice(name, more, name.n);
	}
	return true;
}

/* “三公”经费支出决算为16.95万元。“三公”经费财政拨款支出决算数比上年增加5.70万元: does delta go on
 * with y, the figure before it, by the fuller name? */
static bool
goes_on_dressed(const struct recalled *delta, const struct recalled *y)
{
	enum { LEAST = 15 };	/* bytes of five ideographs */
	struct span name = recalled_label(y);

	return y->id + 1 == delta->id && y->block + 1 >= delta->block && !y->member &&
	    name.n >= LEAST && y->label_n < RECALL_LABEL &&
	    (is_dressed(recalled_label(delta), name) || is_dressed(recalled_words(delta), name));
}

/* 其中，保险费收入150亿元。本年支出139亿元，增加25亿元: has delta, which names nothing, the name of
 * y from a sentence before, and an amount of its own sentence to be of? */
static bool
is_of_own_sentence(const struct operands *ys, const struct recalled *delta,
    const struct recalled *y)
{
	if (y->sentence == delta->sentence ||
	    span_has(recalled_words(delta), recalled_label(y)))
		return false;
	for (size_t k = 0; k < ys->n; k++)
		if (ys->at[k]->id + 1 == delta->id && ys->at[k]->block == delta->block &&
		    ys->at[k]->sentence == delta->sentence)
			return true;
	return false;
}

/* 预算186.50亿元，上半年完成98.65亿元，…，同比增收6.32亿元: has delta, which names nothing, the
 * name of y only as the subject that another amount of its sentence, told behind y, has, too? */
static bool
is_subject_of_later(const struct operands *ys, const struct recalled *delta,
    const struct recalled *y)
{
	if (y->sentence != delta->sentence || y->block != delta->block ||
	    span_has(recalled_words(delta), recalled_label(y)))
		return false;
	for (size_t k = 0; k < ys->n; k++) {
		const struct recalled *later = ys->at[k];

		if (later->id > y->id && later->id < delta->id && !later->member &&
		    later->sentence == y->sentence && later->block == y->block &&
		    later->depth == delta->depth &&
		    span_starts(recalled_label(later), recalled_label(y)))
			return true;
	}
	return false;
}

/* 较上年持平；一般性支出: the words of the last clause. */
static struct span
last_clause(struct span words)
{
	size_t from = 0;
	struct glyph g;

	for (size_t at = 0; at < words.n; at += g.n) {
		g = glyph_at(words, at);
		if (character_is_mark_of(g.c, PUNCT_CLAUSES))
			from = at + g.n;
	}
	return span_slice(words, from, words.n);
}

/* 公务接待费支出决算比预算无增减变化: the name of what the clause says is as it was; empty: it says
 * no such thing, or none. */
static struct span
unchanged_name(struct span clause)
{
	struct glyph g;

	if (!word_table_in(&grammar, "unchanged", clause))
		return span_slice(clause, 0, 0);
	for (size_t at = 0; at < clause.n; at += g.n) {
		g = glyph_at(clause, at);
		if (word_table_starts(&qualifiers, "against", span_slice(clause, at, clause.n)))
			return span_slice(clause, 0, at);
	}
	return span_slice(clause, 0, 0);
}

/* 支出5.48万元，增长39%；公务接待费支出决算比预算无增减变化，比上年增加0.5万元: does a clause
 * before that of delta, and without a figure, name something that y is not? */
static bool
is_of_unchanged(const struct recalled *delta, const struct recalled *y)
{
	enum { LEAST = 15 };	/* bytes of five ideographs: more than 决算数 */
	struct span words = recalled_words(delta), clause = last_clause(words), name;

	while (clause.n < words.n) {
		words = span_slice(words, 0, words.n - clause.n);
		words = span_slice(words, 0, words.n - glyph_before(words, words.n).n);
		clause = last_clause(words);
		name = unchanged_name(clause);
		if (name.n >= LEAST)
			return !recall_names(recalled_label(y), name);
	}
	return false;
}

/* What changed by delta by its name: what the percentage fits, else the latest. */
static const struct recalled *
changed_by_name(const struct operands *ys, const struct recalled *delta, bool up,
    const struct term *rate)
{
	const struct recalled *named = NULL;

	for (size_t k = 0; k < ys->n; k++) {
		const struct recalled *y = ys->at[k];

		if ((!is_change_of(delta, y) && !goes_on_dressed(delta, y)) ||
		    is_of_own_sentence(ys, delta, y) || is_of_unchanged(delta, y))
			continue;
		if (grows_by(delta, y, up, rate))
			return y;
		if ((named == NULL || y->id > named->id) && !is_subject_of_later(ys, delta, y))
			named = y;
	}
	if (named != NULL && is_silent_of(delta, named))
		for (size_t k = 0; k < ys->n; k++)
			if (is_total_beside(ys->at[k], named) &&
			    grows_by(delta, ys->at[k], up, rate))
				return ys->at[k];
	return named == NULL || word_table_in(&qualifiers, "recast", recalled_words(delta)) ? NULL :
	    named;
}

/* 收入3,468万元，其中…其他收入75万元。比上年增加212万元: does delta, which
 * does not name the part before it, bear the name of what that is a part of?  NULL: it does not. */
static const struct recalled *
named_total(const struct operands *ys, const struct recalled *delta, const struct recalled *part)
{
	if (!part->member || span_starts(recalled_label(delta), recalled_label(part)))
		return NULL;
	for (size_t k = 0; k < ys->n; k++)
		if (ys->at[k]->id == part->total && ys->at[k]->block == delta->block &&
		    span_starts(recalled_label(delta), recalled_label(ys->at[k])))
			return ys->at[k];
	return NULL;
}

/* 比上年增加50万元，其中：人员经费增加35万元，增长12%: has a change been told between y
 * and delta, in their sentence? */
static bool
is_told_before(const struct recall *recall, const struct recalled *delta,
    const struct recalled *y)
{
	const struct recalled *f;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL && f->id > y->id; back++)
		if (f->id < delta->id && f->function == FUNCTION_DELTA &&
		    f->sentence == delta->sentence && f->block == delta->block)
			return true;
	return false;
}

/* 出国费2万元，与上年持平；公务用车运行维护费支出增加5万元: does delta name, in another sentence
 * than y, behind a ； or behind another change, something that y is not? */
static bool
names_another(const struct recall *recall, const struct recalled *delta,
    const struct recalled *y)
{
	enum { LEAST = 18, LEAST_APART = 21 };	/* bytes: six, seven ideographs with 增加 */
	struct span own = last_clause(recalled_words(delta)), name = recalled_label(y);

	if (own.n < LEAST || word_table_starts(&qualifiers, "against", own) ||
	    recall_names(name, own))
		return false;
	if (y->sentence != delta->sentence)
		return own.n >= LEAST_APART && !recall_alike(name, own) &&
		    !word_table_in(&particles, "lastyear", own);
	return (y->clause != delta->clause && own.n >= LEAST_APART) ||
	    is_told_before(recall, delta, y);
}

/* What changed by delta: what goes by its name; else what the percentage fits, else the
 * amount that delta follows, in its sentence or directly. */
static const struct recalled *
changed(const struct operands *ys, const struct recalled *delta, bool up,
    const struct term *rate, const struct recall *recall)
{
	const struct recalled *nearest = changed_by_name(ys, delta, up, rate), *total;

	if (nearest != NULL)
		return nearest;

	for (size_t k = 0; k < ys->n; k++) {
		const struct recalled *y = ys->at[k];

		if (y->id > delta->id)
			continue;
		if (grows_by(delta, y, up, rate))
			return y;
		if (nearest == NULL || y->id > nearest->id)
			nearest = y;
	}
	if ((total = growth_since_budget(delta, recall)) != NULL &&
	    !word_table_in(&qualifiers, "recast", recalled_words(delta)))
		return total;
	if (nearest != NULL && (total = named_total(ys, delta, nearest)) != NULL &&
	    !word_table_in(&qualifiers, "recast", recalled_words(delta)))
		return total;
	if (nearest == NULL || nearest->block != delta->block || nearest->depth != delta->depth ||
	    (nearest->sentence != delta->sentence && nearest->id + 1 != delta->id &&
	    !goes_on_with(delta, nearest)) || is_of_unchanged(delta, nearest) ||
	    names_another(recall, delta, nearest) ||
	    word_table_in(&qualifiers, "recast", recalled_words(delta)))
		return NULL;
	return nearest;
}

/* 增加0.5万元，下降5%: the amount says which way it went. */
static bool
goes_up(const struct mentions *ms, const struct mention *m)
{
	if (m > ms->at && m[-1].function == FUNCTION_DELTA && m[-1].clause == m->clause &&
	    m->phrase.n == 0)
		m--;
	return (m->last_cue & CUE_UP) != 0;
}

/* Would delta, a rise or a fall to now, give the percentage but for one slip?  A slip of
 * delta is in what there was before, too: there it is held against now. */
static bool
may_grow_by(const struct recalled *delta, const struct recalled *now, bool up,
    const struct term *rate)
{
	struct term d = relate_recalled_term(delta), x = relate_recalled_term(now), base = x;
	struct term of_now = *rate;
	struct decimal rest, hundred = decimal_of(100);

	if (!(up ? decimal_sub : decimal_add)(x.value, d.value, &base.value) ||
	    !(up ? decimal_add : decimal_sub)(hundred, rate->value, &rest) ||
	    decimal_sign(rest) <= 0 || !decimal_shift(rate->value, 2, &of_now.value) ||
	    !decimal_div(of_now.value, rest, decimal_trim(rate->quantum).scale, &of_now.value))
		return false;
	return closure_rate_edit(&d, &base, rate) || closure_rate_edit(&d, &x, &of_now);
}

/* Is f what may change by delta, by its kind? */
static bool
is_amount_of(const struct recalled *delta, const struct recalled *f)
{
	return f->dimension == delta->dimension && growth_may_be_of(f);
}

/* 公务接待费支出9.21万元。 / 公务接待费较上年减少1.64万元: does delta go by the name of f, which
 * is no short one? */
static bool
goes_by_name(const struct recalled *delta, const struct recalled *f)
{
	enum { LEAST = 12 };	/* bytes of four ideographs */
	struct span name = recalled_label(f);

	name.n -= word_table_at_end(&name_words, "outlay", name);
	return name.n >= LEAST && f->label_n < RECALL_LABEL &&
	    span_starts(recalled_label(delta), name);
}

/* 收入总计6,218.45万元。 / 与上年相比减少412.77万元，下降6.22%: the change opens its paragraph,
 * so that it is one of a total of the paragraphs before, or of what goes by its name; the
 * nearest that gives the percentage but for one slip. */
static const struct recalled *
changed_above(const struct recalled *delta, bool up, const struct term *rate,
    const struct recall *recall)
{
	enum { PARAGRAPHS = 2 };
	const struct recalled *f;
	bool opens = true;
	size_t others = 0;	/* amounts like it that are no parts of one before them */

	for (size_t back = 0; back < REACH_OPERAND && others < REACH_RATE &&
	    (f = recall_back(recall, back)) != NULL; back++) {
		if (f == delta)
			continue;
		others += !f->member && is_amount_of(delta, f);
		if (f->block + PARAGRAPHS < delta->block || f->cell ||
		    (f->block == delta->block && is_amount_of(delta, f)))
			return NULL;
		opens &= f->block != delta->block;
		if (f->block == delta->block || !is_amount_of(delta, f) || f->op != OP_EQ ||
		    ((!opens || f->member ||
		    !word_table_in(&qualifiers, "summed", recalled_label(f))) &&
		    !goes_by_name(delta, f)))
			continue;
		if (may_grow_by(delta, f, up, rate))
			return f;
	}
	return NULL;
}

/* 补助1.86亿元，其中…、市级0.16亿元，比上年增加0.24亿元: what grew by delta, which is more than y,
 * the last part of a list, and does not name it: the whole. */
static const struct recalled *
grown(const struct recalled *delta, const struct recalled *y, bool up,
    const struct recall *recall)
{
	const struct recalled *total = y->member ? operand_by_id(recall, y->total) : NULL;

	return up && total != NULL && decimal_cmp(delta->value, y->value) > 0 &&
	    operand_same_unit(total, delta) && is_silent_of(delta, y) ? total : y;
}

/* 支出480万元，比上年增加580万元，增长100%: nothing grows by more than it is; true if so.  Behind
 * 平均每个站点25辆 it is what the average is of that has grown: then nothing is said. */
static bool
outgrows(struct mentions *ms, struct mention *m, const struct recalled *delta,
    const struct recalled *y, bool up)
{
	const struct mention *whole = mentions_before(ms, m, y->id);

	if (!up || decimal_cmp(delta->value, y->value) <= 0 || m == ms->at ||
	    m[-1].id != delta->id || y->block != delta->block || y->sentence != delta->sentence)
		return false;
	if (whole == NULL || (!mention_linked(whole, REL_AVERAGE) &&
	    (whole->cues & CUE_AVERAGE) == 0))
		mentions_link(ms, m - 1, REL_WITHIN, "$", &y->id);
	return true;
}

/* 总支出1,184.80万元，较2022年的862.10万元增加322.70万元: is delta by how much y differs from the
 * amount before it, or from what that is the last part of? */
static bool
is_left_by(const struct operands *ys, const struct recalled *delta, const struct recalled *y,
    bool up, const struct recall *recall)
{
	struct term d = relate_recalled_term(delta), then = relate_recalled_term(y);
	const struct recalled *last = operand_by_id(recall, y->id - 1);
	size_t whole = last != NULL && last->member ? last->total : y->id - 1;

	for (size_t k = 0; k < ys->n; k++) {
		struct term now = relate_recalled_term(ys->at[k]);

		if ((ys->at[k]->id + 1 == y->id || ys->at[k]->id == whole) &&
		    ys->at[k]->block == y->block && (up ? closure_difference(&now, &then, &d) :
		    closure_difference(&then, &now, &d)))
			return true;
	}
	return false;
}

/* 较年初预算数1,420.00万元增加103.66万元: what delta stands right behind, if it is held against
 * that, which is no difference itself (较预算数节约5.10万元); NULL: it is not. */
static const struct recalled *
held_against(const struct operands *ys, const struct recalled *delta, bool up,
    const struct recall *recall)
{
	for (size_t k = 0; k < ys->n; k++)
		if (ys->at[k]->id + 1 == delta->id &&
		    (is_left_by(ys, delta, ys->at[k], up, recall) ||
		    (relate_growth_says_held(last_clause(recalled_words(ys->at[k]))) &&
		    !word_table_ends(&qualifiers, "less", recalled_words(ys->at[k])))))
			return ys->at[k];
	return NULL;
}

/* 比年初240万元减少53万元: may y, which is not held, be what there was before all the same? */
static bool
may_be_since(const struct recalled *delta, const struct recalled *y)
{
	struct span words = recalled_words(y), clause = last_clause(words);

	return y->id + 1 == delta->id && y->block == delta->block && y->clause == delta->clause &&
	    word_table_starts(&qualifiers, "against", clause) &&
	    !word_table_starts(&particles, "degree", clause) &&	/* 较大事故47起 */
	    !word_table_ends(&qualifiers, "less", words);
}

bool
growth_of_change(struct mentions *ms, struct mention *m, const struct recalled *delta,
    const struct recall *recall)
{
	bool up = goes_up(ms, m);
	struct operands ys = { .n = 0 };
	struct term rate = relate_term(m);
	const struct recalled *y, *held;
	const struct mention *before = mentions_latest(ms, m);

	if (delta == NULL || before == NULL || delta->id != before->id || m->q.op != OP_EQ ||
	    delta->op != OP_EQ || delta->kind == KIND_PERCENT)
		return false;
	growth_operands(ms, m, delta, recall, &ys);
	if (word_table_in(&qualifiers, "net", recalled_label(delta)) &&
	    !growth_is_balance_of(before, &ys))
		return false;
	y = held = held_against(&ys, delta, up, recall);
	if (y == NULL)
		y = changed(&ys, delta, up, &rate, recall);
	if (y == NULL && (y = changed_above(delta, up, &rate, recall)) == NULL)
		return false;
	if (y->block == recall->block && y->sentence == m->sentence &&
	    relate_growth_of_part(ms, m, y->id, recalled_label(y)))
		return false;		/* 其中会议费减少1.30万元，下降26% */
	if (growth_is_of_budget(delta, y, y == held, up, &rate) ||
	    growth_is_of_several(ms, m, y) || growth_is_of_average(ms, m, y, up) ||
	    growth_is_of_uncounted(ms, m, y) || growth_is_of_own(ms, m, delta, y, y == held))
		return false;
	if (y == held) {
		mentions_link(ms, m, REL_GROWTH, "$/$", (size_t[]){ delta->id, y->id });
		return true;
	}
	if (recalled_label(y).n == 0 && recalled_words(y).n == 0)
		return false;	/* a torn paragraph's rest: 比上年的 … 190.36万元减少7.82万元 */
	y = grown(delta, y, up, recall);
	if (growth_is_since_other(ms, m, delta, y) || may_be_since(delta, y))
		return false;
	if (outgrows(ms, m, delta, y, up))
		return true;
	mentions_link(ms, m, REL_GROWTH, up ? "$/($-$)" : "$/($+$)",
	    (size_t[]){ delta->id, y->id, delta->id });
	return true;
}
