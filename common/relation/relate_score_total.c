/* relate_score_total: the marks that a total is the sum of; see relate_score_total.h.
 *
 * The marks stand in a row with nothing else among them, all with their full marks or all without.
 * Full marks of a hundred leave none out, so that they are the total's whatever they come to;
 * others only if that comes out or a slip explains the miss.  Marks do not overlap, so one is
 * enough to speak of it.
 */
#include "relation/relate_score_total.h"

#include "language/grammar.h"
#include "sentence/formula.h"
#include "text/punct.h"

enum { LEAST = 3, MARKS_MAX = 40 };	/* marks that make a total */

/* Marks in a row. */
struct marks {
	struct term terms[MARKS_MAX];
	size_t ids[MARKS_MAX], n;
	bool weighed;		/* each has its full mark */
	bool whole;		/* those make a hundred */
};

static bool
has_weight(const struct mention *m)
{
	return mention_linked(m, REL_SCORE);
}

/* Is full the full mark of m? */
static bool
is_weight_of(const struct mentions *ms, const struct mention *full, const struct mention *m)
{
	for (size_t k = 0; k < m->nlinks; k++)
		if (m->links[k].rel == REL_SCORE &&
		    formula_first_id(mentions_text(ms, m->links[k].of)) == full->id)
			return true;
	return false;
}

/* Is m the full mark of the mark beside it, in the row from first up to end? */
static bool
is_weight(const struct mentions *ms, const struct mention *m, const struct mention *first,
    const struct mention *end)
{
	return (m > first && is_weight_of(ms, m, m - 1)) ||
	    (m + 1 < end && is_weight_of(ms, m, m + 1));
}

/* Takes the marks from first up to end; false if something else stands among them, if some have
 * full marks and some do not, or if they look like full marks themselves. */
static bool
take_marks(const struct mentions *ms, const struct mention *first, const struct mention *end,
    struct marks *marks)
{
	struct decimal fulls = decimal_of(0), all = decimal_of(0);
	size_t weighed = 0;

	*marks = (struct marks){ .n = 0 };
	for (const struct mention *m = first; m < end; m++) {
		if (!mention_is_mark(m) || m->taken || (m->cues & (CUE_PARTS | CUE_WHOLE)) != 0)
			return false;
		if (is_weight(ms, m, first, end)) {
			if (!decimal_add(fulls, m->q.value, &fulls))
				return false;
			continue;
		}
		if (marks->n == MARKS_MAX || (m->nlinks != 0 && !has_weight(m)))
			return false;
		weighed += has_weight(m);
		marks->terms[marks->n] = relate_term(m);
		marks->ids[marks->n++] = m->id;
		if (!decimal_add(all, m->q.value, &all))
			return false;
	}
	marks->weighed = weighed != 0;
	marks->whole = marks->weighed && decimal_cmp(fulls, decimal_of(100)) == 0;
	return marks->n >= LEAST && (weighed == marks->n ||
	    (weighed == 0 && decimal_cmp(all, decimal_of(100)) != 0));
}

/* Links total with the marks; sure: they are its own, whatever they come to. */
static void
link_marks(struct mentions *ms, struct mention *total, struct marks *marks, bool sure)
{
	struct term sum = relate_term(total);
	enum relation rel = relate_by_fit(REL_SUM, closure_fit(&sum, marks->terms, marks->n),
	    SLIP_NEEDLESS);

	if (rel == REL_NONE && sure)
		rel = REL_SUM;
	mentions_link_sum(ms, total, rel, marks->ids, marks->n);
}

bool
relate_is_full_total(const struct mentions *ms, const struct mention *m)
{
	const struct mention *next = m + 1;

	return decimal_cmp(m->q.value, decimal_of(100)) == 0 && next < ms->at + ms->n &&
	    mention_is_mark(next) && next->sentence == m->sentence &&
	    word_table_in(&qualifiers, "overall", mentions_text(ms, next->phrase));
}

/* 预算执行20分得19.4分，…，综合得分93.4分: the marks with full marks of a hundred before m in its
 * sentence.  True: linked. */
static bool
link_own(struct mentions *ms, struct mention *m)
{
	const struct mention *first = m;
	struct marks marks;

	while (first > ms->at && first[-1].sentence == m->sentence)
		first--;
	if (!take_marks(ms, first, m, &marks) || !marks.whole || relate_is_full_total(ms, m))
		return false;
	link_marks(ms, m, &marks, true);
	return true;
}

/* 产出50分，得48分；效益30分，得28分；…。自评总分95.5分: those of the sentence before, back to
 * something else, of which only the ones with full marks count. */
static bool
link_before(struct mentions *ms, struct mention *m)
{
	struct marks marks = { .n = 0 };

	for (const struct mention *e = m; e-- > ms->at && marks.n < MARKS_MAX &&
	    mention_is_mark(e) && e->sentence + 1 == m->sentence; )
		if (has_weight(e)) {
			marks.terms[marks.n] = relate_term(e);
			marks.ids[marks.n++] = e->id;
		}
	if (marks.n < LEAST)
		return false;
	for (size_t k = 0; k < marks.n / 2; k++) {
		size_t id = marks.ids[k];

		marks.ids[k] = marks.ids[marks.n - 1 - k];
		marks.ids[marks.n - 1 - k] = id;
	}
	link_marks(ms, m, &marks, false);
	return true;
}

/* 自评95.40分：预算编制9.50分，预算执行18.80分，…。: the marks behind the colon of m, if its
 * sentence has nothing else. */
static void
link_behind(struct mentions *ms, struct mention *m)
{
	const struct mention *end = m + 1;
	struct marks marks;

	while (end < ms->at + ms->n && end->sentence == m->sentence)
		end++;
	if (take_marks(ms, m + 1, end, &marks) && !marks.weighed)
		link_marks(ms, m, &marks, false);
}

/* 自评总分93.4分。资金管理28.3分，项目管理19分，…。: the marks of the sentence behind m, which ends
 * its own, if there is nothing else; without full marks of a hundred m must be called the total. */
static void
link_next(struct mentions *ms, struct mention *m)
{
	const struct mention *end = m + 1;
	struct marks marks;

	while (end < ms->at + ms->n && end->sentence == m->sentence + 1)
		end++;
	if (end == m + 1 || !take_marks(ms, m + 1, end, &marks) ||
	    word_table_in(&qualifiers, "chief", mentions_text(ms, m[1].before)))
		return;
	if (marks.whole || (!marks.weighed &&
	    word_table_in(&qualifiers, "overall", mentions_text(ms, m->phrase))))
		link_marks(ms, m, &marks, marks.whole);
}

static void
relate_total(struct mentions *ms, struct mention *m, struct span text)
{
	struct span behind = span_slice(text, m->at + m->length, text.n);

	if (punct_starts(behind, ':') != 0)
		link_behind(ms, m);
	else if (m->function != FUNCTION_PRIMARY && m->function != FUNCTION_SUM)
		return;
	else if (m->nlinks == 0 && span_starts(behind, SPAN("。")) &&
	    !word_table_in(&qualifiers, "bonus", text))
		link_next(ms, m);
	if (m->nlinks == 0 && word_table_in(&qualifiers, "overall", mentions_text(ms, m->phrase)) &&
	    !word_table_in(&name_words, "average", mentions_text(ms, m->before)))
		(void)((!word_table_in(&qualifiers, "bonus", text) && link_own(ms, m)) ||
		    link_before(ms, m));
}

void
relate_score_totals(struct mentions *ms, struct span text)
{
	for (size_t i = 0; i < ms->n; i++)
		if (mention_is_mark(&ms->at[i]) && !has_weight(&ms->at[i]))
			relate_total(ms, &ms->at[i], text);
}
