/* relate_unsaid_likewise: totals of amounts that other clauses tell by the same name, or that
 * stand behind the parts of another total; see relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "sentence/formula.h"

enum {
	ADDENDS_MAX = 16,
	NAME_LEAST = 6		/* bytes of two ideographs */
};

/* Amounts that a total may be made of. */
struct addends {
	size_t ids[ADDENDS_MAX];
	struct term terms[ADDENDS_MAX];
	size_t n;
};

static bool
add(struct addends *a, const struct mention *m)
{
	if (a->n == ADDENDS_MAX)
		return false;
	a->ids[a->n] = m->id;
	a->terms[a->n++] = relate_term(m);
	return true;
}

/* Links total with all of the addends: as their sum where it is, else where a slip keeps it from
 * being that; which must be telling unless they surely are its parts. */
static void
link_addends(const struct sentence *s, struct mention *total, const struct addends *a, bool sure)
{
	struct term whole = relate_term(total);
	enum closure_slip fit;

	if (a->n < 2)
		return;
	fit = closure_fit(&whole, a->terms, a->n);
	if (fit >= (sure ? SLIP_WEAK : SLIP_TELLING))
		mentions_link_sum(s->ms, total, relate_by_fit(REL_SUM, fit, SLIP_NEEDLESS),
		    a->ids, a->n);
}

/* 三项预算合计, 两类共抽检: how many the sentence says, right at the mention, that are added up;
 * 0: it does not say. */
static size_t
count_told(const struct mention *m)
{
	return m->id != 0 && m->q.kind == KIND_COUNT && m->q.value.scale == 0 &&
	    m->q.value.c > 1 && m->q.value.c <= ADDENDS_MAX &&
	    (word_table_is(&name_words, "items", m->q.unit) ||
	    word_table_is(&qualifiers, "piece", m->q.unit)) ? (size_t)m->q.value.c : 0;
}

/* The clauses that a total may add up, and how many there are, if the words say so; else 0. */
struct above {
	const struct mention *from, *to;
	size_t count;
};

/* 甲预算30万元，支出28万元；乙…。两项预算合计…: the clauses before m's, which begins with 合计 or
 * tells how many there are; of the sentence before, where that is its first. */
static bool
clauses_above(const struct sentence *s, const struct mention *m, struct above *a)
{
	const struct mention *first = m, *head = s->ms->at + s->from;

	while (first > head && first[-1].clause == m->clause && count_told(first) == 0)
		first--;
	*a = (struct above){ head, first, first < m ? count_told(first) : 0 };
	if (first > head)
		return (first->cues & CUE_SUM) != 0 || a->count != 0;
	for (a->from = first; a->from > s->ms->at &&
	    a->from[-1].sentence + 1 == first->sentence; a->from--)
		continue;
	return a->count != 0;
}

/* 中央下达3,200万元，支出2,960万元；省级下达1,500万元，支出1,500万元；合计下达4,700万元，支出
 * 4,460万元: what each clause before it calls by the name of m. */
static void
link_namesakes(const struct sentence *s, struct mention *m)
{
	struct span name = mentions_text(s->ms, m->label);
	struct addends a = { .n = 0 };
	size_t clause = NONE, clauses = 0, last = NONE;
	struct above above;

	name.n -= word_table_at_end(&qualifiers, "gathers", name);
	name = span_slice(name, word_table_at_start(&qualifiers, "gathers", name), name.n);
	if (name.n < NAME_LEAST || !clauses_above(s, m, &above))
		return;
	for (const struct mention *e = above.from; e < above.to; e++) {
		clauses += e->clause != last;
		last = e->clause;
		if (!unsaid_amount(e) || !relate_same_unit(e, m) ||
		    !span_ends(mentions_text(s->ms, e->label), name))
			continue;
		if (e->clause == clause || !add(&a, e))
			return;
		clause = e->clause;
	}
	link_addends(s, m, &a, a.n == clauses && (above.count == 0 || a.n == above.count));
}

/* Does the sentence begin by speaking of all that has been told (以上16个项目), and the one before
 * it has figures that may be added? */
static bool
speaks_of_above(const struct sentence *s)
{
	return word_table_starts(&qualifiers, "told", unsaid_clause(s, &s->ms->at[s->from]));
}

/* 两定机构共计210家。 两项合计3,724座。 三项支出共8.60万元。: is a total all that the sentence
 * tells? */
static bool
is_total_alone(const struct sentence *s)
{
	const struct mention *first = &s->ms->at[s->from], *last = &s->ms->at[s->to - 1];
	bool gathers = (last->last_cue & CUE_SUM) != 0;

	if (first == last)
		return gathers;
	return first + 1 == last && count_told(first) != 0 && (gathers ||
	    word_table_ends(&qualifiers, "gathers", mentions_text(s->ms, last->before)));
}

/* 省级项目3个，资金640万元；市级项目5个，资金310万元。以上8个项目资金共计950万元: of each clause of
 * the sentence before, the first amount of m's unit that is no part; sure: it speaks of them. */
static void
link_above(const struct sentence *s, struct mention *m, bool sure)
{
	const struct mention *e = s->ms->at + s->from;
	size_t sentence = e[-1].sentence, clause = NONE, clauses = 0, last = NONE;
	struct addends a = { .n = 0 };

	while (e > s->ms->at && e[-1].sentence == sentence)
		e--;
	for (; e < s->ms->at + s->from; e++) {
		clauses += e->clause != last;
		last = e->clause;
		if (!unsaid_amount(e) || e->member || !relate_same_unit(e, m))
			continue;
		if (e->clause == clause)
			sure = false;
		else if (!add(&a, e))
			return;
		clause = e->clause;
	}
	if (a.n == clauses)
		link_addends(s, m, &a, sure);
}

/* The mentions that stand right behind the parts of m, of the unit of total. */
static bool
collect_behind(const struct sentence *s, const struct link *of, const struct mention *total,
    struct addends *a)
{
	struct span expression = mentions_text(s->ms, of->of);
	struct formula f = { .n = 0 };
	bool all = formula_next(&expression, &f) && f.shape == SHAPE_SUM;

	for (size_t i = 0; all && i < f.n; i++) {
		const struct mention *part = mentions_before(s->ms, total, f.ids[i]);

		all = part != NULL && unsaid_amount(part + 1) && part[1].clause == part->clause &&
		    relate_same_unit(part + 1, total) && part + 1 < total && add(a, part + 1);
	}
	formula_release(&f);
	return all;
}

/* 共计, 全年共投入: do words say that m adds up? */
static bool
gathers(const struct sentence *s, const struct mention *m)
{
	return (m->cues & CUE_SUM) != 0 ||
	    word_table_in(&qualifiers, "gathers", mentions_text(s->ms, m->before));
}

/* 大项目14个，金额862万元，小项目6个，金额38万元，合计20个项目900万元: right behind a total, the
 * amounts that stand right behind its parts. */
static void
link_beside(const struct sentence *s, struct mention *m)
{
	const struct mention *total = m - 1;
	struct addends a = { .n = 0 };

	if (m == s->ms->at + s->from || total->clause != m->clause || relate_same_unit(total, m))
		return;
	for (size_t i = 0; i < total->nlinks; i++)
		if (total->links[i].rel == REL_SUM) {
			if (collect_behind(s, &total->links[i], m, &a))
				link_addends(s, m, &a, gathers(s, total));
			return;
		}
}

/* Is anything of the sentence added up, by its words or by what it makes?  Of most it is not. */
static bool
has_total(const struct sentence *s)
{
	unsigned cues = 0;

	for (size_t i = s->from; i < s->to; i++)
		if (count_told(&s->ms->at[i]) != 0 || mention_linked(&s->ms->at[i], REL_SUM))
			return true;
		else
			cues |= s->ms->at[i].cues;
	return (cues & CUE_SUM) != 0;
}

void
unsaid_likewise(const struct sentence *s)
{
	if (!has_total(s))
		return;
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (!unsaid_amount(m) || mention_linked(m, REL_SUM) ||
		    mention_linked(m, REL_LIKELY))
			continue;
		link_beside(s, m);
		if (m->nlinks == 0)
			link_namesakes(s, m);
	}
}

void
unsaid_totals_above(const struct sentence *s)
{
	bool alone, told;

	if (s->from == 0)
		return;
	alone = is_total_alone(s);
	told = speaks_of_above(s) || (alone && s->to - s->from > 1);
	if (!alone && !told)
		return;
	for (size_t i = s->from; i < s->to; i++)
		if (unsaid_amount(&s->ms->at[i]) && s->ms->at[i].nlinks == 0)
			link_above(s, &s->ms->at[i], told);
}
