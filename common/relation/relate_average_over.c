/* relate_average_over: averages over something else than one count: two counts told in one breath,
 * the mean of several, equal parts, each hundred, a year; see relate_average_parts.h. */
#include "relation/relate_average_parts.h"

#include "language/grammar.h"
#include "language/numeral.h"
#include "relation/relate_yearly.h"
#include "text/glyph.h"

enum { PORTIONS_MAX = 60 };	/* more are no instalments */

/* 新建3万亩、改造1.2万亩; 12个村、3个社区: is b the next count behind a, joined to it? */
static bool
are_joined(const struct mentions *ms, const struct mention *a, const struct mention *b)
{
	struct span before = mentions_text(ms, b->before);

	return a + 1 == b && relate_same_unit(a, b) && a->sentence == b->sentence &&
	    !a->member && !b->member && (word_table_starts(&qualifiers, "joins", before) ||
	    word_table_ends(&qualifiers, "joins", before));
}

/* 新增灌溉面积0.86万亩，改善灌溉面积2.14万亩: is b the next figure behind a, of a name that ends as
 * a's does? */
static bool
are_told_together(const struct mentions *ms, const struct mention *a, const struct mention *b)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */
	struct span one = mentions_text(ms, a->label), other = mentions_text(ms, b->label);

	return a + 1 == b && relate_same_unit(a, b) && a->clause == b->clause &&
	    !a->member && !b->member && !span_eq(one, other) &&
	    glyph_common_end(one, other) >= LEAST;
}

/* 草地12亩、林地18亩、园地10亩: does the row of a and b go on with a third on either side? */
static bool
is_joined_on(const struct mentions *ms, const struct mention *a, const struct mention *b)
{
	return (a > ms->at && are_joined(ms, a - 1, a)) ||
	    (b + 1 < ms->at + ms->n && are_joined(ms, b, b + 1));
}

/* Both of them as one count; false: too large. */
static bool
put_together(const struct mention *a, const struct mention *b, struct mention *both)
{
	*both = *b;
	if (decimal_cmp(a->q.quantum, b->q.quantum) < 0)
		both->q.quantum = a->q.quantum;
	return decimal_add(a->q.value, b->q.value, &both->q.value);
}

bool
average_is_joined(const struct mentions *ms, const struct mention *count)
{
	return (count > ms->at && are_joined(ms, count - 1, count)) ||
	    (count + 1 < ms->at + ms->n && are_joined(ms, count, count + 1));
}

/* 12个村、3个社区，每村2万元，共30万元: does a, a price, for each of both make the amount, or would
 * it but for a slip?  Then the amount is linked. */
static bool
link_price_of_both(struct mentions *ms, const struct average *a, const struct mention *first,
    const struct mention *second)
{
	struct average both = *a;
	struct mention count;
	enum relation rel;

	if (!put_together(first, second, &count))
		return false;
	both.count[0] = &count;
	both.ncounts = 1;
	rel = average_holds(a, &count, a->amount[0], true) ? REL_AVERAGE :
	    average_is_product_slip(&both) ? REL_LIKELY : REL_NONE;
	if (rel == REL_NONE)
		return false;
	mentions_link(ms, a->amount[0], rel, "$*$+$*$",
	    (size_t[]){ first->id, a->m->id, second->id, a->m->id });
	return true;
}

/* 新建3万亩、改造1.2万亩，投资7,560万元，亩均1,800元: the same of an average, which is linked. */
static bool
link_average_of_both(struct mentions *ms, const struct average *a, const struct mention *first,
    const struct mention *second)
{
	struct mention both;
	bool sure;

	if (!put_together(first, second, &both))
		return false;
	sure = average_comes_out(a->amount[0], &both, a->m);
	if (!sure && (!are_joined(ms, first, second) ||
	    !average_is_slip(a->amount[0], &both, a->m)))
		return false;
	mentions_link(ms, a->m, sure ? REL_AVERAGE : REL_LIKELY, "$/($+$)",
	    (size_t[]){ a->amount[0]->id, first->id, second->id });
	return true;
}

bool
average_link_both(struct mentions *ms, const struct average *a)
{
	bool price = average_is_price(a) && !average_is_by_time(a);

	if (a->amounts != 1 || (a->says != SAYS_AVERAGE && !price))
		return false;
	for (size_t i = 0; i < 2 * a->ncounts; i++) {
		const struct mention *second = a->count[i / 2] + i % 2, *first = second - 1;

		if (second == ms->at || second == ms->at + ms->n ||
		    !(are_joined(ms, first, second) ||
		    (!price && are_told_together(ms, first, second))) ||
		    is_joined_on(ms, first, second))
			continue;
		if ((price ? link_price_of_both : link_average_of_both)(ms, a, first, second))
			return true;
	}
	return false;
}

/* Does the mean lie between two of the counts of its unit? */
static bool
is_mean_of_counts(const struct average *a, const struct mention *mean)
{
	bool least = false, most = false;

	for (size_t i = 0; i < a->ncounts; i++) {
		int cmp = decimal_cmp(a->count[i]->q.value, mean->q.value);

		if (!relate_same_unit(a->count[i], mean))
			continue;
		least |= cmp < 0;
		most |= cmp > 0;
	}
	return least && most;
}

bool
average_link_mean(struct mentions *ms, struct average *a)
{
	struct mention *mean = a->m - 1;

	if (a->says == SAYS_AVERAGE || a->m == ms->at || mean->sentence != a->m->sentence ||
	    mean->q.kind != KIND_COUNT || !mention_is_exact(mean) ||
	    (mean->cues & CUE_AVERAGE) == 0 || !is_mean_of_counts(a, mean))
		return false;
	a->count[0] = mean;
	a->ncounts = 1;
	if (a->amounts == 1 && average_holds(a, mean, a->amount[0], true))
		average_link(ms, a, a->amount[0], mean, REL_AVERAGE);
	else if (a->amounts == 1 && !average_is_by_time(a) && average_is_product_slip(a))
		average_link(ms, a, a->amount[0], mean, REL_LIKELY);
	return true;
}

/* Is the average the amount over so many of a year, or, by one digit, nearly so? */
static bool
is_over(const struct average *a, long long many, bool nearly)
{
	struct term all = { decimal_of(many), decimal_of(1), true };
	struct term amount = relate_term(a->amount[0]), average = relate_term(a->m);

	return average_as_rate(&average) &&
	    (!nearly ? closure_rate(&amount, &all, &average) :
	    many == YEAR ? closure_rate_edit(&amount, &all, &average) :
	    closure_rate_slip(&amount, &all, &average));
}

/* --- even instalments ------------------------------------------------------------------ */

/* 分五年, 分3期: how many parts do the words say; 0: they do not. */
static size_t
portions_in(struct span words)
{
	size_t at;
	struct numeral n;

	while ((at = word_table_find(&qualifiers, "portioned", words)) != NONE) {
		words = word_table_behind(&qualifiers, "portioned", span_slice(words, at, words.n));
		if (numeral_read(words, 0, &n) && n.value.scale == 0 && n.value.c > 1 &&
		    n.value.c <= PORTIONS_MAX && word_table_starts(&qualifiers, "portions",
		    span_slice(words, n.end, words.n)))
			return (size_t)n.value.c;
	}
	return 0;
}

/* 分五年等额支付, 按季拨付: how many equal parts do the words say it is paid in; 0: they do not. */
static size_t
instalments_in(struct span words)
{
	static const struct {
		const char *says;
		size_t n;
	} spans[] = { { "parts02", 2 }, { "parts04", 4 }, { "parts12", 12 } };
	size_t n;

	if (!word_table_in(&qualifiers, "evenly", words))
		return 0;
	n = portions_in(words);
	for (size_t i = 0; n == 0 && i < sizeof spans / sizeof *spans; i++)
		if (word_table_in(&qualifiers, spans[i].says, words))
			n = spans[i].n;
	return n;
}

bool
average_link_instalments(struct mentions *ms, struct mention *m)
{
	struct mention *whole = m - 1, parts;
	struct average a = { .m = m };
	struct buf format = BUF_INIT;
	size_t n;

	if (m == ms->at || m->nlinks != 0 || m->q.kind != KIND_MONEY || !mention_is_exact(m) ||
	    whole->sentence != m->sentence || !average_is_stated(whole) ||
	    !relate_same_unit(whole, m) || decimal_cmp(m->q.value, whole->q.value) >= 0 ||
	    (n = instalments_in(mentions_text(ms, m->before))) == 0)
		return false;
	parts = *whole;
	parts.q.value = decimal_of((long long)n);
	a.amount[0] = whole;
	if (!is_over(&a, (long long)n, false) && !average_is_misprint(whole, &parts, m))
		return false;
	buf_addf(&format, "$/=%zu", n);
	mentions_link(ms, m, REL_AVERAGE, buf_str(&format), &whole->id);
	buf_release(&format);
	return true;
}

/* --- so much for each hundred --------------------------------------------------------- */

/* How many belong together, by how many noughts; 0: the word says a span of time. */
static int
noughts_of(const struct average *a)
{
	return a->says == SAYS_PERIOD && a->noun[0] != '\0' ? (int)strlen(a->noun) - 1 : 0;
}

/* The average as one for each, of a count; false: too large. */
static bool
as_each(const struct average *a, struct mention *each)
{
	*each = *a->m;
	return decimal_shift(each->q.value, -noughts_of(a), &each->q.value) &&
	    decimal_shift(each->q.quantum, -noughts_of(a), &each->q.quantum);
}

/* Links a with the pair; rel: whether it comes out or would but for a slip. */
static void
link_scaled(struct mentions *ms, const struct average *a, const size_t ids[2], enum relation rel)
{
	struct buf format = BUF_INIT;

	buf_addf(&format, "$/$*%s", a->noun);
	mentions_link(ms, a->m, rel, buf_str(&format), ids);
	buf_release(&format);
}

void
average_link_scaled(struct mentions *ms, size_t i, struct average *a)
{
	size_t ids[2] = { 0, 0 }, found = 0;
	enum relation rel = REL_NONE;
	struct mention each;

	if (noughts_of(a) == 0 || !as_each(a, &each))
		return;
	average_collect(ms, i, AROUND_SENTENCE, a);
	if (a->ncounts == 0)	/* 人口52万人，医师1,404人，每千人口医师2.7人 */
		while (a->ncounts < a->amounts) {
			a->count[a->ncounts] = a->amount[a->ncounts];
			a->ncounts++;
		}
	for (size_t k = 0; rel != REL_AVERAGE && k < a->amounts * a->ncounts; k++) {
		const struct mention *amount = a->amount[k / a->ncounts];
		const struct mention *count = a->count[k % a->ncounts];

		if (amount == count)
			continue;
		if (average_comes_out(amount, count, &each))
			rel = REL_AVERAGE;
		else if (average_is_misprint(amount, count, &each))
			rel = REL_LIKELY;
		else
			continue;
		found++;
		ids[0] = amount->id;
		ids[1] = count->id;
	}
	if (rel == REL_AVERAGE || found == 1)
		link_scaled(ms, a, ids, rel);
}

/* --- a year ---------------------------------------------------------------------------- */

/* 设计能力3万吨，全年处理941.7万吨，日均2.58万吨: of several amounts, that right before a that is
 * told of all the year, if one digit of a at most keeps it from that. */
static bool
link_all_year(struct mentions *ms, const struct average *a, struct mention *amount, bool months)
{
	struct mention all = *amount;
	struct average of = *a;
	struct buf format = BUF_INIT;

	if (amount->sentence != a->m->sentence || amount->clause != a->m->clause ||
	    !average_is_stated(amount) || !average_is_amount(a, amount) ||
	    !word_table_in(&qualifiers, "allyear", mentions_text(ms, amount->before)))
		return false;
	of.amount[0] = amount;
	for (int leap = 0; leap < 2; leap++) {
		int many = months ? YEAR : leap ? LEAP_DAYS : DAYS;

		all.q.value = decimal_of(many);
		if (!is_over(&of, many, false) && !average_is_misprint(amount, &all, a->m))
			continue;
		buf_addf(&format, "$/=%d", many);
		mentions_link(ms, a->m, REL_AVERAGE, buf_str(&format), &amount->id);
		buf_release(&format);
		return true;
	}
	return false;
}

bool
average_link_year(struct mentions *ms, const struct average *a)
{
	bool months = word_table_starts(&grammar, "month", span_of(a->counts));
	bool days = word_table_starts(&name_words, "days", span_of(a->counts));

	if (a->says != SAYS_AVERAGE || !(months || days) || a->ncounts != 0 || a->amounts == 0)
		return false;
	if (a->amounts != 1) {
		struct average whole = *a;	/* 全年7,300起，其中甲1,300起、乙6,000起 */

		average_leave_wholes(ms, &whole);
		return a->m > ms->at && (link_all_year(ms, a, a->m - 1, months) ||
		    (whole.amounts == 1 && whole.amount[0] < a->m &&
		    link_all_year(ms, a, whole.amount[0], months)));
	}
	for (int nearly = 0; nearly < 2; nearly++) {
		if (months ? is_over(a, YEAR, nearly) : is_over(a, DAYS, nearly)) {
			mentions_link(ms, a->m, REL_AVERAGE, months ? "$/=12" : "$/=365",
			    &a->amount[0]->id);
			return true;
		}
		if (days && is_over(a, LEAP_DAYS, nearly)) {
			mentions_link(ms, a->m, REL_AVERAGE, "$/=366", &a->amount[0]->id);
			return true;
		}
	}
	return false;
}

/* --- several years --------------------------------------------------------------------- */

/* Is a so much for each year: 年均, 平均每年, 每年? */
static bool
is_by_year(const struct average *a)
{
	return a->says == SAYS_AVERAGE && (word_table_starts(&grammar, "year",
	    a->counts[0] == '+' ? a->follows : span_of(a->counts)) ||
	    (a->counts[0] == '*' && word_table_starts(&grammar, "year", span_of(a->noun))));
}

/* 三年共投入2,700万元，年均900万元; 三年来年均投入360万元，累计投入1,080万元: may m, right beside
 * a, be what all the years came to? */
static bool
is_of_all_years(const struct mentions *ms, const struct average *a, const struct mention *m)
{
	return m >= ms->at && m < ms->at + ms->n && m->sentence == a->m->sentence &&
	    m->clause == a->m->clause && average_is_stated(m) && average_is_amount(a, m) &&
	    decimal_cmp(m->q.value, a->m->q.value) > 0 &&
	    (m < a->m || word_table_in(&qualifiers, "gathers", mentions_text(ms, m->before)));
}

/* The words of text before m, as far back as the figure or the sentence before. */
static struct span
words_since(const struct mentions *ms, const struct mention *m, struct span text)
{
	size_t from = 0, at;
	struct span words;

	for (const struct mention *e = m; e-- > ms->at; )
		if (e->id != 0) {
			from = e->q.to;
			break;
		}
	words = from < m->q.from ? span_slice(text, from, m->q.from) : SPAN("");
	while ((at = span_find(words, SPAN("。"))) != NONE)
		words = span_slice(words, at + strlen("。"), words.n);
	return words;
}

bool
average_link_years(struct mentions *ms, const struct average *a, struct span text)
{
	enum { MOST = 20 };
	struct mention *m = a->m, *all, years;
	struct term parts[MOST], total;
	struct buf format = BUF_INIT;
	size_t n, own;

	if (!is_by_year(a) || m->nlinks != 0 ||	/* 年均比上一个三年多争取300万元 */
	    word_table_in(&qualifiers, "against", words_since(ms, m, text)))
		return false;
	all = is_of_all_years(ms, a, m + 1) ? m + 1 : m - 1;
	if (!is_of_all_years(ms, a, all))
		return false;
	n = relate_years_in(words_since(ms, all < m ? all : m, text));
	own = relate_years_in(words_since(ms, m, text));
	if (n == 0 && word_table_in(&qualifiers, "gathers", mentions_text(ms, all->before)))
		n = own;
	if (n < 2 || n > MOST || (own != 0 && own != n))
		return false;
	for (size_t i = 0; i < n; i++)
		parts[i] = relate_term(m);
	total = relate_term(all);
	years = *all;
	years.q.value = decimal_of((long long)n);
	if (!average_comes_out(all, &years, m) && !average_is_misprint(all, &years, m) &&
	    closure_fit(&total, parts, n) < SLIP_TELLING)
		return false;
	buf_addf(&format, "$/=%zu", n);
	mentions_link(ms, m, REL_AVERAGE, buf_str(&format), &all->id);
	buf_release(&format);
	return true;
}
