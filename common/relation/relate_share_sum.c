/* relate_share_sum: shares and rates of several amounts taken together; see relate_share_sum.h.
 *
 * 培训费30万元，会议费20万元，差旅费50万元，以上三项合计占公用经费250万元的40%: how many were told
 * says which they are, and where nothing does, that they are all of the sentence.
 */
#include "relation/relate_share_sum.h"

#include <string.h>

#include "language/grammar.h"
#include "language/numeral.h"
#include "relation/relate_share_parts.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { ITEMS_MAX = 9, WINDOW = 96 };	/* of what is added up; bytes of words that say so */

/* Amounts that may be added up, last first. */
struct items {
	const struct mention *at[ITEMS_MAX + 1];
	size_t n;
	bool before;		/* they stand in sentences before */
};

/* A share or rate that is being linked. */
struct pooled_rate {
	const struct relate_words *w;
	struct mentions *ms;
	size_t i;			/* mention */
	struct term rate;
	struct span words;		/* behind the last amount, before 占 or the rate */
	size_t from;			/* mention that the words begin before */
	size_t count;			/* how many the words say there are; 0: they do not */
	enum told_which which;
	const struct mention *base;	/* right before it; or NULL */
};

static struct mention *
pooled_mention(const struct pooled_rate *p)
{
	return &p->ms->at[p->i];
}

/* Do words go on, behind a number, with what counts things told: 项, 个项目, 者? */
static bool
counts_told(struct span words)
{
	size_t things = word_table_at_start(&name_words, "things", words);

	return word_table_starts(&qualifiers, "piece", words) ||
	    word_table_starts(&qualifiers, "those", words) ||
	    word_table_starts(&qualifiers, "places", words) ||
	    (things != 0 && word_table_starts(&grammar, "undertaking",
	    span_slice(words, things, words.n)));
}

/* Says something else than the number before at that these are what was told, and no ordinal:
 * 以上, 两, 合计, 前三家? */
static bool
is_of_told(struct span words, size_t at, struct glyph number)
{
	struct span behind = span_slice(words, at + number.n, words.n);

	return word_table_ends(&qualifiers, "told", span_slice(words, 0, at)) ||
	    (word_table_ends(&qualifiers, "foremost", span_slice(words, 0, at)) &&
	    word_table_starts(&qualifiers, "places", behind)) ||
	    word_table_is(&qualifiers, "both", span_slice(words, at, at + number.n)) ||
	    word_table_starts(&qualifiers, "those", behind) ||
	    word_table_in(&qualifiers, "pooled", behind);
}

/* Which of those told are taken together, by the word before their number. */
static enum told_which
which_told(struct span before)
{
	return word_table_ends(&qualifiers, "foremost", before) ? TOLD_FIRST :
	    word_table_ends(&qualifiers, "hindmost", before) ? TOLD_LAST :
	    word_table_ends(&qualifiers, "ofmore", before) ? TOLD_SOME : TOLD_ALL;
}

size_t
relate_tells_several(struct span words, enum told_which *which)
{
	for (size_t at = 0; at < words.n; ) {
		struct glyph g = glyph_at(words, at);
		int digit = numeral_digit(g.c) > 0 ? numeral_digit(g.c) : numeral_arabic(g.c);

		if (digit > 1 && (at == 0 || !word_table_ends(&qualifiers, "ranking",
		    span_slice(words, 0, at))) &&
		    counts_told(span_slice(words, at + g.n, words.n)) && is_of_told(words, at, g)) {
			*which = which_told(span_slice(words, 0, at));
			return (size_t)digit;
		}
		at += g.n;
	}
	return 0;
}

/* ，以上合计: do words say no more than that all that was told is taken together? */
static bool
says_all(struct span words)
{
	size_t n;

	words = span_slice(words, punct_starts(words, ','), words.n);
	words = span_slice(words, word_table_at_start(&qualifiers, "told", words), words.n);
	n = word_table_at_start(&qualifiers, "pooled", words);
	return n != 0 && n == words.n;
}

/* Is p what says how many things were told, in the clause of m? */
static bool
is_count(const struct mention *p, const struct mention *m)
{
	return p->q.kind == KIND_COUNT && p->sentence == m->sentence && p->clause == m->clause &&
	    decimal_cmp(p->q.value, decimal_of(ITEMS_MAX)) <= 0 &&
	    (word_table_is(&qualifiers, "piece", p->q.unit) ||
	    word_table_is(&name_words, "things", p->q.unit));
}

const struct mention *
relate_before_ordinal(const struct mentions *ms, const struct mention *m)
{
	bool ordinal = m > ms->at && m[-1].q.kind == KIND_ORDINAL &&
	    m[-1].sentence == m->sentence;

	return ordinal ? m - 1 : m;
}

/* Fills in the words of p, which must say that several are taken together; false: they do not. */
static bool
read_words(struct pooled_rate *p, struct span text)
{
	const struct mention *m = pooled_mention(p), *first = m;
	size_t end, share;

	if (p->i > 0 && m[-1].function == FUNCTION_BASE && m[-1].sentence == m->sentence)
		p->base = --first;
	end = first->q.from;
	if (first > p->ms->at && is_count(first - 1, m))
		first--;
	first = relate_before_ordinal(p->ms, first);
	p->from = (size_t)(first - p->ms->at);
	if (p->from == 0 || first[-1].q.to > end || end - first[-1].q.to > WINDOW)
		return false;
	p->words = span_slice(text, first[-1].q.to, end);
	share = word_table_find(&grammar, "share", p->words);
	if (share != NONE)
		p->words.n = share;
	else if (m->function == FUNCTION_SHARE)
		return false;
	if (word_table_in(&qualifiers, "severally", p->words))
		return false;
	p->count = relate_tells_several(p->words, &p->which);
	return p->which != TOLD_SOME && (p->count != 0 || says_all(p->words));
}

/* Is one of items a part of total? */
static bool
is_total_of(const struct items *items, const struct mention *total)
{
	for (size_t k = 0; k < items->n; k++)
		if (items->at[k]->member && items->at[k]->total == total->id)
			return true;
	return false;
}

/* May amount a be one of those that are added up? */
static bool
may_be_item(const struct pooled_rate *p, const struct mention *a, const struct items *items)
{
	const struct mention *m = pooled_mention(p);

	return mention_is_exact(a) && (a->q.kind == KIND_MONEY || a->q.kind == KIND_COUNT) &&
	    a->function == FUNCTION_PRIMARY && a->depth <= m->depth && !a->excused &&
	    a->cell.row == 0 && (p->base == NULL || relate_same_unit(a, p->base)) &&
	    (items->n == 0 || relate_same_unit(a, items->at[0])) && !is_total_of(items, a);
}

/* 设备288万元，占60%，监理24万元，培训24万元，合计占10%: has a a share of its own, so that nobody
 * who does not say how many they are takes it together with those behind it? */
static bool
has_own_share(const struct pooled_rate *p, const struct mention *a)
{
	return p->count == 0 && a + 1 < pooled_mention(p) && a[1].function == FUNCTION_SHARE &&
	    a[1].sentence == a->sentence;
}

/* The amounts of the sentence that may be added up, or if it has none those of the paragraph, from
 * one that is told to be a sum; none if there are too many, or they are parts of two. */
static struct items
collect(const struct pooled_rate *p)
{
	const struct mention *m = pooled_mention(p), *last;
	struct items items = { .n = 0 };

	for (size_t k = p->from; k-- > 0; ) {
		const struct mention *a = &p->ms->at[k];

		if (a->sentence != m->sentence && items.n != 0 && !items.before)
			break;
		if (a->id != 0 && (a->function == FUNCTION_SUM || mention_linked(a, REL_SUM) ||
		    has_own_share(p, a)))
			break;
		if (!may_be_item(p, a, &items))
			continue;
		items.before = a->sentence != m->sentence;
		last = items.n == 0 ? a : items.at[0];
		if (last->member && a->member && a->total != last->total)
			return (struct items){ .n = 0 };
		if (last->member != a->member)
			continue;
		if (items.n > ITEMS_MAX)
			return (struct items){ .n = 0 };
		items.at[items.n++] = a;
	}
	return items;
}

/* Budget, outlay, income: what label says its amount is. */
static enum side
side_of(const struct pooled_rate *p, const struct mention *a)
{
	struct span label = mentions_text(p->ms, a->label);

	return word_table_ends(&qualifiers, "done", label) ? SIDE_FINAL : relate_side(p->w, label);
}

/* Leaves of items those of one side of the books. */
static void
keep_side(const struct pooled_rate *p, struct items *items, bool planned)
{
	size_t kept = 0;

	for (size_t k = 0; k < items->n; k++) {
		enum side side = side_of(p, items->at[k]);

		if (planned ? side == SIDE_BUDGET || side == SIDE_INITIAL : side == SIDE_FINAL)
			items->at[kept++] = items->at[k];
	}
	items->n = kept;
}

/* Are two of items of different sides, so that nobody adds them up? */
static bool
are_of_two_sides(const struct pooled_rate *p, const struct items *items)
{
	enum side found = SIDE_NONE, side;

	for (size_t k = 0; k < items->n && !items->at[0]->member; k++) {
		side = side_of(p, items->at[k]);
		if (side != SIDE_NONE && found != SIDE_NONE && side != found)
			return true;
		found = side != SIDE_NONE ? side : found;
	}
	return false;
}

/* What they come to; false: too much. */
static bool
add_up(const struct items *items, struct term *out)
{
	*out = (struct term){ decimal_of(0), decimal_of(0), true };
	for (size_t k = 0; k < items->n; k++) {
		struct term one = relate_term(items->at[k]);

		if (!decimal_add(out->value, one.value, &out->value) ||
		    !decimal_add(out->quantum, one.quantum, &out->quantum))
			return false;
		out->exact &= one.exact;
	}
	return true;
}

/* Links p with items over those of ids; these stand as they do in the text. */
static void
link_items(const struct pooled_rate *p, enum relation rel, const struct items *items,
    const size_t *ids, size_t n)
{
	size_t all[2 * ITEMS_MAX + 2], over = items->n;

	for (size_t k = 0; k < over; k++)
		all[k] = items->at[over - 1 - k]->id;
	for (size_t k = 0; k < n; k++)
		all[over + k] = ids[k];
	mentions_link_quotient(p->ms, pooled_mention(p), rel, all,
	    (struct quotient_sides){ over, over + n });
}

/* 以上三类占76%: what makes up no more than some of a total is no list of all its parts. */
static void
leave_open(const struct pooled_rate *p, const struct items *items)
{
	if (decimal_cmp(p->rate.value, decimal_of(100)) >= 0)
		return;
	for (size_t k = 0; k < items->n; k++) {
		struct mention *part = &p->ms->at[items->at[k] - p->ms->at];

		if (part->member && mention_linked(part, REL_LIKELY))
			part->links[0].rel = REL_WITHIN;
	}
}

/* Links p with the figure numbered part over items, which stand as they do in the text. */
static void
link_sides(const struct pooled_rate *p, enum relation rel, size_t part, const struct items *items)
{
	size_t all[ITEMS_MAX + 2];

	all[0] = part;
	for (size_t k = 0; k < items->n; k++)
		all[1 + k] = items->at[items->n - 1 - k]->id;
	mentions_link_quotient(p->ms, pooled_mention(p), rel, all,
	    (struct quotient_sides){ 1, 1 + items->n });
}

/* What the share may be of: what stands right before it, else what it names and the total that
 * the items are parts of. */
static void
find_bases(const struct pooled_rate *p, const struct items *items, const struct recall *recall,
    struct operands *out)
{
	const struct mention *m = pooled_mention(p), *a = items->at[0];
	const struct recalled *of = operand_by_id(recall, a->id);
	const struct recalled *f = operand_by_id(recall, p->base != NULL ? p->base->id : a->total);

	if (p->base == NULL && m->share_base && m->phrase.n != 0 && of != NULL)
		share_bases(p->ms, m, of, recall, out);
	for (size_t k = 0; k < out->n; k++)
		if (f == NULL || out->at[k]->id == f->id)
			return;
	if (f != NULL && (p->base != NULL || a->member) && (p->base != NULL || out->n == 0))
		operands_add(out, f);
}

/* Links p with items over the base that makes the share, or over the only one; false: nobody can
 * tell. */
static bool
link_over(const struct pooled_rate *p, const struct items *items, const struct operands *bs,
    bool sure)
{
	struct term sum;
	bool edit;

	if (bs->n == 0 || !add_up(items, &sum))
		return false;
	for (size_t k = 0; k < bs->n; k++) {
		struct term whole = relate_recalled_term(bs->at[k]);

		if (closure_rate(&sum, &whole, &p->rate)) {
			leave_open(p, items);
			link_items(p, REL_SHARE, items, &bs->at[k]->id, 1);
			return true;
		}
	}
	if (bs->n > 1)
		return false;
	sure &= p->base != NULL || items->at[0]->member;
	edit = closure_rate_edit(&sum, &(struct term){ bs->at[0]->value, bs->at[0]->quantum,
	    bs->at[0]->kind == KIND_COUNT }, &p->rate);
	if (sure && edit)
		leave_open(p, items);
	if (sure || edit)
		link_items(p, sure && edit ? REL_SHARE : REL_LIKELY, items, &bs->at[0]->id, 1);
	return sure || edit;
}

/* 人员经费和公用经费两项合计: leaves of items those that the words name, if they are as many as
 * these say; false: they are not. */
static bool
keep_named(const struct pooled_rate *p, struct items *items)
{
	struct items named = { .n = 0, .before = items->before };

	for (size_t k = 0; k < items->n; k++) {
		struct span label = mentions_text(p->ms, items->at[k]->label);

		if (label.n != 0 && span_has(p->words, label))
			named.at[named.n++] = items->at[k];
	}
	if (named.n != p->count)
		return false;
	*items = named;
	return true;
}

/* Leaves of more than are told to be added up the first ones. */
static void
keep_first(const struct pooled_rate *p, struct items *items)
{
	size_t skip = items->n - p->count;

	items->n = p->count;
	memmove(items->at, items->at + skip, items->n * sizeof(*items->at));
}

/* Of more than are told to be added up, the first or the last ones, only where they make the
 * share. */
static bool
link_some(const struct pooled_rate *p, const struct items *items, const struct operands *bs)
{
	struct items last = *items;
	struct term sum;

	if (p->which == TOLD_FIRST)
		keep_first(p, &last);
	last.n = p->count;
	if (are_of_two_sides(p, &last) || !add_up(&last, &sum))
		return false;
	for (size_t k = 0; k < bs->n; k++) {
		struct term whole = relate_recalled_term(bs->at[k]);

		if (!closure_rate(&sum, &whole, &p->rate))
			continue;
		link_items(p, REL_SHARE, &last, &bs->at[k]->id, 1);
		return true;
	}
	return false;
}

/* 前两项合计300万元，占总额的87%, and no total is told: the sum right before p over all that it was
 * taken from; where these make it, or would but for a slip. */
static bool
link_sum_over_all(struct pooled_rate *p)
{
	const struct mention *m = pooled_mention(p), *sum = m - 1;
	struct term part, whole;
	struct items items;

	if (p->i == 0 || sum->sentence != m->sentence || !mention_linked(sum, REL_SUM) ||
	    !m->share_base || sum->q.kind == KIND_PERCENT)
		return false;
	p->from = p->i - 1;
	p->base = NULL;
	items = collect(p);
	part = relate_term(sum);
	if (items.n <= 2 || items.before || items.at[0]->dimension != sum->dimension ||
	    !add_up(&items, &whole) || !closure_rate_edit(&part, &whole, &p->rate) ||
	    (!closure_rate(&part, &whole, &p->rate) && p->rate.quantum.scale == 0))
		return false;
	link_sides(p, REL_SHARE, sum->id, &items);
	return true;
}

bool
relate_share_of_sum(const struct relate_words *w, struct mentions *ms, size_t i, struct span text,
    const struct recall *recall)
{
	struct pooled_rate p = { .w = w, .ms = ms, .i = i, .rate = relate_term(&ms->at[i]) };
	struct operands bs = { .n = 0 };
	struct items items;

	if (ms->at[i].q.kind != KIND_PERCENT || !mention_is_exact(&ms->at[i]) ||
	    (ms->at[i].cues & CUE_EACH) != 0)
		return false;
	if (!read_words(&p, text))
		return link_sum_over_all(&p);
	items = collect(&p);
	if (items.n < 2 || items.n < p.count)
		return false;
	find_bases(&p, &items, recall, &bs);
	if (p.count != 0 && items.n > p.count && !keep_named(&p, &items))
		return link_some(&p, &items, &bs);
	return !are_of_two_sides(&p, &items) &&
	    link_over(&p, &items, &bs, p.count != 0 && !items.before);
}

bool
relate_rate_of_sum(const struct relate_words *w, struct mentions *ms, size_t i, struct span text)
{
	struct pooled_rate p = { .w = w, .ms = ms, .i = i, .rate = relate_term(&ms->at[i]) };
	struct items planned, done;
	struct term a, b;
	size_t ids[ITEMS_MAX + 1];

	if (ms->at[i].q.kind != KIND_PERCENT || !mention_is_exact(&ms->at[i]) ||
	    !read_words(&p, text) || p.base != NULL || p.count == 0)
		return false;
	planned = collect(&p);
	done = planned;
	keep_side(&p, &planned, true);
	keep_side(&p, &done, false);
	if (planned.n != p.count || done.n != p.count || !add_up(&done, &a) ||
	    !add_up(&planned, &b) ||
	    !closure_rate_edit(&a, &b, &p.rate))
		return false;
	for (size_t k = 0; k < planned.n; k++)
		ids[k] = planned.at[planned.n - 1 - k]->id;
	link_items(&p, REL_RATE, &done, ids, planned.n);
	return true;
}
