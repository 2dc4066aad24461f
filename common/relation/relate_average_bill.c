/* relate_average_bill: the prices that stand before an amount, and what several of them come to;
 * see relate_average_parts.h.
 *
 * Every amount that may be what things cost is asked once for the prices before it in its sentence,
 * and each of these for what it is paid for: the count by its name or the one beside it.
 */
#include "relation/relate_average_parts.h"

#include "language/grammar.h"

enum { TWO_CHARACTERS = 6 };

bool
price_is_plain(const struct mention *m)
{
	return m->id != 0 && m->cell.row == 0 && !m->excused && m->q.op == OP_EQ &&
	    m->q.lean == LEAN_NONE;
}

/* Is m what one line comes to, as so many at so much? */
static bool
is_line_told(const struct mention *m)
{
	return mention_linked(m, REL_AVERAGE) || mention_linked(m, REL_LIKELY);
}

/* May m be what lines before it come to?  One of them alone may have been taken for all. */
static bool
is_amount(const struct mention *m)
{
	return price_is_plain(m) && m->q.kind == KIND_MONEY && !m->member &&
	    (m->nlinks == 0 || (m->nlinks == 1 && is_line_told(m))) &&
	    mention_does(m, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_SUM);
}

/* 每台5,000元, 单价0.50万元, （0.50万元/台）: fills a with what it says. */
static bool
read_price(const struct bill *b, struct mention *m, struct average *a)
{
	if (!price_is_plain(m) || m->q.kind != KIND_MONEY ||
	    ((m->cues & CUE_AVERAGE) == 0 && !span_has(m->q.unit, SPAN("/")) &&
	    !word_table_in(&qualifiers, "apiece", mentions_text(b->ms, m->before))))
		return false;
	if (!average_read(b->words, b->ms, m, a))
		a->counts = "+";
	return true;
}

/* 费用385.80万元，具均1,200元；…: is m what another amount than the total comes to for each? */
static bool
is_of_another(const struct bill *b, const struct mention *m)
{
	size_t ids[2];

	return (mentions_quotient(b->ms, m, REL_AVERAGE, ids) ||
	    mentions_quotient(b->ms, m, REL_LIKELY, ids)) && ids[0] != b->total->id;
}

/* Reads the prices of the sentence before the total, up to an amount that is none; false: there
 * are too many. */
static bool
read_lines(struct bill *b)
{
	b->n = 0;
	b->before = NULL;
	for (struct mention *m = b->total; m-- > b->ms->at && m->sentence == b->total->sentence; ) {
		if (m->id == 0 || m->q.kind != KIND_MONEY)
			continue;
		if (b->n == LINES_MAX)
			return false;
		if (is_of_another(b, m))
			return true;
		if (!read_price(b, m, &b->lines[b->n].price)) {
			b->before = m;
			return true;
		}
		b->lines[b->n++].count = NULL;
	}
	return true;
}

bool
bill_is_told(const struct bill *b)
{
	return b->total->function == FUNCTION_SUM ||
	    word_table_ends(&qualifiers, "bill", mentions_text(b->ms, b->total->before));
}

static bool
is_count_beside(const struct mention *m, const struct mention *price)
{
	return price_is_plain(m) && m->q.kind == KIND_COUNT && m->sentence == price->sentence &&
	    m->clause == price->clause;
}

/* The count right before the price, or right behind it, in its clause; NULL: none. */
static const struct mention *
count_beside(const struct mentions *ms, const struct mention *price)
{
	if (price > ms->at && is_count_beside(price - 1, price))
		return price - 1;
	return price + 1 < ms->at + ms->n && is_count_beside(price + 1, price) ? price + 1 : NULL;
}

/* 县道236.4公里…县道每公里1万元: the count before the lines whose name ends as the words before
 * the price do, and most like them; NULL: none does. */
static const struct mention *
count_named(const struct bill *b, const struct average *price)
{
	size_t longest = TWO_CHARACTERS - 1;
	const struct mention *found = NULL;

	for (const struct mention *m = price->m; price->name.n > longest && m-- > b->ms->at; ) {
		size_t n = 0;

		if (price_is_plain(m) && m->q.kind == KIND_COUNT && average_counts(b->ms, price, m))
			n = glyph_common_end(mentions_text(b->ms, m->label), price->name);
		if (n > longest) {
			longest = n;
			found = m;
		}
	}
	return found;
}

/* Finds what each of several lines is paid for; false: of one nothing tells. */
static bool
read_counts(struct bill *b)
{
	size_t months = 0;

	for (size_t i = 0; i < b->n; i++) {
		struct priced *l = &b->lines[i];

		l->count = count_named(b, &l->price);
		if (l->count == NULL)
			l->count = count_beside(b->ms, l->price.m);
		if (l->count == NULL)
			return false;
		months += l->price.says == SAYS_MONTH;
	}
	b->times = months == 0 ? 1 : YEAR;
	return months == 0 || (months == b->n &&
	    word_table_in(&qualifiers, "allyear", mentions_text(b->ms, b->total->before)));
}

static bool
line_product(const struct priced *l, struct decimal *product)
{
	return decimal_mul(l->count->q.value, l->price.m->q.value, product);
}

/* What all lines come to, in one term; false: overflow. */
static bool
add_up(const struct bill *b, struct decimal *sum)
{
	*sum = decimal_of(0);
	for (size_t i = 0; i < b->n; i++) {
		struct decimal product;

		if (!line_product(&b->lines[i], &product) || !decimal_add(*sum, product, sum))
			return false;
	}
	return decimal_mul(*sum, decimal_of((long long)b->times), sum);
}

/* 每年29万亩、每亩300元，每年8,700万元，4年共34,800万元: does one line alone make the total? */
static bool
is_one_line(const struct bill *b)
{
	for (size_t i = 0; i < b->n; i++) {
		struct decimal product;

		if (line_product(&b->lines[i], &product) &&
		    decimal_cmp(product, b->total->q.value) == 0)
			return true;
	}
	return false;
}

/* Are all counts of the lines those beside them? */
static bool
is_plain(const struct bill *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->lines[i].count != count_beside(b->ms, b->lines[i].price.m))
			return false;
	return b->times == 1;
}

/* Is the total what the lines come to, rounded? */
static bool
is_rounded(const struct term *total, const void *lines)
{
	struct decimal off;

	return decimal_sub(total->value, ((const struct term *)lines)->value, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_cmp(off, total->quantum) <= 0;
}

static const struct misprint_test rounded_test = { is_rounded, NULL };

/* Do the counts and prices of the lines, one after another behind the total, make it in as many
 * months? */
static bool
are_lines(const struct term *t, const void *of)
{
	const struct bill *b = of;
	struct term lines = t[0];

	lines.value = decimal_of(0);
	for (size_t i = 0; i < b->n; i++) {
		struct decimal product;

		if (!decimal_mul(t[1 + 2 * i].value, t[2 + 2 * i].value, &product) ||
		    !decimal_add(lines.value, product, &lines.value))
			return false;
	}
	return decimal_mul(lines.value, decimal_of((long long)b->times), &lines.value) &&
	    is_rounded(&t[0], &lines);
}

static const struct misprint_test lines_test = { are_lines, NULL };

/* Would the lines, whose counts stand beside their prices, make the total that words tell if one
 * digit of any were another? */
static bool
is_line_slip(const struct bill *b)
{
	struct term t[1 + 2 * LINES_MAX];

	if (!bill_is_told(b))
		return false;
	t[0] = relate_term(b->total);
	for (size_t i = 0; i < b->n; i++) {
		const struct priced *l = &b->lines[i];

		if (l->count != count_beside(b->ms, l->price.m))
			return false;
		t[1 + 2 * i] = relate_term(l->count);
		t[2 + 2 * i] = relate_term(l->price.m);
	}
	return misprint_explains(t, 1 + 2 * b->n, &lines_test, b);
}

/* REL_AVERAGE where the lines make the total; else REL_LIKELY where a slip in it explains the miss
 * or, as words say that it is their total, they make no more than half as much again, nor less than
 * half: REL_NONE for what must be something else. */
static enum relation
relation_of(const struct bill *b)
{
	struct term total = relate_term(b->total), lines = total;
	struct decimal off;

	if (is_one_line(b) || !add_up(b, &lines.value) ||
	    !decimal_sub(b->total->q.value, lines.value, &off))
		return REL_NONE;
	off = decimal_abs(off);
	if (decimal_cmp(off, b->total->q.quantum) < 0)
		return REL_AVERAGE;
	if (!bill_is_told(b) || !is_plain(b))
		return closure_slip(&total, &lines, 1) != SLIP_NONE ||
		    misprint_explains(&total, 1, &rounded_test, &lines) ||
		    is_line_slip(b) ? REL_LIKELY : REL_NONE;
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
link_lines(const struct bill *b, enum relation rel)
{
	size_t ids[2 * LINES_MAX];
	struct buf format = BUF_INIT;

	for (size_t i = 0; i < b->n; i++) {
		const struct priced *l = &b->lines[b->n - 1 - i];

		buf_add_str(&format, i != 0 ? "+$*$" : b->times != 1 ? "($*$" : "$*$");
		ids[2 * i] = l->count->id;
		ids[2 * i + 1] = l->price.m->id;
		leave_price(b->ms, l->price.m, b->total);
	}
	if (b->times != 1)
		buf_addf(&format, ")*%zu", b->times);
	mentions_link_instead(b->ms, b->total, rel, buf_str(&format), ids);
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

/* 350米，单价180元，计6.30万元；64块，单价450元，计2.88万元，两项共支出9.18万元: adds up what the
 * lines before total say that they come to; all other amounts of the sentence are their prices.
 * A miss where a slip explains it. */
static void
link_lines_told(struct bill *b)
{
	struct mentions *ms = b->ms;
	struct term parts[LINES_MAX], whole = relate_term(b->total);
	size_t ids[LINES_MAX], n = 0, prices = 0;
	enum relation rel;
	struct average price;

	for (struct mention *m = b->total; m-- > ms->at && m->sentence == b->total->sentence; ) {
		if (m->id == 0 || m->q.kind != KIND_MONEY)
			continue;
		if (read_price(b, m, &price) && count_beside(ms, m) != NULL)
			prices++;
		else if (price_is_plain(m) && !m->member && is_line_told(m) && n < LINES_MAX) {
			parts[n] = relate_term(m);
			ids[n++] = m->id;
		} else
			return;
	}
	if (n < 2 || prices != n)
		return;
	rel = relate_by_fit(REL_SUM, closure_fit(&whole, parts, n), SLIP_NEEDLESS);
	if (rel != REL_NONE)
		mentions_link_sum_back(ms, b->total, rel, ids, n);
}

/* Is m so much for each, of which an amount beside it says what all come to? */
static bool
is_priced(const struct bill *b, const struct mention *m)
{
	size_t ids[2];

	return mentions_quotient(b->ms, m, REL_AVERAGE, ids) && ids[0] != b->total->id;
}

/* May m be what one line comes to, of a bill that has no prices for it? */
static bool
is_alone(const struct bill *b, const struct mention *m)
{
	return price_is_plain(m) && !m->member && m->function == FUNCTION_PRIMARY &&
	    decimal_cmp(m->q.value, b->total->q.value) < 0;
}

/* Reads all amounts of the sentence before the total: prices as lines of b, others into alone;
 * false: one can be neither. */
static bool
read_mixed(struct bill *b, struct part_run *alone, size_t at[LINES_MAX])
{
	*alone = (struct part_run){ at, 0 };
	b->n = 0;
	for (struct mention *m = b->total; m-- > b->ms->at && m->sentence == b->total->sentence; ) {
		if (m->id == 0 || m->q.kind != KIND_MONEY || is_priced(b, m))
			continue;
		if (b->n == LINES_MAX || alone->n == LINES_MAX)
			return false;
		if (read_price(b, m, &b->lines[b->n].price))
			b->lines[b->n++].count = NULL;
		else if (is_alone(b, m))
			at[alone->n++] = (size_t)(m - b->ms->at);
		else
			return false;
	}
	return b->n > 0 && alone->n > 0;
}

/* 24处，每处3万元，补助72万元；水表150只，每只0.02万元，合计8万元: would the only line of the
 * total's clause alone make it but for a slip? */
static bool
is_own_line(const struct bill *b)
{
	struct term total = relate_term(b->total), line = total;
	const struct priced *nearest = &b->lines[0];

	return nearest->price.m + 1 == b->total && nearest->price.m->clause == b->total->clause &&
	    (b->n == 1 || b->lines[1].price.m->clause != b->total->clause) &&
	    nearest->count == count_beside(b->ms, nearest->price.m) &&
	    line_product(nearest, &line.value) && closure_fit(&total, &line, 1) != SLIP_NONE;
}

/* 办公桌5万元，书柜20组，每组5,000元，合计15万元: links the total with what lines come to and the
 * amounts told beside them; a miss where a slip explains it and no price belongs elsewhere. */
static bool
link_mixed(struct bill *b)
{
	size_t at[LINES_MAX], ids[3 * LINES_MAX], n = 0;
	struct term parts[LINES_MAX + 1], total = relate_term(b->total);
	struct buf format = BUF_INIT;
	struct part_run alone;
	enum relation rel;

	if (!((b->total->cues & CUE_SUM) != 0 || bill_is_told(b)) ||
	    !read_mixed(b, &alone, at) || !read_counts(b) ||
	    b->times != 1 || !is_plain(b) || is_one_line(b))
		return false;
	parts[0] = total;
	if (!add_up(b, &parts[0].value))
		return false;
	for (size_t k = 0; k < alone.n; k++)
		parts[k + 1] = relate_term(&b->ms->at[at[k]]);
	rel = relate_by_fit(REL_AVERAGE, closure_fit(&total, parts, alone.n + 1), SLIP_NEEDLESS);
	for (size_t i = 0; i < b->n && rel == REL_LIKELY; i++)
		if (b->lines[i].price.m->nlinks != 0)
			rel = REL_NONE;
	if (rel == REL_LIKELY && is_own_line(b))
		rel = REL_NONE;
	if (rel == REL_NONE)
		return false;
	for (size_t i = b->n; i-- > 0; ) {
		buf_add_str(&format, n == 0 ? "$*$" : "+$*$");
		ids[n++] = b->lines[i].count->id;
		ids[n++] = b->lines[i].price.m->id;
		mention_unlink(b->lines[i].price.m);
	}
	for (size_t k = alone.n; k-- > 0; ) {
		buf_add_str(&format, "+$");
		ids[n++] = b->ms->at[at[k]].id;
	}
	mentions_link_instead(b->ms, b->total, rel, buf_str(&format), ids);
	buf_release(&format);
	return true;
}

/* Does money stand before the amount i in its sentence?  Nothing else can be a price of it. */
static bool
has_money_before(const struct mentions *ms, size_t i)
{
	for (size_t k = i; k-- > 0 && ms->at[k].sentence == ms->at[i].sentence; )
		if (ms->at[k].id != 0 && ms->at[k].q.kind == KIND_MONEY)
			return true;
	return false;
}

void
relate_prices(const struct relate_words *w, struct mentions *ms)
{
	struct bill b;

	b.words = w;
	b.ms = ms;
	for (size_t i = 1; i < ms->n; i++) {
		enum relation rel;

		b.total = &ms->at[i];
		b.times = 1;

		if (!is_amount(b.total) || !has_money_before(ms, i) || link_mixed(&b) ||
		    !read_lines(&b))
			continue;
		rel = b.n > 1 && read_counts(&b) ? relation_of(&b) : REL_NONE;
		if (rel != REL_NONE && is_of_all(&b))
			link_lines(&b, rel);
		else if (b.n == 1 && price_link(&b))
			continue;
		else if (b.total->nlinks == 0 && bill_is_told(&b) &&
		    word_table_in(&qualifiers, "gathers", mentions_text(ms, b.total->before)))
			link_lines_told(&b);
	}
}
