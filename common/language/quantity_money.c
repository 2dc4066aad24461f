/* quantity_money: amounts whose 元 was left out, by those beside them; see quantity_parts.h.
 *
 * 到位资金850万元，其中市级500万，县级350万元: a number of ten thousands that has no unit is money
 * where the members of its list are, or where it is what an amount changed by.  Of what people
 * count in ten thousands without a unit (点击量12万, 植树30万) it stays a number.
 */
#include "language/quantity_parts.h"

#include "language/grammar.h"

enum { NAME = 16 };		/* characters of a member's name */

/* The quantities of one text. */
struct amounts {
	struct span text;
	struct quantity *at;
	size_t n;
};

/* 12万, 0.7亿, with a mark behind: may it be an amount? */
static bool
lacks_yuan(const struct amounts *a, const struct quantity *q)
{
	return q->kind == KIND_BARE && q->op != OP_RANGE &&
	    numeral_multiplier(glyph_before(a->text, q->end).c) >= 4 &&
	    quantity_pauses(glyph_at(a->text, q->to).c);
}

static bool
is_yuan(const struct quantity *q)
{
	return q->kind == KIND_MONEY && span_eq(q->unit, SPAN("CNY"));
}

/* Where the name of q begins, which characters alone make up, behind a mark or 其中; NONE: it has
 * none, or one of what is counted. */
static size_t
name_of(const struct amounts *a, const struct quantity *q)
{
	size_t at = q->from;
	struct glyph g = glyph_before(a->text, at);

	for (int i = 0; i < NAME && character_is_han(g.c); i++)
		g = glyph_before(a->text, at -= g.n);
	at += word_table_at_start(&particles, "parts", span_slice(a->text, at, q->from));
	return at == q->from || !(quantity_pauses(g.c) || character_is_colon(g.c)) ||
	    counting_before(a->text, q->from, COUNTING_THING) ? NONE : at;
}

/* Does q, whose name begins at byte at, stand right behind before: ，  ，其中： ；? */
static bool
follows(const struct amounts *a, const struct quantity *before, size_t at)
{
	struct span between = span_slice(a->text, before->to, at);
	struct glyph mark = glyph_at(between, 0);

	if (at == NONE || at < before->to || !quantity_pauses(mark.c))
		return false;
	between = span_slice(between, mark.n, between.n);
	between = span_slice(between, word_table_at_start(&particles, "parts", between), between.n);
	return between.n == 0 || (character_is_colon(glyph_at(between, 0).c) &&
	    glyph_at(between, 0).n == between.n);
}

/* How many members of a list, none of which has its 元, stand at i, and behind *head if there is
 * one before them. */
static size_t
run_at(const struct amounts *a, size_t i)
{
	size_t n = 0;

	while (i + n < a->n && lacks_yuan(a, &a->at[i + n]) &&
	    name_of(a, &a->at[i + n]) != NONE &&
	    (n == 0 || follows(a, &a->at[i + n - 1], name_of(a, &a->at[i + n]))))
		n++;
	return n;
}

/* Does an amount stand behind the n members at i, as one more of their list? */
static bool
goes_on_in_yuan(const struct amounts *a, size_t i, size_t n)
{
	const struct quantity *last = &a->at[i + n - 1];

	return i + n < a->n && is_yuan(&a->at[i + n]) &&
	    follows(a, last, name_of(a, &a->at[i + n]));
}

/* 市级500万, 自筹20万: do the names of the n members at i tell who gave them? */
static bool
are_funds(const struct amounts *a, size_t i, size_t n)
{
	for (size_t k = i; k < i + n; k++)
		if (!counting_before(a->text, a->at[k].from, COUNTING_FUND))
			return false;
	return true;
}

/* 资金1,500万元，其中道路800万，水利700万: are the n members at i parts of the amount before
 * them? */
static bool
are_parts(const struct amounts *a, size_t i, size_t n)
{
	size_t at = name_of(a, &a->at[i]);

	return n > 1 && word_table_in(&particles, "parts",
	    span_slice(a->text, a->at[i - 1].to, at));
}

/* 收入2,000万元，较上年增加500万: is q what the amount before it changed by? */
static bool
is_change(const struct amounts *a, const struct quantity *before, const struct quantity *q)
{
	struct span words = span_slice(a->text, before->to, q->from);
	struct glyph mark = glyph_at(words, 0), first = glyph_at(words, mark.n);
	size_t change = word_table_at_end(&particles, "changes", words);

	return change != 0 && quantity_pauses(mark.c) &&
	    (first.c == U'比' || first.c == U'较' || change + mark.n == words.n);
}

static void
make_yuan(struct quantity *q)
{
	q->kind = KIND_MONEY;
	q->unit = SPAN("CNY");
}

/* The amount right before i, with dates between them; NULL: there is none. */
static const struct quantity *
amount_before(const struct amounts *a, size_t i)
{
	while (i > 0 && a->at[i - 1].kind == KIND_DATE)
		i--;
	return i > 0 && is_yuan(&a->at[i - 1]) ? &a->at[i - 1] : NULL;
}

void
quantity_settle_money(struct quantity *at, size_t n, struct span text)
{
	const struct amounts a = { text, at, n };

	for (size_t i = 0; i < n; i++) {
		const struct quantity *before;
		size_t run;
		bool behind;

		if (!lacks_yuan(&a, &at[i]))
			continue;
		before = amount_before(&a, i);
		if (before != NULL && is_change(&a, before, &at[i])) {
			make_yuan(&at[i]);
			continue;
		}
		if ((run = run_at(&a, i)) == 0)
			continue;
		behind = before == &at[i] - 1 && follows(&a, before, name_of(&a, &at[i]));
		if (goes_on_in_yuan(&a, i, run) ? behind || are_funds(&a, i, run) :
		    behind && (are_funds(&a, i, run) || are_parts(&a, i, run)))
			for (size_t k = i; k < i + run; k++)
				make_yuan(&at[k]);
		i += run - 1;
	}
}
