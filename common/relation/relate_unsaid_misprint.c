/* relate_unsaid_misprint: rates and shares that nothing gives, but one pair of their sentence
 * would if one of their digits were another; see relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "language/misprint.h"
#include "text/glyph.h"

enum {
	REACH_WHOLE = 24	/* figures before a share among which its base is looked for */
};

/* A percentage, and the one pair found so far. */
struct guess {
	const struct sentence *s;
	struct mention *m;
	struct term rate;
	const struct mention *part, *whole;
	size_t found;
	bool closes;		/* some pair gives it as it stands */
};

/* Has the percentage three digits, so that few pairs are one digit from it? */
static bool
is_long(const struct guess *g)
{
	struct decimal least;

	return decimal_mul(g->rate.quantum, decimal_of(100), &least) &&
	    decimal_cmp(g->rate.value, least) >= 0;
}

static void
try_pair(struct guess *g, const struct mention *part, const struct mention *whole)
{
	struct term a, b;

	if (part == NULL || whole == NULL || part == whole || !unsaid_amount(whole) ||
	    !relate_same_unit(part, whole) ||
	    decimal_cmp(part->q.value, whole->q.value) >= 0)
		return;
	a = relate_term(part);
	b = relate_term(whole);
	if (closure_rate(&a, &b, &g->rate))
		g->closes = true;
	else if (misprint_rate_alone(&a, &b, &g->rate) &&
	    (g->found == 0 || decimal_cmp(g->whole->q.value, whole->q.value) != 0 ||
	    decimal_cmp(g->part->q.value, part->q.value) != 0)) {
		g->found++;
		g->part = part;
		g->whole = whole;
	}
}

/* The nearest amount before e in its sentence in the same unit that is no part. */
static const struct mention *
before(const struct guess *g, const struct mention *e)
{
	for (const struct mention *b = e; b-- > g->s->ms->at + g->s->from; )
		if (unsaid_amount(b) && !b->member && relate_same_unit(e, b))
			return b;
	return NULL;
}

/* The first amount of the sentence in the unit of e. */
static const struct mention *
first(const struct guess *g, const struct mention *e)
{
	for (const struct mention *b = g->s->ms->at + g->s->from; b < e; b++)
		if (unsaid_amount(b) && relate_same_unit(e, b))
			return b;
	return NULL;
}

static const struct mention *
total_of(const struct guess *g, const struct mention *e)
{
	return e->total == NONE ? NULL : mentions_before(g->s->ms, g->m, e->total);
}

/* 甲项目160万元执行率100%，乙项目执行率75%: has a, which m's words do not name, a rate of its own
 * right behind it, that is not m? */
static bool
has_own_rate(const struct guess *g, const struct mention *a)
{
	const struct mentions *ms = g->s->ms;

	return a + 1 < g->m && a[1].function == FUNCTION_RATE && a[1].clause == a->clause &&
	    g->m->phrase.n > a[1].phrase.n && !recall_names(mentions_text(ms, g->m->phrase),
	    mentions_text(ms, a->label));
}

/* 参保36.8万人，其中居民参保32万人，职工参保5万人，参保率97%: is another part of the total of a,
 * nearer to m, called like it as well, so that its name does not tell a from that? */
static bool
is_one_of_alike(const struct guess *g, const struct mention *a)
{
	struct span name = word_table_before(&name_words, "rate",
	    mentions_text(g->s->ms, g->m->phrase));

	if (span_eq(name, mentions_text(g->s->ms, a->label)))
		return false;
	for (const struct mention *b = a + 1; a->member && b < g->m; b++)
		if (b->member && b->total == a->total && relate_is_akin(g->s->ms, g->m, b))
			return true;
	return false;
}

/* 管理311人，应管理428人，管理率75%: part over what stands behind it; where that is called like
 * m (akin), it must be what was due (婚检2,186人；筛查2,412人，筛查率92.6%). */
static void
try_turned(struct guess *g, const struct mention *part, const struct mention *whole, bool akin)
{
	if (!akin || word_table_starts(&qualifiers, "owed", mentions_text(g->s->ms, whole->label)))
		try_pair(g, part, whole);
}

/* 拨付486.00万元，年初预算720.00万元，到位率67.5%: the amounts of m's clause that it may be of, the
 * nearest that is no part and is not what is lacking, and those that are called like it. */
static void
try_rate(struct guess *g)
{
	const struct sentence *s = g->s;
	const struct mention *from = s->ms->at + s->from;
	bool nearest = true;

	for (const struct mention *a = g->m; a-- > from && a->clause == g->m->clause; ) {
		bool akin;

		if (!unsaid_amount(a) || has_own_rate(g, a))
			continue;
		akin = relate_is_akin(s->ms, g->m, a);
		if (akin && is_one_of_alike(g, a))
			continue;
		if (!akin && (!nearest || !is_long(g) || a->member ||
		    word_table_in(&qualifiers, "lacking", mentions_text(s->ms, a->before))))
			continue;
		try_pair(g, a, total_of(g, a));
		try_pair(g, a, before(g, a));
		if (is_long(g))
			try_pair(g, a, first(g, a));
		if (is_long(g)) {
			try_turned(g, before(g, a), a, akin);
			try_turned(g, first(g, a), a, akin);
		}
		nearest &= akin;
	}
}

/* Is b called by a word of name? */
static bool
is_called(const struct guess *g, const struct mention *b, struct span name)
{
	const struct mentions *ms = g->s->ms;

	return recall_alike(name, mentions_text(ms, b->label)) ||
	    recall_alike(name, mentions_text(ms, b->before));
}

/* 涉农贷款10.4亿元，占各项贷款的51.7%；民营贷款12.6亿元，占62.7%; 投资9.64亿元，占计划投资19.85亿元
 * 的48.56%: has e, which base does not name, a share of its own behind it, so that it is of a base
 * itself, and none of what is of that? */
static bool
is_shared_itself(const struct guess *g, const struct mention *e, struct span base)
{
	const struct mention *end = g->s->ms->at + g->s->ms->n;

	if (e == g->m - 1 || span_has(mentions_text(g->s->ms, e->label), base))
		return false;
	for (const struct mention *f = e + 1; f < end && f <= e + 2 && f->clause == e->clause; f++)
		if (f != g->m && f->q.kind == KIND_PERCENT)
			return f->function == FUNCTION_SHARE;
	return false;
}

/* 接受捐赠143.26万元；支出120.05万元，占捐赠收入的83.8%: part over what in its paragraph, or behind
 * it in the sentence, is called by a word of its base's name; two digits are enough where that is
 * one alone, in its sentence. */
static void
try_named(struct guess *g, const struct mention *part, struct span base)
{
	const struct mention *at = g->s->ms->at, *e = at + g->s->to;
	bool beside = part + 1 == g->m;
	size_t n = 0;

	for (int reach = REACH_WHOLE; e-- > at && reach > 0; reach--) {
		if (e == part || e == g->m || !unsaid_amount(e) || !relate_same_unit(e, part) ||
		    decimal_cmp(e->q.value, part->q.value) <= 0 || !is_called(g, e, base) ||
		    is_shared_itself(g, e, base))
			continue;
		n++;
		beside &= e->sentence == part->sentence;
		try_pair(g, part, e);
	}
	if (!is_long(g) && (n != 1 || !beside))
		g->found = 0;
}

/* Is b what another share of the sentence is of? */
static bool
is_base(const struct guess *g, const struct mention *b)
{
	size_t ids[2];

	for (size_t i = g->s->from; b != NULL && i < g->s->to; i++)
		if (mentions_quotient(g->s->ms, &g->s->ms->at[i], REL_SHARE, ids) &&
		    ids[1] == b->id)
			return true;
	return false;
}

/* 门诊收入2.34亿元，占总收入的78.26%；药品收入0.52亿元，占17.39%: does a share before m in
 * the sentence name the base, so that it is that of m? */
static bool
has_base_named(const struct guess *g)
{
	for (const struct mention *e = g->m; e-- > g->s->ms->at + g->s->from; )
		if (e->function == FUNCTION_SHARE && e->share_base)
			return true;
	return false;
}

/* 农村低保金3,391.50万元，共5,139.90万元，其中农村占66.0%: part over its total, the amount before
 * it, the first of the sentence, or what all come to; of two digits over what others are of. */
static void
try_unnamed(struct guess *g, const struct mention *part)
{
	const struct mention *const wholes[] = {
		total_of(g, part), before(g, part), first(g, part), g->m - 1
	};

	for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
		if (is_long(g) || is_base(g, wholes[i]))
			try_pair(g, part, wholes[i]);
}

/* The nearest amount before m that its words, if they name one, call so; in its clause, where
 * they do not. */
static const struct mention *
sharer(const struct guess *g, struct span name)
{
	for (const struct mention *a = g->m; a-- > g->s->ms->at; ) {
		if (a->sentence + 1 < g->m->sentence || (name.n == 0 &&
		    (a->sentence != g->m->sentence || a->clause != g->m->clause)))
			return NULL;
		if (unsaid_amount(a) && (name.n == 0 ||
		    recall_names(name, mentions_text(g->s->ms, a->label)) ||
		    recall_names(mentions_text(g->s->ms, a->label), name)))
			return a;
	}
	return NULL;
}

static void
try_share(struct guess *g)
{
	const struct mention *m = g->m, *part;
	struct span words = mentions_text(g->s->ms, m->full.n > m->phrase.n ? m->full : m->phrase);
	struct span base = m->share_base ? words : SPAN("");
	struct span name = m->share_base ? SPAN("") : words;
	size_t at = word_table_find(&grammar, "share", words);

	if (at != NONE) {
		name = span_slice(words, 0, at);
		base = word_table_rest(&grammar, "share", words);
	}
	part = sharer(g, name);
	if (part == NULL || (m->cues & CUE_EACH) != 0)
		return;
	if (base.n != 0)
		try_named(g, part, base);
	else if (!has_base_named(g))
		try_unnamed(g, part);
}

/* May e be of what gives the percentage, by whatever words: an amount in the unit of u? */
static bool
is_alike(const struct mention *e, const struct mention *u)
{
	return unsaid_is_stated(e) && decimal_sign(e->q.value) > 0 && relate_same_unit(e, u);
}

/* Do a and b, or either with the one behind it (next), give the percentage? */
static bool
gives(const struct guess *g, const struct mention *a, const struct mention *b)
{
	const struct mention *end = g->s->ms->at + g->s->to;
	struct term x = relate_term(a), y = relate_term(b), both;

	if (closure_rate(&x, &y, &g->rate))
		return true;
	both = x;
	if (a + 1 < end && is_alike(a + 1, a) &&
	    decimal_add(x.value, a[1].q.value, &both.value) &&
	    closure_rate(&both, &y, &g->rate))
		return true;
	both = y;
	return b + 1 < end && is_alike(b + 1, b) &&
	    decimal_add(y.value, b[1].q.value, &both.value) &&
	    closure_rate(&x, &both, &g->rate);
}

/* 优秀8个、良好12个、合格4个，优良率83.33%: do other figures of the sentence give it? */
static bool
is_given_otherwise(const struct guess *g)
{
	const struct mention *from = g->s->ms->at + g->s->from, *to = g->s->ms->at + g->s->to;

	for (const struct mention *a = from; a < to; a++)
		for (const struct mention *b = from; b < to && is_alike(a, g->part); b++)
			if (a != b && is_alike(b, g->part) && gives(g, a, b))
				return true;
	return false;
}

/* 办结8,599件，办结率99.50%，满意率98.6%: is the pair what another rate is of? */
static bool
is_of_another(const struct guess *g)
{
	size_t ids[2];

	for (const struct mention *e = g->m; e-- > g->s->ms->at + g->s->from; )
		if ((mentions_quotient(g->s->ms, e, REL_RATE, ids) ||
		    mentions_quotient(g->s->ms, e, REL_SHARE, ids)) &&
		    ids[0] == g->part->id && ids[1] == g->whole->id)
			return true;
	return false;
}

/* 2023年参保41.24万人，2024年参保40.52万人，参保率98.6%: are the two told of different years, so
 * that one over the other is a growth and no rate; or the part of last year
 * (上年处理810万吨), and the whole not? */
static bool
is_over_years(const struct guess *g)
{
	if ((g->part->cues & CUE_PRIOR) != 0 && (g->whole->cues & CUE_PRIOR) == 0)
		return true;
	return g->m->function != FUNCTION_SHARE && g->part->year != 0 && g->whole->year != 0 &&
	    g->part->year != g->whole->year;
}

/* 下达中央投资628.5亿元、地方投资565.7亿元，下达率分别为98.1%和96.9%: is m the first of several
 * rates told in one breath, and are the two a row of money that each of them has one of? */
static bool
is_of_row(const struct guess *g)
{
	const struct mention *next = g->m + 1;

	return g->part->q.kind == KIND_MONEY && g->part == g->whole + 1 &&
	    next < g->s->ms->at + g->s->to &&
	    next->q.kind == KIND_PERCENT && next->phrase.n == 0 && next->last_cue == 0 &&
	    next->depth == g->m->depth;
}

static bool
are_as_much(const struct mention *a, const struct mention *b)
{
	return unsaid_amount(a) && unsaid_amount(b) && relate_same_unit(a, b) &&
	    decimal_cmp(a->q.value, b->q.value) == 0;
}

/* 行政村236个，已通客车236个，通达率100%；建成物流点184个，覆盖率78.0%: is what stands right beside
 * whole as much, so that what is counted behind both is counted among these? */
static bool
is_all_done(const struct guess *g, const struct mention *whole)
{
	return (whole > g->s->ms->at + g->s->from && are_as_much(whole - 1, whole)) ||
	    (whole + 1 < g->part && are_as_much(whole, whole + 1));
}

/* 提取5.32亿元；发放个贷4.36亿元，个贷率82.6%: does the whole of a rate, told in another clause, go
 * by a name that neither the rate nor the part has any word of? */
static bool
is_over_stranger(const struct guess *g)
{
	const struct mentions *ms = g->s->ms;
	struct span name = mentions_text(ms, g->whole->label);

	return g->m->function != FUNCTION_SHARE && g->whole->clause != g->m->clause &&
	    g->part->total != g->whole->id && name.n != 0 && !is_all_done(g, g->whole) &&
	    !recall_alike(name, mentions_text(ms, g->part->label)) &&
	    !recall_alike(name, mentions_text(ms, g->m->phrase));
}

/* 省级反馈问题, 市级反馈问题: the last two characters of the name of m. */
static struct span
noun_of(const struct mentions *ms, const struct mention *m)
{
	struct span name = mentions_text(ms, m->label);
	size_t from = name.n;

	for (int i = 0; i < 2 && from > 0; i++)
		from -= glyph_before(name, from).n;
	return span_slice(name, from, name.n);
}

/* 省级问题32个已整改30个，市级问题18个已全部整改，整改率96%: has another of the whole's noun, by
 * another name, been told behind both, so that the percentage may be that one's, or of all? */
static bool
is_of_more(const struct guess *g)
{
	const struct mentions *ms = g->s->ms;
	const struct mention *last = g->part > g->whole ? g->part : g->whole;
	struct span name = mentions_text(ms, g->whole->label), noun = noun_of(ms, g->whole);

	for (const struct mention *e = last + 1; e < g->m; e++)
		if (noun.n != 0 && unsaid_amount(e) && !e->member &&
		    relate_same_unit(e, g->whole) && span_eq(noun_of(ms, e), noun) &&
		    !span_eq(mentions_text(ms, e->label), name))
			return true;
	return false;
}

/* 贷款1,500万元，贴息286万元，回收率99.2%: do the words of rates.tsv say what the rate is of, name
 * neither of two amounts of money, and does its own name not either?  Of things that are counted
 * any may be what is told. */
static bool
is_of_unnamed(const struct guess *g)
{
	return g->m->function != FUNCTION_SHARE && g->part->q.kind == KIND_MONEY &&
	    !relate_is_akin(g->s->ms, g->m, g->part) &&
	    relate_names_neither(g->s->words, g->s->ms, g->m,
	    (const struct mention *[]){ g->part, g->whole });
}

/* Do words, years or numbers say that the percentage is not of the two? */
static bool
is_of_others(const struct guess *g)
{
	return is_over_years(g) || is_of_row(g) || is_of_unnamed(g) ||
	    relate_are_beside(g->s->ms, g->m, g->part, g->whole) || is_of_another(g) ||
	    is_of_more(g) ||
	    is_over_stranger(g) || relate_is_of_named(g->s->words, g->s->ms, g->m,
	    (const struct mention *[]){ g->part, g->whole });
}

static void
link_found(const struct guess *g)
{
	if (g->found == 1 && !g->closes && !is_of_others(g) && !is_given_otherwise(g))
		mentions_link(g->s->ms, g->m, REL_LIKELY, "$/$",
		    (size_t[]){ g->part->id, g->whole->id });
}

void
unsaid_misprints(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];
		struct guess g;

		if (m->q.kind != KIND_PERCENT || m->nlinks != 0 || m->paired ||
		    !unsaid_is_stated(m) || decimal_sign(m->q.value) <= 0 ||
		    !span_eq(m->q.unit, SPAN("%")) || decimal_cmp(m->q.value, decimal_of(100)) >= 0)
			continue;
		g = (struct guess){ .s = s, .m = m, .rate = relate_term(m) };
		if (mention_does(m, 1 << FUNCTION_RATE | 1 << FUNCTION_OTHER) != 0 &&
		    word_table_ends(&name_words, "rate", mentions_text(s->ms, m->phrase)))
			try_rate(&g);
		else if (m->function == FUNCTION_SHARE)
			try_share(&g);
		link_found(&g);
	}
}
