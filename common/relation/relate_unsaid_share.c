/* relate_unsaid_share: shares in a sentence whose base its other shares, or the words
 * behind them, tell; see relate_unsaid_parts.h. */
#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/relate_share.h"
#include "relation/relate_unsaid_parts.h"
#include "text/punct.h"

enum {
	PAIR_MAX = 3,		/* the two that a share is made of, and one too many */
	AMONG_MAX = 8		/* parts whose share is told together */
};

/* Figures behind a share. */
struct pair {
	const struct mention *at[PAIR_MAX];
	size_t n;
};

/* 教育支出占总支出的比重为21.6%，教育支出8.64亿元，总支出40.00亿元: the pair behind the
 * share that gives it, or the only one, by the names. */
static void
relate_share_ahead(const struct sentence *s, struct mention *m)
{
	struct term a, b, rate = relate_term(m);
	const struct mention *part, *base;
	struct pair p = { .n = 0 };
	bool first;

	for (size_t i = s->from; &s->ms->at[i] < m; i++)
		if (unsaid_amount(&s->ms->at[i]))
			return;
	for (size_t i = (size_t)(m - s->ms->at) + 1; i < s->to && p.n < PAIR_MAX; i++)
		if (unsaid_amount(&s->ms->at[i]) &&
		    (p.n == 0 || relate_same_unit(&s->ms->at[i], p.at[0])))
			p.at[p.n++] = &s->ms->at[i];
	if (p.n != 2)
		return;
	first = decimal_cmp(p.at[0]->q.value, p.at[1]->q.value) > 0;
	part = p.at[first];
	base = p.at[!first];
	a = relate_term(part);
	b = relate_term(base);
	if (closure_rate(&a, &b, &rate) ||
	    (recall_alike(mentions_text(s->ms, m->phrase), mentions_text(s->ms, base->label)) &&
	    closure_rate_edit(&a, &b, &rate)))
		mentions_link(s->ms, m, REL_SHARE, "$/$", (size_t[]){ part->id, base->id });
}

/* Does the name of a share say of what: 占采购支出总额; of counts a word of it is enough, for
 * those of money have 预算 in common (职工总数: 现有职工)? */
static bool
names_base(const struct sentence *s, struct span name, const struct mention *base)
{
	struct span label = mentions_text(s->ms, base->label);

	return recall_names(name, label) ||
	    (base->q.kind == KIND_COUNT && recall_alike(name, label));
}

/* 0—14岁89,432人，占总人口的21.01%；15—64岁289,626人，占68.05%: does b have a share of its own, of
 * what goes by that name or of what nothing more is said of? */
static bool
shares_too(const struct sentence *s, const struct mention *b, struct span name)
{
	const struct mention *share = b + 1;

	return share < s->ms->at + s->to && share->function == FUNCTION_SHARE &&
	    (!share->share_base || span_eq(mentions_text(s->ms, share->phrase), name));
}

/* 授予中小企业268.40万元，占采购支出总额的69.44%，采购支出总额386.52万元: the only amount
 * behind the share that may be its base, if it goes by that name. */
static void
relate_share_named(const struct sentence *s, struct mention *m)
{
	const struct mention *part = m > s->ms->at ? m - 1 : NULL, *base = NULL;
	struct span name = mentions_text(s->ms, m->phrase);

	if (part == NULL || !m->share_base || name.n == 0 || !unsaid_amount(part) ||
	    part->clause != m->clause || part->sentence != m->sentence)
		return;
	for (size_t i = (size_t)(m - s->ms->at) + 1; i < s->to; i++) {
		const struct mention *b = &s->ms->at[i];

		if (!unsaid_amount(b) || !relate_same_unit(b, part) ||
		    (part->member && b->member && part->total == b->total) ||
		    decimal_cmp(part->q.value, b->q.value) > 0 || shares_too(s, b, name) ||
		    word_table_in(&qualifiers, "period", mentions_text(s->ms, b->before)))
			continue;	/* 占全年支出的24.37%，下半年支出118.55万元 */
		if (base != NULL)
			return;
		base = b;
	}
	if (base == NULL || !names_base(s, name, base))
		return;
	part = relate_share_holder(s->ms, m, part, base);
	mentions_link(s->ms, m, REL_SHARE, "$/$", (size_t[]){ part->id, base->id });
}

static struct mention *
by_id(const struct sentence *s, size_t id)
{
	for (size_t i = s->from; i < s->to; i++)
		if (s->ms->at[i].id == id)
			return &s->ms->at[i];
	return NULL;
}

/* The base of the share m, of the form A/B, if it stands in the sentence. */
static const struct mention *
base_of(const struct sentence *s, const struct mention *m)
{
	size_t ids[2];

	return mentions_quotient(s->ms, m, REL_SHARE, ids) ? by_id(s, ids[1]) : NULL;
}

/* Do both name the same base, or none? */
static bool
is_named_alike(const struct sentence *s, const struct mention *a, const struct mention *b)
{
	return a->share_base == b->share_base && (!a->share_base ||
	    span_eq(mentions_text(s->ms, a->phrase), mentions_text(s->ms, b->phrase)));
}

/* 专任教师中高级教师104人、一级教师156人，一级以上占比62.5%: links the share m, behind of, with
 * all that its sentence has told of what of is a part of, if these or of alone give it, or would
 * but for a digit of it. */
static void
link_among(const struct sentence *s, struct mention *m, const struct mention *of)
{
	const struct mention *whole = by_id(s, of->total);
	size_t ids[AMONG_MAX + 1], n = 0;
	struct term all = relate_term(of), base, rate = relate_term(m);

	if (whole == NULL || m->share_base || !relate_same_unit(whole, of))
		return;
	base = relate_term(whole);
	if (closure_rate(&all, &base, &rate)) {
		mentions_link(s->ms, m, REL_SHARE, "$/$", (size_t[]){ of->id, whole->id });
		return;
	}
	for (const struct mention *e = whole; e < of && n + 1 < AMONG_MAX; e++)
		if (e->total == of->total && e->breakdown == of->breakdown &&
		    decimal_add(all.value, e->q.value, &all.value))
			ids[n++] = e->id;
	ids[n++] = of->id;
	ids[n] = whole->id;
	if (n > 1 && (closure_rate(&all, &base, &rate) || misprint_rate_alone(&all, &base, &rate)))
		mentions_link_quotient(s->ms, m, REL_SHARE, ids,
		    (struct quotient_sides){ n, n + 1 });
}

/* 满意168人，占80%；基本满意38人，占18.10%: what all other shares of the sentence are shares of, if
 * it is told before or in the same clause; of those that name a base (占总支出的60%), that name it
 * too. */
static void
relate_share_beside(const struct sentence *s, struct mention *m)
{
	const struct mention *of = m > s->ms->at ? m - 1 : NULL, *base = NULL;
	size_t others = 0;

	if (of == NULL || !unsaid_amount(of) || of->sentence != m->sentence)
		return;
	for (size_t i = s->from; i < s->to; i++) {
		const struct mention *b;

		if (s->ms->at[i].function != FUNCTION_SHARE ||
		    (m->share_base && !is_named_alike(s, m, &s->ms->at[i])) ||
		    decimal_sign(s->ms->at[i].q.value) == 0 ||	/* nothing is 0% of all */
		    (b = base_of(s, &s->ms->at[i])) == NULL)
			continue;
		if ((base != NULL && b != base) || (!m->share_base &&
		    b[1].function == FUNCTION_SHARE && b[1].share_base))
			return;		/* 医疗收入186万元，占总收入的89%: is a part itself */
		base = b;
		others++;
	}
	if (others > 0 && of->member && base != NULL && of->total != base->id)
		link_among(s, m, of);
	else if (others > 0 && base != of && relate_same_unit(of, base) &&
	    (base < m || base->clause == m->clause) &&
	    decimal_cmp(of->q.value, base->q.value) <= 0)
		mentions_link(s->ms, m, REL_SHARE, "$/$", (size_t[]){ of->id, base->id });
}

/* 分别为180万元和210万元，分别占30%和33.60%: is m the first of several shares, one for each? */
static bool
gives_each(const struct sentence *s, const struct mention *m)
{
	const struct mention *next = m + 1;

	return (m->cues & CUE_EACH) != 0 || (next < s->ms->at + s->to &&
	    next->q.kind == KIND_PERCENT && next->phrase.n == 0 && next->last_cue == 0);
}

/* 税收收入8.64亿元，非税收入3.36亿元，税收占比72%: of two amounts together, the only ones of
 * the sentence before the share, whose name is that of one. */
static void
relate_share_of_both(const struct sentence *s, struct mention *m)
{
	const struct mention *a = s->ms->at + s->from, *b = a + 1;
	struct span name = mentions_text(s->ms, m->phrase);
	struct term part, whole, rate = relate_term(m);

	if (m->share_base || name.n == 0 || m != b + 1 || gives_each(s, m) || !unsaid_amount(a) ||
	    !unsaid_amount(b) || !relate_same_unit(a, b))
		return;
	if (!recall_alike(name, mentions_text(s->ms, a->label)) ||
	    span_starts(mentions_text(s->ms, b->label), name)) {
		b = a;
		a = m - 1;
	}
	part = whole = relate_term(a);
	if (recall_alike(name, mentions_text(s->ms, a->label)) &&
	    decimal_add(a->q.value, b->q.value, &whole.value) &&
	    closure_rate_fit(&part, &whole, &rate) >= SLIP_TELLING)
		mentions_link(s->ms, m, REL_SHARE, "$/($+$)", (size_t[]){ a->id, b->id, a->id });
}

/* 税收收入5.86亿元，非税收入2.14亿元，合计8亿元，税收占比73.25%: of what the share is called, over
 * the sum right before it, if that gives it; slipped: but for a slip. */
static void
relate_share_of_sum_beside(const struct sentence *s, struct mention *m, bool slipped)
{
	const struct mention *sum = m - 1;
	struct span name = mentions_text(s->ms, m->phrase);
	struct term part, whole, rate = relate_term(m);

	if (m == s->ms->at + s->from || m->share_base || name.n == 0 || !unsaid_amount(sum) ||
	    !mention_linked(sum, REL_SUM))
		return;
	whole = relate_term(sum);
	for (const struct mention *a = sum; a-- > s->ms->at + s->from; ) {
		if (!unsaid_amount(a) || !relate_same_unit(a, sum) ||
		    !recall_alike(name, mentions_text(s->ms, a->label)))
			continue;
		part = relate_term(a);
		if (slipped ? closure_rate_slip(&part, &whole, &rate) :
		    closure_rate(&part, &whole, &rate)) {
			mentions_link(s->ms, m, slipped ? REL_LIKELY : REL_SHARE, "$/$",
			    (size_t[]){ a->id, sum->id });
			return;
		}
	}
}

/* Has the sentence told parts of m? */
static bool
is_divided(const struct sentence *s, const struct mention *m)
{
	for (size_t i = s->from; i < s->to; i++)
		if (s->ms->at[i].member && s->ms->at[i].total == m->id)
			return true;
	return false;
}

/* 在职职工386人，其中医生128人、护士176人，高级职称62人，占16.06%: of what stands right before it
 * over the only amount of the sentence that is no part, if that gives it but for a slip; the share
 * of one that has been divided may have any digits. */
static void
relate_share_slipped(const struct sentence *s, struct mention *m)
{
	const struct mention *of = m - 1, *base = NULL;
	struct term part, whole, rate = relate_term(m);

	if (m == s->ms->at + s->from || m->share_base || !unsaid_amount(of) || of->member ||
	    of->q.kind != KIND_COUNT)
		return;
	for (const struct mention *b = of; b-- > s->ms->at + s->from; ) {
		if (!unsaid_amount(b) || b->member || !relate_same_unit(b, of))
			continue;
		if (base != NULL)
			return;
		base = b;
	}
	if (base == NULL || decimal_cmp(base->q.value, of->q.value) < 0)
		return;
	part = relate_term(of);
	whole = relate_term(base);
	if (closure_rate_slip(&part, &whole, &rate) || (is_divided(s, base) &&
	    closure_rate_misprint(&part, &whole, &rate)))
		mentions_link(s->ms, m, REL_LIKELY, "$/$", (size_t[]){ of->id, base->id });
}

/* Is m the percentage of 中央财政补贴40%为32.00万元, its amount behind it?  figure_label gave
 * both one label; 付30%，即180万元 and 付70%共672万元 say it whatever they are called. */
static bool
heads_amount(const struct sentence *s, const struct mention *m)
{
	const struct mention *a = m + 1;
	struct span between;

	if (m->q.kind != KIND_PERCENT || !unsaid_is_stated(m) || a >= s->ms->at + s->to ||
	    a->q.kind != KIND_MONEY || !unsaid_is_stated(a) || a->depth != m->depth)
		return false;
	between = unsaid_between(s, m, a);
	if (m->label.n != 0 && a->label.at == m->label.at && a->label.n == m->label.n &&
	    word_table_is(&grammar, "is", between))
		return true;
	return mention_does(m, 1u << FUNCTION_SHARE | 1u << FUNCTION_PRIMARY |
	    1u << FUNCTION_OTHER) && (word_table_is(&qualifiers, "gathers", between) ||
	    word_table_is(&grammar, "thatis",
	    span_slice(between, punct_starts(between, ','), between.n)));
}

/* What it is a percentage of: what another share has named (占合同价300.00万元的80%), or the
 * amount before it that has none, 总保费80.00万元. */
static const struct mention *
base_of_headed(const struct sentence *s, const struct mention *m)
{
	const struct mention *first = s->ms->at + s->from, *base = NULL;

	for (const struct mention *b = m; b-- > first; ) {
		if (b->q.kind != KIND_MONEY)
			continue;
		if (b->function == FUNCTION_BASE && b->q.op == OP_EQ &&
		    b[1].function == FUNCTION_SHARE && relate_same_unit(b, m + 1))
			return b;
		if (base == NULL && unsaid_amount(b) && !(b > first && heads_amount(s, b - 1)))
			base = b;
	}
	return base != NULL && relate_same_unit(base, m + 1) ? base : NULL;
}

/* Does another percentage of the sentence show that this is its base, too? */
static bool
is_shared_base(const struct sentence *s, const struct mention *base)
{
	for (const struct mention *m = base + 1; m < s->ms->at + s->to; m++)
		if (heads_amount(s, m) && base_of_headed(s, m) == base &&
		    relate_closes_rate(m + 1, base, m))
			return true;
	return false;
}

static void
relate_share_headed(const struct sentence *s, struct mention *m)
{
	const struct mention *base;

	if (!heads_amount(s, m) || (base = base_of_headed(s, m)) == NULL)
		return;
	if (relate_fits_rate(closure_rate_edit, m + 1, base, m) || is_shared_base(s, base))
		mentions_link(s->ms, m, REL_SHARE, "$/$", (size_t[]){ m[1].id, base->id });
}

/* A share that nothing is known to be the whole of, right behind what has it? */
static bool
is_share_of_unknown(const struct sentence *s, const struct mention *m)
{
	return m > s->ms->at + s->from && m->function == FUNCTION_SHARE &&
	    !mention_linked(m, REL_SHARE) && unsaid_is_stated(m) && unsaid_amount(m - 1) &&
	    !m[-1].member && !relate_share_of_kind(s->ms, m);
}

/* 基本支出1,492.48万元，占本年支出的77.07%；项目支出444万元，占22.93%: the only two shares of the
 * sentence that are of what nothing says, of both amounts together, where one comes out so. */
static void
relate_shares_of_both(const struct sentence *s)
{
	struct mention *shares[2];
	size_t n = 0;
	struct term whole;
	bool comes_out = false;

	for (struct mention *m = s->ms->at + s->from; m < s->ms->at + s->to; m++) {
		if (!is_share_of_unknown(s, m))
			continue;
		if (n == 2)
			return;
		shares[n++] = m;
	}
	if (n < 2 || !relate_same_unit(shares[0] - 1, shares[1] - 1) ||
	    (shares[1]->share_base && !is_named_alike(s, shares[1], shares[0])))
		return;
	whole = relate_term(shares[0] - 1);
	if (!decimal_add(whole.value, shares[1][-1].q.value, &whole.value))
		return;
	for (size_t i = 0; i < 2; i++) {
		struct term part = relate_term(shares[i] - 1), rate = relate_term(shares[i]);

		comes_out |= decimal_cmp(rate.quantum, decimal_of(1)) < 0 &&
		    closure_rate(&part, &whole, &rate);
	}
	for (size_t i = 0; comes_out && i < 2; i++)
		mentions_link(s->ms, shares[i], REL_SHARE, "$/($+$)",
		    (size_t[]){ shares[i][-1].id, shares[0][-1].id, shares[1][-1].id });
}

void
unsaid_shares(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (m->function == FUNCTION_SHARE && relate_share_of_several(s->ms, m, s->text))
			continue;
		if (m->q.kind == KIND_PERCENT && m->nlinks == 0)
			relate_share_headed(s, m);
		if (!unsaid_is_stated(m) || mention_linked(m, REL_SHARE) ||
		    m->function != FUNCTION_SHARE || relate_share_of_kind(s->ms, m))
			continue;
		relate_share_beside(s, m);
		if (!mention_linked(m, REL_SHARE))
			relate_share_ahead(s, m);
		if (!mention_linked(m, REL_SHARE))
			relate_share_named(s, m);
		if (m->nlinks == 0)
			relate_share_of_both(s, m);
		if (m->nlinks == 0)
			relate_share_of_sum_beside(s, m, false);
		if (m->nlinks == 0)
			relate_share_of_sum_beside(s, m, true);
		if (m->nlinks == 0)
			relate_share_slipped(s, m);
	}
	relate_shares_of_both(s);
}
