/* relate_mark_pairs: what could be got and what was, and the total of it; see
 * relate_mark_pairs.h. */
#include "relation/relate_mark_pairs.h"

#include "language/grammar.h"
#include "relation/relate_score_total.h"

enum {
	LEAST = 3,		/* pairs: of fewer, two marks beside two are no accident */
	MOST = 12,
	HUNDRED = 100		/* what full marks of a whole add up to */
};

/* Full marks and those got, in turns, and the mark behind them. */
struct pairs {
	const struct mention *full[MOST];
	struct mention *got[MOST], *total;
	size_t n;
	bool within;		/* none is above its full mark */
};

/* The next mark of the paragraph from m on; NULL: none. */
static struct mention *
next_mark(struct mentions *ms, struct mention *m)
{
	for (; m < ms->at + ms->n; m++)
		if (mention_is_mark(m) && m->cell.row == 0)
			return m;
	return NULL;
}

/* 总分95.5分, 合计得分: does its name say that m is the mark of the whole? */
static bool
is_of_whole(const struct mentions *ms, const struct mention *m)
{
	return m->function == FUNCTION_SUM || (m->cues & CUE_SUM) != 0 ||
	    word_table_in(&qualifiers, "overall", mentions_text(ms, m->label));
}

static bool
are_pair(const struct mentions *ms, const struct mention *full, const struct mention *got)
{
	return got != NULL && full->clause == got->clause && full->sentence == got->sentence &&
	    full->depth == got->depth && !full->taken && !got->taken && !is_of_whole(ms, full) &&
	    !is_of_whole(ms, got) && got->q.kind == full->q.kind;
}

/* The pairs from mark first on, up to one for the whole; false: there are too few, or there is
 * no such mark. */
static bool
collect(struct mentions *ms, struct mention *first, struct pairs *p)
{
	*p = (struct pairs){ .n = 0, .within = true };
	for (struct mention *full = first; full != NULL && p->n < MOST; ) {
		struct mention *got = next_mark(ms, full + 1);

		if (is_of_whole(ms, full)) {
			p->total = full;
			break;
		}
		if (!are_pair(ms, full, got))
			return false;
		p->within &= decimal_cmp(got->q.value, full->q.value) <= 0;
		p->full[p->n] = full;
		p->got[p->n++] = got;
		full = next_mark(ms, got + 1);
	}
	return p->n >= LEAST && p->total != NULL && p->total->function != FUNCTION_PRIOR &&
	    !word_table_starts(&particles, "lastyear", mentions_text(ms, p->total->label)) &&
	    p->total->sentence <= p->got[p->n - 1]->sentence + 1;
}

/* Do the full marks make a hundred, so that nothing is missing? */
static bool
are_whole(const struct pairs *p)
{
	struct decimal sum = decimal_of(0);

	for (size_t i = 0; i < p->n; i++)
		if (!decimal_add(sum, p->full[i]->q.value, &sum))
			return false;
	return decimal_cmp(sum, decimal_of(HUNDRED)) == 0;
}

static bool
closes(const struct pairs *p)
{
	struct term total = relate_term(p->total), terms[MOST];

	for (size_t i = 0; i < p->n; i++)
		terms[i] = relate_term(p->got[i]);
	return closure_sum(&total, terms, p->n);
}

static void
link_pairs(struct mentions *ms, struct pairs *p)
{
	size_t ids[MOST];

	for (size_t i = 0; i < p->n; i++) {
		ids[i] = p->got[i]->id;
		if (p->got[i]->nlinks == 0)
			mentions_link(ms, p->got[i], REL_SCORE, "$", &p->full[i]->id);
		p->got[i]->member = true;
	}
	mentions_link_sum(ms, p->total, REL_SUM, ids, p->n);
}

void
relate_mark_pairs(struct mentions *ms)
{
	struct mention *m = next_mark(ms, ms->at);
	struct pairs p;

	while (m != NULL) {
		if (!collect(ms, m, &p) || p.total->nlinks != 0 ||
		    !(are_whole(&p) || (p.within && closes(&p)))) {
			m = next_mark(ms, m + 1);
			continue;
		}
		if (relate_is_full_total(ms, p.total))
			p.total++;
		link_pairs(ms, &p);
		m = next_mark(ms, p.total + 1);
	}
}
