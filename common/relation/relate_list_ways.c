/* relate_list_ways: lists that no cue opens, but words for how a total is divided: 按类型：,
 * 四个项目分别支付, 按板块分： at the end of the paragraph before; see relate_list_parts.h. */
#include "relation/relate_list_parts.h"

#include "language/grammar.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { MANY = 3 };	/* parts in one breath that are no accident */

/* 按类型, before a colon; before a comma 按类型分: does clause say by what a total is divided? */
static bool
is_way(struct span clause, bool colon)
{
	return word_table_starts(&grammar, "by", clause) &&
	    (colon || word_table_ends(&qualifiers, "sorts", clause));
}

/* Does the clause right before the last mark of words say so, so that what stands behind it is
 * the name of the first part? */
static bool
ends_with_way(struct span words)
{
	size_t from = 0;
	bool way = false;
	struct glyph g;

	for (size_t at = 0; at < words.n; at += g.n) {
		bool colon;

		g = glyph_at(words, at);
		if (!character_is_mark_of(g.c, U"。，；：,;:"))
			continue;
		colon = character_is_mark_of(g.c, U"：:");
		way = (colon || character_is_mark_of(g.c, U"，,")) &&
		    is_way(span_slice(words, from, at), colon);
		from = at + g.n;
	}
	return way;
}

/* 商品62.82万元，补助66.28万元。其他支出45万元: is one more part told behind the list, by a
 * name for all others that opens the next sentence? */
static bool
is_rest_behind(const struct mentions *ms, const struct list *list)
{
	const struct mention *last = &ms->at[list->parts[list->n - 1]], *next = last + 1;

	return next < ms->at + ms->n && next->sentence == last->sentence + 1 &&
	    relate_same_unit(next, last) &&
	    word_table_starts(&qualifiers, "rest", mentions_text(ms, next->label));
}

/* Does the list, or what is told of it in one breath, make total, or would it but for a slip no
 * smaller than least? */
static bool
comes_out(const struct mentions *ms, const struct list *list, const struct relate_total *total,
    enum closure_slip least)
{
	struct list breath = *list;

	breath.n = list_likely_run(ms, list);
	return list_closing_run(ms, list, 2, total) != 0 || list_fit(ms, list, total) >= least ||
	    (breath.n > 1 && list_fit(ms, &breath, total) >= least);
}

void
list_open_ways(struct mentions *ms, const struct recall *recall)
{
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->at[i];
		struct relate_total total;
		struct list list;

		if (m->id == 0 || list_opens(m) || !list_states(m) || m->member || m->excused ||
		    m->q.kind == KIND_PERCENT || m->q.kind > KIND_SCORE ||
		    !ends_with_way(mentions_text(ms, m->before)))
			continue;
		list_collect(ms, i, list_scope_end(ms, i), &list);
		if (list.n > 1 && !is_rest_behind(ms, &list) &&
		    list_find_total(ms, i, recall, &total) &&
		    comes_out(ms, &list, &total, SLIP_WEAK))
			m->cues |= CUE_PARTS;
	}
}

/* The verb of 分别支付 at the end of words; empty: there is none. */
static struct span
verb_of_each(struct span words)
{
	size_t at = word_table_find(&qualifiers, "apart", words);

	if (at == NONE)
		return SPAN("");
	words = span_slice(words, at, words.n);
	return word_table_behind(&qualifiers, "apart", words);
}

/* 累计支付4,706.13万元。四个子项目分别支付2,118.40万元、…: the amount before mention i
 * whose name ends with verb, which the list makes, or would but for a slip that tells; in its
 * sentence or the one before. */
static bool
total_of_verb(const struct mentions *ms, size_t i, const struct list *list, struct span verb,
    struct relate_total *total)
{
	for (size_t j = i; j-- > 0 && ms->at[j].sentence + 1 >= ms->at[i].sentence; ) {
		const struct mention *m = &ms->at[j];

		if (!list_can_be_total(m, &ms->at[i]) || m->member ||
		    !span_ends(mentions_text(ms, m->label), verb))
			continue;
		*total = list_total_of(m);
		return list_fit(ms, list, total) >= SLIP_TELLING;
	}
	return false;
}

/* Are those of the list told right behind one another, with no names of their own? */
static bool
is_nameless(const struct mentions *ms, const struct list *list)
{
	for (size_t k = 1; k < list->n; k++)
		if (list->parts[k] != list->parts[k - 1] + 1 ||
		    ms->at[list->parts[k]].phrase.n != 0)
			return false;
	return true;
}

void
list_of_each(const struct relate_words *w, struct mentions *ms, size_t i)
{
	const struct mention *m = &ms->at[i];
	struct relate_total total;
	struct span verb;
	struct list list;

	if (i == 0 || m[-1].q.kind != KIND_COUNT ||
	    m[-1].sentence != m->sentence)
		return;
	verb = verb_of_each(mentions_text(ms, m->before));
	if (verb.n == 0)
		return;
	list_collect(ms, i, list_scope_end(ms, i), &list);
	list.n = list_likely_run(ms, &list);
	if (list.n < MANY || decimal_cmp(m[-1].q.value, decimal_of((long long)list.n)) != 0 ||
	    !is_nameless(ms, &list) || !total_of_verb(ms, i, &list, verb, &total))
		return;
	relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total, CUE_PARTS);
}

/* 其他212人: does the last of the list name all others? */
static bool
names_rest(const struct mentions *ms, const struct list *list)
{
	return word_table_starts(&qualifiers, "rest",
	    mentions_text(ms, ms->at[list->parts[list->n - 1]].label));
}

/* Are all of the list told in its first sentence, each right behind the one before? */
static bool
is_in_breath(const struct mentions *ms, const struct list *list)
{
	for (size_t k = 1; k < list->n; k++)
		if (list->parts[k] != list->parts[k - 1] + 1 ||
		    ms->at[list->parts[k]].clause != ms->at[list->parts[0]].clause)
			return false;
	return true;
}

void
list_announced(const struct relate_words *w, struct mentions *ms, const struct recall *recall)
{
	const struct mention *first = ms->at;
	const struct recalled *f;
	struct list list;

	if (!recall->opened || ms->n < MANY || first->id == 0 || list_opens(first) ||
	    !list_can_be_part(first, first) || first->listed)
		return;
	list_collect(ms, 0, list_scope_end(ms, 0), &list);
	list.n = list_likely_run(ms, &list);
	if (list.n < MANY || !is_in_breath(ms, &list))
		return;
	for (size_t back = 0; (f = recall_back(recall, back)) != NULL; back++) {
		struct relate_total total;

		if (f->block + 2 < recall->block || f->cell)
			return;
		if (f->dimension != first->dimension || f->op != OP_EQ || f->member ||
		    f->function != FUNCTION_PRIMARY)
			continue;
		total = list_remembered(recall, f);
		if (list_fit(ms, &list, &total) >= (names_rest(ms, &list) ? SLIP_WEAK :
		    SLIP_TELLING)) {
			relate_parts(w, ms, (struct part_run){ list.parts, list.n }, &total,
			    CUE_PARTS);
			return;
		}
	}
}
