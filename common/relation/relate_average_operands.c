/* relate_average_operands: which counts and amounts an average may be of, and which averages are of
 * none around them; see relate_average_parts.h. */
#include "relation/relate_average_parts.h"

#include "language/date.h"
#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* What a cell of averages.tsv says. */
static enum says
said(const char *cell)
{
	static const char *const names[] = {
		[SAYS_AVERAGE] = "average", [SAYS_EACH] = "each", [SAYS_PRICE] = "unit",
		[SAYS_MONTH] = "month", [SAYS_DAY] = "day", [SAYS_PERIOD] = "period"
	};
	int says = SAYS_PERIOD;

	while (says > SAYS_AVERAGE && !data_says(cell, names[says]))
		says--;
	return (enum says)says;
}

/* The amounts that 1,350元/张 makes are 元, of 张. */
static void
read_unit(const struct relate_words *w, const struct mention *m, struct average *a)
{
	size_t slash = span_find(m->q.unit, SPAN("/"));
	struct quantity plain = { .kind = m->q.kind };

	a->dimension = m->dimension;
	if (slash == NONE)
		return;
	plain.unit = span_slice(m->q.unit, 0, slash);
	a->dimension = relate_dimension(w, &plain);
	a->per = span_slice(m->q.unit, slash + 1, m->q.unit.n);
}

/* The words before at in words, since the last mark: 乡道 of 县道每公里1万元、乡道每公里. */
static struct span
name_before(struct span words, size_t at)
{
	size_t from = at;

	while (from > 0) {
		struct glyph g = glyph_before(words, from);

		if (character_is_mark_of(g.c, PUNCT_LISTS))
			break;
		from -= g.n;
	}
	return span_slice(words, from, at);
}

/* 每村平均: 平均 says what the word before it leaves open, that it came out, and not of what. */
static bool
take_mean(const struct relate_words *w, const struct lexicon_match *match, struct average *a)
{
	if (LEXICON_CELL(&w->averages, *match, 1)[0] != '-' ||
	    said(LEXICON_CELL(&w->averages, *match, 2)) != SAYS_AVERAGE || a->counts[0] == '-')
		return false;
	if (a->counts[0] != '+')
		a->says = SAYS_AVERAGE;
	return true;
}

/* What a word of averages.tsv in words says. */
static void
take_word(const struct relate_words *w, const struct lexicon_match *match, struct span words,
    struct average *a)
{
	const char *counts = LEXICON_CELL(&w->averages, *match, 1);
	const char *noun = LEXICON_CELL(&w->averages, *match, 3);

	a->counts = counts[0] == '*' ? "+" : counts;
	a->says = counts[0] == '*' ? SAYS_AVERAGE : said(LEXICON_CELL(&w->averages, *match, 2));
	a->times = a->says == SAYS_MONTH ? YEAR : 0;
	a->noun = counts[0] == '*' ? "" : noun;
	a->name = name_before(words, match->start);
	a->follows = span_slice(words, match->end, words.n);
	if (counts[0] == '*')	/* 每月: the month is what is counted */
		a->follows = span_slice(words, match->end - strlen(noun), words.n);
}

/* 每岗每月, 每吨每年: does the word only say how often what another before it says is paid? */
static bool
take_often(const struct relate_words *w, const struct lexicon_match *match, struct average *a)
{
	enum says says = said(LEXICON_CELL(&w->averages, *match, 2));

	if (LEXICON_CELL(&w->averages, *match, 1)[0] != '*' || a->counts[0] == '-')
		return false;
	if (says != SAYS_AVERAGE) {
		a->says = says;
		a->times = says == SAYS_MONTH ? YEAR : 0;
	}
	return true;
}

/* 月租金每平方米25元: do the words before so much for each say that it is for one month? */
static void
take_month(struct average *a)
{
	if (a->says == SAYS_AVERAGE ? a->counts[0] != '+' : a->says != SAYS_EACH)
		return;
	if (word_table_starts(&qualifiers, "monthly", a->name)) {
		a->says = SAYS_MONTH;
		a->times = YEAR;
	}
}

bool
average_read(const struct relate_words *w, const struct mentions *ms, struct mention *m,
    struct average *a)
{
	struct span before = mentions_text(ms, m->before);
	struct lexicon_match match;
	bool found = false;
	struct glyph g;

	*a = (struct average){ .m = m };
	for (size_t at = 0; (at = lexicon_next(&w->averages, before, at)) < before.n; at += g.n) {
		g = glyph_at(before, at);
		if (!lexicon_walk_at(&w->averages, before, at, g, &match))
			continue;
		if (found && take_mean(w, &match, a))
			break;
		if (!found || !take_often(w, &match, a))
			take_word(w, &match, before, a);
		found = true;
		g.n = (uint32_t)(match.end - at);
	}
	if (found) {
		take_month(a);
		read_unit(w, m, a);
	}
	return found && a->says != SAYS_PERIOD;
}

/* Does text begin with a word for unit (平方米 for ㎡)? */
static bool
begins_with_unit(struct span text, struct span unit)
{
	enum { GLYPHS = 5 };
	struct unit_hint hint;
	size_t to = 0;

	for (int n = 0; n < GLYPHS && to < text.n; n++) {
		to += glyph_at(text, to).n;
		if (quantity_unit_hint(span_slice(text, 0, to), &hint) && span_eq(hint.unit, unit))
			return true;
	}
	return false;
}

/* 412个公益岗 of 每岗: does name end with the noun that text begins with? */
static bool
ends_with_noun(struct span name, struct span text)
{
	enum { GLYPHS = 4 };
	size_t to = 0;

	for (int n = 0; n < GLYPHS && to < text.n; n++) {
		to += glyph_at(text, to).n;
		if (span_ends(name, span_slice(text, 0, to)))
			return true;
	}
	return false;
}

/* 12个乡镇 of 每村: are there so many of something else than the noun, as 个 counts everything? */
static bool
counts_another(const struct average *a, struct span unit, struct span name)
{
	struct span noun = span_of(a->noun);

	return noun.n != 0 && name.n != 0 && word_table_is(&name_words, "things", unit) &&
	    !span_eq(noun, unit) && !span_has(name, noun);
}

bool
average_counts(const struct mentions *ms, const struct average *a, const struct mention *m)
{
	struct span unit = m->q.unit, name = mentions_text(ms, m->label);
	const char *words = a->counts;

	if (a->per.n != 0 &&
	    (a->says == SAYS_PRICE || words[0] == '-' || a->m->q.kind == KIND_COUNT))
		return span_eq(unit, a->per);
	if (words[0] == '-' && a->says != SAYS_PERIOD)
		return true;
	if (words[0] == '+' || a->says == SAYS_PERIOD)
		return begins_with_unit(a->follows, unit) ||
		    (name.n != 0 && (span_starts(a->follows, name) ||
		    ends_with_noun(name, a->follows)));
	while (*words != '\0') {
		size_t n = strcspn(words, ",");

		if (span_eq(unit, (struct span){ words, n }))
			return !counts_another(a, unit, name);
		words += n + (words[n] == ',');
	}
	return false;
}

bool
average_is_stated(const struct mention *m)
{
	return m->id != 0 && m->q.op == OP_EQ && m->cell.row == 0 && decimal_sign(m->q.value) > 0 &&
	    (m->function == FUNCTION_PRIMARY || m->function == FUNCTION_SUM ||
	    m->function == FUNCTION_BASE ||
	    (m->function == FUNCTION_DELTA && m->nlinks == 0));	/* 增收468万元 */
}

bool
average_counts_times(const struct average *a, const struct mention *m)
{
	if (m->q.kind != KIND_COUNT || m->q.value.scale != 0 || m->q.value.c > TIMES_MAX)
		return false;
	if (a->says == SAYS_DAY)
		return word_table_is(&name_words, "days", m->q.unit);
	return word_table_ends(&grammar, "month", m->q.unit);
}

bool
average_is_amount(const struct average *a, const struct mention *m)
{
	struct span unit = m->q.unit;

	if (m->dimension == a->dimension)
		return true;
	if (m->q.kind != KIND_COUNT || a->m->q.kind != KIND_COUNT ||
	    !word_table_ends(&name_words, "times", unit))
		return false;
	unit = word_table_before(&name_words, "times", unit);
	return span_eq(unit, a->m->q.unit);
}

/* 上半年: how many months are in words; 0: they do not say. */
static size_t
months_in(struct span words)
{
	enum { QUARTER = 3, HALF = 6, LONGER = 9 };

	return word_table_in(&qualifiers, "threequarters", words) ? LONGER :
	    word_table_in(&qualifiers, "halfyear", words) ? HALF :
	    word_table_in(&qualifiers, "quarteryear", words) ? QUARTER : 0;
}

/* 上半年发放28.8万元: of how many months is an amount by its words, or what stands before them? */
static size_t
months_of(const struct mentions *ms, const struct mention *m)
{
	size_t months = months_in(mentions_text(ms, m->before));

	return months != 0 ? months : months_in(mentions_text(ms, m->which));
}

void
average_note(const struct mentions *ms, struct average *a, struct mention *m)
{
	if (average_counts_times(a, m))
		a->times = (size_t)m->q.value.c;
	else if (m->q.kind == KIND_COUNT && average_counts(ms, a, m) &&
	    !(a->counts[0] == '-' && a->m->q.kind == KIND_COUNT && relate_same_unit(m, a->m))) {
		if (a->ncounts < AVERAGE_CANDIDATES)
			a->count[a->ncounts++] = m;
	} else if (average_is_amount(a, m) && a->amounts < AVERAGE_CANDIDATES) {
		if (a->says == SAYS_MONTH && a->times == YEAR && months_of(ms, m) != 0)
			a->times = months_of(ms, m);
		a->amount[a->amounts++] = m;
	}
}

void
average_collect(struct mentions *ms, size_t i, enum around around, struct average *a)
{
	size_t from = i, to = i + 1;

	a->amounts = a->ncounts = 0;
	while (from > 0 && (around == AROUND_PARAGRAPH ||
	    ms->at[from - 1].sentence + (around != AROUND_SENTENCE) >= a->m->sentence))
		from--;
	while ((around == AROUND_SENTENCE || around == AROUND_BOTH) && to < ms->n &&
	    ms->at[to].sentence == a->m->sentence)
		to++;
	for (size_t k = i; k-- > from; )
		if (average_is_stated(&ms->at[k]))
			average_note(ms, a, &ms->at[k]);
	for (size_t k = i + 1; k < to; k++)
		if (average_is_stated(&ms->at[k]))
			average_note(ms, a, &ms->at[k]);
}

void
average_narrow(struct average *a)
{
	size_t amounts = a->amounts, ncounts = a->ncounts;

	a->amounts = a->ncounts = 0;
	for (size_t k = 0; k < amounts; k++)
		if (a->amount[k]->clause == a->m->clause)
			a->amount[a->amounts++] = a->amount[k];
	for (size_t k = 0; k < ncounts; k++)
		if (a->count[k]->clause == a->m->clause)
			a->count[a->ncounts++] = a->count[k];
}

void
average_leave_wholes(const struct mentions *ms, struct average *a)
{
	size_t n = a->ncounts, amounts = 0;

	for (size_t k = 0; k < a->amounts; k++)
		if (mention_linked(a->amount[k], REL_SUM) &&	/* 均2.90万元；…合计605.60万元 */
		    (a->amount[k]->clause == a->m->clause || a->amount[k] < a->m)) {
			a->amount[0] = a->amount[k];
			a->amounts = 1;
		}
	for (size_t k = 0; k < a->amounts; k++)
		if (!a->amount[k]->member)
			a->amount[amounts++] = a->amount[k];
	if (amounts != 0)
		a->amounts = amounts;
	a->ncounts = 0;
	for (size_t k = 0; k < n; k++)
		if (!a->count[k]->member &&
		    !word_table_in(&qualifiers, "aim", mentions_text(ms, a->count[k]->before)))
			a->count[a->ncounts++] = a->count[k];
}

void
average_leave_named(const struct mentions *ms, struct average *a)
{
	struct span name = mentions_text(ms, a->m->before);
	struct average all = *a;

	a->amounts = a->ncounts = 0;
	for (size_t k = 0; k < all.amounts; k++)
		if (all.amount[k]->label.n != 0 &&
		    span_has(name, mentions_text(ms, all.amount[k]->label)))
			a->amount[a->amounts++] = all.amount[k];
	for (size_t k = 0; k < all.ncounts; k++)
		if (all.count[k]->label.n != 0 &&
		    span_has(name, mentions_text(ms, all.count[k]->label)))
			a->count[a->ncounts++] = all.count[k];
}

void
average_leave_nouns(const struct mentions *ms, struct average *a)
{
	struct span noun = span_of(a->noun);
	size_t n = a->ncounts;

	if (noun.n == 0)
		return;
	a->ncounts = 0;
	for (size_t k = 0; k < n; k++)
		if (span_ends(mentions_text(ms, a->count[k]->label), noun))
			a->count[a->ncounts++] = a->count[k];
}

bool
average_may_be(const struct mention *m)
{
	bool said = (m->cues & CUE_AVERAGE) != 0;

	return (m->id != 0) & ((m->q.op == OP_EQ) | ((m->q.op == OP_ABOUT) & said)) & !m->member &
	    (mention_does(m, 1u << FUNCTION_AVERAGE | 1u << FUNCTION_PRIMARY) |
	    ((m->function == FUNCTION_DELTA) & (m->nlinks == 0) & said)) &
	    ((m->q.kind == KIND_MONEY) | ((m->q.kind == KIND_COUNT) & said));
}

void
average_narrow_brackets(struct mentions *ms, struct average *a)
{
	struct mention *m = a->m, *amount = NULL;

	a->amounts = a->ncounts = 0;
	while (m > ms->at && m[-1].sentence == a->m->sentence && amount == NULL) {
		m--;
		if (m->depth < a->m->depth)
			amount = m;
		else if (average_is_stated(m) && m->q.kind == KIND_COUNT)
			average_note(ms, a, m);
	}
	a->amounts = 0;
	if (amount != NULL && amount->depth + 1 == a->m->depth && mention_is_exact(amount) &&
	    amount->function == FUNCTION_PRIMARY && average_is_amount(a, amount))
		a->amount[a->amounts++] = amount;
}

/* --- averages that are held against something, or told with others ------------------- */

/* 平均办理时限由15个工作日压缩至4个工作日: is what m became told right behind it? */
static bool
has_become(const struct mentions *ms, const struct mention *m)
{
	const struct mention *next = m + 1;

	return next < ms->at + ms->n && next->sentence == m->sentence &&
	    next->clause == m->clause && relate_same_unit(m, next) &&
	    word_table_in(&qualifiers, "since", mentions_text(ms, m->before)) &&
	    word_table_ends(&qualifiers, "to", mentions_text(ms, next->before));
}

/* 上年人均1,200元，本年人均1,500元; 标准为每人每天380元，实际人均每天362元: does another average
 * right behind m, which is last year's or what was to be, tell what came of it? */
static bool
is_before_own(const struct mentions *ms, const struct mention *m)
{
	const struct mention *next = m + 1;

	if (has_become(ms, m))
		return true;
	if ((m->cues & CUE_PRIOR) == 0 &&
	    !word_table_in(&qualifiers, "norm", mentions_text(ms, m->before)))
		return false;
	return next < ms->at + ms->n && next->sentence == m->sentence &&
	    (next->cues & (CUE_AVERAGE | CUE_PRIOR)) == CUE_AVERAGE && relate_same_unit(m, next);
}

bool
average_is_compared(const struct mentions *ms, const struct average *a)
{
	struct span words = mentions_text(ms, a->m->before);

	words = span_slice(words, punct_starts(words, ','), words.n);
	return is_before_own(ms, a->m) || (word_table_starts(&qualifiers, "against", words) &&
	    ((a->m->cues & CUE_PRIOR) != 0 || date_year_in(words) != 0));
}

bool
average_is_effect(const struct mentions *ms, const struct average *a)
{
	if (!word_table_in(&name_words, "effect", mentions_text(ms, a->m->phrase)))
		return false;
	for (size_t k = 0; k < a->amounts; k++)
		if (word_table_in(&name_words, "effect", mentions_text(ms, a->amount[k]->label)))
			return false;
	return true;
}

bool
average_is_capped(const struct mentions *ms, const struct average *a)
{
	struct span words = mentions_text(ms, a->m->before);

	words = span_slice(words, punct_starts(words, ','), words.n);
	return a->says == SAYS_AVERAGE && word_table_in(&qualifiers, "capped", words);
}

/* 贷款48笔960万元，平均每笔20万元；慰问36人，每人0.1万元: does m tell of another clause than a,
 * which has a count and an amount of its own? */
static bool
is_of_other_clause(const struct average *a, const struct mention *m)
{
	struct average own = *a;

	if (m->clause == a->m->clause)
		return false;
	average_narrow(&own);
	return own.amounts != 0 && own.ncounts != 0;
}

bool
average_is_beside_price(const struct relate_words *w, struct mentions *ms,
    const struct average *a)
{
	struct mention *m = a->m, *end = ms->at + ms->n;
	struct average other;

	if (a->counts[0] != '+')
		return false;
	while (m > ms->at && m[-1].sentence == a->m->sentence)
		m--;
	for (; m < end && m->sentence == a->m->sentence; m++)
		if (m != a->m && mention_is_exact(m) && relate_same_unit(m, a->m) &&
		    m->function == FUNCTION_AVERAGE && (m->cues & CUE_PRIOR) == 0 &&
		    !is_of_other_clause(a, m) && average_read(w, ms, m, &other) &&
		    (average_is_price(&other) || average_is_price(a) == average_is_price(&other)))
			return true;
	return false;
}
