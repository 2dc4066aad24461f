/* relate_items: announced totals and numbered paragraphs; see relate_items.h. */
#include "relation/relate_items_parts.h"

#include "language/grammar.h"
#include "sentence/reach.h"
#include "text/blank.h"
#include "text/glyph.h"
#include "text/punct.h"

void
items_reset(struct items *it)
{
	it->n = 0;
	it->nbelow = 0;
}

/* 4、上年结余325万元: what was left over from last year is there this year. */
static bool
is_carried(const struct mentions *ms, const struct mention *m)
{
	struct span name = mentions_text(ms, m->label);

	return m->side == SIDE_PRIOR && m->listed &&
	    word_table_starts(&particles, "lastyear", name) &&
	    word_table_ends(&qualifiers, "brought", name);
}

bool
items_is_amount(const struct mentions *ms, const struct mention *m, const struct announcement *a)
{
	if (m != ms->at && mention_linked(m, REL_AVERAGE) &&
	    (m->side == SIDE_NONE || m->side != a->total.side))
		return false;
	return m->id != 0 && m->dimension == a->dimension && !m->member && !m->excused &&
	    m->function == FUNCTION_PRIMARY && m->q.op == OP_EQ;
}

struct mention *
items_part_in(struct mentions *ms, const struct announcement *a)
{
	struct mention *only = NULL, *m;
	size_t amounts = 0;

	for (size_t i = 0; i < ms->n; i++) {
		m = &ms->at[i];
		if (!items_is_amount(ms, m, a))
			continue;
		if (a->total.side != SIDE_NONE && m->side == a->total.side)
			return m;
		if (a->total.side != SIDE_NONE && m->side != SIDE_NONE && !is_carried(ms, m))
			continue;
		if (only != NULL && decimal_cmp(m->q.value, only->q.value) == 0 &&
		    m->side == only->side)
			continue;	/* 补贴48,000元；标准：20名，每人2,400元计48,000元 */
		if (only != NULL && only->sentence < m->sentence && only->side == SIDE_NONE)
			break;		/* ②购置设备24.75万元。合同价27.50万元 */
		if (amounts++ == 0)
			only = m;
	}
	return amounts == 1 ? only : NULL;
}

static bool
is_numbered(struct item_number number)
{
	return number.form != FORM_NONE || number.level > 0;
}

/* Are both numbers of one list?  Of two headings their level says it: converters write
 * 1. for every form; the last item may be a paragraph where the others are headings. */
static bool
is_alike(struct item_number a, struct item_number b)
{
	return a.level > 0 && b.level > 0 ? a.level == b.level : a.form == b.form;
}

/* Is the paragraph a heading below an item of the list, or, of lists that are no headings, one
 * numbered as what stands below such items is (1、 below （一）)? */
static bool
is_below(struct item_number number, struct item_number list)
{
	static const unsigned char depth[] = { [FORM_CHINESE] = 1, [FORM_CHINESE_BRACKETS] = 2,
		[FORM_DIGITS] = 3, [FORM_BRACKETS] = 4, [FORM_CIRCLED] = 5, [FORM_ACCOUNT] = 0 };

	if (list.level > 0)
		return number.level > list.level;
	return number.level == 0 && depth[list.form] != 0 &&
	    depth[number.form] > depth[list.form];
}

/* 3、接待费 behind 2、用车费5.80万元。其中：: it stands beside what was announced, not
 * below it. */
static bool
is_beside(const struct announcement *a, struct item_number number, struct span text)
{
	return is_numbered(number) && is_alike(number, a->own) &&
	    items_ordinal(text) == a->ordinal + 1;
}

/* （1）办公费…； 2、差旅费…； 3）会议费…: does a paragraph, no heading, go on counting where the
 * list stands, whatever its number looks like? */
static bool
goes_on_counting(const struct announcement *a, struct item_number number, struct span text)
{
	return number.form != FORM_NONE && number.level == 0 && a->number.level == 0 &&
	    a->item > 0 && items_ordinal(text) == a->item + 1;
}

/* Drops lists that this paragraph is no item of. */
static void
end_lists(struct items *it, struct item_number number, bool heading, struct span text,
    size_t block)
{
	while (it->n > 0) {
		const struct announcement *top = &it->at[it->n - 1];

		if (!heading && !is_beside(top, number, text) &&
		    block - top->last <= ITEMS_GAP_MAX &&
		    (!is_numbered(number) || !is_numbered(top->number) ||
		    is_alike(number, top->number) || is_below(number, top->number) ||
		    goes_on_counting(top, number, text)))
			return;
		it->n--;
	}
}

bool
items_restated(const struct announcement *a, const struct mentions *ms,
    const struct mention *m, const struct recall *recall)
{
	struct span label = mentions_text(ms, m->label);
	const struct recalled *f;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL && f->block >= a->block;
	    back++)
		if (f->block == a->block && f->dimension == m->dimension &&
		    decimal_cmp(f->value, m->q.value) == 0 &&
		    recall_alike(label, recalled_label(f)))
			return true;
	return false;
}

bool
items_link_share(const struct relate_total *total, struct mentions *ms, struct mention *m)
{
	struct mention *share = m + 1;
	struct term part = relate_term(m), rate;

	if (share == ms->at + ms->n || share->id == 0 || share->function != FUNCTION_SHARE ||
	    share->nlinks != 0 || share->share_base || share->sentence != m->sentence ||
	    share->q.op != OP_EQ)
		return false;
	rate = relate_term(share);
	if (!closure_rate_edit(&part, &total->term, &rate))
		return false;
	mentions_link(ms, share, REL_SHARE, "$/$", (size_t[]){ m->id, total->id });
	return true;
}

/* 本次下达的资金中有2,587万元为直达资金: does m say itself that it is some of an amount? */
static bool
is_amid(const struct mentions *ms, const struct mention *m)
{
	return word_table_ends(&qualifiers, "someof", mentions_text(ms, m->before));
}

void
items_link_part(const struct announcement *a, const struct relate_total *total, struct mentions *ms,
    struct mention *m)
{
	bool some = a->chief || a->number.form == FORM_ACCOUNT || is_amid(ms, m);

	mentions_link(ms, m, some ? REL_WITHIN : REL_LIKELY, total->used > 0 ? "$#$" : "$",
	    (size_t[]){ total->id, total->used + 1 });
	m->breakdown = total->used + 1;
	m->member = true;
	m->total = total->id;
	items_link_share(total, ms, m);
}

/* The amount that an item has on the side of the announcement's other total. */
static void
link_other(const struct announcement *a, struct mentions *ms)
{
	for (size_t i = 0; a->other.id != 0 && i < ms->n; i++) {
		struct mention *m = &ms->at[i];

		if (items_is_amount(ms, m, a) && m->side == a->other.side) {
			if (!relate_outgrows(m, &a->other))
				items_link_part(a, &a->other, ms, m);
			return;
		}
	}
}

/* The amount of the first item.  One of more than what was announced last, or of nothing, is of
 * what that is a part of, or left of. */
static struct mention *
first_part(struct mentions *ms, struct announcement *a)
{
	struct announcement outer = *a;
	struct mention *part = items_part_in(ms, a), *item = part;

	outer.total = a->outer;
	if (item == NULL)
		item = items_part_in(ms, &outer);
	if (item == NULL)
		return NULL;
	a->outer.id = 0;
	if (decimal_cmp(item->q.value, a->total.term.value) <= 0 &&
	    decimal_sign(a->total.term.value) != 0)
		return part;
	a->total = outer.total;
	return item;
}

static void
link_item(struct items *it, struct mentions *ms, struct item_number number, unsigned ordinal,
    const struct recall *recall)
{
	struct announcement *top = &it->at[it->n - 1];
	struct mention *m;

	top->number = number;
	top->item = ordinal;
	top->below = false;
	m = top->outer.id != 0 ? first_part(ms, top) : items_part_in(ms, top);
	if (m != NULL && items_restated(top, ms, m, recall))
		m = NULL;
	for (size_t i = 0; i < it->n; i++)	/* what is below an item takes room */
		it->at[i].last = recall->block;
	top->pending = ms->n == 0;
	if (m != NULL && relate_outgrows(m, &top->total)) {
		it->n--;	/* what is broken down is something else */
		return;
	}
	if (m != NULL)
		items_link_part(top, &top->total, ms, m);
	link_other(top, ms);
}

/* 不含专户管理的收入36.80万元。: a note on what was announced. */
static bool
is_left_out(struct span text)
{
	return word_table_starts(&grammar, "leftout", blank_trim(text));
}

/* A paragraph of a list below the last item of a, which takes room. */
static void
pass_below(struct announcement *a, size_t block)
{
	a->below = true;
	a->last = block;
}

/* What the paragraph is to the lists that are open. */
static void
follow_lists(const struct relate_words *w, struct items *it, const struct item_paragraph *p,
    struct mentions *ms, const struct recall *recall)
{
	struct item_number number = { p->account ? FORM_ACCOUNT : (int)items_form(p->text),
	    p->level > 0 && !p->account ? p->level : 0 };
	const struct announcement *top;
	bool section = !p->account && p->level >= 0 && p->level <= ITEMS_SECTION_LEVEL;

	end_lists(it, number, section, p->text, recall->block);
	if (it->n == 0)
		return;
	top = &it->at[it->n - 1];
	if (is_numbered(number) && !is_numbered(top->number) && top->nnamed > 0)
		it->n--;	/* what came without number was a note, or these are others */
	else if (is_numbered(number) && is_below(number, top->number) &&
	    (top->below || !goes_on_counting(top, number, p->text)))
		pass_below(&it->at[it->n - 1], recall->block);
	else if (is_numbered(number))
		link_item(it, ms, number, items_ordinal(p->text), recall);
	else if (!is_numbered(number) && top->pending)
		link_item(it, ms, top->number, top->item, recall);
	else if (!is_numbered(number) && !is_left_out(p->text))
		items_link_line(w, it, p, ms, recall);
}

bool
items_announced_in(struct span text)
{
	size_t colon = punct_ends(text, ':');

	return colon != 0 && !word_table_ends(&qualifiers, "reasons", text) &&
	    !word_table_ends(&qualifiers, "tasks", span_slice(text, 0, text.n - colon));
}

/* 3,039万元（其中：中央资金2,888万元，市级资金151万元）下达，具体如下：: does m stand in brackets
 * that are closed before text ends? */
static bool
is_aside(struct span text, const struct mention *m)
{
	return m->depth > 0 && punct_find(span_slice(text, m->q.to, text.n), ')') != NONE;
}

/* What announces the list: the last sentence, for those before it may give chief
 * reasons (主要原因是…。其中：). */
static struct span
last_sentence(struct span text, size_t from)
{
	struct span rest = span_slice(text, from, text.n);
	size_t at;

	while ((at = span_find(rest, SPAN("。"))) != NONE)
		rest = span_slice(rest, at + strlen("。"), rest.n);
	return rest;
}

/* May m be what items behind its paragraph make? */
static bool
may_be_announced(const struct mention *m)
{
	return m->id != 0 && m->q.kind == KIND_MONEY && !m->excused &&
	    m->function == FUNCTION_PRIMARY && m->q.op == OP_EQ;
}

/* Do words begin with the end of the name of m, two characters of it or more? */
static bool
begin_with_name(struct span words, const struct mentions *ms, const struct mention *m)
{
	enum { LEAST = 6 };	/* bytes */
	struct span name = mentions_text(ms, m->label);

	for (size_t at = 0; at + LEAST <= name.n; at += glyph_at(name, at).n)
		if (span_starts(words, span_slice(name, at, name.n)))
			return true;
	return false;
}

/* 支出5.70万元，结余7.80万元。用途如下：: what was spent, before what was left of it in its
 * sentence, if words ask for that; left itself if not. */
static const struct mention *
spent_before(struct span words, const struct mentions *ms, const struct mention *left)
{
	if (word_table_in(&qualifiers, "brought", mentions_text(ms, left->label)) &&
	    word_table_in(&qualifiers, "uses", words))
		for (const struct mention *m = left;
		    m-- > ms->at && m->sentence == left->sentence; )
			if (may_be_announced(m) && m->dimension == left->dimension &&
			    m->side == SIDE_FINAL)
				return m;
	return left;
}

/* 支出9,123万元，结余1,402万元。支出具体如下：: the amount before last that the words which
 * announce the list name in a sentence of their own, where they do not name last; else last, or
 * what was spent where last was left. */
static const struct mention *
announced_by_name(struct span text, const struct mentions *ms, const struct mention *last)
{
	struct span words = last_sentence(text, last->q.to);

	if (words.p == text.p + last->q.to || begin_with_name(words, ms, last))
		return last;
	for (const struct mention *m = last; m-- > ms->at; )
		if (may_be_announced(m) && m->dimension == last->dimension &&
		    begin_with_name(words, ms, m))
			return m;
	return spent_before(words, ms, last);
}

/* The last amount before the colon, if the paragraph ends with one that announces a list, or
 * that which its words name; one in brackets where there is no other. */
static const struct mention *
announced(struct span text, const struct mentions *ms)
{
	const struct mention *aside = NULL;

	for (size_t i = ms->n != 0 && items_announced_in(text) ? ms->n : 0; i-- > 0; ) {
		const struct mention *m = &ms->at[i];

		if (!may_be_announced(m))
			continue;
		if (!is_aside(text, m))
			return announced_by_name(text, ms, m);
		if (aside == NULL)
			aside = m;
	}
	return aside;
}

/* 年初预算为20万元，支出决算为18万元…其中：: the other side of m in its sentence, which the
 * items break down as well; NULL: there is none. */
static const struct mention *
other_side(const struct mentions *ms, const struct mention *m)
{
	const struct mention *other = m - 1;

	if (m == ms->at || m->side != SIDE_FINAL || other->id == 0 ||
	    other->sentence != m->sentence ||
	    (other->side != SIDE_INITIAL && other->side != SIDE_BUDGET) ||
	    other->dimension != m->dimension || other->function != FUNCTION_PRIMARY ||
	    other->q.op != OP_EQ)
		return NULL;
	return other;
}

/* 支出360万元，结余26万元。其中：; 支付586万元，剩余12万元。构成如下：: the amount of its unit
 * right before m, in its sentence, if m is what is left of something, and no more than that;
 * NULL: there is none. */
static const struct mention *
before_rest(const struct mentions *ms, const struct mention *m)
{
	if (!word_table_in(&qualifiers, "brought", mentions_text(ms, m->label)) &&
	    !word_table_starts(&qualifiers, "remains", mentions_text(ms, m->label)))
		return NULL;
	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; )
		if (may_be_announced(e) && e->dimension == m->dimension)
			return decimal_cmp(e->q.value, m->q.value) > 0 ? e : NULL;
	return NULL;
}

/* 3,039万元，其中：中央资金2,888万元，市级资金151万元，具体如下：: what m is a part of, or is told
 * as left of, which may be meant. */
static const struct mention *
outer_of(struct mentions *ms, const struct mention *m)
{
	const struct mention *outer = m->member ? mentions_before(ms, m, m->total) :
	    before_rest(ms, m);

	return outer != NULL && outer->dimension == m->dimension ? outer : NULL;
}

/* m as a total. */
static struct relate_total
total_of(const struct mentions *ms, const struct mention *m)
{
	return (struct relate_total){ m->id, relate_term(m), m->side,
		mentions_breakdowns(ms, m->id) };
}

/* 1.教育支出214.36万元，占3.90%； behind a heading, and nothing announces the list: opens it
 * for the figure before the heading that gives the share; the nearest, if it would but for
 * one slip. */
static void
open_by_share(struct items *it, const struct item_paragraph *p, const struct mentions *ms,
    const struct recall *recall)
{
	const struct mention *m = ms->at;
	struct term part, rate;
	const struct recalled *f;
	bool nearest = true;

	if (ms->n < 2 || m->id == 0 || m->member || m->q.kind != KIND_MONEY || m->q.op != OP_EQ ||
	    m[1].function != FUNCTION_SHARE || m[1].nlinks != 0 || m[1].share_base ||
	    m[1].sentence != m->sentence || items_form(p->text) == FORM_NONE ||
	    items_ordinal(p->text) != 1)
		return;
	part = relate_term(m);
	rate = relate_term(&m[1]);
	for (size_t back = ms->n; back < REACH_OPERAND && (f = recall_back(recall, back)) != NULL;
	    back++) {
		struct term whole = relate_recalled_term(f);

		if (f->block + REACH_PASSAGE < recall->block)
			return;
		if (f->dimension != m->dimension || f->cell || f->member || f->op != OP_EQ ||
		    f->function != FUNCTION_PRIMARY || decimal_cmp(f->value, m->q.value) < 0)
			continue;
		if (!closure_rate(&part, &whole, &rate) &&
		    (!nearest || !closure_rate_edit(&part, &whole, &rate))) {
			nearest = false;
			continue;
		}
		it->n = 0;
		it->at[it->n++] = (struct announcement){
			.total = { f->id, whole, f->side, recall_breakdowns(recall, f->id) },
			.dimension = f->dimension, .block = f->block, .last = recall->block };
		return;
	}
}

void
items_paragraph(const struct relate_words *w, struct items *it,
    const struct item_paragraph *p, struct mentions *ms, const struct recall *recall)
{
	const struct mention *m, *outer, *other;
	struct announcement *a;

	if (it->n == 0)
		open_by_share(it, p, ms, recall);
	if (it->n > 0)
		follow_lists(w, it, p, ms, recall);
	items_follow_unannounced(it, p, ms, recall->block);
	m = announced(p->text, ms);
	if (m == NULL || it->n == ITEMS_NESTED)
		return;
	a = &it->at[it->n++];
	*a = (struct announcement){
		.own = { (int)items_form(p->text), p->level > 0 ? p->level : 0 },
		.ordinal = items_ordinal(p->text),
		.total = total_of(ms, m),
		.dimension = m->dimension,
		.chief = mention_linked(m, REL_SUM) ||	/* 869万元，加187万元，共1,056万元： */
		    word_table_in(&qualifiers, "chief", last_sentence(p->text, m->q.to)),
		.block = recall->block, .last = recall->block };
	outer = outer_of(ms, m);
	if (outer != NULL)
		a->outer = total_of(ms, outer);
	other = other_side(ms, outer != NULL && m->side == SIDE_NONE ? outer : m);
	if (other != NULL)
		a->other = total_of(ms, other);
}

