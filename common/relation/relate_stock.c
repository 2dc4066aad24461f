/* relate_stock: what there is last, of what there was first, what came and what went; see
 * relate_stock.h.
 *
 * From what there is last the amounts before it are gone through back to what there was first.
 * Each between the two must say of itself that it came or went, or that it is no matter of this;
 * where one does not, nothing is made of any.  In one sentence what there was first may stand
 * behind them instead, before what there is last, or at the end behind all.
 */
#include "relation/relate_stock.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"

enum {
	APART = 3,		/* digits of an account over several sentences that a slip tells */
	FLOWS_LEAST = 2,	/* those told before what there was, or behind what there is */
	FLOWS_MAX = 9,		/* amounts that came or went */
	REACH_SENTENCES = 4,	/* how far before what there is last the first may stand */
	REACH_AHEAD = 45	/* bytes of a clause that says of when the next one speaks */
};

/* What a clause says of its amount; cells of flows.tsv. */
enum says { SAYS_NOTHING, SAYS_FIRST, SAYS_LAST, SAYS_REST, SAYS_LEFT, SAYS_IN, SAYS_OUT,
	SAYS_EITHER, SAYS_GAIN, SAYS_LOSS, SAYS_ASIDE, SAYS_STOP };

struct account {
	const struct relate_words *words;
	struct mentions *ms;
	struct span text;
	size_t last;			/* what there is: a mention */
	size_t at[FLOWS_MAX + 1];	/* from the last of them to what there was first */
	bool minus[FLOWS_MAX + 1];
	size_t n;
	size_t either;			/* which of them may be either; NONE: none */
};

static enum says
says_of_word(const char *cell)
{
	static const struct {
		const char *word;
		enum says says;
	} senses[] = {
		{ "first", SAYS_FIRST }, { "last", SAYS_LAST }, { "rest", SAYS_REST },
		{ "left", SAYS_LEFT }, { "in", SAYS_IN }, { "out", SAYS_OUT },
		{ "either", SAYS_EITHER }, { "gain", SAYS_GAIN }, { "loss", SAYS_LOSS },
		{ "aside", SAYS_ASIDE }, { "stop", SAYS_STOP },
	};

	for (size_t i = 0; i < sizeof senses / sizeof *senses; i++)
		if (strcmp(cell, senses[i].word) == 0)
			return senses[i].says;
	return SAYS_NOTHING;
}

/* What clause says: by its last word, but for those that are asked of all of it. */
static enum says
says_of(const struct relate_words *w, struct span clause)
{
	enum says said = SAYS_NOTHING;
	struct lexicon_match match;
	size_t at = 0;

	while (lexicon_each(&w->flows, clause, &at, &match)) {
		enum says says = says_of_word(LEXICON_CELL(&w->flows, match, 1));

		if (says >= SAYS_ASIDE)
			return says;
		if (says != SAYS_REST || said == SAYS_NOTHING)	/* 年初余额 is none */
			said = says == SAYS_NOTHING ? said : says;
	}
	return said == SAYS_LEFT ? SAYS_REST : said;
}

/* The text between the figure before mention i, or the end of the sentence before, and i. */
static struct span
words_before(const struct account *a, size_t i)
{
	const struct mention *m = &a->ms->at[i];
	size_t from = 0, end;
	struct span words;

	for (size_t k = i; k-- > 0 && from == 0; )
		if (a->ms->at[k].id != 0)
			from = a->ms->at[k].q.to;
	words = span_slice(a->text, from < m->q.from ? from : m->q.from, m->q.from);
	while ((end = span_find(words, SPAN("。"))) != NONE)
		words = span_slice(words, end + sizeof "。" - 1, words.n);
	return words;
}

/* Splits the last clause off words. */
static struct span
last_clause(struct span *words)
{
	struct span clause = *words;
	struct glyph g;

	for (size_t at = words->n; (g = glyph_before(*words, at)).n != 0; at -= g.n)
		if (character_is_mark_of(g.c, U"，；,;")) {
			clause = span_slice(*words, at, words->n);
			words->n = at - g.n;
			return clause;
		}
	words->n = 0;
	return clause;
}

/* What is said of mention i; where its clause says nothing, the one ahead may say when. */
static enum says
says_of_figure(const struct account *a, size_t i)
{
	struct span words = words_before(a, i), clause = last_clause(&words);
	enum says says = says_of(a->words, clause), ahead;

	if ((says != SAYS_NOTHING && says != SAYS_REST) || words.n == 0)
		return says;
	clause = last_clause(&words);
	if (clause.n > REACH_AHEAD)
		return says;
	ahead = says_of(a->words, clause);
	return ahead == SAYS_FIRST || ahead == SAYS_LAST ? ahead : says;
}

/* May m take part: an amount as it stands, and no part of another? */
static bool
may_count(const struct mention *m)
{
	return mention_is_exact(m) && m->cell.row == 0 && !m->excused &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT) &&
	    mention_does(m, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_SUM |
	    1u << FUNCTION_DELTA | 1u << FUNCTION_PRIOR);
}

/* Is m told of inside another of the account: as a part, in brackets, or as a sum of others? */
static bool
is_aside(const struct mention *m, const struct mention *last)
{
	return !relate_same_unit(m, last) || m->id == 0 || m->member || m->depth != last->depth ||
	    (m->cues & (CUE_PARTS | CUE_SOME | CUE_WHOLE)) != 0 || mention_linked(m, REL_SUM) ||
	    mention_does(m, 1u << FUNCTION_AVERAGE | 1u << FUNCTION_BASE |
	    1u << FUNCTION_SAME);
}

/* 2023年末结转…，2024年末结转…: is m, said to be what there is at the end of a year, that of the
 * year before last's? */
static bool
is_year_before(const struct mention *m, const struct mention *last)
{
	return m->year != 0 && m->year + 1 == last->year;
}

static bool
take(struct account *a, size_t i, enum says says)
{
	if (a->n == FLOWS_MAX)
		return false;
	if (says == SAYS_EITHER) {
		if (a->either != NONE)
			return false;
		a->either = a->n;
	}
	a->minus[a->n] = says == SAYS_OUT || says == SAYS_EITHER;
	a->at[a->n++] = i;
	return true;
}

/* Takes mention i if it came or went by its words; false: it did not, though it is a matter of
 * this. */
static bool
pass_flow(struct account *a, size_t i)
{
	const struct mention *m = &a->ms->at[i], *last = &a->ms->at[a->last];
	enum says says;

	if (is_aside(m, last) || (says = says_of_figure(a, i)) == SAYS_ASIDE)
		return true;
	return may_count(m) && (says == SAYS_IN || says == SAYS_OUT) && take(a, i, says);
}

/* Puts what there was first, which has been taken first, behind the others, as go_back does. */
static void
begin_with_first(struct account *a)
{
	size_t first = a->at[0];

	for (size_t i = 0; i + 1 < a->n; i++) {
		a->at[i] = a->at[i + 1];
		a->minus[i] = a->minus[i + 1];
	}
	a->at[a->n - 1] = first;
	a->minus[a->n - 1] = false;
}

/* 本年新增46万元，减少13万元，年初319万元，年末352万元: takes what came and went before first,
 * what there was, in its sentence; false: too few did. */
static bool
take_ahead(struct account *a, size_t first)
{
	for (size_t i = first; i-- > 0 &&
	    a->ms->at[i].sentence == a->ms->at[first].sentence && pass_flow(a, i); )
		;
	if (a->n < 1 + FLOWS_LEAST)
		return false;
	begin_with_first(a);
	return true;
}

/* 年末在管164人，新接收62人，解除48人，年初在管150人: mention first is what there was, told
 * behind what came and went; goes back from it to what there is last, told before those; false
 * if that is not found. */
static bool
go_back_turned(struct account *a, size_t first)
{
	a->n = 0;
	a->either = NONE;
	a->last = first;
	(void)take(a, first, SAYS_IN);
	for (size_t i = first; i-- > 0 &&
	    a->ms->at[i].sentence == a->ms->at[first].sentence; ) {
		if (pass_flow(a, i))
			continue;
		a->last = i;
		begin_with_first(a);
		return a->n > FLOWS_LEAST && says_of_figure(a, i) == SAYS_LAST;
	}
	return false;
}

/* 年末在园268人，上年末320人，当年入园86人，离园138人: mention first is what there was, told right
 * behind what there is last; takes what came and went behind the two, to the end of the clause or
 * to what is no matter of this; false: less than two did. */
static bool
go_on_behind(struct account *a, size_t first)
{
	const struct mention *m = &a->ms->at[first];

	a->n = 0;
	a->either = NONE;
	a->last = first - 1;
	(void)take(a, first, SAYS_IN);
	if (first == 0 || m[-1].sentence != m->sentence || !relate_same_unit(m - 1, m) ||
	    says_of_figure(a, a->last) != SAYS_LAST)
		return false;
	for (size_t i = first + 1; i < a->ms->n && a->ms->at[i].clause == m->clause &&
	    a->ms->at[i].sentence == m->sentence && pass_flow(a, i); i++)
		;
	begin_with_first(a);
	return a->n > FLOWS_LEAST;
}

/* Goes back from what there is last to what there was first; false if that is not found, or
 * something of no known effect stands between. */
static bool
go_back(struct account *a)
{
	const struct mention *last = &a->ms->at[a->last];

	a->n = 0;
	a->either = NONE;
	for (size_t i = a->last; i-- > 0; ) {
		const struct mention *m = &a->ms->at[i];
		enum says says;

		if (m->sentence + REACH_SENTENCES < last->sentence)
			return false;
		if (is_aside(m, last))
			continue;
		says = says_of_figure(a, i);
		if (says == SAYS_ASIDE)
			continue;
		if (!may_count(m))
			return false;
		if (a->n != 0 && (says == SAYS_REST || (says == SAYS_LAST &&
		    is_year_before(m, last))))
			says = SAYS_FIRST;	/* 剩740顶，补充200顶，年末940顶 */
		if (says == SAYS_FIRST) {
			a->minus[a->n] = false;
			a->at[a->n++] = i;
			return a->n > 1 || take_ahead(a, i);
		}
		if ((says != SAYS_IN && says != SAYS_OUT && says != SAYS_EITHER) ||
		    !take(a, i, says))
			return false;
	}
	return false;
}

/* REL_SUM where the account comes out, REL_LIKELY where a slip explains that it does not. */
static enum relation
relation_of(const struct account *a)
{
	const struct mention *last = &a->ms->at[a->last];
	struct term total = relate_term(last), parts[FLOWS_MAX + 1];
	enum closure_slip fit;

	for (size_t i = 0; i < a->n; i++) {
		parts[i] = relate_term(&a->ms->at[a->at[i]]);
		if (a->minus[i])
			parts[i].value = decimal_neg(parts[i].value);
	}
	fit = closure_fit(&total, parts, a->n);
	if (fit == SLIP_WEAK && a->ms->at[a->at[a->n - 1]].sentence != last->sentence &&
	    closure_digits(&total, parts, a->n) < APART)
		return REL_NONE;
	return relate_by_fit(REL_SUM, fit, SLIP_NEEDLESS);
}

/* The same where one of them may be either; it stays what it was taken for. */
static enum relation
relation_of_either(struct account *a)
{
	enum relation out = relation_of(a), in;

	if (a->either == NONE || out == REL_SUM)
		return out;
	a->minus[a->either] = false;
	in = relation_of(a);
	if (in == REL_SUM || out == REL_NONE)
		return in;
	a->minus[a->either] = true;
	return in == REL_NONE ? out : REL_NONE;	/* either would do */
}

/* Links what there is last, the first first. */
static void
link(struct account *a, enum relation rel)
{
	char format[2 * (FLOWS_MAX + 1)];
	size_t ids[FLOWS_MAX + 1], used = 0;

	for (size_t i = a->n; i-- > 0; ) {
		ids[a->n - 1 - i] = a->ms->at[a->at[i]].id;
		if (i + 1 < a->n)
			format[used++] = a->minus[i] ? '-' : '+';
		format[used++] = '$';
	}
	format[used] = '\0';
	if (rel == REL_SUM && a->n == 2 && a->minus[0])
		rel = REL_DELTA;
	mentions_link(a->ms, &a->ms->at[a->last], rel, format, ids);
}

/* 净增80人, 企业净增220户: do the words before the word of balance name nothing, or what came or
 * went?  外包人员净增3人 is of others. */
static bool
is_net_of(const struct account *a)
{
	struct span words = words_before(a, a->last), clause = last_clause(&words);
	struct lexicon_match match;
	size_t at = 0;

	while (lexicon_each(&a->words->flows, clause, &at, &match)) {
		enum says says = says_of_word(LEXICON_CELL(&a->words->flows, match, 1));

		if (says == SAYS_GAIN || says == SAYS_LOSS)
			clause.n = match.start;
		if (clause.n == match.start)
			break;
	}
	if (clause.n == 0)
		return true;
	for (size_t i = 0; i < a->n; i++)
		if (recall_alike(clause, words_before(a, a->at[i])))
			return true;
	return false;
}

/* 新增260人，退出180人，净增80人: takes what came and went right before what is told on balance, a
 * loss or a gain, in its sentence; what is to be taken from it comes last.  False unless something
 * of either kind did. */
static bool
collect_net(struct account *a, bool loss)
{
	const struct mention *net = &a->ms->at[a->last];
	size_t plus = 0, from = 0;

	a->n = 0;
	a->either = NONE;
	for (size_t i = a->last; i-- > 0 && a->ms->at[i].sentence == net->sentence &&
	    a->ms->at[i].clause == net->clause && pass_flow(a, i); )
		;
	for (size_t i = 0; i < a->n; i++) {
		a->minus[i] = a->minus[i] != loss;
		plus += !a->minus[i];
		from = a->minus[i] ? from : i;
	}
	if (plus == 0 || plus == a->n || !is_net_of(a))
		return false;
	for (size_t last = a->at[from]; from + 1 < a->n; from++) {	/* one that is not less */
		a->at[from] = a->at[from + 1];
		a->minus[from] = a->minus[from + 1];
		a->at[from + 1] = last;
		a->minus[from + 1] = false;
	}
	return true;
}

/* May m be what there is last, which nobody has explained? */
static bool
may_be_last(const struct mention *m)
{
	return may_count(m) && !m->member && m->nlinks == 0 &&
	    mention_does(m, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_SUM);
}

/* Do two of the unit of mention i stand before it, or one right before and two right behind?  Most
 * amounts need not be asked for more. */
static bool
has_others(const struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i];
	size_t n = 0;

	for (size_t k = i; k-- > 0 && n < 2; )
		n += ms->at[k].id != 0 && relate_same_unit(&ms->at[k], m);
	return n == 2 || (n == 1 && i + 2 < ms->n && relate_same_unit(m - 1, m) &&
	    relate_same_unit(m, m + 1) && relate_same_unit(m, m + 2));
}

void
relate_stocks(const struct relate_words *w, struct mentions *ms, struct span text)
{
	struct account a = { .words = w, .ms = ms, .text = text };

	for (size_t i = 1; i < ms->n; i++) {
		enum relation rel;
		enum says says;

		a.last = i;
		if (!may_count(&ms->at[i]) || !has_others(ms, i))
			continue;
		says = says_of_figure(&a, i);
		if (says == SAYS_FIRST) {
			if ((!go_back_turned(&a, i) && !go_on_behind(&a, i)) ||
			    !may_be_last(&ms->at[a.last]))
				continue;
		} else if (says == SAYS_GAIN || says == SAYS_LOSS) {
			if (ms->at[i].member || ms->at[i].nlinks != 0 ||
			    !collect_net(&a, says == SAYS_LOSS))
				continue;
		} else if ((says != SAYS_LAST && says != SAYS_REST) ||
		    !may_be_last(&ms->at[i]) || !go_back(&a))
			continue;
		rel = relation_of_either(&a);
		if (rel != REL_NONE)
			link(&a, rel);
	}
}
