/* relate_list_uses: amounts that say what the one before them was for; see
 * relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

/* The words between m and the amount before it, if they say what that was for, else none. */
static struct span
use_words(const struct mentions *ms, const struct mention *m)
{
	struct span words = mentions_text(ms, m->before);

	words = span_slice(words, punct_starts(words, ','), words.n);
	return word_table_starts(&grammar, "purpose", words) ? words : SPAN("");
}

/* 一般债券90万元，专项债券350万元。专项债券用于园区150万元: what the sentence that m is the first
 * figure of calls the amount whose uses it tells; none: it does not. */
static struct span
used_name(const struct mentions *ms, const struct mention *m)
{
	struct span words = mentions_text(ms, m->before);
	struct glyph g;
	size_t at;

	if (m == ms->at || m[-1].sentence == m->sentence)
		return SPAN("");
	g = glyph_at(words, 0);
	if (words.n != 0 && character_is_mark_of(g.c, PUNCT_ENDS))
		words = span_slice(words, g.n, words.n);
	at = word_table_find(&grammar, "purpose", words);
	return at == NONE ? SPAN("") : span_slice(words, 0, at);
}

/* The uses that begin with mention first, told in one breath, brackets passed over (工资168万元
 * （140人）、物资57万元); none where something else is told among them. */
static void
collect_uses(const struct mentions *ms, size_t first, struct list *list)
{
	const struct mention *a = &ms->at[first];

	list->n = 0;
	for (size_t i = first; i < ms->n && list->n < LIST_MAX; i++) {
		struct mention m = ms->at[i];
		struct span before = mentions_text(ms, m.before);

		if (m.sentence != a->sentence || m.clause != a->clause)
			break;
		if (m.depth > a->depth)
			continue;
		before = span_slice(before, punct_starts(before, ')'), before.n);
		if (i > first && !span_starts(before, SPAN("、")))
			break;
		m.excused = false;
		if (!mention_is_exact(&m) || m.depth != a->depth || !list_can_be_part(&m, a)) {
			list->n = 0;
			return;
		}
		list->parts[list->n++] = i;
	}
}

/* Do the parts make at least the total? */
static bool
use_it_up(const struct mentions *ms, const struct list *list, const struct term *total)
{
	struct decimal sum = decimal_of(0);

	for (size_t i = 0; i < list->n; i++)
		if (!decimal_add(sum, ms->at[list->parts[i]].q.value, &sum))
			return false;
	return decimal_cmp(sum, total->value) >= 0;
}

/* 用于维修286万元、购置512万元、资助468万元: do words say that these are not all, or does no slip
 * that tells explain why they make less? */
static bool
are_some(const struct mentions *ms, const struct list *list, const struct term *total)
{
	enum { LEAST = 3, DIGITS = 4 };
	struct term terms[LIST_MAX];
	enum closure_slip slip;

	if (word_table_starts(&qualifiers, "chief", use_words(ms, &ms->at[list->parts[0]])) ||
	    ms->at[list->parts[list->n - 1]].and_others)
		return true;
	relate_terms(ms, (struct part_run){ list->parts, list->n }, terms);
	slip = closure_slip(total, terms, list->n);
	return slip != SLIP_TELLING && (slip == SLIP_NONE || list->n < LEAST ||
	    closure_digits(total, terms, list->n) < DIGITS);
}

/* The amount whose uses begin with mention i: the one before it, or that which its sentence
 * names; false: neither. */
static bool
find_used(const struct mentions *ms, size_t i, const struct recall *recall,
    struct relate_total *total)
{
	const struct mention *m = &ms->at[i], *whole = m - 1;
	struct span name = used_name(ms, m);

	if (name.n != 0)
		return (m->cues & CUE_REASON) == 0 &&
		    list_find_named(ms, i, name, recall, total);
	*total = list_total_of(whole);
	return m->excused && (m->cues & (CUE_PURPOSE | CUE_REASON)) == CUE_PURPOSE &&
	    whole->sentence == m->sentence && whole->depth == m->depth &&
	    list_can_be_total(whole, m) && use_words(ms, m).n != 0;
}

void
list_uses(const struct relate_words *w, struct mentions *ms, const struct recall *recall)
{
	for (size_t i = 1; i + 1 < ms->n; i++) {
		const struct mention *m = &ms->at[i];
		struct relate_total total;
		struct list list;

		if (m->cell.row != 0 || m->q.kind != KIND_MONEY || m->member ||
		    !find_used(ms, i, recall, &total))
			continue;
		collect_uses(ms, i, &list);
		if (list.n >= 2 && (use_it_up(ms, &list, &total.term) ||
		    !are_some(ms, &list, &total.term)))
			relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total,
			    CUE_PURPOSE);
	}
}

/* Do the amounts of wide make the total, or, where those of list do not even nearly, would they but
 * for a slip that tells? */
static bool
makes_with_uses(const struct mentions *ms, const struct list *wide, const struct list *list,
    const struct relate_total *total)
{
	enum closure_slip fit = list_fit(ms, wide, total);

	return fit == SLIP_NEEDLESS ||
	    (fit == SLIP_TELLING && list_fit(ms, list, total) == SLIP_NONE);
}

/* Is m told by what it was for? */
static bool
is_use(const struct mention *m)
{
	return m->excused && (m->cues & (CUE_PURPOSE | CUE_REASON)) == CUE_PURPOSE;
}

size_t
list_with_uses(const struct mentions *ms, struct scope scope, struct list *list,
    const struct relate_total *total)
{
	enum { LEAST = 3 };
	struct list wide;
	bool uses = false;

	for (size_t i = scope.first; i < scope.end && !uses; i++)
		uses = is_use(&ms->at[i]);
	wide.n = 0;
	for (size_t i = scope.first; i < scope.end && wide.n < LIST_MAX && uses; i++) {
		struct mention m = ms->at[i];

		m.excused &= !is_use(&m);
		if (list_can_be_part(&m, &ms->at[scope.first]))
			wide.parts[wide.n++] = i;
	}
	if (wide.n < LEAST || !makes_with_uses(ms, &wide, list, total))
		return 0;
	*list = wide;
	return wide.n;
}
