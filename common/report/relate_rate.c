/* relate_rate: shares, rates, growth, differences and sums, and the figures
 * they are made of (domain.md §2, rows 1, 3, 5, 7).
 *
 * Operands are sought backwards among the figures remembered.  Words limit
 * the candidates; among those the pair that adds up is taken, else the one
 * nearest to what the words say.
 */
#include "report/relate.h"
#include "report/qualifier.h"
#include "report/relate_each.h"

extern const struct data_table data_rates, data_identities;

enum {
	NEAR = 24,		/* figures looked back over for an operand */
	PASSAGE = 4,		/* paragraphs, likewise */
	OPERANDS = 6,		/* candidates weighed for one operand */
	SUM_MAX = 32		/* figures that one 合计 may add up */
};

struct candidates {
	const struct recalled *at[OPERANDS];
	size_t n;
};

static void
add_candidate(struct candidates *c, const struct recalled *f)
{
	if (c->n < OPERANDS)
		c->at[c->n++] = f;
}

static bool
is_amount(const struct recalled *f)
{
	return (f->kind == KIND_MONEY || f->kind == KIND_COUNT) &&
	    (f->function == FUNCTION_PRIMARY || f->function == FUNCTION_SUM ||
	    f->function == FUNCTION_BASE);
}

static bool
same_dimension(const struct recalled *a, const struct recalled *b)
{
	return a->dimension == b->dimension;
}

static const struct recalled *
find_id(const struct recall *r, size_t id)
{
	const struct recalled *f;

	for (size_t back = 0; (f = recall_back(r, back)) != NULL; back++)
		if (f->id == id)
			return f;
	return NULL;
}

/* The first pair (a, b) of one dimension with 100·a/b = rate, nearest first. */
static bool
closing_pair(const struct candidates *as, const struct candidates *bs,
    const struct term *rate, size_t ids[2])
{
	for (size_t i = 0; i < as->n; i++)
		for (size_t j = 0; j < bs->n; j++) {
			struct term a = relate_recalled_term(as->at[i]);
			struct term b = relate_recalled_term(bs->at[j]);

			if (as->at[i]->id != bs->at[j]->id &&
			    same_dimension(as->at[i], bs->at[j]) &&
			    closure_rate(&a, &b, rate)) {
				ids[0] = as->at[i]->id;
				ids[1] = bs->at[j]->id;
				return true;
			}
		}
	return false;
}

/* 支出75万元，其中：接待31万元，完成预算的15.5%: a part's rate is over its own
 * budget, which need not be printed, and not over that of the whole. */
static bool
is_part_over_other(const struct recalled *a, const struct recalled *b)
{
	return a->kind == KIND_MONEY && a->member && !b->member && a->total != b->id;
}

/* The nearest pair of one dimension, whole amounts before parts of others. */
static bool
likely_pair(const struct candidates *as, const struct candidates *bs,
    size_t ids[2])
{
	for (int members = 0; members <= 1; members++)
		for (size_t i = 0; i < as->n; i++)
			for (size_t j = 0; j < bs->n; j++) {
				if (as->at[i]->id == bs->at[j]->id ||
				    !same_dimension(as->at[i], bs->at[j]) ||
				    is_part_over_other(as->at[i], bs->at[j]) ||
				    (!members && (as->at[i]->member || bs->at[j]->member)))
					continue;
				ids[0] = as->at[i]->id;
				ids[1] = bs->at[j]->id;
				return true;
			}
	return false;
}

/* Drops candidates from further back than a heading and a paragraph: too far
 * for a guess. */
static bool
keep_near(struct candidates *c, const struct recall *recall)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->at[i]->block + 2 >= recall->block)
			c->at[n++] = c->at[i];
	c->n = n;
	return n > 0;
}

/* Counts that do not give the rate are its operands only where the rate has
 * no name of its own (合格率), shares it with the numerator, or follows it
 * directly; otherwise it speaks of something else. */
static bool
speaks_of(const struct mention *m, struct span prefix, size_t numerator,
    const struct recall *recall)
{
	const struct recalled *f = find_id(recall, numerator);

	return f->kind != KIND_COUNT || prefix.n == 0 || numerator + 1 == m->id ||
	    recall_names(prefix, recalled_label(f));
}

/* Is f an operand of the rate in row of rates.tsv, by its label, its side or
 * the words before it (实有74人)? */
static bool
rate_operand(size_t row, size_t column, const struct recalled *f)
{
	struct span words = span_of(DATA_CELL(&data_rates, row, column));

	return relate_operand(words, recalled_label(f), f->side) ||
	    relate_operand(words, recalled_words(f), SIDE_NONE);
}

/* 补助合计75万元，已支出75万元，完成率100%: the numerator stands directly
 * before the rate; then there is no other, and what stands before it in the
 * sentence is what it was to be.  Empty where that is not so. */
static struct candidates
beside(const struct mention *m, struct candidates *as, const struct recall *recall)
{
	const struct recalled *a = recall_back(recall, 0), *b = recall_back(recall, 1);
	struct candidates out = { .n = 0 };

	if (as->n == 0 || as->at[0] != a || a->id + 1 != m->id ||
	    a->block != recall->block || a->sentence != m->sentence ||
	    a->kind != KIND_MONEY || a->member)
		return out;
	as->n = 1;
	if (b != NULL && is_amount(b) && same_dimension(a, b) && b->block == a->block &&
	    b->sentence == a->sentence && !b->member)
		add_candidate(&out, b);
	return out;
}

/* Does the nearest of the candidates stand in the sentence of m? */
static bool
is_in_sentence(const struct candidates *c, const struct mention *m,
    const struct recall *recall)
{
	return c->n != 0 && c->at[0]->block == recall->block && c->at[0]->sentence == m->sentence;
}

/* Do two labels have two characters in a row in common, or is one the other's end? */
static bool
is_alike(struct span a, struct span b)
{
	enum { PAIR = 6 };	/* bytes of two ideographs */

	if (recall_names(a, b))
		return true;
	for (size_t i = 0; i + PAIR <= a.n; i++)
		if (!glyph_continues(a.p[i]) && (i + PAIR == a.n || !glyph_continues(a.p[i + PAIR])) &&
		    span_find(b, span_slice(a, i, i + PAIR)) != SIZE_MAX)
			return true;
	return false;
}

/* How a base that stands far away gives a rate: exactly, or but for one digit of the
 * rate or, of counts, of an operand; amounts have too many digits for that. */
static bool
gives_far(const struct recalled *a, const struct recalled *b, const struct term *rate,
    bool exactly)
{
	struct term part = relate_recalled_term(a), whole = relate_recalled_term(b);

	if (exactly)
		return decimal_cmp(b->value, a->value) > 0 && closure_rate(&part, &whole, rate);
	return a->kind == KIND_COUNT && closure_rate_slip(&part, &whole, rate);
}

/* The same of labels that are alike; the cheaper question first. */
static bool
fits_far(const struct recalled *a, const struct recalled *b, const struct term *rate,
    bool exactly)
{
	if (exactly)
		return gives_far(a, b, rate, true) &&
		    is_alike(recalled_label(a), recalled_label(b));
	return a->kind == KIND_COUNT && is_alike(recalled_label(a), recalled_label(b)) &&
	    gives_far(a, b, rate, false);
}

/* 安装智能水表18,204只，完成率98.4%, and how many were planned stands pages
 * before: what is like it and gives the rate; only where that is no accident. */
static const struct recalled *
far_base(const struct recall *recall, const struct recalled *a, size_t back,
    const struct term *rate, bool exactly)
{
	const struct recalled *b;

	for (size_t k = back; (b = recall_back(recall, k)) != NULL; k++)
		if (is_amount(b) && !b->cell && b->op == OP_EQ && same_dimension(a, b) &&
		    fits_far(a, b, rate, exactly))
			return b;
	return NULL;
}

/* May a be the numerator of the rate m: in its sentence, or by the rate's name
 * (完工项目139个; … 完工率)? */
static bool
may_be_part(const struct mentions *ms, const struct mention *m, const struct recalled *a,
    const struct recall *recall)
{
	struct span name = mentions_text(ms, m->phrase);

	if (!is_amount(a) || a->op != OP_EQ)
		return false;
	if (a->block == recall->block && a->sentence == m->sentence)
		return true;
	return span_ends(name, SPAN("率")) && name.n > strlen("率") &&
	    span_find(recalled_label(a), span_slice(name, 0, name.n - strlen("率"))) != SIZE_MAX;
}

/* exactly: else but for one digit, which is worth a look. */
static bool
link_far_rate(struct mentions *ms, struct mention *m, const struct recall *recall, bool exactly)
{
	enum { REACH = 8 };	/* figures before it that may be the numerator */
	struct term rate = relate_term(m);
	const struct recalled *a, *b;

	if (decimal_cmp(rate.quantum, decimal_of(1)) >= 0)
		return false;
	for (size_t i = 0; i < REACH && (a = recall_back(recall, i)) != NULL; i++) {
		if (a->block + 1 < recall->block)
			break;
		if (!may_be_part(ms, m, a, recall) ||
		    (b = far_base(recall, a, i + 1, &rate, exactly)) == NULL)
			continue;
		mentions_link(ms, m, exactly ? "rate" : "likely", "$/$",
		    (size_t[]){ a->id, b->id });
		return true;
	}
	return false;
}

/* 非常满意150份、满意38份、基本满意8份，满意度100%: which of one list's parts the
 * rate takes together is not said. */
static bool
are_grades(const struct candidates *as)
{
	return as->n >= 2 && as->at[0]->kind == KIND_COUNT && as->at[0]->member &&
	    as->at[1]->member && as->at[0]->total == as->at[1]->total &&
	    as->at[0]->breakdown == as->at[1]->breakdown;
}

static bool
is_part_before(const struct recalled *part, const struct mention *m)
{
	return part->kind == KIND_MONEY && part->member && part->id + 1 == m->id;
}

/* ；公务接待费31000元，完成预算的15.5%: the only part in its clause, right before m. */
static bool
is_sole_part(const struct recalled *part, const struct mention *m, const struct recall *recall)
{
	const struct recalled *f;

	if (!is_part_before(part, m) || part->clause != m->clause)
		return false;
	for (size_t back = 0; back < NEAR && (f = recall_back(recall, back)) != NULL; back++)
		if (f != part && f->member && f->total == part->total && f->clause == part->clause &&
		    f->block == part->block)
			return false;
	return true;
}

/* The operands where none give the rate: near, and those that it speaks of; of
 * a part that stands right before it, and nothing else, if it is the only one in its
 * clause or the rate has no more than its name (bare): 预算执行率 behind a list is
 * the totals'. */
static bool
guessed_pair(const struct mention *m, struct span prefix, bool bare, struct candidates *as,
    struct candidates *bs, const struct recall *recall, size_t ids[2])
{
	if (are_grades(as) || !keep_near(as, recall) || !keep_near(bs, recall))
		return false;
	if ((bare && is_part_before(as->at[0], m)) || is_sole_part(as->at[0], m, recall))
		as->n = 1;
	return likely_pair(as, bs, ids) && speaks_of(m, prefix, ids[0], recall);
}

/* 执行率, 整改率 …: operands by rates.tsv, of what the prefix names. */
static bool
link_rate(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	struct candidates as = { .n = 0 }, bs = { .n = 0 }, near;
	struct term rate = relate_term(m);
	struct span prefix = { NULL, 0 };
	struct span name = mentions_text(ms, m->full.n != 0 ? m->full : m->phrase);
	const struct recalled *f;
	size_t ids[2], row;

	row = relate_rate_name(w, name, &prefix);
	if (row == SIZE_MAX || m->q.op != OP_EQ)
		return false;
	for (size_t back = 0; back < NEAR && (f = recall_back(recall, back)) != NULL; back++) {
		struct span label = recalled_label(f);

		if (!is_amount(f) || f->cell || f->op != OP_EQ ||
		    f->block + PASSAGE < recall->block)
			continue;
		if (prefix.n != 0 && f->kind == KIND_MONEY && !recall_names(prefix, label))
			continue;
		if (rate_operand(row, 1, f))
			add_candidate(&as, f);
		if (rate_operand(row, 2, f))
			add_candidate(&bs, f);
	}
	near = beside(m, &as, recall);
	if (near.n != 0 && closing_pair(&as, &near, &rate, ids)) {
		mentions_link(ms, m, "rate", "$/$", ids);
		return true;
	}
	if (!closing_pair(&as, &bs, &rate, ids) &&
	    ((near.n != 0 && !is_in_sentence(&bs, m, recall)) ||
	    !guessed_pair(m, prefix, name.n == strlen(DATA_CELL(&data_rates, row, 0)), &as, &bs,
	    recall, ids)))
		return link_far_rate(ms, m, recall, true) || link_far_rate(ms, m, recall, false);
	mentions_link(ms, m, "rate", "$/$", ids);
	return true;
}

/* The figure that a share is a share of: what stands before it in its
 * sentence. */
static const struct recalled *
sharer(const struct mention *m, const struct recall *recall,
    const struct recalled *base)
{
	const struct recalled *f;

	for (size_t back = 0; back < NEAR && (f = recall_back(recall, back)) != NULL; back++) {
		if (f->block != recall->block || f->sentence != m->sentence)
			break;
		if (is_amount(f) && f != base && f->depth <= m->depth)
			return f;
	}
	return NULL;
}

/* Candidates for the base of a share: by the name behind 占, or the total of
 * the list that the sharer is a part of. */
static void
bases(const struct mentions *ms, const struct mention *m,
    const struct recalled *of, const struct recall *recall, struct candidates *out)
{
	struct span name = mentions_text(ms, m->phrase);
	const struct recalled *f;
	bool named = m->share_base && name.n != 0;

	if (!named)
		for (size_t i = 0; i < ms->n; i++)
			if (ms->at[i].id == of->id && ms->at[i].total != SIZE_MAX &&
			    (f = find_id(recall, ms->at[i].total)) != NULL)
				add_candidate(out, f);
	for (size_t back = 0; (f = recall_back(recall, back)) != NULL; back++) {
		if (f->id == of->id || !is_amount(f) || !same_dimension(f, of) ||
		    decimal_cmp(f->value, of->value) < 0)
			continue;
		if (named ? recall_names(name, recalled_label(f)) :
		    f->block == recall->block && !f->member)
			add_candidate(out, f);
	}
}

/* 分别占75%、10%和3%: one share for each of as many parts before it. */
static bool
link_shares(struct mentions *ms, size_t first, const struct recall *recall)
{
	size_t shares = 1, parts[SUM_MAX], n = 0;

	while (first + shares < ms->n && shares < SUM_MAX &&
	    ms->at[first + shares].q.kind == KIND_PERCENT &&
	    ms->at[first + shares].phrase.n == 0 &&
	    ms->at[first + shares].sentence == ms->at[first].sentence)
		shares++;
	for (size_t j = first; j-- > 0 && n < shares; )
		if (ms->at[j].id != 0 && ms->at[j].member &&
		    ms->at[j].total != SIZE_MAX &&
		    ms->at[j].sentence == ms->at[first].sentence)
			parts[n++] = j;
	if (n < shares || shares < 2)
		return false;
	for (size_t k = 0; k < shares; k++) {
		size_t ids[2] = { ms->at[parts[n - 1 - k]].id, ms->at[parts[n - 1 - k]].total };

		if (find_id(recall, ids[1]) != NULL)
			mentions_link(ms, &ms->at[first + k], "share", "$/$", ids);
		ms->at[first + k].label = ms->at[parts[n - 1 - k]].label;
		ms->at[first + k].function = FUNCTION_OTHER;
	}
	return true;
}

/* 分别为26亿元和74亿元，占全国的26%和74%: as many amounts before as there are
 * shares, over the one base that is named; the first of each belong together. */
static bool
link_shares_named(struct mentions *ms, size_t first, const struct recall *recall)
{
	struct candidates bs = { .n = 0 };
	size_t shares = 1;

	while (first + shares < ms->n && shares < OPERANDS &&
	    ms->at[first + shares].q.kind == KIND_PERCENT &&
	    ms->at[first + shares].phrase.n == 0 && ms->at[first + shares].last_cue == 0 &&
	    ms->at[first + shares].sentence == ms->at[first].sentence)
		shares++;
	if (shares < 2 || first < shares)
		return false;
	for (size_t j = first - shares; j < first; j++)
		if (ms->at[j].id == 0 || ms->at[j].function != FUNCTION_PRIMARY ||
		    ms->at[j].sentence != ms->at[first].sentence ||
		    !relate_same_unit(&ms->at[j], &ms->at[first - 1]))
			return false;
	bases(ms, &ms->at[first], recall_back(recall, 0), recall, &bs);
	for (size_t k = 0; k < shares && bs.n != 0; k++) {
		size_t ids[2] = { ms->at[first - shares + k].id, bs.at[0]->id };

		mentions_link(ms, &ms->at[first + k], "share", "$/$", ids);
		ms->at[first + k].function = FUNCTION_OTHER;
	}
	return true;
}

/* 占全市总量的59.0%, and no figure goes by that name: the nearest that gives
 * the share; figures of few digits give too many. */
static bool
closing_share(const struct recalled *of, const struct term *rate,
    const struct recall *recall, size_t ids[2])
{
	struct term part = relate_recalled_term(of), whole;
	const struct recalled *f;

	if (decimal_cmp(rate->quantum, decimal_of(1)) >= 0)
		return false;
	for (size_t back = 0; back < NEAR && (f = recall_back(recall, back)) != NULL; back++) {
		whole = relate_recalled_term(f);
		if (f->block + 1 < recall->block || f->id == of->id || !is_amount(f) ||
		    !same_dimension(f, of) || !closure_rate(&part, &whole, rate))
			continue;
		ids[0] = of->id;
		ids[1] = f->id;
		return true;
	}
	return false;
}

/* Of several bases by the name behind 占 that do not give the share: the one of that
 * very name, or that stands in the sentence; NULL where nobody can tell. */
static const struct recalled *
named_base(const struct mentions *ms, const struct mention *m, const struct candidates *bs,
    const struct recall *recall)
{
	struct span name = mentions_text(ms, m->phrase);

	for (size_t i = 0; i < bs->n; i++)
		if (span_eq(recalled_label(bs->at[i]), name))
			return bs->at[i];
	return bs->n == 1 || is_in_sentence(bs, m, recall) ? bs->at[0] : NULL;
}

static bool
link_share(struct mentions *ms, struct mention *m, size_t i,
    const struct recall *recall)
{
	struct candidates as = { .n = 0 }, bs = { .n = 0 };
	struct term rate = relate_term(m);
	const struct recalled *f, *base = recall_back(recall, 0);
	bool explicit_base = base != NULL && i > 0 && base->id == ms->at[i - 1].id &&
	    (base->function == FUNCTION_BASE || (m->cues & CUE_SHARE) == 0);
	size_t ids[2];

	f = sharer(m, recall, explicit_base ? base : NULL);
	if (f == NULL || m->q.op != OP_EQ || f->op != OP_EQ)
		return false;
	add_candidate(&as, f);
	if (explicit_base)
		add_candidate(&bs, base);
	else
		bases(ms, m, f, recall, &bs);
	if (!closing_pair(&as, &bs, &rate, ids) &&
	    !(bs.n == 0 && m->share_base && closing_share(f, &rate, recall, ids))) {
		bool named = m->share_base && m->phrase.n != 0;

		/* An unnamed base is only a guess unless it is the list's total. */
		if (bs.n == 0 || (!explicit_base && !named && !f->member))
			return false;
		base = named && !explicit_base ? named_base(ms, m, &bs, recall) : bs.at[0];
		if (base == NULL || !same_dimension(f, base))
			return false;
		ids[0] = f->id;
		ids[1] = base->id;
	}
	mentions_link(ms, m, "share", "$/$", ids);
	return true;
}

/* The nearest figure of a function in the same sentence. */
static const struct recalled *
in_sentence(const struct mention *m, const struct recall *recall,
    enum function function)
{
	const struct recalled *f;

	for (size_t back = 0; back < NEAR && (f = recall_back(recall, back)) != NULL; back++) {
		if (f->block != recall->block || f->sentence != m->sentence)
			break;
		if (f->function == function)
			return f;
	}
	return NULL;
}

/* Has a part of something been named since prior?  Then what changed is that
 * part, and prior is another's. */
static bool
part_since(const struct recall *recall, const struct recalled *prior)
{
	const struct recalled *f;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL && f != prior; back++)
		if (f->member)
			return true;
	return false;
}

static bool
can_grow(const struct recalled *f)
{
	if (f->kind == KIND_PERCENT)
		return f->function == FUNCTION_OTHER || f->function == FUNCTION_RATE ||
		    f->function == FUNCTION_SHARE;
	return f->function == FUNCTION_PRIMARY || f->function == FUNCTION_SUM;
}

/* 上年公用经费: the prior figure by the name of this year's. */
static struct span
without_last_year(struct span label)
{
	static const char *const words[] = { "上年度", "上年同期", "去年同期", "上年", "去年" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_starts(label, span_of(words[i])) && label.n > strlen(words[i]))
			return span_slice(label, strlen(words[i]), label.n);
	return label;
}

/* How well a figure fits as what grew: 0 by the very name, 1 by a name that
 * holds the topic's, 2 not by its name; parts of a list last. */
static int
growth_rank(const struct recalled *f, struct span topic, struct span before)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */
	struct span label = recalled_label(f);

	before = without_last_year(before);
	if (span_eq(label, before) || span_eq(label, topic) || (label.n >= LEAST &&
	    (span_starts(before, label) || span_starts(topic, label))))	/* 支出, 支出增加 */
		return 0;
	if (f->member)
		return 2;
	return recall_names(label, topic) || recall_names(label, before) ? 1 : 2;
}

/* What grew: figures of prior's dimension, those that the topic names first. */
static void
growers(const struct mentions *ms, const struct mention *m,
    const struct recalled *prior, const struct recall *recall,
    struct candidates *out)
{
	struct span topic = mentions_text(ms, m->label);
	struct span before = recalled_label(prior);
	const struct recalled *f;

	for (int rank = 0; rank <= 2; rank++)
		for (size_t back = 0; back < NEAR && (f = recall_back(recall, back)) != NULL; back++) {
			if (!can_grow(f) || !same_dimension(f, prior) || f->cell ||
			    f->block + (rank == 0 ? PASSAGE : 1) < recall->block)
				continue;
			if (growth_rank(f, topic, before) == rank)
				add_candidate(out, f);
		}
}

/* 191347万元，增长15.35%，增收25457万元: the percentage stands before the
 * change that explains it; where none does, that of the amount they follow. */
static void
explain_growth(struct mentions *ms, const struct mention *m, size_t i,
    const struct recall *recall)
{
	bool up = (m->last_cue & CUE_UP) != 0;
	struct mention *growth = i > 0 ? &ms->at[i - 1] : NULL;
	struct term rate, d = relate_term(m), base;
	const struct recalled *y, *nearest = NULL;

	if (growth == NULL || growth->function != FUNCTION_GROWTH || growth->nlinks != 0 ||
	    growth->sentence != m->sentence || growth->q.op != OP_EQ ||
	    up != ((growth->last_cue & CUE_UP) != 0))
		return;
	rate = relate_term(growth);
	for (size_t back = 0; back < NEAR && (y = recall_back(recall, back)) != NULL; back++) {
		if (y->block != recall->block || y->dimension != m->dimension || !can_grow(y))
			continue;
		if (nearest == NULL && y->sentence == m->sentence && !y->member)
			nearest = y;
		base = relate_recalled_term(y);
		if ((up ? decimal_sub(base.value, d.value, &base.value) :
		    decimal_add(base.value, d.value, &base.value)) &&
		    closure_rate(&d, &base, &rate)) {
			nearest = y;
			break;
		}
	}
	if (nearest != NULL && m->phrase.n == 0 && growth->phrase.n == 0)
		mentions_link(ms, growth, "growth", up ? "$/($-$)" : "$/($+$)",
		    (size_t[]){ m->id, nearest->id, m->id });
}

/* Change in amount against a prior figure in the same sentence. */
static bool
link_delta(struct mentions *ms, struct mention *m, const struct recall *recall)
{
	const struct recalled *prior = in_sentence(m, recall, FUNCTION_PRIOR);
	bool up = (m->last_cue & CUE_UP) != 0;
	struct candidates xs = { .n = 0 };
	struct term d = relate_term(m), x, y;
	size_t ids[2], k;

	if (prior == NULL || m->q.kind != prior->kind || m->q.op != OP_EQ ||
	    part_since(recall, prior))
		return false;
	growers(ms, m, prior, recall, &xs);
	if (xs.n == 0)
		return false;
	y = relate_recalled_term(prior);
	for (k = 0; k < xs.n; k++) {
		x = relate_recalled_term(xs.at[k]);
		if (up ? closure_difference(&x, &y, &d) : closure_difference(&y, &x, &d))
			break;
	}
	if (k == xs.n && prior->clause != m->clause &&
	    (prior->id + 1 != m->id || xs.at[0]->id + 1 != prior->id))
		return false;	/* …比上年285万元…；购置56万元，增加56万元 */
	if (k == xs.n)
		k = 0;
	ids[up ? 0 : 1] = xs.at[k]->id;
	ids[up ? 1 : 0] = prior->id;
	mentions_link(ms, m, "delta", "$-$", ids);
	return true;
}

/* Does 100·(x-y)/y (or its negative) give the rate? */
static bool
grows(const struct recalled *x, const struct recalled *y, bool up,
    const struct term *rate)
{
	struct term a = relate_recalled_term(x), b = relate_recalled_term(y), d = a;

	if (up ? !decimal_sub(a.value, b.value, &d.value) :
	    !decimal_sub(b.value, a.value, &d.value))
		return false;
	return closure_rate(&d, &b, rate);
}

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

/* What changed by delta: what the percentage fits, else the amount that
 * delta follows, in its sentence or directly. */
static const struct recalled *
changed(const struct candidates *ys, const struct recalled *delta, bool up,
    const struct term *rate)
{
	const struct recalled *nearest = NULL;

	for (size_t k = 0; k < ys->n; k++) {
		const struct recalled *y = ys->at[k];

		if (y->id > delta->id)
			continue;
		if (grows_by(delta, y, up, rate))
			return y;
		if (nearest == NULL || y->id > nearest->id)
			nearest = y;
	}
	if (nearest == NULL || nearest->block != delta->block || nearest->depth != delta->depth ||
	    (nearest->sentence != delta->sentence && nearest->id + 1 != delta->id) ||
	    qualifier_in("recast", recalled_words(delta)))
		return NULL;
	return nearest;
}

/* 较年初预算数1,420.00万元增加103.66万元: the amount is what the change is held
 * against. */
static bool
is_held_against(struct span words)
{
	static const char *const names[] = { "较", "相比" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (span_find(words, span_of(names[i])) != SIZE_MAX)
			return true;
	return false;
}

/* 增加0.5万元，下降5%: the amount says which way it went. */
static bool
goes_up(const struct mentions *ms, const struct mention *m)
{
	const struct mention *delta = m - 1;

	if (m > ms->at && delta->function == FUNCTION_DELTA && delta->clause == m->clause &&
	    m->phrase.n == 0)
		m = delta;
	return (m->last_cue & CUE_UP) != 0;
}

static bool
link_change(struct mentions *ms, struct mention *m, const struct recalled *delta,
    const struct recall *recall)
{
	bool up = goes_up(ms, m);
	struct candidates ys = { .n = 0 };
	struct term rate = relate_term(m);
	const struct recalled *y;

	if (delta == NULL || delta->id + 1 != m->id || m->q.op != OP_EQ || delta->op != OP_EQ ||
	    delta->kind == KIND_PERCENT)
		return false;
	growers(ms, m, delta, recall, &ys);
	y = changed(&ys, delta, up, &rate);
	if (y == NULL)
		return false;
	if (y->id + 1 == delta->id && is_held_against(recalled_words(y))) {
		mentions_link(ms, m, "growth", "$/$", (size_t[]){ delta->id, y->id });
		return true;
	}
	mentions_link(ms, m, "growth", up ? "$/($-$)" : "$/($+$)",
	    (size_t[]){ delta->id, y->id, delta->id });
	return true;
}

static bool
link_growth(struct mentions *ms, struct mention *m, const struct recall *recall)
{
	const struct recalled *prior = in_sentence(m, recall, FUNCTION_PRIOR);
	const struct recalled *delta = in_sentence(m, recall, FUNCTION_DELTA);
	bool up = (m->last_cue & CUE_UP) != 0;
	struct candidates xs = { .n = 0 };
	struct term rate = relate_term(m);
	size_t ids[2], k;

	if (prior == NULL || part_since(recall, prior) ||
	    (prior->clause != m->clause && delta != NULL && delta->clause == m->clause))
		return link_change(ms, m, delta, recall);
	if (m->q.op != OP_EQ)
		return false;
	if (delta != NULL && delta->id > prior->id && same_dimension(delta, prior)) {
		ids[0] = delta->id;
		ids[1] = prior->id;
		mentions_link(ms, m, "growth", "$/$", ids);
		return true;
	}
	growers(ms, m, prior, recall, &xs);
	if (xs.n == 0)
		return false;
	for (k = 0; k < xs.n && !grows(xs.at[k], prior, up, &rate); k++)
		continue;
	if (k == xs.n)
		k = 0;
	ids[0] = xs.at[k]->id;
	ids[1] = prior->id;
	mentions_link(ms, m, "growth", up ? "$/$-1" : "1-$/$", ids);
	return true;
}

/* Figures of a sentence that a 合计 behind them may add up, last first. */
struct run {
	struct term terms[SUM_MAX];
	size_t at[SUM_MAX];	/* indexes of the mentions */
	size_t n;
	size_t count;		/* 两项合计: how many it says there are; or 0 */
	bool nested;		/* a 其中 stands among them */
};

static void
collect_run(const struct mentions *ms, size_t i, struct run *run)
{
	const struct mention *m = &ms->at[i];

	*run = (struct run){ .n = 0 };
	for (size_t j = i; j-- > 0 && run->n < SUM_MAX; ) {
		const struct mention *p = &ms->at[j];

		if (p->sentence != m->sentence || p->function == FUNCTION_SUM)
			break;
		if (p->q.kind == KIND_COUNT && p->clause == m->clause && run->n == 0 &&
		    span_eq(p->q.unit, SPAN("项")) && p->q.value.scale == 0 &&
		    p->q.value.c < SUM_MAX)
			run->count = (size_t)p->q.value.c;
		else if (p->id != 0 && p->function == FUNCTION_PRIMARY && !p->excused &&
		    p->depth <= m->depth && relate_same_unit(p, m)) {
			run->nested |= (p->cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) != 0;
			run->terms[run->n] = relate_term(p);
			run->at[run->n++] = j;
		}
	}
}

/* A加B，其中：b，加C，合计: leaves out the breakdown of one of them, if the
 * rest adds up; true if it did. */
static bool
without_breakdown(const struct mentions *ms, const struct term *total, struct run *run)
{
	struct run rest;

	for (size_t first = run->n - 1; first-- > 0; ) {
		const struct mention *p = &ms->at[run->at[first]];

		if ((p->cues & (CUE_PARTS | CUE_WHOLE | CUE_SOME)) == 0)
			continue;
		for (size_t last = first + 1; last-- > 0; ) {
			rest = *run;
			rest.n = last;
			for (size_t k = first + 1; k < run->n; k++, rest.n++) {
				rest.terms[rest.n] = run->terms[k];
				rest.at[rest.n] = run->at[k];
			}
			if (rest.n >= 2 && closure_sum(total, rest.terms, rest.n)) {
				*run = rest;
				return true;
			}
		}
	}
	return false;
}

/* 收入147.1亿元。加上转移性收入49.2亿元，收入合计196.3亿元: what 加上 adds to
 * stands in a sentence before; only if that adds up. */
static bool
with_amount_before(const struct mentions *ms, const struct term *total, struct run *run)
{
	const struct mention *first = &ms->at[run->at[run->n - 1]];
	size_t weighed = 0;

	if (run->n == SUM_MAX || !span_starts(mentions_text(ms, first->phrase), SPAN("加")))
		return false;
	for (size_t j = run->at[run->n - 1], left = NEAR; j-- > 0 && left-- > 0 && weighed < OPERANDS; ) {
		const struct mention *p = &ms->at[j];

		if (p->id == 0 || p->function != FUNCTION_PRIMARY || !relate_same_unit(p, first) ||
		    p->q.op != OP_EQ)
			continue;
		weighed++;
		run->terms[run->n] = relate_term(p);
		run->at[run->n] = j;
		if (closure_sum(total, run->terms, run->n + 1)) {
			run->n++;
			return true;
		}
	}
	return false;
}

/* What is added up here is no part of what was broken down before it; what
 * is left of that breakdown need not be complete. */
static void
set_free(struct mentions *ms, const struct run *run)
{
	for (size_t k = 0; k < run->n; k++) {
		struct mention *m = &ms->at[run->at[k]];
		size_t of = m->total;

		for (size_t j = 0; j < run->n && m->member; j++)
			if (ms->at[run->at[j]].id == of)
				m->member = false;
		if (m->member || of == SIZE_MAX)
			continue;
		m->total = SIZE_MAX;
		m->nlinks = 0;
		for (size_t j = run->at[run->n - 1]; j < run->at[0]; j++)
			if (ms->at[j].total == of && ms->at[j].nlinks != 0)
				ms->at[j].links[0].rel = "within";
	}
}

/* 4个方面、29个单位共计50项问题: what is counted in another word is no part. */
static bool
counts_alike(const struct mentions *ms, const struct mention *m, const struct run *run)
{
	for (size_t k = 0; k < run->n; k++)
		if (m->q.kind == KIND_COUNT && !span_eq(ms->at[run->at[k]].q.unit, m->q.unit))
			return false;
	return true;
}

/* 两项合计: the figures before it in the sentence; as many as add up, else
 * as many as the count before it says, else all, if no breakdown stands
 * among them. */
static bool
link_sum(struct mentions *ms, struct mention *m, size_t i)
{
	struct term total = relate_term(m);
	size_t ids[SUM_MAX], k;
	struct run run;

	collect_run(ms, i, &run);
	if (run.n != 0 && with_amount_before(ms, &total, &run))
		run.nested = false;
	if (run.n < 2)
		return false;
	for (k = run.n; k >= 2 && !closure_sum(&total, run.terms, k); k--)
		continue;
	if (k < 2 && run.nested && without_breakdown(ms, &total, &run)) {
		set_free(ms, &run);
		k = run.n;
	}
	if (k < 2 && run.count >= 2 && run.count <= run.n)
		k = run.count;
	if (k < 2 && run.nested && closure_slip(&total, run.terms, run.n) != SLIP_TELLING)
		return true;
	if (k < 2 && !counts_alike(ms, m, &run))
		return false;
	if (k < 2)
		k = run.n;
	for (size_t j = 0; j < k; j++)
		ids[j] = ms->at[run.at[k - 1 - j]].id;
	mentions_link_sum(ms, m, "sum", ids, k);
	return true;
}

/* 一批批复投资, 二批批复投资, 合计批复投资: three names or more with one end. */
static bool
names_alike(const struct mentions *ms, const struct mention *m, const struct run *run)
{
	enum { END = 6, LEAST = 3 };	/* bytes of two ideographs; parts */
	struct span name = mentions_text(ms, m->label);

	if (name.n < END || run->n < LEAST || run->nested || m->q.kind != KIND_MONEY)
		return false;
	for (size_t k = 0; k < run->n; k++)
		if (!span_ends(mentions_text(ms, ms->at[run->at[k]].label),
		    span_slice(name, name.n - END, name.n)))
			return false;
	return true;
}

/* 合计批复投资500万元: 合计 before the noun makes it a sum if it adds up, or its
 * parts go by its name. */
static bool
link_opened_sum(struct mentions *ms, struct mention *m, size_t i)
{
	struct term total = relate_term(m);
	size_t ids[SUM_MAX];
	struct run run;

	if ((m->cues & CUE_SUM) == 0 || m->member || m->q.op != OP_EQ)
		return false;
	collect_run(ms, i, &run);
	if (run.n < 2 || (!closure_sum(&total, run.terms, run.n) && !names_alike(ms, m, &run)))
		return false;
	for (size_t j = 0; j < run.n; j++)
		ids[j] = ms->at[run.at[run.n - 1 - j]].id;
	mentions_link_sum(ms, m, "sum", ids, run.n);
	return true;
}

/* Candidates for the operand of an identity: the nearest amounts of m's
 * dimension in this or the paragraph before that words name. */
static void
identity_operands(const struct mention *m, const struct recall *recall,
    const char *words, struct candidates *out)
{
	const struct recalled *f;

	for (size_t back = 0; back < NEAR && (f = recall_back(recall, back)) != NULL; back++) {
		if (f->block + PASSAGE < recall->block || f->cell)
			break;
		if (f->dimension == m->dimension && f->op == OP_EQ && f->function != FUNCTION_PRIOR && !f->member &&
		    relate_operand(span_of(words), recalled_words(f), f->side))
			add_candidate(out, f);
	}
}

/* result = first sign second: holds, or misses by one digit? */
static bool
identity_fits(const struct term *result, const struct recalled *first, bool plus,
    const struct recalled *second, bool exactly)
{
	struct term a = relate_recalled_term(first);
	struct term parts[2] = { plus ? a : *result, relate_recalled_term(second) };
	const struct term *total = plus ? result : &a;

	return exactly ? closure_sum(total, parts, 2) :
	    closure_slip(total, parts, 2) == SLIP_TELLING;
}

/* Do m and both operands stand in one sentence? */
static bool
is_one_sentence(const struct mention *m, const struct recalled *a, const struct recalled *b,
    const struct recall *recall)
{
	return a->block == recall->block && b->block == recall->block &&
	    a->sentence == m->sentence && b->sentence == m->sentence;
}

/* The operands that fit row of identities.tsv, exactly or but for one digit;
 * the latter only among the nearest. */
static bool
identity_pair(const struct mention *m, const struct recall *recall, size_t row,
    size_t ids[2])
{
	bool plus = DATA_CELL(&data_identities, row, 2)[0] == '+';
	bool elsewhere = DATA_CELL(&data_identities, row, 4)[0] == 'b';
	struct candidates as = { .n = 0 }, bs = { .n = 0 };
	struct term result = relate_term(m);

	identity_operands(m, recall, DATA_CELL(&data_identities, row, 1), &as);
	identity_operands(m, recall, DATA_CELL(&data_identities, row, 3), &bs);
	for (int exactly = 1; exactly >= 0; exactly--)
		for (size_t i = 0; i < as.n; i++)
			for (size_t j = 0; j < bs.n; j++)
				if (as.at[i] != bs.at[j] && (exactly || !elsewhere ||
				    !is_one_sentence(m, as.at[i], bs.at[j], recall)) &&
				    identity_fits(&result, as.at[i], plus, bs.at[j], exactly)) {
					ids[0] = as.at[i]->id;
					ids[1] = bs.at[j]->id;
					return true;
				}
	return false;
}

/* 净值 = 原值 - 折旧, 年末 = 年初 + 当年 …: data/identities.tsv. */
static bool
link_identity(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	uint64_t named;
	size_t ids[2];

	if (m->member || (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) || m->q.op != OP_EQ)
		return false;
	named = wordset_in(&w->results, mentions_text(ms, m->before));
	for (size_t row = 0; named != 0 && row < w->results.rows; row++) {
		if ((w->results.row[row] & named) == 0 || !identity_pair(m, recall, row, ids))
			continue;
		if (DATA_CELL(&data_identities, row, 2)[0] == '+')
			mentions_link_sum(ms, m, "sum", ids, 2);
		else
			mentions_link(ms, m, "delta", "$-$", ids);
		return true;
	}
	return false;
}

/* 分别下降23.51%、38.28%: of two things, and which is not known. */
static bool
is_first_of_several(const struct mentions *ms, size_t i)
{
	const struct mention *next = &ms->at[i + 1];

	return i + 1 < ms->n && next->sentence == ms->at[i].sentence &&
	    next->q.kind == KIND_PERCENT && next->phrase.n == 0 && next->last_cue == 0;
}

/* Does a rise (or fall) from prior to now give the percentage m? */
static bool
is_growth(const struct mention *now, const struct mention *prior, const struct mention *m,
    bool up)
{
	struct term x = relate_term(now), y = relate_term(prior), rate = relate_term(m), d = x;

	return (up ? decimal_sub(x.value, y.value, &d.value) :
	    decimal_sub(y.value, x.value, &d.value)) && closure_rate(&d, &y, &rate);
}

/* 1,386宗，212.7亿元（上年分别为1,303宗、190亿元），分别增长6.37%和11.95%: as many
 * amounts now, as many before; believed where one of them gives its percentage. */
static bool
link_each_growth(struct mentions *ms, size_t first)
{
	bool up = (ms->at[first].last_cue & CUE_UP) != 0, closes = false;
	size_t n = 1, now;

	while (is_first_of_several(ms, first + n - 1) && n < OPERANDS)
		n++;
	if (n < 2 || first < 2 * n)
		return false;
	now = first - 2 * n;
	for (size_t k = 0; k < 2 * n; k++)
		if (ms->at[now + k].id == 0 || ms->at[now + k].sentence != ms->at[first].sentence ||
		    ms->at[now + k].q.op != OP_EQ || (k >= n &&
		    !relate_same_unit(&ms->at[now + k], &ms->at[now + k - n])))
			return false;
	for (size_t k = 0; k < n; k++)
		closes |= is_growth(&ms->at[now + k], &ms->at[now + n + k], &ms->at[first + k], up);
	for (size_t k = 0; k < n && closes; k++) {
		size_t ids[2] = { ms->at[now + k].id, ms->at[now + n + k].id };

		mentions_link(ms, &ms->at[first + k], "growth", up ? "$/$-1" : "1-$/$", ids);
	}
	return closes;
}

static void
link_mention(const struct relate_words *w, struct mentions *ms, size_t i,
    const struct recall *recall)
{
	struct mention *m = &ms->at[i];

	switch (m->function) {
	case FUNCTION_RATE:
		link_rate(w, ms, m, recall);
		break;
	case FUNCTION_SHARE:
		if ((m->cues & CUE_EACH) != 0)
			link_shares(ms, i, recall);
		else if (!link_shares_named(ms, i, recall))
			link_share(ms, m, i, recall);
		break;
	case FUNCTION_GROWTH:
		if (is_first_of_several(ms, i)) {
			if (!relate_each_change(ms, i))
				link_each_growth(ms, i);
			break;
		}
		link_growth(ms, m, recall);
		break;
	case FUNCTION_DELTA:
		if (!link_delta(ms, m, recall))
			explain_growth(ms, m, i, recall);
		break;
	case FUNCTION_SUM:
		if (!link_sum(ms, m, i))
			m->function = FUNCTION_PRIMARY;
		break;
	case FUNCTION_SAME:
		if (i > 0 && ms->at[i - 1].id != 0 && relate_same_unit(&ms->at[i - 1], m))
			mentions_link(ms, m, "same", "$", &ms->at[i - 1].id);
		break;
	case FUNCTION_PRIMARY:
		if (!link_opened_sum(ms, m, i))
			link_identity(w, ms, m, recall);
		break;
	default:
		break;
	}
}

void
relate_mention(const struct relate_words *w, struct mentions *ms, size_t i,
    struct recall *recall)
{
	if (ms->at[i].id == 0)
		return;
	if (!ms->at[i].excused || ms->at[i].function != FUNCTION_PRIMARY)
		link_mention(w, ms, i, recall);
	recall_push(recall, ms, &ms->at[i]);
}
