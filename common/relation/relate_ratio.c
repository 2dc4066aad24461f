/* relate_ratio: rates behind what they are made of; see relate_ratio.h and
 * relate_ratio_parts.h. */
#include "relation/relate_ratio_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "relation/relate_doubt.h"
#include "sentence/operand_words.h"
#include "sentence/reach.h"

enum {
	STEM_MAX = 2		/* characters of a rate's name that are looked at */
};

static bool
is_operand(const struct mention *m)
{
	return m->id != 0 && m->q.op == OP_EQ && m->depth == 0 && decimal_sign(m->q.value) > 0 &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT) &&
	    (m->function == FUNCTION_PRIMARY || m->function == FUNCTION_SUM);
}

static struct span
stem_of(const struct mentions *ms, const struct mention *m)
{
	struct span name = mentions_text(ms, m->phrase);
	size_t from;

	if (!word_table_ends(&name_words, "rate", name))
		return SPAN("");
	name = word_table_before(&name_words, "rate", name);
	from = name.n;
	for (int i = 0; i < STEM_MAX && from > 0; i++)
		from -= glyph_before(name, from).n;
	from -= word_table_at_end(&qualifiers, "opposite",
	    span_slice(name, 0, from));	/* 不起诉率 */
	return span_slice(name, from, name.n);
}

/* The amounts before mention i in its sentence; the last is none of a list that makes its total. */
static void
collect(const struct relate_words *w, struct mentions *ms, size_t i, struct rate *r)
{
	*r = (struct rate){ .words = w, .ms = ms, .m = &ms->at[i],
		.stem = stem_of(ms, &ms->at[i]) };
	for (size_t k = i; k-- > 0 && r->n < REACH_RATE && ms->at[k].sentence == r->m->sentence; )
		if (is_operand(&ms->at[k]) &&
		    (r->n + 1 < REACH_RATE || !relate_is_settled(&ms->at[k])))
			r->near[r->n++] = &ms->at[k];
}

bool
ratio_says(const struct rate *r, const struct mention *m, struct span word)
{
	return span_has(mentions_text(r->ms, m->before), word) ||
	    span_has(mentions_text(r->ms, m->label), word);
}

bool
ratio_is_turned(const struct rate *r, const struct mention *m, struct span word)
{
	return operand_word_is_turned(mentions_text(r->ms, m->before), word) ||
	    operand_word_is_turned(mentions_text(r->ms, m->label), word);
}

/* 按时结案706件，结案率100%: does a tell what was done in its time, and not the rate? */
static bool
is_done_in_time(const struct rate *r, const struct mention *a)
{
	return word_table_in(&qualifiers, "intime", mentions_text(r->ms, a->label)) &&
	    !word_table_in(&qualifiers, "intime", mentions_text(r->ms, r->m->label));
}

/* Do all characters of stem stand in the words of the figures (参考率: 应参加考核),
 * and as they are? */
static bool
is_named(const struct rate *r, struct span stem, const struct mention *a,
    const struct mention *b)
{
	bool named = stem.n != 0 && !is_done_in_time(r, a);
	bool denied = word_table_starts(&qualifiers, "opposite", stem);

	for (size_t at = 0; at < stem.n && named; at += glyph_at(stem, at).n) {
		struct span c = span_slice(stem, at, at + glyph_at(stem, at).n);

		named = (ratio_says(r, a, c) || ratio_says(r, b, c)) &&
		    (denied || (!ratio_is_turned(r, a, c) && !ratio_is_turned(r, b, c)));
	}
	return named && !ratio_is_turned(r, a, stem) && !ratio_is_turned(r, b, stem);
}

bool
ratio_link(const struct rate *r, enum relation rel, const struct mention *a,
    const struct mention *b)
{
	if (relate_is_of_named(r->words, r->ms, r->m, (const struct mention *[]){ a, b }) ||
	    (relate_are_beside(r->ms, r->m, a, b) && !relate_closes_rate(a, b, r->m)))
		return false;
	mentions_link(r->ms, r->m, rel, "$/$", (size_t[]){ a->id, b->id });
	return true;
}

/* The two that give the rate: by their names, of one item (not 保费24元；保险金额450元，费率6%), or
 * to places that are no accident. */
static bool
link_closing(const struct rate *r)
{
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->n; k++)
			if (i != k && relate_same_unit(r->near[i], r->near[k]) &&
			    decimal_cmp(r->near[i]->q.value, r->near[k]->q.value) <= 0 &&
			    relate_closes_rate(r->near[i], r->near[k], r->m) &&
			    (ratio_is_telling(r->m) || ((r->near[i]->q.kind != KIND_MONEY ||
			    r->near[i]->clause == r->near[k]->clause) &&
			    is_named(r, r->stem, r->near[i], r->near[k]))))
				return ratio_link(r, REL_RATE, r->near[i], r->near[k]);
	return false;
}

/* Are these long enough for one digit to be a slip?  Of 3, 9 and 75% any is one digit
 * from right. */
static bool
are_telling(const struct mention *a, const struct mention *b, const struct mention *m)
{
	return ratio_is_telling(m) || (decimal_cmp(a->q.value, decimal_of(10)) >= 0 &&
	    decimal_cmp(b->q.value, decimal_of(10)) >= 0);
}

/* Does the rate miss by a tenth of it at most, or by one digit? */
static bool
is_near(const struct mention *a, const struct mention *b, const struct mention *m)
{
	struct term x = relate_term(a), y = relate_term(b), rate = relate_term(m);
	struct decimal given, off;

	if (!decimal_shift(x.value, 2, &given) || !decimal_div(given, y.value, 2, &given) ||
	    !decimal_sub(given, rate.value, &off) ||
	    !decimal_mul(decimal_abs(off), decimal_of(10), &off))
		return false;
	return decimal_cmp(off, rate.value) <= 0 ||
	    (decimal_cmp(rate.value, decimal_of(100)) < 0 && are_telling(a, b, m) &&
	    closure_rate_edit(&x, &y, &rate));
}

/* Is all that stands between b and a of a list that makes its total, with its shares? */
static bool
are_parted_by_list(const struct mention *b, const struct mention *a)
{
	for (const struct mention *m = b + 1; m < a; m++)
		if (m->id != 0 && !relate_is_settled(m) && m->function != FUNCTION_SHARE)
			return false;
	return true;
}

bool
ratio_beside(const struct rate *r, const struct mention **a, const struct mention **b)
{
	const struct mention *last;

	if (r->n < 2 || r->near[0]->id + 1 != r->m->id)
		return false;
	*a = last = r->near[0];
	*b = r->near[1];
	if (!last->member && relate_is_settled(*b))
		*b = mentions_before(r->ms, last, (*b)->total);
	return *b != NULL && is_operand(*b) && (*b)->sentence == last->sentence &&
	    relate_same_unit(*a, *b) && ((*b)->id + 1 == last->id || are_parted_by_list(*b, last));
}

bool
ratio_is_done(const struct rate *r, struct span stem, const struct mention *a)
{
	struct span label = mentions_text(r->ms, a->label);
	size_t at = span_find(label, stem);

	return at != NONE && !word_table_starts(&qualifiers, "owed", label) &&
	    !word_table_ends(&qualifiers, "opposite", span_slice(label, 0, at)) &&
	    !word_table_ends(&qualifiers, "due", span_slice(label, 0, at));
}

/* 集中供养率: is a called what the rate is, and not 分散供养? */
static bool
is_own(const struct rate *r, const struct mention *a)
{
	struct span name = mentions_text(r->ms, r->m->phrase);

	return span_eq(word_table_before(&name_words, "rate", name),
	    mentions_text(r->ms, a->label));
}

static bool
has_own(const struct rate *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (is_own(r, r->near[i]))
			return true;
	return false;
}

/* …，执行率66.99%；项目支出预算259.24万元，实际支出204.82万元，执行率71.09%: links the rate with
 * the two right before it where one slip explains the miss, or words say that one was
 * spent. */
static bool
link_right_before(const struct rate *r)
{
	const struct mention *a, *b;

	if (!ratio_beside(r, &a, &b) ||
	    (!relate_fits_rate(closure_rate_slip, a, b, r->m) && (a->q.kind != KIND_MONEY ||
	    decimal_cmp(a->q.value, b->q.value) > 0 ||
	    !word_table_is(&qualifiers, "spending", mentions_text(r->ms, a->label)))))
		return false;
	return ratio_link(r, REL_RATE, a, b);
}

/* 提起公诉538人，不起诉97人，不起诉率15.3%: is a the opposite of b, and the rate that of it in
 * both?  Links it. */
static bool
link_opposite(const struct rate *r, const struct mention *a, const struct mention *b)
{
	struct term x = relate_term(a), both = x, rate = relate_term(r->m);

	if (word_table_at_start(&qualifiers, "opposite", mentions_text(r->ms, a->label)) == 0 ||
	    a->member || !decimal_add(a->q.value, b->q.value, &both.value) ||
	    !closure_rate(&x, &both, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_RATE, "$/($+$)", (size_t[]){ a->id, a->id, b->id });
	return true;
}

/* 路口共386个，其中已联网254个、未联网132个，联网率65.80%; 受理1,286件，调解2,263件，调解率98.21%:
 * what the rate names over what it is a part of, or what stands before it, where one slip
 * explains the miss. */
static bool
link_slipped(const struct rate *r)
{
	struct span stem = r->stem;

	for (size_t i = 0; i < r->n && stem.n != 0; i++) {
		const struct mention *a = r->near[i], *b = i + 1 < r->n ? r->near[i + 1] : NULL;

		if (!ratio_is_done(r, stem, a) || (!is_own(r, a) && has_own(r)))
			continue;
		if (a->member)
			b = mentions_before(r->ms, a, a->total);
		else if (b != NULL && b->member)
			b = mentions_before(r->ms, b, b->total);
		if (b == NULL || !relate_same_unit(a, b))
			return false;
		if (link_opposite(r, a, b))
			return true;
		if (!relate_fits_rate(closure_rate_slip, a, b, r->m))
			return false;
		if (doubt_is_told(r->ms, r->m, (size_t[]){ a->id, b->id }))
			return link_right_before(r);
		return ratio_link(r, REL_RATE, a, b);
	}
	return false;
}

/* 审查542人，批准331人，不批准211人，不批准率38.93%: what stands right before the rate, by whose
 * name it goes, over what that and the one before it add up to, which stands before both; where
 * one slip explains the miss. */
static bool
link_divided(const struct rate *r)
{
	const struct mention *a = NULL, *other = NULL;
	struct decimal both;

	return ratio_beside(r, &a, &other) && r->n > 2 && other == r->near[1] &&
	    relate_same_unit(a, r->near[2]) &&
	    is_named(r, r->stem, a, a) &&	/* 参保52人，甲45人、乙7人，参保率98% */
	    (is_own(r, a) || !ratio_is_done(r, r->stem, r->near[2])) &&
	    decimal_add(a->q.value, other->q.value, &both) &&
	    decimal_cmp(both, r->near[2]->q.value) == 0 &&
	    relate_fits_rate(closure_rate_edit, a, r->near[2], r->m) &&
	    ratio_link(r, REL_LIKELY, a, r->near[2]);
}

/* 催收逾期318户，收回274户，催收成功率86.16%: the two right before the rate, in its clause, where
 * one slip explains the miss, whatever it is called. */
static bool
link_beside(const struct rate *r)
{
	bool beyond = decimal_cmp(r->m->q.value, decimal_of(100)) > 0;
	const struct mention *a, *b;

	if ((r->m->function != FUNCTION_RATE &&
	    !word_table_is(&qualifiers, "attains", mentions_text(r->ms, r->m->phrase)) &&
	    !word_table_ends(&name_words, "extent", mentions_text(r->ms, r->m->phrase))) ||
	    !ratio_beside(r, &a, &b) || !ratio_has_whole(r, a, b) ||
	    word_table_in(&qualifiers, "lacking", mentions_text(r->ms, a->before)))
		return false;
	if ((decimal_cmp(a->q.value, b->q.value) > 0) != beyond) {
		const struct mention *swap = a;	/* 支出326.80万元，预算340.00万元，执行96.12% */

		a = b;
		b = swap;
	}
	return (relate_fits_rate(closure_rate_slip, a, b, r->m) ||
	    (r->m->function == FUNCTION_OTHER && decimal_cmp(a->q.value, b->q.value) < 0 &&
	    relate_fits_rate(closure_rate_misprint, a, b, r->m))) &&
	    ratio_link(r, REL_LIKELY, a, b);
}

/* 幼儿园64所，公办31所、民办25所，普惠率87.5%: are a and b two of a row behind what is as much as
 * both or more?  Then neither is the whole of the other. */
static bool
are_of_a_row(const struct rate *r, const struct mention *a, const struct mention *b)
{
	struct decimal both;

	return r->n > 2 && span_starts(mentions_text(r->ms, a->before), SPAN("、")) &&
	    relate_same_unit(r->near[2], b) &&
	    decimal_add(a->q.value, b->q.value, &both) &&
	    decimal_cmp(r->near[2]->q.value, both) >= 0;
}

/* 共有8,460盏，亮灯8,921盏，亮灯率98.0%: a, what was done, is more than b, of which it should be
 * some; does a slip in it explain that?  Of 专业档案31,206卷，已数字化69,980卷，数字化率60% the one
 * is no base of the other. */
static bool
is_slip_of_more(const struct rate *r, const struct mention *a, const struct mention *b)
{
	return are_telling(a, b, r->m) && a->id + 1 == r->m->id &&
	    relate_fits_rate(closure_rate_edit, a, b, r->m);
}

/* The two beside the rate, if it speaks of them: the smaller over the larger, or what was
 * done over what was to be where it is more than all (完成率105%). */
static bool
link_named(const struct rate *r)
{
	const struct mention *a = NULL, *b = NULL;
	int beyond = decimal_cmp(r->m->q.value, decimal_of(100));

	if (!ratio_beside(r, &a, &b) || !is_named(r, r->stem, a, b) ||
	    (beyond == 0 && decimal_cmp(a->q.value, b->q.value) > 0) ||	/* all, and more */
	    are_of_a_row(r, a, b))
		return false;
	if (link_opposite(r, a, b))
		return true;
	if ((decimal_cmp(a->q.value, b->q.value) > 0) != (beyond > 0)) {
		if (beyond <= 0 && a->q.kind == KIND_COUNT && ratio_is_done(r, r->stem, a))
			return is_slip_of_more(r, a, b) && ratio_link(r, REL_LIKELY, a, b);
		if (a->q.kind == KIND_MONEY && a->clause != b->clause)
			return false;
		const struct mention *swap = a;

		a = b;
		b = swap;
	}
	return is_near(a, b, r->m) && ratio_link(r, REL_RATE, a, b);
}

/* 公办学校36所，民办学校12所，公办占75%: does the share go by the name of b, which is not a's? */
static bool
is_of_base(const struct rate *r, const struct mention *a, const struct mention *b)
{
	struct span name = mentions_text(r->ms, r->m->phrase);

	return recall_names(name, mentions_text(r->ms, b->label)) &&
	    !recall_names(name, mentions_text(r->ms, a->label));
}

/* 共核查对象178户，符合条件165户，占92.70%, and no base is named: a count and what it is
 * counted among, or what has been done of an amount (已付款), likely. */
static void
link_share(const struct rate *r)
{
	const struct mention *a, *b;

	if (!r->m->share_base && ratio_beside(r, &a, &b) && (a->q.kind == KIND_COUNT ||
	    word_table_starts(&grammar, "already", mentions_text(r->ms, a->label))) &&
	    ratio_has_whole(r, a, b) && decimal_cmp(a->q.value, b->q.value) <= 0 &&
	    (relate_closes_rate(a, b, r->m) ||
	    (a->at - b->at <= REACH_SHARE && is_near(a, b, r->m) && !is_of_base(r, a, b))))
		ratio_link(r, REL_LIKELY, a, b);
}

/* 应拨184万元，已拨165.6万元，拨付率90%; 植树46.8万株，其中春季33.5万株、秋季13.3万株，成活43.29
 * 万株，成活率92.5%: what stands right before the rate and is named like it, over the last before
 * that which is no part, where that comes out or one digit explains the miss. */
static bool
link_akin(const struct rate *r)
{
	const struct mention *a = r->near[0], *b = NULL;
	bool beyond = decimal_cmp(r->m->q.value, decimal_of(100)) > 0;

	for (size_t i = 1; i < r->n && (i == 1 || r->near[i - 1]->member); i++)
		b = r->near[i];
	return r->m->function == FUNCTION_RATE && b != NULL && a->id + 1 == r->m->id &&
	    ratio_has_whole(r, a, b) && relate_same_unit(a, b) &&
	    relate_is_akin(r->ms, r->m, a) &&
	    ((decimal_cmp(a->q.value, b->q.value) > 0) == beyond ||
	    decimal_cmp(r->m->q.value, decimal_of(100)) < 0) &&
	    relate_fits_rate(are_telling(a, b, r->m) ? closure_rate_edit : closure_rate,
	    a, b, r->m) && ratio_link(r, REL_RATE, a, b);
}

/* 发放1.23亿元，回收1.25亿元，到期回收率99.98%: is the rate by its name over what was due, and does
 * no figure before it say that it was? */
static bool
is_of_untold_due(const struct rate *r)
{
	struct span name = mentions_text(r->ms, r->m->phrase);

	if (!word_table_in(&qualifiers, "matures", name))
		return false;
	for (size_t i = 0; i < r->n; i++)
		if (word_table_in(&qualifiers, "matures", mentions_text(r->ms, r->near[i]->before)))
			return false;
	return true;
}

/* 支出分别为588万元和285万元，支出率分别为98%和95%: is it the first of several rates, of which each
 * has another pair? */
static bool
is_one_of_several(const struct rate *r)
{
	const struct mention *next = r->m + 1;

	return next < r->ms->at + r->ms->n && next->q.kind == KIND_PERCENT &&
	    next->sentence == r->m->sentence && next->phrase.n == 0 && next->last_cue == 0;
}

/* 总人口3.20万人，死亡208人，死亡率6.5‰: links a rate in thousandths with the two right before it,
 * if they give it or would but for one digit of it. */
static void
link_thousandths(const struct rate *r)
{
	const struct mention *a, *b;
	struct span stem = r->stem;
	struct term x, y, rate = relate_term(r->m);

	if (!span_eq(r->m->q.unit, SPAN("‰")) || stem.n == 0 || !ratio_beside(r, &a, &b) ||
	    !ratio_is_done(r, stem, a) || decimal_cmp(a->q.value, b->q.value) >= 0 ||
	    !decimal_shift(rate.value, -1, &rate.value) ||
	    !decimal_shift(rate.quantum, -1, &rate.quantum))
		return;
	x = relate_term(a);
	y = relate_term(b);
	if (closure_rate(&x, &y, &rate) || misprint_rate_alone(&x, &y, &rate))
		ratio_link(r, REL_RATE, a, b);
}

void
relate_ratios(const struct relate_words *w, struct mentions *ms)
{
	const unsigned rates = 1 << FUNCTION_RATE | 1 << FUNCTION_OTHER | 1 << FUNCTION_SHARE;

	for (size_t i = 1; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];
		struct rate r;

		if (m->id == 0 || m->nlinks != 0 || m->paired || m->q.kind != KIND_PERCENT ||
		    m->q.op != OP_EQ || mention_does(m, rates) == 0)
			continue;
		collect(w, ms, i, &r);
		if (!span_eq(m->q.unit, SPAN("%"))) {
			link_thousandths(&r);
			continue;
		}
		if (m->function == FUNCTION_SHARE) {
			link_share(&r);
			if (m->nlinks == 0 && !m->share_base)
				ratio_link_chained(&r, false);
		} else if (r.n > 0 && !is_of_untold_due(&r) &&
		    (is_one_of_several(&r) || doubt_is_of_part(ms, m) ||
		    !ratio_of_saving(&r)) && !ratio_of_undone(&r) &&
		    !ratio_of_other(&r) && !link_closing(&r) && !is_one_of_several(&r) &&
		    !link_named(&r) && !link_divided(&r) &&
		    !link_slipped(&r) && !ratio_link_chained(&r, true) && !link_akin(&r))
			link_beside(&r);
	}
}
