/* relate_balance: amounts that balance in a sentence; see relate_balance.h.
 *
 * The words before the figures give each a role; an equation is asked when the
 * sentence has its result and every operand.  Figures without a role that stand
 * among them may belong to the balance, too: then it is told only where it holds
 * or where a slip explains the miss.
 */
#include "relation/relate_balance.h"

#include "language/grammar.h"

enum {
	PLAYERS_MAX = 16,	/* figures with a role in one sentence */
	PLAYERS_LEAST = 3,	/* a result and two operands */
	SIDES = 2		/* of the books */
};

struct player {
	const char *role;	/* a cell of amounts.tsv */
	size_t at;		/* mention */
};

struct sentence {
	const struct mentions *ms;
	size_t from, to;	/* its mentions */
	struct player players[PLAYERS_MAX];
	size_t n;
};

enum { TERMS_MAX = EQUATION_TERMS + 6 };	/* what joined may be told of several */

/* A rule with the mentions that play its terms. */
struct filled {
	size_t result;
	size_t at[TERMS_MAX];
	bool minus[TERMS_MAX];
	size_t n;
	bool alone;		/* no role is played twice, and no stranger is near */
};

static bool
may_balance(const struct mention *m)
{
	return mention_is_exact(m) & (m->cell.row == 0) &
	    ((m->q.kind == KIND_MONEY) | (m->q.kind == KIND_COUNT)) &
	    mention_does(m, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_SUM | 1u << FUNCTION_DELTA);
}

/* （上年末9,842个）, 上年末债务余额12.50亿元: may m be what there was before? */
static bool
may_be_before(const struct mention *m)
{
	return mention_is_exact(m) && m->cell.row == 0 && m->function == FUNCTION_PRIOR &&
	    m->q.kind != KIND_PERCENT;
}

static bool
may_play(const struct mention *m)
{
	return may_balance(m) || may_be_before(m);
}

/* Is another figure of the sentence of the unit of mention i, so that the two may balance? */
static bool
has_fellow(const struct sentence *s, size_t i)
{
	const struct mention *at = s->ms->at;

	for (size_t k = s->from; k < s->to; k++)
		if (k != i && relate_same_unit(&at[k], &at[i]) && may_play(&at[k]))
			return true;
	return false;
}

/* Does now tell the same as then, a year later? */
static bool
is_year_later(const struct mentions *ms, const struct mention *now, const struct mention *then)
{
	enum { YEAR_END = 6 };	/* bytes: 年末, which belongs to the year of the other */
	struct span name = mentions_text(ms, then->label);

	return then->year != 0 && now->year == then->year + 1 && relate_same_unit(now, then) &&
	    name.n != 0 && now->label.n <= name.n + YEAR_END &&
	    span_ends(mentions_text(ms, now->label), name);
}

/* 2022年末债务余额12.50亿元，…，2023年末债务余额13.70亿元: of two that play what there was, the
 * years say which is first and which last. */
static void
cast_by_years(struct sentence *s)
{
	for (size_t i = 0; i + PLAYERS_LEAST <= s->n; i++) {
		struct player *p = &s->players[i], *later = p;
		bool closing = strcmp(p->role, "closing") == 0;

		if (!balance_role_is_stock(p->role))
			continue;
		while (++later < s->players + s->n && (strcmp(later->role, p->role) != 0 ||
		    !is_year_later(s->ms, &s->ms->at[later->at], &s->ms->at[p->at])))
			;
		if (later == s->players + s->n)
			continue;
		p->role = closing ? "opening" : "start";
		later->role = closing ? "closing" : "end";
	}
}

/* 调入6人，其中从乡镇调入4人: does m, of that role, tell how much of what came or went before it
 * in the sentence is of some kind? */
static bool
is_some_of_flow(const struct sentence *s, const struct mention *m, const char *role)
{
	if ((!m->member && (m->cues & (CUE_PARTS | CUE_SOME)) == 0) || !balance_role_is_flow(role))
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->players[i].role, role) == 0)
			return true;
	return false;
}

/* The role of mention i among the players before it; NULL: it plays none. */
static const char *
role_of(const struct relate_words *w, const struct sentence *s, size_t i)
{
	const struct mention *m = &s->ms->at[i];
	const char *role = has_fellow(s, i) ? balance_role_of_figure(w, s->ms, m) : NULL;

	if (role == NULL || is_some_of_flow(s, m, role))
		return NULL;
	return m->function == FUNCTION_PRIOR && m->depth == 0 && !balance_role_is_first(role) ?
	    NULL : role;	/* 上年支出120万元 plays no part in this year's */
}

/* Gives the figures their roles.  Of two only the sides of the books balance: nobody asks further
 * once more players than these, or both sides, are not to be found. */
static void
cast(const struct relate_words *w, struct sentence *s)
{
	size_t likely = 0;	/* those that play, or have not been asked */
	bool sides = true;	/* nothing else is played */

	s->n = 0;
	for (size_t i = s->from; i < s->to; i++)
		likely += may_play(&s->ms->at[i]);
	for (size_t i = s->from; i < s->to && s->n < PLAYERS_MAX; i++) {
		const char *role;

		if (likely < (sides ? SIDES : PLAYERS_LEAST)) {
			s->n = 0;
			return;
		}
		if (!may_play(&s->ms->at[i]))
			continue;
		role = role_of(w, s, i);
		likely -= role == NULL;
		if (role == NULL)
			continue;
		s->players[s->n++] = (struct player){ role, i };
		sides = sides && balance_role_is_side(role);
	}
	cast_by_years(s);
}

/* Is player i an amount that the equation could as well be about? */
static bool
is_like_result(const struct sentence *s, size_t i, const struct filled *e)
{
	const struct player *result = s->players;

	while (result->at != e->result)
		result++;
	return strcmp(s->players[i].role, result->role) == 0 &&
	    relate_same_unit(&s->ms->at[s->players[i].at], &s->ms->at[e->result]);
}

/* 甲类抽检100件，不合格2件；乙类抽检50件，合格49件: where several amounts of the result's
 * role each begin a run of operands, or each end one, is mention at in another's run? */
static bool
is_in_other_run(const struct sentence *s, size_t at, const struct filled *e)
{
	size_t before = e->result, after = e->result;

	for (size_t i = 0; i < s->n && s->players[i].at < at; i++)
		if (is_like_result(s, i, e))
			before = s->players[i].at;
	for (size_t i = s->n; i-- > 0 && s->players[i].at > at; )
		if (is_like_result(s, i, e))
			after = s->players[i].at;
	if (is_like_result(s, 0, e))
		return before != e->result;
	return is_like_result(s, s->n - 1, e) && after != e->result;
}

/* 累计10,158个（上年末9,842个）: does player i stand in brackets right behind the result, as what
 * there was before? */
static bool
is_opening_behind(const struct sentence *s, size_t i, const struct filled *e)
{
	const struct player *p = &s->players[i];

	return p->at == e->result + 1 && s->ms->at[p->at].depth ==
	    s->ms->at[e->result].depth + 1 && balance_role_is_first(p->role);
}

/* The player of a role nearest to the result, of its dimension; NONE: none.
 * Clears alone if there are several. */
static size_t
find_player(const struct sentence *s, struct span role, struct filled *e)
{
	const struct mention *result = &s->ms->at[e->result];
	size_t found = NONE, count = 0;

	for (size_t i = 0; i < s->n; i++) {
		size_t at = s->players[i].at;

		if (at == e->result || !span_eq(role, span_of(s->players[i].role)) ||
		    !relate_same_unit(&s->ms->at[at], result) ||
		    (s->ms->at[at].depth != result->depth && !is_opening_behind(s, i, e)) ||
		    is_in_other_run(s, at, e))
			continue;
		count++;
		if (found == NONE || at < e->result)
			found = at;
	}
	e->alone &= count <= 1;
	return found;
}

/* 调入5人、招录3人，调出2人、退休6人: adds what else joined, or went, to the operand of that role
 * at found.  They are one operand, so that the equation stands as alone as with one of them. */
static void
add_flows(const struct sentence *s, size_t found, bool minus, struct filled *e)
{
	const struct mention *at = s->ms->at;
	const char *role = NULL;

	for (size_t i = 0; i < s->n; i++)
		if (s->players[i].at == found)
			role = s->players[i].role;
	if (role == NULL || !balance_role_is_flow(role))
		return;
	for (size_t i = 0; i < s->n && e->n < TERMS_MAX; i++) {
		const struct mention *m = &at[s->players[i].at];

		if (s->players[i].at == found || strcmp(s->players[i].role, role) != 0 ||
		    m->member || m->depth != at[found].depth ||
		    !relate_same_unit(m, &at[found]) || s->players[i].at > e->result)
			continue;
		e->minus[e->n] = minus;
		e->at[e->n++] = s->players[i].at;
	}
}

/* Adds the operands that rule names; false if one is missing or told twice, or they are too few. */
static bool
add_terms(const struct sentence *s, const struct equation_rule *rule, struct filled *e)
{
	for (size_t i = 0; i < rule->n; i++) {
		bool alone = e->alone;
		size_t at = find_player(s, rule->term[i].role, e), n = e->n;

		if (at != NONE && n < TERMS_MAX) {
			e->minus[e->n] = rule->term[i].minus;
			e->at[e->n++] = at;
			add_flows(s, at, rule->term[i].minus, e);
			e->alone = e->n > n + 1 ? alone : e->alone;
		} else if (!rule->term[i].optional)
			return false;
	}
	return e->n >= 2 && !balance_counts_twice(s->ms, e->at, e->n);
}

static bool
is_term(const struct filled *e, size_t at)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->at[i] == at)
			return true;
	return at == e->result;
}

/* Amounts between the operands that play no part may belong to the balance; so may people on no
 * post (实有55人，其中聘用2人，空编5名). */
static void
meet_strangers(const struct sentence *s, struct filled *e)
{
	const struct mention *result = &s->ms->at[e->result];
	size_t first = e->result, last = e->result;

	for (size_t i = 0; i < e->n; i++) {
		first = e->at[i] < first ? e->at[i] : first;
		last = e->at[i] > last ? e->at[i] : last;
	}
	for (size_t i = first; i < last; i++) {
		const struct mention *m = &s->ms->at[i];

		if (may_balance(m) && m->function == FUNCTION_PRIMARY && (!m->member ||
		    word_table_in(&qualifiers, "outside", mentions_text(s->ms, m->label))) &&
		    m->depth == result->depth && relate_same_unit(m, result) && !is_term(e, i))
			e->alone = false;
	}
}

/* 共有320套，出租286套，空置28套，自用6套: does an amount of no role go on from the result? */
static bool
has_stranger_behind(const struct sentence *s, const struct filled *e)
{
	const struct mention *result = &s->ms->at[e->result], *next = result + 1;

	for (size_t i = 0; i < s->n; i++)
		if (s->players[i].at == e->result + 1)
			return false;
	return e->result + 1 < s->to && may_balance(next) && next->depth == result->depth &&
	    next->function == FUNCTION_PRIMARY && !next->member && relate_same_unit(next, result);
}

/* The equation as a total and its parts, those taken away negative. */
static bool
terms_of(const struct mentions *ms, const struct filled *e, struct term *total,
    struct term parts[TERMS_MAX])
{
	*total = relate_term(&ms->at[e->result]);
	for (size_t i = 0; i < e->n; i++) {
		parts[i] = relate_term(&ms->at[e->at[i]]);
		if (e->minus[i])
			parts[i].value = decimal_neg(parts[i].value);
	}
	return e->n >= 2;
}

/* Is one of the operands printed as a part of the result, or do they explain it
 * already? */
static bool
is_explained(const struct mentions *ms, const struct filled *e)
{
	const struct mention *result = &ms->at[e->result];

	for (size_t i = 0; i < e->n; i++)
		if (ms->at[e->at[i]].member && ms->at[e->at[i]].total == result->id)
			return true;
	for (size_t i = 0; i < result->nlinks; i++)
		if (result->links[i].rel == REL_SUM || result->links[i].rel == REL_DELTA)
			return true;
	return false;
}

/* 结余150万元（含年初结余50万元）: do the operands make the result with what the brackets
 * behind it say that it holds besides? */
static bool
holds_with_brackets(const struct mentions *ms, const struct filled *e,
    const struct term *total, struct term parts[TERMS_MAX + 1])
{
	const struct mention *result = &ms->at[e->result], *more = result + 1;

	if (e->result + 1 >= ms->n || more->depth <= result->depth || !may_balance(more) ||
	    more->sentence != result->sentence || !relate_same_unit(more, result))
		return false;
	parts[e->n] = relate_term(more);
	return closure_sum(total, parts, e->n + 1);
}

/* 收入46.18亿元，支出35.07亿元，余额11.41亿元（含利息）: do brackets say that the result, more than
 * the others leave, holds what is not told with them? */
static bool
holds_untold(const struct mentions *ms, const struct filled *e, const struct term *total,
    const struct term parts[TERMS_MAX + 1])
{
	struct decimal residue;

	return ms->at[e->result].holds_more &&
	    closure_residue(total, parts, e->n, &residue) && decimal_sign(residue) > 0;
}

/* 未支付工程款35万元、质保金35.30万元: is the result only the first of several told in one
 * breath? */
static bool
is_of_several(const struct mentions *ms, const struct filled *e)
{
	const struct mention *result = &ms->at[e->result], *next = result + 1;

	return e->result + 1 < ms->n && may_balance(next) && relate_same_unit(next, result) &&
	    span_starts(mentions_text(ms, next->before), SPAN("、"));
}

/* 收入合计286.40万元，支出合计214.87万元，累计结转271.53万元: is the result left over of all years,
 * so that what has not been told may belong to it? */
static bool
is_of_all_years(const struct mentions *ms, const struct filled *e)
{
	return word_table_in(&qualifiers, "allyears", mentions_text(ms, ms->at[e->result].before));
}

/* 收入总计860万元，支出总计860万元，年末结转24万元: does one less the other leave nothing? */
static bool
is_of_even_sides(const struct term *parts, size_t n)
{
	return n == 2 && decimal_cmp(parts[0].value, decimal_neg(parts[1].value)) == 0;
}

/* 上年结转81.6万元，下达145.8万元，支出81.6万元，结转64.2万元: is the result what is left of one
 * that came in, which then holds the others that did? */
static bool
is_left_of_one(const struct term *total, const struct term *parts, size_t n)
{
	for (size_t i = 0; i < n && n > 2; i++)
		for (size_t j = 0; j < n; j++) {
			struct decimal left;

			if (decimal_sign(parts[i].value) > 0 && decimal_sign(parts[j].value) < 0 &&
			    decimal_add(parts[i].value, parts[j].value, &left) &&
			    decimal_cmp(left, total->value) == 0)
				return true;
		}
	return false;
}

/* The relation that the equation is told as; REL_NONE: none. */
static enum relation
relation_of(const struct mentions *ms, const struct filled *e, enum equation_trust trust,
    bool *holds)
{
	struct term total, parts[TERMS_MAX + 1];
	enum relation rel = e->n == 2 && e->minus[1] ? REL_DELTA : REL_SUM;
	enum closure_slip fit;

	*holds = false;
	if (!terms_of(ms, e, &total, parts))
		return REL_NONE;
	fit = closure_fit(&total, parts, e->n);
	*holds = fit == SLIP_NEEDLESS;
	if (*holds)
		return rel;
	if (holds_with_brackets(ms, e, &total, parts) ||
	    holds_untold(ms, e, &total, parts) || is_of_several(ms, e) ||
	    is_of_even_sides(parts, e->n) || is_left_of_one(&total, parts, e->n) ||
	    (trust == EQUATION_LIKELY && is_of_all_years(ms, e)))
		return REL_NONE;
	if (!e->alone)
		return fit == SLIP_TELLING ? REL_LIKELY : REL_NONE;
	if (trust == EQUATION_TOTAL || (trust == EQUATION_CERTAIN && fit != SLIP_NONE))
		return rel;
	return trust == EQUATION_CERTAIN || fit != SLIP_NONE ? REL_LIKELY : REL_NONE;
}

static void
link(struct mentions *ms, const struct filled *e, enum relation rel)
{
	char format[2 * TERMS_MAX];
	size_t ids[TERMS_MAX], used = 0;

	for (size_t i = 0; i < e->n; i++) {
		if (i > 0)
			format[used++] = e->minus[i] ? '-' : '+';
		format[used++] = '$';
		ids[i] = ms->at[e->at[i]].id;
	}
	format[used] = '\0';
	mentions_link(ms, &ms->at[e->result], rel, format, ids);
}

/* The equation that holds, else the first whose operands the sentence has. */
static void
balance(const struct equations *equations, struct mentions *ms, const struct sentence *s,
    const struct player *result)
{
	const struct equation_rules *rules = &equations->sentence;
	struct filled best = { .n = 0 };
	enum relation told = REL_NONE;
	bool holds = false;

	for (size_t i = equations_of(rules, span_of(result->role)); i != NONE && !holds;
	    i = rules->at[i].next) {
		const struct equation_rule *rule = &rules->at[i];
		struct filled e = { .result = result->at, .alone = true };
		enum relation rel;

		if (!add_terms(s, rule, &e))
			continue;
		if (is_explained(ms, &e))
			return;
		meet_strangers(s, &e);
		e.alone &= rule->trust != EQUATION_LIKELY || !has_stranger_behind(s, &e);
		rel = relation_of(ms, &e, rule->trust, &holds);
		if (best.n == 0 || holds) {
			best = e;
			told = rel;
		}
	}
	if (told != REL_NONE)
		link(ms, &best, told);
}

/* Does the paragraph speak of what is left at the end? */
static bool
has_remainder(const struct relate_words *w, const struct mentions *ms)
{
	for (size_t i = 0; i < ms->n; i++) {
		const char *role = may_balance(&ms->at[i]) ?
		    balance_role_of_figure(w, ms, &ms->at[i]) : NULL;

		if (role != NULL && (strcmp(role, "surplus") == 0 || strcmp(role, "closing") == 0))
			return true;
	}
	return false;
}

/* 收入总计4,862.30万元，支出总计4,862.30万元: all that came in and all that went out,
 * what is left with them; so they are one amount. */
static void
balance_sides(const struct relate_words *w, struct mentions *ms, const struct sentence *s)
{
	const struct player *in = NULL, *out = NULL;

	for (size_t i = 0; i < s->n; i++) {
		const char *role = s->players[i].role;

		if (strcmp(role, "resources") == 0)
			in = &s->players[i];
		else if (strcmp(role, "uses") == 0)
			out = &s->players[i];
	}
	if (in != NULL && out != NULL && relate_same_unit(&ms->at[in->at], &ms->at[out->at]) &&
	    ms->at[out->at].function != FUNCTION_DELTA && !has_remainder(w, ms) &&
	    ms->at[in->at].function != FUNCTION_DELTA)
		mentions_link(ms, &ms->at[out->at], REL_BALANCE, "$", &ms->at[in->at].id);
}

/* Are two more players of the unit of player i, so that these may make it? */
static bool
has_operands(const struct sentence *s, size_t i)
{
	const struct mention *m = &s->ms->at[s->players[i].at];
	size_t n = 0;

	for (size_t k = 0; k < s->n; k++)
		n += relate_same_unit(&s->ms->at[s->players[k].at], m);
	return n >= PLAYERS_LEAST;
}

void
relate_balances(const struct relate_words *w, struct mentions *ms)
{
	struct sentence s;

	s.ms = ms;
	for (s.from = 0; s.from < ms->n; s.from = s.to) {
		s.to = s.from + 1;
		while (s.to < ms->n && ms->at[s.to].sentence == ms->at[s.from].sentence)
			s.to++;
		cast(w, &s);
		for (size_t i = 0; i < s.n; i++)
			if (has_operands(&s, i))
				balance(&w->equations, ms, &s, &s.players[i]);
		balance_sides(w, ms, &s);
	}
}
