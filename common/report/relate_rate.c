/* relate_rate: shares, rates, growth, differences, averages and sums, and
 * the figures they are made of (domain.md §2, rows 1, 3, 5, 7, 21).
 *
 * Operands are sought backwards among the figures remembered.  Words limit
 * the candidates; among those the pair that adds up is taken, else the one
 * nearest to what the words say.
 */
#include "report/relate.h"

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

/* 执行率, 整改率 …: operands by rates.tsv, of what the prefix names. */
static bool
link_rate(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall)
{
	struct candidates as = { .n = 0 }, bs = { .n = 0 };
	struct term rate = relate_term(m);
	struct span prefix = { NULL, 0 };
	const struct recalled *f;
	size_t ids[2], row;

	row = relate_rate_name(w, mentions_text(ms, m->full.n != 0 ? m->full : m->phrase), &prefix);
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
	if (!closing_pair(&as, &bs, &rate, ids) &&
	    (!keep_near(&as, recall) || !keep_near(&bs, recall) || !likely_pair(&as, &bs, ids) || !speaks_of(m, prefix, ids[0], recall)))
		return false;
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
	if (!closing_pair(&as, &bs, &rate, ids)) {
		bool named = m->share_base && m->phrase.n != 0;

		/* An unnamed base is only a guess unless it is the list's total. */
		if (bs.n == 0 || (!explicit_base && !named && !f->member))
			return false;
		ids[0] = f->id;
		ids[1] = bs.at[0]->id;
		if (!same_dimension(f, bs.at[0]))
			return false;
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

/* How well a figure fits as what grew: 0 by the very name, 1 by a name that
 * holds the topic's, 2 not by its name; parts of a list last. */
static int
growth_rank(const struct recalled *f, struct span topic, struct span before)
{
	struct span label = recalled_label(f);

	if (span_eq(label, before) || span_eq(label, topic))
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
			if (!can_grow(f) || !same_dimension(f, prior) ||
			    f->block + 1 < recall->block || f->cell)
				continue;
			if (growth_rank(f, topic, before) == rank)
				add_candidate(out, f);
		}
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

static bool
link_growth(struct mentions *ms, struct mention *m, const struct recall *recall)
{
	const struct recalled *prior = in_sentence(m, recall, FUNCTION_PRIOR);
	const struct recalled *delta = in_sentence(m, recall, FUNCTION_DELTA);
	bool up = (m->last_cue & CUE_UP) != 0;
	struct candidates xs = { .n = 0 };
	struct term rate = relate_term(m);
	size_t ids[2], k;

	if (prior == NULL || m->q.op != OP_EQ || part_since(recall, prior))
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

/* 两项合计: the figures before it in the sentence; as many as add up, else
 * as many as the count before it says, else all. */
static bool
link_sum(struct mentions *ms, struct mention *m, size_t i)
{
	struct term total = relate_term(m), terms[SUM_MAX];
	size_t ids[SUM_MAX], n = 0, count = 0, k;

	for (size_t j = i; j-- > 0 && n < SUM_MAX; ) {
		const struct mention *p = &ms->at[j];

		if (p->sentence != m->sentence || p->function == FUNCTION_SUM)
			break;
		if (p->q.kind == KIND_COUNT && p->clause == m->clause && n == 0 &&
		    span_eq(p->q.unit, SPAN("项")) && p->q.value.scale == 0 &&
		    p->q.value.c < SUM_MAX)
			count = (size_t)p->q.value.c;
		else if (p->id != 0 && p->function == FUNCTION_PRIMARY && !p->excused &&
		    p->depth <= m->depth && relate_same_unit(p, m)) {
			terms[n] = relate_term(p);
			ids[n++] = p->id;
		}
	}
	if (n < 2)
		return false;
	for (k = n; k >= 2 && !closure_sum(&total, terms, k); k--)
		continue;
	if (k < 2)
		k = count >= 2 && count <= n ? count : n;
	for (size_t a = 0, b = k - 1; a < b; a++, b--) {
		size_t swap = ids[a];

		ids[a] = ids[b];
		ids[b] = swap;
	}
	mentions_link_sum(ms, m, "sum", ids, k);
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

/* The operands that fit row of identities.tsv, exactly or but for one digit;
 * the latter only among the nearest. */
static bool
identity_pair(const struct mention *m, const struct recall *recall, size_t row,
    size_t ids[2])
{
	bool plus = DATA_CELL(&data_identities, row, 2)[0] == '+';
	struct candidates as = { .n = 0 }, bs = { .n = 0 };
	struct term result = relate_term(m);

	identity_operands(m, recall, DATA_CELL(&data_identities, row, 1), &as);
	identity_operands(m, recall, DATA_CELL(&data_identities, row, 3), &bs);
	for (int exactly = 1; exactly >= 0; exactly--)
		for (size_t i = 0; i < as.n; i++)
			for (size_t j = 0; j < bs.n; j++)
				if (as.at[i] != bs.at[j] && identity_fits(&result,
				    as.at[i], plus, bs.at[j], exactly)) {
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

	if (m->member || m->q.kind != KIND_MONEY || m->q.op != OP_EQ)
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

/* 人均198.43元: an amount over a count that go together, if they do. */
static bool
link_average(struct mentions *ms, struct mention *m, const struct recall *recall)
{
	struct term average = relate_term(m);
	const struct recalled *a, *b;

	/* closure_rate compares 100·a/b: scale the average to match. */
	if (!decimal_shift(average.value, 2, &average.value) ||
	    !decimal_shift(average.quantum, 2, &average.quantum))
		return false;
	for (size_t i = 0; i < NEAR && (b = recall_back(recall, i)) != NULL; i++) {
		struct term count = relate_recalled_term(b);

		if (b->kind != KIND_COUNT || b->block != recall->block)
			continue;
		for (size_t j = 0; j < NEAR && (a = recall_back(recall, j)) != NULL; j++) {
			struct term amount = relate_recalled_term(a);
			size_t ids[2] = { a->id, b->id };

			if (a->kind != m->q.kind || a->id == b->id || a->block != recall->block ||
			    !closure_rate(&amount, &count, &average))
				continue;
			mentions_link(ms, m, "average", "$/$", ids);
			return true;
		}
	}
	return false;
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
		else
			link_share(ms, m, i, recall);
		break;
	case FUNCTION_GROWTH:
		link_growth(ms, m, recall);
		break;
	case FUNCTION_DELTA:
		link_delta(ms, m, recall);
		break;
	case FUNCTION_SUM:
		if (!link_sum(ms, m, i))
			m->function = FUNCTION_PRIMARY;
		break;
	case FUNCTION_SAME:
		if (i > 0 && ms->at[i - 1].id != 0 && relate_same_unit(&ms->at[i - 1], m))
			mentions_link(ms, m, "same", "$", &ms->at[i - 1].id);
		break;
	case FUNCTION_AVERAGE:
		link_average(ms, m, recall);
		break;
	case FUNCTION_PRIMARY:
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
