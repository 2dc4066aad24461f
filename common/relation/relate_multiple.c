/* relate_multiple: multiples and fractions of amounts; see relate_multiple.h. */
#include "relation/relate_multiple.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* An amount that may be so many times another. */
static bool
is_amount(const struct mention *m)
{
	return mention_is_exact(m) && (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT) &&
	    m->function != FUNCTION_DELTA;
}

/* What stands between m and the mention before it. */
static struct span
words_between(const struct mention *m, struct span text)
{
	return span_slice(text, m[-1].q.to, m->q.from);
}

/* 上年43万人次的2倍, 是上年的2倍: is m, behind its 的, of something before it, and not a rise? */
static bool
is_of_something(const struct mention *m, struct span text)
{
	return word_table_ends(&grammar, "of", words_between(m, text));
}

/* The last amount of dimension before mention i in its sentence; that of another year, or not:
 * as prior says.  NULL: there is none. */
static const struct mention *
amount_before(const struct mentions *ms, size_t i, const struct mention *like, bool prior)
{
	for (size_t k = i; k-- > 0 && ms->at[k].sentence == ms->at[i].sentence; )
		if (is_amount(&ms->at[k]) && &ms->at[k] != like &&
		    (ms->at[k].function == FUNCTION_PRIOR) == prior &&
		    (like == NULL || relate_same_unit(&ms->at[k], like)))
			return &ms->at[k];
	return NULL;
}

/* 由去年的1.56:1缩小到1.53:1: is m not so many times (倍) but two sides of a ratio? */
static bool
has_two_sides(const struct mention *m, struct span text)
{
	struct span raw = span_slice(text, m->q.from, m->q.to);

	return span_has(raw, SPAN(":")) || span_has(raw, SPAN("：")) || span_has(raw, SPAN("∶"));
}

/* What m is so many times of: the amount right before its 的, or last year's. */
static const struct mention *
base_of(const struct mentions *ms, size_t i, struct span text)
{
	const struct mention *m = &ms->at[i];
	struct span words = words_between(m, text);

	if (words.n == word_table_at_end(&grammar, "of", words))
		return is_amount(m - 1) ? m - 1 : NULL;
	words = word_table_before(&grammar, "of", words);
	if (!word_table_ends(&grammar, "formerly", words))
		return NULL;
	return amount_before(ms, i, NULL, true);
}

/* 增长1.5倍: 100·(now-then)/then is no less than so many times. */
static void
relate_rise(struct mentions *ms, size_t i)
{
	const struct mention *then = amount_before(ms, i, NULL, true), *now;

	if (then == NULL || (now = amount_before(ms, i, then, false)) == NULL)
		return;
	mentions_link(ms, &ms->at[i], REL_GROWTH, "$/$-1", (size_t[]){ now->id, then->id });
}

/* The amount before mention i in its sentence whose label holds name, or is held by it, of the
 * unit of like if that is not NULL; the last, if those behind tell the same.  NULL: none, or
 * nobody knows which. */
static const struct mention *
amount_named(const struct mentions *ms, size_t i, struct span name, const struct mention *like)
{
	enum { TWO_CHARACTERS = 6 };
	const struct mention *found = NULL;

	if (name.n == 0)
		return NULL;
	for (size_t k = i; k-- > 0 && ms->at[k].sentence == ms->at[i].sentence; ) {
		const struct mention *m = &ms->at[k];
		struct span label = mentions_text(ms, m->label);

		if (!is_amount(m) || m == like || (like != NULL && !relate_same_unit(m, like)) ||
		    label.n < TWO_CHARACTERS || !(span_has(label, name) || span_has(name, label)))
			continue;
		if (found != NULL && decimal_cmp(found->q.value, m->q.value) != 0)
			return NULL;
		found = m;
	}
	return found;
}

/* Words behind the last mark of words. */
static struct span
last_clause(struct span words)
{
	for (size_t at = words.n; at > 0; ) {
		struct glyph g = glyph_before(words, at);

		if (character_is_mark_of(g.c, PUNCT_BREAKS))
			return span_slice(words, at, words.n);
		at -= g.n;
	}
	return words;
}

/* 项目支出是基本支出的2.5倍: links mention i with the two amounts of its sentence that its clause
 * names; where it names but the second, the first is the last one before. */
static void
relate_named(struct mentions *ms, size_t i, struct span text)
{
	struct mention *m = &ms->at[i];
	struct span words = last_clause(words_between(m, text)), name;
	size_t at = 0, is = NONE, n = 0;
	const struct mention *base, *now;

	words = word_table_before(&grammar, "of", words);
	while (at < words.n) {
		size_t here = word_table_at_start(&grammar, "likens",
		    span_slice(words, at, words.n));

		if (here > 0) {
			is = at;
			n = here;
		}
		at += here > 0 ? here : glyph_at(words, at).n;
	}
	if (is == NONE || (base = amount_named(ms, i, span_slice(words, is + n, words.n),
	    NULL)) == NULL)
		return;
	name = span_slice(words, 0, is);
	now = name.n > 0 ? amount_named(ms, i, name, base) : amount_before(ms, i, base, false);
	if (now != NULL && relate_same_unit(now, base))
		mentions_link(ms, m, REL_RATE, "$/$", (size_t[]){ now->id, base->id });
}

/* 常住人口25万人，新报告病例125例，发病率50/10万: links mention i with the count right before it
 * over the largest one of its sentence, if they give it or would but for a slip. */
static void
relate_per_many(struct mentions *ms, size_t i)
{
	enum { FIFTH_POWER = 5, PER_CENT = 2, MANY = 100 };
	struct mention *m = &ms->at[i];
	const struct mention *part = NULL, *second = NULL, *whole = NULL;
	struct term a, b, rate = relate_term(m);

	for (size_t k = i; k-- > 0 && ms->at[k].sentence == m->sentence; ) {
		const struct mention *p = &ms->at[k];

		if (!is_amount(p) || p->q.kind != KIND_COUNT)
			continue;
		if (whole == NULL || decimal_cmp(p->q.value, whole->q.value) > 0)
			whole = p;
		if (part == NULL)
			part = p;
		else if (second == NULL)
			second = p;
	}
	if (part == whole)	/* 报告病例125例（常住人口25万人） */
		part = second;
	if (part == NULL ||
	    !decimal_shift(rate.value, PER_CENT - FIFTH_POWER, &rate.value) ||
	    !decimal_shift(rate.quantum, PER_CENT - FIFTH_POWER, &rate.quantum))
		return;
	a = relate_term(part);
	b = relate_term(whole);
	if (decimal_cmp(part->q.value, decimal_of(MANY)) >= 0 ? closure_rate_edit(&a, &b, &rate) :
	    closure_rate_misprint(&a, &b, &rate))	/* few may be any number by one digit */
		mentions_link(ms, m, REL_RATE, "$/$", (size_t[]){ part->id, whole->id });
}

static void
relate_multiple(struct mentions *ms, size_t i, struct span text)
{
	struct mention *m = &ms->at[i];
	const struct mention *base, *now;

	if (word_table_is(&name_words, "permany", m->q.unit)) {
		relate_per_many(ms, i);
		return;
	}
	if ((m->last_cue & CUE_UP) != 0) {
		relate_rise(ms, i);
		return;
	}
	if (has_two_sides(m, text) || !is_of_something(m, text))
		return;
	if ((base = base_of(ms, i, text)) == NULL)
		relate_named(ms, i, text);
	else if ((now = amount_before(ms, i, base, false)) != NULL)
		mentions_link(ms, m, REL_RATE, "$/$", (size_t[]){ now->id, base->id });
}

/* 按7:3比例分担，省级补助210万元，县级补助90万元; 省级300万元，县级按1:1配套300万元: the amount of
 * m's sentence that is the first of the two that m divides, and into *other the second; NULL: there
 * are not two, or more.  Equal ones stand about m, others behind it in the order that it names. */
static const struct mention *
divided_by(const struct mentions *ms, const struct mention *m, const struct mention **other)
{
	const struct mention *end = ms->at + ms->n, *two[2], *before = NULL;
	bool even = decimal_cmp(m->q.value, decimal_of(1)) == 0;
	size_t n = 0;

	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; )
		if (is_amount(e)) {
			before = e;
			break;
		}
	if (even && before != NULL)
		two[n++] = before;
	for (const struct mention *e = m + 1; e < end && e->sentence == m->sentence; e++)
		if (e->q.kind == KIND_MONEY && n < 2 && is_amount(e) && e->depth == m->depth &&
		    (n == 0 || (e->cues & CUE_PARTS) == 0))	/* 240万元，其中上半年100万元 */
			two[n++] = e;
		else if (!even || n < 2)
			return NULL;
	if (n < 2 || !relate_same_unit(two[0], two[1]) || two[0]->q.kind != KIND_MONEY ||
	    (even && two[1] != m + 1))
		return NULL;
	*other = two[1];
	return two[0];
}

/* Links m, of two sides, with the amounts that are said to be so divided, if they are, or would be
 * but for one slip. */
static void
relate_apportioned(struct mentions *ms, struct mention *m, struct span text)
{
	enum { PER_CENT = 2, PLACES = 2 };
	const struct mention *one, *other;
	struct term a, b, rate;
	bool even = decimal_cmp(m->q.value, decimal_of(1)) == 0;

	if (!has_two_sides(m, text) ||
	    !word_table_ends(&grammar, "by", span_slice(text, 0, m->q.from)) ||
	    !word_table_starts(&qualifiers, "apportions", span_slice(text, m->q.to, text.n)) ||
	    (one = divided_by(ms, m, &other)) == NULL)
		return;
	a = relate_term(one);
	b = relate_term(other);
	if (decimal_cmp(m->q.quantum, decimal_of(1)) >= 0)
		m->q.quantum = decimal_make(1, PLACES);	/* it was set so, not rounded */
	rate = relate_term(m);
	if (decimal_shift(rate.value, PER_CENT, &rate.value) &&
	    decimal_shift(rate.quantum, PER_CENT, &rate.quantum) &&
	    closure_rate_edit(&a, &b, &rate))
		mentions_link(ms, even ? &ms->at[other - ms->at] : m,
		    even ? REL_EQUAL : REL_RATE, even ? "$" : "$/$",
		    (size_t[]){ one->id, other->id });
}

void
relate_multiples(struct mentions *ms, struct span text)
{
	for (size_t i = 0; i < ms->n; i++)
		if (ms->at[i].q.kind == KIND_RATIO && mention_is_exact(&ms->at[i]) &&
		    ms->at[i].nlinks == 0 && ms->at[i].cell.row == 0)
			relate_apportioned(ms, &ms->at[i], text);
	for (size_t i = 2; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];

		if (m->q.kind == KIND_RATIO && mention_is_exact(m) && m->nlinks == 0 &&
		    m->cell.row == 0 && m->sentence == ms->at[i - 1].sentence)
			relate_multiple(ms, i, text);
	}
}
