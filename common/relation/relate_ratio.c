/* relate_ratio: rates behind what they are made of; see relate_ratio.h. */
#include "relation/relate_ratio.h"

#include "language/grammar.h"
#include "sentence/operand_words.h"
#include "sentence/reach.h"

extern const struct data_table data_savings;

enum {
	STEM_MAX = 4		/* characters of a rate's name that are looked at */
};

struct rate {
	struct mentions *ms;
	struct mention *m;
	const struct mention *near[REACH_RATE];	/* amounts before it, nearest first */
	size_t n;
};

static bool
is_operand(const struct mention *m)
{
	return m->id != 0 && m->q.op == OP_EQ && m->depth == 0 && decimal_sign(m->q.value) > 0 &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT) &&
	    (m->function == FUNCTION_PRIMARY || m->function == FUNCTION_SUM);
}

/* The amounts before mention i in its sentence. */
static void
collect(struct mentions *ms, size_t i, struct rate *r)
{
	*r = (struct rate){ .ms = ms, .m = &ms->at[i] };
	for (size_t k = i; k-- > 0 && r->n < REACH_RATE && ms->at[k].sentence == r->m->sentence; )
		if (is_operand(&ms->at[k]))
			r->near[r->n++] = &ms->at[k];
}

/* The words that say what a figure is: those before it, and the noun behind a
 * count. */
static bool
says(const struct rate *r, const struct mention *m, struct span word)
{
	return span_has(mentions_text(r->ms, m->before), word) ||
	    span_has(mentions_text(r->ms, m->label), word);
}

/* What the rate is a rate of: the last characters of its name before 率. */
static struct span
stem_of(const struct rate *r)
{
	struct span name = mentions_text(r->ms, r->m->phrase);
	size_t from;

	if (!word_table_ends(&name_words, "rate", name))
		return SPAN("");
	name = word_table_before(&name_words, "rate", name);
	from = name.n;
	for (int i = 0; i < STEM_MAX / 2 && from > 0; i++)
		from -= glyph_before(name, from).n;
	from -= word_table_at_end(&qualifiers, "opposite",
	    span_slice(name, 0, from));	/* 不起诉率 */
	return span_slice(name, from, name.n);
}

/* Do the words of m deny word (不合格; 收缴率: 未缴), or name what is looked into with it
 * (满意度测评)? */
static bool
is_turned(const struct rate *r, const struct mention *m, struct span word)
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

		named = (says(r, a, c) || says(r, b, c)) &&
		    (denied || (!is_turned(r, a, c) && !is_turned(r, b, c)));
	}
	return named && !is_turned(r, a, stem) && !is_turned(r, b, stem);
}

/* A rate of two figures at least that the pair before it gives is theirs
 * whatever it is called. */
static bool
is_no_accident(const struct mention *m)
{
	return decimal_cmp(m->q.quantum, decimal_of(1)) < 0;
}

static bool
link_closing(const struct rate *r)
{
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->n; k++)
			if (i != k && relate_same_unit(r->near[i], r->near[k]) &&
			    decimal_cmp(r->near[i]->q.value, r->near[k]->q.value) <= 0 &&
			    relate_closes_rate(r->near[i], r->near[k], r->m) &&
			    (is_no_accident(r->m) ||
			    is_named(r, stem_of(r), r->near[i], r->near[k]))) {
				mentions_link(r->ms, r->m, REL_RATE, "$/$",
				    (size_t[]){ r->near[i]->id, r->near[k]->id });
				return true;
			}
	return false;
}

/* Are these long enough for one digit to be a slip?  Of 3, 9 and 75% any is one digit
 * from right. */
static bool
are_telling(const struct mention *a, const struct mention *b, const struct mention *m)
{
	return is_no_accident(m) || (decimal_cmp(a->q.value, decimal_of(10)) >= 0 &&
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

/* The two figures directly before the rate. */
static bool
are_beside(const struct rate *r, const struct mention **a, const struct mention **b)
{
	if (r->n < 2)
		return false;
	*a = r->near[0];
	*b = r->near[1];
	return (*a)->id + 1 == r->m->id && (*b)->id + 1 == (*a)->id && relate_same_unit(*a, *b);
}

/* Does a hold what the rate is of, and not as its opposite (未联网, 不合格)? */
static bool
is_done(const struct rate *r, struct span stem, const struct mention *a)
{
	struct span label = mentions_text(r->ms, a->label);
	size_t at = span_find(label, stem);

	return at != NONE &&
	    !word_table_ends(&qualifiers, "opposite", span_slice(label, 0, at));
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

/* 路口共386个，其中已联网254个、未联网132个，联网率65.80%; 受理1,286件，调解2,263件，调解率98.21%:
 * what the rate names over what it is a part of, or what stands before it, where one slip
 * explains the miss. */
static bool
link_slipped(const struct rate *r)
{
	struct span stem = stem_of(r);
	struct term rate = relate_term(r->m);

	for (size_t i = 0; i < r->n && stem.n != 0; i++) {
		const struct mention *a = r->near[i], *b = i + 1 < r->n ? r->near[i + 1] : NULL;
		struct term x = relate_term(a), y;

		if (!is_done(r, stem, a) || (!is_own(r, a) && has_own(r)))
			continue;
		if (a->member)
			b = mentions_before(r->ms, a, a->total);
		else if (b != NULL && b->member)
			b = mentions_before(r->ms, b, b->total);
		if (b == NULL || !relate_same_unit(a, b))
			return false;
		y = relate_term(b);
		if (!closure_rate_slip(&x, &y, &rate))
			return false;
		mentions_link(r->ms, r->m, REL_RATE, "$/$", (size_t[]){ a->id, b->id });
		return true;
	}
	return false;
}

/* 任务253户，已开工253户，开工率100%；已竣工245户，竣工率97.80%: what stands right before the rate
 * over what a rate before it in the sentence is over, where one digit explains the miss.
 * named: the rate must say that it is of it. */
static bool
link_chained(const struct rate *r, bool named)
{
	const struct mention *a = r->n == 0 ? NULL : r->near[0], *b = NULL;
	struct span stem = stem_of(r);
	struct term x, y, rate = relate_term(r->m);
	size_t other[2];

	if (a == NULL || a->id + 1 != r->m->id || a->q.kind != KIND_COUNT || a->member ||
	    (named && (stem.n == 0 || !is_done(r, stem, a))))
		return false;
	for (const struct mention *e = a; b == NULL && e-- > r->ms->at &&
	    e->sentence == a->sentence; )
		if (mentions_quotient(r->ms, e, REL_RATE, other) && other[0] != a->id)
			b = mentions_before(r->ms, a, other[1]);
	if (b == NULL || !relate_same_unit(a, b) || decimal_cmp(a->q.value, b->q.value) > 0)
		return false;
	x = relate_term(a);
	y = relate_term(b);
	if (!closure_rate_edit(&x, &y, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_LIKELY, "$/$", (size_t[]){ a->id, b->id });
	return true;
}

/* 审查542人，批准331人，不批准211人，不批准率38.93%: what stands right before the rate, by whose
 * name it goes, over what that and the one before it add up to, which stands before both; where
 * one slip explains the miss. */
static bool
link_divided(const struct rate *r)
{
	const struct mention *a = NULL, *other = NULL;
	struct term x, y, rate = relate_term(r->m);
	struct decimal both;

	if (!are_beside(r, &a, &other) || r->n < 3 || !relate_same_unit(a, r->near[2]) ||
	    !is_named(r, stem_of(r), a, a) ||
	    !decimal_add(a->q.value, other->q.value, &both) ||
	    decimal_cmp(both, r->near[2]->q.value) != 0)
		return false;
	x = relate_term(a);
	y = relate_term(r->near[2]);
	if (!closure_rate_edit(&x, &y, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_LIKELY, "$/$", (size_t[]){ a->id, r->near[2]->id });
	return true;
}

/* 催收逾期318户，收回274户，催收成功率86.16%: the two right before the rate, in its clause, where
 * one slip explains the miss, whatever it is called. */
static bool
link_beside(const struct rate *r)
{
	bool beyond = decimal_cmp(r->m->q.value, decimal_of(100)) > 0;
	const struct mention *a, *b;
	struct term x, y, rate = relate_term(r->m);

	if ((r->m->function != FUNCTION_RATE &&
	    !word_table_is(&qualifiers, "attains", mentions_text(r->ms, r->m->phrase))) ||
	    !are_beside(r, &a, &b) || a->member || b->member ||
	    a->clause != r->m->clause || b->clause != r->m->clause ||
	    word_table_in(&qualifiers, "lacking", mentions_text(r->ms, a->before)))
		return false;
	if ((decimal_cmp(a->q.value, b->q.value) > 0) != beyond) {
		const struct mention *swap = a;	/* 支出326.80万元，预算340.00万元，执行96.12% */

		a = b;
		b = swap;
	}
	x = relate_term(a);
	y = relate_term(b);
	if (!closure_rate_slip(&x, &y, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_LIKELY, "$/$", (size_t[]){ a->id, b->id });
	return true;
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

/* The two beside the rate, if it speaks of them: the smaller over the larger, or what was
 * done over what was to be where it is more than all (完成率105%). */
static bool
link_named(const struct rate *r)
{
	const struct mention *a = NULL, *b = NULL;
	int beyond = decimal_cmp(r->m->q.value, decimal_of(100));

	if (!are_beside(r, &a, &b) || !is_named(r, stem_of(r), a, b) ||
	    (beyond == 0 && decimal_cmp(a->q.value, b->q.value) > 0) ||	/* all, and more */
	    are_of_a_row(r, a, b))
		return false;
	if ((decimal_cmp(a->q.value, b->q.value) > 0) != (beyond > 0)) {
		const struct mention *swap = a;

		a = b;
		b = swap;
	}
	if (!is_near(a, b, r->m))
		return false;
	mentions_link(r->ms, r->m, REL_RATE, "$/$", (size_t[]){ a->id, b->id });
	return true;
}

/* 共核查对象178户，符合条件165户，占92.70%, and no base is named: a count and what it is
 * counted among, or what has been done of an amount (已付款), likely. */
static void
link_share(const struct rate *r)
{
	const struct mention *a, *b;

	if (!r->m->share_base && are_beside(r, &a, &b) && (a->q.kind == KIND_COUNT ||
	    word_table_starts(&grammar, "already", mentions_text(r->ms, a->label))) &&
	    !a->member && !b->member && a->clause == r->m->clause && b->clause == r->m->clause &&
	    decimal_cmp(a->q.value, b->q.value) <= 0 &&
	    (relate_closes_rate(a, b, r->m) ||
	    (a->at - b->at <= REACH_SHARE && is_near(a, b, r->m))))
		mentions_link(r->ms, r->m, REL_LIKELY, "$/$", (size_t[]){ a->id, b->id });
}

/* --- what is left over ---------------------------------------------------------- */

/* The nearest amount that one of the comma-separated words speaks of; other only where
 * there is no second: 比预算节约3.24万元 is no budget, nor is 较预算数分别节约0.40万元. */
static const struct mention *
worded(const struct rate *r, const char *words, const struct mention *other)
{
	const struct mention *found = NULL;

	for (size_t i = 0; i < r->n; i++) {
		if (!operand_words_in_cell(span_of(words), mentions_text(r->ms, r->near[i]->before),
		    SIDE_NONE))
			continue;
		if (r->near[i] == other)
			found = other;
		else if (other == NULL || !word_table_ends(&qualifiers, "less",
		    mentions_text(r->ms, r->near[i]->before)))
			return r->near[i];
	}
	return found;
}

/* 预算320.00万元，实际298.60万元，节约22.40万元，节约率6.69%: the rate is right by what was
 * spent, and what was saved is not what is left; true if so, which is then said. */
static bool
link_wrong_saving(const struct rate *r, const struct mention *saved,
    const struct mention *spent, const struct mention *planned)
{
	struct term rate = relate_term(r->m), x = relate_term(planned), left = x;
	const struct mention *of[] = { saved, spent, planned };

	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (of[i] == NULL || of[i] == of[(i + 1) % 3] || !relate_same_unit(of[i], planned))
			return false;
	if (relate_closes_rate(saved, planned, r->m) ||
	    !decimal_sub(planned->q.value, spent->q.value, &left.value) ||
	    !closure_rate(&left, &x, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_RATE, "1-$/$", (size_t[]){ spent->id, planned->id });
	if (!mention_linked(saved, REL_DELTA))
		mentions_link(r->ms, &r->ms->at[saved - r->ms->at], REL_DELTA, "$-$",
		    (size_t[]){ planned->id, spent->id });
	return true;
}

/* 年初结转10万元，本年收入240万元，本年支出241.40万元，年末结余8.60万元，结余率3.44%: what was
 * brought over from last year, which is there to be spent, too; NULL: nothing was. */
static const struct mention *
brought_over(const struct rate *r, const struct mention *planned)
{
	for (size_t i = 0; i < r->n; i++) {
		struct span label = mentions_text(r->ms, r->near[i]->label);

		if (r->near[i] != planned && relate_same_unit(r->near[i], planned) &&
		    word_table_starts(&name_words, "begun", label))
			return r->near[i];
	}
	return NULL;
}

/* Does the rate hold of all that was there to be spent, opening and planned?  Links it; true,
 * too, where it does not, and the base is not known: neither amount alone makes the rate. */
static bool
link_with_brought(const struct rate *r, const struct mention *saved,
    const struct mention *planned)
{
	const struct mention *opening = planned == NULL ? NULL : brought_over(r, planned);
	struct term left, base, rate = relate_term(r->m);

	if (opening == NULL || saved == NULL || saved == opening ||
	    !relate_same_unit(saved, planned) || relate_closes_rate(saved, planned, r->m))
		return false;
	left = relate_term(saved);
	base = relate_term(planned);
	if (decimal_add(base.value, opening->q.value, &base.value) &&
	    closure_rate(&left, &base, &rate))
		mentions_link(r->ms, r->m, REL_RATE, "$/($+$)",
		    (size_t[]){ saved->id, opening->id, planned->id });
	return true;
}

/* Does row of savings.tsv speak of m, whose operands it found? */
static bool
is_saving(size_t row, struct span name, const struct mention *saved)
{
	return DATA_CELL(&data_savings, row, 4)[0] != 'r' ||
	    (saved == NULL && span_eq(name, span_of(DATA_CELL(&data_savings, row, 0))));
}

/* 年初预算100万元，调整后预算90万元，调整率10%: how far spent and planned are apart, over
 * planned.  Which is taken from which is not said, and the rate may have either sign. */
static void
link_change(const struct rate *r, const struct mention *spent, const struct mention *planned)
{
	bool negative = decimal_sign(r->m->q.value) < 0;
	bool less = decimal_cmp(spent->q.value, planned->q.value) < 0;

	mentions_link(r->ms, r->m, less == negative ? REL_GROWTH : REL_RATE,
	    less == negative ? "$/$-1" : "1-$/$", (size_t[]){ spent->id, planned->id });
}

/* 由1,668.60万元调整为1,720.55万元: what spent was before, as words say; else planned, unless that
 * stands in another clause; NULL: then none is known. */
static const struct mention *
changed_from(const struct rate *r, const struct mention *spent, const struct mention *planned)
{
	const struct mention *was = spent - (spent != r->ms->at);

	if (was != spent && was->id != 0 && was->clause == spent->clause &&
	    relate_same_unit(was, spent) &&
	    word_table_in(&qualifiers, "since", mentions_text(r->ms, was->before)))
		return was;
	return planned->clause == spent->clause ? planned : NULL;
}

/* 送审386.40万元，审定352.18万元，审减率9.7%: is the rate one of what was spent?  Links it. */
static bool
link_over_spent(const struct rate *r, const struct mention *spent, const struct mention *planned)
{
	struct term left, base, rate = relate_term(r->m);

	if (spent == NULL || planned == NULL || spent == planned || !is_no_accident(r->m) ||
	    !relate_same_unit(spent, planned))
		return false;
	left = relate_term(planned);
	base = relate_term(spent);
	if (!decimal_sub(left.value, base.value, &left.value) ||
	    !closure_rate(&left, &base, &rate))
		return false;
	mentions_link(r->ms, r->m, REL_GROWTH, "$/$-1", (size_t[]){ planned->id, spent->id });
	return true;
}

static bool
link_saving(const struct rate *r)
{
	const struct mention *saved, *spent, *planned;
	struct span name = mentions_text(r->ms, r->m->phrase);
	size_t row = 0;

	while (row < data_savings.rows &&
	    !span_ends(name, span_of(DATA_CELL(&data_savings, row, 0))))
		row++;
	if (row == data_savings.rows)
		return false;
	saved = worded(r, DATA_CELL(&data_savings, row, 1), NULL);
	spent = worded(r, DATA_CELL(&data_savings, row, 2), saved);
	planned = worded(r, DATA_CELL(&data_savings, row, 3), saved);
	if (!is_saving(row, name, saved))
		return false;
	if (planned == NULL || (saved == NULL && spent == NULL))
		return true;
	if (DATA_CELL(&data_savings, row, 4)[0] == 'e' && link_over_spent(r, spent, planned))
		return true;
	if (link_with_brought(r, saved, planned) || link_wrong_saving(r, saved, spent, planned))
		return true;
	if (DATA_CELL(&data_savings, row, 4)[0] == 'c' && spent != NULL && spent != planned &&
	    relate_same_unit(spent, planned)) {
		if ((planned = changed_from(r, spent, planned)) != NULL)
			link_change(r, spent, planned);
	} else if (saved != NULL && saved != planned && relate_same_unit(saved, planned))
		mentions_link(r->ms, r->m, REL_RATE, "$/$", (size_t[]){ saved->id, planned->id });
	else if (spent != NULL && spent != planned && relate_same_unit(spent, planned))
		mentions_link(r->ms, r->m, REL_RATE, "1-$/$", (size_t[]){ spent->id, planned->id });
	return true;
}

void
relate_ratios(struct mentions *ms)
{
	for (size_t i = 2; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];
		struct rate r;

		if (m->id == 0 || m->nlinks != 0 || m->q.kind != KIND_PERCENT || m->q.op != OP_EQ ||
		    !span_eq(m->q.unit, SPAN("%")) || (m->function != FUNCTION_RATE &&
		    m->function != FUNCTION_OTHER && m->function != FUNCTION_SHARE))
			continue;
		collect(ms, i, &r);
		if (m->function == FUNCTION_SHARE) {
			link_share(&r);
			if (m->nlinks == 0 && !m->share_base)
				link_chained(&r, false);
		} else if (r.n > 0 && !link_saving(&r) && !link_closing(&r) && !link_named(&r) &&
		    !link_divided(&r) && !link_slipped(&r) && !link_chained(&r, true))
			link_beside(&r);
	}
}
