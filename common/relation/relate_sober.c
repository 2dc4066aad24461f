/* relate_sober: rates that nothing makes but a wrong base; see relate_sober.h. */
#include "relation/relate_sober.h"

#include "language/grammar.h"
#include "relation/operands.h"
#include "relation/relate_sober_named.h"
#include "relation/relate_sober_own.h"
#include "relation/relate_sober_plan.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { SOBER = 120 };		/* what is less is not twice as much by its operands */

/* A rate, and what it is said to be made of. */
struct rate {
	struct mention *m;
	enum relation rel;
	const struct recalled *part, *whole;
	const struct mention *base;	/* whole, where it stands in the paragraph */
};

/* Does m go on with a row (供水8,200万元、排水6,000万元)? */
static bool
is_in_row(const struct mentions *ms, const struct mention *m)
{
	return m > ms->at && m[-1].sentence == m->sentence && m[-1].dimension == m->dimension &&
	    span_starts(mentions_text(ms, m->before), SPAN("、"));
}

/* 第一批下达260万元，第二批下达60万元，支出288万元，支出率90%: is the whole one of several by one
 * name, or of a row? */
static bool
is_of_several(const struct mentions *ms, const struct rate *r, const struct recall *recall)
{
	const struct recalled *before = operand_by_id(recall, r->whole->id - 1);

	return (r->base != NULL && (r->base->member || is_in_row(ms, r->base))) ||
	    (before != NULL && before != r->part &&
	    before->block == r->whole->block && before->sentence == r->whole->sentence &&
	    operand_same_unit(before, r->whole) &&
	    span_eq(recalled_label(before), recalled_label(r->whole)));
}

/* 预算150万元，支出480万元，执行率96%: do the two stand right before m, so that no others can be
 * meant?  Of counts the whole may still be another (平均住院日7.2天，占用65,700天，使用率90%). */
static bool
is_beside(const struct mentions *ms, const struct rate *r, const struct recall *recall)
{
	return r->part->kind == KIND_MONEY && r->part->id + 2 >= r->m->id &&
	    r->whole->id + 2 >= r->m->id && r->part->id < r->m->id && r->whole->id < r->m->id &&
	    !is_of_several(ms, r, recall);
}

/* A base of money that was looked for may be made any by one digit. */
bool
relate_is_absurd(const struct mention *m, const struct recalled *part,
    const struct recalled *whole)
{
	struct decimal twice;
	struct term a, b, rate = relate_term(m);

	if (m->q.kind == KIND_RATIO || decimal_cmp(rate.value, decimal_of(SOBER)) > 0 ||
	    !decimal_add(whole->value, whole->value, &twice) ||
	    decimal_cmp(part->value, twice) <= 0)
		return false;
	a = relate_recalled_term(part);
	b = relate_recalled_term(whole);
	return !closure_rate_shifted(&a, &b, &rate) && !(part->kind == KIND_MONEY ?
	    closure_rate_misprint(&a, &b, &rate) : closure_rate_edit(&a, &b, &rate));
}

bool
relate_rate_is_told(const struct mentions *ms, const struct mention *m, const size_t ids[2])
{
	bool others = false;
	size_t of[2];

	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; ) {
		if (others && (mentions_quotient(ms, e, REL_RATE, of) ||
		    mentions_quotient(ms, e, REL_LIKELY, of)) &&
		    of[0] == ids[0] && of[1] == ids[1])
			return true;
		others |= mention_is_exact(e) && (e->q.kind == KIND_MONEY ||
		    e->q.kind == KIND_COUNT) && e->function == FUNCTION_PRIMARY;
	}
	return false;
}

/* Says that the rate is of these two, and no longer of what it was. */
static void
link_instead(struct mentions *ms, const struct rate *r, size_t part, size_t whole)
{
	mentions_link_instead(ms, r->m, r->rel, "$/$", (size_t[]){ part, whole });
}

/* 债券资金46,200万元，投向4个领域：园区20,000万元、医院12,000万元、供水8,200万元: the amount before
 * the row that ends with base; NULL: base ends none, or nothing stands before it. */
static const struct recalled *
before_row(const struct mentions *ms, const struct mention *base, const struct recall *recall)
{
	const struct mention *e = base, *first;

	while (is_in_row(ms, e))
		e--;
	for (first = e; e > ms->at && e[-1].sentence == base->sentence; e--)
		if (first != base && e[-1].dimension == base->dimension && !e[-1].member &&
		    mention_is_exact(&e[-1]))
			return operand_by_id(recall, e[-1].id);
	return NULL;
}

/* 资金680万元，下达300万元、250万元、130万元。拨付612万元，拨付率90%: is it over what the base is
 * a part of, or what stands before its row?  That gives the rate, or would but for one digit.
 * Links it. */
static bool
is_of_total(struct mentions *ms, const struct rate *r, const struct recall *recall)
{
	const struct recalled *total = r->base == NULL ? NULL :
	    r->base->member ? operand_by_id(recall, r->base->total) :
	    before_row(ms, r->base, recall);
	struct term a = relate_recalled_term(r->part), b, rate = relate_term(r->m);

	if (total == NULL || total->dimension != r->part->dimension ||
	    (r->base->member && decimal_cmp(r->part->value, total->value) > 0))
		return false;
	b = relate_recalled_term(total);
	if (!closure_rate_edit(&a, &b, &rate))
		return false;
	link_instead(ms, r, r->part->id, total->id);
	return true;
}

/* 治理21.6公里，其中护岸9.4公里、清淤12.2公里，完成任务20公里，完成率108%: is it what the last
 * part is one of over the base?  That gives the rate, or would but for one digit.  Links it. */
static bool
is_of_whole_list(struct mentions *ms, const struct rate *r, const struct recall *recall)
{
	const struct recalled *total = !r->part->member || r->m->share_base ? NULL :
	    operand_by_id(recall, r->part->total);
	struct term a, b = relate_recalled_term(r->whole), rate = relate_term(r->m);

	if (total == NULL || total == r->whole || total->dimension != r->whole->dimension ||
	    total->id > r->part->id)
		return false;
	a = relate_recalled_term(total);
	if (!closure_rate_edit(&a, &b, &rate))
		return false;
	link_instead(ms, r, total->id, r->whole->id);
	return true;
}

/* Is the rate, to a digit behind the point at least, what part is of whole as they are printed? */
static bool
is_as_printed(struct decimal part, struct decimal whole, const struct quantity *rate)
{
	struct decimal made, off, least;

	return rate->quantum.scale > 0 && decimal_shift(part, 2, &made) &&
	    decimal_mul(whole, rate->value, &off) && decimal_sub(made, off, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_mul(whole, rate->quantum, &least) && decimal_cmp(off, least) <= 0;
}

/* 预算560万元，…入库482.30万元，…完成预算86.13%: does it come out if the two change places?  Links
 * it so. */
static bool
is_turned_round(struct mentions *ms, const struct rate *r)
{
	if (r->part->dimension != r->whole->dimension ||
	    is_as_printed(r->part->value, r->whole->value, &r->m->q) ||
	    !is_as_printed(r->whole->value, r->part->value, &r->m->q))
		return false;
	link_instead(ms, r, r->whole->id, r->part->id);
	return true;
}

/* 安排2,400万元，占60.0%; 幼儿6,420人，占总数15,000人的42.8%: stands the rate, by no name of its
 * own, right behind the part, or behind the base that it names behind the part? */
static bool
is_right_behind(const struct rate *r)
{
	bool named = r->base != NULL && r->base + 1 == r->m && r->base->sentence == r->m->sentence;

	return r->m->phrase.n == 0 && r->part->id + (named ? 2 : 1) == r->m->id &&
	    r->part->id < r->m->id;
}

/* 非税收入8.83亿元，税收占比77.15%: is the rate that of all but the part, to the digit? */
static bool
is_of_rest(const struct rate *r)
{
	struct decimal rest;

	return !is_right_behind(r) && r->part->dimension == r->whole->dimension &&
	    decimal_sub(r->whole->value, r->part->value, &rest) && decimal_sign(rest) > 0 &&
	    !is_as_printed(r->part->value, r->whole->value, &r->m->q) &&
	    is_as_printed(rest, r->whole->value, &r->m->q);
}

static bool
comes_out(const struct rate *r)
{
	struct term a = relate_recalled_term(r->part), b = relate_recalled_term(r->whole);
	struct term rate = relate_term(r->m);

	return closure_rate(&a, &b, &rate);
}

/* 2023年招生620人、2024年招生651人，就业率96.2%: are both one thing in two years, of which none is
 * a rate of the other? */
static bool
is_of_two_years(const struct rate *r)
{
	return r->part->year != 0 && r->whole->year != 0 && r->part->year != r->whole->year &&
	    r->part->label_n != 0 && span_eq(recalled_label(r->part), recalled_label(r->whole));
}

/* 一类120公里、二类180公里、三类100公里，一、二类占比75%: do the words before it name the part and
 * something before it, and not the part alone?  参与面 joins nothing. */
static bool
is_of_joined(const struct mentions *ms, const struct rate *r)
{
	struct span label = recalled_label(r->part), words = mentions_text(ms, r->m->phrase);

	if (r->rel != REL_LIKELY || r->m->share_base || span_has(label, words))
		return false;
	for (size_t at = 0; at < words.n; at += glyph_at(words, at).n) {
		struct span rest = span_slice(words, at, words.n);
		struct span last = word_table_behind(&qualifiers, "joins", rest);

		if (last.n < rest.n && label.n != 0 && (span_has(last, label) ||
		    span_has(label, last)))
			return true;
	}
	return false;
}

/* 调撤率53.3%（占民商事案件）: the base that the brackets behind m name; empty: none do. */
static struct span
told_behind(const struct mention *m, struct span text)
{
	struct span rest = span_slice(text, m->q.to, text.n);
	size_t open = punct_starts(rest, '('), close;

	rest = span_slice(rest, open, rest.n);
	close = punct_find(rest, ')');
	if (open == 0 || close == NONE || !word_table_starts(&grammar, "share", rest))
		return SPAN("");
	return word_table_behind(&grammar, "share", span_slice(rest, 0, close));
}

/* The figure before m in its sentence that name, what the brackets behind m hold, names, and of
 * which part may be some; NULL: there is none. */
static const struct mention *
named_base(const struct mentions *ms, const struct mention *m, struct span name,
    const struct mention *part)
{
	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; )
		if (e != part && mention_is_exact(e) && e->label.n != 0 &&
		    e->dimension == part->dimension &&
		    decimal_cmp(e->q.value, part->q.value) >= 0 &&
		    span_has(name, mentions_text(ms, e->label)))
			return e;
	return NULL;
}

/* 调撤503件，调撤率54.9%（占民商事案件）: links the rate m, which nobody has explained, with what
 * stands right before it by a like name, over the base that the brackets behind it name. */
static void
link_told_behind(struct mentions *ms, struct mention *m, struct span text)
{
	const struct mention *part = m - 1, *base;
	struct span name;

	if (m == ms->at || m->q.kind != KIND_PERCENT || m->nlinks != 0 || !mention_is_exact(m) ||
	    m->cell.row != 0 || part->sentence != m->sentence || !mention_is_exact(part))
		return;
	name = told_behind(m, text);
	if (name.n == 0 || !relate_is_akin(ms, m, part) ||
	    (base = named_base(ms, m, name, part)) == NULL)
		return;
	mentions_link(ms, m, REL_LIKELY, "$/$", (size_t[]){ part->id, base->id });
}

/* Is the rate said to be over something else than its whole?  Then it is linked with that, if it
 * stands before it in the sentence and is no less than the part; true: it does not. */
static bool
is_over_another(struct mentions *ms, const struct rate *r, struct span text)
{
	struct span name = told_behind(r->m, text);
	const struct mention *part, *base;

	if (name.n == 0 || r->whole->label_n == 0 || span_has(name, recalled_label(r->whole)))
		return false;
	part = mentions_before(ms, r->m, r->part->id);
	base = part == NULL ? NULL : named_base(ms, r->m, name, part);
	if (base == NULL)
		return !comes_out(r);
	link_instead(ms, r, part->id, base->id);
	return false;
}

/* Do words say that the rate, which does not come out, is of others than its operands? */
static bool
is_of_others(const struct mentions *ms, const struct rate *r)
{
	return (is_of_two_years(r) || is_of_joined(ms, r)) && !comes_out(r);
}

/* 占比61.19%，达到60%的要求: do the words behind the rate say that it was asked for? */
static bool
is_required(const struct rate *r, struct span text)
{
	return r->m->cell.row == 0 && word_table_starts(&qualifiers, "required",
	    span_slice(text, r->m->q.to, text.n));
}

/* 上级补助640万元，配套应到160万元，实到128万元，配套到位率80%，总到位率96%: is what only a guess
 * divides the base of another rate of the sentence, which comes out? */
static bool
is_base_of_other(const struct mentions *ms, const struct rate *r, const struct recall *recall)
{
	if (r->rel != REL_LIKELY)
		return false;
	for (const struct mention *e = r->m; e-- > ms->at && e->sentence == r->m->sentence; ) {
		struct term a, b, rate = relate_term(e);
		size_t ids[2];

		if (e->q.kind != KIND_PERCENT || (!mentions_quotient(ms, e, REL_RATE, ids) &&
		    !mentions_quotient(ms, e, REL_LIKELY, ids)) || ids[1] != r->part->id ||
		    operand_by_id(recall, ids[0]) == NULL)
			continue;
		a = relate_recalled_term(operand_by_id(recall, ids[0]));
		b = relate_recalled_term(r->part);
		if (closure_rate(&a, &b, &rate))
			return true;
	}
	return false;
}

/* 在建230个，竣工64个，开工率70%: is the rate that of the part and of what stands beside it?  Links
 * it with both. */
static bool
is_of_two(struct mentions *ms, const struct rate *r, const struct mention *part)
{
	const struct mention *other = sober_partner(ms, r->m, part, r->base);

	if (other == NULL)
		return false;
	mention_unlink(r->m);
	mentions_link_quotient(ms, r->m, r->rel, (size_t[]){ part->id, other->id, r->base->id },
	    (struct quotient_sides){ .over = 2, .n = 3 });
	return true;
}

/* 比预算节支15.50万元（预算840.00万元、决算824.50万元），节支率1.58%: is what is divided by how
 * much another amount exceeds the base, and would that one, which it was saved of, make the rate
 * but for a slip?  Links it. */
static bool
is_of_exceeding(struct mentions *ms, const struct rate *r, const struct mention *part,
    const struct recall *recall)
{
	const struct recalled *more;
	struct term a, b, rate = relate_term(r->m);
	size_t ids[2];

	if (part == NULL || !mentions_difference(ms, part, REL_DELTA, ids) ||
	    ids[1] != r->whole->id || (more = operand_by_id(recall, ids[0])) == NULL)
		return false;
	a = relate_recalled_term(r->part);
	b = relate_recalled_term(more);
	if (!closure_rate_edit(&a, &b, &rate))
		return false;
	link_instead(ms, r, r->part->id, more->id);
	return true;
}

/* Is the rate, which does not come out, of what stands around it?  Links it so, or takes back a
 * base that is only a sibling; false: it is left as it was. */
static bool
is_put_right(struct mentions *ms, const struct rate *r, const struct recall *recall)
{
	const struct mention *part = mentions_before(ms, r->m, r->part->id), *total;
	size_t ids[2];

	if (part == NULL && r->m + 1 < ms->at + ms->n && r->m[1].id == r->part->id)
		part = r->m + 1;	/* 质保金5%为10.84万元 */
	if (part != NULL && r->base != NULL && r->base < part &&
	    (total = sober_answers(ms, r->base, part)) != NULL) {
		link_instead(ms, r, part->id, total->id);
		return true;
	}
	if (r->base != NULL && r->base < r->m && r->base->sentence == r->m->sentence &&
	    (total = sober_namesake(ms, r->m, r->base)) != NULL) {
		link_instead(ms, r, total->id, r->base->id);
		return true;
	}
	if (is_of_whole_list(ms, r, recall) || is_of_exceeding(ms, r, part, recall))
		return true;
	if (sober_of_own(ms, r->m, part, ids)) {
		link_instead(ms, r, ids[0], ids[1]);
		return true;
	}
	if (part != NULL && r->base != NULL && is_of_two(ms, r, part))
		return true;
	if (part != NULL && (total = sober_other_base(ms, r->m, part)) != NULL) {
		link_instead(ms, r, part->id, total->id);
		return true;
	}
	if (part == NULL || r->base == NULL)
		return false;
	if (!sober_is_sibling(ms, r->m, part, r->base) &&
	    !sober_has_own_plan(ms, r->m, part, r->base))
		return false;
	mention_unlink(r->m);
	if ((total = sober_total_behind(ms, r->m, part)) != NULL)
		mentions_link(ms, r->m, REL_LIKELY, "$/$", (size_t[]){ part->id, total->id });
	return true;
}

/* 支出进度54%（除留抵退税资金）: do brackets behind the rate say what is left out of its base? */
static bool
is_of_rest_told(const struct rate *r, struct span text)
{
	struct span rest = span_slice(text, r->m->q.to, text.n);
	size_t open = punct_starts(rest, '(');

	return r->m->cell.row == 0 && open != 0 && word_table_starts(&qualifiers, "setaside",
	    span_slice(rest, open, rest.n));
}

/* Words or roles that leave no relation to the rate, which does not come out. */
static bool
is_of_none(const struct mentions *ms, const struct rate *r, struct span text,
    const struct recall *recall)
{
	return is_required(r, text) || is_of_rest_told(r, text) ||
	    sober_is_of_named_part(ms, r->m, (const struct recalled *[]){ r->part, r->whole }) ||
	    is_base_of_other(ms, r, recall);
}

/* The rate m, if it is the only thing said of it and its operands are remembered. */
static bool
read_rate(struct mentions *ms, struct mention *m, const struct recall *recall, struct rate *r)
{
	size_t ids[2];

	if (m->nlinks != 1 || m->q.kind != KIND_PERCENT ||
	    (!mentions_quotient(ms, m, REL_RATE, ids) &&
	    !mentions_quotient(ms, m, REL_SHARE, ids) &&
	    !mentions_quotient(ms, m, REL_LIKELY, ids)))
		return false;
	*r = (struct rate){
		.m = m, .rel = m->links[0].rel, .part = operand_by_id(recall, ids[0]),
		.whole = operand_by_id(recall, ids[1]), .base = mentions_before(ms, m, ids[1])
	};
	return r->part != NULL && r->whole != NULL;
}

/* 剔除不可比因素后调整率5%: is the rate m by its name one of something else than is printed? */
static bool
is_recast(const struct mentions *ms, const struct mention *m)
{
	const unsigned rates = 1u << FUNCTION_RATE | 1u << FUNCTION_OTHER | 1u << FUNCTION_GROWTH;

	return mention_does(m, rates) && m->q.kind == KIND_PERCENT && m->nlinks == 1 &&
	    word_table_starts(&qualifiers, "recast", mentions_text(ms, m->phrase));
}

void
relate_sober(struct mentions *ms, struct span text, const struct recall *recall)
{
	struct rate r;

	for (size_t i = 0; i < ms->n; i++) {
		bool recast = is_recast(ms, &ms->at[i]);

		link_told_behind(ms, &ms->at[i], text);
		sober_name_chosen(ms, &ms->at[i], text);
		if (recast && (!read_rate(ms, &ms->at[i], recall, &r) || !comes_out(&r)))
			mention_unlink(&ms->at[i]);
		if (!read_rate(ms, &ms->at[i], recall, &r) || is_turned_round(ms, &r))
			continue;
		if (!comes_out(&r) && is_put_right(ms, &r, recall))
			continue;
		if (sober_chooses(ms, r.m, text) ||
		    (!comes_out(&r) && is_of_none(ms, &r, text, recall)) || is_of_rest(&r) ||
		    sober_is_own_count(ms, r.m, mentions_before(ms, r.m, r.part->id), r.base) ||
		    sober_is_of_else(ms, r.m, mentions_before(ms, r.m, r.part->id), r.base, text) ||
		    is_of_others(ms, &r) || is_over_another(ms, &r, text) ||
		    (r.rel != REL_SHARE && !is_beside(ms, &r, recall) &&
		    relate_is_absurd(r.m, r.part, r.whole) && !is_of_total(ms, &r, recall)))
			mention_unlink(r.m);
	}
}
