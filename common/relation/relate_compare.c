/* relate_compare: words against numbers, and from what to what; see relate_compare.h. */
#include "relation/relate_compare.h"

#include "language/grammar.h"
#include "relation/relate_growth.h"
#include "text/punct.h"

extern const struct data_table data_compared;

/* What a word of the table says of the two figures it stands between. */
static enum relation
says(const struct relate_words *w, const struct lexicon_match *match)
{
	return relation_named(span_of(LEXICON_CELL(&w->compared, *match, 2)));
}

/* The same of the word behind before, which may deny it: 没有超过, 不低于. */
static enum relation
says_behind(const struct relate_words *w, struct span before, const struct lexicon_match *match)
{
	enum relation said = says(w, match);

	if (!word_table_ends(&grammar, "denies", before))
		return said;
	return said == REL_OVER ? REL_ATMOST : said == REL_UNDER ? REL_ATLEAST : REL_NONE;
}

/* The comparison that stands directly behind byte at; REL_NONE: none. */
static enum relation
said_after(const struct relate_words *w, struct span text, size_t at)
{
	struct lexicon_match match;

	if (at >= text.n || !lexicon_at(&w->compared, text, at, &match) ||
	    strcmp(LEXICON_CELL(&w->compared, match, 1), "after") != 0)
		return REL_NONE;
	return says(w, &match);
}

/* The comparison in the words before a figure that end with 的; REL_NONE: none.  Without
 * 的 (大于预算20万元) the figure may be the difference. */
static enum relation
said_before(const struct relate_words *w, struct span before)
{
	enum relation said = REL_NONE;
	struct lexicon_match match;
	struct glyph g;

	if (!word_table_ends(&grammar, "of", before))
		return REL_NONE;
	for (size_t at = 0; at < before.n; at += g.n) {
		g = glyph_at(before, at);
		if (!lexicon_may(&w->compared, g.c) ||
		    !lexicon_walk_at(&w->compared, before, at, g, &match))
			continue;
		said = strcmp(LEXICON_CELL(&w->compared, match, 1), "before") == 0 ?
		    says_behind(w, span_slice(before, 0, at), &match) : said;
		g.n = (uint32_t)(match.end - at);
	}
	return said;
}

/* The amount that stands against mention i: the nearest before it in its sentence
 * that states one, not in brackets of its own. */
static struct mention *
held_against(struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i];

	for (size_t k = i; k-- > 0 && ms->at[k].sentence == m->sentence; ) {
		struct mention *e = &ms->at[k];

		if (e->id != 0 && e->q.op == OP_EQ && e->function == FUNCTION_PRIMARY &&
		    e->depth <= m->depth && relate_same_unit(e, m))
			return e;
	}
	return NULL;
}

/* The words before byte at, no further than to the comma before them. */
static struct span
clause_before(struct span text, size_t from, size_t at)
{
	struct span words = span_slice(text, from, at);
	size_t n;

	while ((n = punct_find(words, ',')) != NONE) {
		words = span_slice(words, n, words.n);
		words = span_slice(words, punct_starts(words, ','), words.n);
	}
	return words;
}

static bool
is_amount(const struct mention *m)
{
	return m->id != 0 && m->cell.row == 0 && m->q.op == OP_EQ &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT) &&
	    (m->function == FUNCTION_PRIMARY || m->function == FUNCTION_PRIOR ||
	    m->function == FUNCTION_AVERAGE);	/* 由每人每年5,200元提高到5,720元 */
}

/* 从2022年的120万元增加到2023年的150万元，增长25%: the words say which is which,
 * though the years part them from the amounts.  同比 is against another year. */
static void
link_from_to(struct mentions *ms, size_t i, struct span text)
{
	struct mention *m = &ms->at[i], *now = m - 1, *then = m - 2;
	size_t from = i > 2 && ms->at[i - 3].q.to < then->q.from ? ms->at[i - 3].q.to : 0;

	if (m->function != FUNCTION_GROWTH || m->nlinks != 0 || m->q.op != OP_EQ ||
	    relate_growth_is_first(ms, i) ||	/* 分别提高5%和15%: two of them */
	    m->cell.row != 0 || m->phrase.n != 0 || (m->cues & CUE_AVERAGE) != 0 ||
	    !is_amount(now) || !is_amount(then) || then->sentence != m->sentence ||
	    now->depth != then->depth || !relate_same_unit(now, then) ||
	    then->q.to > now->q.from || now->q.to > m->q.from ||
	    !word_table_in(&qualifiers, "to", span_slice(text, then->q.to, now->q.from)) ||
	    word_table_in(&qualifiers, "against", span_slice(text, now->q.to, m->q.from)) ||
	    !word_table_in(&qualifiers, "since", clause_before(text, from, then->q.from)))
		return;
	mentions_link(ms, m, REL_GROWTH, (m->last_cue & CUE_UP) != 0 ? "$/$-1" : "1-$/$",
	    (size_t[]){ now->id, then->id });
}

/* 减少预算85万元，由原来的620万元调整为535万元: is what stands behind m, from what to what, told in
 * words that a comma parts from it? */
static bool
is_told_behind(const struct mention *m, struct span text)
{
	const struct mention *then = m + 1, *now = m + 2;
	struct span words, to;
	size_t comma;

	if (!is_amount(then) || !is_amount(now) || then->sentence != m->sentence ||
	    now->sentence != m->sentence || then->depth != m->depth || now->depth != m->depth ||
	    !relate_same_unit(then, m) || !relate_same_unit(now, m) || m->q.to > then->q.from ||
	    then->q.to > now->q.from)
		return false;
	words = span_slice(text, m->q.to, then->q.from);
	comma = punct_starts(words, ',');
	words = span_slice(words, comma, words.n);
	to = span_slice(text, then->q.to, now->q.from);
	return comma != 0 && !punct_in(words, ',') && !punct_in(words, ';') &&
	    word_table_starts(&qualifiers, "since", words) &&
	    word_table_is(&qualifiers, "to", to);	/* none of another name */
}

/* The change m, mention i, of the two amounts that the clause behind it tells: where it comes out,
 * or a slip keeps it from that; it may be one of several. */
static void
link_change_before(struct mentions *ms, size_t i, struct span text)
{
	struct mention *m = &ms->at[i];
	const struct mention *then = m + 1, *now = m + 2;
	enum relation rel;
	struct term x, y, d;
	bool up;

	if (m->nlinks != 0 || m->member || !mention_is_exact(m) ||
	    m->cell.row != 0 || (m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) ||
	    !is_told_behind(m, text))
		return;
	up = decimal_cmp(now->q.value, then->q.value) > 0;
	x = relate_term(up ? now : then);
	y = relate_term(up ? then : now);
	d = relate_term(m);
	rel = relate_by_fit(REL_DELTA, closure_fit_difference(&x, &y, &d), SLIP_NEEDLESS);
	if (rel != REL_NONE)
		mentions_link(ms, m, rel, "$-$",
		    up ? (size_t[]){ now->id, then->id } : (size_t[]){ then->id, now->id });
}

/* --- words behind a rate ------------------------------------------------------------ */

/* Takes the words off the front of *rest that name a side of the books (决算数, 年初预算数);
 * SIDE_NONE if there are none. */
static enum side
take_side(const struct relate_words *w, struct span *rest)
{
	struct lexicon_match match;
	enum side side;

	if (!lexicon_at(&w->roles, *rest, 0, &match))
		return SIDE_NONE;
	side = w->side[match.row];
	*rest = span_slice(*rest, match.end, rest->n);
	*rest = word_table_behind(&name_words, "number", *rest);
	return side;
}

static bool
is_planned_side(enum side side)
{
	return side == SIDE_BUDGET || side == SIDE_INITIAL;
}

/* 决算数与预算数持平, 决算数较预算数减少: what stands behind the second. */
static enum relation
said_of_side(const struct relate_words *w, struct span rest)
{
	struct lexicon_match match;

	if (!lexicon_at(&w->compared, rest, 0, &match) ||
	    strcmp(LEXICON_CELL(&w->compared, match, 1), "before") == 0)
		return REL_NONE;
	return says(w, &match);
}

/* What words that begin text say of outlay and budget: 决算数小于年初预算数, 决算数与预算数持平;
 * REL_NONE: nothing.  *planned is the budget's name among them. */
static enum relation
said_of_sides(const struct relate_words *w, struct span text, struct span *planned)
{
	struct lexicon_match match;
	struct span rest = text;
	bool with;

	if (take_side(w, &rest) != SIDE_FINAL)
		return REL_NONE;
	with = word_table_starts(&qualifiers, "against", rest);
	if (with)
		rest = word_table_behind(&qualifiers, "against", rest);
	else if (!lexicon_at(&w->compared, rest, 0, &match))
		return REL_NONE;
	else
		rest = span_slice(rest, match.end, rest.n);
	*planned = rest;
	if (!is_planned_side(take_side(w, &rest)))
		return REL_NONE;
	*planned = span_slice(*planned, 0, planned->n - rest.n);
	if (with)
		return said_of_side(w, rest);
	return strcmp(LEXICON_CELL(&w->compared, match, 1), "before") == 0 ? says(w, &match) :
	    REL_NONE;
}

/* The words behind m, and behind the mark there: 完成年初预算的90%。决算数大于预算数; empty where
 * there is no mark. */
static struct span
words_behind(const struct mention *m, struct span text)
{
	struct span behind = span_slice(text, m->q.to, text.n);
	size_t n = punct_starts(behind, ',');

	if (n == 0)
		n = punct_starts(behind, ';');
	if (n == 0 && span_starts(behind, SPAN("。")))
		n = strlen("。");
	return n == 0 ? SPAN("") : span_slice(behind, n, behind.n);
}

/* 完成年初预算的97.93%，决算数小于年初预算数: the operands of the rate are those that the
 * words behind it compare. */
static void
link_behind_rate(const struct relate_words *w, struct mentions *ms, struct mention *m,
    struct span text)
{
	struct span behind = words_behind(m, text), planned;
	struct mention *final;
	enum relation said;
	size_t ids[2];

	if (behind.n == 0 || !mentions_quotient(ms, m, REL_RATE, ids) ||
	    (said = said_of_sides(w, behind, &planned)) == REL_NONE ||
	    (final = mentions_before(ms, m, ids[0])) == NULL)
		return;
	mentions_link(ms, final, said, "$", &ids[1]);
}

/* 完成年初预算的97.5%，决算数大于预算数: the budget's amount is not there, but the rate says on
 * which side of it the outlay is, if the words mean the same budget. */
static void
link_behind_lone_rate(const struct relate_words *w, struct mentions *ms, struct mention *m,
    struct span text)
{
	struct span behind = words_behind(m, text), planned;
	struct span name = mentions_text(ms, m->full.n != 0 ? m->full : m->phrase);
	enum relation said;

	if (behind.n == 0 || m->q.kind != KIND_PERCENT || !mention_is_exact(m) ||
	    !span_eq(m->q.unit, SPAN("%")) ||
	    (said = said_of_sides(w, behind, &planned)) == REL_NONE)
		return;
	planned = word_table_before(&name_words, "number", planned);
	if (span_has(name, planned))
		mentions_link(ms, m, said, "%", NULL);
}

/* What the clause behind m says that is no more than a word of where; REL_NONE: nothing. */
static enum relation
said_in_clause(const struct relate_words *w, const struct mention *m, struct span text,
    const char *where)
{
	struct span behind = words_behind(m, text);
	struct lexicon_match match;
	struct span rest;

	if (behind.n == 0 || !lexicon_at(&w->compared, behind, 0, &match) ||
	    strcmp(LEXICON_CELL(&w->compared, match, 1), where) != 0)
		return REL_NONE;
	rest = span_slice(behind, match.end, behind.n);
	return rest.n == 0 || span_starts(rest, SPAN("。")) || punct_starts(rest, ',') != 0 ||
	    punct_starts(rest, ';') != 0 ? says(w, &match) : REL_NONE;
}

/* 完成预算的98%，未超预算: of the budget, not of the first of the year, more than which may be
 * spent. */
static void
link_within_budget(const struct relate_words *w, struct mentions *ms, struct mention *m,
    struct span text)
{
	struct span name, prefix;
	enum relation said;

	if (!mention_is_exact(m) || !span_eq(m->q.unit, SPAN("%")) ||
	    (said = said_in_clause(w, m, text, "rate")) == REL_NONE)
		return;
	name = mentions_text(ms, m->full.n != 0 ? m->full : m->phrase);
	if (word_table_in(&name_words, "budget", name) &&
	    !word_table_in(&qualifiers, "earlier", name) &&
	    relate_rate_name(w, name, &prefix) != NONE)
		mentions_link(ms, m, said, "%", NULL);
}

/* 收入100万元，支出100万元，收支平衡: the only amounts of their sentence. */
static void
link_even_sides(const struct relate_words *w, struct mentions *ms, struct mention *m,
    struct span text)
{
	const struct mention *in = m - 1;

	if (is_amount(m) && is_amount(in) && !m->member &&
	    in->sentence == m->sentence && relate_same_unit(m, in) &&
	    (in == ms->at || in[-1].sentence != m->sentence) && !mention_linked(m, REL_BALANCE) &&
	    relate_side(w, mentions_text(ms, in->label)) == SIDE_INCOME &&
	    relate_side(w, mentions_text(ms, m->label)) == SIDE_FINAL &&
	    said_in_clause(w, m, text, "sides") != REL_NONE)
		mentions_link(ms, m, REL_BALANCE, "$", &in->id);
}

/* Is the budget that words name the one that m is: by m's own words (年初预算数), or 预算数 where
 * none stands before m in its sentence? */
static bool
is_budget_named(const struct mentions *ms, const struct mention *m, struct span planned)
{
	bool other = m > ms->at && m[-1].sentence == m->sentence && is_planned_side(m[-1].side);

	planned = word_table_before(&name_words, "number", planned);
	return word_table_is(&name_words, "budget", planned) ? !other :
	    span_has(mentions_text(ms, m->before), planned);
}

/* 年初预算为100万元，支出决算为90万元，决算数小于预算数: the same of two amounts and no rate. */
static void
link_behind_outlay(const struct relate_words *w, struct mentions *ms, struct mention *m,
    struct span text)
{
	const struct mention *budget = m - 1;
	struct span behind, planned;
	enum relation said;

	if (m->q.op != OP_EQ || m->side != SIDE_FINAL ||
	    !is_planned_side(budget->side) || !is_amount(budget) || !relate_same_unit(m, budget) ||
	    budget->sentence != m->sentence || budget->clause != m->clause)
		return;
	behind = words_behind(m, text);
	if (behind.n == 0 || (said = said_of_sides(w, behind, &planned)) == REL_NONE ||
	    !is_budget_named(ms, budget, planned))
		return;
	mentions_link(ms, m, said, "$", &budget->id);
}

/* 年初预算12万元，…，未超年初预算: is the budget that of the first of the year, or the only one of
 * its sentence up to there, and none that was changed? */
static bool
may_be_initial(const struct mentions *ms, const struct mention *budget)
{
	if (budget->side == SIDE_INITIAL)
		return true;
	return budget->side == SIDE_BUDGET &&
	    !word_table_in(&qualifiers, "amended", mentions_text(ms, budget->label)) &&
	    !(budget > ms->at && budget[-1].sentence == budget->sentence &&
	    is_planned_side(budget[-1].side));
}

/* 全年预算320万元，支出326.50万元，未超预算: what was spent is on the other side of the budget
 * than the words say; as much as the budget is on neither. */
static void
link_outlay_within(const struct relate_words *w, struct mentions *ms, struct mention *m,
    struct span text)
{
	const struct mention *budget = m - 1;
	enum relation said;

	if (m->q.op != OP_EQ || m->side != SIDE_FINAL ||
	    !is_planned_side(budget->side) || !is_amount(m) || !is_amount(budget) ||
	    m->member || !relate_same_unit(m, budget) || budget->sentence != m->sentence ||
	    word_table_in(&name_words, "added", mentions_text(ms, budget->label)) ||
	    decimal_cmp(m->q.value, budget->q.value) == 0)
		return;
	said = budget->side == SIDE_BUDGET ? said_in_clause(w, m, text, "rate") : REL_NONE;
	if (said == REL_NONE && may_be_initial(ms, budget))
		said = said_in_clause(w, m, text, "initial");
	if (said != REL_NONE)
		mentions_link(ms, m, said, "$", &budget->id);
}

/* 满意率91.54%，高于90%的目标值: what came out is on the other side of m, which the words behind
 * it call what was to be reached, than the only word between them says; as much is on neither. */
static void
link_goal(struct mentions *ms, const struct mention *m, struct span text)
{
	static const enum relation said[] = {
		[OP_GT] = REL_OVER, [OP_GE] = REL_ATLEAST, [OP_LT] = REL_UNDER,
		[OP_LE] = REL_ATMOST
	};
	struct mention *e = m == ms->at ? NULL : &ms->at[m - ms->at - 1];
	struct span gap;
	size_t comma;

	if (e == NULL || m->q.op >= sizeof said / sizeof *said || said[m->q.op] == REL_NONE ||
	    !mention_is_exact(e) || e->cell.row != 0 || e->sentence != m->sentence ||
	    e->depth != m->depth || e->q.to > m->q.from || !relate_same_unit(e, m) ||
	    !mention_does(e, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_RATE |
	    1u << FUNCTION_SHARE | 1u << FUNCTION_AVERAGE) ||
	    decimal_cmp(e->q.value, m->q.value) == 0)
		return;
	gap = span_slice(text, e->q.to, m->q.from);
	comma = punct_starts(gap, ',');
	if (comma != 0 && comma == gap.n && word_table_starts(&qualifiers, "required",
	    span_slice(text, m->q.to, text.n)))
		mentions_link(ms, e, said[m->q.op], "$", &m->id);
}

/* What words behind m, of running text, compare it with. */
static void
link_compared(const struct relate_words *w, struct mentions *ms, struct mention *m,
    struct span text)
{
	if (m->q.kind == KIND_PERCENT) {
		if (m->function == FUNCTION_RATE && m > ms->at)
			(m->nlinks != 0 ? link_behind_rate : link_behind_lone_rate)(w, ms, m, text);
		link_within_budget(w, ms, m, text);
	} else if (m->q.kind == KIND_MONEY && m > ms->at) {
		link_behind_outlay(w, ms, m, text);
		link_outlay_within(w, ms, m, text);
		link_even_sides(w, ms, m, text);
	}
}

void
relate_comparisons(const struct relate_words *w, struct mentions *ms, struct span text)
{
	if (ms->n != 0 && ms->at[0].id != 0 && ms->at[0].cell.row == 0) {
		link_compared(w, ms, &ms->at[0], text);
		if (ms->n > 2)
			link_change_before(ms, 0, text);
	}
	for (size_t i = 1; i < ms->n; i++) {
		struct mention *m = &ms->at[i], *e;
		enum relation said;

		if (i >= 2)
			link_from_to(ms, i, text);
		if (i + 2 < ms->n)
			link_change_before(ms, i, text);
		if (m->id != 0 && m->cell.row == 0) {
			link_compared(w, ms, m, text);
			link_goal(ms, m, text);
		}
		if (!(mention_is_exact(m) & (m->cell.row == 0) &
		    ((m->q.kind == KIND_MONEY) | (m->q.kind == KIND_COUNT))))
			continue;
		said = said_after(w, text, m->q.to);
		if (said == REL_NONE)
			said = said_before(w, mentions_text(ms, m->before));
		if (said == REL_NONE || (e = held_against(ms, i)) == NULL)
			continue;
		mentions_link(ms, e, said, "$", &m->id);
	}
}
