/* relate_bill: prices, numbers and what they make together; see relate_bill.h. */
#include "relation/relate_bill.h"

#include "language/grammar.h"

enum { LINES_MAX = 12 };

/* One line of a bill: so many at so much. */
struct bill_line {
	const struct mention *count, *price;
};

struct bill {
	const struct mention *total;
	struct bill_line lines[LINES_MAX];
	size_t n;
};

static bool
is_exact(const struct mention *m)
{
	return m->id != 0 && m->cell.row == 0 && !m->excused && m->q.op == OP_EQ &&
	    m->q.lean == LEAN_NONE;
}

/* 每台5,000元, 单价0.50万元, （0.50万元/台）. */
static bool
is_price(const struct mentions *ms, const struct mention *m)
{
	struct span before = mentions_text(ms, m->before);

	return is_exact(m) && m->q.kind == KIND_MONEY &&
	    (word_table_in(&qualifiers, "apiece", before) || (m->cues & CUE_AVERAGE) != 0 ||
	    span_has(m->q.unit, SPAN("/")));
}

static bool
is_count_beside(const struct mention *m, const struct mention *price)
{
	return is_exact(m) && m->q.kind == KIND_COUNT && m->sentence == price->sentence &&
	    m->clause == price->clause;
}

/* The count right before the price, or right behind it, in its clause; NULL: none. */
static const struct mention *
count_of(const struct mentions *ms, const struct mention *price)
{
	if (price > ms->at && is_count_beside(price - 1, price))
		return price - 1;
	return price + 1 < ms->at + ms->n && is_count_beside(price + 1, price) ? price + 1 : NULL;
}

/* May m be what lines before it come to?  One of them alone may have been taken for all. */
static bool
is_amount(const struct mention *m)
{
	bool one = m->nlinks == 1 &&
	    (mention_linked(m, REL_AVERAGE) || mention_linked(m, REL_LIKELY));

	return is_exact(m) && m->q.kind == KIND_MONEY && !m->member && (m->nlinks == 0 || one) &&
	    mention_does(m, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_SUM);
}

/* Do the words before m say that it sums up what stands before it? */
static bool
is_total(const struct mentions *ms, const struct mention *m)
{
	return m->function == FUNCTION_SUM ||
	    word_table_ends(&qualifiers, "bill", mentions_text(ms, m->before));
}

/* Reads the lines of the sentence before the total; false if there are fewer than two, or one of
 * them says itself what it comes to. */
static bool
read_bill(const struct mentions *ms, struct bill *b)
{
	b->n = 0;
	for (size_t i = (size_t)(b->total - ms->at); i-- > 0; ) {
		const struct mention *m = &ms->at[i], *count;

		if (m->sentence != b->total->sentence)
			break;
		if (m->id == 0 || m->q.kind != KIND_MONEY)
			continue;
		if (!is_price(ms, m) || (count = count_of(ms, m)) == NULL || b->n == LINES_MAX)
			return false;
		b->lines[b->n++] = (struct bill_line){ count, m };
	}
	return b->n > 1;
}

/* What all lines come to, in one term; false: overflow. */
static bool
add_up(const struct bill *b, struct decimal *sum)
{
	*sum = decimal_of(0);
	for (size_t i = 0; i < b->n; i++) {
		struct decimal product;

		if (!decimal_mul(b->lines[i].count->q.value, b->lines[i].price->q.value,
		    &product) || !decimal_add(*sum, product, sum))
			return false;
	}
	return true;
}

/* 每年29万亩、每亩300元，每年8,700万元，4年共34,800万元: does one line alone make the total? */
static bool
is_one_line(const struct bill *b)
{
	for (size_t i = 0; i < b->n; i++) {
		struct decimal product;

		if (decimal_mul(b->lines[i].count->q.value, b->lines[i].price->q.value,
		    &product) && decimal_cmp(product, b->total->q.value) == 0)
			return true;
	}
	return false;
}

/* REL_AVERAGE where the lines make the total; else REL_LIKELY where a slip in it explains the miss
 * or, as words say that it is their total, they make no more than half as much again, nor less than
 * half: REL_NONE for what must be something else. */
static enum relation
relation_of(const struct mentions *ms, const struct bill *b)
{
	struct term total = relate_term(b->total), lines = total;
	struct decimal off;

	if (is_one_line(b) || !add_up(b, &lines.value) ||
	    !decimal_sub(b->total->q.value, lines.value, &off))
		return REL_NONE;
	off = decimal_abs(off);
	if (decimal_cmp(off, b->total->q.quantum) < 0)
		return REL_AVERAGE;
	if (!is_total(ms, b->total))
		return closure_slip(&total, &lines, 1) != SLIP_NONE ? REL_LIKELY : REL_NONE;
	return decimal_mul(off, decimal_of(2), &off) &&
	    decimal_cmp(off, b->total->q.value) <= 0 ? REL_LIKELY : REL_NONE;
}

/* Takes back that a price is how much of the total there is for each of its count. */
static void
leave_price(struct mentions *ms, const struct mention *price, const struct mention *total)
{
	size_t ids[2];

	if ((mentions_quotient(ms, price, REL_AVERAGE, ids) ||
	    mentions_quotient(ms, price, REL_LIKELY, ids)) && ids[0] == total->id)
		mention_unlink(&ms->at[price - ms->at]);
}

static void
link_bill(struct mentions *ms, struct mention *total, const struct bill *b, enum relation rel)
{
	size_t ids[2 * LINES_MAX];
	struct buf format = BUF_INIT;

	for (size_t i = 0; i < b->n; i++) {
		const struct bill_line *l = &b->lines[b->n - 1 - i];

		buf_add_str(&format, i == 0 ? "$*$" : "+$*$");
		ids[2 * i] = l->count->id;
		ids[2 * i + 1] = l->price->id;
		leave_price(ms, l->price, total);
	}
	mentions_link_instead(ms, total, rel, buf_str(&format), ids);
	buf_release(&format);
}

/* 45顶，单价1,600元，320床，单价180元，合计支出12.96万元: where total has been told as what one
 * line comes to, do all of them make it, or would but for a slip? */
static bool
is_of_all(const struct bill *b)
{
	struct term total = relate_term(b->total), lines = total;

	return b->total->nlinks == 0 || (add_up(b, &lines.value) &&
	    closure_fit(&total, &lines, 1) != SLIP_NONE);
}

/* Is m what one line comes to, as so many at so much? */
static bool
is_line_told(const struct mention *m)
{
	return is_exact(m) && !m->member &&
	    (mention_linked(m, REL_AVERAGE) || mention_linked(m, REL_LIKELY));
}

/* 350米，单价180元，计6.30万元；64块，单价450元，计2.88万元，两项共支出9.18万元: adds up what the
 * lines before total say that they come to; all other amounts of the sentence are their prices.
 * A miss where a slip explains it. */
static void
link_lines_told(struct mentions *ms, struct mention *total)
{
	struct term parts[LINES_MAX], whole = relate_term(total);
	size_t ids[LINES_MAX], n = 0, prices = 0;
	enum relation rel;

	for (const struct mention *m = total; m-- > ms->at && m->sentence == total->sentence; ) {
		if (m->id == 0 || m->q.kind != KIND_MONEY)
			continue;
		if (is_price(ms, m) && count_of(ms, m) != NULL)
			prices++;
		else if (is_line_told(m) && n < LINES_MAX) {
			parts[n] = relate_term(m);
			ids[n++] = m->id;
		} else
			return;
	}
	if (n < 2 || prices != n)
		return;
	rel = relate_by_fit(REL_SUM, closure_fit(&whole, parts, n), SLIP_NEEDLESS);
	if (rel != REL_NONE)
		mentions_link_sum_back(ms, total, rel, ids, n);
}

void
relate_bills(struct mentions *ms)
{
	for (size_t i = 4; i < ms->n; i++) {
		struct bill b = { .total = &ms->at[i] };
		enum relation rel;

		if (!is_amount(b.total))
			continue;
		rel = read_bill(ms, &b) ? relation_of(ms, &b) : REL_NONE;
		if (rel != REL_NONE && is_of_all(&b))
			link_bill(ms, &ms->at[i], &b, rel);
		else if (b.total->nlinks == 0 && is_total(ms, b.total) &&
		    word_table_in(&qualifiers, "gathers", mentions_text(ms, b.total->before)))
			link_lines_told(ms, &ms->at[i]);
	}
}
