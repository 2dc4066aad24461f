/* relate_each: lists that run in parallel; see relate_each.h. */
#include "relation/relate_each.h"

#include "language/grammar.h"
#include "sentence/reach.h"

enum {
	SPAN_MAX = 128,		/* mentions that parallel lists may span */
	TWINS_MAX = 16,		/* parts of one list that may have twins */
	VERB = 12,		/* bytes of 和下降 */
	EACH_MAX = 6		/* things that one 各 or 分别 speaks of */
};

/* The figure glued to mention i: 612户918人, 项目4个，资金320万元; NONE for none. */
static size_t
twin_of(const struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i], *t = &ms->at[i + 1];

	if (i + 1 >= ms->n || t->id == 0 || t->at < m->at + m->length ||
	    t->at > m->at + m->length + REACH_TWIN || t->clause != m->clause ||
	    t->depth != m->depth || t->member || t->function != FUNCTION_PRIMARY ||
	    t->q.op != OP_EQ || relate_same_unit(m, t))
		return NONE;
	return i + 1;
}

static size_t
index_of(const struct mentions *ms, size_t id, size_t before)
{
	for (size_t j = before; j-- > 0 && before - j <= SPAN_MAX; )
		if (ms->at[j].id == id)
			return j;
	return NONE;
}

/* A part's twin has the name of the total's or none. */
static bool
names_alike(const struct mentions *ms, const struct mention *part, const struct mention *total)
{
	return part->phrase.n == 0 ||
	    span_eq(mentions_text(ms, part->phrase), mentions_text(ms, total->phrase));
}

/* The parts that follow mention first in its breakdown, as their twins: false
 * unless each has one, all of the unit of the total's twin. */
static bool
twins_of_list(const struct mentions *ms, size_t first, size_t total, size_t *twins, size_t *n)
{
	*n = 0;
	for (size_t i = first; i < ms->n && i - first < SPAN_MAX &&
	    ms->at[i].sentence == ms->at[first].sentence; i++) {
		const struct mention *m = &ms->at[i];
		size_t twin;

		if (m->total != ms->at[first].total || m->breakdown != ms->at[first].breakdown)
			continue;
		twin = twin_of(ms, i);
		if (twin == NONE || *n == TWINS_MAX ||
		    !relate_same_unit(&ms->at[twin], &ms->at[total]) ||
		    !names_alike(ms, &ms->at[twin], &ms->at[total]))
			return false;
		twins[(*n)++] = twin;
	}
	return *n >= 2;
}

void
relate_twins(const struct relate_words *w, struct mentions *ms)
{
	size_t twins[TWINS_MAX], n, total;

	for (size_t i = 1; i < ms->n; i++) {
		const struct mention *m = &ms->at[i];
		struct relate_total of;

		if (!m->member || m->total == ms->at[i - 1].total ||
		    (total = index_of(ms, m->total, i)) == NONE ||
		    (total = twin_of(ms, total)) == NONE || total >= i ||
		    !twins_of_list(ms, i, total, twins, &n))
			continue;
		of = (struct relate_total){ ms->at[total].id, relate_term(&ms->at[total]),
		    ms->at[total].side, 0 };
		relate_parts(w, ms, (struct part_run){ twins, n }, &of, m->cues);
	}
}

/* Are n mentions from i on one enumeration of amounts: a、b or a和b, with no more than
 * gap bytes between them? */
static bool
is_row(const struct mentions *ms, size_t i, size_t n, size_t gap)
{
	for (size_t k = 0; k < n; k++) {
		const struct mention *m = &ms->at[i + k];

		if (m->id == 0 || m->q.op != OP_EQ || m->q.kind != ms->at[i].q.kind ||
		    m->sentence != ms->at[i].sentence || m->nlinks != 0)
			return false;
		if (k > 0 && m->at > m[-1].at + m[-1].length + gap)
			return false;
	}
	return true;
}

static bool
is_enumeration(const struct mentions *ms, size_t i, size_t n)
{
	return is_row(ms, i, n, REACH_LISTED);
}

static size_t
percentages(const struct mentions *ms, size_t first)
{
	size_t n = 1;

	while (first + n < ms->n && n < EACH_MAX && ms->at[first + n].q.kind == KIND_PERCENT &&
	    is_enumeration(ms, first, n + 1))
		n++;
	return n;
}

/* The amounts that n changes from index changes on are changes of: the nearest
 * enumeration of as many before them, in the sentence before at most. */
static size_t
amounts_before(const struct mentions *ms, size_t changes, size_t n)
{
	for (size_t i = changes; i-- > n - 1 && changes - i <= REACH_CHANGES; ) {
		const struct mention *m = &ms->at[i + 1 - n];

		if (ms->at[i].sentence + 1 < ms->at[changes].sentence)
			break;
		if (is_row(ms, i + 1 - n, n, REACH_TWIN) && relate_same_unit(m, &ms->at[changes]) &&
		    (m->function == FUNCTION_PRIMARY || m->function == FUNCTION_SUM))
			return i + 1 - n;
	}
	return NONE;
}

static bool
is_change_of(const struct mention *change, const struct mention *now,
    const struct mention *rate, bool up)
{
	struct term d = relate_term(change), base = relate_term(now), r = relate_term(rate);

	return (up ? decimal_sub(base.value, d.value, &base.value) :
	    decimal_add(base.value, d.value, &base.value)) && closure_rate(&d, &base, &r);
}

bool
relate_each_change(struct mentions *ms, size_t first)
{
	bool up = (ms->at[first].last_cue & CUE_UP) != 0, closes = false;
	size_t n = percentages(ms, first), changes, now;

	if (n < 2 || first < 2 * n)
		return false;
	changes = first - n;
	if (!is_enumeration(ms, changes, n) || ms->at[changes].function != FUNCTION_DELTA ||
	    up != ((ms->at[changes].last_cue & CUE_UP) != 0) ||
	    (now = amounts_before(ms, changes, n)) == NONE)
		return false;
	for (size_t k = 0; k < n; k++)
		closes |= is_change_of(&ms->at[changes + k], &ms->at[now + k], &ms->at[first + k],
		    up);
	for (size_t k = 0; k < n && closes; k++) {
		size_t d = ms->at[changes + k].id;

		mentions_link(ms, &ms->at[first + k], REL_GROWTH, up ? "$/($-$)" : "$/($+$)",
		    (size_t[]){ d, ms->at[now + k].id, d });
	}
	return closes;
}

/* Which way the verb right before m says that something went. */
static unsigned
way_of(const struct mention *m)
{
	return m->last_cue & (CUE_UP | CUE_DOWN);
}

/* 增加86万元和减少120万元: does mention i tell a change with a verb of its own, and go on with the
 * one before it? */
static bool
goes_on_changing(const struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i];

	return i > 0 && mention_is_exact(m) && mention_is_exact(m - 1) &&
	    m[-1].sentence == m->sentence && m->function == m[-1].function &&
	    m[-1].q.kind == m->q.kind && way_of(m) != 0 && way_of(m - 1) != 0 &&
	    m->phrase.n == 0 && m->at <= m[-1].at + m[-1].length + VERB;
}

/* The first of n amounts in one breath before the changes from index changes on, in their sentence;
 * NONE: there are none. */
static size_t
changed_before(const struct mentions *ms, size_t changes, size_t n)
{
	for (size_t end = changes; end >= n &&
	    ms->at[end - 1].sentence == ms->at[changes].sentence; end--) {
		size_t k = 0;

		while (k < n && mention_is_exact(&ms->at[end - n + k]) &&
		    ms->at[end - n + k].sentence == ms->at[changes].sentence &&
		    ms->at[end - n + k].function == FUNCTION_PRIMARY &&
		    relate_same_unit(&ms->at[end - n + k], &ms->at[changes]))
			k++;
		if (k == n)
			return end - n;
	}
	return NONE;
}

bool
relate_each_own_change(struct mentions *ms, size_t i)
{
	size_t first = i, end = i + 1, n, now, changes;
	bool closes = false;

	while (goes_on_changing(ms, first))
		first--;
	while (end < ms->n && goes_on_changing(ms, end))
		end++;
	n = end - first;
	if (n < 2 || first < 2 * n)
		return false;
	changes = first - n;
	for (size_t k = 0; k < n; k++)
		if (ms->at[changes + k].function != FUNCTION_DELTA ||
		    way_of(&ms->at[changes + k]) != way_of(&ms->at[first + k]) ||
		    (k > 0 && !goes_on_changing(ms, changes + k)))
			return false;
	if ((now = changed_before(ms, changes, n)) == NONE)
		return false;
	for (size_t k = 0; k < n; k++)
		closes |= is_change_of(&ms->at[changes + k], &ms->at[now + k], &ms->at[first + k],
		    way_of(&ms->at[first + k]) == CUE_UP);
	if (closes) {
		size_t k = i - first, d = ms->at[changes + k].id;

		mentions_link(ms, &ms->at[i], REL_GROWTH,
		    way_of(&ms->at[i]) == CUE_UP ? "$/($-$)" : "$/($+$)",
		    (size_t[]){ d, ms->at[now + k].id, d });
	}
	return true;
}

/* The last of n amounts that give each of as many before them another one, in the sentence
 * of mention i and before it; NONE: there are none. */
static size_t
paired_before(const struct mentions *ms, size_t i, size_t n)
{
	size_t last = i;

	while (last-- > 0 && ms->at[last].sentence == ms->at[i].sentence && !ms->at[last].paired)
		continue;
	if (last >= i || ms->at[last].sentence != ms->at[i].sentence || last + 1 < 2 * n)
		return NONE;
	for (size_t k = 0; k < n; k++)
		if (!ms->at[last - k].paired)
			return NONE;
	return last;
}

/* Does one of the n rates from first on come out of the amounts in the row from part on, over those
 * of the row from whole on? */
static bool
come_out(const struct mentions *ms, size_t first, size_t n, size_t part, size_t whole)
{
	for (size_t k = 0; k < n; k++)
		if (relate_same_unit(&ms->at[part + k], &ms->at[whole + k]) &&
		    relate_closes_rate(&ms->at[part + k], &ms->at[whole + k], &ms->at[first + k]))
			return true;
	return false;
}

/* Links the n rates from first on, if one of them comes out, each with one of the amounts from part
 * on over one of wholes. */
static bool
link_each(struct mentions *ms, size_t first, size_t n, size_t part, const size_t *wholes)
{
	const enum relation rel = ms->at[first].function == FUNCTION_SHARE ? REL_SHARE : REL_RATE;
	bool closes = false;

	for (size_t k = 0; k < n; k++)
		closes |= relate_closes_rate(&ms->at[part + k], &ms->at[wholes[k]],
		    &ms->at[first + k]);
	for (size_t k = 0; k < n; k++) {
		struct mention *m = &ms->at[first + k];

		m->paired = true;
		m->label = ms->at[part + k].label;
		if (closes)
			mentions_link(ms, m, rel, "$/$",
			    (size_t[]){ ms->at[part + k].id, ms->at[wholes[k]].id });
	}
	return closes;
}

/* Are the n mentions from from on amounts of one unit in the sentence of the rate first? */
static bool
are_amounts(const struct mentions *ms, size_t from, size_t n, size_t first)
{
	for (const struct mention *m = &ms->at[from]; m < &ms->at[from + n]; m++)
		if (!mention_is_exact(m) || m->sentence != ms->at[first].sentence ||
		    m->q.kind == KIND_PERCENT || m->label.n == 0 ||
		    !relate_same_unit(m, &ms->at[from]))
			return false;
	return true;
}

/* The amount of m's unit before mention end that goes by its name; NONE: there is none near. */
static size_t
namesake(const struct mentions *ms, size_t end, const struct mention *m)
{
	struct span name = mentions_text(ms, m->label);

	for (size_t i = end; i-- > 0 && end - i <= REACH_OPERAND; )
		if (relate_same_unit(&ms->at[i], m) && mention_is_exact(&ms->at[i]) &&
		    span_eq(mentions_text(ms, ms->at[i].label), name))
			return i;
	return NONE;
}

/* 接待8万元、用车22万元；决算接待5.65万元、用车20.80万元，分别完成预算的70.63%和94.55%: are the n
 * rates from first on those of as many amounts right before them, each over what goes by its name
 * before these? */
static bool
each_over_namesake(struct mentions *ms, size_t first, size_t n)
{
	size_t part = first - n, wholes[EACH_MAX];

	if (!are_amounts(ms, part, n, first))
		return false;
	for (size_t k = 0; k < n; k++)
		if ((wholes[k] = namesake(ms, part, &ms->at[part + k])) == NONE)
			return false;
	link_each(ms, first, n, part, wholes);
	return true;
}

/* 分别: do the words between mention i and the figure before it give each of several its own? */
static bool
tells_each(const struct mentions *ms, size_t i, struct span text)
{
	return i > 0 && ms->at[i - 1].q.to <= ms->at[i].q.from &&
	    word_table_in(&qualifiers, "apart",
	    span_slice(text, ms->at[i - 1].q.to, ms->at[i].q.from));
}

bool
relate_each_over(struct mentions *ms, size_t first, struct span text)
{
	size_t n = percentages(ms, first), wholes[EACH_MAX];

	if (n < 2 || first < 2 * n || !tells_each(ms, first - n, text) ||
	    !is_enumeration(ms, first - n, n) || !are_amounts(ms, first - 2 * n, 2 * n, first))
		return false;
	for (size_t k = 0; k < n; k++)
		wholes[k] = first - n + k;
	link_each(ms, first, n, first - 2 * n, wholes);
	return true;
}

bool
relate_each_rate(struct mentions *ms, size_t first, struct span text)
{
	size_t n = percentages(ms, first), last, part, whole;

	if (n < 2 || first < n)
		return false;
	if ((last = paired_before(ms, first, n)) == NONE)
		return relate_each_over(ms, first, text) || (tells_each(ms, first, text) &&
		    each_over_namesake(ms, first, n));
	part = whole = last + 1 - n;
	do	/* rows of as many before it: 应拨…、…，下达…、…，支付…、… */
		whole -= n;
	while (!come_out(ms, first, n, part, whole) && ms->at[whole].paired && whole >= n);
	for (size_t k = 0; k < n; k++)
		ms->at[first + k].paired = true;
	if (come_out(ms, first, n, part, whole))
		for (size_t k = 0; k < n; k++)
			mentions_link(ms, &ms->at[first + k], REL_RATE, "$/$",
			    (size_t[]){ ms->at[part + k].id, ms->at[whole + k].id });
	return true;
}
