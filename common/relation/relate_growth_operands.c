/* relate_growth_operands: which figures a change may be of; see relate_growth_parts.h. */
#include "relation/relate_growth_parts.h"

#include "language/grammar.h"
#include "sentence/formula.h"
#include "text/glyph.h"

bool
relate_growth_says_held(struct span clause)
{
	size_t at;

	while ((at = word_table_find(&particles, "held", clause)) != NONE) {
		size_t degree;

		clause = span_slice(clause, at, clause.n);
		degree = word_table_at_start(&particles, "degree", clause);
		if (degree == 0)
			return true;
		clause = span_slice(clause, degree, clause.n);
	}
	return false;
}

const struct recalled *
growth_in_sentence(const struct mention *m, const struct recall *recall,
    enum function function)
{
	const struct recalled *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		if (f->block != recall->block || f->sentence != m->sentence)
			break;
		if (f->function == function)
			return f;
	}
	return NULL;
}

struct span
growth_without_last_year(struct span label)
{
	size_t n = word_table_at_start(&particles, "lastyear", label);

	return n < label.n ? span_slice(label, n, label.n) : label;
}

/* The mention of prior among those before m; NULL: it stands elsewhere. */
static const struct mention *
mention_of(const struct mentions *ms, const struct mention *m, const struct recalled *prior)
{
	for (const struct mention *e = m; e-- > ms->at; )
		if (e->id == prior->id)
			return e;
	return NULL;
}

/* Does b stand right behind a in a list, with no words of its own? */
static bool
are_joined(const struct mentions *ms, const struct mention *a, const struct mention *b)
{
	return a >= ms->at && b < ms->at + ms->n && a->sentence == b->sentence &&
	    a->dimension == b->dimension &&
	    word_table_is(&qualifiers, "joins", mentions_text(ms, b->before));
}

/* Does e stand in a row of two, and if again, another right before that? */
static bool
is_in_row(const struct mentions *ms, const struct mention *e, bool again)
{
	bool last = are_joined(ms, e - 1, e);
	const struct mention *first = last ? e - 1 : e;

	return (last || are_joined(ms, e, e + 1)) &&
	    (!again || are_joined(ms, first - 2, first - 1));
}

bool
growth_is_of_several(const struct mentions *ms, const struct mention *m, const struct recalled *f)
{
	const struct mention *e = mention_of(ms, m, f);

	return e != NULL && is_in_row(ms, e, f->function != FUNCTION_PRIOR) &&
	    !are_joined(ms, m - 1, m) && !are_joined(ms, m, m + 1);
}

int
growth_year_held(const struct mentions *ms, const struct mention *m)
{
	return m->against == 0 && m > ms->at && m[-1].function == FUNCTION_DELTA &&
	    m[-1].sentence == m->sentence ? m[-1].against : m->against;
}

/* 2016年1.35亿元、2019年1.93亿元、2020年2.06亿元，2020年比2016年增长52.59%: the only amount of the
 * sentence of the year that m is held against; NULL: there is none, or more than one. */
static const struct recalled *
amount_of_year(const struct mention *m, const struct recall *recall, int year)
{
	const struct recalled *found = NULL, *f;

	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL &&
	    f->block == recall->block && f->sentence == m->sentence; back++) {
		if (f->year != year || f->kind == KIND_PERCENT || f->op != OP_EQ || f->member ||
		    (f->function != FUNCTION_PRIOR && f->function != FUNCTION_OTHER &&
		    f->function != FUNCTION_PRIMARY) ||
		    (m->q.kind != KIND_PERCENT && f->dimension != m->dimension))
			continue;
		if (found != NULL)
			return NULL;
		found = f;
	}
	return found;
}

const struct recalled *
growth_prior(const struct mentions *ms, const struct mention *m, const struct recall *recall)
{
	const struct recalled *nearest = growth_in_sentence(m, recall, FUNCTION_PRIOR), *f;
	struct span name = mentions_text(ms, m->phrase);
	int year = growth_year_held(ms, m);

	if (year != 0 && nearest != NULL && nearest->year != year &&
	    (f = amount_of_year(m, recall, year)) != NULL)
		return f;
	if (nearest != NULL && growth_is_of_several(ms, m, nearest))
		return NULL;
	if (nearest == NULL || name.n == 0 ||
	    span_eq(growth_without_last_year(recalled_label(nearest)), name))
		return nearest;
	for (size_t back = 0; back < REACH_OPERAND; back++) {
		f = recall_back(recall, back);
		if (f == NULL || f->block != recall->block || f->sentence != m->sentence)
			break;
		if (f->function == FUNCTION_PRIOR && operand_same_unit(f, nearest) &&
		    span_eq(growth_without_last_year(recalled_label(f)), name))
			return f;
	}
	return nearest;
}

const struct mention *
growth_told_behind(const struct mentions *ms, const struct mention *m)
{
	const struct mention *then = m + 1;

	return then < ms->at + ms->n && then->id == m->id + 1 && then->sentence == m->sentence &&
	    then->depth == m->depth + 1 && then->function == FUNCTION_PRIOR &&
	    then->q.kind != KIND_PERCENT && then->q.op == OP_EQ ? then : NULL;
}

/* The name of what changed by m: its own, or that of the change in amount (接待费减少1.20万元，下降
 * 35%) or of the part (其中接待费2.20万元，减少1.20万元) right before it. */
static struct span
name_of_changed(const struct mentions *ms, const struct mention *m)
{
	const struct mention *before = m - 1;

	if (m->phrase.n == 0 && m > ms->at && before->clause == m->clause && before->id != 0 &&
	    (before->function == FUNCTION_DELTA || (before->function == FUNCTION_PRIMARY &&
	    (before->member || (before->cues & (CUE_PARTS | CUE_SOME)) != 0))))
		return mentions_text(ms, before->phrase);
	return mentions_text(ms, m->phrase);
}

/* Is e the change in percent of another name than m's, against base? */
static bool
tells_change_of(const struct mentions *ms, const struct mention *e, const struct mention *m,
    size_t base)
{
	bool found = false;

	if (e == m || e->function != FUNCTION_GROWTH ||
	    span_eq(name_of_changed(ms, e), name_of_changed(ms, m)))
		return false;
	for (size_t k = 0; k < e->nlinks && !found; k++) {
		struct span expression = mentions_text(ms, e->links[k].of);
		struct formula f = { .ids = NULL };

		found = e->links[k].rel == REL_GROWTH && formula_next(&expression, &f) &&
		    f.n == 2 && f.ids[1] == base;
		formula_release(&f);
	}
	return found;
}

bool
relate_growth_of_part(const struct mentions *ms, const struct mention *m, size_t base,
    struct span label)
{
	struct span name = name_of_changed(ms, m);

	if (name.n == 0 || span_ends(growth_without_last_year(label), name))
		return false;
	for (const struct mention *e = m; e >= ms->at && e->id != base &&
	    e->sentence == m->sentence; e--)
		if ((e->cues & (CUE_PARTS | CUE_SOME)) != 0 || tells_change_of(ms, e, m, base))
			return true;
	return false;
}

bool
growth_is_of_budget(const struct recalled *delta, const struct recalled *y, bool held, bool up,
    const struct term *rate)
{
	struct term d = relate_recalled_term(delta), base = relate_recalled_term(y);

	if (!word_table_ends(&qualifiers, "amending", recalled_label(delta)))
		return false;
	return (!held && !(up ? decimal_sub : decimal_add)(base.value, d.value, &base.value)) ||
	    !closure_rate(&d, &base, rate);
}

bool
growth_part_since(const struct mentions *ms, const struct mention *m, const struct recall *recall,
    const struct recalled *prior)
{
	const struct recalled *f;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL && f != prior; back++)
		if (f->member)
			return true;
	return relate_growth_of_part(ms, m, prior->id, recalled_label(prior));
}

bool
growth_may_be_of(const struct recalled *f)
{
	if (f->kind == KIND_PERCENT)
		return f->function == FUNCTION_OTHER || f->function == FUNCTION_RATE ||
		    f->function == FUNCTION_SHARE;
	return f->function == FUNCTION_PRIMARY || (f->function == FUNCTION_SUM &&
	    !word_table_in(&qualifiers, "overyears", recalled_label(f)));
}

bool
growth_is_said_of_another(const struct recalled *now, const struct recalled *prior)
{
	return (now->block != prior->block || now->sentence != prior->sentence) &&
	    !recall_alike(recalled_label(now), recalled_label(prior));
}

bool
growth_is_of_another(const struct mentions *ms, const struct mention *m,
    const struct recalled *prior, const struct recall *recall)
{
	struct span topic = mentions_text(ms, m->label);
	struct span before = growth_without_last_year(recalled_label(prior));
	const struct recalled *f, *since = NULL;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL; back++) {
		if (f->kind == KIND_PERCENT || f == prior)
			continue;
		if (f->id < prior->id && growth_may_be_of(f))
			break;		/* 184项，比上年多27项，上年为157项 */
		if (f->id > prior->id && since == NULL && growth_may_be_of(f))
			since = f;
	}
	return since != NULL && f != NULL && growth_may_be_of(f) &&
	    f->sentence == prior->sentence && operand_same_unit(f, prior) &&
	    !recall_names(recalled_label(since), before) && !recall_names(topic, before);
}

/* How well a figure fits as what grew: 0 by the very name, 1 by a name that
 * holds the topic's, 2 not by its name; parts of a list last. */
enum { RANKS = 3 };

static int
growth_rank(const struct recalled *f, struct span topic, struct span before)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */
	struct span label = recalled_label(f);

	if (span_eq(label, before) || span_eq(label, topic) || (label.n >= LEAST &&
	    (span_starts(before, label) || span_starts(topic, label))))	/* 支出, 支出增加 */
		return 0;
	if (f->member)
		return 2;
	return recall_names(label, topic) || recall_names(label, before) ? 1 : 2;
}

/* 经费1,632万元，村均12万元，比上年村均11.5万元提高4.3%: the average of this year that prior, an
 * average as well or told right behind it and of its size, was; NULL: there is none. */
static const struct mention *
average_now(const struct mentions *ms, const struct mention *m, const struct recalled *prior)
{
	const struct mention *then = mention_of(ms, m, prior);
	bool said = then != NULL && (then->cues & CUE_AVERAGE) != 0;
	struct decimal ten_times;

	if (then == NULL)
		return NULL;
	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; )
		if (e != then && (e->cues & CUE_AVERAGE) != 0 && mention_is_exact(e) &&
		    (e->cues & CUE_PRIOR) == 0 && e->function != FUNCTION_PRIOR &&
		    e->dimension == then->dimension && (said || (e + 1 == then &&
		    decimal_shift(e->q.value, 1, &ten_times) &&
		    decimal_cmp(ten_times, then->q.value) >= 0)))
			return e;
	return NULL;
}

/* Puts f before what is in out. */
static void
put_first(struct operands *out, const struct recalled *f)
{
	out->n += out->n < OPERANDS_MAX;
	for (size_t k = out->n - 1; k > 0; k--)
		out->at[k] = out->at[k - 1];
	out->at[0] = f;
}

/* Is part less than half of prior? */
static bool
is_far_below(const struct recalled *part, const struct recalled *prior)
{
	struct decimal twice;

	return decimal_add(part->value, part->value, &twice) &&
	    decimal_cmp(twice, prior->value) < 0;
}

/* What is told of the whole of which part is one, or an addend, the nearest before m: behind a list
 * in a sentence of its own, which names nothing (…公务用车费10.00万元。与上年14.70万元相比减少
 * 1.50万元), what that list is of, however deep; behind a sum (在职86人，退休42人，合计128人；较上
 * 年末的131人减少3人), that sum.  NULL: part is no such. */
static const struct recalled *
whole_told(const struct mention *m, const struct recalled *part, const struct recall *recall)
{
	const struct recalled *total = NULL, *f;

	if (m->phrase.n != 0 || part->block != recall->block)
		return NULL;
	for (size_t back = 0; (f = recall_back(recall, back)) != NULL && f != part; back++)
		if (f->function == FUNCTION_SUM && f->block == part->block &&
		    f->sentence == part->sentence && f->id == part->id + 1)
			return f;
	if (part->sentence == m->sentence || m->function != FUNCTION_DELTA)
		return NULL;
	while (part != NULL && part->member && part->total < part->id &&
	    (part = operand_by_id(recall, part->total)) != NULL)
		total = part;
	return total;
}

/* 支出118.26万元，其中办公费31.40万元、福利费15.05万元；比年初预算125.00万元减少5.39%: puts what
 * the nearest candidate is a part of before it, where that went the way that m says, and the part
 * is nowhere near prior, or ends a list that makes its total and went the other way. */
static void
prefer_total(const struct mentions *ms, const struct mention *m, const struct recalled *prior,
    const struct recall *recall, struct operands *out)
{
	const struct recalled *part = out->n == 0 ? NULL : out->at[0], *total;
	const struct mention *e = part == NULL ? NULL : mention_of(ms, m, part);
	bool up = (m->last_cue & CUE_UP) != 0;
	struct decimal twice;

	if (part != NULL && (total = whole_told(m, part, recall)) != NULL &&
	    operand_same_unit(total, prior) && growth_may_be_of(total) &&
	    decimal_add(prior->value, prior->value, &twice) &&
	    decimal_cmp(total->value, twice) <= 0) {
		put_first(out, total);
		return;
	}
	if (part == NULL || !part->member ||
	    (total = operand_by_id(recall, part->total)) == NULL ||
	    !operand_same_unit(total, prior) || !growth_may_be_of(total) ||
	    !decimal_add(prior->value, prior->value, &twice) ||
	    decimal_cmp(total->value, twice) > 0 ||
	    (decimal_cmp(total->value, prior->value) > 0) != up ||
	    !(is_far_below(part, prior) || (e != NULL && relate_is_settled(e) &&
	    (decimal_cmp(part->value, prior->value) > 0) != up)))
		return;
	put_first(out, total);
}

/* 上年286公顷，新增24公顷，减少6公顷: is f told, in words that are none of prior's, as what came to
 * that, so that nothing has become of prior by it? */
static bool
has_come_since(const struct mentions *ms, const struct mention *m, const struct recalled *f,
    const struct recalled *prior)
{
	const struct mention *e = mention_of(ms, m, f);

	return e != NULL && e->sentence == m->sentence && f->id > prior->id &&
	    decimal_cmp(f->value, prior->value) < 0 &&
	    word_table_in(&qualifiers, "newly", mentions_text(ms, e->before)) &&
	    !word_table_in(&qualifiers, "newly", recalled_label(prior));
}

void
growth_operands(const struct mentions *ms, const struct mention *m,
    const struct recalled *prior, const struct recall *recall,
    struct operands *out)
{
	struct span topic = mentions_text(ms, m->label);
	struct span before = growth_without_last_year(recalled_label(prior));
	struct operands by_rank[RANKS] = { { .n = 0 } };
	const struct mention *each = average_now(ms, m, prior), *then;
	const struct recalled *f;

	if (each != NULL)
		operands_add(out, operand_by_id(recall, each->id));
	then = mention_of(ms, m, prior);
	if (then != NULL && (then->cues & CUE_AVERAGE) != 0)
		return;		/* nothing but an average changed from one */
	for (size_t back = 0; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		int rank;

		if (!growth_may_be_of(f) || !operand_same_unit(f, prior) || f->cell ||
		    operand_is_exceeded(f) ||
		    has_come_since(ms, m, f, prior) ||
		    f->block + REACH_PASSAGE < recall->block)
			continue;
		rank = growth_rank(f, topic, before);
		if (rank == 0 || f->block + 1 >= recall->block)
			operands_add(&by_rank[rank], f);
	}
	for (int rank = 0; rank < RANKS; rank++)
		for (size_t i = 0; i < by_rank[rank].n; i++)
			operands_add(out, by_rank[rank].at[i]);
	prefer_total(ms, m, prior, recall, out);
}

bool
growth_is_of_average(const struct mentions *ms, const struct mention *m,
    const struct recalled *y, bool up)
{
	const struct mention *delta = m - 1, *each = m - 2;
	struct term d, base, rate = relate_term(m);

	if (m < ms->at + 2 || delta->id + 1 != m->id || each->id + 1 != delta->id ||
	    y->id == each->id ||
	    (each->cues & CUE_AVERAGE) == 0 || each->dimension != delta->dimension ||
	    y->function == FUNCTION_AVERAGE)
		return false;
	d = relate_term(delta);
	base = relate_recalled_term(y);
	return !(up ? decimal_sub(base.value, d.value, &base.value) :
	    decimal_add(base.value, d.value, &base.value)) || !closure_rate(&d, &base, &rate);
}

bool
growth_is_balance_of(const struct mention *delta, const struct operands *ys)
{
	const struct recalled *y = ys->n == 0 ? NULL : ys->at[0];

	if ((delta->cues & CUE_PRIOR) == 0 || y == NULL || y->id + 1 != delta->id ||
	    word_table_in(&qualifiers, "newly", recalled_label(y)))
		return false;
	for (size_t k = 1; k < ys->n; k++)
		if (ys->at[k]->block == y->block && ys->at[k]->sentence == y->sentence)
			return false;
	return true;
}

/* “三公”经费支出年初预算为11.49万元，支出决算为3.04万元。…“三公”经费支出决算数比上年减少19.66万元:
 * is y told behind its budget, from whose name it takes the words before 年初预算, and does delta
 * go by both? */
static bool
is_called_like_budget(const struct recalled *delta, const struct recalled *y,
    const struct recalled *plan)
{
	enum { LEAST = 18, PLAN = 15 };	/* bytes of six ideographs, of five: 年初预算数 */
	struct span full = recalled_label(delta), name = recalled_label(plan), own;
	size_t common = 0;
	struct glyph g;

	for (; common < name.n && common < full.n; common += g.n) {
		g = glyph_at(name, common);
		if (g.c != glyph_at(full, common).c)
			break;
	}
	own = recalled_label(y);
	if (common < LEAST || name.n - common > PLAN || name.n == common)
		return false;
	for (size_t at = 0; at < own.n; at += glyph_at(own, at).n)
		if (span_ends(span_slice(name, 0, common), span_slice(own, 0, at)) &&
		    span_starts(span_slice(full, common, full.n), span_slice(own, at, own.n)))
			return true;
	return false;
}

const struct recalled *
growth_since_budget(const struct recalled *delta, const struct recall *recall)
{
	enum { PARAGRAPHS = 2 };
	const struct recalled *y, *plan;

	for (size_t back = 0; back < REACH_OPERAND && (y = recall_back(recall, back)) != NULL &&
	    y->block + PARAGRAPHS >= delta->block; back++) {
		if (y->id > delta->id || y->side != SIDE_FINAL || y->kind != KIND_MONEY ||
		    y->op != OP_EQ || y->cell || !growth_may_be_of(y) ||
		    (plan = recall_back(recall, back + 1)) == NULL || plan->id + 1 != y->id)
			continue;
		if (plan->sentence == y->sentence && plan->block == y->block &&
		    plan->dimension == y->dimension && is_called_like_budget(delta, y, plan))
			return y;
	}
	return NULL;
}
